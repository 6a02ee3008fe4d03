"""Reads the sheets of data under a pack's `demonstration/` with types."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from motcua.registers.people.pack import BadPack

FOLDER = "demonstration"


@lru_cache(maxsize=32)
def sheet(file: Path) -> Mapping[str, object]:
    """The sheet as a mapping. Raises `BadPack`, naming the file, when it is not there or no mapping."""
    try:
        body = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BadPack(f"{file.parent.parent.name}/{FOLDER}/{file.name} cannot be read: {error}") from error
    if not isinstance(body, Mapping):
        raise BadPack(f"{file.parent.parent.name}/{FOLDER}/{file.name} must be a mapping.")
    return body


def mapping(body: Mapping[str, object], name: str) -> Mapping[str, object]:
    """The mapping under the name."""
    value = body.get(name)
    if not isinstance(value, Mapping):
        raise BadPack(f"{FOLDER}: {name!r} must be a mapping, not {value!r}.")
    return {str(key): each for key, each in value.items()}


def numbers(body: Mapping[str, object], name: str) -> dict[str, float]:
    """The numbers by name under the name."""
    return {key: number(value, f"{name}.{key}") for key, value in mapping(body, name).items()}


def number(value: object, name: str) -> float:
    """The value as a number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise BadPack(f"{FOLDER}: {name} must be a number, not {value!r}.")


def listed(body: Mapping[str, object], name: str) -> Sequence[object]:
    """The list under the name; empty when there is none."""
    value = body.get(name, [])
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value
    raise BadPack(f"{FOLDER}: {name!r} must be a list, not {value!r}.")


def rows(body: Mapping[str, object], name: str) -> list[Mapping[str, object]]:
    """The mappings listed under the name."""
    found: list[Mapping[str, object]] = []
    for value in listed(body, name):
        if not isinstance(value, Mapping):
            raise BadPack(f"{FOLDER}: {name!r} must list mappings, not {value!r}.")
        found.append({str(key): each for key, each in value.items()})
    return found


def texts(body: Mapping[str, object], name: str) -> tuple[str, ...]:
    """The texts listed under the name."""
    return tuple(str(value) for value in listed(body, name))


def text(body: Mapping[str, object], name: str, default: str = "") -> str:
    """The text under the name."""
    return str(body.get(name, default))
