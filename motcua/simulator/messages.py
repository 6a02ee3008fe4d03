"""The messages of three generations, field by field, as tables.

Source: decision 0501
"""

from motcua.law.workflow import State
from motcua.simulator.shapes import Shape


def _codes(*told: object) -> frozenset[str]:
    return frozenset(map(str, told))


STATES = _codes(*(int(state) for state in State))
_FLAG = _codes(0, 1)
_COLLECTED, _FEE_KIND = _codes(1, 2, 4), _codes(1, 2, 3)
# a dossier in one of these states may never have been received
BEFORE_RECEIPT = {
    State.REGISTERED, State.NOT_RECEIVED, State.SUPPLEMENT_NEEDED, State.WITHDRAWAL_ASKED, State.STOPPED,
}  # fmt: skip

SUBMITTED = Shape(
    mandatory=("TenTepDinhKem",),
    codes={
        "IsDeleted": _codes("True", "False"), "DuocSoHoa": _FLAG, "DuocTaiSuDung": _codes(0, 1, 2),
        "DuocLayTuKhoDMQG": _FLAG,
    },
    links=("DuongDanTaiTepTin",),
    limits={"TenTepDinhKem": 4000},
)  # fmt: skip
FEE = Shape(
    mandatory=("TenPhiLePhi", "Gia", "HinhThucThu"),
    codes={"HinhThucThu": _COLLECTED, "LoaiPhiLePhi": _FEE_KIND},
    numbers=("Gia",),
)
FILE_ON_PAPER = Shape(mandatory=("TenGiayTo",), numbers=("SoLuong",), limits={"TenGiayTo": 2000})
SUPPLEMENT = Shape(
    mandatory=("HoSoBoSungId", "NoiDungBoSung", "NgayBoSung"),
    moments=("NgayBoSung", "NgayTiepNhanBoSung", "NgayHenTraTruoc", "NgayHenTraMoi"),
    limits={"NoiDungBoSung": 2000},
    lists={"DanhSachGiayToBoSung": Shape(texts=False), "DanhSachLePhiBoSung": FEE},
)
RESULT = Shape(mandatory=("TenGiayTo",), links=("DuongDanTepTinKetQua",), limits={"TenGiayTo": 2000})
IDENTITY = Shape(
    mandatory=("LoaiDinhDanh", "SoDinhDanh"), codes={"LoaiDinhDanh": _codes(1, 2)}, numbers=("SoDinhDanh",)
)

DOSSIER = Shape(  # DongBoHoSoMC, first and second generation
    mandatory=(
        "MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "LoaiDoiTuong", "TrichYeuHoSo", "TrangThaiHoSo",
        "HinhThuc", "DonViXuLy",
    ),
    standing=("Email", "SoDienThoai"),
    codes={
        "LoaiDoiTuong": _codes(1, 2, 3, 4), "TrangThaiHoSo": STATES, "HinhThuc": _FLAG, "KenhThucHien": _codes(1, 2, 3),
        "NoiNopHoSo": _codes(1, 2), "HoSoCoThanhPhanSoHoa": _FLAG, "TaiKhoanDuocXacThucVoiVNeID": _FLAG,
        "DuocThanhToanTrucTuyen": _codes(0, 1, 2, 3),
    },
    moments=("NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy", "NgayTuChoi"),
    limits={"TrichYeuHoSo": 1000, "GhiChu": 2000},
    lists={
        "TaiLieuNop": SUBMITTED, "DanhSachLePhi": FEE, "DanhSachTepDinhKemKhac": FILE_ON_PAPER,
        "DanhSachHoSoBoSung": SUPPLEMENT, "DanhSachGiayToKetQua": RESULT, "DinhDanhCHS": IDENTITY,
        "DSKetNoiCSDL": Shape(mandatory=("MaCSDL",)),
    },
)  # fmt: skip
WITH_RESULT = _codes(5, 6, 9)  # the states with which the third generation takes fees and results
RECEIVED_DOSSIER = ("NgayTiepNhan", "NgayHenTra")  # mandatory too, once it has been received

PROGRESS = Shape(  # CapNhatTienDoHoSoMC, one item
    mandatory=("MaHoSo", "NguoiXuLy", "ThoiDiemXuLy", "NoiDungXuLy", "TrangThai"),
    codes={"TrangThai": STATES},
    moments=("ThoiDiemXuLy", "NgayBatDau", "NgayKetThucTheoQuyDinh"),
    limits={"NguoiXuLy": 50, "NoiDungXuLy": 2000},
)
NOTICE = Shape(  # DongBoTrangThaiHoSo
    mandatory=("MaHoSo", "NoiDung", "NgayXuLy", "TrangThai"),
    codes={"TrangThai": STATES},
    moments=("NgayXuLy",),
    lists={"TaiLieuXuLy": SUBMITTED},
)

# third generation: numbers are numbers, moments ISO 8601
REST_FILE = Shape(mandatory=("IdGiayTo", "HashTepTin", "TenGiayTo"), limits={"TenGiayTo": 2000}, texts=False)
REST_PART = Shape(
    mandatory=("TenThanhPhanHoSo",),
    codes={
        "LoaiBan": _codes(0, 1, 2),
        "DuocSoHoa": _FLAG,
        "DuocTaiSuDung": _codes(0, 1, 2),
        "DuocLayTuKhoDMQG": _FLAG,
    },
    numbers=("SoLuong",),
    limits={"TenThanhPhanHoSo": 2000},
    whole=("SoLuong", "LoaiBan", "DuocSoHoa", "DuocTaiSuDung", "DuocLayTuKhoDMQG"),
    lists={"GiayToDinhKem": REST_FILE},
    texts=False,
)
REST_FEE = Shape(
    mandatory=FEE.mandatory, codes={**FEE.codes, "TrangThaiThanhToan": _FLAG}, numbers=("Gia",), texts=False,
    whole=("Gia", "HinhThucThu", "LoaiPhiLePhi", "TrangThaiThanhToan"),
)  # fmt: skip
REST_SENDER = Shape(
    mandatory=("LoaiDoiTuong", "ThongTinChiTiet"),
    objects={"ThongTinChiTiet": Shape(mandatory=("TenNguoiNop", "TenChuHs"), texts=False)},
    whole=("LoaiDoiTuong",),
    texts=False,
)
REST_DOSSIER = Shape(
    mandatory=("MaHoSo", "MaTTHC", "ChuHoSo", "MaDonViTiepNhan", "NgayNop", "LoaiDoiTuong"),
    standing=("ThongTinNguoiNop", "ThanhPhanHoSo"),
    codes={
        "LoaiDoiTuong": _codes(0, 1, 2), "KenhThucHien": _codes(1, 2, 3), "TrangThaiHoSo": STATES,
        "DuocThanhToanTrucTuyen": _codes(0, 1, 2, 3), "TaiKhoanDuocXacThucVoiVNeID": _FLAG,
    },
    whole=("LoaiDoiTuong", "KenhThucHien", "TrangThaiHoSo", "DuocThanhToanTrucTuyen"),
    objects={"ThongTinNguoiNop": REST_SENDER},
    moments=("NgayNop", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra", "NgayTuChoi"),
    lists={"ThanhPhanHoSo": REST_PART, "DanhSachLePhi": REST_FEE, "DanhSachHoSoBoSung": SUPPLEMENT,
           "DSKetNoiCSDL": Shape(mandatory=("MaCSDL",))},
    texts=False,
)  # fmt: skip
REST_PROGRESS = Shape(
    mandatory=PROGRESS.mandatory, codes=PROGRESS.codes, moments=PROGRESS.moments, limits=PROGRESS.limits, texts=False,
    whole=("TrangThai",),
)  # fmt: skip
REST_STATUS = Shape(
    mandatory=("MaHoSo", "TrangThai"),
    codes={"TrangThai": STATES},
    whole=("TrangThai",),
    limits={"NoiDungXuLy": 2000, "NoiDungYKien": 2000},
    lists={
        "DanhSachLePhi": REST_FEE,
        "DanhSachGiayToKetQua": Shape(mandatory=("TenGiayTo",), limits={"TenGiayTo": 2000}, texts=False),
    },
    texts=False,
)
