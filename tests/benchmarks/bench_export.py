"""How large the exported file is and how soon it is painted, beside `px.timeline(...).write_html` of the same rows.

Run by hand, on an idle machine:  .venv/bin/python tests/benchmarks/bench_export.py
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.express as px
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from synthetic import synthetic_csv  # noqa: E402

from dashboard.export import html_text, write_html  # noqa: E402
from events.loading import Table, read_events, read_table  # noqa: E402
from events.queries import Selection  # noqa: E402

ROUNDS = 7
SELECTIONS = (Selection(countries=("RUS", "PRK"), start="2019"), Selection(countries=("RUS", "PRK")), Selection())
PARTS = {
    "plain list": r'<div id="plain-list">.*?</ol></div>',
    "drawing": r'<script type="text/plain" id="packed-drawing">.*?</script>',
    "JSON-LD": r'<script type="application/ld\+json">.*?</script>',
    "scripts": r'<script type="text/plain" id="packed-scripts">.*?</script>|<script>.*?</script>',
    "style": r"<style>.*?</style>",
}

# From the start of navigation to the frame after the first marks stand in the document.
PAINTED = """() => new Promise((done) => {
  const look = () => {
    if (document.querySelector('.js-plotly-plot .point path, .js-plotly-plot .scatterlayer path.point')) {
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    } else setTimeout(look, 2);
  };
  look();
})"""


def write_plain(table: Path, out: Path) -> None:
    """Write what px gives for the same rows."""
    frame, _ = read_events(table)
    frame["latest"] = frame["latest"].fillna(frame["earliest"]) + pd.Timedelta(days=1)  # px draws no bar of no length
    px.timeline(frame, x_start="earliest", x_end="latest", y="country_set", color="type", text="title").write_html(out)


def painted(browser: Any, path: Path) -> float:
    """Return the median of milliseconds from opening a file to painted marks, each time in a fresh context."""
    times = []
    for _ in range(ROUNDS):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.goto(path.as_uri(), wait_until="commit")
        times.append(page.evaluate(PAINTED))
        context.close()
    return statistics.median(times)


def print_parts(table: Table, selection: Selection) -> None:
    """Print how large a file is that fetches plotly.js, and what takes the room in it, in bytes."""
    text = html_text(table, selection, plotlyjs="cdn")
    sizes = {name: sum(map(len, re.findall(pattern, text, re.DOTALL))) for name, pattern in PARTS.items()}
    words = ", ".join(f"{name} {size / 1e3:.0f}" for name, size in sizes.items())
    count = len(re.findall(r'<li id="event-', text))
    print(f"  {count} events without plotly.js: {len(text.encode()) / 1e3:.0f} kB, of which thousands of letters: {words}")


def main() -> None:
    """Measure and print."""
    browser_path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        for count in (50, 500, 5000):
            table, ours, plain = (Path(folder) / name for name in ("events.csv", f"ours-{count}.html", f"plain-{count}.html"))
            table.write_text(synthetic_csv(count), encoding="utf-8")
            write_html(table, ours)
            write_plain(table, plain)
            sizes = " and ".join(f"{path.stat().st_size / 1e6:.2f} MB" for path in (ours, plain))
            mine, other = painted(browser, ours), painted(browser, plain)
            print(f"{count} events: {sizes} (px); open to painted {mine:.0f} and {other:.0f} ms (px), ratio {mine / other:.2f}")
            print_parts(read_table(table), Selection())
        browser.close()
    print("The curated table:")
    for selection in SELECTIONS:
        print_parts(read_table(ROOT / "events" / "events.csv"), selection)


if __name__ == "__main__":
    main()
