"""What some dossiers meet on their way: a supplement, a pause, a payment, an opinion, a new date, a withdrawal."""

from datetime import datetime, timedelta

from motcua.law import deadline
from motcua.law.channels import COUNTER, ONLINE
from motcua.law.workflow import State
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives import desk, filing, returning
from motcua.runtime.demonstration.lives.circle import Circle
from motcua.runtime.demonstration.lives.course import Detour
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.plan.arrival import Fate
from motcua.runtime.demonstration.walk import clock, door, settling
from motcua.runtime.demonstration.walk.life import Life

WORKING_DAY = deadline.DAY_MINUTES
_PER_THOUSAND = 1000
_LONG_ENOUGH = 3 * WORKING_DAY  # a shorter term leaves no room for a detour
_BEFORE_NOW = timedelta(days=1)
_SETTLERS = {Role.SPECIALIST, Role.DIVISION_HEAD}
_AT_A_DESK = {Detour.SUPPLEMENT, Detour.SUSPEND, Detour.PAYMENT, Detour.CONSULT}
_FOR_LAND = {Detour.SUSPEND, Detour.PAYMENT}


def draw(circle: Circle, life: Life, at: datetime) -> Detour:
    """What will happen to the dossier on its way, mostly nothing; every dossier meets one thing at most."""
    point = circle.chance.random() * _PER_THOUSAND
    for name, odds in circle.odds.on_the_way.items():
        if point < odds:
            detour = Detour[name.upper()]
            return detour if _possible(detour, life, at) else Detour.NONE
        point -= odds
    return Detour.NONE


def _possible(detour: Detour, life: Life, at: datetime) -> bool:
    if detour in _FOR_LAND and life.lane.procedure.field_group != "dat_dai":
        return False
    if detour in {Detour.REJECT, Detour.SEND_BACK}:
        return True
    if detour is Detour.SUPPLEMENT and life.supplements:
        return False
    return desk.room_left(life, at) >= _LONG_ENOUGH


def arrange(circle: Circle, life: Life, at: datetime) -> None:
    """What does not wait for a certain step will happen at a moment of its own."""
    course, chance = life.course, circle.chance
    if course.detour is Detour.WITHDRAW:
        minutes = int(desk.room_left(life, at) * chance.uniform(0.1, 0.5) * course.share)
        circle.later(life, courses.soon(life, at, minutes, chance), _withdraw, whatever=True)
    elif course.detour is Detour.EXTEND and (when := desk.apology_day(life)) > at + timedelta(days=1):
        course.share = 1.0
        until = _new_date(circle, life)
        whole = life.lane.worktime.between(at, until)
        courses.plan(life, at, life.lane.worktime.add(at, whole - WORKING_DAY // 2), chance)
        circle.later(life, when - timedelta(minutes=chance.randint(1, 180)), _extend, whatever=True)


def arrived(circle: Circle, life: Life, at: datetime) -> None:
    """The dossier has come to its next step: what is to happen at a desk is due soon."""
    course = life.course
    if course.detour in _AT_A_DESK and Role(life.holder_role) in _SETTLERS:
        minutes = circle.chance.randint(10, 200)
        happens_at = courses.soon(life, at, minutes, circle.chance)
        if happens_at < course.times.get(life.step_no, happens_at):
            circle.later(life, happens_at, _detour)


def _detour(circle: Circle, life: Life, at: datetime) -> None:
    officer = desk.holder_of(circle, life, at, _detour)
    if officer is None:
        return
    course = life.course
    detour, course.detour = course.detour, Detour.NONE
    {
        Detour.SUPPLEMENT: _supplement, Detour.SUSPEND: _suspend, Detour.PAYMENT: _require_payment,
        Detour.CONSULT: _consult,
    }[detour](circle, life, officer, at)  # fmt: skip


def _supplement(circle: Circle, life: Life, officer: Officer, at: datetime) -> None:
    received, chance = life.received_at, circle.chance
    if received is None or at > deadline.supplement_by(received, life.lane.calendar).due:
        return
    items, reason = filing.missing(circle, life), circle.words.one("supplement_reasons", chance)
    door.supplement(circle.house, life, by=officer, items=items, reason=reason, at=at)
    life.course.turn += 1
    if not filing.is_staged(life):
        circle.later(life, filing.completed_at(circle, life, at), _complete)


def _complete(circle: Circle, life: Life, at: datetime) -> None:
    """The citizen completes, online or at the counter; the whole term begins anew."""
    if life.application.channel == ONLINE:
        door.complete(circle.house, life, by=life.course.citizen, papers=filing.completing(circle, life), at=at)
    else:
        clerk = circle.anyone(life.lane.counter.id, Role.COUNTER)
        if clerk is None:
            circle.later(life, courses.soon(life, at, returning.AGAIN, circle.chance), _complete)
            return
        door.complete(circle.house, life, by=clerk, papers=filing.completing(circle, life), at=at)
    _onwards(circle, life, at)


def _onwards(circle: Circle, life: Life, at: datetime) -> None:
    desk.go_on(circle, life, at)
    desk.await_next(circle, life)


def _suspend(circle: Circle, life: Life, officer: Officer, at: datetime) -> None:
    reason, basis = circle.words.pair("suspensions", circle.chance)
    clock.suspend(circle.house, life, by=officer, reason=reason, basis=basis, at=at)
    life.course.turn += 1
    if not filing.is_staged(life):
        minutes = circle.chance.randint(WORKING_DAY, 8 * WORKING_DAY)
        circle.later(life, courses.soon(life, at, minutes, circle.chance), _resume)


def _resume(circle: Circle, life: Life, at: datetime) -> None:
    officer = desk.holder_of(circle, life, at, _resume)
    if officer is not None:
        clock.resume(circle.house, life, by=officer, at=at)
        _onwards(circle, life, at)


def _require_payment(circle: Circle, life: Life, officer: Officer, at: datetime) -> None:
    chance = circle.chance
    amount = chance.choice(circle.words.amounts("payment_amounts"))
    reason = circle.words.one("payments", chance)
    clock.require_payment(circle.house, life, by=officer, amount=amount, reason=reason, at=at)
    life.course.turn += 1
    if not filing.is_staged(life):
        minutes = chance.randint(WORKING_DAY // 4, 6 * WORKING_DAY)
        circle.later(life, courses.soon(life, at, minutes, chance), _paid)


def _paid(circle: Circle, life: Life, at: datetime) -> None:
    """What is owed is paid: mostly online, else to the clerk."""
    left = life.fee_total - life.fee_paid
    clerk = circle.anyone(life.lane.counter.id, Role.COUNTER)
    online = clerk is None or circle.chance.random() < filing.PAID_ONLINE
    by, channel = (HOUSE, ONLINE) if clerk is None or online else (clerk, COUNTER)
    clock.confirm_payment(circle.house, life, by=by, amount=left, channel=channel, at=at)
    _onwards(circle, life, at)


def _consult(circle: Circle, life: Life, officer: Officer, at: datetime) -> None:
    """Another unit is asked; the dossier waits for it at its desk without its clock standing."""
    chance, house = circle.chance, circle.house
    others = [agency for agency in circle.advisers if agency != life.holder_agency]
    if not others or desk.room_left(life, at) < 2 * _LONG_ENOUGH:
        return
    asked = house.agencies[chance.choice(others)]
    question = circle.words.one("questions", chance)
    settling.consult(house, life, by=officer, asked=asked, question=question, days=2, at=at)
    answered_at = courses.soon(life, at, chance.randint(60, 2 * WORKING_DAY - 30), chance)
    circle.later(life, answered_at, _answer, whatever=True)
    courses.plan(life, answered_at, _in_time(life, answered_at, life.course.share), chance)
    desk.await_next(circle, life)


def _in_time(life: Life, at: datetime, share: float) -> datetime:
    whole = life.lane.worktime.between(at, life.due_at)
    return life.lane.worktime.add(at, max(courses.LEAST, int(whole * share)))


def _answer(circle: Circle, life: Life, at: datetime) -> None:
    asked = life.asked
    if asked is None or life.state is not State.IN_PROGRESS:
        return
    by = circle.anyone(asked.agency.id, Role.SPECIALIST) or circle.anyone(asked.agency.id, Role.LEADER)
    if by is not None:
        text = circle.words.one("opinions", circle.chance)
        settling.answer(circle.house, life, by=by, text=text, agrees=True, at=at)


def may_send_back(life: Life, at: datetime) -> bool:
    """True where a head may still return the draft to whoever made it."""
    course, role = life.course, Role(life.holder_role)
    before = life.lane.step(life.step_no - 1)
    right_place = role in {Role.LEADER, Role.DIVISION_HEAD} and before is not None and before.role in _SETTLERS
    previous = course.held_before
    there = previous is not None and before is not None and (life.lane.settled_by, before.role) in previous.posts
    return right_place and there and desk.room_left(life, at) > WORKING_DAY // 4


def send_back(circle: Circle, life: Life, officer: Officer, at: datetime) -> None:
    """The draft is again with whoever made it, and comes back."""
    course = life.course
    reason = circle.words.one("sent_back", circle.chance)
    course.detour = Detour.NONE
    settling.send_back(circle.house, life, by=officer, reason=reason, to=course.held_before, at=at)
    _onwards(circle, life, at)


def _new_date(circle: Circle, life: Life) -> datetime:
    """The closing of a working day after the date promised."""
    course, calendar = life.course, life.lane.calendar
    if course.until is None:
        days = circle.chance.randint(*circle.odds.extended_days)
        course.until = calendar.closing(calendar.add_working_days(life.due_at.date(), days))
    return course.until


def _extend(circle: Circle, life: Life, at: datetime) -> None:
    """The head apologises and names the new date; where he cannot, the dossier hurries to its old one."""
    leader = circle.anyone(life.lane.settled_by, Role.LEADER)
    possible = life.state in {State.RECEIVED, State.IN_PROGRESS} and life.holder_agency == life.lane.settled_by
    if leader is None or not possible:
        if life.finished_at is None and life.state in {State.RECEIVED, State.IN_PROGRESS}:
            life.course.share = 0.5
            _onwards(circle, life, at)
        return
    reason = circle.words.one("extensions", circle.chance)
    until = _new_date(circle, life)
    clock.extend(circle.house, life, by=leader, until=until, reason=reason, at=at)


def _withdraw(circle: Circle, life: Life, at: datetime) -> None:
    """The applicant asks for the dossier back, and soon has it."""
    if (
        life.result is not None
        or life.state not in {State.RECEIVED, State.IN_PROGRESS}
        or desk.room_left(life, at) < WORKING_DAY // 2
    ):
        return
    citizen = life.course.citizen
    clerk = circle.anyone(life.lane.counter.id, Role.COUNTER)
    by = citizen if life.application.channel == ONLINE else clerk
    if by is None or life.course.fate is not Fate.OPEN:
        return
    reason = circle.words.one("withdrawals", circle.chance)
    settling.withdraw(circle.house, life, by=by, reason=reason, at=at)
    life.course.turn += 1
    circle.later(life, courses.soon(life, at, circle.chance.randint(15, 150), circle.chance), _stop)


def _stop(circle: Circle, life: Life, at: datetime) -> None:
    clerk = circle.anyone(life.lane.counter.id, Role.COUNTER)
    if clerk is None:
        circle.later(life, courses.soon(life, at, returning.AGAIN, circle.chance), _stop)
        return
    settling.stop(circle.house, life, by=clerk, reason=circle.words.one("stops", circle.chance), at=at)
