"""The newest valid table: it follows its files and survives whatever is saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE

from events import TableError
from events.live_table import LiveTable

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
