"""Finding many written phrases in a running text at once, whatever its language, and where in the text they stand.

A phrase is written as in the tables beside this file: `*` at the end of a word stands for any ending, `…` for a few words
between, `[arms/tanks]` for one of these, `{n}` for a number in digits or in words. A capital in a phrase asks for a capital in
the text; a short phrase in capitals asks for capitals only, so that "US" is not "us". This module knows nothing of
countries, dates or events.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from events.article_hanzi import simplified
from events.date_words import UNSPACED, VOWEL_SIGNS, plain_text

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text without case and accents: `folded`, and for each of its letters the place in `original`."""

    original: str
    folded: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a span of the folded text came from."""
        return self.places[start], self.places[end - 1] + 1 if end > start else self.places[start]


def fold(text: str) -> FoldedText:
    """Fold a text letter by letter, so that every place is still known.

    >>> fold("Março").folded
    'marco'
    """
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = _folded_letter(letter)
        letters.append(folded)
        places += [place] * len(folded)
    return FoldedText(text, "".join(letters), (*places, len(text)))


def folded_words(words: str) -> str:
    """Fold words as a text is folded, where no places are needed."""
    return words.translate(_FOLDED)


class _FoldedLetters(dict[int, str]):
    """What each letter is folded to, found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_letter(chr(code))
        return folded


_FOLDED = _FoldedLetters()


@functools.lru_cache(maxsize=65_536)
def _folded_letter(letter: str) -> str:
    return letter if letter == "\n" else " " if letter.isspace() else plain_text(letter)


@dataclass(frozen=True, slots=True)
class Found(Generic[Meaning]):
    """A phrase in a text: what it means, its offsets in the original text, its words, its number if it has one."""

    meaning: Meaning
    start: int
    end: int
    words: str
    number: str = ""


class _Pattern(Generic[Meaning]):
    """A phrase whose regular expression is only compiled once its first word stands in a text: most never do."""

    def __init__(self, phrase: str, meaning: Meaning, language: str, number: str) -> None:
        longest = _CHOICE.sub(lambda choice: max(choice[1].split("/"), key=len), phrase) if "[" in phrase else phrase
        bare = folded_words(longest.replace("…", " ").replace("*", ""))
        self.weight = len(bare)
        self.begins_with = "" if phrase.startswith("{n}") else folded_words(_MARKS.split(phrase, maxsplit=1)[0])
        self.goes_on_with = _second_word(phrase) if language not in UNSPACED else ""
        self.needs_capital = phrase[0].isupper() and _has_case(phrase[0])
        self.needs_capitals = self.needs_capital and phrase.isupper() and self.weight <= _LONGEST_IN_CAPITALS
        self.meaning = meaning
        self._written = (phrase, language, number)
        self._adverb = _ADVERBS.get(language) if self.begins_with in _AUXILIARIES else None

    @functools.cached_property
    def accents(self) -> frozenset[str]:
        """The letters of the phrase that have an accent."""
        return _accents(_CHOICE.sub("", self._written[0]))

    @functools.cached_property
    def is_whole(self) -> bool:
        """Whether the phrase is written out in full, without gaps, choices and endings left open."""
        return not _MARKS.search(self._written[0].replace(" ", ""))

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_regex(*self._written))

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Return where the phrase stands at a place of a folded text."""
        if not text.startswith(self.begins_with, start):
            return None
        if self.goes_on_with:  # most phrases with "has" go on otherwise, and need no pattern
            place = start + len(self.begins_with)
            while place < len(text) and text[place] in _BETWEEN_WORDS:
                place += 1
            adverb = self._adverb.match(text, place) if self._adverb else None
            if not text.startswith(self.goes_on_with, place) and not (
                adverb and text.startswith(self.goes_on_with, adverb.end())
            ):
                return None
        return self._pattern.match(text, start)


_BETWEEN_WORDS = " \t\n\u00a0’'-„“”\"«»"


# What may stand between "has" and its verb in the Romance languages: "a également reçu", "ha duramente condannato".
_AUXILIARIES = ("a", "ont", "avait", "avaient", "est", "sont", "etait", "etaient", "ha", "han", "hanno", "aveva", "avevano",
                "e", "era", "au")  # fmt: skip
_ADVERBS = {
    language: re.compile(rf"(?:{words})\s+")
    for language, words in {
        "fr": r"[^\W\d_]+ment|aussi|deja|ensuite|encore|enfin|bien|ainsi|donc|de nouveau|a nouveau|par ailleurs",
        "it": r"[^\W\d_]+mente|anche|gia|poi|inoltre|infine|ancora|invece|intanto|quindi|dunque|pure|subito|oggi|ieri|stamane",
        "es": r"[^\W\d_]+mente|ya|tambien|hoy|ayer",
        "ro": r"mai|deja|si|azi|astazi|ieri",
    }.items()
}


def _second_word(phrase: str) -> str:
    """Return the second word of a phrase, folded, where it follows the first without a gap; else ""."""
    match = re.match(r"[^\s*…{\[]+\s+([^\s*…{\[]+)", phrase)
    return folded_words(match[1]) if match else ""


_LONGEST_IN_CAPITALS = 5
_KEY_LENGTH = 4
_MARKS = re.compile(r"\*|…+|\{n\}|\[[^\]]*\]|\s+")
_CHOICE = re.compile(r"\[([^\]]*)\]")
# What Arabic and Hebrew write together with the next word: "and", "in", "to", "the".
_PREFIXES = {"ar": re.compile("[وف]?[بكل]?(?:ال|ل)?"), "he": re.compile("[וש]?[הבלמכ]?")}


def without_first_choice(phrase: str) -> list[str]:
    """Return a phrase that begins with a choice as several, each with its own first word.

    >>> without_first_choice("[has/had] signed … [treaty/pact]")
    ['has signed … [treaty/pact]', 'had signed … [treaty/pact]']
    """
    choice = _CHOICE.match(phrase)
    return [one + phrase[choice.end() :] for one in choice[1].split("/")] if choice else [phrase]


class Phrases(Generic[Meaning]):
    """A set of phrases of one language, ready to be found in texts."""

    def __init__(
        self,
        phrases: Iterable[tuple[str, Meaning]],
        language: str,
        numbers: Mapping[str, int] | None = None,
        keeps_accents: bool = False,
        knows_nouns: bool = False,
    ) -> None:
        self._language = language
        self._keeps_accents = keeps_accents
        self._knows_nouns = knows_nouns
        self._by_start: dict[str, list[_Pattern[Meaning]]] = defaultdict(list)
        self._by_words: dict[str, dict[str, list[_Pattern[Meaning]]]] = defaultdict(lambda: defaultdict(list))
        number = "|".join([r"\d{1,3}", *sorted((re.escape(plain_text(word)) for word in numbers or {}), key=len, reverse=True)])
        for written, meaning in phrases:
            phrase = re.sub(r"\s*(?:…\s*)+", _one_gap, simplified(written.strip(), language))
            if folded_words(phrase.strip("*… ")):
                one = _Pattern(phrase, meaning, language, number)
                if one.goes_on_with:
                    self._by_words[one.begins_with][one.goes_on_with[:_KEY_LENGTH]].append(one)
                else:
                    self._by_start[one.begins_with[:_KEY_LENGTH]].append(one)
        for patterns in (*self._by_start.values(), *(each for seconds in self._by_words.values() for each in seconds.values())):
            patterns.sort(key=lambda one: (-one.weight, not one.needs_capital))

    def find(self, text: FoldedText) -> list[Found[Meaning]]:
        """Return the phrases of a text, the longest at each place, none within another."""
        text = FoldedText(text.original, simplified(text.folded, self._language), text.places)
        found: list[Found[Meaning]] = []
        end = 0
        for start in _word_starts(text.folded, self._language):
            if start >= end and (one := self._longest(text, start)):
                found.append(one[0])
                end = one[1]
        return found

    def _candidates(self, text: str, start: int) -> Iterator[list[_Pattern[Meaning]]]:
        """Yield the phrases that may stand at a place of a folded text, by its first two words or its first letters."""
        first = _FIRST_WORD.match(text, start)
        if first and (seconds := self._by_words.get(first[0])):
            place = _GAP.match(text, first.end())
            adverb = _ADVERBS.get(self._language) if first[0] in _AUXILIARIES else None
            behind = adverb.match(text, place.end()) if adverb and place else None
            for second in (place, behind):
                for length in range(_KEY_LENGTH, 0, -1):
                    if second and (patterns := seconds.get(text[second.end() : second.end() + length])):
                        yield patterns
        for length in range(_KEY_LENGTH, -1, -1):
            if patterns := self._by_start.get(text[start : start + length]):
                yield patterns

    def _longest(self, text: FoldedText, start: int) -> tuple[Found[Meaning], int] | None:
        best: tuple[Found[Meaning], int] | None = None
        weight = 0
        for patterns in self._candidates(text.folded, start):
            for one in patterns:
                if one.weight <= weight:
                    break
                found = _found_at(one, text, start)
                if found and self._knows_nouns and _is_a_noun(one, found[0], text.original):
                    continue
                if found and not (self._keeps_accents and not _has_accents_of(one, found[0].words)):
                    best, weight = found, one.weight
                    break
        return best


_FIRST_WORD = re.compile(rf"[^{re.escape(_BETWEEN_WORDS)}]*")
_GAP = re.compile(rf"[{re.escape(_BETWEEN_WORDS)}]*")

_BEGINNING = re.compile(r"(?:^|[.!?:…\n\"„“«»(–—-])\s*$")


def _is_a_noun(one: _Pattern[Meaning], found: Found[Meaning], text: str) -> bool:
    """Whether words have a capital within a sentence, as German nouns have, and the phrase has none: "Angriffen"."""
    if one.needs_capital or not found.words[:1].isupper():
        return False
    return not _BEGINNING.search(text[max(0, found.start - 4) : found.start])


def _found_at(one: _Pattern[Meaning], text: FoldedText, start: int) -> tuple[Found[Meaning], int] | None:
    match = one.match(text.folded, start)
    if not match:
        return None
    span = text.span(match.start(), match.end())
    words = text.original[span[0] : span[1]]
    return (Found(one.meaning, *span, words, match.groupdict().get("n") or ""), match.end()) if _fits_case(one, words) else None


def _accents(words: str) -> frozenset[str]:
    return frozenset(letter for letter in words.lower() if letter.isalpha() and letter != folded_words(letter))


def _has_accents_of(one: _Pattern[Meaning], words: str) -> bool:
    """Whether words have the accents of a phrase, and no others where the phrase is written out in full."""
    return one.accents <= _accents(words) and not (one.is_whole and _accents(words) - one.accents)


def _has_case(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _fits_case(one: _Pattern[Meaning], words: str) -> bool:
    if one.needs_capitals:
        return words[: one.weight].isupper()
    return not one.needs_capital or words[:1].isupper() or not _has_case(words[:1])


def _word_starts(text: str, language: str) -> Iterator[int]:
    """Yield where a phrase may begin: everywhere in a script without spaces, after "the" and "to" in a Semitic one."""
    if language in UNSPACED:
        yield from range(len(text))
        return
    prefix = _PREFIXES.get(language)
    for match in re.finditer(rf"(?<![^\W_])(?<![{VOWEL_SIGNS}])[^\W_]", text):
        yield match.start()
        if prefix and (skipped := prefix.match(text, match.start())) and skipped.end() > match.start():
            yield from range(match.start() + 1, skipped.end() + 1)


def _one_gap(marks: re.Match[str]) -> str:
    return "…" * marks[0].count("…")


_WORD_BETWEEN = rf"(?:(?:[^\W\d_]\.){{2,}}|[\w{VOWEL_SIGNS}’'„“”«»\"$€£%-]+(?:(?<=\d)[.,]\d+)*(?:(?<=\d)\.)?)"


def _gap(length: int, unspaced: bool, aside: str = "") -> str:
    """Return the pattern of a few words between, of more for "……"; an aside with the day may stand among them."""
    if unspaced:
        return rf"[^。！？、，,.]{{0,{14 * length}}}?"
    words = rf"(?:[^\S\n]+\(?{_WORD_BETWEEN}\)?){{0,{7 * length}}}?"
    return rf"{words}(?:{aside}{words})?[^\S\n]+" if aside else rf"{words}[^\S\n]+[„“«\"]?"


# "Expelled, on Tuesday, the ambassador": Arabic puts the day between commas behind the subject.
_DAYS_ASIDE = "اليوم|أمس|غدا|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|فجر|صباح|مساء|ظهر|ليل"
_ASIDE_IN_ARABIC = (
    rf"[^\S\n]*[,،][^\S\n]*(?:\w+[^\S\n]+){{0,2}}(?:{'|'.join(folded_words(day) for day in _DAYS_ASIDE.split('|'))})"
    r"(?:[^\S\n]+\w+){0,4}[^\S\n]*[,،]"
)


# "Kommen die Minister von A, B und C … zusammen": a list between the two parts of a verb.
_AND = {"de": "und|sowie", "nl": "en|evenals", "sv": "och|samt", "da": "og|samt"}
_A_LIST = {
    language: rf"(?:,(?:[^\S\n]+{_WORD_BETWEEN}){{1,4}}){{1,8}},?[^\S\n]+(?:{words})(?![^\W_])"
    for language, words in _AND.items()
}


_SPACE = r"[\s’'„“”\"«»-]+"
_NO_LETTER = rf"(?![^\W_]|[{VOWEL_SIGNS}])"


# "18일 전화" is a call on the 18th, not one that was 18 days ago.
_KOREAN_AGO = r"(?!(?<=전)[화역투쟁장략국체차문세술선])(?!(?<=후)[보원속계퇴])"


def _regex(phrase: str, language: str, number: str) -> str:
    """Return the regular expression of a phrase, for a folded text."""
    unspaced = language in UNSPACED
    ending = "" if unspaced or not unicodedata.category(phrase[-1]).startswith(("L", "N", "M")) else _NO_LETTER
    is_open = phrase.endswith(("*", "]"))
    if language == "ko" and "{n}" in phrase:
        ending = _KOREAN_AGO
    aside = _ASIDE_IN_ARABIC if language == "ar" else _A_LIST.get(language, "")
    made = _parts_as_regex(phrase, number, unspaced, aside) + (ending if not is_open else "" if unspaced else _NO_LETTER)
    first = re.escape(folded_words(phrase.partition(" ")[0]))
    if language in _ADVERBS and first in _AUXILIARIES and made.startswith(first + _SPACE):
        return f"{first}{_SPACE}(?:{_ADVERBS[language].pattern})?{made.removeprefix(first + _SPACE)}"
    return made


def _parts_as_regex(phrase: str, number: str, unspaced: bool, aside: str) -> str:
    made: list[str] = []
    place = 0
    for mark in _MARKS.finditer(phrase):
        made.append(re.escape(folded_words(phrase[place : mark.start()])))
        if mark[0] == "*":
            made.append(rf"(?:[^\W\d_]|[{VOWEL_SIGNS}]){{0,7}}")
        elif mark[0] == "{n}":
            made.append(rf"(?P<n>{number})")
        elif mark[0][0] == "[":
            choices = sorted(mark[0][1:-1].split("/"), key=len, reverse=True)
            made.append(f"(?:{'|'.join(_parts_as_regex(one, number, unspaced, aside) for one in choices)})")
        else:
            made.append(_gap(len(mark[0]), unspaced, aside) if mark[0][0] == "…" else r"\s*" if unspaced else _SPACE)
        place = mark.end()
    made.append(re.escape(folded_words(phrase[place:])))
    return "".join(made)
