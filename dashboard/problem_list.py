"""What the page says about a table's problems, as plain data: each leads to its event, or has its row as the file has it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from events.fixes import fixes
from events.loading import Problem, Table
from events.reading import STRAY_QUOTE, UNCLOSED_QUOTE

MOST_SHOWN = 300  # a file of another kind has a problem in every row, and nobody reads more


def problem_list(table: Table) -> dict[str, Any]:
    """Return the problems of a table for the page, errors first.

    `problems` has at most `MOST_SHOWN` of them, each with the `event` to select ("" where the row is not shown) and the
    `fixes` that can be pasted; `problemCells` the cells of each row that is not shown, by file and line;
    `problemCounts` how many rows are not shown, how many warnings there are, and how many problems are not in the list.
    """
    ordered = sorted(table.problems, key=lambda problem: problem.level != "error")
    shown = ordered[:MOST_SHOWN]
    event_at = _events_by_line(table, shown)
    return {
        "problems": [
            {**problem.as_dict(), "event": event_at.get(_place(problem), ""), "fixes": fixes(problem)} for problem in shown
        ],
        "problemCells": {
            _place(problem): cells
            for problem in shown
            if _place(problem) not in event_at and (cells := _cells(table, problem.file, problem.line))
        },
        "problemCounts": {
            "rows": len({_place(problem) for problem in ordered if problem.level == "error"}),
            "warnings": sum(problem.level != "error" for problem in ordered),
            "left": len(ordered) - len(shown),
        },
        "assumptions": list(table.assumptions),
    }


def _place(problem: Problem) -> str:
    return f"{problem.file} {problem.line}"


def _events_by_line(table: Table, problems: list[Problem]) -> dict[str, str]:
    lines = {problem.line for problem in problems if problem.file == table.path.name}
    events = table.events[table.events["line"].isin(lines)]
    return {f"{table.path.name} {line}": event for line, event in zip(events["line"], events["id"], strict=True)}


def _cells(table: Table, file: str, line: int) -> list[list[str]]:
    """Return the filled cells of a row with their columns; the whole line under "" where a quote has moved them."""
    rows = table.rows if file == table.path.name else table.rows_beside.get(file, pd.DataFrame())
    if line not in rows.index:
        return []
    row = rows.loc[line]
    for name in (UNCLOSED_QUOTE, STRAY_QUOTE):
        if row.get(name):
            return [["", str(row[name])]]
    named = zip(map(str, row.index), map(str, row), strict=True)
    return [["" if name.startswith("+") else name, cell] for name, cell in named if cell.strip()]
