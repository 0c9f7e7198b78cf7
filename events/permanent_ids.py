"""Ids are permanent: finds the events whose id changed between two readings of a table.

Links to an event and other rows' `related` point to its id. A table by itself does not tell that an id is new; only who has
read it before knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

from events.loading import Problem, Table

Ids = dict[str, str]
"""The ids that events had before, by those that they have now."""

SAME_CELLS = ["edtf", "countries", "type", "title", "summary", "sources"]
DAYS_CORRECTED = 31  # a date corrected at the same time as the id
LIKENESS = 0.8  # of two titles, as `difflib` counts it: a word or a spelling is different
MOST_RETOUCHED = 50  # more changed ids than that are another table, or a script's work, which changes nothing else


def changed_ids(before: pd.DataFrame, after: pd.DataFrame, earlier: Ids | None = None) -> Ids:
    """Return which ids of `after` took the place of which of `before`, both frames of events.

    `earlier` are the changes found in readings before these; they count until the old id is back or the row is gone.
    """
    earlier = earlier or {}
    known, present = set(before["id"]), set(after["id"])
    found: Ids = {}
    if known - present and present - known:
        found = _matched(before[before["id"].isin(known - present)], after[after["id"].isin(present - known)])
    changed = earlier | {now: earlier.get(was, was) for now, was in found.items()}
    return {now: was for now, was in changed.items() if now in present and was not in present}


def _matched(lost: pd.DataFrame, new: pd.DataFrame) -> Ids:
    """Return the lost id of each new event that has the cells of a lost one, or nearly."""
    lost_by_cells = dict(zip(_cells(lost), lost["id"], strict=True))
    found = {now: lost_by_cells[cells] for now, cells in zip(new["id"], _cells(new), strict=True) if cells in lost_by_cells}
    rest = lost[~lost["id"].isin(set(found.values()))]
    others = new[~new["id"].isin(set(found))]
    if len(rest) > MOST_RETOUCHED or len(others) > MOST_RETOUCHED:
        return found
    for event in others.itertuples():
        alike = [str(old.id) for old in rest.itertuples() if _is_retouched(old, event)]
        if len(alike) == 1:
            found[str(event.id)] = alike[0]
    return found


def _cells(events: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    return zip(*(events[name].astype("str") for name in SAME_CELLS), strict=True)


def _is_retouched(old: Any, event: Any) -> bool:
    """Return whether two events have the same countries and type, nearly the same title and nearly the same date."""
    if (old.countries, old.type) != (event.countries, event.type) or abs(old.first_day - event.first_day) > DAYS_CORRECTED:
        return False
    return SequenceMatcher(None, old.title, event.title).ratio() >= LIKENESS


def ids_are_permanent(table: Table, changed: Ids) -> Iterator[Problem]:
    """Yield a warning for each event whose id was another before."""
    for event in table.events[table.events["id"].isin(set(changed))].itertuples():
        now = str(event.id)
        reason = f'"{now}" was "{changed[now]}" before.'
        hint = f"Write {changed[now]} again: ids are permanent, links and `related` point to them."
        yield Problem(table.path.name, int(str(event.line)), "id", now, reason, hint, "warning")
