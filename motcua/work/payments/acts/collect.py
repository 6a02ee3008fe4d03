"""Cash at the counter."""

from datetime import datetime

from motcua.law.paying import Way
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.payments.acts import _ground
from motcua.work.payments.acts._ground import Entered, Sum
from motcua.work.payments.events import PaymentAttempted
from motcua.work.payments.models import Order

_LONGEST = 60


@act("payment.collect")
def collect(*, by: Actor, dossier: str, amount: int, receipt: str, at: datetime) -> Entered:
    """The cash is entered, in VND, under the number of the finance side's receipt; sent twice it is entered once.

    Raises `Invalid` without a number or for more than is owed, and `Conflict` for a number used before.
    Source: NĐ 61/2018, Art. 22; decision 0520
    """
    row = _ground.locked(dossier, by=by, verb="payment.collect")
    number = " ".join(receipt.split())
    if not number or len(number) > _LONGEST:
        raise Invalid(
            "Chưa có số biên lai.", "Tiền mặt được ghi theo số của biên lai thu phí, lệ phí.", "Hãy nhập số biên lai.",
            fields={"receipt": "Hãy nhập số biên lai, nhiều nhất 60 ký tự."},
        )  # fmt: skip
    given = Sum(amount, Way.CASH, f"cash:{row.agency.code}", number, at)
    if known := _before(row.id, given):
        return known
    order = _ground.open_order(row, by=by, at=at)
    if not 0 < amount <= order.amount:
        owed = f"{order.amount:,} đồng".replace(",", ".")
        raise Invalid(
            "Số tiền không đúng.",
            say("Còn phải nộp %(owed)s.", owed=owed),
            "Hãy nhập lại.",
            fields={"amount": say("Nhiều nhất %(owed)s.", owed=owed)},
        )
    _ground.entered_before(order, given)
    tried = _ground.add_attempt(order, Way.CASH, at=at)
    fact = PaymentAttempted(order=order.code, dossier=row.code, attempt=tried.no, way=Way.CASH.value, amount=amount)
    record(fact, by=by, at=at)
    return _ground.enter(row, order, tried, given, by=by, at=at)


def _before(dossier_id: int, given: Sum) -> Entered | None:
    """The same receipt for the same dossier, sent a second time."""
    for order in Order.objects.filter(
        dossier_id=dossier_id, money__source=given.source, money__transaction=given.transaction
    ):
        return _ground.entered_before(order, given)
    return None
