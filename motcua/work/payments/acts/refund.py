"""Money goes back."""

from datetime import datetime

from django.db import connection

from motcua.law import paying
from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.work.payments.acts import _ground
from motcua.work.payments.events import MoneyRefunded
from motcua.work.payments.models import Money, Refund

_LONGEST = 60
_IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('refund'), hashtext(%s))"


@act("payment.refund")
def refund(*, by: Actor, receipt: str, amount: int, reason: str, reference: str, at: datetime) -> int:
    """A part of the sum has gone back, in VND, under the number of the bank's transfer; answers with what is left.

    Raises `NotFound` for no such receipt, `Conflict` for a transfer already entered, and `Invalid` for more than may
    go back or without words.
    Source: Luật 97/2015, Art. 10; decision 0520
    """
    found = Money.objects.select_related("order__dossier").filter(receipt=receipt).first()
    if found is None:
        raise NotFound(
            "Không tìm thấy khoản thu này.",
            say("Không có giấy số %(receipt)s.", receipt=receipt[:40]),
            "Hãy kiểm tra lại số.",
        )
    dossier = _ground.locked(found.order.dossier.code, by=by, verb="payment.refund")
    money = Money.objects.select_for_update().get(id=found.id)
    number, words = " ".join(reference.split()), reason.strip()
    _require_words(number, words)
    _require_new(number)
    most = paying.refundable(money.amount, money.applied, money.refunded, State(dossier.state))
    if not 0 < amount <= most:
        said = f"{most:,}".replace(",", ".")
        raise Invalid(
            "Không hoàn được số tiền này.", say("Khoản này còn được hoàn nhiều nhất %(most)s đồng.", most=said),
            "Hãy nhập lại, hoặc dừng hồ sơ trước nếu phải hoàn toàn bộ.", "Luật 97/2015, Art. 10",
            fields={"amount": say("Nhiều nhất %(most)s đồng.", most=said)},
        )  # fmt: skip
    Refund.objects.create(money=money, amount=amount, reason=words, reference=number, by_id=by.id, at=at)
    money.refunded += amount
    money.save(update_fields=["refunded"])
    fact = MoneyRefunded(
        order=found.order.code, dossier=dossier.code, receipt=receipt, amount=amount, reason=words, reference=number
    )
    record(fact, by=by, at=at)
    return most - amount


def _require_words(number: str, words: str) -> None:
    faults = {}
    if not words:
        faults["reason"] = "Hãy nhập lý do hoàn tiền."
    if not number or len(number) > _LONGEST:
        faults["reference"] = "Hãy nhập số lệnh chuyển trả của ngân hàng, nhiều nhất 60 ký tự."
    if faults:
        raise Invalid(
            "Chưa đủ thông tin hoàn tiền.", "Việc hoàn tiền được ghi vào sổ và đối chiếu với sao kê.",
            "Hãy nhập đủ rồi gửi lại.", fields=faults,
        )  # fmt: skip


def _require_new(number: str) -> None:
    """No refund was entered under this transfer; whoever enters one at the same moment waits."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_TURN, [number])  # two receipts are two dossiers: neither lock keeps the other away
    if Refund.objects.filter(reference=number).exists():
        raise Conflict(
            "Lệnh chuyển trả này đã được ghi.",
            say("Số %(number)s đã ghi cho một lần hoàn tiền.", number=number),
            "Không ghi lần nữa.",
        )
