"""GDELT's event files, 1.0 and 2.0: tab-separated, without a header, in SQL on blocks of lines.

Formats: GDELT-Data_Format_Codebook.pdf and GDELT-Event_Codebook-V2.0.pdf at http://data.gdeltproject.org/documentation/.
A row of 1.0 has 58 columns, 57 in the files before April 2013, which name no source; one of 2.0 has 61. What a row becomes:

- **Date**: `SQLDATE`, whatever `MonthYear`, `Year` and `DATEADDED` say. A day is what GDELT gives, so it is one certain day.
- **Countries**: the first actor's, then the second's; a known group that is a body here (the United Nations, NATO) stands
  for itself where the actor has no country. Where CAMEO's code has the second act (hosting a visit) they change places.
- **Type**: by CAMEO's event code, see `events/formats/code_tables.py`. The title says the code's deed in words.
- **Status** is `reported`: a machine read it in the news; nobody has looked whether it happened, and of the same deed many
  rows may tell.
- **Importance** follows from the mentions alone, in fixed steps, so that an event has the same one in every import: 1 below
  5 mentions, 2 from 5, 3 from 20, 4 from 100, 5 from 500. Newspapers' attention is not weight: it only decides whose
  label keeps its place.
- `score` is `GoldsteinScale` (-10 to 10), `mentions` is `NumMentions`, `origin` is the file and `GLOBALEVENTID`.

Knows nothing of files: blocks come from `line_blocks.py`, and the query's answer goes to the writer of large tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from events.countries import all_countries, current_code
from events.event_types import EVENT_TYPES
from events.formats.code_tables import cameo_events, country_codes
from events.formats.line_blocks import Block
from events.loading import TITLE_LENGTH, fold

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WIDTHS = {57: "1.0 before April 2013", 58: "1.0", 61: "2.0"}
LINES_AT_ONCE = 20_000  # DuckDB gives a batch to one thread
IMPORTANCE_STEPS = (5, 20, 100, 500)  # mentions from which on an event is one more important

# What a row may lack, in the order of asking: the reason, when it holds, and which text is to blame.
REASONS = (
    ("wrong number of columns", f"width NOT IN ({', '.join(map(str, WIDTHS))})", "width::VARCHAR"),
    ("no number as its id", "event_id IS NULL", "cells[1]"),
    ("bad date", "day IS NULL OR year(day) < 1", "cells[2]"),
    ("unknown event code", "kind IS NULL", "cells[27]"),
    ("statement, for which there is no event type", "kind = ''", "cells[27]"),
    ("unknown country code", "unknown <> ''", "unknown"),
    ("fewer than two countries", "actor IS NULL OR target IS NULL", "coalesce(actor, target, '')"),
    ("same country twice", "actor_now = target_now", "actor"),
)
REPEATED = "the same event again"

_CUT = """
    SELECT line, text, cells, len(cells) AS width, cells[27] AS cameo,
        CASE WHEN regexp_full_match(cells[1], '[0-9]{1,18}') THEN cells[1]::BIGINT END AS event_id,
        CASE WHEN regexp_full_match(cells[2], '[0-9]{8}') THEN try_strptime(cells[2], '%Y%m%d')::DATE END AS day
    FROM (SELECT line, text, string_split(text, chr(9)) AS cells FROM block WHERE text <> chr(10))
"""
_CODED = f"""
    SELECT cut.*, kind.type AS kind, kind.acts_second,
        coalesce(nullif(country_1.code, ''), group_1.code) AS actor,
        coalesce(nullif(country_2.code, ''), group_2.code) AS target,
        coalesce(nullif(country_1.now, ''), group_1.now) AS actor_now,
        coalesce(nullif(country_2.now, ''), group_2.now) AS target_now,
        CASE WHEN cells[8] <> '' AND country_1.code IS NULL THEN cells[8]
            WHEN cells[18] <> '' AND country_2.code IS NULL THEN cells[18] ELSE '' END AS unknown
    FROM ({_CUT}) AS cut
    LEFT JOIN cameo AS kind ON kind.code = cut.cameo
    LEFT JOIN country_code AS country_1 ON country_1.theirs = cells[8]
    LEFT JOIN country_code AS country_2 ON country_2.theirs = cells[18]
    LEFT JOIN group_code AS group_1 ON group_1.theirs = cells[9]
    LEFT JOIN group_code AS group_2 ON group_2.theirs = cells[19]
"""
_JUDGED = f"""
    SELECT line, text, event_id, (day - DATE '1970-01-01')::INTEGER AS day, cameo,
        CASE WHEN acts_second THEN target ELSE actor END AS actor, CASE WHEN acts_second THEN actor ELSE target END AS target,
        TRY_CAST(cells[31] AS DOUBLE) AS score, TRY_CAST(cells[32] AS INTEGER) AS mentions,
        cells[CASE width WHEN 61 THEN 53 ELSE 51 END] AS place,
        left(cells[CASE width WHEN 61 THEN 61 ELSE 58 END], -1) AS source,
        CASE {" ".join(f"WHEN {when} THEN '{reason}'" for reason, when, _ in REASONS)} END AS reason,
        CASE {" ".join(f"WHEN {when} THEN {blame}" for _, when, blame in REASONS)} END AS detail
    FROM ({_CODED})
"""
_STAGED = "event_id, day, cameo, actor, target, score, mentions, place, source"


def prepare_gdelt(connection: DuckDBPyConnection) -> None:
    """Make the small tables of codes, and the one that the events gather in."""
    kinds = [
        (code, event.type, event.acts_second, event.deed, fold(event.deed), _quadrant(event.type))
        for code, event in cameo_events().items()
    ]
    _make_table(connection, "cameo", ("code", "type", "acts_second", "deed", "folded", "quadrant"), kinds)
    for name, table in (("country_code", "cameo_countries"), ("group_code", "cameo_groups")):
        codes = [(theirs, ours, current_code(ours) if ours else "") for theirs, ours in country_codes(table).items()]
        _make_table(connection, name, ("theirs", "code", "now"), codes)
    named = [(one.code, one.name, fold(one.name), current_code(one.code)) for one in all_countries()]
    _make_table(connection, "participant", ("code", "name", "folded", "now"), named)
    connection.execute(
        "CREATE TABLE staged (event_id BIGINT, day INTEGER, cameo VARCHAR, actor VARCHAR, target VARCHAR, score DOUBLE,"
        " mentions INTEGER, place VARCHAR, source VARCHAR, file VARCHAR)"
    ).fetchall()


def _quadrant(kind: str) -> str:
    return EVENT_TYPES[kind].quadrant if kind else ""


def _make_table(
    connection: DuckDBPyConnection, name: str, columns: tuple[str, ...], rows: Sequence[tuple[object, ...]]
) -> None:
    table = pa.table([pa.array(column) for column in zip(*rows, strict=True)], names=list(columns))
    connection.register("given", table)
    connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given").fetchall()
    connection.unregister("given")


def stage_gdelt(connection: DuckDBPyConnection, block: Block) -> tuple[int, pa.Table]:
    """Add the events of a block to those gathered; return how many rows it has, and those that became none."""
    numbers = pa.array(range(block.first_line, block.first_line + len(block.lines)), pa.int64())
    lines = pa.table([numbers, block.lines], names=["line", "text"])
    connection.register("block", pa.Table.from_batches(lines.to_batches(max_chunksize=LINES_AT_ONCE)))
    lean = "SELECT * REPLACE (CASE WHEN reason IS NOT NULL THEN text END AS text)"  # the text of an event is not needed
    connection.execute(f"CREATE OR REPLACE TEMP TABLE judged AS {lean} FROM ({_JUDGED})").fetchall()
    _mark_repeated(connection)
    connection.unregister("block")
    file = block.file.replace("'", "''")
    connection.execute(f"INSERT INTO staged SELECT {_STAGED}, '{file}' FROM judged WHERE reason IS NULL").fetchall()
    left_out = connection.sql(
        f"SELECT '{file}' AS file, line, reason, coalesce(detail, '') AS detail, left(text, -1) AS row"
        " FROM judged WHERE reason IS NOT NULL ORDER BY line"
    ).to_arrow_table()
    ((rows,),) = connection.execute("SELECT count(*) FROM judged").fetchall()
    return rows, left_out


def _mark_repeated(connection: DuckDBPyConnection) -> None:
    """Mark the rows whose event another row gave before: of a block read twice, or of two files that overlap.

    GDELT numbers its events as it goes, so that few of those gathered have numbers between the least and the greatest of
    a block: DuckDB passes over the others by their stored bounds.
    """
    ((least, greatest, within),) = connection.execute(
        "SELECT min(event_id), max(event_id), count(event_id) - count(DISTINCT event_id) FROM judged WHERE reason IS NULL"
    ).fetchall()
    if least is None:
        return
    met = f"event_id IN (SELECT event_id FROM staged WHERE event_id BETWEEN {least} AND {greatest})"
    ((before,),) = connection.execute(f"SELECT count(*) FROM judged WHERE reason IS NULL AND {met}").fetchall()
    if within or before:
        first = "SELECT min(one.line) FROM judged AS one WHERE one.reason IS NULL GROUP BY one.event_id"
        connection.execute(
            f"UPDATE judged SET reason = '{REPEATED}', detail = event_id::VARCHAR, text = block.text FROM block"
            f" WHERE block.line = judged.line AND reason IS NULL AND ({met} OR judged.line NOT IN ({first}))"
        ).fetchall()


def gdelt_query(connection: DuckDBPyConnection) -> str:
    """Return the SELECT that gives the gathered events the columns of a large table; makes the table of places for it."""
    _fold_places(connection)
    return f"""
        SELECT 'gdelt-' || event_id AS id, date AS date, date AS edtf, countries, type,
            CASE WHEN length(title) + length(at_city) <= {TITLE_LENGTH} THEN title || at_city ELSE title END AS title,
            '' AS summary, 'reported' AS status, '' AS denied_by, {_importance_sql("mentions")} AS importance, place,
            '' AS related, source AS sources, 'CAMEO ' || cameo AS notes, day AS first_day, day AS last_day,
            'day' AS date_form, quadrant, code_set, country_set, 2 AS country_count,
            trim(folded || CASE WHEN length(title) + length(at_city) <= {TITLE_LENGTH} THEN folded_city ELSE '' END
                || ' ' || folded_place) AS search_text,
            score, mentions, file || ' ' || event_id AS origin
        FROM ({_WRITTEN})
    """


def _fold_places(connection: DuckDBPyConnection) -> None:
    """Make a table of the distinct places: their city, if they name one, and both as a search compares them."""
    rows = connection.execute("SELECT DISTINCT coalesce(place, '') FROM staged").fetchall()
    names = ("raw", "place", "at_city", "folded_city", "folded_place")
    _make_table(connection, "place_name", names, [_place_row(raw) for (raw,) in rows] or [_place_row("")])


def _place_row(raw: str) -> tuple[str, ...]:
    place, city = _place_and_city(raw)
    return raw, place, f" ({city})" if city else "", f" ({fold(city)})" if city else "", fold(place)


def _place_and_city(raw: str) -> tuple[str, str]:
    """Return a place's full name, and its first part where it is finer than a country.

    >>> _place_and_city("Pyongyang, P'yongyang-si, North Korea"), _place_and_city("North Korea")
    (("Pyongyang, P'yongyang-si, North Korea", 'Pyongyang'), ('North Korea', ''))
    """
    place = " ".join(raw.split())
    city, comma, _ = place.partition(",")
    return place, city.strip() if comma else ""


def _importance_sql(mentions: str) -> str:
    return "1" + "".join(f" + (coalesce({mentions}, 0) >= {step})::INTEGER" for step in IMPORTANCE_STEPS)


# A source in `sources` ends at a semicolon, and some addresses hold one.
_WRITTEN = """
    SELECT staged.event_id, (DATE '1970-01-01' + day)::VARCHAR AS date, day, cameo, file,
        CASE WHEN score BETWEEN -10 AND 10 THEN score END AS score,
        CASE WHEN mentions >= 0 THEN mentions END AS mentions,
        actor || '; ' || target AS countries,
        ';' || least(actor, target) || ';' || greatest(actor, target) || ';' AS code_set,
        ';' || least(a.now, b.now) || ';' || greatest(a.now, b.now) || ';' AS country_set,
        cameo.type, cameo.quadrant, a.name || ' ' || cameo.deed || ' ' || b.name AS title,
        a.folded || ' ' || cameo.folded || ' ' || b.folded AS folded,
        place_name.place, place_name.at_city, place_name.folded_city, place_name.folded_place,
        replace(coalesce(source, ''), ';', '%3B') AS source
    FROM staged
    JOIN cameo ON cameo.code = staged.cameo
    JOIN participant AS a ON a.code = staged.actor
    JOIN participant AS b ON b.code = staged.target
    JOIN place_name ON place_name.raw = coalesce(staged.place, '')
"""
