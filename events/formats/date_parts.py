"""What other formats ask of a date: a beginning and an end, each with as many of year, month and day as are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from events.dates import UncertainDate, parse_date


@dataclass(frozen=True, slots=True)
class Parts:
    """Year, month and day that all possible days of a date share; None where they differ."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """Return the date in ISO 8601, as short as it is known; empty where not even the year is.

        >>> Parts(2023, 9).iso()
        '2023-09'
        """
        if self.year is None:
            return ""
        rest = [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join([f"{self.year:04}", *rest])


def shared_parts(first: date, last: date) -> Parts:
    """Return what two days have in common, from the year down.

    >>> shared_parts(date(2024, 10, 8), date(2024, 10, 18))
    Parts(year=2024, month=10, day=None)
    """
    if first.year != last.year:
        return Parts()
    if first.month != last.month:
        return Parts(first.year)
    return Parts(first.year, first.month, first.day if first.day == last.day else None)


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last known part of an event's date.

    An instant, however vague, has a `start` alone. Of a span either may be None: not known, or (`end`) still to come.
    """

    start: UncertainDate | None
    end: UncertainDate | None
    lasts: bool

    @property
    def is_open(self) -> bool:
        """Whether it lasts and one of its ends is not known."""
        return self.lasts and (self.start is None or self.end is None)

    @property
    def is_precise(self) -> bool:
        """Whether every known end is one certain day."""
        return all(is_one_day(end) for end in (self.start, self.end) if end)


@lru_cache(maxsize=100_000)
def ends_of(edtf: str) -> Ends:
    """Return the beginning and the end of a date in EDTF."""
    when = parse_date(edtf)
    if not when.is_interval:
        return Ends(when, None, lasts=False)
    start, end = (parse_date(half) if half.strip(".") else None for half in edtf.split("/"))
    return Ends(start, end, lasts=True)


def is_one_day(when: UncertainDate) -> bool:
    """Return whether a date is one certain day."""
    return when.earliest == when.latest and not (when.is_approximate or when.is_uncertain)


def parts_of(when: UncertainDate | None) -> Parts:
    """Return the year, month and day of a date that does not last, as far as they are known."""
    if when is None or when.earliest is None or when.latest is None:
        return Parts()
    return shared_parts(when.earliest, when.latest)


def possible_days(edtf: str) -> tuple[date, date]:
    """Return the first and the last day that an event may touch.

    Of a span with an open end only the days on which its known end may lie.
    """
    ends = ends_of(edtf)
    known = [end for end in (ends.start, ends.end) if end]
    first = known[0].earliest or known[0].latest or date.min
    last = known[-1].latest or known[-1].earliest or date.max
    return first, last
