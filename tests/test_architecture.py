"""What holds the project together: who imports whom, which ids and words must be the same in two places."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from conftest import ROOT

from dashboard import ids
from events.columns import EVENT_COLUMNS, names
from run import cli

EVENTS = sorted((ROOT / "events").rglob("*.py"))
DASHBOARD = sorted((ROOT / "dashboard").rglob("*.py"))
# html_file.py takes dash.html alone: the exported page is made of the same parts as the dashboard, rendered as text.
KNOW_DASH = {"app.py", "layout.py", "callbacks.py", "add_event.py", "article_desk.py", "html_file.py"}


def imported(path: Path) -> set[str]:
    """The full names that a module imports, inside functions too: `from dash import html` gives `dash.html`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots; write the whole name"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def packages(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_imports_of_a_module_are_seen_in_all_their_forms(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text("import os.path as p\nfrom dash import html as tags\ndef f():\n    import plotly\n")
    assert imported(path) == {"os.path", "dash.html", "plotly"}


@pytest.mark.parametrize("path", EVENTS, ids=relative)
def test_events_know_nothing_of_screens(path: Path) -> None:
    assert not packages(path) & {"dashboard", "run", "dash", "plotly", "flask", "click"}


@pytest.mark.parametrize("path", DASHBOARD, ids=relative)
def test_the_dashboard_knows_nothing_of_the_command_line(path: Path) -> None:
    assert not packages(path) & {"run", "click"}


@pytest.mark.parametrize("path", DASHBOARD, ids=relative)
def test_dash_is_known_to_a_few_modules_alone(path: Path) -> None:
    assert ("dash" in packages(path)) == (path.name in KNOW_DASH)


def test_the_exported_file_takes_only_the_parts_of_a_page_from_dash() -> None:
    assert {name for name in imported(ROOT / "dashboard" / "html_file.py") if name.startswith("dash.")} == {"dash.html"}


def test_queries_run_on_every_engine() -> None:
    path = ROOT / "events" / "queries.py"
    assert "narwhals" in packages(path)
    assert not packages(path) & {"pandas", "duckdb", "pyspark", "polars", "numpy", "pyarrow"}


def test_tests_use_no_mocks() -> None:
    for path in sorted((ROOT / "tests").glob("*.py")):
        assert not {name for name in imported(path) if "mock" in name}, path.name


@pytest.mark.parametrize("path", [*EVENTS, *DASHBOARD], ids=relative)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


# The same words in two places

IDS = {value for name, value in vars(ids).items() if name.isupper()}


@pytest.mark.parametrize("path", sorted((ROOT / "assets").glob("*.js")), ids=lambda path: path.name)
def test_every_part_that_a_script_looks_for_has_a_constant(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    sought = set(re.findall(r'(?:byId|getElementById)\("([^"]+)"\)', script))
    assert sought - {"_dash-config"} <= IDS  # that one is Dash's


def test_the_page_is_sought_by_its_ids() -> None:
    assert 'byId("' in (ROOT / "assets" / "page.js").read_text(encoding="utf-8")


def test_no_two_parts_share_an_id() -> None:
    assert len(IDS) == len([name for name in vars(ids) if name.isupper()])


@pytest.mark.parametrize("path", [*DASHBOARD], ids=relative)
def test_ids_of_the_page_are_written_once(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    values = [word.value for node in ast.walk(tree) if isinstance(node, ast.Call) for word in node.keywords if word.arg == "id"]
    bare = [value.value for value in values if isinstance(value, ast.Constant)]
    assert bare == []


# The README is kept true


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("column", names(EVENT_COLUMNS))
def test_the_readme_names_every_column_of_an_event(readme: str, column: str) -> None:
    assert f"`{column}`" in readme


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_the_readme_names_every_command(readme: str, command: str) -> None:
    shown = "run.py" if command == "serve" else f"run.py {command}"
    assert shown in readme
