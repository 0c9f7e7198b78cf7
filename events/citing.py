"""Naming an article as a source: its row in sources.csv, and its id in the sources of an event that the table has.

Only what is added is written: every other byte of a file stays as it was.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from events.appending import AppendError, TableChangedError, fingerprint, is_writable, save_table
from events.columns import EVENT_COLUMNS, SOURCE_COLUMNS
from events.loading import Table, read_bytes, split_list, table_of
from events.reading import Dialect, decode, dialect_of, read_sheet

Span = tuple[int, int]


def add_source(table: str | Path, row: dict[str, str]) -> str:
    """Add a row to the sources.csv beside a table, and return what the `sources` of an event say for it.

    An address that is there already is not added again; where another source has the id, a number is put behind it. Without
    a sources.csv it is the address itself. Raises `AppendError` or `TableError`, and then nothing was written.
    """
    path = Path(table).resolve().with_name("sources.csv")
    if not path.exists():
        return row["url"].replace(";", "%3B")
    content = read_bytes(path)
    known = read_sheet(content, path.name, SOURCE_COLUMNS).rows
    same = known.loc[known["url"] == row["url"], "id"].tolist()
    if same:
        return str(same[0])
    free = _free_id(row["id"], set(known["id"]))
    longer = content + _source_bytes(dialect_of(content, path.name, SOURCE_COLUMNS), {**row, "id": free}, path.name)
    after = read_sheet(longer, path.name, SOURCE_COLUMNS).rows
    if len(after) != len(known) + 1 or after.iloc[-1]["url"] != row["url"]:
        raise AppendError(f"{path.name} would not read back with this source: a quotation mark in it is open. Mend it first.")
    save_table(path, longer, fingerprint(content))
    return free


def _free_id(wanted: str, taken: set[str]) -> str:
    numbered = (f"{wanted}-{number}" for number in itertools.count(2))
    return next(one for one in itertools.chain([wanted], numbered) if one not in taken)


def _source_bytes(dialect: Dialect, row: dict[str, str], file: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow([row.get(name, "") for name in dialect.header])
    written = text.getvalue().removesuffix("\r\n")
    line = written + dialect.line_end if dialect.ends_with_line else dialect.line_end + written
    return _encoded(line, dialect.encoding, file)


def cite_source(table: str | Path, event: str, source: str, expected: str) -> None:
    """Add a source to the sources of an event: one cell of one row is rewritten, in one step.

    `event` is the id of the event, `source` the id of a source or an address, `expected` the SHA-256 of the file that was
    read. Raises `TableChangedError` where the file is another by now, `AppendError` where the cell cannot be written.
    """
    path = Path(table).resolve()
    if not is_writable(path):
        raise AppendError(f"No source can be added in {path.name}: it is a workbook or may only be read. Use a spreadsheet.")
    content = read_bytes(path)
    if fingerprint(content) != expected:
        words = f"{path.name} was saved by somebody else in the meantime, and nothing was written."
        raise TableChangedError(f"{words} Look at the event as it is now, and add the source again.")
    before = table_of(path, content)
    line = _line_of(before, event, path.name)
    old = str(before.rows.at[line, "sources"])
    if source in split_list(old):
        raise AppendError(f'The event "{event}" names this source already.')
    new = "; ".join([*split_list(old), source])
    changed = _with_cell(content, path.name, line, new)
    _refuse_unlike(before, table_of(path, changed), line, new, path.name)
    save_table(path, changed, expected)


def _line_of(table: Table, event: str, file: str) -> int:
    lines = table.events.loc[table.events["id"] == event, "line"].tolist()
    if not lines:
        raise AppendError(f'{file} has no event "{event}" any more. Look at the table as it is now.')
    return int(lines[0])


def _with_cell(content: bytes, file: str, line: int, new: str) -> bytes:
    """Return the bytes of a table with another text in the sources of a row."""
    decoded = decode(content)
    dialect = dialect_of(content, file, EVENT_COLUMNS)
    if decoded.mark + decoded.text.encode(decoded.encoding, "replace") != content:
        raise AppendError(f"{file} has letters that are lost in its encoding. Save it as CSV in UTF-8 first.")
    place = dialect.header.index("sources")
    spans = next(itertools.islice(_rows(decoded.text, dialect.delimiter), line - 1, None), [])
    if place >= len(spans):
        raise AppendError(f"Line {line} of {file} is shorter than its header. Mend the row in a spreadsheet first.")
    start, end = spans[place]
    cell = _quoted(new) if dialect.delimiter in new or decoded.text[start:end].startswith('"') else new
    head, tail = (part.encode(decoded.encoding) for part in (decoded.text[:start], decoded.text[end:]))
    return decoded.mark + head + _encoded(cell, decoded.encoding, file) + tail


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def _rows(text: str, delimiter: str) -> Iterator[list[Span]]:
    """Yield for each row of a CSV where its cells stand in the text, quotation marks included; an empty line is a row."""
    other = rf"[^{re.escape(delimiter)}\r\n]*"
    cell = re.compile(rf'"(?:[^"]|"")*"{other}|{other}')
    line_end = re.compile(r"\r\n|\r|\n")
    place, spans = 0, list[Span]()
    while match := cell.match(text, place):
        spans.append(match.span())
        place = match.end()
        if text.startswith(delimiter, place):
            place += len(delimiter)
            continue
        yield spans
        spans = []
        ended = line_end.match(text, place)
        if not ended or ended.end() == len(text):
            return
        place = ended.end()


def _refuse_unlike(before: Table, after: Table, line: int, new: str, file: str) -> None:
    """Make sure that this one cell is all that reads differently."""
    wanted: pd.DataFrame = before.rows.copy()
    wanted.at[line, "sources"] = new
    if not wanted.equals(after.rows):
        raise AppendError(f"{file} would not read back as it should: a quotation mark in it may be open. Mend it first.")


def _encoded(text: str, encoding: str, file: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        letter = text[error.start]
        raise AppendError(f'The encoding of {file} has no "{letter}". Save it as CSV in UTF-8 first.') from None
