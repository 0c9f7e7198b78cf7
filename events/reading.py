"""From bytes to rows of text: encoding, delimiter, header and cells of whatever a spreadsheet wrote, and what was assumed.

Knows which columns a table can have, and nothing of what their cells mean.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

import charset_normalizer
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from events.columns import Column, names, required_names
from events.text_columns import joined
from events.workbooks import kind_of_workbook, read_grids

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
TEXT = pd.StringDtype(na_value=float("nan"))
HEADER_CHARACTERS = 100_000  # the header is looked for in the beginning of the text
UNCLOSED_QUOTE = "+unclosed"  # the column that holds a row's whole line where a quote in it is never closed
STRAY_QUOTE = "+stray"  # the same where a quote stands so that the row's cells may have moved
LOST_LETTER = "\N{REPLACEMENT CHARACTER}"
INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
QUOTES = "\"'“”„‟‘’‚«»"

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ENCODING_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252",
    "mac_roman": "MacRoman",
    "cp1251": "Windows-1251",
}
_WESTERN = ("cp1252", "mac_roman")
_OTHER_SCRIPTS = ["cp1251", "koi8_r", "cp949", "cp932", "gb18030", "big5", "cp1253", "cp1255", "cp1256", "mac_cyrillic"]
_TYPOGRAPHY = "“”‘’„‚«»–—…•€£§°"  # what stands beside words, not inside them


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
class Decoded:
    """Bytes as text: `mark` is the byte order mark they began with, `lost` how many letters could not be read."""

    text: str
    encoding: str
    mark: bytes = b""
    guessed: bool = False
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """The row that names the columns: their names in order, the delimiter, and how many rows stand above it."""

    names: list[str]
    delimiter: str
    rows_above: int = 0


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV is written, so that a row can be added the same way."""

    encoding: str
    delimiter: str
    line_end: str
    header: list[str]
    ends_with_line: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of a file as text, indexed by line number; `assumptions` says in sentences how they were read."""

    rows: pd.DataFrame
    header: list[str]
    assumptions: tuple[str, ...]
    problems: list[Problem]


def read_sheet(content: bytes, file: str, columns: tuple[Column, ...]) -> Sheet:
    """Read the bytes of a CSV or of a workbook (.xlsx, .xls, .ods).

    A missing optional column is blank, blank rows are left out. Cells beyond the header's are kept in columns named `+1`,
    `+2` ... so that nothing is lost. Raises `TableError` where no text can be made of the content or a column that every
    row needs is missing.
    """
    if kind_of_workbook(content):
        return _read_workbook(content, file, columns)
    if content.isascii() and b"\x00" not in content:
        return _sheet_of_text(Decoded("", "ascii"), content, file, columns)
    decoded = decode(content)
    return _sheet_of_text(decoded, decoded.text.encode("utf-8", "replace"), file, columns)


def _sheet_of_text(decoded: Decoded, plain: bytes, file: str, columns: tuple[Column, ...]) -> Sheet:
    """Make a sheet of decoded text; `plain` is the same text in UTF-8."""
    head = decoded.text[:HEADER_CHARACTERS] or plain[:HEADER_CHARACTERS].decode("utf-8")
    header = find_header(head, file, columns)
    rows = _parse_quickly(plain, header)
    if rows is None:
        rows = _parse_patiently(decoded.text or plain.decode("utf-8"), header)
    said = (*_say_how_read(file, decoded, header), *_say_unknown(file, header.names, rows, columns))
    rows = _completed(rows, columns)
    return Sheet(rows, header.names, said, list(_report_lost(file, rows, decoded)) if decoded.lost else [])


def dialect_of(content: bytes, file: str, columns: tuple[Column, ...]) -> Dialect:
    """Return how the bytes of a CSV are written; raise `TableError` where they are no table."""
    if kind_of_workbook(content):
        raise TableError(f"{file} is {kind_of_workbook(content)}, not a text. Save it as CSV in UTF-8.")
    decoded = decode(content)
    header = find_header(decoded.text[:HEADER_CHARACTERS], file, columns)
    line_end = re.search(r"\r\n|\r|\n", decoded.text)
    return Dialect(
        encoding=decoded.encoding,
        delimiter=header.delimiter,
        line_end=line_end[0] if line_end else "\n",
        header=header.names,
        ends_with_line=decoded.text.endswith(("\n", "\r")),
    )


# --- encoding


def decode(content: bytes) -> Decoded:
    """Return bytes as text: by their byte order mark, as UTF-8 where they are, otherwise by what makes likely words."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded_as(content[len(mark) :], encoding, mark)
    if b"\x00" in content[:4000]:
        return _decoded_as(content, _wide_encoding(content[:4000]))
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_broken(content)


def _decoded_as(content: bytes, encoding: str, mark: bytes = b"", guessed: bool = False) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding, mark, guessed)
    except UnicodeDecodeError:
        text = content.decode(encoding, "replace")
        return Decoded(text, encoding, mark, guessed, text.count(LOST_LETTER))


def _wide_encoding(sample: bytes) -> str:
    """Return the encoding of text with zero bytes and no mark: ASCII letters of UTF-16 have one on a fixed side."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 8:
        return "utf-8"
    return "utf-16-be" if even > odd else "utf-16-le"


def _decode_broken(content: bytes) -> Decoded:
    """Decode what is not UTF-8 throughout: either UTF-8 with some broken letters, or one of the older encodings."""
    as_utf8 = _decoded_as(content, "utf-8")
    whole_letters = sum(not letter.isascii() for letter in as_utf8.text) - as_utf8.lost
    if whole_letters > as_utf8.lost:
        return as_utf8
    return _decoded_as(content, _older_encoding(content), guessed=True)


def _older_encoding(content: bytes) -> str:
    sample = b"\n".join(line for line in content[:2_000_000].splitlines() if not line.isascii())[:60_000]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    if sum(map(len, runs)) / len(runs) >= 2.5:  # whole words without an ASCII letter
        best = charset_normalizer.from_bytes(sample, cp_isolation=_OTHER_SCRIPTS).best()
        if best is not None:
            return str(best.encoding)
    # charset-normalizer takes MacRoman's "Hanói" for Windows-1252: a few accents are too little for its statistics
    return max(_WESTERN, key=lambda encoding: _likelihood(sample.decode(encoding, "replace")))


def _likelihood(text: str) -> int:
    """Return how much the letters beyond ASCII look like parts of words: a point each, a point off where they do not."""
    return sum(_fits(match[1], match[2], match[3]) for match in re.finditer(r"(.|^)(?=([^\x00-\x7f])(.|$))", text, re.M))


def _fits(before: str, letter: str, after: str) -> int:
    inside = before.isalpha() and after.isalpha()
    if letter.isalpha() and letter not in "ªº":
        return -1 if letter.isupper() and before.islower() else 1
    if letter in "’‘'":
        return 1
    return 1 if letter in _TYPOGRAPHY and not inside else -1


# --- header


def find_header(text: str, file: str, columns: tuple[Column, ...]) -> Header:
    """Return the header of a table: the delimiter is the one that yields the most names that are known.

    The names decide better than the statistics of `csv.Sniffer`, which prose with commas misleads.
    """
    _refuse_no_text(text, file, columns)
    declared = re.match(r"sep=(.)(?:\r\n|\r|\n)", text, re.IGNORECASE)
    delimiters = [declared[1]] if declared else list(DELIMITERS)
    found = [_header_with(text, delimiter, columns) for delimiter in delimiters]
    known = set(names(columns))
    header = max(found, key=lambda one: len(known.intersection(one.names)))
    if not known.intersection(header.names) and _CONTROLS.search(text):
        raise TableError(f"{file} is no table. Give a CSV or a spreadsheet (.xlsx, .xls, .ods).")
    _refuse_incomplete(header.names, file, columns)
    return header


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")  # what no text has


def _refuse_no_text(text: str, file: str, columns: tuple[Column, ...]) -> None:
    if text.startswith("PAR1"):
        words = f"{file} is Parquet, and this takes a CSV or a spreadsheet"
        raise TableError(f"{words}. Look at it with run.py {file}, or make a CSV of it with run.py export OUT.csv {file}.")
    if not text.strip():
        raise TableError(f"{file} is empty. Its first line must name at least: {', '.join(required_names(columns))}.")


def _header_with(text: str, delimiter: str, columns: tuple[Column, ...]) -> Header:
    for above, record in enumerate(_records(_lines(text), delimiter)):
        if record.unclosed:
            break
        if any(cell.strip() for cell in record.cells) and not re.fullmatch(r"(?i)sep=.?", record.cells[0]):
            return Header(column_names(record.cells, columns), delimiter, above)
    return Header([], delimiter)


def column_names(cells: list[str], columns: tuple[Column, ...]) -> list[str]:
    """Return the names of a header's cells: without case, stray blanks and quotes; a blank one is `unnamed-3`.

    >>> from events.columns import EVENT_COLUMNS
    >>> column_names([" Date", "Denied by", "Archive", ""], EVENT_COLUMNS)
    ['date', 'denied_by', 'archive', 'unnamed-4']
    """
    return [_column_name(cell, names(columns)) or f"unnamed-{place}" for place, cell in enumerate(cells, 1)]


def _column_name(cell: str, known: list[str]) -> str:
    plain = unicodedata.normalize("NFKC", cell).strip(INVISIBLE).strip().strip(QUOTES).strip(INVISIBLE).strip().casefold()
    joined = re.sub(r"[\s-]+", "_", plain)
    return joined if joined in known else plain


def _refuse_incomplete(header: list[str], file: str, columns: tuple[Column, ...]) -> None:
    missing = [name for name in required_names(columns) if name not in header]
    if missing:
        needed = ", ".join(required_names(columns))
        meant = [f'Is "{near}" meant for {name}?' for name in missing if (near := _nearest(name, header, columns))]
        sentences = [f"{file} has no column {', '.join(missing)}.", *meant, f"Its first line must name at least: {needed}."]
        raise TableError(" ".join(sentences))
    twice = {name for name in header if header.count(name) > 1}
    if twice:
        raise TableError(f"{file} has the column {', '.join(sorted(twice))} twice. Rename or remove one.")
    reserved = [name for name in header if name.startswith("+")]
    if reserved:
        raise TableError(f"{file} has a column {reserved[0]}. Rename it so that it does not begin with +.")


def _nearest(name: str, header: list[str], columns: tuple[Column, ...]) -> str:
    unknown = [each for each in header if each not in names(columns) and not each.startswith("unnamed-")]
    return next(iter(difflib.get_close_matches(name, unknown, 1, 0.75)), "")


# --- cells


def _parse_quickly(plain: bytes, header: Header) -> pd.DataFrame | None:
    """Parse a tidy table in bulk; None where a row is longer or shorter than the header or a cell has several lines."""
    body = plain.rstrip(b"\r\n") if plain.endswith((b"\n\n", b"\r\n\r\n", b"\r\r")) else plain
    if b"\x00" in body or not header.names:
        return None
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(body),
            read_options=arrow_csv.ReadOptions(column_names=header.names, skip_rows_after_names=header.rows_above + 1),
            parse_options=arrow_csv.ParseOptions(delimiter=header.delimiter, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(header.names, pa.large_string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowException:
        return None
    if b'"' in body and table.num_rows + header.rows_above + 1 != _count_lines(body):
        return None
    first = header.rows_above + 2
    columns = (joined(column) for column in table.columns)
    return frame_of_text(dict(zip(header.names, columns, strict=True)), pd.RangeIndex(first, first + table.num_rows))


def frame_of_text(columns: dict[str, Any], index: pd.Index[Any]) -> pd.DataFrame:
    """Return Arrow columns as a frame of text, without copying a cell."""
    return pd.DataFrame({name: pd.Series(text_array(column), index=index) for name, column in columns.items()}, index=index)


def text_array(column: Any) -> Any:
    """Return an Arrow column of text as the array that pandas keeps text in."""
    return TEXT.__from_arrow__(column.cast(pa.large_string()))  # type: ignore[attr-defined]


def _count_lines(content: bytes) -> int:
    count = content.count(b"\n")
    if b"\r" in content:
        count += content.count(b"\r") - content.count(b"\r\n")
    return count + (not content.endswith((b"\n", b"\r")))


def _parse_patiently(text: str, header: Header) -> pd.DataFrame:
    """Parse a table with rows of any length; a row with a quote that is never closed is blank but for `UNCLOSED_QUOTE`."""
    found = list(_records(_lines(text), header.delimiter, len(header.names)))[header.rows_above + 1 :]
    width = max(len(header.names), *(len(record.cells) for record in found)) if found else len(header.names)
    named = header.names + [f"+{number}" for number in range(1, width - len(header.names) + 1)]
    body = [record.cells + [""] * (width - len(record.cells)) for record in found]
    columns = dict(zip(named, zip(*body, strict=True) if body else [()] * width, strict=True))
    marked = {UNCLOSED_QUOTE: [record.unclosed for record in found], STRAY_QUOTE: [record.stray for record in found]}
    columns |= {name: tuple(lines) for name, lines in marked.items() if any(lines)}
    cells = {name: pa.array(map(_sayable, column), pa.large_string()) for name, column in columns.items()}
    return frame_of_text(cells, pd.RangeIndex(header.rows_above + 2, header.rows_above + 2 + len(body)))


def ends_as_a_table(head: bytes, tail: bytes) -> bool:
    """Return whether a file, of which the first and last bytes are given, ends where a table can end.

    It does after a line end, or after a row as wide as its header: a file that is still being written seldom does.

    >>> ends_as_a_table(b"a,b\\n1,2", b"a,b\\n1,2"), ends_as_a_table(b"a,b\\n1,2\\n3", b"a,b\\n1,2\\n3")
    (True, False)
    """
    if not head:
        return True  # empty: there is no half of it
    if head.startswith(b"PK\x03\x04"):
        return b"PK\x05\x06" in tail  # a workbook is a zip file, whose table of contents is written last
    if kind_of_workbook(head):
        return True  # an old workbook has no mark at its end
    wide = b"\x00" in head[:4000]
    if tail.endswith((b"\n", b"\r")) or (wide and tail[-2:] in {b"\n\x00", b"\r\x00"}):
        return True
    first, *others = re.split(rb"[\r\n]+", head.replace(b"\x00", b""))
    last = re.split(rb"[\r\n]+", tail.replace(b"\x00", b""))[-1]
    counts = {mark: first.count(mark) for mark in (b",", b";", b"\t", b"|")}
    delimiter = max(counts, key=lambda mark: counts[mark])
    return bool(others) and last.count(delimiter) >= counts[delimiter] and last.count(b'"') % 2 == 0


def _sayable(cell: str) -> str:
    """Return a cell without halves of letters, which UTF-16 can hold and nothing else can write."""
    return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")


def _lines(text: str) -> list[str]:
    return list(io.StringIO(text, newline=""))


@dataclass(frozen=True, slots=True)
class _Record:
    """The cells of a row, and its whole line where a quote in it is never closed or stands where none should."""

    cells: list[str]
    unclosed: str = ""
    stray: str = ""


def _records(lines: list[str], delimiter: str, width: int = 0) -> Iterator[_Record]:
    """Yield the rows of a CSV; a row with a quote that is never closed has no cells.

    Such a row ends with its line, so that it does not swallow those below it.
    """
    end = ["\x00end\x00"]
    start = 0
    while start < len(lines):
        reader = csv.reader(chain(lines[start:], end), delimiter=delimiter)
        first = start
        for cells in _until_error(reader):
            if cells == end:
                return
            after = start + reader.line_num
            if cells is None or after > len(lines) or _holds_rows(cells, delimiter, width):
                break
            yield _Record(cells, stray=_stray_quote(cells, lines[first:after], delimiter, width))
            first = after
        else:
            return
        yield _Record([], unclosed=lines[first].strip() or lines[first])
        start = first + 1


def _stray_quote(cells: list[str], lines: list[str], delimiter: str, width: int) -> str:
    """Return a row's text where a quote may have moved its cells: it is not as wide as the header, and either breaks the
    rules of quoting or would be as wide without its quotes.
    """
    if not width or len(cells) == width or not any('"' in line for line in lines):
        return ""
    taken_in = sum(len(re.findall(re.escape(delimiter) + r"(?=\S)", cell)) for cell in cells)
    if _keeps_rules(cells, lines, delimiter) and (not taken_in or len(cells) + taken_in != width):
        return ""
    return "".join(lines).strip()


def _keeps_rules(cells: list[str], lines: list[str], delimiter: str) -> bool:
    """Return whether quotes come in pairs, and after each that closes a cell the cell ends."""
    if any(cell.count('"') % 2 for cell in cells):
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _until_error(reader: Any) -> Iterator[list[str] | None]:
    """Yield a reader's rows; None, and nothing more, at a cell so long that csv gives up on it."""
    try:
        yield from reader
    except csv.Error:
        yield None


def _holds_rows(record: list[str], delimiter: str, width: int) -> bool:
    """Return whether a cell of several lines holds rows: its quotation mark was closed by the next one's.

    It does where its first line and its last are, with the cells beside it, as wide as a row; in a row that is itself not
    as wide as the others its last line is enough.
    """
    return width >= 4 and any(
        (place + lines[0].count(delimiter) >= width - 1 or len(record) != width)
        and lines[-1].count(delimiter) + len(record) - 1 - place >= width - 1
        for place, cell in enumerate(record)
        if len(lines := re.split(r"\r\n|\r|\n", cell)) > 1
    )


def _completed(rows: pd.DataFrame, columns: tuple[Column, ...]) -> pd.DataFrame:
    """Leave out blank rows and blank columns without a name, and add the columns that are not there."""
    blank = [name for name in rows.columns if name.startswith(("unnamed-", "+")) and not (rows[name].str.strip() != "").any()]
    kept = rows.drop(columns=blank) if blank else rows
    kept = _without_blank_rows(kept, required_names(columns)[0])
    for name in names(columns):
        if name not in kept:
            kept[name] = pd.Series(text_array(pa.repeat("", len(kept))), index=kept.index)
    return kept


def _without_blank_rows(rows: pd.DataFrame, needed: str) -> pd.DataFrame:
    suspects = rows.index[(rows[needed].str.strip() == "").to_numpy()]
    if len(suspects) == 0:
        return rows.copy(deep=False)
    blank = pd.Series(True, index=suspects)  # a spreadsheet can write a million of them, so they are not looked at one by one
    for name in rows.columns:
        cells = rows.loc[suspects, name]
        blank &= cells.isin([text for text in cells.unique() if not text.strip().strip(INVISIBLE)])
    return rows.drop(index=suspects[blank.to_numpy()])


# --- what is said


def encoding_name(codec: str) -> str:
    """Return what a spreadsheet calls an encoding."""
    return _ENCODING_NAMES.get(codec, codec)


def _say_how_read(file: str, decoded: Decoded, header: Header) -> Iterator[str]:
    encoding = encoding_name(decoded.encoding)
    parts = [] if decoded.encoding in {"ascii", "utf-8"} else [f"as {encoding}"]
    if header.delimiter != ",":
        parts.append(f"with {DELIMITERS.get(header.delimiter, repr(header.delimiter))} between cells")
    if parts:
        doubt = " If letters look wrong, save it as CSV in UTF-8." if decoded.guessed else ""
        yield f"{file} is read {', '.join(parts)}.{doubt}"
    if header.rows_above:
        yield f"{file} names its columns in line {header.rows_above + 1}; what stands above is left out."


def _say_unknown(file: str, header: list[str], rows: pd.DataFrame, columns: tuple[Column, ...]) -> Iterator[str]:
    known = names(columns)
    for name in header:
        if name in known or (name.startswith("unnamed-") and not (rows[name].str.strip() != "").any()):
            continue
        near = difflib.get_close_matches(name, [one for one in known if one not in header], 1, 0.75)
        meant = f" Is {near[0]} meant?" if near else ""
        yield f'{file} has a column "{name}" of its own; it is kept and shown in the details.{meant}'


def _report_lost(file: str, rows: pd.DataFrame, decoded: Decoded) -> Iterator[Problem]:
    encoding = encoding_name(decoded.encoding)
    for name in rows.columns:
        for line, cell in rows[name][rows[name].str.contains(LOST_LETTER, regex=False)].items():
            reason = f'"{cell}" has letters that are not {encoding}.'
            yield Problem(
                file, int(str(line)), str(name), str(cell), reason, "Write them again and save the file as UTF-8.", "warning"
            )


# --- workbooks


def _read_workbook(content: bytes, file: str, columns: tuple[Column, ...]) -> Sheet:
    kind = kind_of_workbook(content)
    grids = _read_grids(content, file, kind)
    known = set(names(columns))

    def names_known(grid: list[list[str]]) -> int:
        return len(known.intersection(column_names(next((row for row in grid if any(row)), []), columns)))

    title = max(grids, key=lambda name: names_known(grids[name]))
    text = io.StringIO(newline="")
    csv.writer(text).writerows(grids[title])
    sheet = _sheet_of_text(Decoded(text.getvalue(), "utf-8"), text.getvalue().encode("utf-8", "replace"), file, columns)
    said = f'{file} is read as {kind}, its sheet "{title}"' + (f" of {len(grids)}." if len(grids) > 1 else ".")
    return Sheet(sheet.rows, sheet.header, (said, *sheet.assumptions), sheet.problems)


def _read_grids(content: bytes, file: str, kind: str) -> dict[str, list[list[str]]]:
    try:
        grids = read_grids(content)
    except Exception as error:  # a broken workbook fails in any of the ways that zip, XML and the libraries have
        raise TableError(f"{file} cannot be read as {kind} ({error}). Save it again, or as CSV in UTF-8.") from None
    if not grids:
        raise TableError(f"{file} is a workbook without a sheet. Save the table as CSV in UTF-8.")
    return grids
