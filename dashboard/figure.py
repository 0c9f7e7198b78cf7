"""What is drawn: which marks an event gives, on which lanes, with which symbol; and a figure of them for a notebook.

Where the marks stand at the current zoom and width is decided in the browser (`assets/packing.js`); the figure made here
has plain rows instead. Does no filtering and names no colour.
"""

from __future__ import annotations

import html
from collections import Counter
from itertools import combinations
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.theme import SYMBOLS, TEMPLATES
from events.countries import CountryPair, current_code
from events.event_types import EVENT_TYPES, QUADRANTS
from events.event_words import honest_words
from events.loading import LAST_DAY_EVER, split_list

STATUS_SUFFIX = {
    "confirmed": "",
    "reported": "-open-dot",
    "disputed": "-open",
    "planned": "-open",
    "cancelled": "-open",
}
PLAIN_ROWS = 8  # rows a lane has in the figure as it stands in a notebook
ROW_BINS = 150  # events of a lane closer than this fraction of the whole span go to rows of their own

MARK_FIELDS = (
    "id",
    "pair",
    "first_day",
    "last_day",
    "form",
    "importance",
    "sources",
    "label",
    "direction",
    "status",
)


def timeline_figure(events: pd.DataFrame) -> go.Figure:
    """Draw events (a frame as `events.read_events` returns it) on lanes by country pair.

    An event of several countries stands in the lane of each pair. `customdata` of every point holds `MARK_FIELDS`; days
    are whole days since 1970-01-01, `last_day` is None while an event goes on.
    """
    marks = _marks(events)
    lanes = lane_names(marks)
    figure = go.Figure()
    _place_in_plain_rows(marks, list(lanes))
    for quadrant in QUADRANTS:
        own = [mark for mark in marks if mark["quadrant"] == quadrant]
        figure.add_bar(**_bars([mark for mark in own if mark["form"] != "day"], quadrant))
        figure.add_scatter(**_points(own, quadrant))
    _lay_out(figure, lanes)
    return figure


def _marks(events: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        _mark(event, split_list(event["countries"]), pair)
        for event in events.to_dict("records")
        for pair in pairs_of(event["country_set"])
    ]


def pairs_of(country_set: str) -> list[str]:
    """Return the keys of all pairs of a set of codes.

    >>> pairs_of(";KOR;PRK;USA;")
    ['KOR-PRK', 'KOR-USA', 'PRK-USA']
    """
    return ["-".join(pair) for pair in combinations(sorted(country_set.strip(";").split(";")), 2)]


def _mark(event: Any, codes: list[str], pair: str) -> dict[str, Any]:
    return {
        "id": event["id"],
        "pair": pair,
        "first_day": event["first_day"],
        "last_day": event["last_day"] if event["last_day"] < LAST_DAY_EVER else None,
        "form": event["date_form"],
        "importance": event["importance"],
        "sources": len(split_list(event["sources"])),
        "label": event["title"],
        "direction": direction(event["type"], codes, pair),
        "status": event["status"],
        "quadrant": event["quadrant"],
        "hover": _hover(event),
    }


def direction(event_type: str, codes: list[str], pair: str) -> str:
    """Return who acts on whom in a pair, or an empty text where the type has no direction or a third country acts.

    >>> direction("visit", ["RUS", "PRK"], "PRK-RUS")
    'RUS→PRK'
    """
    if not EVENT_TYPES[event_type].is_directed:
        return ""
    actor = current_code(codes[0])
    if actor not in pair.split("-"):
        return ""
    other = next(code for code in codes if current_code(code) in pair.split("-") and current_code(code) != actor)
    return f"{codes[0]}→{other}"


def symbol_of(quadrant: str, status: str) -> str:
    """Return Plotly's name of the symbol: the shape tells the quadrant, what is inside it the status."""
    return SYMBOLS[quadrant] + STATUS_SUFFIX[status]


def _hover(event: dict[str, Any]) -> str:
    words = honest_words(event["edtf"], event["date_form"])
    status = "" if event["status"] == "confirmed" else f" ({event['status']})"
    return html.escape(f"{words}{status}: {event['title']}", quote=False)


def lane_names(marks: list[dict[str, Any]]) -> dict[str, str]:
    """Return the lanes of some marks, the most active first: the pair's key and its name."""
    counted = Counter(mark["pair"] for mark in marks)
    ordered = sorted(counted, key=lambda pair: (-counted[pair], pair))
    return {pair: CountryPair.parse(pair).name for pair in ordered}


def _place_in_plain_rows(marks: list[dict[str, Any]], lanes: list[str]) -> None:
    if not marks:
        return
    earliest = min(mark["first_day"] for mark in marks)
    span = max(1, max(map(_drawn_end, marks)) - earliest)
    taken: Counter[tuple[str, int]] = Counter()
    for mark in sorted(marks, key=lambda mark: (-mark["importance"], mark["first_day"])):
        bin_of_mark = (mark["pair"], (mark["first_day"] - earliest) * ROW_BINS // span)
        mark["row"] = lanes.index(mark["pair"]) * (PLAIN_ROWS + 2) + taken[bin_of_mark] % PLAIN_ROWS
        taken[bin_of_mark] += 1


def _drawn_end(mark: dict[str, Any]) -> int:
    """Return the last day of a mark as a notebook draws it: what still goes on has its first day alone."""
    return int(mark["first_day"] if mark["last_day"] is None else mark["last_day"])


def _day_text(day: int) -> str:
    return str(pd.Timestamp(day * 86_400, unit="s").date())


def _custom(mark: dict[str, Any]) -> list[Any]:
    return [mark[name] for name in MARK_FIELDS]


def _points(marks: list[dict[str, Any]], quadrant: str) -> dict[str, Any]:
    return {
        "x": [_day_text(mark["first_day"]) for mark in marks],
        "y": [mark["row"] for mark in marks],
        "mode": "markers",
        "name": QUADRANTS[quadrant],
        "marker": {"symbol": [symbol_of(quadrant, mark["status"]) for mark in marks], "size": 11},
        "customdata": [_custom(mark) for mark in marks],
        "hovertext": [mark["hover"] for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": quadrant,
    }


def _bars(marks: list[dict[str, Any]], quadrant: str) -> dict[str, Any]:
    lengths = [(_drawn_end(mark) + 1 - mark["first_day"]) * 86_400_000 for mark in marks]
    return {
        "base": [_day_text(mark["first_day"]) for mark in marks],
        "x": lengths,
        "y": [mark["row"] for mark in marks],
        "orientation": "h",
        "width": 0.7,
        "opacity": 0.35,
        "name": QUADRANTS[quadrant],
        "showlegend": False,
        "customdata": [_custom(mark) for mark in marks],
        "hovertext": [mark["hover"] for mark in marks],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "meta": quadrant,
    }


def _lay_out(figure: go.Figure, lanes: dict[str, str]) -> None:
    height = PLAIN_ROWS + 2
    figure.update_layout(
        template=TEMPLATES["light"],
        barmode="overlay",
        hovermode="closest",
        dragmode="pan",
        showlegend=True,
        legend={"orientation": "h"},
        margin={"l": 10, "r": 10, "t": 10, "b": 30},
        meta={"lanes": [{"pair": pair, "name": name} for pair, name in lanes.items()], "fields": list(MARK_FIELDS)},
        xaxis={"type": "date"},
        yaxis={
            "tickvals": [place * height + (PLAIN_ROWS - 1) / 2 for place in range(len(lanes))],
            "ticktext": [html.escape(name, quote=False) for name in lanes.values()],
            "range": [max(1, len(lanes)) * height - 1, -1],
            "fixedrange": True,
            "showgrid": False,
        },
    )
