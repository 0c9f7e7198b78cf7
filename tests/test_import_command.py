from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from filelock import FileLock
from gdelt_rows import gdelt_row

from events.formats.importing import known_formats
from run import cli


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["import", *map(str, args)])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "20240619.export.CSV"
    path.write_text(f"{gdelt_row(GLOBALEVENTID='1')}\n{gdelt_row(GLOBALEVENTID='2', Actor2CountryCode='')}\n")
    return path


def test_an_import_says_what_became_of_every_row(source: Path) -> None:
    out = source.with_name("gdelt.parquet")
    result = run("gdelt", source, out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-3:] == [
        f"{out}: 1 event of 2 rows.",
        "           1 fewer than two countries",
        f"{out.with_name('gdelt.rejected.csv')} has the rows left out, each with its file, line and reason.",
    ]
    assert duckdb.sql(f"SELECT id FROM '{out}'").fetchall() == [("gdelt-1",)]


def test_a_pattern_that_the_shell_left_alone_is_followed(source: Path) -> None:
    assert run("gdelt", source.with_name("*.CSV"), source.with_name("out.parquet")).exit_code == 0


def test_what_is_there_is_written_anew_only_where_asked(source: Path) -> None:
    out = source.with_name("gdelt.parquet")
    assert run("gdelt", source, out).exit_code == 0
    again = run("gdelt", source, out)
    assert (again.exit_code, again.stderr) == (2, f"Error: {out} exists. Add --replace to write it anew.\n")
    assert run("gdelt", source, out, "--replace").exit_code == 0


@pytest.mark.parametrize("args", [(), ("gdelt",), ("gdelt", "a.csv")], ids=["nothing", "no source", "no out"])
def test_too_few_arguments_are_a_mistake_of_use(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_a_refusal_is_one_sentence_and_exit_status_2(source: Path) -> None:
    result = run("gdelt", source.with_name("none.zip"), source.with_name("out.parquet"))
    assert (result.exit_code, result.stderr) == (2, f"Error: There is no file {source.with_name('none.zip')}.\n")


def test_two_imports_do_not_write_the_same_table_at_once(source: Path) -> None:
    with FileLock(source.with_name(".out.parquet.importing.lock")):
        result = run("gdelt", source, source.with_name("out.parquet"))
    assert result.exit_code == 2
    assert "Another import is writing" in result.stderr


@pytest.mark.slow
def test_an_import_that_is_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    source, out = tmp_path / "big.csv", tmp_path / "out.parquet"
    source.write_text("".join(gdelt_row(GLOBALEVENTID=str(number)) + "\n" for number in range(60_000)))
    command = [sys.executable, str(ROOT / "run.py"), "import", "gdelt", str(source), str(out)]
    killed = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    work = tmp_path / ".out.parquet.importing"
    while killed.poll() is None and not work.exists():
        pass
    killed.kill()
    killed.wait()
    whole = "SELECT count(*) FROM '{}'"
    assert not out.exists() or duckdb.sql(whole.format(out)).fetchall() == [(60_000,)]
    assert run("gdelt", source, out, "--replace").exit_code == 0
    assert not work.exists()
    assert duckdb.sql(whole.format(out)).fetchall() == [(60_000,)]


def test_every_format_is_in_the_guide_and_in_the_readme() -> None:
    guide = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in known_formats():
        assert f"`{name}`" in guide
        assert name in readme
