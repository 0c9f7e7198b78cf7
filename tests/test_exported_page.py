"""The exported file in a real browser, opened from disk: no request, the same answers as Python, nothing breaks out."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SMALL_TABLE, write_table
from synthetic import COUNTRIES, TYPES, WORDS, synthetic_csv
from test_accessibility import serious_faults

from dashboard.callbacks import answer
from dashboard.export import write_html
from events.columns import STATUSES
from events.loading import Table, read_table

pytestmark = pytest.mark.browser


def open_file(page: Any, path: Path, hash_text: str = "") -> list[str]:
    """Open an exported file from disk and return the list to which every request is added."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri() + hash_text)
    page.wait_for_selector("#sentence:not(:empty)")
    return asked


def foreign(asked: list[str], path: Path) -> list[str]:
    return [url for url in asked if not url.startswith((path.as_uri(), "data:", "blob:"))]


def export(table: Path) -> Path:
    out = table.with_name("timeline.html")
    write_html(table, out)
    return out


def some_words(rng: random.Random) -> dict[str, str]:
    """A selection as a reader might make it, in words."""
    words = {
        "countries": ",".join(rng.sample(COUNTRIES, rng.choice([0, 1, 1, 2, 2, 2, 3]))),
        "match": rng.choice(["", "", "all", "any", "only"]),
        "types": ",".join(rng.sample(TYPES, rng.choice([0, 0, 0, 1, 3]))),
        "from": rng.choice(["", "", "", "1961", "2019-06", "2023-09-12"]),
        "to": rng.choice(["", "", "", "1999", "2024-02", "2026-01-01"]),
        "text": rng.choice(["", "", "", "ZAÏRE", rng.choice(WORDS), f"{rng.choice(WORDS)} {rng.choice(WORDS)[:4]}", "  É "]),
        "status": ",".join(rng.sample(list(STATUSES), rng.choice([0, 0, 0, 1, 2]))),
    }
    return {key: value for key, value in words.items() if value}


def answers_of_both(page: Any, table: Table, asked: list[dict[str, str]]) -> list[tuple[Any, Any]]:
    ours = [answer(table, words) for words in asked]
    theirs = page.evaluate(
        """(asked) => {
          const { page, selection } = EventTimeline;
          return asked.map((words) => selection.answer(words, page.state.drawing));
        }""",
        asked,
    )
    return list(zip(json.loads(json.dumps(ours)), theirs, strict=True))


def test_the_page_answers_as_python_does_on_hundreds_of_selections(page: Any, tmp_path: Path) -> None:
    path = write_table(tmp_path, synthetic_csv(400, seed=5))
    open_file(page, export(path))
    rng = random.Random(11)
    asked = [some_words(rng) for _ in range(400)]
    found = 0
    for words, (ours, theirs) in zip(asked, answers_of_both(page, read_table(path), asked), strict=True):
        for part in ("ids", "lanes", "facets", "sentence"):
            assert theirs[part] == ours[part], (words, part)
        found += bool(ours["ids"])
    assert found > 150


def test_the_page_answers_as_python_does_on_the_real_table(page: Any, tmp_path: Path) -> None:
    path = ROOT / "events" / "events.csv"
    out = tmp_path / "timeline.html"
    write_html(path, out)
    open_file(page, out)
    asked = [
        {},
        {"countries": "RUS,PRK"},
        {"countries": "SUN,PRK"},
        {"countries": "RUS,PRK", "match": "only"},
        {"countries": "PRK,USA,KOR", "match": "any", "status": "disputed"},
        {"countries": "UNO", "types": "sanctions", "from": "2006"},
        {"text": "pyongyang treaty"},
        {"to": "1953-07-27", "text": "KIM il"},
    ]
    for ours, theirs in answers_of_both(page, read_table(path), asked):
        for part in ("ids", "lanes", "facets", "sentence"):
            assert theirs[part] == ours[part]
        assert ours["ids"]


def test_filters_details_and_address_work_from_disk_without_a_request(page: Any, small_table: Path) -> None:
    path = export(small_table)
    asked = open_file(page, path, "#countries=RUS,PRK")
    assert page.inner_text("#sentence") == "6 events between Russia and North Korea, 1961–2024"
    page.wait_for_selector(".labels .label:has-text('Treaty with a defence clause')")
    assert page.locator(".labels .label").count() == 6
    page.select_option("#match", "only")
    page.wait_for_selector("#sentence:has-text('nobody else')")
    assert page.inner_text("#sentence") == "5 events between Russia and North Korea and nobody else, 1961–2024"
    page.click("#event-list >> text=Arms deal is said to be made")
    assert "Denied by Russia and North Korea" in page.inner_text("#details")
    assert page.url.endswith("#countries=RUS,PRK&match=only&event=2023-arms")
    page.click("#zoom-5")
    page.click("#theme-button")
    page.fill("#filter-text", "treaty")
    page.wait_for_selector("#sentence:has-text('treaty')")
    page.pdf(path=str(path.with_suffix(".pdf")))
    assert foreign(asked, path) == []


def test_back_and_forward_work_in_the_file(page: Any, small_table: Path) -> None:
    open_file(page, export(small_table), "#eras=off")
    assert page.get_attribute("#eras-button", "aria-pressed") == "false"
    page.select_option("#country-0", "USA")
    page.wait_for_selector("#sentence:has-text('of United States')")
    page.go_back()
    page.wait_for_selector("#sentence:has-text('7 events')")
    page.go_forward()
    page.wait_for_selector("#sentence:has-text('of United States')")


def test_the_file_works_inside_a_frame(page: Any, small_table: Path) -> None:
    path = export(small_table)
    outer = path.with_name("outer.html")
    outer.write_text(f'<iframe src="{path.name}#countries=USA" sandbox="allow-scripts" width="900" height="700"></iframe>')
    page.goto(outer.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#sentence:has-text('of United States')").wait_for()
    frame.locator("#event-list .title-link:has-text('Singapore')").click()
    assert "Singapore" in frame.locator("#details").inner_text()


HOSTILE = {
    "script end": "</script><script>window.broken = 1</script>",
    "comment": "<!-- <script> --> ]]>",
    "entity": "&lt;img src=x onerror=alert(1)&gt; &#x3C;b&#x3E;",
    "markup": "<img src=x onerror='window.broken = 1'><b>bold</b>",
    "bidirectional controls": "safe \u202egnp.exe\u202c \u2066end",
    "formula": '=HYPERLINK("https://example.org";"x")',
    "template": "${window.broken = 1} {{7*7}} `",
    "line separators": "a\u2028b\u2029c",
    "very long": "word " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_in_a_cell_breaks_out_of_the_file(page: Any, tmp_path: Path, text: str) -> None:
    row = io.StringIO()
    cells = [
        "x",
        "2024-07-01",
        "RUS; PRK",
        "visit",
        text,
        text,
        "",
        "",
        "5",
        text[:300],
        "",
        "javascript:window.broken=1; src-a",
    ]
    csv.writer(row).writerow(cells)
    path = write_table(tmp_path, SMALL_TABLE + row.getvalue())
    open_file(page, export(path), "#event=x")
    assert page.evaluate("window.broken") is None
    assert page.inner_text("#details h2").split() == page.evaluate("(text) => text.trim()", text).split()
    assert page.locator(".page img, .page b b, a[href^=javascript]").count() == 0
    assert page.locator("body > script").count() == 9


def test_without_javascript_the_events_are_a_dated_list_with_links(browser: Any, small_table: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(export(small_table).as_uri())
    items = page.locator("#plain-list li")
    assert items.count() == 7
    treaty = page.locator("#event-2024-treaty")
    assert treaty.locator("time").get_attribute("datetime") == "2024-06-19"
    assert treaty.locator("a").first.get_attribute("href") == "https://example.org/a"
    assert "SHA-256" in page.inner_text("footer")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_file(page: Any, tmp_path: Path, theme: str) -> None:
    out = tmp_path / "timeline.html"
    write_html(ROOT / "events" / "events.csv", out)
    open_file(page, out, f"#countries=RUS,PRK&event=2024-06-19-rus-prk-treaty&theme={theme}")
    assert serious_faults(page) == []
