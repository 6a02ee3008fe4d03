"""What screens may ask about money, answered only to who may know."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from motcua.law import paying
from motcua.law.paying import Way
from motcua.law.workflow import State
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Kind as Who
from motcua.work.dossiers import detail
from motcua.work.dossiers.views import DossierView
from motcua.work.payments import accounts, billing, codes, vietqr
from motcua.work.payments.mismatches import Kind
from motcua.work.payments.models import Attempt, Mismatch, Money, Notice, Order, Statement
from motcua.work.payments.views import (
    AttemptView,
    MismatchView,
    MoneyView,
    NoticeView,
    Standing,
    StatementView,
    Unanswered,
)

MOST = 200


def standing(code: str, *, by: Actor, now: datetime) -> tuple[DossierView, Standing]:
    """The dossier and how its fees stand. Six queries. Raises `NotFound` for who may not read the dossier.

    Raises `NotAllowed` for an officer who may not see its money.
    """
    view = detail.dossier(code, by=by, now=now)
    if by.kind is not Who.CITIZEN:
        own = [unit for unit in (view.agency_id, view.holder_agency_id) if unit in by.agency_ids]
        permissions.require(by, "payment.read", own[0] if own else view.agency_id)
    return view, of_view(view)


def of_view(view: DossierView) -> Standing:
    """How the fees of a dossier stand that the reader already holds in hand. Three queries."""
    bill = billing.bill(
        procedure=view.procedure, channel=view.channel, total=view.fee_total, paid=view.fee_paid, history=view.history
    )
    account = accounts.of_agency(view.agency_id) if bill.owed else None
    order = Order.objects.filter(dossier__code=view.code, state="open", amount=bill.owed).first()
    return Standing(
        dossier=view.code, bill=bill, ways=paying.ways(view.state) if bill.owed else (),
        order=order.code if order else "", account=account, qr=_qr(order, account),
        attempts=_attempts(order) if order else (),
        money=tuple(_money(row) for row in _of_dossier(view.code)),
    )  # fmt: skip


def _qr(order: Order | None, account: accounts.BankAccount | None) -> str:
    if order is None or account is None:
        return ""
    return vietqr.encode(bank=account.bank, account=account.account, amount=order.amount, reference=order.code)


def _attempts(order: Order) -> tuple[AttemptView, ...]:
    return tuple(
        AttemptView(
            reference=codes.of_attempt(order.code, row.no), way=Way(row.way), gateway=row.gateway, amount=row.amount,
            state=row.state, reason=row.reason, address=row.address, at=row.at,
        )
        for row in Attempt.objects.filter(order=order).order_by("no")
    )  # fmt: skip


def _of_dossier(code: str) -> QuerySet[Money]:
    return Money.objects.select_related("order__dossier").filter(order__dossier__code=code).order_by("at", "id")


def _money(row: Money) -> MoneyView:
    state = State(row.order.dossier.state)
    return MoneyView(
        receipt=row.receipt, dossier=row.order.dossier.code, order=row.order.code, way=Way(row.way), source=row.source,
        transaction=row.transaction, amount=row.amount, applied=row.applied, refunded=row.refunded,
        refundable=paying.refundable(row.amount, row.applied, row.refunded, state), at=row.at,
    )  # fmt: skip


def to_refund(*, by: Actor) -> tuple[MoneyView, ...]:
    """Sums of which something must go back, oldest first: of the units whose money the officer may see. One query."""
    wide = any(path == "" for path in permissions.below(by, "payment.read"))
    ended = Q(order__dossier__state__in=[int(state) for state in paying.ENDED], amount__gt=F("refunded"))
    found = Money.objects.filter(Q(amount__gt=F("applied") + F("refunded")) | ended)
    if not wide:
        found = found.filter(order__agency_id__in=by.agency_ids)
    return tuple(_money(row) for row in found.select_related("order__dossier").order_by("at", "id")[:MOST])


def notices(*, by: Actor) -> tuple[NoticeView, ...]:
    """Notifications that were refused, the latest first. One query. Raises `NotAllowed`."""
    permissions.require(by, "payment.reconcile")
    return tuple(
        NoticeView(row.gateway, row.order, row.transaction, row.amount, row.reason, row.times, row.first_at,
                   row.last_at)
        for row in Notice.objects.order_by("-last_at")[:MOST]
    )  # fmt: skip


def statements(*, by: Actor) -> tuple[StatementView, ...]:
    """The days that were reconciled, the latest first. One query. Raises `NotAllowed`."""
    permissions.require(by, "payment.reconcile")
    counted = Statement.objects.annotate(
        listed=Count("mismatches"), left=Count("mismatches", filter=Q(mismatches__settled_at__isnull=True))
    )
    return tuple(
        StatementView(row.source, row.day, row.name, row.lines_read, row.agreed, row.listed, row.left, row.by, row.at)
        for row in counted.order_by("-day", "source")[:MOST]
    )


def mismatches(
    *, by: Actor, source: str = "", day: date | None = None, unsettled: bool = False, most: int = MOST
) -> tuple[MismatchView, ...]:
    """Lines that do not agree, of one day or so many of all, the latest day first. Two queries. Raises `NotAllowed`."""
    permissions.require(by, "payment.reconcile")
    found = Mismatch.objects.select_related("statement").order_by("-statement__day", "statement__source", "line", "id")
    if source:
        found = found.filter(statement__source=source)
    if day is not None:
        found = found.filter(statement__day=day)
    if unsettled:
        found = found.filter(settled_at__isnull=True)
    rows = list(found if day is not None else found[:most])
    dossiers = _dossiers(row.order for row in rows)
    return tuple(
        MismatchView(
            id=row.id, source=row.statement.source, day=row.statement.day, kind=Kind(row.kind), line=row.line,
            order=row.order, dossier=dossiers.get(row.order, ""), transaction=row.transaction, amount=row.amount,
            ours=row.ours, content=row.content, settled=row.settled, settled_by=row.settled_by,
            settled_at=row.settled_at,
        )
        for row in rows
    )  # fmt: skip


def _dossiers(orders: Iterable[str]) -> dict[str, str]:
    wanted = {code for code in orders if code}
    return dict(Order.objects.filter(code__in=wanted).values_list("code", "dossier__code")) if wanted else {}


def unanswered(now: datetime, most: int = 100) -> tuple[Unanswered, ...]:
    """Attempts at gateways of which nothing was heard and that are due to be asked about. One query. For the house."""
    found = Attempt.objects.filter(state="open", way=Way.GATEWAY.value, ask_at__lte=now).select_related("order")
    return tuple(
        Unanswered(codes.of_attempt(row.order.code, row.no), row.gateway, row.amount)
        for row in found.order_by("ask_at")[:most]
    )
