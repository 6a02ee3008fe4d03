from datetime import datetime, timedelta

import pytest

from motcua.law.calendar import ZONE
from motcua.law.errors import NotPermitted
from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.work.dossiers import detail, telling
from motcua.work.dossiers.acts import forward, register, supplement
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

ITEMS = ["Giấy chứng sinh bản chính", "  "]


def asked(cast: Cast) -> str:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    supplement.supplement(by=cast.hoa, dossier=code, items=ITEMS, reason="Bản sao bị mờ", at=people.at(30, 10))
    return code


def test_while_the_applicant_completes_the_dossier_waits(cast: Cast) -> None:
    row = Dossier.objects.get(code=asked(cast))
    assert (row.state, row.supplements, row.waiting_since) == (State.SUPPLEMENT_NEEDED, 1, people.at(30, 10))
    assert facts.about(f"dossier:{row.code}")[-1].body["items"] == ["Giấy chứng sinh bản chính"]


def test_after_completion_the_whole_limit_runs_again(cast: Cast) -> None:
    code = asked(cast)
    paper = Given(no=2, name="Giấy chứng sinh", originals=1)
    supplement.complete(by=cast.lan, dossier=code, papers=[paper], at=people.at(1, 9, month=6))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.waiting_since) == (State.IN_PROGRESS, None)
    assert row.due_at == people.at(8, 17, month=6)  # five working days from Thursday 1 June
    assert row.first_due_at == people.at(5, 17, month=6)
    assert row.waited == 2 * 24 * 60 - 60
    assert row.papers.count() == 3
    assert row.step_due_at == people.at(5, 14, 30, month=6) == row.steps.get(closed_at=None).due_at  # as long again


def test_it_is_asked_once_and_never_again(cast: Cast) -> None:
    code = asked(cast)
    supplement.complete(by=cast.hung, dossier=code, at=people.at(1, 9, month=6))
    with pytest.raises(NotPermitted) as refusal:
        supplement.supplement(by=cast.hoa, dossier=code, items=ITEMS, reason="Thiếu nữa", at=people.at(1, 10, month=6))
    assert "một lần" in str(refusal.value)


def test_after_three_working_days_the_sectors_article_must_be_named(cast: Cast) -> None:
    code = people.received(cast)
    late = people.at(2, 9, month=6)
    with pytest.raises(Invalid) as refusal:
        supplement.supplement(by=cast.hung, dossier=code, items=ITEMS, reason="Thiếu", at=late)
    assert "basis" in refusal.value.fields
    supplement.supplement(
        by=cast.hung, dossier=code, items=ITEMS, reason="Thiếu", basis="Luật Hộ tịch, Điều 16", at=late
    )


def test_nothing_is_asked_without_saying_what(cast: Cast) -> None:
    with pytest.raises(Invalid):
        supplement.supplement(
            by=cast.hung, dossier=people.received(cast), items=[" "], reason="Thiếu", at=people.at(29)
        )


def test_before_receipt_the_completed_application_is_looked_at_again(cast: Cast) -> None:
    application = people.application(cast, channel=2)
    code = register.register(by=cast.lan, application=application, received=False, at=people.at(29, 8))
    supplement.supplement(by=cast.hung, dossier=code, items=ITEMS, reason="Thiếu", at=people.at(29, 9))
    supplement.complete(by=cast.lan, dossier=code, at=people.at(30, 8))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.received_at) == (State.REGISTERED, None)
    assert row.due_at == people.at(31, 8)


def test_only_the_applicant_and_the_counter_complete_it(cast: Cast) -> None:
    code = asked(cast)
    someone = people.citizen("anh-tu", "Lý Văn Tư", "070190000002", "0913000000")
    with pytest.raises(NotFound):
        supplement.complete(by=someone, dossier=code, at=people.at(31))
    with pytest.raises(NotAllowed):
        supplement.complete(by=cast.stranger, dossier=code, at=people.at(31))


def test_a_paper_handed_in_again_replaces_the_one_before_and_counts_once(cast: Cast) -> None:
    code = people.received(cast)
    supplement.supplement(
        by=cast.hung, dossier=code, items=["Giấy chứng sinh", "Sổ hộ khẩu"], reason="Mờ", at=people.at(29, 10)
    )
    again = [Given(no=0, name="giấy chứng sinh", copies=1), Given(no=0, name="Sổ hộ khẩu", copies=1)]
    supplement.complete(by=cast.lan, dossier=code, papers=again, at=people.at(30))
    papers = detail.dossier(code, by=cast.hung, now=people.at(31)).papers
    assert [(paper.name, paper.replaced) for paper in papers] == [
        ("Tờ khai", False), ("giấy chứng sinh", False), ("Giấy chứng sinh", True), ("Sổ hộ khẩu", False),
    ]  # fmt: skip


def test_what_was_declared_online_is_declared_anew_and_the_first_answer_is_kept_in_the_ledger(cast: Cast) -> None:
    version = people.declare_online(cast)
    papers = [Given(no=1, name=str(people.PAPERS[0]["name"]), origin="form")]
    code = people.received(cast, version=version.id, papers=papers)
    supplement.supplement(by=cast.hung, dossier=code, items=["Tờ khai"], reason="Sai tên", at=people.at(29, 10))
    with pytest.raises(Invalid) as refusal:
        supplement.complete(by=cast.lan, dossier=code, answers={"child_name": "123"}, at=people.at(30))
    assert set(refusal.value.fields) == {"answers.child_name"}
    anew = {"child_name": "Trần Gia Bách", "unasked": "x"}
    supplement.complete(by=cast.lan, dossier=code, answers=anew, at=people.at(30))
    assert Dossier.objects.get(code=code).answers == {"child_name": "Trần Gia Bách"}
    told = facts.about(f"dossier:{code}")[-1].body
    assert (told["corrected"], told["was"]) == (["Họ và tên trẻ"], ["Trần Gia Bảo"])
    view = detail.dossier(code, by=cast.hung, now=people.at(31))
    assert [(paper.origin, paper.replaced) for paper in view.papers] == [("form", False), ("form", True)]
    assert telling.story(view.history)[-1].items == ("Tờ khai đăng ký khai sinh: Họ và tên trẻ",)


@pytest.mark.parametrize(
    ("filed", "guidance", "appraisal"),
    [
        (datetime(2025, 6, 27, 9, 0, tzinfo=ZONE), "NĐ 61/2018, Art. 15(3)", "NĐ 61/2018, Art. 19(4)"),
        (datetime(2025, 7, 7, 9, 0, tzinfo=ZONE), "NĐ 118/2025, Art. 17", "NĐ 118/2025, Art. 19"),
    ],
)
def test_a_refusal_cites_the_decree_that_the_dossier_runs_under(
    cast: Cast, filed: datetime, guidance: str, appraisal: str
) -> None:
    code = people.received(cast, at=filed)
    late = filed + timedelta(days=7)  # by then the new decree is in force for every dossier filed from now on
    with pytest.raises(Invalid) as nothing:
        supplement.supplement(by=cast.hung, dossier=code, items=[" "], reason="Thiếu", at=late)
    with pytest.raises(Invalid) as too_late:
        supplement.supplement(by=cast.hung, dossier=code, items=ITEMS, reason="Thiếu", at=late)
    supplement.supplement(by=cast.hung, dossier=code, items=ITEMS, reason="Thiếu", basis="Luật Hộ tịch", at=late)
    supplement.complete(by=cast.lan, dossier=code, at=late)
    with pytest.raises(NotPermitted) as again:
        supplement.supplement(by=cast.hung, dossier=code, items=ITEMS, reason="Thiếu", at=late)
    assert [refusal.value.source for refusal in (nothing, too_late, again)] == [guidance, appraisal, guidance]
