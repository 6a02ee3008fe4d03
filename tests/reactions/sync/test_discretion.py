"""No line of the log names a person or a secret, whatever goes wrong."""

import logging
from collections.abc import Iterator

import pytest

from motcua.reactions.sync import exchange, reconciling, repairing
from motcua.reactions.sync.ports import Misconfigured, Permanent, Temporary, Throttled
from motcua.registers.people.actor import HOUSE
from motcua.runtime import logs
from tests.cast import Cast
from tests.reactions.sync import houses
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
