"""Speaks to the Government Office's task system: REST with a bearer token. Source: decision 0535."""

import threading
from collections.abc import Sequence
from urllib.parse import quote, urlencode

from motcua.reactions.sync.government import mapping
from motcua.reactions.sync.government.accounts import Account
from motcua.reactions.sync.government.port import Listed, Told
from motcua.reactions.sync.government.wire import Reply, Wire
from motcua.reactions.sync.ports import ExchangeFailed, Health, Json, Misconfigured, Permanent, Temporary

_WELL, _UNKNOWN, _FORBIDDEN, _NOT_THERE, _GAP = 200, 401, 403, 404, 409
_WHO = "Hệ thống theo dõi nhiệm vụ của Chính phủ"


class TaskClient:
    """The province's account."""

    def __init__(self, account: Account, wire: Wire) -> None:
        """Nothing is said until something is asked."""
        self.account = account
        self._wire = wire
        self._token = ""
        self._signing_in = threading.Lock()

    def feed(self, after: int, limit: int) -> tuple[Told, ...]:
        """See `TaskSystem.feed`."""
        rows = self._listed(f"/nhiemvu/thongbao?{urlencode({'sau': after, 'toida': limit})}")
        return tuple(Told(_number(row, "STT"), mapping.word(row)) for row in rows)

    def tell(self, code: str, answers: Sequence[Json]) -> int:
        """See `TaskSystem.tell`."""
        answer = self._call("POST", f"/nhiemvu/{quote(code, safe='')}/phanhoi", {"Buoc": list(answers)})
        if answer.status in {_WELL, _GAP} and "DaCo" in answer.body:
            return _number(answer.body, "DaCo")
        said = str(answer.body.get("message") or "không nêu lý do")[:300]
        raise Permanent(f"{_WHO} từ chối: {said}")

    def answers(self, code: str) -> int | None:
        """See `TaskSystem.answers`."""
        answer = self._call("GET", f"/nhiemvu/{quote(code, safe='')}")
        if answer.status == _NOT_THERE:
            return None
        return _number(answer.body, "SoBuoc")

    def page(self, after: str, limit: int) -> tuple[Listed, ...]:
        """See `TaskSystem.page`."""
        rows = self._listed(f"/nhiemvu?{urlencode({'sau': after, 'toida': limit})}")
        return tuple(
            Listed(str(row.get("MaNhiemVu", "")), _number(row, "SoLan"), _number(row, "SoBuoc")) for row in rows
        )

    def check(self) -> Health:
        """See `TaskSystem.check`."""
        try:
            with self._signing_in:
                self._token = self._sign_in()
        except ExchangeFailed as failed:
            return Health(works=False, said=failed.reason)
        return Health(works=True, said=f"{_WHO} đã cấp mã truy cập.")

    def _listed(self, path: str) -> list[Json]:
        answer = self._call("GET", path)
        rows = answer.body.get("data")
        if answer.status != _WELL or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise Temporary(f"{_WHO} trả lời không đúng dạng.")
        return rows

    def _call(self, method: str, path: str, body: object = None) -> Reply:
        """The answer; a token that has ended is renewed once. Raises `Temporary` and `Misconfigured`."""
        for _ in range(2):
            token = self._current()
            answer = self._wire.call(method, path, body, token)
            if answer.status == _FORBIDDEN:
                raise Misconfigured(f"{_WHO} không cho phép (HTTP 403).")
            if answer.status != _UNKNOWN:
                return answer
            with self._signing_in:
                if self._token == token:  # another thread may have a new one already
                    self._token = ""
        raise Temporary(f"{_WHO} không giữ mã truy cập.")

    def _current(self) -> str:
        with self._signing_in:
            if not self._token:
                self._token = self._sign_in()
            return self._token

    def _sign_in(self) -> str:
        told = {"username": self.account.username, "password": self.account.password}
        token = (answer := self._wire.call("POST", "/nhiemvu/dangnhap", told)).body.get("token")
        if answer.status != _WELL or not isinstance(token, str) or not token:
            raise Misconfigured(f"{_WHO} không chấp nhận tài khoản của tỉnh.")
        return token


def _number(row: Json, name: str) -> int:
    """The whole number under the name. Raises `Temporary` for anything else: the answer cannot be trusted."""
    value = row.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise Temporary(f"{_WHO} trả lời không đúng dạng.", uncertain=True)
    return value
