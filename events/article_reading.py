"""Reading an article: its text out of a web page, its language, the day it was published.

This module knows nothing of events or countries.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from events.dates import DateError, UncertainDate, parse_date


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article, and what its page says of it; blank where it does not."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""


def read_article(content: str) -> Article:
    """Return the article of a text or of a web page, whose menus, captions and advertisements are left out."""
    if not _is_page(content):
        return Article(content)
    from trafilatura import bare_extraction  # takes half a second to import, and pasted text does not need it

    found: Any = bare_extraction(content, with_metadata=True, include_comments=False, include_tables=False)
    if found is None:
        return Article("")
    return Article(
        text=found.text or "",
        title=found.title or "",
        publisher=found.sitename or found.hostname or "",
        published=found.date or "",
        url=found.url or "",
        language=(found.language or "")[:2],
    )


def _is_page(content: str) -> bool:
    return bool(re.search(r"<(?:!doctype html|html|body|article|p|div)\b", content[:5000], re.IGNORECASE))


# --- language

_SCRIPTS = (
    ("ko", re.compile("[가-힣]")),
    ("ja", re.compile("[ぁ-ゖァ-ヺ]")),
    ("zh", re.compile("[一-鿿]")),
    ("el", re.compile("[Ͱ-Ͽἀ-῾]")),
    ("he", re.compile("[א-ת]")),
    ("hi", re.compile("[ऀ-ॿ]")),
    ("bn", re.compile("[ঀ-৿]")),
    ("th", re.compile("[ก-๛]")),
)
_FEW_LETTERS = 0.08
# Letters that one of two languages with the same script writes and the other does not.
_TELLING_LETTERS = (
    ("sr", "ђјљњћџ", "ru", "ыэё"),
    ("uk", "іїєґ", "ru", "ыэё"),
    ("bg", "ъ", "ru", "ыэё"),
    ("ur", "ٹڈڑںےہ", "ar", "ةيكىأإ"),
    ("fa", "پچژگکی", "ar", "ةيكىأإ"),
    ("vi", "ơưđạảấ", "ro", "țș"),
    ("tr", "ığ", "ro", "țș"),
    ("pl", "łąęśżź", "cs", "řěů"),
    ("hu", "őű", "hr", "đć"),
)
# The commonest small words of a language, without those that its neighbours have too.
_SMALL_WORDS = {
    "en": "the of and to in for with was that by from has said",
    "fr": "le la les des du et en une est dans par au aux sur avec pour qui que ce son ses été l d à a",
    "de": "der die das und den von dem mit für ist im zu ein eine auf am hat nach",
    "es": "el la los las de del y en una con por para que se su al este tras a dos",
    "it": "il lo la gli di del della dei e in un una con per che è al alla nel ha",
    "pt": "o os as de do da dos das e em um uma com por para que no na ao à",
    "nl": "de het een van en in op met voor dat is zijn aan door bij heeft",
    "pl": "w z i na do się że o jest od po dla przez oraz który będzie podczas",
    "cs": "v z a na do se že je o od po pro který s k jako při také podle jeho byl dnes si",
    "sv": "och i att en ett som på av för med den det är till har om från",
    "hu": "a az és hogy nem is egy volt szerint magyar ki meg el kell aki után",
    "da": "og i at en af på den til er for med det har de som fra ved blev efter mod",
    "hr": "je u i na se da su za od s iz koji što nije će bi kako nakon prema rekao te predsjednik",
    "ro": "și în cu din pe al ale lui pentru că care prin este au fost",
    "tr": "ve bir bu ile için da de olarak olan ise sonra dedi etti oldu yapılan",
    "vi": "và của các là một trong với cho đã tại được ngày này",
    "id": "dan di yang dengan untuk pada ke dari ini itu dalam oleh akan telah presiden menteri",
}
_LEAST_SHARE, _LEAST_LEAD = 0.1, 1.5


def detect_language(text: str, among: Iterable[str]) -> str:
    """Return the likeliest of some languages, by its letters or small words where they tell it."""
    sample, known = text[:4000], tuple(among)
    letters = sum(map(str.isalpha, sample)) or 1
    for code, pattern in _SCRIPTS:
        if code in known and len(pattern.findall(sample)) / letters > _FEW_LETTERS:
            return code
    told = _by_letters(sample, letters) or _by_small_words(sample)
    if told in known:
        return told
    guessed: tuple[str, float] = _identifier(known).classify(sample)
    return guessed[0]


def is_too_short_to_tell(text: str) -> bool:
    """Whether a text has too few letters to tell its language, where its script does not."""
    letters = sum(map(str.isalpha, text))
    return letters < _FEWEST_LETTERS and not any(pattern.search(text) for _, pattern in _SCRIPTS)


_FEWEST_LETTERS = 12


def _by_letters(sample: str, letters: int) -> str:
    """Return which of two languages with one script is meant, or "" where the script is another."""
    for one, of_one, other, of_other in _TELLING_LETTERS:
        counts = [sum(map(sample.lower().count, telling)) for telling in (of_one, of_other)]
        if sum(counts) > _LEAST_TELLING * letters and max(counts) > 2 * min(counts):
            return one if counts[0] > counts[1] else other
    return ""


_LEAST_TELLING = 0.01


def _by_small_words(sample: str) -> str:
    """Return the language that has clearly most of the small words of a text, or ""."""
    words = re.findall(r"[^\W\d_]+", sample.lower())
    shares = sorted(((sum(word in small for word in words) / (len(words) or 1), code) for code, small in _small_words()))
    (second, _), (best, code) = shares[-2:]
    return code if best > _LEAST_SHARE and best > _LEAST_LEAD * second else ""


@functools.cache
def _small_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, frozenset(words.split())) for code, words in _SMALL_WORDS.items())


@functools.cache
def _identifier(among: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(str(MODEL_DIR / MODEL_FILE))
    identifier.set_languages(sorted(among))
    return identifier


# --- day of publication

_LABEL = (
    r"date|published(?: on)?|publication date|updated|pubblicato(?: il)?|publié(?: le)?|veröffentlicht(?: am)?|stand|"
    r"publicado(?: el| em)?|opublikowano|опубликовано|дата|опубліковано|yayınlanma(?: tarihi)?|نشر|تاريخ النشر|"
    r"发布时间|发布|时间|公開|公開日|配信|입력|기사입력"
)
_DAY = (
    r"(\d{4}[-./年]\s?\d{1,2}(?:[-./月]\s?\d{1,2}日?)?|\d{1,2}[.ºª]? ?(?:de )?[^\W\d]+\.?,? (?:de )?\d{4}|"
    r"[^\W\d]+ \d{1,2},? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_LABELLED = re.compile(rf"(?:^|\n)\W*(?:{_LABEL})\W{{0,4}}{_DAY}", re.IGNORECASE)

# The line of a press agency: "MOSCOW, March 14 (Agency) - ", "Roma, 5 mar. – ", "【ソウル聯合】", "新华社北京5月16日电".
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀĆČĎĐĘĚĞİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁЄІЇҐЂЈЉЊЋЏΑ-ΩΆΈΉΊΌΎΏ]"
_CITY = rf"{_CAPITAL}[\w'’.]+(?:[ /-](?:de |d')?{_CAPITAL}[\w'’.]+){{0,3}}"
_SHORT_DAY = (
    r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?(?: de)? [^\W\d_]{3,12}\.?(?:,? (?:de )?\d{4})?|"
    r"[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_AGENCY = r"(?:\([^()\n]{2,60}\)|/[^/\n]{2,40}/|\[[^\]\n]{2,60}\])"
_DASH = r"(?:[-–—:]+\s|[-–—]{1,2})"
_PLACE = rf"{_CITY}(?:,\s{_CITY})?"
# A dateline is followed by a new sentence: "Rakousko vyhostilo 30. března" is none.
_ENDED = rf"(?:{_CAPITAL}\w+ ?){{0,3}}\s*(?:{_DASH}|(?:(?<=\d\.)\s|\.\s)(?![a-zà-žа-яіїєґ]))"
_DATELINES = (
    rf"{_PLACE}[,.:;]?\s(?:le |el |em |dnia )?(?:{_SHORT_DAY})[,.]?\s*(?:{_AGENCY}\s*(?:{_DASH}|[.:])?|{_ENDED})",
    rf"{_PLACE},?\s*{_AGENCY}\s*{_DASH}",
    rf"{_PLACE}\s*\([^()\n]{{2,60}}\d{{4}}\)\s*{_DASH}?",
    rf"(?:{_CAPITAL}{{4,}}|{_CAPITAL}{{2,}}(?:[ .'-]{{1,2}}{_CAPITAL}{{2,}}){{1,3}})(?:,\s{_CITY})?\s*{_DASH}(?={_CAPITAL})",
    rf"{_AGENCY}\s*{_DASH}\s*(?:{_CITY},\s(?:{_SHORT_DAY})[,.]?\s*{_DASH})?",
    r"【[^】\n]{2,30}】",
    r"[(（\[][^()（）\]\n]{2,15}[=＝][^()（）\]\n]{2,25}[)）\]](?:\s?[가-힣]{2,4}(?:\s[가-힣]{2,4})? (?:특파원|기자)\s?=)?",
    r"[(（]?(?:据)?(?:新华社|中新社|中新网|中评社|中通社|本报|本社|法新社|路透社|美联社|共同社|时事社|韩联社|塔斯社|俄新社|央视新闻|金十数据|"
    r"人民网|环球网|[^，。\d\n]{0,6}记者|新華社|本報|中評社|中央社|路透|法新社|[^，。\d\n]{0,6}記者)[^，。\d\n]{0,16}"
    r"(?:\d{1,2}月)?\d{1,2}日?(?:[综綜]合|[专專]|外){0,2}[电電讯訊](?:报道|報導)?[)）/／]?",
)
_DATELINE = re.compile(rf"^[ \t\"“«]*(?:{'|'.join(_DATELINES)})", re.MULTILINE)
_DATED_LINE = re.compile(rf"^\W*[^\n.]{{0,60}}?\b{_DAY}[^\n.]{{0,30}}?(?:[–—-]\s|\)|\n)")
_HEAD = 1500


def header_spans(text: str) -> list[tuple[int, int]]:
    """Return the offsets of what stands above or before the news: "Published: 12 June 2024", "MOSCOW, March 14 (Agency) -"."""
    label = _LABELLED.search(text[:600])
    line = _DATELINE.search(text[:_HEAD])
    return [match.span() for match in (label, line) if match]


_PLACE_OF_A_LINE = re.compile(rf"^({_CITY})(?:,\s[\w ]{{2,20}})?\s*(?:[—–:]|--?\s)", re.MULTILINE)


def place_of_line(text: str) -> str:
    """Return the place with which the news begins, "Maputo —" or "Colombo:", where the line names no day."""
    line = _PLACE_OF_A_LINE.search(text[:_HEAD])
    return line[1] if line else ""


def find_published(text: str, language: str) -> UncertainDate | None:
    """Return the day that a text says it was published on: a labelled date, or one in the line above or before it."""
    head = text[:600]
    line = _DATELINE.search(text[:_HEAD])
    dated = re.search(_DAY, line[0]) if line else None
    match = _LABELLED.search(head) or _LABELLED.search(text[-300:]) or dated or _DATED_LINE.search(head)
    if not match:
        return None
    for written in (match[1], re.sub(r"[年月]", "-", match[1]).rstrip("日- ")):
        try:
            return parse_date(written.strip(), day_first=None if language == "en" else True, spoken=language)
        except DateError:
            continue
    return None
