"""The third generation: numbers, files, dossiers, steps and states over REST, into the same store."""

import hashlib

import pytest

CODE = "H10.15-20260529-0000001"


def form(name: str, content: bytes) -> tuple[bytes, str]:
    head = f'--xyz\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n--xyz--\r\n", "multipart/form-data; boundary=xyz"


def lodged(**changes: object) -> dict[str, object]:
    return {
        "MaHoSo": CODE, "MaTTHC": "1.001193", "MaDichVuCong": "1.001193", "ChuHoSo": "Trần Thị Tuyệt Mật",
        "LoaiDoiTuong": 0, "MaDonViTiepNhan": "000.00.00.H10", "NgayNop": "2026-05-29T08:00:00+07:00",
        "NgayTiepNhan": "2026-05-29T08:15:00+07:00", "ThanhPhanHoSo": [],
        "ThongTinNguoiNop": {"LoaiDoiTuong": 0, "ThongTinChiTiet": {"TenNguoiNop": "Lan", "TenChuHs": "Lan"}},
        **changes,
    }  # fmt: skip


def told(state: int, at: str, **changes: object) -> dict[str, object]:
    return {
        "MaHoSo": CODE, "NguoiXuLy": "Nguyễn Văn Hùng", "ThoiDiemXuLy": at, "NoiDungXuLy": "Chuyển bước xử lý",
        "TrangThai": state, **changes,
    }  # fmt: skip


def test_a_dossier_with_its_file_its_steps_and_its_result(province) -> None:
    body, kind = form("giay-chung-sinh.pdf", b"%PDF-1.7 Giay chung sinh")
    bearer = f"Bearer {province.token}"
    file = province.ask("POST", "/g3/files", body, Authorization=bearer, Content_Type=kind)["data"][0]
    assert file["HashTepTin"] == hashlib.sha256(b"%PDF-1.7 Giay chung sinh").hexdigest()
    attached = {"IdGiayTo": file["IdTepTin"], "HashTepTin": file["HashTepTin"], "TenGiayTo": "Giấy chứng sinh"}
    part = {"TenThanhPhanHoSo": "Giấy chứng sinh", "SoLuong": 1, "LoaiBan": 2, "GiayToDinhKem": [attached]}
    created = province.rest("POST", "/g3/dossiers", lodged(ThanhPhanHoSo=[part]))
    assert (created["code"], created["data"]["maHoSo"]) == (200, CODE)
    steps = [
        told(2, "2026-05-29T08:15:00+07:00"),
        told(4, "2026-05-29T09:00:00+07:00"),
        told(9, "2026-05-30T09:00:00+07:00"),
    ]
    assert province.rest("POST", "/g3/progress", steps)["code"] == 200
    assert province.rest("POST", "/g3/progress", steps)["code"] == 200
    done = {"MaHoSo": CODE, "TrangThai": 9, "DanhSachGiayToKetQua": [{"TenGiayTo": "Giấy khai sinh"}]}
    assert province.rest("POST", "/g3/status", [done])["code"] == 200
    kept = province.rest("GET", f"/g3/dossiers/{CODE}")["data"]
    assert kept["TienDo"] == steps
    assert kept["TrangThaiDaGui"] == [done]
    listed = province.rest("GET", "/g3/dossiers?unit=000.00.00.H10&after=&limit=10")["data"]
    assert listed == [{"MaHoSo": CODE, "TrangThaiHoSo": "9", "SoTienDo": "3"}]


def test_a_file_that_was_never_sent_is_missed(province) -> None:
    attached = {"IdGiayTo": "x", "HashTepTin": "y", "TenGiayTo": "Giấy chứng sinh"}
    part = {"TenThanhPhanHoSo": "Giấy chứng sinh", "SoLuong": 1, "GiayToDinhKem": [attached]}
    answer = province.rest("POST", "/g3/dossiers", lodged(ThanhPhanHoSo=[part]))
    assert (province.status, answer["code"]) == (400, 400)
    assert "chưa tải lên" in answer["message"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"MaTTHC": "9.999999"}, "MaTTHC"),
        ({"NgayNop": "hôm qua"}, "NgayNop sai định dạng"),
        ({"LoaiDoiTuong": 3}, "LoaiDoiTuong không thuộc"),
        ({"NgayHenTra": "2026-05-01T08:00:00+07:00"}, "NgayHenTra trước NgayTiepNhan"),
        ({"MaHoSo": ""}, "thiếu trường bắt buộc MaHoSo"),
        ({"ChuHoSo": "  "}, "thiếu trường bắt buộc ChuHoSo"),
        ({"LoaiDoiTuong": "0"}, "LoaiDoiTuong phải là số nguyên"),
        ({"ChuHoSo": ["Lan"]}, "ChuHoSo phải là một giá trị"),
        ({"NgayNop": "20260529080000"}, "NgayNop sai định dạng"),
        ({"NgayNop": "2026-05-29T08:00:00"}, "NgayNop sai"),
        ({"TrangThaiHoSo": 4, "NgayTiepNhan": ""}, "thiếu trường bắt buộc NgayTiepNhan"),
        ({"ThongTinNguoiNop": {"LoaiDoiTuong": 0}}, "ThongTinNguoiNop.ThongTinChiTiet"),
        ({"ThongTinNguoiNop": {"LoaiDoiTuong": 0, "ThongTinChiTiet": {"TenChuHs": "x"}}}, "TenNguoiNop"),
        ({"ThanhPhanHoSo": [{"TenThanhPhanHoSo": "x", "DuocSoHoa": 2}]}, "ThanhPhanHoSo[1].DuocSoHoa không thuộc"),
        ({"DSKetNoiCSDL": [{}]}, "DSKetNoiCSDL[1].MaCSDL"),
    ],
)
def test_a_bad_dossier_is_refused_in_words(province, changes: dict[str, object], words: str) -> None:
    answer = province.rest("POST", "/g3/dossiers", lodged(**changes))
    assert (province.status, answer["code"]) == (400, 400)
    assert words in answer["message"]


def test_unknown_dossiers_unknown_tokens_and_unknown_places(province) -> None:
    assert province.rest("POST", "/g3/progress", [told(2, "2026-05-29T08:15:00+07:00")])["code"] == 404
    assert province.rest("GET", f"/g3/dossiers/{CODE}")["code"] == 404
    assert province.rest("GET", "/g3/anything")["code"] == 404
    province.token = "bịa".encode().hex()
    assert province.rest("POST", "/g3/dossiers", lodged())["code"] == 401
    assert province.ask("POST", "/g3/token", {"client_id": "tinh-thu", "client_secret": ""})["code"] == 401


def test_no_number_is_given_twice(province) -> None:
    values = [province.rest("GET", "/g3/next-value?code=H10.15")["data"]["value"] for _ in range(3)]
    assert len(set(values)) == 3
    assert all(value.startswith("H10.15-") for value in values)
    assert province.rest("GET", "/g3/next-value")["code"] == 400


def test_a_part_of_a_batch_is_taken(province) -> None:
    province.rest("POST", "/g3/dossiers", lodged())
    answer = province.rest("POST", "/g3/progress", [told(2, "2026-05-29T08:15:00+07:00"), told(4, "gì đó")])
    assert answer["code"] == 200
    assert [one["code"] for one in answer["data"]] == [200, 400]


def test_a_state_tells_fees_and_results_only_where_it_may_and_files_that_are_there(province) -> None:
    province.rest("POST", "/g3/dossiers", lodged())
    result = {"TenGiayTo": "Giấy khai sinh", "HashTepTin": "f" * 64}
    for state, changes, words in (
        (4, {"DanhSachGiayToKetQua": [{"TenGiayTo": "x"}]}, "chỉ gửi với trạng thái 5, 6, 9"),
        (9, {"DanhSachGiayToKetQua": [result]}, "chưa tải lên"), ("9", {}, "TrangThai phải là số nguyên"),
    ):  # fmt: skip
        answer = province.rest("POST", "/g3/status", [{"MaHoSo": CODE, "TrangThai": state, **changes}])
        assert (answer["code"], words in answer["message"]) == (400, True), answer
