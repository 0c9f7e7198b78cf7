"""The forms that a name takes in a sentence, told by its ending: Polska → Polski, Polsce; Индия → Индии; Törökország*.

A long stem gets `*` for any ending, as it is written in `article_phrases.py`; a short one only the endings of its language,
so that "Mali" is not "Malik". What a rule cannot tell (Niemcy → Niemczech) stands in `article_names.csv`.
"""

from __future__ import annotations

import functools
import itertools
import re

_LONG = 4
_SHORTEST = 3
_FIRST_CYRILLIC = "Ѐ"
_MOST_FORMS = 40

# For each language: how a word ends, and with what it is written instead; the first that fits counts. An ending of several
# letters is there because its last consonant changes (Ameryka → Ameryce). "-" is the bare stem.
_ENDINGS_IN_WORDS = {
    "ru": (
        "ская ской скую; цкая цкой цкую; ная ной ную; вая вой вую; жая жой жую; кий кого кому ким ком; "
        "ый ого ому ым ом; ые ых ым ыми; ие их им ими; ия ии ию ией; а ы и е у ой; ея еи ее ею еей; я и е ю ей; "
        "ь и ью я ю ем е; й я ю ем е; ы - ов ам ами ах; о а у ом е; е; и; у; э; ю; ё; - а у е ом ым"
    ),
    "uk": (
        "ея еї ею еєю; ська ської ській ську ською; цька цької цькій цьку цькою; на ни ні ну ною ної ній; "
        "ка ки ці ку кою; га ги зі гу гою; ха хи сі ху хою; ва ви ві ву вою вої вій; ий ого ому им; ія ії ію ією; "
        "а и і у ою; я і ю ею; ь і ю я ем; й я ю єм ї; и - ів ам ами ах; о а у ом і; е; і; у; є; ю; ї; "
        "- а у і ом ові ю"
    ),
    "pl": (
        "ea ei eę eą; ska ski skę ską sce skiej; ka ki kę ką ce; ga gi gę gą dze; ta ty tę tą cie; da dy dę dą dzie; "
        "ra ry rę rą rze; ła ły łę łą le; ia ii i ię ią io; ja ji ję ją; a y i ę ą ie e ej; ie ii iach iom iami; "
        "y - ów ach om ami ego emu ym; i - ów ach om ami iego iemu im; o a u em ie; e; u; é; t tu ta towi tem cie; "
        "d du da dowi dem dzie; r ru ra rowi rem rze; ł łu ła łem le; - u a owi em ie i ia iu iem ią"
    ),
    "cs": (
        "ea eje eji eu ejí; ka ky ce ku kou; ha hy ze hu hou; ga gy ze gu gou; ra ry ře ru rou; ie ii i ií; "
        "a y ě e u ou o; á é ou; ý ého ém ým; o a u em ě e; y - ách ám yho ymu ym; í; e i í; é; i iho imu im; u; "
        "- u a em ě e ovi i"
    ),
    "hr": (
        "ka ke ki ci ku kom koj; ga ge gi zi gu gom; a e i u om oj; o a u om; i - a ima ija iju ijem; e a u em; u; - a u om em"
    ),
    "ro": "ia iei; a ei ii; ă ei a; ul ului; e ei; i; o; u ului; - ul ului",
    "el": "ία ίας ίαν; α ας ων; ος ου ο; η ης; ες ων; οι ων ους; ο ου; ας α; ης η; ι ιου; -",
}
_GERMANIC = ("de", "nl", "sv", "da")
_ANY_ENDING = ("hu", "bn")
_TWO_LETTERS = {"lj": "љ", "nj": "њ", "dž": "џ"}
_ONE_LETTER = dict(zip("abcčćdđefghijklmnoprsštuvzž", "абцчћдђефгхијклмнопрсштувзж", strict=True))


def in_cyrillic(words: str) -> str:
    """Return Serbian words in Cyrillic letters.

    >>> in_cyrillic("Njemačka")
    'Њемачка'
    """
    for latin, letter in (*_TWO_LETTERS.items(), *_ONE_LETTER.items()):
        for written in (latin, latin.capitalize(), latin.upper()):
            words = words.replace(written, letter if written == latin else letter.upper())
    return words


def name_forms(name: str, language: str) -> tuple[str, ...]:
    """Return the forms of a name that stands in the nominative, the nominative too.

    >>> name_forms("Куба", "ru")
    ('Куба', 'Кубы', 'Куби', 'Кубе', 'Кубу', 'Кубой')
    >>> name_forms("Ameryka", "pl")
    ('Ameryk*', 'Ameryce')
    """
    if name.isupper() or language not in (*_ENDINGS_IN_WORDS, *_GERMANIC, *_ANY_ENDING, "sr", "tr"):
        return (name,)
    if language in _ENDINGS_IN_WORDS or language == "sr":
        parts = re.split(r"([\s-]+)", name)
        forms = [_word_forms(part, language) if place % 2 == 0 else (part,) for place, part in enumerate(parts)]
    else:
        before, space, last = name.rpartition(" ")
        before = re.sub(r"(?<=e)(?= |$)", "*", before) if language == "de" else before
        forms = [(before + space,), _last_word_forms(last, language)]
    return tuple(map("".join, itertools.islice(itertools.product(*forms), _MOST_FORMS)))


def _last_word_forms(word: str, language: str) -> tuple[str, ...]:
    if language in _ANY_ENDING or len(word) > _LONG or (language == "tr" and len(word) == _LONG):
        return (f"{word}*",)
    return (word, f"{word}s") if language in _GERMANIC else (word,)


def _word_forms(word: str, language: str) -> tuple[str, ...]:
    if not word[:1].isupper() or len(word) < _SHORTEST or "'" in word or "’" in word:
        return (word,)
    for ending, others in _endings(language, in_cyrillic_letters=language == "sr" and word[0] >= _FIRST_CYRILLIC):
        if word.endswith(ending) and len(word) > len(ending):
            return _with(word, ending, others)
    return (word,)


def _with(word: str, ending: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return a word with other endings: with `*` where its stem is long, and where another ending changes the stem."""
    if not others:
        return (word,)
    stem = word.removesuffix(ending)
    if len(stem) <= _LONG:
        return tuple(dict.fromkeys((word, *(stem + other for other in others))))
    kept = ending[:1] if len(ending) > 1 else ""
    return (f"{stem}{kept}*", *(stem + other for other in others if not other.startswith(kept)))


@functools.cache
def _endings(language: str, in_cyrillic_letters: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the endings of a language, each with those that stand for it; Serbian has two alphabets."""
    written = _ENDINGS_IN_WORDS["hr" if language == "sr" else language]
    if in_cyrillic_letters:
        written = in_cyrillic(written)
    rows = (row.replace("-", "").split(" ") for row in written.split("; "))
    return tuple((row[0], tuple(row[1:])) for row in rows)
