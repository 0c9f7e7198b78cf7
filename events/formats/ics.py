"""Events as a calendar (RFC 5545), each an all-day event that leaves its reader free (`TRANSP:TRANSPARENT`). Choices:

- `DTEND` is the day after the last one, as the RFC asks. A vague date spans its possible days and says so in the summary:
  "Arms deal is said to be made (some day in September 2023)".
- What still goes on stands on the day on which it began ("since 4 December 2024"): an end would have to be invented, and a
  calendar cannot show an event without one. The same holds where only an end is known.
- `STATUS` is TENTATIVE for what is planned. What is reported or disputed has none, as none fits; its summary says it.
- `UID` is the event's id, so that importing a newer file replaces events. `DTSTAMP` is the newest day on which a source was
  read: the same table gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pandas as pd
from icalendar import Calendar, Event

from events.dates import parse_iso_days
from events.event_types import EVENT_TYPES
from events.event_words import doubt_in_words, honest_words, participants_in_words, source_in_words, sources_of
from events.formats.characters import cleaned
from events.formats.date_parts import ends_of, possible_days
from events.formats.losses import (
    count_doubted,
    count_open_dates,
    count_vague_dates,
    has_no_single_day,
    said,
    say_controls,
    say_eras,
    say_extra_columns,
    say_notes,
)
from events.loading import Table, split_list

DOMAIN = "event-timeline"
STATUS = {"confirmed": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
PRIORITY = {5: 1, 4: 3, 3: 5, 2: 7, 1: 9}  # RFC 5545 3.8.1.9: 1 is the highest


def write_ics(table: Table, events: pd.DataFrame) -> tuple[bytes, list[str]]:
    """Return events as an iCalendar file, and sentences about what it cannot hold."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{DOMAIN}//{table.path.name}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", "Event timeline")
    stamp = _stamp(table.sources)
    for event in events.sort_values(["first_day", "last_day", "id"]).to_dict("records"):
        calendar.add_component(_entry(table, event, stamp))
    return calendar.to_ical(), ics_losses(table, events)


def uid(event_id: str) -> str:
    """Return the id of an event for all calendars.

    >>> uid("2024-06-19-rus-prk-treaty")
    '2024-06-19-rus-prk-treaty@event-timeline'
    """
    return f"{quote(event_id, safe='')}@{DOMAIN}"


def _stamp(sources: pd.DataFrame) -> datetime:
    newest = parse_iso_days(sources["accessed"]).max()
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=0 if pd.isna(newest) else int(newest))


def _entry(table: Table, event: Any, stamp: datetime) -> Event:
    first, last = possible_days(event["edtf"])
    sources = sources_of(table, event["sources"])
    entry = Event()
    entry.add("uid", uid(event["id"]))
    entry.add("dtstamp", stamp)
    entry.add("dtstart", first)
    entry.add("dtend", _day_after(last))
    entry.add("summary", _summary(event))
    entry.add("description", _description(event, sources))
    entry.add("categories", [EVENT_TYPES[event["type"]].label])
    entry.add("transp", "TRANSPARENT")
    entry.add("priority", PRIORITY[int(event["importance"])])
    entry.add("x-edtf-date", event["edtf"])
    if event["status"] in STATUS:
        entry.add("status", STATUS[event["status"]])
    if event["place"]:
        entry.add("location", cleaned(event["place"]))
    if url := next((source["url"] for source in sources if source["url"]), ""):
        entry.add("url", cleaned(url))
    for other in split_list(event["related"]):
        entry.add("related-to", uid(other), parameters={"RELTYPE": "SIBLING"})
    return entry


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _summary(event: Any) -> str:
    """Return the title with what keeps it from being a plain fact on a certain day."""
    remarks = [] if event["status"] == "confirmed" else [event["status"]]
    if has_no_single_day(event["edtf"], event["date_form"]) or ends_of(event["edtf"]).is_open:
        remarks.append(honest_words(event["edtf"], event["date_form"]))
    title = cleaned(event["title"])
    return f"{title} ({', '.join(remarks)})" if remarks else title


def _description(event: Any, sources: list[dict[str, str]]) -> str:
    who = participants_in_words(event["type"], split_list(event["countries"]))
    when = honest_words(event["edtf"], event["date_form"])
    lines = [
        f"{when[:1].upper()}{when[1:]}. {who}.",
        doubt_in_words(event["status"], event["denied_by"]),
        cleaned(event["summary"]),
        "Sources:",
        *(_source_line(source) for source in sources),
    ]
    return "\n".join(filter(None, lines))


def _source_line(source: dict[str, str]) -> str:
    words = cleaned(source_in_words(source))
    return f"- {words} {cleaned(source['url'])}" if source["url"] not in ("", source["id"]) else f"- {words}"


def ics_losses(table: Table, events: pd.DataFrame) -> list[str]:
    """Return sentences about what a calendar cannot hold of some events."""
    return [
        *said(
            count_vague_dates(events),
            "event",
            "has no single day: it spans its possible days, and its summary says the date in words",
            "have no single day: they span their possible days, and their summaries say the date in words",
        ),
        *said(
            count_open_dates(events),
            "event",
            "goes on, or has one end unknown: it stands on the end that is known, and its summary says the date in words",
            "go on, or have one end unknown: they stand on the end that is known, and their summaries say the date in words",
        ),
        *said(
            count_doubted(events),
            "event",
            "is reported or disputed, for which calendars have no status: its summary says so",
            "are reported or disputed, for which calendars have no status: their summaries say so",
        ),
        *say_controls(events),
        *say_notes(events),
        *say_extra_columns(table, events),
        *say_eras(table, events),
    ]
