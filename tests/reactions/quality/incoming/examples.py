"""Messages of another province's one-stop system, as its own people would send them. Everybody in them is made up."""

import random
from datetime import datetime, timedelta

from motcua.law.calendar import ZONE

NOW = datetime(2023, 6, 30, 17, tzinfo=ZONE)
RECEIVED = datetime(2023, 5, 8, 9, tzinfo=ZONE)


def stamp(at: datetime) -> str:
    return at.astimezone(ZONE).strftime("%Y%m%d%H%M%S")


def second(code: str = "000.00.37.H22-230508-0001", **changes: object) -> dict[str, object]:
    """A dossier of the second generation: filed online, paid online, supplemented once, settled in time."""
    return {
        "MaHoSo": code, "MaTTHC": "1.0001", "TenTTHC": "Đăng ký khai sinh", "MaLinhVuc": "G03-GD10",
        "TenLinhVuc": "Hộ tịch", "ChuHoSo": "Người Không Có Thật", "LoaiDoiTuong": "1", "KenhThucHien": "2",
        "NgayTiepNhan": stamp(RECEIVED), "NgayHenTra": stamp(RECEIVED + timedelta(days=7)), "TrangThaiHoSo": "10",
        "NgayKetThucXuLy": stamp(RECEIVED + timedelta(days=5)), "NgayTra": stamp(RECEIVED + timedelta(days=6)),
        "DonViXuLy": "Ủy ban nhân dân xã Minh Hưng", "HoSoCoThanhPhanSoHoa": "1", "TaiKhoanDuocXacThucVoiVNeID": "1",
        "DuocThanhToanTrucTuyen": "1", "DSKetNoiCSDL": [{"MaCSDL": "CSDLDC"}],
        "TaiLieuNop": [{"TepDinhKemId": "1", "TenTepDinhKem": "Tờ khai", "IsDeleted": "False", "DuocSoHoa": "1",
                        "DuocTaiSuDung": "2", "DuocLayTuKhoDMQG": "1"}],
        "DanhSachLePhi": [{"TenPhiLePhi": "Lệ phí", "Gia": "30.000"}, {"TenPhiLePhi": "Phí", "Gia": "Không"}],
        "DanhSachGiayToKetQua": [{"TenGiayTo": "Giấy khai sinh", "MaGiayToKetQua": "KQ.G15.000031",
                                  "DuongDanTepTinKetQua": "https://kho.example/1"}],
        "DanhSachHoSoBoSung": [],
    } | changes  # fmt: skip


def first(code: str = "H10.37.01-210305-0001", **changes: object) -> dict[str, object]:
    """A dossier of the first generation: no channel, no marks, and the lists that were always sent empty."""
    return {
        "MaHoSo": code, "MaTTHC": "1.0001", "TenTTHC": "Đăng ký khai sinh", "ChuHoSo": "Người Không Có Thật",
        "NgayTiepNhan": "20230508090000", "NgayHenTra": "20230515090000", "TrangThaiHoSo": "4", "HinhThuc": "0",
        "DonViXuLy": "", "TaiLieuNop": [], "DanhSachLePhi": [], "DanhSachHoSoBoSung": [], "DanhSachGiayToKetQua": [],
    } | changes  # fmt: skip


def gateway(code: str = "H10.37.01-230508-0003", **changes: object) -> dict[str, object]:
    """A dossier of the gateway of 2026: supplemented once, settled in time, with a file from the store."""
    steps = [(0, "2", 0), (1, "4", 7), (2, "5", 0), (4, "4", 11), (6, "9", 0), (7, "10", 0)]
    return {
        "MaHoSo": code, "MaTTHC": "1.0001", "MaDichVuCong": "1.0001.01", "ChuHoSo": "Người Không Có Thật",
        "LoaiDoiTuong": "0", "MaDonViTiepNhan": "H10.37.01", "NgayNop": stamp(RECEIVED),
        "NgayTiepNhan": stamp(RECEIVED), "KenhThucHien": "2", "EformThongTinChiTiet": {},
        "DanhSachLePhi": [{"Gia": "30000", "TrangThaiThanhToan": "1"}],
        "ThanhPhanHoSo": [{"MaThanhPhanHoSo": "1", "LoaiBan": "2", "SoLuong": "1",
                           "GiayToDinhKem": [{"IdGiayTo": "7", "HashTepTin": "aa", "MaKetQua": "KQ.G15.000031"}]}],
        "ThongTinNguoiNop": {"LoaiDoiTuong": "0", "ThongTinChiTiet": {"TenNguoiNop": "Người Không Có Thật"}},
        "CapNhatTienTrinh": [
            {"MaHoSo": code, "ThoiDiemXuLy": (RECEIVED + timedelta(days=day)).isoformat(), "TrangThai": state,
             **({"NgayKetThucTheoQuyDinh": (RECEIVED + timedelta(days=due)).isoformat()} if due else {})}
            for day, state, due in steps
        ],
        "CapNhatTrangThai": [
            {"MaHoSo": code, "TrangThai": "10", "DanhSachGiayToKetQua": [{"TenGiayTo": "Giấy", "GiayToId": "9"}]},
        ],
    } | changes  # fmt: skip


def province(dossiers: int, agencies: tuple[str, ...], seed: int = 1) -> list[dict[str, object]]:
    """Some months of a province without a dossier module: most in time, some late, some open, some waiting."""
    chance, made = random.Random(seed), []
    for number in range(dossiers):
        received = datetime(2023, 4, 3, 8, tzinfo=ZONE) + timedelta(minutes=chance.randrange(80 * 1440))
        due = received + timedelta(days=7)
        took = timedelta(days=chance.randrange(1, 10))
        ended = received + took if received + took < NOW else None
        waiting = ended is None and chance.random() < 0.3
        made.append(second(
            f"QL-{number:06}", DonViXuLy=chance.choice(agencies), KenhThucHien=chance.choice("1123"),
            NgayTiepNhan=stamp(received), NgayHenTra=stamp(due),
            TrangThaiHoSo="10" if ended else "5" if waiting else "4", NgayKetThucXuLy=stamp(ended) if ended else "",
            NgayTra=stamp(ended) if ended else "",
            DanhSachHoSoBoSung=[{"NgayBoSung": stamp(min(received + timedelta(hours=20), NOW))}] if waiting else [],
        ))  # fmt: skip
    return made
