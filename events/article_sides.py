"""Who took part in what a sentence tells, who acted on whom, where, and who denies it.

The names come from the tables beside this file; this module only weighs where in the sentence they stand.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from events.article_attributes import span_of_attribute
from events.article_dates import DateInText
from events.article_deeds import end_of_the_occasion, sides_of_a_named_deed, sides_of_blame
from events.article_drafts import Draft
from events.article_mentions import BLAMES, Mention, find_mentions, is_in_office, is_only_for_another, stands_after
from events.article_phrases import Found, fold
from events.article_reasons import is_of_a_reason, is_told_as_a_reason, without_reasons
from events.article_sentences import VERB_LAST, Sentence, Told, Trigger, family, number_of, quotes_of
from events.article_topics import Topic, topic_of
from events.article_words import Name, Word, capital_of, home_phrases, office_phrases, side_words
from events.countries import country
from events.date_words import UNSPACED
from events.event_types import EVENT_TYPES

Sides = tuple[tuple[str, ...], bool, float, str]


def find_sides(trigger: Trigger, sentence: Sentence, told: Told, day: DateInText | None, earlier: list[Draft]) -> Sides | None:
    """Return codes (who acts first), whether the direction is known, how sure that is, and the place; None below two."""
    mentions = find_mentions(trigger, sentence, told, day)
    is_blame = trigger.type in (*BLAMES, "mobilization") and trigger.word.meaning.kind == "verb"
    if is_blame and _are_topics_left_out(mentions, sentence, told.language):
        mentions = [  # "protested over the deeds of Iran"
            replace(one, is_topic=one.is_topic and is_only_for_another(one.name, sentence, told.language)) for one in mentions
        ]
    place = _place(mentions)
    if blame := sides_of_blame(trigger, mentions, sentence, told.language):
        return _blamed(*blame, mentions, trigger, sentence, place, earlier)
    if named := sides_of_a_named_deed(trigger, mentions, sentence, told.language):
        return named, True, 1.0, place
    if led := _led_by(trigger, mentions, sentence):
        return led, True, 1.0, place
    mentions = _without_the_teller(mentions, trigger, sentence, told.language)
    if trigger.type == "test" and told.language in ("zh", "ja", "ko"):
        mentions = _without_who_saw(mentions, trigger, sentence, told.language)
        sentence = sentence if not sentence.cues("reported") else replace(sentence, homes=())
    mentions = _without_who_invites(mentions, trigger, sentence) if told.language == "zh" else mentions
    near = _between_two(trigger, mentions, sentence, told.language) or _partners(trigger, mentions)
    near = near or _near(trigger, mentions, sentence, told.language)
    if trigger.type == "visit":
        own = is_relative(sentence, sentence.segments[sentence.segment_of(trigger.word.start)][0], told.language)
        near = near if own else _with_guest(_from_host_to_host(near, mentions, trigger, sentence), mentions, trigger)
        near = _guest_and_hosts(near, trigger, sentence)
    else:
        near = _speakers(near, trigger, sentence, told.language)
    if trigger.type == "meeting" and _MET.match(trigger.word.words) and told.language == "en":
        near = [one for one in near if not one.is_place] or near
    if says_both(sentence) and all(one.is_place or country(one.code).kind == "body" for one in near):
        near = []
    if _is_attended(trigger, told.language) and len({one.code for one in near}) == _A_PAIR:
        near = [one for one in near if not one.is_place]  # "took part in a summit in Peru"
    if _are_guests_without_a_host(near, trigger, sentence, told.language):
        return None
    near = _with_other_envoys(near, mentions, trigger, sentence)
    near = _with_he(near, trigger, sentence, told, earlier)
    codes = tuple(dict.fromkeys(one.code for one in near))
    if told.language in _ROMANCE and (subject := _subject_before_a_comma(near, mentions, trigger, sentence)):
        near = [subject, *near]
        codes = tuple(dict.fromkeys(one.code for one in near))
    topic = topic_of(trigger.word, sentence, told.language)
    if told.language in ("ja", "ko") and (others := _without_who_tells(mentions, trigger, sentence)):
        near, topic = others, None
        codes = tuple(dict.fromkeys(one.code for one in near))
    if topic and codes and topic.code not in codes and _speaks(topic, trigger, sentence):
        codes = (topic.code, *(code for code in codes if country(code).kind != "body" or len(codes) == 1))
    if earlier and _is_talk_between_both(trigger, sentence, earlier[-1], told):
        return earlier[-1].countries, earlier[-1].direction_known, 0.8, place
    if trigger.type in _SAID_OR_DONE and (pair := _both_of_before(sentence, told, codes, earlier)):
        return (*pair, *(code for code in codes if country(code).kind != "body")), True, 0.8, place
    if trigger.type == "veto" and (caster := next((code for code in codes if code in _PERMANENT), "")):
        return (caster, "UNO"), True, 1.0, place
    if pair := _home_and_one(trigger, sentence, mentions, told.language):
        return pair, trigger.word.meaning.kind == "verb", 0.85, place
    if len(codes) < 2:
        if earlier and all(one.is_place for one in near) and len(earlier[-1].countries) > _A_PAIR:
            codes = tuple(code for code in codes if code not in earlier[-1].countries)
        before = next(_told_before(trigger, sentence, told, codes, earlier), None)
        return (*before, place) if before else None
    if not EVENT_TYPES[trigger.type].is_directed:
        return codes, False, 1.0, place
    if trigger.type in _NEEDS_AN_OBJECT and _are_all_subjects(near, trigger, sentence, told.language):
        target = _hit_before(codes, earlier)
        return ((*codes, target), True, 0.8, place) if target else None
    if trigger.type in _NEEDS_AN_OBJECT and _are_all_objects(near, trigger, sentence, told.language):
        home = _home(trigger, sentence) or _only_one_before(sentence, told)
        return ((home, *codes), True, 0.7, place) if home and home not in codes else None
    if told.language in VERB_LAST and trigger.type in (*_NEEDS_AN_OBJECT, "aid", "arms") and all(one.is_target for one in near):
        home = _home(trigger, sentence)
        if home and home not in codes:
            return (home, *codes), True, 0.8, place
    is_told = topic is not None and topic.code in codes
    actor, known = (topic.code, True) if topic and is_told else _actor(trigger, near, sentence, told.language)
    ordered = (actor, *(code for code in codes if code != actor))
    return _capped(ordered, near, trigger, sentence, told.language), known, 1 if known else 0.9, place


_ROMANCE = ("fr", "es", "it", "pt", "ro")


def _subject_before_a_comma(
    near: list[Mention], mentions: list[Mention], trigger: Trigger, sentence: Sentence
) -> Mention | None:
    """Return who acts on all of a list behind the verb: "The president of Peru, X Y, announced tariffs on A and B"."""
    if trigger.word.meaning.kind != "verb" or not EVENT_TYPES[trigger.type].is_directed or trigger.type == "visit":
        return None
    codes = {one.code for one in near}
    if len(codes) < _A_PAIR or any(one.name.start < trigger.word.start or one.is_actor for one in near):
        return None
    here = sentence.segment_of(trigger.word.start)
    before = [
        one for one in mentions
        if one.name.end <= trigger.word.start and not one.is_topic and not one.is_place and one.code not in codes
        and here - sentence.segment_of(one.name.start) in (1, 2)
    ]  # fmt: skip
    is_list = all(one.code == other.code or is_joined(one, other, sentence) for one, other in itertools.pairwise(near))
    return replace(before[-1], is_target=False) if before and is_list else None


def _are_guests_without_a_host(near: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether a visit names only a list of travellers, and a town that no table has: "ministers of A and B flew to X"."""
    if trigger.type != "visit" or trigger.word.meaning.kind != "verb" or language in (*VERB_LAST, "zh", "ar"):
        return False
    if len({one.code for one in near}) < _A_PAIR or any(one.is_target or one.is_place or one.is_actor for one in near):
        return False
    is_list = all(is_joined(one, other, sentence) for one, other in itertools.pairwise(near))
    between = sentence.text[trigger.word.end - sentence.start : near[0].name.start - sentence.start]
    is_behind = language in _SUBJECT_BEHIND and bool(office_phrases(language).find(fold(between)))
    return is_list and (all(one.name.end <= trigger.word.start for one in near) or is_behind)


# Languages that may put the subject behind the verb: "сегодня прибыли главы Кении и Ганы".
_SUBJECT_BEHIND = ("ru", "uk", "pl", "cs", "bg", "sr", "hr")


_LED_BY = re.compile(
    r"(?:raids?|frappes?|attaques?|bombardements?|ataques?|bombardeos?|bombardeios?|attacchi|attacco|raid|bombardament[oi]|incursion\w*)\s"
    r"(?:[^\W\d_]+\s)?(?:menée?s?|lancée?s?|conduits?|attribuée?s?|lanzad[oa]s?|llevad[oa]s? a cabo|efectuad[oa]s?|"
    r"realizad[oa]s?|"
    r"lançad[oa]s?|condott[oiae]|lanciat[oiae]|sferrat[oiae])\s(?:par|por|pel[oa]s?|da|dall['’]|dalla|dal|à)\s?(?:l['’]|la\s|le\s)?$",
    re.IGNORECASE,
)


def _led_by(trigger: Trigger, mentions: list[Mention], sentence: Sentence) -> tuple[str, str] | None:
    """Return both sides of "killed in raids led by Kenya in Uganda", whoever else is named as killed."""
    if trigger.type != "attack":
        return None
    for one, other in itertools.pairwise(mentions):
        is_next = one.code != other.code and len(_gap(one, other, sentence)) < _WIDEST_AND and other.is_target
        if is_next and _LED_BY.search(sentence.text[: one.name.start - sentence.start]):
            return one.code, other.code
    return None


_BETWEEN = {
    "ru": "между", "uk": "між", "pl": "między|pomiędzy", "bg": "между", "sr": "između|између", "hr": "između", "en": "between",
    "fr": "entre", "es": "entre", "pt": "entre", "de": "zwischen", "nl": "tussen", "cs": "mezi", "sv": "mellan", "da": "mellem",
}  # fmt: skip
_DONE_BY_TWO = (
    "meeting",
    "talks",
    "message",
    "agreement",
    "treaty",
    "recognition",
    "release",
    "ceasefire",
    "exercise",
    "attack",
)


def _between_two(trigger: Trigger, mentions: list[Mention], sentence: Sentence, language: str) -> list[Mention]:
    """Return the two behind "between", where who else is named only mediates or tells of it: "a truce between A and B"."""
    if trigger.type not in _DONE_BY_TWO or language not in _BETWEEN:
        return []
    here = sentence.segment_of(trigger.word.start)
    for one, other in itertools.pairwise(mentions):
        if one.code == other.code or abs(one.name.start - trigger.word.start) > _WIDEST_BETWEEN:
            continue
        if one.name.start < trigger.word.start and sentence.segment_of(one.name.start) != here:
            continue
        before = sentence.text[: one.name.start - sentence.start]
        is_behind = re.search(rf"(?<!\w)(?:{_BETWEEN[language]})\s(?:\w+\s){{0,3}}$", before, re.IGNORECASE)
        if is_behind and re.fullmatch(r"\s\w{1,3}\s(?:\w+\s)?", _gap(one, other, sentence)):
            return [replace(each, is_target=False, is_place=False, is_topic=False) for each in (one, other)]
    return []


_WIDEST_BETWEEN = 90


def _gap(one: Mention, other: Mention, sentence: Sentence) -> str:
    return sentence.text[one.name.end - sentence.start : other.name.start - sentence.start]


# Who invites stands first in Chinese: "应肯尼亚外长邀请，…".
_INVITES = re.compile(r"应[^。；]{2,90}?邀请")


def _without_who_invites(mentions: list[Mention], trigger: Trigger, sentence: Sentence) -> list[Mention]:
    """Leave out of a visit the hosts where they are named as those who invited, if they are named again: "应…邀请，访问…"."""
    invited = _INVITES.search(sentence.text)
    if trigger.type != "visit" or not invited:
        return mentions
    span = range(sentence.start + invited.start(), sentence.start + invited.end())
    rest = [one for one in mentions if one.name.start not in span]
    return rest if len({one.code for one in rest}) > 1 else mentions


# The word for "that" behind "announced", in languages whose verb of saying stands before what is said.
_THAT = {
    "ar": re.compile(r"\s(?:ب?أنّ?|إنّ?)(?:ه|ها|هم)?\s"), "fa": re.compile(r"\sکه\s"), "ur": re.compile(r"\sکہ\s"),
    "el": re.compile(r"\s(?:ότι|πως)\s"), "hu": re.compile(r"\shogy\s"),
    "id": re.compile(r"(?:(?<=mengatakan)|(?<=mengumumkan)|(?<=menyatakan)|(?<=melaporkan))\s(?:bahwa\s)?"),
    "vi": re.compile(r"(?:(?<=thông báo)|(?<=cho biết)|(?<=tuyên bố)|(?<=xác nhận))\s(?:rằng\s)?"),
    "hi": re.compile(r"\sकि\s"), "bn": re.compile(r"\sযে\s"), "he": re.compile(r"\sכי\s"),
}  # fmt: skip


def _without_who_saw(mentions: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out of a test whose army only tells of it: "韓国軍は、北朝鮮が発射したと発表した", "韩国联合参谋本部称，…"."""
    if language == "zh":
        cues = [cue for cue in sentence.cues("reported") if cue.end <= trigger.word.start]
        rest = [one for one in mentions if cues and one.name.start >= cues[-1].end]
        return rest or mentions
    start, end = sentence.segments[sentence.segment_of(trigger.word.start)]
    if sentence.text[start - sentence.start : end - sentence.start].rstrip(", ").endswith(("가운데", "와중에")):
        return [one for one in mentions if start <= one.name.start < end]
    topic = topic_of(replace(trigger.word, meaning=Word("test", "verb")), sentence, language)
    told = topic and any(cue.start >= trigger.word.end for cue in sentence.cues("reported"))
    rest = [one for one in mentions if topic and one.name.start >= topic.end]
    return rest if told and rest else mentions


_MEDIATED = re.compile(
    r"(?:وساطة|توسطت?|[يت]توسط)[^.،]{0,40}\sبين\s|میانجی‌?گری[^.،]{0,40}\sبین\s|(?:תיווך|תיווכה|מתווכת)[^.,]{0,40}\sבין\s"
)


def _without_the_teller(mentions: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who announces what two others did together, or mediated: "أعلنت قطر أن باكستان وأفغانستان اتفقتا"."""
    among = language in _THAT and trigger.type in (*_AMONG_STATES, "release")
    mediated = _MEDIATED.search(sentence.text) if among else None
    that = mediated or (_THAT[language].search(sentence.text) if among else None)
    if not that or sentence.start + that.end() > trigger.word.start:
        return mentions
    behind = [one for one in mentions if one.name.start >= sentence.start + that.end()]
    told = mediated or any(cue.end <= sentence.start + that.start() + 1 for cue in sentence.cues("reported"))
    return behind if told and len({one.code for one in behind if not one.is_topic and not one.is_place}) > 1 else mentions


def _are_topics_left_out(mentions: list[Mention], sentence: Sentence, language: str) -> bool:
    """Whether fewer than two countries are named apart from those that are only spoken of."""
    homes = {home.meaning for home in sentence.homes} if language in ("ja", "ko", "zh") else set()
    return len({one.code for one in mentions if not one.is_topic} | homes) < _A_PAIR


def _both_of_before(sentence: Sentence, told: Told, codes: tuple[str, ...], earlier: list[Draft]) -> tuple[str, ...]:
    """Return those of the last event where "both ministers", or "the three", do something to another state."""
    last = earlier[-1] if earlier else None
    if not last or not (sentence.cues("both") or _begins_with_the_three(sentence)):
        return ()
    if len(last.countries) != _how_many(sentence) or set(codes) & set(last.countries):
        return ()
    is_near = sentence.number - number_of(last, told) <= _A_PAIR
    return last.countries if is_near and any(country(code).kind != "body" for code in codes) else ()


def _is_talk_between_both(trigger: Trigger, sentence: Sentence, last: Draft, told: Told) -> bool:
    """Whether "both" go on to talk, of whomever: "両首脳は北朝鮮について意見交換した"."""
    is_talk = trigger.type in ("talks", "meeting", "message") and last.type in ("talks", "meeting", "message", "visit")
    first = sentence.cues("both")[0] if sentence.cues("both") else None
    is_near = sentence.number - number_of(last, told) <= _A_PAIR and len(last.countries) == _how_many(sentence)
    return bool(is_talk and is_near and first and all(name.start > first.start for name in sentence.names))


_SAID_OR_DONE = (
    "condemnation", "accusation", "threat", "demand", "protest", "sanctions", "expulsion", "rejection", "support", "aid"
)  # fmt: skip


def _without_who_tells(mentions: list[Mention], trigger: Trigger, sentence: Sentence) -> list[Mention]:
    """Return who took part where whom the sentence is about only tells it: "AはBとCが停戦に合意したと発表した"."""
    if EVENT_TYPES[trigger.type].is_directed or not any(cue.start >= trigger.word.end for cue in sentence.cues("reported")):
        return []
    rows = _rows_of_names([one for one in mentions if one.name.end <= trigger.word.start], sentence)
    return next(
        (
            row
            for row in reversed(list(rows))
            if len({one.code for one in row}) > 1 and re.match("[が이가]", sentence.text[row[-1].name.end - sentence.start :])
        ),
        [],
    )


def _speaks(topic: Topic, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether whom a sentence is about is who acts, though others stand nearer to the verb."""
    together = _TOGETHER.search(sentence.text, topic.end - sentence.start, trigger.word.start - sentence.start)
    is_told = any(cue.start >= trigger.word.end for cue in sentence.cues("reported"))
    does_it = trigger.type in _DONE_BY_A_TOPIC and not topic.is_a_subject and not is_told
    return (
        trigger.type in _SAID_OR_DONE or does_it or bool(together) or any(topic.code == one.meaning for one in sentence.homes)
    )


_DONE_BY_A_TOPIC = ("attack", "war", "seizure", "detention", "release", "arms", "troops", "mobilization", "recognition")
# "Together with", behind those who do something with whom a sentence is about: 米軍とともに, 미국과 함께.
_TOGETHER = re.compile(r"と(?:とも|共|合同|共同|の間|一緒)に?|[와과] (?:함께|공동|합동)")


def _blamed(
    who: list[Mention],
    doers: list[Mention],
    victims: list[Mention],
    mentions: list[Mention],
    trigger: Trigger,
    sentence: Sentence,
    place: str,
    earlier: list[Draft],
) -> Sides | None:
    """Return who blames first and then who did the deed, as told before; else whom it was done to, without a direction."""
    row = _with_neighbours_in_a_list(who[:1], [one for one in mentions if one not in (*doers, *victims)], sentence)
    home = _home(trigger, sentence)
    actors = dict.fromkeys([one.code for one in row] or ([home] if home else []))
    others = dict.fromkeys(one.code for one in (doers or victims) if one.code not in actors)
    if actors and not doers and (doer := _doer_told_before({one.code for one in victims}, actors, earlier)):
        return (*actors, doer), True, 0.8, place
    if not actors or not others:
        return None
    return (*actors, *others), bool(doers), 1.0 if doers else _DOER_UNKNOWN, place


def _doer_told_before(victims: set[str], actors: dict[str, None], earlier: list[Draft]) -> str:
    """Return who did to these victims what an earlier sentence told, where it was not who blames now."""
    for draft in reversed(earlier):
        hit = victims & set(draft.countries[1:])
        if draft.type in _HARMS and draft.direction_known and hit and draft.countries[0] not in actors:
            return draft.countries[0]
    return ""


_HARMS = ("attack", "war", "mobilization", "seizure", "detention", "cyberattack")
_DOER_UNKNOWN = 0.6
_NEEDS_AN_OBJECT = (
    "condemnation",
    "accusation",
    "sanctions",
    "expulsion",
    "demand",
    "threat",
    "attack",
    "support",
    "recognition",
    "rupture",
)


def _are_all_subjects(near: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether all countries stand in one list before the verb, so that none is who it was done to: "A and B condemned it"."""
    if language in ("zh", "ar") or trigger.word.meaning.kind != "verb" or trigger.type in _MUTUAL:
        return False
    if language in VERB_LAST and len({one.code for one in near}) <= _A_PAIR:
        return False
    if any(-_WIDEST_AND < cue.start - trigger.word.end < _WIDEST_AND for cue in sentence.cues("both")):
        return False  # "accused each other"
    if any(one.is_target or one.is_actor or one.name.end > trigger.word.start for one in near):
        return False
    return all(is_joined(one, other, sentence) for one, other in itertools.pairwise(near))


def _are_all_objects(near: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether the subject of a verb has no country, and all countries are its objects, in one list behind it."""
    if language in (*VERB_LAST, "zh", "ar") or trigger.word.meaning.kind != "verb" or trigger.type in _MUTUAL:
        return False
    if any(one.is_actor or one.name.end <= trigger.word.start for one in near):
        return False
    start = sentence.segments[sentence.segment_of(trigger.word.start)][0]
    if any(name.start < trigger.word.start for name in sentence.names):
        return False
    subject = sentence.text[start - sentence.start : trigger.word.start - sentence.start]
    is_list = all(is_joined(one, other, sentence) for one, other in itertools.pairwise(near))
    if is_list and language in _ALWAYS_WITH_A_SUBJECT and not _ONLY_AN_ARTICLE.fullmatch(subject):
        return True
    return is_list and any(phrases(language).find(fold(subject)) for phrases in (office_phrases, home_phrases))


# Languages that leave no subject out and put it first.
_ALWAYS_WITH_A_SUBJECT = ("en", "fr")
_ONLY_AN_ARTICLE = re.compile(r"\W*(?:(?:the|an?|les?|la|l|une?|des)\W+)?", re.IGNORECASE)


def _only_one_before(sentence: Sentence, told: Told) -> str:
    """Return the only state that the nearest sentence before names that names any."""
    for before in reversed(told.sentences[max(0, sentence.number - _SENTENCES_BACK) : sentence.number]):
        codes = {code for name in before.names for code in name.meaning[0].codes if country(code).kind == "state"}
        if codes:
            return codes.pop() if len(codes) == 1 else ""
    return ""


_MUTUAL = ("recognition", "attack")
_WIDEST_AND = 12


def _hit_before(codes: tuple[str, ...], earlier: list[Draft]) -> str:
    """Return the only other side of the last event, whom a joint condemnation without an object is meant for."""
    others = [code for code in earlier[-1].countries if code not in codes] if earlier else []
    if earlier and earlier[-1].type in ("attack", "war", "cyberattack", "test", "seizure", "detention"):
        others = [code for code in earlier[-1].countries[:1] if code not in codes and earlier[-1].direction_known]
    return others[0] if len(others) == 1 else ""


_A_PAIR = 2


def _acts_on_both(trigger: Trigger, sentence: Sentence, codes: tuple[str, ...], last: Draft, language: str) -> bool:
    """Whether a third country does something to the two of the last event: "Trump phoned both leaders"."""
    cues = sentence.cues("both")
    if not cues or len(codes) != 1 or codes[0] in last.countries or len(last.countries) != _how_many(sentence):
        return False
    end = min(cues[-1].start, trigger.word.start)
    before = [one for one in sentence.names if one.end <= end and one.meaning[0].kind != "capital"]
    if language in ("ja", "ko") and topic_of(trigger.word, sentence, language) is None:
        return False
    return any(codes[0] in name.meaning[0].codes for name in before)


# Who can cast a veto in the Security Council.
_PERMANENT = ("USA", "RUS", "CHN", "GBR", "FRA", "SUN")


def _told_before(
    trigger: Trigger, sentence: Sentence, told: Told, codes: tuple[str, ...], earlier: list[Draft]
) -> Iterator[tuple[tuple[str, ...], bool, float]]:
    """Yield who can be meant where a sentence names fewer than two countries, the likeliest first."""
    last = earlier[-1] if earlier else None
    before = _codes_before(sentence, told)
    both = says_both(sentence) and trigger.type != "test"
    if last and both and set(codes) <= set(last.countries) and _how_many(sentence) in (_A_PAIR, len(last.countries)):
        is_done_to_two = (
            last.direction_known and len(last.countries) == _how_many(sentence) + 1 and last.countries[0] not in codes
        )
        yield last.countries[is_done_to_two:], last.direction_known and not is_done_to_two, 0.8
    if visit := meeting_before(trigger, sentence, told, earlier):
        yield visit.countries, visit.direction_known, 0.8
    if last and _acts_on_both(trigger, sentence, codes, last, told.language):
        yield (*codes, *last.countries), trigger.word.meaning.kind == "verb", 0.8
    if both and before:
        yield before, False, 0.8
    if last and not codes and _is_of_the_last_kind(trigger, sentence, told, last):
        yield last.countries, last.direction_known, 0.8
    if codes and (home := _home(trigger, sentence)) and home not in codes:
        states = tuple(code for code in codes if country(code).kind != "body") or codes
        yield (home, *states), trigger.word.meaning.kind == "verb", 0.85
    if home := _home(trigger, sentence) if trigger.type in _DONE_TO_ENVOYS and not codes else "":
        yield from (((home, *row), True, 0.75) for row in _list_before(sentence, told, home))
    if _is_attended(trigger, told.language):
        return
    answers = trigger.type in ("condemnation", "expulsion", "rupture") and trigger.word.meaning.kind == "verb" and codes
    if last and _is_told_again(trigger, sentence, told, codes, last):
        yield last.countries, last.direction_known, 0.8
    if trigger.day and set(codes) < set(before) and (answers or _names_the_same(trigger, sentence, told)):
        is_told = bool(answers) and any(name.end <= trigger.word.start for name in sentence.names)
        yield (*codes, *(code for code in before if code not in codes)) if is_told else before, is_told, 0.7
    if last and not sentence.names and not sentence.homes and _comes_of(trigger, sentence, told, last):
        yield last.countries, False, 0.8
    if last and not codes and _is_the_incident(trigger, sentence, told, last):
        yield last.countries, False, 0.7
    if last and len(codes) == 1 and codes[0] in last.countries and _gives_more(trigger, sentence, told, last):
        yield (*codes, *(code for code in last.countries if code not in codes)), True, 0.8
    if (
        last
        and len(codes) == 1
        and codes[0] in last.countries
        and len(last.countries) == _A_PAIR
        and _is_of_a_step(trigger, sentence)
    ):
        yield (*codes, *(code for code in last.countries if code not in codes)), trigger.word.meaning.kind == "verb", 0.8
    if len(codes) == 1 and (there := _there(trigger, sentence, told)) and there not in codes:
        yield (*codes, there), trigger.word.meaning.kind == "verb", 0.7
    if last and len(codes) == 1 and codes[0] not in last.countries and is_sequel(trigger, sentence):
        is_host = trigger.word.meaning.kind == "host"
        yield (codes[0], last.countries[0]) if is_host else (last.countries[0], codes[0]), True, 0.8
    if last and len(codes) == 1 and _receives_him(trigger, sentence, told, last) and last.countries[0] not in codes:
        yield (last.countries[0], *codes), True, 0.8
    if len(codes) == 1 and (other := _other_of_two(trigger, sentence, told, codes[0])):
        acts = any(codes[0] in name.meaning[0].codes and name.end <= trigger.word.start for name in sentence.names)
        is_first = trigger.word.meaning.kind == "host" or (trigger.type in _TAKEN_OR_GIVEN and acts)
        two = (codes[0], other) if is_first else (other, codes[0])
        yield two, trigger.word.meaning.kind in ("verb", "host"), 0.7
    if last and len(codes) == 1 and _answers(trigger, sentence, told, codes[0], last):
        yield (codes[0], last.countries[0]), True, 0.8
    if last and len(codes) == 1 and _turns_down(trigger, sentence, told, codes[0], last):
        yield (codes[0], *(code for code in last.countries if code != codes[0])), True, 0.8
    if last and len(codes) == 1 and codes[0] not in last.countries and last.direction_known and _goes_on_with(sentence, told):
        yield (last.countries[0], codes[0]), trigger.word.meaning.kind == "verb", 0.7
    if trigger.day and len(codes) == 1 and (other := _other_told_before(trigger, sentence, told, codes[0])):
        yield (other, codes[0]), False, 0.7
    if not last or not trigger.day:
        return
    if not codes and trigger.type == "release" and last.type in ("seizure", "detention") and last.date_words:
        yield last.countries, last.direction_known, 0.8
    if not codes and trigger.type == last.type == "exercise":
        yield last.countries, False, 0.8
    if len(codes) == 1 and _is_done_again(trigger, told, codes[0], last):
        yield (last.countries[0], codes[0]), True, 0.7
    goes_on = _goes_on(trigger, sentence, told, earlier)
    if (
        len(codes) == 1
        and codes[0] in last.countries
        and ((goes_on and trigger.type != "message") or trigger.type == last.type or _is_freed_again(trigger, last, told))
    ):
        is_all = len(last.countries) == _A_PAIR or codes[0] == last.countries[0] or not last.direction_known
        pair = last.countries if is_all else (last.countries[0], *codes)
        yield pair, last.direction_known, 0.7 if goes_on else 0.6
    if len(codes) == 1 and trigger.type == "test" and last.countries[-1] == codes[0] and last.type in _ANSWERS:
        yield (codes[0], *last.countries[:-1]), True, 0.7
    if len(codes) == 1 and codes[0] not in last.countries and goes_on:
        yield (last.countries[0], codes[0]), trigger.word.meaning.kind == "verb", 0.6


def _is_freed_again(trigger: Trigger, last: Draft, told: Told) -> bool:
    """Whether it is told when those were taken of whose release the sentence before told, in a language whose verb is last."""
    return told.language in VERB_LAST and {trigger.type, last.type} == {"detention", "release"}


def _is_told_again(trigger: Trigger, sentence: Sentence, told: Told, codes: tuple[str, ...], last: Draft) -> bool:
    """Whether a sentence goes on to tell, of whom it was done to, what the one before told: "X, too, was put on that list"."""
    is_of_it = trigger.type == last.type in _PUNISHES and last.direction_known and codes == last.countries[1:]
    return bool(is_of_it and trigger.day and 0 < sentence.number - number_of(last, told) <= _A_PAIR)


def _other_told_before(trigger: Trigger, sentence: Sentence, told: Told, code: str) -> str:
    """Return the one state that what was told before is of, where a later sentence says when and in which other it is held."""
    if trigger.type != "exercise" or not sentence.number or sentence.number > _A_PAIR:
        return ""
    before = told.sentences[: sentence.number]
    is_told = any(word.meaning.meaning == trigger.type for one in before for word in one.words)
    states = {each for one in before for name in one.names for each in name.meaning[0].codes if country(each).kind == "state"}
    return (states - {code}).pop() if is_told and len(states - {code}) == 1 else ""


_PUNISHES = ("sanctions", "expulsion", "seizure", "detention")


def _list_before(sentence: Sentence, told: Told, home: str) -> Iterator[tuple[str, ...]]:
    """Yield the list of states that the sentence before names, whose envoys this one means: "summoned their ambassadors"."""
    before = told.sentences[sentence.number - 1] if sentence.number else None
    states = [name for name in before.names if country(name.meaning[0].codes[0]).kind == "state"] if before else []
    row = list(itertools.takewhile(lambda name: name.meaning[0].codes[0] != home, states))
    if (
        before
        and len(row) > _A_PAIR
        and all(
            _LIST_GAP.fullmatch(before.text[one.end - before.start : other.start - before.start])
            for one, other in itertools.pairwise(row)
        )
    ):
        yield tuple(dict.fromkeys(name.meaning[0].codes[0] for name in row))


_GOES_BACK_TO = {"sanctions": ("sanctions", "concession"), "visit": ("visit",), "exercise": ("exercise",)}


def _is_of_the_last_kind(trigger: Trigger, sentence: Sentence, told: Told, last: Draft) -> bool:
    """Whether a dated sentence that names nobody goes on with the one before: "Die Sanktionen waren 2014 verhängt worden"."""
    is_near = sentence.number - number_of(last, told) <= _A_PAIR + 1
    is_bare = not sentence.names and not sentence.homes and len(last.countries) == _A_PAIR
    return bool(trigger.day) and is_near and is_bare and trigger.type in _GOES_BACK_TO.get(last.type, ())


def is_attended(sentence: Sentence, language: str) -> bool:
    """Whether a sentence says who else took part in what was told before: "an dem Treffen nahm auch A teil"."""
    words = "|".join(re.escape(word) for word in side_words(language, "attends"))
    return language in _VERB_SECOND and bool(words) and bool(re.search(rf"\b(?:{words})", sentence.text, re.IGNORECASE))


# "Also", at the beginning of a sentence whose subject is that of the one before.
_ALSO = {
    "ja": re.compile(r"(?:また|さらに|このほか|加えて)、"),
    "ko": re.compile(r"(?:또한?|아울러|이와 함께|이 밖에|이밖에),?\s"),
    "zh": re.compile(r"(?:此外|另外|同时|与此同时)[，,]"),
}


def _goes_on_with(sentence: Sentence, told: Told) -> bool:
    """Whether a sentence says what else the one before did, without a subject: "また、イランに制裁を科すことでも合意した"."""
    also = _ALSO.get(told.language)
    has_topic = told.language == "ja" and re.search("[^でにと]は|が、", sentence.text)
    return bool(also and also.match(sentence.text) and not has_topic)


def meeting_before(trigger: Trigger, sentence: Sentence, told: Told, earlier: list[Draft]) -> Draft | None:
    """Return the visit or meeting that one of two sentences before told of, during which something is agreed on.

    "The president arrives on Wednesday. A memorandum will be signed." Who else is named takes no part in the visit.
    """
    last = next((one for one in reversed(earlier) if one.type in ("visit", "meeting", "talks")), None)
    if (
        last is None
        or trigger.type not in ("agreement", "treaty")
        or trigger.word.meaning.kind == "weak"
        or not last.date_words
    ):
        return None
    named = {code for name in sentence.names for code in name.meaning[0].codes}
    is_near = 0 <= sentence.number - number_of(last, told) <= _A_PAIR
    return last if is_near and named <= set(last.countries) else None


def _is_attended(trigger: Trigger, language: str) -> bool:
    """Whether a meeting is one of many states that one of them attends, and so no other is meant by itself."""
    words = "|".join(re.escape(word) for word in side_words(language, "attends"))
    return bool(words) and trigger.type == "meeting" and bool(re.search(rf"\b(?:{words})", trigger.word.words, re.IGNORECASE))


def _is_the_incident(trigger: Trigger, sentence: Sentence, told: Told, last: Draft) -> bool:
    """Whether a deed that names nobody has a day of its own, behind what was said of it: "The raid was on Monday."."""
    is_alone = not sentence.names and not sentence.homes and len(last.countries) == _A_PAIR
    is_near = 0 < sentence.number - number_of(last, told) <= _A_PAIR
    is_dated = trigger.day is not None and trigger.day.resolved_against in ("", "published")
    return is_alone and is_near and is_dated and trigger.type in _INCIDENTS


_INCIDENTS = ("attack", "troops", "seizure", "detention", "test")


def _gives_more(trigger: Trigger, sentence: Sentence, told: Told, last: Draft) -> bool:
    """Whether one of two gives something in the next sentence, to whom goes without saying: "It also offered a loan"."""
    is_next = sentence.number - number_of(last, told) == 1 and len(last.countries) == _A_PAIR
    return is_next and trigger.type in ("aid", "arms") and trigger.word.meaning.kind == "verb"


_CONCLUDED_BY_TWO = ("agreement", "treaty", "ceasefire")


def _comes_of(trigger: Trigger, sentence: Sentence, told: Told, last: Draft) -> bool:
    """Whether a dated sentence without a name goes on with what two did: "The treaty will be signed on 3 May"."""
    goes_on = family(trigger.type) == family(last.type) or (trigger.type in _CONCLUDED_BY_TWO and last.type in _OF_LEADERS)
    is_near = sentence.number - number_of(last, told) <= _A_PAIR
    return goes_on and is_near and trigger.day is not None and trigger.word.meaning.kind in ("verb", "noun")


_STEP = re.compile(
    r"[^.;:]{0,30}\b(?:the|this|that|such an?)\s(?:\w+\s)?(?:move|decision|step|action|measure|expulsion|announcement)s?\b"
)


def _is_of_a_step(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether what is condemned or welcomed is the step told before: "strongly condemns this move"."""
    return trigger.type in (*BLAMES, "support", "rejection") and bool(
        _STEP.match(sentence.text, trigger.word.end - sentence.start)
    )


_THERE = {
    "en": re.compile(
        r"\b(?:there|in the country|to the country|the island nation)\b(?!\s(?:is|are|was|were|has|have|had|will))"
    ),
    "ru": re.compile(
        r"\b(?!(?:сво|наш|друг|треть|кажд|ваш)\w+\s)[^\W\d_]+(?:[ое]й|[ую]ю)\s(?:стран[уыое]\w?|республик[иуе])\b|"
        r"\b(?:запад|восток|юг|север|центр|территори)\w+\sстраны\b|"
        r"\b(?:этого|этому|этим|этом)\sгосударств\w+|(?<!за )\b(?:ему|его|ей|им|их)\s",
        re.IGNORECASE,
    ),
    "uk": re.compile(
        r"\b(?:цієї|цій|цю|сусідньо\w+|сусідню|\w+ськ(?:ої|ій|у))\s(?:країн\w|держав\w|республік\w)\b|"
        r"\b(?:заход|сход|півд|півноч|центр|територі)\w+\sкраїни\b|"
        r"(?<!за )\b(?:йому|його|їй|їм|їх)\s",
        re.IGNORECASE,
    ),
    "pl": re.compile(
        r"\b(?:te(?:go|mu|n|j)|tę|sąsiedni\w*|\w+ski(?:ego|emu)?)\s(?:kraj\w*|państw\w*|republik\w)\b|\b(?:mu|go|jej|im|ich)\s",
        re.IGNORECASE,
    ),
    "cs": re.compile(
        r"\b(?:této|tuto|tomuto|tohoto|sousední\w*|(?!česk)\w+ské)\s(?:zem[iíě]|stát\w?|republi\w+)\b|\b(?:mu|jej|ho|jim|je)\s",
        re.IGNORECASE,
    ),
    "bg": re.compile(r"\b(?:тази|съседната|\w+ската)\s(?:страна|държава|република)\b|\b(?:му|го|им)\s", re.IGNORECASE),
    **dict.fromkeys(
        ("sr", "hr"),
        re.compile(
            r"\b(?:t[aou]j?|ovoj|ovu|susedn\w+|susjedn\w+|\w+sk[uoe]j?)\s(?:zemlj\w|držav\w|republi\w+)\b|\b(?:mu|ga|im|ih)\s|"
            r"\b(?:т[аоу]ј?|овој|ову|суседн\w+|\w+ск[уое]ј?)\s(?:земљ\w|држав\w|републи\w+)\b|\b(?:му|га|им|их)\s",
            re.IGNORECASE,
        ),
    ),
}


def _there(trigger: Trigger, sentence: Sentence, told: Told) -> str:
    """Return the only country of the sentence before, where this one goes on with "sent troops there", "ввёл ему запрет"."""
    there = _THERE.get(told.language)
    start = trigger.word.end - sentence.start if told.language == "en" else 0
    if not there or not sentence.number or not there.search(sentence.text, start):
        return ""
    before = {code for name in told.sentences[sentence.number - 1].names for code in name.meaning[0].codes}
    return before.pop() if len(before) == 1 else ""


def is_sequel(trigger: Trigger, sentence: Sentence) -> bool:
    """Whether "then" or "at last" stands beside a meeting or visit: one of a list of which the first names who acts."""
    near = [
        cue for cue in sentence.cues("sequel")
        if -_BESIDE_A_VERB < cue.start - trigger.word.end < _BESIDE_A_VERB
    ]  # fmt: skip
    return trigger.type in _OF_LEADERS and trigger.word.meaning.kind != "noun" and bool(near)


_BESIDE_A_VERB = 20
_HIM = re.compile(r"(?:(?<!\w)(?:lo|la|le|o|a|il|îl)\s|\bl['’])$", re.IGNORECASE)


def _receives_him(trigger: Trigger, sentence: Sentence, told: Told, last: Draft) -> bool:
    """Whether who travels is only "him", of the visit told before: "He goes on to Peru, where the king will receive him"."""
    is_next = last.type == "visit" and last.direction_known and sentence.number - number_of(last, told) <= _A_PAIR
    him = told.language in ("fr", "es", "it", "pt", "ro") and _HIM.search(sentence.text[: trigger.word.start - sentence.start])
    return trigger.word.meaning.kind == "host" and is_next and bool(him)


# A passive that names nobody who does it: "aresztowano", "был задержан", "zadržen".
_BY_NOBODY = re.compile(
    r"\w+(?:no|to|но|то)\b|(?:был|была|были|został\w*|zostali|byl|byla|byli|je|su)\s|\w*(?:держан|арестован|zatčen|zadržen)"
)


def _is_done_again(trigger: Trigger, told: Told, code: str, last: Draft) -> bool:
    """Whether a passive tells that somebody of another country was held by who held others before: "w maju aresztowano …"."""
    is_alike = trigger.type == last.type == "detention" and last.direction_known and code not in last.countries
    return is_alike and told.language in _SUBJECT_BEHIND and bool(_BY_NOBODY.match(trigger.word.words))


_OF_LEADERS = ("visit", "meeting", "talks", "message")
_IN_THE_BEGINNING = 3
_TAKEN_OR_GIVEN = ("aid", "seizure", "detention")


def _other_of_two(trigger: Trigger, sentence: Sentence, told: Told, code: str) -> str:
    """Return the other of the only two countries that an article names, where an office without one stands before a deed."""
    if sentence.number >= _IN_THE_BEGINNING or told.language in VERB_LAST:
        return ""
    before = sentence.text[: trigger.word.start - sentence.start]
    is_of_a_leader = trigger.type in (*_OF_LEADERS, *_SAID_OR_DONE) and bool(office_phrases(told.language).find(fold(before)))
    is_of_a_state = trigger.type in _TAKEN_OR_GIVEN and trigger.word.meaning.kind == "verb"
    if not is_of_a_leader and not (is_of_a_state and sentence.number == 0):
        return ""
    named = {code for one in told.sentences for name in one.names for code in name.meaning[0].codes}
    others = {each for each in named if country(each).kind == "state"} - {code}
    return others.pop() if len(others) == 1 else ""


_DEEDS = ("attack", "war", "test", "seizure", "detention", "sanctions", "expulsion", "mobilization", "exercise", "cyberattack")


def _answers(trigger: Trigger, sentence: Sentence, told: Told, code: str, last: Draft) -> bool:
    """Whether a state condemns, by itself in a sentence, what the sentence before told that was done to it."""
    blames = trigger.type in ("condemnation", "accusation", "protest", "threat") and trigger.word.meaning.kind == "verb"
    is_hit = last.type in _DEEDS and last.direction_known and last.countries[1:] == (code,)
    return blames and is_hit and sentence.number - number_of(last, told) <= _A_PAIR


def _turns_down(trigger: Trigger, sentence: Sentence, told: Told, code: str, last: Draft) -> bool:
    """Whether a state, by itself in the next sentence, rejects what the other offered or asked of it, or denies its claim."""
    is_one_of_two = len(last.countries) == _A_PAIR and code in last.countries
    is_asked = not (last.direction_known and last.countries[0] == code)
    passed = sentence.number - number_of(last, told)
    if trigger.type == "denial":
        return is_one_of_two and is_asked and passed < _SENTENCES_BACK and last.type in _CLAIMS
    is_next = passed == 1
    return (
        trigger.type == "rejection" and trigger.word.meaning.kind == "verb" and is_one_of_two and is_asked and is_next
        and last.type in _TURNED_DOWN
    )  # fmt: skip


_CLAIMS = ("accusation", "condemnation", "protest", "expulsion", "sanctions", "threat", "demand")
_TURNED_DOWN = ("agreement", "treaty", "ceasefire", "demand", "talks", "meeting", "visit", "message", "threat", "accusation")
# What others do where a state tested weapons: the test is to their concern.
_ANSWERS = ("condemnation", "accusation", "demand", "sanctions", "threat", "protest")


def _home_and_one(trigger: Trigger, sentence: Sentence, mentions: list[Mention], language: str) -> tuple[str, ...]:
    """Return the article's own country and the only other one, where the part of the word itself names just these."""
    here = sentence.segment_of(trigger.word.start)
    homes = {one.meaning for one in sentence.homes if sentence.segment_of(one.start) == here}
    codes = {
        one.code for one in mentions
        if sentence.segment_of(one.name.start) == here and not one.is_topic
        and not is_told_as_a_reason(one.name.start, trigger.word, sentence, language)
    }  # fmt: skip
    others = codes - homes
    start = sentence.segments[here][0]
    if trigger.type == "visit" and not codes and _WHERE.match(sentence.text, start - sentence.start):
        others = {one.code for one in mentions if one.name.end <= start and one.is_place} - homes
        others = others if len(others) == 1 else {one.code for one in mentions if one.name.end <= start}
    if any(len(row) > 1 and {one.code for one in row} & others for row in _rows_of_names(mentions, sentence)):
        return ()
    return (*homes, *others) if len(homes) == len(others) == 1 else ()


# "In Peru, where the minister is on a visit".
_WHERE = re.compile(r"(?:dove|où|donde|onde|unde)\s")


def _home(trigger: Trigger, sentence: Sentence) -> str:
    """Return the article's own country where a government stands without one in the part of the word, or before it."""
    here = sentence.segment_of(trigger.word.start)
    near = [one for one in sentence.homes if one.start < trigger.word.start or sentence.segment_of(one.start) == here]
    return near[0].meaning if near else ""


_GOES_ON = ("visit", "meeting", "talks", "message", "agreement", "treaty")


def _goes_on(trigger: Trigger, sentence: Sentence, told: Told, earlier: list[Draft]) -> bool:
    """Whether a sentence without a subject of its own goes on with that of the sentence before: "Then he flew to Hanoi"."""
    if not earlier or trigger.type not in _GOES_ON or trigger.word.meaning.kind != "verb":
        return False
    return 0 < sentence.number - number_of(earlier[-1], told) <= 1


def _near(trigger: Trigger, mentions: list[Mention], sentence: Sentence, language: str) -> list[Mention]:
    """Return the countries of the part that holds the word; of the parts around it too, where that names fewer than two."""
    here, last = sentence.segment_of(trigger.word.start), sentence.segment_of(trigger.word.end - 1)
    pool = _without_quoted([one for one in mentions if not one.is_topic], trigger, sentence)
    if language in VERB_LAST and trigger.word.meaning.kind in ("verb", "host"):
        behind = _subject_behind(pool, trigger, sentence, language)
        before = [one for one in pool if one.name.start < trigger.word.end]
        pool = before if len({one.code for one in before}) > 1 else pool
        pool = [
            *behind,
            *_without_the_occasion([one for one in pool if one not in behind], behind, trigger, sentence, language),
        ]
    pool = _of_its_own_verb(_without_what_is_said_of_a_name(pool, trigger, sentence, language), trigger, sentence, language)
    pool = _without_what_they_spoke_of(_without_tellers(pool, trigger, sentence, language), trigger, sentence, language)
    pool = without_reasons(pool, trigger, sentence, language)
    if trigger.type not in ("visit", "detention"):
        without_places = _without_places(pool, sentence)
        own = without_places
        if trigger.type == "attack":  # "struck targets in Syria": where it was is whom it hit
            own = [one for one in without_places if sentence.segment_of(one.name.start) == here]
        if len({one.code for one in own}) > 1:
            pool = without_places
    pool = without_reasons(_of_own_clause(pool, trigger, sentence, language), trigger, sentence, language)
    pool = _without_purposes(_without_later_clauses(pool, trigger, sentence, language), trigger, sentence, language)
    pool = _without_what_it_answers(pool, trigger, sentence, language)
    if own := _of_an_attribute(pool, trigger, sentence, language):
        return own
    if language not in UNSPACED and (own := _of_a_relative_clause(pool, trigger, sentence, language)):
        return own
    reach = 0
    while True:
        near = [one for one in pool if here - reach <= sentence.segment_of(one.name.start) <= last + reach]
        if len({one.code for one in near}) > 1 or reach > len(sentence.segments):
            break
        reach += 1
    near = _of_its_half(near, trigger, sentence)
    before = [one for one in pool if one.name.end <= trigger.word.start]
    is_verb = trigger.word.meaning.kind == "verb" and language not in UNSPACED
    if trigger.type == "exercise" and is_verb and len({one.code for one in before}) > _A_PAIR:
        near = [one for one in pool if one in near or one in before]  # "400 men from A, 30 from B, and 20 from C took part"
    near = _with_who_stands_before_a_list(_with_neighbours_in_a_list(near, pool, sentence), pool, trigger, sentence)
    if language in VERB_LAST and EVENT_TYPES[trigger.type].is_directed and trigger.type != "visit":
        near = _with_the_subject_of_a_list(near, pool, sentence)
    if topic_of(trigger.word, sentence, language) is None:
        near = _of_its_clause(near, pool, trigger, sentence, language)
    return _without_bodies(near, trigger)


def _without_asides(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who stands in a part that begins with "according to" or "besides", where the deed is told outside."""
    words = "|".join(re.escape(word) for word in side_words(language, "aside"))
    if not words:
        return pool
    asides = [
        (start, end) for start, end in sentence.segments
        if re.match(rf"(?:{words})\s", sentence.text[start - sentence.start :], re.IGNORECASE)
        and not start <= trigger.word.start < end
    ]  # fmt: skip
    left = [one for one in pool if not any(start <= one.name.start < end for start, end in asides)]
    return pool if len({one.code for one in left}) == 1 else left


def _without_tellers(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who only tells it, or took part in another thing: "…, said the envoy of C", "besides C, A met B"."""
    pool = _without_asides(pool, trigger, sentence, language)
    for cue in sentence.cues("reported"):
        start, _ = sentence.segments[sentence.segment_of(cue.start)]
        if start <= trigger.word.start or cue.start - start > _SMALL_WORD:
            continue
        left = [one for one in pool if one.name.start < start]
        if len({one.code for one in left}) > 1:
            return left
    return pool


_SMALL_WORD = 3


def _without_places(pool: list[Mention], sentence: Sentence) -> list[Mention]:
    """Leave out where something happens, but for the next in a list: "its envoys to Kenya and in Ghana"."""
    left: list[Mention] = []
    for one in pool:
        if not one.is_place or (left and left[-1].is_target and is_joined(left[-1], one, sentence)):
            left.append(one)
    return left


def _of_an_attribute(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Return the one in an attribute with the word, and the subject: "A reagiert auf die im Mai verhängten B-Sanktionen"."""
    span = span_of_attribute(trigger.word, sentence, language)
    own = [one for one in pool if span and span[0] <= one.name.start < span[1]]
    subject = [one for one in pool[:1] if span and one.name.end <= span[0]]
    codes = {one.code for one in own}
    return [own[0], *subject] if subject and len(codes) == 1 and subject[0].code not in codes else []


# How far before a word for it a pair such as 米韓 may stand that says whose it is, and whose alone.
_REACH_OF_A_PAIR_WORD = {"exercise": 30, "meeting": 4, "talks": 4, "message": 4, "agreement": 3, "treaty": 3}


# Between two verbs of one subject: "台湾と断交して、中国と国交を結んだ", "B를 방문해 C와 회담했다".
_AND_THEN = {
    "ja": re.compile(r"(?:し)?(?:た上で|たうえで|たあと|た後|て|で|ており)?、?"),
    "ko": re.compile(r"(?:하고|해|하며|한 뒤|한 후|했고|하면서)?,?\s"),
}


def _without_what_is_said_of_a_name(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out whom a Japanese clause before a name tells of: "台湾と断交し、中国と国交を結んだホンジュラスが…"."""
    if language != "ja" or trigger.word.meaning.kind != "verb":
        return pool
    for word in sentence.words:
        ends = word.meaning.is_event and word.meaning.kind == "verb" and word.words.endswith(("た", "だ"))
        head = next((one for one in pool if ends and one.name.start == word.end and one.name.end <= trigger.word.start), None)
        if head and "は" not in sentence.text[: word.start - sentence.start]:
            rest = [one for one in pool if one.name.start >= head.name.start]
            return rest if len({one.code for one in rest}) > 1 else pool
    return pool


def _of_its_own_verb(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out whom the verb before has as its object, where the topic goes on to do something with others."""
    topic = topic_of(trigger.word, sentence, language) if language in _AND_THEN else None
    verbs = [
        one for one in sentence.words
        if one.meaning.is_event and one.meaning.kind == "verb" and one.end <= trigger.word.start
    ]  # fmt: skip
    if not topic or not verbs or verbs[-1].start < topic.end:
        return pool
    behind = _AND_THEN[language].match(sentence.text, verbs[-1].end - sentence.start)
    own = [one for one in pool if verbs[-1].end <= one.name.start < trigger.word.start and one.code != topic.code]
    if not behind or not own or own[0].name.start > sentence.start + behind.end():
        return pool
    return [*(one for one in pool if one.code == topic.code and one.name.end <= topic.end), *own]


_WITH_IN_TURKISH = re.compile(r"\sile\s|['’]y?l[ae]\s")


def _without_what_they_spoke_of(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who stands behind two that Turkish joins by "with": "A, B ile C'nin saldırılarını görüştü"."""
    if language != "tr" or trigger.type not in ("meeting", "talks", "message"):
        return pool
    cues = list(_WITH_IN_TURKISH.finditer(sentence.text, 0, trigger.word.start - sentence.start))
    before = [one for one in pool if cues and one.name.end <= sentence.start + cues[-1].start() + 1]
    return before if len({one.code for one in before}) == _A_PAIR else pool


def _partners(trigger: Trigger, mentions: list[Mention]) -> list[Mention]:
    """Return those that a word such as 米韓 names before an exercise or a meeting, or two with a dash: "orosz–török"."""
    before = [one for one in mentions if one.name.end <= trigger.word.start]
    if len(before) > 1 and trigger.type in _DONE_BY_TWO and _is_dashed(before[-2], before[-1], trigger):
        return [replace(one, is_target=False, is_place=False, is_topic=False) for one in before[-2:]]
    if not before or before[-1].name.meaning[0].kind != "pair":
        return []
    is_close = trigger.word.start - before[-1].name.end <= _REACH_OF_A_PAIR_WORD.get(trigger.type, -1)
    return [one for one in before if one.name is before[-1].name] if is_close else []


def _is_dashed(one: Mention, other: Mention, trigger: Trigger) -> bool:
    """Whether only a dash stands between two adjectives or capitals, and a word or two before the deed."""
    kinds = {each.name.meaning[0].kind for each in (one, other)}
    is_close = trigger.word.start - other.name.end <= _REACH_OF_TWO
    return one.code != other.code and kinds <= {"adjective", "capital"} and other.name.start == one.name.end + 1 and is_close


_REACH_OF_TWO = 25


def _without_what_it_answers(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who is only named for why it was done, where two others are named: "A and B trained after a test by C"."""
    cues = ("reason",) if trigger.type in BLAMES else ("reason", "after_before")
    left = [one for one in pool if not is_of_a_reason(one.name.start, trigger.word, sentence, language, cues)]
    return left if len({one.code for one in left}) >= (1 if trigger.type == "visit" and left else _A_PAIR) else pool


def _with_the_subject_of_a_list(near: list[Mention], pool: list[Mention], sentence: Sentence) -> list[Mention]:
    """Add the first name of a sentence where all that stand beside the verb are one list of those it was done to."""
    first = min(pool, key=lambda one: one.name.start, default=None)
    if first is None or first in near or first.code in {one.code for one in near}:
        return near
    is_list = any(len(row) > _A_PAIR and all(one in row for one in near) for row in _rows_of_names(pool, sentence))
    return [first, *near] if is_list else near


def _without_quoted(pool: list[Mention], trigger: Trigger, sentence: Sentence) -> list[Mention]:
    """Leave out who is only named in words that are quoted, where the word for the deed stands outside and others do too."""
    quotes = [range(start, end) for start, end in quotes_of(sentence)]
    if not quotes or any(trigger.word.start in quote for quote in quotes):
        return pool
    outside = [one for one in pool if not any(one.name.start in quote for quote in quotes)]
    return outside if len({one.code for one in outside}) > 1 else pool


def _subject_behind(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Return the subject that Bengali headlines put behind the verb: "রুশ রাষ্ট্রদূতকে তলব করেছে যুক্তরাজ্য"."""
    if language != "bn":
        return []
    behind = next((one for one in pool if one.name.start >= trigger.word.end), None)
    gap = sentence.text[trigger.word.end - sentence.start : behind.name.start - sentence.start] if behind else ""
    is_close = re.fullmatch(r"(?:\s[^\s,।]{1,12})?\s", gap)
    return [replace(behind, is_actor=True, is_target=False)] if behind and is_close else []


def _without_the_occasion(
    pool: list[Mention], behind: list[Mention], trigger: Trigger, sentence: Sentence, language: str
) -> list[Mention]:
    """Leave out who stands before "after" or "because of", which such languages put behind: "vurmasının ardından"."""
    place = end_of_the_occasion(trigger, sentence, language)
    offices = "|".join(re.escape(office) for office in side_words(language, "office"))
    of_office = re.compile(rf"\s(?:(?:के|की|کے|کی)\s)?(?:{offices or '(?!)'})")
    subject = [
        one
        for one in pool[:1]
        if any(pattern.match(sentence.text, one.name.end - sentence.start) for pattern in (_IS_SUBJECT, of_office))
        or _begins_as_a_person(one, sentence, language)
    ]
    rest = [*subject, *(one for one in pool if one.name.start >= place)]
    homes = [home for home in sentence.homes if home.start >= place]
    codes = {one.code for one in (*rest, *behind)} | {home.meaning for home in homes}
    return rest if len(codes) > 1 else pool


def _begins_as_a_person(one: Mention, sentence: Sentence, language: str) -> bool:
    """Whether a Turkish sentence begins with the bare name of a person: "Erdoğan zirve kapsamında …"."""
    is_first = one.name.start == sentence.start and one.name.meaning[0].kind == "person"
    return language == "tr" and is_first and sentence.text[len(one.name.words) : len(one.name.words) + 1] == " "


# A subject before all else: "Türkiye, …", "ABD Başkanı Joe Biden, …", "भारत ने".
_IS_SUBJECT = re.compile(
    r"(?:\s(?:yönetimi|hükümeti|ordusu|makamları|\([^()]*\))|\s[^\W\d_a-zçğışöü][\w.]*){0,5},|\s(?:ने|نے)\s"
)


def _segment_with_a_name(trigger: Trigger, pool: list[Mention], sentence: Sentence) -> int:
    """Return the part of a verb, or the one before it where that of the verb names nobody: "signs with C, opening ties"."""
    here = sentence.segment_of(trigger.word.start)
    named = {sentence.segment_of(one.name.start) for one in pool}
    return here - 1 if here not in named and here - 1 in named and trigger.word.meaning.kind == "verb" else here


def _without_later_clauses(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who stands in a clause with "who" behind the word that tells an event of its own."""
    later = [
        (start, end) for start, end in sentence.segments
        if start > trigger.word.start and is_relative(sentence, start, language)
        and any(word.meaning.is_event and word.meaning.kind == "verb" and start <= word.start < end for word in sentence.words)
    ]  # fmt: skip
    end = min(_end_of_a_journey(trigger, sentence, language), _end_before_other_things(pool, trigger, sentence, language))
    return [one for one in pool if one.name.start < end and not any(start <= one.name.start < stop for start, stop in later)]


_IN_ORDER_TO = {"de": re.compile(r"um\s"), "nl": re.compile(r"om\s")}


def _without_purposes(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who is only named for what a meeting is held: "kommen zusammen, um über Sanktionen gegen A zu entscheiden"."""
    begins = _IN_ORDER_TO.get(language)
    if trigger.type not in ("meeting", "talks") or not begins:
        return pool
    spans = [
        (start, end) for start, end in sentence.segments
        if start >= trigger.word.end and begins.match(sentence.text, start - sentence.start)
    ]  # fmt: skip
    return [one for one in pool if not any(start <= one.name.start < end for start, end in spans)]


def _end_before_other_things(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> int:
    """Return where "while" begins a clause about other things, if before it two sides are named."""
    cues = "|".join(re.escape(cue) for cue in side_words(language, "meanwhile"))
    behind = sentence.text[trigger.word.end - sentence.start :]
    cue = re.search(rf"(?<!\w)(?:{cues})(?!\w)", behind, re.IGNORECASE) if cues else None
    place = trigger.word.end + cue.start() if cue else sentence.end
    return place if len({one.code for one in pool if one.name.start < place}) > 1 else sentence.end


_CLAUSE = re.compile(r"\b(?:after|before|because|since|although|though|while|whereas|but)\s", re.IGNORECASE)
# "Since Russia invaded the country": the one named last before.
_ITS_OBJECT = re.compile(r"\s?(?:the country|it\b|its (?:[\w-]+ )?neighbou?r)")
_SINCE = re.compile(r"\bsince\s(?=[A-Z]|the\s|it\s|they\s|he\s)")
_REASON = re.compile(r"\b(?:over|in protest|to protest|in response|in retaliation|after|following|because of|due to|amid)\b")
_ANSWERING = ("rupture", "expulsion", "sanctions", "condemnation", "protest")


def _of_own_clause(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out who stands before "after" or "while", where the clause behind it has a subject and another side of its own."""
    if language in _CLAUSE_WITHOUT_A_COMMA and trigger.word.meaning.kind == "verb":
        return _of_a_clause_about_the_country(pool, trigger, sentence, language)
    if language != "en" or trigger.word.meaning.kind != "verb":
        return pool
    if since := _SINCE.search(sentence.text, trigger.word.end - sentence.start):
        pool = [one for one in pool if one.name.start < sentence.start + since.start()] or pool
    if trigger.type in _ANSWERING and (reason := _REASON.search(sentence.text, trigger.word.end - sentence.start)):
        rest = [one for one in pool if one.name.start < sentence.start + reason.start()]
        pool = rest if len({one.code for one in rest}) > 1 else pool
    cues = list(_CLAUSE.finditer(sentence.text, 0, trigger.word.start - sentence.start))
    start = sentence.start + cues[-1].end() if cues else sentence.start
    subject = [one for one in pool if start <= one.name.start < trigger.word.start]
    own = [one for one in pool if one.name.start >= start]
    if (
        cues
        and subject
        and len({one.code for one in own}) == 1
        and _ITS_OBJECT.match(sentence.text, trigger.word.end - sentence.start)
    ):
        own = [*[one for one in pool if one.name.end <= start][-1:], *own]
    return own if cues and subject and len({one.code for one in own}) > 1 else pool


_CLAUSE_WITHOUT_A_COMMA = {
    "nl": re.compile(r"\b(?:sinds|nadat|omdat|voordat|terwijl)\s"),
    "sv": re.compile(r"\b(?:sedan|efter att|eftersom|innan|medan)\s"),
    "da": re.compile(r"\b(?:siden|efter at|fordi|før|inden|mens)\s"),
    "de": re.compile(r"\b(?:seit|seitdem|nachdem|weil|bevor)\s"),
}
_THE_COUNTRY = re.compile(
    r"(?:het|dat|dit|das|dieses)\s(?:buur|nachbar)?land\b|landet\b|grannlandet\b|nabolandet\b", re.IGNORECASE
)


def _of_a_clause_about_the_country(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Return who is named on one side of "since the country was attacked by …", there with whom "the country" means."""
    cue = next(
        (
            cue for cue in _CLAUSE_WITHOUT_A_COMMA[language].finditer(sentence.text)
            if _THE_COUNTRY.match(sentence.text, cue.end())
        ),
        None,
    )  # fmt: skip
    if cue is None:
        return pool
    place = sentence.start + cue.start()
    before, behind = [one for one in pool if one.name.end <= place], [one for one in pool if one.name.start > place]
    own = before if trigger.word.end <= place else [*(replace(one, is_actor=False) for one in before[-1:]), *behind]
    return own if len({one.code for one in own}) > 1 else pool


def _end_of_a_journey(trigger: Trigger, sentence: Sentence, language: str) -> int:
    """Return where the part about another journey begins: "arrived here after concluding a visit to Peru"."""
    if trigger.type != "visit" or trigger.word.meaning.kind != "verb":
        return sentence.end
    behind = sentence.text[trigger.word.end - sentence.start :]
    cues = "|".join(re.escape(cue) for cue in side_words(language, "after_before"))
    cue = re.search(rf"(?<!\w)(?:{cues})(?!\w)", behind, re.IGNORECASE) if cues else None
    place = trigger.word.end + cue.end() if cue else sentence.end
    is_journey = any(word.start >= place and word.meaning.meaning == "visit" for word in sentence.words)
    return place if is_journey else sentence.end


def _of_a_relative_clause(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Return, for a word in a clause with "who", whom that stands for and who else is named within; else nothing."""
    start, end = sentence.segments[sentence.segment_of(trigger.word.start)]
    before = [one for one in pool if one.name.end <= start]
    if start >= trigger.word.start or not before or not is_relative(sentence, start, language):
        return []
    if any(len(row) > _A_PAIR and row[0].name.start < start <= row[-1].name.start for row in _rows_of_names(pool, sentence)):
        return []  # "der Mongolei, der Union der Komoren sowie Pakistans"
    own = [one for one in pool if start <= one.name.start < end]
    antecedent = replace(before[-1], is_target=False, is_place=False)
    joined = [one for one in before[-3:-1] if is_joined(one, before[-1], sentence) and one.code != antecedent.code]
    if joined and len({one.code for one in own}) == 1:
        return [*joined, antecedent, *own]  # "Denmark and Italy, which expelled Russian diplomats"
    codes = {antecedent.code, *(one.code for one in own)}
    is_enough = len(codes) == _A_PAIR or trigger.type in ("visit" if own else "", *BLAMES)
    return [antecedent, *own] if len(codes) == len(own) + 1 and is_enough else []


def _of_its_clause(
    near: list[Mention], pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str
) -> list[Mention]:
    """Return of more than two countries the one of the word's own clause and its subject, which stands before it.

    The subject is who "which" stands for, or that of the clause before: "A broke with B, and recognised C".
    """
    here = _segment_with_a_name(trigger, pool, sentence)
    own = [one for one in near if sentence.segment_of(one.name.start) == here]
    states = {one.code for one in own if country(one.code).kind != "body"}
    start = sentence.segments[here][0]
    before = [one for one in pool if one.name.end <= start and one.code not in states]
    if len(states) != 1 or not before:
        return near
    if any(len(row) > 1 and set(map(id, row)) & set(map(id, own)) for row in _rows_of_names(pool, sentence)):
        return near
    if is_relative(sentence, start, language):
        return [replace(before[-1], is_target=False), *own]
    if len({one.code for one in near}) < 3:
        return near
    verbs = [
        word for word in sentence.words
        if word.meaning.is_event and word.meaning.kind == "verb" and before[0].name.end <= word.start < start
    ]  # fmt: skip
    return [before[0], *own] if verbs and trigger.word.meaning.kind == "verb" else near


def is_relative(sentence: Sentence, start: int, language: str) -> bool:
    """Whether a clause begins with "which" or the like, perhaps behind a small word: "with which"."""
    pronouns = "|".join(re.escape(word) for word in side_words(language, "relative"))
    ending = "" if language in UNSPACED else r"\b"
    return bool(pronouns and re.match(rf"(?:\w{{1,3}}\s)?(?:{pronouns}){ending}", sentence.text[start - sentence.start :]))


def _without_bodies(near: list[Mention], trigger: Trigger) -> list[Mention]:
    """Leave out a body that two states only meet in, or speak before; one that acts stands first or after "by"."""
    states = [one for one in near if country(one.code).kind != "body"]
    if trigger.type in _AMONG_STATES and (len({one.code for one in states}) > 1 or trigger.type in _OF_LEADERS):
        return states
    if len({one.code for one in states}) < 2:
        return near
    if country(near[0].code).kind == "body":
        return near
    return [one for one in near if one in states or one.is_actor]


_AMONG_STATES = ("meeting", "talks", "visit", "message", "agreement", "treaty", "ceasefire", "recognition", "exercise")
_MET = re.compile(r"(?:met|meets?)\b", re.IGNORECASE)
_HE = {
    "en": re.compile(r"(?:^|[\s“\"(])(?:he|she)(?:['’]s|\s)", re.IGNORECASE),
    **dict.fromkeys(("de", "nl", "sv", "da"), re.compile(r"(?:^|\s)(?:er|hij|han|hon|hun)\s", re.IGNORECASE)),
    "ru": re.compile(r"(?:^|\s)(?:он|она)\s", re.IGNORECASE),
    "uk": re.compile(r"(?:^|\s)(?:він|вона)\s", re.IGNORECASE),
    "bg": re.compile(r"(?:^|\s)(?:той|тя)\s", re.IGNORECASE),
}


def _with_he(near: list[Mention], trigger: Trigger, sentence: Sentence, told: Told, earlier: list[Draft]) -> list[Mention]:
    """Put whom "he" means before those that he meets: the last person that the sentences before name as their subject."""
    start = sentence.segments[max(0, sentence.segment_of(trigger.word.start) - 1)][0]
    he = _HE.get(told.language)
    if not near or trigger.type not in _OF_LEADERS or any(one.name.start < trigger.word.start for one in near):
        return near
    end = trigger.word.start + 1 if told.language == "en" else trigger.word.end
    is_next = bool(earlier) and earlier[-1].type in _OF_LEADERS and sentence.number - number_of(earlier[-1], told) == 1
    before = earlier[-1:] if is_next else []
    is_he = bool(he and he.search(sentence.text[start - sentence.start : end - sentence.start]))
    if not is_he and not _leaves_its_subject_out(trigger, sentence, told.language):
        return near
    here = [name for name in sentence.names if name.end <= trigger.word.start] if told.language != "en" else []
    sentences = told.sentences[max(0, sentence.number - _SENTENCES_BACK) : sentence.number]
    for names in (here, *(one.names for one in reversed(sentences))):
        people = [
            name for name in names
            if name.meaning[0].kind == "person" and len(name.meaning[0].codes) == 1
            and is_in_office(name.meaning[0], None, told.published)
        ]  # fmt: skip
        if people:
            code = people[0].meaning[0].codes[0] if is_he or not before else before[-1].countries[0]
            met = [one for one in near if not one.is_place] if trigger.type != "visit" else near
            row = _first_in_a_row(met or near, sentence) if told.language != "en" else (near[0].code,)
            hosts = [one for one in near if one.code in row]
            return near if code == near[0].code else [Mention(code, people[0], False, False, False), *hosts]
    return near


# Languages whose verb needs no "he".
_WITHOUT_HE = ("pl", "cs", "bg", "sr", "hr")
_WITH_WHOM = re.compile(r"\s(?:s|se|z|ze|sa|с|със)\s")
_MOST_WORDS_BEFORE = 8


def _leaves_its_subject_out(trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether a sentence names nobody before a deed of leaders: "Ve středu se setká s prezidentem Ghany"."""
    before = sentence.text[: trigger.word.start - sentence.start]
    named = any(one.end <= trigger.word.start and one.meaning[0].kind != "capital" for one in sentence.names)
    if language not in _WITHOUT_HE or not sentence.number or named or len(before.split()) > _MOST_WORDS_BEFORE:
        return False
    if sentence.homes or says_both(sentence) or office_phrases(language).find(fold(before)):
        return False
    with_somebody = _WITH_WHOM.match(sentence.text, trigger.word.end - sentence.start)
    return trigger.word.meaning.kind == "verb" or bool(with_somebody)


# "Katar'ı ziyaret eden Erdoğan".
_WHO_VISITED = re.compile(r"(?:eden|giden|gelen|yapan|bulunan|gerçekleştiren|varan|करने वाले)$")


def _with_guest(near: list[Mention], mentions: list[Mention], trigger: Trigger) -> list[Mention]:
    """Add the traveller where only hosts stand beside the word: "The minister, on a tour of Africa, visited A, B and C"."""
    if any(one.name.meaning[0].kind == "person" for one in near):
        return near
    codes = {one.code for one in near}
    guests = [one for one in mentions if one.name.meaning[0].kind == "person" and one.name.start >= trigger.word.end]
    if guests and _WHO_VISITED.search(trigger.word.words) and guests[0].code not in codes:
        return [guests[0], *near]
    guests = [one for one in mentions if one.name.meaning[0].kind == "person" and one.name.end <= trigger.word.start]
    if not guests and trigger.word.meaning.kind == "verb":
        guests = [one for one in mentions if one.name.end <= trigger.word.start and not one.is_place and not one.is_topic][-1:]
    hosts = [one for one in near if one.name.start > guests[0].name.start] if guests else []
    if len({one.code for one in hosts}) < 2 or guests[0].code in codes or len(hosts) < len(near):
        return near
    return [guests[0], *near]


def _from_host_to_host(near: list[Mention], mentions: list[Mention], trigger: Trigger, sentence: Sentence) -> list[Mention]:
    """Return who travels and the host of this part of a journey alone: "A will visit B, then travel to C"."""
    journeys = [word for word in sentence.words if word.meaning.meaning == "visit" and word.meaning.kind == "verb"]
    first = journeys[0].start if journeys else trigger.word.start
    later = next((word.start for word in journeys if word.start >= trigger.word.end), sentence.end)
    guests = [one for one in mentions if one.name.end <= first and not one.is_place and not one.is_topic]
    hosts = [one for one in near if trigger.word.end <= one.name.start < later]
    if not guests or not hosts or guests[0].code in {one.code for one in hosts}:
        return near
    here = sentence.segment_of(trigger.word.start)
    before = [one for one in near if one.name.end <= trigger.word.start]
    if first == trigger.word.start or any(
        one.name.start < first or sentence.segment_of(one.name.start) == here for one in before
    ):
        return [one for one in near if one.name.start < later]
    return [guests[0], *hosts]


def _guest_and_hosts(near: list[Mention], trigger: Trigger, sentence: Sentence) -> list[Mention]:
    """Leave out the host of another part of the sentence: "he visits Italy on Monday, and on Tuesday he goes to Portugal"."""
    here = sentence.segment_of(trigger.word.start)
    hosts = [one for one in near if sentence.segment_of(one.name.start) == here]
    if any(len(row) > 1 and set(map(id, row)) & set(map(id, hosts)) for row in _rows_of_names(near, sentence)):
        return near
    if len({one.code for one in hosts}) != 1 or hosts[0].name.meaning[0].kind == "person" or not trigger.day:
        return near
    guests = [one for one in near if one not in hosts and one.name.end <= trigger.word.start and one.code != hosts[0].code]
    guest = next((one for one in guests if one.name.meaning[0].kind == "person"), None)
    if len({one.code for one in guests}) < 2 or guest is None:
        return near
    return [*next(row for row in _rows_of_names(guests, sentence) if guest in row), *hosts]


_CLOSE_TO_A_SPEAKER = 40
_CLOSE_WITHOUT_SPACES = 10


def _speakers(near: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out of talks between leaders the countries that they only talk of, which stand far from both."""
    leaders = [one for one in near if one.name.meaning[0].kind == "person"]
    if trigger.type not in ("meeting", "talks", "message") or len({one.code for one in leaders}) < 2:
        return near
    close = _CLOSE_WITHOUT_SPACES if language in UNSPACED else _CLOSE_TO_A_SPEAKER
    listed = [one for row in _rows_of_names(near, sentence) if any(each in leaders for each in row) for one in row]
    return [
        one
        for one in near
        if one in listed
        or any(max(one.name.start, other.name.start) - min(one.name.end, other.name.end) < close for other in leaders)
    ]


_LIST_GAP = re.compile(
    r"[\s,،、，·]*(?:(?:sowie|evenals|liksom|samt)\s+)?(?:(?:\w{1,3}[\s'’]*){0,2}|\w{4,12}\s?[,،、，]\s*|[一-鿿ァ-ヺー·・]{1,13}[、和及と])"
)
# Before a clause of its own, not before the next in a list: "… помощь Украине, а Дания …".
_BUT = re.compile(r",\s(?:а|но|але|ale|zaś|dok|док|while|mais|tandis que|aber|während)\s")


def _with_neighbours_in_a_list(near: list[Mention], pool: list[Mention], sentence: Sentence) -> list[Mention]:
    """Add what stands in one list with a country found: "Russia, China, Iran and Pakistan"."""
    wanted = list(near)
    for row in _rows_of_names(pool, sentence):
        if any(one in wanted for one in row):
            wanted += [one for one in row if one not in wanted]
    return sorted(wanted, key=lambda each: each.name.start)


_AND_BEFORE = re.compile(r"\s(?:und|en|och|og|and)\s$")
_AND_ALSO = re.compile(r"\s(?:und|sowie|en|och|og|a|και|és)\s")


def _of_its_half(near: list[Mention], trigger: Trigger, sentence: Sentence) -> list[Mention]:
    """Leave out whom another verb is about: "X has condemned A and spoken with B", where both have the first name."""
    if trigger.word.meaning.kind != "verb" or len({one.code for one in near}) <= _A_PAIR:
        return near
    here = sentence.segment_of(trigger.word.start)
    for other in sentence.words:
        if not other.meaning.is_event or other.meaning.kind != "verb" or sentence.segment_of(other.start) != here:
            continue
        first, second = sorted((other, trigger.word), key=lambda word: word.start)
        is_right_behind = _AND_ALSO.match(sentence.text, first.end - sentence.start)
        is_right_before = _AND_BEFORE.search(sentence.text[: second.start - sentence.start])
        if first.start == second.start or first.end > second.start or not (is_right_behind or is_right_before):
            continue
        is_first = first.start == trigger.word.start
        end = first.end if is_right_behind else second.start
        half = [one for one in near if (one.name.start < end) == is_first or one is near[0]]
        if len({one.code for one in half}) > 1:
            return half
    return near


def _with_who_stands_before_a_list(
    near: list[Mention], pool: list[Mention], trigger: Trigger, sentence: Sentence
) -> list[Mention]:
    """Add who does something to a whole list that began in the part before: "A summons the ambassadors of B, C and D"."""
    row = next((row for row in _rows_of_names(pool, sentence) if len(row) > _A_PAIR and near and near[0] in row), None)
    if row is None or any(one not in row for one in near):
        return near
    if not EVENT_TYPES[trigger.type].is_directed and not sentence.text[: row[0].name.start - sentence.start].endswith(_WITH):
        return near
    part = sentence.segment_of(row[0].name.start)
    if part == sentence.segment_of(trigger.word.start):
        return near
    before = [one for one in pool if one.name.end <= row[0].name.start and sentence.segment_of(one.name.start) == part]
    return [*before, *near]


# The Chinese "with", right before whom somebody meets.
_WITH = ("与", "與", "同", "跟")
# Lists in Chinese letters have a comma of their own: 、.
_CLAUSE_IN_HANZI = re.compile("[一-鿿].*[,，]|[,，].*[一-鿿]")
_AND_WITHOUT_A_COMMA = re.compile(r"\s?[과와と和与及·・]\s?|\s[وו](?:ال|ה)?")
# Also the full names of states: "der Mongolei, der Union der Komoren".
_BRACKETS = re.compile(
    r"\s?\([^()]*\)|\b(?:Republik|Volksrepublik|Islamischen|Demokratischen|Union|Königreichs?|Fürstentums|Großherzogtums|Staates)\b"
)

# "С президентом Кении X, премьером Ганы Y и президентом Бенина Z": the offices of a list in languages that decline.
_OFFICE_IN_A_LIST = re.compile(
    r"^(,\s|\s(?:и|й|та|і|i|oraz|a|ze?|se?|с|со|з|із|также)\s){1,2}"
    r"(?:\d+\s)?(?:(?:граждан|громадян|obywatel|občan|držav|дипломат|dyplomat|diplomat|президент|премьер|прем['’]єр|министр|міністр|канцлер|корол|лидер|лідер|глав|коллег|колег|премиер|министър|"
    r"prezydent|premier|minist|kancler|kanclerz|król|przywódc|prezident|premiér|kancléř|král|protějšk|predsjedni|predsedni|premijer|"
    r"председни|премијер|министар)\w*"
    r"(?:-министр\w*|-міністр\w*)?"
    r"(?:\s(?:иностранных дел|закордонних справ|spraw zagranicznych|zahraničí|vanjskih poslova|spoljnih poslova|"
    r"обороны|оборони|obrony|obrany|государств\w*|держав\w*|правительств\w*|уряд\w*|rządu|vlády))?\s)(?=$)"
)
# "Poland's X Y, Latvia's prime minister and Hungary's president".
_OF_WHOM = re.compile(r"(?:['’]s|(?<=s)['’])\s")
_WHOM_IT_SENDS = re.compile(r"^['’]s?(?:\s[\w.’'-]+){1,4}?(?=,\s|\sand\s)")


def _between(one: Mention, other: Mention, sentence: Sentence) -> str:
    """Return the words between two names, without what stands in brackets: "Poland (X), Latvia (Y)", and whom each sends."""
    between = _BRACKETS.sub("", sentence.text[one.name.end - sentence.start : other.name.start - sentence.start])
    between = _OFFICE_IN_A_LIST.sub(r"\1", between)
    is_next = _OF_WHOM.match(sentence.text, other.name.end - sentence.start)
    return _WHOM_IT_SENDS.sub("", between) if is_next else between


def _is_in_brackets(one: Mention, sentence: Sentence) -> bool:
    before = sentence.text[: one.name.start - sentence.start]
    return one.name.meaning[0].kind == "person" and before.rfind("(") > before.rfind(")")


def _rows_of_names(pool: list[Mention], sentence: Sentence) -> Iterator[list[Mention]]:
    """Yield the lists with a comma that a sentence names countries in; the last may be joined by "and"."""
    pool = [one for one in pool if not _is_in_brackets(one, sentence)]
    row = pool[:1]
    has_comma = False
    for one, other in itertools.pairwise(pool):
        between = _between(one, other, sentence)
        comma = one.name is other.name or bool(re.search("[,،、，]", between) or _AND_WITHOUT_A_COMMA.fullmatch(between))
        is_list = re.search("、|^[,，]\\s?[及和与]$", between)
        if one.code == other.code and _OF_WHOM.fullmatch(between):
            row = [*row, other]
            continue
        is_clause = _BUT.match(between) or (_CLAUSE_IN_HANZI.search(between) and not is_list)
        is_next = len(between) < 16 and _LIST_GAP.fullmatch(between) and (comma or has_comma) and not is_clause
        if is_next or _AND_WITH.match(between):
            row, has_comma = [*row, other], True
        else:
            yield row
            row, has_comma = [other], False
    yield row


# Who is summoned or expelled stands for the country that sent him, wherever in the sentence that is.
_DONE_TO_ENVOYS = ("condemnation", "expulsion")
# An ambassador who condemns is not one who is summoned.
CONDEMNS = re.compile(
    r"condemn|condann|conden[aoóeé]|condamn|verurteil|veroorde|fördöm|fordøm|осу[дж]|засу[дж]|potępi|odsou|osud|osuđ|осъ[дж]",
    re.IGNORECASE,
)
_ENVOY = (
    r"(?:посол|посл[ауео]\w*|послів|поверенн\w+|повірен\w+|посланик\w*|посланні\w+|дипломат\w*|консул\w*|"
    r"сотрудник\w*|співробітник\w*|"
    r"служител\w*|ambasador\w*|chargé d['’]affaires|dyplomat\w*|konsul\w*|velvysl\w+|veleposlani\w+|diplomat\w*|"
    r"ambassad[eo]u?r\w*|embajador\w*|embaixador\w*|ambasciator\w*|Botschafter\w*|посольств[ау]|посолств\w+|амбасад\w+|"
    r"ambasad\w+|attach[ée]s?|envoys?|"
    r"büyükelçi\w*|maslahatgüzar\w*|konsolos\w*|ataşe\w*|πρέσβ\w*|πρεσβευτ\w*|επιτετραμμέν\w*|διπλωμάτ\w*|πρόξεν\w*|"
    r"nagykövet\w*|ügyvivő\w*|konzul\w*|duta besar|dubes|kuasa usaha|atase|đại sứ|đại biện|tham tán|เอกอัครราชทูต|ทูต|อุปทูต|"
    r"ambassad[öø]r\w*|Mitarbeiter\w*|medewerkers?|tjänstemän|anställda|ansatte|medarbejdere|"
    r"Gesandte\w*|zaakgelastigde\w*|Geschäftsträger\w*|gezant\w*|sändebud\w*|staffers|employees|chargé|"
    r"(?:ال)?سفيرة?|القائم بأعمال|سفیر|کاردار|ה?שגריר(?:ת|י)?|ה?דיפלומט\w*)"
)
_OF_AN_EMBASSY = (
    r"(?:\s(?:в делах|у справах|из|посольств\w*|посолств\w*|амбасад\w*|ambasad\w*|велепосланств\w*|veleposlanstv\w*|"
    r"генконсульств\w*|Federacji|Республик\w+|Republiki|Republike|de|d['’]|von|van|of|di|la|du|des|do|da|dos|"
    r"del|della|dell['’]|от|на)){0,3}\s?"
)
_BEHIND_AN_ENVOY = re.compile(rf"(?<!\w){_ENVOY}{_OF_AN_EMBASSY}$", re.IGNORECASE)
_BEFORE_AN_ENVOY = re.compile(
    rf"(?:ск|цьк)?\w*\s(?:временн\w+\s|тимчасов\w+\s|(?:defen[cs]e|military|embassy|askeri)\s)?{_ENVOY}(?!\w)", re.IGNORECASE
)
_HAS_AN_ENVOY = re.compile(rf"['’](?:s|n?[ıiuü]n)?\s(?:\w+\s){{0,2}}{_ENVOY}(?!\w)", re.IGNORECASE)


def _sends_an_envoy(one: Mention, sentence: Sentence) -> bool:
    """Whether a country is that of an ambassador or a diplomat: "посла Польши", "rosyjskiego dyplomatę"."""
    if one.name.meaning[0].kind == "adjective" and _BEFORE_AN_ENVOY.match(sentence.text, one.name.end - sentence.start):
        return True
    if _HAS_AN_ENVOY.match(sentence.text, one.name.end - sentence.start):
        return True
    before = sentence.text[: one.name.start - sentence.start]
    return one.name.meaning[0].kind in ("name", "government", "adjective") and bool(_BEHIND_AN_ENVOY.search(before))


def _senders(near: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> set[str]:
    """Return whose ambassadors or diplomats are summoned or expelled, of a list all."""
    sent: list[Mention] = []
    for one in near:
        is_next = bool(sent) and is_joined(sent[-1], one, sentence)
        is_next = is_next and not (one.is_place or _gap(sent[-1], one, sentence) == " to ")
        if (is_next or _sends_an_envoy(one, sentence)) and not is_of_a_reason(one.name.start, trigger.word, sentence, language):
            sent.append(one)
    there = [one for one in sent if _is_sender_of(one, trigger)]
    return {one.code for one in there or sent}


def _is_sender_of(one: Mention, trigger: Trigger) -> bool:
    """Whether the ambassador or diplomats of a country are those of the phrase itself: "den A-Botschafter einbestellt"."""
    return trigger.word.start - one.name.end <= 1 and one.name.start < trigger.word.end


_AND_ANOTHER = re.compile(r"(?:,|,?\s(?:и|і|й|та|i|oraz|a|and|et|y|e))\s[^,;:]{0,45}$")


def _with_other_envoys(near: list[Mention], mentions: list[Mention], trigger: Trigger, sentence: Sentence) -> list[Mention]:
    """Add whose envoys stand in a list with one that is found: "summoned the ambassador of A, the consul of B and …"."""
    if trigger.type not in _DONE_TO_ENVOYS or CONDEMNS.search(trigger.word.words):
        return near
    added = list(near)
    for one, other in itertools.pairwise(mentions):
        is_sent = one in added and other not in added and _sends_an_envoy(one, sentence) and _sends_an_envoy(other, sentence)
        if is_sent and _AND_ANOTHER.match(sentence.text[one.name.end - sentence.start : other.name.start - sentence.start]):
            added.append(other)
    return added


def _actor(trigger: Trigger, near: list[Mention], sentence: Sentence, language: str) -> tuple[str, bool]:
    """Return who acts, and whether the text tells: a subject before the verb, "by", or the only one without "to"."""
    codes = list(dict.fromkeys(one.code for one in near))
    if trigger.type in _DONE_TO_ENVOYS and not CONDEMNS.search(trigger.word.words):
        sent = _senders(near, trigger, sentence, language)
        others = [code for code in codes if code not in sent]
        if sent and len(others) == 1:
            return others[0], True
    if trigger.type == "sanctions" and _KEPT_OUT.search(trigger.word.words):
        closed = [one.code for one in near if one.name.start == trigger.word.end + 1 or one.is_place]
        if len(set(closed)) == 1 and len(codes) > 1:
            return closed[0], True
    if trigger.type == "visit":
        places = [
            one.code for one in near
            if one.is_target and (one.name.meaning[0].kind not in ("person", "adjective") or one.is_place)
        ]  # fmt: skip
        travellers = [one.code for one in near if one.name.meaning[0].kind == "person" and one.code not in places]
        if travellers and places:
            host = trigger.word.meaning.kind == "host"
            return (travellers[-1] if host else travellers[0]), True
    receives = trigger.type == "arms" and bool(_RECEIVES.search(trigger.word.words))
    if (trigger.word.meaning.kind == "host" or receives) and len(codes) == 2:
        first = [one.code for one in near if one.name.start < trigger.word.start]
        return (codes[1] if first and first[0] == codes[0] else codes[0]), bool(first)
    if language == "zh" and len(codes) == _A_PAIR and _TAKES.search(_gap_of_codes(near, sentence)):
        return codes[0], True
    by = [
        one.code for one in near if one.is_actor and not is_told_as_a_reason(one.name.start, trigger.word, sentence, language)
    ]
    if language in ("hi", "ur"):  # of two subjects with "ने" that of the last clause
        verbs = [one.end for one in sentence.words if one.meaning.is_event and one.meaning.kind == "verb"]
        clause = max((end for end in verbs if end <= trigger.word.start), default=sentence.start)
        by = [one.code for one in near if one.is_actor and one.name.start >= clause] or by
    if trigger.type == "visit" and by and (_RECEIVES.search(trigger.word.words) or _WELCOMES.search(trigger.word.words)):
        return next((code for code in codes if code not in by), codes[0]), True
    if trigger.word.words.endswith(" that") and len(codes) == _A_PAIR and near[0].name.start == trigger.word.end + 1:
        return codes[1], True  # "the ministry demanded that Peru …"
    if language in _VERB_SECOND and (speaker := _speaker_behind(trigger, near, sentence)):
        return speaker, True
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
    subjects = [one.meaning for one in sentence.homes if one.end <= trigger.word.start]
    if not before and trigger.word.meaning.kind == "verb" and subjects and subjects[-1] in codes:
        return subjects[-1], True
    return codes[0], False


# Before what something is done to: "巴基斯坦外交部将一名印度外交人员列为…".
_TAKES = re.compile("[将把]")


def _gap_of_codes(near: list[Mention], sentence: Sentence) -> str:
    """Return the words between the first country named and the first other one."""
    other = next((one for one in near if one.code != near[0].code), near[0])
    return sentence.text[near[0].name.end - sentence.start : max(other.name.start, near[0].name.end) - sentence.start]


# Who may not enter a country is sanctioned by it.
_KEPT_OUT = re.compile(
    r"(?:barred|banned|prohibited) from entering|impedid\w+ de entrar|proibid\w+ de entrar|"
    r"interdit\w* d['’](?:entrer|entrée)",
    re.IGNORECASE,
)
_VERB_SECOND = ("de", "nl", "sv", "da")


def _speaker_behind(trigger: Trigger, near: list[Mention], sentence: Sentence) -> str:
    """Return who says what stands before the verb: "… das müsse aufhören, forderte Putin"."""
    begins = sentence.segments[sentence.segment_of(trigger.word.start)][0] == trigger.word.start != sentence.start
    behind = [one for one in near if one.name.start == trigger.word.end + 1 and one.name.meaning[0].kind == "person"]
    return behind[0].code if begins and behind and family(trigger.type) == family("demand") else ""


# Who receives arms is named first, and who supplies them behind "from".
_RECEIVES = re.compile(
    r"rece[iv]|reç|recib|receb|ricev|accueil|acogid|acolhid|accolt|primit|erh[aiä]lt|ontv[ai]ng|gekregen|получ|отрим|otrzym",
    re.IGNORECASE,
)
_WELCOMES = re.compile(r"välkomn|emot|modtag|ontvang|verwelkom|empfangen|begrüßt|willkommen", re.IGNORECASE)
_MOST_FOR_A_DEED = 4
_WIDEST_GAP_IN_A_LIST = 13


def _capped(
    codes: tuple[str, ...], near: list[Mention], trigger: Trigger, sentence: Sentence, language: str
) -> tuple[str, ...]:
    """Return at most who a deed was done to: for a visit the traveller and one host."""
    if trigger.type in _DONE_TO_ENVOYS and len(codes) > _A_PAIR and not CONDEMNS.search(trigger.word.words):
        sent = _senders(near, trigger, sentence, language) - {codes[0]}
        if len(sent) > 1:
            return (codes[0], *(code for code in codes if code in sent))
    if trigger.word.meaning.kind == "host" and len(codes) > 2 and (guests := _guests_of_host(near, trigger, sentence)):
        return guests
    if trigger.type == "visit" and len(codes) > 2 and (row := _guests_before_a_host(near, trigger)):
        return row
    if trigger.type == "visit" and len(codes) > 2 and (row := _travellers_behind(near, trigger, sentence, language)):
        return row
    if trigger.type == "visit" and len(codes) > 2:
        others = [one for one in near if one.code != codes[0]]
        behind = [one for one in others if one.name.start > trigger.word.start] or others
        places = behind if any(one.is_target for one in behind) else others
        places = [one for one in places if one.name.meaning[0].kind != "person"] or places
        hosts = _row_around(places) or behind
        people = [one for one in near if _is_guest(one, trigger)]
        guests = (
            (*_first_in_a_row(people, sentence), *_companions(people, sentence))
            if people and people[0].code == near[0].code
            else codes[:1]
        )
        return tuple(dict.fromkeys((*guests, *_first_in_a_row([one for one in hosts if one.code not in guests], sentence))))
    after = [one for one in near if one.name.start > trigger.word.start and one.code != codes[0]]
    if (
        trigger.word.meaning.kind == "verb"
        and codes[0] in {one.code for one in near if one.name.start < trigger.word.start}
        and after
    ):
        subjects = _joint_subjects(codes[0], near, trigger, sentence)
        hit = _first_in_a_row([one for one in after if one.code not in subjects] or after, sentence)
        return (*subjects, *(code for code in hit if code not in subjects)) if set(hit) - set(subjects) else (codes[0], *hit)
    listed = {one.code for row in _rows_of_names(near, sentence) if len(row) > _A_PAIR for one in row}
    is_with_one = trigger.type in _OF_LEADERS and len(codes) == len(listed) + 1  # "A, B, C and D met with E"
    if len(listed) > _MOST_FOR_A_DEED or is_with_one:
        return codes
    return tuple(code for place, code in enumerate(codes) if place < _MOST_FOR_A_DEED or code in listed)


def _joint_subjects(actor: str, near: list[Mention], trigger: Trigger, sentence: Sentence) -> tuple[str, ...]:
    """Return who acts together: "Britain and France struck Syria"."""
    before = [one for one in near if one.name.end <= trigger.word.start and not one.is_place and not one.is_topic]
    for names in _rows_of_names(before, sentence):
        if len({one.code for one in names}) > _A_PAIR and names[0].code == actor and _sends_each(names, sentence):
            return tuple(dict.fromkeys(one.code for one in names))
    row = [one for one in before if one.code == actor][:1]
    for one in before:
        if row and (one.name is row[-1].name or _acts_with(row[-1], one, sentence)):
            row.append(one)
    row += _who_acts_with(actor, near, sentence)
    return tuple(dict.fromkeys(one.code for one in row)) or (actor,)


def _acts_with(one: Mention, other: Mention, sentence: Sentence) -> bool:
    if other.name.start <= one.name.end:
        return False
    if other.name.meaning[0].kind in ("name", "person", "capital") and is_joined(one, other, sentence):
        return True
    return bool(_AND_A_COUNTERPART.fullmatch(sentence.text[one.name.end - sentence.start : other.name.start - sentence.start]))


def _who_acts_with(actor: str, near: list[Mention], sentence: Sentence) -> list[Mention]:
    """Return whom a deed is done together with: "Die EU verhängte gemeinsam mit A und B Sanktionen gegen C"."""
    row: list[Mention] = []
    for one in near:
        before = sentence.text[: one.name.start - sentence.start]
        if one.code != actor and (_ALONG_WITH.search(before) or (row and is_joined(row[-1], one, sentence))):
            row.append(one)
    return row


_ALONG_WITH = re.compile(
    r"\b(?:gemeinsam|zusammen|zeitgleich|gleichzeitig|in Abstimmung|Seite an Seite|together|along|alongside|in coordination|"
    r"samen|gezamenlijk|tegelijk|tillsammans|gemensamt|samtidigt|sammen|samtidig|i fællesskab)\s(?:mit|with|met|med)\s"
    r"(?:the |den |der |dem |de |het )?$|\balongside (?:the )?$",
    re.IGNORECASE,
)


def _sends_each(names: list[Mention], sentence: Sentence) -> bool:
    """Whether somebody of each country in a list is named: "Poland's X, Latvia's Y and Hungary's Z"."""
    sent = {one.code for one in names if _OF_WHOM.match(sentence.text, one.name.end - sentence.start)}
    return sent == {one.code for one in names}


_AND_A_COUNTERPART = re.compile(
    r",?\s(?:y|et|e|și|şi|and|und)\s(?:(?:su|son|sa|il\ssuo|la\ssua|o\sseu|a\ssua|his|her|sein|ihr)\s)?"
    r"(?:homólog\w|homologue|omolog\w*|counterpart|amtskolleg\w*)\s",
    re.IGNORECASE,
)


def is_joined(one: Mention, other: Mention, sentence: Sentence) -> bool:
    """Whether two names are joined by a comma or a word such as "and"."""
    gap = sentence.text[one.name.end - sentence.start : other.name.start - sentence.start]
    for name in sentence.names:
        if one.name.end <= name.start < other.name.start and country(name.meaning[0].codes[0]).kind == "body":
            gap = re.sub(rf",?\s(?:the\s)?{re.escape(name.words)}", "", gap)
    return len(gap) < _WIDEST_AND and bool(_JOINED.fullmatch(gap)) and not _HAS.match(gap)


# An auxiliary or an article is as short as "and": "X hat Y gewarnt", "hat X den russischen Botschafter einbestellt".
_HAS = re.compile(r"\s(?:hat|ist|war|sei|had|has|is|was|har|er|je|va|den|dem|der|das|die|des|het)\s")
_JOINED = re.compile(
    r"、|、?(?:和|与|以及|及)|[,،]?\s[וو](?:ה|ال)?|(?:[,،]\s)?(?:\s?[^\W\d_]{1,3}\s)?"
    r"(?:(?:en|au|aux|à|con|com|avec|cu|em|dans|nel|negli|al)\s)?"
    r"(?:(?:the|l|la|le|les|el|die|das|da|do|du|des|del|della|a|o|as|os|los|las|i|gli|lo)['’\s])?"
)
# "Thailand's acting Prime Minister A B and Cambodian": only titles, names and "and" between two countries.
_TITLES = re.compile(
    r"(?:['’]s)?(?:,?\s(?:[A-Z][\w.’'-]*|acting|prime|foreign|minister|president|leader|counterpart|king|the|and|of|his|her))*\s?"
)


def _between_first(after: list[Mention], sentence: Sentence) -> str:
    """Return what stands between the first country of a list and the next other one."""
    other = next(one for one in after if one.code != after[0].code)
    return sentence.text[after[0].name.end - sentence.start : other.name.start - sentence.start]


def _guests_of_host(near: list[Mention], trigger: Trigger, sentence: Sentence) -> tuple[str, ...]:
    """Return several guests and their one host: "the chancellor received the presidents of A, B and C"."""
    hosts = {one.code for one in near if one.name.end <= trigger.word.start}
    after = [one for one in near if one.name.start >= trigger.word.end and one.code not in hosts]
    if not after and near[-1].name.end <= trigger.word.start:  # "hat die Präsidenten von A und B empfangen"
        hosts = {near[0].code}
        after = [one for one in near if one.code not in hosts]
    guests = _first_in_a_row(after, sentence)
    if len(guests) < len({one.code for one in after}) and _TITLES.fullmatch(_between_first(after, sentence)):
        guests = tuple(dict.fromkeys(one.code for one in after))
    return (*guests, *hosts) if len(hosts) == 1 and len(guests) > 1 else ()


def _guests_before_a_host(near: list[Mention], trigger: Trigger) -> tuple[str, ...]:
    """Return several travellers behind the verb and the capital behind them: "in June visited the leaders A, B and C Kiev"."""
    people = [one for one in near if one.name.meaning[0].kind == "person" and one.name.start > trigger.word.start]
    if not people or any(one.name.end <= trigger.word.start for one in near):
        return ()
    hosts = [one for one in near if one.name.meaning[0].kind in ("capital", "name") and one.name.start > people[0].name.end]
    guests = dict.fromkeys(one.code for one in people if hosts and one.name.end <= hosts[0].name.start)
    return (*guests, hosts[0].code) if len(guests) > 1 and hosts[0].code not in guests else ()


def _travellers_behind(near: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> tuple[str, ...]:
    """Return a list of travellers behind the verb and their one host: "прибыли в Киев министры Кении, Ганы и Бенина"."""
    hosts = {one.code for one in near if one.is_target and one.name.meaning[0].kind != "person"}
    behind = [one for one in near if one.name.start > trigger.word.start and one.code not in hosts]
    if language not in _SUBJECT_BEHIND or len(hosts) != 1 or any(one not in behind and one.code not in hosts for one in near):
        return ()
    row = _first_in_a_row(behind, sentence)
    return (*row, *hosts) if len(row) > 1 else ()


def _row_around(places: list[Mention]) -> list[Mention]:
    """Return the places from the list of the first one with "to" on, which in some languages stands after the last."""
    first = next((number for number, one in enumerate(places) if one.is_target), len(places))
    while 0 < first < len(places) and places[first].name.start - places[first - 1].name.end <= _GAP_OF_COMMAS:
        first -= 1
    return places[first:]


_GAP_OF_COMMAS = 8


def _is_guest(one: Mention, trigger: Trigger) -> bool:
    return one.name.meaning[0].kind == "person" and one.name.end <= trigger.word.start and not one.is_target


# "The Czech president with the Slovak head of state".
_TOGETHER_WITH = re.compile(
    r"[^,;]{0,30}\s(?:gemeinsam mit|zusammen mit|samen met|tillsammans med|sammen med|společně se?|spolu se?|wspólnie z|wraz z|"
    r"razem z|вместе с|разом з|together with|along with|accompanied by|μαζί με|ensemble avec|junto con|junto com|insieme a)"
    r"\s[^,;]{0,40}|\sse?\s\w+(?:ou|[ýíe]m)\s[^,;]{0,30}"
)


def _companions(people: list[Mention], sentence: Sentence) -> tuple[str, ...]:
    """Return whom the first of those who travel is said to travel with, before the verb."""
    if len(people) < _A_PAIR:
        return ()
    gap = sentence.text[people[0].name.end - sentence.start : people[1].name.start - sentence.start]
    return (people[1].code,) if _TOGETHER_WITH.fullmatch(gap) else ()


def _first_in_a_row(mentions: list[Mention], sentence: Sentence) -> tuple[str, ...]:
    """Return the codes of the first country and of those that stand in a list with it."""
    row = mentions[:1]
    for one in mentions[1:]:
        between = _between(row[-1], one, sentence)
        is_apart = len(between) > _WIDEST_GAP_IN_A_LIST and not (one.code == row[-1].code or _AND_WITH.match(between))
        if is_apart or _FOR_SOMETHING.match(between):
            break
        row.append(one)
    return tuple(dict.fromkeys(one.code for one in row))


# "A sale by Peru for weapons to Chile": who stands behind "for" and a noun is in no list.
_FOR_SOMETHING = re.compile(r"\s(?:за|на|о|об|про|о|za|na|o|for|on|pro)\s[^\W\d_]{4,}\s")
# "Met with the president of A, and with the prime minister of B".
_AND_WITH = re.compile(
    r"(?:,[^,;]{1,40})?,?\s(?:y|e|et|și|şi)\s(?:(?:con|com|avec|cu)\s[^,;]{1,70}|(?:de|del|du|des|di|della|do|da|al|au|aux)\s(?:la\s|l['’])?)$"
)


def _place(mentions: list[Mention]) -> str:
    """Return the first capital that something happens in, in English."""
    return next((_english_capital(one) for one in mentions if one.is_place and one.name.meaning[0].kind == "capital"), "")


def _english_capital(one: Mention) -> str:
    return capital_of(one.code) or one.name.words


def says_both(sentence: Sentence) -> bool:
    """Whether a sentence says "both countries" or the like, or begins with "they" and names nobody, but perhaps a place."""
    if sentence.cues("both") or _THE_TWO.search(sentence.text) or _begins_with_the_three(sentence):
        return True
    return all(name.meaning[0].kind == "capital" for name in sentence.names) and bool(_THEY.match(sentence.text))


def _begins_with_the_three(sentence: Sentence) -> bool:
    """Whether a sentence begins with "the three" and a verb: "The three offered aid"."""
    three = _THE_THREE.match(sentence.text)
    place = sentence.start + three.end() if three else -1
    return any(word.meaning.is_event and word.start == place for word in sentence.words)


_THE_THREE = re.compile(r"(?:The|Les|Los|Las|I|Os|Die|De|Cei|Cele)\s(?:three|trois|tres|tre|três|drei|drie|trei)\s")


def _how_many(sentence: Sentence) -> int:
    """Return how many states "both" or "all three" stands for."""
    is_three = _begins_with_the_three(sentence) or any(cue.meaning.kind == "three" for cue in sentence.cues("both"))
    return _A_PAIR + is_three


# "The two South Asian neighbours": whatever they are called.
_THE_TWO = re.compile(
    r"\b[Tt]he two (?:[\w-]+ ){0,3}(?:countries|nations|sides|states|governments|leaders|presidents|premiers|ministers|PMs|"
    r"neighbou?rs|allies|rivals|powers|armies|militaries|delegations|monarchies|republics|kingdoms|capitals|officials|diplomats|"
    r"heads of (?:state|government)|parties|foes|giants|economies)\b|"
    r"\b[Дд]в(?:е|ух|ум|умя)\s(?!перв|друг|последн|ин|перш|інш|останн)(?:[^\W\d_]+\s){1,3}(?:стран|государств|держав|сосед|лидер|президент|премьер|министр)\w*|"
    r"\b(?:[Дд]в(?:і|ох|ом|ома)|[Оо]б(?:идві|идва|ох|ом|ома))\s(?:[^\W\d_]+\s){0,3}(?:країн|держав|сусід|лідер|президент|прем|міністр|сторін)\w*|"
    r"\b(?:[Dd]w(?:a|aj|óch|óm|oma)|[Oo]b(?:a|aj|ie|u))\s(?!pierwsz|inn|ostatni|kolejn)(?:[^\W\d_]+\s){0,3}(?:kraj|państw|sąsiad|mocarstw|stron|przywódc|prezydent|premier|ministr)\w*|"
    r"\b(?:[Dd]v(?:a|ě|ou|ěma)|[Oo]b(?:a|ě|ou|ěma))\s(?:[^\W\d_]+\s){0,3}(?:zem|stát|soused|mocnost|stran|vůdc|prezident|premiér|ministr)\w*"
)
_THEY = re.compile(
    r"(?:They|The (?:two|pair)|Ils|Elles|Tous deux|Toutes deux|Ellos|Ellas|Ambos|Ambas|Essi|Entrambi|Eles|Elas|Beide|Zij|Ze|"
    r"Oni|Obaj|Oba|Они|Оба|Вони|Обидва|De båda|De|Ei|Ambii|Amândoi|Onlar|İkili|Mereka|Keduanya|Họ|Hai bên|آن‌ها|دو طرف)\s"
)


def _names_the_same(trigger: Trigger, sentence: Sentence, told: Told) -> bool:
    """Whether the sentence before speaks of the same kind of event: "… will visit China. The visit begins on 16 May"."""
    before = told.sentences[sentence.number - 1] if sentence.number else None
    words = before.words if before else ()
    return any(word.meaning.is_event and family(word.meaning.meaning) == family(trigger.type) for word in words)


def _codes_before(sentence: Sentence, told: Told) -> tuple[str, ...]:
    """Return the two (or three) countries that the sentences before named, where the nearest that name any named just them."""
    codes: dict[str, None] = {}
    for before in reversed(told.sentences[max(0, sentence.number - _SENTENCES_BACK) : sentence.number]):
        codes |= dict.fromkeys(code for name in before.names for code in name.meaning[0].codes)
        if len(codes) == 1:
            codes |= dict.fromkeys(one.meaning for one in before.homes)
        if len(codes) >= _how_many(sentence):
            break
    return tuple(codes) if len(codes) == _how_many(sentence) else ()


_SENTENCES_BACK = 4


def find_deniers(sentence: Sentence, codes: tuple[str, ...], told: Told) -> tuple[str, ...]:
    """Return which of the countries deny what the sentence says."""
    cues = sentence.cues("denied")
    if not cues:
        return ()
    cue = cues[0]
    if any(abs(both.start - cue.start) < 60 for both in sentence.cues("both")):
        return codes
    here = [name for name in sentence.names if set(name.meaning[0].codes) & set(codes)] or list(sentence.names)
    by = [
        name for name in here
        if name.start >= cue.end and stands_after(name, sentence, told.language, "actor") and _is_beside(name, cue, sentence)
    ]  # fmt: skip
    before = [name for name in here if name.end <= cue.start]
    if told.language in ("ar",) and not by:
        before = [name for name in here if name.start >= cue.end][:1] or before
    chosen = by[:1] or before[-1:] or here[:1]
    return tuple(dict.fromkeys(code for name in chosen for code in name.meaning[0].codes))


def _is_beside(name: Found[tuple[Name, ...]], cue: Found[Word], sentence: Sentence) -> bool:
    """Whether only small words and a date stand between "were denied" and "by Russia": else "from" is of what is denied."""
    words = sentence.text[cue.end - sentence.start : name.start - sentence.start]
    for day in sentence.dates:
        words = words.replace(day.words, "") if day.words else words
    return len(re.findall(r"[^\W\d_]{4,}", words)) <= 1 and not re.search("[:;]", words)
