"""What no browser would send is refused in words at every door, in the language of the page, and changes nothing."""

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse

from tests import cast as people
from tests.faces.doors import visitors, walk
from tests.faces.doors.visitors import House
from tests.faces.doors.walk import Door

FORM, JSON, PARTS = "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x"
NUL, TOKEN = "\x00", "csrfmiddlewaretoken"
OPENING = "✓·c!>"  # the signs of a door that lets this visitor in
CUT = (
    b'--x\r\nContent-Disposition: form-data; name="no"\r\n\r\n1\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.p'
)
NAMELESS = (
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a\x00.png"\r\n\r\nx\r\n'
    b'--x\r\nContent-Disposition: form-data; name="\x00"\r\n\r\n\x00\r\n--x--\r\n'
)
FILES = b"".join(
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="%d.png"\r\n\r\nx\r\n' % n for n in range(300)
)
MANY = urlencode({f"field{n}": "1" for n in range(10_000)}).encode()
FIELDS = (
    "applicant.name", "applicant.identity", "agency", "channel", "idempotency", "revision", "next", "account",
    "username", "password", "language", "no", "paper", "step", "pick", "do", "note", "reason", "holder", "code",
    "digits", "to", "until", "clock", "items", "answers.child_name", "paid", "originals.1", "applicant.birth_date",
)  # fmt: skip


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: people.at(29, 10))
    return visitors.build()


def open_doors(house: House) -> Iterator[tuple[Door, str]]:
    """Every door that takes a POST, with the visitor who gets furthest through it; API doors with a key, too."""
    table = walk.expected()
    for door in walk.doors(house):
        signs = dict(zip(visitors.NAMES, table[door.label].get("POST", ""), strict=True))
        welcome = sorted((OPENING.index(sign), name) for name, sign in signs.items() if sign in OPENING)
        guests = {name for _, name in welcome[:1]} | {name for _, name in welcome if name == "key"}
        yield from ((door, name) for name in sorted(guests))


def post(house: House, name: str, door: Door, data: bytes, kind: str, language: str = "vi") -> HttpResponse:
    """The door's answer; all that it did is undone."""
    client = house.visitors[name]()
    client.raise_request_exception = False
    client.cookies["django_language"] = language
    with transaction.atomic():
        answer = client.generic("POST", door.path, data, kind, headers={"X-CSRFToken": visitors.TOKEN})
        transaction.set_rollback(True)
    return answer


def spoilt(sent: object) -> object:
    """The same document with the sign that no database keeps in each of its words and names."""
    if isinstance(sent, dict):
        return {key: spoilt(value) for key, value in sent.items()} | {f"more{NUL}": NUL}
    if isinstance(sent, list):
        return [spoilt(value) for value in sent]
    return f"{sent}{NUL}x" if isinstance(sent, str) else sent


def bad(house: House, door: Door) -> Iterator[tuple[bytes, str]]:
    """Bodies that are read as far as the view."""
    sent = walk.body(house, door)["data"]
    yield CUT, PARTS
    yield NAMELESS, PARTS
    if isinstance(sent, str):
        many = {f"field{n}": 1 for n in range(10_000)}
        yield json.dumps(spoilt(json.loads(sent))).encode(), JSON
        yield json.dumps(json.loads(sent) | many | {"answers": many, "items": list(many)}).encode(), JSON
        for text in (b'{"reason": "\xff\xfe"}', b'{"reason": "\\ud800"}', b"[" * 100_000, b"\x00", b"{"):
            yield text, JSON
        return
    typed = {name: f"{value}{NUL}x" for name, value in sent.items() if name != TOKEN and isinstance(value, (str, int))}
    yield urlencode(typed | {f"more{NUL}": NUL}).encode(), FORM
    yield urlencode(dict.fromkeys(FIELDS, NUL) | typed).encode(), FORM
    yield b"reason=%ff%fe&items=%ed%a0%80&agency=%c0%80&\xff=\xfe", f"{FORM}; charset=nonsense"


def test_no_door_fails_over_what_nobody_types(house: House) -> None:
    tried, failed = set(), []
    for door, name in open_doors(house):
        for data, kind in bad(house, door):
            answer = post(house, name, door, data, kind)
            tried.add(door.label)
            if answer.status_code >= 500:
                failed.append(f"{door.label} as {name}: {answer.status_code} for {kind} {data[:60]!r}")
    assert not failed, "\n".join(failed)
    assert len(tried) > 50


@pytest.mark.parametrize(
    ("language", "what"),
    [("vi", "Máy chủ không hiểu yêu cầu này."), ("en", "The server does not understand this request.")],
)
@pytest.mark.parametrize(
    ("label", "name"),
    [("/drafts/<draft>/<key>/", "lan"), ("/office/counter/<key>/", "hung"), ("/api/v1/files", "hung"), ("/track/", "")],
)
def test_what_cannot_be_read_at_all_is_refused_in_the_language_of_the_page(
    house: House, label: str, name: str, language: str, what: str
) -> None:
    door = next(door for door in walk.doors(house) if door.label == label)
    unreadable = (
        (MANY, FORM), (FILES + b"--x--\r\n", PARTS), (b"xx", "multipart/form-data"), (MANY, f"{FORM}; charset=utf-16"),
    )  # fmt: skip
    for data, kind in unreadable:
        answer = post(house, name or "nobody", door, data, kind, language)
        assert answer.status_code == 400, (kind, data[:40])
        if label.startswith("/api/"):
            assert answer["Content-Type"] == "application/problem+json"
            assert answer.json()["title"] == what
        else:
            assert what in answer.text
            assert f'lang="{language}"' in answer.text


def test_a_form_where_the_api_reads_json_is_told_so(house: House) -> None:
    door = next(door for door in walk.doors(house) if door.label == "/api/v1/dossiers")
    for name in ("hung", "key"):
        answer = post(
            house, name, door, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n', PARTS
        )
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
        assert answer.json()["code"] == "unreadable"
