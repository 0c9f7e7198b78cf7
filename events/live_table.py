"""The newest valid table: re-reads the files when they change, and keeps the last good one when they cannot be read."""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from events.curation import read_checked_table
from events.loading import Table, TableError
from events.reading import ends_as_a_table

LOOKS_APART = 0.2  # seconds: a file is read when its time and size stand still from one look to the next
PATIENCE = 0.6  # seconds that a file may be missing, empty or half-written before that is said
TAIL = 100_000  # bytes from which the end of a file is judged


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A table at one moment: `version` tells what the files hold and the notice, the same in every process that read them.

    `notice` is empty, or says why the file cannot be read at the moment; the table is then the last good one.
    """

    table: Table
    version: str
    notice: str = ""


Look = tuple[tuple[int, int, int], ...]


class LiveTable:
    """A table that follows its files, whichever way they are saved: in place, by another name, emptied first.

    Raises `TableError` when made of a file that cannot be read; afterwards never.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._seen: Look | None = self._look()
        table = read_checked_table(self.path)
        self._content = self._digest(table)
        self._snapshot = Snapshot(table, _version(self._content))

    def snapshot(self, wanted: str = "") -> Snapshot:
        """Return the newest valid table; looks at the files' times and sizes, and reads them only when those change.

        Whoever finds a change waits until it is complete; others are answered with what there is, unless they want another
        version: where several processes serve a table, one may have read what the others are still reading.
        """
        if self._lock.acquire(blocking=wanted not in ("", self._snapshot.version)):
            try:
                if self._look() != self._seen:
                    self._read_when_still()
            finally:
                self._lock.release()
        return self._snapshot

    def read_now(self) -> Snapshot:
        """Return the table as it stands after a write of our own, which needs no second look."""
        with self._lock:
            self._read(self._look())
            return self._snapshot

    def _look(self) -> Look:
        return tuple(map(_identity, self._files()))

    def _files(self) -> list[Path]:
        return [self.path.with_name(name) for name in (self.path.name, "sources.csv", "eras.csv")]

    def _read_when_still(self) -> None:
        """Read the files once they stand still and end as tables do; what is still being written is left to the next look."""
        patient_until = time.monotonic() + PATIENCE
        look = self._look()
        while True:
            time.sleep(LOOKS_APART)
            earlier, look = look, self._look()
            late = time.monotonic() > patient_until
            broken_off = [path.name for path in self._files() if not _ends_well(path)]
            if look == earlier and not broken_off and (late or not self._is_doubtful(look)):
                self._read(look)
                return
            if late:
                self._leave(broken_off)
                return

    def _is_doubtful(self, look: Look) -> bool:
        """Return whether the table is gone or has become smaller: it may be half of a save, and is looked at for longer."""
        return look[0][1] <= 0 or (self._seen is not None and look[0][1] < self._seen[0][1])

    def _leave(self, broken_off: list[str]) -> None:
        """Say what keeps the files from being read, where it has lasted."""
        if broken_off:
            words = f"{broken_off[0]} breaks off in its last row: it is still being saved, or the row is not finished."
            self._say(f"{words} The last version that could be read is shown.")

    def _read(self, look: Look) -> None:
        """Take the files as they stand; what cannot be opened is tried again at each look, though nothing changes."""
        try:
            table = read_checked_table(self.path)
        except TableError as error:
            self._seen = None if isinstance(error.__cause__, OSError) else look
            self._say(f"{error} The last version that could be read is shown.")
        else:
            content = self._digest(table)
            if self._look() != look:
                return  # saved again while it was read
            self._seen = look
            self._content = content
            self._snapshot = Snapshot(table, _version(content))

    def _say(self, notice: str) -> None:
        if notice != self._snapshot.notice:
            self._snapshot = Snapshot(self._snapshot.table, _version(self._content, notice), notice)

    def _digest(self, table: Table) -> str:
        """Return a digest of a table that was just read and of the files beside it."""
        return hashlib.sha256("".join([table.sha256, *map(_file_digest, self._files()[1:])]).encode()).hexdigest()


def _version(content: str, notice: str = "") -> str:
    return hashlib.sha256(f"{content} {notice}".encode()).hexdigest()[:16]


def _file_digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "none"


def _identity(path: Path) -> tuple[int, int, int]:
    """Return time, size and number of a file; a file put in another's place has a number of its own."""
    try:
        status = path.stat()
    except OSError:
        return (0, -1, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _ends_well(path: Path) -> bool:
    """Return whether a file ends as a table does; what cannot be read at all is for its reader to say."""
    try:
        with path.open("rb") as file:
            head = file.read(TAIL)
            file.seek(max(0, path.stat().st_size - TAIL))
            return ends_as_a_table(head, file.read())
    except OSError:
        return True
