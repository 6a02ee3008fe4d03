"""What no dossier shows is told, with its source, and the index says so where it was not."""

from datetime import date, datetime

import pytest

from motcua.law.calendar import ZONE
from motcua.ledger import facts
from motcua.reactions.quality import explaining, periods, standings, tallies, telling
from motcua.reactions.quality.explaining import words
from motcua.registers.people import queries
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from tests import cast as people

MAY, TODAY = periods.read("2023-05"), date(2023, 5, 29)
AT = datetime(2023, 5, 29, 10, tzinfo=ZONE)


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def tell(component: str = "F1", unit: str = "H10.37.01", by: object = HOUSE, **changes: object) -> telling.Telling:
    said = {"part": 3, "whole": 4, "source": "Báo cáo số 12/BC-VPUBND", "period": MAY} | changes
    return telling.tell(by=by, unit=unit, component=component, at=AT, **said)  # type: ignore[arg-type]


def test_a_told_count_is_in_the_index_of_the_unit_and_of_all_above_it(cast: people.Cast):
    tell()
    found = {each.agency.code: each for each in standings.of_period(MAY, TODAY)}
    assert [found[code].counts["F1"].part for code in ("H10.37.01", "H10.37", "H10")] == [3, 3, 3]
    assert found["H10.37.01"].score.components["F1"].points == explaining.explain(
        queries.agency("H10.37.01"), MAY, TODAY
    ).component("F1").points  # fmt: skip


def test_the_last_word_counts_and_every_word_is_remembered_once(cast: people.Cast):
    for part in (3, 3, 4):
        tell(part=part)
    [row] = telling.told(queries.agency("H10"), MAY)
    assert (row.unit.code, row.part, row.whole, row.source) == ("H10.37.01", 4, 4, "Báo cáo số 12/BC-VPUBND")
    told = facts.about("count:H10.37.01~F1~2023-05")
    assert [fact.body["part"] for fact in told] == [3, 4], "saying the same again is no fact"
    assert telling.told(queries.agency("H10"), periods.read("2023-Q2")) == [], "a quarter is told by itself"


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"component": "B1"}, Invalid), ({"component": "Z9"}, Invalid), ({"unit": "H99"}, NotFound),
        ({"part": 5}, Invalid), ({"part": -1}, Invalid), ({"whole": 10**9}, Invalid), ({"source": "  "}, Invalid),
        ({"source": "x" * 501}, Invalid),
    ],
)  # fmt: skip
def test_what_cannot_be_a_count_is_refused(cast: people.Cast, changes: dict[str, object], error: type[Exception]):
    with pytest.raises(error):
        tell(**changes)  # type: ignore[arg-type]
    assert not telling.told(queries.agency("H10"), MAY)


def test_only_who_watches_over_procedures_tells(cast: people.Cast):
    for actor in (cast.lan, cast.hung, cast.mai, cast.dung):
        with pytest.raises(NotAllowed):
            tell(by=actor)


def test_what_nobody_told_says_so_and_who_tells_it_by_which_page_and_command(cast: people.Cast):
    people.received(cast)
    unit = queries.root()
    explained = explaining.explain(unit, MAY, TODAY)
    for name in tallies.TOLD:
        component = explained.component(name)
        if name != "A3":  # counted from the catalogue
            assert component.is_untold
            assert {words.NOT_TOLD, words.TOLD_BY[name], words.HOW_TO_TELL} <= set(component.notes)
    tell("A1", "H10")
    told = explaining.explain(unit, MAY, TODAY).component("A1")
    assert not told.is_untold
    assert words.read_from("Báo cáo số 12/BC-VPUBND") in told.notes
    assert set(words.TOLD_BY) == set(tallies.TOLD)


def test_what_stands_at_zero_says_who_or_what_would_show_it(cast: people.Cast):
    from motcua.reactions.quality import cells

    cells.recount_dossier(people.received(cast))
    explained = explaining.explain(queries.root(), MAY, TODAY)
    silent = {
        each.id for each in explained.components if each.whole and not each.part and words.NOTHING_SHOWN in each.notes
    }
    assert {"A4", "C3", "E2", "E4", "E5"} <= silent
    assert all(words.BY_AGENCY in explained.component(name).notes for name in ("C1", "C2", "D1", "D2", "E7"))
