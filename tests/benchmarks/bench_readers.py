"""Fifty readers at once on one dashboard: how long they wait, and whether any is turned away, by number of processes.

Each reader opens the page (its HTML, layout, wires and drawing), then asks the clock's question each second and, some
seconds apart, for the answer to another selection, as the page does. All on loopback, for half a minute each.

Run by hand:  .venv/bin/python tests/benchmarks/bench_readers.py [--readers 50] [--seconds 30] [--workers 1 --workers 2]
"""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "events" / "events.csv"
TICK = 1.0  # seconds between the clock's questions, as in dashboard/layout.py
READING = (2.0, 6.0)  # seconds between two selections of one reader
ARRIVING = 5.0  # seconds within which all readers open the page
PATIENCE = 30.0  # seconds after which a question counts as an error
CODES = ["RUS", "PRK", "CHN", "KOR", "USA", "JPN", "UKR", "UNO"]
TYPES = ["visit", "treaty", "talks", "sanctions", "aid", "meeting"]
WORDS = ["", "", "pyongyang", "treaty", "nuclear", "moscow"]


class Reader:
    """One browser's questions over one connection, and how long each took."""

    def __init__(self, port: int, number: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.random = random.Random(number)
        self.times: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self.version = ""

    def read(self, until: float) -> None:
        """Open the page and use it until a moment of the monotonic clock."""
        time.sleep(self.random.uniform(0, ARRIVING))
        for name, path in (("page", "/"), ("layout", "/_dash-layout"), ("wires", "/_dash-dependencies")):
            self.ask(name, path)
        self.tick()
        self.ask("drawing", f"/drawing?version={self.version}")
        self.choose()
        next_choice = time.monotonic() + self.random.uniform(*READING)
        while time.monotonic() < until:
            time.sleep(TICK)
            self.tick()
            if time.monotonic() > next_choice:
                self.choose()
                next_choice = time.monotonic() + self.random.uniform(*READING)

    def tick(self) -> None:
        asked = question("latest-version.data", [("clock.n_intervals", 1)], [("latest-version.data", self.version)])
        told = self.ask("clock", UPDATE, asked)
        if told and "latest-version" in told["response"]:
            self.version = told["response"]["latest-version"]["data"]

    def choose(self) -> None:
        countries = self.random.sample(CODES, self.random.choice([0, 1, 2, 2]))
        types = self.random.sample(TYPES, self.random.choice([0, 0, 1, 2]))
        words = {"countries": ",".join(countries), "types": ",".join(types), "text": self.random.choice(WORDS)}
        told = self.ask("answer", "/ask/answer", {**words, "version": self.version})
        if told and told["version"] != self.version:
            self.errors.append("answer: of another version")

    def ask(self, name: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return what is answered, as data where it is any; write down how long it took, or what went wrong."""
        start = time.perf_counter()
        try:
            headers = {"Content-Type": "application/json"}
            self.connection.request("POST" if body else "GET", path, json.dumps(body) if body else None, headers)
            answer = self.connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.errors.append(f"{name}: {error!r}")
            self.connection.close()
            return None
        self.times[name].append(time.perf_counter() - start)
        if answer.status >= 400:
            self.errors.append(f"{name}: status {answer.status}")
            return None
        return json.loads(content) if body and answer.status == 200 else None


UPDATE = "/_dash-update-component"


def question(output: str, inputs: list[tuple[str, Any]], state: list[tuple[str, Any]] | None = None) -> dict[str, Any]:
    """Return a question as Dash's page puts it."""

    def named(pairs: list[tuple[str, Any]]) -> list[dict[str, Any]]:
        return [{"id": name.split(".")[0], "property": name.split(".")[1], "value": value} for name, value in pairs]

    return {
        "output": output,
        "outputs": {"id": output.split(".")[0], "property": output.split(".")[1]},
        "inputs": named(inputs),
        "state": named(state or []),
        "changedPropIds": [name for name, _value in inputs],
    }


@contextlib.contextmanager
def served(workers: int) -> Iterator[int]:
    """Serve the curated table from a number of processes; the port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "run.py"), str(TABLE), "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    process.stderr.readline()
    try:
        for number in range(workers * 4):  # until all have begun
            Reader(port, number).ask("layout", "/_dash-layout")
        time.sleep(3)
        yield port
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def measure(port: int, readers: int, seconds: float) -> list[Reader]:
    """Let readers use the page at once for some seconds."""
    everybody = [Reader(port, number) for number in range(readers)]
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=reader.read, args=(until,)) for reader in everybody]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return everybody


@click.command()
@click.option("--readers", default=50, show_default=True)
@click.option("--seconds", default=30.0, show_default=True)
@click.option("--workers", "several", multiple=True, type=int, default=(1, 2), show_default=True)
def main(readers: int, seconds: float, several: tuple[int, ...]) -> None:
    """Measure and print."""
    for workers in several:
        with served(workers) as port:
            everybody = measure(port, readers, seconds)
        errors = [error for reader in everybody for error in reader.errors]
        print(f"{readers} readers, {seconds:.0f} s, {workers} process{'es' if workers > 1 else ''}: {len(errors)} errors")
        for name in ("page", "layout", "wires", "drawing", "clock", "answer"):
            times = sorted(1000 * each for reader in everybody for each in reader.times[name])
            if len(times) > 1:
                middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
                print(f"  {name:8} {len(times):5} asked, median {middle:6.0f} ms, 95 of 100 within {late:6.0f} ms")
        for error in sorted(set(errors))[:5]:
            print(f"  {errors.count(error)} times: {error}")


if __name__ == "__main__":
    main()
