from datetime import date

import pytest

from motcua.law.errors import CalendarEnds
from motcua.ledger import facts
from motcua.registers.people.errors import Invalid, NotAllowed
from motcua.work.dossiers.acts import register
from motcua.work.dossiers.models import Dossier, Step
from tests import cast as people
from tests.cast import Cast


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


def test_the_clerk_who_takes_it_in_holds_it_at_its_first_step(cast: Cast) -> None:
    row = Dossier.objects.get(code=people.received(cast))
    assert (row.holder_id, row.holder_agency_id, row.step_no) == (cast.hung.id, cast.commune.id, 1)
    assert Step.objects.get(dossier=row).due_at == people.at(29, 14, 30)


def test_nobody_without_a_counter_takes_anything_in(cast: Cast) -> None:
    for other in (cast.hoa, cast.mai, cast.dung, cast.khoa):
        with pytest.raises(NotAllowed):
            register.register(by=other, application=people.application(cast), received=True, at=people.MONDAY)
