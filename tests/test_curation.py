"""The rules of curation: each on real CSV text, both broken and kept."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from pathlib import Path

import pytest
from conftest import write_table

from events.curation import (
    EVENT_RULES,
    FILE_RULES,
    FIRST_OF_MONTH_SHARE,
    MOST_ROWS,
    chance_of_at_least,
    check_curation,
    check_order,
    loaded_words,
    read_checked_table,
    sentences,
    voices_of,
)
from events.loading import Problem, read_table

HEADER = "id,date,countries,type,title,summary,status,denied_by,importance,place,related,sources,notes\n"
SOURCES = """\
id,publisher,title,url,published,language,accessed,archive_url,affiliation
paper,First Paper,A report,https://example.org/a,2024-06-19,en,2026-01-01,,newspaper
paper-reuters,First Paper (Reuters),A report,https://example.org/b,2024-06-19,en,2026-01-01,,newspaper
reuters,Reuters,A report,https://example.org/c,2024-06-19,en,2026-01-01,,agency
wiki,Wikipedia,An article,https://example.org/d,,en,2026-01-01,,encyclopaedia
"""


def row(
    id: str = "2024-06-19-treaty",
    date: str = "2024-06-19",
    countries: str = "RUS; PRK",
    type: str = "treaty",
    title: str = "Russia and North Korea sign a treaty",
    summary: str = "",
    status: str = "",
    denied_by: str = "",
    importance: str = "",
    related: str = "",
    sources: str = "paper",
    notes: str = "",
) -> str:
    """One row of an events table, every cell quoted; it breaks no rule unless told to."""
    cells = (id, date, countries, type, title, summary, status, denied_by, importance, "", related, sources, notes)
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def problems_of(folder: Path, *rows: str, sources: str = SOURCES) -> list[Problem]:
    """What reading and checking find in a table of these rows."""
    table = read_table(write_table(folder, HEADER + "".join(rows), sources))
    assert table.problems == []
    return check_curation(table) or check_order(table)


def the_problem(folder: Path, *rows: str, sources: str = SOURCES) -> str:
    """The only problem of a table, as it is printed."""
    (problem,) = problems_of(folder, *rows, sources=sources)
    assert problem.level == "warning"
    return str(problem)


EARLIER = row(id="2024-06-18-earlier", date="2024-06-18", type="visit")


BROKEN = {
    "importance 4 with one publisher": (
        [row(importance="4")],
        "line 2, sources: importance 4 stands on one publisher. "
        "Add a source of an independent publisher, or lower the importance to 3.",
    ),
    "importance 5 with an agency and a paper that prints it": (
        [row(importance="5", sources="reuters; paper-reuters")],
        "importance 5 stands on one publisher.",
    ),
    "importance 4 with a paper and an encyclopaedia": (
        [row(importance="4", sources="paper; wiki")],
        "stands on one publisher.",
    ),
    "importance 4 with two pages of one site": (
        [row(importance="4", sources="https://www.example.net/a; https://example.net/b")],
        "stands on one publisher.",
    ),
    "an encyclopaedia alone": (
        [row(sources="wiki")],
        "sources: an encyclopaedia is the only source. Add the report that it rests on.",
    ),
    "the same deed twice, two days apart": (
        [row(), row(id="2024-06-21-pact", date="2024-06-21", countries="PRK; RUS")],
        'line 3, id: looks like line 2 ("Russia and North Korea sign a treaty"): same countries, same type, 2024-06-19. '
        "Delete one of the two, or write 2024-06-19-treaty in related if both happened.",
    ),
    "the same visit twice, once without its end": (
        [row(type="visit"), row(id="2024-06-20-visit", date="2024-06-20/2024-06-23", type="visit")],
        "looks like line 2",
    ),
    "the same month twice": (
        [row(id="2024-06-deal", date="2024-06"), row(id="2024-06-pact", date="2024-06")],
        "looks like line 2",
    ),
    "a twin behind a related row of the same day": (
        [row(), row(id="2024-06-19-u", related="2024-06-19-treaty"), row(id="2024-06-19-v", related="2024-06-19-u")],
        "line 4, id: looks like line 2",
    ),
    "a plan whose day has passed": (
        [row(status="planned")],
        "status: is planned for a day before 2026-01-01, when the newest source was read. Look up what came of it",
    ),
    "something confirmed in years to come": (
        [row(id="2029-06-05-x", date="2029-06-05")],
        "status: counts as confirmed, but 2029-06-05 is in the future. Write planned, or correct the date.",
    ),
    "the Soviet Union in 1992": (
        [row(id="1992-01-05-x", date="1992-01-05", countries="SUN; PRK")],
        "countries: SUN did not exist at the time (1992-01-05). Write RUS: the Soviet Union was dissolved on "
        "26 December 1991. If it is meant, say in notes what SUN stands for.",
    ),
    "Russia in 1961": (
        [row(id="1961-07-06-x", date="1961-07-06")],
        "RUS did not exist at the time (1961-07-06). Write SUN for the Soviet Union.",
    ),
    "North Korea in 1946": ([row(id="1946-x", date="1946", countries="SUN; PRK")], "PRK did not exist at the time (1946)."),
    "East Germany in 1995": (
        [row(id="1995-x", date="1995", countries="DDR; FRA")],
        "DDR did not exist at the time (1995). East Germany existed from 1949 to 1990.",
    ),
    "disputed by nobody": (
        [row(status="disputed")],
        "status: is disputed, but nobody denies it. Write who denies it in denied_by, or write reported.",
    ),
    "denied but confirmed": ([row(denied_by="RUS")], "is denied by RUS, but the status is confirmed. Write disputed."),
    "denied and reported without a note": (
        [row(denied_by="RUS; PRK", status="reported")],
        "is denied by RUS; PRK and yet only reported.",
    ),
    "related to a later event": (
        [row(id="2024-06-18-x", date="2024-06-18", type="visit", related="2024-06-19-treaty"), row()],
        'line 2, related: "2024-06-19-treaty" happened later. Write 2024-06-18-x in the related of 2024-06-19-treaty instead',
    ),
    "related to itself": ([row(related="2024-06-19-treaty")], "related: names the event itself."),
    "a title that ends in a full stop": (
        [row(title="Russia and North Korea sign a treaty.")],
        "title: the title has the punctuation of a sentence or a headline. Leave out full stops",
    ),
    "a title of two sentences": ([row(title="Putin arrives. Kim waits")], "punctuation of a sentence"),
    "a title that asks": ([row(title="Does Russia arm North Korea?")], "punctuation of a sentence"),
    "a title that shouts its point": ([row(title="Putin in Pyongyang!")], "punctuation of a sentence"),
    "a title with a long word in capitals": (
        [row(title="Putin visits PYONGYANG")],
        '"PYONGYANG" is written in capitals. Write capitals only where the name has them.',
    ),
    "a title with neighbours in capitals": ([row(title="KOREA TREATY is signed")], '"KOREA TREATY" is written in capitals.'),
    "a title that judges": (
        [row(title="The Kim regime and its puppets sign")],
        'title: the title judges: regime, puppet. Write, instead of "regime": government; instead of "puppet": the '
        "country's or the government's name. Or quote who says it.",
    ),
    "a summary that judges": ([row(summary="The so-called republic signs.")], "summary: the summary judges: so-called."),
    "a summary of five sentences": (
        [row(summary="One. Two. Three. Four. Five.")],
        "the summary has 5 sentences. Write at most 4.",
    ),
    "a sentence of 61 words": ([row(summary="word " * 60 + "end.")], "the summary has a sentence of 61 words."),
    "a summary of 601 characters": (
        [row(summary=("x" * 199 + ". ") * 2 + "x" * 199)],
        "the summary has 601 characters. Write at most 600.",
    ),
    "an id with capitals": ([row(id="2024-06-19-Treaty")], "id: is not in kebab case."),
    "an id without a date": (
        [row(id="treaty")],
        "id: does not begin with the date 2024-06-19. Begin the id of a new row with its date, 2024-06-19;",
    ),
    "an id of another year": ([row(id="2023-06-19-treaty")], "does not begin with the date 2024-06-19."),
    "an id with an impossible date": ([row(id="2024-13-19-treaty")], "does not begin with the date 2024-06-19."),
    "a date in words": (
        [row(date="19 giugno 2024")],
        'date: "19 giugno 2024" is understood, but not the standard form. Write 2024-06-19.',
    ),
    "countries by name": (
        [row(countries="Russia; КНДР")],
        'countries: "Russia; КНДР" is understood, but not the standard form. Write RUS; PRK.',
    ),
    "a type by its label": ([row(type="Treaty")], "Write treaty."),
    "rows out of order": (
        [row(), EARLIER],
        "line 3, id: stands after 2024-06-19-treaty: the file is not sorted by id. Sort the rows by id.",
    ),
}


@pytest.mark.parametrize(("rows", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_named(tmp_path: Path, rows: list[str], words: str) -> None:
    assert words in the_problem(tmp_path, *rows)


KEPT = {
    "importance 4 with two publishers": [row(importance="4", sources="paper; reuters")],
    "importance 4 with a paper and a bare address": [row(importance="4", sources="paper; https://example.net/a")],
    "importance 3 with one publisher": [row(importance="3")],
    "an encyclopaedia beside a paper": [row(sources="paper; wiki")],
    "the same countries and type three days apart": [row(), row(id="2024-06-22-x", date="2024-06-22")],
    "the same day, another type": [row(), row(id="2024-06-19-visit", type="visit")],
    "the same day, other countries": [row(), row(id="2024-06-19-x", countries="RUS; PRK; CHN")],
    "the same day, one follows from the other": [row(), row(id="2024-06-19-x", related="2024-06-19-treaty")],
    "two deeds of an unknown day of a year": [row(id="2024-a", date="2024"), row(id="2024-b", date="2024")],
    "a month and a day in it": [row(id="2024-06-01-b", date="2024-06-01"), row(id="2024-06-a", date="2024-06")],
    "a plan for a later day": [row(id="2027-05-x", date="2027-05", status="planned")],
    "the Soviet Union on its last day": [row(id="1991-12-26-x", date="1991-12-26", countries="SUN; PRK")],
    "Russia the day before": [row(id="1991-12-25-x", date="1991-12-25", countries="RUS; USA")],
    "the Russian Empire": [row(id="1905-09-05-x", date="1905-09-05", countries="RUS; JPN")],
    "a country before its time, with a note": [
        row(id="1946-x", date="1946", countries="SUN; PRK", notes="PRK stands for the northern zone."),
    ],
    "disputed and denied": [row(status="disputed", denied_by="RUS")],
    "reported, and a note says what is denied": [row(status="reported", denied_by="RUS", notes="Denies the number only.")],
    "a claim that names the later event which made it known": [
        row(id="2024-06-18-x", date="2024-06-18", type="arms", status="reported", related="2024-06-19-treaty"),
        row(),
    ],
    "abbreviations and decimals in a title": [row(title="UN and GSOMIA: pier no. 3 opens after 1.5 years, U.S. absent")],
    "a quoted word that judges": [row(title="Bush calls North Korea part of an “axis of evil”")],
    "a regime that is a treaty's": [row(title="Security Council extends the sanctions regime")],
    "four sentences": [row(summary="One. Mr. Two of St. Petersburg. Three, no. 3. Four.")],
    "an id of a corrected date": [row(id="2024-06-18-treaty")],
    "an id as coarse as the date was known": [row(id="2024-treaty")],
    "dates before and after, in order": [EARLIER, row()],
}


@pytest.mark.parametrize("rows", KEPT.values(), ids=KEPT)
def test_a_row_that_keeps_the_rules_is_left_alone(tmp_path: Path, rows: list[str]) -> None:
    assert problems_of(tmp_path, *rows) == []


GOOD_SOURCE = "paper,First Paper,A report,https://example.org/a,2024-06-19,en,2026-01-01,,newspaper"
BROKEN_SOURCES = {
    "no such language": (GOOD_SOURCE.replace(",en,", ",qq,"), 'language: no language "qq". Write its ISO 639-1 code'),
    "no language": (GOOD_SOURCE.replace(",en,", ",,"), "language: language is missing."),
    "no affiliation": (
        GOOD_SOURCE.replace("newspaper", ""),
        "affiliation: affiliation is missing. Write what the publisher is",
    ),
    "not said when read": (GOOD_SOURCE.replace("2026-01-01", ""), "accessed: accessed is missing. Write the day on which you"),
    "read in a month": (GOOD_SOURCE.replace("2026-01-01", "2026-01"), 'accessed: "2026-01" is not a day.'),
    "read before it was published": (
        GOOD_SOURCE.replace("2024-06-19", "2026-02"),
        "published: is later than the day it was read (2026-01-01). Correct one of the two.",
    ),
    "the same page twice": (
        GOOD_SOURCE + "\nq,Second Paper,A report,http://www.example.org/a/#top,,en,2026-01-01,,newspaper",
        "line 3, url: is the page of paper. Refer to paper in events.csv and delete this row.",
    ),
    "a publisher in two spellings": (
        GOOD_SOURCE + "\nq,The First-Paper,A report,https://example.org/q,,en,2026-01-01,,newspaper".replace("-P", " P"),
        'line 3, publisher: the same publisher is elsewhere "First Paper". Write First Paper.',
    ),
    "a publisher of two kinds": (
        GOOD_SOURCE + "\nq,First Paper,A report,https://example.org/q,,en,2026-01-01,,state media",
        'line 3, affiliation: First Paper is "state media" here and "newspaper" in more rows.',
    ),
    "out of order": (
        GOOD_SOURCE + "\na,Second Paper,A report,https://example.org/q,,en,2026-01-01,,newspaper",
        "line 3, id: stands after paper: the file is not sorted by id.",
    ),
    "an id with blanks": (
        GOOD_SOURCE + "\nq a,Second Paper,A report,https://example.org/q,,en,2026-01-01,,newspaper",
        "line 3, id: is not in kebab case.",
    ),
}


@pytest.mark.parametrize(("rows", "words"), BROKEN_SOURCES.values(), ids=BROKEN_SOURCES)
def test_a_source_that_breaks_a_rule_is_named(tmp_path: Path, rows: str, words: str) -> None:
    sources = SOURCES.splitlines()[0] + "\n" + rows + "\n"
    said = the_problem(tmp_path, row(), sources=sources)
    assert said.startswith("sources.csv line ") and words in said


def test_an_era_that_names_no_source_of_the_bibliography_is_named(tmp_path: Path) -> None:
    eras = "start,end,title,countries,sources\n2006-10,,Sanctions,PRK,paper; no-such; https://example.org\n"
    (tmp_path / "eras.csv").write_text(eras, encoding="utf-8")
    said = the_problem(tmp_path, row())
    assert said.startswith('eras.csv line 2, sources: there is no source "no-such". Add it to sources.csv')


def dated_rows(days: list[str]) -> list[str]:
    kinds = ("visit", "treaty", "aid", "war")
    return [row(id=f"{day}-{place:03}", date=day, type=kinds[place % 4]) for place, day in enumerate(sorted(days))]


def test_too_many_firsts_of_a_month_blame_the_table_and_no_row(tmp_path: Path) -> None:
    firsts = [f"2024-{month:02}-01" for month in range(1, 9)]
    others = [f"2023-{month:02}-{day}" for month in range(1, 13) for day in (10, 20)]
    (problem,) = problems_of(tmp_path, *dated_rows(firsts + others))
    assert (problem.line, problem.column) == (1, "date")
    assert str(problem) == (
        "events.csv line 1, date: 8 of 32 events dated to the day stand on the 1st of a month; by chance it would be about 1. "
        "Look for days that stand in for a month or a year, and write 2023-09 or 2023 there."
    )


def test_a_few_firsts_of_a_month_are_chance(tmp_path: Path) -> None:
    others = [f"2023-{month:02}-{day}" for month in range(1, 13) for day in (10, 20)]
    assert problems_of(tmp_path, *dated_rows(["2024-01-01", "2024-02-01", *others])) == []


@pytest.mark.parametrize(("hits", "trials"), [(24, 645), (40, 645), (3, 10), (10, 10), (60, 1000)])
def test_the_chance_is_the_exact_binomial_tail(hits: int, trials: int) -> None:
    share = Fraction(12 * 100, 36525)
    exact = sum(comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(hits, trials + 1))
    assert chance_of_at_least(hits, trials, FIRST_OF_MONTH_SHARE) == pytest.approx(float(exact), rel=1e-9)


def test_the_chance_of_a_million_events_is_found() -> None:
    assert chance_of_at_least(32_000, 1_000_000, FIRST_OF_MONTH_SHARE) == 1
    assert 0.1 < chance_of_at_least(33_000, 1_000_000, FIRST_OF_MONTH_SHARE) < 0.3
    assert chance_of_at_least(164_000, 1_000_000, FIRST_OF_MONTH_SHARE) < 1e-300


@pytest.mark.parametrize(
    ("publisher", "voices"),
    [
        ("TASS", {"tass"}),
        ("Itar-Tass (Windows to Russia)", {"tass", "windows to russia"}),
        ("Wilson Center Digital Archive", {"wilson center digital archive"}),
        ("Mint (AFP, Reuters)", {"mint", "afp", "reuters"}),
        ("Xinhua (Arabic)", {"xinhua"}),
        ("AFP (at UrduPoint)", {"afp"}),
        ("Wikimili (text of Wikipedia)", {"wikimili", "wikipedia"}),
        ("BBC News", {"bbc"}),
        ("The People’s Korea", {"peoples korea"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_publisher_speaks_with_the_voices_it_prints(publisher: str, voices: set[str]) -> None:
    assert voices_of(publisher) == voices


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One sentence without an end", 1),
        ("Gen. Kim Jong Un met J. Biden. Ok.", 2),
        ("一。二。三。", 3),
        ("He said: “No.” Then left.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize("quoted", ['"rogue state"', "“rogue state”", "«rogue state»", "‘rogue state’"])
def test_quoted_words_are_somebody_elses(quoted: str) -> None:
    assert loaded_words(f"Bush speaks of a {quoted}") == []


def test_an_apostrophe_opens_no_quotation() -> None:
    assert loaded_words("Russia's puppet meets Korea's leader") == ["puppet"]


@pytest.mark.parametrize("text", [HEADER, "date,countries,type,title,sources\n", "date,countries,type,title,sources\n,,,,x\n"])
def test_an_empty_table_breaks_no_rule(tmp_path: Path, text: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(text, encoding="utf-8")
    assert check_curation(read_table(path)) == []


def test_a_row_of_five_columns_beside_no_sources_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(
        "date,countries,type,title,sources\nsettembre 2023,Russia; Corea del Nord,visit,Kim visits Russia,https://example.org\n",
        encoding="utf-8",
    )
    table = read_table(path)
    assert table.problems == []
    assert check_curation(table) == []


def test_the_page_shows_the_rules_about_events_and_not_those_about_keeping_the_files(tmp_path: Path) -> None:
    path = write_table(tmp_path, HEADER + row(title="Who signs?") + EARLIER, SOURCES)
    (shown,) = read_checked_table(path).problems
    assert shown.column == "title"
    assert [problem.column for problem in check_curation(read_table(path))] == ["title"]


def test_a_table_written_by_a_machine_does_not_keep_the_page_waiting(tmp_path: Path) -> None:
    rows = "".join(f"2024-06-19,RUS; PRK,visit,What a visit {place}!,https://example.org\n" for place in range(MOST_ROWS + 1))
    path = write_table(tmp_path, "date,countries,type,title,sources\n" + rows)
    assert read_checked_table(path).problems == []


def test_problems_stand_in_the_order_of_the_files_lines(tmp_path: Path) -> None:
    sources = SOURCES.replace(",en,", ",qq,")
    found = problems_of(tmp_path, row(title="Why?", importance="5"), row(id="x", type="visit", title="Who?"), sources=sources)
    assert [(problem.file, problem.line) for problem in found] == [
        *[("events.csv", 2)] * 2,
        *[("events.csv", 3)] * 2,
        *[("sources.csv", line) for line in (2, 3, 4, 5)],
    ]


def test_every_rule_says_in_a_sentence_what_it_asks() -> None:
    for rule in EVENT_RULES + FILE_RULES:
        assert (rule.__doc__ or "").splitlines()[0].endswith("."), rule
