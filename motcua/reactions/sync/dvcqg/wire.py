"""One request to the portal and its answer: connections that stay open, limits of time, certificates always checked."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

import orjson
import urllib3

from motcua.reactions.sync.ports import Json, Misconfigured, Temporary, Throttled

CONNECT_SECONDS, READ_SECONDS = 5.0, 20.0
_MOST_CONNECTIONS = 8
_MOST = 32 * 1024 * 1024  # bytes of an answer; a page of the longest list is a hundredth of it
_LONGEST_ADVICE = 300.0  # seconds; who asks for a longer rest is asked again after this
_AWAY = "Không kết nối được Cổng Dịch vụ công quốc gia."
_SILENT = "Cổng Dịch vụ công quốc gia không trả lời kịp."
_MUDDLED = "Cổng Dịch vụ công quốc gia trả lời không đúng dạng."


@dataclass(frozen=True)
class Answer:
    """What came back: the status of HTTP and the document."""

    status: int
    body: Json


class Wire(Protocol):
    """Carries one request; the real one over HTTP, a made-up one in memory."""

    def call(self, method: str, path: str, body: object = None, *, headers: Mapping[str, str] | None = None) -> Answer:
        """The other side's answer, refusals included. Raises `Temporary` (`uncertain` once sent) or `Misconfigured`."""

    def upload(self, path: str, name: str, content: bytes, *, headers: Mapping[str, str]) -> Answer:
        """The answer to a file that was sent; as `call`."""


@dataclass
class Http:
    """The wire over HTTP to one address; may be used by several threads at once."""

    address: str
    read_seconds: float = READ_SECONDS
    _pool: urllib3.HTTPConnectionPool = field(init=False, repr=False)
    _base: str = field(init=False, repr=False)
    _making: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __post_init__(self) -> None:
        """Nothing is connected yet. Raises `Misconfigured` for what is no address."""
        limits = urllib3.Timeout(connect=CONNECT_SECONDS, read=self.read_seconds)
        secure = {"cert_reqs": "CERT_REQUIRED"} if self.address.startswith("https:") else {}
        try:
            self._pool = urllib3.connection_from_url(
                self.address, maxsize=_MOST_CONNECTIONS, timeout=limits, retries=False, **secure
            )
        except urllib3.exceptions.HTTPError:
            raise Misconfigured("Địa chỉ của Cổng Dịch vụ công quốc gia không đúng dạng.") from None
        self._base = urlsplit(self.address).path.rstrip("/")

    def call(self, method: str, path: str, body: object = None, *, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer. Raises as the protocol says; no message quotes what was sent or received."""
        told = {"Accept": "application/json", "Content-Type": "application/json", "Charset": "utf-8"} | dict(
            headers or {}
        )
        content = None if body is None else orjson.dumps(body)
        return self._ask(method, path, content, told)

    def upload(self, path: str, name: str, content: bytes, *, headers: Mapping[str, str]) -> Answer:
        """The answer to a file that was sent as `files` of a form."""
        form, kind = urllib3.encode_multipart_formdata({"files": (name, content)})
        return self._ask("POST", path, form, {"Accept": "application/json", "Content-Type": kind, **headers})

    def _ask(self, method: str, path: str, content: bytes | None, headers: Mapping[str, str]) -> Answer:
        try:
            answer = self._pool.urlopen(
                method, self._base + path, body=content, headers=headers, redirect=False, preload_content=False
            )
            told = answer.read(_MOST + 1, decode_content=True)  # read to its end, the line goes back to the pool
        except urllib3.exceptions.SSLError as error:
            raise Misconfigured("Chứng thư số của Cổng Dịch vụ công quốc gia không được tin cậy.") from error
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
            raise Temporary(_AWAY) from error
        except (urllib3.exceptions.HTTPError, OSError) as error:  # it may have been heard
            raise Temporary(_SILENT, uncertain=True) from error
        if len(told) > _MOST:
            answer.close()
            raise Temporary(_MUDDLED, uncertain=True)
        return understood(answer.status, told, answer.headers.get("Retry-After", ""))


def understood(status: int, content: bytes, retry_after: str = "") -> Answer:
    """The answer read. Raises `Throttled` for 429, `Temporary` for the other side's own faults and for no document."""
    if status == 429:  # noqa: PLR2004 - too many requests
        raise Throttled("Cổng Dịch vụ công quốc gia yêu cầu gửi chậm lại.", _wait(retry_after))
    if status >= 500:  # noqa: PLR2004 - the other side broke, perhaps after it had kept what came
        raise Temporary(f"Cổng Dịch vụ công quốc gia báo lỗi HTTP {status}.", uncertain=True)
    try:
        body = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise Temporary(_MUDDLED, uncertain=True) from error
    if not isinstance(body, dict):
        raise Temporary(_MUDDLED, uncertain=True)
    return Answer(status, body)


def _wait(retry_after: str) -> float:
    try:
        return min(_LONGEST_ADVICE, max(0.1, float(retry_after)))
    except ValueError:  # a day of the calendar, or nothing
        return 5.0
