from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pandas as pd
import pytest
from conftest import SMALL_TABLE, write_table

from events.context import monthly_context
from events.loading import EPOCH_ORDINAL, read_events

HEADER = ["country_set", "code_set", "country_count", "type", "status", "first_day", "last_day", "date_form", "score"]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal() - EPOCH_ORDINAL


def row(first: str, last: str, score: float | None, codes: str = ";PRK;RUS;", form: str = "day") -> list[Any]:
    return [codes, codes, codes.count(";") - 1, "talks", "reported", day(first), day(last), form, score]


@pytest.fixture(params=["pandas", "duckdb"])
def as_engine(request: pytest.FixtureRequest) -> Any:
    """A function that gives rows as a frame of each engine."""
    connection = duckdb.connect()

    def make(rows: list[list[Any]]) -> Any:
        frame = pd.DataFrame(rows, columns=HEADER).assign(search_text="").astype({"score": "float64"})
        if request.param == "pandas":
            return frame
        columns = ", ".join("CASE WHEN NOT isnan(score) THEN score END AS score" if c == "score" else c for c in frame.columns)
        connection.register("given", frame)
        connection.execute(f"CREATE OR REPLACE TABLE events AS SELECT {columns} FROM given").fetchall()
        return connection.sql("FROM events")

    return make


def months(frame: Any, pair: str = "PRK-RUS") -> list[tuple[str, int, float | None]]:
    found = monthly_context(frame, pair)
    return [(date.fromordinal(one.first_day + EPOCH_ORDINAL).isoformat(), one.events, one.score) for one in found]


def test_events_are_counted_by_the_month_and_their_scores_averaged(as_engine: Any) -> None:
    rows = [row("2024-06-30", "2024-06-30", 4.0), row("2024-06-01", "2024-06-01", -1.0), row("2024-07-01", "2024-07-01", 2.0)]
    assert months(as_engine(rows)) == [("2024-06-01", 2, 1.5), ("2024-07-01", 1, 2.0)]


def test_a_pair_is_the_same_both_ways_and_others_do_not_count(as_engine: Any) -> None:
    rows = [row("2024-06-30", "2024-06-30", 4.0), row("2024-06-30", "2024-06-30", 1.0, ";PRK;USA;")]
    assert months(as_engine(rows), "RUS-PRK") == months(as_engine(rows), "PRK-RUS") == [("2024-06-01", 1, 4.0)]


def test_an_event_among_three_counts_for_each_of_its_pairs(as_engine: Any) -> None:
    rows = [row("2024-06-30", "2024-06-30", 4.0, ";CHN;PRK;RUS;")]
    assert months(as_engine(rows), "CHN-RUS") == months(as_engine(rows), "CHN-PRK") == [("2024-06-01", 1, 4.0)]


def test_what_has_no_score_counts_as_an_event_and_not_as_zero(as_engine: Any) -> None:
    rows = [row("2024-06-30", "2024-06-30", None), row("2024-06-02", "2024-06-02", 4.0), row("2024-07-01", "2024-07-01", None)]
    assert months(as_engine(rows)) == [("2024-06-01", 2, 4.0), ("2024-07-01", 1, None)]


def test_no_month_is_guessed_for_what_is_vaguer(as_engine: Any) -> None:
    rows = [
        row("2024-01-01", "2024-12-31", 1.0, form="part"),
        row("2024-06-01", "2024-06-30", 2.0, form="part"),
        row("2024-05-30", "2024-06-02", 3.0, form="span"),
    ]
    assert months(as_engine(rows)) == [("2024-05-01", 1, 3.0), ("2024-06-01", 1, 2.0)]


def test_days_before_1970_have_their_month_too(as_engine: Any) -> None:
    assert months(as_engine([row("1950-06-25", "1950-06-25", -10.0)])) == [("1950-06-01", 1, -10.0)]


def test_a_pair_without_events_has_no_months(as_engine: Any) -> None:
    assert months(as_engine([row("2024-06-30", "2024-06-30", 4.0)]), "CHN-JPN") == []


def test_a_curated_table_has_counts_and_no_scores(tmp_path: Any) -> None:
    events, _ = read_events(write_table(tmp_path, SMALL_TABLE))
    assert ("2023-09-01", 2, None) in months(events)
