"""Offices in an article: who holds one by what the article says itself, and which it leaves to be those of its own country.

"The Peruvian president, X" makes X a name for Peru in the rest of the article, whether or not a table knows it. "The foreign
ministry" alone, in the news of a country, is that of the country. The words are in the tables beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from events.article_phrases import FoldedText, Found, fold
from events.article_words import Name, home_phrases, name_phrases, office_phrases

Names = tuple[Name, ...]

_OWNERS = ("name", "adjective", "capital", "government", "destination")
_PARTICLES = r"(?:de|da|do|dos|das|del|della|di|la|van|von|der|den|bin|ibn|ben|al|el|ould|du|le|y|e|af)"
_PART = r"[^\W\d_][\w’'‘`ʼ.-]*"
_RUN = re.compile(rf"{_PART}(?:\s+(?:{_PARTICLES}\s+){{0,2}}{_PART}){{0,3}}")
_IN_A_TOWN = r"(?:\s+(?:em|en|à|au|aux|a|ad|in|la|în|no|na)\s+[^\W\d_a-zà-ž][\w-]+(?:\s[^\W\d_a-zà-ž][\w-]+)?(?=,))?"
_POSTED = r"(?:\s+(?:в|во|у|при|w|we|v|ve|u|pri)\s+[^\W\d_a-zà-žа-яіїєґ][\w-]+)?"
_BETWEEN = re.compile(
    _IN_A_TOWN + _POSTED + r",?\s+(?:(?:sheikh|dr\.?|mr\.?|mrs\.?|prince|el|der|dem|den|o|a|il|la)\s+)?", re.IGNORECASE
)
_OF = (
    r"[\s’']*(?:(?:of|the|de|del|della|dello|dell|di|do|da|dos|das|van|von|der|des|du|d|l|la|los|las|het|z|ze|af|av|al|RI|của|"
    r"[Rr]epubli\w*|[Rr]epúbli\w*|République|Reino|Royaume|Königreichs?|Federal|Islamic)\b[\s’']*){0,5}"
)
_NEAR = re.compile(_OF)
_KATAKANA = re.compile(r"[ァ-ヺー・=]{2,}$")
_SHORTEST_NAME = 4
_SLAVIC = ("ru", "uk", "pl", "cs", "sr", "hr")


def learned_people(text: FoldedText, names: list[Found[Names]], language: str) -> list[Found[Names]]:
    """Return the places where people stand whom the text itself gives an office of a country."""
    introduced = [*_introduced(text, names, language), *_of_full_names(names)]
    known = {_stem(person, language): code for person, code in introduced}
    if not known:
        return []
    taken = [range(one.start, one.end) for one in names]
    words = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    ending = r"" if language in ("ja", "zh", "ko") else r"\w{0,4}(?!\w)" if language in _SLAVIC else r"(?!\w)"
    before = "" if language in ("ja", "zh") else r"(?<!\w)"
    return [
        Found((Name((known[match[1]],), "person"),), *match.span(), match[0])
        for match in re.finditer(rf"{before}({words}){ending}", text.original)
        if not any(match.start() in span or match.end() - 1 in span for span in taken)
    ]


def _stem(person: str, language: str) -> str:
    """Return a name without its ending, where names are declined."""
    if language not in _SLAVIC or len(person) <= _SHORTEST_NAME:
        return person
    return person[:-2] if len(person) > 6 else person[:-1]


def _of_full_names(names: list[Found[Names]]) -> Iterator[tuple[str, str]]:
    """Yield the last names of people whom the text names in full and a table knows."""
    for one in names:
        last = one.words.split()[-1] if one.words else ""
        if one.meaning[0].kind == "person" and " " in one.words and len(last) > _SHORTEST_NAME and _is_capitalised(last):
            yield last, one.meaning[0].codes[0]


def _introduced(text: FoldedText, names: list[Found[Names]], language: str) -> Iterator[tuple[str, str]]:
    """Yield the last names of people who are introduced with a country and an office, and the code of the country."""
    owners = [one for one in names if one.meaning[0].kind in _OWNERS and len(one.meaning[0].codes) == 1]
    known = [one for one in names if one.meaning[0].kind == "person" and one.meaning[0].codes[0] in _SURNAME_FIRST]
    for office in office_phrases(language).find(text):
        title = _KOREAN_TITLE.search(office.words) if language == "ko" else None
        holder = next((one for one in known if title and one.end + 1 == office.start), None)
        if title and holder:
            yield f"{holder.words[0]} {title[0]}", holder.meaning[0].codes[0]
        owner = _owner(office, owners, text.original)
        if not owner:
            continue
        start, end = min(office.start, owner.start), max(office.end, owner.end)
        if language == "ko":
            yield from _korean_names(text.original, owner, office)
            continue
        for run in _runs(text.original, start, end, office, language):
            if person := _last_name(run, names, text.original):
                yield person, owner.meaning[0].codes[0]


_KOREAN_NAME = re.compile(r"((?:[가-힣]{1,6}\s){1,2})(?:주\S{1,2}\s)?$")
# How somebody whose surname is one syllable is told of again: "왕이 외교부장 … 왕 부장은".
_KOREAN_TITLE = re.compile(r"(?:부장|장관|총리|주석|대사|차관|대통령|위원장|국장|특사|대변인)$")
_SURNAME_FIRST = ("CHN", "PRK", "KOR", "TWN")
_NO_KOREAN_NAME = re.compile(r"(?:[은는을를]|에서|에게|[와과]의|으로)$")


def _korean_names(text: str, owner: Found[Names], office: Found[str]) -> Iterator[tuple[str, str]]:
    """Yield each word before a country and an office with the office, as it is told again: "고노 외무상"."""
    match = _KOREAN_NAME.search(text[max(0, owner.start - 25) : owner.start])
    title = _KOREAN_TITLE.search(office.words)
    for word in match[1].split() if match else ():
        if len(word) > 1 and not _NO_KOREAN_NAME.search(word):
            yield f"{word} {office.words}", owner.meaning[0].codes[0]
            if title and owner.meaning[0].codes[0] in _SURNAME_FIRST and len(word) <= _SHORTEST_NAME:
                yield f"{word[0]} {title[0]}", owner.meaning[0].codes[0]


def _owner(office: Found[str], owners: list[Found[Names]], text: str) -> Found[Names] | None:
    """Return the country that an office belongs to: directly before it, or after a few small words or a name."""
    owners = [one for one in owners if text[one.start - 1 : one.start] not in _STATIONED_IN]
    for one in owners:
        if one.start < office.start and one.end == office.end:
            return one
        if text[one.end : office.start] in _HIS:
            return one
        if 0 <= office.start - one.end <= 1 + 12 * ("の" in text[one.end : office.start]):
            return one
        if one.start >= office.end and _NEAR.fullmatch(text, office.end, one.start):
            return one
    for one in owners:
        between = text[office.end : one.start] if 0 < one.start - office.end < 45 else ""
        if re.fullmatch(rf"\s+{_RUN.pattern}\s+{_PARTICLES}\s+(?:\w{{2,4}}\s+)?", between) and _is_capitalised(
            between.split()[0]
        ):
            return one
    return None


# Right before a country that an ambassador is sent to: 美国驻俄大使, 駐日大使.
_STATIONED_IN = ("驻", "駐", "주")


# "Турския му колега".
_HIS = (" му ", " си ", " ѝ ", " им ")


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def _runs(text: str, start: int, end: int, office: Found[str], language: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the names beside an office and its country."""
    if language == "ja":
        match = _KATAKANA.search(text, 0, office.start)
        yield from [match.span()] if match else []
        return
    if language == "zh":
        yield from _repeated_behind(text, end)
        return
    behind = [run for place in (end, office.end) if (run := _run_behind(text, place))]
    yield from behind[:1]
    before = re.search(rf"(?<![\w,])((?:{_PART}\s+){{1,3}}{_PART}),\s(?:\w{{1,4}}\s)?$", text[max(0, start - 60) : start])
    if before and all(_is_capitalised(word) or re.fullmatch(_PARTICLES, word) for word in before[1].split()):
        yield start - len(before[0]), start - len(before[0]) + len(before[1])


# What no name in Chinese letters is written with, and so ends one: "said", "with", "at".
_ENDS_A_CHINESE_NAME = (
    "表宣说称将同和与在对访举邀会谈当今昨日的及等出指强认是为于也已了又还就并则向从到以因被由或其此该这那"
    "抵参通发致接应赴证透警谴批呼要敦欢感祝先进"
)
_CHINESE_NAME = re.compile(rf"(?:(?![{_ENDS_A_CHINESE_NAME}])[一-鿿·]){{2,8}}")


def _repeated_behind(text: str, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the longest name in Chinese letters behind an office: as nothing ends it, one told again."""
    match = _CHINESE_NAME.match(text, end)
    for length in range(len(match[0]) if match else 0, 1, -1):
        if text.count(text[end : end + length]) > 1:
            yield end, end + length
            return


def _run_behind(text: str, place: int) -> tuple[int, int] | None:
    gap = _BETWEEN.match(text, place)
    return _capitalised_run(text, gap.end()) if gap else None


_LONGEST_INITIAL = 3


def _capitalised_run(text: str, start: int) -> tuple[int, int] | None:
    """Return the offsets of the words with capitals that begin at a place."""
    end = start
    for word in re.finditer(rf"(?:{_PARTICLES}\s+)*{_PART}", text[start : start + 60]):
        gap = text[end : start + word.start()]
        if (end > start and gap != " ") or not _is_capitalised(word[0].split()[-1]):
            break
        end = start + word.end()
        if word[0].endswith(".") and len(word[0]) > _LONGEST_INITIAL:
            return start, end - 1
    return (start, end) if end > start else None


def _last_name(run: tuple[int, int], names: list[Found[Names]], text: str) -> str:
    """Return the last word of a run, unless it is short or a name that is known."""
    start, end = run
    if any(one.start < end and start < one.end for one in names):
        return ""
    if "一" <= text[start] <= "鿿":
        return text[start:end]
    last = re.split(r"[\s・=]", text[start:end].rstrip("."))[-1].strip("-’'.")
    last = re.sub(r"[’']\w{1,3}$", "", last)
    return last if len(last) >= (2 if "・" in text[start:end] else _SHORTEST_NAME) else ""


# Languages that put "of Peru" before "president" only.
_OWNER_FIRST = ("ja", "ko", "zh", "tr", "hu", "hi", "ur", "bn")


# A Japanese office behind a name in katakana is of another country.
_KATAKANA_BEFORE = re.compile(r"[ァ-ヺー][・]?$")


# Before a word for a government that is no more the own one: 反政府, 兩國政府, 양국 정부.
_NOT_ITS_OWN = re.compile(
    r"(?:[反親亲新旧舊]|暫定|暂定|临时|臨時|革命|地方|亡命|各国|各國|同国|两国|兩國|両国|他国|外国|当地|현지\s|양국\s|각국\s|상대국\s|[반친신구]|임시\s?|"
    r"과도\s?|지방\s?|주\s)$"
)


def home_offices(text: FoldedText, names: Iterable[Found[Names]], language: str, home: str) -> list[Found[str]]:
    """Return the offices that stand without a country in the news of a country, as its code."""
    named = list(names)
    home, spoken = home or _told_home(named, language), _SPOKEN_IN.get(language, _SPOKEN_BESIDE.get(language, ()))
    owner_may_follow = language not in _OWNER_FIRST
    found = home_phrases(language).find(text)
    held = _held_by_the_people_named(found, named, text.original) if language != "hu" else {}  # titles stand behind names there
    kept = [
        Found(code, one.start, one.end, one.words)
        for one in found
        if (code := held.get(one.words.casefold()) or (home if home in spoken else "") or one.meaning or home)
        and not (language == "ja" and _KATAKANA_BEFORE.search(text.original, 0, one.start))
        and not (language in _OWNER_FIRST[:3] and _NOT_ITS_OWN.search(text.original, 0, one.start))
        and not any(
            _belongs_to(other, one, text.original, code) for other in named if other.start < one.end or owner_may_follow
        )
    ]
    first = next((one.start for one in kept if one.words not in _ONLY_BEHIND_ANOTHER), len(text.original))
    return [one for one in kept if one.words not in _ONLY_BEHIND_ANOTHER or one.start > first]


# "The ministry" alone is that of the ministry that the text named before.
_ONLY_BEHIND_ANOTHER = ("Bakanlık",)


def _held_by_the_people_named(found: list[Found[str]], named: list[Found[Names]], text: str) -> dict[str, str]:
    """Return of which country an office is that a text first gives to a person: "Minister Schallenberg … der Minister"."""
    held: dict[str, str] = {}
    for one in found:
        person = next((name for name in named if name.meaning[0].kind == "person" and name.start - one.end == 1), None)
        if person and text[one.end : person.start] == " ":
            held.setdefault(one.words.casefold(), person.meaning[0].codes[0])
    return held


# Where newspapers of a language are at home; a text that names just one of these is most likely from there.
_SPOKEN_IN = {"ro": ("ROU", "MDA")}
# Beside the country that most newspapers of a language are of.
_SPOKEN_BESIDE = {"fa": ("AFG", "TJK")}
_HOMES = {
    **_SPOKEN_IN,
    "pt": ("PRT", "BRA", "AGO", "MOZ", "CPV", "GNB", "STP", "TLS"),
    "es": ("ESP", "MEX", "ARG", "COL", "CHL", "PER", "VEN", "ECU", "BOL", "PRY", "URY", "CUB", "DOM", "GTM", "HND", "SLV",
           "NIC", "CRI", "PAN", "GNQ"),
    "fr": ("FRA", "BEL", "CHE", "LUX", "DZA", "MAR", "TUN", "SEN", "MLI", "BFA", "NER", "CIV", "BEN", "TGO", "CMR", "TCD",
           "GAB", "COG", "COD", "CAF", "GIN", "MRT", "MDG", "DJI", "BDI", "HTI", "LBN"),
}  # fmt: skip


def _told_home(names: list[Found[Names]], language: str) -> str:
    """Return the only country of a language that a text names, its leaders before the others; "" where it names several."""
    homes = _HOMES.get(language, ())
    people = {name.codes[0] for one in names for name in one.meaning[:1] if name.kind == "person" and name.codes[0] in homes}
    named = {code for one in names for code in one.meaning[0].codes if code in homes}
    return next(iter(people if len(people) == 1 else named)) if 1 in (len(people), len(named)) else ""


def _belongs_to(name: Found[Names], office: Found[str], text: str, home: str) -> bool:
    """Whether a name beside an office says that it is that of another country, or names the country anyway."""
    if _OURS.search(office.words):
        return False
    if all(home in each.codes for each in name.meaning) and name.meaning[0].kind == "person":
        return False
    if name.start < office.end and office.start < name.end:
        return True
    if name.end <= office.start:
        return "\n" not in text[name.end : office.start] and bool(
            re.fullmatch(r"(?:の?[^\s。、，,]{0,10}|[\s’'-]*(?:\w+[\s-]+)?)", text[name.end : office.start])
        )
    between = text[office.end : name.start]
    words = between.split()
    return len(between) < 45 and bool(_NEAR.fullmatch(between) or _is_full_name(words))


# "У нас", "naszego kraju": no name beside it makes it another's.
_OURS = re.compile(r"(?<!\w)(?:у нас|наш\w*|nasz\w*|naš\w*|страната ни)(?!\w)", re.IGNORECASE)


def _is_full_name(words: list[str]) -> bool:
    """Whether words between an office and a country are a name: "President Pierre Nkurunziza of Burundi"."""
    return 0 < len(words) <= 5 and all(_is_capitalised(word) or re.fullmatch(r"\w{1,4}", word) for word in words)


def home_country(header: str, language: str) -> str:
    """Return the country whose capital the line of a press agency names, or ""."""
    for one in name_phrases(language).find(fold(header.title() if header.isupper() else header)):
        if one.meaning[0].kind == "capital":
            return one.meaning[0].codes[0]
    return ""
