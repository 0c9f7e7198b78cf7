"""What the page says about each event: the words of the details and of the list, as plain data.

The browser lays these out as text, never as markup; the exported page's list without JavaScript is made of the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pandas as pd
from babel import Locale

from events.columns import EVENT_COLUMNS, STATUSES, names
from events.countries import country
from events.event_types import EVENT_TYPES, QUADRANTS
from events.event_words import honest_words, participants_in_words, words_of_date
from events.loading import LAST_DAY_EVER, Table, is_web_address, split_list


def event_records(table: Table) -> list[dict[str, Any]]:
    """Return one record an event, in chronological order, with every reference spelled out."""
    sources = source_records(table.sources)
    unknown = [name for name in table.rows.columns if name not in names(EVENT_COLUMNS) and name[:1] != "+"]
    ordered = table.events.sort_values(["first_day", "last_day", "id"])
    return [event_record(event, sources, _extra(table.rows, event["line"], unknown)) for event in _rows_of(ordered)]


def _rows_of(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Return the rows as `to_dict("records")` does, without dates: drawing a large table takes half as long."""
    columns = {str(name): column.to_numpy().tolist() for name, column in frame.select_dtypes(exclude="datetime").items()}
    return (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))


def source_records(sources: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return the sources as the details name them, by id."""
    return {str(key): _source(row) for key, row in sources.to_dict("index").items()}


def event_record(event: Any, sources: dict[str, dict[str, str]], extra: list[list[str]]) -> dict[str, Any]:
    """Return one event of the events frame, a mapping, with every reference spelled out and `extra` names and values."""
    kind = EVENT_TYPES[event["type"]]
    countries, who = _parties(event["type"], event["countries"])
    return {
        "id": event["id"],
        "line": int(event.get("line", 0)),
        "date": event["edtf"],
        "machineDate": machine_date(event["edtf"]),
        "dateWords": words_of_date(event["edtf"]),
        "when": honest_words(event["edtf"], event["date_form"]),
        "firstDay": int(event["first_day"]),
        "lastDay": int(event["last_day"]) if event["last_day"] < LAST_DAY_EVER else None,
        "form": event["date_form"],
        "title": event["title"],
        "summary": event["summary"],
        "place": event["place"],
        "type": event["type"],
        "typeLabel": kind.label,
        "quadrant": event["quadrant"],
        "quadrantLabel": QUADRANTS[event["quadrant"]],
        "status": event["status"],
        "statusWords": STATUSES[event["status"]],
        "deniedBy": [country(code).name for code in split_list(event["denied_by"])],
        "importance": int(event["importance"]),
        "countries": [dict(each) for each in countries],
        "countrySet": event["country_set"],
        "codeSet": event["code_set"],
        "who": who,
        "related": split_list(event["related"]),
        "sources": [sources.get(key) or _bare_source(key) for key in split_list(event["sources"])],
        "extra": extra,
    }


@lru_cache(maxsize=10_000)
def _parties(event_type: str, countries: str) -> tuple[list[dict[str, str]], str]:
    """Return the countries of a cell with their names, and who acts on whom in words: a table has the same ones many times."""
    codes = split_list(countries)
    return [{"code": code, "name": country(code).name} for code in codes], participants_in_words(event_type, codes)


def _extra(rows: pd.DataFrame, line: int, unknown: list[str]) -> list[list[str]]:
    return [[name, str(rows.at[line, name])] for name in unknown if rows.at[line, name]]


@lru_cache(maxsize=100_000)
def machine_date(edtf: str) -> str:
    """Return the beginning of a date as HTML and schema.org take it: a day, a month or a year.

    >>> machine_date("2000-07-19/2000-07-20"), machine_date("2024-21"), machine_date("[..1949]")
    ('2000-07-19', '2024', '1949')
    """
    found = re.search(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", edtf)
    return found[0] if found else ""


def _source(row: Any) -> dict[str, str]:
    return {
        "publisher": row["publisher"],
        "title": row["title"],
        "url": row["url"],
        "archive": row["archive_url"] if is_web_address(row["archive_url"]) else "",
        "published": words_of_date(row["published"]) if row["published"] else "",
        "language": language_name(row["language"]),
        "affiliation": row["affiliation"],
    }


def _bare_source(text: str) -> dict[str, str]:
    url = text if is_web_address(text) else ""
    host = text.split("/")[2].removeprefix("www.") if url else text
    return {
        "publisher": host,
        "title": "" if url else "not found in sources.csv",
        "url": url,
        "archive": "",
        "published": "",
        "language": "",
        "affiliation": "",
    }


def language_name(code: str) -> str:
    """Return the English name of a language; a code that babel does not know is returned as it is.

    >>> language_name("ko")
    'Korean'
    """
    return str(Locale("en").languages.get(code, code))


def era_records(table: Table) -> list[dict[str, Any]]:
    """Return the eras as plain data; `lastDay` is None while one lasts."""
    return [
        {
            "title": era["title"],
            "countries": split_list(era["countries"]),
            "firstDay": era["first_day"],
            "lastDay": era["last_day"] if era["last_day"] < LAST_DAY_EVER else None,
            "words": f"{words_of_date(era['start'])} to {words_of_date(era['end']) if era['end'].strip('.') else 'today'}",
        }
        for era in table.eras.to_dict("records")
    ]
