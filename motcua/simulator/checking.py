"""Whether a message is taken: its form, its procedure, its dates, and where the dossier may go from where it is."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from motcua.law.workflow import MOVES, State
from motcua.simulator import messages, shapes
from motcua.simulator.shapes import Json, Shape

KnownProcedure = Callable[[str], bool]
_MOST_TOLD = 5  # faults named in one answer
_IDENTITY_DIGITS = {"1": 12, "2": 9}


def dossier(body: Json, known: KnownProcedure) -> list[str]:
    """What is wrong with a dossier of the first or second generation."""
    found = shapes.faults(messages.DOSSIER, body) + _received(body, messages.RECEIVED_DOSSIER)
    found += _identities(body.get("DinhDanhCHS"))
    return found + _dates(body) + _procedure(body, known)


def _received(body: Json, names: Sequence[str]) -> list[str]:
    """What of the names a dossier lacks that its own state says was received."""
    state = shapes.text(body.get("TrangThaiHoSo"))
    if state in messages.STATES and State(int(state)) in messages.BEFORE_RECEIPT:
        return []
    return [f"thiếu trường bắt buộc {name}" for name in names if not body.get(name)]


def rest_dossier(body: Json, known: KnownProcedure, files: Mapping[str, str]) -> list[str]:
    """What is wrong with a dossier of the third generation; `files` are the hashes of those uploaded, by number."""
    found = shapes.faults(messages.REST_DOSSIER, body) + _dates(body) + _procedure(body, known)
    if body.get("TrangThaiHoSo"):  # the published body has no state and no promised day
        found += _received(body, messages.RECEIVED_DOSSIER[:1])
    return found + _astray(attached(body), files, "ThanhPhanHoSo.GiayToDinhKem")


def rest_status(body: Json, files: Mapping[str, str]) -> list[str]:
    """What is wrong with a state of the third generation; `files` as in `rest_dossier`."""
    found = shapes.faults(messages.REST_STATUS, body) + _astray(results(body), files, "DanhSachGiayToKetQua")
    if shapes.text(body.get("TrangThai")) not in messages.WITH_RESULT:
        told_ = [name for name in ("DanhSachLePhi", "DanhSachGiayToKetQua") if body.get(name)]
        found += [f"{name} chỉ gửi với trạng thái 5, 6, 9" for name in told_]
    return found


def _astray(named: list[tuple[str, str]], files: Mapping[str, str], place: str) -> list[str]:
    wrong = any((number or digest) and files.get(number) != digest for number, digest in named)
    return [f"{place} chỉ tới tệp chưa tải lên hoặc sai mã băm"] if wrong else []


def results(body: Json) -> list[tuple[str, str]]:
    """The numbers and hashes of the files that a state of the third generation names as results."""
    told_ = body.get("DanhSachGiayToKetQua")
    return _files(told_ if isinstance(told_, list) else [])


def attached(body: Json) -> list[tuple[str, str]]:
    """The numbers and hashes of the files that a dossier of the third generation names."""
    parts = body.get("ThanhPhanHoSo")
    lists = [part.get("GiayToDinhKem") for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return _files([item for each in lists if isinstance(each, list) for item in each])


def _files(rows: list[object]) -> list[tuple[str, str]]:
    named = [item for item in rows if isinstance(item, dict)]
    return [(shapes.text(item.get("IdGiayTo")), shapes.text(item.get("HashTepTin"))) for item in named]


def item(shape: Shape, body: object) -> list[str]:
    """What is wrong with one step, notice or status."""
    return shapes.faults(shape, body)


def told(found: list[str]) -> str:
    """The faults as one sentence."""
    more = f" và {len(found) - _MOST_TOLD} lỗi khác" if len(found) > _MOST_TOLD else ""
    return f"Dữ liệu không hợp lệ: {'; '.join(found[:_MOST_TOLD])}{more}"


def may_follow(before: int | None, after: int) -> bool:
    """Whether a dossier that stood in one state may be told to stand in another: the moves of the law lead there.

    Source: decision 0501
    """
    return before is None or before == after or after in _reachable(before)


@cache
def _reachable(state: int) -> frozenset[int]:
    found: set[int] = set()
    edge = {state}
    while edge:
        ahead = {
            int(move.to_state) for move in MOVES if move.to_state and {int(s) for s in move.from_states if s} & edge
        }
        edge = ahead - found
        found |= ahead
    return frozenset(found)


def _dates(body: Json) -> list[str]:
    received, due = (shapes.moment(shapes.text(body.get(name))) for name in ("NgayTiepNhan", "NgayHenTra"))
    return ["NgayHenTra trước NgayTiepNhan"] if received and due and due < received else []


def _procedure(body: Json, known: KnownProcedure) -> list[str]:
    code = shapes.text(body.get("MaTTHC"))
    return ["MaTTHC không có trong Cơ sở dữ liệu quốc gia về TTHC"] if code and not known(code) else []


def _identities(told_: object) -> list[str]:
    found = []
    for one in told_ if isinstance(told_, list) else []:
        if isinstance(one, dict):
            digits = _IDENTITY_DIGITS.get(shapes.text(one.get("LoaiDinhDanh")))
            if digits and len(shapes.text(one.get("SoDinhDanh"))) != digits:
                found.append(f"DinhDanhCHS.SoDinhDanh phải có {digits} chữ số")
    return found
