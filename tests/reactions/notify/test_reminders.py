"""Units are reminded before, on and after the day, once each, and told on Monday of the week ahead."""

from collections.abc import Iterator

import pytest
from django.core import mail

from motcua import wiring
from motcua.law.calendar import ZONE
from motcua.ledger import facts
from motcua.reactions.notify import reminders
from motcua.reactions.notify.models import Reminder
from motcua.registers.people import calendars, tree
from motcua.work.directives.acts import report
from motcua.work.directives.models import Duty
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import Province, at, unit

BHXH = "LOC-BP-BHXH"


@pytest.fixture
def who(db: None) -> Iterator[Province]:
    yield directives.province()
    tree.forget()
    calendars.forget()


def told(code: str) -> list[tuple[int, str]]:
    rows = Reminder.objects.filter(agency=unit(code).id, duty__gt=0).order_by("day")
    return [(row.day.day, row.why) for row in rows]


def test_before_on_and_after_once_each(who: Province) -> None:
    directives.confirmed(who)
    for day in range(20, 30):
        reminders.remind(at(day, hour=6))
        assert reminders.remind(at(day, hour=7)) == 0
    assert told(BHXH) == [(22, "sắp đến hạn"), (25, "đến hạn hôm nay"), (26, "đã quá hạn")]
    reminders.remind(at(2, month=9))
    assert told(BHXH)[-1] == (2, "đã quá hạn")
    own = reminders.of_units(by=who.linh, today=at(26).date())
    assert [one.day.day for one in own] == [26, 26, 25, 22]  # the evaluation, and its report due on the 29th


def test_what_is_done_is_reminded_of_no_more(who: Province) -> None:
    directives.confirmed(who)
    duty = Duty.objects.get(task__point="II.1 bullet 2", due_on="2023-08-25")
    report.report(by=who.linh, duty=duty.id, text="Xong", done=True, at=at(20))
    reminders.remind(at(25))
    assert not Reminder.objects.filter(duty=duty.id).exists()


def test_the_week_is_told_on_monday_and_mailed_where_there_is_a_mailbox(who: Province, settings: object) -> None:
    settings.MAIL = True
    directives.confirmed(who)
    monday = at(28).astimezone(ZONE)
    assert reminders.digest(monday) > 0
    assert reminders.digest(monday) == 0
    row = Reminder.objects.get(agency=unit(BHXH).id, duty=0)
    assert row.title == "Nhiệm vụ trong tuần: 1 quá hạn, 0 đến hạn"
    assert row.to in {address for message in mail.outbox for address in message.to}


def test_units_learn_of_a_confirmed_document_at_once(who: Province) -> None:
    number = directives.confirmed(who)
    [fact] = [one for one in facts.about(f"directive:{number}") if one.name == "DirectiveConfirmed"]
    for reaction in wiring.BY_FACT[fact.name] * 2:
        reaction(fact)
    row = Reminder.objects.get(agency=unit(BHXH).id)
    assert (row.why, "1" in row.title) == ("mới giao", True)
