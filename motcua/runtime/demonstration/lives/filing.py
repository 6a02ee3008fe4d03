"""What citizens hand in: who they are, what they answer, which papers they bring, and what they bring later."""

import random
from datetime import datetime, timedelta

from motcua.law.channels import COUNTER, ONLINE
from motcua.runtime.demonstration.lives import answers
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives.circle import Circle
from motcua.runtime.demonstration.people.citizens import Citizen
from motcua.runtime.demonstration.plan.arrival import Arrival, Fate
from motcua.runtime.demonstration.walk.life import Life
from motcua.work.dossiers.application import Application, Given

_FIRM_GROUPS = {"doanh_nghiep", "moi_truong", "khoang_san", "tai_nguyen_nuoc", "cong_thuong", "dau_tu"}
_FIRMS_THERE = 0.8  # of the dossiers of these groups are of an organisation
PAID_ONLINE = 0.7  # of financial duties
_LONGEST_ITEM = 80  # letters of a paper's name in a slip


def citizen_for(circle: Circle, arrival: Arrival) -> Citizen:
    """Whose dossier it is: somebody who lives around the counter, with an account when it comes online."""
    people, chance = circle.people, circle.chance
    if arrival.firsts:
        return people.everybody[0]
    if arrival.lane.procedure.field_group in _FIRM_GROUPS and chance.random() < _FIRMS_THERE:
        firms = [firm for firm in chance.sample(people.organisations, 8) if firm.account or arrival.channel != ONLINE]
        if firms:
            return firms[0]
    around = people.around[arrival.lane.counter.id]
    return chance.choice(around.online if arrival.channel == ONLINE else around.everybody)


def application(circle: Circle, arrival: Arrival, citizen: Citizen) -> Application:
    """What is handed in, complete."""
    lane, channel, chance = arrival.lane, arrival.channel, circle.chance
    fee = lane.fees.get(channel, 0)
    at_once = channel != ONLINE and bool(fee) and circle.odds.happens("fees_paid_at_once", chance)
    paid = fee if at_once else 0
    receive_by = _receive_by(circle, channel)
    return Application(
        version=lane.procedure.id, agency=lane.counter.id, channel=channel, applicant=citizen.name,
        identity=citizen.identity, person=citizen.number, contact=citizen.contact() | {"receive_by": receive_by},
        representative=_representative(circle, arrival),
        answers=answers.to(lane.procedure.form, citizen, arrival, circle),
        papers=_papers(circle, arrival), fee=fee, paid=paid,
    )  # fmt: skip


def _receive_by(circle: Circle, channel: int) -> str:
    if channel == COUNTER:
        return "counter"
    names, weights = zip(*circle.odds.receive_by, strict=True)
    return str(circle.chance.choices(names, weights)[0])


def _representative(circle: Circle, arrival: Arrival) -> dict[str, str] | None:
    """Somebody who acts for the applicant at the counter, now and then."""
    if arrival.channel == ONLINE or arrival.firsts or not circle.odds.happens("represented", circle.chance):
        return None
    other = circle.chance.choice(circle.people.around[arrival.lane.counter.id].everybody)
    return {"kind": other.kind, "name": other.name, "identity": other.identity, "phone": other.phone}


def _papers(circle: Circle, arrival: Arrival) -> tuple[Given, ...]:
    """Every paper of the list: online as files, at the counter on paper, scanned or not."""
    online = arrival.channel == ONLINE
    scanned = online or circle.odds.happens("scanned", circle.chance)
    if not scanned:
        return arrival.lane.papers[COUNTER]
    return arrival.lane.papers[ONLINE if online else -COUNTER]


def missing(circle: Circle, life: Life) -> tuple[str, ...]:
    """What the slip asks for: one or two papers of the list."""
    chance: random.Random = circle.chance
    names = [paper.name for paper in life.application.papers] or ["Giấy tờ kèm theo"]
    asked = chance.sample(names, min(len(names), chance.choice((1, 1, 2))))
    return tuple(circle.words.one("supplement_items", chance).format(paper=_short(name)) for name in asked)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_ITEM else f"{name[:_LONGEST_ITEM].rsplit(' ', 1)[0]} …"


def completing(circle: Circle, life: Life) -> tuple[Given, ...]:
    """One more paper, scanned."""
    names = [paper.name for paper in life.application.papers] or ["Giấy tờ bổ sung"]
    name = circle.chance.choice(names)
    scan = circle.chance.choice(circle.files.scans)
    return (
        Given(
            no=0,
            name=_short(name),
            originals=0 if life.application.channel == ONLINE else 1,
            file=scan,
            origin="upload",
        ),
    )


def completed_at(circle: Circle, life: Life, at: datetime) -> datetime:
    """When the citizen will have completed: at any hour online, in office hours at the counter."""
    chance = circle.chance
    hours = chance.triangular(2, 150, 30)
    if life.application.channel == ONLINE:
        return at + timedelta(seconds=int(hours * 3600))
    return courses.soon(life, at, int(hours * 20), chance)


def is_staged(life: Life) -> bool:
    """True for a dossier that lies ready for the cast."""
    return life.course.fate is Fate.STAGED
