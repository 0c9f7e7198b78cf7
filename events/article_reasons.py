"""What a sentence names only as the reason of a deed: "summoned the Russian ambassador after the violation of Polish airspace".

This module only weighs where words stand; what they mean is in the tables beside this file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.article_dates import DateInText
from events.article_phrases import Found
from events.article_sentences import VERB_LAST, Sentence, Trigger
from events.article_words import Word, side_words

if TYPE_CHECKING:
    from events.article_mentions import Mention

# Elsewhere "nach" and the like tell a direction.
_NO_ANSWERS = ("visit", "meeting", "talks", "message")
# Of the words for "after" those that also tell a direction or a time only.
_OF_TIME = ("nach", "vor", "na", "voor", "efter", "före", "før", "inden", "po", "před", "przed", "after", "before", "après",
            "avant", "dopo", "prima", "después", "antes", "depois", "μετά", "πριν", "после", "після", "до")  # fmt: skip
_LONGEST_REASON = 80
# "Nach den Schüssen in A hat der Minister mit B telefoniert": what stands first and ends at the verb is no direction.
_LONGEST_FIRST_WORD = 8
_OF = re.compile(
    r"(?:^|\s)(?:in|im|des|der|dem|den|die|das|von|vom|aus|auf|mit|zu|zum|zur|über|gegen|durch|zwischen|und|an|van|het|de|op|tegen|met|en|i|av|af|på|"
    r"mot|imod|mod|och|og|till|til|v|ve|na|proti|mezi|s|se|a|z|ze|of|the|on|by|and|against|between|du|des|la|les|à|en|et|contre|"
    r"του|της|των|στ\w+|σε|από|και|κατά)\s(?:[a-zäöüß]{3,}e[nrsm]\s)?$|[\u0590-\u06ff]\s(?:[بلوكבהלו]?(?:ال)?)?$",
    re.IGNORECASE,
)
_OF_AN_OFFICE = re.compile(
    r"\S*\s(?:\S+\s)?\S*(?:botschaft|diplomat|ambassad|geschäftsträger|zaakgelastigde|gesant|velvysl|πρέσβ|διπλωμ|nagykövet|"
    r"president|präsident|minister|regier|regering|vlád)",
    re.IGNORECASE,
)


def without_reasons(pool: list[Mention], trigger: Trigger, sentence: Sentence, language: str) -> list[Mention]:
    """Leave out of an answer the countries that only its reason names, as long as two are left."""
    if trigger.word.meaning.kind != "verb" or language in VERB_LAST:
        return pool
    for start, end in _spans(sentence, language):
        if trigger.type in _NO_ANSWERS and not (start - sentence.start < _LONGEST_FIRST_WORD and end <= trigger.word.start):
            continue
        if start <= trigger.word.start < end and " " not in trigger.word.words:
            end = trigger.word.start
        for one in [each for each in pool if start <= each.name.start < end]:
            rest = [each for each in pool if each is not one]
            if not _is_within_a_phrase(one, start, end, sentence) or len({each.code for each in rest}) < 2:
                break
            pool = rest
    return pool


def _spans(sentence: Sentence, language: str, of_time: bool = True) -> list[tuple[int, int]]:
    """Return where reasons stand, from the end of "because of" to the end of its part of the sentence."""
    words = [word for word in side_words(language, "after_before") if of_time or word not in _OF_TIME]
    if not words:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(sentence.text):
        start = sentence.start + match.end()
        behind = _VERB_SECOND.get(language) if match.start() == 0 else None
        longest = sentence.end if behind else start + _LONGEST_REASON
        end = min(sentence.segments[sentence.segment_of(start)][1], longest)
        verb = behind.search(sentence.text, match.end(), end - sentence.start) if behind else None
        spans.append((start, sentence.start + verb.start() if verb else end))
    return spans


# "Inmitten der Spannungen mit A haben B und C …": what stands first ends at the verb.
_VERB_SECOND = {
    "de": re.compile(r"\b(?:hat|haben|hatten?|ist|sind|wird|werden|wurden?|will|wollen)\b"),
    "nl": re.compile(r"\b(?:heeft|hebben|had(?:den)?|is|zijn|wordt|worden|werd(?:en)?|zal|zullen|wil)\b"),
    "sv": re.compile(r"\b(?:har|hade|ska|är|vill|kommer)\b"),
    "da": re.compile(r"\b(?:har|havde|vil|er|skal|blev)\b"),
}


def _is_within_a_phrase(one: Mention, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a name is part of a reason: an adjective, a genitive, or behind "in", and no ambassador's country."""
    after = sentence.text[one.name.end - sentence.start : end - sentence.start][:40]
    if _OF_AN_OFFICE.match(after):
        return False
    before = sentence.text[start - sentence.start : one.name.start - sentence.start]
    if not before.strip():
        return one.name.words.endswith("s")
    return one.name.meaning[0].kind == "adjective" or bool(_OF.search(before)) or one.name.words.endswith("s")


_DATED_DEEDS = ("attack", "war", "cyberattack", "seizure", "test", "expulsion", "sanctions", "detention", "rupture")
_WIDEST_GAP = 45


def is_date_of_a_reason(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a date is that of a noun of the reason, and the word is no part of it: "in answer to the expulsion in May"."""
    for cue in sentence.cues("after_after"):  # "after last year's vote", where "after" stands behind
        is_rough = day.when is not None and day.when.precision in ("month", "year")
        deeds = [one for one in sentence.words if one.meaning.is_event and day.end <= one.start < cue.start]
        widest = _LONGEST_REASON if deeds else _WIDEST_GAP
        if is_rough and 0 < cue.start - day.end < widest and cue.end <= word.start:
            return True
    for start, end in _spans(sentence, language, of_time=False):
        if word.start < start <= day.start < end and day.end < word.end:
            return True  # "verhängte wegen des Zwischenfalls im November Sanktionen", where the phrase goes on behind it
        if not start <= day.start < end or start <= word.start < day.start:
            continue
        deeds = [one for one in sentence.words if one.meaning.is_event and start <= one.start < day.start]
        if any(day.start - one.end < _WIDEST_GAP for one in deeds):
            return True
    return False


def is_dated_itself(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date stands right behind a deed that is told as a reason, so that it is an event of its own."""
    end = sentence.segments[sentence.segment_of(word.start)][1]
    return word.meaning.meaning in _DATED_DEEDS and any(
        word.end <= day.start < end
        and day.start - word.end < _WIDEST_GAP
        and not any(other.meaning.kind == "verb" and word.end <= other.start < day.start for other in sentence.words)
        for day in sentence.dates
    )


def is_of_a_reason(
    place: int, word: Found[Word], sentence: Sentence, language: str, cues: tuple[str, ...] = ("reason",)
) -> bool:
    """Whether a place stands behind "because of" or "in response to", and that behind a word."""
    words = "|".join(re.escape(each) for cue in cues for each in side_words(language, cue)) if _has_reasons(language) else ""
    between = sentence.text[word.end - sentence.start : place - sentence.start] if words and place > word.end else ""
    cue = re.search(rf"(?<!\w)(?:{words})(?!\w)", between, re.IGNORECASE) if between else None
    return cue is not None and between.count(",", cue.end()) <= 1


def _has_reasons(language: str) -> bool:
    return bool(side_words(language, "reason"))


def is_only_a_reason(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a noun without a date of its own only tells why or for what: "on the anniversary of the treaty"."""
    words = "|".join(re.escape(each) for each in side_words(language, "reason"))
    if not words or (word.meaning.kind not in ("noun", "weak") and language != "zh"):
        return False  # Chinese has one form for the noun and the verb
    start, end = sentence.segments[sentence.segment_of(word.start)]
    before = sentence.text[start - sentence.start : word.start - sentence.start]
    dated = any(word.end <= day.start < end for day in sentence.dates)
    if language == "zh" and "为由" in before:
        return False  # "以涉嫌间谍活动为由驱逐": the reason ends before the deed
    pattern = words if language == "zh" else rf"(?<!\w)(?:{words})(?!\w)"
    return not dated and bool(re.search(pattern, before, re.IGNORECASE))


def is_told_as_a_reason(place: int, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a place stands behind "because of" or the like, before or behind a word that stands outside."""
    return is_of_a_reason(place, word, sentence, language) or any(
        start <= place < end and not start <= word.start < end for start, end in _spans(sentence, language, of_time=False)
    )
