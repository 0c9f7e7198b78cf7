"""Mouse, wheel, brush and touch on the timeline."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import write_table
from synthetic import synthetic_csv
from test_browser import open_dashboard

pytestmark = pytest.mark.browser

WINDOW = "() => EventTimeline.page.timeline.window()"


@pytest.fixture
def dashboard(page: Any, serve: Any, tmp_path: Any) -> Any:
    """A dashboard of three hundred events; Plotly has drawn them."""
    open_dashboard(page, serve(write_table(tmp_path, synthetic_csv(300))))
    page.wait_for_selector(".labels .label")
    return page


def middle(page: Any, selector: str) -> tuple[float, float]:
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def graph_point(page: Any, share: float = 0.5) -> tuple[float, float]:
    box = page.locator("#timeline-scroll").bounding_box()
    return box["x"] + box["width"] * share, box["y"] + 200


def settle(page: Any) -> list[float]:
    page.wait_for_timeout(450)
    return list(page.evaluate(WINDOW))


def span(window: list[float]) -> float:
    return window[1] - window[0]


def test_the_wheel_zooms_at_the_pointer(dashboard: Any) -> None:
    before = settle(dashboard)
    x, y = graph_point(dashboard, 0.75)
    dashboard.mouse.move(x, y)
    width = dashboard.locator("#timeline-graph").bounding_box()["width"]
    share = (x - dashboard.locator("#timeline-graph").bounding_box()["x"]) / width
    under = before[0] + span(before) * share
    for _ in range(4):
        dashboard.mouse.wheel(0, -100)
        dashboard.wait_for_timeout(30)
    after = settle(dashboard)
    assert span(after) < span(before) * 0.9
    assert abs(after[0] + span(after) * share - under) < span(after) * 0.03


def test_shift_and_wheel_scroll_the_lanes(dashboard: Any) -> None:
    before = settle(dashboard)
    dashboard.mouse.move(*graph_point(dashboard))
    dashboard.keyboard.down("Shift")
    dashboard.mouse.wheel(0, 300)
    dashboard.keyboard.up("Shift")
    assert settle(dashboard) == before
    assert dashboard.evaluate("document.querySelector('#timeline-scroll').scrollTop") > 100
    assert dashboard.locator(".labels .label").count() > 0


def test_a_drag_pans_and_a_double_click_shows_all(dashboard: Any) -> None:
    whole = settle(dashboard)
    dashboard.click("#zoom-5")
    five = settle(dashboard)
    x, y = graph_point(dashboard)
    dashboard.mouse.move(x, y)
    dashboard.mouse.down()
    dashboard.mouse.move(x + 200, y, steps=8)
    dashboard.mouse.up()
    panned = settle(dashboard)
    assert panned[0] < five[0] - 30
    assert span(panned) == pytest.approx(span(five), rel=0.01)
    free = dashboard.evaluate(
        """() => {
          const { timeline } = EventTimeline.page;
          const frame = document.querySelector('#timeline-graph').getBoundingClientRect();
          return [frame.left + 20, frame.top + 12];  // a lane's head: no mark stands there
        }"""
    )
    dashboard.mouse.dblclick(*free)
    assert settle(dashboard) == pytest.approx(whole)


# Labels whose mark's symbol is not beside them, among those that are whole in the window.
ASTRAY = """() => {
  const frame = document.querySelector('#timeline-graph').getBoundingClientRect();
  const symbols = [...document.querySelectorAll('#timeline-graph .scatterlayer .points > path')].map((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  });
  const labels = [...document.querySelectorAll('.labels .label')].map((one) => [one.textContent, one.getBoundingClientRect()]);
  const whole = labels.filter(([, box]) => box.left > frame.left + 20 && box.right < frame.right - 20);
  const beside = (box, [x, y]) => Math.abs((box.top + box.bottom) / 2 - y) < 4
    && (Math.abs(box.left - 12 - x) < 1.5 || (x > box.right && x < box.right + 17));
  const astray = whole.filter(([, box]) => !symbols.some((one) => beside(box, one)));
  return { seen: whole.length, astray: astray.map(([text]) => text) };
}"""

SYMBOL_NEAR = """([x, y]) => {
  const centres = [...document.querySelectorAll('#timeline-graph .scatterlayer .points > path')].map((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  });
  return centres.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y))[0];
}"""


def assert_labels_stand_by_their_marks(page: Any) -> None:
    found = page.evaluate(ASTRAY)
    assert found["seen"] > 5
    assert found["astray"] == []


def test_marks_and_labels_follow_the_pointer_while_it_drags(dashboard: Any) -> None:
    dashboard.click("#zoom-10")
    settle(dashboard)
    x, y = dashboard.evaluate(SYMBOL_NEAR, graph_point(dashboard))
    dashboard.mouse.move(x, y)
    dashboard.mouse.down()
    dashboard.mouse.move(x + 150, y, steps=6)
    dashboard.wait_for_timeout(60)
    assert dashboard.evaluate(SYMBOL_NEAR, [x + 150, y]) == pytest.approx([x + 150, y], abs=1)
    assert_labels_stand_by_their_marks(dashboard)
    dashboard.mouse.up()
    settle(dashboard)
    assert dashboard.evaluate(SYMBOL_NEAR, [x + 150, y]) == pytest.approx([x + 150, y], abs=1)
    assert_labels_stand_by_their_marks(dashboard)


@pytest.mark.parametrize("turn", [-20, 20], ids=["in", "out"])
def test_marks_and_labels_stay_together_while_the_wheel_turns(dashboard: Any, turn: int) -> None:
    dashboard.click("#zoom-10")
    settle(dashboard)
    x, y = dashboard.evaluate(SYMBOL_NEAR, graph_point(dashboard))
    dashboard.mouse.move(x, y)
    for _ in range(12):
        dashboard.mouse.wheel(0, turn)
        dashboard.wait_for_timeout(20)
        assert_labels_stand_by_their_marks(dashboard)
    settle(dashboard)
    assert_labels_stand_by_their_marks(dashboard)


def test_the_brush_moves_and_follows_the_window(dashboard: Any) -> None:
    dashboard.click("#zoom-10")
    ten = settle(dashboard)
    x, y = middle(dashboard, "#overview .brush")
    dashboard.mouse.move(x, y)
    dashboard.mouse.down()
    dashboard.mouse.move(x - 120, y, steps=6)
    dashboard.mouse.up()
    moved = settle(dashboard)
    assert moved[0] < ten[0] - 1000
    assert span(moved) == pytest.approx(span(ten), rel=0.01)
    left = dashboard.locator("#overview .brush").bounding_box()["x"]
    dashboard.click("#zoom-all")
    settle(dashboard)
    assert dashboard.locator("#overview .brush").bounding_box()["x"] < left


def test_a_handle_of_the_brush_widens_the_window(dashboard: Any) -> None:
    dashboard.click("#zoom-10")
    ten = settle(dashboard)
    x, y = middle(dashboard, "#overview .handle.start")
    dashboard.mouse.move(x, y)
    dashboard.mouse.down()
    dashboard.mouse.move(x - 100, y, steps=5)
    dashboard.mouse.up()
    wider = settle(dashboard)
    assert wider[1] == pytest.approx(ten[1], abs=2)
    assert span(wider) > span(ten) * 1.3


def test_pointing_at_a_label_tells_the_event_without_a_click(dashboard: Any) -> None:
    box = dashboard.locator(".labels .label").first.bounding_box()
    dashboard.mouse.move(box["x"] + 30, box["y"] + box["height"] / 2)
    dashboard.wait_for_selector("#tooltip:not([hidden])")
    assert len(dashboard.inner_text("#tooltip").splitlines()) >= 3


def test_a_crowd_lists_its_events(page: Any, serve: Any, tmp_path: Any) -> None:
    rows = "".join(
        f"2020-05-05,RUS; PRK,talks,Round {number} of a long day,https://example.org/{number}\n" for number in range(60)
    )
    open_dashboard(page, serve(write_table(tmp_path, "date,countries,type,title,sources\n" + rows)))
    page.wait_for_selector(".labels .label")
    place = page.evaluate(
        """() => {
          const { timeline } = EventTimeline.page;
          const one = timeline.placed().find((each) => each.others.length > 1);
          const frame = document.querySelector('#timeline-graph').getBoundingClientRect();
          const [start, end] = timeline.window();
          const scale = frame.width / (end - start);
          return [frame.left + one.box.icon - (start - timeline.domain()[0]) * scale, frame.top + one.y, one.others.length + 1];
        }"""
    )
    page.mouse.click(place[0], place[1])
    page.wait_for_selector(f"#details h2:has-text('{place[2]} events here')")
    assert page.locator("#details .event-link").count() == place[2]


def test_two_fingers_zoom(browser: Any, serve: Any, tmp_path: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    open_dashboard(page, serve(write_table(tmp_path, synthetic_csv(100))))
    page.wait_for_selector(".labels .label")
    before = settle(page)
    x, y = graph_point(page)
    client = context.new_cdp_session(page)

    def touch(kind: str, apart: float) -> None:
        points = [{"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 40)
    for apart in (60, 90, 120):
        touch("touchMove", apart)
        page.wait_for_timeout(60)
    touch("touchEnd", 0)
    assert span(settle(page)) < span(before) * 0.5
    context.close()


def test_one_finger_pans(browser: Any, serve: Any, tmp_path: Any) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    open_dashboard(page, serve(write_table(tmp_path, synthetic_csv(100))))
    page.wait_for_selector(".labels .label")
    page.click("#zoom-10")
    before = settle(page)
    page.evaluate("document.querySelector('#timeline').scrollIntoView()")
    x, y = graph_point(page)
    client = context.new_cdp_session(page)
    client.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for across in (20, 50, 90, 120):
        client.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x + across, "y": y + 2}]})
        page.wait_for_timeout(40)
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    after = settle(page)
    assert after[0] < before[0] - 300
    assert span(after) == pytest.approx(span(before), rel=0.01)
    context.close()


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


@pytest.mark.parametrize("years", [1, 5, 10])
def test_the_buttons_show_so_many_years_up_to_the_last_event(page: Any, serve: Any, small_table: Path, years: int) -> None:
    with small_table.open("a") as table:
        table.write("2024-some,2024,RUS; PRK,talks,Talks on some day of the year,,,,,,,src-a\n")
    open_dashboard(page, serve(small_table), "?countries=RUS,PRK")
    page.click(f"#zoom-{years}")
    start, end = settle(page)
    assert end - start == pytest.approx(years * 365.25)
    assert day("2024-06-19") < end < day("2024-06-20") + (end - start) * 0.1


@pytest.mark.parametrize(
    ("query", "middle"),
    [
        ("&event=2000-visit", "2000-07-19"),
        ("&view=2010-01-01..2011-12-31", "2011-01-01"),
        ("&event=1961-treaty", None),
    ],
    ids=["around the selected event", "around the middle of the window", "not before the first event"],
)
def test_the_buttons_keep_what_is_looked_at(page: Any, serve: Any, small_table: Path, query: str, middle: str | None) -> None:
    open_dashboard(page, serve(small_table), f"?countries=RUS,PRK{query}")
    page.click("#zoom-5")
    start, end = settle(page)
    assert end - start == pytest.approx(5 * 365.25)
    if middle:
        assert (start + end) / 2 == pytest.approx(day(middle), abs=2)
    else:
        assert day("1961-07-06") - (end - start) * 0.1 < start <= day("1961-07-06")


def test_keys_zoom_where_the_selected_event_is(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?countries=RUS,PRK")
    page.focus("#timeline-scroll")
    page.keyboard.press("End")
    before = settle(page)
    for _ in range(6):
        page.keyboard.press("+")
    after = settle(page)
    share = [(day("2024-06-19") - window[0]) / span(window) for window in (before, after)]
    assert span(after) < span(before) * 0.1
    assert share[1] == pytest.approx(share[0], abs=0.02)
