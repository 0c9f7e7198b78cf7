"""The kinds of events, in plain words, and their place in PLOVER.

PLOVER (Political Language Ontology for Verifiable Event Records) sorts what states do to each other into sixteen
types, and those into four quadrants: words or deeds, cooperation or conflict. Readers see our plain words; the PLOVER
type stays underneath so that the table can be compared with machine-coded ones.
Source: PLOVER_MANUAL.tex, https://github.com/openeventdata/PLOVER.
This module knows nothing of colours or symbols.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass

QUADRANTS = {
    "verbal-cooperation": "Words of cooperation",
    "material-cooperation": "Deeds of cooperation",
    "verbal-conflict": "Words of conflict",
    "material-conflict": "Deeds of conflict",
}

PLOVER_QUADRANT = {
    "AGREE": "verbal-cooperation",
    "CONSULT": "verbal-cooperation",
    "SUPPORT": "verbal-cooperation",
    "CONCEDE": "verbal-cooperation",
    "COOPERATE": "material-cooperation",
    "AID": "material-cooperation",
    "RETREAT": "material-cooperation",
    "REQUEST": "verbal-conflict",
    "REJECT": "verbal-conflict",
    "ACCUSE": "verbal-conflict",
    "THREATEN": "verbal-conflict",
    "PROTEST": "material-conflict",
    "SANCTION": "material-conflict",
    "MOBILIZE": "material-conflict",
    "COERCE": "material-conflict",
    "ASSAULT": "material-conflict",
}


class EventTypeError(ValueError):
    """A word that names no event type; `suggestions` holds the closest ones."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.suggestions = difflib.get_close_matches(text.casefold(), EVENT_TYPES, n=2, cutoff=0.75)
        super().__init__(f'No event type "{text}". {self.hint}')

    @property
    def hint(self) -> str:
        """What to write instead."""
        if self.suggestions:
            return "Did you mean " + " or ".join(f'"{word}"' for word in self.suggestions) + "?"
        return "Write one of: " + ", ".join(EVENT_TYPES) + "."


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event.

    `deed` completes "Russia ... North Korea" for a type with a direction and is empty for the others; `example` helps a
    curator to choose.
    """

    name: str
    label: str
    plover: str
    deed: str
    example: str

    @property
    def quadrant(self) -> str:
        """One of `QUADRANTS`."""
        return PLOVER_QUADRANT[self.plover]

    @property
    def is_directed(self) -> bool:
        """Whether the first country acts on the others."""
        return bool(self.deed)


_TYPES = [
    EventType("visit", "Visit", "CONSULT", "visits", "A head of state travels to the other's capital"),
    EventType("meeting", "Meeting", "CONSULT", "", "Leaders meet in a third place, or several at one table"),
    EventType("talks", "Talks", "CONSULT", "", "A round of negotiations"),
    EventType("message", "Message", "CONSULT", "sends a message to", "A letter, a call, an envoy's message"),
    EventType("agreement", "Agreement", "AGREE", "", "A joint declaration, a memorandum, an announced deal"),
    EventType("treaty", "Treaty", "SUPPORT", "", "Signed, ratified, in force, extended"),
    EventType("recognition", "Recognition", "SUPPORT", "recognises", "Opens diplomatic relations or an embassy"),
    EventType("support", "Support in words", "SUPPORT", "supports", "Endorses a position, votes in favour"),
    EventType("concession", "Concession", "CONCEDE", "concedes to", "Apologises, lifts a restriction or a sanction"),
    EventType("cooperation", "Joint work", "COOPERATE", "", "A rail link opens, a joint project runs"),
    EventType("trade", "Trade", "COOPERATE", "", "Deliveries for pay, energy, labour"),
    EventType("exercise", "Joint exercise", "COOPERATE", "", "Armed forces train together"),
    EventType("aid", "Aid", "AID", "gives aid to", "Food, medicine, credits"),
    EventType("arms", "Arms supply", "AID", "supplies arms to", "Weapons or munitions delivered"),
    EventType("troops", "Troops to help", "AID", "sends troops to help", "Soldiers fight or work beside an ally's"),
    EventType("withdrawal", "Withdrawal", "RETREAT", "withdraws from", "Troops leave, weapons are dismantled"),
    EventType("release", "Release", "RETREAT", "releases people or property of", "Prisoners, remains, a ship returned"),
    EventType("ceasefire", "Ceasefire", "RETREAT", "", "An armistice, a truce"),
    EventType("demand", "Demand", "REQUEST", "makes a demand on", "Asks for a change of conduct"),
    EventType("rejection", "Rejection", "REJECT", "turns down", "Refuses an offer, walks out, suspends talks"),
    EventType("veto", "Veto", "REJECT", "casts a veto in", "A permanent member stops a resolution"),
    EventType("denial", "Denial", "REJECT", "denies a claim of", "Says that a claim is untrue"),
    EventType("accusation", "Accusation", "ACCUSE", "accuses", "Alleges a breach or a transfer"),
    EventType("condemnation", "Condemnation", "ACCUSE", "condemns", "A protest note, an ambassador summoned"),
    EventType("threat", "Threat", "THREATEN", "threatens", "A warning, an ultimatum"),
    EventType("protest", "Protest", "PROTEST", "protests against", "A demonstration, a boycott"),
    EventType("sanctions", "Sanctions", "SANCTION", "imposes sanctions on", "Trade, travel or money restricted"),
    EventType("expulsion", "Expulsion", "SANCTION", "expels diplomats of", "Diplomats told to leave"),
    EventType("rupture", "Rupture", "SANCTION", "breaks with", "Relations cut or lowered, an agreement ended"),
    EventType("mobilization", "Show of force", "MOBILIZE", "shows force toward", "A deployment, an exercise alone"),
    EventType("test", "Weapons test", "MOBILIZE", "tests weapons, to the concern of", "A missile, a nuclear test"),
    EventType("seizure", "Seizure", "COERCE", "seizes property or territory of", "A ship taken, territory annexed"),
    EventType("detention", "Detention", "COERCE", "detains people of", "An arrest, an abduction"),
    EventType("cyberattack", "Cyberattack", "COERCE", "attacks the computers of", "Networks entered, money stolen"),
    EventType("attack", "Attack", "ASSAULT", "attacks", "Shelling, a raid, an assassination"),
    EventType("war", "War", "ASSAULT", "makes war on", "A war or an invasion, or its whole span"),
]

EVENT_TYPES: dict[str, EventType] = {kind.name: kind for kind in _TYPES}
_BY_LABEL = {kind.label.casefold(): kind for kind in _TYPES}


def find_event_type(text: str) -> EventType:
    """Return the event type of a name or label in any case; raise `EventTypeError` with what is close.

    >>> find_event_type(" Treaty ").plover
    'SUPPORT'
    >>> find_event_type("tready")
    Traceback (most recent call last):
    events.event_types.EventTypeError: No event type "tready". Did you mean "treaty"?
    """
    word = " ".join(text.split()).casefold()
    kind = EVENT_TYPES.get(word) or _BY_LABEL.get(word)
    if kind is None:
        raise EventTypeError(text)
    return kind
