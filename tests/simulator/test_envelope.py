"""The first two generations: a session, one envelope, and a verdict on each thing that was sent."""

import json

import pytest

from tests.simulator.conftest import step

CODE = "000.00.06.H10-230529-0001"


def test_a_dossier_is_kept_as_it_came_with_its_steps_in_order(province, dossier) -> None:
    sent = dossier(TrangThaiHoSo="9", NgayKetThucXuLy="20230530100000")
    assert province.send(sent)["error_code"] == "0"
    steps = [step(2, "20230529081500"), step(4, "20230529090000"), step(9, "20230530100000")]
    assert province.steps(*steps)["error_code"] == "0"
    assert province.call("TraCuuHoSo", mahoso=CODE)["result"] == [{**sent, "TienDo": steps, "TrangThaiDaGui": []}]
    assert province.call("TraCuuHoSo", mahoso="không có")["result"] == []


def test_the_same_words_again_change_nothing_and_are_counted(province, dossier) -> None:
    province.send(dossier())
    province.steps(step(2, "20230529081500"))
    assert province.send(dossier(), updating="True")["error_code"] == "0"
    assert province.steps(step(2, "20230529081500"), step(4, "20230529090000"))["error_code"] == "0"
    told = province.control("report")
    assert (told["dossiers"], told["progress"], told["pushes"]) == (1, 2, 4)
    assert sum(row["repeated"] for row in told["answers"]) == 2
    assert len(province.control(f"pushes/{CODE}")) == 4


def test_new_and_known_are_told_apart(province, dossier) -> None:
    assert province.send(dossier(), updating="True")["error_code"] == "-3"
    assert province.send(dossier())["error_code"] == "0"
    known = province.send(dossier())
    assert (known["error_code"], known["message"]) == ("3", "Hồ sơ đã tồn tại")
    assert province.steps(step(2, "20230529081500", code="H10-230529-9"))["error_code"] == "-3"


def test_without_a_session_nothing_is_told(province, dossier) -> None:
    assert province.ask("POST", "/auth", {"username": "tinh-thu", "password": "khác"})["error_code"] == "-4"
    province.session = "bịa"
    assert province.send(dossier())["error_code"] == "-2"
    province.enter()
    province.ask("POST", "/_control/expire")
    assert province.call("TraCuuHoSo", mahoso=CODE)["error_code"] == "-2"
    assert province.control("dossiers") == []


def test_a_session_lives_ten_minutes_by_the_portals_clock(province, portal, dossier) -> None:
    now = portal.control.desk.clock()
    portal.control.desk.clock = lambda: now + 595
    assert province.send(dossier())["error_code"] == "0"
    portal.control.desk.clock = lambda: now + 605
    assert province.send(dossier(), updating="True")["error_code"] == "-2"


BAD = {
    "MaTTHC": ("", "thiếu trường bắt buộc MaTTHC"),
    "TenTTHC": (None, "thiếu trường bắt buộc TenTTHC"),
    "TrangThaiHoSo": ("11", "không thuộc danh mục mã"),
    "KenhThucHien": ("4", "không thuộc danh mục mã"),
    "NgayTiepNhan": ("29/05/2023", "sai định dạng thời điểm"),
    "NgayNopHoSo": ("20230230080000", "sai định dạng thời điểm"),
    "NgayHenTra": ("20230501080000", "NgayHenTra trước NgayTiepNhan"),
    "TrichYeuHoSo": ("x" * 1001, "dài quá 1000 ký tự"),
    "GhiChu": ("x" * 2001, "dài quá 2000 ký tự"),
    "HinhThuc": (0, "HinhThuc phải là chuỗi ký tự"),
    "DonViXuLy": (" ", "thiếu trường bắt buộc DonViXuLy"),
    "TenLinhVuc": (["Hộ tịch"], "TenLinhVuc phải là một giá trị"),
    "NgayTra": ("2023-05-30T08:00:00+07:00", "NgayTra sai định dạng thời điểm"),
    "TaiLieuNop": ([{"TenTepDinhKem": "x" * 4001}], "TaiLieuNop[1].TenTepDinhKem dài quá 4000 ký tự"),
    "DanhSachLePhi": ([{"TenPhiLePhi": "Lệ phí", "Gia": "8.000", "HinhThucThu": "3"}], "DanhSachLePhi[1].Gia"),
    "DinhDanhCHS": ([{"LoaiDinhDanh": "1", "SoDinhDanh": "123456789"}], "phải có 12 chữ số"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_field_is_named_and_its_value_is_not(province, dossier, name: str) -> None:
    value, words = BAD[name]
    told = province.send(dossier(**{name: value}))
    assert told["error_code"] == "1"
    assert words in told["message"]
    assert "29/05/2023" not in told["message"]
    assert province.control("dossiers") == []


def test_a_procedure_must_stand_in_the_catalogue(province, dossier) -> None:
    assert "MaTTHC" in province.send(dossier(MaTTHC="9.999999"))["message"]
    assert province.send(dossier(MaTTHC="1.001193.000.00.00.H10"))["error_code"] == "0"


def test_only_a_dossier_that_was_received_needs_its_dates(province, dossier) -> None:
    assert province.send(dossier(TrangThaiHoSo="1", NgayTiepNhan="", NgayHenTra=""))["error_code"] == "0"
    told = province.send(dossier(TrangThaiHoSo="4", NgayTiepNhan="", NgayHenTra=""), updating="True")
    assert "NgayTiepNhan" in told["message"]
    assert "NgayHenTra" in told["message"]


def test_what_has_ended_does_not_begin_again(province, dossier) -> None:
    province.send(dossier(TrangThaiHoSo="10"))
    assert province.send(dossier(TrangThaiHoSo="4"), updating="True")["error_code"] == "5"
    assert province.steps(step(9, "20230530100000"), step(10, "20230530110000"))["error_code"] == "0"
    refused = province.steps(step(4, "20230530120000"))
    assert (refused["error_code"], "Đã trả kết quả" in refused["message"]) == ("5", True)
    assert len(province.control("dossiers")[0]["progress"]) == 2


def test_one_bad_item_spoils_no_other_of_the_batch(province, dossier) -> None:
    told = province.send(dossier("H10-230529-1"), dossier("H10-230529-2", MaTTHC=""), dossier("H10-230529-3"))
    assert told["error_code"] == "4"
    assert [(one["MaHoSo"], one["error_code"]) for one in told["result"]] == [
        ("H10-230529-1", "0"), ("H10-230529-2", "1"), ("H10-230529-3", "0"),
    ]  # fmt: skip
    bad = step(4, "20230529090000", "H10-230529-1", NoiDungXuLy="")
    good = [step(2, "20230529080000", code) for code in ("H10-230529-1", "H10-230529-3")]
    told = province.steps(*good, bad, step(9, "20230529100000", "H10-230529-1"))
    assert [one["error_code"] for one in told["result"]] == ["0", "0", "1", "1"], "a gap would be a false history"


def test_everything_that_was_sent_can_be_listed_page_by_page(province, dossier) -> None:
    codes = [f"H10-230529-{number:04d}" for number in range(1, 8)]
    province.send(*map(dossier, codes))
    province.steps(step(2, "20230529080000", codes[2]))
    listed, after = [], ""
    while page := province.call("LayDanhSachHoSo", tuma=after, sodong="3")["result"]:
        listed += page
        after = page[-1]["MaHoSo"]
    assert [row["MaHoSo"] for row in listed] == codes
    assert [row["SoTienDo"] for row in listed] == ["0", "0", "1", "0", "0", "0", "0"]
    assert listed[0]["TrangThaiHoSo"] == "2"


def test_the_catalogue_is_read_in_its_national_form(province) -> None:
    listed = province.call("LayDanhSachTTHC", "/share")["result"]
    assert {"MATTHC": "1.001193", "TENTTHC": "Đăng ký khai sinh"} in listed
    one = province.call("LayThuTuc", maTTHC="1.001193")["result"][0]
    assert one["LINHVUCTHUCHIEN"][0]["TENLINHVUC"] == "Hộ tịch"
    assert {row["KENH"] for row in one["CACHTHUCTHUCHIEN"]} == {"1", "2", "3"}
    assert one["THANHPHANHOSO"][0]["GIAYTO"][0]["TENGIAYTO"] == "Tờ khai đăng ký khai sinh"
    assert one["KETQUATHUCHIEN"][0]["MAKETQUA"] == "KQ.G15.000031"
    assert province.call("LayDanhMucCoQuan", "/share")["result"][0]["MADONVI"] == "000.00.00.H10"
    assert province.call("Không có")["error_code"] == "-5"


def test_a_state_told_apart_from_steps_is_kept(province, dossier) -> None:
    province.send(dossier())
    told = {"MaHoSo": CODE, "NoiDung": "Đã tiếp nhận", "NgayXuLy": "20230529090000", "TrangThai": "4"}
    assert province.call("DongBoTrangThaiHoSo", type="2", data=told)["error_code"] == "0"
    kept = province.control("dossiers")[0]
    assert (kept["state"], kept["statuses"]) == (4, [told])


def test_behind_a_bus_the_answer_is_a_text_in_the_message(province, dossier) -> None:
    form = b"grant_type=client_credentials&client_id=tinh-thu&client_secret=mat-khau-thu"
    token = province.ask("POST", "/token", form)["access_token"]
    bearer = {"Authorization": f"Bearer {token}"}
    address = "/SynsTTHCC/DongBoHoSoMC?MaDinhDanhDV=000.00.00.H10&isUpdating=False"
    told = json.loads(province.ask("POST", address, [dossier()], **bearer)["message"])
    assert told["result"][0]["error_code"] == "0"
    found = province.ask("GET", "/KetNoiMotCuaQuocGia/LayThuTuc?maTTHC=1.001193", **bearer)
    assert json.loads(found["message"])["result"][0]["MATTHC"] == "1.001193"
    province.ask("GET", "/KetNoiMotCuaQuocGia/LayDanhSachTTHC")
    assert province.status == 401
    assert province.control("dossiers")[0]["site"] == "000.00.00.H10"


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"session": 5}', b"[" * 5000, b'{"service": ["a"], "session": {}}'])
def test_nonsense_is_answered_and_harms_nobody(province, dossier, body: bytes) -> None:
    assert province.ask("POST", "/integration", body)["error_code"] in {"1", "-2"}
    assert province.send(dossier(), "không phải đối tượng", {"MaHoSo": ["x"]}, {"DinhDanhCHS": 4})["error_code"] == "4"
    assert province.steps(5, {"MaHoSo": {}})["error_code"] in {"1", "4", "-3"}
    assert len(province.control("dossiers")) == 1


def test_many_are_a_list_and_new_or_known_is_said_in_so_many_words(province, dossier) -> None:
    assert "isUpdating" in province.call("DongBoHoSoMC", isUpdating=False, data=[dossier()])["message"]
    assert "isUpdating" in province.call("DongBoHoSoMC", data=[dossier()])["message"]
    assert "danh sách" in province.call("DongBoHoSoMC", isUpdating="False", data=dossier())["message"]
    assert province.control("dossiers") == []
