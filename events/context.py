"""What a machine-coded table says of a pair month by month, to be drawn faintly behind curated events.

The score is a scale that event coders made up, from -10 (conflict) to 10 (cooperation), and no measurement; the number of
events is that of reports which a machine told apart. Whoever draws them says so. In narwhals alone, as `queries.py` is.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, NamedTuple

import narwhals as nw

from events.loading import EPOCH_ORDINAL
from events.queries import Selection, select_events

LASTING = ("span", "ongoing")


class Month(NamedTuple):
    """A month of a pair: its first day (since 1970-01-01), how many events begin in it, and the mean of their scores.

    The score is None where no event of the month has one. A month without events is not there.
    """

    first_day: int
    events: int
    score: float | None


def monthly_context(frame: Any, pair: str) -> list[Month]:
    """Return the months in which a pair such as `PRK-RUS` has events in a frame (pandas, DuckDB, Spark ...), in order.

    What lasts counts in the month in which it begins. What is vaguer than a month is in none, as it would have to be
    guessed in which.
    """
    events: dict[int, int] = defaultdict(int)
    scores: dict[int, list[float]] = defaultdict(list)
    for first_day, last_day, lasting, count, total, scored in _days(frame, pair):
        month = _first_of_month(first_day)
        if not lasting and _first_of_month(last_day) != month:
            continue
        events[month] += count
        if scored:
            scores[month] += [total, scored]
    return [Month(month, events[month], _mean(scores[month])) for month in sorted(events)]


def _days(frame: Any, pair: str) -> list[tuple[int, int, bool, int, float, int]]:
    """Return for each span of days: its ends, whether events lasted so long, their number, the scores' sum and number."""
    chosen = nw.from_native(select_events(frame, Selection(countries=tuple(pair.split("-"))))).lazy()
    score = nw.col("score") if "score" in chosen.collect_schema().names() else nw.lit(None, nw.Float64)
    days = chosen.with_columns(score.cast(nw.Float64).alias("score"), nw.col("date_form").is_in(LASTING).alias("lasting"))
    counted = days.group_by("first_day", "last_day", "lasting").agg(
        nw.len().alias("events"), nw.col("score").sum().alias("total"), nw.col("score").count().alias("scored")
    )
    rows = counted.collect("pandas").iter_rows()
    return [
        (int(first), int(last), bool(lasting), int(count), float(total) if scored else 0.0, int(scored))
        for first, last, lasting, count, total, scored in rows
    ]


def _first_of_month(day: int) -> int:
    return date.fromordinal(day + EPOCH_ORDINAL).replace(day=1).toordinal() - EPOCH_ORDINAL


def _mean(sums: list[float]) -> float | None:
    """Return the mean of scores given as sums, each followed by how many were summed."""
    return sum(sums[::2]) / sum(sums[1::2]) if sums else None
