"""What leaves the page, by format: one self-contained HTML file, or the rows of the table."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.html_file import MOST_EVENTS, html_text, say_left_out
from dashboard.large import MOST_WHOLE, excerpt
from dashboard.layout import TITLE
from dashboard.url_state import parse_selection
from events.formats import LOSSES, WRITERS
from events.formats.losses import said
from events.loading import Table, read_table, with_derived_columns
from events.queries import Selection, count_events, select_events, years_of

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


def write_export(
    table: Table,
    path: Path,
    selection: Selection,
    plotlyjs: str = "inline",
    suffix: str = "",
    *,
    most: int = MOST_EVENTS,
) -> str:
    """Write a selection of a table and return a sentence about it, and one a line about what the format cannot hold.

    The format is that of `suffix`, or of the path's; a page holds `most` events. Raises `ValueError` for a suffix that is
    no format, `OSError` where the file cannot be written.
    """
    suffix = suffix or next((known for known in reversed(FORMATS) if path.name.lower().endswith(known)), "")
    if suffix not in FORMATS:
        raise ValueError(f'"{path.name}" ends in no known format. Write {" or ".join(FORMATS)} at its end.')
    held, beyond = held_in_memory(table, selection)
    content, losses = content_and_losses(held, suffix, selection, plotlyjs, most=most)
    path.write_bytes(content)
    counted = count_in_words(len(select_events(held.events, selection)), suffix, most)
    is_copy = hashlib.sha256(content).hexdigest() == held.sha256
    first = f"{path}: {counted}, {size_in_words(len(content))}."
    return "\n".join([first, *say_broken_rows(held, is_copy=is_copy), *beyond, *losses])


def say_broken_rows(table: Table, *, is_copy: bool) -> list[str]:
    """Say how many rows of the table's file are no events, and who names them."""
    one, many = ("stands in the copy", "stand in the copy") if is_copy else ("is left out", "are left out")
    names = f"run.py check {table.path} names"
    count = len(table.rows) - len(table.events)
    return said(count, "row", f"cannot be shown and {one}: {names} it", f"cannot be shown and {many}: {names} them")


def size_in_words(size: int) -> str:
    """Return a number of bytes as people say it.

    >>> size_in_words(44_100), size_in_words(2_240_000)
    ('44 kB', '2.2 MB')
    """
    return f"{size / 1e6:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1e3))} kB"


def held_in_memory(table: Table, selection: Selection) -> tuple[Table, list[str]]:
    """Return a table as it is, or of one that lives in an engine the most important events, and a sentence about the others."""
    if isinstance(table.events, pd.DataFrame):
        return table, []
    kept = excerpt(table, selection, MOST_WHOLE)
    kept = replace(kept, events=with_derived_columns(kept.events))
    beyond = count_events(table.events, selection) - len(kept.events)
    left = f"{beyond:,} event{' is' if beyond == 1 else 's are'} left out"
    rule = f"an export of {table.path.name} holds {MOST_WHOLE:,}, the most important. Narrow the selection for others."
    return kept, [f"{left}: {rule}"] if beyond > 0 else []


def count_in_words(count: int, suffix: str, most: int = MOST_EVENTS) -> str:
    """Return how many of some events a format takes.

    >>> count_in_words(1, ".csv"), count_in_words(12_000, ".html")
    ('1 event', '10,000 of 12,000 events')
    """
    kept = f"{most:,} of " if suffix == ".html" and count > most else ""
    return f"{kept}{count:,} event{'' if count == 1 else 's'}"


def export_bytes(table: Table, suffix: str, selection: Selection, plotlyjs: str = "inline") -> bytes:
    """Return a selection of a table in a format, as the bytes of a file."""
    return content_and_losses(table, suffix, selection, plotlyjs)[0]


def content_and_losses(
    table: Table, suffix: str, selection: Selection, plotlyjs: str = "inline", *, most: int = MOST_EVENTS
) -> tuple[bytes, list[str]]:
    """Return a selection of a table in a format, and sentences about what that format cannot hold."""
    events = select_events(table.events, selection)
    if suffix in WRITERS:
        return WRITERS[suffix](table, events)
    if suffix == ".csv":
        return csv_bytes(table, selection), LOSSES[suffix](table, events)
    text = html_text(table, selection, plotlyjs=plotlyjs, most=most)
    return text.encode("utf-8"), say_left_out(max(0, len(events) - most), most)


def losses_by_format(table: Table, words: dict[str, str], *, most: int = MOST_EVENTS) -> dict[str, list[str]]:
    """Return what each format cannot hold of a selection given in words, as sentences; nothing is written."""
    selection, _complaints = parse_selection(words)
    table, beyond = held_in_memory(table, selection)
    events = select_events(table.events, selection)
    losses = {suffix.removeprefix("."): LOSSES[suffix](table, events) for suffix in LOSSES}
    losses["html"] = say_left_out(max(0, len(events) - most), most)
    return {name: [*beyond, *lost] for name, lost in losses.items()}


def download(table: Table, request: dict[str, Any]) -> dict[str, Any]:
    """Return what the browser is to save: `content`, `filename` and `type`, as `dcc.Download` takes them."""
    suffix = "." + str(request.get("format", "html"))
    if suffix not in FORMATS:
        suffix = ".html"
    selection, _complaints = parse_selection(request.get("words") or {})
    table, _beyond = held_in_memory(table, selection)
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
    parts = ["timeline", *sorted(code.lower() for code in selection.countries), *selection.types[:3]]
    parts += [str(year) for year in dict.fromkeys(years or ())]
    return "-".join(parts) + suffix


def csv_bytes(table: Table, selection: Selection) -> bytes:
    """Return the rows of a selection with all their columns; the file itself where no event is left out."""
    selected = select_events(table.events, selection)
    untouched = _file_as_read(table) if len(selected) == len(table.events) else None
    if untouched is not None:
        return untouched
    rows = table.rows.loc[sorted(selected["line"])]
    rows = rows[[name for name in rows.columns if not name.startswith("+")]]
    text = io.StringIO()
    rows.to_csv(text, index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return text.getvalue().encode("utf-8")


def _file_as_read(table: Table) -> bytes | None:
    """Read the table's file again; None where it is gone or has changed since."""
    try:
        content = table.path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == table.sha256 else None


__all__ = ["csv_bytes", "download", "html_text", "write_export", "write_html"]
