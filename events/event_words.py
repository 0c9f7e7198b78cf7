"""What is said of an event in plain English: its date, who takes part, what its status means, who reports it.

The page, the exported file and every other format say the same. Knows nothing of how it is shown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from events.countries import country
from events.dates import DateError, parse_date
from events.dates_in_words import in_words
from events.event_types import EVENT_TYPES
from events.loading import Table, is_web_address, split_list


@lru_cache(maxsize=100_000)
def words_of_date(edtf: str) -> str:
    """Return a date in words; a text that is no date is returned as it is."""
    try:
        return in_words(parse_date(edtf))
    except DateError:
        return edtf


def honest_words(edtf: str, form: str) -> str:
    """Return a date in words that leave no doubt of what is not known.

    >>> honest_words("2023-09", "part")
    'some day in September 2023'
    """
    words = words_of_date(edtf)
    return f"some day in {words}" if form == "part" and not words.startswith("some ") else words


def participants_in_words(event_type: str, codes: list[str]) -> str:
    """Say who acts on whom, or who takes part.

    >>> participants_in_words("visit", ["RUS", "PRK"])
    'Russia visits North Korea'
    >>> participants_in_words("talks", ["RUS", "PRK"])
    'Russia and North Korea'

    The table tells who acts, but of several others not which is acted on and which stands by: so nothing is said of it.

    >>> participants_in_words("troops", ["PRK", "RUS", "UKR"])
    'North Korea (acting); Russia and Ukraine'
    """
    called = [country(code).name for code in codes]
    kind = EVENT_TYPES[event_type]
    if not kind.is_directed:
        return join_words(called)
    if len(called) == 2:
        return f"{called[0]} {kind.deed} {called[1]}"
    return f"{called[0]} (acting); {join_words(called[1:])}"


def join_words(words: list[str]) -> str:
    """Join words as a sentence does: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, word: str) -> str:
    """Say how many of something there are.

    >>> counted(1, "event"), counted(2_425, "source"), counted(0, "era")
    ('1 event', '2,425 sources', 'no eras')
    """
    return f"1 {word}" if number == 1 else f"{f'{number:,}' if number else 'no'} {word}s"


def doubt_in_words(status: str, denied_by: str) -> str:
    """Say why an event is not simply a fact; empty for one that is confirmed and denied by nobody.

    >>> doubt_in_words("disputed", "RUS; PRK")
    'Disputed. Denied by Russia and North Korea.'
    """
    said = "" if status == "confirmed" else f"{status.capitalize()}."
    deniers = [country(code).name for code in split_list(denied_by)]
    return f"{said} Denied by {join_words(deniers)}.".strip() if deniers else said


def sources_of(table: Table, keys: str) -> list[dict[str, str]]:
    """Return the sources that a cell names, as rows of `sources.csv` with their `id`.

    A bare web address is a source of which only `url` is known; what is neither has only its `id`.
    """
    return [_source_of(table, key) for key in split_list(keys)]


def _source_of(table: Table, key: str) -> dict[str, str]:
    blank = dict.fromkeys(table.sources.columns, "")
    if key in table.sources.index:
        row: dict[Any, Any] = table.sources.loc[key].to_dict()
        return {"id": key, **{str(name): str(cell) for name, cell in row.items()}}
    return {**blank, "id": key, "url": key if is_web_address(key) else ""}


def source_in_words(source: dict[str, str]) -> str:
    """Return publisher, title and date of a source as one line; its address or id where nothing else is known.

    >>> source_in_words({"id": "a", "publisher": "TASS", "title": "Visit ends", "published": "2000-07", "affiliation": ""})
    'TASS: Visit ends (July 2000)'
    """
    named = ": ".join(filter(None, (source.get("publisher", ""), source.get("title", ""))))
    remarks = [source.get("affiliation", "") if source.get("affiliation") == "state media" else ""]
    remarks.append(words_of_date(source["published"]) if source.get("published") else "")
    said = ", ".join(filter(None, remarks))
    return f"{named or source['id']} ({said})" if said else named or source["id"]
