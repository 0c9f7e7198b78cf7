"""Chinese in one way of writing: the letters of Taiwan and Hong Kong as those of the mainland, so that one table reads both.

Which letter stands for which is in `article_hanzi.csv`; only those are there that mean the same whatever stands beside them.
"""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path


@functools.cache
def _letters() -> dict[int, str]:
    with (Path(__file__).parent / "article_hanzi.csv").open(encoding="utf-8-sig", newline="") as table:
        return {ord(letter): row["simplified"] for row in csv.DictReader(table) for letter in row["traditional"]}


def simplified(text: str, language: str) -> str:
    """Return a Chinese text in simplified letters with its days in digits, each at its place; another text as it is."""
    return _DAY_IN_WORDS.sub(_in_digits, text.translate(_letters())) if language == "zh" else text


TEN = "⑩"
_DIGITS = str.maketrans("○〇零一二三四五六七八九", "000123456789")
_DAY_IN_WORDS = re.compile(
    r"(?<![个為为期共历第一二三四五六七八九十两几数])"
    r"(?:[一二][○〇零一二三四五六七八九]{3}(?=年)|(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]|[一二三四五六七八九])(?=[日号](?![本间])|月(?![份内间来])))"
)


def _in_digits(match: re.Match[str]) -> str:
    """Return a number as long as it was written: "21 " for 二十一, and one letter for 十."""
    words = match[0].replace("廿", "二十") if len(match[0]) > 1 and match[0][1:] else match[0]
    if "十" not in words:
        return words.translate(_DIGITS)
    if words == "十":
        return TEN
    tens, ones = words.split("十")
    number = (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)
    return str(number).rjust(len(match[0]))


def as_written(words: str, text: str, plain: str) -> str:
    """Return words of a text that was simplified to a plain one as the text itself has them."""
    place = plain.find(words) if words else -1
    return text[place : place + len(words)] if place >= 0 else words
