"""Dates in EDTF: what such a text means, and how little of a date may be known.

The Extended Date/Time Format (Library of Congress 2019, https://www.loc.gov/standards/datetime/), levels 0 and 1, and of
level 2 the one-of sets, quarters, thirds and halves of a year.
"""

from __future__ import annotations

import functools
import math
import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

PRECISIONS = (
    "day", "month", "season", "quarter", "third", "half", "year", "decade", "century", "millennium", "range", "interval",
)  # fmt: skip
"""What `UncertainDate.precision` can be: "third" and "half" are of a year, "range" is a one-of set."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOW_TO_WRITE = "Write a day as 2023-09-13, a month as 2023-09, a year as 2023; about 1904 is 1904~"

# EDTF's parts of a year: code -> (precision, words, first month, last month; 14 is the next year's February).
# Seasons are meteorological; those without a hemisphere are read as northern, as the edtf package does.
YEAR_PARTS = {
    21: ("season", "spring", 3, 5), 22: ("season", "summer", 6, 8),
    23: ("season", "autumn", 9, 11), 24: ("season", "winter", 12, 14),
    25: ("season", "northern spring", 3, 5), 26: ("season", "northern summer", 6, 8),
    27: ("season", "northern autumn", 9, 11), 28: ("season", "northern winter", 12, 14),
    29: ("season", "southern spring", 9, 11), 30: ("season", "southern summer", 12, 14),
    31: ("season", "southern autumn", 3, 5), 32: ("season", "southern winter", 6, 8),
    33: ("quarter", "first quarter of", 1, 3), 34: ("quarter", "second quarter of", 4, 6),
    35: ("quarter", "third quarter of", 7, 9), 36: ("quarter", "fourth quarter of", 10, 12),
    37: ("third", "first third of", 1, 4), 38: ("third", "second third of", 5, 8),
    39: ("third", "last third of", 9, 12),
    40: ("half", "first half of", 1, 6), 41: ("half", "second half of", 7, 12),
}  # fmt: skip


class DateError(ValueError):
    """A text that is no date: `text` quotes it, `reason` says what is wrong, `hint` what to write instead."""

    def __init__(self, text: str, reason: str, hint: str) -> None:
        """Build the message `"31 February 1904" is not a date. Write 1904-02, 1904-02-28 or 1904~.`"""
        quoted = text if len(text) <= 80 else text[:77] + "…"
        super().__init__(f'"{quoted}" {reason}. {hint}.')
        self.text = text
        self.reason = reason
        self.hint = hint


class RefusalError(Exception):
    """The reason and hint of a `DateError`, before it is known which text to quote."""

    def __init__(self, reason: str, hint: str = HOW_TO_WRITE) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date with what is known and what is not.

    `edtf` is its canonical text. `earliest` and `latest` are the first and last day it can touch: `latest` is None where
    no end is known, `earliest` is None where no beginning is. `precision` is one of `PRECISIONS`. `is_interval` tells a
    span that lasts (a visit of five days) from an instant that is not known better (some day of a month); its two
    ends have precisions of their own. "About" does not widen `earliest` and `latest`: it is said by `is_approximate`.
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: str
    is_interval: bool = False
    is_approximate: bool = False
    is_uncertain: bool = False
    is_one_of: bool = False
    start_precision: str | None = None
    end_precision: str | None = None
    warnings: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_ongoing(self) -> bool:
        """Whether it has begun and is not over (`2024-12-04/..`)."""
        return self.edtf.endswith("/..")

    def __str__(self) -> str:
        """Return the EDTF text."""
        return self.edtf


PLAIN_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_EDTF_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)"
    r"(?:-(?P<month>[0-9]{2}|[01]X|XX)(?:-(?P<day>[0-9]{2}|[0-3]X|XX))?)?"
    r"(?P<doubt>[?~%]?)"
)
_YEAR_PRECISIONS = ("year", "decade", "century", "millennium")


@dataclass(frozen=True, slots=True)
class EdtfPoint:
    """One EDTF date that is neither an interval nor a set."""

    text: str
    earliest: date
    latest: date
    precision: str

    @property
    def is_approximate(self) -> bool:
        """Whether it is "about" that date."""
        return self.text[-1] in "~%"

    @property
    def is_uncertain(self) -> bool:
        """Whether the date itself is doubted."""
        return self.text[-1] in "?%"


def read_edtf(text: str) -> UncertainDate | None:
    """Return the date that EDTF `text` means, or None where it is not written in EDTF; refuse what is not possible.

    >>> read_edtf("2023-09~").latest
    datetime.date(2023, 9, 30)
    """
    if "/" in text:
        return _read_interval(text)
    if text.startswith("["):
        return _read_one_of(text)
    point = read_point(text)
    return _as_date(point) if point else None


def _as_date(point: EdtfPoint) -> UncertainDate:
    return UncertainDate(
        edtf=point.text,
        earliest=point.earliest,
        latest=point.latest,
        precision=point.precision,
        is_approximate=point.is_approximate,
        is_uncertain=point.is_uncertain,
    )


@functools.lru_cache(maxsize=4096)
def read_point(text: str) -> EdtfPoint | None:
    """Return what one EDTF date means, or None where the text is none; refuse what is not possible."""
    match = _EDTF_POINT.fullmatch(text)
    if not match:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year == "0000":
        raise RefusalError("has the year 0, which never was")
    if "X" in year and month and month + (day or "XX") != "XXXX":
        raise RefusalError("has a month but not its year", f"Write {year}")
    first, last = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise RefusalError("has a day but not its month", f"Write {year}")
        return EdtfPoint(text, date(first, 1, 1), date(last, 12, 31), _YEAR_PRECISIONS[year.count("X")])
    return _read_month(text, first, str(month), day)


def _read_month(text: str, year: int, month: str, day: str | None) -> EdtfPoint:
    if "X" in month:
        if day not in (None, "XX"):
            raise RefusalError("has a day but not its month", f"Write {year:04}")
        months = (10, 12) if month == "1X" else (1, 9)
        return EdtfPoint(text, date(year, months[0], 1), _last_day(year, months[1]), "year")
    if int(month) in YEAR_PARTS and day is None:
        precision, _, first, last = YEAR_PARTS[int(month)]
        return EdtfPoint(text, date(year, first, 1), _last_day(year, last), precision)
    if day is None or day == "XX":
        check_day(year, int(month), 1, "")
        return EdtfPoint(text, date(year, int(month), 1), _last_day(year, int(month)), "month")
    if "X" in day:
        last = min(int(day.replace("X", "9")), _last_day(year, int(month)).day)
        first_day = check_day(year, int(month), max(1, int(day.replace("X", "0"))), text)
        return EdtfPoint(text, first_day, date(year, int(month), last), "month")
    exact = check_day(year, int(month), int(day), text)
    return EdtfPoint(text, exact, exact, "day")


def _last_day(year: int, month: int) -> date:
    """Return the last day of a month; months 13 and 14 are those of the next year, where the calendar has one."""
    if month > 12:
        year, month = (year + 1, month - 12) if year < 9999 else (year, 12)
    if not 1 <= month <= 12:
        raise RefusalError("is not a date", f"Write {year:04}, or a month from {year:04}-01 to {year:04}-12")
    return date(year, month, monthrange(year, month)[1])


def check_day(year: int, month: int, day: int, _text: str = "") -> date:
    """Return the day, or refuse with the nearest things that can be written."""
    if not 1 <= year <= 9999:
        raise RefusalError("is not in the years 1 to 9999")
    if not 1 <= month <= 12:
        raise RefusalError("is not a date", f"Write {year:04}, or a month from {year:04}-01 to {year:04}-12")
    if day == 0:
        raise RefusalError("is not a date", f"Write {year:04}-{month:02}, or {year:04} where the month is not known either")
    try:
        return date(year, month, day)
    except ValueError:
        # 28 February rather than the 29th: it exists in every year, so the advice reads the same for all of them.
        nearest = 28 if month == 2 else monthrange(year, month)[1]
        month_text = f"{year:04}-{month:02}"
        raise RefusalError("is not a date", f"Write {month_text}, {month_text}-{nearest} or {year:04}~") from None


def _read_interval(text: str) -> UncertainDate | None:
    start_text, _, end_text = text.partition("/")
    if start_text in ("", "..") and end_text in ("", ".."):
        return None
    start = None if start_text in ("", "..") else read_point(start_text)
    end = None if end_text in ("", "..") else read_point(end_text)
    if (start is None and start_text not in ("", "..")) or (end is None and end_text not in ("", "..")):
        return None
    if start and end and start.earliest > end.latest:
        raise RefusalError("ends before it begins", f"Write {end_text}/{start_text}, or correct one of the two")
    return UncertainDate(
        edtf=text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        precision="interval",
        is_interval=True,
        is_approximate=any(point.is_approximate for point in (start, end) if point),
        is_uncertain=any(point.is_uncertain for point in (start, end) if point),
        start_precision=start.precision if start else None,
        end_precision=end.precision if end else None,
    )


def _read_one_of(text: str) -> UncertainDate | None:
    if not text.endswith("]"):
        return None
    spans = [_read_span(item) for item in text[1:-1].split(",")]
    if None in spans:
        return None
    ends = [span for span in spans if span]
    points = [point for span in ends for point in span if point]
    if len(ends) == 1 and ends[0][0] is ends[0][1] and ends[0][0] is not None:
        return _as_date(ends[0][0])
    starts, finishes = [start for start, _ in ends], [end for _, end in ends]
    return UncertainDate(
        edtf=text,
        earliest=min(point.earliest for point in points) if None not in starts else None,
        latest=max(point.latest for point in points) if None not in finishes else None,
        precision="range",
        is_one_of=True,
        is_approximate=any(point.is_approximate for point in points),
        is_uncertain=any(point.is_uncertain for point in points),
        start_precision=starts[0].precision if starts[0] else None,
        end_precision=finishes[-1].precision if finishes[-1] else None,
    )


def _read_span(item: str) -> tuple[EdtfPoint | None, EdtfPoint | None] | None:
    """Return the two ends of one item of a set: `a`, `a..b`, `..b` or `a..`."""
    if ".." not in item:
        point = read_point(item)
        return (point, point) if point else None
    start_text, _, end_text = item.partition("..")
    start = read_point(start_text) if start_text else None
    end = read_point(end_text) if end_text else None
    if (start is None and end is None) or (start_text and not start) or (end_text and not end):
        return None
    if start and end and start.earliest > end.latest:
        raise RefusalError("ends before it begins", f"Write [{end_text}..{start_text}], or correct one of the two")
    return start, end


def days_from(first: date, number: int) -> str:
    """Return the set of `number` days that begin with `first`."""
    return f"[{first}..{shifted(first, number - 1)}]"


def shifted(day: date, days: int) -> date:
    """Return the day so many days later; refuse one that no calendar has."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise RefusalError("is not in the years 1 to 9999") from None


_PARTS = {
    "early": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3),
    "first half": (0, 1, 2), "second half": (1, 2, 2),
}  # fmt: skip


def part_of(unit: str, part: str) -> str:
    """Return a rough third of a year, month, decade or century, or one of the tens of days of a month.

    >>> part_of("2024", "early"), part_of("195X", "late"), part_of("2023-09", "mid")
    ('2024-37~', '[1957~..1959~]', '[2023-09-11~..2023-09-20~]')
    """
    point = read_point(unit)
    if point is None or point.precision not in ("year", "month", "decade", "century") or "X-" in unit or "-X" in unit:
        raise RefusalError("names a part of something that has none", "Write the two ends, such as [2023-09-01..2023-09-15]")
    if point.precision == "year" and part in ("early", "mid", "late"):
        return f"{unit}-{37 + ('early', 'mid', 'late').index(part)}~"
    if point.precision == "month":
        return _part_of_month(point, part)
    start, end, parts = _PARTS.get(part, (0, 1, 1))
    first, years = point.earliest.year, point.latest.year - point.earliest.year + 1
    low, high = first + math.ceil(years * start / parts), first + math.ceil(years * end / parts) - 1
    return f"[{low:04}~..{high:04}~]"


def _part_of_month(point: EdtfPoint, part: str) -> str:
    rough = "~" if part in ("early", "mid", "late") else ""
    low, high = {
        "early": (1, 10), "mid": (11, 20), "late": (21, 31), "first tenth": (1, 10), "second tenth": (11, 20),
        "third tenth": (21, 31), "first half": (1, 15), "second half": (16, 31),
    }[part]  # fmt: skip
    last = min(high, point.latest.day)
    return f"[{point.text}-{low:02}{rough}..{point.text}-{last:02}{rough}]"
