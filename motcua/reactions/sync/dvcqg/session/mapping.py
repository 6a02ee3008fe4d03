"""Our dossier in the words of the first generation (DongBoHoSoMC of 2019). Pure: no question to anyone.

Every value is a text; what is missing is the empty text; moments are fourteen digits in Vietnam's time.
Source: decision 0502
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.reactions.sync.dvcqg import course
from motcua.reactions.sync.dvcqg.course import Fee, Step, Supplement
from motcua.reactions.sync.dvcqg.picture import PaperSeen, Picture
from motcua.reactions.sync.dvcqg.port import Mark, Parcel, Seen
from motcua.reactions.sync.ports import Json
from motcua.work.dossiers.application import FORM

Link = Callable[[str], str]  # the digest of a file to its address
LONGEST = {"TrichYeuHoSo": 1000, "TenGiayTo": 2000, "TenTepDinhKem": 4000, "NguoiXuLy": 50, "NoiDungXuLy": 2000}
BY_COUNTER, BY_POST = "0", "1"
_RETURNED_BY = {1: "Trả trực tiếp tại quầy", 2: "Trả trực tuyến", 3: "Trả qua bưu chính công ích"}


def nowhere(_digest: str) -> str:
    """No address from which a file may be fetched."""
    return ""


def dossier(picture: Picture, *, link: Link = nowhere) -> Json:
    """The dossier as `DongBoHoSoMC` takes it, first generation; the holder is who applies, the contact who answers.

    `link` tells where the portal may fetch a file.
    """
    return {
        "MaHoSo": picture.code,
        "MaTTHC": picture.procedure.code,
        "TenTTHC": picture.procedure.name,
        "MaLinhVuc": picture.procedure.field_group,
        "TenLinhVuc": picture.procedure.field,
        "ChuHoSo": picture.applicant,
        "LoaiDoiTuong": "2" if course.organisation(picture) else "1",
        "Email": picture.contact.get("email", ""),
        "Fax": picture.contact.get("fax", ""),
        "SoDienThoai": picture.contact.get("phone", ""),
        "TrichYeuHoSo": f"{picture.procedure.name} – {picture.applicant}"[: LONGEST["TrichYeuHoSo"]],
        "NgayTiepNhan": moment(picture.received_at),
        "NgayHenTra": moment(picture.due_at if picture.received_at else None),
        "TrangThaiHoSo": str(int(picture.state)),
        "NgayTra": moment(picture.returned_at),
        "ThongTinTra": _returned(picture),
        "HinhThuc": BY_POST if course.by_post(picture) else BY_COUNTER,
        "NgayKetThucXuLy": moment(_ended(picture)),
        "DonViXuLy": picture.holder_agency,
        "TaiLieuNop": [submitted(picture, paper, link) for paper in picture.papers if paper.file],
        "DanhSachLePhi": [fee(picture, no, one) for no, one in enumerate(course.fees(picture), 1)],
        "DanhSachTepDinhKemKhac": [_on_paper(paper) for paper in picture.papers if not paper.file],
        "DanhSachHoSoBoSung": supplements(picture),
        "DanhSachGiayToKetQua": results(picture, link),
    }


def submitted(picture: Picture, paper: PaperSeen, link: Link = nowhere) -> Json:
    """A paper that lies here as a file, with the code of the component it fills."""
    return {
        "TepDinhKemId": paper.file,
        "TenTepDinhKem": (paper.name or paper.file_name)[: LONGEST["TenTepDinhKem"]],
        "IsDeleted": "False",
        "MaThanhPhanHoSo": component(picture, paper.no),
        "DuongDanTaiTepTin": link(paper.file),
    }


def component(picture: Picture, no: int) -> str:
    """The code of a component: the procedure's, and its number in the published list; empty for one not on it."""
    return f"{picture.procedure.code}-TP{no:03d}" if no else ""


def fee(picture: Picture, no: int, one: Fee) -> Json:
    """A sum that was asked for, when, and of which kind."""
    return {
        "TenPhiLePhi": one.name[: LONGEST["TenGiayTo"]],
        "MaPhiLePhi": f"{picture.procedure.code}-{no}",
        "HinhThucThu": str(one.collected),
        "Gia": str(one.amount),
        "LoaiPhiLePhi": str(one.kind),
    }


def results(picture: Picture, link: Link = nowhere) -> list[Json]:
    """The result that was signed, with its file when it is electronic; nothing before, nor for one that stopped."""
    told = picture.result
    if not told or picture.finished_at is None:
        return []
    granted = bool(told.get("granted"))
    name = str(told.get("name") or picture.procedure.result) if granted else "Văn bản từ chối giải quyết hồ sơ"
    return [
        {
            "TenGiayTo": (name or "Kết quả giải quyết thủ tục hành chính")[: LONGEST["TenGiayTo"]],
            "MaThanhPhanHoSo": picture.procedure.result_code if granted else "",
            "GiayToId": picture.result_file,
            "DuongDanTepTinKetQua": link(picture.result_file),
        }
    ]


def progress(picture: Picture) -> list[tuple[int, Json]]:
    """One item of `CapNhatTienDoHoSoMC` per fact, each with the state that this very fact produced, oldest first."""
    return [(step.fact.n, _step(picture.code, step)) for step in course.steps(picture)]


def _step(code: str, step: Step) -> Json:
    return {
        "MaHoSo": code,
        "NguoiXuLy": step.fact.actor[: LONGEST["NguoiXuLy"]] or "Hệ thống",
        "ChucDanh": step.title,
        "ThoiDiemXuLy": moment(step.fact.at),
        "PhongBanXuLy": step.unit,
        "NoiDungXuLy": step.content[: LONGEST["NoiDungXuLy"]],
        "TrangThai": str(int(step.state)),
        "NgayBatDau": moment(step.begun_at),
        "NgayKetThucTheoQuyDinh": moment(step.due_at),
    }


def mark(item: Mapping[str, object]) -> Mark:
    """What tells one step of a dossier from another on both sides."""
    return str(item.get("ThoiDiemXuLy", "")), str(item.get("TrangThai", "")), str(item.get("NoiDungXuLy", ""))


def missing(parcel: Parcel, steps: Sequence[tuple[int, Json]], seen: Mapping[str, Seen | None]) -> list[Json]:
    """The steps that the other side does not have, in their order: by what was looked up there, else by our account."""
    if parcel.code not in seen:
        return [item for n, item in steps if n > parcel.since or not parcel.known]
    known = seen[parcel.code]
    there = Counter(known.marks if known else ())
    found = []
    for _, item in steps:
        if there[mark(item)]:
            there[mark(item)] -= 1
        else:
            found.append(item)
    return found


def supplements(picture: Picture) -> list[Json]:
    """Every request to complete the application, with its answer."""
    return [_supplement(picture, one) for one in course.supplements(picture)]


def _supplement(picture: Picture, one: Supplement) -> Json:
    return {
        "HoSoBoSungId": f"{picture.code}/{one.number}",
        "NguoiYeuCauBoSung": one.asked_by,
        "NoiDungBoSung": ": ".join(part for part in (one.reason, "; ".join(one.items)) if part)[:2000],
        "NgayBoSung": moment(one.asked_at),
        "NguoiTiepNhanBoSung": one.answered_by,
        "ThongTinTiepNhan": "; ".join(one.papers),
        "NgayTiepNhanBoSung": moment(one.answered_at),
        "TrangThaiBoSung": "1" if one.answered_at else "0",
        "DanhSachGiayToBoSung": [{"TenGiayTo": item[: LONGEST["TenGiayTo"]]} for item in one.items],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": moment(one.due_before),
        "NgayHenTraMoi": moment(one.due_after),
    }


def _on_paper(paper: PaperSeen) -> Json:
    return {
        "TenGiayTo": (paper.name or "Giấy tờ khác")[: LONGEST["TenGiayTo"]],
        "SoLuong": str(max(1, paper.originals + paper.copies)),
        "LoaiGiayTo": "Bản điện tử" if paper.origin == FORM else "Bản chính" if paper.originals else "Bản sao",
    }


def _returned(picture: Picture) -> str:
    over = course.handed_over(picture)
    return _RETURNED_BY.get(int(str(over.body.get("channel", 0))), "") if over else ""


def _ended(picture: Picture) -> datetime | None:
    """When the work ended; a refusal at the door is told in a field of its own."""
    return None if picture.state is State.NOT_RECEIVED else picture.finished_at


def moment(at: datetime | None) -> str:
    """A moment as the portal writes it, in Vietnam's time; empty for none."""
    return at.astimezone(ZONE).strftime("%Y%m%d%H%M%S") if at else ""


def flag(value: object) -> str:
    """Yes or no as the portal writes it."""
    return "1" if value else "0"
