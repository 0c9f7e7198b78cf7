"""Make the README's picture anew from the real table: .venv/bin/python docs/picture.py (needs Chromium or Chrome)."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from dashboard.export import write_html  # noqa: E402 (the project is not installed)

VIEW = "#countries=RUS,PRK&view=2022-12-01..2025-05-31&event=2024-06-19-rus-prk-treaty&theme=light"


def main() -> None:
    """Export the table, open it at the founding story, and save what is on the screen."""
    browser_path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        exported = Path(folder) / "timeline.html"
        write_html(ROOT / "events" / "events.csv", exported)
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1360, "height": 860})
        page.goto(exported.as_uri() + VIEW)
        page.wait_for_selector("#sentence:not(:empty)")
        page.wait_for_timeout(500)
        page.screenshot(path=str(ROOT / "docs" / "timeline.png"))
        browser.close()


if __name__ == "__main__":
    main()
