"""The application: what its server sends with every page, and that two of them do not meet."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from conftest import SMALL_TABLE, write_table
from flask.testing import FlaskClient
from test_questions import draw

from dashboard.app import create_app
from dashboard.layout import TITLE
from events import TableError
from events.live_table import LiveTable


@pytest.fixture
def client(small_table: Path) -> FlaskClient:
    return create_app(small_table).server.test_client()


def policy_of(client: FlaskClient, path: str = "/") -> dict[str, list[str]]:
    header = client.get(path).headers["Content-Security-Policy"]
    return {words[0]: words[1:] for words in (part.split() for part in header.split(";"))}


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/_dash-dependencies", "/assets/page.js", "/no-such-page"])
def test_every_answer_is_restricted(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert policy_of(client, path)["default-src"] == ["'none'"]


def test_no_script_runs_that_is_not_ours(client: FlaskClient) -> None:
    scripts = policy_of(client)["script-src"]
    assert scripts[0] == "'self'"
    assert all(re.fullmatch(r"'sha256-[A-Za-z0-9+/=]+'", word) for word in scripts[1:])


def test_the_page_talks_to_its_own_server_alone(client: FlaskClient) -> None:
    policy = policy_of(client)
    assert policy["connect-src"] == ["'self'"]
    assert policy["form-action"] == policy["base-uri"] == ["'none'"]
    assert not any("http" in word or "*" in word for words in policy.values() for word in words)


def test_every_script_written_into_the_page_is_allowed_by_its_hash(client: FlaskClient) -> None:
    page = re.sub(r"<!--.*?-->", "", client.get("/").get_data(as_text=True), flags=re.DOTALL)
    inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", page, re.DOTALL)
    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy_of(client)["script-src"]


def test_everything_the_page_loads_comes_from_its_own_server(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', page)
    assert any("timeline.js" in address for address in loaded)
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    assert not any("file_place" in address for address in loaded), "the exported file's half stays out"


def test_the_page_has_a_language_and_a_title(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert '<html lang="en">' in page
    assert f"<title>{TITLE}</title>" in page


def test_no_debugger_is_switched_on(small_table: Path) -> None:
    app = create_app(small_table)
    assert app.server.debug is False
    assert '"ui":true' not in app.server.test_client().get("/").get_data(as_text=True).replace(" ", "")


def test_two_apps_in_one_process_show_their_own_tables(tmp_path: Path) -> None:
    shown = []
    for count in (3, 5):
        folder = tmp_path / str(count)
        folder.mkdir()
        rows = "\n".join(SMALL_TABLE.splitlines()[: count + 1]) + "\n"
        shown.append(create_app(write_table(folder, rows)).server.test_client())
    for client, count in zip(shown, (3, 5), strict=True):
        assert len(draw(client)["records"]) == count


def test_an_app_takes_a_live_table_as_well_as_a_path(small_table: Path) -> None:
    assert create_app(LiveTable(small_table)).server.test_client().get("/").status_code == 200
    assert create_app(str(small_table)).server.test_client().get("/").status_code == 200


def test_without_a_table_there_is_no_app(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="There is no file"):
        create_app(tmp_path / "none.csv")
