"""Speaks to a gateway over HTTP: two questions, limits of time, certificates always checked."""

import re
from dataclasses import dataclass, field
from datetime import datetime

import orjson
import urllib3

from motcua.reactions.sync.payment import mapping
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.port import Wanted, Word
from motcua.reactions.sync.ports import Json, Misconfigured, Permanent, Temporary

_CONNECT, _READ = 3.0, 10.0  # seconds; a citizen waits
_MOST = 1_000_000  # bytes of an answer
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]{1,1500}")


@dataclass
class GatewayClient:
    """One account, over the network."""

    gateway: Gateway
    _pool: urllib3.PoolManager = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Nothing is connected yet."""
        limits = urllib3.Timeout(connect=_CONNECT, read=_READ)
        self._pool = urllib3.PoolManager(num_pools=1, timeout=limits, retries=False, cert_reqs="CERT_REQUIRED")

    def begin(self, wanted: Wanted, now: datetime) -> str:
        """The address where the payer goes on, as the port says."""
        speaks = self.gateway.speaks
        answer = self._post(speaks.begin_path, mapping.begin(self.gateway, wanted, now))
        if str(answer.get(speaks.code)) != speaks.understood:
            raise Permanent(f"{self.gateway.title} không nhận lần nộp này (mã {str(answer.get(speaks.code))[:20]}).")
        address = str(answer.get(speaks.address) or "")
        if not _ADDRESS.fullmatch(address):
            raise Temporary(f"{self.gateway.title} không cho địa chỉ trang thanh toán.")
        return address

    def ask(self, reference: str, now: datetime) -> Word | None:
        """What became of the attempt, as the port says; an answer that is not signed is no answer."""
        speaks = self.gateway.speaks
        answer = self._post(speaks.ask_path, mapping.ask(self.gateway, reference, now))
        if speaks.names.transaction not in answer and speaks.told.into not in answer:
            return None
        told = mapping.word(self.gateway, answer, now)
        if told.reference != reference:
            raise Temporary(f"{self.gateway.title} trả lời về một lần nộp khác.")
        return told

    def _post(self, path: str, message: Json) -> Json:
        address, title = f"{self.gateway.address.rstrip('/')}{path}", self.gateway.title
        try:
            answer = self._pool.request(
                "POST", address, body=orjson.dumps(message), headers={"Content-Type": "application/json"},
                redirect=False,
            )  # fmt: skip
        except urllib3.exceptions.SSLError as error:
            raise Misconfigured(f"Chứng thư số của {title} không được tin cậy.") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Temporary(f"{title} không trả lời.", uncertain=True) from error
        if answer.status in {401, 403}:
            raise Misconfigured(f"{title} không nhận khóa của tỉnh.")
        if answer.status >= 400 or len(answer.data) > _MOST:  # noqa: PLR2004
            raise Temporary(f"{title} báo lỗi HTTP {answer.status}.", uncertain=True)
        try:
            body = orjson.loads(answer.data)
        except orjson.JSONDecodeError as error:
            raise Temporary(f"{title} trả lời không đúng dạng.", uncertain=True) from error
        if not isinstance(body, dict):
            raise Temporary(f"{title} trả lời không đúng dạng.", uncertain=True)
        return body
