"""A portal of the first two generations in memory, with the same mouth as the real one: for development and tests."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

import orjson

from motcua.law.workflow import State
from motcua.reactions.sync.dvcqg.session import codes
from motcua.reactions.sync.dvcqg.wire import Answer
from motcua.reactions.sync.ports import Json

MANDATORY = ("MaHoSo", "MaTTHC", "TenTTHC", "TrangThaiHoSo", "TrichYeuHoSo", "HinhThuc", "DonViXuLy")
_WHEN_RECEIVED = ("NgayTiepNhan", "NgayHenTra")
_BEFORE_RECEIPT = {
    str(int(state))
    for state in (
        State.REGISTERED, State.NOT_RECEIVED, State.SUPPLEMENT_NEEDED, State.WITHDRAWAL_ASKED, State.STOPPED,
    )
}  # fmt: skip
_KEPT = 20_000  # dossiers; it is no archive


class FakeEnvelope:
    """Keeps what it is sent and refuses what the real portal would refuse."""

    def __init__(self, mandatory: Sequence[str] = MANDATORY) -> None:
        """An empty portal."""
        self.mandatory = mandatory
        self.dossiers: OrderedDict[str, Json] = OrderedDict()
        self.history: dict[str, list[Json]] = {}

    def call(self, method: str, path: str, body: object = None, *, headers: Mapping[str, str] | None = None) -> Answer:  # noqa: ARG002
        """The answer of the portal: to one who signs in, or to the service that is named."""
        told = orjson.loads(orjson.dumps(body))  # as it would arrive
        if path == "/auth":
            return Answer(200, {"error_code": 0, "session": "trong-bo-nho"})
        services = {
            "DongBoHoSoMC": self._take, "CapNhatTienDoHoSoMC": self._follow, "TraCuuHoSo": self._find,
            "LayDanhSachHoSo": self._list,
        }  # fmt: skip
        return Answer(200, services[str(told["service"])](told))

    def upload(self, path: str, name: str, content: bytes, *, headers: Mapping[str, str]) -> Answer:  # noqa: ARG002
        """This generation takes no files."""
        return Answer(404, {"error_code": "-5", "message": "Không có dịch vụ này"})

    def _take(self, told: Json) -> Json:
        return _together([self._take_one(one, str(told["isUpdating"])) for one in codes.listed(told["data"])])

    def _take_one(self, message: Json, updating: str) -> Json:
        code = str(message.get("MaHoSo", ""))
        early = message.get("TrangThaiHoSo") in _BEFORE_RECEIPT
        for name in (*self.mandatory, *(() if early else _WHEN_RECEIVED)):
            if not message.get(name):
                return _verdict(code, "1", f"thiếu trường bắt buộc {name}")
        if updating == "False" and code in self.dossiers:
            return _verdict(code, codes.EXISTS, "Hồ sơ đã tồn tại")
        if updating == "True" and code not in self.dossiers:
            return _verdict(code, codes.UNKNOWN, "Hồ sơ không tồn tại")
        self.dossiers[code] = message
        while len(self.dossiers) > _KEPT:
            self.history.pop(self.dossiers.popitem(last=False)[0], None)
        return _verdict(code, "0", "Thành công")

    def _follow(self, told: Json) -> Json:
        verdicts = []
        for item in codes.listed(told["data"]):
            code = str(item["MaHoSo"])
            if code not in self.dossiers:
                verdicts.append(_verdict(code, codes.UNKNOWN, "Hồ sơ không tồn tại"))
                continue
            if item not in (known := self.history.setdefault(code, [])):
                known.append(item)
            verdicts.append(_verdict(code, "0", "Thành công"))
        return _together(verdicts)

    def _find(self, told: Json) -> Json:
        code = str(told["mahoso"])
        if code not in self.dossiers:
            return {"error_code": codes.UNKNOWN, "message": "Hồ sơ không tồn tại", "result": []}
        return {"error_code": "0", "result": [self.dossiers[code] | {"TienDo": self.history.get(code, [])}]}

    def _list(self, told: Json) -> Json:
        after, most = str(told["tuma"]), int(str(told["sodong"]))
        page = [
            {"MaHoSo": code, "TrangThaiHoSo": one["TrangThaiHoSo"], "SoTienDo": str(len(self.history.get(code, [])))}
            for code, one in sorted(self.dossiers.items())
            if code > after
        ]
        return {"error_code": "0", "result": page[:most]}


def _verdict(code: str, number: str, said: str) -> Json:
    return {"MaHoSo": code, "error_code": number, "message": said}


def _together(verdicts: list[Json]) -> Json:
    wrong = [one for one in verdicts if codes.of(one) not in codes.WELL]
    if not wrong:
        return {"error_code": "0", "message": "Thành công"}
    whole = codes.of(wrong[0]) if len(wrong) == len(verdicts) else codes.IN_PART
    return {"error_code": whole, "message": codes.said(wrong[0]), "result": verdicts}
