"""From the document to duties: nothing before a person confirms, everything at once when he does."""

from datetime import date

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, NotAllowed, NotFound
from motcua.work.directives import following, queries
from motcua.work.directives.acts import confirm, correct
from motcua.work.directives.models import Duty, Task
from tests.work.directives.conftest import Province, at


def test_the_trap_of_the_notice_is_raised_and_stops_the_confirmation(people_of: Province, notice: int) -> None:
    """The office appraises by the 25th what the units hand in by the 30th."""
    [doubt] = queries.desk(notice, by=people_of.thu).directive.doubts
    assert doubt.code == "appraiser_before_units"
    assert "25/08/2023" in doubt.message
    assert "30/08/2023" in doubt.message
    correct.accept(by=people_of.thu, directive=notice, at=at(18))
    with pytest.raises(Conflict) as refusal:
        confirm.confirm(by=people_of.thu, directive=notice, at=at(18))
    assert doubt.message in refusal.value.why
    assert not Task.objects.exists()


def test_nothing_is_confirmed_while_a_proposal_was_not_looked_at(people_of: Province, notice: int) -> None:
    with pytest.raises(Conflict):
        confirm.confirm(by=people_of.thu, directive=notice, at=at(18))
    assert not Duty.objects.exists()


def test_twelve_dated_duties_and_each_unit_has_its_own(people_of: Province, followed: int) -> None:
    dated = Duty.objects.filter(task__directive=followed, due_on__isnull=False)
    limits = set(dated.values_list("task__point", "due_on", "binds"))
    assert len(limits) == 12
    districts = dated.filter(task__point="II.6", due_on=date(2023, 8, 25))
    assert districts.count() == 11
    assert set(districts.values_list("agency__level", flat=True)) == {"district"}
    assert not Duty.objects.filter(agency__isnull=True).exists()
    told = facts.about(f"directive:{followed}")[-1]
    assert (told.name, told.body["tasks"], told.body["duties"]) == ("DirectiveConfirmed", 15, Duty.objects.count())


def test_a_confirmed_document_is_confirmed_once_and_corrected_no_more(people_of: Province, followed: int) -> None:
    with pytest.raises(Conflict):
        confirm.confirm(by=people_of.thu, directive=followed, at=at(19))
    with pytest.raises(Conflict):
        correct.undo(by=people_of.thu, directive=followed, at=at(19))


def test_others_neither_see_nor_confirm_before_and_see_their_own_after(people_of: Province, notice: int) -> None:
    for who in (people_of.khanh, people_of.van):
        with pytest.raises((NotFound, NotAllowed)):
            confirm.confirm(by=who, directive=notice, at=at(18))
        with pytest.raises(NotFound):
            queries.directive(notice, by=who)
    for doubt in queries.desk(notice, by=people_of.thu).directive.doubts:
        correct.settle(by=people_of.thu, directive=notice, doubt=doubt.no, remark="Giữ như văn bản", at=at(18))
    correct.accept(by=people_of.thu, directive=notice, at=at(18))
    confirm.confirm(by=people_of.dung, directive=notice, at=at(18))
    assert queries.directive(notice, by=people_of.khanh).confirmed_by == "Trần Văn Dũng"
    rows, _ = following.duties(by=people_of.khanh, today=at(18).date(), wish=following.Wish(mine=True))
    assert {row.unit_code for row in rows} == {"LOC-BP-STTTT"}


def test_what_nobody_was_told_stays_without_an_owner(people_of: Province, notice: int) -> None:
    desk = queries.desk(notice, by=people_of.thu)
    first = desk.proposals[0]
    from dataclasses import replace

    nobody = replace(first.draft, lead=())
    correct.edit(by=people_of.thu, directive=notice, proposal=first.number, draft=nobody, at=at(18))
    correct.settle(by=people_of.thu, directive=notice, doubt=1, remark="Giữ như văn bản", at=at(18))
    correct.accept(by=people_of.thu, directive=notice, at=at(18))
    confirm.confirm(by=people_of.thu, directive=notice, at=at(18))
    duty = Duty.objects.get(task__no=1)
    assert (duty.agency_id, duty.party) == (None, "")
