"""The tables described for other tools, as a Data Package (https://datapackage.org/standard/table-schema/).

`python -m events.datapackage > events/datapackage.json` writes it; everything in it follows from `events/columns.py`.
"""

from __future__ import annotations

import json
from typing import Any

from events.columns import AFFILIATIONS, ERA_COLUMNS, EVENT_COLUMNS, SOURCE_COLUMNS, STATUSES, Column, names
from events.event_types import EVENT_TYPES

_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_CODE = "[A-Z]{3}"
_ADDRESS = r"https?://[^\s;]+"
_POINT = "(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?"
_END = rf"(?:{_POINT}|\.\.)"
_SET = rf"\[(?:\.\.)?{_POINT}(?:(?:,|\.\.){_POINT})*(?:\.\.)?\]"
EDTF_PATTERN = f"{_POINT}|{_POINT}/{_END}|{_END}/{_POINT}|{_SET}"
"""What an EDTF date looks like; Table Schema's own type `date` knows no month, no year and no "about"."""


def _several(pattern: str, at_least: int = 1) -> str:
    return f"(?:{pattern})(?:; (?:{pattern})){{{at_least - 1},}}"


_EDTF = {"pattern": EDTF_PATTERN}
_EVENT_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "id": {"required": True, "unique": True, "pattern": _ID},
    "date": _EDTF,
    "countries": {"pattern": _several(_CODE, at_least=2)},
    "type": {"enum": list(EVENT_TYPES)},
    "title": {"maxLength": 80},
    "summary": {"maxLength": 600},
    "status": {"enum": list(STATUSES)},
    "denied_by": {"pattern": _several(_CODE)},
    "importance": {"minimum": 1, "maximum": 5},
    "related": {"pattern": _several(_ID)},
    "sources": {"pattern": _several(f"{_ID}|{_ADDRESS}")},
}
_SOURCE_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "id": {"unique": True, "pattern": _ID},
    "url": {"pattern": r"https?://\S+"},
    "published": _EDTF,
    "language": {"required": True, "pattern": "[a-z]{2,3}"},
    "accessed": {"required": True},
    "affiliation": {"required": True, "enum": list(AFFILIATIONS)},
}
_ERA_CONSTRAINTS: dict[str, dict[str, Any]] = {
    "start": _EDTF,
    "end": {"pattern": rf"{EDTF_PATTERN}|\.\."},
    "title": {"maxLength": 40},
    "countries": {"pattern": _several(_CODE)},
    "sources": {"pattern": _several(_ID)},
}
_TYPES = {"importance": "integer", "accessed": "date"}

# Table Schema's foreign keys compare a whole cell, and these cells hold several ids: hence a property of our own.
_REFERENCES = {"related": "events", "sources": "sources"}


def datapackage() -> dict[str, Any]:
    """Return the description of events.csv, sources.csv and eras.csv."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "event-timeline",
        "title": "How countries deal with each other: dated and sourced events",
        "description": "Events among countries, the sources that report them, and eras. The rules: docs/curation.md.",
        "licenses": [{"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}],
        "resources": [
            _resource("events", "One event a row", EVENT_COLUMNS, _EVENT_CONSTRAINTS, key="id"),
            _resource("sources", "The pages that report the events", SOURCE_COLUMNS, _SOURCE_CONSTRAINTS, key="id"),
            _resource("eras", "Named spans: terms of office, wars, sanctions", ERA_COLUMNS, _ERA_CONSTRAINTS),
        ],
    }


def _resource(
    name: str, title: str, columns: tuple[Column, ...], constraints: dict[str, dict[str, Any]], key: str = ""
) -> dict[str, Any]:
    unknown = set(constraints) - set(names(columns))
    if unknown:
        raise ValueError(f"{name} has no column {', '.join(sorted(unknown))}.")
    fields = [_field(column, constraints.get(column.name, {})) for column in columns]
    schema = {"fields": fields, "missingValues": [""]}
    return {
        "name": name,
        "type": "table",
        "title": title,
        "path": f"{name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"primaryKey": [key]} if key else {}),
    }


def _field(column: Column, constraints: dict[str, Any]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.name, "string"), "description": column.meaning}
    if column.example:
        field["example"] = column.example
    everything = ({"required": True} if column.required else {}) | constraints
    if everything:
        field["constraints"] = everything
    if column.name in _REFERENCES:
        field["references"] = {"resource": _REFERENCES[column.name], "field": "id", "separator": "; "}
    return field


def datapackage_text() -> str:
    """Return the description as `datapackage.json` has it."""
    return json.dumps(datapackage(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    print(datapackage_text(), end="")
