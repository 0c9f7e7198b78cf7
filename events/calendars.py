"""Other calendars than the common one: the old style and the Solar Hijri calendar."""

from __future__ import annotations

from datetime import date

from events.date_drafts import DateDraft
from events.edtf import RefusalError, check_day, days_from, shifted


def from_julian(day: date) -> date:
    """Return the day of the common calendar for one of the old style."""
    centuries = day.year - 1 if day.month <= 2 else day.year
    return shifted(day, centuries // 100 - centuries // 400 - 2)


def both_styles(day: int, month: int, other_day: int, other_month: int, year: int) -> DateDraft | None:
    """Return the day of "25 October (7 November) 1917", said in both calendars, in whichever order."""
    first, second = check_day(year, month, day), check_day(year, other_month, other_day)
    earlier, later = min(first, second), max(first, second)
    return DateDraft(year=later.year, month=later.month, day=later.day) if from_julian(earlier) == later else None


def _solar_new_year(year: int) -> date:
    """Return the first day of a year of the Solar Hijri calendar.

    Leap years follow the 33-year cycle, which agrees with the observed calendar from 1800 to 2255.
    """
    leap_days = (8 * year + 21) // 33
    return shifted(date(622, 3, 21), 365 * (year - 1) + leap_days)


def _solar_start(year: int, month: int) -> date:
    if not 1200 <= year <= 1500 or not 1 <= month <= 12:
        raise RefusalError("is not a date of the Solar Hijri calendar", "Write the day of the common calendar")
    return shifted(_solar_new_year(year), 31 * (month - 1) - max(0, month - 7))


def _solar_after(year: int, month: int) -> date:
    return _solar_start(year, month + 1) if month < 12 else _solar_new_year(year + 1)


def solar_day(year: int, month: int, day: int) -> DateDraft:
    """Return the day of the common calendar for one of the Solar Hijri calendar."""
    found = shifted(_solar_start(year, month), day - 1)
    if day < 1 or found >= _solar_after(year, month):
        raise RefusalError("is not a date of the Solar Hijri calendar", "Write the day of the common calendar")
    return DateDraft(year=found.year, month=found.month, day=found.day)


def solar_month(year: int, month: int) -> DateDraft:
    """Return the days of a month of the Solar Hijri calendar."""
    first = _solar_start(year, month)
    return DateDraft(whole=days_from(first, (_solar_after(year, month) - first).days))


def solar_year(year: int) -> DateDraft:
    """Return the days of a year of the Solar Hijri calendar."""
    first = _solar_start(year, 1)
    return DateDraft(whole=days_from(first, (_solar_new_year(year + 1) - first).days))
