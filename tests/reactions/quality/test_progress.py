"""A duty's figure is reckoned from the dossiers, as the index has it, and never rounded up."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.ledger import clock
from motcua.reactions.quality import cells, progress
from motcua.reactions.sync.models import Transfer
from motcua.work.directives import measures
from motcua.work.directives.acts import enter, report, take_in
from motcua.work.directives.models import Duty
from motcua.work.directives.views import TargetView
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

TODAY = date(2023, 5, 31)


@pytest.fixture
def cast(db: None) -> Cast:
    return people.assemble()


def target(cast: Cast, name: str, at_least: str, first: date = date(2023, 5, 1)) -> TargetView:
    """The commune is measured by this figure in a month."""
    unit = cast.commune
    return TargetView(measures.BY_NAME[name], unit.id, unit.code, unit.short_name, first, 1, Decimal(at_least))


def test_a_figure_is_what_the_dossiers_say(cast: Cast) -> None:
    codes = [people.received(cast, at=people.MONDAY) for _ in range(3)]
    now = people.at(31, 12)
    Transfer.objects.bulk_create(
        Transfer(dossier=code, owed=2, accepted=2, state="even", arrived_at=now, changed_at=now) for code in codes[:2]
    )
    cells.recount_all()
    two_thirds, more = target(cast, "A4%", "66.66"), target(cast, "A4%", "66.67")
    number, index = target(cast, "A4#", "2"), target(cast, "index", "100")
    later = target(cast, "A4#", "1", date(2023, 6, 1))
    got = progress.reached([two_thirds, more, number, index, later], TODAY)
    assert (got[two_thirds].value, got[two_thirds].part, got[two_thirds].whole) == (Decimal("66.66"), 2, 3)
    assert [got[one].met for one in (two_thirds, more, number)] == [True, False, True], "never rounded up"
    assert got[index].value is not None
    assert not got[index].met
    assert (got[later].value, got[later].met) == (None, False), "a month to come has no figure"
    assert got[two_thirds].on == TODAY


def test_dossiers_that_lie_overdue_are_known_of_today_and_the_fewer_the_better(cast: Cast) -> None:
    people.received(cast, at=people.MONDAY)
    Dossier.objects.update(due_at=people.at(30, 17), holder_agency=cast.commune)
    none, one = target(cast, "overdue", "0"), target(cast, "overdue", "1")
    for now, value, met in ((people.at(30, 18), 0, [True, True]), (people.at(31, 8), 1, [False, True])):
        clock.pretend(now)
        got = progress.reached([none, one], now.date())
        assert (got[none].value, got[none].part, got[none].whole) == (value, value, 1)
        assert [got[none].met, got[one].met] == met
        assert progress.reached([none], date(2023, 5, 29))[none].value is None, "nobody kept what lay there then"
    clock.forget()


def test_published_land_plans_are_counted_from_the_duties_of_that_kind(cast: Cast) -> None:
    head = take_in.Told(title="Kế hoạch sử dụng đất", number="1/KH", issued=date(2023, 5, 2))
    item = enter.Item(units=(cast.commune.code,), content="Công khai kế hoạch sử dụng đất 2023", due=date(2023, 5, 25))
    enter.enter(by=cast.thu, agency="H10", kind="land_plan", head=head, received=date(2023, 5, 2), item=item,
                at=people.at(2))  # fmt: skip
    share, number = target(cast, "land_plan%", "100"), target(cast, "land_plan#", "1")
    got = progress.reached([share, number], TODAY)
    assert [(got[one].value, got[one].met) for one in (share, number)] == [
        (Decimal("0.00"), False),
        (Decimal(0), False),
    ]
    duty = Duty.objects.get(step="publish")
    report.report(
        by=cast.mai, duty=duty.id, text="Đã công khai", done=True, link="https://xa.example.vn/kh", at=people.at(24)
    )
    got = progress.reached([share, number], TODAY)
    assert [(got[one].value, got[one].part, got[one].whole, got[one].met) for one in (share, number)] == [
        (Decimal("100.00"), 1, 1, True), (Decimal(1), 1, 1, True),
    ]  # fmt: skip
    later = target(cast, "land_plan%", "100", date(2023, 6, 1))
    assert progress.reached([later], TODAY)[later].value is None
