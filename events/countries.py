"""Countries and pairs of countries: what they are called, in any language, and which code stands for them.

A code is ISO 3166 alpha-3 where there is one. Added to it: PLOVER's and CAMEO's codes of organisations, the past states
of ISO 3166-3, and a few of Correlates of War's where ISO has none. Names come from CLDR, through babel.
This module knows nothing of events, dates or tables.

What CLDR lacks stands in `country_names.csv`, where a curator adds a row:

- `name`: as it is written; case, accents, spaces and punctuation make no difference.
- `kind`: `name` finds the country; `ambiguous` may mean any of several; `code elsewhere` is a code of the list that the
  note names; `same code` is a code of ours that means something else there; `no code` is a body to be written as IGO;
  `region`, `capital`, `government` and `adjective` are no countries, and say which one was meant.
- `codes`: our codes, a space between.
- `language`: the language of the name; blank where it is everybody's.
- `note`: see `kind`.

A text is taken as a code first, then as a name in that table, in English, in a widely read language, in any language;
"Nga", with one capital, as a name before a code. The first of these that knows it decides; when two countries share a
name there, it is an error that names both.
"""

from __future__ import annotations

import csv
import difflib
import gc
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from babel import localedata
from babel.core import get_global

from events.cldr import own_data

Kind = Literal["state", "past state", "body"]


class CountryError(ValueError):
    """A text that names no country, or more than one; `suggestions` holds the codes that may have been meant."""

    def __init__(self, text: str, reason: str, hint: str, suggestions: Iterable[str] = ()) -> None:
        self.text = text
        self.reason = reason
        self.hint = hint
        self.suggestions = tuple(suggestions)
        super().__init__(f"{reason} {hint}")


@dataclass(frozen=True, slots=True)
class Country:
    """A state, a past state with its first and last year, or a body that acts like one."""

    code: str
    name: str
    first_year: int | None = None
    last_year: int | None = None
    successor: str | None = None
    kind: Kind = "state"


def _past(code: str, name: str, first_year: int, last_year: int, successor: str) -> Country:
    return Country(code, name, first_year, last_year, successor, "past state")


# The successor is where a reader looks for the older events, not a judgement in law. RVN, YAR and AUH are Correlates of
# War's: ISO 3166-3 begins in 1974 and has none for them. West Germany is DEU, as in ISO.
_PAST_STATES = (
    _past("AFI", "French Afars and Issas", 1967, 1977, "DJI"),
    _past("ANT", "Netherlands Antilles", 1954, 2010, "CUW"),
    _past("AUH", "Austria-Hungary", 1867, 1918, "AUT"),
    _past("BUR", "Burma", 1948, 1989, "MMR"),
    _past("BYS", "Byelorussian SSR", 1920, 1991, "BLR"),
    _past("CSK", "Czechoslovakia", 1918, 1992, "CZE"),
    _past("DDR", "East Germany", 1949, 1990, "DEU"),
    _past("DHY", "Dahomey", 1960, 1975, "BEN"),
    _past("GEL", "Gilbert and Ellice Islands", 1916, 1976, "KIR"),
    _past("HVO", "Upper Volta", 1960, 1984, "BFA"),
    _past("NHB", "New Hebrides", 1906, 1980, "VUT"),
    _past("RHO", "Rhodesia", 1965, 1979, "ZWE"),
    _past("RVN", "South Vietnam", 1955, 1975, "VNM"),
    _past("SCG", "Serbia and Montenegro", 2003, 2006, "SRB"),
    _past("SKM", "Sikkim", 1642, 1975, "IND"),
    _past("SUN", "Soviet Union", 1922, 1991, "RUS"),
    _past("TMP", "East Timor", 1975, 2002, "TLS"),
    _past("VDR", "North Vietnam", 1945, 1976, "VNM"),
    _past("YAR", "North Yemen", 1918, 1990, "YEM"),
    _past("YMD", "South Yemen", 1967, 1990, "YEM"),
    _past("YUG", "Yugoslavia", 1918, 2003, "SRB"),
    _past("ZAR", "Zaire", 1971, 1997, "COD"),
)

# UNO, EUR, IGO and NGO are PLOVER's; the others are in CAMEO's list of known groups as GDELT publishes it,
# https://www.gdeltproject.org/data/lookups/CAMEO.knowngroup.txt. It has none for BRICS, SCO, CSTO or the G20.
_BODIES = {
    "ARL": "Arab League",
    "ASN": "ASEAN",
    "CIS": "Commonwealth of Independent States",
    "COE": "Council of Europe",
    "CWN": "Commonwealth",
    "EUR": "European Union",
    "GCC": "Gulf Cooperation Council",
    "GOE": "G8",
    "GOS": "G7",
    "GSS": "G77",
    "HCR": "UNHCR",
    "IAE": "IAEA",
    "ICC": "International Criminal Court",
    "ICJ": "International Court of Justice",
    "IGO": "Intergovernmental organisation",
    "IMF": "IMF",
    "IRC": "Red Cross",
    "NAT": "NATO",
    "NGO": "Non-governmental organisation",
    "NON": "Non-Aligned Movement",
    "OAS": "Organization of American States",
    "OAU": "African Union",
    "OIC": "Organisation of Islamic Cooperation",
    "OPC": "OPEC",
    "SAA": "SAARC",
    "SAD": "SADC",
    "SCE": "OSCE",
    "SOT": "SEATO",
    "UNO": "United Nations",
    "WAS": "ECOWAS",
    "WBK": "World Bank",
    "WHO": "World Health Organization",
    "WTO": "World Trade Organization",
}

# Where CLDR's English name is not what a newspaper prints.
_NEWSPAPER_NAMES = {
    "CIV": "Ivory Coast",
    "COD": "DR Congo",
    "COG": "Republic of Congo",
    "HKG": "Hong Kong",
    "MAC": "Macao",
    "MMR": "Myanmar",
    "PSE": "Palestine",
    "TUR": "Turkey",
    "VAT": "Vatican",
}

# CLDR also has aliases that ISO never assigned: user-assigned codes (XKK), exceptional reservations, past states.
_USER_ASSIGNED = re.compile(r"AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
_RESERVED = {"ASC", "CPT", "DGA", "FXX", "TAA"}

_EXTRA_ALPHA_2 = {
    "EU": "EUR",
    "UN": "UNO",
    "UK": "GBR",
    "XK": "XKX",
    "BU": "BUR",
    "DD": "DDR",
    "SU": "SUN",
    "YD": "YMD",
    "YU": "YUG",
    "ZR": "ZAR",
}

# Asked together before the rest, so that a homonym in a language with few readers is no reason to refuse a name.
_WIDELY_READ = (
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "gl",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "my",
    "nb",
    "ne",
    "nl",
    "pa",
    "pl",
    "ps",
    "pt",
    "pt_PT",
    "ro",
    "ru",
    "si",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sr_Latn",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh",
    "zh_Hant",
    "zu",
)


# Countries and codes


def country(code: str) -> Country:
    """Return the country of an exact code.

    >>> country("PRK").name
    'North Korea'
    """
    try:
        return _by_code()[code]
    except KeyError:
        raise _unknown(code) from None


def all_countries() -> tuple[Country, ...]:
    """Return every state, past state and body, by name."""
    return tuple(sorted(_by_code().values(), key=lambda one: one.name))


def current_code(code: str) -> str:
    """Return the code under which a past state's events are found today; a present one's is its own.

    >>> current_code("SUN"), current_code("RUS")
    ('RUS', 'RUS')
    """
    successor = country(code).successor
    return current_code(successor) if successor else code


def code_caution(code: str) -> str:
    """Return what a code means in another well-known list, where that is another country; else an empty text.

    >>> code_caution("KOR")
    'In Correlates of War KOR is Korea before its division; here it is South Korea.'
    """
    row = _curated_rows().get(("same code", _key(code)))
    return row.note if row else ""


@cache
def _by_code() -> dict[str, Country]:
    in_english = _territory_names("en")
    states = [Country(code, _printed_name(code, in_english[alpha_2])) for alpha_2, code in _alpha_3_codes().items()]
    bodies = [Country(code, name, kind="body") for code, name in _BODIES.items()]
    return {one.code: one for one in (*states, *_PAST_STATES, *bodies)}


@cache
def _alpha_3_codes() -> dict[str, str]:
    """Return the assigned ISO codes, alpha-2 to alpha-3, and Kosovo's."""
    past = {one.code for one in _PAST_STATES}
    assigned = {
        now[0]: code
        for code, now in get_global("territory_aliases").items()
        if re.fullmatch("[A-Z]{3}", code) and not _USER_ASSIGNED.fullmatch(code) and code not in _RESERVED | past
    }
    return {**assigned, "XK": "XKX"}


def _printed_name(code: str, cldr_name: str) -> str:
    return _NEWSPAPER_NAMES.get(code) or cldr_name.replace(" & ", " and ").replace("’", "'")


# One name


@lru_cache(maxsize=8192)
def find_country(text: str) -> Country:
    """Find a country by code or by a name in any language.

    >>> find_country("Corea del Nord").code, find_country("КНДР").code, find_country("Korea, North").code
    ('PRK', 'PRK', 'PRK')
    >>> find_country("Rusia del Nord")
    Traceback (most recent call last):
    events.countries.CountryError: No country "Rusia del Nord". Did you mean "Rusia" (RUS)?
    """
    codes = _codes_named(text)
    if len(codes) == 1:
        return _by_code()[codes[0]]
    raise _ambiguous(text, codes) if codes else _unknown(text)


def _codes_named(text: str) -> tuple[str, ...]:
    """Return the code of what a text names, several where it is ambiguous, none where nobody knows it."""
    code = _as_code(text)
    if code and not _is_written_as_a_word(text):
        return (code,)
    keys = [_key(form) for form in _written_forms(text)]
    for read_names, stronger_kinds in _name_tables():
        if any((kind, keys[0]) in _curated_rows() for kind in stronger_kinds):
            break
        names = read_names()
        for key in keys:
            if key in names:
                return names[key].codes
    return (code,) if code else ()


def _as_code(text: str) -> str | None:
    code = unicodedata.normalize("NFKC", text).strip().upper()
    if len(code) == 2:
        return _alpha_3_codes().get(code) or _EXTRA_ALPHA_2.get(code)
    return code if code in _by_code() else None


def _is_written_as_a_word(text: str) -> bool:
    """Whether a code has one capital only: "Nga" is Russia in Vietnamese, while NGA and nga are Nigeria."""
    return text.strip().istitle()


def _written_forms(text: str) -> Iterator[str]:
    """Yield a text, and what a catalogue turned around: "Korea, North" for "North Korea"."""
    yield text
    first, comma, rest = text.partition(",")
    if comma:
        yield f"{rest} {first}"


_ARTICLE = re.compile(r"^\s*the\s+", re.IGNORECASE)
_SAINT = re.compile(r"\bst\b\.?", re.IGNORECASE)
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_SAME_LETTER = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "ي": "ی", "ى": "ی", "ك": "ک"}


def _key(text: str) -> str:
    """Return what stays of a name when case, width, accents, spaces and punctuation are taken away."""
    return _SAINT.sub("saint", _ARTICLE.sub("", text)).translate(_BARE_LETTERS)


class _BareLetters(dict[int, str]):
    """What stays of each letter, worked out when it is first met: the table of all names has a million."""

    def __missing__(self, code_point: int) -> str:
        letter = chr(code_point)
        bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold()))
        kept = (each for each in bare if each.isalnum() or unicodedata.category(each).startswith("M"))
        self[code_point] = "and" if letter in "&＆" else "".join(_SAME_LETTER.get(each, each) for each in kept)
        return self[code_point]


_BARE_LETTERS = _BareLetters()


# Where names come from


@dataclass(frozen=True, slots=True)
class _Named:
    """A name as it is written, and the codes that it stands for."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _CuratedRow:
    name: str
    kind: str
    codes: tuple[str, ...]
    language: str
    note: str


_Names = dict[str, _Named]


def _name_tables() -> Iterator[tuple[Callable[[], _Names], tuple[str, ...]]]:
    """Yield what reads each table of names, in the order of asking, with the kinds of curated rows that come before it.

    MON is a code of the IOC before it is the Isle of Man in Icelandic; "Argentine" is French before it is an adjective.
    """
    yield _curated_names, ()
    yield _english_names, ()
    yield _widely_read_names, ("code elsewhere", "no code", "region")
    yield _all_names, tuple(_NOT_A_COUNTRY)


@cache
def _curated_rows() -> dict[tuple[str, str], _CuratedRow]:
    """Return the rows of `country_names.csv` by kind and key."""
    with Path(__file__).with_name("country_names.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [
            _CuratedRow(row["name"], row["kind"], tuple(row["codes"].split()), row["language"], row["note"])
            for row in csv.DictReader(file)
        ]
    return {(row.kind, _key(row.name)): row for row in rows}


@cache
def _curated_names() -> _Names:
    return {key: _Named(row.name, row.codes) for (kind, key), row in _curated_rows().items() if kind in {"name", "ambiguous"}}


@cache
def _english_names() -> _Names:
    ours = {_key(one.name): _Named(one.name, (one.code,)) for one in _by_code().values()}
    return {**_names_in(["en"]), **ours}


@cache
def _widely_read_names() -> _Names:
    return _names_in(_WIDELY_READ)


@cache
def _all_names() -> _Names:
    return _names_in(localedata.locale_identifiers())


def _names_in(languages: Iterable[str]) -> _Names:
    """Return what CLDR calls our countries in some languages, all at once."""
    codes_by_name: dict[str, set[str]] = defaultdict(set)
    with _no_garbage_collection():
        for language in languages:
            for alpha_2, name in _territory_names(language).items():
                if code := _alpha_3_codes().get(alpha_2) or _EXTRA_ALPHA_2.get(alpha_2):
                    codes_by_name[name].add(code)
    return _by_key(codes_by_name)


def _by_key(codes_by_name: dict[str, set[str]]) -> _Names:
    """Return names by key; the short form of "Myanmar (Burma)" counts where nobody has it as a full name."""
    names: dict[str, str] = {}
    codes: dict[str, set[str]] = defaultdict(set)
    short: dict[str, str] = {}
    for name, its_codes in codes_by_name.items():
        key = _key(name)
        names.setdefault(key, name)
        codes[key] |= its_codes
        if " (" in name:
            short[name] = name.partition(" (")[0]
    for name, beginning in short.items():
        key = _key(beginning)
        if key and key not in names:
            codes[key] |= codes_by_name[name]
    for beginning in short.values():
        names.setdefault(_key(beginning), beginning)
    return {key: _Named(name, tuple(sorted(codes[key]))) for key, name in names.items() if key}


def _territory_names(language: str) -> dict[str, str]:
    """Read the names of territories from babel's data file of a language."""
    territories: dict[str, str] = own_data(language).get("territories", {})
    return territories


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Spare the collector the many short-lived objects of babel's files."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


# What was meant instead


_NOT_A_COUNTRY = {"capital": "a capital", "government": "a seat of government", "adjective": "an adjective"}


def _unknown(text: str) -> CountryError:
    return _other_meaning(text) or _no_country(text)


def _other_meaning(text: str) -> CountryError | None:
    """Return the error for a text that means something, though not a country here."""
    rows, key = _curated_rows(), _key(text)
    if row := rows.get(("code elsewhere", key)):
        return _error_for_code_elsewhere(text, row)
    if row := rows.get(("no code", key)):
        hint = 'Write "IGO" and name it in the title.'
        return CountryError(text, f"{_quoted(text)} has no code of its own.", hint, row.codes)
    if ("region", key) in rows:
        return CountryError(text, f"{_quoted(text)} is not one country.", "Write the countries that took part.")
    for kind, what in _NOT_A_COUNTRY.items():
        if row := rows.get((kind, key)):
            hint = f"Did you mean {_offers(row.codes)}?"
            return CountryError(text, f"{_quoted(text)} is {what}, not a country.", hint, row.codes)
    return None


def _error_for_code_elsewhere(text: str, row: _CuratedRow) -> CountryError:
    meant = " or ".join(f'"{code}" ({_by_code()[code].name})' for code in row.codes)
    hint = f"Did you mean {meant}? {row.name} is in the codes of {row.note}."
    return CountryError(text, f"No country {_quoted(text)}.", hint, row.codes)


def _no_country(text: str) -> CountryError:
    close = _similar_names(text, 0.88) or _names_inside(text) or _similar_names(text, 0.75)
    hint = "Write a name or an ISO 3166 code of three letters, such as RUS."
    if close:
        hint = "Did you mean " + " or ".join(_offer(_in_english_if_alike(one, text), *one.codes) for one in close) + "?"
    codes = dict.fromkeys(code for one in close for code in one.codes)
    return CountryError(text, f"No country {_quoted(text)}.", hint, codes)


def _in_english_if_alike(one: _Named, text: str) -> str:
    """Return the English name of a country where it looks like the text too: a misspelt "Romania" is not "Romàinia"."""
    english = _by_code()[one.codes[0]].name
    is_alike = len(one.codes) == 1 and difflib.get_close_matches(_key(text), [_key(english)], cutoff=0.75)
    return english if is_alike else one.name


def _ambiguous(text: str, codes: Iterable[str]) -> CountryError:
    return CountryError(text, f"{_quoted(text)} is more than one country.", f"Write {_offers(codes)}.", codes)


def _offers(codes: Iterable[str]) -> str:
    return " or ".join(_offer(_by_code()[code].name, code) for code in codes)


def _offer(name: str, *codes: str) -> str:
    return f'"{name}" ({" or ".join(codes)})'


def _quoted(text: str) -> str:
    shown = text if len(text) <= _LONGEST_TEXT_WORTH_GUESSING else f"{text[:_LONGEST_TEXT_WORTH_GUESSING]}…"
    return f'"{shown}"'


_SHORTEST_NAME_INSIDE = 4  # below it, the "de" of "República de Rusia" would be Germany
_LONGEST_TEXT_WORTH_GUESSING = 80
_FEW_NAMES = 1000  # among more, only those with the same first letter are compared: it keeps a wrong name below 10 ms


def _names_inside(text: str) -> list[_Named]:
    """Return the longest run of words that is a name: "Rusia" of "Rusia del Nord"."""
    words = text.split()
    if len(text) > _LONGEST_TEXT_WORTH_GUESSING:
        return []
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            codes = _codes_named(run) if len(run) >= _SHORTEST_NAME_INSIDE else ()
            if len(codes) == 1:
                return [_Named(run, codes)]
    return []


def _similar_names(text: str, least: float) -> list[_Named]:
    """Return at most two names that look like a text, of different countries, the likeliest first."""
    key = _key(text)
    if not 3 <= len(key) <= _LONGEST_TEXT_WORTH_GUESSING:
        return []
    for read_names, _ in _name_tables():
        names = read_names()
        candidates = [name for name in names if abs(len(name) - len(key)) <= 2]
        if len(names) > _FEW_NAMES:
            candidates = [name for name in candidates if name[0] == key[0]]
        close = difflib.get_close_matches(key, candidates, n=6, cutoff=least)
        if close:
            return list({names[name].codes: names[name] for name in reversed(close)}.values())[:-3:-1]
    return []


# Several in one cell


# A line break between two countries is as clear as a semicolon; the others may also stand inside a name.
_CLEAR_SEPARATOR = re.compile(r"[;；؛|\r\n\t]+")
_WORD_FOR_AND = "and|et|und|e|y|en|och|og|ja|i|ve|dan|va|и|та|і|й|и"
_POSSIBLE_SEPARATOR = re.compile(
    rf"\s*(?:[,，、،/／&＆+·・–—-]\s*(?:(?:{_WORD_FOR_AND})\s+)?)+|\s+(?:{_WORD_FOR_AND})\s+|\s*[和与與及と]\s*|\s+및\s+",
    re.IGNORECASE,
)
_CODES_WITH_SPACES = re.compile(r"\s*[A-Z]{3}(?:\s+[A-Z]{3})+\s*")
_MOST_PIECES_OF_A_NAME = 6


def parse_countries(text: str) -> tuple[Country, ...]:
    """Read the countries of one cell, in their order; `;` separates them, and others do where it is clear.

    >>> [one.code for one in parse_countries("Russia; Korea, North")]
    ['RUS', 'PRK']
    >>> [one.code for one in parse_countries("Bosnia and Herzegovina, Trinidad and Tobago and Serbia")]
    ['BIH', 'TTO', 'SRB']
    """
    parts = [part.strip() for part in _CLEAR_SEPARATOR.split(text)]
    found = [one for part in parts if part for one in _parse_part(part)]
    if not found:
        raise CountryError(text, "No country is named.", "Write one, or several as in RUS; PRK.")
    _refuse_duplicates(text, found)
    return tuple(found)


def _refuse_duplicates(text: str, found: list[Country]) -> None:
    for place, one in enumerate(found):
        if one in found[:place]:
            once = "; ".join(dict.fromkeys(each.code for each in found))
            reason = f"{one.name} ({one.code}) stands twice in {_quoted(text)}."
            raise CountryError(text, reason, f"Write it once: {once}.", [one.code])


def _parse_part(text: str) -> list[Country]:
    """Read what stands between two semicolons: one country, or several with an untidy separator."""
    pieces = _Pieces(text)
    codes: tuple[str, ...] | None = _codes_named(text)
    if codes:
        _refuse_past_state_that_may_be_two(text, codes[0], pieces)
        return [find_country(text)]
    codes = pieces.codes() or _codes_with_spaces(text)
    if not codes:
        raise _refusal(pieces.first_unknown())
    return [_by_code()[code] for code in codes]


def _refusal(text: str) -> CountryError:
    codes = _codes_named(text)
    return _ambiguous(text, codes) if len(codes) > 1 else _unknown(text)


def _refuse_past_state_that_may_be_two(text: str, code: str, pieces: _Pieces) -> None:
    """Ask back when "Serbia and Montenegro" may be the past state or the two of today."""
    # A hyphen joins: nobody writes Austria-Hungary for the two of today.
    if _by_code()[code].kind != "past state" or "-" in text:
        return
    parts = [_codes_named(piece) for piece in pieces.single()]
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        several = "; ".join(part[0] for part in parts)
        reason = f"{_quoted(text)} may be one past state or {len(parts)} countries."
        raise CountryError(text, reason, f"Write {code}, or {several}.", [code, *(part[0] for part in parts)])


def _codes_with_spaces(text: str) -> tuple[str, ...] | None:
    codes = tuple(text.split()) if _CODES_WITH_SPACES.fullmatch(text) else ()
    return codes if codes and all(code in _by_code() for code in codes) else None


class _Pieces:
    """A text cut wherever a separator may stand, to be put together again into names."""

    def __init__(self, text: str) -> None:
        gaps = [gap.span() for gap in _POSSIBLE_SEPARATOR.finditer(text)]
        self._text = text
        self._starts = [0, *(end for _, end in gaps)]
        self._ends = [*(start for start, _ in gaps), len(text)]

    def single(self) -> list[str]:
        """Return the smallest pieces."""
        return [self._run(place, place + 1) for place in range(len(self._starts))]

    def codes(self) -> tuple[str, ...] | None:
        """Return the codes of the names that make up the whole text, the longest first; None where a piece is over."""
        rest: list[tuple[str, ...] | None] = [()]
        for first in range(len(self._starts) - 1, -1, -1):
            rest.insert(0, self._codes_from(first, rest))
        return rest[0]

    def first_unknown(self) -> str:
        """Return the first piece that is part of no name; the whole text where it is only not clear how to cut it."""
        known = {place for first, last in self._runs() if self._names_one(first, last) for place in range(first, last)}
        unknown = (place for place in range(len(self._starts)) if place not in known)
        pieces = [self._run(place, place + 1) for place in unknown]
        return next((piece for piece in pieces if piece and len(_codes_named(piece)) != 1), self._text)

    def _codes_from(self, first: int, rest: list[tuple[str, ...] | None]) -> tuple[str, ...] | None:
        """Return the codes from one piece on; `rest[n]` are those from `n + 1` pieces further on."""
        for last in range(min(len(self._starts), first + _MOST_PIECES_OF_A_NAME), first, -1):
            after = rest[last - first - 1]
            if after is not None and self._names_one(first, last):
                return (*_codes_named(self._run(first, last)), *after)
        return None

    def _runs(self) -> Iterator[tuple[int, int]]:
        count = len(self._starts)
        for first in range(count):
            for last in range(first + 1, min(count, first + _MOST_PIECES_OF_A_NAME) + 1):
                yield first, last

    def _names_one(self, first: int, last: int) -> bool:
        return len(_codes_named(self._run(first, last))) == 1 and not self._is_a_syllable(first, last)

    def _is_a_syllable(self, first: int, last: int) -> bool:
        """Whether a short piece hangs on a hyphen, like the "Al" of "Al-Sudan", which is not Albania."""
        run = self._run(first, last)
        around = self._text[max(0, self._starts[first] - 1) : self._ends[last - 1] + 1]
        return len(run) <= 3 and run.isascii() and not run.isupper() and "-" in around

    def _run(self, first: int, last: int) -> str:
        return self._text[self._starts[first] : self._ends[last - 1]].strip()


# Two countries


@dataclass(frozen=True, slots=True, order=True)
class CountryPair:
    """Two countries in no order: France and Germany are Germany and France.

    >>> CountryPair.of("RUS", "PRK") == CountryPair.of("PRK", "RUS")
    True
    >>> CountryPair.parse("RUS-PRK").name
    'North Korea – Russia'
    """

    codes: tuple[str, str]

    @classmethod
    def of(cls, one: str, other: str) -> CountryPair:
        """Make a pair of two codes or names."""
        first, second = sorted((find_country(one).code, find_country(other).code))
        if first == second:
            twice = _by_code()[first].name
            raise CountryError(f"{one}-{other}", f"{twice} is no pair with itself.", "Write two different countries.")
        return cls((first, second))

    @classmethod
    def parse(cls, text: str) -> CountryPair:
        """Read a pair such as `RUS-PRK`, as `key` writes it, or two names as a cell of the table holds them."""
        codes = text.split("-")
        if len(codes) == 2 and all(_as_code(code) for code in codes):
            return cls.of(*codes)
        found = parse_countries(text)
        if len(found) != 2:
            raise CountryError(text, f"{_quoted(text)} is not two countries.", "Write a pair as RUS-PRK.")
        return cls.of(found[0].code, found[1].code)

    @property
    def key(self) -> str:
        """The codes in alphabetical order, for addresses: `PRK-RUS`."""
        return "-".join(self.codes)

    @property
    def name(self) -> str:
        """The names, as a heading prints them."""
        return " – ".join(country(code).name for code in self.codes)
