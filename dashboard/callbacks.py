"""What Dash carries between the page and the server: the table when it changes, and files to download."""

from __future__ import annotations

from threading import Lock
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.drawing import drawing_of
from dashboard.export import download
from events.live_store import LiveStore
from events.live_table import LiveTable, Snapshot


def register_callbacks(app: Dash, live: LiveTable | LiveStore, context: str = "") -> None:
    """Wire table and downloads to the page; `context` is the name of a machine-coded table, where there is one."""
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
        Output(ids.DOWNLOAD, "data"),
        Input(ids.DOWNLOAD_REQUEST, "data"),
        prevent_initial_call=True,
    )
    def send_download(request: dict[str, Any] | None) -> Any:
        return download(live.snapshot().table, request) if request else no_update

    app.clientside_callback(
        ClientsideFunction("eventTimeline", "receiveDrawing"),
        Output(ids.KNOWN_VERSION, "data"),
        Input(ids.DRAWING, "data"),
        prevent_initial_call=True,
    )
