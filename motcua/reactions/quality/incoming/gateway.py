"""A dossier of the third generation, the REST gateway of 2026, said in the words of the second.

The gateway speaks of a dossier in three operations. Here they come together as one object: the body of `CreateDossier`,
and under `CapNhatTienTrinh` and `CapNhatTrangThai` the items that were sent of it afterwards, as they were sent.
"""

from collections.abc import Iterable
from datetime import datetime

from motcua.law.sentences import say
from motcua.law.workflow import State
from motcua.reactions.quality.incoming import values
from motcua.reactions.quality.incoming.values import Message, Wrong

STEPS, STATES = "CapNhatTienTrinh", "CapNhatTrangThai"
_ITS_OWN = frozenset({STEPS, STATES, "ThanhPhanHoSo", "ThongTinNguoiNop", "EformThongTinChiTiet"})
_ELECTRONIC = "2"  # LoaiBan: neither an original nor a copy on paper
_ENDS = (State.FINISHED, State.RETURNED, State.STOPPED, State.NOT_RECEIVED)  # the first that is there counts
_Step = tuple[datetime, str, Message]


def speaks(message: Message) -> bool:
    """Whether the object has a field that only the gateway's messages have."""
    return not _ITS_OWN.isdisjoint(message)


def in_older_words(message: Message) -> Message:
    """The same dossier with the fields of the second generation; what it says in them already stays as it is.

    Raises `Wrong` for a step without its moment or state, or one that is another dossier's.
    Source: decision 0402
    """
    steps, states = _steps(message), values.rows(message, STATES)
    _require_own(message, [*(row for _at, _state, row in steps), *states])
    said: dict[str, object] = {
        "TrangThaiHoSo": _state(message, steps, states), "NgayTiepNhan": _first(steps, State.RECEIVED),
        "NgayHenTra": _due(steps), "NgayKetThucXuLy": _ended(steps), "NgayTra": _first(steps, State.RETURNED),
        "DanhSachHoSoBoSung": _supplements(steps), "TaiLieuNop": _papers(message),
        "DanhSachGiayToKetQua": [_result(row) for row in _told_last(states, "DanhSachGiayToKetQua")],
        "DanhSachLePhi": list(_told_last(states, "DanhSachLePhi")),
    }  # fmt: skip
    return said | {name: value for name, value in message.items() if value not in (None, "", [])}


def _steps(message: Message) -> list[_Step]:
    found = []
    for row in values.rows(message, STEPS):
        at, state = values.moment(row, "ThoiDiemXuLy"), values.text(row, "TrangThai")
        if at is None or not state:
            raise Wrong(say("Một bước trong %(name)s không có ThoiDiemXuLy hoặc TrangThai.", name=STEPS))
        found.append((at, state, row))
    return sorted(found, key=lambda step: step[0])


def _require_own(message: Message, rows: Iterable[Message]) -> None:
    code = values.text(message, "MaHoSo")
    for row in rows:
        if (other := values.text(row, "MaHoSo")) not in ("", code):
            raise Wrong(say("Có bước của hồ sơ khác “%(other)s”.", other=other[:60]))


def _state(message: Message, steps: list[_Step], states: tuple[Message, ...]) -> str:
    """The state that was told last; of one that was only created, whether it was received."""
    told = [text for row in states if (text := values.text(row, "TrangThai"))]
    if told:
        return told[-1]
    received = State.RECEIVED if values.text(message, "NgayTiepNhan") else State.REGISTERED
    return steps[-1][1] if steps else str(int(received))


def _first(steps: list[_Step], state: State) -> str:
    return next((at.isoformat() for at, told, _row in steps if told == str(int(state))), "")


def _ended(steps: list[_Step]) -> str:
    """Source: QĐ 766/2022, Annex I(2)."""
    return next((at for state in _ENDS if (at := _first(steps, state))), "")


def _due(steps: list[_Step]) -> str:
    """The gateway has no due date of the dossier: the last of its steps is due when the dossier is."""
    due = [at for _at, _state, row in steps if (at := values.moment(row, "NgayKetThucTheoQuyDinh"))]
    return max(due).isoformat() if due else ""


def _supplements(steps: list[_Step]) -> list[Message]:
    """Each request, and the next step that is none as its answer."""
    asked, found = str(int(State.SUPPLEMENT_NEEDED)), list[Message]()
    for place, (at, state, _row) in enumerate(steps):
        if state == asked and (not place or steps[place - 1][1] != asked):
            answer = next((later.isoformat() for later, told, _ in steps[place:] if told != asked), "")
            found.append({"NgayBoSung": at.isoformat(), "NgayTiepNhanBoSung": answer})
    return found


def _papers(message: Message) -> list[Message]:
    found = list[Message]()
    for part in values.rows(message, "ThanhPhanHoSo"):
        files = values.rows(part, "GiayToDinhKem")
        electronic = values.text(part, "LoaiBan") == _ELECTRONIC
        found += [{"DuocSoHoa": "1", "MaKetQuaThayThe": values.text(file, "MaKetQua")} for file in files]
        if electronic and not files:
            found.append({"DuocSoHoa": "1"})
    return found


def _told_last(states: tuple[Message, ...], name: str) -> tuple[Message, ...]:
    return next((found for row in reversed(states) if (found := values.rows(row, name))), ())


def _result(row: Message) -> Message:
    """A result with a file, wherever the message says where it lies."""
    file = next((told for name in ("DuongDanTepTinKetQua", "GiayToId", "IdGiayTo", "IdTepTin")
                 if (told := values.text(row, name))), "")  # fmt: skip
    return {"DuongDanTepTinKetQua": file}
