"""The kinds of events: plain words, PLOVER underneath."""

from __future__ import annotations

import pytest

from events.event_types import EVENT_TYPES, PLOVER_QUADRANT, QUADRANTS, EventType, EventTypeError, find_event_type

PLOVER_TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_all_sixteen_plover_types_have_a_quadrant_and_a_plain_word() -> None:
    assert set(PLOVER_QUADRANT) == PLOVER_TYPES
    assert {kind.plover for kind in EVENT_TYPES.values()} == PLOVER_TYPES
    assert set(PLOVER_QUADRANT.values()) == set(QUADRANTS)


@pytest.mark.parametrize("kind", EVENT_TYPES.values(), ids=lambda kind: kind.name)
def test_a_type_is_one_word_with_a_label_and_an_example(kind: EventType) -> None:
    assert kind.name.isalpha()
    assert kind.name.islower()
    assert kind.label[0].isupper()
    assert len(kind.label) <= 20
    assert kind.example
    assert kind.quadrant in QUADRANTS


def test_no_label_names_two_types_or_another_types_name() -> None:
    labels = [kind.label.casefold() for kind in EVENT_TYPES.values()]
    assert len(set(labels)) == len(labels)
    for kind in EVENT_TYPES.values():
        assert find_event_type(kind.label) is kind
        assert find_event_type(kind.name) is kind


@pytest.mark.parametrize(
    ("name", "plover", "quadrant"),
    [
        ("visit", "CONSULT", "verbal-cooperation"),
        ("treaty", "SUPPORT", "verbal-cooperation"),
        ("arms", "AID", "material-cooperation"),
        ("exercise", "COOPERATE", "material-cooperation"),
        ("veto", "REJECT", "verbal-conflict"),
        ("sanctions", "SANCTION", "material-conflict"),
        ("expulsion", "SANCTION", "material-conflict"),
    ],
)
def test_plovers_coding_rules_are_kept(name: str, plover: str, quadrant: str) -> None:
    assert (EVENT_TYPES[name].plover, EVENT_TYPES[name].quadrant) == (plover, quadrant)


@pytest.mark.parametrize(("name", "directed"), [("visit", True), ("sanctions", True), ("treaty", False), ("talks", False)])
def test_only_what_one_does_to_another_has_a_direction(name: str, directed: bool) -> None:
    assert EVENT_TYPES[name].is_directed is directed


@pytest.mark.parametrize("text", [" Treaty ", "TREATY", "treaty\n"], ids=["spaces", "capitals", "line break"])
def test_case_and_spaces_do_not_matter(text: str) -> None:
    assert find_event_type(text).name == "treaty"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tready", 'No event type "tready". Did you mean "treaty"?'),
        ("vist", 'No event type "vist". Did you mean "visit"?'),
        ("sanction", 'No event type "sanction". Did you mean "sanctions"?'),
        ("Besuch", 'No event type "Besuch". Write one of: ' + ", ".join(EVENT_TYPES) + "."),
        ("", 'No event type "". Write one of: ' + ", ".join(EVENT_TYPES) + "."),
    ],
    ids=["a slip", "a letter missing", "singular", "another language", "nothing"],
)
def test_an_unknown_type_says_what_to_write_instead(text: str, message: str) -> None:
    with pytest.raises(EventTypeError) as caught:
        find_event_type(text)
    assert str(caught.value) == message
