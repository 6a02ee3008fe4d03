"""Who holds a dossier works on it, who received it keeps its counter, who settles it decides.

Within the unit that holds it, work on the dossier is for who holds it, for a colleague in the role that its step asks
for, and for the heads above: nobody jumps over the appraisal, and nobody signs a step that is another's.

Source: decision 0203
"""

from dataclasses import dataclass

from motcua.law.sentences import say
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotAllowed, NotFound
from motcua.registers.people.roles import Role

# what the counter that received the dossier may do with it wherever it lies
AT_THE_COUNTER = frozenset(
    f"dossier.{verb}"
    for verb in ("receive", "refuse", "supplement", "complete", "confirm_payment", "withdraw", "stop", "hand_over")
)
# what binds the State towards the applicant: for the unit that settles alone
DECIDING = frozenset({"dossier.extend", "dossier.decide", "dossier.reject"})
# what works on the current step or ends it: for those of the step, and the heads above
OF_THE_STEP = DECIDING | {
    f"dossier.{verb}"
    for verb in ("forward", "send_back", "supplement", "consult", "suspend", "resume", "require_payment", "issue")
}
_HEADS = (Role.DIVISION_HEAD, Role.LEADER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier was received and lies: agencies by number, its step's role, its version, who holds it."""

    received: int
    holder: int | None
    role: str
    version: int
    officer: int | None = None


def may(by: Actor, verb: str, place: Place) -> bool:
    """True when the table lets the actor's unit perform the verb on a dossier in this place. No query."""
    if verb in AT_THE_COUNTER and _may_in(by, verb, place.received, Role.COUNTER):
        return True
    try:
        unit = _answers_for(verb, place)
    except NotFound:
        return False
    return _may_in(by, verb, unit) and (verb not in OF_THE_STEP or _is_of_the_step(by, verb, unit, place))


def require_unit(by: Actor, verb: str, place: Place) -> None:
    """Nothing happens when the actor's unit may; otherwise `NotAllowed`, or `NotFound` where no unit settles."""
    if may(by, verb, place):
        return
    unit = people.agency_by_id(_answers_for(verb, place))
    permissions.require(by, verb, unit.id, unit.path)


def require(by: Actor, verb: str, place: Place) -> None:
    """Nothing happens when the actor's unit may, and the step is the actor's; otherwise `NotAllowed`.

    Raises `NotFound` where no unit settles.
    """
    require_unit(by, verb, place)
    if may(by, verb, place):
        return
    unit = people.agency_by_id(_answers_for(verb, place))
    raise NotAllowed(
        "Bước này không phải việc của bạn.",
        say(
            "Bước hiện tại dành cho: %(role)s của %(unit)s, hoặc lãnh đạo phụ trách.",
            role=(Role(place.role).label,),
            unit=unit.name,
        ),
        "Hãy chờ người đang giữ hồ sơ chuyển tiếp, hoặc đề nghị lãnh đạo đơn vị phân công lại.",
    )


def _may_in(by: Actor, verb: str, agency: int, role: Role | None = None) -> bool:
    return permissions.may(by, verb, agency, people.agency_by_id(agency).path, role=role)


def _is_of_the_step(by: Actor, verb: str, unit: int, place: Place) -> bool:
    """True for who holds the dossier, for a colleague in the step's role, and for the heads above that role."""
    if not place.role or (by.id is not None and by.id == place.officer):
        return True
    return any(_may_in(by, verb, unit, role) for role in _of_the_step(Role(place.role)))


def _of_the_step(role: Role) -> tuple[Role, ...]:
    """The role itself and those above it: a division's head is above the specialist, not above the leader."""
    return (role, *_HEADS[_HEADS.index(role) + 1 :]) if role in _HEADS else (role, *_HEADS)


def _answers_for(verb: str, place: Place) -> int:
    """The unit that the verb is for: the one that settles, for what binds; else the one that holds the dossier."""
    at_a_desk = place.role not in {"", Role.COUNTER.value}
    if verb in DECIDING and not at_a_desk:
        return people.settling_agency(catalog.version(place.version).agency_key, place.received)
    return place.holder or place.received  # a desk's step lies with the unit that settles
