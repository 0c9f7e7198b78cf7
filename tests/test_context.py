from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from conftest import SMALL_TABLE, write_table
from engine_frames import ENGINES
from synthetic_tables import synthetic_query

from events.context import monthly_context
from events.loading import EPOCH_ORDINAL, read_events
from events.parquet_table import TABLE_COLUMNS

HEADER = ["country_set", "code_set", "country_count", "type", "status", "first_day", "last_day", "date_form", "score"]


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal() - EPOCH_ORDINAL


def row(first: str, last: str, score: float | None, codes: str = ";PRK;RUS;", form: str = "day") -> list[Any]:
    return [codes, codes, codes.count(";") - 1, "talks", "reported", day(first), day(last), form, score]


@pytest.fixture(params=ENGINES)
def as_engine(request: pytest.FixtureRequest) -> Callable[[list[list[Any]]], Any]:
    """A function that gives rows as a frame of each engine."""

    def make(rows: list[list[Any]]) -> Any:
        frame = pd.DataFrame(rows, columns=HEADER).assign(id=[f"event-{place}" for place in range(len(rows))], importance=1)
        frame = frame.assign(**dict.fromkeys(TABLE_COLUMNS.keys() - set(frame.columns), ""))
        return ENGINES[request.param](frame.astype({"score": "Float64"}))

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


@pytest.mark.parametrize("engine", ENGINES)
def test_a_curated_table_has_counts_and_no_scores(tmp_path: Path, engine: str) -> None:
    events, _ = read_events(write_table(tmp_path, SMALL_TABLE))
    assert ("2023-09-01", 2, None) in months(ENGINES[engine](events))


@pytest.mark.parametrize("engine", [name for name in ENGINES if name != "pandas"])
def test_every_engine_tells_the_same_of_a_large_table(engine: str) -> None:
    with duckdb.connect() as connection:
        events = connection.sql(synthetic_query(3_000)).df()
    expected, found = (monthly_context(ENGINES[name](events), "RUS-USA") for name in ("pandas", engine))
    assert [month[:2] for month in found] == [month[:2] for month in expected]
    assert [month.score for month in found] == pytest.approx([month.score for month in expected])
    assert len(found) > 50
