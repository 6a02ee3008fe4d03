"""A task system in memory, with the same mouth as the real one: for development and tests."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import orjson

from motcua.reactions.sync.government.wire import Reply
from motcua.reactions.sync.ports import Json

_OF_TASK = re.compile(r"/nhiemvu/([^/]+)(/phanhoi)?")


class FakeTaskSystem:
    """Gives what it is told to give, keeps what it is sent, and refuses what the real one would refuse."""

    def __init__(self) -> None:
        """Nothing was given yet."""
        self.given: list[Json] = []
        self.answers: dict[str, list[Json]] = {}

    def give(self, code: str, **words: object) -> Json:
        """The next notice about a task is in the feed."""
        number = 1 + sum(one["MaNhiemVu"] == code for one in self.given)
        entry: Json = {"STT": len(self.given) + 1, "MaNhiemVu": code, "Lan": number, **words}
        self.given.append(entry)
        return entry

    def call(self, method: str, path: str, body: object = None, token: str = "") -> Reply:
        """The answer of the address."""
        where = urlsplit(path)
        if where.path == "/nhiemvu/dangnhap":
            return Reply(200, {"token": "trong-bo-nho"})
        if not token:
            return Reply(401, {"message": "Chưa đăng nhập"})
        words = {name: values[0] for name, values in parse_qs(where.query).items()}
        if where.path == "/nhiemvu/thongbao":
            after = int(words.get("sau", "0"))
            return _page([one for one in self.given if int(str(one["STT"])) > after], words)
        if where.path == "/nhiemvu":
            codes = sorted({str(one["MaNhiemVu"]) for one in self.given})
            return _page([self._listed(code) for code in codes if code > words.get("sau", "")], words)
        return self._task(method, where.path, orjson.loads(orjson.dumps(body)))

    def _task(self, method: str, path: str, told: object) -> Reply:
        found = _OF_TASK.fullmatch(path)
        code = unquote(found[1]) if found else ""
        if not any(one["MaNhiemVu"] == code for one in self.given):
            return Reply(404, {"message": "Nhiệm vụ không tồn tại"})
        if method == "GET":
            return Reply(200, self._listed(code))
        steps = told.get("Buoc") if isinstance(told, dict) else None
        return self._keep(code, steps if isinstance(steps, list) else [])

    def _keep(self, code: str, steps: list[Json]) -> Reply:
        kept = self.answers.setdefault(code, [])
        for step in steps:
            number = int(str(step["Buoc"]))
            if number > len(kept) + 1:
                return Reply(409, {"message": "Thiếu bước trước", "DaCo": len(kept)})
            if number <= len(kept):
                if kept[number - 1] != step:
                    return Reply(422, {"message": f"Bước {number} đã có với nội dung khác"})
                continue
            kept.append(step)
        return Reply(200, {"DaCo": len(kept)})

    def _listed(self, code: str) -> Json:
        given = sum(one["MaNhiemVu"] == code for one in self.given)
        return {"MaNhiemVu": code, "SoLan": given, "SoBuoc": len(self.answers.get(code, []))}


def _page(rows: list[Json], words: dict[str, str]) -> Reply:
    return Reply(200, {"data": rows[: int(words.get("toida", "100"))]})
