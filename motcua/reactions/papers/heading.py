"""Who signs for a paper: the letterhead, the name of the counter, the abbreviation in the number, the place.

Source: NĐ 30/2020, Annex I; TT 01/2018, Art. 9
"""

import re
from datetime import date

from motcua.reactions.papers import sheets
from motcua.registers.people import pack
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

COUNTER = "Bộ phận Tiếp nhận và Trả kết quả"
_CENTRE, _COMMITTEE = "one_stop_center", "peoples_committee"
_PLACE = re.compile(r"Ủy ban nhân dân (?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|phường|xã|đặc khu) (.+)")


def desk(agency: AgencyView) -> str:
    """The name of the agency's counter as a citizen knows it."""
    return agency.name if agency.kind == _CENTRE else f"{COUNTER} {agency.short_name}"


def abbreviation(agency: AgencyView, *, counter: bool) -> str:
    """The unit in a paper's number: TTPVHCC, BPTNTKQ, or the letters that end the agency's code."""
    if counter:
        return "TTPVHCC" if agency.kind == _CENTRE else "BPTNTKQ"
    tail = re.split(r"[-.]", agency.code)[-1]
    return tail if tail.isalpha() else "UBND"


def letterhead(agency: AgencyView, number: str, day: date, *, counter: bool) -> sheets.Letterhead:
    """The head of a paper that the agency's counter issues, or the agency itself."""
    superior, unit = _names(agency, counter=counter)
    return sheets.Letterhead(superior=superior, unit=unit, number=number, place=place(agency), day=day)


def _names(agency: AgencyView, *, counter: bool) -> tuple[str, str]:
    if counter and agency.kind != _CENTRE:
        return agency.name, COUNTER
    if agency.kind == _COMMITTEE or agency.parent_id is None:
        return "", agency.name
    return people.agency_by_id(agency.parent_id).name, agency.name


def receiver(agency: AgencyView) -> str:
    """To whom the agency reports: the one above it; the Government Office where there is none."""
    return people.agency_by_id(agency.parent_id).name if agency.parent_id else "Văn phòng Chính phủ"


def place(agency: AgencyView) -> str:
    """The name of the commune, district or province where the agency sits; the province's title where none says it."""
    for each in reversed(people.path(agency.id)):
        found = _PLACE.fullmatch(each.name)
        if found and each.kind == _COMMITTEE:
            return found.group(1)
    return pack.current().title["vi"].removeprefix("Tỉnh ").removeprefix("Thành phố ")
