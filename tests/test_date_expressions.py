"""Dates as people write them: every row of `date_expressions.csv` must be read as its `expected` column says.

`expected` is EDTF text, or after a `!` a part of the reason why the text is refused.
"""

from __future__ import annotations

import csv
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from events.dates import DateError, parse_date

TABLE = Path(__file__).with_name("date_expressions.csv")
DAY_FIRST = {"": None, "true": True, "false": False}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def name(row: dict[str, str]) -> str:
    return " | ".join(part for part in (row["text"], row["reference"], row["day_first"], row["why"]) if part)


@pytest.mark.parametrize("row", rows(), ids=name)
def test_a_date_is_read_as_the_table_says(row: dict[str, str]) -> None:
    reference = date.fromisoformat(row["reference"]) if row["reference"] else None
    try:
        read = parse_date(row["text"], reference=reference, day_first=DAY_FIRST[row["day_first"]]).edtf
    except DateError as error:
        read = f"!{error.reason}"
    if row["expected"].startswith("!"):
        assert read.startswith("!") and row["expected"][1:] in read
    else:
        assert read == row["expected"]


def test_the_table_is_long_and_says_nothing_twice() -> None:
    keys = [(row["text"], row["reference"], row["day_first"]) for row in rows()]
    assert len(keys) >= 300
    assert len(set(keys)) == len(keys)


def test_the_table_has_many_scripts() -> None:
    letters = {letter for row in rows() for letter in row["text"] if letter.isalpha()}
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    assert {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "THAI", "CJK", "HANGUL"} <= scripts
