"""A gateway tells what became of an attempt: believed once, however often it is told; what does not fit is listed."""

from datetime import datetime, timedelta

from motcua.law.paying import Way
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.work.payments import codes
from motcua.work.payments.acts import _ground
from motcua.work.payments.acts._ground import Entered, Sum
from motcua.work.payments.events import AttemptFailed, NotificationRefused
from motcua.work.payments.models import Attempt, Notice, Order

MOST_LISTED = 500  # refused notifications of one gateway within a day; more are only counted in the log
_LONGEST = 200


@act("payment.hear")
def hear(
    *, by: Actor, gateway: str, reference: str, transaction: str, amount: int, paid_at: datetime, at: datetime
) -> Entered:
    """The gateway's word that an attempt was paid is entered, in VND; the same word again changes nothing.

    Its signature was verified before. Raises `NotFound` for an attempt that is not this gateway's, `Invalid` for
    another sum than the attempt's, `Conflict` for a second transaction of a paid attempt or a number used elsewhere.
    Source: NĐ 61/2018, Art. 22; decision 0520
    """
    order, tried = _attempt(gateway, reference)
    dossier = _ground.locked(order.dossier.code, by=by, verb="payment.hear")
    given = Sum(amount, Way.GATEWAY, gateway, transaction, min(at, max(tried.at, paid_at)))  # not before it began
    if known := _ground.entered_before(order, given):
        return known
    if amount != tried.amount:
        raise Invalid(
            "Số tiền không đúng với lần nộp này.",
            say("Phải nộp %(amount)s đồng, cổng báo %(told)s đồng.", amount=tried.amount, told=amount),
            "Hãy đối chiếu với sao kê của cổng.", fields={"amount": str(tried.amount)},
        )  # fmt: skip
    tried.refresh_from_db(fields=["state"])
    if tried.state == "received":
        raise Conflict(
            "Lần nộp này đã được ghi với một giao dịch khác.",
            say("Giao dịch mới: %(transaction)s.", transaction=transaction),
            "Hãy đối chiếu với sao kê của cổng.",
        )  # fmt: skip
    return _ground.enter(dossier, order, tried, given, by=by, at=at)


@act("payment.fail")
def fail(*, by: Actor, gateway: str, reference: str, reason: str, at: datetime) -> None:
    """The attempt has failed, by the gateway's word; one that was paid stays paid. Raises `NotFound`."""
    order, tried = _attempt(gateway, reference)
    _ground.locked(order.dossier.code, by=by, verb="payment.fail")
    if not Attempt.objects.filter(id=tried.id, state="open").update(state="failed", reason=reason, ask_at=None):
        return
    fact = AttemptFailed(order=order.code, dossier=order.dossier.code, attempt=tried.no, gateway=gateway, reason=reason)
    record(fact, by=by, at=at)


def tell(
    *, by: Actor, gateway: str, reference: str, transaction: str, amount: int, paid: bool | None, status: str,
    paid_at: datetime, at: datetime,
) -> Entered | None:  # fmt: skip
    """What a gateway said is done: paid is entered, failed is noted, of what is not final nothing."""
    if paid:
        return hear(
            by=by, gateway=gateway, reference=reference, transaction=transaction, amount=amount, paid_at=paid_at, at=at
        )
    if paid is False:
        reason = f"Cổng thanh toán báo không thành (mã {status[:20]})."
        fail(by=by, gateway=gateway, reference=reference, reason=reason, at=at)
    return None


@act("payment.refuse")
def refuse(
    *, by: Actor, gateway: str, digest: str, reason: str, at: datetime, order: str = "", transaction: str = "",
    amount: int | None = None,
) -> bool:  # fmt: skip
    """The refused notification is listed with its reason; the same text again only counts up. True when it was new."""
    if Notice.objects.filter(gateway=gateway, digest=digest).exists():
        _count_up(gateway, digest, at)
        return False
    if Notice.objects.filter(gateway=gateway, first_at__gt=at - timedelta(days=1)).count() >= MOST_LISTED:
        return False
    told = {"order": order[:_LONGEST], "transaction": transaction[:_LONGEST], "reason": reason}
    kept = amount if amount is not None and abs(amount) < 10**15 else None
    _, new = Notice.objects.get_or_create(
        gateway=gateway, digest=digest, defaults={**told, "amount": kept, "first_at": at, "last_at": at}
    )
    if not new:
        _count_up(gateway, digest, at)
        return False
    record(NotificationRefused(gateway=gateway, digest=digest, reason=reason), by=by, at=at)
    return True


def _count_up(gateway: str, digest: str, at: datetime) -> None:
    row = Notice.objects.select_for_update().get(gateway=gateway, digest=digest)
    row.times, row.last_at = row.times + 1, at
    row.save(update_fields=["times", "last_at"])


def _attempt(gateway: str, reference: str) -> tuple[Order, Attempt]:
    code, no = codes.parted(reference)
    found = Attempt.objects.select_related("order__dossier", "order__agency").filter(
        order__code=code, no=no, way=Way.GATEWAY.value, gateway=gateway
    )
    tried = found.first()
    if tried is None:
        raise NotFound(
            "Không có lần nộp nào mang mã này.",
            say("Mã tham chiếu “%(reference)s”.", reference=reference[:40]),
            "Hãy đối chiếu với sao kê.",
        )
    return tried.order, tried
