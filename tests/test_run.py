"""The command line as somebody types it: real processes, their output, their words and their exit status."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT, SMALL_SOURCES, SMALL_TABLE, write_table

from run import cli

BROKEN_ROWS = """\
bad-date,31 February 2024,RUS; PRK,visit,Impossible day,,,,,,,src-a
bad-country,2024,RUS; Atlantis,visit,Unknown country,,,,,,,src-a
no-source,2024,RUS; PRK,visit,Nobody says so,,,,,,,
2024-treaty,2024,RUS; PRK,visit,The same id,,,,,,,src-a
short,2024,RUS; PRK
long,2024,RUS; PRK,visit,T,,,,,Moscow,,src-a, Russia
"""
ROWS = SMALL_TABLE.splitlines()
TIDY_TABLE = "\n".join([ROWS[0], *sorted(ROWS[1:])]) + "\n"  # in the order that the rules of curation ask for
FIRST_BROKEN_LINE = len(ROWS) + 1


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "run.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def run_here(*arguments: object) -> Result:
    """The same in this process, which is faster; for what depends on no process of its own."""
    return CliRunner().invoke(cli, [str(each) for each in arguments])


@pytest.fixture
def tidy_table(tmp_path: Path) -> Path:
    return write_table(tmp_path, TIDY_TABLE)


@pytest.fixture(scope="module")
def broken_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_table(tmp_path_factory.mktemp("broken"), TIDY_TABLE + BROKEN_ROWS)


@pytest.fixture(scope="module")
def checked(broken_table: Path) -> subprocess.CompletedProcess[str]:
    """What `check` says of the broken table, in words."""
    return run("check", broken_table)


def test_check_finds_nothing_wrong_with_a_good_copy(tidy_table: Path) -> None:
    done = run("check", tidy_table)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{tidy_table}: 7 events, 2 sources, no eras; no problems.\n"


def test_check_names_place_reason_and_hint_of_every_problem(checked: subprocess.CompletedProcess[str]) -> None:
    line = FIRST_BROKEN_LINE
    assert checked.returncode == 1
    said = checked.stdout.splitlines()
    expected = [
        (line, ", date", '"31 February 2024" is not a date.', "Write 2024-02"),
        (line + 1, ", countries", 'No country "Atlantis".', "Write a name or an ISO 3166 code"),
        (line + 2, ", sources", "sources is missing.", 'Ids of rows of "sources.csv"'),
        (line + 3, ", id", '"2024-treaty" is already the id of line 8.', "Write another, such as 2024-treaty-2"),
        (line + 4, ", type", "type is missing.", "What happened"),
        (line + 4, ", title", "title is missing.", "At most 80 characters"),
        (line + 4, ", sources", "sources is missing.", "at least one"),
        (line + 5, "", 'has more cells than the first line: " Russia" is left over.', '"Moscow, Russia"'),
    ]
    assert len(said) == len(expected)
    for sentence, (number, column, reason, hint) in zip(said, expected, strict=True):
        assert sentence.startswith(f"error: events.csv line {number}{column}: {reason}")
        assert hint in sentence
    assert checked.stderr.endswith("; 8 problems.\n")


def test_check_gives_the_same_as_data(broken_table: Path, checked: subprocess.CompletedProcess[str]) -> None:
    data = run("check", broken_table, "--json")
    problems = json.loads(data.stdout)
    assert data.returncode == 1
    assert [set(problem) for problem in problems] == [{"file", "line", "column", "value", "reason", "hint", "level"}] * 8
    for problem, sentence in zip(problems, checked.stdout.splitlines(), strict=True):
        place = f"{problem['file']} line {problem['line']}" + (f", {problem['column']}" if problem["column"] else "")
        assert sentence == f"{problem['level']}: {place}: {problem['reason']} {problem['hint']}"
    assert [problem["value"] for problem in problems] == [
        "31 February 2024", "RUS; Atlantis", "", "2024-treaty", "", "", "", " Russia",
    ]  # fmt: skip


def test_check_as_data_of_a_good_table_is_an_empty_list(tidy_table: Path) -> None:
    done = run_here("check", "--json", tidy_table)
    assert (done.exit_code, done.stdout) == (0, "[]\n")


def test_one_thing_is_counted_as_one(tmp_path: Path) -> None:
    (tmp_path / "eras.csv").write_text("start,title\n2011,Kim\n")
    rows, sources = ROWS[:2], SMALL_SOURCES.splitlines()[:2]
    done = run_here("check", write_table(tmp_path, "\n".join(rows) + ",extra\n", "\n".join(sources) + "\n"))
    assert done.output.endswith("no events, 1 source, 1 era; 1 problem.\n")


REFUSALS = [
    pytest.param(["check", "{folder}/none.csv"], "There is no file {folder}/none.csv.", id="a missing file"),
    pytest.param(["check", "{folder}"], "{folder} is a folder.", id="a folder"),
    pytest.param(["chekc"], 'There is no command and no file "chekc". The commands are add, check,', id="a mistyped command"),
    pytest.param(["{folder}/none.csv", "--workers", "2"], "There is no file {folder}/none.csv.", id="a missing file to share"),
    pytest.param(["{table}", "--workers", "2", "--host", "no host"], 'There is no address "no host"', id="a host to share at"),
    pytest.param(["{table}", "--host", "no host"], 'There is no address "no host" to listen on.', id="an unknown host"),
    pytest.param(
        ["export", "{folder}/o.csv", "{table}", "--countries", "RUS,Atlantis"],
        '--countries: No country "Atlantis".',
        id="a country",
    ),
    pytest.param(["export", "{folder}/o.csv", "{table}", "--types", "vist"], 'Did you mean "visit"?', id="an unknown type"),
    pytest.param(["export", "{folder}/no/o.html", "{table}"], "o.html cannot be written: No such file", id="no folder"),
    pytest.param(["export", "{folder}/o.docx", "{table}"], '"o.docx" ends in no known format.', id="an unknown format"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSALS)
def test_what_a_user_can_mend_is_one_sentence_and_exit_status_2(
    tmp_path: Path, small_table: Path, arguments: list[str], said: str
) -> None:
    done = run(*(each.format(folder=tmp_path, table=small_table) for each in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    assert done.stderr.count("\n") == 1
    assert said.format(folder=tmp_path) in done.stderr


def test_a_busy_port_names_the_next_free_one(small_table: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(small_table, "--port", port)
    assert done.returncode == 2
    told = re.fullmatch(
        rf"Error: Port {port} is in use by another program\. Port (\d+) is free: add --port \1\.\n", done.stderr
    )
    assert told
    assert port < int(told[1]) <= port + 100


def test_serving_prints_the_address_and_answers_there(small_table: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "run.py"), str(small_table), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            said = server.stderr.readline()
            assert f"is at http://127.0.0.1:{port} (stop with Ctrl+C)" in said
            assert server.stderr.readline().startswith("Engine: pandas, because events.csv is")
            assert _answers(f"http://127.0.0.1:{port}/_dash-layout") == 200
        finally:
            server.terminate()


def _answers(address: str) -> int:
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                return int(response.status)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def test_export_writes_the_selected_rows_and_says_so(tmp_path: Path, small_table: Path) -> None:
    out = tmp_path / "out.csv"
    done = run("export", out, small_table, "--countries", "PRK,RUS", "--match", "only", "--types", "visit", "--to", "2000")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[0] == f"{out}: 1 event, 1 kB."
    assert [line.split(",")[0] for line in out.read_text().splitlines()] == ["id", "2000-visit"]


def test_export_writes_one_html_file(tmp_path: Path, small_table: Path) -> None:
    out = tmp_path / "out.html"
    done = run_here("export", out, small_table)
    assert done.exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert re.fullmatch(rf"{re.escape(str(out))}: 7 events, \d\.\d MB\.\n", done.output)


def test_help_names_every_command_and_filter() -> None:
    whole, export = run_here("--help").output, run_here("export", "--help").output
    for command in cli.commands:
        assert re.search(rf"^  {command} ", whole, re.MULTILINE)
    for name in ("countries", "match", "types", "from", "to", "text", "status"):
        assert f"--{name}" in export


def test_an_export_of_nothing_is_refused_and_writes_no_file(tmp_path: Path, small_table: Path) -> None:
    done = run("export", str(tmp_path / "o.html"), str(small_table), "--text", "zebra")
    assert done.returncode == 2
    assert "No event fits these filters" in done.stderr
    assert not (tmp_path / "o.html").exists()
