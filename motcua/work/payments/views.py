"""What screens are told about money: typed, in VND."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.law.paying import Way
from motcua.work.payments.accounts import BankAccount
from motcua.work.payments.billing import Bill
from motcua.work.payments.mismatches import Kind


@dataclass(frozen=True, slots=True)
class MoneyView:
    """A sum that came in; `refundable` is what may still go back."""

    receipt: str
    dossier: str
    order: str
    way: Way
    source: str
    transaction: str
    amount: int
    applied: int
    refunded: int
    refundable: int
    at: datetime

    @property
    def surplus(self) -> int:
        """What does not count towards the dossier and has not gone back."""
        return max(0, self.amount - self.applied - self.refunded)


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One try to pay; `reference` is how the other side knows it, `address` where a gateway takes the payer."""

    reference: str
    way: Way
    gateway: str
    amount: int
    state: str
    reason: str
    address: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How the fees of one dossier stand: the bill, what came in, the open order, and how it may be paid.

    `qr` is the text of the VietQR code for the open order; empty without one, or without an account to pay into.
    """

    dossier: str
    bill: Bill
    ways: tuple[Way, ...]
    order: str
    qr: str
    account: BankAccount | None
    attempts: tuple[AttemptView, ...] = ()
    money: tuple[MoneyView, ...] = ()

    @property
    def waits(self) -> bool:
        """True while somebody has set out to pay and the money has not come."""
        return bool(self.bill.owed) and any(attempt.state == "open" for attempt in self.attempts)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An attempt at a gateway of which nothing final was heard."""

    reference: str
    gateway: str
    amount: int


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notification that was refused."""

    gateway: str
    order: str
    transaction: str
    amount: int | None
    reason: str
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class MismatchView:
    """A line of a statement that does not agree."""

    id: int
    source: str
    day: date
    kind: Kind
    line: int
    order: str
    dossier: str
    transaction: str
    amount: int
    ours: int | None
    content: str
    settled: str
    settled_by: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """The statement of a day: how many lines, how many agree, how many are listed and not yet settled."""

    source: str
    day: date
    name: str
    lines: int
    agreed: int
    listed: int
    open: int
    by: str
    at: datetime
