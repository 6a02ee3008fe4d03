"""Addresses that stand for a right are bound, dated, and dead when they are replaced."""

from datetime import date, timedelta

import pytest

from motcua.registers.people.errors import Conflict, NotAllowed
from motcua.work.directives import addresses, following
from motcua.work.directives.acts import share
from motcua.work.directives.models import Duty
from tests.work.directives.conftest import Province, at


def test_a_link_opens_one_duty_until_its_day_and_a_second_ends_the_first(people_of: Province, followed: int) -> None:
    duty = Duty.objects.get(task__point="II.5")
    token = share.share(by=people_of.dung, duty=duty.id, at=at(18))
    last = date(2023, 8, 25) + timedelta(days=30)
    assert addresses.link(token, last).duty_id == duty.id
    assert addresses.link(token, last + timedelta(days=1)) is None
    assert addresses.link(token[:-1] + ("A" if token[-1] != "A" else "B"), last) is None
    again = share.share(by=people_of.thu, duty=duty.id, at=at(19))
    assert addresses.link(token, last) is None
    share.revoke(by=people_of.thu, duty=duty.id, at=at(20))
    assert addresses.link(again, last) is None
    with pytest.raises(Conflict):
        share.revoke(by=people_of.thu, duty=duty.id, at=at(20))


def test_no_link_for_who_works_here_and_none_from_who_did_not_give(people_of: Province, followed: int) -> None:
    own = Duty.objects.get(task__point="II.1 bullet 1")
    with pytest.raises(Conflict):
        share.share(by=people_of.dung, duty=own.id, at=at(18))
    with pytest.raises(NotAllowed):
        share.share(by=people_of.khanh, duty=Duty.objects.get(task__point="II.5").id, at=at(18))


def test_a_calendar_has_one_address_and_shows_what_is_owed(people_of: Province, followed: int) -> None:
    token = share.renew_feed(by=people_of.linh, at=at(18))
    assert addresses.account_of(token) == people_of.linh.id
    assert addresses.feed_of(people_of.linh.id) == token
    share.renew_feed(by=people_of.linh, at=at(19))
    assert addresses.account_of(token) is None
    days = [row.due_on.day for row in following.dated(by=people_of.linh, today=at(18).date())]
    assert days == [25, 29, 30, 30, 16]
