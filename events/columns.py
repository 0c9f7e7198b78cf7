"""The one description of every column: what it means, whether a row needs it, an example.

Reading, checking, the README's table and `datapackage.json` all follow from this list.
"""

from __future__ import annotations

from dataclasses import dataclass

STATUSES = {
    "confirmed": "It happened, and the parties do not deny it",
    "reported": "Somebody says so; nobody has confirmed it",
    "disputed": "A party denies it",
    "planned": "Announced, not yet happened",
    "cancelled": "Announced, then called off",
}

AFFILIATIONS = (
    "state media",
    "government",
    "agency",
    "newspaper",
    "think tank",
    "encyclopaedia",
    "international body",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, its meaning, an example, and whether a row needs it."""

    name: str
    meaning: str
    example: str = ""
    required: bool = False


EVENT_COLUMNS = (
    Column(
        "id",
        "Permanent and unique, in kebab case; made from date and title where blank, and never changed after",
        "2024-06-19-rus-prk-treaty",
    ),
    Column(
        "date",
        "As precisely as it is known and no more: EDTF, or a date written out in any language",
        "2000-07-19/2000-07-20",
        required=True,
    ),
    Column(
        "countries",
        "Two or more, `;` between: ISO 3166 alpha-3 or a name; the first acts, where the type has a direction",
        "RUS; PRK",
        required=True,
    ),
    Column(
        "type",
        "What happened, in one of the plain words that `docs/curation.md` lists, such as `visit` or `treaty`",
        "visit",
        required=True,
    ),
    Column(
        "title",
        "At most 80 characters, neutral, present tense, understandable alone",
        "Putin visits Pyongyang",
        required=True,
    ),
    Column("summary", "One to four sentences in our own words", "He is received at the airport."),
    Column("status", "`confirmed` (also when blank), `reported`, `disputed`, `planned` or `cancelled`", "disputed"),
    Column("denied_by", "The countries that deny it", "RUS; PRK"),
    Column("importance", "1 to 5, 3 when blank: who keeps a label when there is no room", "5"),
    Column("place", "Where, in words", "Pyongyang"),
    Column(
        "related",
        "Ids of the events that this one follows, carries out or reverses",
        "2024-06-19-rus-prk-treaty",
    ),
    Column(
        "sources",
        "Ids of rows of `sources.csv`, or web addresses, `;` between; at least one",
        "kremlin-2024-06-treaty; https://example.org/page",
        required=True,
    ),
    Column("notes", "For the next curator; not shown", "KCNA reports it a day later"),
)

SOURCE_COLUMNS = (
    Column("id", "Permanent and unique, in kebab case; what `sources` in the events table refers to", required=True),
    Column("publisher", "Who published it", required=True),
    Column("title", "The page's title"),
    Column("url", "Its address, exactly as found", required=True),
    Column("published", "When it was published, EDTF; blank where unknown"),
    Column("language", "ISO 639-1 code of its language", "ko"),
    Column("accessed", "When the curator read it"),
    Column("archive_url", "An archived copy; blank rather than guessed"),
    Column("affiliation", "One of: " + ", ".join(AFFILIATIONS), "state media"),
)

ERA_COLUMNS = (
    Column("start", "First day, month or year, EDTF", required=True),
    Column("end", "Last day, month or year; blank or `..` where it still lasts"),
    Column("title", "At most 40 characters", required=True),
    Column("countries", "Whose era it is; blank where it is everybody's"),
    Column("sources", "Ids of rows of `sources.csv`, `;` between"),
)


def names(columns: tuple[Column, ...]) -> list[str]:
    """Return the names of the columns, in order."""
    return [column.name for column in columns]


def required_names(columns: tuple[Column, ...]) -> list[str]:
    """Return the names of the columns that every row needs."""
    return [column.name for column in columns if column.required]
