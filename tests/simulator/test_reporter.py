"""The index as the nation sees it comes from nothing but what was received."""

import pytest

from motcua.law import quality
from motcua.simulator import reporter
from tests.simulator.conftest import step

MAY = {"from": "2023-05-01", "to": "2023-05-31"}
FEE = {"TenPhiLePhi": "Lệ phí", "MaPhiLePhi": "1", "HinhThucThu": "1", "Gia": "8000", "LoaiPhiLePhi": "1"}
RESULT = {"TenGiayTo": "Giấy khai sinh", "DuongDanTepTinKetQua": "https://h10.example/1"}
PAPER = {"TenTepDinhKem": "Giấy chứng sinh", "TepDinhKemId": "a", "DuocLayTuKhoDMQG": "1", "DuocTaiSuDung": "1"}


def test_every_count_is_made_of_fields_that_came(province, dossier) -> None:
    province.send(
        dossier("A-230529-1", TrangThaiHoSo="9", NgayKetThucXuLy="20230530100000", KenhThucHien="2",
                DanhSachLePhi=[FEE], DuocThanhToanTrucTuyen="2", DanhSachGiayToKetQua=[RESULT], TaiLieuNop=[PAPER],
                HoSoCoThanhPhanSoHoa="1", TaiKhoanDuocXacThucVoiVNeID="1"),
        dossier("A-230529-2", TrangThaiHoSo="9", NgayKetThucXuLy="20230602100000",
                DanhSachLePhi=[{**FEE, "Gia": "0"}]),
        dossier("B-230529-3", DSKetNoiCSDL=[{"MaCSDL": "CSDLDC"}]),
        dossier("B-230630-4", NgayTiepNhan="20230630080000", NgayHenTra="20230705080000"),
    )  # fmt: skip
    told = province.control("index", **MAY, reported=4)
    assert told["counts"][""] == {
        "received": 3, "online": 1, "finished": 2, "on_time": 2, "on_time_original": 1, "with_fee": 1, "paid_online": 1,
        "with_result": 2, "electronic_result": 1, "digitised": 1, "reusing": 1, "shared": 1, "population": 2,
    }  # fmt: skip
    assert {key: found["received"] for key, found in told["counts"].items()} == {"": 3, "A": 2, "B": 1}
    assert told["components"][""]["A4"] == [3, 4]
    assert told["components"][""]["C3"] == [1, 3]
    by_procedure = province.control("index", **MAY, by="procedure")
    assert by_procedure["counts"]["1.001193"] == told["counts"][""]


def test_time_waited_for_the_applicant_is_taken_out_of_the_first_promise(province, dossier) -> None:
    asked = {"HoSoBoSungId": "1", "NoiDungBoSung": "Bổ sung", "NgayBoSung": "20230530080000",
             "NgayTiepNhanBoSung": "20230605080000", "NgayHenTraTruoc": "20230531170000"}  # fmt: skip
    once = dossier("A-230529-1", TrangThaiHoSo="9", NgayHenTra="20230606170000", NgayKetThucXuLy="20230606090000",
                   DanhSachHoSoBoSung=[asked])  # fmt: skip
    twice = {**once, "MaHoSo": "A-230529-2", "DanhSachHoSoBoSung": [asked, {**asked, "HoSoBoSungId": "2"}]}
    province.send(once, twice)
    told = province.control("index", **MAY)["counts"]["A"]
    assert (told["received"], told["on_time"], told["on_time_original"]) == (2, 1, 1)


def test_steps_tell_what_the_first_generation_has_no_field_for(province, dossier) -> None:
    old = dossier("A-230529-1", TrangThaiHoSo="8")
    for name in ("KenhThucHien", "NoiNopHoSo", "NgayNopHoSo", "DinhDanhCHS"):
        del old[name]
    province.send(old)
    steps = [(2, "20230529081500"), (5, "20230530080000"), (8, "20230531090000")]
    province.steps(*[step(state, at, "A-230529-1") for state, at in steps])
    told = province.control("index", **MAY)["counts"]["A"]
    assert (told["finished"], told["on_time"]) == (1, 1)
    assert "online" not in told
    assert province.control("dossiers")[0]["generation"] == "g1"


def test_open_dossiers_are_judged_at_the_end_of_the_period_or_at_the_day_asked_for(province, dossier) -> None:
    province.send(
        dossier("A-230529-1", NgayHenTra="20230531170000"), dossier("A-230529-2", NgayHenTra="20230530170000")
    )
    assert province.control("index", **MAY)["counts"]["A"]["on_time"] == 1
    assert province.control("index", **MAY, as_of="2023-05-30")["counts"]["A"]["on_time"] == 2
    province.control("index", by="colour")
    assert province.status == 400


def test_the_counts_bear_the_names_of_the_law() -> None:
    known = {row.id for row in quality.INDICATORS}
    assert set(reporter.COMPONENTS) < known
    names = {name for pair in reporter.COMPONENTS.values() for name in pair}
    assert names <= set(reporter.MEASURES)


def test_our_own_counts_have_the_same_names() -> None:
    from motcua.reactions.quality.measures import MEASURES

    assert set(reporter.MEASURES) <= set(MEASURES)


@pytest.mark.parametrize("body", [{"DanhSachLePhi": [{**FEE, "Gia": "abc"}]}, {"NgayTiepNhan": "x"}])
def test_what_was_refused_counts_for_nothing(province, dossier, body: dict[str, object]) -> None:
    province.send(dossier("A-230529-1", **body))
    assert province.control("index")["counts"][""] == {}
