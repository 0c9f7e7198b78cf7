"""Large tables for benchmarks and tests: `python tests/benchmarks/synthetic_tables.py OUT.parquet ROWS` makes one.

Sixty-six pairs of twelve countries, a few more active than the others, growing denser toward today, 1948 to 2026; titles of
varied words, some of them rare; a few events of three countries, of a month, or lasting. The same size gives the same
table.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parents[2]))

from events.event_types import EVENT_TYPES
from events.parquet_table import write_parquet_table

COUNTRIES = ["USA", "RUS", "CHN", "PRK", "KOR", "JPN", "UKR", "IRN", "IND", "DEU", "FRA", "BLR"]
WORDS = {
    "who": "envoy delegation ministers president ambassador spokesman parliament generals engineers fishermen diplomats "
    "students traders inspectors pilots scientists veterans reporters lawyers doctors",
    "deeds": "visits praises criticises discusses signs rejects opens closes supports condemns inspects receives "
    "delays expands suspends proposes welcomes questions finances ratifies",
    "things": "railway grain satellite border exercise statement pipeline fishery reactor embassy airport ceasefire loan "
    "tariff visa museum monument archive bridge harbour quota summit forum hostage cable passport vaccine orchestra stadium "
    "dam",
    "places": "Moscow Pyongyang Beijing Seoul Washington Tokyo Kyiv Tehran Minsk Delhi Berlin Paris Geneva Vienna Singapore",
    "syllables": "ba ko ri mu te sha lo vin dar ka po ne zu mar til go fe run sa hin oro pak lei yu",
    "statuses": "confirmed reported disputed planned cancelled",
}

_QUERY = """
WITH drawn AS (
    SELECT i, (hash(i, 1) >> 1)::BIGINT AS a, (hash(i, 2) >> 1)::BIGINT AS b, (hash(i, 3) >> 1)::BIGINT AS c,
        (hash(i, 4) >> 1)::BIGINT AS d, (hash(i, 5) >> 1)::BIGINT AS e, (hash(i, 6) % 1000003) / 1000003.0 AS u
    FROM range({rows}) AS numbers(i)
), chosen AS (
    SELECT *, floor(12 * pow((a % 997) / 997.0, 1.4))::INT AS one,
        floor(11 * pow((b % 991) / 991.0, 1.2))::INT AS other
    FROM drawn
), placed AS (
    SELECT *, -8036 + floor(28670 * pow(u, 0.45))::INT AS first_day, {countries}[1 + c % 12] AS third,
        list_sort([{countries}[1 + one], {countries}[1 + (one + 1 + other) % 12]]) AS pair,
        {types}[1 + floor(36 * pow((d % 1009) / 1009.0, 1.6))::INT] AS type
    FROM chosen
), lasting AS (
    SELECT *, CASE WHEN c % 53 = 0 AND NOT list_contains(pair, third) THEN list_sort(list_append(pair, third)) ELSE pair END
        AS members,
        first_day + CASE WHEN e % 100 < 96 THEN 0 WHEN e % 100 < 98 THEN 6 WHEN e % 1000 < 999 THEN 27 ELSE 700 END AS last_day,
        {who}[1 + a // 999983 % 20] AS actor, {deeds}[1 + b // 1000 % 20] AS deed, {things}[1 + c // 1000 % 30] AS thing,
        {syllables}[1 + d // 2000 % 24] || {syllables}[1 + d // 90000 % 24] || {syllables}[1 + e // 2000 % 24] AS name
    FROM placed
), written AS (
    SELECT *, ';' || array_to_string(members, ';') || ';' AS country_set,
        upper(actor[1]) || actor[2:] || ' of ' || upper(name[1]) || name[2:] || ' ' || deed || ' the ' || thing AS title,
        {places}[1 + e // 50000 % 15] AS place, strftime(DATE '1970-01-01' + first_day, '%Y-%m-%d') AS start,
        strftime(DATE '1970-01-01' + last_day, '%Y-%m-%d') AS finish
    FROM lasting
)
SELECT 'event-' || i AS id, CASE WHEN first_day = last_day THEN start ELSE start || '/' || finish END AS date, date AS edtf,
    array_to_string(members, '; ') AS countries, type, title, '' AS summary,
    {statuses}[1 + floor(5 * pow((c % 1013) / 1013.0, 5))::INT] AS status, '' AS denied_by,
    (1 + floor(5 * pow((b % 1019) / 1019.0, 1.5)))::INT AS importance, place, '' AS related,
    'https://example.org/' || i AS sources, '' AS notes, first_day, last_day,
    CASE WHEN first_day = last_day THEN 'day' ELSE 'span' END AS date_form, {quadrants}[type] AS quadrant,
    country_set AS code_set, country_set, len(members)::INT AS country_count, lower(title || ' ' || place) AS search_text,
    CASE WHEN e % 10 < 8 THEN round((d % 201) / 10.0 - 10, 1) END AS score,
    CASE WHEN a % 10 < 8 THEN (1 + 400 * pow((e % 1021) / 1021.0, 6))::INT END AS mentions,
    'synthetic line ' || (i + 1) AS origin
FROM written
"""


def synthetic_query(rows: int) -> str:
    """Return the SELECT that makes a table of `rows` events."""
    lists = {"countries": COUNTRIES, "types": list(EVENT_TYPES), **{name: words.split() for name, words in WORDS.items()}}
    quadrants = "MAP {" + ", ".join(f"'{name}': '{kind.quadrant}'" for name, kind in EVENT_TYPES.items()) + "}"
    return _QUERY.format(rows=rows, quadrants=quadrants, **{name: str(words) for name, words in lists.items()})


def make_synthetic_table(out: Path, rows: int) -> Path:
    """Write a table of `rows` events as `write_parquet_table` does, and return its path."""
    with duckdb.connect() as connection:
        write_parquet_table(connection, synthetic_query(rows), out)
    return out


if __name__ == "__main__":
    print(make_synthetic_table(Path(sys.argv[1]), int(float(sys.argv[2]))))
