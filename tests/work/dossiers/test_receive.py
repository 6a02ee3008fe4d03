from datetime import date

import pytest

from motcua.law.deadline import Deadline
from motcua.law.errors import CalendarEnds, NotPermitted
from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.work.dossiers.acts import receive, register
from motcua.work.dossiers.models import Dossier
from tests import cast as people
from tests.cast import Cast


def registered(cast: Cast, **changes: object) -> str:
    application = people.application(cast, channel=2, **changes)
    return register.register(by=cast.lan, application=application, received=False, at=people.at(29, 18, 20))


def test_what_is_sent_in_at_night_is_to_be_answered_by_the_next_evening(cast: Cast) -> None:
    row = Dossier.objects.get(code=registered(cast))
    assert (row.state, row.received_at, row.first_due_at) == (State.REGISTERED, None, None)
    assert row.due_at == people.at(30, 17)


def test_receiving_it_starts_the_clock_of_the_law(cast: Cast) -> None:
    code = registered(cast)
    receive.receive(by=cast.hung, dossier=code, at=people.at(30, 8))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.received_at) == (State.RECEIVED, people.at(30, 8))
    assert row.due_at == row.first_due_at == people.at(6, 17, month=6)


def test_the_promised_date_can_explain_itself(cast: Cast) -> None:
    row = Dossier.objects.get(code=people.received(cast))
    said = " ".join(line.text_vi for line in Deadline.from_json(row.reckoning).reckoning)
    assert "29/05/2023" in said
    assert "05/06/2023" in said
    assert "5 ngày làm việc" in said


def test_a_dossier_is_received_once(cast: Cast) -> None:
    code = registered(cast)
    receive.receive(by=cast.hung, dossier=code, at=people.at(30, 8))
    with pytest.raises(NotPermitted):
        receive.receive(by=cast.hung, dossier=code, at=people.at(30, 9))


def test_another_commune_may_not_receive_it(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        receive.receive(by=cast.stranger, dossier=registered(cast), at=people.at(30, 8))


def test_a_refusal_at_the_door_needs_a_reason_and_ends_the_matter(cast: Cast) -> None:
    code = registered(cast)
    with pytest.raises(Invalid) as refusal:
        receive.refuse(by=cast.hung, dossier=code, reason=" ", at=people.at(30, 8))
    assert "reason" in refusal.value.fields
    receive.refuse(by=cast.hung, dossier=code, reason="Không thuộc thẩm quyền", at=people.at(30, 8))
    row = Dossier.objects.get(code=code)
    assert (row.state, row.holder_id, row.finished_at) == (State.NOT_RECEIVED, None, people.at(30, 8))
    assert facts.about(f"dossier:{code}")[-1].body == {"reason": "Không thuộc thẩm quyền"}


def test_the_code_names_unit_day_and_number(cast: Cast) -> None:
    first, second = people.received(cast), people.received(cast)
    assert (first, second) == ("H10.37.01-230529-0001", "H10.37.01-230529-0002")


def test_what_is_sent_twice_under_one_key_is_one_dossier(cast: Cast) -> None:
    first = people.received(cast, sender_key="k1")
    assert people.received(cast, sender_key="k1") == first
    assert Dossier.objects.count() == 1


def test_an_agency_without_a_counter_receives_nothing(cast: Cast) -> None:
    with pytest.raises(Invalid):
        people.received(cast, agency=cast.province.id)


def test_a_closed_agency_receives_nothing(cast: Cast) -> None:
    cast.commune.valid_to = date(2023, 5, 28)
    cast.commune.save()
    people.forget()
    with pytest.raises(Invalid):
        people.received(cast)


def test_a_day_outside_the_calendar_is_a_clear_refusal(cast: Cast) -> None:
    with pytest.raises(CalendarEnds):
        people.received(cast, at=people.MONDAY.replace(year=2031))
    assert not Dossier.objects.exists()
    assert not facts.about("dossier:H10.37.01-310529-0001")
