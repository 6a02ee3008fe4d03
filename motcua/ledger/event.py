"""What a fact looks like before it is written: a frozen dataclass named in the past tense."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from motcua.law.calendar import ZONE

type_of: dict[str, type["Event"]] = {}
_fields_of: dict[type["Event"], tuple[str, ...]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to one subject; subclasses name it and carry what is worth remembering.

    `SUBJECT` is the kind of thing the fact is about (`dossier`), and `subject_field` the field that identifies it.
    Fields left `None`, `False`, `0`, empty or at their default are not written, so that a fact stays small.
    """

    SUBJECT: ClassVar[str] = ""
    subject_field: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Every event class can be found again by its name; two classes of one name are refused."""
        if cls.SUBJECT and cls.subject_field:
            if cls.__name__ in type_of and type_of[cls.__name__].__module__ != cls.__module__:
                raise TypeError(f"two facts are called {cls.__name__}; give one of them another name")
            type_of[cls.__name__] = cls

    @property
    def subject(self) -> str:
        """What the fact is about, as the ledger keeps it: `dossier:000.00.06.H10-230529-0001`."""
        return f"{self.SUBJECT}:{getattr(self, self.subject_field)}"

    def body(self) -> dict[str, object]:
        """The remembered fields as plain JSON values, without the subject and without what is empty."""
        return {
            name: value if type(value) in _PLAIN else _plain(value)
            for name in self._remembered()
            if (value := getattr(self, name))
        }

    @classmethod
    def _remembered(cls) -> tuple[str, ...]:
        """The fields of a fact, without the one that is its subject; looked up once for each kind."""
        if cls not in _fields_of:
            _fields_of[cls] = tuple(field.name for field in fields(cls) if field.name != cls.subject_field)
        return _fields_of[cls]


_PLAIN = frozenset((str, int, bool))  # most of what is remembered; JSON carries it as it is


def _plain(value: object) -> object:
    """A value as JSON can carry it: moments and days in ISO 8601, decimals as text, tuples as lists.

    Moments are written in Vietnam's zone, so that one moment is one text whether it was reckoned or read from a table.
    """
    match value:
        case datetime():
            plain: object = value.astimezone(ZONE).isoformat()
        case date():
            plain = value.isoformat()
        case Decimal():
            plain = str(value)
        case tuple() | list():
            plain = [_plain(item) for item in value]
        case dict():
            plain = {str(key): _plain(item) for key, item in value.items()}
        case _:
            plain = value
    return plain
