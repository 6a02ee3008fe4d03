"""Our dossier in the words of the second generation: the first, and the fields from which the index is counted. Pure.

Source: decision 0502
"""

from motcua.law.workflow import State
from motcua.reactions.sync.dvcqg import course
from motcua.reactions.sync.dvcqg.picture import PaperSeen, Picture
from motcua.reactions.sync.dvcqg.session import mapping as first
from motcua.reactions.sync.dvcqg.session.mapping import Link, flag, moment
from motcua.reactions.sync.ports import Json

NOT_ONLINE, ON_THE_PORTAL, ON_OUR_GATEWAY = "0", "1", "2"
POPULATION = "CSDLDC"  # of the list of national databases. Source: decision 0501
_REUSED = {"store", "register"}  # what the State already held: from an earlier dossier, or from a database
_DIGITS = {12: "1", 9: "2"}  # citizen number, older card


def dossier(picture: Picture, *, from_portal: bool = False, link: Link = first.nowhere) -> Json:
    """The dossier with the fields of the index; `from_portal` when it was filed on the national portal itself."""
    filed_there = from_portal
    return first.dossier(picture, link=link) | {
        "KenhThucHien": str(picture.channel),
        "SoGiayToChuHoSo": picture.identity,
        "DinhDanhCHS": _identity(picture),
        "NoiNopHoSo": "1" if filed_there else "2",
        "NgayNopHoSo": moment(picture.filed_at),
        "NgayTuChoi": moment(picture.finished_at if picture.state is State.NOT_RECEIVED else None),
        "HoSoCoThanhPhanSoHoa": flag(any(paper.file for paper in picture.papers)),
        "DuocThanhToanTrucTuyen": paid(picture, from_portal=filed_there),
        "TaiLieuNop": [_submitted(picture, paper, link) for paper in picture.papers if paper.file],
        "DanhSachGiayToKetQua": results(picture, link),
        **identified(picture),
    }


def identified(picture: Picture) -> Json:
    """That who sent it had signed in by electronic identity, or was looked up by the counter; nothing for all others.

    Source: QĐ 766/2022, Annex I(5)
    """
    sure = any(fact.name == "DossierRegistered" and fact.body.get("assurance") for fact in picture.facts)
    told: Json = {"TaiKhoanDuocXacThucVoiVNeID": flag(sure)} if sure else {}
    return told | {"DSKetNoiCSDL": [{"MaCSDL": POPULATION}]} if picture.population_used else told


def results(picture: Picture, link: Link = first.nowhere) -> list[Json]:
    """The result that was signed, with the national code of its kind."""
    return [_result(picture, one) for one in first.results(picture, link)]


def paid(picture: Picture, *, from_portal: bool = False) -> str:
    """How the money came: not online, online on the portal, online here."""
    if not course.paid_online(picture):
        return NOT_ONLINE
    return ON_THE_PORTAL if from_portal else ON_OUR_GATEWAY


def _identity(picture: Picture) -> list[Json]:
    kind = _DIGITS.get(len(picture.identity)) if picture.identity.isdecimal() else None
    return [{"LoaiDinhDanh": kind, "SoDinhDanh": picture.identity}] if kind else []


def _submitted(picture: Picture, paper: PaperSeen, link: Link) -> Json:
    return first.submitted(picture, paper, link) | {
        "DuocSoHoa": flag(paper.origin in {"scan", "upload"}),
        "DuocTaiSuDung": flag(paper.origin in _REUSED),
        "DuocLayTuKhoDMQG": flag(paper.origin == "register"),
    }


def _result(picture: Picture, one: Json) -> Json:
    code = picture.procedure.result_code if one["MaThanhPhanHoSo"] else ""
    return one | {"MaGiayToKetQua": code, "MaKetQua": code}
