"""What other one-stop systems tell is in the index at once, once, and by its last word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.ledger import facts
from motcua.reactions.quality import cells, periods, standings
from motcua.reactions.quality.incoming import taking
from motcua.reactions.quality.incoming.names import Names
from motcua.reactions.quality.incoming.taking import Outcome, Row
from motcua.reactions.quality.models import Cell, Imported
from motcua.registers.people.actor import HOUSE, Actor
from motcua.registers.people.errors import NotAllowed
from motcua.registers.people.roles import Kind
from tests import cast as people
from tests.reactions.quality.incoming.examples import NOW, RECEIVED, province, second, stamp

MAY, TODAY = periods.read("2023-05"), date(2023, 6, 30)


@pytest.fixture
def cast(db: None) -> people.Cast:
    return people.assemble()


def take(*messages: object, by: Actor = HOUSE) -> list[Outcome]:
    return [answer.outcome for answer in answers(*messages, by=by)]


def answers(*messages: object, by: Actor = HOUSE) -> tuple[taking.Answer, ...]:
    rows = [Row(place, message) for place, message in enumerate(messages, start=1)]
    return taking.take(rows, Names(), by=by, at=NOW)


def here(code: str = "H10.37.01", period: periods.Period = MAY) -> standings.Standing:
    return next(each for each in standings.of_period(period, TODAY) if each.agency.code == code)


def test_a_province_without_a_dossier_module_sees_its_whole_board(cast: people.Cast):
    told = province(500, ("H10.37.01", "H10.37.02"))
    assert take(*told) == [Outcome.ACCEPTED] * 500
    assert cells.differences() == 0
    quarter = periods.read("2023-Q2")
    board = {each.agency.code: each for each in standings.of_period(quarter, TODAY)}
    assert board["H10"].dossiers == board["H10.37"].dossiers == 500
    assert board["H10.37.01"].dossiers + board["H10.37.02"].dossiers == 500
    assert {board[code].rank for code in ("H10.37.01", "H10.37.02")} == {1, 2}
    top = board["H10"]
    in_time = sum(_in_time(message) for message in told)
    assert top.counts["B1"].part == in_time
    assert 0 < in_time < 500
    online = sum(message["KenhThucHien"] == "2" for message in told)
    assert (top.counts["C3"].part, top.counts["C3"].whole) == (online, 500)
    assert top.counts["C1"].whole > 0, "the procedures of the catalogue are offered though no dossier is handled here"
    assert top.score.total > 0


def _in_time(message: dict[str, object]) -> bool:
    """Counted again by hand: the day of the end, of the request, or today, against the day promised."""
    waits = message["DanhSachHoSoBoSung"]
    end = message["NgayKetThucXuLy"] or (waits[0]["NgayBoSung"] if waits else stamp(NOW))  # type: ignore[index]
    return str(end)[:8] <= str(message["NgayHenTra"])[:8]


def test_the_same_rows_twice_change_nothing(cast: people.Cast):
    told = province(40, ("H10.37.01",))
    take(*told)
    before = list(Cell.objects.order_by("id").values())
    assert take(*told) == [Outcome.UNCHANGED] * 40
    assert list(Cell.objects.order_by("id").values()) == before
    assert len(facts.about("course:QL-000007")) == 1


def test_what_the_index_does_not_ask_changes_nothing(cast: people.Cast):
    take(second("A-1"))
    assert take(second("A-1", ChuHoSo="Một Người Khác", SoDienThoai="0900000000")) == [Outcome.UNCHANGED]


def test_a_later_message_replaces_the_row_and_both_cells_are_counted(cast: people.Cast):
    take(second("A-1"), second("A-2"))
    june = RECEIVED + timedelta(days=31)
    ended = {"NgayKetThucXuLy": stamp(june), "NgayTra": stamp(june), "NgayHenTra": stamp(june)}
    assert take(second("A-1", NgayTiepNhan=stamp(june), DonViXuLy="H10.37.02", **ended)) == [Outcome.CHANGED]
    assert here().dossiers == 1
    assert here("H10.37.02", periods.read("2023-06")).dossiers == 1
    assert cells.differences() == 0
    assert [fact.body["agency"] for fact in facts.about("course:A-1")] == ["H10.37.01", "H10.37.02"]


def test_the_last_dossier_that_leaves_a_cell_takes_it_along(cast: people.Cast):
    take(second("A-1"))
    take(second("A-1", DonViXuLy="H10.37.02"))
    assert [cell.agency_id for cell in Cell.objects.all()] == [cast.elsewhere.id]
    assert cells.differences() == 0


def test_wrong_rows_are_refused_one_by_one_and_the_rest_is_kept(cast: people.Cast):
    found = answers(second("A-1"), {"MaHoSo": "A-2"}, "no object", second("A-3", MaTTHC="?"), second("A-4"))
    assert [answer.outcome.value for answer in found] == ["accepted", "refused", "refused", "refused", "accepted"]
    assert [bool(answer.reason) for answer in found] == [False, True, True, True, False]
    assert [answer.place for answer in found] == [1, 2, 3, 4, 5]
    assert here().dossiers == 2


def test_of_two_rows_of_one_code_the_last_counts_and_the_first_is_told(cast: people.Cast):
    one, two = answers(second("A-1"), second("A-1", KenhThucHien="1"))
    assert (one.outcome, two.outcome) == (Outcome.REFUSED, Outcome.ACCEPTED)
    assert "dòng 2" in one.reason
    assert Imported.objects.get().channel == 1


def test_a_dossier_of_this_house_is_not_told_from_outside(cast: people.Cast):
    code = people.received(cast)
    cells.recount_dossier(code)
    [answer] = answers(second(code))
    assert answer.outcome is Outcome.REFUSED
    assert "chính hệ thống này" in answer.reason
    assert here().dossiers == 1
    assert cells.differences() == 0


def test_told_and_own_dossiers_stand_in_one_cell(cast: people.Cast):
    code = people.received(cast)
    cells.recount_dossier(code)
    day = stamp(people.MONDAY)
    take(second("A-1", NgayTiepNhan=day, NgayHenTra="", NgayKetThucXuLy=day, NgayTra=day))
    assert [cell.received for cell in Cell.objects.all()] == [2]
    assert here().dossiers == 2
    assert cells.differences() == 0


def test_only_those_may_tell_whom_the_table_names(cast: people.Cast):
    key = Actor(id=9, name="Hệ thống tỉnh khác", kind=Kind.SYSTEM, scopes=frozenset({"index.import"}))
    assert take(second("A-1"), by=key) == [Outcome.ACCEPTED]
    assert facts.about("course:A-1")[0].actor == "Hệ thống tỉnh khác"
    for stranger in (cast.hung, cast.lan, replace(key, scopes=frozenset({"dossier.register"}))):
        with pytest.raises(NotAllowed):
            take(second("A-2"), by=stranger)
    assert Imported.objects.count() == 1


def test_a_batch_takes_few_questions_whatever_its_length(cast: people.Cast, django_assert_max_num_queries):  # type: ignore[no-untyped-def]
    told, names = province(300, ("H10.37.01",)), Names()
    take(second("A-1"))
    with django_assert_max_num_queries(18):
        taking.take([Row(n, each) for n, each in enumerate(told)], names, by=HOUSE, at=NOW)
