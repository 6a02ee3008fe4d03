"""What is owed arrives: in order, once, whatever happens on the way; and what cannot arrive holds up nobody."""

import pytest

from motcua.ledger import facts
from motcua.reactions.sync import balancing, breaker, exchange, lines, repairing
from motcua.reactions.sync.dvcqg.wire import understood
from motcua.reactions.sync.models import Connection, Transfer
from motcua.reactions.sync.ports import Misconfigured, Temporary, Throttled
from motcua.registers.people.actor import HOUSE
from motcua.work.dossiers.acts import forward
from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync import houses
from tests.reactions.sync.houses import Time

GENERATIONS = ("session", "indexed", "gateway")
STATES = [2, 5, 4, 4, 4, 4, 6, 4, 4, 4, 9, 10]


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_dossier_arrives_with_a_step_for_each_fact_in_order(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, generation: str
) -> None:
    wire = houses.connect(settings, monkeypatch, generation)
    code = houses.lived(cast)
    assert exchange.send_owed() == 1
    assert houses.states(wire.inner.history[code]) == STATES
    assert str(wire.inner.dossiers[code]["TrangThaiHoSo"]) == "10"
    balance = balancing.balance()
    assert balance.balances
    assert (balance.even, balance.outstanding, balance.accepted) == (1, 0, len(facts.about(f"dossier:{code}")))
    assert exchange.send_owed() == 0


@pytest.mark.parametrize("generation", GENERATIONS)
@pytest.mark.parametrize("after", range(1, 7))
def test_an_answer_lost_at_any_moment_doubles_nothing(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time, generation: str, after: int
) -> None:
    """The portal has kept what it was sent and its answer is lost: at the first message, the second, and so on."""
    wire = houses.connect(settings, monkeypatch, generation, steps_at_once=4)
    code = houses.lived(cast, result=people.kept(cast.mai))

    def lose(_path: str, _body: object) -> None:
        if len(wire.asked) == after:
            raise Temporary("Không trả lời kịp.", uncertain=True)

    wire.after = lose
    exchange.send_owed()
    time.passes(minutes=2)
    houses.owe(code)  # deliveries repeat themselves: what is owed already is owed again
    exchange.send_owed()
    assert houses.line(code).state == "even"
    assert houses.states(wire.inner.history[code]) == STATES
    if generation == "gateway":  # the result is told with the state in which it was issued, and return after it
        issued, returned = wire.inner.states[code]
        assert houses.states((issued, returned)) == [9, 10]
        assert issued["DanhSachGiayToKetQua"][0]["HashTepTin"]


def test_a_sender_that_dies_drops_its_lines_and_what_it_had_sent_is_looked_up(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time
) -> None:
    wire = houses.connect(settings, monkeypatch)
    code = houses.lived(cast)

    def die(_path: str, _body: object) -> None:
        raise SystemExit  # nothing of ours runs after it, as after a kill

    wire.after = die
    with pytest.raises(SystemExit):
        exchange.send_owed()
    wire.after = lambda _path, _body: None
    assert exchange.send_owed() == 0, "it is still in the dead sender's hand"
    time.passes(seconds=lines.TERM.total_seconds() + 1)
    assert exchange.send_owed() == 1
    assert "TraCuuHoSo" in wire.asked
    assert houses.states(wire.inner.history[code]) == STATES


def test_one_refused_dossier_holds_up_no_other(cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    wire = houses.connect(settings, monkeypatch)
    codes = houses.received(cast, 5)
    take = wire.inner._take_one
    monkeypatch.setattr(wire.inner, "_take_one", lambda message, updating: (
        {"MaHoSo": codes[2], "error_code": "1", "message": "Chủ hồ sơ không khớp"}
        if message["MaHoSo"] == codes[2] else take(message, updating)
    ))  # fmt: skip
    assert exchange.send_owed() == 4
    refused = houses.line(codes[2])
    assert (refused.state, refused.accepted) == ("repair", 0)
    assert "Chủ hồ sơ không khớp" in refused.reason
    assert balancing.balance().balances
    assert [row.dossier for row in repairing.waiting(by=HOUSE)] == [codes[2]]
    monkeypatch.setattr(wire.inner, "_take_one", take)
    assert repairing.send_again(by=HOUSE, dossiers=[codes[2]]) == 1
    assert exchange.send_owed() == 1


def test_one_dossier_that_breaks_the_portal_does_not_hold_up_the_others(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time
) -> None:
    """Whatever it travels with comes back with HTTP 500; after a few rounds it travels alone."""
    wire = houses.connect(settings, monkeypatch)
    codes = houses.received(cast, 4)

    def break_down(_path: str, body: object) -> None:
        if any(one["MaHoSo"] == codes[1] for one in body.get("data", [])):
            raise Temporary("Báo lỗi HTTP 500.", uncertain=True)

    wire.before = break_down
    for _ in range(6):
        exchange.send_owed()
        time.passes(minutes=10)
    assert sorted(Transfer.objects.filter(state="even").values_list("dossier", flat=True)) == sorted(
        set(codes) - {codes[1]}
    )


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_message_that_fails_puts_back_its_own_dossiers_and_no_others(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time, generation: str
) -> None:
    """The portal breaks at the steps of one dossier: the others are even at once, and nobody else waits for it."""
    wire = houses.connect(settings, monkeypatch, generation, steps_at_once=1)
    codes = houses.received(cast, 5)

    def break_once(_path: str, body: object) -> None:
        told = body.get("data", []) if isinstance(body, dict) else body or []
        if any(one.get("MaHoSo") == codes[2] and "ThoiDiemXuLy" in one for one in told):
            wire.before = lambda _path, _body: None
            raise Temporary("Báo lỗi HTTP 500.", uncertain=True)

    wire.before = break_once
    assert exchange.send_owed() == 4
    waits = houses.line(codes[2])
    assert (waits.state, waits.uncertain, waits.attempts) == ("waiting", True, 1)
    assert Connection.objects.get().failures == 0, "the connection works"
    time.passes(minutes=1)
    assert exchange.send_owed() == 1
    assert all(houses.states(wire.inner.history[code]) == [2] for code in codes)


def test_a_message_that_cannot_be_made_goes_to_repair_alone(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    houses.connect(settings, monkeypatch)
    codes = houses.received(cast, 3)
    client = exchange.portal()
    make = client.message
    monkeypatch.setattr(client, "message", lambda one: 1 // 0 if one.code == codes[0] else make(one))
    assert exchange.send_owed() == 2
    assert "ZeroDivisionError" in houses.line(codes[0]).reason


def test_what_is_owed_while_a_dossier_is_on_its_way_is_sent_after(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    wire = houses.connect(settings, monkeypatch)
    [code] = houses.received(cast, 1)

    def go_on(_path: str, _body: object) -> None:
        wire.after = lambda _path, _body: None
        forward.forward(by=cast.hung, dossier=code, at=people.at(29, 15))
        houses.owe(code)

    wire.after = go_on
    exchange.send_owed()
    assert houses.line(code).state == "waiting"
    exchange.send_owed()
    assert houses.states(wire.inner.history[code]) == [2, 4]
    assert houses.line(code).state == "even"


def test_in_darkness_nobody_sends_and_after_it_all_is_due_at_once(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time
) -> None:
    wire = houses.connect(settings, monkeypatch)
    codes = houses.received(cast, 3)

    def dark(_path: str, _body: object) -> None:
        raise Temporary("Không kết nối được.")

    wire.before = dark
    for _ in range(breaker.MOST_FAILURES):
        exchange.send_owed()
        time.passes(minutes=2)
    asked = len(wire.asked)
    time.now = Connection.objects.get().until
    time.passes(seconds=-1)
    exchange.send_owed()
    assert len(wire.asked) == asked, "the connection is open: not one message"
    for _ in range(8):  # hours
        time.passes(hours=1)
        exchange.send_owed()
    wire.before = lambda _path, _body: None
    time.passes(minutes=10)
    assert exchange.send_owed() == 1, "one tries whether the portal is back"
    assert exchange.send_owed() == 2, "and at once all others follow"
    assert set(wire.inner.history) == set(codes)


@pytest.mark.parametrize(
    ("failure", "at_least", "at_most"),
    [(Throttled("Chậm lại.", 30), 30, 30), (Misconfigured("Sai mật khẩu."), 900, 900)],
)
def test_each_kind_of_failure_has_its_rest(
    cast: Cast, settings: object, monkeypatch: pytest.MonkeyPatch, time: Time,
    failure: Exception, at_least: float, at_most: float,
) -> None:  # fmt: skip
    wire = houses.connect(settings, monkeypatch)
    [code] = houses.received(cast, 1)

    def fail(_path: str, _body: object) -> None:
        raise failure

    wire.before = fail
    exchange.send_owed()
    rest = (Connection.objects.get().until - time.now).total_seconds()
    assert at_least <= rest <= at_most
    assert houses.line(code).attempts == 0, "the dossier is not to blame"


def test_the_rate_holds_for_all_senders_together(cast: Cast, time: Time) -> None:
    given = [breaker.ask("dvcqg:H10", 20, 50.0, time.now).dossiers for _ in range(5)]
    assert sum(given) == 50
    time.passes(seconds=0.1)
    assert breaker.ask("dvcqg:H10", 20, 50.0, time.now).dossiers == 5


def test_what_the_other_side_answers_is_understood_by_kind() -> None:
    with pytest.raises(Throttled) as slow:
        understood(429, b"", "7")
    assert slow.value.wait == 7
    for status, content in ((500, b"{}"), (502, b"<html>"), (200, b"<html>"), (200, b"[1]")):
        with pytest.raises(Temporary) as failure:
            understood(status, content)
        assert failure.value.uncertain, "it may have been heard"
    assert understood(400, b'{"code": 400}').body == {"code": 400}
