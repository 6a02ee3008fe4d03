"""Reads the outlines of a province's districts, ready to draw. A pack without any has no map."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from motcua.registers.people.pack.reading import BadPack, Pack


@dataclass(frozen=True, slots=True)
class Area:
    """One district: its outline as an SVG path and the place in it where a word finds room."""

    code: str
    x: int
    y: int
    path: str


@dataclass(frozen=True, slots=True)
class Outlines:
    """Every district of the province in one drawing of this size."""

    width: int
    height: int
    areas: tuple[Area, ...]


def of_districts(pack: Pack) -> Outlines | None:
    """The districts of the pack, or nothing where it has no `geo/districts.json`. Raises `BadPack`."""
    return _read(pack.key, str(pack.folder))


@lru_cache(maxsize=8)
def _read(key: str, folder: str) -> Outlines | None:
    try:
        body = json.loads((Path(folder) / "geo" / "districts.json").read_text("utf-8"))
        return Outlines(int(body["width"]), int(body["height"]), tuple(Area(**area) for area in body["areas"]))
    except FileNotFoundError:
        return None
    except (KeyError, TypeError, ValueError) as error:
        raise BadPack(f"{key}/geo/districts.json: {type(error).__name__} {error}") from error
