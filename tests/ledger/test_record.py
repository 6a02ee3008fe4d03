from dataclasses import dataclass
from typing import ClassVar

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from motcua.ledger import chain, facts, seal, verify
from motcua.ledger.event import Event
from motcua.ledger.models import Fact
from motcua.ledger.record import record
from motcua.registers.people.actor import HOUSE
from tests.cast import MONDAY


@dataclass(frozen=True, kw_only=True)
class KettleBoiled(Event):
    SUBJECT: ClassVar[str] = "kettle"
    subject_field: ClassVar[str] = "kettle"
    kettle: str
    degrees: int = 0
    note: str = ""


def boil(kettle: str = "k1", degrees: int = 100) -> int:
    return record(KettleBoiled(kettle=kettle, degrees=degrees), by=HOUSE, at=MONDAY)[0]


@pytest.mark.django_db
def test_a_fact_is_numbered_within_its_own_history() -> None:
    boil("k1"), boil("k2"), boil("k1")
    assert [fact.n for fact in facts.about("kettle:k1")] == [1, 2]
    assert [fact.n for fact in facts.about("kettle:k2")] == [1]


@pytest.mark.django_db
def test_facts_of_one_breath_follow_one_another() -> None:
    record(KettleBoiled(kettle="k1"), KettleBoiled(kettle="k1"), by=HOUSE, at=MONDAY)
    assert [fact.n for fact in facts.about("kettle:k1")] == [1, 2]
    assert verify.verify().holds


@pytest.mark.django_db
def test_the_database_and_python_compute_the_same_digest() -> None:
    boil(degrees=1), boil(degrees=2)
    before = b""
    for fact in Fact.objects.filter(subject="kettle:k1").order_by("n"):
        before = chain.link(
            before, subject=fact.subject, n=fact.n, name=fact.name, at=fact.at, recorded_at=fact.recorded_at,
            actor=fact.actor, actor_id=fact.actor_id, body=fact.body,
        )  # fmt: skip
        assert bytes(fact.digest) == before


@pytest.mark.django_db
def test_what_is_empty_is_not_written() -> None:
    boil(degrees=0)
    assert facts.about("kettle:k1")[0].body == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", ["UPDATE ledger_fact SET actor = 'x'", "DELETE FROM ledger_fact", "TRUNCATE ledger_fact"]
)
def test_the_database_refuses_to_change_or_remove_a_fact(change: str) -> None:
    boil()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert len(facts.about("kettle:k1")) == 1


def test_the_application_has_no_right_to_change_a_fact(as_application: psycopg.Connection) -> None:
    with transaction.atomic():
        boil()
    for change in ("UPDATE ledger_fact SET actor = 'x'", "DELETE FROM ledger_fact", "TRUNCATE ledger_fact"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_application.execute(change)
    assert as_application.execute("SELECT count(*) FROM ledger_fact").fetchone() == (1,)


@pytest.mark.django_db
def test_a_fact_changed_behind_our_back_shows() -> None:
    boil(), boil(), boil()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_fact DISABLE TRIGGER USER")
        cursor.execute("UPDATE ledger_fact SET body = '{\"degrees\":7}' WHERE n = 2")
        cursor.execute("ALTER TABLE ledger_fact ENABLE TRIGGER USER")
    verdict = verify.verify()
    assert not verdict.holds
    assert "no. 2" in verdict.broken[0]


@pytest.mark.django_db
@pytest.mark.parametrize("gone", ["n = 2", "n = 3", "TRUE"])
def test_a_fact_removed_behind_our_back_shows(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    boil(), boil(), boil()
    monkeypatch.setattr(seal, "SETTLED_AFTER", -seal.SETTLED_AFTER)
    sealed = seal.seal()
    assert sealed is not None
    assert sealed.facts == 3
    assert verify.verify().holds
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_fact DISABLE TRIGGER USER")
        cursor.execute(f"DELETE FROM ledger_fact WHERE {gone}")  # noqa: S608 - the conditions stand above
        cursor.execute("ALTER TABLE ledger_fact ENABLE TRIGGER USER")
    assert not verify.verify().holds


@pytest.mark.django_db
def test_each_seal_covers_what_came_after_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "SETTLED_AFTER", -seal.SETTLED_AFTER)
    boil(), boil()
    first = seal.seal()
    boil()
    second = seal.seal()
    assert first is not None
    assert second is not None
    assert (first.facts, second.facts) == (2, 1)
    assert seal.seal() is None
    assert verify.verify().holds


@pytest.mark.django_db
def test_what_was_written_a_moment_ago_is_not_sealed_yet() -> None:
    boil()
    assert seal.seal() is None


@pytest.mark.django_db(transaction=True)
def test_a_fact_needs_the_transaction_of_its_change() -> None:
    with pytest.raises(RuntimeError):
        boil()


@pytest.mark.django_db(transaction=True)
def test_a_change_taken_back_takes_back_its_fact_and_its_delivery() -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    def boil_over() -> None:
        with transaction.atomic():
            boil()
            raise ValueError

    with pytest.raises(ValueError):
        boil_over()
    assert not Fact.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="deliver").exists()
