"""Events as the spreadsheet that TimelineJS reads (https://timeline.knightlab.com/docs/using-spreadsheets.html). Choices:

- A date is as precise as its cells are filled: a month has no Day. `Display Date` says it in words. A vague date never
  becomes a span, which would say that the event lasted; it has the year and month that its possible days share, and the
  first of its years where they share none.
- Cells are HTML there, so everything from the table is escaped. A cell that a spreadsheet would take for a formula has its
  first character written as a reference (`&#61;` for `=`): a spreadsheet sees text, TimelineJS shows the character.
- `Group` is one pair, as TimelineJS takes one group: for an event of several countries the busiest of its pairs.
- Eras are those of everybody, and those of the countries that take part in every event; an era without an end is written up
  to the last event, as TimelineJS refuses the whole sheet otherwise.
- `Id` at the end is a column that TimelineJS skips: whoever reads the sheet back finds the event again.
"""

from __future__ import annotations

import csv
import html
import io
from datetime import date
from itertools import combinations
from typing import Any
from urllib.parse import quote

import pandas as pd

from events.countries import country, current_code
from events.dates import UncertainDate, parse_date
from events.event_words import (
    doubt_in_words,
    honest_words,
    participants_in_words,
    source_in_words,
    sources_of,
    words_of_date,
)
from events.formats.characters import cleaned, starts_formula
from events.formats.date_parts import Parts, ends_of, parts_of, shared_parts
from events.formats.losses import count_open_dates, count_vague_dates, eras_of, said, say_controls, say_extra_columns, say_notes
from events.loading import EPOCH_ORDINAL, FIRST_DAY_EVER, LAST_DAY_EVER, Table, split_list
from events.queries import Selection, count_pairs

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background", "Id",
)  # fmt: skip
ONGOING = ", still going on"
COMFORTABLE_SLIDES = 100  # its makers advise some twenty, https://timeline.knightlab.com/#help

Row = dict[str, str]


def write_timelinejs(table: Table, events: pd.DataFrame) -> tuple[bytes, list[str]]:
    """Return events as TimelineJS's spreadsheet, in CSV, and sentences about what it cannot hold."""
    ordered = events.sort_values(["first_day", "last_day", "id"])
    busiest = list(count_pairs(events, Selection())) if len(events) else []
    rank = {pair: place for place, pair in enumerate(busiest)}
    rows = [_slide(table, event, rank) for event in ordered.to_dict("records")]
    eras = _eras_of(table, events)
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows([*rows, *filter(None, eras)])
    return text.getvalue().encode("utf-8"), timelinejs_losses(table, events)


def _slide(table: Table, event: Any, rank: dict[str, int]) -> Row:
    ends = ends_of(event["edtf"])
    start, end = (ends.start, ends.end) if ends.start else (ends.end, None)
    return {
        **_date_cells("", _placed(start)),
        **_date_cells("End ", _placed(end)),
        "Display Date": _cell(honest_words(event["edtf"], event["date_form"])),
        "Headline": _cell(_headline(event)),
        "Text": _text(event, sources_of(table, event["sources"])),
        "Group": _cell(_group(event, rank)),
        "Id": _id_cell(event["id"]),
    }


def _placed(when: UncertainDate | None) -> Parts:
    """Return the cells of a date; the first of its years where its possible days share none."""
    parts = parts_of(when)
    return Parts(when.earliest.year) if parts.year is None and when and when.earliest else parts


def _date_cells(prefix: str, parts: Parts) -> Row:
    named = {"Year": parts.year, "Month": parts.month, "Day": parts.day}
    return {prefix + name: "" if part is None else str(part) for name, part in named.items()}


def _headline(event: Any) -> str:
    title = cleaned(event["title"])
    return title if event["status"] == "confirmed" else f"{title} ({event['status']})"


def _cell(text: str) -> str:
    """Return a text as HTML on one line, its first character as a reference where it would begin a formula.

    Quotation marks are references, too: TimelineJS loses one that opens a cell.

    >>> _cell("=1 < 2"), _cell('"Peace" treaty')
    ('&#61;1 &lt; 2', '&quot;Peace&quot; treaty')
    """
    line = " ".join(cleaned(text).split())
    if not starts_formula(line):
        return _escaped(line)
    return f"&#{ord(line[0])};{_escaped(line[1:])}"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace('"', "&quot;")


def _id_cell(event_id: str) -> str:
    """Return an id, percent-encoded where it is no plain one, so that it can be read back exactly."""
    encoded = quote(event_id, safe="")
    return f"%{ord('-'):X}{encoded[1:]}" if starts_formula(encoded) else encoded


def _text(event: Any, sources: list[dict[str, str]]) -> str:
    who = participants_in_words(event["type"], split_list(event["countries"]))
    place = f" Place: {event['place']}." if event["place"] else ""
    doubt = doubt_in_words(event["status"], event["denied_by"])
    said_by = "; ".join(_link(source) for source in sources)
    paragraphs = [_cell(f"{who}.{place}"), _cell(doubt), _cell(event["summary"]), f"Sources: {said_by}." if said_by else ""]
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)


def _link(source: dict[str, str]) -> str:
    words = _cell(source_in_words(source))
    return f'<a href="{html.escape(cleaned(source["url"]))}">{words}</a>' if source["url"] else words


def _group(event: Any, rank: dict[str, int]) -> str:
    """Return the busiest of an event's pairs, by names; of two names for one state today, both."""
    codes = event["country_set"].strip(";").split(";")
    pairs = [f"{one}-{other}" for one, other in combinations(codes, 2)]
    pair = min(pairs, key=rank.__getitem__).split("-") if pairs else split_list(event["countries"])[:2]
    return " – ".join(country(code).name for code in pair)


def _eras_of(table: Table, events: pd.DataFrame) -> list[Row | None]:
    """Return a row for each era that belongs to the events and touches their time; None for one that has no length."""
    if events.empty:
        return []
    first, last = _known_span(events)
    common = _common_countries(events)
    eras = table.eras.sort_values(["first_day", "last_day", "title"]).to_dict("records")
    return [
        _era(era, last)
        for era in eras
        if era["first_day"] <= last and era["last_day"] >= first and _belongs(era["countries"], common)
    ]


def _known_span(events: pd.DataFrame) -> tuple[int, int]:
    days = pd.concat([events["first_day"], events["last_day"]])
    known = days[(days != FIRST_DAY_EVER) & (days != LAST_DAY_EVER)]
    return int(known.min()), int(known.max())


def _common_countries(events: pd.DataFrame) -> set[str]:
    sets = [set(codes.strip(";").split(";")) for codes in events["country_set"].unique()]
    return set.intersection(*sets)


def _belongs(countries: str, common: set[str]) -> bool:
    codes = split_list(countries)
    return not codes or any(current_code(code) in common for code in codes)


def _era(era: Any, last: int) -> Row | None:
    """Return an era's row; as TimelineJS drops an end equal to the beginning, the days are spelled out where they are."""
    lasts = era["last_day"] == LAST_DAY_EVER
    final = date.fromordinal((max(last, era["first_day"]) if lasts else era["last_day"]) + EPOCH_ORDINAL)
    start = _placed(parse_date(era["start"]))
    end = shared_parts(final, final) if lasts else _placed(parse_date(era["end"]))
    if start == end:
        initial = date.fromordinal(era["first_day"] + EPOCH_ORDINAL)
        start, end = shared_parts(initial, initial), shared_parts(final, final)
    if start == end:
        return None
    words = words_of_date(era["start"]) + (ONGOING if lasts else f" to {words_of_date(era['end'])}")
    return {
        **_date_cells("", start),
        **_date_cells("End ", end),
        "Display Date": _cell(words),
        "Headline": _cell(era["title"]),
        "Type": "era",
    }


def timelinejs_losses(table: Table, events: pd.DataFrame) -> list[str]:
    """Return sentences about what TimelineJS's spreadsheet cannot hold of some events."""
    eras = _eras_of(table, events)
    several = int((events["country_count"] > 2).sum())
    left_out = len(eras_of(table, events)) - sum(row is not None for row in eras)
    slides = len(events) if len(events) > COMFORTABLE_SLIDES else 0
    return [
        *said(
            count_vague_dates(events),
            "event",
            "has no single day: its cells hold what is known of it, and its Display Date says the date in words",
            "have no single day: their cells hold what is known of it, and Display Date says the date in words",
        ),
        *said(
            count_open_dates(events),
            "event",
            "goes on, or has one end unknown: it stands on the end that is known, and its Display Date says so",
            "go on, or have one end unknown: they stand on the end that is known, and Display Date says so",
        ),
        *said(
            several,
            "event",
            "is among more than two countries: it stands in the group of its busiest pair",
            "are among more than two countries: each stands in the group of its busiest pair",
        ),
        *said(int((events["related"] != "").sum()), "event", "loses its links to others", "lose their links to others"),
        *said(
            sum(row is not None and row["Display Date"].endswith(ONGOING) for row in eras),
            "era",
            "still goes on: it is drawn up to the last event, and its Display Date says so",
            "still go on: they are drawn up to the last event, and Display Date says so",
        ),
        *said(slides, "slide", "is many", "are many: TimelineJS is made for some twenty, so choose fewer events"),
        *say_controls(events),
        *say_notes(events),
        *say_extra_columns(table, events),
        *said(
            left_out,
            "era",
            "is left out: it is of no country that takes part in every event, of another time, or of one day",
            "are left out: they are of no country that takes part in every event, of another time, or of one day",
        ),
    ]
