"""What leaves the page: the rows as they were, or one HTML file that asks the network for nothing."""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import io
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE, write_table

from dashboard.export import (
    FORMATS,
    content_and_losses,
    csv_bytes,
    download,
    file_name,
    html_text,
    losses_by_format,
    write_export,
    write_html,
)
from dashboard.layout import TITLE
from dashboard.static_html import VOID_TAGS
from dashboard.url_state import parse_selection
from events import Table, read_table
from events.formats.importing import import_events
from events.live_store import LiveStore
from events.queries import Selection, count_events, page_of_events, select_events

PAIR = Selection(countries=("RUS", "PRK"))
NASTY = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> & \"'"


class Document(HTMLParser):
    """What a browser finds in an HTML text: its tags with their attributes, and the text of each kind of tag."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.setdefault(tag, []).append("")
        if tag not in VOID_TAGS:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, "every part is closed in its place"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open[-1]][-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def policy(self) -> dict[str, list[str]]:
        meta = next(each for each in self.attributes("meta") if each.get("http-equiv") == "Content-Security-Policy")
        return {part.split()[0]: part.split()[1:] for part in str(meta["content"]).split(";")}


@pytest.fixture
def table(small_table: Path) -> Table:
    return read_table(small_table)


def unpacked(text: str, name: str) -> str:
    packed = re.search(rf'id="packed-{name}">([^<]*)</script>', text)
    assert packed
    return gzip.decompress(base64.b64decode(packed[1])).decode()


# CSV


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SMALL_TABLE.encode(), id="as we write it"),
        pytest.param(b"\xef\xbb\xbf" + SMALL_TABLE.replace("\n", "\r\n").encode(), id="as a spreadsheet writes it"),
        pytest.param(SMALL_TABLE.encode() + b"bad,never,RUS; PRK,visit,T,,,,,,,src-a\n", id="with a row that cannot be read"),
        pytest.param(SMALL_TABLE.encode() + b"\n\n", id="with blank rows at its end"),
    ],
)
def test_a_table_of_which_nothing_is_filtered_leaves_byte_by_byte(small_table: Path, content: bytes) -> None:
    small_table.write_bytes(content)
    assert csv_bytes(read_table(small_table), Selection()) == content


def test_a_selection_that_finds_everything_leaves_byte_by_byte(small_table: Path, table: Table) -> None:
    assert csv_bytes(table, Selection(countries=("PRK",))) == small_table.read_bytes()


def test_the_rows_of_a_selection_keep_columns_that_nobody_described(tmp_path: Path) -> None:
    content = 'file no,date,countries,type,title,sources,Farbe\n007,2024,RUS; PRK,visit,"A ""great"" visit",src-a,"rot, blau"\n'
    other = "008,2024,USA; PRK,visit,T,src-a,\n"
    read = read_table(write_table(tmp_path, content + other))
    rows = list(csv.DictReader(io.StringIO(csv_bytes(read, PAIR).decode())))
    assert len(rows) == 1
    assert (rows[0]["file no"], rows[0]["farbe"], rows[0]["title"]) == ("007", "rot, blau", 'A "great" visit')


def test_the_rows_of_a_selection_read_as_the_same_events(tmp_path: Path, table: Table) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    again = read_table(write_table(folder, csv_bytes(table, PAIR).decode()))
    assert again.problems == []
    assert again.events["id"].tolist() == [each for each in table.events["id"] if each != "2018-summit"]


def test_a_selection_of_nothing_leaves_the_heading(table: Table) -> None:
    rows = list(csv.reader(io.StringIO(csv_bytes(table, Selection(text="zebra")).decode())))
    assert rows == [[*SMALL_TABLE.splitlines()[0].split(","), "notes"]]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda path: path.write_text("spoilt"), id="spoilt"),
        pytest.param(lambda path: path.unlink(), id="deleted"),
    ],
)
def test_the_events_on_screen_leave_whatever_became_of_the_file(small_table: Path, table: Table, change) -> None:
    change(small_table)
    rows = list(csv.DictReader(io.StringIO(csv_bytes(table, Selection()).decode())))
    assert [row["id"] for row in rows] == table.events["id"].tolist()


# HTML


def test_the_file_says_every_event_as_text(table: Table) -> None:
    document = Document(html_text(table, Selection()))
    items = [each for each in document.attributes("li") if str(each.get("id")).startswith("event-")]
    assert {str(each["id"]).removeprefix("event-") for each in items} == set(table.events["id"])
    assert document.texts["b"] == table.events.sort_values(["first_day", "last_day", "id"])["title"].tolist()
    assert document.texts["time"][0] == "6 July 1961"


def test_no_event_takes_the_id_of_a_part_of_the_file(tmp_path: Path) -> None:
    rows = SMALL_TABLE.replace("2024-treaty", "list").replace("2000-visit", "timeline")
    document = Document(html_text(read_table(write_table(tmp_path, rows)), Selection()))
    ids = [attributes["id"] for _, attributes in document.tags if "id" in attributes]
    assert "event-list" in ids
    assert len(ids) == len(set(ids))


def test_the_file_says_who_denies_and_links_the_sources(table: Table) -> None:
    text = html_text(table, Selection())
    item = text[text.index('id="event-2023-arms"') :].split("</li>")[0]
    assert "(disputed): " in item
    assert "Denied by Russia, North Korea." in item
    assert '<a href="https://example.org/b">Second Agency: Another report</a>' in item


def test_a_selection_leaves_the_other_events_out_and_says_so(table: Table) -> None:
    text = html_text(table, Selection(types=("visit",)))
    assert "Trump and Kim meet in Singapore" not in text
    assert len(json.loads(unpacked(text, "drawing"))["records"]) == 2
    assert "2 of 7 events, chosen by types=visit" in text
    assert table.sha256 in text


def test_markup_in_cells_stays_text(tmp_path: Path) -> None:
    cells = ["x", "2024", "RUS; PRK", "visit", NASTY, NASTY, "", "", "", NASTY, "", f"s; {NASTY}"]
    row = io.StringIO()
    csv.writer(row).writerow(cells)
    quoted = NASTY.replace('"', '""')
    sources = SMALL_SOURCES.splitlines()[0] + f'\ns,"{quoted}","{quoted}",https://example.org/s,,,,,\n'
    plain = html_text(read_table(write_table(tmp_path, SMALL_TABLE)), Selection(), title="Plain")
    text = html_text(read_table(write_table(tmp_path, SMALL_TABLE + row.getvalue(), sources)), Selection(), title=NASTY)
    document = Document(text)
    assert NASTY in document.texts["b"]
    assert document.texts["title"] == document.texts["h1"] == [NASTY]
    assert document.comments == []
    assert document.attributes("img") == []
    assert len(document.attributes("script")) == len(Document(plain).attributes("script"))


def test_only_the_files_own_scripts_run(table: Table) -> None:
    document = Document(html_text(table, Selection()))
    allowed = document.policy["script-src"]
    assert "'unsafe-inline'" not in allowed
    assert "'unsafe-eval'" not in allowed
    scripts = zip(document.texts["script"], document.attributes("script"), strict=True)
    code = [text for text, attributes in scripts if "type" not in attributes]
    assert code
    for script in code:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in allowed


@pytest.mark.parametrize("packed", ["plotly", "scripts"])
def test_what_is_unpacked_may_run_too(table: Table, packed: str) -> None:
    text = html_text(table, Selection())
    digest = base64.b64encode(hashlib.sha256(unpacked(text, packed).encode()).digest()).decode()
    assert f"'sha256-{digest}'" in Document(text).policy["script-src"]


def test_what_the_list_says_is_not_said_again_in_the_drawing(table: Table) -> None:
    drawing = json.loads(unpacked(html_text(table, Selection()), "drawing"))
    assert "Putin visits Pyongyang" not in json.dumps(drawing)
    assert "https://example.org/a" not in json.dumps(drawing)
    assert [source["publisher"] for source in drawing["sources"]] == ["First Paper", "Second Agency"]


def test_words_that_a_browser_would_read_otherwise_stay_in_the_drawing(tmp_path: Path) -> None:
    row = 'x,2024,RUS; PRK,visit,"A\rB",,,,,,,src-a\n'
    drawing = json.loads(unpacked(html_text(read_table(write_table(tmp_path, SMALL_TABLE + row)), Selection()), "drawing"))
    assert [record["title"] for record in drawing["records"] if "title" in record] == ["A\rB"]


def test_a_file_without_the_drawing_library_is_small(table: Table) -> None:
    text = html_text(table, Selection(), plotlyjs="cdn")
    assert len(text) < 100_000


def test_the_file_loads_nothing_from_the_network(table: Table) -> None:
    document = Document(html_text(table, Selection()))
    assert document.policy["default-src"] == document.policy["connect-src"] == ["'none'"]
    for tag, attributes in document.tags:
        assert "src" not in attributes, tag
        assert tag not in {"iframe", "object", "embed", "base"}
        assert tag != "link" or str(attributes["href"]).startswith("data:")
        assert not any(name.startswith("on") for name in attributes), tag
    for style in document.texts["style"]:
        assert not re.search(r"@import|url\(\s*['\"]?(?!data:)", style)


def test_every_link_is_an_address_of_the_web_or_a_place_in_the_file(tmp_path: Path) -> None:
    row = "x,2024,RUS; PRK,visit,T,,,,,,,javascript:alert(1); https://example.org/x\n"
    document = Document(html_text(read_table(write_table(tmp_path, SMALL_TABLE + row)), Selection()))
    links = [str(each["href"]) for each in document.attributes("a")]
    assert "https://example.org/x" in links
    assert all(re.match(r"https?://|#", link) for link in links)


def test_the_same_table_gives_the_same_file(table: Table) -> None:
    assert html_text(table, PAIR) == html_text(table, PAIR)


@pytest.mark.parametrize("count", [0, 1], ids=["an empty table", "one event"])
def test_a_very_small_table_can_be_exported(tmp_path: Path, count: int) -> None:
    read = read_table(write_table(tmp_path, "\n".join(SMALL_TABLE.splitlines()[: count + 1]) + "\n"))
    text = html_text(read, Selection())
    assert len(json.loads(unpacked(text, "drawing"))["records"]) == count
    assert f"{count} of {count} events" in text


def test_a_file_is_little_more_than_the_packed_drawing_library(table: Table) -> None:
    text = html_text(table, Selection())
    library = re.search(r'id="packed-plotly">([^<]*)<', text)
    assert library
    assert len(text) - len(library[1]) < 200_000


# Files


def test_write_html_takes_a_table_or_its_path(tmp_path: Path, small_table: Path, table: Table) -> None:
    write_html(table, tmp_path / "a.html")
    write_html(small_table, str(tmp_path / "b.html"), title="Russia & Korea")
    assert f"<title>{TITLE}</title>" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<title>Russia &amp; Korea</title>" in (tmp_path / "b.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        pytest.param(Selection(), "7 events, 1 kB.", id="several"),
        pytest.param(Selection(types=("meeting",)), "1 event, 1 kB.", id="one"),
        pytest.param(Selection(text="zebra"), "0 events, 1 kB.", id="none"),
    ],
)
def test_an_export_says_what_it_wrote(tmp_path: Path, table: Table, selection: Selection, said: str) -> None:
    path = tmp_path / "out.CSV"
    assert write_export(table, path, selection).splitlines()[0] == f"{path}: {said}"
    assert path.read_bytes() == csv_bytes(table, selection)


@pytest.mark.parametrize(
    ("name", "words", "first", "second"),
    [
        ("o.html", {}, ": 7 events, ", "2 rows cannot be shown and are left out: run.py check {} names them."),
        ("o.csv", {"types": "visit"}, ": 2 events, ", "2 rows cannot be shown and are left out: run.py check {} names them."),
        ("o.csv", {}, ": 7 events, ", "2 rows cannot be shown and stand in the copy: run"),
    ],
)
def test_rows_that_cannot_be_shown_are_counted(small_table: Path, tmp_path: Path, name, words, first, second) -> None:
    small_table.write_text(SMALL_TABLE + "x,never,RUS; PRK,visit,T,,,,,,,src-a\ny,2020,RUS,visit,T,,,,,,,src-a\n")
    said = write_export(read_table(small_table), tmp_path / name, parse_selection(words)[0]).splitlines()
    assert first in said[0]
    assert said[1].startswith(second.format(small_table))


def test_more_events_than_a_page_holds_are_counted_by_the_rule_that_leaves_them_out(tmp_path: Path, table: Table) -> None:
    path = tmp_path / "crowded.html"
    counted, rule = write_export(table, path, Selection(), "cdn", most=4).splitlines()
    assert re.fullmatch(r".*crowded\.html: 4 of 7 events, \d+ kB\.", counted)
    assert rule == "3 events are left out: a page holds 4, the most important, and of equally important ones the latest."
    text = path.read_text(encoding="utf-8")
    kept = [record["id"] for record in json.loads(unpacked(text, "drawing"))["records"]]
    assert kept == ["1961-treaty", "2018-summit", "2023-visit", "2024-treaty"]
    assert f"4 of 7 events. {rule}" in text


def test_a_page_that_holds_all_events_leaves_none_out(tmp_path: Path, table: Table) -> None:
    said = write_export(table, tmp_path / "all.html", Selection(), "cdn", most=7)
    assert re.fullmatch(r".*all\.html: 7 events, \d+ kB\.", said)


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_other_formats_hold_any_number_of_events(tmp_path: Path, table: Table, suffix: str) -> None:
    assert ": 7 events, " in write_export(table, tmp_path / f"all{suffix}", Selection(), most=4)


def test_a_csv_says_that_sources_and_eras_stand_elsewhere(tmp_path: Path, small_table: Path) -> None:
    small_table.with_name("eras.csv").write_text("start,end,title,countries\n2000,2008,Putin,RUS\n")
    said = write_export(read_table(small_table), tmp_path / "out.csv", PAIR).splitlines()
    assert said[1:] == [
        "6 events name their sources by id: sources.csv says what they are.",
        "1 era is left out: it is no event.",
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_a_format_cannot_hold_is_known_before_it_is_written(table: Table, suffix: str) -> None:
    words = {"countries": "RUS,PRK", "from": "2000"}
    selection, _complaints = parse_selection(words)
    _content, losses = content_and_losses(table, suffix, selection)
    assert losses_by_format(table, words)[suffix.removeprefix(".")] == losses
    assert bool(losses) == (suffix != ".html")


def test_that_a_page_is_too_small_is_known_before_it_is_written(table: Table) -> None:
    assert losses_by_format(table, {}, most=6)["html"] == [
        "1 event is left out: a page holds 6, the most important, and of equally important ones the latest."
    ]
    assert losses_by_format(table, {}, most=7)["html"] == []


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path, table: Table) -> None:
    with pytest.raises(ValueError, match=r'"out.docx" ends in no known format. Write .*\.html.*\.csv'):
        write_export(table, tmp_path / "out.docx", Selection())


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (PAIR, "timeline-prk-rus-1961-2024.html"),
        (Selection(types=("meeting",)), "timeline-meeting-2018.html"),
        (Selection(text="zebra"), "timeline.html"),
    ],
    ids=["a pair", "one year", "nothing"],
)
def test_a_files_name_tells_the_selection(table: Table, selection: Selection, name: str) -> None:
    assert file_name(table, selection, ".html") == name


def test_a_download_of_a_selection_holds_the_same_as_a_written_file(table: Table) -> None:
    sent = download(table, {"format": "csv", "words": {"types": "visit"}})
    assert base64.b64decode(sent["content"]) == csv_bytes(table, Selection(types=("visit",)))
    assert (sent["base64"], sent["type"], sent["filename"]) == (True, "text/csv", "timeline-visit-2000-2023.csv")


@pytest.fixture
def large(tmp_path: Path, table: Table) -> Table:
    """The same table, as it lives in an engine."""
    content_of = content_and_losses(table, ".parquet", Selection())[0]
    (tmp_path / "large.parquet").write_bytes(content_of)
    return LiveStore(tmp_path / "large.parquet").snapshot().table


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("words", [{}, {"countries": "RUS,PRK", "text": "kim"}], ids=["all", "some"])
def test_a_table_of_an_engine_leaves_in_every_format(tmp_path: Path, table: Table, large: Table, suffix: str, words) -> None:
    out = tmp_path / f"out{suffix}"
    selection, _complaints = parse_selection(words)
    write_export(large, out, selection)
    assert base64.b64decode(download(large, {"format": suffix[1:], "words": words})["content"]) == out.read_bytes()
    if suffix == ".parquet":
        again = LiveStore(out).snapshot().table.events
        wanted = select_events(table.events, selection)
        assert list(page_of_events(again, Selection(), "date")["id"]) == list(wanted["id"])
        assert count_events(again, Selection(text="treaty")) == count_events(wanted, Selection(text="treaty"))


def test_an_imported_table_leaves_as_parquet_with_its_days(tmp_path: Path, table: Table) -> None:
    write_export(table, tmp_path / "t.timelinejs.csv", Selection())
    import_events("timelinejs", [tmp_path / "t.timelinejs.csv"], tmp_path / "rt.parquet")
    write_export(LiveStore(tmp_path / "rt.parquet").snapshot().table, tmp_path / "out.parquet", Selection())
    days = duckdb.sql(f"SELECT id, earliest, latest FROM '{tmp_path / 'out.parquet'}' WHERE id = '2018-summit'").fetchall()
    assert days == [("2018-summit", date(2018, 6, 12), date(2018, 6, 12))]
