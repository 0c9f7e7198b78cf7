"""The words people write dates with, by language, and the lexicon of each language that is built from them.

Names of months and weekdays come from CLDR through babel; what CLDR lacks is in `WORDS`: seasons, "since", "about",
"last". To teach a language a word, add it to its line below; a word may stand on several lines. A key of two
kinds (`"last month"`) is a word that means both. This module knows words only: how they combine is for `dates.py`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from events.cldr import own_data

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "filler": "earlier|later|so far|night of|the night of|the|of|in|on|at|during|year|month of|day of|dated|a|an|some time in|sometime in|sometime|some time",
        "about": "about|around|approximately|roughly|some time around", "perhaps": "probably|perhaps|possibly|maybe|presumably|likely|uncertain|believed to be",
        "before": "before|prior to|earlier than", "after": "after|later than", "by": "by|no later than|not later than|at the latest|or earlier|on or before",
        "not_before": "no earlier than|not earlier than|at the earliest|or later|on or after", "since": "since|as of|starting|beginning|from", "ongoing": "ongoing|present|now|today|still ongoing",
        "until": "until|till|up to", "from": "from", "to": "to|until|till|through|thru", "between": "between|some time between|sometime between", "and": "and", "or": "or|or on", "either": "either",
        "early": "early|beginning of|the beginning of|start of|the start of|early in|at the start of|at the beginning of", "mid": "mid|middle of|the middle of",
        "late": "late|end of|the end of|late in|at the end of|towards the end of", "spring": "spring", "summer": "summer", "autumn": "autumn|fall", "winter": "winter", "century": "century|c.",
        "decade": "decade|s|'s", "quarter": "quarter", "half": "half", "1": "first", "2": "second", "3": "third", "4": "fourth", "last_one": "last", "yesterday": "yesterday", "today": "today",
        "tomorrow": "tomorrow", "two_days_ago": "the day before yesterday|day before yesterday", "last": "last|past|previous", "this": "this|current", "next": "next|coming",
        "same": "same|the same|that|that same", "some_day": "some day in|some day|one day in|on a day in|on an unknown day in", "some_day between": "some day between|some day between the",
        "some_month": "some month in|some month", "unit_day": "day", "unit_week": "week", "unit_month": "month", "unit_year": "year", "old_style": "o.s.|old style|os|julian|julian calendar",
        "9 month": "sept", "solar_year": "sh|a.h.s.|a.p.|solar hijri|shamsi", "islamic_year": "ah|hijri", "20 decade_name": "twenties", "30 decade_name": "thirties", "40 decade_name": "forties",
        "50 decade_name": "fifties", "60 decade_name": "sixties", "70 decade_name": "seventies", "80 decade_name": "eighties", "90 decade_name": "nineties", "1 solar_month": "farvardin",
        "2 solar_month": "ordibehesht", "3 solar_month": "khordad", "4 solar_month": "tir", "5 solar_month": "mordad", "6 solar_month": "shahrivar", "7 solar_month": "mehr", "8 solar_month": "aban",
        "9 solar_month": "azar", "10 solar_month": "dey", "11 solar_month": "bahman", "12 solar_month": "esfand",
    },
    "it": {
        "filler": "il|lo|la|i|gli|l'|un|uno|del|dello|della|dell'|dei|di|d'|nel|nello|nella|nell'|in|a|ad|al|all'|alla|con|durante|anno|mese di|giorno|corso del",
        "about": "circa|verso|intorno a|intorno al|attorno al|all'incirca|più o meno", "perhaps": "forse|probabilmente|presumibilmente", "before": "prima di|prima del|prima dell'|anteriore al",
        "after": "dopo|dopo il|dopo di|dopo l'", "by": "entro|entro il|entro la|non oltre il|o prima", "not_before": "non prima di|non prima del|o dopo",
        "since": "dal|dall'|dallo|dalla|da|a partire dal|a partire da|sin dal|fin dal", "until": "fino al|fino a|fino all'|sino al", "from": "dal|da|dall'|dalla",
        "to": "al|a|all'|fino al|fino a|ad|alla", "between": "tra|fra|tra il|fra il|tra l'|tra la", "and": "e|e il|e l'|ed|e la", "or": "o|oppure|o il|o l'",
        "early": "inizio|inizi|all'inizio di|all'inizio del|agli inizi del|agli inizi di|inizio di|primi|primi di|primi del|ai primi di|primi anni",
        "mid": "metà|a metà|a metà di|a metà del|metà di|metà del", "late": "fine|fine di|alla fine di|alla fine del|fine del|tardo|ultimi giorni di", "spring": "primavera", "summer": "estate",
        "autumn": "autunno", "winter": "inverno", "century": "secolo|sec.", "decade": "anni|decennio", "quarter": "trimestre", "half": "semestre|metà", "1": "primo|prima", "2": "secondo|seconda",
        "3": "terzo|terza", "4": "quarto|quarta", "yesterday": "ieri", "today": "oggi", "tomorrow": "domani", "two_days_ago": "l'altro ieri|altro ieri|l'altroieri",
        "last": "scorso|scorsa|passato|passata|ultimo|ultima", "this": "questo|questa|corrente|quest'", "next": "prossimo|prossima", "same": "stesso|stessa", "20 decade_name": "venti",
        "30 decade_name": "trenta", "40 decade_name": "quaranta", "50 decade_name": "cinquanta", "60 decade_name": "sessanta", "70 decade_name": "settanta", "80 decade_name": "ottanta",
        "90 decade_name": "novanta", "some_day": "un giorno di|un giorno del|un giorno imprecisato di", "ongoing": "oggi|in corso|presente", "unit_day": "giorno", "unit_week": "settimana",
        "unit_month": "mese", "unit_year": "anno", "9 month": "sett",
    },
    "fr": {
        "filler": "le|la|les|l'|en|de|du|des|d'|au|à|aux|dans|année|an|mois de|au mois de|courant|au cours de|un|jour de",
        "about": "vers|environ|autour de|autour du|aux alentours de|aux environs de|vers le", "perhaps": "peut-être|probablement|sans doute", "before": "avant|avant le", "after": "après|après le",
        "by": "au plus tard|au plus tard le|ou avant|d'ici", "not_before": "au plus tôt|pas avant|ou après", "since": "depuis|depuis le|dès|à partir de|à partir du|à compter du",
        "until": "jusqu'à|jusqu'au|jusqu'en", "from": "du|de|d'|depuis", "to": "au|à|jusqu'au|jusqu'à|en", "between": "entre|entre le", "and": "et|et le", "or": "ou|ou le",
        "early": "début|au début de|début de|au début du|début des|au début des", "mid": "mi|milieu|milieu de|au milieu de|courant|mi-", "late": "fin|fin de|à la fin de|à la fin du|fin des",
        "spring": "printemps|au printemps", "summer": "été", "autumn": "automne", "winter": "hiver", "century": "siècle|s.", "decade": "années|décennie", "quarter": "trimestre",
        "half": "semestre|moitié", "1": "premier|première", "2": "deuxième|second|seconde", "3": "troisième", "4": "quatrième", "yesterday": "hier", "today": "aujourd'hui", "tomorrow": "demain",
        "two_days_ago": "avant-hier", "last": "dernier|dernière|passé|passée", "this": "ce|cet|cette", "next": "prochain|prochaine", "same": "même", "ongoing": "aujourd'hui|en cours|présent",
        "some_day": "un jour de|un jour d'", "unit_day": "jour", "unit_week": "semaine", "unit_month": "mois", "unit_year": "année|an|l'an",
    },
    "de": {
        "5 weekday": "sonnabend",
        "filler": "der|die|das|dem|den|des|im|in|am|an|jahr|jahre|jahres|monat|tag", "about": "etwa|ungefähr|rund|gegen|um|circa|zirka|um das jahr|ca.",
        "perhaps": "vielleicht|wahrscheinlich|vermutlich|möglicherweise", "before": "vor|vor dem", "after": "nach|nach dem", "by": "spätestens|bis spätestens|oder früher",
        "not_before": "frühestens|oder später|nicht vor", "since": "seit|seit dem|ab|ab dem|an", "until": "bis|bis zum", "from": "vom|von|zwischen dem", "to": "bis|bis zum|bis in den",
        "between": "zwischen|zwischen dem", "and": "und|und dem", "or": "oder", "early": "anfang|beginn|zu beginn|frühe|frühen|frühes|anfang der", "mid": "mitte|mitte der",
        "late": "ende|spätes|späte|späten|ende der", "spring": "frühling|frühjahr", "summer": "sommer", "autumn": "herbst", "winter": "winter", "century": "jahrhundert|jahrhunderts|jh.|jhd.|jhdt.",
        "decade": "jahrzehnt|er|er jahre|er jahren|er-jahre|er-jahren|ern", "quarter": "quartal|vierteljahr|quartals", "half": "halbjahr|jahreshälfte|hälfte|halbjahres", "1": "erste|ersten|erstes",
        "2": "zweite|zweiten|zweites", "3": "dritte|dritten|drittes", "4": "vierte|vierten|viertes", "yesterday": "gestern", "today": "heute", "tomorrow": "morgen", "two_days_ago": "vorgestern",
        "last": "letzten|letzter|letztes|letzte|vergangenen|vergangene|vergangenes|vorigen|voriges|vorige|vergangener", "this": "diesen|dieses|diesem|diese|dieser",
        "next": "nächsten|nächstes|nächste|kommenden|kommendes|nächster", "same": "selben|gleichen|demselben|derselben|desselben", "some_day": "an einem tag im|irgendwann im",
        "ongoing": "heute|andauernd|laufend", "unit_day": "tag|tages", "unit_week": "woche", "unit_month": "monat|monats", "unit_year": "jahr|jahres", "1 month": "jänner|jänners", "2 month": "feber",
        "3 month": "mrz",
    },
    "es": {
        "filler": "el|la|los|las|de|del|en|a|al|un|año|mes de|día|durante|este|lo", "about": "hacia|alrededor de|alrededor del|aproximadamente|cerca de|en torno a|en torno al|sobre|circa|aprox.",
        "perhaps": "quizá|quizás|tal vez|probablemente|posiblemente", "before": "antes de|antes del|antes del año", "after": "después de|después del|tras|tras el",
        "by": "a más tardar|a más tardar el|o antes", "not_before": "no antes de|no antes del|o después", "since": "desde|desde el|a partir de|a partir del", "until": "hasta|hasta el",
        "from": "del|de|desde|desde el", "to": "al|a|hasta|hasta el", "between": "entre|entre el", "and": "y|y el|e", "or": "o|o el|u",
        "early": "principios de|a principios de|a principios del|principios del|inicios de|a inicios de|comienzos de|a comienzos de|principios de los",
        "mid": "mediados de|a mediados de|a mediados del|mediados del", "late": "finales de|a finales de|a finales del|finales del|fines de|a fines de|fines del", "spring": "primavera",
        "summer": "verano", "autumn": "otoño", "winter": "invierno", "century": "siglo|s.", "decade": "años|década|década de|los años|década de los", "quarter": "trimestre", "half": "semestre|mitad",
        "1": "primer|primero|primera", "2": "segundo|segunda", "3": "tercer|tercero|tercera", "4": "cuarto|cuarta", "yesterday": "ayer", "today": "hoy", "tomorrow": "mañana",
        "two_days_ago": "anteayer|antier|antes de ayer", "last": "pasado|pasada|último|última", "this": "este|esta|presente", "next": "próximo|próxima|que viene", "same": "mismo|misma",
        "some_day": "un día de|algún día de", "ongoing": "hoy|presente|en curso|la actualidad|actualidad", "unit_day": "día", "unit_week": "semana", "unit_month": "mes", "unit_year": "año",
        "9 month": "setiembre",
    },
    "pt": {
        "0 weekday": "nesta segunda|na segunda|última segunda|nesta segunda-feira|na segunda-feira|última segunda-feira", "1 weekday": "nesta terça|na terça|última terça|nesta terça-feira|na terça-feira|última terça-feira", "2 weekday": "nesta quarta|na quarta|última quarta|nesta quarta-feira|na quarta-feira|última quarta-feira", "3 weekday": "nesta quinta|na quinta|última quinta|nesta quinta-feira|na quinta-feira|última quinta-feira", "4 weekday": "nesta sexta|na sexta|última sexta|nesta sexta-feira|na sexta-feira|última sexta-feira",
        "5 weekday": "neste sábado", "6 weekday": "neste domingo",
        "filler": "o|a|os|as|de|do|da|dos|das|em|no|na|nos|ao|à|ano|mês de|dia|durante|um", "about": "cerca de|por volta de|por volta do|aproximadamente|em torno de|circa",
        "perhaps": "talvez|provavelmente|possivelmente", "before": "antes de|antes do", "after": "depois de|depois do|após|após o", "by": "até o mais tardar|o mais tardar|ou antes",
        "not_before": "ou depois|não antes de", "since": "desde|desde o|a partir de|a partir do", "until": "até|até o|até ao", "from": "de|do|desde|da", "to": "a|ao|até|até o|à|até ao",
        "between": "entre|entre o|entre os dias", "and": "e|e o", "or": "ou|ou o", "early": "início de|início do|no início de|no início do|começo de|princípios de|inícios de|começo do",
        "mid": "meados de|em meados de|meados do", "late": "fim de|no fim de|final de|no final de|fins de|finais de|final do|fim do", "spring": "primavera", "summer": "verão", "autumn": "outono",
        "winter": "inverno", "century": "século|séc.", "decade": "anos|década|década de|os anos", "quarter": "trimestre", "half": "semestre|metade", "1": "primeiro|primeira", "2": "segundo|segunda",
        "3": "terceiro|terceira", "4": "quarto|quarta", "yesterday": "ontem", "today": "hoje", "tomorrow": "amanhã", "two_days_ago": "anteontem", "last": "passado|passada|último|última",
        "this": "este|esta|neste|nesta|deste", "next": "próximo|próxima|que vem", "same": "mesmo|mesma", "ongoing": "hoje|presente|em curso", "some_day": "um dia de|algum dia de", "unit_day": "dia",
        "unit_week": "semana", "unit_month": "mês", "unit_year": "ano",
    },
    "nl": {
        "filler": "de|het|van|in|op|jaar|maand|dag|een", "about": "omstreeks|rond|ongeveer|circa|rondom", "perhaps": "misschien|waarschijnlijk|vermoedelijk|mogelijk", "before": "voor|vóór",
        "after": "na", "by": "uiterlijk|of eerder", "not_before": "op zijn vroegst|of later", "since": "sinds|vanaf", "until": "tot|tot en met|t/m", "from": "van|vanaf",
        "to": "tot|tot en met|t/m|tot aan", "between": "tussen", "and": "en", "or": "of", "early": "begin|begin van|het begin van|vroege", "mid": "midden|half|medio|halverwege",
        "late": "eind|einde|einde van|late|eind van", "spring": "lente|voorjaar", "summer": "zomer", "autumn": "herfst|najaar", "winter": "winter", "century": "eeuw", "decade": "jaren|er jaren",
        "quarter": "kwartaal", "half": "helft|halfjaar", "1": "eerste", "2": "tweede", "3": "derde", "4": "vierde", "yesterday": "gisteren", "today": "vandaag", "tomorrow": "morgen",
        "two_days_ago": "eergisteren", "last": "vorige|afgelopen|verleden|vorig", "this": "deze|dit", "next": "volgende|volgend|komende|aanstaande", "same": "dezelfde|hetzelfde", "unit_day": "dag",
        "unit_week": "week", "unit_month": "maand", "unit_year": "jaar", "ongoing": "heden|nu", "9 month": "sept",
    },
    "pl": {
        "filler": "w|we|dnia|roku|rok|r.|r|na|miesiąca|z|latach", "about": "około|ok.|circa|mniej więcej", "perhaps": "może|prawdopodobnie|być może", "before": "przed", "after": "po",
        "by": "najpóźniej|lub wcześniej", "not_before": "najwcześniej|lub później", "since": "od|począwszy od", "until": "do|aż do", "from": "od|z", "to": "do", "between": "między|pomiędzy",
        "and": "a|i", "or": "lub|albo", "early": "początek|na początku|początku|wczesne", "mid": "połowa|w połowie|połowie", "late": "koniec|pod koniec|końcu|w końcu|schyłek",
        "spring": "wiosna|wiosną|wiosny|wiosnę", "summer": "lato|latem|lata|lecie", "autumn": "jesień|jesienią|jesieni", "winter": "zima|zimą|zimy|zimę", "century": "wiek|wieku|w.",
        "decade": "lata|latach|lat", "quarter": "kwartał|kwartale|kwartału", "half": "półrocze|połowa|połowie|półroczu|półrocza", "1": "pierwszy|pierwszym|pierwsza|pierwszej|pierwsze",
        "2": "drugi|drugim|druga|drugiej|drugie", "3": "trzeci|trzecim|trzecia", "4": "czwarty|czwartym|czwarta", "yesterday": "wczoraj", "today": "dziś|dzisiaj", "tomorrow": "jutro",
        "two_days_ago": "przedwczoraj", "last": "zeszły|zeszłym|ubiegły|ubiegłym|zeszłego|ubiegłego|ostatni|zeszłą|zeszłej|ubiegłą|w zeszłym", "this": "ten|tym|tego|bieżący|bieżącym",
        "next": "przyszły|przyszłym|następny|przyszłego", "same": "ten sam|tym samym|tego samego|samym|samego", "unit_day": "dnia|dniu", "unit_week": "tydzień|tygodniu|tygodnia",
        "unit_month": "miesiąc|miesiącu|miesiąca", "unit_year": "rok|roku", "9 month": "wrz|wrześniu",
    },
    "cs": {
        "2 weekday": "středu", "5 weekday": "sobotu", "6 weekday": "neděli",
        "filler": "v|ve|dne|roku|roce|rok|r.|na|měsíci|měsíce|letech", "about": "asi|kolem|okolo|cca|zhruba|přibližně", "perhaps": "snad|pravděpodobně|možná", "before": "před|než", "after": "po",
        "by": "nejpozději|nebo dříve", "not_before": "nejdříve|nebo později", "since": "od", "until": "do|až do", "from": "od", "to": "do|až|až do", "between": "mezi", "and": "a", "or": "nebo|či",
        "early": "začátek|začátkem|počátek|počátkem|na začátku|začátku", "mid": "polovina|v polovině|uprostřed|polovině", "late": "konec|koncem|na konci|konci", "spring": "jaro|na jaře|jaře|jara",
        "summer": "léto|v létě|léta|létě", "autumn": "podzim|na podzim|podzimu", "winter": "zima|v zimě|zimě|zimy", "century": "století|stol.", "decade": "léta|letech|let|léty",
        "quarter": "čtvrtletí|kvartál", "half": "pololetí|polovina|polovině", "1": "první", "2": "druhé|druhá|druhý", "3": "třetí", "4": "čtvrté|čtvrtý", "yesterday": "včera", "today": "dnes",
        "tomorrow": "zítra", "two_days_ago": "předevčírem", "last": "minulý|minulého|minulém|minulé|loňský|loňském", "this": "tento|tohoto|tomto|letos", "next": "příští|příštího|příštím",
        "same": "stejný|stejném|stejného|téhož|tomtéž", "unit_week": "týden|týdnu|týdne", "unit_month": "měsíc|měsíci|měsíce", "unit_year": "rok|roce|roku", "unit_day": "den|dne|dni",
    },
    "sk": {
        "filler": "v|vo|dňa|roku|rok|r.|na", "about": "asi|okolo|približne|cca", "perhaps": "asi|možno|pravdepodobne", "before": "pred", "after": "po", "since": "od", "until": "do|až do",
        "from": "od", "to": "do|až|až do", "between": "medzi", "and": "a", "or": "alebo", "early": "začiatok|začiatkom|na začiatku", "mid": "polovica|v polovici", "late": "koniec|koncom|na konci",
        "spring": "jar|na jar|jari", "summer": "leto|v lete|lete", "autumn": "jeseň|na jeseň|jeseni", "winter": "zima|v zime|zime", "century": "storočie|storočia|storočí|stor.",
        "quarter": "štvrťrok|kvartál", "half": "polrok|polovica", "1": "prvý|prvá|prvé", "2": "druhý|druhá|druhé", "3": "tretí|tretie", "4": "štvrtý", "yesterday": "včera", "today": "dnes",
        "tomorrow": "zajtra", "last": "minulý|minulého|minulom", "this": "tento|tohto", "next": "budúci|budúceho", "unit_week": "týždeň", "unit_month": "mesiac|mesiaci", "unit_year": "rok|roku",
    },
    "ru": {
        "filler": "в|во|на|года|году|год|годы|г.|гг.|г|числа|месяце|месяца|от|день", "about": "около|примерно|приблизительно|ок.|где-то", "perhaps": "возможно|вероятно|предположительно",
        "before": "раньше|ранее|перед", "after": "после|позже|позднее", "by": "не позднее|не позже|к", "not_before": "не ранее|не раньше", "since": "с|со|начиная с", "until": "до|по|вплоть до",
        "from": "с|со|от", "to": "по|до", "between": "между", "and": "и", "or": "или|либо", "early": "начало|в начале|начале|начала|начала", "mid": "середина|в середине|середине|середины",
        "late": "конец|в конце|конце|конца", "spring": "весна|весной|весны|весну", "summer": "лето|летом|лета", "autumn": "осень|осенью|осени", "winter": "зима|зимой|зимы|зиму",
        "century": "век|века|веке|столетие|столетия|в.", "decade": "десятилетие|годы|годов|годах|-е годы|-х годов|-х годах|-е|-х|-е гг.|-х гг.", "quarter": "квартал|квартале|квартала|кв.",
        "half": "полугодие|полугодии|половина|половине|полугодия|половины", "1": "первый|первом|первая|первой|первое|первого", "2": "второй|втором|вторая|второе|второго",
        "3": "третий|третьем|третья|третье|третьего", "4": "четвёртый|четвертый|четвёртом|четвёртого", "yesterday": "вчера", "today": "сегодня", "tomorrow": "завтра", "two_days_ago": "позавчера",
        "last": "прошлый|прошлом|прошлого|прошлой|прошлую|прошедший|прошлое|минувший|минувшем", "this": "этот|этом|этого|этой|текущий|нынешнем|эту",
        "next": "следующий|следующем|следующего|будущем|следующую", "same": "том же|того же|тот же|ту же|той же", "some_day": "в один из дней",
        "ongoing": "настоящее время|наст. время|н. в.|сегодня|н.в.", "unit_day": "день|дня", "unit_week": "неделя|неделе|неделю|недели", "unit_month": "месяц|месяце|месяца",
        "unit_year": "год|году|года", "old_style": "ст. ст.|по старому стилю|старого стиля|с. ст.|ст. стиля", "5 month": "мае", "6 month": "июне", "7 month": "июле", "9 month": "сен",
    },
    "uk": {
        "filler": "в|у|на|року|році|рік|роки|р.|рр.|числа|місяця|від", "about": "близько|приблизно|біля|бл.", "perhaps": "можливо|ймовірно|імовірно", "before": "раніше|перед",
        "after": "після|пізніше", "by": "не пізніше", "not_before": "не раніше", "since": "з|із|від|зі|починаючи з", "until": "до|по|аж до", "from": "з|із|від|зі", "to": "по|до", "between": "між",
        "and": "та|і|й", "or": "або|чи", "early": "початок|на початку|початку", "mid": "середина|в середині|у середині|середині", "late": "кінець|наприкінці|у кінці|кінця|в кінці",
        "spring": "весна|навесні|весною|весни", "summer": "літо|влітку|літа", "autumn": "осінь|восени|осені", "winter": "зима|взимку|зими", "century": "століття|столітті|ст.",
        "decade": "роки|років|роках|-ті роки|-х років|-х роках|-ті|-х", "quarter": "квартал|кварталі|кварталу", "half": "півріччя|половина|половині", "1": "перший|першому|перша|першій|перше",
        "2": "другий|другому|друга|другій|друге", "3": "третій|третьому", "4": "четвертий|четвертому", "yesterday": "вчора|учора", "today": "сьогодні", "tomorrow": "завтра",
        "two_days_ago": "позавчора", "last": "минулий|минулого|минулому|минулої|торік", "this": "цей|цього|цьому|поточного", "next": "наступний|наступного|наступному",
        "same": "того ж|тому ж|той же|тому самому|того самого", "unit_day": "день|дня", "unit_week": "тиждень|тижня|тижні", "unit_month": "місяць|місяця|місяці", "unit_year": "рік|року|році",
    },
    "be": {
        "filler": "у|ў|г.|года|годзе|год|ад", "since": "з", "until": "да", "from": "з|ад", "to": "да|па", "spring": "вясна|вясной", "summer": "лета|летам", "autumn": "восень|восенню",
        "winter": "зіма|зімой", "and": "і", "between": "паміж", "about": "каля",
    },
    "bg": {
        "filler": "на|в|във|през|г.|година|годината|година", "about": "около|към|приблизително", "perhaps": "вероятно|може би", "before": "преди", "after": "след", "since": "от|считано от",
        "until": "до", "from": "от", "to": "до", "between": "между", "and": "и", "or": "или", "early": "началото на|в началото на|начало", "mid": "средата на|в средата на",
        "late": "края на|в края на|край", "spring": "пролет|пролетта", "summer": "лято|лятото", "autumn": "есен|есента", "winter": "зима|зимата", "century": "век", "quarter": "тримесечие",
        "half": "полугодие|половина", "yesterday": "вчера", "today": "днес", "tomorrow": "утре", "last": "миналия|миналата|миналият|миналата", "next": "следващия|следващата", "this": "този|тази",
        "unit_week": "седмица", "unit_month": "месец", "unit_year": "година", "1": "първото|първа", "2": "второто|втора", "3": "третото", "4": "четвъртото",
    },
    "sr": {
        "filler": "у|на|године|годину|година|год.|дана|месеца|u|godine|god.|dana|g.", "about": "око|oko|отприлике", "perhaps": "можда|вероватно|možda|verovatno", "before": "пре|pre",
        "after": "после|након|posle|nakon", "since": "од|od", "until": "до|do", "from": "од|od", "to": "до|do", "between": "између|između", "and": "и|i", "or": "или|ili",
        "early": "почетак|почетком|početkom|početak", "mid": "средина|средином|sredinom", "late": "крај|крајем|krajem|kraj", "spring": "пролеће|proleće|у пролеће", "summer": "лето|leto|лета",
        "autumn": "јесен|jesen|јесени", "winter": "зима|zima|зиме", "century": "век|века|vek|veka", "yesterday": "јуче|juče", "today": "данас|danas", "tomorrow": "сутра|sutra",
        "last": "прошли|прошле|prošli|prošle|prošlog|прошлог", "unit_month": "месец|mesec|месеца|meseca", "unit_year": "година|године|godine|godina", "unit_week": "недеља|недеље|nedelje",
        "1 month": "januar|januara|januaru|јануару", "2 month": "februar|februara|februaru|фебруару", "3 month": "mart|marta|martu|марту", "4 month": "april|aprila|aprilu|априлу", "5 month": "maj|maja|maju|мају", "6 month": "jun|juna|junu|јуну", "7 month": "jul|jula|julu|јулу",
        "8 month": "avgust|avgusta|avgustu|августу", "9 month": "septembar|septembra|septembru|септембру", "10 month": "oktobar|oktobra|oktobru|октобру", "11 month": "novembar|novembra|novembru|новембру", "12 month": "decembar|decembra|decembru|децембру",
    },
    "hr": {
        "filler": "u|na|godine|godina|god.|g.|dana", "about": "oko|otprilike", "perhaps": "možda|vjerojatno", "before": "prije", "after": "poslije|nakon", "since": "od", "until": "do", "from": "od",
        "to": "do", "between": "između", "and": "i", "or": "ili", "early": "početak|početkom", "mid": "sredina|sredinom", "late": "kraj|krajem", "spring": "proljeće|u proljeće",
        "summer": "ljeto|ljeta|ljeti", "autumn": "jesen|u jesen|jeseni", "winter": "zima|zimi|zime", "century": "stoljeće|stoljeća|st.", "quarter": "tromjesečje|kvartal",
        "half": "polugodište|polovica", "1": "prvo|prva", "2": "drugo|druga", "yesterday": "jučer", "today": "danas", "tomorrow": "sutra", "last": "prošli|prošle|prošlog",
        "unit_month": "mjesec|mjeseca", "unit_year": "godine|godina|godinu", "unit_week": "tjedan|tjedna", "1 month": "januar|januara",
        "2 month": "februar|februara", "3 month": "mart|marta", "4 month": "april|aprila", "5 month": "maj|maja", "6 month": "jun|juna|juni", "7 month": "jul|jula|juli",
        "8 month": "avgust|avgusta|august|augusta", "9 month": "septembar|septembra", "10 month": "oktobar|oktobra", "11 month": "novembar|novembra", "12 month": "decembar|decembra",
    },
    "sl": {
        "filler": "v|dne|leta|leto", "since": "od", "until": "do", "from": "od", "to": "do", "between": "med", "and": "in", "or": "ali", "about": "okoli|približno", "spring": "pomlad|spomladi",
        "summer": "poletje|poleti", "autumn": "jesen|jeseni", "winter": "zima|pozimi",
    },
    "mk": {
        "filler": "во|на|година|г.", "since": "од", "until": "до", "from": "од", "to": "до", "between": "помеѓу|меѓу", "and": "и", "or": "или", "about": "околу", "spring": "пролет", "summer": "лето",
        "autumn": "есен", "winter": "зима",
    },
    "tr": {
        "filler": "yılı|yılında|yılının|yıl|günü|tarihinde|tarihli|ayı|ayında|'de|'da|'te|'ta|'nde|'nda|'in|'ın|'un|'ün|'nin|'nın|'nde|'i|'ı|'si|'ü|'u|'e|'a|'ye|'ya|'daki|'deki|'taki|'teki|'ndaki|'ndeki|yılındaki|ayındaki|günkü|gününde|tarihindeki|tarihinden",
        "about": "yaklaşık|civarı|civarında|dolaylarında|sularında|aşağı yukarı", "perhaps": "belki|muhtemelen|galiba", "before": "önce|'den önce|'dan önce|'ten önce|'tan önce|öncesi|öncesinde",
        "after": "sonra|'den sonra|'dan sonra|'ten sonra|'tan sonra|sonrası",
        "since": "'den beri|'dan beri|'ten beri|'tan beri|beri|'den itibaren|'dan itibaren|'ten itibaren|'tan itibaren|itibaren|'nden beri|'ndan beri",
        "until": "'e kadar|'a kadar|'ye kadar|'ya kadar|kadar|'ne kadar|'na kadar", "from": "'den|'dan|'ten|'tan|'nden|'ndan", "to": "'e|'a|'e kadar|'a kadar|ile|'ye|'ya", "between": "arasında|arası",
        "and": "ile|ve", "or": "veya|ya da", "early": "başı|başında|başları|başlarında|başlangıcı", "mid": "ortası|ortasında|ortaları|ortalarında", "late": "sonu|sonunda|sonları|sonlarında",
        "spring": "ilkbahar|bahar|ilkbaharı|baharında|ilkbaharında|baharı", "summer": "yaz|yazı|yazında", "autumn": "sonbahar|güz|sonbaharı|sonbaharında", "winter": "kış|kışı|kışında",
        "century": "yüzyıl|yüzyılda|yüzyılın|yy.", "decade": "'lar|'ler|'li yıllar|'lı yıllar|lar|ler|'lerde|'larda|'lerin|'ların", "quarter": "çeyrek|çeyreği|çeyreğinde|çeyreğin",
        "half": "yarı|yarısı|yarısında|yarıyıl", "1": "ilk|birinci", "2": "ikinci", "3": "üçüncü", "4": "dördüncü|son", "yesterday": "dün", "today": "bugün", "tomorrow": "yarın",
        "two_days_ago": "evvelsi gün", "last": "geçen|geçtiğimiz", "this": "bu", "next": "gelecek|önümüzdeki", "same": "aynı", "unit_day": "gün", "unit_week": "hafta", "unit_month": "ay|ayda",
        "unit_year": "yıl|sene",
    },
    "el": {
        "filler": "στις|τις|τη|την|το|τον|του|της|τον|στο|στον|στη|στην|έτος|έτους|μηνός|κατά|ο|η|τα|των|σε", "about": "περίπου|γύρω στο|γύρω στα|γύρω|περί", "perhaps": "ίσως|πιθανώς|μάλλον",
        "before": "πριν|πριν από|πριν το|πριν από το|προ", "after": "μετά|μετά από|μετά το|μετά τις", "since": "από|από τις|από το|από τον|από την", "until": "μέχρι|έως|ως|μέχρι τις|έως τις|μέχρι το",
        "from": "από|από τις|από το", "to": "έως|ως|μέχρι|έως τις|στις", "between": "μεταξύ|ανάμεσα|μεταξύ των", "and": "και|και των", "or": "ή", "early": "αρχές|αρχή|στις αρχές",
        "mid": "μέσα|στα μέσα", "late": "τέλη|τέλος|στα τέλη", "spring": "άνοιξη|άνοιξης", "summer": "καλοκαίρι|καλοκαιριού", "autumn": "φθινόπωρο|φθινοπώρου", "winter": "χειμώνας|χειμώνα",
        "century": "αιώνας|αιώνα|αι.", "decade": "δεκαετία|δεκαετίας", "quarter": "τρίμηνο|τριμήνου", "half": "εξάμηνο|εξαμήνου|μισό", "1": "πρώτο|πρώτου", "2": "δεύτερο|δευτέρου",
        "3": "τρίτο|τρίτου", "4": "τέταρτο", "yesterday": "χθες|χτες", "today": "σήμερα", "tomorrow": "αύριο", "two_days_ago": "προχθές",
        "last": "περασμένο|περασμένη|περασμένος|προηγούμενο|περασμένου", "this": "αυτό|αυτόν|αυτή|φέτος|τρέχον", "next": "επόμενο|επόμενη|επόμενος", "same": "ίδιο|ίδια", "unit_day": "ημέρα|μέρα",
        "unit_week": "εβδομάδα", "unit_month": "μήνα|μήνας", "unit_year": "έτος|χρόνος|χρόνο",
    },
    "sv": {
        "0 weekday": "måndagen|måndags", "1 weekday": "tisdagen|tisdags", "2 weekday": "onsdagen|onsdags", "3 weekday": "torsdagen|torsdags", "4 weekday": "fredagen|fredags",
        "5 weekday": "lördagen|lördags", "6 weekday": "söndagen|söndags",
        "filler": "den|i|på|under|år|året|av", "about": "cirka|omkring|ungefär|runt|kring|ca|c:a", "perhaps": "kanske|troligen|sannolikt|möjligen", "before": "före|innan", "after": "efter",
        "by": "senast|eller tidigare", "not_before": "tidigast|eller senare", "since": "sedan|från och med|fr.o.m.", "until": "till|till och med|fram till|t.o.m.|tills",
        "from": "från|från och med|från den|fr.o.m.", "to": "till|till och med|t.o.m.|till den", "between": "mellan|mellan den", "and": "och|och den", "or": "eller",
        "early": "början av|i början av|början|tidigt", "mid": "mitten av|i mitten av|mitten", "late": "slutet av|i slutet av|slutet|sent", "spring": "våren|vår", "summer": "sommaren|sommar",
        "autumn": "hösten|höst", "winter": "vintern|vinter", "century": "århundradet|seklet", "decade": "-talet|talet", "quarter": "kvartalet|kvartal", "half": "halvåret|halvår|hälften",
        "1": "första", "2": "andra", "3": "tredje", "4": "fjärde", "yesterday": "igår|i går", "today": "idag|i dag", "tomorrow": "imorgon|i morgon", "two_days_ago": "i förrgår|förrgår",
        "last": "förra|senaste", "this": "denna|detta|innevarande", "next": "nästa", "same": "samma", "unit_day": "dag", "unit_week": "vecka|veckan", "unit_month": "månad|månaden",
        "unit_year": "år|året",
    },
    "da": {
        "filler": "den|d.|i|på|året|år|af", "about": "cirka|omkring|ca.|omtrent", "perhaps": "måske|formentlig|sandsynligvis", "before": "før|inden", "after": "efter", "by": "senest",
        "not_before": "tidligst", "since": "siden|fra og med|siden den", "until": "indtil|til|til og med", "from": "fra|fra den", "to": "til|til og med|til den", "between": "mellem|mellem den",
        "and": "og|og den", "or": "eller", "early": "begyndelsen af|i begyndelsen af|starten af|tidligt", "mid": "midten af|i midten af|midt", "late": "slutningen af|i slutningen af|sent|ultimo",
        "spring": "foråret|forår", "summer": "sommeren|sommer", "autumn": "efteråret|efterår", "winter": "vinteren|vinter", "century": "århundrede", "decade": "'erne|erne", "quarter": "kvartal",
        "half": "halvår|halvdel", "1": "første", "2": "anden|andet", "3": "tredje", "4": "fjerde", "yesterday": "i går", "today": "i dag", "tomorrow": "i morgen", "two_days_ago": "i forgårs",
        "last": "sidste|forrige", "this": "denne|dette", "next": "næste", "same": "samme", "unit_day": "dag", "unit_week": "uge", "unit_month": "måned", "unit_year": "år",
    },
    "no": {
        "filler": "den|i|på|året|år|av", "about": "cirka|omkring|ca.|omtrent|rundt", "perhaps": "kanskje|trolig|sannsynligvis", "before": "før|innen", "after": "etter", "by": "senest",
        "not_before": "tidligst", "since": "siden|fra og med", "until": "inntil|til|til og med", "from": "fra|fra den", "to": "til|til og med|til den", "between": "mellom|mellom den",
        "and": "og|og den", "or": "eller", "early": "begynnelsen av|i begynnelsen av|starten av|tidlig", "mid": "midten av|i midten av", "late": "slutten av|i slutten av|sent", "spring": "våren|vår",
        "summer": "sommeren|sommer", "autumn": "høsten|høst", "winter": "vinteren|vinter", "century": "århundre|århundret", "decade": "-tallet|tallet|-årene", "quarter": "kvartal",
        "half": "halvår|halvdel", "1": "første", "2": "andre", "3": "tredje", "4": "fjerde", "yesterday": "i går", "today": "i dag", "tomorrow": "i morgen", "last": "forrige|siste",
        "this": "denne|dette", "next": "neste", "same": "samme", "unit_day": "dag", "unit_week": "uke", "unit_month": "måned", "unit_year": "år",
    },
    "fi": {
        "filler": "vuodesta|vuonna|vuoden|vuosi|päivänä|na|nä|v.|:ssa|:ssä|:n|:na|:nä|p.", "about": "noin|suunnilleen|arviolta|n.|tienoilla|vaiheilla",
        "perhaps": "ehkä|mahdollisesti|luultavasti|todennäköisesti", "before": "ennen", "after": "jälkeen|:n jälkeen", "since": "alkaen|lähtien|:sta alkaen|:sta lähtien|:stä alkaen|:stä lähtien",
        "until": "asti|saakka|:een asti|:een saakka|:ään asti", "from": ":sta|:stä", "to": ":een|:ään", "between": "välillä|:n välillä", "and": "ja", "or": "tai",
        "early": "alku|alussa|alkupuolella|alkupuoli", "mid": "puoliväli|puolivälissä", "late": "loppu|lopussa|loppupuolella|lopulla", "spring": "kevät|keväällä|kevään",
        "summer": "kesä|kesällä|kesän", "autumn": "syksy|syksyllä|syksyn", "winter": "talvi|talvella|talven", "century": "vuosisata|vuosisadalla|vuosisadan", "decade": "-luku|-luvulla|-luvun",
        "quarter": "neljännes|neljänneksellä|kvartaali", "half": "puolisko|vuosipuolisko|puoliskolla", "1": "ensimmäinen|ensimmäisellä", "2": "toinen|toisella", "3": "kolmas|kolmannella",
        "4": "neljäs|neljännellä", "yesterday": "eilen", "today": "tänään", "tomorrow": "huomenna", "two_days_ago": "toissapäivänä", "last": "viime", "this": "tässä|tämän|tänä", "next": "ensi",
        "same": "samassa|samana|saman", "unit_week": "viikolla|viikko|viikon", "unit_month": "kuussa|kuukausi|kuun|kuukautena", "unit_year": "vuonna|vuosi|vuoden", "unit_day": "päivänä",
    },
    "et": {
        "filler": "aasta|aastal|a.|päeval", "since": "alates", "until": "kuni", "to": "kuni", "and": "ja", "or": "või", "between": "vahel", "about": "umbes|ligikaudu", "spring": "kevad|kevadel",
        "summer": "suvi|suvel", "autumn": "sügis|sügisel", "winter": "talv|talvel",
    },
    "lv": {
        "filler": "gada|gads|gadā|g.", "since": "kopš|no", "until": "līdz", "from": "no", "to": "līdz", "and": "un", "or": "vai", "between": "starp", "about": "ap|aptuveni",
    },
    "lt": {
        "filler": "m.|d.|metų|metais|metai", "since": "nuo", "until": "iki", "from": "nuo", "to": "iki", "and": "ir", "or": "arba", "between": "tarp", "about": "apie|maždaug",
    },
    "hu": {
        "filler": "a|az|év|évi|éve|évben|-án|-én|-jén|-ban|-ben|-jan|-i|-e|-a|-je|napja|-ai|-ei|közötti|-es|-os|-as|-ös|-jei|-beli|-éi", "about": "körül|kb.|körülbelül|mintegy|táján",
        "perhaps": "talán|valószínűleg|feltehetően", "before": "előtt", "after": "után", "by": "legkésőbb", "since": "óta|-tól|-től|-ától|-étől|-jétől|-tól kezdve|-től kezdve",
        "until": "-ig|ig|-áig|-éig|-jéig", "from": "-tól|-től|-ától|-étől|-jétől|tól|től", "to": "-ig|ig|-áig|-éig|-jéig", "between": "között|és között", "and": "és", "or": "vagy",
        "early": "eleje|elején|kezdete|kezdetén", "mid": "közepe|közepén", "late": "vége|végén", "spring": "tavasz|tavasza|tavaszán|tavasszal", "summer": "nyár|nyara|nyarán|nyáron",
        "autumn": "ősz|ősze|őszén|ősszel", "winter": "tél|tele|telén|télen", "century": "század|században|századi|sz.", "decade": "-es évek|-as évek|-os évek|évtized|-es években|-as években",
        "quarter": "negyedév|negyedéve|negyedévében|negyedévében", "half": "félév|féléve|fele|félévében|felében", "1": "első", "2": "második", "3": "harmadik", "4": "negyedik", "yesterday": "tegnap",
        "today": "ma", "tomorrow": "holnap", "two_days_ago": "tegnapelőtt", "last": "múlt|tavalyi|előző", "this": "ez|idén|e", "next": "jövő|következő", "same": "ugyanabban a|ugyanaz a|ugyanezen",
        "unit_week": "hét|héten", "unit_month": "hónap|hónapban", "unit_year": "év|évben", "unit_day": "nap|napon",
    },
    "ro": {
        "0 weekday": "lunea", "1 weekday": "marțea", "2 weekday": "miercurea", "3 weekday": "joia", "4 weekday": "vinerea", "5 weekday": "sâmbăta|sîmbătă", "6 weekday": "duminica",
        "filler": "la|în|din|pe|de|data de|anul|anului|a|al|ale|luna|lunii|ziua|anii", "about": "circa|aproximativ|în jurul|în jur de|cam|prin", "perhaps": "poate|probabil|posibil",
        "before": "înainte de|înaintea", "after": "după", "by": "cel târziu|până cel târziu", "since": "din|de la|începând cu|începând din|de la data de", "until": "până la|până în|până pe",
        "from": "de la|din", "to": "la|până la|până în", "between": "între", "and": "și|şi", "or": "sau",
        "early": "începutul|la începutul|începutul lunii|la începutul lunii|la începutul anului|începutul anului|începutul anilor",
        "mid": "mijlocul|la mijlocul|mijlocul lunii|la mijlocul lunii|jumătatea", "late": "sfârșitul|la sfârșitul|sfârșitul lunii|la sfârșitul lunii|finalul|sfârșitul anului",
        "spring": "primăvara|primăvară", "summer": "vara|vară", "autumn": "toamna|toamnă", "winter": "iarna|iarnă", "century": "secolul|secol|sec.|secolului", "decade": "anii|deceniul",
        "quarter": "trimestru|trimestrul|trimestrul al", "half": "semestru|semestrul|jumătate|semestrul al", "1": "primul|prima", "2": "doilea|al doilea|doua|a doua", "3": "treilea|al treilea",
        "4": "patrulea|al patrulea", "yesterday": "ieri", "today": "azi|astăzi", "tomorrow": "mâine", "two_days_ago": "alaltăieri", "last": "trecut|trecută|trecute",
        "this": "acest|această|curent|acesta|aceasta", "next": "viitor|viitoare|următor|următoare", "same": "aceeași|același", "unit_week": "săptămâna", "unit_month": "luna|lună",
        "unit_year": "anul|an", "unit_day": "ziua|zi",
    },
    "ca": {
        "filler": "el|la|de|del|d'|l'|al|a|en|any|l'any|dia|els", "since": "des de|des del|d'ençà", "until": "fins al|fins a", "from": "del|de|des del", "to": "al|a|fins al",
        "between": "entre|entre el", "and": "i|i el", "or": "o|o el", "about": "cap a|al voltant de|aproximadament", "before": "abans de|abans del", "after": "després de|després del",
        "spring": "primavera", "summer": "estiu", "autumn": "tardor", "winter": "hivern", "century": "segle", "early": "principis de|a principis de", "mid": "mitjans de|a mitjans de",
        "late": "finals de|a finals de", "yesterday": "ahir", "last": "passat|passada", "unit_month": "mes", "unit_year": "any", "decade": "anys|dècada",
    },
    "gl": {
        "filler": "o|a|de|do|da|en|no|na|ao|ano", "since": "desde|desde o", "until": "ata|ata o", "from": "do|de|desde", "to": "ao|a|ata", "between": "entre", "and": "e", "or": "ou",
    },
    "sq": {
        "filler": "më|në|të|e|i|viti|vitit|datë", "since": "që nga|prej", "until": "deri më|deri në", "from": "nga", "to": "deri më|deri në", "and": "dhe", "between": "midis|ndërmjet",
    },
    "ar": {
        "5": "الخامس", "6": "السادس", "7": "السابع", "8": "الثامن", "9": "التاسع", "10": "العاشر", "11": "الحادي عشر", "12": "الثاني عشر", "13": "الثالث عشر",
        "14": "الرابع عشر", "15": "الخامس عشر", "16": "السادس عشر", "17": "السابع عشر", "18": "الثامن عشر", "19": "التاسع عشر", "20": "العشرين|العشرون", "21": "الحادي والعشرين|الحادي والعشرون", "22": "الثاني والعشرين|الثاني والعشرون",
        "23": "الثالث والعشرين|الثالث والعشرون", "24": "الرابع والعشرين|الرابع والعشرون", "25": "الخامس والعشرين|الخامس والعشرون", "26": "السادس والعشرين|السادس والعشرون", "27": "السابع والعشرين|السابع والعشرون", "28": "الثامن والعشرين|الثامن والعشرون", "29": "التاسع والعشرين|التاسع والعشرون", "30": "الثلاثين|الثلاثون", "31": "الحادي والثلاثين",
        "filler": "في|من|عام|سنة|يوم|شهر|بتاريخ|الموافق|م|ال|خلال|للعام|لعام|أيام", "about": "حوالي|نحو|تقريبا|قرابة|زهاء", "perhaps": "ربما|على الأرجح|يحتمل", "before": "قبل", "after": "بعد",
        "since": "منذ|ابتداء من|اعتبارا من|من", "until": "حتى|لغاية|الى غاية", "from": "من|بين", "to": "إلى|حتى|الى|لغاية", "between": "بين|ما بين", "and": "و", "or": "أو|او",
        "early": "أوائل|بداية|مطلع|اوائل", "mid": "منتصف|أواسط", "late": "أواخر|نهاية|اواخر", "spring": "ربيع|الربيع", "summer": "صيف|الصيف", "autumn": "خريف|الخريف", "winter": "شتاء|الشتاء",
        "century": "القرن|قرن", "decade": "عقد|ينات", "quarter": "الربع|ربع", "half": "النصف|نصف", "1": "الأول|الأولى|أول", "2": "الثاني|الثانية|ثاني", "3": "الثالث|الثالثة", "4": "الرابع|الرابعة",
        "yesterday": "أمس|البارحة", "today": "اليوم", "tomorrow": "غدا", "two_days_ago": "أول أمس|أول من أمس", "last": "الماضي|الماضية|الفائت|المنصرم", "this": "هذا|هذه|الجاري|الحالي",
        "next": "القادم|القادمة|المقبل", "same": "نفس|نفسه", "islamic_year": "هـ|هجري|هجرية|للهجرة", "unit_week": "الأسبوع|أسبوع", "unit_month": "الشهر|شهر", "unit_year": "العام|السنة|عام|سنة",
        "unit_day": "اليوم|يوم", "1 month": "كانون الثاني|جانفي", "2 month": "شباط|فيفري", "3 month": "آذار|اذار", "4 month": "نيسان|أفريل", "5 month": "أيار|ماي|ايار|مايس", "6 month": "حزيران|جوان",
        "7 month": "تموز|جويلية|يوليوز", "8 month": "آب|أوت|غشت|اب", "9 month": "أيلول|شتنبر|ايلول", "10 month": "تشرين الأول", "11 month": "تشرين الثاني|نونبر", "12 month": "كانون الأول|دجنبر",
    },
    "fa": {
        "5": "پنجم", "6": "ششم", "7": "هفتم", "8": "هشتم", "9": "نهم", "10": "دهم", "11": "یازدهم", "12": "دوازدهم", "13": "سیزدهم",
        "14": "چهاردهم", "15": "پانزدهم", "16": "شانزدهم", "17": "هفدهم", "18": "هجدهم", "19": "نوزدهم", "20": "بیستم", "21": "بیست و یکم", "22": "بیست و دوم",
        "23": "بیست و سوم", "24": "بیست و چهارم", "25": "بیست و پنجم", "26": "بیست و ششم", "27": "بیست و هفتم", "28": "بیست و هشتم", "29": "بیست و نهم", "30": "سی‌ام", "31": "سی و یکم",
        "0 weekday": "دو شنبه", "1 weekday": "سه شنبه", "2 weekday": "چهار شنبه", "3 weekday": "پنج شنبه", "6 weekday": "یک شنبه",
        "filler": "در|روز|سال|ماه|از|م|میلادی|ی|اُم|ام|تاریخ", "about": "حدود|حوالی|تقریبا|در حدود", "perhaps": "شاید|احتمالا", "before": "پیش از|قبل از", "after": "پس از|بعد از", "since": "از",
        "until": "تا", "from": "از", "to": "تا", "between": "بین|میان", "and": "و", "or": "یا", "early": "اوایل|آغاز|ابتدای", "mid": "اواسط|میانه|نیمه", "late": "اواخر|پایان|انتهای", "spring": "بهار",
        "summer": "تابستان", "autumn": "پاییز", "winter": "زمستان", "century": "قرن|سده", "quarter": "سه‌ماهه|فصل", "half": "نیمه|نیمسال", "1": "اول|نخست|یکم", "2": "دوم", "3": "سوم", "4": "چهارم",
        "yesterday": "دیروز", "today": "امروز", "tomorrow": "فردا", "two_days_ago": "پریروز", "last": "گذشته|پیش|قبل", "this": "این|جاری", "next": "آینده|بعد", "same": "همان|همین",
        "unit_week": "هفته", "unit_month": "ماه", "unit_year": "سال", "unit_day": "روز", "last unit_year": "پارسال", "this unit_year": "امسال", "solar_year": "ه.ش|خورشیدی|شمسی|هجری شمسی|هجری خورشیدی",
        "1 solar_month": "فروردین|حمل|فروردینماه", "2 solar_month": "اردیبهشت|ثور|اردیبهشتماه", "3 solar_month": "خرداد|جوزا|خردادماه", "4 solar_month": "تیر|سرطان|تیرماه", "5 solar_month": "مرداد|اسد|مردادماه", "6 solar_month": "شهریور|سنبله|شهریورماه", "7 solar_month": "مهر|میزان|مهرماه",
        "8 solar_month": "آبان|عقرب|آبانماه", "9 solar_month": "آذر|قوس|آذرماه", "10 solar_month": "دی|جدی|دیماه", "11 solar_month": "بهمن|دلو|بهمنماه", "12 solar_month": "اسفند|حوت|اسفندماه",
    },
    "he": {
        "filler": "ב|של|ה|שנת|בשנת|יום|ביום|לחודש|חודש|בחודש|ל", "about": "בערך|לערך|סביב|בסביבות|כ-", "perhaps": "אולי|כנראה", "before": "לפני", "after": "אחרי|לאחר",
        "since": "מאז|החל מ|החל מ-|מ-|מ", "until": "עד|עד ל", "from": "מ-|מ|בין", "to": "עד|עד ה|ל-", "between": "בין|בין ה|בין ה-", "and": "ל|ו|ל-", "or": "או", "early": "תחילת|ראשית|בתחילת",
        "mid": "אמצע|באמצע", "late": "סוף|בסוף|שלהי", "spring": "אביב|באביב", "summer": "קיץ|בקיץ", "autumn": "סתיו|בסתיו", "winter": "חורף|בחורף", "century": "המאה ה-|המאה ה|המאה",
        "decade": "שנות ה-|שנות", "quarter": "רבעון|הרבעון|ברבעון", "half": "מחצית|המחצית", "1": "הראשון|ראשון|הראשונה", "2": "השני|שני|השנייה", "3": "השלישי|שלישי", "4": "הרביעי|רביעי",
        "yesterday": "אתמול", "today": "היום", "tomorrow": "מחר", "two_days_ago": "שלשום", "last": "שעבר|שעברה|הקודם|האחרון", "this": "הזה|הנוכחי", "next": "הבא|הבאה", "same": "אותו|באותו",
        "unit_week": "שבוע|השבוע|בשבוע", "unit_month": "החודש", "unit_year": "השנה|שנה|בשנה",
    },
    "hi": {
        "filler": "को|में|के|की|का|से|सन्|सन|वर्ष|साल|तारीख|ई.|दिन|माह", "about": "लगभग|करीब|क़रीब", "perhaps": "शायद|संभवतः|संभवत", "before": "से पहले|के पहले|पहले", "after": "के बाद|बाद",
        "since": "से|से शुरू", "until": "तक", "from": "से", "to": "से|तक", "between": "के बीच|बीच", "and": "और|एवं|व", "or": "या|अथवा", "early": "शुरुआत|की शुरुआत|प्रारंभ|आरंभ", "mid": "मध्य|के मध्य",
        "late": "अंत|के अंत|आखिर", "spring": "वसंत|बसंत", "summer": "गर्मी|ग्रीष्म|गर्मियों", "autumn": "शरद|पतझड़", "winter": "सर्दी|शीत|सर्दियों", "century": "सदी|शताब्दी|वीं सदी|वीं शताब्दी",
        "decade": "दशक|के दशक", "quarter": "तिमाही", "half": "छमाही", "1": "पहली|प्रथम", "2": "दूसरी|द्वितीय", "3": "तीसरी|तृतीय", "4": "चौथी|चतुर्थ", "last": "पिछले|पिछला|पिछली|गत", "this": "इस|यह",
        "next": "अगले|अगला", "same": "उसी", "unit_week": "सप्ताह|हफ्ते", "unit_month": "महीने|माह", "unit_year": "साल|वर्ष", "today": "आज", "1 month": "जन", "9 month": "सितम्बर|सितंबर",
        "11 month": "नवम्बर", "12 month": "दिसम्बर",
    },
    "ur": {
        "filler": "کو|میں|کے|کی|کا|سال|ء|بروز", "1": "یکم", "since": "سے", "until": "تک", "to": "سے|تک", "between": "کے درمیان", "and": "اور", "about": "تقریبا", "after": "کے بعد", "before": "سے پہلے",
        "early": "اوائل|کے اوائل|شروع", "mid": "وسط|کے وسط", "late": "اواخر|کے اواخر|آخر", "last": "گزشتہ|پچھلے", "this": "اس|رواں", "next": "آئندہ|اگلے", "same": "اسی", "today": "آج",
        "yesterday": "گزشتہ روز", "unit_week": "ہفتے|ہفتہ", "unit_month": "ماہ|مہینے", "unit_year": "سال|برس",
    },
    "bn": {
        "filler": "সালে|সাল|সালের|তারিখে|ই|শে|লা|রা|ঠা", "since": "থেকে", "to": "থেকে", "until": "পর্যন্ত", "and": "এবং|ও", "early": "শুরুতে|শুরুর", "mid": "মাঝামাঝি", "late": "শেষে|শেষ দিকে", "last": "গত",
        "this": "চলতি|এ", "next": "আগামী", "same": "একই", "today": "আজ", "yesterday": "গতকাল", "tomorrow": "আগামীকাল", "unit_week": "সপ্তাহে|সপ্তাহ", "unit_month": "মাসে|মাসের|মাস",
        "unit_year": "বছর|বছরের", "about": "প্রায়|আনুমানিক", "after": "পরে|পর", "before": "আগে",
    },
    "zh": {
        "0 weekday": "礼拜一", "1 weekday": "礼拜二", "2 weekday": "礼拜三", "3 weekday": "礼拜四", "4 weekday": "礼拜五", "5 weekday": "礼拜六", "6 weekday": "礼拜日|礼拜天|周天|週天|禮拜日",
        "filler": "在|于|於|的|公元|公历|年|日|号|號|当地时间|份", "about": "大约|大約|约|約|左右|前后|前後|大概", "perhaps": "可能|也许|也許|或许|据信", "before": "之前|以前|前", "after": "之后|之後|以后|以後|后|後", "by": "不迟于|最迟",
        "since": "自|从|自从|起|以来|以來|开始|從|自從|開始", "until": "截至|直到|为止|為止|止|至|到", "from": "从|自|由|從", "to": "至|到", "between": "之间|之間|间|間|介于", "and": "和|与|與|及", "or": "或|或者", "early": "初|初期|早期|年初|月初",
        "mid": "中期|年中|月中|中", "late": "底|末|末期|晚期|年底|年末|月底|月末|后期", "spring": "春|春季|春天", "summer": "夏|夏季|夏天", "autumn": "秋|秋季|秋天", "winter": "冬|冬季|冬天", "century": "世纪|世紀", "decade": "年代",
        "quarter": "季度|季", "half": "半年", "1": "第一|上|第1", "2": "第二|下|第2", "3": "第三|第3", "4": "第四|第4", "tenth_1": "上旬", "tenth_2": "中旬", "tenth_3": "下旬", "half_1": "上半年", "half_2": "下半年",
        "yesterday": "昨天|昨日", "today": "今天|今日", "tomorrow": "明天|明日", "two_days_ago": "前天|前日", "last unit_month": "上个月|上個月|上月", "this unit_month": "本月|这个月|這個月|当月", "next unit_month": "下个月|下個月|下月",
        "last unit_year": "去年", "this unit_year": "今年|本年", "next unit_year": "明年", "last unit_week": "上周|上週|上星期|上个星期|上礼拜", "this unit_week": "本周|这周|本週|這週|本星期|这个星期", "next unit_week": "下周|下週|下星期|下个星期", "same unit_month": "同月", "same unit_year": "同年",
        "same unit_day": "同日|同一天", "last": "上", "this": "本", "ongoing": "今|现在|至今", "some_day": "某日|某天|的某一天",
    },
    "ja": {
        "filler": "の|に|は|年|日|西暦|で|、", "about": "頃|ごろ|ころ|約|およそ|前後|あたり", "perhaps": "おそらく|恐らく|たぶん|かもしれない", "before": "以前|より前|前|まえ", "after": "以後|以降|より後|後|のち", "by": "までに", "since": "から|以来|より|から現在",
        "until": "まで", "from": "から|より", "to": "から|まで|より", "between": "間|の間|間に", "and": "と|および", "or": "または|か|もしくは|あるいは", "early": "初め|はじめ|初頭|前半|年初", "mid": "中頃|半ば|中ごろ|なかば|中期",
        "late": "末|終わり|後半|年末|月末|末期", "spring": "春", "summer": "夏", "autumn": "秋", "winter": "冬", "century": "世紀", "decade": "年代", "quarter": "四半期", "half": "半期|半年", "1": "第1|第一", "2": "第2|第二",
        "3": "第3|第三", "4": "第4|第四", "tenth_1": "上旬|初旬", "tenth_2": "中旬", "tenth_3": "下旬", "half_1": "上半期|上半年|前半期", "half_2": "下半期|下半年", "yesterday": "昨日|きのう", "today": "今日|本日|きょう",
        "tomorrow": "明日|あす", "two_days_ago": "一昨日|おととい", "last unit_month": "先月", "this unit_month": "今月", "next unit_month": "来月", "last unit_year": "昨年|去年", "this unit_year": "今年|本年",
        "next unit_year": "来年", "last unit_week": "先週", "this unit_week": "今週", "same unit_month": "同月", "same unit_year": "同年", "same unit_day": "同日", "ongoing": "現在|今", "some_day": "某日|のある日",
    },
    "ko": {
        "filler": "년|일|에|의|서기|은|는|년도|은|,", "about": "경|께|쯤|약|무렵|정도|즈음", "perhaps": "아마|아마도|추정", "before": "이전|전|전에|이전에", "after": "이후|후|이후에|뒤", "since": "부터|이래|이후로", "until": "까지", "from": "부터|에서",
        "to": "부터|에서|까지", "between": "사이|사이에", "and": "과|와|및", "or": "또는|혹은|이나", "early": "초|초기|초반", "mid": "중반|중|중기", "late": "말|말기|후반", "spring": "봄", "summer": "여름", "autumn": "가을", "winter": "겨울",
        "century": "세기", "decade": "년대", "quarter": "분기|사분기|/4분기|/4 분기", "half": "반기", "1": "제1|첫|제 1", "2": "제2|제 2", "3": "제3|제 3", "4": "제4|제 4", "tenth_1": "초순|상순", "tenth_2": "중순",
        "tenth_3": "하순", "half_1": "상반기", "half_2": "하반기", "yesterday": "어제", "today": "오늘", "tomorrow": "내일", "two_days_ago": "그저께|그제", "last unit_month": "지난달|지난 달|전달",
        "this unit_month": "이번 달|이달|이번달", "next unit_month": "다음 달|다음달|내달", "last unit_year": "작년|지난해|지난 해", "this unit_year": "올해|금년", "next unit_year": "내년", "last unit_week": "지난주|지난 주",
        "this unit_week": "이번 주|이번주", "same unit_month": "같은 달", "same unit_year": "같은 해", "same unit_day": "같은 날", "last": "지난", "this": "이번", "next": "다음", "ongoing": "현재", "some_day": "어느 날|모일",
    },
    "vi": {
        "filler": "ngày|năm|vào|của|hôm|trong|mùng|mồng", "about": "khoảng|vào khoảng|chừng", "perhaps": "có lẽ|có thể", "before": "trước|trước ngày|trước năm", "after": "sau|sau ngày|sau năm",
        "since": "từ|kể từ|từ ngày|từ năm", "until": "đến|cho đến|tới|đến ngày", "from": "từ|từ ngày", "to": "đến|tới|đến ngày", "between": "giữa|từ giữa|giữa ngày", "and": "và|và ngày",
        "or": "hoặc|hay", "early": "đầu|đầu tháng|đầu năm", "mid": "giữa|giữa năm", "late": "cuối|cuối năm", "spring": "mùa xuân|xuân", "summer": "mùa hè|hè|mùa hạ", "autumn": "mùa thu|thu",
        "winter": "mùa đông|đông", "century": "thế kỷ|thế kỉ", "decade": "thập niên|thập kỷ|những năm", "quarter": "quý", "half": "nửa|nửa năm", "1": "đầu|đầu tiên", "2": "hai|cuối",
        "yesterday": "hôm qua", "today": "hôm nay", "tomorrow": "ngày mai", "two_days_ago": "hôm kia", "last": "trước|vừa qua|ngoái", "this": "này|nay", "next": "tới|sau", "same": "cùng",
        "unit_week": "tuần", "unit_month": "tháng", "unit_year": "năm", "unit_day": "ngày",
    },
    "id": {
        "filler": "pada|tanggal|tgl|tahun|bulan|di|hari|dalam", "about": "sekitar|kira-kira|kurang lebih", "perhaps": "mungkin|barangkali|kemungkinan", "before": "sebelum", "after": "setelah|sesudah",
        "since": "sejak|mulai", "until": "sampai|hingga|sampai dengan|s.d.|s/d", "from": "dari|mulai|sejak", "to": "sampai|hingga|ke|sampai dengan|s.d.|s/d", "between": "antara", "and": "dan",
        "or": "atau", "early": "awal", "mid": "pertengahan|tengah", "late": "akhir", "century": "abad|abad ke-", "decade": "tahun-an|-an|dekade|an", "quarter": "kuartal|triwulan",
        "half": "semester|paruh", "1": "pertama", "2": "kedua", "3": "ketiga", "4": "keempat", "yesterday": "kemarin", "today": "hari ini", "tomorrow": "besok", "two_days_ago": "kemarin dulu",
        "last": "lalu|yang lalu|kemarin", "this": "ini", "next": "depan", "same": "sama|yang sama", "unit_week": "minggu|pekan", "unit_month": "bulan", "unit_year": "tahun", "unit_day": "hari",
        "spring": "musim semi", "summer": "musim panas", "autumn": "musim gugur", "winter": "musim dingin",
    },
    "ms": {
        "filler": "pada|tahun|bulan|haribulan|hb", "since": "sejak", "until": "hingga|sehingga", "from": "dari|dari pada", "to": "hingga|sehingga", "between": "antara", "and": "dan", "or": "atau",
        "about": "sekitar|kira-kira",
    },
    "th": {
        "filler": "วันที่|วัน|ที่|เดือน|ปี|ใน|ของ|เมื่อ|พุทธศักราช|ค.ศ.|คริสต์ศักราช|เวลา", "about": "ประมาณ|ราว|ราวๆ", "perhaps": "อาจจะ|คาดว่า|อาจ", "before": "ก่อน", "after": "หลัง|หลังจาก",
        "since": "ตั้งแต่|นับตั้งแต่", "until": "จนถึง|ถึง|จน", "from": "ตั้งแต่|จาก|ระหว่าง", "to": "ถึง|จนถึง", "between": "ระหว่าง", "and": "และ|กับ", "or": "หรือ", "early": "ต้น", "mid": "กลาง",
        "late": "ปลาย|สิ้น", "spring": "ฤดูใบไม้ผลิ", "summer": "ฤดูร้อน", "autumn": "ฤดูใบไม้ร่วง", "winter": "ฤดูหนาว", "century": "คริสต์ศตวรรษที่|ศตวรรษที่", "decade": "ทศวรรษ",
        "quarter": "ไตรมาส|ไตรมาสที่", "half": "ครึ่งปี|ครึ่ง", "1": "แรก", "2": "หลัง|สอง", "yesterday": "เมื่อวาน|เมื่อวานนี้", "today": "วันนี้", "tomorrow": "พรุ่งนี้",
        "last": "ที่แล้ว|ก่อน|ที่ผ่านมา", "this": "นี้", "next": "หน้า", "unit_week": "สัปดาห์", "unit_month": "เดือน", "unit_year": "ปี", "last unit_year": "ปีที่แล้ว",
    },
    "sw": {
        "filler": "tarehe|mwaka|mwezi wa|ya", "since": "tangu", "until": "hadi", "from": "kutoka|kuanzia", "to": "hadi|mpaka", "between": "kati ya", "and": "na", "or": "au",
        "about": "karibu|takriban",
    },
    "fil": {
        "filler": "ng|noong|ika|sa|taong", "since": "mula", "until": "hanggang", "to": "hanggang", "and": "at", "or": "o",
    },
    "af": {
        "filler": "die|van|in|op", "since": "sedert|sinds", "until": "tot", "to": "tot", "from": "van", "and": "en", "or": "of", "between": "tussen", "about": "ongeveer|omstreeks",
    },
    "az": {
        "filler": "il|ilin|ilində|ci il|-ci il|-cu il|-cü il|-cı il|-ci ildə", "and": "və", "between": "arasında",
    },
    "ka": {
        "filler": "წლის|წელი|წელს", "and": "და",
    },
    "hy": {
        "filler": "թ.|թվականի|թվականին|-ին", "and": "և",
    },
    "is": {
        "filler": "í|árið|þann|hinn", "to": "til", "from": "frá", "and": "og", "or": "eða", "between": "milli", "since": "síðan",
    },
    "ga": {
        "filler": "an|na", "and": "agus",
    },
    "eu": {
        "filler": "ko|eko|-ko|-eko|ean|-ean|-an|(e)ko|-aren|aren", "and": "eta",
    },
    "kk": {
        "filler": "ж.|жыл|жылы|жылғы|жылдың", "and": "және",
    },
    "uz": {
        "filler": "yil|-yil|yilning", "and": "va",
    },
    "ta": {
        "filler": "அன்று|ஆண்டு|தேதி", "and": "மற்றும்",
    },
    "mn": {
        "filler": "оны|он|-ны|-ний|өдөр|сарын", "and": "ба",
    },
}  # fmt: skip

EVERYWHERE = {
    "about": "c.|ca.|ca|circa|cca|approx.|approx|est.|estimated|~|≈",
    "perhaps": "?|(?)",
    "filler": "ad|ce|a.d.|c.e.|n. chr.|d.c.|apr. j.-c.|н. э.|n.e.|(|)|,|、|،|;|.",
    "dash": "-|–|…|...|..|~|→", "slash": "/",
    "joiner": "-|/",
}  # fmt: skip
"""Words and signs that every language uses; `joiner` is the hyphen of "13-Sep-2023"."""

SCRIPTS = {
    "CYRILLIC": "ru uk be bg sr mk kk mn", "GREEK": "el", "ARABIC": "ar fa ur", "HEBREW": "he", "DEVANAGARI": "hi",
    "BENGALI": "bn", "TAMIL": "ta", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy", "HANGUL": "ko",
    "CJK": "zh ja ko", "HIRAGANA": "ja", "KATAKANA": "ja",
}  # fmt: skip
"""The languages of each script, as Unicode names it; whatever is not here is written in Latin letters."""

INFLECTED = "ru uk be bg sr mk pl cs sk hr sl lt lv el"
"""Languages whose months change their endings in ways that CLDR does not list ("в сентябре")."""

SUFFIXED = "fi et hu tr az kk uz hy ka eu"
"""Languages whose months take endings behind the whole name ("syyskuussa")."""

UNSPACED = frozenset(["zh", "ja", "ko", "th"])
"""Languages that may write words without a space between them."""

VOWEL_SIGNS = "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7"
"""The signs that Hindi and Bengali write vowels with, which regular expressions do not count among the letters."""

Token = tuple[str, Any]
"""A word's kind and its value: `("month", 9)`, `("since", None)`."""

Reading = tuple[Token, ...]
"""What one word can mean: mostly one token, or two ("先月": last month), or none where it says nothing."""


# --- one spelling for all


_FOLDED = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ʼ": "'", "’": "'", "‘": "'", "´": "'", "`": "'", "׳": "'", "״": '"',
    "“": '"', "”": '"', "ي": "ی", "ى": "ی", "ك": "ک", "ە": "ه", "ة": "ه", "‐": "-", "‑": "-", "−": "-", "‒": "–", "—": "–",
    "―": "–", "〜": "–", "～": "–", "…": "…", "ヶ": "か", "ケ": "か", "º": "o", "ª": "a", "°": "o", "½": " 1/2",
})  # fmt: skip
_UNSEEN_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c]")
_CHINESE_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_CHINESE_NUMBER = re.compile(r"[〇零○一二三四五六七八九十元]+(?=\s?(?:年|月|日|号|號|世紀|世纪|旬))")


def plain_text(text: str) -> str:
    """Return `text` with one spelling for each letter, digit, dash and space, accents and capitals gone.

    >>> plain_text("１２–17 Août ２０２３")
    '12–17 aout 2023'
    """
    text = unicodedata.normalize("NFKC", text.translate(_FOLDED)).casefold().translate(_FOLDED)
    text = _UNSEEN_MARKS.sub("", unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", text).translate(_FOLDED)
    return " ".join("".join(_plain_character(character) for character in text).split())


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return "" if category == "Cf" else " " if category == "Cc" else character


def _chinese_number(match: re.Match[str]) -> str:
    """Return 二〇二三 as 2023, 十三 as 13, 二十 as 20."""
    signs = match[0]
    if "十" not in signs:
        return "".join(str(_CHINESE_DIGITS[sign]) for sign in signs)
    tens, _, ones = signs.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return signs
    return str(_CHINESE_DIGITS.get(tens, 1) * 10 + _CHINESE_DIGITS.get(ones, 0))


# --- calendars that carry their own marking

_YEARS_COUNTED_FROM = {
    r"(?:明治|meiji)": 1867, r"(?:大正|taish?o)": 1911, r"(?:昭和|showa)": 1925, r"(?:平成|heisei)": 1988,
    r"(?:令和|reiwa)": 2018, r"(?:中華民國|中华民国|中華民国|民國|民国|minguo|roc)(?: year)?": 1911,
    r"(?:주체|juche)": 1911, r"(?:佛曆|佛历|仏暦|พ\.? ?ศ\.?|พุทธศักราช|b\.e\.|be|buddhist era)": -543,
}  # fmt: skip
_ERA_LETTERS = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}
_BEFORE_YEAR = re.compile(
    "|".join(rf"(?P<c{n}>{name})" for n, name in enumerate(_YEARS_COUNTED_FROM)).join(("(?<![a-z])(?:", ")"))
    + r"\s?-?(?P<year>\d{1,4})(?P<unit>\s?(?:年|년))?(?:\s?\(\s?(?P<common>\d{4})\s?(?:年|년)?\s?\))?(?P<unit2>\s?(?:年|년))?"
)
_AFTER_YEAR = re.compile(r"(?P<year>\d{4}) ?(?:b\.e\.|be|พ\.ศ\.)(?![a-z])")
_ERA_LETTER_DATE = re.compile(r"(?<![a-z])(?P<era>[mtshr])\s?(?P<year>\d{1,2})(?=[./]\d{1,2}[./]\d{1,2})")


def _common_year(match: re.Match[str]) -> str:
    """Return a year of another era as one of the common era: Juche 112 as 2023."""
    start = next(start for n, start in enumerate(_YEARS_COUNTED_FROM.values()) if match[f"c{n}"])
    year = int(match["year"]) + start
    if (match["common"] and int(match["common"]) != year) or not 1 <= year <= 9999:
        return match[0]
    return f" {year:04}{(match['unit'] or match['unit2'] or ' ').strip()} "


def without_calendars(text: str) -> str:
    """Return `text` with years of the Japanese, Juche, Minguo and Buddhist eras counted in the common era.

    >>> without_calendars("令和5年9月13日").strip()
    '2023年 9月13日'
    """
    text = _CHINESE_NUMBER.sub(_chinese_number, text.replace("元年", "1年"))
    text = _BEFORE_YEAR.sub(_common_year, text)
    text = _AFTER_YEAR.sub(lambda match: f"{int(match['year']) - 543:04}" if int(match["year"]) > 543 else match[0], text)
    return _ERA_LETTER_DATE.sub(lambda match: str(_ERA_LETTERS[match["era"]] + int(match["year"])), text)


_CLOCK = re.compile(
    r"(?:(?<=\d)t|,?\s(?:at\s|um\s|alle\s|ore\s|kl\.?\s|à\s|a las\s|в\s)?|,)\d{1,2}[:h]\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:z|utc|gmt|kst|jst|msk|cet|cest|est|edt|pst|pdt|bst|uhr)?(?:\s?[+-–]?\d{2}:?\d{2}(?!\d))?(?:\s?\[[^\]]*\]|\s?\([a-z]+\))?"
)
_WEEKDAY_SIGN = re.compile(r"\(\s?([月火水木金土日월화수목금토일])\s?\)")
_WEEKDAY_SIGNS = dict(
    zip(
        "月火水木金土日월화수목금토일",
        [sign + "曜日" for sign in "月火水木金土日"] + [sign + "요일" for sign in "월화수목금토일"],
        strict=True,
    )
)


def without_clock(text: str) -> str:
    """Return `text` without a time of the day and its zone: the day stays as it is written.

    >>> without_clock("2023-09-13t23:30:00+09:00")
    '2023-09-13'
    """
    return _CLOCK.sub("", text, count=1).strip()


def prepared(text: str) -> str:
    """Return `text` ready for `Language.tokens`."""
    text = _WEEKDAY_SIGN.sub(lambda match: " " + _WEEKDAY_SIGNS[match[1]] + " ", without_clock(plain_text(text)))
    return " ".join(without_calendars(text).split())


# --- the lexicon of one language


@dataclass(frozen=True)
class Language:
    """One language's words: `meanings` by phrase, and `pattern` that finds the longest phrase at a place."""

    code: str
    meanings: dict[str, tuple[Reading, ...]]
    pattern: re.Pattern[str]
    months: dict[str, int]
    ago: tuple[tuple[re.Pattern[str], str], ...]

    def month_of(self, word: str) -> int | None:
        """Return the month that an inflected `word` names, or None: "сентябре" is September."""
        kept = 2 if self.code in INFLECTED.split() else 0 if self.code in SUFFIXED.split() else None
        if kept is None:
            return None
        found = {month for name, month in self.months.items() if _is_inflection(word, name, kept)}
        return found.pop() if len(found) == 1 else None


def _is_inflection(word: str, name: str, changed: int) -> bool:
    """Return whether `word` is `name` with another ending, at most `changed` of its last letters being others."""
    stem = name[: max(4, len(name) - changed)]
    return len(name) >= 4 and word.startswith(stem) and len(word) - len(stem) <= 5


def languages_for(text: str) -> tuple[Language, ...]:
    """Return the languages that a prepared text can be in, by its letters; with none, one that knows only signs."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha()}
    if not scripts:
        return (language(""),)
    codes: list[str] = []
    for script in sorted(scripts):
        codes += SCRIPTS[script].split() if script in SCRIPTS else _latin_languages() if script == "LATIN" else []
    return tuple(language(code) for code in dict.fromkeys(codes))


def _latin_languages() -> list[str]:
    elsewhere = set(" ".join(SCRIPTS.values()).split()) - {"sr"}
    return [code for code in WORDS if code not in elsewhere]


@functools.cache
def language(code: str) -> Language:
    """Return the lexicon of the language with this code; `""` knows the signs that all share."""
    meanings: dict[str, list[Reading]] = defaultdict(list)
    for phrase, reading in _phrases(code):
        plain = plain_text(phrase)
        if plain and reading not in meanings[plain]:
            meanings[plain].append(reading)
    longest_first = sorted(meanings, key=len, reverse=True)
    pattern = re.compile("|".join(_bounded(phrase, code) for phrase in longest_first))
    months = {
        phrase: reading[0][1]
        for phrase, readings in meanings.items()
        for reading in readings
        if len(reading) == 1 and reading[0][0] == "month"
    }
    by_key: dict[str, tuple[Reading, ...]] = {}
    for phrase, readings in meanings.items():
        by_key[_key(phrase)] = tuple(dict.fromkeys([*by_key.get(_key(phrase), ()), *readings]))
    return Language(code, by_key, pattern, months, tuple(_ago_patterns(code)))


def _key(phrase: str) -> str:
    """Return `phrase` without the dots and spaces that it may be written without."""
    return phrase.replace(".", "").replace(" ", "") or phrase


_SIGN = re.compile(f"[{VOWEL_SIGNS}]")
_NO_LETTER_AFTER = rf"(?![^\W\d_]|[{VOWEL_SIGNS}])"


def _bounded(phrase: str, code: str) -> str:
    """Return a pattern for `phrase` that does not begin or end within a word, and may lack its dots."""
    pattern = re.escape(phrase)
    if phrase.strip(".") and code != "th":  # "ก.ค." is July, "กค" where two words meet
        pattern = pattern.replace(r"\.", r"\.?")
    if code in UNSPACED:
        return pattern.replace(r"\ ", r"\ ?") + (r"(?!\d)" if phrase[-1].isdigit() else "")
    before = _left_edge(phrase)
    after = _NO_LETTER_AFTER if phrase[-1].isalpha() or _SIGN.match(phrase[-1]) or (phrase[-1] == "." and phrase != ".") else ""
    return before + pattern + (r"(?!\d)" if phrase[-1].isdigit() else after)


def _left_edge(phrase: str) -> str:
    if phrase[0] in "-':" and len(phrase) > 1:
        return r"(?<=[\w.])"  # an ending, as in "2023-ban": not the dash of "30 Dec - Jan 2"
    return rf"(?<![^\W\d_])(?<![{VOWEL_SIGNS}])" if phrase[0].isalpha() else r"(?<!\d)" if phrase[0].isdigit() else ""


_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "winter": 24, "half_1": 40, "half_2": 41}


def _phrases(code: str) -> Iterator[tuple[str, Reading]]:
    """Yield every phrase of a language with what it means."""
    for kinds, words in [*EVERYWHERE.items(), *WORDS.get(code, {}).items()]:
        for phrase in words.split("|"):
            yield phrase, _reading(kinds)
    if code:
        yield from _names_of_months_and_days(code)


def _reading(kinds: str) -> Reading:
    """Return the tokens that a key of `WORDS` stands for: `"9 month"`, `"spring"`, `"last unit_month"`."""
    if kinds in ("filler", "joiner"):
        return () if kinds == "filler" else (("joiner", None),)
    first, _, second = kinds.partition(" ")
    if first.isdigit():
        return ((second or "number", int(first)),)
    if first in _SEASONS:
        return (("season", _SEASONS[first]),)
    if first.startswith("tenth_"):
        return (("tenth", int(first[-1])),)
    return tuple((kind, None) for kind in (first, second) if kind)


def _names_of_months_and_days(code: str) -> Iterator[tuple[str, Reading]]:
    """Yield CLDR's names. Only a language's own are taken: babel mixes up inherited stand-alone names (seen in 2.17)."""
    own = own_data(code)
    for field, kind in (("months", "month"), ("days", "weekday")):
        by_width = [widths for widths in own.get(field, {}).values() if isinstance(widths, dict)]
        for width, names in (item for widths in by_width for item in widths.items()):
            if width != "narrow" and isinstance(names, dict):
                for number, name in names.items():
                    yield from _forms_of_name(code, str(name), kind, number)


def _forms_of_name(code: str, name: str, kind: str, number: int) -> Iterator[tuple[str, Reading]]:
    bare = plain_text(name).rstrip(".")
    if len(bare) < 2 or bare.isdigit():
        return
    yield bare, ((kind, number),)
    if code == "he":
        for prefix in "בלה":
            yield prefix + bare, ((kind, number),)


def _ago_patterns(code: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield patterns for "3 days ago" with their unit, from CLDR."""
    if not code:
        return
    fields = own_data(code).get("date_fields", {})
    for unit in ("day", "week", "month", "year"):
        for sign, forms in fields.get(unit, {}).items():
            if sign == "past":
                for form in forms.values():
                    before, _, after = plain_text(form.replace("{0}", "0")).partition("0")
                    yield re.compile(_loose(before) + r"(\d{1,3})" + _loose(after)), unit


def _loose(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s?")


# --- text -> tokens


_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,4})(\s?\.\s?|/|-)(\d{1,2})(\s?\.\s?|/|-)(\d{1,4})(?!\d)")
_ROMAN_DATE = re.compile(r"(?<!\d)(\d{1,2})([. /-]+)([ivx]{1,4})([. /-]+)(\d{4})(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)(\d{4})\s?([./]|–(?=\d\d))\s?(\d{1,2})(?![\d./–-])")
_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})(\s?\.\s?|/)(\d{1,2})(?!\d)\.?(?!\s?\d)")
_SHORT_YEAR = re.compile(r"'(\d{2})(?!\d)")
_QUARTER = re.compile(r"(?<![^\W\d_])([qhst])([1-4])(?!\d)|(?<!\d)([1-4])([qhst])(?![^\W\d_])")
_ORDINAL_ENDINGS = r"(?:st|nd|rd|th|ere|er|eme|ème|re|e|o|a|ste|de|:e|:a|-?го|-?ого|-?е|-?й|-?я|-?ое|-?ом|-?м|-?те|-?го|η|ης|ος|ου|:s|वीं|ste|eme)"
_ORDINAL = re.compile(rf"(\d{{1,2}}){_ORDINAL_ENDINGS}(?![^\W_])")
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"(?<![^\W_])([ivx]+)(?:e|eme|th)?(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN_VALUES = {
    roman: value
    for value, roman in enumerate(
        [
            "i",
            "ii",
            "iii",
            "iv",
            "v",
            "vi",
            "vii",
            "viii",
            "ix",
            "x",
            "xi",
            "xii",
            "xiii",
            "xiv",
            "xv",
            "xvi",
            "xvii",
            "xviii",
            "xix",
            "xx",
            "xxi",
        ],
        start=1,
    )
}


def tokens_of(text: str, spoken: Language) -> list[tuple[Reading, ...]] | None:
    """Return for each word of a prepared `text` what it can mean, or None where the language lacks a word.

    A word that only fills, as "the" does, has an empty meaning.

    >>> tokens_of("il 12 sett 2023", language("it"))
    [((),), ((('number', 12),),), ((('month', 9),),), ((('year', 2023),),)]
    """
    found: list[tuple[Reading, ...]] = []
    place = 0
    while place < len(text):
        if text[place] == " ":
            place += 1
            continue
        step = _next_token(text, place, spoken)
        if step is None:
            return None
        readings, place = step
        found.append(readings)
    return found


def _next_token(text: str, place: int, spoken: Language) -> tuple[tuple[Reading, ...], int] | None:
    """Return what the token at `place` can mean and where it ends."""
    for pattern, meaning in (*_SHAPES_BEFORE_WORDS, (spoken.pattern, _known_word), *_SHAPES_AFTER_WORDS):
        match = pattern.match(text, place)
        readings = meaning(match, spoken) if match else None
        if match and readings is not None:
            return readings, match.end()
    return None


def _numeric(match: re.Match[str], _: Language) -> tuple[Reading, ...] | None:
    first, separator, second, other_separator, third = match.groups()
    if separator.strip() != other_separator.strip() or ((len(first) > 2) == (len(third) > 2) and len(first) > 2):
        return None
    if 3 in (len(first), len(third)):
        return None
    return ((("numeric", (first, second, third, separator.strip())),),)


def _roman_date(match: re.Match[str], _: Language) -> tuple[Reading, ...] | None:
    month = _ROMAN_VALUES.get(match[3], 99)
    return ((("number", int(match[1])), ("month", month), ("year", int(match[5]))),) if month <= 12 else None


def _year_month(match: re.Match[str], _: Language) -> tuple[Reading, ...]:
    apart: Reading = (("year", int(match[1])), ("dash", None), ("number", int(match[3])))
    together: Reading = (("year", int(match[1])), ("month_number", match[3]))
    return (together,) if match[2] == "." else (together, apart)


def _month_year(match: re.Match[str], _: Language) -> tuple[Reading, ...]:
    return ((("month_number", match[1]), ("year", int(match[2]))),)


def _day_month(match: re.Match[str], _: Language) -> tuple[Reading, ...]:
    pair: Reading = (("pair", (int(match[1]), int(match[3]), match[2].strip())),)
    apart: Reading = (("number", int(match[1])), ("dash", None), ("number", int(match[3])))
    return (pair,) if match[2].strip() == "." else (pair, apart)


def _short_year(match: re.Match[str], _: Language) -> tuple[Reading, ...]:
    return ((("short_year", int(match[1])),),)


def _quarter(match: re.Match[str], _: Language) -> tuple[Reading, ...] | None:
    letter, number = (match[1], int(match[2])) if match[1] else (match[4], int(match[3]))
    if letter in "hs":
        return ((("season", 39 + number),),) if number <= 2 else None
    return ((("season", 32 + number),),)


def _known_word(match: re.Match[str], spoken: Language) -> tuple[Reading, ...] | None:
    return spoken.meanings.get(_key(match[0]))


def _digits(match: re.Match[str], spoken: Language) -> tuple[Reading, ...] | None:
    if len(match[0]) <= 2:
        return ((("number", int(match[0])),),)
    if len(match[0]) != 4:
        return None
    year = int(match[0])
    # A Thai text counts in the Buddhist era: nobody writes of the common era's 25th century in Thai.
    return ((("year", year - 543 if spoken.code == "th" and year >= 2400 else year),),)


def _ordinal(match: re.Match[str], _: Language) -> tuple[Reading, ...]:
    return ((("number", int(match[1])),),)


def _roman(match: re.Match[str], _: Language) -> tuple[Reading, ...] | None:
    value = _ROMAN_VALUES.get(match[1])
    if value is None:
        return None
    return ((("number", value),), (("month", value),)) if value <= 12 else ((("number", value),),)


def _inflected(match: re.Match[str], spoken: Language) -> tuple[Reading, ...] | None:
    month = spoken.month_of(match[0])
    return ((("month", month), ("guessed", None)),) if month else None


_Meaning = Callable[[re.Match[str], Language], tuple[Reading, ...] | None]

_SHAPES_BEFORE_WORDS: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    (_NUMERIC_DATE, _numeric),
    (_ROMAN_DATE, _roman_date),
    (_YEAR_MONTH, _year_month),
    (_MONTH_YEAR, _month_year),
    (_DAY_MONTH, _day_month),
    (_SHORT_YEAR, _short_year),
    (_QUARTER, _quarter),
)
_SHAPES_AFTER_WORDS: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    (_ORDINAL, _ordinal),
    (_DIGITS, _digits),
    (_ROMAN, _roman),
    (_WORD, _inflected),
)

ISLAMIC_MONTHS = re.compile(
    "محرم|صفر|ربیع (?:ال|الا)|جمادی|رجب|شعبان|رمضان|شوال|ذو ال|ذی ال|"
    r"\b(?:muharram|safar|rabi|jumada|rajab|sha'?ban|ramadan|shawwal|dhu)\b|\d ?(?:ه|ah)(?![^\W_])"
)
"""What tells the Islamic lunar calendar, whose days cannot be converted without knowing where the moon was seen."""
