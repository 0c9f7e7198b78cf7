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
    "ja": re.compile(r"[^。、「」（）()はが]{0,22}?(?:は(?=.)|が(?=、))"),
    "ko": re.compile(r"[가-힣]{0,4}(?:\s[^\s,]{2,9}){0,3}?(?<=[가-힣])(?:(?:은|는)(?=\s)|[이가](?=,))"),
}
# Behind a verb, where it is no news of its own: "because", "in answer to", "after".
_GROUND = {
    "ja": re.compile(
        r"(?:した|している|中の|された|った|する|れた)(?=[ァ-ヺ一-鿿])(?!際|時|後|上|結果|方針|予定|見通|考|意向|声明|談話|計画|日|直後|問題)|"
        r"[^。、「」]{0,6}?(?:こと(?:を受け|に対(?:し|する|抗)|への|について|に(?:関し|抗議|反発)|から|などを受け)|"
        r"として[、]|とし[、]|のを受け|ため[、]|との(?:理由|疑い|容疑)|に続き|に関連し|などの?理由|のに対し)"
    ),
    "ko": re.compile(
        r"[가-힣]{0,3}(?:\s)?(?:데 대해|데 대한|것과 관련|것에 대해|것에 대한|데 이어|데 따른|것을 이유로|자리에서|혐의|"
        r"것을 계기로|이유로)"
    ),
    "zh": re.compile(r"[^。，,、；;]{0,20}?(?:之?后|引发[^。，,]{0,20}后)(?=[，,])"),
}
_RIGHT_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom a sentence is about: the code, and where the words for it end."""

    code: str
    end: int


def is_ground(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a verb only tells why or after what the thing was done that the sentence tells."""
    pattern = _GROUND.get(language)
    return bool(pattern and pattern.match(sentence.text, word.end - sentence.start))


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
        if match and after <= min(follows, word.start):
            found = Topic(codes[0], after)
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


_OBJECT = re.compile(r"[^、。\s]{0,4}?(?:を|について|に(?:反発|抗議|対し)|[을를]\s|에 대(?:해|한))")


def is_day_of_an_object(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a day before a verb is that of the deed it speaks of: "8日から行われている演習を非難した"."""
    topic = topic_of(word, sentence, language)
    if topic is None or day.end > word.start or 0 <= day.start - topic.end <= _RIGHT_BEHIND:
        return False
    return any(
        one.meaning.is_event and day.end <= one.start and one.end <= word.start
        and _OBJECT.match(sentence.text, one.end - sentence.start)
        for one in sentence.words
    )  # fmt: skip


def has_own_day(word: Found[Word], days: list[DateInText], sentence: Sentence) -> bool:
    """Whether a date stands before a verb, in the same part of the sentence or at its beginning without a topic between."""
    for day in days:
        if day.end <= word.start and not re.search("[はー]?は|(?:은|는)\\s|[，,]", _between(day, word, sentence)):
            return True
    return False


def _between(day: DateInText, word: Found[Word], sentence: Sentence) -> str:
    return sentence.text[day.end - sentence.start : word.start - sentence.start]


_NOUN = {
    "ja": (
        re.compile(r"[一-鿿]$"),
        re.compile(r"[はがの]|に(?:対|つい|関|よ)|への?|をめぐ|を(?:受|理由|非難|巡|拒否|否定|批判)"),
    ),
    "ko": (re.compile(r"[가-힣]$"), re.compile(r"(?:은|는|이|가|의|에|에서|과|와|으로|로|에는)(?=\s)")),
}


def is_used_as_a_noun(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a word that makes a verb with "to do" has a particle of nouns behind it: 領海侵入は, 방문의."""
    if language not in _NOUN or word.meaning.kind != "verb":
        return False
    ends, follows = _NOUN[language]
    return bool(ends.search(word.words) and follows.match(sentence.text, word.end - sentence.start))
