"""Which words of a sentence tell of an event, and which only look so: habits, wishes, reasons, quotations, background.

The words are in tables beside this file. This module also knows which date of the sentence stands with such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from events.article_attributes import is_date_of_an_attribute, is_only_an_attribute
from events.article_dates import DateInText
from events.article_phrases import Found, fold
from events.article_reasons import is_date_of_a_reason, is_dated_itself, is_of_a_reason, is_only_a_reason
from events.article_sentences import (
    VERB_LAST,
    Sentence,
    Told,
    Trigger,
    family,
    quotes_of,
)
from events.article_sides import is_relative
from events.article_topics import (
    day_of_topic,
    has_own_day,
    is_day_of_an_object,
    is_ground,
    is_only_a_topic,
    is_used_as_a_noun,
)
from events.article_words import Word, office_phrases, side_words
from events.countries import country
from events.date_words import UNSPACED, plain_text
from events.dates import UncertainDate, parse_date


def find_triggers(sentence: Sentence, told: Told) -> Iterator[Trigger]:
    """Yield the words that tell of an event, each with the date that stands with it."""
    days = own_days([day for day in sentence.dates if not day.is_background])
    only_goods = _brings_only_goods(sentence)
    for found in sentence.words:
        word = _as_used(_as_a_noun(found, sentence, told.language), sentence, told.language)
        if only_goods and word.meaning.meaning == "visit":
            continue
        only_dates = (
            (word.meaning.kind in ("noun", "weak") or (told.language == "de" and word.words[0].isupper() and _is_nominal(word)))
            and comes_after(word, sentence, told.language)
            and not is_dated_itself(word, sentence)
            and not is_the_occasion(word, sentence, told.language)
        )
        if (
            word.meaning.is_event
            and not only_dates
            and not is_unreal(word, sentence, told.language)
            and not is_only_a_topic(word, sentence, told.language)
            and not _is_what_is_agreed_on(word, sentence, told.language)
            and not (told.language == "tr" and _is_an_attribute(word, sentence))
            and not is_quoted(word, sentence)
            and not is_only_a_reason(word, sentence, told.language)
            and not is_only_an_attribute(word, sentence, told.language)
            and not _is_part_of_a_denial(word, sentence)
            and not (told.language == "ko" and _is_found(word, sentence))
            and not _is_passive_blame(word, sentence)
            and not _is_habit(word, sentence)
            and not _is_remembered(word, sentence, told.language)
            and not (told.language == "en" and (_was_before(word, sentence) or _is_no_main_verb(word, sentence)))
            and not _is_before_what_is_told(word, sentence, days)
            and not _is_done_by_nobody(word, sentence)
            and not _is_only_aimed_at(word, sentence, told.language)
            and not _warns_nobody(word, sentence)
            and not _is_reason_given(word, sentence)
            and not _is_object_of_a_break(word, sentence)
            and not (told.language == "en" and _is_noun_here(word, sentence))
            and not _is_what_is_answered(word, sentence, days, told.language)
            and not _only_says_who_came(word, sentence, told.language)
            and not (told.language == "fa" and _is_only_wished(word, sentence))
        ):
            may_be = [day for day in days if not _is_over_before(day, word, sentence, told.published)]
            yield Trigger(word, _day_since(word, sentence, told) or nearest_date(word, may_be, sentence, told.language))


def _is_over_before(day: DateInText, word: Found[Word], sentence: Sentence, published: UncertainDate | None) -> bool:
    """Whether a day is past, and the ending of a verb says that it is yet to come: "incontrerà" has not "last month"."""
    is_future = any(
        cue.meaning.kind == "future" and cue.start < word.end and word.start < cue.end for cue in sentence.cues("planned")
    )
    if not is_future or day.is_yearless or not day.when or not day.when.latest or not published or not published.earliest:
        return False
    return day.when.latest < published.earliest


def _is_nominal(word: Found[Word]) -> bool:
    """Whether a German phrase is a noun with what belongs to it, and no verb behind: "Ausweisung eines Diplomaten"."""
    return bool(_NOUN_AND_ITS_GENITIVE.fullmatch(word.words))


_NOUN_AND_ITS_GENITIVE = re.compile(
    r"\w+(?:ung|e|en|t|ss)\s(?:[^A-ZÄÖÜ]\S*\s)*(?:de[rsn]|eine[rs]|von|zweier|dreier)\s(?:\S+\s)*[A-ZÄÖÜ][\w-]*"
)


def _is_found(word: Found[Word], sentence: Sentence) -> bool:
    """Whether the Korean word for "visited" means "found", as no country stands before it: "해법을 찾았다"."""
    if word.meaning.meaning != "visit" or not re.match(r"[을를]?\s?찾", word.words):
        return False
    return not any(re.fullmatch(r"[을를]?\s?", sentence.text[one.end - sentence.start : word.start - sentence.start])
                   for one in sentence.names if one.end <= word.start)  # fmt: skip


def _as_used(word: Found[Word], sentence: Sentence, language: str) -> Found[Word]:
    if word.meaning.meaning == "test" and any(one.meaning.meaning in ("attack", "war") for one in sentence.words):
        word = replace(word, meaning=Word("attack", word.meaning.kind))  # "fired missiles … in the attack"
    if word.meaning.meaning == "visit" and _is_arrival_of_aid(word, sentence, language):
        return replace(word, meaning=Word("aid", "verb"))  # "this aid, which will arrive today"
    if word.meaning.kind == "weak" and _has_its_own_day(word, sentence):
        return replace(word, meaning=Word(word.meaning.meaning, "noun"))
    is_noun = (
        is_used_as_a_noun(word, sentence, language)
        or _is_participle(word, language)
        or (
            language == "ar"
            and word.meaning.kind == "verb"
            and _AFTER_IN_ARABIC.search(sentence.text[: word.start - sentence.start])
        )
    )
    return replace(word, meaning=Word(word.meaning.meaning, "noun")) if is_noun else word


# "С задержанными гражданами": a participle in full says whom it was done to.
_PARTICIPLE = {
    "ru": re.compile(r"\w+(?:нн|т|ем|им)(?:ого|ому|ым|ом|ой|ую|ых|ыми)\b", re.IGNORECASE),
    "uk": re.compile(r"\w+(?:н|т)(?:ого|ому|им|ої|ій|их|ими)\b", re.IGNORECASE),
}


def _is_participle(word: Found[Word], language: str) -> bool:
    """Whether a verb is a participle in another case than the first, and so no news: "с задержанными гражданами"."""
    pattern = _PARTICIPLE.get(language)
    return bool(pattern and word.meaning.kind == "verb" and word.meaning.meaning == "detention" and pattern.match(word.words))


_RIGHT_BEFORE_A_DAY = 6


def _has_its_own_day(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date in digits stands right behind a word: "the sanctions of 1998"."""
    return any(
        0 <= day.start - word.end < _RIGHT_BEFORE_A_DAY and not day.is_background and re.search(r"\d", day.words)
        and not re.search("[,،(]", sentence.text[word.end - sentence.start : day.start - sentence.start])
        for day in sentence.dates
    )  # fmt: skip


# A verb would stand behind "that": "بعد أن".
_AFTER_IN_ARABIC = re.compile(r"(?<!\w)(?:بعد|عقب|إثر|منذ|رغم)\s(?:يوم\sمن\s|أيام\sمن\s)?$")
_BROUGHT = re.compile(
    r"\b(?:plane|ship|convoy|aircraft)s?\b|konvoy|\bt[ıi]rl?|kargo|طائرة|طائرتا|طائرات|سفينة|سفن|قافلة|قوافل|شاحن|شحنة|کشتی|uçağ|uçak|gemi|هواپیما|विमान|طیارہ|বিমান|מטוס"
)


def _brings_only_goods(sentence: Sentence) -> bool:
    """Whether what arrives is a plane with aid or arms, and nobody that is named."""
    kinds = {word.meaning.meaning for word in sentence.words if word.meaning.kind in ("verb", "noun")}
    people = any(one.meaning[0].kind == "person" for one in sentence.names)
    has_goods = kinds & {"aid", "arms"} or _TONNES.search(sentence.text)
    return not people and bool(has_goods) and bool(_BROUGHT.search(sentence.text))


# What is counted when something is brought: "بحمولة 40 طنا".
_TONNES = re.compile(r"\b(?:tons?|tonnes?)\b|(?<!\w)(?:طنا?|أطنان|تن|ٹن|टन|টন|טון|טונות)(?!\w)")


SUBJUNCTIVE = re.compile(r"(?<!می\u200c)(?<!می )(?<!ن)(?:کند|کنند|شود|شوند|دهد|دهند|گیرد|گیرند|برود|بروند|برسد|بیاید|بیایند)$")


def _is_only_wished(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a Persian verb is one of what shall or may be, and nobody says that it is planned: "تا … امضا کنند"."""
    is_wish = word.meaning.kind == "verb" and bool(SUBJUNCTIVE.search(word.words))
    return is_wish and not any(cue.meaning.kind != "future" and cue.start < word.start for cue in sentence.cues("planned"))


# "पहुंचे श्रद्धालुओं से", "پہنچے زائرین کو": who had come is a noun with a postposition of its own, and no subject ("ने").
_WHO_CAME = {
    "hi": re.compile(r"\s(?!(?:है|हैं|था|थे|थी|गए|गये|गई|गया|और|तथा|एवं|व|जहां|जहाँ)\s)(?:(?!ने\s)[^\s,।]+\s){1,3}(?:से|को|पर)\s"),
    "ur": re.compile(r"\s(?!(?:ہے|ہیں|تھا|تھے|تھی|گئے|گئی|گیا|اور|جہاں)\s)(?:(?!نے\s)[^\s،۔]+\s){1,3}(?:سے|کو|پر)\s"),
}


def _only_says_who_came(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a verb of coming stands before a noun that another thing is done to, and names nobody who came."""
    if word.meaning.meaning != "visit" or word.meaning.kind != "verb" or language not in _WHO_CAME:
        return False
    noun = _WHO_CAME[language].match(sentence.text, word.end - sentence.start)
    end = sentence.start + noun.end() if noun else word.end
    people = [one for one in sentence.names if word.end <= one.start < end and one.meaning[0].kind == "person"]
    office = noun and office_phrases(language).find(fold(noun[0]))
    return bool(noun) and not people and not office


_SINCE_THAT = re.compile(
    r"\b(?:since|seit|seitdem|sinds|sedan|depuis qu[e']|desde que|da quando|odk[aą]d|od kiedy|od chvíle,? kdy|с тех пор,? как|"
    r"відколи|відтоді,? як|de când|sejak|kể từ khi|منذ أن|از زمانی که|aftersom)",
    re.IGNORECASE,
)
_BEFORE_A_GERUND = re.compile(r"\b(?:in|for|of|from|against|about|on|despite|without|at|into)\s$")
_AGREED_TO = re.compile(r"\bagree(?:d|s|ing)?\b[^.;]{0,40}\bto\s$")
_ONLY_AGREED = ("talks", "meeting", "visit", "agreement", "message", "cooperation")


def _is_no_main_verb(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a verb only completes another: "agreed to hold talks", "a violation in selling weapons"."""
    before = sentence.text[: word.start - sentence.start]
    if word.meaning.kind == "verb" and word.meaning.meaning in _ONLY_AGREED and _AGREED_TO.search(before):
        return True
    if word.meaning.kind == "verb" and re.match(r"\w+ing\b", word.words) and not sentence.dates:
        return bool(_BEFORE_A_GERUND.search(before))
    return sentence.number > 1 and not sentence.dates and bool(re.match(r"ha(?:s|ve) accused\b", word.words))


_HAD = re.compile(r"\bhad(?:\s(?:\w+ly|already|also|earlier|once|long))?\s$", re.IGNORECASE)


def _was_before(word: Found[Word], sentence: Sentence) -> bool:
    """Whether an undated "had signed", which nobody is said to have told, is older than the news."""
    if sentence.dates or not sentence.number or word.meaning.kind != "verb":
        return False
    before = sentence.text[: word.start - sentence.start]
    told = any(cue.end <= word.start for cue in sentence.cues("reported"))
    return not told and (word.words.lower().startswith("had ") or bool(_HAD.search(before)))


# "Des violences qui avaient visé ses intérêts": what had been done before, without a date of its own.
_HAD_BEEN = re.compile(
    r"(?:avait|avaient|ayant|había|habían|habiendo|aveva|avevano|avendo|tinham?|haviam?|tendo)\s", re.IGNORECASE
)
_OF_A_CLAUSE = re.compile(r"(?:\b(?:qui|que|dont|che|cui|quien|quienes|cuando|quando|où|donde|onde)\s|[,\s])[^,;]{0,25}$")


def _is_before_what_is_told(word: Found[Word], sentence: Sentence, days: list[DateInText]) -> bool:
    if word.meaning.kind not in ("verb", "host") or not _HAD_BEEN.match(word.words):
        return False
    here = sentence.segment_of(word.start)
    before = [one for one in sentence.words if one.meaning.is_event and one.end <= word.start and one.meaning.kind == "verb"]
    has_clause = _OF_A_CLAUSE.search(sentence.text[: word.start - sentence.start])
    dated = any(day.start > word.end and sentence.segment_of(day.start) == here for day in days)
    return bool(before and has_clause) and not dated


_REACH_OF_ALWAYS = 30
_BEGINS = 6


def _is_habit(word: Found[Word], sentence: Sentence) -> bool:
    """Whether "repeatedly" or the like stands beside a word, in a part of the sentence that names no date."""
    here = sentence.segment_of(word.start)
    if any(sentence.segment_of(day.start) == here for day in sentence.dates):
        return False
    begins = [day for day in sentence.dates if not day.is_background and sentence.segment_of(day.start) == here - 1]
    if begins and sentence.segments[here][0] - begins[0].end < _BEGINS:
        return False  # "In 2015, the army had already intervened"
    if sentence.number > 1 and any(cue.start - sentence.start < _BEGINS for cue in sentence.cues("vague")):
        return not sentence.dates
    return any(
        sentence.segment_of(cue.start) == here and max(word.start - cue.end, cue.start - word.end) < _REACH_OF_ALWAYS
        for cue in sentence.cues("habit")
    )


_ENDS_AS_AN_ATTRIBUTE = re.compile(r"[dt][ıiuü]ğ[ıiuü]$", re.IGNORECASE)


def _is_an_attribute(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a deed without a day only says which thing is meant: "işgal ettiği tepelerden"."""
    if word.meaning.meaning not in ("war", "attack", "seizure", "detention", "sanctions", "arms", "troops"):
        return False
    here = sentence.segment_of(word.start)
    is_dated = any(sentence.segment_of(day.start) == here for day in sentence.dates)
    behind = sentence.text[word.end - sentence.start :]
    return bool(_ENDS_AS_AN_ATTRIBUTE.search(word.words)) and not is_dated and bool(re.match(r"\s\w", behind))


_LONGEST_AGREEMENT = 50


def _is_what_is_agreed_on(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a deed is only what an agreement is on: "hiệp định về chuyển giao người bị kết án"."""
    words = "|".join(re.escape(each) for each in side_words(language, "agreed_on"))
    if not words or family(word.meaning.meaning) == family("agreement") or word.meaning.meaning in _OF_AGREEMENTS:
        return False
    before = sentence.text[: word.start - sentence.start]
    space = "" if language in UNSPACED else r"\s"
    return bool(re.search(rf"(?:{words}){space}[^,.;:]{{0,{_LONGEST_AGREEMENT}}}$", before, re.IGNORECASE))


_OF_AGREEMENTS = ("visit", "meeting", "message", "talks", "rupture", "rejection", "condemnation", "accusation")
_REACH_OF_AN_ANNIVERSARY = 30


def _is_remembered(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a word has no date and is only recalled, or says whose anniversary it is."""
    if sentence.cues("recalled") and not any(not day.is_background for day in sentence.dates):
        return True
    here, stands_behind = sentence.segment_of(word.start), language in (*VERB_LAST, "zh")
    for cue in sentence.cues("anniversary"):
        gap = cue.start - word.end if stands_behind else word.start - cue.end
        is_what = stands_behind or word.meaning.kind in ("noun", "weak") or gap <= 1
        if is_what and 0 <= gap < _REACH_OF_AN_ANNIVERSARY and sentence.segment_of(cue.start) == here:
            return True
    return False


def _cargo_of(word: Found[Word], sentence: Sentence, part: int) -> list[Found[Word]]:
    """Return the goods that a part of the sentence names before a word, where it names nobody."""
    cargo = [cue for cue in sentence.cues("cargo") if cue.end <= word.start and sentence.segment_of(cue.start) == part]
    people = any(one.meaning[0].kind == "person" and sentence.segment_of(one.start) == part for one in sentence.names)
    return [] if people else cargo


# "Stormed by protesters".
_BY = re.compile(r"\b(?:par|por|da|dai|dagli|de către)\s(?:(?:des|les|los|unos|dei|gli|nişte|niște)\s)?$", re.IGNORECASE)
_IS_AID = re.compile(r"aide|ayuda|ajuda|aiut|ajutoare|cargamento|cargaison|carico|carregamento|transport", re.IGNORECASE)


def _is_arrival_of_aid(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether what arrives is aid, named in the same part or before "which"."""
    here = sentence.segment_of(word.start)
    parts = [here, here - 1] if here and is_relative(sentence, sentence.segments[here][0], language) else [here]
    is_verb = word.meaning.kind == "verb"
    return is_verb and any(_IS_AID.match(cue.words) for part in parts for cue in _cargo_of(word, sentence, part))


_INFINITIVES = {"fr": r"\w+(?:er|ir|re)", "es": r"\w+[aei]r", "pt": r"\w+[aei]r", "it": r"\w+[aei]re"}
_IN_ORDER_TO = re.compile(r"\b(?:para|pour|per|afin de|a fin de|con el fin de|a fim de|al fine di)\s$", re.IGNORECASE)
_AIMED_AT = ("recognition", "attack", "war", "sanctions", "withdrawal", "ceasefire", "release", "concession", "support")


def _is_only_aimed_at(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether an infinitive only says what another deed is for: "spoke of a plan to restore relations"."""
    first = word.words.split()[0]
    is_infinitive = language in _INFINITIVES and bool(re.fullmatch(_INFINITIVES[language], first, re.IGNORECASE))
    others = any(one.meaning.is_event and one.meaning.kind != "weak" and one.end <= word.start for one in sentence.words)
    before = sentence.text[: word.start - sentence.start]
    return is_infinitive and others and word.meaning.meaning in _AIMED_AT and bool(_IN_ORDER_TO.search(before))


_NEAR_SUBJECT = 14


def _is_done_by_nobody(word: Found[Word], sentence: Sentence) -> bool:
    """Whether no state does it: analysts warn, a plane or freed prisoners land."""
    here, kind = sentence.segment_of(word.start), word.meaning.meaning
    if kind == "visit" and word.meaning.kind == "verb":
        return bool(_cargo_of(word, sentence, here))
    if kind == "attack" and any(_BY.search(sentence.text[: cue.start - sentence.start]) for cue in sentence.cues("nobody")):
        return True
    return kind in (*_ACCUSES, "threat", "support", "attack") and any(
        0 <= word.start - cue.end < _NEAR_SUBJECT for cue in sentence.cues("nobody")
    )


_THAT_OR_OF = re.compile(r",?\s(?:že|że|что|що|че|da|да)\s")


def _warns_nobody(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a verb of warning has no addressee and stands behind another deed: "shelled it and warned that …"."""
    if word.meaning.meaning != "threat" or not _THAT_OR_OF.match(sentence.text, word.end - sentence.start):
        return False
    return any(one.meaning.is_event and one.meaning.kind == "verb" and one.end < word.start for one in sentence.words)


_ACCUSING = re.compile(
    r"(?:accusing|accusant|l['’]accusant|beschuldigend|acusando|acusándol[oae]s?|accusando(?:l[oaie])?)\b", re.IGNORECASE
)
_OF_WHOM = re.compile(r"\s?(?:it|them|him|her|its|the (?:country|government|kingdom|group|regime|neighbou?r))\b")


def _is_reason_given(word: Found[Word], sentence: Sentence) -> bool:
    """Whether "accusing it of" only gives the reason for what the same sentence told before."""
    if word.words.lower().startswith("in protest"):
        return any(one.meaning.is_event and one.end < word.start for one in sentence.words)
    match = _ACCUSING.match(word.words) if word.meaning.meaning == "accusation" else None
    if not match or not any(one.meaning.is_event and one.end < word.start for one in sentence.words):
        return False
    return len(match[0]) > len("accusando") or bool(_OF_WHOM.match(sentence.text, word.start + match.end() - sentence.start))


_ALSO_NOUNS = ("attacks", "strikes", "shells", "bombs", "raids", "threats of", "calls with")


def _is_noun_here(word: Found[Word], sentence: Sentence) -> bool:
    """Whether "attacks" is no verb: one stands right behind the name of who does it, or is a headline's last word but one."""
    if word.meaning.kind != "verb" or word.words.lower() not in _ALSO_NOUNS:
        return False
    return not any(0 <= word.start - one.end <= 1 and one.meaning[0].kind != "adjective" for one in sentence.names)


_FOR_WHAT = re.compile(r"\b(?:for|over|involved in|involving)\b[^,;]*$")


def _is_object_of_a_break(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a noun is only what is suspended or punished: "rejected the suspension of the treaty"."""
    if word.meaning.kind not in ("noun", "weak") and not re.match(r"\w+ing\b", word.words):
        return False
    here = sentence.segment_of(word.start)
    verbs = [
        one for one in sentence.words
        if one.meaning.kind == "verb" and one.end <= word.start and sentence.segment_of(one.start) == here
    ]  # fmt: skip
    if word.meaning.meaning in ("treaty", "agreement", "aid", "arms") and any(
        one.meaning.meaning in ("rupture", "rejection") for one in verbs
    ):
        return True
    punished = [one for one in verbs if one.meaning.meaning in ("sanctions", "expulsion", "detention")]
    return bool(punished) and bool(
        _FOR_WHAT.search(sentence.text[punished[-1].end - sentence.start : word.start - sentence.start])
    )


# "Severed since 1961" tells when it was done.
_LASTS = ("rupture", "recognition", "seizure", "withdrawal")
_WHEN = re.compile(r",?\s(?:when|אז|كانا? حين|حين|عندما|جब|जब|جب|যখন|زمانی که)(?!\w)")
_NEEDS_WORDS_BEHIND = ("since", "seit", "seitdem", "sinds", "sedan", "sejak")
BESIDE = 3


def _day_since(word: Found[Word], sentence: Sentence, told: Told) -> DateInText | None:
    """Return the date of a verb in "since Russia invaded it in 2022": it dates that, and is background for the rest."""
    if word.meaning.kind in ("noun", "weak"):
        return _day_of_a_noun(word, sentence, told.language)
    if word.meaning.kind not in ("verb", "host"):
        return None
    if told_before := _day_of_since_behind(word, sentence):
        return told_before
    start, end = sentence.segments[sentence.segment_of(word.start)]
    for day in sentence.dates:
        if start <= day.start < end and (began := _lasts_since(day, word, sentence, told)):
            return replace(day, when=began, is_background=False)
        if day.is_background and day.when and word.meaning.meaning in _LASTS and word.end <= day.start:
            between = sentence.text[word.end - sentence.start : day.start - sentence.start]
            if re.fullmatch(r"\s(?:off\s)?(?:ever\s)?(?:since\s)?", between):
                return replace(day, when=parse_date(day.when.edtf.removesuffix("/..")), is_background=False)
        if day.is_background and day.when and word.start > day.end and _WHEN.match(sentence.text, day.end - sentence.start):
            return replace(day, when=parse_date(day.when.edtf.removesuffix("/..")), is_background=False)
        if not day.is_background or not day.when or not start <= day.start < end:
            continue
        when = replace(day, when=parse_date(day.when.edtf.removesuffix("/..")), is_background=False)
        if told.language == "tr" and 0 <= day.start - word.end <= BESIDE:
            return when
        first = min(day.start, word.start)
        since = _SINCE_THAT.search(sentence.text[start - sentence.start : first - sentence.start])
        if since and told.language in _VERB_ENDS_A_CLAUSE and not _has_a_subject(start + since.end(), day.start, sentence):
            continue  # "sinds zijn aantreden in 2014"
        behind = sentence.text[start - sentence.start + since.end() : day.start - sentence.start].split() if since else []
        if since and (since[0].lower() not in _NEEDS_WORDS_BEHIND or len(behind) > 1):
            return when
    return None


# "Since", where it stands behind the deed: "自2019年两国建交以来", "2019년 수교한 이후".
_SINCE_BEHIND = re.compile(r"[^，。、,;；\d]{0,10}?(?:以[来來]|以降|이래|이후)")


def _day_of_since_behind(word: Found[Word], sentence: Sentence) -> DateInText | None:
    """Return the day before a verb that stands between it and "since", as in "4月に国交を樹立して以来"."""
    if not _SINCE_BEHIND.match(sentence.text, word.end - sentence.start):
        return None
    before = [day for day in sentence.dates if day.end <= word.start and day.when and day.is_background]
    is_near = before and sentence.segment_of(before[-1].start) == sentence.segment_of(word.start)
    if not is_near or not before[-1].when:
        return None
    return replace(before[-1], when=parse_date(before[-1].when.edtf.removesuffix("/..")), is_background=False)


# Where "since" is also "of": "договорът от 2011 г.".
_SINCE_IS_OF = {"bg": "от", "sr": "od", "hr": "od"}


def _day_of_a_noun(word: Found[Word], sentence: Sentence, language: str) -> DateInText | None:
    """Return the date right behind a noun and a word for "of" that elsewhere means "since"."""
    of = _SINCE_IS_OF.get(language)
    for day in sentence.dates if of else ():
        is_beside = day.start == word.end + 1 and day.words.split()[0].lower() in (of, "од")
        if is_beside and day.is_background and day.when and day.when.edtf.endswith("/.."):
            return replace(day, when=parse_date(day.when.edtf.removesuffix("/..")), is_background=False)
    return None


_GOES_ON = ("arms", "aid", "trade", "cooperation", "exercise", "troops", "sanctions", "detention", "war", "attack",
            "mobilization")  # fmt: skip


def _lasts_since(day: DateInText, word: Found[Word], sentence: Sentence, told: Told) -> UncertainDate | None:
    """Return since when what a verb tells goes on, if the date says that: "has been supplying arms since February"."""
    if not day.when or word.meaning.meaning not in _GOES_ON or sentence.cues("first_in") or sentence.cues("first_since"):
        return None
    here = sentence.segment_of(word.start)
    verbs = [one for one in sentence.words if one.meaning.kind == "verb" and sentence.segment_of(one.start) == here]
    others = [one for one in sentence.dates if one is not day and sentence.segment_of(one.start) == here]
    if len(verbs) > 1 or any(not one.is_background for one in others) or _may_be_to_come(day, told.published):
        return None
    if day.when.edtf.endswith("/.."):
        return day.when if day.is_background else None
    behind = sentence.text[day.end - sentence.start :].lstrip()
    is_start = behind.startswith(side_words(told.language, "since_after")) and day.when.precision in ("day", "month", "year")
    return parse_date(f"{day.when.edtf}/..") if is_start else None


def _has_a_subject(start: int, end: int, sentence: Sentence) -> bool:
    """Whether somebody is named between "since" and its date, so that a clause follows and not only "his election in 2014"."""
    places = [*(one.start for one in sentence.names), *(one.start for one in sentence.homes)]
    return end - start < BESIDE or any(start <= place < end for place in places)


_LONG_AGO = timedelta(days=200)


def _may_be_to_come(day: DateInText, published: UncertainDate | None) -> bool:
    """Whether "from June" may as well be the next one: the last was long ago, or it is today's or a coming day."""
    if not day.when or not day.when.earliest or not published or not published.latest:
        return False
    since = published.latest - day.when.earliest
    return since <= timedelta(0) or (day.is_yearless and since > _LONG_AGO)


def own_days(days: list[DateInText]) -> list[DateInText]:
    """Return the dates that a sentence names itself; "during the visit" dates it only where it names none."""
    own = [day for day in days if day.resolved_against in ("", "published")]
    words = {day.words for day in own}
    return [day for day in days if not own or day in own or day.resolved_against in words]


_REACH_OF_COULD = 60
_UNREAL = ("negated", "hypothetical")


def is_unreal(word: Found[Word], sentence: Sentence, language: str, meanings: tuple[str, ...] = _UNREAL) -> bool:
    """Whether a word stands under "not", "if" or "may" in its own part of the sentence."""
    here = sentence.segment_of(word.start)
    if word.meaning.kind in ("noun", "weak") and _is_the_unreal_one(word, sentence, language, meanings):
        return True
    for meaning in meanings:
        for cue in sentence.cues(meaning):
            if sentence.segment_of(cue.start) != here or cue.start == word.start:
                continue
            gap = word.start - cue.end
            if _is_certain(cue, sentence):
                continue
            if cue.meaning.kind == "modal" and word.meaning.kind == "noun" and 0 <= cue.start - word.end < _REACH_OF_COULD:
                return True
            if language in VERB_LAST and meaning == "hypothetical" and word.start < cue.start < word.end:
                return True
            if cue.meaning.kind == "modal" and language in _MAY_STAND_ANYWHERE:
                return True
            if language in _NOT_WITHIN and meaning == "negated" and word.start < cue.start < word.end:
                return True
            if language in _VERB_ENDS_A_CLAUSE and cue.words.lower() in _WHETHER and 0 <= gap < _REACH_OF_A_PURPOSE * 2:
                return True
            if meaning == "negated" and 0 <= gap < _REACH_OF_A_PURPOSE and _is_a_purpose(word, sentence, language):
                return True
            if -2 <= gap < (60 if meaning == "hypothetical" else 25) or (
                language in (*VERB_LAST, "zh") and 0 <= cue.start - word.end < 12
            ):
                return True
    return False


# Languages whose "may" is an ending of the verb, which stands anywhere: "találkozhat … látogatáson".
_MAY_STAND_ANYWHERE = ("hu",)
# Languages that put "not" between the two parts of a verb: "hält sich nicht in Kenia auf".
_NOT_WITHIN = ("de", "nl")


def _is_the_unreal_one(word: Found[Word], sentence: Sentence, language: str, meanings: tuple[str, ...]) -> bool:
    """Whether a noun means what an earlier part of the sentence says would have been: "was to visit A, but the visit …"."""
    here = sentence.segment_of(word.start)
    if any(sentence.segment_of(cue.start) == here for cue in sentence.cues("cancelled")) and any(
        sentence.segment_of(cue.start) < here for cue in sentence.cues("hypothetical")
    ):
        return True
    return any(
        one.meaning.meaning == word.meaning.meaning and one.meaning.kind == "verb" and one.end < word.start
        and sentence.segment_of(one.start) < here
        and is_unreal(one, sentence, language, meanings)
        for one in sentence.words
    )  # fmt: skip


_REACH_OF_A_PURPOSE = 90
# Where a clause with "whether" ends with its verb: "ob … der Botschafter einbestellt worden sei".
_VERB_ENDS_A_CLAUSE = ("de", "nl")
_WHETHER = ("ob", "wenn", "falls", "sofern", "of", "indien", "mits")


def _is_a_purpose(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a noun says what for something is done, or was not: "did not send its minister to Kampala for the talks"."""
    before = sentence.text[: word.start - sentence.start]
    words = "|".join(map(re.escape, side_words(language, "purpose")))
    is_noun = word.meaning.kind in ("noun", "weak")
    return is_noun and bool(words) and bool(re.search(rf"(?<!\w)(?:{words})\s(?:[^\W\d_]+\s){{0,2}}$", before, re.IGNORECASE))


_ARABIC_MAY, _CHINESE_IF = "قد", "若"
# Elsewhere the Dutch word is "as" and the Swedish one "about".
_IF_AT_THE_BEGINNING = ("als", "om")
_AS = re.compile(r"\s(?:reactie|vergelding|antwoord|gevolg|eerste|onderdeel|teken|blijk|protest|lid|voorzitter)\b")


def _is_certain(cue: Found[Word], sentence: Sentence) -> bool:
    """Whether the Arabic word for "may" stands before a verb of the past, where it means that it is done."""
    if cue.words.lower() in _IF_AT_THE_BEGINNING:
        begins = cue.start == sentence.segments[sentence.segment_of(cue.start)][0]
        return not begins or bool(_AS.match(sentence.text, cue.end - sentence.start))
    if cue.words == _CHINESE_IF:
        return cue.start != sentence.segments[sentence.segment_of(cue.start)][0]  # within a name
    if cue.words.strip() != _ARABIC_MAY:
        return False
    before, after = sentence.text[: cue.start - sentence.start].split(), sentence.text[cue.end - sentence.start :].split()
    has_been = any(re.fullmatch("[وف]?كان(?:ت|وا|ا)?", word) for word in before[-6:])
    return has_been or (bool(after) and not re.match("[يت]", after[0]))


_OF_BLAME = re.compile(
    r"\s(?:of|di|d[’']|del|dell[’']|de|do|da|van|o|w|z|v|în|för|av)\s|\s(?:d[’']|dell[’'])", re.IGNORECASE
)  # fmt: skip
_BLAMED = re.compile(
    r"(?:^|\s)(?:accused|accusé(?:e|s|es)?|accusat[oaie]|acusad[oa]s?|beschuldigd|beschuldigt|oskarżon\w+|obviněn\w+|anklagad\w*|acuzat[eăi]?)$",
    re.IGNORECASE,
)


def _is_passive_blame(word: Found[Word], sentence: Sentence) -> bool:
    """Whether "accused of" stands for those who are blamed, by nobody that is named: "companies accused of spying"."""
    blamed, *of = word.words.split()
    if word.meaning.meaning != "accusation" or not _BLAMED.search(blamed):
        return False
    if of:
        return len(of) == 1 and bool(_OF_BLAME.fullmatch(f" {of[0]} "))
    return bool(_OF_BLAME.match(sentence.text, word.end - sentence.start))


_AFTER_THAT = {
    "en": r"after|because|since",
    "fr": r"après qu[e’']|après avoir|parce qu[e’']|puisque",
    "es": r"después de que|después de|tras|luego de que|luego de|porque",
    "it": r"dopo che|dopo aver|dopo l[’']aver|perché",
    "pt": r"depois que|depois de|após|porque",
    "de": r"nachdem|weil",
    "nl": r"nadat|omdat",
    "pl": r"po tym,? jak|po tym,? gdy|ponieważ|od czasu,? gdy|odkąd",
    "cs": r"poté,? co|po tom,? co|protože|od doby,? co|od té doby,? co",
    "ru": r"после того,? как|потому что|поскольку|с тех пор,? как|с того момента,? как",
    "uk": r"після того,? як|тому що|оскільки|відколи|з того часу,? як",
    "sv": r"efter att|sedan|eftersom",
    "da": r"efter at|fordi|eftersom",
    "ro": r"după ce|pentru că",
    "id": r"setelah|sebelum|karena",
    "vi": r"sau khi|trước khi|vì",
    "el": r"αφού|επειδή|προτού",
    "hu": r"miután|mivel|mielőtt",
    "ar": r"بعد أن|بعدما|بعد ما|لأن|وذلك بعد|بعد قرار|بعد إعلان|في أعقاب|عقب|إثر",
    "fa": r"پس از آنکه|پس از آن که|بعد از آنکه|چون",
}
# What stands behind a deed that only tells why another was done: "desteklediği gerekçesiyle", "हमला करने के बाद".
_REASON_BEHIND = {
    "tr": re.compile(
        r"\w{0,6}\s(?:gerekçesiyle|iddiasıyla|suçlamasıyla|şüphesiyle|nedeniyle|gerekçe|ardından|sonrası\w*|üzerine|dolayısıyla|"
        r"sonra\b|için\b|amacıyla|yönündeki|konusunda|durumunda|takdirde)"
    ),
    "hi": re.compile(r"(?:ने|ाने)?\s(?:के बाद|के आरोप|के कारण|के चलते|की वजह|के विरोध|के जवाब|के लिए|का दावा|की योजना)"),
    "ur": re.compile(r"(?:نے)?\s(?:کے بعد|کے الزام|کے باعث|کی وجہ|کے خلاف|کے جواب|کے لیے|کے لئے)"),
    "bn": re.compile(r"\w{0,3}\s(?:পর\b|পরে|জেরে|কারণে|অভিযোগে|প্রতিবাদে|জবাবে|জন্য|ঘটনায়)"),
}
# "In answer to the strikes that hit the base": the rest of such a clause is why something was done.
_WHO_IN_HEBREW = re.compile(r"ש$|(?<!\w)(?:שבו|שבה|שבהם|שבהן|אשר)\s$")
_REASON_FURTHER_BEHIND = {
    "hi": re.compile(r"[^,।]{0,35}?(?:ने|जाने|होने)\s(?:के बाद|के विरोध|के जवाब|के कारण|की वजह)"),
    "ur": re.compile(r"[^،۔]{0,35}?(?:نے|جانے|ہونے)\s(?:کے بعد|کے خلاف|کے جواب|کے باعث|کی وجہ)"),
    "bn": re.compile(r"[^,।]{0,35}?(?:ওয়ার|নোর|বার)\s(?:পর|পরে|জেরে|কারণে|প্রতিবাদে|জবাবে)(?!\w)"),
}
_IN_ANSWER_TO = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)[^،,؛;:–—]*$", re.IGNORECASE)
    for language, words in {
        "ar": "ردا على|رداً على|على خلفية|بسبب|احتجاجا على|احتجاجاً على|بذريعة|بحجة|بتهمة",
        "ru": r"(?<!в )ответ(?:ом)? на|реакцией на",
        "uk": r"відповіддю на|реакцією на",
        "pl": r"\b(?:to|jest|była|było) (?:to )?(?:odpowied\w+|reakcj\w+) na",
        "cs": r"\b(?:jde o|šlo o|je|byla) (?:\w+ ){0,3}(?:odpověď|reakci|reakce) na",
        "bg": r"(?:е|са|беше|като) (?:отговор|реакция) на",
        "hr": r"(?:je|su|bio|bila) (?:odgovor|reakcija) na",
        "sr": r"(?:je|su|bio|bila|је|су) (?:odgovor|reakcija|одговор|реакција) na",
    }.items()
}
_ACCUSES = ("accusation", "condemnation", "protest", "demand")
# Languages whose verbs do not change, so that a deed that is only spoken of looks as one that is told.
_WITHOUT_FORMS = ("vi", "id", "en", "zh")
_BEFORE_A_NOUN_IN_CHINESE = re.compile(r"[^，。、,；]{0,18}的")
_RIGHT_AFTER_A_VERB = 6


def _is_said_of_a_noun(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a deed only says who somebody is that another is done to: "会见了来华出席论坛的外长"."""
    behind = _BEFORE_A_NOUN_IN_CHINESE.match(sentence.text, word.end - sentence.start)
    return bool(behind) and any(
        one.meaning.is_event and one.meaning.kind == "verb" and 0 <= word.start - one.end <= _RIGHT_AFTER_A_VERB
        for one in sentence.words
    )


def _is_what_is_answered(word: Found[Word], sentence: Sentence, days: list[DateInText], language: str) -> bool:
    """Whether a deed has no date of its own and only tells why another was done: "recalled him after it had attacked"."""
    if is_ground(word, sentence, language) and any(
        one.meaning.is_event and one.meaning.kind == "verb" and one.start >= word.end for one in sentence.words
    ):
        is_dated = has_own_day(word, days, sentence) or _day_of_since_behind(word, sentence)
        return word.meaning.meaning == "test" or not is_dated
    if language == "zh" and _is_said_of_a_noun(word, sentence):
        return True
    start, end = sentence.segments[sentence.segment_of(word.start)]
    dated = [day for day in days if start <= day.start < end and day.start > word.start]
    if any(not _is_of_a_report(day, sentence) and not _belongs_to_another(day, word, sentence, language) for day in dated):
        return False
    before = sentence.text[: word.start - sentence.start]
    behind = (_REASON_BEHIND.get(language), _REASON_FURTHER_BEHIND.get(language))
    if any(pattern and pattern.match(sentence.text, word.end - sentence.start) for pattern in behind):
        return not any(start <= day.start < word.start for day in days)
    if language == "he" and _WHO_IN_HEBREW.search(before) and word.meaning.kind in ("verb", "host"):
        return not any(start <= day.start < end for day in days)  # "who came to work": told of by the way
    answers = _IN_ANSWER_TO.get(language)
    if answers and (answer := next(reversed(list(answers.finditer(before))), None)):
        return not any(sentence.start + answer.end() <= day.start < word.start for day in days)
    if language in _AFTER_THAT:
        cue = next(reversed(list(re.finditer(rf"(?<!\w)(?:{_AFTER_THAT[language]})(?!\w)", before, re.IGNORECASE))), None)
        clause = before[cue.end() :] if cue else ""
        if cue and not re.search("[;:–—]", clause) and clause.count(",") < (_MOST_COMMAS if cue.start() else 1):
            place = sentence.start + cue.end()
            main = any(one.meaning.is_event and one.end < place and one.meaning.kind != "weak" for one in sentence.words)
            has_date = any(place <= day.start < word.start or day.start < place <= day.end for day in days)
            return not has_date and (main or cue.start() > _FAR_INTO or any(day.end <= place for day in days))
    return _only_says_who(word, sentence, language) or _is_spoken_of(word, sentence, days, language)


_TOLD_OF_IN_A_CLAUSE = ("visit", "meeting", "talks", "message", "agreement", "treaty", "ceasefire")
# "Where" and "when" go on with what happened next, and "that" tells the news.
_WHERE = re.compile(
    r"(?:где|куда|откуда|де|куди|звідки|gdzie|dokąd|kde|kam|където|gde|gdje|когда|коли|gdy|kiedy|když|когато|kada|када|что|що)\b"
)
_SLAVIC = ("ru", "uk", "pl", "cs", "bg", "sr", "hr")


def _only_says_who(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether an undated deed in a clause with "which" only says who is meant: "Ghana, które Kenia wezwała do …"."""
    start, end = sentence.segments[sentence.segment_of(word.start)]
    if language not in _SLAVIC or word.meaning.meaning in _TOLD_OF_IN_A_CLAUSE or start == sentence.start:
        return False
    return (
        is_relative(sentence, start, language)
        and not _WHERE.match(sentence.text, start - sentence.start)
        and not any(start <= day.start < end for day in sentence.dates)
    )


_MOST_COMMAS = 3
_FAR_INTO = 30


_WHO = re.compile(r"(?<!\w)(?:qui|que|che|care)\s(?:se\s|si\s|s-?)?$", re.IGNORECASE)
_BLAMED_DEEDS = ("attack", "war", "seizure", "detention", "troops", "mobilization")


def _is_told_of_what_is_blamed(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a verb only tells of the deed that another blames: "protested against the attacks that hit its embassy"."""
    if word.meaning.kind != "verb" or word.meaning.meaning not in _BLAMED_DEEDS:
        return False
    blames = any(
        one.meaning.kind == "verb" and one.meaning.meaning in ("condemnation", "protest") and one.end <= word.start
        for one in sentence.words
    )
    return blames and bool(_WHO.search(sentence.text[: word.start - sentence.start]))


def _is_spoken_of(word: Found[Word], sentence: Sentence, days: list[DateInText], language: str) -> bool:
    """Whether a deed is what a verb of blame before it speaks of: "condemned the exercises", "accused it of shelling"."""
    before = sentence.text[: word.start - sentence.start]
    if language in _ROMANCE and _is_told_of_what_is_blamed(word, sentence):
        return True
    if word.meaning.kind not in ("noun", "weak") and language not in _WITHOUT_FORMS and not _ARTICLE_OF_A_NOUN.search(before):
        return False
    if language in VERB_LAST or word.meaning.meaning in (*_ACCUSES, "rejection", "threat", "expulsion", "sanctions"):
        return False
    here = sentence.segment_of(word.start)
    blames = [
        one for one in sentence.words
        if one.meaning.meaning in (*_ACCUSES, "rejection") and one.meaning.kind in ("verb", "noun")
        and sentence.segment_of(one.start) == here
    ]  # fmt: skip
    return any(
        one.end <= word.start and not any(one.end + RIGHT_BEHIND < day.start < word.start for day in days) for one in blames
    )


_ROMANCE = ("fr", "es", "it", "pt", "ro")
_ROMANIAN_NOUN = re.compile(r"(?:[aei]rea|ăr(?:ea|ii|ile)|[ei]r(?:ii|ile|i))$")
_NAMES_A_DEED = re.compile(
    r"rupture|rappel|signature|fermeture|expulsion|levée|livraisons?|retrait|échanges?|réouverture|reprise|rétablissement|libération|"
    r"envoi|déploiement|ratification|normalisation|reconnaissance|établissement|ouverture|convocation|"
    r"ruptura|suscripción|cierre|expulsión|retirada|retiro|reapertura|restablecimiento|liberación|envío|despliegue|"
    r"rottura|richiamo|chiusura|espulsione|ritiro|riapertura|scambio|invio|rilascio|liberazione|"
    r"rutura|assinatura|encerramento|fechamento|expulsão|reabertura|restabelecimento|libertação|envio|troca",
    re.IGNORECASE,
)
# Verbs that a pronoun may stand before and no article: "la recibió en audiencia", "l'a condamné".
_PAST_OR_FUTURE = re.compile(r"(?:ó|ou|eu|iu|ron|ram|rá|rán|rão|rà|ranno|ont|[eir]ra)$|^(?:a|ha|han|hanno|avait|aveva|è|est)$")


def _as_a_noun(word: Found[Word], sentence: Sentence, language: str) -> Found[Word]:
    """Return a verb that an article before it makes a noun, as in "la condena", as one; else the word as it is."""
    if language not in _ROMANCE or word.meaning.kind != "verb" or not word.meaning.is_event:
        return word
    first = word.words.split()[0]
    if language == "ro":
        is_noun = bool(_ROMANIAN_NOUN.search(first))
    else:
        has_article = _ARTICLE_OF_A_NOUN.search(sentence.text[: word.start - sentence.start])
        is_noun = bool(has_article) and (first == word.words or not _PAST_OR_FUTURE.search(first))
        is_noun = is_noun or bool(_NAMES_A_DEED.fullmatch(first))
    return replace(word, meaning=Word(word.meaning.meaning, "noun")) if is_noun else word


# Before a word that is a verb elsewhere: "l'attaque", "la frappe".
_ARTICLE_OF_A_NOUN = re.compile(
    r"(?:\b[ld]['’]|(?<!\w)(?:la|une?|cette|the|el|los|las|una|gli|il|lo|uma|der|den|het|de la|às?)\s)$", re.IGNORECASE
)
# "Verurteilte am Mittwoch den Angriff": the day is that of the verb.
RIGHT_BEHIND = 8


def _is_part_of_a_denial(word: Found[Word], sentence: Sentence) -> bool:
    """Whether "rejected" only stands in "rejected the reports"."""
    denials = [cue for cue in sentence.cues("denied") if not _OF_WHAT_IS_ASKED.search(cue.words)]
    return word.meaning.meaning == "rejection" and any(cue.start <= word.start < cue.end for cue in denials)


# What is no claim, and so turned down rather than denied.
_OF_WHAT_IS_ASKED = re.compile(
    r"forderung|vorschl|angebot|ultimat|einladung|kritik|voorstel|aanbod|uitnodiging|kritiek|krav|förslag|forslag|erbjud|tilbud|"
    r"inbjud|požadav|návrh|nabídk|pozvání|kritiku|αίτημα|πρόταση|πρόσκληση|követelés|javaslat|ajánlat|meghívás",
    re.IGNORECASE,
)
# A state does so by saying it: "The United States condemns …".
_SAID_OF_ITSELF = ("condemnation", "support")


def is_quoted(word: Found[Word], sentence: Sentence) -> bool:
    """Whether a word stands in somebody's speech, which is news only where it tells of a day itself."""
    for start, end in quotes_of(sentence):
        if start < word.start < end:
            if _SAYS_THAT.search(sentence.text[: start - sentence.start]):
                return False
            is_in_hangul = re.search("[가-힣]", sentence.text)  # the lead has told of it by itself
            if word.meaning.meaning in _SAID_OF_ITSELF and word.meaning.kind == "verb" and not is_in_hangul:
                return not any(start <= one.start and one.end <= word.start for one in sentence.names)
            dated = [day for day in sentence.dates if start < day.start < end and not day.is_background and day.when]
            return not any(re.search(r"\d", day.words) for day in dated)
    return False


# Words of somebody that go on with the sentence: "said that it 'firmly condemned …'".
_SAYS_THAT = re.compile(r"(?<!\w)(?:что|що|że|че|da|да)\s$")
_PART_OF_ITS_OWN = 150


def nearest_date(word: Found[Word], days: list[DateInText], sentence: Sentence, language: str) -> DateInText | None:
    """Return the date that goes with a word: the nearest, where each comma on the way counts and a semicolon more."""

    days = [
        day for day in days
        if not _is_in_aside(day, word, sentence) and not _belongs_to_another(day, word, sentence, language)
        and not _is_of_what_was_answered(day, word, sentence, language)
        and not (word.end <= day.start and _DATES_WHAT_FOLLOWS.search(day.words))
        and not (language == "en" and _APART.search(sentence.text[word.end - sentence.start : day.start - sentence.start]))
        and not _only_tells_of_what_comes(day, word, sentence)
        and not _is_of_another_subject(day, word, sentence)
    ]  # fmt: skip

    relative = "|".join(rf"\b{re.escape(one)}\b" for one in side_words(language, "relative"))

    def way(day: DateInText) -> float:
        between = (day.end, word.start) if day.end <= word.start else (word.end, day.start)
        passed = sentence.text[between[0] - sentence.start : max(between[1], between[0]) - sentence.start]
        marks = 25 * len(re.findall("[,，、،]", passed)) + 150 * len(re.findall("[;:；：]", passed))
        looks_back = day.start >= word.end and not _IS_AFTER.match(word.words) and _looks_back(day, word, sentence, language)
        ahead = _AHEAD if looks_back else 0
        marks += _IN_A_CLAUSE * (day.start >= word.end and bool(relative and re.search(relative, passed)))
        return len(passed) + marks + ahead + (_OF_A_REPORT if _is_of_a_report(day, sentence) else 0)

    nearest = min(days, key=way, default=None)
    if language in VERB_LAST and nearest and (own := _day_before_the_report(nearest, days, word, sentence)):
        return own
    if of_topic := day_of_topic(nearest, days, word, sentence, language):
        return of_topic
    if nearest and word.meaning.meaning in _ACCUSES and is_day_of_an_object(nearest, word, sentence, language):
        return None
    is_apart = nearest is not None and way(nearest) > _PART_OF_ITS_OWN and word.meaning.kind in ("noun", "weak")
    return None if is_apart else nearest


def _day_before_the_report(
    nearest: DateInText, days: list[DateInText], noun: Found[Word], sentence: Sentence
) -> DateInText | None:
    """Return the day behind a noun, where that before it is of a verb of telling at the end: "امروز از … ۳ مهر خبر داد"."""
    if noun.meaning.kind not in ("noun", "weak") or nearest.end > noun.start:
        return None
    ends = [cue.start for cue in sentence.cues("reported") if cue.start >= noun.end and sentence.end - cue.end <= BESIDE]
    return next((day for day in days if ends and noun.end <= day.start and day.end <= ends[-1]), None)


# "Two days after it had …".
_DATES_WHAT_FOLLOWS = re.compile(r"(?:\bafter|\bnachdem|\bnadat|\befter att?)$")


def _only_tells_of_what_comes(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date is when something coming was told: "as was said on Wednesday, he meets his colleague"."""
    apart = sentence.segment_of(day.start) != sentence.segment_of(word.start)
    telling = any(sentence.segment_of(cue.start) == sentence.segment_of(day.start) for cue in sentence.cues("reported"))
    return apart and telling and any(cue.start == word.start for cue in sentence.cues("upcoming"))


_OWN_SUBJECT = re.compile(r",\s(?:а|но|але|ale|zaś|dok|док)\s$")


def _is_of_another_subject(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date stands in a later clause with a subject and a verb of its own: ", а Дания во вторник передала"."""
    part = sentence.segment_of(day.start)
    if day.start < word.end or sentence.segment_of(word.start) >= part:
        return False
    start, end = sentence.segments[part]
    clause = sentence.text[start - sentence.start : end - sentence.start]
    before = sentence.text[: start - sentence.start] + clause.split(" ")[0] + " "
    named = any(start <= name.start < day.start for name in sentence.names)
    verb = any(one.meaning.is_event and one.meaning.kind == "verb" and start <= one.start < end for one in sentence.words)
    return named and verb and bool(_OWN_SUBJECT.search(before))


_APART = re.compile(r",\s(?:which|who|whom|whose)\s(?!was\b|were\b|is\b|took\b|will\b)[^,]*$")
_AHEAD = 120
# "Après s'être entretenu avec lui, il a signé mercredi": the day is that of both.
_IS_AFTER = re.compile(r"(?:après|tras|después de|luego de|dopo|após|depois de|după)\s", re.IGNORECASE)
_IN_A_CLAUSE = 90
_ANSWERED = (
    "attack",
    "war",
    "mobilization",
    "expulsion",
    "sanctions",
    "seizure",
    "detention",
    "cyberattack",
    "rupture",
    "test",
    "accusation",
)


def _is_of_what_was_answered(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a date behind "after" or "in response to" is that of a deed named there: "expelled 3, after X did so in May"."""
    if day.start < word.end or word.meaning.kind != "verb":
        return False
    cues = "|".join(re.escape(cue) for cue in side_words(language, "after_before"))
    between = sentence.text[word.end - sentence.start : day.start - sentence.start]
    cue = re.search(rf"(?<!\w)(?:{cues})(?!\w)", between, re.IGNORECASE) if cues else None
    if not cue or _is_of_a_report(day, sentence):
        return False
    place = word.end + cue.end()
    end = sentence.segments[sentence.segment_of(day.start)][0]
    return any(
        one.meaning.meaning in _ANSWERED and one.meaning.kind == "verb" and place <= one.start < day.start
        and one.start >= min(end, day.start - _BESIDE_ITS_DATE)
        for one in sentence.words
    )  # fmt: skip


_BESIDE_ITS_DATE = 60
_DATE_BEFORE_VERB = (*VERB_LAST, "zh")


def _looks_back(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a date behind a word rather belongs to what follows: it begins a new part that has a verb of its own."""
    if language in _DATE_BEFORE_VERB:
        return word.meaning.kind in ("verb", "host")
    part = sentence.segment_of(day.start)
    start = sentence.segments[part][0]
    begins = len(sentence.text[start - sentence.start : day.start - sentence.start].split()) <= _SMALL_WORDS_BEFORE
    return (
        part != sentence.segment_of(word.start)
        and begins
        and any(
            other.meaning.kind in ("verb", "host") and other.start >= day.end and sentence.segment_of(other.start) - part <= 1
            for other in sentence.words
            if other.meaning.is_event
        )
    )


_SMALL_WORDS_BEFORE = 2
_OF_A_NOUN = re.compile(r"\s(?:[^\W\d_]{1,5}\s){0,3}(?:[^\W\d_]{1,5}[’'])?")
_BEFORE_A_NOUN = re.compile(r"(?:['’]s)?\s(?:[^\W\d_]+\s){0,2}|年?[のに的]?|년\s?")
_ARTICLE = re.compile(r"(?:^|\s)(?:the|its|their|a|der|die|das|dem|den|des|het|de|ett|en)\s$", re.IGNORECASE)
# "谴责了周一启动的军演": a date behind the verb that belongs to a noun.
_OF_WHAT_FOLLOWS = re.compile(r"[^，。,、]{0,8}的")
_OF_THE_PRESS = re.compile(r"(?:当天|晚间|早间)?(?:报道|报导|消息|讯)")


def _is_of_the_press(day: DateInText, sentence: Sentence) -> bool:
    """Whether a date is that of a newspaper: "据《联合早报》29日报道"."""
    return bool(_OF_THE_PRESS.match(sentence.text, day.end - sentence.start))


def _is_in_a_clause_with_after(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date stands in a clause that ends with 后 and tells an event itself, and the word stands elsewhere."""
    here = sentence.segment_of(day.start)
    start, end = sentence.segments[here]
    clause = sentence.text[start - sentence.start : end - sentence.start].rstrip("，, ")
    return (
        sentence.segment_of(word.start) != here
        and clause.endswith("后")
        and any(one.meaning.is_event and start <= one.start < end for one in sentence.words)
    )


def _belongs_to_another(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a date is only the name of another thing: "the 2015 agreement", "l'accord de 2018", 来月のサミット."""
    if _is_in_a_clause_apart(day, word, sentence, language) or is_date_of_a_reason(day, word, sentence, language):
        return True
    if is_date_of_an_attribute(day, word, sentence, language):
        return True
    if language in _THAT_BEHIND_A_VERB and word.meaning.kind in ("verb", "host") and day.start >= word.end:
        between = sentence.text[word.end - sentence.start : day.start - sentence.start]
        if re.search(rf"\s{_THAT_BEHIND_A_VERB[language]}\s", between):
            return True
    if language in _ROMANCE and _is_day_of_the_deed(day, word, sentence):
        return True
    if (word.meaning.meaning == "expulsion" or language == "pl") and _UNTIL.search(sentence.text[: day.start - sentence.start]):
        return True
    if any(_is_year_of_an_object(day, each, sentence) for each in (word, *sentence.words)):
        return True
    if _is_of_the_last_one(day, word, sentence) or (language in _ROMANCE and _is_of_a_participle(day, word, sentence)):
        return True
    if is_of_a_reason(day.start, word, sentence, language):
        return True
    if language in _DAY_AS_ADJECTIVE and _is_day_of_the_noun_behind(day, word, sentence, language):
        return True
    if language == "zh" and day.start >= word.end and _OF_WHAT_FOLLOWS.match(sentence.text, day.end - sentence.start):
        return True
    if language == "zh" and (_is_in_a_clause_with_after(day, word, sentence) or _is_of_the_press(day, sentence)):
        return True
    if not day.when:
        return False
    if _names_another_thing(day, word, sentence, language):
        return True
    if day.when.precision == "year" and word.start < day.start and day.end < word.end and language not in UNSPACED:
        return bool(_ARTICLE.search(sentence.text[: day.start - sentence.start]))
    if (
        language not in UNSPACED
        and day.when.precision == "year"
        and any(
            other.meaning.is_event and other.start < day.start and day.end < other.end and other.start != word.start
            for other in sentence.words
        )
    ):
        return bool(_ARTICLE.search(sentence.text[: day.start - sentence.start]))
    if day.when.precision == "year" and word.meaning.kind in ("noun", "weak") and not re.search(r"\d", day.words):
        return True  # "the ninth test this year"
    if language not in UNSPACED and day.when.precision != "year":
        return language == "en" and _is_genitive_of_another(day, word, sentence)
    for noun in sentence.words:
        if noun.meaning.kind not in ("noun", "weak") or noun.start == word.start:
            continue
        if language in UNSPACED:
            between = sentence.text[day.end - sentence.start : noun.start - sentence.start] if noun.start >= day.end else "。"
            if (
                len(between) < _SHORT_NAME
                and (day.words[-1:] in "の的" or between[:1] in ("の", "的"))
                and not _HOLDS_A_PLACE.search(between)
            ):
                return True
            continue
        behind = sentence.text[noun.end - sentence.start : day.start - sentence.start] if noun.end <= day.start else ""
        ahead = sentence.text[day.end - sentence.start : noun.start - sentence.start] if noun.start >= day.end else ""
        has_article = _ARTICLE.search(sentence.text[: day.start - sentence.start])
        if (behind and _OF_A_NOUN.fullmatch(behind)) or (ahead and has_article and _BEFORE_A_NOUN.fullmatch(ahead)):
            return True
    return False


# Before the day by which somebody has to leave: "mają wyjechać do północy 12 marca".
_UNTIL = re.compile(
    r"\s(?:do|до|by|until|bis|bis zum|tot|hasta|até|entro|jusqu[’']au)\s"
    r"(?:(?:końca|północy|конца|кінця|полуночи|půlnoci|konce|края на|kraja|ponoći)\s)?$"
)


# "A szerdai támadás", "η χθεσινή επίθεση", "dünkü saldırı": a day that is an adjective of the noun behind it.
_DAY_AS_ADJECTIVE = {
    "hu": re.compile(r".+[^áéíóöőúüű\s](?:i|-es|-as|-os|-ös)", re.IGNORECASE),
    "el": re.compile(r"\w+(?:ιν|ριαν|ερν)(?:ή|ής|ό|ού|ές|ών)", re.IGNORECASE),
    "tr": re.compile(r"\w+k[iü]", re.IGNORECASE),
}
_REACH_OF_AN_ADJECTIVE = 45


def _is_day_of_the_noun_behind(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a day is an adjective of a deed behind it, and the word is another."""
    if not day.words or not _DAY_AS_ADJECTIVE[language].fullmatch(day.words.split()[-1]):
        return False
    here = sentence.segment_of(day.start)
    noun = next((one for one in sentence.words if one.meaning.is_event and one.start >= day.end), None)
    if noun is None or noun.start == word.start or noun.meaning.kind not in ("noun", "weak"):
        return False
    if family(noun.meaning.meaning) == family("meeting"):
        return False  # "agreed at yesterday's meeting"
    return sentence.segment_of(noun.start) == here and noun.start - day.end < _REACH_OF_AN_ADJECTIVE


# Behind the verb of the main clause: "imposed them at a time that on Thursday …".
_THAT_BEHIND_A_VERB = {"hi": "कि", "ur": "کہ", "fa": "که"}
# "In the August holidays", "у серпневі вихідні", "im Juli-Lager": a month that only says which of them.
_THE = re.compile(r"\b(?:the|its|their|this|last)\s$", re.IGNORECASE)
_A_WORD_BEHIND = re.compile(
    r"\s(?!(?:and|or|in|at|on|of|to|by|for|with|from|after|before|when|as|that|but|over|under|until)\b)[a-z]{3,}"
)
_MONTH_AS_ADJECTIVE = {
    "uk": re.compile(r"\w+(?:нев|листопадов)\w+", re.IGNORECASE),
    "pl": re.compile(r"\w+(?:ow|niow|cow)(?:y|ego|emu|ym|ej|ą|a|e|ych|ymi)", re.IGNORECASE),
    "cs": re.compile(r"\w+(?:ov|nor|led|srp)(?:ý|ého|ému|ém|ým|á|é|ou|ých|ými)|\w+(?:nov|dnov|řezn)\w+[éýá]\w*", re.IGNORECASE),
    "ru": re.compile(r"\w+ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)", re.IGNORECASE),
}


def _names_another_thing(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a month without a day or year belongs to a noun that it stands right before, and which is no event told here."""
    if day.is_numbered or re.search(r"\d", day.words) or not day.when or day.when.precision not in ("month", "day"):
        return False
    behind = sentence.text[day.end - sentence.start :]
    is_compound = day.when.precision == "month" and bool(re.match(r"-[^\W\d_]{3,}", behind)) and language not in UNSPACED
    is_of_noun = (
        language == "en"
        and bool(_THE.search(sentence.text[: day.start - sentence.start]))
        and bool(_A_WORD_BEHIND.match(behind))
    )
    adjective = _MONTH_AS_ADJECTIVE.get(language)
    is_adjective = bool(adjective and adjective.fullmatch(day.words.split()[-1]))
    if not (is_compound or is_of_noun or is_adjective):
        return False
    nouns = [one for one in sentence.words if one.meaning.is_event and 0 <= one.start - day.end < _WORDS_BETWEEN]
    return not any(family(one.meaning.meaning) == family(word.meaning.meaning) for one in nouns)


_WORDS_BETWEEN = 25
_GENITIVE = re.compile(r"['’]s\s(?:[\w-]+\s){0,3}")


def _is_genitive_of_another(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date only tells which deed is meant: "over Friday's raid"."""
    return any(
        noun.meaning.is_event
        and noun.start != word.start
        and noun.start > day.end
        and _GENITIVE.fullmatch(sentence.text[day.end - sentence.start : noun.start - sentence.start])
        for noun in sentence.words
    )


def _is_in_a_clause_apart(day: DateInText, word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a date stands in a clause with "who" that tells an event of its own, and the word does not."""
    here = sentence.segment_of(day.start)
    if here > sentence.segment_of(word.start) and word.meaning.meaning not in _TOLD_WITH_THAT:
        place = sentence.segments[here][0] - sentence.start
        if _THAT.match(sentence.text, place):
            return True
    if here == sentence.segment_of(word.start) or not is_relative(sentence, sentence.segments[here][0], language):
        return False
    start, end = sentence.segments[here]
    if language in _SET_CLAUSES_OFF and day.start > word.end:
        return True
    return any(one.meaning.is_event and one.meaning.kind == "verb" and start <= one.start < end for one in sentence.words)


# Languages that write a comma before every clause with "which".
_SET_CLAUSES_OFF = ("ru", "uk", "pl", "bg")
# What is told in a clause with "that" has its own date, and is the very thing that is blamed or denied.
_THAT = re.compile(r"(?:dass|daß|dat|att|at|że|že|hogy|ότι|πως)\b")
_TOLD_WITH_THAT = (*_ACCUSES, "denial", "threat", "agreement")
_CLOSE_TO_A_DEED = 40


def _is_day_of_the_deed(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date stands behind the deed that a verb blames: "a condamné l'attaque de lundi"."""
    if word.meaning.meaning not in _ACCUSES or word.meaning.kind != "verb":
        return False
    here = sentence.segment_of(word.start)
    deeds = [
        one for one in sentence.words
        if one.meaning.meaning in ("attack", "war", "test", "exercise", "visit") and word.end <= one.start
        and sentence.segment_of(one.start) == here == sentence.segment_of(day.start)
    ]  # fmt: skip
    return any(0 <= day.start - one.end < _CLOSE_TO_A_DEED for one in deeds)


_OF_A_PARTICIPLE = re.compile(
    r"(?<!\w)(?P<before>[^\W\d_]+)\s(?:[^\W\d_]*(?:ée?s?|ises?|is|ad[oa]s?|id[oa]s?|at[oaie]|ut[oaie]|it[oaie]|ate|ată))"
    r"(?:\s(?:le|el|il|em|a|en|in|no|la|pe|în|du|de|na|nel|l['’]))?\s?$"
)
_HAS_OR_IS = re.compile(
    r"a|ont|est|sont|été|avait|avaient|était|étaient|ha|han|había|habían|fue|fueron|sido|es|está|están|era|foi|foram|tem|tinha|é|"
    r"sono|è|hanno|aveva|avevano|stato|stata|stati|state|viene|vengono|au|fost|este|sunt|qui|que|che|se|si|s",
    re.IGNORECASE,
)


def _is_of_a_participle(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date is that of a thing beside a verb with a day of its own: "applies on Monday the sanctions taken in May"."""
    if word.meaning.kind not in ("verb", "host") or day.start < word.end or not re.search(r"\d", day.words):
        return False
    match = _OF_A_PARTICIPLE.search(sentence.text[word.end - sentence.start : day.start - sentence.start])
    others = [one for one in sentence.dates if one is not day and not one.is_background]
    return bool(match) and not _HAS_OR_IS.fullmatch(match["before"] if match else "") and bool(others)


def _is_of_the_last_one(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether only the date is in a part about the one before: "receives him, the last visit being in 1998"."""
    here = sentence.segment_of(day.start)
    last = [cue for cue in sentence.cues("last_one") if sentence.segment_of(cue.start) == here and cue.start <= day.start]
    return bool(last) and sentence.segment_of(word.start) != here


# "Dénonce l'accord militaire de 1961": the year is that of what is broken off.
_YEAR_OF = re.compile(r"(?:\s[^\W\d_]+){0,2}\s(?:d[eou]|del|di|din)?\s?", re.IGNORECASE)
_CONCLUDED = re.compile(r",\s(?:conclu|sign|firm|suscri|celebra|assin|sigl|stipul|semn|încheia)\w+\s[^,]*$", re.IGNORECASE)
_UNDONE = ("rupture", "rejection", "concession", "withdrawal", "accusation", "condemnation", "demand")


def _is_year_of_an_object(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    if word.meaning.meaning not in _UNDONE or not day.when or day.when.precision != "year" or day.start < word.end:
        return False
    between = sentence.text[word.end - sentence.start : day.start - sentence.start]
    of = re.match(r"(?:d[eou]|del|di|din)\s", day.words, re.IGNORECASE)
    is_apart = any(other is not day and other.start < word.start and not other.is_background for other in sentence.dates)
    return bool(_CONCLUDED.search(between) or ((of or is_apart) and " " in word.words and _YEAR_OF.fullmatch(between)))


_SHORT_NAME = 14
# "7日の閣議で追加制裁を": what the day is of ends before the noun.
_HOLDS_A_PLACE = re.compile("、|[会議談見]で")
_OF_A_REPORT = 40


def _is_of_a_report(day: DateInText, sentence: Sentence) -> bool:
    """Whether a date stands beside "said" and so dates rather the telling than what is told."""
    return any(-1 <= day.start - cue.end <= 6 or -1 <= cue.start - day.end <= 2 for cue in sentence.cues("reported"))


_ASIDES = re.compile(r"\s[–—-]\s[^–—]{5,}?\s[–—-]\s|\([^()]{12,}\)")


def _is_in_aside(day: DateInText, word: Found[Word], sentence: Sentence) -> bool:
    """Whether a date stands in brackets or between dashes, and the word does not."""
    for aside in _ASIDES.finditer(sentence.text):
        span = range(sentence.start + aside.start(), sentence.start + aside.end())
        if day.start in span and word.start not in span:
            return True
    return False


def is_the_occasion(word: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether the only two states of a sentence met to do what it tells: "exchanged prisoners at talks in Lima"."""
    if word.meaning.kind != "noun" or word.meaning.meaning not in ("meeting", "talks"):
        return False
    named = [name.meaning[0] for name in sentence.names if name.meaning[0].kind != "capital"]
    states = {code for name in named for code in name.codes if country(code).kind != "body"}
    words = "|".join(re.escape(each) for each in side_words(language, "occasion_before"))
    before = sentence.text[: word.start - sentence.start]
    is_at = bool(words) and re.search(rf"(?<!\w)(?:{words})\s?(?:[^\W\d_]{{1,5}}[\s’'])?(?:\w+\s)?$", before)
    return bool(is_at) and len(states) == BOTH


def comes_after(noun: Found[Word], sentence: Sentence, language: str) -> bool:
    """Whether a noun only dates what is told: "after the visit", "ahead of the summit"."""
    before = plain_text(sentence.text[: noun.start - sentence.start][-60:])
    listed = (*side_words(language, "after_before"), *side_words(language, "spoken_of"))
    words = "|".join(re.escape(plain_text(word)) for word in listed)
    if noun.meaning.meaning in ("meeting", "talks", "message") and (
        _WITH_BOTH_SIDES.match(sentence.text, noun.end - sentence.start) or _OF_AN_UNKNOWN.search(before)
    ):
        return False  # "after a telephone call between A and B", "said after a meeting with B": it took place
    if language in _AFTER_A_NOUN and re.match(_AFTER_A_NOUN[language], sentence.text[noun.end - sentence.start :]):
        return True
    return (
        (bool(words) and bool(re.search(rf"(?<![^\W_])(?:{words})(?:\s[^\W_]{{1,6}})?(?:{_SOME_TIME})?$", before)))
        or (
            language in _ADJECTIVE_OF_A_DEED
            and bool(words)
            and bool(re.search(rf"(?<![^\W_])(?:{words})\s[^\W\d_]+(?:{_ADJECTIVE_OF_A_DEED[language]})$", before))
        )
        or (
            language == "en"
            and bool(re.search(rf"(?<![^\W_])(?:{words})(?:\s(?!(?!ongoing)\w+ing\b)[^\W\d_][\w'’-]{{0,13}}){{1,3}}$", before))
        )
        or (
            language in _ADJECTIVES_BEFORE
            and bool(words)
            and bool(re.search(rf"(?<![^\W_])(?:{words})\s[^\W_]{{2,5}}(?:\s[^\W\d_]{{4,}}){{1,2}}$", before))
        )
    )


_WITH_BOTH_SIDES = re.compile(
    r"\s(?:zwischen|between|tussen|mellan|mellem|mezi|μεταξύ)\s|"
    r"(?:,?\s(?:à|a|em|en|in|la)\s[^\W\d_]+,?)?\s(?:entre|tra|fra|între|dintre|avec|con|com|cu)\s"
)
_OF_AN_UNKNOWN = re.compile(r"\b(?:nach|na|efter)\s(?:einem|einer|een|ett|et|en)(?:\s\w+)?$")
# How an adjective ends that may stand between "after" and a noun: "после ракетного удара", "po rosyjskich atakach".
_ADJECTIVE_OF_A_DEED = {
    "ru": "ого|его|ой|ей|ых|их|ым|им|ую|юю|ыми|ими", "uk": "ого|ої|их|им|ій|ими|іх|ього|ьої|ім|іми",
    "pl": "ego|ej|ich|ych|im|ym|ą",
    "bg": "ия|ата|ото|ите|а|о|и", "sr": "og|oj|ih|im|om|е|og|их|ог|ој|им|ом", "hr": "og|oj|ih|im|om|e",
}  # fmt: skip
_ADJECTIVES_BEFORE = ("de", "nl", "sv", "da")
# What stands behind a noun that only dates: 訪問後, 방문 이후, 访问之后; and the days that Arabic puts between "after" and it.
_AFTER_A_NOUN = {
    "ja": r"(?:の?発表)?(?:の?(?:後|翌日|直後|前に|前日)|に(?:合わせ|先立ち|続き|続く|続いて))|を(?:前に|控え|受け|機に)",
    "ko": r"\s?(?:이후|직후|뒤|후|전에|앞두고|에 앞서|에 이어|을 앞두고|를 앞두고|을 계기로|를 계기로)",
    "zh": r"(?:之后|后|期间|前夕|之前|前)",
    "tr": r"\w{0,6}\s(?:sonra|sonrası\w*|önce|öncesi\w*|ilişkin|dair|hakkında|kapsamında|çerçevesinde)\b",
    "hu": r"\w{0,6}\s(?:után|előtt|követően|nyomán|miatt|kapcsán|ellenére|szóló|vonatkozó)\b",
    "hi": r"\s?के\s(?:बाद|पहले|बीच|कारण|चलते|मद्देनजर|बारे)",
    "ur": r"\s?کے\s(?:بعد|درمیان|باعث|تناظر|بارے)",
    "bn": r"\S{0,3}\s(?:পর|পরে|আগে|জেরে|কারণে)(?!\w)",
}
_SOME_TIME = r"\s(?:أيام|يوم|أسابيع|أسبوع|ساعات|أشهر)(?:\s\w+)?\s(?:من|علی)"
BOTH = 2
