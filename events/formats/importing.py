"""Importing: other people's tables in, as one large table (Parquet) or as a CSV to edit.

What every import keeps to: nothing is written before everything is known to be readable as far as one can tell; files are
read once, block by block, so that memory does not grow with them; rows that become no event are counted by reason and kept
whole in `NAME.rejected.csv`; OUT appears whole at the end or not at all, and an import that was cut off is simply started
again. What a format means is in a module of its own; here is what they share.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from filelock import FileLock, Timeout

from events.columns import EVENT_COLUMNS, names
from events.event_words import counted
from events.formats.gdelt import gdelt_query, prepare_gdelt, stage_gdelt
from events.formats.line_blocks import ImportingError, read_blocks
from events.formats.mapped_csv import MAPPINGS, Mapping, read_mapped, read_mapping, shipped_mappings
from events.formats.row_chunks import MACHINE_CODED, REPEATED, RowChunk, refused_rows
from events.formats.side_file import LeftOut, SideFile
from events.formats.timelinejs_rows import read_timelinejs
from events.loading import load_events, make_id, split_list
from events.parquet_table import MACHINE_CODED_COLUMNS, TABLE_COLUMNS, write_parquet_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Imported", "ImportingError", "expand_sources", "import_events", "known_formats"]

MEMORY_LIMIT = "2GB"  # beyond it DuckDB puts what it sorts on the disk
SIDE_FILE = ".rejected.csv"
_STAGED = {**TABLE_COLUMNS, **MACHINE_CODED_COLUMNS}

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: how many rows it read, how many are events, how many were left out for which reason, and where."""

    out: Path
    rows: int
    events: int
    left_out: dict[str, int]
    side_file: Path | None
    incomplete: int = 0

    def __str__(self) -> str:
        lines = [f"{self.out}: {counted(self.events, 'event')} of {counted(self.rows, 'row')}."]
        lines += [f"{count:>12,} {reason}" for reason, count in sorted(self.left_out.items(), key=lambda one: -one[1])]
        if self.side_file:
            lines.append(f"{self.side_file} has the rows left out, each with its file, line and reason.")
        if self.incomplete:
            lines.append(f"Incomplete: {counted(self.incomplete, 'row')}; run.py check {self.out} says what to fill in.")
        return "\n".join(lines)


def known_formats() -> list[str]:
    """Return the names of the formats, beside which the path of a mapping file (.toml) may stand."""
    return ["gdelt", "timelinejs", *shipped_mappings()]


def expand_sources(sources: Iterable[str | Path]) -> list[Path]:
    """Return the files that paths and patterns such as `2024*.zip` name, each once; raise `ImportingError` where none is."""
    found: dict[Path, None] = {}
    for source in sources:
        matches = [Path(source)] if Path(source).exists() else _matching(Path(source))
        if not matches:
            raise ImportingError(f"There is no file {source}.")
        for path in matches:
            if path.is_dir():
                raise ImportingError(f'{path} is a folder. Name its files, such as "{path}/*.zip".')
            found[path.resolve()] = None
    return list(found)


def _matching(pattern: Path) -> list[Path]:
    """Return the files that fit a pattern, without the side files of earlier imports, which end as tables do."""
    if not any(character in str(pattern) for character in "*?["):
        return []
    found = Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))
    return sorted(path for path in found if not path.name.endswith(SIDE_FILE) and path.is_file())


def import_events(
    format_name: str,
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    overwrite: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Import files into OUT (.parquet, or .csv where the format allows it), and return what became of their rows.

    `format_name` is one of `known_formats()` or the path of a mapping file; `progress` is told how many bytes were read,
    each time some were, and 0 when only writing is left. Raises `ImportingError` with what to do instead.
    """
    out = Path(out)
    mapping = _mapping_of(format_name)
    paths = expand_sources(sources)
    _refuse_out(out, format_name, paths, overwrite)
    told = progress or (lambda size: None)
    with _work_folder(out) as work:
        if format_name == "gdelt":
            return _import_gdelt(paths, out, work, told)
        chunks = _chunks(paths, mapping, told)
        if out.suffix == ".csv":
            return _import_rows_to_csv(chunks, out, work, keep_incomplete=mapping is None)
        return _import_rows(chunks, out, work)


def _mapping_of(format_name: str) -> Mapping | None:
    """Return the mapping that a format's name stands for; None for the formats that have a module."""
    if format_name in {"gdelt", "timelinejs"}:
        return None
    if format_name in shipped_mappings():
        return read_mapping(MAPPINGS / f"{format_name}.toml")
    if format_name.endswith(".toml"):
        return read_mapping(Path(format_name))
    known = ", ".join(known_formats())
    raise ImportingError(f'There is no format "{format_name}". The formats are {known}, or a mapping file (.toml).')


def _refuse_out(out: Path, format_name: str, paths: list[Path], overwrite: bool) -> None:
    if out.suffix not in {".parquet", ".csv"}:
        raise ImportingError(f"{out}: the last argument is the file to write, .parquet or .csv.")
    if out.suffix == ".csv" and format_name == "gdelt":
        raise ImportingError(f"{out}: GDELT is too large for a CSV. Write into {out.with_suffix('.parquet').name}.")
    if out.resolve() in paths:
        raise ImportingError(f"{out} is one of the files to read. Name another one to write.")
    if out.is_dir():
        raise ImportingError(f"{out} is a folder. Name a file to write.")
    if out.exists() and not overwrite:
        raise ImportingError(f"{out} exists. Add --replace to write it anew.")


@contextmanager
def _work_folder(out: Path) -> Iterator[Path]:
    """Give a folder beside OUT for what is unfinished; it is emptied of what an import left that was cut off."""
    work = out.with_name(f".{out.name}.importing")
    lock = FileLock(f"{work}.lock", timeout=0)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with lock:
            try:
                shutil.rmtree(work, ignore_errors=True)
                work.mkdir()
                yield work
            finally:
                shutil.rmtree(work, ignore_errors=True)
                with suppress(OSError):  # Windows removes no open file
                    Path(lock.lock_file).unlink()
    except Timeout:
        raise ImportingError(f"Another import is writing {out}. Wait for it, or name another file.") from None
    except OSError as error:
        raise ImportingError(f"{out} cannot be written: {error.strerror or error}.") from None


@contextmanager
def _connection(work: Path) -> Iterator[DuckDBPyConnection]:
    import duckdb  # takes longer to import than everything else together

    spill = str(work / "spill").replace("'", "''")
    try:
        with duckdb.connect() as connection:
            connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'; SET temp_directory = '{spill}'").fetchall()
            connection.execute("SET enable_progress_bar = false").fetchall()  # it would be written among the data
            yield connection
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise ImportingError(f"The table cannot be written: {str(error).splitlines()[0]}") from None


def _import_gdelt(paths: list[Path], out: Path, work: Path, progress: Progress) -> Imported:
    rows = 0
    with _connection(work) as connection, SideFile(work / "rejected.csv") as aside:
        prepare_gdelt(connection)
        for path in paths:
            for block in read_blocks(path):
                count, left_out = stage_gdelt(connection, block)
                rows += count
                aside.add_table(left_out)
                progress(block.size)
        _refuse_nothing(connection, rows, aside, out)
        progress(0)
        events = write_parquet_table(connection, gdelt_query(connection), out)
    return _finished(out, rows, events, aside)


def _refuse_nothing(connection: DuckDBPyConnection, rows: int, aside: SideFile, out: Path) -> None:
    ((gathered,),) = connection.execute("SELECT count(*) FROM staged").fetchall()
    if not gathered:
        raise ImportingError(_nothing_in(rows, aside, out))


def _nothing_in(rows: int, aside: SideFile, out: Path) -> str:
    """Say that no row is an event, and the commonest reasons."""
    if not rows:
        return f"The files have no rows: {out} was not written."
    reasons = ", ".join(f"{count:,} {reason}" for reason, count in aside.counts.most_common(3))
    return f"None of {counted(rows, 'row')} is an event ({reasons}): {out} was not written."


def _finished(out: Path, rows: int, events: int, aside: SideFile, incomplete: int = 0) -> Imported:
    """Put the side file in its place, or take away the one of an import that is replaced."""
    side_file = out.with_name(out.stem + SIDE_FILE)
    if aside.path.exists():
        aside.path.replace(side_file)
    else:
        side_file.unlink(missing_ok=True)
    return Imported(out, rows, events, dict(aside.counts), side_file if aside.counts else None, incomplete)


# --- rows of text, through the one door


def _chunks(paths: list[Path], mapping: Mapping | None, progress: Progress) -> Iterator[RowChunk]:
    for path in paths:
        yield from read_timelinejs(path, progress) if mapping is None else read_mapped(path, mapping, progress)
    progress(0)


def _judge(chunk: RowChunk) -> tuple[pd.DataFrame, list[LeftOut]]:
    """Return the events of a chunk, with what machine-coded rows have beside them, and the rows that are none."""
    told = {source for cell in chunk.rows["sources"].unique() for source in split_list(cell)}
    events, problems = load_events(chunk.rows, chunk.file, told)
    for name in MACHINE_CODED:
        events[name] = chunk.rows.loc[events["line"], name].to_numpy()
    return events, refused_rows(chunk, problems)


def _import_rows(chunks: Iterable[RowChunk], out: Path, work: Path) -> Imported:
    rows = 0
    with _connection(work) as connection, SideFile(work / "rejected.csv") as aside:
        connection.execute(f"CREATE TABLE staged ({', '.join(f'{name} {kind}' for name, kind in _STAGED.items())})").fetchall()
        for chunk in chunks:
            events, refused = _judge(chunk)
            again = _stage(connection, chunk, events)
            aside.add([*chunk.left_out, *refused, *(_again(chunk, line) for line in again)])
            rows += len(chunk.texts) + len(chunk.left_out)
        _refuse_nothing(connection, rows, aside, out)
        count = write_parquet_table(connection, "SELECT * FROM staged", out)
    return _finished(out, rows, count, aside)


def _stage(connection: DuckDBPyConnection, chunk: RowChunk, events: pd.DataFrame) -> list[int]:
    """Add events to those gathered; return the lines of those that an earlier chunk gave."""
    ids = "SELECT id FROM staged"
    with _registered(connection, events):
        met = connection.execute(f"SELECT line FROM judged WHERE id IN ({ids})").fetchall()
    fresh, again = _told_apart(chunk, events, [line for (line,) in met])
    with _registered(connection, fresh):
        connection.execute(f"INSERT INTO staged SELECT {', '.join(map(_cast, _STAGED))} FROM judged").fetchall()
    return again


@contextmanager
def _registered(connection: DuckDBPyConnection, events: pd.DataFrame) -> Iterator[None]:
    connection.register("judged", events)
    yield
    connection.unregister("judged")


def _told_apart(chunk: RowChunk, events: pd.DataFrame, met: list[int]) -> tuple[pd.DataFrame, list[int]]:
    """Return the events that are new, and the lines of those given again, of the lines whose id was met before.

    An id that was made here of date and title tells nothing of two rows being one: such a row gets another one.
    """
    again = [line for line in met if str(chunk.rows.loc[line, "id"]).strip()]
    fresh = events.loc[~events["line"].isin(again)].copy()
    renamed = fresh["line"].isin(met)
    where = make_id("", Path(chunk.file).stem).removeprefix("undated-")
    fresh.loc[renamed, "id"] = [
        f"{one}-{where}-{line}" for one, line in fresh.loc[renamed, ["id", "line"]].itertuples(index=False)
    ]
    return fresh, again


def _cast(name: str) -> str:
    if name == "score":
        return "CASE WHEN TRY_CAST(score AS DOUBLE) BETWEEN -10 AND 10 THEN TRY_CAST(score AS DOUBLE) END"
    if name == "mentions":
        return "CASE WHEN TRY_CAST(mentions AS INTEGER) >= 0 THEN TRY_CAST(mentions AS INTEGER) END"
    return name


def _again(chunk: RowChunk, line: int) -> LeftOut:
    return LeftOut(chunk.file, line, REPEATED, str(chunk.rows.loc[line, "id"]), chunk.texts[line])


def _import_rows_to_csv(chunks: Iterable[RowChunk], out: Path, work: Path, keep_incomplete: bool) -> Imported:
    """Write the rows as a table to edit; with `keep_incomplete` also those that lack something, for a curator to fill in."""
    rows, written, incomplete = 0, 0, 0
    ids: set[str] = set()
    unfinished = work / "events.csv"
    with SideFile(work / "rejected.csv") as aside:
        for chunk in chunks:
            events, refused = _judge(chunk)
            fresh, again = _told_apart(chunk, events, events.loc[events["id"].isin(ids), "line"].tolist())
            kept = _rows_to_edit(chunk, fresh, again, keep_incomplete)
            kept.to_csv(unfinished, mode="a", header=not unfinished.exists(), index=False, lineterminator="\n")
            ids.update(fresh["id"])
            aside.add([*chunk.left_out, *(_again(chunk, line) for line in again)])
            aside.add([] if keep_incomplete else refused)
            incomplete += len(refused) if keep_incomplete else 0
            rows, written = rows + len(chunk.texts) + len(chunk.left_out), written + len(kept)
        if not written:
            raise ImportingError(_nothing_in(rows, aside, out))
    unfinished.replace(out)
    return _finished(out, rows, written, aside, incomplete)


def _rows_to_edit(chunk: RowChunk, fresh: pd.DataFrame, again: list[int], keep_incomplete: bool) -> pd.DataFrame:
    rows = chunk.rows[names(EVENT_COLUMNS)].copy()
    rows.loc[fresh["line"], "id"] = fresh["id"].to_numpy()
    return rows.drop(index=again) if keep_incomplete else rows.loc[fresh["line"]]
