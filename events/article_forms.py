"""Other forms of the verbs in the table of words: "ha firmato" is also "aveva firmato", "utvisade" also "utvisat".

A phrase begins with its verb, or ends with it where a language puts it last. What is not regular is in the short lists here.
Forms that nobody says do no harm: they are found nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Forms = Callable[[str, str], Iterator[str]]


def other_forms(phrase: str, language: str) -> Iterator[str]:
    """Yield other forms of a phrase that begins or ends with a verb, of the past above all.

    >>> list(other_forms("ha firmato … accordo", "it"))[:2]
    ['hanno firmato … accordo', 'aveva firmato … accordo']
    """
    if language in _AUXILIARIES:
        yield from _with_other_auxiliaries(phrase, language)
    make = _MADE.get(language)
    if make:
        first, space, rest = phrase.partition(" ")
        yield from (form for form in make(first, space + rest) if form != phrase)


# --- verbs with an auxiliary before them

_AUXILIARIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (("has", "have", "had"), ("was", "were", "has been", "have been", "had been")),
    "it": (
        ("ha", "hanno", "aveva", "avevano", "abbia", "abbiano", "avendo", "aver", "avrebbe", "avrebbero"),
        ("è", "era", "sono", "erano"),
        ("si è", "si era", "si sono", "si erano"),
        ("è stato", "era stato", "è stata", "era stata", "sono stati", "erano stati", "sono state", "erano state"),
    ),
    "fr": (
        ("a", "ont", "avait", "avaient", "ayant", "avoir", "aurait", "auraient"),
        ("est", "était", "sont", "étaient"),
        ("s'est", "s'était", "se sont", "s'étaient"),
        ("a été", "avait été", "ont été", "avaient été"),
    ),
    "es": (
        ("ha", "han", "había", "habían", "haber", "habiendo", "habría", "habrían"),
        ("fue", "fueron", "ha sido", "había sido", "habían sido"),
        ("se ha", "se han", "se había", "se habían"),
    ),
    "pt": (
        ("tem", "têm", "tinha", "tinham", "havia", "haviam", "ter", "tendo", "teria", "teriam"),
        ("foi", "foram", "tinha sido", "fora"),
    ),
    "ro": (("a", "au"), ("a fost", "au fost", "fusese", "fuseseră"), ("s-a", "s-au")),
    "de": (("hat", "haben", "hatte", "hatten", "habe"), ("ist", "sind", "war", "waren", "sei"), ("wurde", "wurden", "worden")),
    "nl": (("heeft", "hebben", "had", "hadden"), ("is", "zijn", "was", "waren"), ("werd", "werden")),
    "sv": (("har", "hade"),),
    "da": (("har", "havde"),),
}


def _with_other_auxiliaries(phrase: str, language: str) -> Iterator[str]:
    for group in _AUXILIARIES[language]:
        own = next((one for one in sorted(group, key=len, reverse=True) if phrase.startswith(one + " ")), "")
        if own:
            yield from (other + phrase[len(own) :] for other in group if other != own)
            return


def _perfects(language: str, participle: str, rest: str) -> Iterator[str]:
    yield from (f"{auxiliary} {participle}{rest}" for auxiliary in _AUXILIARIES[language][0])


# --- Romance

_OBJECT = re.compile(r"\s…+\s(\[[^\]]*\]|[^\s\[\]]+)")


def _not_yet_past(stem: str, rest: str, present: tuple[str, ...], future: tuple[str, ...]) -> Iterator[str]:
    """Yield the future of a verb, and its present where an object stands with it: "visita" alone may be a noun."""
    yield from (stem + ending + rest for ending in (*future, *(present if rest else ())))


def _with_infinitive(before: tuple[str, ...], infinitive: str, rest: str) -> Iterator[str]:
    yield from (f"{verb} {infinitive}{rest}" for verb in before)


def _passive(auxiliary: str, participle: str, rest: str) -> Iterator[str]:
    """Yield "sanctions … ont été imposé*" of "a imposé … sanctions"; `participle` is without its ending."""
    if match := _OBJECT.fullmatch(rest):
        yield f"{match[1]} … {auxiliary} {participle}*"
    elif not rest:
        yield f"{auxiliary} {participle}*"


def _french(first: str, rest: str) -> Iterator[str]:
    match = re.match(r"\s(\w+)é(?=\s|$)", rest) if first in ("a", "ont") else None
    if not match:
        return
    stem, rest = match[1], rest[match.end() :]
    yield from _not_yet_past(stem, rest, ("e", "ent"), ("era", "eront"))
    of = "d'" if stem[0] in "aeiouéêh" else "de "
    for verb in ("vient", "viennent", "a décidé", "ont décidé", "décide"):
        yield f"{verb} {of}{stem}er{rest}"
    yield from _with_infinitive(("va", "vont"), stem + "er", rest)
    yield from _with_infinitive(("a commencé à", "ont commencé à", "commence à", "commencent à"), stem + "er", rest)
    yield from _passive("[a/ont/avait] été", stem + "é", rest)


def _italian(first: str, rest: str) -> Iterator[str]:
    match = re.match(r"\s(\w+)([ai])to(?=\s|$)", rest) if first in ("ha", "hanno") else None
    if not match:
        return
    stem, vowel, rest = match[1], match[2], rest[match.end() :]
    soft = stem + "h" if stem[-1] in "cg" else stem
    if vowel == "a":
        yield from _not_yet_past(stem, rest, ("a", "ano"), ())
        yield from _not_yet_past(soft, rest, (), ("erà", "eranno"))
    else:
        yield from _not_yet_past(stem, rest, ("isce", "iscono"), ("irà", "iranno"))
    yield from _with_infinitive(
        ("ha deciso di", "hanno deciso di", "decide di", "ha iniziato a", "ha cominciato a", "inizia a", "torna a"),
        f"{stem}{vowel}re",
        rest,
    )
    yield from _passive("[è stato/è stata/sono stati/sono state/viene/vengono]", f"{stem}{vowel}t", rest)


_SPANISH = {"hizo": ("hecho", "hicieron"), "puso": ("puesto", "pusieron"), "impuso": ("impuesto", "impusieron"),
            "rompió": ("roto", "rompieron"), "abrió": ("abierto", "abrieron"), "reabrió": ("reabierto", "reabrieron"),
            "suscribió": ("suscrito", "suscribieron"), "mantuvo": ("mantenido", "mantuvieron"),
            "devolvió": ("devuelto", "devolvieron"),
            "sostuvo": ("sostenido", "sostuvieron"), "dio": ("dado", "dieron"), "fue": ("sido", "fueron"),
            "detuvo": ("detenido", "detuvieron"), "dijo": ("dicho", "dijeron"),
            "retuvo": ("retenido", "retuvieron")}  # fmt: skip


_SPANISH_BEFORE = (
    "acaba de",
    "decidió",
    "decide",
    "ha decidido",
    "empezó a",
    "comenzó a",
    "comienza a",
    "volvió a",
    "vuelve a",
)


def _spanish(first: str, rest: str) -> Iterator[str]:
    verb = rest.split()[0] if first == "se" and rest else ""
    if verb.endswith("ó"):
        behind = rest.strip()[len(verb) :]
        stem = verb[:-1].removesuffix("i")
        endings = ("ieron", "irá", "irán", "erá", "erán") if verb.endswith("ió") else ("aron", "ará", "arán")
        yield from (f"se {stem}{ending}{behind}" for ending in endings)
        for ending in ("irse", "erse") if verb.endswith("ió") else ("arse",):
            yield from _with_infinitive(_SPANISH_BEFORE, stem + ending, behind)
        participle = stem + ("ido" if verb.endswith("ió") else "ado")
        yield from (f"{have} {participle}{behind}" for have in _AUXILIARIES["es"][2])
    elif first in _SPANISH:
        participle, plural = _SPANISH[first]
        yield plural + rest
        yield from _perfects("es", participle, rest)
    elif first.endswith("ó"):
        stem = first[:-1]
        if stem.endswith("i"):
            yield from _not_yet_past(stem[:-1], rest, ("e", "en"), ("irá", "irán", "erá", "erán"))
            regular = [stem + "r", stem[:-1] + "er"]
        else:
            yield from _not_yet_past(stem, rest, ("a", "an"), ("ará", "arán"))
            regular = [stem + "ar"]
        for infinitive in regular:
            yield from _with_infinitive(_SPANISH_BEFORE, infinitive, rest)
        participles = (stem + "ado", stem + "do") if stem.endswith("i") else (stem + "ado",)
        yield from (stem + ending + rest for ending in (("eron", "aron") if stem.endswith("i") else ("aron",)))
        for participle in participles:
            yield from _perfects("es", participle, rest)
            yield from _passive("[fue/fueron/ha sido/han sido]", participle[:-1], rest) if rest else ()
            if not rest:
                yield from (f"{be} {participle}{ending}" for be in ("fue", "fueron", "había sido") for ending in ("", "s"))
                yield from (
                    f"{be} {participle[:-1]}a{ending}" for be in ("fue", "fueron", "había sido") for ending in ("", "s")
                )


_PORTUGUESE = {"fez": ("feito", "fizeram"), "pôs": ("posto", "puseram"), "impôs": ("imposto", "impuseram"),
               "abriu": ("aberto", "abriram"), "reabriu": ("reaberto", "reabriram"), "entregou": ("entregue", "entregaram"),
               "manteve": ("mantido", "mantiveram"), "deu": ("dado", "deram"), "foi": ("sido", "foram"),
               "disse": ("dito", "disseram"), "deteve": ("detido", "detiveram")}  # fmt: skip
_PORTUGUESE_ENDINGS = {"ou": ("ado", "aram", "ara"), "eu": ("ido", "eram", "era"), "iu": ("ido", "iram", "ira")}


_PORTUGUESE_BEFORE = ("vai", "vão", "acaba de", "decidiu", "decide", "começou a", "começa a", "voltou a", "volta a", "passou a")


def _portuguese(first: str, rest: str) -> Iterator[str]:
    verb = first.removesuffix("-se")
    if verb != first and verb[-2:] in _PORTUGUESE_ENDINGS:
        vowel = _PORTUGUESE_ENDINGS[verb[-2:]][2][0]
        yield from (f"{verb[:-2]}{vowel}{ending}{rest}" for ending in ("ram-se", "r-se-á", "r-se-ão"))
        yield from (f"se {verb[:-2]}{vowel}{ending}{rest}" for ending in ("ram", "rá", "rão"))
        yield f"se {verb}{rest}"
        yield from _with_infinitive(_PORTUGUESE_BEFORE, f"{verb[:-2]}{vowel}r-se", rest)
        yield from _with_infinitive(("vai se", "vão se"), f"{verb[:-2]}{vowel}r", rest)
    if first[-2:] in _PORTUGUESE_ENDINGS:
        vowel = _PORTUGUESE_ENDINGS[first[-2:]][2][0]
        present = ("a", "am") if vowel == "a" else ("e", "em")
        yield from _not_yet_past(first[:-2], rest, present, (f"{vowel}rá", f"{vowel}rão"))
        yield from _with_infinitive(_PORTUGUESE_BEFORE, first[:-2] + vowel + "r", rest)
    if first in _PORTUGUESE:
        participle, plural = _PORTUGUESE[first]
        yield plural + rest
        yield from _perfects("pt", participle, rest)
    elif first[-2:] in _PORTUGUESE_ENDINGS:
        stem = first[:-2]
        participle, plural, before = _PORTUGUESE_ENDINGS[first[-2:]]
        yield from (stem + plural + rest, stem + before + rest)
        yield from _perfects("pt", stem + participle, rest)
        yield from _passive("[foi/foram]", stem + participle[:-1], rest) if rest else ()
        if not rest:
            yield from (f"{be} {stem}{participle[:-1]}{ending}" for be in ("foi", "foram") for ending in ("o", "a", "os", "as"))


def _romanian(first: str, rest: str) -> Iterator[str]:
    match = re.match(r"\s(\w+[aăuiâ])t(?=\s|$)", rest) if first in ("a", "au") else None
    if match:
        stem, rest = match[1], rest[match.end() :]
        yield from (stem + ending + rest for ending in ("se", "seră"))
        yield from _with_infinitive(("va", "vor", "a decis a"), stem, rest)
        yield from (f"{verb} {stem}t{rest}" for verb in ("ar fi", "i-a", "l-a", "le-a", "i-au", "l-au", "le-au", "a mai"))
        if stem.endswith("a"):
            yield from (stem[:-1] + ending + rest for ending in ("ează", *(("ă",) if rest else ())))
        yield from _passive("[a fost/au fost/este/sunt]", stem + "t", rest)


# --- Germanic

_PARTICLES = (
    "aus|ein|ab|an|auf|zurück|bereit|zu|vor|her|mit|nach|fest|heraus|herbei|uit|op|in|terug|toe|af|aan|over|weg|vast|neer"
)
_NO_GE = re.compile(r"^(?:be|ver|er|ent|zer|miss|ge|ont|her)|ier(?:te|de)$")


def _germanic(first: str, rest: str) -> Iterator[str]:
    """Yield "Sanktionen … verhängt" of "verhängte … Sanktionen", "bereitgestellt" and "bereitstellte" of "stellte … bereit"."""
    *between, last = rest.replace("…", " ").split() or [""]
    if last in _PARTICLES.split("|") and first.isalpha():
        plural = first if first.endswith("e") else first + "e"
        joined = () if first == "griff" else (first, plural + "n")  # "Angriff" is a noun
        yield from (" … ".join([*between, last + form]) for form in joined)
        yield " … … ".join([first, *between, last])
    if not re.fullmatch(r"\w{3,}[dt]e", first):
        return
    yield first + "n" + rest
    bare = first[:-1]
    participle = bare if _NO_GE.search(first) else "ge" + bare
    words = rest.replace("…", " ").split()
    if words and words[-1] in _PARTICLES.split("|"):
        behind = words[:-1]
        participle = words[-1] + (bare if _NO_GE.search(first) and not first.endswith(("ierte", "ierde")) else participle)
    else:
        behind = words
    yield " … ".join([" ".join(behind), participle]) if behind else participle


_SWEDISH = {"tog": "tagit", "slöt": "slutit", "skrev": "skrivit", "gav": "gett", "drog": "dragit", "bröt": "brutit",
            "höll": "hållit", "sköt": "skjutit", "sade": "sagt", "lade": "lagt", "gick": "gått", "fick": "fått",
            "bjöd": "bjudit", "flög": "flugit", "for": "farit", "grep": "gripit", "stal": "stulit"}  # fmt: skip


def _swedish(first: str, rest: str) -> Iterator[str]:
    if first in _SWEDISH:
        yield _SWEDISH[first] + rest
    elif first.endswith("ade"):
        yield from (first[:-3] + ending + rest for ending in ("at", "ades", "ats"))
    elif re.search("[^aeiouyåäö][td]e$", first):
        yield from (first[:-2] + ending + rest for ending in ("t", "tes", "des", "ts"))


_ENGLISH = {"withdrew": "withdrawn", "broke": "broken", "gave": "given", "took": "taken", "flew": "flown", "wrote": "written",
            "spoke": "spoken", "began": "begun", "froze": "frozen", "tore": "torn", "threw": "thrown", "drew": "drawn",
            "stole": "stolen", "overran": "overrun", "shook": "shaken", "went": "gone", "came": "come"}  # fmt: skip


_PAST_AND_PARTICIPLE = {"sent", "held", "paid", "made", "met", "lent", "cut", "put", "set", "struck", "shot", "sold",
                        "built", "brought", "sought", "read", "told", "led", "won", "left", "kept", "laid", "hit",
                        "shut", "bought"}  # fmt: skip
_OBJECT_AND_MORE = re.compile(r"\s…+\s(\[[^\]]*\]|[^\s\[\]…]+)(\s.*)?")


def _english(first: str, rest: str) -> Iterator[str]:
    """Yield "given …" of "gave …", and "letter … [was/were/been/being] sent" of "sent … letter"."""
    participle = _ENGLISH.get(first, first)
    if participle != first:
        yield participle + rest
    is_past = participle != first or first.endswith(("ed", "*")) or first in _PAST_AND_PARTICIPLE
    if is_past and (match := _OBJECT_AND_MORE.fullmatch(rest)):
        yield f"{match[1]} … [was/were/been/being] {participle}{match[2] or ''}"


# --- Slavic


def _polish(first: str, rest: str) -> Iterator[str]:
    """Yield "spotkała się" of "spotkał się", and "się … spotkał" of both."""
    yield from _pronoun_first(first, rest, "się")
    bare = first.rstrip("*")
    if bare.endswith("ł"):
        yield from (bare[:-1] + ending + rest for ending in ("ł", "ła", "ło", "li", "ły"))
        if bare.endswith("ał"):
            yield bare[:-2] + "ano" + rest
        elif bare.endswith("ił"):
            yield bare[:-2] + "ono" + rest


def _pronoun_first(first: str, rest: str, *pronouns: str) -> Iterator[str]:
    """Yield "se … setká" of "setká se": the pronoun stands second in its clause, wherever the verb is."""
    words = rest.split()
    if words and words[0] in pronouns and not first.startswith("["):
        yield f"{words[0]} … {first}{rest.strip()[len(words[0]) :]}"


def _czech(first: str, rest: str) -> Iterator[str]:
    """Yield "setkala se" of "setkal se", and "se … setkal" of both."""
    yield from _pronoun_first(first, rest, "se", "si")
    if first.endswith("l") and len(first) > 4:
        yield from (first + ending + rest for ending in ("a", "o", "i", "y"))


def _russian(first: str, rest: str) -> Iterator[str]:
    bare = first.rstrip("*")
    if bare.endswith("л"):
        yield from (bare + ending + rest for ending in ("", "а", "о", "и"))
        if bare.endswith("ал"):
            yield bare[:-1] + "н*" + rest
    elif bare.endswith("лся"):
        yield from (bare[:-2] + ending + rest for ending in ("ась", "ось", "ись"))


def _ukrainian(first: str, rest: str) -> Iterator[str]:
    bare = first.rstrip("*")
    if bare.endswith("в"):
        yield from (bare[:-1] + ending + rest for ending in ("ла", "ло", "ли"))
        if bare.endswith("ав"):
            yield bare[:-1] + "но" + rest
    elif bare.endswith(("вся", "всь")):
        yield from (bare[:-3] + ending + rest for ending in ("лася", "лося", "лися", "лась", "лось", "лись"))


_BULGARIAN_PAST = re.compile(r"(.{3,})([аяие])$")


def _bulgarian(first: str, rest: str) -> Iterator[str]:
    """Yield "подписаха", "подписал*" and "подписан*" of "подписа"; "срещна се" and "се е срещнал*" of "се срещна"."""
    if first == "се":
        verb, space, behind = rest.strip().partition(" ")
        yield from (f"{verb} се{space}{behind}", f"се е {verb}л*{space}{behind}", f"се {verb}л*{space}{behind}")
        return
    match = _BULGARIAN_PAST.fullmatch(first)
    if not match or first.endswith(("ва", "ира", "ят", "ня")):
        return
    stem, vowel = match[1], match[2]
    yield from (first + "ха" + rest, first + "л*" + rest)
    yield from (f"{be} {stem}{'е' if vowel == 'и' else vowel}н*{rest}" for be in ("бе", "беше", "бяха", "е", "са"))


_SOUTH_SLAVIC_PAST = {"io": "il", "ao": "al", "uo": "ul", "eo": "el", "ио": "ил", "ао": "ал", "уо": "ул", "ео": "ел"}
_SE = {"se": ("su", "je"), "се": ("су", "је")}


def _south_slavic(first: str, rest: str) -> Iterator[str]:
    """Yield "primila", "primilo je …" of "primio", and "se … sastao", "sastali su se" of "sastao se"."""
    stem = _SOUTH_SLAVIC_PAST.get(first[-2:], "") if len(first) > _SHORTEST_PAST else ""
    cyrillic = first[-1:] in "оаи"
    endings = ("а", "и", "о", "е") if cyrillic else ("a", "i", "o", "e")
    past = [first, *(first[:-2] + stem + ending for ending in endings)] if stem else [first]
    words = rest.split()
    if words and words[0] in _SE:
        behind = rest.strip()[len(words[0]) :]
        for verb in past:
            yield f"{words[0]} … {verb}{behind}"
            yield from (f"{verb} {be} {words[0]}{behind}" for be in _SE[words[0]])
    elif stem:
        if len(words) == 1 and len(words[0]) <= _PREPOSITION:
            yield from (f"{verb} {be}{rest}" for verb in past for be in ("je", "su", "је", "су"))
            yield from (verb + rest for verb in past)
            return
        gap = "" if not rest or rest.startswith(" …") else " …"
        yield from (verb + gap + rest for verb in past)


_SHORTEST_PAST = 4
_PREPOSITION = 3

# --- Greek

# Verbs whose past has another beginning or stem, and what they have behind "has" and "will".
_GREEK = {
    "υπέγραψ*": "υπογράψ*", "επέβαλ*": "επιβάλ*", "επέδωσ*": "επιδώσ*", "επέδωσε": "επιδώσει", "προέβη": "προβεί",
    "έστειλ*": "στείλ*", "έστειλε": "στείλει", "απέστειλ*": "αποστείλ*", "απέστειλε": "αποστείλει", "διέκοψ*": "διακόψ*",
    "ανέστειλ*": "αναστείλ*", "απέσυρ*": "αποσύρ*", "ανέπτυξ*": "αναπτύξ*", "συνέλαβ*": "συλλάβ*", "κατέλαβ*": "καταλάβ*",
    "εισέβαλ*": "εισβάλ*", "κατέρριψ*": "καταρρίψ*", "απέρριψ*": "απορρίψ*", "παρέδωσ*": "παραδώσ*", "παρέδωσε": "παραδώσει",
    "κήρυξ*": "κηρύξ*", "ενέκριν*": "εγκρίν*", "ενέκρινε": "εγκρίνει", "εξέφρασ*": "εκφράσ*", "εξέφρασε": "εκφράσει",
    "άνοιξ*": "ανοίξ*", "παρέτειν*": "παρατείν*", "παρέτειναν": "παρατείνει", "κατήγγειλ*": "καταγγείλ*",
    "κατέληξαν": "καταλήξει", "προσέφυγ*": "προσφύγ*", "επέστρεψ*": "επιστρέψ*", "έκλεισ*": "κλείσ*", "έριξ*": "ρίξ*",
    "ήρε": "άρει", "ήραν": "άρουν", "έκανε": "κάνει", "εξήγαγε": "εξαγάγει", "διεξήγαγ*": "διεξαγάγ*",
    "απηύθυνε": "απευθύνει", "έπληξ*": "πλήξ*", "διέρρηξ*": "διαρρήξ*", "παρέλαβ*": "παραλάβ*", "αντάλλαξαν": "ανταλλάξει",
    "μετέβη": "μεταβεί", "έφτασ*": "φτάσ*", "έφθασ*": "φθάσ*", "αναχώρησε": "αναχωρήσει", "πήγε": "πάει", "είχε": "έχει",
    "πέταξε": "πετάξει", "ξεκίνησ*": "ξεκινήσ*", "ξεκίνησε": "ξεκινήσει", "πραγματοποίησ*": "πραγματοποιήσ*",
}  # fmt: skip


def _greek(first: str, rest: str) -> Iterator[str]:
    """Yield "έχει υπογράψ* … συμφωνία" and "θα υπογράψ* … συμφωνία" of "υπέγραψ* … συμφωνία"."""
    if first in _GREEK:
        yield from (f"{before} {_GREEK[first]}{rest}" for before in ("έχει", "έχουν", "είχε", "είχαν", "θα", "να"))


# --- Indonesian

# How an active verb begins, and what its root begins with: "mengecam" of "kecam", "menyerang" of "serang".
_INDONESIAN_PREFIXES = (
    ("meny", ("s",)), ("meng(?=[aeiou])", ("k", "")), ("meng", ("",)), ("mem(?=[aeiou])", ("p",)), ("mem", ("",)),
    ("men(?=[aeiou])", ("t",)), ("men", ("",)), ("me(?=[lrmnwy])", ("",)),
)  # fmt: skip


def _indonesian(first: str, rest: str) -> Iterator[str]:
    """Yield "dikecam" of "mengecam", "duta besar … dipanggil" and "panggil … duta besar" of "memanggil … duta besar"."""
    match, begins = next(
        ((found, roots) for prefix, roots in _INDONESIAN_PREFIXES if (found := re.match(prefix, first))), (None, ())
    )
    for letter in begins:
        root = letter + first[match.end() if match else 0 :]
        if not rest:
            yield f"di{root}"
        elif behind := _OBJECT.fullmatch(rest):
            yield from (f"{behind[1]} … di{root}", root + rest)
        else:
            yield from (f"di{root}{rest}", root + rest)


# --- verbs at the end

_HUNGARIAN_PAST = re.compile(r"[^\W\d_]{3,}(?:[tl]?t[ae]|[^aeiouáéíóöőúüű]t|[oeö]tt)$", re.IGNORECASE)


_HUNGARIAN_PREFIX = re.compile(r"(?:vissza|haza|meg|fel|le|be|ki|el|át|alá|össze)(?=[^\W\d_]{3})")


def _hungarian(first: str, rest: str) -> Iterator[str]:
    """Yield "aláírták" and "írta alá" of "aláírta", "tárgyaltak" of "tárgyalt"."""
    if match := _HUNGARIAN_PREFIX.match(first):
        yield f"{first[match.end() :]} {match[0]}{rest}"
    phrase = first + rest
    for verb, before, behind in ((first, "", rest), (phrase.rpartition(" ")[2], phrase.rpartition(" ")[0] + " ", "")):
        if not _HUNGARIAN_PAST.fullmatch(verb) or (before and not rest):
            continue
        if verb.endswith(("ta", "te")):
            yield before + verb[:-1] + ("ák" if verb.endswith("a") else "ék") + behind
        else:
            yield from (before + verb + ending + behind for ending in ("ak", "ek"))


_TURKISH_PAST = re.compile(r"(.*[aeıioöuü][^aeıioöuü\s]*)(d|t)([ıiuü])$")


_TURKISH_SOFT = {"et": "ed", "git": "gid"}
_BARE_JOURNEYS = ("geldi", "gitti", "ulaştı")
_VOWELS = "aeıioöuü"


def _turkish(first: str, rest: str) -> Iterator[str]:
    """Yield "görüşmüştü", "görüştüğü", "görüşen", "görüşerek", "görüşecek", "görüşüyor", "görüşüldü" of "görüştü"."""
    phrase = (first + rest).rstrip("*")
    match = _TURKISH_PAST.match(phrase)
    if not match:
        return
    stem, vowel = match[1], match[3]
    yield from (stem + "m" + vowel + "ş*", stem + match[2] + vowel + "ğ*", stem + match[2] + vowel + "*")
    before, space, verb = stem.rpartition(" ")
    before, verb, open_vowel = before + space, _TURKISH_SOFT.get(verb, verb), "a" if vowel in "ıu" else "e"
    ends_open = verb[-1] in _VOWELS
    yield before + (verb[:-1] if ends_open else verb) + vowel + "yor*"
    passive = "n" if ends_open else vowel + ("n" if verb[-1] == "l" else "l")
    yield f"{before}{verb}{passive}d{vowel}*"
    if phrase not in _BARE_JOURNEYS:
        yield from (
            before + verb + "y" * ends_open + open_vowel + ending
            for ending in ("n", f"r{open_vowel}k", f"c{open_vowel}k*", f"c{open_vowel}ğ*")
        )


# What else a noun makes a verb with, each beside the form that the table has: "to do", "to be done", "to give".
_LIGHT_VERBS = {
    "fa": {
        "کرد": "می‌کند/می‌کنند/می کند/می کنند/نمود/نمودند/خواهد کرد/خواهند کرد/کند/کنند",
        "شد": "می‌شود/می‌شوند/می شود/گردید/خواهد شد/خواهند شد/شود/شوند",
        "داد": "می‌دهد/می‌دهند/می دهد/خواهد داد/خواهند داد/دهد/دهند",
        "گرفت": "می‌گیرد/می گیرد/خواهد گرفت/گیرد",
    },
    "hi": {
        **dict.fromkeys(
            ("किया", "की", "किए", "करेंगे"),
            "किया/की/किए/किये/कीं/करेंगे/करेंगी/करेगा/करेगी/करता/करते/करती/कर दिया/कर दी/कर दिए/कर ली/कर लिया/कर रहे/कर रहा/कर रही/"
            "किया गया/की गई/की गयी/किए गए/किये गये/की जाएगी/किया जाएगा/किए जाएंगे/कर चुके/करने वाले/करने वाली",
        ),
        **dict.fromkeys(("हुआ", "हुई", "हुए", "होगी"), "हुआ/हुई/हुए/होगा/होगी/होंगे/हो गया/हो गई/हो गए/हो रही/हो रहा/हो रहे"),
        **dict.fromkeys(("दिया", "दी"), "दिया/दी/दिए/दीं/देगा/देंगे/देगी/दे दी/दे दिया/दी गई/दिया गया/दिए गए"),
    },
    "ur": {
        **dict.fromkeys(
            ("کیا", "کی", "کیے", "کریں گے"),
            "کیا/کی/کیے/کئے/کیں/کریں گے/کریں گی/کرے گا/کرے گی/کرتا/کرتے/کرتی/کر دیا/کر دی/کر دیے/کر دیں/کر لیا/کر لی/"
            "کر رہے/کر رہا/کر رہی/کیا گیا/کی گئی/کیے گئے/کئے گئے/کی گئیں/کیا جائے گا/کی جائے گی/کیے جائیں گے/کر چکے/کرنے والے",
        ),
        **dict.fromkeys(
            ("ہوا", "ہوئی", "ہوئے", "ہوگی"),
            "ہوا/ہوئی/ہوئے/ہوئیں/ہوگا/ہوگی/ہو گا/ہو گی/ہوں گے/ہو گیا/ہو گئی/ہو گئے/ہو رہی/ہو رہا/ہو رہے",
        ),
        **dict.fromkeys(("دیا", "دی"), "دیا/دی/دیے/دیں/دے گا/دے گی/دیں گے/دے دی/دے دیا/دی گئی/دیا گیا/دیے گئے"),
    },
    "bn": {
        **dict.fromkeys(
            ("করেন", "করেছেন", "করেছে", "করে", "করবেন"),
            "করেন/করেছেন/করেছে/করে/করবেন/করবে/করছেন/করছে/করল/করলো/করলেন/করেছিল/করেছিলেন/করা হয়/করা হয়েছে/করা হয়েছিল/করা হবে/"
            "করতে যাচ্ছে/করতে যাচ্ছেন",
        ),
        **dict.fromkeys(("হয়", "হয়েছে", "হবে"), "হয়/হয়েছে/হয়েছিল/হবে/হচ্ছে/হলো/হল/হয়ে গেল"),
        **dict.fromkeys(("জানান", "জানিয়েছেন", "জানিয়েছে"), "জানান/জানিয়েছেন/জানিয়েছে/জানায়/জানাল/জানালেন/জানাবে/জানানো হয়/জানানো হয়েছে"),
        **dict.fromkeys(("দিয়েছে", "দেন", "দেয়"), "দিয়েছে/দিয়েছেন/দেন/দেয়/দিল/দিলেন/দেবে/দেবেন/দেওয়া হয়/দেওয়া হয়েছে/দিচ্ছে"),
        **dict.fromkeys(("পাঠিয়েছে", "পাঠান", "পাঠায়"), "পাঠিয়েছে/পাঠিয়েছেন/পাঠান/পাঠায়/পাঠাল/পাঠালো/পাঠালেন/পাঠাবে/পাঠানো হয়/পাঠানো হয়েছে/পাঠাচ্ছে"),
        **dict.fromkeys(("চালিয়েছে", "চালায়"), "চালিয়েছে/চালায়/চালাল/চালালো/চালানো হয়/চালানো হয়েছে/চালাচ্ছে/চালিয়ে"),
    },
}  # fmt: skip


def _with_a_light_verb(language: str) -> Forms:
    """Return what makes of "मुलाकात की" all forms of its verb, as one phrase: "मुलाकात [की/करेंगे/की गई/…]"."""
    verbs = sorted(_LIGHT_VERBS[language], key=len, reverse=True)

    def made(first: str, rest: str) -> Iterator[str]:
        phrase = (first + rest).rstrip("*")
        verb = next((verb for verb in verbs if phrase.endswith(" " + verb)), "")
        if verb:
            yield f"{phrase.removesuffix(verb)}[{_LIGHT_VERBS[language][verb]}]"

    return made


def _persian(first: str, rest: str) -> Iterator[str]:
    """Yield "دیدار کرده", "دیدار کردند" and "دیدار [می‌کند/…]" of "دیدار کرد"."""
    phrase = first + rest
    yield from _with_a_light_verb("fa")(first, rest)
    if phrase.endswith(("کرد", "داد", "شد", "گرفت", "گذاشت", "نمود", "رفت", "بست", "فرستاد", "خواند")):
        yield from (phrase + ending for ending in ("ند", "ه", "ه‌اند", "ه‌است"))


def _arabic(first: str, rest: str) -> Iterator[str]:
    if not re.fullmatch(r"[^\W\d_]{3,6}", first) or first.startswith(("ال", "ي", "س", "ب", "ل", "ت")):
        return
    bare = first.removesuffix("ت")
    yield from (bare + ending + rest for ending in ("", "ت", "وا", "ا", "تا", "ته", "تها", "تهم") if bare + ending != _THAT_HE)


# "That he" is written as "ended" without its ending is.
_THAT_HE = "أنه"


_MADE: dict[str, Forms] = {
    "fr": _french,
    "it": _italian,
    "es": _spanish,
    "pt": _portuguese,
    "ro": _romanian,
    "de": _germanic,
    "nl": _germanic,
    "sv": _swedish,
    "en": _english,
    "pl": _polish,
    "cs": _czech,
    "ru": _russian,
    "uk": _ukrainian,
    "bg": _bulgarian,
    "sr": _south_slavic,
    "hr": _south_slavic,
    "el": _greek,
    "hu": _hungarian,
    "id": _indonesian,
    "tr": _turkish,
    "fa": _persian,
    "ar": _arabic,
    **{language: _with_a_light_verb(language) for language in ("hi", "ur", "bn")},
}
