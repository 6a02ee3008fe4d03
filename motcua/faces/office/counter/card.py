"""What the QR code of a citizen card says, as a scanner types it."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.faces.office import typed
from motcua.registers.people.folding import fold

_FEWEST_PARTS = 6
_NUMBER = re.compile(r"\d{9}|\d{12}")


@dataclass(frozen=True)
class Card:
    """The holder of a card; `birth_date` in ISO 8601, what the card does not say is empty."""

    identity: str
    name: str = ""
    birth_date: str = ""
    sex: str = ""
    address: str = ""
    issued: str = ""
    scanned: bool = False

    def as_applicant(self) -> dict[str, str]:
        """The fields of an applicant that the card fills."""
        return {
            "identity": self.identity, "name": self.name, "birth_date": self.birth_date, "sex": self.sex,
            "address": self.address,
        }  # fmt: skip


def read(text: str) -> Card | None:
    """The card behind a scanned line or a typed number; nothing for anything else.

    The line is `number|older number|NAME|ddmmyyyy|sex|address|day of issue`; the older number may be empty, and a
    name all in capitals is written as names are.
    """
    parts = [" ".join(part.split()) for part in typed.clean(text).split("|")]
    number = re.sub(r"[\s.]", "", parts[0])
    if not _NUMBER.fullmatch(number):
        return None
    if len(parts) < _FEWEST_PARTS:
        return Card(number) if len(parts) == 1 else None
    return Card(
        identity=number,
        name=_named(parts[2]),
        birth_date=_day(parts[3]),
        sex={"nam": "male", "nu": "female"}.get(fold(parts[4]), ""),
        address=parts[5],
        issued=_day(parts[6]) if len(parts) > _FEWEST_PARTS else "",
        scanned=True,
    )


def _named(name: str) -> str:
    return name.title() if name.isupper() else name


def _day(digits: str) -> str:
    if not re.fullmatch(r"[0-9]{8}", digits):
        return ""
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2])).isoformat()
    except ValueError:
        return ""
