"""What a filter means: the same answers on pandas, DuckDB, a large table on disk and Spark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import narwhals as nw
import pandas as pd
import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE, write_table
from engine_frames import ENGINES, in_pandas
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import synthetic_csv

from events import read_table
from events.dates import DateError
from events.event_types import EVENT_TYPES
from events.event_words import participants_in_words
from events.loading import FIRST_DAY_EVER, LAST_DAY_EVER, fold, split_list
from events.queries import (
    MATCHES,
    ORDERS,
    Bins,
    Selection,
    count_by_bin,
    count_events,
    count_facets,
    count_pairs,
    describe_selection,
    events_by_id,
    key_events,
    neighbour_event,
    page_of_events,
    select_events,
    years_of,
)

OPEN_ROWS = """\
2024-force,2024-12-04/..,RUS; PRK,treaty,Treaty is in force,100%_sure it's binding,,,3,,,src-a
early,../1947,SUN; CHN,trade,Trade of old,,reported,,3,,,src-a
"""


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Callable[[pd.DataFrame], Any]:
    """A function that gives a loaded frame to an engine."""
    return ENGINES[request.param]


@pytest.fixture(scope="module")
def many_events(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """Three hundred events of every kind of date, and ten of the Soviet Union."""
    folder = tmp_path_factory.mktemp("synthetic")
    soviet = "".join(f"sun-{n},19{n},SUN; PRK,visit,Summit,,,,,,,src-a\n" for n in range(60, 70))
    return in_pandas(read_table(write_table(folder, synthetic_csv(300) + soviet, SMALL_SOURCES)).events)


@pytest.fixture(scope="module")
def other(engine: Callable[[pd.DataFrame], Any], many_events: pd.DataFrame) -> Any:
    """The same events in an engine's own kind of frame."""
    return engine(many_events)


@pytest.fixture(scope="module")
def frame(engine: Callable[[pd.DataFrame], Any], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The small table and two rows of open dates, in an engine's own kind of frame."""
    folder = tmp_path_factory.mktemp("small")
    return engine(read_table(write_table(folder, SMALL_TABLE + OPEN_ROWS)).events)


def rows_of(native: Any) -> list[tuple[Any, ...]]:
    return list(nw.from_native(native).lazy().collect("pandas").iter_rows())


def ids_of(native: Any) -> set[str]:
    return {row[0] for row in rows_of(nw.from_native(native).select("id").to_native())}


EVERYTHING = {
    "2000-visit", "2023-visit", "2023-arms", "2024-treaty", "2018-summit", "2003-talks", "1961-treaty", "2024-force", "early",
}  # fmt: skip
RUSSIA_KOREA = EVERYTHING - {"2018-summit", "early"}


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        pytest.param(Selection(), EVERYTHING, id="nothing asked"),
        pytest.param(Selection(countries=("RUS", "PRK")), RUSSIA_KOREA, id="both countries"),
        pytest.param(Selection(countries=("PRK", "RUS")), RUSSIA_KOREA, id="the pair the other way round"),
        pytest.param(Selection(countries=("RUS", "PRK"), match="only"), RUSSIA_KOREA - {"2003-talks"}, id="nobody else"),
        pytest.param(Selection(countries=("RUS", "USA"), match="any"), EVERYTHING, id="at least one"),
        pytest.param(Selection(countries=("USA",), match="only"), set(), id="one country alone"),
        pytest.param(Selection(countries=("SUN",)), {"1961-treaty", "early"}, id="the past state finds its own"),
        pytest.param(Selection(countries=("SUN", "RUS")), {"1961-treaty", "early"}, id="the past state and today's"),
        pytest.param(Selection(countries=("CHN", "RUS")), {"2003-talks", "early"}, id="today's state finds the past one's"),
        pytest.param(Selection(countries=("FRA",)), set(), id="a country without events"),
        pytest.param(Selection(types=("visit", "talks")), {"2000-visit", "2023-visit", "2003-talks"}, id="two types"),
        pytest.param(Selection(statuses=("disputed", "reported")), {"2023-arms", "early"}, id="two statuses"),
        pytest.param(Selection(start="2024-06-19"), {"2024-treaty", "2024-force"}, id="from a day on"),
        pytest.param(Selection(start="2024-06-20"), {"2024-force"}, id="from the day after; what goes on is in"),
        pytest.param(Selection(end="1961-07-06"), {"1961-treaty", "early"}, id="until a day"),
        pytest.param(Selection(start="2000-07-20", end="2000-07-20"), {"2000-visit"}, id="a day inside a visit"),
        pytest.param(Selection(start="2023-09-30", end="2023-09-30"), {"2023-arms"}, id="a day a month may mean"),
        pytest.param(Selection(start="2018", end="2018"), {"2018-summit"}, id="a year"),
        pytest.param(Selection(start="1900", end="1901"), {"early"}, id="before all; what has no beginning is in"),
        pytest.param(Selection(start="2024", end="2019"), set(), id="turned around"),
        pytest.param(Selection(text="treaty"), {"2024-treaty", "1961-treaty", "2024-force"}, id="a word"),
        pytest.param(Selection(text="TREATY defence"), {"2024-treaty"}, id="two words in any order and case"),
        pytest.param(Selection(text="pyongyang"), {"2000-visit", "2024-treaty"}, id="a place"),
        pytest.param(Selection(text="100%_"), {"2024-force"}, id="signs that mean something in SQL"),
        pytest.param(Selection(text="%"), {"2024-force"}, id="a sign alone"),
        pytest.param(Selection(text="it's"), {"2024-force"}, id="an apostrophe"),
        pytest.param(Selection(text=".*"), set(), id="signs that mean something in a pattern"),
        pytest.param(Selection(text="  "), EVERYTHING, id="blanks"),
        pytest.param(Selection(("RUS", "PRK"), "only", ("treaty",), "2000", "2024-06", "clause"), {"2024-treaty"}, id="all"),
    ],
)
def test_a_selection_finds(frame: Any, selection: Selection, found: set[str]) -> None:
    assert ids_of(select_events(frame, selection)) == found
    assert count_events(frame, selection) == len(found)


@pytest.mark.parametrize("name", ["pandas", "duckdb", "spark"])
def test_a_selection_gives_back_the_kind_of_frame_it_was_given(name: str, many_events: pd.DataFrame) -> None:
    frame = ENGINES[name](many_events)
    assert type(select_events(frame, Selection(types=("visit",)))) is type(frame)


def test_a_selection_of_no_date_says_so(frame: Any) -> None:
    with pytest.raises(DateError, match="is not a date"):
        select_events(frame, Selection(start="31 February 1904"))


def test_a_month_asked_for_is_there_to_its_last_day() -> None:
    assert Selection(start="1970-01", end="1970-02").first_day == 0
    assert Selection(start="1970-01", end="1970-02").last_day == 58
    assert (Selection().first_day, Selection().last_day) == (FIRST_DAY_EVER, LAST_DAY_EVER)


def test_an_event_of_six_countries_counts_once_a_pair(frame: Any) -> None:
    pairs = count_pairs(frame, Selection(types=("talks",)))
    assert len(pairs) == 15
    assert set(pairs.values()) == {1}


@pytest.mark.parametrize(
    ("selection", "lanes"),
    [
        pytest.param(Selection(countries=("RUS", "PRK")), {"PRK-RUS": 7}, id="two: the pair between them"),
        pytest.param(Selection(countries=("SUN", "PRK")), {"PRK-RUS": 1}, id="a past state: the pair of today"),
        pytest.param(
            Selection(countries=("RUS", "PRK", "CHN")),
            {"CHN-PRK": 1, "CHN-RUS": 1, "PRK-RUS": 1},
            id="three",
        ),
        pytest.param(Selection(countries=("USA",), types=("meeting",)), {"PRK-USA": 1}, id="one: the pairs it is part of"),
        pytest.param(
            Selection(countries=("USA", "CHN"), match="any", types=("meeting", "trade")),
            {"CHN-RUS": 1, "PRK-USA": 1},
            id="any: the pairs of each",
        ),
        pytest.param(Selection(countries=("FRA",)), {}, id="none"),
    ],
)
def test_the_lanes_are_the_pairs_asked_for(frame: Any, selection: Selection, lanes: dict[str, int]) -> None:
    assert count_pairs(frame, selection) == lanes


def test_lanes_come_the_most_active_first(frame: Any) -> None:
    lanes = list(count_pairs(frame, Selection()).items())
    assert lanes[:3] == [("PRK-RUS", 7), ("CHN-RUS", 2), ("PRK-USA", 2)]
    assert lanes == sorted(lanes, key=lambda lane: (-lane[1], lane[0]))


def test_facets_count_what_each_choice_would_give(frame: Any) -> None:
    facets = count_facets(frame, Selection(countries=("RUS",), types=("visit",)))
    assert facets.countries == {"PRK": 2, "RUS": 2}
    assert facets.partners == {"PRK": 2}
    assert facets.types == {"treaty": 3, "visit": 2, "agreement": 1, "talks": 1, "trade": 1}
    assert facets.statuses == {"confirmed": 2}


def test_partners_of_two_countries_share_events_with_both(frame: Any) -> None:
    facets = count_facets(frame, Selection(countries=("RUS", "PRK"), match="only"))
    assert facets.partners == {"CHN": 1, "JPN": 1, "KOR": 1, "USA": 1}


def test_facets_of_nothing_are_empty(frame: Any) -> None:
    facets = count_facets(frame, Selection(text="zebra"))
    assert (facets.countries, facets.partners, facets.types, facets.statuses) == ({}, {}, {}, {})


def test_years_are_those_that_events_touch(frame: Any) -> None:
    assert years_of(frame) == (1947, 2024)
    assert years_of(select_events(frame, Selection(types=("visit",)))) == (2000, 2023)
    assert years_of(select_events(frame, Selection(text="zebra"))) is None


@pytest.mark.parametrize(
    "selection", [Selection(), Selection(types=("visit",)), Selection(start="2018"), Selection(text="zebra")]
)
def test_years_can_be_asked_of_a_selection_at_once(frame: Any, selection: Selection) -> None:
    assert years_of(frame, selection) == years_of(select_events(frame, selection))


def test_bins_count_events_by_their_first_day_and_quadrant(frame: Any) -> None:
    bins = Bins(first_day=Selection(start="2018-06-12").first_day, width=365, count=7)
    assert rows_of(count_by_bin(frame, Selection(), bins)) == [
        (0, "verbal-cooperation", 1),
        (5, "verbal-cooperation", 2),
        (6, "verbal-cooperation", 2),
    ]


def test_what_begins_the_day_before_the_first_bin_is_not_counted(frame: Any) -> None:
    bins = Bins(first_day=Selection(start="2018-06-13").first_day, width=365, count=1)
    assert rows_of(count_by_bin(frame, Selection(end="2018"), bins)) == []


@pytest.mark.parametrize("width", [7, 14, 182, 364, 728, 100])
def test_bins_of_whole_weeks_count_as_all_others(other: Any, many_events: pd.DataFrame, width: int) -> None:
    bins = Bins(first_day=-8_008, width=width, count=29_000 // width)
    assert rows_of(count_by_bin(other, Selection(), bins)) == rows_of(count_by_bin(many_events, Selection(), bins))


# Events page by page, one after another, by importance, by id


def in_order(events: pd.DataFrame, order: str, descending: bool) -> list[str]:
    """The ids of all events in an order, the plain way."""
    by_date = ["first_day", "last_day", "id"]
    if order == "date":
        return list(events.sort_values(by_date, ascending=not descending)["id"])
    if order == "who":
        rows = events[["type", "countries"]].itertuples(index=False)
        events = events.assign(who=[fold(participants_in_words(kind, split_list(codes))) for kind, codes in rows])
    if order == "sources":
        events = events.assign(sources=events["sources"].map(split_list).map(len))
    return list(events.sort_values([order, *by_date], ascending=[not descending, True, True, True])["id"])


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
def test_pages_together_are_all_events_in_order(other: Any, many_events: pd.DataFrame, order: str, descending: bool) -> None:
    pages = [page_of_events(other, Selection(), order, descending, start, 90) for start in range(0, 450, 90)]
    assert [len(page) for page in pages] == [90, 90, 90, 40, 0]
    assert [name for page in pages for name in page["id"]] == in_order(many_events, order, descending)


def test_a_page_of_a_selection_holds_its_events_alone(frame: Any) -> None:
    page = page_of_events(frame, Selection(countries=("RUS",), text="treaty"), start=1, size=5)
    assert list(page["id"]) == ["2024-treaty", "2024-force"]


def test_a_page_has_the_columns_of_the_table(frame: Any) -> None:
    (row,) = page_of_events(frame, Selection(text="putin")).to_dict("records")
    assert (row["title"], row["countries"], row["importance"]) == ("Putin visits Pyongyang", "RUS; PRK", 4)


def test_events_cannot_be_ordered_by_what_is_no_order(frame: Any) -> None:
    with pytest.raises(ValueError, match=r'cannot be ordered by "place"\. Choose one of: date, title, who, type'):
        page_of_events(frame, Selection(), order="place")


@pytest.mark.parametrize("selection", [Selection(), Selection(countries=("RUS",)), Selection(text="summit")])
def test_stepping_through_the_neighbours_meets_every_event(other: Any, many_events: pd.DataFrame, selection: Selection) -> None:
    expected = in_order(select_events(many_events, selection), "date", False)[:6]
    event = (-800_000, -800_000, "")
    met = []
    while len(met) < len(expected):
        ((first_day, last_day, name),) = neighbour_event(other, selection, event, 1)[["first_day", "last_day", "id"]].to_numpy()
        event = (int(first_day), int(last_day), name)
        met.append(name)
    assert met == expected
    back = neighbour_event(other, selection, event, -1)
    assert list(back["id"]) == [expected[-2]]


@pytest.mark.parametrize("step", [1, -1])
def test_beyond_the_ends_there_is_no_neighbour(frame: Any, step: int) -> None:
    assert len(neighbour_event(frame, Selection(), (step * 4_000_000, 0, ""), step)) == 0


def test_key_events_are_the_most_important(frame: Any) -> None:
    assert list(key_events(frame, Selection(), 4)["id"]) == ["1961-treaty", "2024-treaty", "2018-summit", "2000-visit"]
    assert list(key_events(frame, Selection(types=("visit",)), 1)["id"]) == ["2000-visit"]


def test_events_come_in_the_order_in_which_their_ids_are_asked(frame: Any) -> None:
    assert list(events_by_id(frame, ["2024-force", "no-such-event", "early"])["id"]) == ["2024-force", "early"]
    assert len(events_by_id(frame, [])) == 0


@pytest.mark.parametrize(
    ("selection", "count", "years", "sentence"),
    [
        (Selection(), 1234, (1945, 2026), "1,234 events, 1945–2026"),
        (Selection(), 1, (1945, 1945), "1 event, 1945"),
        (Selection(countries=("RUS",)), 2, (1, 2), "2 events of Russia, 1–2"),
        (Selection(countries=("RUS",), match="only"), 0, None, "No events of Russia alone"),
        (Selection(countries=("RUS", "PRK")), 41, (1948, 2026), "41 events between Russia and North Korea, 1948–2026"),
        (Selection(countries=("RUS", "PRK", "CHN")), 3, None, "3 events among Russia, North Korea and China"),
        (Selection(countries=("RUS", "PRK"), match="any"), 3, None, "3 events that involve Russia or North Korea"),
        (
            Selection(countries=("SUN", "PRK"), match="only"),
            3,
            None,
            "3 events between Soviet Union and North Korea and nobody else",
        ),
        (Selection(types=("visit", "arms")), 3, None, "3 events, of type visit or arms supply"),
        (Selection(statuses=("planned", "disputed")), 3, None, "3 events, disputed or planned"),
        (Selection(start="2019", end="2024-06"), 3, (2020, 2021), "3 events, from 2019 to 2024-06"),
        (Selection(start="2019"), 3, (2020, 2021), "3 events, since 2019"),
        (Selection(end="2019"), 3, (2010, 2011), "3 events, until 2019"),
        (Selection(text=" pact "), 3, None, '3 events mentioning "pact"'),
    ],
)
def test_a_selection_is_said_in_one_sentence(
    selection: Selection, count: int, years: tuple[int, int] | None, sentence: str
) -> None:
    assert describe_selection(selection, count, years) == sentence


# Rules that hold for every selection

COUNTRIES = ["RUS", "PRK", "CHN", "USA", "SUN", "DEU"]
DATES = ["", "1960", "1999-12", "2010-05-05", "2024"]
SELECTIONS = st.builds(
    Selection,
    countries=st.lists(st.sampled_from(COUNTRIES), max_size=4, unique=True).map(tuple),
    match=st.sampled_from(list(MATCHES)),
    types=st.lists(st.sampled_from(list(EVENT_TYPES)[:12]), max_size=3, unique=True).map(tuple),
    start=st.sampled_from(DATES),
    end=st.sampled_from(DATES),
    text=st.sampled_from(["", "summit", "RAIL grain", "%"]),
    statuses=st.lists(st.sampled_from(["confirmed", "disputed"]), max_size=1).map(tuple),
)


@settings(max_examples=25, deadline=None)
@given(selection=SELECTIONS)
def test_only_is_part_of_all_and_all_is_part_of_any(many_events: pd.DataFrame, selection: Selection) -> None:
    only, every, some = (
        ids_of(select_events(many_events, replace(selection, match=match))) for match in ("only", "all", "any")
    )
    assert only <= every <= some


@pytest.mark.parametrize("engine", [name for name in ENGINES if name != "pandas"], indirect=True)
@settings(max_examples=12, deadline=None)
@given(selection=SELECTIONS)
def test_every_engine_answers_the_same(many_events: pd.DataFrame, other: Any, selection: Selection) -> None:
    bins = Bins(first_day=-8_000, width=900, count=12)
    assert ids_of(select_events(other, selection)) == ids_of(select_events(many_events, selection))
    assert rows_of(count_by_bin(other, selection, bins)) == rows_of(count_by_bin(many_events, selection, bins))
    assert count_pairs(other, selection) == count_pairs(many_events, selection)
    assert count_facets(other, selection) == count_facets(many_events, selection)
    assert years_of(other, selection) == years_of(many_events, selection)


@settings(max_examples=20, deadline=None)
@given(selection=SELECTIONS)
def test_the_count_beside_a_type_is_what_choosing_it_gives(many_events: pd.DataFrame, selection: Selection) -> None:
    facets = count_facets(many_events, selection)
    for name, count in facets.types.items():
        alone = replace(selection, types=(name,))
        assert len(select_events(many_events, alone)) == count
    for code, count in facets.partners.items():
        joined = replace(selection, match="all", countries=(*selection.countries, code))
        assert len(select_events(many_events, joined)) == count
