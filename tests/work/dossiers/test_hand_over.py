import pytest

from motcua.law.errors import NotPermitted
from motcua.law.workflow import State
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import decide, hand_over
from motcua.work.dossiers.models import Dossier, Step
from tests import cast as people
from tests.cast import Cast


def decided(cast: Cast, day: int = 31, month: int = 5) -> str:
    code = people.received(cast)
    decide.decide(by=cast.mai, dossier=code, number="15/2023", at=people.at(day, month=month), on_paper=True)
    return code


def test_the_applicant_has_the_result_and_nobody_holds_the_dossier(cast: Cast) -> None:
    code = decided(cast)
    hand_over.hand_over(
        by=cast.hung, dossier=code, to="Trần Thị Lan", channel=1, at=people.at(31, 10), identity_checked=True
    )
    row = Dossier.objects.get(code=code)
    assert (row.state, row.returned_at, row.holder_id, row.step_due_at) == (
        State.RETURNED,
        people.at(31, 10),
        None,
        None,
    )
    assert not Step.objects.filter(dossier=row, closed_at=None).exists()


def test_lateness_never_holds_a_result_back(cast: Cast) -> None:
    code = decided(cast, 20, 6)
    hand_over.hand_over(
        by=cast.hung, dossier=code, to="Trần Thị Lan", channel=1, at=people.at(20, 10, month=6), identity_checked=True
    )
    assert Dossier.objects.get(code=code).state == State.RETURNED


def test_there_must_be_a_result_to_hand_over(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        hand_over.hand_over(
            by=cast.hung, dossier=people.received(cast), to="Lan", channel=1, at=people.at(30), identity_checked=True
        )


def test_it_is_written_down_who_received_it_and_how(cast: Cast) -> None:
    code = decided(cast)
    with pytest.raises(Invalid):
        hand_over.hand_over(by=cast.hung, dossier=code, to=" ", channel=1, at=people.at(31), identity_checked=True)
    with pytest.raises(Invalid):
        hand_over.hand_over(by=cast.hung, dossier=code, to="Lan", channel=9, at=people.at(31))
