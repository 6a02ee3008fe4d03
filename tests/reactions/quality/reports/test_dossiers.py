"""The form II.06a adds up, says later what it said then, and opens what it counts."""

from datetime import date, datetime

import pytest

from motcua.law import reporting
from motcua.law.calendar import ZONE
from motcua.reactions.quality import settlers
from motcua.reactions.quality.incoming import taking
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.taking import Row
from motcua.reactions.quality.reports import dossiers, spans
from motcua.reactions.quality.reports.spans import Span
from motcua.reactions.quality.reports.tables import Table
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.people import queries
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Invalid
from tests import cast as people
from tests.reactions.quality.incoming.examples import second
from tests.reactions.quality.past import lives

TODAY = date(2023, 6, 30)
MAY, JUNE = Span(date(2023, 5, 1), date(2023, 5, 31)), Span(date(2023, 6, 1), date(2023, 6, 30))


@pytest.fixture
def cast(db: None) -> people.Cast:
    made = people.assemble()
    settlers.renew()
    return made


def form(span: Span, code: str = "H10", today: date = TODAY) -> Table:
    return dossiers.table(queries.agency(code), span, today)


def total(table: Table) -> dict[str, int]:
    return dict(zip((column.name for column in table.report.columns), table.total, strict=True))


def test_every_line_adds_up_and_every_cell_opens_exactly_what_it_counts(cast: people.Cast):
    ways = lives.every_life(cast)
    for span in (MAY, JUNE, spans.of_quarter(2023, 2), spans.of_year(2023)):
        for code in ("H10", "H10.37", "H10.37.01", "H10.37.02"):
            table = form(span, code)
            for line in table.lines:
                assert reporting.contradictions(table.report, line.cells) == ()
            assert reporting.contradictions(table.report, table.total) == ()
            places = [("", table.total), *((line.place, line.cells) for line in table.lines)]
            for place, cells in places:
                for column, number in zip(table.report.columns, cells, strict=True):
                    rows = dossiers.behind(table.unit, span, TODAY, column=column.number, place=place)
                    assert len(rows) == number, (span.key, code, place, column.name)
    assert total(form(spans.of_quarter(2023, 2)))["received"] == len(ways)
    assert form(MAY, "H10.37.02").empty


def test_each_way_of_a_dossier_stands_in_its_column(cast: people.Cast):
    ways = lives.every_life(cast)
    names = {code: name for name, code in ways.items()}

    def those(span: Span, column: int) -> set[str]:
        return {names[row.code] for row in dossiers.behind(queries.agency("H10"), span, TODAY, column=column)}

    assert those(MAY, 4) == {"online"}
    assert those(MAY, 9) == {"withdrawn"}, "given back in time is on time, not early"
    assert those(JUNE, 6) == set(ways) - {"withdrawn"}
    assert those(JUNE, 8) == {"decided", "electronic", "returned", "rejected"}
    assert those(JUNE, 9) == {"abandoned"}
    waits = {"waiting", "suspended", "owing"}
    assert waits <= those(JUNE, 12)
    assert "running" in those(JUNE, 13)


def test_what_one_report_leaves_open_the_next_carries_over(cast: people.Cast):
    lives.every_life(cast)
    for before, after in ((MAY, JUNE), (spans.of_quarter(2023, 1), spans.of_quarter(2023, 2))):
        assert total(form(before))["open"] == total(form(after))["carried_over"]


def test_a_report_made_again_later_says_what_it_said_on_its_last_day(
    cast: people.Cast, monkeypatch: pytest.MonkeyPatch
):
    real, done = lives.act, list[tuple[datetime, object, dict[str, object]]]()
    monkeypatch.setattr(lives, "act", lambda verb, at, **words: done.append((at, verb, words)))
    lives.every_life(cast)
    said = {}
    for at, verb, words in sorted(done, key=lambda each: each[0]):
        real(verb, at, **words)  # type: ignore[arg-type]
        span = Span(date(2023, 5, 1), at.date())
        said[span] = form(span, today=at.date()).total
    assert len(said) >= 6
    for span, cells in said.items():
        assert form(span).total == cells, span.key


def test_told_dossiers_count_and_one_without_a_due_day_is_remarked(cast: people.Cast):
    ProcedureVersion.objects.update(term_assumed=True)  # a term that is known would be its due day
    told = [
        second("A-1", NgayHenTra="20230520090000", NgayKetThucXuLy="20230525090000", NgayTra="20230525090000"),
        second("A-2", NgayHenTra="", NgayKetThucXuLy="20230525090000", NgayTra="20230525090000"),
    ]
    with lives.then(datetime(2023, 6, 30, 17, tzinfo=ZONE)):
        rows = [Row(place, each) for place, each in enumerate(told)]
        taking.take(rows, Names(), by=HOUSE, at=datetime(2023, 6, 30, 17, tzinfo=ZONE))
    table = form(MAY)
    assert (total(table)["settled_late"], total(table)["settled_on_time"]) == (1, 1)
    assert table.remarks == ("1 hồ sơ không có ngày hẹn trả được tính là đúng hạn, trong hạn.",)


@pytest.mark.parametrize("key", ["2023-Q5", "x", "2023-05-31..2023-05-01", "2023-13-01..2023-14-01", "2030", "0001-Q1"])
def test_what_is_no_period_is_refused(key: str):
    with pytest.raises(Invalid):
        spans.read(key, TODAY)


def test_the_running_report_is_the_next_one_from_the_middle_of_the_last_month():
    assert spans.read("", date(2023, 6, 14)).key == "2023-Q2"
    assert spans.read("", date(2023, 6, 15)).key == "2023-Q3"
    assert spans.read("", date(2023, 12, 20)).key == "2024-Q1"
    assert spans.read("2023-q2", TODAY).next() == spans.of_quarter(2023, 3)
    assert spans.of_quarter(2023, 1).previous() == spans.of_quarter(2022, 4)


@pytest.mark.parametrize(("column", "place", "after"), [(2, "", ""), (3, "village~", ""), (3, "", "yesterday~A")])
def test_a_cell_there_is_not_is_refused(cast: people.Cast, column: int, place: str, after: str):
    with pytest.raises(Invalid):
        dossiers.behind(queries.agency("H10"), MAY, TODAY, column=column, place=place, after=after)
