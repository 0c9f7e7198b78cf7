"""What the page asks of the table while it is used, and what it is told: plain functions, and an address for each of them.

These questions do not go through Dash's callbacks: a reader waits for them, and the way through its stores and back takes
as long as many an answer.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

import orjson
from flask import Flask, Response, abort, request

from dashboard.drawing import drawing_of
from dashboard.export import losses_by_format
from dashboard.large import MOST_LANES, answer_large, around_large, event_large, is_large, look_large, page_large
from dashboard.url_state import parse_selection, selection_words
from events.context import monthly_context
from events.live_store import LiveStore
from events.live_table import LiveTable, Snapshot
from events.loading import Table
from events.queries import Selection, count_facets, count_pairs, describe_selection, select_events, years_of

Question = dict[str, Any]
Reply = dict[str, Any]


def answer(table: Table, words: Question) -> Reply:
    """Return which events a selection in words asks for, its lanes, the counts beside each choice, a sentence, and the words
    that were understood.

    Of a table too large to be sent whole the events are asked for by other questions; see `dashboard/large.py`.
    """
    if is_large(table):
        return answer_large(table, words)
    selection, complaints = parse_selection(words)
    return {**answer_selection(table, selection), "words": selection_words(selection), "complaints": complaints}


def answer_selection(table: Table, selection: Selection) -> Reply:
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


def losses(table: Table, question: Question) -> Reply:
    """Return what each format of export cannot hold of a selection, as sentences by format."""
    return {"losses": losses_by_format(table, question.get("words") or {})}


def context_of(context: LiveStore, question: Question) -> Reply:
    """Return what a machine-coded table counts by month for some lanes: first day, events, mean score (None: unknown)."""
    frame = context.snapshot().table.events
    lanes = [str(pair) for pair in question.get("lanes") or ()][:MOST_LANES]
    return {
        "name": context.path.name,
        "lanes": {pair: [tuple(month) for month in monthly_context(frame, pair)] for pair in lanes},
    }


OF_THE_TABLE: dict[str, Callable[[Table, Question], Reply]] = {
    "look": look_large,
    "around": around_large,
    "page": page_large,
    "event": event_large,
    "losses": losses,
}


def register_questions(server: Flask, prefix: str, live: LiveTable | LiveStore, context: LiveStore | None) -> None:
    """Give the drawing its address, and `ask/KIND` to each kind of question; what is posted and told is JSON.

    All addresses are behind `prefix`. A reply carries the `number` of its question; an answer and a drawing carry the
    `version` of the table that they are about, which is at least as new as the version that was asked for.
    """
    draw = _drawer(context.path.name if context else "")
    if isinstance(live, LiveTable):
        live.watch(draw)

    @server.get(f"{prefix}drawing")
    def send_drawing() -> Response:
        drawing = draw(live.snapshot(request.args.get("version", "")))
        return Response(drawing, mimetype="application/json", headers={"Cache-Control": "no-store"})

    def tell(kind: str, question: Question) -> Reply:
        if kind == "answer":
            snapshot = live.snapshot(str(question.get("version", "")))
            return {"version": snapshot.version, **answer(snapshot.table, question)}
        if kind == "context" and context:
            return context_of(context, question)
        if kind not in OF_THE_TABLE:
            abort(404)
        return OF_THE_TABLE[kind](live.snapshot().table, question)

    @server.post(f"{prefix}ask/<kind>")
    def ask(kind: str) -> Response:
        question = request.get_json()
        if not isinstance(question, dict):
            abort(400)
        reply = {"number": question.get("number"), **tell(kind, question)}
        return Response(_as_json(reply), mimetype="application/json")


def _drawer(context: str) -> Callable[[Snapshot], bytes]:
    """Return a function that draws a table as JSON, once for all readers; `context` is the name of a machine-coded table."""
    drawn: tuple[Snapshot | None, bytes] = (None, b"")
    drawing_now = Lock()

    def draw(snapshot: Snapshot) -> bytes:
        nonlocal drawn
        with drawing_now:
            if drawn[0] is not snapshot:
                drawing = drawing_of(snapshot.table, snapshot.version, snapshot.notice) | {"context": context}
                drawn = (snapshot, _as_json(drawing))
            return drawn[1]

    return draw


def _as_json(data: Reply) -> bytes:
    return orjson.dumps(data, option=orjson.OPT_SERIALIZE_NUMPY)
