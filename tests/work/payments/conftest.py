"""A dossier of bà Lan that costs 50,000 đồng, and the ways to pay it."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from motcua.law.paying import Way
from motcua.ledger import facts
from motcua.registers.people.actor import HOUSE
from motcua.work.dossiers.models import Dossier
from motcua.work.payments import codes
from motcua.work.payments.acts import hear, order, reconcile
from motcua.work.payments.acts._ground import Entered
from tests import cast as people

FEE = 50_000
NOON = people.at(29, 12)


@pytest.fixture
def dossier(cast: people.Cast) -> str:
    return people.received(cast, fee=FEE)


def begin(cast: people.Cast, dossier: str, way: Way = Way.GATEWAY, at: datetime = NOON) -> str:
    """Bà Lan sets out to pay; how the other side knows it."""
    gateway = "keypay" if way is Way.GATEWAY else ""
    return order.attempt(by=cast.lan, dossier=dossier, way=way, gateway=gateway, at=at)


def told(reference: str, transaction: str = "KP-1", amount: int = FEE, at: datetime = NOON) -> Entered:
    """The gateway tells that it was paid."""
    return hear.hear(
        by=HOUSE, gateway="keypay", reference=reference, transaction=transaction, amount=amount, paid_at=at, at=at
    )


def paid(dossier: str) -> int:
    """What counts as paid, in VND."""
    return Dossier.objects.get(code=dossier).fee_paid


def names(reference: str) -> list[str]:
    """The facts about the order."""
    return [fact.name for fact in facts.about(f"payment:{codes.parted(reference)[0]}")]


def csv(*rows: Sequence[object]) -> bytes:
    """A bank's statement: number, content, in, out."""
    head = "Ngày giờ;Số tham chiếu;Nội dung giao dịch;Phát sinh nợ;Phát sinh có"
    lines = [f"29/05/2023;{number};{content};{out};{into}" for number, content, into, out in rows]
    return "\n".join([head, *lines, ""]).encode()


def compare(cast: people.Cast, content: bytes, source: str = "bank", at: datetime | None = None) -> reconcile.Compared:
    """The control office brings the statement of Monday."""
    return reconcile.reconcile(
        by=cast.thu, source=source, day=NOON.date(), name="sao-ke.csv", content=content, at=at or people.at(30)
    )
