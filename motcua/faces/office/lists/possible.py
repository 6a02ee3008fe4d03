"""Which acts of the bulk bar are open to this officer on a row of a list."""

from motcua.law.workflow import State
from motcua.registers.catalog import process
from motcua.registers.catalog import queries as catalog
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Role
from motcua.work.dossiers import reach
from motcua.work.dossiers.views import DossierRow, Standing

SENT = {"online": 2, "post": 3}  # results that nobody collects in person
_ON_THE_WAY = (State.RECEIVED, State.IN_PROGRESS)


def acts(row: DossierRow, by: Actor) -> tuple[str, ...]:
    """The acts that can be done on this dossier together with others. No query."""
    found = []
    if (
        row.step_due_at is not None
        and row.state is not State.FINISHED
        and row.holder_id != by.id
        and _has_role(row, by)
    ):
        found.append("take")
    if row.state in _ON_THE_WAY and row.standing is not Standing.WAITING and _may(row, by, "forward") and _goes_on(row):
        found.append("forward")
    if row.signed and row.state is State.IN_PROGRESS and _may(row, by, "issue"):
        found.append("issue")
    if row.state is State.FINISHED and row.receive_by in SENT and _may(row, by, "hand_over"):
        found.append("hand_over")
    return tuple(found)


def _has_role(row: DossierRow, by: Actor) -> bool:
    return any(post.agency_id == row.holder_agency_id and post.role.value == row.holder_role for post in by.posts)


def _may(row: DossierRow, by: Actor, verb: str) -> bool:
    place = reach.Place(row.agency_id, row.holder_agency_id, row.holder_role, row.version, row.holder_id)
    return reach.may(by, f"dossier.{verb}", place)


def _goes_on(row: DossierRow) -> bool:
    """True where the next step is a desk's: what comes after the last desk is signed or issued, not passed on."""
    steps = catalog.version(row.version).process
    following = next((step for step in steps if step.no == row.step_no + 1), None)
    if row.signed or following is None or following == process.issuing(steps):
        return False
    return following.role is not Role.COUNTER or row.step_no == 1
