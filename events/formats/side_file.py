"""The rows of an import that became no event: counted by reason, and kept whole, so that nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import pyarrow as pa
from pyarrow import csv as arrow_csv

COLUMNS = ("file", "line", "reason", "detail", "row")
_SCHEMA = pa.schema([(name, pa.int64() if name == "line" else pa.large_string()) for name in COLUMNS])


class LeftOut(NamedTuple):
    """A row that became no event: where it stands, why not, the text that is to blame, and the row as it was."""

    file: str
    line: int
    reason: str
    detail: str
    row: str


class SideFile:
    """A CSV of rows left out, `file, line, reason, detail, row`, which exists as soon as there is one; use it with `with`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.counts: Counter[str] = Counter()
        self._writer: Any = None

    def __enter__(self) -> SideFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._writer is not None:
            self._writer.close()

    def add(self, rows: Iterable[LeftOut]) -> None:
        """Add rows one by one."""
        columns = list(zip(*rows, strict=True))
        if columns:
            self.add_table(pa.table([pa.array(column) for column in columns], names=list(COLUMNS)))

    def add_table(self, rows: pa.Table) -> None:
        """Add the rows of an Arrow table with the columns of the file."""
        if rows.num_rows == 0:
            return
        if self._writer is None:
            self._writer = arrow_csv.CSVWriter(str(self.path), _SCHEMA)
        self._writer.write_table(rows.select(list(COLUMNS)).cast(_SCHEMA))
        for counted in rows["reason"].value_counts().to_pylist():
            self.counts[counted["values"]] += counted["counts"]
