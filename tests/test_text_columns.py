"""Columns of text looked at as a whole: the quick answer is the one that a look at each cell gives."""

from __future__ import annotations

import re

import pandas as pd
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from events.text_columns import are_distinct, are_plain_addresses, encode, holds_any, is_blank, is_plain, stripped

CELLS = st.lists(st.text(" ab\t\n\x1c;é\u00a0", max_size=4), max_size=8)
ADDRESSES = st.lists(st.from_regex(r"(https?://)?[a-z .;'\n\u00e9]{0,3}", fullmatch=True), max_size=6)


def column(cells: list[str]) -> pa.LargeStringArray:
    """A column that is a part of a longer one, as those are that a filter leaves."""
    return pa.array(["x", *cells], pa.large_string())[1:]


@given(CELLS)
def test_cells_are_stripped_of_white_space_and_nothing_else(cells: list[str]) -> None:
    assert stripped(pd.Series(cells, dtype="str")).to_pylist() == [cell.strip() for cell in cells]


@given(CELLS)
def test_a_column_is_its_distinct_texts_and_their_places(cells: list[str]) -> None:
    assert encode(column(cells)).to_pylist() == cells


@given(st.lists(st.integers(0, 30).map(str), max_size=6))
def test_cells_are_distinct_whatever_their_order(cells: list[str]) -> None:
    assert are_distinct(column(cells)) == (len(set(cells)) == len(cells))
    assert are_distinct(column(sorted(set(cells))))
    assert are_distinct(column(sorted(set(cells), key=int)))


@given(ADDRESSES)
def test_an_address_is_plain_with_its_scheme_and_without_what_ends_it(cells: list[str]) -> None:
    plain = [re.fullmatch(r"https?://[^ \t\n\f\r\"'<>;]+", cell) is not None for cell in cells]
    assert are_plain_addresses(column(cells)).to_pylist() == plain


@given(CELLS)
def test_marks_are_found_in_any_cell(cells: list[str]) -> None:
    assert holds_any(column(cells), ";\t") == any(mark in cell for cell in cells for mark in ";\t")
    assert is_blank(column(cells)) == (not "".join(cells))


@given(CELLS)
def test_what_is_plain_has_no_letter_beyond_ascii_and_no_two_blanks(cells: list[str]) -> None:
    joined = "".join(cells)
    assert is_plain(column(cells)) == (re.fullmatch(r"[ -~]*", joined) is not None and "  " not in joined)


def test_a_mark_is_found_at_the_end_of_a_long_column_too() -> None:
    long = column(["a" * 300_000, "b ", " c"])
    assert (holds_any(long, ";"), holds_any(long, "c"), is_plain(long)) == (False, True, False)
