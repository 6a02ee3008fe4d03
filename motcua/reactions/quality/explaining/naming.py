"""Names of units as a letter lists them: departments one by one, committees of one kind together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

_COMMITTEE = re.compile(r"Ủy ban nhân dân (huyện|quận|thị xã|thành phố|xã|phường|thị trấn) (.+)")
_KINDS = ("huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn")  # in the order of a letter


@dataclass(frozen=True, slots=True)
class Named:
    """A unit to be listed, with what is said after its name; `kind` is empty for one that is no committee."""

    unit: AgencyView
    said: str = ""

    @property
    def kind(self) -> str:
        """The kind of committee: huyện, thành phố, xã and so on."""
        found = _COMMITTEE.fullmatch(self.unit.name)
        return found[1] if found else ""

    @property
    def name(self) -> str:
        """The name alone: without the kind of a committee, and without the province it stands in."""
        found = _COMMITTEE.fullmatch(self.unit.name)
        if not found and self.unit.level == "province":
            return self.unit.short_name
        return found[2] if found else self.unit.name.removesuffix(f" {_province()}")

    @property
    def with_said(self) -> str:
        """The name with what is said after it."""
        return f"{self.name} {self.said}".strip()


def place(unit: AgencyView) -> tuple[int, str, str]:
    """Where a unit stands in a list: departments first, then the kinds of committees, each in the official order."""
    kind = Named(unit).kind
    return (1 + _KINDS.index(kind) if kind else 0, unit.identifier or "~", unit.sort_key)


def listed(units: Sequence[Named]) -> str:
    """The units as one list: `Sở Tư pháp; UBND các huyện: Hàm Yên, Na Hang, thành phố Tuyên Quang`.

    They come in the order given, departments before committees, and the kinds of committees in their order.
    """
    offices = [each.with_said for each in units if not each.kind]
    committees = sorted((each for each in units if each.kind), key=lambda each: _KINDS.index(each.kind))
    return "; ".join([*offices, *([_committees(committees)] if committees else [])])


def _committees(units: Sequence[Named]) -> str:
    """Many of the first kind: `UBND các huyện: A, B, thành phố C`; two: `UBND huyện A và B`; one: `UBND huyện A`."""
    head = units[0].kind
    first, others = [each for each in units if each.kind == head], [each for each in units if each.kind != head]
    said = any(each.said for each in units)
    joint = "; " if said else ", "
    if len(units) == 1:
        return f"UBND {head} {first[0].with_said}"
    if len(first) == 2 and not others and not said:  # noqa: PLR2004  a pair
        return f"UBND {head} {first[0].name} và {first[1].name}"
    names = [each.with_said for each in first] + [f"{each.kind} {each.with_said}" for each in others]
    return f"UBND {'các ' if len(first) > 1 else ''}{head}{': ' if len(first) > 1 else ' '}{joint.join(names)}"


def two_digits(number: int) -> str:
    """A number as letters write it: 01, 07, 11, 462."""
    return f"{number:02}"


def _province() -> str:
    return people.root().name.removeprefix("Ủy ban nhân dân ")
