"""What CLDR itself says of one language, as babel ships it, without what the language inherits from others."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

from babel import localedata


def own_data(language: str) -> dict[str, Any]:
    """Return a language's own CLDR data; raises `OSError` where babel has none.

    `babel.localedata.load` would keep all 1,082 languages in memory (150 MB) and takes ten times as long; and its cache
    does not tell own data from inherited, so that what it returns depends on who asked first (seen in babel 2.18).
    """
    with Path(localedata.resolve_locale_filename(language)).open("rb") as file:
        data: dict[str, Any] = pickle.load(file)
    return data
