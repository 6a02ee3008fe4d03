"""The facts that can be stated about money."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class PaymentFact(Event):
    """Something that happened to an order to pay, named by its code."""

    SUBJECT: ClassVar[str] = "payment"
    subject_field: ClassVar[str] = "order"
    order: str
    dossier: str


@dataclass(frozen=True, kw_only=True)
class PaymentOrdered(PaymentFact):
    """What is still owed for the dossier has a code by which it can be paid."""

    amount: int


@dataclass(frozen=True, kw_only=True)
class PaymentAttempted(PaymentFact):
    """Somebody set out to pay: a code was shown, or a gateway opened."""

    attempt: int
    way: str
    amount: int
    gateway: str = ""


@dataclass(frozen=True, kw_only=True)
class AttemptFailed(PaymentFact):
    """The gateway says that nothing was paid."""

    attempt: int
    gateway: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class MoneyReceived(PaymentFact):
    """Money came in; what does not count towards the dossier is to be given back."""

    way: str
    source: str
    transaction: str
    amount: int
    applied: int = 0
    receipt: str


@dataclass(frozen=True, kw_only=True)
class MoneyRefunded(PaymentFact):
    """Money went back to who had paid."""

    receipt: str
    amount: int
    reason: str
    reference: str


@dataclass(frozen=True, kw_only=True)
class NotificationRefused(Event):
    """A gateway's notification was not believed or did not fit, and was listed; its own words are not kept here."""

    SUBJECT: ClassVar[str] = "gateway"
    subject_field: ClassVar[str] = "gateway"
    gateway: str
    reason: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class StatementFact(Event):
    """Something that happened to the statement of a day: `bank~2023-05-29`."""

    SUBJECT: ClassVar[str] = "statement"
    subject_field: ClassVar[str] = "statement"
    statement: str


@dataclass(frozen=True, kw_only=True)
class StatementReconciled(StatementFact):
    """Every line of the day was compared with what is entered here."""

    digest: str
    lines: int = 0
    agreed: int = 0
    entered: int = 0
    differing: int = 0


@dataclass(frozen=True, kw_only=True)
class MismatchSettled(StatementFact):
    """A line that did not agree was looked into by a person."""

    kind: str
    transaction: str = ""
    amount: int
    reason: str
