"""How many events and sources a table has of each kind: `python run.py count`, and `docs/table.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from events.columns import STATUSES
from events.countries import country
from events.curation import count_first_days
from events.dates import UncertainDate, parse_date
from events.edtf import PRECISIONS
from events.event_types import EVENT_TYPES
from events.event_words import counted
from events.loading import Table, split_list

MOST_SHOWN = 20
NOTHING = "(blank)"


@dataclass(frozen=True, slots=True)
class Count:
    """How often each value occurs: `rows` are (value, number) in the order in which they are shown.

    `left_out` is how many further values there are; `note` says what is counted where that is not plain.
    """

    title: str
    heading: str
    rows: tuple[tuple[str, int], ...]
    left_out: int = 0
    note: str = ""


def count_table(table: Table) -> list[Count]:
    """Count events by pair, type, decade, precision, status and importance; sources by language, affiliation, publisher."""
    events, sources = table.events, table.sources
    dates = [parse_date(text) for text in events["edtf"]]
    several = "An event of several countries counts once for each of its pairs; the Soviet Union counts as Russia."
    return [
        _largest("Events by pair", "pair", _pairs(events["country_set"]), several),
        _ordered("Events by type", "type", events["type"], EVENT_TYPES),
        _ordered("Events by decade", "decade", map(_decade, dates), note="By the first day on which it can have begun."),
        _ordered("Events by precision of their date", "precision", map(_precision, dates), _PRECISION_ORDER),
        _ordered("Events by status", "status", events["status"], STATUSES),
        _ordered("Events by importance", "importance", events["importance"].astype("str"), "54321"),
        _largest("Sources by language", "language", sources["language"], most=None),
        _largest("Sources by affiliation", "affiliation", sources["affiliation"], most=None),
        _largest("Sources by publisher", "publisher", sources["publisher"]),
    ]


def _largest(title: str, heading: str, values: Iterable[str], note: str = "", most: int | None = MOST_SHOWN) -> Count:
    """Return the most frequent values first, those of the same number by name."""
    rows = sorted(Counter(values).items(), key=lambda row: (-row[1], row[0]))
    shown = rows[:most]
    return Count(title, heading, tuple((value or NOTHING, number) for value, number in shown), len(rows) - len(shown), note)


def _ordered(title: str, heading: str, values: Iterable[str], order: Iterable[str] = (), note: str = "") -> Count:
    """Return the values in a given order, or else by name; those that never occur are left out."""
    counted = Counter(values)
    ranks = {value: rank for rank, value in enumerate(dict.fromkeys(order))}
    rows = sorted(counted.items(), key=lambda row: (ranks.get(row[0], len(ranks)), row[0]))
    return Count(title, heading, tuple(rows), note=note)


def _pairs(country_sets: Iterable[str]) -> Iterable[str]:
    for codes in country_sets:
        for one, other in combinations(split_list(codes), 2):
            yield f"{country(one).name} and {country(other).name}"


def _decade(date: UncertainDate) -> str:
    return f"{date.earliest.year // 10 * 10}s" if date.earliest else "no beginning known"


_INTERVAL_OF_DAYS = "interval of days"
_PRECISION_ORDER = ("day", _INTERVAL_OF_DAYS, *PRECISIONS)


def _precision(date: UncertainDate) -> str:
    if date.is_interval and date.start_precision == date.end_precision == "day":
        return _INTERVAL_OF_DAYS
    return date.precision


def counts_in_words(table: Table) -> str:
    """Return the counts as plain text for a terminal."""
    return _document(table, lambda count: f"{count.title}\n\n", lambda value, number: f"{number:7,}  {value}\n")


def counts_in_markdown(table: Table) -> str:
    """Return the counts as `docs/table.md` has them."""
    head = "# The table in numbers\n\nWritten by `python run.py count --markdown > docs/table.md`; a test keeps it true.\n\n"
    return head + _document(
        table,
        lambda count: f"## {count.title}\n\n| {count.heading} | number |\n|---|---:|\n",
        lambda value, number: f"| {value.replace('|', chr(92) + '|')} | {number:,} |\n",
    )


def _document(table: Table, begin: Callable[[Count], str], write_row: Callable[[str, int], str]) -> str:
    first, days = count_first_days(table.events)
    intro = (
        f"{counted(len(table.events), 'event')}, {counted(len(table.sources), 'source')}, {counted(len(table.eras), 'era')}. "
        f"{first:,} of {days:,} events dated to one day stand on the 1st of a month"
        f" ({100 * first / max(days, 1):.1f} %; by chance 3.3 %).\n"
    )
    return "\n".join([intro, *(_section(count, begin, write_row) for count in count_table(table) if count.rows)])


def _section(count: Count, begin: Callable[[Count], str], write_row: Callable[[str, int], str]) -> str:
    rows = "".join(write_row(value, number) for value, number in count.rows)
    more = f"\nand {count.left_out:,} more.\n" if count.left_out else ""
    note = f"\n{count.note}\n" if count.note else ""
    return begin(count) + rows + more + note


def types_in_markdown() -> str:
    """Return every event type with an example, as `docs/curation.md` has them."""
    directions = {name: f"A {kind.deed} B" if kind.is_directed else "no direction" for name, kind in EVENT_TYPES.items()}
    rows = [f"| `{name}` | {directions[name]} | {kind.example} | {kind.plover} |\n" for name, kind in EVENT_TYPES.items()]
    return "| type | direction | example | PLOVER |\n|---|---|---|---|\n" + "".join(rows)
