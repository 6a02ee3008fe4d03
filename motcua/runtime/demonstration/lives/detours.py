"""What some dossiers meet on their way: a supplement, a pause, a payment, an opinion, a new date, a withdrawal."""

from datetime import datetime, timedelta

from motcua.law import deadline
from motcua.law.workflow import State
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives import desk, filing, returning
from motcua.runtime.demonstration.lives.course import Detour
from motcua.runtime.demonstration.lives.province import Province
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.plan.arrival import Fate
from motcua.runtime.demonstration.walk import clock, door, settling
from motcua.runtime.demonstration.walk.life import Life
from motcua.work.intake.completeness import COUNTER, ONLINE

WORKING_DAY = 480  # minutes
_PER_THOUSAND = 1000
_LONG_ENOUGH = 3 * WORKING_DAY  # a shorter term leaves no room for a detour
_BEFORE_NOW = timedelta(days=1)
_SETTLERS = {Role.SPECIALIST, Role.DIVISION_HEAD}
_AT_A_DESK = {Detour.SUPPLEMENT, Detour.SUSPEND, Detour.PAYMENT, Detour.CONSULT}
_FOR_LAND = {Detour.SUSPEND, Detour.PAYMENT}


def draw(province: Province, life: Life, at: datetime) -> Detour:
    """What will happen to the dossier on its way, mostly nothing; every dossier meets one thing at most."""
    point = province.chance.random() * _PER_THOUSAND
    for name, odds in province.odds.on_the_way.items():
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


def arrange(province: Province, life: Life, at: datetime) -> None:
    """What does not wait for a certain step will happen at a moment of its own."""
    course, chance = life.course, province.chance
    if course.detour is Detour.WITHDRAW:
        minutes = int(desk.room_left(life, at) * chance.uniform(0.1, 0.5) * course.share)
        province.later(life, courses.soon(life, at, minutes, chance), _withdraw, whatever=True)
    elif course.detour is Detour.EXTEND and (when := desk.apology_day(life)) > at + timedelta(days=1):
        course.share = 1.0
        until = _new_date(province, life)
        whole = life.lane.worktime.between(at, until)
        courses.plan(life, at, life.lane.worktime.add(at, whole - WORKING_DAY // 2), chance)
        province.later(life, when - timedelta(minutes=chance.randint(1, 180)), _extend, whatever=True)


def arrived(province: Province, life: Life, at: datetime) -> None:
    """The dossier has come to its next step: what is to happen at a desk is due soon."""
    course = life.course
    if course.detour in _AT_A_DESK and Role(life.holder_role) in _SETTLERS:
        minutes = province.chance.randint(10, 200)
        happens_at = courses.soon(life, at, minutes, province.chance)
        if happens_at < course.times.get(life.step_no, happens_at):
            province.later(life, happens_at, _detour)


def _detour(province: Province, life: Life, at: datetime) -> None:
    officer = desk.holder_of(province, life, at, _detour)
    if officer is None:
        return
    course = life.course
    detour, course.detour = course.detour, Detour.NONE
    {
        Detour.SUPPLEMENT: _supplement, Detour.SUSPEND: _suspend, Detour.PAYMENT: _require_payment,
        Detour.CONSULT: _consult,
    }[detour](province, life, officer, at)  # fmt: skip


def _supplement(province: Province, life: Life, officer: Officer, at: datetime) -> None:
    received, chance = life.received_at, province.chance
    if received is None or at > deadline.supplement_by(received, life.lane.calendar).due:
        return
    items, reason = filing.missing(province, life), province.words.one("supplement_reasons", chance)
    door.supplement(province.house, life, by=officer, items=items, reason=reason, at=at)
    life.course.turn += 1
    if not filing.is_staged(life):
        province.later(life, filing.completed_at(province, life, at), _complete)


def _complete(province: Province, life: Life, at: datetime) -> None:
    """The citizen completes, online or at the counter; the whole term begins anew."""
    if life.application.channel == ONLINE:
        door.complete(province.house, life, by=life.course.citizen, papers=filing.completing(province, life), at=at)
    else:
        clerk = province.anyone(life.lane.counter.id, Role.COUNTER)
        if clerk is None:
            province.later(life, courses.soon(life, at, returning.AGAIN, province.chance), _complete)
            return
        door.complete(province.house, life, by=clerk, papers=filing.completing(province, life), at=at)
    _onwards(province, life, at)


def _onwards(province: Province, life: Life, at: datetime) -> None:
    desk.go_on(province, life, at)
    desk.await_next(province, life)


def _suspend(province: Province, life: Life, officer: Officer, at: datetime) -> None:
    reason, basis = province.words.pair("suspensions", province.chance)
    clock.suspend(province.house, life, by=officer, reason=reason, basis=basis, at=at)
    life.course.turn += 1
    if not filing.is_staged(life):
        minutes = province.chance.randint(WORKING_DAY, 8 * WORKING_DAY)
        province.later(life, courses.soon(life, at, minutes, province.chance), _resume)


def _resume(province: Province, life: Life, at: datetime) -> None:
    officer = desk.holder_of(province, life, at, _resume)
    if officer is not None:
        clock.resume(province.house, life, by=officer, at=at)
        _onwards(province, life, at)


def _require_payment(province: Province, life: Life, officer: Officer, at: datetime) -> None:
    chance = province.chance
    amount = chance.choice(province.words.amounts("payment_amounts"))
    reason = province.words.one("payments", chance)
    clock.require_payment(province.house, life, by=officer, amount=amount, reason=reason, at=at)
    life.course.turn += 1
    if not filing.is_staged(life):
        minutes = chance.randint(WORKING_DAY // 4, 6 * WORKING_DAY)
        province.later(life, courses.soon(life, at, minutes, chance), _paid)


def _paid(province: Province, life: Life, at: datetime) -> None:
    """What is owed is paid: mostly online, else to the clerk."""
    left = life.fee_total - life.fee_paid
    clerk = province.anyone(life.lane.counter.id, Role.COUNTER)
    online = clerk is None or province.chance.random() < filing.PAID_ONLINE
    by, channel = (HOUSE, ONLINE) if clerk is None or online else (clerk, COUNTER)
    clock.confirm_payment(province.house, life, by=by, amount=left, channel=channel, at=at)
    _onwards(province, life, at)


def _consult(province: Province, life: Life, officer: Officer, at: datetime) -> None:
    """Another unit is asked; the dossier waits for it at its desk without its clock standing."""
    chance, house = province.chance, province.house
    asked = house.agencies[chance.choice(province.advisers)]
    if asked.id == life.holder_agency or desk.room_left(life, at) < 2 * _LONG_ENOUGH:
        return
    question = province.words.one("questions", chance)
    settling.consult(house, life, by=officer, asked=asked, question=question, days=2, at=at)
    answered_at = courses.soon(life, at, chance.randint(60, 2 * WORKING_DAY - 30), chance)
    province.later(life, answered_at, _answer, whatever=True)
    courses.plan(life, answered_at, _in_time(life, answered_at, life.course.share), chance)
    desk.await_next(province, life)


def _in_time(life: Life, at: datetime, share: float) -> datetime:
    whole = life.lane.worktime.between(at, life.due_at)
    return life.lane.worktime.add(at, max(courses.LEAST, int(whole * share)))


def _answer(province: Province, life: Life, at: datetime) -> None:
    asked = life.asked
    if asked is None or life.state is not State.IN_PROGRESS:
        return
    by = province.anyone(asked.agency.id, Role.SPECIALIST) or province.anyone(asked.agency.id, Role.LEADER)
    if by is not None:
        text = province.words.one("opinions", province.chance)
        settling.answer(province.house, life, by=by, text=text, agrees=True, at=at)


def may_send_back(life: Life, at: datetime) -> bool:
    """True where a head may still return the draft to whoever made it."""
    course, role = life.course, Role(life.holder_role)
    before = life.lane.step(life.step_no - 1)
    right_place = role in {Role.LEADER, Role.DIVISION_HEAD} and before is not None and before.role in _SETTLERS
    previous = course.held_before
    there = previous is not None and before is not None and (life.lane.settled_by, before.role) in previous.posts
    return right_place and there and desk.room_left(life, at) > WORKING_DAY // 4


def send_back(province: Province, life: Life, officer: Officer, at: datetime) -> None:
    """The draft is again with whoever made it, and comes back."""
    course = life.course
    reason = province.words.one("sent_back", province.chance)
    course.detour = Detour.NONE
    settling.send_back(province.house, life, by=officer, reason=reason, to=course.held_before, at=at)
    _onwards(province, life, at)


def _new_date(province: Province, life: Life) -> datetime:
    """The closing of a working day after the date promised."""
    course, calendar = life.course, life.lane.calendar
    if course.until is None:
        days = province.chance.randint(*province.odds.extended_days)
        course.until = calendar.closing(calendar.add_working_days(life.due_at.date(), days))
    return course.until


def _extend(province: Province, life: Life, at: datetime) -> None:
    """The head apologises and names the new date; where he cannot, the dossier hurries to its old one."""
    leader = province.anyone(life.lane.settled_by, Role.LEADER)
    possible = life.state in {State.RECEIVED, State.IN_PROGRESS} and life.holder_agency == life.lane.settled_by
    if leader is None or not possible:
        if life.finished_at is None and life.state in {State.RECEIVED, State.IN_PROGRESS}:
            life.course.share = 0.5
            _onwards(province, life, at)
        return
    reason = province.words.one("extensions", province.chance)
    until = _new_date(province, life)
    clock.extend(province.house, life, by=leader, until=until, reason=reason, at=at)


def _withdraw(province: Province, life: Life, at: datetime) -> None:
    """The applicant asks for the dossier back, and soon has it."""
    if life.state not in {State.RECEIVED, State.IN_PROGRESS} or desk.room_left(life, at) < WORKING_DAY // 2:
        return
    citizen = life.course.citizen
    clerk = province.anyone(life.lane.counter.id, Role.COUNTER)
    by = citizen if life.application.channel == ONLINE else clerk
    if by is None or life.course.fate is not Fate.OPEN:
        return
    reason = province.words.one("withdrawals", province.chance)
    settling.withdraw(province.house, life, by=by, reason=reason, at=at)
    life.course.turn += 1
    province.later(life, courses.soon(life, at, province.chance.randint(15, 150), province.chance), _stop)


def _stop(province: Province, life: Life, at: datetime) -> None:
    clerk = province.anyone(life.lane.counter.id, Role.COUNTER)
    if clerk is None:
        province.later(life, courses.soon(life, at, returning.AGAIN, province.chance), _stop)
        return
    settling.stop(province.house, life, by=clerk, reason=province.words.one("stops", province.chance), at=at)
