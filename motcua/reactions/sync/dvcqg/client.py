"""Speaks to the national portal over HTTP: the session envelope of the provincial adapters, nothing else."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.reactions.sync.ports import ExchangeFailed, Health, Json, Misconfigured, Permanent, Temporary

_TIMEOUT_SECONDS = 15
_EXISTS, _UNKNOWN = "đã tồn tại", "không tồn tại"


@dataclass
class PortalClient:
    """One site's account with the portal; `unit` is the national code of the unit (`madonvi`)."""

    address: str
    username: str
    password: str
    unit: str
    route: str = ""
    _session: str = field(default="", repr=False)

    def put_dossier(self, message: Json) -> None:
        """Sent as new; what is known there already is sent again as a change. Raises `ExchangeFailed`."""
        try:
            self._call("DongBoHoSoMC", {"isUpdating": "False", "data": [message]})
        except Permanent as refused:
            if _EXISTS not in refused.reason.lower():
                raise
            self._call("DongBoHoSoMC", {"isUpdating": "True", "data": [message]})

    def put_progress(self, items: Sequence[Json]) -> None:
        """Sent in order, ten at a time. Raises `ExchangeFailed`."""
        for start in range(0, len(items), 10):
            self._call("CapNhatTienDoHoSoMC", {"data": list(items[start : start + 10])})

    def check(self) -> Health:
        """Whether the portal gives us a session."""
        try:
            self._session = ""
            self._login()
        except ExchangeFailed as failed:
            return Health(works=False, said=failed.reason)
        return Health(works=True, said="Đăng nhập Cổng Dịch vụ công quốc gia thành công.")

    def _login(self) -> None:
        answer = self._post("login", {"username": self.username, "password": self.password})
        session = answer.get("session")
        if str(answer.get("error_code")) not in {"0", "00"} or not isinstance(session, str) or not session:
            raise Misconfigured("Cổng Dịch vụ công quốc gia không chấp nhận tài khoản của tỉnh.")
        self._session = session

    def _call(self, service: str, body: Json) -> None:
        if not self._session:
            self._login()
        answer = self._post("integration", {"session": self._session, "madonvi": self.unit, "service": service, **body})
        if str(answer.get("error_code")) in {"0", "00"}:
            return
        self._session = ""
        raise Permanent(f"Cổng Dịch vụ công quốc gia từ chối: {str(answer.get('message') or 'không nêu lý do')[:300]}")

    def _post(self, path: str, body: Json) -> Json:
        request = urllib.request.Request(  # noqa: S310 - the address is the operator's setting
            f"{self.address.rstrip('/')}/{path}",
            data=json.dumps(body, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json", "dstcode": self.route},
        )
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as answer:  # noqa: S310
                read = json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code in {401, 403}:
                raise Misconfigured(f"Cổng Dịch vụ công quốc gia không cho phép (HTTP {error.code}).") from error
            raise Temporary(f"Cổng Dịch vụ công quốc gia báo lỗi HTTP {error.code}.") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Temporary("Không kết nối được Cổng Dịch vụ công quốc gia.") from error
        if not isinstance(read, dict):
            raise Temporary("Cổng Dịch vụ công quốc gia trả lời không đúng dạng.")
        return read
