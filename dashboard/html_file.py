"""One self-contained HTML file: the page itself, not a picture of it.

It holds the same skeleton, scripts and style as the dashboard; the events as a plain list, for readers without
JavaScript; and, compressed, the scripts, plotly.js and what a drawing of the events needs beside the words of that list.
Opened from disk it asks the network for nothing.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dash import html as tags
from plotly.offline import get_plotlyjs, get_plotlyjs_version
from plotly.utils import PlotlyJSONEncoder

from dashboard import VERSION, ids
from dashboard.drawing import drawing_of
from dashboard.layout import TITLE, page_parts
from dashboard.records import event_records
from dashboard.static_html import static_html
from dashboard.theme import PALETTES
from dashboard.url_state import format_query, selection_words
from events.dates import parse_date
from events.formats.losses import said
from events.loading import Table
from events.queries import Selection, describe_selection, select_events, years_of

ASSETS = Path(__file__).parent.parent / "assets"
SCRIPTS = ("packing.js", "selection.js", "labels.js", "timeline.js", "overview.js", "page.js")
UNPACKER = "file_place.js"  # runs as it stands, and unpacks the others
MOST_LINKED_EVENTS = 1_000  # a search engine reads no more; all are in the plain list
MOST_EVENTS = 10_000  # beyond this a page takes seconds to open; the most important are kept
CHANGED_BY_HTML = {"\0", "\r"}  # what a browser reads otherwise than it stands, https://html.spec.whatwg.org/#tokenization
IN_THE_LIST = {"title", "summary", "dateWords", "machineDate"}
IN_THE_VOCABULARY = {"typeLabel", "quadrant", "quadrantLabel", "statusWords"}
SOURCE_DETAILS = ("publisher", "archive", "published", "language", "affiliation")  # beside its title and address

Record = dict[str, Any]


def chosen_events(table: Table, selection: Selection, most: int = MOST_EVENTS) -> tuple[Table, int]:
    """Return a table of the selected events alone, and how many of them were too many for a page.

    Of more than `most` the most important are kept, and of equally important ones the latest.
    """
    events = select_events(table.events, selection)
    kept = events.sort_values(["importance", "first_day"], ascending=False).head(most)
    kept = kept.sort_index()
    return replace(table, events=kept, problems=[], assumptions=()), len(events) - len(kept)


def say_left_out(too_many: int, most: int = MOST_EVENTS) -> list[str]:
    """Say how many events were too many for a page, and by which rule they were left out.

    >>> say_left_out(1)[0]
    '1 event is left out: a page holds 10,000, the most important, and of equally important ones the latest.'
    """
    rule = f"left out: a page holds {most:,}, the most important, and of equally important ones the latest"
    return said(too_many, "event", f"is {rule}", f"are {rule}")


def html_text(
    table: Table, selection: Selection, *, title: str = TITLE, plotlyjs: str = "inline", most: int = MOST_EVENTS
) -> str:
    """Return one HTML document with the selected events, at most `most` of them.

    With `plotlyjs` "cdn" the file is small and plotly.js is fetched, checked by its hash, when it is opened.
    """
    chosen, too_many = chosen_events(table, selection, most)
    records = event_records(chosen)
    drawing = packed_drawing(drawing_of(chosen, table.sha256)) | {"chosen": format_query(_with_plain_dates(selection))}
    scripts = "\n".join(map(_asset, SCRIPTS))
    sentence = describe_selection(selection, len(chosen.events), years_of(chosen.events))
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            *head_lines(title, sentence, content_policy([scripts, _asset(UNPACKER)], plotlyjs)),
            f'<script type="application/ld+json">{linked_data(title, sentence, records)}</script>',
            "</head>",
            '<body><div class="page">',
            static_html(page_parts(tags.Div(id=ids.TIMELINE_GRAPH), title)),
            static_html(tags.Div(plain_list(records), id=ids.PLAIN_LIST)),
            static_html(provenance(table, chosen, selection, say_left_out(too_many, most))),
            "</div>",
            packed_script(ids.PACKED_DRAWING, to_json(drawing)),
            packed_script(ids.PACKED_SCRIPTS, scripts),
            plotly_holder(plotlyjs),
            f"<script>{_asset(UNPACKER)}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _with_plain_dates(selection: Selection) -> Selection:
    """Return a selection with its dates as the file's fields read them: a year, a month or a day."""
    start, end = (parse_date(text) if text else None for text in (selection.start, selection.end))
    return replace(
        selection,
        start=_plain_date(start.edtf, start.earliest) if start else "",
        end=_plain_date(end.edtf, end.latest) if end else "",
    )


def _plain_date(edtf: str, day: date | None) -> str:
    return edtf if re.fullmatch(r"\d{4}(-\d\d){0,2}", edtf) else day.isoformat() if day else ""


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def head_lines(title: str, sentence: str, policy: str) -> list[str]:
    """Return the lines of the document's head: policy, title, description, what a shared link shows, style."""
    called, said = html.escape(title), html.escape(sentence)
    return [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{called}</title>",
        f'<meta name="description" content="{said}">',
        '<meta property="og:type" content="article">',
        f'<meta property="og:title" content="{called}">',
        f'<meta property="og:description" content="{said}">',
        '<meta name="twitter:card" content="summary">',
        f'<link rel="icon" href="{_icon()}">',
        f"<style>{_asset('dashboard.css')}</style>",
    ]


def _icon() -> str:
    """Return a picture for the browser's tab, without which a browser asks the web server for one."""
    ink = PALETTES["light"].accent
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="{ink}"/></svg>'
    return "data:image/svg+xml," + quote(picture)


def packed_drawing(drawing: dict[str, Any]) -> dict[str, Any]:
    """Return a drawing without the words that stand in the plain list or in its own vocabulary.

    `assets/file_place.js` puts them back. What all sources have beside title and address is written once, in `sources`,
    to which a record's `sources` point. A record whose words a browser would read otherwise than they stand stays whole.
    """
    details: dict[tuple[str, ...], int] = {}

    def packed(record: Record) -> Record:
        if _is_changed_by_html(record):
            return record
        places = [details.setdefault(tuple(each[name] for name in SOURCE_DETAILS), len(details)) for each in record["sources"]]
        left_out = IN_THE_LIST | IN_THE_VOCABULARY
        return {name: value for name, value in record.items() if name not in left_out} | {"sources": places}

    records = [packed(record) for record in drawing["records"]]
    sources = [dict(zip(SOURCE_DETAILS, each, strict=True)) for each in details]
    return drawing | {"records": records, "sources": sources}


def _is_changed_by_html(record: Record) -> bool:
    words = [record["title"], record["summary"], *(source[name] for source in record["sources"] for name in ("title", "url"))]
    return any(CHANGED_BY_HTML & set(text) for text in words)


def plotly_holder(plotlyjs: str) -> str:
    """Return the element that holds plotly.js compressed, or says where it is to be fetched and what its hash is."""
    if plotlyjs == "cdn":
        data = f'data-url="{plotly_address()}" data-integrity="sha256-{_hash(get_plotlyjs())}"'
        return f'<script type="text/plain" id="{ids.PACKED_PLOTLY}" {data}></script>'
    return packed_script(ids.PACKED_PLOTLY, get_plotlyjs())


def packed_script(name: str, text: str) -> str:
    """Return an element that holds a text compressed, to be unpacked by `assets/file_place.js`."""
    return f'<script type="text/plain" id="{name}">{pack(text)}</script>'


def plotly_address() -> str:
    """Return where Plotly itself publishes this version of plotly.js."""
    return f"https://cdn.plot.ly/plotly-{get_plotlyjs_version()}.min.js"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def linked_data(title: str, sentence: str, records: list[Record]) -> str:
    """Return the most important events as schema.org JSON-LD for search engines, safe inside a script element."""
    important = sorted(records, key=lambda one: -one["importance"])[:MOST_LINKED_EVENTS]
    events = [
        {"@type": "Event", "name": one["title"], "startDate": one["machineDate"], "url": f"#event={one['id']}"}
        for one in important
    ]
    data = {"@context": "https://schema.org", "@type": "Dataset", "name": title, "description": sentence, "hasPart": events}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def to_json(data: Any) -> str:
    """Return data as JSON, numpy's and Plotly's values too."""
    return json.dumps(data, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def pack(text: str) -> str:
    """Return a text compressed, in base 64; the same text gives the same result."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)).decode("ascii")


def content_policy(scripts: list[str], plotlyjs: str = "inline") -> str:
    """Return a Content-Security-Policy: these scripts and plotly.js run and nothing else, and no connection is made."""
    allowed = " ".join(f"'sha256-{_hash(text)}'" for text in [*scripts, get_plotlyjs()])
    fetched = f" {plotly_address()}" if plotlyjs == "cdn" else ""
    return (
        f"default-src 'none'; script-src {allowed}{fetched}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def plain_list(records: list[Record]) -> list[Any]:
    """Return the events as a dated list, for readers without JavaScript, search engines and screen readers.

    `assets/file_place.js` reads the words of each event from it again: its date from `time`, its title from `b`, its
    summary from `span`, its sources from `a` and `cite`.
    """
    return [tags.H2("Events"), tags.Ol([_plain_event(record) for record in records], className="plain-events")]


def _plain_event(record: Record) -> Any:
    status = "" if record["status"] == "confirmed" else f" ({record['status']})"
    denied = f" Denied by {', '.join(record['deniedBy'])}." if record["deniedBy"] else ""
    return tags.Li(
        [
            tags.Time(record["dateWords"], dateTime=record["machineDate"]),
            f"{status}: ",
            tags.B(record["title"]),
            f". {record['who']}. " if record["who"] else ". ",
            tags.Span(record["summary"]),
            f"{denied} Sources: ",
            *_plain_sources(record["sources"]),
            ".",
        ],
        id=f"event-{record['id']}",
    )


def _plain_sources(sources: list[dict[str, str]]) -> list[Any]:
    parts: list[Any] = []
    for source in sources:
        parts += ["; "] if parts else []
        words = f"{source['publisher']}: {source['title']}" if source["title"] else source["publisher"]
        parts.append(tags.A(words, href=source["url"]) if source["url"] else tags.Cite(words))
    return parts


def provenance(table: Table, chosen: Table, selection: Selection, crowded: list[str]) -> Any:
    """Return the foot of the file: where it comes from, what was left out and by which filter, how to cite it."""
    left_out = len(table.events) - len(chosen.events)
    shown = f"{len(chosen.events):,} of {len(table.events):,} events"
    filtered = f", chosen by {format_query(selection)}" if selection_words(selection) and left_out else ""
    today = date.today().isoformat()
    return tags.Footer(
        [
            tags.P(f"From {table.path.name} (SHA-256 {table.sha256}): {shown}{filtered}. {' '.join(crowded)}".rstrip()),
            tags.P(f"Made on {today} by event-timeline {VERSION}."),
            tags.P(f"Cite as: {TITLE}, {table.path.name}, version {table.sha256[:12]}, {today}."),
        ],
        className="muted provenance",
    )
