"""What a unit can win back: counted by the rows that would be touched, reckoned by the law, never above the whole."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from motcua.law.quality import DueReading
from motcua.reactions.quality import explaining, periods, standings
from motcua.reactions.quality.board import accounts
from motcua.reactions.quality.explaining import Asked
from motcua.reactions.quality.explaining.remedies import Sort, remedies
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView


def busiest(today: date, months: int = 12) -> list[AgencyView]:
    found = standings.of_period(periods.of(today, months), today)
    return [each.agency for each in sorted(found, key=lambda each: -each.dossiers)[:3]]


@pytest.mark.parametrize("reading", DueReading)
def test_an_act_is_there_as_often_as_there_are_rows_for_it(province: date, reading: DueReading):
    period = periods.of(province, 12)
    for unit in busiest(province):
        board = explaining.winback(unit, period, province, reading=reading)
        for act in board.acts:
            if act.key == "certify":  # told by units, a row each
                continue
            asked, seen, after = Asked(unit, "B1", period, province, reading), 0, ""
            while True:
                page = explaining.rows_of_act(asked, act.key, after, 1000)
                seen, after = seen + len(page.rows), page.next
                if not after:
                    break
            assert seen == act.available, (unit.name, act.key)


def test_doing_all_of_one_act_earns_what_the_act_says(province: date):
    period, unit = periods.of(province, 12), busiest(province)[0]
    board = explaining.winback(unit, period, province)
    regaining = [act for act in board.acts if act.sort is Sort.REGAIN]
    assert {"exchange", "sign", "offer"} & {act.key for act in regaining}
    for act in regaining:
        done = explaining.what_if(unit, period, province, {act.key: act.available})
        assert done.then.total - done.now.total == act.every, act.key
        ten = explaining.what_if(unit, period, province, {act.key: 10})
        assert ten.then.total - ten.now.total == act.first, act.key


def test_doing_everything_never_earns_more_than_a_hundred(province: date):
    period = periods.of(province, 12)
    for unit in busiest(province):
        everything = {each.key: 10**9 for each in remedies(DueReading.MOVED)}
        done = explaining.what_if(unit, period, province, everything)
        assert done.now.total <= done.then.total <= 100
        assert done.at_stake == 0


def test_dossiers_in_time_are_at_stake_until_they_are_done(province: date):
    period, unit = periods.of(province, 12), busiest(province)[0]
    act = next(each for each in explaining.winback(unit, period, province).acts if each.key == "finish")
    nothing = explaining.what_if(unit, period, province, {})
    half = explaining.what_if(unit, period, province, {"finish": act.available // 2})
    assert nothing.at_stake == act.every > half.at_stake > Decimal(0)
    assert nothing.then.total == half.then.total == nothing.now.total


def test_a_period_that_is_over_leaves_nothing_to_finish(province: date):
    unit, period = busiest(province)[0], periods.of(province, 1)
    later = period.last + timedelta(days=1)
    assert "finish" not in {each.key for each in explaining.winback(unit, period, later).acts}


def test_acts_are_ranked_by_what_they_earn(province: date):
    board = explaining.winback(busiest(province)[0], periods.of(province, 12), province)
    assert [act.every for act in board.acts] == sorted((act.every for act in board.acts), reverse=True)
    assert [act.one for act in board.by_one] == sorted((act.one for act in board.acts), reverse=True)


def test_what_is_late_is_lost_for_good(province: date):
    period, unit = periods.of(province, 12), busiest(province)[0]
    board = explaining.winback(unit, period, province)
    late = next(each for each in board.lost if each.component == "B1")
    counts = board.standing.counts["B1"]
    assert late.number == counts.whole - counts.part
    assert "quá hạn" in late.title


def test_every_lost_point_is_accounted_for_with_an_act_a_telling_or_a_reason(province: date):
    period = periods.of(province, 12)
    for unit in busiest(province):
        explained, board = explaining.explain(unit, period, province), explaining.winback(unit, period, province)
        found = accounts.of(explained, board)
        assert {each.component.id for each in found.rows} == {one.id for one in explained.components if one.lost}
        assert found.lost == 100 - explained.standing.score.total
        assert found.by_acts + found.by_telling + found.rest == found.lost
        for each in found.rows:
            assert min(each.by_acts, each.by_telling, each.rest) >= 0, each.component.id
            assert bool(each.acts) == bool(each.by_acts), each.component.id
            assert bool(each.reason) == bool(each.rest), each.component.id
            assert bool(each.by_telling) == each.component.is_untold, each.component.id
            alone = explaining.what_if(unit, period, province, dict.fromkeys(each.acts, 10**9))
            earned = alone.then.components[each.component.id].points - each.component.points
            assert each.by_acts >= earned, each.component.id


def test_an_act_there_is_not_is_refused(province: date):
    unit, period = busiest(province)[0], periods.of(province, 12)
    with pytest.raises(Invalid):
        explaining.what_if(unit, period, province, {"magic": 1})
    with pytest.raises(Invalid):
        explaining.rows_of_act(Asked(unit, "B1", period, province), "magic")


def test_every_component_is_explained(province: date):
    period, unit = periods.of(province, 12), busiest(province)[1]
    told = explaining.explain(unit, period, province)
    assert sum(each.points for each in told.groups) == told.standing.score.total
    assert sum(each.most for each in told.groups) == 100
    assert [each.lost for each in told.by_loss] == sorted((each.lost for each in told.by_loss), reverse=True)
    assert all(each.how and each.source for each in told.components)
    assert any("của tỉnh" in note for note in told.component("a3").notes)
    assert any("Chưa ai báo số liệu" in note for note in told.component("F1").notes)


def test_a_whole_province_is_foretold(province: date):
    top = standings.of_period(periods.of(province, 3), province)[0]
    found = explaining.project(top.agency, periods.of(province, 3), province)
    assert found.now == top.score.total
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.high <= 100
    assert found.as_json()["runs"] == 200
