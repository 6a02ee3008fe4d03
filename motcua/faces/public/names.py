"""How a unit is called where there is little room, and how a change is written."""

from motcua.faces.kit import wording
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


def signed(change: float) -> str:
    """+1,25 or −0,50: a change in points."""
    return f"{'−' if change < 0 else '+'}{wording.number(abs(change), 2)}"
