"""Dash's components as plain HTML text: whatever they hold stays text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from dash import html as tags
from hypothesis import given
from hypothesis import strategies as st

from dashboard.static_html import static_html


@pytest.mark.parametrize(
    ("part", "text"),
    [
        pytest.param(tags.P("a < b & c"), "<p>a &lt; b &amp; c</p>", id="text is escaped"),
        pytest.param(tags.A("x", href='"><script>'), '<a href="&quot;&gt;&lt;script&gt;">x</a>', id="attributes are escaped"),
        pytest.param(tags.Div([tags.B("a"), " ", 1, 2.5, None]), "<div><b>a</b> 12.5</div>", id="children of all kinds"),
        pytest.param(tags.Br(), "<br>", id="a tag that holds nothing"),
        pytest.param(tags.Div(), "<div></div>", id="an empty part is closed"),
        pytest.param(tags.P(hidden=True), "<p hidden></p>", id="true stands alone"),
        pytest.param(tags.P(hidden=False, title=None), "<p></p>", id="false and none are left out"),
        pytest.param(tags.Time("x", dateTime="2024"), '<time datetime="2024">x</time>', id="a date"),
        pytest.param(tags.Label("x", htmlFor="y"), '<label for="y">x</label>', id="a label"),
        pytest.param(tags.P(**{"aria-live": "polite"}), '<p aria-live="polite"></p>', id="words for screen readers"),
        pytest.param(tags.P(className="a b", tabIndex="0"), '<p class="a b" tabindex="0"></p>', id="React's names"),
        pytest.param(["a", tags.I("b")], "a<i>b</i>", id="a list"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_a_part_becomes(part: Any, text: str) -> None:
    assert static_html(part) == text


class _Seen(HTMLParser):
    """What a browser would find in a text: its tags, the value of `title`, the text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.titles: list[str | None] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.titles += [value for name, value in attrs if name == "title"]

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.sampled_from("<>&\"'/!-=ascript ;#x0"), max_size=40))
def test_no_text_becomes_markup(text: str) -> None:
    seen = _Seen(static_html(tags.P(text, title=text)))
    assert (seen.tags, seen.titles, seen.text) == (["p"], [text], text)
