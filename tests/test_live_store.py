"""A Parquet table as the page follows it: opened where it lies, opened anew when it changes, exported in part."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT
from test_questions import draw, put

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))

from synthetic_tables import make_synthetic_table

from dashboard import large
from dashboard.app import create_app
from dashboard.large import answer_large, look_large
from events.live_store import LiveStore, follow
from events.live_table import LiveTable
from events.loading import TableError
from run import cli


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_synthetic_table(tmp_path_factory.mktemp("store") / "events.parquet", 2000)


def test_a_csv_is_followed_in_pandas_and_parquet_in_duckdb(small_table: Path, parquet: Path) -> None:
    assert isinstance(follow(small_table), LiveTable)
    assert isinstance(follow(parquet), LiveStore)


def test_a_page_of_parquet_is_asked_for_window_by_window(parquet: Path) -> None:
    client = create_app(parquet).server.test_client()
    drawing = draw(client)
    assert (drawing["large"], drawing["records"], drawing["name"]) == (True, [], "events.parquet")
    told = put(client, "answer")
    assert (told["count"], told["sentence"].split(",")[0]) == (2000, "2")
    lanes = [pair for pair, _ in told["lanes"][:4]]
    first, last = told["span"]
    seen = put(client, "look", first=first, last=last, width=900, lanes=lanes)
    assert {pair for _, pair, _ in seen["marks"]} == set(lanes)


def test_a_table_that_is_written_anew_is_opened_anew(tmp_path: Path) -> None:
    path = make_synthetic_table(tmp_path / "events.parquet", 300)
    live = LiveStore(path)
    before = live.snapshot()
    assert live.snapshot().version == before.version
    make_synthetic_table(path, 400)
    after = live.snapshot()
    assert after.version != before.version
    assert (answer_large(after.table, {})["count"], after.notice) == (400, "")


def test_a_table_that_breaks_leaves_the_last_one_with_a_notice(tmp_path: Path) -> None:
    path = make_synthetic_table(tmp_path / "events.parquet", 300)
    live = LiveStore(path)
    version = live.snapshot().version
    path.write_bytes(b"no Parquet at all")
    broken = live.snapshot()
    assert broken.version != version
    assert broken.notice.endswith("The last version that could be opened is shown.")


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="There is no Parquet file"):
        LiveStore(tmp_path / "none.parquet")


def test_an_export_of_parquet_says_what_it_leaves_out(parquet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.export.MOST_WHOLE", 1500)
    monkeypatch.setattr(large, "MOST_WHOLE", 1500)
    out = tmp_path / "out.csv"
    done = CliRunner().invoke(cli, ["export", str(out), str(parquet)])
    assert done.exit_code == 0, done.stderr
    assert "500 events are left out: an export of events.parquet holds 1,500, the most important." in done.stderr
    assert done.stderr.startswith(f"{out}: 1,500 events, ")


def test_counts_of_a_machine_coded_table_stand_behind_the_events(small_table: Path, parquet: Path) -> None:
    client = create_app(small_table, context=LiveStore(parquet)).server.test_client()
    assert draw(client)["context"] == "events.parquet"
    told = put(client, "context", number=3, lanes=["PRK-RUS", "PRK-USA"])
    months: Any = told["lanes"]["PRK-RUS"]
    assert (told["number"], told["name"]) == (3, "events.parquet")
    assert months == sorted(months)
    lanes = dict(answer_large(LiveStore(parquet).snapshot().table, {})["lanes"])
    assert 0 < sum(events for _, events, _ in months) <= lanes["PRK-RUS"]


def test_the_engine_that_is_asked_for_is_taken(small_table: Path) -> None:
    live = follow(small_table, engine="duckdb")
    table = live.snapshot().table
    lanes = answer_large(table, {})["lanes"]
    assert lanes[0] == ("PRK-RUS", 6)
    seen = look_large(table, {"first": -4000, "last": 20000, "width": 900, "lanes": ["PRK-RUS"]})
    assert len(seen["records"]) == 6
