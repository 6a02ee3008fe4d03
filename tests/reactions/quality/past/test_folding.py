"""The ledger folded says of every course what the tables say; on a past day, what they said then."""

from datetime import date, datetime, timedelta

import pytest

from motcua import wiring
from motcua.law.calendar import ZONE
from motcua.ledger import clock, facts
from motcua.reactions.quality import cells, periods, standings
from motcua.reactions.quality.incoming import taking
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.taking import Row
from motcua.reactions.quality.past import folding
from motcua.reactions.quality.past.standings import as_it_stood
from motcua.reactions.quality.standings import Standing
from motcua.reactions.sync import exchange
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import forward
from tests import cast as people
from tests.reactions.quality.incoming.examples import province
from tests.reactions.quality.past import lives

MAY, QUARTER = periods.read("2023-05"), periods.read("2023-Q2")
TODAY = date(2023, 6, 30)


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def test_past_as_of_now_is_what_the_tables_say_through_every_act(cast: people.Cast):
    ways = lives.every_life(cast)
    lives.refused_at_the_door(cast)
    assert lives.folded(MAY, TODAY) == lives.living(MAY)
    assert len(lives.living(MAY)) == len(ways)
    known = {row["code"] for row in lives.living(MAY) if row["population"]}
    assert ways["looked_up"] in known
    assert ways["running"] not in known
    assert as_it_stood(MAY, TODAY, TODAY) == standings.of_period(MAY, TODAY)
    assert cells.differences() == 0


def test_every_day_on_the_way_is_what_the_tables_said_that_day(cast: people.Cast, monkeypatch: pytest.MonkeyPatch):
    """Each act leaves what it saw; the fold of its day finds the same when all is over."""
    seen: dict[date, list[dict[str, object]]] = {}
    stood: dict[date, tuple[Standing, ...]] = {}
    real = lives.act

    done: list[tuple[datetime, object, dict[str, object]]] = []
    monkeypatch.setattr(lives, "act", lambda verb, at, **words: done.append((at, verb, words)))
    lives.every_life(cast)
    for at, verb, words in sorted(done, key=lambda each: each[0]):
        real(verb, at, **words)  # type: ignore[arg-type]
        seen[at.date()], stood[at.date()] = lives.living(MAY), standings.of_period(MAY, at.date())
    assert len(seen) >= 6
    for day, rows in seen.items():
        assert lives.folded(MAY, day) == rows, day
        assert as_it_stood(MAY, day, TODAY) == stood[day], "today's sums without what has shifted since"


def test_told_dossiers_have_a_past_too(cast: people.Cast):
    told = province(60, ("H10.37.01", "H10.37.02"))
    second = [each | {"KenhThucHien": "3", "DonViXuLy": "H10.37.02"} for each in told[:20]]
    seen = {}
    for day, rows in ((1, told[:40]), (5, told[40:]), (9, second)):
        moment = datetime(2023, 7, day, 9, tzinfo=ZONE)
        with clock.standing_at(moment):
            taking.take([Row(n, each) for n, each in enumerate(rows)], Names(), by=HOUSE, at=moment)
        seen[moment.date()] = lives.living(QUARTER)
    for day, expected in seen.items():
        assert lives.folded(QUARTER, day) == expected
        assert lives.folded(QUARTER, day + timedelta(days=3)) == expected
    assert lives.folded(QUARTER, date(2023, 6, 30)) == []


def test_a_day_before_the_period_or_still_to_come_is_refused(cast: people.Cast):
    for day in (date(2023, 4, 30), TODAY + timedelta(days=1)):
        with pytest.raises(Invalid):
            as_it_stood(MAY, day, TODAY)


def test_a_dossier_becomes_late_at_midnight_in_the_past_too(cast: people.Cast):
    code = lives.received(cast)
    cells.recount_dossier(code)
    due = date(2023, 6, 5)
    on_time = [as_it_stood(QUARTER, day, TODAY)[0].counts["B1"].part for day in (due, due + timedelta(days=1))]
    assert on_time == [1, 0]


def test_what_the_portal_had_then_it_had_whatever_came_later(cast: people.Cast):
    code = lives.received(cast)
    for moment, send in ((people.at(29, 10), True), (people.at(31, 10), False)):
        with lives.then(moment):
            for fact in facts.about(f"dossier:{code}"):
                exchange.owe(fact)
            if send:
                exchange.send_owed()
            forward.forward(by=cast.hung if send else cast.hoa, dossier=code, at=moment)
    there = [lives.folded(MAY, date(2023, 5, day))[0]["exchanged"] for day in (29, 30, 31)]
    assert there == [True, True, True]
    assert not [row for row in lives.folded(MAY, date(2023, 5, 28)) if row["exchanged"]]


def test_every_fact_that_can_change_a_course_wakes_the_count():
    asleep = {fact.__name__ for fact in folding.MATTER if cells.recount not in wiring.SUBSCRIBERS[fact]}
    assert asleep == set()
