"""The rows of a large CSV as other programs export it: cells, line number and the row as it was, in memory's reach.

A row whose quotation mark is never closed ends with its line, so that it does not swallow those below it.
"""

from __future__ import annotations

import csv
import difflib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from events.formats.line_blocks import ImportingError, read_blocks
from events.reading import decode

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
SAMPLE = 2**20


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the line on which it begins, its cells (None where a quote is never closed), and its text."""

    line: int
    cells: list[str] | None
    text: str


@dataclass(frozen=True, slots=True)
class Export:
    """A CSV being read: the names of its columns as the file writes them, and the rows that follow, to be read once."""

    file: str
    header: list[str]
    records: Iterator[Record]

    def places(self, needed: Iterable[str]) -> dict[str, int]:
        """Return where columns stand, by their names in any case; raise `ImportingError` for one that is not there."""
        found = {_plain(name): place for place, name in reversed(list(enumerate(self.header)))}
        places: dict[str, int] = {}
        for name in needed:
            if _plain(name) not in found:
                near = difflib.get_close_matches(_plain(name), found, 1, 0.7)
                meant = f' Is "{self.header[found[near[0]]]}" meant?' if near else ""
                has = ", ".join(filter(None, self.header)) or "none"
                raise ImportingError(f'{self.file} has no column "{name}".{meant} Its columns: {has}.')
            places[name] = found[_plain(name)]
        return places


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def open_export(
    path: Path, wanted: Iterable[str], delimiter: str, quotes: bool, progress: Callable[[int], None]
) -> Iterator[Export]:
    """Yield what a CSV holds, one for every file of a zip file, each to be read before the next.

    `delimiter` may be empty: then it is the one that finds most of the `wanted` columns in the first row.
    """
    _refuse_workbooks(path)
    blocks = read_blocks(path, fallback=_fallback_encoding(path))
    texts = deque[tuple[str, int, list[str]]]()

    def pull() -> bool:
        block = next(blocks, None)
        if block is not None:
            progress(block.size)
            texts.append((block.file, block.first_line, block.lines.to_pylist()))
        return block is not None

    while texts or pull():
        file = texts[0][0]
        lines = _lines_of(file, texts, pull)
        yield _export(file, lines, list(wanted), delimiter, quotes)
        deque(lines, maxlen=0)  # what a refused reader left of this file


def _lines_of(file: str, texts: deque[tuple[str, int, list[str]]], pull: Callable[[], bool]) -> Iterator[str]:
    while (texts or pull()) and texts[0][0] == file:
        yield from texts.popleft()[2]


def _refuse_workbooks(path: Path) -> None:
    if path.suffix.casefold() in {".xlsx", ".xls", ".ods"}:
        raise ImportingError(f"{path} is a workbook. Save the sheet as CSV in UTF-8.")


def _fallback_encoding(path: Path) -> str:
    """Return the likely encoding of what is not UTF-8, from the beginning of a file; zip files are taken as UTF-8."""
    try:
        with path.open("rb") as file:
            sample = file.read(SAMPLE)
    except OSError as error:
        raise ImportingError(f"{path} cannot be read: {error.strerror or error}.") from None
    if sample[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise ImportingError(f"{path} is in UTF-16. Save it as CSV in UTF-8.")
    return "utf-8" if sample.startswith(b"PK\x03\x04") else decode(sample.rpartition(b"\n")[0]).encoding


def _export(file: str, lines: Iterator[str], wanted: list[str], delimiter: str, quotes: bool) -> Export:
    first = next((line for line in lines if line.strip()), "")
    cut = delimiter or max(DELIMITERS.values(), key=lambda mark: _names_found(first, mark, wanted))
    header = next(iter(csv.reader([first], delimiter=cut)), [])
    quoting = csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE
    return Export(file, [name.strip() for name in header], _records(lines, cut, quoting))


def _names_found(line: str, delimiter: str, wanted: list[str]) -> int:
    names = {_plain(name) for name in next(iter(csv.reader([line], delimiter=delimiter)), [])}
    return len(names & {_plain(name) for name in wanted})


class _Feed:
    """Lines for a reader of CSV, which remembers those it gave and takes back what was given too much."""

    def __init__(self, lines: Iterator[str], number: int) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.given: list[str] = []
        self.number = number  # of the last line given

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.given.append(line)
        self.number += 1
        return line

    def take_back_all_but_one(self) -> None:
        self._back.extendleft(reversed(self.given[1:]))
        self.number -= len(self.given) - 1
        self.given = self.given[:1]

    def is_over(self) -> bool:
        if not self._back:
            self._back.extend(line for line in [next(self._lines, None)] if line is not None)
        return not self._back


def _records(lines: Iterator[str], delimiter: str, quoting: int) -> Iterator[Record]:
    feed = _Feed(lines, number=1)
    reader = csv.reader(feed, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    while True:
        feed.given = []
        cells = _next_row(reader)
        if not feed.given:
            return
        if cells is None or _is_never_closed(feed, delimiter, quoting):
            feed.take_back_all_but_one()
            cells, reader = None, csv.reader(feed, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
        if cells is None or any(cell.strip() for cell in cells):
            yield Record(feed.number - len(feed.given) + 1, cells, "".join(feed.given).rstrip("\r\n"))


def _next_row(reader: Iterator[list[str]]) -> list[str] | None:
    """Return a reader's next row, empty at the end; None where csv gives up on a cell because it is so long."""
    try:
        return next(reader, [])
    except csv.Error:
        return None


def _is_never_closed(feed: _Feed, delimiter: str, quoting: int) -> bool:
    """Return whether the row just read ends in an open quotation mark: only the last one of a file can."""
    if quoting == csv.QUOTE_NONE or "".join(feed.given).count('"') % 2 == 0 or not feed.is_over():
        return False
    try:
        list(csv.reader(feed.given, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False
