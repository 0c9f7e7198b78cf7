"""The ten journeys of docs/journeys.md, by keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from test_browser import open_dashboard

pytestmark = pytest.mark.browser

PAIR = "?countries=RUS,PRK"


@pytest.fixture
def dashboard(page: Any, real_dashboard: str) -> Any:
    """The real table, opened with a query; everything after that is done with keys."""

    def open_at(query: str = "") -> Any:
        open_dashboard(page, real_dashboard, query)
        return page

    return open_at


def tab_to(page: Any, selector: str, back: bool = False, most: int = 80) -> None:
    """Press Tab until an element has the focus; fail where no number of presses gets there."""
    for _ in range(most):
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    pytest.fail(f"{selector} cannot be reached by keyboard")


def count_of(page: Any) -> int:
    return int(page.inner_text("#sentence").split()[0].replace(",", "").replace("No", "0"))


def title(page: Any) -> str:
    return str(page.inner_text("#details h2"))


def test_1_what_happened_between_two_countries(dashboard: Any) -> None:
    page = dashboard()
    tab_to(page, "#country-0")
    page.keyboard.type("Russia")
    page.wait_for_selector("#sentence:has-text('of Russia')")
    tab_to(page, "#country-1")
    page.keyboard.type("North Korea", delay=150)
    page.wait_for_selector("#sentence:has-text('between Russia and North Korea')")
    assert count_of(page) > 100
    assert page.evaluate("document.activeElement.id") == "country-1"


def test_2_tell_me_the_story_in_order(dashboard: Any) -> None:
    page = dashboard(PAIR)
    tab_to(page, "#timeline-scroll")
    seen = []
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        seen.append(title(page))
    listed = page.locator("#list-of-events tbody .title-link").all_inner_texts()[:4]
    assert seen == listed
    page.keyboard.press("ArrowLeft")
    assert title(page) == listed[2]
    assert listed[2] in page.inner_text("#announcer")
    page.keyboard.press("Escape")
    assert title(page) == "Where to begin"


def test_3_who_says_so(dashboard: Any) -> None:
    page = dashboard(f"{PAIR}&event=2023-09-rus-prk-arms-deal")
    assert "Denied by Russia and North Korea" in page.inner_text("#details")
    tab_to(page, "#timeline-scroll")
    page.keyboard.press("Enter")
    tab_to(page, "#details .sources a", most=8)
    assert page.evaluate("document.activeElement.href").startswith("https://")


def test_4_how_did_it_begin_and_where_does_it_stand(dashboard: Any) -> None:
    page = dashboard(PAIR)
    tab_to(page, "#timeline-scroll")
    page.keyboard.press("Home")
    first = page.inner_text("#details .when")
    page.keyboard.press("End")
    last = page.inner_text("#details .when")
    assert "1945" in first
    assert "2026" in last
    assert page.locator("#details button[aria-label='Next event']").is_disabled()


def test_5_only_the_conflicts(dashboard: Any) -> None:
    page = dashboard(PAIR)
    everything = count_of(page)
    for quadrant in ("verbal-conflict", "material-conflict"):
        tab_to(page, f"#group-{quadrant}")
        page.keyboard.press("Space")
        page.wait_for_selector(f"#group-{quadrant}[aria-pressed=true]")
    assert 0 < count_of(page) < everything
    assert page.locator("#list-of-events .symbol.material-cooperation").count() == 0


def test_6_only_these_years(dashboard: Any) -> None:
    page = dashboard(PAIR)
    tab_to(page, "#filter-from")
    page.keyboard.type("2019")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sentence:has-text('since 2019')")
    tab_to(page, "#filter-to")
    page.keyboard.type("2024-06")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sentence:has-text('from 2019 to 2024-06')")
    assert "1961" not in page.inner_text("#list-of-events tbody")


def test_7_where_was_that_word(dashboard: Any) -> None:
    page = dashboard(PAIR)
    tab_to(page, "#filter-text")
    page.keyboard.type("vostochny")
    page.wait_for_selector("#sentence:has-text('vostochny')")
    assert 0 < count_of(page) < 20
    assert page.evaluate("document.activeElement.value") == "vostochny"


def test_8_what_led_to_this(dashboard: Any) -> None:
    page = dashboard(f"{PAIR}&event=2024-06-19-rus-prk-treaty")
    treaty = title(page)
    tab_to(page, "#timeline-scroll")
    page.keyboard.press("Enter")
    tab_to(page, "#details .event-links .event-link", most=40)
    page.keyboard.press("Enter")
    assert title(page) != treaty
    page.go_back()
    page.wait_for_selector(f"#details h2:has-text('{treaty}')")


def test_9_look_closer(dashboard: Any) -> None:
    page = dashboard(PAIR)
    whole = page.inner_text("#window-words")
    tab_to(page, "#overview .handle.start")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert page.inner_text("#window-words") != whole
    tab_to(page, "#timeline-scroll")
    narrower = page.inner_text("#window-words")
    page.keyboard.press("+")
    assert page.inner_text("#window-words") != narrower
    page.keyboard.press("0")
    assert page.inner_text("#window-words") == whole


def test_10_hand_it_on(dashboard: Any) -> None:
    page = dashboard(PAIR)
    tab_to(page, "#timeline-scroll")
    page.keyboard.press("End")
    page.keyboard.press("+")
    chosen = title(page)
    page.keyboard.press("Enter")
    tab_to(page, "#details .cite summary", most=60)
    page.keyboard.press("Enter")
    assert "@misc{" in page.inner_text("#details .cite")
    tab_to(page, "#theme-button", back=True, most=120)
    page.keyboard.press("Enter")
    state = (page.inner_text("#sentence"), page.inner_text("#window-words"), page.get_attribute("html", "data-theme"))
    page.reload()
    page.wait_for_selector("#sentence:not(:empty)")
    again = (page.inner_text("#sentence"), page.inner_text("#window-words"), page.get_attribute("html", "data-theme"))
    assert again == state
    assert title(page) == chosen
    tab_to(page, "#filter-text")
    page.keyboard.type("zebra")
    page.wait_for_selector("#sentence:has-text('zebra')")
    page.go_back()
    page.wait_for_selector(f"#sentence:has-text('{state[0]}')")


def test_a_bad_address_is_ignored_with_a_word_about_it(dashboard: Any) -> None:
    page = dashboard(f"{PAIR}&match=every&from=soon&event=gone&colour=red&view=x")
    said = page.inner_text("#notice")
    for word in ("every", "soon", "gone", "colour", "view"):
        assert word in said
    assert count_of(page) > 100
