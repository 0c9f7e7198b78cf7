"""What is drafted from an article: the event itself, the sentence that gave none, and the rows of text that both tables take.

This module knows nothing of how an article is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from events.article_reading import Article
from events.columns import EVENT_COLUMNS, names
from events.date_words import plain_text
from events.dates import UncertainDate

SURE_ENOUGH = 0.7
DAY_OF_THE_SENTENCE_BEFORE = "The day is that of the sentence before."


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that an article may tell of.

    `date` is None where the words name a day that cannot be told; `resolved_against` is "" where the words say it all,
    "published", or the words of another date of the text. In `countries` the first acts, where `direction_known` is true.
    `type` is "" where the words tell who and when, but none that is known tells what happened; a curator chooses it then.
    `type_confidence` is between 0 and 1. `start` and `end` are the offsets of `sentence` in the text. `event_words` said the
    type; `people` are the leaders that are named for `countries`, in English, "" where none is.
    """

    date: UncertainDate | None
    date_words: str
    resolved_against: str
    countries: tuple[str, ...]
    direction_known: bool
    type: str
    type_confidence: float
    title: str
    place: str
    status: str
    denied_by: tuple[str, ...]
    sentence: str
    start: int
    end: int
    event_words: str = ""
    people: tuple[str, ...] = ()

    @property
    def is_type_a_guess(self) -> bool:
        """Whether the type should be looked at before the row is kept."""
        return self.type_confidence < SURE_ENOUGH

    @property
    def is_type_open(self) -> bool:
        """Whether what happened was not recognised."""
        return not self.type

    @property
    def is_day_of_the_sentence_before(self) -> bool:
        """Whether the sentence names no day, and that of the sentence before was taken."""
        return bool(self.date_words) and self.date_words == self.resolved_against

    def as_row(self, source: str) -> dict[str, str]:
        """Return the draft as a row of text for the events table."""
        row = dict.fromkeys(names(EVENT_COLUMNS), "")
        return row | {
            "date": self.date.edtf if self.date else "",
            "countries": "; ".join(self.countries),
            "type": self.type,
            "title": self.title,
            "status": "" if self.status == "confirmed" else self.status,
            "denied_by": "; ".join(self.denied_by),
            "place": self.place,
            "sources": source,
            "notes": DAY_OF_THE_SENTENCE_BEFORE if self.is_day_of_the_sentence_before else "",
        }

    def as_data(self) -> dict[str, object]:
        """Return the draft as plain values, for JSON."""
        return {
            "date": self.date.edtf if self.date else None,
            "date_words": self.date_words,
            "resolved_against": self.resolved_against,
            "countries": list(self.countries),
            "direction_known": self.direction_known,
            "type": self.type or None,
            "type_confidence": round(self.type_confidence, 2),
            "type_is_a_guess": self.is_type_a_guess,
            "event_words": self.event_words,
            "title": self.title,
            "place": self.place,
            "status": self.status,
            "denied_by": list(self.denied_by),
            "sentence": self.sentence,
            "start": self.start,
            "end": self.end,
        }


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that names two countries and gave no draft, and why as far as that can be said; offsets as in `Draft`.

    `countries` are all that it names, and `date` the first day that it names, if any, with its words.
    """

    sentence: str
    start: int
    end: int
    why: str
    countries: tuple[str, ...] = ()
    date: UncertainDate | None = None
    date_words: str = ""
    resolved_against: str = ""

    def as_draft(self) -> Draft:
        """Return what the sentence names as a draft with an open type, for a curator who reads an event there."""
        return Draft(
            date=self.date, date_words=self.date_words, resolved_against=self.resolved_against,
            countries=self.countries, direction_known=False, type="", type_confidence=0.0, title="", place="",
            status="reported", denied_by=(), sentence=self.sentence, start=self.start, end=self.end,
        )  # fmt: skip


_SHOWN_OF_A_SENTENCE = 90
_MOST_UNREAD_SHOWN = 20


def describe_unread(unread: Sequence[Unread]) -> list[str]:
    """Return lines that say how many sentences with two countries gave no draft, and each with its reason."""
    if not unread:
        return []
    one = len(unread) == 1
    first = f"{len(unread)} sentence{'' if one else 's'} with two countries gave no draft:"
    rest = len(unread) - _MOST_UNREAD_SHOWN
    more = [f"  and {rest} more. Is this an article?"] if rest > 0 else []
    return [first, *(f"  “{shortened(each.sentence)}”: {each.why}." for each in unread[:_MOST_UNREAD_SHOWN]), *more]


def describe_guesses(drafts: Sequence[Draft]) -> list[str]:
    """Return lines that name the drafts whose type is a guess, or left open."""
    guesses = [(number, one) for number, one in enumerate(drafts, start=1) if one.is_type_a_guess]
    return [f"Draft {number}: {_how_unsure(one)} “{shortened(one.sentence)}”" for number, one in guesses]


def _how_unsure(draft: Draft) -> str:
    return "what happened was not recognised: add a type." if draft.is_type_open else f"the type “{draft.type}” is a guess."


def shortened(sentence: str) -> str:
    """Return the beginning of a long sentence."""
    words = " ".join(sentence.split())
    return words if len(words) <= _SHOWN_OF_A_SENTENCE else f"{words[:_SHOWN_OF_A_SENTENCE].rstrip()}…"


def source_row(article: Article, url: str, published: UncertainDate | None) -> dict[str, str]:
    """Return the row of sources.csv that stands for an article; its id is made of the publisher and the date."""
    host = re.sub(r"^(?:www|m|amp)\.", "", urlsplit(url).hostname or "")
    publisher = article.publisher or host
    when = published.edtf if published else ""
    words = re.sub(r"[^a-z0-9]+", "-", plain_text(f"{host.rpartition('.')[0] or publisher} {when} {article.title[:30]}"))
    return {
        "id": words.strip("-"),
        "publisher": publisher,
        "title": article.title,
        "url": url,
        "published": when,
        "language": article.language,
    }


def rows_as_csv(rows: Iterable[dict[str, str]], columns: Iterable[str]) -> str:
    """Return rows as CSV text with a header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
