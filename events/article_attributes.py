"""What German sets between article and noun as an attribute: "die im Oktober verhängten Sanktionen".

This module only weighs where words stand; what they mean is in the tables beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from events.article_dates import DateInText
from events.article_phrases import Found
from events.article_sentences import Sentence
from events.article_words import Word

_PARTICIPLE = r"[a-zäöüß]{3,}(?:t|en|nd)(?:e|en|er|em|es)"
_INFLECTED = re.compile(rf"{_PARTICIPLE}(?=\s(?:[a-zäöüß-]+e[nrsm]?\s)?[A-ZÄÖÜ])")
_BEGINS = (
    r"am|an|im|in|vor|zum|zu|von|vom|wegen|nach|bei|beim|seit|zwischen|ursprünglich|erst|kürzlich|jüngst|bereits|gestern|"
    r"unter|mit|durch|für|vergangene[nrms]?|letzte[nrms]?|diese[nrms]?|\d{4}|\d{1,2}\."
)
_WITH_AN_ATTRIBUTE = re.compile(
    rf"\b(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]en|[Dd]em|[Dd]es|[Ee]ine[rnms]?)\s(?=(?:{_BEGINS})\s)[^.,;:!?]{{2,110}}?\s"
    rf"(?P<participle>{_PARTICIPLE})(?=\s(?:[a-zäöüß-]+e[nrsm]?\s)?[A-ZÄÖÜ])"
)
_ONLY_FORESEEN = re.compile(
    r"(?:angekündigt|geplant|vorgesehen|erwartet|befürchtet|gefordert|vorgeschlagen|anstehend|bevorstehend|kommend|beginnend)"
)
_BEFORE_AN_ATTRIBUTE = re.compile(
    r"(?:^|\s)(?:im|am|vom|zum|zur|beim|von|mit|durch|gegen|für|über|[a-zäöüß]+e[nrsm]?|der|das|des)\s$"
)
_A_NOUN = re.compile(r"\s(?:[a-zäöüß-]+e[nrsm]?\s)?[A-ZÄÖÜ][\w-]*")


def is_date_of_an_attribute(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a date stands in an attribute, and the word neither in it nor is its noun: "die im Mai verhängten Sanktionen"."""
    return any(
        start <= day.start < end and (is_foreseen or not start <= word.start <= end)
        for start, end, is_foreseen in _attributes(sentence, language)
    )


def is_only_an_attribute(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a participle only says which thing is meant, and no date stands with it: "im besetzten Gebiet"."""
    if language != "de" or word.meaning.kind != "verb" or not _INFLECTED.match(sentence.text, word.start - sentence.start):
        return False
    spans = [(start, end) for start, end, _ in _attributes(sentence, language) if start <= word.start < end]
    if any(start <= day.start < end for start, end in spans for day in sentence.dates):
        return False
    return bool(_BEFORE_AN_ATTRIBUTE.search(sentence.text[: word.start - sentence.start]))


def span_of_attribute(word: Found[Word], sentence: Sentence, language: str) -> tuple[int, int] | None:
    """Return where the attribute that a word stands in, or whose noun it is, begins and ends; None where it is in none."""
    return next(((start, end) for start, end, _ in _attributes(sentence, language) if start <= word.start < end), None)


def _attributes(sentence: Sentence, language: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where such attributes begin, where their noun ends, and whether they tell of what is only to come."""
    for match in _WITH_AN_ATTRIBUTE.finditer(sentence.text) if language == "de" else ():
        noun = _A_NOUN.match(sentence.text, match.end())
        end = noun.end() if noun else match.end()
        yield sentence.start + match.start(), sentence.start + end, bool(_ONLY_FORESEEN.match(match["participle"]))
