"""What the page says about each event, as plain data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_TABLE, write_table

from dashboard.records import era_records, event_records, language_name
from events import read_table
from events.event_words import honest_words, join_words, participants_in_words, words_of_date


def record_of(table: Path, event: str) -> dict[str, Any]:
    return next(record for record in event_records(read_table(table)) if record["id"] == event)


def test_records_come_in_the_order_of_time(small_table: Path) -> None:
    records = event_records(read_table(small_table))
    order = ["1961-treaty", "2000-visit", "2003-talks", "2018-summit", "2023-arms", "2023-visit", "2024-treaty"]
    assert [record["id"] for record in records] == order


def test_a_record_spells_out_every_reference(small_table: Path) -> None:
    record = record_of(small_table, "2023-arms")
    assert record["countries"] == [{"code": "RUS", "name": "Russia"}, {"code": "PRK", "name": "North Korea"}]
    assert record["deniedBy"] == ["Russia", "North Korea"]
    assert (record["status"], record["statusWords"]) == ("disputed", "A party denies it")
    assert (record["typeLabel"], record["quadrantLabel"]) == ("Agreement", "Words of cooperation")
    assert record["when"] == "some day in September 2023"
    assert record["related"] == ["2023-visit"]
    assert record["sources"][0] == (
        {
            "publisher": "Second Agency",
            "title": "Another report",
            "url": "https://example.org/b",
            "archive": "",
            "published": "June 2024",
            "language": "Russian",
            "affiliation": "agency",
        }
    )


def test_a_past_state_is_shown_under_the_name_of_its_time(small_table: Path) -> None:
    assert record_of(small_table, "1961-treaty")["who"] == "Soviet Union and North Korea"


def test_records_are_plain_data_for_json(small_table: Path) -> None:
    records = event_records(read_table(small_table))
    assert json.loads(json.dumps(records)) == records


@pytest.mark.parametrize(
    ("source", "publisher", "title", "url"),
    [
        pytest.param("https://www.example.org/a/b", "example.org", "", "https://www.example.org/a/b", id="a bare address"),
        pytest.param("src-z", "src-z", "not found in sources.csv", "", id="an id that leads nowhere"),
        pytest.param("javascript:alert(1)", "javascript:alert(1)", "not found in sources.csv", "", id="a script is no link"),
    ],
)
def test_a_source_outside_the_bibliography(tmp_path: Path, source: str, publisher: str, title: str, url: str) -> None:
    path = write_table(tmp_path, f"id,date,countries,type,title,sources\na,2024,RUS; PRK,visit,T,{source}\n")
    shown = record_of(path, "a")["sources"][0]
    assert (shown["publisher"], shown["title"], shown["url"]) == (publisher, title, url)


def test_an_archived_copy_is_a_link_only_where_it_is_an_address_of_the_web(tmp_path: Path) -> None:
    sources = (
        "id,publisher,url,archive_url\ns,P,https://example.org,javascript:alert(1)\nt,P,https://example.org,https://a.example\n"
    )
    path = write_table(tmp_path, "id,date,countries,type,title,sources\na,2024,RUS; PRK,visit,T,s; t\n", sources)
    assert [source["archive"] for source in record_of(path, "a")["sources"]] == ["", "https://a.example"]


def test_columns_that_nobody_described_are_shown_where_they_are_filled(tmp_path: Path) -> None:
    header = "id,date,countries,type,title,sources,file no,notes\n"
    rows = "a,2024,RUS; PRK,visit,T,src-a,007,secret\nb,2024,RUS; PRK,visit,T,src-a,,\n"
    path = write_table(tmp_path, header + rows)
    assert record_of(path, "a")["extra"] == [["file no", "007"]]
    assert record_of(path, "b")["extra"] == []


def test_what_still_goes_on_has_no_last_day(tmp_path: Path) -> None:
    path = write_table(tmp_path, SMALL_TABLE + "x,2024-12-04/..,RUS; PRK,treaty,In force,,,,,,,src-a\n")
    assert record_of(path, "x")["lastDay"] is None
    assert record_of(path, "2024-treaty")["lastDay"] == record_of(path, "2024-treaty")["firstDay"]


@pytest.mark.parametrize(
    ("event_type", "codes", "words"),
    [
        ("visit", ["RUS", "PRK"], "Russia visits North Korea"),
        ("sanctions", ["USA", "RUS", "PRK", "CHN"], "United States (acting); Russia, North Korea and China"),
        ("talks", ["RUS", "PRK"], "Russia and North Korea"),
    ],
    ids=["one acts", "one acts on three", "together"],
)
def test_who_acts_on_whom_is_said_in_words(event_type: str, codes: list[str], words: str) -> None:
    assert participants_in_words(event_type, codes) == words


@pytest.mark.parametrize(
    ("edtf", "form", "words"),
    [
        ("2024-06-19", "day", "19 June 2024"),
        ("2023-09", "part", "some day in September 2023"),
        ("2023", "part", "some day in 2023"),
    ],
)
def test_words_of_a_date_leave_no_doubt_of_what_is_not_known(edtf: str, form: str, words: str) -> None:
    assert honest_words(edtf, form) == words


def test_a_text_that_is_no_date_is_said_as_it_stands() -> None:
    assert words_of_date("some time ago or never") == "some time ago or never"


@pytest.mark.parametrize(
    ("words", "joined"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
    ids=["none", "one", "two", "three"],
)
def test_words_are_joined_as_in_a_sentence(words: list[str], joined: str) -> None:
    assert join_words(words) == joined


@pytest.mark.parametrize(("code", "name"), [("ko", "Korean"), ("xx", "xx"), ("", "")], ids=["known", "unknown", "blank"])
def test_a_language_is_named_in_english(code: str, name: str) -> None:
    assert language_name(code) == name


def test_an_era_says_from_when_to_when(small_table: Path) -> None:
    small_table.with_name("eras.csv").write_text(
        "start,end,title,countries\n1950-06-25,1953-07-27,Korean War,PRK; KOR\n2011-12-17,..,Kim Jong Un,PRK\n2012,,Putin,\n"
    )
    eras = era_records(read_table(small_table))
    assert [era["words"] for era in eras] == [
        "25 June 1950 to 27 July 1953",
        "17 December 2011 to today",
        "2012 to today",
    ]
    assert [era["lastDay"] for era in eras] == [-6002, None, None]
    assert eras[0]["countries"] == ["PRK", "KOR"]
