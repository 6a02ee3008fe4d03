"""Over real HTTP: one connection for many messages, limits of time, certificates, and the practice portal itself."""

import datetime as dt
import gzip
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from motcua.ledger import facts
from motcua.reactions.sync import balancing, exchange, reconciling
from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg import portals
from motcua.reactions.sync.dvcqg.wire import Http
from motcua.reactions.sync.ports import Misconfigured, Temporary
from motcua.simulator import faults, server
from motcua.simulator.accounts import PASSWORD, USERNAME
from tests.cast import Cast
from tests.reactions.sync import houses
from tests.reactions.sync.houses import Time

Answering = Callable[[BaseHTTPRequestHandler], None]


class Door(ThreadingHTTPServer):
    """Answers as told, and counts the connections."""

    def __init__(self, answer: Answering) -> None:
        self.connections = 0

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                answer(self)

            def log_message(self, *_words: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def get_request(self) -> tuple[object, object]:
        self.connections += 1
        return super().get_request()


@pytest.fixture
def door() -> Iterator[Callable[[Answering], Door]]:
    opened: list[Door] = []

    def build(answer: Answering) -> Door:
        opened.append(Door(answer))
        return opened[-1]

    yield build
    for each in opened:
        each.shutdown()
        each.server_close()


def well(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "2")
    handler.end_headers()
    handler.wfile.write(b"{}")


def test_many_messages_travel_over_one_connection(door: Callable[[Answering], Door]) -> None:
    there = door(well)
    wire = Http(f"http://127.0.0.1:{there.server_port}")
    for _ in range(20):
        wire.call("POST", "/integration", {"service": "x"})
    assert there.connections == 1


def test_a_portal_that_does_not_answer_is_given_up_in_time_and_may_have_heard(
    door: Callable[[Answering], Door],
) -> None:
    there = door(lambda _handler: time.sleep(1.5))
    began = time.monotonic()
    with pytest.raises(Temporary) as failed:
        Http(f"http://127.0.0.1:{there.server_port}", read_seconds=0.2).call("POST", "/integration", {})
    assert failed.value.uncertain
    assert time.monotonic() - began < 1


def test_a_connection_cut_after_the_message_may_have_been_heard_one_never_made_was_not(
    door: Callable[[Answering], Door],
) -> None:
    there = door(lambda handler: handler.connection.shutdown(socket.SHUT_RDWR))
    with pytest.raises(Temporary) as cut:
        Http(f"http://127.0.0.1:{there.server_port}").call("POST", "/integration", {})
    assert cut.value.uncertain
    with pytest.raises(Temporary) as away:
        Http("http://127.0.0.1:1").call("POST", "/integration", {})
    assert not away.value.uncertain


def test_an_answer_that_ends_early_or_is_of_another_alphabet_is_no_answer(door: Callable[[Answering], Door]) -> None:
    whole = json.dumps({"error_code": "0", "result": [{"MATTHC": "1.0001", "TENTTHC": "Khai sinh"}] * 9}).encode()
    squeezed = gzip.compress(whole)
    answers = [
        ({"Content-Length": str(len(whole))}, whole[:-40]), ({}, whole[:-40]),
        ({"Transfer-Encoding": "chunked"}, b"%x\r\n%s\r\n" % (len(whole), whole)),  # never says that it ends
        ({"Content-Encoding": "gzip", "Content-Length": str(len(squeezed))}, squeezed[:-20]),
        ({"Content-Encoding": "gzip"}, gzip.compress(b" " * 34_000_000)),  # small on the way, too large at home
        ({}, b"\xff\xfe" + whole.decode().encode("utf-16-le")), ({}, '{"result": "Đường"}'.encode("cp1258", "replace")),
        ({}, b"\xef\xbb\xbf" + whole[:-1]), ({}, whole + whole), ({}, b"[]"), ({}, b""),
    ]  # fmt: skip
    for headers, body in answers:

        def answer(handler: BaseHTTPRequestHandler, headers: dict[str, str] = headers, body: bytes = body) -> None:
            handler.send_response(200)
            for name, value in ({"Connection": "close"} | headers).items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)
            handler.wfile.flush()
            handler.connection.shutdown(socket.SHUT_RDWR)

        with pytest.raises(Temporary) as failed:
            Http(f"http://127.0.0.1:{door(answer).server_port}").call("POST", "/share", {})
        assert failed.value.uncertain, (headers, body[:20])


def test_a_certificate_that_nobody_vouches_for_is_refused(door: Callable[[Answering], Door], tmp_path: Path) -> None:
    there = door(well)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(tmp_path))
    there.socket = context.wrap_socket(there.socket, server_side=True)
    with pytest.raises(Misconfigured):
        Http(f"https://127.0.0.1:{there.server_port}").call("POST", "/integration", {})


def _self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(today).not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    file = folder / "both.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[tuple[server.Server, Path]]:
    """The practice portal, with every fault that needs no waiting, and the catalogue of the tests."""
    catalogue = tmp_path / "procedures.json"
    catalogue.write_text(json.dumps([{"MATTHC": "1.0001", "TENTTHC": "Đăng ký khai sinh"}]))
    plan = faults.read(
        "error_500=0.05,error_502=0.05,html=0.05,int_code=0.1,drop_before=0.05,drop_after=0.1,duplicate=0.1,expired=0.05",
        seed=7,
    )
    there = server.Server(("127.0.0.1", 0), server.portal(None, catalogue, plan))
    threading.Thread(target=there.serve_forever, daemon=True).start()
    yield there, tmp_path
    there.shutdown()
    there.server_close()


@pytest.mark.parametrize("generation", ["session", "indexed", "gateway"])
def test_the_practice_portal_and_the_house_balance_through_every_fault(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time, generation: str,
    practice: tuple[server.Server, Path],
) -> None:  # fmt: skip
    there, _ = practice
    account = Account(
        address=f"http://127.0.0.1:{there.server_port}", generation=generation, unit="H10", username=USERNAME,
        password=PASSWORD, dossiers_at_once=3,
    )  # fmt: skip
    houses.connect(settings, monkeypatch, generation)
    client = portals.make(account)
    monkeypatch.setattr(portals, "of", lambda _account: client)
    codes = [houses.lived(cast) for _ in range(8)]
    for _ in range(200):
        exchange.send_owed()
        balance = balancing.balance()
        assert balance.balances
        if balance.even == len(codes):
            break
        time.passes(minutes=6)
    assert (balance.even, balance.in_repair) == (8, 0)
    while True:  # it may fail while the list is read, too
        try:
            _, [found] = reconciling.whole()
            break
        except Temporary:
            time.passes(minutes=1)
    assert (found.there, found.same, found.missing, found.differing, found.overtold) == (8, 8, 0, 0, 0)
    told = facts.about(f"dossier:{codes[0]}")
    while True:
        try:
            assert len(client.look_up(codes[0]).marks) == len(told)
            break
        except Temporary:
            time.passes(minutes=1)
