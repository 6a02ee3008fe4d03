"""The way to one receiver: the facts of each dossier in their order, each until it was taken."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection

from motcua.ledger import facts as ledger
from motcua.ledger.facts import FactView
from motcua.reactions.sync.destination import Carried, Pulse, Streak
from motcua.reactions.sync.hooks import calling, message
from motcua.reactions.sync.hooks.message import Place
from motcua.reactions.sync.lines import Line
from motcua.reactions.sync.models import Hook
from motcua.reactions.sync.ports import Temporary
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import queries as people

SYSTEM = "hook:"
READS = "dossier.read"  # the scope of a key that is told the whole of a fact
_PLACES = """
SELECT d.code, a.code, d.version_id FROM dossiers_dossier d JOIN people_agency a ON a.id = d.agency_id
 WHERE d.code = ANY(%s)
"""


def source() -> str:
    """Who says so, in every event of this house."""
    return f"urn:motcua:{people.root().code}"


@dataclass(frozen=True, eq=False)
class Receiver:
    """See `Destination`."""

    hook: Hook
    rate: float = 50.0
    at_once: int = 20
    agencies: Sequence[int] | None = None
    what: str = "hồ sơ"

    @property
    def system(self) -> str:
        """The lines of this subscription."""
        return f"{SYSTEM}{self.hook.pk}"

    @property
    def name(self) -> str:
        """Its connection."""
        return self.system

    def carry(self, held: Sequence[Line], pulse: Pulse) -> Iterator[Carried]:
        """See `Destination.carry`: one that fails is tried again with all that follows it in the same dossier."""
        codes = [line.dossier for line in held]
        histories: dict[str, list[FactView]] = defaultdict(list)
        for fact in ledger.of_all([f"dossier:{code}" for code in codes]):
            histories[fact.subject.partition(":")[2]].append(fact)
        places, streak = places_of(codes), Streak()
        whole = READS in self.hook.token.scopes
        for line in held:
            history, reached = histories[line.dossier], line.accepted
            failed: Temporary | None = None
            for fact in self._due(history, line):
                pulse()
                try:
                    told = message.event(fact, places[line.dossier], source=source(), whole=whole)
                    calling.call(self.hook, told)
                except Temporary as error:
                    streak.bear(error)
                    failed = error
                    break
                streak.passed()
                reached = fact.n
            last = history[-1].n if history else line.owed
            yield Carried(line.dossier, reached if failed else last, failed=failed)

    def _due(self, history: Sequence[FactView], line: Line) -> Iterator[FactView]:
        for fact in history:
            if fact.n > line.accepted and fact.id > self.hook.since and fact.name in self.hook.kinds:
                yield fact

    def arrived(self, codes: Sequence[str]) -> None:
        """See `Destination.arrived`; nobody waits for it."""


def places_of(codes: Sequence[str]) -> dict[str, Place]:
    """Where these dossiers were received and under which procedure. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, [list(codes)])
        rows = cursor.fetchall()
    views = {code: (agency, catalog.version(version)) for code, agency, version in rows}
    return {code: Place(agency, view.code or view.key) for code, (agency, view) in views.items()}
