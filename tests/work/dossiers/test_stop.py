import pytest

from motcua.law.errors import NotPermitted
from motcua.law.workflow import State
from motcua.registers.people.errors import Invalid, NotFound
from motcua.work.dossiers.acts import decide, stop, supplement
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast


def test_the_applicant_may_have_it_back_before_a_decision(cast: Cast) -> None:
    code = people.received(cast)
    stop.withdraw(by=cast.lan, dossier=code, reason="Đổi ý", at=people.at(30))
    assert Dossier.objects.get(code=code).state == State.WITHDRAWAL_ASKED
    stop.stop(by=cast.hung, dossier=code, reason="Theo yêu cầu của công dân", at=people.at(30, 10))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.holder_id, row.finished_at) == (State.STOPPED, None, people.at(30, 10))


def test_not_after_the_decision_is_signed(cast: Cast) -> None:
    code = people.received(cast)
    decide.decide(by=cast.mai, dossier=code, number="1", at=people.at(30), on_paper=True)
    with pytest.raises(NotPermitted):
        stop.withdraw(by=cast.lan, dossier=code, at=people.at(30, 10))


def test_a_supplement_that_never_came_ends_the_matter(cast: Cast) -> None:
    code = people.received(cast)
    supplement.supplement(by=cast.hung, dossier=code, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 10))
    stop.stop(by=cast.hung, dossier=code, reason="Quá hạn bổ sung", at=people.at(26, month=6))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.waiting_since) == (State.STOPPED, None)


def test_work_in_progress_is_not_simply_stopped(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        stop.stop(by=cast.hung, dossier=people.received(cast), reason="Bận", at=people.at(30))


def test_a_stop_says_why(cast: Cast) -> None:
    code = people.received(cast)
    stop.withdraw(by=cast.lan, dossier=code, at=people.at(30))
    with pytest.raises(Invalid):
        stop.stop(by=cast.hung, dossier=code, reason="", at=people.at(30))


def test_nobody_withdraws_another_persons_dossier(cast: Cast) -> None:
    someone = people.citizen("anh-tu", "Lý Văn Tư", "070190000002", "0913000000")
    with pytest.raises(NotFound):
        stop.withdraw(by=someone, dossier=people.received(cast), at=people.at(30))
