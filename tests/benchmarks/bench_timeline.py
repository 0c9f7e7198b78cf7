"""How smooth the timeline is, and how soon a changed pair is painted, beside a plain Dash app of the same rows.

Run by hand, on an idle machine:  .venv/bin/python tests/benchmarks/bench_timeline.py [EVENTS]

Frames and tasks are told by the wall's clock; the longest task also by the time that its thread really worked, which other
programs on the machine lengthen less.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from playwright.sync_api import sync_playwright
from waitress import create_server

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from synthetic import synthetic_csv  # noqa: E402

from dashboard.app import create_app  # noqa: E402
from events.loading import read_events  # noqa: E402

PAIRS = ["RUS,PRK", "CHN,USA", "KOR,JPN", "RUS,CHN", "PRK,USA", "UKR,IRN"]
ROUNDS = 3

WATCH = """() => {
  window.frames_ = []; window.tasks_ = [];
  let last = performance.now();
  (function frame() {
    const now = performance.now();
    frames_.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  })();
  new PerformanceObserver((list) => list.getEntries().forEach((one) => tasks_.push(one.duration)))
    .observe({ entryTypes: ['longtask'] });
}"""

# From the change to the frame after the graph was drawn anew.
AFTER = """(change) => (words) => new Promise((done) => {
  const graph = document.querySelector('.js-plotly-plot');
  const start = performance.now();
  let told = false;
  graph.on('plotly_afterplot', () => {
    if (told) return;
    told = true;
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  });
  change(words);
})"""
OURS = f"({AFTER})((words) => EventTimeline.page.change({{ countries: words }}))"
PLAIN = f"({AFTER})((words) => dash_clientside.set_props('pair', {{ data: words }}))"


def serve(server: Any) -> str:
    """Serve a WSGI application on a free port and return its address."""
    made = create_server(server, host="127.0.0.1", port=0, threads=6)
    threading.Thread(target=made.run, daemon=True).start()
    return f"http://127.0.0.1:{made.effective_port}"


def plain_app(path: Path) -> Dash:
    """Return what one would write in ten minutes: a callback that filters and returns a px.timeline with labels."""
    events, _ = read_events(path)
    frame = events[["title", "type", "country_set", "earliest", "latest"]].copy()
    frame["latest"] = frame["latest"].fillna(frame["earliest"]) + pd.Timedelta(days=1)  # px draws no bar of no length
    app = Dash("plain")
    app.layout = html.Div([dcc.Store(id="pair"), dcc.Graph(id="graph", figure={})])

    @app.callback(Output("graph", "figure"), Input("pair", "data"))
    def draw(pair: str | None) -> Any:
        chosen = frame
        for code in (pair or "").split(","):
            if code:
                chosen = chosen[chosen["country_set"].str.contains(f";{code};", regex=False)]
        return px.timeline(chosen, x_start="earliest", x_end="latest", y="type", color="type", text="title")

    return app


def seconds_to_paint(page: Any, script: str) -> float:
    """Return the median of milliseconds from a change of pair to the painted graph."""
    return statistics.median(page.evaluate(script, pair) for _ in range(ROUNDS) for pair in PAIRS)


def longest_working(page: Any, gesture: Any) -> float:
    """Return the longest task of the page's main thread during a gesture, in milliseconds in which the thread really worked."""
    client = page.context.new_cdp_session(page)
    seen: list[Any] = []
    ended: list[Any] = []
    client.on("Tracing.dataCollected", lambda told: seen.extend(told["value"]))
    client.on("Tracing.tracingComplete", lambda _: ended.append(True))
    categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
    client.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": categories}})
    gesture()
    client.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    main_thread = Counter((one["pid"], one["tid"]) for one in seen if one["name"] == "FireAnimationFrame").most_common(1)[0][0]
    tasks = [one for one in seen if one["name"] == "RunTask" and (one["pid"], one["tid"]) == main_thread]
    return max(one.get("tdur", 0) for one in tasks) / 1000


def gestures(page: Any) -> dict[str, tuple[float, float, float]]:
    """Pan ten years and zoom into everything with the mouse; return the median frame and the longest task, twice, of each."""
    box = page.locator("#timeline-graph").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 200
    page.evaluate(WATCH)

    def watch(gesture: Any) -> None:
        page.wait_for_timeout(600)
        page.evaluate("() => { frames_.length = 0; tasks_.length = 0; }")
        gesture()
        page.wait_for_timeout(600)

    def measure(before: str, gesture: Any) -> tuple[float, float, float]:
        page.click(before)
        watch(gesture)
        frames, tasks = page.evaluate("[frames_, tasks_]")
        page.click(before)
        page.wait_for_timeout(600)
        working = longest_working(page, lambda: watch(gesture))
        return statistics.median(frames), max(tasks, default=0.0), working

    def pan() -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(60):
            page.mouse.move(x - step * 4, y)
            page.wait_for_timeout(12)
        page.mouse.up()

    def zoom() -> None:
        page.mouse.move(x, y)
        for _ in range(40):
            page.mouse.wheel(0, -50)
            page.wait_for_timeout(15)

    return {"pan": measure("#zoom-10", pan), "zoom": measure("#zoom-all", zoom)}


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    browser_path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "events.csv"
        path.write_text(synthetic_csv(count), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(serve(create_app(path).server))
        page.wait_for_selector("#sentence:not(:empty)")
        page.wait_for_timeout(1500)
        ours = seconds_to_paint(page, OURS)
        page.evaluate("() => EventTimeline.page.change({ countries: '' })")
        page.wait_for_timeout(800)
        for name, (frame, longest, working) in gestures(page).items():
            tasks = f"longest task {longest:.0f} ms, {working:.0f} ms of work"
            print(f"{count} events, {name}: median frame {frame:.1f} ms, {tasks}")
        other = browser.new_page(viewport={"width": 1440, "height": 900})
        other.goto(serve(plain_app(path).server))
        other.wait_for_selector(".js-plotly-plot .main-svg")
        other.wait_for_timeout(1500)
        plain = seconds_to_paint(other, PLAIN)
        print(f"{count} events, changed to painted: {ours:.0f} ms; px.timeline: {plain:.0f} ms; ratio {ours / plain:.2f}")
        browser.close()


if __name__ == "__main__":
    main()
