from __future__ import annotations

import csv
import gzip
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest
from gdelt_rows import columns, gdelt_row

from events import queries
from events.context import Month, monthly_context
from events.countries import find_country
from events.engines import open_table
from events.formats.importing import Imported, ImportingError, expand_sources, import_events
from events.formats.line_blocks import read_blocks
from events.loading import fold
from events.parquet_table import MACHINE_CODED_COLUMNS, TABLE_COLUMNS


def write_rows(path: Path, *rows: str, end: str = "\n") -> Path:
    path.write_bytes("".join(row + end for row in rows).encode())
    return path


def gdelt(folder: Path, *rows: str) -> tuple[list[dict[str, Any]], list[dict[str, str]], Imported]:
    """Import rows; return the events in the order of their ids, the rows left out, and what is said."""
    out = folder / "gdelt.parquet"
    imported = import_events("gdelt", [write_rows(folder / "20240619.export.CSV", *rows)], out, overwrite=True)
    return events_of(out), left_out_of(imported), imported


def events_of(out: Path) -> list[dict[str, Any]]:
    relation = duckdb.sql(f"FROM '{out}' ORDER BY id")
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def left_out_of(imported: Imported) -> list[dict[str, str]]:
    if imported.side_file is None:
        return []
    with imported.side_file.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


GOOD = gdelt_row(GLOBALEVENTID="1")


def test_a_row_becomes_an_event_with_all_that_a_large_table_asks_for(tmp_path: Path) -> None:
    [event], left_out, imported = gdelt(tmp_path, gdelt_row(2))
    assert set(TABLE_COLUMNS) | set(MACHINE_CODED_COLUMNS) <= set(event)
    assert left_out == []
    assert (imported.rows, imported.events, imported.side_file) == (1, 1, None)
    told = {
        "id": "gdelt-1001",
        "date": "2024-06-19",
        "edtf": "2024-06-19",
        "countries": "RUS; PRK",
        "type": "talks",
        "title": "Russia consults North Korea (Pyongyang)",
        "status": "reported",
        "importance": 2,
        "place": "Pyongyang, P'yongyang-si, North Korea",
        "sources": "https://example.org/news/1",
        "notes": "CAMEO 040",
        "date_form": "day",
        "quadrant": "verbal-cooperation",
        "code_set": ";PRK;RUS;",
        "country_set": ";PRK;RUS;",
        "country_count": 2,
        "first_day": 19893,
        "last_day": 19893,
        "score": 1.0,
        "mentions": 12,
        "origin": "20240619.export.CSV 1001",
    }
    assert {name: event[name] for name in told} == told
    assert event["search_text"] == fold(f"{event['title']} {event['place']}")


@pytest.mark.parametrize(("version", "width"), [(1, 58), (2, 61)])
def test_both_versions_are_read(tmp_path: Path, version: int, width: int) -> None:
    assert len(columns(version)) == width
    [event], _, _ = gdelt(tmp_path, gdelt_row(version))
    assert (event["place"][:9], event["sources"]) == ("Pyongyang", "https://example.org/news/1")


def test_the_files_before_2013_have_no_source(tmp_path: Path) -> None:
    [event], _, _ = gdelt(tmp_path, gdelt_row(1).rpartition("\t")[0])
    assert (event["sources"], event["place"][:9]) == ("", "Pyongyang")


def test_sqldate_is_honoured_over_the_other_dates(tmp_path: Path) -> None:
    [event], _, _ = gdelt(tmp_path, gdelt_row(SQLDATE="19991231", MonthYear="202406", Year="2024", DATEADDED="20240620"))
    assert (event["edtf"], event["first_day"]) == ("1999-12-31", 10956)


UNFIT = [
    pytest.param({"Actor2CountryCode": ""}, "fewer than two countries", "RUS", id="one country"),
    pytest.param({"Actor1CountryCode": "", "Actor2CountryCode": ""}, "fewer than two countries", "", id="none"),
    pytest.param({"Actor2CountryCode": "AFR"}, "fewer than two countries", "RUS", id="a continent"),
    pytest.param({"Actor2CountryCode": "EUR"}, "fewer than two countries", "RUS", id="Europe is not the European Union"),
    pytest.param({"Actor2CountryCode": "RUS"}, "same country twice", "RUS", id="same country"),
    pytest.param({"Actor1CountryCode": "SUN", "Actor2CountryCode": "RUS"}, "same country twice", "SUN", id="past state"),
    pytest.param({"Actor2CountryCode": "ZZZ"}, "unknown country code", "ZZZ", id="unknown country"),
    pytest.param({"EventCode": "999"}, "unknown event code", "999", id="unknown event"),
    pytest.param({"EventCode": "---"}, "unknown event code", "---", id="no event code"),
    pytest.param({"EventCode": "010"}, "statement, for which there is no event type", "010", id="statement"),
    pytest.param({"SQLDATE": "20240230"}, "bad date", "20240230", id="no such day"),
    pytest.param({"SQLDATE": "00000101"}, "bad date", "00000101", id="no such year"),
    pytest.param({"SQLDATE": "2024619"}, "bad date", "2024619", id="too short"),
    pytest.param({"SQLDATE": "2024 619"}, "bad date", "2024 619", id="blank in it"),
    pytest.param({"SQLDATE": ""}, "bad date", "", id="no date"),
    pytest.param({"GLOBALEVENTID": "12a"}, "no number as its id", "12a", id="id"),
    pytest.param({"GLOBALEVENTID": "-5"}, "no number as its id", "-5", id="negative id"),
]


@pytest.fixture(scope="module")
def unfit(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A good row and all of `UNFIT`, imported together: the events, and the rows left out."""
    rows = [gdelt_row(**case.values[0]) for case in UNFIT]  # type: ignore[arg-type]
    return gdelt(tmp_path_factory.mktemp("unfit"), GOOD, *rows)


@pytest.mark.parametrize(("cells", "reason", "detail"), UNFIT)
def test_a_row_that_does_not_fit_is_kept_whole_with_its_reason(
    unfit: Any, cells: dict[str, str], reason: str, detail: str
) -> None:
    text = gdelt_row(**cells)
    [row] = [row for row in unfit[1] if row["row"] == text]
    line = [case.values[0] for case in UNFIT].index(cells) + 2
    assert row == {"file": "20240619.export.CSV", "line": str(line), "reason": reason, "detail": detail, "row": text}


def test_rows_that_do_not_fit_are_counted_by_reason_and_do_not_stop_the_others(unfit: Any) -> None:
    events, _, imported = unfit
    assert [event["id"] for event in events] == ["gdelt-1"]
    assert imported.left_out == Counter(case.values[1] for case in UNFIT)
    assert imported.rows == len(UNFIT) + 1


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(gdelt_row() + "\tone more", id="one column more"),
        pytest.param("\t".join(gdelt_row().split("\t")[:30]), id="cut off"),
        pytest.param('a line of "prose", with quotes; and \\ backslashes', id="prose"),
        pytest.param("GLOBALEVENTID\tSQLDATE", id="a header"),
        pytest.param("\t", id="one tab"),
    ],
)
def test_a_row_of_another_width_does_not_stop_the_others(tmp_path: Path, bad: str) -> None:
    events, [row], _ = gdelt(tmp_path, bad, GOOD)
    assert len(events) == 1
    assert (row["line"], row["reason"], row["detail"]) == ("1", "wrong number of columns", str(bad.count("\t") + 1))
    assert row["row"] == bad


def test_quotes_and_delimiters_in_a_cell_are_letters(tmp_path: Path) -> None:
    [event], _, _ = gdelt(
        tmp_path, gdelt_row(ActionGeo_FullName='"Camp, Here', SOURCEURL='https://example.org/a?b="c",d\'e;f|g')
    )
    assert event["place"] == '"Camp, Here'
    assert event["title"] == 'Russia consults North Korea ("Camp)'
    assert event["sources"] == 'https://example.org/a?b="c",d\'e%3Bf|g'


@pytest.mark.parametrize(
    ("code", "countries", "kind", "title"),
    [
        ("042", "RUS; PRK", "visit", "Russia visits North Korea"),
        ("043", "PRK; RUS", "visit", "North Korea visits Russia"),
        ("057", "RUS; PRK", "treaty", "Russia signs an agreement with North Korea"),
        ("0231", "RUS; PRK", "demand", "Russia asks for economic aid from North Korea"),
        ("190", "RUS; PRK", "attack", "Russia uses military force against North Korea"),
    ],
)
def test_actor_1_acts_on_actor_2_but_who_hosts_is_visited(
    tmp_path: Path, code: str, countries: str, kind: str, title: str
) -> None:
    [event], _, _ = gdelt(tmp_path, gdelt_row(EventCode=code, ActionGeo_FullName="Russia"))
    assert (event["countries"], event["type"], event["title"]) == (countries, kind, title)


def test_a_body_acts_as_a_body(tmp_path: Path) -> None:
    [event], _, _ = gdelt(tmp_path, gdelt_row(EventCode="163", Actor1CountryCode="", Actor1KnownGroupCode="UNO"))
    assert (event["countries"], event["title"][:41]) == ("UNO; PRK", "United Nations imposes sanctions on North")
    [event], _, _ = gdelt(tmp_path, gdelt_row(Actor1CountryCode="EUR", Actor1KnownGroupCode="EEC"))
    assert event["countries"] == "EUR; PRK"


@pytest.mark.parametrize(
    ("theirs", "ours"), [("ROM", "ROU"), ("TMP", "TLS"), ("MTN", "MNE"), ("IMY", "IMN"), ("WSB", "PSE"), ("BAG", "IRQ")]
)
def test_country_codes_of_its_own_become_ours(tmp_path: Path, theirs: str, ours: str) -> None:
    [event], _, _ = gdelt(tmp_path, gdelt_row(Actor1CountryCode=theirs))
    assert event["countries"] == f"{ours}; PRK"


@pytest.mark.parametrize(
    ("mentions", "kept", "importance"),
    [("1", 1, 1), ("4", 4, 1), ("5", 5, 2), ("20", 20, 3), ("100", 100, 4), ("500", 500, 5), ("", None, 1), ("-3", None, 1)],
)
def test_importance_follows_the_mentions_in_fixed_steps(
    tmp_path: Path, mentions: str, kept: int | None, importance: int
) -> None:
    [event], _, _ = gdelt(tmp_path, gdelt_row(NumMentions=mentions))
    assert (event["mentions"], event["importance"]) == (kept, importance)


@pytest.mark.parametrize(
    ("text", "score"), [("-10", -10.0), ("3.4", 3.4), ("", None), ("11", None), ("nan", None), ("x", None)]
)
def test_a_score_outside_the_scale_is_none(tmp_path: Path, text: str, score: float | None) -> None:
    [event], _, _ = gdelt(tmp_path, gdelt_row(GoldsteinScale=text))
    assert event["score"] == score


def test_a_title_never_grows_beyond_eighty_letters_for_its_place(tmp_path: Path) -> None:
    [event], _, _ = gdelt(
        tmp_path, gdelt_row(ActionGeo_FullName="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, Wales")
    )
    assert event["title"] == "Russia consults North Korea"
    assert "llanfair" in event["search_text"]


def test_the_same_event_again_is_left_out(tmp_path: Path) -> None:
    first = write_rows(tmp_path / "a.csv", gdelt_row(GLOBALEVENTID="1"), gdelt_row(GLOBALEVENTID="2"))
    second = write_rows(
        tmp_path / "b.csv", gdelt_row(GLOBALEVENTID="2"), gdelt_row(GLOBALEVENTID="3"), gdelt_row(GLOBALEVENTID="3")
    )
    imported = import_events("gdelt", [first, second], tmp_path / "out.parquet")
    assert [event["origin"] for event in events_of(imported.out)] == ["a.csv 1", "a.csv 2", "b.csv 3"]
    found = [(row["file"], row["line"], row["reason"], row["detail"]) for row in left_out_of(imported)]
    assert found == [("b.csv", "1", "the same event again", "2"), ("b.csv", "3", "the same event again", "3")]


def test_lines_count_on_across_blocks(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", *(str(number) * (number + 1) for number in range(90)))
    blocks = list(read_blocks(path, block_size=500))
    assert len(blocks) > 5
    assert "".join(line for block in blocks for line in block.lines.to_pylist()) == path.read_text()
    numbered = [(block.first_line + place, line) for block in blocks for place, line in enumerate(block.lines.to_pylist())]
    assert [number for number, line in numbered if line.startswith("77")] == [8, 78]
    assert sum(block.size for block in blocks) == path.stat().st_size


def test_a_file_without_line_ends_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"x" * 5000)
    with pytest.raises(ImportingError, match="it is no table"):
        list(read_blocks(tmp_path / "a.csv", block_size=500, longest_line=1000))


def test_blank_lines_are_no_rows_and_count_as_lines(tmp_path: Path) -> None:
    events, [row], imported = gdelt(tmp_path, "", GOOD, "", "", "bad\trow")
    assert (len(events), imported.rows) == (1, 2)
    assert (row["line"], row["row"]) == ("5", "bad\trow")


def test_line_ends_of_windows_a_byte_order_mark_and_no_last_line_end_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([gdelt_row(GLOBALEVENTID="7"), gdelt_row(GLOBALEVENTID="8")]).encode())
    imported = import_events("gdelt", [path], tmp_path / "out.parquet")
    assert [(event["id"], event["sources"][-6:]) for event in events_of(imported.out)] == [
        ("gdelt-7", "news/1"),
        ("gdelt-8", "news/1"),
    ]


def test_letters_that_are_not_utf_8_and_nul_bytes_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    row = gdelt_row(ActionGeo_FullName="Córdoba, Argentina")
    path.write_bytes(
        row.encode("latin-1") + b"\n" + gdelt_row(GLOBALEVENTID="9", ActionGeo_FullName="A\0B, C").encode() + b"\n"
    )
    events = events_of(import_events("gdelt", [path], tmp_path / "out.parquet").out)
    assert [event["place"] for event in events] == ["C\N{REPLACEMENT CHARACTER}rdoba, Argentina", "A B, C"]


def test_a_zip_file_is_read_with_the_names_of_what_is_in_it(tmp_path: Path) -> None:
    one, two = tmp_path / "20240619.export.CSV.zip", tmp_path / "two.zip"
    with zipfile.ZipFile(one, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("20240619.export.CSV", gdelt_row(GLOBALEVENTID="1") + "\n")
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("a.csv", gdelt_row(1, GLOBALEVENTID="2") + "\n")
        archive.writestr("b.csv", gdelt_row(2, GLOBALEVENTID="3"))
    sizes: list[int] = []
    imported = import_events("gdelt", [one, two], tmp_path / "out.parquet", progress=sizes.append)
    assert [event["origin"] for event in events_of(imported.out)] == [
        "20240619.export.CSV.zip 1",
        "two.zip/a.csv 2",
        "two.zip/b.csv 3",
    ]
    assert sizes[-1] == 0
    assert 0 < sum(sizes) <= one.stat().st_size + two.stat().st_size


@pytest.mark.parametrize("kept", [0.5, 0.9], ids=["half of it", "most of it"])
def test_a_zip_file_that_was_cut_off_is_refused_and_nothing_written(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "cut.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "\n".join(gdelt_row(GLOBALEVENTID=str(number)) for number in range(500)))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    with pytest.raises(ImportingError, match="is no whole zip file"):
        import_events("gdelt", [path], tmp_path / "out.parquet")
    assert [one.name for one in tmp_path.iterdir()] == ["cut.zip"]


def test_what_another_program_packed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "1979.csv.gz").write_bytes(gzip.compress(GOOD.encode()))
    with pytest.raises(ImportingError, match=r"is packed, and not as a zip file\. Unpack it first"):
        import_events("gdelt", [tmp_path / "1979.csv.gz"], tmp_path / "out.parquet")


def test_a_zip_file_with_wrong_bytes_in_it_is_refused_and_the_old_table_stays(tmp_path: Path) -> None:
    path, out = tmp_path / "wrong.zip", tmp_path / "out.parquet"
    import_events("gdelt", [write_rows(tmp_path / "a.csv", GOOD)], out)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "\n".join(gdelt_row(GLOBALEVENTID=str(number)) for number in range(500)))
    content = bytearray(path.read_bytes())
    content[100:400] = bytes(300)
    path.write_bytes(content)
    with pytest.raises(ImportingError, match="cannot be unzipped"):
        import_events("gdelt", [path], out, overwrite=True)
    assert [event["id"] for event in events_of(out)] == ["gdelt-1"]
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_files_without_an_event_write_nothing_and_say_why(tmp_path: Path) -> None:
    rows = [gdelt_row(Actor2CountryCode=""), gdelt_row(Actor2CountryCode=""), "x"]
    with pytest.raises(ImportingError, match=r"None of 3 rows is an event \(2 fewer than two countries, 1 wrong number"):
        gdelt(tmp_path, *rows)
    with pytest.raises(ImportingError, match="have no rows"):
        gdelt(tmp_path)
    assert not (tmp_path / "gdelt.parquet").exists()


def test_the_result_answers_the_queries_of_every_table(tmp_path: Path) -> None:
    rows = [
        gdelt_row(GLOBALEVENTID="1"),
        gdelt_row(GLOBALEVENTID="2", EventCode="163", Actor1CountryCode="USA", ActionGeo_FullName="Geneva, Switzerland"),
        gdelt_row(GLOBALEVENTID="3", SQLDATE="20200101", Actor1CountryCode="ROM"),
    ]
    gdelt(tmp_path, *rows)
    frame = duckdb.sql(f"FROM '{tmp_path / 'gdelt.parquet'}'")
    assert queries.count_pairs(frame, queries.Selection()) == {"PRK-ROU": 1, "PRK-RUS": 1, "PRK-USA": 1}
    assert queries.years_of(frame) == (2020, 2024)
    facets = queries.count_facets(frame, queries.Selection(text="geneva sanctions"))
    assert (facets.types, facets.statuses) == ({"sanctions": 1}, {"reported": 1})
    chosen = queries.select_events(frame, queries.Selection(countries=(find_country("Russia").code,), start="2024"))
    assert chosen.select("id").fetchall() == [("gdelt-1",)]
    store = open_table(tmp_path / "gdelt.parquet")
    assert (store.engine, store.count) == ("duckdb", 3)
    assert queries.events_by_id(store.frame, ["gdelt-2"])["title"].tolist() == [
        "United States imposes sanctions on North Korea (Geneva)"
    ]
    assert monthly_context(store.frame, "PRK-RUS") == [Month(first_day=19875, events=1, score=1.0)]


# What every import keeps to


def test_an_old_side_file_goes_with_the_import_that_it_belonged_to(tmp_path: Path) -> None:
    _, left_out, _ = gdelt(tmp_path, GOOD, "bad")
    assert len(left_out) == 1
    gdelt(tmp_path, GOOD)
    assert not (tmp_path / "gdelt.rejected.csv").exists()


def test_what_an_import_left_that_was_cut_off_does_no_harm(tmp_path: Path) -> None:
    work = tmp_path / ".gdelt.parquet.importing"
    work.mkdir()
    (work / "rejected.csv").write_text("half a row")
    events, left_out, _ = gdelt(tmp_path, GOOD, "bad")
    assert (len(events), len(left_out)) == (1, 1)
    assert not work.exists()


def test_patterns_and_the_same_file_twice_are_each_read_once(tmp_path: Path) -> None:
    names = ["b.csv", "a.csv", "old.rejected.csv"]
    paths = [write_rows(tmp_path / name, GOOD) for name in names]
    assert expand_sources([str(tmp_path / "*.csv"), paths[0]]) == [tmp_path / "a.csv", tmp_path / "b.csv"]


@pytest.mark.parametrize(
    ("format_name", "source", "out", "message"),
    [
        ("gdelta", "a.csv", "out.parquet", 'There is no format "gdelta". The formats are gdelt, timelinejs, acled'),
        ("gdelt", "b.csv", "out.parquet", "There is no file .*b.csv."),
        ("gdelt", "*.zip", "out.parquet", r"There is no file .*\*.zip."),
        ("gdelt", ".", "out.parquet", "is a folder. Name its files"),
        ("gdelt", "a.csv", "out.txt", "is the file to write, .parquet or .csv"),
        ("gdelt", "a.csv", "out.csv", "GDELT is too large for a CSV. Write into out.parquet"),
        ("gdelt", "a.csv", "there.parquet", "there.parquet exists. Add --replace"),
        ("icews", "a.csv", "a.csv", "is one of the files to read"),
        ("no.toml", "a.csv", "out.parquet", "There is no mapping file no.toml"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do(
    tmp_path: Path, format_name: str, source: str, out: str, message: str
) -> None:
    write_rows(tmp_path / "a.csv", GOOD)
    (tmp_path / "there.parquet").write_bytes(b"old")
    with pytest.raises(ImportingError, match=message):
        import_events(format_name, [str(tmp_path / source)], tmp_path / out)
    assert (tmp_path / "there.parquet").read_bytes() == b"old"
