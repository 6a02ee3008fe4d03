"""A dossier that shall arrive, and how its life shall go."""

from datetime import datetime
from enum import IntEnum

from motcua.runtime.demonstration.walk.life import Lane


class Fate(IntEnum):
    """How a dossier shall end up, where the figures or the cast's lists ask for it."""

    OPEN = 0  # as it comes
    LATE = 1  # decided after its date
    STALLED = 2  # its date has passed, and nobody has decided
    STAGED = 3  # lies ready for the cast


class Stage(IntEnum):
    """Where a staged dossier lies this morning."""

    INCOMING = 1
    SPECIALIST = 2
    DIVISION_HEAD = 3
    LEADER = 4
    RETURNING = 5
    RETURNED = 6
    SUPPLEMENT = 7
    PAYMENT = 8
    SUSPENDED = 9


class Arrival:
    """One dossier of the plan; `exchanged` says whether the national portal has it."""

    __slots__ = ("channel", "exchanged", "fate", "filed", "firsts", "lane", "number", "opening", "stage")

    def __init__(self, filed: datetime, lane: Lane, channel: int) -> None:
        """A dossier that goes as it comes."""
        self.filed, self.lane, self.channel = filed, lane, channel
        self.fate, self.stage = Fate.OPEN, Stage.INCOMING
        self.number = 0  # of the dossier: its place among all arrivals
        self.exchanged = True
        self.firsts = False  # it is the first citizen's own
        self.opening = False  # it went on since the counter opened this morning
