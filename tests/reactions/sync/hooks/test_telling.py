"""Other systems are told in order, signed, without people's names; who misbehaves is told again, holding up nobody."""

import base64
import hashlib
import hmac
import time as real
from datetime import timedelta

import pytest

from motcua.ledger import facts
from motcua.reactions.notify.models import Reminder
from motcua.reactions.sync import breaker
from motcua.reactions.sync.hooks import destination, keeping, owing, seeing, sending
from motcua.reactions.sync.models import Connection, Hook, Transfer
from motcua.reactions.sync.ports import Misconfigured
from motcua.registers.people.acts import tokens
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.wiring import SUBSCRIBERS
from motcua.work.dossiers.acts import forward, supplement
from motcua.work.dossiers.events import DossierFact
from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync.hooks.conftest import Receiver, issue, subscribe, tell
from tests.reactions.sync.houses import Time


def kinds(receiver: Receiver, number: int) -> list[str]:
    """The kinds of events the receiver took, once it has said so of that many."""
    until = real.monotonic() + 5
    while len(receiver.took()) < number and real.monotonic() < until:
        real.sleep(0.01)
    return [one["type"].removeprefix("vn.motcua.") for one in receiver.took()]


def lived(cast: Cast) -> str:
    """The code of a dossier that was received and went on twice."""
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(29, 15), note="Chuyển bà Trần Thị Lan xem")
    return code


def test_every_fact_of_a_dossier_reaches_who_subscribed() -> None:
    assert [one.__name__ for one in DossierFact.__subclasses__() if owing.owe not in SUBSCRIBERS.get(one, ())] == []


def test_a_message_is_a_signed_cloud_event_and_names_nobody(cast: Cast, receiver: Receiver, time: Time) -> None:
    secret = subscribe(cast, receiver, time)
    code = lived(cast)
    tell(code)
    assert sending.send_all() == 1
    assert kinds(receiver, 3) == ["DossierReceived", "DossierForwarded", "DossierForwarded"]
    first, told = receiver.heard[0], receiver.took()[0]
    fact = facts.about(f"dossier:{code}")[0]
    assert first["headers"]["content-type"].startswith("application/cloudevents+json")
    assert told["specversion"] == "1.0"
    assert (told["id"], told["subject"], told["source"]) == (fact.digest, code, "urn:motcua:H10")
    assert told["time"] == fact.at.isoformat()
    assert told["data"]["agency"] == cast.commune.code
    assert told["data"]["due"] == fact.body["due"]
    whole = "".join(one["body"] for one in receiver.heard)
    for personal in ("Lan", "Hùng", "Hoa", "070160000001", "Chuyển"):
        assert personal not in whole
    head = first["headers"]
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.{first['body']}".encode()
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    assert head["webhook-signature"] == f"v1,{right}"
    assert secret not in str(vars(Hook.objects.get())), "what lies in the database signs nothing"
    assert secret not in str(facts.about("hook:app"))


def test_who_may_read_dossiers_is_told_the_whole_fact(cast: Cast, receiver: Receiver, time: Time) -> None:
    subscribe(cast, receiver, time, "dossier.read")
    tell(lived(cast))
    sending.send_all()
    kinds(receiver, 3)
    received, _, forwarded = receiver.took()
    assert received["data"]["applicant"] == "Trần Thị Lan"
    assert forwarded["data"]["note"] == "Chuyển bà Trần Thị Lan xem"
    assert forwarded["data"]["actor"] == "Lê Thị Hoa"


def test_a_key_of_one_agency_hears_of_its_dossiers_alone(cast: Cast, receiver: Receiver, time: Time) -> None:
    subscribe(cast, receiver, time, agency="H10.37.02")
    here = lived(cast)
    tell(here)
    assert not Transfer.objects.filter(system__startswith="hook:").exists()
    there = people.register.register(
        by=cast.stranger, application=people.application(cast, agency=cast.elsewhere.id), received=True, at=time.now
    )
    tell(there)
    assert Transfer.objects.filter(system__startswith="hook:").get().dossier == there


@pytest.mark.parametrize("word", ["500", "302", "404", "hang", "drop"])
def test_an_event_that_failed_is_told_again_before_what_follows_it(
    cast: Cast, receiver: Receiver, time: Time, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setattr("motcua.reactions.sync.hooks.calling.READ_SECONDS", 0.3)
    subscribe(cast, receiver, time)
    code, other = lived(cast), people.received(cast)
    tell(code)
    tell(other)
    receiver.plan("200", word)
    sending.send_all()
    assert [one["subject"] for one in receiver.took()].count(other) == 1, "the other dossier went on"
    time.passes(minutes=1)
    sending.send_all()
    kinds(receiver, 4)
    own = [one for one in receiver.took() if one["subject"] == code]
    once = list(dict.fromkeys(one["id"] for one in own))
    assert once == [fact.digest for fact in facts.about(f"dossier:{code}")], "in order, each under one number"
    assert len(own) - len(once) == (word == "hang"), "what was perhaps heard is told again, and nothing else"
    view = seeing.one("app", by=cast.khoa)
    assert (view.waiting, view.stuck) == (0, 0)


def test_a_receiver_that_is_down_rests_and_is_told_all_when_it_is_back(
    cast: Cast, receiver: Receiver, time: Time
) -> None:
    subscribe(cast, receiver, time)
    codes = [people.received(cast) for _ in range(6)]
    for code in codes:
        tell(code)
    receiver.plan(*["503"] * 12)
    for _ in range(breaker.MOST_FAILURES + 1):
        sending.send_all()
        time.passes(minutes=1)
    line = Connection.objects.get(name__startswith="hook:")
    assert line.state == breaker.OPEN
    receiver.plan()
    time.passes(hours=2)
    sending.send_all()
    sending.send_all()
    assert sorted(one["subject"] for one in receiver.took()) == sorted(codes)


def test_a_receiver_that_asks_to_wait_is_left_alone(cast: Cast, receiver: Receiver, time: Time) -> None:
    subscribe(cast, receiver, time)
    tell(people.received(cast))
    receiver.plan("429")
    sending.send_all()
    assert (Connection.objects.get().until - time.now).total_seconds() == 7


@pytest.mark.parametrize(("word", "days"), [("410", 0), ("500", 3)])
def test_who_is_gone_or_fails_for_days_is_stopped_and_the_operator_told(
    cast: Cast, receiver: Receiver, time: Time, settle: object, word: str, days: int
) -> None:
    subscribe(cast, receiver, time)
    tell(people.received(cast))
    time.passes(minutes=1)
    receiver.plan(*[word] * 20)
    sending.send_all()
    sending.send_all()
    time.passes(days=days)
    sending.send_all()
    view = seeing.one("app", by=cast.khoa)
    assert view.stopped_at == time.now
    settle()
    assert "app" in Reminder.objects.get(agency=cast.province.id).title
    receiver.plan()
    assert keeping.resume(by=cast.khoa, name="app", at=time.now) == 0
    sending.send_all()
    assert kinds(receiver, 1) == ["DossierReceived"], "what waited is told once it runs again"


def test_a_key_that_ended_hears_nothing_more(cast: Cast, receiver: Receiver, time: Time) -> None:
    subscribe(cast, receiver, time)
    tell(people.received(cast))
    time.passes(minutes=1)
    number = Hook.objects.get().token_id
    tokens.revoke_token(by=cast.khoa, token=number, at=time.now)
    sending.send_all()
    assert receiver.heard == []
    assert seeing.one("app", by=cast.khoa).stopped_at is not None
    with pytest.raises(Invalid):
        keeping.resume(by=cast.khoa, name="app", at=time.now)
    missed = people.received(cast, at=time.now)
    time.passes(hours=1)
    assert keeping.resume(by=cast.khoa, name="app", at=time.now, token=issue(cast)) == 1, (
        "a new key hears what was missed"
    )
    sending.send_all()
    kinds(receiver, 2)
    assert missed in {one["subject"] for one in receiver.took()}


def test_a_fact_whose_delivery_was_lost_is_found_and_told(cast: Cast, receiver: Receiver, time: Time) -> None:
    assert owing.sweep(before=time.now) == 0, "nobody subscribed"
    subscribe(cast, receiver, time, kinds=("DossierReceived", "DossierForwarded"))
    lost, half = lived(cast), lived(cast)
    tell(half, "DossierReceived")
    assert owing.sweep(before=time.now) == 0, "what is young is on its way by itself"
    time.passes(minutes=5)
    assert owing.sweep(before=time.now, newest=1) == 1, "of the youngest fact alone"
    assert owing.sweep(before=time.now) == 1
    assert owing.sweep(before=time.now) == 0
    sending.send_all()
    kinds(receiver, 6)
    assert sorted(one["subject"] for one in receiver.took()) == sorted([lost] * 3 + [half] * 3)
    time.passes(minutes=5)
    keeping.stop(by=cast.khoa, name="app", reason="thử", at=time.now)
    lived(cast)
    time.passes(minutes=5)
    assert owing.sweep(before=time.now) == 0, "who is stopped is told when it is resumed"


def test_both_secrets_sign_for_a_day(cast: Cast, receiver: Receiver, time: Time) -> None:
    old = subscribe(cast, receiver, time)
    new = keeping.change_secret(by=cast.khoa, name="app", at=time.now)
    assert old != new
    counts = []
    for number in (1, 2):
        assert keeping.test(by=cast.khoa, name="app", at=time.now).works
        assert len(kinds(receiver, number)) == number  # its answer came before it had said what it heard
        counts.append(len(receiver.heard[-1]["headers"]["webhook-signature"].split()))
        time.passes(hours=25)
    assert counts == [2, 1]


def test_what_was_told_can_be_told_again_from_a_moment_on(cast: Cast, receiver: Receiver, time: Time) -> None:
    subscribe(cast, receiver, time)
    code = lived(cast)
    tell(code)
    sending.send_all()
    since = time.now + timedelta(minutes=1)
    time.passes(minutes=2)
    supplement.supplement(by=cast.hung, dossier=code, items=["Ảnh"], reason="Thiếu", at=people.at(30, 9))
    tell(code)
    sending.send_all()
    assert owing.replay(by=cast.khoa, name="app", since=since) == 1
    sending.send_all()
    told = kinds(receiver, 5)
    assert told[3:] == ["SupplementRequested", "SupplementRequested"], "only what was recorded since"
    assert len({one["id"] for one in receiver.took()}) == 4, "under the numbers it had"


@pytest.mark.parametrize(
    "address",
    ["http://169.254.169.254/latest", "https://localhost/x", "https://10.1.2.3/", "https://[::ffff:10.0.0.1]/",
     "https://[64:ff9b::a00:1]/", "ftp://example.vn/", "https://a:b@127.0.0.1/", "https:///x", "http://127.0.0.1:1/"],
)  # fmt: skip
def test_no_message_leads_into_a_private_network(settings: object, address: str) -> None:
    settings.HOOK_NETWORKS = ""
    with pytest.raises(destination.NotAllowed):
        destination.resolve(address)


def test_the_operator_opens_networks_of_the_house(settings: object) -> None:
    settings.HOOK_NETWORKS = "10.1.0.0/16, 2001:db8::/32"
    for address in ("http://10.1.2.3:8080/x?y=1", "https://10.1.2.3/"):
        assert destination.resolve(address).number == "10.1.2.3"
    assert destination.resolve("http://10.1.2.3:8080/x?y=1").path == "/x?y=1"
    with pytest.raises(destination.NotAllowed):
        destination.resolve("http://10.2.0.1/")
    settings.HOOK_NETWORKS = "ten dots"
    with pytest.raises(Misconfigured):
        destination.resolve("https://10.1.2.3/")


def test_only_the_operator_keeps_subscriptions(cast: Cast, time: Time) -> None:
    with pytest.raises(NotAllowed):
        seeing.hooks(by=cast.thu)
    with pytest.raises(Invalid) as refusal:
        keeping.open_hook(
            by=cast.khoa, name="Tên Sai", token=issue(cast, "dossier.read"), address="https://localhost/",
            kinds=["Gone"], at=time.now,
        )  # fmt: skip
    assert set(refusal.value.fields) == {"name", "token", "address", "kinds"}
