"""What has become of a period since a day, dossier by dossier and fact by fact."""

from datetime import date, datetime, timedelta

import pytest

from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.reactions.quality import periods
from motcua.reactions.quality.incoming import taking
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.taking import Row
from motcua.reactions.quality.past import difference, listing, walking
from motcua.reactions.quality.past.causes import Moved
from motcua.reactions.quality.past.difference import Difference
from motcua.registers.people import queries
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid
from tests import cast as people
from tests.reactions.quality.incoming.examples import province
from tests.reactions.quality.past import lives

MAY, QUARTER = periods.read("2023-05"), periods.read("2023-Q2")
TODAY = date(2023, 6, 30)


@pytest.fixture
def cast(db: None, monkeypatch: pytest.MonkeyPatch) -> people.Cast:
    monkeypatch.setattr(walking, "_FIRST", 2)
    return people.assemble()


def since(day: date, code: str = "H10.37.01", period: periods.Period = MAY) -> Difference:
    return difference.between(queries.agency(code), period, day, TODAY)


def is_walked(found: Difference) -> bool:
    """Whether the pages of a component, two dossiers each, hold what moved it, with the same causes."""
    for change in found.changes:
        if not change.moved:
            continue
        listed, after = list[Moved](), ""
        while page := listing.page(found.unit, change.id, found.span, after=after, size=2):
            listed += page.rows
            after = page.next
            if not after:
                break
        assert tuple(listed) == change.dossiers, change.id
        assert {each.fact: (each.dossiers, each.part, each.whole) for each in change.causes} == added_up(listed)
        assert listing.counted(found.unit, change.id, found.span) == change.causes
        for cause in change.causes:
            of_one = listing.page(found.unit, change.id, found.span, cause=cause.fact).rows
            assert of_one == tuple(each for each in change.dossiers if each.cause == cause.fact), cause
    return True


def added_up(listed: list[Moved]) -> dict[str, tuple[int, int, int]]:
    """What the dossiers say of each cause, one by one."""
    by_cause = {each.cause: [one for one in listed if one.cause == each.cause] for each in listed}
    return {
        cause: (len(moved), sum(one.part for one in moved), sum(one.whole for one in moved))
        for cause, moved in by_cause.items()
    }


def adds_up(found: Difference) -> bool:
    return all(
        each.was.part + sum(moved.part for moved in each.dossiers) == each.now.part
        and each.was.whole + sum(moved.whole for moved in each.dossiers) == each.now.whole
        for each in found.changes
        if each.id not in {"C1", "C2", "D1", "D2", "E7"}
    )


@pytest.mark.parametrize("unit", ["H10.37.01", "H10.37", "H10"])
@pytest.mark.parametrize("day", [date(2023, 5, 29), date(2023, 5, 31), date(2023, 6, 2), TODAY])
def test_the_moved_dossiers_add_up_to_the_difference(cast: people.Cast, day: date, unit: str):
    lives.every_life(cast)
    found = since(day, unit)
    assert adds_up(found)
    assert is_walked(found)
    assert bool(found.changes) is (day < date(2023, 6, 2)), "what came later left the counts of May as they were"


def test_a_decision_after_the_day_is_named_with_its_dossier(cast: people.Cast):
    ways = lives.every_life(cast)
    e1 = next(each for each in since(date(2023, 5, 31)).changes if each.id == "E1")
    assert (e1.was, e1.now.part, e1.now.whole) == (type(e1.was)(0, 0), 1, 4)
    by_code = {each.code: each for each in e1.dossiers}
    assert by_code.keys() == {ways[name] for name in ("decided", "electronic", "returned", "rejected")}
    electronic, returned = by_code[ways["electronic"]], by_code[ways["returned"]]
    assert ([fact.name for fact in electronic.facts], electronic.part) == (["DossierDecided"], 1)
    assert [fact.name for fact in returned.facts] == ["DossierDecided", "ResultHandedOver"]
    assert all(fact.recorded_at > datetime(2023, 5, 31, 23, 59, tzinfo=ZONE) for fact in electronic.facts)


def test_a_dossier_that_only_grew_late_has_moved_without_a_fact(cast: people.Cast):
    code = lives.received(cast)
    lives.act(lives.forward.forward, people.at(29, 10), by=cast.hung, dossier=code)
    b1 = next(each for each in since(date(2023, 6, 1), period=QUARTER).changes if each.id == "B1")
    assert [(moved.code, moved.part, moved.whole, moved.facts) for moved in b1.dossiers] == [(code, -1, 0, ())]
    assert b1.points_then > b1.points_now


def test_told_dossiers_move_too(cast: people.Cast):
    told = province(30, ("H10.37.01",))
    for day, rows in ((1, told[:20]), (3, [*told[20:], told[0] | {"DonViXuLy": "H10.37.02"}])):
        moment = datetime(2023, 6, 20 + day, 18, tzinfo=ZONE)
        told_then = [row for row in rows if str(row["NgayTiepNhan"]) < "20230601"]
        with clock.standing_at(moment):
            taking.take([Row(n, _settled(each)) for n, each in enumerate(told_then)], Names(), by=HOUSE, at=moment)
    found = since(date(2023, 6, 22))
    assert adds_up(found)
    b1 = next(each for each in found.changes if each.id == "B1")
    assert {fact.name for moved in b1.dossiers for fact in moved.facts} == {"CourseTold"}
    assert adds_up(since(date(2023, 6, 22), "H10.37.02"))
    assert is_walked(found)


def _settled(message: dict[str, object]) -> dict[str, object]:
    ended = message["NgayKetThucXuLy"]
    return message if ended and str(ended) < "20230621" else message | {
        "TrangThaiHoSo": "4", "NgayKetThucXuLy": "", "NgayTra": "", "DanhSachHoSoBoSung": [],
    }  # fmt: skip


def test_only_so_many_dossiers_are_named_and_all_are_counted(cast: people.Cast):
    lives.every_life(cast)
    found = difference.between(queries.agency("H10"), MAY, date(2023, 5, 31), TODAY, listed=2)
    e1 = next(each for each in found.changes if each.id == "E1")
    assert (len(e1.dossiers), e1.moved) == (2, 4)


def test_of_a_day_still_to_come_there_is_no_difference(cast: people.Cast):
    with pytest.raises(Invalid):
        since(TODAY + timedelta(days=1))
