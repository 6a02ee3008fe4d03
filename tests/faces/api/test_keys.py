"""A system's key opens what its scopes name, beneath its agency; whatever lies beyond says which scope it takes."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from motcua.faces.api.description import scopes_of
from motcua.faces.api.routes import api
from motcua.faces.cli.main import main
from motcua.ledger import clock
from motcua.registers.people import permissions
from motcua.registers.people.acts import accounts, tokens
from motcua.registers.people.roles import Kind
from motcua.work.dossiers.acts import forward, register
from tests import cast as people
from tests.cast import Cast

NEEDED = {
    (method, path): next((list(one["Key"]) for one in operation.get("security", []) if "Key" in one), None)
    for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
    for method, operation in methods.items()
    if "security" in operation
}
SENT = {
    "reason": "Thử",
    "items": ["Thử"],
    "amount": 1,
    "number": "1",
    "to": "Lan",
    "identity_checked": True,
    "data": [{}],
}


@pytest.fixture
def ask(cast: Cast):
    """A system that asks with a key of these scopes, for the dossiers of one agency."""
    accounts.open_account(by=cast.khoa, username="may", full_name="Máy", kind=Kind.SYSTEM, at=clock.now())

    def asking(*scopes: str, agency: str = "") -> Client:
        secret = tokens.issue_token(
            by=cast.khoa, username="may", name="thử", scopes=scopes, at=clock.now(), agency=agency
        )
        return Client(headers={"Authorization": f"Bearer {secret}"})

    return asking


@pytest.mark.parametrize(("method", "path"), [key for key, scopes in NEEDED.items() if scopes])
def test_what_a_key_lacks_is_named_as_the_description_promised(cast: Cast, ask: object, method: str, path: str) -> None:
    address = path.replace("{code}", people.received(cast))
    many = path.endswith("/files")
    sent = {} if many else {"content_type": "application/json"}
    body = json.dumps(application(cast) if path.endswith("/dossiers") else SENT) if not many else {"file": upload()}
    answer = getattr(ask(), method)(address, **({"data": body} if method == "post" else {}), **sent)
    if "{code}" in path and method == "get":
        assert answer.status_code == 404, "a dossier beyond reach is not even told to be there"
        return
    assert answer.status_code == 403
    told = answer.json()
    assert told["code"] == "insufficient_scope"
    assert told["scope"] == NEEDED[method, path][0]
    assert answer["WWW-Authenticate"] == f'Bearer error="insufficient_scope", scope="{told["scope"]}"'


def upload():
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("a.txt", b"a")


def application(cast: Cast) -> dict[str, object]:
    papers = [{"no": 1, "name": "Tờ khai", "originals": 1}, {"no": 2, "name": "Giấy chứng sinh", "originals": 1}]
    who = {"name": "Trần Thị Lan", "identity": "070160000001", "phone": "0912345678"}
    return {
        "procedure": "P0001", "agency": cast.commune.code, "answers": {"child_name": "Trần Gia Bảo"}, "applicant": who,
        "papers": papers,
    }  # fmt: skip


def test_every_scope_opens_something_and_every_scope_asked_for_can_be_had() -> None:
    named = {scope for scopes in NEEDED.values() for scope in scopes or ()}
    assert named <= set(permissions.SCOPES)
    assert set(permissions.SCOPES) - named == set(), "Say in faces/api/description.py what the scope opens."
    assert scopes_of("POST", "/dossiers/{code}/take") is None, "what is for people alone is not promised to keys"


def test_a_key_of_one_commune_touches_no_dossier_of_another(cast: Cast, ask: object) -> None:
    here = people.received(cast)
    there = register.register(
        by=cast.stranger, application=people.application(cast, agency=cast.elsewhere.id), received=True,
        at=people.MONDAY,
    )  # fmt: skip
    system = ask(
        "dossier.read", "dossier.forward", "intake.lodge", "person.register", "dossier.register", "index.import",
        agency="H10.37.01",
    )  # fmt: skip
    sent = {"content_type": "application/json"}
    assert system.get(f"/api/v1/dossiers/{here}").status_code == 200
    assert system.get(f"/api/v1/dossiers/{there}").status_code == 404
    assert system.post(f"/api/v1/dossiers/{there}/forward", "{}", **sent).status_code == 403
    assert system.post(f"/api/v1/dossiers/{here}/forward", "{}", **sent).status_code == 200
    for agency, status in ((cast.commune, 201), (cast.elsewhere, 403)):
        body = json.dumps(application(cast) | {"agency": agency.code})
        assert system.post("/api/v1/dossiers", body, **sent).status_code == status
    message = {
        "MaHoSo": "X-230529-0001", "MaTTHC": "P0001", "NgayTiepNhan": "20230529080000", "TrangThaiHoSo": "4",
        "NgayHenTra": "20230605080000", "MaDonViTiepNhan": "H10.37.02",
    }  # fmt: skip
    answer = system.post("/api/v1/courses", json.dumps({"data": [message]}), **sent).json()
    assert (answer["refused"], answer["accepted"]) == (1, 0)
    assert "Khóa này không được báo" in answer["answers"][0]["reason"]


def test_keys_are_issued_listed_and_revoked_from_the_command_line(cast: Cast, capsys: pytest.CaptureFixture) -> None:
    assert main([
        "token", "issue", "app-tinh", "--called", "Ứng dụng tỉnh", "--name", "đọc", "--scope", "dossier.read",
        "--agency", "H10.37", "--json",
    ]) == 0  # fmt: skip
    secret = json.loads(capsys.readouterr().out)["key"]
    assert main(["token", "list", "--json"]) == 0
    [row] = json.loads(capsys.readouterr().out)
    assert (row["system"], row["scopes"], row["agency"], row["opens"]) == ("app-tinh", ["dossier.read"], "H10.37", True)
    assert secret not in str(row)
    assert main(["token", "revoke", str(row["id"])]) == 0
    assert Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/me").status_code == 401
    assert main(["token", "revoke", str(row["id"])]) == 2
    assert main(["token", "issue", "app-tinh", "--name", "x", "--scope", "people.manage"]) == 2
    assert main(["token", "scopes"]) == 0
    assert "dossier.read" in capsys.readouterr().out


def test_events_are_read_page_by_page_within_reach(cast: Cast, ask: object, monkeypatch: pytest.MonkeyPatch) -> None:
    here = people.received(cast)
    register.register(
        by=cast.stranger, application=people.application(cast, agency=cast.elsewhere.id), received=True,
        at=people.MONDAY,
    )  # fmt: skip
    forward.forward(by=cast.hung, dossier=here, at=people.at(29, 15))
    system = ask("event.read", agency="H10.37.01")
    assert system.get("/api/v1/events").json()["events"] == [], "what is only just written may have neighbours"
    really = clock.now()
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: really + timedelta(minutes=1))
    first = system.get("/api/v1/events", {"limit": 1}).json()
    assert [(one["type"], one["subject"]) for one in first["events"]] == [("vn.motcua.DossierReceived", here)]
    assert first["more"]
    second = system.get("/api/v1/events", {"after": first["after"]}).json()
    assert [one["type"] for one in second["events"]] == ["vn.motcua.DossierForwarded"]
    assert "Lan" not in str(first)
    assert system.get("/api/v1/events", {"after": second["after"]}).json()["events"] == []
    whole = ask("event.read", "dossier.read").get("/api/v1/events").json()["events"]
    assert len(whole) == 3
    assert whole[0]["data"]["applicant"] == "Trần Thị Lan"
