"""A gateway as a process of its own, to practise and to test with: it misbehaves by switch and by seed.

`python -m motcua.reactions.sync.payment.pretending --gateway '{…}' --tell http://127.0.0.1:8000/api/v1/payments/keypay/notifications`
"""

import argparse
import json
import random
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3

from motcua.law.calendar import ZONE
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.fake import FakeGateway
from motcua.reactions.sync.ports import Json

FAULTS = ("silent", "twice", "tampered", "forged", "late")  # of a notification
LATE = 0.3  # seconds
_BROKEN = "broken"  # of a question


@dataclass
class Pretender:
    """The gateway, where it tells, and how often it misbehaves: a share from 0 to 1 for each fault."""

    desk: FakeGateway
    tell: str = ""
    shares: Mapping[str, float] = field(default_factory=dict)
    seed: int = 0
    sent: list[tuple[str, int]] = field(default_factory=list)  # the fault, and the status of the answer
    _dice: random.Random = field(init=False, repr=False)
    _pool: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(retries=False, timeout=10.0), repr=False
    )

    def __post_init__(self) -> None:
        """The dice are those of the seed."""
        self._dice = random.Random(self.seed)  # noqa: S311 - repeatable on purpose

    def breaks(self) -> bool:
        """True when this question is answered with an error."""
        return self._dice.random() < self.shares.get(_BROKEN, 0)

    def pay(self, reference: str) -> str:
        """The payer has paid; the gateway tells as its dice fall. Answers with the fault, if any."""
        message = self.desk.pay(reference, datetime.now(ZONE))
        fault = next((one for one in FAULTS if self._dice.random() < self.shares.get(one, 0)), "")
        for one in self._messages(message, fault):
            self.sent.append((fault, self._send(one)))
        return fault

    def _messages(self, message: Json, fault: str) -> list[Json]:
        speaks = self.desk.gateway.speaks
        if fault == "silent":
            return []
        if fault == "twice":
            return [message, message]
        if fault == "tampered":
            return [message | {speaks.names.amount: "1"}]
        if fault == "forged":
            return [message | {speaks.told.into: "0" * 64}]
        if fault == "late":
            time.sleep(LATE)
        return [message]

    def _send(self, message: Json) -> int:
        if not self.tell:
            return 0
        content, kind = json.dumps(message).encode(), {"Content-Type": "application/json"}
        try:
            return int(self._pool.request("POST", self.tell, body=content, headers=kind).status)
        except urllib3.exceptions.HTTPError:
            return 0


class Server(ThreadingHTTPServer):
    """The gateway on a port of this machine."""

    daemon_threads = True

    def __init__(self, pretender: Pretender, port: int) -> None:
        """It listens; `serve` lets it answer."""
        super().__init__(("127.0.0.1", port), Handler)
        self.pretender = pretender


def serve(pretender: Pretender, port: int = 0) -> Server:
    """The gateway answers on a port of this machine, in threads of this process; shut it down by its own `shutdown`."""
    server = Server(pretender, port)
    pretender.desk.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True, name="gateway").start()
    return server


class Handler(BaseHTTPRequestHandler):
    """Two questions of the house, and the page where the payer pays."""

    server: Server

    def do_POST(self) -> None:
        """A message of ours, or the payer's button."""
        body, pretender = self.rfile.read(int(self.headers.get("Content-Length") or 0)), self.server.pretender
        if self.path.startswith("/pay/"):
            fault = pretender.pay(self.path.rpartition("/")[2])
            self._page(f"<p>Đã nộp. {fault}</p>")
            return
        if pretender.breaks():
            self.send_error(500)
            return
        desk = pretender.desk
        answer = {desk.gateway.speaks.begin_path: desk.begun, desk.gateway.speaks.ask_path: desk.asked}
        self._say(json.dumps(answer[self.path](json.loads(body))).encode(), "application/json")

    def do_GET(self) -> None:
        """The page with one button, or the statement of the day."""
        desk = self.server.pretender.desk
        if self.path == "/statement.csv":
            self._say(desk.statement(), "text/csv")
            return
        held = desk.held.get(self.path.rpartition("/")[2])
        self._page(f"<form method=post><button>Nộp {held.amount} đồng</button></form>" if held else "<p>?</p>")

    def _page(self, inner: str) -> None:
        page = f"<!doctype html><html lang=vi><meta charset=utf-8><title>Cổng thanh toán thử</title>{inner}"
        self._say(page.encode(), "text/html; charset=utf-8")

    def _say(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: object) -> None:
        """Nothing is logged: references of payments are nobody's business."""


def main() -> None:
    """The gateway runs until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gateway", required=True, help="the account, as MOTCUA_GATEWAYS tells it")
    parser.add_argument("--tell", default="", help="where notifications go")
    parser.add_argument("--port", type=int, default=8790)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--fault", action="append", default=[], metavar="NAME=SHARE", help=", ".join((*FAULTS, _BROKEN))
    )
    given = parser.parse_args()
    told = json.loads(given.gateway)
    gateway = Gateway(**{"notice_secret": told["secret"], **told})
    shares = {name: float(share) for name, _, share in (fault.partition("=") for fault in given.fault)}
    server = serve(Pretender(FakeGateway(gateway), given.tell, shares, given.seed), given.port)
    sys.stdout.write(f"gateway {gateway.name} on {server.server_port}\n")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()


if __name__ == "__main__":
    main()
