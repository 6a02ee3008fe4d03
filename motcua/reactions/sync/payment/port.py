"""What the house needs of a payment gateway."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be paid: our reference, the sum in VND, for which dossier, and where the payer comes back to."""

    reference: str
    amount: int
    dossier: str
    procedure: str
    procedure_code: str
    unit: str
    unit_code: str
    payer: str
    returns: str
    lines: tuple[tuple[str, int], ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Word:
    """What a gateway tells of one attempt, its signature verified; `paid` is nothing while nothing is final."""

    gateway: str
    reference: str
    transaction: str
    amount: int
    paid: bool | None
    status: str
    at: datetime


class PaymentGateway(Protocol):
    """One account with one gateway."""

    def begin(self, wanted: Wanted, now: datetime) -> str:
        """The address where the payer goes on. Raises `ExchangeFailed`."""

    def ask(self, reference: str, now: datetime) -> Word | None:
        """What became of the attempt; none when the gateway does not know it. Raises `ExchangeFailed`."""
