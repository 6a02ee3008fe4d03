"""The clock stands, and runs on: for reasons the law knows, or until a financial duty is met."""

from datetime import datetime

from motcua.law import deadline
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import DossierResumed, DossierSuspended, PaymentConfirmed, PaymentRequired
from motcua.work.dossiers.models import Dossier

_HIGHEST_AMOUNT = 10**13  # VND; beyond this a number was mistyped


@act("dossier.suspend")
def suspend(*, by: Actor, dossier: str, reason: str, basis: str, at: datetime) -> DossierCode:
    """The clock stands for a reason that the sector's law knows, named with its article.

    Source: NĐ 61/2018, Art. 19
    """
    row = _ground.locked(dossier, by=by, verb="dossier.suspend")
    _ground.require_text("reason", reason, "Lý do tạm dừng")
    _ground.require_text("basis", basis, "Căn cứ pháp lý")
    _ground.move(row, "suspend")
    if row.waiting_since is not None:
        raise Invalid(
            "Hồ sơ đã tạm dừng.", "Thời hạn đang không được tính.", "Hãy cho chạy tiếp trước khi tạm dừng lần nữa."
        )
    _ground.stop_clock(row, at)
    row.save()
    record(DossierSuspended(dossier=row.code, reason=reason.strip(), basis=basis.strip()), by=by, at=at)
    return DossierCode(row.code)


@act("dossier.resume")
def resume(*, by: Actor, dossier: str, at: datetime) -> DossierCode:
    """The clock runs on from where it stood; the due date moves by the working time in between.

    Source: NĐ 61/2018, Art. 19
    """
    row = _ground.locked(dossier, by=by, verb="dossier.resume")
    _ground.move(row, "resume")
    minutes = _run_on(row, at)
    row.save()
    record(DossierResumed(dossier=row.code, due=_ground.due_of(row), waited_minutes=minutes), by=by, at=at)
    return DossierCode(row.code)


@act("dossier.require_payment")
def require_payment(*, by: Actor, dossier: str, amount: int, reason: str, at: datetime) -> DossierCode:
    """The applicant has been told what to pay, in VND; the clock stands until it is paid.

    Source: NĐ 61/2018, Art. 22
    """
    row = _ground.locked(dossier, by=by, verb="dossier.require_payment")
    _ground.require_text("reason", reason, "Nội dung nghĩa vụ tài chính")
    _require_amount(amount)
    _ground.move(row, "require_payment")
    row.fee_total += amount
    if row.waiting_since is None:
        _ground.stop_clock(row, at)
    row.save()
    record(PaymentRequired(dossier=row.code, amount=amount, reason=reason.strip()), by=by, at=at)
    return DossierCode(row.code)


@act("dossier.confirm_payment")
def confirm_payment(*, by: Actor, dossier: str, amount: int, channel: int, at: datetime) -> DossierCode:
    """The payment has come in, in VND; `channel` 1 at the counter, 2 online. A clock that stood for it runs on.

    Raises `Invalid` for more than is owed. Source: NĐ 61/2018, Art. 22
    """
    row = _ground.locked(dossier, by=by, verb="dossier.confirm_payment")
    _require_amount(amount)
    if amount > row.fee_total - row.fee_paid:
        owed = f"{row.fee_total - row.fee_paid:,} đồng".replace(",", ".")
        raise Invalid(
            "Số tiền lớn hơn số còn phải nộp.",
            say("Còn phải nộp %(owed)s.", owed=owed),
            "Hãy nhập lại.",
            fields={"amount": owed},
        )
    row.fee_paid += amount
    row.fee_channel = channel
    stood = row.waiting_since is not None and _ground.awaits_payment(row) and row.fee_paid >= row.fee_total
    if stood:
        _ground.move(row, "confirm_payment")
        _run_on(row, at)
    row.save()
    due = row.due_at if stood else None
    record(PaymentConfirmed(dossier=row.code, amount=amount, channel=channel, due=due), by=by, at=at)
    return DossierCode(row.code)


def _require_amount(amount: int) -> None:
    if not 0 < amount <= _HIGHEST_AMOUNT:
        raise Invalid(
            "Số tiền không hợp lệ.", "Số tiền phải là số nguyên dương, tính bằng đồng.", "Hãy nhập lại.",
            fields={"amount": "Số nguyên dương, tính bằng đồng."},
        )  # fmt: skip


def _run_on(row: Dossier, at: datetime) -> int:
    """The due dates move by the working time of the pause; answers with the minutes waited, by the wall clock."""
    if row.waiting_since is None:
        raise Invalid("Hồ sơ không tạm dừng.", "Thời hạn đang được tính.", "Không cần cho chạy tiếp.")
    calendar = _ground.calendar_of(row)
    promise = deadline.resume(_ground.promise_of(row), row.waiting_since, at, calendar)
    row.due_at, row.reckoning = promise.due, promise.as_json()
    if row.step_due_at is not None:
        waited = calendar.working_minutes(row.waiting_since, at)
        _ground.step_runs_to(row, calendar.add_minutes(row.step_due_at, waited))
    return _ground.start_clock(row, at)
