"""A large table on disk: sorted, numbered, whole at every moment, with an index of its own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT

from events.loading import fold
from events.parquet_table import ORDER_BITS, YEAR, index_folder, order_of, write_parquet_table

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
from synthetic_tables import make_synthetic_table, synthetic_query

ROWS = 3_000


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_synthetic_table(tmp_path_factory.mktemp("large") / "events.parquet", ROWS)


@pytest.fixture(scope="module")
def index(table: Path) -> Path:
    (folder,) = table.parent.glob("_events.index-*")
    return folder


def rows_of(query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def write(query: str, out: Path) -> int:
    with duckdb.connect() as connection:
        return write_parquet_table(connection, query, out)


def test_every_event_is_written_once(table: Path) -> None:
    assert rows_of(f"SELECT count(*), count(DISTINCT id) FROM '{table}'") == [(ROWS, ROWS)]


def test_events_stand_by_countries_then_days_and_are_numbered_so(table: Path) -> None:
    rows = rows_of(f"SELECT country_set, first_day, last_day, id, order_no FROM '{table}'")
    assert [row[:4] for row in rows] == sorted(row[:4] for row in rows)
    assert [row[4] for row in rows] == list(range(ROWS))


def test_the_most_prominent_event_is_the_most_important_then_the_most_mentioned_then_the_first(table: Path) -> None:
    rows = rows_of(f"SELECT importance, coalesce(mentions, 0), order_no, prominence FROM '{table}'")
    by_words = sorted(rows, key=lambda row: (-row[0], -row[1], row[2]))
    assert sorted(rows, key=lambda row: -row[3]) == by_words
    assert [order_of(row[3]) for row in rows] == [row[2] for row in rows]


@pytest.mark.parametrize("mentions", [0, 7, 10**9])
def test_a_prominence_is_a_whole_number_that_every_engine_holds(tmp_path: Path, mentions: int) -> None:
    out = tmp_path / "one.parquet"
    write(f"SELECT * REPLACE ({mentions} AS mentions, 5 AS importance) FROM ({synthetic_query(1)})", out)
    assert rows_of(f"SELECT prominence BETWEEN {5 * 2 ** (ORDER_BITS + 16)} AND {2**63 - 1} FROM '{out}'") == [(True,)]


def test_counts_by_year_add_up_to_the_events_of_each_period(table: Path, index: Path) -> None:
    years = rows_of(f"SELECT country_set, type, first_day, sum(event_count) FROM '{index}/years.parquet' GROUP BY ALL")
    period = f"first_day - (first_day % {YEAR} + {YEAR}) % {YEAR}"
    assert set(years) == set(rows_of(f"SELECT country_set, type, {period}, count(*) FROM '{table}' GROUP BY ALL"))


def test_counts_by_week_name_the_most_prominent_event(table: Path, index: Path) -> None:
    week = "first_day - (first_day % 7 + 7) % 7"
    counted = f"SELECT country_set, quadrant, {week}, count(*), max(prominence) FROM '{table}' GROUP BY ALL"
    sums = "country_set, quadrant, first_day, sum(event_count), max(prominence)"
    kept = f"SELECT {sums} FROM '{index}/weeks.parquet' GROUP BY ALL"
    assert set(rows_of(kept)) == set(rows_of(counted))


@pytest.mark.parametrize("text", ["railway", "rail", "bab", "zebra"])
def test_the_words_that_hold_a_text_lead_to_the_events_that_do(table: Path, index: Path, text: str) -> None:
    found = rows_of(
        f"SELECT DISTINCT order_no FROM '{index}/words.parquet' SEMI JOIN"
        f" (FROM '{index}/vocabulary.parquet' WHERE contains(word, '{text}')) USING (word_no)"
    )
    assert set(found) == set(rows_of(f"SELECT order_no FROM '{table}' WHERE contains(search_text, '{text}')"))


def test_a_word_of_every_event_is_in_the_vocabulary_alone(table: Path, index: Path) -> None:
    assert rows_of(f"SELECT is_common, events FROM '{index}/vocabulary.parquet' WHERE word = 'the'") == [(True, ROWS)]
    assert rows_of(f"SELECT count(*) FROM '{index}/words.parquet' JOIN '{index}/vocabulary.parquet' USING (word_no) "
                   "WHERE word = 'the'") == [(0,)]  # fmt: skip


def test_the_places_of_all_ids_stand_in_the_order_of_the_ids(table: Path, index: Path) -> None:
    placed = rows_of(f"SELECT id, order_no FROM '{index}/ids.parquet'")
    assert placed == sorted(rows_of(f"SELECT id, order_no FROM '{table}'"))


def test_a_table_names_the_index_that_was_made_with_it(table: Path, index: Path) -> None:
    ((build,),) = rows_of(f"SELECT decode(value) FROM parquet_kv_metadata('{table}') WHERE decode(key) LIKE 'event%'")
    assert index_folder(table, build) == index


def test_a_table_written_anew_leaves_no_index_of_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    assert [write(synthetic_query(rows), out) for rows in (20, 10)] == [20, 10]
    assert len(list(tmp_path.iterdir())) == 2
    (folder,) = tmp_path.glob("_events.index-*")
    assert rows_of(f"SELECT sum(event_count) FROM '{folder}/years.parquet'") == [(10,)]


def test_a_table_that_cannot_be_finished_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    write(synthetic_query(5), out)
    before = {path.name for path in tmp_path.iterdir()}
    with pytest.raises(duckdb.Error):
        write(f"SELECT * REPLACE (error('broken off') AS title) FROM ({synthetic_query(5)})", out)
    assert {path.name for path in tmp_path.iterdir()} == before
    assert rows_of(f"SELECT count(*) FROM '{out}'") == [(5,)]


def test_an_events_query_without_a_column_is_told_which(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="lack the column status"):
        write(f"SELECT * EXCLUDE (status) FROM ({synthetic_query(1)})", tmp_path / "events.parquet")


def test_a_table_of_no_events_is_a_table(tmp_path: Path) -> None:
    assert write(synthetic_query(0), tmp_path / "none.parquet") == 0


def test_a_folder_of_any_name_holds_a_table(tmp_path: Path) -> None:
    out = tmp_path / "it's a folder" / "events.parquet"
    assert write(synthetic_query(3), out) == 3


# The synthetic tables of the benchmarks


def test_a_synthetic_table_has_sixty_six_pairs_and_a_few_events_of_three_countries(table: Path) -> None:
    counted = dict(rows_of(f"SELECT country_count, count(DISTINCT country_set) FROM '{table}' GROUP BY 1"))
    assert counted[2] == 66
    assert set(counted) == {2, 3}


def test_a_synthetic_table_grows_denser_toward_today(table: Path) -> None:
    by_decade = [
        count for _, count in rows_of(f"SELECT (first_day + 8036) // 3650, count(*) FROM '{table}' GROUP BY 1 ORDER BY 1")
    ]
    assert by_decade[1:7] == sorted(by_decade[1:7])


def test_a_synthetic_table_is_folded_as_every_other_is(table: Path) -> None:
    rows = rows_of(f"SELECT title, place, search_text FROM '{table}' LIMIT 200")
    assert [row[2] for row in rows] == [fold(f"{row[0]} {row[1]}") for row in rows]


def test_a_synthetic_table_is_the_same_at_every_run() -> None:
    assert rows_of(synthetic_query(50)) == rows_of(synthetic_query(50))
