"""A dossier is worked on, and its result is signed and handed over."""

from datetime import datetime
from decimal import Decimal

from motcua.law import deadline
from motcua.ledger.record import Named
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.walk import house as ground
from motcua.runtime.demonstration.walk.house import House
from motcua.runtime.demonstration.walk.life import Life, Question
from motcua.work.dossiers import signing
from motcua.work.dossiers.events import (
    DossierDecided,
    DossierForwarded,
    DossierRejected,
    DossierSentBack,
    DossierStopped,
    DossierTaken,
    OpinionAsked,
    OpinionGiven,
    ResultHandedOver,
    WithdrawalAsked,
)


def forward(house: House, life: Life, *, by: Officer, at: datetime, note: str = "") -> None:
    """As `acts.forward.forward`."""
    ground.move(life, "forward")
    following = life.lane.step(life.step_no + 1)
    if following is None:
        raise ValueError(f"{life.code} stands at its last step")
    name = ground.stand_at(house, life, following, by=by, at=at)
    house.tell("dossier.forward", life, by, at, note=note)
    house.record(
        life,
        DossierForwarded(
            dossier=life.code, step=following.no, agency=house.agencies[life.holder_agency or 0].code,
            role=following.role.value, holder=name, step_due=life.step_due_at, note=note,
        ),
        by, at,
    )  # fmt: skip


def send_back(house: House, life: Life, *, by: Officer, reason: str, to: Officer | None, at: datetime) -> None:
    """As `acts.forward.send_back`; `to` held the step before."""
    ground.move(life, "send_back")
    before = life.lane.step(life.step_no - 1)
    if before is None:
        raise ValueError(f"{life.code} stands at its first step")
    name = ground.stand_at(house, life, before, by=by, at=at, holder=to)
    house.tell("dossier.send_back", life, by, at, reason=reason)
    agency = house.agencies[life.holder_agency or 0].code
    event = DossierSentBack(dossier=life.code, step=before.no, agency=agency, holder=name, reason=reason)
    house.record(life, event, by, at)


def take(house: House, life: Life, *, by: Officer, at: datetime) -> None:
    """As `acts.take.take`."""
    before = life.holder.name if life.holder else ""
    ground.hold(life, by)
    if life.stay is not None:
        life.stay.holder = by.id
    house.tell("dossier.take", life, by, at)
    house.record(life, DossierTaken(dossier=life.code, holder=by.name, before=before), by, at)


def consult(
    house: House, life: Life, *, by: Officer, asked: AgencyView, question: str, days: int, at: datetime
) -> None:
    """As `acts.consult.consult`; at most once, so that the question can have the dossier's own number."""
    ground.move(life, "consult")
    term = deadline.Term(Decimal(days), deadline.TermUnit.WORKING_DAY)
    answer_by = deadline.due(at, term, house.world.calendars[asked.id]).due
    life.asked = Question(life.id, asked, question, asked_by=by.name, asked_at=at, due_at=answer_by)
    house.tell("dossier.consult", life, by, at, agency=asked.code, question=question, days=days)
    house.record(
        life,
        OpinionAsked(
            dossier=life.code, consultation=life.asked.id, agency=asked.code, question=question, answer_by=answer_by
        ),
        by, at,
    )  # fmt: skip


def answer(house: House, life: Life, *, by: Officer, text: str, agrees: bool, at: datetime) -> None:
    """As `acts.consult.answer`."""
    asked = life.asked
    if asked is None:
        raise ValueError(f"nothing was asked about {life.code}")
    asked.answer, asked.agrees, asked.answered_by, asked.answered_at = text, agrees, by.name, at
    house.put("dossiers_consultation", asked.line(life.id))
    life.asked = None
    house.tell("dossier.answer", life, by, at, consultation=asked.id, text=text, agrees=agrees)
    event = OpinionGiven(dossier=life.code, consultation=asked.id, agency=asked.agency.code, answer=text, agrees=agrees)
    house.record(life, event, by, at)


def decide(house: House, life: Life, *, by: Officer, file: str, at: datetime) -> None:
    """As `acts.decide.decide`, with the number that the unit's series gives."""
    ground.move(life, "decide")
    agency, day = house.agencies[life.holder_agency or life.application.agency], at.date()
    number = signing.number(agency, day, house.numbers.next_in(signing.series(agency, day)))
    result = life.lane.procedure.result
    life.result = {"number": number, "name": result, "file": file, "signer": by.name, "granted": True}
    timing = _finish(house, life, by=by, at=at)
    house.tell("dossier.decide", life, by, at, file=file)
    event = DossierDecided(dossier=life.code, number=number, result=result, file=file, timing=timing)
    house.record(life, event, by, at)


def reject(house: House, life: Life, *, by: Officer, reason: str, at: datetime) -> None:
    """As `acts.decide.reject`."""
    ground.move(life, "reject")
    life.result = {"number": "", "reason": reason, "signer": by.name, "granted": False}
    timing = _finish(house, life, by=by, at=at)
    house.tell("dossier.reject", life, by, at, reason=reason)
    house.record(life, DossierRejected(dossier=life.code, reason=reason, timing=timing), by, at)


def _finish(house: House, life: Life, *, by: Officer, at: datetime) -> str:
    life.finished_at = at
    left = [step for step in life.lane.procedure.process if step.no > life.step_no and step.role is Role.COUNTER]
    if left:
        ground.stand_at(house, life, left[-1], by=by, at=at)
    else:
        ground.lay_down(house, life, at)
        life.holder_agency, life.holder_role = life.application.agency, Role.COUNTER.value
    return deadline.verdict(at, life.due_at).value


def withdraw(house: House, life: Life, *, by: Named, reason: str, at: datetime) -> None:
    """As `acts.stop.withdraw`."""
    ground.move(life, "withdraw")
    house.tell("dossier.withdraw", life, by, at, reason=reason)
    house.record(life, WithdrawalAsked(dossier=life.code, reason=reason), by, at)


def stop(house: House, life: Life, *, by: Officer, reason: str, at: datetime) -> None:
    """As `acts.stop.stop`."""
    ground.move(life, "stop")
    if life.waiting_since is not None:
        ground.start_clock(life, at)
    life.finished_at = at
    ground.lay_down(house, life, at)
    house.tell("dossier.stop", life, by, at, reason=reason)
    house.record(life, DossierStopped(dossier=life.code, reason=reason), by, at)
    house.closed(life)


def hand_over(house: House, life: Life, *, by: Officer, to: str, channel: int, checked: bool, at: datetime) -> None:
    """As `acts.hand_over.hand_over`."""
    ground.move(life, "hand_over")
    life.returned_at = at
    ground.lay_down(house, life, at)
    house.tell("dossier.hand_over", life, by, at, to=to, channel=channel, identity_checked=checked)
    event = ResultHandedOver(dossier=life.code, to=to, channel=channel, identity_checked=checked)
    house.record(life, event, by, at)
    house.closed(life)
