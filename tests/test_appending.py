"""Adding a row without a spreadsheet: nothing else changes, nothing is lost, nothing is there by half."""

from __future__ import annotations

import codecs
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from appending_worker import append_and_save
from click.testing import CliRunner
from conftest import SMALL_TABLE

from events.appending import (
    AppendError,
    TableChangedError,
    append_row,
    check_row,
    is_writable,
)
from events.loading import TableError, read_table
from run import cli

ROW = {
    "date": "4 dicembre 2024",
    "countries": "Russia; Corea del Nord",
    "type": "treaty",
    "title": 'The treaty, "comprehensive", enters into force',
    "sources": "src-a; src-b",
}


def line_of(event_id: str) -> int:
    return next(line for line, text in enumerate(SMALL_TABLE.splitlines(), 1) if text.startswith(event_id + ","))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("cp1252", b""), ("mac_roman", b"")],
    ids=["UTF-8", "UTF-8 with a mark", "UTF-16", "Windows-1252", "MacRoman"],
)
def test_a_row_is_added_and_every_other_byte_stays(
    small_table: Path, encoding: str, mark: bytes, delimiter: str, line_end: str
) -> None:
    lines = (
        SMALL_TABLE.replace("Putin visits", "Chávez’s “friend” visits").replace(",", delimiter).replace("RUS; PRK", "RUS / PRK")
    )
    lines = lines.replace("src-a; src-b", "src-a").replace("PRK; RUS", "PRK / RUS").replace("SUN; PRK", "SUN / PRK")
    lines = lines.replace("USA; PRK", "USA / PRK").replace("CHN; JPN; KOR; PRK; RUS; USA", "CHN / JPN")
    before = mark + lines.replace("\n", line_end).encode(encoding)
    small_table.write_bytes(before)
    added = append_row(small_table, ROW | {"title": "Visit to Hanói"})
    after = small_table.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].decode(encoding).endswith(line_end)
    event = read_table(small_table).events.iloc[-1]
    assert (event["id"], event["title"], event["edtf"], event["line"]) == (added.id, "Visit to Hanói", "2024-12-04", 9)


def test_the_id_that_is_made_is_written_down(small_table: Path) -> None:
    added = append_row(small_table, ROW)
    assert added.id == "2024-12-04-the-treaty-comprehensive-enters-into-force"
    assert small_table.read_text().splitlines()[-1].startswith(added.id + ",2024-12-04,RUS; PRK,")


def test_what_is_understood_is_written_in_the_standard_form(small_table: Path) -> None:
    typed = {"date": "12-17 settembre 2023", "countries": "Corea del Nord;Russia", "type": "Visit", "denied_by": "Giappone"}
    added = append_row(small_table, ROW | typed | {"status": "disputed"})
    assert added.is_valid
    row = read_table(small_table).rows.iloc[-1]
    assert [row[name] for name in typed] == ["2023-09-12/2023-09-17", "PRK; RUS", "visit", "JPN"]


def test_a_file_without_a_line_end_at_its_end_keeps_that_habit(small_table: Path) -> None:
    small_table.write_text(SMALL_TABLE.rstrip("\n"))
    append_row(small_table, ROW)
    text = small_table.read_text()
    assert text.startswith(SMALL_TABLE)
    assert not text.endswith("\n")


def test_columns_are_filled_in_the_files_own_order_and_unknown_ones_left_blank(small_table: Path) -> None:
    small_table.write_text("Sources;archive;TITLE;type;countries;date\nsrc-a;x;One;visit;RUS, PRK;2023\n")
    append_row(small_table, ROW | {"title": "Two"})
    assert small_table.read_text().splitlines()[-1] == '"src-a; src-b";;Two;treaty;"RUS; PRK";2024-12-04'


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"date": "31 February 2024"}, "date", "is not a date"),
        ({"countries": "RUS"}, "countries", "is one country"),
        ({"type": "tready"}, "type", 'Did you mean "treaty"'),
        ({"title": ""}, "title", "title is missing"),
        ({"id": "2018-summit"}, "id", f"already the id of line {line_of('2018-summit')}"),
    ],
    ids=["a day that is none", "one country", "a type that is none", "no title", "an id used before"],
)
def test_a_row_with_an_error_is_not_written_and_says_why(
    small_table: Path, change: dict[str, str], column: str, words: str
) -> None:
    added = append_row(small_table, ROW | change)
    assert not added.is_valid
    assert [(problem.column, problem.level) for problem in added.problems] == [(column, "error")]
    assert words in str(added.problems[0])
    assert small_table.read_text() == SMALL_TABLE


def test_a_warning_is_returned_and_the_row_is_written(small_table: Path) -> None:
    added = append_row(small_table, ROW | {"sources": "src-z"})
    assert [problem.reason for problem in added.problems] == ['there is no source "src-z".']
    assert len(read_table(small_table).events) == 8


def test_checking_writes_nothing(small_table: Path) -> None:
    again = ROW | {"date": "2024-06-20", "sources": "src-a; src-b", "importance": "5"}
    checked = check_row(small_table, again)
    assert [problem.reason for problem in checked.problems] == [
        f'looks like line {line_of("2024-treaty")} ("Treaty with a defence clause is signed"): '
        "same countries, same type, 2024-06-19."
    ]
    assert small_table.read_text() == SMALL_TABLE


def test_a_save_in_between_is_not_overwritten(small_table: Path) -> None:
    seen = read_table(small_table).sha256
    small_table.write_text(SMALL_TABLE.replace("Putin visits", "Somebody else's correction"))
    with pytest.raises(TableChangedError, match="saved by somebody else in the meantime, and nothing was written"):
        append_row(small_table, ROW, expected=seen)
    assert "Somebody else's correction" in small_table.read_text()
    assert len(read_table(small_table).events) == 7
    assert append_row(small_table, ROW, expected=read_table(small_table).sha256).is_valid


def test_a_letter_that_the_encoding_lacks_is_refused_by_name(small_table: Path) -> None:
    small_table.write_bytes(SMALL_TABLE.replace("Putin", "Chávez").encode("cp1252"))
    added = append_row(small_table, ROW | {"place": "평양"})
    assert [str(problem) for problem in added.problems] == [
        'events.csv line 0, place: Windows-1252, in which events.csv is written, has no "평". '
        "Save the table as CSV in UTF-8 first."
    ]


def test_a_row_that_would_be_swallowed_by_an_open_quote_is_refused(small_table: Path) -> None:
    spoilt = SMALL_TABLE + 'x,2024,RUS; PRK,visit,"Open,,,,,,,src-a'
    small_table.write_text(spoilt)
    added = append_row(small_table, ROW)
    assert (added.line, read_table(small_table).events.iloc[-1]["id"]) == (10, added.id)
    assert small_table.read_text().startswith(spoilt)


def test_a_column_that_the_file_lacks_is_not_dropped_in_silence(small_table: Path) -> None:
    with pytest.raises(AppendError, match=r"events\.csv has no column notes\. Add it to the first line"):
        append_row(small_table, ROW | {"notes": "KCNA reports it a day later"})


def test_a_workbook_and_a_file_for_reading_alone_take_no_rows(tmp_path: Path) -> None:
    book = tmp_path / "events.xlsx"
    book.write_bytes(b"PK\x03\x04")
    assert not is_writable(book)
    with pytest.raises(AppendError, match="Add the row in a spreadsheet"):
        append_row(book, ROW)
    with pytest.raises(TableError, match="There is no file"):
        append_row(tmp_path / "none.csv", ROW)


def test_a_link_stays_a_link_and_the_rights_stay(small_table: Path, tmp_path: Path) -> None:
    small_table.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(small_table)
    append_row(link, ROW)
    assert link.is_symlink()
    assert small_table.stat().st_mode & 0o777 == 0o640


def test_what_a_killed_process_left_behind_is_cleared_away(small_table: Path) -> None:
    small_table.with_name(".events.csv.abc.tmp").write_text("half")
    append_row(small_table, ROW)
    assert list(small_table.parent.glob("*.tmp")) == []


# From the command line

ADD = [f"--{name}={text}" for name, text in ROW.items()]


def test_the_command_line_adds_a_row_and_prints_its_id(small_table: Path) -> None:
    done = CliRunner().invoke(cli, ["add", str(small_table), *ADD, "--place=Moscow"])
    assert (done.exit_code, done.stdout) == (0, "2024-12-04-the-treaty-comprehensive-enters-into-force\n")
    assert done.stderr == f"Added to {small_table} in line 9.\n"
    assert read_table(small_table).events.iloc[-1]["place"] == "Moscow"


def test_the_command_line_writes_nothing_where_a_cell_is_wrong(small_table: Path) -> None:
    done = CliRunner().invoke(cli, ["add", str(small_table), *ADD, "--date=03/04/2023"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error: events.csv line 9, date:" in done.stderr
    assert done.stderr.endswith(f"Nothing was added to {small_table}.\n")
    assert small_table.read_text() == SMALL_TABLE


def test_check_says_what_was_assumed(small_table: Path) -> None:
    small_table.write_text("date;countries;type;title;sources\n2023;PRK, RUS;visit;Kim visits Russia;src-a\n")
    done = CliRunner().invoke(cli, ["check", str(small_table)])
    assert "assumed: events.csv is read with semicolons between cells.\n" in done.stderr


# Killed at any moment


def first_unknown(worker: int, count: int, path: Path) -> int:
    """Return the first number of a worker that is not in the file: where it goes on after it was killed."""
    there = {line.split(",")[0] for line in path.read_text().splitlines()}
    return next((number for number in range(count) if f"w{worker}-n{number}" not in there), count)


def wait_for_rows(path: Path, number: int, running: list[Any]) -> None:
    """Wait until the workers have written so many rows: kills then meet them at work, however fast the machine is."""
    end = time.monotonic() + 10
    while time.monotonic() < end and any(process is not None and process.is_alive() for process in running):
        if path.read_bytes().count(b"\nw") >= number:
            return
        time.sleep(random.uniform(0.001, 0.02))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_two_hundred_saves_and_appends_survive_being_killed_at_random(small_table: Path, tmp_path: Path) -> None:
    workers, count, rng = 4, 50, random.Random(7)
    context: Any = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["events.appending"])
    done = [tmp_path / f"done-{worker}" for worker in range(workers)]
    running: list[Any] = [None] * workers
    kills = 0
    end = time.monotonic() + 55
    while time.monotonic() < end:
        starts = [first_unknown(worker, count, small_table) for worker in range(workers)]
        if all(start == count for start in starts):
            break
        for worker, start in enumerate(starts):
            if start < count and (running[worker] is None or not running[worker].is_alive()):
                running[worker] = context.Process(
                    target=append_and_save, args=(small_table, worker, start, count, done[worker]), daemon=True
                )
                running[worker].start()
        wait_for_rows(small_table, sum(starts) + rng.randint(2, 10), running)
        alive = [process for process in running if process is not None and process.is_alive()]
        if alive:
            victim = rng.choice(alive)
            os.kill(victim.pid, signal.SIGKILL)
            victim.join()
            kills += 1
        table = read_table(small_table)
        assert table.problems == [], "at no moment is there half a row"
    for process in running:
        process.join(10)
    ids = [line.split(",")[0] for line in small_table.read_text().splitlines()[1:]]
    wanted = [f"w{worker}-n{number}" for worker in range(workers) for number in range(count)]
    assert kills >= 10
    assert sorted(ids[7:]) == sorted(wanted), "every row once"
    assert {row_id for file in done if file.exists() for row_id in file.read_text().split()} <= set(ids), (
        "what was said is there"
    )
    assert small_table.read_text().startswith(SMALL_TABLE)
