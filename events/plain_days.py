"""Columns of plain days such as 2024-06-19, read as a whole: most dates of a large table are written so.

Says of each cell what `parse_date` would say, where it would say no more than the day. Knows nothing of any other date.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from events.text_columns import Array, bounds_of, letters_of

LETTERS = len("2024-06-19")
BLOCK = 1 << 15  # rows worked on together: what is worked out on the way stays in a processor's cache
MONTH_STARTS = np.arange("0001-01", "10000-02", dtype="datetime64[M]").astype("datetime64[D]").astype("int64")
"""The first day of each month of the years 1 to 9999 and of the month after them, as days since 1970-01-01."""


def read_plain_days(cells: pa.LargeStringArray) -> tuple[Array, Array]:
    """Return which cells are plain days, and of these cells alone the days since 1970-01-01.

    >>> read_plain_days(pa.array(["1970-01-03", "1970-01", "1970-02-30"], pa.large_string()))
    (array([ True, False, False]), array([2]))
    """
    plain = np.diff(bounds_of(cells)) == LETTERS
    if not plain.any():
        return plain, np.empty(0, dtype="int64")
    letters = letters_of(cells if plain.all() else cells.filter(pa.array(plain))).reshape(-1, LETTERS)
    days, possible = np.empty(len(letters), dtype="int64"), np.empty(len(letters), dtype="bool")
    for start in range(0, len(letters), BLOCK):
        part = slice(start, start + BLOCK)
        days[part], possible[part] = _days_of(letters[part])
    if possible.all():
        return plain, days
    plain[plain] = possible
    return plain, days[possible]


def _days_of(letters: Array) -> tuple[Array, Array]:
    """Return the day that each row of letters names, and which rows really name one that the calendar has."""
    digits = [letters[:, place] - np.uint8(ord("0")) for place in (0, 1, 2, 3, 5, 6, 8, 9)]
    year = digits[0] * np.int32(1000) + digits[1] * np.int32(100) + digits[2] * np.int32(10) + digits[3]
    month, day = digits[4] * np.int32(10) + digits[5], digits[6] * np.int32(10) + digits[7]
    named = (letters[:, 4] == ord("-")) & (letters[:, 7] == ord("-")) & (np.maximum.reduce(digits) <= 9)
    named &= (year >= 1) & (month >= 1) & (month <= 12)
    months = np.where(named, (year - 1) * 12 + month - 1, 0)
    first = MONTH_STARTS[months]
    return first + day - 1, named & (day >= 1) & (day <= MONTH_STARTS[months + 1] - first)
