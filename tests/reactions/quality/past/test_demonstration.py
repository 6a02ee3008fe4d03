"""A whole province: the ledger folded says what the tables say, for every dossier and every unit."""

from datetime import date, timedelta

import pytest
from django.db import connection

from motcua.law.quality import DueReading
from motcua.reactions.quality import periods, standings
from motcua.reactions.quality.past import difference, usage
from motcua.reactions.quality.past.moves import Span
from motcua.reactions.quality.past.standings import as_it_stood
from motcua.registers.people import queries
from motcua.runtime.demonstration.order import Order
from tests.reactions.quality.past import lives
from tests.runtime.demonstration import conftest as demonstration


@pytest.fixture(scope="module")
def today(django_db_setup, django_db_blocker):  # type: ignore[no-untyped-def]
    """The last day of a province of 1,000 dossiers, built once for this file."""
    for _ in demonstration._kept(django_db_blocker, 1_000):
        with django_db_blocker.unblock():
            yield Order(pack=demonstration.PACK, dossiers=1_000).now.date()


def test_every_course_of_the_province_is_what_its_facts_say(today: date):
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(received_day), max(received_day), count(*) FROM quality_course")
        first, last, count = cursor.fetchone()
    compared, period = 0, periods.of(first, 12)
    while period.first <= last:
        there = lives.living(period)
        assert lives.folded(period, today) == there
        compared, period = compared + len(there), period.next()
    assert compared == count > 500


def test_the_standings_of_every_unit_are_what_the_facts_say(today: date):
    for period in (periods.of(today, 12), periods.of(today, 1), periods.of(today, 3).previous()):
        for reading in DueReading:
            live = standings.of_period(period, today, reading=reading)
            assert as_it_stood(period, today, today, reading=reading) == live, period.key


def test_the_past_of_a_period_grows_up_to_what_it_is(today: date):
    period = periods.of(today, 3).previous()
    half = period.first + (period.last - period.first) / 2
    known = [as_it_stood(period, day, today)[0].dossiers for day in (period.first, half, period.last)]
    assert known == sorted(known)
    assert known[0] < known[-1] == as_it_stood(period, period.last + timedelta(days=1), today)[0].dossiers


def test_the_difference_of_the_province_is_made_of_its_dossiers(today: date):
    period, day = periods.of(today, 3), today - timedelta(days=30)
    found = difference.between(queries.root(), period, day, today, listed=10_000)
    by_dossiers = [each for each in found.changes if each.dossiers]
    assert {"A4", "B1", "E1"} <= {each.id for each in by_dossiers}
    for each in by_dossiers:
        assert each.was.part + sum(moved.part for moved in each.dossiers) == each.now.part, each.id
        assert each.was.whole + sum(moved.whole for moved in each.dossiers) == each.now.whole, each.id
    assert all(moved.facts for each in by_dossiers if each.id == "E1" for moved in each.dossiers)
    changed = {each.id: each for each in found.changes}
    assert "C2" in changed
    for name in usage.USED:
        rows = usage.since(queries.root(), name, Span(period, day, today))
        gained = sum((each.used_now > 0) - (each.used_then > 0) for each in rows)
        assert gained == (changed[name].now.part - changed[name].was.part if name in changed else 0), name
