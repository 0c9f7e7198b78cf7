"""From rows of text to events: the one door through which a table comes in.

`read_table` returns what could be read and a `Problem` for everything that could not: a bad row never stops the good
ones and is never dropped in silence. Everything behind this door trusts the frame. Knows nothing of screens, and nothing
of bytes: `events/reading.py` makes the rows of text.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from events.columns import (
    AFFILIATIONS,
    ERA_COLUMNS,
    EVENT_COLUMNS,
    SOURCE_COLUMNS,
    STATUSES,
    Column,
    names,
    required_names,
)
from events.countries import CountryError, current_code, parse_countries
from events.dates import DateError, UncertainDate, parse_date
from events.edtf import RefusalError, check_day
from events.event_types import EVENT_TYPES, EventTypeError, find_event_type
from events.plain_days import read_plain_days
from events.reading import STRAY_QUOTE, UNCLOSED_QUOTE, Problem, Sheet, TableError, read_sheet, text_array
from events.text_columns import are_distinct, are_plain_addresses, encode, holds_any, is_blank, is_plain, stripped

__all__ = ["Problem", "Table", "TableError", "load_events", "read_events", "read_rows", "read_table"]

MOST_IDS_COMPARED = 1_000_000  # references times ids: above, looking for like ids would keep the reader waiting
EPOCH_ORDINAL = 719_163  # date(1970, 1, 1).toordinal()
FIRST_DAY_EVER = 1 - EPOCH_ORDINAL  # stands for "no beginning known"
LAST_DAY_EVER = 3_652_059 - EPOCH_ORDINAL  # date.max: stands for "still going on"
TITLE_LENGTH = 80
ID_LENGTH = 60
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+\Z", re.IGNORECASE)
QUOTE_IN_CELL = 'a quote inside a cell is written twice, between quotes: "The ""Peace"" treaty".'


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read at one moment.

    `events` has one row an event (see `load_events` for its columns); `rows` has the cells as they stand in the file,
    indexed by line number, and `rows_beside` those of `sources.csv` and `eras.csv`; `sources` is indexed by source id;
    `sha256` is that of the events file. `assumptions` says in sentences how the files were read, where that is not plain:
    encoding, delimiter, columns of their own.
    """

    path: Path
    events: pd.DataFrame
    rows: pd.DataFrame
    sources: pd.DataFrame
    eras: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    sha256: str = ""
    assumptions: tuple[str, ...] = ()
    rows_beside: dict[str, pd.DataFrame] = field(default_factory=dict)


def read_events(path: str | Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Read an events table and return its events and its problems; raise `TableError` where there is no table."""
    table = read_table(path)
    return table.events, table.problems


def read_table(path: str | Path) -> Table:
    """Read an events table with the `sources.csv` and `eras.csv` beside it, where there are any."""
    path = Path(path)
    return table_of(path, read_bytes(path))


def table_of(path: Path, content: bytes) -> Table:
    """Make a table of the bytes of an events file, with the `sources.csv` and `eras.csv` beside its path."""
    with ThreadPoolExecutor(1) as aside:
        sha256 = aside.submit(lambda: hashlib.sha256(content).hexdigest())
        sheet = read_sheet(content, path.name, EVENT_COLUMNS)
        source_sheet = _read_sheet_beside(path, "sources.csv", SOURCE_COLUMNS)
        sources, source_problems = load_sources(source_sheet.rows)
        era_sheet = _read_sheet_beside(path, "eras.csv", ERA_COLUMNS)
        eras, era_problems = load_eras(era_sheet.rows)
        events, problems = load_events(sheet.rows, path.name, set(sources.index))
    return Table(
        path=path,
        events=events,
        rows=sheet.rows,
        sources=sources,
        eras=eras,
        problems=[
            *_by_line(sheet.problems + problems),
            *_by_line(source_sheet.problems + source_problems),
            *_by_line(era_sheet.problems + era_problems),
        ],
        sha256=sha256.result(),
        assumptions=(
            *sheet.assumptions,
            *_say_day_first(sheet.rows, events, path.name),
            *source_sheet.assumptions,
            *era_sheet.assumptions,
        ),
        rows_beside={"sources.csv": source_sheet.rows, "eras.csv": era_sheet.rows},
    )


def _by_line(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raise `TableError` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TableError(f"There is no file {path}. Give the path of an events table (CSV).") from error
    except IsADirectoryError as error:
        words = f"{path} is a folder. Give the path of the events table in it, such as events.csv."
        raise TableError(words) from error
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror}.") from error


def _read_sheet_beside(path: Path, name: str, columns: tuple[Column, ...]) -> Sheet:
    beside = path.with_name(name)
    if not beside.exists():
        return Sheet(pd.DataFrame({column: pd.Series(dtype="str") for column in names(columns)}), [], (), [])
    return read_sheet(read_bytes(beside), name, columns)


def read_rows(content: bytes, file: str, columns: tuple[Column, ...]) -> pd.DataFrame:
    """Return the cells of a table as text, indexed by line number; see `events.reading.read_sheet`."""
    return read_sheet(content, file, columns).rows


def load_events(rows: pd.DataFrame, file: str, source_ids: set[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Make events of rows of text.

    Returns a frame with the table's columns (codes and ids joined with `; `), and beside them: `line`; `edtf`;
    `earliest`, `latest` (dates; `latest` is NaT while it goes on); `first_day`, `last_day` (whole days since
    1970-01-01); `date_form` (see `date_form`); `quadrant`; `country_set` (today's codes, sorted, as `;PRK;RUS;`) and `code_set`
    (the codes as written, the same way); `country_count`; `search_text`.
    """
    reader = _RowReader(rows, file, EVENT_COLUMNS)
    with ThreadPoolExecutor(1) as aside:  # Arrow's work on whole columns, while Python reads the distinct cells
        search_text = aside.submit(_fold_texts, *(reader.cells[name] for name in ("title", "summary", "place")))
        known_sources = aside.submit(are_plain_addresses, reader.cells["sources"])
        distinct = aside.submit(are_distinct, reader.cells["id"])
        read: dict[str, Any] = {"date": _read_dates(reader), **_read_event_cells(reader)}
    reader.report_extra_cells()
    cells = {**reader.cells, "search_text": search_text.result(), "known_sources": known_sources.result()}
    cells, lines, read = _kept(reader.good_rows(), cells, reader.lines, read)
    cells["id"] = _complete_ids(cells["id"], cells["title"], read["date"].edtf)
    fresh = None if distinct.result() else reader.report_duplicates(cells["id"], lines)
    cells, lines, read = _kept(fresh, cells, lines, read)
    frame = pd.DataFrame(_event_columns(cells, lines, read), copy=False)
    reader.warn_about(cells, lines, source_ids)
    return frame, reader.problems


def _read_event_cells(reader: _RowReader) -> dict[str, _Read]:
    """Return the columns whose cells mean more than their text, but for the dates."""
    return {
        "countries": reader.read("countries", _read_participants),
        "type": reader.read("type", lambda text: find_event_type(text).name),
        "status": reader.read("status", _read_status),
        "denied_by": reader.read("denied_by", _read_codes),
        "importance": reader.read("importance", _read_importance),
    }


def _event_columns(cells: dict[str, Any], lines: np.ndarray[Any, Any], read: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of the events frame in order."""
    written = {
        **{name: cells[name] for name in ("id", "date", "title", "summary", "place", "notes")},
        "countries": read["countries"].text("; ".join),
        "type": read["type"].text(str),
        "status": read["status"].text(str),
        "denied_by": read["denied_by"].text("; ".join),
        "related": _tidy_lists(cells["related"]),
        "sources": _tidy_lists(cells["sources"]),
    }
    columns: dict[str, Any] = {
        name: text_array(written[name]) if name in written else read[name].whole_numbers(int) for name in names(EVENT_COLUMNS)
    }
    dates, codes = read["date"], read["countries"]
    columns["line"] = lines
    columns["edtf"] = text_array(dates.edtf)
    columns["first_day"] = dates.first_days
    columns["last_day"] = dates.last_days
    columns["earliest"] = _moments(dates.first_days, FIRST_DAY_EVER)
    columns["latest"] = _moments(dates.last_days, LAST_DAY_EVER)
    columns["date_form"] = text_array(dates.forms)
    columns["code_set"] = text_array(codes.text(_delimited))
    columns["country_set"] = text_array(codes.text(_delimited_today))
    columns["country_count"] = codes.whole_numbers(lambda value: _delimited_today(value).count(";") - 1)
    columns["quadrant"] = text_array(read["type"].text(lambda name: EVENT_TYPES[name].quadrant))
    columns["search_text"] = text_array(cells["search_text"])
    return columns


@dataclass(frozen=True, slots=True)
class _Read:
    """A column as read: each distinct text's value (None where it could not be read), and which of them each row has."""

    values: list[Any]
    places: pa.Int32Array

    def kept(self, keep: pa.BooleanArray) -> _Read:
        """Return the same for the rows to keep."""
        return _Read(self.values, self.places.filter(keep))

    def text(self, write: Callable[[Any], str]) -> pa.Array:
        """Return a column of text, each distinct value written once."""
        written = ["" if value is None else write(value) for value in self.values]
        return pa.array(written, pa.large_string()).take(self.places)

    def whole_numbers(self, count: Callable[[Any], int], blank: int = 0) -> np.ndarray[Any, Any]:
        """Return a column of whole numbers, each distinct value counted once; `blank` where there is no value."""
        counted = np.array([blank if value is None else count(value) for value in self.values], dtype="int64")
        column: np.ndarray[Any, Any] = np.take(counted, self.places.to_numpy())
        return column


@dataclass(frozen=True, slots=True)
class _Dates:
    """A column of dates as read: what stands in the frame of events, whole days as since 1970-01-01."""

    first_days: np.ndarray[Any, Any]
    last_days: np.ndarray[Any, Any]
    edtf: pa.Array
    forms: pa.Array

    def kept(self, keep: pa.BooleanArray) -> _Dates:
        """Return the same for the rows to keep."""
        rows = keep.to_numpy(zero_copy_only=False)
        return _Dates(self.first_days[rows], self.last_days[rows], self.edtf.filter(keep), self.forms.filter(keep))


def _read_dates(reader: _RowReader) -> _Dates:
    """Return the dates of events: plain days are read together, and of other dates each distinct text once."""
    cells = reader.cells["date"]
    plain, days = read_plain_days(cells)
    day_form = pa.repeat(pa.scalar("day", pa.large_string()), len(cells))
    if plain.all():
        return _Dates(days, days.copy(), cells, day_form)
    others = np.flatnonzero(~plain)
    read = reader.read("date", _date_reader(cells.take(pa.array(others))), others)
    return _Dates(
        _merged(plain, days, read.whole_numbers(_first_day)),
        _merged(plain, days, read.whole_numbers(_last_day)),
        pc.replace_with_mask(cells, pa.array(~plain), read.text(lambda date: date.edtf)),
        pc.replace_with_mask(day_form, pa.array(~plain), read.text(date_form)),
    )


def _merged(plain: np.ndarray[Any, Any], days: np.ndarray[Any, Any], others: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    merged = np.empty(len(plain), dtype="int64")
    merged[plain] = days
    merged[~plain] = others
    return merged


def _moments(days: np.ndarray[Any, Any], unknown: int) -> np.ndarray[Any, Any]:
    """Return days since 1970-01-01 as dates; NaT where the day is not known."""
    moments = (days * 86_400).astype("datetime64[s]")
    moments[days == unknown] = np.datetime64("NaT")
    return moments


def _kept(
    keep: pa.BooleanArray | None, cells: dict[str, Any], lines: np.ndarray[Any, Any], read: dict[str, Any]
) -> tuple[dict[str, Any], np.ndarray[Any, Any], dict[str, Any]]:
    """Return cells, lines and what was read for the rows to keep; None keeps all."""
    if keep is None:
        return cells, lines, read
    return (
        {name: column.filter(keep) for name, column in cells.items()},
        lines[keep.to_numpy(zero_copy_only=False)],
        {name: column.kept(keep) for name, column in read.items()},
    )


class _RowReader:
    """Reads the cells of a table column by column and collects what is wrong with them."""

    def __init__(self, rows: pd.DataFrame, file: str, columns: tuple[Column, ...]) -> None:
        self.problems: list[Problem] = []
        self._bad_lines: set[int] = set()
        self.file = file
        self._stray = rows[STRAY_QUOTE] if STRAY_QUOTE in rows else pd.Series(dtype="str")
        self.rows = self._without_unclosed_quotes(rows.drop(columns=STRAY_QUOTE) if STRAY_QUOTE in rows else rows)
        self.lines = self.rows.index.to_numpy()
        with ThreadPoolExecutor(2) as pool:
            stripped_cells = pool.map(stripped, [self.rows[name] for name in names(columns)])
            self.cells = dict(zip(names(columns), stripped_cells, strict=True))
        for name in required_names(columns):
            self._report_blank(name)

    def _without_unclosed_quotes(self, rows: pd.DataFrame) -> pd.DataFrame:
        if UNCLOSED_QUOTE not in rows:
            return rows
        unclosed = rows[UNCLOSED_QUOTE] != ""
        for line, text in rows.loc[unclosed, UNCLOSED_QUOTE].items():
            self.add(int(str(line)), "", str(text), "has a double quote that is never closed.", f"Close it; {QUOTE_IN_CELL}")
        return rows[~unclosed]

    def _report_blank(self, name: str) -> None:
        meaning = next(column.meaning for column in (*EVENT_COLUMNS, *SOURCE_COLUMNS, *ERA_COLUMNS) if column.name == name)
        for line in self._lines_where(pc.equal(self.cells[name], "")):
            self.add(line, name, "", f"{name} is missing.", f"{meaning}.".replace("`", '"'))

    def _lines_where(self, mask: pa.BooleanArray) -> list[int]:
        return [int(line) for line in self.lines[mask.to_numpy(zero_copy_only=False)]] if pc.any(mask).as_py() else []

    def add(self, line: int, column: str, value: str, reason: str, hint: str, level: str = "error") -> None:
        """Note a problem; an error keeps the row from being shown."""
        self.problems.append(Problem(self.file, int(line), column, value, reason, hint, level))
        if level == "error":
            self._bad_lines.add(int(line))

    def read(self, name: str, read: Callable[[str], Any], only: np.ndarray[Any, Any] | None = None) -> _Read:
        """Return what `read` makes of each cell of a column, each distinct text read once; None where it raises.

        `only` are the places of the rows to read, where not all of them are.
        """
        encoded = encode(self.cells[name] if only is None else self.cells[name].take(pa.array(only)))
        distinct = encoded.dictionary.to_pylist()
        values: list[Any] = []
        failures: dict[int, _Failure] = {}
        warnings: dict[int, tuple[str, ...]] = {}
        for place, text in enumerate(distinct):
            try:
                value = read(text) if text or name in _BLANK_HAS_MEANING else None
            except (DateError, CountryError, EventTypeError, _CellError) as error:
                value = None
                failures[place] = _failure(error)
            if isinstance(value, UncertainDate) and value.warnings:
                warnings[place] = value.warnings
            values.append(value)
        lines = self.lines if only is None else self.lines[only]
        self._report_cells(name, distinct, encoded.indices.to_numpy(), lines, failures, warnings)
        return _Read(values, encoded.indices)

    def _report_cells(
        self,
        name: str,
        distinct: list[str],
        places: np.ndarray[Any, Any],
        lines: np.ndarray[Any, Any],
        failures: dict[int, _Failure],
        warnings: dict[int, tuple[str, ...]],
    ) -> None:
        if not failures and not warnings:
            return
        for row in np.flatnonzero(np.isin(places, [*failures, *warnings])):
            line, place = int(lines[row]), int(places[row])
            if place in failures:
                self.add(line, name, distinct[place], failures[place].reason, failures[place].hint)
            for warning in warnings.get(place, ()):
                self.add(line, name, distinct[place], warning, "", "warning")

    def good_rows(self) -> pa.BooleanArray | None:
        """Return which rows have no error so far; None where all are good."""
        if not self._bad_lines:
            return None
        self._name_stray_quotes()
        return pa.array(~np.isin(self.lines, list(self._bad_lines)))

    def _name_stray_quotes(self) -> None:
        """Where a stray quote has moved the cells of a row with errors, say that in place of what follows from it."""
        moved = {int(str(line)): str(text) for line, text in self._stray[self._stray != ""].items()}
        moved = {line: text for line, text in moved.items() if line in self._bad_lines}
        self.problems = [problem for problem in self.problems if problem.line not in moved]
        for line, text in moved.items():
            reason = "has a double quote that moves its cells."
            self.add(line, "", text, reason, f"Remove it, or put it where the cell begins and ends; {QUOTE_IN_CELL}")

    def report_extra_cells(self) -> None:
        """Report rows that have more cells than the header: most often a comma without quotes around its cell."""
        spare = [name for name in self.rows.columns if name.startswith("+")]
        if not spare:
            return
        for line in self.rows.index[(self.rows[spare] != "").any(axis="columns")]:
            extra = " ".join(cell for cell in self.rows.loc[line, spare] if cell)
            hint = 'Put a cell that holds a comma between double quotes: "Moscow, Russia".'
            self.add(line, "", extra, f'has more cells than the first line: "{extra}" is left over.', hint)

    def report_turned_around(self, first_days: np.ndarray[Any, Any], last_days: np.ndarray[Any, Any]) -> None:
        """Report the eras that end before they start."""
        for row in np.flatnonzero(last_days < first_days):
            line, text = int(self.lines[row]), self.cells["end"][int(row)].as_py()
            if line not in self._bad_lines:
                self.add(line, "end", text, f'"{text}" is before the start.', "Write the later one as the end.")

    def report_duplicates(self, ids: pa.Array, lines: np.ndarray[Any, Any]) -> pa.BooleanArray | None:
        """Report every id used before, and return which rows are new; None where all are."""
        if are_distinct(ids):
            return None
        first_line: dict[str, int] = {}
        fresh = np.ones(len(ids), dtype=bool)
        for row, (text, line) in enumerate(zip(ids.to_pylist(), lines, strict=True)):
            if first_line.setdefault(text, int(line)) != int(line):
                fresh[row] = False
                reason = f'"{text}" is already the id of line {first_line[text]}.'
                self.add(int(line), "id", text, reason, f"Write another, such as {text}-2, or delete one of the rows.")
        return pa.array(fresh)

    def warn_about(self, cells: dict[str, Any], lines: np.ndarray[Any, Any], source_ids: set[str]) -> None:
        """Warn about references that lead nowhere and titles that are too long; such rows are shown."""
        for line, title in _rows_where(pc.greater(pc.utf8_length(cells["title"]), TITLE_LENGTH), cells["title"], lines):
            reason = f"the title has {len(title)} characters."
            self.add(line, "title", title, reason, f"Write at most {TITLE_LENGTH}.", "warning")
        for line, text in _rows_where(pc.invert(cells["known_sources"]), cells["sources"], lines):
            for source in split_list(text):
                if source not in source_ids and not is_web_address(source):
                    hint = "Add it to sources.csv, or write a web address that begins with https://."
                    self.add(line, "sources", source, f'there is no source "{source}".', hint, "warning")
        references = _rows_where(pc.not_equal(cells["related"], ""), cells["related"], lines)
        known = set(cells["id"].to_pylist()) if references else set()
        for line, text in references:
            for other in split_list(text):
                if other not in known:
                    hint = _near_id(other, known) if len(references) * len(known) <= MOST_IDS_COMPARED else ""
                    hint = hint or "Write the id of another row."
                    self.add(line, "related", other, f'there is no event "{other}".', hint, "warning")


def _rows_where(mask: pa.BooleanArray, cells: pa.Array, lines: np.ndarray[Any, Any]) -> list[tuple[int, str]]:
    """Return line and text of the cells that a mask chooses."""
    chosen = lines[mask.to_numpy(zero_copy_only=False)]
    return list(zip(map(int, chosen), cells.filter(mask).to_pylist(), strict=True)) if len(chosen) else []


def _near_id(lost: str, known: set[str]) -> str:
    """Return a hint with an id of the same year that is like one that is not there: it may have been changed."""
    same_year = [one for one in known if one[:4] == lost[:4]]
    near = difflib.get_close_matches(lost, sorted(same_year), 1, 0.75)
    return f'Did you mean "{near[0]}"? An id is never changed: what refers to it would lead nowhere.' if near else ""


def _tidy_lists(cells: pa.Array) -> pa.Array:
    """Return cells that hold several with exactly `; ` between them."""
    if not holds_any(cells, ";"):
        return cells
    distinct = encode(cells)
    tidy = ["; ".join(split_list(text)) for text in distinct.dictionary.to_pylist()]
    return pa.array(tidy, pa.large_string()).take(distinct.indices)


_BLANK_HAS_MEANING = {"status", "denied_by", "importance"}


class _CellError(ValueError):
    def __init__(self, reason: str, hint: str) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(f"{reason} {hint}")


@dataclass(frozen=True, slots=True)
class _Failure:
    reason: str
    hint: str


def _failure(error: Exception) -> _Failure:
    if isinstance(error, DateError):
        return _Failure(f'"{error.text}" {error.reason}.', f"{error.hint}.")
    if isinstance(error, _CellError | CountryError):
        return _Failure(error.reason, error.hint)
    reason, mark, hint = str(error).partition(". ")
    return _Failure(reason + mark.strip(), hint)


def _date_reader(cells: pa.Array) -> Callable[[str], UncertainDate]:
    """Return a reader of dates that takes `03/04/2023` the way the column's other dates settle it."""
    day_first = settled_day_first(pc.unique(cells).to_pylist())
    return lambda text: parse_date(text, day_first=day_first)


_NUMERIC_DATE = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\s*\Z")


def _day_first_of(text: str) -> bool | None:
    """Return whether the day comes first in a numeric date; None where it does not tell, or is no date."""
    match = _NUMERIC_DATE.match(text)
    first, second, year = map(int, match.groups()) if match else (0, 0, 0)
    if (first > 12) == (second > 12) or not _is_day(year, *sorted((first, second))):
        return None
    return first > 12


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(check_day(year, month, day))
    except RefusalError:
        return False


def _is_ambiguous(text: str) -> bool:
    match = _NUMERIC_DATE.match(text)
    return match is not None and match[1] != match[2] and int(match[1]) <= 12 >= int(match[2])


def _say_day_first(rows: pd.DataFrame, events: pd.DataFrame, file: str) -> Iterator[str]:
    """Say how dates such as 03/04/2023 are read, and which other date of the column decides it."""
    foreign = events[events["date"] != events["edtf"]]
    doubtful = foreign[[_is_ambiguous(text) for text in foreign["date"]]]
    telling = next((text for text in rows["date"] if _day_first_of(text) is not None), "") if len(doubtful) else ""
    if telling:
        event, more = doubtful.iloc[0], len(doubtful) - 1
        part = "day" if _day_first_of(telling) else "month"
        also = f" and {more:,} more dates likewise" if more else ""
        why = f'because "{telling.strip()}" has the {part} first'
        yield f'{file} line {event["line"]}: "{event["date"]}" is read as {event["edtf"]}{also}, {why}.'


def settled_day_first(texts: Iterable[str]) -> bool | None:
    """Return whether the day comes first in numeric dates, or None where nothing or a contradiction tells.

    >>> settled_day_first(["03/04/2023", "25/12/2022"])
    True
    >>> settled_day_first(["03/04/2023"]) is None
    True
    """
    votes = set(map(_day_first_of, texts)) - {None}
    return votes.pop() if len(votes) == 1 else None


def _read_participants(text: str) -> tuple[str, ...]:
    codes = _read_codes(text)
    if len(codes) < 2:
        raise _CellError(f'"{text}" is one country.', "Write at least two, such as RUS; PRK.")
    return codes


def _read_codes(text: str) -> tuple[str, ...]:
    return tuple(country.code for country in parse_countries(text)) if text else ()


def _read_status(text: str) -> str:
    word = text.casefold() or "confirmed"
    if word not in STATUSES:
        raise _CellError(f'no status "{text}".', "Write one of: " + ", ".join(STATUSES) + ".")
    return word


def _read_importance(text: str) -> int:
    if not text:
        return 3
    if text not in {"1", "2", "3", "4", "5"}:
        raise _CellError(f'"{text}" is not an importance.', "Write a whole number from 1 to 5, or leave it blank for 3.")
    return int(text)


def split_list(text: str) -> list[str]:
    """Return the parts of a cell that holds several, `;` between.

    >>> split_list("RUS; PRK;")
    ['RUS', 'PRK']
    """
    return [part for part in map(str.strip, text.split(";")) if part] if text else []


def is_web_address(text: str) -> bool:
    """Return whether a text is an http or https address, the only kind that becomes a link."""
    return bool(WEB_ADDRESS.match(text))


def _delimited(codes: Iterable[str]) -> str:
    return ";" + ";".join(sorted(set(codes))) + ";"


def _delimited_today(codes: Iterable[str]) -> str:
    return _delimited(current_code(code) for code in codes)


def _fold_texts(*columns: pa.Array) -> pa.Array:
    """Return columns joined and as a search compares them: without case and accents, white space as single blanks."""
    filled = [column for column in columns if not is_blank(column)] or [columns[0]]
    joined = pc.binary_join_element_wise(*filled, pa.scalar(" ", pa.large_string())) if len(filled) > 1 else filled[0]
    folded = pc.utf8_trim_whitespace(pc.ascii_lower(joined))
    if is_plain(folded):
        return folded
    special = pc.match_substring_regex(folded, r"[^!-~]{2}|[^ -~]")  # beyond ASCII, or two blanks in a row
    written = pa.array([fold(text) for text in joined.filter(special).to_pylist()], pa.large_string())
    return pc.replace_with_mask(folded, special, written)


def with_derived_columns(events: pd.DataFrame) -> pd.DataFrame:
    """Return events that an engine handed out with the columns that large tables keep in no row, or do not hand out."""
    first_days, last_days = (events[name].to_numpy(dtype="int64") for name in ("first_day", "last_day"))
    texts = (pa.array(events[name].astype("str"), pa.large_string()) for name in ("title", "summary", "place"))
    return events.assign(
        earliest=_moments(first_days, FIRST_DAY_EVER),
        latest=_moments(last_days, LAST_DAY_EVER),
        search_text=text_array(_fold_texts(*texts)),
    )


def fold(text: str) -> str:
    """Return a text as a search compares it.

    >>> fold("Chosŏn  Árbol")
    'choson arbol'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))
    return " ".join(bare.lower().split())


def _complete_ids(ids: pa.Array, titles: pa.Array, edtf: pa.Array) -> pa.Array:
    """Return the ids as written, and for a blank one an id made of the date and the title."""
    blank = pc.equal(ids, "")
    if not pc.any(blank).as_py():
        return ids
    taken = set(ids.to_pylist())
    made = []
    for date, title in zip(edtf.filter(blank).to_pylist(), titles.filter(blank).to_pylist(), strict=True):
        made.append(_free_id(make_id(date, title), taken))
        taken.add(made[-1])
    return pc.replace_with_mask(ids, blank, pa.array(made, pa.large_string()))


def _free_id(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{number}" for number in range(2, len(taken) + 3) if f"{wanted}-{number}" not in taken)


def make_id(edtf: str, title: str) -> str:
    """Return an id in kebab case from a date and a title.

    >>> make_id("2023-09-12/2023-09-17", "Kim Jong Un visits Russia")
    '2023-09-12-kim-jong-un-visits-russia'
    """
    start = re.sub(r"[^0-9-]+.*", "", edtf.lstrip("[")) or "undated"
    words = re.sub(r"[^a-z0-9]+", " ", fold(title)).split() or ["event"]
    whole = "-".join([start, *words])
    cut = whole[: ID_LENGTH + 1].rpartition("-")[0] if len(whole) > ID_LENGTH else whole  # between two words
    return cut if len(cut) > len(start) else whole[:ID_LENGTH].rstrip("-")


def date_form(date: UncertainDate) -> str:
    """Return how a date is drawn.

    "day" (one certain day), "span" (lasts), "ongoing" (lasts still), "between" (one of several days), "about" (circa or
    uncertain) or "part" (some day in a month, a season, a year ...).
    """
    if date.is_ongoing:
        return "ongoing"
    if date.is_interval:
        return "span"
    if date.is_one_of:
        return "between"
    if date.is_approximate or date.is_uncertain:
        return "about"
    return "day" if date.earliest == date.latest else "part"


def _first_day(date: UncertainDate) -> int:
    return date.earliest.toordinal() - EPOCH_ORDINAL if date.earliest else FIRST_DAY_EVER


def _last_day(date: UncertainDate) -> int:
    return date.latest.toordinal() - EPOCH_ORDINAL if date.latest else LAST_DAY_EVER


def load_sources(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Make a bibliography of rows of text: a frame indexed by source id, every cell text but `line`."""
    reader = _RowReader(rows, "sources.csv", SOURCE_COLUMNS)
    reader.report_extra_cells()
    for line, url in zip(reader.lines, reader.cells["url"].to_pylist(), strict=True):
        if url and not is_web_address(url):
            reader.add(line, "url", url, f'"{url}" is not a web address.', "Write one with https://.")
    for line, word in zip(reader.lines, reader.cells["affiliation"].to_pylist(), strict=True):
        if word and word not in AFFILIATIONS:
            hint = "Write one of: " + ", ".join(AFFILIATIONS) + "."
            reader.add(line, "affiliation", word, f'no affiliation "{word}".', hint, "warning")
    reader.read("published", parse_date)
    cells, lines, _ = _kept(reader.good_rows(), reader.cells, reader.lines, {})
    cells, lines, _ = _kept(reader.report_duplicates(cells["id"], lines), cells, lines, {})
    sources = pd.DataFrame({name: text_array(column) for name, column in cells.items()})
    return sources.assign(line=lines).set_index("id"), reader.problems


def load_eras(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Make eras of rows of text: `line`, `title`, `countries` and `sources` (joined with `; `), `first_day`, `last_day`."""
    reader = _RowReader(rows, "eras.csv", ERA_COLUMNS)
    read = {
        "start": reader.read("start", parse_date),
        "end": reader.read("end", lambda text: None if text == ".." else parse_date(text)),
        "countries": reader.read("countries", _read_codes),
    }
    reader.report_extra_cells()
    days = {
        "first_day": read["start"].whole_numbers(_first_day),
        "last_day": read["end"].whole_numbers(_last_day, LAST_DAY_EVER),
    }
    reader.report_turned_around(days["first_day"], days["last_day"])
    keep = reader.good_rows()
    cells, lines, read = _kept(keep, reader.cells, reader.lines, read)
    eras = pd.DataFrame({name: text_array(cells[name]) for name in ("title", "start", "end")})
    eras["line"] = lines
    eras["sources"] = text_array(cells["sources"])
    eras["countries"] = text_array(read["countries"].text("; ".join))
    for name, numbers in days.items():
        eras[name] = numbers if keep is None else numbers[keep.to_numpy(zero_copy_only=False)]
    return eras, reader.problems
