"""A task of the central Government: proposed when it comes, followed once confirmed, changed by its giver in order."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.ledger import facts
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Conflict, NotAllowed
from motcua.work.directives import queries
from motcua.work.directives.acts import confirm, correct, extend, mandate, report
from motcua.work.directives.mandates import queries as mandates
from motcua.work.directives.mandates.word import Kind, Word
from motcua.work.directives.models import Directive, Duty, Extension, Notice, Proposal, Task
from tests.work.directives.conftest import Province, at

CODE, DUE = "NV-2023-0917", date(2023, 9, 30)
WORD = Word(
    code=CODE, n=1, kind=Kind.ASSIGNED, told_at=at(20), sign="434/TB-VPCP", title="Kết luận của Thủ tướng Chính phủ",
    issuer="Văn phòng Chính phủ", issued_on=date(2023, 8, 19), point="II.3", due_on=DUE,
    content="Hoàn thành kết nối hệ thống theo dõi nhiệm vụ của tỉnh với Văn phòng Chính phủ",
    lead=("Sở Thông tin và Truyền thông",),
)  # fmt: skip


def told(n: int, kind: Kind, **more: object) -> Word:
    """The next notice of the giver."""
    word = replace(WORD, n=n, kind=kind, content="", told_at=at(20 + n), due_on=None, **more)
    assert mandate.hear(by=HOUSE, word=word, at=at(20 + n))
    return word


def answers() -> list[tuple[str, str]]:
    """What the giver is told, with how the task stands."""
    found = [fact.body for fact in facts.about(f"mandate:{CODE}") if fact.name == "MandateAnswered"]
    return [(str(body["answer"]), str(body["standing"])) for body in found]


@pytest.fixture
def heard(people_of: Province) -> Proposal:
    assert mandate.hear(by=HOUSE, word=WORD, at=at(20))
    assert not mandate.hear(by=HOUSE, word=WORD, at=at(20)), "told twice, it is there once"
    return Proposal.objects.get()


@pytest.fixture
def followed(people_of: Province, heard: Proposal) -> Duty:
    correct.accept(by=people_of.thu, directive=heard.directive_id, at=at(21))
    confirm.confirm(by=people_of.thu, directive=heard.directive_id, at=at(21))
    return Duty.objects.get()


def test_nothing_exists_until_a_person_confirms_and_then_the_giver_is_told(
    people_of: Province, heard: Proposal
) -> None:
    document = heard.directive
    assert (document.number, document.issuer, Task.objects.count()) == ("434/TB-VPCP", "Văn phòng Chính phủ", 0)
    draft = queries.desk(document.id, by=people_of.thu).proposals[0].draft
    assert [party.codes for party in draft.lead] == [("LOC-BP-STTTT",)]
    start, end = draft.spans["content"][0]
    assert document.text[start:end] == WORD.content
    second = replace(WORD, code="NV-2023-0918", content="Báo cáo kết quả thực hiện")
    mandate.hear(by=HOUSE, word=second, at=at(20))
    assert Directive.objects.count() == 1, "tasks of one document lie together"
    with pytest.raises(Conflict):
        correct.join(by=people_of.thu, directive=document.id, proposal=heard.id, at=at(20))
    with pytest.raises(Conflict):
        correct.drop(by=people_of.thu, directive=document.id, proposal=heard.id, at=at(20))
    with pytest.raises(Conflict):
        correct.put_away(by=people_of.thu, directive=document.id, why="Nhầm", at=at(20))
    mandate.decline(by=people_of.dung, mandate="NV-2023-0918", reason="Thuộc bộ", at=at(20))
    correct.accept(by=people_of.thu, directive=document.id, at=at(20))
    confirm.confirm(by=people_of.thu, directive=document.id, at=at(20))
    assert Duty.objects.get().due_on == DUE
    assert answers() == [("tiepnhan", "chuahoanthanh_tronghan")]
    declined = facts.about("mandate:NV-2023-0918")[-1]
    assert (declined.body["answer"], declined.body["text"]) == ("khongtiepnhan", "Thuộc bộ")


def test_the_result_goes_up_once_it_is_confirmed_here_and_may_come_back(people_of: Province, followed: Duty) -> None:
    report.report(by=people_of.linh, duty=followed.id, text="Đã kết nối thử", at=at(25))
    report.report(by=people_of.linh, duty=followed.id, text="Đã xong", done=True, at=at(28))
    report.confirm(by=people_of.thu, duty=followed.id, at=at(29))
    waits, done = "chuahoanthanh_tronghan", "dahoanthanh_tronghan"
    assert answers() == [("tiepnhan", waits), ("tiendo", waits), ("tiendo", waits), ("ketqua", done)]
    told(2, Kind.RETURNED, reason="Còn chung chung")
    assert Duty.objects.get().done_on is not None, "a notice changes nothing by itself"
    mandate.take(by=people_of.thu, mandate=CODE, notice=2, at=at(30))
    row = Duty.objects.get()
    assert (row.done_on, row.checked_at, row.due_on) == (None, None, DUE)
    assert row.reports.last().text == "Còn chung chung"
    report.report(by=people_of.linh, duty=followed.id, text="Đã làm lại", done=True, at=at(30))
    report.confirm(by=people_of.thu, duty=followed.id, at=at(30))
    told(3, Kind.ACCEPTED)
    mandate.take(by=people_of.thu, mandate=CODE, notice=3, at=at(30))
    assert mandates.mandate(Notice.objects.last().mandate_id, by=people_of.thu, today=DUE).row.ended == "accepted"


def test_only_the_giver_moves_his_day_and_his_word_comes_in_order(people_of: Province, followed: Duty) -> None:
    later = date(2023, 10, 31)
    with pytest.raises(Conflict, match="Chính phủ"):
        extend.extend(by=people_of.dung, duty=followed.id, until=later, reason="Chờ", at=at(22))
    extend.ask(by=people_of.khanh, duty=followed.id, until=later, reason="Chờ thiết bị", at=at(22))
    assert answers()[-1][0] == "denghigiahan"
    mandate.hear(by=HOUSE, word=replace(WORD, n=3, kind=Kind.WITHDRAWN, reason="Trùng"), at=at(24))
    with pytest.raises(Conflict, match="số 2"):
        mandate.take(by=people_of.thu, mandate=CODE, notice=3, at=at(24))
    mandate.hear(by=HOUSE, word=replace(WORD, n=2, kind=Kind.EXTENDED, due_on=later), at=at(25))
    with pytest.raises(NotAllowed):
        mandate.take(by=people_of.khanh, mandate=CODE, notice=2, at=at(25))
    mandate.take(by=people_of.dung, mandate=CODE, notice=2, at=at(25))
    assert (Duty.objects.get().due_on, Extension.objects.get().granted) == (later, True)
    mandate.take(by=people_of.dung, mandate=CODE, notice=3, at=at(26))
    assert Duty.objects.get().withdrawn_on == date(2023, 8, 26)
    with pytest.raises(Conflict, match="thu hồi"):
        report.report(by=people_of.linh, duty=followed.id, text="Vẫn làm", at=at(27))
    names = [fact.name for fact in facts.about(f"mandate:{CODE}")]
    assert names.count("NoticeTaken") == 2


def test_what_the_giver_changes_before_confirmation_must_be_looked_at_again(
    people_of: Province, heard: Proposal
) -> None:
    directive = heard.directive_id
    correct.accept(by=people_of.thu, directive=directive, at=at(21))
    later = date(2023, 10, 15)
    mandate.hear(
        by=HOUSE, word=replace(WORD, n=2, kind=Kind.CHANGED, content="Kết nối và báo cáo", due_on=later), at=at(22)
    )
    with pytest.raises(Conflict, match="chưa được xem"):
        confirm.confirm(by=people_of.thu, directive=directive, at=at(22))
    assert mandates.waiting(by=people_of.thu) == 1
    mandate.take(by=people_of.thu, mandate=CODE, notice=2, at=at(22))
    proposal = queries.desk(directive, by=people_of.thu).proposals[0]
    assert (proposal.state, proposal.draft.content, proposal.draft.limits[0].day) == (
        "proposed", "Kết nối và báo cáo", later,
    )  # fmt: skip
    with pytest.raises(Conflict):
        correct.undo(by=people_of.thu, directive=directive, at=at(22))
    told(3, Kind.WITHDRAWN)
    mandate.take(by=people_of.thu, mandate=CODE, notice=3, at=at(23))
    with pytest.raises(Conflict, match="không còn được giao"):
        correct.accept(by=people_of.thu, directive=directive, proposal=heard.id, at=at(23))
