"""Dates as historians know them: a day, a month, "about 1904", "some day between 8 and 18 October", "since 2019".

A date is kept as EDTF text (Extended Date/Time Format, Library of Congress 2019, https://www.loc.gov/standards/datetime/):
levels 0 and 1, and of level 2 the one-of sets, quarters, thirds and halves of a year. No result is more precise than the
text it was read from, and none depends on today: what is relative needs a `reference` date.

This module knows nothing of tables' columns, events or the screen.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from datetime import date

import pandas as pd

from events.date_sentences import later_short_year, read_words
from events.dates_in_words import in_words
from events.edtf import (
    PLAIN_DAY,
    YEAR_PARTS,
    DateError,
    RefusalError,
    UncertainDate,
    check_day,
    days_from,
    read_edtf,
    read_point,
    shifted,
)

__all__ = ["DateError", "UncertainDate", "parse_date", "parse_iso_days"]


def parse_date(text: str, *, reference: date | None = None, day_first: bool | None = None, spoken: str = "") -> UncertainDate:
    """Return the date that `text` means, in EDTF or written out in any of many languages.

    `reference` is the day that "yesterday" or "in September" is counted from; without it, what names no year is refused.
    `day_first` settles `03/04/2023`. `spoken` is the code of the only language that the words can be in, where it is known.
    Raises `DateError`, whose message says what to write instead.

    >>> parse_date("12-17 settembre 2023").edtf
    '2023-09-12/2023-09-17'
    >>> parse_date("31 February 1904")
    Traceback (most recent call last):
    events.edtf.DateError: "31 February 1904" is not a date. Write 1904-02, 1904-02-28 or 1904~.
    """
    plain = PLAIN_DAY.fullmatch(text)
    try:
        if plain:
            day = check_day(int(plain[1]), int(plain[2]), int(plain[3]))
            return UncertainDate(edtf=text, earliest=day, latest=day, precision="day")
        return _parse(text, reference, day_first, spoken)
    except RefusalError as refusal:
        raise DateError(text, refusal.reason, refusal.hint) from None


@functools.lru_cache(maxsize=16_384)
def _parse(text: str, reference: date | None, day_first: bool | None, spoken: str) -> UncertainDate:
    if len(text) > 200:
        raise RefusalError("is too long for a date")
    found = _read_written_edtf(text) or _read_iso(text) or _read_number(text.strip())
    return found or read_words(text, reference, day_first, spoken)


_OLDER_EDTF = (("?~", "%"), ("~?", "%"), ("/OPEN", "/.."), ("OPEN/", "../"), ("/UNKNOWN", "/"), ("UNKNOWN/", "/"))


def _read_written_edtf(text: str) -> UncertainDate | None:
    """Return the date of EDTF text, forgiving spaces, small letters and the spelling of before 2019."""
    edtf = "".join(text.split()).upper()
    for older, newer in _OLDER_EDTF:
        edtf = edtf.replace(older, newer)
    if edtf.startswith("{"):
        raise RefusalError("means all of several dates", "Write one row for each, or [a,b] for one of them")
    if re.fullmatch(r"-[0-9]{4}(-[0-9]{2})*|Y-?[0-9]+", edtf):
        raise RefusalError("is not in the years 1 to 9999")
    if re.fullmatch("~[0-9X-]+", edtf):
        edtf = edtf[1:] + "~"
    if re.fullmatch(r"[?~%0-9X-]*[?~%][?~%0-9X-]*[0-9X]", edtf) and read_point(re.sub("[?~%]", "", edtf)):
        bare = re.sub("[?~%]", "", edtf)
        raise RefusalError("doubts a part of the date", f"Write {bare}? or {bare}~, with the sign at the end")
    years = _YEARS_OR_PART.fullmatch(edtf)
    if not years or int(years[2]) <= int(years[1][2:]) or 1 <= int(years[2]) <= 12:
        return read_edtf(edtf)
    span = f"{years[1]}/{later_short_year(int(years[1]), int(years[2])):04}"
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
        return read_edtf(check_day(int(match[1]), int(match[2]), int(match[3])).isoformat())
    if match := _ISO_ORDINAL.fullmatch(text):
        return read_edtf(_day_of_year(int(match[1]), int(match[2])).isoformat())
    return None


def _iso_week(year: int, week: int, weekday: str | None) -> str:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return date.fromisocalendar(year, week, int(weekday)).isoformat() if weekday else days_from(monday, 7)
    except (ValueError, OverflowError):
        raise RefusalError("is not a week of that year", f"Write {year:04}, or a week from 01 to 52") from None


def _day_of_year(year: int, number: int) -> date:
    if not 1 <= year <= 9999 or not 1 <= number <= date(year, 12, 31).timetuple().tm_yday:
        raise RefusalError("is not a date")
    return shifted(date(year, 1, 1), number - 1)


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
        return _warned(shifted(date(1899, 12, 30), number), "a spreadsheet's number for a day")
    if len(match[1]) in (9, 10, 12, 13) and number > 100_000_000:
        seconds = number if len(match[1]) < 12 else number // 1000
        return _warned(shifted(date(1970, 1, 1), seconds // 86_400), "the seconds since 1970, counted in UTC")
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
        raise RefusalError("is not a date")
    if 1 <= int(digits[2:4]) <= 12 and month >= 1:
        possible.append(f"20{digits[:2]}-{digits[2:4]}-{digits[4:]}")
        raise RefusalError(f"is ambiguous: {possible[0]} or {possible[1]}", f"Write {possible[0]} or {possible[1]}")
    found = read_edtf(possible[0])
    assert found
    return found


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
