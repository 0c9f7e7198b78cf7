"""From rows of text to events: what a good row becomes, and what is said of a bad one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from conftest import SMALL_SOURCES, SMALL_TABLE, write_table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events import Problem, Table, TableError, read_events, read_table
from events.columns import EVENT_COLUMNS, names, required_names
from events.dates import parse_date
from events.loading import (
    FIRST_DAY_EVER,
    LAST_DAY_EVER,
    date_form,
    fold,
    is_web_address,
    make_id,
    settled_day_first,
    split_list,
)

HEADER = "id,date,countries,type,title,sources\n"
GOOD = "good,2024-06-19,RUS; PRK,treaty,A treaty is signed,src-a\n"


def table_of(folder: Path, *rows: str, header: str = HEADER) -> Table:
    return read_table(write_table(folder, header + "".join(row + "\n" for row in rows)))


def the_problem(table: Table) -> Problem:
    assert len(table.problems) == 1, [str(problem) for problem in table.problems]
    return table.problems[0]


# Good rows


def test_the_five_required_columns_are_enough(tmp_path: Path) -> None:
    header = "date,countries,type,title,sources\n"
    table = table_of(tmp_path, "2024-06-19,RUS; PRK,treaty,A treaty is signed,src-a", header=header)
    event = table.events.iloc[0]
    assert table.problems == []
    assert required_names(EVENT_COLUMNS) == header.strip().split(",")
    assert (event["status"], event["importance"], event["denied_by"]) == ("confirmed", 3, "")
    assert event["id"] == "2024-06-19-a-treaty-is-signed"


def test_the_frame_has_every_column_of_the_table_first(small_table: Path) -> None:
    events, problems = read_events(small_table)
    assert problems == []
    assert list(events.columns)[: len(EVENT_COLUMNS)] == names(EVENT_COLUMNS)


def test_days_are_whole_days_since_1970(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,1969-12-31/1970-01-02,RUS; PRK,visit,Turn of the decade,src-a")
    event = table.events.iloc[0]
    assert (event["first_day"], event["last_day"]) == (-1, 1)
    assert (event["earliest"], event["latest"]) == (datetime(1969, 12, 31), datetime(1970, 1, 2))


def test_what_still_goes_on_has_no_latest_date(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,2024-12-04/..,RUS; PRK,treaty,In force,src-a")
    event = table.events.iloc[0]
    assert event["last_day"] == LAST_DAY_EVER
    assert table.events["latest"].isna().all()


def test_what_has_no_known_beginning_has_no_earliest_date(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,../2024,RUS; PRK,trade,Deliveries,src-a")
    assert table.problems == []
    assert table.events["earliest"].isna().all()
    assert table.events["first_day"].tolist() == [FIRST_DAY_EVER]


def test_a_past_state_is_found_today_and_keeps_its_name(small_table: Path) -> None:
    event = read_table(small_table).events.set_index("id").loc["1961-treaty"]
    assert event["countries"] == "SUN; PRK"
    assert event["code_set"] == ";PRK;SUN;"
    assert event["country_set"] == ";PRK;RUS;"
    assert event["country_count"] == 2


def test_names_in_any_language_become_codes(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,settembre 2023,"Corea del Nord; Россия",Visit,Kim in Russland,src-a')
    event = table.events.iloc[0]
    assert (event["countries"], event["edtf"], event["type"]) == ("PRK; RUS", "2023-09", "visit")
    assert event["date"] == "settembre 2023"


def test_a_table_saved_by_a_spreadsheet_reads_the_same(tmp_path: Path) -> None:
    path = write_table(tmp_path, SMALL_TABLE)
    plain = read_table(path).events
    path.write_bytes(b"\xef\xbb\xbf" + SMALL_TABLE.replace("\n", "\r\n").encode())
    assert read_table(path).events.equals(plain)


def test_headings_may_have_capitals_and_spaces(tmp_path: Path) -> None:
    table = table_of(tmp_path, GOOD.strip(), header="ID, Date ,COUNTRIES,Type,Title,Sources\n")
    assert (table.events["id"].tolist(), table.problems) == (["good"], [])


def test_an_empty_table_has_no_events_and_no_problems(tmp_path: Path) -> None:
    table = table_of(tmp_path)
    assert (len(table.events), table.problems) == (0, [])


def test_columns_that_nobody_described_are_kept_as_text(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,2024,RUS; PRK,visit,T,src-a,007", header="id,date,countries,type,title,sources,file no\n")
    assert table.problems == []
    assert table.rows.loc[2, "file no"] == "007"


def test_a_blank_id_is_made_of_date_and_title_and_stays_unique(tmp_path: Path) -> None:
    row = ",2023-09,RUS; PRK,talks,Côte d’Azur: talks!,src-a"
    table = table_of(tmp_path, row, row, row)
    assert table.events["id"].tolist() == [
        "2023-09-cote-d-azur-talks",
        "2023-09-cote-d-azur-talks-2",
        "2023-09-cote-d-azur-talks-3",
    ]


def test_without_sources_csv_web_addresses_are_sources_enough(tmp_path: Path) -> None:
    path = tmp_path / "alone.csv"
    path.write_text(HEADER + "a,2024,RUS; PRK,visit,T,https://example.org/a\n")
    assert read_table(path).problems == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        pytest.param("2024-06-19", "day", id="a day"),
        pytest.param("2023-09", "part", id="a month"),
        pytest.param("2023", "part", id="a year"),
        pytest.param("2000-07-19/2000-07-20", "span", id="a visit"),
        pytest.param("2024-12-04/..", "ongoing", id="still in force"),
        pytest.param("[2024-10-08..2024-10-18]", "between", id="one of several days"),
        pytest.param("2023-09~", "about", id="circa"),
        pytest.param("2024-06-18?", "about", id="uncertain"),
    ],
)
def test_a_date_is_drawn_by_what_is_known_of_it(text: str, form: str) -> None:
    assert date_form(parse_date(text)) == form


# Bad rows


BAD_ROWS = [
    pytest.param(
        "bad,31 February 1904,RUS; PRK,visit,T,src-a",
        ("date", "31 February 1904", "is not a date", "1904-02"),
        id="a day that does not exist",
    ),
    pytest.param("bad,03/04/2023,RUS; PRK,visit,T,src-a", ("date", "03/04/2023", "ambiguous", "2023-04-03"), id="ambiguous"),
    pytest.param("bad,,RUS; PRK,visit,T,src-a", ("date", "", "date is missing.", "As precisely"), id="no date"),
    pytest.param(
        "bad,2024,Rusia del Nord; PRK,visit,T,src-a",
        ("countries", "Rusia del Nord; PRK", 'No country "Rusia del Nord".', 'Did you mean "Rusia" (RUS)?'),
        id="an unknown country",
    ),
    pytest.param("bad,2024,RUS,visit,T,src-a", ("countries", "RUS", '"RUS" is one country.', "RUS; PRK"), id="one country"),
    pytest.param("bad,2024,RUS; RUS,visit,T,src-a", ("countries", "RUS; RUS", "stands twice", "RUS."), id="a country twice"),
    pytest.param(
        "bad,2024,RUS; PRK,tready,T,src-a",
        ("type", "tready", 'No event type "tready".', 'Did you mean "treaty"?'),
        id="an unknown type",
    ),
    pytest.param("bad,2024,RUS; PRK,visit,,src-a", ("title", "", "title is missing.", "80 characters"), id="no title"),
    pytest.param("bad,2024,RUS; PRK,visit,T,", ("sources", "", "sources is missing.", "sources.csv"), id="no source"),
    pytest.param("bad,2024,RUS; PRK,visit,T", ("sources", "", "sources is missing.", "sources.csv"), id="a short row"),
    pytest.param(
        "bad,2024,RUS; PRK,visit,T,src-a, Moscow",
        ("", " Moscow", 'has more cells than the first line: " Moscow" is left over.', '"Moscow, Russia"'),
        id="a long row",
    ),
    pytest.param(
        "good,2024,RUS; PRK,visit,T,src-a",
        ("id", "good", '"good" is already the id of line 2.', "good-2"),
        id="an id used before",
    ),
]


@pytest.mark.parametrize(("row", "said"), BAD_ROWS)
def test_a_bad_row_is_named_and_the_good_ones_stay(tmp_path: Path, row: str, said: tuple[str, str, str, str]) -> None:
    table = table_of(tmp_path, GOOD.strip(), row, GOOD.strip().replace("good", "last"))
    problem = the_problem(table)
    column, value, reason, hint = said
    assert (problem.file, problem.line, problem.column, problem.value, problem.level) == (
        "events.csv",
        3,
        column,
        value,
        "error",
    )
    assert reason in problem.reason
    assert hint in problem.hint
    assert table.events["id"].tolist() == ["good", "last"]


def test_a_problem_reads_as_a_sentence_with_its_place() -> None:
    problem = Problem("events.csv", 41, "date", "x", '"x" is not a date.', "Write 1904.")
    assert str(problem) == 'events.csv line 41, date: "x" is not a date. Write 1904.'
    assert problem.as_dict()["hint"] == "Write 1904."


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        pytest.param("status", "rumoured", 'no status "rumoured".', id="status"),
        pytest.param("importance", "6", '"6" is not an importance.', id="importance beyond five"),
        pytest.param("importance", "high", '"high" is not an importance.', id="importance in words"),
        pytest.param("denied_by", "Atlantis", 'No country "Atlantis".', id="denied by nobody known"),
    ],
)
def test_an_optional_cell_must_be_right_where_it_is_filled(tmp_path: Path, column: str, value: str, reason: str) -> None:
    table = table_of(tmp_path, GOOD.strip() + f",{value}", header=HEADER.strip() + f",{column}\n")
    problem = the_problem(table)
    assert (problem.column, problem.reason, problem.level) == (column, reason, "error")


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        pytest.param("sources", "src-z", 'there is no source "src-z".', id="an unknown source"),
        pytest.param(
            "sources", "javascript:alert(1)", 'there is no source "javascript:alert(1)".', id="an address not of the web"
        ),
        pytest.param("related", "no-such", 'there is no event "no-such".', id="an unknown event"),
        pytest.param("title", "T" * 81, "the title has 81 characters.", id="a long title"),
    ],
)
def test_a_doubtful_cell_is_a_warning_and_the_row_stays(tmp_path: Path, column: str, value: str, reason: str) -> None:
    cells = {
        "id": "a",
        "date": "2024",
        "countries": "RUS; PRK",
        "type": "visit",
        "title": "T",
        "sources": "src-a",
        "related": "",
    }
    cells[column] = value
    table = table_of(tmp_path, ",".join(cells.values()), header=",".join(cells) + "\n")
    problem = the_problem(table)
    assert (problem.column, problem.value, problem.reason, problem.level) == (column, value, reason, "warning")
    assert len(table.events) == 1


def test_every_wrong_cell_of_a_row_is_named(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,never,Atlantis; RUS,tready,,src-a")
    assert {problem.column for problem in table.problems} == {"date", "countries", "type", "title"}


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    table = table_of(
        tmp_path, "a,2024,Atlantis; RUS,visit,T,src-z", "b,never,RUS; PRK,visit,T,src-a", "c,2024,RUS,talks,,src-a"
    )
    assert [problem.line for problem in table.problems] == [2, 3, 4, 4]


def test_lines_are_counted_as_a_spreadsheet_does(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,2024,RUS; PRK,visit,"two\nlines",src-a', "", "bad,never,RUS; PRK,visit,T,src-a")
    assert the_problem(table).line == 4


def test_many_cells_too_many_are_all_named(tmp_path: Path) -> None:
    problem = the_problem(table_of(tmp_path, GOOD.strip() + ",1,2,3,4,5,6,7,8"))
    assert problem.value == "1 2 3 4 5 6 7 8"


@pytest.mark.parametrize(
    "row",
    [
        'bad,2024,RUS; PRK,visit,"Kim visits,src-a"',
        'bad,2024,RUS; PRK,"visit,Kim visits "Vostochny,src-a',
        'bad,2024,RUS; PRK,visit,""Kim visits", again",src-a',
        'bad,2024,RUS; PRK,visit,"Kim visits", again",src-a',
    ],
    ids=["around two cells", "closed by another cell's", "twice at the beginning", "closed too early"],
)
def test_a_quote_that_moves_the_cells_is_named_and_not_what_follows_from_it(tmp_path: Path, row: str) -> None:
    table = table_of(tmp_path, GOOD.strip(), row, GOOD.strip().replace("good", "last"))
    problem = the_problem(table)
    assert (problem.line, problem.column, problem.value) == (3, "", row)
    assert problem.reason == "has a double quote that moves its cells."
    assert table.events["id"].tolist() == ["good", "last"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('bad,2024,RUS; PRK,visit,"Kim visits Moscow, Russia"', "sources is missing."),
        ('bad,2024,RUS; PRK,visit,The "Peace" visit', "sources is missing."),
    ],
    ids=["a comma in prose", "a quoted word"],
)
def test_quotes_that_are_right_are_not_blamed_for_a_missing_cell(tmp_path: Path, row: str, reason: str) -> None:
    assert the_problem(table_of(tmp_path, GOOD.strip(), row)).reason == reason


def test_a_row_with_quotes_that_can_be_read_all_the_same_is_shown(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,2024,RUS; PRK,visit,"Peace" visit of "Kim",src-a,,,')
    assert table.problems == []
    assert table.events["title"].tolist() == ['Peace visit of "Kim"']


def test_a_row_swallowed_by_the_one_above_it_comes_back(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'a,2024,RUS; PRK,visit,"Kim visits', 'b,2024,RUS; PRK,visit,"Two, both",src-a')
    assert table.events["id"].tolist() == ["b"]
    assert the_problem(table).reason == "has a double quote that is never closed."


@pytest.mark.parametrize("rows_below", [1, 3_000], ids=["a short file", "a long file"])
def test_a_quote_never_closed_costs_one_row_and_not_those_below(tmp_path: Path, rows_below: int) -> None:
    below = [f"b{number},2024,RUS; PRK,visit,A visit to a neighbour,src-a" for number in range(rows_below)]
    table = table_of(tmp_path, GOOD.strip(), 'a,2024,RUS; PRK,visit,"Kim, visits,src-a', *below)
    problem = the_problem(table)
    assert (problem.line, problem.value) == (3, 'a,2024,RUS; PRK,visit,"Kim, visits,src-a')
    assert problem.reason == "has a double quote that is never closed."
    assert len(table.events) == 1 + rows_below
    assert table.events["line"].tolist()[:2] == [2, 4]


def test_a_file_with_the_line_ends_of_an_old_macintosh_is_read(tmp_path: Path) -> None:
    path = write_table(tmp_path, "")
    path.write_bytes((HEADER + GOOD).replace("\n", "\r").encode())
    assert read_table(path).events["id"].tolist() == ["good"]


@pytest.mark.parametrize(
    ("others", "settled"),
    [
        (["25/12/2022"], True),
        (["12/25/2022"], False),
        (["25/12/2022", "12/25/2022"], None),
        (["2022-12-25"], None),
        (["31/02/2023"], None),
        (["31/02/2023", "12/25/2022"], False),
    ],
    ids=["day first", "month first", "a contradiction", "nothing tells", "an impossible date", "an impossible date and one"],
)
def test_a_columns_other_dates_settle_an_ambiguous_one(others: list[str], settled: bool | None) -> None:
    assert settled_day_first(["03/04/2023", *others]) is settled


def test_an_ambiguous_date_is_read_as_its_column_settles_it(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,03/04/2023,RUS; PRK,visit,T,src-a", "b,25/12/2022,RUS; PRK,visit,T,src-a")
    assert table.events["edtf"].tolist() == ["2023-04-03", "2022-12-25"]
    [said] = table.assumptions
    assert said == 'events.csv line 2: "03/04/2023" is read as 2023-04-03, because "25/12/2022" has the day first.'


def test_dates_that_say_themselves_are_no_assumption(tmp_path: Path) -> None:
    table = table_of(tmp_path, "a,05/05/2023,RUS; PRK,visit,T,src-a", "b,25/12/2022,RUS; PRK,visit,T,src-a")
    assert table.assumptions == ()


# Files that are no tables


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "events.csv is empty. Its first line must name at least: date, countries,", id="an empty file"),
        pytest.param(b"PAR1\x15\x04\x15", "events.csv is Parquet, and this takes a CSV or a spreadsheet. ", id="Parquet"),
        pytest.param(b"\x7fELF\x02\x01\x01\x00\x00\x00\n", "events.csv is no table. Give a CSV or", id="a program"),
        pytest.param(b"id,date\n", "has no column countries, type, title, sources.", id="columns missing"),
        pytest.param(b"date,date,countries,type,title,sources\n", "has the column date twice.", id="a column twice"),
        pytest.param(
            HEADER.strip().encode() + b",,unnamed-7\n", "has the column unnamed-7 twice.", id="a nameless column's name"
        ),
        pytest.param(HEADER.strip().encode() + b",+1\n", "has a column +1.", id="a name kept for spare cells"),
    ],
)
def test_a_file_that_is_no_table_says_why_and_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "events.csv"
    path.write_bytes(content)
    with pytest.raises(TableError) as caught:
        read_table(path)
    assert said in str(caught.value)
    assert len(str(caught.value).split(". ")) == 2, "a reason and what to do"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"There is no file .*no\.csv"):
        read_table(tmp_path / "no.csv")
    with pytest.raises(TableError, match="is a folder"):
        read_table(tmp_path)


# Sources and eras


@pytest.mark.parametrize(
    ("row", "column", "level"),
    [
        pytest.param("s,P,T,ftp://example.org,,,,,", "url", "error", id="an address not of the web"),
        pytest.param("s,P,T,https://example.org,some day,,,,", "published", "error", id="a bad date"),
        pytest.param("s,P,T,https://example.org,,,,,blog", "affiliation", "warning", id="an unknown affiliation"),
        pytest.param("src-a,P,T,https://example.org,,,,,", "id", "error", id="an id used before"),
        pytest.param("s,,T,https://example.org,,,,,", "publisher", "error", id="no publisher"),
    ],
)
def test_a_wrong_source_is_named(tmp_path: Path, row: str, column: str, level: str) -> None:
    problem = the_problem(read_table(write_table(tmp_path, HEADER + GOOD, SMALL_SOURCES + row + "\n")))
    assert (problem.file, problem.line, problem.column, problem.level) == ("sources.csv", 4, column, level)


def eras_of(folder: Path, *rows: str) -> Table:
    (folder / "eras.csv").write_text("start,end,title,countries\n" + "".join(row + "\n" for row in rows))
    return read_table(write_table(folder, HEADER + GOOD))


def test_an_era_lasts_to_the_end_of_what_is_written(tmp_path: Path) -> None:
    table = eras_of(tmp_path, "1950-06-25,1953-07,Korean War,PRK; KOR", "2011-12,..,Kim Jong Un,PRK", "2012,,Putin,RUS")
    assert table.problems == []
    assert table.eras["last_day"].tolist() == [-5_998, LAST_DAY_EVER, LAST_DAY_EVER]
    assert table.eras["countries"].tolist() == ["PRK; KOR", "PRK", "RUS"]


def test_a_wrong_era_is_named_and_the_others_stay(tmp_path: Path) -> None:
    table = eras_of(tmp_path, "1950,someday,Bad,", "1950,1953,Good,")
    assert (the_problem(table).file, the_problem(table).column) == ("eras.csv", "end")
    assert table.eras["title"].tolist() == ["Good"]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        pytest.param("../1970-01-01", "1970-01-03", (FIRST_DAY_EVER, 2), id="no beginning known"),
        pytest.param("1970-01-02", "1970-01-03/..", (1, LAST_DAY_EVER), id="no end known"),
    ],
)
def test_an_era_may_be_open_at_either_end(tmp_path: Path, start: str, end: str, days: tuple[int, int]) -> None:
    table = eras_of(tmp_path, f"{start},{end},Long,")
    assert table.problems == []
    assert (table.eras.iloc[0]["first_day"], table.eras.iloc[0]["last_day"]) == days


def test_an_era_that_ends_before_it_starts_is_named(tmp_path: Path) -> None:
    problem = the_problem(eras_of(tmp_path, "1953,1950,Turned around,"))
    assert (problem.column, problem.value, problem.reason) == ("end", "1950", '"1950" is before the start.')


# Small words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Chosŏn  Árbol", "choson arbol"), ("ＤＰＲＫ", "dprk"), (" a\u00a0b\n", "a b"), ("СССР", "ссср")],
    ids=["accents", "full width", "spaces", "Cyrillic"],
)
def test_a_search_ignores_case_accents_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ('https://a"onclick="x', False),
        ("https://a b", False),
        ("//example.org", False),
        ("https://example.org\n", False),
    ],
)
def test_only_http_and_https_addresses_are_links(text: str, is_one: bool) -> None:
    assert is_web_address(text) is is_one


def test_a_list_has_no_blank_parts() -> None:
    assert split_list(" a ;; b;") == ["a", "b"]


@pytest.mark.parametrize(
    ("edtf", "title", "made"),
    [
        ("2023-09-12/2023-09-17", "Kim visits", "2023-09-12-kim-visits"),
        ("[2024-10-08..2024-10-18]", "Troops", "2024-10-08-troops"),
        ("2023-09~", "條約", "2023-09-event"),
        ("../2024", "Deliveries", "undated-deliveries"),
        (
            "2024",
            "The ministers of five countries meet to talk about grain exports",
            "2024-the-ministers-of-five-countries-meet-to-talk-about",
        ),
        ("2024", "a" * 80, "2024-" + "a" * 55),
    ],
    ids=["a span", "one of several days", "no Latin letters", "no beginning", "cut between words", "one long word"],
)
def test_an_id_is_made_of_the_first_date_and_the_title(edtf: str, title: str, made: str) -> None:
    assert make_id(edtf, title) == made


# Any text


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.sampled_from('a1-,;"\n\r\t \0é+~/.'), max_size=30), max_size=5))
def test_whatever_stands_in_a_file_gives_events_and_problems(tmp_path: Path, rows: list[str]) -> None:
    table = table_of(tmp_path, GOOD.strip(), *rows)
    assert table.events["id"].tolist()[:1] == ["good"]
    assert all(problem.reason for problem in table.problems)
    wrong = {problem.line for problem in table.problems if problem.level == "error"}
    assert wrong | set(table.events["line"]) == set(table.rows.index), "no row is dropped in silence"
