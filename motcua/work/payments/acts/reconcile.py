"""The statement of a day is compared with what is entered here; every line that does not agree is listed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db import connection

from motcua.law.calendar import ZONE
from motcua.law.paying import Way
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.work.dossiers.models import Dossier
from motcua.work.payments import codes, statement
from motcua.work.payments.acts import _ground
from motcua.work.payments.acts._ground import Sum
from motcua.work.payments.events import MismatchSettled, StatementReconciled
from motcua.work.payments.mismatches import Kind
from motcua.work.payments.models import Mismatch, Money, Order, Refund, Statement
from motcua.work.payments.statement import Line

BANK = "bank"
_IN_TURN = "SELECT pg_advisory_xact_lock(hashtext('payment_statement'))"


@dataclass
class Compared:
    """What came of a day: lines that agree, sums that were entered from the file, and what does not agree."""

    agreed: int = 0
    entered: int = 0
    listed: list[Mismatch] = field(default_factory=list)

    def put(self, kind: Kind, line: Line, *, order: str = "", ours: int | None = None) -> None:
        """One line more that does not agree."""
        row = Mismatch(
            kind=kind.value, line=line.no, order=order, transaction=line.transaction, amount=line.amount, ours=ours,
            content=line.content,
        )  # fmt: skip
        self.listed.append(row)


@dataclass(frozen=True, slots=True)
class Day:
    """Whose statement it is, of which day, and who brings it when."""

    source: str
    day: date
    by: Actor
    at: datetime


@act("payment.reconcile")
def reconcile(*, by: Actor, source: str, day: date, name: str, content: bytes, at: datetime) -> Compared:
    """Each line of the file agrees, was entered, or is listed with its reason; what stands only here is listed too.

    `source` is `bank` or a gateway's name. The same file again enters nothing twice; another file for the day takes
    the place of the first, and what was settled stays settled. Raises `Invalid` for a file that cannot be read.
    Source: decision 0520
    """
    if not source or len(source) > 60 or day > at.astimezone(ZONE).date():  # noqa: PLR2004
        raise Invalid(
            "Ngày sao kê không hợp lệ.", "Sao kê của ngày chưa đến.", "Hãy chọn lại.", fields={"day": "Chọn lại ngày."}
        )
    lines, digest = statement.read(content, day), hashlib.sha256(content).hexdigest()
    _hold(lines)
    Statement.objects.get_or_create(
        source=source, day=day,
        defaults={"digest": "", "name": "", "lines_read": 0, "agreed": 0, "by": by.name, "at": at},
    )  # fmt: skip
    kept = Statement.objects.select_for_update().get(source=source, day=day)
    compared = _compared(lines, Day(source, day, by, at))
    _keep(kept, compared, name=name, digest=digest, lines=len(lines), by=by, at=at)
    fact = StatementReconciled(
        statement=f"{source}~{day.isoformat()}", digest=digest, lines=len(lines), agreed=compared.agreed,
        entered=compared.entered, differing=len(compared.listed),
    )  # fmt: skip
    record(fact, by=by, at=at)
    return compared


def _hold(lines: Sequence[Line]) -> None:
    """One statement at a time, and every dossier it names is held: who tells of one of them meanwhile waits its turn.

    All are taken before anything is numbered: who holds a dossier and waits for a number must not be waited for.
    """
    with connection.cursor() as cursor:
        cursor.execute(_IN_TURN)
    named = {codes.found_in(line.content) or codes.found_in(line.transaction) for line in lines if line.amount > 0}
    orders = Order.objects.filter(code__in=named - {""}).values("dossier")
    list(Dossier.objects.select_for_update(of=("self",)).filter(id__in=orders).order_by("id").values_list("id"))


@act("payment.settle")
def settle(*, by: Actor, mismatch: int, reason: str, at: datetime) -> None:
    """The line was looked into; what was found out or done stands beside it.

    Raises `NotFound`, `Conflict` for one settled before, `Invalid` without words.
    Source: decision 0520
    """
    row = Mismatch.objects.select_for_update(of=("self",)).select_related("statement").filter(id=mismatch).first()
    if row is None:
        raise NotFound("Không tìm thấy dòng này.", "Sao kê có thể đã được tải lại.", "Hãy mở lại danh sách.")
    if row.settled_at is not None:
        raise Conflict("Dòng này đã được xử lý.", f"{row.settled_by}: {row.settled}", "Không cần xử lý lại.")
    words = reason.strip()
    if not words:
        raise Invalid(
            "Chưa nhập cách xử lý.", "Nội dung này được ghi vào sổ.", "Hãy nhập rồi gửi lại.",
            fields={"reason": "Hãy nhập điều đã tìm ra hoặc đã làm."},
        )  # fmt: skip
    row.settled, row.settled_by, row.settled_at = words, by.name, at
    row.save(update_fields=["settled", "settled_by", "settled_at"])
    told = f"{row.statement.source}~{row.statement.day.isoformat()}"
    fact = MismatchSettled(statement=told, kind=row.kind, transaction=row.transaction, amount=row.amount, reason=words)
    record(fact, by=by, at=at)


def _compared(lines: Sequence[Line], given: Day) -> Compared:
    made, seen = Compared(), set[str]()
    for line in lines:
        if line.transaction in seen:
            made.put(Kind.TWICE, line)
            continue
        seen.add(line.transaction)
        if line.amount < 0:
            _out(line, made)
        else:
            _in(line, given, made)
    start = datetime.combine(given.day, time(), ZONE)
    ours = Money.objects.select_related("order").filter(
        source=given.source, at__gte=start, at__lt=start + timedelta(days=1)
    )
    for money in ours.exclude(transaction__in=seen).order_by("id"):
        here = Line(0, money.transaction, "", money.amount)
        made.put(Kind.NOT_THERE, here, order=money.order.code, ours=money.amount)
    return made


def _out(line: Line, made: Compared) -> None:
    """A sum that went out must be a refund entered here: by its number, or by the number in its content."""
    numbers = [line.transaction, *line.content.split()]
    refund = Refund.objects.filter(reference__in=numbers).first()
    if refund is None:
        made.put(Kind.OUT_UNKNOWN, line)
    elif refund.amount != -line.amount:
        made.put(Kind.OUT_OTHER_SUM, line, ours=refund.amount)
    else:
        made.agreed += 1


def _in(line: Line, given: Day, made: Compared) -> None:
    """A sum that came in is known, or belongs to an order and is entered now, or is nobody's."""
    code = codes.found_in(line.content) or codes.found_in(line.transaction)
    known = Money.objects.select_related("order").filter(source=given.source, transaction=line.transaction).first()
    if known is not None:
        _known(known, code, line, made)
        return
    order = Order.objects.select_related("dossier", "agency").filter(code=code).first() if code else None
    if order is None:
        made.put(Kind.UNKNOWN, line)
        return
    _enter(order, line, given, made)


def _known(known: Money, code: str, line: Line, made: Compared) -> None:
    if code and known.order.code != code:
        made.put(Kind.OTHER_ORDER, line, order=known.order.code, ours=known.amount)
    elif known.amount != line.amount:
        made.put(Kind.OTHER_SUM, line, order=known.order.code, ours=known.amount)
    else:
        made.agreed += 1


def _enter(order: Order, line: Line, given: Day, made: Compared) -> None:
    """The sum is entered as the statement tells it; listed where it is not what was owed."""
    dossier = _ground.locked(order.dossier.code, by=given.by, verb="payment.reconcile")
    owed = max(0, dossier.fee_total - dossier.fee_paid)
    way = Way.TRANSFER if given.source == BANK else Way.GATEWAY
    tried = order.attempts.filter(way=way.value, state="open").order_by("no").first()
    at = min(given.at, datetime.combine(given.day, time(12), ZONE))  # the file tells the day, not always the hour
    told = Sum(line.amount, way, given.source, line.transaction, at)
    entered = _ground.enter(dossier, order, tried, told, by=given.by, at=given.at)
    made.entered += 1
    if not entered.applied and owed:
        made.put(Kind.ENDED, line, order=order.code, ours=owed)
    elif entered.surplus:
        made.put(Kind.OVER, line, order=order.code, ours=owed)
    elif entered.applied < owed:
        made.put(Kind.SHORT, line, order=order.code, ours=owed)


def _keep(kept: Statement, compared: Compared, *, name: str, digest: str, lines: int, by: Actor, at: datetime) -> None:
    """The statement stands as compared now; a line listed before keeps its words, and stays listed."""
    before = {(row.kind, row.transaction, row.amount): row for row in kept.mismatches.all()}
    for row in compared.listed:
        old = before.pop((row.kind, row.transaction, row.amount), None)
        if old is not None:
            row.settled, row.settled_by, row.settled_at = old.settled, old.settled_by, old.settled_at
        row.statement = kept
    lasting = {Kind.SHORT, Kind.OVER, Kind.ENDED}  # said once, when the sum is entered; the same file must not hide it
    still = {row.transaction for row in compared.listed}
    gone = [row.id for row in before.values() if Kind(row.kind) not in lasting or row.transaction in still]
    stays = [row for row in before.values() if row.id not in gone]
    Mismatch.objects.filter(statement=kept).exclude(id__in=[row.id for row in stays]).delete()
    Mismatch.objects.bulk_create(compared.listed)
    kept.digest, kept.name, kept.lines_read, kept.agreed = digest, name[:200], lines, compared.agreed + compared.entered
    kept.by, kept.at = by.name, at
    kept.save()
