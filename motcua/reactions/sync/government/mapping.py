"""Between our facts and the messages of the Government Office's task system: pure, and nothing in it is a constant.

Source: decision 0535
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.law.calendar import ZONE
from motcua.ledger.facts import FactView
from motcua.reactions.sync.ports import Json
from motcua.work.directives.mandates.word import Answer, Kind, Word

TOLD = ("MandateAnswered", "NoticeTaken")  # the facts that the system must hear of
_LONGEST, _SHORT, _MOST = 20_000, 300, 30
_MOST_NOTICES = 100_000  # about one task


def answers(facts: Sequence[FactView]) -> list[Json]:
    """What the system is told of a mandate: one answer for each fact that concerns it, numbered from one."""
    return [_answer(fact, number) for number, fact in enumerate(_told(facts), 1)]


def last(facts: Sequence[FactView]) -> int:
    """The place of the last fact that is told; nought without one."""
    return max((fact.n for fact in _told(facts)), default=0)


def known(facts: Sequence[FactView], accepted: int) -> int:
    """How many answers the system has, when it has accepted our history as far as a place."""
    return sum(fact.n <= accepted for fact in _told(facts))


def _told(facts: Sequence[FactView]) -> list[FactView]:
    return [fact for fact in facts if fact.name in TOLD]


def _answer(fact: FactView, number: int) -> Json:
    body = fact.body
    noted = fact.name == "NoticeTaken"
    found: Json = {
        "Buoc": number,
        "Loai": Answer.NOTED.value if noted else str(body["answer"]),
        "ThoiGian": fact.at.astimezone(ZONE).isoformat(),
        "NguoiBao": fact.actor,
        "NoiDung": str(body.get("remark" if noted else "text") or ""),
    }
    if noted:
        return found | {"Lan": body["notice"]}
    files = body.get("files")
    optional = {
        "DonVi": body.get("unit"), "TrangThai": body.get("standing"), "NgayHoanThanh": body.get("done_on"),
        "DeNghiHan": body.get("until"),
        "TepDinhKem": [_file(str(one)) for one in files] if isinstance(files, list) else None,
    }  # fmt: skip
    return found | {name: value for name, value in optional.items() if value}


def _file(told: str) -> Json:
    digest, _, name = told.partition(" ")
    return {"Ten": name, "Bam": digest}


def word(told: Mapping[str, object]) -> Word | None:
    """The notice in an entry of the feed; one that cannot be understood is of the kind `UNCLEAR`, with its own words.

    Nothing for an entry that names no task, or no place among the notices of its task: it cannot be kept in order.
    """
    code, number = _text(told, "MaNhiemVu", 100), told.get("Lan")
    if not code or not isinstance(number, int) or isinstance(number, bool) or not 0 < number < _MOST_NOTICES:
        return None
    try:
        return _word(told, code, number)
    except (ValueError, TypeError):
        content = " · ".join(f"{name}: {_clean(value)}" for name, value in told.items())[:_LONGEST]
        return Word(code=code, n=number, kind=Kind.UNCLEAR, told_at=_moment(told.get("ThoiGian")), content=content)


def _word(told: Mapping[str, object], code: str, number: int) -> Word:
    kind = Kind(str(told.get("Loai")))
    if kind is Kind.UNCLEAR:
        raise ValueError(kind)
    document = told.get("VanBan")
    of: Mapping[str, object] = document if isinstance(document, dict) else {}
    found = Word(
        code=code, n=number, kind=kind, told_at=datetime.fromisoformat(str(told["ThoiGian"])).astimezone(ZONE),
        sign=_text(of, "SoKyHieu", 100), title=_text(of, "TrichYeu", _SHORT), issuer=_text(of, "CoQuanBanHanh", _SHORT),
        issued_on=_day(of.get("NgayBanHanh")), point=_text(told, "Muc", 60), content=_text(told, "NoiDung", _LONGEST),
        lead=_names(told.get("ChuTri")), coordinate=_names(told.get("PhoiHop")), due_on=_day(told.get("HanXuLy")),
        reason=_text(told, "LyDo", 2_000),
    )  # fmt: skip
    if (kind is Kind.ASSIGNED and not found.content) or (kind is Kind.EXTENDED and found.due_on is None):
        raise ValueError(kind)
    return found


def _text(told: Mapping[str, object], name: str, most: int) -> str:
    value = told.get(name)
    return _clean(value)[:most] if isinstance(value, (str, int)) else ""


def _clean(value: object) -> str:
    """As text without what a database does not hold."""
    return str(value).replace("\x00", "").encode("utf-8", "replace").decode().strip()


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value] if value else []
    return tuple(_clean(one)[:_SHORT] for one in listed[:_MOST] if _clean(one))


def _moment(value: object) -> datetime:
    try:
        return datetime.fromisoformat(str(value)).astimezone(ZONE)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=ZONE)
