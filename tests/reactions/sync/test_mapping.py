"""What the national message says comes from the dossier: change the source, and the field says another thing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.law.workflow import State
from motcua.reactions.sync.dvcqg import course, links, picture
from motcua.reactions.sync.dvcqg.gateway import mapping as third
from motcua.reactions.sync.dvcqg.indexed import mapping as second
from motcua.reactions.sync.dvcqg.picture import PaperSeen, Picture
from motcua.reactions.sync.dvcqg.session import mapping as first
from motcua.reactions.sync.ports import Json
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.acts import supplement
from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync import houses

SCAN = PaperSeen(1, "Tờ khai", 1, 0, "scan", "a" * 64, "to-khai.pdf")
UPLOADED = {"a" * 64: third.Uploaded("tep-1", "a" * 64), "c" * 64: third.Uploaded("tep-2", "c" * 64)}
LATER = timedelta(hours=5)
Change = Callable[[Picture], Picture]


def paper(**changes: object) -> Change:
    return lambda seen: replace(seen, papers=(replace(SCAN, **changes),))  # type: ignore[arg-type]


def without(*names: str) -> Change:
    return lambda seen: replace(seen, facts=tuple(fact for fact in seen.facts if fact.name not in names))


def told(**changes: object) -> Change:
    return lambda seen: replace(seen, **changes)  # type: ignore[arg-type]


# each field from which the index is counted, and a change of its source
SOURCES: dict[str, Change] = {
    "KenhThucHien": told(channel=2),
    "NgayNopHoSo": lambda seen: replace(seen, filed_at=seen.filed_at - LATER),
    "NgayTiepNhan": lambda seen: replace(seen, received_at=seen.received_at + LATER),
    "NgayHenTra": lambda seen: replace(seen, due_at=seen.due_at + LATER),
    "NgayKetThucXuLy": lambda seen: replace(seen, finished_at=seen.finished_at + LATER),
    "NgayTra": told(returned_at=None),
    "NgayTuChoi": told(state=State.NOT_RECEIVED),
    "TrangThaiHoSo": told(state=State.STOPPED),
    "DuocThanhToanTrucTuyen": lambda seen: replace(without("PaymentConfirmed")(seen), fee_channel=1),
    "HoSoCoThanhPhanSoHoa": told(papers=()),
    "DinhDanhCHS": told(identity="280160001"),
    "SoGiayToChuHoSo": told(identity="280160001"),
    "LoaiDoiTuong": told(person_kind="organisation"),
    "HinhThuc": lambda seen: replace(without("ResultHandedOver")(seen), contact={"receive_by": "post"}),
    "DanhSachLePhi": told(fee_total=80_000),
    "DanhSachHoSoBoSung": without("SupplementProvided"),
    "DanhSachGiayToKetQua": told(result={"number": "9", "name": "Giấy khai sinh", "granted": False}),
    "TaiLieuNop": paper(file="b" * 64),
    "DSKetNoiCSDL": told(population_used=False),
    "DonViXuLy": told(holder_agency="Phòng Tư pháp"),
}
OF_A_PAPER: dict[str, Change] = {
    "DuocSoHoa": paper(origin="store"), "DuocTaiSuDung": paper(origin="store"),
    "DuocLayTuKhoDMQG": paper(origin="register"), "MaThanhPhanHoSo": paper(no=2),
    "TepDinhKemId": paper(file="b" * 64), "DuongDanTaiTepTin": paper(file="b" * 64),
}  # fmt: skip


@pytest.fixture
def seen(cast: Cast) -> Picture:
    code = houses.lived(cast)
    result = {"number": "1", "name": "Giấy khai sinh", "granted": True, "file": "c" * 64}
    return replace(picture.of([code])[code], papers=(SCAN,), population_used=True, result=result)


def message(seen: Picture) -> Json:
    return second.dossier(seen, link=links.of("https://mot-cua.example.vn", seen.code))


@pytest.mark.parametrize("field", sorted(SOURCES))
def test_no_field_of_the_index_is_a_constant(seen: Picture, field: str) -> None:
    assert message(SOURCES[field](seen)).get(field) != message(seen)[field]


@pytest.mark.parametrize("field", sorted(OF_A_PAPER))
def test_no_flag_of_a_paper_is_a_constant(seen: Picture, field: str) -> None:
    changed, as_it_was = (message(each)["TaiLieuNop"][0][field] for each in (OF_A_PAPER[field](seen), seen))
    assert changed != as_it_was


def test_every_file_is_led_to_with_its_digest_in_each_generation(seen: Picture) -> None:
    for told in (message(seen), first.dossier(seen, link=links.of("https://mot-cua.example.vn", seen.code))):
        [paper], [result] = told["TaiLieuNop"], told["DanhSachGiayToKetQua"]
        for place, digest in (("DuongDanTaiTepTin", "a" * 64), ("DuongDanTepTinKetQua", "c" * 64)):
            address = (paper | result)[place]
            assert address.startswith(f"https://mot-cua.example.vn/exchange/files/{seen.code}/{digest}/")
        assert (paper["TepDinhKemId"], result["GiayToId"]) == ("a" * 64, "c" * 64)
    nowhere = second.dossier(seen)
    assert (
        nowhere["DanhSachGiayToKetQua"][0]["DuongDanTepTinKetQua"]
        == nowhere["TaiLieuNop"][0]["DuongDanTaiTepTin"]
        == ""
    )
    issued, returned = third.statuses(seen, "hs-1", tuple(course.steps(seen)), UPLOADED, since=0)
    assert (issued["TrangThai"], returned["TrangThai"]) == (9, 10)
    assert issued["DanhSachGiayToKetQua"] == [
        {"TenGiayTo": "Giấy khai sinh", "IdGiayTo": "tep-2", "HashTepTin": "c" * 64}
    ]
    assert "DanhSachGiayToKetQua" not in returned


def test_what_was_told_of_a_result_is_not_told_again_when_it_is_returned(seen: Picture) -> None:
    steps = tuple(course.steps(seen))
    issued = next(step.fact.n for step in steps if step.state is State.FINISHED)
    assert [one["TrangThai"] for one in third.statuses(seen, "hs-1", steps, {}, since=issued)] == [10]
    assert [one["TrangThai"] for one in third.statuses(seen, "hs-1", steps[:-1], {}, since=0)] == [9]
    assert third.statuses(seen, "hs-1", (), {}, since=0) == []


def test_a_dossier_from_the_portal_itself_says_so(seen: Picture) -> None:
    ours, theirs = second.dossier(seen), second.dossier(seen, from_portal=True)
    assert (ours["NoiNopHoSo"], theirs["NoiNopHoSo"]) == ("2", "1")
    assert (ours["DuocThanhToanTrucTuyen"], theirs["DuocThanhToanTrucTuyen"]) == ("2", "1")


def test_who_signed_in_by_electronic_identity_is_told_from_the_fact(cast: Cast) -> None:
    from motcua.work.dossiers.acts import register

    def sent(by: Actor) -> Json:
        application = people.application(cast, channel=2)
        code = register.register(by=by, application=application, received=False, at=people.MONDAY)
        return message(picture.of([code])[code])

    assert "TaiKhoanDuocXacThucVoiVNeID" not in sent(cast.lan)
    assert sent(replace(cast.lan, identified_by="vneid", assurance=2))["TaiKhoanDuocXacThucVoiVNeID"] == "1"


def test_fees_and_supplements_tell_who_asked_what_when_and_the_due_dates(seen: Picture) -> None:
    told = message(seen)
    [fee] = told["DanhSachLePhi"]
    assert (fee["Gia"], fee["HinhThucThu"], fee["LoaiPhiLePhi"], fee["TenPhiLePhi"]) == (
        "50000",
        "2",
        "2",
        "Phí thẩm định",
    )
    [asked] = told["DanhSachHoSoBoSung"]
    assert (asked["NguoiYeuCauBoSung"], asked["NgayBoSung"]) == ("Nguyễn Văn Hùng", "20230529100000")
    assert asked["NoiDungBoSung"] == "Bản chụp mờ: Giấy chứng sinh"
    assert asked["NgayTiepNhanBoSung"] == "20230529140000"
    assert asked["NgayHenTraTruoc"] == "20230605170000"
    assert asked["NgayHenTraMoi"] == "20230605170000"


def test_the_telephone_is_no_fax_and_the_helper_is_not_the_holder(seen: Picture) -> None:
    helped = replace(seen, representative={"name": "Lê Văn Minh", "identity": "070190000009", "phone": "0987654321"})
    told = message(helped)
    assert (told["Fax"], told["SoDienThoai"], told["ChuHoSo"]) == ("", "0912345678", "Trần Thị Lan")
    sender = third.dossier(helped, unit="H10", files={})["ThongTinNguoiNop"]["ThongTinChiTiet"]
    assert (sender["TenNguoiNop"], sender["TenChuHs"], sender["SoDinhDanh"]) == (
        "Lê Văn Minh",
        "Trần Thị Lan",
        "070190000009",
    )


def test_what_was_declared_online_is_electronic_and_no_file(seen: Picture) -> None:
    form = replace(seen, papers=(replace(SCAN, originals=0, origin="form", file="", file_name=""),))
    told = message(form)
    assert (told["TaiLieuNop"], told["HoSoCoThanhPhanSoHoa"]) == ([], "0")
    assert [paper["LoaiGiayTo"] for paper in told["DanhSachTepDinhKemKhac"]] == ["Bản điện tử"]
    [part] = third.dossier(form, unit="H10", files={})["ThanhPhanHoSo"]
    assert (part["LoaiBan"], part["GiayToDinhKem"], part["DuocSoHoa"]) == (2, [], 0)


def test_steps_tell_the_post_the_step_and_its_due_date(seen: Picture) -> None:
    forwarded = next(item for _, item in first.progress(seen) if item["NoiDungXuLy"] == "Chuyển bước xử lý")
    assert (forwarded["NguoiXuLy"], forwarded["ChucDanh"]) == ("Nguyễn Văn Hùng", "Công chức một cửa")
    assert forwarded["PhongBanXuLy"] == "Ủy ban nhân dân xã Minh Hưng"
    assert forwarded["NgayBatDau"] == "20230529150000"
    assert forwarded["NgayKetThucTheoQuyDinh"] > forwarded["NgayBatDau"]
    assert all(item["NoiDungXuLy"] for _, item in first.progress(seen))


def test_the_generations_tell_the_same_course(seen: Picture) -> None:
    old, new = first.progress(seen), third.progress(seen, "hs-1")
    assert [n for n, _ in old] == [n for n, _ in new]
    assert [int(item["TrangThai"]) for _, item in old] == [item["TrangThai"] for _, item in new]
    assert new[0][1]["ThoiDiemXuLy"] == "2023-05-29T09:00:00+07:00"


def test_an_application_completed_at_the_door_waits_again_to_be_received(cast: Cast) -> None:
    from motcua.work.dossiers.acts import register

    code = register.register(
        by=cast.lan, application=people.application(cast, channel=2), received=False, at=people.MONDAY
    )
    supplement.supplement(by=cast.hung, dossier=code, items=["Ảnh"], reason="Thiếu", at=people.at(29, 10))
    supplement.complete(by=cast.lan, dossier=code, at=people.at(29, 11))
    states = [int(step.state) for step in course.steps(picture.of([code])[code])]
    assert states == [1, 5, 1]
