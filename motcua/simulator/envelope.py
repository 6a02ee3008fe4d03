"""First and second generation: one address for all services, a session in every message, texts throughout."""

from collections.abc import Callable

from motcua.simulator import catalogue, desk, messages, shapes
from motcua.simulator.accounts import LIFE, Accounts
from motcua.simulator.desk import Desk, Verdict
from motcua.simulator.reply import Reply, Request, said
from motcua.simulator.shapes import Json
from motcua.simulator.store import PROGRESS, STATUS

_INDEX_FIELDS = {"KenhThucHien", "NgayNopHoSo", "NoiNopHoSo"}  # by these one knows the second generation
_MOST_LISTED = 1000
Service = Callable[[Desk, Json], Json]


def auth(accounts: Accounts, request: Request) -> Reply:
    """A session for the account."""
    told = request.json()
    body = told if isinstance(told, dict) else {}
    session = accounts.enter(body.get("username"), body.get("password"))
    if not session:
        return said(answer(Verdict(desk.NO_ACCOUNT, "Sai tài khoản hoặc mật khẩu")))
    return said({**answer(Verdict(desk.DONE, "Thành công")), "session": session, "expires_in": str(int(LIFE))})


def integration(accounts: Accounts, request: Request) -> Reply:
    """The answer of a service of dossiers."""
    return said(_served(accounts, request, INTEGRATION))


def share(accounts: Accounts, request: Request) -> Reply:
    """The answer of a service of catalogues."""
    return said(_served(accounts, request, SHARE))


def _served(accounts: Accounts, request: Request, services: dict[str, Service]) -> Json:
    body = request.json()
    if not isinstance(body, dict):
        return answer(Verdict(desk.INVALID, "Dữ liệu không hợp lệ: không phải một đối tượng JSON"))
    if not accounts.admits(body.get("session")):
        return answer(Verdict(desk.NO_SESSION, "Phiên làm việc không hợp lệ hoặc đã hết hạn"))
    service = services.get(shapes.text(body.get("service")))
    if service is None:
        return answer(Verdict(desk.NO_SERVICE, "Không có dịch vụ này"))
    return service(accounts.desk, body)


def answer(verdict: Verdict, result: object = ()) -> Json:
    """The envelope of an answer."""
    return {"error_code": verdict.code, "message": verdict.said, "result": result if result != () else []}


WELL = Verdict(desk.DONE, "Thành công")


def sync_dossiers(it: Desk, body: Json) -> Json:
    """`DongBoHoSoMC`: each dossier was taken or refused, each for itself."""
    told = body.get("data")
    if not isinstance(told, list) or not told:
        return answer(Verdict(desk.INVALID, "Dữ liệu không hợp lệ: data phải là danh sách không rỗng"))
    updating = {"True": True, "False": False}.get(_plain(body.get("isUpdating")))
    if updating is None:
        return answer(Verdict(desk.INVALID, 'Dữ liệu không hợp lệ: isUpdating phải là "True" hoặc "False"'))
    site = shapes.text(body.get("madonvi"))
    verdicts = [it.take_dossier(one, site=site, generation=_generation(one), updating=updating) for one in told]
    return answer(desk.together(verdicts), [verdict.as_json() for verdict in verdicts])


def sync_progress(it: Desk, body: Json) -> Json:
    """`CapNhatTienDoHoSoMC`: each step was taken or refused."""
    return _items(it, body, PROGRESS)


def sync_state(it: Desk, body: Json) -> Json:
    """`DongBoTrangThaiHoSo`: the state of a dossier was taken or refused."""
    return _items(it, body, STATUS)


def _items(it: Desk, body: Json, kind: str) -> Json:
    told = _list(body.get("data"))
    if not told:
        return answer(Verdict(desk.INVALID, "Dữ liệu không hợp lệ: thiếu trường bắt buộc data"))
    shape = messages.PROGRESS if kind == PROGRESS else messages.NOTICE
    verdicts = it.take_items(told, generation="g1", kind=kind, shape=shape)
    return answer(desk.together(verdicts), [verdict.as_json() for verdict in verdicts])


def look_up(it: Desk, body: Json) -> Json:
    """`TraCuuHoSo`: the dossier as it was received, with its steps; an empty list for one that is not known."""
    found = it.known(shapes.text(body.get("mahoso")))
    return answer(WELL, [found] if found else [])


def list_dossiers(it: Desk, body: Json) -> Json:
    """`LayDanhSachHoSo`, ours: numbers, states and counts of steps of what the unit has sent, after `tuma`."""
    rows = shapes.text(body.get("sodong"))
    limit = min(int(rows), _MOST_LISTED) if rows.isdecimal() and int(rows) else _MOST_LISTED
    return answer(WELL, it.listed(shapes.text(body.get("madonvi")), shapes.text(body.get("tuma")), limit))


def procedure(it: Desk, body: Json) -> Json:
    """`LayThuTuc`: the procedure, or an empty list."""
    found = it.catalogue.procedures.get(shapes.text(body.get("maTTHC")))
    return answer(WELL, [found] if found else [])


def decision(it: Desk, body: Json) -> Json:
    """`LayQDCB`: the publishing decision with this number, or an empty list."""
    found = it.catalogue.decisions.get(shapes.text(body.get("idQDCB")))
    return answer(WELL, [found] if found else [])


def procedures(it: Desk, body: Json) -> Json:  # noqa: ARG001 - every service is asked the same way
    """`LayDanhSachTTHC`: codes and names."""
    rows = it.catalogue.procedures.values()
    return answer(WELL, [{"MATTHC": one["MATTHC"], "TENTTHC": one["TENTTHC"]} for one in rows])


def services(it: Desk, body: Json) -> Json:  # noqa: ARG001
    """`LayDVC`: the online services."""
    rows = it.catalogue.procedures.values()
    found = [
        {"MADVC": one["MATTHC"], "TENDVC": one["TENTTHC"], "MATTHC": one["MATTHC"], "TENTTHC": one["TENTTHC"],
         "TENCOQUANBANHANH": "", "TENLINHVUC": _field(one), "APDUNGDVC": []}
        for one in rows
    ]  # fmt: skip
    return answer(WELL, {"data": found})


def agencies(it: Desk, body: Json) -> Json:  # noqa: ARG001
    """`LayDanhMucCoQuan`."""
    return answer(WELL, list(it.catalogue.agencies))


def fields(it: Desk, body: Json) -> Json:  # noqa: ARG001
    """`LayDanhMucLinhVuc`."""
    return answer(WELL, it.catalogue.fields())


def _field(one: Json) -> str:
    told = one.get("LINHVUCTHUCHIEN")
    return shapes.text(told[0].get("TENLINHVUC")) if isinstance(told, list) and told else ""


def _plain(told: object) -> str:
    return told if isinstance(told, str) else ""


def _list(told: object) -> list[object]:
    return told if isinstance(told, list) else [told] if isinstance(told, dict) else []


def _generation(body: object) -> str:
    return "g2" if isinstance(body, dict) and not _INDEX_FIELDS.isdisjoint(body) else "g1"


def _code_list(name: str) -> Service:
    return lambda _it, _body: answer(WELL, catalogue.LISTS[name])


INTEGRATION: dict[str, Service] = {
    "DongBoHoSoMC": sync_dossiers,
    "CapNhatTienDoHoSoMC": sync_progress,
    "DongBoTrangThaiHoSo": sync_state,
    "TraCuuHoSo": look_up,
    "LayDanhSachHoSo": list_dossiers,
    "LayThuTuc": procedure,
    "LayQDCB": decision,
    "LayDVC": services,
}
SHARE: dict[str, Service] = {
    "LayDanhSachTTHC": procedures,
    "LayDanhMucCoQuan": agencies,
    "LayDanhMucLinhVuc": fields,
    **{name: _code_list(name) for name in catalogue.LISTS},
}
