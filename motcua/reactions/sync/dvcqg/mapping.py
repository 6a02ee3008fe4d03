"""Our dossier and its facts in the words of the national portal's messages. Pure: no question to anyone."""

from collections.abc import Iterable
from datetime import datetime

from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.ledger.facts import FactView
from motcua.reactions.sync.ports import Json
from motcua.work.dossiers.views import DossierView, PaperView

STATE_AFTER: dict[str, State] = {
    "DossierRegistered": State.REGISTERED,
    "DossierReceived": State.RECEIVED,
    "DossierNotReceived": State.NOT_RECEIVED,
    "DossierForwarded": State.IN_PROGRESS,
    "SupplementRequested": State.SUPPLEMENT_NEEDED,
    "SupplementProvided": State.IN_PROGRESS,
    "DossierSuspended": State.IN_PROGRESS,
    "DossierResumed": State.IN_PROGRESS,
    "PaymentRequired": State.PAYMENT_NEEDED,
    "PaymentConfirmed": State.IN_PROGRESS,
    "DossierDecided": State.FINISHED,
    "DossierRejected": State.FINISHED,
    "WithdrawalAsked": State.WITHDRAWAL_ASKED,
    "DossierStopped": State.STOPPED,
    "ResultHandedOver": State.RETURNED,
}
TITLES: dict[str, str] = {
    "DossierRegistered": "Hồ sơ mới đăng ký",
    "DossierReceived": "Tiếp nhận hồ sơ và hẹn trả kết quả",
    "DossierNotReceived": "Từ chối tiếp nhận hồ sơ",
    "DossierForwarded": "Chuyển bước xử lý",
    "SupplementRequested": "Yêu cầu bổ sung, hoàn thiện hồ sơ",
    "SupplementProvided": "Người nộp đã bổ sung hồ sơ",
    "DossierSuspended": "Tạm dừng tính thời hạn",
    "DossierResumed": "Tiếp tục giải quyết",
    "PaymentRequired": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "PaymentConfirmed": "Đã thực hiện nghĩa vụ tài chính",
    "DossierDecided": "Đã có kết quả giải quyết",
    "DossierRejected": "Từ chối giải quyết hồ sơ",
    "WithdrawalAsked": "Người nộp xin rút hồ sơ",
    "DossierStopped": "Dừng giải quyết hồ sơ",
    "ResultHandedOver": "Đã trả kết quả",
}
_LONGEST_SUBJECT, _LONGEST_NAME, _LONGEST_OFFICER, _LONGEST_CONTENT = 1000, 2000, 50, 2000
_ORGANISATION_DIGITS = (10, 13)
_FROM_STORE, _FROM_REGISTER = "store", "register"


def dossier(view: DossierView) -> Json:
    """The dossier as `DongBoHoSoMC` takes it, second generation: every value a text, what is missing is empty.

    Source: decision 0013
    """
    return {
        "MaHoSo": view.code,
        "MaTTHC": view.procedure.code,
        "TenTTHC": view.procedure.name,
        "MaLinhVuc": view.procedure.field_group,
        "TenLinhVuc": view.procedure.field,
        "ChuHoSo": view.applicant,
        "LoaiDoiTuong": "2" if _organisation(view.applicant_identity) else "1",
        "SoGiayToChuHoSo": view.applicant_identity,
        "Email": view.contact.get("email", ""),
        "SoDienThoai": view.contact.get("phone", ""),
        "TrichYeuHoSo": f"{view.procedure.name} – {view.applicant}"[:_LONGEST_SUBJECT],
        "NgayNopHoSo": moment(view.filed_at),
        "NgayTiepNhan": moment(view.received_at),
        "NgayHenTra": moment(view.due_at if view.received_at else None),
        "TrangThaiHoSo": str(int(view.state)),
        "NgayKetThucXuLy": moment(view.finished_at),
        "NgayTra": moment(view.returned_at),
        "NgayTuChoi": moment(view.finished_at if view.state is State.NOT_RECEIVED else None),
        "HinhThuc": "1" if view.contact.get("receive_by") == "post" else "0",
        "DonViXuLy": view.holder_agency or view.agency,
        "KenhThucHien": str(view.channel),
        "NoiNopHoSo": "2",
        "HoSoCoThanhPhanSoHoa": _flag(any(paper.file for paper in view.papers)),
        "TaiLieuNop": [_paper(paper) for paper in view.papers if paper.file],
    }


def _paper(paper: PaperView) -> Json:
    return {
        "TepDinhKemId": paper.file,
        "TenTepDinhKem": paper.name[:_LONGEST_NAME],
        "IsDeleted": "False",
        "DuocSoHoa": _flag(paper.origin == "scan"),
        "DuocTaiSuDung": _flag(paper.origin in {_FROM_STORE, _FROM_REGISTER}),
    }


def progress(code: str, facts: Iterable[FactView]) -> list[Json]:
    """One item of `CapNhatTienDoHoSoMC` per fact, each with the state that this very fact produced, oldest first."""
    return [
        {
            "MaHoSo": code,
            "NguoiXuLy": fact.actor[:_LONGEST_OFFICER],
            "ThoiDiemXuLy": moment(fact.at),
            "NoiDungXuLy": _content(fact),
            "TrangThai": str(int(STATE_AFTER[fact.name])),
        }
        for fact in facts
        if fact.name in STATE_AFTER
    ]


def _content(fact: FactView) -> str:
    reason = str(fact.body.get("reason") or fact.body.get("note") or "")
    return ": ".join(part for part in (TITLES[fact.name], reason) if part)[:_LONGEST_CONTENT]


def moment(at: datetime | None) -> str:
    """A moment as the portal writes it, in Vietnam's time; empty for none."""
    return at.astimezone(ZONE).strftime("%Y%m%d%H%M%S") if at else ""


def _flag(value: object) -> str:
    return "1" if value else "0"


def _organisation(identity: str) -> bool:
    return len(identity.replace("-", "")) in _ORGANISATION_DIGITS
