"""The people of the practice systems: those who sign in, and those whom the population database knows. All made up."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

BOOK = Path(__file__).parent / "residents.json"


@dataclass(frozen=True)
class Resident:
    """Somebody made up; `birth_date` in ISO 8601, `level` that of the electronic identity, `tax_no` a company's."""

    number: str
    name: str
    birth_date: str = ""
    sex: str = ""  # 1 male, 2 female, as the national code list has it
    place: tuple[str, ...] = ()  # from the house up to the province
    phone: str = ""
    level: int = 2
    company: str = ""
    tax_no: str = ""

    @property
    def subject(self) -> str:
        """The name by which the provider of identity knows the account: none that tells who it is."""
        return f"{int(self.tax_no or self.number) * 2654435761 % 10**15:015d}"


@dataclass
class Book:
    """Everybody, by number."""

    known: dict[str, Resident] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Resident]:
        """In the order in which they were written down."""
        return iter(self.known.values())

    def add(self, everybody: Iterable[Resident]) -> None:
        """These stand in the book; one with a number that was there takes its place."""
        self.known |= {one.tax_no or one.number: one for one in everybody}

    def of(self, key: str, level: int | None = None) -> Resident | None:
        """Who has this number, as sure as the given level."""
        found = self.known.get(key)
        return replace(found, level=level) if found and level is not None else found


def load(source: Path = BOOK) -> Book:
    """The book from a file of rows."""
    book = Book()
    book.add(read(row) for row in json.loads(source.read_text(encoding="utf-8")))
    return book


def read(row: object) -> Resident:
    """Somebody from a row of JSON. Raises `ValueError` for a row that is none."""
    if not isinstance(row, dict) or set(row) - set(Resident.__dataclass_fields__) or not row.get("number"):
        raise ValueError("a resident is an object with number, name and the like")
    return Resident(**{**row, "place": tuple(row.get("place", ()))})
