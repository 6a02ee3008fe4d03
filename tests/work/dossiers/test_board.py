import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.registers.people.errors import Invalid, NotAllowed, NotFound
from motcua.registers.people.roles import Role
from motcua.work.dossiers import board, detail, queries
from motcua.work.dossiers.acts import pause, register, supplement
from motcua.work.dossiers.models import Dossier
from motcua.work.dossiers.views import Standing
from tests import cast as people
from tests.cast import Cast

NOW = people.at(12, 10, month=6)


def busy(cast: Cast) -> dict[str, str]:
    """A late, a waiting and a fresh dossier in the commune."""
    late, waits, fresh = people.received(cast), people.received(cast), people.received(cast, people.at(9, month=6))
    supplement.supplement(by=cast.hung, dossier=waits, items=["Tờ khai"], reason="Thiếu", at=people.at(29, 10))
    return {"late": late, "waiting": waits, "fresh": fresh}


def test_the_chair_sees_every_unit_beneath_and_the_sums_agree(cast: Cast) -> None:
    busy(cast)
    seen = board.board(by=cast.dung, now=NOW)
    assert (seen.agency.code, seen.total.open, seen.total.late, seen.total.waiting) == ("H10", 3, 1, 1)
    assert sum(row.load.open for row in seen.rows) == seen.total.open
    district = board.board(by=cast.dung, now=NOW, code="H10.37")
    assert [(row.agency.code, row.load.open) for row in district.rows] == [("H10.37.01", 3)]
    assert [agency.code for agency in district.idle] == ["H10.37.02"]


def test_the_unit_with_the_most_late_stands_first(cast: Cast) -> None:
    busy(cast)
    there = people.application(cast, agency=cast.elsewhere.id)
    for _ in range(4):
        register.register(by=cast.stranger, application=there, received=True, at=people.at(9, month=6))
    seen = board.board(by=cast.dung, now=NOW, code="H10.37")
    assert [(row.agency.code, row.load.open, row.load.late) for row in seen.rows] == [
        ("H10.37.01", 3, 1),
        ("H10.37.02", 4, 0),
    ]


@pytest.mark.parametrize("which", ["open", "late", "soon", "waiting", "incoming", "returning"])
def test_every_number_opens_exactly_what_it_counted(cast: Cast, which: str) -> None:
    busy(cast)
    for code, below in (("H10", True), ("H10.37", True), ("H10.37.01", False)):
        counted = board.board(by=cast.dung, now=NOW, code=code).total
        rows, _ = board.records(by=cast.dung, now=NOW, code=code, which=which, below=below)
        assert len(rows) == getattr(counted, which)


def test_a_short_term_is_nearly_over_on_its_last_day_and_not_when_it_begins(cast: Cast) -> None:
    code = people.received(cast, people.at(12, 9, month=6))
    Dossier.objects.filter(code=code).update(due_at=people.at(13, 17, month=6))
    for now, stands, counted in (
        (NOW, Standing.ON_TIME, 0),
        (people.at(13, 8, month=6), Standing.NEARLY, 1),
        (people.at(14, 8, month=6), Standing.LATE, 0),
    ):
        seen = board.board(by=cast.dung, now=now, code="H10.37.01").total.soon
        own = queries.of_citizen(by=cast.lan, now=now)[0].standing
        assert (detail.dossier(code, by=cast.hung, now=now).standing, own, seen) == (stands, stands, counted)
        assert queries.counts(by=cast.hung, now=now).soon == counted


def test_the_board_takes_one_query(cast: Cast) -> None:
    busy(cast)
    board.board(by=cast.dung, now=NOW)
    with CaptureQueriesContext(connection) as asked:
        board.board(by=cast.dung, now=NOW)
    assert len(asked) == 1


def test_a_head_sees_the_own_unit_and_nothing_beneath_or_beside(cast: Cast) -> None:
    busy(cast)
    seen = board.board(by=cast.mai, now=NOW)
    assert (seen.agency.code, seen.total.open, len(seen.rows)) == ("H10.37.01", 3, 1)
    head = people.officer("ba-cuc", "Vũ Thị Cúc", cast.province, Role.LEADER)
    assert board.board(by=head, now=NOW).total.open == 0
    with pytest.raises(NotFound):
        board.board(by=cast.mai, now=NOW, code="H10.37.02")
    with pytest.raises(NotFound):
        board.records(by=cast.mai, now=NOW, code="H10", which="open", below=True)


def test_the_control_office_looks_down_from_the_province_and_not_from_its_own_room(cast: Cast) -> None:
    busy(cast)
    seen = board.board(by=cast.thu, now=NOW)
    assert (seen.agency.code, seen.total.open) == ("H10", 3)
    assert board.board(by=cast.thu, now=NOW, code="H10.37").total.open == 3
    rows, _ = board.records(by=cast.thu, now=NOW, code="H10.37.01", which="open", below=True)
    assert len(rows) == 3
    assert [root.code for root in board.roots(cast.thu)] == ["H10"]


def test_a_head_of_the_same_office_as_the_control_officer_sees_that_office_alone(cast: Cast) -> None:
    busy(cast)
    office = people.tree.Agency.objects.get(code="H10.02")
    head = people.officer("ong-loc", "Trịnh Văn Lộc", office, Role.LEADER)
    assert board.board(by=head, now=NOW).total.open == 0
    with pytest.raises(NotFound):
        board.board(by=head, now=NOW, code="H10")
    both = people.officer("ba-thao", "Đỗ Thị Thảo", office, Role.LEADER, Role.CONTROL)
    assert [root.code for root in board.roots(both)] == ["H10", "H10.02"]


def test_clerks_and_citizens_have_no_board(cast: Cast) -> None:
    for actor in (cast.hung, cast.hoa, cast.lan):
        with pytest.raises(NotAllowed):
            board.board(by=actor, now=NOW)


def test_a_number_that_is_not_on_the_board_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        board.records(by=cast.dung, now=NOW, code="H10", which="id", below=True)


def test_a_stopped_clock_is_not_late(cast: Cast) -> None:
    code = busy(cast)["late"]
    from motcua.work.dossiers.acts import forward

    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 11))
    pause.suspend(by=cast.hoa, dossier=code, reason="Chờ giám định", basis="Điều 10", at=people.at(30))
    assert board.board(by=cast.dung, now=NOW).total.late == 0
