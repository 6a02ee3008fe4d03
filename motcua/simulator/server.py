"""The simulator on a port: HTTP/1.1 with lines kept open, one thread for each, and what goes wrong on purpose."""

import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from motcua.simulator import catalogue, control, envelope, gateway, wrappers
from motcua.simulator.accounts import Accounts
from motcua.simulator.control import Control
from motcua.simulator.desk import Desk
from motcua.simulator.faults import Chance, Fault, Plan
from motcua.simulator.government import desk as government
from motcua.simulator.identity import population
from motcua.simulator.reply import Reply, Request, said
from motcua.simulator.store import Store

if TYPE_CHECKING:
    from motcua.simulator.identity.provider import Provider
    from motcua.simulator.identity.residents import Book

MOST_BODY = 64 * 1024 * 1024
_ERROR_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
_HTML = "text/html"


class Dropped(Exception):
    """The line breaks here, without an answer."""


@dataclass
class Portal:
    """The whole simulator, without its port."""

    accounts: Accounts
    control: Control
    chance: Chance

    @cached_property
    def residents(self) -> "Book":
        """The people of the practice; read when somebody first asks for one."""
        from motcua.simulator.identity import residents

        return residents.load()

    @cached_property
    def identity(self) -> "Provider":
        """The provider of identity, which few practices need; its library takes a while to load."""
        from motcua.simulator.identity.provider import Provider

        return Provider(self.residents)

    def answer(self, request: Request) -> Reply:
        """What goes back, after whatever goes wrong. Raises `Dropped` where nothing goes back."""
        if request.path == f"{control.PREFIX}identity":
            return self._told_identity(request)
        if request.path.startswith(control.PREFIX):
            return self._of_government(request) or self.control.serve(request)
        if self.chance.is_dark():
            raise Dropped
        fault, much = self.chance.draw()
        early = self._before(fault, much)
        if early is not None:
            return early
        reply = self.route(request)
        if fault is Fault.DUPLICATE:
            reply = self.route(request)
        return self._after(fault, reply)

    def _of_government(self, request: Request) -> Reply | None:
        """What the one who practises has the Government say, or asks of what it knows. No fault ever meets it."""
        if request.path == f"{control.PREFIX}give":
            return government.give(self.accounts, request.json())
        if request.path == f"{control.PREFIX}tasks":
            return said(government.contents(self.accounts))
        return None

    def _before(self, fault: Fault | None, much: float) -> Reply | None:
        """What goes wrong before anything is done."""
        plan = self.chance.plan
        if fault is Fault.DROP_BEFORE:
            raise Dropped
        if fault is Fault.HANG_BEFORE:
            time.sleep(plan.hang_for)
            raise Dropped
        if fault in {Fault.SLOW, Fault.LATE}:  # what is late is overtaken by what comes after it
            time.sleep(plan.slow_for if fault is Fault.SLOW else plan.late_for * much)
        elif fault is Fault.ERROR_500:
            return Reply(HTTPStatus.INTERNAL_SERVER_ERROR, b'{"error_code":"-1","message":"L\xe1\xbb\x97i"}')
        elif fault is Fault.ERROR_502:
            return Reply(HTTPStatus.BAD_GATEWAY, _ERROR_PAGE, _HTML)
        elif fault is Fault.HTML:
            return Reply(HTTPStatus.OK, _ERROR_PAGE, _HTML)
        elif fault is Fault.THROTTLE:
            wait = str(max(1, round(plan.retry_after)))
            return said({"code": 429, "error_code": "429", "message": "Quá nhiều yêu cầu"}, 429, Retry_After=wait)
        elif fault is Fault.EXPIRED:
            self.control.desk.store.expire()
        return None

    def _after(self, fault: Fault | None, reply: Reply) -> Reply:
        """What goes wrong once all is done and kept."""
        if fault is Fault.DROP_AFTER:
            raise Dropped
        if fault is Fault.HANG_AFTER:
            time.sleep(self.chance.plan.hang_for)
            raise Dropped
        if fault is Fault.INT_CODE:
            return Reply(reply.status, _unquoted(reply.body), reply.kind, reply.headers)
        return reply

    def route(self, request: Request) -> Reply:
        """What the portal makes of the request, when nothing goes wrong."""
        served = ROUTES.get((request.method, request.path))
        if served is not None:
            return served(self.accounts, request)
        for place, behind in PLACES.items():
            if request.path.startswith(place):
                return behind(self, request)
        return said({"error_code": "-5", "message": "Không có địa chỉ này"}, HTTPStatus.NOT_FOUND)

    def _told_identity(self, request: Request) -> Reply:
        from motcua.simulator.identity import service

        told = request.json()
        return service.control(self.identity, told if isinstance(told, dict) else {})


def _identified(it: Portal, request: Request) -> Reply:
    """What the provider of identity answers; its library is loaded when it is first asked."""
    from motcua.simulator.identity import service

    return service.serve(it.identity, request)


ROUTES: dict[tuple[str, str], Callable[[Accounts, Request], Reply]] = {
    ("POST", "/auth"): envelope.auth,
    ("POST", "/integration"): envelope.integration,
    ("POST", "/share"): envelope.share,
    ("POST", "/token"): wrappers.token,
    ("POST", "/g3/token"): gateway.token,
}
PLACES: dict[str, Callable[[Portal, Request], Reply]] = {
    "/g3/": lambda it, request: gateway.serve(it.accounts, request),
    "/identity/": _identified,
    government.PREFIX: lambda it, request: government.serve(it.accounts, request),
    population.PREFIX: lambda it, request: population.serve(it.accounts, lambda: it.residents, request),
    wrappers.BUS: lambda it, request: wrappers.read(it.accounts, request),
    wrappers.PROXY: lambda it, request: wrappers.write(it.accounts, request),
}


def _unquoted(body: bytes) -> bytes:
    """The result codes as numbers instead of texts."""
    for code in (b"0", b"1", b"3", b"-3", b"4", b"5", b"-1", b"-2"):
        body = body.replace(b'"error_code": "' + code + b'"', b'"error_code": ' + code)
    return body


def portal(store: Path | None, procedures: Path, plan: Plan) -> Portal:
    """A simulator with its tables in a file (or in memory), a catalogue, and faults by a plan."""
    desk = Desk(Store(store), catalogue.load(procedures))
    chance = Chance()
    it = Portal(Accounts(desk), Control(desk, chance), chance)
    it.control.apply(plan)
    return it


class Server(ThreadingHTTPServer):
    """Listens for a portal."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, address: tuple[str, int], it: Portal, *, tells: bool = False) -> None:
        """It listens; `tells` writes a line for each request, without its content."""
        self.portal, self.tells = it, tells
        super().__init__(address, Handler)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002
        """A fault of the simulator's own is named by its kind: what it was busy with is nobody's business."""
        kind = sys.exc_info()[0]
        if kind is not None and not issubclass(kind, OSError):
            print(f"simulator: {kind.__name__}", file=sys.stderr)  # noqa: T201 - its log is its error output


class Handler(BaseHTTPRequestHandler):
    """One line and its requests, one after another."""

    protocol_version = "HTTP/1.1"
    server_version = "motcua-simulator"
    disable_nagle_algorithm = True
    timeout = 120
    server: Server

    def _handle(self) -> None:
        began = time.perf_counter()
        request = self._request()
        try:
            reply = self.server.portal.answer(request) if request else said({"message": "Quá lớn"}, 413)
        except Dropped:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self._send(reply)
        if self.server.tells and request:
            took = (time.perf_counter() - began) * 1000
            place = "/".join(request.path.split("/")[:3])
            print(f"{request.method} {place} {int(reply.status)} {took:.0f} ms", file=sys.stderr)  # noqa: T201

    do_GET = do_POST = do_PUT = _handle  # noqa: N815 - the names are http.server's

    def _request(self) -> Request | None:
        told = self.headers.get("Content-Length", "0")
        length = int(told) if told.isdecimal() else 0
        if length > MOST_BODY:
            self.close_connection = True
            return None
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        return Request(self.command, parts.path, query, headers, self.rfile.read(length))

    def _send(self, reply: Reply) -> None:
        status = HTTPStatus(reply.status)
        now = formatdate(self.server.portal.control.desk.clock(), usegmt=True)
        lines = [f"HTTP/1.1 {status.value} {status.phrase}", f"Date: {now}", f"Content-Type: {reply.kind}",
                 f"Content-Length: {len(reply.body)}"]  # fmt: skip
        lines += [f"{name}: {value}" for name, value in reply.headers.items()]
        if self.close_connection:
            lines.append("Connection: close")
        self.connection.sendall("\r\n".join([*lines, "", ""]).encode() + reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Nothing: lines quote addresses, and addresses may hold numbers of people."""
