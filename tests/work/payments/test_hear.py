import threading
from datetime import datetime

import pytest
from django.db import connection, connections

from motcua.law.calendar import ZONE
from motcua.ledger import facts
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.dossiers.acts import receive, register, stop
from motcua.work.payments import queries
from motcua.work.payments.acts import hear
from motcua.work.payments.models import Attempt, Money, Notice
from tests import cast as people
from tests.work.payments.conftest import FEE, NOON, begin, names, paid, told


def test_what_a_gateway_tells_counts_once_however_often_it_tells_it(cast: people.Cast, dossier: str) -> None:
    reference = begin(cast, dossier)
    first = told(reference)
    assert (first.applied, first.repeated, first.receipt) == (FEE, False, "BN/H10.37.01/2023/00001")
    again = told(reference, at=people.at(30))
    assert (again.receipt, again.repeated) == (first.receipt, True)
    assert paid(dossier) == FEE
    assert names(reference) == ["PaymentOrdered", "PaymentAttempted", "MoneyReceived"]
    confirmed = [fact.body for fact in facts.about(f"dossier:{dossier}") if fact.name == "PaymentConfirmed"]
    assert confirmed == [{"amount": FEE, "channel": 2}]


@pytest.mark.django_db(transaction=True)
def test_the_same_notification_at_the_same_moment_is_entered_once() -> None:
    cast = people.assemble()
    reference, answers = begin(cast, dossier := people.received(cast, fee=FEE)), []
    start = threading.Barrier(4)

    def tell() -> None:
        try:
            start.wait()
            answers.append(told(reference).repeated)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tell) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, True, True, True]
    assert (paid(dossier), Money.objects.count()) == (FEE, 1)
    connection.close()


def test_another_sum_another_order_or_another_transaction_is_not_entered(cast: people.Cast, dossier: str) -> None:
    reference = begin(cast, dossier)
    for amount in (FEE - 1, FEE + 1, 0, -FEE, 10**30):
        with pytest.raises(Invalid):
            told(reference, amount=amount)
    for wrong in ("MC23052900009999", f"{reference[:-2]}07", reference[:-2], "", "x" * 500):
        with pytest.raises(NotFound):
            told(wrong)
    assert paid(dossier) == 0
    told(reference)
    with pytest.raises(Conflict):
        told(reference, transaction="KP-2")
    other = begin(cast, people.received(cast, fee=FEE))
    with pytest.raises(Conflict):
        told(other)
    assert Money.objects.count() == 1


def test_money_that_comes_after_the_end_is_entered_and_must_go_back(cast: people.Cast, dossier: str) -> None:
    reference = begin(cast, dossier)
    stop.withdraw(by=cast.lan, dossier=dossier, reason="Thôi", at=people.at(29, 13))
    stop.stop(by=cast.hung, dossier=dossier, reason="Công dân rút", at=people.at(29, 14))
    late = told(reference, at=people.at(29, 15))
    assert (late.applied, late.surplus, paid(dossier)) == (0, FEE, 0)
    (back,) = queries.to_refund(by=cast.mai)
    assert (back.dossier, back.refundable) == (dossier, FEE)


def test_a_dossier_that_was_paid_for_and_then_refused_is_on_the_list_to_refund(cast: people.Cast) -> None:
    code = register.register(
        by=cast.lan, application=people.application(cast, channel=2, fee=FEE), received=False, at=people.MONDAY
    )
    told(begin(cast, code))
    assert queries.to_refund(by=cast.mai) == ()
    receive.refuse(by=cast.hung, dossier=code, reason="Không thuộc thẩm quyền", at=people.at(29, 14))
    assert [one.refundable for one in queries.to_refund(by=cast.mai)] == [FEE]


def test_an_attempt_that_failed_stays_failed_and_one_that_was_paid_stays_paid(cast: people.Cast, dossier: str) -> None:
    reference = begin(cast, dossier)
    for _ in range(2):
        hear.fail(by=HOUSE, gateway="keypay", reference=reference, reason="Hết hạn", at=NOON)
    assert names(reference)[2:] == ["AttemptFailed"]
    told(reference)  # the gateway changed its mind: money is money
    hear.fail(by=HOUSE, gateway="keypay", reference=reference, reason="Hết hạn", at=NOON)
    assert Attempt.objects.get().state == "received"
    assert paid(dossier) == FEE


def test_no_clock_of_a_gateway_dates_money_before_its_attempt_or_after_now(cast: people.Cast) -> None:
    for number, wrong in enumerate((datetime(1, 1, 1, tzinfo=ZONE), people.at(2), people.at(30))):
        reference = begin(cast, people.received(cast, fee=FEE))
        hear.hear(by=HOUSE, gateway="keypay", reference=reference, transaction=str(number), amount=FEE, paid_at=wrong,
                  at=people.at(29, 13))  # fmt: skip
    assert list(Money.objects.order_by("id").values_list("at", flat=True)) == [NOON, NOON, people.at(29, 13)]


def test_a_refused_notification_is_listed_once_and_counted(cast: people.Cast) -> None:
    def refuse(digest: str) -> bool:
        return hear.refuse(by=HOUSE, gateway="keypay", digest=digest, reason="Chữ ký sai.", amount=9, at=NOON)

    assert [refuse("a"), refuse("a"), refuse("b")] == [True, False, True]
    assert sorted(Notice.objects.values_list("digest", "times")) == [("a", 2), ("b", 1)]
    assert [fact.name for fact in facts.about("gateway:keypay")] == ["NotificationRefused"] * 2


def test_whoever_floods_the_address_fills_no_disk(cast: people.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hear, "MOST_LISTED", 3)
    for number in range(9):
        hear.refuse(by=HOUSE, gateway="keypay", digest=str(number), reason="Chữ ký sai.", at=NOON)
    assert Notice.objects.count() == 3


def test_only_the_house_hears_gateways(cast: people.Cast, dossier: str) -> None:
    reference = begin(cast, dossier)
    for who in (cast.lan, cast.hung, cast.thu, cast.khoa):
        with pytest.raises(NotAllowed):
            hear.hear(by=who, gateway="keypay", reference=reference, transaction="1", amount=FEE, paid_at=NOON, at=NOON)
