"""The form that adds an event: what it says while somebody types, who may send it, and the journey in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_TABLE
from flask.testing import FlaskClient

from dashboard.add_event import NEEDED, add_event, is_own_page, judge_row
from dashboard.app import create_app
from events.live_table import LiveTable
from events.loading import read_table

CELLS = {
    "date": "4 dicembre 2024",
    "countries": "Russia; Corea del Nord",
    "type": "treaty",
    "title": "The treaty enters into force",
    "sources": "src-a; src-b",
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-09", "some day in September 2023 (month)"),
        ("12-17 settembre 2023", "12–17 September 2023 (interval)"),
        ("2024-06-19", "19 June 2024 (day)"),
        ("1904~", "about 1904 (year)"),
    ],
    ids=["a month", "a span in Italian", "a day", "circa"],
)
def test_a_date_is_said_in_words_with_its_precision(small_table: Path, text: str, words: str) -> None:
    judgement = judge_row(read_table(small_table), {"date": text})
    assert judgement["words"]["date"] == words or judgement["words"]["date"] == f"some day in {words}"
    assert judgement["problems"] == {}


def test_what_is_not_filled_yet_is_no_problem_and_what_is_wrong_stands_beside_its_field(small_table: Path) -> None:
    judgement = judge_row(read_table(small_table), {"date": "31 February 1904", "countries": "RUS", "sources": "src-z"})
    assert {column: [one["level"] for one in told] for column, told in judgement["problems"].items()} == {
        "date": ["error"],
        "countries": ["error"],
        "sources": ["error"],
    }
    assert judgement["problems"]["date"][0]["text"].startswith('"31 February 1904" is not a date. Write 1904-02')


def test_a_date_is_read_as_the_tables_other_dates_settle_it(small_table: Path) -> None:
    small_table.write_text(SMALL_TABLE.replace("2018-06-12", "25/12/2018"))
    assert judge_row(read_table(small_table), {"date": "03/04/2023"})["words"]["date"].startswith("3 April 2023")


def test_a_whole_row_says_who_acts_and_what_is_doubtful(small_table: Path) -> None:
    judgement = judge_row(read_table(small_table), CELLS | {"title": "x" * 81, "related": "2024-treaty"})
    assert judgement["words"]["countries"] == "Russia and North Korea"
    assert judgement["problems"] == {"title": [{"level": "warning", "text": "the title has 81 characters. Write at most 80."}]}


def test_a_sent_row_is_in_the_next_snapshot_at_once(small_table: Path) -> None:
    live = LiveTable(small_table)
    result = add_event(live, CELLS)
    assert (result["id"], result["said"]) == ("2024-12-04-the-treaty-enters-into-force", "Added in line 9 of events.csv.")
    assert live.snapshot().version == result["version"]
    assert result["id"] in set(live.snapshot().table.events["id"])


def test_a_source_that_leads_nowhere_is_refused(small_table: Path) -> None:
    live = LiveTable(small_table)
    cells = {"date": "2024-07", "countries": "RUS; PRK", "type": "arms", "title": "Arms", "sources": "src-a; www.ansa.it/x"}
    words = '"www.ansa.it/x" is neither a known source nor a web address. Choose one from the list, or write an address that '
    assert judge_row(live.snapshot().table, cells)["problems"]["sources"][0]["text"].startswith(words + "begins with https://")
    told = add_event(live, cells)
    assert told["id"] == ""
    assert told["problems"]["sources"][0]["level"] == "error"
    assert small_table.read_text() == SMALL_TABLE


def test_what_is_missing_is_asked_for_in_words_of_the_form(small_table: Path) -> None:
    problems = add_event(LiveTable(small_table), {})["problems"]
    assert problems == {name: [{"level": "error", "text": text}] for name, text in NEEDED.items()}


def test_a_row_is_not_added_to_a_table_that_was_saved_meanwhile(small_table: Path) -> None:
    live = LiveTable(small_table)
    half_seen = SMALL_TABLE + "x,2024"
    small_table.write_text(half_seen)
    result = add_event(live, CELLS)
    assert result["id"] == ""
    assert "saved by somebody else in the meantime" in result["said"]
    assert small_table.read_text() == half_seen


@pytest.mark.parametrize(
    ("headers", "remote", "own"),
    [
        ({"Host": "127.0.0.1:8050", "Origin": "http://127.0.0.1:8050"}, "127.0.0.1", True),
        ({"Host": "localhost:8050", "Origin": "http://localhost:8050"}, "127.0.0.1", True),
        ({"Host": "[::1]:8050", "Origin": "http://[::1]:8050"}, "::1", True),
        ({"Host": "127.0.0.1:8050"}, "127.0.0.1", True),
        ({"Host": "127.0.0.1:8050", "Origin": "https://example.org"}, "127.0.0.1", False),
        ({"Host": "127.0.0.1:8050", "Origin": "http://127.0.0.1:9999"}, "127.0.0.1", False),
        ({"Host": "127.0.0.1:8050", "Origin": "null"}, "127.0.0.1", False),
        ({"Host": "rebound.example.org:8050", "Origin": "http://rebound.example.org:8050"}, "127.0.0.1", False),
        ({"Host": "192.168.1.5:8050", "Origin": "http://192.168.1.5:8050"}, "192.168.1.9", False),
        ({"Host": "127.0.0.1:8050"}, "192.168.1.9", False),
        ({}, None, False),
    ],
    ids=[
        "this page", "by name", "IPv6", "no browser", "another site", "another port", "a file", "a name led here",
        "over the network", "a guessed Host", "nothing",
    ],
)  # fmt: skip
def test_only_a_page_of_this_server_on_this_machine_may_write(headers: dict[str, str], remote: str, own: bool) -> None:
    assert is_own_page(headers, remote) is own


def send(client: FlaskClient, cells: dict[str, str], **headers: str) -> int:
    output = "..add-event-result.data...latest-version.data@"
    wire = next(one for one in client.get("/_dash-dependencies").json if one["output"].startswith(output))
    body = {
        "output": wire["output"],
        "outputs": [
            {"id": "add-event-result", "property": "data"},
            {"id": "latest-version", "property": wire["output"].strip(".").split("...")[1].partition(".")[2]},
        ],
        "inputs": [{"id": "add-event-request", "property": "data", "value": {"cells": cells, "asked": 1}}],
        "changedPropIds": ["add-event-request.data"],
    }
    return client.post("/_dash-update-component", json=body, headers=headers).status_code


def test_another_sites_page_is_refused_and_nothing_is_written(small_table: Path) -> None:
    client = create_app(small_table).server.test_client()
    assert send(client, CELLS, Origin="https://example.org") == 403
    assert small_table.read_text() == SMALL_TABLE
    assert send(client, CELLS, Origin="http://localhost") == 200
    assert len(read_table(small_table).events) == 8


def test_a_workbook_has_no_form(tmp_path: Path, small_table: Path) -> None:
    import pandas as pd

    book = tmp_path / "events.xlsx"
    pd.read_csv(small_table, dtype="str").to_excel(book, index=False)
    assert '"add-event"' not in create_app(book).server.test_client().get("/_dash-layout").text
    assert '"add-event"' in create_app(small_table).server.test_client().get("/_dash-layout").text


@pytest.mark.browser
def test_an_event_is_added_by_keyboard_alone_and_is_selected(page: Any, serve: Any, small_table: Path) -> None:
    page.goto(serve(small_table) + "/?countries=USA,PRK")
    page.wait_for_selector("#sentence:has-text('United States')")
    page.locator("#add-event summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.name === 'date'")
    page.keyboard.type("settembre 2024")
    page.wait_for_selector("#add-event-date-said:has-text('some day in September 2024 (month)')")
    page.keyboard.press("Tab")
    for country in ("Russia", "Corea del Nord"):
        page.keyboard.type(country)
        page.keyboard.press("Enter")
    assert page.locator("[data-chips=countries] button").all_inner_texts() == ["Russia ×", "Corea del Nord ×"]
    page.keyboard.press("Tab")
    page.keyboard.type("Treaty")
    page.keyboard.press("Tab")
    page.keyboard.type("The treaty enters into force")
    page.keyboard.press("Tab")
    page.keyboard.type("src-a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#add-event-countries-said:has-text('Russia and North Korea')")
    page.get_by_role("button", name="Add to events.csv").press("Enter")
    page.wait_for_selector("#details h2:has-text('The treaty enters into force')")
    assert page.inner_text(".toast").startswith("Added in line 9 of events.csv.")
    assert "event=2024-09-the-treaty-enters-into-force" in page.url
    assert read_table(small_table).events.iloc[-1]["countries"] == "RUS; PRK"
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.browser
def test_who_denies_it_what_it_follows_and_notes_are_written_too(page: Any, serve: Any, small_table: Path) -> None:
    small_table.write_text(SMALL_TABLE.replace("related,sources", "related,sources,notes"))
    page.goto(serve(small_table))
    page.wait_for_selector("#sentence:not(:empty)")
    page.click("#add-event summary")
    for label, text in (("Date", "2024-07"), ("Title", "More arms are said to be sent"), ("Notes", "Both deny it")):
        page.get_by_label(label, exact=label == "Notes").first.fill(text)
    page.get_by_label("Type").select_option("arms")
    page.get_by_label("Status").last.select_option("disputed")
    for name, texts in {
        "countries": ["PRK", "RUS"],
        "sources": ["src-a"],
        "denied_by": ["Russia"],
        "related": ["2023-arms"],
    }.items():
        for text in texts:
            page.fill(f"#add-event [name={name}]", text)
            page.press(f"#add-event [name={name}]", "Enter")
    offered = page.eval_on_selector_all("#add-event-related-list option", "all => all.map((one) => [one.value, one.label])")
    assert offered[0] == ["2024-treaty", "19 June 2024: Treaty with a defence clause is signed"]
    assert len(offered) == 7
    page.get_by_label("Title").first.fill("x" * 81)
    page.wait_for_selector("#add-event-title-said.warning:has-text('Look again: the title has 81 characters.')")
    page.get_by_label("Title").first.fill("More arms are said to be sent")
    page.get_by_role("button", name="Add to events.csv").click()
    page.wait_for_selector("#details h2:has-text('More arms are said to be sent')")
    row = read_table(small_table).events.iloc[-1]
    assert (row["denied_by"], row["related"], row["notes"]) == ("RUS", "2023-arms", "Both deny it")


@pytest.mark.browser
def test_a_wrong_field_says_why_beside_it_and_nothing_is_written(page: Any, serve: Any, small_table: Path) -> None:
    page.goto(serve(small_table))
    page.wait_for_selector("#sentence:not(:empty)")
    page.click("#add-event summary")
    page.get_by_label("Date").fill("31 February 1904")
    page.wait_for_selector("#add-event-date-said.error:has-text('is not a date. Write 1904-02')")
    page.get_by_label("Title").fill("<b>bold</b>")
    page.get_by_role("button", name="Add to events.csv").click()
    page.wait_for_selector(
        "#add-event-sources-said.error:has-text('Who says so? Choose a known source, or write a web address that begins with https://.')"
    )
    assert page.get_by_label("Date").get_attribute("aria-invalid") == "true"
    assert page.evaluate("document.activeElement.name") == "date"
    assert small_table.read_text() == SMALL_TABLE
    page.keyboard.press("Escape")
    assert page.locator("#add-event[open]").count() == 0
