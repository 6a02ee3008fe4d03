"""Back at the counter: who sits there, when a result is fetched, and the fetching."""

from datetime import datetime, timedelta

from motcua.law.channels import COUNTER
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives import course as courses
from motcua.runtime.demonstration.lives.circle import Act, Circle
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.plan.arrival import Fate, Stage
from motcua.runtime.demonstration.walk import clock, settling
from motcua.runtime.demonstration.walk.life import Life

AGAIN = 12  # working minutes until somebody looks again at what nobody could do
_HANDED = {"counter": 1, "online": 2, "post": 3}


def clerk_of(circle: Circle, life: Life, at: datetime, act: Act) -> Officer | None:
    """Whoever sits at the counter with this dossier; nobody when the post is vacant, and then `act` comes later again.

    What lies in the tray is taken first.
    """
    agency = life.lane.counter.id
    holder = life.holder
    if holder is not None and (agency, Role.COUNTER) in holder.posts:
        return holder
    clerk = circle.anyone(agency, Role.COUNTER)
    if clerk is None:
        again = courses.soon(life, at, AGAIN, circle.chance)
        circle.later(life, again, act)
        return None
    if holder is None and life.stay is not None:
        settling.take(circle.house, life, by=clerk, at=at)
    return clerk


def fetched_at(circle: Circle, life: Life, at: datetime) -> datetime:
    """When the applicant will have the result; after the present for one who never comes."""
    chance, course = circle.chance, life.course
    if course.fate is Fate.STAGED and course.arrival.stage is Stage.RETURNING:
        return circle.now + timedelta(days=1)
    if circle.odds.happens("never_fetched", chance):
        return circle.now + timedelta(days=1)
    if course.receive_by == "online":
        return courses.soon(life, at, int(chance.expovariate(1 / 60)), chance)
    return courses.soon(life, at, int(chance.expovariate(1 / 700)), chance)


def hand_over(circle: Circle, life: Life, at: datetime) -> None:
    """The applicant has the result; what is still to pay is paid first."""
    clerk = clerk_of(circle, life, at, hand_over)
    if clerk is None:
        return
    left = life.fee_total - life.fee_paid
    if left > 0:
        clock.confirm_payment(circle.house, life, by=clerk, amount=left, channel=COUNTER, at=at)
    course = life.course
    channel = _HANDED.get(course.receive_by, COUNTER)
    other = life.application.representative
    to = other["name"] if other else life.application.applicant
    settling.hand_over(circle.house, life, by=clerk, to=to, channel=channel, checked=channel == COUNTER, at=at)
