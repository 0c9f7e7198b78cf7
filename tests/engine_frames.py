"""The same events in every engine: functions that give a loaded frame to pandas, DuckDB, a large table on disk, or Spark."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import pandas as pd
import pytest
from conftest import ROOT

from events.engines import DuckDBTable, number_events, start_spark
from events.parquet_table import write_parquet_table

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))

NO_SPARK = "PySpark is not installed: pip install -r requirements-spark.txt (it needs Java 17) to run the tests of Spark"


def in_pandas(frame: pd.DataFrame) -> Any:
    return number_events(frame)


def in_duckdb(frame: pd.DataFrame) -> Any:
    connection = duckdb.connect(config={"threads": 1})
    connection.register("given", number_events(frame))
    connection.execute("CREATE TABLE events AS FROM given")
    return connection.table("events")


def on_disk(frame: pd.DataFrame) -> Any:
    return DuckDBTable.of_files([write_large(frame)])


def in_spark(frame: pd.DataFrame) -> Any:
    return spark().read.parquet(str(write_large(frame)))


@cache
def spark() -> Any:
    """A session of this machine; the tests that want one are skipped where PySpark is not installed."""
    pytest.importorskip("pyspark", reason=NO_SPARK)
    return start_spark("local[2]")


def write_large(frame: pd.DataFrame, folder: Path | None = None, name: str = "events") -> Path:
    """Write a loaded frame as a large table, in a folder of its own where none is given."""
    path = (folder or Path(mkdtemp())) / f"{name}.parquet"
    with duckdb.connect() as connection:
        connection.register("given", frame)
        write_parquet_table(connection, "SELECT * FROM given", path)
    return path


ENGINES: dict[str, Callable[[pd.DataFrame], Any]] = {
    "pandas": in_pandas,
    "duckdb": in_duckdb,
    "parquet and its index": on_disk,
    "spark": in_spark,
}
