"""The description of the tables for other tools: written by a function, and true of the real files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from events.columns import ERA_COLUMNS, EVENT_COLUMNS, SOURCE_COLUMNS, names
from events.datapackage import EDTF_PATTERN, datapackage, datapackage_text

EVENTS = Path(__file__).parent.parent / "events"
RESOURCES = {resource["name"]: resource for resource in datapackage()["resources"]}
FIELDS = [(name, field) for name, resource in RESOURCES.items() for field in resource["schema"]["fields"]]


def read_cells(name: str) -> list[dict[str, str]]:
    with (EVENTS / RESOURCES[name]["path"]).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def is_field(parameter: Any) -> str:
    return parameter if isinstance(parameter, str) else str(parameter["name"])


def test_the_file_is_what_the_function_gives() -> None:
    written = (EVENTS / "datapackage.json").read_text(encoding="utf-8")
    assert written == datapackage_text(), "write it anew: python -m events.datapackage > events/datapackage.json"


@pytest.mark.parametrize(
    ("name", "columns"),
    [("events", EVENT_COLUMNS), ("sources", SOURCE_COLUMNS), ("eras", ERA_COLUMNS)],
    ids=["events", "sources", "eras"],
)
def test_every_column_is_described_in_the_order_of_the_file(name: str, columns: Any) -> None:
    described = [field["name"] for field in RESOURCES[name]["schema"]["fields"]]
    assert described == names(columns) == list(read_cells(name)[0])


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=is_field)
def test_every_cell_of_the_real_tables_keeps_its_constraints(name: str, field: dict[str, Any]) -> None:
    cells = [row[field["name"]] for row in read_cells(name)]
    assert list(faults(cells, field)) == []


def faults(cells: list[str], field: dict[str, Any]) -> Iterator[str]:
    """What Table Schema's constraints find wrong: https://datapackage.org/standard/table-schema/#field-constraints."""
    rules = field.get("constraints", {})
    filled = [cell for cell in cells if cell]
    if rules.get("required") and len(filled) < len(cells):
        yield "a blank cell"
    if rules.get("unique") and len(set(filled)) < len(filled):
        yield "a cell twice"
    pattern = {"integer": r"-?\d+", "date": r"\d{4}-\d\d-\d\d"}.get(field["type"], rules.get("pattern", "(?s:.*)"))
    yield from (cell for cell in filled if not re.fullmatch(pattern, cell))
    yield from (cell for cell in filled if cell not in rules.get("enum", [cell]))
    yield from (cell for cell in filled if len(cell) > rules.get("maxLength", len(cell)))
    if field["type"] == "integer":
        numbers = [int(cell) for cell in filled if re.fullmatch(pattern, cell)]
        yield from (str(number) for number in numbers if not rules["minimum"] <= number <= rules["maximum"])


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["a", ""], {"type": "string", "constraints": {"required": True}}),
        (["a", "a"], {"type": "string", "constraints": {"unique": True}}),
        (["visite"], {"type": "string", "constraints": {"enum": ["visit"]}}),
        (["6"], {"type": "integer", "constraints": {"minimum": 1, "maximum": 5}}),
        (["high"], {"type": "integer", "constraints": {"minimum": 1, "maximum": 5}}),
        (["2024-06"], {"type": "date"}),
        (["long"], {"type": "string", "constraints": {"maxLength": 3}}),
        (["RUS"], next(field for _, field in FIELDS if field["name"] == "countries")),
    ],
    ids=["blank", "twice", "no choice", "too large", "no number", "no day", "too long", "one country"],
)
def test_the_constraints_find_what_is_wrong(cells: list[str], field: dict[str, Any]) -> None:
    assert list(faults(cells, field))


@pytest.mark.parametrize(("name", "field"), [pair for pair in FIELDS if "example" in pair[1]], ids=is_field)
def test_every_example_keeps_the_constraints_it_illustrates(name: str, field: dict[str, Any]) -> None:
    assert list(faults([field["example"]], field)) == []


@pytest.mark.parametrize(("name", "field"), [pair for pair in FIELDS if "references" in pair[1]], ids=is_field)
def test_every_reference_leads_to_a_row(name: str, field: dict[str, Any]) -> None:
    known = {row["id"] for row in read_cells(field["references"]["resource"])}
    cells = [part for row in read_cells(name) for part in row[field["name"]].split("; ") if part]
    assert {cell for cell in cells if cell not in known and not cell.startswith("http")} == set()


@pytest.mark.parametrize(
    "date",
    ["2024", "2024-06", "2024-06-19", "1904~", "2024-06-18?", "2023-09-12/2023-09-17", "2024-12-04/..", "../1950-06",
     "[2024-10-08..2024-10-18]", "[2024-10-08,2024-10-09]", "[..1950]", "[1950..]", "199X", "19XX", "2024-10-XX", "2024-21"],
)  # fmt: skip
def test_the_pattern_knows_the_shapes_of_edtf(date: str) -> None:
    assert re.fullmatch(EDTF_PATTERN, date)


@pytest.mark.parametrize(
    "text", ["settembre 2023", "03/04/2023", "2024-6-1", "20240619", "2024-06-19/", "[2024", "TBD", "2024-06-19 "]
)
def test_the_pattern_refuses_what_is_no_edtf(text: str) -> None:
    assert not re.fullmatch(EDTF_PATTERN, text)


def test_names_and_keys_are_as_the_standard_wants_them() -> None:
    for name, resource in RESOURCES.items():
        fields = {field["name"] for field in resource["schema"]["fields"]}
        assert re.fullmatch(r"[a-z0-9._-]+", name)
        assert (EVENTS / resource["path"]).exists()
        assert set(resource["schema"].get("primaryKey", [])) <= fields
        assert {field["type"] for field in resource["schema"]["fields"]} <= {"string", "integer", "date"}
