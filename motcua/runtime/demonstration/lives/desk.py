"""At the desks: a received dossier goes from step to step until its result is signed."""

from datetime import datetime, timedelta

from motcua.law import deadline
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives import detours, returning, staging
from motcua.runtime.demonstration.lives.circle import Act, Circle
from motcua.runtime.demonstration.lives.course import Detour
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.plan.arrival import Fate
from motcua.runtime.demonstration.walk import settling
from motcua.runtime.demonstration.walk.life import Life


def begin(circle: Circle, life: Life, at: datetime) -> None:
    """The clock of the law has begun to run: the way to the signature is planned and the first act awaited."""
    course = life.course
    course.share = courses.share(life, circle.odds, circle.chance)
    if course.fate is Fate.OPEN:
        course.detour = detours.draw(circle, life, at)
    if course.fate is Fate.STAGED:
        staging.plan(circle, life, at)
    else:
        go_on(circle, life, at)
    detours.arrange(circle, life, at)
    await_next(circle, life)


def go_on(circle: Circle, life: Life, at: datetime) -> None:
    """The acts that are left are spread anew, from this moment to the end that the fate of the dossier allows."""
    courses.plan(life, at, _end(circle, life, at), circle.chance)


def _end(circle: Circle, life: Life, at: datetime) -> datetime:
    """When the result will be signed: in time, late, or not before time stops."""
    course, worktime, due = life.course, life.lane.worktime, life.due_at
    if course.fate is Fate.STALLED:
        return worktime.add(circle.now, circle.chance.randint(1, 10) * deadline.DAY_MINUTES)
    if course.fate is Fate.LATE:
        return _late_end(circle, life)
    whole = worktime.between(at, due)
    return worktime.add(at, max(courses.LEAST, int(whole * course.share)))


def _late_end(circle: Circle, life: Life) -> datetime:
    """A moment after the due day, and before time stops."""
    worktime, due, chance = life.lane.worktime, life.due_at, circle.chance
    least = worktime.between(due, life.lane.calendar.closing(due.date())) + 5 * courses.LEAST
    most = worktime.between(due, circle.now) - 5 * courses.LEAST
    wished = least + int(chance.expovariate(1 / (circle.odds.late_days * deadline.DAY_MINUTES)))
    return worktime.add(due, max(least, min(wished, most)))


def await_next(circle: Circle, life: Life) -> None:
    """The act that ends the present step will happen at its moment."""
    at = life.course.times.get(life.step_no)
    if at is not None:
        circle.later(life, at, end_step)


def end_step(circle: Circle, life: Life, at: datetime) -> None:
    """Whoever holds the dossier passes it on, signs, or issues what was signed."""
    officer = holder_of(circle, life, at, end_step)
    if officer is None:
        return
    course = life.course
    if life.result is not None:
        settling.issue(circle.house, life, by=officer, at=at)
        _await_fetching(circle, life, at)
        return
    if life.step_no >= life.lane.signing.no:
        _sign(circle, life, officer, at)
        return
    if course.detour is Detour.SEND_BACK and detours.may_send_back(life, at):
        detours.send_back(circle, life, officer, at)
        return
    course.held_before = officer
    settling.forward(circle.house, life, by=officer, at=at)
    detours.arrived(circle, life, at)
    await_next(circle, life)


def holder_of(circle: Circle, life: Life, at: datetime, act: Act) -> Officer | None:
    """Whoever holds the dossier at this moment; nobody when the post is vacant, and then `act` comes later again."""
    holder, agency = life.holder, life.holder_agency or 0
    role = Role(life.holder_role)
    if holder is not None and (agency, role) in holder.posts:
        return holder
    officer = circle.anyone(agency, role)
    if officer is None or holder is not None:
        again = courses.soon(life, at, returning.AGAIN, circle.chance)
        circle.later(life, again, act)
        return None
    settling.take(circle.house, life, by=officer, at=at)
    return officer


def _sign(circle: Circle, life: Life, officer: Officer, at: datetime) -> None:
    """The result is signed, or refused on the merits; then it is issued, and fetched."""
    house, chance = circle.house, circle.chance
    leader = officer
    if Role(life.holder_role) is not Role.LEADER:
        found = circle.anyone(life.lane.settled_by, Role.LEADER)
        if found is None:
            circle.later(life, courses.soon(life, at, returning.AGAIN, chance), end_step)
            return
        leader = found
    if life.course.detour is Detour.REJECT:
        reason = circle.words.one("rejections", chance)
        settling.reject(house, life, by=leader, reason=reason, at=at)
    else:
        file = chance.choice(circle.files.results) if circle.odds.happens("electronic_result", chance) else ""
        settling.decide(house, life, by=leader, file=file, at=at)
    if life.finished_at is None:
        await_next(circle, life)
    else:
        _await_fetching(circle, life, at)


def _await_fetching(circle: Circle, life: Life, at: datetime) -> None:
    """The result is at the counter: nothing that was planned for the way there happens any more."""
    life.course.turn += 1
    circle.later(life, returning.fetched_at(circle, life, at), returning.hand_over)


def room_left(life: Life, at: datetime) -> int:
    """The working minutes until the date promised."""
    return life.lane.worktime.between(at, life.due_at)


def apology_day(life: Life) -> datetime:
    """The last moment for an apology in time."""
    return deadline.apology_by(life.due_at, life.lane.calendar).due - timedelta(hours=1)
