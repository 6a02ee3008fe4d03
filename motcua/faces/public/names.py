"""How a unit is called where there is little room, and how a change is written."""

from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.reactions.quality import standings
from motcua.registers.people import queries as people
from motcua.registers.people.errors import NotFound

COMMITTEE = "peoples_committee"


def short(code: str, name: str) -> str:
    """The short name of a people's committee, which everyone knows; the full name of any other unit.

    Where several units have the same, that of the unit above tells them apart. No query.
    """
    try:
        agency = people.agency(code)
    except NotFound:
        return name
    return people.told_apart(agency, agency.short_name if agency.kind == COMMITTEE else agency.name)


def family(one: standings.Family) -> str:
    """What units are called that are compared with one another; offices within an agency are said to be of it."""
    level, kind, above = one
    if kind == COMMITTEE:
        committees = {
            "province": gettext("Ủy ban nhân dân cấp tỉnh"), "district": gettext("Ủy ban nhân dân cấp huyện"),
            "commune": gettext("Ủy ban nhân dân cấp xã"),
        }  # fmt: skip
        return committees.get(level, gettext("Ủy ban nhân dân"))
    if above not in {"", COMMITTEE}:
        return gettext("Đơn vị trực thuộc %(above)s") % {"above": short(above, above)}
    kinds = {
        "department": gettext("Sở, văn phòng, ban quản lý"),
        "central_vertical": gettext("Cơ quan của trung ương tại tỉnh"),
        "one_stop_center": gettext("Trung tâm phục vụ hành chính công"),
        "public_utility": gettext("Đơn vị cung cấp điện, nước, viễn thông, bưu chính"),
    }
    return kinds.get(kind, gettext("Đơn vị khác"))


def signed(change: float) -> str:
    """+1,25 or −0,50: a change in points."""
    return f"{'−' if change < 0 else '+'}{wording.number(abs(change), 2)}"
