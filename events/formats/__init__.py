"""Our table in other people's formats.

Each writer takes the whole table and the chosen rows of its frame, and returns the file's content and sentences about
what the format cannot hold: nothing is lost in silence. The same table gives the same bytes at every run. The other way
round, their tables in ours, begins in `importing.py`.
Knows nothing of the screen.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from events.formats.ics import ics_losses, write_ics
from events.formats.json_ld import json_ld_losses, write_json_ld
from events.formats.losses import csv_losses
from events.formats.parquet import parquet_losses, write_parquet
from events.formats.timelinejs import timelinejs_losses, write_timelinejs
from events.loading import Table

Writer = Callable[[Table, pd.DataFrame], tuple[bytes, list[str]]]
Losses = Callable[[Table, pd.DataFrame], list[str]]

WRITERS: dict[str, Writer] = {
    ".json": write_json_ld,
    ".ics": write_ics,
    ".parquet": write_parquet,
    ".timelinejs.csv": write_timelinejs,
}

# The same sentences without writing: the page says them before anything is chosen.
LOSSES: dict[str, Losses] = {
    ".csv": csv_losses,
    ".json": json_ld_losses,
    ".ics": ics_losses,
    ".parquet": parquet_losses,
    ".timelinejs.csv": timelinejs_losses,
}

__all__ = ["LOSSES", "WRITERS", "Writer", "write_ics", "write_json_ld", "write_parquet", "write_timelinejs"]
