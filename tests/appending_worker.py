"""What a process does that the test of appending kills: it imports no more than it needs, so that kills meet it at work."""

from __future__ import annotations

from pathlib import Path

from events.appending import TableChangedError, append_row, fingerprint, save_table

CELLS = {"date": "2024-12-04", "countries": "RUS; PRK", "type": "treaty", "sources": "src-a"}


def append_and_save(path: Path, worker: int, first: int, count: int, done: Path) -> None:
    """Add rows, every other one by a save of the whole file; note each in `done` once it is there."""
    for number in range(first, count):
        row_id = f"w{worker}-n{number}"
        if number % 2:
            append_row(path, CELLS | {"id": row_id, "title": f"Row {row_id}"})
        else:
            save_with_row(path, f'{row_id},2024-12-04,RUS; PRK,treaty,"Row {row_id}, saved",,,,,,,src-a\n')
        with done.open("a") as file:
            file.write(row_id + "\n")


def save_with_row(path: Path, row: str) -> None:
    """Save as an editor does that has the table open, and looks again where somebody else was quicker."""
    while True:
        content = path.read_bytes()
        try:
            return save_table(path, content + row.encode(), fingerprint(content))
        except TableChangedError:
            continue
