"""What the page asks and is told: the plain functions, and their addresses on the app's own server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SMALL_TABLE
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.questions import OF_THE_TABLE, answer, answer_selection
from events import read_table
from events.queries import Selection


@pytest.fixture
def client(small_table: Path) -> FlaskClient:
    return create_app(small_table).server.test_client()


def put(client: FlaskClient, kind: str, **question: Any) -> Any:
    """Put a question as the page does; return the reply."""
    response = client.post(f"/ask/{kind}", json=question)
    assert response.status_code == 200, response.text
    return response.get_json()


def draw(client: FlaskClient, version: str = "") -> Any:
    """Ask for the drawing of a table as the page does."""
    response = client.get("/drawing", query_string={"version": version})
    assert response.status_code == 200, response.text
    return response.get_json()


# Plain functions


def test_an_answer_holds_ids_lanes_counts_and_a_sentence(small_table: Path) -> None:
    told = answer(read_table(small_table), {"countries": "RUS,PRK", "types": "visit"})
    assert told["ids"] == ["2000-visit", "2023-visit"]
    assert told["lanes"] == [("PRK-RUS", 2)]
    assert told["facets"]["types"] == {"treaty": 2, "visit": 2, "agreement": 1, "talks": 1}
    assert told["facets"]["partners"] == []
    assert told["sentence"] == "2 events between Russia and North Korea, of type visit, 2000–2023"
    assert told["complaints"] == []


def test_an_answer_to_wrong_words_complains_and_goes_on_without_them(small_table: Path) -> None:
    told = answer(read_table(small_table), {"countries": "Atlantis", "types": "visit"})
    assert told["ids"] == ["2000-visit", "2023-visit"]
    assert len(told["complaints"]) == 1


def test_an_answer_of_nothing_is_whole(small_table: Path) -> None:
    told = answer_selection(read_table(small_table), Selection(text="zebra"))
    assert (told["ids"], told["lanes"], told["facets"]["types"]) == ([], [], {})
    assert told["sentence"].startswith("No events")


# Their addresses


def test_a_question_is_answered_with_its_number(client: FlaskClient) -> None:
    told = put(client, "answer", countries="RUS,PRK", match="only", number=3)
    assert told["number"] == 3
    assert told["version"]
    assert len(told["ids"]) == 5
    assert told["sentence"] == "5 events between Russia and North Korea and nobody else, 1961–2024"


def test_no_words_ask_for_everything(client: FlaskClient) -> None:
    assert len(put(client, "answer")["ids"]) == 7


def test_a_wrong_word_in_the_address_is_a_complaint_and_no_error(client: FlaskClient) -> None:
    told = put(client, "answer", **{"from": "31 February 1904"})
    assert told["complaints"][0].startswith('from: "31 February 1904" is not a date.')


def test_what_each_format_cannot_hold_is_told_of_the_selection_asked_about(client: FlaskClient) -> None:
    told = put(client, "losses", words={"status": "disputed"})
    assert told["losses"]["ics"][0].startswith("1 event has no single day")
    assert told["losses"]["html"] == []


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [("weather", {}, 404), ("context", {}, 404), ("answer", [], 400), ("answer", 7, 400)],
    ids=["no such question", "no machine-coded table", "no question", "a number"],
)
def test_what_is_no_question_is_refused(client: FlaskClient, kind: str, body: Any, status: int) -> None:
    assert client.post(f"/ask/{kind}", json=body).status_code == status


def test_the_page_puts_the_questions_that_have_an_address() -> None:
    script = (ROOT / "assets" / "page.js").read_text(encoding="utf-8")
    kinds = re.search(r"const KINDS = place\.put \? \[(.*?)\]", script)
    assert kinds
    assert set(re.findall(r'"(\w+)"', kinds[1])) == {*OF_THE_TABLE, "context"}


def test_a_bad_row_reaches_the_page_as_a_problem(client: FlaskClient, small_table: Path) -> None:
    small_table.write_text(SMALL_TABLE + "bad,31 February 2024,RUS; PRK,visit,T,,,,,,,src-a\n")
    drawing = draw(client, "newer")
    assert [(problem["line"], problem["column"]) for problem in drawing["problems"]] == [(9, "date")]
    assert len(drawing["records"]) == 7


def test_a_file_that_cannot_be_read_leaves_the_events_and_a_notice(client: FlaskClient, small_table: Path) -> None:
    small_table.unlink()
    drawing = draw(client, "newer")
    assert len(drawing["records"]) == 7
    assert "There is no file" in drawing["notice"]


def test_a_drawing_has_a_mark_for_each_event_and_pair(client: FlaskClient) -> None:
    drawing = draw(client)
    assert len(drawing["marks"]) == 6 + 15
    assert len(drawing["symbols"]) == len(drawing["records"]) == 7
    assert {pair for _, pair, _ in drawing["marks"]} == set(drawing["laneNames"])
    assert drawing["successors"]["SUN"] == "RUS"
    assert drawing["countryNames"]["SUN"] == "Soviet Union"
    assert drawing["countryNames"]["FRA"] == "France"  # an address may name it
