"""What leaves the page: one self-contained HTML file, or the rows of the table.

The HTML file holds the same skeleton, script and style as the dashboard, plotly.js and the events compressed, and the
events once more as a plain list, for readers without JavaScript. It asks the network for nothing.
"""

from __future__ import annotations

import base64
import csv
import gzip
import hashlib
import html
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from dash import html as tags
from plotly.offline import get_plotlyjs
from plotly.utils import PlotlyJSONEncoder

from dashboard import ids
from dashboard.drawing import drawing_of
from dashboard.layout import TITLE, page_parts
from dashboard.records import event_records
from dashboard.static_html import static_html
from dashboard.url_state import format_query, parse_selection
from events.formats import WRITERS
from events.formats.losses import say_formulas
from events.loading import Table, read_table
from events.queries import Selection, describe_selection, select_events, years_of

ASSETS = Path(__file__).parent.parent / "assets"
SCRIPTS = ("packing.js", "selection.js", "timeline.js", "overview.js", "page.js", "file_place.js")
FORMATS = {
    ".html": "text/html",
    ".csv": "text/csv",
    ".json": "application/ld+json",
    ".ics": "text/calendar",
    ".parquet": "application/vnd.apache.parquet",
    ".timelinejs.csv": "text/csv",
}


def write_html(events: Any, path: str | Path, *, title: str = TITLE) -> None:
    """Write a table (a `Table`, or the path of one) as one HTML file that works without any network."""
    table = events if isinstance(events, Table) else read_table(events)
    Path(path).write_text(html_text(table, Selection(), title=title), encoding="utf-8")


def write_export(table: Table, path: Path, selection: Selection, suffix: str = "") -> str:
    """Write a selection of a table and return a sentence about it, and one a line about what the format cannot hold.

    The format is that of `suffix`, or of the path's. Raises `ValueError` for a suffix that is no format, `OSError` where
    the file cannot be written.
    """
    suffix = suffix or next((known for known in reversed(FORMATS) if path.name.lower().endswith(known)), "")
    if suffix not in FORMATS:
        raise ValueError(f'"{path.name}" ends in no known format. Write {" or ".join(FORMATS)} at its end.')
    content, losses = content_and_losses(table, suffix, selection)
    path.write_bytes(content)
    count = len(select_events(table.events, selection))
    return "\n".join([f"{path}: {count} events, {path.stat().st_size / 1e6:.1f} MB.", *losses])


def export_bytes(table: Table, suffix: str, selection: Selection) -> bytes:
    """Return a selection of a table in a format, as the bytes of a file."""
    return content_and_losses(table, suffix, selection)[0]


def content_and_losses(table: Table, suffix: str, selection: Selection) -> tuple[bytes, list[str]]:
    """Return a selection of a table in a format, and sentences about what that format cannot hold."""
    if suffix in WRITERS:
        return WRITERS[suffix](table, select_events(table.events, selection))
    if suffix == ".csv":
        return csv_bytes(table, selection), say_formulas(table, select_events(table.events, selection))
    return html_text(table, selection).encode("utf-8"), []


def download(table: Table, request: dict[str, Any]) -> dict[str, Any]:
    """Return what the browser is to save: `content`, `filename` and `type`, as `dcc.Download` takes them."""
    suffix = "." + str(request.get("format", "html"))
    if suffix not in FORMATS:
        suffix = ".html"
    selection, _complaints = parse_selection(request.get("words") or {})
    content = export_bytes(table, suffix, selection)
    return {
        "content": base64.b64encode(content).decode("ascii"),
        "base64": True,
        "filename": file_name(table, selection, suffix),
        "type": FORMATS[suffix],
    }


def file_name(table: Table, selection: Selection, suffix: str) -> str:
    """Return a name that tells the selection, such as `timeline-prk-rus-2019-2026.html`."""
    years = years_of(select_events(table.events, selection))
    parts = ["timeline", *sorted(code.lower() for code in selection.countries)]
    parts += [str(year) for year in dict.fromkeys(years or ())]
    return "-".join(parts) + suffix


def csv_bytes(table: Table, selection: Selection) -> bytes:
    """Return the rows of a selection with all their columns; the file itself where everything is selected."""
    selected = select_events(table.events, selection)
    if len(selected) == len(table.rows) and table.path.exists():
        return table.path.read_bytes()
    rows = table.rows.loc[sorted(selected["line"])]
    rows = rows[[name for name in rows.columns if not name.startswith("+")]]
    text = io.StringIO()
    rows.to_csv(text, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return text.getvalue().encode("utf-8")


def narrow(table: Table, selection: Selection) -> Table:
    """Return a table of the selected events alone."""
    events = select_events(table.events, selection)
    return Table(table.path, events, table.rows, table.sources, table.eras, [], table.sha256)


def html_text(table: Table, selection: Selection, *, title: str = TITLE) -> str:
    """Return one HTML document with the selected events."""
    chosen = narrow(table, selection)
    drawing = drawing_of(chosen, version=table.sha256)
    scripts = [(ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS]
    plotly = get_plotlyjs()
    sentence = describe_selection(selection, len(chosen.events), years_of(chosen.events))
    body = static_html(page_parts(tags.Div(id=ids.TIMELINE_GRAPH), title))
    body = body.replace(f'<section id="{ids.EVENT_LIST}"', f'<section data-static id="{ids.EVENT_LIST}"')
    listed = static_html(tags.Div(plain_list(event_records(chosen)), id="plain-list"))
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{content_policy([*scripts, plotly])}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{html.escape(title)}</title>",
            f'<meta name="description" content="{html.escape(sentence)}">',
            f"<style>{(ASSETS / 'dashboard.css').read_text(encoding='utf-8')}</style>",
            "</head>",
            f'<body><div class="page">{body}{listed}',
            static_html(provenance(table, chosen, selection)),
            "</div>",
            f'<script type="text/plain" id="packed-drawing">{pack(to_json(drawing))}</script>',
            f'<script type="text/plain" id="packed-plotly">{pack(plotly)}</script>',
            *(f"<script>{script}</script>" for script in scripts),
            "</body>",
            "</html>",
            "",
        ]
    )


def to_json(data: Any) -> str:
    """Return data as JSON, numpy's and Plotly's values too."""
    return json.dumps(data, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def pack(text: str) -> str:
    """Return a text compressed, in base 64; the same text gives the same result."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)).decode("ascii")


def content_policy(scripts: list[str]) -> str:
    """Return a Content-Security-Policy that lets these scripts run and nothing else, and forbids every connection."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") for text in scripts]
    allowed = " ".join(f"'sha256-{value}'" for value in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def plain_list(records: list[dict[str, Any]]) -> list[Any]:
    """Return the events as a dated list, for readers without JavaScript, search engines and screen readers."""
    return [tags.H2("Events"), tags.Ol([_plain_event(record) for record in records], className="plain-events")]


def _plain_event(record: dict[str, Any]) -> Any:
    status = "" if record["status"] == "confirmed" else f" ({record['status']})"
    denied = f" Denied by {', '.join(record['deniedBy'])}." if record["deniedBy"] else ""
    return tags.Li(
        [
            tags.Time(record["dateWords"], dateTime=record["date"]),
            f"{status}: ",
            tags.B(record["title"]),
            f". {record['who']}. " if record["who"] else ". ",
            record["summary"] + denied,
            " Sources: ",
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
        parts.append(tags.A(words, href=source["url"], rel="noopener noreferrer") if source["url"] else words)
    return parts


def provenance(table: Table, chosen: Table, selection: Selection) -> Any:
    """Return the foot of the file: where it comes from, what was left out and by which filter, how to cite it."""
    left_out = len(table.events) - len(chosen.events)
    asked = format_query(selection)
    shown = f"{len(chosen.events)} of {len(table.events)} events" + (f", chosen by {asked}" if left_out else "")
    return tags.Footer(
        [
            tags.P(f"From {table.path.name} (SHA-256 {table.sha256}): {shown}. Made on {date.today().isoformat()}."),
            tags.P(f"Cite as: {TITLE}, {table.path.name}, version {table.sha256[:12]}, {date.today().isoformat()}."),
        ],
        className="muted provenance",
    )


__all__ = ["csv_bytes", "download", "html_text", "write_export", "write_html"]
