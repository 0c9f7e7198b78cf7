"""The page where an article becomes rows: its text with what was read in it, beside it drafts to mend, accept or throw away.

Whatever comes from the article reaches the page as text. A row that is accepted goes through the same door and the same
checks as one typed by hand.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.exceptions import PreventUpdate
from flask import abort, request

from dashboard import ids
from dashboard.add_event import is_own_page
from dashboard.records import language_name, words_of_date
from events.appending import AppendError, append_row, check_row
from events.article_drafts import DAY_OF_THE_SENTENCE_BEFORE
from events.article_marks import Mark, find_marks
from events.article_reading import Article, detect_language, find_published, is_too_short_to_tell, read_article
from events.article_words import languages
from events.articles import Draft, Unread, read_events_of, shortened, source_row
from events.citing import add_source, cite_source
from events.columns import EVENT_COLUMNS, STATUSES, names
from events.dates import DateError, parse_date
from events.event_types import EVENT_TYPES
from events.live_table import LiveTable
from events.loading import Problem, Table, TableError, is_web_address, load_events, split_list

MOST_LETTERS = 100_000  # a long article has a tenth of it
CLOSE_DAYS = 3  # papers of two continents may date an event a day apart, and the news of it another

FIELDS = {
    "date": "Date",
    "countries": "Countries",
    "type": "Type",
    "title": "Title",
    "summary": "Summary",
    "place": "Place",
    "status": "Status",
    "denied_by": "Denied by",
    "importance": "Importance, 1 to 5",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in an article; with a `complaint` nothing was, and it says why and what to do."""

    article: Article
    published: str = ""
    drafts: tuple[Draft, ...] = ()
    marks: tuple[Mark, ...] = ()
    unread: tuple[Unread, ...] = ()
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """An event of the table that a draft may tell again; `is_cited` where it names the article already."""

    id: str
    date: str
    title: str
    is_cited: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a wish to write, in a sentence; `is_done` where it was written."""

    words: str
    is_done: bool = False


# --- values in, values out


def read_pasted(text: str, published: str = "") -> Reading:
    """Read an article's text, or the source of its web page; `published` is its date, looked for in the text where blank."""
    if not text.strip():
        return Reading(Article(""), complaint="Paste the text of an article first.")
    if len(text) > MOST_LETTERS:
        return Reading(
            Article(""), complaint=f"This text is longer than {MOST_LETTERS:,} letters. Paste one article at a time."
        )
    article = read_article(text)
    if not article.text.strip():
        return Reading(article, complaint="No article was found in this page. Paste its text instead.")
    known = article.language if article.language in languages() else ""
    if not known and is_too_short_to_tell(article.text):
        return Reading(article, complaint="This text is too short to tell its language. Paste a whole sentence or more.")
    spoken = known or detect_language(article.text, languages())
    article = replace(article, language=spoken)
    stated = published.strip() or article.published
    try:
        when = parse_date(stated) if stated else find_published(article.text, spoken)
        drafts, unread = read_events_of(article.text, published=when, language=spoken)
    except DateError as error:
        return Reading(article, complaint=f"The date of the article: {error}")
    marks = find_marks(article.text, spoken, when)
    return Reading(article, when.edtf if when else "", tuple(drafts), tuple(marks), tuple(unread))


Piece = tuple[str, str]
"""Some words and what they were read as: "date", "country", "event", or "" for anything else."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the text: the drafts that were made of it, or why none was though it names two countries; its pieces."""

    drafts: tuple[int, ...]
    unread: str
    pieces: tuple[Piece, ...]


def marked_passages(reading: Reading) -> list[Passage]:
    """Return the whole text in passages, by the drafts that were made of it."""
    text, drafts, unread = reading.article.text, reading.drafts, reading.unread
    told: list[Draft | Unread] = [*drafts, *unread]
    edges = sorted({0, len(text), *(edge for one in told for edge in (one.start, one.end))})
    return [
        Passage(
            tuple(number for number, one in enumerate(drafts) if one.start <= start and end <= one.end),
            next((one.why for one in unread if one.start <= start and end <= one.end), ""),
            tuple(_pieces(text, start, end, reading.marks)),
        )
        for start, end in itertools.pairwise(edges)
    ]


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterable[Piece]:
    place = start
    for mark in marks:
        first, last = max(mark.start, place), min(mark.end, end)
        if first < last:
            yield text[place:first], ""
            yield text[first:last], mark.kind
            place = last
    yield text[place:end], ""


def where_from(draft: Draft) -> str:
    """Say what a draft's date was read from, and whether its type is a guess or left open."""
    said = f"From “{draft.date_words}”" if draft.date_words else "The article gives no date for it"
    against = draft.resolved_against
    if draft.is_day_of_the_sentence_before:
        said, against = f"{said}. {DAY_OF_THE_SENTENCE_BEFORE.removesuffix('.')}", ""
    counted = "the day of publication" if against == "published" else f"“{against}”"
    dated = f"{said}, counted from {counted}." if against and draft.date_words else f"{said}."
    unsure = " The type is a guess." if draft.is_type_a_guess else ""
    unsure = " What happened is open: write the type and a title." if draft.is_type_open else unsure
    return dated + unsure


def article_source(article: dict[str, str], typed: dict[str, str], today: date) -> dict[str, str]:
    """Return the row of sources.csv of an article that was read; raise `DateError` where its date is none.

    `typed` is what the form says: `url`, `published`, `title`, `publisher`; where a field is blank, what was read stands.
    """
    told = {name: typed.get(name, "").strip() or article.get(name, "") for name in ("url", "published", "title", "publisher")}
    url, stated = told["url"], told["published"]
    read = Article("", told["title"], told["publisher"], language=article["language"])
    row = source_row(read, url.strip(), parse_date(stated) if stated else None)
    return {**row, "accessed": today.isoformat()}


def known_events(table: Table, cells: dict[str, str], url: str) -> list[Known]:
    """Return the events of a table with the countries and the type of a row, or any type where it has none, about its date."""
    told = {name: cells.get(name, "") for name in ("date", "countries")}
    kind = cells.get("type", "").strip()
    any_type = next(iter(EVENT_TYPES))
    whole = {**dict.fromkeys(names(EVENT_COLUMNS), ""), "title": "Any", "sources": "any", **told, "type": kind or any_type}
    frame = pd.DataFrame([whole], index=pd.Index([2]), dtype="str")
    read, _ = load_events(frame, table.path.name, set())
    if read.empty:
        return []
    row, events = read.iloc[0], table.events
    alike = events.loc[
        (events["country_set"] == row["country_set"])
        & ((events["type"] == row["type"]) | (not kind))
        & (events["first_day"] <= row["last_day"] + CLOSE_DAYS)
        & (events["last_day"] >= row["first_day"] - CLOSE_DAYS)
    ]
    address = url.strip()
    cited = {address, *(str(key) for key in table.sources.index[table.sources["url"] == address])}
    return [
        Known(one["id"], words_of_date(one["edtf"]), one["title"], bool(cited.intersection(split_list(one["sources"]))))
        for one in alike.to_dict("records")
    ]


def problems_of(path: Path, cells: dict[str, str], url: str) -> list[Problem] | str:
    """Return what is wrong with a row, as if it had been typed by hand; a sentence where no row can be added at all."""
    try:
        found = check_row(path, {**cells, "sources": url.strip().replace(";", "%3B")}).problems
        return found if url.strip() else [_of_the_article(one) for one in found]
    except (AppendError, TableError) as error:
        return str(error)


def _of_the_article(problem: Problem) -> Problem:
    """Return a problem in the words of this page, where the source of a row is the article."""
    if problem.column != "sources":
        return problem
    return replace(problem, reason="the article has no address yet.", hint="Give it above, with http:// or https://.")


def accept_row(path: Path, cells: dict[str, str], source: dict[str, str]) -> Outcome:
    """Add a row to a table, and its article to the sources beside it; neither where the row has an error."""
    if not is_web_address(source["url"]):
        return Outcome("An event needs a source: give the address of the article above, with http:// or https://.")
    wrong = problems_of(path, cells, source["url"])
    if isinstance(wrong, str):
        return Outcome(wrong)
    if any(problem.level == "error" for problem in wrong):
        return Outcome("It is not added yet: mend what is named above.")
    try:
        row = append_row(path, {**cells, "sources": add_source(path, source)})
    except (AppendError, TableError) as error:
        return Outcome(str(error))
    if not row.is_valid:
        return Outcome("It is not added yet: " + " ".join(map(str, row.problems)))
    return Outcome(f"Added in line {row.line} as {row.id}.", is_done=True)


def cite_article(table: Table, event: str, source: dict[str, str]) -> Outcome:
    """Add an article to the sources of an event that the table has."""
    if not is_web_address(source["url"]):
        return Outcome("Give the address of the article above first, with http:// or https://.")
    try:
        cite_source(table.path, event, add_source(table.path, source), table.sha256)
    except (AppendError, TableError) as error:
        return Outcome(str(error))
    return Outcome(f"The article is now among the sources of {event}.", is_done=True)


# --- the parts of the page


def article_desk() -> html.Details:
    """Return the empty page; the callbacks fill it."""
    return html.Details(
        [
            html.Summary("From an article"),
            html.P(
                "Paste an article: its events become drafts, to be checked, mended, added or thrown away.", className="muted"
            ),
            html.Div(
                [
                    _labelled("Text", dcc.Textarea(id=ids.DESK_TEXT, value="", rows=7), "whole"),
                    _labelled("Published, such as 2024-06-19", dcc.Input(id=ids.DESK_PUBLISHED, value="", type="text")),
                    _labelled("Address of the article", dcc.Input(id=ids.DESK_URL, value="", type="text", debounce=True)),
                    _labelled("Publisher", dcc.Input(id=ids.DESK_PUBLISHER, value="", type="text")),
                    _labelled("Headline of the article", dcc.Input(id=ids.DESK_TITLE, value="", type="text")),
                    html.Button("Read the article", id=ids.DESK_READ, type="button", className="primary"),
                ],
                className="desk-form",
            ),
            html.P(id=ids.DESK_SAID, role="status", className="desk-said"),
            html.Div([html.Div(id=ids.DESK_MARKED), html.Div(id=ids.DESK_DRAFTS)], className="desk-stage"),
            _choices(ids.DESK_TYPES, EVENT_TYPES),
            _choices(ids.DESK_STATUSES, STATUSES),
            dcc.Store(id=ids.DESK_ARTICLE),
            dcc.Store(id=ids.DESK_WRITTEN),
        ],
        id=ids.DESK,
        className="desk",
    )


def article_desk_button() -> html.Button:
    """Return the button for the page's header that goes there."""
    return html.Button("From an article", id=ids.DESK_BUTTON, type="button", className="quiet")


def _labelled(words: str, field: Any, width: str = "") -> html.Label:
    return html.Label([html.Span(words), field], className=f"desk-field {width}".strip())


def _choices(name: str, words: Iterable[str]) -> html.Datalist:
    return html.Datalist([html.Option(value=word) for word in words], id=name)


def _marked_text(reading: Reading) -> list[Any]:
    key = html.P(
        ["Marked: ", *_with_spaces(html.Span(word, className=f"found {kind}") for kind, word in _KINDS.items())],
        className="muted",
    )
    groups = [_passage(each) for each in marked_passages(reading)]
    return [html.H2("The article"), key, html.Div(groups, className="desk-text", lang=reading.article.language, dir="auto")]


_KINDS = {"date": "dates", "country": "countries", "event": "events"}


def _with_spaces(parts: Iterable[Any]) -> list[Any]:
    return [each for part in parts for each in (part, " ")]


def _passage(passage: Passage) -> Any:
    if passage.drafts:
        return _sentence(passage.drafts, passage.pieces)
    if passage.unread:
        return html.Span(_spans(passage.pieces), className="unread", title=f"No draft: {passage.unread}.")
    return html.Span(_spans(passage.pieces))


def _unread_list(unread: Sequence[Unread], turn: int) -> list[Any]:
    """Return what a curator should read himself, with the reasons, each with a button that makes a draft of it."""
    if not unread:
        return []
    one = len(unread) == 1
    head = f"{len(unread)} sentence{'' if one else 's'} with two countries gave no draft"
    rows = [_unread_sentence(each, f"{turn}-unread-{number}") for number, each in enumerate(unread)]
    return [html.Details([html.Summary(head), html.Ul(rows)], className="desk-unread")]


def _unread_sentence(unread: Unread, name: str) -> html.Li:
    draft = unread.as_draft()
    return html.Li(
        [
            f"“{shortened(unread.sentence)}” ",
            html.Span(f"({unread.why}) ", className="muted"),
            html.Button("Draft it all the same", id=_id(ids.DRAFT_OPEN, name), type="button"),
            html.Div(id=_id(ids.DRAFT_OPENED, name), className="desk-opened"),
            dcc.Store(id=_id(ids.DRAFT_UNREAD, name), data={"cells": draft.as_row(""), "said": where_from(draft)}),
        ]
    )


def _sentence(drafts: tuple[int, ...], pieces: Sequence[Piece]) -> html.Mark:
    numbers = ", ".join(str(number + 1) for number in drafts)
    shown = html.Span(numbers, className="desk-number", title=f"Draft {numbers}")
    return html.Mark([*_spans(pieces), shown], tabIndex="0", **_data_draft(drafts))


def _spans(pieces: Sequence[Piece]) -> list[Any]:
    return [html.Span(words, className=f"found {kind}") if kind else words for words, kind in pieces if words]


def _data_draft(drafts: Iterable[int]) -> Any:
    return {"data-draft": " ".join(map(str, drafts))}


def _draft_rows(reading: Reading, turn: int) -> list[Any]:
    rows = [_draft_row(draft, number, f"{turn}-{number}") for number, draft in enumerate(reading.drafts)]
    drafts = [html.H2("Drafts"), html.Ol(rows, className="desk-drafts")] if rows else []
    return [*drafts, *_unread_list(reading.unread, turn)]


def _draft_row(draft: Draft, number: int, name: str) -> html.Li:
    parts = _draft_parts(draft.as_row(""), where_from(draft), name)
    return html.Li([html.H3(f"Draft {number + 1}"), *parts], tabIndex="-1", **_data_draft([number]))


def _draft_parts(cells: dict[str, str], said: str, name: str) -> list[Any]:
    """Return the fields and buttons of a draft, and the place of what came of them."""
    buttons = [
        html.Button("Add to the table", id=_id(ids.DRAFT_ACCEPT, name), type="button", className="primary"),
        html.Button("Throw away", id=_id(ids.DRAFT_DISCARD, name), type="button"),
    ]
    body = [
        html.P(said, className="muted"),
        html.Div([_field(column, cells[column], name) for column in FIELDS], className="desk-fields"),
        html.Div(id=_id(ids.DRAFT_STATE, name), className="desk-state"),
        html.Div(buttons, className="desk-buttons"),
    ]
    return [
        html.Div(body, id=_id(ids.DRAFT_BODY, name)),
        html.P(id=_id(ids.DRAFT_SAID, name), role="status", className="desk-said"),
        dcc.Store(id=_id(ids.DRAFT_WRITTEN, name)),
    ]


def _id(kind: str, name: Any, **more: Any) -> dict[str, Any]:
    return {"type": kind, "draft": name, **more}


_LISTS = {"type": ids.DESK_TYPES, "status": ids.DESK_STATUSES}


def _field(column: str, value: str, name: str) -> html.Label:
    more: Any = {"list": _LISTS[column]} if column in _LISTS else {}
    field = dcc.Input(id=_id(ids.DRAFT_FIELD, name, column=column), value=value, type="text", debounce=True, **more)
    return _labelled(FIELDS[column], field, "whole" if column in ("title", "summary") else "")


def _draft_state(problems: list[Problem] | str, known: list[Known], name: str) -> list[Any]:
    if isinstance(problems, str):
        return [html.P(problems, className="desk-error")]
    told = [
        html.Li(f"{FIELDS.get(one.column, one.column).capitalize()}: {one.reason} {one.hint}", className=one.level)
        for one in problems
    ]
    return [html.Ul(told) if told else html.P("Nothing is wrong with this row.", className="muted"), *_known_part(known, name)]


def _known_part(known: list[Known], name: str) -> list[Any]:
    if not known:
        return []
    rows = [html.Li([f"{one.date}: {one.title} ({one.id}) ", _offer(one, name)]) for one in known]
    return [html.Div([html.P("The table may have this already:"), html.Ul(rows)], className="desk-known")]


def _offer(known: Known, name: str) -> Any:
    if known.is_cited:
        return html.Span("It names this article already.", className="muted")
    words = "Add the article to its sources"
    return html.Button(words, id=_id(ids.DRAFT_CITE, name, event=known.id), type="button")


# --- the wiring


def register_article_desk(app: Dash, live: LiveTable) -> None:
    """Wire the plain functions above to the page."""

    @app.callback(
        Output(ids.DESK_MARKED, "children"),
        Output(ids.DESK_DRAFTS, "children"),
        Output(ids.DESK_SAID, "children"),
        Output(ids.DESK_ARTICLE, "data"),
        Output(ids.DESK_TITLE, "value"),
        Output(ids.DESK_PUBLISHER, "value"),
        Input(ids.DESK_READ, "n_clicks"),
        State(ids.DESK_TEXT, "value"),
        State(ids.DESK_PUBLISHED, "value"),
        State(ids.DESK_TITLE, "value"),
        State(ids.DESK_PUBLISHER, "value"),
        prevent_initial_call=True,
    )
    def send_drafts(
        clicks: int | None, text: str | None, published: str | None, title: str | None, publisher: str | None
    ) -> Any:
        _refuse_other_pages()
        reading = read_pasted(text or "", published or "")
        if reading.complaint:
            return no_update, no_update, reading.complaint, no_update, no_update, no_update
        article = reading.article
        kept = {"title": article.title, "publisher": article.publisher, "language": article.language}
        return (
            _marked_text(reading),
            _draft_rows(reading, clicks or 0),
            _summary(reading),
            {**kept, "published": reading.published},
            article.title or title or "",
            article.publisher or publisher or "",
        )

    @app.callback(
        Output(_id(ids.DRAFT_STATE, MATCH), "children"),
        Input(_id(ids.DRAFT_FIELD, MATCH, column=ALL), "value"),
        Input(ids.DESK_URL, "value"),
        Input(ids.DESK_WRITTEN, "data"),
        State(_id(ids.DRAFT_FIELD, MATCH, column=ALL), "id"),
    )
    def send_state(values: list[str | None], url: str | None, _written: Any, fields: list[dict[str, str]]) -> Any:
        _refuse_other_pages()
        if not fields:
            raise PreventUpdate
        cells = _cells(fields, values)
        known = known_events(live.snapshot().table, cells, url or "")
        return _draft_state(problems_of(live.path, cells, url or ""), known, fields[0]["draft"])

    @app.callback(
        Output(_id(ids.DRAFT_BODY, MATCH), "children"),
        Output(_id(ids.DRAFT_SAID, MATCH), "children"),
        Output(_id(ids.DRAFT_WRITTEN, MATCH), "data"),
        Input(_id(ids.DRAFT_ACCEPT, MATCH), "n_clicks"),
        Input(_id(ids.DRAFT_DISCARD, MATCH), "n_clicks"),
        Input(_id(ids.DRAFT_CITE, MATCH, event=ALL), "n_clicks"),
        State(_id(ids.DRAFT_FIELD, MATCH, column=ALL), "value"),
        State(_id(ids.DRAFT_FIELD, MATCH, column=ALL), "id"),
        State(ids.DESK_ARTICLE, "data"),
        State(ids.DESK_URL, "value"),
        State(ids.DESK_PUBLISHED, "value"),
        State(ids.DESK_TITLE, "value"),
        State(ids.DESK_PUBLISHER, "value"),
        prevent_initial_call=True,
    )
    def send_outcome(
        _accept: Any, _discard: Any, _cite: Any,
        values: list[str | None], fields: list[dict[str, str]], article: dict[str, str],
        url: str | None, published: str | None, title: str | None, publisher: str | None,
    ) -> Any:  # fmt: skip
        _refuse_other_pages()
        clicked: Any = ctx.triggered_id
        if not ctx.triggered or not ctx.triggered[0]["value"]:  # a button that has only just come to the page
            raise PreventUpdate
        if clicked["type"] == ids.DRAFT_DISCARD:
            return [], "Thrown away.", no_update
        typed = {"url": url or "", "published": published or "", "title": title or "", "publisher": publisher or ""}
        try:
            source = article_source(article, typed, date.today())
        except DateError as error:
            return no_update, f"The date of the article: {error}", no_update
        if clicked["type"] == ids.DRAFT_CITE:
            outcome = cite_article(live.snapshot().table, clicked["event"], source)
        else:
            outcome = accept_row(live.path, _cells(fields, values), source)
        if not outcome.is_done:
            return no_update, outcome.words, no_update
        live.read_now()
        return [], outcome.words, live.snapshot().table.sha256

    @app.callback(
        Output(_id(ids.DRAFT_OPENED, MATCH), "children"),
        Output(_id(ids.DRAFT_OPEN, MATCH), "disabled"),
        Input(_id(ids.DRAFT_OPEN, MATCH), "n_clicks"),
        State(_id(ids.DRAFT_UNREAD, MATCH), "data"),
        State(_id(ids.DRAFT_OPEN, MATCH), "id"),
        prevent_initial_call=True,
    )
    def send_opened(clicks: int | None, unread: dict[str, Any], button: dict[str, str]) -> Any:
        _refuse_other_pages()
        if not clicks:
            raise PreventUpdate
        return _draft_parts(unread["cells"], unread["said"], button["draft"]), True

    @app.callback(
        Output(ids.DESK_WRITTEN, "data"),
        Input(_id(ids.DRAFT_WRITTEN, ALL), "data"),
        prevent_initial_call=True,
    )
    def send_written(_written: list[str | None]) -> Any:
        """Tell the other drafts that the table has changed, so that each looks again whether it is known."""
        if not ctx.triggered or not ctx.triggered[0]["value"]:
            raise PreventUpdate
        return ctx.triggered[0]["value"]


def _refuse_other_pages() -> None:
    if not is_own_page(dict(request.headers), request.remote_addr):
        abort(403)


def _cells(fields: list[dict[str, str]], values: list[str | None]) -> dict[str, str]:
    return {field["column"]: value or "" for field, value in zip(fields, values, strict=True)}


def _summary(reading: Reading) -> str:
    count = len(reading.drafts)
    found = f"{count} draft{'s' * (count != 1)}" if count else "No event among countries was found in this text"
    language = f"read as {language_name(reading.article.language)}"
    undated = "" if reading.published else " No date of publication was found: without it, “yesterday” cannot be dated."
    left = len(reading.unread)
    unread = f" {left} sentence{'s' * (left != 1)} with two countries gave no draft." if left else ""
    return f"{found}, {language}.{unread}{undated}"
