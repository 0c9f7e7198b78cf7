"""How long questions take, by hand: `python tests/benchmarks/bench_engines.py [ROWS...]` (10^3 to 10^7 where none is given).

Makes synthetic tables (kept in --folder), and asks each in a process of its own: our answer and hand-written DuckDB SQL of
the same question on the same file, in turns, so that a busy machine slows both. Prints milliseconds on the clock and of
processor time (best of the rounds), the ratio, and the most memory that the process took. `--spark MASTER` also asks Spark
and compares the answers.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import duckdb

sys.path.insert(0, str(Path(__file__).parents[2]))

from events.engines import Store, open_table
from events.level_of_detail import Look, Window, look
from events.queries import Bins, Facets, Selection, count_by_bin, count_facets, count_pairs, events_by_id, page_of_events

SIZES = (10**3, 10**4, 10**5, 10**6, 10**7)
PANDAS_AT_MOST = 10**6
LANES = 12
ALL_TIME = Window(-8_036, 20_633, 1_200)
TWO_YEARS = Window(19_000, 19_729, 1_200)
TWO_MONTHS = Window(19_000, 19_060, 1_200)
PAIR = Selection(countries=("RUS", "PRK"))
YEARS = Bins(-8_372, 364, 80)

Ask = Callable[[], Any]
Question = tuple[str, Ask, Callable[[Any], list[str]]]  # its name, our way, and the SQL of the same, given our answer


def best(asks: list[Ask], rounds: int) -> list[tuple[float, float]]:
    """Return the least time on the clock and of the processor that each takes, in milliseconds, asked in turns."""
    times: list[list[tuple[float, float]]] = [[] for _ in asks]
    for _ in range(rounds):
        for ask, taken in zip(asks, times, strict=True):
            clock, processor = time.perf_counter(), time.process_time()
            ask()
            taken.append(((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000))
    return [(min(clock for clock, _ in taken), min(processor for _, processor in taken)) for taken in times]


def questions(store: Store, path: Path) -> list[Question]:
    """Return what the page asks when it opens, zooms, takes a pair, looks for a text."""
    lanes = tuple(list(count_pairs(store.frame, Selection()))[:LANES])

    def looking(name: str, selection: Selection, window: Window, pairs: tuple[str, ...], condition: str = "true") -> Question:
        return (
            name,
            lambda: look(store.frame, selection, window, pairs),
            lambda seen: look_sql(path, seen, window, pairs, condition),
        )

    of_pair = of_lanes(("PRK-RUS",))
    return [
        looking("look, all time, 12 lanes", Selection(), ALL_TIME, lanes),
        looking("look, two years, 12 lanes", Selection(), TWO_YEARS, lanes),
        looking("look, two months, 12 lanes", Selection(), TWO_MONTHS, lanes),
        looking("look, all time, one pair", PAIR, ALL_TIME, ("PRK-RUS",)),
        looking("look, two years, one pair", PAIR, TWO_YEARS, ("PRK-RUS",)),
        looking("look, text, 12 lanes", Selection(text="railway"), ALL_TIME, lanes, "contains(search_text, 'railway')"),
        (
            "facets",
            lambda: count_facets(store.frame, Selection()),
            lambda _: [f"SELECT country_set, type, status, count(*) FROM '{path}' GROUP BY ALL"],
        ),
        (
            "facets, one pair",
            lambda: count_facets(store.frame, PAIR),
            lambda _: [
                f"SELECT country_set, count(*) FROM '{path}' GROUP BY ALL",
                f"SELECT country_set, type, status, count(*) FROM '{path}' WHERE {of_pair} GROUP BY ALL",
            ],
        ),
        (
            "counts by year",
            lambda: count_by_bin(store.frame, Selection(), YEARS),
            lambda _: [f"SELECT (first_day + 8372) // 364, quadrant, count(*) FROM '{path}' GROUP BY ALL"],
        ),
        (
            "list, first page",
            lambda: page_of_events(store.frame, Selection()),
            lambda _: [f"SELECT * FROM '{path}' ORDER BY first_day, last_day, id LIMIT 100"],
        ),
        (
            "list, the middle",
            lambda: page_of_events(store.frame, Selection(), start=store.count // 2),
            lambda page: [
                f"SELECT order_no FROM '{path}' ORDER BY first_day, last_day, id LIMIT 100 OFFSET {store.count // 2}",
                f"SELECT * FROM '{path}' WHERE order_no IN ({', '.join(map(str, page['order_no']))})",
            ],
        ),
        (
            "list, one pair",
            lambda: page_of_events(store.frame, PAIR),
            lambda _: [f"SELECT * FROM '{path}' WHERE {of_pair} ORDER BY first_day, last_day, id LIMIT 100"],
        ),
        (
            "list, by sources",
            lambda: page_of_events(store.frame, Selection(), "sources"),
            lambda _: [
                f"SELECT * FROM '{path}' ORDER BY length(sources) - length(replace(sources, ';', '')), first_day, last_day, id"
                " LIMIT 100"
            ],
        ),
        (
            "list, by who",
            lambda: page_of_events(store.frame, Selection(), "who"),
            lambda page: [
                f"SELECT countries, type, count(*) FROM '{path}' GROUP BY ALL",
                f"SELECT * FROM '{path}' WHERE countries = '{page['countries'].iloc[0]}' AND type = '{page['type'].iloc[0]}'"
                " ORDER BY first_day, last_day, id LIMIT 100",
            ],
        ),
        (
            "one event by its id",
            lambda: events_by_id(store.frame, ["event-77"]),
            lambda _: [f"SELECT * FROM '{path}' WHERE id = 'event-77'"],
        ),
    ]


def of_lanes(pairs: tuple[str, ...]) -> str:
    """Return SQL for the events of some pairs."""
    both = (" AND ".join(f"contains(country_set, ';{code};')" for code in pair.split("-")) for pair in pairs)
    return "(" + " OR ".join(f"({condition})" for condition in both) + ")"


def look_sql(path: Path, seen: Look, window: Window, pairs: tuple[str, ...], condition: str) -> list[str]:
    """Return the SQL of a look: the counts by bin, the most important event of each, and the rows of those to draw."""
    days = seen.bin_days
    first, last = window.first_day // days * days, (window.last_day // days + 1) * days
    counted = (
        f"SELECT country_set, floor(first_day / {days})::INT AS bin, count(*), count(*) FILTER"
        f" (quadrant LIKE '%cooperation'), max(prominence) FROM '{path}' WHERE first_day < {last} AND last_day >= {first}"
        f" AND {of_lanes(pairs)} AND {condition} GROUP BY ALL"
    )
    places = ", ".join(map(str, seen.events["order_no"])) or "-1"
    return [counted, f"SELECT * EXCLUDE (search_text) FROM '{path}' WHERE order_no IN ({places})"]


def compare(path: Path, rounds: int) -> None:
    """Print a row for each question to a table."""
    store = open_table(path)
    by_hand = duckdb.connect(config={"memory_limit": "500MB"})
    by_hand.execute("SET GLOBAL parquet_metadata_cache = true")
    for name, ask, sql in questions(store, path):
        queries = sql(ask())
        (ours, our_cpu), (theirs, their_cpu) = best([ask, lambda q=queries: [by_hand.execute(one).df() for one in q]], rounds)
        ratio = f"{ours / theirs:.2f} | {our_cpu / their_cpu:.2f}"
        print(
            f"| {store.count:,} | {name} | {ours:.0f} | {our_cpu:.0f} | {theirs:.0f} | {their_cpu:.0f} | {ratio} |", flush=True
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {store.count:,} | most memory, both ways in one process: {peak:.0f} MB | | | | | | |", flush=True)


def ask_another(path: Path, engine: str, master: str, rounds: int) -> None:
    """Print a row for each question to another engine, and whether it answers as DuckDB does."""
    store, other = open_table(path), open_table(path, engine, master)
    for (name, expected, _), (_, ask, _) in zip(questions(store, path), questions(other, path), strict=True):
        ((clock, processor),) = best([ask], rounds)
        same = "equal" if plain(ask()) == plain(expected()) else "NOT EQUAL"
        print(f"| {store.count:,} | {name} ({engine}) | {clock:.0f} | {processor:.0f} | | | {same} | |", flush=True)


def plain(answer: Any) -> Any:
    """Return an answer as values that can be compared."""
    if isinstance(answer, Look):
        return answer.bin_days, answer.bins, answer.earlier, list(answer.events["id"])
    if isinstance(answer, Facets):
        return answer
    if hasattr(type(answer), "toPandas"):  # what counts by period give back: a frame of the engine
        answer = answer.toPandas()
    elif hasattr(type(answer), "df"):
        answer = answer.df()
    return list(answer["id"]) if "id" in answer else answer.to_numpy().tolist()


def main() -> None:
    """Make the tables that are not there and ask each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", type=float, default=SIZES)
    parser.add_argument("--folder", type=Path, default=Path(gettempdir()) / "event-timeline-bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--spark", default="", metavar="MASTER")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ask:
        compare(given.ask, given.rounds)
        return
    print("| events | question | ours, ms | processor | SQL, ms | processor | ratio | of processor |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for rows in map(int, given.rows):
        path = given.folder / f"{rows}.parquet"
        if not path.exists():
            subprocess.run([sys.executable, str(Path(__file__).with_name("synthetic_tables.py")), path, str(rows)], check=True,
                           stdout=sys.stderr)  # fmt: skip
        subprocess.run([sys.executable, __file__, "--ask", path, "--rounds", str(given.rounds)], check=True)
        if rows <= PANDAS_AT_MOST:
            ask_another(path, "pandas", "", min(3, given.rounds))
        if given.spark:
            ask_another(path, "spark", given.spark, 1)


if __name__ == "__main__":
    main()
