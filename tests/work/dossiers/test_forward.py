import pytest

from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.registers.people.roles import Role
from motcua.work.dossiers.acts import forward
from motcua.work.dossiers.models import Dossier, Step
from tests import cast as people
from tests.cast import Cast


def test_a_forwarded_dossier_is_with_the_specialist_who_has_the_least_to_do(cast: Cast) -> None:
    busy = people.officer("co-ban", "Ngô Thị Bận", cast.commune, Role.SPECIALIST)
    first = people.received(cast)
    forward.forward(by=cast.hung, dossier=first, at=people.at(29, 9, 30), holder=busy.id)
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    row = Dossier.objects.get(code=code)
    assert (row.holder_id, row.step_no, row.state) == (cast.hoa.id, 2, State.IN_PROGRESS)


def test_each_step_has_a_deadline_of_its_own_inside_the_whole(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    row = Dossier.objects.get(code=code)
    assert row.step_due_at == people.at(31, 15, 30)  # 1,200 working minutes from Monday 10:00
    assert row.step_due_at <= row.due_at
    closed, opened = Step.objects.filter(dossier=row).order_by("no")
    assert closed.closed_at == people.at(29, 10)
    assert opened.closed_at is None


def test_the_fact_says_who_holds_the_dossier_now(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), note="Hồ sơ đủ")
    fact = facts.about(f"dossier:{code}")[-1]
    assert (fact.name, fact.body["holder"], fact.body["step"], fact.body["note"]) == (
        "DossierForwarded", "Lê Thị Hoa", 2, "Hồ sơ đủ",
    )  # fmt: skip


def test_a_button_pressed_twice_forwards_once(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), step=1)
    with pytest.raises(Conflict):
        forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), step=1)
    assert Dossier.objects.get(code=code).step_no == 2


def test_another_commune_may_not_forward_it(cast: Cast) -> None:
    code = people.received(cast)
    with pytest.raises(NotAllowed):
        forward.forward(by=cast.stranger, dossier=code, at=people.at(29, 10))


def test_it_cannot_be_given_to_someone_without_the_role(cast: Cast) -> None:
    code = people.received(cast)
    with pytest.raises(Invalid):
        forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10), holder=cast.mai.id)


def test_without_anyone_in_the_role_it_lies_in_the_units_tray(cast: Cast) -> None:
    from motcua.registers.people.models import Post

    Post.objects.filter(role=Role.SPECIALIST.value, agency=cast.commune).update(last_day=people.START)
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    row = Dossier.objects.get(code=code)
    assert row.holder_id is None
    assert row.holder_agency_id == cast.commune.id


def test_a_dossier_sent_back_is_with_who_did_the_step_before(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    forward.forward(by=cast.hoa, dossier=code, at=people.at(30, 10))
    forward.send_back(by=cast.mai, dossier=code, reason="Sai tên trẻ", at=people.at(30, 11))
    row = Dossier.objects.get(code=code)
    assert (row.step_no, row.holder_id) == (2, cast.hoa.id)
    assert facts.about(f"dossier:{code}")[-1].body["reason"] == "Sai tên trẻ"


def test_sending_back_needs_a_reason(cast: Cast) -> None:
    code = people.received(cast)
    forward.forward(by=cast.hung, dossier=code, at=people.at(29, 10))
    with pytest.raises(Invalid):
        forward.send_back(by=cast.hoa, dossier=code, reason="  ", at=people.at(30))
