"""Posts that ended with the last working day and are given anew this morning."""

from collections.abc import Callable
from datetime import datetime, timedelta

from motcua.law.calendar import Calendar
from motcua.registers.people.roles import Role
from motcua.runtime.demonstration.lives.province import Happening, Province
from motcua.runtime.demonstration.load.registers import Registers
from motcua.runtime.demonstration.people.officers import Officer

_Given = Callable[[Officer], None]


def arrange(province: Province, registers: Registers, offices: Calendar) -> None:
    """The posts that are vacant this morning will end and be given anew."""
    closed = offices.closing(offices.previous_working_day(province.now.date())) + timedelta(minutes=5)
    for (agency, role), until in province.vacancies.items():
        officers = list(province.house.staff.roster.get((agency, role), ()))
        province.happen(closed, _ending(registers, officers, agency, role))
        province.happen(until, _beginning(registers, officers, agency, role))


def _ending(registers: Registers, officers: list[Officer], agency: int, role: Role) -> Happening:
    def end(province: Province, at: datetime) -> None:
        province.house.staff.roster[agency, role] = []
        for officer in officers:
            officer.posts.discard((agency, role))
            registers.end(officer, agency, role, at.date(), at)
            province.house.tell_of(officer, at)

    return end


def _beginning(registers: Registers, officers: list[Officer], agency: int, role: Role) -> Happening:
    def begin(province: Province, at: datetime) -> None:
        province.house.staff.roster[agency, role] = list(officers)
        for officer in officers:
            officer.posts.add((agency, role))
            registers.give(officer, agency, role, at.date(), at)
            province.house.tell_of(officer, at)

    return begin
