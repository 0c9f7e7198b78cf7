"""Several processes show one table: the same answers from each, saves in each, nothing to write, none left over."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SMALL_TABLE, write_table

from dashboard.app import create_app
from dashboard.serving import ServingError, refuse_platform
from events.live_table import LiveTable

PATIENCE = 90  # seconds, for a machine that does much else
NEW_ROW = "2025-new,2025-04-28,RUS; PRK,meeting,A row saved while it is served,,,,3,Moscow,,src-a\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="processes share a listening socket on POSIX systems alone")


def eventually(told: Callable[[], Any]) -> Any:
    """Ask until the answer is a true one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if answer := told():
            return answer
        time.sleep(0.1)
    return pytest.fail("nothing came of it")


@dataclass
class Served:
    """A table served by `run.py --workers`."""

    process: subprocess.Popen[str]
    address: str

    def workers(self) -> list[int]:
        """The processes that serve: the children that were spawned for it."""
        listed = subprocess.run(
            ["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
        ).stdout
        rows = [line.split(maxsplit=2) for line in listed.splitlines()]
        return [int(pid) for pid, parent, words in rows if int(parent) == self.process.pid and "spawn_main" in words]

    def ask(self, path: str, question: dict[str, Any] | None = None) -> Any:
        body = json.dumps(question).encode() if question else None
        request = urllib.request.Request(self.address + path, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer) if answer.status == 200 else None

    def version(self, known: str = "") -> str:
        """What the page asks each second: the version of the table, or nothing where it is the known one."""
        told = self.ask(
            "/_dash-update-component",
            {
                "output": "latest-version.data",
                "outputs": {"id": "latest-version", "property": "data"},
                "inputs": [{"id": "clock", "property": "n_intervals", "value": 1}],
                "state": [{"id": "latest-version", "property": "data", "value": known}],
                "changedPropIds": ["clock.n_intervals"],
            },
        )
        return str(told["response"].get("latest-version", {}).get("data", "")) if told else ""

    def of_each(self, told: Callable[[], Any]) -> list[Any]:
        """What each of the processes answers: the others are held meanwhile."""
        answers = []
        for one in self.workers():
            others = [pid for pid in self.workers() if pid != one]
            for pid in others:
                os.kill(pid, signal.SIGSTOP)
            try:
                answers.append(told())
            finally:
                for pid in others:
                    os.kill(pid, signal.SIGCONT)
        return answers


@pytest.fixture
def served(small_table: Path) -> Iterator[Served]:
    """The small table, served by two processes that both answer."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "run.py"), str(small_table), "--workers", "2", "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    address = f"http://127.0.0.1:{port}"
    running = Served(process, address)
    try:
        assert process.stderr
        said = f"The timeline of {small_table} is at {address}, read only, from 2 processes (stop with Ctrl+C).\n"
        assert process.stderr.readline() == said
        eventually(lambda: len(running.workers()) == 2)
        yield running
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


@posix
def test_each_process_shows_the_same_and_follows_a_save(served: Served, small_table: Path) -> None:
    before, other = served.of_each(served.version)
    assert before == other
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    newer = eventually(lambda: served.version(before))
    assert served.of_each(lambda: eventually(lambda: served.version(before))) == [newer, newer]
    layouts = served.of_each(lambda: served.ask("/_dash-layout"))
    assert layouts[0] == layouts[1]
    wires = served.of_each(lambda: served.ask("/_dash-dependencies"))
    assert wires[0] == wires[1]


@posix
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["told to end", "killed"])
def test_a_killed_process_is_replaced_and_none_outlives_the_first(served: Served, end: signal.Signals) -> None:
    served.version()
    lost, kept = served.workers()
    os.kill(lost, signal.SIGKILL)
    eventually(lambda: len(served.workers()) == 2 and lost not in served.workers())
    assert kept in served.workers()
    assert served.version()
    workers = served.workers()
    served.process.send_signal(end)
    eventually(lambda: not any(map(is_alive, workers)))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout[:1] not in ("", "Z")


def test_a_page_of_several_processes_offers_nothing_that_writes(small_table: Path) -> None:
    client = create_app(small_table, read_only=True).server.test_client()
    told = client.get("/_dash-layout").get_data(as_text=True) + client.get("/_dash-dependencies").get_data(as_text=True)
    assert "add-event" not in told
    assert "article" not in told
    assert "download-request" in told


def test_two_processes_call_the_same_table_by_the_same_version(small_table: Path) -> None:
    one, other = LiveTable(small_table), LiveTable(small_table)
    first = one.snapshot().version
    assert other.snapshot().version == first
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    assert one.snapshot().version == other.snapshot().version != first
    one.snapshot()
    small_table.write_text(SMALL_TABLE)
    assert other.snapshot().version == first, "whatever was read between"


def test_who_wants_the_version_that_another_process_has_read_waits_for_it(tmp_path: Path) -> None:
    table = write_table(tmp_path, SMALL_TABLE)
    one, other = LiveTable(table), LiveTable(table)
    table.write_text(SMALL_TABLE + NEW_ROW)
    newer = one.snapshot().version
    reading = threading.Thread(target=other.snapshot)
    reading.start()
    assert other.snapshot(newer).version == newer
    reading.join()


def test_windows_is_refused_with_what_to_do_instead() -> None:
    with pytest.raises(ServingError, match="On Windows leave it out: one process serves"):
        refuse_platform("win32")
    refuse_platform("linux")
