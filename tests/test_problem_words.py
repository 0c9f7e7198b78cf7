"""Problems on the command line: one line each for programs, tables that fit for people."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT, SMALL_SOURCES, SMALL_TABLE, write_table
from rich.console import Console

from events.problem_words import VALUE_LENGTH, problem_grids, problem_line
from events.reading import Problem

DATE = Problem("events.csv", 41, "date", "31 February 1904", '"31 February 1904" is not a date.', "Write 1904-02 or 1904~.")
SOURCE = Problem("sources.csv", 4, "publisher", "", "publisher is missing.", "Who published it.")
TITLE = Problem("events.csv", 7, "title", "T" * 200, "the title has 200 characters.", "Write at most 80.", "warning")


def drawn(problems: list[Problem], width: int) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        console.print(*problem_grids(problems))
    return capture.get()


def test_a_line_is_one_line_whatever_its_cell_holds() -> None:
    problem = Problem("events.csv", 2, "date", "x", '"two\nlines\x1b[2J\r" is not a date.', "Write 1904.")
    assert problem_line(problem) == 'error: events.csv line 2, date: "two lines [2J " is not a date. Write 1904.'


def test_problems_stand_by_file_in_the_order_of_lines_with_their_numbers() -> None:
    lines = [line.strip() for line in drawn([DATE, SOURCE, replace(TITLE, value="T")], 160).splitlines() if line.strip()]
    assert [line.split("  ")[0] for line in lines if "─" not in line] == [
        "events.csv: 1 error, 1 warning", "level", "warning", "error", "sources.csv: 1 error", "level", "error",
    ]  # fmt: skip
    assert lines[1].split() == ["level", "line", "column", "value", "what", "is", "wrong", "what", "to", "write"]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_table_fits_the_width_of_its_terminal(width: int) -> None:
    assert max(map(len, drawn([DATE, SOURCE, TITLE], width).splitlines())) <= width


@pytest.mark.parametrize("width", [80, 200])
def test_every_word_of_reason_and_hint_is_there_however_they_wrap(width: int) -> None:
    words = set(drawn([DATE, SOURCE, TITLE], width).split())
    for problem in (DATE, SOURCE, TITLE):
        assert {*problem.reason.split(), *problem.hint.split()} <= words


def test_a_long_value_is_shortened_and_what_is_no_letter_left_out() -> None:
    text = drawn([TITLE, Problem("events.csv", 9, "date", "\x1b[31m\n", "is no date.", "")], 300)
    assert "T" * (VALUE_LENGTH - 1) + "…" in text
    assert "T" * VALUE_LENGTH not in text
    assert "\x1b" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals to test with")
def test_check_draws_a_table_on_a_terminal_and_lines_elsewhere(tmp_path: Path) -> None:
    import fcntl
    import termios

    path = write_table(tmp_path, SMALL_TABLE + "bad,never,RUS; PRK,visit,T,,,,,,,src-a\n", SMALL_SOURCES)
    command = [sys.executable, str(ROOT / "run.py"), "check", str(path)]
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 72, 0, 0))
    environment = {name: text for name, text in os.environ.items() if name not in ("COLUMNS", "LINES")}
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, timeout=60, check=False, env=environment)
    os.close(theirs)
    text = re.sub(r"\x1b\[[\d;]*m", "", os.read(ours, 100_000).decode())  # without its colours
    os.close(ours)
    assert done.returncode == 1
    assert text.startswith("events.csv: 1 error")
    assert "what to write" in text
    assert max(len(line.rstrip("\r")) for line in text.split("\n")) <= 72
    assert subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout.startswith(
        'error: events.csv line 9, date: "never" is not a date.'
    )
