"""The page of a table that is too large to be sent whole: what is asked as one zooms, pages and walks, and what is told.

A question is plain data and so is its answer; what is told depends on the screen, not on the table, and no state is kept
between two questions. `frame` is a table's events in any engine (see `events/engines.py`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw
import pandas as pd

from dashboard.figure import direction, pairs_of, symbol_of
from dashboard.records import event_record, source_records
from dashboard.url_state import parse_selection, selection_words
from events.columns import EVENT_COLUMNS, names
from events.countries import CountryPair
from events.event_words import honest_words, participants_in_words
from events.level_of_detail import Window, look
from events.loading import EPOCH_ORDINAL, LAST_DAY_EVER, Table, split_list
from events.parquet_table import WEEK, YEAR
from events.queries import (
    Bins,
    Selection,
    count_by_bin,
    count_events,
    count_facets,
    count_pairs,
    describe_selection,
    events_by_id,
    key_events,
    neighbour_event,
    page_of_events,
    years_of,
)

MOST_WHOLE = 10_000  # events: the most that a page is sent whole
MOST_LANES = 200  # lanes told of; who looks for more chooses a country
LANES_AT_FIRST = 8  # looked at with the answer, before it is known how many are in view
OVERVIEW_BINS = 240
KEY_EVENTS = 8
PAGE_ROWS = 100


def is_large(table: Table) -> bool:
    """Return whether a table is too large to be sent whole, or lives in an engine that holds more than a page can."""
    return not isinstance(table.events, pd.DataFrame) or len(table.events) > MOST_WHOLE


def answer_large(table: Table, words: dict[str, Any]) -> dict[str, Any]:
    """Return lanes, count, span and sentence of a selection in words: what the timeline needs before it can be drawn.

    `words` may have a `screen`, for which the first look comes with the answer, so that the page need not ask twice: its
    `width` (px), `window` (two days since 1970-01-01, or nothing: everything), `selected` (the id of an event) and `whole`
    (whether `around_large` is to come with the answer, too).
    """
    selection, complaints = parse_selection(words)
    frame = table.events
    pairs = list(count_pairs(frame, selection).items())
    years = years_of(frame, selection)
    count = count_events(frame, selection)
    span = _span_of(years)
    answer: dict[str, Any] = {
        "count": count,
        "lanes": pairs[:MOST_LANES],
        "laneNames": {pair: CountryPair.parse(pair).name for pair, _ in pairs[:MOST_LANES]},
        "laneCount": len(pairs),
        "sentence": describe_selection(selection, count, years),
        "words": selection_words(selection),
        "complaints": complaints,
        "span": span,
    }
    screen = words.get("screen") or {}
    if screen and span:
        lanes = [pair for pair, _ in pairs[:LANES_AT_FIRST]]
        answer["look"] = look_large(table, {"words": words, "lanes": lanes, **_first_window(screen, span)})
    return {**answer, **(around_large(table, {"words": words}) if screen.get("whole") else {})}


def _span_of(years: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the first and the last day of some years, since 1970-01-01."""
    if years is None:
        return None
    return date(years[0], 1, 1).toordinal() - EPOCH_ORDINAL, date(years[1], 12, 31).toordinal() - EPOCH_ORDINAL


def _first_window(screen: dict[str, Any], span: tuple[int, int]) -> dict[str, Any]:
    """Return what to look at first: the window with half of its width on either side, or everything with some days around."""
    aside = 30 + (span[1] - span[0]) // 30
    whole = (span[0] - aside, span[1] + aside)
    start, end = screen.get("window") or whole
    first, last = (max(whole[0], int(start - (end - start) / 2)), min(whole[1], int(end + (end - start) / 2)))
    if first > last:
        first, last = start, end = whole
    width = round((last - first + 1) * int(screen["width"]) / max(1, end - start))
    return {"first": first, "last": last, "width": max(1, width), "selected": screen.get("selected")}


def around_large(table: Table, request: dict[str, Any]) -> dict[str, Any]:
    """Return what stands around the timeline of a selection (`words`): the counts beside each choice, those by period for
    the strip above it, and its most important events.
    """
    selection, _ = parse_selection(request.get("words") or {})
    facets = count_facets(table.events, selection)
    return {
        "facets": {
            "countries": list(facets.countries.items()),
            "partners": list(facets.partners.items()),
            "types": facets.types,
            "statuses": facets.statuses,
        },
        **_periods(table.events, selection),
        "key": _records(key_events(table.events, selection, KEY_EVENTS), table),
    }


def _periods(frame: Any, selection: Selection) -> dict[str, Any]:
    """Return the counts of a selection by period: its first day, events of cooperation, events of conflict."""
    span = _span_of(years_of(frame, selection))
    if span is None:
        return {"periods": []}
    first, last = span
    unit = YEAR if selection.types or selection.statuses else WEEK  # what large tables have counted beforehand
    start = first // unit * unit
    width = -(-(last + 1 - start) // OVERVIEW_BINS // unit) * unit or unit
    bins = Bins(start, width, (last - start) // width + 1)
    counted = nw.from_native(count_by_bin(frame, selection, bins)).lazy().collect("pandas")
    periods: dict[int, list[int]] = {}
    for place, quadrant, events in counted.select("bin", "quadrant", "events").iter_rows():
        period = periods.setdefault(int(place), [bins.first_day + int(place) * bins.width, 0, 0])
        period[2 if quadrant.endswith("conflict") else 1] += int(events)
    return {"periodDays": bins.width, "periods": [periods[place] for place in sorted(periods)]}


def look_large(table: Table, request: dict[str, Any]) -> dict[str, Any]:
    """Return what can be seen of some lanes in a window: single events as marks, the others as counts by period.

    `request` has `words`, `first` and `last` (days since 1970-01-01), `width` (px of that span), `lanes` (pair keys) and
    `selected` (the id of an event that is drawn in any case, or nothing).
    """
    selection, _ = parse_selection(request.get("words") or {})
    lanes = tuple(str(pair) for pair in request.get("lanes") or ())[:MOST_LANES]
    window = Window(int(request["first"]), int(request["last"]), int(request["width"]))
    seen = look(table.events, selection, window, lanes)
    events = seen.events
    selected = str(request.get("selected") or "")
    if selected and selected not in set(events["id"]):
        events = pd.concat([events, events_by_id(table.events, [selected])[events.columns]], ignore_index=True)
    rows = events.to_dict("records")
    return {
        "first": window.first_day,
        "last": window.last_day,
        "width": window.width,
        "lanes": lanes,
        "binDays": seen.bin_days,
        "bins": {pair: [list(map(int, one)) for one in bins] for pair, bins in seen.bins.items()},
        "records": [_mark_record(event) for event in rows],
        "marks": [
            (place, pair, direction(event["type"], split_list(event["countries"]), pair))
            for place, event in enumerate(rows)
            for pair in pairs_of(event["country_set"])
            if pair in lanes
        ],
        "symbols": [symbol_of(event["quadrant"], event["status"]) for event in rows],
    }


def _mark_record(event: Any) -> dict[str, Any]:
    """Return as much of an event as a mark and its tooltip say; the details are asked for one by one."""
    return {
        "id": event["id"],
        "firstDay": int(event["first_day"]),
        "lastDay": int(event["last_day"]) if event["last_day"] < LAST_DAY_EVER else None,
        "form": event["date_form"],
        "when": honest_words(event["edtf"], event["date_form"]),
        "title": event["title"],
        "who": participants_in_words(event["type"], split_list(event["countries"])),
        "status": event["status"],
        "quadrant": event["quadrant"],
        "importance": int(event["importance"]),
        "sources": [None] * len(split_list(event["sources"])),
    }


def page_large(table: Table, request: dict[str, Any]) -> dict[str, Any]:
    """Return some rows of the list, and where the next ones start.

    `request` has `words`, `sort` (a column), `down`, `start`; and `pair`, `first`, `last` where the events of a pair are asked
    for that begin in a period.
    """
    selection, _ = parse_selection(request.get("words") or {})
    start = max(0, int(request.get("start") or 0))
    order, down = str(request.get("sort") or "date"), bool(request.get("down"))
    if not request.get("pair"):
        rows = page_of_events(table.events, selection, order, down, start, PAGE_ROWS)
        return {"next": start + len(rows), "records": _records(rows, table)}
    first, last = int(request["first"]), int(request["last"])
    selection = _of_period(selection, str(request["pair"]), first, last)
    while True:  # what only lasts into the period stands before what begins in it
        rows = page_of_events(table.events, selection, "date", start=start, size=PAGE_ROWS)
        start += len(rows)
        begun = rows[rows["first_day"] >= first]
        if len(begun) or len(rows) < PAGE_ROWS:
            return {"next": start, "records": _records(begun, table)}


def _of_period(selection: Selection, pair: str, first: int, last: int) -> Selection:
    """Return the part of a selection that is on a lane and in a period, the reader's own dates kept."""
    days = (max(first, selection.first_day), min(last, selection.last_day))
    start, end = (date.fromordinal(day + EPOCH_ORDINAL).isoformat() for day in days)
    if selection.match == "any":
        selection = replace(selection, countries=(), match="all")  # a lane has one of the chosen countries in any case
    chosen = tuple(sorted({*selection.countries, *pair.split("-")}))
    return replace(selection, countries=chosen, start=start, end=end)


def event_large(table: Table, request: dict[str, Any]) -> dict[str, Any]:
    """Return one event: by its `id`, or the one a `step` from the event `at` (first day, last day, id), or an `end` (-1, 1)."""
    selection, _ = parse_selection(request.get("words") or {})
    frame = table.events
    if request.get("id"):
        found = events_by_id(frame, [str(request["id"])])
    elif request.get("at"):
        first, last, event = request["at"]
        place = (int(first), LAST_DAY_EVER if last is None else int(last), str(event))
        found = neighbour_event(frame, selection, place, int(request["step"]))
    elif request.get("from") is not None:
        found = neighbour_event(frame, selection, (int(request["from"]), -LAST_DAY_EVER, ""), 1)
    else:
        found = page_of_events(frame, selection, "date", int(request.get("end") or -1) > 0, 0, 1)
    records = _records(found, table)
    return {"record": records[0] if records else None}


def _records(events: pd.DataFrame, table: Table) -> list[dict[str, Any]]:
    cited = {source for cell in events["sources"] for source in split_list(cell)}
    sources = source_records(table.sources[table.sources.index.isin(cited)])
    return [event_record(event, sources, _coded(event)) for event in events.to_dict("records")]


def _coded(event: Any) -> list[list[str]]:
    """Return what only a machine-coded table says of an event, as names and values."""
    told = [
        ["Cooperation–conflict score", event.get("score")],
        ["Mentions", event.get("mentions")],
        ["Record", event.get("origin")],
    ]
    return [
        [name, f"{value:g}" if isinstance(value, float) else str(value)]
        for name, value in told
        if pd.notna(value) and value != ""
    ]


def excerpt(table: Table, selection: Selection, most: int = MOST_WHOLE) -> Table:
    """Return a table of at most so many events of a selection, the most important, in pandas: what the exports are made of."""
    events = key_events(table.events, selection, most)
    events = events.sort_values(["first_day", "last_day", "id"], ignore_index=True)
    events["line"] = range(2, len(events) + 2)
    rows = pd.DataFrame({name: events[name].astype(str) for name in names(EVENT_COLUMNS) if name in events})
    rows.index = pd.Index(events["line"])
    return replace(table, events=events, rows=rows)
