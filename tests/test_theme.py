"""Every colour: in one place, readable on its paper, in both templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from dashboard.theme import PALETTES, TEMPLATES, Palette
from events.event_types import QUADRANTS

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(|\bcolor['\"]?\s*[:=]\s*['\"]\w+['\"]")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("place", range(4), ids=QUADRANTS)
def test_every_quadrants_colour_stands_out_from_its_paper(palette: Palette, place: int) -> None:
    assert contrast(palette.quadrants[place], palette.paper) >= 3


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_words_can_be_read_on_their_paper(palette: Palette) -> None:
    assert contrast(palette.ink, palette.paper) >= 7
    assert contrast(palette.muted, palette.paper) >= 4.5
    assert contrast(palette.accent, palette.paper) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_deeds_are_deeper_than_words(palette: Palette) -> None:
    far = [contrast(colour, palette.paper) for colour in palette.quadrants]
    steps = (far[1] - far[0], far[3] - far[2])
    assert all(step > 0 for step in steps) or all(step < 0 for step in steps)


@pytest.mark.parametrize("name", PALETTES)
def test_a_template_carries_all_colours_of_its_palette(name: str) -> None:
    palette, drawn = PALETTES[name], TEMPLATES[name].to_plotly_json()
    assert drawn["layout"]["paper_bgcolor"] == drawn["layout"]["plot_bgcolor"] == palette.paper
    assert drawn["layout"]["font"]["color"] == palette.ink
    assert drawn["layout"]["xaxis"]["gridcolor"] == drawn["layout"]["yaxis"]["gridcolor"] == palette.line
    for kind in ("scatter", "bar"):
        assert [trace["marker"]["color"] for trace in drawn["data"][kind]] == list(palette.quadrants)


def test_light_and_dark_carry_the_same_settings() -> None:
    def settings(value: object) -> object:
        if isinstance(value, dict):
            return {key: settings(inner) for key, inner in value.items()}
        return [settings(inner) for inner in value] if isinstance(value, list | tuple) else type(value)

    light, dark = (settings(TEMPLATES[name].to_plotly_json()) for name in ("light", "dark"))
    assert light == dark


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard").glob("*.py")), ids=lambda path: path.name)
def test_no_colour_stands_outside_theme(path: Path) -> None:
    found = COLOUR.findall(path.read_text(encoding="utf-8"))
    assert bool(found) == (path.name == "theme.py"), found
