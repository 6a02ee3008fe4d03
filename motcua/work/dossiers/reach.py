"""Who holds a dossier works on it, who received it keeps its counter, who settles it decides.

Source: decision 0203
"""

from dataclasses import dataclass

from motcua.registers.catalog import queries as catalog
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.registers.people.roles import Role

# what the counter that received the dossier may do with it wherever it lies
AT_THE_COUNTER = frozenset(
    f"dossier.{verb}"
    for verb in ("receive", "refuse", "supplement", "complete", "confirm_payment", "withdraw", "stop", "hand_over")
)
# what binds the State towards the applicant: for the unit that settles alone
DECIDING = frozenset({"dossier.extend", "dossier.decide", "dossier.reject"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier was received and lies: agencies by number, the role that its step asks for, its version."""

    received: int
    holder: int | None
    role: str
    version: int


def may(by: Actor, verb: str, place: Place) -> bool:
    """True when the table lets the actor's unit perform the verb on a dossier in this place. No query."""
    if verb in AT_THE_COUNTER and _may_in(by, verb, place.received, Role.COUNTER):
        return True
    try:
        return _may_in(by, verb, _answers_for(verb, place))
    except NotFound:
        return False


def require(by: Actor, verb: str, place: Place) -> None:
    """Nothing happens when the actor's unit may; otherwise `NotAllowed`, or `NotFound` where no unit settles."""
    if may(by, verb, place):
        return
    unit = people.agency_by_id(_answers_for(verb, place))
    permissions.require(by, verb, unit.id, unit.path)


def _may_in(by: Actor, verb: str, agency: int, role: Role | None = None) -> bool:
    return permissions.may(by, verb, agency, people.agency_by_id(agency).path, role=role)


def _answers_for(verb: str, place: Place) -> int:
    """The unit that the verb is for: the one that settles, for what binds; else the one that holds the dossier."""
    at_a_desk = place.role not in {"", Role.COUNTER.value}
    if verb in DECIDING and not at_a_desk:
        return people.settling_agency(catalog.version(place.version).agency_key, place.received)
    return place.holder or place.received  # a desk's step lies with the unit that settles
