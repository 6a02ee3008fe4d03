"""The map of the province: every district with its number, coloured and hatched by its grade."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from motcua.registers.people import pack
from motcua.registers.people.folding import fold, sort_key
from motcua.registers.people.pack import outlines
from motcua.registers.people.pack.outlines import Area

GRADES = ("excellent", "good", "fair", "average", "weak")  # from the best; the classes of the style sheet
NONE = "none"
_LETTER = 15  # how broad a letter of a name is drawn, in units of the drawing
_NAMED_BELOW = 34  # how far below the number the name stands
_KIND = re.compile(r"(ubnd )?(huyen|thi xa|thanh pho|quan|tx|tp) ")  # in a name without its marks


@dataclass(frozen=True, slots=True)
class Value:
    """What a district is shown with: the number on the map, its grade of `GRADES`, all in words, and where it leads.

    `name` is the district's; without it only the number is drawn and nothing stands in the list beside the map.
    """

    shown: str
    grade: str
    said: str
    href: str
    name: str = ""

    @property
    def place(self) -> str:
        """The name without what kind of district it is."""
        kind = _KIND.match(fold(self.name))
        return self.name[kind.end() :] if kind else self.name


@dataclass(frozen=True, slots=True)
class Shape:
    """A district as it is drawn; one without a value is drawn empty and leads nowhere."""

    area: Area
    value: Value | None

    @property
    def grade(self) -> str:
        """The class of the colour and the hatching."""
        return self.value.grade if self.value else NONE

    @property
    def named_at(self) -> int:
        """How far down the name stands on the map; 0 where there is no room for it."""
        down = self.area.y + _NAMED_BELOW
        wanted = len(self.value.place) * _LETTER if self.value else 0
        return down if wanted and wanted <= _breadth(self.area.path, self.area.x, down) else 0


@dataclass(frozen=True, slots=True)
class Map:
    """All districts of the province in a drawing of this size."""

    width: int
    height: int
    shapes: tuple[Shape, ...]

    @property
    def listed(self) -> list[Value]:
        """The districts that have a name, in dictionary order."""
        named = (shape.value for shape in self.shapes if shape.value and shape.value.name)
        return sorted(named, key=lambda value: sort_key(value.place))


def districts(values: Mapping[str, Value]) -> Map | None:
    """The districts of this house's province with their values by code; nothing where no outline or no value is known.

    No query.
    """
    drawn = outlines.of_districts(pack.current())
    if drawn is None or not any(area.code in values for area in drawn.areas):
        return None
    return Map(drawn.width, drawn.height, tuple(Shape(area, values.get(area.code)) for area in drawn.areas))


@lru_cache(maxsize=256)
def _breadth(path: str, x: int, y: int) -> int:
    """How broad a word around this place may be without leaving the outline, a little below and above it too."""
    return min(_breadth_at(path, x, at) for at in (y - 10, y, y + 10))


def _breadth_at(path: str, x: int, y: int) -> int:
    crossed = [
        x1 + (x2 - x1) * (y - y1) / (y2 - y1) for (x1, y1), (x2, y2) in _sides(path) if (y1 <= y < y2) or (y2 <= y < y1)
    ]
    left = max((cross for cross in crossed if cross <= x), default=x)
    right = min((cross for cross in crossed if cross > x), default=x)
    return round(2 * min(x - left, right - x))


def _sides(path: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The sides of an outline that was written with M, l and z."""
    for outline in path.split("z"):
        numbers = [int(found) for found in re.findall(r"-?\d+", outline)]
        points, here = [], (0, 0)
        for along, down in zip(numbers[::2], numbers[1::2], strict=False):
            here = (here[0] + along, here[1] + down)
            points.append(here)
        yield from zip(points, points[1:] + points[:1], strict=True)
