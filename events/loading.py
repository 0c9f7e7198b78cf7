"""From rows of text to events: the one door through which a table comes in.

`read_table` returns what could be read and a `Problem` for everything that could not: a bad row never stops the good
ones and is never dropped in silence. Everything behind this door trusts the frame. Knows nothing of screens.
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

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
from events.event_types import EVENT_TYPES, EventTypeError, find_event_type

EPOCH_ORDINAL = 719_163  # date(1970, 1, 1).toordinal()
FIRST_DAY_EVER = 1 - EPOCH_ORDINAL  # stands for "no beginning known"
LAST_DAY_EVER = 3_652_059 - EPOCH_ORDINAL  # date.max: stands for "still going on"
TITLE_LENGTH = 80
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+\Z", re.IGNORECASE)
SPARE_COLUMNS = 5  # room in which to notice that a row has more cells than the header
UNCLOSED_QUOTE = "+unclosed"  # the column that holds a row's whole line where a quote in it is never closed


class TableError(Exception):
    """The file as a whole cannot be read as a table; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file: where, what, why, and what to write instead.

    `line` counts as a spreadsheet does: the header is line 1. With `level` "error" the row is not shown; with
    "warning" it is.
    """

    file: str
    line: int
    column: str
    value: str
    reason: str
    hint: str
    level: str = "error"

    def __str__(self) -> str:
        where = f"{self.file} line {self.line}" + (f", {self.column}" if self.column else "")
        return f"{where}: {self.reason} {self.hint}".strip()

    def as_dict(self) -> dict[str, Any]:
        """Return the problem as plain data, for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read at one moment.

    `events` has one row an event (see `load_events` for its columns); `rows` has the cells as they stand in the file,
    indexed by line number; `sources` is indexed by source id; `sha256` is that of the events file.
    """

    path: Path
    events: pd.DataFrame
    rows: pd.DataFrame
    sources: pd.DataFrame
    eras: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    sha256: str = ""


def read_events(path: str | Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Read an events table and return its events and its problems; raise `TableError` where there is no table."""
    table = read_table(path)
    return table.events, table.problems


def read_table(path: str | Path) -> Table:
    """Read an events table with the `sources.csv` and `eras.csv` beside it, where there are any."""
    path = Path(path)
    content = _read_bytes(path)
    rows = read_rows(content, path.name, EVENT_COLUMNS)
    source_rows = _read_rows_beside(path, "sources.csv", SOURCE_COLUMNS)
    sources, source_problems = load_sources(source_rows)
    era_rows = _read_rows_beside(path, "eras.csv", ERA_COLUMNS)
    eras, era_problems = load_eras(era_rows)
    events, problems = load_events(rows, path.name, set(sources.index))
    return Table(
        path=path,
        events=events,
        rows=rows,
        sources=sources,
        eras=eras,
        problems=[*_by_line(problems), *_by_line(source_problems), *_by_line(era_problems)],
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _by_line(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise TableError(f"There is no file {path}. Give the path of an events table (CSV).") from None
    except IsADirectoryError:
        raise TableError(f"{path} is a folder. Give the path of the events table in it, such as events.csv.") from None
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror}.") from None


def _read_rows_beside(path: Path, name: str, columns: tuple[Column, ...]) -> pd.DataFrame:
    beside = path.with_name(name)
    if not beside.exists():
        return pd.DataFrame({column: pd.Series(dtype="str") for column in names(columns)})
    return read_rows(_read_bytes(beside), name, columns)


def read_rows(content: bytes, file: str, columns: tuple[Column, ...]) -> pd.DataFrame:
    """Return the cells of a CSV as text, indexed by line number; a missing optional column is blank.

    Cells beyond the header's are kept in columns named `+1`, `+2` ... so that nothing is lost. Raises `TableError` where
    the content is not UTF-8 text or a column that every row needs is missing.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TableError(f"{file} line {line} is not UTF-8 text. Save the file as CSV in UTF-8.") from None
    header = _read_header(text, file)
    missing = [name for name in required_names(columns) if name not in header]
    if missing:
        needed = ", ".join(required_names(columns))
        raise TableError(f"{file} has no column {', '.join(missing)}. Its first line must name at least: {needed}.")
    rows = _parse_csv(text, header)
    for name in names(columns):
        if name not in rows:
            rows[name] = ""
    return rows[(rows != "").any(axis="columns")]


def _read_header(text: str, file: str) -> list[str]:
    try:
        cells = next(csv.reader(io.StringIO(text, newline=None)), [])
    except csv.Error:
        raise TableError(f"{file} line 1 has a double quote that is never closed. Close or remove it.") from None
    header = [cell.strip().casefold() or f"unnamed-{place}" for place, cell in enumerate(cells, 1)]
    twice = {name for name in header if header.count(name) > 1}
    if twice:
        raise TableError(f"{file} has the column {', '.join(sorted(twice))} twice. Rename or remove one.")
    reserved = [name for name in header if name.startswith("+")]
    if reserved:
        raise TableError(f"{file} has a column {reserved[0]}. Rename it so that it does not begin with +.")
    return header


def _parse_csv(text: str, header: list[str]) -> pd.DataFrame:
    spare = [f"+{number}" for number in range(1, SPARE_COLUMNS + 1)]
    try:
        rows = pd.read_csv(
            io.StringIO(text),
            header=None,
            skiprows=0,
            names=header + spare,
            index_col=False,
            dtype="str",
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.ParserError:
        rows = _parse_untidy_csv(text, header)
    rows.index = rows.index + 1
    return rows.iloc[1:]


def _parse_untidy_csv(text: str, header: list[str]) -> pd.DataFrame:
    """Read what pandas refuses: rows longer than the spare columns, a quote that is never closed."""
    records, unclosed = _untidy_records(text)
    width = max(map(len, records))
    spare = [f"+{number}" for number in range(1, max(SPARE_COLUMNS, width - len(header)) + 1)]
    padded = [record + [""] * (len(header) + len(spare) - len(record)) for record in records]
    rows = pd.DataFrame(padded, columns=header + spare, dtype="str")
    rows[UNCLOSED_QUOTE] = [unclosed.get(place, "") for place in rows.index]
    return rows


def _untidy_records(text: str) -> tuple[list[list[str]], dict[int, str]]:
    """Return the records of a CSV, and by their places the lines that open a quote and never close it.

    Such a record ends with its line, so that the rows below it are not swallowed.
    """
    lines = list(io.StringIO(text, newline=None))
    records: list[list[str]] = []
    unclosed: dict[int, str] = {}
    while lines:
        closed = _closed_records(lines)
        records += [record for record, _ in closed]
        lines = lines[closed[-1][1] if closed else 0 :]
        if lines:
            unclosed[len(records)] = lines[0].strip()
            records.append([])
            lines = lines[1:]
    return records, unclosed


def _closed_records(lines: list[str]) -> list[tuple[list[str], int]]:
    """Return the records before the first quote that is never closed, each with the number of lines read by then."""
    reader = csv.reader([*lines, "a line after the last"])
    closed: list[tuple[list[str], int]] = []
    with contextlib.suppress(csv.Error):  # a cell longer than csv allows: nothing has closed it
        closed.extend((record, reader.line_num) for record in reader)
    return [(record, count) for record, count in closed if count <= len(lines)]


def load_events(rows: pd.DataFrame, file: str, source_ids: set[str]) -> tuple[pd.DataFrame, list[Problem]]:
    """Make events of rows of text.

    Returns a frame with the table's columns (codes and ids joined with `; `), and beside them: `line`; `edtf`;
    `earliest`, `latest` (dates; `latest` is NaT while it goes on); `first_day`, `last_day` (whole days since
    1970-01-01); `date_form` (see `date_form`); `quadrant`; `country_set` (today's codes, sorted, as `;PRK;RUS;`) and `code_set`
    (the codes as written, the same way); `country_count`; `search_text`.
    """
    reader = _RowReader(rows, file, EVENT_COLUMNS)
    dates = reader.read("date", _date_reader(rows["date"]))
    countries = reader.read("countries", _read_participants)
    types = reader.read("type", lambda text: find_event_type(text).name)
    status = reader.read("status", _read_status)
    denied_by = reader.read("denied_by", _read_codes)
    importance = reader.read("importance", _read_importance)
    reader.report_extra_cells()
    good = reader.good_rows()
    cells = reader.cells.loc[good]
    frame = pd.DataFrame({"line": cells.index}, index=cells.index)
    frame["id"] = cells["id"]
    frame["edtf"] = dates[good].map(lambda date: date.edtf)
    ids = _complete_ids(cells, frame["edtf"])
    fresh = reader.report_duplicates(ids)
    frame, cells = frame.loc[fresh], cells.loc[fresh]
    frame["id"] = ids[fresh]
    good = frame.index
    _add_date_columns(frame, dates[good])
    codes = countries[good]
    frame["countries"] = codes.map("; ".join)
    frame["code_set"] = codes.map(lambda value: _delimited(value))
    frame["country_set"] = codes.map(lambda value: _delimited({current_code(code) for code in value}))
    frame["country_count"] = frame["country_set"].str.count(";") - 1
    frame["type"] = types[good]
    frame["quadrant"] = frame["type"].map({name: kind.quadrant for name, kind in EVENT_TYPES.items()})
    frame["status"] = status[good]
    frame["denied_by"] = denied_by[good].map("; ".join)
    frame["importance"] = importance[good].astype("int64")
    for name in ("date", "title", "summary", "place", "notes"):
        frame[name] = cells[name]
    for name in ("related", "sources"):
        frame[name] = cells[name].map(lambda text: "; ".join(split_list(text)))
    frame["search_text"] = fold_text(frame["title"] + " " + frame["summary"] + " " + frame["place"])
    reader.warn_about(frame, source_ids)
    ordered = [*names(EVENT_COLUMNS), *(name for name in frame.columns if name not in names(EVENT_COLUMNS))]
    return frame[ordered].reset_index(drop=True), reader.problems


class _RowReader:
    """Reads the cells of a table column by column and collects what is wrong with them."""

    def __init__(self, rows: pd.DataFrame, file: str, columns: tuple[Column, ...]) -> None:
        self.problems: list[Problem] = []
        self._bad_lines: set[int] = set()
        self.file = file
        self.rows = self._without_unclosed_quotes(rows)
        self.cells: pd.DataFrame = self.rows[names(columns)].apply(lambda column: column.str.strip())
        for name in required_names(columns):
            self._report_blank(name)

    def _without_unclosed_quotes(self, rows: pd.DataFrame) -> pd.DataFrame:
        if UNCLOSED_QUOTE not in rows:
            return rows
        unclosed = rows[UNCLOSED_QUOTE] != ""
        for line, text in rows.loc[unclosed, UNCLOSED_QUOTE].items():
            hint = 'Close it; a quote inside a cell is written twice, between quotes: "The ""Peace"" treaty".'
            self.add(int(str(line)), "", text, "has a double quote that is never closed.", hint)
        return rows[~unclosed]

    def _report_blank(self, name: str) -> None:
        meaning = next(column.meaning for column in (*EVENT_COLUMNS, *SOURCE_COLUMNS, *ERA_COLUMNS) if column.name == name)
        for line in self.cells.index[self.cells[name] == ""]:
            self.add(line, name, "", f"{name} is missing.", f"{meaning}.")

    def add(self, line: int, column: str, value: str, reason: str, hint: str, level: str = "error") -> None:
        """Note a problem; an error keeps the row from being shown."""
        self.problems.append(Problem(self.file, int(line), column, value, reason, hint, level))
        if level == "error":
            self._bad_lines.add(int(line))

    def read(self, name: str, read: Callable[[str], Any]) -> pd.Series[Any]:
        """Return what `read` makes of each cell of a column, each distinct text read once; None where it raises."""
        positions, distinct = pd.factorize(self.cells[name])
        values: list[Any] = []
        failures: dict[int, _Failure] = {}
        warnings: dict[int, tuple[str, ...]] = {}
        for place, text in enumerate(distinct):
            try:
                value = read(str(text)) if text or name in _BLANK_HAS_MEANING else None
            except (DateError, CountryError, EventTypeError, _CellError) as error:
                value = None
                failures[place] = _failure(error)
            if isinstance(value, UncertainDate) and value.warnings:
                warnings[place] = value.warnings
            values.append(value)
        for line, place in zip(self.cells.index, positions.tolist(), strict=True):
            if place in failures:
                self.add(line, name, str(distinct[place]), failures[place].reason, failures[place].hint)
            for warning in warnings.get(place, ()):
                self.add(line, name, str(distinct[place]), warning, "", "warning")
        column = pd.Series(values, dtype=object).take(positions)
        return column.set_axis(self.cells.index)

    def good_rows(self) -> pd.Index[Any]:
        """Return the lines without an error so far."""
        good: pd.Index[Any] = self.cells.index[~self.cells.index.isin(list(self._bad_lines))]
        return good

    def report_extra_cells(self) -> None:
        """Report rows that have more cells than the header: most often a comma without quotes around its cell."""
        spare = [name for name in self.rows.columns if name.startswith("+")]
        for line in self.rows.index[(self.rows[spare] != "").any(axis="columns")]:
            extra = " ".join(cell for cell in self.rows.loc[line, spare] if cell)
            hint = 'Put a cell that holds a comma between double quotes: "Moscow, Russia".'
            self.add(line, "", extra, f'has more cells than the first line: "{extra}" is left over.', hint)

    def report_duplicates(self, ids: pd.Series[Any]) -> pd.Index[Any]:
        """Report every id used before, and return the lines of those that are new."""
        first_line = {text: line for line, text in reversed(list(ids.items()))}
        twice = ids[ids.duplicated()]
        for line, text in twice.items():
            reason = f'"{text}" is already the id of line {first_line[text]}.'
            self.add(int(str(line)), "id", text, reason, f"Write another, such as {text}-2, or delete one of the rows.")
        return ids.index[~ids.duplicated()]

    def warn_about(self, frame: pd.DataFrame, source_ids: set[str]) -> None:
        """Warn about references that lead nowhere and titles that are too long; such rows are shown."""
        known = set(frame["id"])
        for line, title in frame["title"][frame["title"].str.len() > TITLE_LENGTH].items():
            reason = f"the title has {len(title)} characters."
            self.add(int(str(line)), "title", title, reason, f"Write at most {TITLE_LENGTH}.", "warning")
        for line, text in frame["sources"].items():
            for source in split_list(text):
                if source not in source_ids and not is_web_address(source):
                    hint = "Add it to sources.csv, or write a web address that begins with https://."
                    self.add(int(str(line)), "sources", source, f'there is no source "{source}".', hint, "warning")
        for line, text in frame["related"][frame["related"] != ""].items():
            for other in split_list(text):
                if other not in known:
                    reason = f'there is no event "{other}".'
                    self.add(int(str(line)), "related", other, reason, "Write the id of another row.", "warning")


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


def _date_reader(cells: pd.Series[Any]) -> Callable[[str], UncertainDate]:
    """Return a reader of dates that takes `03/04/2023` the way the column's other dates settle it."""
    day_first = settled_day_first(str(cell) for cell in cells.unique())
    return lambda text: parse_date(text, day_first=day_first)


_NUMERIC_DATE = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-]\d{4}\s*\Z")


def settled_day_first(texts: Iterable[str]) -> bool | None:
    """Return whether the day comes first in numeric dates, or None where nothing or a contradiction tells.

    >>> settled_day_first(["03/04/2023", "25/12/2022"])
    True
    >>> settled_day_first(["03/04/2023"]) is None
    True
    """
    votes = set()
    for text in texts:
        match = _NUMERIC_DATE.match(text)
        if match:
            first, second = int(match[1]), int(match[2])
            if first > 12 >= second:
                votes.add(True)
            if second > 12 >= first:
                votes.add(False)
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
    return [part.strip() for part in text.split(";") if part.strip()]


def is_web_address(text: str) -> bool:
    """Return whether a text is an http or https address, the only kind that becomes a link."""
    return bool(WEB_ADDRESS.match(text))


def _delimited(codes: Iterable[str]) -> str:
    return ";" + ";".join(sorted(set(codes))) + ";"


def fold_text(texts: pd.Series[Any]) -> pd.Series[Any]:
    """Return texts as a search compares them: without case and accents, white space as single blanks."""
    plain = texts.str.isascii()
    folded = texts.str.lower()
    folded[~plain] = texts[~plain].map(fold)
    return folded.str.replace(r"\s+", " ", regex=True).str.strip()


def fold(text: str) -> str:
    """Return a text as a search compares it.

    >>> fold("Chosŏn  Árbol")
    'choson arbol'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.category(letter).startswith("M"))
    return " ".join(bare.lower().split())


def _complete_ids(cells: pd.DataFrame, edtf: pd.Series[Any]) -> pd.Series[Any]:
    """Return the ids as written, and for a blank one an id made of the date and the title."""
    ids = cells["id"].copy()
    blank = ids.index[ids == ""]
    taken = set(ids)
    for line in blank:
        ids[line] = _free_id(make_id(str(edtf[line]), str(cells["title"][line])), taken)
        taken.add(ids[line])
    return ids


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
    return "-".join([start, *words])[:60].rstrip("-")


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


def _add_date_columns(frame: pd.DataFrame, dates: pd.Series[Any]) -> None:
    frame["first_day"] = dates.map(_first_day).astype("int64")
    frame["last_day"] = dates.map(_last_day).astype("int64")
    frame["earliest"] = _days_to_dates(frame["first_day"], FIRST_DAY_EVER)
    frame["latest"] = _days_to_dates(frame["last_day"], LAST_DAY_EVER)
    frame["date_form"] = dates.map(date_form)


def _first_day(date: UncertainDate) -> int:
    return date.earliest.toordinal() - EPOCH_ORDINAL if date.earliest else FIRST_DAY_EVER


def _last_day(date: UncertainDate | None) -> int:
    return date.latest.toordinal() - EPOCH_ORDINAL if date and date.latest else LAST_DAY_EVER


def _days_to_dates(days: pd.Series[Any], unknown: int) -> pd.Series[Any]:
    known = (days * 86_400).where(days != unknown).astype("Int64")
    return known.astype("datetime64[s]")


def load_sources(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Make a bibliography of rows of text: a frame indexed by source id, every cell text but `line`."""
    reader = _RowReader(rows, "sources.csv", SOURCE_COLUMNS)
    reader.report_extra_cells()
    for line, url in reader.cells["url"].items():
        if url and not is_web_address(url):
            reader.add(int(str(line)), "url", url, f'"{url}" is not a web address.', "Write one with https://.")
    for line, word in reader.cells["affiliation"].items():
        if word and word not in AFFILIATIONS:
            hint = "Write one of: " + ", ".join(AFFILIATIONS) + "."
            reader.add(int(str(line)), "affiliation", word, f'no affiliation "{word}".', hint, "warning")
    reader.read("published", parse_date)
    good = reader.report_duplicates(reader.cells["id"][reader.good_rows()])
    return reader.cells.loc[good].assign(line=good).set_index("id"), reader.problems


def load_eras(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Make eras of rows of text: `line`, `title`, `countries` and `sources` (joined with `; `), `first_day`, `last_day`."""
    reader = _RowReader(rows, "eras.csv", ERA_COLUMNS)
    starts = reader.read("start", parse_date)
    ends = reader.read("end", lambda text: None if text == ".." else parse_date(text))
    countries = reader.read("countries", _read_codes)
    reader.report_extra_cells()
    for line in reader.good_rows():
        if _last_day(ends[line]) < _first_day(starts[line]):
            text = str(reader.cells.at[line, "end"])
            reader.add(line, "end", text, f'"{text}" is before the start.', "Write the later one as the end.")
    good = reader.good_rows()
    eras = pd.DataFrame({"title": reader.cells.loc[good, "title"], "start": reader.cells.loc[good, "start"]})
    eras["end"] = reader.cells.loc[good, "end"]
    eras["line"] = good
    eras["sources"] = reader.cells.loc[good, "sources"]
    eras["countries"] = countries[good].map(lambda codes: "; ".join(codes or ()))
    eras["first_day"] = starts[good].map(_first_day).astype("int64")
    eras["last_day"] = ends[good].map(_last_day).astype("int64")
    return eras.reset_index(drop=True), reader.problems
