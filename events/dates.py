"""Dates as historians know them: a day, a month, "about 1904", "some day between 8 and 18 October", "since 2019".

A date is kept as EDTF text (Extended Date/Time Format, Library of Congress 2019, https://www.loc.gov/standards/datetime/):
levels 0 and 1, and of level 2 the one-of sets, quarters, thirds and halves of a year. No result is more precise than the
text it was read from, and none depends on today: what is relative needs a `reference` date.

This module knows nothing of tables' columns, events or the screen.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from events.date_words import ISLAMIC_MONTHS, Language, Token, language, languages_for, plain_text, prepared, tokens_of

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


class _RefusalError(Exception):
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


# --- EDTF text -> UncertainDate


_PLAIN_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_EDTF_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)"
    r"(?:-(?P<month>[0-9]{2}|[01]X|XX)(?:-(?P<day>[0-9]{2}|[0-3]X|XX))?)?"
    r"(?P<doubt>[?~%]?)"
)
_YEAR_PRECISIONS = ("year", "decade", "century", "millennium")


@dataclass(frozen=True, slots=True)
class _EdtfPoint:
    """One EDTF date that is neither an interval nor a set."""

    text: str
    earliest: date
    latest: date
    precision: str

    @property
    def is_approximate(self) -> bool:
        return self.text[-1] in "~%"

    @property
    def is_uncertain(self) -> bool:
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
    point = _read_point(text)
    return _as_date(point) if point else None


def _as_date(point: _EdtfPoint) -> UncertainDate:
    return UncertainDate(
        edtf=point.text,
        earliest=point.earliest,
        latest=point.latest,
        precision=point.precision,
        is_approximate=point.is_approximate,
        is_uncertain=point.is_uncertain,
    )


@functools.lru_cache(maxsize=4096)
def _read_point(text: str) -> _EdtfPoint | None:
    match = _EDTF_POINT.fullmatch(text)
    if not match:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year == "0000":
        raise _RefusalError("has the year 0, which never was")
    if "X" in year and month and month + (day or "XX") != "XXXX":
        raise _RefusalError("has a month but not its year", f"Write {year}")
    first, last = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise _RefusalError("has a day but not its month", f"Write {year}")
        return _EdtfPoint(text, date(first, 1, 1), date(last, 12, 31), _YEAR_PRECISIONS[year.count("X")])
    return _read_month(text, first, str(month), day)


def _read_month(text: str, year: int, month: str, day: str | None) -> _EdtfPoint:
    if "X" in month:
        if day not in (None, "XX"):
            raise _RefusalError("has a day but not its month", f"Write {year:04}")
        months = (10, 12) if month == "1X" else (1, 9)
        return _EdtfPoint(text, date(year, months[0], 1), _last_day(year, months[1]), "year")
    if int(month) in YEAR_PARTS and day is None:
        precision, _, first, last = YEAR_PARTS[int(month)]
        return _EdtfPoint(text, date(year, first, 1), _last_day(year, last), precision)
    if day is None or day == "XX":
        _check_day(year, int(month), 1, "")
        return _EdtfPoint(text, date(year, int(month), 1), _last_day(year, int(month)), "month")
    if "X" in day:
        last = min(int(day.replace("X", "9")), _last_day(year, int(month)).day)
        first_day = _check_day(year, int(month), max(1, int(day.replace("X", "0"))), text)
        return _EdtfPoint(text, first_day, date(year, int(month), last), "month")
    exact = _check_day(year, int(month), int(day), text)
    return _EdtfPoint(text, exact, exact, "day")


def _last_day(year: int, month: int) -> date:
    """Return the last day of a month; months 13 and 14 are those of the next year, where the calendar has one."""
    if month > 12:
        year, month = (year + 1, month - 12) if year < 9999 else (year, 12)
    if not 1 <= month <= 12:
        raise _RefusalError("is not a date", f"Write {year:04}, or a month from {year:04}-01 to {year:04}-12")
    return date(year, month, monthrange(year, month)[1])


def _check_day(year: int, month: int, day: int, _text: str = "") -> date:
    """Return the day, or refuse with the nearest things that can be written."""
    if not 1 <= year <= 9999:
        raise _RefusalError("is not in the years 1 to 9999")
    if not 1 <= month <= 12:
        raise _RefusalError("is not a date", f"Write {year:04}, or a month from {year:04}-01 to {year:04}-12")
    if day == 0:
        raise _RefusalError("is not a date", f"Write {year:04}-{month:02}, or {year:04} where the month is not known either")
    try:
        return date(year, month, day)
    except ValueError:
        # 28 February rather than the 29th: it exists in every year, so the advice reads the same for all of them.
        nearest = 28 if month == 2 else monthrange(year, month)[1]
        month_text = f"{year:04}-{month:02}"
        raise _RefusalError("is not a date", f"Write {month_text}, {month_text}-{nearest} or {year:04}~") from None


def _read_interval(text: str) -> UncertainDate | None:
    start_text, _, end_text = text.partition("/")
    if start_text in ("", "..") and end_text in ("", ".."):
        return None
    start = None if start_text in ("", "..") else _read_point(start_text)
    end = None if end_text in ("", "..") else _read_point(end_text)
    if (start is None and start_text not in ("", "..")) or (end is None and end_text not in ("", "..")):
        return None
    if start and end and start.earliest > end.latest:
        raise _RefusalError("ends before it begins", f"Write {end_text}/{start_text}, or correct one of the two")
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


def _read_span(item: str) -> tuple[_EdtfPoint | None, _EdtfPoint | None] | None:
    """Return the two ends of one item of a set: `a`, `a..b`, `..b` or `a..`."""
    if ".." not in item:
        point = _read_point(item)
        return (point, point) if point else None
    start_text, _, end_text = item.partition("..")
    start = _read_point(start_text) if start_text else None
    end = _read_point(end_text) if end_text else None
    if (start is None and end is None) or (start_text and not start) or (end_text and not end):
        return None
    if start and end and start.earliest > end.latest:
        raise _RefusalError("ends before it begins", f"Write [{end_text}..{start_text}], or correct one of the two")
    return start, end


# --- text -> UncertainDate


def parse_date(text: str, *, reference: date | None = None, day_first: bool | None = None, spoken: str = "") -> UncertainDate:
    """Return the date that `text` means, in EDTF or written out in any of many languages.

    `reference` is the day that "yesterday" or "in September" is counted from; without it, what names no year is refused.
    `day_first` settles `03/04/2023`. `spoken` is the code of the only language that the words can be in, where it is known.
    Raises `DateError`, whose message says what to write instead.

    >>> parse_date("12-17 settembre 2023").edtf
    '2023-09-12/2023-09-17'
    >>> parse_date("31 February 1904")
    Traceback (most recent call last):
    events.dates.DateError: "31 February 1904" is not a date. Write 1904-02, 1904-02-28 or 1904~.
    """
    plain = _PLAIN_DAY.fullmatch(text)
    try:
        if plain:
            day = _check_day(int(plain[1]), int(plain[2]), int(plain[3]))
            return UncertainDate(edtf=text, earliest=day, latest=day, precision="day")
        return _parse(text, reference, day_first, spoken)
    except _RefusalError as refusal:
        raise DateError(text, refusal.reason, refusal.hint) from None


@functools.lru_cache(maxsize=16_384)
def _parse(text: str, reference: date | None, day_first: bool | None, spoken: str) -> UncertainDate:
    if len(text) > 200:
        raise _RefusalError("is too long for a date")
    found = _read_written_edtf(text) or _read_iso(text) or _read_number(text.strip())
    return found or _read_words(text, reference, day_first, spoken)


_OLDER_EDTF = (("?~", "%"), ("~?", "%"), ("/OPEN", "/.."), ("OPEN/", "../"), ("/UNKNOWN", "/"), ("UNKNOWN/", "/"))


def _read_written_edtf(text: str) -> UncertainDate | None:
    """Return the date of EDTF text, forgiving spaces, small letters and the spelling of before 2019."""
    edtf = "".join(text.split()).upper()
    for older, newer in _OLDER_EDTF:
        edtf = edtf.replace(older, newer)
    if edtf.startswith("{"):
        raise _RefusalError("means all of several dates", "Write one row for each, or [a,b] for one of them")
    if re.fullmatch(r"-[0-9]{4}(-[0-9]{2})*|Y-?[0-9]+", edtf):
        raise _RefusalError("is not in the years 1 to 9999")
    if re.fullmatch("~[0-9X-]+", edtf):
        edtf = edtf[1:] + "~"
    if re.fullmatch(r"[?~%0-9X-]*[?~%][?~%0-9X-]*[0-9X]", edtf) and _read_point(re.sub("[?~%]", "", edtf)):
        bare = re.sub("[?~%]", "", edtf)
        raise _RefusalError("doubts a part of the date", f"Write {bare}? or {bare}~, with the sign at the end")
    years = _YEARS_OR_PART.fullmatch(edtf)
    if not years or int(years[2]) <= int(years[1][2:]) or 1 <= int(years[2]) <= 12:
        return read_edtf(edtf)
    span = f"{years[1]}/{_later_short_year(int(years[1]), int(years[2])):04}"
    if int(years[2]) not in YEAR_PARTS:
        return read_edtf(span)
    found = read_edtf(edtf)
    # EDTF's 1939-41 is the second half of 1939, but who writes it may not know that.
    warning = f"EDTF's {edtf} is {in_words(found)}; for the years write {span}." if found else ""
    return replace(found, warnings=(warning,)) if found else None


_YEARS_OR_PART = re.compile(r"([0-9]{4})-([0-9]{2})")
_ISO_WEEK = re.compile(r"([0-9]{4})-?[Ww]([0-9]{2})(?:-?([1-7]))?")
_ISO_ORDINAL = re.compile(r"([0-9]{4})-?([0-9]{3})")
_ISO_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def _read_iso(text: str) -> UncertainDate | None:
    """Return the date of ISO 8601's other forms: weeks, days of the year, eight digits."""
    text = text.strip()
    if match := _ISO_WEEK.fullmatch(text):
        return read_edtf(_iso_week(int(match[1]), int(match[2]), match[3]))
    if match := _ISO_COMPACT.fullmatch(text):
        return read_edtf(_check_day(int(match[1]), int(match[2]), int(match[3])).isoformat())
    if match := _ISO_ORDINAL.fullmatch(text):
        return read_edtf(_day_of_year(int(match[1]), int(match[2])).isoformat())
    return None


def _iso_week(year: int, week: int, weekday: str | None) -> str:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return date.fromisocalendar(year, week, int(weekday)).isoformat() if weekday else _days(monday, 7)
    except (ValueError, OverflowError):
        raise _RefusalError("is not a week of that year", f"Write {year:04}, or a week from 01 to 52") from None


def _days(first: date, number: int) -> str:
    """Return the set of `number` days that begin with `first`."""
    return f"[{first}..{_shifted(first, number - 1)}]"


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise _RefusalError("is not in the years 1 to 9999") from None


def _day_of_year(year: int, number: int) -> date:
    if not 1 <= year <= 9999 or not 1 <= number <= date(year, 12, 31).timetuple().tm_yday:
        raise _RefusalError("is not a date")
    return _shifted(date(year, 1, 1), number - 1)


_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
FIRST_SERIAL, LAST_SERIAL = 10_000, 73_050
"""The serial numbers of days that a spreadsheet can have left behind: 1927 to 2099."""


def _read_number(text: str) -> UncertainDate | None:
    """Return the date of a bare number: a year that became `2023.0`, a spreadsheet's serial, Unix seconds."""
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    number, decimals = int(match[1]), match[2] or ""
    if len(match[1]) == 4 and decimals.strip("0") == "" and decimals:
        return read_edtf(match[1])
    if len(match[1]) == 5 and FIRST_SERIAL <= number <= LAST_SERIAL:
        return _warned(_shifted(date(1899, 12, 30), number), "a spreadsheet's number for a day")
    if len(match[1]) in (9, 10, 12, 13) and number > 100_000_000:
        seconds = number if len(match[1]) < 12 else number // 1000
        return _warned(_shifted(date(1970, 1, 1), seconds // 86_400), "the seconds since 1970, counted in UTC")
    if len(match[1]) == 6 and not decimals:
        return _six_digits(match[1])
    return None


def _warned(day: date, meaning: str) -> UncertainDate:
    found = UncertainDate(edtf=day.isoformat(), earliest=day, latest=day, precision="day")
    return replace(found, warnings=(f"Read as {meaning}: {in_words(found)}.",))


def _six_digits(digits: str) -> UncertainDate:
    """Return the month of `202309`; what can also be a day of a year with two digits is refused."""
    year, month = int(digits[:4]), int(digits[4:])
    possible = [f"{year:04}-{month:02}"] if 1 <= month <= 12 and 1000 <= year <= 2999 else []
    if not possible:
        raise _RefusalError("is not a date")
    if 1 <= int(digits[2:4]) <= 12 and month >= 1:
        possible.append(f"20{digits[:2]}-{digits[2:4]}-{digits[4:]}")
        raise _RefusalError(f"is ambiguous: {possible[0]} or {possible[1]}", f"Write {possible[0]} or {possible[1]}")
    found = read_edtf(possible[0])
    assert found
    return found


# --- words -> EDTF text


@dataclass(frozen=True, slots=True)
class _Setting:
    """What decides how words are read: the day they were written, the order of numbers, the language."""

    reference: date | None
    day_first: bool
    language: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """What words say of one date, before its neighbour or the reference fills in what they leave out.

    `month` may be one of EDTF's parts of a year (21 is spring); `whole` is EDTF text that needs nothing more.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    short_year: int | None = None
    whole: str | None = None
    weekday: int | None = None
    part: str | None = None
    is_approximate: bool = False
    is_uncertain: bool = False
    is_some_day: bool = False
    is_some_month: bool = False
    is_old_style: bool = False
    is_counted_back: bool = False

    @property
    def doubt(self) -> str:
        return {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.is_approximate, self.is_uncertain), "")


@dataclass(frozen=True, slots=True)
class _Read:
    """EDTF text and what there is to warn of."""

    edtf: str
    warnings: tuple[str, ...] = ()


_BEFORE_CHRIST = re.compile(r"\d\s?(?:b\.?\s?c\.?(?:e\.?)?|v\.\s?chr\.?|av\.\s?j\.?-?c\.?|a\.\s?c\.|до н\.\s?э\.?)(?![a-z])")


def _read_words(text: str, reference: date | None, day_first: bool | None, code: str) -> UncertainDate:
    """Return the only date that `text` can mean in any language."""
    prepared_text = prepared(text)
    if not any(character.isalnum() for character in prepared_text):
        raise _RefusalError("is not a date")
    if _BEFORE_CHRIST.search(prepared_text):
        raise _RefusalError("is before the year 1, where these dates begin", "Leave it out, or tell of it in the notes")
    readings, refusals = _all_readings(prepared_text, _spoken_in(prepared_text, text, code), reference, day_first)
    if len({reading.edtf for reading in readings}) > 1:
        readings = [reading for reading in readings if not reading.warnings] or readings
    by_edtf = {reading.edtf: reading for reading in reversed(readings)}
    if len(by_edtf) > 1:
        raise _ambiguous(list(by_edtf))
    if by_edtf:
        (reading,) = by_edtf.values()
        found = read_edtf(reading.edtf)
        if found:
            return replace(found, warnings=reading.warnings)
    if ISLAMIC_MONTHS.search(prepared_text):
        raise _RefusalError("is in the Islamic calendar", "Write the day of the common calendar, such as 2023-09-13")
    if refusals:
        raise refusals[0]
    return (None if code else _read_foreign(text)) or _give_up(prepared_text)


def _ambiguous(readings: list[str]) -> _RefusalError:
    dates = sorted((found for found in map(read_edtf, readings) if found), key=lambda found: found.edtf)
    said = " or ".join(in_words(found) for found in dates)
    return _RefusalError(f"is ambiguous: {said}", f"Write {' or '.join(found.edtf for found in dates)}")


def _give_up(prepared_text: str) -> UncertainDate:
    year = re.search(r"(?<!\d)\d{4}(?!\d)", prepared_text)
    if year and int(year[0]):
        raise _RefusalError("is not a date", f"Write {year[0]}-06-19 for a day, {year[0]}-06 for a month, {year[0]} for a year")
    raise _RefusalError("is not a date")


def _all_readings(
    prepared_text: str, languages: Iterable[Language], reference: date | None, day_first: bool | None
) -> tuple[list[_Read], list[_RefusalError]]:
    """Return every reading in each of some languages and order of numbers, and why others were refused."""
    readings: list[tuple[int, _Read]] = []
    refusals: list[_RefusalError] = []
    for spoken in languages:
        for tokens, unsaid in _sentences(prepared_text, spoken):
            for order in _orders(tokens, spoken.code, day_first):
                try:
                    reading = _read_expression(tokens, _Setting(reference, order, spoken.code))
                    if reading and read_edtf(reading.edtf):
                        readings.append((unsaid, reading))
                        if day_first is not None:
                            break
                except _RefusalError as refusal:
                    refusals.append(refusal)
    # Where a word means something in one language and only fills in another, it is meant: "um 1904" is German.
    fewest = min((unsaid for unsaid, _ in readings), default=0)
    return [reading for unsaid, reading in readings if unsaid == fewest], refusals


def _spoken_in(prepared_text: str, text: str, code: str) -> tuple[Language, ...]:
    """Return the languages a text can be in; digits of its own tell the language of a text without words."""
    if code and any(map(str.isalpha, prepared_text)):
        return (language(code),)
    languages = languages_for(prepared_text)
    if languages and not languages[0].code:
        if re.search("[۰-۹]", text):
            return (language("fa"),)
        if re.search("[๐-๙]", text):
            return (language("th"),)
    return languages


MOST_SENTENCES = 512


def _sentences(prepared_text: str, spoken: Language) -> Iterator[tuple[list[Token], int]]:
    """Yield the tokens of the text in each way that its words can be meant, and how many words say nothing then."""
    for pattern, unit in spoken.ago:
        if match := pattern.fullmatch(prepared_text):
            # As one phrase it wants no comparison: "5日前" is five days ago, not before the 5th.
            yield [("ago", (int(match[1]), unit))], -1
            return
    words = tokens_of(prepared_text, spoken)
    if not words or math.prod(len(readings) for readings in words) > MOST_SENTENCES:
        return
    for choice in itertools.product(*words):
        tokens = [token for reading in choice for token in reading]
        said = [token for token in tokens if token[0] != "guessed"]
        if said:
            yield said, sum(not reading for reading in choice) + len(tokens) - len(said)


def _orders(tokens: list[Token], code: str, day_first: bool | None) -> tuple[bool, ...]:
    """Return the orders in which numbers can be meant: only English and mere numbers leave it open."""
    separators = [value[-1] for kind, value in tokens if kind in ("numeric", "pair")]
    if not separators:
        return (True,)
    if day_first is not None:
        return (day_first, not day_first)
    return (True,) if "." in separators or code not in ("", "en") else (True, False)


_LIMITS = ("since", "until", "before", "after", "by", "not_before")
_SEPARATORS = ("dash", "slash", "to", "until", "from", "since")


def _read_expression(tokens: list[Token], setting: _Setting) -> _Read | None:
    """Return what a whole sentence means: one date, an interval, or one of several."""
    tokens = _joined_words(tokens)
    kinds = [kind for kind, _ in tokens]
    if "between" in kinds:
        return _read_between([token for token in tokens if token[0] not in ("between", "some_day")], setting)
    if _are_months_apart_by_slash(kinds):
        tokens = [("or", None) if kind == "slash" else (kind, value) for kind, value in tokens]
        kinds = [kind for kind, _ in tokens]
    if "or" in kinds or "either" in kinds:
        return _read_choice([token for token in tokens if token[0] != "either"], setting)
    if any(kind in _SEPARATORS or kind in ("and", "ongoing") for kind in kinds):
        return _read_winter(tokens, setting) or _read_range(tokens, setting) or _read_limit(tokens, setting)
    return _read_limit(tokens, setting)


def _joined_words(tokens: list[Token]) -> list[Token]:
    """Drop the hyphens within "13-Sep-2023" and "mid-2023", not those at an end."""
    return tokens[:1] + [token for token in tokens[1:-1] if token[0] != "joiner"] + tokens[1:][-1:]


def _are_months_apart_by_slash(kinds: list[str]) -> bool:
    """Return whether this is "September/October 2023": one of two months, where "12/13 September" is a night."""
    place = kinds.index("slash") if "slash" in kinds else -1
    return place > 0 and kinds[place - 1 : place + 2] == ["month", "slash", "month"] and "year" not in kinds[:place]


def _halves(tokens: list[Token], separators: tuple[str, ...]) -> tuple[list[Token], list[Token]] | None:
    """Split tokens at the one place where separators stand between others: "from a to b", "a から b まで"."""
    is_mark = [kind in separators for kind, _ in tokens]
    start = 1 if is_mark[0] and tokens[0][0] in ("from", "since") else 0
    end = len(tokens) - (1 if is_mark[-1] and tokens[-1][0] in ("to", "until") else 0)
    marks = [place for place in range(start, end) if is_mark[place]]
    if not marks or marks[-1] - marks[0] != len(marks) - 1 or marks[0] == start or marks[-1] == end - 1:
        return None
    return tokens[start : marks[0]], tokens[marks[-1] + 1 : end]


def _read_between(tokens: list[Token], setting: _Setting) -> _Read | None:
    """Return "between 8 and 18 October 2024" as one of these days."""
    for separators in (("and",), ("dash",), ("to", "until", "dash", "from", "since", "and")):
        halves = _halves(tokens, separators) if tokens else None
        ends = _two_ends(*halves, setting) if halves else None
        if ends:
            return _Read(f"[{ends[0].edtf}..{ends[1].edtf}]", ends[0].warnings + ends[1].warnings)
    return None


def _read_choice(tokens: list[Token], setting: _Setting) -> _Read | None:
    """Return "8 or 9 October 2024" as a set of the two."""
    if not any(kind == "or" for kind, _ in tokens):
        return None
    halves = _halves(tokens, ("or",))
    ends = _two_ends(*halves, setting) if halves else None
    if not ends or ends[0].edtf == ends[1].edtf:
        return ends[0] if ends else None
    return _Read(f"[{ends[0].edtf},{ends[1].edtf}]", ends[0].warnings + ends[1].warnings)


def _read_winter(tokens: list[Token], setting: _Setting) -> _Read | None:
    """Return "winter 2023/24" as the season that begins in 2023."""
    kinds = tuple(kind for kind, _ in tokens)
    if kinds not in (("season", "year", "dash", "number"), ("season", "year", "dash", "year")) or tokens[0][1] != 24:
        return None
    if (tokens[3][1] - tokens[1][1]) % 100 != 1:
        return None
    return _Read(f"{tokens[1][1]:04}-24")


def _read_range(tokens: list[Token], setting: _Setting) -> _Read | None:
    """Return "12-17 September 2023" as an interval; "12 and 13 September" only where one day follows the other."""
    if tokens[-1][0] == "ongoing":
        return _read_ongoing(tokens[:-1], setting)
    doubts = [tokens[place] for place in (0, -1) if tokens[place][0] in ("about", "perhaps")]
    halves = _halves(tokens, _SEPARATORS)
    if halves and not any(kind == "and" for kind, _ in tokens):
        # "c. 1950-53" and "12-17 September (approx.)" doubt both ends.
        ends = _two_ends(doubts + halves[0], doubts + halves[1], setting)
        return _interval(*ends) if ends else None
    halves = _halves(tokens, ("and",))
    ends = _two_ends(*halves, setting) if halves else None
    if not ends:
        return None
    first, last = read_edtf(ends[0].edtf), read_edtf(ends[1].edtf)
    if first and last and first.latest and last.earliest and last.earliest - first.latest == timedelta(days=1):
        return _interval(*ends)
    raise _RefusalError("names two dates", f"Write a row for {ends[0].edtf} and one for {ends[1].edtf}")


def _interval(start: _Read, end: _Read) -> _Read:
    if start.edtf == end.edtf:
        return start
    return _Read(f"{start.edtf}/{end.edtf}", start.warnings + end.warnings)


def _read_ongoing(tokens: list[Token], setting: _Setting) -> _Read | None:
    """Return "2019 to present" as an interval without an end."""
    bare = [token for token in tokens if token[0] not in _SEPARATORS]
    if len(bare) == len(tokens) or not bare:
        return None
    start = _read_end(bare, setting)
    return _Read(f"{start.edtf}/..", start.warnings) if start else None


def _read_end(tokens: list[Token], setting: _Setting) -> _Read | None:
    draft = _draft(tokens, setting)
    return _finished(_as_end(draft), setting) if draft else None


def _as_end(draft: _Draft) -> _Draft:
    """Return a draft that can be an end of an interval, where EDTF allows no set: early March is about March."""
    is_set = draft.part and (draft.month or draft.whole or draft.part not in ("early", "mid", "late"))
    return replace(draft, part=None, is_approximate=True) if is_set else draft


def _two_ends(left: list[Token], right: list[Token], setting: _Setting) -> tuple[_Read, _Read] | None:
    """Return both ends, what one leaves out filled in from the other."""
    first, last = _draft(left, setting), _draft(right, setting)
    if first is None or last is None:
        return None
    drafts = _completed(_as_end(first), _as_end(last), setting)
    if drafts is None:
        return None
    start, end = _finished(drafts[0], setting), _finished(drafts[1], setting)
    return (start, end) if "[" not in start.edtf + end.edtf else None


def _completed(first: _Draft, last: _Draft, setting: _Setting) -> tuple[_Draft, _Draft] | None:
    """Fill in what one end of a range shares with the other: "12–17 September 2023", "2003年8月27日-29日"."""
    if last.whole and last.whole.endswith("XX") and first == _Draft(day=first.day) and first.day:
        return replace(first, day=None, whole=f"{first.day - 1:02}XX"), last
    if _is_only_day(last) and first.year and not first.month and not first.whole:
        return first, replace(last, day=None, year=_later_short_year(first.year, last.day or 0))
    if last.month and _has_no_year(last) and first.year and not first.month:
        return None
    if _is_only_day(last) or (last.day and not last.month):
        last = replace(last, month=first.month)
    if first.day and not first.month:
        if not last.day:
            return None
        first = replace(first, month=last.month)
    if (last.day and not last.month) or (first.month and not first.year and not last.month):
        return None
    if _has_no_year(first) and _has_no_year(last):
        last = replace(last, year=_year_from_reference(last, setting))
    return _with_years(first, last)


def _is_only_day(draft: _Draft) -> bool:
    return bool(draft.day) and not (draft.year or draft.month or draft.short_year or draft.whole)


def _has_no_year(draft: _Draft) -> bool:
    return draft.year is None and draft.short_year is None and draft.whole is None


def _later_short_year(start: int, ending: int) -> int:
    """Return the year that "1950-53" or "1998-02" ends with."""
    year = start - start % 100 + ending
    year += 100 if year <= start else 0
    if year - start > 50:
        raise _RefusalError("is not a date", f"Write both years in full, such as {start}/{start + 1}")
    return year


def _with_years(first: _Draft, last: _Draft) -> tuple[_Draft, _Draft]:
    """Give both ends a year, over New Year where they need it: "30 December – 2 January 2024"."""
    crosses = (first.month or 0, first.day or 0) > (last.month or 13, last.day or 32)
    if _has_no_year(last) and first.year:
        return first, replace(last, year=first.year + (1 if crosses else 0))
    if _has_no_year(first) and last.year:
        return replace(first, year=last.year - (1 if crosses else 0)), last
    return first, last


def _read_limit(tokens: list[Token], setting: _Setting) -> _Read | None:
    """Return "since 2019", "until May 2024", "before 1950" or, without such a word, the one date."""
    relation, rest = "", tokens
    if len(tokens) > 2 and tokens[0][0] in ("since", "from") and tokens[-1][0] == "since":
        relation, rest = "since", tokens[1:-1]
    elif tokens and tokens[0][0] in _LIMITS:
        relation, rest = tokens[0][0], tokens[1:]
    elif tokens and tokens[-1][0] in _LIMITS:
        relation, rest = tokens[-1][0], tokens[:-1]
    draft = _draft(rest, setting)
    if draft is None:
        return None
    read = _finished(_as_end(draft) if relation else draft, setting)
    edtf = _limited(relation, read.edtf) if relation else read.edtf
    return _Read(edtf, read.warnings)


def _limited(relation: str, edtf: str) -> str:
    point = _read_point(edtf)
    if point is None:
        raise _RefusalError("has no single beginning or end", "Write 2023-09/.. for since, ../2023-09 for until")
    if relation in ("since", "until"):
        return f"{edtf}/.." if relation == "since" else f"../{edtf}"
    if relation == "by":
        return f"[..{edtf}]"
    if relation == "not_before":
        return f"[{edtf}..]"
    return f"[..{_neighbour(point, -1)}]" if relation == "before" else f"[{_neighbour(point, 1)}..]"


def _neighbour(point: _EdtfPoint, step: int) -> str:
    """Return the day, month or year that comes before or after `point`, as precise as it can honestly be."""
    day = _shifted(point.earliest, -1) if step < 0 else _shifted(point.latest, 1)
    length = {"day": 10, "month": 7, "season": 7, "quarter": 7, "third": 7, "half": 7}.get(point.precision, 4)
    doubt = point.text[-1] if point.text[-1] in "?~%" else ""
    return day.isoformat()[:length] + doubt


# --- the words of one date


_MODIFIERS: dict[str, dict[str, Any]] = {
    "about": {"is_approximate": True}, "perhaps": {"is_uncertain": True}, "some_day": {"is_some_day": True},
    "some_month": {"is_some_month": True}, "old_style": {"is_old_style": True},
    "early": {"part": "early"}, "mid": {"part": "mid"}, "late": {"part": "late"},
}  # fmt: skip


def _draft(tokens: list[Token], setting: _Setting) -> _Draft | None:
    """Return what the words of one date say, or None where they are none."""
    tokens = _reduced(tokens, setting)
    changes: dict[str, Any] = {}
    rest: list[Token] = []
    for kind, value in tokens:
        if kind in _MODIFIERS:
            changes |= _MODIFIERS[kind]
        elif kind == "tenth":
            changes["part"] = ("first tenth", "second tenth", "third tenth")[value - 1]
        elif kind == "weekday" and "weekday" not in changes:
            changes["weekday"] = value
        else:
            rest.append((kind, value))
    if not rest and "weekday" in changes:
        rest = _dated(_weekday_from_reference(changes["weekday"], setting, "bare"))
        changes["is_counted_back"] = True
    builder = _DRAFTS.get(tuple(kind for kind, _ in rest))
    draft = builder([value for _, value in rest], setting) if builder else None
    if draft is None or (changes.get("weekday") is not None and not draft.day):
        return None
    return replace(draft, **changes)


def _reduced(tokens: list[Token], setting: _Setting) -> list[Token]:
    """Replace two words by what they mean together: "third quarter", "last month", "20th century"."""
    done: list[Token] = []
    for token in tokens:
        done.append(token)
        if token[0] in _RELATIVE_DAYS:
            done[-1:] = _dated(_shifted(_needed(setting), _RELATIVE_DAYS[token[0]]))
        if token[0] == "ago":
            done[-1:] = _ago(token[1], setting)
        if len(done) >= 2:
            pair = _pair_reduced(done[-2], done[-1], setting)
            if pair is not None:
                done[-2:] = pair
    return done


_RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "two_days_ago": -2}
_RELATIONS = ("last", "this", "next", "same")


def _pair_reduced(first: Token, second: Token, setting: _Setting) -> list[Token] | None:
    for one, other in ((first, second), (second, first)):
        if one[0] in _RELATIONS:
            return _relative(one[0], other, setting)
        if one[0] == "number" and other[0] in ("quarter", "half", "century"):
            return _part_counted(one[1], other[0])
        if one[0] in ("number", "short_year", "decade_name") and other[0] == "decade" and one[1] % 10 == 0:
            return [("whole", _decade_without_century(one[1], setting))]
        if one[0] == "year" and other[0] == "decade" and one[1] % 10 == 0:
            return [("whole", f"{one[1] // 100:02}XX" if one[1] % 100 == 0 else f"{one[1] // 10:03}X")]
    return None


def _decade_without_century(start: int, setting: _Setting) -> str:
    """Return the decade of "the '50s": the last one that the reference knows of."""
    if setting.reference is None:
        raise _RefusalError("names no century", f"Write 19{start // 10}X for the 19{start:02}s")
    today = setting.reference.year
    century = today // 100 - (1 if start > today % 100 else 0)
    return f"{century:02}{start // 10}X"


def _part_counted(number: int, unit: str) -> list[Token]:
    """Return "third quarter", "first half" or "20th century" as one token."""
    if unit == "century":
        # 19XX is 1900 to 1999: EDTF has no other century, and the difference of a year is within what is meant.
        if not 2 <= number <= 99:
            raise _RefusalError("is not a century of this table", "Write 19XX for the 20th century")
        return [("whole", f"{number - 1:02}XX")]
    most, code = (4, 32) if unit == "quarter" else (2, 39)
    if not 1 <= number <= most:
        raise _RefusalError(f"is not a {unit} of a year")
    return [("season", code + number)]


def _relative(relation: str, other: Token, setting: _Setting) -> list[Token] | None:
    """Return the tokens of "last month", "next Saturday", "the same year", counted from the reference."""
    kind, value = other
    step = {"last": -1, "this": 0, "next": 1, "same": 0}[relation]
    if kind == "weekday":
        return _dated(_weekday_from_reference(value, setting, relation))
    if kind in ("month", "season"):
        return [other, ("year", _year_of_relative(other, relation, setting))]
    if kind == "unit_year":
        return [("year", _needed(setting).year + step)]
    if kind == "unit_month":
        return _month_from(_needed(setting), step)
    if kind == "unit_week":
        today = _needed(setting)
        return [("whole", _days(_shifted(today, 7 * step - today.weekday()), 7))]
    if kind == "unit_day" and relation == "same":
        return _dated(_needed(setting))
    return None


def _month_from(day: date, step: int) -> list[Token]:
    months = day.year * 12 + day.month - 1 + step
    return [("month", months % 12 + 1), ("year", months // 12)]


def _ago(counted: tuple[int, str], setting: _Setting) -> list[Token]:
    """Return the day "3 days ago", the rough week, the month or the year of longer times ago."""
    number, unit = counted
    today = _needed(setting)
    if unit == "day":
        return _dated(_shifted(today, -number))
    if unit == "week":
        return [("about", None), *_dated(_shifted(today, -7 * number))]
    return _month_from(today, -number) if unit == "month" else [("year", today.year - number)]


def _needed(setting: _Setting) -> date:
    if setting.reference is None:
        raise _RefusalError("is counted from another day", "Write the date itself, such as 2023-09-13")
    return setting.reference


def _dated(day: date) -> list[Token]:
    return [("number", day.day), ("month", day.month), ("year", day.year)]


def _weekday_from_reference(weekday: int, setting: _Setting, relation: str) -> date:
    """Return the Saturday that is meant: without a word more, the last one that the reference knows of."""
    today = _needed(setting)
    if relation in ("this", "same"):
        return _shifted(today, weekday - today.weekday())
    if relation == "next":
        return _shifted(today, (weekday - today.weekday() - 1) % 7 + 1)
    back = (today.weekday() - weekday) % 7
    return _shifted(today, -(back or (7 if relation == "last" else 0)))


def _year_of_relative(token: Token, relation: str, setting: _Setting) -> int:
    """Return the year of "last September" (the one that is over), "next spring", "this winter"."""
    today = _needed(setting)
    span = read_edtf(f"{today.year:04}-{token[1]:02}")
    assert span and span.earliest and span.latest
    if relation == "last":
        return today.year - (0 if span.latest < today else 1)
    if relation == "next":
        return today.year + (0 if span.earliest > today else 1)
    return today.year


def _year_from_reference(draft: _Draft, setting: _Setting) -> int:
    """Return the year that makes a date without one the last that the reference knows of."""
    if setting.reference is None:
        either = ", or one with two digits" if draft.month and draft.day else ""
        raise _RefusalError(f"names no year{either}", "Write the year too, such as 2023-09-13 or 2023-09")
    today = setting.reference
    month, day = draft.month or today.month, draft.day or 1
    first_month = YEAR_PARTS[month][2] if month in YEAR_PARTS else month
    return today.year - (1 if (first_month, day) > (today.month, today.day) else 0)


def _two_digit_year(draft: _Draft, setting: _Setting) -> int:
    short = draft.short_year or 0
    if setting.reference is None:
        raise _RefusalError("names its year with two digits", f"Write it in full: 19{short:02} or 20{short:02}")
    today = setting.reference.year
    century = today - today % 100
    return min((century + step + short for step in (-100, 0, 100)), key=lambda year: abs(year - today))


# --- shapes of one date: the kinds of its words -> a draft


def _numbers_in_order(values: list[Any], setting: _Setting) -> _Draft:
    """Return the day of `13/09/2023`, `2023.9.13` or `9/13/2023`."""
    first, second, third, _ = values[0]
    if len(first) == 4:
        if setting.language == "fa" and 1200 <= int(first) <= 1500:
            return _solar_day(int(first), int(second), int(third))
        return _Draft(year=int(first), month=int(second), day=int(third))
    day, month = (int(first), int(second)) if setting.day_first else (int(second), int(first))
    if len(third) == 4:
        return _Draft(year=_as_common_year(int(third), setting), month=month, day=day)
    return _Draft(short_year=int(third), month=month, day=day)


def _as_common_year(year: int, setting: _Setting) -> int:
    return year - 543 if setting.language == "th" and year >= 2400 else year


def _pair_in_order(values: list[Any], setting: _Setting) -> _Draft:
    first, second, _ = values[0]
    return _Draft(day=first, month=second) if setting.day_first else _Draft(day=second, month=first)


def _numbered_month(year: int, month: str) -> _Draft:
    if int(month) > 12:
        raise _RefusalError("is not a date", f"Write {year:04}, or a month from {year:04}-01 to {year:04}-12")
    if month == "1":
        raise _RefusalError(
            f"is ambiguous: January {year}, or October with its last zero lost", f"Write {year}-01 or {year}-10"
        )
    return _Draft(year=year, month=int(month) or 99)


def _year_alone(values: list[Any], setting: _Setting) -> _Draft:
    return _Draft(year=values[0])


def _half_of_month(values: list[Any], setting: _Setting) -> _Draft | None:
    part, month, year = values
    if part not in (40, 41):
        return None
    return _Draft(year=year, month=month, part="first half" if part == 40 else "second half")


_Builder = Callable[[list[Any], _Setting], _Draft | None]

_DRAFTS: dict[tuple[str, ...], _Builder] = {
    ("year",): _year_alone,
    ("short_year",): lambda values, _: _Draft(short_year=values[0]),
    ("month", "year"): lambda values, _: _Draft(month=values[0], year=values[1]),
    ("year", "month"): lambda values, _: _Draft(year=values[0], month=values[1]),
    ("season", "year"): lambda values, _: _Draft(month=values[0], year=values[1]),
    ("year", "season"): lambda values, _: _Draft(year=values[0], month=values[1]),
    ("season",): lambda values, _: _Draft(month=values[0]),
    ("month",): lambda values, _: _Draft(month=values[0]),
    ("number",): lambda values, _: _Draft(day=values[0]),
    ("number", "month"): lambda values, _: _Draft(day=values[0], month=values[1]),
    ("month", "number"): lambda values, _: _Draft(month=values[0], day=values[1]),
    ("number", "year"): lambda values, _: _Draft(day=values[0], year=values[1]),
    ("number", "month", "year"): lambda values, _: _Draft(day=values[0], month=values[1], year=values[2]),
    ("month", "number", "year"): lambda values, _: _Draft(month=values[0], day=values[1], year=values[2]),
    ("year", "month", "number"): lambda values, _: _Draft(year=values[0], month=values[1], day=values[2]),
    ("year", "number", "month"): lambda values, _: _Draft(year=values[0], day=values[1], month=values[2]),
    ("number", "month", "number"): lambda values, _: _Draft(day=values[0], month=values[1], short_year=values[2]),
    ("month", "number", "number"): lambda values, _: _Draft(month=values[0], day=values[1], short_year=values[2]),
    ("number", "month", "short_year"): lambda values, _: _Draft(day=values[0], month=values[1], short_year=values[2]),
    ("month", "short_year"): lambda values, _: _Draft(month=values[0], short_year=values[1]),
    ("number", "month", "number", "month", "year"): lambda values, _: _both_styles(*values),
    ("whole",): lambda values, _: _Draft(whole=values[0]),
    ("decade_name",): lambda values, setting: _Draft(whole=_decade_without_century(values[0], setting)),
    ("numeric",): _numbers_in_order,
    ("pair",): _pair_in_order,
    ("year", "month_number"): lambda values, _: _numbered_month(values[0], values[1]),
    ("month_number", "year"): lambda values, _: _Draft(month=int(values[0]) or 99, year=values[1]),
    ("season", "month", "year"): _half_of_month,
    ("number", "solar_month", "year"): lambda values, _: _solar_day(values[2], values[1], values[0]),
    ("solar_month", "number", "year"): lambda values, _: _solar_day(values[2], values[0], values[1]),
    ("year", "solar_month", "number"): lambda values, _: _solar_day(values[0], values[1], values[2]),
    ("solar_month", "year"): lambda values, _: _solar_month(values[1], values[0]),
    ("year", "solar_month"): lambda values, _: _solar_month(values[0], values[1]),
    ("year", "solar_year"): lambda values, _: _solar_year(values[0]),
    ("solar_year", "year"): lambda values, _: _solar_year(values[1]),
}


# --- a draft -> EDTF text


def _finished(draft: _Draft, setting: _Setting) -> _Read:
    """Return the EDTF text of a draft, with a warning where something in it does not fit."""
    if draft.whole:
        return _Read(_spread(draft.whole, draft))
    if draft.day and not draft.month and draft.year:
        raise _RefusalError("has a day but no month", f"Write {draft.year:04}, or a day such as {draft.year:04}-09-13")
    assumed = draft.is_counted_back or (draft.year is None and draft.short_year is None)
    year = draft.year
    if year is None:
        year = _two_digit_year(draft, setting) if draft.short_year is not None else _year_from_reference(draft, setting)
    if draft.day and not draft.month:
        month = _month_of_bare_day(draft.day, setting)
        draft, year = replace(draft, month=month.month), month.year
    draft = replace(draft, year=year)
    edtf = _spread(_unit(draft), draft)
    return _Read(edtf, _warnings(edtf, draft, setting if assumed else None))


def _month_of_bare_day(day: int, setting: _Setting) -> date:
    """Return the month of "the 15th": the reference's, or the one before where that day is still to come."""
    today = _needed(setting)
    month = today if day <= today.day else _shifted(today.replace(day=1), -1)
    return _check_day(month.year, month.month, 1)


def _unit(draft: _Draft) -> str:
    """Return the EDTF text of the year, month or day that a draft names."""
    year = draft.year or 0
    if draft.month is None:
        return f"{year:04}" + ("-XX-XX" if draft.is_some_day else "-XX" if draft.is_some_month else "")
    if draft.month in YEAR_PARTS and not draft.day:
        return f"{year:04}-{draft.month}"
    if draft.day is None:
        _check_day(year, draft.month, 1)
        return f"{year:04}-{draft.month:02}" + ("-XX" if draft.is_some_day else "")
    day = _check_day(year, draft.month, draft.day)
    return (_from_julian(day) if draft.is_old_style else day).isoformat()


def _spread(unit: str, draft: _Draft) -> str:
    """Return "early", "mid" or "late" of a unit as the set of what it can be, and add what is doubted."""
    if not draft.part:
        return unit if unit.startswith("[") else unit + draft.doubt
    return part_of(unit, draft.part)


_PARTS = {
    "early": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3),
    "first half": (0, 1, 2), "second half": (1, 2, 2),
}  # fmt: skip


def part_of(unit: str, part: str) -> str:
    """Return a rough third of a year, month, decade or century, or one of the tens of days of a month.

    >>> part_of("2024", "early"), part_of("195X", "late"), part_of("2023-09", "mid")
    ('2024-37~', '[1957~..1959~]', '[2023-09-11~..2023-09-20~]')
    """
    point = _read_point(unit)
    if point is None or point.precision not in ("year", "month", "decade", "century") or "X-" in unit or "-X" in unit:
        raise _RefusalError("names a part of something that has none", "Write the two ends, such as [2023-09-01..2023-09-15]")
    if point.precision == "year" and part in ("early", "mid", "late"):
        return f"{unit}-{37 + ('early', 'mid', 'late').index(part)}~"
    if point.precision == "month":
        return _part_of_month(point, part)
    start, end, parts = _PARTS.get(part, (0, 1, 1))
    first, years = point.earliest.year, point.latest.year - point.earliest.year + 1
    low, high = first + math.ceil(years * start / parts), first + math.ceil(years * end / parts) - 1
    return f"[{low:04}~..{high:04}~]"


def _part_of_month(point: _EdtfPoint, part: str) -> str:
    rough = "~" if part in ("early", "mid", "late") else ""
    low, high = {
        "early": (1, 10), "mid": (11, 20), "late": (21, 31), "first tenth": (1, 10), "second tenth": (11, 20),
        "third tenth": (21, 31), "first half": (1, 15), "second half": (16, 31),
    }[part]  # fmt: skip
    last = min(high, point.latest.day)
    return f"[{point.text}-{low:02}{rough}..{point.text}-{last:02}{rough}]"


def _warnings(edtf: str, draft: _Draft, assumed_in: _Setting | None) -> tuple[str, ...]:
    """Return what a curator should look at: a wrong weekday, a year taken from the reference, a winter of two years."""
    found = read_edtf(edtf)
    warnings: list[str] = []
    if found and found.earliest and found.earliest == found.latest and draft.weekday is not None:
        right = found.earliest.weekday()
        if right != draft.weekday and not draft.is_old_style:
            warnings.append(f"{in_words(found)} was a {WEEKDAYS[right]}, not a {WEEKDAYS[draft.weekday]}.")
    if found and assumed_in and assumed_in.reference:
        reference = " ".join(_words_of(assumed_in.reference.isoformat()))
        warnings.append(f"Does not say which: read as {in_words(found)}, counting back from {reference}.")
    if draft.month == 24 and draft.year:
        warnings.append(
            f"Winter {draft.year} is read as December {draft.year} to February {draft.year + 1}; "
            f"for the winter before write {draft.year - 1:04}-24."
        )
    return tuple(warnings)


# --- other calendars


def _from_julian(day: date) -> date:
    """Return the day of the common calendar for one of the old style."""
    centuries = day.year - 1 if day.month <= 2 else day.year
    return _shifted(day, centuries // 100 - centuries // 400 - 2)


def _both_styles(day: int, month: int, other_day: int, other_month: int, year: int) -> _Draft | None:
    """Return the day of "25 October (7 November) 1917", said in both calendars, in whichever order."""
    first, second = _check_day(year, month, day), _check_day(year, other_month, other_day)
    earlier, later = min(first, second), max(first, second)
    return _Draft(year=later.year, month=later.month, day=later.day) if _from_julian(earlier) == later else None


def _solar_new_year(year: int) -> date:
    """Return the first day of a year of the Solar Hijri calendar.

    Leap years follow the 33-year cycle, which agrees with the observed calendar from 1800 to 2255.
    """
    leap_days = (8 * year + 21) // 33
    return _shifted(date(622, 3, 21), 365 * (year - 1) + leap_days)


def _solar_start(year: int, month: int) -> date:
    if not 1200 <= year <= 1500 or not 1 <= month <= 12:
        raise _RefusalError("is not a date of the Solar Hijri calendar", "Write the day of the common calendar")
    return _shifted(_solar_new_year(year), 31 * (month - 1) - max(0, month - 7))


def _solar_after(year: int, month: int) -> date:
    return _solar_start(year, month + 1) if month < 12 else _solar_new_year(year + 1)


def _solar_day(year: int, month: int, day: int) -> _Draft:
    found = _shifted(_solar_start(year, month), day - 1)
    if day < 1 or found >= _solar_after(year, month):
        raise _RefusalError("is not a date of the Solar Hijri calendar", "Write the day of the common calendar")
    return _Draft(year=found.year, month=found.month, day=found.day)


def _solar_month(year: int, month: int) -> _Draft:
    first = _solar_start(year, month)
    return _Draft(whole=_days(first, (_solar_after(year, month) - first).days))


def _solar_year(year: int) -> _Draft:
    first = _solar_start(year, 1)
    return _Draft(whole=_days(first, (_solar_new_year(year + 1) - first).days))


# --- languages that only dateparser knows


FOREIGN = (
    "am bm br cy dz ee eo fo fy gd gu ha ig kea km kn ky lb lg lo mg ml mr my ne nn or pa ps rm rw si so te ti to ug yo zu"
)
"""Languages whose words are not in `date_words` but in dateparser; naming them spares it trying all its 200."""


def _read_foreign(text: str) -> UncertainDate | None:
    """Return what dateparser makes of a text, as far as it stands in the text and not in its imagination."""
    digits = re.findall(r"\d+", plain_text(text))
    if len(text) > 40 or sum(len(number) == 4 for number in digits) != 1 or len(digits) > 2:
        return None
    if not re.search(r"[^\W\d_]{3}", text):
        return None
    seen = [_seen_by_dateparser(text, base) for base in (datetime(1801, 2, 3), datetime(1907, 11, 19))]
    return _agreed(seen, digits)


def _seen_by_dateparser(text: str, base: datetime) -> tuple[datetime | None, str]:
    """Return what dateparser sees in a text on the day `base`, and how precise it says that is."""
    from dateparser.date import DateDataParser  # takes a quarter of a second to import, and few tables need it

    settings = {"RELATIVE_BASE": base, "DATE_ORDER": "DMY"}
    data = DateDataParser(languages=FOREIGN.split(), settings=settings).get_date_data(text)
    return data.date_obj, data.period


def _agreed(seen: list[tuple[datetime | None, str]], digits: list[str]) -> UncertainDate | None:
    """Return the date that two readings with different todays agree on, and whose numbers all stand in the text."""
    (first, period), (second, _) = seen
    if first is None or second is None or first.year != second.year or first.month != second.month:
        return None
    numbers = {int(number) for number in digits}
    if period == "day" and first.day == second.day and numbers == {first.year, first.day}:
        return read_edtf(first.date().isoformat())
    if period == "month" and numbers == {first.year}:
        return read_edtf(f"{first.year:04}-{first.month:02}")
    return None


def parse_iso_days(texts: pd.Series) -> pd.Series:
    """Return whole days since 1970-01-01 for the texts that are plain `YYYY-MM-DD`, and NA for all others, in bulk.

    >>> parse_iso_days(pd.Series(["1970-01-03", "2023-09", "2023-02-30"])).tolist()
    [2, <NA>, <NA>]
    """
    moments = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    # pandas also takes 2023-2-3, "2023-02- 3" and the year 0000, which parse_date refuses or says otherwise.
    strict = (texts.str.len() == 10) & ~texts.str.contains(" ", regex=False) & (moments.dt.year >= 1)
    days = moments.astype("int64") // 86_400
    return days.astype("Int64").where(strict.fillna(False).astype(bool))


# --- UncertainDate -> words


def in_words(when: UncertainDate) -> str:
    """Return the date as an English newspaper would print it, no more precise than it is.

    >>> in_words(parse_date("2019-02-28/2019-03-01"))
    '28 February – 1 March 2019'
    >>> in_words(parse_date("[2024-10-08..2024-10-18]"))
    'some day between 8 and 18 October 2024'
    """
    if when.is_interval:
        return _interval_in_words(*when.edtf.split("/"))
    if when.is_one_of:
        return _part_in_words(when) or _one_of_in_words(when.edtf[1:-1].split(","))
    return " ".join(_words_of(when.edtf))


def _words_of(edtf: str) -> list[str]:
    """Return the words of one EDTF date, the year last: `["about", "13", "September", "2023"]`."""
    code, doubt = (edtf[:-1], edtf[-1]) if edtf[-1] in "?~%" else (edtf, "")
    year, month, day = (*code.split("-"), "", "")[:3]
    if month.isdigit() and 37 <= int(month) <= 39 and doubt == "~":
        return [("early", "mid", "late")[int(month) - 37], _year_in_words(year)]
    words = {"?": ["perhaps"], "~": ["about"], "%": ["perhaps", "about"], "": []}[doubt]
    if day == "XX":
        words += ["some", "day", "in"]
    elif "X" in day:
        words += ["between", "the", f"{max(1, int(day[0] + '0'))}th", "and", f"{day[0]}9th", "of"]
    elif day:
        words += [str(int(day))]
    if month == "XX":
        words += [] if day else ["some", "month", "in"]
    elif "X" in month:
        words += ["October", "to", "December"] if month == "1X" else ["January", "to", "September"]
    elif month and int(month) in YEAR_PARTS:
        words += YEAR_PARTS[int(month)][1].split()
    elif month:
        words += [MONTHS[int(month) - 1]]
    if month in ("24", "28", "30"):
        return [*words, f"{int(year)}–{(int(year) + 1) % 100:02}"]
    return [*words, _year_in_words(year)]


def _year_in_words(year: str) -> str:
    """Return `2023`, `1950s`, `20th century`, or for a millennium the years it runs over."""
    if year.endswith("XXX"):
        return f"{year[0]}000–{year[0]}999"
    if year.endswith("XX"):
        number = int(year[:2]) + 1
        ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending} century"
    return f"{year[:3]}0s" if year.endswith("X") else str(int(year))


def _interval_in_words(start: str, end: str) -> str:
    if end in ("", ".."):
        return f"since {' '.join(_words_of(start))}" + (", end not known" if not end else "")
    if start in ("", ".."):
        return f"until {' '.join(_words_of(end))}" + (", beginning not known" if not start else "")
    first, last = _words_of(start), _words_of(end)
    if _are_alike(start, end):
        return _joined(first, last)
    return f"from {' '.join(first)} to {' '.join(last)}"


def _are_alike(start: str, end: str) -> bool:
    """Return whether two EDTF dates are plain and equally precise, so that a dash between them reads well."""
    return len(start) == len(end) and all(re.fullmatch("[0-9X]{4}[0-9-]*", text) for text in (start, end))


def _joined(first: list[str], last: list[str], between: str = "–") -> str:
    """Join two dates by a dash or a word, saying what they share once."""
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    head = first[: len(first) - shared]
    tight = between == "–" and len(head) == 1 and len(last) - shared == 1
    return " ".join(head) + (between if tight else f" {between} ") + " ".join(last)


def _one_of_in_words(items: list[str]) -> str:
    if len(items) == 2 and _are_alike(*items):
        return _joined(_words_of(items[0]), _words_of(items[1]), "or")
    said = [_item_in_words(item) for item in items]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"


def _item_in_words(item: str) -> str:
    start, dots, end = item.partition("..")
    if not dots:
        return " ".join(_words_of(item))
    if not start or not end:
        limit = start or end
        return f"{'on' if len(limit) >= 10 else 'in'} {' '.join(_words_of(limit))} or {'later' if start else 'earlier'}"
    unit = {10: "some day ", 7: "some month ", 4: "some year "}.get(len(start), "some time ")
    if len(start) != len(end):
        unit = "some time "
    return f"{unit}between {_joined(_words_of(start), _words_of(end), 'and')}"


def _part_in_words(when: UncertainDate) -> str | None:
    """Return "early September 2023" where the set is what `part_of` makes of those words."""
    if not when.is_approximate or not when.earliest:
        return None
    year = f"{when.earliest.year:04}"
    for unit in (f"{year}-{when.earliest.month:02}", f"{year[:3]}X", f"{year[:2]}XX"):
        for part in ("early", "mid", "late"):
            if int(year) >= 100 and part_of(unit, part) == when.edtf:
                return f"{part} {' '.join(_words_of(unit))}"
    return None
