"""Every format is read back by a reader that is not ours, or by the rules that its reader publishes."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import duckdb
import icalendar
import pandas as pd
import pytest
import rdflib
import vobject
from click.testing import CliRunner
from conftest import ROOT, SMALL_SOURCES, write_table
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from synthetic import synthetic_csv

from dashboard.export import FORMATS, csv_bytes, download, export_bytes, write_export
from events.columns import EVENT_COLUMNS, SOURCE_COLUMNS, names
from events.formats import LOSSES as LOSSES_OF
from events.formats import WRITERS, write_ics, write_json_ld, write_parquet, write_timelinejs
from events.formats.ics import uid
from events.formats.json_ld import event_reference
from events.loading import read_table
from events.queries import Selection, select_events
from run import cli

SCHEMA = rdflib.Namespace("https://schema.org/")
HEADER = "id,date,countries,type,title,summary,status,denied_by,importance,place,related,sources,notes"


def one_event(
    folder,
    date="2024-06-19",
    *,
    title="Treaty is signed",
    status="",
    countries="RUS; PRK",
    related="",
    notes="",
    denied_by="",
    summary="",
    place="Pyongyang",
):
    row = ["a", date, countries, "treaty", title, summary, status, denied_by, "5", place, related, "src-a", notes]
    text = io.StringIO()
    csv.writer(text).writerows([HEADER.split(","), row])
    table = read_table(write_table(folder, text.getvalue()))
    assert len(table.events) == 1, table.problems
    return table


# --- readers


def read_graph(content):
    return rdflib.Graph().parse(data=content.decode("utf-8"), format="json-ld", publicID="https://example.org/file")


def json_ids(content):
    graph = read_graph(content)
    return {str(graph.value(node, SCHEMA.identifier)) for node in graph.subjects(rdflib.RDF.type, SCHEMA.Event)}


def ics_events(content):
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def ics_ids(content):
    return {unquote(key.removesuffix("@event-timeline")) for key in ics_events(content)}


def ics_ids_of_another_reader(content):
    calendar = vobject.readOne(content.decode("utf-8"))
    return {unquote(event.uid.value.removesuffix("@event-timeline")) for event in calendar.contents.get("vevent", [])}


def parquet_rows(content, query="SELECT * FROM read_parquet(?)"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        path.write_bytes(content)
        with duckdb.connect() as connection:
            answer = connection.execute(query, [str(path)])
            columns = [column[0] for column in answer.description]
            return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def parquet_ids(content):
    return {row["id"] for row in parquet_rows(content)}


def split_like_timelinejs(text):
    """Split CSV as TimelineJS does: LF ends a row, a quote anywhere opens a quotation, unquoted cells are trimmed."""
    rows, row, cell, quoted, was_quoted = [], [], "", False, False
    text = re.sub(r"\r\n|\r", "\n", text).removesuffix("\n") + "\n"
    for match in re.finditer(r'""|"|,|\n|[^",\n]+', text):
        token = match[0]
        if token == '""' and quoted:
            cell += '"'
        elif token == '""':
            was_quoted = True
        elif token == '"':
            quoted, was_quoted = not quoted, True
        elif quoted or token not in ",\n":
            cell += token
        else:
            row.append(cell if was_quoted else cell.strip())
            cell, was_quoted = "", False
            if token == "\n":
                rows.append(row)
                row = []
    assert not quoted
    return rows


def read_timelinejs(content):
    """Read a sheet as TimelineJS does and return its slides and eras.

    The rules, from its documentation: columns by name; a slide needs a Year; Month and Day are whole numbers or blank, and
    a day needs its month; an end equal to the start is dropped; an era needs both ends, else nothing is shown at all;
    reading stops at the first blank row.
    """
    header, *rows = split_like_timelinejs(content.decode("utf-8"))
    slides, eras = [], []
    for cells in rows:
        assert len(cells) == len(header)
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        if not any(row.values()):
            break
        row["start"] = _timelinejs_date(row, "")
        row["end"] = _timelinejs_date(row, "End ")
        if row["end"] == row["start"]:
            row["end"] = None
        assert row["start"], "TimelineJS refuses a row without a Year"
        assert row["Type"] in ("", "era")
        if row["Type"] == "era":
            assert row["end"], "TimelineJS shows nothing when an era has no end"
            eras.append(row)
        else:
            slides.append(row)
    return slides, eras


def _timelinejs_date(row, prefix):
    year, month, day = (row[prefix + name] for name in ("Year", "Month", "Day"))
    if not year:
        assert (month, day) == ("", "")
        return None
    assert month or not day
    date(int(year), int(month or 1), int(day or 1))
    return tuple(int(part) for part in (year, month, day) if part)


class Markup(HTMLParser):
    """The tags of a piece of HTML, the addresses of its links, and its text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.text = set(), [], ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href"}

    def handle_data(self, data):
        self.text += data


def timelinejs_ids(content):
    return {unquote(slide["Id"]) for slide in read_timelinejs(content)[0]}


READERS = [
    pytest.param(".json", json_ids, id="JSON-LD by rdflib"),
    pytest.param(".ics", ics_ids, id="iCalendar by icalendar"),
    pytest.param(".ics", ics_ids_of_another_reader, id="iCalendar by vobject"),
    pytest.param(".parquet", parquet_ids, id="Parquet by DuckDB"),
    pytest.param(".timelinejs.csv", timelinejs_ids, id="TimelineJS by its rules"),
]


# --- every format


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """Three hundred events with dates of every kind."""
    text = synthetic_csv(300, seed=5) + (
        "unknown-end,2024-12-04/,RUS; PRK,trade,Deliveries,,,,,,,src-a\n"
        "unknown-start,/1950-06,RUS; PRK,trade,Older deliveries,,,,,,,src-a\n"
        "decade,195X,RUS; PRK,trade,Some deliveries,,,,,,,src-a\n"
        "winter,2010-24,RUS; PRK,trade,Winter deliveries,,,,,,,src-a\n"
        "vague-span,2011-03/2012,RUS; PRK,trade,Deliveries run,,,,,,,src-a\n"
        "last-day-of-all,9999-12-31,RUS; PRK,trade,The last delivery,,,,,,,src-a\n"
        "first-year,0001,RUS; PRK,trade,The first delivery,,,,,,,src-a\n"
        "one-state,1995,SUN; RUS,trade,A state and its successor,,,,,,,src-a\n"
    )
    table = read_table(write_table(tmp_path_factory.mktemp("mixed"), text))
    assert len(table.events) == 308
    return table


@pytest.mark.parametrize(("suffix", "ids"), READERS)
def test_a_format_read_back_has_the_same_events(mixed, suffix, ids):
    content, _ = WRITERS[suffix](mixed, mixed.events)
    assert ids(content) == set(mixed.events["id"])


@pytest.mark.parametrize(("suffix", "ids"), READERS)
def test_a_format_holds_the_selected_events_only(mixed, suffix, ids):
    selection = Selection(countries=("RUS", "PRK"), start="1990")
    chosen = set(select_events(mixed.events, selection)["id"])
    assert 0 < len(chosen) < 100
    assert ids(export_bytes(mixed, suffix, selection)) == chosen


@pytest.mark.parametrize(("suffix", "ids"), READERS)
def test_an_empty_selection_is_a_file_that_can_be_read(mixed, suffix, ids):
    content, _ = WRITERS[suffix](mixed, mixed.events.iloc[:0])
    assert ids(content) == set()


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_table_gives_the_same_bytes(mixed, suffix):
    assert WRITERS[suffix](mixed, mixed.events)[0] == WRITERS[suffix](mixed, mixed.events)[0]


NASTY = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from(
            list("\x00\x01\x1b\x7f\x85\t\r\n\"'<>&;,\\=+-@％%#{}[]\u202e\u202d\u2066\u2069\u202c\u2028\ufeff\ud7ff")
        ),
    ),
    min_size=1,
    max_size=30,
)
PIECES = ["]]>", "</script>", "<!--", "\r\nEND:VEVENT\r\n", '"', "=HYPERLINK(1)", "\x00", "\u202e", "&#61;", "javascript:x"]
CELL = st.one_of(NASTY, st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
ROWS = st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), min_size=1, max_size=4)


def hostile_table(folder, rows):
    """Write rows of (id, title, summary, place, publisher) as CSV files and read them."""
    events, sources = io.StringIO(), io.StringIO()
    out, cited = csv.writer(events, quoting=csv.QUOTE_ALL), csv.writer(sources, quoting=csv.QUOTE_ALL)
    out.writerow([*HEADER.split(","), "own column"])
    cited.writerow(names(SOURCE_COLUMNS))
    for number, (key, title, summary, place, publisher) in enumerate(rows):
        url = f"https://example.org/{number}?[{{|}}\\^`\x00\u202e"
        row = [key, "2023-09~", "RUS; PRK", "visit", title, summary, "", "", "", place, key, f"s{number}; {url}", key, title]
        out.writerow(row)
        cited.writerow([f"s{number}", publisher, title, url, "2023-09", "en", "2024-01-01", publisher, "agency"])
    return read_table(write_table(Path(folder), events.getvalue(), sources.getvalue()))


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROWS)
@example([("huge", "T" * 100_000, "S", "P", "Q"), ("wide", "é\u202e" * 50_000, "=1", "+1", "-1")])
@example([("=cmd", "=cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "-2"), ("-x", "a\x00b", "]]>", '"', "'")])
@example([("a b  c", "\r=1", "</p><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&#x3c;b>")])
def test_no_cell_breaks_out_of_a_format(rows):
    with tempfile.TemporaryDirectory() as folder:
        table = hostile_table(folder, rows)
    wanted = set(table.events["id"])
    for reader in READERS:
        suffix, ids = reader.values
        content, _ = WRITERS[suffix](table, table.events)
        assert ids(content) == wanted, suffix
    check_sheet(table)


def check_sheet(table):
    content = write_timelinejs(table, table.events)[0].decode("utf-8")
    for row in split_like_timelinejs(content):
        assert not [cell for cell in row if cell[:1] and cell[0] in "=+-@\t\r\n＝＋－＠"]
        assert not [cell for cell in row if "\x00" in cell]
    for slide in read_timelinejs(content.encode("utf-8"))[0]:
        assert Markup(slide["Headline"]).tags == set()
        assert Markup(slide["Text"]).tags <= {"p", "a"}
        assert all(link.startswith("https://example.org/") for link in Markup(slide["Text"]).links)


def test_the_hostile_tables_are_not_empty(tmp_path):
    rows = [("a", "T" * 100_000, "S", "P", "Q"), ("b", "a\x00b", "]]>", '"', "'")]
    assert list(hostile_table(tmp_path, rows).events["id"]) == ["a", "b"]


LOSSES = [
    pytest.param(
        ".ics", {"date": "2023-09"}, "1 event has no single day: it spans its possible days, and its summary says", id="month"
    ),
    pytest.param(
        ".ics", {"date": "2024-12-04/.."}, "1 event goes on, or has one end unknown: it stands on the end", id="ongoing"
    ),
    pytest.param(
        ".ics", {"status": "disputed"}, "1 event is reported or disputed, for which calendars have no status", id="disputed"
    ),
    pytest.param(
        ".ics", {"title": "a\x01b"}, "1 event holds control characters (such as NUL), which are left out.", id="control"
    ),
    pytest.param(".ics", {"notes": "Check this"}, "1 curator's note is left out: it is not for readers.", id="note"),
    pytest.param(
        ".json", {"date": "2023-09"}, "1 event has no certain day: its EDTF text holds the whole date.", id="month, JSON"
    ),
    pytest.param(
        ".json", {"date": "195X"}, "1 event has no startDate: its beginning lies in no one certain year.", id="decade, JSON"
    ),
    pytest.param(".json", {"status": "reported"}, "1 event is reported or disputed, for which schema.org", id="reported, JSON"),
    pytest.param(".parquet", {}, "1 event names its sources by id: sources.csv says what they are.", id="sources, Parquet"),
    pytest.param(
        ".timelinejs.csv",
        {"date": "2023-09"},
        "1 event has no single day: its cells hold what is known",
        id="month, TimelineJS",
    ),
    pytest.param(
        ".timelinejs.csv", {"date": "2024-12-04/.."}, "1 event goes on, or has one end unknown", id="ongoing, TimelineJS"
    ),
    pytest.param(
        ".timelinejs.csv", {"countries": "RUS; PRK; CHN"}, "1 event is among more than two countries", id="three, TimelineJS"
    ),
    pytest.param(".timelinejs.csv", {"related": "b"}, "1 event loses its links to others.", id="links, TimelineJS"),
]


@pytest.mark.parametrize(("suffix", "cells", "sentence"), LOSSES)
def test_what_a_format_cannot_hold_is_said(tmp_path, suffix, cells, sentence):
    table = one_event(tmp_path, **cells)
    _, losses = WRITERS[suffix](table, table.events)
    assert [loss for loss in losses if loss.startswith(sentence)], losses


def test_only_the_eras_of_the_selection_are_said_to_be_left_out(tmp_path):
    eras = "start,end,title,countries\n2000,,Own,RUS\n1940,1980,Past,SUN\n2000,,Of all,\n2022,2024,Elsewhere,FRA\n"
    (tmp_path / "eras.csv").write_text(eras, encoding="utf-8")
    table = one_event(tmp_path)
    for suffix in (".csv", ".json", ".ics", ".parquet"):
        assert "3 eras are left out: they are no events." in LOSSES_OF[suffix](table, table.events)


@pytest.mark.parametrize(("sources", "count"), [("https://example.org/a", 0), ("https://example.org/a; src-a", 1)])
def test_only_events_that_name_a_row_of_the_bibliography_are_said_to(tmp_path, sources, count):
    table = read_table(write_table(tmp_path, f"{HEADER}\na,2020,RUS; PRK,visit,T,,,,,,,{sources},\n"))
    losses = LOSSES_OF[".csv"](table, table.events)
    assert losses == ["1 event names its sources by id: sources.csv says what they are."] * count


@pytest.mark.parametrize("suffix", [".json", ".ics", ".timelinejs.csv"])
def test_nothing_is_said_where_nothing_is_lost(tmp_path, suffix):
    table = one_event(tmp_path)
    assert WRITERS[suffix](table, table.events)[1] == []


@pytest.mark.parametrize("suffix", [".ics", ".parquet", ".timelinejs.csv"])
def test_a_column_of_the_files_own_is_kept_or_said_to_be_left_out(tmp_path, suffix):
    text = "date,countries,type,title,sources,archive box\n2020,RUS; PRK,visit,A visit,src-a,Box 7\n"
    table = read_table(write_table(tmp_path, text))
    assert "The column archive box of events.csv is left out." in WRITERS[suffix](table, table.events)[1]
    assert b"Box 7" in WRITERS[".json"](table, table.events)[0]


def test_the_formats_know_nothing_of_the_screen():
    code = "import events.formats, sys; print([name for name in ('dash', 'plotly', 'dashboard') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- JSON-LD


def test_json_ld_asks_for_no_context_from_the_network(mixed):
    document = json.loads(write_json_ld(mixed, mixed.events)[0])
    assert document["@context"] == {"@vocab": "https://schema.org/"}


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        pytest.param("2024-06-19", "2024-06-19", None, id="day"),
        pytest.param("2023-09", "2023-09", None, id="month"),
        pytest.param("2023", "2023", None, id="year"),
        pytest.param("1904~", "1904", None, id="about a year"),
        pytest.param("[2024-10-08..2024-10-18]", "2024-10", None, id="between days of a month"),
        pytest.param("[2023-12-28..2024-01-04]", None, None, id="between days of two years"),
        pytest.param("2000-07-19/2000-07-20", "2000-07-19", "2000-07-20", id="visit"),
        pytest.param("2011-03/2012", "2011-03", "2012", id="vague span"),
        pytest.param("2024-12-04/..", "2024-12-04", None, id="ongoing"),
        pytest.param("2024-12-04/", "2024-12-04", None, id="end not known"),
        pytest.param("/1950-06", None, "1950-06", id="beginning not known"),
    ],
)
def test_json_ld_dates_are_as_short_as_they_are_known(tmp_path, written, start, end):
    table = one_event(tmp_path, written)
    event = json.loads(write_json_ld(table, table.events)[0])["@graph"][0]
    assert (event.get("startDate"), event.get("endDate")) == (start, end)
    assert {"name": "EDTF date", "value": written}.items() <= event["additionalProperty"][0].items()


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("planned", SCHEMA.EventScheduled),
        ("cancelled", SCHEMA.EventCancelled),
        ("", None),
        ("disputed", None),
        ("reported", None),
    ],
)
def test_json_ld_has_an_event_status_only_where_one_fits(tmp_path, status, wanted):
    table = one_event(tmp_path, status=status)
    graph = read_graph(write_json_ld(table, table.events)[0])
    assert graph.value(rdflib.URIRef("https://example.org/file#event-a"), SCHEMA.eventStatus) == wanted


def test_json_ld_says_who_took_part_and_who_says_so(tmp_path):
    table = one_event(tmp_path, status="disputed", denied_by="PRK", summary="They sign.", countries="SUN; UNO")
    graph = read_graph(write_json_ld(table, table.events)[0])
    event = rdflib.URIRef("https://example.org/file" + event_reference("a"))
    about = {
        (str(graph.value(one, SCHEMA.name)), graph.value(one, rdflib.RDF.type)) for one in graph.objects(event, SCHEMA.about)
    }
    assert about == {("Soviet Union", SCHEMA.Country), ("United Nations", SCHEMA.Organization)}
    source = graph.value(event, SCHEMA.citation)
    assert str(graph.value(source, SCHEMA.url)) == "https://example.org/a"
    assert str(graph.value(graph.value(source, SCHEMA.publisher), SCHEMA.name)) == "First Paper"
    assert str(graph.value(event, SCHEMA.description)) == "Disputed. Denied by North Korea. They sign."
    assert str(graph.value(graph.value(event, SCHEMA.location), SCHEMA.name)) == "Pyongyang"


def test_json_ld_can_stand_in_a_script_element(tmp_path):
    table = one_event(tmp_path, title="</script><!-- <script>")
    content = write_json_ld(table, table.events)[0]
    assert b"<" not in content
    assert json.loads(content)["@graph"][0]["name"] == "</script><!-- <script>"


# --- iCalendar


def test_a_calendar_entry_spans_the_possible_days_and_ends_on_the_day_after(mixed):
    entries = ics_events(write_ics(mixed, mixed.events)[0])
    checked = 0
    for event in mixed.events.to_dict("records"):
        if pd.isna(event["earliest"]) or pd.isna(event["latest"]) or event["latest"].year == 9999:
            continue
        entry = entries[uid(event["id"])]
        assert entry["DTSTART"].dt == event["earliest"].date(), event["edtf"]
        assert entry["DTEND"].dt == event["latest"].date() + timedelta(days=1), event["edtf"]
        assert type(entry["DTSTART"].dt) is date
        checked += 1
    assert checked > 290


@pytest.mark.parametrize(
    ("written", "first", "after", "words"),
    [
        pytest.param("2024-06-19", "2024-06-19", "2024-06-20", "", id="day"),
        pytest.param("2000-07-19/2000-07-20", "2000-07-19", "2000-07-21", "", id="visit"),
        pytest.param("2023-09", "2023-09-01", "2023-10-01", " (some day in September 2023)", id="month"),
        pytest.param("2024-06-19~", "2024-06-19", "2024-06-20", " (about 19 June 2024)", id="about a day"),
        pytest.param("2024-12-04/..", "2024-12-04", "2024-12-05", " (since 4 December 2024)", id="ongoing"),
        pytest.param("2024-12/..", "2024-12-01", "2025-01-01", " (since December 2024)", id="ongoing since a month"),
        pytest.param(
            "/1950-06", "1950-06-01", "1950-07-01", " (until June 1950, beginning not known)", id="beginning not known"
        ),
    ],
)
def test_a_calendar_says_in_words_what_its_days_cannot(tmp_path, written, first, after, words):
    table = one_event(tmp_path, written)
    (entry,) = ics_events(write_ics(table, table.events)[0]).values()
    assert (entry["DTSTART"].dt.isoformat(), entry["DTEND"].dt.isoformat()) == (first, after)
    assert str(entry["SUMMARY"]) == "Treaty is signed" + words
    assert entry["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("status", "wanted", "remark"),
    [
        ("", "CONFIRMED", ""),
        ("planned", "TENTATIVE", " (planned)"),
        ("cancelled", "CANCELLED", " (cancelled)"),
        ("reported", None, " (reported)"),
        ("disputed", None, " (disputed)"),
    ],
)
def test_a_calendar_has_a_status_only_where_one_fits(tmp_path, status, wanted, remark):
    table = one_event(tmp_path, status=status)
    (entry,) = ics_events(write_ics(table, table.events)[0]).values()
    assert (entry.get("STATUS"), str(entry["SUMMARY"])) == (wanted, "Treaty is signed" + remark)


def test_a_calendar_entry_describes_the_event_and_its_sources(tmp_path):
    table = one_event(tmp_path, summary="They sign; all of it, twice.")
    (entry,) = ics_events(write_ics(table, table.events)[0]).values()
    assert str(entry["DESCRIPTION"]).split("\n") == [
        "19 June 2024. Russia and North Korea.",
        "They sign; all of it, twice.",
        "Sources:",
        "- First Paper: A report (19 June 2024) https://example.org/a",
    ]


def test_calendar_lines_are_folded_at_75_octets(tmp_path):
    table = one_event(tmp_path, title="Ж\u0301한" * 30_000)
    content = write_ics(table, table.events)[0]
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert str(next(iter(ics_events(content).values()))["SUMMARY"]) == table.events["title"][0]


def test_a_calendars_stamp_is_the_newest_day_on_which_a_source_was_read(tmp_path):
    sources = SMALL_SOURCES.replace("ru,2026-01-01", "ru,2026-02-03")
    table = read_table(write_table(tmp_path, f"{HEADER}\na,2020,RUS; PRK,visit,A visit,,,,,,,src-a,\n", sources))
    (entry,) = ics_events(write_ics(table, table.events)[0]).values()
    assert entry["DTSTAMP"].dt.isoformat() == "2026-02-03T00:00:00+00:00"


def test_an_open_text_direction_does_not_turn_the_date_in_words(tmp_path):
    table = one_event(tmp_path, "2023-09", title="abc\u202edef\u2067ghi")
    (entry,) = ics_events(write_ics(table, table.events)[0]).values()
    assert str(entry["SUMMARY"]) == "abc\u202edef\u2067ghi\u2069\u202c (some day in September 2023)"


# --- Parquet


def test_parquet_has_every_documented_column_with_a_proper_type(mixed):
    content = write_parquet(mixed, mixed.events)[0]
    described = parquet_rows(content, "DESCRIBE SELECT * FROM read_parquet(?)")
    types = {row["column_name"]: row["column_type"] for row in described}
    assert set(types) == set(mixed.events.columns)
    assert set(names(EVENT_COLUMNS)) <= set(types)
    assert {name for name, kind in types.items() if kind == "DATE"} == {"earliest", "latest"}
    integers = {name for name, kind in types.items() if kind == "BIGINT"}
    assert integers == {"importance", "line", "first_day", "last_day", "country_count"}


def test_parquet_cells_are_those_of_the_frame(mixed):
    rows = {row["id"]: row for row in parquet_rows(write_parquet(mixed, mixed.events)[0])}
    for event in mixed.events.to_dict("records"):
        row = rows[event["id"]]
        for name in ("earliest", "latest"):
            event[name] = None if pd.isna(event[name]) else event[name].date()
        assert row == event


def test_parquet_answers_a_selection_as_the_table_does(mixed, tmp_path):
    path = tmp_path / "events.parquet"
    path.write_bytes(write_parquet(mixed, mixed.events)[0])
    for selection in (Selection(countries=("RUS",), start="1990"), Selection(types=("visit",), text="border")):
        wanted = set(select_events(mixed.events, selection)["id"])
        relation = select_events(duckdb.read_parquet(str(path)), selection)
        assert wanted
        assert {row[0] for row in relation.select("id").fetchall()} == wanted


def test_parquet_row_groups_do_not_overlap_in_their_countries(mixed):
    copies = pd.concat([mixed.events.assign(id=mixed.events["id"] + f"-{number}") for number in range(100)], ignore_index=True)
    groups = parquet_rows(
        write_parquet(mixed, copies)[0],
        "SELECT DISTINCT row_group_id, stats_min_value AS low, stats_max_value AS high FROM parquet_metadata(?) "
        "WHERE path_in_schema = 'country_set' ORDER BY row_group_id",
    )
    assert len(groups) >= 3
    assert all(one["high"] <= other["low"] for one, other in itertools.pairwise(groups))


def test_parquet_is_read_by_pandas_too(mixed):
    pytest.importorskip("pyarrow")
    frame = pd.read_parquet(io.BytesIO(write_parquet(mixed, mixed.events)[0]))
    assert set(frame["id"]) == set(mixed.events["id"])


# --- TimelineJS


@pytest.mark.parametrize(
    ("written", "start", "end", "display"),
    [
        pytest.param("2024-06-19", (2024, 6, 19), None, "19 June 2024", id="day"),
        pytest.param("2023-09", (2023, 9), None, "some day in September 2023", id="month"),
        pytest.param("2023", (2023,), None, "some day in 2023", id="year"),
        pytest.param("[2024-10-08..2024-10-18]", (2024, 10), None, "some day between 8 and 18 October 2024", id="between"),
        pytest.param("2010-24", (2010,), None, "some day in winter 2010–11", id="winter over two years"),
        pytest.param("195X", (1950,), None, "some day in 1950s", id="decade"),
        pytest.param("2000-07-19/2000-07-20", (2000, 7, 19), (2000, 7, 20), "19–20 July 2000", id="visit"),
        pytest.param("2011-03/2012", (2011, 3), (2012,), "from March 2011 to 2012", id="vague span"),
        pytest.param("2024-12-04/..", (2024, 12, 4), None, "since 4 December 2024", id="ongoing"),
        pytest.param("/1950-06", (1950, 6), None, "until June 1950, beginning not known", id="beginning not known"),
    ],
)
def test_a_slide_fills_no_cell_that_is_not_known(tmp_path, written, start, end, display):
    table = one_event(tmp_path, written)
    ((slide,), _) = read_timelinejs(write_timelinejs(table, table.events)[0])
    assert (slide["start"], slide["end"], slide["Display Date"]) == (start, end, display)


def test_no_vague_instant_has_a_day_in_any_table(mixed):
    slides = {slide["Id"]: slide for slide in read_timelinejs(write_timelinejs(mixed, mixed.events)[0])[0]}
    for event in mixed.events.to_dict("records"):
        if event["date_form"] in ("part", "between"):
            slide = slides[event["id"]]
            assert len(slide["start"]) < 3
            assert slide["end"] is None


def test_a_slide_shows_the_title_as_it_is_written(tmp_path):
    title = '=1+1 & <b>not bold</b> "quoted"'
    table = one_event(tmp_path, title=title)
    ((slide,), _) = read_timelinejs(write_timelinejs(table, table.events)[0])
    assert slide["Headline"] == "&#61;1+1 &amp; &lt;b&gt;not bold&lt;/b&gt; &quot;quoted&quot;"
    assert (Markup(slide["Headline"]).text, Markup(slide["Headline"]).tags) == (title, set())


def test_a_slide_tells_who_where_what_and_who_says_so(tmp_path):
    table = one_event(tmp_path, summary="They sign.", status="disputed", denied_by="PRK")
    ((slide,), _) = read_timelinejs(write_timelinejs(table, table.events)[0])
    said = "Russia and North Korea. Place: Pyongyang.Disputed. Denied by North Korea.They sign."
    assert Markup(slide["Text"]).text == f"{said}Sources: First Paper: A report (19 June 2024)."
    assert Markup(slide["Text"]).links == ["https://example.org/a"]
    assert slide["Headline"] == "Treaty is signed (disputed)"


def test_an_event_of_several_countries_stands_with_its_busiest_pair(small_table):
    table = read_table(small_table)
    slides, _ = read_timelinejs(write_timelinejs(table, table.events)[0])
    groups = {slide["Id"]: slide["Group"] for slide in slides}
    assert groups["2003-talks"] == groups["2000-visit"] == groups["1961-treaty"] == "North Korea – Russia"
    assert groups["2018-summit"] == "North Korea – United States"


def test_eras_are_rows_with_both_ends(tmp_path):
    (tmp_path / "eras.csv").write_text(
        "start,end,title,countries,sources\n"
        "2000-05-07,..,Still in office,RUS,\n"
        "2023,2023,One year,,\n"
        "2024-01-01,2024-01-01,One day,,\n"
        "2010,2020-03-05,Older,PRK,\n"
        "2001,2009,Of another time,,\n"
        "2022,2024,Elsewhere,FRA,\n",
        encoding="utf-8",
    )
    text = f"{HEADER}\na,2018-01-02/2024-06-19,RUS; PRK,visit,A visit,,,,,,,src-a,\n"
    table = read_table(write_table(tmp_path, text))
    content, losses = write_timelinejs(table, table.events)
    found = {era["Headline"]: (era["start"], era["end"], era["Display Date"]) for era in read_timelinejs(content)[1]}
    assert found == {
        "Still in office": ((2000, 5, 7), (2024, 6, 19), "7 May 2000, still going on"),
        "One year": ((2023, 1, 1), (2023, 12, 31), "2023 to 2023"),
        "Older": ((2010,), (2020, 3, 5), "2010 to 5 March 2020"),
    }
    assert losses == [
        "1 era still goes on: it is drawn up to the last event, and its Display Date says so.",
        "2 eras are left out: they are of no country that takes part in every event, of another time, or of one day.",
    ]


# --- our own CSV, the command line, the dashboard


def test_our_csv_is_the_file_itself_when_nothing_is_filtered(tmp_path):
    text = f'\ufeff{HEADER}\r\na,2020,RUS; PRK,visit,"=1+1, at length",,,,,,,src-a,\r\n\r\n'
    path = write_table(tmp_path, "")
    path.write_bytes(text.encode("utf-8"))
    table = read_table(path)
    out = tmp_path / "copy.csv"
    said = write_export(table, out, Selection())
    assert out.read_bytes() == path.read_bytes()
    assert "1 cell begins like a formula (= + - @): it is written as it stands" in said


def test_our_csv_keeps_cells_as_they_stand_when_filtered(tmp_path):
    text = f"{HEADER}\na,2020,RUS; PRK,visit,=1+1,,,,,,,src-a,\nb,2020,USA; PRK,visit,Other,,,,,,,src-a,\n"
    table = read_table(write_table(tmp_path, text))
    content = csv_bytes(table, Selection(countries=("RUS",)))
    assert content.decode("utf-8") == f"{HEADER}\na,2020,RUS; PRK,visit,=1+1,,,,,,,src-a,\n"


@pytest.mark.parametrize(
    ("name", "options", "ids"),
    [
        ("out.json", [], json_ids),
        ("out.ics", [], ics_ids),
        ("OUT.PARQUET", [], parquet_ids),
        ("out.timelinejs.csv", [], timelinejs_ids),
        ("out.csv", ["--format", "timelinejs"], timelinejs_ids),
    ],
)
def test_the_command_line_writes_each_format(small_table, tmp_path, name, options, ids):
    out = tmp_path / name
    result = CliRunner().invoke(cli, ["export", str(out), str(small_table), "--countries", "RUS,PRK", *options])
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert f"{out}: 6 events" in result.stderr
    assert ids(out.read_bytes()) == set(read_table(small_table).events["id"]) - {"2018-summit"}


def test_what_a_format_cannot_hold_is_said_on_standard_error(small_table, tmp_path):
    result = CliRunner().invoke(cli, ["export", str(tmp_path / "out.ics"), str(small_table)])
    assert result.stdout == ""
    assert result.stderr.splitlines()[1:] == [
        "1 event has no single day: it spans its possible days, and its summary says the date in words.",
        "1 event is reported or disputed, for which calendars have no status: its summary says so.",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["out.doc"], '"out.doc" ends in no known format. Write .html or .csv or .json or .ics or .parquet or .timelinejs.csv'),
        (["out.csv", "--format", "word"], '--format: "word" is not one of timelinejs, html, csv, json, ics, parquet.'),
    ],
)
def test_an_unknown_format_is_refused_with_the_known_ones(small_table, arguments, message):
    result = CliRunner().invoke(cli, ["export", arguments[0], str(small_table), *arguments[1:]])
    assert result.exit_code == 2
    assert message in result.stderr


def test_the_dashboard_offers_every_format_under_a_name_that_tells_the_selection(small_table):
    script = (ROOT / "assets" / "dash_place.js").read_text(encoding="utf-8")
    offered = re.findall(r'\["([a-z.]+)", "', script)
    assert ["." + name for name in offered] == list(FORMATS)
    words = {"countries": "RUS,PRK", "from": "2000"}
    for name in offered:
        answer = download(read_table(small_table), {"format": name, "words": words})
        assert answer["filename"] == f"timeline-prk-rus-2000-2024.{name}"
        assert answer["content"]
