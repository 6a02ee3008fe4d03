"""Facts reach their reactions, whatever happens to one of them: alone, again, in any order, and once in effect."""

import itertools
import json
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.jobs import Job
from procrastinate.utils import utcnow

from motcua import wiring
from motcua.ledger import facts
from motcua.ledger.facts import FactView
from motcua.ledger.models import Fact
from motcua.reactions.notify.models import Message
from motcua.reactions.papers.models import IssuedPaper
from motcua.reactions.quality import cells
from motcua.reactions.quality.models import Cell
from motcua.reactions.sync import exchange
from motcua.reactions.sync.hooks import keeping
from motcua.reactions.sync.models import Transfer
from motcua.work.dossiers.acts import decide, extend, forward, hand_over, pause, supplement
from motcua.work.dossiers.events import DossierFact
from tests import cast as people
from tests.cast import Cast
from tests.reactions.sync.hooks.conftest import issue

TRACES = (Cell, Message, IssuedPaper, Transfer)
LATER = ("changed_at", "sent_at")  # when something was last looked at, not what it says


@pytest.fixture
def cast(db: None, monkeypatch: pytest.MonkeyPatch, settings: object) -> Cast:
    monkeypatch.setattr("motcua.ledger.clock.now", lambda: people.at(31, 10))
    # a job drops old connections first; here it runs in the test's own transaction, which must not be dropped
    monkeypatch.setattr("motcua.wiring.close_old_connections", lambda: None)
    settings.MAIL = "a mail server"
    return people.assemble()


def lived(cast: Cast) -> str:
    """A dossier with a long history: asked to be completed, paused, extended, decided and handed over."""
    contact = {"phone": "0912345678", "email": "lan@example.vn"}
    code = people.received(cast, contact=contact)
    supplement.supplement(by=cast.hung, dossier=code, items=["Giấy chứng sinh"], reason="Mờ", at=people.at(29, 10))
    supplement.complete(by=cast.hung, dossier=code, at=people.at(29, 14))
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 15))
    pause.suspend(by=cast.hoa, dossier=code, reason="Giám định", basis="Luật", at=people.at(29, 16))
    pause.resume(by=cast.hoa, dossier=code, at=people.at(30, 9))
    extend.extend(by=cast.mai, dossier=code, until=people.at(15, 17, month=6), reason="Chờ", at=people.at(30, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 11))
    decide.decide(by=cast.mai, dossier=code, number="1", at=people.at(31, 9), on_paper=True)
    hand_over.hand_over(
        by=cast.hung, dossier=code, to="Trần Thị Lan", channel=1, at=people.at(31, 10), identity_checked=True
    )
    return code


def history(code: str) -> tuple[FactView, ...]:
    return facts.about(f"dossier:{code}")


def traces() -> dict[str, list[dict[str, object]]]:
    """All that the reactions have left behind, without the moments at which they did."""
    return {
        table.__name__: sorted(
            ({name: said for name, said in row.items() if name not in LATER} for row in table.objects.values()), key=str
        )
        for table in TRACES
    }


def waiting(task: str) -> list[dict[str, object]]:
    asked = "SELECT args::text FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo' ORDER BY id"
    with connection.cursor() as cursor:
        cursor.execute(asked, [task])
        return [json.loads(row[0]) for row in cursor.fetchall()]


def test_a_reaction_that_fails_is_tried_again_alone_and_the_others_stand(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = people.received(cast)
    fact = history(code)[0]

    def breaks(_fact: FactView) -> None:
        Cell.objects.create(agency=cast.commune, procedure=cast.version.procedure, day=people.MONDAY.date(), received=9,
                            online=9, finished=9, on_time=9)  # fmt: skip
        raise RuntimeError("it broke half-way")

    breaks.__module__, breaks.__name__ = cells.__name__, cells.recount.__name__
    answering = [breaks if each is cells.recount else each for each in wiring.BY_FACT[fact.name]]
    monkeypatch.setitem(wiring.BY_FACT, fact.name, tuple(answering))
    wiring.deliver([fact.id])
    assert Cell.objects.count() == 0, "what the failing reaction wrote is undone"
    assert (Message.objects.count(), Transfer.objects.count(), IssuedPaper.objects.count()) == (1, 1, 1)
    assert waiting("react") == [{"reaction": "motcua.reactions.quality.cells.recount", "fact": fact.id}]
    wiring.react(**waiting("react")[0])
    assert Cell.objects.get().received == 1


OF_A_DOSSIER = {
    f"{each.__module__}.{each.__name__}"
    for event, wakes in wiring.SUBSCRIBERS.items()
    if issubclass(event, DossierFact)
    for each in wakes
}


def subscribed(cast: Cast, settings: object) -> None:
    """Another system has asked to be told of receipts."""
    settings.HOOK_NETWORKS = "127.0.0.0/8"
    keeping.open_hook(
        by=cast.khoa, name="app", token=issue(cast), address="http://127.0.0.1:9/", kinds=("DossierReceived",),
        at=people.MONDAY,
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(OF_A_DOSSIER))
def test_a_reaction_called_twice_leaves_what_it_left_before(cast: Cast, settings: object, name: str) -> None:
    subscribed(cast, settings)
    history_ = history(lived(cast))
    for fact in history_:
        wiring.BY_NAME[name](fact)
    before = traces()
    assert any(before.values()), "it left nothing at all"
    for fact in history_:
        wiring.BY_NAME[name](fact)
    assert traces() == before


def test_facts_delivered_in_any_order_and_more_than_once_leave_the_same(cast: Cast) -> None:
    code = lived(cast)
    numbers = [fact.id for fact in history(code)]
    wiring.deliver(numbers)
    in_order = traces()
    seed = random.randrange(10**6)
    dice = random.Random(seed)
    for _ in range(3):
        again = numbers * 2
        dice.shuffle(again)
        for number in again:
            wiring.deliver([number])
        assert traces() == in_order, f"seed {seed}"
    assert waiting("react") == []


def test_facts_that_nobody_answers_and_facts_that_are_none_are_passed_over(cast: Cast) -> None:
    people.received(cast)
    others = list(Fact.objects.exclude(name__in=wiring.BY_FACT).values_list("id", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO ledger_fact (subject, name, at, recorded_at, actor, body)"
                       " VALUES ('dossier:H10', 'DossierSang', now(), now(), 'x', '{}') RETURNING id")  # fmt: skip
        others.append(cursor.fetchone()[0])
    wiring.deliver([*others, 10**9])
    assert traces() == {table.__name__: [] for table in TRACES}
    assert waiting("react") == []


def test_a_mail_server_that_is_away_does_not_silence_the_portal(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    code = people.received(cast, contact={"email": "lan@example.vn"})

    def away(*_said: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patch:
        patch.setattr("motcua.reactions.notify.messages.send_mail", away)
        wiring.deliver([history(code)[0].id])
    assert [message.channel for message in Message.objects.all()] == ["portal"]
    for words in waiting("react"):
        wiring.react(**words)
    assert [sent.to for sent in mail.outbox] == [["lan@example.vn"]]
    assert Message.objects.get(channel="email").sent_at is not None


def test_without_a_mail_server_nothing_is_said_to_have_been_mailed(cast: Cast, settings: object) -> None:
    settings.MAIL = ""
    code = people.received(cast, contact={"email": "lan@example.vn"})
    wiring.deliver([history(code)[0].id])
    assert [message.channel for message in Message.objects.all()] == ["portal"]
    assert waiting("react") == []


def test_every_fact_of_a_dossier_that_moves_its_dates_or_state_is_answered() -> None:
    """What the index counts or the national portal must have may not be forgotten in the map."""
    silent = {
        event.__name__ for event in DossierFact.__subclasses__()
        if exchange.owe not in wiring.BY_FACT.get(event.__name__, ())
    }  # fmt: skip
    assert silent == {"DossierTaken", "OpinionAsked", "OpinionGiven"}


def test_the_number_of_an_act_and_its_delivery_stand_or_fall_together(cast: Cast) -> None:
    class Stopped(Exception):
        """The process dies before the end of the act."""

    def begun() -> None:
        with transaction.atomic():
            people.received(cast)
            raise Stopped

    with pytest.raises(Stopped):
        begun()
    assert waiting("deliver") == []
    code = people.received(cast)
    assert waiting("deliver")[-1]["facts"] == [fact.id for fact in history(code)]


def test_an_unknown_reaction_is_a_fault_that_stays_visible(cast: Cast) -> None:
    code = people.received(cast)
    with pytest.raises(KeyError):
        wiring.react("motcua.reactions.quality.cells.guess", history(code)[0].id)


def test_the_patience_of_a_job_grows_and_ends() -> None:
    retry = app.tasks["react"].retry_strategy

    def pause(attempts: int) -> float | None:
        job = Job(id=1, task_name="react", queue="retries", lock=None, queueing_lock=None, attempts=attempts)
        decision = retry.get_retry_decision(exception=ValueError(), job=job)
        return (decision.retry_at - utcnow()).total_seconds() if decision else None

    waits = [pause(attempts) or 0.0 for attempts in range(12)]
    assert all(a < b for a, b in itertools.pairwise(waits))
    assert timedelta(hours=2) < timedelta(seconds=sum(waits)) < timedelta(hours=6)
    assert pause(12) is None


@pytest.mark.django_db(transaction=True)
def test_a_slow_count_never_overwrites_a_younger_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """One worker still counts what it saw when another, who saw more, has finished: the cell must say the more."""
    cast = people.assemble()

    def count(code: str) -> None:
        try:
            with transaction.atomic():
                cells.recount(history(code)[0])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        first = people.received(cast)
        with monkeypatch.context() as patch:
            patch.setattr(cells, "_ONE", cells._ONE.replace("WHERE", "WHERE pg_sleep(0.7) IS NOT NULL AND"))
            slow = workers.submit(count, first)
            while not _sleeps():
                time.sleep(0.01)
        quick = workers.submit(count, people.received(cast))
        slow.result()
        quick.result()
    assert Cell.objects.get().received == 2
    assert cells.differences() == 0


def _sleeps() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'PgSleep'")
        return bool(cursor.fetchone()[0])
