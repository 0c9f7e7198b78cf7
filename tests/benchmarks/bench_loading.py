"""How long loading takes, by hand: `python tests/benchmarks/bench_loading.py`.

One million plain rows against what `pandas.read_csv` alone takes on the same file, in turns, so that a busy machine
slows both, by the clock and by what the processors worked; and a table of 5,000 rows from its save to the bytes that the
browser draws.
"""

from __future__ import annotations

import csv
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
from plotly.utils import PlotlyJSONEncoder

sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboard.drawing import drawing_of
from events.columns import EVENT_COLUMNS, names
from events.live_table import LiveTable
from events.loading import read_table

ROWS = 1_000_000
ROUNDS = 7
CODES = ("RUS", "PRK", "USA", "CHN", "JPN", "KOR", "FRA", "DEU", "GBR", "IND")
TYPES = ("visit", "treaty", "talks", "sanctions")


def write_plain_table(path: Path, rows: int) -> None:
    """Write a table of events on plain ISO days, each with a title and a source of its own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names(EVENT_COLUMNS), lineterminator="\n")
        writer.writeheader()
        for number in range(rows):
            writer.writerow(
                {
                    "id": f"event-{number}",
                    "date": (date(1946, 1, 1) + timedelta(days=number % 29_000)).isoformat(),
                    "countries": f"{CODES[number % 10]}; {CODES[(number % 10 + 1 + number // 10 % 9) % 10]}",
                    "type": TYPES[number % 4],
                    "title": f"Delegation {number} is received",
                    "importance": "3",
                    "place": "Moscow",
                    "sources": f"https://example.org/{number}",
                }
            )


def seconds(work: Callable[[], Any]) -> tuple[float, float]:
    """Return how long a piece of work takes by the clock, and how long the processors work for it."""
    start, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - worked


def compare_with_pandas(path: Path) -> None:
    """Print the times of each round and their ratio, the ratio of the two best, and the median of the ratios."""
    alone, ours = [], []
    for _ in range(ROUNDS):
        alone.append(seconds(lambda: pd.read_csv(path)))
        ours.append(seconds(lambda: read_table(path)))
        print(f"pandas.read_csv {alone[-1][0]:.2f} s, read_table {ours[-1][0]:.2f} s, ratio {ours[-1][0] / alone[-1][0]:.2f}")
    for words, place in (("by the clock", 0), ("of the processors' work", 1)):
        base, own = [each[place] for each in alone], [each[place] for each in ours]
        middle = statistics.median(one / other for one, other in zip(own, base, strict=True))
        best = f"best {min(base):.2f} s and {min(own):.2f} s, ratio {min(own) / min(base):.2f}"
        print(f"{words}: {best}; median of {ROUNDS} ratios {middle:.2f}")


def save_and_draw(path: Path) -> None:
    """Print how long a save takes on the server: noticing it, reading it, and the drawing as JSON."""
    write_plain_table(path, 5_000)
    live = LiveTable(path)
    drawing_of(live.snapshot().table, "")
    write_plain_table(path, 5_001)
    start = time.perf_counter()
    while len((snapshot := live.snapshot()).table.events) < 5_001:
        time.sleep(0.02)
    noticed = time.perf_counter()
    size = len(json.dumps(drawing_of(snapshot.table, snapshot.version), cls=PlotlyJSONEncoder))
    drawn = time.perf_counter()
    print(f"5,001 rows: taken {noticed - start:.2f} s after the save, drawn {drawn - noticed:.2f} s later, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        save_and_draw(Path(folder) / "events.csv")
        write_plain_table(Path(folder) / "million.csv", ROWS)
        compare_with_pandas(Path(folder) / "million.csv")
