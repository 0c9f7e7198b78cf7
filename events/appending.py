"""Adding an event without a spreadsheet: one row at the end of the file, and every other byte as it was.

The file is replaced in one step, so that whoever reads it sees all of the row or nothing, even where this program is killed.
Programs that append through here take turns; a save by any other program in between is noticed and not overwritten.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import filelock
import pandas as pd

from events.columns import EVENT_COLUMNS, names
from events.curation import check_events
from events.loading import Problem, Table, TableError, read_bytes, table_of
from events.reading import Dialect, dialect_of, encoding_name

LOCK_SECONDS = 20.0
TRIES = 20  # how often a row is offered again to a file that others save in between
MOST_ROWS_CHECKED = 20_000  # beyond, an answer while somebody types would take too long

Fingerprint = str
"""The SHA-256 of a file's bytes, as `Table.sha256` has it."""


class AppendError(Exception):
    """A row cannot be added to the file at all; the message says why and what to do. Nothing was written."""


class TableChangedError(AppendError):
    """Somebody else saved the file since it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row as it would stand at the end of the file: its line and id, and what is wrong with it."""

    line: int
    id: str
    problems: list[Problem]

    @property
    def is_valid(self) -> bool:
        """Whether the row has no error; with warnings alone it is written."""
        return not any(problem.level == "error" for problem in self.problems)


def append_row(path: str | Path, cells: dict[str, str], expected: Fingerprint | None = None) -> NewRow:
    """Add a row to a table and return it; a row with an error is returned with its problems and not written.

    `cells` are texts by column. With `expected`, the file must still be the one that was read. Raises
    `TableChangedError` where it is not, `AppendError` where no row can be added, `TableError` where there is no table.
    """
    path = Path(path).resolve()
    _refuse_read_only(path)
    with _turn(path):
        for attempt in range(TRIES):
            try:
                return _append_once(path, cells, expected)
            except TableChangedError:
                if expected is not None or attempt == TRIES - 1:
                    raise
    raise AssertionError("the loop returns or raises")


def check_row(path: str | Path, cells: dict[str, str]) -> NewRow:
    """Return what a row would be and what is wrong with it, curation's warnings included, without writing anything.

    Raises as `append_row` does.
    """
    path = Path(path).resolve()
    draft = _draft(path, read_bytes(path), cells)
    if not draft.row.is_valid or draft.table is None or len(draft.table.events) > MOST_ROWS_CHECKED:
        return draft.row
    return replace(draft.row, problems=draft.row.problems + _at_line(draft.row.line, check_events(draft.table), path.name))


def save_table(path: str | Path, content: bytes, expected: Fingerprint) -> None:
    """Replace a table's bytes in one step; raises `TableChangedError` where the file is no longer the expected one."""
    path = Path(path).resolve()
    _refuse_read_only(path)
    with _turn(path):
        _refuse_changed(path, read_bytes(path), expected)
        _replace_file(path, content, expected)


def fingerprint(content: bytes) -> Fingerprint:
    """Return what identifies a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def is_writable(path: str | Path) -> bool:
    """Return whether a row can be added: the table is a text file that may be replaced."""
    path = Path(path).resolve()
    try:
        with path.open("rb") as file:
            is_text = not file.read(4).startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    except OSError:
        return False
    return is_text and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


# --- the row


@dataclass(frozen=True, slots=True)
class _Draft:
    content: bytes
    row: NewRow
    table: Table | None = None


def _append_once(path: Path, cells: dict[str, str], expected: Fingerprint | None) -> NewRow:
    content = read_bytes(path)
    if expected is not None:
        _refuse_changed(path, content, expected)
    draft = _draft(path, content, cells)
    if draft.row.is_valid:
        _replace_file(path, draft.content, fingerprint(content))
    return draft.row


def _draft(path: Path, content: bytes, cells: dict[str, str]) -> _Draft:
    """Return the file with the row at its end, and the row as that file reads."""
    dialect = dialect_of(content, path.name, EVENT_COLUMNS)
    given = {name: text.strip() for name, text in cells.items() if text.strip()}
    _refuse_unknown(path.name, dialect, given)
    foreign = list(_letters_not_written(path.name, dialect, given))
    if foreign:
        return _Draft(content, NewRow(0, "", foreign))
    before = table_of(path, content)
    longer = content + _row_bytes(dialect, given)
    after = table_of(path, longer)
    line = _line_of_row(path.name, before, after, given)
    shown = after.events[after.events["line"] == line].to_dict("records")
    row = NewRow(line, shown[0]["id"] if shown else "", _at_line(line, after.problems, path.name))
    if not shown:
        return _Draft(longer, row, after)
    written = {**given, **_standard_forms(given, shown[0]), "id": row.id}  # an id is never changed: it is written down
    return _Draft(content + _row_bytes(dialect, written), row, after)


def _standard_forms(given: dict[str, str], event: dict[Hashable, Any]) -> dict[str, str]:
    """Return the cells that were understood as they should stand in a table: EDTF, codes, names of types."""
    standard = {"date": "edtf", "countries": "countries", "type": "type", "denied_by": "denied_by"}
    return {name: str(event[column]) for name, column in standard.items() if name in given}


def _at_line(line: int, problems: list[Problem], file: str) -> list[Problem]:
    return [problem for problem in problems if problem.line == line and problem.file == file]


def _line_of_row(file: str, before: Table, after: Table, given: dict[str, str]) -> int:
    """Return the line of the new row, having made sure that it and all others read back as they should."""
    same = after.rows.iloc[: len(before.rows)].reindex(columns=before.rows.columns)
    one_more = len(after.rows) == len(before.rows) + 1
    last = after.rows.iloc[-1] if one_more else pd.Series(dtype="str")
    if not one_more or not same.equals(before.rows) or any(last[name] != text for name, text in given.items()):
        words = f"{file} would not read back with this row: a quotation mark above it is open, or its encoding is not certain."
        raise AppendError(f"{words} Mend it, or save it as CSV in UTF-8.")
    return int(str(after.rows.index[-1]))


def _row_bytes(dialect: Dialect, given: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=dialect.delimiter, lineterminator="\r\n")  # either line end makes it quote
    writer.writerow([given.get(name, "") for name in dialect.header])
    row = text.getvalue().removesuffix("\r\n")
    line = row + dialect.line_end if dialect.ends_with_line else dialect.line_end + row
    return line.encode(dialect.encoding)


def _refuse_unknown(file: str, dialect: Dialect, given: dict[str, str]) -> None:
    missing = [name for name in given if name not in dialect.header]
    if missing:
        known = [name for name in dialect.header if name in names(EVENT_COLUMNS)]
        raise AppendError(f"{file} has no column {', '.join(missing)}. Add it to the first line; there are {', '.join(known)}.")


def _letters_not_written(file: str, dialect: Dialect, given: dict[str, str]) -> Iterator[Problem]:
    for name, text in given.items():
        try:
            text.encode(dialect.encoding)
        except UnicodeEncodeError as error:
            reason = f'{encoding_name(dialect.encoding)}, in which {file} is written, has no "{text[error.start]}".'
            yield Problem(file, 0, name, text, reason, "Save the table as CSV in UTF-8 first.")


# --- the file


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Wait until nobody else appends to a table; the lock ends with the process that holds it, however it ends."""
    try:
        with filelock.FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_SECONDS):
            for left_behind in path.parent.glob(f".{path.name}.*.tmp"):
                left_behind.unlink(missing_ok=True)
            yield
    except filelock.Timeout:
        raise AppendError(f"{path.name} is being written by another program. Try again.") from None


def _replace_file(path: Path, content: bytes, expected: Fingerprint) -> None:
    """Put content in a file's place in one step, unless somebody else has saved it meanwhile."""
    try:
        beside = _write_beside(path, content)
        try:
            _refuse_changed(path, read_bytes(path), expected)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise AppendError(f"{path} cannot be written: {error.strerror}.") from None


def _write_beside(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    shutil.copymode(path, name)
    return Path(name)


def _sync_folder(folder: Path) -> None:
    """Have the folder's new entry on the disk before anybody is told that the row is there."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_changed(path: Path, content: bytes, expected: Fingerprint) -> None:
    if fingerprint(content) != expected:
        words = f"{path.name} was saved by somebody else in the meantime, and nothing was written."
        raise TableChangedError(f"{words} Look at it as it is now, and add the row again.")


def _refuse_read_only(path: Path) -> None:
    if path.exists() and not is_writable(path):
        raise AppendError(
            f"No row can be added to {path.name}: it is a workbook or may only be read. Add the row in a spreadsheet."
        )


__all__ = [
    "AppendError", "Fingerprint", "NewRow", "TableChangedError", "TableError",
    "append_row", "check_row", "fingerprint", "is_writable", "save_table",
]  # fmt: skip
