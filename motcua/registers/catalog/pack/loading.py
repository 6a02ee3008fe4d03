"""A pack becomes a province: agencies first, then the catalogue. Loaded again, only what differs is touched."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.ledger.record import record
from motcua.registers.catalog import publishing
from motcua.registers.catalog.models import Procedure, Proposal
from motcua.registers.catalog.pack import procedures
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid, NotFound
from motcua.registers.people.pack import BadPack, Pack, agencies


@dataclass(frozen=True)
class Outcome:
    """How many agencies and procedures a load touched; all nought when the pack was there already."""

    agencies: agencies.Outcome
    published: int = 0
    withdrawn: int = 0

    @property
    def nothing(self) -> bool:
        """True when the pack was there already."""
        return self == Outcome(agencies.Outcome())


@act("pack.load")
def load(*, by: Actor, pack: Pack, day: date, at: datetime) -> Outcome:
    """The province is as the pack says; what it said before stays on record.

    A procedure that reads otherwise is a next version from `day`, one that is gone is received no more from `day`;
    those taken over from the national catalogue are left alone.
    Raises `BadPack` when the pack cannot be used; nothing is changed then.
    """
    touched = agencies.load(by=by, pack=pack, day=day, at=at)
    wishes = list(procedures.wishes(pack))
    taken_over = _taken_over()
    known = set(Procedure.objects.values_list("key", flat=True)) - taken_over
    dated = [
        w if w.key not in known else publishing.Wish(key=w.key, content=w.content, first_day=day)
        for w in wishes
        if w.key not in taken_over
    ]
    try:
        published = publishing.publish(dated, at=at)
    except Invalid as error:
        raise BadPack(f"{pack.key}: {error}") from error
    gone = sorted(known - {wish.key for wish in wishes})
    withdrawn = publishing.withdraw(gone, day - timedelta(days=1), "không còn trong gói dữ liệu")
    record(*published, *withdrawn, by=by, at=at)
    demand_settlers(pack, {(w.content.agency_key, level) for w in wishes for level in w.content.levels})
    return Outcome(touched, len(published), len(withdrawn))


def _taken_over() -> set[str]:
    """The keys of procedures that follow the national catalogue: the pack has no more say in them. One query."""
    accepted = Proposal.objects.filter(state="accepted").values("code")
    return set(Procedure.objects.filter(code__in=accepted).exclude(code="").values_list("key", flat=True))


def check(pack: Pack) -> dict[str, int]:
    """How much of everything the pack holds, all of it read and fit to be loaded. No query.

    Raises `BadPack` with the first fault.
    """
    agency_lines, wishes = agencies.checked(pack), list(procedures.wishes(pack))
    for wish in wishes:
        if faults := wish.content.faults():
            raise BadPack(f"{pack.key}: {wish.key} “{wish.content.name}”: {' '.join(faults)}")
    contents = [wish.content for wish in wishes]
    return {
        "agencies": len(agency_lines),
        "counters": sum(bool(line.text("receives")) for line in agency_lines),
        "procedures": len(wishes),
        "papers": sum(len(content.papers) for content in contents),
        "fees": sum(len(content.fees) for content in contents),
        "steps": sum(len(content.process) for content in contents),
        "questions": sum(len(content.form) for content in contents),
        "terms_assumed": sum(content.term_assumed for content in contents),
    }


def demand_settlers(pack: Pack, wanted: set[tuple[str, str]]) -> None:
    """Somebody settles every procedure at every counter that receives it; otherwise `BadPack` says which has nobody."""
    for key, level in sorted(wanted):
        for counter in people.counters(level=level):
            try:
                people.settling_agency(key, counter.id, rules=pack.settling)
            except NotFound as error:
                raise BadPack(f"{pack.key}: nobody settles {key} of level {level} at {counter.code}.") from error
