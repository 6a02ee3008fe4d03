"""One message to one receiver: signed, to the address that was found good, and every try written down."""

import threading
import time
from datetime import datetime

import orjson
import urllib3

from motcua.ledger import clock
from motcua.reactions.sync.hooks import destination, signing
from motcua.reactions.sync.hooks.destination import Destination
from motcua.reactions.sync.hooks.message import MEDIA_TYPE
from motcua.reactions.sync.models import Hook, HookCall
from motcua.reactions.sync.ports import ExchangeFailed, Json, Misconfigured, Temporary, Throttled

CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0
_MOST_READ = 4096  # bytes of an answer; nothing in it concerns us
_LONGEST_WAIT, _USUAL_WAIT = 300.0, 5.0
_OLD_LINES = 64
_TOO_MANY, _GONE = 429, 410


class Gone(Misconfigured):
    """The receiver says that it is no more (HTTP 410)."""

    kind = "gone"


class _Lines:
    """Lines that are kept open, one bundle for each destination; for several threads at once."""

    def __init__(self) -> None:
        self._kept: dict[Destination, urllib3.HTTPConnectionPool] = {}
        self._making = threading.Lock()

    def to(self, where: Destination) -> urllib3.HTTPConnectionPool:
        key = Destination(where.scheme, where.host, where.port, "", where.number)
        with self._making:
            if key not in self._kept:
                if len(self._kept) >= _OLD_LINES:
                    self._kept.clear()
                self._kept[key] = _opened(key)
            return self._kept[key]


def _opened(where: Destination) -> urllib3.HTTPConnectionPool:
    limits = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    number = f"[{where.number}]" if ":" in where.number else where.number
    if where.scheme == "http":
        return urllib3.HTTPConnectionPool(number, where.port, timeout=limits, maxsize=4, retries=False)
    return urllib3.HTTPSConnectionPool(
        number, where.port, timeout=limits, maxsize=4, retries=False, cert_reqs="CERT_REQUIRED",
        server_hostname=where.host, assert_hostname=where.host,
    )  # fmt: skip


_lines = _Lines()


def call(hook: Hook, event: Json, *, trial: bool = False) -> None:
    """The receiver has taken the event; how it went is in the log of the subscription.

    Raises `Temporary`, `Throttled` and `Misconfigured`, whose words quote neither what was sent nor what came back.
    """
    began, status, said = time.perf_counter(), 0, ""
    try:
        status = _send(hook, event, clock.now())
        _judge(status)
    except _Answered as answered:
        status, said = answered.status, answered.failed.reason
        raise answered.failed from None
    except ExchangeFailed as failed:
        said = failed.reason
        raise
    finally:
        HookCall.objects.create(
            hook=hook, event=str(event["id"]), kind=str(event["type"]), dossier=str(event.get("subject", "")),
            status=status, said=said, ms=int((time.perf_counter() - began) * 1000), at=clock.now(), trial=trial,
        )  # fmt: skip


class _Answered(Exception):
    """The receiver answered, and not well."""

    def __init__(self, status: int, failed: ExchangeFailed) -> None:
        self.status, self.failed = status, failed
        super().__init__(failed.reason)


def _send(hook: Hook, event: Json, now: datetime) -> int:
    where = destination.resolve(hook.address)
    body = orjson.dumps(event)
    stamp = int(time.time())  # real time, also in a demonstration of another year: the receiver refuses what is old
    told = signing.headers(str(event["id"]), stamp, body, salts(hook, now))
    told |= {"Content-Type": MEDIA_TYPE, "User-Agent": "motcua", "Host": _host(where)}
    try:
        answer = _lines.to(where).urlopen(
            "POST", where.path, body=body, headers=told, redirect=False, preload_content=False, assert_same_host=False
        )
        if len(answer.read(_MOST_READ, decode_content=False)) == _MOST_READ:
            answer.close()  # whoever talks on and on is not listened to
        else:
            answer.release_conn()
    except urllib3.exceptions.SSLError as error:
        raise Misconfigured("Chứng thư số của bên nhận không được tin cậy.") from error
    except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
        raise Temporary("Không kết nối được bên nhận.") from error
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise Temporary("Bên nhận không trả lời kịp hoặc ngắt giữa chừng.", uncertain=True) from error
    if answer.status == _TOO_MANY:
        wait = _wait(answer.headers.get("Retry-After", ""))
        raise _Answered(_TOO_MANY, Throttled("Bên nhận yêu cầu gửi chậm lại.", wait))
    return int(answer.status)


def _judge(status: int) -> None:
    if status == _GONE:
        raise _Answered(status, Gone("Bên nhận báo địa chỉ không còn dùng (HTTP 410)."))
    if not 200 <= status < 300:  # noqa: PLR2004 - well
        raise _Answered(status, Temporary(f"Bên nhận trả lời HTTP {status}.", uncertain=True))


def salts(hook: Hook, now: datetime) -> list[str]:
    """What the valid secrets are made of: the present one, and the one before until its end."""
    before = hook.old_salt if hook.old_until is not None and now < hook.old_until else ""
    return [hook.salt, *([before] if before else [])]


def _host(where: Destination) -> str:
    host = f"[{where.host}]" if ":" in where.host else where.host
    usual = {"https": 443, "http": 80}[where.scheme]
    return host if where.port == usual else f"{host}:{where.port}"


def _wait(told: str) -> float:
    try:
        return min(_LONGEST_WAIT, max(0.1, float(told)))
    except ValueError:
        return _USUAL_WAIT
