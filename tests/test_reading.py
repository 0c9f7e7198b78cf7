"""Bytes to rows: every encoding, delimiter and line end that a spreadsheet writes gives the same table."""

from __future__ import annotations

import csv
import io
import random
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from events.columns import EVENT_COLUMNS
from events.loading import TableError, read_rows, read_table
from events.reading import UNCLOSED_QUOTE, read_sheet

WORKBOOKS = Path(__file__).parent / "workbooks"
HEADER = "id,date,countries,type,title,summary,place,sources\n"
TABLE = HEADER + (
    "a-1,2023-09,PRK; RUS,visit,“Kim” visits – the Château’s café,Señor García’s reunión; größer,São Tomé,https://example.org/a\n"
    'a-2,2024-06-19,RUS; PRK,treaty,"Treaty, with a ""defence"" clause","Two lines,\nin one cell",Pyongyang,https://example.org/b\n'
)
ASCII_TABLE = HEADER + "a-1,2023-09,PRK; RUS,visit,Kim visits,,,https://example.org/a\n"

ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8 with a mark", "utf-8-sig"),
    ("utf-16 with a mark", "utf-16"),
    ("utf-16 without a mark", "utf-16-le"),
    ("utf-16 the other way round", "utf-16-be"),
    ("utf-32", "utf-32"),
    ("windows-1252", "cp1252"),
    ("macroman", "mac_roman"),
]


def cells(rows: pd.DataFrame) -> list[list[str]]:
    return rows[["id", "date", "countries", "type", "title", "summary", "place", "sources"]].to_numpy().tolist()


def sheet_of(text: str, encoding: str = "utf-8") -> pd.DataFrame:
    return read_rows(text.encode(encoding), "events.csv", EVENT_COLUMNS)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", [codec for _, codec in ENCODINGS], ids=[words for words, _ in ENCODINGS])
def test_every_encoding_delimiter_and_line_end_gives_the_same_cells(encoding: str, delimiter: str, line_end: str) -> None:
    wanted = cells(sheet_of(TABLE))
    frame = pd.DataFrame(wanted, columns=HEADER.strip().split(","))
    text = frame.to_csv(index=False, sep=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    assert cells(sheet_of(text, encoding)) == wanted


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Visit of Chávez", "cp1252"),
        ("Visit of Chávez", "mac_roman"),
        ("Reunión en Hanói, España firma este año", "cp1252"),
        ("Reunión en Hanói, España firma este año", "mac_roman"),
        ("L’arrivée à Pékin – “déjà vu”…", "cp1252"),
        ("L’arrivée à Pékin – “déjà vu”…", "mac_roman"),
        ("Gespräche in München fortgeführt", "cp1252"),
        ("Gespräche in München fortgeführt", "mac_roman"),
        ("Möte på Åland i går", "mac_roman"),
        ("Øresund, Ærø", "cp1252"),
        ("Российско-корейские переговоры прошли в Москве", "cp1251"),
        ("북한과 러시아가 조약에 서명했다 그리고 협력한다", "cp949"),
    ],
)
def test_an_older_encoding_is_told_by_the_words_it_makes(words: str, encoding: str) -> None:
    rows = sheet_of(HEADER + f"a,2023-09,PRK; RUS,visit,{words},,,https://example.org/a\n".replace(", ", " "), encoding)
    assert rows["title"].tolist() == [words.replace(", ", " ")]


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (ASCII_TABLE, "utf-8", ()),
        (TABLE, "utf-8-sig", ()),
        (TABLE, "utf-16", ("events.csv is read as UTF-16.",)),
        (TABLE, "cp1252", ("events.csv is read as Windows-1252. If letters look wrong, save it as CSV in UTF-8.",)),
        (TABLE, "mac_roman", ("events.csv is read as MacRoman. If letters look wrong, save it as CSV in UTF-8.",)),
        (ASCII_TABLE.replace(",", "\t"), "utf-8", ("events.csv is read with tabs between cells.",)),
        (
            ASCII_TABLE.replace("; ", " ").replace(",", ";"),
            "utf-16",
            ("events.csv is read as UTF-16, with semicolons between cells.",),
        ),
        ("sep=;\n" + HEADER.replace(",", ";"), "utf-8", ("events.csv is read with semicolons between cells.",)),
        (
            ASCII_TABLE.replace("place", "Archive"),
            "utf-8",
            ('events.csv has a column "archive" of its own; it is kept and shown in the details.',),
        ),
        (
            ASCII_TABLE.replace("place", "sumary"),
            "utf-8",
            ('events.csv has a column "sumary" of its own; it is kept and shown in the details.',),
        ),
        (
            ASCII_TABLE.replace("place", "importnace"),
            "utf-8",
            ('events.csv has a column "importnace" of its own; it is kept and shown in the details. Is importance meant?',),
        ),
    ],
    ids=[
        "plain", "a mark is no guess", "UTF-16", "Windows-1252", "MacRoman", "tabs", "semicolons", "declared delimiter",
        "unknown column", "a column that is there already", "nearly a known column",
    ],
)  # fmt: skip
def test_what_was_assumed_is_said(text: str, encoding: str, said: tuple[str, ...]) -> None:
    assumptions = read_sheet(text.encode(encoding), "events.csv", EVENT_COLUMNS).assumptions
    assert tuple(one for one in assumptions if "names its columns" not in one) == said


@pytest.mark.parametrize(
    "header",
    [
        " ID ,Date, COUNTRIES,Type,Title,summary,place,Sources\n",
        "id,date\xa0,\xa0countries,type,title,summary,place,sources\n",
        "“id”,“date”,‘countries’,type,title,summary,place,sources\n",
        '"id","date","countries","type","title","summary","place","sources"\n',
        "\ufeffid,\u200bdate,countries,type,title,summary,place,sources\n",
        "\n\n,,,,,,,\nid,date,countries,type,title,summary,place,sources\n",
    ],
    ids=["case and blanks", "non-breaking blanks", "curly quotes", "quoted", "invisible marks", "blank rows above"],
)
def test_header_names_may_be_written_untidily(header: str) -> None:
    body = ASCII_TABLE.split("\n", 1)[1]
    assert cells(sheet_of(header + body)) == cells(sheet_of(ASCII_TABLE))


def test_blank_rows_and_columns_at_the_end_are_left_out_and_lines_keep_their_numbers() -> None:
    text = HEADER.strip() + ",,,\n,,,,,,,,,,\na,2023,PRK; RUS,visit,One,,,s,,,\n \xa0,,,,,,,,,,\n,,,,,,,,,,\n\n\n"
    rows = sheet_of(text)
    assert rows.index.tolist() == [3]
    assert [name for name in rows.columns if name.startswith(("unnamed", "+"))] == []


def test_the_blank_rows_of_a_sheet_formatted_to_its_end_are_left_out() -> None:
    rows = sheet_of(ASCII_TABLE + ",,,,,,,\n" * 100_000 + " \u200b,,,,,,,\n" + ASCII_TABLE.splitlines()[1].replace("a-1", "z"))
    assert rows["id"].to_dict() == {2: "a-1", 100_004: "z"}


def test_a_column_without_a_name_is_kept_where_it_holds_something() -> None:
    sheet = read_sheet((HEADER.strip() + ",\na,2023,PRK; RUS,visit,One,,,s,kept\n").encode(), "events.csv", EVENT_COLUMNS)
    assert sheet.rows["unnamed-9"].tolist() == ["kept"]
    assert "unnamed-9" in sheet.assumptions[0]


def test_cells_beyond_the_header_are_kept_apart() -> None:
    rows = sheet_of(ASCII_TABLE + "b,2024,PRK; RUS,visit,One,,,s,one,two\n")
    assert rows.loc[3, ["+1", "+2"]].tolist() == ["one", "two"]
    assert rows.loc[2, ["+1", "+2"]].tolist() == ["", ""]


@pytest.mark.parametrize(
    "broken",
    [
        'b,2024,PRK; RUS,visit,"One,,,https://example.org\n',
        'b,2024,PRK; RUS,visit,"One,,,https://example.org\nc,2024,PRK; RUS,visit,"Two, both",,,https://example.org\n',
    ],
    ids=["never closed", "closed by the next cell's"],
)
def test_a_quotation_mark_that_is_not_closed_costs_its_own_row_alone(broken: str) -> None:
    text = ASCII_TABLE + broken + "z,2025,PRK; RUS,visit,The last,,,https://example.org\n"
    sheet = read_sheet(text.encode(), "events.csv", EVENT_COLUMNS)
    unclosed = sheet.rows[UNCLOSED_QUOTE]
    assert unclosed[unclosed != ""].to_dict() == {3: broken.split("\n")[0]}
    others = [line.split(",")[0] for line in text.splitlines()[1:]]
    assert sheet.rows["id"].tolist() == ["" if name == "b" else name for name in others]


def test_a_wrong_letter_in_utf8_is_named_and_the_rest_stays() -> None:
    content = TABLE.encode() + "c,2024,PRK; RUS,visit,Visit of Chávez,,,https://example.org\n".encode("cp1252")
    sheet = read_sheet(content, "events.csv", EVENT_COLUMNS)
    assert cells(sheet.rows)[:2] == cells(sheet_of(TABLE))
    assert [str(problem) for problem in sheet.problems] == [
        'events.csv line 4, title: "Visit of Ch\N{REPLACEMENT CHARACTER}vez" has letters that are not UTF-8. '
        "Write them again and save the file as UTF-8."
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty. Its first line must name at least: date, countries"),
        (b"date,country,type,title,sources\n", 'has no column countries. Is "country" meant for countries?'),
        (b"date,date,countries,type,title,sources\n", "has the column date twice"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "cannot be read as an old Excel workbook (.xls)"),
        (
            b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "cannot be read as an OpenDocument",
        ),
        (b"PK\x03\x04 and nothing more", "cannot be read as an Excel workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "is no table. Give a CSV or a spreadsheet"),
    ],
    ids=["nothing", "a name nearly right", "a name twice", "a broken xls", "a broken ods", "a broken workbook", "a picture"],
)
def test_what_is_no_table_is_refused_with_words_that_help(content: bytes, words: str) -> None:
    with pytest.raises(TableError, match=r"events\.(csv|xlsx)") as refusal:
        read_rows(content, "events.csv", EVENT_COLUMNS)
    assert words in str(refusal.value)


def workbook(rows: list[list[object]], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for place, number_format in (formats or {}).items():
        book.active[place].number_format = number_format
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_is_read_and_its_dates_are_no_more_precise_than_they_show() -> None:
    head = ["date", "countries", "type", "title", "importance", "sources"]
    row = ["PRK; RUS", "visit", "Kim, “visits”", 4.0, "https://example.org"]
    days = [date(2023, 9, 13), date(2023, 9, 1), date(2023, 1, 1), "2023-09~", 2023.0]
    formats = {"A2": "dd/mm/yyyy", "A3": 'mmm" d. "yyyy', "A4": "yyyy"}
    sheet = read_sheet(workbook([head, *[[day, *row] for day in days]], formats), "events.xlsx", EVENT_COLUMNS)
    assert sheet.rows["date"].tolist() == ["2023-09-13", "2023-09", "2023", "2023-09~", "2023"]
    assert sheet.rows["importance"].unique().tolist() == ["4"]
    assert sheet.assumptions == ('events.xlsx is read as an Excel workbook, its sheet "Sheet".',)


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [("xlsx", "an Excel workbook"), ("xls", "an old Excel workbook (.xls)"), ("ods", "an OpenDocument spreadsheet")],
    ids=["xlsx", "xls", "ods"],
)
def test_workbooks_of_every_kind_give_the_same_cells(suffix: str, kind: str) -> None:
    """LibreOffice 7.4 saved the .xls and the .ods from the .xlsx, whose dates show a day, a month, a year."""
    content = (WORKBOOKS / f"events.{suffix}").read_bytes()
    sheet = read_sheet(content, f"events.{suffix}", EVENT_COLUMNS)
    assert sheet.assumptions == (f'events.{suffix} is read as {kind}, its sheet "Events" of 2.',)
    assert sheet.rows["date"].tolist() == ["2023-09-13", "2023-09", "2023", "2023-09~", "2023", "2024-06-19"]
    assert sheet.rows["summary"].tolist() == ["Two lines,\nin one  cell", "", "", "", "", ""]
    assert sheet.rows[["title", "importance", "place"]].drop_duplicates().to_numpy().tolist() == [
        ["Kim, “visits” – café", "4", "São Tomé"]
    ]


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_a_damaged_workbook_is_read_or_refused(suffix: str) -> None:
    content = (WORKBOOKS / f"events.{suffix}").read_bytes()
    for seed in range(40):
        rng = random.Random(seed)
        damaged = bytearray(content)
        for _ in range(rng.choice([1, 5, 50])):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        try:
            read_sheet(bytes(damaged), f"events.{suffix}", EVENT_COLUMNS)
        except TableError as error:
            assert f"events.{suffix}" in str(error)


def open_document(cells: str) -> bytes:
    """An OpenDocument spreadsheet of which only the cells are given, in XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    header = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>'
        for name in ("date", "countries", "type", "title", "sources")
    )
    table = f'<table:table table:name="T"><table:table-row>{header}</table:table-row>{cells}</table:table>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        parts.writestr("content.xml", f"<office:document-content {spaces}>{table}</office:document-content>")
    return content.getvalue()


def test_repeated_and_blank_cells_of_an_open_document_are_counted() -> None:
    blank_rows = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    text = '<table:table-cell table:number-columns-repeated="5"><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell>'
    end = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    content = open_document(f"{blank_rows}<table:table-row>{text}</table:table-row>{end}</table:table-row>")
    rows = read_rows(content, "events.ods", EVENT_COLUMNS)
    assert rows.index.tolist() == [4]
    assert rows.loc[4, ["date", "sources"]].tolist() == ["a  b", "a  b"]


def test_a_small_file_that_unfolds_to_millions_of_cells_is_refused() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
    content = open_document(f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>')
    with pytest.raises(TableError, match="more than 20,000,000 cells"):
        read_rows(content, "events.ods", EVENT_COLUMNS)


def test_the_sheet_that_has_the_columns_is_found() -> None:
    book = openpyxl.Workbook()
    book.active.append(["What this is"])
    table = book.create_sheet("Table")
    table.append(["date", "countries", "type", "title", "sources"])
    table.append(["2023", "PRK; RUS", "visit", "One", "https://example.org"])
    content = io.BytesIO()
    book.save(content)
    sheet = read_sheet(content.getvalue(), "events.xlsx", EVENT_COLUMNS)
    assert sheet.rows["title"].tolist() == ["One"]
    assert sheet.assumptions == ('events.xlsx is read as an Excel workbook, its sheet "Table" of 2.',)


def test_the_bulk_and_the_patient_parser_agree(small_table: Path) -> None:
    content = small_table.read_bytes()
    quick = read_rows(content, "events.csv", EVENT_COLUMNS)
    patient = read_rows(content + b",,,,,,,,,,,,,,,\n", "events.csv", EVENT_COLUMNS)
    pd.testing.assert_frame_equal(quick, patient)


SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
LIBREOFFICE_CHARACTER_SETS = {"utf-8": 76, "cp1252": 1, "mac_roman": 2, "utf-16": 65535}


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return tmp_path_factory.mktemp("office").as_uri()


def save_with_libreoffice(source: Path, target: str, profile: str) -> None:
    """Let LibreOffice Calc open a table and save it beside its source in another format."""
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", target]
    command += ["--infilter=CSV:44,34,76,1,,0,true,false", "--outdir", str(source.parent / "saved"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


LIBREOFFICE_SAVES = [
    *[
        (f"csv:Text - txt - csv (StarCalc):{ord(delimiter)},34,{LIBREOFFICE_CHARACTER_SETS[codec]},1,,0,false,true", "csv")
        for codec in LIBREOFFICE_CHARACTER_SETS
        for delimiter in ",;\t"
    ],
    *[(suffix, suffix) for suffix in ("xlsx", "xls", "ods")],
]
SAVE_NAMES = [
    *[f"{codec} {words}" for codec in LIBREOFFICE_CHARACTER_SETS for words in ("comma", "semicolon", "tab")],
    *("xlsx", "xls", "ods"),
]


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not here (Debian: apt install libreoffice-calc)")
@pytest.mark.parametrize(("target", "suffix"), LIBREOFFICE_SAVES, ids=SAVE_NAMES)
def test_what_libreoffice_saves_reads_back_equal(target: str, suffix: str, tmp_path: Path, office_profile: str) -> None:
    source = tmp_path / "events.csv"
    source.write_text(TABLE, encoding="utf-8")
    wanted = read_table(source)
    save_with_libreoffice(source, target, office_profile)
    saved = read_table(tmp_path / "saved" / f"events.{suffix}")
    assert cells(saved.rows) == cells(wanted.rows)
    pd.testing.assert_frame_equal(saved.events, wanted.events)
