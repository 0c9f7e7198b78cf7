"""What the names of countries in a sentence are there for: who takes part, where it is, what it is only about.

The names come from the tables beside this file; this module only weighs where in the sentence they stand. Who of them did what
to whom is told by `article_sides.py`.
"""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, replace
from datetime import date

from events.article_dates import DateInText
from events.article_phrases import Found
from events.article_sentences import Sentence, Told, Trigger
from events.article_words import Name, Word, side_words
from events.countries import country
from events.date_words import UNSPACED, plain_text
from events.dates import UncertainDate


@dataclass(frozen=True, slots=True)
class Mention:
    """A country that a sentence names, by itself, its capital, its leader or an adjective."""

    code: str
    name: Found[tuple[Name, ...]]
    is_target: bool
    is_actor: bool
    is_place: bool
    is_topic: bool = False


def find_mentions(trigger: Trigger, sentence: Sentence, told: Told, day: DateInText | None) -> list[Mention]:
    """Return every country that a sentence names, and the part that the words beside it give it."""
    found: list[Mention] = []
    for name in sentence.names:
        meant = next(
            (each for each in name.meaning if is_in_office(each, day.when if day else told.published, told.published)), None
        )
        if meant is None or (
            trigger.type in _DONE_TO_PEOPLE and bool(found) and _is_where_an_envoy_is(name, found[-1], sentence)
        ):
            continue
        target, actor, place = (stands_after(name, sentence, told.language, part) for part in ("target", "actor", "place"))
        if trigger.word.meaning.kind == "verb":
            target = target and not _is_whose_subject(name, trigger, sentence, told.language)
            if actor and _is_taken_from(name, trigger, sentence, told.language):
                target, actor = True, False
        place = place and not _is_post_of_an_envoy(name, trigger, sentence)
        place = place or (told.language in _AND_IS_A_PREFIX and bool(found) and _shares_its_place(name, found[-1], sentence))
        is_place = (
            (place and meant.kind in ("capital", "name"))
            or (meant.kind == "capital" and _is_called_a_capital(name, sentence, told.language))
            or (meant.kind in ("name", "adjective") and _is_beside_capital(name, sentence, told.language))
            or (meant.kind in ("name", "adjective") and _says_where_a_city_is(name, sentence, told.language, place))
        )
        if meant.kind == "capital" and found and _is_named_capital(name, found[-1], sentence, told.language):
            is_place = found[-1].is_place
        target = target or meant.kind == "destination"
        topic = (
            _is_where_from(name, sentence, told.language)
            or _is_topic(name, trigger, sentence, told.language)
            or (
                trigger.type not in _GIVEN
                and not _HAVE_TIES_WITH.search(sentence.text[: name.start - sentence.start])
                and stands_after(name, sentence, told.language, "topic")
                and not (trigger.type == "visit" and meant.kind == "capital")
                and not _is_hit(name, trigger, sentence)
            )
        )
        topic = topic or (trigger.type in _GIVEN and stands_after(name, sentence, told.language, "origin"))
        topic = topic or _only_names_a_meeting(name, meant, sentence) or _is_only_accredited_to(name, meant, sentence)
        topic = topic or (trigger.type != "visit" and is_only_for_another(name, sentence, told.language))
        topic = topic or _is_discussed(name, trigger, sentence, told.language) or _is_only_an_ally(name, sentence)
        topic = topic or (
            trigger.type != "visit" and (is_place or meant.kind == "capital") and _is_venue(name, sentence, told.language)
        )
        topic = topic or (meant.kind == "capital" and _gives_talks_their_name(name, sentence))
        codes = tuple(_as_of(code, day.when if day else told.published) for code in meant.codes)
        found += [Mention(code, name, target or is_place, actor, is_place, topic) for code in codes]
    for number, (one, other) in enumerate(itertools.pairwise(list(found))):
        if other.is_topic and sentence.text[one.name.end - sentence.start : other.name.start - sentence.start] == "·":
            found[number] = replace(one, is_topic=True)
    return found


# "Отозвал посла в Гане", "odvolala velvyslance v Ghaně": where an envoy serves is whom it is done to.
_ENVOY_IN = re.compile(
    r"(?:посл[аяоу]\w*|поверенн\w+|повірен\w+|посланик\w*|дипломат\w*|консул\w*|ambasador\w*|konsul\w*|dyplomat\w*|velvyslan\w+|"
    r"diplomat\w*|veleposlani\w+|амбасадор\w*|представител\w+|ambassadors?|diplomats?|envoys?)\s(?:в|во|у|w|we|v|ve|u|in)\s$",
    re.IGNORECASE,
)


def _is_post_of_an_envoy(name: Found[tuple[Name, ...]], trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a country is where an ambassador serves who is called back: "recalled its ambassador in Ghana"."""
    return trigger.type == "rupture" and bool(_ENVOY_IN.search(sentence.text[: name.start - sentence.start]))


def _is_whose_subject(name: Found[tuple[Name, ...]], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether a word such as "of" before a name says whose the subject of a verb is: "the army of Kenya attacked"."""
    words = "|".join(re.escape(word) for word in side_words(language, "of_actor_before"))
    if not words or name.end > trigger.word.start:
        return False
    of = re.compile(rf"(?:\w\s|^)(?:{words})\s?$", re.IGNORECASE)
    behind_of = [
        one for one in sentence.names
        if one.start <= name.start and of.search(sentence.text[: one.start - sentence.start])
    ]  # fmt: skip
    whose = {code for one in behind_of for code in one.meaning[0].codes}
    before = {code for one in sentence.names if one.start < name.start for code in one.meaning[0].codes}
    return name in behind_of and not (before | {one.meaning for one in sentence.homes if one.start < name.start}) - whose


_TAKEN_FROM = ("demand", "rejection", "rupture", "withdrawal", "seizure")


def _is_taken_from(name: Found[tuple[Name, ...]], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether a word that means "by" elsewhere means "from" here: "demanded an apology from", "recalled him from"."""
    if trigger.type not in _TAKEN_FROM or not stands_after(name, sentence, language, "from"):
        return False
    passive = "|".join(re.escape(word) for word in side_words(language, "passive"))
    start, end = sentence.segments[sentence.segment_of(trigger.word.start)]
    return not (passive and re.search(rf"\b(?:{passive})\b", sentence.text[start - sentence.start : end - sentence.start]))


_DONE_TO_PEOPLE = ("sanctions", "detention", "release", "seizure", "accusation")
_ENVOY_BEFORE = re.compile(
    r"(?:سفیر|کاردار|سفارت|سفير|السفير|القائم بأعمال|سفارة|שגריר|שגרירות|ambassador|embassy)\s(?:\w+\s){0,2}(?:ال)?$"
)
_IN_OR_TO = re.compile(r"(?:[يیه]?ة?\s(?:در|في|لدى|in|to)\s(?:ال)?|\w{0,2}\sב)$")


def _is_where_an_envoy_is(name: Found[tuple[Name, ...]], before: Mention, sentence: Sentence) -> bool:
    """Whether a country only tells where the envoy of the one named before serves: "the Iranian ambassador in Baghdad"."""
    is_in = _IN_OR_TO.fullmatch(sentence.text[before.name.end - sentence.start : name.start - sentence.start])
    return bool(is_in) and bool(_ENVOY_BEFORE.search(sentence.text[: before.name.start - sentence.start]))


_AND_IS_A_PREFIX = ("ar", "he")


def _shares_its_place(name: Found[tuple[Name, ...]], before: Mention, sentence: Sentence) -> bool:
    """Whether a name is joined by "and" to one that something happens in: "في سوريا والعراق"."""
    gap = sentence.text[before.name.end - sentence.start : name.start - sentence.start]
    return before.is_place and bool(re.fullmatch(r"[,،]?\s(?:و|ו)(?:ال|ב)?", gap))


_END_OF_THE_SOVIET_UNION = date(1991, 12, 26)
_ITS_BEGINNING = date(1922, 12, 30)


def _as_of(code: str, when: UncertainDate | None) -> str:
    """Return the Soviet Union for what Moscow and its leaders did while it was its capital."""
    if code != "RUS" or not when or not when.earliest or not when.latest:
        return code
    return "SUN" if when.earliest >= _ITS_BEGINNING and when.latest < _END_OF_THE_SOVIET_UNION else code


# What is given, so that "aid to" and "support for" name who receives it.
_GIVEN = ("aid", "arms", "support")
# "Beziehungen zum Iran": where the word for "on" is none.
_HAVE_TIES_WITH = re.compile(r"\b(?:Beziehungen|Kontakte|Verbindungen|Bande|Botschafter|Abkommen|Vertrag)\s(?:zum|zur)\s$")


def _only_names_a_meeting(name: Found[tuple[Name, ...]], meant: Name, sentence: Sentence) -> bool:
    """Whether a body only says whose meeting something happens at: "at the NATO summit"."""
    if len(meant.codes) != 1 or country(meant.codes[0]).kind != "body":
        return False
    if _HELD_BY.search(sentence.text[: name.start - sentence.start]):
        return True
    return any(
        _MEETING_OF.fullmatch(sentence.text[name.end - sentence.start : word.start - sentence.start])
        or _OF_MEETING.fullmatch(sentence.text[word.end - sentence.start : name.start - sentence.start])
        for word in sentence.words
        if word.meaning.meaning == "meeting" and (word.meaning.kind == "noun" or _MEETING.match(word.words))
    )


_AT_A_BODY = re.compile(
    r"\b(?:mission|ambassador|representative|envoy|delegate|representation|vertret\w*|mission|botschafter\w*|gesandte\w*|"
    r"ambassadeur|vertegenwoordig\w*|ambassadör\w*|ambassadør\w*|representant\w*|repræsentant\w*|ambassadrice|représentant\w*|"
    r"embajador\w*|representante|misión|rappresentante|missione|embaixador\w*|missão)\s"
    r"(?:to|at|bei|bij|vid|ved|i|auprès|ante|presso|junto)\s?(?:the|der|den|de|des|d[ae]s?|à|às|ao|la|las|il|le)?\s?$",
    re.IGNORECASE,
)


def _is_only_accredited_to(name: Found[tuple[Name, ...]], meant: Name, sentence: Sentence) -> bool:
    """Whether a body only says where an ambassador serves: "signed at the mission to the United Nations"."""
    is_body = len(meant.codes) == 1 and country(meant.codes[0]).kind == "body"
    return is_body and bool(_AT_A_BODY.search(sentence.text[: name.start - sentence.start]))


_ALLY = re.compile(
    r"['’]s\s(?:[\w-]+\s){0,2}(?:ally|allies|neighbou?rs?|foes?|rivals?|backers?|partners?|patron|enemy|enemies)\s[A-Z]"
)
_DISCUSSES = re.compile(
    r"\b(?:discuss\w*|address\w*|review\w*|focus\w*|touch\w* (?:up)?on|cover(?:ed|ing)|deliberat\w*|exchang\w* views|"
    r"the situations? in)\b",
    re.IGNORECASE,
)
_WITH_WHOM = re.compile(r"\b(?:with|between|by)\b")


def _is_only_an_ally(name: Found[tuple[Name, ...]], sentence: Sentence) -> bool:
    """Whether a country only says who another is: "Syria's ally Russia accused it"."""
    return bool(_ALLY.match(sentence.text, name.end - sentence.start))


def _is_discussed(name: Found[tuple[Name, ...]], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether those who meet only talk of a country, and others stand before: "they discussed support for Ukraine"."""
    if language != "en" or trigger.type not in ("meeting", "talks", "message") or name.start < trigger.word.start:
        return False
    first = trigger.word.end if not _DISCUSSES.match(trigger.word.words) else trigger.word.start
    text = sentence.text[first - sentence.start : name.start - sentence.start]
    cue = _DISCUSSES.search(text)
    return bool(cue) and not _WITH_WHOM.search(text, cue.end() if cue else 0)


_VENUE = {
    "en": re.compile(r"\b(?:summit|conference|forum|session|sidelines)\b[^,.;:]{0,40}\b(?:in|at) (?:the )?$", re.IGNORECASE),
    "el": re.compile(r"(?:διάσκεψ|συνόδου|σύνοδο|φόρουμ|συνέδρι)[^,.;:]{0,30}\s(?:του|της|των|στο|στη|στην)\s$", re.IGNORECASE),
    "id": re.compile(r"\b(?:KTT|konferensi|forum|sela)\b[^,.;:]{0,40}\bdi\s$", re.IGNORECASE),
    "vi": re.compile(r"(?:hội nghị|diễn đàn|bên lề)[^,.;:]{0,40}\s(?:tại|ở)\s$", re.IGNORECASE),
}


def _is_venue(name: Found[tuple[Name, ...]], sentence: Sentence, language: str) -> bool:
    """Whether a place is only where a summit is held: "announced it at the NATO summit in Vilnius"."""
    return language in _VENUE and bool(_VENUE[language].search(sentence.text[: name.start - sentence.start]))


_TALKS = r"محادثات|مباحثات|مفاوضات|قمة|مؤتمر|مذاکرات|نشست|اجلاس"
_TALKS_BEFORE = re.compile(rf"(?<!\w)(?:{_TALKS})\s$")
_NO_PARTNER = re.compile(r"(?!\s?[-–و])")
_TALKS_BEHIND = re.compile(r"\s(?:görüşmeleri|müzakereleri|zirvesi|مذاکرات|वार्ता|সম্মেলন)")


def _gives_talks_their_name(name: Found[tuple[Name, ...]], sentence: Sentence) -> bool:
    """Whether a capital is only where talks are held: "محادثات الدوحة", not those of two capitals."""
    before, after = sentence.text[: name.start - sentence.start], sentence.text[name.end - sentence.start :]
    if _TALKS_BEFORE.search(before):
        return bool(_NO_PARTNER.match(after))
    return bool(_TALKS_BEHIND.match(after)) and not before.endswith(("-", "–", " ve ", " और ", " اور ", " ও "))


_HELD_BY = re.compile(
    r"\b(?:session|summit|meeting|assembly|conference|council)\b[^,.;:]{0,60}\b(?:of|within|at) (?:the )?$", re.IGNORECASE
)
_MEETING = re.compile(r"summit|meeting|conference|session", re.IGNORECASE)
_MEETING_OF = re.compile(r"['’]?s?\s(?:[\w-]+\s){0,2}")
_OF_MEETING = re.compile(
    r"(?:\s[\w-]+){0,7}\s(?:of|de|du|del|della|dell['’]|da|do|der|des|van|av)\s?(?:the\s|l['’]|la\s|il\s)?", re.IGNORECASE
)


def _is_hit(name: Found[tuple[Name, ...]], trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a name stands right behind a blow, where a word such as "по" is no "about": "удары по Дамаску"."""
    if trigger.type not in _MEANT_FOR:
        return False
    behind = sentence.text[trigger.word.end - sentence.start : name.start - sentence.start]
    return name.start < trigger.word.end or bool(re.fullmatch(r"\s(?:[^\W\d_]{1,2}\s)?", behind))


_MEANT_FOR = ("attack", "war", "concession", "sanctions")


def is_in_office(name: Name, when: UncertainDate | None, published: UncertainDate | None) -> bool:
    """Whether a person speaks for the country on a date; an unknown date is the article's."""
    at = when if when and when.earliest else published
    if not at or not at.earliest or not at.latest:
        return True
    return name.is_in_office(at.earliest.year, at.latest.year)


# "By the United States", "to neighbouring Kenya".
_BEFORE_A_NAME = re.compile(
    r"(?<= )(?:the |neighbou?ring |nearby |its (?:neighbou?r|ally|rival) |(?:north|south|east|west)ern )+$"
)
# "A Rússia", at the beginning of what is said; "to" has an accent there.
_IS_AN_ARTICLE = re.compile(r"(?:^|[.:;–—-]\s|\bque\s|[\"“«])[Aa]\s$")
_plain = functools.lru_cache(maxsize=4096)(plain_text)


def stands_after(name: Found[tuple[Name, ...]], sentence: Sentence, language: str, part: str) -> bool:
    """Whether a word such as "to" or "by" directly before a name, or a particle directly after it, gives it this part."""
    before = plain_text(sentence.text[: name.start - sentence.start][-30:])
    if language == "en":
        before = _BEFORE_A_NAME.sub("", before)
    after = plain_text(sentence.text[name.end - sentence.start :][:10])
    spaced = language not in UNSPACED
    if language == "pt" and _IS_AN_ARTICLE.search(sentence.text[: name.start - sentence.start]):
        return False
    for word in side_words(language, f"{part}_before"):
        plain = _plain(word)
        if before.endswith(plain) and (not spaced or plain.endswith("'") or before[: -len(plain)][-1:] in ("", " ", "(")):
            return True
    if any(plain_text(name.words).endswith(_plain(word)) for word in side_words(language, f"{part}_ending")):
        return True
    return any(_begins_with(after, _plain(word), part) for word in side_words(language, f"{part}_after"))


def _begins_with(after: str, word: str, part: str) -> bool:
    """Whether what stands behind a name begins with a word; an ending such as 'da is no part of a longer one: 'dan."""
    is_ending = word.startswith("'") and part in ("target", "place")
    return after.startswith(word) and not (is_ending and after[len(word) : len(word) + 1].isalpha())


def _is_beside_capital(name: Found[tuple[Name, ...]], sentence: Sentence, language: str) -> bool:
    """Whether an adjective stands in "the Chinese capital"."""
    before = plain_text(sentence.text[: name.start - sentence.start][-20:]).rstrip()
    after = plain_text(sentence.text[name.end - sentence.start :][:14]).lstrip()
    words = [plain_text(word) for word in side_words(language, "capital")]
    return any(re.search(rf"{re.escape(word)}\w{{0,2}}$", before) or after.startswith(word) for word in words)


def _is_named_capital(name: Found[tuple[Name, ...]], before: Mention, sentence: Sentence, language: str) -> bool:
    """Whether a capital stands behind the word for it and its country: "in der angolanischen Hauptstadt Luanda"."""
    between = sentence.text[before.name.end - sentence.start : name.start - sentence.start]
    words = "|".join(re.escape(word) for word in side_words(language, "capital"))
    is_its_own = before.code in {code for each in name.meaning for code in each.codes}
    return is_its_own and bool(words) and bool(re.fullmatch(rf"\w*\s(?:{words})\w{{0,2}},?\s", between, re.IGNORECASE))


_CAPITAL_LAST = ("ar", "fa", "he", "hi", "ur", "bn")


def _is_called_a_capital(name: Found[tuple[Name, ...]], sentence: Sentence, language: str) -> bool:
    """Whether the word for it stands right before a capital, perhaps with an adjective: "العاصمة القطرية الدوحة"."""
    words = "|".join(re.escape(word) for word in side_words(language, "capital"))
    before = sentence.text[: name.start - sentence.start]
    return (
        language in _CAPITAL_LAST
        and bool(words)
        and bool(re.search(rf"(?<!\w)(?:{words})\s(?:[^\W\d_]+\s)?(?:ال|ה)?$", before))
    )


_CITY = (
    r"(?:city|town|resort|port|ville|station|stadt|kurort|hafenstadt|ciudad|città|cidade|stad|badplaats|miasto|mieście|kurorcie|"
    r"město|městě|letovisku|город\w*|курорт\w*|місті|місто|staden|orașul|orașului|kota|thành phố|مدينة|منتجع|شهر|grad\w*)"
)
_IN_A_CITY = re.compile(
    r"\s(?:[^\W\d_a-zà-žа-яіїєґ][\w’'-]+[\s-]?(?:de\s|d[’'])?){1,4}[,،(]\s?(?:(?:in|en|em|au|în|no|na)\s)?$"
)
_CITY_BEHIND = {
    "ko": re.compile(r"\s(?!정부|총리|대통령|외)\S{2,10}에서(?:\s|$)"),
    "hi": re.compile(r"\s(?:के|की)\s[^\s,।]{2,12}(?:\sशहर)?\sमें(?:\s|$)"),
    "ur": re.compile(r"\s(?:کے|کی)\s[^\s،۔]{2,12}(?:\sشہر)?\sمیں(?:\s|$)"),
    "ja": re.compile(r"[・の南北東西中部]{0,3}[ァ-ヺー]{2,12}(?:の?米?[陸海空]?軍?基地)?で"),
    "tr": re.compile(r"['’]\w{2,4}\s(?:\w+\s)?[^\W\d_a-zçğışöü]\w+\s(?:kent|şehr|kasaba|ada)"),
}


def _says_where_a_city_is(name: Found[tuple[Name, ...]], sentence: Sentence, language: str, is_behind_in: bool) -> bool:
    """Whether a country only tells where a town is that no table has: "in Jeddah, Saudi Arabia", "the Swiss city of Geneva"."""
    before, after = sentence.text[: name.start - sentence.start], sentence.text[name.end - sentence.start :]
    if language in _CITY_BEHIND:
        return bool(_CITY_BEHIND[language].match(after))
    if name.meaning[0].kind == "adjective":
        if re.match(rf"\w*[\s-]{_CITY}\b", after, re.IGNORECASE) or re.search(
            rf"\b{_CITY}\s(?:\w+\s)?$", before, re.IGNORECASE
        ):
            return True
        return is_behind_in and language in ("ru", "uk", "pl", "cs") and bool(re.match(r"\s[^\W\d_a-zà-žа-яіїєґ]", after))
    match = _IN_A_CITY.search(before)
    if not match:
        return False
    words = "|".join(re.escape(word) for word in side_words(language, "place_before"))
    return bool(words and re.search(rf"(?<!\w)(?:{words})$", before[: match.start()], re.IGNORECASE))


def _is_where_from(name: Found[tuple[Name, ...]], sentence: Sentence, language: str) -> bool:
    """Whether German only says where a deed was done from: "von Syrien aus", "aus Syrien heraus"."""
    if language != "de":
        return False
    after, before = sentence.text[name.end - sentence.start :], sentence.text[: name.start - sentence.start]
    return bool(re.match(r"\s(?:her)?aus\b", after) and re.search(r"\b(?:von|aus)\s(?:de[mr]\s)?$", before))


# Before and behind a name in Chinese letters, kana or hangul that only says which part or which deed is meant: 親ロシア派,
# "ロシアのウクライナ侵攻を巡り", "米軍が駐留するカタールの基地".
_ONLY_FOR = re.compile(r"(?:[親亲친]|が駐留する|(?:주둔하는|주둔한|주둔 중인)\s)$")
_DEED_SPOKEN_OF = re.compile(
    r"(?:軍|政府|军)?(?:の|による|의\s)?(?:[ァ-ヺー一-鿿]{2,8}|[가-힣]{2,6}\s)?(?:への?|に対する)?(?:軍事|全面|무력\s|전면\s)?"
    r"(?:侵攻|侵略|併合|침공|침략|병합|入侵)(?:に踏み切った)?(?:を[巡め]|に関|を受け|への対|が続|など|[을를]\s둘러|에\s대응|과\s관련|한\s데)"
)


# Behind a name in Japanese or Korean that a meeting is only about: "ウクライナへの支援に関する会合".
_DISCUSSED = re.compile(
    r"制裁(?:の迂回|逃れ|回避)|\s?제재\s?(?:회피|우회)|(?:[とや][ァ-ヺー]{2,10})?(?:を除く|以外の)|(?:[와과]\s[가-힣]{2,8})?[을를]\s(?:제외한|뺀)|"
    r"(?:への|の|に対する)?[^。、はがで]{0,10}?(?:に関する|についての|を(?:協議|議論)する|をめぐる)[^。、はが]{0,6}?(?:会合|会議|会談|協議|首脳)|"
    r"[^.,]{0,12}?\s?(?:논의하기 위한|관련|에 관한)\s(?:회의|회담|회동)"
)


def is_only_for_another(name: Found[tuple[Name, ...]], sentence: Sentence, language: str) -> bool:
    """Whether a name in an East Asian language only tells which part, invasion or journey is meant: 親ロシア派, 访台的影响."""
    if language not in UNSPACED:
        return False
    before, after = sentence.text[: name.start - sentence.start], sentence.text[name.end - sentence.start :]
    if after.startswith(("특사", "특별대표")) and before.endswith("사무총장 "):
        return True  # the envoy for a country, not of it
    if _DISCUSSED.match(after) or re.match(r"[陸海空]?軍?基地|군?\s?기지", after):
        return True
    is_a_journey = name.meaning[0].kind == "destination" and after.startswith(("的", "之行"))
    return is_a_journey or bool(_ONLY_FOR.search(before) or _DEED_SPOKEN_OF.match(after))


_TOPIC_REACH = 18
_REACH_OF_A_PAIR = 40
# "The Israel-Hamas war", "Iran-Iraq tensions".
_WAR_OF_TWO = re.compile(
    r"(?:[-–][\w’' ]+|.?[\w’']+(?: [\w’']+)?[-–][\w’']+)\s(?:(?:war|conflict|crisis|tensions?|dispute|rivalry|feud|border)\b|"
    r"háború|konfliktus|válság|savaş|çatışma|gerilim|kriz|sınır)"
)
# "Condemned the Russian invasion": who did it is whom the words are for.
BLAMES = ("condemnation", "accusation", "demand", "sanctions", "protest")
_BY = re.compile(r"\s?(?:by|par|par l[’']|von|durch|por|da|dalla|door|av|de către|oleh)?\s?(?:the\s|la\s|le\s)?", re.IGNORECASE)
_ONLY_BACKED = re.compile(
    r"[-‑](?:backed|linked|aligned|allied|born|based|made|built|occupied|controlled|friendly|freundlich\w*|nah\w*|"
    r"krieg\w*|konflikt\w*|krise\w*|politik|gipfel\w*|konferenz\w*|frage|oorlog|crisis|conflict|beleid|krig\w*|kris\w*)\b",
    re.IGNORECASE,
)


def _is_of_what_was_answered(name: Found[tuple[Name, ...]], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether a name behind a threat stands behind "after" or "in response to", and another between is threatened."""
    if trigger.type not in _SAID_TO or trigger.word.meaning.kind != "verb" or name.start < trigger.word.end:
        return False
    others = [one for one in sentence.names if one.meaning[0].codes != name.meaning[0].codes]
    words = "|".join(re.escape(word) for word in side_words(language, "after_before"))
    between = sentence.text[trigger.word.end - sentence.start : name.start - sentence.start]
    cue = next(reversed(list(re.finditer(rf"(?<!\w)(?:{words})(?!\w)", between, re.IGNORECASE))), None) if words else None
    if not cue:
        return False
    place = trigger.word.end + cue.start()
    is_said_to = any(trigger.word.start < one.start < place for one in others)
    return is_said_to and len(between[cue.end() :].split()) <= _MOST_WORDS_OF_A_REASON


_SAID_TO = ("threat", "demand", "accusation", "rejection", "condemnation", "protest")
_MOST_WORDS_OF_A_REASON = 6
# Languages that put "Ukraine" before "war" only.
_TOPIC_STANDS_BEFORE = ("tr", "hi", "ur", "bn")


def _is_topic(name: Found[tuple[Name, ...]], trigger: Trigger, sentence: Sentence, language: str) -> bool:
    """Whether a name only says which war or sanctions are spoken of: "over the war in Ukraine"."""
    if _ONLY_BACKED.match(sentence.text, name.end - sentence.start) or _is_of_the_press(name, sentence, language):
        return True
    around = sentence.text[max(0, name.start - sentence.start - 1) : name.end - sentence.start + _REACH_OF_A_PAIR]
    if _WAR_OF_TWO.match(around):
        return True
    if _is_of_what_was_answered(name, trigger, sentence, language):
        return True
    for word in sentence.words:
        if word.meaning.kind != "weak" or word.start == trigger.word.start or _is_threatened(word, trigger):
            continue
        if trigger.type in _GIVEN and not word.meaning.is_event:
            continue  # "aid for those hit by the crisis in Sudan"
        if name.meaning[0].kind == "adjective" and 0 <= word.start - name.end < 3:
            if word.meaning.meaning == trigger.type:
                continue  # "iranske angreb ramte Israel"
            return trigger.type not in BLAMES
        gap = name.start - word.end
        if language in _TOPIC_STANDS_BEFORE:
            continue
        if (
            trigger.type in BLAMES
            and gap >= 0
            and _BY.fullmatch(sentence.text[word.end - sentence.start : name.start - sentence.start])
        ):
            continue
        if language in UNSPACED:
            continue
        if 0 <= gap < _TOPIC_REACH and not any(other.start >= word.end and other.end <= name.start for other in sentence.names):
            return True
    return False


def _is_of_the_press(name: Found[tuple[Name, ...]], sentence: Sentence, language: str) -> bool:
    """Whether an adjective only says whose newspaper tells it: "американское издание"."""
    words = "|".join(re.escape(word) for word in side_words(language, "press"))
    pattern = rf"\w*\s(?:[^\W\d_]+\s)?(?:{words})"
    return (
        bool(words)
        and name.meaning[0].kind == "adjective"
        and bool(re.match(pattern, sentence.text[name.end - sentence.start :]))
    )


def _is_threatened(word: Found[Word], trigger: Trigger) -> bool:
    """Whether a deed is what a verb before it threatens with: "threatened to strike South Korea"."""
    return trigger.type == "threat" and word.meaning.meaning in ("attack", "war") and word.start >= trigger.word.end
