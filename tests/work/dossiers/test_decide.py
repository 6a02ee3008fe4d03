import pytest

from motcua.law.errors import NotPermitted
from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.work.dossiers.acts import decide, forward, supplement
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast


def with_the_head(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 10))
    return code


def test_a_signed_result_is_with_the_counter_that_returns_it(cast: Cast) -> None:
    code = with_the_head(cast)
    decide.decide(by=cast.mai, dossier=code, number="15/2023", at=people.at(31, 9), on_paper=True)
    row = Dossier.objects.get(code=code)
    assert (row.state, row.finished_at, row.holder_id, row.step_no) == (
        State.FINISHED,
        people.at(31, 9),
        cast.hung.id,
        4,
    )
    assert row.result["number"] == "15/2023"
    assert facts.about(f"dossier:{code}")[-1].body["timing"] == "early"


def test_after_the_due_day_it_is_late(cast: Cast) -> None:
    code = with_the_head(cast)
    decide.decide(by=cast.mai, dossier=code, number="15/2023", at=people.at(6, 7, 31, month=6), on_paper=True)
    assert facts.about(f"dossier:{code}")[-1].body["timing"] == "late"


def test_a_refusal_on_the_merits_is_a_result_too(cast: Cast) -> None:
    code = with_the_head(cast)
    decide.reject(by=cast.mai, dossier=code, reason="Không đủ điều kiện", at=people.at(31, 9))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.result["granted"]) == (State.FINISHED, False)


def test_the_refusal_needs_its_reasons(cast: Cast) -> None:
    with pytest.raises(Invalid):
        decide.reject(by=cast.mai, dossier=with_the_head(cast), reason="", at=people.at(31, 9))


def test_it_is_decided_once_however_often_the_button_is_pressed(cast: Cast) -> None:
    code = with_the_head(cast)
    decide.decide(by=cast.mai, dossier=code, number="15/2023", at=people.at(31, 9), step=3, on_paper=True)
    with pytest.raises(Conflict):
        decide.decide(by=cast.mai, dossier=code, number="15/2023", at=people.at(31, 9), step=3, on_paper=True)
    assert [fact.name for fact in facts.about(f"dossier:{code}")].count("DossierDecided") == 1


def test_only_the_head_of_the_unit_decides(cast: Cast) -> None:
    code = with_the_head(cast)
    for other in (cast.hoa, cast.hung, cast.stranger, cast.lan, cast.thu):
        with pytest.raises(NotAllowed):
            decide.decide(by=other, dossier=code, number="1", at=people.at(31), on_paper=True)


def test_nothing_is_decided_while_the_applicant_completes(cast: Cast) -> None:
    code = people.received(cast)
    supplement.supplement(by=cast.hung, dossier=code, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 10))
    with pytest.raises(NotPermitted):
        decide.decide(by=cast.mai, dossier=code, number="1", at=people.at(31), on_paper=True)


def test_without_a_number_the_unit_s_next_one_of_the_day_is_drawn(cast: Cast) -> None:
    codes = [with_the_head(cast) for _ in range(2)]
    for code in codes:
        decide.decide(by=cast.mai, dossier=code, at=people.at(31, 9), on_paper=True)
    numbers = [Dossier.objects.get(code=code).result["number"] for code in codes]
    assert numbers == ["001/KQ-H10.37.01-230531", "002/KQ-H10.37.01-230531"]
    assert facts.about(f"dossier:{codes[1]}")[-1].body["number"] == numbers[1]
