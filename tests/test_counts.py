"""Counting a table, on a table small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import write_table

from events.counts import count_table, counts_in_markdown, counts_in_words
from events.loading import read_table
from run import cli

EVENTS = """\
id,date,countries,type,title,status,importance,sources
a,1961-07-06,SUN; PRK,treaty,A,,5,src-a
b,2003-08-27/2003-08-29,RUS; PRK; CHN,talks,B,,,src-b
c,2009,RUS; PRK,visit,C,disputed,,src-b
d,[2010-01-01..2010-01-05],CHN; PRK,visit,D,,1,src-b
e,2010-02-01,CHN; PRK,visit,E,,1,src-b
"""


def rows_of(path: Path, title: str) -> list[tuple[str, int]]:
    return next(list(count.rows) for count in count_table(read_table(path)) if count.title == title)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Events by pair", [("China and North Korea", 3), ("North Korea and Russia", 3), ("China and Russia", 1)]),
        ("Events by type", [("visit", 3), ("talks", 1), ("treaty", 1)]),
        ("Events by decade", [("1960s", 1), ("2000s", 2), ("2010s", 2)]),
        ("Events by precision of their date", [("day", 2), ("interval of days", 1), ("year", 1), ("range", 1)]),
        ("Events by status", [("confirmed", 4), ("disputed", 1)]),
        ("Events by importance", [("5", 1), ("3", 2), ("1", 2)]),
        ("Sources by language", [("en", 1), ("ru", 1)]),
        ("Sources by affiliation", [("agency", 1), ("newspaper", 1)]),
        ("Sources by publisher", [("First Paper", 1), ("Second Agency", 1)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_kind_is_counted(tmp_path: Path, title: str, rows: list[tuple[str, int]]) -> None:
    assert rows_of(write_table(tmp_path, EVENTS), title) == rows


def test_only_the_twenty_largest_are_shown_and_the_rest_is_said(tmp_path: Path) -> None:
    sources = "id,publisher,url,language,affiliation\n" + "".join(
        f"s{n},Paper {n:02},https://example.org/{n},en,\n" for n in range(23)
    )
    table = read_table(write_table(tmp_path, EVENTS.replace("src-a", "s1").replace("src-b", "s2"), sources))
    text = counts_in_words(table)
    assert "Paper 19" in text and "Paper 20" not in text
    assert text.endswith("and 3 more.\n")
    assert "| (blank) | 23 |" in counts_in_markdown(table)


def test_the_text_says_how_large_the_table_is(tmp_path: Path) -> None:
    text = counts_in_words(read_table(write_table(tmp_path, EVENTS)))
    assert text.startswith("5 events, 2 sources, no eras. 1 of 2 events dated to one day stand on the 1st of a month (50.0 %;")


def test_a_bar_in_a_name_does_not_break_the_markdown_table(tmp_path: Path) -> None:
    sources = "id,publisher,url\nsrc-a,News | Views,https://example.org/a\nsrc-b,B,https://example.org/b\n"
    assert "| News \\| Views | 1 |" in counts_in_markdown(read_table(write_table(tmp_path, EVENTS, sources)))


def test_the_command_counts_any_table(tmp_path: Path) -> None:
    path = write_table(tmp_path, EVENTS)
    result = CliRunner().invoke(cli, ["count", str(path)])
    assert (result.exit_code, result.output) == (0, counts_in_words(read_table(path)))


def test_a_table_without_rows_has_nothing_to_count(tmp_path: Path) -> None:
    path = write_table(tmp_path, "date,countries,type,title,sources\n")
    assert counts_in_words(read_table(path)).startswith("no events, 2 sources, no eras. 0 of 0 events")


def test_one_is_singular_and_what_is_not_there_has_no_heading(tmp_path: Path) -> None:
    alone = "id,date,countries,type,title,sources\na,2003-08-27,RUS; PRK,talks,A,https://example.org\n"
    text = counts_in_words(read_table(write_table(tmp_path, alone, "id,publisher,url\n")))
    assert text.startswith("1 event, no sources, no eras. 0 of 1 events dated")
    assert "Sources by" not in text
