"""The map of the province: every district with its number, coloured and hatched by its grade."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.registers.people import pack
from motcua.registers.people.pack import outlines
from motcua.registers.people.pack.outlines import Area

GRADES = ("excellent", "good", "fair", "average", "weak")  # from the best; the classes of the style sheet
NONE = "none"


@dataclass(frozen=True, slots=True)
class Value:
    """What a district is shown with: the number on the map, its grade of `GRADES`, all in words, and where it leads."""

    shown: str
    grade: str
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A district as it is drawn; one without a value is drawn empty and leads nowhere."""

    area: Area
    value: Value | None

    @property
    def grade(self) -> str:
        """The class of the colour and the hatching."""
        return self.value.grade if self.value else NONE


@dataclass(frozen=True, slots=True)
class Map:
    """All districts of the province in a drawing of this size."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def districts(values: Mapping[str, Value]) -> Map | None:
    """The districts of this house's province with their values by code; nothing where no outline or no value is known.

    No query.
    """
    drawn = outlines.of_districts(pack.current())
    if drawn is None or not any(area.code in values for area in drawn.areas):
        return None
    return Map(drawn.width, drawn.height, tuple(Shape(area, values.get(area.code)) for area in drawn.areas))
