"""How a large table lies on disk: one sorted Parquet file and, in a folder beside it, what answers some questions sooner.

`write_parquet_table` is the one writer; importers and the makers of synthetic tables call it. `NAME.parquet` holds the
events, sorted by countries and day in groups of rows that a reader can skip by their least and greatest values. The
folder `_NAME.index-BUILD` holds counts by week and by year, and where each word and each id stands; its name begins with
`_` so that Spark and globs pass over it, and `BUILD` is written in the file too: a table never meets the index of another.
Knows how events are stored, and nothing of questions: `events/engines.py` uses the index.
"""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from events.loading import FIRST_DAY_EVER, LAST_DAY_EVER
from events.queries import COUNT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ORDER = ("country_set", "first_day", "last_day", "id")
ROW_GROUP = 16_384  # rows; smaller ones make the file's description long, larger ones make a few events dear to fetch
WEEK = 7  # days; counts by week begin at multiples of it, counted from 1970-01-01 ...
YEAR = 52 * WEEK  # ... and so do those by years of 52 weeks, so that weeks fill years exactly
BUILD_KEY = "event_timeline_build"
ORDER_BITS = 44  # of the number that packs importance, mentions and place; see `prominence_sql`
MENTIONS_BITS = 16
LAST_PLACE = (1 << ORDER_BITS) - 1
TABLE_COLUMNS = {
    **dict.fromkeys(("id", "date", "edtf", "countries", "type", "title", "summary", "status", "denied_by"), "VARCHAR"),
    "importance": "INTEGER",
    **dict.fromkeys(("place", "related", "sources", "notes"), "VARCHAR"),
    **dict.fromkeys(("first_day", "last_day"), "INTEGER"),
    **dict.fromkeys(("date_form", "quadrant", "code_set", "country_set"), "VARCHAR"),
    "country_count": "INTEGER",
    "search_text": "VARCHAR",
}
MACHINE_CODED_COLUMNS = {"score": "DOUBLE", "mentions": "INTEGER", "origin": "VARCHAR"}
INDEX_FILES = ("totals", "years", "weeks", "leaders", "lasting", "vocabulary", "words", "ids")
COUNTED_BY_WEEK = ("country_set", "code_set", "country_count", "quadrant")
COUNTED = (*COUNTED_BY_WEEK, "type", "status")
COUNTS_GROUP = 61_440
WEEKS_GROUP = 8_192  # a look asks for the weeks of a few countries, and of the others' groups reads nothing
FEW_ROWS_GROUP = 2_048  # for files of which few rows and all columns are fetched: those of one lane stand in a few groups
WORDS_GROUP = 61_440
COMMON = 20  # a word in more than one of so many events is looked for in their text: an index would not be faster


def write_parquet_table(connection: DuckDBPyConnection, query: str, out: Path) -> int:
    """Write the events of a SELECT as a large table, and return how many there are.

    `query` gives the columns of `TABLE_COLUMNS` and, where a machine coded the rows, of `MACHINE_CODED_COLUMNS`; others are
    kept as they are. Whoever reads the table meanwhile sees the old one or the new one, never half of either. Raises
    `ValueError` where a column is missing.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    build = secrets.token_hex(4)
    unfinished = out.with_name(f".{out.stem}.{build}.tmp.parquet")
    index = index_folder(out, build)
    try:
        _write_events(connection, query, unfinished, build)
        index.mkdir()
        write_index(connection, unfinished, index)
        unfinished.replace(out)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        shutil.rmtree(index, ignore_errors=True)
        raise
    _remove_other_indexes(out, index)
    (count,) = connection.execute(f"SELECT count(*) FROM {sql_text(out)}").fetchall()[0]
    return int(count)


def _write_events(connection: DuckDBPyConnection, query: str, path: Path, build: str) -> None:
    given = connection.sql(query).columns
    missing = [name for name in TABLE_COLUMNS if name not in given]
    if missing:
        raise ValueError(f"The events lack the column {', '.join(missing)}. Select it, as '' where nothing is known.")
    kinds = {**TABLE_COLUMNS, **MACHINE_CODED_COLUMNS}
    columns = ", ".join(f'"{name}"::{kinds[name]} AS "{name}"' if name in kinds else f'"{name}"' for name in given)
    mentions = "mentions" if "mentions" in given else "NULL"
    connection.execute(
        f"COPY (SELECT *, {prominence_sql('importance', mentions, 'order_no')} AS prominence FROM ("
        f"SELECT *, row_number() OVER () - 1 AS order_no FROM (SELECT {columns} FROM ({query}) ORDER BY {', '.join(ORDER)})))"
        f" TO {sql_text(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP},"
        f" KV_METADATA {{{BUILD_KEY}: '{build}'}})"
    )


def prominence_sql(importance: str, mentions: str, order_no: str) -> str:
    """Return SQL for one whole number by which events compare as by importance, mentions, and the earlier place first.

    The greatest of a bin names its most important event: `order_of` reads the place back.
    """
    capped = f"least(coalesce({mentions}, 0), {(1 << MENTIONS_BITS) - 1})"
    place = f"({LAST_PLACE} - {order_no})"
    return f"(({importance}::BIGINT * {1 << MENTIONS_BITS} + {capped}) * {1 << ORDER_BITS} + {place})"


def order_of(prominence: int) -> int:
    """Return the place (`order_no`) that is packed in a prominence.

    >>> order_of(3 * 2**60 + 2**44 - 1 - 17)
    17
    """
    return LAST_PLACE - (prominence & LAST_PLACE)


def index_folder(table: Path, build: str) -> Path:
    """Return the folder of a table's index."""
    return table.with_name(f"_{table.stem}.index-{build}")


def write_index(connection: DuckDBPyConnection, table: Path, folder: Path) -> None:
    """Write what answers some questions sooner: counts, the events that lead a week or last, and the places of words."""
    events = sql_text(table)
    for name, columns, width, group in (
        ("totals", COUNTED, 0, COUNTS_GROUP),
        ("years", COUNTED, YEAR, COUNTS_GROUP),
        ("weeks", COUNTED_BY_WEEK, WEEK, WEEKS_GROUP),
    ):
        ordered = f"({counts_sql(events, columns, width)} ORDER BY {', '.join(columns)}, first_day)"
        _copy(connection, ordered, folder / f"{name}.parquet", group)
    week = period_sql(WEEK)
    leading = f"SELECT max(prominence) FROM {events} GROUP BY country_set, {week}"
    leaders = f"(SELECT * FROM {events} WHERE prominence IN ({leading}) ORDER BY order_no)"
    _copy(connection, leaders, folder / "leaders.parquet", FEW_ROWS_GROUP)
    lasting = f"(SELECT * FROM {events} WHERE last_day > first_day ORDER BY order_no)"
    _copy(connection, lasting, folder / "lasting.parquet", FEW_ROWS_GROUP)
    _write_words(connection, table, folder)
    ids = f"(SELECT id, order_no FROM {events} ORDER BY id)"
    _copy(connection, ids, folder / "ids.parquet", ROW_GROUP)


def _copy(connection: DuckDBPyConnection, source: str, out: Path, group: int, options: str = "") -> None:
    connection.execute(f"COPY {source} TO {sql_text(out)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group}{options})")


def period_sql(width: int) -> str:
    """Return SQL for the first day of the period of `width` days in which an event begins."""
    return f"(first_day - ((first_day % {width}) + {width}) % {width})::INTEGER"


def counts_sql(events: str, columns: tuple[str, ...], width: int = 0) -> str:
    """Return SQL of one row for all the events that agree in some columns and begin in the same period of `width` days.

    Its days are those of the period; without a width, those of the first and the last year, for `events.queries.years_of`.
    """
    names = ", ".join(columns)
    counted = f"count(*) AS {COUNT}, max(prominence) AS prominence"
    if width:
        period = period_sql(width)
        days = f"{period} AS first_day, {period} AS last_day"
        return f"SELECT {names}, {days}, {counted} FROM {events} GROUP BY {names}, {period}"
    first = f"min(CASE WHEN first_day > {FIRST_DAY_EVER} THEN first_day ELSE last_day END)::INTEGER AS first_day"
    last = f"max(CASE WHEN last_day < {LAST_DAY_EVER} THEN last_day ELSE first_day END)::INTEGER AS last_day"
    return f"SELECT {names}, {first}, {last}, {counted} FROM {events} GROUP BY {names}"


def _write_words(connection: DuckDBPyConnection, table: Path, folder: Path) -> None:
    """Write the vocabulary, and for each word that is not in every other event the places of the events that hold it."""
    vocabulary = folder / "vocabulary.parquet"
    spread = f"(SELECT order_no::BIGINT AS order_no, unnest(string_split(search_text, ' ')) AS word FROM {sql_text(table)})"
    numbered = (
        f"(SELECT (row_number() OVER (ORDER BY word) - 1)::INTEGER AS word_no, word, count(*) AS events,"
        f" count(*) * {COMMON} > (SELECT count(*) FROM {sql_text(table)}) AS is_common"
        f" FROM {spread} WHERE word <> '' GROUP BY word ORDER BY word)"
    )
    _copy(connection, numbered, vocabulary, WORDS_GROUP)
    placed = (
        f"(SELECT word_no, order_no FROM {spread} JOIN {sql_text(vocabulary)} USING (word) WHERE NOT is_common"
        f" ORDER BY word_no, order_no)"
    )
    _copy(connection, placed, folder / "words.parquet", WORDS_GROUP, ", PARQUET_VERSION v2")


def _remove_other_indexes(table: Path, kept: Path) -> None:
    for folder in table.parent.glob(f"_{table.stem}.index-*"):
        if folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


def sql_text(value: str | Path) -> str:
    """Return a text as SQL writes it.

    >>> sql_text("it's")
    "'it''s'"
    """
    return "'" + str(value).replace("'", "''") + "'"
