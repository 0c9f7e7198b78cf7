"""The parts of the page, as Dash's HTML components; the exported file is made of the same parts.

Only the skeleton is here: what changes with the selection is filled in by `assets/page.js`, in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from dashboard import ids

TITLE = "Event timeline of diplomatic relations"
CLOCK_MILLISECONDS = 400  # a saved table of 5,000 rows is on screen within a second


def dashboard_layout(tools: Sequence[Any] = (), below: Sequence[Any] = ()) -> html.Div:
    """Return the page of the dashboard: the skeleton with `tools` and `below`, and what talks to the server."""
    graph = dcc.Graph(id=ids.TIMELINE_GRAPH, figure={}, config={"displayModeBar": False})
    return html.Div(
        [
            dcc.Store(id=ids.LATEST_VERSION),
            dcc.Store(id=ids.KNOWN_VERSION),
            dcc.Store(id=ids.DOWNLOAD_REQUEST),
            dcc.Download(id=ids.DOWNLOAD),
            dcc.Interval(id=ids.CLOCK, interval=CLOCK_MILLISECONDS),
            *page_parts(graph, tools=tools, below=below),
        ],
        id=ids.PAGE,
    )


def page_parts(graph: Any, title: str = TITLE, tools: Sequence[Any] = (), below: Sequence[Any] = ()) -> list[Any]:
    """Return the visible parts of the page around a graph: `tools` in its header, `below` under the list of events."""
    return [
        html.A("Skip to the timeline", href=f"#{ids.TIMELINE_SCROLL}", className="skip-link"),
        _header(title, tools),
        html.P(id=ids.NOTICE, role="alert", className="notice", hidden=True),
        html.Main(
            [
                html.Section(id=ids.FILTERS, className="filters", **_aria(label="Filters")),
                html.P(id=ids.SENTENCE, className="sentence", role="status"),
                html.Div([_timeline(graph), _details()], className="stage"),
                html.Section(id=ids.EVENT_LIST, className="event-list", **_aria(label="List of events")),
                *below,
                html.Section(id=ids.PROBLEMS, className="problems", hidden=True, **_aria(label="Problems")),
            ]
        ),
        html.Div(id=ids.TOOLTIP, className="tooltip", hidden=True),
        html.Div(id=ids.ANNOUNCER, className="visually-hidden", **_aria(live="polite")),
    ]


def _header(title: str, tools: Sequence[Any]) -> html.Header:
    return html.Header(
        [
            html.H1(title, id=ids.TITLE),
            html.Div(
                [
                    *tools,
                    html.Div(id=ids.EXPORT_MENU, className="menu"),
                    html.Button("Dark", id=ids.THEME_BUTTON, type="button", className="quiet"),
                ],
                className="header-tools",
            ),
        ],
        className="page-header",
    )


def _timeline(graph: Any) -> html.Section:
    return html.Section(
        [
            html.Div(id=ids.TOOLBAR, className="toolbar", role="toolbar", **_aria(label="Zoom and walk")),
            html.Div(id=ids.OVERVIEW, className="overview"),
            html.Div(
                [html.Div(id=ids.TIMELINE_HEAD, className="timeline-head", **_aria(hidden="true")), graph],
                id=ids.TIMELINE_SCROLL,
                className="timeline-scroll",
                tabIndex="0",
                role="group",
                **_aria(label="Timeline. Arrow keys walk through the events, Enter opens the details, Escape closes them."),
            ),
            html.Div(id=ids.LEGEND, className="legend"),
        ],
        id=ids.TIMELINE,
        className="timeline",
        **_aria(label="Timeline"),
    )


def _details() -> html.Aside:
    return html.Aside(id=ids.DETAILS, className="details", **_aria(label="Details of the event"))


def _aria(**attributes: str) -> Any:
    return {f"aria-{name}": value for name, value in attributes.items()}
