"""Which engine opens a table, what it says of it, and that many readers can ask at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, ignore_patterns

import duckdb
import pandas as pd
import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE, write_table
from engine_frames import NO_SPARK, write_large
from synthetic_tables import make_synthetic_table

from events import read_table
from events.engines import choose_engine, open_table, parquet_files
from events.event_types import EVENT_TYPES
from events.level_of_detail import Window, look
from events.queries import (
    ORDERS,
    Bins,
    Selection,
    count_by_bin,
    count_facets,
    count_pairs,
    events_at,
    events_by_id,
    key_events,
    page_of_events,
    years_of,
)
from events.reading import TableError


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small table as CSV and, in another folder, as a large table with its sources."""
    folder = tmp_path_factory.mktemp("tables")
    table = read_table(write_table(folder, SMALL_TABLE))
    (folder / "large").mkdir()
    write_large(table.events, folder / "large")
    (folder / "large" / "sources.csv").write_text(SMALL_SOURCES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_synthetic_table(tmp_path_factory.mktemp("whole") / "whole.parquet", 900)


@pytest.fixture(scope="module")
def indexed_halves(whole: Path) -> Path:
    """A folder of two large tables, of different years, each with its index."""
    folder = whole.parent / "halves"
    folder.mkdir()
    with duckdb.connect() as connection:
        events = connection.sql(f"SELECT * EXCLUDE (order_no, prominence) FROM '{whole}'").df()
    for name, part in (("a", events[events["first_day"] < 12_000]), ("b", events[events["first_day"] >= 12_000])):
        write_large(part, folder, name)
    return folder


@pytest.fixture(scope="module")
def halves(indexed_halves: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same two files without their indexes."""
    folder = tmp_path_factory.mktemp("halves")
    for file in indexed_halves.glob("*.parquet"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture(scope="module", params=["with their indexes", "without", "one has its index"])
def several(request: pytest.FixtureRequest, indexed_halves: Path, halves: Path) -> Path:
    """A folder of two large tables."""
    if request.param == "one has its index":
        folder = indexed_halves.with_name("mixed")
        copytree(indexed_halves, folder, ignore=ignore_patterns("_b.*"))
        return folder
    return indexed_halves if request.param == "with their indexes" else halves


@pytest.mark.parametrize(
    ("path", "asked", "engine", "why"),
    [
        ("events.csv", "", "pandas", "because events.csv is a table that a person keeps"),
        ("large/events.parquet", "", "duckdb", "because events.parquet is Parquet"),
        ("large", "", "duckdb", "because large is Parquet"),
        ("large/*.parquet", "", "duckdb", "because *.parquet is Parquet"),
        ("large/events.parquet", "pandas", "pandas", "because it was asked for"),
        ("events.csv", "duckdb", "duckdb", "because it was asked for"),
    ],
)
def test_a_table_opens_in_the_engine_that_suits_it_or_is_asked_for(
    folder: Path, path: str, asked: str, engine: str, why: str
) -> None:
    store = open_table(folder / path, asked)
    assert (store.engine, store.count) == (engine, 7)
    assert store.why.startswith(f"Engine: {engine}, because")
    assert why in store.why
    assert count_pairs(store.frame, Selection())["PRK-RUS"] == 6
    assert list(key_events(store.frame, Selection(), 1)["id"]) == ["1961-treaty"]
    assert list(store.sources.index) == ["src-a", "src-b"]


def test_a_master_asks_for_spark() -> None:
    assert choose_engine("events.csv", "", "local[2]") == ("spark", "Engine: spark, because the master local[2] was given.")


@pytest.mark.parametrize(
    ("path", "engine", "master", "words"),
    [
        ("events.csv", "sqlite", "", 'no engine "sqlite". Choose one of: pandas, duckdb, spark.'),
        ("events.csv", "duckdb", "local[2]", "A master is for Spark, not for duckdb."),
        ("nowhere.parquet", "", "", "no Parquet file"),
        ("nowhere.csv", "", "", "There is no file"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(folder: Path, path: str, engine: str, master: str, words: str) -> None:
    with pytest.raises(TableError) as caught:
        open_table(folder / path, engine, master)
    assert words in str(caught.value)


def test_parquet_that_is_no_table_of_events_says_what_it_lacks(tmp_path: Path) -> None:
    duckdb.sql("SELECT 1 AS id, 'x' AS title").write_parquet(str(tmp_path / "x.parquet"))
    with pytest.raises(TableError, match=r"lacks the column date, .*python run\.py import"):
        open_table(tmp_path / "x.parquet")


def test_a_file_that_only_calls_itself_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("id,date\n", encoding="utf-8")
    with pytest.raises(TableError, match="cannot be read as Parquet"):
        open_table(tmp_path / "x.parquet")


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="PySpark is here")
def test_without_pyspark_it_is_said_how_to_get_it(folder: Path) -> None:
    with pytest.raises(TableError, match=r"PySpark is not installed. Run: pip install -r requirements-spark\.txt"):
        open_table(folder / "large", "spark")


def test_a_spark_table_answers_as_the_file_does(folder: Path) -> None:
    pytest.importorskip("pyspark", reason=NO_SPARK)
    store = open_table(folder / "large", "spark", "local[2]")
    assert (store.engine, store.count) == ("spark", 7)
    assert count_pairs(store.frame, Selection()) == count_pairs(open_table(folder / "large").frame, Selection())


def test_the_index_and_unfinished_files_are_no_part_of_a_folder(folder: Path) -> None:
    (folder / "large" / ".other.tmp.parquet").write_bytes(b"half")
    assert [file.name for file in parquet_files(str(folder / "large"))] == ["events.parquet"]


def test_the_version_changes_with_the_file(tmp_path: Path) -> None:
    path = make_synthetic_table(tmp_path / "events.parquet", 10)
    before = open_table(path).version
    assert open_table(path).version == before
    make_synthetic_table(path, 11)
    assert open_table(path).version != before


def test_files_of_a_folder_are_one_table(several: Path, whole: Path) -> None:
    store, expected = open_table(several), open_table(whole)
    assert store.count == expected.count == 900
    assert count_facets(store.frame, Selection()) == count_facets(expected.frame, Selection())
    assert years_of(store.frame) == years_of(expected.frame)
    bins = Bins(-8_372, 364, 80)
    assert count_by_bin(store.frame, Selection(), bins).equals(count_by_bin(expected.frame, Selection(), bins))
    for order in ORDERS:
        pages = (page_of_events(table.frame, Selection(), order, start=300) for table in (store, expected))
        assert len({tuple(page["id"]) for page in pages}) == 1


@pytest.mark.parametrize("window", [Window(11_000, 13_000, 1_200), Window(-8_000, 20_000, 1_200), Window(11_900, 12_100, 800)])
def test_a_window_across_files_shows_the_events_of_both(several: Path, whole: Path, window: Window) -> None:
    store, expected = open_table(several), open_table(whole)
    lanes = tuple(list(count_pairs(expected.frame, Selection()))[:3])
    for selection in (Selection(), Selection(types=("visit", "talks")), Selection(text="rail")):
        seen, plain = (look(table.frame, selection, window, lanes) for table in (store, expected))
        assert (set(seen.events["id"]), seen.bins, seen.earlier) == (set(plain.events["id"]), plain.bins, plain.earlier)


def test_an_event_of_any_file_is_found_by_its_id(several: Path, whole: Path) -> None:
    ids = list(page_of_events(open_table(whole).frame, Selection(), size=900)["id"])[::-97]
    store = open_table(several)
    found = events_by_id(store.frame, [*ids, "no-such-event"])
    assert list(found["id"]) == ids
    assert list(events_at(store.frame, list(found["order_no"]))["id"]) == ids
    assert len(events_by_id(store.frame, ["no-such-event"])) == 0


def test_parquet_that_another_program_wrote_is_numbered_when_it_is_opened(tmp_path: Path) -> None:
    whole = make_synthetic_table(tmp_path / "whole.parquet", 200)
    plain = tmp_path / "plain.parquet"
    duckdb.sql(f"SELECT * EXCLUDE (order_no, prominence, score, mentions) FROM '{whole}' ORDER BY title").write_parquet(
        str(plain)
    )
    ids = list(duckdb.sql(f"SELECT id FROM '{whole}' ORDER BY order_no").df()["id"])
    shown = open_table(plain).frame.relation().df().sort_values("order_no")
    assert list(shown["id"]) == ids
    assert list(events_by_id(open_table(plain).frame, ids[5:7])["order_no"]) == [5, 6]


@pytest.mark.parametrize(
    "text", ["railway", "rail", "the", "the rail", "rail moscow", "zebra", "zebra rail", "it's", "%", "_", "';--"]
)
def test_the_word_index_finds_what_looking_through_the_texts_finds(
    whole: Path, indexed_halves: Path, halves: Path, text: str
) -> None:
    plain = open_table(halves).frame
    for indexed in (open_table(whole).frame, open_table(indexed_halves).frame):
        for selection in (Selection(text=text), Selection(text=text, types=tuple(EVENT_TYPES)[:3], start="2001")):
            assert count_pairs(indexed, selection) == count_pairs(plain, selection)
            found, expected = (page_of_events(frame, selection, size=900) for frame in (indexed, plain))
            assert list(found["id"]) == list(expected["id"])


def test_a_table_without_its_index_answers_the_same(tmp_path: Path, whole: Path) -> None:
    alone = tmp_path / "whole.parquet"
    alone.write_bytes(whole.read_bytes())
    window = Window(0, 20_000, 1_200)
    with_index, without = (look(open_table(path).frame, Selection(), window, ("RUS-USA",)) for path in (whole, alone))
    pd.testing.assert_frame_equal(with_index.events, without.events)
    assert with_index.bins == without.bins


def test_eight_readers_at_once_are_answered_as_one(whole: Path) -> None:
    frame = open_table(whole).frame
    selections = [Selection(countries=("USA",), text=text) for text in ("", "rail", "grain", "visa")] * 4
    alone = [count_facets(frame, selection) for selection in selections]
    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(lambda selection: count_facets(frame, selection), selections)) == alone
