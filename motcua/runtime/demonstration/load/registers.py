"""The rows and facts of officers and citizens, as the acts of `registers.people` would have left them."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from motcua.registers.people.actor import HOUSE
from motcua.registers.people.events import AccountOpened, PersonRegistered, PostEnded, PostGiven
from motcua.registers.people.folding import fold
from motcua.registers.people.roles import Kind, Role
from motcua.registers.people.tree import AgencyView
from motcua.runtime.demonstration.lives.circle import Change
from motcua.runtime.demonstration.load import text
from motcua.runtime.demonstration.load.ledger import DayBook, Plain
from motcua.runtime.demonstration.load.lines import Put
from motcua.runtime.demonstration.people.citizens import Citizen, Inhabitants
from motcua.runtime.demonstration.people.officers import Officer, Staff

_UNUSABLE = "!"  # what Django puts before a password that opens nothing


class Registers:
    """Writes who works and who lives in the province, and posts that end and begin."""

    def __init__(self, put: Put, agencies: Mapping[int, AgencyView]) -> None:
        """Nobody is there yet."""
        self._put, self._agencies = put, agencies
        self.book = DayBook()
        self._histories: dict[str, Plain] = {}
        self._posts: dict[tuple[int, int, Role], tuple[int, date]] = {}
        self._post = 0

    def officers(self, staff: Staff, first_day: date, at: datetime) -> None:
        """Every officer has an account and his posts. Posts are written when they end, or by `remaining_posts`."""
        for officer in staff.officers:
            self._account(officer.id, officer.username, officer.name, kind=Kind.OFFICER, at=at)
            for agency, role in sorted(officer.posts):
                self.give(officer, agency, role, first_day, at)

    def give(self, officer: Officer, agency: int, role: Role, first_day: date, at: datetime) -> None:
        """The officer has the post from the day on."""
        self._post += 1
        self._posts[officer.id, agency, role] = (self._post, first_day)
        code = self._agencies[agency].code
        event = PostGiven(account=officer.username, agency=code, role=role.value, first_day=first_day)
        self.book.record(self._histories[officer.username], event, HOUSE, at)

    def end(self, officer: Officer, agency: int, role: Role, last_day: date, at: datetime) -> None:
        """The officer has the post no more after the day."""
        self._write_post(officer, agency, role, last_day)
        code = self._agencies[agency].code
        event = PostEnded(account=officer.username, agency=code, role=role.value, last_day=last_day)
        self.book.record(self._histories[officer.username], event, HOUSE, at)

    def renew(self, changes: Iterable[Change]) -> None:
        """Posts have ended and begun as told."""
        for change in changes:
            act = self.give if change.begins else self.end
            act(change.officer, change.agency, change.role, change.at.date(), change.at)

    def remaining_posts(self, staff: Staff) -> None:
        """The posts that have no end are written."""
        by_number = {officer.id: officer for officer in staff.officers}
        for number, agency, role in list(self._posts):
            self._write_post(by_number[number], agency, role, None)

    def _write_post(self, officer: Officer, agency: int, role: Role, last_day: date | None) -> None:
        number, first_day = self._posts.pop((officer.id, agency, role))
        last = str(last_day) if last_day else text.NULL
        line = f"{number}\t{officer.id}\t{agency}\t{role.value}\t{text.text(officer.title)}\t{first_day}\t{last}\n"
        self._put("people_post", line)

    def citizens(self, inhabitants: Inhabitants, first_username: str, at: datetime) -> None:
        """Every citizen is in the register; who files online has an account."""
        for citizen in inhabitants.everybody:
            if citizen.account is not None:
                username = first_username if citizen.number == 1 else f"dan-{citizen.number:07d}"
                self._account(citizen.account, username, citizen.name, kind=Kind.CITIZEN, at=at)
            self._put("people_person", person(citizen))
            event = PersonRegistered(person=citizen.number, kind=citizen.kind)
            self.book.record(Plain(f"person:{citizen.number}"), event, HOUSE, at)

    def _account(self, number: int, username: str, name: str, *, kind: Kind, at: datetime) -> None:
        nothing = _UNUSABLE + hashlib.sha256(username.encode()).hexdigest()[:40]
        line = f"{number}\t{nothing}\t{text.NULL}\t{username}\t{text.text(name)}\t{kind.value}\t\t\tt\tvi\n"
        self._put("people_account", line)
        history = Plain(f"account:{username}")
        if kind is Kind.OFFICER:
            self._histories[username] = history
        self.book.record(history, AccountOpened(account=username, kind=kind.value), HOUSE, at)


def person(citizen: Citizen) -> str:
    """The row of a citizen."""
    return "\t".join((
        str(citizen.number), citizen.kind, citizen.identity, text.text(citizen.name), fold(citizen.name),
        str(citizen.born) if citizen.born else text.NULL, citizen.sex, citizen.group, citizen.phone, citizen.email,
        text.text(citizen.address), text.number(citizen.account),
    )) + "\n"  # fmt: skip
