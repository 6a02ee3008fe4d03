"""What may be asked about questions to the population database: by whoever they were about, and by who asked them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.registers.people.actor import Actor
from motcua.registers.people.checks import terms
from motcua.registers.people.checks.terms import Outcome
from motcua.registers.people.models import Person, PopulationCheck

_LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class CheckView:
    """One question, as the person it was about sees it."""

    asked_at: datetime
    officer: str
    agency_id: int
    agency: str
    purpose: str
    procedure: str
    outcome: Outcome | None
    particulars: tuple[str, ...]
    dossier: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """When the population database told, and which of the values at hand are still as it told them."""

    at: datetime
    names: frozenset[str]


def about_me(*, by: Actor) -> tuple[CheckView, ...]:
    """Every question asked about the citizen who asks, the latest first; nothing for who is no person. Two queries.

    Source: NĐ 13/2023, Art. 9
    """
    if by.person_id is None:
        return ()
    own = Person.objects.filter(id=by.person_id, kind="person").values_list("identity_no", flat=True).first()
    if not own:
        return ()
    rows = PopulationCheck.objects.filter(identity_no=own).select_related("officer", "agency").order_by("-asked_at")
    return tuple(_view(row) for row in rows[:_LONGEST_LIST])


def _view(row: PopulationCheck) -> CheckView:
    return CheckView(
        asked_at=row.asked_at, officer=row.officer.full_name, agency_id=row.agency_id, agency=row.agency.name,
        purpose=row.purpose, procedure=row.procedure_name, outcome=Outcome(row.outcome) if row.outcome else None,
        particulars=tuple(row.particulars), dossier=row.dossier,
    )  # fmt: skip


def provenance(check: int, values: Mapping[str, str], *, by: Actor) -> Provenance | None:
    """Which of these values the database told in answer to this officer's question; nothing for another's. One query.

    What was changed since is not among them, nor is anything once the values name another person: what the browser
    says of its origin is not believed.
    """
    row = _answered(check, by)
    if row is None or row.answered_at is None:
        return None
    same = _same(row, values)
    about = "identity" not in row.particulars or "identity" in same
    return Provenance(row.answered_at, same if about else frozenset())


def left_over(check: int, values: Mapping[str, str], *, by: Actor) -> frozenset[str]:
    """Which of these values were told of somebody else: the number beside them has been changed since. One query."""
    row = _answered(check, by)
    same = _same(row, values) if row else frozenset()
    return frozenset() if "identity" in same else same


def _answered(check: int, by: Actor) -> PopulationCheck | None:
    return PopulationCheck.objects.filter(id=check, officer_id=by.id or 0, answered_at__isnull=False).first()


def _same(row: PopulationCheck, values: Mapping[str, str]) -> frozenset[str]:
    told = row.particulars.items()
    return frozenset(name for name, kept in told if terms.digest(row.id, name, values.get(name, "")) == kept)
