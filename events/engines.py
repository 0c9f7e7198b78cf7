"""Where a table lives and who answers for it: a CSV in pandas, Parquet in DuckDB, a cluster's table in Spark.

`open_table` returns a `Store` whose frame the functions of `events/queries.py` and `events/level_of_detail.py` take. A
frame in DuckDB narrows itself: it knows the index that `events/parquet_table.py` wrote beside the table, and hands a
question counts in place of events, or the few groups of rows that can hold the answer. What a filter means is not
decided here. Neither DuckDB nor Spark loads a table whole.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pandas as pd

from events.columns import ERA_COLUMNS, SOURCE_COLUMNS, Column, names
from events.countries import current_code
from events.loading import fold, load_eras, load_sources, read_bytes, read_rows, read_table
from events.parquet_table import (
    BUILD_KEY,
    COUNTED,
    INDEX_FILES,
    LAST_PLACE,
    MENTIONS_BITS,
    ORDER,
    ORDER_BITS,
    TABLE_COLUMNS,
    WEEK,
    YEAR,
    counts_sql,
    index_folder,
    prominence_sql,
    sql_text,
)
from events.queries import COUNT, NOWHERE, Need, Selection, count_events
from events.reading import TableError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

ENGINES = ("pandas", "duckdb", "spark")
MEMORY = "500MB"  # what DuckDB may take; the page and Python need as much again, and the rest of a small machine is others'
# Steps of DuckDB's planning that gather the statistics of every column from every group of rows: of ten million events, ten
# milliseconds to fetch one. Our queries join nothing but an event's place with those of a word, written on the smaller side.
NOT_OPTIMISED = "join_order,statistics_propagation,build_side_probe_side"
FILE_BITS = 32  # of the places of a table in several files: the number of the file stands above them
FILE_PLACES = (1 << FILE_BITS) - 1
SETS_AT_MOST = 1_500  # country sets named one by one in a question; beyond, reading all is as quick
TALLIES_KEPT = 16
HELD_AT_MOST = 200_000  # counts, 20 MB: more than that DuckDB reads from the file at each question
COUNTRIES_KEPT = 256
PLACES_OF_SEVERAL = {  # in a table of several files those of a file stand above those of the files before
    "order_no": f"order_no + (file_index::BIGINT << {FILE_BITS}) AS order_no",
    "prominence": f"prominence - (file_index::BIGINT << {FILE_BITS}) AS prominence",
}
WHOLE_ROWS = ("order_no", "prominence")  # the columns of a table that hold places ...
PLACED = {  # ... and those of its index
    **dict.fromkeys(("totals", "years", "weeks"), ("prominence",)),
    **dict.fromkeys(("leaders", "lasting"), WHOLE_ROWS),
    "ids": ("order_no",),
}
COUNT_COLUMNS = f"{', '.join(COUNTED)}, first_day, last_day, prominence, 1 AS {COUNT}"  # of an event among counts
PARQUET = ".parquet"


@dataclass(frozen=True, slots=True)
class Store:
    """A table that can be asked.

    `why` says in a sentence which engine was taken and why; `frame` is for the functions of `events.queries`; `version`
    changes with the files; `sources` and `eras` are as in `events.loading.Table`, empty where no such file is beside it.
    """

    path: Path
    engine: str
    why: str
    frame: Any
    count: int
    version: str
    sources: pd.DataFrame
    eras: pd.DataFrame


def open_table(path: str | Path, engine: str = "", master: str = "") -> Store:
    """Open a CSV, a Parquet file, a folder or a glob of Parquet files, or a Spark table, with the engine that suits it.

    `engine` is one of `ENGINES`, or empty for the one that suits the table; `master` is for Spark alone: `local[2]`,
    `spark://host:7077`, or `sc://host:15002` for Spark Connect. Raises `TableError` where there is no such table or engine.
    """
    chosen, why = choose_engine(path, engine, master)
    if chosen == "spark":
        return _open_in_spark(str(path), master, why)
    if is_parquet(path):
        return _open_parquet(Path(path), chosen, why)
    return _open_csv(Path(path), chosen, why)


def choose_engine(path: str | Path, engine: str = "", master: str = "") -> tuple[str, str]:
    """Return the engine for a table and a sentence that says why; raise `TableError` where there is none of that name."""
    if engine not in ("", *ENGINES):
        raise TableError(f'There is no engine "{engine}". Choose one of: {", ".join(ENGINES)}.')
    if master and engine not in ("", "spark"):
        raise TableError(f"A master is for Spark, not for {engine}. Leave it out, or choose the engine spark.")
    chosen = engine or ("spark" if master else "duckdb" if is_parquet(path) else "pandas")
    return chosen, _reason(str(path), engine, master, chosen)


def is_parquet(path: str | Path) -> bool:
    """Return whether a path names Parquet: a file, a folder or a glob of such files."""
    text = str(path)
    return text.endswith(PARQUET) or bool(parquet_files(text))


def parquet_files(path: str) -> list[Path]:
    """Return the Parquet files that a path, a folder or a glob means, without hidden ones and those of an index."""
    given = Path(path)
    if given.is_file():
        return [given] if given.suffix == PARQUET else []
    found = given.glob(f"*{PARQUET}") if given.is_dir() else Path(given.anchor).glob(str(given.relative_to(given.anchor)))
    return sorted(file for file in found if file.suffix == PARQUET and not file.name.startswith((".", "_")))


def _reason(path: str, engine: str, master: str, chosen: str) -> str:
    name = Path(path).name
    if engine:
        return f"Engine: {chosen}, because it was asked for."
    if master:
        return f"Engine: spark, because the master {master} was given."
    if chosen == "duckdb":
        return f"Engine: duckdb, because {name} is Parquet: it is read where it lies and never loaded whole."
    return f"Engine: pandas, because {name} is a table that a person keeps, and fits into memory."


def _open_csv(path: Path, engine: str, why: str) -> Store:
    table = read_table(path)
    frame = number_events(table.events)
    held = frame if engine == "pandas" else DuckDBTable.of_frame(frame)
    return Store(path, engine, why, held, len(frame), table.sha256[:16], table.sources, table.eras)


def _open_parquet(path: Path, engine: str, why: str) -> Store:
    files = parquet_files(str(path))
    if not files:
        raise TableError(f"There is no Parquet file {path}. Give the path of one, of a folder of them, or a glob.")
    frame: Any = DuckDBTable.of_files(files)
    if engine == "pandas":
        frame = frame.relation().df()
    sources, eras = _context(files[0])
    return Store(path, engine, why, frame, count_events(frame, Selection()), _version(files), sources, eras)


def _open_in_spark(path: str, master: str, why: str) -> Store:
    session = start_spark(master)
    files = parquet_files(path)
    if files:
        frame = _read_in_spark(session, files)
    elif "://" in path:
        frame = session.read.parquet(path)
    elif Path(path).is_file():
        frame = session.createDataFrame(read_table(path).events)
    elif session.catalog.tableExists(path):
        frame = session.table(path)
    else:
        raise TableError(f'Spark knows no table "{path}", and there is no such file. Give a table, a Parquet file or a folder.')
    missing = [name for name in TABLE_COLUMNS if name not in frame.columns]
    if missing:
        raise TableError(f"{path} is no table of events: it lacks the column {', '.join(missing)}.")
    sources, eras = _context(files[0] if files else Path(path))
    frame = number_events(frame)
    version = _version(files) if files else path
    return Store(Path(path), "spark", why, frame, count_events(frame, Selection()), version, sources, eras)


def start_spark(master: str) -> Any:
    """Return a Spark session at a master (`local[*]` where none is given); raise `TableError` where Spark is not there."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise TableError("PySpark is not installed. Run: pip install -r requirements-spark.txt (it needs Java 17).") from error
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "8", "spark.log.level": "ERROR"}
    builder = SparkSession.builder.appName("event-timeline")
    if master.startswith("sc://"):
        return builder.remote(master).getOrCreate()
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.master(master or "local[*]").getOrCreate()


def _read_in_spark(session: Any, files: list[Path]) -> Any:
    """Return the events of files, numbered through where there are several."""
    frame = None
    for number, file in enumerate(files):
        events = session.read.parquet(str(file.resolve()))
        if "order_no" in events.columns and "prominence" in events.columns and number:
            above = number << FILE_BITS
            events = events.withColumns({"order_no": events.order_no + above, "prominence": events.prominence - above})
        frame = events if frame is None else frame.unionByName(events, allowMissingColumns=True)
    return frame


def _context(file: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sources and the eras of the files beside a table."""
    sources, _ = load_sources(_rows_beside(file, "sources.csv", SOURCE_COLUMNS))
    eras, _ = load_eras(_rows_beside(file, "eras.csv", ERA_COLUMNS))
    return sources, eras


def _rows_beside(file: Path, name: str, columns: tuple[Column, ...]) -> pd.DataFrame:
    beside = file.with_name(name)
    if not beside.exists():
        return pd.DataFrame({column: pd.Series(dtype="str") for column in names(columns)})
    return read_rows(read_bytes(beside), name, columns)


def _version(files: Iterable[Path]) -> str:
    """Return a text that changes with the files: their names, sizes and times."""
    seen = [(str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def number_events(frame: Any) -> Any:
    """Return a frame with `order_no` and `prominence`, as `write_parquet_table` gives them to a large table."""
    events = nw.from_native(frame)
    columns = events.collect_schema().names()
    if "order_no" in columns and "prominence" in columns:
        return frame
    mentions = nw.col("mentions").fill_null(0) if "mentions" in columns else nw.lit(0)
    capped = nw.min_horizontal(mentions, nw.lit((1 << MENTIONS_BITS) - 1)).cast(nw.Int64)
    weight = (nw.col("importance").cast(nw.Int64) * (1 << MENTIONS_BITS) + capped) * (1 << ORDER_BITS)
    numbered = events.with_row_index("order_no", order_by=ORDER).with_columns(nw.col("order_no").cast(nw.Int64))
    return numbered.with_columns((weight + LAST_PLACE - nw.col("order_no")).alias("prominence")).to_native()


class _Kept:
    """The last answers to what is asked again and again; threads may ask at once."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._answers: OrderedDict[Any, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, asked: Any, find: Callable[[], Any]) -> Any:
        """Return the kept answer, or the one that `find` gives: two threads may both look for it."""
        with self._lock:
            if asked in self._answers:
                self._answers.move_to_end(asked)
                return self._answers[asked]
        answer = find()
        with self._lock:
            self._answers[asked] = answer
            while len(self._answers) > self._number:
                self._answers.popitem(last=False)
        return answer


class DuckDBTable:
    """Events in DuckDB, each thread with a cursor of its own, that narrow themselves to what a question needs."""

    def __init__(self, connection: DuckDBPyConnection, source: str, files: list[Path], indexes: list[Path]) -> None:
        """Take the SQL of all events, their files, and the folders of the indexes where every file has one, else none."""
        self._connection = connection
        self._source = source
        self._files = files
        self._indexes = indexes
        self._local = threading.local()
        self._tallies = _Kept(TALLIES_KEPT)
        self._countries = _Kept(COUNTRIES_KEPT)

    @classmethod
    def of_files(cls, files: list[Path]) -> DuckDBTable:
        """Return the events of Parquet files; raise `TableError` where they are no events."""
        import duckdb  # takes longer to import than everything else together

        connection = _connect()
        listed = "[" + ", ".join(map(sql_text, files)) + "]"
        try:
            columns = connection.sql(f"SELECT * FROM read_parquet({listed}, union_by_name = true)").columns
        except duckdb.Error as error:
            raise TableError(f"{files[0]} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
        missing = [name for name in TABLE_COLUMNS if name not in columns]
        if missing:
            words = f"{files[0]} is no table of events: it lacks the column {', '.join(missing)}."
            raise TableError(f"{words} Make one of it with python run.py import.")
        indexes = [_index_of(connection, file) for file in files]
        found = [index for index in indexes if index]
        return cls(connection, _numbered_sql(files, columns), files, found if len(found) == len(files) else [])

    @classmethod
    def of_frame(cls, events: pd.DataFrame) -> DuckDBTable:
        """Return a copy of a pandas frame in DuckDB."""
        connection = _connect()
        connection.register("given", events)
        connection.execute("CREATE TABLE events AS SELECT * FROM given")
        return cls(connection, "events", [], [])

    def relation(self) -> DuckDBPyRelation:
        """Return all events, on this thread's cursor."""
        return self._cursor.sql(f"SELECT * FROM {self._source}")

    def narrow(self, selection: Selection, need: Need) -> tuple[Any, Selection]:
        """Return a smaller frame that answers the same, and what of the selection is left to apply to it."""
        if need.places:
            return self._events_at(need.places), selection
        if need.ids:
            return self._events_of(need.ids), selection
        if need.grain == 0:
            return self._tally(selection)
        counts = self._counts(selection, need.grain)
        countries = self._of_countries(selection, need.pairs)
        if counts:
            return self._cursor.sql(self._touching(counts, need.days, countries, COUNT_COLUMNS)), selection
        found, left = self._with_words(selection)
        return self._cursor.sql(self._touching(self._source, need.days, [*countries, *found])), left

    def _touching(self, source: str, days: tuple[int, int] | None, conditions: list[str], columns: str = "*") -> str:
        """Return SQL for what touches some days: what begins in them, and what the index knows to last into them."""
        if days is None:
            return f"SELECT * FROM {source}{_where(conditions)}"
        first, last = days
        if not self._indexes:
            return f"SELECT * FROM {source}{_where([*conditions, f'first_day <= {last}', f'last_day >= {first}'])}"
        lasting = self._of_index("lasting")
        begun = _where([*conditions, f"first_day BETWEEN {first} AND {last}"])
        reaching = _where([*conditions, f"first_day < {first}", f"last_day >= {first}"])
        return f"SELECT * FROM {source}{begun} UNION ALL BY NAME SELECT {columns} FROM {lasting}{reaching}"

    @property
    def _cursor(self) -> DuckDBPyConnection:
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self._connection.cursor()
        cursor: DuckDBPyConnection = self._local.cursor
        return cursor

    def _counts(self, selection: Selection, grain: int) -> str:
        """Return the counts that answer a question about periods of `grain` days, or nothing where only events do."""
        if not self._indexes or selection.text or selection.start or selection.end:
            return ""
        if grain % YEAR == 0:
            return self._of_index("years")
        if grain % WEEK == 0 and not selection.types and not selection.statuses:
            return self._of_index("weeks")
        return ""

    def _tally(self, selection: Selection) -> tuple[Any, Selection]:
        """Return the events counted by all that a filter can ask but words and dates, for these words and dates.

        Few rows are held in Arrow, where a question takes a millisecond and DuckDB's planning alone would take five.
        """
        left = replace(selection, text="", start="", end="")
        if left == selection and self._totals is not None:
            return self._totals, left
        if left == selection and self._indexes:
            return self._cursor.sql(f"SELECT * FROM {self._of_index('totals')}"), left
        asked = (fold(selection.text), selection.start, selection.end)
        return self._tallies.get(asked, lambda: self._count(selection)), left

    @cached_property
    def _totals(self) -> Any:
        """The index's counts of all events as an Arrow table, or None where there are none or too many to be held."""
        if not self._indexes:
            return None
        held = self._cursor.sql(f"SELECT * FROM {self._of_index('totals')} LIMIT {HELD_AT_MOST + 1}").to_arrow_table()
        return held if held.num_rows <= HELD_AT_MOST else None

    def _count(self, selection: Selection) -> Any:
        found, left = self._with_words(selection)
        conditions = [*found, *(f"contains(search_text, {sql_text(word)})" for word in fold(left.text).split())]
        if selection.start:
            conditions.append(f"last_day >= {selection.first_day}")
        if selection.end:
            conditions.append(f"first_day <= {selection.last_day}")
        return self._cursor.sql(counts_sql(f"{self._source}{_where(conditions)}", COUNTED)).to_arrow_table()

    def _of_countries(self, selection: Selection, pairs: tuple[str, ...]) -> list[str]:
        """Return SQL conditions for the countries asked for: at least as wide as the selection, exactly the pairs."""
        involved = [_involves(code) for code in sorted({current_code(code) for code in selection.countries})]
        joined = " OR " if selection.match == "any" else " AND "
        wanted = [f"({joined.join(involved)})"] if involved else []
        if pairs:
            wanted.append("(" + " OR ".join(" AND ".join(map(_involves, pair.split("-"))) for pair in pairs) + ")")
        if not wanted or not self._indexes:
            return wanted
        conditions: list[str] = self._countries.get(tuple(wanted), lambda: self._of_sets(wanted))
        return conditions

    def _of_sets(self, wanted: list[str]) -> list[str]:
        """Return a condition that names the sets of countries that fit others: it lets whole groups of rows be skipped."""
        totals = self._of_index("totals")
        sets = self._cursor.execute(f"SELECT DISTINCT country_set FROM {totals}{_where(wanted)}").fetchall()
        return [_in("country_set", (sql_text(name) for (name,) in sets))] if len(sets) <= SETS_AT_MOST else wanted

    def _with_words(self, selection: Selection) -> tuple[list[str], Selection]:
        """Return SQL conditions for the words that the index knows, and the selection with the words that are left.

        A word asked for has no blanks, so that an event holds it exactly where one of its own words does.
        """
        if not self._indexes:
            return [], selection
        conditions, left = [], []
        for word in fold(selection.text).split():
            found = [self._places_of_word(number, word) for number in range(len(self._indexes))]
            if None in found:
                left.append(word)
            else:
                conditions.append(f"order_no IN ({' UNION ALL '.join(filter(None, found))})")
        return conditions, replace(selection, text=" ".join(left))

    def _places_of_word(self, number: int, word: str) -> str | None:
        """Return SQL of the places of a file's events that hold a word, or None where that many do that none are kept."""
        vocabulary, words = (sql_text(self._indexes[number] / f"{name}.parquet") for name in ("vocabulary", "words"))
        known = self._cursor.execute(
            f"SELECT word_no, is_common FROM {vocabulary} WHERE contains(word, {sql_text(word)})"
        ).fetchall()
        if any(is_common for _, is_common in known):
            return None
        numbers = _in("word_no", (str(number) for number, _ in known))
        return f"SELECT order_no + {number << FILE_BITS} FROM {words} WHERE {numbers}"

    def _of_index(self, name: str) -> str:
        """Return SQL of the index's file of a name, or of those of all files together, for use after FROM."""
        return _files_sql(self._paths(name), PLACED[name])

    def _paths(self, name: str) -> list[Path]:
        return [index / f"{name}.parquet" for index in self._indexes]

    def _events_of(self, ids: tuple[str, ...]) -> DuckDBPyRelation:
        """Return the events of some ids."""
        named = _in("id", map(sql_text, ids))
        if not self._indexes:
            return self._cursor.sql(f"SELECT * FROM {self._source} WHERE {named}")
        found = self._cursor.execute(f"SELECT order_no FROM {self._of_index('ids')} WHERE {named}").fetchall()
        return self._events_at(tuple(place for (place,) in found))

    def _events_at(self, places: tuple[int, ...]) -> DuckDBPyRelation:
        """Return the events of some places; those that lead a week, or last, stand together in small files."""
        if not self._indexes:
            return self._cursor.sql(f"SELECT * FROM {self._source} WHERE {_in('order_no', map(str, places))}")
        wanted = np.array(sorted(place for place in places if place != NOWHERE), dtype="int64")
        parts = []
        for paths, held in (*self._few_rows, (self._files, wanted)):
            there = np.searchsorted(held, wanted) < np.searchsorted(held, wanted, "right")
            if there.any():
                parts.append(_rows_sql(paths, wanted[there]))
            wanted = wanted[~there]
        return self._cursor.sql(" UNION ALL BY NAME ".join(parts) or f"SELECT * FROM {self._source} WHERE false")

    @cached_property
    def _few_rows(self) -> list[tuple[list[Path], np.ndarray[Any, Any]]]:
        """The index's files of whole rows, and the places of the events in each, sorted."""
        query = "SELECT order_no FROM {} ORDER BY order_no"
        names = ("leaders", "lasting")
        found = [self._cursor.execute(query.format(self._of_index(name))).fetchnumpy()["order_no"] for name in names]
        return list(zip(map(self._paths, names), map(np.asarray, found), strict=True))


def _connect() -> DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": gettempdir()})
    connection.execute("SET GLOBAL parquet_metadata_cache = true")
    connection.execute(f"SET GLOBAL disabled_optimizers = '{NOT_OPTIMISED}'")
    return connection


def _where(conditions: list[str]) -> str:
    return " WHERE " + " AND ".join(conditions) if conditions else ""


def _in(column: str, values: Iterable[str]) -> str:
    listed = ", ".join(values)
    return f"{column} IN ({listed})" if listed else "false"


def _involves(code: str) -> str:
    return f"contains(country_set, {sql_text(f';{code};')})"


def _index_of(connection: DuckDBPyConnection, file: Path) -> Path | None:
    """Return the folder of a file's index, or None where it has none or not all of it."""
    found = connection.execute(
        f"SELECT decode(value) FROM parquet_kv_metadata({sql_text(file)}) WHERE decode(key) = '{BUILD_KEY}'"
    ).fetchone()
    folder = index_folder(file, found[0]) if found else None
    return folder if folder and all((folder / f"{name}.parquet").is_file() for name in INDEX_FILES) else None


def _numbered_sql(files: list[Path], columns: list[str]) -> str:
    """Return SQL of the events of files with `order_no` and `prominence`, for use after FROM.

    A file that `write_parquet_table` did not write has neither.
    """
    if "order_no" in columns and "prominence" in columns:
        return _files_sql(files, WHOLE_ROWS)
    mentions = "mentions" if "mentions" in columns else "NULL"
    place = f"row_number() OVER (ORDER BY {', '.join(ORDER)}) - 1 AS order_no"
    prominence = prominence_sql("importance", mentions, "order_no")
    return f"(SELECT *, {prominence} AS prominence FROM (SELECT *, {place} FROM {_files_sql(files, ())}))"


def _files_sql(files: list[Path], placed: tuple[str, ...]) -> str:
    """Return SQL of the rows of files, numbered through in the columns that hold places, for use after FROM."""
    columns = "*" if len(files) == 1 or not placed else f"* REPLACE ({', '.join(PLACES_OF_SEVERAL[name] for name in placed)})"
    listed = f"read_parquet([{', '.join(map(sql_text, files))}], union_by_name = true)"
    return sql_text(files[0]) if len(files) == 1 else f"(SELECT {columns} FROM {listed})"


def _rows_sql(files: list[Path], places: np.ndarray[Any, Any]) -> str:
    """Return SQL of the whole rows of some places, of which files can be asked without looking at each group of rows."""
    in_file = _in("order_no", map(str, np.unique(places & FILE_PLACES)))
    if len(files) == 1:
        return f"SELECT * EXCLUDE (search_text) FROM {sql_text(files[0])} WHERE {in_file}"
    numbers = _in("file_index", map(str, np.unique(places >> FILE_BITS)))
    found = f"read_parquet([{', '.join(map(sql_text, files))}], union_by_name = true) WHERE {in_file} AND {numbers}"
    columns = ", ".join(PLACES_OF_SEVERAL[name] for name in WHOLE_ROWS)
    rows = f"SELECT * EXCLUDE (search_text) REPLACE ({columns}) FROM {found}"
    return f"SELECT * FROM ({rows}) WHERE {_in('order_no', map(str, places))}"
