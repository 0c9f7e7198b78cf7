"""The text of an article in sentences, each with the dates, names and words of events that were found in it.

What a sentence tells is for `articles.py` to say, and who took part for `article_sides.py`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from events.article_dates import DateInText, find_dates
from events.article_drafts import Draft
from events.article_offices import home_country, home_offices, learned_people
from events.article_phrases import FoldedText, Found, fold
from events.article_reading import header_spans, place_of_line
from events.article_words import Name, Word, event_phrases, name_phrases
from events.dates import UncertainDate

# Languages whose verb stands last, so that who took part stands before it.
VERB_LAST = ("ja", "ko", "tr", "fa", "hi", "ur", "bn")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what was found in it; all offsets are those of the whole text."""

    text: str
    start: int
    end: int
    number: int
    segments: tuple[tuple[int, int], ...]
    names: tuple[Found[tuple[Name, ...]], ...]
    words: tuple[Found[Word], ...]
    dates: tuple[DateInText, ...]
    homes: tuple[Found[str], ...] = ()

    def segment_of(self, place: int) -> int:
        """Return which part between commas and colons holds a place."""
        return next((n for n, (_, end) in enumerate(self.segments) if place < end), len(self.segments) - 1)

    def cues(self, meaning: str) -> list[Found[Word]]:
        """Return the words that are no event but say how it is told: "denied", "planned", "both"."""
        return [word for word in self.words if word.meaning.meaning == meaning]


@dataclass(frozen=True, slots=True)
class Told:
    """A whole article: its sentences, its language, its day of publication."""

    sentences: list[Sentence]
    language: str
    published: UncertainDate | None


_ENDS = re.compile(r"[。！？؟।۔]+[」』”’]?|(?<!\b[A-ZА-Я])[.!?…]+[\"»”’)\]]*(?=\s+[^a-zа-я\s]|\s*$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[Pp]łn|[Pp]łd|[Ss]ept?|[Jj]an|[Ff]eb|[Aa]ug|[Oo]ct|[Nn]ov|[Dd]ec|[Mm]r|[Mm]rs|[Dd]r|[Ss]t|[Gg]en|[Vv]s|Ms|Messrs|Gov|Sen|Rep|Lt|Col|Maj|Brig|Capt|Sgt|Adm|Prof|Hon|Amb|Rev|Sta|No|ca|bzw|г|гг|р|art|pres|EE)|\b\d{1,2})$"
)
# No end of a sentence: "at around 11:30 a.m. Tuesday".
_HOUR = re.compile(r"\b[ap]\.m$")
_DAY_OF_THE_HOUR = re.compile(
    r"\s(?:\(|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s\d|[A-Z]{3,4}\b)"
)
_DIVIDERS = re.compile(r"[,;:、，；：،؛]\s?|\s[–—-]\s|[()«»“”\"「」]")
# Behind what goes on while the news happens: "… 전망되는 가운데 미국은 …".
_KOREAN_DIVIDERS = re.compile(_DIVIDERS.pattern + r"|(?:가운데|와중에),?\s")
_THAI_DIVIDERS = re.compile(r"(?<=[ก-๛])\s(?=[ก-๛])|[()“”\"]")


def in_sentences(text: str, language: str, published: UncertainDate | None) -> list[Sentence]:
    """Return the sentences of a text without its header, with the names, words and dates in each."""
    bare = _without_header(text)
    folded = fold(bare)
    words = [one for finder in event_phrases(language) for one in finder.find(folded)]
    words = sorted([*words, *_by_their_endings(bare, language)], key=lambda one: one.start)
    header = "".join(text[start:end] for start, end in header_spans(text))
    dates = find_dates(folded, language, _day_of_line(header, language, published) or published, words)
    names = find_names(folded, language, published)
    dates = [day for day in dates if not any(one.start <= day.start and day.end <= one.end for one in names)]
    names = [one for one in names if not any(day.start <= one.start and one.end <= day.end for day in dates)]
    people = [(one.start, one.end) for one in names if one.meaning[0].kind == "person"]
    words = [one for one in words if not any(start <= one.start and one.end <= end for start, end in people)]
    header = header or place_of_line(text)
    home = _home_in_chinese(bare) if language == "zh" else home_country(header, language) if header else ""
    home = home or (_home_in_persian(bare) if language == "fa" else "")
    homes = [one for one in home_offices(folded, names, language, home) if not _is_in_a_quote(one.start, bare)]
    bodies = [one for one in names if one.meaning[0].kind == "organisation"]
    words = [word for word in words if not any(one.start <= word.start and word.end <= one.end for one in bodies)]
    words = [word for word in words if not any(day.start <= word.start < day.end for day in dates if day.end - day.start < 40)
             or word.meaning.is_event]  # fmt: skip
    spans = list(_spans(bare, language))
    return [
        Sentence(
            bare[start:end], start, end, number, _segments(bare, start, end, language, dates),
            tuple(one for one in names if start <= one.start < end),
            tuple(one for one in words if start <= one.start < end),
            tuple(one for one in dates if start <= one.start < end),
            tuple(one for one in homes if start <= one.start < end),
        )
        for number, (start, end) in enumerate(spans)
    ]  # fmt: skip


_OLDEST_LINE = timedelta(days=7)


def _day_of_line(header: str, language: str, published: UncertainDate | None) -> UncertainDate | None:
    """Return the day of a dateline shortly before the publication, which "today" counts from: "Lima, 28 January (Agency)"."""
    if not header or not published or published.precision != "day" or not published.latest:
        return None
    days = [one.when for one in find_dates(fold(header), language, published, []) if one.when and one.when.precision == "day"]
    last = days[0].latest if len(days) == 1 else None
    return days[0] if last and timedelta(0) < published.latest - last <= _OLDEST_LINE else None


# Verbs in the future; what looks like one is left out.
_FUTURE = {
    "tr": re.compile(r"\b(?!(?:gelecek|yiyecek|içecek)\b)[^\W\d_]{2,}(?:acak|ecek|acağı|eceği|acaktır|ecektir)[^\W\d_]{0,6}\b"),
    "es": re.compile(r"\b[a-zñáéíóú]{2,}(?:rá|rán)\b"),
    "pt": re.compile(r"\b(?!verão\b)[a-zçãõáéíóúâêô-]{2,}(?:rá|rão)\b"),
    "it": re.compile(r"\b[a-zàèìòù]{2,}(?:rà|ranno)\b"),
    "hi": re.compile(r"(?<![ऀ-ॣ])[ऀ-ॣ]{1,12}(?:ेंगे|ेंगी|ेगा|ेगी|एंगे|एंगी|एगा|एगी)(?![ऀ-ॣ])"),
    "fr": re.compile(r"\b[a-zàâçéèêëîïôûù]{2,}(?:[eidvr]ra|[eidvr]ront)\b"),
}


# Verbs that only may be done: "találkozhat", "görüşebilir".
_POSSIBLE = {
    "hu": re.compile(r"\b[^\W\d_]{3,}h[ae]t(?:ott|ett|na|ne)?(?:n[ae]k|j[aá]k|ik)?\b"),
    "tr": re.compile(r"\b[^\W\d_]{2,}(?:abil|ebil)(?:ir|ecek|eceğ|mesi|di)[^\W\d_]{0,6}\b"),
}


def _by_their_endings(text: str, language: str) -> Iterator[Found[Word]]:
    """Yield the verbs of a text whose ending says that it is still to come, or only possible."""
    for verbs, said in ((_FUTURE, Word("planned", "future")), (_POSSIBLE, Word("hypothetical", "modal"))):
        if language in verbs:
            yield from (Found(said, *match.span(), match[0]) for match in verbs[language].finditer(text))


def find_names(folded: FoldedText, language: str, published: UncertainDate | None) -> list[Found[tuple[Name, ...]]]:
    """Return the names of a text, those of people that the text introduces too; of those who share one the likeliest first."""
    found = [one for one in name_phrases(language).find(folded) if not _is_a_day(one, folded.original)]
    known = [
        one for one in found
        if one.meaning[0].kind != "ignore" and not _is_part_of_a_word(one, folded.original, language)
        and not _is_given_name(one, found, folded.original, language)
    ]  # fmt: skip
    everybody = sorted([*known, *learned_people(folded, found, language)], key=lambda one: one.start)
    pairs = itertools.zip_longest(everybody, everybody[1:])
    everybody = [
        one
        for one, other in pairs
        if one
        and not _is_first_name(one, other, folded.original)
        and not _is_first_name_of_somebody(one, other, folded.original, language)
    ]
    told = {code for one in everybody if len(one.meaning) == 1 for code in one.meaning[0].codes}
    years = _years(published)
    return [
        replace(one, meaning=tuple(sorted(one.meaning, key=lambda name: _unlikeliness(name, years, told))))
        if len(one.meaning) > 1
        else one
        for one in everybody
    ]


# Countries that people are called like, and those that are so called much oftener than named.
_GIVEN_NAMES = re.compile(r"Israel|Israël|Jordan|Georgia|Chad|India")
_MOSTLY_GIVEN_NAMES = re.compile(r"Mauricio|Maurício|Maurice")
_ROMANCE = ("fr", "es", "it", "pt", "ro")
_SURNAME = re.compile(r"\s(?:[A-ZÀ-Ý]\.\s)?[A-ZÀ-Ý][a-zà-ÿ]+")
_OF_A_COUNTRY = re.compile(r"(?:\b(?:de|di|da|en|in|em|cu|con|com|avec|à|a|y|e|et|și)\s|\bd['’])$")


def _is_given_name(one: Found[tuple[Name, ...]], found: list[Found[tuple[Name, ...]]], text: str, language: str) -> bool:
    """Whether the name of a country is that of a person, before a surname: "la salida de Mauricio Pérez"."""
    is_name = one.meaning[0].kind == "name" and language in _ROMANCE and _SURNAME.match(text, one.end)
    if not is_name or any(other.start == one.end + 1 for other in found):
        return False
    if _MOSTLY_GIVEN_NAMES.fullmatch(one.words):
        return True
    return bool(_GIVEN_NAMES.fullmatch(one.words)) and not _OF_A_COUNTRY.search(text[: one.start][-6:])


_BETWEEN_NAMES = re.compile(r"[A-Z][a-z]+ $")
_NAME_BEHIND = re.compile(r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][a-z]+")
_BEFORE_A_LEADER = (
    "president",
    "minister",
    "leader",
    "premier",
    "chairman",
    "king",
    "secretary",
    "chancellor",
    "comrade",
    "dictator",
)


# Languages that give a capital to names only.
_CAPITALS_ARE_NAMES = ("sv", "da", "nl")


def _is_first_name_of_somebody(
    one: Found[tuple[Name, ...]], other: Found[tuple[Name, ...]] | None, text: str, language: str
) -> bool:
    """Whether a word for a leader stands before the last name of somebody else: "ambassadör Kim Lindgren"."""
    if language not in _CAPITALS_ARE_NAMES or one.meaning[0].kind != "person" or not re.fullmatch(r"[A-Z]\w+", one.words):
        return False
    is_known = other is not None and other.start == one.end + 1
    return not is_known and bool(re.match(r" [A-ZÅÄÖØÆ][a-zåäöøæé]+", text[one.end :]))


def _is_first_name(one: Found[tuple[Name, ...]], other: Found[tuple[Name, ...]] | None, text: str) -> bool:
    """Whether the name of a leader is only part of that of another person: "Abbas Araghchi", "Thi Kim Ngan"."""
    if one.meaning[0].kind != "person" or not re.fullmatch(r"[A-Z][a-z]+", one.words):
        return False
    if other and other.start == one.end + 1 and other.meaning[0].kind == "person" and other.meaning != one.meaning:
        return True
    before = _BETWEEN_NAMES.search(text[: one.start][-20:])
    if not before or before[0].strip().lower() in _BEFORE_A_LEADER or not _NAME_BEHIND.match(text, one.end):
        return False
    line = text[text.rfind("\n", 0, one.start) + 1 :].split("\n")[0]
    words = re.findall(r"[^\W\d_]{4,}", line)
    is_title = not line.rstrip().endswith(".") and sum(word[0].isupper() for word in words) >= _SHARE_OF_A_TITLE * len(words)
    return not is_title


_SHARE_OF_A_TITLE = 0.7


def _years(published: UncertainDate | None) -> tuple[int, int] | None:
    if not published or not published.earliest or not published.latest:
        return None
    return published.earliest.year, published.latest.year


def _unlikeliness(name: Name, years: tuple[int, int] | None, told: set[str]) -> tuple[bool, bool]:
    """Return what puts one of several that share a name last: not in office then, of a country that the text does not name."""
    return bool(years and not name.is_in_office(*years)), told.isdisjoint(name.codes)


_LONG_QUOTE = re.compile(r"“[^”\n]{25,}”|\"[^\"\n]{25,}\"|「[^」\n]{25,}」")


def _is_in_a_quote(place: int, text: str) -> bool:
    return any(quote.start() < place < quote.end() for quote in _LONG_QUOTE.finditer(text))


_TAIWANESE = re.compile("友邦|邦交国|中华民国|我外交部|我国驻|我方代表|驻台大使|台湾外交部")


def _home_in_chinese(text: str) -> str:
    """Return whose foreign ministry it is that stands without a country."""
    return "TWN" if _TAIWANESE.search(text) else "CHN"


# What only the Persian of Afghanistan says.
_DARI = re.compile(
    r"ولسوالی|ارگ ریاست|امارت اسلامی|منطقوی|نماینده‌گی|خبرنامه|(?:حمل|ثور|جوزا|سنبله|قوس|جدی|دلو|حوت)(?!\w)|اردوی ملی"
)


def _home_in_persian(text: str) -> str:
    """Return whose foreign ministry it is that stands without a country, "" for that of most newspapers."""
    return "AFG" if _DARI.search(text) and "کشورمان" not in text else ""


_KATAKANA = re.compile("[ァ-ヺー]")
# Korean names of countries that are words or endings too, and what may stand before them where they are names.
_KOREAN_WORDS = ("이란", "수단", "가나", "말리", "오만", "저지", "기니", "차드")
_BEFORE_A_NAME = re.compile(r"(?:^|[^가-힣]|[대주반친북남미한])$")


def _is_part_of_a_word(name: Found[tuple[Name, ...]], text: str, language: str) -> bool:
    """Whether a name only begins or ends a longer word: マリ in マリウポリ, 이란 in 평화이란."""
    if language == "ja" and name.meaning[0].kind in ("name", "capital") and _KATAKANA.match(name.words):
        return bool(_KATAKANA.match(text, name.end) or (name.start and _KATAKANA.match(text, name.start - 1)))
    return language == "ko" and name.words in _KOREAN_WORDS and not _BEFORE_A_NAME.search(text[: name.start])


def _is_a_day(name: Found[tuple[Name, ...]], text: str) -> bool:
    """Whether 日朝 is not Japan and North Korea but the morning of a day: 17日朝, and دوشنبه not Dushanbe but Monday."""
    if name.words == "دوشنبه":
        return not text[: name.start].endswith(("در ", "شهر ", "به ", "از "))
    return name.meaning[0].kind == "pair" and text[name.start - 1 : name.start].isdigit()


def _without_header(text: str) -> str:
    """Return a text with spaces for its label of publication and its dateline, so that all offsets stay."""
    for start, end in header_spans(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


# What is said in whole sentences and is part of a longer one: 「…ない。」と述べた.
_GOES_ON_BEHIND_A_QUOTE = re.compile(r"(?<=」)[とがのはをにでな、]")


def _is_within_a_quote(before: str, text: str, place: int) -> bool:
    return before.count("「") > before.count("」") or bool(_GOES_ON_BEHIND_A_QUOTE.match(text, place))


def _spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the sentences, without what surrounds them."""
    start = 0
    for match in _ENDS.finditer(text):
        before = text[start : match.start()]
        numbered_day = re.search(r"\b\d{1,2}$", before) and language not in ("de", "cs", "sv", "pl", "da", "hu", "sr", "hr")
        if match[0].startswith(".") and _ABBREVIATION.search(before) and not numbered_day:
            continue
        if language == "th" and match[0] == ".":
            continue  # Thai ends no sentence with a dot: "สปป. ลาว"
        if _HOUR.search(before) and _DAY_OF_THE_HOUR.match(text, match.end()):
            continue
        if language == "ja" and _is_within_a_quote(before + match[0], text, match.end()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bare = text[start:end].strip()
    if bare:
        first = text.index(bare, start)
        yield first, first + len(bare)


_SHORT_ASIDE = re.compile(r"\([^()]{1,15}\)|[„“\"«»][^„“”\"«».!?,;:]{1,60}[“”\"»«]")


def _segments(text: str, start: int, end: int, language: str, dates: list[DateInText]) -> tuple[tuple[int, int], ...]:
    asides = [range(*match.span()) for match in _SHORT_ASIDE.finditer(text, start, end)]
    if language == "ar":
        asides += [range(*span) for day in dates if start <= day.start < end and (span := _date_between_commas(day, text))]
    marks = [
        match.end()
        for match in {"th": _THAI_DIVIDERS, "ko": _KOREAN_DIVIDERS}.get(language, _DIVIDERS).finditer(text, start, end)
        if not _is_in_number(text, match)
        and not _is_in_a_word(text, match)
        and not any(match.start() in aside for aside in asides)
    ]
    edges = [start, *marks, end]
    return tuple((one, other) for one, other in itertools.pairwise(edges) if other > one) or ((start, end),)


_COMMA_BEFORE = re.compile(r"[,،]\s?(?:\w{2,5}\s){0,2}$")
_COMMA_BEHIND = re.compile(r"(?:\s\w{3,8})?\s?[,،]")


def _date_between_commas(day: DateInText, text: str) -> tuple[int, int] | None:
    """Return the span of an aside that is only a date, by which no part ends: "استدعت، مساء اليوم الثلاثاء، السفير"."""
    before = _COMMA_BEFORE.search(text, max(0, day.start - 20), day.start)
    behind = _COMMA_BEHIND.match(text, day.end)
    return (before.start(), behind.end()) if before and behind else None


def _is_in_number(text: str, match: re.Match[str]) -> bool:
    return (
        text[match.start() - 1 : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit() and match[0] in ",:"
    )


def _is_in_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether a colon only stands before an ending, as in the Swedish "EU:s"."""
    return match[0] == ":" and bool(re.match(r"\w:\w", text[match.start() - 1 : match.end() + 1]))


_QUOTES = re.compile(r"«[^»]*»|[“”][^”]*”|\"[^\"]*\"|「[^」]*」|„[^“”]*[“”]")
_SHORT_QUOTE = 25


def quotes_of(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the offsets of what a sentence quotes, but for single words."""
    spans = [match.span() for match in _QUOTES.finditer(sentence.text)]
    short = _SHORT_QUOTE if not _EAST_ASIAN_LETTERS.search(sentence.text) else _SHORT_QUOTE_IN_HANGUL
    return [(sentence.start + start, sentence.start + end) for start, end in spans if end - start > short]


_EAST_ASIAN_LETTERS = re.compile("[가-힣ぁ-ゖ]")
_SHORT_QUOTE_IN_HANGUL = 14


def is_a_header(sentence: Sentence) -> bool:
    """Whether a line is a time stamp or a caption: short, without an end, and mostly a date."""
    dated = sum(day.end - day.start for day in sentence.dates)
    return dated > 0 and dated * 2 > len(sentence.text) and not sentence.text.endswith((".", "。"))


def number_of(draft: Draft, told: Told) -> int:
    """Return which sentence a draft was made of."""
    return next(sentence.number for sentence in told.sentences if sentence.start == draft.start)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, and the date that it goes with."""

    word: Found[Word]
    day: DateInText | None = None

    @property
    def type(self) -> str:
        """The event type that the word means."""
        return self.word.meaning.meaning

    @property
    def strength(self) -> float:
        """How sure such a word says that something happened, between 0 and 1."""
        return {"verb": 0.85, "host": 0.8, "noun": 0.65, "weak": 0.4}[self.word.meaning.kind]


# Types that tell the same event in other words; of one group the first that a clause names says most.
_FAMILIES = (
    ("visit", "meeting", "message", "talks"),
    ("arms", "ceasefire", "treaty", "trade", "aid", "cooperation", "agreement", "support"),
    ("war", "attack", "mobilization"),
    ("expulsion", "rupture", "sanctions"),
    ("detention", "seizure"),
    ("accusation", "condemnation", "threat", "demand", "rejection", "denial"),
)
_FAMILY_OF = {name: number for number, group in enumerate(_FAMILIES) for name in group}
RANK = {name: place for group in _FAMILIES for place, name in enumerate(group)}


def family(kind: str) -> str:
    """Return the group of types that tell the same event in other words."""
    return str(_FAMILY_OF.get(kind, kind))
