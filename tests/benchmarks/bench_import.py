"""How fast GDELT is imported, by hand: `python tests/benchmarks/bench_import.py [ROWS] [ROUNDS]`.

Against DuckDB's own `COPY` of the same file into Parquet, in turns and each in a process of its own, so that a busy machine
slows both. Two files in GDELT 2.0's layout: in one a third of the rows have two countries, as in GDELT itself; in the
other all have, so that all become events. Our half also sorts, counts, and writes the words' index and the side file.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import duckdb

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.gdelt_rows import columns

STATES = ["RUS", "PRK", "USA", "CHN", "JPN", "KOR", "UKR", "IRN", "GBR", "IND"]
NONE = [""] * 7
BLANK = "''"
CODES = ["042", "043", "040", "051", "111", "112", "190", "036", "1121", "057", "0231", "163"]
PLACES = ["Moscow, Moskva, Russia", "Pyongyang, P''yongyang-si, North Korea", "Russia", "Seoul, Soul-t''ukpyolsi, South Korea"]
PLACES += ["Washington, District of Columbia, United States", "Geneva, Geneve, Switzerland"]


def write_gdelt(path: Path, rows: int, states: list[str]) -> None:
    """Write rows of GDELT 2.0, of which each has actors of some of the states, in the order of their days."""

    def one_of(choices: list[str], salt: int) -> str:
        quoted = ", ".join(f"'{choice}'" for choice in choices)
        return f"[{quoted}][1 + (hash(i + {salt}) % {len(choices)})::INTEGER]"

    day = f"DATE '2015-01-01' + (i * 4000 // {rows})::INTEGER"
    given = {
        "GLOBALEVENTID": "1100000000 + i",
        "SQLDATE": f"strftime({day}, '%Y%m%d')",
        "MonthYear": f"strftime({day}, '%Y%m')",
        "Year": f"strftime({day}, '%Y')",
        "FractionDate": "'2024.4630'",
        "Actor1CountryCode": one_of(states, 1),
        "Actor2CountryCode": one_of(states, 2),
        "Actor1Name": "'SOME GOVERNMENT'",
        "Actor2Name": "'SOME MINISTRY'",
        "EventCode": one_of(CODES, 3),
        "GoldsteinScale": "((hash(i + 4) % 200)::INTEGER - 100) / 10",
        "NumMentions": "1 + hash(i + 5) % 60",
        "AvgTone": "'-1.59883720930233'",
        "DATEADDED": f"strftime({day}, '%Y%m%d') || '120000'",
        "SOURCEURL": "'https://example.org/news/a-story-about-two-countries-' || md5(i::VARCHAR)",
    }
    for who in ("Actor1", "Actor2", "Action"):
        given |= {f"{who}Geo_FullName": one_of(PLACES, 6), f"{who}Geo_Type": "'4'", f"{who}Geo_CountryCode": "'RS'"}
        given |= {f"{who}Geo_ADM1Code": "'RS48'", f"{who}Geo_Lat": "'55.7522'", f"{who}Geo_Long": "'37.6156'"}
        given |= {f"{who}Geo_FeatureID": "'-2960561'"}
    cells = ", ".join(f'{given.get(name, BLANK)} AS "{name}"' for name in columns(2))
    duckdb.execute("SET enable_progress_bar = false")
    duckdb.execute(f"COPY (SELECT {cells} FROM range({rows}) AS t(i)) TO '{path}' (DELIMITER '\t', HEADER false, QUOTE '')")


def copy(source: str, out: str) -> None:
    """Let DuckDB find out the columns and write them as Parquet."""
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false").fetchall()
        query = f"COPY (FROM read_csv('{source}', delim = '\t', header = false)) TO '{out}' (FORMAT parquet)"
        connection.execute(query).fetchall()


def import_gdelt(source: str, out: str) -> None:
    """Import the same file."""
    from events.formats.importing import import_events

    import_events("gdelt", [source], out, overwrite=True)


class Cost(NamedTuple):
    """What a piece of work takes: seconds by the clock, seconds of the processors, and megabytes at most."""

    seconds: float
    work: float
    megabytes: float


def measured(work: str, source: Path, out: Path) -> Cost:
    """Return what a piece of work costs in a process of its own, without starting it."""
    command = [sys.executable, __file__, work, str(source), str(out)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Cost(*(float(word) for word in said.split()))


def measure_here(work: str, source: str, out: str) -> Cost:
    """Do a piece of work and return what it costs."""
    do = copy if work == "copy" else import_gdelt
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    do(source, out)
    after = resource.getrusage(resource.RUSAGE_SELF)
    busy = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(time.perf_counter() - start, busy, after.ru_maxrss / 1024)


def compare(source: Path, rows: int, rounds: int) -> None:
    """Print both times of each round, and the ratio of the two best."""
    alone, ours = [], []
    for _ in range(rounds):
        alone.append(measured("copy", source, source.with_suffix(".copy.parquet")))
        ours.append(measured("import", source, source.with_suffix(".parquet")))
        print(f"  COPY {alone[-1].seconds:.1f} s, import {ours[-1].seconds:.1f} s", flush=True)
    fastest, fastest_of_ours = min(one.seconds for one in alone), min(one.seconds for one in ours)
    least, least_of_ours = min(one.work for one in alone), min(one.work for one in ours)
    print(f"  {rows / fastest:,.0f} and {rows / fastest_of_ours:,.0f} rows a second: {fastest / fastest_of_ours:.2f} of COPY")
    print(f"  {least:.1f} and {least_of_ours:.1f} seconds of the processors: {least / least_of_ours:.2f}")
    print(f"  at most {max(one.megabytes for one in ours):.0f} MB of memory", flush=True)


def compare_all(rows: int, rounds: int) -> None:
    """Compare on both files."""
    with tempfile.TemporaryDirectory() as folder:
        for share, states in (("a third", STATES + NONE), ("nine tenths", STATES)):
            path = Path(folder) / "gdelt.csv"
            write_gdelt(path, rows, states)
            print(f"{share} of the rows are events: {rows:,} rows, {path.stat().st_size / 1e6:,.0f} MB", flush=True)
            compare(path, rows, rounds)


if __name__ == "__main__":
    if sys.argv[1:2] in (["copy"], ["import"]):
        print(*measure_here(*sys.argv[1:4]))
    else:
        given = [int(text) for text in sys.argv[1:]]
        compare_all(*given, *(1_000_000, 3)[len(given) :])
