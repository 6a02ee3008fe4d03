"""One request to the task system and its answer: limits of time, certificates always checked, nothing quoted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import orjson
import urllib3

from motcua.reactions.sync.ports import Json, Misconfigured, Temporary, Throttled

CONNECT_SECONDS = 5.0
_LONGEST_ADVICE = 300.0  # seconds; who asks for a longer rest is asked again after this
_MOST_BODY = 16_000_000  # bytes of an answer
_WHO = "Hệ thống theo dõi nhiệm vụ của Chính phủ"
_TOO_MANY, _BROKEN = 429, 500


@dataclass(frozen=True)
class Reply:
    """What came back: the status of HTTP and the document."""

    status: int
    body: Json


class Wire(Protocol):
    """Carries one request; the real one over HTTP, a made-up one in memory."""

    def call(self, method: str, path: str, body: object = None, token: str = "") -> Reply:
        """The other side's answer, refusals included. Raises `Temporary` (`uncertain` once sent) or `Misconfigured`."""


@dataclass
class Http:
    """The wire over HTTP to one address; may be used by several threads at once."""

    address: str
    read_seconds: float
    _pool: urllib3.PoolManager = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Nothing is connected yet."""
        limits = urllib3.Timeout(connect=CONNECT_SECONDS, read=self.read_seconds)
        self._pool = urllib3.PoolManager(
            num_pools=1, maxsize=4, timeout=limits, retries=False, cert_reqs="CERT_REQUIRED"
        )

    def call(self, method: str, path: str, body: object = None, token: str = "") -> Reply:
        """The answer. Raises as the protocol says; no message quotes what was sent or received."""
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        content = None if body is None else orjson.dumps(body)
        try:
            answer = self._pool.request(
                method, f"{self.address.rstrip('/')}{path}", body=content, headers=headers, redirect=False
            )
        except urllib3.exceptions.SSLError as error:
            raise Misconfigured(f"Chứng thư số của {_WHO} không được tin cậy.") from error
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
            raise Temporary(f"Không kết nối được {_WHO}.") from error
        except (urllib3.exceptions.HTTPError, OSError) as error:  # it may have been heard
            raise Temporary(f"{_WHO} không trả lời kịp.", uncertain=True) from error
        return understood(answer.status, answer.data, answer.headers)


def understood(status: int, content: bytes, headers: Mapping[str, str]) -> Reply:
    """The answer read. Raises `Throttled` for 429, `Temporary` for the other side's own faults and for no document."""
    if status == _TOO_MANY:
        raise Throttled(f"{_WHO} yêu cầu gửi chậm lại.", _wait(headers.get("Retry-After", "")))
    if status >= _BROKEN:
        raise Temporary(f"{_WHO} báo lỗi HTTP {status}.", uncertain=True)
    try:
        body = orjson.loads(content) if len(content) <= _MOST_BODY else None
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict):
        raise Temporary(f"{_WHO} trả lời không đúng dạng.", uncertain=True)
    return Reply(status, body)


def _wait(told: str) -> float:
    try:
        return min(_LONGEST_ADVICE, max(0.1, float(told)))
    except ValueError:  # a day of the calendar, or nothing
        return 5.0
