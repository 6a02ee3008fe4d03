"""A house with dossiers, and wires to the other side that fail as told."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

import pytest

from motcua.ledger import facts
from motcua.reactions.sync import exchange
from motcua.reactions.sync.accounts import Account
from motcua.reactions.sync.dvcqg import portals
from motcua.reactions.sync.dvcqg.gateway.fake import FakeGateway
from motcua.reactions.sync.dvcqg.indexed.fake import FakeIndexed
from motcua.reactions.sync.dvcqg.session.fake import FakeEnvelope
from motcua.reactions.sync.dvcqg.wire import Answer
from motcua.reactions.sync.models import Transfer
from motcua.work.dossiers.acts import decide, extend, forward, hand_over, pause, supplement
from tests import cast as people
from tests.cast import Cast

ADDRESS = "https://cong.example.vn"
FAKES = {"session": FakeEnvelope, "indexed": FakeIndexed, "gateway": FakeGateway}


class Time:
    """The clock of a test: it stands until it is told to go on."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = people.at(31, 12)
        patch.setattr("motcua.ledger.clock.now", lambda: self.now)

    def passes(self, **by: float) -> None:
        self.now += timedelta(**by)


class Faulty:
    """A wire that does what `plan` says before or after it passes a message on; it counts what it was asked."""

    def __init__(self, inner: FakeEnvelope | FakeGateway) -> None:
        self.inner, self.asked = inner, []
        self.before: Callable[[str, object], None] = lambda _path, _body: None
        self.after: Callable[[str, object], None] = lambda _path, _body: None

    def call(self, method: str, path: str, body: object = None, *, headers: Mapping[str, str] | None = None) -> Answer:
        self.asked.append(body.get("service", path) if isinstance(body, dict) else path)
        self.before(path, body)
        answer = self.inner.call(method, path, body, headers=headers)
        self.after(path, body)
        return answer

    def upload(self, path: str, name: str, content: bytes, *, headers: Mapping[str, str]) -> Answer:
        return self.inner.upload(path, name, content, headers=headers)


def connect(settings: object, patch: pytest.MonkeyPatch, generation: str = "indexed", **more: object) -> Faulty:
    """The house has one account of this generation, over a wire that can be made to fail."""
    told = {"address": ADDRESS, "generation": generation, "unit": "H10", "username": "tinh", "password": "bi-mat"}
    settings.DVCQG = json.dumps(told | more)
    wire = Faulty(FAKES[generation]())
    client = portals.make(Account(generation=generation, unit="H10", address=ADDRESS, **more), wire)
    patch.setattr(portals, "of", lambda _account: client)
    patch.setattr("motcua.reactions.sync.round.ARRIVED", [])
    return wire


def owe(code: str) -> None:
    """Every fact of the dossier is on the account."""
    for fact in facts.about(f"dossier:{code}"):
        if fact.name not in {"DossierTaken", "OpinionAsked", "OpinionGiven"}:
            exchange.owe(fact)


def lived(cast: Cast, *, result: str = "", **changes: object) -> str:
    """The code of a dossier with a long history, all of it owed; `result` is the digest of a file."""
    code = people.received(cast, **changes)
    supplement.supplement(
        by=cast.hung, dossier=code, items=["Giấy chứng sinh"], reason="Bản chụp mờ", at=people.at(29, 10)
    )
    supplement.complete(by=cast.hung, dossier=code, at=people.at(29, 14))
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 15))
    pause.suspend(by=cast.hoa, dossier=code, reason="Giám định", basis="Luật", at=people.at(29, 16))
    pause.resume(by=cast.hoa, dossier=code, at=people.at(30, 9))
    pause.require_payment(by=cast.hoa, dossier=code, amount=50_000, reason="Phí thẩm định", at=people.at(30, 9))
    pause.confirm_payment(by=cast.hoa, dossier=code, amount=50_000, channel=2, at=people.at(30, 10))
    extend.extend(by=cast.mai, dossier=code, until=people.at(15, 17, month=6), reason="Chờ", at=people.at(30, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 11))
    number = f"{int(code.rpartition('-')[2]):02}/GKS"  # a number stands on one document only
    decide.decide(by=cast.mai, dossier=code, number=number, at=people.at(31, 9), file=result, on_paper=True)
    hand_over.hand_over(
        by=cast.hung, dossier=code, to="Trần Thị Lan", channel=1, at=people.at(31, 10), identity_checked=True
    )
    owe(code)
    return code


def received(cast: Cast, number: int, at: datetime = people.MONDAY) -> list[str]:
    """The codes of that many dossiers just received, all owed."""
    codes = [people.received(cast, at=at) for _ in range(number)]
    for code in codes:
        owe(code)
    return codes


def line(code: str) -> Transfer:
    """The dossier's line of the account."""
    return Transfer.objects.get(dossier=code)


def states(steps: Iterable[Mapping[str, object]]) -> list[int]:
    """The states that these steps tell, in their order."""
    return [int(str(step["TrangThai"])) for step in steps]
