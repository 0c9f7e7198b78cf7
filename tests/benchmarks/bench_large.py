"""How the page feels at any size: from opening to painted, frames of gestures, pair change, bytes of answers, memory.

Run by hand, on an idle machine:  .venv/bin/python tests/benchmarks/bench_large.py [ROWS ...]   (1000 ... 10000000)

Tables are made once, in a folder of the system's temporary files. The server is a process of its own, as users start it.
"""

from __future__ import annotations

import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

from bench_timeline import PAIRS, gestures  # noqa: E402
from synthetic_tables import make_synthetic_table  # noqa: E402

SIZES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000]
FOLDER = Path(tempfile.gettempdir()) / "event-timeline-benchmarks"
OPENINGS = 3

# From the change to the frame in which the timeline is painted, and to the one in which the counts around it are, too.
SETTLED = """(change) => (words) => new Promise((done) => {
  const start = performance.now();
  let painted = 0;
  change(words);
  const look = () => {
    if (!painted && EventTimeline.page.isPainted()) setTimeout(() => (painted = performance.now() - start));
    if (painted && EventTimeline.page.isSettled()) setTimeout(() => done([painted, performance.now() - start]));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
OURS = f"({SETTLED})((words) => EventTimeline.page.change({{ countries: words }}))"
ZOOM = f"({SETTLED})(() => EventTimeline.page.timeline.zoom(0.5))"


@contextmanager
def served(table: Path) -> Iterator[tuple[str, int]]:
    """Serve a table in a process of its own; yield its address and the number of the process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "run.py"), str(table), "--port", str(port)], stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(address).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def peak_memory(process: int) -> int:
    """Return the most memory that a process has had, in MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def opened(browser: Any, address: str) -> tuple[Any, float]:
    """Return a page and the milliseconds from opening it to the painted timeline."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    start = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".timeline-scroll.drawn", timeout=120_000)
    return page, (time.perf_counter() - start) * 1000


def largest_answer(browser: Any, address: str) -> int:
    """Return the bytes of the largest answer to a page that opens, zooms and changes its pair; to weigh them takes time."""
    sizes: list[int] = []
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.on(
        "response",
        lambda one: sizes.append(len(one.body())) if re.search("_dash-update|/ask/", one.url) and one.status == 200 else None,
    )
    page.goto(address)
    page.wait_for_selector(".timeline-scroll.drawn", timeout=120_000)
    for change, given in [*((ZOOM, None) for _ in range(6)), *((OURS, words) for words in PAIRS)]:
        page.wait_for_timeout(600)
        page.evaluate(change, given)
    page.wait_for_timeout(2000)  # a page that closes takes what is still on its way with it
    page.close()
    return max(sizes)


def measure(browser: Any, address: str, process: int) -> dict[str, float]:
    """Return the figures of one table, in milliseconds, kilobytes and megabytes."""
    opened(browser, address)[0].close()
    times = []
    for _ in range(OPENINGS):
        page, took = opened(browser, address)
        times.append(took)
        if len(times) < OPENINGS:
            page.close()
    page.wait_for_timeout(1500)
    pairs = []
    for words in PAIRS * 2:
        pairs.append(page.evaluate(OURS, words))
        page.wait_for_timeout(600)  # the list comes last
    page.evaluate("() => EventTimeline.page.change({ countries: '' })")
    page.wait_for_timeout(1500)
    zooms = []
    for _ in range(6):
        zooms.append(page.evaluate(ZOOM)[0])
        page.wait_for_timeout(600)
    page.evaluate("() => EventTimeline.page.timeline.reset()")
    page.wait_for_timeout(1500)
    moved = gestures(page)
    page.wait_for_timeout(1000)
    return {
        "open ms": statistics.median(times),
        "pair ms": statistics.median(painted for painted, _ in pairs),
        "with counts ms": statistics.median(settled for _, settled in pairs),
        "zoom ms": statistics.median(zooms),
        "pan frame ms": moved["pan"][0],
        "pan longest ms": moved["pan"][1],
        "wheel frame ms": moved["zoom"][0],
        "wheel longest ms": moved["zoom"][1],
        "largest answer kB": largest_answer(browser, address) / 1000,
        "memory MB": peak_memory(process),
    }


def main() -> None:
    """Measure and print a table."""
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    FOLDER.mkdir(exist_ok=True)
    browser_path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for rows in sizes:
            table = FOLDER / f"events-{rows}.parquet"
            if not table.exists():
                make_synthetic_table(table, rows)
            with served(table) as (address, process):
                told = measure(browser, address, process)
            print(f"{rows:>10,}  " + "  ".join(f"{name} {value:,.1f}" for name, value in told.items()), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
