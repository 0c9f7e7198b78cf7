"""The newest valid table: it follows its files and survives whatever is saved."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE

from events import TableError
from events.live_table import GRAIN, MOST_WAITING, LiveTable, Look, Snapshot

NEW_ROW = "2024-new,2024-12-04,RUS; PRK,treaty,The treaty enters into force,,,,4,Moscow,2024-treaty,src-a\n"


def test_an_unchanged_file_is_not_read_again(small_table: Path) -> None:
    live = LiveTable(small_table)
    assert live.snapshot() is live.snapshot()


def test_a_saved_row_is_in_the_next_snapshot(small_table: Path) -> None:
    live = LiveTable(small_table)
    before = live.snapshot()
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    after = live.snapshot()
    assert "2024-new" in set(after.table.events["id"])
    assert after.version != before.version
    assert "2024-new" not in set(before.table.events["id"]), "a snapshot does not change"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sources.csv", SMALL_SOURCES.replace("First Paper", "Renamed Paper")),
        ("eras.csv", "start,title\n2011-12,Kim Jong Un leads North Korea\n"),
    ],
    ids=["the bibliography", "eras that were not there"],
)
def test_a_change_beside_the_table_is_a_new_version(small_table: Path, name: str, content: str) -> None:
    live = LiveTable(small_table)
    before = live.snapshot()
    small_table.with_name(name).write_text(content)
    assert live.snapshot().version != before.version


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.unlink(), id="deleted"),
        pytest.param(lambda path: path.write_bytes(b"\xff\xfe"), id="not text"),
        pytest.param(lambda path: path.write_text("a,b\n1,2\n"), id="another table"),
        pytest.param(lambda path: path.write_text(""), id="emptied while it is saved"),
    ],
)
def test_the_last_good_table_stays_while_the_file_cannot_be_read(small_table: Path, spoil) -> None:
    live = LiveTable(small_table)
    good = live.snapshot()
    spoil(small_table)
    spoilt = live.snapshot()
    assert spoilt.table is good.table
    assert spoilt.notice.endswith("The last version that could be read is shown.")
    assert spoilt.version != good.version
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    healed = live.snapshot()
    assert (healed.notice, len(healed.table.events)) == ("", 8)


def test_a_bad_row_is_a_problem_and_no_notice(small_table: Path) -> None:
    live = LiveTable(small_table)
    small_table.write_text(SMALL_TABLE + "bad,never,RUS; PRK,visit,T,,,,,,,src-a\n")
    snapshot = live.snapshot()
    assert (snapshot.notice, len(snapshot.table.problems), len(snapshot.table.events)) == ("", 1, 7)


def test_a_table_that_cannot_be_read_at_first_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="There is no file"):
        LiveTable(tmp_path / "none.csv")


# Folders that say little of their files


class CoarseTable(LiveTable):
    """A table in a folder that keeps times in steps of two seconds, as FAT does, and no numbers of files."""

    def _look(self) -> Look:
        step = int(GRAIN * 1e9)
        return tuple((time_of_change // step * step, size, 0, 0) for time_of_change, size, _, _ in super()._look())


SAME_SIZE = SMALL_TABLE.replace("Kim Jong Un visits Russia", "Kim Jong Un leaves Russia")


def write_at(path: Path, text: str, when: float) -> None:
    path.write_text(text)
    os.utime(path, (when, when))


def ask_until(live: LiveTable, title: str, seconds: float) -> bool:
    """Ask as a page does until a title is there, for some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if title in set(live.latest().table.events["title"]):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("kind", [LiveTable, CoarseTable], ids=["times kept finely", "times kept in steps of two seconds"])
def test_a_save_of_the_same_size_and_time_is_noticed_within_two_seconds(small_table: Path, kind: type[LiveTable]) -> None:
    now = time.time()
    write_at(small_table, SMALL_TABLE, now)
    live = kind(small_table)
    assert len(SAME_SIZE) == len(SMALL_TABLE)
    write_at(small_table, SAME_SIZE, now)
    assert ask_until(live, "Kim Jong Un leaves Russia", 2)
    write_at(small_table, SMALL_TABLE, now)
    assert ask_until(live, "Kim Jong Un visits Russia", 2), "the second of two quick saves is not missed either"


def test_a_bibliography_saved_twice_in_a_moment_is_noticed_too(small_table: Path) -> None:
    now = time.time()
    beside = small_table.with_name("sources.csv")
    write_at(beside, SMALL_SOURCES, now)
    live = CoarseTable(small_table)
    before = live.snapshot().version
    write_at(beside, SMALL_SOURCES.replace("First Paper", "Other Paper"), now)
    end = time.monotonic() + 2
    while live.snapshot().version == before and time.monotonic() < end:
        time.sleep(0.05)
    assert "Other Paper" in set(live.snapshot().table.sources["publisher"])


def test_what_cannot_be_read_is_read_again_when_its_bytes_change(small_table: Path) -> None:
    now = time.time()
    live = CoarseTable(small_table)
    write_at(small_table, SMALL_TABLE.replace("id,date", "id,dale") + "\n", now)
    assert "has no column date" in live.snapshot().notice
    write_at(small_table, SAME_SIZE + "\n", now)
    assert ask_until(live, "Kim Jong Un leaves Russia", 2)
    assert live.snapshot().notice == ""


# Who waits for a save


def read_in_background(live: LiveTable) -> threading.Thread:
    """Begin to read a table that is empty for the moment: that takes more than half a second."""
    live.path.write_text("")
    reading = threading.Thread(target=live.snapshot)
    reading.start()
    time.sleep(0.1)
    return reading


def test_who_asks_for_news_waits_for_the_save_that_is_being_read(small_table: Path) -> None:
    live = LiveTable(small_table)
    reading = read_in_background(live)
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    assert len(live.snapshot().table.events) == 7
    assert len(live.latest().table.events) == 8
    reading.join()


def test_a_save_holds_up_no_more_than_a_few_who_ask_for_news(small_table: Path) -> None:
    live = LiveTable(small_table)
    reading = read_in_background(live)
    waiting = [threading.Thread(target=live.latest) for _ in range(MOST_WAITING)]
    for thread in waiting:
        thread.start()
    assert len(live.latest().table.events) == 7
    assert all(thread.is_alive() for thread in waiting)
    for thread in (reading, *waiting):
        thread.join()


def test_while_somebody_asks_for_news_a_save_is_read_before_the_next_question(small_table: Path) -> None:
    live = LiveTable(small_table)
    prepared: list[Snapshot] = []
    live.watch(prepared.append)
    live.latest()
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    end = time.monotonic() + 5
    while not prepared and time.monotonic() < end:
        time.sleep(0.02)
    assert [len(snapshot.table.events) for snapshot in prepared] == [8]
    assert live.snapshot() is prepared[0]


def test_while_nobody_asks_for_news_nothing_is_read(small_table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.live_table.ATTENTION", 0.05)
    live = LiveTable(small_table)
    prepared: list[Snapshot] = []
    live.watch(prepared.append)
    live.latest()
    time.sleep(0.3)
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    time.sleep(0.3)
    assert prepared == []
    assert len(live.snapshot().table.events) == 8
