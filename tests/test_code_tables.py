from __future__ import annotations

import csv

import pytest

from events.countries import all_countries, country
from events.event_types import EVENT_TYPES
from events.formats.code_tables import CODES, CameoEvent, cameo_events, country_codes, find_cameo_event

WORDS = ("verbal-cooperation", "verbal-conflict")
# By the first two digits: what CAMEO calls cooperation (01 to 08) and conflict (09 to 20).
COOPERATION = [f"{root:02}" for root in range(1, 9)]
# Denying, asking and coming to terms stand elsewhere here than in CAMEO, as they do in PLOVER.
ELSEWHERE = {"016", "02"}


def rows(name: str) -> list[dict[str, str]]:
    with (CODES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted(path.name for path in CODES.glob("*.csv")))
def test_a_code_stands_once_and_in_order(name: str) -> None:
    codes = [row["code"] for row in rows(name)]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("table", ["cameo_countries", "cameo_groups", "fips_countries"])
def test_every_country_code_leads_to_one_of_ours(table: str) -> None:
    known = {one.code for one in all_countries()}
    assert {ours for ours in country_codes(table).values() if ours} <= known


def test_codes_that_mean_something_else_here_are_told_apart() -> None:
    cameo, fips = country_codes("cameo_countries"), country_codes("fips_countries")
    assert (cameo["EUR"], country("EUR").name) == ("", "European Union")
    assert (cameo["ROM"], cameo["KOR"], cameo["PRK"]) == ("ROU", "KOR", "PRK")
    assert [fips[code] for code in ("RS", "KS", "KN", "CH", "SZ", "GM", "UP", "AU", "AS")] == [
        "RUS", "KOR", "PRK", "CHN", "CHE", "DEU", "UKR", "AUT", "AUS",
    ]  # fmt: skip


def test_every_state_of_today_has_a_code_in_cameo_and_nearly_every_one_in_fips() -> None:
    states = {one.code for one in all_countries() if one.kind == "state"}
    assert states <= set(country_codes("cameo_countries").values())
    # United States' outlying islands have many codes there, and two have none.
    assert states - set(country_codes("fips_countries").values()) == {"ALA", "BES", "UMI"}


def test_cameo_codes_are_complete_by_their_parents() -> None:
    codes = set(cameo_events())
    assert {code[:2] for code in codes} == {f"{root:02}" for root in range(1, 21)}
    assert {code[:3] for code in codes if len(code) == 4} <= codes
    assert all(len(code) in {3, 4} and code.isdigit() for code in codes)


@pytest.mark.parametrize("event", cameo_events().values(), ids=lambda event: event.code)
def test_a_cameo_event_has_a_type_of_ours_and_a_deed_in_words(event: CameoEvent) -> None:
    assert event.deed == " ".join(event.deed.split())
    assert event.deed
    if not event.type:
        assert event.code.startswith("01")
        return
    quadrant = EVENT_TYPES[event.type].quadrant
    if not event.code.startswith(tuple(ELSEWHERE)):
        assert quadrant.endswith("cooperation") == (event.code[:2] in COOPERATION)


def test_a_code_without_its_zero_is_found_where_it_can_only_be_that_one() -> None:
    found = {code: event.code for code in ("42", "042", "231", "190", "20") if (event := find_cameo_event(code))}
    assert found == {"42": "042", "042": "042", "231": "0231", "190": "190", "20": "020"}
    assert find_cameo_event("9") is None
