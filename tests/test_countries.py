import csv
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from events import countries
from events.countries import (
    Country,
    CountryError,
    CountryPair,
    all_countries,
    code_caution,
    country,
    current_code,
    find_country,
    parse_countries,
)

LANGUAGES = ("en", "it", "fr", "de", "es", "pt", "nl", "sv", "pl", "cs", "ro", "hu", "el", "ru", "uk", "tr", "ar", "fa")
LANGUAGES += ("hi", "vi", "th", "id", "zh", "zh_Hant", "ja", "ko")


def codes(text: str) -> list[str]:
    return [one.code for one in parse_countries(text)]


def refusal(call, *texts) -> CountryError:
    with pytest.raises(CountryError) as caught:
        call(*texts)
    return caught.value


# One name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("PRK", "PRK", id="alpha-3"),
        pytest.param("kp", "PRK", id="alpha-2 in small letters"),
        pytest.param("ＲＵＳ", "RUS", id="full-width letters"),
        pytest.param("  north\u00a0 KOREA ", "PRK", id="case and spaces"),
        pytest.param("COTE DIVOIRE", "CIV", id="accents and apostrophe"),
        pytest.param("Co\u0302te d’Ivoire", "CIV", id="combining accent, curly apostrophe"),
        pytest.param("St Lucia", "LCA", id="saint without a full stop"),
        pytest.param("Saint Lucia", "LCA", id="saint in full"),
        pytest.param("The Gambia", "GMB", id="article"),
        pytest.param("Trinidad & Tobago", "TTO", id="ampersand"),
        pytest.param("Korea, North", "PRK", id="turned around, north"),
        pytest.param("Korea, Republic of", "KOR", id="turned around, republic"),
        pytest.param("Congo, Democratic Republic of the", "COD", id="turned around, Congo"),
        pytest.param("DPRK", "PRK", id="DPRK"),
        pytest.param("ROK", "KOR", id="ROK is Correlates of War's South Korea"),
        pytest.param("KOR", "KOR", id="KOR is ISO's South Korea"),
        pytest.param("KOS", "XKX", id="PLOVER's Kosovo"),
        pytest.param("XK", "XKX", id="CLDR's Kosovo"),
        pytest.param("U.S.", "USA", id="U.S."),
        pytest.param("UK", "GBR", id="UK"),
        pytest.param("USSR", "SUN", id="USSR"),
        pytest.param("СССР", "SUN", id="USSR in Russian"),
        pytest.param("Corea del Nord", "PRK", id="Italian"),
        pytest.param("북한", "PRK", id="Korean, as the South says"),
        pytest.param("조선", "PRK", id="Korean, as the North says"),
        pytest.param("КНДР", "PRK", id="Russian abbreviation"),
        pytest.param("朝鲜", "PRK", id="Chinese, simplified"),
        pytest.param("北朝鮮", "PRK", id="Japanese"),
        pytest.param("کره شمالی", "PRK", id="Persian, a space where CLDR joins"),
        pytest.param("Áo", "AUT", id="Vietnamese Austria is not Angola's AO"),
        pytest.param("Nga", "RUS", id="Vietnamese Russia"),
        pytest.param("NGA", "NGA", id="Nigeria's code"),
        pytest.param("Rus", "RUS", id="a code with one capital"),
        pytest.param("Unione Sovietica", "SUN", id="past state in Italian"),
        pytest.param("Germany, East", "DDR", id="past state turned around"),
        pytest.param("West Germany", "DEU", id="West Germany is ISO's Germany"),
        pytest.param("Burma", "MMR", id="a name still in use is today's state"),
        pytest.param("East Timor", "TLS", id="another name still in use"),
        pytest.param("Birmania", "MMR", id="Burma in Italian"),
        pytest.param("Georgia", "GEO", id="the state, not the American one"),
        pytest.param("China", "CHN", id="China"),
        pytest.param("Republic of China", "TWN", id="the other China"),
        pytest.param("Taiwan", "TWN", id="Taiwan"),
        pytest.param("Palestine", "PSE", id="Palestine"),
        pytest.param("Hong Kong", "HKG", id="Hong Kong"),
        pytest.param("UN Security Council", "UNO", id="an organ acts as its body"),
        pytest.param("ООН", "UNO", id="United Nations in Russian"),
        pytest.param("EU", "EUR", id="EU"),
        pytest.param("NATO", "NAT", id="NATO"),
    ],
)
def test_a_country_is_found_however_it_is_written(text, code):
    assert find_country(text).code == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_territory_name_of_cldr_finds_its_country(language):
    ambiguous = {key for kind, key in countries._curated_rows() if kind == "ambiguous"}
    names = Locale.parse(language).territories
    for alpha_2, code in countries._alpha_3_codes().items():
        if countries._key(names[alpha_2]) in ambiguous:
            assert code in refusal(find_country, names[alpha_2]).suggestions
        elif names[alpha_2] not in SHARED_BY_TWO_LANGUAGES:
            assert find_country(names[alpha_2]).code == code, names[alpha_2]


SHARED_BY_TWO_LANGUAGES = {
    "Svatý Martin",  # both halves of the island, in Czech
    "Άγιος Μαρτίνος",  # the same, in Greek
    "Виргинские о-ва",  # the British and the American islands, in Russian
}


@pytest.mark.parametrize("name", sorted(SHARED_BY_TWO_LANGUAGES))
def test_a_name_that_cldr_gives_to_two_countries_is_an_error_naming_both(name):
    assert len(refusal(find_country, name).suggestions) == 2


def test_every_name_we_print_is_read_back():
    still_in_use = {"BUR", "TMP"}
    for one in all_countries():
        if one.code not in still_in_use:
            assert find_country(one.name) == one
        assert find_country(one.code) == one


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Rusia del Nord", 'No country "Rusia del Nord". Did you mean "Rusia" (RUS)?'),
        ("Romaina", 'No country "Romaina". Did you mean "Romania" (ROU)?'),
        ("Germny", 'No country "Germny". Did you mean "Germany" (DEU)?'),
        ("Nroth Korea", 'No country "Nroth Korea". Did you mean "North Korea" (PRK)?'),
        ("Bielorrusssia", 'No country "Bielorrusssia". Did you mean "Bielorussia" (BLR)?'),
        ("Quuxland", 'No country "Quuxland". Write a name or an ISO 3166 code of three letters, such as RUS.'),
        ("Korea", '"Korea" is more than one country. Write "North Korea" (PRK) or "South Korea" (KOR).'),
        ("Corea", '"Corea" is more than one country. Write "North Korea" (PRK) or "South Korea" (KOR).'),
        ("Congo", '"Congo" is more than one country. Write "DR Congo" (COD) or "Republic of Congo" (COG).'),
        ("GER", 'No country "GER". Did you mean "DEU" (Germany)? GER is in the codes of the IOC and FIFA.'),
        ("NED", 'No country "NED". Did you mean "NLD" (Netherlands)? NED is in the codes of the IOC and FIFA.'),
        ("sui", 'No country "sui". Did you mean "CHE" (Switzerland)? SUI is in the codes of the IOC and FIFA.'),
        ("FRG", 'No country "FRG". Did you mean "DEU" (Germany)? FRG is in the codes of the IOC until 1990.'),
        ("UKG", 'No country "UKG". Did you mean "GBR" (United Kingdom)? UKG is in the codes of Correlates of War.'),
        (
            "SLO",
            'No country "SLO". Did you mean "SVN" (Slovenia) or "SVK" (Slovakia)? '
            "SLO is in the codes of the IOC, or of Correlates of War.",
        ),
        ("Moscow", '"Moscow" is a capital, not a country. Did you mean "Russia" (RUS)?'),
        ("Cremlino", '"Cremlino" is a seat of government, not a country. Did you mean "Russia" (RUS)?'),
        ("North Korean", '"North Korean" is an adjective, not a country. Did you mean "North Korea" (PRK)?'),
        ("BRICS", '"BRICS" has no code of its own. Write "IGO" and name it in the title.'),
        ("Africa", '"Africa" is not one country. Write the countries that took part.'),
    ],
)
def test_a_refusal_says_what_to_write_instead(text, message):
    assert str(refusal(find_country, text)) == message


def test_a_refusal_carries_the_text_and_the_codes_meant():
    error = refusal(find_country, "Korea")
    assert (error.text, error.suggestions) == ("Korea", ("PRK", "KOR"))
    assert str(error) == f"{error.reason} {error.hint}"


def test_a_code_that_means_another_country_elsewhere_is_explained():
    assert code_caution("KOR") == "In Correlates of War KOR is Korea before its division; here it is South Korea."
    assert code_caution("FRA") == ""


@given(st.text() | st.from_regex(r"[A-Za-z ,;/&–-]{0,30}", fullmatch=True))
def test_no_text_raises_anything_but_a_country_error(text):
    for call in (find_country, parse_countries, CountryPair.parse):
        try:
            call(text)
        except CountryError as error:
            assert str(error)


# Several in one cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RUS; PRK", "RUS PRK"),
        ("PRK;RUS;", "PRK RUS"),
        ("Russia；中国", "RUS CHN"),
        ("Russia\nChina", "RUS CHN"),
        ("Russia, China", "RUS CHN"),
        ("Russia, China, and Mongolia", "RUS CHN MNG"),
        ("rus/prk", "RUS PRK"),
        ("RUS PRK CHN", "RUS PRK CHN"),
        ("RUS AND PRK", "RUS PRK"),
        ("Russia & North Korea", "RUS PRK"),
        ("Russia – China", "RUS CHN"),
        ("RUS-PRK", "RUS PRK"),
        ("روسيا، الصين", "RUS CHN"),
        ("ロシア、北朝鮮と中国", "RUS PRK CHN"),
        ("俄罗斯和朝鲜", "RUS PRK"),
        ("Россия и КНДР", "RUS PRK"),
        ("Corea del Nord e Russia", "PRK RUS"),
        ("Korea, North", "PRK"),
        ("Korea, North, Russia", "PRK RUS"),
        ("Russia, Korea, North", "RUS PRK"),
        ("Sudan, South Korea", "SDN KOR"),
        ("Bosnia and Herzegovina", "BIH"),
        ("Trinidad and Tobago and Bosnia and Herzegovina", "TTO BIH"),
        ("Guinea-Bissau and Guinea", "GNB GIN"),
        ("Saint Vincent and the Grenadines, Cuba", "VCT CUB"),
        ("Congo, Democratic Republic of the, Rwanda", "COD RWA"),
        ("Austria-Hungary", "AUH"),
        ("DEU; DDR", "DEU DDR"),
    ],
)
def test_a_cell_of_many_countries_is_read_in_order(text, expected):
    assert codes(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "No country is named. Write one, or several as in RUS; PRK."),
        (" ; ", "No country is named. Write one, or several as in RUS; PRK."),
        ("RUS; Russia", 'Russia (RUS) stands twice in "RUS; Russia". Write it once: RUS.'),
        ("Russia, Narnia, China", 'No country "Narnia". Did you mean "Armenia" (ARM)?'),
        ("Korea, China", '"Korea" is more than one country. Write "North Korea" (PRK) or "South Korea" (KOR).'),
        (
            "Serbia and Montenegro",
            '"Serbia and Montenegro" may be one past state or 2 countries. Write SCG, or SRB; MNE.',
        ),
        ("Al-Sudan", 'No country "Al-Sudan". Did you mean "Sudan" (SDN)?'),
    ],
)
def test_an_unclear_cell_is_refused(text, message):
    assert str(refusal(parse_countries, text)) == message


@given(st.lists(st.sampled_from([one.code for one in all_countries()]), min_size=1, unique=True))
def test_what_we_write_we_read(written):
    assert codes("; ".join(written)) == written


# Pairs


def test_a_pair_is_the_same_both_ways():
    assert CountryPair.of("RUS", "PRK") == CountryPair.of("PRK", "RUS")
    assert len({CountryPair.of("RUS", "PRK"), CountryPair.of("PRK", "RUS")}) == 1


def test_a_pair_is_named_and_keyed_in_the_order_of_its_codes():
    pair = CountryPair.of("Russia", "DPRK")
    assert (pair.codes, pair.key, pair.name) == (("PRK", "RUS"), "PRK-RUS", "North Korea – Russia")


@pytest.mark.parametrize("text", ["RUS-PRK", "prk-rus", "KP-RU", "Russia; North Korea", "Russia–North Korea"])
def test_a_pair_is_read_in_any_form(text):
    assert CountryPair.parse(text).key == "PRK-RUS"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: CountryPair.of("RUS", "Russia"), "Russia is no pair with itself. Write two different countries."),
        (lambda: CountryPair.parse("RUS-RUS"), "Russia is no pair with itself. Write two different countries."),
        (lambda: CountryPair.parse("RUS"), '"RUS" is not two countries. Write a pair as RUS-PRK.'),
        (lambda: CountryPair.parse("RUS; PRK; CHN"), '"RUS; PRK; CHN" is not two countries. Write a pair as RUS-PRK.'),
    ],
)
def test_a_pair_needs_two_different_countries(call, message):
    assert str(refusal(call)) == message


# Past states, bodies, codes


@pytest.mark.parametrize(
    ("past", "current"),
    [("SUN", "RUS"), ("DDR", "DEU"), ("YUG", "SRB"), ("CSK", "CZE"), ("SCG", "SRB"), ("VDR", "VNM"), ("RVN", "VNM"),
     ("YMD", "YEM"), ("ZAR", "COD"), ("BUR", "MMR"), ("RUS", "RUS"), ("UNO", "UNO")],
)  # fmt: skip
def test_a_past_state_is_found_under_its_successor(past, current):
    assert current_code(past) == current


def test_a_past_state_has_its_years_and_a_present_one_has_none():
    assert country("SUN") == Country("SUN", "Soviet Union", 1922, 1991, "RUS", "past state")
    assert country("RUS") == Country("RUS", "Russia")
    for one in all_countries():
        is_past = one.kind == "past state"
        years = [year for year in (one.first_year, one.last_year) if year is not None]
        assert len(years) == (2 if is_past else 0) and years == sorted(years)
        assert (one.successor is not None) == is_past and country(current_code(one.code)).kind != "past state"


def test_every_code_is_unique_and_no_extra_one_is_assigned_by_iso():
    assert len({one.code for one in all_countries()}) == len(all_countries())
    states = {one.code for one in all_countries() if one.kind == "state"}
    assert len(states) == 249 + 1, "ISO 3166-1 and Kosovo"
    assert len(all_countries()) == len(states) + len(countries._PAST_STATES) + len(countries._BODIES)


def test_an_exact_code_is_needed_for_country():
    assert country("PRK").name == "North Korea"
    assert 'Did you mean "DEU"' in str(refusal(country, "GER"))


# The curated table


def curated_table() -> list[dict[str, str]]:
    with Path(countries.__file__).with_name("country_names.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


KINDS = {"name", "ambiguous", "code elsewhere", "same code", "no code", "region", "capital", "government", "adjective"}


def test_every_curated_row_has_a_kind_and_codes_that_exist():
    known = {one.code for one in all_countries()}
    for row in curated_table():
        assert row["kind"] in KINDS and set(row["codes"].split()) <= known, row
        assert row["name"] == row["name"].strip() != "", row


def test_no_curated_name_stands_for_two_countries_without_saying_so():
    meant: dict[str, str] = {}
    for row in curated_table():
        if row["kind"] in {"name", "ambiguous"}:
            assert meant.setdefault(countries._key(row["name"]), row["codes"]) == row["codes"], row


def test_what_the_table_calls_no_country_is_never_another_country():
    for row in curated_table():
        if row["kind"] not in {"name", "ambiguous", "same code"}:
            found = countries._codes_named(row["name"])
            assert not found or found == tuple(row["codes"].split()), row


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_module_documents_every_kind_of_row(kind):
    assert f"`{kind}`" in (countries.__doc__ or "")


def test_a_name_in_english_reads_no_other_language(monkeypatch):
    monkeypatch.setattr(countries, "_widely_read_names", lambda: pytest.fail("read more than English"))
    find_country.cache_clear()
    assert codes("Russia; DPRK; Korea, South; CHN; jp") == ["RUS", "PRK", "KOR", "CHN", "JPN"]
