"""Speaks the third generation: REST with a bearer token, files uploaded before the dossier that names them."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg.gateway import mapping
from motcua.reactions.sync.dvcqg.gateway.carrying import Carrier, Files
from motcua.reactions.sync.dvcqg.picture import Picture
from motcua.reactions.sync.dvcqg.port import Listed, Outcome, Parcel, Pulse, Seen
from motcua.reactions.sync.dvcqg.session.mapping import mark
from motcua.reactions.sync.dvcqg.wire import Answer, Wire
from motcua.reactions.sync.ports import ExchangeFailed, Health, Json, Misconfigured, Permanent, Temporary
from motcua.registers.files import queries as files
from motcua.registers.people.errors import NotFound

_WELL, _NOT_KNOWN, _FORBIDDEN, _NOT_THERE = 200, 401, 403, 404
_KEPT_FILES = 5000


class GatewayClient:
    """One site's account with the gateway."""

    def __init__(self, account: Account, wire: Wire) -> None:
        """Nothing is said until something is asked."""
        self.account = account
        self._wire = wire
        self._token = ""
        self._signing_in = threading.Lock()
        self._uploaded: dict[str, mapping.Uploaded] = {}

    def deliver(self, parcels: Sequence[Parcel], pulse: Pulse) -> Iterator[Outcome]:
        """See `NationalPortal.deliver`."""
        return Carrier(self, pulse).deliver(parcels)

    def uploaded(self, picture: Picture) -> Files:
        """The files of the dossier are there, its result among them. Raises `Permanent` for a file that is gone."""
        kept = {paper.file: self._upload(paper.file, paper.file_name) for paper in picture.papers if paper.file}
        if picture.result_file:
            kept[picture.result_file] = self._upload(picture.result_file, picture.result_name)
        return kept

    def create(self, picture: Picture, kept: Files) -> Answer:
        """The answer to the dossier, whose files are there."""
        there = self.account.arrives_as
        from_portal = bool(there and picture.facts and picture.facts[0].actor == there)
        body = mapping.dossier(picture, unit=self.account.unit, files=kept, from_portal=from_portal)
        return self.call("POST", "/g3/dossiers", body)

    def look_up(self, code: str) -> Seen | None:
        """The dossier as the gateway has it, with its steps."""
        answer = self.call("GET", f"/g3/dossiers/{quote(code, safe='')}")
        told = answer.body.get("data")
        if answer.status == _NOT_THERE:
            return None
        if answer.status != _WELL or not isinstance(told, dict):
            raise refusal(answer.body)
        steps = [one for one in told.get("TienDo") or [] if isinstance(one, dict)]
        reference = str(told.get("IdHoSo") or told.get("idHoSo") or "")
        states = [one for one in told.get("TrangThaiDaGui") or [] if isinstance(one, dict)]
        sent = frozenset(int(str(one.get("TrangThai") or 0)) for one in states)
        return Seen(code, int(str(told.get("TrangThaiHoSo") or 0)), tuple(map(mark, steps)), reference, sent)

    def page(self, after: str, limit: int) -> tuple[Listed, ...]:
        """One page of the list of what the gateway has of this account."""
        words = urlencode({"unit": self.account.unit, "after": after, "limit": limit})
        answer = self.call("GET", f"/g3/dossiers?{words}")
        told = answer.body.get("data")
        if answer.status != _WELL or not isinstance(told, list):
            raise refusal(answer.body)
        return tuple(
            Listed(str(one["MaHoSo"]), int(str(one.get("TrangThaiHoSo") or 0)), int(str(one.get("SoTienDo") or 0)))
            for one in told
        )

    def check(self) -> Health:
        """Whether the gateway gives us a token."""
        try:
            with self._signing_in:
                self._token = self._sign_in()
        except ExchangeFailed as failed:
            return Health(works=False, said=failed.reason)
        return Health(works=True, said="Cổng Dịch vụ công quốc gia đã cấp mã truy cập.")

    def call(self, method: str, path: str, body: object = None) -> Answer:
        """The answer, refusals of the item included; a token that has ended is renewed once.

        Raises `Temporary` and `Misconfigured`.
        """
        for _ in range(2):
            token = self._current()
            answer = self._wire.call(method, path, body, headers=_bearer(token))
            if not self._ended(answer, token):
                return answer
        raise Temporary("Cổng Dịch vụ công quốc gia không giữ mã truy cập.")

    def _upload(self, digest: str, name: str) -> mapping.Uploaded:
        if digest in self._uploaded:
            return self._uploaded[digest]
        try:
            with files.open_file(digest) as content:
                whole = content.read()
        except NotFound as error:
            raise Permanent("Kho tệp của tỉnh không còn nội dung một giấy tờ của hồ sơ.") from error
        for _ in range(2):
            token = self._current()
            answer = self._wire.upload("/g3/files", name or "tep", whole, headers=_bearer(token))
            if not self._ended(answer, token):
                break
        told = answer.body.get("data")
        if answer.status != _WELL or not isinstance(told, list) or not told:
            raise refusal(answer.body)
        if len(self._uploaded) >= _KEPT_FILES:
            self._uploaded.clear()
        self._uploaded[digest] = mapping.Uploaded(str(told[0]["IdTepTin"]), str(told[0]["HashTepTin"]))
        return self._uploaded[digest]

    def _ended(self, answer: Answer, token: str) -> bool:
        if answer.status == _FORBIDDEN:
            raise Misconfigured("Cổng Dịch vụ công quốc gia không cho phép (HTTP 403).")
        if answer.status != _NOT_KNOWN:
            return False
        with self._signing_in:
            if self._token == token:  # another thread may have a new one already
                self._token = ""
        return True

    def _current(self) -> str:
        with self._signing_in:
            if not self._token:
                self._token = self._sign_in()
            return self._token

    def _sign_in(self) -> str:
        told = {"client_id": self.account.username, "client_secret": self.account.password}
        answer = self._wire.call("POST", "/g3/token", told)
        data = answer.body.get("data")
        token = data.get("access_token") if isinstance(data, dict) else None
        if answer.status != _WELL or not isinstance(token, str) or not token:
            raise Misconfigured("Cổng Dịch vụ công quốc gia không chấp nhận tài khoản của tỉnh.")
        return token


def _bearer(token: str) -> Mapping[str, str]:
    return {"Authorization": f"Bearer {token}"}


def refusal(body: Json) -> Permanent:
    """The refusal with the other side's own words."""
    return Permanent(f"Cổng Dịch vụ công quốc gia từ chối: {str(body.get('message') or 'không nêu lý do')[:300]}")
