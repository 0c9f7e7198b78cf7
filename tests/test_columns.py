"""The one description of every column, against the tables that stand beside it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from conftest import ROOT, write_table

from events import read_table
from events.columns import ERA_COLUMNS, EVENT_COLUMNS, SOURCE_COLUMNS, STATUSES, Column, names, required_names

TABLES = {"events.csv": EVENT_COLUMNS, "sources.csv": SOURCE_COLUMNS, "eras.csv": ERA_COLUMNS}


@pytest.mark.parametrize(("file", "columns"), TABLES.items(), ids=TABLES)
def test_the_curated_table_has_exactly_these_columns_in_this_order(file: str, columns: tuple[Column, ...]) -> None:
    with (ROOT / "events" / file).open(encoding="utf-8-sig", newline="") as table:
        assert next(csv.reader(table)) == names(columns)


@pytest.mark.parametrize(("file", "columns"), TABLES.items(), ids=TABLES)
def test_every_column_says_what_it_means_and_no_name_stands_twice(file: str, columns: tuple[Column, ...]) -> None:
    assert len(set(names(columns))) == len(columns), file
    assert all(column.meaning for column in columns)
    assert not any(column.meaning.endswith(".") for column in columns), "messages add the full stop"


def test_five_columns_are_needed_for_an_event() -> None:
    assert required_names(EVENT_COLUMNS) == ["date", "countries", "type", "title", "sources"]


def test_the_examples_make_a_row_without_errors(tmp_path: Path) -> None:
    cells = {column.name: column.example for column in EVENT_COLUMNS}
    with (tmp_path / "row.csv").open("w", newline="") as file:
        csv.writer(file).writerows([list(cells), list(cells.values())])
    table = read_table(write_table(tmp_path, (tmp_path / "row.csv").read_text()))
    assert [str(problem) for problem in table.problems if problem.level == "error"] == []
    assert table.events.iloc[0]["id"] == cells["id"]


def test_the_meaning_of_status_names_every_status() -> None:
    meaning = next(column.meaning for column in EVENT_COLUMNS if column.name == "status")
    assert all(f"`{status}`" in meaning for status in STATUSES)
