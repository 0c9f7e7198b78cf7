"""The Dash application: the page, its wiring and the rules under which a browser may show it."""

from __future__ import annotations

from pathlib import Path

from dash import Dash
from flask import Response

from dashboard.add_event import add_event_parts, register_add_event
from dashboard.article_desk import article_desk, article_desk_button, register_article_desk
from dashboard.callbacks import register_callbacks
from dashboard.layout import TITLE, dashboard_layout
from dashboard.questions import register_questions
from events.appending import is_writable
from events.live_store import LiveStore, follow
from events.live_table import LiveTable

ASSETS = Path(__file__).parent.parent / "assets"


def create_app(table: LiveTable | LiveStore | str | Path, *, read_only: bool = False, context: LiveStore | None = None) -> Dash:
    """Return a Dash app that shows a table and follows its file; with `read_only` nothing on the page writes to it.

    `context` is a machine-coded table whose monthly counts can stand behind the events.

    Raises `TableError` where a path is given and no table can be read from it.
    """
    live = follow(table) if isinstance(table, str | Path) else table
    app = Dash(
        "event-timeline",
        assets_folder=str(ASSETS),
        title=TITLE,
        update_title="",
        serve_locally=True,
        compress=False,
        assets_ignore="file_place",
        add_log_handler=False,
    )
    app.index_string = app.index_string.replace("<html>", '<html lang="en">')
    can_add = not read_only and isinstance(live, LiveTable) and is_writable(live.path)
    app.layout = (
        dashboard_layout([*add_event_parts(live.snapshot().table), article_desk_button()], [article_desk()])
        if can_add
        else dashboard_layout()
    )
    register_callbacks(app, live)
    register_questions(app.server, app.config.routes_pathname_prefix, live, context)
    if isinstance(live, LiveTable) and can_add:
        register_add_event(app, live)
        register_article_desk(app, live)
    _restrict_content(app)
    return app


def _restrict_content(app: Dash) -> None:
    """Forbid everything that the page does not need.

    Dash's own inline scripts are allowed by their hashes; styles must be allowed inline, because Dash and Plotly set them.
    """
    hashes = " ".join(f"{value}" for value in app.csp_hashes())
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'",
        ]
    )

    @app.server.after_request
    def add_policy(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
