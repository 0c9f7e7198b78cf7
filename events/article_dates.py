"""Finding the dates that a running text names, and what each of them is counted from.

What a date means is for `dates.py` to say; here is found where one begins and ends, and what it is relative to: the day of
publication, or the date that the text named before. This module knows nothing of countries or events.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from events.article_hanzi import TEN
from events.article_phrases import FoldedText, Found, folded_words
from events.article_words import Word, numbers, side_words
from events.date_words import INFLECTED, UNSPACED, Language, plain_text
from events.date_words import language as lexicon
from events.dates import DateError, UncertainDate, parse_date

FIRST_YEAR, LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class DateInText:
    """A date that a text names: its words and offsets, what it means, what that was counted from.

    `resolved_against` is "" where the words say it all, "published", or the words of an earlier date. `is_background` is
    true for "since 1948". `is_yearless` is true where the year was filled in, `when` is None where nothing could be. `also`
    are the other dates of a list: "on 18, 26 and 28 July". `is_numbered` is true for a day of a month, "the third of June" too,
    and not for a weekday.
    """

    start: int
    end: int
    words: str
    when: UncertainDate | None
    resolved_against: str = ""
    is_background: bool = False
    is_yearless: bool = False
    also: tuple[UncertainDate, ...] = ()
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kinds: frozenset[str]
    is_digits: bool = False
    is_whole: bool = False


_NUMERIC = re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?)(?![\d%])")
_MONTH_AND_YEAR = re.compile(r"thang\s(?:0?\d|1[0-2])/(?:19|20)\d\d(?![\d/])")
_DAY_WITH_A_DASH = re.compile(
    r"(?:(?<=gay )|(?<=ang )|(?<=ieu )|(?<=rua )|(?<=hom )|(?<=toi ))(?:[0-2]?\d|3[01])-(?:0?\d|1[0-2])(?![\d/-])"
)
_DAY_AND_MONTH = re.compile(r"(?<![\d/])(?:\d{1,2}\s?[-–]\s?)?\d{1,2}/\d{1,2}(?![\d/])")
_EAST_ASIAN = re.compile(
    r"(?<!\d)\d{4}\s?[年년]\s?(?:から|부터|至|到|[~∼～〜–-])\s?\d{4}\s?[年년]|(?<![\d泊박])(?<!박\s)(?:"
    r"(?<![成和正治国國])\d\d\s?[年년]\s?(?:\d{1,2}|⑩)\s?[月월](?:\s?(?:\d{1,2}|⑩)\s?[日号號일])?|(?<=지난\s)\d\d년|"
    r"(?:\d{4}\s?[年년]\s?)?(?:(?:\d{1,2}|⑩)\s?[月월]\s?)?(?:\d{1,2}|⑩)\s?[日일]?\s?(?:から|[至到~∼～〜–-])\s?(?:\d{1,2}|⑩)\s?[日号일]|\d{4}\s?[年년](?:度)?(?:\s?(?:\d{1,2}|⑩)\s?[月월](?:\s?(?:\d{1,2}|⑩)\s?[日号號일])?)?|(?:\d{1,2}|⑩)\s?[月월](?:\s?(?:\d{1,2}|⑩)\s?[日号號일])?"
    r"|(?:\d{1,2}|⑩)\s?[日号號일])(?!\s?(?:[間间来來目째간]|連続|连续|연속|동안|以?内(?![阁閣])|以上|[泊박]|만[에의]|ぶり))"
)
_DIGITS = re.compile(
    r"(?<!\d)(\d{4}|\d{1,3})(?!\d|[.,]\d{3}|\s?h(?:eures?\b|\d|\b)|:\d\d|\s(?<!\d{4}\s)(?:uhr|horas|ore|uur|час|годин|hodin|godz))(?:(?<!\d{4})(?:st|nd|rd|th|er|ere|o|a|º|\.|e|-?го|-?ого|:e))?(?![^\W\d_]{2})"
)
# Languages where "19." is the nineteenth and not the end of a sentence.
_WRITE_A_DOT = ("de", "cs", "sk", "pl", "sv", "da", "no", "fi", "hu", "sr", "hr", "sl", "bs", "tr", "et", "lv", "is", "ko")
_DAY_BEFORE = re.compile(r"\b(?:dia|giorno) $")
_GAP = re.compile(r"[\s,]{0,2}(?:[-–—]\s?|\(\s?)?")
_DAY_ANCHORS = {"yesterday", "today", "tomorrow", "two_days_ago", "weekday"}
_NEVER_ABBREVIATED = {"yesterday", "today", "tomorrow", "two_days_ago"}
_UNITS = {"unit_day", "unit_week", "unit_month", "unit_year"}
_RELATIONS = {"last", "this", "next", "same"}
_JOINING = frozenset({"and", "or", "to", "until", "dash", "joiner", "ongoing"})
_LIMITS = frozenset({"since", "until", "before", "after", "by", "not_before", "to", "from"})
_ONLY_LIMITS = frozenset({"since", "before", "by", "not_before"})
_SILENT = {"filler", "joiner", ""}


def find_dates(text: FoldedText, language: str, published: UncertainDate | None, cues: list[Found[Word]]) -> list[DateInText]:
    """Return the dates of a text in order; `cues` are the words of the language's table that were found in it."""
    spoken = lexicon(language)
    text = _without_parts_of_days(text, language)
    if language == "ar":
        text = _without_second_months(text)
    if language in _YEARS_AGO:  # so that no shorter word is read within a longer one, and the month behind it is
        text = replace(text, folded=_YEARS_AGO[language].sub(lambda year: " " * len(year[0]), text.folded))
    named = [one for run in _runs(text, spoken) for one in _read_run(text, run, language, published)]
    told = [
        _Cue(found)
        for found in cues
        if found.meaning.meaning.partition("_")[0] in _CUE_KINDS or found.meaning.meaning == "date"
    ]
    named = [one for one in _joined(named, published, text.original) if not _is_a_deadline(one, text.original, language)]
    told = [one for one in told if not (language == "zh" and _is_cut_wrongly(one.found, text.original))]
    told = [one for one in told if not any(_reaches_beyond(day, one.found) for day in named)]
    joined = _joined(_in_order(named, told, language, published, text.original), published, text.original)
    return list(_listed([_with_bare_days(one, text.original) for one in joined], text.original))


def _reaches_beyond(day: DateInText, cue: Found[Word]) -> bool:
    """Whether a weekday in the table of words is only the beginning of a date: "την Τρίτη, 5 Μαΐου"."""
    return cue.meaning.meaning == "date" and cue.start <= day.start < cue.end < day.end


# Behind a date that something has to be done by, and which so dates nothing: 5月1日までに, 13日前离境.
_DEADLINES = {
    "ja": re.compile(r"までに|を期限"),
    "tr": re.compile(r"['’]?y?[ae]?\s?(?:(?:günü|tarihi)ne\s)?kadar"),
    "ko": re.compile(r"까지\s?(?:[^\s]+\s){0,3}(?:떠나|출국|철수|퇴거|반환|답변|시한)"),
    "zh": re.compile(r"(?:之|以)?前(?:[离撤]|必须|须|完成|回)"),
}


# "十日前离境": by the tenth, not ten days ago.
_LEAVES = re.compile(r"(?<=前)[离撤]")


def _is_cut_wrongly(cue: Found[Word], text: str) -> bool:
    """Whether a Chinese word of time is only a part of others: "by the tenth", 目前年产."""
    is_of_another = cue.words == "前年" and text[cue.start - 1 : cue.start] in tuple("目之以日此先")
    return is_of_another or bool(_LEAVES.match(text, cue.end))


def _is_a_deadline(one: DateInText, text: str, language: str) -> bool:
    return language in _DEADLINES and bool(_DEADLINES[language].match(text, one.end)) and not _BOUNDS.search(one.words)


_BOUNDS = re.compile(r"から|부터|[~∼～–-]")


_AND = r"(?:and|e|et|und|y|en|i|a|и|та|і|й|och|și|şi|ve|dan|và|و|és|και|as well as)"
_DAYS_BEFORE = re.compile(rf"(?<![\d.,:/-])((?:\d{{1,2}}\.?º?,\s)*\d{{1,2}}\.?º?,?\s){_AND}\s(?:(?:el|il|le|den|am|am)\s)?$")
_DAYS_BEHIND = re.compile(rf",?\s((?:\d{{1,2}},\s)*)(?:{_AND}\s)(\d{{1,2}})(?!\d|[.,:]\d|\s?%|\s[^\W\d_])")
# "Entre los días 19 y 23 de mayo".
_BETWEEN_DAYS = re.compile(
    r"\b(?:entre|tra|fra|între)\s(?:(?:el|los|le|les|o|os|il|i|días?|dias?|jours|giorni|zilele|datele)\s){0,2}$", re.IGNORECASE
)
_BETWEEN_LISTED = re.compile(
    rf"[\s,、،]*(?:{_AND}|と|和|과|와|及|ve|sowie)?\s?(?:(?:in|on|en|em|im|am|au|le|в|у|v|w|na|op|den|på|el|il|nel|في|the)\s)?"
)


def _with_bare_days(one: DateInText, text: str) -> DateInText:
    """Add to "28 July" the days that stand before it: "18, 26 and 28 July", or behind as English puts them."""
    if not one.when or one.when.precision != "day" or not re.search(r"\d", one.words) or one.is_background:
        return one
    if _SOLAR_MONTH.fullmatch(one.words):
        return one
    before, behind = _DAYS_BEFORE.search(text[: one.start]), _DAYS_BEHIND.match(text, one.end)
    is_month_first = bool(re.match(r"[^\W\d_]", one.words)) and re.search(r"\d$", one.words)
    listed = before[1] if before else behind[0] if behind and is_month_first else ""
    days = [_read_or(f"{one.when.edtf[:8]}{int(day):02}", one.when) for day in re.findall(r"\d+", listed)]
    others = tuple(day for day in days if day != one.when)
    if not others:
        return one
    if before and len(days) == 1 and (between := _BETWEEN_DAYS.search(text[: before.start()])):
        when = _read_or(f"[{days[0].edtf}..{one.when.edtf}]", one.when)
        return replace(one, start=between.start(), words=text[between.start() : one.end], when=when)
    return replace(one, start=one.start - len(before[0]) if before else one.start, also=others)


def _listed(days: list[DateInText], text: str) -> Iterator[DateInText]:
    """Yield dates, those of a list as one: "in 2017 and 2019", "on 3 May and 5 June"."""
    before: DateInText | None = None
    for day in days:
        if before and _are_listed(before, day, text) and day.when:
            before = replace(before, end=day.end, also=(*before.also, day.when, *day.also))
            continue
        if before:
            yield before
        before = day
    if before:
        yield before


def _are_listed(one: DateInText, other: DateInText, text: str) -> bool:
    between = text[one.end : other.start]
    if not one.when or not other.when or one.is_background or other.is_background or not between.strip():
        return False
    alike = one.when.precision == other.when.precision in ("day", "month", "year") and one.when != other.when
    digits = all(re.search(r"\d", day.words) for day in (one, other))
    return alike and digits and len(between) < _WIDEST_LIST_GAP and bool(_BETWEEN_LISTED.fullmatch(between))


_WIDEST_LIST_GAP = 12


_HEBREW_MONTHS = "ינואר|פברואר|מרץ|מארס|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר"
_BEHIND_HEBREW = f"(?:(?<={_HEBREW_MONTHS.replace('|', ')|(?<=')}))"
_DAYS_AND_PARTS = {
    "de": r"(?:(?<=tag)|(?<=mittwoch))(?:morgen|vormittag|mittag|nachmittag|abend|nacht)s?\b",
    "nl": r"(?<=dag)(?:ochtend|voormiddag|middag|namiddag|avond|nacht)\b",
    "sv": r"(?<=dag)s?(?:morgon|formiddag|eftermiddag|kvall|natt)(?:en)?\b",
    # "ב-20 ביולי שני דיפלומטים", "ב-2019"
    "he": rf"(?<![^\W_])[בה][-־](?=\d{{1,2}}\sב|\d{{4}}(?!\d))|{_BEHIND_HEBREW}\sשני(?=\s)",
    "pt": r"(?<=\brio )de janeiro\b",
    "es": r"(?<=\bplaza )de mayo\b",
}


def _without_parts_of_days(text: FoldedText, language: str) -> FoldedText:
    """Return a text with spaces for the second part of "dinsdagmiddag" and "Rio de Janeiro", so that all places stay."""
    pattern = _DAYS_AND_PARTS.get(language)
    return replace(text, folded=re.sub(pattern, lambda part: " " * len(part[0]), text.folded)) if pattern else text


_YEARS_AGO = {
    "ko": re.compile("(?:재)?재작년|그러께"),
    "zh": re.compile("(?<![目之以日此先])大?前年"),
    "ja": re.compile("一昨年|おととし"),
}
_MONTHS_OF_EGYPT = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|إبريل|يونيه|يوليه"
_MONTHS_OF_THE_LEVANT = (
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|تشرين أول|تشرين ثاني"
)
_EGYPT, _LEVANT = (
    "|".join(folded_words(month) for month in months.split("|")) for months in (_MONTHS_OF_EGYPT, _MONTHS_OF_THE_LEVANT)
)
_BEHIND_EGYPT, _BEHIND_LEVANT = (f"(?:(?<={names.replace('|', ')|(?<=')}))" for names in (_EGYPT, _LEVANT))
_TWO_MONTHS = re.compile(rf"{_BEHIND_EGYPT}\s?[/(]\s?(?:{_LEVANT})\)?|{_BEHIND_LEVANT}\s?[/(]\s?(?:{_EGYPT})\)?")


def _without_second_months(text: FoldedText) -> FoldedText:
    """Return a text without the second name of a month in "10 مارس/آذار الماضي", every other letter with its place."""
    for match in reversed(list(_TWO_MONTHS.finditer(text.folded))):
        start, end = match.span()
        text = replace(text, folded=text.folded[:start] + text.folded[end:], places=text.places[:start] + text.places[end:])
    return text


_CUE_KINDS = {"later", "earlier", "ago", "next", "previous", "then", "weekend"}


@dataclass(frozen=True, slots=True)
class _Cue:
    found: Found[Word]


def _runs(text: FoldedText, spoken: Language) -> Iterator[list[_Token]]:
    """Yield the runs of neighbouring words that dates are written with and that hold more than fillers."""
    run: list[_Token] = []
    for token in _tokens(text.folded, spoken):
        if run and not _are_beside(text.folded, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _are_beside(folded: str, one: _Token, other: _Token) -> bool:
    """Whether two words may be of one date; a number in brackets with other words is the day of another calendar."""
    if not _GAP.fullmatch(folded, one.end, other.start):
        return False
    is_day = "number" in other.kinds and "(" in folded[one.end : other.start]
    return not is_day or folded[other.end : other.end + 1] in tuple(")/")


def _tokens(folded: str, spoken: Language) -> Iterator[_Token]:
    place = 0
    while place < len(folded):
        token = _token_at(folded, place, spoken)
        if token:
            yield token
            place = token.end
        else:
            place = _next_word(folded, place, spoken)


def _next_word(folded: str, place: int, spoken: Language) -> int:
    if spoken.code in UNSPACED or not (folded[place].isalpha()):
        return place + 1
    while place < len(folded) and folded[place].isalpha():
        place += 1
    return place


def _first_match(patterns: tuple[re.Pattern[str], ...], text: str, place: int) -> re.Match[str] | None:
    """Return the match of the first pattern that stands at a place."""
    return next((match for pattern in patterns if (match := pattern.match(text, place))), None)


def _token_at(folded: str, place: int, spoken: Language) -> _Token | None:
    if match := _NUMERIC.match(folded, place):
        return _Token(place, match.end(), frozenset({"numeric"}), is_whole=True)
    if spoken.code == "vi" and (match := _first_match((_MONTH_AND_YEAR, _DAY_WITH_A_DASH, _DAY_AND_MONTH), folded, place)):
        return _Token(place, match.end(), frozenset({"numeric"}), is_whole=True)
    if spoken.code in UNSPACED and (match := _EAST_ASIAN.match(folded, place)):
        return _Token(place, match.end(), frozenset({"numeric"}), is_whole=True)
    if (match := _DIGITS.match(folded, place)) and not re.search(r"[^\W\d_][-–]$", folded[max(0, place - 2) : place]):
        year = len(match[1]) == 4
        if (
            year
            and not FIRST_YEAR <= int(match[1]) <= LAST_YEAR
            and not (spoken.code == "fa" and 1300 <= int(match[1]) <= 1420)
            and not (spoken.code == "th" and _FIRST_BUDDHIST_YEAR <= int(match[1]) <= _LAST_BUDDHIST_YEAR)
        ):
            return None
        ends_here = match[0].endswith(".") and spoken.code not in _WRITE_A_DOT
        if year and spoken.code == "hu" and _DOT_OF_A_YEAR.match(folded, match.end()):
            return _Token(place, match.end() + 1, frozenset({"year"}), True)
        kinds = frozenset({"year" if year else "number"}) if len(match[1]) != 3 else frozenset[str]()
        return _Token(place, match.end() - ends_here, kinds, True)
    if folded[place].isspace() or (
        place and folded[place].isalpha() and folded[place - 1].isalpha() and spoken.code not in UNSPACED
    ):
        return None
    if (match := spoken.pattern.match(folded, place)) and match.end() > place and any(map(str.isalnum, match[0])):
        readings = spoken.meanings.get(match[0].replace(".", "").replace(" ", "") or match[0], ())
        kinds = frozenset(kind for reading in readings for kind, _ in reading) or frozenset({"filler"})
        dot = "month" in kinds and match.end() - place < _LONGEST_SHORT_MONTH and bool(_DOT_WITHIN.match(folded, match.end()))
        return _Token(place, match.end() + dot, kinds)
    word = re.compile(r"[^\W\d_]+").match(folded, place)
    if word and spoken.month_of(word[0]):
        return _Token(place, word.end(), frozenset({"month"}))
    return None


_FIRST_BUDDHIST_YEAR, _LAST_BUDDHIST_YEAR = 2400, 2600
# "2019. május 3-án".
_DOT_OF_A_YEAR = re.compile(r"\.(?= [a-z])")
_LONGEST_SHORT_MONTH = 6
_DOT_WITHIN = re.compile(r"\.(?= ?\d)")


def _read_run(text: FoldedText, run: list[_Token], language: str, published: UncertainDate | None) -> Iterator[DateInText]:
    """Yield the longest date of a run, and what else stands before and after it."""
    for length in range(min(len(run), 10), 0, -1):
        for first in range(len(run) - length + 1):
            part = run[first : first + length]
            if not _can_be_date(text, part, run[:first], language):
                continue
            found = _read_part(text, part, language, published)
            if found:
                if (
                    run[:first]
                    and run[first - 1].kinds <= _ONLY_LIMITS
                    and "," not in text.folded[run[first - 1].end : part[0].start]
                    and not _is_yet_to_begin(found, run[first - 1], published)
                ):
                    found = replace(found, when=_from_then_on(found, run[first - 1]), is_background=True)
                yield from _read_run(text, run[:first], language, published) if first else ()
                yield found
                yield from _read_run(text, run[first + length :], language, published) if first + length < len(run) else ()
                return


def _from_then_on(found: DateInText, limit: _Token) -> UncertainDate | None:
    """Return the open range of a "since" that stands before a date; another limit says nothing of how long."""
    if not found.when or "since" not in limit.kinds or found.when.precision not in ("day", "month", "year"):
        return found.when
    return _read_or(f"{found.when.edtf}/..", found.when)


# "March 18, 26 and 28" are three days: in an article nobody writes the 26th year with two digits.
_NO_SHORT_YEAR = re.compile(r"[^\W\d_]{3,}\.? \d{1,2}, \d{1,2}")


def _is_yet_to_begin(found: DateInText, limit: _Token, published: UncertainDate | None) -> bool:
    """Whether "from 1 November" is still to come, and so no background."""
    if "since" not in limit.kinds or not found.when or not found.when.earliest or not published or not published.latest:
        return False
    return found.when.earliest >= published.latest


# "On the second day of the visit" names no second of a month.
_DAY_OF_A_VISIT = re.compile(r"\b(?:primeir?o?|segundo|terceiro|tercer|quarto|cuarto|ultimo) dia\b")
# Where "on Tuesday 15 diplomats" is told of Tuesday, as no day is written like "Tuesday 15".
_DAYS_WITH_A_DOT_OR_MONTH = ("en", "de", "nl", "sv", "da", "pl", "cs", "ru", "uk", "bg", "sr", "hr", "hu", "el", "ro")


_ORDINAL_IN_ARABIC = re.compile(
    folded_words(r" (?:الأول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر)") + r"\b"
)
_SHORT_IN_THAI = 2
_NO_PART_OF_A_MONTH = re.compile("上[任台述]|下[台野令]|中[国方美俄日韩欧]|初次")
# Words that end no date: "Tuesday, the first such call", "in March the end of".
_ALONE = ("first", "second", "third", "end", "beginning", "start", "middle")


def _can_be_date(text: FoldedText, part: list[_Token], before: list[_Token], language: str) -> bool:
    """Whether words hold what names a time, and begin and end with what belongs to it."""
    kinds = set().union(*(token.kinds for token in part))
    # A Korean word may begin with what is an ending of dates: the first syllable of "일정".
    if language == "ko" and len(part) > 1 and not part[-1].is_whole and part[-1].end - part[-1].start == 1:
        return False
    if part[-1].kinds <= _LIMITS:
        return False
    if language == "de" and any("tomorrow" in one.kinds and _words(text, one) == "Morgen" for one in part):
        return False  # the morning, but for the first word of a sentence
    if language in ("cs", "pl") and _words(text, part[-1]).lower() == "po":
        return False  # "v pondělí po jednání": after what follows
    # "Protestierte am Montag gegen": the word for "about" stands before what it is said of.
    if part[-1].kinds == {"about"} and language in ("de", "nl", "sv", "da", "en", "cs", "el"):
        return False
    # "من أمس" is "of yesterday" and not "since yesterday".
    if language == "ar" and len(part) > 1 and part[0].kinds & _LIMITS and part[1].kinds & _NEVER_ABBREVIATED:
        return False
    if language in ("es", "pt") and _DAY_OF_A_VISIT.search(text.folded, part[0].start, part[-1].end + 5):
        return False
    if language == "ar" and _words(text, part[-1]) == "أحد":
        return False  # "one of", not Sunday
    if language == "ar" and _words(text, part[-1]) == "اليوم" and _ORDINAL_IN_ARABIC.match(text.folded, part[-1].end):
        return False  # "the fourth day"
    if language == "ro" and len(part) > 1 and _words(text, part[-1]) == "că":
        return False  # "that", not "about"
    if _words(text, part[-1]) == {"ru": "в", "pl": "w"}.get(language):
        return False  # the "in" of what follows, not "century"
    if language == "pl" and any(_words(text, token).lower() == "mają" for token in part):
        return False  # "have", not "of May"
    if language == "da" and len(part) == 1 and "weekday" in kinds and _is_short_weekday(text, part[0]):
        return False  # "man" (one) and "søn" (son)
    if language == "en" and len(part) > 1 and _words(text, part[-1]) in _ALONE:
        return False  # "in March the end of"
    if _NO_SHORT_YEAR.fullmatch(text.folded, part[0].start, part[-1].end):
        return False
    if "same" in kinds or (part[0].kinds <= _SILENT and len(part) > 1):
        return False
    # "전달" is "last month" and, before an ending, "to hand over".
    if (
        language == "ko"
        and _words(text, part[-1]) == "전달"
        and text.folded[part[-1].end : part[-1].end + 1] not in ("", " ", "에")
    ):
        return False
    # "星期一下午" is Monday afternoon, not the next one.
    if language == "zh" and text.folded[part[-1].end : part[-1].end + 1] == "午":
        return False
    if language == "zh" and _NO_PART_OF_A_MONTH.match(text.folded, part[-1].end - 1):
        return False
    if language == "hu" and _OF_A_WEEK.match(text.folded, part[-1].end):
        return False
    if language == "th" and len(_words(text, part[-1])) <= _SHORT_IN_THAI and not part[-1].is_digits:
        return False
    if language == "id" and text.folded[max(0, part[0].start - 1) : part[0].start] == "-":
        return False  # "bertahun-tahun lalu" is years ago
    # Without accents the Vietnamese "chung" (common) is "chừng" (about).
    if language == "vi" and part[0].kinds == {"about"}:
        return False
    if part[-1].kinds <= _JOINING or part[0].kinds <= _JOINING:
        return False
    if part[-1].kinds <= _SILENT and language not in UNSPACED and len(part) > 1:
        return False
    if part[0].kinds & {"since", "until", "before", "after", "by", "not_before"} and not part[0].kinds & {"from"}:
        return False
    if language in _DAYS_WITH_A_DOT_OR_MONTH and kinds == {"weekday", "number"} and text.folded[part[-1].end - 1].isdigit():
        return False
    has_digits = any(token.is_digits or token.is_whole for token in part)
    if kinds & {"numeric"} or (kinds & _DAY_ANCHORS and _is_long_word(part, text, _DAY_ANCHORS, language)):
        return True
    if kinds & {"month", "solar_month"}:
        if language == "fa" and "unit_month" in kinds:
            return True  # "بهمن ماه", "ماه مه"
        return has_digits or bool(kinds & _RELATIONS) or _is_long_word(part, text, {"month"}, language, bool(before))
    if kinds & _RELATIONS and kinds & _UNITS:
        return True
    if kinds == {"number"} and language == "en":
        before_it = text.folded[max(0, part[0].start - 7) : part[0].start]
        return (
            len(part) == 1 and before_it == "on the " and bool(re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", _words(text, part[0])))
        )
    if kinds == {"number"}:
        return len(part) == 1 and bool(_DAY_BEFORE.search(text.folded[max(0, part[0].start - 12) : part[0].start]))
    if "year" in kinds:
        return len(part) > 1 or bool(before) or _is_in_brackets(text, part[0]) or _stands_alone(text, part[0], language)
    return False


# "Szeptember harmadik hetében" is in the third week and not on the third.
_OF_A_WEEK = re.compile(r"\s(?:het[ei]|dekad)")
_LONGEST_SHORT_DAY = 4


def _is_short_weekday(text: FoldedText, token: _Token) -> bool:
    return token.end - token.start <= _LONGEST_SHORT_DAY and text.folded[token.end - 1] != "." != text.folded[token.end :][:1]


_YEAR_NEEDS_NO_WORD_IN_HEBREW = re.compile(r"(?<!\w)ב[-־]$")
# "2019 में", "2019 میں", "২০১৮ সালে".
_YEAR_AND_IN = re.compile(r"\s?(?:में|میں|সালে)(?!\w)")
_ENDS_A_YEAR = {
    "tr": re.compile(r"'(?:[dt][ea]|nd[ea])(?:n|ki)?\b"),
    "hu": re.compile(r"-(?:b[ae]n|[aeo]s|i)\b|\s(?:elej|veg|kozep|nyar|osz|tavasz|tel)"),
    **dict.fromkeys(("sr", "hr"), re.compile(r"\.?\s(?:godin[eu]|годин[еу])\b")),  # "2019. godine"
}
_GERMAN_YEAR = re.compile(r"(?:1[89]|20)(?!00)\d\d(?!\s?(?:\d|%|[A-ZÄÖÜ$€]))")


def _stands_alone(text: FoldedText, token: _Token, language: str) -> bool:
    """Whether a year needs no word before it: "2013'te" in Turkish, "2013-ban", "1897" in German where it counts nothing."""
    if language in _ENDS_A_YEAR:
        return bool(_ENDS_A_YEAR[language].match(text.folded, token.end))
    start, end = text.span(token.start, token.end)
    if language in ("hi", "ur", "bn"):
        return bool(_YEAR_AND_IN.match(text.original, end))
    if language == "he":
        return bool(_YEAR_NEEDS_NO_WORD_IN_HEBREW.search(text.original[:start]))
    return language == "de" and bool(_GERMAN_YEAR.match(text.original, start))


def _words(text: FoldedText, token: _Token) -> str:
    start, end = text.span(token.start, token.end)
    return text.original[start:end]


def _is_long_word(part: list[_Token], text: FoldedText, kinds: set[str], language: str, follows: bool = False) -> bool:
    """Whether the word is no abbreviation, and in English no verb: "may" and "march" are months with a capital only."""
    for token in part:
        if token.kinds & kinds:
            word = _words(text, token)
            least = 1 if language in UNSPACED else 3
            if language == "ro" and word.lower() == "joi":
                return True
            if token.kinds & _NEVER_ABBREVIATED:
                return len(word) >= least
            if "month" in token.kinds and language in INFLECTED.split() and language != "el" and word[:1].isupper():
                return False  # "Marco" is a man, "marca" a month
            if (
                language == "en"
                and "month" in token.kinds
                and (word.islower() or (word in ("May", "March") and len(part) == 1 and not follows))
            ):
                return False
            return len(word) >= least + (0 if word[-1:].isalpha() and language in _SHORT_MONTHS else 1)
    return False


_SHORT_MONTHS = ("de", "nl", "sv", "da", "fr", "ru", "bg", "vi", "ar", "fa", "ur", "hi", "he", "bn")


def _is_in_brackets(text: FoldedText, token: _Token) -> bool:
    return text.folded[max(0, token.start - 1) : token.start] == "(" and text.folded[token.end : token.end + 1] == ")"


def _read_part(text: FoldedText, part: list[_Token], language: str, published: UncertainDate | None) -> DateInText | None:
    start, end = text.span(part[0].start, part[-1].end)
    words = text.original[start:end]
    read = _read_words(text.folded[part[0].start : part[-1].end] if language == "ar" else words, language, published)
    if read is None:
        return None
    when, against = read
    if when.earliest and not FIRST_YEAR <= when.earliest.year <= LAST_YEAR:
        return None
    kinds = frozenset[str]().union(*(token.kinds for token in part))
    is_day_of_month = when.precision == "day" and "month" in kinds
    when = _over_the_end_of_a_month(when, words)
    if against and published and (_names_day_and_month(words, kinds) or (is_day_of_month and "last" not in kinds)):
        when = _in_the_nearest_year(when, published)
    if published and language in _FROM_A_WEEKDAY and _FROM_A_WEEKDAY[language].search(f"{text.folded[:start][-20:]}{words}"):
        when = _next_weekday(when, published)
        return DateInText(start, end, words, when, against, is_numbered=False)
    if _is_start_to_come(text, part[0].start, words, when, language, published):
        when = _read_or(when.edtf.removesuffix("/.."), when)
        return DateInText(start, end, words, when, against, is_yearless=bool(against), is_numbered=is_day_of_month)
    if against and "next" in kinds and published and _names_day_and_month(words, kinds):
        when = _next_such_day(when, published)
    if "last" in kinds and published and _names_day_and_month(words, kinds - {"last"}):
        when = _of_last_year(when, published) if "unit_year" in kinds else _last_such_day(when, published)
    if against and published and _BARE_DAY.fullmatch(words):
        is_coming = bool(_COMING.search(text.folded[max(0, part[0].start - 4) : part[0].start]))
        when = _nearest_such_day(when, published, _A_MONTH if is_coming else _THIS_WEEK)
    is_span = when.is_interval and "/.." not in when.edtf and not _YEARS.fullmatch(when.edtf)  # no "period of 2012-2014"
    background = _is_background(text, part[0].start, part[-1].end, language) and not is_span
    return DateInText(
        start,
        end,
        words,
        when,
        against,
        background or when.is_ongoing or when.edtf.startswith("../"),
        bool(against) and "last" not in kinds,
        is_numbered=is_day_of_month or bool(re.search(r"\d", words)),
    )


# "Ab Dienstag", "vanaf dinsdag": from the coming one on, as no past is told so.
_FROM_A_WEEKDAY = {
    "de": re.compile(r"\b[Aa]b (?:dem |kommendem )?(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-z]+(?:tag|woch|abend)$"),
    "nl": re.compile(r"\b[Vv]anaf (?:komende |aanstaande )?\w+dag$"),
    "sv": re.compile(r"\b[Ff]r[aå]n och med (?:p[aå] )?\w+dag(?:en)?$"),
    "da": re.compile(r"\b[Ff]ra og med (?:p[aå] )?\w+dag$"),
}


def _next_weekday(when: UncertainDate, published: UncertainDate) -> UncertainDate:
    """Return the coming day of the week that a date is of, where it was found before the article."""
    first = when.earliest
    while first and published.earliest and first < published.earliest:
        first += timedelta(days=_WEEK_BACK)
    return parse_date(first.isoformat()) if first else when


_YEARS = re.compile(r"\d{4}/\d{4}")


def _over_the_end_of_a_month(when: UncertainDate, words: str) -> UncertainDate:
    """Return "28日到11月4日", whose month is that of its end, as one that begins in the month before, not the year before."""
    first, last = when.earliest, when.latest
    if not when.is_interval or not first or not last or len(re.findall(r"\d{4}", words)) > 1:
        return when
    if (first.year, first.month) != (last.year - 1, last.month) or first.day <= last.day:
        return when
    months = last.year * 12 + last.month - 2
    return _read_or(f"{months // 12:04}-{months % 12 + 1:02}-{first.day:02}/{last.isoformat()}", when)


def _is_start_to_come(
    text: FoldedText, start: int, words: str, when: UncertainDate, language: str, published: UncertainDate | None
) -> bool:
    """Whether "from 24 February" says when something will begin: a "since" that is still to come."""
    if not published or not published.latest or not when.earliest or when.earliest < published.latest:
        return False
    if when.is_interval and "/.." not in when.edtf:
        return False
    before = text.folded[max(0, start - 30) : start].rstrip()
    for word in map(plain_text, side_words(language, "from")):
        if plain_text(words).startswith(word if language == "zh" else f"{word} ") or re.search(
            rf"(?<![^\W_]){re.escape(word)}$", before
        ):
            return True
    return False


def _names_day_and_month(words: str, kinds: frozenset[str]) -> bool:
    named = ("month" in kinds and re.search(r"\d", words)) or re.search(r"[月월]\s?[\d⑩]|\d[./]\s?\d", words)
    return bool(named) and "last" not in kinds and not re.search(r"\d{4}", words)


def _next_such_day(when: UncertainDate, published: UncertainDate) -> UncertainDate:
    """Return "il 28 gennaio prossimo" in an article of 25 January as that of the same year."""
    sooner = _read_or(re.sub(r"\d{4}", lambda year: f"{int(year[0]) - 1:04}", when.edtf), when)
    return sooner if sooner.earliest and published.latest and sooner.earliest >= published.latest else when


def _last_such_day(when: UncertainDate, published: UncertainDate) -> UncertainDate:
    """Return "2 April last" in an article of 6 April as that of the same year."""
    later = _read_or(re.sub(r"\d{4}", lambda year: f"{int(year[0]) + 1:04}", when.edtf), when)
    return later if later.latest and published.earliest and later.latest <= published.earliest else when


def _of_last_year(when: UncertainDate, published: UncertainDate) -> UncertainDate:
    """Return "24 February last year" in an article of May as that of the year before."""
    if not published.earliest or when.precision != "day":
        return when
    return _read_or(f"{published.earliest.year - 1:04}{when.edtf[4:]}", when)


_BARE_DAY = re.compile(r"(?:\d{1,2}|⑩)\s?[日號号일](?:には?|の|在|에)?")
_THIS_WEEK = timedelta(days=10)


_A_MONTH = timedelta(days=31)
_COMING = re.compile(r"(?:오는|来る|來る|将于|將於)\s?$")


def _nearest_such_day(when: UncertainDate, published: UncertainDate, most: timedelta) -> UncertainDate:
    """Return 30日 in an article of the 29th as tomorrow, not as a day of last month, and 오는 21일 as one to come."""
    is_recent = published.latest and when.earliest and published.latest - when.earliest <= _THIS_WEEK
    if not when.earliest or not published.latest or (is_recent and most == _THIS_WEEK):
        return when
    months = when.earliest.year * 12 + when.earliest.month
    coming = _read_or(f"{months // 12:04}-{months % 12 + 1:02}-{when.earliest.day:02}", when)
    soon = coming.earliest and timedelta(0) < coming.earliest - published.latest <= most
    return coming if soon else when


_SOON = timedelta(days=75)


def _in_the_nearest_year(when: UncertainDate, published: UncertainDate) -> UncertainDate:
    """Return "5 August" in the year of an article of July: news tells of the coming one, not of that eleven months ago."""
    if not when.earliest or not published.earliest or when.earliest >= published.earliest:
        return when
    next_year = _read_or(re.sub(r"\d{4}", lambda year: f"{int(year[0]) + 1:04}", when.edtf), when)
    soon = next_year.earliest and next_year.earliest <= published.earliest + _SOON
    return next_year if soon and "~" not in when.edtf else when


# "Since his election on 24 March": words that never mean "from" or "with", so that others may stand between.
_ONLY_SINCE = ("since", "depuis", "seit", "seitdem", "sinds", "sedan", "desde que", "da quando", "odkad", "с тех пор как")


# "Since his accession to the throne in January 2015", without a number between.
_SINCE_A_DEED = {"ar": "منذ", "fa": "از زمان", "he": "מאז"}
_TURKISH_SINCE = re.compile(r"'?(?:[dt][ea]n?|nd[ea]n?)? (?:beri|bu yana|itibaren|kadar)\b")


# "Since", or an appointment that the date is of: 3月出任外长, 昨年10月に就任した.
_SINCE_BEHIND = {
    "zh": re.compile(
        r"[^。，、,;；\d]{0,14}(?:以来|迄今|至今)|[^。，、,;；]{0,16}后首次|[^。，、,\d]{0,4}(?:出任|就任|上任|当选|履新|担任|就职)"
    ),
    "ja": re.compile(r"[^。、,\d]{0,24}以[来降]|[^。、,\d]{0,4}(?:就任|当選|発足)(?!直後|後)"),
    "ko": re.compile(r"[^.,\d]{0,14}(?:이래|취임 이후|출범 이후)|\s?이후|[^.,\d]{0,4}(?:취임|당선|출범)(?!\s?(?:직후|후))"),
}


# "Natten till tisdagen" is the night before Tuesday, and not until then.
_NIGHT_TO = re.compile(r"\bnatt(?:en)? till?$")


def _is_background(text: FoldedText, start: int, end: int, language: str) -> bool:
    """Whether "since", "until" or the like stands before a date, or after it where a language puts it there."""
    before = text.folded[max(0, start - 40) : start].rstrip()
    if _NIGHT_TO.search(before):
        return False
    for word in side_words(language, "since"):
        plain = plain_text(word)
        if before.endswith(plain) and (language in UNSPACED or not before[: -len(plain)][-1:].isalpha()):
            return True
    if language == "tr" and _TURKISH_SINCE.match(text.folded, end):
        return True
    if language in _SINCE_BEHIND and _SINCE_BEHIND[language].match(text.folded, end):
        return True
    if language in _SINCE_A_DEED and re.search(rf"(?<![^\W_])(?:{_SINCE_A_DEED[language]})(?: [^\W\d_]+){{1,6}}$", before):
        return True
    return any(re.search(rf"(?<![^\W_]){word}(?: [^\W_'’]+['’]?,?){{1,6}}$", before) for word in _ONLY_SINCE)


# "3 ธ.ค. 66" is of the Buddhist year 2566.
_SHORT_BUDDHIST_YEAR = re.compile(r"(?<=[ก-๛.]\s)[4-9]\d$")
# "Ngày 13-1" is the thirteenth of January.
_WITH_A_DASH_IN_VIETNAMESE = re.compile(r"(?<=\d)-(?=(?:0?\d|1[0-2])$)")


def _read_words(words: str, language: str, published: UncertainDate | None) -> tuple[UncertainDate, str] | None:
    """Return what words mean, and "published" where it had to be counted from the publication."""
    day_first = None if language in ("en", "zh", "ja", "ko") else True
    words = re.sub(r"\s+", " ", words).replace(TEN, "10")
    if language == "en" and (rewritten := _as_english_means(words, published)) != words:
        read_again = _read_words(rewritten, language, published)
        return (read_again[0], read_again[1] or "published") if read_again else None
    if language == "fa" and (solar := _with_its_solar_year(words, published)):
        read_again = _read_words(solar, language, None)
        return (read_again[0], "published" if published else "") if read_again else None
    if published and published.latest and (short := _SHORT_YEAR.match(words)):
        century = published.latest.year // 100 - (int(short[0]) > published.latest.year % 100 + 1)
        words = f"{century}{words}"
    if language == "th":
        words = _SHORT_BUDDHIST_YEAR.sub(lambda year: f"25{year[0]}", words)
    if language == "vi":
        words = _WITH_A_DASH_IN_VIETNAMESE.sub("/", words)
        words = words.replace("/", " năm ") if words.lower().startswith("tháng") else words
    if language in _THIS_IS_THE_LAST:
        words = _THIS_IS_THE_LAST[language].sub("", words)
    try:
        return parse_date(words, day_first=day_first, spoken=language), ""
    except DateError:
        if not published or not published.earliest or not published.latest:
            return None
    if match := _BARE_DAYS.fullmatch(words):
        return _days_of_a_month(int(match[1]), int(match[2]), published.latest), "published"
    read = [_parsed(words, reference, day_first, language) for reference in (published.earliest, published.latest)]
    if read[1] is None:
        return None
    if read[0] != read[1] and read[1].precision in ("day", "range"):
        named = (
            read[1].earliest
            and published.earliest <= read[1].earliest
            and re.search(r"[^\W\d_]{3}.?\s?\d|\d\D{0,6}[^\W\d_]{3}", words)
        )
        return (read[1] if named else published), "published"
    return read[1], "published"


_SOLAR_MONTHS = (
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت"
)
_SOLAR_MONTH = re.compile(
    rf"(?P<before>.*?)(?<!\w)(?P<month>{_SOLAR_MONTHS})(?:[ \u200c]?ماه)?"
    r"(?P<year>(?: سال)? (?:پارسال|امسال|گذشته|قبل|جاری))?"
)
_SOLAR_YEAR = re.compile(r"(?:سال )?[1۱][34۳۴][\d]{2}")
_DAYS_OF_A_SOLAR_MONTH = re.compile(r"(?:از )?(\d{1,2}) (?:تا|الی|و) (\d{1,2}) ")
_SOLAR_YEAR_BEGINS = (3, 21)
_LAST_YEAR_IN_PERSIAN = re.compile("پارسال|سال گذشته|سال قبل")


def _with_its_solar_year(words: str, published: UncertainDate | None) -> str:
    """Return "۲۹ آبان" or "بهمن ماه پارسال" with the number of the Persian year, and "سال ۱۴۰۱" as such a year; else ""."""
    if _SOLAR_YEAR.fullmatch(words):
        return f"{words.removeprefix('سال ')} شمسی"
    match = _SOLAR_MONTH.fullmatch(words)
    if not match or not published or not published.earliest or not published.latest:
        return ""
    today, month = published.latest, f"{match['before']}{match['month']}"
    if days := _DAYS_OF_A_SOLAR_MONTH.fullmatch(match["before"]):
        month = f"{days[1]} {match['month']} {{year}} تا {days[2]} {match['month']}"
    this_year = today.year - (621 if (today.month, today.day) >= _SOLAR_YEAR_BEGINS else 622)
    if match["year"]:
        year = this_year - bool(_LAST_YEAR_IN_PERSIAN.search(match["year"]))
        return f"{month} {year}".replace("{year}", str(year))
    ahead = _SOON if match["before"] else timedelta(0)
    for year in (this_year + 1, this_year, this_year - 1):
        dated = f"{month} {year}".replace("{year}", str(year))
        when = _parsed(dated, today, True, "fa")
        if when and when.earliest and when.earliest <= today + ahead:
            return dated
    return ""


# "94年10月": a year of two digits.
_SHORT_YEAR = re.compile(r"\d\d(?=\s?[年년])")
_MONTH_OF_LAST_YEAR = re.compile(r"([A-Z][a-z]{2,8}\.?(?: \d{1,2})?)(?: of)? (last|this) year")
_MONTH_AND_DAYS = re.compile(r"(?:[Ff]rom |[Oo]n )?([A-Z][a-z]{2,8})\.? (\d{1,2}) ?[-–] ?(\d{1,2})((?:,? \d{4})?)")


def _as_english_means(words: str, published: UncertainDate | None) -> str:
    """Return "June last year" with the number of the year, and "June 24-30" with the days first."""
    if published and published.earliest and (match := _MONTH_OF_LAST_YEAR.fullmatch(words)):
        return f"{match[1]}{',' if match[1][-1].isdigit() else ''} {published.earliest.year - (match[2] == 'last')}"
    if match := _MONTH_AND_DAYS.fullmatch(words):
        return f"{match[2]}–{match[3]} {match[1]}{match[4].replace(',', '')}"
    return words


# "Este martes" is the last Tuesday, unless the sentence speaks of what is to come; "this Tuesday" mostly is to come.
_THIS_IS_THE_LAST = {
    "es": re.compile(r"^est[ea] (?=(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)$)", re.IGNORECASE),
    "fr": re.compile(r"^ce (?=(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$)", re.IGNORECASE),
    "it": re.compile(r"^quest[oa] (?=(?:luned|marted|mercoled|gioved|venerd)[iì]$|sabato$|domenica$)", re.IGNORECASE),
    "pt": re.compile(r"^n?est[ea] (?=.*-feira$|s[aá]bado$|domingo$)", re.IGNORECASE),
    "ro": re.compile(r"^din (?=(?:\d{1,2} )?(?:[^\W\d]+ )?\d{4}$)", re.IGNORECASE),  # "of June 2025", hardly ever "since"
}
_BARE_DAYS = re.compile(r"(\d{1,2})\s?[日일]?\s?(?:から|[至到~∼～〜–-])\s?(\d{1,2})\s?[日号일]")


def _days_of_a_month(first: int, last: int, published: date) -> UncertainDate:
    """Return "7~8일" as days of the month of publication, or of the one before where they were long to come."""
    is_past = first > published.day + _THIS_WEEK.days
    months = published.year * 12 + published.month - 1 - (1 if is_past else 0)
    month = f"{months // 12:04}-{months % 12 + 1:02}"
    try:
        return parse_date(f"{month}-{first:02}/{month}-{last:02}")
    except DateError:
        return parse_date(month)


def _parsed(words: str, reference: date, day_first: bool | None, language: str) -> UncertainDate | None:
    try:
        return parse_date(words, reference=reference, day_first=day_first, spoken=language)
    except DateError:
        return None


def _in_order(
    named: list[DateInText], told: list[_Cue], language: str, published: UncertainDate | None, text: str
) -> Iterator[DateInText]:
    """Yield all dates in the order of the text, those counted from another one resolved."""
    last: DateInText | None = None
    last_main: DateInText | None = None
    last_day: DateInText | None = None
    items: list[DateInText | _Cue] = sorted(
        [*named, *told],
        key=lambda one: (one.start, -one.end) if isinstance(one, DateInText) else (one.found.start, -one.found.end),
    )
    for item in items:
        if isinstance(item, DateInText) and last and _is_same_day_elsewhere(item, last, text):
            continue
        if isinstance(item, DateInText):
            one: DateInText | None = _in_year_of(item, last_main, text)
        else:
            goes_on = last and last.when and last.when.precision == "interval" and item.found.meaning.meaning == "then_day"
            counted_from = last_day if _counts_days(item.found) and not goes_on else last
            if item.found.meaning.meaning == "then" and last and _is_what_comes(last, text, language):
                counted_from = last_main
            one = _resolved(item.found, counted_from, language, published, text)
        if one is None or (last and one.start < last.end and last.when):
            continue
        if one.when and not one.is_background:
            last = one
            is_aside = _is_in_relative_clause(one, text, language) or _is_what_comes(one, text, language)
            is_main = not (last_main and is_aside)
            last_main = one if is_main else last_main
            last_day = one if is_main and one.when.precision == "day" else last_day
        yield one


_BETWEEN_PARTS = re.compile(r"[\s,،，(]*(?:(?:[^\W\d_]{1,3}|ziua)\s)?", re.IGNORECASE)
_BETWEEN_WEEK_AND_DAY = re.compile(r"[\s,،，(]*(?:[^\W\d_]{1,3}\s){0,2}")
_DAY_OF_A_WEEK = re.compile(r"\s?[一二三四五六日天](?![\d一二三四五六七八九十月日])")


def _joined(days: Iterable[DateInText], published: UncertainDate | None, text: str) -> Iterator[DateInText]:
    """Join what names one day in two parts: "Saturday, 9 April", "Friday last week", 先月9日, 上周五."""
    before: DateInText | None = None
    for day in days:
        one = _as_one(before, day, published, text) if before else None
        if one:
            before = one
            continue
        if before:
            yield _day_of_its_week(before, text)
        before = day
    if before:
        yield _day_of_its_week(before, text)


def _as_one(one: DateInText, other: DateInText, published: UncertainDate | None, text: str) -> DateInText | None:
    """Return the day that two neighbours name together, or None where they are two dates."""
    if one.end > other.start or not one.when or not other.when:
        return None
    between = text[one.end : other.start]
    when: UncertainDate | None
    if _is_of_month(one, other, between):
        day_of_month = re.sub(r"\D", "", plain_text(other.words)).zfill(2)
        since = "/.." if one.when.edtf.endswith("/..") else ""
        when = _read_or(f"{one.when.edtf.removesuffix('/..')}-{day_of_month}{since}", other.when)
    elif _BETWEEN_PARTS.fullmatch(between) and _is_bare_weekday(one) != _is_bare_weekday(other) and _are_days((one, other)):
        when = (other if _is_bare_weekday(one) else one).when
    elif between in (" ", "", "の", "的", "의 ") and (of_year := _of_a_year(one, other) or _of_a_year(other, one)):
        return replace(one, end=other.end, words=text[one.start : other.end], when=of_year, is_yearless=False)
    elif _BETWEEN_WEEK_AND_DAY.fullmatch(between) and {_is_week(one), _is_week(other)} == {True, False}:
        week, day = (one, other) if _is_week(one) else (other, one)
        if not _is_bare_weekday(day) or not day.when or not week.when or not week.when.earliest or not day.when.earliest:
            return None
        moved = week.when.earliest + timedelta(days=day.when.earliest.weekday())
        when = parse_date(moved.isoformat())
    else:
        return None
    return replace(
        one,
        end=other.end,
        words=text[one.start : other.end],
        when=when,
        is_background=one.is_background or other.is_background,
        is_numbered=one.is_numbered or other.is_numbered,
    )


def _of_a_year(year: DateInText, day: DateInText) -> UncertainDate | None:
    """Return the day that stands beside "last year": "loni 24. února"."""
    if not year.when or not day.when or year.when.precision != "year" or re.search(r"\d", year.words):
        return None
    if not day.is_yearless or day.when.precision not in ("day", "month") or _is_bare_weekday(day):
        return None
    return _read_or(year.when.edtf + day.when.edtf[4:], day.when)


def _is_of_month(one: DateInText, other: DateInText, between: str) -> bool:
    """Whether 9日 stands right behind 先月, so that it is a day of last month."""
    is_month = (
        one.when
        and re.fullmatch(r"\d{4}-\d\d(?:/\.\.)?", one.when.edtf)
        and one.resolved_against
        and not re.search(r"\d", one.words)
    )
    return bool(is_month and between in ("", " ", "の", "的") and _DAY_AND_ENDING.fullmatch(plain_text(other.words)))


_DAY_AND_ENDING = re.compile(r"\d{1,2}\s?[日号號일][にのはも에]?")


def _is_bare_weekday(one: DateInText) -> bool:
    return bool(
        one.when and one.when.precision == "day" and one.resolved_against == "published" and not re.search(r"\d", one.words)
    )


def _are_days(days: Iterable[DateInText]) -> bool:
    return all(one.when and one.when.precision == "day" for one in days)


def _is_week(one: DateInText) -> bool:
    """Whether words mean the seven days of "last week"."""
    if not one.when or not one.when.edtf.startswith("[") or not one.when.earliest or not one.when.latest:
        return False
    return (one.when.latest - one.when.earliest).days == _WEEK_BACK - 1 and one.when.earliest.weekday() == 0


def _day_of_its_week(one: DateInText, text: str) -> DateInText:
    """Return 上周 as the day that the sign behind it names: 上周五."""
    if _is_week(one) and re.search("[周週期拜]日$", one.words) and one.when and one.when.latest:
        return replace(one, when=parse_date(one.when.latest.isoformat()))
    match = _DAY_OF_A_WEEK.match(text, one.end) if _is_week(one) and one.words[-1:] in "周週期拜" else None
    if not match or not one.when or not one.when.earliest:
        return one
    number = "一二三四五六日".index(match[0].strip().replace("天", "日"))
    when = parse_date((one.when.earliest + timedelta(days=number)).isoformat())
    return replace(one, end=match.end(), words=text[one.start : match.end()], when=when)


def _counts_days(found: Found[Word]) -> bool:
    """Whether words such as "the same day" and "a day earlier" can only be counted from a day."""
    relation, _, unit = found.meaning.meaning.partition("_")
    return unit == "day" and relation in ("then", "previous", "next")


# "A cyberattack that hit it on 15 July": English sets no comma.
_IN_THE_FUTURE = re.compile(
    r"(?<!\w)(?:che|que|qui|care)\s(?:(?:si|se|va|vor|vai)\s)?\w+(?:rà|rá|ra|ranno|rão|rán|ront)?\s(?:\w+\s){0,3}$"
)


def _is_what_comes(one: DateInText, text: str, language: str) -> bool:
    """Whether a date is that of another thing which is yet to be: "on the eve of the summit that will be held tomorrow"."""
    match = _IN_THE_FUTURE.search(text[: one.start][-60:]) if language in ("fr", "es", "it", "pt", "ro") else None
    return bool(match) and bool(re.search(r"(?:rà|rá|ra|ranno|rão|rán|ront)\b", match[0] if match else ""))


_NARROWING = re.compile(r"\b(?:an?|the)\s(?:[\w-]+\s){1,3}(?:that|which|who)\s[^.,;:]*$")


def _is_in_relative_clause(one: DateInText, text: str, language: str) -> bool:
    """Whether a date stands behind ", which": what a story goes on from is what its main clauses tell."""
    pronouns = "|".join(re.escape(word) for word in side_words(language, "relative"))
    if language == "en" and _NARROWING.search(text[: one.start][-150:]):
        return True
    return bool(pronouns and re.search(rf"[,،] (?:\w{{1,3}} )?(?:{pronouns})\b[^.!?;]*$", text[: one.start][-150:]))


def _is_same_day_elsewhere(item: DateInText, last: DateInText, text: str) -> bool:
    """Whether a date in brackets says again which day it was: "on the 10th (11th in Japan)", "Tuesday (29)"."""
    between = text[last.end : item.start]
    return len(between) < _WIDEST_ASIDE and bool(re.fullmatch(r"[^。.!?()（）]*[(（][^。.!?()（）]*", between))


_WIDEST_ASIDE = 24

_PLAIN_MONTH_OR_DAY = re.compile(r"(\d{4})(-\d\d(?:-\d\d)?)")


_SAYS_LAST_BEFORE = re.compile(
    r"(?:pasado|passado|último|scorso|last|vergangenen|letzten|afgelopen|ubiegłego|minulého|прошлого|минувшего|минулого|지난|förra)\s$",
    re.IGNORECASE,
)
_SAYS_LAST_BEHIND = re.compile(r"\s(?:dernier|scorso|pasado|passado|último|last|الماضي|lalu|trecut|jongstleden)\b")


def _in_year_of(item: DateInText, last: DateInText | None, text: str) -> DateInText:
    """Give "27 February" the year of the date before it, where the paragraph tells of that year."""
    if not last or not last.when or not item.when or not item.is_yearless:
        return item
    if _BARE_DAY.fullmatch(item.words) and re.search(r"[月월]\s?[\d⑩]", last.words) and _is_in_one_sentence(last, item, text):
        day, month = int(re.sub(r"\D", "", item.words.replace(TEN, "10"))), last.when.edtf[:7]
        if last.when.precision == "day" and last.when.edtf < f"{month}-{day:02}":
            return replace(item, when=_read_or(f"{month}-{day:02}", item.when), resolved_against=last.words)
    if last.resolved_against == "published":
        return item
    if _SAYS_LAST_BEFORE.search(text[: item.start][-14:]) or _SAYS_LAST_BEHIND.match(text, item.end):
        return item
    if item.words.isdigit() and last.when.precision == "month":
        return replace(item, when=_read_or(f"{last.when.edtf}-{int(item.words):02}", item.when), resolved_against=last.words)
    match, year = _PLAIN_MONTH_OR_DAY.fullmatch(item.when.edtf), last.when.earliest
    if not match or not year or "\n" in text[last.end : item.start] or not re.search(r"\d", last.words):
        return item
    if not any(map(str.isalpha, item.words)) or int(match[1]) - year.year <= 0 or _is_weekday(item, match):
        return item
    try:
        moved = parse_date(f"{year.year:04}{match[2]}")
    except DateError:
        return item
    # A story goes forward: an earlier month belongs to the year of the article again.
    if moved.latest and last.when.earliest and moved.latest < last.when.earliest:
        return item
    return replace(item, when=moved, resolved_against=last.words)


def _is_in_one_sentence(last: DateInText, item: DateInText, text: str) -> bool:
    return not re.search(r"[。\n]|\.\s", text[last.end : item.start])


def _read_or(text: str, otherwise: UncertainDate) -> UncertainDate:
    try:
        return parse_date(text)
    except DateError:
        return otherwise


def _is_weekday(item: DateInText, match: re.Match[str]) -> bool:
    return len(match[2]) == 6 and not re.search(r"\d", item.words)


# "There is" names no time, and "comes two days after it had broken off talks" counts backwards.
_THERE_IS = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b")
_CAME = re.compile(r"(?:\b(comes|came|coming)|\w,)\s(?:nearly |almost |just |only |about |over |more than |less than |some )?$")


_ABOUT_SO_LONG_AGO = re.compile(r"לפני כ(?=[-שחי])|(?<!\w)نحو(?!\w)")


def _resolved(
    found: Found[Word], last: DateInText | None, language: str, published: UncertainDate | None, text: str
) -> DateInText | None:
    """Return the date of "two days later", "weeks ago", "on the same day"; None where there is nothing to count from."""
    relation, _, unit = found.meaning.meaning.partition("_")
    if relation == "weekend":
        when = _last_weekend(published)
        return DateInText(found.start, found.end, found.words, when, "published") if when else None
    if relation == "date":
        read = _read_words(found.meaning.kind, "en", published)
        return DateInText(found.start, found.end, found.words, *read, is_yearless=True) if read else None
    if relation == "ago":
        if not published:
            return None
        when = _shifted(published, -_number(found, language), unit)
        if when and _ABOUT_SO_LONG_AGO.search(found.words) and "~" not in when.edtf:
            when = _read_or(f"{when.edtf}~", when)
        return DateInText(found.start, found.end, found.words, when, "published")
    if language == "en" and relation == "then" and _THERE_IS.match(text, found.end):
        return None
    if (nachdem := _AFTER_IT_HAD.get(language)) and nachdem.search(found.words):
        since = last.when if last and not re.search(r"[.!?]\s", text[last.end : found.start]) else published
        when = _shifted(since, -_number(found, language), unit) if since else None
        return DateInText(found.start, found.end, found.words, when, "published") if when else None
    if language == "en" and found.words.endswith("after") and (came := _CAME.search(text[: found.start][-20:])):
        since = last.when if last and came[1] != "comes" else published
        when = _shifted(since, -_number(found, language), unit) if since else None
        return DateInText(found.start, found.end, found.words, when, "published") if when else None
    if not last and unit == "day" and relation in ("then", "previous") and published and published.precision == "day":
        when = published if relation == "then" else _shifted(published, -1, "day")
        return DateInText(found.start, found.end, found.words, when, "published")
    if relation in ("earlier", "previous") and published and (not last or _is_to_come(last, published)):
        when = _shifted(published, -_number(found, language), unit)
        return DateInText(found.start, found.end, found.words, when, "published") if when and last else None
    if not last or not last.when:
        return None
    if relation == "then":
        return DateInText(found.start, found.end, found.words, _of_unit(last.when, unit), last.words)
    if relation in ("later", "next") and language == "ar" and re.match(r"\s(?:على|من)\s(?!ذلك)", text[found.end :]):
        return None
    if relation == "later" and re.match(r"\s(?:que|qu'|che|il|la|le|el)\b", text[found.end :]):
        return None
    if relation == "later" and _AFTER_A_DEED.search(text[: found.end]) and _A_DEED.match(text, found.end):
        return None  # "three days after that country had broken off relations" counts backwards, to what is told elsewhere
    if relation in ("earlier", "previous") and re.match(r",?\s(?:než|bevor|voordat|innan|før|inden)\b", text[found.end :]):
        return None  # "two weeks before the president goes there" counts from what is still to come
    sign = -1 if relation in ("earlier", "previous") else 1
    count = _number(found, language)
    return DateInText(found.start, found.end, found.words, _shifted(last.when, sign * count, unit), last.words)


# "Two weeks after Norway had expelled …" counts backwards, and dates what follows.
_AFTER_IT_HAD = {
    "de": re.compile(r"nachdem$"), "nl": re.compile(r"nadat$"), "sv": re.compile(r"efter att$"), "da": re.compile(r"efter at$")
}  # fmt: skip
_AFTER_A_DEED = re.compile(r"\b(?:après|dopo|después|depois|após|după)$")
_A_DEED = re.compile(
    r"\s(?:de|del|des|les|l['’]|une?|una|um|uma|son|sa|ses|leurs?|su|sus|lo|gli|i|do|da|dos|das|o|a|os|as|sua|suo)\b"
)


def _is_to_come(one: DateInText, published: UncertainDate) -> bool:
    """Whether a date is after the article, so that "the previous month" is not counted from it."""
    return bool(one.when and one.when.earliest and published.latest and one.when.earliest > published.latest)


def _number(found: Found[Word], language: str) -> int:
    if found.number.isdigit():
        return int(found.number)
    by_plain = {plain_text(word): number for word, number in numbers(language).items()}
    return by_plain.get(found.number, int(found.meaning.kind or 1))


_WEEK_BACK = 7


def _last_weekend(published: UncertainDate | None) -> UncertainDate | None:
    """Return the two days of the weekend that an article of a known day can look back on."""
    if not published or published.precision != "day" or not published.earliest:
        return None
    day = published.earliest
    saturday = day - timedelta(days=(day.weekday() - 5) % _WEEK_BACK)
    return parse_date(f"[{saturday.isoformat()}..{(saturday + timedelta(days=1)).isoformat()}]")


def _of_unit(when: UncertainDate, unit: str) -> UncertainDate:
    """Return the month or year of a date, where the words only say "in the same month"."""
    length = {"month": 7, "year": 4}.get(unit)
    return _read_or(when.edtf[:length], when) if length and when.precision in ("day", "month") else when


def _shifted(when: UncertainDate, count: int, unit: str) -> UncertainDate | None:
    """Return a date moved by days, weeks, months or years, no more precise than both the date and the unit."""
    start = when.latest if when.is_interval and count > 0 else when.earliest
    if start is None:
        return None
    if unit in ("day", "week"):
        if when.precision not in ("day", "interval"):
            return when if not when.is_interval else None
        moved = start + timedelta(days=count * (7 if unit == "week" else 1))
        return parse_date(moved.isoformat() + ("~" if unit == "week" else ""))
    if unit == "month":
        months = start.year * 12 + start.month - 1 + count
        known = when.precision in ("day", "month", "interval")
        return parse_date(f"{months // 12:04}-{months % 12 + 1:02}" if known else f"{months // 12:04}")
    return parse_date(f"{start.year + count:04}")
