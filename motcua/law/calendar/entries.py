"""The two kinds of exception in a calendar: a day closed, and a day of rest worked."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DayOff:
    """A closed day: the code of its festival, its kind, the day it is swapped with, and who decided.

    Kinds: holiday, compensation (a holiday met a weekly day of rest), swap, local.
    """

    day: date
    festival: str = "local"
    kind: str = "local"
    pair: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A day of weekly rest on which offices work, in place of `pair`."""

    day: date
    pair: date | None = None
    source: str = ""
