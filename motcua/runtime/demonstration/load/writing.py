"""The rows that are written once a dossier's life is over or time has stopped."""

import random

from motcua.reactions.sync.models import EVEN, REPAIR
from motcua.runtime.demonstration.lives.odds import Words
from motcua.runtime.demonstration.lives.province import Province
from motcua.runtime.demonstration.load import text
from motcua.runtime.demonstration.load.ledger import Put
from motcua.runtime.demonstration.plan.arrival import Fate
from motcua.runtime.demonstration.walk.life import Life

_SYSTEM = "dvcqg"


class Writing:
    """Writes dossiers with what is owed for them, steps and questions still open, and the series of numbers."""

    def __init__(self, put: Put, words: Words, chance: random.Random) -> None:
        """`words` hold what the national portal answered."""
        self._put, self._words, self._chance = put, words, chance
        self._transfers = 0
        self.staged: list[str] = []  # codes of the dossiers that lie ready for the cast

    def closed(self, life: Life) -> None:
        """A dossier whose life is over is in its table."""
        self._dossier(life)

    def open(self, province: Province) -> None:
        """Every dossier still open is in its table, with its open step and question; numbers go on from here."""
        for life in province.open.values():
            if life.stay is not None:
                self._put("dossiers_step", life.stay.line(life.id, None))
            if life.asked is not None:
                self._put("dossiers_consultation", life.asked.line(life.id))
            self._dossier(life)
        for series, last in province.house.numbers.series.items():
            self._put("dossiers_numberseries", f"{series}\t{last}\n")

    def _dossier(self, life: Life) -> None:
        course = life.course
        if course.fate is Fate.STAGED:
            self.staged.append(life.code)
        self._put("dossiers_dossier", life.line(course.citizen.folded))
        self._transfers += 1
        exchanged = course.arrival.exchanged
        accepted, state = (life.owed, EVEN) if exchanged else (0, REPAIR)
        reason = "" if exchanged else self._words.one("not_exchanged", self._chance)
        self._put(
            "sync_transfer",
            f"{self._transfers}\t{_SYSTEM}\t{life.code}\t{life.owed}\t{accepted}\t{state}\t0\t{text.NULL}\t"
            f"{text.text(reason)}\t{life.owed_at}\n",
        )
