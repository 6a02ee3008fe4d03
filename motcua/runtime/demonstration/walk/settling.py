"""A dossier is worked on, and its result is signed and handed over."""

from datetime import datetime
from decimal import Decimal

from motcua.law import deadline
from motcua.ledger.event import Event
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
    ResultSigned,
    WithdrawalAsked,
)


def forward(house: House, life: Life, *, by: Officer, at: datetime, note: str = "") -> None:
    """As `acts.forward.forward`."""
    ground.move(life, "forward")
    following = life.lane.step(life.step_no + 1)
    if following is None:
        raise ValueError(f"{life.code} stands at its last step")
    unit = life.holder_agency
    name = ground.stand_at(house, life, following, by=by, at=at)
    house.tell("dossier.forward", life, by, at, note=note)
    house.record(
        life,
        DossierForwarded(
            dossier=life.code, step=following.no, agency=_new_unit(house, life, unit), holder=name,
            step_due=life.step_due_at, note=note,
        ),
        by, at,
    )  # fmt: skip


def _new_unit(house: House, life: Life, before: int | None) -> str:
    """As `acts._ground.new_unit`."""
    return "" if life.holder_agency == before else house.agencies[life.holder_agency or 0].code


def send_back(house: House, life: Life, *, by: Officer, reason: str, to: Officer | None, at: datetime) -> None:
    """As `acts.forward.send_back`; `to` held the step before."""
    ground.move(life, "send_back")
    before = life.lane.step(life.step_no - 1)
    if before is None:
        raise ValueError(f"{life.code} stands at its first step")
    name = ground.stand_at(house, life, before, by=by, at=at, holder=to)
    life.result = None
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
    """As `acts.decide.decide`; a file of the demonstration is the copy of a signed paper."""
    ground.move(life, "decide")
    life.result = {"number": "", "file": file, "signer": by.name, "granted": True}
    house.tell("dossier.decide", life, by, at, file=file, on_paper=True)
    _sign(house, life, by=by, at=at)


def reject(house: House, life: Life, *, by: Officer, reason: str, at: datetime) -> None:
    """As `acts.decide.reject`."""
    ground.move(life, "reject")
    life.result = {"number": "", "reason": reason, "signer": by.name, "granted": False}
    house.tell("dossier.reject", life, by, at, reason=reason)
    _sign(house, life, by=by, at=at)


def _sign(house: House, life: Life, *, by: Officer, at: datetime) -> None:
    step = life.lane.issuing
    if step is None or step.no <= life.step_no:
        _issue(house, life, by=by, at=at)
        return
    unit = life.holder_agency
    holder = ground.stand_at(house, life, step, by=by, at=at)
    agency = _new_unit(house, life, unit)
    event = ResultSigned(dossier=life.code, step=step.no, agency=agency, holder=holder, step_due=life.step_due_at)
    house.record(life, event, by, at)


def issue(house: House, life: Life, *, by: Officer, at: datetime) -> None:
    """As `acts.issue.issue`, with the number that the unit's series gives."""
    house.tell("dossier.issue", life, by, at)
    result = life.result or {}
    result["number"] = result["number"] or _next_number(house, life, at)
    _issue(house, life, by=by, at=at)


def _issue(house: House, life: Life, *, by: Officer, at: datetime) -> None:
    ground.move(life, "issue")
    result = life.result or {}
    if result["granted"] and not result["number"]:
        result["number"] = _next_number(house, life, at)
    number, timing = str(result["number"]), _finish(house, life, by=by, at=at)
    if result["granted"]:
        event: Event = DossierDecided(dossier=life.code, number=number, file=str(result["file"]), timing=timing)
    else:
        event = DossierRejected(dossier=life.code, reason=str(result["reason"]), number=number, timing=timing)
    house.record(life, event, by, at)


def _next_number(house: House, life: Life, at: datetime) -> str:
    agency, day = house.agencies[life.holder_agency or life.application.agency], at.date()
    return signing.number(agency, day, house.numbers.next_in(signing.series(agency, day)))


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
