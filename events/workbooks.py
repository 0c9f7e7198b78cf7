"""The cells of spreadsheets' own files as text: Excel's .xlsx and .xls, and OpenDocument's .ods.

A date cell holds a whole day even where it shows "Sep 2023", so its format is read beside its value: what a cell does not
show is not in the text. (python-calamine reads all three, but tells no formats.) Knows nothing of what the cells mean.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl
import xlrd
from lxml import etree

Grid = list[list[str]]
MOST_CELLS = 20_000_000  # a small file can repeat one cell a million times

MOST_BYTES = 1_000_000_000  # the same of a compressed file

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."


def kind_of_workbook(content: bytes) -> str:
    """Return which kind of spreadsheet file this is, in words; "" where it is none."""
    if content.startswith(_OLD_EXCEL):
        return "an old Excel workbook (.xls)"
    if content.startswith(_ZIP):
        return "an OpenDocument spreadsheet" if _OPEN_DOCUMENT in content[:200] else "an Excel workbook"
    return ""


def read_grids(content: bytes) -> dict[str, Grid]:
    """Return the cells of each sheet by its title; a broken file raises whatever zip, XML or the libraries raise."""
    if content.startswith(_OLD_EXCEL):
        return _read_old_excel(content)
    return _read_open_document(content) if _OPEN_DOCUMENT in content[:200] else _read_excel(content)


def date_text(day: date, number_format: str) -> str:
    """Return a date as precisely as an Excel format shows it.

    >>> date_text(date(2023, 9, 1), 'mmm" d. "yyyy'), date_text(date(2023, 9, 1), "[$-410]d mmmm yyyy")
    ('2023-09', '2023-09-01')
    """
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format).casefold()
    return _shortened(day, "y" in shown, "m" in shown, "d" in shown)


def _shortened(day: date, year: bool, month: bool, day_of_month: bool) -> str:
    if year and not day_of_month:
        return day.isoformat()[: 7 if month else 4]
    return day.isoformat()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, time) else str(value)


# --- Excel


def _read_excel(content: bytes) -> dict[str, Grid]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return {sheet.title: [[_excel_text(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def _excel_text(cell: Any) -> str:
    if isinstance(cell.value, date):  # a datetime is one too
        day = cell.value.date() if isinstance(cell.value, datetime) else cell.value
        return date_text(day, str(cell.number_format))
    return _text(cell.value)


def _read_old_excel(content: bytes) -> dict[str, Grid]:
    book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    return {sheet.name: [[_old_excel_text(book, cell) for cell in row] for row in sheet.get_rows()] for sheet in book.sheets()}


def _old_excel_text(book: Any, cell: Any) -> str:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return str(bool(cell.value))
    if cell.ctype != xlrd.XL_CELL_DATE:
        return _text(cell.value)
    number_format = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    moment = xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
    return _text(moment.time()) if cell.value < 1 else date_text(moment.date(), number_format)


# --- OpenDocument (https://docs.oasis-open.org/office/OpenDocument/v1.3/OpenDocument-v1.3-part3-schema.html)

_NAMESPACE = {
    name: f"{{urn:oasis:names:tc:opendocument:xmlns:{address}:1.0}}"
    for name, address in {"table": "table", "text": "text", "office": "office", "style": "style", "number": "datastyle"}.items()
}


def _read_open_document(content: bytes) -> dict[str, Grid]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        body = _parsed(parts, "content.xml")
        shown = _shown_by_style([body, *([_parsed(parts, "styles.xml")] if "styles.xml" in parts.namelist() else [])])
    return {sheet.get(_name("table:name"), ""): _open_grid(sheet, shown) for sheet in body.iter(_name("table:table"))}


def _parsed(parts: zipfile.ZipFile, name: str) -> Any:
    if parts.getinfo(name).file_size > MOST_BYTES:
        raise ValueError(f"its {name} has more than {MOST_BYTES:,} bytes")
    return etree.fromstring(parts.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _name(short: str) -> str:
    prefix, _, name = short.partition(":")
    return _NAMESPACE[prefix] + name


def _shown_by_style(documents: list[Any]) -> dict[str, set[str]]:
    """Return which parts of a date each cell style shows: year, month, day; styles without a date are left out."""
    parts_of = {
        style.get(_name("style:name")): {etree.QName(part).localname for part in style}
        for document in documents
        for style in document.iter(_name("number:date-style"))
    }
    return {
        style.get(_name("style:name")): parts_of[style.get(_name("style:data-style-name"))]
        for document in documents
        for style in document.iter(_name("style:style"))
        if style.get(_name("style:data-style-name")) in parts_of
    }


def _open_grid(sheet: Any, shown: dict[str, set[str]]) -> Grid:
    defaults = [
        column.get(_name("table:default-cell-style-name"), "")
        for column in sheet.iter(_name("table:table-column"))
        for _ in range(min(_repeated(column, "columns"), 1_000))
    ]
    grid: Grid = []
    cells = 0
    for row in sheet.iter(_name("table:table-row")):
        texts = list(_open_cells(row, defaults, shown))
        while texts and not texts[-1]:
            texts.pop()
        times = _repeated(row, "rows")
        cells += len(texts) * times
        if cells > MOST_CELLS:
            raise ValueError(f"it has more than {MOST_CELLS:,} cells")
        grid.extend([texts] * times if texts else [[]] * min(times, 1_000))
    return grid


def _open_cells(row: Any, defaults: list[str], shown: dict[str, set[str]]) -> Iterator[str]:
    place = 0
    for cell in row.iter(_name("table:table-cell"), _name("table:covered-table-cell")):
        default = row.get(_name("table:default-cell-style-name")) or (defaults[place] if place < len(defaults) else "")
        text = _open_text(cell, shown.get(cell.get(_name("table:style-name")) or default, {"year", "month", "day"}))
        times = _repeated(cell, "columns")
        place += times
        yield from [text] * (times if text else min(times, 1_000))


def _repeated(part: Any, what: str) -> int:
    return int(part.get(_name(f"table:number-{what}-repeated"), 1))


def _open_text(cell: Any, shown: set[str]) -> str:
    kind, value = cell.get(_name("office:value-type")), cell.get(_name("office:value"))
    if kind == "date":
        day = date.fromisoformat(cell.get(_name("office:date-value"))[:10])
        return _shortened(day, "year" in shown, "month" in shown, "day" in shown)
    if kind == "float" and value:
        return _text(float(value))
    return "\n".join(_paragraph(part) for part in cell.iterchildren(_name("text:p")))


def _paragraph(part: Any) -> str:
    """Return the text of a paragraph; spaces in a row, tabs and line ends are elements of their own."""
    text = part.text or ""
    for child in part:
        if child.tag == _name("text:s"):
            text += " " * int(child.get(_name("text:c"), 1))
        elif child.tag in (_name("text:tab"), _name("text:line-break")):
            text += "\t" if child.tag == _name("text:tab") else "\n"
        elif isinstance(child.tag, str):
            text += _paragraph(child)
        text += child.tail or ""
    return text
