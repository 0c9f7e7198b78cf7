"""What Dash carries between the page and the server: that the table has changed, and files to download."""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update

from dashboard import ids
from dashboard.export import download
from events.live_store import LiveStore
from events.live_table import LiveTable


def register_callbacks(app: Dash, live: LiveTable | LiveStore) -> None:
    """Wire the news of a changed table, and downloads, to the page."""

    @app.callback(
        Output(ids.LATEST_VERSION, "data"),
        Input(ids.CLOCK, "n_intervals"),
        State(ids.LATEST_VERSION, "data"),
        running=[(Output(ids.CLOCK, "disabled"), True, False)],  # Dash drops an answer that is slower than the next question
    )
    def send_version(_ticks: int | None, known: str | None) -> Any:
        version = live.latest().version
        return no_update if version == known else version

    @app.callback(
        Output(ids.DOWNLOAD, "data"),
        Input(ids.DOWNLOAD_REQUEST, "data"),
        prevent_initial_call=True,
    )
    def send_download(request: dict[str, Any] | None) -> Any:
        return download(live.snapshot().table, request) if request else no_update

    app.clientside_callback(
        ClientsideFunction("eventTimeline", "receiveVersion"),
        Output(ids.KNOWN_VERSION, "data"),
        Input(ids.LATEST_VERSION, "data"),
        prevent_initial_call=True,
    )
