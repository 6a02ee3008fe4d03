from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from motcua.ledger import facts
from motcua.registers.people import queries
from motcua.registers.people.acts import persons
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.models import Person
from tests import cast as people
from tests.cast import MONDAY, Cast

MINH = persons.Particulars(full_name="Lê Quang Minh", identity_no="070090000123", phone="0912000111")


def test_a_person_becomes_known_and_the_fact_says_no_more_than_that(cast: Cast) -> None:
    number = persons.register(by=cast.hung, particulars=MINH, at=MONDAY)
    (fact,) = facts.about(f"person:{number}")
    assert (fact.name, fact.body) == ("PersonRegistered", {"kind": "person"})
    assert queries.person(number, by=cast.hung).full_name == "Lê Quang Minh"


def test_an_identity_number_is_registered_once(cast: Cast) -> None:
    persons.register(by=cast.hung, particulars=MINH, at=MONDAY)
    with pytest.raises(Conflict, match="đã có trong sổ"):
        persons.register(by=cast.hung, particulars=replace(MINH, full_name="Người khác"), at=MONDAY)
    company = replace(MINH, kind="organisation", identity_no="3800100101")
    assert persons.register(by=cast.hung, particulars=company, at=MONDAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"identity_no": "12345"}, "identity_no"),
        ({"identity_no": "970090000123"}, "identity_no"),
        ({"identity_no": "3800100101"}, "identity_no"),
        ({"kind": "organisation", "identity_no": "070090000123"}, "identity_no"),
        ({"phone": "12"}, "phone"),
        ({"email": "minh@noi"}, "email"),
        ({"full_name": ""}, "full_name"),
        ({"birth_date": date(2023, 5, 30)}, "birth_date"),
        ({"birth_date": date(1899, 12, 31)}, "birth_date"),
    ],
)
def test_particulars_that_cannot_be_are_refused_where_they_stand(cast: Cast, change: dict, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        persons.register(by=cast.hung, particulars=replace(MINH, **change), at=MONDAY)
    assert list(refusal.value.fields) == [field]
    assert not Person.objects.filter(phone="0912000111").exists()


@pytest.mark.parametrize("number", ["070090000123", "285123456"])
def test_citizen_numbers_and_older_cards_are_both_good(cast: Cast, number: str) -> None:
    assert persons.register(by=cast.hung, particulars=replace(MINH, identity_no=number), at=MONDAY)


@pytest.mark.parametrize("number", ["3800100101", "3800100101001"])
def test_tax_numbers_of_both_lengths_are_good(cast: Cast, number: str) -> None:
    company = replace(MINH, kind="organisation", identity_no=number)
    assert persons.register(by=cast.hung, particulars=company, at=MONDAY)


def test_what_was_typed_is_tidied() -> None:
    read = persons.read({"name": "  Lê  Quang Minh ", "identity": "070 090 000 123", "phone": "+84 912.000.111"})
    assert (read.full_name, read.identity_no, read.phone) == ("Lê Quang Minh", "070090000123", "0912000111")


def test_an_applicant_is_noted_once_however_often_he_comes(cast: Cast) -> None:
    applicant = {"name": "Lê Quang Minh", "identity": "070090000123", "phone": "0912000111"}
    first = persons.note(by=cast.hung, applicant=applicant, at=MONDAY)
    again = persons.note(by=cast.hung, applicant=applicant, at=MONDAY)
    assert first == again
    assert len(facts.about(f"person:{first}")) == 1


def test_a_clerk_brings_the_contact_up_to_date_and_a_citizen_does_not_touch_another(cast: Cast) -> None:
    number = persons.register(by=cast.hung, particulars=MINH, at=MONDAY)
    applicant = {"name": "Lê Quang Minh", "identity": "070090000123", "phone": "0900000009"}
    assert persons.note(by=cast.lan, applicant=applicant, at=MONDAY) == number
    assert Person.objects.get(id=number).phone == "0912000111"
    persons.note(by=cast.hung, applicant=applicant, at=MONDAY)
    assert Person.objects.get(id=number).phone == "0900000009"
    assert facts.about(f"person:{number}")[-1].body == {"fields": ["phone"]}


@pytest.mark.parametrize("identity", ["", "123"])
def test_an_applicant_without_a_number_that_can_be_is_not_noted(cast: Cast, identity: str) -> None:
    assert persons.note(by=cast.hung, applicant={"name": "Không rõ", "identity": identity}, at=MONDAY) is None


def test_a_name_changes_and_is_found_under_the_new_one(cast: Cast) -> None:
    number = persons.register(by=cast.hung, particulars=MINH, at=MONDAY)
    persons.update(by=cast.hung, person=number, changes={"full_name": "Lê Quang Minh Đức"}, at=MONDAY)
    assert [each.id for each in queries.persons(by=cast.hung, name="minh duc")] == [number]
    persons.update(by=cast.hung, person=number, changes={"full_name": "Lê Quang Minh Đức"}, at=MONDAY)
    assert [fact.name for fact in facts.about(f"person:{number}")] == ["PersonRegistered", "PersonChanged"]


def test_a_citizen_changes_only_himself(cast: Cast) -> None:
    number = persons.register(by=cast.hung, particulars=MINH, at=MONDAY)
    with pytest.raises(NotAllowed):
        persons.update(by=cast.lan, person=number, changes={"phone": "0900000009"}, at=MONDAY)
    persons.update(by=cast.lan, person=cast.lan.person_id, changes={"phone": "0900000009"}, at=MONDAY)
    assert queries.person(cast.lan.person_id, by=cast.lan).phone == "0900000009"
    with pytest.raises(NotFound):
        persons.update(by=cast.hung, person=0, changes={}, at=MONDAY)


def test_the_register_is_read_by_the_counter_and_by_oneself_alone(cast: Cast) -> None:
    assert queries.persons(by=cast.hung, identity="070160000001")[0].full_name == "Trần Thị Lan"
    assert queries.persons(by=cast.hung, phone="0912345678")[0].id == cast.lan.person_id
    assert queries.persons(by=cast.hung) == ()
    with pytest.raises(NotAllowed):
        queries.persons(by=cast.lan, identity="070160000001")
    with pytest.raises(NotAllowed):
        queries.persons(by=cast.mai, identity="070160000001")
    other = persons.register(by=cast.hung, particulars=MINH, at=MONDAY)
    with pytest.raises(NotFound):
        queries.person(other, by=cast.lan)


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_once_register_one_person() -> None:
    hung = people.assemble().hung

    def note(_n: int) -> int | None:
        try:
            return persons.note(by=hung, applicant={"name": "Lê Minh", "identity": "070090000123"}, at=MONDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as clerks:
        numbers = set(clerks.map(note, range(4)))
    assert len(numbers) == 1
    assert Person.objects.filter(identity_no="070090000123").count() == 1
