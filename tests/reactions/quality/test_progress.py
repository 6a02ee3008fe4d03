"""A duty's figure is reckoned from the dossiers, as the index has it, and never rounded up."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.reactions.quality import cells, progress
from motcua.reactions.sync.models import Transfer
from motcua.work.directives import measures
from motcua.work.directives.views import TargetView
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
