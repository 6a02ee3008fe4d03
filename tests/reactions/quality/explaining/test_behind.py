"""Every number of the index opens its rows, found by the condition that counted them."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.reactions.quality import explaining, periods, standings
from motcua.reactions.quality.board import losses
from motcua.reactions.quality.explaining import Asked, Kind, Side
from motcua.registers.people.errors import Invalid


def every_row(asked: Asked, side: Side, size: int = 1000) -> list[object]:
    rows, after = [], ""
    while True:
        page = explaining.behind(asked, side, after, size)
        rows += page.rows
        after = page.next
        if not after:
            return rows


def counted(asked: Asked, side: Side) -> int:
    rows = every_row(asked, side)
    if explaining.behind(asked, side).kind is Kind.TOLD:
        return sum({Side.PART: row.part, Side.REST: row.whole - row.part, Side.WHOLE: row.whole}[side] for row in rows)
    return len(rows)


def chosen(today: date, months: int, reading: DueReading = DueReading.MOVED) -> list[standings.Standing]:
    """The province, and of each level the units with most dossiers."""
    found = standings.of_period(periods.of(today, months), today, reading=reading)
    busy = sorted(found, key=lambda each: -each.dossiers)
    return [each for level in quality.Level for each in [one for one in busy if one.level is level][:2]]


@pytest.mark.parametrize("component", quality.IDS)
@pytest.mark.parametrize("reading", DueReading)
def test_the_rows_behind_a_number_are_as_many_as_it_says(province: date, component: str, reading: DueReading):
    period = periods.of(province, 12)
    for each in chosen(province, 12, reading):
        asked = Asked(each.agency, component, period, province, reading)
        count = each.counts[component]
        assert counted(asked, Side.PART) == count.part, each.agency.name
        assert counted(asked, Side.WHOLE) == count.whole, each.agency.name


def test_late_dossiers_of_every_unit_are_found(province: date):
    period = periods.of(province, 12)
    found = standings.of_period(period, province)
    late = {each.agency.id: each.counts["B1"].whole - each.counts["B1"].part for each in found}
    assert sum(late.values()) > 0
    for each in found:
        rows = every_row(Asked(each.agency, "B1", period, province), Side.REST)
        assert len(rows) == late[each.agency.id], each.agency.name
        assert all(row.days_late > 0 or row.ended is None or row.due is None for row in rows)


def test_pages_join_without_gap_or_repetition(province: date):
    asked = Asked(chosen(province, 12)[0].agency, "A4", periods.of(province, 12), province)
    whole = every_row(asked, Side.WHOLE)
    assert every_row(asked, Side.WHOLE, size=7) == whole
    assert len({row.code for row in whole}) == len(whole)
    assert [row.received for row in whole] == sorted(row.received for row in whole)


def test_pages_of_procedures_join_without_gap(province: date):
    asked = Asked(chosen(province, 12)[-1].agency, "C1", periods.of(province, 12), province)
    assert every_row(asked, Side.REST, size=20) == every_row(asked, Side.REST)


def test_part_and_rest_make_the_whole(province: date):
    asked = Asked(chosen(province, 12)[0].agency, "B1", periods.of(province, 12), province)
    parts = {row.code for side in (Side.PART, Side.REST) for row in every_row(asked, side)}
    assert parts == {row.code for row in every_row(asked, Side.WHOLE)}


def test_a_page_takes_few_questions(province: date, django_assert_max_num_queries):  # type: ignore[no-untyped-def]
    asked = Asked(chosen(province, 12)[0].agency, "B1", periods.of(province, 12), province)
    with django_assert_max_num_queries(8):
        explaining.behind(asked, Side.REST)


@pytest.mark.parametrize(("side", "after"), [("both", ""), ("part", "x"), ("part", "2023-01-01~1"), ("part", "~")])
def test_what_is_no_page_is_refused(province: date, side: str, after: str):
    asked = Asked(chosen(province, 12)[0].agency, "B1", periods.of(province, 12), province)
    with pytest.raises(Invalid):
        explaining.behind(asked, side, after)


def test_a_component_there_is_not_is_refused(province: date):
    with pytest.raises(Invalid, match="B1"):
        explaining.behind(Asked(chosen(province, 12)[0].agency, "Z9", periods.of(province, 12), province))


def test_the_shares_of_every_loss_add_up_to_it(province: date):
    period, shared = periods.of(province, 12), set()
    for standing in standings.of_period(period, province):
        if standing.dossiers:
            for loss in losses.tree(standing.agency, period, province).losses:
                if loss.shares:
                    shared.add(loss.component.id)
                    assert sum(each.points for each in loss.shares) == loss.component.lost, loss.component.id
                    assert sum(each.missing for each in loss.shares) == loss.component.whole - loss.component.part
    assert {"B1", "C1", "C3", "E1"} <= shared


def test_a_loss_is_shared_by_what_is_missing_and_rounded_to_the_last_hundredth():
    assert losses.shared_out(Decimal("1.00"), [1, 1, 1]) == [Decimal("0.34"), Decimal("0.33"), Decimal("0.33")]
    assert losses.shared_out(Decimal("0.05"), [30, 10, 0]) == [Decimal("0.04"), Decimal("0.01"), Decimal("0.00")]
    assert losses.shared_out(Decimal("4.00"), [0, 0]) == [Decimal("0.00"), Decimal("0.00")]
