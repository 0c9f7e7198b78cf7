"""What the page asks of a table too large to be sent whole, and what it is told; and the page itself in a real Chromium."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_TABLE, write_table
from synthetic import synthetic_csv
from test_questions import put

from dashboard import large
from dashboard.app import create_app
from dashboard.drawing import drawing_of
from dashboard.large import answer_large, around_large, event_large, excerpt, look_large, page_large
from dashboard.questions import answer, answer_selection
from events.live_table import LiveTable
from events.loading import Table
from events.queries import Selection

FEW = ["RUS", "PRK", "CHN", "KOR", "JPN"]
SELECTIONS = [
    {},
    {"countries": "RUS"},
    {"countries": "RUS,PRK"},
    {"countries": "RUS,PRK", "types": "visit,treaty"},
    {"countries": "KOR,JPN", "match": "any", "from": "1990", "to": "2010-06"},
    {"text": "railway summit"},
    {"status": "disputed"},
    {"text": "nothing of the kind"},
]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    return numbered(write_table(tmp_path_factory.mktemp("large"), synthetic_csv(3000, countries=FEW)))


def numbered(path: Path) -> Table:
    """A table as the page has it."""
    return LiveTable(path).snapshot().table


@pytest.fixture
def small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any table is sent in pieces."""
    monkeypatch.setattr(large, "MOST_WHOLE", 3)


def days(table: Table) -> tuple[int, int]:
    return int(table.events["first_day"].min()), int(table.events["first_day"].max())


@pytest.mark.parametrize("words", SELECTIONS, ids=str)
def test_a_large_table_gives_the_counts_lanes_and_sentence_of_a_small_one(table: Table, words: dict[str, str]) -> None:
    told = {**answer_large(table, words), **around_large(table, {"words": words})}
    whole = answer(table, words)
    assert told["count"] == len(whole["ids"])
    assert told["lanes"] == whole["lanes"][: large.MOST_LANES]
    assert (told["facets"], told["sentence"]) == (whole["facets"], whole["sentence"])
    assert sum(cooperation + conflict for _, cooperation, conflict in told["periods"]) == told["count"]


@pytest.mark.parametrize("window", [None, [11000, 12000], [-99999, -99000]], ids=["everything", "some years", "before all"])
def test_the_first_look_comes_with_the_answer(table: Table, window: list[int] | None) -> None:
    told = answer_large(table, {"countries": "RUS,PRK", "screen": {"width": 1000, "window": window, "selected": ""}})
    look = told["look"]
    assert look["lanes"][0] == "PRK-RUS"
    first, last = window if window and window[0] > 0 else told["span"]
    assert look["first"] <= first < last <= look["last"]
    assert look["width"] >= 1000
    assert {"facets", "periods", "key"}.isdisjoint(told)


def test_a_page_that_opens_is_told_everything_at_once(table: Table) -> None:
    told = answer_large(table, {"screen": {"width": 1000, "window": None, "whole": True}})
    assert {"look", "facets", "periods", "key"} <= set(told)
    assert len(json.dumps(told).encode()) < 200_000


def test_a_look_shows_each_event_of_its_lanes_once_as_a_mark_or_in_a_bin(table: Table) -> None:
    first, last = days(table)
    lanes = [pair for pair, _ in answer_large(table, {})["lanes"][:6]]
    told = look_large(table, {"words": {}, "first": first, "last": last, "width": 1200, "lanes": lanes})
    for pair, count in answer_large(table, {})["lanes"][:6]:
        binned = {number: events for number, events, *_ in told["bins"].get(pair, [])}
        records = [told["records"][place] for place, of, _ in told["marks"] if of == pair]
        alone = [one for one in records if one["firstDay"] // told["binDays"] not in binned]
        assert sum(binned.values()) + len(alone) == count


def test_a_bin_counts_cooperation_and_conflict_and_names_no_single_event_twice(table: Table) -> None:
    first, last = days(table)
    told = look_large(table, {"words": {}, "first": first, "last": last, "width": 300, "lanes": ["PRK-RUS"]})
    assert told["bins"]["PRK-RUS"]
    for _, events, cooperation, conflict in told["bins"]["PRK-RUS"]:
        assert events == cooperation + conflict > 1
    ids = [record["id"] for record in told["records"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("span", [1.0, 0.3, 0.05, 0.002])
def test_an_answer_stays_below_200_kilobytes_at_every_zoom(table: Table, span: float) -> None:
    first, last = days(table)
    lanes = [pair for pair, _ in answer_large(table, {})["lanes"]]
    request = {"words": {}, "first": int(last - (last - first) * span), "last": last, "width": 2800, "lanes": lanes}
    assert len(json.dumps(look_large(table, request)).encode()) < 200_000
    assert len(json.dumps(answer_large(table, {})).encode()) < 200_000
    assert len(json.dumps(page_large(table, {"words": {}})).encode()) < 200_000


def test_the_chosen_event_is_drawn_whatever_the_bins(table: Table) -> None:
    first, last = days(table)
    hidden = table.events[table.events["importance"] == 1].iloc[0]
    request = {"words": {}, "first": first, "last": last, "width": 200, "lanes": [], "selected": hidden["id"]}
    assert [record["id"] for record in look_large(table, request)["records"]] == [hidden["id"]]


def test_walking_meets_every_event_once_in_order_and_ends(small_table: Path) -> None:
    small = numbered(small_table)
    record = event_large(small, {"words": {}, "end": -1})["record"]
    met = []
    while record:
        met.append(record["id"])
        record = event_large(small, {"words": {}, "at": [record["firstDay"], record["lastDay"], record["id"]], "step": 1})[
            "record"
        ]
    assert met == [line.split(",")[0] for line in sorted(SMALL_TABLE.splitlines()[1:], key=lambda line: line.split(",")[1])]
    assert event_large(small, {"words": {}, "end": 1})["record"]["id"] == met[-1]
    last = event_large(small, {"words": {}, "id": met[-1]})["record"]
    back = event_large(small, {"words": {}, "at": [last["firstDay"], last["lastDay"], last["id"]], "step": -1})["record"]
    assert back["id"] == met[-2]
    assert event_large(small, {"words": {}, "id": "no-such-event"}) == {"record": None}


def test_pages_of_the_list_follow_each_other_without_gap_or_overlap(table: Table) -> None:
    count = answer_large(table, {"countries": "RUS"})["count"]
    met: list[str] = []
    while len(met) < count:
        page = page_large(table, {"words": {"countries": "RUS"}, "start": len(met), "sort": "title", "down": True})
        met += [record["id"] for record in page["records"]]
    assert sorted(met) == answer_selection(table, Selection(countries=("RUS",)))["ids"]
    titles = table.events.set_index("id").loc[met, "title"].tolist()
    assert titles == sorted(titles, reverse=True)


@pytest.mark.parametrize("order", ["date", "title", "who", "type", "status", "sources"])
def test_the_list_can_stand_in_the_order_of_every_column(table: Table, order: str) -> None:
    first = page_large(table, {"words": {}, "sort": order})["records"]
    last = page_large(table, {"words": {}, "sort": order, "down": True})["records"]
    assert [record["id"] for record in first] != [record["id"] for record in last]


def test_the_list_of_a_bin_holds_the_events_that_the_bin_counts(table: Table) -> None:
    first, last = days(table)
    told = look_large(table, {"words": {}, "first": first, "last": last, "width": 300, "lanes": ["PRK-RUS"]})
    number, events, *_ = told["bins"]["PRK-RUS"][-1]
    period = {"first": number * told["binDays"], "last": (number + 1) * told["binDays"] - 1}
    assert len(page_large(table, {"words": {}, "pair": "PRK-RUS", **period})["records"]) == min(events, large.PAGE_ROWS)


def test_an_excerpt_keeps_the_most_important_events_in_order(table: Table) -> None:
    kept = excerpt(table, Selection(), 50)
    assert len(kept.events) == len(kept.rows) == 50
    assert set(kept.events["importance"]) == {5}
    assert kept.events["first_day"].is_monotonic_increasing


def test_a_large_table_is_sent_without_its_events(table: Table, small_is_large: None) -> None:
    told = drawing_of(table, "1")
    assert (told["large"], told["records"], told["marks"]) == (True, [], [])
    assert told["countryNames"]["PRK"] == "North Korea"


def test_the_questions_are_wired_to_their_answers(small_table: Path, small_is_large: None) -> None:
    client = create_app(small_table).server.test_client()
    told = put(client, "answer", countries="RUS,PRK")
    assert (told["count"], told["sentence"]) == (6, "6 events between Russia and North Korea, 1961–2024")
    look = put(client, "look", number=7, words={}, first=0, last=22000, width=900, lanes=["PRK-RUS"])
    assert look["number"] == 7
    assert "2024-treaty" in [record["id"] for record in look["records"]]
    rows = put(client, "page", words={"types": "visit"})
    assert [record["id"] for record in rows["records"]] == ["2000-visit", "2023-visit"]
    found = put(client, "event", words={}, id="2024-treaty")
    assert found["record"]["title"] == "Treaty with a defence clause is signed"


# In a real Chromium


@pytest.fixture
def large_page(page: Any, serve: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The page of a table of 2,000 events that is sent in pieces."""
    monkeypatch.setattr(large, "MOST_WHOLE", 3)
    page.goto(serve(write_table(tmp_path, synthetic_csv(2000, countries=FEW))))
    settled(page)
    return page


def settled(page: Any) -> None:
    page.wait_for_selector(".timeline-scroll.drawn")
    page.wait_for_function("() => EventTimeline.page.isSettled()")


@pytest.mark.browser
def test_zooming_in_turns_bins_into_events(large_page: Any) -> None:
    page = large_page
    assert page.locator("canvas.bins").count() > 0
    page.evaluate("() => EventTimeline.page.change({ countries: 'RUS,PRK' })")
    settled(page)
    for _ in range(9):
        page.keyboard.press("+")
        settled(page)
    assert page.locator("canvas.bins").count() == 0
    start, end = page.evaluate("() => EventTimeline.page.timeline.window()")
    shown = page.evaluate("() => EventTimeline.page.timeline.shown().map((one) => [one.id, one.first_day])")
    told = {record for record, day in shown if start <= day <= end}
    table = read_table_served(page)
    there = table[
        (table["first_day"] >= start) & (table["first_day"] <= end) & table["country_set"].str.contains(";PRK;.*RUS;")
    ]
    assert told == set(there["id"])


def read_table_served(page: Any) -> Any:
    """The events of the synthetic table, read anew."""
    from events.columns import EVENT_COLUMNS
    from events.loading import load_events, read_rows

    return load_events(
        read_rows(synthetic_csv(2000, countries=FEW).encode(), "events.csv", EVENT_COLUMNS), "events.csv", set()
    )[0]


LAST_BUT_ONE_BIN = """() => {
  const { bins } = EventTimeline.page.timeline.lanes()[0];
  const [start, end] = EventTimeline.page.timeline.window();
  const bin = bins[bins.length - 2];
  return { share: ((bin.from + bin.to) / 2 - start) / (end - start), events: bin.events };
}"""


@pytest.mark.browser
def test_a_click_on_a_bin_lists_its_events_and_one_of_them_opens(large_page: Any) -> None:
    page = large_page
    box = page.locator("canvas.bins").first.bounding_box()
    bin_ = page.evaluate(LAST_BUT_ONE_BIN)
    page.mouse.click(box["x"] + box["width"] * bin_["share"], box["y"] + box["height"] / 2)
    page.wait_for_selector(".details .event-link")
    assert page.locator(".details h2").inner_text() == f"{bin_['events']} events"
    assert page.locator(".details .event-link").count() == bin_["events"]
    title = page.locator(".details .event-link").first.inner_text().split("\n")[-1]
    page.locator(".details .event-link").first.click()
    page.wait_for_selector(".details .sources")
    assert page.locator(".details h2").inner_text() == title
    settled(page)
    assert page.evaluate(
        "() => EventTimeline.page.timeline.placed().some((one) => one.mark.id === EventTimeline.page.state.event)"
    )


@pytest.mark.browser
def test_the_arrows_walk_a_large_table_and_the_address_brings_an_event_back(large_page: Any) -> None:
    page = large_page
    page.locator("#timeline-scroll").focus()
    page.keyboard.press("Home")
    page.wait_for_function("() => EventTimeline.page.state.event")
    first = page.evaluate("() => EventTimeline.page.state.event")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(first) => EventTimeline.page.state.event !== first", arg=first)
    second = page.evaluate("() => EventTimeline.page.state.event")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("(first) => EventTimeline.page.state.event === first", arg=first)
    page.goto(page.url.split("?")[0] + f"?event={second}")
    settled(page)
    page.wait_for_selector(".details .sources")
    assert page.evaluate("() => EventTimeline.page.state.event") == second


@pytest.mark.browser
def test_a_selection_of_nothing_in_a_large_table_says_so(large_page: Any) -> None:
    page = large_page
    page.fill("#filter-text", "nothing of the kind")
    page.wait_for_selector("text=Nothing fits these filters")
    settled(page)
    assert page.locator("#list-of-events >> text=No events to list.").count() == 1
