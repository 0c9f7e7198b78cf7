"""What several test files share: tables written as real CSV text, a served dashboard, a real Chromium."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from waitress import create_server

# How long an example takes says more of the machine than of the rule: no deadline anywhere.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
NO_BROWSER = "no Chromium or Chrome found: install one (Debian: apt install chromium) to run the browser tests"

SMALL_TABLE = """\
id,date,countries,type,title,summary,status,denied_by,importance,place,related,sources
1961-treaty,1961-07-06,SUN; PRK,treaty,Mutual assistance treaty is signed,,,,5,Moscow,,src-a; src-b
2000-visit,2000-07-19/2000-07-20,RUS; PRK,visit,Putin visits Pyongyang,First by a Russian leader.,,,4,Pyongyang,,src-a; src-b
2003-talks,2003-08-27/2003-08-29,CHN; JPN; KOR; PRK; RUS; USA,talks,First round of the Six-Party Talks,,,,3,Beijing,,src-b
2018-summit,2018-06-12,USA; PRK,meeting,Trump and Kim meet in Singapore,,,,5,Singapore,,src-a; src-b
2023-arms,2023-09,RUS; PRK,agreement,Arms deal is said to be made,,disputed,RUS; PRK,4,,2023-visit,src-b; src-a
2023-visit,2023-09-12/2023-09-17,PRK; RUS,visit,Kim Jong Un visits Russia,,,,4,Vostochny,,src-a; src-b
2024-treaty,2024-06-19,RUS; PRK,treaty,Treaty with a defence clause is signed,,,,5,Pyongyang,,src-a; src-b
"""
SMALL_SOURCES = """\
id,publisher,title,url,published,language,accessed,archive_url,affiliation
src-a,First Paper,A report,https://example.org/a,2024-06-19,en,2026-01-01,,newspaper
src-b,Second Agency,Another report,https://example.org/b,2024-06,ru,2026-01-01,,agency
"""


@pytest.fixture
def small_table(tmp_path: Path) -> Path:
    """A table of seven events beside its sources; the path of its events.csv."""
    return write_table(tmp_path, SMALL_TABLE)


def write_table(folder: Path, events: str, sources: str = SMALL_SOURCES) -> Path:
    (folder / "sources.csv").write_text(sources, encoding="utf-8")
    path = folder / "events.csv"
    path.write_text(events, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium, headless; without one the tests that want it are skipped, or fail where one is demanded."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        if os.environ.get("EVENT_TIMELINE_NEEDS_BROWSER"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page; a test fails where the page raised an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


Serve = Callable[[Path], str]


@contextmanager
def serving() -> Iterator[Serve]:
    """A function that serves a table on a free port and returns its address."""
    servers = []

    def start(path: Path) -> str:
        from dashboard.app import create_app

        server = create_server(create_app(path).server, host="127.0.0.1", port=0, threads=6)
        threading.Thread(target=server.run, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.effective_port}"

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A function that serves a table until the test ends."""
    with serving() as start:
        yield start


@pytest.fixture(scope="session")
def real_dashboard() -> Iterator[str]:
    """The address of the project's own table, served once: no test writes it."""
    with serving() as start:
        yield start(ROOT / "events" / "events.csv")
