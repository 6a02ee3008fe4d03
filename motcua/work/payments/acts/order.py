"""What is owed gets a code, and somebody sets out to pay it."""

from datetime import datetime, timedelta
from typing import NewType

from motcua.law.paying import Way
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid
from motcua.work.payments import accounts, codes
from motcua.work.payments.acts import _ground
from motcua.work.payments.events import PaymentAttempted
from motcua.work.payments.models import Attempt

Reference = NewType("Reference", str)
FIRST_QUESTION = timedelta(minutes=2)  # after which a gateway that has said nothing is asked
LONGEST_SILENCE = timedelta(hours=6)
MOST_QUESTIONS = 20


@act("payment.attempt")
def attempt(*, by: Actor, dossier: str, way: str, at: datetime, gateway: str = "") -> Reference:
    """What is still owed has an order and, for this way, an attempt; answers with how the other side knows it.

    The same way asked again gives the same attempt while it is open. Raises `Conflict` when nothing is owed and
    `Invalid` for a way that is not open to a payer.
    Source: NĐ 61/2018, Art. 22; decision 0520
    """
    wanted = _wanted(way, gateway)
    row = _ground.locked(dossier, by=by, verb="payment.attempt")
    if wanted is Way.TRANSFER and accounts.of_agency(row.agency_id) is None:
        raise Conflict(
            "Chưa nhận chuyển khoản cho hồ sơ này.",
            say("%(name)s chưa có tài khoản thu phí trên hệ thống.", name=row.agency.name),
            "Hãy nộp tại Bộ phận Một cửa.",
        )  # fmt: skip
    order = _ground.open_order(row, by=by, at=at)
    known = order.attempts.filter(way=wanted.value, gateway=gateway, state="open", amount=order.amount).first()
    if known is not None:
        return Reference(codes.of_attempt(order.code, known.no))
    made = _ground.add_attempt(order, wanted, at=at, gateway=gateway)
    if wanted is Way.GATEWAY:
        Attempt.objects.filter(id=made.id).update(ask_at=at + FIRST_QUESTION)
    fact = PaymentAttempted(
        order=order.code, dossier=row.code, attempt=made.no, way=wanted.value, amount=made.amount, gateway=gateway
    )
    record(fact, by=by, at=at)
    return Reference(codes.of_attempt(order.code, made.no))


@act("payment.opened")
def opened(*, by: Actor, reference: str, address: str) -> None:  # noqa: ARG001 - the table asks who
    """The page of the gateway where the payer goes on is kept with the attempt."""
    code, no = codes.parted(reference)
    Attempt.objects.filter(order__code=code, no=no, state="open").update(address=address)


@act("payment.asked")
def asked(*, by: Actor, reference: str, at: datetime) -> None:  # noqa: ARG001
    """The gateway was asked and knew nothing final: it is asked again later, each time after twice the wait."""
    code, no = codes.parted(reference)
    row = Attempt.objects.select_for_update().filter(order__code=code, no=no, state="open").first()
    if row is None:
        return
    row.asked += 1
    wait = min(LONGEST_SILENCE, FIRST_QUESTION * 2 ** min(row.asked, 10))
    row.ask_at = at + wait if row.asked < MOST_QUESTIONS else None
    row.save(update_fields=["asked", "ask_at"])


def _wanted(way: str, gateway: str) -> Way:
    if way == Way.TRANSFER or (way == Way.GATEWAY and gateway):
        return Way(way)
    raise Invalid("Cách nộp này không có.", "", "Hãy chọn một trong các cách nộp trên trang.", fields={"way": "?"})
