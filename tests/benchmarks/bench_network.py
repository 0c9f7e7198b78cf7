"""How long a save on a network folder takes to be on screen, by hand:

`python tests/benchmarks/bench_network.py MOUNTED OTHER_SIDE`, both the same folder: as this machine sees it over the network,
and as it is where the saves are made, such as `sshfs server:/srv/events /mnt/events` on a server that is this machine itself.

The dashboard serves a table of 1,000 rows from the one, and it is saved twenty times on the other, in turn by another name,
in place, emptied first and written slowly, and in place with the same size within the same second. What the page is given is
looked at all the while: every reading must be one of the tables that were saved, whole.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench_loading import write_plain_table
from playwright.sync_api import Page, sync_playwright
from waitress import create_server

sys.path.insert(0, str(Path(__file__).parents[2]))

from dashboard.app import create_app
from events.live_table import LiveTable

ROWS = 1_000
SAVES = 20
LONGEST = 60_000  # milliseconds
SHOWN = """title => EventTimeline.page.state.drawing.records.some((record) => record.title === title)
  && EventTimeline.page.state.answer.version === EventTimeline.page.state.drawing.version"""


def by_rename(path: Path, text: str) -> None:
    """Put a new file in the place of the old one, as most programs save."""
    beside = path.with_name("~save.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def in_place(path: Path, text: str) -> None:
    """Write over what is there, without emptying it: a text of the same size leaves nothing but its bytes and its time."""
    with path.open("r+", encoding="utf-8") as file:
        file.write(text)
        file.truncate()


def slowly(path: Path, text: str) -> None:
    """Empty the file, then write it in pieces."""
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, len(text), len(text) // 5):
            file.write(text[start : start + len(text) // 5])
            file.flush()
            time.sleep(0.1)


def twice_in_a_second(path: Path, text: str) -> None:
    """Save something of the same size first; a moment later, when that may just have been read, what is wanted."""
    in_place(path, text.replace("Delegation", "Deputation"))
    time.sleep(0.3)
    in_place(path, text)


WAYS: tuple[Callable[[Path, str], None], ...] = (by_rename, in_place, slowly, twice_in_a_second)


def seconds_to_screen(page: Page, save: Callable[[], None], title: str) -> float:
    """Save, and return how long it took from the end of the save until the page has drawn a title."""
    save()
    saved = time.time()
    page.wait_for_function(SHOWN, arg=title, timeout=LONGEST, polling=20)
    return time.time() - saved


def watch_readings(live: LiveTable, seen: dict[str, tuple[int, int]], over: threading.Event) -> None:
    """Note of every version that the page could be given how many events and problems with errors it has."""
    while not over.is_set():
        snapshot = live.snapshot()
        errors = [problem for problem in snapshot.table.problems if problem.level == "error"]
        seen[snapshot.version] = (len(snapshot.table.events), len(errors))
        time.sleep(0.01)


def report(times: dict[str, list[float]], seen: dict[str, tuple[int, int]]) -> None:
    """Print the times of each way of saving, and whether anything was read by half."""
    for way, taken in times.items():
        worst = max(taken)
        print(f"{way:18} best {min(taken):.2f} s, median {statistics.median(taken):.2f} s, worst {worst:.2f} s of {len(taken)}")
    halves = [counts for counts in seen.values() if counts != (ROWS, 0)]
    print(f"{len(seen)} readings, of which not whole: {halves or 'none'}")


def main(mounted: Path, other_side: Path) -> None:
    """Serve a table from the mounted folder and save it on the other side."""
    table, saved_as = mounted / "events.csv", other_side / "events.csv"
    write_plain_table(saved_as, ROWS)
    text = saved_as.read_text(encoding="utf-8")
    live = LiveTable(table)
    server = create_server(create_app(live).server, host="127.0.0.1", port=0, threads=6)
    threading.Thread(target=server.run, daemon=True).start()
    over, seen, times = threading.Event(), dict[str, tuple[int, int]](), dict[str, list[float]]()
    with sync_playwright() as playwright:
        page: Any = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"]).new_page()
        page.goto(f"http://127.0.0.1:{server.effective_port}")
        page.wait_for_selector("#sentence:not(:empty)", timeout=LONGEST)
        threading.Thread(target=watch_readings, args=(live, seen, over), daemon=True).start()
        for number in range(SAVES):
            way, title = WAYS[number % len(WAYS)], f"Delegation {number:03} is welcome"
            changed = text.replace("Delegation 777 is received", title.ljust(len("Delegation 777 is received")))
            time.sleep(1 + number * 0.137 % 1)
            times.setdefault(way.__name__, []).append(seconds_to_screen(page, lambda: way(saved_as, changed), title))  # noqa: B023
    over.set()
    report(times, seen)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
