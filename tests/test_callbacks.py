"""What Dash carries, through the app's own server."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_TABLE
from flask.testing import FlaskClient
from test_questions import draw

from dashboard import ids
from dashboard.app import create_app

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


def test_dash_carries_versions_downloads_new_events_and_articles(client: FlaskClient) -> None:
    wires = client.get("/_dash-dependencies").get_json()
    asked = {wire["output"] for wire in wires if not wire["clientside_function"]}
    drafts = (ids.DESK_DRAFTS, ids.DRAFT_STATE, ids.DRAFT_BODY, ids.DRAFT_OPENED, ids.DESK_WRITTEN)
    of_articles = {output for output in asked if any(name in output for name in drafts)}
    assert len(of_articles) == len(drafts)
    asked -= of_articles
    added = {one for one in asked if one.startswith(f"..{ids.ADD_EVENT_RESULT}.data...{ids.LATEST_VERSION}.data@")}
    assert len(added) == 1, "a new event, and with it the version that shows it"
    others = (ids.LATEST_VERSION, ids.DOWNLOAD, ids.ADD_EVENT_JUDGEMENT)
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
    drawing = draw(client, newer)
    assert drawing["version"] == newer
    assert "2024-new" in [record["id"] for record in drawing["records"]]


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


def test_without_a_request_nothing_is_downloaded(client: FlaskClient) -> None:
    assert ask(client, "download.data", download_request=None) is None
