"""Any CSV by a small mapping file (TOML) that says which of their columns becomes which of ours. Examples: docs/importing.md.

    [read]            delimiter = "tab", quotes = false, missing = ["None"]: each where it is not plain
    [row]             our column = a text with their columns in braces, or a list of texts, of which the first counts that
                      says something. What stands in square brackets is left out where a column in it is blank.
                      {file} and {line} are where the row stands; in a title {sentence} says who did what to whom.
    [date]            format = how their dates are written (strptime's letters; one or several); form = a text that tells
                      how precise they are, forms = what to write for it, with {day}, {month} and {year}
    [[countries]]     one for each who took part, in the order of acting: from = a text, pattern = expressions of which
                      the first that fits finds the country in it, split = what stands between several, otherwise = a text
                      to take where no country is found
    [codes.COLUMN]    their word = ours, for a text of [row] or for countries; codes.type = "cameo" and codes.countries =
                      "fips_countries" or "cameo_countries" are tables that come with the program

Everything becomes text, which `events/loading.py` then judges as it judges a curated row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from events.columns import EVENT_COLUMNS, names
from events.countries import CountryError, country, find_country
from events.event_types import EVENT_TYPES
from events.event_words import join_words, participants_in_words
from events.formats.code_tables import country_codes, find_cameo_event
from events.formats.csv_records import DELIMITERS, Export, Record, open_export
from events.formats.line_blocks import ImportingError
from events.formats.row_chunks import MACHINE_CODED, RowChunk
from events.formats.side_file import LeftOut

MAPPINGS = Path(__file__).with_name("mappings")
CHUNK = 50_000  # rows that are in memory at once
OURS = (*names(EVENT_COLUMNS), *MACHINE_CODED)
OF_THE_FILE = ("file", "line")
SENTENCE = "sentence"
COUNTRY_TABLES = ("cameo_countries", "fips_countries")
_SHAPE = {
    "read": ("delimiter", "quotes", "missing"),
    "row": OURS,
    "date": ("format", "form", "forms"),
    "countries": ("from", "pattern", "split", "otherwise"),
    "codes": OURS,
}

Columns = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Template:
    """A text with columns in braces: parts that are texts, names of columns, or optional templates in brackets."""

    text: str
    parts: tuple[tuple[str, Any], ...]

    @property
    def columns(self) -> set[str]:
        """The names in braces."""
        inner = (part.columns if kind == "optional" else {part} if kind == "column" else set() for kind, part in self.parts)
        return set().union(*inner)

    def fill(self, columns: Columns, count: int) -> list[str]:
        """Return the text for each row."""
        filled = [self._fill_part(kind, part, columns, count) for kind, part in self.parts]
        if len(filled) == 1:
            return filled[0]
        return ["".join(pieces) for pieces in zip(*filled, strict=True)] if filled else [""] * count

    @staticmethod
    def _fill_part(kind: str, part: Any, columns: Columns, count: int) -> list[str]:
        if kind == "text":
            return [part] * count
        if kind == "column":
            return columns[part]
        needed = [columns[name] for name in sorted(part.columns)]
        return [text if all(cells) else "" for text, *cells in zip(part.fill(columns, count), *needed, strict=True)]


def parse_template(text: str) -> Template:
    """Read a text with columns in braces and optional parts in brackets.

    >>> parse_template("{type}[ ({place})]").fill({"type": ["visit", "talks"], "place": ["Sochi", ""]}, 2)
    ['visit (Sochi)', 'talks']
    """
    found = re.findall(r"\[([^\[\]]*)\]|\{([^{}]+)\}|([^\[\]{}]+|.)", text, re.DOTALL)
    parts = [
        ("optional", parse_template(optional)) if optional else ("column", column.strip()) if column else ("text", plain)
        for optional, column, plain in found
    ]
    return Template(text, tuple(parts))


@dataclass(frozen=True, slots=True)
class CountryRule:
    """Where one of those who took part is found."""

    text: Template
    otherwise: Template | None
    patterns: tuple[re.Pattern[str], ...]
    split: str


@dataclass(frozen=True)
class Mapping:
    """What a mapping file says."""

    name: str
    delimiter: str
    quotes: bool
    missing: frozenset[str]
    row: dict[str, tuple[Template, ...]]
    date_formats: tuple[str, ...]
    date_form: Template | None
    date_forms: dict[str, Template]
    countries: tuple[CountryRule, ...]
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    has_cameo: bool = False

    @cached_property
    def columns(self) -> list[str]:
        """Their columns that it speaks of, in no order that matters."""
        templates = [one for several in self.row.values() for one in several]
        templates += [rule.text for rule in self.countries] + [rule.otherwise for rule in self.countries if rule.otherwise]
        templates += [self.date_form] if self.date_form else []
        return sorted(set().union(*(one.columns for one in templates)) - {*OF_THE_FILE, SENTENCE})


def shipped_mappings() -> list[str]:
    """Return the names of the mappings that come with the program."""
    return sorted(path.stem for path in MAPPINGS.glob("*.toml"))


# --- reading a mapping


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; raise `ImportingError` with what is wrong in it."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ImportingError(f"There is no mapping file {path}.") from None
    except OSError as error:
        raise ImportingError(f"{path} cannot be read: {error.strerror or error}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ImportingError(f"{path} is not TOML: {error}.") from None
    try:
        return _mapping(path.stem, given)
    except (ImportingError, TypeError, AttributeError, re.error) as error:
        raise ImportingError(f"{path}: {error}") from None


def _mapping(name: str, given: dict[str, Any]) -> Mapping:
    _refuse_unknown(given)
    read, date, codes = given.get("read", {}), given.get("date", {}), given.get("codes", {})
    row = {ours: tuple(parse_template(text) for text in _several(texts)) for ours, texts in given["row"].items()}
    mapping = Mapping(
        name=name,
        delimiter=_delimiter(read.get("delimiter", "")),
        quotes=bool(read.get("quotes", True)),
        missing=frozenset(read.get("missing", ())),
        row=row,
        date_formats=tuple(_several(date.get("format", ()))),
        date_form=parse_template(date["form"]) if "form" in date else None,
        date_forms={word: parse_template(text) for word, text in date.get("forms", {}).items()},
        countries=tuple(_country_rule(rule) for rule in given.get("countries", ())),
        codes={column: _codes(column, table) for column, table in codes.items() if table != "cameo"},
        has_cameo=codes.get("type") == "cameo",
    )
    _refuse_incomplete(mapping)
    return mapping


def _refuse_unknown(given: dict[str, Any]) -> None:
    for section, keys in given.items():
        if section not in _SHAPE:
            raise ImportingError(f"there is no section [{section}]. The sections are {', '.join(_SHAPE)}.")
        for one in keys if isinstance(keys, list) else [keys]:
            for key in one:
                if key not in _SHAPE[section]:
                    raise ImportingError(f'[{section}] has no "{key}". It has {", ".join(_SHAPE[section])}.')
    if "row" not in given:
        raise ImportingError('it needs a section [row], such as title = "{Headline}".')


def _refuse_incomplete(mapping: Mapping) -> None:
    given = {*mapping.row, *(["countries"] if mapping.countries else [])}
    missing = [column.name for column in EVENT_COLUMNS if column.required and column.name not in given]
    if missing:
        raise ImportingError(f"it does not say what becomes of {', '.join(missing)}. Write a column in braces or a constant.")


def _several(texts: str | Iterable[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else [str(text) for text in texts]


def _delimiter(word: str) -> str:
    if word and word not in DELIMITERS and word not in DELIMITERS.values():
        raise ImportingError(f'there is no delimiter "{word}". Write {", ".join(DELIMITERS)}.')
    return DELIMITERS.get(word, word)


def _country_rule(rule: dict[str, Any]) -> CountryRule:
    if "from" not in rule:
        raise ImportingError('[[countries]] needs "from", such as from = "{Country}".')
    return CountryRule(
        text=parse_template(rule["from"]),
        otherwise=parse_template(rule["otherwise"]) if "otherwise" in rule else None,
        patterns=tuple(re.compile(text) for text in _several(rule.get("pattern", ()))),
        split=str(rule.get("split", "")),
    )


def _codes(column: str, table: dict[str, str] | str) -> dict[str, str]:
    if isinstance(table, dict):
        return {word.casefold(): ours for word, ours in table.items()}
    if column == "countries" and table in COUNTRY_TABLES:
        return {code.casefold(): ours for code, ours in country_codes(table).items()}
    raise ImportingError(f'codes.{column} = "{table}": write a table, or countries = "{COUNTRY_TABLES[0]}", or type = "cameo".')


# --- from their rows to ours


def read_mapped(path: Path, mapping: Mapping, progress: Callable[[int], None]) -> Iterator[RowChunk]:
    """Yield the rows of a file as the mapping says; raise `ImportingError` where a column that it speaks of is missing."""
    for export in open_export(path, mapping.columns, mapping.delimiter, mapping.quotes, progress):
        places = export.places(mapping.columns)
        while records := list(islice(export.records, CHUNK)):
            yield _chunk(export, records, places, mapping)


def _chunk(export: Export, records: list[Record], places: dict[str, int], mapping: Mapping) -> RowChunk:
    width = len(export.header)
    fits = [record.cells is not None and _is_as_wide(record.cells, width) for record in records]
    left_out = [_misshapen(export.file, record) for record, good in zip(records, fits, strict=True) if not good]
    kept = [record for record, good in zip(records, fits, strict=True) if good]
    theirs: Columns = {
        name: [_cell(record.cells[place], mapping.missing) for record in kept if record.cells is not None]
        for name, place in places.items()
    }
    theirs["file"] = [export.file] * len(kept)
    theirs["line"] = [str(record.line) for record in kept]
    rows = pd.DataFrame(mapped_cells(theirs, len(kept), mapping), index=[record.line for record in kept], dtype="str")
    return RowChunk(export.file, rows, {record.line: record.text for record in kept}, left_out)


def _is_as_wide(cells: list[str], width: int) -> bool:
    """Whether a row has the header's columns; blank cells beyond them are no harm."""
    return len(cells) == width or (len(cells) > width and not any(cell.strip() for cell in cells[width:]))


def _misshapen(file: str, record: Record) -> LeftOut:
    if record.cells is None:
        return LeftOut(file, record.line, "double quote never closed", "", record.text)
    return LeftOut(file, record.line, "wrong number of columns", str(len(record.cells)), record.text)


def _cell(text: str, missing: frozenset[str]) -> str:
    cell = text.strip()
    return "" if cell in missing else cell


def mapped_cells(theirs: Columns, count: int, mapping: Mapping) -> Columns:
    """Return our columns, as text, of some rows given as their columns."""
    ours = {
        name: _first_that_says(templates, theirs, count, mapping, name)
        for name, templates in mapping.row.items()
        if name != "title"
    }
    if mapping.countries:
        ours["countries"] = _countries(theirs, count, mapping)
    ours["date"] = _dates(ours["date"], theirs, count, mapping)
    coded = ours["type"]
    if mapping.has_cameo:
        ours["countries"] = [_in_order(codes, code) for codes, code in zip(ours["countries"], coded, strict=True)]
        ours["type"] = [_cameo_type(code) for code in coded]
    theirs = {**theirs, SENTENCE: _sentences(coded, ours["countries"], mapping.has_cameo)}
    ours["title"] = _first_that_says(mapping.row["title"], theirs, count, mapping, "title")
    return {name: ours.get(name) or [""] * count for name in OURS}


def _first_that_says(templates: tuple[Template, ...], theirs: Columns, count: int, mapping: Mapping, name: str) -> list[str]:
    """Return for each row the first text that has a code, or without codes the first that is not blank.

    Of texts without a code the last one stays, as the most general, for the door to refuse.
    """
    codes = mapping.codes.get(name)
    filled = [template.fill(theirs, count) for template in templates]
    if codes is None:
        return filled[0] if len(filled) == 1 else [next(filter(None, texts), "") for texts in zip(*filled, strict=True)]
    return [
        next((codes[text.casefold()] for text in texts if text.casefold() in codes), _last_that_says(texts))
        for texts in zip(*filled, strict=True)
    ]


def _last_that_says(texts: tuple[str, ...]) -> str:
    return next(filter(None, reversed(texts)), "")


def _dates(texts: list[str], theirs: Columns, count: int, mapping: Mapping) -> list[str]:
    forms = mapping.date_form.fill(theirs, count) if mapping.date_form else [""] * count

    @lru_cache(maxsize=100_000)
    def write(text: str, form: str) -> str:
        day = _parse_day(text, mapping.date_formats)
        if day is None:
            return text
        parts = {"day": [f"{day:%Y-%m-%d}"], "month": [f"{day:%Y-%m}"], "year": [f"{day:%Y}"]}
        template = mapping.date_forms.get(form)
        return template.fill(parts, 1)[0] if template else parts["day"][0]

    return [write(text, form) for text, form in zip(texts, forms, strict=True)]


def _parse_day(text: str, formats: tuple[str, ...]) -> datetime | None:
    for form in formats:
        try:
            return datetime.strptime(text, form)  # a day has no time zone
        except ValueError:
            continue
    return None


def _countries(theirs: Columns, count: int, mapping: Mapping) -> list[str]:
    """Return the countries of each row as codes; what names none stays as it is, for the door to say so."""
    table = mapping.codes.get("countries", {})
    found = [_of_one_rule(rule, theirs, count, table) for rule in mapping.countries]
    return [_joined([code for codes in several for code in codes]) for several in zip(*found, strict=True)]


def _of_one_rule(rule: CountryRule, theirs: Columns, count: int, table: dict[str, str]) -> list[tuple[str, ...]]:
    @lru_cache(maxsize=100_000)
    def find(text: str) -> tuple[str, ...]:
        pieces = re.split(f"[{re.escape(rule.split)}]", text) if rule.split else [text]
        named = (_named_in(piece.strip(), rule.patterns) for piece in pieces)
        return tuple(_code(name, table) for name in named if name)

    codes = [find(text) for text in rule.text.fill(theirs, count)]
    if rule.otherwise is None:
        return codes
    others = rule.otherwise.fill(theirs, count)
    return [own or ((_code(other, table),) if other else ()) for own, other in zip(codes, others, strict=True)]


def _named_in(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    if not patterns:
        return text
    for pattern in patterns:
        if match := pattern.search(text):
            return match[1]
    return ""


def _code(name: str, table: dict[str, str]) -> str:
    if name.casefold() in table:
        return table[name.casefold()]
    try:
        return find_country(name).code
    except CountryError:
        return name


def _joined(codes: list[str]) -> str:
    """Return codes as a cell, each once; the same one alone twice, so that it is counted as what it is."""
    once = list(dict.fromkeys(filter(None, codes)))
    return "; ".join(once * 2 if len(once) == 1 and len(codes) > 1 else once)


def _in_order(countries: str, code: str) -> str:
    """Return the countries with the one that acts first: who hosts a visit is visited."""
    event = find_cameo_event(code)
    if event is None or not event.acts_second:
        return countries
    first, *others = countries.split("; ")
    return "; ".join([*others, first])


def _cameo_type(code: str) -> str:
    event = find_cameo_event(code)
    return code if event is None else event.type


def _sentences(coded: list[str], countries: list[str], has_cameo: bool) -> list[str]:
    return [_sentence(code, who, has_cameo) for code, who in zip(coded, countries, strict=True)]


@lru_cache(maxsize=100_000)
def _sentence(coded: str, countries: str, has_cameo: bool) -> str:
    """Say who did what to whom; nothing where that is not known, as such a row becomes no event."""
    codes = countries.split("; ")
    try:
        called = [country(code).name for code in codes]
    except CountryError:
        return ""
    event = find_cameo_event(coded) if has_cameo else None
    if event:
        return f"{called[0]} {event.deed} {join_words(called[1:])}"
    if coded not in EVENT_TYPES:
        return ""
    kind = EVENT_TYPES[coded]
    return participants_in_words(coded, codes) if kind.is_directed else f"{kind.label}: {join_words(called)}"
