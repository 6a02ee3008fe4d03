"""The fees of one dossier, line by line: what was asked at its reception, and what was required later."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.ledger.facts import FactView
from motcua.registers.catalog.queries import ProcedureView


@dataclass(frozen=True, slots=True)
class Line:
    """One fee of the dossier, in VND."""

    name: str
    amount: int

    def as_json(self) -> dict[str, object]:
        """The line as an order keeps it."""
        return {"name": self.name, "amount": self.amount}


@dataclass(frozen=True, slots=True)
class Bill:
    """The fees of a dossier in VND: every line, what is paid, and what is still owed."""

    lines: tuple[Line, ...]
    total: int
    paid: int

    @property
    def owed(self) -> int:
        """What is still to be paid."""
        return max(0, self.total - self.paid)


def bill(*, procedure: ProcedureView, channel: int, total: int, paid: int, history: Sequence[FactView]) -> Bill:
    """The bill of a dossier: its lines add up to `total`.

    Source: NĐ 61/2018, Art. 22
    """
    later = [
        Line(str(fact.body.get("reason") or ""), int(str(fact.body.get("amount") or 0)))
        for fact in history
        if fact.name == "PaymentRequired"
    ]
    first = total - sum(line.amount for line in later)
    lines = (*_at_reception(procedure, channel, first), *later) if first > 0 else tuple(later)
    return Bill(lines, total, paid)


def _at_reception(procedure: ProcedureView, channel: int, amount: int) -> tuple[Line, ...]:
    """The lines of the tariff where they explain the amount; else one line for all."""
    tariff = [line for line in procedure.fees if line.amount and line.applies_to(channel) and not line.condition]
    several = len(tariff) > 1 and sum(line.amount or 0 for line in tariff) == amount
    if not several:
        return (Line(f"Phí, lệ phí: {procedure.name}", amount),)
    return tuple(
        Line(line.basis or f"Phí, lệ phí ({no}): {procedure.name}", line.amount or 0)
        for no, line in enumerate(tariff, 1)
    )
