"""What can be pasted in place of a wrong cell: the texts that a problem's hint names and that read without a problem.

The hint says it to a person; here it becomes a whole cell. What would not read is left out, so nothing wrong is offered.
"""

from __future__ import annotations

import re

from events.columns import STATUSES
from events.countries import CountryError, parse_countries
from events.dates import DateError, parse_date
from events.event_types import EVENT_TYPES
from events.reading import Problem

_BARE = re.compile(r"Write (?:another, such as )?([^,. ]+)(?:, ([^,. ]+))?(?: or ([^,. ]+))?(?=[,.]| again:)")
_QUOTED = re.compile(r'"([^"]+)"')
_CODES = re.compile(r"\(([A-Z]{3}(?: or [A-Z]{3})*)\)")


def fixes(problem: Problem) -> list[str]:
    """Return the cells that the hint of a problem offers.

    >>> hint = "Write 1904-02, 1904-02-28 or 1904~."
    >>> fixes(Problem("events.csv", 41, "date", "31 February 1904", '"31 February 1904" is not a date.', hint))
    ['1904-02', '1904-02-28', '1904~']
    """
    offered = _offered(problem)
    return [text for text in dict.fromkeys(offered) if text != problem.value and _reads(problem.column, text)]


def _offered(problem: Problem) -> list[str]:
    if problem.column in ("countries", "denied_by"):
        return _with_codes(problem)
    if problem.column in ("type", "related") and problem.hint.startswith("Did you mean"):
        return _QUOTED.findall(problem.hint)
    if problem.column in ("date", "id", "status"):
        match = _BARE.match(problem.hint)
        return [text for text in match.groups() if text] if match else []
    return []


def _with_codes(problem: Problem) -> list[str]:
    """Return the cell with the part that is wrong replaced by each code that the hint offers."""
    wrong = _QUOTED.search(problem.reason)
    codes = [code for several in _CODES.findall(problem.hint) for code in several.split(" or ")]
    return [problem.value.replace(wrong[1], code, 1) for code in codes] if wrong else []


def _reads(column: str, text: str) -> bool:
    try:
        if column == "date":
            return bool(parse_date(text))
        if column in ("countries", "denied_by"):
            return len(parse_countries(text)) >= (2 if column == "countries" else 1)
    except (DateError, CountryError):
        return False
    return (column not in ("type", "status")) or text in (EVENT_TYPES if column == "type" else STATUSES)
