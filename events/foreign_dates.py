"""Dates in the languages that only dateparser knows."""

from __future__ import annotations

import re
from datetime import datetime

from events.date_words import plain_text
from events.edtf import UncertainDate, read_edtf

FOREIGN = (
    "am bm br cy dz ee eo fo fy gd gu ha ig kea km kn ky lb lg lo mg ml mr my ne nn or pa ps rm rw si so te ti to ug yo zu"
)
"""Languages whose words are not in `date_words` but in dateparser; naming them spares it trying all its 200."""


def read_foreign(text: str) -> UncertainDate | None:
    """Return what dateparser makes of a text, as far as it stands in the text and not in its imagination."""
    digits = re.findall(r"\d+", plain_text(text))
    if len(text) > 40 or sum(len(number) == 4 for number in digits) != 1 or len(digits) > 2:
        return None
    if not re.search(r"[^\W\d_]{3}", text):
        return None
    seen = [_seen_by_dateparser(text, base) for base in (datetime(1801, 2, 3), datetime(1907, 11, 19))]
    return _agreed(seen, digits)


def _seen_by_dateparser(text: str, base: datetime) -> tuple[datetime | None, str]:
    """Return what dateparser sees in a text on the day `base`, and how precise it says that is."""
    from dateparser.date import DateDataParser  # takes a quarter of a second to import, and few tables need it

    settings = {"RELATIVE_BASE": base, "DATE_ORDER": "DMY"}
    data = DateDataParser(languages=FOREIGN.split(), settings=settings).get_date_data(text)
    return data.date_obj, data.period


def _agreed(seen: list[tuple[datetime | None, str]], digits: list[str]) -> UncertainDate | None:
    """Return the date that two readings with different todays agree on, and whose numbers all stand in the text."""
    (first, period), (second, _) = seen
    if first is None or second is None or first.year != second.year or first.month != second.month:
        return None
    numbers = {int(number) for number in digits}
    if period == "day" and first.day == second.day and numbers == {first.year, first.day}:
        return read_edtf(first.date().isoformat())
    if period == "month" and numbers == {first.year}:
        return read_edtf(f"{first.year:04}-{first.month:02}")
    return None
