"""What a date promises: it is honest about what is not known, reads back what it writes, and refuses politely."""

from __future__ import annotations

import subprocess
import sys
import warnings
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from events.dates import DateError, UncertainDate, parse_date, parse_iso_days
from events.dates_in_words import in_words
from events.edtf import PRECISIONS, YEAR_PARTS

# --- EDTF


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("2024-06-19", date(2024, 6, 19), date(2024, 6, 19), "day"),
        ("2023-09", date(2023, 9, 1), date(2023, 9, 30), "month"),
        ("2024-02-XX", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-09-1X", date(2023, 9, 10), date(2023, 9, 19), "month"),
        ("2023-XX-XX", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("1904~", date(1904, 1, 1), date(1904, 12, 31), "year"),
        ("195X", date(1950, 1, 1), date(1959, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31), "season"),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "season"),
        ("2023-35", date(2023, 7, 1), date(2023, 9, 30), "quarter"),
        ("2023-37", date(2023, 1, 1), date(2023, 4, 30), "third"),
        ("2023-41", date(2023, 7, 1), date(2023, 12, 31), "half"),
        ("2000-07-19/2000-07-20", date(2000, 7, 19), date(2000, 7, 20), "interval"),
        ("2024-12-04/..", date(2024, 12, 4), None, "interval"),
        ("../2024-05", None, date(2024, 5, 31), "interval"),
        ("[2024-10-08..2024-10-18]", date(2024, 10, 8), date(2024, 10, 18), "range"),
        ("[1984,1986]", date(1984, 1, 1), date(1986, 12, 31), "range"),
        ("[..1949]", None, date(1949, 12, 31), "range"),
        ("[1951..]", date(1951, 1, 1), None, "range"),
        ("9999-24", date(9999, 12, 1), date(9999, 12, 31), "season"),
    ],
)
def test_edtf_tells_what_is_known(edtf: str, earliest: date | None, latest: date | None, precision: str) -> None:
    when = parse_date(edtf)
    assert (when.edtf, when.earliest, when.latest, when.precision) == (edtf, earliest, latest, precision)


def test_a_visit_of_days_is_not_an_uncertain_day() -> None:
    visit, uncertain = parse_date("2024-10-08/2024-10-18"), parse_date("[2024-10-08..2024-10-18]")
    assert (visit.earliest, visit.latest) == (uncertain.earliest, uncertain.latest)
    assert visit.is_interval and not visit.is_one_of
    assert uncertain.is_one_of and not uncertain.is_interval


@pytest.mark.parametrize(("sign", "approximate", "uncertain"), [("~", True, False), ("?", False, True), ("%", True, True)])
def test_doubt_is_kept_and_does_not_widen_the_date(sign: str, approximate: bool, uncertain: bool) -> None:
    when = parse_date(f"2023-09{sign}")
    assert (when.is_approximate, when.is_uncertain) == (approximate, uncertain)
    assert (when.earliest, when.latest) == (date(2023, 9, 1), date(2023, 9, 30))


def test_only_what_goes_on_is_ongoing() -> None:
    assert parse_date("2024-12-04/..").is_ongoing
    assert not parse_date("2024-12-04/").is_ongoing  # ended, and nobody knows when
    assert not parse_date("../2024").is_ongoing


def test_an_interval_keeps_the_precision_of_both_ends() -> None:
    when = parse_date("2023-09-XX/2024-06-19")
    assert (when.start_precision, when.end_precision) == ("month", "day")


@pytest.mark.parametrize(
    ("older", "newer"),
    [("1984?~", "1984%"), ("1984/open", "1984/.."), ("unknown/1984", "/1984"), ("201x", "201X"), (" 2023-09 ", "2023-09")],
)
def test_older_and_untidy_edtf_is_understood(older: str, newer: str) -> None:
    assert parse_date(older).edtf == newer


# --- refusals


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31 February 1904", '"31 February 1904" is not a date. Write 1904-02, 1904-02-28 or 1904~.'),
        ("2023-02-30", '"2023-02-30" is not a date. Write 2023-02, 2023-02-28 or 2023~.'),
        ("2024/2023", '"2024/2023" ends before it begins. Write 2023/2024, or correct one of the two.'),
        ("03/04/2023", '"03/04/2023" is ambiguous: 4 March 2023 or 3 April 2023. Write 2023-03-04 or 2023-04-03.'),
        ("2023-09-00", '"2023-09-00" is not a date. Write 2023-09, or 2023 where the month is not known either.'),
        ("12/09/23", '"12/09/23" names its year with two digits. Write it in full: 1923 or 2023.'),
        ("'50s", '"\'50s" names no century. Write 195X for the 1950s.'),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_write(text: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert str(caught.value) == message
    assert caught.value.text == text
    assert message == f'"{text}" {caught.value.reason}. {caught.value.hint}.'


@pytest.mark.parametrize(
    "text",
    ["", " ", "?", "TBD", "-9", "-99", "0000", "0000-00-00", "-0044", "44 BC", "Y170000002", "XXXX", "{1984,1986}", "[]",
     "[,]", "[..]", "../..", "/", "nan", "99999999999", "2023-99", "x" * 10_000, "²", "1²/½", "\x00", "9" * 400],
)  # fmt: skip
def test_nonsense_is_refused_and_never_crashes(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


def test_a_wrong_weekday_is_kept_with_a_warning() -> None:
    when = parse_date("Monday 13 September 2023")
    assert when.edtf == "2023-09-13"
    assert when.warnings == ("13 September 2023 was a Wednesday, not a Monday.",)
    assert when == parse_date("2023-09-13")


def test_a_guessed_year_is_said() -> None:
    when = parse_date("in September", reference=date(2024, 6, 19))
    assert when.edtf == "2023-09"
    assert when.warnings == ("Does not say which: read as September 2023, counting back from 19 June 2024.",)


def test_nothing_depends_on_today() -> None:
    for text in ("yesterday", "in September", "on Saturday", "12", "last month", "3 days ago", "13 September", "'23"):
        with pytest.raises(DateError):
            parse_date(text)


def test_a_column_settles_the_order_of_numbers_but_not_of_impossible_ones() -> None:
    assert parse_date("03/04/2023", day_first=True).edtf == "2023-04-03"
    assert parse_date("03/04/2023", day_first=False).edtf == "2023-03-04"
    assert parse_date("12/31/2023", day_first=True).edtf == "2023-12-31"


# --- properties


years = st.integers(min_value=1, max_value=9998)
days = st.dates()
doubts = st.sampled_from(["", "?", "~", "%"])


@st.composite
def edtf_points(draw: st.DrawFn) -> str:
    """EDTF of levels 0 and 1, and the parts of a year of level 2."""
    day = draw(days)
    year = f"{day.year:04}"
    shape = draw(
        st.sampled_from(
            [
                day.isoformat(),
                day.isoformat()[:7],
                year,
                f"{year}-XX",
                f"{year}-XX-XX",
                f"{day.isoformat()[:7]}-XX",
                f"{year}-{draw(st.sampled_from(sorted(YEAR_PARTS)))}",
            ]
        )
    )
    return shape + draw(doubts)


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    first, last = sorted([draw(edtf_points()), draw(edtf_points())])
    return draw(
        st.sampled_from(
            [first, f"{first}/{last}", f"{first}/..", f"../{last}", f"[{first}..{last}]", f"[{first},{last}]", f"[..{last}]"]
        )
    )


def parsed_or_none(text: str, **settled: object) -> UncertainDate | None:
    try:
        return parse_date(text, **settled)  # type: ignore[arg-type]
    except DateError:
        return None


def assert_honest(when: UncertainDate) -> None:
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert when.earliest or when.latest
    assert when.precision in PRECISIONS
    assert parse_date(when.edtf) == when
    assert in_words(when)


@given(st.text(max_size=60), st.none() | st.dates(), st.none() | st.booleans())
@example("9999-12-31 다음 달", date(9999, 12, 31), None)
@settings(max_examples=300, deadline=None)
def test_no_text_raises_anything_but_date_error(text: str, reference: date | None, day_first: bool | None) -> None:
    when = parsed_or_none(text, reference=reference, day_first=day_first)
    if when:
        assert_honest(when)


WORDS_OF_DATES = (
    "2023 1904 9999 0001 12 31 3 13/09/2023 03/04 1950s ' - – / . , ~ ? .. September settembre сентября 9月 日 年 Sept mar May "
    "since until between and or early mid late circa before after dal al du au von bis с по from to last next same month "
    "week year Saturday yesterday Q3 century siècle ago 令和5年 Juche 112 พ.ศ. 2566 شهریور [ ] XX T10:00 winter spring half of "
    "first second quarter decade 5 53 (O.S.) BC"
)
date_like_words = st.sampled_from(WORDS_OF_DATES.split())


@given(
    st.lists(date_like_words, max_size=7).map(" ".join) | st.lists(date_like_words, max_size=5).map("".join),
    st.none() | st.dates(),
)
@settings(max_examples=1500, deadline=None)
def test_words_of_dates_in_any_order_give_an_honest_date_or_an_error(text: str, reference: date | None) -> None:
    when = parsed_or_none(text, reference=reference)
    if when:
        assert_honest(when)


@given(edtf_texts())
@settings(max_examples=500, deadline=None)
def test_what_it_writes_it_reads_back(text: str) -> None:
    when = parsed_or_none(text)
    if when:
        assert when.edtf == text or text.startswith("[")
        assert_honest(when)


@given(days, days)
def test_words_of_days_read_back_as_the_same_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    if first.year < 1000 or first == last:
        return
    for edtf in (first.isoformat(), f"{first}/{last}", f"[{first}..{last}]", f"{first}/.."):
        assert parse_date(in_words(parse_date(edtf))).edtf == edtf


@pytest.mark.parametrize(
    "edtf",
    ["2023-09", "1904~", "1904?", "1904%", "2023-09-XX", "2024-21", "2023-24", "2023-35", "2023-40", "2024-37~", "195X",
     "19XX", "[2023-09-01~..2023-09-10~]", "[1957~..1959~]", "[1900~..1933~]", "[1984,1986]", "[..1949]", "[1951..]",
     "[..2024-06-18]", "1950/1953", "2023-12/2024-01", "2023-09-XX/2024-06-19", "../2024-05", "2024-12/..", "1950~/1953~"],
)  # fmt: skip
def test_words_read_back_as_the_same_date(edtf: str) -> None:
    assert parse_date(in_words(parse_date(edtf))).edtf == edtf


@given(edtf_points())
@settings(max_examples=200, deadline=None)
def test_the_edtf_package_agrees(text: str) -> None:
    """Left out are the package's own faults: winters that end in December, and parts of the year 0 or after 9999."""
    edtf = pytest.importorskip("edtf")
    if text[5:7] in ("24", "28", "30") or "X" in text[4:7]:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            known = edtf.parse_edtf(text)
        except Exception:
            return
    ours = parse_date(text)
    assert ours.earliest and ours.latest
    assert tuple(known.lower_strict()[:3]) == tuple(ours.earliest.timetuple()[:3])
    assert tuple(known.upper_strict()[:3]) == tuple(ours.latest.timetuple()[:3])
    assert (bool(known.is_approximate), bool(known.is_uncertain)) == (
        ours.is_approximate and not ours.is_uncertain,
        ours.is_uncertain and not ours.is_approximate,
    ) or (ours.is_approximate and ours.is_uncertain)


# --- in bulk


def test_iso_days_in_bulk_are_those_of_parse_date() -> None:
    texts = pd.Series(["2024-06-19", "1969-12-31", "0001-01-01", "9999-12-31"], index=[5, 6, 7, 8])
    found = parse_iso_days(texts)
    epoch = date(1970, 1, 1)
    assert [epoch + timedelta(days=int(day)) for day in found] == [parse_date(text).earliest for text in texts]
    assert list(found.index) == [5, 6, 7, 8]


def test_whatever_is_no_plain_day_is_left_to_parse_date() -> None:
    impossible = ["2023-02-30", "0000-01-01", "", None, "2023-09"]
    untidy = ["2023-9-13", "2023-02- 3", " 2023-02-3", "２０２３-０９-１３", "+023-02-03"]
    assert parse_iso_days(pd.Series(impossible + untidy)).isna().all()


def test_importing_dates_does_not_import_dateparser() -> None:
    code = "import events.dates, sys; print('dateparser' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


# --- words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06-19", "19 June 2024"),
        ("2023-09-12/2023-09-17", "12–17 September 2023"),
        ("2019-02-28/2019-03-01", "28 February – 1 March 2019"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2023-09-XX", "some day in September 2023"),
        ("1904~", "about 1904"),
        ("1904?", "perhaps 1904"),
        ("[2024-10-08..2024-10-18]", "some day between 8 and 18 October 2024"),
        ("[2024-10-08,2024-10-09]", "8 or 9 October 2024"),
        ("2024-12-04/..", "since 4 December 2024"),
        ("../2024-05", "until May 2024"),
        ("2024-21", "spring 2024"),
        ("2023-24", "winter 2023–24"),
        ("2023-35", "third quarter of 2023"),
        ("195X", "1950s"),
        ("19XX", "20th century"),
        ("2024-37~", "early 2024"),
        ("[2023-09-21~..2023-09-30~]", "late September 2023"),
        ("[..1949]", "in 1949 or earlier"),
        ("[2024-05-05..]", "on 5 May 2024 or later"),
        ("2023-09-XX/2024-06-19", "from some day in September 2023 to 19 June 2024"),
    ],
)
def test_words_are_as_precise_as_the_date(edtf: str, words: str) -> None:
    assert in_words(parse_date(edtf)) == words
