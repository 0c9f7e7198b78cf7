"""What the page asks and what it is told: plain functions, values in and values out, and below them the wiring."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.drawing import drawing_of
from dashboard.export import download, losses_by_format
from dashboard.large import MOST_LANES, answer_large, around_large, event_large, is_large, look_large, page_large
from dashboard.url_state import parse_selection
from events.context import monthly_context
from events.live_store import LiveStore
from events.live_table import LiveTable, Snapshot
from events.loading import Table
from events.queries import Selection, count_facets, count_pairs, describe_selection, select_events, years_of


def answer(table: Table, words: dict[str, Any]) -> dict[str, Any]:
    """Return which events a selection in words asks for, its lanes, the counts beside each choice, and a sentence.

    Of a table too large to be sent whole the events are asked for by other questions; see `dashboard/large.py`.
    """
    if is_large(table):
        return answer_large(table, words)
    selection, complaints = parse_selection(words)
    return {**answer_selection(table, selection), "complaints": complaints}


def answer_selection(table: Table, selection: Selection) -> dict[str, Any]:
    """Return the answer to a selection that is understood; `assets/selection.js` gives the same in an exported page."""
    selected = select_events(table.events, selection)
    facets = count_facets(table.events, selection)
    return {
        "ids": sorted(selected["id"]),
        "lanes": list(count_pairs(table.events, selection).items()),
        "facets": {
            "countries": list(facets.countries.items()),
            "partners": list(facets.partners.items()),
            "types": facets.types,
            "statuses": facets.statuses,
        },
        "sentence": describe_selection(selection, len(selected), years_of(selected)),
    }


LARGE_REPLIES = (look_large, around_large, page_large, event_large)


def _register_question(
    app: Dash, live: LiveTable | LiveStore, asked: str, told: str, reply: Callable[[Table, dict[str, Any]], dict[str, Any]]
) -> None:
    @app.callback(Output(told, "data"), Input(asked, "data"), prevent_initial_call=True)
    def send_reply(request: dict[str, Any] | None) -> Any:
        if not request:
            return no_update
        return {"number": request.get("number"), **reply(live.snapshot().table, request)}


def context_of(context: LiveStore, request: dict[str, Any]) -> dict[str, Any]:
    """Return what a machine-coded table counts by month for some lanes: first day, events, mean score (None: unknown)."""
    frame = context.snapshot().table.events
    lanes = [str(pair) for pair in request.get("lanes") or ()][:MOST_LANES]
    return {"name": context.path.name, "lanes": {pair: monthly_context(frame, pair) for pair in lanes}}


def register_context(app: Dash, context: LiveStore) -> None:
    """Wire the counts of a machine-coded table, which stand behind the events where a reader wants them."""

    @app.callback(Output(ids.CONTEXT, "data"), Input(ids.CONTEXT_REQUEST, "data"), prevent_initial_call=True)
    def send_context(request: dict[str, Any] | None) -> Any:
        return {"number": request.get("number"), **context_of(context, request)} if request else no_update

    app.clientside_callback(
        ClientsideFunction("eventTimeline", "receiveContext"), Input(ids.CONTEXT, "data"), prevent_initial_call=True
    )


def register_callbacks(app: Dash, live: LiveTable | LiveStore, context: str = "") -> None:
    """Wire the plain functions above to the page; `context` is the name of a machine-coded table, where there is one."""
    drawn: tuple[Snapshot | None, dict[str, Any]] = (None, {})  # made once, however many readers open the page
    drawing_now = Lock()

    def draw(snapshot: Snapshot) -> dict[str, Any]:
        nonlocal drawn
        with drawing_now:
            if drawn[0] is not snapshot:
                drawing = drawing_of(snapshot.table, snapshot.version, snapshot.notice)
                drawn = (snapshot, {**drawing, "context": context})
            return drawn[1]

    if isinstance(live, LiveTable):
        live.watch(draw)

    @app.callback(
        Output(ids.LATEST_VERSION, "data"),
        Input(ids.CLOCK, "n_intervals"),
        State(ids.LATEST_VERSION, "data"),
        running=[(Output(ids.CLOCK, "disabled"), True, False)],  # Dash drops an answer that is slower than the next question
    )
    def send_version(_ticks: int | None, known: str | None) -> Any:
        version = live.latest().version
        return no_update if version == known else version

    @app.callback(Output(ids.DRAWING, "data"), Input(ids.LATEST_VERSION, "data"), prevent_initial_call=True)
    def send_drawing(version: str | None) -> Any:
        return draw(live.snapshot(version or ""))

    @app.callback(
        Output(ids.ANSWER, "data"),
        Input(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def send_answer(words: dict[str, Any] | None) -> Any:
        snapshot = live.snapshot((words or {}).get("version", ""))
        return {"version": snapshot.version, "asked": words, **answer(snapshot.table, words or {})}

    @app.callback(
        Output(ids.DOWNLOAD, "data"),
        Input(ids.DOWNLOAD_REQUEST, "data"),
        prevent_initial_call=True,
    )
    def send_download(request: dict[str, Any] | None) -> Any:
        return download(live.snapshot().table, request) if request else no_update

    @app.callback(
        Output(ids.EXPORT_LOSSES, "data"),
        Input(ids.EXPORT_QUESTION, "data"),
        prevent_initial_call=True,
    )
    def send_losses(question: dict[str, Any] | None) -> Any:
        if not question:
            return no_update
        return {"number": question["number"], "losses": losses_by_format(live.snapshot().table, question["words"])}

    app.clientside_callback(
        ClientsideFunction("eventTimeline", "receiveLosses"),
        Input(ids.EXPORT_LOSSES, "data"),
        prevent_initial_call=True,
    )

    for (asked, told, receiver), reply in zip(ids.LARGE_QUESTIONS, LARGE_REPLIES, strict=True):
        _register_question(app, live, asked, told, reply)
        app.clientside_callback(ClientsideFunction("eventTimeline", receiver), Input(told, "data"), prevent_initial_call=True)
    app.clientside_callback(
        ClientsideFunction("eventTimeline", "receiveDrawing"),
        Output(ids.KNOWN_VERSION, "data"),
        Input(ids.DRAWING, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("eventTimeline", "receiveAnswer"),
        Input(ids.ANSWER, "data"),
        prevent_initial_call=True,
    )
