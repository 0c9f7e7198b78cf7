"""Every colour of the figure, and the templates that carry them, light and dark.

Cooperation and conflict differ by hue (blue, orange), words and deeds by depth; the pair blue and orange stays apart for
readers with deuteranopia and protanopia. `assets/dashboard.css` takes the same values for the rest of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from events.event_types import QUADRANTS

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as CSS colours; `quadrants` in the order of `QUADRANTS`."""

    paper: str
    ink: str
    muted: str
    line: str
    accent: str
    quadrants: tuple[str, str, str, str]


LIGHT = Palette(
    paper="#ffffff",
    ink="#1c2430",
    muted="#5b6675",
    line="#e3e7ec",
    accent="#7a3fb8",
    quadrants=("#4a90cf", "#17518f", "#cf7a14", "#a8360a"),
)
DARK = Palette(
    paper="#14181e",
    ink="#e8ecf1",
    muted="#9aa7b6",
    line="#2a313b",
    accent="#c79bff",
    quadrants=("#9ccdf7", "#4f97ea", "#f4c57e", "#ee6f42"),
)
PALETTES = {"light": LIGHT, "dark": DARK}

SYMBOLS = {
    "verbal-cooperation": "circle",
    "material-cooperation": "square",
    "verbal-conflict": "triangle-up",
    "material-conflict": "diamond",
}


def template(palette: Palette) -> go.layout.Template:
    """Return the Plotly template of a palette; a figure's traces come in the order of `QUADRANTS`."""
    axis = {"gridcolor": palette.line, "linecolor": palette.line, "zeroline": False, "tickcolor": palette.muted}
    return go.layout.Template(
        layout={
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": palette.paper,
            "font": {"family": FONT, "size": 12, "color": palette.ink},
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {"bgcolor": palette.ink, "font": {"color": palette.paper, "family": FONT}},
        },
        data={
            "scatter": [{"marker": {"color": colour, "line": {"color": colour}}} for colour in palette.quadrants],
            "bar": [{"marker": {"color": colour}} for colour in palette.quadrants],
        },
    )


TEMPLATES = {name: template(palette) for name, palette in PALETTES.items()}
assert len(SYMBOLS) == len(QUADRANTS)
