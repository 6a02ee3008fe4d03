"""A gateway of its own process, misbehaving by seed, tells the house: only what is true is entered, once."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client

from motcua import jobs
from motcua.ledger import clock
from motcua.reactions.quality.models import Cell
from motcua.reactions.sync.payment import pretending, speaking
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.fake import FakeGateway
from motcua.reactions.sync.payment.port import Wanted
from motcua.runtime import logs
from motcua.work.dossiers.models import Dossier
from motcua.work.payments import codes
from motcua.work.payments.acts import order, reconcile
from motcua.work.payments.models import Attempt, Money, Notice
from tests import cast as people

FEE = 50_000
KEYS = {"secret": "a-secret-of-the-province", "notice_secret": "a-secret-of-the-gateway"}


@pytest.fixture
def keypay(settings: object) -> FakeGateway:
    settings.GATEWAYS = json.dumps([{"name": "keypay", "protocol": "keypay", "address": "http://127.0.0.1:1",
                                     "client": "H10", **KEYS}])  # fmt: skip
    return FakeGateway(Gateway("keypay", "keypay", "http://127.0.0.1:1", "H10", **KEYS))


@pytest.fixture
def cast(keypay: FakeGateway, db: None) -> Iterator[people.Cast]:
    clock.pretend(people.at(29, 10))
    yield people.assemble()
    clock.forget()


def begun(cast: people.Cast, fake: FakeGateway) -> tuple[str, str]:
    """A dossier of bà Lan, and the reference under which she pays at the gateway."""
    dossier = people.received(cast, fee=FEE)
    reference = order.attempt(by=cast.lan, dossier=dossier, way="gateway", gateway="keypay", at=clock.now())
    fake.begin(wanted(reference), clock.now())
    return dossier, reference


def wanted(reference: str, amount: int = FEE) -> Wanted:
    return Wanted(reference, amount, "H10-1", "Khai sinh", "1.1", "UBND", "H10.37.01", "Lan", "https://tinh.example/")


def tell(message: object, gateway: str = "keypay") -> tuple[int, dict[str, object]]:
    answer = Client().post(f"/api/v1/payments/{gateway}/notifications", message, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_true_notification_is_entered_once_and_answered_alike(cast: people.Cast, keypay: FakeGateway) -> None:
    dossier, reference = begun(cast, keypay)
    message = keypay.pay(reference, clock.now())
    assert [tell(message) for _ in range(3)] == [(200, {"return_code": "0", "return_msg": "OK"})] * 3
    assert (Dossier.objects.get(code=dossier).fee_paid, Money.objects.count()) == (FEE, 1)


def test_a_tampered_or_foreign_notification_is_refused_and_listed_and_no_log_tells_of_it(
    cast: people.Cast, keypay: FakeGateway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "motcua")
    _, reference = begun(cast, keypay)
    true = keypay.pay(reference, clock.now())
    for wrong in (true | {"trans_amount": "1"}, true | {"check_sum": "0" * 64}, {"check_sum": None}):
        status, said = tell(wrong)
        assert (status, said["return_code"]) == (403, "1")
    stranger = FakeGateway(keypay.gateway)
    stranger.begin(wanted("MC2305290000019901"), clock.now())
    assert tell(stranger.pay("MC2305290000019901", clock.now()))[0] == 409
    less = FakeGateway(keypay.gateway)
    less.begin(wanted(reference, FEE - 1), clock.now())
    assert tell(less.pay(reference, clock.now()))[0] == 409
    assert (Money.objects.count(), Notice.objects.count()) == (0, 5)
    assert tell({"transaction_id": "a\x00b", "trans_amount": True, "check_sum": ["x"]})[0] == 403
    Notice.objects.filter(order="ab").delete()
    assert tell({})[0] == 403
    assert tell(true, gateway="nobody")[0] == 403
    assert Notice.objects.count() == 5
    assert tell(true)[0] == 200
    lines = [logs.JsonLine().format(one) for one in caplog.records]
    assert lines
    for private in (*KEYS.values(), true["check_sum"], "Trần", "070160000001", "0912345678"):
        assert not [line for line in lines if private in line]


def test_a_payment_that_was_cancelled_may_be_tried_again(cast: people.Cast, keypay: FakeGateway) -> None:
    _, reference = begun(cast, keypay)
    assert tell(keypay.cancel(reference, clock.now()))[0] == 200
    assert Attempt.objects.get().state == "failed"
    again = order.attempt(by=cast.lan, dossier=Dossier.objects.get().code, way="gateway", gateway="keypay",
                          at=clock.now())  # fmt: skip
    assert codes.parted(again) == (codes.parted(reference)[0], 2)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [7])
def test_whatever_the_gateway_does_every_dossier_is_paid_once_and_nothing_else(
    keypay: FakeGateway, settings: object, live_server: object, seed: int
) -> None:
    """Notifications lost, doubled, tampered with, forged, late; questions answered by errors: the day still agrees."""
    cast = people.assemble()
    shares = {"silent": 0.3, "twice": 0.3, "tampered": 0.3, "forged": 0.3, "late": 0.1, "broken": 0.3}
    tells = f"{live_server.url}/api/v1/payments/keypay/notifications"
    gateway = pretending.Pretender(keypay, tells, shares, seed)
    server = pretending.serve(gateway)
    settings.GATEWAYS = json.dumps([{"name": "keypay", "protocol": "keypay", "address": keypay.base, "client": "H10",
                                     **KEYS}])  # fmt: skip
    speaking._client.cache_clear()
    try:
        dossiers = []
        for _ in range(12):
            dossiers.append(people.received(cast, fee=FEE))
            reference = order.attempt(
                by=cast.lan, dossier=dossiers[-1], way="gateway", gateway="keypay", at=clock.now()
            )
            _persist(reference)
            gateway.pay(reference)
        for hour in range(10):  # the job comes round until nobody is unheard
            later = clock.now() + timedelta(hours=7 * (hour + 1))
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(clock, "now", lambda at=later: at)
                jobs.ask_gateways(0)
    finally:
        server.shutdown()
        server.server_close()
    assert {fault for fault, _ in gateway.sent} >= {"", "twice", "forged"}, "choose a seed that does more harm"
    assert list(Dossier.objects.values_list("fee_paid", flat=True)) == [FEE] * 12
    assert Money.objects.count() == 12
    today = clock.now()
    made = reconcile.reconcile(by=cast.thu, source="keypay", day=today.date(), name="x.csv", content=keypay.statement(),
                               at=today)  # fmt: skip
    assert (made.agreed, made.entered, [row.kind for row in made.listed]) == (12, 0, [])


def _persist(reference: str) -> None:
    """A citizen presses again when the gateway broke."""
    for _ in range(9):
        try:
            speaking.begin("keypay", wanted(reference), clock.now())
        except speaking.ExchangeFailed:
            continue
        return


def test_what_came_in_online_moves_the_index(cast: people.Cast, keypay: FakeGateway, settle: Callable[[], int]) -> None:
    _, reference = begun(cast, keypay)
    tell(keypay.pay(reference, clock.now()))
    settle()
    (cell,) = Cell.objects.filter(with_fee__gt=0)
    assert (cell.with_fee, cell.paid_online) == (1, 1)
