"""Facts that wait in line are counted together; none is forgotten, and nothing reads more than it must."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.ledger import facts
from motcua.ledger.facts import FactView
from motcua.reactions.quality import cells, periods, settlers
from motcua.reactions.quality.engines import exporting
from motcua.reactions.quality.explaining import dossiers
from motcua.reactions.quality.explaining.asking import Asked
from motcua.reactions.quality.grading import counting
from motcua.reactions.quality.models import Cell, Touched
from motcua.registers.people import queries
from tests import cast as people


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def received(cast: people.Cast) -> FactView:
    """The fact that a dossier was received; its delivery waits in line."""
    return facts.about(f"dossier:{people.received(cast)}")[-1]


def nobody_waits() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def test_what_facts_touch_waits_for_the_last_in_line_and_is_counted_once(cast: people.Cast):
    told = [received(cast) for _ in range(3)]
    settlers.renew()
    with cells.among_others():
        cells.recount(told[0])
        cells.recount(told[1])
        assert (Touched.objects.count(), Cell.objects.count()) == (2, 0)
        nobody_waits()
        with CaptureQueriesContext(connection) as asked:
            cells.recount(told[2])
    assert Cell.objects.get().received == 3
    assert not Touched.objects.exists()
    assert len(asked) <= 10
    assert cells.differences() == 0


def test_nobody_waits_for_longer_than_a_handful(cast: people.Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cells, "MOST_NOTED", 2)
    told = [received(cast) for _ in range(2)]
    with cells.among_others():
        for fact in told:
            cells.recount(fact)
    assert Cell.objects.get().received == 2


def test_who_does_not_know_of_others_counts_at_once(cast: people.Cast):
    cells.recount(received(cast))
    assert Cell.objects.get().received == 1


def test_what_was_left_behind_is_counted_with_the_next(cast: people.Cast):
    left, later = received(cast), received(cast)
    with cells.among_others():
        cells.recount(left)
    cells.recount(later)
    assert Cell.objects.get().received == 2
    assert cells.settle() == 0


def plan(sql: str, which: dict[str, object]) -> str:
    """How the database would answer where reading everything is dear.

    Only for rows of our own: of the empty table of other systems the planner may think what it likes.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", which)
        return "\n".join(row[0] for row in cursor.fetchall())


def test_what_ended_in_a_period_is_found_by_the_day_of_its_end(cast: people.Cast):
    month = periods.read("2023-05")
    which = counting.bounds([cast.commune.id], month) | {"judged": date(2023, 5, 29)}
    graded = plan(counting._COURSES, which)
    assert "dossier_ended" in graded
    overdue = plan(counting._OVERDUE, which)
    assert "dossier_not_ended" in overdue
    assert "dossier_ended" in overdue


def test_a_month_is_exported_without_reading_the_others(cast: people.Cast):
    begin, end = dossiers.whole(Asked(queries.root(), "B1", periods.read("2023-05"), date(2023, 5, 29)))
    sql = exporting._SOME.format(begin=begin.isoformat(), end=end.isoformat())
    told = plan(sql, {})
    assert "dossier_received" in told
