"""What no honest system sends: every such request is refused in words, and nothing of it is done."""

import base64
import gzip
import json
from collections.abc import Iterator

import pytest
from django.test import Client

from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.faces.doors import visitors, walk
from tests.faces.doors.visitors import House

LODGED = 3  # dossiers of the house: the one behind the doors, and two of a list of late steps

DOSSIERS = "/api/v1/dossiers"
PROBLEM = "application/problem+json"


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: people.at(29, 10))
    return visitors.build()


@pytest.fixture
def key(house: House) -> Client:
    client = house.visitors["key"]()
    client.raise_request_exception = False
    return client


def send(client: Client, path: str, body: object, **headers: str) -> "Client.response":  # type: ignore[name-defined]
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.generic("POST", path, raw, content_type="application/json", headers=headers)


def spoilt(value: object, bad: object) -> Iterator[object]:
    """The value again and again, each time with one of its texts replaced."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from (value | {name: other} for other in spoilt(inner, bad))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ([*value[:place], other, *value[place + 1 :]] for other in spoilt(inner, bad))
    elif isinstance(value, str):
        yield bad


@pytest.mark.parametrize("bad", ["a\x00b", "\ud800", 10**400, -1, [[]], {"a": None}], ids=repr)
def test_a_text_that_is_none_is_refused_wherever_it_stands(house: House, key: Client, bad: object) -> None:
    whole = walk.application(house) | {
        "representative": {"name": "Bình", "identity": "070160000009", "email": "a@b.vn", "address": "x"},
        "receive_by": "counter", "papers": [{"no": 1, "name": "Tờ khai", "file": "0" * 64, "origin": "paper"}],
    }  # fmt: skip
    for body in spoilt(whole, bad):
        answer = send(key, DOSSIERS, body)
        assert answer.status_code in {400, 404, 422}, (body, answer.content)
        assert answer["Content-Type"] == PROBLEM
    for verb, said in walk.SENT.items():
        for body in spoilt(said, bad):
            answer = send(key, f"{DOSSIERS}/{house.dossier}/{verb}", body)
            assert answer.status_code in {400, 403, 404, 409, 422}, (verb, body, answer.content)
            assert answer["Content-Type"] == PROBLEM
    assert Dossier.objects.count() == LODGED


STRANGE = ["%00", "a%00b", "%C3%28", "%ED%A0%80", "%2e%2e%2f", "x" * 7000, "%F0%9F%92%A9", "'", " "]
FAR_AWAY = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
NAMES = ["a\x00.png", "../../etc/passwd", "x" * 5000 + ".png", "", "\ud83d.png", "CON", "a\r\nb.png"]


@pytest.mark.parametrize("part", STRANGE)
def test_an_address_that_is_none_leads_nowhere(key: Client, part: str) -> None:
    for path in (f"/procedures/{part}", f"/agencies/{part}", f"/dossiers/{part}", f"/dossiers/{part}/progress"):
        assert key.get(f"/api/v1{path}").status_code in {400, 404, 422}, path
    assert send(key, f"{DOSSIERS}/{part}/forward", {}).status_code in {400, 404, 422}
    for query in (f"/procedures?q={part}", f"/procedures?level={part}", f"/agencies?level={part}", f"/nothing?{part}"):
        answer = key.get(f"/api/v1{query}")
        assert answer.status_code in {200, 400, 404, 422}, query
    for name in ("tab", "q", "after", "limit"):
        assert key.get(f"{DOSSIERS}?{name}={part}").status_code in {400, 403, 422}, name


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe{}",
        '{"procedure": "Đăng ký"}'.encode("utf-16"),
        b'{"procedure": "\xc3\x28"}',
        b'{"procedure": "\\ud800"}',
        b"[" * 100_000,
        b'{"answers": ' * 5_000 + b"1" + b"}" * 5_000,
        b'{"paid": NaN}',
        b'{"answers": {"a": 1e400}}',
        b"{} {}",
        b"[]",
        b"0",
        b"null",
        b"",
        b"\x00",
        gzip.compress(b'{"procedure": "P0001"}', mtime=0),
        b"procedure=P0001&agency=H10",
    ],
    ids=lambda body: repr(body[:24]),
)
def test_a_body_that_is_no_object_is_unreadable(key: Client, body: bytes) -> None:
    answer = send(key, DOSSIERS, body)
    assert answer.status_code in {400, 422}, answer.content
    assert answer["Content-Type"] == PROBLEM
    assert send(key, f"{DOSSIERS}/x/decide", body).status_code in {400, 404, 422}


def test_an_act_does_not_take_a_list_for_an_empty_form(house: House, key: Client) -> None:
    for body in (b"[]", b'""', b"0", b"false"):
        assert send(key, f"{DOSSIERS}/{house.dossier}/forward", body).status_code == 400, body
    assert Dossier.objects.get(code=house.dossier).step_no == 1


def test_a_body_of_five_megabytes_is_too_large(house: House, key: Client) -> None:
    answer = send(key, DOSSIERS, walk.application(house) | {"answers": {"child_name": "x" * 5_000_000}})
    assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)


def test_a_compressed_body_is_not_unpacked(house: House, key: Client) -> None:
    bomb = gzip.compress(json.dumps(walk.application(house)).encode() + b" " * 50_000_000)
    answer = send(key, DOSSIERS, bomb, **{"Content-Encoding": "gzip"})
    assert answer.status_code == 400
    assert Dossier.objects.count() == LODGED


def test_of_a_name_given_twice_the_last_counts_and_one_dossier_is_made(house: House, key: Client) -> None:
    said = json.dumps(walk.application(house))
    answer = send(key, DOSSIERS, f'{{"procedure": "P9999", {said[1:]}'.encode())
    assert answer.status_code == 201
    assert Dossier.objects.count() == LODGED + 1


@pytest.mark.parametrize("until", ["2023-06-20", "2023-06-20T17:00:00", *FAR_AWAY, "x", 0, 1e18])
def test_a_moment_without_a_zone_or_outside_the_calendar_is_refused(house: House, key: Client, until: object) -> None:
    client = house.visitors["mai"]()
    client.raise_request_exception = False
    token = {"X-CSRFToken": visitors.TOKEN}
    answer = send(client, f"{DOSSIERS}/{house.dossier}/extend", {"reason": "Thử", "until": until}, **token)
    assert answer.status_code == 422, answer.content


@pytest.mark.parametrize("mark", ["%00", "WzEsMl0", "WyIyMDIzIiwxXQ", "W251bGwsbnVsbF0", "e30", "/", "=" * 9])
def test_a_broken_mark_of_a_page_is_refused(house: House, mark: str) -> None:
    client = house.visitors["hung"]()
    client.raise_request_exception = False
    assert client.get(f"{DOSSIERS}?tab=unit&after={mark}").status_code in {400, 422}


def test_a_mark_beyond_every_number_finds_an_empty_page(house: House) -> None:
    client = house.visitors["hung"]()
    for due, number in (("9999-12-31T23:59:59-14:00", 1), ("2023-06-05T17:00:00+07:00", 10**30)):
        mark = base64.urlsafe_b64encode(json.dumps([due, number]).encode()).decode().rstrip("=")
        assert client.get(f"{DOSSIERS}?tab=unit&after={mark}").json()["rows"] == []


def test_ten_thousand_fields_are_too_many(key: Client) -> None:
    answer = key.post("/api/v1/files", {f"f{number}": "" for number in range(10_000)})
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_a_wicked_name_is_kept_under_a_harmless_one_or_refused(key: Client, name: str) -> None:
    content = b'--b\r\nContent-Disposition: form-data; name="file"; filename="'
    content += name.encode("utf-8", "surrogatepass") + b'"\r\nContent-Type: image/png\r\n\r\n'
    content += visitors.picture("red") + b"\r\n--b--\r\n"
    answer = key.generic("POST", "/api/v1/files", content, content_type="multipart/form-data; boundary=b")
    assert answer.status_code in {201, 400, 422}, answer.content
    if answer.status_code == 201:
        kept = answer.json()["name"]
        assert "/" not in kept
        assert kept.isprintable()
        assert 0 < len(kept) <= 255


def test_a_header_of_any_bytes_is_a_key_or_refused(house: House, key: Client) -> None:
    for told in ("\x00", "é" * 150, "k" * 201, "\ud800", "k" * 200):
        answer = send(key, DOSSIERS, walk.application(house), **{"Idempotency-Key": told})
        assert answer.status_code in {201, 422}, (told, answer.content)
    for told in ("Bearer", "Bearer \x00", "Bearer mc_" + "x" * 9000, "Basic eDp5", "Bearer é"):
        answer = Client(headers={"Authorization": told}).get("/api/v1/me")
        assert answer.status_code == 401, told
