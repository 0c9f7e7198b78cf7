"""Columns of text looked at as a whole, by their bytes: a million cells take milliseconds where one by one takes a second.

Knows nothing of what a cell means.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Array = np.ndarray[Any, Any]

BLOCK = 1 << 18  # bytes looked at together: they stay in a processor's cache
SCHEMES = ("https://", "http://")
NOT_IN_ADDRESS = "\"'<>; \t\n\f\r"
PLAIN_ADDRESS = r"^https?://[^\s\"'<>;]+$"  # one web address, in the words of Arrow's regular expressions


def stripped(cells: pd.Series[Any]) -> pa.LargeStringArray:
    """Return a column of text without blanks around its cells, as Arrow keeps it."""
    column = joined(cells.astype("str").array.__arrow_array__()).cast(pa.large_string())  # type: ignore[attr-defined]
    return column if _has_firm_edges(column) else pc.utf8_trim_whitespace(column)


def joined(column: Any) -> Any:
    """Return an Arrow column in one piece, copied only where it is in several."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def bounds_of(cells: pa.LargeStringArray) -> Array:
    """Return where each cell begins in the column's bytes, and where the last one ends."""
    if len(cells) == 0:
        return np.zeros(1, dtype="int64")
    return np.frombuffer(cells.buffers()[1], dtype="int64")[cells.offset : cells.offset + len(cells) + 1]


def letters_of(cells: pa.LargeStringArray) -> Array:
    """Return the bytes of all cells, one after the other."""
    bounds, content = bounds_of(cells), cells.buffers()[2]
    if content is None or bounds[0] == bounds[-1]:
        return np.empty(0, dtype="uint8")
    return np.frombuffer(content, dtype="uint8")[bounds[0] : bounds[-1]]


def is_blank(cells: pa.LargeStringArray) -> bool:
    """Return whether no cell holds anything."""
    bounds = bounds_of(cells)
    return bool(bounds[0] == bounds[-1])


def encode(cells: pa.LargeStringArray) -> pa.DictionaryArray:
    """Return a column as its distinct texts and which of them each cell has."""
    if len(cells) and is_blank(cells):
        places = pa.array(np.zeros(len(cells), dtype="int32"))
        return pa.DictionaryArray.from_arrays(places, pa.array([""], pa.large_string()))
    return cells.dictionary_encode()


def are_distinct(cells: pa.LargeStringArray) -> bool:
    """Return whether no two cells are the same: at a glance where they ascend, as text or as numbers do."""
    if len(cells) < 2 or _ascend(cells):
        return True
    return len(pc.unique(cells)) == len(cells)


def _ascend(cells: pa.LargeStringArray) -> bool:
    after = pc.less(cells[:-1], cells[1:]).to_numpy(zero_copy_only=False)
    if after.all():
        return True
    lengths = np.diff(bounds_of(cells))
    return bool(((lengths[:-1] < lengths[1:]) | ((lengths[:-1] == lengths[1:]) & after)).all())


def are_plain_addresses(cells: pa.LargeStringArray) -> pa.BooleanArray:
    """Return which cells hold one web address and nothing else."""
    if holds_any(cells, NOT_IN_ADDRESS):
        return pc.match_substring_regex(cells, PLAIN_ADDRESS)
    begun = [pc.and_(pc.starts_with(cells, scheme), pc.greater(pc.binary_length(cells), len(scheme))) for scheme in SCHEMES]
    return pc.or_(*begun)


def holds_any(cells: pa.LargeStringArray, marks: str) -> bool:
    """Return whether any of some ASCII marks stands in any of the cells."""
    sought = [ord(mark) for mark in marks]
    return any((block == mark).any() for block in _blocks(letters_of(cells)) for mark in sought)


def is_plain(cells: pa.LargeStringArray) -> bool:
    """Return whether all cells together are ASCII without two blanks in a row, a tab or a line end."""
    letters = letters_of(cells)
    if letters.size == 0:
        return True
    if letters.min() < ord(" ") or letters.max() > ord("~"):
        return False
    return not any((np.maximum(block[1:], block[:-1]) == ord(" ")).any() for block in _blocks(letters, 1))


def _blocks(letters: Array, overlap: int = 0) -> Iterator[Array]:
    return (letters[start : start + BLOCK + overlap] for start in range(0, letters.size, BLOCK))


def _has_firm_edges(cells: pa.LargeStringArray) -> bool:
    """Return whether every cell begins and ends with a printed ASCII letter, so that there is nothing to strip."""
    bounds, letters = bounds_of(cells), letters_of(cells)
    if letters.size == 0:
        return True
    starts, ends = bounds[:-1] - bounds[0], bounds[1:] - bounds[0] - 1
    filled = ends >= starts
    if not filled.all():
        starts, ends = starts[filled], ends[filled]
    return all(bool((edge.min() > 32) and (edge.max() < 127)) for edge in (letters[starts], letters[ends]))
