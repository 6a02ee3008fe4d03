"""At the counter: dossiers come in, and online filings are looked at."""

from datetime import datetime, timedelta

from motcua.registers.people.actor import HOUSE
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives import desk, filing
from motcua.runtime.demonstration.lives.course import Course
from motcua.runtime.demonstration.lives.province import Province
from motcua.runtime.demonstration.lives.returning import clerk_of
from motcua.runtime.demonstration.plan.arrival import Arrival, Fate, Stage
from motcua.runtime.demonstration.walk import clock, door, settling
from motcua.runtime.demonstration.walk.life import Life
from motcua.work.intake.completeness import ONLINE

_ANSWER_WITHIN = 420  # working minutes; the decree allows 480
_WORKING_DAY = 480  # minutes
_NEVER_DAYS = 15
_PER_THOUSAND = 1000


def arrive(province: Province, arrival: Arrival) -> None:
    """The dossier comes in, by net or at the counter."""
    citizen = filing.citizen_for(province, arrival)
    application = filing.application(province, arrival, citizen)
    course = Course(arrival, citizen)
    course.receive_by = application.contact.get("receive_by", "counter")
    if arrival.channel == ONLINE:
        life = door.register(province.house, by=citizen, application=application, received=False, at=arrival.filed)
    else:
        clerk = province.anyone(arrival.lane.counter.id, Role.COUNTER)
        if clerk is None:
            raise LookupError(f"nobody sits at the counter of {arrival.lane.counter.code}")
        life = door.register(province.house, by=clerk, application=application, received=True, at=arrival.filed)
    life.course = course
    province.open[life.id] = life
    if arrival.channel == ONLINE:
        _pay_at_once(province, life, arrival.filed)
        _to_be_looked_at(province, life, arrival.filed)
    else:
        desk.begin(province, life, arrival.filed)


def _pay_at_once(province: Province, life: Life, at: datetime) -> None:
    if life.fee_total and province.odds.happens("fees_paid_at_once", province.chance):
        paid_at = at + timedelta(seconds=province.chance.randint(40, 600))
        province.later(life, paid_at, paid, whatever=True)


def paid(province: Province, life: Life, at: datetime) -> None:
    """The fee has come in online; the house itself notes it."""
    left = life.fee_total - life.fee_paid
    if left > 0 and life.finished_at is None:
        clock.confirm_payment(province.house, life, by=HOUSE, amount=left, channel=ONLINE, at=at)


def _to_be_looked_at(province: Province, life: Life, at: datetime) -> None:
    if _stays_unseen(life):
        return
    minutes = int(province.chance.triangular(5, _ANSWER_WITHIN, 60))
    if life.course.fate is Fate.STAGED:
        minutes = province.chance.randint(5, 25)
    province.later(life, courses.soon(life, at, minutes, province.chance), look_at)


def _stays_unseen(life: Life) -> bool:
    arrival = life.course.arrival
    return arrival.fate is Fate.STAGED and arrival.stage is Stage.INCOMING


def look_at(province: Province, life: Life, at: datetime) -> None:
    """A clerk accepts the online filing, asks for completion once, or refuses it."""
    clerk = clerk_of(province, life, at, look_at)
    if clerk is None:
        return
    house, words, chance = province.house, province.words, province.chance
    what = _verdict(province, life)
    if what == "refuse":
        door.refuse(house, life, by=clerk, reason=words.one("refusals", chance), at=at)
    elif what in {"supplement", "never_completed"}:
        items = filing.missing(province, life)
        reason = words.one("supplement_reasons", chance)
        door.supplement(house, life, by=clerk, items=items, reason=reason, at=at)
        if what == "supplement":
            province.later(life, filing.completed_at(province, life, at), complete)
        else:
            given_up = courses.soon(life, at, _NEVER_DAYS * _WORKING_DAY + chance.randint(30, 900), chance)
            province.later(life, given_up, give_up)
    else:
        door.receive(house, life, by=clerk, at=at)
        desk.begin(province, life, at)


def _verdict(province: Province, life: Life) -> str:
    if life.course.fate is not Fate.OPEN or life.supplements:
        return "receive"
    point = province.chance.random() * _PER_THOUSAND
    for name, odds in province.odds.at_the_door.items():
        if point < odds:
            return name
        point -= odds
    return "receive"


def complete(province: Province, life: Life, at: datetime) -> None:
    """The citizen completes a filing that was not yet received; the counter looks at it again."""
    door.complete(province.house, life, by=life.course.citizen, papers=filing.completing(province, life), at=at)
    _to_be_looked_at(province, life, at)


def give_up(province: Province, life: Life, at: datetime) -> None:
    """Nothing came for so long that the counter closes the dossier."""
    clerk = clerk_of(province, life, at, give_up)
    if clerk is not None:
        settling.stop(province.house, life, by=clerk, reason=province.words.only("never_completed"), at=at)
