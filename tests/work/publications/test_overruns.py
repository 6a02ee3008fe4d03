from datetime import date, datetime

from motcua.registers.people.models import Post
from motcua.registers.people.roles import Role
from motcua.work.dossiers.acts import decide, forward, pause, supplement, take
from motcua.work.publications import queries
from motcua.work.publications.views import Drawn, masked
from tests import cast as people
from tests.cast import Cast

NOW = people.at(12, month=6)


def drawn(cast: Cast, code: str = "", now: datetime = NOW) -> tuple[Drawn, ...]:
    return queries.draft(
        by=cast.thu, unit=code or cast.commune.code, first=date(2023, 5, 1), last=date(2023, 6, 12), now=now
    )


def test_the_step_that_took_too_long_is_named_with_who_held_it(cast: Cast, late: str) -> None:
    (one,) = drawn(cast)
    assert (one.dossier, one.name, one.step) == (late, "Lê Thị Hoa", "Thẩm định hồ sơ")
    assert (one.post, one.agency) == ("Chuyên viên thụ lý", "Ủy ban nhân dân xã Minh Hưng")
    assert (one.days_late, one.apologised) == (4, False)


def test_who_got_the_dossier_when_it_was_already_late_is_not_named(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    forward.forward(by=cast.hoa, dossier=code, at=people.at(8, 10, month=6), holder=cast.mai.id)
    # on the 9th it is still with chị Mai, whose own time of a day and a half has not run out
    found = queries.draft(
        by=cast.thu, unit=cast.commune.code, first=date(2023, 6, 1), last=date(2023, 6, 9), now=people.at(9, month=6)
    )
    assert [one.name for one in found] == ["Lê Thị Hoa"]


def test_a_dossier_on_time_is_on_no_list(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 10), holder=cast.mai.id)
    decide.decide(by=cast.mai, dossier=code, number="1/KS", at=people.at(31, 9), on_paper=True)
    assert drawn(cast) == ()


def test_a_step_in_the_tray_names_the_unit_alone(cast: Cast) -> None:
    code = people.received(cast)
    Post.objects.filter(account_id=cast.hoa.id).update(last_day=date(2023, 5, 28))
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    (one,) = drawn(cast)
    assert (one.account, one.name, one.post) == (None, "", "")
    assert (one.agency, one.step) == ("Ủy ban nhân dân xã Minh Hưng", "Thẩm định hồ sơ")


def test_who_took_it_over_after_its_time_had_run_out_is_not_named(cast: Cast) -> None:
    colleague = people.officer("co-sen", "Hồ Thị Sen", cast.commune, Role.SPECIALIST)
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    take.take(by=colleague, dossier=code, at=people.at(7, month=6))
    forward.forward(by=colleague, dossier=code, at=people.at(8, 10, month=6), holder=cast.mai.id)
    assert [one.name for one in drawn(cast)] == ["Lê Thị Hoa"]


def test_who_took_it_over_in_time_is_named(cast: Cast) -> None:
    colleague = people.officer("co-sen", "Hồ Thị Sen", cast.commune, Role.SPECIALIST)
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    take.take(by=colleague, dossier=code, at=people.at(29, 14))
    assert [one.name for one in drawn(cast)] == ["Hồ Thị Sen"]


def test_the_time_in_which_the_clock_stood_is_nobodys_fault(cast: Cast) -> None:
    """With the clock standing for a week, the step at the desk is in its time and the signature is what was late."""
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    pause.suspend(by=cast.hoa, dossier=code, reason="Xác minh", basis="Luật 60/2014", at=people.at(29, 14))
    pause.resume(by=cast.hoa, dossier=code, at=people.at(5, 14, month=6))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(7, 9, month=6), holder=cast.mai.id)
    decide.decide(by=cast.mai, dossier=code, number="1/KS", at=people.at(22, 9, month=6), on_paper=True)
    found = queries.draft(
        by=cast.thu, unit=cast.commune.code, first=date(2023, 6, 1), last=date(2023, 6, 26), now=people.at(26, month=6)
    )
    assert [one.name for one in found] == ["Phạm Thị Mai"]


def test_after_a_supplement_a_step_has_its_whole_time_again(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    supplement.supplement(by=cast.hoa, dossier=code, items=["Giấy"], reason="Thiếu", at=people.at(31, 9))
    supplement.complete(by=cast.hung, dossier=code, at=people.at(5, 9, month=6))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(7, 9, month=6), holder=cast.mai.id)
    found = queries.draft(
        by=cast.thu, unit=cast.commune.code, first=date(2023, 6, 1), last=date(2023, 6, 26), now=people.at(26, month=6)
    )
    assert [one.name for one in found] == ["Phạm Thị Mai"]


def test_the_list_of_a_unit_holds_what_lies_beneath_and_nothing_beside_it(cast: Cast, late: str) -> None:
    assert [one.dossier for one in drawn(cast, "H10.37")] == [late]
    assert drawn(cast, cast.elsewhere.code) == ()


def test_a_code_is_masked_but_for_its_last_digits() -> None:
    assert masked("000.00.06.H10-230529-0001") == "•••.••.••.•••-••••••-0001"
