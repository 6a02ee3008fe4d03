"""Findings, petitions, plans and things to publish are tasks like any other, with the duties of their kind."""

import io
from datetime import date

import pytest
import xlsxwriter

from motcua.law.duties import Standing
from motcua.law.errors import NoSuchPromise
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.work.directives import following, queries
from motcua.work.directives.acts import confirm, correct, report, take_in
from motcua.work.directives.acts.enter import Entered, Item, enter, enter_list
from motcua.work.directives.acts.take_in import Told
from motcua.work.directives.draft import Draft
from motcua.work.directives.finding import found
from motcua.work.directives.following import Wish
from motcua.work.directives.lists import rows, sheets
from motcua.work.directives.models import Directive, Duty, Task
from tests.work.directives.conftest import Province, at, unit

CONCLUSION = Told(title="Kết luận kiểm tra cải cách hành chính", number="77/KL-ĐKT", issued=date(2023, 10, 13))
LIST = """Kết luận kiểm tra,,,
STT;Đơn vị được kiểm tra;Tồn tại, hạn chế;Mục kiểm tra;Cơ quan thẩm định
1;UBND huyện Bù Đăng;Chưa niêm yết thủ tục tại bộ phận một cửa;Công khai;Sở Nội vụ
2;Sở Y tế; Sở Nội vụ ;Hồ sơ trễ hạn không có thư xin lỗi;Xin lỗi;
3;Sở Không Có;Không xác định được;;
4;UBND huyện Bù Đăng;;Nhân sự;
;;;;
"""


def finding(who: Province, **more: object) -> Entered:
    item = Item(units=("LOC-BP-696",), content="Chưa niêm yết thủ tục", **more)  # type: ignore[arg-type]
    return enter(by=who.thu, agency="H10", kind="finding", head=CONCLUSION, received=date(2023, 10, 13), item=item,
                 at=at(16, month=10))  # fmt: skip


def entered(who: Province, table: str, name: str = "ds.csv") -> Entered:
    read = rows.read(sheets.table(name, table.encode()), "finding", date(2023, 10, 13))
    made = enter_list(by=who.thu, agency="H10", kind="finding", head=CONCLUSION, received=date(2023, 10, 13),
                      items=read.items, at=at(16, month=10))  # fmt: skip
    return Entered(made.directive, made.tasks, made.there, (*read.refused, *made.refused))


def test_a_finding_is_due_after_thirty_days_and_is_proved_by_a_document(people_of: Province) -> None:
    finding(people_of, details={"section": "Công khai"})
    [row] = following.duties(by=people_of.phuoc, today=date(2023, 11, 13), wish=Wish(kind="finding"))[0]
    assert (row.due_on, row.standing, row.unit_code) == (date(2023, 11, 12), Standing.LATE, "LOC-BP-696")
    with pytest.raises(Invalid) as refusal:
        report.report(by=people_of.phuoc, duty=row.number, text="Đã niêm yết", done=True, at=at(1, month=11))
    assert "files" in refusal.value.fields
    report.report(by=people_of.phuoc, duty=row.number, text="Đang làm", at=at(1, month=11))
    assert [one.said[0].text for one in found.promises("niem yet", by=people_of.thu, today=date(2023, 11, 1)).rows]


def test_what_is_wrong_with_a_form_is_said_at_once_and_the_same_twice_is_there_once(people_of: Province) -> None:
    again = finding(people_of)
    assert finding(people_of) == Entered(again.directive, (), 1)
    assert Task.objects.count() == 1
    with pytest.raises(Invalid) as refusal:
        enter(by=people_of.thu, agency="H10", kind="finding", head=CONCLUSION, received=date(2023, 10, 13),
              item=Item(units=("nowhere",), content=" ", due=date(2023, 10, 1)), at=at(16, month=10))  # fmt: skip
    assert set(refusal.value.fields) == {"units", "content", "due"}
    with pytest.raises(NotAllowed):
        enter(by=people_of.khanh, agency="H10", kind="finding", head=CONCLUSION, received=date(2023, 10, 13),
              item=Item(units=("LOC-BP-696",), content="x"), at=at(16, month=10))  # fmt: skip
    with pytest.raises(NoSuchPromise):
        enter(by=people_of.thu, agency="H10", kind="rumour", head=CONCLUSION, received=date(2023, 10, 13),
              item=Item(units=("LOC-BP-696",), content="x"), at=at(16, month=10))  # fmt: skip
    with pytest.raises(Invalid):
        enter(by=people_of.thu, agency="H10", kind="finding", head=CONCLUSION, received=date(2023, 10, 17),
              item=Item(units=("LOC-BP-696",), content="x"), at=at(16, month=10))  # fmt: skip


def test_the_wrong_rows_of_a_list_are_refused_one_by_one_and_the_same_list_changes_nothing(
    people_of: Province,
) -> None:
    table = LIST.replace("2;Sở Y tế; Sở Nội vụ ;", '2;"Sở Y tế; Sở Nội vụ";')
    first = entered(people_of, table)
    assert (len(first.tasks), first.there) == (2, 0)
    assert first.refused == ((5, "Không rõ đơn vị “Sở Không Có”."), (6, "Thiếu nội dung."))
    assert Duty.objects.count() == 3
    judged = Task.objects.get(point="1")
    assert (judged.appraiser, judged.details) == (unit("LOC-BP-SNV"), {"section": "Công khai"})
    second = entered(people_of, table)
    assert (second.tasks, second.there, len(second.refused)) == ((), 2, 2)
    mended = entered(people_of, table.replace("Sở Không Có", "Sở Tư pháp"))
    assert (len(mended.tasks), mended.there, mended.directive) == (1, 2, first.directive)
    text = Directive.objects.get().text
    for task in Task.objects.all():
        [[start, end]] = task.spans
        assert text[start:end] == task.passage
    with pytest.raises(Invalid):
        entered(people_of, "Không có tiêu đề\n")
    with pytest.raises(Invalid):
        entered(people_of, "\x00\x01")


def test_a_workbook_is_read_like_a_table(people_of: Province) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(2, 1, ["Nội dung kiến nghị", "Cơ quan giải quyết", "Cử tri", "Hạn trả lời", "Kỳ họp"])
        sheet.write_row(3, 1, ["Sửa đường liên thôn", "LOC-BP-696", "Nguyễn Quyết Thắng"])
        sheet.write_datetime(3, 4, date(2024, 10, 25), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(3, 5, 15)
    table = sheets.table("ds.xlsx", out.getvalue())
    read = rows.read(table, "petition_council", date(2024, 10, 8))
    [(line, item)] = read.items
    assert (line, item.due, item.units) == (4, date(2024, 10, 25), ("LOC-BP-696",))
    assert item.details == {"session": "15", "voter": "Nguyễn Quyết Thắng"}
    with pytest.raises(Invalid):
        sheets.table("ds.xlsx", out.getvalue()[:200])


def test_a_plan_that_says_too_little_is_to_be_done_again_by_a_new_day(people_of: Province) -> None:
    item = Item(units=("LOC-BP-STTTT",), content="Kế hoạch khắc phục", due=date(2023, 8, 30), appraiser="LOC-BP-VPUBND")
    enter(by=people_of.dung, agency="H10", kind="plan", head=Told(title="Thông báo"), received=date(2023, 8, 17),
          item=item, at=at(18))  # fmt: skip
    duty = Duty.objects.get()
    Duty.objects.filter(id=duty.id).update(done_on=date(2023, 8, 24))
    with pytest.raises(Invalid):
        report.send_back(by=people_of.thu, duty=duty.id, text="Còn chung chung", at=at(25))
    with pytest.raises(Invalid):
        report.send_back(by=people_of.thu, duty=duty.id, text="Chung chung", until=date(2023, 8, 29), at=at(25))
    report.send_back(by=people_of.thu, duty=duty.id, text="Còn chung chung", until=date(2023, 9, 8), at=at(25))
    duty.refresh_from_db()
    assert (duty.done_on, duty.due_on, duty.extensions.get().old) == (None, date(2023, 9, 8), date(2023, 8, 30))


def test_a_directive_asks_each_district_to_publish_its_land_plan_and_a_link_proves_it(people_of: Province) -> None:
    text = (
        """1. Giao UBND cấp huyện công khai Kế hoạch sử dụng đất trước ngày 25/8/2023; báo cáo trước ngày 30/8/2023."""
    )
    number = take_in.take_in(by=people_of.thu, agency="H10", text=text, at=at(18),
                             told=Told(title="Thông báo", issued=date(2023, 8, 17)))  # fmt: skip
    [one] = queries.desk(number, by=people_of.thu).proposals
    said = Draft.of(one.draft.as_json() | {"kind": "land_plan"})
    with pytest.raises(NoSuchPromise):
        correct.edit(by=people_of.thu, directive=number, proposal=one.number, at=at(18),
                     draft=Draft.of(one.draft.as_json() | {"kind": "rumour"}))  # fmt: skip
    correct.edit(by=people_of.thu, directive=number, proposal=one.number, draft=said, at=at(18))
    confirm.confirm(by=people_of.thu, directive=number, at=at(18))
    assert Duty.objects.values("step").distinct().count() == 2
    own = Duty.objects.get(agency__code="LOC-BP-696", step="publish")
    assert own.due_on == date(2023, 8, 25)
    for link, field in (
        ("", "link"),
        ("trang huyện", "link"),
        ("https://ai:mật@x.vn/", "link"),
        ("javascript:1", "link"),
    ):
        with pytest.raises(Invalid) as refusal:
            report.report(by=people_of.phuoc, duty=own.id, text="Đã công khai", done=True, link=link, at=at(24))
        assert field in refusal.value.fields
    report.report(by=people_of.phuoc, duty=own.id, text="Đã công khai", done=True, at=at(24),
                  link="https://budang.binhphuoc.gov.vn/ke-hoach-su-dung-dat-2023")  # fmt: skip
    assert Duty.objects.filter(step="publish", done_on__isnull=True).count() == 10


def test_a_petition_is_not_done_by_a_report(people_of: Province) -> None:
    item = Item(units=("LOC-BP-STTTT",), content="Sửa đường", details={"voter": "Nguyễn Quyết Thắng"})
    enter(by=people_of.thu, agency="H10", kind="petition_council", head=Told(title="Công văn 4102"),
          received=date(2023, 8, 17), item=item, at=at(18))  # fmt: skip
    answer, publish = Duty.objects.order_by("limit")
    assert (answer.due_on, publish.due_on, publish.agency) == (date(2023, 9, 16), date(2023, 10, 6), unit("H10"))
    assert "Thắng" not in Directive.objects.get().text
    with pytest.raises(Conflict):
        report.report(by=people_of.khanh, duty=answer.id, text="Xong", done=True, at=at(19))
