"""How long a save takes to be on screen, by hand: `python tests/benchmarks/bench_saving.py`.

A table of 5,000 rows is served and opened in Chromium; a row is added to the file, and the time is taken until the page
has painted it. Saves come at uneven moments, so that the page's clock counts as it does for a person. On a busy machine most of
that is waiting for others, so the time in which the server and the page's main thread really worked is told beside it: what
an idle machine needs is that, a look until the file stands still, and what is left of a tick of the page's clock when the
server has read the file.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bench_loading import write_plain_table
from playwright.sync_api import Page, sync_playwright
from waitress import create_server

sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboard.app import create_app
from dashboard.layout import CLOCK_MILLISECONDS
from dashboard.serving import freeze_memory
from events.live_table import LOOKS_APART

ROWS = 5_000
ROUNDS = 12
PAINTED = """rows => new Promise((done) => {
  const look = () => {
    const { drawing, answer } = EventTimeline.page.state;
    const said = document.getElementById("sentence").textContent.includes(rows);
    if (said && answer.version === drawing.version) requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now())));
    else setTimeout(look, 10);
  };
  look();
})"""


def seconds_to_screen(page: Page, worked: Callable[[], float], table: Path, rows: int) -> tuple[float, float]:
    """Add a row to the table; return how long it took until the page had painted it, and how much of that was work."""
    beside = table.with_name("beside.csv")
    write_plain_table(beside, rows)
    before = worked()
    beside.replace(table)
    saved = time.time()
    painted: float = page.evaluate(PAINTED, f"{rows:,} events") / 1000
    return painted - saved, worked() - before


def work_of(page: Page) -> Callable[[], float]:
    """Return a function that tells how many seconds this process and the page's main thread have worked so far."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        return time.process_time() + float(metrics["TaskDuration"])

    return worked


def main() -> None:
    """Print each round's times, the best, the median and the worst."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        table = Path(folder) / "events.csv"
        write_plain_table(table, ROWS)
        server = create_server(create_app(table).server, host="127.0.0.1", port=0, threads=6)
        freeze_memory()
        threading.Thread(target=server.run, daemon=True).start()
        page = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"]).new_page()
        page.goto(f"http://127.0.0.1:{server.effective_port}")
        page.wait_for_selector("#sentence:not(:empty)", timeout=60_000)
        worked = work_of(page)
        times, works = [], []
        for number in range(1, ROUNDS + 1):
            time.sleep(1 + number * 0.137 % 1)
            whole, work = seconds_to_screen(page, worked, table, ROWS + number)
            print(f"{whole:.2f} s, of which work {work:.2f} s")
            times.append(whole)
            works.append(work)
        print(f"to the screen: best {min(times):.2f} s, median {statistics.median(times):.2f} s, worst {max(times):.2f} s")
        idle = min(works) + 2 * LOOKS_APART + CLOCK_MILLISECONDS / 8000
        print(f"work: best {min(works):.2f} s; on an idle machine about {idle:.2f} s")


if __name__ == "__main__":
    main()
