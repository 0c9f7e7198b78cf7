"""A selection as words: the same in the address bar, on the command line and in the exported file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.url_state import KEYS, format_query, parse_query, parse_selection, selection_words
from events.columns import STATUSES
from events.countries import all_countries
from events.event_types import EVENT_TYPES
from events.queries import MATCHES, Selection

CASES = [
    pytest.param("", Selection(), id="nothing"),
    pytest.param("?", Selection(), id="a question mark alone"),
    pytest.param("countries=RUS,PRK", Selection(countries=("RUS", "PRK")), id="a pair"),
    pytest.param("?countries=RUS,PRK", Selection(countries=("RUS", "PRK")), id="with the address's question mark"),
    pytest.param("#countries=RUS,PRK", Selection(countries=("RUS", "PRK")), id="with the exported file's hash"),
    pytest.param("countries=Russia,Corea%20del%20Nord", Selection(countries=("RUS", "PRK")), id="names in any language"),
    pytest.param("countries=RUS%3B%20PRK", Selection(countries=("RUS", "PRK")), id="a semicolon as in the table"),
    pytest.param("countries=RUS,RUS,PRK", Selection(countries=("RUS", "PRK")), id="a country twice"),
    pytest.param("countries=SUN", Selection(countries=("SUN",)), id="a past state"),
    pytest.param("match=only", Selection(match="only"), id="nobody else"),
    pytest.param("match=Any", Selection(match="any"), id="a capital"),
    pytest.param("types=visit,treaty", Selection(types=("visit", "treaty")), id="types"),
    pytest.param("types=visit,+Treaty,visit,", Selection(types=("visit", "treaty")), id="types, untidily written"),
    pytest.param("types=Arms+supply", Selection(types=("arms",)), id="a type by its label"),
    pytest.param("status=disputed,+Planned,", Selection(statuses=("disputed", "planned")), id="statuses, untidily written"),
    pytest.param("from=2019&to=2024-06", Selection(start="2019", end="2024-06"), id="dates"),
    pytest.param("text=mutual+defence", Selection(text="mutual defence"), id="words"),
    pytest.param("text=100%25+%26+more%3D", Selection(text="100% & more="), id="signs of addresses"),
    pytest.param("event=x&view=y&zebra=1", Selection(), id="what is no filter"),
]


@pytest.mark.parametrize(("query", "selection"), CASES)
def test_a_query_is_read_as(query: str, selection: Selection) -> None:
    assert parse_query(query) == (selection, [])


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ({"countries": "Atlantis"}, 'countries: No country "Atlantis".'),
        ({"match": "every"}, 'match: "every" is not one of all, any, only.'),
        ({"types": "vist"}, 'types: No event type "vist". Did you mean "visit"?'),
        ({"from": "31 February 1904"}, 'from: "31 February 1904" is not a date.'),
        ({"to": "soon"}, 'to: "soon" is not a date.'),
        ({"status": "rumoured"}, 'status: "rumoured" is not one of confirmed, reported, disputed, planned, cancelled.'),
    ],
    ids=["a country", "a match", "a type", "a first day", "a last day", "a status"],
)
def test_a_word_that_asks_for_nothing_is_named_and_left_out(words: dict[str, str], complaint: str) -> None:
    selection, complaints = parse_selection({"text": "pact", **words})
    assert selection == Selection(text="pact")
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


@pytest.mark.parametrize(
    ("words", "selection", "complaint"),
    [
        ({"countries": "RUS,XYZ"}, Selection(countries=("RUS",)), 'countries: No country "XYZ".'),
        ({"types": "vist; treaty"}, Selection(types=("treaty",)), 'types: No event type "vist".'),
        ({"status": "rumoured,planned"}, Selection(statuses=("planned",)), 'status: "rumoured" is not one of'),
    ],
    ids=["countries", "types", "statuses"],
)
def test_of_a_list_the_good_part_is_kept(words: dict[str, str], selection: Selection, complaint: str) -> None:
    understood, complaints = parse_selection(words)
    assert understood == selection
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


def test_every_wrong_word_has_its_complaint() -> None:
    _, complaints = parse_selection({"countries": "Atlantis", "types": "vist", "from": "soon", "text": "pact"})
    assert [complaint.split(":")[0] for complaint in complaints] == ["countries", "types", "from"]


def test_what_asks_for_nothing_leaves_no_trace_in_the_address() -> None:
    assert format_query(Selection()) == ""
    assert format_query(Selection(countries=("RUS", "PRK"), match="only")) == "countries=RUS,PRK&match=only"


def test_words_come_in_one_order() -> None:
    everything = Selection(("RUS",), "any", ("visit",), "2019", "2024", "pact", ("planned",))
    assert tuple(selection_words(everything)) == KEYS


@pytest.mark.parametrize("value", [None, "", "  "], ids=["none", "empty", "blank"])
def test_a_blank_word_asks_for_nothing(value: str | None) -> None:
    assert parse_selection(dict.fromkeys(KEYS, value)) == (Selection(), [])  # type: ignore[arg-type]


CODES = [country.code for country in all_countries()]
SELECTIONS = st.builds(
    Selection,
    countries=st.lists(st.sampled_from(CODES), max_size=5, unique=True).map(tuple),
    match=st.sampled_from(list(MATCHES)),
    types=st.lists(st.sampled_from(list(EVENT_TYPES)), max_size=5, unique=True).map(tuple),
    start=st.sampled_from(["", "1904~", "2019", "2024-06", "2000-07-19/2000-07-20", "2024-12-04/.."]),
    end=st.sampled_from(["", "2025-06-19", "settembre 2025"]),
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(str.strip),
    statuses=st.lists(st.sampled_from(list(STATUSES)), max_size=3, unique=True).map(tuple),
)


def test_dates_the_wrong_way_round_are_said() -> None:
    assert parse_selection({"from": "2024", "to": "2020"})[1] == ['from: "2024" is later than to: "2020".']


@given(SELECTIONS)
def test_a_selection_comes_back_from_its_words_and_from_its_address(selection: Selection) -> None:
    assert parse_selection(selection_words(selection)) == (selection, [])
    assert parse_query(format_query(selection)) == (selection, [])
