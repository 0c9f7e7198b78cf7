"""The newest valid table: re-reads the files when they change, and keeps the last good one when they cannot be read."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from events.curation import MOST_ROWS, read_checked_table
from events.engines import number_events
from events.loading import Table, TableError
from events.permanent_ids import Ids, changed_ids, ids_are_permanent
from events.reading import ends_as_a_table

LOOKS_APART = 0.05  # seconds: a file is read when it stands still for so long, and taken if it still does when it is read
PATIENCE = 0.6  # seconds that a file may be missing, empty or half-written before that is said
PATIENCE_WITH_A_CUT = 1.5  # seconds that a file may be smaller, and without its last row, before it is taken as it is
GRAIN = 2.0  # seconds: FAT keeps a file's times no finer, and sftp and other network folders keep whole seconds
CHECKS_APART = 0.5  # seconds between looks at the bytes themselves, while two saves may still have the same time
CHEAP = 20_000_000  # bytes that are hashed in some hundredths of a second
FRESH = 0.4  # seconds after which a file is opened, for a network folder's answers may be half a minute old until then
ATTENTION = 1.5  # seconds that the files are watched after somebody has asked for news
PART_OF_TIME = 0.05  # of the watch at most, for looking: over a slow network it looks less often
MOST_WAITING = 3  # of a server's threads that a save may hold up
WAIT = 0.6  # seconds
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


Look = tuple[tuple[int, int, int, int], ...]


class LiveTable:
    """A table that follows its files, whichever way they are saved: in place, by another name, emptied first.

    Raises `TableError` when made of a file that cannot be read; afterwards never.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._asked = threading.Event()
        self._waiting = threading.BoundedSemaphore(MOST_WAITING)
        self._opened = -FRESH
        look = self._look()
        table = _read(self.path)
        self._content = self._digest(table)
        self._note(look, self._content)
        self._end = _end_of(self.path)
        self._changed_ids: Ids = {}
        self._snapshot = Snapshot(table, _version(self._content))

    def snapshot(self, wanted: str = "") -> Snapshot:
        """Return the newest valid table; looks at the files' times and sizes, and reads them only when those change.

        Whoever finds a change waits until it is complete; others are answered with what there is, unless they want another
        version: where several processes serve a table, one may have read what the others are still reading.
        """
        self._follow(-1 if wanted not in ("", self._snapshot.version) else 0)
        return self._snapshot

    def latest(self) -> Snapshot:
        """Return the newest valid table for who asks for nothing but news: waits a moment while a save is being read."""
        self._asked.set()
        if self._waiting.acquire(blocking=False):
            try:
                self._follow(WAIT)
            finally:
                self._waiting.release()
        return self._snapshot

    def watch(self, prepare: Callable[[Snapshot], object]) -> None:
        """Begin to look at the files in the background while somebody asks for news, and prepare what will be asked of them.

        A save is then read before the next question comes. While nobody asks, nothing is done.
        """
        threading.Thread(target=self._watch, args=(prepare,), daemon=True).start()

    def _watch(self, prepare: Callable[[Snapshot], object]) -> NoReturn:
        prepared = self._snapshot
        while True:
            self._asked.wait()
            self._asked.clear()
            end = time.monotonic() + ATTENTION
            while (start := time.monotonic()) < end:
                with self._lock:
                    self._read_if_changed()
                looked = time.monotonic() - start
                if self._snapshot is not prepared:
                    prepared = self._snapshot
                    prepare(prepared)
                time.sleep(min(FRESH, max(LOOKS_APART, looked / PART_OF_TIME)))

    def _follow(self, seconds: float) -> None:
        """Look at the files, unless another does so for longer than some seconds; -1 waits until they are free."""
        if self._lock.acquire(timeout=seconds):
            try:
                self._read_if_changed()
            finally:
                self._lock.release()

    def _read_if_changed(self) -> None:
        if self._look() != self._seen or self._has_other_bytes():
            self._read_when_still()

    def read_now(self) -> Snapshot:
        """Return the table as it stands after a write of our own, which needs no second look."""
        with self._lock:
            self._read(self._look())
            return self._snapshot

    def _look(self) -> Look:
        if time.monotonic() - self._opened >= FRESH:
            self._opened = time.monotonic()
            for path in self._files():
                _ask_afresh(path)
        return tuple(map(_identity, self._files()))

    def _note(self, look: Look | None, content: str) -> None:
        """Keep what was seen of the files when they were read, to tell by it whether they change."""
        self._seen, self._read_content, self._read_at = look, content, time.monotonic()
        self._next_check, self._is_settled = self._read_at + CHECKS_APART, False

    def _has_other_bytes(self) -> bool:
        """Return whether the files hold other bytes than those read, though their times and sizes are the same.

        That can be as long as a save has the time of the one before it, in a folder that does not keep times finely: the
        bytes are compared now and then until a while after that.
        """
        now = time.monotonic()
        if self._is_settled or now < self._next_check:
            return False
        is_other = self._digest_now() != self._read_content
        self._is_settled = not is_other and now > self._read_at + GRAIN
        self._next_check = now + (CHECKS_APART if _are_cheap(self._seen) else GRAIN)
        return is_other

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
            self._note(None if isinstance(error.__cause__, OSError) else look, self._digest_now())
            self._say(f"{error} The last version that could be read is shown.")
        else:
            content = self._digest(table)
            if self._look() != look or (_are_cheap(look) and self._digest_now() != content):
                return  # saved again while it was read
            self._note(look, content)
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
        return _joined_digest([table.sha256, *map(_file_digest, self._files()[1:])])

    def _digest_now(self) -> str:
        """Return the same digest of the files as they are."""
        return _joined_digest(map(_file_digest, self._files()))


def _version(content: str, notice: str = "") -> str:
    return hashlib.sha256(f"{content} {notice}".encode()).hexdigest()[:16]


def _joined_digest(digests: Iterable[str]) -> str:
    return hashlib.sha256("".join(digests).encode()).hexdigest()


def _are_cheap(look: Look | None) -> bool:
    """Return whether files are small enough to hash them again and again."""
    return look is not None and sum(size for _, size, _, _ in look) <= CHEAP


def _file_digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "none"


def _read(path: Path) -> Table:
    """Read a table and number its events, as those who ask for a page of them need it."""
    table = read_checked_table(path)
    return replace(table, events=number_events(table.events))


def _identity(path: Path) -> tuple[int, int, int, int]:
    """Return time, size, number and time of change of a file.

    A file put in another's place has a number of its own, and the time of change tells what a program does that sets the
    other time back; on Windows that is the time at which the file was made.
    """
    try:
        status = path.stat()
    except OSError:
        return (0, -1, 0, 0)
    return (status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns)


def _ask_afresh(path: Path) -> None:
    """Open and close a file, so that a network folder asks its server how it is: NFS and sshfs do so when a file is opened.

    NFS: https://www.man7.org/linux/man-pages/man5/nfs.5.html, "Close-to-open cache consistency". Not on Windows, where a
    file that is open cannot be replaced.
    """
    if os.name == "posix":
        with suppress(OSError), path.open("rb"):
            pass


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
