"""Makes the outlines of a province's districts from its communes: `python -m motcua.registers.people.pack.dissolving`.

Communes of one district are joined where they share an edge; what two districts share is simplified once, so that no
gap and no overlap comes in between.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from motcua.registers.people.pack import table
from motcua.registers.people.pack.reading import Pack, known, load

Point = tuple[float, float]
Ring = list[Point]
Edge = tuple[Point, Point]

WIDTH = 1000  # units of the drawing from the westernmost to the easternmost point
TOLERANCE = 2.5  # of these units, by which a simplified line may stray
SMALLEST = 60.0  # square units; a smaller ring is a fault of the source
WIDE = 1.8  # a label is that much wider than high
_STEPS = 48
_SOURCE = "communes_2025.geojson"


def rings_by_district(pack: Pack) -> dict[str, list[Ring]]:
    """The outer and inner rings of every district, in degrees.

    A commune of 2025 that was joined from two districts goes to that of the old commune whose code it bears.
    """
    of_commune = _district_of_commune(pack)
    found: dict[str, list[Ring]] = defaultdict(list)
    communes = json.loads((pack.folder / "geo" / _SOURCE).read_text("utf-8"))["features"]
    for commune in communes:
        found[of_commune[commune["properties"]["gso_code"]]] += _rings(commune["geometry"])
    for district, ring in _missing(pack, [ring for rings in found.values() for ring in rings]):
        found[district].append(ring)
    return {district: _joined(rings) for district, rings in sorted(found.items())}


def _district_of_commune(pack: Pack) -> dict[str, str]:
    lines = list(table.lines(pack.folder / "agencies.csv"))
    codes = {line.text("code"): line.text("gso_code") for line in lines}
    return {line.text("gso_code"): codes[line.text("parent_code")] for line in lines if line.text("level") == "commune"}


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """The rings of a polygon or of several, closed: the first point stands again at the end."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield [(float(x), float(y)) for x, y in ring]


def _missing(pack: Pack, rings: list[Ring]) -> Iterator[tuple[str, Ring]]:
    """The communes that the source lacks, as the holes that their neighbours leave."""
    gaps = yaml.safe_load((pack.folder / "geo" / "gaps.yaml").read_text("utf-8"))
    left = sorted(_joined(rings), key=lambda ring: abs(area(ring)))
    outer = left.pop()
    for gap in gaps["holes"]:
        yield gap["district"], next(ring for ring in left if _is_inside(tuple(gap["inside"]), ring))[::-1]
    for gap in gaps["bites"]:
        begin, end = _nearest(outer, gap["begin"]), _nearest(outer, gap["end"])
        first, last = sorted((outer.index(begin), outer.index(end)))
        ways = (outer[first : last + 1], outer[last:-1] + outer[: first + 1])
        way = min(ways, key=len)
        yield gap["district"], [*way, way[0]][::-1]


def _nearest(ring: Ring, to: Sequence[float]) -> Point:
    return min(ring, key=lambda point: math.dist(point, to))


def _joined(rings: Iterable[Ring]) -> list[Ring]:
    """The rings around what the given ones cover together: an edge passed in both directions lies inside."""
    edges = {edge for ring in rings for edge in pairwise(ring)}
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(edges):
        if (end, start) not in edges:
            onward[start].append(end)
    found = []
    while onward:
        ring = [min(onward)]
        while len(ring) == 1 or ring[-1] != ring[0]:
            here = ring[-1]
            ring.append(onward[here].pop())
            if not onward[here]:
                del onward[here]
        found.append(ring)
    return found


def area(ring: Ring) -> float:
    """The area within a closed ring, negative when it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _is_inside(point: Point, ring: Ring) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def on_paper(districts: Mapping[str, list[Ring]]) -> dict[str, list[Ring]]:
    """The rings in units of the drawing, north up, as true to size as a flat map of one province is."""
    points = [point for rings in districts.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    north, south = max(y for _, y in points), min(y for _, y in points)
    scale = WIDTH / (east - west)
    high = scale / math.cos(math.radians((north + south) / 2))
    return {
        name: [[((x - west) * scale, (north - y) * high) for x, y in ring] for ring in rings]
        for name, rings in districts.items()
    }


def simplified(districts: Mapping[str, list[Ring]]) -> dict[str, list[Ring]]:
    """The rings with few points: lines between two places where districts meet, each simplified once for both."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for rings in districts.values():
        for ring in rings:
            for a, b in pairwise(ring):
                neighbours[a].add(b)
                neighbours[b].add(a)
    meets = {point for point, others in neighbours.items() if len(others) > 2}  # noqa: PLR2004 - a line has two ends
    kept = {
        name: [_simple_ring(ring, meets) for ring in rings if abs(area(ring)) >= SMALLEST]
        for name, rings in districts.items()
    }
    return {name: [ring for ring in rings if len(ring) > 3] for name, rings in kept.items()}  # noqa: PLR2004


def _simple_ring(ring: Ring, meets: set[Point]) -> Ring:
    at = next((place for place, point in enumerate(ring) if point in meets), ring.index(min(ring[:-1])))
    turned = ring[at:-1] + ring[: at + 1]
    ends = [place for place, point in enumerate(turned) if point in meets or place in {0, len(turned) - 1}]
    found = [turned[0]]
    for begin, end in pairwise(ends):
        found += _simple_line(turned[begin : end + 1])[1:]
    return found


def _simple_line(line: Ring) -> Ring:
    """The same points whichever way the line is passed."""
    if line[0] > line[-1]:
        return _fewer(line[::-1])[::-1]
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda place: math.dist(line[place], line[0]))
        return _fewer(line[: far + 1])[:-1] + _fewer(line[far:])
    return _fewer(line)


def _fewer(line: Ring) -> Ring:
    """Douglas and Peucker: points nearer than the tolerance to the line between their neighbours fall away."""
    if len(line) < 3:  # noqa: PLR2004
        return line
    first, last = line[0], line[-1]
    place = max(range(1, len(line) - 1), key=lambda at: _away(line[at], (first, last)))
    if _away(line[place], (first, last)) <= TOLERANCE:
        return [first, last]
    return _fewer(line[: place + 1])[:-1] + _fewer(line[place:])


def _away(point: Point, edge: Edge, wide: float = 1) -> float:
    """How far a point lies from an edge; distances to the side count less by `wide`."""
    (x, y), (x1, y1), (x2, y2) = ((each[0] / wide, each[1]) for each in (point, *edge))
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


def middle(ring: Ring) -> Point:
    """The place in a ring with most room for a label."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    across = [min(xs) + (max(xs) - min(xs)) * n / _STEPS for n in range(1, _STEPS)]
    down = [min(ys) + (max(ys) - min(ys)) * n / _STEPS for n in range(1, _STEPS)]
    inside = [(x, y) for x in across for y in down if _is_inside((x, y), ring)]
    edges = list(pairwise(ring))
    return max(inside, key=lambda point: min(_away(point, edge, WIDE) for edge in edges))


def path(rings: list[Ring]) -> str:
    """The rings as an SVG path in whole units, each step counted from the point before."""
    written = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring[:-1]]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        line = "l" + " ".join(f"{x} {y}" for x, y in steps if x or y)
        written.append(f"M{points[0][0]} {points[0][1]}{line.replace(' -', '-')}z")
    return "".join(written)


def outlines(pack: Pack) -> dict[str, object]:
    """What `geo/districts.json` of the pack says."""
    drawn = simplified(on_paper(rings_by_district(pack)))
    of_district = {line.text("gso_code"): line.text("code") for line in table.lines(pack.folder / "agencies.csv")}
    source = json.loads((pack.folder / "geo" / _SOURCE).read_text("utf-8"))
    areas = []
    for gso_code, rings in drawn.items():
        x, y = middle(max(rings, key=lambda ring: abs(area(ring))))
        areas.append({"code": of_district[gso_code], "x": round(x), "y": round(y), "path": path(rings)})
    height = max(y for rings in drawn.values() for ring in rings for _, y in ring)
    return {
        "made_from": f"{_SOURCE}, gaps.yaml and agencies.csv by motcua/registers/people/pack/dissolving.py",
        "licence": source["licence"], "width": WIDTH, "height": math.ceil(height), "areas": areas,
    }  # fmt: skip


def written(pack: Pack) -> str:
    """The file as it is committed: a line for each district."""
    body = outlines(pack)
    areas = ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in body.pop("areas"))  # type: ignore[attr-defined]
    head = json.dumps(body, ensure_ascii=False, indent=1)[:-2]
    return f'{head},\n "areas": [\n{areas}\n ]\n}}\n'


def place(pack: Pack) -> Path:
    """Where the outlines of the pack's districts lie."""
    return pack.folder / "geo" / "districts.json"


def main() -> None:
    """The outlines of every pack that has communes to make them from are written anew."""
    for pack in map(load, known()):
        if (pack.folder / "geo" / _SOURCE).exists():
            place(pack).write_text(written(pack), "utf-8")


if __name__ == "__main__":
    main()
