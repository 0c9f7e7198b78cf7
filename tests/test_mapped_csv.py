from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest

from events import queries
from events.formats.importing import Imported, ImportingError, import_events
from events.formats.mapped_csv import MAPPINGS, read_mapping, shipped_mappings
from events.loading import read_table
from events.parquet_table import MACHINE_CODED_COLUMNS, TABLE_COLUMNS

ACLED = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
ACLED += "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
ACLED += "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
POLECAT = "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
POLECAT += "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
POLECAT += "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,"
POLECAT += "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,"
POLECAT += "Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
ICEWS = "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
ICEWS += "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"


def write_export(path: Path, header: str, delimiter: str, *rows: dict[str, str]) -> Path:
    """Write rows, each given by the columns that say something, under a header given with commas."""
    names = header.split(",")
    assert not {name for row in rows for name in row} - set(names)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def imported_events(imported: Imported) -> list[dict[str, Any]]:
    relation = duckdb.sql(f"FROM '{imported.out}' ORDER BY id")
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def left_out(imported: Imported) -> list[tuple[str, str, str]]:
    if imported.side_file is None:
        return []
    with imported.side_file.open(encoding="utf-8", newline="") as file:
        return [(row["line"], row["reason"], row["row"]) for row in csv.DictReader(file)]


def test_the_mappings_that_come_with_the_program_can_be_read() -> None:
    assert shipped_mappings() == ["acled", "icews", "polecat"]
    for name in shipped_mappings():
        assert read_mapping(MAPPINGS / f"{name}.toml").columns


# ACLED

CLASH = {
    "event_id_cnty": "UKR1",
    "event_date": "19 June 2024",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Ukraine (2019-)",
    "actor2": "Military Forces of Russia (2000-)",
    "country": "Ukraine",
    "admin1": "Donetsk",
    "location": "Bakhmut",
    "source": "A newspaper; Another",
    "notes": 'On 19 June, forces clash, "heavily", near the town.',
}


def acled(folder: Path, *rows: dict[str, str]) -> Imported:
    given = [{**CLASH, "event_id_cnty": f"UKR{number}", **row} for number, row in enumerate(rows)]
    return import_events("acled", [write_export(folder / "acled.csv", ACLED, ",", *given)], folder / "acled.parquet")


def test_a_row_of_acled_becomes_an_event(tmp_path: Path) -> None:
    [event] = imported_events(acled(tmp_path, CLASH))
    assert set(TABLE_COLUMNS) | set(MACHINE_CODED_COLUMNS) <= set(event)
    told = {
        "id": "acled-UKR1",
        "edtf": "2024-06-19",
        "countries": "UKR; RUS",
        "type": "attack",
        "title": "Ukraine attacks Russia (Bakhmut)",
        "summary": "Armed clash: Military Forces of Ukraine (2019-); Military Forces of Russia (2000-).",
        "status": "reported",
        "place": "Bakhmut, Donetsk, Ukraine",
        "sources": "A newspaper; Another",
        "origin": "acled.csv UKR1",
        "score": None,
        "mentions": None,
        "date_form": "day",
    }
    assert {name: event[name] for name in told} == told


@pytest.mark.parametrize(
    ("date", "precision", "edtf"),
    [
        ("2024-06-19", "1", "2024-06-19"),
        ("19 June 2024", "2", "2024-06-19~"),
        ("15 June 2024", "3", "2024-06"),
        ("15-Jun-2024", "", "2024-06-15"),
    ],
)
def test_dates_of_acled_are_as_precise_as_it_says(tmp_path: Path, date: str, precision: str, edtf: str) -> None:
    [event] = imported_events(acled(tmp_path, {"event_date": date, "time_precision": precision}))
    assert event["edtf"] == edtf


@pytest.mark.parametrize(
    ("actor1", "actor2", "countries"),
    [
        ("Military Forces of the United States (2021-2025)", "Houthi Movement", "USA; YEM"),
        ("Police Forces of Kenya (2022-) Border Unit", "Civilians (Somalia)", "KEN; SOM"),
        ("Protesters (Ukraine)", "Government of Iran (1989-)", "UKR; IRN"),
        ("Military Forces of Israel (2022-)", "", "ISR; YEM"),
        ("Military Forces of Russia (2000-) Air Force", "Civilians (Ukraine)", "RUS; UKR"),
    ],
)
def test_actors_of_acled_belong_to_the_country_that_they_name(tmp_path: Path, actor1: str, actor2: str, countries: str) -> None:
    [event] = imported_events(acled(tmp_path, {"actor1": actor1, "actor2": actor2, "country": "Yemen"}))
    assert event["countries"] == countries


def test_what_acled_has_within_one_country_is_left_out_and_counted(tmp_path: Path) -> None:
    imported = acled(
        tmp_path,
        CLASH,
        {"actor1": "Rioters (Ukraine)", "actor2": ""},
        {"sub_event_type": "Something new"},
        {"event_date": "31 June 2024"},
        {"actor1": "Military Forces of Nowhere (2000-)"},
    )
    assert [(line, reason) for line, reason, _ in left_out(imported)] == [
        ("3", "same country twice"),
        ("4", "unknown event type"),
        ("5", "bad date"),
        ("6", "unknown country"),
    ]
    assert imported.events == 1


# POLECAT and ICEWS

MEETING = {
    "Event ID": "20240619-1_1",
    "Event Date": "2024-06-19",
    "Event Type": "CONSULT",
    "Event Mode": "visit",
    "Intensity": "4.0",
    "Contexts": "diplomatic;military",
    "Actor Country": "RUS",
    "Recipient Country": "PRK",
    "City": "Pyongyang",
    "Province": "None",
    "Country": "North Korea",
    "Source": "An agency",
}


@pytest.mark.parametrize(
    ("cells", "countries", "kind", "title"),
    [
        ({}, "RUS; PRK", "visit", "Russia visits North Korea (Pyongyang)"),
        ({"Event Mode": "phone"}, "RUS; PRK", "message", "Russia sends a message to North Korea (Pyongyang)"),
        ({"Event Mode": "None", "City": "None"}, "RUS; PRK", "talks", "Talks: Russia and North Korea"),
        ({"Event Type": "ASSAULT", "Event Mode": "unheard-of"}, "RUS; PRK", "attack", "Russia attacks North Korea (Pyongyang)"),
        (
            {"Event Type": "AGREE", "Event Mode": "", "Actor Country": "Russia;CHN", "City": ""},
            "RUS; CHN; PRK",
            "agreement",
            "Agreement: Russia, China and North Korea",
        ),
    ],
)
def test_a_row_of_polecat_becomes_an_event(
    tmp_path: Path, cells: dict[str, str], countries: str, kind: str, title: str
) -> None:
    source = write_export(tmp_path / "polecat.txt", POLECAT, "\t", {**MEETING, **cells})
    [event] = imported_events(import_events("polecat", [source], tmp_path / "out.parquet"))
    assert (event["countries"], event["type"], event["title"]) == (countries, kind, title)
    assert (event["score"], event["origin"], event["sources"]) == (4.0, "polecat.txt 20240619-1_1", "An agency")


STATEMENT = {
    "Event ID": "5",
    "Event Date": "1995-01-01",
    "Source Country": "Russian Federation",
    "Event Text": "Host a visit",
    "CAMEO Code": "43",
    "Intensity": "2.8",
    "Target Country": "North Korea",
    "Story ID": "77",
    "Publisher": "An agency",
    "City": "Moscow",
    "Province": "",
    "Country": "Russian Federation",
}


def test_icews_codes_without_their_zero_are_read_and_an_id_counts_with_its_day(tmp_path: Path) -> None:
    source = tmp_path / "events.1995.tab.zip"
    rows = [STATEMENT, {**STATEMENT, "Event Date": "1996-01-01", "CAMEO Code": "190"}, {**STATEMENT, "CAMEO Code": "10"}]
    with zipfile.ZipFile(source, "w") as archive:
        archive.write(write_export(tmp_path / "events.tab", ICEWS, "\t", *rows), "events.tab")
    imported = import_events("icews", [source], tmp_path / "out.parquet")
    visit, attack = imported_events(imported)
    assert (visit["id"], visit["title"]) == ("icews-5-1995-01-01", "North Korea visits Russia (Moscow)")
    assert (visit["place"], visit["notes"]) == ("Moscow, Russian Federation", "CAMEO 43, story 77")
    assert (attack["id"], attack["title"]) == ("icews-5-1996-01-01", "Russia uses military force against North Korea (Moscow)")
    assert (attack["score"], attack["origin"]) == (2.8, "events.1995.tab.zip 5")
    assert [(line, reason) for line, reason, _ in left_out(imported)] == [("4", "no type")]


def test_quotes_in_a_tab_separated_file_are_letters(tmp_path: Path) -> None:
    source = tmp_path / "events.tab"
    cells = [{**STATEMENT, "City": '"Upper', "Event ID": "1"}, {**STATEMENT, "Event ID": "2"}]
    lines = ["\t".join(ICEWS.split(",")), *("\t".join(row.get(name, "") for name in ICEWS.split(",")) for row in cells)]
    source.write_text("\n".join(lines))
    imported = import_events("icews", [source], tmp_path / "out.parquet")
    assert [event["place"] for event in imported_events(imported)] == [
        '"Upper, Russian Federation',
        "Moscow, Russian Federation",
    ]


# Any CSV

OWN = """
[read]
delimiter = "semicolon"

[row]
date = "{When}"
type = ["{Kind}", "{Sort}"]
title = "{Headline}"
status = "confirmed"
place = "[in {Town}]"
sources = "https://example.org/archive/{file}#{line}"

[date]
format = "%d.%m.%Y"

[[countries]]
from = "{Parties}"
split = ",/"

[codes.type]
"Besuch" = "visit"
"Vertrag" = "treaty"

[codes.countries]
"Bund" = "DEU"
"""
HEADER = "When;Kind;Sort;Headline;Town;Parties\n"


def own(folder: Path, rows: str, out: str = "own.parquet", mapping: str = OWN, **options: Any) -> Imported:
    (folder / "own.toml").write_text(mapping, encoding="utf-8")
    (folder / "archive.csv").write_text(rows, encoding="utf-8")
    return import_events(str(folder / "own.toml"), [folder / "archive.csv"], folder / out, **options)


def test_any_csv_is_read_by_a_small_mapping_file(tmp_path: Path) -> None:
    imported = own(
        tmp_path, HEADER + "3.9.1990;Besuch;;A visit to Bonn;Bonn;Bund/France, Poland\n;;;;;\n1991;;vertrag;Signed;;IT/SM\n"
    )
    visit, treaty = imported_events(imported)
    assert (visit["id"], visit["edtf"], visit["countries"]) == ("1990-09-03-a-visit-to-bonn", "1990-09-03", "DEU; FRA; POL")
    assert (visit["place"], visit["sources"]) == ("in Bonn", "https://example.org/archive/archive.csv#2")
    assert (treaty["edtf"], treaty["type"], treaty["countries"], treaty["place"]) == ("1991", "treaty", "ITA; SMR", "")
    assert queries.count_pairs(duckdb.sql(f"FROM '{imported.out}'"), queries.Selection(countries=("DEU",))) == {
        "DEU-FRA": 1,
        "DEU-POL": 1,
    }


def test_a_csv_to_edit_is_a_table_without_problems(tmp_path: Path) -> None:
    rows = HEADER + '3.9.1990;Besuch;;"=A ""visit""; to Bonn";Bonn;Bund/France\nnever;Besuch;;Bad;;Bund/France\n'
    imported = own(tmp_path, rows, "own.csv")
    table = read_table(imported.out)
    assert table.problems == []
    assert table.events[["id", "date", "title"]].to_numpy().tolist() == [
        ["1990-09-03-a-visit-to-bonn", "1990-09-03", '=A "visit"; to Bonn']
    ]
    assert left_out(imported) == [("3", "bad date", "never;Besuch;;Bad;;Bund/France")]
    assert str(imported).startswith(f"{imported.out}: 1 event of 2 rows.\n           1 bad date\n")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("1990;Besuch;;T;;Bund", "fewer than two countries", id="one country"),
        pytest.param("1990;Besuch;;T;;", "fewer than two countries", id="no country"),
        pytest.param("1990;Besuch;;T;;Bund,Germany", "same country twice", id="twice"),
        pytest.param("1990;Besuch;;T;;Bund,Atlantis", "unknown country", id="unknown country"),
        pytest.param("1990;;;T;;Bund,Italy", "no type", id="no type"),
        pytest.param("1990;Ball;;T;;Bund,Italy", "unknown event type", id="unknown type"),
        pytest.param(";Besuch;;T;;Bund,Italy", "no date", id="no date"),
        pytest.param("1990;Besuch;;;;Bund,Italy", "no title", id="no title"),
        pytest.param("1990;Besuch;;T;;Bund,Italy;too;much", "wrong number of columns", id="too many"),
        pytest.param("1990;Besuch", "wrong number of columns", id="too few"),
        pytest.param('1990;"Besuch;;T;;Bund,Italy', "double quote never closed", id="open quote"),
    ],
)
def test_a_row_that_does_not_fit_is_kept_as_it_was(tmp_path: Path, row: str, reason: str) -> None:
    good = "1991;Besuch;;Good;;Bund,Italy\n"
    imported = own(tmp_path, HEADER + good + row + "\n" + good.replace("Good", "After"))
    assert left_out(imported) == [("3", reason, row)]
    assert imported.events == 2


def test_a_cell_of_several_lines_is_one_cell_and_lines_count_on(tmp_path: Path) -> None:
    rows = HEADER + '1990;Besuch;;"Two\nlines";;Bund,Italy\nbad\n1991;Besuch;;T;;Bund,Italy;;;\n'
    imported = own(tmp_path, rows)
    assert left_out(imported) == [("4", "wrong number of columns", "bad")]
    assert sorted(event["sources"][-2:] for event in imported_events(imported)) == ["#2", "#5"]


def test_the_same_id_again_is_left_out_in_any_later_file(tmp_path: Path) -> None:
    rows = HEADER + "1990;Besuch;;T;;Bund,Italy\n"
    (tmp_path / "second.csv").write_text(rows.replace("1990", "1991") + "1990;Besuch;;T;;Bund,Italy\n")
    (tmp_path / "own.toml").write_text(OWN.replace("[row]", '[row]\nid = "x-{When}"'))
    (tmp_path / "first.csv").write_text(rows)
    for out in ("out.parquet", "out.csv"):
        imported = import_events(
            str(tmp_path / "own.toml"), [tmp_path / "first.csv", tmp_path / "second.csv"], tmp_path / out, overwrite=True
        )
        assert (imported.events, left_out(imported)) == (2, [("3", "the same event again", "1990;Besuch;;T;;Bund,Italy")])


@pytest.mark.parametrize("out", ["out.parquet", "out.csv"])
def test_ids_made_of_date_and_title_do_not_make_two_rows_one(tmp_path: Path, out: str) -> None:
    (tmp_path / "own.toml").write_text(OWN)
    for name in ("First of all.csv", "second.csv"):
        (tmp_path / name).write_text(HEADER + "never;;;;;\n" + "1990;Besuch;;T;;Bund,Italy\n" * 2)
    sources = [tmp_path / "First of all.csv", tmp_path / "second.csv"]
    imported = import_events(str(tmp_path / "own.toml"), sources, tmp_path / out)
    ids = duckdb.sql(f"SELECT id FROM '{imported.out}' ORDER BY id").fetchall()
    assert [one for (one,) in ids] == ["1990-t", "1990-t-2", "1990-t-2-second-4", "1990-t-second-3"]
    assert imported.left_out == {"fewer than two countries": 2}


def test_older_encodings_are_read(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN)
    (tmp_path / "archive.csv").write_bytes((HEADER + "1990;Besuch;;Gespräch über Österreich;;Bund,Italy\n").encode("cp1252"))
    [event] = imported_events(import_events(str(tmp_path / "own.toml"), [tmp_path / "archive.csv"], tmp_path / "out.parquet"))
    assert event["title"] == "Gespräch über Österreich"


def test_the_delimiter_need_not_be_said_and_names_of_columns_may_differ_in_case(tmp_path: Path) -> None:
    rows = (HEADER + "1990;Besuch;;T;;Bund/Italy\n").replace(";", "\t").replace("Headline", "HEADLINE")
    assert own(tmp_path, rows, mapping=OWN.replace('delimiter = "semicolon"', "")).events == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[row]", "[rows]", r"own.toml: there is no section \[rows\]. The sections are read, row"),
        ("place =", "plaice =", r'own.toml: \[row\] has no "plaice". It has id, date'),
        ("title =", "summary =", "own.toml: it does not say what becomes of title."),
        ('"semicolon"', '"dots"', 'there is no delimiter "dots". Write comma, semicolon, tab, bar.'),
        ('from = "{Parties}"', "", r'\[\[countries\]\] needs "from"'),
        ("{Headline}", "{Headlin}", 'archive.csv has no column "Headlin". Is "Headline" meant?'),
        ("[date]", "[date", "own.toml is not TOML"),
        ('split = ",/"', 'pattern = "("', "own.toml: missing \\)"),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_refused_with_what_to_write(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    assert old in OWN
    with pytest.raises(ImportingError, match=message):
        own(tmp_path, HEADER + "1990;Besuch;;T;;Bund,Italy\n", mapping=OWN.replace(old, new))


def test_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "book.csv", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    with pytest.raises(ImportingError, match="is a workbook"):
        import_events("acled", [tmp_path / "book.csv"], tmp_path / "out.parquet")


def test_a_file_with_a_header_alone_writes_nothing(tmp_path: Path) -> None:
    for out in ("out.parquet", "out.csv"):
        with pytest.raises(ImportingError, match="The files have no rows"):
            own(tmp_path, HEADER, out)
        assert not (tmp_path / out).exists()
