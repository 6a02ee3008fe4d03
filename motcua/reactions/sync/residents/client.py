"""Speaks to the integration platform over HTTP: a token, and one question with it; a clerk waits, so not for long."""

import threading
import time
from dataclasses import dataclass, field

import orjson
import urllib3

from motcua.reactions.sync.ports import ExchangeFailed, Health, Json, Misconfigured, Temporary
from motcua.reactions.sync.residents import mapping
from motcua.reactions.sync.residents.accounts import Line
from motcua.reactions.sync.residents.port import Question, Resident

_CONNECT = 2.0  # seconds
_MOST = 200_000  # bytes of an answer about one person
_SPARE = 30.0  # seconds before its end in which a token is not used any more
_NAME = "Cơ sở dữ liệu dân cư"
_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"


@dataclass
class ResidentsClient:
    """One line, over the network; its token is kept until it ends."""

    line: Line
    _pool: urllib3.PoolManager = field(init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _token: str = field(default="", init=False, repr=False)
    _ends: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        """Nothing is connected yet."""
        limits = urllib3.Timeout(connect=_CONNECT, read=float(self.line.seconds))
        self._pool = urllib3.PoolManager(num_pools=1, timeout=limits, retries=False, cert_reqs="CERT_REQUIRED")

    def ask(self, question: Question) -> Resident | None:
        """The person, as the port says; a token that ended too early is fetched anew, once."""
        status, content = self._asked(question)
        if status == 401:  # noqa: PLR2004
            with self._lock:
                self._token = ""
            status, content = self._asked(question)
        if status in {401, 403}:
            raise Misconfigured(f"{_NAME} không cho tỉnh hỏi.")
        if status >= 400:  # noqa: PLR2004
            raise Temporary(f"{_NAME} báo lỗi HTTP {status}.")
        return mapping.resident(content.decode("utf-8", "replace"), question.identity)

    def check(self) -> Health:
        """Whether the platform gives us a token; as the port says."""
        try:
            with self._lock:
                self._token = ""
            self._entered()
        except ExchangeFailed as failed:
            return Health(works=False, said=failed.reason)
        return Health(works=True, said=f"{_NAME} đã cấp phiên làm việc.")

    def _asked(self, question: Question) -> tuple[int, bytes]:
        message = mapping.message(self.line, question, self._entered())
        return self._send("/dancu", orjson.dumps(message), {"Content-Type": _JSON})

    def _entered(self) -> str:
        with self._lock:
            if not self._token or time.monotonic() > self._ends - _SPARE:
                told = self._fetched()
                self._token = str(told["access_token"])
                life = told.get("expires_in")
                self._ends = time.monotonic() + (float(life) if isinstance(life, (int, float)) else 0.0)
            return self._token

    def _fetched(self) -> Json:
        headers = {"Content-Type": _FORM, "lgspaccesstoken": mapping.entrance(self.line)}
        status, content = self._send("/token", b"grant_type=client_credentials", headers)
        if status in {400, 401, 403}:
            raise Misconfigured(f"{_NAME} không nhận khóa của tỉnh.")
        try:
            told = orjson.loads(content)
        except orjson.JSONDecodeError as error:
            raise Temporary(f"{_NAME} trả lời không đúng dạng.") from error
        if status >= 400 or not isinstance(told, dict) or not told.get("access_token"):  # noqa: PLR2004
            raise Temporary(f"{_NAME} không cấp phiên làm việc.")
        return told

    def _send(self, path: str, content: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        address = f"{self.line.address.rstrip('/')}{path}"
        try:
            answer = self._pool.request("POST", address, body=content, headers=headers, redirect=False)
        except urllib3.exceptions.SSLError as error:
            raise Misconfigured(f"Chứng thư số của {_NAME} không được tin cậy.") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Temporary(f"{_NAME} không trả lời.") from error
        if len(answer.data) > _MOST:
            raise Temporary(f"{_NAME} trả lời quá dài.")
        return answer.status, answer.data
