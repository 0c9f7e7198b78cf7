"""Rows of text on their way to the one door, `events/loading.py`, and what that door says of those it does not let in."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from events.formats.side_file import LeftOut
from events.loading import Problem

REPEATED = "the same event again"
MACHINE_CODED = ("score", "mentions", "origin")


@dataclass(frozen=True, slots=True)
class RowChunk:
    """Some rows of a file: `rows` has the table's columns and those of machine-coded events as text, indexed by line.

    `texts` has each row as it was, by line; `left_out` are rows that are no events whatever their cells say.
    """

    file: str
    rows: pd.DataFrame
    texts: dict[int, str]
    left_out: list[LeftOut] = field(default_factory=list)


def refused_rows(chunk: RowChunk, problems: list[Problem]) -> list[LeftOut]:
    """Return the rows of a chunk that have an error, each with all that is said of it, in order of their lines."""
    by_line: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.level == "error":
            by_line.setdefault(problem.line, []).append(problem)
    return [
        LeftOut(chunk.file, line, reason_of(errors[0]), " ".join(_said(one) for one in errors), chunk.texts[line])
        for line, errors in sorted(by_line.items())
    ]


def _said(problem: Problem) -> str:
    return f"{problem.column}: {problem.reason} {problem.hint}".strip()


def reason_of(problem: Problem) -> str:
    """Return a problem in as few words as rows are counted by."""
    if problem.column == "countries":
        return _reason_of_countries(problem.reason)
    if not problem.value.strip():
        return f"no {problem.column}"
    if problem.column == "id":
        return REPEATED
    return {"date": "bad date", "type": "unknown event type"}.get(problem.column, f"bad {problem.column}")


def _reason_of_countries(reason: str) -> str:
    if "stands twice" in reason:
        return "same country twice"
    if any(words in reason for words in ("is one country", "is missing", "No country is named")):
        return "fewer than two countries"
    return "unknown country"
