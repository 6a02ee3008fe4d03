"""No line of the log names a person or a secret, whatever goes wrong."""

import json
import logging
from collections.abc import Iterator
from datetime import date

import pytest

from motcua.reactions.sync import exchange, reconciling, repairing
from motcua.reactions.sync.hooks import keeping, sending
from motcua.reactions.sync.identity.port import NotBelieved
from motcua.reactions.sync.ports import Misconfigured, Permanent, Temporary, Throttled
from motcua.reactions.sync.residents import asking
from motcua.reactions.sync.residents.port import Question
from motcua.registers.people.actor import HOUSE
from motcua.runtime import logs
from tests.cast import Cast
from tests.identity import LAN, Practice, practice, process  # noqa: F401 - a provider in a process of its own
from tests.reactions.sync import houses
from tests.reactions.sync.hooks.conftest import Receiver, receiver, subscribe, tell  # noqa: F401
from tests.reactions.sync.houses import Time

SECRETS = ("bi-mat", "trong-bo-nho", "Trần Thị Lan", "070160000001", "0912345678", "Minh Hưng", "Trần Gia Bảo")
FAILURES = (
    Temporary("Không trả lời kịp.", uncertain=True), Throttled("Chậm lại.", 1), Misconfigured("Không cho phép."),
    Permanent("Từ chối: chủ hồ sơ Trần Thị Lan, số 070160000001, không khớp."), KeyError("Trần Thị Lan 070160000001"),
)  # fmt: skip


@pytest.fixture
def written() -> Iterator[list[str]]:
    """Every line that the house or its libraries write, down to the last detail, as it would be written."""
    lines: list[str] = []
    handler = logging.Handler(logging.DEBUG)
    handler.emit = lambda record: lines.append(logs.JsonLine().format(record))  # type: ignore[method-assign]
    root, house = logging.getLogger(), logging.getLogger("motcua")
    before = root.level, house.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    house.setLevel(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)  # what a developer alone turns on: every statement
    yield lines
    root.removeHandler(handler)
    root.setLevel(before[0])
    house.setLevel(before[1])


@pytest.mark.parametrize("generation", ["session", "indexed", "gateway"])
@pytest.mark.parametrize("failure", FAILURES, ids=lambda one: type(one).__name__)
def test_no_log_names_a_person_or_a_secret(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time, written: list[str],
    generation: str, failure: Exception,
) -> None:  # fmt: skip
    wire = houses.connect(settings, monkeypatch, generation)
    houses.lived(cast)
    written.clear()

    def fail(_path: str, _body: object) -> None:
        raise failure

    wire.before = fail
    exchange.send_owed()
    wire.before = lambda _path, _body: None
    time.passes(hours=1)
    repairing.send_again(by=HOUSE)
    exchange.send_owed()
    reconciling.whole()
    assert written, "nothing was written at all"
    assert [secret for secret in SECRETS if any(secret in line for line in written)] == []


def test_no_log_names_a_person_or_a_secret_when_other_systems_are_told(
    cast: Cast, time: Time, written: list[str], receiver: Receiver, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    monkeypatch.setattr("motcua.reactions.sync.hooks.calling.READ_SECONDS", 0.2)
    secret = subscribe(cast, receiver, time, "dossier.read")
    code = houses.lived(cast)
    tell(code)
    written.clear()
    for word in ("500", "hang", "drop", "302", "429", "410", "200"):
        receiver.plan(word)
        sending.send_all()
        time.passes(hours=2)
    new = keeping.change_secret(by=cast.khoa, name="app", at=time.now)
    assert written
    private = {*SECRETS, secret, new, secret.removeprefix("whsec_"), new.removeprefix("whsec_")}
    assert [one for one in private if any(one in line for line in written)] == []


def test_no_log_names_who_signs_in_or_is_looked_up(
    cast: Cast, settings: object, written: list[str], practice: Practice  # noqa: F811
) -> None:  # fmt: skip
    settings.RESIDENTS = json.dumps({"address": f"{practice.address}/lgsp", "key": "tinh-thu", "unit": "H10",
                                     "secret": "mat-khau-thu"})  # fmt: skip
    question = Question(1, "CB1", "1.001", LAN, "Trần Thị Lan", date(1960, 3, 8))
    brought = practice.signs_in()
    asking.ask(question)
    practice.does("stranger")
    with pytest.raises(NotBelieved):
        practice.signs_in()
    settings.RESIDENTS = settings.RESIDENTS.replace("mat-khau-thu", "mat-khau-sai")
    with pytest.raises(Misconfigured):
        asking.ask(question)
    ours = [line for line in written if '"motcua' in line]
    assert ours
    private = {*SECRETS, LAN, brought.subject, "mat-khau", "1960"}
    assert [one for one in private if any(one in line for line in ours)] == []
