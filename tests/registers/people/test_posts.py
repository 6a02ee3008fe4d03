from datetime import date

import pytest

from motcua.ledger import facts
from motcua.registers.people import queries
from motcua.registers.people.actor import actor_for
from motcua.registers.people.acts import accounts, posts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.roles import Role
from tests.cast import MONDAY, Cast

JUNE = date(2023, 6, 1)


def give(cast: Cast, username: str = "co-hoa", agency: str = "H10.37.02", role: Role = Role.COUNTER) -> int:
    return posts.give_post(by=cast.khoa, username=username, agency=agency, role=role, first_day=JUNE, at=MONDAY)


def test_a_given_post_opens_the_work_of_the_unit(cast: Cast) -> None:
    give(cast)
    assert cast.elsewhere.id in actor_for(cast.hoa.id).agency_ids
    assert cast.hoa.id in {each.account_id for each in queries.officers(cast.elsewhere.id, Role.COUNTER)}
    fact = facts.about("account:co-hoa")[-1]
    assert (fact.name, fact.body) == (
        "PostGiven",
        {"agency": "H10.37.02", "role": "counter", "first_day": "2023-06-01"},
    )


def test_the_same_post_is_not_given_twice(cast: Cast) -> None:
    give(cast)
    with pytest.raises(Conflict):
        give(cast)


def test_posts_go_to_open_accounts_of_officers_in_living_agencies(cast: Cast) -> None:
    with pytest.raises(Invalid):
        give(cast, "ba-lan")
    accounts.close_account(by=cast.khoa, username="co-hoa", reason="Chuyển công tác", at=MONDAY)
    with pytest.raises(Invalid):
        give(cast)
    with pytest.raises(NotFound):
        give(cast, agency="nowhere")
    with pytest.raises(Invalid, match="không hoạt động"):
        posts.give_post(
            by=cast.khoa,
            username="anh-hung",
            agency="H10.37.02",
            role=Role.LEADER,
            first_day=date(2019, 1, 1),
            at=MONDAY,
        )


def test_a_post_that_ended_opens_nothing(cast: Cast) -> None:
    post = give(cast)
    posts.end_post(by=cast.khoa, post=post, last_day=date(2023, 6, 30), at=MONDAY)
    assert cast.elsewhere.id not in actor_for(cast.hoa.id).agency_ids
    assert facts.about("account:co-hoa")[-1].name == "PostEnded"
    with pytest.raises(Conflict):
        posts.end_post(by=cast.khoa, post=post, last_day=date(2023, 6, 30), at=MONDAY)


def test_a_post_does_not_end_before_it_begins(cast: Cast) -> None:
    with pytest.raises(Invalid):
        posts.end_post(by=cast.khoa, post=give(cast), last_day=date(2023, 5, 1), at=MONDAY)
    with pytest.raises(NotFound):
        posts.end_post(by=cast.khoa, post=0, last_day=JUNE, at=MONDAY)


def test_a_head_does_not_give_posts(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        posts.give_post(by=cast.mai, username="co-hoa", agency="H10.37.01", role=Role.LEADER, first_day=JUNE, at=MONDAY)


def test_officers_are_found_by_agency_and_role(cast: Cast) -> None:
    assert [each.name for each in queries.officers(cast.commune.id)] == [
        "Lê Thị Hoa",
        "Nguyễn Văn Hùng",
        "Phạm Thị Mai",
    ]
    (leader,) = queries.officers(cast.commune.id, Role.LEADER)
    assert (leader.name, leader.role) == ("Phạm Thị Mai", Role.LEADER)
    assert queries.account_name(cast.mai.id) == "Phạm Thị Mai"
    assert queries.account_name(0) == ""
