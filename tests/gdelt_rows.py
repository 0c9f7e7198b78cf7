"""Rows in the layout of GDELT's event files, for tests and benchmarks; what they tell is made up."""

from __future__ import annotations

ACTOR = ["Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"]
ACTOR += ["Type1Code", "Type2Code", "Type3Code"]
PLACE_1 = ["Geo_Type", "Geo_FullName", "Geo_CountryCode", "Geo_ADM1Code", "Geo_Lat", "Geo_Long", "Geo_FeatureID"]
PLACE_2 = [*PLACE_1[:4], "Geo_ADM2Code", *PLACE_1[4:]]
WHAT = ["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"]
WHAT += ["NumMentions", "NumSources", "NumArticles", "AvgTone"]


def columns(version: int) -> list[str]:
    """The columns of GDELT 1 or 2, as its codebooks name them."""
    place = PLACE_1 if version == 1 else PLACE_2
    return [
        *["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"],
        *[f"Actor{number}{name}" for number in (1, 2) for name in ACTOR],
        *WHAT,
        *[f"{who}{name}" for who in ("Actor1", "Actor2", "Action") for name in place],
        *["DATEADDED", "SOURCEURL"],
    ]


USUAL = {
    "GLOBALEVENTID": "1001",
    "SQLDATE": "20240619",
    "MonthYear": "202406",
    "Year": "2024",
    "FractionDate": "2024.4630",
    "Actor1Code": "RUSGOV",
    "Actor1CountryCode": "RUS",
    "Actor2Code": "PRK",
    "Actor2CountryCode": "PRK",
    "EventCode": "040",
    "EventBaseCode": "040",
    "EventRootCode": "04",
    "QuadClass": "1",
    "GoldsteinScale": "1.0",
    "NumMentions": "12",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Pyongyang, P'yongyang-si, North Korea",
    "ActionGeo_CountryCode": "KN",
    "DATEADDED": "20240620",
    "SOURCEURL": "https://example.org/news/1",
}


def gdelt_row(version: int = 2, /, **cells: str) -> str:
    """One row without its line end: the usual one with some cells changed."""
    given = {**USUAL, **cells}
    unknown = set(given) - set(columns(version))
    assert not unknown, f"GDELT {version} has no {unknown}"
    return "\t".join(given.get(name, "") for name in columns(version))
