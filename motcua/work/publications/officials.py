"""The official behind an overrun: name and post as they stood then, and nothing more of the person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.law.calendar import ZONE
from motcua.registers.people.models import Account, Post
from motcua.registers.people.roles import Role
from motcua.work.publications.overruns import Overrun


@dataclass(frozen=True, slots=True)
class Official:
    """Who held a step."""

    account: int
    name: str
    post: str


def behind(overruns: Sequence[Overrun]) -> tuple[Official | None, ...]:
    """For each overrun the official who held the step, none where it is not one person beyond doubt. Two queries.

    Source: decision 0406
    """
    agencies = {one.agency for one in overruns}
    posts = list(Post.objects.select_related("account").filter(agency_id__in=agencies).order_by("id"))
    holders = Account.objects.in_bulk([one.holder for one in overruns if one.holder is not None])
    names = {number: account.full_name for number, account in holders.items()}
    return tuple(_official(one, posts, names) for one in overruns)


def _official(one: Overrun, posts: Iterable[Post], names: dict[int, str]) -> Official | None:
    if one.moment is None:
        return None
    day = one.moment.astimezone(ZONE).date()
    there = [post for post in posts if post.agency_id == one.agency and _held(post, day)]
    number = one.holder
    if number is None and one.name_then:
        same = {post.account_id for post in there if post.account.full_name == one.name_then}
        number = same.pop() if len(same) == 1 else None
    if number is None:
        return None
    own = [post for post in there if post.account_id == number]
    fitting = next((post for post in own if post.role == one.role), own[0] if own else None)
    name = names.get(number) or one.name_then
    return Official(number, name, _title(fitting))


def _held(post: Post, day: date) -> bool:
    return post.first_day <= day and (post.last_day is None or day <= post.last_day)


def _title(post: Post | None) -> str:
    return (post.title or Role(post.role).label) if post is not None else ""
