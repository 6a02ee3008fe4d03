"""What we say to the national portal about one whole life of a dossier, captured in each generation.

A change here is a change for the portal. When it is meant, `make promises` writes the captures anew; the portal's own
check (motcua/simulator) must take every one of them.
"""

import io
import json
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg import picture, portals, wire
from motcua.reactions.sync.dvcqg.port import Parcel
from motcua.reactions.sync.dvcqg.wire import Answer
from motcua.registers.files import acts as files
from motcua.registers.people.acts import checks
from motcua.simulator import control, desk, faults
from motcua.simulator.accounts import PASSWORD, USERNAME, Accounts
from motcua.simulator.catalogue import Catalogue
from motcua.simulator.reply import Request
from motcua.simulator.server import Portal
from motcua.simulator.store import Store
from motcua.work.dossiers.application import Given
from tests import cast as people
from tests.cast import Cast
from tests.reactions.quality.past import lives
from tests.reactions.sync import houses
from tests.reactions.sync.conftest import cast, time  # noqa: F401 - the same people at the same hour

CAPTURED = Path(__file__).with_name("national")
GENERATIONS = ("session", "indexed", "gateway")
SCANNED = (  # the same to the last byte in every run, so that its digest can be promised
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
RESULT = SCANNED.replace(b"9 9", b"8 8")
WRITING = os.environ.get("MOTCUA_PROMISES") == "write"
Messages = list[dict[str, object]]


class Wiretap:
    """Carries messages to a practice portal in this process, and writes down what was said."""

    def __init__(self) -> None:
        known = desk.Desk(Store(), Catalogue({"1.0001": {"MATTHC": "1.0001", "TENTTHC": "Đăng ký khai sinh"}}))
        chance = faults.Chance()
        self.portal = Portal(Accounts(known), control.Control(known, chance), chance)
        self.said: Messages = []

    def call(self, method: str, path: str, body: object = None, *, headers: Mapping[str, str] | None = None) -> Answer:
        self.said.append({"method": method, "path": path, "body": self._masked(body)})
        return self._ask(method, path, json.dumps(body).encode(), headers or {})

    def upload(self, path: str, name: str, content: bytes, *, headers: Mapping[str, str]) -> Answer:
        self.said.append({"method": "POST", "path": path, "file": name})
        head = f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
        kind = {**headers, "Content-Type": "multipart/form-data; boundary=x"}
        return self._ask("POST", path, head + content + b"\r\n--x--\r\n", kind)

    def _ask(self, method: str, path: str, content: bytes, headers: Mapping[str, str]) -> Answer:
        where = urlsplit(path)
        small = {name.lower(): value for name, value in headers.items()}
        told = Request(method, where.path, dict(parse_qsl(where.query)), small, content)
        reply = self.portal.answer(told)
        return wire.understood(reply.status, reply.body)

    @staticmethod
    def _masked(body: object) -> object:
        secrets = {"session", "password", "client_secret"}
        return {**body, **dict.fromkeys(secrets & set(body), "…")} if isinstance(body, dict) else body


@pytest.fixture
def code(cast: Cast) -> str:  # noqa: F811
    """A dossier that lived through everything, one paper and the result in files, its applicant looked up."""
    stored = files.store(by=cast.hung, name="to-khai.pdf", stream=io.BytesIO(SCANNED), at=people.MONDAY)
    papers = (
        Given(no=1, name="Tờ khai", originals=1, file=stored.id, origin="scan"),
        Given(no=2, name="Giấy chứng sinh", originals=1),
    )
    given = files.store(by=cast.mai, name="giay-khai-sinh.pdf", stream=io.BytesIO(RESULT), at=people.MONDAY)
    code = houses.lived(cast, papers=papers, result=given.digest)
    check = lives.looked_up(cast)
    checks.used(by=cast.hung, check=check, dossier=code, values=lives.TOLD, at=people.MONDAY)
    return code


def told(code: str, generation: str) -> Wiretap:
    tapped = Wiretap()
    account = Account(generation=generation, unit="H10", username=USERNAME, password=PASSWORD, address="https://x.vn",
                      files_at="https://mot-cua.example.vn")  # fmt: skip
    client = portals.make(account, tapped)
    parcel = Parcel(picture.of([code])[code], since=0, known=False, uncertain=False)
    outcomes = list(client.deliver([parcel], lambda: None))
    assert [one.refused for one in outcomes] == [""], "the portal's check refuses what we say"
    return tapped


@pytest.mark.parametrize("generation", GENERATIONS)
def test_the_portal_takes_it_and_it_is_what_was_promised(code: str, generation: str) -> None:
    tapped = told(code, generation)
    file = CAPTURED / f"{generation}.json"
    written = json.dumps(tapped.said, ensure_ascii=False, indent=1) + "\n"
    if WRITING:
        file.write_text(written, encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(written), (
        "If the change is meant, run `make promises` and tell integrators in CHANGELOG.md."
    )


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_capture_is_taken_as_it_stands(generation: str) -> None:
    """The committed messages themselves, sent by nobody of ours, pass the portal's check."""
    tapped = Wiretap()
    said = json.loads((CAPTURED / f"{generation}.json").read_text(encoding="utf-8"))
    token = tapped.portal.accounts.enter(USERNAME, PASSWORD)
    for message in said:
        answer = again(tapped, message, token)
        assert answer.status == 200, message["path"]
        assert str(answer.body.get("error_code", answer.body.get("code"))) in {"0", "200"}, answer.body["message"]
    kept = tapped.portal.control.desk.store.page("", 10)
    assert (len(kept), kept[0].state) == (1, 10)


def again(tapped: Wiretap, message: dict[str, object], token: str) -> Answer:
    bearer = {"Authorization": f"Bearer {token}"}
    if "file" in message:
        content = SCANNED if message["file"] == "to-khai.pdf" else RESULT
        return tapped.upload(str(message["path"]), str(message["file"]), content, headers=bearer)
    body = message["body"]
    if isinstance(body, dict):
        known = {"session": token, "password": PASSWORD, "client_secret": PASSWORD}
        body = {**body, **{name: value for name, value in known.items() if name in body}}
    return tapped.call(str(message["method"]), str(message["path"]), body, headers=bearer)


def test_the_captures_hold_no_secret() -> None:
    for generation in GENERATIONS:
        assert PASSWORD not in (CAPTURED / f"{generation}.json").read_text(encoding="utf-8")


def test_a_portal_of_practice_refuses_a_capture_with_a_field_taken_out(code: str) -> None:
    tapped = told(code, "indexed")
    sent = next(one for one in tapped.said if "DongBoHoSoMC" in json.dumps(one))
    dossier = sent["body"]["data"][0]
    token = tapped.portal.accounts.enter(USERNAME, PASSWORD)
    for name in ("MaTTHC", "TenTTHC", "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "DonViXuLy"):
        body = {**sent["body"], "session": token, "isUpdating": "True", "data": [{**dossier, name: ""}]}
        answer = tapped.call("POST", "/integration", body)
        assert name in str(answer.body["message"])


def test_a_portal_of_practice_refuses_addresses_and_digests_that_lead_to_no_file(code: str) -> None:
    tapped = told(code, "indexed")
    sent = next(one for one in tapped.said if "DongBoHoSoMC" in json.dumps(one))
    dossier = sent["body"]["data"][0]
    token = tapped.portal.accounts.enter(USERNAME, PASSWORD)
    for list_, name in (("TaiLieuNop", "DuongDanTaiTepTin"), ("DanhSachGiayToKetQua", "DuongDanTepTinKetQua")):
        for wrong in ("/kho/tep.pdf", "http://mot-cua.example.vn/x", "https://"):
            data = [{**dossier, list_: [{**dossier[list_][0], name: wrong}]}]
            body = {**sent["body"], "session": token, "isUpdating": "True", "data": data}
            assert name in str(tapped.call("POST", "/integration", body).body["message"])
    tapped = told(code, "gateway")
    bearer = {"Authorization": f"Bearer {tapped.portal.accounts.enter(USERNAME, PASSWORD)}"}
    states = next(one["body"] for one in tapped.said if one["path"] == "/g3/status")
    for name, wrong in (("HashTepTin", "0" * 64), ("IdGiayTo", "khac")):
        result = {**states[0]["DanhSachGiayToKetQua"][0], name: wrong}
        answer = tapped.call("POST", "/g3/status", [{**states[0], "DanhSachGiayToKetQua": [result]}], headers=bearer)
        assert (answer.status, "chưa tải lên" in str(answer.body["message"])) == (400, True)
