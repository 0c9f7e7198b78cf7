"""What can be seen: single events while they fit, else counts by period with the most important events named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import duckdb
import pandas as pd
import pytest
from conftest import write_table
from engine_frames import ENGINES
from synthetic_tables import synthetic_query

from events import read_table
from events.level_of_detail import (
    BINS_ON_SCREEN,
    EVENTS_ON_SCREEN,
    EVENTS_PER_LANE,
    LADDER,
    Look,
    Window,
    bins_per_label,
    choose_bin_days,
    look,
)
from events.parquet_table import WEEK, YEAR
from events.queries import Selection, count_pairs, select_events

HEADER = "id,date,countries,type,title,summary,status,denied_by,importance,place,related,sources\n"
ALL_TIME = Window(-8_036, 20_633, 1_200)
LANES = ("RUS-USA", "CHN-USA", "PRK-RUS", "BLR-FRA")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Callable[[pd.DataFrame], Any]:
    return ENGINES[request.param]


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    """Twenty thousand events of sixty-six pairs."""
    with duckdb.connect() as connection:
        return connection.sql(synthetic_query(20_000)).df()


@pytest.fixture(scope="module")
def frame(engine: Callable[[pd.DataFrame], Any], events: pd.DataFrame) -> Any:
    return engine(events)


def of_lane(events: pd.DataFrame, pair: str) -> pd.DataFrame:
    one, other = (events["country_set"].str.contains(f";{code};") for code in pair.split("-"))
    return events[one & other]


def touching(events: pd.DataFrame, shown: Look, window: Window) -> pd.DataFrame:
    """The events that begin in the bins of a window or reach into them, the plain way."""
    first = window.first_day // shown.bin_days * shown.bin_days
    last = (window.last_day // shown.bin_days + 1) * shown.bin_days
    return events[(events["last_day"] >= first) & (events["first_day"] < last)]


WINDOWS = {
    "all time": ALL_TIME,
    "thirty years": Window(8_000, 18_950, 1_200),
    "two years": Window(19_000, 19_730, 1_200),
    "two months on a phone": Window(19_003, 19_064, 380),
}
SELECTIONS = {
    "everything": Selection(),
    "one type": Selection(types=("visit",)),
    "one country": Selection(countries=("USA",)),
    "a word": Selection(text="rail"),
    "since a day": Selection(start="1999-05-05"),
}


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS.keys())
def test_every_event_of_a_window_is_drawn_or_counted(
    frame: Any, events: pd.DataFrame, selection: Selection, window: Window
) -> None:
    shown = look(frame, selection, window, LANES)
    for pair in LANES:
        expected = touching(of_lane(select_events(events, selection), pair), shown, window)
        counted = sum(events_of_bin for _, events_of_bin, _, _ in shown.bins.get(pair, []))
        singly = of_lane(shown.events, pair)
        alone = singly[~(singly["first_day"] // shown.bin_days).isin([number for number, *_ in shown.bins.get(pair, [])])]
        assert set(singly["id"]) <= set(expected["id"])
        begun = (
            alone
            if pair not in shown.earlier
            else alone[alone["first_day"] >= window.first_day // shown.bin_days * shown.bin_days]
        )
        assert counted + len(begun) + shown.earlier.get(pair, 0) == len(expected)


def test_bins_say_how_many_events_cooperate(frame: Any, events: pd.DataFrame) -> None:
    shown = look(frame, Selection(), ALL_TIME, LANES)
    for pair in LANES:
        lane = of_lane(events, pair)
        bins = Counter(lane["first_day"] // shown.bin_days)
        good = Counter((lane["first_day"] // shown.bin_days)[lane["quadrant"].str.endswith("cooperation")])
        assert shown.bins[pair] == [
            (number, bins[number], good[number], bins[number] - good[number]) for number, *_ in shown.bins[pair]
        ]


def test_the_most_important_event_of_each_stretch_is_named(frame: Any, events: pd.DataFrame) -> None:
    shown = look(frame, Selection(), ALL_TIME, ("RUS-USA",))
    lane = of_lane(events, "RUS-USA").fillna({"mentions": 0}).sort_values(["importance", "mentions"], ascending=False)
    stretches = lane["first_day"] // (shown.bin_days * bins_per_label(ALL_TIME, shown.bin_days))
    for _, stretch in lane.groupby(stretches):
        best = stretch[(stretch["importance"] == stretch["importance"].max())]
        assert set(best[best["mentions"] == best["mentions"].max()]["id"]) & set(shown.events["id"])


def test_a_lane_whose_events_fit_has_no_bins(frame: Any, events: pd.DataFrame) -> None:
    window = Window(19_000, 19_100, 1_200)
    shown = look(frame, Selection(), window, LANES)
    for pair in LANES:
        expected = touching(of_lane(events, pair), shown, window)
        assert len(expected) <= EVENTS_PER_LANE
        assert set(of_lane(shown.events, pair)["id"]) == set(expected["id"])
    assert shown.bins == {}


@pytest.mark.parametrize("width", [320, 1_200, 3_840])
@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
def test_no_more_is_drawn_than_can_be_seen(frame: Any, window: Window, width: int) -> None:
    lanes = tuple(list(count_pairs(frame, Selection()))[:40])
    shown = look(frame, Selection(), replace(window, width=width), lanes)
    assert len(shown.events) <= EVENTS_ON_SCREEN
    assert sum(map(len, shown.bins.values())) <= BINS_ON_SCREEN


def test_a_count_stays_as_it_is_while_one_pans(frame: Any) -> None:
    here = look(frame, Selection(), Window(10_000, 20_000, 1_200), ("RUS-USA",))
    there = look(frame, Selection(), Window(10_033, 20_033, 1_200), ("RUS-USA",))
    assert here.bin_days == there.bin_days
    shared = {number: rest for number, *rest in here.bins["RUS-USA"]}
    again = {number: rest for number, *rest in there.bins["RUS-USA"]}
    assert {number: shared[number] for number in shared.keys() & again.keys()} == {
        number: again[number] for number in shared.keys() & again.keys()
    }
    assert len(shared.keys() & again.keys()) > 50


def test_a_look_at_lanes_without_events_is_empty(frame: Any) -> None:
    shown = look(frame, Selection(text="zebra"), ALL_TIME, LANES)
    assert (shown.bins, len(shown.events), shown.earlier) == ({}, 0, {})
    assert (look(frame, Selection(), ALL_TIME, ()).bins, len(look(frame, Selection(), ALL_TIME, ()).events)) == ({}, 0)


@pytest.mark.parametrize("engine", [name for name in ENGINES if name != "pandas"], indirect=True)
def test_every_engine_sees_the_same(frame: Any, events: pd.DataFrame) -> None:
    numbered = ENGINES["pandas"](events)
    for selection in SELECTIONS.values():
        for window in WINDOWS.values():
            shown, expected = look(frame, selection, window, LANES), look(numbered, selection, window, LANES)
            assert (shown.bin_days, shown.bins, shown.earlier) == (expected.bin_days, expected.bins, expected.earlier)
            assert list(shown.events["id"]) == list(expected.events["id"])


# Small tables


LASTING = """\
war,1950/1990,RUS; USA,war,A war goes on,,,,5,,,https://example.org/1
talks,2003-08-27,CHN; RUS; USA,talks,Talks among three,,,,3,,,https://example.org/2
"""


def crowd(day: int) -> str:
    rows = [f"c-{n},{day}-03-{n % 28 + 1:02},RUS; USA,message,Message {n},,,,2,,,https://example.org/{n}\n" for n in range(200)]
    return "".join(rows)


@pytest.fixture(scope="module")
def small(engine: Callable[[pd.DataFrame], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    return engine(read_table(write_table(tmp_path_factory.mktemp("small"), HEADER + LASTING + crowd(1980))).events)


def test_an_event_of_three_countries_stands_in_each_of_its_lanes(small: Any) -> None:
    shown = look(small, Selection(), Window(12_000, 12_900, 1_200), ("CHN-RUS", "CHN-USA", "RUS-USA"))
    assert list(shown.events["id"]) == ["talks"]
    many = look(small, Selection(), Window(3_000, 13_000, 1_200), ("CHN-RUS", "RUS-USA"))
    assert (many.bins.keys(), set(many.events["id"])) >= ({"RUS-USA"}, {"talks"})


def test_what_reaches_into_a_crowded_window_is_counted_and_the_most_important_drawn(small: Any) -> None:
    shown = look(small, Selection(), Window(3_650, 4_000, 1_200), ("RUS-USA",))
    assert shown.earlier == {"RUS-USA": 1}
    assert "war" in set(shown.events["id"])


def test_what_reaches_into_a_window_where_all_fits_is_drawn(small: Any) -> None:
    shown = look(small, Selection(), Window(5_000, 5_300, 1_200), ("RUS-USA",))
    assert list(shown.events["id"]) == ["war"]
    assert shown.earlier == {}


# The steps


def test_bins_from_a_week_on_are_whole_weeks_and_long_ones_whole_years_of_them() -> None:
    assert all(step % WEEK == 0 for step in LADDER if step >= WEEK)
    assert all(step % YEAR == 0 for step in LADDER if step >= YEAR)


@pytest.mark.parametrize(
    ("window", "lanes", "days"),
    [
        pytest.param(ALL_TIME, 5, 364, id="all time"),
        pytest.param(Window(0, 730, 1_200), 5, 7, id="two years"),
        pytest.param(Window(0, 60, 1_200), 5, 1, id="two months"),
        pytest.param(ALL_TIME, 66, 1_820, id="all lanes at once: bins get wider"),
        pytest.param(Window(5, 5, 1_200), 1, 1, id="a day"),
        pytest.param(Window(5, 4, 0), 1, 14, id="no width: as if a pixel"),
    ],
)
def test_bins_are_as_wide_as_a_screen_asks(window: Window, lanes: int, days: int) -> None:
    assert choose_bin_days(window, lanes) == days


def test_a_bin_is_never_narrower_than_eight_pixels_nor_much_wider_than_twice_that() -> None:
    widths = [choose_bin_days(Window(0, days - 1, 1_200), 1) * 1_200 / days for days in range(300, 28_000, 37)]
    assert min(widths) >= 8
    assert max(widths) <= 20
