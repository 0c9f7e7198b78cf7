"""What holds of the real table, and of the two pages that speak of it: docs/table.md and docs/curation.md."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from events.counts import counts_in_markdown, types_in_markdown
from events.curation import (
    CHANCE_LEVEL,
    FIRST_OF_MONTH_SHARE,
    LOADED_WORDS,
    TWO_PUBLISHERS_FROM,
    chance_of_at_least,
    check_curation,
    check_order,
    count_first_days,
    has_two_publishers,
)
from events.dates import parse_date
from events.loading import Table, read_table, split_list
from run import cli

ROOT = Path(__file__).parent.parent
CURATION = (ROOT / "docs" / "curation.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def table() -> Table:
    return read_table(ROOT / "events" / "events.csv")


def between(events: pd.DataFrame, code: str, others: str) -> int:
    """How many events a country has with at least one of the others, past states counted as today's."""
    sets = [set(codes.strip(";").split(";")) for codes in events["country_set"]]
    return sum(code in codes and bool(codes & set(others.split())) for codes in sets)


def test_reading_the_table_finds_no_problem(table: Table) -> None:
    assert [str(problem) for problem in table.problems] == []


def test_the_table_keeps_every_rule_of_curation(table: Table) -> None:
    assert [str(problem) for problem in check_curation(table)] == []


def test_there_are_at_least_400_events(table: Table) -> None:
    assert len(table.events) >= 400


@pytest.mark.parametrize(
    ("code", "others", "least"),
    [("RUS", "PRK", 130), ("PRK", "CHN KOR USA JPN", 120), ("RUS", "CHN UKR USA KOR JPN IRN BLR IND", 110)],
    ids=["Russia and North Korea", "North Korea and its neighbours and the United States", "Russia and its other partners"],
)
def test_the_table_is_deep_where_the_project_began(table: Table, code: str, others: str, least: int) -> None:
    assert between(table.events, code, others) >= least


def test_russia_and_north_korea_are_covered_from_1948_to_this_decade(table: Table) -> None:
    both = table.events[table.events["country_set"].str.contains(";PRK;") & table.events["country_set"].str.contains(";RUS;")]
    decades = set(both["earliest"].dt.year // 10 * 10)
    assert decades >= {1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020}


def test_the_sources_are_in_at_least_eight_languages(table: Table) -> None:
    used = {source for text in table.events["sources"] for source in split_list(text)}
    assert table.sources.loc[table.sources.index.isin(used), "language"].nunique() >= 8


def test_there_are_at_least_25_eras(table: Table) -> None:
    assert len(table.eras) >= 25


def test_what_matters_has_two_independent_publishers(table: Table) -> None:
    important = table.events[table.events["importance"] >= TWO_PUBLISHERS_FROM]
    reports = table.sources[table.sources["affiliation"] != "encyclopaedia"]
    alone = [event.id for event in important.itertuples() if not has_two_publishers(split_list(event.sources), reports)]
    assert len(important) > 0 and alone == []


def test_no_more_days_are_the_first_of_a_month_than_chance_makes(table: Table) -> None:
    first, days = count_first_days(table.events)
    assert days > 300
    assert chance_of_at_least(first, days, FIRST_OF_MONTH_SHARE) >= CHANCE_LEVEL


@pytest.mark.parametrize("column", ["related", "sources"])
def test_every_reference_leads_to_a_row(table: Table, column: str) -> None:
    known = set(table.events["id"]) if column == "related" else set(table.sources.index)
    assert {part for text in table.events[column] for part in split_list(text)} <= known


def test_every_source_is_used(table: Table) -> None:
    used = {part for texts in (table.events["sources"], table.eras["sources"]) for text in texts for part in split_list(text)}
    assert set(table.sources.index) - used == set()


def test_every_event_has_an_id_of_its_own_in_the_file(table: Table) -> None:
    assert (table.rows["id"] != "").all() and table.rows["id"].is_unique


def test_docs_table_is_what_the_command_writes(table: Table) -> None:
    result = CliRunner().invoke(cli, ["count", "--markdown"])
    assert result.exit_code == 0
    assert result.output == counts_in_markdown(table)
    written = (ROOT / "docs" / "table.md").read_text(encoding="utf-8")
    assert written == result.output, "write it anew: python run.py count --markdown > docs/table.md"


def test_docs_curation_lists_every_type_with_its_example() -> None:
    assert types_in_markdown() in CURATION


def test_docs_curation_lists_the_loaded_words_that_check_knows() -> None:
    listed = re.search(r"<!-- loaded -->(.*?)<!-- end -->", CURATION)
    assert listed and listed[1].split(", ") == list(LOADED_WORDS)


def test_docs_curation_illustrates_each_importance_with_a_real_event(table: Table) -> None:
    examples = re.findall(r"^\| ([1-5]) \| .*\| `([^`]+)` \|$", CURATION, re.MULTILINE)
    importance = dict(zip(table.events["id"], table.events["importance"], strict=True))
    assert {number for number, _ in examples} == set("12345")
    assert [(id, importance.get(id)) for _, id in examples] == [(id, int(number)) for number, id in examples]


def test_docs_curation_shows_dates_as_they_are_read() -> None:
    section = CURATION.split("| what is known | write |")[1].split("\n\n")[0]
    dates = re.findall(r"`([^`]+)`", section)
    assert len(dates) >= 10
    assert [parse_date(text).edtf for text in dates] == dates


def test_every_rule_of_docs_curation_says_who_holds_it() -> None:
    sections = CURATION.split("\n## ")[2:]
    rules = [rule for section in sections for rule in re.findall(r"^- (?:.|\n(?!- |\n))+", section, re.MULTILINE)]
    unmarked = [rule for rule in rules if not re.search(r"\*\*\[(check|you|tests)\]\*\*", rule)]
    assert len(rules) > 35
    assert [rule for rule in unmarked if not rule.startswith("- `notes`")] == []


def test_both_files_are_in_the_order_of_their_ids(table: Table) -> None:
    assert check_order(table) == []
