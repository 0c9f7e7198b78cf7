"""What can be seen of a selection in a window: single events while they fit on their lane, else counts by period.

What is drawn depends on the screen and not on the table: `look` returns at most `EVENTS_ON_SCREEN` events and
`BINS_ON_SCREEN` bins. Knows the width of the screen in pixels, and nothing else of it. Frames are those of
`events.queries`, with `order_no` and `prominence`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw
import pandas as pd

from events.parquet_table import order_of
from events.queries import COUNT, Need, Selection, events_at, selected_events

LADDER = (1, 2, 4, 7, 14, 28, 56, 91, 182, 364, 728, 1820, 3640, 7280, 14_560, 36_400)  # days; from a week on, whole weeks
BIN_WIDTH = 8  # pixels at least; a step of the ladder makes it twice that or a little more
EVENTS_PER_LANE = 120
EVENTS_ON_SCREEN = 400
BINS_ON_SCREEN = 1_500
LABEL_WIDTH = 170  # pixels


@dataclass(frozen=True, slots=True)
class Window:
    """The days on screen (since 1970-01-01, both shown) and the width in pixels that they have there."""

    first_day: int
    last_day: int
    width: int

    @property
    def days(self) -> int:
        """How many days the window shows, at least one."""
        return max(1, self.last_day - self.first_day + 1)


Bin = tuple[int, int, int, int]  # its number (times the width in days: its first day), events, of cooperation, of conflict


@dataclass(frozen=True, slots=True)
class Look:
    """What to draw.

    `bins` are, by pair, the periods of `bin_days` days in which several events begin; `events` the events to draw singly:
    every event of a lane where they fit, the only event of a period, and the most important ones of the bins, for labels.
    `earlier` says by pair how many events began before the first bin and reach into the window; only the most important
    of them is among the events.
    """

    bin_days: int
    bins: dict[str, list[Bin]]
    events: pd.DataFrame
    earlier: dict[str, int] = field(default_factory=dict)


def look(frame: Any, selection: Selection, window: Window, lanes: tuple[str, ...]) -> Look:
    """Return what can be seen of the selected events of some pairs (such as `PRK-RUS`) in a window.

    Where all events of a lane fit they are all there, those that only reach into the window too. Else events are counted
    by the period in which they begin, in whole periods, so that a count does not change while one pans. An event among
    several countries counts in each of its lanes. A bin may hold one event where more single ones would be too many.
    """
    bin_days = choose_bin_days(window, len(lanes))
    span = _Span(window.first_day // bin_days, window.last_day // bin_days, bin_days)
    counted = _count_bins(frame, selection, span, lanes)
    earlier = _count_earlier(frame, selection, span, lanes)
    single = _lanes_that_fit(lanes, pd.concat([counted, earlier]))
    places = _places_in(frame, selection, span, tuple(single))
    binned, reaching = (counts[~counts["pair"].isin(single)] for counts in (counted, earlier))
    named = _named(binned, reaching, bins_per_label(window, bin_days), EVENTS_ON_SCREEN - len(places))
    return Look(
        bin_days=bin_days,
        bins=_bins_by_pair(binned[(binned["events"] > 1) | ~binned["prominence"].isin(named)]),
        events=events_at(frame, sorted({*places, *map(order_of, named)})),
        earlier=dict(zip(reaching["pair"], map(int, reaching["events"]), strict=True)),
    )


def choose_bin_days(window: Window, lanes: int) -> int:
    """Return the width of the bins: the least of the ladder that makes them wide enough, and not too many on all lanes.

    >>> choose_bin_days(Window(0, 730, 1200), 12)
    7
    """
    enough = max(window.days * BIN_WIDTH / max(1, window.width), window.days * lanes / max(1, BINS_ON_SCREEN - 2 * lanes))
    return next((step for step in LADDER if step >= enough), LADDER[-1])


def bins_per_label(window: Window, bin_days: int) -> int:
    """Return how many bins a label takes."""
    return math.ceil(LABEL_WIDTH / (bin_days * window.width / window.days))


@dataclass(frozen=True, slots=True)
class _Span:
    """A window in whole bins, from the first to the last number."""

    first: int
    last: int
    bin_days: int

    @property
    def begins(self) -> nw.Expr:
        """Whether an event begins in the span."""
        return (nw.col("first_day") >= self.first * self.bin_days) & (nw.col("first_day") < (self.last + 1) * self.bin_days)

    @property
    def is_reached(self) -> nw.Expr:
        """Whether an event begins before the span and lasts into it."""
        start = self.first * self.bin_days
        return (nw.col("first_day") < start) & (nw.col("last_day") >= start)


def _count_bins(frame: Any, selection: Selection, span: _Span, lanes: tuple[str, ...]) -> pd.DataFrame:
    """Return `pair`, `bin`, `events`, `cooperation` (how many of them) and the greatest `prominence`."""
    selected = selected_events(frame, selection, Need(span.bin_days, lanes)).filter(span.begins)
    return _by_pair(selected, (nw.col("first_day") // span.bin_days).alias("bin"), lanes)


def _count_earlier(frame: Any, selection: Selection, span: _Span, lanes: tuple[str, ...]) -> pd.DataFrame:
    """Return the same for what reaches into the span, all in one `bin`, the one before the first."""
    selected = selected_events(frame, selection, Need(pairs=lanes, lasting=True)).filter(span.is_reached)
    return _by_pair(selected, nw.lit(span.first - 1).alias("bin"), lanes)


def _by_pair(selected: nw.LazyFrame[Any], place: nw.Expr, lanes: tuple[str, ...]) -> pd.DataFrame:
    count = nw.col(COUNT) if COUNT in selected.collect_schema().names() else nw.lit(1)
    cooperates = nw.col("quadrant").str.ends_with("cooperation")
    counts = selected.select(
        "country_set",
        "prominence",
        place,
        count.alias("events"),
        nw.when(cooperates).then(count).otherwise(nw.lit(0)).alias("cooperation"),
    )
    sums = nw.col("events", "cooperation").sum()
    grouped = counts.group_by("country_set", "bin").agg(sums, nw.col("prominence").max()).collect("pandas")
    by_set = grouped.to_native().merge(_lanes_of_sets(grouped["country_set"].unique().to_list(), lanes), on="country_set")
    summed: pd.DataFrame = by_set.groupby(["pair", "bin"], as_index=False).agg(
        events=("events", "sum"), cooperation=("cooperation", "sum"), prominence=("prominence", "max")
    )
    return summed.astype({"bin": "int64", "events": "int64", "cooperation": "int64", "prominence": "int64"})


def _lanes_of_sets(country_sets: Iterable[str], lanes: tuple[str, ...]) -> pd.DataFrame:
    """Return the lanes in which the events of some countries stand: a row for each of them."""
    members = {pair: [f";{code};" for code in pair.split("-")] for pair in lanes}
    rows = [(text, pair) for text in country_sets for pair, codes in members.items() if all(code in text for code in codes)]
    return pd.DataFrame(rows, columns=["country_set", "pair"], dtype="str")


def _lanes_that_fit(lanes: tuple[str, ...], counts: pd.DataFrame) -> list[str]:
    """Return the lanes whose events can all be drawn, the emptiest first, while all of them together can."""
    totals = counts.groupby("pair")["events"].sum().to_dict()
    fitting: list[str] = []
    drawn = 0
    for pair in sorted(lanes, key=lambda pair: totals.get(pair, 0)):
        drawn += totals.get(pair, 0)
        if totals.get(pair, 0) <= EVENTS_PER_LANE and drawn <= EVENTS_ON_SCREEN:
            fitting.append(pair)
    return fitting


def _places_in(frame: Any, selection: Selection, span: _Span, lanes: tuple[str, ...]) -> list[int]:
    """Return the places of all the events of some lanes that begin in a span or reach into it."""
    if not lanes:
        return []
    selected = selected_events(frame, selection, Need(pairs=lanes)).filter(span.begins | span.is_reached)
    return [int(place) for place in selected.select("order_no").collect("pandas")["order_no"].to_list()]


def _named(binned: pd.DataFrame, reaching: pd.DataFrame, label_bins: int, room: int) -> list[int]:
    """Return the prominences of the events to draw among the bins.

    First those that get a label: of each stretch of bins that one takes, and of what reaches in, the most important; then
    the only events of a bin. Where there is no room for all, the more important go first.
    """
    stretches = binned.groupby(["pair", binned["bin"] // label_bins])["prominence"].max()
    labels = pd.concat([stretches, reaching["prominence"]]).sort_values(ascending=False)
    alone = binned.loc[binned["events"] == 1, "prominence"].sort_values(ascending=False)
    return list(dict.fromkeys(map(int, pd.concat([labels, alone]))))[: max(0, room)]


def _bins_by_pair(binned: pd.DataFrame) -> dict[str, list[Bin]]:
    by_pair: dict[str, list[Bin]] = {}
    columns = (binned[name].tolist() for name in ("pair", "bin", "events", "cooperation"))
    for pair, number, events, cooperation in zip(*columns, strict=True):
        by_pair.setdefault(pair, []).append((number, events, cooperation, events - cooperation))
    return by_pair
