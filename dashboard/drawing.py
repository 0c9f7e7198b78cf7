"""All that the browser needs to draw a table, whatever is selected later; in the exported file the same."""

from __future__ import annotations

from functools import cache
from typing import Any

from dashboard.figure import direction, pairs_of, symbol_of
from dashboard.large import is_large
from dashboard.problem_list import problem_list
from dashboard.records import era_records, event_records
from dashboard.theme import PALETTES, TEMPLATES
from events.columns import STATUSES
from events.countries import CountryPair, all_countries
from events.event_types import EVENT_TYPES, QUADRANTS
from events.loading import Table


def drawing_of(table: Table, version: str, notice: str = "") -> dict[str, Any]:
    """Return records, marks, eras, problems and the vocabulary of a table, as plain data.

    Of a table too large to be sent whole there are no records: they are asked for window by window.
    """
    large = is_large(table)
    records = [] if large else event_records(table)
    return {
        "version": version,
        "name": table.path.name,
        "large": large,
        "records": records,
        **_marks(records),
        "eras": era_records(table),
        **problem_list(table),
        "notice": notice,
        **_vocabulary(),
    }


def _marks(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the lanes, and the marks as rows of: place of its record, lane's key, who acts on whom."""
    lanes_of = cache(_lanes_of)
    marks = [
        (place, pair, acting)
        for place, record in enumerate(records)
        for pair, acting in lanes_of(record["type"], record["countrySet"], tuple(each["code"] for each in record["countries"]))
    ]
    symbols = [symbol_of(record["quadrant"], record["status"]) for record in records]
    lanes = {pair: CountryPair.parse(pair).name for pair in sorted({pair for _, pair, _ in marks})}
    return {"marks": marks, "symbols": symbols, "laneNames": lanes}


def _lanes_of(event_type: str, country_set: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the lanes of an event, and in each who acts on whom."""
    return [(pair, direction(event_type, list(codes), pair)) for pair in pairs_of(country_set)]


def _vocabulary() -> dict[str, Any]:
    """Return the names of all countries (an address may name any), of types and statuses, and the colours of both themes."""
    known = all_countries()
    return {
        "countryNames": {country.code: country.name for country in known},
        "successors": {country.code: country.successor for country in known if country.successor},
        "types": {
            kind.name: {"label": kind.label, "quadrant": kind.quadrant, "plover": kind.plover} for kind in EVENT_TYPES.values()
        },
        "quadrants": QUADRANTS,
        "statuses": STATUSES,
        "templates": {name: template.to_plotly_json() for name, template in TEMPLATES.items()},
        "palettes": {
            name: {"ink": p.ink, "muted": p.muted, "accent": p.accent, "line": p.line, "paper": p.paper}
            for name, p in PALETTES.items()
        },
    }
