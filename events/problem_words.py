"""Problems on the command line: one line each for other programs, or tables that fit a terminal.

Cells come from anybody's file: what is not a printed character is left out, so that none can move a terminal's cursor.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from events.reading import Problem

VALUE_LENGTH = 80  # letters: the value stands there to be found in the file, not to be read
COLOURS = {"error": "bold red", "warning": "yellow"}


def problem_line(problem: Problem) -> str:
    """Return a problem as one line: `error: events.csv line 41, date: "31 February 1904" is not a date. Write …`."""
    return _printed(f"{problem.level}: {problem}")


def problem_grids(problems: list[Problem]) -> Iterator[Grid]:
    """Yield a table for each file, its problems in the order of its lines and their numbers as the title."""
    for file in dict.fromkeys(problem.file for problem in problems):
        yield _grid(file, sorted((one for one in problems if one.file == file), key=lambda one: one.line))


def _grid(file: str, problems: list[Problem]) -> Grid:
    grid = Grid(title=f"{file}: {_counted(problems)}", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    grid.add_column("level", no_wrap=True)
    grid.add_column("line", justify="right", no_wrap=True)
    grid.add_column("column", overflow="fold")
    for name, share in (("value", 3), ("what is wrong", 5), ("what to write", 5)):
        grid.add_column(name, ratio=share, overflow="fold")
    for problem in problems:
        cells = [str(problem.line), problem.column, _shortened(problem.value), problem.reason, problem.hint]
        grid.add_row(Text(problem.level, style=COLOURS.get(problem.level, "")), *(Text(_printed(cell)) for cell in cells))
    return grid


def _counted(problems: list[Problem]) -> str:
    numbers = {level: sum(problem.level == level for problem in problems) for level in COLOURS}
    return ", ".join(f"{number} {level}{'s' * (number != 1)}" for level, number in numbers.items() if number)


def _shortened(text: str) -> str:
    return text if len(text) <= VALUE_LENGTH else text[: VALUE_LENGTH - 1] + "…"


def _printed(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
