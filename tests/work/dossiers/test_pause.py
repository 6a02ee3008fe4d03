import pytest

from motcua.law.workflow import State
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers import detail
from motcua.work.dossiers.acts import forward, pause
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast


def with_the_specialist(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    return code


def suspended(cast: Cast) -> str:
    code = with_the_specialist(cast)
    pause.suspend(by=cast.hoa, dossier=code, reason="Chờ tòa án", basis="BLTTDS 2015, Điều 214", at=people.at(30, 9))
    return code


def test_a_paused_dossier_does_not_age_and_neither_does_its_step(cast: Cast) -> None:
    code = suspended(cast)
    open_to_her = detail.dossier(code, by=cast.hoa, now=people.at(30, 10)).verbs
    assert "resume" in open_to_her
    assert not open_to_her & {"forward", "decide", "supplement"}  # which the act would refuse
    before = Dossier.objects.get(code=code)
    pause.resume(by=cast.hoa, dossier=code, at=people.at(1, 9, month=6))
    row = Dossier.objects.get(code=code)
    assert row.due_at == people.at(7, 17, month=6)  # two working days later than 5 June
    assert (row.waiting_since, row.waited) == (None, 2 * 24 * 60)
    first, second = row.steps.order_by("id")
    assert first.due_at < before.step_due_at < row.step_due_at == second.due_at  # what is closed keeps its day


def test_no_work_is_done_on_a_paused_dossier(cast: Cast) -> None:
    code = suspended(cast)
    with pytest.raises(Invalid):
        forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 10))


def test_a_pause_names_its_reason_and_its_article(cast: Cast) -> None:
    code = with_the_specialist(cast)
    for reason, basis in (("", "Luật"), ("Chờ", " ")):
        with pytest.raises(Invalid):
            pause.suspend(by=cast.hoa, dossier=code, reason=reason, basis=basis, at=people.at(30))


def test_what_runs_cannot_be_resumed(cast: Cast) -> None:
    with pytest.raises(Invalid):
        pause.resume(by=cast.hoa, dossier=with_the_specialist(cast), at=people.at(30))


def test_the_time_a_citizen_takes_to_pay_is_not_the_offices(cast: Cast) -> None:
    code = with_the_specialist(cast)
    pause.require_payment(by=cast.hoa, dossier=code, amount=1_500_000, reason="Tiền sử dụng đất", at=people.at(30, 9))
    assert Dossier.objects.get(code=code).state == State.PAYMENT_NEEDED
    pause.confirm_payment(by=cast.hung, dossier=code, amount=500_000, channel=1, at=people.at(31, 9))
    assert Dossier.objects.get(code=code).state == State.PAYMENT_NEEDED
    pause.confirm_payment(by=cast.hung, dossier=code, amount=1_000_000, channel=2, at=people.at(1, 9, month=6))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.fee_paid, row.fee_channel) == (State.IN_PROGRESS, 1_500_000, 2)
    assert row.due_at == people.at(7, 17, month=6)


def test_a_fee_paid_at_the_counter_moves_no_date(cast: Cast) -> None:
    code = people.received(cast, fee=8000)
    pause.confirm_payment(by=cast.hung, dossier=code, amount=8000, channel=1, at=people.at(29, 10))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.fee_paid, row.due_at) == (State.RECEIVED, 8000, people.at(5, 17, month=6))


@pytest.mark.parametrize("amount", [0, -1, 10**14])
def test_an_impossible_amount_is_refused(cast: Cast, amount: int) -> None:
    with pytest.raises(Invalid):
        pause.require_payment(
            by=cast.hoa, dossier=with_the_specialist(cast), amount=amount, reason="Phí", at=people.at(30)
        )


def test_nobody_pays_more_than_is_owed(cast: Cast) -> None:
    with pytest.raises(Invalid):
        pause.confirm_payment(by=cast.hung, dossier=people.received(cast), amount=1, channel=1, at=people.at(30))
