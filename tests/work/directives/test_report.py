"""Units report, the giver confirms or returns, and the day of the report counts."""

from datetime import date

import pytest

from motcua.law.duties import Standing
from motcua.ledger import facts
from motcua.registers.files import acts as files
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.directives import addresses, pages
from motcua.work.directives.acts import report, share
from motcua.work.directives.models import Duty, Report
from tests.faces.doors.visitors import picture
from tests.work.directives.conftest import Province, at

FRIDAY, SATURDAY = date(2023, 8, 25), date(2023, 8, 26)


def evaluation(day: int = 25) -> Duty:
    """To evaluate the digital teams by the 25th, to report on it by the 29th."""
    return Duty.objects.get(task__point="II.1 bullet 2", due_on=date(2023, 8, day))


def test_what_is_reported_in_time_is_done_in_time_whenever_it_is_confirmed(people_of: Province, followed: int) -> None:
    duty = evaluation()
    report.report(by=people_of.linh, duty=duty.id, text="Đã gửi đánh giá", done=True, at=at(25, hour=20))
    report.confirm(by=people_of.dung, duty=duty.id, at=at(5, month=9))
    view = next(
        one
        for one in pages.task(duty.task_id, by=people_of.linh, today=at(6, month=9).date()).duties
        if one.row.number == duty.id
    )
    assert view.row.standing is Standing.DONE_IN_TIME
    assert [one.verdict for one in view.reports] == ["done", "confirmed"]
    assert [one.name for one in facts.about(f"task:{duty.task_id}")] == ["TaskAssigned", "DutyDone", "ResultConfirmed"]
    with pytest.raises(Conflict):
        report.send_back(by=people_of.dung, duty=duty.id, text="Muộn rồi", at=at(6, month=9))


def test_what_is_returned_is_as_old_as_it_was(people_of: Province, followed: int) -> None:
    duty = evaluation()
    report.report(by=people_of.linh, duty=duty.id, text="Đã xong", done=True, at=at(24))
    report.send_back(by=people_of.thu, duty=duty.id, text="Còn chung chung, làm lại", at=at(26))
    [one] = [
        one for one in pages.task(duty.task_id, by=people_of.linh, today=SATURDAY).duties if one.row.number == duty.id
    ]
    assert (one.row.standing, one.row.days_late) == (Standing.LATE, 1)
    with pytest.raises(Conflict):
        report.confirm(by=people_of.thu, duty=duty.id, at=at(26))


def test_evidence_lies_with_the_report_and_only_there(people_of: Province, followed: int) -> None:
    duty = evaluation()
    stored = files.store(by=HOUSE, name="anh.png", stream=_file(), at=at(24))
    report.report(by=people_of.linh, duty=duty.id, text="Đang làm", files=[stored.digest], at=at(24))
    assert pages.file_of(duty.task_id, stored.digest, by=people_of.khanh) == "anh.png"
    with pytest.raises(NotFound):
        pages.file_of(duty.task_id, stored.digest, by=people_of.van)
    with pytest.raises(NotFound):
        report.report(by=people_of.linh, duty=duty.id, text="Đang làm", files=["0" * 64], at=at(24))
    assert Duty.objects.get(id=duty.id).done_on is None


def _file() -> object:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("anh.png", picture())


def test_nobody_reports_for_another_unit_and_nobody_confirms_his_own(people_of: Province, followed: int) -> None:
    duty = evaluation()
    for who in (people_of.phuoc, people_of.van, people_of.dung, people_of.thu):
        with pytest.raises(NotAllowed):
            report.report(by=who, duty=duty.id, text="Xong", done=True, at=at(24))
    report.report(by=people_of.linh, duty=duty.id, text="Xong", done=True, at=at(24))
    with pytest.raises(NotAllowed):
        report.confirm(by=people_of.khanh, duty=duty.id, at=at(24))
    with pytest.raises(Conflict):
        report.report(by=people_of.linh, duty=duty.id, text="Xong lần nữa", done=True, at=at(24))


@pytest.mark.parametrize("day", [date(2023, 8, 16), date(2023, 8, 25)])
def test_nothing_was_done_before_the_directive_or_tomorrow(people_of: Province, followed: int, day: date) -> None:
    with pytest.raises(Invalid) as refusal:
        report.report(by=people_of.linh, duty=evaluation().id, text="Xong", done=True, done_on=day, at=at(24))
    assert "done_on" in refusal.value.fields


def test_a_body_outside_reports_by_its_link_until_it_is_revoked(people_of: Province, followed: int) -> None:
    duty = Duty.objects.get(task__point="II.5")
    token = share.share(by=people_of.dung, duty=duty.id, at=at(18))
    link = addresses.link(token, FRIDAY)
    assert link is not None
    report.report_outside(
        by=HOUSE, link=link.id, name="Nguyễn Văn An", text="Đã cung cấp dữ liệu", done=True, at=at(25)
    )
    assert Report.objects.get().by == "Nguyễn Văn An (Bảo hiểm xã hội tỉnh Bình Phước)"
    assert Duty.objects.get(id=duty.id).done_on == FRIDAY
    with pytest.raises(NotAllowed):
        report.report_outside(by=people_of.linh, link=link.id, name="x", text="y", at=at(25))
    report.send_back(by=people_of.thu, duty=duty.id, text="Thiếu", at=at(25))
    share.revoke(by=people_of.thu, duty=duty.id, at=at(25))
    with pytest.raises(Conflict):
        report.report_outside(by=HOUSE, link=link.id, name="An", text="Nữa", at=at(25))
