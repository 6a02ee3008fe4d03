"""The clock of a dossier stands, runs on, or is set to another date."""

from datetime import datetime

from motcua.law import deadline
from motcua.law.workflow import State
from motcua.ledger.record import Named
from motcua.runtime.demonstration.people.officers import Officer
from motcua.runtime.demonstration.walk import house as ground
from motcua.runtime.demonstration.walk.house import House
from motcua.runtime.demonstration.walk.life import Life
from motcua.work.dossiers.events import (
    DossierResumed,
    DossierSuspended,
    DueDateExtended,
    PaymentConfirmed,
    PaymentRequired,
)


def suspend(house: House, life: Life, *, by: Officer, reason: str, basis: str, at: datetime) -> None:
    """As `acts.pause.suspend`."""
    ground.move(life, "suspend")
    life.waiting_since = at
    house.tell("dossier.suspend", life, by, at, reason=reason, basis=basis)
    house.record(life, DossierSuspended(dossier=life.code, reason=reason, basis=basis), by, at)


def resume(house: House, life: Life, *, by: Officer, at: datetime) -> None:
    """As `acts.pause.resume`."""
    ground.move(life, "resume")
    minutes = _run_on(life, at)
    house.tell("dossier.resume", life, by, at)
    house.record(life, DossierResumed(dossier=life.code, due=life.due_at, waited_minutes=minutes), by, at)


def require_payment(house: House, life: Life, *, by: Officer, amount: int, reason: str, at: datetime) -> None:
    """As `acts.pause.require_payment`; VND."""
    ground.move(life, "require_payment")
    life.fee_total += amount
    if life.waiting_since is None:
        life.waiting_since = at
    house.tell("dossier.require_payment", life, by, at, amount=amount, reason=reason)
    house.record(life, PaymentRequired(dossier=life.code, amount=amount, reason=reason), by, at)


def confirm_payment(house: House, life: Life, *, by: Named, amount: int, channel: int, at: datetime) -> None:
    """As `acts.pause.confirm_payment`; VND."""
    life.fee_paid += amount
    life.fee_channel = channel
    awaited = life.state is State.PAYMENT_NEEDED and life.fee_paid >= life.fee_total
    stood = life.waiting_since is not None and awaited
    if stood:
        ground.move(life, "confirm_payment")
        _run_on(life, at)
    house.tell("dossier.confirm_payment", life, by, at, amount=amount, channel=channel)
    due = life.due_at if stood else None
    house.record(life, PaymentConfirmed(dossier=life.code, amount=amount, channel=channel, due=due), by, at)


def extend(house: House, life: Life, *, by: Officer, until: datetime, reason: str, at: datetime) -> None:
    """As `acts.extend.extend`."""
    ground.move(life, "extend")
    was, calendar = life.due_at, life.lane.calendar
    if life.promise is None:
        raise ValueError(f"{life.code} was promised no date")
    life.promise = deadline.extend(life.promise, until, calendar, at, times=life.extensions)
    life.extensions += 1
    house.tell("dossier.extend", life, by, at, until=until, reason=reason)
    late = at > deadline.apology_by(was, calendar).due
    event = DueDateExtended(dossier=life.code, reason=reason, was_due=was, due=life.due_at, late_apology=late)
    house.record(life, event, by, at)


def _run_on(life: Life, at: datetime) -> int:
    since, calendar = life.waiting_since, life.lane.calendar
    if since is None or life.promise is None:
        raise ValueError(f"{life.code} does not wait")
    life.promise = deadline.resume(life.promise, since, at, calendar)
    if life.step_due_at is not None:
        moved = calendar.add_minutes(life.step_due_at, calendar.working_minutes(since, at))
        ground.step_runs_to(life, moved)
    return ground.start_clock(life, at)
