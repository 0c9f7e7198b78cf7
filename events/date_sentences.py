"""Dates written out in words, alone, as a range or with a limit, in any of the languages of `date_words`."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from events.date_drafts import DateDraft, Reading, Setting
from events.date_words import ISLAMIC_MONTHS, Language, Token, language, languages_for, prepared, tokens_of
from events.dates_in_words import in_words
from events.edtf import EdtfPoint, RefusalError, UncertainDate, read_edtf, read_point, shifted
from events.foreign_dates import read_foreign
from events.one_date import finished, read_one_date, year_from_reference

_BEFORE_CHRIST = re.compile(r"\d\s?(?:b\.?\s?c\.?(?:e\.?)?|v\.\s?chr\.?|av\.\s?j\.?-?c\.?|a\.\s?c\.|до н\.\s?э\.?)(?![a-z])")


def read_words(text: str, reference: date | None, day_first: bool | None, code: str) -> UncertainDate:
    """Return the only date that `text` can mean in any language."""
    prepared_text = prepared(text)
    if not any(character.isalnum() for character in prepared_text):
        raise RefusalError("is not a date")
    if _BEFORE_CHRIST.search(prepared_text):
        raise RefusalError("is before the year 1, where these dates begin", "Leave it out, or tell of it in the notes")
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
        raise RefusalError("is in the Islamic calendar", "Write the day of the common calendar, such as 2023-09-13")
    if refusals:
        raise refusals[0]
    return (None if code else read_foreign(text)) or _give_up(prepared_text)


def _ambiguous(readings: list[str]) -> RefusalError:
    dates = sorted((found for found in map(read_edtf, readings) if found), key=lambda found: found.edtf)
    said = " or ".join(in_words(found) for found in dates)
    return RefusalError(f"is ambiguous: {said}", f"Write {' or '.join(found.edtf for found in dates)}")


def _give_up(prepared_text: str) -> UncertainDate:
    year = re.search(r"(?<!\d)\d{4}(?!\d)", prepared_text)
    if year and int(year[0]):
        raise RefusalError("is not a date", f"Write {year[0]}-06-19 for a day, {year[0]}-06 for a month, {year[0]} for a year")
    raise RefusalError("is not a date")


def _all_readings(
    prepared_text: str, languages: Iterable[Language], reference: date | None, day_first: bool | None
) -> tuple[list[Reading], list[RefusalError]]:
    """Return every reading in each of some languages and order of numbers, and why others were refused."""
    readings: list[tuple[int, Reading]] = []
    refusals: list[RefusalError] = []
    for spoken in languages:
        for tokens, unsaid in _sentences(prepared_text, spoken):
            for order in _orders(tokens, spoken.code, day_first):
                try:
                    reading = _read_expression(tokens, Setting(reference, order, spoken.code))
                    if reading and read_edtf(reading.edtf):
                        readings.append((unsaid, reading))
                        if day_first is not None:
                            break
                except RefusalError as refusal:
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


def _read_expression(tokens: list[Token], setting: Setting) -> Reading | None:
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


def _read_between(tokens: list[Token], setting: Setting) -> Reading | None:
    """Return "between 8 and 18 October 2024" as one of these days."""
    for separators in (("and",), ("dash",), ("to", "until", "dash", "from", "since", "and")):
        halves = _halves(tokens, separators) if tokens else None
        ends = _two_ends(*halves, setting) if halves else None
        if ends:
            return Reading(f"[{ends[0].edtf}..{ends[1].edtf}]", ends[0].warnings + ends[1].warnings)
    return None


def _read_choice(tokens: list[Token], setting: Setting) -> Reading | None:
    """Return "8 or 9 October 2024" as a set of the two."""
    if not any(kind == "or" for kind, _ in tokens):
        return None
    halves = _halves(tokens, ("or",))
    ends = _two_ends(*halves, setting) if halves else None
    if not ends or ends[0].edtf == ends[1].edtf:
        return ends[0] if ends else None
    return Reading(f"[{ends[0].edtf},{ends[1].edtf}]", ends[0].warnings + ends[1].warnings)


def _read_winter(tokens: list[Token], setting: Setting) -> Reading | None:
    """Return "winter 2023/24" as the season that begins in 2023."""
    kinds = tuple(kind for kind, _ in tokens)
    if kinds not in (("season", "year", "dash", "number"), ("season", "year", "dash", "year")) or tokens[0][1] != 24:
        return None
    if (tokens[3][1] - tokens[1][1]) % 100 != 1:
        return None
    return Reading(f"{tokens[1][1]:04}-24")


def _read_range(tokens: list[Token], setting: Setting) -> Reading | None:
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
    raise RefusalError("names two dates", f"Write a row for {ends[0].edtf} and one for {ends[1].edtf}")


def _interval(start: Reading, end: Reading) -> Reading:
    if start.edtf == end.edtf:
        return start
    return Reading(f"{start.edtf}/{end.edtf}", start.warnings + end.warnings)


def _read_ongoing(tokens: list[Token], setting: Setting) -> Reading | None:
    """Return "2019 to present" as an interval without an end."""
    bare = [token for token in tokens if token[0] not in _SEPARATORS]
    if len(bare) == len(tokens) or not bare:
        return None
    start = _read_end(bare, setting)
    return Reading(f"{start.edtf}/..", start.warnings) if start else None


def _read_end(tokens: list[Token], setting: Setting) -> Reading | None:
    draft = read_one_date(tokens, setting)
    return finished(_as_end(draft), setting) if draft else None


def _as_end(draft: DateDraft) -> DateDraft:
    """Return a draft that can be an end of an interval, where EDTF allows no set: early March is about March."""
    is_set = draft.part and (draft.month or draft.whole or draft.part not in ("early", "mid", "late"))
    return replace(draft, part=None, is_approximate=True) if is_set else draft


def _two_ends(left: list[Token], right: list[Token], setting: Setting) -> tuple[Reading, Reading] | None:
    """Return both ends, what one leaves out filled in from the other."""
    first, last = read_one_date(left, setting), read_one_date(right, setting)
    if first is None or last is None:
        return None
    drafts = _completed(_as_end(first), _as_end(last), setting)
    if drafts is None:
        return None
    start, end = finished(drafts[0], setting), finished(drafts[1], setting)
    return (start, end) if "[" not in start.edtf + end.edtf else None


def _completed(first: DateDraft, last: DateDraft, setting: Setting) -> tuple[DateDraft, DateDraft] | None:
    """Fill in what one end of a range shares with the other: "12–17 September 2023", "2003年8月27日-29日"."""
    if last.whole and last.whole.endswith("XX") and first == DateDraft(day=first.day) and first.day:
        return replace(first, day=None, whole=f"{first.day - 1:02}XX"), last
    if _is_only_day(last) and first.year and not first.month and not first.whole:
        return first, replace(last, day=None, year=later_short_year(first.year, last.day or 0))
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
        last = replace(last, year=year_from_reference(last, setting))
    return _with_years(first, last)


def _is_only_day(draft: DateDraft) -> bool:
    return bool(draft.day) and not (draft.year or draft.month or draft.short_year or draft.whole)


def _has_no_year(draft: DateDraft) -> bool:
    return draft.year is None and draft.short_year is None and draft.whole is None


def later_short_year(start: int, ending: int) -> int:
    """Return the year that "1950-53" or "1998-02" ends with."""
    year = start - start % 100 + ending
    year += 100 if year <= start else 0
    if year - start > 50:
        raise RefusalError("is not a date", f"Write both years in full, such as {start}/{start + 1}")
    return year


def _with_years(first: DateDraft, last: DateDraft) -> tuple[DateDraft, DateDraft]:
    """Give both ends a year, over New Year where they need it: "30 December – 2 January 2024"."""
    crosses = (first.month or 0, first.day or 0) > (last.month or 13, last.day or 32)
    if _has_no_year(last) and first.year:
        return first, replace(last, year=first.year + (1 if crosses else 0))
    if _has_no_year(first) and last.year:
        return replace(first, year=last.year - (1 if crosses else 0)), last
    return first, last


def _read_limit(tokens: list[Token], setting: Setting) -> Reading | None:
    """Return "since 2019", "until May 2024", "before 1950" or, without such a word, the one date."""
    relation, rest = "", tokens
    if len(tokens) > 2 and tokens[0][0] in ("since", "from") and tokens[-1][0] == "since":
        relation, rest = "since", tokens[1:-1]
    elif tokens and tokens[0][0] in _LIMITS:
        relation, rest = tokens[0][0], tokens[1:]
    elif tokens and tokens[-1][0] in _LIMITS:
        relation, rest = tokens[-1][0], tokens[:-1]
    draft = read_one_date(rest, setting)
    if draft is None:
        return None
    read = finished(_as_end(draft) if relation else draft, setting)
    edtf = _limited(relation, read.edtf) if relation else read.edtf
    return Reading(edtf, read.warnings)


def _limited(relation: str, edtf: str) -> str:
    point = read_point(edtf)
    if point is None:
        raise RefusalError("has no single beginning or end", "Write 2023-09/.. for since, ../2023-09 for until")
    if relation in ("since", "until"):
        return f"{edtf}/.." if relation == "since" else f"../{edtf}"
    if relation == "by":
        return f"[..{edtf}]"
    if relation == "not_before":
        return f"[{edtf}..]"
    return f"[..{_neighbour(point, -1)}]" if relation == "before" else f"[{_neighbour(point, 1)}..]"


def _neighbour(point: EdtfPoint, step: int) -> str:
    """Return the day, month or year that comes before or after `point`, as precise as it can honestly be."""
    day = shifted(point.earliest, -1) if step < 0 else shifted(point.latest, 1)
    length = {"day": 10, "month": 7, "season": 7, "quarter": 7, "third": 7, "half": 7}.get(point.precision, 4)
    doubt = point.text[-1] if point.text[-1] in "?~%" else ""
    return day.isoformat()[:length] + doubt
