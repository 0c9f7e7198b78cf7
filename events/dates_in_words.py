"""Dates as a newspaper writes them: "19 June 2024", "September 2023", "about 1904"."""

from __future__ import annotations

import re

from events.edtf import MONTHS, YEAR_PARTS, UncertainDate, part_of


def in_words(when: UncertainDate) -> str:
    """Return the date as an English newspaper would print it, no more precise than it is.

    >>> from events.dates import parse_date
    >>> in_words(parse_date("2019-02-28/2019-03-01"))
    '28 February – 1 March 2019'
    >>> in_words(parse_date("[2024-10-08..2024-10-18]"))
    'some day between 8 and 18 October 2024'
    """
    if when.is_interval:
        return _interval_in_words(*when.edtf.split("/"))
    if when.is_one_of:
        return _part_in_words(when) or _one_of_in_words(when.edtf[1:-1].split(","))
    return " ".join(words_of(when.edtf))


def words_of(edtf: str) -> list[str]:
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
        return f"since {' '.join(words_of(start))}" + (", end not known" if not end else "")
    if start in ("", ".."):
        return f"until {' '.join(words_of(end))}" + (", beginning not known" if not start else "")
    first, last = words_of(start), words_of(end)
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
        return _joined(words_of(items[0]), words_of(items[1]), "or")
    said = [_item_in_words(item) for item in items]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"


def _item_in_words(item: str) -> str:
    start, dots, end = item.partition("..")
    if not dots:
        return " ".join(words_of(item))
    if not start or not end:
        limit = start or end
        return f"{'on' if len(limit) >= 10 else 'in'} {' '.join(words_of(limit))} or {'later' if start else 'earlier'}"
    unit = {10: "some day ", 7: "some month ", 4: "some year "}.get(len(start), "some time ")
    if len(start) != len(end):
        unit = "some time "
    return f"{unit}between {_joined(words_of(start), words_of(end), 'and')}"


def _part_in_words(when: UncertainDate) -> str | None:
    """Return "early September 2023" where the set is what `part_of` makes of those words."""
    if not when.is_approximate or not when.earliest:
        return None
    year = f"{when.earliest.year:04}"
    for unit in (f"{year}-{when.earliest.month:02}", f"{year[:3]}X", f"{year[:2]}XX"):
        for part in ("early", "mid", "late"):
            if int(year) >= 100 and part_of(unit, part) == when.edtf:
                return f"{part} {' '.join(words_of(unit))}"
    return None
