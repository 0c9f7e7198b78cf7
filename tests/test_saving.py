"""Saving the table while it is open: every way in which programs save is noticed in time, and never half a file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_TABLE

from events.live_table import LiveTable, Snapshot

NEW_ROW = "2024-new,2024-12-04,RUS; PRK,treaty,The treaty enters into force,,,,3,Moscow,2024-treaty,src-a\n"
LONGER = SMALL_TABLE + NEW_ROW
CLOCK_SECONDS = 0.5


def in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def by_rename(path: Path, text: str) -> None:
    beside = path.with_name("~save.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def deleted_first(path: Path, text: str) -> None:
    path.unlink()
    time.sleep(0.3)
    path.write_text(text, encoding="utf-8")


def slowly(path: Path, text: str) -> None:
    """Empty the file, then write it in pieces as over a slow network, one of them ending with a row."""
    with path.open("w", encoding="utf-8") as file:
        for piece in (text[:200], text[200:300], text[300 : text.index("\n", 300) + 1], text[text.index("\n", 300) + 1 :]):
            file.write(piece)
            file.flush()
            time.sleep(0.12)


def with_the_time_kept(path: Path, text: str) -> None:
    """Put a file of the same time in its place, as a copying program can."""
    before = path.stat()
    by_rename(path, text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def watch(live: LiveTable, until: Callable[[Snapshot], bool], seconds: float) -> list[Snapshot]:
    """Ask as the page does, twice a second, until something is there."""
    seen = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen.append(live.snapshot())
        if until(seen[-1]):
            return seen
        time.sleep(CLOCK_SECONDS)
    return seen


@pytest.mark.parametrize(
    "save",
    [in_place, by_rename, deleted_first, slowly, with_the_time_kept],
    ids=["in place", "by another name", "deleted first", "emptied and written slowly", "with its time kept"],
)
def test_a_save_is_noticed_within_two_seconds_and_never_by_half(small_table: Path, save: Callable[[Path, str], None]) -> None:
    live = LiveTable(small_table)
    saving = threading.Thread(target=save, args=(small_table, LONGER))
    saving.start()
    seen = watch(live, lambda snapshot: len(snapshot.table.events) == 8, seconds=10)
    saving.join()
    saved = small_table.stat().st_mtime
    assert {len(snapshot.table.events) for snapshot in seen} <= {7, 8}
    assert [snapshot.table.problems for snapshot in seen] == [[]] * len(seen)
    assert (len(seen[-1].table.events), seen[-1].notice) == (8, "")
    assert save is with_the_time_kept or time.time() - saved < 2


def test_half_a_file_is_never_shown_however_long_its_writer_pauses(small_table: Path) -> None:
    live = LiveTable(small_table)
    for size in range(LONGER.index("2018-summit") + 20, LONGER.index("2018-summit") + 60, 13):
        small_table.write_text(LONGER[:size])
        snapshot = live.snapshot()
        assert len(snapshot.table.events) == 7
        assert snapshot.notice.startswith("events.csv breaks off in its last row")
    small_table.write_text(LONGER)
    assert len(live.snapshot().table.events) == 8


def test_a_table_without_a_line_end_at_its_end_is_complete(small_table: Path) -> None:
    live = LiveTable(small_table)
    small_table.write_text(LONGER.rstrip("\n"))
    assert len(live.snapshot().table.events) == 8


ROWS = SMALL_TABLE.splitlines(keepends=True)


def test_rows_deleted_at_the_end_are_taken_and_said(small_table: Path) -> None:
    live = LiveTable(small_table)
    small_table.write_text("".join(ROWS[:3]))
    shown = live.snapshot()
    assert len(shown.table.events) == 2
    assert shown.notice == (
        "events.csv ends 5 rows earlier than before: 2003-talks and what followed are gone. "
        "If nobody deleted them, the file was cut off while it was saved: save it again."
    )
    small_table.write_text(LONGER)
    assert (live.snapshot().notice, len(live.snapshot().table.events)) == ("", 8)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("".join(ROWS[:3] + ROWS[4:]), 6),
        ("".join(ROWS[:-1]) + NEW_ROW.replace("2024-treaty", ""), 7),
        ("".join(ROWS[:-1]) + ROWS[-1].replace("2024-06-19", "never"), 6),
        ("".join(ROWS[:-1]) + ROWS[-1].replace("2024-treaty", "2024-pact"), 7),
    ],
    ids=["a row in the middle deleted", "the last row replaced", "the last row broken", "the last row renamed"],
)
def test_what_does_not_look_cut_off_is_not_said_to_be(small_table: Path, text: str, events: int) -> None:
    live = LiveTable(small_table)
    small_table.write_text(text)
    assert (len(live.snapshot().table.events), live.snapshot().notice) == (events, "")


def test_a_writer_that_pauses_between_two_rows_shows_no_fewer_of_them(small_table: Path) -> None:
    live = LiveTable(small_table)
    seen: list[Snapshot] = []
    with small_table.open("w") as file:
        file.write("".join(ROWS[:4]))
        file.flush()
        waiting = threading.Thread(target=lambda: seen.append(live.snapshot()))
        waiting.start()
        time.sleep(1)
        file.write("".join(ROWS[4:]) + NEW_ROW)
    waiting.join()
    assert [(len(snapshot.table.events), snapshot.notice) for snapshot in [*seen, live.snapshot()]][-1] == (8, "")
    assert all(len(snapshot.table.events) >= 7 for snapshot in seen)


@pytest.mark.parametrize("spoil", ["delete", "folder", "empty"])
def test_what_cannot_be_read_leaves_the_last_table_with_a_notice_and_recovers(small_table: Path, spoil: str) -> None:
    live = LiveTable(small_table)
    small_table.unlink()
    if spoil == "folder":
        small_table.mkdir()
    if spoil == "empty":
        small_table.touch()
    spoilt = live.snapshot()
    assert len(spoilt.table.events) == 7
    assert spoilt.notice.endswith("The last version that could be read is shown.")
    assert live.snapshot() is spoilt, "nothing new is said while nothing changes"
    if spoil == "folder":
        small_table.rmdir()
    small_table.write_text(LONGER)
    assert (live.snapshot().notice, len(live.snapshot().table.events)) == ("", 8)


NOBODY = 65534  # a user of every Unix who owns nothing


@pytest.fixture
def as_nobody(small_table: Path) -> Iterator[Path]:
    """A table read without the rights of an administrator, whom no lock on a file keeps out; its path."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(small_table.parent, folder, dirs_exist_ok=True)
        if os.geteuid() != 0:
            yield Path(folder) / small_table.name
            return
        for path in (Path(folder), *Path(folder).iterdir()):
            os.chown(path, NOBODY, -1)
        os.seteuid(NOBODY)
        try:
            yield Path(folder) / small_table.name
        finally:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks files in another way")
def test_a_locked_file_is_read_as_soon_as_it_is_unlocked(as_nobody: Path) -> None:
    live = LiveTable(as_nobody)
    as_nobody.write_text(LONGER)
    as_nobody.chmod(0)
    assert "cannot be read: Permission denied." in live.snapshot().notice
    as_nobody.chmod(0o600)
    assert (live.snapshot().notice, len(live.snapshot().table.events)) == ("", 8)


def test_others_are_answered_while_one_waits_for_a_save(small_table: Path) -> None:
    live = LiveTable(small_table)
    small_table.write_text("")
    waiting = threading.Thread(target=live.snapshot)
    waiting.start()
    time.sleep(0.1)
    start = time.monotonic()
    assert len(live.snapshot().table.events) == 7
    assert time.monotonic() - start < 0.1
    waiting.join()


ASKED_FOR_NEWS = """seconds => new Promise((done) => {
  const count = () => performance.getEntriesByType("resource").filter((one) => one.name.includes("_dash-update")).length;
  setTimeout(() => { const before = count(); setTimeout(() => done(count() - before), 1000 * seconds); }, 300);
})"""
HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.mark.browser
def test_a_page_that_nobody_sees_asks_for_no_news_and_takes_what_was_saved_when_it_is_seen(
    page: Any, serve: Callable[[Path], str], small_table: Path
) -> None:
    page.goto(serve(small_table))
    page.wait_for_selector("text=7 events")
    page.evaluate(HIDE, True)
    assert page.evaluate(ASKED_FOR_NEWS, 1) == 0
    small_table.write_text(LONGER)
    page.evaluate(HIDE, False)
    page.wait_for_selector("text=8 events")
