import pytest

from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.payments import queries
from motcua.work.payments.acts import collect, refund
from tests import cast as people
from tests.work.payments.conftest import FEE, NOON, begin, names, paid, told


def back(
    cast: people.Cast, receipt: str, amount: int = FEE, reference: str = "FT-9", reason: str = "Nộp hai lần"
) -> int:
    return refund.refund(
        by=cast.mai, receipt=receipt, amount=amount, reason=reason, reference=reference, at=people.at(30)
    )


@pytest.fixture
def twice(cast: people.Cast, dossier: str) -> tuple[str, str]:
    """Bà Lan paid at the counter and then the gateway's money came: the gateway's reference, the second receipt."""
    reference = begin(cast, dossier)
    collect.collect(by=cast.hung, dossier=dossier, amount=FEE, receipt="1", at=NOON)
    return reference, told(reference).receipt


def test_what_was_too_much_goes_back_once(cast: people.Cast, dossier: str, twice: tuple[str, str]) -> None:
    reference, receipt = twice
    for amount in (FEE + 1, 0, -1, 10**30):
        with pytest.raises(Invalid, match=r"nhiều nhất 50\.000 đồng"):
            back(cast, receipt, amount)
    assert back(cast, receipt, 20_000) == 30_000
    with pytest.raises(Conflict):
        back(cast, receipt, 20_000)
    assert back(cast, receipt, 30_000, "FT-10") == 0
    with pytest.raises(Invalid):
        back(cast, receipt, 1, "FT-11")
    assert (queries.to_refund(by=cast.mai), paid(dossier)) == ((), FEE)
    assert names(reference)[-2:] == ["MoneyRefunded"] * 2


def test_a_fee_for_work_being_done_is_not_given_back(cast: people.Cast, dossier: str) -> None:
    entered = told(begin(cast, dossier))
    with pytest.raises(Invalid):
        back(cast, entered.receipt, 1)


def test_only_the_leader_of_the_unit_gives_back_and_says_why(cast: people.Cast, twice: tuple[str, str]) -> None:
    receipt = twice[1]
    for who in (cast.hung, cast.stranger, cast.lan, cast.thu):
        with pytest.raises(NotAllowed):
            refund.refund(by=who, receipt=receipt, amount=1, reason="x", reference="y", at=NOON)
    with pytest.raises(Invalid) as refusal:
        back(cast, receipt, 1, " ", " ")
    assert set(refusal.value.fields) == {"reason", "reference"}
    with pytest.raises(NotFound):
        back(cast, "BN/none")
