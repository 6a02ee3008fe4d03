import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.work.payments.acts import collect
from motcua.work.payments.acts._ground import Entered
from tests import cast as people
from tests.work.payments.conftest import FEE, NOON, begin, paid, told


def take(cast: people.Cast, dossier: str, amount: int = FEE, receipt: str = "AA/21P 0000123") -> Entered:
    return collect.collect(by=cast.hung, dossier=dossier, amount=amount, receipt=receipt, at=NOON)


def test_cash_is_entered_under_its_receipt_and_a_second_press_adds_nothing(cast: people.Cast, dossier: str) -> None:
    assert take(cast, dossier).applied == FEE
    assert take(cast, dossier).repeated
    assert paid(dossier) == FEE
    confirmed = [fact for fact in facts.about(f"dossier:{dossier}") if fact.name == "PaymentConfirmed"]
    assert [(fact.actor, fact.body["channel"]) for fact in confirmed] == [("Nguyễn Văn Hùng", 1)]


def test_a_number_is_used_once_and_no_more_is_taken_than_is_owed(cast: people.Cast, dossier: str) -> None:
    for amount in (0, -1, FEE + 1):
        with pytest.raises(Invalid):
            take(cast, dossier, amount)
    with pytest.raises(Invalid):
        take(cast, dossier, receipt="  ")
    take(cast, dossier, 20_000)
    with pytest.raises(Conflict):
        take(cast, people.received(cast, fee=FEE))
    with pytest.raises(Conflict):
        take(cast, dossier, 30_000)
    assert take(cast, dossier, 30_000, "AA/21P 0000124").applied == 30_000


def test_another_counter_takes_nothing(cast: people.Cast, dossier: str) -> None:
    for who in (cast.stranger, cast.hoa, cast.lan):
        with pytest.raises(NotAllowed):
            collect.collect(by=who, dossier=dossier, amount=FEE, receipt="1", at=NOON)


def test_who_pays_at_the_counter_while_the_gateway_is_on_its_way_gets_one_sum_back(
    cast: people.Cast, dossier: str
) -> None:
    reference = begin(cast, dossier)
    take(cast, dossier)
    late = told(reference)
    assert (late.applied, late.surplus, paid(dossier)) == (0, FEE, FEE)
