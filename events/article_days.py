"""On which day an event was: its own date, that of the sentence before, that of the news, or that of an earlier event.

What a date means is said by `article_dates.py`, and which date stands with which word by `article_triggers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from events.article_dates import DateInText
from events.article_drafts import Draft
from events.article_phrases import Found
from events.article_repeats import NEWS_IS_AT_MOST_OLD
from events.article_sentences import (
    Sentence,
    Told,
    Trigger,
    number_of,
)
from events.article_sides import is_sequel, meeting_before, says_both
from events.article_topics import (
    topic_of,
)
from events.article_triggers import (
    BESIDE,
    find_triggers,
)
from events.article_words import Word, numbers
from events.date_words import UNSPACED, plain_text, tokens_of
from events.date_words import language as lexicon
from events.dates import DateError, UncertainDate, parse_date

# What is news on the day that it is announced, though it comes into force later.
NEWS_WHEN_ANNOUNCED = ("expulsion", "sanctions", "rupture", "condemnation")
HELD = ("visit", "meeting", "talks", "message", "exercise")
_LEAD = 3


def is_lead(sentence: Sentence) -> bool:
    """Whether a sentence is one of the first, which tell the news."""
    return sentence.number < _LEAD


BESIDE_A_DATE = 12


def is_future(when: UncertainDate | None, published: UncertainDate | None) -> bool:
    """Whether a date begins after the day of publication."""
    return bool(when and published and when.earliest and published.latest and when.earliest > published.latest)


def date_of(trigger: Trigger, sentence: Sentence, told: Told, planned: bool, earlier: list[Draft]) -> DateInText | None:
    """Return the date of an event: that of its words, or for the news itself that of the article."""
    day = None if _is_too_far_ahead(trigger, sentence, told) else _as_drafted(trigger.day, earlier)
    last = _goes_on_from(trigger, sentence, told, earlier)
    first = _before_in_a_list(trigger, sentence, told, earlier) if planned and day is None else None
    if first:
        return DateInText(sentence.start, sentence.start, first.date_words, first.date, first.date_words)
    if day is None and last and not planned:
        return DateInText(sentence.start, sentence.start, last.date_words, last.date, last.date_words)
    if day is None and (visit := meeting_before(trigger, sentence, told, earlier)) and planned == (visit.status == "planned"):
        return DateInText(sentence.start, sentence.start, visit.date_words, visit.date, visit.date_words)
    if day is None and not planned and (reported := _reported_on(sentence, told)):
        return reported
    if day is None:
        when = told.published
        if when is None or planned or any(one.is_background and not _is_deadline(one, when) for one in sentence.dates):
            return None
        about = when if when.precision != "day" else parse_date(f"{when.edtf.rstrip('~?%')}~")
        return DateInText(sentence.start, sentence.start, "", about, "published")
    if coming := _announced_for(trigger, day, sentence, told):
        return coming
    if not planned and (back := _is_just_past(day, trigger, sentence, told)):
        return replace(day, when=back)
    if trigger.type in NEWS_WHEN_ANNOUNCED and is_future(day.when, told.published):
        day = _announced_on(day, trigger, sentence, told) or day
    if planned and _is_told_with_that(day, trigger, sentence):
        return None if trigger.type in (*HELD, "treaty", "agreement") else day
    if planned and _is_day_of_a_report(day, trigger, sentence, told.language):
        return day if trigger.type in NEWS_WHEN_ANNOUNCED else None
    if _is_years_ahead(day, told.published) and not re.search(r"\d{4}", day.words):
        return None
    if planned and not day.is_yearless and _is_in_the_future(trigger, sentence) and _is_past(day, told.published):
        return None
    if (
        planned
        and trigger.type in NEWS_WHEN_ANNOUNCED
        and any(
            cue.end <= day.start < trigger.word.start and _is_said_on(day, cue, sentence) for cue in sentence.cues("reported")
        )
    ):
        return day
    if trigger.type in HELD and (span := _from_day_to_day(day)):
        return replace(day, when=span)
    comes = (planned and not sentence.cues("cancelled")) or (
        (_names_a_weekday(day) or _is_a_month_long_ago(day, told.published)) and _is_said_now(trigger, sentence)
    )
    comes = comes and not _can_be_no_other_day(day, told.language)
    if comes and day.is_yearless and day.when and told.published and day.resolved_against == "published":
        return replace(day, when=_next_time(day, told.published))
    return day


def _announced_on(day: DateInText, trigger: Trigger, sentence: Sentence, told: Told) -> DateInText | None:
    """Return the past day before "will impose tariffs from 1 August", on which that was said: "said on 12 July that it …"."""
    past = [
        one for one in sentence.dates
        if one.end <= min(day.start, trigger.word.start) and one.when and one.when.precision == "day"
        and not one.is_background and not is_future(one.when, told.published)
    ]  # fmt: skip
    return past[-1] if past and sentence.cues("reported") else None


_BETWEEN_TWO_DAYS = re.compile(r"\[(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)\]")


def _from_day_to_day(day: DateInText) -> UncertainDate | None:
    """Return the days of "he travels between the 19th and the 23rd", which a visit lasts and is not on one of."""
    days = _BETWEEN_TWO_DAYS.fullmatch(day.when.edtf) if day.when else None
    return parse_date(f"{days[1]}/{days[2]}") if days and re.search(r"\d\D+\d", day.words) else None


def _as_drafted(day: DateInText | None, earlier: list[Draft]) -> DateInText | None:
    """Return "during the visit" with the day of the visit where that was found to be in the coming week."""
    for draft in reversed(earlier):
        first, found = draft.date and draft.date.earliest, day and day.when and day.when.earliest
        if day and first and found and draft.date_words == day.resolved_against and first - found == _A_WEEK:
            return replace(day, when=draft.date)
    return day


def _is_told_with_that(day: DateInText, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a day is when a plan was told: "said on Tuesday that it plans a gift", "A note of Friday says that he goes"."""
    if day.end > trigger.word.start:
        return False
    that = _SAID_THAT.search(sentence.text[day.end - sentence.start : trigger.word.start - sentence.start])
    return that is not None and any(cue.start < day.end + that.start() for cue in sentence.cues("reported"))


def _before_in_a_list(trigger: Trigger, sentence: Sentence, told: Told, earlier: list[Draft]) -> Draft | None:
    """Return what is to come before "then he will meet …", of a sentence just before."""
    if not is_sequel(trigger, sentence):
        return None
    near = [one for one in earlier if sentence.number - number_of(one, told) <= _GOES_ON_FOR and _is_news(one, told)]
    return near[-1] if near else None


def _is_in_the_future(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a verb itself is one of what is to come: "will visit", "visitará"."""
    word = trigger.word
    return word.meaning.kind in ("verb", "host") and any(
        cue.start < word.end and word.start < cue.end and (cue.words != word.words or cue.meaning.kind == "future")
        for cue in sentence.cues("planned")
    )


def _is_past(day: DateInText, published: UncertainDate | None) -> bool:
    return bool(day.when and day.when.latest and published and published.earliest and day.when.latest < published.earliest)


def _is_deadline(day: DateInText, published: UncertainDate) -> bool:
    """Whether a date is the end of what the news begins: "has to leave by 30 April"."""
    return bool(day.when and day.when.latest and published.latest and day.when.latest > published.latest)


def _is_just_past(day: DateInText, trigger: Trigger, sentence: Sentence, told: Told) -> UncertainDate | None:
    """Return the last Sunday for "arrived this Sunday", which with a verb of the past is no coming one."""
    if told.language != "en" or not _THIS_DAY.fullmatch(day.words) or not is_future(day.when, told.published):
        return None
    if not re.match(r"\w+ed\b|met|held|left|flew|had|has|have|was|were|took|began|broke|cut|gave|sent", trigger.word.words):
        return None
    return parse_date((day.when.latest - timedelta(days=7)).isoformat()) if day.when and day.when.latest else None


def _is_years_ahead(day: DateInText, published: UncertainDate | None) -> bool:
    if not day.when or not day.when.earliest or not published or not published.latest:
        return False
    return day.when.earliest.year > published.latest.year + _MOST_YEARS_AHEAD


_MOST_YEARS_AHEAD = 4
_THIS_DAY = re.compile(r"this \w+day", re.IGNORECASE)


def _is_day_of_a_report(day: DateInText, trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether a date is when a plan was told: "on the 5th it was announced that he will go"."""
    if language == "zh":
        plans = [cue for cue in sentence.cues("planned") if day.end <= cue.start < trigger.word.end]
        return any(day.end <= cue.start < plans[0].start for cue in sentence.cues("reported")) if plans else False
    if trigger.type in (*HELD, "treaty") and any(
        trigger.word.end <= cue.start and _is_said_on(day, cue, sentence) for cue in sentence.cues("reported")
    ):
        return True
    topic = topic_of(trigger.word, sentence, language)
    told = any(cue.start >= trigger.word.end for cue in sentence.cues("reported"))
    return bool(topic and told and 0 <= day.start - topic.end <= BESIDE)


_REACH_OF_SAYING = 45
_SAID_THAT = re.compile(
    r"\b(?:that|que|che|că|dass|dat|att|at|że|že|что|що|че|da|ότι|πως|hogy|bahwa|rằng|أن|که)\b|qu['’]", re.IGNORECASE
)


def _is_said_on(day: DateInText, cue: Found[Word], sentence: Sentence) -> bool:
    """Whether a day stands behind "said" in the same part, with no event between: "told reporters on Wednesday"."""
    return (
        0 <= day.start - cue.end < _REACH_OF_SAYING
        and sentence.segment_of(day.start) == sentence.segment_of(cue.start)
        and not any(one.meaning.is_event and cue.start <= one.start < day.start for one in sentence.words)
        and not _SAID_THAT.search(sentence.text[cue.end - sentence.start : day.start - sentence.start])
    )


_FAR = 60


def _is_too_far_ahead(trigger: Trigger, sentence: Sentence, told: Told) -> bool:
    """Whether the nearest date is far off in the sentence and still to come, where the verb tells of what is done."""
    day, word = trigger.day, trigger.word
    if day is None or not is_future(day.when, told.published):
        return False
    if word.meaning.kind in ("verb", "host") and sentence.cues("planned"):
        return False
    if any(0 <= day.start - cue.end < BESIDE_A_DATE for cue in sentence.cues("planned")):
        return False  # "the visit … is planned for 12 May"
    return day.start - word.end > _FAR or word.start - day.end > _FAR


def _names_a_weekday(day: DateInText) -> bool:
    return bool(day.when and day.when.precision == "day" and not day.is_numbered and not re.search(r"\d", day.words))


_HALF_A_YEAR = timedelta(days=183)


def _is_a_month_long_ago(day: DateInText, published: UncertainDate | None) -> bool:
    """Whether a month without a year is nearer as the coming one: "találkozót tartanak szeptemberben", said in August."""
    if not day.when or day.when.precision != "month" or not day.when.latest or not published or not published.earliest:
        return False
    return published.earliest - day.when.latest > _HALF_A_YEAR


def _can_be_no_other_day(day: DateInText, language: str) -> bool:
    """Whether words such as "yesterday" say which day it was, so that they never mean a coming one."""
    tokens = tokens_of(plain_text(day.words), lexicon(language)) or ()
    return any(kind in _NO_OTHER_DAY for token in tokens for reading in token for kind, _ in reading)


_NO_OTHER_DAY = ("yesterday", "today", "tomorrow", "two_days_ago")


def _is_said_now(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the verb is of a form that with a weekday speaks of the coming one: "ontvangt maandag"."""
    word = trigger.word
    if word.meaning.kind == "noun":  # "on Friday the summit takes place", told before it
        return any(0 <= word.start - cue.end < _BEFORE_WHAT_IS_HELD for cue in sentence.cues("upcoming"))
    return any(cue.start < word.end and word.start < cue.end for cue in sentence.cues("upcoming"))


_BEFORE_WHAT_IS_HELD = 25


_REPORTED_WITHIN = timedelta(days=3)


def _reported_on(sentence: Sentence, told: Told) -> DateInText | None:
    """Return the day that the next dated sentence says the news was told on: "X expels diplomats. That was said on Friday."."""
    if not is_lead(sentence) or sentence.dates or not told.published:
        return None
    after = next((one for one in told.sentences[sentence.number + 1 : sentence.number + 3] if one.dates), None)
    if after is None or not after.cues("reported") or _tells_of_another(after, told):
        return None
    days = [day for day in after.dates if day.when and day.when.precision == "day" and not day.is_background]
    if (
        told.language == "en"
        and days
        and not any(
            max(days[0].start - cue.end, cue.start - days[0].end) < _NEAR_WHAT_WAS_SAID for cue in after.cues("reported")
        )
    ):
        return None
    if len({day.when for day in days}) != 1 or not days[0].when:
        return None
    first, last = days[0].when.earliest, told.published.latest
    return days[0] if first and last and timedelta(0) <= last - first <= _REPORTED_WITHIN else None


_NEAR_WHAT_WAS_SAID = 45


def _tells_of_another(sentence: Sentence, told: Told) -> bool:
    """Whether a sentence has an event of its own that its date can be meant for."""
    return len({code for name in sentence.names for code in name.meaning[0].codes}) > 1 and any(find_triggers(sentence, told))


_GOES_ON_FOR = 2


def _is_news(draft: Draft, told: Told) -> bool:
    """Whether what is told is fresh: an undated sentence after an old story is of today again."""
    if not draft.date or not draft.date.latest or not told.published or not told.published.earliest:
        return True
    is_rough = draft.date.precision in ("month", "year")
    return told.published.earliest - draft.date.latest <= (timedelta(0) if is_rough else NEWS_IS_AT_MOST_OLD)


def _words_of_days(sentence: Sentence, told: Told) -> set[str]:
    """Return the words of the dates of a sentence, and of the next, which may say when it was told."""
    return {day.words for one in told.sentences[sentence.number : sentence.number + 3] for day in one.dates}


def _is_news_of_a_day(draft: Draft, told: Told) -> bool:
    return bool(draft.date and draft.date.precision == "day" and _is_news(draft, told))


def _goes_on_from(trigger: Trigger, sentence: Sentence, told: Told, earlier: list[Draft]) -> Draft | None:
    """Return the dated draft whose day an undated sentence goes on to tell of: of the same countries, or of "both"."""
    for last in sorted(
        earlier, key=lambda draft: (draft.start, _is_news_of_a_day(draft, told), earlier.index(draft)), reverse=True
    ):
        before = told.sentences[number_of(last, told)]
        passed = sentence.number - before.number
        if not 0 < passed <= _GOES_ON_FOR:
            return None
        if last.status == "planned" or last.date_words not in _words_of_days(before, told):
            continue
        if last.date_words in {cue.words for cue in before.cues("first_in")}:
            continue
        codes = {code for name in sentence.names for code in name.meaning[0].codes}
        goes_on = codes == set(last.countries) or (trigger.type == last.type and codes & set(last.countries))
        if (says_both(sentence) or goes_on) and _is_news(last, told):
            return last
    return None


_A_WEEK = timedelta(days=7)


def _next_time(day: DateInText, published: UncertainDate) -> UncertainDate | None:
    """Return the coming "Wednesday", "7th" or "October" where the last one was found."""
    when = day.when
    if _YESTERDAY.search(day.words):
        return when
    if not when or not when.latest or not published.earliest or when.latest >= published.earliest:
        return when
    try:
        if _names_a_weekday(day):
            return parse_date((when.latest + timedelta(days=7)).isoformat())
        if not re.search(r"\d", day.words) and when.earliest and when.latest - when.earliest < _A_WEEK:
            first, last = (each + _A_WEEK for each in (when.earliest, when.latest))
            return parse_date(f"{first.isoformat()}/{last.isoformat()}")  # "Wednesday and Thursday"
        names_month = re.search("[月월]|[^\\W\\d_一-鿿ぁ-ヿ가-힣]{3}", day.words)
        if names_month and (day.is_numbered or re.search(r"\d{1,2}(?!\s?[\d月월])", day.words)) and when.precision == "day":
            return when  # the nearest such day was found before
        months = 12 if names_month else 1
        return parse_date(re.sub(r"(\d{4})-(\d\d)", lambda month: _month_on(month, months), when.edtf))
    except DateError:
        return when


# No weekday, so that none is to come: 昨天, きのう, 어제.
_YESTERDAY = re.compile("昨|きのう|어제|그제|前天|一昨日|おととい")


def _month_on(month: re.Match[str], count: int) -> str:
    months = int(month[1]) * 12 + int(month[2]) - 1 + count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def event_before(draft: Draft, trigger: Trigger, sentence: Sentence, told: Told) -> Iterator[Draft]:
    """Yield the event that "the first visit in 24 years" says was the one before."""
    if draft.type not in _COMES_AGAIN:
        return
    if last := _first_since(trigger, sentence, told):
        yield _as_before(draft, last.when, last.words)
    within = [cue for cue in sentence.cues("first_in") if _is_meant(cue, trigger, sentence, told)]
    for cue in within:
        years = _number_in(cue, told.language)
        if not years or not draft.date or not draft.date.earliest:
            continue
        rough = "~" if years % 10 == 0 else ""
        before = parse_date(f"{draft.date.earliest.year - years:04}{rough}")
        yield replace(_as_before(draft, before, cue.words), resolved_against=draft.date_words or draft.resolved_against)


def _as_before(draft: Draft, when: UncertainDate | None, words: str) -> Draft:
    return replace(
        draft, date=when, date_words=words, resolved_against="", type_confidence=draft.type_confidence * 0.75,
        status="reported", denied_by=(), place="",
    )  # fmt: skip


_ABROAD = re.compile(
    r"abroad|étranger|extranjero|estero|estrangeiro|exterior|străinătate|mandat|investi|nomina|nombra", re.IGNORECASE
)
_WHEN = re.compile(r",\s(?:cuando|quando|lorsqu|quand|où|año en|année|ano em|anno in|când|an în)")


def _first_since(trigger: Trigger, sentence: Sentence, told: Told) -> DateInText | None:
    """Return the date of the one before, where a date stands right behind "the first visit since" and tells of it."""
    for cue in sentence.cues("first_since"):
        day = next((one for one in sentence.dates if one.when and cue.start < one.end and one.start - cue.end <= BESIDE), None)
        is_told = day and not _ABROAD.search(cue.words) and not _WHEN.match(sentence.text, day.end - sentence.start)
        if day and day.when and is_told and day.is_background and _is_meant(cue, trigger, sentence, told):
            return replace(day, when=parse_date(day.when.edtf.removesuffix("/..")))
    return None


_COMES_AGAIN = (
    "visit",
    "meeting",
    "talks",
    "message",
    "exercise",
    "agreement",
    "treaty",
    "test",
    "aid",
    "trade",
    "cooperation",
)


def _is_meant(cue: Found[Word], trigger: Trigger, sentence: Sentence, told: Told) -> bool:
    """Whether "the first visit in 24 years" speaks of this event: it names it, or names none."""
    inside = [word for word in sentence.words if word.meaning.is_event and cue.start <= word.start < cue.end]
    behind = [word for word in sentence.words if word.meaning.is_event and 0 <= word.start - cue.end < BESIDE_A_DATE]
    if behind and not inside and told.language in UNSPACED:
        inside = behind[:1]
    return trigger.type in {word.meaning.meaning for word in inside} if inside else True


def _number_in(cue: Found[Word], language: str) -> int:
    if cue.number.isdigit():
        return int(cue.number)
    return {plain_text(word): number for word, number in numbers(language).items()}.get(cue.number, 0)


def _announced_for(trigger: Trigger, day: DateInText, sentence: Sentence, told: Told) -> DateInText | None:
    """Return the coming day that the next sentence gives to what this one says was announced: "… will be held on 3 May"."""
    after = told.sentences[sentence.number + 1] if sentence.number + 1 < len(told.sentences) else None
    is_announced = any(cue.end <= trigger.word.start for cue in sentence.cues("reported")) and day.start < trigger.word.start
    if after is None or trigger.type not in HELD or not is_announced or is_future(day.when, told.published):
        return None
    here, there = ({code for name in one.names for code in name.meaning[0].codes} for one in (sentence, after))
    if there - here or not any(word.meaning.meaning == trigger.type for word in after.words):
        return None
    days = [one for one in after.dates if is_future(one.when, told.published) and not one.is_background]
    return days[0] if len(days) == 1 else None
