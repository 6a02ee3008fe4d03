"""Money under real threads: whoever presses, tells or brings the same thing at the same moment."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connections
from django.db.models import Sum

from motcua.law.paying import Way
from motcua.work.payments import codes
from motcua.work.payments.acts import collect, refund
from motcua.work.payments.models import Mismatch, Money, Refund
from tests import cast as people
from tests.work.payments.conftest import FEE, NOON, begin, compare, csv, paid, told


def at_once(*deeds: Callable[[], object]) -> Counter[str]:
    """How each deed ended, all begun at the same moment in threads of their own."""
    start, ends = threading.Barrier(len(deeds)), list[str]()

    def go(deed: Callable[[], object]) -> None:
        try:
            start.wait()
            deed()
            ends.append("done")
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted by its name
            ends.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=(deed,)) for deed in deeds]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return Counter(ends)


def surplus(cast: people.Cast, number: str) -> str:
    """Bà Lan paid at the counter and by the gateway: the receipt of what must go back."""
    reference = begin(cast, dossier := people.received(cast, fee=FEE))
    collect.collect(by=cast.hung, dossier=dossier, amount=FEE, receipt=f"C{number}", at=NOON)
    return told(reference, transaction=f"S{number}").receipt


def back(cast: people.Cast, receipt: str, reference: str, amount: int = FEE) -> Callable[[], object]:
    words = {"receipt": receipt, "reference": reference, "amount": amount, "reason": "Thừa", "at": people.at(30)}
    return lambda: refund.refund(by=cast.mai, **words)  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_money_is_entered_once_and_goes_back_once_however_many_press_at_once() -> None:
    cast = people.assemble()
    first, second, third, fourth = (surplus(cast, str(number)) for number in range(4))
    assert at_once(*[back(cast, first, "FT-1")] * 4) == {"done": 1, "Conflict": 3}
    assert at_once(*(back(cast, second, f"FT-2{no}", 30_000) for no in range(4))) == {"done": 1, "Invalid": 3}
    assert at_once(back(cast, third, "FT-3"), back(cast, fourth, "FT-3")) == {"done": 1, "Conflict": 1}
    assert Money.objects.aggregate(total=Sum("refunded"))["total"] == 2 * FEE + 30_000
    assert Refund.objects.count() == 3

    one, two = (people.received(cast, fee=FEE) for _ in range(2))
    references = [begin(cast, each) for each in (one, two)]
    gateway = "\n".join(["transaction_id,transaction_code,trans_amount",
                         *(f"{each},KP-{no},{FEE}" for no, each in enumerate(references)), ""]).encode()  # fmt: skip
    both = [lambda no=no: told(references[no], transaction=f"KP-{no}") for no in (0, 1)]
    ends = at_once(*both, *[lambda: compare(cast, gateway, source="keypay")] * 2)
    assert (ends, paid(one), paid(two)) == ({"done": 4}, FEE, FEE)
    assert not Mismatch.objects.filter(statement__source="keypay").exclude(kind="not_there").exists()

    bills = [codes.parted(begin(cast, people.received(cast, fee=FEE), Way.TRANSFER))[0] for _ in range(12)]
    rows = [(f"FT{no}", code, FEE, "") for no, code in enumerate(bills)]
    other = [(f"VC{no}", code, FEE, "") for no, code in enumerate(bills)]
    days = [lambda: compare(cast, csv(*rows)), lambda: compare(cast, csv(*reversed(other)), source="vcb")]
    assert at_once(*days) == {"done": 2}, "two banks name the same dossiers in opposite order"
    assert Money.objects.filter(source__in=["bank", "vcb"]).aggregate(total=Sum("applied"))["total"] == 12 * FEE
