"""Selecting, counting and describing events, in narwhals alone, so that every engine answers the same.

What a filter means is defined here and nowhere else in Python; `assets/selection.js` says the same in the exported
page, and a browser test holds the two together.

A frame is pandas', DuckDB's or Spark's, or one that can `narrow` itself: it is told what a question needs and hands over
a smaller frame that gives the same answer (see `Need`), such as events already counted by week. A row of such a frame
stands for `event_count` events. Questions about single events also want `order_no` and `prominence`, which
`events.engines.open_table` gives to every frame.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from itertools import accumulate, combinations
from math import gcd
from typing import Any

import narwhals as nw

from events.columns import STATUSES
from events.countries import country, current_code
from events.dates import DateError, UncertainDate, parse_date
from events.event_types import EVENT_TYPES
from events.event_words import participants_in_words
from events.loading import EPOCH_ORDINAL, FIRST_DAY_EVER, LAST_DAY_EVER, fold, split_list

NOWHERE = -1  # the place of no event
COUNT = "event_count"  # the column of a frame whose rows stand for several events each
MATCHES = {
    "all": "events that involve all of the chosen countries",
    "any": "events that involve at least one of them",
    "only": "events of exactly these countries and nobody else",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader asks for; an empty field asks for everything.

    `countries` are codes; `start` and `end` are dates as text, as precise as the reader likes; an event is in when any of
    its possible days is.
    """

    countries: tuple[str, ...] = ()
    match: str = "all"
    types: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    text: str = ""
    statuses: tuple[str, ...] = ()

    @property
    def first_day(self) -> int:
        """The first day asked for, in days since 1970-01-01; raises `DateError` where `start` is no date."""
        date = _date_or_none(self.start)
        return date.earliest.toordinal() - EPOCH_ORDINAL if date and date.earliest else FIRST_DAY_EVER

    @property
    def last_day(self) -> int:
        """The last day asked for; `2024-06` includes 30 June. Raises `DateError` where `end` is no date."""
        date = _date_or_none(self.end)
        return date.latest.toordinal() - EPOCH_ORDINAL if date and date.latest else LAST_DAY_EVER


def _date_or_none(text: str) -> UncertainDate | None:
    return parse_date(text) if text.strip() else None


EVERYTHING = Selection()


@dataclass(frozen=True, slots=True)
class Bins:
    """Equal periods for counting: the first day of the first one, their width in days, their number."""

    first_day: int
    width: int
    count: int


@dataclass(frozen=True, slots=True)
class Need:
    """What a question needs to know of the selected events, so that a frame may hand over less.

    `grain` is how finely it looks at time: 1, every event by itself; a number of days, only in which period of that width
    (from 1970-01-01 on) an event begins; 0, not at all. `pairs` are the lanes it is about (none: all events), `days` the first
    and the last day that its events touch, in whole periods; `places` and `ids` name the events it is about. What begins
    before the days and lasts into them stands in no period of theirs. A frame that narrows itself leaves out all others;
    any other frame is filtered.
    """

    grain: int = 1
    pairs: tuple[str, ...] = ()
    days: tuple[int, int] | None = None
    places: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()


def selected_events(frame: Any, selection: Selection, need: Need, *conditions: nw.Expr) -> nw.LazyFrame[Any]:
    """Return the events of a selection for a question; rows may stand for several events (see `counted_events`).

    `conditions` are the question's own. All are one filter, as each step of a query costs a millisecond of planning.
    """
    wanted = list(conditions)
    if _narrows(frame):
        frame, selection = frame.narrow(selection, need)
    else:
        wanted += _needed(need)
    wanted += _conditions(selection)
    events: nw.LazyFrame[Any] = nw.from_native(frame).lazy()
    return events.filter(*wanted) if wanted else events


def _narrows(frame: Any) -> bool:
    """Return whether a frame narrows itself; asked of its kind, as a frame of Spark Connect has an attribute of any name."""
    return hasattr(type(frame), "narrow")


def _needed(need: Need) -> list[nw.Expr]:
    conditions = [nw.col("order_no").is_in(need.places)] if need.places else []
    if need.ids:
        conditions.append(nw.col("id").is_in(need.ids))
    if need.pairs:
        pairs = [nw.all_horizontal(*map(_involves, pair.split("-")), ignore_nulls=False) for pair in need.pairs]
        conditions.append(nw.any_horizontal(*pairs, ignore_nulls=False))
    if need.days:
        conditions += [nw.col("first_day") <= need.days[1], nw.col("last_day") >= need.days[0]]
    return conditions


def counted_events(selected: nw.LazyFrame[Any]) -> nw.Expr:
    """Return how many events the rows of a frame stand for: an aggregate."""
    if COUNT in selected.collect_schema().names():
        return nw.col(COUNT).sum()
    return nw.len()


def select_events(frame: Any, selection: Selection) -> Any:
    """Return the events of a frame (pandas, DuckDB, Spark ...) that a selection asks for, as the same kind of frame.

    Raises `DateError` where the selection's dates are none.
    """
    if _narrows(frame):
        return selected_events(frame, selection, Need()).to_native()
    conditions = _conditions(selection)
    return nw.from_native(frame).filter(*conditions).to_native() if conditions else frame


def _conditions(selection: Selection) -> list[nw.Expr]:
    words = fold(selection.text).split()
    conditions = [nw.col("search_text").str.contains(word, literal=True) for word in words]
    if selection.start.strip():
        conditions.append(nw.col("last_day") >= selection.first_day)
    if selection.end.strip():
        conditions.append(nw.col("first_day") <= selection.last_day)
    if selection.countries:
        conditions.append(_countries_condition(selection))
    if selection.types:
        conditions.append(_is_one_of("type", selection.types))
    if selection.statuses:
        conditions.append(_is_one_of("status", selection.statuses))
    return conditions


def _is_one_of(column: str, values: tuple[str, ...]) -> nw.Expr:
    """Compared one by one, which lets an engine skip what a file says it cannot hold; with a list DuckDB reads all."""
    return nw.any_horizontal(*(nw.col(column) == value for value in values), ignore_nulls=False)


def _countries_condition(selection: Selection) -> nw.Expr:
    involved = [_involves(code) for code in selection.countries]
    if selection.match == "any":
        return nw.any_horizontal(*involved, ignore_nulls=False)
    if selection.match == "only":
        chosen = len({current_code(code) for code in selection.countries})
        involved.append(nw.col("country_count") == chosen)
    return nw.all_horizontal(*involved, ignore_nulls=False)


def _involves(code: str) -> nw.Expr:
    """Russia also finds the Soviet Union's events; the Soviet Union finds only its own."""
    column = "country_set" if current_code(code) == code else "code_set"
    return nw.col(column).str.contains(f";{code};", literal=True)


def count_by_bin(frame: Any, selection: Selection, bins: Bins) -> Any:
    """Return how many selected events begin in each period: a native frame of `bin`, `quadrant`, `events`.

    Bins that begin at a multiple of seven days from 1970-01-01 and last one are counted sooner in a large table.
    """
    ends = bins.first_day + bins.count * bins.width
    in_bins = (nw.col("first_day") >= bins.first_day, nw.col("first_day") < ends)
    selected = selected_events(frame, selection, Need(grain=gcd(bins.first_day, bins.width)), *in_bins)
    place = ((nw.col("first_day") - bins.first_day) // bins.width).alias("bin")
    grouped = selected.with_columns(place).group_by("bin", "quadrant").agg(counted_events(selected).alias("events"))
    grouped = grouped.with_columns(nw.col("events").cast(nw.Int64)).sort("bin", "quadrant")
    return grouped.collect("pandas").to_native() if _narrows(frame) else _as_given(grouped, frame)


def _as_given(lazy: nw.LazyFrame[Any], frame: Any) -> Any:
    """Return a result as the kind of frame that was asked: pandas is not lazy."""
    return lazy.collect().to_native() if isinstance(nw.from_native(frame), nw.DataFrame) else lazy.to_native()


@dataclass(frozen=True, slots=True)
class Facets:
    """How many events each choice of a filter would give, the other filters as they are.

    `countries` counts by country; `partners` counts the events that a country shares with all the chosen ones.
    """

    countries: dict[str, int]
    partners: dict[str, int]
    types: dict[str, int]
    statuses: dict[str, int]


def count_facets(frame: Any, selection: Selection) -> Facets:
    """Return the counts beside the choices of every filter, the most frequent first."""
    selected = cache(lambda each: selected_events(frame, each, Need(grain=0)))  # most often two of the four are the same
    countries = _count_countries(selected(replace(selection, countries=())))
    partners = _count_countries(selected(replace(selection, match="all"))) if selection.countries else countries
    chosen = {current_code(code) for code in selection.countries}
    return Facets(
        countries=countries,
        partners={code: count for code, count in partners.items() if code not in chosen},
        types=_count_values(selected(replace(selection, types=())), "type"),
        statuses=_count_values(selected(replace(selection, statuses=())), "status"),
    )


def _count_values(selected: nw.LazyFrame[Any], column: str) -> dict[str, int]:
    counted = selected.group_by(column).agg(counted_events(selected).alias("events"))
    rows = counted.collect("pyarrow").iter_rows()
    return dict(sorted(((str(value), int(count)) for value, count in rows), key=lambda row: (-row[1], row[0])))


def _count_countries(selected: nw.LazyFrame[Any]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for codes, count in _count_values(selected, "country_set").items():
        for code in codes.strip(";").split(";"):
            total[code] += count
    return dict(sorted(total.items(), key=lambda row: (-row[1], row[0])))


def count_events(frame: Any, selection: Selection) -> int:
    """Return how many events a selection asks for."""
    selected = selected_events(frame, selection, Need(grain=0))
    (count,) = selected.select(counted_events(selected).alias("events")).collect("pandas").row(0)
    return 0 if count is None or count != count else int(count)  # the sum of no rows is null


def years_of(frame: Any, selection: Selection = EVERYTHING) -> tuple[int, int] | None:
    """Return the first and the last year that the events of a selection touch, or None where there are none.

    What has no end known counts by its beginning, and the other way round.
    """
    days = selected_events(frame, selection, Need(grain=0)).select(
        nw.when(nw.col("first_day") > FIRST_DAY_EVER)
        .then(nw.col("first_day"))
        .otherwise(nw.col("last_day"))
        .min()
        .alias("first"),
        nw.when(nw.col("last_day") < LAST_DAY_EVER).then(nw.col("last_day")).otherwise(nw.col("first_day")).max().alias("last"),
        nw.len().alias("events"),
    )
    first, last, events = days.collect("pandas").row(0)
    if not events:
        return None
    return date.fromordinal(int(first) + EPOCH_ORDINAL).year, date.fromordinal(int(last) + EPOCH_ORDINAL).year


def count_pairs(frame: Any, selection: Selection) -> dict[str, int]:
    """Return the lanes of a selection, by pair key such as `PRK-RUS`, with their events, the most active first.

    With two or more chosen countries (unless any of them is enough) only pairs among them are lanes; with one, or any,
    the pairs that it is part of.
    """
    chosen = {current_code(code) for code in selection.countries}
    needed = min(len(chosen), 1 if selection.match == "any" else 2)
    total: Counter[str] = Counter()
    for codes, count in _count_values(selected_events(frame, selection, Need(grain=0)), "country_set").items():
        for pair in combinations(codes.strip(";").split(";"), 2):
            if len(chosen.intersection(pair)) >= needed:
                total["-".join(pair)] += count
    return dict(sorted(total.items(), key=lambda row: (-row[1], row[0])))


ORDERS = ("date", "title", "who", "type", "status", "sources")
_BY_DATE = ("first_day", "last_day", "id")
WORDS_KEPT = 50_000  # for who takes part, some 10 MB
PandasFrame = Any  # pandas.DataFrame: this module does not import pandas
Who = tuple[str, str]  # the countries of an event as the table has them, and its type
Event = tuple[int, int, str]  # first_day, last_day, id: what orders events in time


def page_of_events(
    frame: Any, selection: Selection, order: str = "date", descending: bool = False, start: int = 0, size: int = 100
) -> PandasFrame:
    """Return some of the selected events in an order (see `ORDERS`), from the place `start` on; ties stand by date.

    `who` orders by what is said of those who take part, `sources` by how many there are. Where events are ordered by date,
    those of one day stand by their end, then their id, in the same direction. Raises `ValueError` for another order.
    """
    if order not in ORDERS:
        raise ValueError(f'Events cannot be ordered by "{order}". Choose one of: {", ".join(ORDERS)}.')
    if order in ("title", "sources"):
        keys = [(order, descending), *((name, False) for name in _BY_DATE)]
        places = _first_places(frame, selection, (), keys, start, size)
    elif order == "who":
        places = _places_by_who(frame, selection, descending, start, size)
    elif order == "date":
        places = _places_by_date(frame, selection, descending, start, size)
    else:
        places = _places_by_value(frame, selection, order, descending, start, size)
    return events_at(frame, places)


def _places_by_value(frame: Any, selection: Selection, column: str, descending: bool, start: int, size: int) -> list[int]:
    """Return the places of a page of events that stand by type or status: of each value it touches, a page by date."""
    places: list[int] = []
    counts = _count_values(selected_events(frame, selection, Need(grain=0)), column)
    for value in sorted(counts, reverse=descending):
        if start < counts[value] and len(places) < size:
            alone = replace(selection, types=(value,)) if column == "type" else replace(selection, statuses=(value,))
            places += _places_by_date(frame, alone, False, start, size - len(places))
        start = max(0, start - counts[value])
    return places


def _places_by_date(frame: Any, selection: Selection, descending: bool, start: int, size: int) -> list[int]:
    """Return the places of a page of events by date; counts by week tell which weeks can hold it."""
    weeks = _count_weeks(frame, selection)
    ordered = sorted(weeks, reverse=descending)
    until = list(accumulate(weeks[week] for week in ordered))
    on_page = [place for place, total in enumerate(until) if total > start and total - weeks[ordered[place]] < start + size]
    if not on_page:
        return []
    touched = [ordered[place] for place in on_page]
    before = until[on_page[0]] - weeks[touched[0]]
    period = (nw.col("first_day") >= min(touched) * 7, nw.col("first_day") < max(touched) * 7 + 7)
    return _first_places(frame, selection, period, [(name, descending) for name in _BY_DATE], start - before, size)


def _count_weeks(frame: Any, selection: Selection) -> dict[int, int]:
    selected = selected_events(frame, selection, Need(grain=7))
    week = (nw.col("first_day") // 7).alias("week")
    counted = selected.with_columns(week).group_by("week").agg(counted_events(selected).alias("events"))
    return {int(week): int(count) for week, count in counted.collect("pyarrow").iter_rows()}


def _places_by_who(frame: Any, selection: Selection, descending: bool, start: int, size: int) -> list[int]:
    """Return the places of a page of events by the words for those who take part, such as "Russia visits North Korea".

    Events of the same words stand by date. Those of few events are asked for together, and the others each by itself.
    """
    groups, totals = _count_words_for_who(frame, selection)
    touched = []
    before = start
    for words in sorted(groups, key=_as_a_search_compares, reverse=descending):
        if before < totals[words]:
            touched.append((words, before))
        before = max(0, before - totals[words])
        if sum(totals[words] - skipped for words, skipped in touched) >= size:
            break
    few = [words for words, _ in touched if totals[words] <= size]
    by_date = _by_date_of(frame, selection, {group: words for words in few for group in groups[words]})
    places: list[int] = []
    for words, skipped in touched:
        if words in by_date:
            places += by_date[words][skipped:]
        else:
            keys = [(name, False) for name in _BY_DATE]
            places += _first_places(frame, selection, (_is_of(groups[words]),), keys, skipped, size - len(places))
    return places[:size]


def _count_words_for_who(frame: Any, selection: Selection) -> tuple[dict[str, list[Who]], Counter[str]]:
    """Return who takes part, by the words for it, and how many events have these words."""
    groups: dict[str, list[Who]] = {}
    totals: Counter[str] = Counter()
    counted = selected_events(frame, selection, Need()).group_by("countries", "type").agg(nw.len().alias("events"))
    for countries, kind, events in counted.collect("pyarrow").iter_rows():
        words = _words_for_who(countries, kind)
        groups.setdefault(words, []).append((countries, kind))
        totals[words] += int(events)
    return groups, totals


@lru_cache(WORDS_KEPT)
def _words_for_who(countries: str, kind: str) -> str:
    return participants_in_words(kind, split_list(countries))


@lru_cache(WORDS_KEPT)
def _as_a_search_compares(words: str) -> tuple[str, str]:
    return fold(words), words


def _by_date_of(frame: Any, selection: Selection, words: dict[Who, str]) -> dict[str, list[int]]:
    """Return the places of all events of some who take part, by the words for them, each by date."""
    by_date: dict[str, list[int]] = {}
    if words:
        chosen = selected_events(frame, selection, Need(), _is_of(list(words)))
        rows = chosen.select(*_BY_DATE, "countries", "type", "order_no").collect("pandas").rows()
        for *_, countries, kind, place in sorted(rows):
            by_date.setdefault(words[countries, kind], []).append(int(place))
    return by_date


def _is_of(groups: list[Who]) -> nw.Expr:
    types: dict[str, list[str]] = {}
    for countries, kind in groups:
        types.setdefault(countries, []).append(kind)
    are = [(nw.col("countries") == countries) & _is_one_of("type", tuple(kinds)) for countries, kinds in types.items()]
    return nw.any_horizontal(*are, ignore_nulls=False)


def _first_places(
    frame: Any, selection: Selection, conditions: tuple[nw.Expr, ...], keys: list[tuple[str, bool]], start: int, size: int
) -> list[int]:
    """Return the places of `size` events after the first `start`, in the order of some columns (name, descending).

    The column `sources` counts by how many there are.
    """
    selected = selected_events(frame, selection, Need(), *conditions)
    names = [name for name, _ in keys]
    columns = [_number_of_sources() if name == "sources" else nw.col(name) for name in names]
    ordered = selected.select(*columns, "order_no").sort(names, descending=[descending for _, descending in keys])
    found = ordered.head(start + size).collect("pyarrow")
    return [int(place) for place in found["order_no"].to_list()[start:]]


def _number_of_sources() -> nw.Expr:
    cell = nw.col("sources").str
    several = cell.len_chars() - cell.replace_all(";", "", literal=True).str.len_chars() + 1
    return nw.when(nw.col("sources") == "").then(nw.lit(0)).otherwise(several).alias("sources")


def events_at(frame: Any, places: Sequence[int], columns: Sequence[str] = ()) -> PandasFrame:
    """Return the events of some places (`order_no`), in the order of the places given.

    Unless some columns are named, all but `search_text`, which is for questions alone and would be the dearest to fetch.
    """
    wanted = list(dict.fromkeys(places))
    selected = selected_events(frame, EVERYTHING, Need(places=tuple(wanted) or (NOWHERE,)))
    rows = selected.select("order_no", *columns).collect("pandas").to_native() if columns else _whole(selected)
    return _in_order(rows, "order_no", wanted)


def _whole(selected: nw.LazyFrame[Any]) -> PandasFrame:
    columns = selected.columns
    kept = selected.drop("search_text") if "search_text" in columns else selected
    return kept.collect("pandas").to_native()


def _in_order(rows: PandasFrame, column: str, values: list[Any]) -> PandasFrame:
    """Return rows in the order of the values of a column; a value of no row is passed over."""
    there = {value: place for place, value in enumerate(rows[column].tolist())}
    order = [there[value] for value in values if value in there]
    return rows if order == list(range(len(rows))) else rows.take(order).reset_index(drop=True)


def neighbour_event(frame: Any, selection: Selection, event: Event, step: int) -> PandasFrame:
    """Return the selected event after (step 1) or before (step -1) an event, in a frame of one row, or of none at the end.

    The event itself need not be among the selected ones.
    """
    first_day, last_day, name = event
    same_end = nw.col("last_day") == last_day
    if step > 0:
        on_the_day = (nw.col("last_day") > last_day) | (same_end & (nw.col("id") > name))
    else:
        on_the_day = (nw.col("last_day") < last_day) | (same_end & (nw.col("id") < name))
    keys = [(column, step < 0) for column in _BY_DATE]
    places = _first_places(frame, selection, (nw.col("first_day") == first_day, on_the_day), keys, 0, 1)
    if not places:
        day = _neighbour_day(frame, selection, first_day, step)
        places = [] if day is None else _first_places(frame, selection, (nw.col("first_day") == day,), keys, 0, 1)
    return events_at(frame, places)


def _neighbour_day(frame: Any, selection: Selection, day: int, step: int) -> int | None:
    """Return the next or the last day before on which a selected event begins."""
    beyond = nw.col("first_day") > day if step > 0 else nw.col("first_day") < day
    nearest = nw.col("first_day").min() if step > 0 else nw.col("first_day").max()
    later = selected_events(frame, selection, Need(), beyond)
    found, count = later.select(nearest.alias("day"), nw.len().alias("events")).collect("pandas").row(0)
    return int(found) if count else None


def key_events(frame: Any, selection: Selection, number: int) -> PandasFrame:
    """Return the most important of the selected events, the most mentioned among equals first."""
    selected = selected_events(frame, selection, Need())
    ordered = selected.select("prominence", "order_no").sort("prominence", descending=True).head(number)
    return events_at(frame, [int(place) for place in ordered.collect("pyarrow")["order_no"].to_list()])


def events_by_id(frame: Any, ids: Sequence[str]) -> PandasFrame:
    """Return the events of some ids, in the order of the ids given; what there is not is left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return events_at(frame, [])
    return _in_order(_whole(selected_events(frame, EVERYTHING, Need(ids=tuple(wanted)))), "id", wanted)


def describe_selection(selection: Selection, count: int, years: tuple[int, int] | None) -> str:
    """Say in one sentence what is shown.

    >>> describe_selection(Selection(countries=("RUS", "PRK")), 41, (1948, 2026))
    '41 events between Russia and North Korea, 1948–2026'
    """
    mentioned = f' mentioning "{selection.text.strip()}"' if selection.text.strip() else ""
    parts = [_count_words(count) + _country_words(selection) + mentioned]
    if selection.types:
        parts.append("of type " + _join([EVENT_TYPES[name].label.lower() for name in selection.types], "or"))
    if selection.statuses:
        parts.append(_join([name for name in STATUSES if name in selection.statuses], "or"))
    parts.append(_period_words(selection, years))
    return ", ".join(part for part in parts if part)


def _count_words(count: int) -> str:
    if count == 0:
        return "No events"
    return "1 event" if count == 1 else f"{count:,} events"


def _country_words(selection: Selection) -> str:
    chosen = [country(code).name for code in selection.countries]
    if not chosen:
        return ""
    if len(chosen) == 1:
        return f" of {chosen[0]}" + (" alone" if selection.match == "only" else "")
    if selection.match == "any":
        return " that involve " + _join(chosen, "or")
    words = (" between " if len(chosen) == 2 else " among ") + _join(chosen, "and")
    return words + (" and nobody else" if selection.match == "only" else "")


def _period_words(selection: Selection, years: tuple[int, int] | None) -> str:
    if selection.start.strip() and selection.start.strip() == selection.end.strip():
        return f"in {selection.start.strip()}"
    if selection.start.strip() and selection.end.strip():
        return f"from {selection.start.strip()} to {selection.end.strip()}"
    if selection.start.strip():
        return f"since {selection.start.strip()}"
    if selection.end.strip():
        return f"until {selection.end.strip()}"
    if years is None:
        return ""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


def _join(words: list[str], conjunction: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


__all__ = [
    "COUNT",
    "EVERYTHING",
    "MATCHES",
    "ORDERS",
    "Bins",
    "DateError",
    "Event",
    "Facets",
    "Need",
    "Selection",
    "count_by_bin",
    "count_events",
    "count_facets",
    "count_pairs",
    "counted_events",
    "describe_selection",
    "events_at",
    "events_by_id",
    "key_events",
    "neighbour_event",
    "page_of_events",
    "select_events",
    "selected_events",
    "years_of",
]
