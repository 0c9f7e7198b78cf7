"""Dash's HTML components as plain HTML text, so that the exported file is made of the same parts as the page."""

from __future__ import annotations

import html
from typing import Any

ATTRIBUTE_NAMES = {"className": "class", "tabIndex": "tabindex", "dateTime": "datetime", "htmlFor": "for"}
VOID_TAGS = {"br", "hr", "img", "input", "link", "meta"}


def static_html(part: Any) -> str:
    """Return a component, a text or a list of them as HTML; every text and attribute is escaped.

    >>> from dash import html as tags
    >>> static_html(tags.P(["1 < 2 ", tags.B("so")], className="note"))
    '<p class="note">1 &lt; 2 <b>so</b></p>'
    """
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return "".join(static_html(child) for child in part)
    if isinstance(part, str | int | float):
        return html.escape(str(part), quote=False)
    data = part.to_plotly_json()
    tag = data["type"].lower()
    props = dict(data["props"])
    inside = static_html(props.pop("children", None))
    attributes = "".join(_attribute(name, value) for name, value in props.items())
    return f"<{tag}{attributes}>" if tag in VOID_TAGS else f"<{tag}{attributes}>{inside}</{tag}>"


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    name = ATTRIBUTE_NAMES.get(name, name)
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
