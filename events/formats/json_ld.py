"""Events as JSON-LD in the words of https://schema.org/Event, for search engines and linked-data tools.

The context stands in the file and names only a vocabulary, so that no reader has to fetch anything. Choices:

- `startDate` and `endDate` are ISO 8601 and as short as the date is known (`2023-09`); an instant has a `startDate` alone,
  only what lasts has an `endDate`; an end that is not known is not written. The whole truth is the EDTF text.
- What schema.org has no word for is an `additionalProperty`: EDTF, type, PLOVER, importance, status, who acts on whom ...
- Countries are what an event is `about`, in the table's order: nobody knows who was its `organizer`.
- `eventStatus` is `EventScheduled` for what is planned and `EventCancelled` for what was called off. schema.org takes an
  event without it as having happened, which fits what is confirmed; what is reported or disputed says so in its
  `description`.
- Each source is a `citation`. schema.org gives that property to creative works; no other says "who says so" as well.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pandas as pd

from events.countries import country
from events.dates import DateError, parse_date
from events.event_types import EVENT_TYPES
from events.event_words import doubt_in_words, honest_words, participants_in_words, sources_of
from events.formats.date_parts import ends_of, parts_of
from events.formats.losses import count_doubted, count_vague_dates, extra_columns, said, say_eras, say_notes
from events.loading import Table, is_web_address, split_list

CONTEXT = {"@vocab": "https://schema.org/"}
EVENT_STATUS = {"planned": "EventScheduled", "cancelled": "EventCancelled"}
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

Node = dict[str, Any]


def write_json_ld(table: Table, events: pd.DataFrame) -> tuple[bytes, list[str]]:
    """Return events as JSON-LD, and sentences about what it cannot hold."""
    ordered = events.sort_values(["first_day", "last_day", "id"])
    extra = extra_columns(table)
    graph = [_event(table, event, extra) for event in ordered.to_dict("records")]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    # "<" only ever stands inside strings, where this is the same: a page can hold the text in a script element.
    return (text.replace("<", "\\u003c") + "\n").encode("utf-8"), json_ld_losses(table, events)


def _event(table: Table, event: Any, extra: list[str]) -> Node:
    ends = ends_of(event["edtf"])
    status = EVENT_STATUS.get(event["status"])
    return _filled(
        {
            "@type": "Event",
            "@id": event_reference(event["id"]),
            "identifier": event["id"],
            "name": event["title"],
            "description": _description(event),
            "startDate": parts_of(ends.start).iso(),
            "endDate": parts_of(ends.end).iso(),
            "eventStatus": {"@id": CONTEXT["@vocab"] + status} if status else None,
            "location": {"@type": "Place", "name": event["place"]} if event["place"] else None,
            "keywords": EVENT_TYPES[event["type"]].label,
            "about": [_participant(code) for code in split_list(event["countries"])],
            "citation": [_citation(source) for source in sources_of(table, event["sources"])],
            "additionalProperty": _properties(event) + _extra_properties(table, event["line"], extra),
        }
    )


def event_reference(event_id: str) -> str:
    """Return where an event stands in the file, as a relative address.

    >>> event_reference("1961 visit")
    '#event-1961%20visit'
    """
    return "#event-" + quote(event_id, safe="")


def _description(event: Any) -> str:
    doubt = doubt_in_words(event["status"], event["denied_by"])
    return " ".join(filter(None, (doubt, event["summary"])))


def _participant(code: str) -> Node:
    known = country(code)
    kind = "Organization" if known.kind == "body" else "Country"
    return {"@type": kind, "@id": f"#country-{code}", "identifier": code, "name": known.name}


def _citation(source: dict[str, str]) -> Node:
    return _filled(
        {
            "@type": "WebPage" if source["url"] else "CreativeWork",
            "identifier": source["id"] if source["id"] != source["url"] else "",
            "name": source["title"],
            "url": source["url"],
            "publisher": {"@type": "Organization", "name": source["publisher"]} if source["publisher"] else None,
            "datePublished": _iso_or_blank(source["published"]),
            "inLanguage": source["language"],
            "archivedAt": source["archive_url"] if is_web_address(source["archive_url"]) else "",
            "additionalProperty": [_property(name, source[name]) for name in ("accessed", "affiliation") if source[name]],
        }
    )


def _iso_or_blank(text: str) -> str:
    try:
        return parts_of(parse_date(text)).iso() if text else ""
    except DateError:
        return ""


def _properties(event: Any) -> list[Node]:
    kind = EVENT_TYPES[event["type"]]
    codes = split_list(event["countries"])
    pairs = [
        ("date in words", honest_words(event["edtf"], event["date_form"])),
        ("date as written", event["date"]),
        ("type", kind.name),
        ("PLOVER type", kind.plover),
        ("who", participants_in_words(kind.name, codes)),
        ("status", event["status"]),
        ("importance", int(event["importance"])),
        *(("denied by", country(code).name) for code in split_list(event["denied_by"])),
        *(("related event", other) for other in split_list(event["related"])),
    ]
    return [{**_property("EDTF date", event["edtf"]), "propertyID": EDTF}, *(_property(*pair) for pair in pairs)]


def _extra_properties(table: Table, line: int, extra: list[str]) -> list[Node]:
    cells = ((name, str(table.rows.at[line, name])) for name in extra)
    return [_property(name, cell) for name, cell in cells if cell]


def _property(name: str, value: str | int) -> Node:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [])}


def json_ld_losses(table: Table, events: pd.DataFrame) -> list[str]:
    """Return sentences about what JSON-LD cannot hold of some events."""
    return [
        *said(
            count_vague_dates(events),
            "event",
            "has no certain day: its EDTF text holds the whole date",
            "have no certain day: their EDTF texts hold the whole date",
        ),
        *said(
            sum(not parts_of(ends_of(edtf).start).iso() for edtf in events["edtf"]),
            "event",
            "has no startDate: its beginning lies in no one certain year",
            "have no startDate: their beginnings lie in no one certain year",
        ),
        *said(
            count_doubted(events),
            "event",
            "is reported or disputed, for which schema.org has no status: its description says so",
            "are reported or disputed, for which schema.org has no status: their descriptions say so",
        ),
        *say_notes(events),
        *say_eras(table, events),
    ]
