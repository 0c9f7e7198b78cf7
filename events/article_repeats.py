"""One event that an article tells twice: which drafts are the same, and what they say together."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from events.article_drafts import Draft
from events.article_sentences import RANK, family
from events.date_words import language as lexicon
from events.date_words import plain_text, tokens_of

NEWS_IS_AT_MOST_OLD = timedelta(days=10)


def add_draft(draft: Draft, drafts: list[Draft], language: str) -> None:
    """Add a draft, or what it says more to the one that tells the same event."""
    for place, other in enumerate(drafts):
        if _is_part_of_a_tour(draft, other):
            return
        if _are_the_same(draft, other) and not _are_of_two_weekdays(draft, other, language):
            drafts[place] = _merged(other, draft)
            return
    drafts.append(draft)


def _is_part_of_a_tour(one: Draft, other: Draft) -> bool:
    """Whether a visit without a day of its own is only a stop of one told before, with all its hosts and on the same day."""
    is_stop = one.type == other.type == "visit" and not one.date_words and one.date == other.date
    return is_stop and set(one.countries) < set(other.countries)


_AGREED_ON = {"recognition", "release", "withdrawal", "exercise", "aid"}


def _are_the_same(one: Draft, other: Draft) -> bool:
    if set(one.countries) != set(other.countries):
        return False
    if one.is_type_open or other.is_type_open:
        return _may_be_the_same_day(one, other)
    told_at_once = "agreement" in (one.type, other.type) and bool(
        {one.type, other.type} & (_AGREED_ON if one.start == other.start else {"recognition"})
    )
    told_at_once = told_at_once or {one.type, other.type} == {"seizure", "detention"}  # a boat and its crew
    if _is_given_besides(one, other) or _is_given_besides(other, one):
        return False
    is_one_step = {one.type, other.type} <= _ONE_STEP and _is_same_way(one, other)
    if one.type != other.type and is_one_step and one.date != other.date and one.date_words and other.date_words:
        return False
    if family(one.type) != family(other.type) and not told_at_once and not is_one_step:
        return False
    if one.type == other.type == "sanctions" and "planned" in (one.status, other.status):
        return _is_same_way(one, other)
    if one.type == other.type == "rupture" and (one.date == other.date or "" in (one.date_words, other.date_words)):
        return _may_be_the_same_day(one, other)  # each side says that it breaks with the other
    if one.type == other.type == "visit" and other.status == "planned" and not one.date_words:
        return True  # what is told of a coming visit
    if _is_a_return_visit(one, other) or _is_an_answer(one, other):
        return False
    if one.type == other.type == "visit" and _are_days_apart(one, other, _DAYS_OF_A_VISIT):
        return True
    return _may_be_the_same_day(one, other)


_ALSO = re.compile(
    r"\b(?:además|también|asimismo|en outre|également|aussi|par ailleurs|inoltre|anche|altresì|além disso|também|ainda|"
    r"de asemenea|also)\b"
)


def _is_given_besides(gift: Draft, deal: Draft) -> bool:
    """Whether aid or arms of a sentence of their own, "also" given or on a day told there, are no part of an agreement."""
    if gift.type not in ("aid", "arms") or deal.type not in ("agreement", "treaty") or gift.start == deal.start:
        return False
    return bool(_ALSO.search(gift.event_words))


# An ambassador is summoned to be told who is expelled: one step, which is told as the harder one.
_ONE_STEP = {"expulsion", "condemnation"}


def _is_same_way(one: Draft, other: Draft) -> bool:
    return one.countries[0] == other.countries[0] or not (one.direction_known and other.direction_known)


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


def _is_an_answer(one: Draft, other: Draft) -> bool:
    """Whether one country does to another what that has done to it: each expels, or demands what the other rejects."""
    steps = {family(one.type), family(other.type)} <= _STEPS_AGAINST_EACH_OTHER or one.type == other.type == "attack"
    return steps and one.direction_known and other.direction_known and one.countries[0] != other.countries[0]


_STEPS_AGAINST_EACH_OTHER = {family("expulsion"), family("accusation")}


def _are_of_two_weekdays(one: Draft, other: Draft, language: str) -> bool:
    """Whether two dates of one month are of different weekdays, whose days the month of publication does not tell."""
    if not one.date or one.date != other.date or one.date.precision != "month":
        return False
    first, second = _weekday(one.date_words, language), _weekday(other.date_words, language)
    return first is not None and second is not None and first != second


def _weekday(words: str, language: str) -> int | None:
    tokens = tokens_of(plain_text(words), lexicon(language)) or ()
    return next((day for token in tokens for reading in token for kind, day in reading if kind == "weekday"), None)


def _may_be_the_same_day(one: Draft, other: Draft) -> bool:
    first, second = one.date, other.date
    if not first or not second or not (first.earliest and first.latest and second.earliest and second.latest):
        return first == second
    slack = timedelta(0)
    if "" in (one.date_words, other.date_words) and not {first.precision, second.precision} & {"month", "year"}:
        slack = NEWS_IS_AT_MOST_OLD
    elif family(one.type) == family("agreement") and _has_a_borrowed_day(one) != _has_a_borrowed_day(other):
        slack = _TOLD_WITHIN
    return first.earliest <= second.latest + slack and second.earliest <= first.latest + slack


# A day that only says when the news was told, in another sentence.
_TOLD_WITHIN = timedelta(days=3)


def _has_a_borrowed_day(draft: Draft) -> bool:
    """Whether the words of a date do not stand in the sentence that tells the event."""
    return bool(draft.date_words) and draft.date_words not in draft.sentence


def _merged(one: Draft, other: Draft) -> Draft:
    """Return what two tellings of an event say together: the closer date, the surer type, the denial."""
    closer = min((one, other), key=_width)
    if one.type == other.type == "visit" and _are_days_apart(one, other, _DAYS_OF_A_VISIT):
        closer = min((one, other), key=lambda draft: (not draft.date_words, draft.date.edtf if draft.date else ""))
    if longer := _days_of_the_visit(one, other):
        closer = longer
    comes_later = one.type == other.type == "sanctions" and other.status == "planned"
    if one.status == "reported" and (comes_later or not one.date_words) and _is_later(closer, one):
        closer = one  # what is news today is not of a day to come
    surer = max((one, other), key=lambda draft: (draft.type_confidence - _discount(draft), draft is one))
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


def _days_of_the_visit(one: Draft, other: Draft) -> Draft | None:
    """Return of two tellings the visit whose days, told as from one to another, hold that of the other."""
    for long, short in ((one, other), (other, one)):
        days, day = long.date, short.date
        if long.type != "visit" or not days or not day or "/" not in days.edtf or "/" in day.edtf or not long.date_words:
            continue
        if not (days.earliest and days.latest and day.earliest and day.latest) or day.precision != "day":
            continue
        if days.latest - days.earliest <= NEWS_IS_AT_MOST_OLD and days.earliest <= day.latest and day.earliest <= days.latest:
            return long
    return None


def _is_later(one: Draft, other: Draft) -> bool:
    first, last = one.date and one.date.earliest, other.date and other.date.latest
    return bool(first and last and first > last)


def _discount(draft: Draft) -> float:
    return 0.4 if draft.type == "condemnation" else 0.1 * RANK.get(draft.type, 0)


def _width(draft: Draft) -> float:
    """Return how many days a date may be, more where it is only that of the article."""
    if not draft.date or not draft.date.earliest or not draft.date.latest:
        return 1e6
    return (draft.date.latest - draft.date.earliest).days + (
        (_BORROWED * _has_a_borrowed_day(draft)) if draft.date_words else 0.5 if draft.date.precision != "day" else 45
    )


_BORROWED = 10
