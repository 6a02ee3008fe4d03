"""How staged dossiers come to lie where the cast finds them."""

from datetime import datetime, timedelta

from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives.circle import Circle
from motcua.runtime.demonstration.lives.course import Detour
from motcua.runtime.demonstration.plan.arrival import Stage
from motcua.runtime.demonstration.walk.life import Life

_DESK_OF = {
    Stage.SPECIALIST: Role.SPECIALIST,
    Stage.DIVISION_HEAD: Role.DIVISION_HEAD,
    Stage.LEADER: Role.LEADER,
    Stage.SUPPLEMENT: Role.SPECIALIST,
    Stage.PAYMENT: Role.SPECIALIST,
    Stage.SUSPENDED: Role.SPECIALIST,
}
_DETOUR_OF = {
    Stage.SUPPLEMENT: Detour.SUPPLEMENT,
    Stage.PAYMENT: Detour.PAYMENT,
    Stage.SUSPENDED: Detour.SUSPEND,
}
_FAST = 45  # working minutes between two acts at most
_QUICK = 150  # seconds between two acts on the morning itself


def plan(circle: Circle, life: Life, at: datetime) -> None:
    """The acts up to the stage happen in time, the one after them does not happen before time stops."""
    course, arrival = life.course, life.course.arrival
    course.turn += 1
    course.times = {}
    course.detour = _DETOUR_OF.get(arrival.stage, Detour.NONE)
    last = _stays_at(life, arrival.stage)
    moment = at
    for step in life.lane.procedure.process:
        if life.step_no <= step.no < last:
            following = life.lane.step(step.no + 1)
            moment = _next(circle, life, moment, (step, following) if arrival.opening and following else None)
            course.times[step.no] = moment
    course.times[last] = circle.now + timedelta(days=1)


def _stays_at(life: Life, stage: Stage) -> int:
    """The number of the step at which the dossier stays; past the end of settling for one that is done."""
    signing = life.lane.signing.no
    if stage not in _DESK_OF:
        return life.lane.last + 1
    role = _DESK_OF[stage]
    found = [step.no for step in life.lane.procedure.process if step.role is role and step.no <= signing]
    return found[0] if found else signing


def _next(circle: Circle, life: Life, after: datetime, between: tuple[PlannedStep, PlannedStep] | None) -> datetime:
    """Soon; on the morning itself after the one post is given and, if the other is vacant, before that one is."""
    chance = circle.chance
    if between is None:
        return courses.soon(life, after, chance.randint(3, _FAST), chance)
    here, there = (circle.vacant_until(life.lane.place(step.role), step.role) for step in between)
    begin = max(after, here or after)
    room = (there - begin).total_seconds() if there and there > begin else _QUICK
    return begin + timedelta(seconds=int(room * chance.uniform(0.2, 0.7)) + 1)
