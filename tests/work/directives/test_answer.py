"""A petition is answered by a letter with a number, and everyone reads the answer without the voter's name."""

from datetime import date

import pytest

from motcua.reactions.papers.letter import drawing
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.directives import answers
from motcua.work.directives.acts import answer, report
from motcua.work.directives.acts.enter import Item, enter
from motcua.work.directives.acts.take_in import Told
from motcua.work.directives.models import Duty
from tests.reactions.papers import reading
from tests.work.directives.conftest import Province, at

VOTER = {
    "session": "Kỳ họp 15",
    "voter": "Nguyễn Quyết Thắng",
    "address": "thôn Đak Xuyên, xã Đak Nhau",
    "field": "CĐS",
}
BODY = "1. Đoàn đã kiểm tra tại thôn Đak Xuyên.\n2. Cử tri Nguyễn Quyết Thắng gọi 1022 khi cần."
BARE = "1. Đoàn đã kiểm tra.\n2. Cử tri gọi 1022 khi cần."


@pytest.fixture
def petition(people_of: Province) -> int:
    """The number of the duty to answer, owed by information and communications."""
    item = Item(units=("LOC-BP-STTTT",), content="Dịch vụ công trực tuyến gây khó khăn", details=VOTER)
    enter(by=people_of.thu, agency="H10", kind="petition_council", head=Told(title="Công văn 4102/UBND-TH"),
          received=date(2023, 8, 17), item=item, at=at(18))  # fmt: skip
    return Duty.objects.get(step="answer").id


def written(who: Province, duty: int, *, day: int = 21, outcome: str = "under_way") -> None:
    to = "Hội đồng nhân dân tỉnh\nUBND tỉnh"
    answer.write(by=who.linh, duty=duty, outcome=outcome, to=to, body=BODY, at=at(day))


def issued(who: Province, duty: int, *, day: int = 22) -> None:
    written(who, duty, day=day)
    answer.issue(by=who.khanh, duty=duty, number="1234/STTTT-CĐS", at=at(day))


def test_a_letter_is_written_by_the_unit_and_issued_by_its_leader_alone(people_of: Province, petition: int) -> None:
    with pytest.raises(Conflict):
        answer.issue(by=people_of.khanh, duty=petition, number="1", at=at(21))
    with pytest.raises(Invalid):
        written(people_of, petition, outcome="forgotten")
    with pytest.raises(NotAllowed):
        answer.write(by=people_of.phuoc, duty=petition, outcome="resolved", to="x", body="x", at=at(21))
    written(people_of, petition)
    draft = answers.letter(petition, by=people_of.linh, today=date(2023, 8, 21))
    assert (draft.issued, draft.to) == (False, ("Hội đồng nhân dân tỉnh", "UBND tỉnh"))
    assert "Nguyễn Quyết Thắng, thôn Đak Xuyên, xã Đak Nhau" in draft.opening
    with pytest.raises(NotAllowed):
        answer.issue(by=people_of.linh, duty=petition, number="1234/STTTT-CĐS", at=at(22))
    answer.issue(by=people_of.khanh, duty=petition, number="1234/STTTT-CĐS", at=at(22))
    row = Duty.objects.get(id=petition)
    assert (row.done_on, row.answer.signed_by) == (date(2023, 8, 22), "Lê Văn Khánh")
    with pytest.raises(Conflict):
        written(people_of, petition)
    with pytest.raises(NotFound):
        answers.letter(petition, by=people_of.phuoc, today=date(2023, 8, 22))


def test_what_is_published_names_no_voter_and_ends_after_thirty_days(people_of: Province, petition: int) -> None:
    said = {"by": people_of.thu, "duty": petition, "matter": "Dịch vụ công khó dùng", "at": at(24)}
    with pytest.raises(Conflict):
        answer.publish(said=BARE, **said)  # type: ignore[arg-type]
    issued(people_of, petition)
    for wrong in (BODY, "Cử tri NGUYEN QUYET THANG", "Ở thôn Đak Xuyên", "Gọi 0912 345 678"):
        with pytest.raises(Invalid) as refusal:
            answer.publish(said=wrong, **said)  # type: ignore[arg-type]
        assert set(refusal.value.fields) == {"said"}
    with pytest.raises(NotAllowed):
        answer.publish(by=people_of.khanh, duty=petition, matter="x", said=BARE, at=at(24))
    begun = answers.of([petition], date(2023, 8, 24))[petition].bare_said
    assert begun == "1. Đoàn đã kiểm tra tại nơi cư trú.\n2. Cử tri gọi 1022 khi cần."
    answer.publish(said=BARE, **said)  # type: ignore[arg-type]
    own = Duty.objects.get(step="publish")
    assert (own.done_on, own.checked_by) == (date(2023, 8, 24), "Đỗ Thị Thu")
    [one], total = answers.shown(date(2023, 9, 23), text="dich vu")
    assert (one.said, one.session, one.letter, total) == (BARE, "Kỳ họp 15", "1234/STTTT-CĐS", 1)
    assert "Thắng" not in repr(one)
    assert answers.shown(date(2023, 9, 24))[1] == answers.shown(date(2023, 9, 1), text="sân bay")[1] == 0
    with pytest.raises(Conflict):
        answer.publish(said=BARE, **said)  # type: ignore[arg-type]


def test_an_answer_is_taken_away_and_written_anew_when_it_is_returned(people_of: Province, petition: int) -> None:
    issued(people_of, petition)
    with pytest.raises(Conflict):
        answer.withdraw(by=people_of.thu, duty=petition, reason="Sai số liệu", at=at(24))
    answer.publish(by=people_of.dung, duty=petition, matter="Kiến nghị", said=BARE, at=at(24))
    report.send_back(by=people_of.thu, duty=petition, text="Sai số liệu", at=at(25))
    with pytest.raises(Conflict):
        written(people_of, petition, day=25)
    answer.withdraw(by=people_of.thu, duty=petition, reason="Sai số liệu", at=at(25))
    assert answers.shown(date(2023, 8, 25))[1] == 0
    issued(people_of, petition, day=25)
    assert answers.shown(date(2023, 8, 26))[1] == 0
    answer.publish(by=people_of.thu, duty=petition, matter="Kiến nghị", said=BARE, at=at(26))
    assert answers.shown(date(2023, 8, 26))[1] == 1


def test_only_a_petition_is_answered_by_letter(people_of: Province, followed: int) -> None:
    duty = Duty.objects.filter(agency__code="LOC-BP-STTTT").first()
    assert duty is not None
    with pytest.raises(Conflict):
        answer.write(by=people_of.linh, duty=duty.id, outcome="resolved", to="x", body="x", at=at(21))


def test_the_letter_is_a_page_with_head_number_and_signer(people_of: Province, petition: int) -> None:
    issued(people_of, petition)
    page = reading.words(drawing.draw(petition, by=people_of.thu, now=at(23)))
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "1234/STTTT-CĐS", "V/v trả lời kiến nghị của cử tri",
                 "Hội đồng nhân dân tỉnh;", "Lê Văn Khánh", "ngày 22 tháng 8 năm 2023"):  # fmt: skip
        assert said in page
