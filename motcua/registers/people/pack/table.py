"""Reads the tables of a pack: comma-separated, UTF-8, one header row."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from motcua.registers.people.pack.reading import BadPack


@dataclass(frozen=True)
class Line:
    """One row of a table; every reader raises `BadPack` with file and line when the value is of another kind."""

    file: Path
    no: int
    values: dict[str, str]

    def text(self, column: str) -> str:
        """What stands in the column, trimmed."""
        if column not in self.values:
            raise self.fault(f"the column {column!r} is missing")
        return self.values[column].strip()

    def whole(self, column: str) -> int:
        """The whole number in the column, 0 when it is empty."""
        text = self.text(column) or "0"
        if not text.isascii() or not text.isdigit():
            raise self.fault(f"{column} must be a whole number, not {text!r}")
        return int(text)

    def maybe_whole(self, column: str) -> int | None:
        """The whole number in the column, nothing when it is empty."""
        return self.whole(column) if self.text(column) else None

    def decimal(self, column: str) -> Decimal | None:
        """The number in the column, nothing when it is empty."""
        text = self.text(column)
        try:
            return Decimal(text) if text else None
        except InvalidOperation:
            raise self.fault(f"{column} must be a number, not {text!r}") from None

    def day(self, column: str) -> date:
        """The day in the column, written 2023-05-29."""
        text = self.text(column)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.fault(f"{column} must be a day like 2023-05-29, not {text!r}") from None

    def maybe_day(self, column: str) -> date | None:
        """The day in the column, nothing when it is empty."""
        return self.day(column) if self.text(column) else None

    def parts(self, column: str, separator: str) -> list[str]:
        """The parts of a list in one column, without the empty ones."""
        return [part.strip() for part in self.text(column).split(separator) if part.strip()]

    def fault(self, sentence: str) -> BadPack:
        """The refusal that names where the fault stands."""
        return BadPack(f"{self.file.parent.name}/{self.file.name}, line {self.no}: {sentence}.")


def lines(file: Path) -> Iterator[Line]:
    """The rows of a table. Raises `BadPack` when the file is not there, is not UTF-8 or has a ragged row."""
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream, strict=True)
            for row in rows:
                if None in row or None in row.values():
                    raise BadPack(
                        f"{file.parent.name}/{file.name}, line {rows.line_num}: the row is not as long as the header."
                    )
                yield Line(file, rows.line_num, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadPack(f"{file.parent.name}/{file.name} cannot be read: {error}") from error
