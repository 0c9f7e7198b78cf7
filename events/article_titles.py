"""The title that is suggested for a draft: plain English of our own, never words of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from events.article_drafts import Draft
from events.article_words import capital_of
from events.countries import country
from events.date_words import plain_text
from events.event_types import EVENT_TYPES

LONGEST_TITLE = 80

_TOGETHER = {
    "meeting": "{} meet",
    "talks": "{} hold talks",
    "agreement": "{} reach an agreement",
    "treaty": "{} sign a treaty",
    "cooperation": "{} work together",
    "trade": "{} agree on trade",
    "exercise": "{} hold a joint exercise",
    "ceasefire": "{} agree on a ceasefire",
}

# What the words of an event say more than its type does, by the beginnings of words in the languages that are read.
_CLOSER = (
    ("treaty", "ratif|ратиф|批准|비준|批準|onayla|صادق|صدق|phe chuan|تصويب", "{} ratify a treaty"),
    ("treaty", "force|vigueur|vigor|vigore|kraft|в силу|чинност|w zycie|yururlu|生效|発効|발효|platnost|حيز|hieu luc",
     "A treaty of {} enters into force"),
    ("recognition", "restor|retabl|restabl|ristabil|riallac|reanud|retom|reata|восстан|віднов|恢复|恢復|回復|wieder|przywroc|"
     "wznow|obnov|normali|нормал|azerupp|aterupp|memulihkan|استئناف", "{} restore relations"),
    ("recognition", "embass|ambass|embaj|embaix|посольств|使馆|使館|大使館|대사관|سفار|botschaft|kedutaan|dai su quan|"
     "buyukelcilig|ambasad|velvyslanectvi", "{} open an embassy"),
    ("agreement", "joint statement|joint declaration|declaration commune|gemeinsame erkl|declaracion conj|dichiarazione con|"
     "declaracao conj|联合声明|联合公报|共同声明|共同文書|공동성명|совместн|спільн", "{} issue a joint statement"),
)  # fmt: skip


def titled(draft: Draft) -> Draft:
    """Give a draft a title in plain English: who, what and where, in at most 80 characters; none where the type is open."""
    if draft.is_type_open:
        return draft
    titles = [title for title in _titles(draft) if len(title) <= LONGEST_TITLE]
    kind = EVENT_TYPES[draft.type]
    return replace(draft, title=titles[0] if titles else f"{kind.label} of {len(draft.countries)} countries")


def _titles(draft: Draft) -> Iterator[str]:
    """Yield titles from the fullest to the shortest."""
    known = [country(code).name for code in draft.countries]
    disputed = "Disputed: " if draft.status == "disputed" else ""
    for who in (_sides(draft, known), known):
        said = _said(draft, who, known)
        if draft.place and draft.type in _TOGETHER:
            yield f"{disputed}{said} in {draft.place}"
        yield disputed + said


def _sides(draft: Draft, known: list[str]) -> list[str]:
    """Return the leaders where each side of a meeting has one, or the traveller; else the countries."""
    people = draft.people if len(draft.people) == len(known) else ("",) * len(known)
    if draft.type in ("meeting", "talks") and all(people):
        return list(people)
    if draft.type == "visit" and draft.direction_known and people[0]:
        return [people[0], *known[1:]]
    return known


def _said(draft: Draft, who: list[str], known: list[str]) -> str:
    kind = EVENT_TYPES[draft.type]
    words = plain_text(draft.event_words)
    closer = (form for name, beginnings, form in _CLOSER if name == draft.type and re.search(beginnings, words))
    if form := next(closer, _TOGETHER.get(draft.type)):
        return form.format(_listed(who))
    if draft.type == "visit" and draft.direction_known and draft.place and _is_capital_of(draft.place, draft.countries[1:]):
        return f"{who[0]} visits {draft.place}"
    if draft.type == "denial" and draft.event_words in EVENT_TYPES and len(known) > 1:
        what = "a claim" if draft.event_words == "accusation" else f"a report of {EVENT_TYPES[draft.event_words].label.lower()}"
        return f"{known[0]} denies {what} that names {_listed(known[1:])}"
    if draft.direction_known:
        return f"{who[0]} {kind.deed} {_listed(who[1:])}"
    return f"{kind.label}: {_listed(known)}"


def _is_capital_of(place: str, codes: tuple[str, ...]) -> bool:
    return len(codes) == 1 and capital_of(codes[0]) == place


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
