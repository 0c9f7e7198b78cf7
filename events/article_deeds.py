"""Who is blamed in "condemned the Iranian attack on Israel": who did the deed, not whom it was done to.

This module only weighs where names stand beside the word for the deed; what the names are is told by `article_sides.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.article_phrases import fold
from events.article_sentences import VERB_LAST, Sentence, Trigger
from events.article_topics import topic_of
from events.article_words import event_phrases, side_words
from events.date_words import UNSPACED, plain_text

if TYPE_CHECKING:
    from events.article_mentions import Mention

_BLAMES = ("condemnation", "accusation", "protest", "demand")
_DEEDS = ("attack", "war", "cyberattack", "test", "seizure")

_BY = {
    "en": "by", "fr": "par", "de": "durch|von|vom|seitens", "es": "por", "it": "da|dal|dalla|dall['’]|dai|dagli|dalle|da parte",
    "pt": "por|pela|pelo|pelos|pelas", "nl": "door", "pl": "przez|ze strony", "cs": "ze strany", "ru": "со стороны",
    "uk": "з боку", "bg": "от|от страна на", "sv": "av|från", "da": "af|fra", "ro": "de către|din partea", "id": "oleh",
    "vi": "của|bởi|do", "ar": "من قبل|من جانب", "fa": "توسط|از سوی", "el": "από", "sr": "od strane|од стране",
    "hr": "od strane", "he": "על ידי|מצד", "th": "โดย|ของ",
}  # fmt: skip
# "Invasion of Ukraine", "annexation of Crimea": whom it was done to stands behind "of", or without any word.
_DONE_TO = re.compile(
    r"inva[sz]|einmarsch|überfall|besetz|annex|annek|anex|occupa|ocupa|bezetting|okup|оккупац|окупац|вторжен|вторгнен|аннекс|анекс|"
    r"bombard|bombing|shelling|обстрел|обстріл|غزو|احتلال|قصف",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:^|\s)(?:of|from|de|del|de la|des|du|d['’]|de l['’]|di|della|dell['’]|do|da|dos|der|van|von|av|af|lui)(?:\s(?:the|la))?"
    r"\s?$",
    re.IGNORECASE,
)


def sides_of_blame(
    trigger: Trigger, mentions: list[Mention], sentence: Sentence, language: str
) -> tuple[list[Mention], list[Mention], list[Mention]] | None:
    """Return who blames, who did the deed that is blamed and whom it was done to; None where no deed is the object."""
    if trigger.type not in _BLAMES or trigger.word.meaning.kind != "verb":
        return None
    deed = _deed(trigger, sentence, language)
    if deed is None:
        return _of_a_passive(trigger, mentions, sentence, language)
    if language in VERB_LAST or language == "zh":
        return _of_a_language_with_the_deed_last(trigger, mentions, deed, sentence, language)
    start = trigger.word.start
    before = _of_the_last_part([one for one in mentions if one.name.end <= start], sentence)
    own = [one for one in mentions if start < one.name.start < deed[0] and _is_whose(one, deed, sentence, language)]
    between = [one for one in mentions if start < one.name.start < deed[0] and one not in own and not one.is_place]
    if before and between and _is_for(between, deed, sentence, language):
        return before, between[:1], []  # "condemned Iran for the attack on Israel"
    if (before and between) or (own and between and language not in _VERB_MAY_COME_FIRST):
        return None
    end = sentence.segments[sentence.segment_of(deed[0])][1]
    behind = [one for one in mentions if deed[1] <= one.name.start < end]
    doers, rest = _sides_of_a_deed(own, behind, deed, sentence, language)
    return (before or between, doers, rest) if doers or rest else None


def sides_of_a_named_deed(
    trigger: Trigger, mentions: list[Mention], sentence: Sentence, language: str
) -> tuple[str, str] | None:
    """Return who did a deed and to whom, where a noun for it stands between both: "Russlands Angriff auf die Ukraine"."""
    if trigger.word.meaning.kind not in ("noun", "weak") or trigger.type not in _DEEDS or language in VERB_LAST:
        return None
    deed = trigger.word.start, trigger.word.end
    doers = [one.code for one in mentions if one.name.end <= deed[0] and _is_whose(one, deed, sentence, language)]
    behind = [one for one in mentions if deed[1] <= one.name.start]
    is_close = behind and re.fullmatch(_TO_WHOM, _between(deed[1], behind[0].name.start, sentence))
    return (doers[-1], behind[0].code) if doers and is_close and doers[-1] != behind[0].code else None


_TO_WHOM = r"\w{0,3}\s(?:[^\W\d_]{1,8}\s){0,3}"


def _sides_of_a_deed(
    own: list[Mention], behind: list[Mention], deed: tuple[int, int], sentence: Sentence, language: str
) -> tuple[list[Mention], list[Mention]]:
    """Return who did a deed and whom it was done to, of those named before it as its own and those behind it."""
    doers = own or [one for one in behind if _is_adjective_of(one, deed, sentence) or _did_it(one, sentence, language)]
    rest = [one for one in behind if one not in doers]
    if not doers and rest and _is_of_the_deed(rest, deed, sentence):
        doers, rest = rest[:1], rest[1:]
    return doers, rest


def _of_a_passive(
    trigger: Trigger, mentions: list[Mention], sentence: Sentence, language: str
) -> tuple[list[Mention], list[Mention], list[Mention]] | None:
    """Return the sides of "the attack on Israel by Iran was condemned by France"; None where it is no such sentence."""
    if language in VERB_LAST:
        return None
    start = sentence.segments[sentence.segment_of(trigger.word.start)][0]
    words = [one for one in sentence.words if one.meaning.meaning in _DEEDS and start <= one.start < trigger.word.start]
    by = [one for one in mentions if one.name.start >= trigger.word.end and _did_it(one, sentence, language)]
    if not words or not by:
        return None
    deed = words[0].start, words[0].end
    own = [one for one in mentions if start <= one.name.start < deed[0] and _is_whose(one, deed, sentence, language)]
    behind = [one for one in mentions if deed[1] <= one.name.start < trigger.word.start]
    doers, rest = _sides_of_a_deed(own, behind, deed, sentence, language)
    return (by, doers, rest) if doers or rest else None


_FOR = {
    "ru": "за|из-за",
    "uk": "за|через",
    "pl": "za|o",
    "bg": "за|заради",
    "sr": "zbog|за|због|za",
    "hr": "zbog|za",
    "en": "for|over",
}


def _is_for(between: list[Mention], deed: tuple[int, int], sentence: Sentence, language: str) -> bool:
    """Whether only "for" stands between who is blamed and the deed."""
    gap = _between(between[0].name.end, deed[0], sentence)
    return language in _FOR and bool(re.match(rf"\s(?:{_FOR[language]})\s(?:\w+\s){{0,3}}$", gap))


def end_of_the_occasion(trigger: Trigger, sentence: Sentence, language: str) -> int:
    """Return where "after" or the like ends that a language puts behind what came before, else the start of the sentence."""
    words = "|".join(re.escape(word) for word in side_words(language, "after_after"))
    text = sentence.text[: trigger.word.start - sentence.start]
    cues = list(re.finditer(rf"(?<!\w)(?:{words})(?!\w)", text)) if words else []
    return sentence.start + (cues[-1].end() if cues else 0)


_VERB_MAY_COME_FIRST = ("de", "nl", "sv", "da", "ar")


def _deed(trigger: Trigger, sentence: Sentence, language: str) -> tuple[int, int] | None:
    """Return where the word for what is blamed stands; the phrase for blaming may reach beyond it."""
    if language in VERB_LAST:
        here = sentence.segment_of(trigger.word.start)
        words = [
            one for one in sentence.words
            if one.meaning.meaning in _DEEDS and one.end <= trigger.word.start and sentence.segment_of(one.start) == here
            and one.start >= end_of_the_occasion(trigger, sentence, language)
        ]  # fmt: skip
        return (words[-1].start, words[-1].end) if words else None
    first = trigger.word.words if language in UNSPACED else re.split(r"\s", trigger.word.words)[0]
    start = trigger.word.start + len(first)
    end = sentence.segments[sentence.segment_of(start)][1]
    text = sentence.text[start - sentence.start : end - sentence.start]
    found = [one for one in event_phrases(language)[0].find(fold(text)) if one.meaning.meaning in _DEEDS]
    return (start + found[0].start, start + found[0].end) if found else None


def _of_a_language_with_the_deed_last(
    trigger: Trigger, mentions: list[Mention], deed: tuple[int, int], sentence: Sentence, language: str
) -> tuple[list[Mention], list[Mention], list[Mention]] | None:
    """Return the sides where the first name blames, and those of the deed stand between: "AはBのCへの攻撃を非難した"."""
    if language == "zh":
        subjects = [one for one in mentions if one.name.end <= trigger.word.start]
        others = [one for one in mentions if trigger.word.end <= one.name.start < deed[0]]
    else:
        known = [one for one in mentions if one.name.end <= trigger.word.start and not one.is_place]
        topic = topic_of(trigger.word, sentence, language)
        count = sum(one.name.end <= topic.end for one in known) if topic else 1
        subjects = known[:count] if topic else _subject_before_the_deed(known, deed, sentence)
        others = [one for one in known if one.code not in {subject.code for subject in subjects}]
        if topic and not others:
            subjects, others = [], known
    doers = [one for one in others if one.is_actor or _is_its_own(one, trigger, sentence, language)]
    doers = doers or [one for one in others if not one.is_target and one.name.end != deed[0]]
    doers = [one for one in doers if one.name is doers[0].name] or (others[:1] if len({one.code for one in others}) > 1 else [])
    rest = [one for one in others if one not in doers]
    if len({one.code for one in rest}) and not doers and language != "zh":
        doers = [one for one in rest if len(rest) == 1 or one.name is rest[0].name]
    return (subjects, doers, [one for one in rest if one not in doers]) if others else None


def _subject_before_the_deed(known: list[Mention], deed: tuple[int, int], sentence: Sentence) -> list[Mention]:
    """Return who blames: the first name, unless the article's own government stands before it."""
    first = known[0].name.start if known else deed[0]
    return [] if any(home.start < first for home in sentence.homes) else known[:1]


# "By" or the genitive behind a name: イランによる, 이란의, İran'ın, ईरान के.
_BY_BEHIND = re.compile(
    r"による|の(?=[^\s]{0,6}攻撃)|의\s|['’]?n?[ıiuü]n\s|\s(?:द्वारा|tarafından|কর্তৃক)|"
    r"\s(?:का|के|की)\s(?!खिलाफ|ख़िलाफ़|विरुद्ध|साथ|ऊपर|बाद|लिए|बीच)|\s(?:کا|کے|کی)\s(?!خلاف|ساتھ|بعد|لیے|لئے|درمیان)"
)


def _is_its_own(one: Mention, trigger: Trigger, sentence: Sentence, language: str) -> bool:
    if language == "bn" and one.name.meaning[0].kind == "name" and one.name.words.endswith("র"):
        return True
    return bool(_BY_BEHIND.match(_between(one.name.end, trigger.word.end, sentence)))


def _of_the_last_part(before: list[Mention], sentence: Sentence) -> list[Mention]:
    if not before:
        return []
    part = sentence.segment_of(before[-1].name.start)
    return [one for one in before if sentence.segment_of(one.name.start) == part]


def _between(start: int, end: int, sentence: Sentence) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]


def _is_whose(one: Mention, deed: tuple[int, int], sentence: Sentence, language: str) -> bool:
    """Whether a name before a deed says whose it is: "the Iranian missile attack", "Iran's attack", "Irans Angriff"."""
    gap = _between(one.name.end, deed[0], sentence)
    if one.name.meaning[0].kind == "adjective":
        return bool(re.fullmatch(r"\w*[\s-](?:[\w-]+\s){0,2}", gap))
    if re.match(r"['’]s?\s", gap):
        return bool(re.fullmatch(r"['’]s?\s(?:[\w-]+\s){0,2}", gap))
    return language in ("de", "nl", "sv", "da") and plain_text(one.name.words + gap.rstrip()).endswith("s") and len(gap) <= 2


def _is_adjective_of(one: Mention, deed: tuple[int, int], sentence: Sentence) -> bool:
    """Whether an adjective stands behind a deed: "ataque iraní", "attaque aérienne iranienne"."""
    gap = _between(deed[1], one.name.start, sentence)
    return (
        one.name.meaning[0].kind == "adjective" and not one.is_target and bool(re.fullmatch(r"\w*\s(?:\w{5,}\s)?(?:ال)?", gap))
    )


def _did_it(one: Mention, sentence: Sentence, language: str) -> bool:
    """Whether "by" stands before a name, perhaps with an article between."""
    before = sentence.text[: one.name.start - sentence.start][-30:]
    words = _BY.get(language)
    return bool(words and re.search(rf"(?<!\w)(?:{words})(?:\s?[^\W\d_]{{1,5}}['’]?){{0,2}}\s?$", before, re.IGNORECASE))


def _is_of_the_deed(behind: list[Mention], deed: tuple[int, int], sentence: Sentence) -> bool:
    """Whether the first name behind a deed is who did it: "the attack of Iran on Israel", "агрессию России"."""
    first = behind[0]
    gap = _between(deed[1], first.name.start, sentence)
    if (first.is_target and not _OF.search(gap)) or _AT.search(gap) or len(gap.split()) > _MOST_WORDS_OF:
        return False
    return len({one.code for one in behind}) > 1 or not _DONE_TO.search(_between(*deed, sentence))


_AT = re.compile(r"\s(?:по|на|против|проти|na|przeciwko|срещу|protiv|против|on|against|contre|contra|gegen|tegen|proti|mot)\s")
_MOST_WORDS_OF = 3
