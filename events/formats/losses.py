"""Sentences about what a format cannot hold."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from events.columns import EVENT_COLUMNS, names
from events.countries import current_code
from events.event_words import join_words
from events.formats.characters import has_controls, starts_formula
from events.formats.date_parts import ends_of
from events.loading import Table, split_list

TEXT_CELLS = ("title", "summary", "place")


def said(count: int, noun: str, one: str, many: str) -> list[str]:
    """Return one sentence about a number of things, or none where there are none.

    >>> said(1, "event", "has no single day", "have no single day")
    ['1 event has no single day.']
    """
    if count == 0:
        return []
    return [f"1 {noun} {one}." if count == 1 else f"{count:,} {noun}s {many}."]


def has_no_single_day(edtf: str, form: str) -> bool:
    """Return whether a date is vaguer than one certain day or a span between two."""
    ends = ends_of(edtf)
    return form in ("part", "between", "about") or not ends.is_precise


def count_vague_dates(events: pd.DataFrame) -> int:
    """Return how many events have no single day, or a span without two certain ends that are both given."""
    return sum(map(has_no_single_day, events["edtf"], events["date_form"]))


def count_open_dates(events: pd.DataFrame) -> int:
    """Return how many events still go on, or have no known beginning or end."""
    return sum(ends_of(edtf).is_open for edtf in events["edtf"])


def count_doubted(events: pd.DataFrame) -> int:
    """Return how many events are reported or disputed."""
    return int(events["status"].isin(["reported", "disputed"]).sum())


def say_controls(events: pd.DataFrame) -> list[str]:
    """Say how many events hold characters that text formats forbid."""
    rows = zip(*(events[name] for name in TEXT_CELLS), strict=True)
    count = sum(any(map(has_controls, row)) for row in rows)
    held = "control characters (such as NUL), which are left out"
    return said(count, "event", f"holds {held}", f"hold {held}")


def say_notes(events: pd.DataFrame) -> list[str]:
    """Say that the curators' notes are not passed on."""
    count = int((events["notes"] != "").sum())
    return said(count, "curator's note", "is left out: it is not for readers", "are left out: they are not for readers")


def eras_of(table: Table, events: pd.DataFrame) -> pd.DataFrame:
    """Return the eras of the countries of some events, and those of everybody."""
    codes = {code for codes in events["country_set"].unique() for code in codes.split(";") if code}
    written = [split_list(cell) for cell in table.eras["countries"]]
    return table.eras[[not each or any(current_code(code) in codes for code in each) for each in written]]


def say_eras(table: Table, events: pd.DataFrame) -> list[str]:
    """Say that the eras of the events' countries are not passed on."""
    return said(len(eras_of(table, events)), "era", "is left out: it is no event", "are left out: they are no events")


def say_source_ids(table: Table, events: pd.DataFrame) -> list[str]:
    """Say that what the sources are stands in a table of its own; a web address says it itself."""
    by_id = {cell: any(source in table.sources.index for source in split_list(cell)) for cell in events["sources"].unique()}
    count = sum(events["sources"].map(by_id))
    return said(
        count,
        "event",
        "names its sources by id: sources.csv says what they are",
        "name their sources by id: sources.csv says what they are",
    )


def csv_losses(table: Table, events: pd.DataFrame) -> list[str]:
    """Return sentences about what our own CSV of the events alone does not hold, or a spreadsheet may misread."""
    return [*say_formulas(table, events), *say_source_ids(table, events), *say_eras(table, events)]


def extra_columns(table: Table) -> list[str]:
    """Return the columns of a table that ours do not include, as its file names them."""
    known = set(names(EVENT_COLUMNS))
    return [name for name in table.rows.columns if name not in known and not name.startswith("+")]


def say_extra_columns(table: Table, events: pd.DataFrame) -> list[str]:
    """Say which columns of the file's own are not passed on."""
    lost = [name for name in extra_columns(table) if _any_filled(table.rows.loc[events["line"], name])]
    if not lost:
        return []
    plural = len(lost) > 1
    return [f"The column{'s' * plural} {join_words(lost)} of {table.path.name} {'are' if plural else 'is'} left out."]


def say_formulas(table: Table, events: pd.DataFrame) -> list[str]:
    """Say how many cells a spreadsheet may take for formulas: our CSV keeps every cell as it stands in the table."""
    rows = table.rows.loc[events["line"]]
    count = sum(starts_formula(cell) for name in rows.columns for cell in rows[name])
    return said(
        count,
        "cell",
        "begins like a formula (= + - @): it is written as it stands, so open the file in a spreadsheet as text",
        "begin like formulas (= + - @): they are written as they stand, so open the file in a spreadsheet as text",
    )


def _any_filled(cells: Iterable[str]) -> bool:
    return any(cell.strip() for cell in cells)
