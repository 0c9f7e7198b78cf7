"""Other people's codes and what they are here: tables in `codes/`, which a curator reads and mends as CSV.

- `cameo_events.csv`: CAMEO's event codes (https://eventdata.parusanalytics.com/data.dir/cameo.html). `type` is the type
  here and blank where there is none: statements, which PLOVER leaves out as well. `deed` stands between two countries in
  a title. With `acts_second` the second actor does it: who hosts a visit is visited. The types follow PLOVER's own
  translation, CAMEO2PLOVER-2021.txt at https://github.com/openeventdata/PLOVER, but where a type here is nearer.
- `cameo_countries.csv`: CAMEO's country codes (https://www.gdeltproject.org/data/lookups/CAMEO.country.txt). Most are ISO's;
  `ours` is blank for a region.
- `cameo_groups.csv`: those of CAMEO's known groups that are bodies here; a body acts as a body.
- `fips_countries.csv`: FIPS 10-4, the codes of places in GDELT, for mapping files.

A test holds each of them against `events/countries.py` and `events/event_types.py`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CODES = Path(__file__).with_name("codes")


@dataclass(frozen=True, slots=True)
class CameoEvent:
    """A CAMEO event code: `type` is empty where there is none here, `deed` stands between actor and acted on."""

    code: str
    type: str
    deed: str
    acts_second: bool


@cache
def cameo_events() -> dict[str, CameoEvent]:
    """Return CAMEO's event codes of three and four digits."""
    rows = _rows("cameo_events.csv")
    return {row["code"]: CameoEvent(row["code"], row["type"], row["deed"], row["acts_second"] == "yes") for row in rows}


def find_cameo_event(code: str) -> CameoEvent | None:
    """Return the event of a CAMEO code, also of one that lost its leading zero to a spreadsheet; None where there is none.

    >>> find_cameo_event("42").type, find_cameo_event("0231").deed
    ('visit', 'asks for economic aid from')
    """
    return cameo_events().get(code) or cameo_events().get(f"0{code}")


@cache
def country_codes(table: str) -> dict[str, str]:
    """Return the codes of a table (`cameo_countries`, `cameo_groups`, `fips_countries`) and ours; "" for a region."""
    return {row["code"]: row["ours"] for row in _rows(f"{table}.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    with (CODES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
