"""The end of a month is foretold from the unit's own last weeks, and not where these say too little."""

from datetime import date, datetime, time, timedelta

import pytest

from motcua.law.calendar import ZONE
from motcua.reactions.quality import cells, explaining, periods
from motcua.reactions.quality.models import Imported
from motcua.registers.people import queries as registers
from tests import cast as people

MAY, TODAY = periods.read("2023-05"), date(2023, 5, 15)


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def weeks(cast: people.Cast, *, each_day: int, late_of_ten: int, term: int = 5) -> None:
    """Every working day of the last weeks so many dossiers came in; some of every ten were late."""
    rows = []
    for back in range(1, 57):
        day = TODAY - timedelta(days=back)
        if day.weekday() > 4:
            continue
        for n in range(each_day):
            begun = datetime.combine(day, time(9), ZONE)
            due = begun + timedelta(days=term)
            late = len(rows) % 10 < late_of_ten
            ended = due + timedelta(days=2 if late else -1)
            rows.append(Imported(
                code=f"{day}-{n}", agency=cast.commune, procedure_id=cast.version.procedure_id, channel=1,
                received_at=begun, due_at=due, first_due_at=due, result_due=True, digest="",
                ended_at=ended if ended.date() < TODAY else None,
            ))  # fmt: skip
    Imported.objects.bulk_create(rows)
    cells.recount_all()


def foretold(cast: people.Cast, period: periods.Period = MAY, today: date = TODAY) -> explaining.Projection:
    return explaining.project(registers.agency(cast.commune.code), period, today)


def test_who_is_always_in_time_is_foretold_to_stay_so(cast: people.Cast):
    weeks(cast, each_day=3, late_of_ten=0)
    found = foretold(cast)
    assert found.low == found.middle == found.high == found.now
    assert (found.reason, found.days_left) == ("", 12)


def test_who_is_often_late_will_lose_and_the_spread_says_how_sure_that_is(cast: people.Cast):
    weeks(cast, each_day=3, late_of_ten=4)
    found = foretold(cast)
    assert found.low is not None
    assert found.middle is not None
    assert found.high is not None
    assert found.low < found.middle < found.high
    assert found.middle < found.now  # what runs counts as in time today, and four of ten of it will be late
    assert found.high - found.low < 6
    about = 26 * 6 / 10 + 14  # B1 and F3 at six tenths, and the fourteen points that need no dossier
    assert abs(float(found.middle) - about) < 4


def test_the_same_question_has_the_same_answer(cast: people.Cast):
    weeks(cast, each_day=3, late_of_ten=3)
    assert foretold(cast) == foretold(cast)


def test_with_too_little_to_go_by_nothing_is_foretold(cast: people.Cast):
    Imported.objects.all().delete()
    people.received(cast)
    cells.recount_all()
    found = foretold(cast, today=date(2023, 5, 30))
    assert found.low is found.middle is found.high is None
    assert "30 hồ sơ" in found.reason
    assert found.dossiers_seen == 1


def test_a_month_that_is_over_stands(cast: people.Cast):
    weeks(cast, each_day=3, late_of_ten=4)
    found = foretold(cast, today=date(2023, 6, 20))
    assert found.low == found.high == found.now
    assert found.days_left == 0


def test_a_month_that_has_not_begun_is_not_foretold(cast: people.Cast):
    weeks(cast, each_day=3, late_of_ten=0)
    assert "chưa bắt đầu" in foretold(cast, periods.read("2023-07")).reason
