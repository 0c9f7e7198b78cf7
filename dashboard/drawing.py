"""All that the browser needs to draw a table, whatever is selected later; in the exported file the same."""

from __future__ import annotations

from typing import Any

from dashboard.figure import direction, pairs_of, symbol_of
from dashboard.problem_list import problem_list
from dashboard.records import era_records, event_records
from dashboard.theme import PALETTES, TEMPLATES
from events.columns import STATUSES
from events.countries import CountryPair, all_countries
from events.event_types import EVENT_TYPES, QUADRANTS
from events.loading import Table


def drawing_of(table: Table, version: str, notice: str = "") -> dict[str, Any]:
    """Return figure, records, eras, problems and the vocabulary of a table, as plain data."""
    records = event_records(table)
    return {
        "version": version,
        "name": table.path.name,
        "records": records,
        **_marks(records),
        "eras": era_records(table),
        **problem_list(table),
        "notice": notice,
        **_vocabulary(table),
    }


def _marks(records: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the lanes, and the marks as rows of: place of its record, lane's key, who acts on whom."""
    marks = [
        (place, pair, direction(record["type"], [each["code"] for each in record["countries"]], pair))
        for place, record in enumerate(records)
        for pair in pairs_of(record["countrySet"])
    ]
    symbols = [symbol_of(record["quadrant"], record["status"]) for record in records]
    lanes = {pair: CountryPair.parse(pair).name for pair in sorted({pair for _, pair, _ in marks})}
    return {"marks": marks, "symbols": symbols, "laneNames": lanes}


def _vocabulary(table: Table) -> dict[str, Any]:
    """Return the names of countries, types and statuses, and the colours of both themes."""
    sets = {*table.events["code_set"], *table.events["country_set"]}
    used = {code for codes in sets for code in codes.split(";")}
    return {
        "countryNames": {country.code: country.name for country in all_countries() if country.code in used},
        "successors": {c.code: c.successor for c in all_countries() if c.code in used and c.successor},
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
