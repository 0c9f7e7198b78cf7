"""Events as Parquet, for pandas, DuckDB, R, Spark: the loaded frame with proper types.

Rows are sorted by countries and day and stand in groups of a few thousand, so that a query for one pair or one period
reads only the groups that can hold it. Lists are texts with `; ` between, as in the table.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from events.columns import EVENT_COLUMNS, names
from events.formats.losses import say_eras, say_extra_columns, say_source_ids
from events.loading import Table

ROW_GROUP = 8_192
INTEGERS = ("importance", "line", "first_day", "last_day", "country_count")
DATES = ("earliest", "latest")
TEXTS = ("edtf", "date_form", "quadrant", "code_set", "country_set", "search_text")
ORDER = ("country_set", "first_day", "last_day", "id")


def write_parquet(table: Table, events: pd.DataFrame) -> tuple[bytes, list[str]]:
    """Return events as a Parquet file, and sentences about what it cannot hold."""
    import duckdb  # takes longer to import than everything else together

    columns = ", ".join(f'CAST("{name}" AS {kind}) AS "{name}"' for name, kind in column_types().items())
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "events.parquet"
        connection.register("events", events)
        ordered = connection.sql(f"SELECT {columns} FROM events ORDER BY {', '.join(ORDER)}")
        ordered.write_parquet(str(path), row_group_size=ROW_GROUP, compression="zstd")
        content = path.read_bytes()
    return content, parquet_losses(table, events)


def column_types() -> dict[str, str]:
    """Return the columns of the file and their SQL types; `latest` is blank while an event goes on."""
    given = dict.fromkeys((*names(EVENT_COLUMNS), *TEXTS), "VARCHAR")
    return {**given, **dict.fromkeys(INTEGERS, "BIGINT"), **dict.fromkeys(DATES, "DATE")}


def parquet_losses(table: Table, events: pd.DataFrame) -> list[str]:
    """Return sentences about what a Parquet file cannot hold of some events."""
    return [
        *say_source_ids(table, events),
        *say_extra_columns(table, events),
        *say_eras(table, events),
    ]
