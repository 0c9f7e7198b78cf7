"""An id that changed is noticed by whoever has read the table before, and by the rows that refer to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALL_TABLE, write_table

from events import read_table
from events.fixes import fixes
from events.live_table import LiveTable
from events.permanent_ids import changed_ids

OLD = "2018-summit,2018-06-12,USA; PRK,meeting,Trump and Kim meet in Singapore"


def change(folder: Path, *edits: tuple[str, str]) -> str:
    text = SMALL_TABLE
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        (OLD.replace("2018-summit", "2018-singapore"), {"2018-singapore": "2018-summit"}),
        (OLD.replace("2018-summit", "new").replace("and Kim", "and Kim Jong Un"), {"new": "2018-summit"}),
        (OLD.replace("2018-summit", "new").replace("06-12", "06-11"), {"new": "2018-summit"}),
        (OLD.replace("2018-summit", "new").replace("06-12", "12-12"), {}),
        (OLD.replace("2018-summit", "new").replace("meet in Singapore", "sign a long communiqué of another kind"), {}),
        (OLD.replace("2018-summit", "new").replace("meeting", "talks"), {}),
        (OLD.replace("Singapore", "Sentosa"), {}),
    ],
    ids=["the id alone", "and some words", "and the day", "another date", "another title", "another type", "no id at all"],
)
def test_an_id_has_changed_where_the_rest_is_nearly_the_same(tmp_path: Path, after: str, changed: dict[str, str]) -> None:
    before = read_table(write_table(tmp_path, SMALL_TABLE)).events
    now = read_table(write_table(tmp_path, change(tmp_path, (OLD, after)))).events
    assert changed_ids(before, now) == changed


def test_a_new_row_beside_a_deleted_one_is_no_changed_id(tmp_path: Path) -> None:
    before = read_table(write_table(tmp_path, SMALL_TABLE)).events
    row = "2025-visit,2025-01-01,RUS; PRK,visit,Somebody visits Pyongyang,,,,3,,,src-a\n"
    now = read_table(write_table(tmp_path, SMALL_TABLE.replace(SMALL_TABLE.splitlines(True)[4], "") + row)).events
    assert changed_ids(before, now) == {}


def test_a_table_of_other_ids_throughout_is_matched_by_its_cells(tmp_path: Path) -> None:
    rows = [f"a{n},2024,RUS; PRK,visit,Visit of delegation number {n},src-a\n" for n in range(200)]
    head = "id,date,countries,type,title,sources\n"
    before = read_table(write_table(tmp_path, head + "".join(rows))).events
    now = read_table(write_table(tmp_path, head + "".join(row.replace("a", "b", 1) for row in rows))).events
    assert changed_ids(before, now) == {f"b{n}": f"a{n}" for n in range(200)}


def test_a_changed_id_is_said_until_it_is_mended(small_table: Path) -> None:
    live = LiveTable(small_table)
    renamed = SMALL_TABLE.replace("2018-summit", "2018-singapore")
    small_table.write_text(renamed)
    told = live.snapshot().table.problems
    assert [str(one) for one in told] == [
        'events.csv line 5, id: "2018-singapore" was "2018-summit" before. '
        "Write 2018-summit again: ids are permanent, links and `related` point to them."
    ]
    assert (told[0].level, fixes(told[0])) == ("warning", ["2018-summit"])
    small_table.write_text(renamed.replace("2018-singapore", "2018-sentosa").replace("Moscow", "the Kremlin"))
    assert [one.reason for one in live.snapshot().table.problems] == ['"2018-sentosa" was "2018-summit" before.']
    small_table.write_text(SMALL_TABLE)
    assert live.snapshot().table.problems == []


def test_a_reference_to_an_id_that_changed_names_the_one_that_is_like_it(tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, SMALL_TABLE.replace("2023-visit,2023", "2023-visits,2023")))
    (problem,) = table.problems
    assert (problem.column, problem.value, problem.line) == ("related", "2023-visit", 6)
    assert problem.hint.startswith('Did you mean "2023-visits"?')
    assert fixes(problem) == ["2023-visits"]
