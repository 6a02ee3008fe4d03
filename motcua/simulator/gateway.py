"""Third generation: addresses of REST, a bearer token, `{code, message, data}` with the status of HTTP."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from motcua.simulator import desk, messages, shapes
from motcua.simulator.accounts import LIFE, Accounts
from motcua.simulator.desk import Verdict
from motcua.simulator.reply import Reply, Request, said
from motcua.simulator.shapes import Json, Shape
from motcua.simulator.store import PROGRESS, STATUS

_WELL, _BAD, _NOT_KNOWN, _NOT_THERE = 200, 400, 401, 404
_STATUS = {desk.DONE: _WELL, desk.IN_PART: _WELL, desk.UNKNOWN: _NOT_THERE}
_MOST_LISTED = 1000
_VIETNAM = timedelta(hours=7)
_UNIT = re.compile(r"[A-Z0-9.\-]{1,35}")


def token(accounts: Accounts, request: Request) -> Reply:
    """A bearer token for the client."""
    told = request.json()
    body = told if isinstance(told, dict) else {}
    given = accounts.enter(body.get("client_id"), body.get("client_secret"))
    if not given:
        return _answer(_NOT_KNOWN, "Sai client_id hoặc client_secret")
    data = {"access_token": given, "expires_in": int(LIFE), "token_type": "Bearer", "scope": "default"}
    return _answer(_WELL, "Thành công", data)


def serve(accounts: Accounts, request: Request) -> Reply:
    """The answer of every address but that of the token."""
    if not accounts.admits(request.bearer()):
        return _answer(_NOT_KNOWN, "Mã truy cập không hợp lệ hoặc đã hết hạn")
    served = ROUTES.get((request.method, request.path))
    if served is not None:
        return served(accounts, request)
    if request.method == "GET" and request.path.startswith("/g3/dossiers/"):
        return _find(accounts, unquote(request.path.removeprefix("/g3/dossiers/")))
    return _answer(_NOT_THERE, "Không có địa chỉ này")


def _answer(code: int, message: str, data: object = None) -> Reply:
    return said({"code": code, "message": message, "data": data}, code)


def _next_value(accounts: Accounts, request: Request) -> Reply:
    unit = request.query.get("code", "")
    if not _UNIT.fullmatch(unit):
        return _answer(_BAD, "Thiếu mã đơn vị")
    today = datetime.fromtimestamp(accounts.desk.clock(), UTC) + _VIETNAM
    series = f"{unit}-{today:%Y%m%d}"
    return _answer(_WELL, "Thành công", {"value": f"{series}-{accounts.desk.store.next_number(series):07d}"})


def _files(accounts: Accounts, request: Request) -> Reply:
    found = [accounts.desk.store.put_file(name, content) for name, content in uploaded(request)]
    if not found:
        return _answer(_BAD, "Không có tệp nào trong trường files")
    rows = [{"IdTepTin": number, "HashTepTin": digest} for number, digest in found]
    return _answer(_WELL, "Thành công", rows)


def uploaded(request: Request) -> list[tuple[str, bytes]]:
    """The names and contents of the parts called `files` of a `multipart/form-data` body."""
    mark = re.search(r'boundary="?([^";]+)', request.headers.get("content-type", ""))
    if mark is None:
        return []
    found = []
    for part in request.body.split(b"--" + mark[1].encode())[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        if re.search(rb'\bname="files"', head):
            name = re.search(rb'filename="([^"]*)"', head)
            found.append((name[1].decode("utf-8", "replace") if name else "", content.removesuffix(b"\r\n")))
    return found


def _create(accounts: Accounts, request: Request) -> Reply:
    body = request.json()
    site = shapes.text(body.get("MaDonViTiepNhan")) if isinstance(body, dict) else ""
    verdict = accounts.desk.take_dossier(body, site=site, generation="g3", updating=None)
    if not verdict.well:
        return _refused([verdict])
    return _answer(_WELL, verdict.said, {"idHoSo": number_of(verdict.dossier), "maHoSo": verdict.dossier})


def number_of(code: str) -> str:
    """The portal's own number of a dossier."""
    return f"hs-{code.lower()}"


def _items(accounts: Accounts, request: Request, kind: str, shape: Shape) -> Reply:
    body = request.json()
    if not isinstance(body, list) or not body:
        return _answer(_BAD, "Dữ liệu không hợp lệ: phải là danh sách không rỗng")
    verdicts = accounts.desk.take_items(body, generation="g3", kind=kind, shape=shape)
    if desk.together(verdicts).code in {desk.DONE, desk.IN_PART}:
        return _answer(_WELL, desk.together(verdicts).said, _results(verdicts))
    return _refused(verdicts)


def _refused(verdicts: Sequence[Verdict]) -> Reply:
    verdict = desk.together(verdicts)
    return _answer(_STATUS.get(verdict.code, _BAD), verdict.said, _results(verdicts))


def _results(verdicts: Sequence[Verdict]) -> list[Json]:
    return [{"maHoSo": one.dossier, "code": _STATUS.get(one.code, _BAD), "message": one.said} for one in verdicts]


def _find(accounts: Accounts, code: str) -> Reply:
    found = accounts.desk.known(code)
    if found is None:
        return _answer(_NOT_THERE, "Hồ sơ không tồn tại")
    return _answer(_WELL, "Thành công", {"IdHoSo": number_of(code), **found})


def _list(accounts: Accounts, request: Request) -> Reply:
    limit = request.query.get("limit", "")
    most = min(int(limit), _MOST_LISTED) if limit.isdecimal() and int(limit) else _MOST_LISTED
    rows = accounts.desk.listed(request.query.get("unit", ""), request.query.get("after", ""), most)
    return _answer(_WELL, "Thành công", rows)


def _progress(accounts: Accounts, request: Request) -> Reply:
    return _items(accounts, request, PROGRESS, messages.REST_PROGRESS)


def _status(accounts: Accounts, request: Request) -> Reply:
    return _items(accounts, request, STATUS, messages.REST_STATUS)


ROUTES: dict[tuple[str, str], Callable[[Accounts, Request], Reply]] = {
    ("GET", "/g3/next-value"): _next_value,
    ("POST", "/g3/files"): _files,
    ("POST", "/g3/dossiers"): _create,
    ("POST", "/g3/progress"): _progress,
    ("POST", "/g3/status"): _status,
    ("GET", "/g3/dossiers"): _list,
}
