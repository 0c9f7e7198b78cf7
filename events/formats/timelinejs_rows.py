"""TimelineJS's spreadsheet, saved as CSV, as rows of text (https://timeline.knightlab.com/docs/using-spreadsheets.html).

- A date is as precise as its cells are filled; with an end it is a span. A row without a date is a title slide and one of
  the type `era` an era: neither is an error, and neither is an event.
- Countries are those of `Group`, where it names several ("North Korea – Russia"), else those that the words of headline and
  text name. The type, and who acts, is what these words say. Where they say none, the cell stays blank for a curator to fill.
  What was read from words is said in `notes`; our own sheet (it has an `Id`) needs no such note.
- Cells are HTML there: here they are text, and the links and addresses in `Text` are the sources; without any, `Media` is.

Knows nothing of what a valid row is: `events/loading.py` judges.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pandas as pd

from events.articles import draft_events
from events.columns import EVENT_COLUMNS, STATUSES, names
from events.countries import CountryError, parse_countries
from events.event_types import EVENT_TYPES
from events.formats.csv_records import Export, Record, open_export
from events.formats.row_chunks import MACHINE_CODED, RowChunk
from events.formats.side_file import LeftOut
from events.loading import is_web_address

NEEDED = ("Year", "Headline")
OPTIONAL = ("Month", "Day", "End Year", "End Month", "End Day", "Display Date", "Text", "Media", "Type", "Group", "Id")
FROM_WORDS = "Countries and type are read from the words of the headline: check them"
BLOCKS = {"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3"}
SOURCES = re.compile(r"^Sources: .*$", re.MULTILINE)
YEAR = re.compile(r"[12]\d{3}")
ANY_YEAR = "2000"  # an article's words are read as of its publication; a slide without a year has none
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
STATUS_AT_END = re.compile(rf" \(({'|'.join(STATUSES)})\)$")

Cells = dict[str, str]


def read_timelinejs(path: Path, progress: Callable[[int], None]) -> Iterator[RowChunk]:
    """Yield the rows of a sheet; raise `ImportingError` where it has no column Year or Headline."""
    for export in open_export(path, (*NEEDED, *OPTIONAL), "", True, progress):
        yield _chunk(export)


def _chunk(export: Export) -> RowChunk:
    places = export.places(NEEDED)
    known = {name.casefold(): place for place, name in enumerate(export.header)}
    places |= {name: known[name.casefold()] for name in OPTIONAL if name.casefold() in known}
    left_out, rows, texts = [], {}, {}
    for record in export.records:
        cells = _cells(record, places)
        reason = _why_no_event(cells)
        if reason:
            left_out.append(LeftOut(export.file, record.line, reason, cells.get("Headline", ""), record.text))
        else:
            rows[record.line] = event_row(cells)
            texts[record.line] = record.text
    columns = [*names(EVENT_COLUMNS), *MACHINE_CODED]
    frame = pd.DataFrame(list(rows.values()), columns=columns, index=list(rows), dtype="str").fillna("")
    return RowChunk(export.file, frame, texts, left_out)


def _cells(record: Record, places: dict[str, int]) -> Cells:
    """Return a row's cells by name; a row may be shorter than the header. Empty where a quote is never closed."""
    given = record.cells or []
    return {name: given[place].strip() if place < len(given) else "" for name, place in places.items()} if given else {}


def _why_no_event(cells: Cells) -> str:
    if not cells:
        return "double quote never closed"
    if cells.get("Type", "").casefold() == "era":
        return "era, for eras.csv"
    if cells.get("Type", "").casefold() == "title" or not any(cells.get(name) for name in ("Year", "Month", "Day")):
        return "title slide"
    return ""


def event_row(cells: Cells) -> Cells:
    """Return the row of our table that a slide is, as far as it can be known.

    >>> row = event_row({"Year": "2024", "Month": "6", "Headline": "A treaty", "Group": "North Korea – Russia"})
    >>> row["date"], row["countries"]
    ('2024-06', 'PRK; RUS')
    """
    headline = plain_text(cells["Headline"])
    body = plain_text(cells.get("Text", ""))
    is_ours = bool(cells.get("Id"))
    status = STATUS_AT_END.search(headline) if is_ours else None
    title = headline[: status.start()] if status else headline
    who, kind, remarks = _who_and_what(cells, title, body)
    if cells.get("Display Date") and not is_ours:
        remarks.append(f"Display Date: {plain_text(cells['Display Date'])}")
    return {
        "id": unquote(cells.get("Id", "")),
        "date": _date(cells),
        "countries": who,
        "type": kind,
        "title": title,
        "summary": " ".join(SOURCES.sub("", body).split()),
        "status": status[1] if status else "",
        "sources": "; ".join(_sources(cells)),
        "notes": ". ".join(remarks),
    }


def _date(cells: Cells) -> str:
    start, end = _point(cells, ""), _point(cells, "End ")
    return f"{start}/{end}" if end and end != start else start


def _point(cells: Cells, prefix: str) -> str:
    """Return the filled cells of a date: a year, a month, a day. What is no number stays, for the door to refuse."""
    year, month, day = (cells.get(f"{prefix}{name}", "") for name in ("Year", "Month", "Day"))
    parts = [year.zfill(4) if year.isdigit() else year, *(part.zfill(2) for part in (month, day) if part)]
    return "-".join(parts) if not (day and not month) else f"{year}-?-{day}"


def _who_and_what(cells: Cells, title: str, body: str) -> tuple[str, str, list[str]]:
    """Return the countries, the type, and remarks where either was read from words.

    A group names its countries in any order: who acts is what the words say. A type that has a direction is not given to a
    row of which nobody knows who acts.
    """
    grouped = _countries_of_group(cells.get("Group", ""))
    said = _said_first(body)
    if said:
        return (*said, [])
    year = cells.get("Year", "")
    drafts = draft_events(f"{title}.\n\n{body}", published=year if YEAR.fullmatch(year) else ANY_YEAR)
    draft = drafts[0] if drafts else None
    if draft is None:
        return "; ".join(grouped), "", []
    actor = draft.countries[0] if draft.countries else ""
    if EVENT_TYPES[draft.type].is_directed and grouped and actor not in grouped:
        return "; ".join(grouped), "", [f"The words say {draft.type}, but not which of the countries acts"]
    who = [actor, *(code for code in grouped if code != actor)] if actor in grouped else grouped or draft.countries
    return "; ".join(who), draft.type, [FROM_WORDS]


def _countries_of_group(group: str) -> list[str]:
    try:
        codes = [one.code for one in parse_countries(plain_text(group))]
    except CountryError:
        return []
    return codes if len(codes) > 1 else []


def _said_first(body: str) -> tuple[str, str] | None:
    """Return who acts on whom where the text begins with the sentence that our own sheet writes: "Russia visits Japan."."""
    first = body.partition("\n")[0].partition(".")[0]
    for kind in EVENT_TYPES.values():
        actor, deed, other = first.partition(f" {kind.deed} ") if kind.is_directed else ("", "", "")
        if deed and (codes := _two_countries(actor, other)):
            return codes, kind.name
    return None


def _two_countries(actor: str, other: str) -> str:
    try:
        found = [parse_countries(name) for name in (actor, other)]
    except CountryError:
        return ""
    return "; ".join(one.code for (one,) in found) if all(len(each) == 1 for each in found) else ""


def _sources(cells: Cells) -> list[str]:
    """Return the addresses that a slide names, each once; a semicolon in one would divide it."""
    links = _Links()
    links.feed(cells.get("Text", ""))
    links.close()
    found = links.found or [cells.get("Media", "")]
    return list(dict.fromkeys(link.replace(";", "%3B") for link in found if is_web_address(link)))


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside += tag == "a"
        self.found += [value.strip() for name, value in attrs if tag == "a" and name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "a" and self._inside > 0

    def handle_data(self, data: str) -> None:
        if not self._inside:  # what a link shows may be an address cut short
            self.found += map(_without_punctuation, ADDRESS.findall(data))


def _without_punctuation(address: str) -> str:
    """Return an address without the marks of the sentence that it stands in."""
    bare = address.rstrip(".,;:!?…”’]}")
    return _without_punctuation(bare[:-1]) if bare.endswith(")") and "(" not in bare else bare


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"script", "style"}
        self.pieces.append("\n" if tag in BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"} and self._hidden > 0
        self.pieces.append("\n" if tag in BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def plain_text(cell: str) -> str:
    r"""Return what HTML says, a line a paragraph.

    >>> plain_text("<p>Kim &amp; Putin <b>meet</b>.</p><p>In Sochi.</p>")
    'Kim & Putin meet.\nIn Sochi.'
    """
    if "<" not in cell and "&" not in cell:
        return cell.strip()
    reader = _Text()
    reader.feed(cell)
    reader.close()
    lines = (" ".join(line.split()) for line in html.unescape("".join(reader.pieces)).split("\n"))
    return "\n".join(line for line in lines if line)
