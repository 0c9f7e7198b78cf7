"""Columns of plain days: read as a whole they say what each cell says alone."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.columns import EVENT_COLUMNS, names
from events.dates import DateError, UncertainDate, parse_date
from events.loading import EPOCH_ORDINAL, FIRST_DAY_EVER, LAST_DAY_EVER, date_form, load_events
from events.plain_days import BLOCK, read_plain_days

DAYS = st.dates().map(date.isoformat)
NEARLY_DAYS = st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True) | st.text("0123456789-/~é", min_size=9, max_size=11)
OTHER_DATES = st.sampled_from(
    [
        "2023-09",
        "1904~",
        "2024-12-04/..",
        "../2024",
        "[2024-10-08..2024-10-18]",
        "settembre 2023",
        "25/12/2022",
        "45000",
        "never",
    ]
)


def rows_of(dates: list[str]) -> pd.DataFrame:
    """Rows that are good but for their dates, as text, from line 2 on."""
    filled = {"countries": "RUS; PRK", "type": "visit", "title": "T", "sources": "https://example.org"}
    cells = {name: [filled.get(name, "")] * len(dates) for name in names(EVENT_COLUMNS)}
    cells |= {"id": [f"e{place}" for place in range(len(dates))], "date": dates}
    return pd.DataFrame(cells, index=pd.RangeIndex(2, 2 + len(dates)), dtype="str")


def read_alone(text: str) -> UncertainDate | None:
    try:
        return parse_date(text)
    except DateError:
        return None


def expected(line: int, text: str, read: UncertainDate) -> tuple[object, ...]:
    first = read.earliest.toordinal() - EPOCH_ORDINAL if read.earliest else FIRST_DAY_EVER
    last = read.latest.toordinal() - EPOCH_ORDINAL if read.latest else LAST_DAY_EVER
    return (line, text, read.edtf, date_form(read), first, last)


@given(st.lists(DAYS | NEARLY_DAYS | OTHER_DATES, max_size=12))
def test_a_column_read_as_a_whole_says_what_each_of_its_cells_says_alone(dates: list[str]) -> None:
    events, problems = load_events(rows_of(dates), "events.csv", set())
    alone = [(line, text, read_alone(text)) for line, text in enumerate(dates, 2)]
    shown = events[["line", "date", "edtf", "date_form", "first_day", "last_day"]]
    assert [tuple(row) for row in shown.itertuples(index=False)] == [expected(*one) for one in alone if one[2]]
    assert {problem.line for problem in problems if problem.level == "error"} == {line for line, _, read in alone if not read}
    warned = {line for line, _, read in alone if read and read.warnings}
    assert {problem.line for problem in problems if problem.level == "warning"} == warned


@given(st.lists(DAYS, min_size=1, max_size=12), DAYS)
def test_plain_days_have_the_same_columns_alone_and_among_other_dates(dates: list[str], last: str) -> None:
    plain, _ = load_events(rows_of([*dates, last]), "events.csv", set())
    mixed, _ = load_events(rows_of([*dates, f"{last}~"]), "events.csv", set())
    pd.testing.assert_frame_equal(plain[:-1], mixed[:-1])
    pd.testing.assert_series_equal(plain["earliest"], mixed["earliest"])
    pd.testing.assert_series_equal(plain["latest"], mixed["latest"])


NO_DAYS = {
    "no year 0": "0000-01-01",
    "no month 0": "2023-00-10",
    "no month 13": "2023-13-01",
    "no leap year": "2023-02-29",
    "30 days": "2023-04-31",
    "no day 0": "2023-04-00",
    "slashes": "2023/04/01",
    "a letter": "2023-04-1x",
    "five digits": "10000-1-01",
    "a wide digit": "２023-1-1",
}


@pytest.mark.parametrize("text", NO_DAYS.values(), ids=NO_DAYS)
def test_what_only_looks_like_a_plain_day_is_none(text: str) -> None:
    plain, days = read_plain_days(pa.array(["1970-01-02", text], pa.large_string()))
    assert (plain.tolist(), days.tolist()) == ([True, False], [1])


@pytest.mark.parametrize("cells", [[], [""], ["", "2023"]], ids=["no cells", "a blank cell", "other dates"])
def test_a_column_may_have_no_plain_day(cells: list[str]) -> None:
    plain, days = read_plain_days(pa.array(cells, pa.large_string()))
    assert (plain.tolist(), days.tolist()) == ([False] * len(cells), [])


def test_a_long_column_is_read_to_its_end() -> None:
    texts = [date.fromordinal(EPOCH_ORDINAL + number).isoformat() for number in range(BLOCK + 2)]
    assert read_plain_days(pa.array(texts, pa.large_string()))[1].tolist() == list(range(BLOCK + 2))


def test_a_part_of_a_column_is_read_as_a_column_is() -> None:
    cells = pa.array(["1970-01-02", "x", "1970-01-03"], pa.large_string())
    assert read_plain_days(cells[1:])[1].tolist() == [2]
