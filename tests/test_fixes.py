"""What a problem's hint offers to paste: whole cells, and only such as read without a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import write_table

from events import read_table
from events.fixes import fixes

HEADER = "id,date,countries,type,title,status,denied_by,sources\n"
GOOD = {"id": "a", "date": "2024", "countries": "RUS; PRK", "type": "visit", "title": "T", "status": "", "denied_by": ""}
CASES = [
    ("date", "31 February 1904", ["1904-02", "1904-02-28", "1904~"]),
    ("date", "03/04/2023", ["2023-03-04", "2023-04-03"]),
    ("date", "2003–07", ["2003-07", "2003/2007"]),
    ("date", "Sept 2023 to Aug 2023", ["2023-08/2023-09"]),
    ("date", "TBD", []),
    ("date", "12 sett", []),
    ("countries", "Rusia del Nord; PRK", ["RUS; PRK"]),
    ("countries", "Korea; RUS", ["PRK; RUS", "KOR; RUS"]),
    ("countries", "RUS; Atlantis", []),
    ("countries", "Korea", []),
    ("type", "tready", ["treaty"]),
    ("type", "meet", []),
    ("status", "rumoured", []),
    ("denied_by", "Rusia del Nord", ["RUS"]),
    ("id", "good", ["good-2"]),
]


@pytest.mark.parametrize(("column", "text", "offered"), CASES, ids=[f"{column} {text}" for column, text, _ in CASES])
def test_a_hint_becomes_cells_that_read_without_a_problem(tmp_path: Path, column: str, text: str, offered: list[str]) -> None:
    def problems_with(cell: str) -> list[list[str]]:
        row = ",".join({**GOOD, column: cell}.values()) + ",https://example.org\n"
        table = read_table(write_table(tmp_path, HEADER + "good,2024,RUS; PRK,visit,T,,,https://example.org\n" + row))
        return [fixes(problem) for problem in table.problems]

    assert problems_with(text) == [offered]
    for fix in offered:
        assert problems_with(fix) == []
