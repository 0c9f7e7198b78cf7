"""What is drawn: which marks, on which lanes, with which symbol; a figure of them for a notebook."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from conftest import SMALL_TABLE, write_table

from dashboard.figure import MARK_FIELDS, direction, lane_names, pairs_of, symbol_of, timeline_figure
from dashboard.theme import SYMBOLS
from events import read_table
from events.columns import STATUSES
from events.event_types import QUADRANTS

HEADER = SMALL_TABLE.splitlines()[0] + "\n"


def figure_of(folder: Path, *rows: str) -> go.Figure:
    return timeline_figure(read_table(write_table(folder, HEADER + "".join(row + "\n" for row in rows))).events)


def marks_of(figure: go.Figure) -> list[dict[str, Any]]:
    points = [trace for trace in figure.data if trace.type == "scatter"]
    return [dict(zip(MARK_FIELDS, custom, strict=True)) for trace in points for custom in trace.customdata]


def bars_of(figure: go.Figure) -> list[tuple[str, float]]:
    bars = [trace for trace in figure.data if trace.type == "bar"]
    return [(base, length / 86_400_000) for trace in bars for base, length in zip(trace.base, trace.x, strict=True)]


def test_every_quadrant_has_its_marks_and_its_bars_in_order(small_table: Path) -> None:
    figure = timeline_figure(read_table(small_table).events)
    assert [trace.meta for trace in figure.data] == [quadrant for quadrant in QUADRANTS for _ in range(2)]
    assert [trace.type for trace in figure.data] == ["bar", "scatter"] * 4


def test_an_event_stands_in_the_lane_of_each_of_its_pairs(small_table: Path) -> None:
    marks = marks_of(timeline_figure(read_table(small_table).events))
    assert Counter(mark["id"] for mark in marks)["2003-talks"] == 15
    assert Counter(mark["id"] for mark in marks)["2024-treaty"] == 1


def test_lanes_come_the_most_active_first_and_carry_names(small_table: Path) -> None:
    lanes = timeline_figure(read_table(small_table).events).layout.meta["lanes"]
    assert lanes[0] == {"pair": "PRK-RUS", "name": "North Korea – Russia"}
    assert lanes[1] == {"pair": "PRK-USA", "name": "North Korea – United States"}
    assert len(lanes) == 15


def test_a_past_states_event_stands_in_todays_lane(small_table: Path) -> None:
    marks = marks_of(timeline_figure(read_table(small_table).events))
    assert next(mark["pair"] for mark in marks if mark["id"] == "1961-treaty") == "PRK-RUS"


def test_a_certain_day_has_no_bar_and_everything_else_has(tmp_path: Path) -> None:
    figure = figure_of(
        tmp_path,
        "day,2024-06-19,RUS; PRK,treaty,T,,,,,,,src-a",
        "month,2023-09,RUS; PRK,treaty,T,,,,,,,src-a",
        "span,2000-07-19/2000-07-20,RUS; PRK,treaty,T,,,,,,,src-a",
    )
    assert bars_of(figure) == [("2023-09-01", 30), ("2000-07-19", 2)]


def test_a_span_that_ends_on_the_first_day_of_1970_keeps_its_length(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, "a,1969-12-25/1970-01-01,RUS; PRK,visit,T,,,,,,,src-a")
    assert bars_of(figure) == [("1969-12-25", 8)]


@pytest.mark.parametrize("date", ["2024-12-04/..", "../1947"], ids=["goes on", "no beginning known"])
def test_dates_open_at_one_end_can_be_drawn(tmp_path: Path, date: str) -> None:
    assert len(bars_of(figure_of(tmp_path, f"a,{date},RUS; PRK,visit,T,,,,,,,src-a"))) == 1


def test_marks_of_one_moment_stand_on_rows_of_their_own(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, *(f"e{n},2024-06-19,RUS; PRK,treaty,T{n},,,,,,,src-a" for n in range(6)))
    rows = [row for trace in figure.data if trace.type == "scatter" for row in trace.y]
    assert len(set(rows)) == 6


def test_an_empty_table_gives_a_figure_without_marks(tmp_path: Path) -> None:
    figure = figure_of(tmp_path)
    assert marks_of(figure) == []
    assert figure.layout.meta["lanes"] == []


@pytest.mark.parametrize(
    ("event_type", "codes", "pair", "arrow"),
    [
        pytest.param("visit", ["RUS", "PRK"], "PRK-RUS", "RUS→PRK", id="the visitor is first"),
        pytest.param("visit", ["PRK", "RUS"], "PRK-RUS", "PRK→RUS", id="the other way round"),
        pytest.param("visit", ["SUN", "PRK"], "PRK-RUS", "SUN→PRK", id="a past state acts under its name"),
        pytest.param("visit", ["PRK", "SUN"], "PRK-RUS", "PRK→SUN", id="a past state is visited under its name"),
        pytest.param("sanctions", ["USA", "PRK", "RUS"], "PRK-USA", "USA→PRK", id="one of two targets"),
        pytest.param("sanctions", ["USA", "PRK", "RUS"], "PRK-RUS", "", id="a third country acts"),
        pytest.param("treaty", ["RUS", "PRK"], "PRK-RUS", "", id="nobody acts on the other"),
    ],
)
def test_a_direction_tells_who_acts_on_whom(event_type: str, codes: list[str], pair: str, arrow: str) -> None:
    assert direction(event_type, codes, pair) == arrow


def test_every_quadrant_and_status_has_a_symbol_that_plotly_knows() -> None:
    assert set(SYMBOLS) == set(QUADRANTS)
    for quadrant in QUADRANTS:
        drawn = {status: symbol_of(quadrant, status) for status in STATUSES}
        go.Scatter(marker={"symbol": list(drawn.values())})
        assert drawn["disputed"].endswith("-open"), "disputed events are hollow"
        assert "open" not in drawn["confirmed"]
    assert len(set(SYMBOLS.values())) == 4, "colour is never the only sign"


def test_markup_in_a_title_is_text_in_the_figure(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, "a,2024,RUS; PRK,visit,<b>bold</b> <img src=x>,,,,,,,src-a")
    words = [text for trace in figure.data for text in trace.hovertext]
    assert words
    assert all("<" not in text for text in words)


def test_the_figure_names_no_colour_of_its_own(small_table: Path) -> None:
    drawn = timeline_figure(read_table(small_table).events).to_plotly_json()
    del drawn["layout"]["template"]
    assert "color" not in str(drawn)


def test_pairs_are_in_alphabetical_order() -> None:
    assert pairs_of(";PRK;RUS;USA;") == ["PRK-RUS", "PRK-USA", "RUS-USA"]
    assert lane_names([{"pair": "PRK-USA"}, {"pair": "PRK-RUS"}, {"pair": "PRK-USA"}]) == {
        "PRK-USA": "North Korea – United States",
        "PRK-RUS": "North Korea – Russia",
    }
