"""From the text of a news article to draft events, for a curator to accept, mend or throw away.

Each draft carries the words that it came from: the sentence, the date and what it was counted from. What is not said is left
open, and what an article only fears, wants or recalls is no event. The words are in tables beside this file, see
`article_words.py`; this module knows nothing of the screen or the command line.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from events.article_dates import DateInText, find_dates
from events.article_phrases import Found, fold
from events.article_reading import Article, detect_language, find_published, header_spans
from events.article_words import Name, Word, capital_of, event_phrases, languages, name_phrases, numbers, side_words
from events.columns import EVENT_COLUMNS, names
from events.countries import country
from events.date_words import UNSPACED, plain_text
from events.dates import DateError, UncertainDate, parse_date
from events.event_types import EVENT_TYPES

LEAST_CONFIDENCE = 0.4
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that an article may tell of.

    `date` is None where the words name a day that cannot be told; `resolved_against` is "" where the words say it all,
    "published", or the words of another date of the text. In `countries` the first acts, where `direction_known` is true.
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
        }

    def as_data(self) -> dict[str, object]:
        """Return the draft as plain values, for JSON."""
        return {
            "date": self.date.edtf if self.date else None,
            "date_words": self.date_words,
            "resolved_against": self.resolved_against,
            "countries": list(self.countries),
            "direction_known": self.direction_known,
            "type": self.type,
            "type_confidence": round(self.type_confidence, 2),
            "event_words": self.event_words,
            "title": self.title,
            "place": self.place,
            "status": self.status,
            "denied_by": list(self.denied_by),
            "sentence": self.sentence,
            "start": self.start,
            "end": self.end,
        }


def draft_events(text: str, *, published: str | UncertainDate | None = None, language: str | None = None) -> list[Draft]:
    """Return the events that the text of an article tells of, in its order.

    `published` is the day, month or year of the article; without it, it is looked for in the text. `language` is an ISO 639-1
    code; without it, it is detected. Raises `ValueError` where events cannot be read in that language.
    """
    return read_events_of(text, published=published, language=language)[0]


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that names two countries and gave no draft, and why as far as that can be said; offsets as in `Draft`."""

    sentence: str
    start: int
    end: int
    why: str


def read_events_of(
    text: str, *, published: str | UncertainDate | None = None, language: str | None = None
) -> tuple[list[Draft], list[Unread]]:
    """Return the drafts of an article as `draft_events` does, and the sentences that a curator should read for himself."""
    spoken = language or detect_language(text, languages())
    if spoken not in languages():
        raise ValueError(f'Articles in the language "{spoken}" cannot be read. Choose one of: {", ".join(languages())}.')
    when = parse_date(published) if isinstance(published, str) else published or find_published(text, spoken)
    told = _Told(_in_sentences(_without_header(text), spoken, when), spoken, when)
    drafts: list[Draft] = []
    unread: list[Unread] = []
    for sentence in told.sentences:
        found = list(_drafts_of(sentence, told, drafts)) or list(_before_the_last(sentence, told, drafts))
        for draft in found:
            _add(draft, drafts)
        denied = not found and _deny_the_last(sentence, told, drafts)
        if not denied and not any(draft.type_confidence >= LEAST_CONFIDENCE for draft in found):
            unread += _unread(sentence, told)
    return [_titled(draft) for draft in drafts if draft.type_confidence >= LEAST_CONFIDENCE], unread


def _unread(sentence: _Sentence, told: _Told) -> Iterator[Unread]:
    if len({code for name in sentence.names for code in name.meaning[0].codes}) > 1 and not _is_a_header(sentence):
        yield Unread(sentence.text, sentence.start, sentence.end, _why_unread(sentence, told))


def _why_unread(sentence: _Sentence, told: _Told) -> str:
    if not any(word.meaning.is_event for word in sentence.words):
        return "no word for an event was recognised"
    if not list(_triggers(sentence, told)):
        return "it is told as possible, as said by somebody, or as background"
    if not sentence.dates:
        return "it names no date" if told.published else "it names no date, and the article's date is not known"
    return "its date, its sides or what happened could not be told"


_SHOWN_OF_A_SENTENCE = 90


def describe_unread(unread: Sequence[Unread]) -> list[str]:
    """Return lines that say how many sentences with two countries gave no draft, and each with its reason."""
    if not unread:
        return []
    one = len(unread) == 1
    first = f"{len(unread)} sentence{'' if one else 's'} with two countries gave no draft:"
    return [first, *(f"  “{shortened(each.sentence)}”: {each.why}." for each in unread)]


def shortened(sentence: str) -> str:
    """Return the beginning of a long sentence."""
    words = " ".join(sentence.split())
    return words if len(words) <= _SHOWN_OF_A_SENTENCE else f"{words[:_SHOWN_OF_A_SENTENCE].rstrip()}…"


# --- the text in sentences


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with what was found in it; all offsets are those of the whole text."""

    text: str
    start: int
    end: int
    number: int
    segments: tuple[tuple[int, int], ...]
    names: tuple[Found[tuple[Name, ...]], ...]
    words: tuple[Found[Word], ...]
    dates: tuple[DateInText, ...]

    def segment_of(self, place: int) -> int:
        """Return which part between commas and colons holds a place."""
        return next((n for n, (_, end) in enumerate(self.segments) if place < end), len(self.segments) - 1)

    def cues(self, meaning: str) -> list[Found[Word]]:
        return [word for word in self.words if word.meaning.meaning == meaning]


@dataclass(frozen=True, slots=True)
class _Told:
    sentences: list[_Sentence]
    language: str
    published: UncertainDate | None


_ENDS = re.compile(r"[。！？؟।]+[」』”’]?|(?<!\b[A-ZА-Я])[.!?…]+[\"»”’)\]]*(?=\s+[^a-zа-я\s]|\s*$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[Ss]ept?|[Jj]an|[Ff]eb|[Aa]ug|[Oo]ct|[Nn]ov|[Dd]ec|[Mm]r|[Mm]rs|[Dd]r|[Ss]t|[Gg]en|[Vv]s|ca|bzw|г|гг|р|art|pres|EE)|\b\d{1,2})$"
)
_DIVIDERS = re.compile(r"[,;:、，；：،؛]\s?|\s[–—-]\s|[()«»“”\"「」]")


def _in_sentences(text: str, language: str, published: UncertainDate | None) -> list[_Sentence]:
    folded = fold(text)
    words = sorted((one for finder in event_phrases(language) for one in finder.find(folded)), key=lambda one: one.start)
    dates = find_dates(folded, language, published, words)
    found = [one for one in name_phrases(language).find(folded) if one.meaning[0].kind != "ignore" and not _is_a_day(one, text)]
    words = [word for word in words if not any(day.start <= word.start < day.end for day in dates if day.end - day.start < 40)
             or word.meaning.is_event]  # fmt: skip
    spans = list(_spans(text, language))
    return [
        _Sentence(
            text[start:end], start, end, number, _segments(text, start, end, language),
            tuple(one for one in found if start <= one.start < end),
            tuple(one for one in words if start <= one.start < end),
            tuple(one for one in dates if start <= one.start < end),
        )
        for number, (start, end) in enumerate(spans)
    ]  # fmt: skip


def _is_a_day(name: Found[tuple[Name, ...]], text: str) -> bool:
    """Whether 日朝 is not Japan and North Korea but the morning of a day: 17日朝."""
    return name.meaning[0].kind == "pair" and text[name.start - 1 : name.start].isdigit()


def _without_header(text: str) -> str:
    """Return a text with spaces for its label of publication and its dateline, so that all offsets stay."""
    for start, end in header_spans(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences, without what surrounds them."""
    start = 0
    for match in _ENDS.finditer(text):
        before = text[start : match.start()]
        numbered_day = re.search(r"\b\d{1,2}$", before) and language not in ("de", "cs", "sv", "pl")
        if match[0].startswith(".") and _ABBREVIATION.search(before) and not numbered_day:
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bare = text[start:end].strip()
    if bare:
        first = text.index(bare, start)
        yield first, first + len(bare)


_SHORT_ASIDE = re.compile(r"\([^()]{1,15}\)")


def _segments(text: str, start: int, end: int, language: str) -> tuple[tuple[int, int], ...]:
    asides = [range(*match.span()) for match in _SHORT_ASIDE.finditer(text, start, end)]
    marks = [
        match.end()
        for match in _DIVIDERS.finditer(text, start, end)
        if not _is_in_number(text, match) and not any(match.start() in aside for aside in asides)
    ]
    edges = [start, *marks, end]
    return tuple((one, other) for one, other in itertools.pairwise(edges) if other > one) or ((start, end),)


def _is_in_number(text: str, match: re.Match[str]) -> bool:
    return (
        text[match.start() - 1 : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit() and match[0] in ",:"
    )


# --- one sentence


@dataclass(frozen=True, slots=True)
class _Trigger:
    """A word that tells of an event, and the date that it goes with."""

    word: Found[Word]
    day: DateInText | None = None

    @property
    def type(self) -> str:
        return self.word.meaning.meaning

    @property
    def strength(self) -> float:
        return {"verb": 0.85, "host": 0.8, "noun": 0.65, "weak": 0.4}[self.word.meaning.kind]


# Types that tell the same event in other words; of one group the first that a clause names says most.
_FAMILIES = (
    ("visit", "meeting", "talks", "message"),
    ("arms", "ceasefire", "treaty", "trade", "aid", "cooperation", "agreement", "support"),
    ("war", "attack", "mobilization"),
    ("expulsion", "rupture", "sanctions", "seizure"),
    ("accusation", "condemnation", "threat", "demand", "rejection", "denial"),
)
_FAMILY_OF = {name: number for number, group in enumerate(_FAMILIES) for name in group}
_RANK = {name: place for group in _FAMILIES for place, name in enumerate(group)}


def _family(kind: str) -> str:
    return str(_FAMILY_OF.get(kind, kind))


def _drafts_of(sentence: _Sentence, told: _Told, earlier: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts of one sentence, and the earlier event that "the first in 24 years" points to."""
    if _is_a_header(sentence):
        return
    for trigger in _chosen(list(_triggers(sentence, told)), sentence, told):
        draft = _draft(trigger, sentence, told, earlier)
        if draft:
            yield draft
            yield from _event_before(draft, trigger, sentence, told)


_FEWEST_WORDS = 4


def _is_a_header(sentence: _Sentence) -> bool:
    """Whether a line is a time stamp or a caption: short, without an end, and mostly a date."""
    dated = sum(day.end - day.start for day in sentence.dates)
    return dated > 0 and dated * 2 > len(sentence.text) and not sentence.text.endswith((".", "。"))


def _triggers(sentence: _Sentence, told: _Told) -> Iterator[_Trigger]:
    days = _own_days([day for day in sentence.dates if not day.is_background])
    for word in sentence.words:
        only_dates = word.meaning.kind in ("noun", "weak") and _comes_after(word, sentence, told.language)
        if (
            word.meaning.is_event
            and not only_dates
            and not _is_unreal(word, sentence, told.language)
            and not _is_quoted(word, sentence)
            and not _is_part_of_a_denial(word, sentence)
        ):
            yield _Trigger(word, _nearest(word, days, sentence))


def _own_days(days: list[DateInText]) -> list[DateInText]:
    """Return the dates that a sentence names itself; "during the visit" dates it only where it names none."""
    own = [day for day in days if day.resolved_against in ("", "published")]
    words = {day.words for day in own}
    return [day for day in days if not own or day in own or day.resolved_against in words]


_UNREAL = ("negated", "hypothetical", "cancelled")
_VERB_LAST = ("ja", "ko", "tr", "fa")


def _is_unreal(word: Found[Word], sentence: _Sentence, language: str) -> bool:
    """Whether a word stands under "not", "if" or "may" in its own part of the sentence."""
    here = sentence.segment_of(word.start)
    for meaning in _UNREAL[:2]:
        for cue in sentence.cues(meaning):
            if sentence.segment_of(cue.start) != here or cue.start == word.start:
                continue
            gap = word.start - cue.end
            if -2 <= gap < (60 if meaning == "hypothetical" else 25) or (
                language in (*_VERB_LAST, "zh") and 0 <= cue.start - word.end < 12
            ):
                return True
    return False


def _is_part_of_a_denial(word: Found[Word], sentence: _Sentence) -> bool:
    """Whether "rejected" only stands in "rejected the reports"."""
    return word.meaning.meaning == "rejection" and any(cue.start <= word.start < cue.end for cue in sentence.cues("denied"))


_QUOTES = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|「[^」]*」|„[^“”]*[“”]")
_SHORT_QUOTE = 25


def _is_quoted(word: Found[Word], sentence: _Sentence) -> bool:
    place = word.start - sentence.start
    return any(
        match.start() < place < match.end() and match.end() - match.start() > _SHORT_QUOTE
        for match in _QUOTES.finditer(sentence.text)
    )


_PART_OF_ITS_OWN = 150


def _nearest(word: Found[Word], days: list[DateInText], sentence: _Sentence) -> DateInText | None:
    """Return the date that goes with a word: the nearest, where each comma on the way counts and a semicolon more."""

    def way(day: DateInText) -> float:
        between = (day.end, word.start) if day.end <= word.start else (word.end, day.start)
        passed = sentence.text[between[0] - sentence.start : max(between[1], between[0]) - sentence.start]
        return len(passed) + 25 * len(re.findall("[,，、،]", passed)) + 150 * len(re.findall("[;:；：]", passed))

    nearest = min(days, key=way, default=None)
    is_apart = nearest is not None and way(nearest) > _PART_OF_ITS_OWN and word.meaning.kind in ("noun", "weak")
    return None if is_apart else nearest


def _chosen(triggers: list[_Trigger], sentence: _Sentence, told: _Told) -> list[_Trigger]:
    """Return of each date's words the one that says most, and others only where they tell another event."""
    chosen: list[_Trigger] = []
    for trigger in sorted(triggers, key=lambda one: (-one.strength, _RANK.get(one.type, 0), one.word.start)):
        same_day = [one for one in chosen if _same_day(one.day, trigger.day)]
        same_family = [one for one in same_day if _family(one.type) == _family(trigger.type)]
        if not same_day:
            chosen.append(trigger)
        elif same_family:
            best = same_family[0]
            if _RANK.get(trigger.type, 0) < _RANK.get(best.type, 0) and _are_one(best, trigger, sentence, told):
                chosen[chosen.index(best)] = _Trigger(_sharpened(best.word, trigger.word), best.day)
        elif trigger.word.meaning.kind == "verb" or _stands_apart(trigger, same_day, sentence, told):
            chosen.append(trigger)
    return sorted(chosen, key=lambda one: one.word.start)


def _same_day(one: DateInText | None, other: DateInText | None) -> bool:
    return (one.when if one else None) == (other.when if other else None)


def _are_one(verb: _Trigger, noun: _Trigger, sentence: _Sentence, told: _Told) -> bool:
    """Whether a noun tells what a verb did: "signed a treaty", "agreement … to send arms"."""
    if _comes_after(noun.word, sentence, told.language):
        return False
    near = abs(verb.word.start - noun.word.start) < 120
    return near and noun.word.meaning.kind != "weak" and (verb.type != "meeting" or noun.type == "visit")


def _sharpened(verb: Found[Word], noun: Found[Word]) -> Found[Word]:
    return replace(verb, meaning=Word(noun.meaning.meaning, verb.meaning.kind if verb.meaning.kind != "host" else "noun"))


def _stands_apart(noun: _Trigger, others: list[_Trigger], sentence: _Sentence, told: _Told) -> bool:
    """Whether a noun of another family is told for itself: "a treaty, signed during the visit to Pyongyang"."""
    if noun.word.meaning.kind != "noun" or noun.type not in ("visit", "treaty", "arms", "ceasefire"):
        return False
    if _comes_after(noun.word, sentence, told.language):
        return False
    here = sentence.segment_of(noun.word.start)
    codes = {code for name in sentence.names if sentence.segment_of(name.start) == here for code in name.meaning[0].codes}
    return len(codes) > 1 and all(one.word.meaning.kind in ("verb", "noun") for one in others)


def _comes_after(noun: Found[Word], sentence: _Sentence, language: str) -> bool:
    """Whether a noun only dates what is told: "after the visit", "ahead of the summit"."""
    before = plain_text(sentence.text[: noun.start - sentence.start][-22:])
    words = "|".join(re.escape(plain_text(word)) for word in side_words(language, "after_before"))
    return bool(words) and bool(re.search(rf"(?<![^\W_])(?:{words})(?:\s[^\W_]{{1,6}})?$", before))


# --- one event


def _draft(trigger: _Trigger, sentence: _Sentence, told: _Told, earlier: list[Draft]) -> Draft | None:
    """Return the draft of one word and its date, or None where too little is said."""
    planned = _is_planned(trigger, sentence, told)
    day = _date_of(trigger, sentence, told, planned, earlier)
    took_part = _participants(trigger, sentence, told, day, earlier)
    if took_part is None or day is None:
        return None
    codes, known, confidence, place = took_part
    if trigger.day is None and (trigger.word.meaning.kind == "weak" or not (_is_lead(sentence) or day.words)):
        return None
    is_over = bool(
        day.when and told.published and day.when.latest and day.when.latest <= (told.published.latest or day.when.latest)
    )
    status = "planned" if (planned and not is_over) or _is_future(day.when, told.published) else "reported"
    denied_by = _deniers(sentence, codes, told) if trigger.type in _DENIABLE else ()
    if denied_by and _dates_the_denial(trigger, day, sentence):
        return _denial(trigger, sentence, day, codes, denied_by)
    if sentence.cues("cancelled"):
        status = "cancelled"
    return Draft(
        date=day.when,
        date_words=day.words,
        resolved_against=day.resolved_against,
        countries=codes,
        direction_known=known and EVENT_TYPES[trigger.type].is_directed,
        type=trigger.type,
        type_confidence=trigger.strength * confidence,
        title="",
        place=place,
        status="disputed" if denied_by else status,
        denied_by=denied_by,
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        event_words=trigger.word.words,
        people=_people_of(codes, trigger, sentence, told, day),
    )


def _people_of(codes: tuple[str, ...], trigger: _Trigger, sentence: _Sentence, told: _Told, day: DateInText) -> tuple[str, ...]:
    """Return for each country the leader in office that the sentence names, in English, or ""."""
    names: dict[str, str] = {}
    for one in _mentions(trigger, sentence, told, day):
        meant = [name for name in one.name.meaning if name.kind == "person" and one.code in name.codes]
        known = next((name for name in meant if _in_office(name, day.when, told.published)), None)
        if known and known.in_english:
            names.setdefault(one.code, known.in_english)
    return tuple(names.get(code, "") for code in codes)


def _dates_the_denial(trigger: _Trigger, day: DateInText, sentence: _Sentence) -> bool:
    """Whether the date, or for want of one that of the article, is that of the denial and not of what is denied."""
    cue = sentence.cues("denied")[0]
    if not day.words:
        return True
    if not trigger.day or not day.when or day.when.precision != "day" or day.resolved_against not in ("", "published"):
        return False
    return abs(day.start - cue.start) < abs(day.start - trigger.word.start)


def _denial(
    trigger: _Trigger, sentence: _Sentence, day: DateInText, codes: tuple[str, ...], denied_by: tuple[str, ...]
) -> Draft | None:
    """Return the denial as the event, where only it is dated."""
    others = tuple(code for code in codes if code not in denied_by)
    return Draft(
        date=day.when, date_words=day.words, resolved_against=day.resolved_against,
        countries=(*denied_by, *others), direction_known=bool(others), type="denial",
        type_confidence=trigger.strength, title="", place="", status="reported", denied_by=(),
        sentence=sentence.text, start=sentence.start, end=sentence.end,
        event_words=trigger.type, people=(),
    )  # fmt: skip


_LEAD = 3


def _is_lead(sentence: _Sentence) -> bool:
    return sentence.number < _LEAD


def _is_planned(trigger: _Trigger, sentence: _Sentence, told: _Told) -> bool:
    """Whether the sentence speaks of what is to come, in the part that holds the word or its date."""
    parts = {sentence.segment_of(trigger.word.start)} | ({sentence.segment_of(trigger.day.start)} if trigger.day else set())
    return any(sentence.segment_of(cue.start) in parts for cue in sentence.cues("planned"))


def _is_future(when: UncertainDate | None, published: UncertainDate | None) -> bool:
    return bool(when and published and when.earliest and published.latest and when.earliest > published.latest)


def _date_of(trigger: _Trigger, sentence: _Sentence, told: _Told, planned: bool, earlier: list[Draft]) -> DateInText | None:
    """Return the date of an event: that of its words, or for the news itself that of the article."""
    day = trigger.day
    last = _goes_on_from(sentence, told, earlier)
    if day is None and last and not planned:
        return DateInText(sentence.start, sentence.start, last.date_words, last.date, last.date_words)
    if day is None:
        when = told.published
        if when is None or planned or any(one.is_background for one in sentence.dates):
            return None
        about = when if when.precision != "day" else parse_date(f"{when.edtf.rstrip('~?%')}~")
        return DateInText(sentence.start, sentence.start, "", about, "published")
    if planned and day.is_yearless and day.when and told.published and day.resolved_against == "published":
        return replace(day, when=_next_time(day, told.published))
    return day


_GOES_ON_FOR = 2
_NEWS_IS_AT_MOST_OLD = timedelta(days=10)


def _is_news(draft: Draft, told: _Told) -> bool:
    """Whether what is told is fresh: an undated sentence after an old story is of today again."""
    if not draft.date or not draft.date.latest or not told.published or not told.published.earliest:
        return True
    return told.published.earliest - draft.date.latest <= _NEWS_IS_AT_MOST_OLD


def _goes_on_from(sentence: _Sentence, told: _Told, earlier: list[Draft]) -> Draft | None:
    """Return the dated draft whose day an undated sentence goes on to tell of: of the same countries, or of "both"."""
    for last in reversed(earlier):
        before = told.sentences[_number_of(last, told)]
        passed = sentence.number - before.number
        if not 0 < passed <= _GOES_ON_FOR:
            return None
        if last.status == "planned" or last.date_words not in {day.words for day in before.dates}:
            continue
        if last.date_words in {cue.words for cue in before.cues("first_in")}:
            continue
        codes = {code for name in sentence.names for code in name.meaning[0].codes}
        if sentence.cues("both") or (passed == 1 and codes == set(last.countries) and _is_news(last, told)):
            return last
    return None


def _next_time(day: DateInText, published: UncertainDate) -> UncertainDate | None:
    """Return the coming "Wednesday", "7th" or "October" where the last one was found."""
    when = day.when
    if not when or not when.latest or not published.earliest or when.latest >= published.earliest:
        return when
    try:
        if not re.search(r"\d", day.words) and when.precision == "day":
            return parse_date((when.latest + timedelta(days=7)).isoformat())
        names_month = re.search("[月월]|[^\\W\\d_一-鿿ぁ-ヿ가-힣]{3}", day.words)
        if names_month and re.search(r"\d{1,2}(?!\s?[\d月월])", day.words):
            return when  # the nearest such day was found before
        months = 12 if names_month else 1
        return parse_date(re.sub(r"(\d{4})-(\d\d)", lambda month: _month_on(month, months), when.edtf))
    except DateError:
        return when


def _month_on(month: re.Match[str], count: int) -> str:
    months = int(month[1]) * 12 + int(month[2]) - 1 + count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _event_before(draft: Draft, trigger: _Trigger, sentence: _Sentence, told: _Told) -> Iterator[Draft]:
    """Yield the event that "the first visit in 24 years" says was the one before."""
    within = [cue for cue in sentence.cues("first_in") if _is_meant(cue, trigger, sentence)]
    for cue in within:
        years = _number_in(cue, told.language)
        if not years or not draft.date or not draft.date.earliest:
            continue
        rough = "~" if years % 10 == 0 else ""
        yield replace(
            draft,
            date=parse_date(f"{draft.date.earliest.year - years:04}{rough}"),
            date_words=cue.words,
            resolved_against=draft.date_words or draft.resolved_against,
            type_confidence=draft.type_confidence * 0.75,
            status="reported",
            denied_by=(),
            place="",
        )


def _before_the_last(sentence: _Sentence, told: _Told, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield what "it was the first visit in 24 years" points to, where the sentence before told of the visit."""
    if not drafts or not sentence.cues("first_in") or sentence.number - _number_of(drafts[-1], told) != 1:
        return
    for word in sentence.words:
        if word.meaning.meaning == drafts[-1].type:
            before = list(_event_before(drafts[-1], _Trigger(word), sentence, told))
            yield from (replace(each, sentence=sentence.text, start=sentence.start, end=sentence.end) for each in before[:1])
            return


def _is_meant(cue: Found[Word], trigger: _Trigger, sentence: _Sentence) -> bool:
    """Whether "the first visit in 24 years" speaks of this event: it names it, or names none."""
    inside = [word for word in sentence.words if word.meaning.is_event and cue.start <= word.start < cue.end]
    return trigger.type in {word.meaning.meaning for word in inside} if inside else True


def _number_in(cue: Found[Word], language: str) -> int:
    if cue.number.isdigit():
        return int(cue.number)
    return {plain_text(word): number for word, number in numbers(language).items()}.get(cue.number, 0)


# --- who took part

_Participants = tuple[tuple[str, ...], bool, float, str]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A country that a sentence names, by itself, its capital, its leader or an adjective."""

    code: str
    name: Found[tuple[Name, ...]]
    is_target: bool
    is_actor: bool
    is_place: bool
    is_topic: bool = False


def _participants(
    trigger: _Trigger, sentence: _Sentence, told: _Told, day: DateInText | None, earlier: list[Draft]
) -> _Participants | None:
    """Return codes (who acts first), whether the direction is known, how sure that is, and the place; None below two."""
    mentions = _mentions(trigger, sentence, told, day)
    place = _place(mentions)
    near = _near(trigger, mentions, sentence, told.language)
    if trigger.type == "visit":
        near = _guest_and_hosts(_with_guest(near, mentions, trigger), trigger, sentence)
    else:
        near = _speakers(near, trigger, told.language)
    codes = tuple(dict.fromkeys(one.code for one in near))
    confidence = 1.0
    if len(codes) < 2 and earlier and _says_both(sentence, trigger) and set(codes) <= set(earlier[-1].countries):
        return earlier[-1].countries, earlier[-1].direction_known, 0.8, place
    if len(codes) < 2 and _says_both(sentence, trigger) and (before := _codes_before(sentence, told)):
        return before, False, 0.8, place
    if len(codes) < 2 and trigger.day and _names_the_same(trigger, sentence, told):
        before = _codes_before(sentence, told)
        if set(codes) < set(before):
            return before, False, 0.7, place
    if len(codes) == 1 and trigger.day and _goes_on(trigger, sentence, told, earlier) and codes[0] in earlier[-1].countries:
        return earlier[-1].countries, earlier[-1].direction_known, 0.7, place
    if len(codes) == 1 and earlier and trigger.type == earlier[-1].type and codes[0] in earlier[-1].countries and trigger.day:
        return earlier[-1].countries, earlier[-1].direction_known, 0.6, place
    if len(codes) == 1 and trigger.day and _goes_on(trigger, sentence, told, earlier) and codes[0] not in earlier[-1].countries:
        return (earlier[-1].countries[0], codes[0]), trigger.word.meaning.kind == "verb", 0.6, place
    if len(codes) < 2:
        return None
    if not EVENT_TYPES[trigger.type].is_directed:
        return codes, False, confidence, place
    actor, known = _actor(trigger, near)
    ordered = (actor, *(code for code in codes if code != actor))
    return _capped(ordered, near, trigger), known, confidence * (1 if known else 0.9), place


_GOES_ON = ("visit", "meeting", "talks", "agreement", "treaty")


def _goes_on(trigger: _Trigger, sentence: _Sentence, told: _Told, earlier: list[Draft]) -> bool:
    """Whether a sentence without a subject of its own goes on with that of the sentence before: "Then he flew to Hanoi"."""
    if not earlier or trigger.type not in _GOES_ON or trigger.word.meaning.kind != "verb":
        return False
    return 0 < sentence.number - _number_of(earlier[-1], told) <= 1


def _mentions(trigger: _Trigger, sentence: _Sentence, told: _Told, day: DateInText | None) -> list[_Mention]:
    found: list[_Mention] = []
    for name in sentence.names:
        meant = next(
            (each for each in name.meaning if _in_office(each, day.when if day else told.published, told.published)), None
        )
        if meant is None:
            continue
        target, actor, place = (_stands_after(name, sentence, told.language, part) for part in ("target", "actor", "place"))
        is_place = place and meant.kind in ("capital", "name")
        topic = _is_topic(name, trigger, sentence) or _stands_after(name, sentence, told.language, "topic")
        found += [_Mention(code, name, target or is_place, actor, is_place, topic) for code in meant.codes]
    return found


def _in_office(name: Name, when: UncertainDate | None, published: UncertainDate | None) -> bool:
    """Whether a person speaks for the country on a date; an unknown date is the article's."""
    if name.kind != "person":
        return True
    at = when if when and when.earliest else published
    if not at or not at.earliest or not at.latest:
        return True
    return (name.since or 0) <= at.latest.year and at.earliest.year <= (name.until or 9999)


def _stands_after(name: Found[tuple[Name, ...]], sentence: _Sentence, language: str, part: str) -> bool:
    """Whether a word such as "to" or "by" directly before a name, or a particle directly after it, gives it this part."""
    before = plain_text(sentence.text[: name.start - sentence.start][-30:])
    after = plain_text(sentence.text[name.end - sentence.start :][:10])
    spaced = language not in UNSPACED
    for word in side_words(language, f"{part}_before"):
        plain = plain_text(word)
        if before.endswith(plain) and (not spaced or plain.endswith("'") or before[: -len(plain)][-1:] in ("", " ", "(")):
            return True
    return any(after.startswith(plain_text(word)) for word in side_words(language, f"{part}_after"))


_TOPIC_REACH = 18


def _is_topic(name: Found[tuple[Name, ...]], trigger: _Trigger, sentence: _Sentence) -> bool:
    """Whether a name only says which war or sanctions are spoken of: "over the war in Ukraine"."""
    for word in sentence.words:
        if word.meaning.kind != "weak" or word.start == trigger.word.start:
            continue
        if name.meaning[0].kind == "adjective" and 0 <= word.start - name.end < 3:
            return True
        gap = name.start - word.end
        if 0 <= gap < _TOPIC_REACH and not any(other.start >= word.end and other.end <= name.start for other in sentence.names):
            return True
    return False


def _near(trigger: _Trigger, mentions: list[_Mention], sentence: _Sentence, language: str) -> list[_Mention]:
    """Return the countries of the part that holds the word; of the parts around it too, where that names fewer than two."""
    here = sentence.segment_of(trigger.word.start)
    pool = [one for one in mentions if not one.is_topic]
    if language in _VERB_LAST and trigger.word.meaning.kind in ("verb", "host"):
        before = [one for one in pool if one.name.end <= trigger.word.start]
        pool = before if len({one.code for one in before}) > 1 else pool
    if trigger.type not in ("visit",):
        without_places = [one for one in pool if not one.is_place]
        if len({one.code for one in without_places}) > 1:
            pool = without_places
    reach = 0
    while True:
        near = [one for one in pool if abs(sentence.segment_of(one.name.start) - here) <= reach]
        if len({one.code for one in near}) > 1 or reach > len(sentence.segments):
            break
        reach += 1
    return _without_bodies(_with_neighbours_in_a_list(near, pool, sentence))


def _without_bodies(near: list[_Mention]) -> list[_Mention]:
    """Leave out a body that two states only meet in, or speak before; one that acts stands first or after "by"."""
    states = [one for one in near if country(one.code).kind != "body"]
    if len({one.code for one in states}) < 2 or country(near[0].code).kind == "body":
        return near
    return [one for one in near if one in states or one.is_actor]


def _with_guest(near: list[_Mention], mentions: list[_Mention], trigger: _Trigger) -> list[_Mention]:
    """Add the traveller where only hosts stand beside the word: "The minister, on a tour of Africa, visited A, B and C"."""
    if any(one.name.meaning[0].kind == "person" for one in near):
        return near
    codes = {one.code for one in near}
    guests = [one for one in mentions if one.name.meaning[0].kind == "person" and one.name.end <= trigger.word.start]
    hosts = [one for one in near if one.name.start > guests[0].name.start] if guests else []
    if len({one.code for one in hosts}) < 2 or guests[0].code in codes or len(hosts) < len(near):
        return near
    return [guests[0], *near]


def _guest_and_hosts(near: list[_Mention], trigger: _Trigger, sentence: _Sentence) -> list[_Mention]:
    """Leave out the host of another part of the sentence: "he visits Italy on Monday, and on Tuesday he goes to Portugal"."""
    here = sentence.segment_of(trigger.word.start)
    hosts = [one for one in near if sentence.segment_of(one.name.start) == here]
    if len({one.code for one in hosts}) != 1 or hosts[0].name.meaning[0].kind == "person" or not trigger.day:
        return near
    guests = [one for one in near if one not in hosts and one.name.end <= trigger.word.start and one.code != hosts[0].code]
    guest = next((one for one in guests if one.name.meaning[0].kind == "person"), None)
    if len({one.code for one in guests}) < 2 or guest is None:
        return near
    return [guest, *hosts]


_CLOSE_TO_A_SPEAKER = 40
_CLOSE_WITHOUT_SPACES = 10


def _speakers(near: list[_Mention], trigger: _Trigger, language: str) -> list[_Mention]:
    """Leave out of talks between leaders the countries that they only talk of, which stand far from both."""
    leaders = [one for one in near if one.name.meaning[0].kind == "person"]
    if trigger.type not in ("meeting", "talks", "message") or len({one.code for one in leaders}) < 2:
        return near
    close = _CLOSE_WITHOUT_SPACES if language in UNSPACED else _CLOSE_TO_A_SPEAKER
    return [
        one
        for one in near
        if any(max(one.name.start, other.name.start) - min(one.name.end, other.name.end) < close for other in leaders)
    ]


_LIST_GAP = re.compile(r"[\s,،、，·]*(?:(?:\w{1,3}[\s'’]*){0,2}|\w{4,12}\s?[,،、，]\s*)")


def _with_neighbours_in_a_list(near: list[_Mention], pool: list[_Mention], sentence: _Sentence) -> list[_Mention]:
    """Add what stands in one list with a country found: "Russia, China, Iran and Pakistan"."""
    wanted = list(near)
    for row in _rows_of_names(pool, sentence):
        if any(one in wanted for one in row):
            wanted += [one for one in row if one not in wanted]
    return sorted(wanted, key=lambda each: each.name.start)


def _rows_of_names(pool: list[_Mention], sentence: _Sentence) -> Iterator[list[_Mention]]:
    """Yield the lists with a comma that a sentence names countries in; the last may be joined by "and"."""
    row = pool[:1]
    has_comma = False
    for one, other in itertools.pairwise(pool):
        between = sentence.text[one.name.end - sentence.start : other.name.start - sentence.start]
        comma = bool(re.search("[,،、，]", between))
        if len(between) < 16 and _LIST_GAP.fullmatch(between) and (comma or has_comma):
            row, has_comma = [*row, other], True
        else:
            yield row
            row, has_comma = [other], False
    yield row


def _actor(trigger: _Trigger, near: list[_Mention]) -> tuple[str, bool]:
    """Return who acts, and whether the text tells: a subject before the verb, "by", or the only one without "to"."""
    codes = list(dict.fromkeys(one.code for one in near))
    if trigger.type == "visit":
        places = [one.code for one in near if one.is_target and one.name.meaning[0].kind != "person"]
        travellers = [one.code for one in near if one.name.meaning[0].kind == "person" and one.code not in places]
        if travellers and places:
            host = trigger.word.meaning.kind == "host"
            return (travellers[-1] if host else travellers[0]), True
    if trigger.word.meaning.kind == "host" and len(codes) == 2:
        first = [one.code for one in near if one.name.start < trigger.word.start]
        return (codes[1] if first and first[0] == codes[0] else codes[0]), bool(first)
    by = [one.code for one in near if one.is_actor]
    targets = {one.code for one in near if one.is_target and not one.is_actor}
    free = [code for code in codes if code not in targets]
    if by and len(set(by)) < len(codes):
        return by[0], True
    if free and targets:
        return free[0], True
    before = [one.code for one in near if one.name.start < trigger.word.start]
    after = [one.code for one in near if one.name.start > trigger.word.start]
    if before and after and before[0] != after[-1]:
        return before[0], trigger.word.meaning.kind == "verb"
    return codes[0], False


_MOST_FOR_A_DEED = 4
_WIDEST_GAP_IN_A_LIST = 13


def _capped(codes: tuple[str, ...], near: list[_Mention], trigger: _Trigger) -> tuple[str, ...]:
    """Return at most who a deed was done to: for a visit the traveller and one host."""
    if trigger.type == "visit" and len(codes) > 2:
        others = [one for one in near if one.code != codes[0]]
        behind = [one for one in others if one.name.start > trigger.word.start] or others
        places = behind if any(one.is_target for one in behind) else others
        places = [one for one in places if one.name.meaning[0].kind != "person"] or places
        hosts = _row_around(places) or behind
        guests = _first_in_a_row([one for one in near if _is_guest(one, trigger)]) if _is_guest(near[0], trigger) else codes[:1]
        return tuple(dict.fromkeys((*guests, *_first_in_a_row([one for one in hosts if one.code not in guests]))))
    after = [one for one in near if one.name.start > trigger.word.start and one.code != codes[0]]
    if (
        trigger.word.meaning.kind == "verb"
        and codes[0] in {one.code for one in near if one.name.start < trigger.word.start}
        and after
    ):
        return (codes[0], *_first_in_a_row(after))
    return codes[:_MOST_FOR_A_DEED]


def _row_around(places: list[_Mention]) -> list[_Mention]:
    """Return the places from the list of the first one with "to" on, which in some languages stands after the last."""
    first = next((number for number, one in enumerate(places) if one.is_target), len(places))
    while 0 < first < len(places) and places[first].name.start - places[first - 1].name.end <= _GAP_OF_COMMAS:
        first -= 1
    return places[first:]


_GAP_OF_COMMAS = 8


def _is_guest(one: _Mention, trigger: _Trigger) -> bool:
    return one.name.meaning[0].kind == "person" and one.name.end <= trigger.word.start and not one.is_target


def _first_in_a_row(mentions: list[_Mention]) -> tuple[str, ...]:
    """Return the codes of the first country and of those that stand in a list with it."""
    row = mentions[:1]
    for one in mentions[1:]:
        if one.name.start - row[-1].name.end > _WIDEST_GAP_IN_A_LIST:
            break
        row.append(one)
    return tuple(dict.fromkeys(one.code for one in row))


def _place(mentions: list[_Mention]) -> str:
    """Return the first capital that something happens in, in English."""
    return next((_english_capital(one) for one in mentions if one.is_place and one.name.meaning[0].kind == "capital"), "")


def _english_capital(one: _Mention) -> str:
    return capital_of(one.code) or one.name.words


def _says_both(sentence: _Sentence, trigger: _Trigger) -> bool:
    return bool(sentence.cues("both"))


def _names_the_same(trigger: _Trigger, sentence: _Sentence, told: _Told) -> bool:
    """Whether the sentence before speaks of the same kind of event: "… will visit China. The visit begins on 16 May"."""
    before = told.sentences[sentence.number - 1] if sentence.number else None
    words = before.words if before else ()
    return any(word.meaning.is_event and _family(word.meaning.meaning) == _family(trigger.type) for word in words)


def _codes_before(sentence: _Sentence, told: _Told) -> tuple[str, ...]:
    """Return the two countries that the sentence before named, where it named two."""
    before = told.sentences[max(0, sentence.number - 1)] if sentence.number else None
    codes = tuple(dict.fromkeys(code for name in (before.names if before else ()) for code in name.meaning[0].codes))
    return codes if len(codes) == 2 else ()


# --- what is denied


def _deniers(sentence: _Sentence, codes: tuple[str, ...], told: _Told) -> tuple[str, ...]:
    """Return which of the countries deny what the sentence says."""
    cues = sentence.cues("denied")
    if not cues:
        return ()
    cue = cues[0]
    if any(abs(both.start - cue.start) < 60 for both in sentence.cues("both")):
        return codes
    here = [name for name in sentence.names if set(name.meaning[0].codes) & set(codes)] or list(sentence.names)
    by = [name for name in here if name.start >= cue.end and _stands_after(name, sentence, told.language, "actor")]
    before = [name for name in here if name.end <= cue.start]
    if told.language in ("ar",) and not by:
        before = [name for name in here if name.start >= cue.end][:1] or before
    chosen = by[:1] or before[-1:] or here[:1]
    return tuple(dict.fromkeys(code for name in chosen for code in name.meaning[0].codes))


_DENIABLE = {
    "arms",
    "attack",
    "accusation",
    "agreement",
    "troops",
    "trade",
    "cyberattack",
    "aid",
    "detention",
    "war",
    "seizure",
}


def _deny_the_last(sentence: _Sentence, told: _Told, drafts: list[Draft]) -> bool:
    """Mark the last draft as disputed where the next sentence says only that somebody denies it; say whether it did."""
    if not drafts or not sentence.cues("denied") or drafts[-1].start == sentence.start or drafts[-1].denied_by:
        return False
    last = drafts[-1]
    if last.type not in _DENIABLE or sentence.number - _number_of(last, told) > 1:
        return False
    denied_by = _deniers(sentence, last.countries, told)
    if denied_by:
        drafts[-1] = replace(last, status="disputed", denied_by=denied_by)
    return bool(denied_by)


def _number_of(draft: Draft, told: _Told) -> int:
    return next(sentence.number for sentence in told.sentences if sentence.start == draft.start)


# --- one event told twice


def _add(draft: Draft, drafts: list[Draft]) -> None:
    """Add a draft, or what it says more to the one that tells the same event."""
    for place, other in enumerate(drafts):
        if _are_the_same(draft, other):
            drafts[place] = _merged(other, draft)
            return
    drafts.append(draft)


_AGREED_ON = {"recognition", "release", "withdrawal", "exercise", "aid"}


def _are_the_same(one: Draft, other: Draft) -> bool:
    if set(one.countries) != set(other.countries):
        return False
    told_at_once = one.start == other.start and "agreement" in (one.type, other.type) and {one.type, other.type} & _AGREED_ON
    if _family(one.type) != _family(other.type) and not told_at_once:
        return False
    if _is_a_return_visit(one, other):
        return False
    if one.type == other.type == "visit" and _are_days_apart(one, other, _DAYS_OF_A_VISIT):
        return True
    return _may_be_the_same_day(one, other)


_DAYS_OF_A_VISIT = 2


def _are_days_apart(one: Draft, other: Draft, most: int) -> bool:
    """Whether two drafts are of two days close to each other: the arrival, and the talks on the next day."""
    if not one.date or not other.date or one.date.precision != "day" or other.date.precision != "day":
        return False
    if not one.date.earliest or not other.date.earliest:
        return False
    return abs((one.date.earliest - other.date.earliest).days) <= most


def _is_a_return_visit(one: Draft, other: Draft) -> bool:
    """Whether two visits go opposite ways, at another time than one and the same day."""
    if one.type != "visit" or other.type != "visit" or one.countries == other.countries:
        return False
    return one.direction_known and other.direction_known and (one.date != other.date or one.date is None)


def _may_be_the_same_day(one: Draft, other: Draft) -> bool:
    first, second = one.date, other.date
    if not first or not second or not (first.earliest and first.latest and second.earliest and second.latest):
        return first == second
    slack = timedelta(0)
    if "" in (one.date_words, other.date_words):
        slack = _NEWS_IS_AT_MOST_OLD
    return first.earliest <= second.latest + slack and second.earliest <= first.latest + slack


def _merged(one: Draft, other: Draft) -> Draft:
    """Return what two tellings of an event say together: the closer date, the surer type, the denial."""
    closer = min((one, other), key=_width)
    surer = max((one, other), key=lambda draft: (draft.type_confidence - 0.1 * _RANK.get(draft.type, 0), draft is one))
    known = surer if surer.direction_known else other if other.direction_known and other.type == surer.type else surer
    denied_by = one.denied_by or other.denied_by
    return replace(
        one,
        date=closer.date, date_words=closer.date_words, resolved_against=closer.resolved_against,
        type=surer.type, type_confidence=surer.type_confidence,
        countries=known.countries, direction_known=known.direction_known, people=known.people,
        event_words=surer.event_words,
        place=one.place or other.place,
        status="disputed" if denied_by else one.status, denied_by=denied_by,
    )  # fmt: skip


def _width(draft: Draft) -> float:
    """Return how many days a date may be, more where it is only that of the article."""
    if not draft.date or not draft.date.earliest or not draft.date.latest:
        return 1e6
    return (draft.date.latest - draft.date.earliest).days + (
        0 if draft.date_words else 0.5 if draft.date.precision != "day" else 45
    )


# --- the title

_TOGETHER = {
    "meeting": "{} meet",
    "talks": "{} hold talks",
    "agreement": "{} reach an agreement",
    "treaty": "{} sign a treaty",
    "cooperation": "{} work together",
    "trade": "{} agree on trade",
    "exercise": "{} hold a joint exercise",
    "ceasefire": "{} agree on a ceasefire",
}

# What the words of an event say more than its type does, by the beginnings of words in the languages that are read.
_CLOSER = (
    ("treaty", "ratif|ратиф|批准|비준|批準|onayla|صادق|صدق|phe chuan|تصويب", "{} ratify a treaty"),
    ("treaty", "force|vigueur|vigor|vigore|kraft|в силу|чинност|w zycie|yururlu|生效|発効|발효|platnost|حيز|hieu luc",
     "A treaty of {} enters into force"),
    ("recognition", "restor|retabl|restabl|ristabil|riallac|reanud|retom|reata|восстан|віднов|恢复|恢復|回復|wieder|przywroc|"
     "wznow|obnov|normali|нормал|azerupp|aterupp|memulihkan|استئناف", "{} restore relations"),
    ("recognition", "embass|ambass|embaj|embaix|посольств|使馆|使館|大使館|대사관|سفار|botschaft|kedutaan|dai su quan|"
     "buyukelcilig|ambasad|velvyslanectvi", "{} open an embassy"),
    ("agreement", "joint statement|joint declaration|declaration commune|gemeinsame erkl|declaracion conj|dichiarazione con|"
     "declaracao conj|联合声明|联合公报|共同声明|共同文書|공동성명|совместн|спільн", "{} issue a joint statement"),
)  # fmt: skip


def _titled(draft: Draft) -> Draft:
    """Give a draft a title in plain English: who, what and where, as far as 80 characters allow."""
    titles = [title for title in _titles(draft) if len(title) <= LONGEST_TITLE]
    kind = EVENT_TYPES[draft.type]
    return replace(draft, title=titles[0] if titles else f"{kind.label} of {len(draft.countries)} countries")


def _titles(draft: Draft) -> Iterator[str]:
    """Yield titles from the fullest to the shortest."""
    known = [country(code).name for code in draft.countries]
    disputed = "Disputed: " if draft.status == "disputed" else ""
    for who in (_sides(draft, known), known):
        said = _said(draft, who, known)
        if draft.place and draft.type in _TOGETHER:
            yield f"{disputed}{said} in {draft.place}"
        yield disputed + said


def _sides(draft: Draft, known: list[str]) -> list[str]:
    """Return the leaders where each side of a meeting has one, or the traveller; else the countries."""
    people = draft.people if len(draft.people) == len(known) else ("",) * len(known)
    if draft.type in ("meeting", "talks") and all(people):
        return list(people)
    if draft.type == "visit" and draft.direction_known and people[0]:
        return [people[0], *known[1:]]
    return known


def _said(draft: Draft, who: list[str], known: list[str]) -> str:
    kind = EVENT_TYPES[draft.type]
    words = plain_text(draft.event_words)
    closer = (form for name, beginnings, form in _CLOSER if name == draft.type and re.search(beginnings, words))
    if form := next(closer, _TOGETHER.get(draft.type)):
        return form.format(_listed(who))
    if draft.type == "visit" and draft.direction_known and draft.place and _is_capital_of(draft.place, draft.countries[1:]):
        return f"{who[0]} visits {draft.place}"
    if draft.type == "denial" and draft.event_words in EVENT_TYPES and len(known) > 1:
        what = "a claim" if draft.event_words == "accusation" else f"a report of {EVENT_TYPES[draft.event_words].label.lower()}"
        return f"{known[0]} denies {what} that names {_listed(known[1:])}"
    if draft.direction_known:
        return f"{who[0]} {kind.deed} {_listed(who[1:])}"
    return f"{kind.label}: {_listed(known)}"


def _is_capital_of(place: str, codes: tuple[str, ...]) -> bool:
    return len(codes) == 1 and capital_of(codes[0]) == place


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


# --- rows of a table


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
