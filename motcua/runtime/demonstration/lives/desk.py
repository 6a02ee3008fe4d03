"""At the desks: a received dossier goes from step to step until its result is signed."""

from datetime import datetime, timedelta

from motcua.law import deadline
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives import detours, returning, staging
from motcua.runtime.demonstration.lives.course import Detour
from motcua.runtime.demonstration.lives.province import Act, Province
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.plan.arrival import Fate
from motcua.runtime.demonstration.walk import settling
from motcua.runtime.demonstration.walk.life import Life

_WORKING_DAY = 480  # minutes


def begin(province: Province, life: Life, at: datetime) -> None:
    """The clock of the law has begun to run: the way to the signature is planned and the first act awaited."""
    course = life.course
    course.share = courses.share(life, province.odds, province.chance)
    if course.fate is Fate.OPEN:
        course.detour = detours.draw(province, life, at)
    if course.fate is Fate.STAGED:
        staging.plan(province, life, at)
    else:
        go_on(province, life, at)
    detours.arrange(province, life, at)
    await_next(province, life)


def go_on(province: Province, life: Life, at: datetime) -> None:
    """The acts that are left are spread anew, from this moment to the end that the fate of the dossier allows."""
    courses.plan(life, at, _end(province, life, at), province.chance)


def _end(province: Province, life: Life, at: datetime) -> datetime:
    """When the result will be signed: in time, late, or not before time stops."""
    course, worktime, due = life.course, life.lane.worktime, life.due_at
    if course.fate is Fate.STALLED:
        return worktime.add(province.now, province.chance.randint(1, 10) * _WORKING_DAY)
    if course.fate is Fate.LATE:
        return _late_end(province, life)
    whole = worktime.between(at, due)
    return worktime.add(at, max(courses.LEAST, int(whole * course.share)))


def _late_end(province: Province, life: Life) -> datetime:
    """A moment after the due day, and before time stops."""
    worktime, due, chance = life.lane.worktime, life.due_at, province.chance
    least = worktime.between(due, life.lane.calendar.closing(due.date())) + 5 * courses.LEAST
    most = worktime.between(due, province.now) - 5 * courses.LEAST
    wished = least + int(chance.expovariate(1 / (province.odds.late_days * _WORKING_DAY)))
    return worktime.add(due, max(least, min(wished, most)))


def await_next(province: Province, life: Life) -> None:
    """The act that ends the present step will happen at its moment."""
    at = life.course.times.get(life.step_no)
    if at is not None:
        province.later(life, at, end_step)


def end_step(province: Province, life: Life, at: datetime) -> None:
    """Whoever holds the dossier passes it on, or signs."""
    officer = holder_of(province, life, at, end_step)
    if officer is None:
        return
    course = life.course
    if life.step_no >= life.lane.signing.no:
        _sign(province, life, officer, at)
        return
    if course.detour is Detour.SEND_BACK and detours.may_send_back(life, at):
        detours.send_back(province, life, officer, at)
        return
    course.held_before = officer
    settling.forward(province.house, life, by=officer, at=at)
    detours.arrived(province, life, at)
    await_next(province, life)


def holder_of(province: Province, life: Life, at: datetime, act: Act) -> Officer | None:
    """Whoever holds the dossier at this moment; nobody when the post is vacant, and then `act` comes later again."""
    holder, agency = life.holder, life.holder_agency or 0
    role = Role(life.holder_role)
    if holder is not None and (agency, role) in holder.posts:
        return holder
    officer = province.anyone(agency, role)
    if officer is None or holder is not None:
        again = courses.soon(life, at, returning.AGAIN, province.chance)
        province.later(life, again, act)
        return None
    settling.take(province.house, life, by=officer, at=at)
    return officer


def _sign(province: Province, life: Life, officer: Officer, at: datetime) -> None:
    """The result is signed, or refused on the merits; then it is fetched."""
    house, chance = province.house, province.chance
    leader = officer
    if Role(life.holder_role) is not Role.LEADER:
        found = province.anyone(life.lane.settled_by, Role.LEADER)
        if found is None:
            province.later(life, courses.soon(life, at, returning.AGAIN, chance), end_step)
            return
        leader = found
    if life.course.detour is Detour.REJECT:
        reason = province.words.one("rejections", chance)
        settling.reject(house, life, by=leader, reason=reason, at=at)
    else:
        file = chance.choice(province.files.results) if province.odds.happens("electronic_result", chance) else ""
        settling.decide(house, life, by=leader, file=file, at=at)
    life.course.turn += 1
    province.later(life, returning.fetched_at(province, life, at), returning.hand_over)


def room_left(life: Life, at: datetime) -> int:
    """The working minutes until the date promised."""
    return life.lane.worktime.between(at, life.due_at)


def apology_day(life: Life) -> datetime:
    """The last moment for an apology in time."""
    return deadline.apology_by(life.due_at, life.lane.calendar).due - timedelta(hours=1)
