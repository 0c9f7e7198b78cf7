"""From the text of a news article to draft events, for a curator to accept, mend or throw away.

Each draft carries the words that it came from: the sentence, the date and what it was counted from. What is not said is left
open, and what an article only fears, wants or recalls is no event. The words are in tables beside this file, see
`article_words.py`; this module knows nothing of the screen or the command line.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from events.article_dates import DateInText
from events.article_days import BESIDE_A_DATE, HELD, NEWS_WHEN_ANNOUNCED, date_of, event_before, is_future, is_lead
from events.article_drafts import Draft, Unread, describe_guesses, describe_unread, rows_as_csv, shortened, source_row
from events.article_hanzi import as_written, simplified
from events.article_mentions import Mention, find_mentions, is_in_office
from events.article_phrases import Found, fold
from events.article_reading import detect_language, find_published
from events.article_repeats import add_draft
from events.article_sentences import (
    RANK,
    VERB_LAST,
    Sentence,
    Told,
    Trigger,
    family,
    in_sentences,
    is_a_header,
    number_of,
)
from events.article_sides import CONDEMNS, find_deniers, find_sides, is_attended, is_joined, is_relative, says_both
from events.article_titles import titled
from events.article_triggers import (
    BOTH,
    RIGHT_BEHIND,
    SUBJUNCTIVE,
    comes_after,
    find_triggers,
    is_quoted,
    is_the_occasion,
    is_unreal,
    nearest_date,
    own_days,
)
from events.article_words import Word, languages, office_phrases, side_words
from events.dates import UncertainDate, parse_date
from events.event_types import EVENT_TYPES

__all__ = [
    "Draft",
    "Unread",
    "describe_guesses",
    "describe_unread",
    "draft_events",
    "read_events_of",
    "rows_as_csv",
    "shortened",
    "source_row",
]
LEAST_CONFIDENCE = 0.4


def draft_events(text: str, *, published: str | UncertainDate | None = None, language: str | None = None) -> list[Draft]:
    """Return the events that the text of an article tells of, in its order.

    `published` is the day, month or year of the article; without it, it is looked for in the text. `language` is an ISO 639-1
    code; without it, it is detected. Raises `ValueError` where events cannot be read in that language.
    """
    return read_events_of(text, published=published, language=language)[0]


def read_events_of(
    text: str, *, published: str | UncertainDate | None = None, language: str | None = None
) -> tuple[list[Draft], list[Unread]]:
    """Return the drafts of an article as `draft_events` does, and the sentences that a curator should read for himself."""
    spoken = language or detect_language(text, languages())
    if spoken not in languages():
        raise ValueError(f'Articles in the language "{spoken}" cannot be read. Choose one of: {", ".join(languages())}.')
    when = parse_date(published) if isinstance(published, str) else published or find_published(text, spoken)
    plain = simplified(text, spoken)
    told = Told(in_sentences(plain, spoken, when), spoken, when)
    drafts: list[Draft] = []
    unread: list[Unread] = []
    for sentence in told.sentences:
        found = _without_claims(_with_one_tour(list(_drafts_of(sentence, told, drafts))))
        found = found or list(_before_the_last(sentence, told, drafts))
        for draft in found:
            if not any(is_told(draft, drafts) for is_told in _TOLD_ALREADY):
                add_draft(draft, drafts, told.language)
        denied = not found and (_deny_the_last(sentence, told, drafts) or _denies_by_itself(sentence, told, drafts))
        if denied or any(draft.type_confidence >= LEAST_CONFIDENCE for draft in found):
            continue
        if untold := _without_a_type(sentence, told, drafts):
            add_draft(untold, drafts, told.language)
        else:
            unread += _unread(sentence, told)
    if spoken == "zh":
        drafts = [_as_written(draft, text, plain) for draft in drafts]
        unread = [replace(one, sentence=text[one.start : one.end]) for one in unread]
    return [titled(draft) for draft in drafts if draft.is_type_open or draft.type_confidence >= LEAST_CONFIDENCE], unread


# What stands in for the word that was not recognised: two who do something together, in a verb.
_SOMETHING = Word("cooperation", "verb")
_NO_NEWS = ("negated", "hypothetical", "recalled", "habit", "vague", "anniversary")


def _without_a_type(sentence: Sentence, told: Told, earlier: list[Draft]) -> Draft | None:
    """Return a draft with an open type, where a sentence of the news has two sides and no word tells what they did.

    A word that is known is no such word where its sides could not be told.
    """
    is_known = any(word.meaning.is_event and word.meaning.kind != "weak" for word in sentence.words)
    if is_a_header(sentence) or (is_known and not any(find_triggers(sentence, told))):
        return None
    if told.language in ("zh", "ja", "ko") and any(word.meaning.meaning == "test" for word in sentence.words):
        return None  # whose army saw it takes no part
    codes = {code for name in sentence.names for code in name.meaning[0].codes}
    if _is_a_question(sentence) or len(codes) < BOTH or any(sentence.cues(meaning) for meaning in _NO_NEWS):
        return None
    place = sentence.names[-1 if told.language in VERB_LAST else 0].end
    word = Found(_SOMETHING, place, place, "")
    days = own_days([day for day in sentence.dates if not day.is_background])
    trigger = Trigger(word, nearest_date(word, days, sentence, told.language))
    joined = _are_joined(find_mentions(trigger, sentence, told, trigger.day), sentence)
    is_apart = not joined or (joined == "pair" and trigger.day is not None and not is_known)
    is_no_news = trigger.day is None and (sentence.number or sentence.cues("planned"))
    if is_quoted(word, sentence) or is_no_news or not is_apart:
        return None
    draft = _draft(trigger, sentence, told, earlier)
    if draft is None or draft.status == "planned" or len(draft.countries) != BOTH or not codes.issuperset(draft.countries):
        return None
    return replace(draft, type="", type_confidence=0.0, direction_known=False)


def _are_joined(mentions: list[Mention], sentence: Sentence) -> str:
    """Say whether two countries stand side by side as "pair", or as "places" where something is in both; "" otherwise."""
    for one, other in itertools.pairwise(mentions):
        if one.code != other.code and (one.name is other.name or is_joined(one, other, sentence)):
            return "places" if one.is_place else "pair"
    return ""


def _as_written(draft: Draft, text: str, plain: str) -> Draft:
    """Return a draft from a text that was simplified with the words that the text has."""
    return replace(
        draft,
        sentence=text[draft.start : draft.end],
        date_words=as_written(draft.date_words, text, plain),
        resolved_against=as_written(draft.resolved_against, text, plain),
        event_words=as_written(draft.event_words, text, plain),
    )


def _is_said_at_a_meeting(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a demand without a day of its own is only what one side said to the other when they met on that day."""
    is_dated = bool(draft.date_words) and not draft.is_day_of_the_sentence_before
    return draft.type == "demand" and any(
        one.type in ("meeting", "talks", "message", "visit")
        and one.date == draft.date
        and not (is_dated and one.start != draft.start)
        and set(one.countries) == set(draft.countries)
        for one in drafts
    )


def _is_part_of_a_tour(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a meeting is only what one stop of a tour told before is for: "In Ghana he will meet the president"."""
    return draft.type in ("meeting", "talks") and any(
        one.type == "visit" and one.date == draft.date and set(draft.countries) < set(one.countries) for one in drafts
    )


def _with_one_tour(found: list[Draft]) -> list[Draft]:
    """Join the visits of one traveller that have the same days: "will visit Ghana and travel to Benin from 3 to 9 May"."""
    left: list[Draft] = []
    for one in found:
        is_of_days = one.type == "visit" and one.date is not None and one.date.is_interval and one.direction_known
        same = [
            place for place, other in enumerate(left)
            if is_of_days and other.type == "visit" and other.date == one.date and other.countries[0] == one.countries[0]
        ]  # fmt: skip
        if same:
            other = left[same[0]]
            left[same[0]] = replace(other, countries=tuple(dict.fromkeys((*other.countries, *one.countries))), people=())
        else:
            left.append(one)
    return left


# Who agrees, and signs nothing.
_AGREED_IN_WORDS = re.compile(
    r"mutabık kal|uzlaş|anlaştık|συμφων[ηο]|συμφώνησ|megállapod|megegyez|^sepakat|bersepakat|^nhất trí|đồng ý|^เห็นพ้อง|^ตกลงที่จะ",
    re.IGNORECASE,
)


def _is_what_they_agreed_in_words(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether an agreement is only what two said at a meeting that is drafted, of the same day, and nothing that was signed."""
    return draft.type == "agreement" and bool(_AGREED_IN_WORDS.search(draft.event_words)) and any(
        one.type in ("meeting", "talks", "visit", "message") and set(one.countries) == set(draft.countries)
        and (one.date == draft.date or not draft.date_words)
        for one in drafts
    )  # fmt: skip


def _is_what_they_talked_of(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether talks without a day only tell what two discussed who had agreed on something in the sentence before."""
    return (
        draft.type == "talks"
        and not draft.date_words
        and any(
            one.type in ("agreement", "treaty") and set(one.countries) == set(draft.countries) and one.start < draft.start
            for one in drafts[-1:]
        )
    )


_TOLD_ALREADY = (_is_what_they_agreed_in_words, _is_said_at_a_meeting, _is_part_of_a_tour, _is_what_they_talked_of)
_CLAIMED = ("attack", "war", "seizure", "detention", "cyberattack", "mobilization", "test")


def _without_claims(found: list[Draft]) -> list[Draft]:
    """Leave out an accusation beside the deed itself, and a meeting that an ambassador is summoned to.

    Of the same states, "accused it of shelling" and "summoned the ambassador for talks" are one event each, and so is what a
    joint statement says to somebody, or what two agree to do: "condemned it in a joint statement", "agreed to meet".
    """
    claimed = [set(one.countries) for one in found if one.type in _CLAIMED]
    summoned = [set(one.countries) for one in found if one.type == "condemnation" and not CONDEMNS.search(one.event_words)]
    says = any(one.type in _SAID_IN_A_STATEMENT for one in found)
    meets = [set(one.countries) for one in found if one.type in ("meeting", "talks", "visit") and one.status == "planned"]
    return [
        one for one in found
        if not (one.type == "accusation" and set(one.countries) in claimed)
        and not (one.type in ("meeting", "talks") and set(one.countries) in summoned)
        and not (says and one.type == "agreement" and _STATEMENT.search(one.event_words))
        and not (one.type == "agreement" and set(one.countries) in meets and " " not in one.event_words)
        and not _is_what_they_agreed_in_words(one, found)
    ]  # fmt: skip


_SAID_IN_A_STATEMENT = ("condemnation", "accusation", "demand", "support", "threat", "rejection")
_STATEMENT = re.compile(
    r"nyilatkozat|bildiri|açıklama|statement|déclaration|communiqué|declaraci|declaraç|dichiarazion|erklärung|pernyataan|"
    r"tuyên bố|แถลงการณ์|ανακοίνωσ|ανακοινωθ|δήλωσ|διακήρυξ",
    re.IGNORECASE,
)


def _unread(sentence: Sentence, told: Told) -> Iterator[Unread]:
    codes = dict.fromkeys(code for name in sentence.names for code in name.meaning[0].codes)
    if len(codes) < BOTH or is_a_header(sentence):
        return
    days = [day for day in sentence.dates if not day.is_background]
    day = days[0] if days else DateInText(sentence.start, sentence.start, "", None)
    yield Unread(
        sentence.text, sentence.start, sentence.end, _why_unread(sentence, told),
        tuple(codes), day.when, day.words, day.resolved_against,
    )  # fmt: skip


def _why_unread(sentence: Sentence, told: Told) -> str:
    if not any(word.meaning.is_event for word in sentence.words):
        return "no word for an event was recognised"
    if not list(find_triggers(sentence, told)):
        if any(is_unreal(word, sentence, told.language, ("negated",)) for word in sentence.words if word.meaning.is_event):
            return "it says that it did not happen"
        return "it is told as possible, as said by somebody, or as background"
    if not sentence.dates:
        return "it names no date" if told.published else "it names no date, and the article's date is not known"
    return "its date, its sides or what happened could not be told"


def _is_a_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip("\"'»”’)」 ").endswith(("?", "？", "؟"))


def _drafts_of(sentence: Sentence, told: Told, earlier: list[Draft]) -> Iterator[Draft]:
    """Yield the drafts of one sentence, and the earlier event that "the first in 24 years" points to."""
    if is_a_header(sentence) or _is_a_question(sentence):
        return
    for trigger in _chosen(list(find_triggers(sentence, told)), sentence, told, earlier):
        draft = _draft(trigger, sentence, told, earlier)
        if draft:
            yield draft
            if trigger.day and draft.date == trigger.day.when:
                yield from (replace(draft, date=when) for when in trigger.day.also)
            yield from event_before(draft, trigger, sentence, told)


def _chosen(triggers: list[Trigger], sentence: Sentence, told: Told, earlier: list[Draft]) -> list[Trigger]:
    """Return of each date's words the one that says most, and others only where they tell another event."""
    chosen: list[Trigger] = []
    untold = [one for one in triggers if len(triggers) > 1 and _draft(one, sentence, told, earlier) is None]
    triggers = [one for one in triggers if one not in untold or not _is_told_by_another(one, triggers, untold)]
    for trigger in sorted(triggers, key=lambda one: (-one.strength, RANK.get(one.type, 0), one.word.start)):
        same_day = [
            one
            for one in chosen
            if _same_day(one.day, trigger.day) and not _are_clauses_apart(one, trigger, sentence, told.language)
        ]
        same_family = [one for one in same_day if family(one.type) == family(trigger.type)]
        if not same_day or _has_other_sides(trigger, same_family, sentence, told, earlier):
            chosen.append(trigger)
        elif same_family:
            best = same_family[0]
            if RANK.get(trigger.type, 0) < RANK.get(best.type, 0) and _are_one(best, trigger, sentence, told):
                chosen[chosen.index(best)] = Trigger(_sharpened(best.word, trigger.word), best.day)
        elif trigger.word.meaning.kind == "verb" or _stands_apart(trigger, same_day, sentence, told):
            chosen.append(trigger)
    chosen = [one for one in chosen if not _is_reason_of(one, chosen) and not _is_what_is_threatened(one, chosen, sentence)]
    return sorted(chosen, key=lambda one: one.word.start)


def _is_told_by_another(one: Trigger, triggers: list[Trigger], untold: list[Trigger]) -> bool:
    """Whether a verb without sides would hide another of its family and day that has them: "来日した大統領と会談した"."""
    return one.word.meaning.kind == "verb" and any(
        other not in untold
        and other.word.meaning.kind == "verb"
        and family(other.type) == family(one.type)
        and _same_day(one.day, other.day)
        for other in triggers
    )


def _has_other_sides(trigger: Trigger, others: list[Trigger], sentence: Sentence, told: Told, earlier: list[Draft]) -> bool:
    """Whether a verb has the subject of those of the same day and family, but another object: "visits A and flies to B"."""
    if family(trigger.type) not in (*_TOLD_OF_SEVERAL, family("expulsion")) or any(
        one.word.meaning.kind != "verb" for one in (trigger, *others)
    ):
        return False
    sides = [find_sides(one, sentence, told, one.day, earlier) for one in (trigger, *others)]
    if told.language in ("ja", "ko") and {one.type for one in (trigger, *others)} == {"visit", "meeting"}:
        named = [set(one[0]) for one in sides if one and len(one[0]) == BOTH]
        return len(named) == len(sides) == BOTH and len(named[0] & named[1]) == 1
    pairs = [one[0] for one in sides if one and one[1] and len(one[0]) == BOTH]
    if others and trigger.type in _PUNISHES and len(pairs) == len(sides):
        return all(pairs[0] == pair[::-1] for pair in pairs[1:])
    if not others or any(one is None or not one[1] or one[2] < _NAMED_THERE or len(one[0]) != BOTH for one in sides):
        return False
    known = [one[0] for one in sides if one]
    return len({codes[0] for codes in known}) == 1 and known[0][1] not in {codes[1] for codes in known[1:]}


_TOLD_OF_SEVERAL = {family("visit"), family("accusation")}
_NAMED_THERE = 0.85
_PUNISHES = ("sanctions", "expulsion", "rupture")


def _is_reason_of(one: Trigger, chosen: list[Trigger]) -> bool:
    """Whether an accusation only says why, on the same day, its subject imposed sanctions or expelled diplomats."""
    return one.type == "accusation" and any(
        other.type in _PUNISHES and other.word.meaning.kind == "verb" and _same_day(other.day, one.day) for other in chosen
    )


def _is_what_is_threatened(one: Trigger, chosen: list[Trigger], sentence: Sentence) -> bool:
    """Whether a deed stands behind the colon of a threat, and so only tells what it is: "kündigte Gegenmaßnahmen an: …"."""
    return any(
        other.type == "threat" and other.word.end < one.word.start
        and re.match(r"[^.;]{0,40}:\s", sentence.text[other.word.end - sentence.start : one.word.start - sentence.start])
        for other in chosen
    )  # fmt: skip


def _are_clauses_apart(one: Trigger, other: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether only one of two verbs stands in a clause with "who", which tells what somebody else did."""
    if {one.word.meaning.kind, other.word.meaning.kind} != {"verb"}:
        return False
    parts = [sentence.segment_of(each.word.start) for each in (one, other)]
    inside = [is_relative(sentence, sentence.segments[part][0], language) for part in parts]
    return parts[0] != parts[1] and inside[0] != inside[1] and family(one.type) == family(other.type) == family("visit")


def _same_day(one: DateInText | None, other: DateInText | None) -> bool:
    return (one.when if one else None) == (other.when if other else None)


def _are_one(verb: Trigger, noun: Trigger, sentence: Sentence, told: Told) -> bool:
    """Whether a noun tells what a verb did: "signed a treaty", "agreement … to send arms"."""
    if comes_after(noun.word, sentence, told.language):
        return False
    near = abs(verb.word.start - noun.word.start) < 120
    return near and noun.word.meaning.kind != "weak" and (verb.type != "meeting" or noun.type == "visit")


def _sharpened(verb: Found[Word], noun: Found[Word]) -> Found[Word]:
    return replace(verb, meaning=Word(noun.meaning.meaning, verb.meaning.kind if verb.meaning.kind != "host" else "noun"))


def _stands_apart(noun: Trigger, others: list[Trigger], sentence: Sentence, told: Told) -> bool:
    """Whether a noun of another family is told for itself: "a treaty, signed during the visit to Pyongyang"."""
    if is_the_occasion(noun.word, sentence, told.language) and all(family(one.type) != family("visit") for one in others):
        return True
    if noun.word.meaning.kind != "noun":
        return False
    if noun.type == "release" and all(one.type == "detention" for one in others):
        return True
    if noun.type == "visit" and all(one.type in ("agreement", "treaty") for one in others) and _is_during(noun, sentence, told):
        return True
    if noun.type not in ("visit", "treaty", "arms", "ceasefire"):
        return False
    if comes_after(noun.word, sentence, told.language):
        return False
    here = sentence.segment_of(noun.word.start)
    codes = {code for name in sentence.names if sentence.segment_of(name.start) == here for code in name.meaning[0].codes}
    return len(codes) > 1 and all(one.word.meaning.kind in ("verb", "noun") for one in others)


def _is_during(visit: Trigger, sentence: Sentence, told: Told) -> bool:
    """Whether something is done "during a visit to Peru", of which the host stands right behind."""
    words = "|".join(map(re.escape, side_words(told.language, "occasion_before")))
    before = sentence.text[: visit.word.start - sentence.start]
    is_during = bool(words) and bool(re.search(rf"(?<!\w)(?:{words})\s?(?:[^\W\d_]{{1,5}}[\s’'])?(?:\w+\s)?$", before))
    return is_during and any(0 <= name.start - visit.word.end < _RIGHT_BEHIND_A_VISIT for name in sentence.names)


_RIGHT_BEHIND_A_VISIT = 15


def _draft(trigger: Trigger, sentence: Sentence, told: Told, earlier: list[Draft]) -> Draft | None:
    """Return the draft of one word and its date, or None where too little is said."""
    planned = _is_planned(trigger, sentence, told) and not (trigger.day is None and trigger.type in NEWS_WHEN_ANNOUNCED)
    day = date_of(trigger, sentence, told, planned, earlier)
    is_by_the_way = _is_told_by_the_way(trigger, sentence, told.language, earlier)
    if is_by_the_way or (planned and _is_only_within_another(trigger, sentence)):
        return None
    took_part = find_sides(trigger, sentence, told, day, earlier)
    if took_part is None or day is None:
        return None
    codes, known, confidence, place = took_part
    if trigger.word.meaning.kind == "host" and not _names_a_guest(trigger, sentence, told.language):
        return None
    if trigger.word.meaning.kind == "host" and _receives_an_ambassador(trigger, sentence, told.language):
        trigger = Trigger(replace(trigger.word, meaning=Word("meeting", "verb")), trigger.day)
    if trigger.type == "visit" and (other := _meeting_elsewhere(trigger, sentence, told, day, codes)):
        trigger = Trigger(other, trigger.day)
        codes = tuple(code for code in codes if code in _people_named(trigger, sentence, told, day))
    is_news = is_lead(sentence) or (trigger.word.meaning.kind == "verb" and sentence.number < _LEAD_OF_VERBS)
    goes_on = bool(day.words) and (trigger.word.meaning.kind != "noun" or says_both(sentence))
    if trigger.day is None and (trigger.word.meaning.kind == "weak" or not (is_news or goes_on)):
        return None
    if _is_a_detail(trigger, sentence, codes, day, confidence, earlier):
        return None
    is_over = bool(
        day.when and told.published and day.when.latest and day.when.latest <= (told.published.latest or day.when.latest)
    )
    status = "planned" if (planned and not is_over) or is_future(day.when, told.published) else "reported"
    denied_by = find_deniers(sentence, codes, told) if trigger.type in _DENIABLE else ()
    if denied_by and not day.words and any(not one.is_background for one in sentence.dates):
        return None  # "in 2017 they broke with it over accusations that it denied"
    if denied_by and _dates_the_denial(trigger, day, sentence):
        return _denial(trigger, sentence, day, codes, denied_by)
    if sentence.cues("cancelled") or _was_not_held(trigger, sentence):
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


# What the sides of a meeting do next, on its day.
_ENDS_OF_A_MEETING = (family("visit"), family("agreement"))


# "The treaty was signed during the visit to Nairobi": that there was one is only told there.
_SAYS_WHERE = ("visit",)


def _is_a_detail(
    trigger: Trigger, sentence: Sentence, codes: tuple[str, ...], day: DateInText, confidence: float, earlier: list[Draft]
) -> bool:
    """Whether what has no date of its own only says more of what a sentence before told of the same states.

    A noun does ("the note of protest asks …"), and a verb whose sides and day both come from that sentence.
    """
    told = any(one.start < sentence.start and set(codes) <= set(one.countries) for one in earlier)
    if trigger.day or not told or trigger.type in _SAYS_WHERE:
        return False
    is_inherited = bool(day.words) and confidence < _NAMED_THERE and family(trigger.type) not in _ENDS_OF_A_MEETING
    return trigger.word.meaning.kind in ("noun", "weak") or is_inherited


def _is_only_within_another(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether something to come has no day but that of what it is expected during: "a visit during which they will sign"."""
    here = sentence.segment_of(trigger.word.start)
    dated = any(sentence.segment_of(day.start) == here for day in sentence.dates)
    return not dated and any(sentence.segment_of(cue.start) == here for cue in sentence.cues("during_it"))


_THIS = re.compile(r"(?<!\w)(?:این|هذه|هذا|تلك|یہ|ان|اس|यह|ये|इन|इस|এই)\s(?:ال)?$")
_TOLD_BY_THE_WAY = ("detention", "attack", "seizure")


def _is_told_by_the_way(trigger: Trigger, sentence: Sentence, language: str, earlier: list[Draft]) -> bool:
    """Whether an undated noun only names the occasion of what an earlier sentence told: "the arrest of the reporter …"."""
    same = [one for one in earlier if one.start < sentence.start and family(one.type) == family(trigger.type)]
    if same and not trigger.day and _THIS.search(sentence.text[: trigger.word.start - sentence.start]):
        return True  # "these sanctions …" of those that were told
    if trigger.day or trigger.word.meaning.kind != "noun":
        return False
    if earlier and trigger.type in HELD and is_attended(sentence, language):
        return True  # "an dem Gespräch nahmen auch Vertreter von A teil"
    if trigger.type not in _TOLD_BY_THE_WAY:
        return False
    before = [one for one in earlier if one.start < sentence.start]
    return bool(before) and all(family(one.type) != family(trigger.type) for one in before)


_RIGHT_BEHIND_NOT = 25


def _was_not_held(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether of a meeting or the like is said, with no other event between, that it did not take place."""
    word, events = trigger.word, [one for one in sentence.words if one.meaning.is_event]
    if trigger.type not in HELD:
        return False
    for cue in sentence.cues("not_held"):
        if cue.end >= word.end and not any(one.meaning.kind == "verb" and word.end <= one.start < cue.start for one in events):
            return True
        if (
            word.end - cue.end >= 0
            and word.start - cue.end < _RIGHT_BEHIND_NOT
            and not any(one.end <= cue.start for one in events)
        ):
            return True
    return False


_DELEGATION = re.compile(r"deleg|делег|代表[团団團]|대표단|وفد|هیئت|heyet|đoàn", re.IGNORECASE)


def _names_a_guest(trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether who is received is somebody: "received the notification" is no visit."""
    start = sentence.start if language in (*VERB_LAST, "ar", "de", "nl") else trigger.word.end
    text = sentence.text[start - sentence.start :]
    people = any(one.start >= start and one.meaning[0].kind == "person" for one in sentence.names)
    return people or bool(_DELEGATION.search(text)) or bool(office_phrases(language).find(fold(text)))


_AMBASSADOR = re.compile(
    r"ambass?ad|embaj|embaix|ambasc|botschaft|посол|посла|büyükelçi|سفير|سفیر|राजदूत|उच्चायुक्त|রাষ্ট্রদূত|হাইকমিশনার|שגריר|대사|大使|"
    r"ہائی کمشنر",
    re.IGNORECASE,
)
_CLOSE_BY = 70


def _receives_an_ambassador(trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether who is received lives in the country: no journey is told of."""
    start, end = trigger.word.start - sentence.start, trigger.word.end - sentence.start
    behind = language not in VERB_LAST
    near = sentence.text[end : end + _CLOSE_BY] if behind else sentence.text[max(0, start - _CLOSE_BY) : start]
    people = [one for one in sentence.names if one.meaning[0].kind == "person" and (one.start >= trigger.word.end) == behind]
    return bool(_AMBASSADOR.search(near)) and len(people) < _TWO_PEOPLE


_TWO_PEOPLE = 2


def _meeting_elsewhere(
    trigger: Trigger, sentence: Sentence, told: Told, day: DateInText, codes: tuple[str, ...]
) -> Found[Word] | None:
    """Return the word for a meeting where "travelled to" names no country of those who met: both are guests there."""
    meetings = [word for word in sentence.words if word.meaning.meaning == "meeting" and word.meaning.kind == "verb"]
    mentions = find_mentions(trigger, sentence, told, day)
    people = _people_named(trigger, sentence, told, day)
    places = {one.code for one in mentions if one.is_place} - people
    those = set(codes) - places
    return meetings[0] if meetings and places and len(those) > 1 and those <= people else None


def _people_named(trigger: Trigger, sentence: Sentence, told: Told, day: DateInText | None) -> set[str]:
    return {one.code for one in find_mentions(trigger, sentence, told, day) if one.name.meaning[0].kind == "person"}


def _people_of(codes: tuple[str, ...], trigger: Trigger, sentence: Sentence, told: Told, day: DateInText) -> tuple[str, ...]:
    """Return for each country the leader in office that the sentence names, in English, or ""."""
    names: dict[str, str] = {}
    for one in find_mentions(trigger, sentence, told, day):
        meant = [name for name in one.name.meaning if name.kind == "person" and one.code in name.codes]
        known = next((name for name in meant if is_in_office(name, day.when, told.published)), None)
        if known and known.in_english:
            names.setdefault(one.code, known.in_english)
    return tuple(names.get(code, "") for code in codes)


def _dates_the_denial(trigger: Trigger, day: DateInText, sentence: Sentence) -> bool:
    """Whether the date, or for want of one that of the article, is that of the denial and not of what is denied."""
    cue = sentence.cues("denied")[0]
    if not day.words:
        return True
    between = sentence.text[cue.end - sentence.start : day.start - sentence.start] if cue.end <= day.start else " the "
    if len(between) <= RIGHT_BEHIND and day.end <= trigger.word.start and not re.search(r"\b(?:the|an?|its)\s$", between):
        return True
    if not trigger.day or not day.when or day.when.precision != "day" or day.resolved_against not in ("", "published"):
        return False
    return abs(day.start - cue.start) < abs(day.start - trigger.word.start)


def _denial(
    trigger: Trigger, sentence: Sentence, day: DateInText, codes: tuple[str, ...], denied_by: tuple[str, ...]
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


_LEAD_OF_VERBS = 12


def _is_planned(trigger: Trigger, sentence: Sentence, told: Told) -> bool:
    """Whether the sentence speaks of what is to come, in the part that holds the word or its date."""
    parts = {sentence.segment_of(trigger.word.start)} | ({sentence.segment_of(trigger.day.start)} if trigger.day else set())
    if told.language == "ja" and _GOES_ON_WITH_ANOTHER_VERB.match(sentence.text, trigger.word.end - sentence.start):
        parts.add(max(parts) + 1)
    cues = [cue for cue in sentence.cues("planned") if sentence.segment_of(cue.start) in parts]
    cues = [cue for cue in cues if not _IN_ORDER_TO.match(sentence.text, cue.end - sentence.start)]
    if trigger.type in _NEWS_WHEN_DECIDED:
        cues = [cue for cue in cues if not _IS_DECIDED.match(sentence.text, cue.end - sentence.start)]
    return any(_governs(cue, trigger, told.language) for cue in cues)


# Behind a verb that says what for somebody came: "会議に出席するため来日した".
_IN_ORDER_TO = re.compile("ため")
# Behind "plan": "供与する方針を決めた" is news of the day on which it is decided.
_IS_DECIDED = re.compile(r"を(?:決|固|表明|明らか|示|発表)|[을를]\s(?:정했|확정|결정|발표|밝)")
_NEWS_WHEN_DECIDED = ("aid", "arms", "troops", "sanctions", "cooperation", "support", "trade", "concession", "recognition")
# "10月に来日し、外相と会談する方向で調整": whether it is yet to come is told by the last verb.
_GOES_ON_WITH_ANOTHER_VERB = re.compile(r"し?、")
_VERB_AFTER = (*VERB_LAST, "zh", "ar")


def _governs(cue: Found[Word], trigger: Trigger, language: str) -> bool:
    """Whether a word such as "will" is said of an event: one behind its verb is not, unless it belongs to the date."""
    if language == "fa" and trigger.word.meaning.kind == "verb":
        is_beside = max(cue.start - trigger.word.end, trigger.word.start - cue.end) < BESIDE_A_DATE
        return is_beside or (cue.end <= trigger.word.start and bool(SUBJUNCTIVE.search(trigger.word.words)))
    may_stand_behind = trigger.word.meaning.kind not in ("verb", "host") and cue.meaning.kind != "future"
    if may_stand_behind or language in _VERB_AFTER or cue.start <= trigger.word.end:
        return True
    day = trigger.day
    return bool(day and cue.start < day.end + BESIDE_A_DATE and day.start - BESIDE_A_DATE < cue.end)


def _before_the_last(sentence: Sentence, told: Told, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield what "it was the first visit in 24 years" points to, where the sentence before told of the visit."""
    is_first = sentence.cues("first_in") or sentence.cues("first_since")
    visited = [one for one in drafts if sentence.number - number_of(one, told) in (1, 2)]
    if not visited or not is_first:
        return
    last = visited[-1]
    for word in sentence.words:
        if word.meaning.meaning == last.type:
            before = list(event_before(last, Trigger(word), sentence, told))
            yield from (replace(each, sentence=sentence.text, start=sentence.start, end=sentence.end) for each in before[:1])
            return


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


def _denies_by_itself(sentence: Sentence, told: Told, drafts: list[Draft]) -> bool:
    """Add a denial that tells no more than whose claim is denied, of two countries or of the one blamed before; say whether."""
    cues = [cue for cue in sentence.cues("denied") if not is_quoted(cue, sentence)]
    codes = {code for name in sentence.names for code in name.meaning[0].codes}
    if not cues or len(codes) not in (1, BOTH) or is_a_header(sentence) or sentence.text.endswith("?"):
        return False
    word = replace(cues[0], meaning=Word("denial", "verb"))
    if is_unreal(word, sentence, told.language) or (sentence.cues("habit") and not sentence.dates):
        return False
    days = own_days([day for day in sentence.dates if not day.is_background])
    draft = _draft(Trigger(word, nearest_date(word, days, sentence, told.language)), sentence, told, drafts)
    if draft:
        add_draft(draft, drafts, told.language)
    return bool(draft)


def _deny_the_last(sentence: Sentence, told: Told, drafts: list[Draft]) -> bool:
    """Mark the last draft as disputed where the next sentence says only that somebody denies it; say whether it did."""
    if not drafts or not sentence.cues("denied") or drafts[-1].start == sentence.start or drafts[-1].denied_by:
        return False
    last = drafts[-1]
    if last.type not in _DENIABLE or sentence.number - number_of(last, told) > 1:
        return False
    denied_by = find_deniers(sentence, last.countries, told)
    if denied_by:
        drafts[-1] = replace(last, status="disputed", denied_by=denied_by)
    return bool(denied_by)
