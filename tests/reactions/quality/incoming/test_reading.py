"""A national message is read as what the index asks, or refused with the reason in words."""

from datetime import datetime, timedelta

import pytest

from motcua.law.calendar import ZONE
from motcua.reactions.quality.incoming import message
from motcua.reactions.quality.incoming.events import CourseTold
from motcua.reactions.quality.incoming.names import Dictionary, Names
from motcua.reactions.quality.incoming.values import Wrong
from motcua.reactions.sync.dvcqg import picture
from motcua.reactions.sync.dvcqg.indexed import mapping
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers import detail
from tests import cast as people
from tests.reactions.quality.incoming.examples import NOW, RECEIVED, first, gateway, second, stamp


@pytest.fixture
def names(db: None) -> Names:
    people.assemble()
    return Names(Dictionary(population=frozenset({"CSDLDC"})))


def read(names: Names, given: dict[str, object], **more: bool) -> CourseTold:
    return message.read(given, names, now=NOW, **more).fact


def test_a_message_of_the_second_generation_is_read_whole(names: Names):
    assert read(names, second(), exchanged=True) == CourseTold(
        code="000.00.37.H22-230508-0001", agency="H10.37.01", procedure="P0001", channel=2, received_at=RECEIVED,
        due_at=RECEIVED + timedelta(days=7), first_due_at=RECEIVED + timedelta(days=7),
        ended_at=RECEIVED + timedelta(days=5), fee=30_000, paid_online=True, exchanged=True, result_due=True,
        result_electronic=True, digitised=True, reused=True, shared=True, population=True,
    )  # fmt: skip


def test_a_message_of_the_first_generation_is_read_by_what_it_has(names: Names):
    assert read(names, first()) == CourseTold(
        code="H10.37.01-210305-0001", agency="H10.37.01", procedure="P0001", channel=1, received_at=RECEIVED,
        due_at=RECEIVED + timedelta(days=7), first_due_at=RECEIVED + timedelta(days=7),
    )  # fmt: skip


def test_a_dossier_of_the_gateway_is_read_whole(names: Names):
    assert read(names, gateway(), exchanged=True) == CourseTold(
        code="H10.37.01-230508-0003", agency="H10.37.01", procedure="P0001", channel=2, received_at=RECEIVED,
        due_at=RECEIVED + timedelta(days=11), first_due_at=RECEIVED + timedelta(days=11),
        ended_at=RECEIVED + timedelta(days=6), waited=2 * 1440, supplements=1, fee=30_000, exchanged=True,
        result_due=True, result_electronic=True, digitised=True, reused=True,
    )  # fmt: skip


def test_a_dossier_of_the_gateway_that_was_only_created_runs(names: Names):
    told = read(names, gateway(CapNhatTienTrinh=[], CapNhatTrangThai=[], ThanhPhanHoSo=[]))
    five = RECEIVED.replace(day=15, hour=17)  # five working days: nobody promised more
    assert (told.due_at, told.due_reckoned, told.ended_at, told.digitised) == (five, True, None, False)
    assert read(names, gateway(NgayHenTra=stamp(RECEIVED + timedelta(days=3)))).due_at == RECEIVED + timedelta(days=3)
    waits = gateway(CapNhatTrangThai=[])
    waits["CapNhatTienTrinh"] = waits["CapNhatTienTrinh"][:3]  # type: ignore[index]
    assert read(names, waits).waiting_since == RECEIVED + timedelta(days=2)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"CapNhatTienTrinh": [{"TrangThai": "4"}]}, "không có ThoiDiemXuLy"),
        ({"CapNhatTienTrinh": [{"TrangThai": "4", "ThoiDiemXuLy": "2023-05-08T09:00:00"}]}, "không ghi múi giờ"),
        ({"CapNhatTrangThai": [{"MaHoSo": "X-1", "TrangThai": "4"}]}, "hồ sơ khác “X-1”"),
        ({"ThanhPhanHoSo": "Tờ khai"}, "phải là một danh sách"),
        ({"NgayTiepNhan": "", "CapNhatTienTrinh": [], "CapNhatTrangThai": []}, "chưa được tiếp nhận"),
    ],
)
def test_a_broken_dossier_of_the_gateway_says_what_is_wrong(names: Names, changes: dict[str, object], why: str):
    with pytest.raises(Wrong, match=why):
        read(names, gateway(**changes))


def test_nothing_about_a_person_is_kept(names: Names):
    assert "Không Có Thật" not in str([read(names, second()), read(names, gateway())])


def test_what_the_house_itself_sends_is_read_back_as_what_it_was(db: None):
    cast = people.assemble()
    code = people.received(cast)
    view = detail.dossier(code, by=HOUSE, now=NOW)
    course = read(Names(), mapping.dossier(picture.of([code])[code]))
    assert (course.agency, course.procedure, course.channel) == ("H10.37.01", "P0001", 1)
    assert (course.received_at, course.due_at, course.ended_at) == (view.received_at, view.due_at, None)


def asked(at: datetime, answered: datetime | None = None, **more: object) -> dict[str, object]:
    return {"NgayBoSung": stamp(at), "NgayTiepNhanBoSung": stamp(answered) if answered else "", **more}


def test_one_open_request_stops_the_clock_and_a_closed_one_is_waited_for(names: Names):
    day = RECEIVED + timedelta(days=1)
    open_ = read(names, second(TrangThaiHoSo="5", NgayKetThucXuLy="", DanhSachHoSoBoSung=[asked(day)]))
    assert (open_.waiting_since, open_.waited, open_.supplements) == (day, 0, 1)
    closed = read(names, second(DanhSachHoSoBoSung=[asked(day, day + timedelta(hours=3))]))
    assert (closed.waiting_since, closed.waited, closed.supplements) == (None, 180, 1)


def test_two_requests_are_counted_as_two(names: Names):
    day = RECEIVED + timedelta(days=1)
    twice = [asked(day, day + timedelta(days=1)), asked(day + timedelta(days=2), day + timedelta(days=3))]
    assert read(names, second(DanhSachHoSoBoSung=twice)).supplements == 2


def test_the_date_before_and_the_new_date_are_both_known(names: Names):
    day, due = RECEIVED + timedelta(days=1), RECEIVED + timedelta(days=7)
    dates = {"NgayHenTraTruoc": stamp(due), "NgayHenTraMoi": stamp(due + timedelta(days=4))}
    course = read(names, second(DanhSachHoSoBoSung=[asked(day, day + timedelta(days=2), **dates)]))
    assert (course.first_due_at, course.due_at) == (due, due + timedelta(days=4))


@pytest.mark.parametrize("said", ["Ủy ban nhân dân xã Minh Hưng", "uy ban nhan dan xa minh hung", "h10.37.01"])
def test_a_unit_is_known_by_its_name_and_by_its_code(names: Names, said: str):
    assert read(names, second(DonViXuLy=said)).agency == "H10.37.01"


def test_a_dictionary_leads_strange_names_to_ours(names: Names):
    words = Dictionary.of({"agencies": {"Phòng Lạ": "H10.37.02"}, "procedures": {"X-9": "P0001"}})
    course = read(Names(words), second(DonViXuLy="Phòng Lạ", MaTTHC="X-9"))
    assert (course.agency, course.procedure) == ("H10.37.02", "P0001")
    assert read(names, second(MaTTHC="1.0001.000.00.00.H22")).procedure == "P0001"


@pytest.mark.parametrize("given", [[], {"who": {}}, {"agencies": []}, {"agencies": {"a": "nowhere"}}])
def test_a_dictionary_that_leads_nowhere_is_refused(names: Names, given: object):
    with pytest.raises(Invalid):
        Names(Dictionary.of(given))


LATER = stamp(NOW + timedelta(days=1))
ZERO = {"NgayKetThucXuLy": "", "NgayTra": ""}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"MaHoSo": ""}, "MaHoSo"),
        ({"MaHoSo": "A B"}, "MaHoSo"),
        ({"MaHoSo": "../../etc/passwd"}, "MaHoSo"),
        ({"MaHoSo": "A..B"}, "MaHoSo"),
        ({"MaHoSo": "A\u202eB"}, "MaHoSo"),
        ({"MaHoSo": ["A"]}, "giá trị đơn"),
        ({"MaTTHC": "9.999999"}, "9.999999"),
        ({"DonViXuLy": "Sở Không Có"}, "Sở Không Có"),
        ({"DonViXuLy": ""}, "000.00.37.H22"),
        ({"KenhThucHien": "7"}, "KenhThucHien"),
        ({"TrangThaiHoSo": "11"}, "TrangThaiHoSo"),
        ({"TrangThaiHoSo": ""}, "TrangThaiHoSo"),
        ({"NgayTiepNhan": ""}, "Không có NgayTiepNhan"),
        ({"NgayTiepNhan": "", "TrangThaiHoSo": "1"}, "chưa được tiếp nhận"),
        ({"NgayTiepNhan": "08/05/2023"}, "yyyyMMddHHmmss"),
        ({"NgayTiepNhan": "20231332000000"}, "yyyyMMddHHmmss"),
        ({"NgayTiepNhan": "2023-05-08T09:00:00"}, "múi giờ"),
        ({"NgayTiepNhan": "19700101070000"}, "trước năm 2000"),
        ({"NgayTiepNhan": "0001-01-01T00:00:00+14:00"}, "ngoài lịch"),
        ({"NgayTiepNhan": LATER}, "còn ở phía trước"),
        ({"NgayHenTra": stamp(RECEIVED - timedelta(days=1))}, "trước ngày tiếp nhận"),
        ({"NgayHenTra": "99990101000000"}, "20 năm"),
        ({"NgayKetThucXuLy": stamp(RECEIVED - timedelta(minutes=1))}, "trước NgayTiepNhan"),
        ({"NgayKetThucXuLy": LATER}, "còn ở phía trước"),
        ({"TrangThaiHoSo": "4"}, "còn ở trạng thái 4"),
        ({"TrangThaiHoSo": "9", **ZERO}, "không có NgayKetThucXuLy"),
        ({"DanhSachLePhi": [{"Gia": "-5"}]}, "số tiền"),
        ({"DanhSachLePhi": [{"Gia": "ba mươi"}]}, "số tiền"),
        ({"DanhSachLePhi": "x"}, "danh sách"),
        ({"DuocThanhToanTrucTuyen": "9"}, "DuocThanhToanTrucTuyen"),
        ({"HoSoCoThanhPhanSoHoa": "có"}, "HoSoCoThanhPhanSoHoa"),
        ({"DanhSachHoSoBoSung": [{}]}, "NgayBoSung"),
        ({"DanhSachHoSoBoSung": [asked(RECEIVED, RECEIVED - timedelta(days=1))]}, "trước NgayBoSung"),
    ],
)
def test_a_wrong_row_is_refused_with_its_reason(names: Names, changes: dict[str, object], reason: str):
    with pytest.raises(Wrong, match=reason):
        read(names, second(**changes))


def test_a_name_that_two_units_share_is_not_guessed(names: Names):
    other = people.agency("H10.38", "Ủy ban nhân dân huyện Bù Đốp", "district")
    people.agency("H10.38.01", "Ủy ban nhân dân xã Minh Hưng", "commune", other)
    people.forget()
    with pytest.raises(Wrong, match="tên của 2 cơ quan"):
        read(Names(), second())


def test_marks_tell_two_names_apart_where_they_are_written(names: Names):
    people.agency("H10.37.03", "Ủy ban nhân dân xã Minh Hùng", "commune")
    people.forget()
    both = [read(Names(), second(DonViXuLy=f"Ủy ban nhân dân  xã Minh {name}")).agency for name in ("Hưng", "Hùng")]
    assert both == ["H10.37.01", "H10.37.03"]
    with pytest.raises(Wrong, match="tên của 2 cơ quan"):
        read(Names(), second(DonViXuLy="uy ban nhan dan xa minh hung"))


def test_of_two_units_of_one_name_the_one_is_meant_that_was_there_on_the_day(names: Names):
    old = people.agency("H10.39", "Ủy ban nhân dân huyện Cũ", "district")
    gone = people.agency("H10.39.01", "Ủy ban nhân dân xã Minh Hưng", "commune", old)
    gone.valid_to = RECEIVED.date() - timedelta(days=1)
    gone.save()
    people.forget()
    assert read(Names(), second()).agency == "H10.37.01"
    earlier = {"NgayTiepNhan": stamp(RECEIVED), "DonViXuLy": "H10.39.01"}
    assert read(Names(), second(**earlier)).agency == "H10.39.01", "by its code it is meant, whenever it was"


@pytest.mark.parametrize(
    ("amount", "vnd"),
    [("30.000", 30_000), ("1,500,000 đồng", 1_500_000), (30000, 30_000), ("30000.0", 30_000), ("Không", 0), (None, 0)],
)
def test_money_is_read_as_people_write_it(names: Names, amount: object, vnd: int):
    assert read(names, second(DanhSachLePhi=[{"Gia": amount}])).fee == vnd


def test_a_moment_may_be_written_with_its_zone(names: Names):
    assert read(names, second(NgayTiepNhan="2023-05-08T02:00:00Z")).received_at == datetime(2023, 5, 8, 9, tzinfo=ZONE)


def test_a_removed_paper_shows_nothing(names: Names):
    gone = {"TepDinhKemId": "1", "IsDeleted": "True", "DuocSoHoa": "1", "DuocTaiSuDung": "1", "DuocLayTuKhoDMQG": "1"}
    course = read(names, second(TaiLieuNop=[gone], HoSoCoThanhPhanSoHoa="0"))
    assert (course.digitised, course.reused, course.shared) == (False, False, False)
