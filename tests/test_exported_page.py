"""The exported file in a real browser, opened from disk: no request, the same answers as Python, nothing breaks out."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SMALL_TABLE, write_table
from plotly.offline import get_plotlyjs
from synthetic import COUNTRIES, TYPES, WORDS, synthetic_csv
from test_accessibility import serious_faults

from dashboard.export import write_export, write_html
from dashboard.html_file import plotly_address, to_json
from dashboard.questions import answer
from dashboard.records import event_records
from events.columns import STATUSES
from events.loading import Table, read_table
from events.queries import Selection

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
        for part in ("ids", "lanes", "facets", "sentence", "words"):
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
        {"countries": "RUS,XYZ"},
        {"countries": "XYZ; RUS,RUS", "match": "every", "types": "vist,treaty", "status": "planned,rumoured,confirmed"},
        {"from": "soon", "to": "31 February 1904", "text": " Kim "},
    ]
    for ours, theirs in answers_of_both(page, read_table(path), asked):
        assert len(theirs["complaints"]) == len(ours["complaints"])
        for part in ("ids", "lanes", "facets", "sentence", "words"):
            assert theirs[part] == ours[part]
        assert ours["ids"]


def test_a_date_in_words_is_written_into_the_file_as_it_reads_dates(page: Any, small_table: Path) -> None:
    path = small_table.with_name("timeline.html")
    write_export(read_table(small_table), path, Selection(start="June 2000", end="about 2018"))
    open_file(page, path)
    assert page.input_value("#filter-from") == "2000-06"
    assert page.is_hidden("#notice")


def test_a_date_that_the_file_does_not_understand_is_said_and_stays_in_its_field(page: Any, small_table: Path) -> None:
    open_file(page, export(small_table))
    page.fill("#filter-from", "June 2010")
    page.press("#filter-from", "Enter")
    page.wait_for_selector("#notice:has-text('\"June 2010\" is not a date that this file understands')")
    assert page.input_value("#filter-from") == "June 2010"
    assert page.get_attribute("#filter-from", "aria-invalid") == "true"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("", id="plain words"),
        pytest.param(
            "x,2024,RUS; PRK,visit,' A  & <b>B</b> ','one\ntwo\n',disputed,,,,,src-a; Somebody: said; src-b", id="markup"
        ),
        pytest.param("x,2024,RUS; PRK,visit,'A\rB','C\0D',planned,,,,,src-b; https://example.org/\0x", id="controls"),
    ],
)
def test_the_page_knows_every_word_that_the_table_gives(page: Any, tmp_path: Path, row: str) -> None:
    path = write_table(tmp_path, SMALL_TABLE + row.replace("'", '"'))
    open_file(page, export(path))
    ours = json.loads(to_json(event_records(read_table(path))))
    assert page.evaluate("EventTimeline.page.state.drawing.records") == ours
    assert len(ours) == 7 + bool(row)


def test_filters_details_and_address_work_from_disk_without_a_request(page: Any, small_table: Path) -> None:
    path = export(small_table)
    asked = open_file(page, path, "#countries=RUS,PRK")
    assert page.inner_text("#sentence") == "6 events between Russia and North Korea, 1961–2024"
    page.wait_for_selector(".labels .label:has-text('Treaty with a defence clause')")
    assert page.locator(".labels .label").count() == 6
    page.select_option("#match", "only")
    page.wait_for_selector("#sentence:has-text('nobody else')")
    assert page.inner_text("#sentence") == "5 events between Russia and North Korea and nobody else, 1961–2024"
    page.click("#list-of-events >> text=Arms deal is said to be made")
    assert "Denied by Russia and North Korea" in page.inner_text("#details")
    assert page.url.endswith("#countries=RUS,PRK&match=only&event=2023-arms")
    page.click("#zoom-5")
    page.click("#theme-button")
    page.fill("#filter-text", "treaty")
    page.wait_for_selector("#sentence:has-text('treaty')")
    page.pdf(path=str(path.with_suffix(".pdf")))
    assert foreign(asked, path) == []


# What the sheet of paper gets: the state once all that waits for no frame is done, for no frame comes before the print.
LOOK_AT_PAPER = """() => addEventListener("beforeprint", async () => {
  for (let turn = 0; turn < 200; turn += 1) await null;
  const label = document.querySelector(".labels .label");
  globalThis.paper = {
    width: document.querySelector("#timeline-graph .main-svg").getBoundingClientRect().width,
    ink: getComputedStyle(label).color,
  };
})"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chart_is_printed_light_and_as_wide_as_a_sheet(page: Any, small_table: Path, theme: str) -> None:
    open_file(page, export(small_table), f"#theme={theme}")
    page.wait_for_selector(".labels .label")
    page.evaluate(LOOK_AT_PAPER)
    page.pdf()
    paper = page.evaluate("paper")
    red, green, blue = map(int, re.findall(r"\d+", paper["ink"])[:3])
    assert max(red, green, blue) < 90, "dark ink on white"
    assert paper["width"] == 1000


def test_back_and_forward_work_in_the_file(page: Any, small_table: Path) -> None:
    open_file(page, export(small_table), "#eras=off")
    assert page.get_attribute("#eras-button", "aria-pressed") == "false"
    page.select_option("#country-0", "USA")
    page.wait_for_selector("#sentence:has-text('of United States')")
    page.go_back()
    page.wait_for_selector("#sentence:has-text('7 events')")
    page.go_forward()
    page.wait_for_selector("#sentence:has-text('of United States')")


# Wherever it is opened


@pytest.fixture
def web_folder(tmp_path: Path) -> Iterator[tuple[str, list[str]]]:
    """The address at which a plain web server shows the test's folder, and the list of what it is asked for."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_words: Any) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def journey(frame: Any) -> None:
    """What a reader does with the file: filters, zoom, details, walking, citing, theme, and back to everything."""
    frame.wait_for_selector("#sentence:has-text('6 events between Russia and North Korea')")
    frame.wait_for_selector(".labels .label:has-text('Treaty with a defence clause')")
    frame.select_option("#match", "only")
    frame.wait_for_selector("#sentence:has-text('5 events')")
    frame.click("#zoom-5")
    frame.click("#list-of-events >> text=Arms deal is said to be made")
    assert "Denied by Russia and North Korea" in frame.inner_text("#details")
    frame.focus("#timeline-scroll")
    frame.press("#timeline-scroll", "ArrowRight")
    frame.wait_for_selector("#details h2:has-text('Kim Jong Un visits Russia')")
    frame.click("#details summary:has-text('Cite')")
    assert "@misc{2023visit" in frame.inner_text("#details .cite")
    theme = frame.get_attribute("html", "data-theme")
    frame.click("#theme-button")
    assert frame.get_attribute("html", "data-theme") != theme
    frame.fill("#filter-text", "treaty")
    frame.wait_for_selector("#sentence:has-text('2 events')")
    frame.click("#filter-reset")
    frame.wait_for_selector("#sentence:has-text('7 events')")


FRAMES = {"a frame": "", "a frame that may run scripts alone": 'sandbox="allow-scripts"'}


def test_every_journey_works_from_a_web_server_which_is_asked_for_the_file_alone(
    page: Any, small_table: Path, web_folder: tuple[str, list[str]]
) -> None:
    address, asked = web_folder
    name = export(small_table).name
    elsewhere = []
    page.on("request", lambda request: elsewhere.append(request.url))
    page.goto(f"{address}/{name}#countries=RUS,PRK")
    journey(page.main_frame)
    assert asked == [f"/{name}"]
    assert [url for url in elsewhere if not url.startswith((address, "data:", "blob:"))] == []
    assert page.url == f"{address}/{name}#theme=dark"


@pytest.mark.parametrize("attribute", FRAMES.values(), ids=FRAMES.keys())
def test_every_journey_works_inside(page: Any, small_table: Path, web_folder: tuple[str, list[str]], attribute: str) -> None:
    address, asked = web_folder
    name = export(small_table).name
    outer = f'<iframe src="{name}#countries=RUS,PRK" {attribute} width="1000" height="800"></iframe>'
    small_table.with_name("outer.html").write_text(f'<link rel="icon" href="data:,">{outer}')
    page.goto(f"{address}/outer.html")
    journey(page.frames[1])
    assert asked == ["/outer.html", f"/{name}"]


def test_the_file_works_inside_a_frame_from_disk(page: Any, small_table: Path) -> None:
    path = export(small_table)
    outer = path.with_name("outer.html")
    outer.write_text(f'<iframe src="{path.name}#countries=RUS,PRK" sandbox="allow-scripts" width="1000" height="800"></iframe>')
    page.goto(outer.as_uri())
    journey(page.frames[1])


# With plotly.js fetched from where its makers publish it


def open_fetching(page: Any, table: Path, library: str) -> tuple[Path, list[str]]:
    """Open a file that fetches plotly.js, answered with `library` in place of the network; and all it asks for."""
    path = table.with_name("fetching.html")
    write_export(read_table(table), path, Selection(), "cdn")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(
        "http*://**/*",
        lambda route: route.fulfill(
            body=library, content_type="text/javascript; charset=utf-8", headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    page.goto(path.as_uri() + "#countries=RUS,PRK")
    return path, asked


def test_a_file_that_fetches_plotly_asks_for_nothing_else(page: Any, small_table: Path) -> None:
    path, asked = open_fetching(page, small_table, get_plotlyjs())
    journey(page.main_frame)
    assert foreign(asked, path) == [plotly_address()]
    assert page.get_attribute(f"script[src='{plotly_address()}']", "integrity").startswith("sha256-")


def test_a_library_that_was_tampered_with_does_not_run(page: Any, small_table: Path) -> None:
    _path, asked = open_fetching(page, small_table, get_plotlyjs() + "window.broken = 1;")
    page.wait_for_selector("#notice:has-text('could not start')")
    assert page.evaluate("window.broken") is None
    assert plotly_address() in asked
    assert page.locator("#plain-list li:visible").count() == 7


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
    assert page.locator("body > script").count() == 4


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
