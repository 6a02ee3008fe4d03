"""The index is counted from the dossiers: live, afresh and by the law, always the same."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from motcua.faces.cli.main import main
from motcua.law import quality
from motcua.law.calendar import ZONE
from motcua.ledger import facts
from motcua.reactions.quality import cells, measures, periods, standings, tallies
from motcua.reactions.quality.models import Cell, Imported, Roll, Running
from motcua.reactions.quality.periods import Period
from motcua.reactions.sync import exchange
from motcua.registers.people import queries as registry
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import decide, forward, stop, supplement
from motcua.work.dossiers.models import Dossier
from tests import cast as people

MAY = periods.read("2023-05")


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def count_all(*codes: str) -> None:
    for code in codes:
        cells.recount_dossier(code)


def test_what_the_law_names_is_what_is_counted():
    rows = (row for name in quality.names() for row in quality.named(name).indicators)
    asked = {name for row in rows for name in (row.formula.part, row.formula.of)}
    assert asked == tallies.NAMES


def test_every_count_has_its_column():
    for table in (Cell, Roll):
        columns = {field.name for field in table._meta.get_fields()}
        assert set(measures.MEASURES) <= columns


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2023-05", date(2023, 5, 1), date(2023, 5, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023-h2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_is_read_and_said_again(key: str, first: date, last: date):
    period = periods.read(key)
    assert (period.first, period.last, period.key) == (first, last, key.upper())
    assert period.next().previous() == period
    assert periods.of(last, period.months) == period


@pytest.mark.parametrize("key", ["", "2023-13", "2023-Q5", "2023-H3", "05/2023", "0000", "2023-00", "x" * 999])
def test_what_is_no_period_is_refused(key: str):
    with pytest.raises(Invalid):
        periods.read(key)


def test_a_received_dossier_is_in_the_index_of_who_settles_it(cast: people.Cast):
    code = people.received(cast)
    count_all(code)
    found = {each.agency.id: each for each in standings.of_period(MAY, date(2023, 5, 29))}
    here = found[cast.commune.id]
    assert (here.counts["B1"].part, here.counts["B1"].whole) == (1, 1)
    assert here.score.components["B1"].points == 20
    assert cells.differences() == 0


def test_filed_online_is_read_by_the_channel_or_with_the_result_too(cast: people.Cast):
    runs, on_paper = (people.received(cast, channel=2) for _ in range(2))
    for by, hour in ((cast.hung, 9), (cast.hoa, 10)):
        forward.forward(by=by, dossier=on_paper, at=people.at(30, hour))
    decide.decide(by=cast.mai, dossier=on_paper, number="1/KS", at=people.at(30, 11), on_paper=True)
    count_all(runs, on_paper)
    for variant, part in (("national", 2), ("online_with_result", 1)):
        found = standings.of_period(MAY, date(2023, 5, 31), variant=variant)
        counts = next(each.counts["C3"] for each in found if each.agency.id == cast.commune.id)
        assert (counts.part, counts.whole) == (part, 2), variant
    assert cells.differences() == 0


def test_the_parents_add_up_their_children(cast: people.Cast):
    count_all(people.received(cast), people.received(cast))
    found = {each.agency.level: each for each in standings.of_period(MAY, date(2023, 5, 29))}
    assert {level: each.dossiers for level, each in found.items()} == {"commune": 2, "district": 2, "province": 2}


def test_a_dossier_becomes_late_at_midnight_without_any_fact(cast: people.Cast):
    code = people.received(cast)
    count_all(code)
    due = Dossier.objects.get(code=code).due_at
    assert due is not None
    day, month = due.astimezone(ZONE).date(), periods.read("2023-Q2")
    on_time = [standings.of_period(month, today)[0].counts["B1"].part for today in (day, day + timedelta(days=1))]
    assert on_time == [1, 0]


def test_live_counting_and_counting_afresh_agree_through_a_life(cast: people.Cast):
    one, two, three = (people.received(cast) for _ in range(3))
    count_all(one, two, three)
    supplement.supplement(by=cast.hung, dossier=two, items=["Tờ khai"], reason="Thiếu", at=people.at(30, 9))
    stop.withdraw(by=cast.lan, dossier=three, at=people.at(30, 9))
    stop.stop(by=cast.hung, dossier=three, reason="Người dân rút", at=people.at(30, 10))
    count_all(two, three)
    assert cells.differences() == 0
    kept = [list(table.objects.order_by("pk").values()) for table in (Cell, Roll, Running)]
    cells.recount_all()
    afresh = [list(table.objects.values()) for table in (Cell, Roll, Running)]
    assert [sorted(map(_known, rows)) for rows in kept] == [sorted(map(_known, rows)) for rows in afresh]


def _known(row: dict[str, object]) -> list[tuple[str, str]]:
    return sorted((name, str(value)) for name, value in row.items() if name != "id")


def _standing_of(cast: people.Cast, course: dict[str, object], today: date) -> tuple[int, int]:
    imported = Imported.objects.create(
        code="X-1", agency=cast.commune, procedure_id=cast.version.procedure_id, channel=1, digest="", **course
    )
    cells.recount_dossier(imported.code)
    both = [
        standings.of_period(MAY, today, reading=reading)[-1].counts["B1"].part
        for reading in (quality.DueReading.MOVED, quality.DueReading.ORIGINAL)
    ]
    return both[0], both[1]


RECEIVED, DUE = datetime(2023, 5, 2, 9, tzinfo=ZONE), datetime(2023, 5, 10, 9, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ({"ended_at": DUE}, (1, 1)),
        ({"ended_at": DUE + timedelta(hours=3)}, (1, 0)),  # the due day had not ended; the minute had
        ({"ended_at": DUE + timedelta(days=1)}, (0, 0)),
        ({"ended_at": DUE + timedelta(days=1), "waited": 2 * 1440, "supplements": 1}, (0, 1)),
        ({"ended_at": DUE, "supplements": 2}, (0, 0)),
        ({"waiting_since": DUE, "supplements": 1}, (1, 1)),
        ({"waiting_since": DUE + timedelta(days=2), "supplements": 1}, (0, 0)),
        ({}, (0, 0)),
        ({"due_at": datetime(2023, 5, 31, 9, tzinfo=ZONE)}, (1, 0)),
        ({"due_at": None}, (0, 0)),
    ],
)
def test_both_readings_of_on_time(cast: people.Cast, course: dict[str, object], expected: tuple[int, int]):
    both = {"received_at": RECEIVED, "due_at": DUE, "first_due_at": DUE} | course
    assert _standing_of(cast, both, date(2023, 5, 31)) == expected


def test_a_decided_dossier_counts_its_result(cast: people.Cast):
    code = people.received(cast)
    Dossier.objects.filter(code=code).update(state=4, step_no=3)
    decide.decide(by=cast.mai, dossier=code, at=people.at(30, 9), on_paper=True)
    count_all(code)
    here = standings.of_period(MAY, date(2023, 5, 31))[-1]
    assert (here.counts["E1"].part, here.counts["E1"].whole) == (0, 1)


def test_the_index_of_all_units_takes_few_questions(cast: people.Cast, django_assert_max_num_queries):  # type: ignore[no-untyped-def]
    count_all(people.received(cast))
    standings.of_period(MAY, date(2023, 5, 29))
    with django_assert_max_num_queries(6):
        standings.of_period(MAY, date(2023, 5, 29))


def test_a_half_year_holds_its_months(cast: people.Cast):
    count_all(people.received(cast))
    for period in (MAY, *(periods.of(MAY.first, months) for months in (3, 6, 12))):
        assert isinstance(period, Period)
        assert standings.of_period(period, date(2023, 5, 29))[0].dossiers == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM quality_roll")
        assert cursor.fetchone() == (4,)


def test_a_dossier_that_reaches_the_national_portal_moves_the_index_at_once(cast: people.Cast):
    code = people.received(cast, at=people.at(2))
    count_all(code)
    for fact in facts.about(f"dossier:{code}"):
        exchange.owe(fact)
    exchange.send_owed()
    assert [each.counts["A4"].part for each in standings.of_period(MAY, date(2023, 5, 29)) if each.dossiers] == [
        1,
        1,
        1,
    ]
    assert cells.differences() == 0


def test_what_is_not_asked_of_a_level_earns_what_the_variant_says(cast: people.Cast):
    count_all(people.received(cast))
    found = {each.level.value: each for each in standings.of_period(MAY, date(2023, 5, 29), variant="level_2026")}
    assert found["commune"].score.components["E6"].points == 2  # only the province is asked
    assert found["province"].score.components["E6"].points == 0
    commune = found["commune"]
    alone = quality.score(commune.counts, commune.level, "level_2026")  # the road of `law score`, given every count
    assert alone == commune.score


def test_units_are_ranked_among_their_siblings_only(cast: people.Cast):
    district = registry.agency("H10.37")
    office = people.agency("H10.90", "Sở Tài nguyên", "department", cast.province, kind="department")
    registry_office = people.agency("H10.91", "Văn phòng đăng ký", "department", office, kind="subordinate_unit")
    branch = people.agency("H10.92", "Chi nhánh Bù Đăng", "district", registry_office, kind="subordinate_unit")
    board = people.agency("H10.93", "Ban quản lý", "department", cast.province, kind="management_board")
    people.forget()
    units = (cast.commune, cast.elsewhere, branch, board, office)
    for unit in units:
        for n in range(standings.LEAST):
            course = {"agency_id": unit.id, "procedure_id": cast.version.procedure_id, "received_at": people.at(8)}
            Imported.objects.create(code=f"{unit.code}-{n}", channel=1 + n % 2, digest="", **course)
    cells.recount_all()
    found = {each.agency.code: each for each in standings.of_period(MAY, date(2023, 5, 31))}
    assert {code: (one.rank, one.among) for code, one in found.items() if one.rank} == {
        "H10": (1, 1), district.code: (1, 1), "H10.37.01": (1, 2), "H10.37.02": (1, 2), branch.code: (1, 1),
        registry_office.code: (1, 1), office.code: (1, 2), board.code: (1, 2),
    }  # fmt: skip


def test_nothing_received_is_not_graded_and_what_has_not_begun_is_refused(cast: people.Cast, capsys):  # type: ignore[no-untyped-def]
    assert all(each.as_json()["band"] is None for each in standings.of_period(MAY, date(2023, 5, 31)))
    assert main(["index", "show", "H10", "--period", "2023-05"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[3].split() == ["Code", "Rank", "Points", "Grade", "Agency"]
    assert shown[5].split()[:5] == ["H10", "–", "–", "không", "phát"]
    for words in (["show", "H10"], ["score", "--engine", "postgres"], ["explain", "H10"], ["winback", "H10"]):
        assert main(["index", *words, "--period", "2199-01"]) == 2, words
        assert "chưa bắt đầu" in capsys.readouterr().err
