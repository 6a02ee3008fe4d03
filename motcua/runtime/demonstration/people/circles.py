"""Which offices share work, so that what happens in one circle of them never touches another.

Source: decision 0015
"""

from collections.abc import Iterable, Mapping

from motcua.registers.people.tree import AgencyView

_DISTRICT = "district"  # what its counter receives for


def of(agencies: Mapping[int, AgencyView], pairs: Iterable[tuple[int, int]]) -> dict[int, str]:
    """The circle of every agency: the code of its district, or of the agency at the top of the tree.

    Who settles for one district alone is of its circle, whoever stands above him; `pairs` are counters and those who
    settle what they take in.
    """
    found = {number: _above(agency, agencies) for number, agency in agencies.items()}
    served: dict[int, set[str]] = {}
    for counter, settler in pairs:
        served.setdefault(settler, set()).add(found[counter])
    for settler, circles in served.items():
        if len(circles) == 1:
            found[settler] = min(circles)
    return found


def _above(agency: AgencyView, agencies: Mapping[int, AgencyView]) -> str:
    while agency.receives != _DISTRICT and agency.parent_id in agencies:
        agency = agencies[agency.parent_id or 0]
    return agency.code
