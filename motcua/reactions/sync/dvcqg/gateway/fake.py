"""A gateway of the third generation in memory, with the same mouth as the real one: for development and tests."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from urllib.parse import parse_qs, unquote, urlsplit

import orjson

from motcua.reactions.sync.dvcqg.wire import Answer
from motcua.reactions.sync.ports import Json

_MANDATORY = ("MaHoSo", "MaTTHC", "ChuHoSo", "MaDonViTiepNhan", "NgayNop")
_KEPT = 20_000  # dossiers; it is no archive


class FakeGateway:
    """Keeps what it is sent and refuses what the real gateway would refuse."""

    def __init__(self) -> None:
        """An empty gateway."""
        self.dossiers: OrderedDict[str, Json] = OrderedDict()
        self.history: dict[str, list[Json]] = {}
        self.states: dict[str, list[Json]] = {}

    def call(self, method: str, path: str, body: object = None, *, headers: Mapping[str, str] | None = None) -> Answer:  # noqa: ARG002
        """The answer of the address."""
        told = orjson.loads(orjson.dumps(body))  # as it would arrive
        where = urlsplit(path)
        match method, where.path:
            case "POST", "/g3/token":
                return _said(200, data={"access_token": "trong-bo-nho", "expires_in": 600})
            case "POST", "/g3/dossiers":
                return self._take(told)
            case "POST", "/g3/progress":
                return self._follow(self.history, told)
            case "POST", "/g3/status":
                return self._follow(self.states, told)
            case "GET", "/g3/dossiers":
                return self._list(parse_qs(where.query))
        return self._find(unquote(where.path.rpartition("/")[2]))

    def upload(self, path: str, name: str, content: bytes, *, headers: Mapping[str, str]) -> Answer:  # noqa: ARG002
        """The file has a number; its content is not kept."""
        digest = hashlib.sha256(content).hexdigest()
        return _said(200, data=[{"IdTepTin": digest[:32], "HashTepTin": digest}])

    def _take(self, told: Json) -> Answer:
        for name in _MANDATORY:
            if not told.get(name):
                return _said(400, f"thiếu trường bắt buộc {name}")
        code = str(told["MaHoSo"])
        self.dossiers[code] = told
        while len(self.dossiers) > _KEPT:
            self.history.pop(self.dossiers.popitem(last=False)[0], None)
        return _said(200, data={"idHoSo": f"hs-{code.lower()}", "maHoSo": code})

    def _follow(self, kept: dict[str, list[Json]], told: list[Json]) -> Answer:
        verdicts = []
        for item in told:
            code = str(item["MaHoSo"])
            well = code in self.dossiers
            if well and item not in kept.setdefault(code, []):
                kept[code].append(item)
            said = "Thành công" if well else "Hồ sơ không tồn tại"
            verdicts.append({"maHoSo": code, "code": 200 if well else 404, "message": said})
        return _said(200, data=verdicts)

    def _find(self, code: str) -> Answer:
        if code not in self.dossiers:
            return _said(404, "Hồ sơ không tồn tại")
        return _said(200, data=self.dossiers[code] | {
            "TienDo": self.history.get(code, []), "TrangThaiDaGui": self.states.get(code, []),
        })  # fmt: skip

    def _list(self, words: Mapping[str, list[str]]) -> Answer:
        after, most = words.get("after", [""])[0], int(words.get("limit", ["1000"])[0])
        page: list[Json] = [
            {"MaHoSo": code, "TrangThaiHoSo": one["TrangThaiHoSo"], "SoTienDo": str(len(self.history.get(code, [])))}
            for code, one in sorted(self.dossiers.items())
            if code > after
        ]
        return _said(200, data=page[:most])


def _said(status: int, message: str = "Thành công", data: object = None) -> Answer:
    return Answer(status, {"code": status, "message": message, "data": data})
