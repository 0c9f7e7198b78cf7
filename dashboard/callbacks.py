"""What the page asks and what it is told: plain functions, values in and values out, and below them the wiring."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.drawing import drawing_of
from dashboard.export import download, losses_by_format
from dashboard.url_state import parse_selection
from events.live_table import LiveTable, Snapshot
from events.loading import Table
from events.queries import Selection, count_facets, count_pairs, describe_selection, select_events, years_of


def answer(table: Table, words: dict[str, str]) -> dict[str, Any]:
    """Return which events a selection in words asks for, its lanes, the counts beside each choice, and a sentence."""
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


def register_callbacks(app: Dash, live: LiveTable) -> None:
    """Wire the plain functions above to the page."""
    drawn: tuple[Snapshot | None, dict[str, Any]] = (None, {})  # made once, however many readers open the page

    @app.callback(
        Output(ids.LATEST_VERSION, "data"),
        Input(ids.CLOCK, "n_intervals"),
        State(ids.LATEST_VERSION, "data"),
    )
    def send_version(_ticks: int | None, known: str | None) -> Any:
        version = live.snapshot().version
        return no_update if version == known else version

    @app.callback(Output(ids.DRAWING, "data"), Input(ids.LATEST_VERSION, "data"), prevent_initial_call=True)
    def send_drawing(version: str | None) -> Any:
        nonlocal drawn
        snapshot = live.snapshot(version or "")
        of, drawing = drawn
        if of is not snapshot:
            drawing = drawing_of(snapshot.table, snapshot.version, snapshot.notice)
            drawn = (snapshot, drawing)
        return drawing

    @app.callback(
        Output(ids.ANSWER, "data"),
        Input(ids.SELECTION, "data"),
        prevent_initial_call=True,
    )
    def send_answer(words: dict[str, str] | None) -> Any:
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
