"""The newest valid table: re-reads the files when they change, and keeps the last good one when they cannot be read."""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass, replace
from pathlib import Path

from events.curation import MOST_ROWS, read_checked_table
from events.engines import number_events
from events.loading import Table, TableError
from events.permanent_ids import Ids, changed_ids, ids_are_permanent
from events.reading import ends_as_a_table

LOOKS_APART = 0.05  # seconds: a file is read when it stands still for so long, and taken if it still does when it is read
PATIENCE = 0.6  # seconds that a file may be missing, empty or half-written before that is said
PATIENCE_WITH_A_CUT = 1.5  # seconds that a file may be smaller, and without its last row, before it is taken as it is
TAIL = 100_000  # bytes from which the end of a file is judged
END = 200  # bytes by which the last row is known again


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A table at one moment: `version` tells what the files hold and why not, the same in every process that read them.

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
        table = _read(self.path)
        self._content = self._digest(table)
        self._end = _end_of(self.path)
        self._changed_ids: Ids = {}
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
        start = time.monotonic()
        look = self._look()
        while True:
            time.sleep(LOOKS_APART)
            earlier, look = look, self._look()
            waited = time.monotonic() - start
            broken_off = [path.name for path in self._files() if not _ends_well(path)]
            patience = PATIENCE if broken_off else self._patience_with(look)
            if look == earlier and not broken_off and waited > patience:
                self._read(look)
                return
            if waited > max(PATIENCE, patience):
                self._leave(broken_off)
                return

    def _patience_with(self, look: Look) -> float:
        """Return for how many seconds a table that stands still may yet be half of a save.

        One that is gone or empty may; one that has become smaller may, unless it still ends with the row it ended with.
        """
        size = look[0][1]
        if size <= 0:
            return PATIENCE
        if self._seen is None or size >= self._seen[0][1] or _end_of(self.path) == self._end:
            return 0
        return PATIENCE_WITH_A_CUT

    def _leave(self, broken_off: list[str]) -> None:
        """Say what keeps the files from being read, where it has lasted."""
        if broken_off:
            words = f"{broken_off[0]} breaks off in its last row: it is still being saved, or the row is not finished."
            self._say(f"{words} The last version that could be read is shown.")

    def _read(self, look: Look) -> None:
        """Take the files as they stand; what cannot be opened is tried again at each look, though nothing changes."""
        try:
            table = _read(self.path)
        except TableError as error:
            self._seen = None if isinstance(error.__cause__, OSError) else look
            self._say(f"{error} The last version that could be read is shown.")
        else:
            content = self._digest(table)
            if self._look() != look:
                return  # saved again while it was read
            self._seen = look
            self._end = _end_of(self.path)
            self._content = content
            table = self._with_changed_ids(table)
            notice = _words_for_lost_rows(self._snapshot.table, table)
            # no part of the version: another process may not have seen what was there before
            self._snapshot = Snapshot(table, _version(content), notice)

    def _with_changed_ids(self, table: Table) -> Table:
        """Add a warning for each id that has changed since this program first read the table."""
        if len(table.events) > MOST_ROWS:
            return table
        self._changed_ids = changed_ids(self._snapshot.table.events, table.events, self._changed_ids)
        return replace(table, problems=[*table.problems, *ids_are_permanent(table, self._changed_ids)])

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


def _read(path: Path) -> Table:
    """Read a table and number its events, as those who ask for a page of them need it."""
    table = read_checked_table(path)
    return replace(table, events=number_events(table.events))


def _identity(path: Path) -> tuple[int, int, int]:
    """Return time, size and number of a file; a file put in another's place has a number of its own."""
    try:
        status = path.stat()
    except OSError:
        return (0, -1, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _end_of(path: Path) -> bytes:
    """Return the last bytes of a file, without the blank lines after them; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - END - 10))
            return file.read().rstrip(b"\r\n\x00")[-END:]
    except OSError:
        return b""


def _words_for_lost_rows(before: Table, after: Table) -> str:
    """Return a notice where the last rows of a table are gone and no others: a file cut off between two rows looks so.

    Nobody can tell from the file whether they were deleted on purpose, so it is said, and the table is shown as it is.
    """
    was, now = before.events["id"].tolist(), after.events["id"].tolist()
    present, known = set(now), set(was)
    lost = [one for one in was if one not in present]
    ends_with_an_old_row = not now or (now[-1] in known and after.events["line"].iloc[-1] == after.rows.index[-1])
    if not lost or lost != was[-len(lost) :] or not ends_with_an_old_row or (not now and len(after.rows)):
        return ""
    rows, gone = ("1 row", "is gone") if len(lost) == 1 else (f"{len(lost)} rows", "and what followed are gone")
    words = f"{after.path.name} ends {rows} earlier than before: {lost[0]} {gone}."
    return f"{words} If nobody deleted them, the file was cut off while it was saved: save it again."


def _ends_well(path: Path) -> bool:
    """Return whether a file ends as a table does; what cannot be read at all is for its reader to say."""
    try:
        with path.open("rb") as file:
            head = file.read(TAIL)
            file.seek(max(0, path.stat().st_size - TAIL))
            return ends_as_a_table(head, file.read())
    except OSError:
        return True
