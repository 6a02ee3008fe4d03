"""What every act on money stands on: the locked dossier, its open order, and how a sum is entered."""

from dataclasses import dataclass
from datetime import datetime

from motcua.law import paying
from motcua.law.calendar import ZONE
from motcua.law.paying import Way
from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.ledger.record import record
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import permissions
from motcua.registers.people.actor import HOUSE, Actor
from motcua.registers.people.errors import Conflict, NotFound
from motcua.registers.people.roles import Kind
from motcua.work.dossiers import detail
from motcua.work.dossiers.acts import _ground as dossiers
from motcua.work.dossiers.acts import pause
from motcua.work.dossiers.models import Dossier
from motcua.work.payments import billing, codes
from motcua.work.payments.events import MoneyReceived, PaymentOrdered
from motcua.work.payments.models import Attempt, Money, Order


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum that came in, in VND: by which way, who told of it, under which number of theirs, and when it was paid."""

    amount: int
    way: Way
    source: str
    transaction: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a sum: the number of its receipt, what counts towards the dossier, whether it was known before."""

    receipt: str
    applied: int
    surplus: int
    repeated: bool = False


def locked(code: str, *, by: Actor, verb: str) -> Dossier:
    """The dossier's row, held until the transaction ends, for its applicant or an officer of the unit that collects.

    Raises `NotFound` where there is none that the actor may know of, and `NotAllowed` for another unit's.
    """
    row = Dossier.objects.select_for_update(of=("self",)).select_related("agency").filter(code=code).first()
    if row is None or (by.kind is Kind.CITIZEN and not detail.is_ones_own(row, by)):
        raise NotFound(
            "Không tìm thấy hồ sơ này.",
            say("Không có hồ sơ mang mã %(code)s.", code=code),
            "Hãy kiểm tra lại mã in trên giấy hẹn.",
        )
    permissions.require(by, verb, row.agency_id, row.agency.path)
    return row


def open_order(dossier: Dossier, *, by: Actor, at: datetime) -> Order:
    """The order for what is still owed: the open one if it asks for just that, else a new one in its place.

    Raises `Conflict` when nothing is owed, or nothing is asked any more. The dossier is locked.
    """
    state, owed = State(dossier.state), max(0, dossier.fee_total - dossier.fee_paid)
    if not owed or not paying.ways(state):
        raise Conflict(
            "Hồ sơ này không có khoản nào phải nộp.",
            say("Hồ sơ đang ở trạng thái “%(state)s”.", state=(state.label,)) if owed else "Đã nộp đủ.",
            "Không cần nộp thêm.",
            dossiers.cited(dossier, "NĐ 61/2018, Art. 22; NĐ 118/2025, Art. 24"),
        )  # fmt: skip
    known = Order.objects.filter(dossier=dossier, state="open").first()
    if known is not None and known.amount == owed:
        return known
    if known is not None:
        known.state = "replaced"
        known.save(update_fields=["state"])
    return _new_order(dossier, owed, by=by, at=at)


def _new_order(dossier: Dossier, owed: int, *, by: Actor, at: datetime) -> Order:
    bill = billing.bill(
        procedure=catalog.version(dossier.version_id), channel=dossier.channel, total=dossier.fee_total,
        paid=dossier.fee_paid, history=facts.about(f"dossier:{dossier.code}"),
    )  # fmt: skip
    day = at.astimezone(ZONE).date()
    order = Order.objects.create(
        code=codes.format(day, dossiers.next_number(f"MC-{day:%y%m%d}")), dossier=dossier, agency_id=dossier.agency_id,
        amount=owed, lines=[line.as_json() for line in bill.lines], at=at,
    )  # fmt: skip
    record(PaymentOrdered(order=order.code, dossier=dossier.code, amount=owed), by=by, at=at)
    return order


def add_attempt(order: Order, way: Way, *, at: datetime, gateway: str = "") -> Attempt:
    """One more attempt to pay the order; the dossier is locked."""
    last = Attempt.objects.filter(order=order).order_by("-no").values_list("no", flat=True).first()
    return Attempt.objects.create(
        order=order, no=(last or 0) + 1, way=way.value, gateway=gateway, amount=order.amount, at=at
    )


def entered_before(order: Order, given: Sum) -> Entered | None:
    """How the sum was entered when it was told before; raises `Conflict` when that number tells of something else."""
    known = Money.objects.filter(source=given.source, transaction=given.transaction).first()
    if known is None:
        return None
    if known.order_id != order.id or known.amount != given.amount:
        raise Conflict(
            "Mã giao dịch này đã được ghi cho khoản khác.",
            say("Giao dịch %(transaction)s đã ghi với số tiền hoặc mã nộp khác.",
                transaction=given.transaction), "Hãy đối chiếu với sao kê.",
        )  # fmt: skip
    return Entered(known.receipt, known.applied, known.amount - known.applied, repeated=True)


def enter(dossier: Dossier, order: Order, attempt: Attempt | None, given: Sum, *, by: Actor, at: datetime) -> Entered:
    """The sum is entered and counts towards the dossier as far as it may; the dossier is locked.

    Source: NĐ 61/2018, Art. 22; decision 0520
    """
    parts = paying.divide(given.amount, max(0, dossier.fee_total - dossier.fee_paid), State(dossier.state))
    receipt = _receipt_number(order, at)
    if parts.applied:
        teller = by if given.way is Way.CASH else HOUSE  # nobody's hand took what came by a bank
        pause.confirm_payment(by=teller, dossier=dossier.code, amount=parts.applied, channel=given.way.channel, at=at)
    Money.objects.create(
        order=order, attempt=attempt, way=given.way.value, source=given.source, transaction=given.transaction,
        amount=given.amount, applied=parts.applied, receipt=receipt, at=given.at,
    )  # fmt: skip
    if attempt is not None:
        Attempt.objects.filter(id=attempt.id).update(state="received", ask_at=None)
    if dossier.fee_paid + parts.applied >= dossier.fee_total:
        Order.objects.filter(id=order.id, state="open").update(state="paid")
    fact = MoneyReceived(
        order=order.code, dossier=dossier.code, way=given.way.value, source=given.source,
        transaction=given.transaction, amount=given.amount, applied=parts.applied, receipt=receipt,
    )  # fmt: skip
    record(fact, by=by, at=given.at)
    return Entered(receipt, parts.applied, parts.surplus)


def _receipt_number(order: Order, at: datetime) -> str:
    series = f"BN/{order.agency.code}/{at.astimezone(ZONE).year}"
    return f"{series}/{dossiers.next_number(series):05d}"
