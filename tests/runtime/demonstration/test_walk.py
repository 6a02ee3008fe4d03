"""The rows written in bulk are those the acts themselves would have written."""

from dataclasses import replace

from motcua.runtime.demonstration import build
from motcua.runtime.demonstration.lives import odds
from motcua.work.dossiers.models import Dossier
from tests.runtime.demonstration import replay

OFTEN = 5  # times as often as usual something happens on the way, so that few dossiers meet everything
EVERYTHING = {
    "dossier.register", "dossier.receive", "dossier.refuse", "dossier.supplement", "dossier.complete",
    "dossier.forward", "dossier.send_back", "dossier.take", "dossier.consult", "dossier.answer", "dossier.suspend",
    "dossier.resume", "dossier.require_payment", "dossier.confirm_payment", "dossier.extend", "dossier.decide",
    "dossier.reject", "dossier.issue", "dossier.withdraw", "dossier.stop", "dossier.hand_over",
}  # fmt: skip


def eventful(folder):
    usual, words = odds.read(folder)
    return replace(
        usual,
        at_the_door={name: chance * OFTEN for name, chance in usual.at_the_door.items()},
        on_the_way={name: chance * OFTEN for name, chance in usual.on_the_way.items()},
    ), words


def test_every_dossier_is_what_its_acts_would_have_left(province, monkeypatch):
    monkeypatch.setattr(build, "odds", type("Eventful", (), {"read": staticmethod(eventful)}))
    calls = province(300)
    written = replay.read()
    numbers = dict(Dossier.objects.values_list("code", "id"))
    replay.forget_dossiers()

    replay.Stage(numbers).perform(calls)

    assert {call.verb for call in calls} >= EVERYTHING
    again = replay.read()
    for name, rows in written.items():
        assert len(rows) == len(again[name]) > 0, name
        for row, anew in zip(rows, again[name], strict=True):
            assert row == anew, name
