"""A selection as words, the same in the address bar, on the command line and in the exported file's hash.

countries=RUS,PRK  match=all|any|only  types=visit,treaty  from=2019  to=2024-06  text=pact  status=disputed
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from events.columns import STATUSES
from events.countries import CountryError, parse_countries
from events.dates import DateError, parse_date
from events.event_types import EventTypeError, find_event_type
from events.queries import MATCHES, Selection

KEYS = ("countries", "match", "types", "from", "to", "text", "status")


def parse_selection(words: Mapping[str, str]) -> tuple[Selection, list[str]]:
    """Return the selection that some words ask for, and a complaint for each word that asks for nothing.

    A word that cannot be understood is left out of the selection; of a list the others are kept.

    >>> parse_selection({"countries": "RUS,PRK", "match": "every"})[1]
    ['match: "every" is not one of all, any, only.']
    """
    complaints: list[str] = []

    def read_part(key: str, text: str, reader: Callable[[str], Any], blank: Any) -> Any:
        try:
            return reader(text.strip()) if text.strip() else blank
        except (CountryError, EventTypeError, DateError, ValueError) as error:
            complaints.append(f"{key}: {error}")
            return blank

    def read(key: str, reader: Callable[[str], str], blank: str) -> str:
        return str(read_part(key, str(words.get(key) or ""), reader, blank))

    def read_list(key: str, reader: Callable[[str], list[str]]) -> tuple[str, ...]:
        parts = re.split("[,;]", str(words.get(key) or ""))
        return tuple(dict.fromkeys(name for part in parts for name in read_part(key, part, reader, [])))

    selection = Selection(
        countries=read_list("countries", lambda text: [country.code for country in parse_countries(text)]),
        match=read("match", _read_match, "all"),
        types=read_list("types", lambda text: [find_event_type(text).name]),
        start=read("from", _read_date, ""),
        end=read("to", _read_date, ""),
        text=str(words.get("text") or "").strip(),
        statuses=read_list("status", lambda text: [_one_of(STATUSES, text)]),
    )
    if selection.first_day > selection.last_day:
        complaints.append(f'from: "{selection.start}" is later than to: "{selection.end}".')
    return selection, complaints


def _read_match(text: str) -> str:
    return _one_of(MATCHES, text)


def _one_of(choices: Collection[str], word: str) -> str:
    if word.casefold() not in choices:
        raise ValueError(f'"{word}" is not one of {", ".join(choices)}.')
    return word.casefold()


def _read_date(text: str) -> str:
    parse_date(text)
    return text


def selection_words(selection: Selection) -> dict[str, str]:
    """Return a selection as words; what asks for nothing is left out.

    >>> selection_words(Selection(countries=("RUS", "PRK"), start="2019"))
    {'countries': 'RUS,PRK', 'from': '2019'}
    """
    words = {
        "countries": ",".join(selection.countries),
        "match": "" if selection.match == "all" else selection.match,
        "types": ",".join(selection.types),
        "from": selection.start,
        "to": selection.end,
        "text": selection.text,
        "status": ",".join(selection.statuses),
    }
    return {key: value for key, value in words.items() if value}


def format_query(selection: Selection) -> str:
    """Return a selection as a query string, without the question mark."""
    return urlencode(selection_words(selection), safe=",")


def parse_query(query: str) -> tuple[Selection, list[str]]:
    """Return the selection of a query string and the complaints about it."""
    return parse_selection(dict(parse_qsl(query.lstrip("?#"))))
