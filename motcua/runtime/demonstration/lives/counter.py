"""At the counter: dossiers come in, and online filings are looked at."""

from datetime import datetime, timedelta

from motcua.law import deadline
from motcua.law.channels import ONLINE
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives import desk, filing
from motcua.runtime.demonstration.lives.circle import Circle
from motcua.runtime.demonstration.lives.course import Course
from motcua.runtime.demonstration.lives.returning import clerk_of
from motcua.runtime.demonstration.plan.arrival import Arrival, Fate, Stage
from motcua.runtime.demonstration.walk import clock, door, settling
from motcua.runtime.demonstration.walk.life import Life

_ANSWER_WITHIN = 420  # working minutes; the decree allows 480
_NEVER_DAYS = 15
_PER_THOUSAND = 1000


def arrive(circle: Circle, arrival: Arrival) -> None:
    """The dossier comes in, by net or at the counter."""
    citizen = filing.citizen_for(circle, arrival)
    application = filing.application(circle, arrival, citizen)
    course = Course(arrival, citizen)
    course.receive_by = application.contact.get("receive_by", "counter")
    life = Life(arrival.number, arrival.lane, application, arrival.filed)
    life.course = course
    circle.open[life.id] = life
    online = arrival.channel == ONLINE
    by = citizen if online else circle.anyone(arrival.lane.counter.id, Role.COUNTER)
    if by is None:
        raise LookupError(f"nobody sits at the counter of {arrival.lane.counter.code}")
    door.register(circle.house, life, by=by, received=not online, at=arrival.filed)
    if online:
        _pay_at_once(circle, life, arrival.filed)
        _to_be_looked_at(circle, life, arrival.filed)
    else:
        desk.begin(circle, life, arrival.filed)


def _pay_at_once(circle: Circle, life: Life, at: datetime) -> None:
    if life.fee_total and circle.odds.happens("fees_paid_at_once", circle.chance):
        paid_at = at + timedelta(seconds=circle.chance.randint(40, 600))
        circle.later(life, paid_at, paid, whatever=True)


def paid(circle: Circle, life: Life, at: datetime) -> None:
    """The fee has come in online; the house itself notes it."""
    left = life.fee_total - life.fee_paid
    if left > 0 and life.finished_at is None:
        clock.confirm_payment(circle.house, life, by=HOUSE, amount=left, channel=ONLINE, at=at)


def _to_be_looked_at(circle: Circle, life: Life, at: datetime) -> None:
    if _stays_unseen(life):
        return
    minutes = int(circle.chance.triangular(5, _ANSWER_WITHIN, 60))
    if life.course.fate is Fate.STAGED:
        minutes = circle.chance.randint(5, 25)
    circle.later(life, courses.soon(life, at, minutes, circle.chance), look_at)


def _stays_unseen(life: Life) -> bool:
    arrival = life.course.arrival
    return arrival.fate is Fate.STAGED and arrival.stage is Stage.INCOMING


def look_at(circle: Circle, life: Life, at: datetime) -> None:
    """A clerk accepts the online filing, asks for completion once, or refuses it."""
    clerk = clerk_of(circle, life, at, look_at)
    if clerk is None:
        return
    house, words, chance = circle.house, circle.words, circle.chance
    what = _verdict(circle, life)
    if what == "refuse":
        door.refuse(house, life, by=clerk, reason=words.one("refusals", chance), at=at)
    elif what in {"supplement", "never_completed"}:
        items = filing.missing(circle, life)
        reason = words.one("supplement_reasons", chance)
        door.supplement(house, life, by=clerk, items=items, reason=reason, at=at)
        if what == "supplement":
            circle.later(life, filing.completed_at(circle, life, at), complete)
        else:
            given_up = courses.soon(life, at, _NEVER_DAYS * deadline.DAY_MINUTES + chance.randint(30, 900), chance)
            circle.later(life, given_up, give_up)
    else:
        door.receive(house, life, by=clerk, at=at)
        desk.begin(circle, life, at)


def _verdict(circle: Circle, life: Life) -> str:
    if life.course.fate is not Fate.OPEN or life.supplements:
        return "receive"
    point = circle.chance.random() * _PER_THOUSAND
    for name, odds in circle.odds.at_the_door.items():
        if point < odds:
            return name
        point -= odds
    return "receive"


def complete(circle: Circle, life: Life, at: datetime) -> None:
    """The citizen completes a filing that was not yet received; the counter looks at it again."""
    door.complete(circle.house, life, by=life.course.citizen, papers=filing.completing(circle, life), at=at)
    _to_be_looked_at(circle, life, at)


def give_up(circle: Circle, life: Life, at: datetime) -> None:
    """Nothing came for so long that the counter closes the dossier."""
    clerk = clerk_of(circle, life, at, give_up)
    if clerk is not None:
        settling.stop(circle.house, life, by=clerk, reason=circle.words.only("never_completed"), at=at)
