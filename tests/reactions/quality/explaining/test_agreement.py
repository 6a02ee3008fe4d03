"""Whatever courses there are, a count and its rows agree, to the last dossier, under both readings and on any day."""

import random
from datetime import date, datetime, timedelta

import pytest

from motcua.law import quality
from motcua.law.calendar import ZONE
from motcua.law.quality import DueReading
from motcua.reactions.quality import cells, explaining, periods, standings
from motcua.reactions.quality.explaining import Asked, Kind, Side, kinds
from motcua.reactions.quality.explaining.remedies import Over
from motcua.reactions.quality.models import Imported
from tests import cast as people

MAY = periods.read("2023-05")
DOSSIERS = [each for each in quality.IDS if kinds.kind_of(each) is Kind.DOSSIER]


def course(number: int, cast: people.Cast, chance: random.Random) -> Imported:
    """Any dossier of late April to early June: early, late, open, waiting, moved, supplemented, without a due date."""
    received = datetime(2023, 4, 25, 7, tzinfo=ZONE) + timedelta(minutes=chance.randrange(45 * 1440))
    first = received + timedelta(days=chance.randrange(1, 15), minutes=chance.randrange(600))
    due = first + timedelta(days=chance.choice((0, 0, 0, 5)))
    ended = received + timedelta(minutes=chance.randrange(25 * 1440)) if chance.random() < 0.7 else None
    waiting = received + timedelta(days=chance.randrange(9)) if ended is None and chance.random() < 0.4 else None
    has_due = chance.random() < 0.95
    return Imported(
        code=f"X-{number}", agency=chance.choice((cast.commune, cast.elsewhere)), channel=chance.choice((1, 2, 3)),
        procedure_id=cast.version.procedure_id, received_at=received, due_at=due if has_due else None,
        first_due_at=first if has_due else None, ended_at=ended, waiting_since=waiting,
        waited=chance.choice((0, 0, 1440, 5000)), supplements=chance.choice((0, 0, 1, 2)), digest="",
        fee=chance.choice((0, 20_000)), **{
            name: chance.random() < 0.5 for name in (
                "paid_online", "exchanged", "result_due", "result_electronic", "digitised", "reused", "shared",
                "population",
            )
        },
    )  # fmt: skip


@pytest.fixture
def cast(db: None) -> people.Cast:
    found, chance = people.assemble(), random.Random(766)
    Imported.objects.bulk_create(course(number, found, chance) for number in range(600))
    cells.recount_all()
    return found


def rows(asked: Asked, side: Side) -> int:
    seen, after = 0, ""
    while True:
        page = explaining.behind(asked, side, after, 1000)
        seen, after = seen + len(page.rows), page.next
        if not after:
            return seen


@pytest.mark.parametrize("today", [date(2023, 5, 10), date(2023, 5, 31), date(2023, 7, 1)])
@pytest.mark.parametrize("reading", DueReading)
def test_every_count_of_dossiers_is_its_rows(cast: people.Cast, reading: DueReading, today: date):
    for each in standings.of_period(MAY, today, reading=reading):
        for component in DOSSIERS:
            asked, count = Asked(each.agency, component, MAY, today, reading), each.counts[component]
            found = [rows(asked, side) for side in (Side.PART, Side.REST, Side.WHOLE)]
            assert found == [count.part, count.whole - count.part, count.whole], (each.agency.name, component)


@pytest.mark.parametrize("reading", DueReading)
def test_what_is_at_stake_is_what_would_be_late_in_the_end(cast: people.Cast, reading: DueReading):
    today, unit = date(2023, 5, 10), standings.of_period(MAY, date(2023, 5, 10))[0].agency
    board = explaining.winback(unit, MAY, today, reading=reading)
    finish = next(each for each in board.acts if each.key == "finish")
    later = standings.of_period(MAY, MAY.last + timedelta(days=1), reading=reading)[0]
    due_later = explaining.rows_of_act(Asked(unit, "B1", MAY, MAY.last, reading), "finish").rows
    now, end = board.standing.counts["B1"], later.counts["B1"]
    assert now.part - end.part == finish.available - len(due_later)


@pytest.mark.parametrize("reading", DueReading)
def test_every_act_on_dossiers_is_there_as_often_as_its_rows(cast: people.Cast, reading: DueReading):
    today = date(2023, 5, 20)
    unit = standings.of_period(MAY, today)[0].agency
    acts = [each for each in explaining.winback(unit, MAY, today, reading=reading).acts if each.over is Over.DOSSIER]
    assert {each.key for each in acts} == {
        "finish",
        "exchange",
        "sign",
        "sign_digitised",
        "digitise",
        "reuse",
        "share",
        "pay",
    }
    for act in acts:
        page = explaining.rows_of_act(Asked(unit, "B1", MAY, today, reading), act.key, "", 1000)
        assert (act.key, len(page.rows)) == (act.key, act.available)


def test_a_dossier_of_another_system_says_how_it_stands(cast: people.Cast):
    unit = standings.of_period(MAY, date(2023, 5, 31))[0].agency
    page = explaining.behind(Asked(unit, "B1", MAY, date(2023, 5, 31)), Side.WHOLE, "", 1000)
    assert {each.state for each in page.rows} == {"Đã xử lý xong", "Đang xử lý", "Yêu cầu bổ sung giấy tờ"}
    assert not any(each.home or each.holder for each in page.rows)
