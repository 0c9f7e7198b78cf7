"""How large the exported file is and how soon it is painted, beside `px.timeline(...).write_html` of the same rows.

Run by hand, on an idle machine:  .venv/bin/python tests/benchmarks/bench_export.py
"""

from __future__ import annotations

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

from dashboard.export import write_html  # noqa: E402
from events.loading import read_events  # noqa: E402

ROUNDS = 7

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
        browser.close()


if __name__ == "__main__":
    main()
