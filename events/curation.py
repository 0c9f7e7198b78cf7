"""The rules a good table keeps: what `docs/curation.md` asks of a contributor, wherever a program can check it.

A row that breaks one of them is read and shown, so everything here is a warning. What cannot be read at all is
`events/loading.py`'s to say. No rule depends on today: "past" means before the day on which the newest source was read.
"""

from __future__ import annotations

import math
import re
from collections import Counter, namedtuple
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from babel import Locale

from events.countries import country
from events.dates import DateError, parse_date
from events.loading import (
    EPOCH_ORDINAL,
    FIRST_DAY_EVER,
    LAST_DAY_EVER,
    Problem,
    Table,
    fold,
    is_web_address,
    read_table,
    split_list,
)

TWO_PUBLISHERS_FROM = 4  # the importance from which one publisher is not enough
YEAR_DAYS = 366
DUPLICATE_DAYS = 2  # news agencies report a day late; two days cover a visit's eve
NEIGHBOURS = 5  # how many rows of the same countries, type and days are compared with each one
VAGUE_DAYS = 31  # a date that may be anywhere in more days than this says nothing about duplicates
FIRST_OF_MONTH_SHARE = 12 / 365.25
CHANCE_LEVEL = 0.01  # a table is checked at every edit, so one false alarm in twenty would be too many
ID_SLACK_DAYS = 31  # an id is never changed, a date may be corrected
SUMMARY_LENGTH = 600
SUMMARY_SENTENCES = 4
SENTENCE_WORDS = 60
MOST_ROWS = 20_000  # checked while the page waits: under a second on two cores
SHOUTED_LETTERS = 6  # ATACMS and GSOMIA are names; a longer word in capitals is shouted

LOADED_WORDS = {
    "aggressor": "the country's name",
    "barbaric": "what was done",
    "brutal": "what was done",
    "despot": "the office or the name",
    "dictator": "the office or the name",
    "evil": "what was done",
    "glorious": "what was done",
    "heroic": "what was done",
    "hermit kingdom": "North Korea",
    "infamous": "what was done",
    "lackey": "the country's name",
    "notorious": "what was done",
    "puppet": "the country's or the government's name",
    "regime": "government",
    "rogue": "the country's name",
    "shameful": "what was done",
    "so-called": "the name alone, or the name between quotation marks",
    "stooge": "the country's name",
    "thug": "the name",
    "tyrant": "the office or the name",
    "vicious": "what was done",
}
"""Words that judge, and what to write instead. Quoted words, "sanctions regime" and other treaties' regimes are allowed."""

_LOADED = re.compile(rf"\b(?:{'|'.join(LOADED_WORDS)})(?=s?\b)", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”]|(?<!\w)['‘][^'’]*['’](?!\w)")
_TREATY_REGIME = re.compile(
    r"\b(?:sanctions?|control|inspections?|verification|safeguards|visa|armistice|legal)[ -]regime", re.IGNORECASE
)


class Absence(NamedTuple):
    """Days on which a code stands for nothing that existed, and what to write instead; None is open."""

    code: str
    first: date | None
    last: date | None
    instead: str


ABSENCES = (
    Absence("SUN", None, date(1922, 12, 29), "Write RUS for Russia before the Soviet Union."),
    Absence("SUN", date(1991, 12, 27), None, "Write RUS: the Soviet Union was dissolved on 26 December 1991."),
    Absence("RUS", date(1922, 12, 30), date(1991, 12, 24), "Write SUN for the Soviet Union."),
    Absence("PRK", None, date(1948, 9, 8), "North Korea was proclaimed on 9 September 1948."),
    Absence("KOR", None, date(1948, 8, 14), "South Korea was proclaimed on 15 August 1948."),
)
"""Where a year is too coarse. All other past states have their first and last year from `events/countries.py`."""


def check_curation(table: Table) -> list[Problem]:
    """Return what breaks a rule of `docs/curation.md`, by file and line; every problem is a warning.

    A table without a bibliography beside it is somebody's draft: the rules about keeping the files do not apply to it.
    """
    return _found(table, EVENT_RULES if table.sources.empty else EVENT_RULES + FILE_RULES)


def check_order(table: Table) -> list[Problem]:
    """Return where the files are out of order: a rule for whoever keeps the table, not for whoever adds a row at its end."""
    return _found(table, (rows_are_in_order,))


def check_events(table: Table) -> list[Problem]:
    """Return what breaks a rule about events alone: what a reader of the page should know, too."""
    return _found(table, EVENT_RULES)


def read_checked_table(path: str | Path) -> Table:
    """Read a table and add the rules about its events to its problems; raise `TableError` where there is no table.

    A table of more than `MOST_ROWS` is written by a machine, and the page is not kept waiting for it.
    """
    table = read_table(path)
    return replace(table, problems=table.problems + check_events(table)) if len(table.events) <= MOST_ROWS else table


def _found(table: Table, rules: Iterable[Rule]) -> list[Problem]:
    problems = [problem for rule in rules for problem in rule(table)]
    return sorted(problems, key=lambda problem: (problem.file != table.path.name, problem.file, problem.line))


def _each(frame: pd.DataFrame) -> Iterator[Any]:
    """Return the rows of a frame as its `itertuples` does, in a tenth of the time where the columns are text."""
    if frame.empty:
        return iter(())
    columns = [frame.index.tolist(), *(_cells_of(column) for _, column in frame.items())]
    return map(_row_of(tuple(map(str, frame.columns)))._make, zip(*columns, strict=True))


@cache
def _row_of(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", ["Index", *columns], rename=True)


def _cells_of(column: pd.Series[Any]) -> list[Any]:
    return column.to_numpy().tolist() if column.dtype == "str" else column.tolist()


def _warning(table: Table, event: Any, column: str, reason: str, hint: str) -> Problem:
    return Problem(table.path.name, int(event.line), column, str(getattr(event, column)), reason, hint, "warning")


def _source_warning(source: Any, column: str, reason: str, hint: str) -> Problem:
    value = str(source.Index if column == "id" else getattr(source, column))
    return Problem("sources.csv", int(source.line), column, value, reason, hint, "warning")


# Who says so


def important_events_need_two_publishers(table: Table) -> Iterator[Problem]:
    """An event of importance 4 or 5 has two publishers that do not repeat each other, encyclopaedias not counted."""
    important = table.events[table.events["importance"] >= TWO_PUBLISHERS_FROM]
    reports = table.sources[table.sources["affiliation"] != "encyclopaedia"]
    enough = {text: has_two_publishers(split_list(text), reports) for text in important["sources"].unique()}
    for event in _each(important[~important["sources"].map(enough).astype(bool)]):
        reason = f"importance {event.importance} stands on one publisher."
        hint = f"Add a source of an independent publisher, or lower the importance to {TWO_PUBLISHERS_FROM - 1}."
        yield _warning(table, event, "sources", reason, hint)


def has_two_publishers(sources: list[str], bibliography: pd.DataFrame) -> bool:
    """Return whether two of an event's sources are independent: an agency's report in two papers is one voice."""
    voices = [voices_of(_publisher(source, bibliography)) for source in sources]
    return any(one and other and not one & other for place, one in enumerate(voices) for other in voices[:place])


def _publisher(source: str, bibliography: pd.DataFrame) -> str:
    if source in bibliography.index:
        return str(bibliography.at[source, "publisher"])
    return source.split("/")[2].removeprefix("www.") if is_web_address(source) else ""


_CARRIER = re.compile(
    r"(\w+ )?(at|via|archive at|archive) |(cached|archived?|mirrors?|reproduced|quoted)\b|.* (edition|archive|mirror)$"
)
_QUOTES_FROM = re.compile(r"(text of( a| the)?|from|after|copy of) ")
_SAME_VOICE = {
    "associated press": "ap",
    "bbc news": "bbc",
    "itar tass": "tass",
    "kcna watch": "kcna",
    "voa news": "voice of america",
    "yonhap news agency": "yonhap",
}


@cache
def voices_of(publisher: str) -> frozenset[str]:
    """Return who speaks on a page: the publisher, and the agency whose report it prints.

    >>> sorted(voices_of("The Japan Times (Kyodo)"))
    ['japan times', 'kyodo']
    >>> sorted(voices_of("Reuters (copy at omgnews.today)"))
    ['reuters']
    """
    house, *quoted = [fold(part) for part in re.split(r"[(),;]", publisher)]
    quoted = [_QUOTES_FROM.sub("", part) for part in quoted if not _CARRIER.match(part) and part not in _language_names()]
    return frozenset(_SAME_VOICE.get(voice, voice) for voice in map(_voice, [house, *quoted]) if voice)


def _voice(name: str) -> str:
    return " ".join(re.sub(r"['’]", "", name).replace("-", " ").removeprefix("the ").split())


@cache
def _language_names() -> frozenset[str]:
    return frozenset(fold(name) for name in Locale("en").languages.values())


def encyclopaedias_never_stand_alone(table: Table) -> Iterator[Problem]:
    """An encyclopaedia is never an event's only source."""
    encyclopaedias = set(table.sources.index[table.sources["affiliation"] == "encyclopaedia"])
    texts = table.events["sources"]
    alone = {text for text in texts.unique() if encyclopaedias.issuperset(split_list(text))}
    for event in _each(table.events[texts.isin(alone)]):
        yield _warning(table, event, "sources", "an encyclopaedia is the only source.", "Add the report that it rests on.")


# Dates


def near_duplicates(table: Table) -> Iterator[Problem]:
    """Two events of the same countries and type that begin within two days of each other are related or the same."""
    events = table.events
    days = events["last_day"] - events["first_day"]
    vague = events["date_form"].isin(["part", "between", "about"]) & (days > DUPLICATE_DAYS)
    known = events[~(vague & (days > VAGUE_DAYS)) & (events["first_day"] != FIRST_DAY_EVER)]
    length = days.where(vague, 0).astype("str")  # some day of a month is like another only where it is the same month
    known = known.assign(group=pd.factorize(known["country_set"] + known["type"].astype("str") + length[known.index])[0])
    known = known.sort_values(["group", "first_day", "line"])
    seen: set[int] = set()
    for distance in range(1, NEIGHBOURS + 1):
        before = known.shift(distance)
        close = (known["group"] == before["group"]) & (known["first_day"] - before["first_day"] <= DUPLICATE_DAYS)
        if not close.any():
            return
        for event, other in zip(_each(known[close]), _each(before[close]), strict=True):
            if not _are_related(event, other) and event.line not in seen:
                seen.add(event.line)
                yield _near_duplicate(table, event, other)


def _are_related(one: Any, other: Any) -> bool:
    return one.id in split_list(other.related) or other.id in split_list(one.related)


def _near_duplicate(table: Table, event: Any, other: Any) -> Problem:
    reason = f'looks like line {int(other.line)} ("{other.title}"): same countries, same type, {other.edtf}.'
    return _warning(table, event, "id", reason, f"Delete one of the two, or write {other.id} in related if both happened.")


def first_days_within_chance(table: Table) -> Iterator[Problem]:
    """Days given as the first of a month are no more frequent in the whole table than chance makes them.

    Of any one row nobody can tell whether the 1st is a fact or a gap filled in, so no row is blamed.
    """
    first, days = count_first_days(table.events)
    if chance_of_at_least(first, days, FIRST_OF_MONTH_SHARE) < CHANCE_LEVEL:
        reason = (
            f"{first} of {days} events dated to the day stand on the 1st of a month; by chance it would be about "
            f"{days * FIRST_OF_MONTH_SHARE:.0f}."
        )
        hint = "Look for days that stand in for a month or a year, and write 2023-09 or 2023 there."
        yield Problem(table.path.name, 1, "date", f"{first} of {days}", reason, hint, "warning")


def count_first_days(events: pd.DataFrame) -> tuple[int, int]:
    """Return how many events dated to one certain day stand on the 1st of a month, and how many are so dated."""
    days = events.loc[events["date_form"] == "day", "earliest"]
    return int((days.dt.day == 1).sum()), len(days)


def chance_of_at_least(hits: int, trials: int, share: float) -> float:
    """Return the probability of `hits` or more in `trials`, each with probability `share`.

    The one-sided exact binomial test, the sum of C(n, k) p^k (1 - p)^(n - k) for k from `hits` to n, as in
    https://docs.scipy.org/doc/scipy/reference/generated/scipy.stats.binomtest.html (`alternative="greater"`). Where
    there are no more hits than expected it is over 0.25 whatever n is, and 1 is returned.

    >>> round(chance_of_at_least(3, 3, 0.5), 3)
    0.125
    """
    if hits <= trials * share:
        return 1.0
    log_ways = math.lgamma(trials + 1) - math.lgamma(hits + 1) - math.lgamma(trials - hits + 1)
    term = math.exp(log_ways + hits * math.log(share) + (trials - hits) * math.log1p(-share))
    total = term
    for count in range(hits, trials):
        term *= (trials - count) / (count + 1) * share / (1 - share)
        total += term
        if term < total * 1e-12:
            break
    return total


def planned_events_are_still_ahead(table: Table) -> Iterator[Problem]:
    """A planned event is not over on the day on which the newest source was read."""
    newest = _newest_accessed(table.sources)
    planned = table.events[(table.events["status"] == "planned").astype(bool)]
    for event in _each(planned):
        if newest and event.last_day < newest.toordinal() - EPOCH_ORDINAL:
            reason = f"is planned for a day before {newest}, when the newest source was read."
            hint = "Look up what came of it: write confirmed or cancelled, or describe the announcement as what happened."
            yield _warning(table, event, "status", reason, hint)


def events_to_come_are_planned(table: Table) -> Iterator[Problem]:
    """What begins more than a year after the newest source was read is planned: a source not yet listed can be newer."""
    newest = _newest_accessed(table.sources)
    if not newest:
        return
    limit = newest.toordinal() - EPOCH_ORDINAL + YEAR_DAYS
    for event in _each(table.events[(table.events["status"] == "confirmed") & (table.events["first_day"] > limit)]):
        reason = f"counts as confirmed, but {event.edtf} is in the future."
        yield _warning(table, event, "status", reason, "Write planned, or correct the date.")


def _newest_accessed(sources: pd.DataFrame) -> date | None:
    days = [text for text in sources["accessed"].unique() if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]
    return date.fromisoformat(max(days)) if days else None


def countries_existed(table: Table) -> Iterator[Problem]:
    """A country acts only while it exists under its code, unless the notes say what the code stands for."""
    events = table.events
    used = {code for codes in events["code_set"].unique() for code in codes.split(";") if code}
    for absence in _absences(used):
        first, last = _day_number(absence.first, FIRST_DAY_EVER), _day_number(absence.last, LAST_DAY_EVER)
        absent = (events["first_day"] >= first) & (events["last_day"] <= last)
        for event in _each(events[absent & events["code_set"].str.contains(f";{absence.code};", regex=False)]):
            if absence.code not in event.notes:
                reason = f"{absence.code} did not exist at the time ({event.edtf})."
                hint = f"{absence.instead} If it is meant, say in notes what {absence.code} stands for."
                yield _warning(table, event, "countries", reason, hint)


def _absences(codes: set[str]) -> Iterator[Absence]:
    exact = {absence.code for absence in ABSENCES}
    yield from (absence for absence in ABSENCES if absence.code in codes)
    for one in sorted(codes - exact):
        state = country(one)
        if state.first_year and state.last_year:
            words = f"{state.name} existed from {state.first_year} to {state.last_year}."
            yield Absence(one, None, date(state.first_year - 1, 12, 31), words)
            yield Absence(one, date(state.last_year + 1, 1, 1), None, words)


def _day_number(day: date | None, otherwise: int) -> int:
    return day.toordinal() - EPOCH_ORDINAL if day else otherwise


# Claims and chains


def denials_and_status_agree(table: Table) -> Iterator[Problem]:
    """Disputed means that somebody is named who denies it; a denied event is disputed, or reported with a note."""
    events = table.events[(table.events["denied_by"] != "") | (table.events["status"] == "disputed").astype(bool)]
    for event in _each(events):
        if not event.denied_by:
            hint = "Write who denies it in denied_by, or write reported."
            yield _warning(table, event, "status", "is disputed, but nobody denies it.", hint)
        elif event.status not in ("disputed", "reported"):
            reason = f"is denied by {event.denied_by}, but the status is {event.status}."
            yield _warning(table, event, "status", reason, "Write disputed.")
        elif event.status == "reported" and not event.notes:
            reason = f"is denied by {event.denied_by} and yet only reported."
            yield _warning(table, event, "status", reason, "Write disputed, or say in notes what exactly is denied.")


def related_events_come_first(table: Table) -> Iterator[Problem]:
    """An event follows from earlier ones; only a claim may name the later event that made it known."""
    linked = table.events[(table.events["related"] != "") & ~table.events["status"].isin(["reported", "disputed"])]
    if linked.empty:
        return
    begins = dict(zip(table.events["id"], table.events["first_day"], strict=True))
    for event in _each(linked):
        for other in split_list(event.related):
            if other == event.id:
                yield _warning(table, event, "related", "names the event itself.", "Write the event that came before it.")
            elif begins.get(other, FIRST_DAY_EVER) > event.last_day:
                hint = f"Write {event.id} in the related of {other} instead: a row names what it follows."
                yield _warning(table, event, "related", f'"{other}" happened later.', hint)


# Words


_UNTITLED = re.compile(r"[!?！？。]|\.\s*$|[^\W\d_]{3,}\. +[^\W\d_a-z]")
_SHOUTED = re.compile(rf"\b(?:[A-Z]{{{SHOUTED_LETTERS + 1},}}|[A-Z]{{4,}} [A-Z]{{4,}})\b")


def titles_are_plain(table: Table) -> Iterator[Problem]:
    """A title is a plain statement: no full stop, no exclamation or question mark, nothing shouted."""
    titles = table.events["title"]
    marked = table.events[titles.str.contains(r"[.!?！？。]")]
    for event in _each(marked[marked["title"].str.contains(_UNTITLED)]):
        reason = "the title has the punctuation of a sentence or a headline."
        yield _warning(table, event, "title", reason, "Leave out full stops, exclamation and question marks.")
    for event in _each(table.events[titles.str.contains(_SHOUTED)]):
        word = _SHOUTED.search(str(event.title))
        reason = f'"{word[0] if word else ""}" is written in capitals.'
        yield _warning(table, event, "title", reason, "Write capitals only where the name has them.")


def wording_is_neutral(table: Table) -> Iterator[Problem]:
    """Title and summary say what happened without judging it; what others say stands between quotation marks."""
    suspects = table.events[table.events["search_text"].str.contains("|".join(LOADED_WORDS))]
    for column in ("title", "summary"):
        for event in _each(suspects):
            words = loaded_words(str(getattr(event, column)))
            if words:
                instead = "; ".join(f'instead of "{word}": {LOADED_WORDS[word]}' for word in words)
                reason = f"the {column} judges: {', '.join(words)}."
                yield _warning(table, event, column, reason, f"Write, {instead}. Or quote who says it.")


def loaded_words(text: str) -> list[str]:
    """Return the words of `LOADED_WORDS` that a text uses itself.

    >>> loaded_words('The puppet government is called a "rogue state" under the sanctions regime')
    ['puppet']
    """
    own = _TREATY_REGIME.sub("", _QUOTED.sub("", text))
    return list(dict.fromkeys(match[0].lower() for match in _LOADED.finditer(own)))


_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|[ap]\.m|Art|Col|Dr|Gen|Jr|Lt|Mrs?|Ms|[Nn]o|Nos|Res|Sgt|Sr|St|vs|ca|approx|etc|e\.g|i\.e)\.(?=\s)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’»)\]]*\s+|(?<=[。！？])\s*")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text.

    >>> sentences("Mr. Kim goes to St. Petersburg. He pays 1.5 billion.")
    ['Mr Kim goes to St Petersburg.', 'He pays 1.5 billion.']
    """
    whole = _ABBREVIATED.sub(lambda match: match[0].replace(".", ""), text.strip())
    return [sentence for sentence in _SENTENCE_END.split(whole) if sentence]


def summaries_are_short(table: Table) -> Iterator[Problem]:
    """A summary has one to four sentences, none longer than 60 words, and at most 600 characters."""
    summary = table.events["summary"]
    long = summary.str.len() > SUMMARY_LENGTH
    many = summary.str.count(r"[.!?。！？]") >= SUMMARY_SENTENCES
    wordy = summary.str.count(r"\s") >= SENTENCE_WORDS
    for event in _each(table.events[long | many | wordy]):
        for reason, hint in _faults_of_summary(str(event.summary)):
            yield _warning(table, event, "summary", reason, hint)


def _faults_of_summary(summary: str) -> Iterator[tuple[str, str]]:
    parts = sentences(summary)
    longest = max((len(part.split()) for part in parts), default=0)
    if len(summary) > SUMMARY_LENGTH:
        yield f"the summary has {len(summary)} characters.", f"Write at most {SUMMARY_LENGTH}."
    if len(parts) > SUMMARY_SENTENCES:
        yield f"the summary has {len(parts)} sentences.", f"Write at most {SUMMARY_SENTENCES}."
    if longest > SENTENCE_WORDS:
        yield f"the summary has a sentence of {longest} words.", f"Write sentences of at most {SENTENCE_WORDS} words."


# Ids and order


KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID_DATE = re.compile(r"\d{4}(?:-\d\d(?!\d)(?:-\d\d(?!\d))?)?")


def ids_begin_with_the_date(table: Table) -> Iterator[Problem]:
    """An id is in kebab case and begins with the event's year, month and day as far as they were known."""
    events = table.events
    dated = events["id"].str.extract(rf"^({_ID_DATE.pattern})(?:-|$)", expand=False).fillna("")
    kebab = events["id"].str.fullmatch(KEBAB_CASE.pattern)
    spans = {text: _id_days(text) for text in dated.unique()}
    first = dated.map({text: days[0] for text, days in spans.items()}).astype("int64")
    last = dated.map({text: days[1] for text, days in spans.items()}).astype("int64")
    near = (first <= events["last_day"] + ID_SLACK_DAYS) & (last >= events["first_day"] - ID_SLACK_DAYS)
    for event in _each(events[~kebab]):
        yield _warning(table, event, "id", "is not in kebab case.", "Write small letters, digits and single hyphens.")
    for event in _each(events[kebab & ~near]):
        known = _ID_DATE.search(event.edtf)
        hint = f"Begin the id of a new row with its date{f', {known[0]}' if known else ''}; leave an old id as it is."
        yield _warning(table, event, "id", f"does not begin with the date {event.edtf}.", hint)


def _id_days(text: str) -> tuple[int, int]:
    """Return the first and last day an id's date can mean; the impossible span where it is none."""
    try:
        read = parse_date(text)
    except DateError:
        return LAST_DAY_EVER, FIRST_DAY_EVER
    return _day_number(read.earliest, FIRST_DAY_EVER), _day_number(read.latest, LAST_DAY_EVER)


def cells_are_in_standard_form(table: Table) -> Iterator[Problem]:
    """Dates are written in EDTF, countries as codes, types by their name: the file then reads the same in any tool."""
    written = table.rows.loc[table.events["line"]]
    for column, standard in (("date", "edtf"), ("countries", "countries"), ("type", "type"), ("denied_by", "denied_by")):
        differs = written[column].str.strip().to_numpy() != table.events[standard].to_numpy()
        for line, text, better in zip(
            table.events["line"][differs], written[column][differs], table.events[standard][differs], strict=True
        ):
            reason = f'"{text}" is understood, but not the standard form.'
            yield Problem(table.path.name, int(line), column, str(text), reason, f"Write {better}.", "warning")


def rows_are_in_order(table: Table) -> Iterator[Problem]:
    """Both files are in the order of their ids, which for events is the order of their dates: a change moves one line."""
    for file, ids, lines in (
        (table.path.name, table.events["id"], table.events["line"]),
        ("sources.csv", table.sources.index.to_series(), table.sources["line"]),
    ):
        late = [(line, one, other) for line, one, other in zip(lines[1:], ids[1:], ids[:-1], strict=True) if one < other]
        if late:
            line, one, other = late[0]
            more = f" The same at {len(late) - 1} more places." if len(late) > 1 else ""
            reason = f"stands after {other}: the file is not sorted by id.{more}"
            yield Problem(file, int(line), "id", str(one), reason, "Sort the rows by id.", "warning")


# Sources


def sources_are_described(table: Table) -> Iterator[Problem]:
    """A source has a known language, an affiliation, the day on which it was read, and an id in kebab case."""
    known = set(Locale("en").languages)
    for source in _each(table.sources):
        if not KEBAB_CASE.fullmatch(str(source.Index)):
            yield _source_warning(source, "id", "is not in kebab case.", "Write small letters, digits and single hyphens.")
        if source.language not in known:
            reason = f'no language "{source.language}".' if source.language else "language is missing."
            yield _source_warning(source, "language", reason, "Write its ISO 639-1 code, such as en, ko or ru.")
        if not source.affiliation:
            hint = "Write what the publisher is, such as newspaper or state media."
            yield _source_warning(source, "affiliation", "affiliation is missing.", hint)
        yield from _faults_of_dates(source)


def _faults_of_dates(source: Any) -> Iterator[Problem]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", source.accessed):
        reason = f'"{source.accessed}" is not a day.' if source.accessed else "accessed is missing."
        yield _source_warning(source, "accessed", reason, "Write the day on which you read the page, such as 2026-01-31.")
    elif source.published and str(parse_date(source.published).earliest) > source.accessed:
        hint = "Correct one of the two."
        yield _source_warning(source, "published", f"is later than the day it was read ({source.accessed}).", hint)


def sources_of_eras_exist(table: Table) -> Iterator[Problem]:
    """The sources of an era are rows of `sources.csv` or web addresses."""
    for era in _each(table.eras):
        for source in split_list(era.sources):
            if source not in table.sources.index and not is_web_address(source):
                reason = f'there is no source "{source}".'
                hint = "Add it to sources.csv, or write a web address that begins with https://."
                yield Problem("eras.csv", era.line, "sources", source, reason, hint, "warning")


def addresses_are_unique(table: Table) -> Iterator[Problem]:
    """A page is one source, whatever its address is written like."""
    first: dict[str, str] = {}
    for source in _each(table.sources):
        page = re.sub(r"^https?://(www\.)?|#.*$", "", source.url, flags=re.IGNORECASE).rstrip("/")
        if page in first:
            hint = f"Refer to {first[page]} in events.csv and delete this row."
            yield _source_warning(source, "url", f"is the page of {first[page]}.", hint)
        first.setdefault(page, str(source.Index))


@dataclass(frozen=True, slots=True)
class _Variant:
    """How a publisher is written most often, and what it most often is."""

    spelling: str
    affiliation: str


def publishers_have_one_name(table: Table) -> Iterator[Problem]:
    """A publisher is always written the same way and has the same affiliation."""
    keys = table.sources["publisher"].map(_publisher_key)
    usual = {
        key: _Variant(_most_frequent(rows["publisher"]), _most_frequent(rows["affiliation"]))
        for key, rows in table.sources.groupby(keys)
    }
    for source, key in zip(_each(table.sources), keys, strict=True):
        if source.publisher != usual[key].spelling:
            reason = f'the same publisher is elsewhere "{usual[key].spelling}".'
            yield _source_warning(source, "publisher", reason, f"Write {usual[key].spelling}.")
        if source.affiliation and source.affiliation != usual[key].affiliation:
            reason = f'{source.publisher} is "{source.affiliation}" here and "{usual[key].affiliation}" in more rows.'
            yield _source_warning(source, "affiliation", reason, "Find out what it is, and write the same in all its rows.")


def _publisher_key(publisher: str) -> str:
    words = re.sub(r"[^\w\s]", "", fold(publisher)).split()
    return " ".join(sorted(word for word in words if word not in ("the", "of", "at", "and")))


def _most_frequent(texts: pd.Series[Any]) -> str:
    counted: Counter[str] = Counter(texts)
    return min(counted, key=lambda text: (-counted[text], text))


Rule = Callable[[Table], Iterator[Problem]]

EVENT_RULES: tuple[Rule, ...] = (
    important_events_need_two_publishers,
    encyclopaedias_never_stand_alone,
    near_duplicates,
    first_days_within_chance,
    planned_events_are_still_ahead,
    events_to_come_are_planned,
    countries_existed,
    denials_and_status_agree,
    related_events_come_first,
    titles_are_plain,
    wording_is_neutral,
    summaries_are_short,
)

FILE_RULES: tuple[Rule, ...] = (
    ids_begin_with_the_date,
    cells_are_in_standard_form,
    sources_are_described,
    sources_of_eras_exist,
    addresses_are_unique,
    publishers_have_one_name,
)
