"""Which words of an article were read as dates, as names of countries and as events: what a curator is shown in its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from events.article_dates import find_dates
from events.article_hanzi import simplified
from events.article_phrases import fold
from events.article_reading import header_spans
from events.article_sentences import find_names
from events.article_words import event_phrases
from events.dates import UncertainDate


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words of a text and what they were read as: `kind` is "date", "country" or "event"."""

    kind: str
    start: int
    end: int


def find_marks(text: str, language: str, published: UncertainDate | None) -> list[Mark]:
    """Return the dates, countries and events that a text names, in order; no two overlap."""
    folded = fold(simplified(text, language))
    words = sorted((one for finder in event_phrases(language) for one in finder.find(folded)), key=lambda one: one.start)
    dates = [Mark("date", one.start, one.end) for one in find_dates(folded, language, published, words)]
    countries = [Mark("country", one.start, one.end) for one in find_names(folded, language, published)]
    events = [Mark("event", one.start, one.end) for one in words if one.meaning.is_event]
    headers = [range(start, end) for start, end in header_spans(text)]
    return [mark for mark in _apart([*dates, *countries, *events]) if not any(mark.start in header for header in headers)]


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in the order of the text, of those that overlap the one given first."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in marks:
        places = range(mark.start, mark.end)
        if places and taken.isdisjoint(places):
            kept.append(mark)
            taken.update(places)
    return sorted(kept, key=lambda mark: mark.start)
