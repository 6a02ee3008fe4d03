"""Eleven ways in which another system's statistics went wrong; each must stay impossible here."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.law import quality
from motcua.law.calendar import ZONE
from motcua.law.deadline import Term
from motcua.law.quality import DueReading
from motcua.reactions.quality import cells, explaining, periods, standings
from motcua.reactions.quality.incoming import taking, values
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.taking import Outcome, Row
from motcua.reactions.quality.measures import MEASURES
from motcua.reactions.quality.models import Cell, Told
from motcua.reactions.quality.past import difference
from motcua.reactions.quality.past.standings import as_it_stood
from motcua.reactions.quality.standings import Standing
from motcua.registers.catalog.models import ProcedureVersion
from motcua.registers.people import queries
from motcua.registers.people.actor import HOUSE
from motcua.work.dossiers.acts import decide, extend, forward, pause
from tests import cast as people
from tests.reactions.quality.incoming.examples import second
from tests.reactions.quality.past import lives

MAY, QUARTER, TODAY = periods.read("2023-05"), periods.read("2023-Q2"), date(2023, 6, 30)
HERE, ELSEWHERE = "H10.37.01", "H10.37.02"


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def tell(*messages: dict[str, object], at: datetime = datetime(2023, 6, 30, 17, tzinfo=ZONE)) -> list[Outcome]:
    with lives.then(at):
        rows = [Row(place, each) for place, each in enumerate(messages)]
        return [each.outcome for each in taking.take(rows, Names(), by=HOUSE, at=at)]


def dossier(code: str, received: str, due: str, ended: str, **changes: object) -> dict[str, object]:
    """A told dossier by its days in 2023: `0502` is 2 May, at nine."""
    received, due, ended = (f"2023{day}090000" if day else "" for day in (received, due, ended))
    return second(code, NgayTiepNhan=received, NgayHenTra=due, NgayKetThucXuLy=ended, NgayTra=ended, **changes)


def now(code: str = HERE, period: periods.Period = MAY, **more: DueReading) -> Standing:
    return next(each for each in standings.of_period(period, TODAY, **more) if each.agency.code == code)


def then(day: date, period: periods.Period = MAY) -> Standing:
    return next(each for each in as_it_stood(period, day, TODAY) if each.agency.code == HERE)


def on_time(standing: Standing) -> tuple[int, int]:
    return int(standing.counts["B1"].part), int(standing.counts["B1"].whole)


def test_1_a_month_recounted_later_uses_what_was_known_at_its_end(cast: people.Cast):
    lives.every_life(cast)
    assert then(date(2023, 5, 31)).counts["E1"].whole == 0, "nothing was decided in May"
    assert now().counts["E1"].whole == 4


def test_2_a_dossier_at_the_first_or_the_last_instant_of_a_month_is_counted_once(cast: people.Cast):
    times = ("20230430235959", "20230501000000", "20230531235959", "20230601000000")
    tell(*(second(f"A-{time}", NgayTiepNhan=time, NgayHenTra="", NgayKetThucXuLy="20230620090000") for time in times))
    months = [now(period=periods.read(key)).dossiers for key in ("2023-04", "2023-05", "2023-06")]
    assert (months, now(period=QUARTER).dossiers) == ([1, 2, 1], 4)
    assert now(period=QUARTER).counts["B1"].whole == sum(months)


def test_3_a_dossier_without_a_day_of_receipt_stops_nobody(cast: people.Cast):
    found = tell(dossier("A-1", "0502", "0510", "0505"), dossier("A-2", "", "0510", ""), dossier("A-3", "0502", "", ""))
    assert found == [Outcome.ACCEPTED, Outcome.REFUSED, Outcome.REFUSED]
    assert now().dossiers == 1


def test_4_late_ones_are_counted_by_their_own_condition(cast: people.Cast):
    tell(
        *(dossier(f"A-{n}", "0502", "0510", ended) for n, ended in enumerate(("0509", "0510", "0511", "0512", "0530")))
    )
    assert on_time(now()) == (2, 5)
    with connection.cursor() as cursor:
        late = f"channel = 2 AND NOT ({MEASURES['on_time']})"
        cursor.execute(f"SELECT code FROM quality_course WHERE {late} ORDER BY code")  # noqa: S608
        assert [row[0] for row in cursor.fetchall()] == ["A-2", "A-3", "A-4"]


def test_5_a_dossier_without_a_due_day_is_judged_by_the_longest_term_and_counted_apart(cast: people.Cast):
    wait = [{"NgayBoSung": "20230503090000", "NgayTiepNhanBoSung": "20230506090000"}]
    ends = {
        "A-1": "0505",
        "A-2": "0512",
        "A-3": "0516",
        "A-4": "0511",
    }  # five working days from the fourth: the eleventh
    told = {code: dossier(code, "0504", "", end) for code, end in ends.items()}
    told["A-3"]["DanhSachHoSoBoSung"] = told["A-2"]["DanhSachHoSoBoSung"] = wait
    tell(*told.values(), dossier("A-5", "0504", "0510", "0505"), dossier("A-6", "0504", "", "0516"))
    expected = {code: _by_law(one) for code, one in told.items()} | {"A-5": True, "A-6": False}
    assert expected == {"A-1": True, "A-2": True, "A-3": False, "A-4": True, "A-5": True, "A-6": False}
    for reading in DueReading:
        assert on_time(now(reading=reading)) == (4, 6)
    assert sum(cell.without_due_day for cell in Cell.objects.all()) == 5
    assert on_time(then(TODAY)) == on_time(now()), "the past day reads the same from the facts"
    ProcedureVersion.objects.update(term_assumed=True)
    tell(*told.values())
    assert on_time(now()) == (1, 6), "no term is known: nothing says that it was in time, and nothing more is guessed"
    assert sum(cell.without_due_day for cell in Cell.objects.all()) == 5
    assert cells.differences() == 0


def _by_law(told: dict[str, object]) -> bool:
    """The same by the law's rule, told the term instead of the date."""
    received, ended = (values.moment(told, name) for name in ("NgayTiepNhan", "NgayKetThucXuLy"))
    asked = values.rows(told, "DanhSachHoSoBoSung")
    waits = [quality.Wait(values.moment(row, "NgayBoSung"), values.moment(row, "NgayTiepNhanBoSung")) for row in asked]
    course = quality.Course(received, ended=ended, waits=waits, longest=Term.of(5, "working_day"))
    return quality.is_on_time(course, ended)


def test_6_of_nothing_no_share_is_made(cast: people.Cast):
    tell(dossier("A-1", "0502", "0510", "0505"))
    idle = now(ELSEWHERE)
    assert idle.counts["B1"].is_empty
    assert (idle.score.components["B1"].points, idle.rank) == (0, None)


def test_7_a_past_month_may_be_corrected_and_the_correction_is_told(cast: people.Cast):
    tell(dossier("A-1", "0502", "0510", "0512"), at=people.at(31, 17))
    tell(dossier("A-1", "0502", "0510", "0509"), at=people.at(20, 9, month=6))
    assert (on_time(then(date(2023, 5, 31))), on_time(now())) == ((0, 1), (1, 1))
    b1 = next(
        each for each in difference.between(queries.agency(HERE), MAY, date(2023, 5, 31), TODAY).changes
        if each.id == "B1"
    )  # fmt: skip
    [moved] = b1.dossiers
    assert (moved.code, moved.part, [fact.name for fact in moved.facts]) == ("A-1", 1, ["CourseTold"])


def test_8_the_faults_of_one_unit_leave_the_counts_of_another_alone(cast: people.Cast):
    right = [dossier(f"A-{n}", "0502", "0510", "0505", DonViXuLy=ELSEWHERE) for n in range(3)]
    tell(*right)
    alone = now(ELSEWHERE)
    tell(*(dossier(f"B-{n}", "0502", "0401", "0505") for n in range(3)), *right)
    assert now(ELSEWHERE) == alone
    assert now(HERE).dossiers == 0


def test_9_what_was_told_from_outside_is_never_mixed_in_silently(cast: people.Cast):
    tell(dossier("A-1", "0529", "0605", "0602"))
    cells.recount_dossier(lives.received(cast))
    assert sorted(str(row["origin"]) for row in lives.living(MAY)) == ["imported", "motcua"]
    Told.objects.create(
        agency=cast.commune, component="F1", months=1, first_day=MAY.first, part=3, whole=4, source="Báo cáo số 12"
    )
    f1 = explaining.explain(queries.agency(HERE), MAY, TODAY).component("F1")
    assert (f1.part, f1.whole) == (3, 4)
    assert any("Báo cáo số 12" in note for note in f1.notes)


def test_10_time_that_stood_still_is_taken_out(cast: people.Cast):
    code = lives.received(cast)
    lives.act(forward.forward, people.at(29, 10), by=cast.hung, dossier=code)
    lives.act(pause.suspend, people.at(30, 9), by=cast.hoa, dossier=code, reason="Chờ giám định", basis="Luật Hộ tịch")
    lives.act(pause.resume, people.at(6, 9, month=6), by=cast.hoa, dossier=code)
    lives.act(decide.decide, people.at(9, 9, month=6), by=cast.mai, dossier=code, on_paper=True)
    assert [on_time(now(reading=reading)) for reading in DueReading] == [(1, 1), (1, 1)], "first due on 5 June"


def test_11_a_date_moved_later_does_not_change_what_was(cast: people.Cast):
    code = lives.received(cast)
    lives.act(forward.forward, people.at(29, 10), by=cast.hung, dossier=code)
    late, june = date(2023, 6, 6), people.at(9, 17, month=6)
    lives.act(extend.extend, people.at(7, 9, month=6), by=cast.mai, dossier=code, until=june, reason="Bận")
    lives.act(decide.decide, people.at(8, 9, month=6), by=cast.mai, dossier=code, on_paper=True)
    assert on_time(then(late, QUARTER)) == (0, 1), "on 6 June it was late, whatever was promised afterwards"
    assert on_time(now(period=QUARTER)) == (1, 1)
    assert on_time(now(period=QUARTER, reading=DueReading.ORIGINAL)) == (0, 1), "and by the first promise it stays late"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_fact SET at = now() WHERE subject = %s", [f"dossier:{code}"])
