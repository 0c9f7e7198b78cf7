"""The words of one date, from tokens to EDTF text; ranges and limits are put together in `date_sentences`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from events.calendars import both_styles, from_julian, solar_day, solar_month, solar_year
from events.date_drafts import DateDraft, Reading, Setting
from events.date_words import Token
from events.dates_in_words import in_words, words_of
from events.edtf import WEEKDAYS, YEAR_PARTS, RefusalError, check_day, days_from, part_of, read_edtf, shifted

_MODIFIERS: dict[str, dict[str, Any]] = {
    "about": {"is_approximate": True}, "perhaps": {"is_uncertain": True}, "some_day": {"is_some_day": True},
    "some_month": {"is_some_month": True}, "old_style": {"is_old_style": True},
    "early": {"part": "early"}, "mid": {"part": "mid"}, "late": {"part": "late"},
}  # fmt: skip


def read_one_date(tokens: list[Token], setting: Setting) -> DateDraft | None:
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


def _reduced(tokens: list[Token], setting: Setting) -> list[Token]:
    """Replace two words by what they mean together: "third quarter", "last month", "20th century"."""
    done: list[Token] = []
    for token in tokens:
        done.append(token)
        if token[0] in _RELATIVE_DAYS:
            done[-1:] = _dated(shifted(_needed(setting), _RELATIVE_DAYS[token[0]]))
        if token[0] == "ago":
            done[-1:] = _ago(token[1], setting)
        if len(done) >= 2:
            pair = _pair_reduced(done[-2], done[-1], setting)
            if pair is not None:
                done[-2:] = pair
    return done


_RELATIVE_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "two_days_ago": -2}
_RELATIONS = ("last", "this", "next", "same")


def _pair_reduced(first: Token, second: Token, setting: Setting) -> list[Token] | None:
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


def _decade_without_century(start: int, setting: Setting) -> str:
    """Return the decade of "the '50s": the last one that the reference knows of."""
    if setting.reference is None:
        raise RefusalError("names no century", f"Write 19{start // 10}X for the 19{start:02}s")
    today = setting.reference.year
    century = today // 100 - (1 if start > today % 100 else 0)
    return f"{century:02}{start // 10}X"


def _part_counted(number: int, unit: str) -> list[Token]:
    """Return "third quarter", "first half" or "20th century" as one token."""
    if unit == "century":
        # 19XX is 1900 to 1999: EDTF has no other century, and the difference of a year is within what is meant.
        if not 2 <= number <= 99:
            raise RefusalError("is not a century of this table", "Write 19XX for the 20th century")
        return [("whole", f"{number - 1:02}XX")]
    most, code = (4, 32) if unit == "quarter" else (2, 39)
    if not 1 <= number <= most:
        raise RefusalError(f"is not a {unit} of a year")
    return [("season", code + number)]


def _relative(relation: str, other: Token, setting: Setting) -> list[Token] | None:
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
        return [("whole", days_from(shifted(today, 7 * step - today.weekday()), 7))]
    if kind == "unit_day" and relation == "same":
        return _dated(_needed(setting))
    return None


def _month_from(day: date, step: int) -> list[Token]:
    months = day.year * 12 + day.month - 1 + step
    return [("month", months % 12 + 1), ("year", months // 12)]


def _ago(counted: tuple[int, str], setting: Setting) -> list[Token]:
    """Return the day "3 days ago", the rough week, the month or the year of longer times ago."""
    number, unit = counted
    today = _needed(setting)
    if unit == "day":
        return _dated(shifted(today, -number))
    if unit == "week":
        return [("about", None), *_dated(shifted(today, -7 * number))]
    return _month_from(today, -number) if unit == "month" else [("year", today.year - number)]


def _needed(setting: Setting) -> date:
    if setting.reference is None:
        raise RefusalError("is counted from another day", "Write the date itself, such as 2023-09-13")
    return setting.reference


def _dated(day: date) -> list[Token]:
    return [("number", day.day), ("month", day.month), ("year", day.year)]


def _weekday_from_reference(weekday: int, setting: Setting, relation: str) -> date:
    """Return the Saturday that is meant: without a word more, the last one that the reference knows of."""
    today = _needed(setting)
    if relation in ("this", "same"):
        return shifted(today, weekday - today.weekday())
    if relation == "next":
        return shifted(today, (weekday - today.weekday() - 1) % 7 + 1)
    back = (today.weekday() - weekday) % 7
    return shifted(today, -(back or (7 if relation == "last" else 0)))


def _year_of_relative(token: Token, relation: str, setting: Setting) -> int:
    """Return the year of "last September" (the one that is over), "next spring", "this winter"."""
    today = _needed(setting)
    span = read_edtf(f"{today.year:04}-{token[1]:02}")
    assert span and span.earliest and span.latest
    if relation == "last":
        return today.year - (0 if span.latest < today else 1)
    if relation == "next":
        return today.year + (0 if span.earliest > today else 1)
    return today.year


def year_from_reference(draft: DateDraft, setting: Setting) -> int:
    """Return the year that makes a date without one the last that the reference knows of."""
    if setting.reference is None:
        either = ", or one with two digits" if draft.month and draft.day else ""
        raise RefusalError(f"names no year{either}", "Write the year too, such as 2023-09-13 or 2023-09")
    today = setting.reference
    month, day = draft.month or today.month, draft.day or 1
    first_month = YEAR_PARTS[month][2] if month in YEAR_PARTS else month
    return today.year - (1 if (first_month, day) > (today.month, today.day) else 0)


def _two_digit_year(draft: DateDraft, setting: Setting) -> int:
    short = draft.short_year or 0
    if setting.reference is None:
        raise RefusalError("names its year with two digits", f"Write it in full: 19{short:02} or 20{short:02}")
    today = setting.reference.year
    century = today - today % 100
    return min((century + step + short for step in (-100, 0, 100)), key=lambda year: abs(year - today))


def _numbers_in_order(values: list[Any], setting: Setting) -> DateDraft:
    """Return the day of `13/09/2023`, `2023.9.13` or `9/13/2023`."""
    first, second, third, _ = values[0]
    if len(first) == 4:
        if setting.language == "fa" and 1200 <= int(first) <= 1500:
            return solar_day(int(first), int(second), int(third))
        return DateDraft(year=int(first), month=int(second), day=int(third))
    day, month = (int(first), int(second)) if setting.day_first else (int(second), int(first))
    if len(third) == 4:
        return DateDraft(year=_as_common_year(int(third), setting), month=month, day=day)
    return DateDraft(short_year=int(third), month=month, day=day)


def _as_common_year(year: int, setting: Setting) -> int:
    return year - 543 if setting.language == "th" and year >= 2400 else year


def _pair_in_order(values: list[Any], setting: Setting) -> DateDraft:
    first, second, _ = values[0]
    return DateDraft(day=first, month=second) if setting.day_first else DateDraft(day=second, month=first)


def _numbered_month(year: int, month: str) -> DateDraft:
    if int(month) > 12:
        raise RefusalError("is not a date", f"Write {year:04}, or a month from {year:04}-01 to {year:04}-12")
    if month == "1":
        raise RefusalError(f"is ambiguous: January {year}, or October with its last zero lost", f"Write {year}-01 or {year}-10")
    return DateDraft(year=year, month=int(month) or 99)


def _year_alone(values: list[Any], setting: Setting) -> DateDraft:
    return DateDraft(year=values[0])


def _half_of_month(values: list[Any], setting: Setting) -> DateDraft | None:
    part, month, year = values
    if part not in (40, 41):
        return None
    return DateDraft(year=year, month=month, part="first half" if part == 40 else "second half")


_Builder = Callable[[list[Any], Setting], DateDraft | None]

_DRAFTS: dict[tuple[str, ...], _Builder] = {
    ("year",): _year_alone,
    ("short_year",): lambda values, _: DateDraft(short_year=values[0]),
    ("month", "year"): lambda values, _: DateDraft(month=values[0], year=values[1]),
    ("year", "month"): lambda values, _: DateDraft(year=values[0], month=values[1]),
    ("season", "year"): lambda values, _: DateDraft(month=values[0], year=values[1]),
    ("year", "season"): lambda values, _: DateDraft(year=values[0], month=values[1]),
    ("season",): lambda values, _: DateDraft(month=values[0]),
    ("month",): lambda values, _: DateDraft(month=values[0]),
    ("number",): lambda values, _: DateDraft(day=values[0]),
    ("number", "month"): lambda values, _: DateDraft(day=values[0], month=values[1]),
    ("month", "number"): lambda values, _: DateDraft(month=values[0], day=values[1]),
    ("number", "year"): lambda values, _: DateDraft(day=values[0], year=values[1]),
    ("number", "month", "year"): lambda values, _: DateDraft(day=values[0], month=values[1], year=values[2]),
    ("month", "number", "year"): lambda values, _: DateDraft(month=values[0], day=values[1], year=values[2]),
    ("year", "month", "number"): lambda values, _: DateDraft(year=values[0], month=values[1], day=values[2]),
    ("year", "number", "month"): lambda values, _: DateDraft(year=values[0], day=values[1], month=values[2]),
    ("number", "month", "number"): lambda values, _: DateDraft(day=values[0], month=values[1], short_year=values[2]),
    ("month", "number", "number"): lambda values, _: DateDraft(month=values[0], day=values[1], short_year=values[2]),
    ("number", "month", "short_year"): lambda values, _: DateDraft(day=values[0], month=values[1], short_year=values[2]),
    ("month", "short_year"): lambda values, _: DateDraft(month=values[0], short_year=values[1]),
    ("number", "month", "number", "month", "year"): lambda values, _: both_styles(*values),
    ("whole",): lambda values, _: DateDraft(whole=values[0]),
    ("decade_name",): lambda values, setting: DateDraft(whole=_decade_without_century(values[0], setting)),
    ("numeric",): _numbers_in_order,
    ("pair",): _pair_in_order,
    ("year", "month_number"): lambda values, _: _numbered_month(values[0], values[1]),
    ("month_number", "year"): lambda values, _: DateDraft(month=int(values[0]) or 99, year=values[1]),
    ("season", "month", "year"): _half_of_month,
    ("number", "solar_month", "year"): lambda values, _: solar_day(values[2], values[1], values[0]),
    ("solar_month", "number", "year"): lambda values, _: solar_day(values[2], values[0], values[1]),
    ("year", "solar_month", "number"): lambda values, _: solar_day(values[0], values[1], values[2]),
    ("number", "solar_month"): lambda values, setting: _solar_day_nearby(values[0], values[1], setting),
    ("solar_month", "year"): lambda values, _: solar_month(values[1], values[0]),
    ("year", "solar_month"): lambda values, _: solar_month(values[0], values[1]),
    ("year", "solar_year"): lambda values, _: solar_year(values[0]),
    ("solar_year", "year"): lambda values, _: solar_year(values[1]),
}


def finished(draft: DateDraft, setting: Setting) -> Reading:
    """Return the EDTF text of a draft, with a warning where something in it does not fit."""
    if draft.whole:
        return Reading(_spread(draft.whole, draft))
    if draft.day and not draft.month and draft.year:
        raise RefusalError("has a day but no month", f"Write {draft.year:04}, or a day such as {draft.year:04}-09-13")
    assumed = draft.is_counted_back or (draft.year is None and draft.short_year is None)
    year = draft.year
    if year is None:
        year = _two_digit_year(draft, setting) if draft.short_year is not None else year_from_reference(draft, setting)
    if draft.day and not draft.month:
        month = _month_of_bare_day(draft.day, setting)
        draft, year = replace(draft, month=month.month), month.year
    draft = replace(draft, year=year)
    edtf = _spread(_unit(draft), draft)
    return Reading(edtf, _warnings(edtf, draft, setting if assumed else None))


def _solar_day_nearby(day: int, month: int, setting: Setting) -> DateDraft:
    """Return "18 Mordad" as the last such day that the reference knows of."""
    today = _needed(setting)
    drafts = [solar_day(year, month, day) for year in (today.year - 621, today.year - 622)]
    return next((one for one in drafts if (one.year, one.month, one.day) <= (today.year, today.month, today.day)), drafts[0])


def _month_of_bare_day(day: int, setting: Setting) -> date:
    """Return the month of "the 15th": the reference's, or the one before where that day is still to come."""
    today = _needed(setting)
    month = today if day <= today.day else shifted(today.replace(day=1), -1)
    return check_day(month.year, month.month, 1)


def _unit(draft: DateDraft) -> str:
    """Return the EDTF text of the year, month or day that a draft names."""
    year = draft.year or 0
    if draft.month is None:
        return f"{year:04}" + ("-XX-XX" if draft.is_some_day else "-XX" if draft.is_some_month else "")
    if draft.month in YEAR_PARTS and not draft.day:
        return f"{year:04}-{draft.month}"
    if draft.day is None:
        check_day(year, draft.month, 1)
        return f"{year:04}-{draft.month:02}" + ("-XX" if draft.is_some_day else "")
    day = check_day(year, draft.month, draft.day)
    return (from_julian(day) if draft.is_old_style else day).isoformat()


def _spread(unit: str, draft: DateDraft) -> str:
    """Return "early", "mid" or "late" of a unit as the set of what it can be, and add what is doubted."""
    if not draft.part:
        return unit if unit.startswith("[") else unit + draft.doubt
    return part_of(unit, draft.part)


def _warnings(edtf: str, draft: DateDraft, assumed_in: Setting | None) -> tuple[str, ...]:
    """Return what a curator should look at: a wrong weekday, a year taken from the reference, a winter of two years."""
    found = read_edtf(edtf)
    warnings: list[str] = []
    if found and found.earliest and found.earliest == found.latest and draft.weekday is not None:
        right = found.earliest.weekday()
        if right != draft.weekday and not draft.is_old_style:
            warnings.append(f"{in_words(found)} was a {WEEKDAYS[right]}, not a {WEEKDAYS[draft.weekday]}.")
    if found and assumed_in and assumed_in.reference:
        reference = " ".join(words_of(assumed_in.reference.isoformat()))
        warnings.append(f"Does not say which: read as {in_words(found)}, counting back from {reference}.")
    if draft.month == 24 and draft.year:
        warnings.append(
            f"Winter {draft.year} is read as December {draft.year} to February {draft.year + 1}; "
            f"for the winter before write {draft.year - 1:04}-24."
        )
    return tuple(warnings)
