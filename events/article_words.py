"""The tables beside this file that say how articles speak of events: words, names of countries, people in office.

`article_words.csv`: `language`, `meaning`, `kind`, `words` (`|` between). A meaning is an event type, whose `kind` is `verb`
(it says that the event happens), `noun`, `weak` (mostly background) or `host` (the subject receives the visitor); or it is
a cue such as `denied`, `planned` or `later_day`; `date`, whose kind is the same in English ("next week"); `topic_before`, for
words before a country that is only spoken of ("talks on"); `target_ending`, for the ending of a name that is gone to
or acted on (Hungarian "Pekingbe"); or `none` for what only looks like an event ("cold war") or, where
it is `weak`, names a topic ("crisis"). `office` lists who speaks for a country ("foreign minister"), `reported` the verbs of
telling, `hypothetical` what makes an event only possible (`modal`: a verb such as "could", that may also follow it),
`upcoming` verbs of the present that with a weekday mean the coming one, `from` the words before a day of a start.
`article_grammar.csv`, with the same columns: words of time that are counted from another date ("the day before"), whose kind is
their number where it is within the word; `weekend`; `relative`, the pronouns of a clause ("which"); `reason`, the words before
what a deed was done for ("because of"), whose date and countries are not those of the deed; `since_after`, the words behind a
date from which on something is done (2月から); `not_held`, what is said behind a meeting that was not; `anniversary` and
`recalled`, the words beside what happened long before; `meanwhile`, what begins a clause about other things ("while");
`purpose`, the words before what something is done for; `held`, verbs of the past that end as one of what is to come does;
`origin_before`, the words before where somebody fled from; `last_one`, those for the one before ("the last visit"), whose date
is not that of what is told; `agreed_on`, the words before what an agreement is on. An ending of a name that is only spoken of
(Hungarian "Ukrajnáról") is a `topic_ending`.
`during_it` are the words of a clause that say when what it tells is expected ("during which").
`article_names.csv`: `codes` (several for a pair word such as 北中), `kind`, `language` (blank for all), `words`; the kind
`ignore` hides a name, as in "Washington Post", `destination` is a journey and its end (訪米), and `home` is a government that
stands without its country, whose code is left blank in a language of many countries; `~` at the end of a word stands for its
forms as `article_name_forms.py` tells them, Serbian words also stand for those in Cyrillic letters, and a word in the rows of
two countries is that of the one which the text names elsewhere. `article_people.csv`: `codes`, `from` and `until` (years in
office), `words`.
How phrases are written is told in `article_phrases.py`.
"""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from events.article_forms import other_forms
from events.article_hanzi import simplified
from events.article_name_forms import in_cyrillic, name_forms
from events.article_phrases import Phrases, without_first_choice
from events.countries import all_countries
from events.event_types import EVENT_TYPES

_HERE = Path(__file__).parent
_NO_ENDINGS_BELOW = 4


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of the table means: an event type or a cue, and the kind or number beside it."""

    meaning: str
    kind: str

    @property
    def is_event(self) -> bool:
        """Whether it names a type of event."""
        return self.meaning in EVENT_TYPES


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for: codes, the kind of name, and for a person the years in office and the name in English."""

    codes: tuple[str, ...]
    kind: str
    since: int | None = None
    until: int | None = None
    in_english: str = ""

    def is_in_office(self, first: int, last: int) -> bool:
        """Whether a person speaks for the country in some of these years; other names always do."""
        return self.kind != "person" or ((self.since or 0) <= last and first <= (self.until or 9999))


def languages() -> tuple[str, ...]:
    """Return the languages in which events can be told."""
    return tuple(dict.fromkeys(row["language"] for row in _rows("article_words.csv")))


@functools.cache
def event_phrases(language: str) -> tuple[Phrases[Word], Phrases[Word]]:
    """Return the words of events of a language, and its cues; they may overlap, as in "during the visit"."""
    rows = _word_rows(language)
    phrases = dict.fromkeys(
        (form, Word(row["meaning"], row["kind"]))
        for row in rows
        if row["meaning"] not in ("number", *_SIDE_WORDS)
        for written in row["words"].split("|")
        for word in without_first_choice(written)
        for made in (word, *(_own_forms(word, row, language)))
        for form in without_first_choice(made)
    )
    kept = language in _ACCENTS_TELL
    nouns = language == "de"
    events = [one for one in phrases if one[1].is_event or one[1].meaning == "none"]
    cues = [one for one in phrases if not one[1].is_event and one[1].meaning != "none"]
    return (
        Phrases(events, language, keeps_accents=kept, knows_nouns=nouns),
        Phrases(cues, language, numbers(language), keeps_accents=kept, knows_nouns=nouns),
    )


def _own_forms(word: str, row: dict[str, str], language: str) -> Iterator[str]:
    """Yield other forms of the verbs of events, and of those that deny or cancel them."""
    if row["meaning"] in ("denied", "cancelled") or (row["kind"] in ("verb", "host") and row["meaning"] in EVENT_TYPES):
        yield from other_forms(word, language)


# Languages where an accent makes another word: "würden" (would) and "wurden" (were), "visitó" and "visito".
_ACCENTS_TELL = ("de", "fr", "es", "it", "pt", "cs", "sv", "nl", "vi")


_SIDE_WORDS = ("office", "capital", "from", "target_before", "actor_before", "of_actor_before", "target_after", "actor_after",
               "target_ending", "since", "place_before", "place_after", "after_before", "topic_before", "topic_after",
               "topic_ending", "relative", "reason", "spoken_of", "since_after", "from_before", "passive", "occasion_before",
               "meanwhile", "purpose", "attends", "press", "origin_before", "agreed_on", "aside")  # fmt: skip


@functools.cache
def side_words(language: str, meaning: str) -> tuple[str, ...]:
    """Return the words that stand directly before or after a name or date and say its part, the longest first."""
    found = [word for row in _word_rows(language) if row["meaning"] == meaning for word in row["words"].split("|")]
    return tuple(sorted((simplified(word, language) for word in found), key=len, reverse=True))


@functools.cache
def numbers(language: str) -> dict[str, int]:
    """Return the numbers in words of a language."""
    return {
        word: int(row["kind"]) for row in _word_rows(language) if row["meaning"] == "number" for word in row["words"].split("|")
    }


@functools.cache
def office_phrases(language: str) -> Phrases[str]:
    """Return the words for those who speak for a country: "president", "foreign minister"."""
    return Phrases([(word, word) for word in side_words(language, "office")], language)


@functools.cache
def home_phrases(language: str) -> Phrases[str]:
    """Return the words for the government of an article's own country, with its code where the language tells it."""
    rows = [row for row in _rows("article_names.csv") if row["kind"] == "home" and row["language"] == language]
    return Phrases([(word, row["codes"]) for row in rows for word in row["words"].split("|")], language)


@functools.cache
def name_phrases(language: str) -> Phrases[tuple[Name, ...]]:
    """Return every name of a country, capital, government, organisation and leader, with all that it may stand for."""
    meanings: dict[str, list[Name]] = defaultdict(list)
    for phrase, name in (*_own_names(language), *_people(language), *_shared_names(language), *_library_names(language)):
        same_kind = not meanings[phrase] or meanings[phrase][0].kind == name.kind
        if same_kind and name not in meanings[phrase]:
            meanings[phrase].append(name)
    return Phrases([(phrase, tuple(found)) for phrase, found in meanings.items()], language, keeps_accents=language == "vi")


def _own_names(language: str) -> Iterator[tuple[str, Name]]:
    for row in _rows("article_names.csv"):
        if row["language"] in (language, "") and row["kind"] != "home":
            name = Name(tuple(row["codes"].split()), row["kind"])
            endings = _ENDINGS_OF_AN_ADJECTIVE.get(language, ()) if name.kind == "adjective" else ()
            for word in row["words"].split("|"):
                yield from ((form, name) for form in _written_forms(word, language))
                if endings and word.endswith(endings[0]):
                    yield from ((word + ending, name) for ending in endings[1:])


# How an adjective of a country ends, and what may stand behind that for "of several", "of a woman", "to him".
_ENDINGS_OF_AN_ADJECTIVE = {
    "ar": ("ي", "ة", "ا", "ين", "ون", "ان", "ات", "تين", "تان"),
    "fa": ("ی", "ان", "ها", "های"),
    "he": ("י", "ת", "ם", "ים", "ות"),
    "ur": ("ی", "وں"),
}


def _written_forms(word: str, language: str) -> Iterator[str]:
    """Yield what a word of a table stands for: with "~" all its endings, in Serbian also in Cyrillic letters."""
    for written in (word, in_cyrillic(word)) if language == "sr" else (word,):
        yield from name_forms(written[:-1], language) if written.endswith("~") else (written,)


def _people(language: str) -> Iterator[tuple[str, Name]]:
    for row in _rows("article_people.csv"):
        since, until = (int(row[end]) if row[end] else None for end in ("from", "until"))
        words = row["words"].split("|")
        name = Name((row["codes"],), "person", since, until, words[0] if words[0].isascii() else "")
        written = (word for word in words if _is_written_in(word, language))
        yield from ((form, name) for word in written for form in _forms_of_a_person(word, language))


# The first and last letter of each script that a language other than in Latin letters is written in.
_LATIN, _CYRILLIC, _ARABIC = ("A", "ỿ"), ("Ѐ", "ӿ"), ("\u0600", "\u06ff")
_SCRIPTS = {
    **dict.fromkeys(("ru", "uk", "bg"), (_CYRILLIC,)),
    **dict.fromkeys(("ar", "fa", "ur"), (_ARABIC,)),
    "sr": (_CYRILLIC, _LATIN),
    "zh": (("㐀", "鿿"),),
    "ja": (("぀", "鿿"),),
    "ko": (("㐀", "\ud7ff"),),
    "el": (("\u0370", "\u03ff"),),
    "he": (("\u0590", "\u05ff"),),
    "hi": (("\u0900", "\u097f"),),
    "bn": (("\u0980", "\u09ff"),),
    "th": (("\u0e00", "\u0e7f"),),
}


def _is_written_in(word: str, language: str) -> bool:
    """Whether a name is in the letters of a language: no other can stand in its texts."""
    return any(first <= word[0] <= last for first, last in _SCRIPTS.get(language, (_LATIN,)))


def _forms_of_a_person(word: str, language: str) -> tuple[str, ...]:
    """Return the forms of a name of a person: all of the last word, of those before it only what `*` can stand for."""
    if word.endswith("*") or language in ("de", "nl", "sv", "da", "tr"):
        return (word,)
    before, space, last = word.rpartition(" ")
    firsts = [name_forms(first, language)[0] for first in before.split(" ")] if language != "hu" else [before]
    return tuple(" ".join(firsts) + space + form for form in name_forms(last, language))


def _shared_names(language: str) -> Iterator[tuple[str, Name]]:
    """Yield the names, capitals and adjectives of the table of countries, the English ones for Latin letters too."""
    kinds = {"name", "capital", "government", "adjective"}
    for row in _rows("country_names.csv"):
        if row["kind"] in kinds and row["language"] in (language, "") and len(row["codes"].split()) == 1:
            yield row["name"], Name((row["codes"],), row["kind"])
        elif row["kind"] == "capital" and row["language"] == "en" and len(row["name"]) > _NO_ENDINGS_BELOW:
            yield from ((form, Name((row["codes"],), "capital")) for form in name_forms(row["name"], language))


_ALSO_WRITTEN = {"zh": ("zh", "zh_Hant", "zh_Hant_HK"), "pt": ("pt", "pt_PT"), "es": ("es", "es_MX"), "fr": ("fr", "fr_CA"),
                 "de": ("de", "de_AT", "de_CH"), "en": ("en", "en_GB"), "sr": ("sr", "sr_Latn"),
                 "hr": ("hr", "bs", "sr_Latn")}  # fmt: skip


def _library_names(language: str) -> Iterator[tuple[str, Name]]:
    """Yield CLDR's names of countries, and of capitals that have a time zone of their own, as all who write a language do."""
    for code in _ALSO_WRITTEN.get(language, (language,)):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            return
        yield from _countries_of(locale, language)
        yield from _capitals_of(locale, language)


def _countries_of(locale: Locale, language: str) -> Iterator[tuple[str, Name]]:
    for alpha_2, listed in locale.territories.items():
        code = _code(alpha_2) if len(alpha_2) == 2 else None
        if not code or len(listed) < 2:
            continue
        for name in _spellings(listed.partition(" (")[0], language):
            yield from ((form, Name((code,), "name")) for form in _with_endings(name, language))
            if adjective := _adjective(name, language):
                yield adjective, Name((code,), "adjective")


_AND = {
    "en": "and",
    "fr": "et",
    "de": "und",
    "es": "y",
    "it": "e",
    "pt": "e",
    "nl": "en",
    "sv": "och",
    "pl": "i",
    "cs": "a",
    "ro": "și",
    "da": "og",
    "hr": "i",
    "sr": "i",
    "bg": "и",
    "el": "και",
    "hu": "és",
}
_SAINTS = {"en": ("Saint", "St"), "fr": ("Saint", "Sainte"), "de": ("Sankt",), "es": ("San", "Santa"), "nl": ("Sint",)}


def _spellings(name: str, language: str) -> Iterator[str]:
    """Yield a name as CLDR has it, and with "and" and "Saint" in full, as articles have it."""
    written = name.replace("&", _AND.get(language, "&"))
    yield name
    if written != name:
        yield written
        yield written.replace("St.", "Saint").replace(" and Grenadines", " and the Grenadines")
    for saint in _SAINTS.get(language, ()):
        if "St." in written:
            yield written.replace("St.", saint)


def _capitals_of(locale: Locale, language: str) -> Iterator[tuple[str, Name]]:
    for zone, names in locale.time_zones.items():
        city = zone.rpartition("/")[2].replace("_", " ")
        code = _code(get_global("zone_territories").get(zone, ""))
        if code and "city" in names and city in _capitals():
            yield from ((form, Name((code,), "capital")) for form in _with_endings(names["city"], language))
            if language == "hu" and (adjective := _adjective(names["city"], language)):
                yield adjective, Name((code,), "capital")


@functools.cache
def _capitals() -> frozenset[str]:
    return frozenset(row["name"] for row in _rows("country_names.csv") if row["kind"] == "capital" and row["language"] == "en")


@functools.cache
def capital_of(code: str) -> str:
    """Return the English name of a country's capital, or an empty text."""
    rows = (row for row in _rows("country_names.csv") if row["kind"] == "capital" and row["language"] == "en")
    return next((row["name"] for row in rows if row["codes"] == code), "")


@functools.cache
def _alpha_3_codes() -> dict[str, str]:
    known = {one.code for one in all_countries() if one.kind == "state"}
    aliases = get_global("territory_aliases").items()
    return {now[0]: code for code, now in aliases if code in known} | {"XK": "XKX"}


def _code(alpha_2: str) -> str | None:
    return _alpha_3_codes().get(alpha_2)


def _adjective(name: str, language: str) -> str:
    """Return what a language makes by rule of a country's name for its people and things, as "انگولی" of "انگولا"; else ""."""
    if language == "hu" and " " not in name:
        return f"{name.lower().removesuffix('i')}i*"
    if language not in _ADJECTIVES or " " in name:
        return ""
    dropped, ending, behind_a_vowel = _ADJECTIVES[language]
    bare = (name.removeprefix("ال") if language == "ar" else name).rstrip(dropped)
    if len(bare) < _NO_ENDINGS_BELOW:
        return ""
    if bare[-1] in "ािीुूेैोौाہ":
        ending = behind_a_vowel
    return f"{bare.removesuffix(ending)}{ending}*"


# Of each language the letters that a name loses, the ending that makes an adjective of it, and the one behind a vowel.
_ADJECTIVES = {
    "ar": ("اة", "ي", "ي"), "fa": ("اة", "ی", "ی"), "he": ("ה", "י", "י"), "hi": ("", "ी", "ई"), "ur": ("", "ی", "ئی"),
}  # fmt: skip


def _with_endings(name: str, language: str) -> tuple[str, ...]:
    """Return the forms that a name has in a sentence; in Arabic without "the", which may stand before any name."""
    return (name.removeprefix("ال"),) if language == "ar" else name_forms(name, language)


@functools.cache
def _word_rows(language: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a language; of a phrase in both tables the one of grammar is found."""
    rows = (*_rows("article_grammar.csv"), *_rows("article_words.csv"))
    return tuple(row for row in rows if row["language"] == language)


@functools.cache
def _rows(file: str) -> tuple[dict[str, str], ...]:
    with (_HERE / file).open(encoding="utf-8-sig", newline="") as table:
        return tuple(csv.DictReader(table))
