"""Our dossier in the words of the third generation (REST, 2026). Pure: no question to anyone.

Numbers are numbers, moments ISO 8601 with Vietnam's offset, and what is missing is left out.
Source: decision 0502
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.reactions.sync.dvcqg import course
from motcua.reactions.sync.dvcqg.course import Step
from motcua.reactions.sync.dvcqg.indexed import mapping as second
from motcua.reactions.sync.dvcqg.picture import PaperSeen, Picture
from motcua.reactions.sync.dvcqg.session import mapping as first
from motcua.reactions.sync.ports import Json
from motcua.work.dossiers.application import FORM

CITIZEN, BUSINESS = 0, 1
_ORIGINAL, _COPY, _ELECTRONIC = 0, 1, 2
_WITH_RESULT = {State.SUPPLEMENT_NEEDED, State.PAYMENT_NEEDED, State.FINISHED}  # fees and results are told in these


@dataclass(frozen=True)
class Uploaded:
    """A file as the gateway keeps it: its number there, and its hash."""

    number: str
    digest: str


def dossier(picture: Picture, *, unit: str, files: Mapping[str, Uploaded], from_portal: bool = False) -> Json:
    """The dossier as `NoiHoSo` takes it, with what stands of it now; `files` by our digests."""
    return _without_nothing({
        "MaHoSo": picture.code,
        "MaTTHC": picture.procedure.code,
        "TenTTHC": picture.procedure.name,
        "MaLinhVuc": picture.procedure.field_group,
        "TenLinhVuc": picture.procedure.field,
        "ChuHoSo": picture.applicant,
        "LoaiDoiTuong": BUSINESS if course.organisation(picture) else CITIZEN,
        "MaDonViTiepNhan": unit or picture.agency_code,
        "DonViXuLy": picture.holder_agency,
        "KenhThucHien": picture.channel,
        "NgayNop": moment(picture.filed_at),
        "NgayTiepNhan": moment(picture.received_at),
        "NgayHenTra": moment(picture.due_at if picture.received_at else None),
        "NgayKetThucXuLy": moment(None if picture.state is State.NOT_RECEIVED else picture.finished_at),
        "NgayTuChoi": moment(picture.finished_at if picture.state is State.NOT_RECEIVED else None),
        "NgayTra": moment(picture.returned_at),
        "TrangThaiHoSo": int(picture.state),
        "DuocThanhToanTrucTuyen": int(second.paid(picture, from_portal=from_portal)),
        "DanhSachLePhi": _fees(picture),
        "DanhSachHoSoBoSung": first.supplements(picture),
        **second.identified(picture),
        "ThanhPhanHoSo": [_part(picture, paper, files) for paper in picture.papers],
        "EformThongTinChiTiet": {},
        "ThongTinNguoiNop": _sender(picture),
    })  # fmt: skip


def _part(picture: Picture, paper: PaperSeen, files: Mapping[str, Uploaded]) -> Json:
    kept = files.get(paper.file)
    attached = [
        {"IdGiayTo": kept.number, "HashTepTin": kept.digest, "TenGiayTo": paper.name or paper.file_name}
    ] if kept else []  # fmt: skip
    return {
        "MaThanhPhanHoSo": first.component(picture, paper.no),
        "TenThanhPhanHoSo": paper.name or paper.file_name or "Giấy tờ khác",
        "SoLuong": max(1, paper.originals + paper.copies),
        "LoaiBan": _ELECTRONIC if paper.file or paper.origin == FORM else _ORIGINAL if paper.originals else _COPY,
        "GiayToDinhKem": attached,
        "DuocSoHoa": int(paper.origin in {"scan", "upload"}),
        "DuocTaiSuDung": int(paper.origin in {"store", "register"}),
        "DuocLayTuKhoDMQG": int(paper.origin == "register"),
    }


def _sender(picture: Picture) -> Json:
    """Who brought it, and apart from that whose it is."""
    other = picture.representative
    told = {
        "TenNguoiNop": other.get("name") or picture.applicant,
        "SoDinhDanh": other.get("identity") or ("" if other else picture.identity),
        "SoDienThoai": other.get("phone") or picture.contact.get("phone", ""),
        "Email": picture.contact.get("email", ""),
        "Fax": picture.contact.get("fax", ""),
        "DiaChiChiTiet": picture.contact.get("address", ""),
        "TenChuHs": picture.applicant,
        "SoDinhDanhChuHs": picture.identity,
    }
    kind = BUSINESS if course.organisation(picture) and not other else CITIZEN
    return {"LoaiDoiTuong": kind, "ThongTinChiTiet": told}


def _fees(picture: Picture) -> list[Json]:
    """Every sum that was asked for; paid sums cover them in the order in which they were asked."""
    left = picture.fee_paid
    found: list[Json] = []
    for no, one in enumerate(course.fees(picture), 1):
        paid = left >= one.amount
        left -= one.amount if paid else 0
        told = first.fee(picture, no, one)
        found.append(told | {
            "HinhThucThu": one.collected, "Gia": one.amount, "LoaiPhiLePhi": one.kind, "TrangThaiThanhToan": int(paid),
        })  # fmt: skip
    return found


def progress(picture: Picture, reference: str, steps: Sequence[Step] | None = None) -> list[tuple[int, Json]]:
    """One item of `CapNhatTienTrinh` per fact, with the state that this very fact produced, oldest first."""
    told = course.steps(picture) if steps is None else steps
    return [(step.fact.n, _step(picture.code, reference, step)) for step in told]


def _step(code: str, reference: str, step: Step) -> Json:
    return _without_nothing({
        "IDHoSo": reference,
        "MaHoSo": code,
        "NguoiXuLy": step.fact.actor[: first.LONGEST["NguoiXuLy"]] or "Hệ thống",
        "ChucDanh": step.title,
        "ThoiDiemXuLy": moment(step.fact.at),
        "PhongBanXuLy": step.unit,
        "NoiDungXuLy": step.content[: first.LONGEST["NoiDungXuLy"]],
        "TrangThai": int(step.state),
        "NgayBatDau": moment(step.begun_at),
        "NgayKetThucTheoQuyDinh": moment(step.due_at),
    })  # fmt: skip


def statuses(
    picture: Picture, reference: str, steps: Sequence[Step], files: Mapping[str, Uploaded], *, since: int
) -> list[Json]:  # fmt: skip
    """The states as `CapNhatTrangThai` takes them: that of the last fact; none for a dossier without a fact to tell.

    Before a result that was returned stands the state in which it was issued, when that fact came after `since` and so
    was not told yet: the gateway takes fees and results with some states alone, and return is none of them.
    """
    told = list(steps[-1:])
    if told and told[0].state is State.RETURNED:
        issued = next((step for step in steps if step.state is State.FINISHED and step.fact.n > since), None)
        told[:0] = [issued] if issued else []
    return [_status(picture, reference, step, files) for step in told]


def _status(picture: Picture, reference: str, step: Step, files: Mapping[str, Uploaded]) -> Json:
    body: Json = {
        "IdHoSo": reference,
        "MaHoSo": picture.code,
        "TrangThai": int(step.state),
        "PhongBanXuLy": step.unit,
        "NoiDungXuLy": step.content[: first.LONGEST["NoiDungXuLy"]],
    }
    if step.state in _WITH_RESULT:
        results = [_result(one, files) for one in second.results(picture)]
        body |= {"DanhSachLePhi": _fees(picture), "DanhSachGiayToKetQua": results}
    return _without_nothing(body)


def _result(one: Json, files: Mapping[str, Uploaded]) -> Json:
    """A result with the file that was uploaded for it; one on paper names none."""
    kept = files.get(str(one["GiayToId"]))
    named = {name: one[name] for name in ("TenGiayTo", "MaThanhPhanHoSo", "MaKetQua")}
    return _without_nothing(named | ({"IdGiayTo": kept.number, "HashTepTin": kept.digest} if kept else {}))


def _without_nothing(told: Json) -> Json:
    return {name: value for name, value in told.items() if value not in (None, "")}


def moment(at: datetime | None) -> str | None:
    """A moment as the gateway writes it, to the second; nothing for none."""
    return at.astimezone(ZONE).isoformat(timespec="seconds") if at else None
