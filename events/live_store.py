"""A table in an engine, opened anew when its files change; nothing of it is read until it is asked for."""

from __future__ import annotations

import threading
from pathlib import Path

import pandas as pd

from events.engines import is_parquet, open_table
from events.live_table import LiveTable, Snapshot
from events.loading import Table, TableError

Look = tuple[tuple[str, int, int], ...]


class LiveStore:
    """Follows a Parquet file or folder as `LiveTable` follows a CSV; raises `TableError` where it cannot be opened at first."""

    def __init__(self, path: str | Path, engine: str = "", master: str = "") -> None:
        self.path = Path(path)
        self._engine, self._master = engine, master
        self._lock = threading.Lock()
        self._seen = self._look()
        self._store = open_table(path, engine=engine, master=master)
        self._notice = ""

    def snapshot(self, wanted: str = "") -> Snapshot:
        """Return the table as it is; where its files have changed and cannot be opened, the last one with a notice.

        `wanted`, a version, is for `LiveTable` alone: a store is opened so soon that nobody waits for it.
        """
        with self._lock:
            look = self._look()
            if look != self._seen:
                self._seen = look
                self._open_again()
            store = self._store
        table = Table(
            path=self.path,
            events=store.frame,
            rows=pd.DataFrame(),
            sources=store.sources,
            eras=store.eras,
            sha256=store.version,
        )
        return Snapshot(table, store.version + ("-" if self._notice else ""), self._notice)

    def latest(self) -> Snapshot:
        """Return the same: there is no save to wait for."""
        return self.snapshot()

    def _open_again(self) -> None:
        try:
            self._store = open_table(self.path, engine=self._engine, master=self._master)
            self._notice = ""
        except TableError as error:
            self._notice = f"{error} The last version that could be opened is shown."

    def _look(self) -> Look:
        """Return names, times and sizes of the files of the table."""
        files = sorted(self.path.rglob("*.parquet")) if self.path.is_dir() else [self.path]
        return tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists())


def follow(path: str | Path, engine: str = "", master: str = "") -> LiveTable | LiveStore:
    """Follow a table wherever it lives: a CSV in pandas, Parquet in DuckDB or, where that engine is asked for, in Spark."""
    return LiveStore(path, engine, master) if engine or master or is_parquet(path) else LiveTable(path)
