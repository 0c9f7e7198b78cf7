"""What is known of a date while its words are being read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides how words are read: the day they were written, the order of numbers, the language."""

    reference: date | None
    day_first: bool
    language: str


@dataclass(frozen=True, slots=True)
class DateDraft:
    """What words say of one date, before its neighbour or the reference fills in what they leave out.

    `month` may be one of EDTF's parts of a year (21 is spring); `whole` is EDTF text that needs nothing more.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    short_year: int | None = None
    whole: str | None = None
    weekday: int | None = None
    part: str | None = None
    is_approximate: bool = False
    is_uncertain: bool = False
    is_some_day: bool = False
    is_some_month: bool = False
    is_old_style: bool = False
    is_counted_back: bool = False

    @property
    def doubt(self) -> str:
        """EDTF's sign for what is doubted, or nothing."""
        return {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.is_approximate, self.is_uncertain), "")


@dataclass(frozen=True, slots=True)
class Reading:
    """EDTF text and what there is to warn of."""

    edtf: str
    warnings: tuple[str, ...] = ()
