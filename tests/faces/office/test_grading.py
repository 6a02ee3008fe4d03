"""The sheets of the grading, for those they are for."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from django.test import Client

from motcua.faces.office.grading import wording
from motcua.law import grading
from motcua.reactions.quality import settlers
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import decide, forward
from motcua.work.grading import queries
from tests import cast as people
from tests.reactions.papers import reading

Enter = Callable[[Actor], Client]
HOME = "/office/grading/"


@pytest.fixture
def may(cast: people.Cast) -> people.Cast:
    """Three dossiers of the commune: one decided early, one on its day, one late."""
    settlers.renew()
    for on in (10, 15, 17):
        code = people.received(cast, at=people.at(8, 9))
        forward.forward(by=cast.hung, dossier=code, at=people.at(8, 11))
        forward.forward(by=cast.hoa, dossier=code, at=people.at(on, 9))
        decide.decide(by=cast.mai, dossier=code, at=people.at(on, 11), on_paper=True)
    return cast


def text(client: Client, address: str) -> str:
    answer = client.get(HOME + address)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def table(client: Client, address: str) -> list[list[str]]:
    answer = client.get(HOME + address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_head_sees_nine_lines_the_total_and_what_no_fact_shows(may: people.Cast, enter: Enter):
    page = text(enter(may.mai), "")
    assert "Tổng thời gian giải quyết thủ tục hành chính" in page
    assert "Chưa có số liệu phản ánh, kiến nghị của kỳ này." in page
    assert page.count("bỏ qua</span>") == 1
    assert "Nếu quy về thang 18" in page
    assert "Cách tính chặt" in page
    rows = table(enter(may.mai), "sheet.csv")
    assert [row[0] for row in rows[1:-1]] == [str(number) for number in range(1, 10)]
    assert rows[1][2:5] == ["2", "1.0", "1.0"]
    told = json.loads(enter(may.mai).get(f"{HOME}sheet.json", headers={"Accept-Language": "en"}).content)
    assert [row["verified"] for row in told["rows"][:2]] == [1.0, 0.3]
    assert told["columns"]["verified"] == "Verified"
    assert told["definitions"]["Total time against the time limit"].startswith("Each dossier: 2 points when done")
    assert float(rows[-1][4]) == pytest.approx(sum(float(row[4] or 0) for row in rows[1:-1]))


def test_each_number_opens_its_dossiers(may: people.Cast, enter: Enter):
    page = text(enter(may.mai), "")
    assert "number=1" in page
    assert "mark=0" in page
    late = text(enter(may.mai), "dossiers/?number=1&mark=0")
    assert late.count("/office/dossiers/") == 1
    assert "17/05/2023" in late
    assert "(1, 7) xong sau ngày hẹn 2 ngày" in late
    assert "(2) bước “" in late
    assert "(4) nộp tại quầy: phải đến một nơi, là Bộ phận Một cửa" in late
    rows = table(enter(may.mai), "dossiers.csv?number=1")
    assert len(rows) == 4
    [early] = [row for row in rows if "10/05/2023" in row]
    assert early[-1].endswith("; (4) nộp tại quầy: phải đến một nơi, là Bộ phận Một cửa")
    assert "(1, 7)" not in early[-1]
    [overdue] = [row for row in rows if "17/05/2023" in row]
    [step] = [part for part in overdue[-1].split("; ") if part.startswith("(2)")]
    assert "tại Ủy ban nhân dân xã Minh Hưng (Lê Thị Hoa)" in step, "who held the step that was late"
    assert "xong sau hạn của bước" in step


def test_every_indicator_has_the_words_of_the_circular():
    assert wording.TITLES == grading.INDICATORS


def test_every_sheet_can_be_printed_to_sign_and_only_by_those_it_is_for(may: people.Cast, enter: Enter):
    for who, address, words in (
        (may.mai, "sheet.pdf", ("NGƯỜI LẬP PHIẾU", "Cách tính chặt", "Đếm lượt xử lý")),
        (may.mai, "officials.pdf", ("Nguyễn Văn Hùng", "Lê Thị Hoa", "NGƯỜI LẬP BIỂU")),
        (may.hoa, "mine.pdf", ("Lê Thị Hoa", "NGƯỜI ĐƯỢC ĐÁNH GIÁ")),
        (may.thu, "units.pdf", ("Cấp xã", "Minh Hưng", "NGƯỜI LẬP BIỂU")),
    ):
        answer = enter(who).get(HOME + address, headers={"Accept-Language": "en"})
        assert answer.status_code == 200, address
        said = reading.words(answer.content)
        for phrase in (*words, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THỦ TRƯỞNG ĐƠN VỊ"):
            assert phrase in said, (address, phrase)
        assert (who.name in said) is (address in {"mine.pdf", "officials.pdf"}), "who prints it is not its maker"
    assert enter(may.hoa).get(f"{HOME}sheet.pdf").status_code == 403
    assert enter(may.hung).get(f"{HOME}mine.pdf?period=2022").status_code == 404


def test_all_units_stand_level_by_level_with_their_rank(may: people.Cast, enter: Enter):
    page = text(enter(may.thu), "units/")
    assert "Cấp huyện" in page
    assert "Cấp xã" in page
    rows = table(enter(may.thu), "units.csv")
    assert [row[1] for row in rows[1:]] == ["H10.37", "H10.37.01"]
    assert enter(may.thu).get(f"{HOME}units.xlsx").status_code == 200


def test_the_head_sees_the_officials_and_each_official_only_himself(may: people.Cast, enter: Enter):
    page = text(enter(may.mai), "officials/")
    for name in ("Nguyễn Văn Hùng", "Lê Thị Hoa", "Phạm Thị Mai"):
        assert name in page
    assert len(table(enter(may.mai), "officials.csv")) == 4
    assert enter(may.hoa).get(f"{HOME}officials/").status_code == 403
    assert enter(may.hoa).get(HOME).status_code == 403
    own = text(enter(may.hoa), "mine/")
    assert "Lê Thị Hoa" in own
    assert "Nguyễn Văn Hùng" not in own
    assert [row[0] for row in table(enter(may.hoa), "mine.csv")[1:]] == ["Lê Thị Hoa"]
    mine = f"dossiers/?unit={may.commune.code}&official={may.hoa.id}&number=2"
    assert text(enter(may.hoa), mine).count("/office/dossiers/") == 3
    assert enter(may.hung).get(HOME + mine).status_code == 403
    assert enter(may.stranger).get(HOME + mine).status_code == 404


def test_an_official_contests_a_line_and_reads_the_answer_on_the_sheet(may: people.Cast, enter: Enter):
    hoa, mai = enter(may.hoa), enter(may.mai)
    where = f"{HOME}contest/?unit={may.commune.code}&number=2&whose=mine"
    assert "Thời gian thực hiện của từng cơ quan" in text(hoa, where.removeprefix(HOME))
    refused = hoa.post(where, {"reason": " "})
    assert refused.status_code == 422
    assert hoa.post(where, {"reason": "Chờ ý kiến của huyện."}).status_code == 302
    [one] = queries.of_officials("2023-Q2", may.commune.id)
    assert one.shown
    assert "Chờ ý kiến của huyện." in text(hoa, "mine/")
    assert f"contest={one.id}" in text(mai, "officials/")
    answer = f"{HOME}answer/?contest={one.id}"
    assert mai.post(answer, {"answer": "Đúng", "points": "x", "upheld": "yes"}).status_code == 422
    kept = mai.post(answer, {"answer": "Đã xem lại", "points": "1,8", "upheld": ""})
    assert kept.status_code == 422
    assert "Đã xem lại" in kept.content.decode()
    assert mai.post(answer, {"answer": "Đã xem lại", "points": "1,8", "upheld": "yes"}).status_code == 302
    page = text(hoa, "mine/")
    assert "Đã xem lại" in page
    on_paper = reading.words(hoa.get(f"{HOME}mine.pdf").content)
    assert "Chờ ý kiến của huyện." in on_paper
    assert "tính 1,8 điểm" in on_paper
    assert "tính 1,8 điểm" in page
    assert mai.get(answer).status_code == 200
    assert mai.post(answer, {"answer": "Lần nữa", "points": "", "upheld": "no"}).status_code == 409


def test_the_head_contests_the_units_sheet_and_the_control_office_answers(may: people.Cast, enter: Enter):
    mai, thu = enter(may.mai), enter(may.thu)
    assert mai.post(f"{HOME}contest/?number=6", {"reason": "Đã niêm yết."}).status_code == 302
    [one] = queries.of_units("2023-Q2")
    assert mai.get(f"{HOME}answer/?contest={one.id}").status_code == 404
    assert f"contest={one.id}" in text(thu, f"?unit={may.commune.code}")
    said = {"answer": "Chưa thấy biên bản.", "upheld": "no", "points": ""}
    assert thu.post(f"{HOME}answer/?contest={one.id}", said).status_code == 302
    assert "giữ nguyên" in text(mai, "")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("?period=2023-05", 422), ("?period=x", 422), ("dossiers/?number=5", 422), ("dossiers/?mark=7", 422),
        ("contest/?number=12", 404), ("answer/?contest=x", 404), ("answer/", 404), ("sheet.doc", 404),
        ("dossiers/?official=99999999999", 200), ("?period=2022", 200), ("officials/?period=2022", 200),
        ("units/?period=2022", 200), ("mine/?period=2022", 200),
    ],
)  # fmt: skip
def test_words_that_mean_nothing_are_refused_and_empty_periods_said(
    may: people.Cast, enter: Enter, address: str, status: int
):
    assert enter(may.mai).get(HOME + address).status_code == status


def test_nobody_looks_into_what_is_not_theirs(may: people.Cast, enter: Enter):
    assert enter(may.mai).get(f"{HOME}?unit={may.elsewhere.code}").status_code == 404
    assert enter(may.stranger).get(f"{HOME}officials/?unit={may.commune.code}").status_code == 404
    assert enter(may.hung).post(f"{HOME}contest/?number=1", {"reason": "x"}).status_code == 403
    assert enter(may.thu).post(f"{HOME}contest/?unit={may.commune.code}", {"reason": "x"}).status_code == 403
