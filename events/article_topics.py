"""Whom a Japanese or Korean sentence is about, and which of its verbs only tell why another thing was done.

The topic stands first and the verb it goes with last; between them may be told what others did: "AはBが攻撃したとして抗議した".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.article_dates import DateInText
from events.article_phrases import Found
from events.article_sentences import Sentence
from events.article_words import Word

_TOPIC = {
    "ja": re.compile(r"(?!を除|以外)[^。、「」（）()はが]{0,22}?(?:(?<![でにと])は(?=.)|(?<=として)は|が(?=、))"),
    "ko": re.compile(r"[가-힣]{0,4}(?:\s[^\s,]{2,9}){0,3}?(?<=[가-힣])(?:(?:은|(?<![하되있없받])는)(?=\s)|[이가](?=,))"),
}
_A_NOUN = r"(?=[ァ-ヺ一-鿿])(?!際|時|後|上|結果|方針|予定|見通|考|意向|声明|談話|計画|日|直後|問題|調整|会談)"
_OF_A_NOUN = re.compile(_A_NOUN)
# Behind a verb, where it is no news of its own: "because", "in answer to", "after".
_GROUND = {
    "ja": re.compile(
        rf"(?:した|している|中の|された|った|する|れた){_A_NOUN}|"
        r"[^。、「」]{0,14}?(?:こと(?:を受け|に対(?:し|する|抗)|への|について|に(?:関し|抗議|反発)|から|などを受け)|"
        r"として[、]|とし[、]|のを受け|ため[、]|との(?:理由|疑い|容疑)|に続き|に関連し|などの?理由|のに対し)"
    ),
    "ko": re.compile(
        r"[가-힣]{0,3}(?:\s)?(?:데 대해|데 대한|것과 관련|것에 대해|것에 대한|데 이어|데 따른|것을 이유로|자리에서|혐의|"
        r"것을 계기로|이유로)|[^.,]{0,12}혐의[를로]"
    ),
    "zh": re.compile(r"[^。，,、；;]{0,20}?(?:(?:之?后|以来|引发[^。，,]{0,20}后)(?=[，,])|的情况下)"),
}
# Behind a Korean verb that says of a noun what it did: "발사한 미사일", "반발하는 담화"; other nouns only join clauses.
_KOREAN_CLAUSE = re.compile(
    r"(?<=[한된던할운])\s(?=[가-힣])(?!것|데|뒤|후|이후|바|다음|가운데|직후|채|셈|만큼|반면|적|때|날|지|점|사실|일환|상황|방침|계획|예정|것으로)|"
    r"(?:한|된|할|하는|되는|는|던)\s(?=[가-힣])(?!뒤|후|이후|바|다음|직후|것으로|것이|예정|전망|경우|수\s|가능성|때문|듯|것|데|가운데|등|중|동안|바|만큼|반면|상황|방안|방침|계획|내용|모습)|한?\s?것을\s두고|\s?데\s대해"
)
_RIGHT_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom a sentence is about: the code, and where the words for it end."""

    code: str
    end: int
    is_a_subject: bool = False


def is_ground(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a verb only tells why or after what the thing was done that the sentence tells."""
    pattern, place = _GROUND.get(language), word.end - sentence.start
    if language == "ja" and _goes_on_to_a_clause(word, sentence):
        return True
    if language == "ja" and word.words.endswith(("た", "だ", "る", "の")) and _OF_A_NOUN.match(sentence.text, place):
        return True
    if language == "ko" and word.meaning.kind == "verb" and _KOREAN_CLAUSE.match(sentence.text, place):
        return True
    return bool(pattern and pattern.match(sentence.text, place))


_WIDEST_CLAUSE = 25


def _goes_on_to_a_clause(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a verb without a topic before it is part of a clause before a noun: "台湾と断交し、中国と国交を結んだ国"."""
    before = sentence.text[: word.start - sentence.start]
    if word.meaning.kind != "verb" or "は" in before or not re.search(r"[しみりきいっえけせてめれべげ]$", word.words):
        return False
    later = [one for one in sentence.words if one.meaning.is_event and one.meaning.kind == "verb" and one.start >= word.end]
    if not later or later[0].start - word.end > _WIDEST_CLAUSE or "が" in before[-_WIDEST_CLAUSE:]:
        return False
    behind = later[0].words.endswith(("た", "だ", "る")) and _OF_A_NOUN.match(sentence.text, later[0].end - sentence.start)
    return bool(behind) and len(later) > 1


def topic_of(word: Found[Word], sentence: Sentence, language: str) -> Topic | None:
    """Return whom the clause of a verb is about, by the last particle of a topic before it; None for a verb of a ground."""
    pattern = _TOPIC.get(language)
    if not pattern or word.meaning.kind != "verb" or is_ground(word, sentence, language):
        return None
    named = [(one.start, one.end, one.meaning[0].codes) for one in sentence.names if len(one.meaning[0].codes) == 1]
    named = sorted([*named, *((one.start, one.end, (one.meaning,)) for one in sentence.homes)])
    found: Topic | None = None
    for place, (_, end, codes) in enumerate(named):
        if end > word.start:
            break
        match = pattern.match(sentence.text, end - sentence.start)
        after = sentence.start + match.end() if match else 0
        follows = named[place + 1][0] if place + 1 < len(named) else sentence.end
        is_a_subject = bool(match and match[0].endswith(("が", "이", "가")))
        if match and after <= min(follows, word.start) and not (is_a_subject and found):
            found = Topic(codes[0], after, is_a_subject)
    return found


def day_of_topic(
    nearest: DateInText | None, days: list[DateInText], word: Found[Word], sentence: Sentence, language: str
) -> DateInText | None:
    """Return the day that stands right behind the topic, where the nearest one is that of a deed told between."""
    topic = topic_of(word, sentence, language)
    if not topic or not nearest or nearest.end > word.start:
        return None
    first = next((day for day in days if 0 <= day.start - topic.end <= _RIGHT_BEHIND), None)
    between = [one for one in sentence.words if one.meaning.is_event and nearest.end <= one.start and one.end <= word.start]
    return first if first and first != nearest and between else None


_ENDS_AS_AN_OBJECT = ("を", "을", "를")
_OBJECT = re.compile(
    r"[^、。\s]{0,4}?(?:を|について|に(?:反発|抗議|対し)|[을를]\s|에 대(?:해|한)|[한는]?\s?(?:것을|것에\s대해|데\s대해|것과))"
)


def is_day_of_an_object(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a day before a verb is that of the deed it speaks of: "8日から行われている演習を非難した"."""
    topic = topic_of(word, sentence, language)
    if topic is None or day.end > word.start or 0 <= day.start - topic.end <= _RIGHT_BEHIND:
        return False
    return any(
        one.meaning.is_event and day.end <= one.start and one.end <= word.start
        and (one.words.endswith(_ENDS_AS_AN_OBJECT) or _OBJECT.match(sentence.text, one.end - sentence.start))
        for one in sentence.words
    )  # fmt: skip


def has_own_day(word: Found[Word], days: list[DateInText], sentence: Sentence) -> bool:
    """Whether a date stands before a verb, in the same part of the sentence or at its beginning without a topic between."""
    for day in days:
        of_topic = re.search("[は은는]\\s?$", sentence.text[: day.start - sentence.start])
        if day.end <= word.start and not of_topic and not re.search("は|[은는]\\s|[，,]", _between(day, word, sentence)):
            return True
    return False


def _between(day: DateInText, word: Found[Word], sentence: Sentence) -> str:
    return sentence.text[day.end - sentence.start : word.start - sentence.start]


_KOREAN_NOUN = (
    r"(?:방문|회담|통화|협의|협상|공격|공습|폭격|포격|침범|훈련|연습|발사|추방|제재|규탄|비난|항의|합의|서명|체결|파병|지원|체포|억류|"
    r"석방|송환|단교|수교|휴전|만찬|오찬|순방|방한|방미|방중|방일|방러|방북|면담|접견|회동|교전|충돌|침공|대화)$"
)
_NOUN = {
    "ja": (
        re.compile(r"[一-鿿]$"),
        re.compile(r"[はがの]|発表|に(?:対|つい|関|よ)|への?|をめぐ|を(?:受|理由|非難|巡|拒否|否定|批判)"),
    ),
    "ko": (
        re.compile(_KOREAN_NOUN),
        re.compile(
            r"(?:은|는|이|가|의|에|에서|과|와|으로|로|에는)(?=\s)|\s?[및·]|[을를]\s(?:강력히\s|강하게\s)?(?:규탄|비난|비판)"
        ),
    ),
}


def is_used_as_a_noun(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a word that makes a verb with "to do" has a particle of nouns behind it: 領海侵入は, 방문의."""
    if language not in _NOUN or word.meaning.kind != "verb":
        return False
    ends, follows = _NOUN[language]
    return bool(ends.search(word.words) and follows.match(sentence.text, word.end - sentence.start))


_ONLY_A_TOPIC = {
    "ja": re.compile(r"(?:など)?(?:を巡|をめぐ|に関す|の可能性|の是非|を(?:要請|要求|求め|訴え|呼びかけ))"),
    "ko": re.compile(
        r"(?:[을를]\s)?\s?(?:[^.,]{0,24}의혹에|"
        r"(?:긴급\s|추가로\s|거듭\s|강력히\s)?(?:요청|호소|요구|촉구)|둘러싼|둘러싸고|가능성|여부|관련 보도)"
    ),
    "zh": re.compile(r"(?:的?可能性|的可能|[^，。,；、]{0,12}一事)"),
}


def is_only_a_topic(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a deed is only what is argued over or may come: "派兵を巡り", "침공 가능성"."""
    pattern = _ONLY_A_TOPIC.get(language)
    return bool(pattern and pattern.match(sentence.text, word.end - sentence.start))
