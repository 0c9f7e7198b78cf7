from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest
from conftest import SMALL_TABLE, write_table

from events.formats.importing import Imported, ImportingError, import_events
from events.formats.timelinejs import write_timelinejs
from events.formats.timelinejs_rows import event_row, plain_text
from events.loading import read_table

HEADER = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
HEADER += "Media Caption,Media Thumbnail,Type,Group,Background\n"


def sheet(folder: Path, *rows: dict[str, str], out: str = "out.csv") -> Imported:
    path = folder / "sheet.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        csv.DictWriter(file, HEADER.strip().split(","), restval="").writerows(rows)
    return import_events("timelinejs", [path], folder / out, overwrite=True)


def written(imported: Imported) -> list[dict[str, str]]:
    with imported.out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SIGNED = {"Year": "2024", "Month": "6", "Day": "19", "Headline": "Russia and North Korea sign a treaty"}
SIGNED["Text"] = '<p>It has a <b>clause</b> &amp; more, <a href="https://example.org/a;b">says</a> an agency.</p>'


def test_a_slide_becomes_a_row_that_a_curator_can_edit(tmp_path: Path) -> None:
    imported = sheet(tmp_path, SIGNED)
    [row] = written(imported)
    assert (row["id"], row["date"]) == ("2024-06-19-russia-and-north-korea-sign-a-treaty", "2024-06-19")
    assert (row["countries"], row["type"], row["title"]) == ("RUS; PRK", "treaty", "Russia and North Korea sign a treaty")
    assert (row["summary"], row["sources"]) == ("It has a clause & more, says an agency.", "https://example.org/a%3Bb")
    assert row["notes"] == "Countries and type are read from the words of the headline: check them"
    assert read_table(imported.out).problems == []


@pytest.mark.parametrize(
    ("cells", "date"),
    [
        ({"Year": "2023"}, "2023"),
        ({"Year": "2023", "Month": "9"}, "2023-09"),
        ({"Year": "2023", "Month": "9", "Day": "3"}, "2023-09-03"),
        (
            {"Year": "2000", "Month": "7", "Day": "19", "End Year": "2000", "End Month": "7", "End Day": "20"},
            "2000-07-19/2000-07-20",
        ),
        ({"Year": "1950", "End Year": "1953", "End Month": "7"}, "1950/1953-07"),
        ({"Year": "2023", "End Year": "2023"}, "2023"),
    ],
    ids=["year", "month", "day", "span", "span of vague ends", "end like the beginning"],
)
def test_a_date_is_as_precise_as_its_cells_are_filled(cells: dict[str, str], date: str) -> None:
    assert event_row({**cells, "Headline": "A headline"})["date"] == date


@pytest.mark.parametrize(
    "cells",
    [{"Year": "2023", "Day": "3"}, {"Year": "2023", "Month": "13"}, {"Year": "20x3"}, {"Month": "3"}],
    ids=["day without month", "month 13", "no number", "no year"],
)
def test_a_date_that_is_none_is_left_to_the_curator_or_out_of_a_large_table(tmp_path: Path, cells: dict[str, str]) -> None:
    imported = sheet(tmp_path, {**SIGNED, "Month": "", "Day": "", "Year": "", **cells}, SIGNED)
    assert (len(written(imported)), imported.incomplete) == (2, 1)
    assert [problem.column for problem in read_table(imported.out).problems] == ["date"]
    large = sheet(tmp_path, {**SIGNED, "Month": "", "Day": "", "Year": "", **cells}, SIGNED, out="out.parquet")
    assert (large.events, large.left_out) == (1, {"bad date": 1})


def test_titles_and_eras_are_no_errors_and_no_events(tmp_path: Path) -> None:
    imported = sheet(
        tmp_path,
        {"Headline": "Russia and North Korea", "Text": "A history"},
        {"Year": "2024", "Headline": "The same", "Type": "title"},
        {"Year": "2022", "End Year": "2024", "Headline": "War", "Type": "era"},
        SIGNED,
    )
    assert imported.left_out == {"title slide": 2, "era, for eras.csv": 1}
    assert imported.side_file is not None
    assert "A history" in imported.side_file.read_text()
    assert len(written(imported)) == 1


def test_the_group_tells_the_countries_before_any_words_do(tmp_path: Path) -> None:
    [row] = written(sheet(tmp_path, {**SIGNED, "Group": "North Korea – China"}))
    assert row["countries"] == "PRK; CHN"
    [row] = written(sheet(tmp_path, {**SIGNED, "Group": "Summits"}))
    assert row["countries"] == "RUS; PRK"


@pytest.mark.parametrize(
    ("headline", "countries", "kind"),
    [
        ("France summons Italian ambassador", "FRA; ITA", "condemnation"),
        ("Italian ambassador summoned by France", "FRA; ITA", "condemnation"),
        ("Germany condemns Poland", "ITA; FRA", ""),
        ("Italy and France sign a treaty", "ITA; FRA", "treaty"),
    ],
    ids=["who acts comes first", "also in the passive", "the words name others", "no direction"],
)
def test_a_group_does_not_tell_who_acts(headline: str, countries: str, kind: str) -> None:
    row = event_row({"Year": "2019", "Month": "2", "Headline": headline, "Group": "Italy-France"})
    assert (row["countries"], row["type"]) == (countries, kind)
    unknown = "The words say condemnation, but not which of the countries acts"
    assert (row["notes"] == unknown) == (kind == "")


def test_what_no_words_tell_stays_blank_and_is_said(tmp_path: Path) -> None:
    imported = sheet(tmp_path, {"Year": "2024", "Headline": "Something", "Display Date": "early 2024"})
    [row] = written(imported)
    assert (row["countries"], row["type"], row["sources"], row["notes"]) == ("", "", "", "Display Date: early 2024")
    assert str(imported).endswith(f"Incomplete: 1 row; run.py check {imported.out} says what to fill in.")


def test_a_large_table_takes_the_rows_that_are_complete(tmp_path: Path) -> None:
    imported = sheet(tmp_path, SIGNED, {"Year": "2024", "Headline": "Something"}, out="out.parquet")
    assert duckdb.sql(f"SELECT countries, type, first_day FROM '{imported.out}'").fetchall() == [("RUS; PRK", "treaty", 19893)]
    assert imported.left_out == {"fewer than two countries": 1}


def test_media_is_the_source_where_no_link_is(tmp_path: Path) -> None:
    cells = {"Year": "2024", "Headline": "A", "Media": "https://example.org/film"}
    assert event_row(cells)["sources"] == "https://example.org/film"
    assert event_row({**cells, "Text": "<a href='https://example.org/page'>x</a>"})["sources"] == "https://example.org/page"
    assert event_row({**cells, "Media": "javascript:alert(1)"})["sources"] == ""


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("See https://example.org/a?b=1&c=2.", "https://example.org/a?b=1&c=2"),
        (
            "<p>(from https://example.org/a)</p><p>https://example.org/b_(c), too</p>",
            "https://example.org/a; https://example.org/b_(c)",
        ),
        (
            '<a href="https://example.org/long">https://example.org/l…</a> and http://example.org',
            "https://example.org/long; http://example.org",
        ),
    ],
    ids=["plain", "in a sentence", "beside a link"],
)
def test_an_address_in_the_text_is_a_source(text: str, sources: str) -> None:
    assert event_row({"Year": "2024", "Headline": "A", "Text": text})["sources"] == sources


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("plain < text", "plain < text"),
        ("a<br>b", "a\nb"),
        ("<script>alert(1)</script>kept", "kept"),
        ("&lt;b&gt; &#61;1", "<b> =1"),
        ("<p>open <i>tags", "open tags"),
    ],
)
def test_html_becomes_text(cell: str, text: str) -> None:
    assert plain_text(cell) == text


def test_our_own_sheet_comes_back_as_the_same_events(tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, SMALL_TABLE))
    content, _ = write_timelinejs(table, table.events)
    (tmp_path / "sheet.csv").write_bytes(content)
    imported = import_events("timelinejs", [tmp_path / "sheet.csv"], tmp_path / "back.csv")
    back = {row["id"]: row for row in written(imported)}
    given = table.events.set_index("id")
    assert set(back) == set(given.index)
    assert {event: row["date"] for event, row in back.items()} == given["edtf"].to_dict()
    assert {event: row["title"] for event, row in back.items()} == given["title"].to_dict()
    assert {event for event, row in back.items() if row["status"]} == {"2023-arms"}
    visits = [event for event in given.index if given.loc[event, "type"] == "visit"]
    assert [(back[event]["countries"], back[event]["type"]) for event in visits] == [
        (given.loc[event, "countries"], "visit") for event in visits
    ]
    addresses = {key: str(table.sources.loc[key, "url"]) for key in table.sources.index}
    assert {event: row["sources"] for event, row in back.items()} == {
        event: "; ".join(addresses[key] for key in given.loc[event, "sources"].split("; ")) for event in given.index
    }


def test_a_sheet_without_its_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("Jahr,Headline\n2024,A\n")
    with pytest.raises(ImportingError, match=r'sheet.csv has no column "Year"\. Its columns: Jahr, Headline\.'):
        import_events("timelinejs", [tmp_path / "sheet.csv"], tmp_path / "out.csv")
