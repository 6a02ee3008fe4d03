"""Reads the JSON of a published version with types: what is stored as plain values comes back as what it is."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object; every reader raises `TypeError`, naming the key, when the value is of another type."""

    values: Mapping[str, object]

    def text(self, key: str) -> str:
        """The text under the key, empty when there is none."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            raise TypeError(f"{key} must be text, not {value!r}")
        return value

    def whole(self, key: str) -> int:
        """The whole number under the key, 0 when there is none."""
        return self.maybe_whole(key) or 0

    def maybe_whole(self, key: str) -> int | None:
        """The whole number under the key, or nothing."""
        value = self.values.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise TypeError(f"{key} must be a whole number, not {value!r}")

    def flag(self, key: str) -> bool:
        """True when the key stands there and is true."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise TypeError(f"{key} must be true or false, not {value!r}")
        return value

    def rows(self, key: str) -> tuple["Row", ...]:
        """The objects listed under the key."""
        return read(self.values.get(key, []))


def read(rows: object) -> tuple[Row, ...]:
    """The objects of a JSON list; `TypeError` when it is no list of objects."""
    if not isinstance(rows, list | tuple):
        raise TypeError(f"a list of objects is expected, not {rows!r}")
    return tuple(_row(row) for row in rows)


def _row(row: object) -> Row:
    if not isinstance(row, Mapping):
        raise TypeError(f"an object is expected, not {row!r}")
    return Row(row)
