"""A dossier comes in, and is received or not."""

from collections.abc import Sequence
from datetime import datetime

from motcua.law import deadline, dossier_code
from motcua.law.workflow import State
from motcua.ledger.record import Named
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.walk import house as ground
from motcua.runtime.demonstration.walk.house import House
from motcua.runtime.demonstration.walk.life import Life
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.events import (
    DossierNotReceived,
    DossierReceived,
    DossierRegistered,
    SupplementProvided,
    SupplementRequested,
)


def register(house: House, life: Life, *, by: Named, received: bool, at: datetime) -> None:
    """As `acts.register.register`, of a dossier that has just come in."""
    lane, application = life.lane, life.application
    if received:
        life.state, life.received_at = State.RECEIVED, at
        life.promise = house.dates.due(at, lane.procedure.term, lane.worktime)
        life.first_due_at = life.due_at
    else:
        life.promise = deadline.online_answer_by(at, lane.calendar)
    first = lane.step(1)
    if first is None:
        raise ValueError(f"{lane.procedure.key} has no process")
    holder = ground.stand_at(house, life, first, by=by, at=at)
    number = house.numbers.next_in(f"{lane.counter.identifier}-{at:%y%m%d}")
    life.code = dossier_code.format(lane.counter.identifier, at.date(), number)
    life.subject = f"dossier:{life.code}"
    ground.lay_papers(house, life, application.papers, at)
    house.tell("dossier.register", life, by, at, application=application, received=received)
    said = {
        "dossier": life.code, "procedure": lane.procedure.key, "agency": lane.counter.code,
        "applicant": application.applicant,
    }  # fmt: skip
    if received:
        event = DossierReceived(**said, channel=application.channel, due=life.due_at, holder=holder)
        house.record(life, event, by, at)
    else:
        house.record(
            life, DossierRegistered(**said, channel=application.channel, answer_by=life.due_at, assurance=0), by, at
        )


def receive(house: House, life: Life, *, by: Officer, at: datetime) -> None:
    """As `acts.receive.receive`."""
    ground.move(life, "receive")
    lane = life.lane
    life.promise = house.dates.due(at, lane.procedure.term, lane.worktime)
    life.received_at, life.first_due_at = at, life.due_at
    step = lane.step(life.step_no)
    if step is not None:
        ground.step_runs_to(life, lane.worktime.add(at, step.minutes))
    holder = ""
    if life.holder is None:
        ground.hold(life, by)
        holder = by.name
    house.tell("dossier.receive", life, by, at)
    house.record(
        life,
        DossierReceived(
            dossier=life.code, procedure=lane.procedure.key, agency=lane.counter.code,
            channel=life.application.channel, applicant=life.application.applicant, due=life.due_at, holder=holder,
        ),
        by, at,
    )  # fmt: skip


def refuse(house: House, life: Life, *, by: Officer, reason: str, at: datetime) -> None:
    """As `acts.receive.refuse`."""
    ground.move(life, "refuse")
    ground.lay_down(house, life, at)
    life.finished_at = at
    house.tell("dossier.refuse", life, by, at, reason=reason)
    house.record(life, DossierNotReceived(dossier=life.code, reason=reason), by, at)
    house.closed(life)


def supplement(house: House, life: Life, *, by: Officer, items: Sequence[str], reason: str, at: datetime) -> None:
    """As `acts.supplement.supplement`."""
    ground.move(life, "supplement")
    life.supplements += 1
    life.waiting_since = at
    house.tell("dossier.supplement", life, by, at, items=tuple(items), reason=reason)
    house.record(life, SupplementRequested(dossier=life.code, items=tuple(items), reason=reason), by, at)


def complete(house: House, life: Life, *, by: Named, papers: tuple[Given, ...], at: datetime) -> None:
    """As `acts.supplement.complete`."""
    received, lane = life.received_at is not None, life.lane
    ground.move(life, "complete")
    if received:
        life.promise = deadline.restart(life.waiting_since or at, at, lane.procedure.term, lane.calendar)
    else:
        life.promise = deadline.online_answer_by(at, lane.calendar)
    step = lane.step(life.step_no)
    if step is not None:
        ground.step_runs_to(life, lane.calendar.add_minutes(at, step.minutes))
    ground.start_clock(life, at)
    ground.lay_papers(house, life, papers, at)
    house.tell("dossier.complete", life, by, at, papers=papers)
    names = tuple(paper.name for paper in papers)
    house.record(life, SupplementProvided(dossier=life.code, papers=names, due=life.due_at), by, at)
