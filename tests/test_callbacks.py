"""What the page asks and is told: the plain functions, and the wiring through the app's own server."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_TABLE
from flask.testing import FlaskClient

from dashboard import ids
from dashboard.app import create_app
from dashboard.callbacks import answer, answer_selection
from events import read_table
from events.queries import Selection

NEW_ROW = "2024-new,2024-12-04,RUS; PRK,treaty,The treaty enters into force,,,,4,Moscow,2024-treaty,src-a\n"


@pytest.fixture
def client(small_table: Path) -> FlaskClient:
    return create_app(small_table).server.test_client()


def ask(client: FlaskClient, output: str, **values: Any) -> Any:
    """Send what the browser sends when `output` is to be computed anew; return its new value, None where it stays.

    The inputs are looked up in the app's own list of dependencies, so a wire to a wrong id fails here.
    """
    wires = {wire["output"]: wire for wire in client.get("/_dash-dependencies").get_json()}
    wire = wires[output]
    changed = [f"{each['id']}.{each['property']}" for each in wire["inputs"]]
    component, prop = output.split(".")
    body = {
        "output": output,
        "outputs": {"id": component, "property": prop},
        "inputs": [{**each, "value": values.get(each["id"].replace("-", "_"))} for each in wire["inputs"]],
        "state": [{**each, "value": values.get(each["id"].replace("-", "_"))} for each in wire["state"]],
        "changedPropIds": changed,
    }
    response = client.post("/_dash-update-component", json=body)
    assert response.status_code in {200, 204}, response.text
    told = response.get_json()["response"] if response.status_code == 200 else {}
    return told.get(component, {}).get(prop)


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


# The wiring


def test_the_page_asks_the_server_seven_things_and_what_an_article_needs(client: FlaskClient) -> None:
    wires = client.get("/_dash-dependencies").get_json()
    asked = {wire["output"] for wire in wires if not wire["clientside_function"]}
    drafts = (ids.DESK_DRAFTS, ids.DRAFT_STATE, ids.DRAFT_BODY)
    of_articles = {output for output in asked if any(name in output for name in drafts)}
    assert len(of_articles) == 3
    asked -= of_articles
    added = {one for one in asked if one.startswith(f"..{ids.ADD_EVENT_RESULT}.data...{ids.LATEST_VERSION}.data@")}
    assert len(added) == 1, "a new event, and with it the version that shows it"
    others = (ids.LATEST_VERSION, ids.DRAWING, ids.ANSWER, ids.EXPORT_LOSSES, ids.DOWNLOAD, ids.ADD_EVENT_JUDGEMENT)
    assert asked - added == {f"{name}.data" for name in others}


def test_every_wire_ends_at_a_part_of_the_page(client: FlaskClient) -> None:
    layout = client.get("/_dash-layout").get_data(as_text=True)
    for wire in client.get("/_dash-dependencies").get_json():
        for end in (*wire["inputs"], *wire["state"]):
            assert f'"id":"{end["id"]}"' in layout or end["id"].startswith('{"')  # of drafts, which come later


def test_the_clock_tells_a_version_once(client: FlaskClient) -> None:
    version = ask(client, "latest-version.data", clock=0)
    assert version
    assert ask(client, "latest-version.data", clock=1, latest_version=version) is None


def test_a_saved_row_reaches_the_page(client: FlaskClient, small_table: Path) -> None:
    version = ask(client, "latest-version.data", clock=0)
    small_table.write_text(SMALL_TABLE + NEW_ROW)
    newer = ask(client, "latest-version.data", clock=1, latest_version=version)
    assert newer not in {None, version}
    drawing = ask(client, "drawing.data", latest_version=newer)
    assert drawing["version"] == newer
    assert "2024-new" in [record["id"] for record in drawing["records"]]


def test_a_bad_row_reaches_the_page_as_a_problem(client: FlaskClient, small_table: Path) -> None:
    small_table.write_text(SMALL_TABLE + "bad,31 February 2024,RUS; PRK,visit,T,,,,,,,src-a\n")
    drawing = ask(client, "drawing.data", latest_version="x")
    assert [(problem["line"], problem["column"]) for problem in drawing["problems"]] == [(9, "date")]
    assert len(drawing["records"]) == 7


def test_a_file_that_cannot_be_read_leaves_the_events_and_a_notice(client: FlaskClient, small_table: Path) -> None:
    small_table.unlink()
    drawing = ask(client, "drawing.data", latest_version="x")
    assert len(drawing["records"]) == 7
    assert "There is no file" in drawing["notice"]


def test_a_drawing_has_a_mark_for_each_event_and_pair(client: FlaskClient) -> None:
    drawing = ask(client, "drawing.data", latest_version="x")
    assert len(drawing["marks"]) == 6 + 15
    assert len(drawing["symbols"]) == len(drawing["records"]) == 7
    assert {pair for _, pair, _ in drawing["marks"]} == set(drawing["laneNames"])
    assert drawing["successors"] == {"SUN": "RUS"}
    assert drawing["countryNames"]["SUN"] == "Soviet Union"


def test_a_question_is_answered_with_what_was_asked(client: FlaskClient) -> None:
    words = {"countries": "RUS,PRK", "match": "only", "version": "1", "question": 3}
    told = ask(client, "answer.data", selection=words)
    assert told["asked"] == words
    assert len(told["ids"]) == 5
    assert told["sentence"] == "5 events between Russia and North Korea and nobody else, 1961–2024"


def test_no_question_asks_for_everything(client: FlaskClient) -> None:
    assert len(ask(client, "answer.data", selection=None)["ids"]) == 7


def test_a_wrong_word_in_the_address_is_a_complaint_and_no_error(client: FlaskClient) -> None:
    told = ask(client, "answer.data", selection={"from": "31 February 1904"})
    assert told["complaints"][0].startswith('from: "31 February 1904" is not a date.')


@pytest.mark.parametrize(
    ("request_", "name", "begin"),
    [
        ({"format": "csv", "words": {}}, "timeline-1961-2024.csv", b"id,date,countries"),
        ({"format": "html", "words": {"countries": "RUS,PRK"}}, "timeline-prk-rus-1961-2024.html", b"<!doctype html>"),
        ({"format": "exe", "words": {}}, "timeline-1961-2024.html", b"<!doctype html>"),
    ],
    ids=["a table", "a page of a pair", "an unknown format"],
)
def test_a_download_is_named_after_what_it_holds(client: FlaskClient, request_: Any, name: str, begin: bytes) -> None:
    sent = ask(client, "download.data", download_request=request_)
    assert sent["filename"] == name
    assert base64.b64decode(sent["content"]).startswith(begin)


def test_what_each_format_cannot_hold_is_told_of_the_selection_asked_about(client: FlaskClient) -> None:
    told = ask(client, "export-losses.data", export_question={"words": {"status": "disputed"}, "number": 3})
    assert told["number"] == 3
    assert told["losses"]["ics"][0].startswith("1 event has no single day")
    assert told["losses"]["html"] == []
    assert ask(client, "export-losses.data", export_question=None) is None


def test_without_a_request_nothing_is_downloaded(client: FlaskClient) -> None:
    assert ask(client, "download.data", download_request=None) is None
