"""The newest valid table: re-reads the files when they change, and keeps the last good one when they cannot be read."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from events.curation import read_checked_table
from events.loading import Table, TableError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A table at one moment: `version` changes whenever the table or the notice does.

    `notice` is empty, or says why the file cannot be read at the moment; the table is then the last good one.
    """

    table: Table
    version: str
    notice: str = ""


class LiveTable:
    """A table that follows its files.

    Raises `TableError` when made of a file that cannot be read; afterwards never.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._fingerprint = self._look()
        table = read_checked_table(self.path)
        self._reads = 1
        self._snapshot = Snapshot(table, self._next_version(table))

    def snapshot(self) -> Snapshot:
        """Return the newest valid table; looks at the files' times and sizes, and reads them only when those change."""
        with self._lock:
            fingerprint = self._look()
            if fingerprint != self._fingerprint:
                self._fingerprint = fingerprint
                self._read_again()
            return self._snapshot

    def _look(self) -> tuple[tuple[int, int], ...]:
        return tuple(_time_and_size(self.path.with_name(name)) for name in (self.path.name, "sources.csv", "eras.csv"))

    def _read_again(self) -> None:
        self._reads += 1
        try:
            table = read_checked_table(self.path)
        except TableError as error:
            last = self._snapshot.table
            notice = f"{error} The last version that could be read is shown."
            self._snapshot = Snapshot(last, self._next_version(last), notice)
        else:
            self._snapshot = Snapshot(table, self._next_version(table))

    def _next_version(self, table: Table) -> str:
        return f"{self._reads}-{table.sha256[:12]}"


def _time_and_size(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, -1)
    return (status.st_mtime_ns, status.st_size)
