"""The rows that are written once a dossier's life is over or time has stopped."""

from motcua.reactions.sync.models import EVEN, REPAIR
from motcua.runtime.demonstration.lives.circle import Circle
from motcua.runtime.demonstration.lives.odds import Words
from motcua.runtime.demonstration.load import text
from motcua.runtime.demonstration.load.lines import Put
from motcua.runtime.demonstration.plan.arrival import Fate
from motcua.runtime.demonstration.walk.house import Numbers
from motcua.runtime.demonstration.walk.life import Life

_SYSTEM = "dvcqg"


class Writing:
    """Writes dossiers with what is owed for them, steps and questions still open, and the series of numbers."""

    def __init__(self, put: Put, words: Words) -> None:
        """`words` hold what the national portal answered."""
        self._put = put
        self._refusals = words.all("not_exchanged")
        self.staged: list[str] = []  # codes of the dossiers that lie ready for the cast

    def dossier(self, life: Life) -> None:
        """The dossier is in its table, and on the account of exchange."""
        course = life.course
        if course.fate is Fate.STAGED:
            self.staged.append(life.code)
        self._put("dossiers_dossier", life.line(course.citizen.folded))
        exchanged = course.arrival.exchanged
        accepted, state = (life.owed, EVEN) if exchanged else (0, REPAIR)
        reason = "" if exchanged else self._refusals[life.id % len(self._refusals)]
        kind, since = ("", text.NULL) if exchanged else ("permanent", life.owed_at)
        self._put(
            "sync_transfer",
            f"{life.id}\t{_SYSTEM}\t{life.code}\t{life.owed}\t{accepted}\t{life.owed}\t{state}\t0\t{text.NULL}\t\tf\t"
            f"{kind}\t{text.text(reason)}\t\t\t{since}\t{life.owed_at}\t"
            f"{text.moment(life.filed_at if exchanged else None)}\n",
        )

    def still_open(self, circle: Circle) -> None:
        """Every dossier still open is in its table, with its open step and question."""
        for life in circle.open.values():
            if life.stay is not None:
                self._put("dossiers_step", life.stay.line(life.id, None))
            if life.asked is not None:
                self._put("dossiers_consultation", life.asked.line(life.id))
            self.dossier(life)

    def series(self, numbers: Numbers) -> None:
        """The next numbers of the series follow on those given."""
        for series, last in numbers.series.items():
            self._put("dossiers_numberseries", f"{series}\t{last}\n")
