"""Characters that do harm on their way into another program: controls, open text directions, starts of formulas."""

from __future__ import annotations

import re

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE_ENDS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029")
# https://owasp.org/www-community/attacks/CSV_Injection; the wide forms are taken for the narrow ones in East Asian settings.
FORMULA_STARTS = "=+-@\t\r\n＝＋－＠"
EMBEDDINGS = "\u202a\u202b\u202d\u202e"
ISOLATES = "\u2066\u2067\u2068"
POP_EMBEDDING = "\u202c"
POP_ISOLATE = "\u2069"


def has_controls(text: str) -> bool:
    """Return whether a text holds control characters that text formats forbid, such as NUL."""
    return bool(CONTROLS.search(text))


def cleaned(text: str) -> str:
    r"""Return a text without control characters, every line end as `\n`, and no text direction left open.

    >>> cleaned("a\x00b\r\nc")
    'ab\nc'
    """
    return with_closed_directions(LINE_ENDS.sub("\n", CONTROLS.sub("", text)))


def with_closed_directions(text: str) -> str:
    """Return a text with every right-to-left override and the like closed, so that it cannot turn what stands after it.

    https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
    """
    open_ones: list[str] = []
    for character in text:
        if character in EMBEDDINGS:
            open_ones.append(POP_EMBEDDING)
        elif character in ISOLATES:
            open_ones.append(POP_ISOLATE)
        elif character == POP_EMBEDDING and open_ones[-1:] == [POP_EMBEDDING]:
            open_ones.pop()
        elif character == POP_ISOLATE and POP_ISOLATE in open_ones:
            while open_ones.pop() != POP_ISOLATE:
                pass
    return text + "".join(reversed(open_ones))


def starts_formula(text: str) -> bool:
    """Return whether a spreadsheet may take a cell for a formula.

    >>> starts_formula("=1+1"), starts_formula("1+1")
    (True, False)
    """
    return text[:1] != "" and text[0] in FORMULA_STARTS
