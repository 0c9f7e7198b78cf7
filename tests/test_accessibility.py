"""axe finds no serious or critical fault, on the page and in an exported file, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from test_browser import open_dashboard

pytestmark = pytest.mark.browser


def serious_faults(page: Any) -> list[str]:
    # axe is run by the browser's own evaluation, which a page's policy does not hold back
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: " + "; ".join(node["html"][:160] for node in fault["nodes"][:3])
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_with_an_event_open(page: Any, real_dashboard: str, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    query = f"?countries=RUS,PRK&event=2023-09-rus-prk-arms-deal&theme={theme}"
    open_dashboard(page, real_dashboard, query)
    assert serious_faults(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_with_all_types_and_nothing_open(page: Any, serve: Any, small_table: Path, theme: str) -> None:
    open_dashboard(page, serve(small_table), f"?theme={theme}")
    page.click("#types-more")
    assert serious_faults(page) == []
