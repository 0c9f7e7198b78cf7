"""From an article to rows on the page: the plain functions, one cell rewritten, the wiring, and a journey in a browser."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE, write_table
from flask.testing import FlaskClient
from test_accessibility import serious_faults
from test_browser import open_dashboard

from dashboard import ids
from dashboard.app import create_app
from dashboard.article_desk import (
    accept_row,
    article_source,
    cite_article,
    known_events,
    marked_passages,
    problems_of,
    read_pasted,
    where_from,
)
from events import read_table
from events.appending import AppendError, TableChangedError, fingerprint
from events.citing import add_source, cite_source

URL = "https://example.org/news/42"
PASTED = """\
Vladimir Putin visited Pyongyang on 19 June 2024 and signed a treaty with North Korea.

The capital had been cleaned for days.

On 12 May 2025 China and North Korea signed a trade agreement in Beijing. South Korea condemned North Korea on Monday."""
TRADE = {"date": "2025-05-12", "countries": "CHN; PRK", "type": "trade", "title": "China and North Korea trade in Beijing"}
ARTICLE = {"title": "", "publisher": "", "language": "en", "published": "2025-05-20"}


def source(url: str = URL) -> dict[str, str]:
    return article_source(ARTICLE, {"url": url}, date(2025, 5, 21))


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


# Reading what was pasted


def test_a_pasted_article_becomes_drafts() -> None:
    reading = read_pasted(PASTED, "2025-05-20")
    found = [(one.date.edtf if one.date else "", one.countries, one.type) for one in reading.drafts]
    assert found == [
        ("2024-06-19", ("RUS", "PRK"), "visit"),
        ("2024-06-19", ("RUS", "PRK"), "treaty"),
        ("2025-05-12", ("CHN", "PRK"), "trade"),
        ("2025-05-19", ("KOR", "PRK"), "condemnation"),
    ]


def test_the_marked_text_is_the_whole_text_and_no_other() -> None:
    reading = read_pasted(PASTED, "2025-05-20")
    assert "".join(words for each in marked_passages(reading) for words, _ in each.pieces) == PASTED


def test_dates_countries_and_events_are_marked_in_the_sentence_of_their_drafts() -> None:
    groups = {each.drafts: each.pieces for each in marked_passages(read_pasted(PASTED, "2025-05-20"))}
    assert set(groups) == {(), (0, 1), (2,), (3,)}
    marked = {(kind, words) for words, kind in groups[2,] if kind}
    assert {("date", "12 May 2025"), ("country", "China"), ("country", "North Korea")} <= marked
    assert "event" in {kind for kind, _ in marked}


def test_a_draft_says_what_its_date_was_counted_from() -> None:
    drafts = read_pasted(PASTED, "2025-05-20").drafts
    assert where_from(drafts[0]) == "From “19 June 2024”."
    assert where_from(drafts[3]) == "From “Monday”, counted from the day of publication."


@pytest.mark.parametrize(
    ("text", "published", "complaint"),
    [
        pytest.param(" \n", "", "Paste the text of an article first.", id="nothing"),
        pytest.param("x" * 100_001, "", "longer than 100,000 letters", id="a book"),
        pytest.param(PASTED, "31 February 2024", "The date of the article: ", id="an impossible date"),
        pytest.param("<!doctype html><html><body></body></html>", "", "No article was found in this page.", id="an empty page"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(text: str, published: str, complaint: str) -> None:
    assert complaint in read_pasted(text, published).complaint


def test_a_sentence_without_a_draft_is_marked_with_the_reason() -> None:
    reading = read_pasted("Russia and China share a border. Italy expelled two Russian diplomats on Monday.", "2025-05-20")
    assert [(each.unread, bool(each.drafts)) for each in marked_passages(reading) if each.unread or each.drafts] == [
        ("no word for an event was recognised", False),
        ("", True),
    ]


# A draft that the table has


@pytest.mark.parametrize(
    ("change", "ids_"),
    [
        pytest.param({}, ["2024-treaty"], id="the same day"),
        pytest.param({"date": "21 June 2024"}, ["2024-treaty"], id="two days later, written out"),
        pytest.param({"date": "2024-06"}, ["2024-treaty"], id="the month"),
        pytest.param({"countries": "North Korea; Russia"}, ["2024-treaty"], id="names the other way round"),
        pytest.param({"date": "2024-06-29"}, [], id="ten days later"),
        pytest.param({"type": "visit"}, [], id="another type"),
        pytest.param({"type": ""}, ["2024-treaty"], id="no type yet"),
        pytest.param({"countries": "RUS; CHN"}, [], id="another country"),
        pytest.param({"date": "some day"}, [], id="no date"),
    ],
)
def test_an_event_is_known_by_countries_type_and_about_its_date(
    small_table: Path, change: dict[str, str], ids_: list[str]
) -> None:
    cells = {"date": "2024-06-19", "countries": "RUS; PRK", "type": "treaty", "title": "A treaty"} | change
    assert [one.id for one in known_events(read_table(small_table), cells, URL)] == ids_


def test_a_draft_of_an_article_without_an_address_asks_for_it(small_table: Path) -> None:
    cells = {"date": "2019-03", "countries": "KEN; MLT", "type": "treaty", "title": "Kenya and Malta sign a treaty"}
    asked = problems_of(small_table, cells, "")
    assert [(one.column, one.reason) for one in asked] == [("sources", "the article has no address yet.")]
    assert problems_of(small_table, cells, "https://example.org/b") == []


def test_an_event_that_names_the_article_is_known_to(small_table: Path) -> None:
    cells = {"date": "2024-06-19", "countries": "RUS; PRK", "type": "treaty", "title": "A treaty"}
    table = read_table(small_table)
    assert [known_events(table, cells, url)[0].is_cited for url in (URL, "https://example.org/a")] == [False, True]


# The door


def test_an_accepted_row_and_its_article_are_in_the_two_tables(small_table: Path) -> None:
    outcome = accept_row(small_table, TRADE, source())
    assert outcome.is_done, outcome.words
    added, cited = rows(small_table)[-1], rows(small_table.with_name("sources.csv"))[-1]
    assert (added["date"], added["countries"], added["sources"]) == ("2025-05-12", "CHN; PRK", cited["id"])
    assert (cited["url"], cited["published"], cited["accessed"]) == (URL, "2025-05-20", "2025-05-21")
    assert read_table(small_table).problems == []
    assert small_table.read_text(encoding="utf-8").startswith(SMALL_TABLE)


def test_headline_and_publisher_of_the_form_stand_in_the_sources(small_table: Path) -> None:
    typed = {"url": URL, "title": " Trade deal signed ", "publisher": "The Paper"}
    accept_row(small_table, TRADE, article_source(ARTICLE | {"title": "As read"}, typed, date(2025, 5, 21)))
    cited = rows(small_table.with_name("sources.csv"))[-1]
    assert (cited["title"], cited["publisher"]) == ("Trade deal signed", "The Paper")


def test_two_rows_of_one_article_share_its_source(small_table: Path) -> None:
    accept_row(small_table, TRADE, source())
    accept_row(small_table, TRADE | {"type": "talks", "title": "China and North Korea hold talks"}, source())
    accept_row(small_table, TRADE | {"type": "meeting", "title": "China and North Korea meet"}, source(URL + "/other"))
    known = [row["id"] for row in rows(small_table.with_name("sources.csv"))[2:]]
    assert known == ["example-2025-05-20", "example-2025-05-20-2"]
    assert [row["sources"] for row in rows(small_table)[-3:]] == [known[0], known[0], known[1]]


@pytest.mark.parametrize(
    ("change", "url", "words"),
    [
        pytest.param({"date": "31 February 2024"}, URL, "It is not added yet", id="an impossible date"),
        pytest.param({"countries": "PRK"}, URL, "It is not added yet", id="one country"),
        pytest.param({}, "", "An event needs a source", id="no address"),
        pytest.param({}, "javascript:alert(1)", "An event needs a source", id="a script for an address"),
        pytest.param({"notes": "x"}, URL, "no column notes", id="a column that the table lacks"),
    ],
)
def test_a_row_with_an_error_changes_neither_table(small_table: Path, change: dict[str, str], url: str, words: str) -> None:
    outcome = accept_row(small_table, TRADE | change, source(url))
    assert not outcome.is_done
    assert words in outcome.words
    assert small_table.read_text(encoding="utf-8") == SMALL_TABLE
    assert small_table.with_name("sources.csv").read_text(encoding="utf-8") == SMALL_SOURCES


def test_without_a_table_of_sources_the_address_stands_in_the_row(small_table: Path) -> None:
    small_table.with_name("sources.csv").unlink()
    assert accept_row(small_table, TRADE, source("https://example.org/a;b")).is_done
    assert rows(small_table)[-1]["sources"] == "https://example.org/a%3Bb"


def test_problems_of_a_draft_are_those_of_a_row_typed_by_hand(small_table: Path) -> None:
    problems = problems_of(small_table, TRADE | {"type": "visitt"}, URL)
    assert [(one.column, one.level) for one in problems if not isinstance(one, str)] == [("type", "error")]
    assert "visit" in str(problems[0])


# One cell of one row

ODD = (
    "date,countries,type,title,sources,id\r\n"
    '"2024-06-19",RUS; PRK,treaty,"A ""treaty"", signed",src-a,one\r\n'
    "\r\n"
    '2023-09,RUS; PRK,agreement,"Arms\r\ndeal","src-a;src-b",two\r\n'
    "2000,RUS; PRK,visit,Visit ,src-a,three"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    ("event", "old", "new"),
    [
        pytest.param("one", "src-a,one", "src-a; new,one", id="a plain cell"),
        pytest.param("two", '"src-a;src-b"', '"src-a; src-b; new"', id="a quoted cell of a row of two lines"),
        pytest.param("three", "src-a,three", "src-a; new,three", id="the last row, without a line end"),
    ],
)
def test_only_the_cell_of_the_sources_is_rewritten(tmp_path: Path, event: str, old: str, new: str, encoding: str) -> None:
    text = ODD.replace("Arms", "Ärms und “Wörter”") if encoding == "cp1252" else ODD
    path = write_table(tmp_path, "")
    path.write_bytes(text.encode(encoding))
    cite_source(path, event, "new", fingerprint(path.read_bytes()))
    assert path.read_bytes() == text.replace(old, new).encode(encoding)


def test_a_cell_is_quoted_where_semicolons_part_the_columns(tmp_path: Path) -> None:
    path = write_table(tmp_path, "id;date;countries;type;title;sources\none;2000;RUS, PRK;visit;Visit;src-a\n")
    cite_source(path, "one", "src-b", fingerprint(path.read_bytes()))
    assert path.read_text(encoding="utf-8").endswith('visit;Visit;"src-a; src-b"\n')


def test_a_file_that_changed_in_between_is_left_as_it_is(small_table: Path) -> None:
    read = read_table(small_table)
    changed = SMALL_TABLE.replace("First by a Russian leader.", "")
    small_table.write_text(changed, encoding="utf-8")
    with pytest.raises(TableChangedError, match=r"events\.csv was saved by somebody else in the meantime"):
        cite_source(small_table, "2000-visit", "new", read.sha256)
    assert small_table.read_text(encoding="utf-8") == changed


@pytest.mark.parametrize(
    ("event", "cited", "words"),
    [
        pytest.param("2000-visit", "src-a", 'The event "2000-visit" names this source already.', id="cited already"),
        pytest.param("2000-gone", "new", 'has no event "2000-gone" any more', id="an event that is gone"),
    ],
)
def test_what_cannot_be_cited_is_a_sentence(small_table: Path, event: str, cited: str, words: str) -> None:
    with pytest.raises(AppendError, match=re.escape(words)):
        cite_source(small_table, event, cited, fingerprint(small_table.read_bytes()))
    assert small_table.read_text(encoding="utf-8") == SMALL_TABLE


def test_a_quotation_mark_left_open_above_does_not_mislead(tmp_path: Path) -> None:
    text = 'id,date,countries,type,title,sources\none,1999,RUS; PRK,visit,"Open,src-a\ntwo,2000,RUS; PRK,visit,Visit,src-a\n'
    path = write_table(tmp_path, text)
    cite_source(path, "two", "src-b", fingerprint(path.read_bytes()))
    assert path.read_text(encoding="utf-8") == text.removesuffix("src-a\n") + "src-a; src-b\n"


def test_an_article_becomes_a_source_of_an_event_that_the_table_has(small_table: Path) -> None:
    outcome = cite_article(read_table(small_table), "2024-treaty", source())
    assert outcome.is_done, outcome.words
    assert rows(small_table)[-1]["sources"] == "src-a; src-b; example-2025-05-20"
    assert read_table(small_table).problems == []


def test_a_source_is_added_the_way_its_table_is_written(small_table: Path) -> None:
    path = small_table.with_name("sources.csv")
    old = "id;publisher;title;url\r\nsrc-a;First;A report;https://example.org/a".encode("utf-16")
    path.write_bytes(old)
    assert add_source(small_table, {"id": "new", "publisher": "P; Q", "title": "", "url": URL, "language": "en"}) == "new"
    assert path.read_bytes().startswith(old)
    assert path.read_bytes().decode("utf-16").endswith(f'\r\nnew;"P; Q";;{URL}')


# The wiring


@pytest.fixture
def client(small_table: Path) -> FlaskClient:
    return create_app(small_table).server.test_client()


def send(
    client: FlaskClient, holding: str, changed: str, values: dict[str, Any], draft: str = "", **headers: str
) -> dict[str, Any]:
    """Send what the browser sends to the callback whose output holds a word; `values` are looked up by id and column."""
    wire = next(each for each in client.get("/_dash-dependencies").get_json() if holding in each["output"])

    def filled(end: dict[str, str]) -> Any:
        if not end["id"].startswith("{"):
            return {**end, "value": values.get(end["id"])}
        pattern = {key: draft if value == ["MATCH"] else value for key, value in json.loads(end["id"]).items()}
        if "column" in pattern:
            each = [{**pattern, "column": column} for column in values["cells"]]
            kept = each if end["property"] == "id" else list(values["cells"].values())
            return [{"id": one, "property": end["property"], "value": value} for one, value in zip(each, kept, strict=True)]
        if "event" in pattern:
            pattern["event"] = values.get("event", "")
            return [{"id": pattern, "property": "n_clicks", "value": 1 if changed == ids.DRAFT_CITE else None}]
        return {"id": pattern, "property": end["property"], "value": 1 if changed == pattern["type"] else None}

    outputs = [
        {"id": json.loads(name.replace('["MATCH"]', json.dumps(draft))) if name.startswith("{") else name, "property": prop}
        for name, prop in (end.rsplit(".", 1) for end in wire["output"].strip(".").split("..."))
    ]
    event = {"draft": draft, "event": values.get("event", ""), "type": changed}
    clicked = {key: value for key, value in event.items() if key != "event" or changed == ids.DRAFT_CITE}
    button = json.dumps(clicked, separators=(",", ":"), sort_keys=True) if draft else changed
    body = {
        "output": wire["output"],
        "outputs": outputs if len(outputs) > 1 else outputs[0],
        "inputs": [filled(end) for end in wire["inputs"]],
        "state": [filled(end) for end in wire["state"]],
        "changedPropIds": [f"{button}.n_clicks"] if changed else [],
    }
    response = client.post("/_dash-update-component", json=body, headers=headers)
    assert response.status_code in {200, 204}, response.text
    return dict(response.get_json()["response"]) if response.status_code == 200 else {}


def test_a_pasted_article_is_answered_with_its_text_and_drafts(client: FlaskClient) -> None:
    pasted = {ids.DESK_TEXT: PASTED, ids.DESK_PUBLISHED: "2025-05-20"}
    told = send(client, ids.DESK_DRAFTS, ids.DESK_READ, pasted)
    assert told[ids.DESK_SAID]["children"] == "4 drafts, read as English."
    assert told[ids.DESK_ARTICLE]["data"]["published"] == "2025-05-20"
    assert json.dumps(told[ids.DESK_DRAFTS]).count(ids.DRAFT_BODY) == 4


def test_a_page_fills_in_its_headline_and_a_pasted_text_leaves_what_was_typed(client: FlaskClient) -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>Diplomats expelled</title></head><body><article><p>Italy expelled two '
        "Russian diplomats on Monday, the ministry said, in a statement that had been expected in Rome for some time.</p>"
        "</article></body></html>"
    )
    for text, headline in ((page, "Diplomats expelled"), (PASTED, "As typed")):
        typed = {ids.DESK_TEXT: text, ids.DESK_PUBLISHED: "2025-05-20", ids.DESK_TITLE: "As typed"}
        told = send(client, ids.DESK_DRAFTS, ids.DESK_READ, typed)
        assert told[ids.DESK_TITLE]["value"] == headline


def test_a_sentence_that_gave_no_draft_is_counted_and_listed(client: FlaskClient) -> None:
    pasted = {ids.DESK_TEXT: "Russia and China share a border.", ids.DESK_PUBLISHED: "2025-05-20"}
    told = send(client, ids.DESK_DRAFTS, ids.DESK_READ, pasted)
    assert "1 sentence with two countries gave no draft." in told[ids.DESK_SAID]["children"]
    assert "no word for an event was recognised" in json.dumps(told[ids.DESK_DRAFTS])


def test_nothing_pasted_is_answered_with_a_sentence(client: FlaskClient) -> None:
    told = send(client, ids.DESK_DRAFTS, ids.DESK_READ, {ids.DESK_TEXT: None})
    assert told == {ids.DESK_SAID: {"children": "Paste the text of an article first."}}


def test_a_changed_draft_is_answered_with_its_problems(client: FlaskClient) -> None:
    told = send(client, ids.DRAFT_STATE, "", {"cells": TRADE | {"date": "31 February 2024"}, ids.DESK_URL: URL}, "1-0")
    assert "31 February 2024" in json.dumps(told)


WISHES = [
    pytest.param(ids.DRAFT_ACCEPT, "Added in line 9 as ", id="accept"),
    pytest.param(ids.DRAFT_DISCARD, "Thrown away.", id="throw away"),
    pytest.param(ids.DRAFT_CITE, "The article is now among the sources of 2024-treaty.", id="cite"),
]


@pytest.mark.parametrize(("wish", "words"), WISHES)
def test_a_wish_is_done_and_said(client: FlaskClient, wish: str, words: str) -> None:
    values = {"cells": TRADE, "event": "2024-treaty", ids.DESK_ARTICLE: ARTICLE, ids.DESK_URL: URL}
    told = send(client, ids.DRAFT_BODY, wish, values, "1-0")
    assert words in json.dumps(told)
    assert [part["children"] for part in told.values() if part.get("children") == []] == [[]]


def test_a_page_of_another_site_writes_nothing(client: FlaskClient, small_table: Path) -> None:
    values = {"cells": TRADE, ids.DESK_ARTICLE: ARTICLE, ids.DESK_URL: URL}
    with pytest.raises(AssertionError, match="403"):
        send(client, ids.DRAFT_BODY, ids.DRAFT_ACCEPT, values, "1-0", Origin="https://example.org")
    assert small_table.read_text(encoding="utf-8") == SMALL_TABLE


# In a browser


def paste(
    page: Any, address: str, text: str = PASTED, url: str = URL, query: str = "", wait_for: str = ".desk-state:not(:empty)"
) -> None:
    open_dashboard(page, address, query)
    page.click("#article-desk-button")
    assert page.evaluate("document.activeElement.id") == "article-text"
    page.fill(f"#{ids.DESK_TEXT}", text)
    page.get_by_label("Published, such as").fill("2025-05-20")
    page.get_by_label("Address of the article").fill(url)
    page.get_by_role("button", name="Read the article").click()
    page.wait_for_selector(wait_for)


@pytest.mark.browser
def test_a_curator_pastes_an_article_mends_a_draft_and_sees_it_in_the_table(page: Any, serve: Any, small_table: Path) -> None:
    paste(page, serve(small_table))
    draft = page.locator("li[data-draft='2']")
    draft.get_by_label("Title").fill("China and North Korea agree on trade")
    draft.get_by_role("button", name="Add to the table").focus()
    page.keyboard.press("Enter")
    draft.get_by_text("Added in line 9").wait_for()
    page.wait_for_selector("#list-of-events >> text=China and North Korea agree on trade")
    assert rows(small_table)[-1]["title"] == "China and North Korea agree on trade"
    assert page.evaluate("document.activeElement.dataset.draft") == "2"


@pytest.mark.browser
def test_a_draft_like_one_that_was_just_added_is_known_at_once(page: Any, serve: Any, small_table: Path) -> None:
    paste(page, serve(small_table))
    other = page.locator("li[data-draft='3']")
    for label, value in {"Date": "2025-05-12", "Countries": "CHN; PRK", "Type": "trade"}.items():
        other.get_by_label(label, exact=True).fill(value)
        page.keyboard.press("Tab")
    assert other.locator(".desk-known").count() == 0
    page.locator("li[data-draft='2']").get_by_role("button", name="Add to the table").click()
    other.locator(".desk-known").get_by_text("12 May 2025").wait_for()


@pytest.mark.browser
def test_a_draft_that_the_table_has_is_added_to_its_sources(page: Any, serve: Any, small_table: Path) -> None:
    paste(page, serve(small_table))
    draft = page.locator("li[data-draft='1']")
    draft.get_by_text("19 June 2024: Treaty with a defence clause is signed").wait_for()
    draft.get_by_role("button", name="Add the article to its sources").click()
    draft.get_by_text("now among the sources of 2024-treaty").wait_for()
    assert rows(small_table)[-1]["sources"].startswith("src-a; src-b; ")


@pytest.mark.browser
def test_a_sentence_without_a_draft_is_drafted_all_the_same(page: Any, serve: Any, small_table: Path) -> None:
    text = "Kenya may one day send an envoy to Malta. If Kenya lost to Malta on 12 May 2025, the fans would be sad."
    paste(page, serve(small_table), text, wait_for=".desk-unread")
    page.locator(".desk-unread > summary").click()
    sentence = page.locator(".desk-unread li").nth(1)
    sentence.get_by_role("button", name="Draft it all the same").click()
    sentence.get_by_label("Countries", exact=True).wait_for()
    fields = {label: sentence.get_by_label(label, exact=True).input_value() for label in ("Date", "Countries", "Type", "Title")}
    assert fields == {"Date": "2025-05-12", "Countries": "KEN; MLT", "Type": "", "Title": ""}
    sentence.get_by_text("type is missing").wait_for()
    for label, value in {"Type": "visit", "Title": "Kenya visits Malta"}.items():
        sentence.get_by_label(label, exact=True).fill(value)
        page.keyboard.press("Tab")
    sentence.get_by_role("button", name="Add to the table").click()
    sentence.get_by_text("Added in line 9").wait_for()
    assert rows(small_table)[-1]["title"] == "Kenya visits Malta"


@pytest.mark.browser
def test_a_sentence_and_its_drafts_light_up_together(page: Any, serve: Any, small_table: Path) -> None:
    paste(page, serve(small_table))
    lit = "Array.from(document.querySelectorAll('#article-desk .lit'), (each) => each.tagName + each.dataset.draft)"
    page.hover("mark[data-draft='0 1']")
    assert page.evaluate(lit) == ["MARK0 1", "LI0", "LI1"]
    page.hover("li[data-draft='3'] h3")
    assert page.evaluate(lit) == ["MARK3", "LI3"]
    page.hover("#page-title")
    page.focus("mark[data-draft='2']")
    assert page.evaluate(lit) == ["MARK2", "LI2"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('li').dataset.draft") == "2"


@pytest.mark.browser
def test_markup_in_an_article_stays_text(page: Any, serve: Any, small_table: Path) -> None:
    hostile = "On 12 May 2025 China and North Korea signed a trade agreement in <img src=x onerror=alert(1)> Beijing."
    paste(page, serve(small_table), hostile)
    assert page.inner_text(".desk-text").startswith("On 12 May 2025 China and North Korea")
    assert "<img src=x onerror=alert(1)>" in page.inner_text(".desk-text")
    assert page.locator("#article-desk img").count() == 0


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_serious_beside_drafts(page: Any, serve: Any, small_table: Path, width: int, theme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    paste(page, serve(small_table), query=f"?theme={theme}")
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_day_of_the_sentence_before_is_said_in_plain_words():
    text = "Italy expelled two Russian diplomats on 6 March. Russia summoned the Italian ambassador."
    last = read_pasted(text, "2024-03-10").drafts[-1]
    assert where_from(last) == "From “6 March”. The day is that of the sentence before."
