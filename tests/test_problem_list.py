"""The problems panel: each problem leads to its event or shows its row, and offers what can be pasted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE, write_table

from dashboard.problem_list import MOST_SHOWN, problem_list
from events import read_table
from events.curation import read_checked_table

BAD_ROWS = """\
bad-date,31 February 2024,RUS; PRK,visit,Impossible day,,,,,Moscow,,src-a
open,2024,RUS; PRK,visit,"Kim visits,src-a
doubtful,2024-07,USA; PRK,visit,A visit,,,,,,no-such,src-a
long,2024,RUS; PRK,visit,T,,,,,Moscow,,src-a, Russia
"""


@pytest.fixture
def bad_table(tmp_path: Path) -> Path:
    return write_table(tmp_path, SMALL_TABLE + BAD_ROWS, SMALL_SOURCES + "bad,,No publisher,https://example.org,,,,,\n")


def test_errors_come_first_and_a_warning_names_the_event_to_select(bad_table: Path) -> None:
    told = problem_list(read_table(bad_table))
    assert [(one["level"], one["file"], one["line"], one["event"]) for one in told["problems"]] == [
        ("error", "events.csv", 9, ""),
        ("error", "events.csv", 10, ""),
        ("error", "events.csv", 12, ""),
        ("error", "sources.csv", 4, ""),
        ("warning", "events.csv", 11, "doubtful"),
    ]
    assert told["problemCounts"] == {"rows": 4, "warnings": 1, "left": 0}


def test_a_row_that_is_not_shown_is_there_as_the_file_has_it(bad_table: Path) -> None:
    cells = problem_list(read_table(bad_table))["problemCells"]
    assert cells == {
        "events.csv 9": [
            ["id", "bad-date"], ["date", "31 February 2024"], ["countries", "RUS; PRK"], ["type", "visit"],
            ["title", "Impossible day"], ["place", "Moscow"], ["sources", "src-a"],
        ],
        "events.csv 10": [["", 'open,2024,RUS; PRK,visit,"Kim visits,src-a']],
        "events.csv 12": [
            ["id", "long"], ["date", "2024"], ["countries", "RUS; PRK"], ["type", "visit"], ["title", "T"],
            ["place", "Moscow"], ["sources", "src-a"], ["", " Russia"],
        ],
        "sources.csv 4": [["id", "bad"], ["title", "No publisher"], ["url", "https://example.org"]],
    }  # fmt: skip


def test_a_problem_of_the_whole_table_has_neither_event_nor_row(tmp_path: Path) -> None:
    firsts = "".join(f"e{year},{year}-0{year % 9 + 1}-01,RUS; PRK,visit,Visit {year},src-a\n" for year in range(1995, 2005))
    table = read_checked_table(write_table(tmp_path, "id,date,countries,type,title,sources\n" + firsts))
    told = problem_list(table)
    assert [(one["line"], one["event"]) for one in told["problems"]] == [(1, "")]
    assert told["problemCells"] == {}


def test_a_file_of_another_kind_is_counted_whole_and_listed_in_part(tmp_path: Path) -> None:
    rows = "".join(f"e{number},never,RUS; PRK,visit,T,src-a\n" for number in range(MOST_SHOWN + 50))
    told = problem_list(read_table(write_table(tmp_path, "id,date,countries,type,title,sources\n" + rows)))
    assert len(told["problems"]) == MOST_SHOWN
    assert told["problemCounts"] == {"rows": MOST_SHOWN + 50, "warnings": 0, "left": 50}


@pytest.mark.browser
def test_a_warning_leads_to_its_event_and_an_error_to_its_row(page: Any, serve: Any, bad_table: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bad_table.write_bytes(bad_table.read_text().replace("Impossible day", "Día imposible").encode("cp1252"))
    page.goto(serve(bad_table) + "/?countries=RUS,PRK")
    page.wait_for_selector("#sentence:has-text('Russia')")
    page.click("#problems summary")
    assert "events.csv is read as Windows-1252." in page.inner_text("#problems .assumed")
    bad = page.locator("#problems li.error").first
    assert "Día imposible" in bad.inner_text()
    assert bad.locator(".wrong").inner_text().split() == ["date", "31", "February", "2024"]
    bad.get_by_role("button", name="Copy 2024-02-28").click()
    page.wait_for_selector(".toast:has-text('2024-02-28 copied')")
    assert page.evaluate("navigator.clipboard.readText()") == "2024-02-28"
    page.locator("#problems li.warning").get_by_role("button", name="A visit").click()
    page.wait_for_selector("#details h2:has-text('A visit')")
    page.wait_for_function("!location.search.includes('countries') && location.search.includes('event=doubtful')")
    assert page.inner_text("#details h2") == "A visit"


@pytest.mark.browser
def test_what_was_assumed_is_said_though_nothing_is_wrong(page: Any, serve: Any, small_table: Path) -> None:
    small_table.write_text(SMALL_TABLE.replace(",", "\t"))
    page.goto(serve(small_table))
    page.wait_for_selector("#problems summary:has-text('How the table was read')")
    page.click("#problems summary")
    assert "events.csv is read with tabs between cells." in page.inner_text("#problems")
