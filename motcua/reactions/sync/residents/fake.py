"""A population database in memory, for a demonstration: it knows whoever the register of people knows."""

from collections.abc import Callable

from motcua.reactions.sync.ports import Health
from motcua.reactions.sync.residents.port import Question, Resident
from motcua.registers.people.folding import fold
from motcua.registers.people.models import Person

_SEXES = frozenset({"male", "female"})


def registered(number: str) -> Resident | None:
    """The person of the register with this number. One query."""
    row = Person.objects.filter(kind="person", identity_no=number).first()
    if row is None:
        return None
    born = row.birth_date
    sex = row.sex if row.sex in _SEXES else ""
    return Resident(number, row.full_name, born, born.year if born else 0, sex, row.address)


class FakeResidents:
    """Answers as the database does: about who is named rightly, by name or by birth date at least."""

    def __init__(self, find: Callable[[str], Resident | None] = registered) -> None:
        """`find` knows people by number."""
        self.find = find

    def ask(self, question: Question) -> Resident | None:
        """The person, as the port says."""
        found = self.find(question.identity)
        if found is None:
            return None
        known = fold(found.name) == fold(question.name) or found.birth_date == question.birth_date
        return found if known else None

    def check(self) -> Health:
        """As the port says."""
        return Health(works=True, said="Dữ liệu dân cư mô phỏng trả lời.")
