"""The counter at which this clerk sits."""

from datetime import date

from django.utils.translation import gettext

from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotAllowed
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView


def counters(actor: Actor, day: date) -> list[AgencyView]:
    """The agencies for whose counter the officer receives. Raises `NotAllowed` for who sits at none."""
    posts = [post.agency_id for post in actor.posts if post.role is Role.COUNTER]
    found = [agency for number in dict.fromkeys(posts) if (agency := people.agency_by_id(number)).receives]
    open_today = [agency for agency in found if agency.exists_on(day)]
    if not open_today:
        raise NotAllowed(
            gettext("Bạn không ngồi ở quầy tiếp nhận nào."),
            gettext("Tiếp nhận hồ sơ là việc của công chức một cửa tại cơ quan đang hoạt động."),
            gettext("Hãy nhờ lãnh đạo đơn vị phân công, hoặc mở danh sách việc."),
        )
    return open_today


def chosen(actor: Actor, code: str, day: date) -> AgencyView:
    """The counter with this code if the officer sits there, else the first of his."""
    found = counters(actor, day)
    return next((agency for agency in found if agency.code == code), found[0])
