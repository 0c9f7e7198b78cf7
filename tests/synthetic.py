"""Tables of any size for tests and benchmarks: the same seed gives the same table."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from datetime import date, timedelta

COUNTRIES = ["RUS", "PRK", "CHN", "KOR", "USA", "JPN", "UKR", "IRN", "BLR", "IND", "DEU", "FRA"]
TYPES = ["visit", "talks", "treaty", "agreement", "message", "aid"]
TYPES += ["cooperation", "accusation", "condemnation", "sanctions", "test", "mobilization"]
WORDS = ["delegation", "summit", "border", "railway", "exercise", "statement", "envoy", "grain", "satellite", "ministers"]
HEADER = "id,date,countries,type,title,summary,status,denied_by,importance,place,related,sources"
FIRST, LAST = date(1948, 1, 1), date(2026, 6, 30)


def synthetic_csv(count: int, seed: int = 1, countries: Sequence[str] = COUNTRIES) -> str:
    """Return a table of `count` events among some countries, growing denser toward today, with dates of every kind."""
    rng = random.Random(seed)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER.split(","))
    for number in range(count):
        writer.writerow(_row(rng, number, countries))
    return text.getvalue()


def _row(rng: random.Random, number: int, countries: Sequence[str]) -> list[str]:
    members = rng.sample(countries, rng.choice([2, 2, 2, 2, 3]))
    status = rng.choice(["", "", "", "", "reported", "disputed", "planned", "cancelled"])
    title = f"{rng.choice(WORDS).title()} {number}: " + " ".join(rng.choices(WORDS, k=rng.randint(2, 7)))
    denied = members[0] if status == "disputed" else ""
    importance = rng.choices("12345", weights=[10, 25, 40, 20, 5])[0]
    sources = "; ".join(f"https://example.org/{number}/{place}" for place in range(rng.randint(1, 3)))
    kind = rng.choice(TYPES)
    return [
        f"event-{number}",
        _date(rng),
        "; ".join(members),
        kind,
        title[:80],
        "",
        status,
        denied,
        importance,
        "",
        "",
        sources,
    ]


def _date(rng: random.Random) -> str:
    days = (LAST - FIRST).days
    day = FIRST + timedelta(days=int(days * rng.random() ** 0.45))
    later = day + timedelta(days=rng.choice([1, 3, 9, 60, 700]))
    forms = [day.isoformat()] * 6 + [
        f"{day:%Y-%m}",
        f"{day:%Y}",
        f"{day:%Y-%m}~",
        f"{day.isoformat()}/{later.isoformat()}",
        f"[{day.isoformat()}..{later.isoformat()}]",
        f"{day.isoformat()}/.." if rng.random() < 0.1 else day.isoformat(),
    ]
    return rng.choice(forms)
