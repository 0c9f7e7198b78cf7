"""Journeys in a real Chromium, on a served dashboard."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SMALL_TABLE

from dashboard.layout import CLOCK_MILLISECONDS
from events.live_table import LiveTable, Snapshot

pytestmark = pytest.mark.browser


def open_dashboard(page: Any, address: str, query: str = "") -> None:
    page.goto(f"{address}/{query}")
    page.wait_for_selector("#sentence:not(:empty)")


def click_label(page: Any, words: str) -> None:
    """Click where a label stands in the graph; the layer of marks lies above it."""
    box = page.locator(f".labels .label:has-text('{words}')").first.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_reader_picks_a_pair_and_sees_only_its_events(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table))
    page.select_option("#country-0", "RUS")
    page.wait_for_selector("#sentence:has-text('of Russia')")
    page.select_option("#country-1", "PRK")
    page.wait_for_selector("#sentence:has-text('between')")
    assert page.inner_text("#sentence") == "6 events between Russia and North Korea, 1961–2024"
    assert page.locator("#list-of-events tbody tr").count() == 6
    assert "countries=RUS,PRK" in page.url
    assert page.locator(".lane-name").count() == 1


def test_a_reader_opens_an_event_and_reads_its_sources(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table))
    click_label(page, "Arms deal is said to be made")
    page.wait_for_selector("#details h2:has-text('Arms deal')")
    details = page.locator("#details")
    assert "some day in September 2023" in details.inner_text()
    assert "Denied by Russia and North Korea" in details.inner_text()
    link = details.locator(".sources a").first
    assert link.get_attribute("href") == "https://example.org/b"
    assert "noopener" in link.get_attribute("rel")
    assert "event=2023-arms" in page.url


def test_a_saved_table_comes_on_screen_by_itself_and_keeps_the_view(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?countries=RUS,PRK&event=2024-treaty&view=2020-01-01..2025-01-01")
    window = page.inner_text("#window-words")
    small_table.write_text(
        SMALL_TABLE + "2024-new,2024-12-04,RUS; PRK,treaty,The treaty enters into force,,,,4,Moscow,2024-treaty,src-a\n",
        encoding="utf-8",
    )
    page.wait_for_selector("#list-of-events >> text=The treaty enters into force")
    assert page.inner_text("#sentence").startswith("7 events between Russia and North Korea")
    assert page.inner_text("#window-words") == window
    assert "Treaty with a defence clause is signed" in page.inner_text("#details h2")


def test_arcs_lead_to_related_events_behind_the_labels_and_follow_the_window(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?countries=RUS,PRK&event=2023-arms")
    page.wait_for_selector(".labels.crossed")
    ends = """() => {
      const points = document.querySelector(".arcs path").getAttribute("d").slice(1).split("L").map(parseFloat);
      const icons = EventTimeline.page.timeline.placed().filter((one) => ["2023-arms", "2023-visit"].includes(one.mark.id));
      const { timeline } = EventTimeline.page;
      const [start, end] = timeline.window();
      const [first] = timeline.domain();
      const scale = document.querySelector(".arcs").clientWidth / (end - start);
      const where = icons.map((one) => one.box.icon - (start - first) * scale);
      return [[points[0], points.at(-1)], where].map((both) => both.sort((a, b) => a - b));
    }"""
    drawn, placed = page.evaluate(ends)
    assert drawn == pytest.approx(placed, abs=1)
    page.click("#toolbar button:has-text('1 year')")
    page.wait_for_function("() => EventTimeline.page.isPainted()")
    moved, placed = page.evaluate(ends)
    assert moved == pytest.approx(placed, abs=1) and moved != drawn
    page.keyboard.press("Escape")
    page.wait_for_selector(".labels:not(.crossed)")
    assert not page.locator(".arcs path").get_attribute("d")


def test_a_broken_row_is_named_while_the_good_ones_stay(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table))
    small_table.write_text(SMALL_TABLE + "bad,31 February 2024,RUS; PRK,visit,Impossible day,,,,,,,src-a\n", encoding="utf-8")
    page.wait_for_selector("#problems:not([hidden])")
    page.click("#problems summary")
    assert "events.csv line 9" in page.inner_text("#problems")
    assert page.locator("#list-of-events tbody tr").count() == 7


@pytest.mark.parametrize(
    ("rows", "words"),
    [(0, "The table is empty"), (1, "Where to begin")],
    ids=["an empty table", "a table of one event"],
)
def test_a_very_small_table_looks_intended(page: Any, serve: Any, small_table: Path, rows: int, words: str) -> None:
    small_table.write_text("\n".join(SMALL_TABLE.splitlines()[: rows + 1]) + "\n", encoding="utf-8")
    open_dashboard(page, serve(small_table))
    assert words in page.inner_text("#details")


def test_the_good_part_of_an_address_is_kept_and_the_pickers_show_it(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?countries=USA,XYZ")
    assert 'Wrong in the address: countries: No country "XYZ".' in page.inner_text("#notice")
    assert page.inner_text("#sentence").startswith("2 events of United States")
    assert page.input_value("#country-0") == "USA"
    assert page.input_value("#country-1") == ""
    page.wait_for_url("**/?countries=USA")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("June 2023", "3 events, since June 2023"),
        ("1.9.2023", "3 events, since 1.9.2023"),
        ("juin 2024", "1 event, since juin 2024"),
    ],
)
def test_a_date_is_typed_as_anywhere_else(page: Any, serve: Any, small_table: Path, text: str, sentence: str) -> None:
    open_dashboard(page, serve(small_table))
    page.fill("#filter-from", text)
    page.press("#filter-from", "Enter")
    page.wait_for_selector(f"#sentence:has-text('{sentence}')")
    assert page.is_hidden("#notice")


def test_a_wrong_date_stays_in_its_field_and_is_said_not_to_be_one(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table))
    page.fill("#filter-from", "soon")
    page.press("#filter-from", "Enter")
    page.wait_for_selector("#notice:has-text('Wrong in the filters: from: \"soon\" is not a date.')")
    assert page.input_value("#filter-from") == "soon"
    page.fill("#filter-from", "2015")
    page.fill("#filter-to", "2011")
    page.press("#filter-to", "Enter")
    page.wait_for_selector('#notice:has-text(\'Wrong in the filters: from: "2015" is later than to: "2011".\')')


def test_a_selection_of_nothing_says_so_and_offers_a_way_back(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?text=zebra")
    assert page.inner_text("#sentence") == 'No events mentioning "zebra"'
    page.click("text=Reset the filters")
    page.wait_for_selector("#sentence:has-text('7 events')")


def test_the_menu_and_the_download_say_what_a_format_cannot_hold(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?countries=RUS,PRK")
    page.click("#export-menu summary")
    page.wait_for_selector("#losses-ics:has-text('1 event has no single day; 1 event is reported or disputed')")
    assert page.inner_text("#losses-html") == ""
    page.select_option("#match", "only")
    page.wait_for_selector("#losses-csv:has-text('5 events name their sources by id')")
    with page.expect_download() as downloaded:
        page.click("#export-menu button:has-text('Calendar')")
    assert downloaded.value.suggested_filename == "timeline-prk-rus-1961-2024.ics"
    page.wait_for_selector(".toast:has-text('it spans its possible days, and its summary says the date in words.')")
    assert "its summary says so." in page.inner_text("#announcer")
    page.click(".toast button:has-text('Close')")
    assert page.locator(".toast").count() == 0


def test_the_menu_closes_on_escape_and_on_a_click_beside_it_and_one_thing_is_open(
    page: Any, serve: Any, small_table: Path
) -> None:
    open_dashboard(page, serve(small_table), "?countries=RUS,PRK")
    page.wait_for_selector(".labels .label")
    menu = "#export-menu details[open]"
    page.click("#export-menu summary")
    page.keyboard.press("Escape")
    assert page.locator(menu).count() == 0
    page.click("#export-menu summary")
    click_label(page, "Putin visits Pyongyang")
    assert page.locator(menu).count() == 0
    assert "event=" not in page.url
    page.click("#export-menu summary")
    page.click("#add-event > summary")
    page.wait_for_selector("#add-event[open]")
    assert page.locator(menu).count() == 0
    page.click("#export-menu summary")
    page.wait_for_selector("#add-event[open]", state="detached")
    assert page.locator(menu).count() == 1


def test_a_format_that_loses_nothing_is_downloaded_without_remarks(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table))
    page.click("#export-menu summary")
    page.wait_for_selector("#losses-ics:not(:empty)")
    with page.expect_download():
        page.click("#export-menu button:has-text('One HTML file')")
    assert page.inner_text(".toast") == "The file is being made."


def test_markup_in_cells_is_shown_as_text(page: Any, serve: Any, small_table: Path) -> None:
    title = "<img src=x onerror=alert(1)> & <b>bold</b>"
    small_table.write_text(SMALL_TABLE + f"x,2024-07-01,RUS; PRK,visit,{title},{title},,,5,,,javascript:alert(1)\n")
    open_dashboard(page, serve(small_table), "?event=x")
    assert page.inner_text("#details h2") == title
    assert page.locator("#page img, #page a[href^=javascript]").count() == 0
    assert page.locator(".labels b, .labels img").count() == 0


def test_nothing_is_asked_of_another_machine(page: Any, serve: Any, small_table: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = serve(small_table)
    open_dashboard(page, address)
    foreign = [url for url in asked if not re.match(rf"{address}|data:|blob:", url)]
    assert foreign == []


class SlowTable(LiveTable):
    """A table on a server or a network folder so slow that the page's clock ticks again before it answers."""

    def snapshot(self, wanted: str = "") -> Snapshot:
        time.sleep(1.5 * CLOCK_MILLISECONDS / 1000)
        return super().snapshot(wanted)


def test_a_server_slower_than_the_pages_clock_is_followed_all_the_same(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(SlowTable(small_table)))
    small_table.write_text(SMALL_TABLE + "new,2024-12-04,RUS; PRK,treaty,The treaty enters into force,,,,,,,src-a\n")
    page.wait_for_selector("#sentence:has-text('8 events')")


def test_a_page_whose_server_is_gone_says_so_and_goes_on_when_it_is_back(page: Any, small_table: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "run.py"), str(small_table), "--port", str(port)]

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert process.stderr
        assert str(port) in process.stderr.readline()
        return process

    server = start()
    try:
        open_dashboard(page, f"http://127.0.0.1:{port}")
        server.kill()
        server.wait()
        page.select_option("#country-0", "RUS")
        page.wait_for_selector("#notice:has-text('does not answer')")
        server = start()
        page.wait_for_selector("#sentence:has-text('of Russia')")
        page.wait_for_selector("#notice", state="hidden")
    finally:
        server.kill()
        server.wait()


def test_an_answer_that_fails_is_said_until_one_comes(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table))
    page.route("**/ask/answer", lambda route: route.fulfill(status=500, body="a defect"))
    page.select_option("#country-0", "RUS")
    page.wait_for_selector("#notice:has-text('could not answer')")
    page.unroute("**/ask/answer")
    page.select_option("#country-0", "PRK")
    page.wait_for_selector("#sentence:has-text('of North Korea')")
    page.wait_for_selector("#notice", state="hidden")


def test_eras_are_offered_only_where_some_can_be_shown(page: Any, real_dashboard: str) -> None:
    address = real_dashboard
    open_dashboard(page, address)
    assert page.is_disabled("#eras-button")
    assert "choose a country" in (page.get_attribute("#eras-button", "title") or "")
    page.select_option("#country-0", "PRK")
    page.select_option("#country-1", "RUS")
    page.wait_for_selector("#eras-button:not([disabled])")
    assert page.locator(".eras > *").count() > 5


def test_the_name_of_a_short_era_goes_on_beyond_its_band_where_nothing_follows(page: Any, real_dashboard: str) -> None:
    open_dashboard(page, real_dashboard, "?countries=PRK,RUS")
    page.wait_for_selector(".eras > .era")
    boxes = page.evaluate("""() => [...document.querySelectorAll(".era span")].map((one) => {
      const { left, right, top } = one.getBoundingClientRect();
      return [one.textContent, top, left, right, one.parentElement.getBoundingClientRect().right];
    })""")
    assert any(name == "Korean War" and right > end for name, _, _, right, end in boxes)
    for name, top, left, right, _ in boxes:
        assert not [other for other in boxes if other[1] == top and other[0] != name and other[2] < right and other[3] > left]


def test_every_row_of_eras_shows_one_and_no_tick_is_cut(page: Any, real_dashboard: str) -> None:
    open_dashboard(page, real_dashboard, "?countries=PRK,USA&view=2017-01-01..2019-12-31")
    page.wait_for_selector(".eras > .era")
    rows, height = page.evaluate("""() => {
      const eras = document.querySelector(".eras");
      const { left, right } = eras.getBoundingClientRect();
      const seen = [...eras.children].filter((one) => {
        const box = one.getBoundingClientRect();
        return Math.min(box.right, right) > Math.max(box.left, left);
      });
      return [new Set(seen.map((one) => one.offsetTop)).size, eras.offsetHeight];
    }""")
    assert rows == height / 16
    for view in ("2017-01-01..2019-12-31", "1991-06-08..2025-09-12", "2001-01-01..2004-03-02"):
        open_dashboard(page, real_dashboard, f"?countries=BLR&view={view}")
        cut = page.evaluate("""() => [...document.querySelectorAll(".tick")]
          .filter((one) => one.textContent && one.offsetLeft + one.scrollWidth > one.parentElement.clientWidth)
          .map((one) => one.textContent)""")
        assert cut == []


def test_the_type_in_the_list_stays_beside_its_symbol(page: Any, real_dashboard: str) -> None:
    open_dashboard(page, real_dashboard, "?countries=BLR&types=treaty")
    page.wait_for_selector("#list-of-events tbody tr")
    heights = page.evaluate("[...document.querySelectorAll('#list-of-events tbody tr')].map((one) => one.offsetHeight)")
    assert min(heights) < 40  # px: one line of words


def test_nothing_is_dated_before_there_is_an_answer(page: Any, serve: Any, small_table: Path) -> None:
    page.route("**/ask/answer", lambda route: route.abort())
    page.goto(serve(small_table))
    page.wait_for_selector("#notice:has-text('does not answer')")
    assert "1970" not in page.inner_text("#timeline")


def test_a_citation_of_a_local_page_says_who_can_open_its_address(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?event=2024-treaty")
    page.click("#details .cite summary")
    said = page.inner_text("#details .cite")
    assert "The address in it opens on this computer only" in said
    assert "http://127.0.0.1" in said


def test_a_silence_of_years_is_a_plain_tint_like_no_mark(page: Any, serve: Any, small_table: Path) -> None:
    open_dashboard(page, serve(small_table), "?countries=RUS,PRK")
    page.wait_for_selector(".silence[title='no event in 39 years']")
    assert page.eval_on_selector(".silence", "one => getComputedStyle(one).backgroundImage") == "none"
