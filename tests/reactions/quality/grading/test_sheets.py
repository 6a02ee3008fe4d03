"""A quarter of one commune, graded: every number by the rules of law, every number with its dossiers."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from motcua.law import grading
from motcua.law.grading import AgencyGrade, OfficialGrade
from motcua.reactions.quality import periods, settlers
from motcua.reactions.quality.grading import agencies, declared, officials, rows
from motcua.reactions.quality.grading.rows import Wanted
from motcua.reactions.quality.models import Imported, Told
from motcua.registers.people import queries as registry
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.work.dossiers.acts import decide, forward, supplement
from motcua.work.dossiers.models import Dossier, Step
from motcua.work.grading.acts import contest
from tests import cast as people

SPRING = periods.read("2023-Q2")
TODAY = date(2023, 7, 10)


@pytest.fixture
def cast(db: None) -> people.Cast:
    found = people.assemble()
    settlers.renew()
    return found


def finished(cast: people.Cast, day: int, on: int, **changes: object) -> str:
    """Received on one day of May, decided on another; the due day is five working days after the first."""
    code = people.received(cast, at=people.at(day, 9), **changes)
    forward.forward(by=cast.hung, dossier=code, at=people.at(day, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(on, 9))
    decide.decide(by=cast.mai, dossier=code, at=people.at(on, 11), on_paper=True)
    return code


@pytest.fixture
def spring(cast: people.Cast) -> people.Cast:
    """One early, one on its day, one late and filed online, one that runs past its day."""
    finished(cast, 8, 10)
    finished(cast, 8, 15)
    finished(cast, 8, 17, channel=2)
    people.received(cast, at=people.at(9, 9))
    return cast


def sheet(cast: people.Cast, code: str = "H10.37.01") -> agencies.AgencySheet:
    return agencies.of_unit(registry.agency(code), SPRING, TODAY)


def lines(one: agencies.AgencySheet | officials.OfficialSheet) -> dict[int, Decimal | None]:
    return {line.number: line.measured for line in one.lines}


def test_a_units_sheet_says_what_the_facts_show(spring: people.Cast):
    own = sheet(spring)
    measured = lines(own)
    assert measured[1] == Decimal("1.0")  # 2, 1 and 0 points
    assert measured[3] == Decimal("2.0")
    assert measured[4] == Decimal("1.3")  # at the counter twice, online once
    assert measured[5] == Decimal("1.0")  # received at the counter, settled behind it
    assert measured[6] == Decimal("1.0")  # on screen; nothing says on paper
    assert measured[7] == measured[1]
    assert measured[8] is None
    assert measured[9] == Decimal("0.0")  # an online dossier was late
    assert (own.dossiers, own.overdue, own.most) == (3, 1, 16)
    assert own.total == sum((one for one in measured.values() if one is not None), Decimal(0))
    assert own.scaled == (own.total * 18 / 16).quantize(Decimal("0.1"))


def test_every_dossier_has_the_points_that_the_law_gives_it(spring: people.Cast):
    found = rows.behind(Wanted(registry.agency("H10.37.01"), SPRING), by=spring.mai)
    assert len(found) == 3
    for each in found:
        row = Dossier.objects.get(code=each.code)
        time = grading.time_taken(row.finished_at, row.due_at)
        steps = Step.objects.filter(dossier=row, opened_at__lt=row.finished_at)
        assert each.marks == {
            1: time, 2: min(grading.time_taken(step.closed_at, step.due_at) for step in steps),
            3: grading.few(row.supplements), 4: grading.few(0 if row.channel == 2 else 1),
            7: grading.attitude(row.finished_at, row.due_at, complained=False),
        }  # fmt: skip
    of_steps = Counter(each.marks[2] for each in found)
    assert sheet(spring).lines[1].counted == {mark: of_steps[mark] for mark in range(3)}


def test_a_sheet_keeps_to_its_quarter(spring: people.Cast):
    later = agencies.of_unit(registry.agency("H10.37.01"), periods.read("2023-Q3"), TODAY)
    assert (later.dossiers, lines(later)[1]) == (0, None)
    year = agencies.of_unit(registry.agency("H10.37.01"), periods.read("2023"), TODAY)
    assert year.dossiers == 3


def test_the_strict_total_counts_what_runs_late(spring: people.Cast):
    own = sheet(spring)
    late = grading.sheet({1: {2: 1, 1: 1, 0: 2}}).means[1]
    assert own.strict_total == own.total - 2 * (lines(own)[1] - late)


def test_a_unit_answers_for_all_below_it(spring: people.Cast):
    assert lines(sheet(spring, "H10.37")) [1] == lines(sheet(spring))[1]  # fmt: skip
    table = agencies.of_all(registry.root(), SPRING, TODAY)
    assert [(each.agency.code, each.rank, each.among) for each in table] == [("H10.37", 1, 1), ("H10.37.01", 1, 1)]


def test_petitions_count_as_told_for_the_quarter_or_for_its_months(spring: people.Cast):
    told = {"agency_id": spring.commune.id, "component": "F1", "source": "Báo cáo"}
    for month, part in ((4, 9), (5, 9), (8, 0)):
        Told.objects.create(months=1, first_day=date(2023, month, 1), part=part, whole=10, **told)
    assert lines(sheet(spring))[8] == Decimal("1.0")
    Told.objects.create(months=3, first_day=date(2023, 4, 1), part=10, whole=10, **told)
    assert lines(sheet(spring))[8] == Decimal("2.0")


def test_what_is_declared_holds_below_until_a_nearer_word(spring: people.Cast, tmp_path: Path):
    (tmp_path / "index").mkdir()
    (tmp_path / declared.FILE).write_text(
        "unit,indicator,first_day,last_day,part,whole,source\nH10,6,2023-01-01,,1,1,Báo cáo 12\n"
        "H10.37,6,2023-02-01,2023-06-30,0,1,Báo cáo 13\n"
    )
    commune = registry.agency("H10.37.01")
    found = {day: declared.about(commune, 6, day, tmp_path) for day in (date(2022, 1, 1), date(2023, 3, 1), TODAY)}
    assert [one and one.source for one in found.values()] == [None, "Báo cáo 13", "Báo cáo 12"]
    assert declared.about(commune, 5, TODAY, tmp_path) is None


def test_an_upheld_contest_counts_instead_of_what_was_measured(spring: people.Cast):
    before = sheet(spring)
    number = contest.contest(
        by=spring.mai, agency="H10.37.01", period="2023-Q2", indicator=6, reason="Đã niêm yết.", at=people.at(30)
    )
    assert sheet(spring).total == before.total
    contest.answer(
        by=spring.thu, contest=number, upheld=True, answer="Đúng.", points=Decimal(2), at=people.at(30)
    )  # fmt: skip
    after = sheet(spring)
    assert (after.lines[5].measured, after.lines[5].verified) == (Decimal("1.0"), Decimal("2.0"))
    assert after.total == before.total + 1
    assert after.strict_total == before.strict_total + 1
    assert after.grade in set(AgencyGrade)


def test_officials_have_a_sheet_for_the_dossiers_they_held(spring: people.Cast):
    found = {each.name: each for each in officials.of_unit(registry.agency("H10.37.01"), SPRING, by=spring.mai)}
    assert set(found) == {"Nguyễn Văn Hùng", "Lê Thị Hoa", "Phạm Thị Mai"}
    hung, hoa = found["Nguyễn Văn Hùng"], found["Lê Thị Hoa"]
    assert lines(hung)[1] == lines(hoa)[1] == Decimal("1.0")
    assert lines(hung)[2] > lines(hoa)[2]  # his steps were in time, hers not always
    assert hung.total == sum(lines(hung).values())
    assert hung.grade is OfficialGrade.COMPLETE
    assert (hung.dossiers, hung.most) == (3, 10)


def test_only_the_official_and_the_heads_see_the_sheets(spring: people.Cast):
    commune = registry.agency("H10.37.01")
    assert [each.name for each in officials.own(SPRING, by=spring.hoa)] == ["Lê Thị Hoa"]
    assert officials.own(SPRING, by=spring.lan) == ()
    for head in (spring.mai, spring.thu, spring.dung):
        assert len(officials.of_unit(commune, SPRING, by=head)) == 3
    for other in (spring.hung, spring.hoa, spring.lan):
        with pytest.raises(NotAllowed):
            officials.of_unit(commune, SPRING, by=other)
    with pytest.raises(NotFound):
        officials.of_unit(commune, SPRING, by=spring.stranger)
    own = Wanted(commune, SPRING, official=spring.hoa.id, number=2)
    assert len(rows.behind(own, by=spring.hoa)) == len(rows.behind(own, by=spring.mai)) == 3
    with pytest.raises(NotAllowed):
        rows.behind(own, by=spring.hung)


def test_every_number_of_a_sheet_opens_as_many_dossiers(spring: people.Cast):
    code = people.received(spring, at=people.at(15, 9))
    supplement.supplement(by=spring.hung, dossier=code, items=["Giấy"], reason="Thiếu", at=people.at(15, 10))
    unit = registry.agency("H10.37")
    for line in agencies.of_unit(unit, SPRING, TODAY).lines:
        for mark, many in line.counted.items():
            found = rows.behind(Wanted(unit, SPRING, number=line.number, mark=mark), by=spring.dung)
            assert len(found) == many, (line.number, mark)
    for one in officials.of_unit(registry.agency("H10.37.01"), SPRING, by=spring.mai):
        for line in one.lines:
            for mark, many in line.counted.items():
                wanted = Wanted(one.agency, SPRING, one.account_id, line.number, mark)
                assert len(rows.behind(wanted, by=spring.mai)) == many


def test_pages_join_and_what_is_no_number_is_refused(spring: people.Cast):
    unit = registry.agency("H10.37.01")
    first = rows.behind(Wanted(unit, SPRING), by=spring.mai, size=2)
    rest = rows.behind(Wanted(unit, SPRING), by=spring.mai, after=first[-1].place)
    assert len({each.code for each in (*first, *rest)}) == 3
    for wrong in (Wanted(unit, SPRING, number=5), Wanted(unit, SPRING, mark=3)):
        with pytest.raises(Invalid):
            rows.behind(wrong, by=spring.mai)


def test_a_dossier_that_was_promised_no_day_is_said_apart(spring: people.Cast):
    at = people.at(8, 9)
    numbers = {"agency_id": spring.commune.id, "procedure_id": spring.version.procedure_id}
    Imported.objects.create(code="A-1", channel=1, received_at=at, ended_at=people.at(9, 9), digest="", **numbers)
    own = sheet(spring)
    assert (own.dossiers, own.lines[0].dossiers, own.undated) == (4, 3, 1)
