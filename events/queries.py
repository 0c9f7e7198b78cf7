"""Selecting, counting and describing events, in narwhals alone, so that every engine answers the same.

What a filter means is defined here and nowhere else in Python; `assets/selection.js` says the same in the exported
page, and a browser test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

import narwhals as nw

from events.columns import STATUSES
from events.countries import country, current_code
from events.dates import DateError, UncertainDate, parse_date
from events.event_types import EVENT_TYPES
from events.loading import EPOCH_ORDINAL, FIRST_DAY_EVER, LAST_DAY_EVER, fold

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


@dataclass(frozen=True, slots=True)
class Bins:
    """Equal periods for counting: the first day of the first one, their width in days, their number."""

    first_day: int
    width: int
    count: int


def select_events(frame: Any, selection: Selection) -> Any:
    """Return the events of a frame (pandas, DuckDB, Spark ...) that a selection asks for, as the same kind of frame.

    Raises `DateError` where the selection's dates are none.
    """
    return nw.from_native(frame).filter(_condition(selection)).to_native()


def _condition(selection: Selection) -> nw.Expr:
    conditions = [
        nw.col("last_day") >= selection.first_day,
        nw.col("first_day") <= selection.last_day,
        *(nw.col("search_text").str.contains(word, literal=True) for word in fold(selection.text).split()),
    ]
    if selection.countries:
        conditions.append(_countries_condition(selection))
    if selection.types:
        conditions.append(nw.col("type").is_in(selection.types))
    if selection.statuses:
        conditions.append(nw.col("status").is_in(selection.statuses))
    return nw.all_horizontal(*conditions, ignore_nulls=False)


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
    """Return how many selected events begin in each period: a native frame of `bin`, `quadrant`, `events`."""
    selected = nw.from_native(frame).filter(_condition(selection))
    place = ((nw.col("first_day") - bins.first_day) // bins.width).alias("bin")
    counted = selected.with_columns(place).filter(nw.col("bin") >= 0, nw.col("bin") < bins.count)
    return counted.group_by("bin", "quadrant").agg(nw.len().alias("events")).sort("bin", "quadrant").to_native()


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
    anywhere = replace(selection, countries=())
    countries = _count_countries(frame, anywhere)
    partners = _count_countries(frame, replace(selection, match="all")) if selection.countries else countries
    chosen = {current_code(code) for code in selection.countries}
    return Facets(
        countries=countries,
        partners={code: count for code, count in partners.items() if code not in chosen},
        types=_count_values(frame, replace(selection, types=()), "type"),
        statuses=_count_values(frame, replace(selection, statuses=()), "status"),
    )


def _count_values(frame: Any, selection: Selection, column: str) -> dict[str, int]:
    selected = nw.from_native(frame).filter(_condition(selection))
    counted = selected.group_by(column).agg(nw.len().alias("events"))
    rows = counted.lazy().collect("pandas").iter_rows()  # without a word DuckDB would need pyarrow as well
    return dict(sorted(((str(value), int(count)) for value, count in rows), key=lambda row: (-row[1], row[0])))


def _count_countries(frame: Any, selection: Selection) -> dict[str, int]:
    total: Counter[str] = Counter()
    for codes, count in _count_values(frame, selection, "country_set").items():
        for code in codes.strip(";").split(";"):
            total[code] += count
    return dict(sorted(total.items(), key=lambda row: (-row[1], row[0])))


def years_of(frame: Any) -> tuple[int, int] | None:
    """Return the first and the last year that some events touch, or None where there are none.

    What has no end known counts by its beginning, and the other way round.
    """
    days = (
        nw.from_native(frame)
        .lazy()
        .select(
            nw.when(nw.col("first_day") > FIRST_DAY_EVER)
            .then(nw.col("first_day"))
            .otherwise(nw.col("last_day"))
            .min()
            .alias("first"),
            nw.when(nw.col("last_day") < LAST_DAY_EVER)
            .then(nw.col("last_day"))
            .otherwise(nw.col("first_day"))
            .max()
            .alias("last"),
            nw.len().alias("events"),
        )
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
    for codes, count in _count_values(frame, selection, "country_set").items():
        for pair in combinations(codes.strip(";").split(";"), 2):
            if len(chosen.intersection(pair)) >= needed:
                total["-".join(pair)] += count
    return dict(sorted(total.items(), key=lambda row: (-row[1], row[0])))


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
    "MATCHES",
    "Bins",
    "DateError",
    "Facets",
    "Selection",
    "count_by_bin",
    "count_facets",
    "count_pairs",
    "describe_selection",
    "select_events",
    "years_of",
]
