"""What can be seen of a selection in a window: single events while they fit on their lane, else counts by period.

What is drawn depends on the screen and not on the table: `look` returns at most `EVENTS_ON_SCREEN` events and
`BINS_ON_SCREEN` bins. Knows the width of the screen in pixels, and nothing else of it. Frames are those of
`events.queries`, with `order_no` and `prominence`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from events.parquet_table import order_of
from events.queries import COUNT, Need, Selection, events_at, selected_events

LADDER = (1, 2, 4, 7, 14, 28, 56, 91, 182, 364, 728, 1820, 3640, 7280, 14_560, 36_400)  # days; from a week on, whole weeks
BIN_WIDTH = 8  # pixels at least; a step of the ladder makes it twice that or a little more
EVENTS_PER_LANE = 90
EVENTS_ON_SCREEN = 300
BINS_ON_SCREEN = 1_500
LABEL_WIDTH = 170  # pixels
MARK_COLUMNS = (
    "id", "edtf", "date_form", "first_day", "last_day", "countries", "country_set", "type", "quadrant", "title", "status",
    "importance", "sources",
)  # fmt: skip
"""What is told of an event that is drawn singly."""


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


Numbers = Any  # a numpy array of whole numbers
Bin = tuple[int, int, int, int]  # its number (times the width in days: its first day), events, of cooperation, of conflict


@dataclass(frozen=True, slots=True)
class Look:
    """What to draw.

    `bins` are, by pair, the periods of `bin_days` days in which several events begin; `events` the events to draw singly:
    every event of a lane where they fit, the only event of a period, and the most important ones of the bins, for labels (with
    `MARK_COLUMNS`).
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
    counted = _count(frame, selection, span, lanes)
    fits = _lanes_that_fit(counted, len(lanes))
    single, many = counted.where(fits[counted.lane]), counted.where(~fits[counted.lane])
    binned, reaching = many.where(many.bin >= span.first), many.where(many.bin < span.first)
    places = _places_of(frame, selection, span, lanes, single)
    named = _named(binned, reaching, bins_per_label(window, bin_days), EVENTS_ON_SCREEN - len(places))
    return Look(
        bin_days=bin_days,
        bins=_bins_by_pair(binned.where((binned.events > 1) | ~np.isin(binned.prominence, named)), lanes),
        events=events_at(frame, sorted({*places, *map(order_of, named)}), MARK_COLUMNS),
        earlier={lanes[lane]: events for lane, events in zip(reaching.lane.tolist(), reaching.events.tolist(), strict=True)},
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
    def days(self) -> tuple[int, int]:
        """The first and the last day."""
        return self.first * self.bin_days, (self.last + 1) * self.bin_days - 1

    @property
    def bin(self) -> nw.Expr:
        """The number of the bin in which an event begins; of what only reaches into the span, the one before the first."""
        reaches = nw.col("first_day") < self.days[0]
        return nw.when(reaches).then(nw.lit(self.first - 1)).otherwise(nw.col("first_day") // self.bin_days)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Counts by lane and bin, in this order: arrays of one length.

    `lane` is a place among the lanes asked for, `cooperation` how many of the events cooperate, `prominence` the greatest.
    """

    lane: Numbers
    bin: Numbers
    events: Numbers
    cooperation: Numbers
    prominence: Numbers

    def where(self, kept: Any) -> _Counts:
        """Return the counts at which an array is true."""
        return _Counts(self.lane[kept], self.bin[kept], self.events[kept], self.cooperation[kept], self.prominence[kept])


def _count(frame: Any, selection: Selection, span: _Span, lanes: tuple[str, ...]) -> _Counts:
    """Return the counts of the events that begin in a span or reach into it."""
    selected = selected_events(frame, selection, Need(span.bin_days, lanes, span.days))
    count = nw.col(COUNT) if COUNT in selected.columns else nw.lit(1)
    cooperates = nw.col("quadrant").str.ends_with("cooperation")
    counts = selected.select(
        "country_set",
        "prominence",
        span.bin.alias("bin"),
        count.alias("events"),
        nw.when(cooperates).then(count).otherwise(nw.lit(0)).alias("cooperation"),
    )
    sums = nw.col("events", "cooperation").sum()
    grouped = counts.group_by("country_set", "bin").agg(sums, nw.col("prominence").max()).collect("pandas").to_native()
    return _by_lane(grouped, lanes)


def _by_lane(grouped: pd.DataFrame, lanes: tuple[str, ...]) -> _Counts:
    """Return counts by countries and bin as counts by lane: those of several countries count in each of their lanes."""
    codes, country_sets = pd.factorize(grouped["country_set"])
    members = [[f";{code};" for code in pair.split("-")] for pair in lanes]
    is_in = np.array([[all(code in text for code in pair) for pair in members] for text in country_sets], dtype=bool)
    row, lane = np.nonzero(is_in.reshape(len(country_sets), len(lanes))[codes])
    number = grouped["bin"].to_numpy("int64")[row]
    order = np.lexsort((number, lane))
    row, lane, number = row[order], lane[order], number[order]
    starts = np.flatnonzero(np.diff(lane, prepend=-1).astype(bool) | np.diff(number, prepend=0).astype(bool))
    if not len(row):
        return _Counts(*[np.zeros(0, dtype="int64")] * 5)
    values = {name: grouped[name].to_numpy("int64")[row] for name in ("events", "cooperation", "prominence")}
    return _Counts(
        lane=lane[starts],
        bin=number[starts],
        events=np.add.reduceat(values["events"], starts),
        cooperation=np.add.reduceat(values["cooperation"], starts),
        prominence=np.maximum.reduceat(values["prominence"], starts),
    )


def _lanes_that_fit(counts: _Counts, lanes: int) -> Any:
    """Return for each lane whether all its events can be drawn: the emptiest first, while all of them together can."""
    totals = np.bincount(counts.lane, counts.events, lanes)
    order = np.argsort(totals, kind="stable")
    fits = np.zeros(lanes, dtype=bool)
    fits[order] = (totals[order] <= EVENTS_PER_LANE) & (totals[order].cumsum() <= EVENTS_ON_SCREEN)
    return fits


def _places_of(frame: Any, selection: Selection, span: _Span, lanes: tuple[str, ...], single: _Counts) -> set[int]:
    """Return the places of all the events of the counts of some lanes: one event alone is told by its prominence."""
    several = single.events > 1
    places = set(map(order_of, single.prominence[~several].tolist()))
    crowded = tuple(lanes[lane] for lane in np.unique(single.lane[several]))
    if crowded:
        selected = selected_events(frame, selection, Need(pairs=crowded, days=span.days))
        places.update(map(int, selected.select("order_no").collect("pyarrow")["order_no"].to_list()))
    return places


def _named(binned: _Counts, reaching: _Counts, label_bins: int, room: int) -> list[int]:
    """Return the prominences of the events to draw among the bins.

    First those that get a label: of each stretch of bins that one takes, and of what reaches in, the most important; then
    the only events of a bin. Where there is no room for all, the more important go first.
    """
    stretches: dict[tuple[int, int], int] = {}
    for lane, number, prominence in zip(
        binned.lane.tolist(), (binned.bin // label_bins).tolist(), binned.prominence.tolist(), strict=True
    ):
        stretches[lane, number] = max(prominence, stretches.get((lane, number), 0))
    labels = sorted([*stretches.values(), *reaching.prominence.tolist()], reverse=True)
    alone = sorted(binned.prominence[binned.events == 1].tolist(), reverse=True)
    return list(dict.fromkeys(labels + alone))[: max(0, room)]


def _bins_by_pair(binned: _Counts, lanes: tuple[str, ...]) -> dict[str, list[Bin]]:
    by_pair: dict[str, list[Bin]] = {}
    columns = (binned.lane, binned.bin, binned.events, binned.cooperation)
    for lane, number, events, cooperation in zip(*(column.tolist() for column in columns), strict=True):
        by_pair.setdefault(lanes[lane], []).append((number, events, cooperation, events - cooperation))
    return by_pair
