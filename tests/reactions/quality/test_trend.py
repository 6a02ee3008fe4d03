"""One unit over several periods says what everybody's table of each period says, and asks far less."""

from collections.abc import Callable
from datetime import date

import pytest

from motcua.reactions.quality import cells, periods, standings, trend
from motcua.reactions.quality.models import Told
from motcua.registers.people import queries as units
from motcua.work.dossiers.acts import decide, forward, register
from tests import cast as people

TODAY = date(2023, 6, 12)


@pytest.fixture
def cast(db: None) -> people.Cast:
    """Dossiers in April, May and June; some decided, some late, one online; counts told of province and commune."""
    cast = people.assemble()
    done = people.received(cast, at=people.at(22, 9))
    forward.forward(by=cast.hung, dossier=done, at=people.at(22, 11))
    forward.forward(by=cast.hoa, dossier=done, at=people.at(23, 11))
    decide.decide(by=cast.mai, dossier=done, number="1/KS", at=people.at(24, 11), on_paper=True)
    for month in (4, 5, 6):
        people.received(cast, at=people.at(6, 9, month=month), channel=2)
    there = people.application(cast, agency=cast.elsewhere.id)
    register.register(by=cast.stranger, application=there, received=True, at=people.at(5, 9, month=6))
    first = date(2023, 5, 1)
    for agency, component, part, whole in (
        (cast.province.id, "A1", 3, 4), (cast.commune.id, "A2", 1, 2), (cast.commune.id, "F1", 1, 3),
        (cast.elsewhere.id, "F1", 5, 9),
    ):  # fmt: skip
        Told.objects.create(
            agency_id=agency, component=component, months=1, first_day=first, part=part, whole=whole, source="letter"
        )
    cells.recount_all()
    return cast


@pytest.mark.parametrize("key", ["2023-06", "2023-Q2", "2023"])
@pytest.mark.parametrize("code", ["H10", "H10.37", "H10.37.01", "H10.02"])
def test_the_trend_says_what_each_periods_table_says(cast: people.Cast, code: str, key: str) -> None:
    unit = units.agency(code)
    found = trend.of_unit(unit, periods.read(key), TODAY)
    assert {period.key for period, _ in found} == _with_dossiers(code, key)
    for period, one in found:
        [told] = [each for each in standings.of_period(period, TODAY) if each.agency.id == unit.id]
        assert (one.counts, one.score) == (told.counts, told.score)


def _with_dossiers(code: str, key: str) -> set[str]:
    if code == "H10.02":
        return set()
    months = {"2023-04", "2023-05", "2023-06"}
    return months if key == "2023-06" else {key}


def test_the_oldest_period_comes_first(cast: people.Cast) -> None:
    found = trend.of_unit(units.agency("H10"), periods.read("2023-06"), TODAY)
    assert [period.key for period, _ in found] == ["2023-04", "2023-05", "2023-06"]


def test_six_periods_cost_no_more_questions_than_one_table(
    cast: people.Cast, django_assert_num_queries: Callable[..., object]
) -> None:
    with django_assert_num_queries(5):
        trend.of_unit(units.agency("H10.37"), periods.read("2023-06"), TODAY)
