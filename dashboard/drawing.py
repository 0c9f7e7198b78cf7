"""All that the browser needs to draw a table, whatever is selected later; in the exported file the same."""

from __future__ import annotations

from typing import Any

from dashboard.figure import timeline_figure
from dashboard.records import era_records, event_records
from dashboard.theme import PALETTES, TEMPLATES
from events.columns import STATUSES
from events.countries import all_countries
from events.event_types import EVENT_TYPES, QUADRANTS
from events.loading import Table


def drawing_of(table: Table, version: str, notice: str = "") -> dict[str, Any]:
    """Return figure, records, eras, problems and the vocabulary of a table, as plain data."""
    return {
        "version": version,
        "name": table.path.name,
        "figure": timeline_figure(table.events).to_plotly_json(),
        "records": event_records(table),
        "eras": era_records(table),
        "problems": [problem.as_dict() for problem in table.problems],
        "notice": notice,
        **_vocabulary(table),
    }


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
