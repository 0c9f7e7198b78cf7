"""The form that adds an event to the table: what it is told while somebody types, and what becomes of it when it is sent.

`assets/add_event.js` lays it out and asks. Only a page of this server, opened on the same machine, may write.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from dash import ClientsideFunction, Dash, Input, Output, dcc, html, no_update
from flask import abort, request

from dashboard import ids
from dashboard.records import honest_words, participants_in_words
from events.appending import AppendError, append_row
from events.columns import EVENT_COLUMNS, STATUSES, names
from events.countries import all_countries
from events.dates import DateError, parse_date
from events.event_types import EVENT_TYPES, QUADRANTS
from events.live_table import LiveTable
from events.loading import Problem, Table, TableError, date_form, is_web_address, load_events, settled_day_first, split_list

Cells = dict[str, str]

NEEDED = {
    "date": "When was it? Write it as precisely as it is known: 2024-06-19, 2023-09, settembre 2023.",
    "countries": "Who took part? Name at least two countries; who acts comes first.",
    "type": "What happened? Choose a type from the list.",
    "title": "What happened? Say it in at most 80 characters.",
    "sources": "Who says so? Choose a known source, or write a web address that begins with https://.",
}


def add_event_parts(table: Table) -> list[Any]:
    """Return the form's skeleton for the page's header, closed, and what talks to the server."""
    return [
        dcc.Store(id=ids.ADD_EVENT_CHOICES, data=choices_of(table)),
        dcc.Store(id=ids.ADD_EVENT_DRAFT),
        dcc.Store(id=ids.ADD_EVENT_JUDGEMENT),
        dcc.Store(id=ids.ADD_EVENT_REQUEST),
        dcc.Store(id=ids.ADD_EVENT_RESULT),
        html.Details(
            [html.Summary("Add an event"), html.Div(className="add-event-panel")], id=ids.ADD_EVENT, className="add-event"
        ),
    ]


def choices_of(table: Table) -> dict[str, Any]:
    """Return what the form offers: countries, types by quadrant, statuses, known sources, and the columns that are there."""
    return {
        "file": table.path.name,
        "countries": [country.name for country in all_countries()],
        "types": [
            [label, [[kind.name, kind.label] for kind in EVENT_TYPES.values() if kind.quadrant == quadrant]]
            for quadrant, label in QUADRANTS.items()
        ],
        "statuses": list(STATUSES),
        "sources": [[str(key), f"{row['publisher']}: {row['title']}"] for key, row in table.sources.to_dict("index").items()],
        "columns": names(EVENT_COLUMNS),
    }


def judge_row(table: Table, cells: Cells) -> dict[str, Any]:
    """Return what the cells filled so far mean, in words by column, and what is wrong with them; blank ones may yet come."""
    filled = known_cells(cells)
    day_first = settled_day_first(str(text) for text in table.rows["date"].unique())
    words, read = _date_in_words(filled.get("date", ""), day_first)
    row = pd.DataFrame([{**dict.fromkeys(names(EVENT_COLUMNS), ""), **filled, "date": read}], index=[0], dtype="str")
    events, problems = load_events(row, table.path.name, set(table.sources.index))
    known = set(table.events["id"])
    told = [one for one in problems if filled.get(one.column) and not (one.column == "related" and one.value in known)]
    faults = wrong_sources(table, filled)
    told = [one for one in told if one.column != "sources" or not faults] + faults
    if len(events):
        event = events.iloc[0]
        words["countries"] = participants_in_words(event["type"], split_list(event["countries"]))
    return {"words": words, "problems": by_column(told)}


def wrong_sources(table: Table, cells: Cells) -> list[Problem]:
    """Return a problem for each source that is neither known nor a web address: it would lead nowhere."""
    return [
        Problem(
            table.path.name,
            0,
            "sources",
            source,
            f'"{source}" is neither a known source nor a web address.',
            "Choose one from the list, or write an address that begins with https://.",
        )
        for source in split_list(cells.get("sources", ""))
        if source not in table.sources.index and not is_web_address(source)
    ]


def _date_in_words(text: str, day_first: bool | None) -> tuple[Cells, str]:
    """Return a date in words with its precision, and as EDTF, which no column needs to settle."""
    try:
        date = parse_date(text, day_first=day_first)
    except DateError:
        return {}, text
    return {"date": f"{honest_words(date.edtf, date_form(date))} ({date.precision})"}, date.edtf


def by_column(problems: list[Problem]) -> dict[str, list[dict[str, str]]]:
    """Return problems as the form shows them: beside the field of their column."""
    told: dict[str, list[dict[str, str]]] = {}
    for problem in problems:
        told.setdefault(problem.column, []).append({"level": problem.level, "text": f"{problem.reason} {problem.hint}".strip()})
    return told


def known_cells(cells: Mapping[str, Any]) -> Cells:
    """Return the filled cells of columns that a table has; whatever else a request holds is left out."""
    texts = {name: str(cells.get(name) or "").strip() for name in names(EVENT_COLUMNS)}
    return {name: text for name, text in texts.items() if text}


def add_event(live: LiveTable, cells: Cells) -> dict[str, Any]:
    """Append a row to the table as it is shown; return the new event's id, or why there is none."""
    table, filled = live.snapshot().table, known_cells(cells)

    def nothing(said: str, problems: dict[str, list[dict[str, str]]]) -> dict[str, Any]:
        return {"id": "", "said": said, "problems": problems, "version": live.snapshot().version}

    problems = judge_row(table, filled)["problems"]
    problems |= {name: [{"level": "error", "text": text}] for name, text in NEEDED.items() if name not in filled}
    if any(one["level"] == "error" for told in problems.values() for one in told):
        return nothing("Nothing was added: mend what is named above.", problems)
    try:
        added = append_row(live.path, filled, expected=table.sha256)
    except (AppendError, TableError) as error:
        return nothing(str(error), {})
    if not added.is_valid:
        return nothing("Nothing was added: mend what is named above.", by_column(added.problems))
    version = live.read_now().version
    said = f"Added in line {added.line} of {live.path.name}."
    return {"id": added.id, "said": said, "problems": by_column(added.problems), "version": version}


def is_own_page(headers: Mapping[str, str], remote: str | None) -> bool:
    """Return whether a request comes from a page of this server on this machine.

    Another site's page can send requests here, and can call itself by a name that leads here: its Origin, or the Host it
    asked for, gives it away.
    """
    host = headers.get("Host", "")
    origin = headers.get("Origin")
    local = _is_this_machine(urlsplit(f"//{host}").hostname or "") and _is_this_machine(remote or "")
    return local and (origin is None or urlsplit(origin).netloc == host)


def _is_this_machine(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name.casefold() == "localhost"


def _of_own_page(told: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Refuse what another page asks, and leave unanswered what is not asked yet."""

    def answer(asked: Any) -> Any:
        if not is_own_page(dict(request.headers), request.remote_addr):
            abort(403)
        return told(asked) if asked else no_update

    return answer


def register_add_event(app: Dash, live: LiveTable) -> None:
    """Wire the form to the table."""

    @app.callback(Output(ids.ADD_EVENT_JUDGEMENT, "data"), Input(ids.ADD_EVENT_DRAFT, "data"), prevent_initial_call=True)
    @_of_own_page
    def send_judgement(draft: dict[str, Any]) -> Any:
        return {**judge_row(live.snapshot().table, draft["cells"]), "asked": draft["asked"]}

    @app.callback(
        Output(ids.ADD_EVENT_RESULT, "data"),
        Output(ids.LATEST_VERSION, "data", allow_duplicate=True),
        Input(ids.ADD_EVENT_REQUEST, "data"),
        prevent_initial_call=True,
    )
    @_of_own_page
    def send_result(wanted: dict[str, Any]) -> Any:
        result = add_event(live, wanted["cells"])
        return {**result, "asked": wanted["asked"]}, result["version"]

    for function, store in (
        ("build", ids.ADD_EVENT_CHOICES),
        ("receiveJudgement", ids.ADD_EVENT_JUDGEMENT),
        ("receiveResult", ids.ADD_EVENT_RESULT),
    ):
        app.clientside_callback(ClientsideFunction("addEvent", function), Input(store, "data"))
