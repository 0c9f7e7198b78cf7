"""Any bytes at all through the door: never an exception but `TableError`, and no row lost in silence."""

from __future__ import annotations

import csv
import io
import os
import random
import time
from pathlib import Path

import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import TableError, read_events, read_table
from events.columns import EVENT_COLUMNS
from events.loading import read_rows

SECONDS = float(os.environ.get("EVENT_TIMELINE_FUZZ_SECONDS", "15"))
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp1251"]
PIECES = [
    b'"', b'""', b",", b";", b"\t", b"\r", b"\n", b"\r\n", b"\x00", b"\xff", b"\xfe", b"\xef\xbb\xbf", b"PK\x03\x04", b"\xe9",
    b"\xc3\xa9", b"\xed\xa0\x80", b"=", b"2023-09", b"31 February", b"RUS; PRK", b"src-a", b"\xe2\x80\x9c", b"\x85", b" ",
    b"\xa0", b"\x1a", b"sep=;\n", b"-", b"+1", b"\\", b"'", b"\x0b", b"\x1c", b"\xe2\x80\xa8",
]  # fmt: skip


def mangled(rng: random.Random) -> bytes:
    """Return a good table after some of what can happen to a file."""
    text = SMALL_TABLE.replace(",", rng.choice([",", ",", ",", ";", "\t"])).replace("\n", rng.choice(["\n", "\r\n", "\r"]))
    content = bytearray(text.encode(rng.choice(ENCODINGS), "replace"))
    for _ in range(rng.choice([0, 1, 2, 3, 10, 100])):
        place = rng.randrange(len(content) + 1)
        what = rng.randrange(4)
        if what == 0:
            content[place:place] = rng.choice(PIECES)
        elif what == 1:
            del content[place : place + rng.choice([1, 1, 2, 30])]
        elif what == 2:
            content[place : place + 1] = bytes([rng.randrange(256)])
        else:
            other = rng.randrange(len(content) + 1)
            content[place:place] = content[other : other + rng.randrange(200)]
    return bytes(content)


def assert_every_row_is_accounted_for(path: Path, content: bytes) -> bool:
    """Read the bytes as a table; return whether they were one."""
    path.write_bytes(content)
    try:
        events, problems = read_events(path)
    except TableError as error:
        assert str(error)
        return False
    rows = set(read_rows(content, path.name, EVENT_COLUMNS).index)
    wrong = {problem.line for problem in problems if problem.level == "error" and problem.file == path.name}
    shown = set(events["line"])
    assert not shown & wrong, "a row is shown or has an error, not both"
    assert shown | wrong == rows, "no row is lost in silence"
    assert len(events) == len(shown)
    return True


@pytest.mark.slow
def test_a_table_mangled_in_any_way_is_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text(SMALL_SOURCES)
    seed = int(os.environ.get("EVENT_TIMELINE_FUZZ_SEED", "1"))
    end = time.monotonic() + SECONDS
    inputs = tables = 0
    while time.monotonic() < end:
        content = mangled(random.Random(seed + inputs))
        try:
            tables += assert_every_row_is_accounted_for(tmp_path / "events.csv", content)
        except Exception as error:
            error.add_note(f"seed {seed + inputs}: {content!r}")
            raise
        inputs += 1
    print(f"{inputs} inputs in {SECONDS:.0f} seconds, {tables} of them tables")  # seen with pytest -s
    assert tables > 20, "most are tables still"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    assert_every_row_is_accounted_for(tmp_path / "events.csv", content)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.text(st.sampled_from("aé“ \xa0,;\t\"'\n\r\0-1\u2028\x85"), max_size=6), min_size=5, max_size=5), max_size=4
    )
)
def test_whatever_a_csv_writer_writes_reads_back_cell_by_cell(tmp_path: Path, rows: list[list[str]]) -> None:

    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(["date", "countries", "type", "title", "sources"])
    writer.writerows([["x" + row[0], *row[1:]] for row in rows])
    read = read_rows(text.getvalue().encode(), "events.csv", EVENT_COLUMNS)
    assert read[["date", "countries", "type", "title", "sources"]].to_numpy().tolist() == [
        ["x" + row[0], *row[1:]] for row in rows
    ]


def test_bytes_beside_the_table_are_read_or_refused_too(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(SMALL_TABLE)
    for seed in range(30):
        rng = random.Random(seed)
        (tmp_path / "sources.csv").write_bytes(SMALL_SOURCES.encode()[: rng.randrange(400)] + rng.randbytes(rng.randrange(40)))
        try:
            table = read_table(tmp_path / "events.csv")
        except TableError:
            continue
        assert len(table.events) == 7
