"""Finds every door of the house, knocks as every visitor, and reads what is expected there."""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.law import workflow
from tests.faces.doors import visitors
from tests.faces.doors.visitors import House

HERE = Path(__file__).parent
SIGNS = {
    200: "·", 201: "·", 204: "·", 302: ">", 400: "!", 401: "k", 403: "x", 404: "?", 405: "-", 409: "c", 413: "!",
    415: "!", 422: "!", 429: "~",
}  # fmt: skip
MEANING = {
    "·": "it opens", "✓": "done, something was written", "→": "led to the sign-in page", ">": "led elsewhere",
    "x": "403", "?": "404", "k": "401, bring a key", "-": "405", "c": "409", "!": "400 or 422", "~": "429",
}  # fmt: skip
NOTED = frozenset({"people_signin", "people_apitoken"})  # a wrong guess is noted, and when a key was last used
PARAMETER = re.compile(r"<(\w+)>")
# where one address has several doors behind it, each is knocked at
VERBS = sorted({move.verb for move in workflow.MOVES} - {"register"})
DOORS = {
    "/office/dossiers/<code>/<verb>/": ("verb", VERBS),
    "/office/tasks/<task>/<duty>/<act>/": ("act", ["extend", "ask", "confirm"]),
}
REASON = {"reason": "Thử"}
SENT: dict[str, dict[str, object]] = {
    "refuse": REASON, "withdraw": REASON, "supplement": REASON | {"items": ["Giấy chứng sinh"]}, "send-back": REASON,
    "reject": REASON, "stop": REASON, "hand-over": {"to": "Trần Thị Lan", "identity_checked": True},
    "consult": {"agency": "H10.37.02", "question": "Ý kiến?", "days": 3}, "suspend": REASON | {"basis": "Luật"},
    "require-payment": {"amount": 50_000}, "confirm-payment": {"amount": 50_000},
    "decide": {"number": "1", "on_paper": True},
    "extend": REASON | {"until": "2023-06-20T17:00:00+07:00"},
    "courses": {"data": [{"MaHoSo": "H10.37.01-1", "MaTTHC": "P0001", "TrangThaiHoSo": "2", "DonViXuLy": "H10.37.01",
                          "NgayTiepNhan": "20230522080000"}]},
}  # fmt: skip
FORMS: dict[str, dict[str, object]] = {
    "/office/bulk/": {"do": "forward", "pick": "{code}|1"}, "/office/signing/": {"pick": "{code}|1", "on_paper": "on"},
    "/office/hand-over/": {"code": "{code}", "to": "Trần Thị Lan", "channel": "1", "identity_checked": "on"},
    "/office/grading/contest/": REASON, "/office/exchange/again/": {"dossier": "{code}"},
    "/office/dossiers/<code>/extend/": REASON | {"until": "2023-06-20", "clock": "17:00"},
    "/office/dossiers/<code>/hand_over/": {"to": "Trần Thị Lan", "channel": "1", "identity_checked": "on"},
    "/office/publications/draft/": {"unit": "H10.37.01", "first": "17/05/2023", "last": "28/05/2023"},
    "/office/publications/<number>/publish/": {
        "basis": "Kế hoạch 198/KH-UBND ngày 28/8/2023", "first": "29/05/2023", "until": "10/06/2023", "seen": "1",
    },
    "/office/publications/<number>/withdraw/": REASON, "/office/publications/<number>/<entry>/contest/": REASON,
    "/office/publications/<number>/<entry>/answer/": REASON | {"verdict": "strike"},
    "/office/directives/take/": {"text": "Giao UBND xã Minh Hưng báo cáo."},
    "/office/directives/<directive>/desk/": {"do": "accept_all"},
    "/office/mandates/<mandate>/take/": {"notice": "2"}, "/office/mandates/<mandate>/decline/": REASON,
    "/office/tasks/<task>/<duty>/report/": {"text": "Thử"},
    "/office/duties/outside/<token>/": {"name": "An", "text": "Thử"},
    "/office/tasks/<task>/<duty>/extend/": REASON | {"until": "30/12/2023"},
    "/office/tasks/<task>/<duty>/ask/": REASON | {"until": "30/12/2023"},
    "/my/dossiers/<code>/pay/": {"way": "transfer"}, "/office/dossiers/<code>/payment/": {"do": "show"},
    "/drafts/<draft>/papers/detach/": {"paper": "{paper}"}, "/track/": {"code": "{code}", "digits": "0001"},
}  # fmt: skip


@dataclass(frozen=True)
class Door:
    """An address of the house: what the table calls it, and a real example of it."""

    label: str
    path: str


def patterns(within: object = None, before: str = "") -> Iterator[str]:
    """Every address pattern of the house, without the kinds of its parameters."""
    for one in (within or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield re.sub(r"<\w+:(\w+)>", r"<\1>", f"/{before}{one.pattern}")


def doors(house: House) -> list[Door]:
    """Every pattern once, with real values in it; one that leads to several doors as often as it does."""
    found = []
    for pattern in dict.fromkeys(patterns()):
        name, values = DOORS.get(pattern, ("", [""]))
        for value in values:
            label = pattern.replace(f"<{name}>", value)
            found.append(Door(label, PARAMETER.sub(lambda part, where=pattern: _value(house, where, part[1]), label)))
    return found


def _value(house: House, pattern: str, name: str) -> str:
    of_face = {
        ("/public/", "code"): house.cast.commune.code, ("/public/", "form"): "csv", ("/public/", "key"): "on_time",
        ("/api/v1/agencies", "code"): house.cast.commune.code, ("/life/", "key"): "birth",
        ("/drafts/", "key"): "applicant", ("/office/duties/calendar/", "token"): house.directives.feed,
        ("/office/systems/", "number"): "0", ("/office/systems/", "name"): "none", ("/office/systems/", "verb"): "test",
    }  # fmt: skip
    values = {
        "code": house.dossier, "draft": house.draft, "paper": str(house.paper), "digest": house.digest,
        "form": "receipt", "status": "404", "kind": "xlsx", "key": "P0001",
        "number": str(house.publication), "entry": "1", "directive": str(house.directives.directive),
        "task": str(house.directives.task), "duty": str(house.directives.duty), "token": house.directives.link,
        "mandate": str(house.directives.mandate), "gateway": "keypay", "provider": "vneid",
        "proposal": "1", "seal": "0" * 40,
    }  # fmt: skip
    for (start, called), value in of_face.items():
        if pattern.startswith(start) and called == name:
            return value
    assert name in values, f"{pattern}: say in tests/faces/doors/walk.py what real thing stands for <{name}>."
    return values[name]


def body(house: House, door: Door) -> dict[str, object]:
    """What is sent with a POST: a form that would do, as the keywords of the test client."""
    if door.label == "/api/v1/files":
        return {"data": {"file": SimpleUploadedFile("a.png", visitors.picture("black"))}}
    last = door.label.rstrip("/").rpartition("/")[2].replace("_", "-")
    if door.label.startswith("/api/"):
        said = application(house) if door.label == "/api/v1/dossiers" else SENT.get(last, {})
        return {"data": json.dumps(said), "content_type": "application/json"}
    typed = FORMS.get(door.label) or (SENT.get(last, {}) if door.label.startswith("/office/dossiers/") else {})
    filled = {
        name: text.format(code=house.dossier, paper=house.paper) if isinstance(text, str) else text
        for name, text in typed.items()
    }
    return {"data": filled | {"csrfmiddlewaretoken": visitors.TOKEN}}


def application(house: House) -> dict[str, object]:
    """What a clerk sends to take an application in."""
    return {
        "procedure": "P0001", "agency": house.cast.commune.code, "answers": {"child_name": "Trần Gia Bảo"},
        "applicant": {"name": "Trần Thị Lan", "identity": "070160000001", "phone": "0912345678"},
        "papers": [{"no": 1, "name": "Tờ khai", "originals": 1}, {"no": 2, "name": "Giấy chứng sinh", "originals": 1}],
    }  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What came of a knock: its sign, and the tables that were touched, sessions left aside."""

    sign: str
    touched: frozenset[str]


def knock(house: House, visitor: str, method: str, door: Door, *, forged: bool = False) -> Answer:
    """The door has answered, and all that the knock did is undone."""
    client = house.visitors[visitor]()
    client.raise_request_exception = False
    sent = body(house, door) if method == "POST" else {}
    if forged:
        client.cookies.pop("csrftoken", None)
    elif method != "GET" and "key" not in visitor:
        sent["headers"] = {"X-CSRFToken": visitors.TOKEN}
    with transaction.atomic():
        before = _touches()
        response = getattr(client, method.lower())(door.path, **sent)
        if response.streaming:
            response.getvalue()
        after = _touches()
        transaction.set_rollback(True)
    touched = frozenset(name for name, count in after.items() if count != before.get(name, 0))
    return Answer(_sign(response, written=bool(touched - NOTED)), touched)


def _sign(response: HttpResponse, *, written: bool) -> str:
    if response.status_code == 302 and response["Location"].startswith(settings.LOGIN_URL):
        return "→"
    if written and response.status_code in {200, 201, 204, 302}:
        return "✓"
    return SIGNS.get(response.status_code, str(response.status_code))


def _touches() -> dict[str, int]:
    """How many rows this transaction has written or tried to write, by table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return {name: count for name, count in cursor.fetchall() if name != "django_session"}


def expected() -> dict[str, dict[str, str]]:
    """For each door and way of knocking one sign for everybody, or one for each visitor in order."""
    table: dict[str, dict[str, str]] = {}
    for page in sorted(HERE.glob("*.yaml")):
        table |= yaml.safe_load(page.read_text(encoding="utf-8"))
    return {
        label: {method: signs * len(visitors.NAMES) if len(signs) == 1 else signs for method, signs in row.items()}
        for label, row in table.items()
    }


def row(signs: dict[str, str]) -> str:
    """The row as the table would hold it."""
    short = {method: said[0] if len(set(said)) == 1 else said for method, said in signs.items()}
    return "{" + ", ".join(f'{method}: "{said}"' for method, said in short.items()) + "}"


def told(label: str, method: str, wanted: str, found: str) -> list[str]:
    """One sentence for each visitor who was answered otherwise than expected."""
    return [
        f"{method} {label} as {name}: expected {MEANING.get(want, want)}, found {MEANING.get(got, got)}"
        for name, want, got in itertools.zip_longest(visitors.NAMES, wanted, found)
        if want != got
    ]
