"""Two units share a dossier: the commune receives and hands over, the district settles and decides."""

from collections.abc import Callable

import pytest

from motcua.law.workflow import State
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotAllowed, NotFound
from motcua.registers.people.roles import Role
from motcua.work.dossiers import detail, queries
from motcua.work.dossiers.acts import decide, extend, forward, hand_over, pause, stop, supplement, take
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast

AT = people.at(30, 10)
WORK: dict[str, Callable[[Actor, str], object]] = {
    "forward": lambda by, code: forward.forward(by=by, dossier=code, at=AT),
    "send_back": lambda by, code: forward.send_back(by=by, dossier=code, reason="Thiếu", at=AT),
    "suspend": lambda by, code: pause.suspend(by=by, dossier=code, reason="Chờ", basis="Luật", at=AT),
    "require_payment": lambda by, code: pause.require_payment(by=by, dossier=code, amount=1, reason="Phí", at=AT),
    "decide": lambda by, code: decide.decide(by=by, dossier=code, number="1", at=AT, on_paper=True),
    "reject": lambda by, code: decide.reject(by=by, dossier=code, reason="Không đủ", at=AT),
    "extend": lambda by, code: extend.extend(by=by, dossier=code, until=people.at(7, 17, month=6), reason="Bận", at=AT),
}
SERVICE: dict[str, Callable[[Actor, str], object]] = {
    "supplement": lambda by, code: supplement.supplement(by=by, dossier=code, items=["Tờ khai"], reason="Mờ", at=AT),
    "withdraw": lambda by, code: stop.withdraw(by=by, dossier=code, at=AT),
}


@pytest.fixture
def district(cast: Cast) -> tuple[Actor, Actor]:
    """A specialist and a head of the district, which settles a procedure that the commune receives."""
    cast.version.agency_key = "UBND_HUYEN"
    cast.version.save()
    place = people.tree.Agency.objects.get(code="H10.37")
    people.forget()
    settles = people.officer("anh-tu", "Đặng Văn Tú", place, Role.SPECIALIST)
    decides = people.officer("ba-cuc", "Vũ Thị Cúc", place, Role.LEADER)
    return settles, decides


@pytest.fixture
def code(cast: Cast, district: tuple[Actor, Actor]) -> str:
    """A dossier that the commune received and the district holds."""
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    assert Dossier.objects.get(code=code).holder_agency.code == "H10.37"
    return code


@pytest.mark.parametrize("verb", WORK)
def test_the_unit_that_received_does_not_work_on_what_another_holds(cast: Cast, code: str, verb: str) -> None:
    for actor in (cast.hung, cast.hoa, cast.mai):
        with pytest.raises(NotAllowed):
            WORK[verb](actor, code)
    assert Dossier.objects.get(code=code).state == State.IN_PROGRESS


@pytest.mark.parametrize("verb", WORK)
def test_the_unit_that_settles_works_and_decides(district: tuple[Actor, Actor], code: str, verb: str) -> None:
    settles, decides = district
    WORK[verb](decides if verb in {"decide", "reject", "extend"} else settles, code)


@pytest.mark.parametrize("verb", SERVICE)
def test_the_counter_that_received_serves_the_applicant_wherever_the_dossier_lies(
    cast: Cast, code: str, verb: str
) -> None:
    SERVICE[verb](cast.hung, code)


def test_only_the_clerks_of_that_counter_do_and_no_counter_elsewhere(cast: Cast, code: str) -> None:
    for actor in (cast.hoa, cast.mai, cast.stranger):
        with pytest.raises(NotAllowed):
            supplement.supplement(by=actor, dossier=code, items=["Tờ khai"], reason="Mờ", at=AT)


def test_the_result_is_handed_over_where_it_was_asked_for(cast: Cast, district: tuple[Actor, Actor], code: str) -> None:
    settles, decides = district
    forward.forward(by=settles, dossier=code, at=AT)
    decide.decide(by=decides, dossier=code, number="1", at=AT, on_paper=True)
    for actor in (settles, decides):
        with pytest.raises(NotAllowed):
            hand_over.hand_over(by=actor, dossier=code, at=AT, to="Trần Thị Lan", channel=1, identity_checked=True)
    hand_over.hand_over(by=cast.hung, dossier=code, at=AT, to="Trần Thị Lan", channel=1, identity_checked=True)


def test_a_head_of_the_counter_signs_nothing_before_it_is_sent_on_either(
    cast: Cast, district: tuple[Actor, Actor]
) -> None:
    code = people.received(cast)
    with pytest.raises(NotAllowed):
        WORK["decide"](cast.mai, code)
    with pytest.raises(NotAllowed):
        WORK["extend"](cast.mai, code)


@pytest.mark.parametrize("verb", sorted(set(WORK) - {"decide", "reject", "extend"}))
def test_a_step_is_worked_on_by_its_own_people_and_the_heads_above(cast: Cast, verb: str) -> None:
    code = people.received(cast)
    with pytest.raises(NotAllowed):
        WORK[verb](cast.hoa, code)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    with pytest.raises(NotAllowed):
        WORK[verb](cast.hung, code)
    colleague = people.officer("co-sen", "Hồ Thị Sen", cast.commune, Role.SPECIALIST)
    WORK[verb](colleague, code)


def test_nobody_jumps_over_the_appraisal_or_the_signature(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    with pytest.raises(NotAllowed, match="Chuyên viên thụ lý") as refused:
        forward.forward(by=cast.hung, dossier=code, at=AT)
    assert "Ủy ban nhân dân xã Minh Hưng" in str(refused.value.why)
    assert detail.dossier(code, by=cast.hung, now=AT).verbs == {"supplement", "withdraw"}
    forward.forward(by=cast.hoa, dossier=code, at=AT)
    head_of_division = people.officer("anh-phu", "Ngô Văn Phú", cast.commune, Role.DIVISION_HEAD)
    for actor in (cast.hung, cast.hoa, head_of_division):
        with pytest.raises(NotAllowed):
            forward.send_back(by=actor, dossier=code, reason="Thiếu", at=AT)
        assert detail.dossier(code, by=actor, now=AT).verbs.isdisjoint({"forward", "send_back", "consult", "suspend"})
    assert {"send_back", "decide"} <= detail.dossier(code, by=cast.mai, now=AT).verbs


def test_a_head_may_do_the_work_of_a_step_below(cast: Cast) -> None:
    code = people.received(cast)
    head_of_division = people.officer("anh-phu", "Ngô Văn Phú", cast.commune, Role.DIVISION_HEAD)
    forward.forward(by=head_of_division, dossier=code, at=people.at(29, 10), holder=cast.hoa.id)
    forward.send_back(by=cast.mai, dossier=code, reason="Thiếu", at=AT)
    assert Dossier.objects.get(code=code).holder_id == cast.hung.id


def test_nobody_takes_over_what_another_unit_holds(cast: Cast, code: str) -> None:
    with pytest.raises(NotAllowed):
        take.take(by=cast.hoa, dossier=code, at=AT)


def test_the_page_offers_what_the_acts_allow(cast: Cast, district: tuple[Actor, Actor], code: str) -> None:
    settles, decides = district

    def offered(actor: Actor) -> frozenset[str]:
        return detail.dossier(code, by=actor, now=AT).verbs

    assert offered(cast.hung) == {"supplement", "withdraw"}
    assert offered(cast.mai) == frozenset()
    assert {"forward", "send_back", "consult", "suspend", "supplement"} <= offered(settles)
    assert {"decide", "reject", "extend"} <= offered(decides)
    assert offered(decides).isdisjoint({"withdraw"})


def test_the_control_office_reads_and_finds_every_dossier_of_the_province_and_does_nothing_with_them(
    cast: Cast, code: str
) -> None:
    seen = detail.dossier(code, by=cast.thu, now=AT)
    assert (seen.code, seen.verbs) == (code, frozenset())
    assert [row.code for row in queries.search(by=cast.thu, text=code, now=AT)] == [code]
    head = people.officer("ong-loc", "Trịnh Văn Lộc", people.tree.Agency.objects.get(code="H10.02"), Role.LEADER)
    assert queries.search(by=head, text=code, now=AT) == ()
    with pytest.raises(NotFound):
        detail.dossier(code, by=head, now=AT)
