"""The addresses of the task system: sign in, the feed, one task, what is told of it, and the giver's own door."""

import re
from datetime import datetime
from urllib.parse import unquote

from motcua.law.calendar import ZONE
from motcua.simulator.accounts import Accounts
from motcua.simulator.government.book import KINDS, Book
from motcua.simulator.reply import Reply, Request, said
from motcua.simulator.shapes import Json

PREFIX = "/nhiemvu"
_OF_TASK = re.compile(rf"{PREFIX}/([^/]+)(/phanhoi)?")
_MOST = 500
_BAD, _UNKNOWN, _NOT_THERE, _GAP, _REFUSED = 400, 401, 404, 409, 422


def serve(accounts: Accounts, request: Request) -> Reply:
    """The answer of every address."""
    if request.path == f"{PREFIX}/dangnhap":
        return _sign_in(accounts, request)
    if not accounts.admits(request.bearer()):
        return said({"message": "Mã truy cập không hợp lệ hoặc đã hết hạn"}, _UNKNOWN)
    book = Book(accounts.desk.store)
    if request.path == f"{PREFIX}/thongbao":
        after = request.query.get("sau", "0")
        return said({"data": book.feed(int(after) if after.isdecimal() else 0, _limit(request))})
    if request.path == PREFIX:
        return said({"data": book.listed(request.query.get("sau", ""), _limit(request))})
    return _task(accounts, book, request)


def _sign_in(accounts: Accounts, request: Request) -> Reply:
    told = request.json()
    body = told if isinstance(told, dict) else {}
    token = accounts.enter(body.get("username"), body.get("password"))
    return said({"token": token}) if token else said({"message": "Sai tài khoản"}, _UNKNOWN)


def _task(accounts: Accounts, book: Book, request: Request) -> Reply:
    found = _OF_TASK.fullmatch(request.path)
    code = unquote(found[1]) if found else ""
    if not found or not book.knows(code):
        return said({"message": "Nhiệm vụ không tồn tại"}, _NOT_THERE)
    if request.method == "GET":
        return said(book.listed("", 1, code)[0])
    told = request.json()
    steps = told.get("Buoc") if isinstance(told, dict) else None
    if not isinstance(steps, list) or not all(isinstance(one, dict) for one in steps):
        return said({"message": "Thiếu danh sách bước"}, _BAD)
    if accounts.desk.refusals.of(code):
        return said({"message": "Nhiệm vụ đã khóa sổ theo dõi"}, _REFUSED)
    has, wrong = book.tell(code, steps)
    if wrong:
        return said({"message": wrong}, _REFUSED)
    gap = bool(steps) and has < int(steps[-1]["Buoc"])
    return said({"DaCo": has}, _GAP if gap else 200)


def give(accounts: Accounts, told: object) -> Reply:
    """What the one who practises has the Government say: one notice, or a list of them."""
    listed = told if isinstance(told, list) else [told]
    notices: list[Json] = [one for one in listed if isinstance(one, dict) and _given(one)]
    if wrong := len(listed) - len(notices):
        return said({"message": f"MaNhiemVu and Loai ({', '.join(KINDS)}) are wanted in {wrong} of them"}, _BAD)
    book = Book(accounts.desk.store)
    now = datetime.fromtimestamp(accounts.desk.clock(), ZONE).isoformat(timespec="seconds")
    return said([book.give(str(one["MaNhiemVu"]), {"ThoiGian": now, **one}) for one in notices])


def _given(one: Json) -> bool:
    return bool(one.get("MaNhiemVu")) and one.get("Loai") in KINDS


def contents(accounts: Accounts) -> Json:
    """Everything that both sides said, by the number of the task."""
    return Book(accounts.desk.store).contents()


def _limit(request: Request) -> int:
    told = request.query.get("toida", "100")
    return min(int(told), _MOST) if told.isdecimal() else _MOST
