"""How the tests of the reader speak to it."""

from datetime import date
from typing import Any

from motcua.work.directives.reader import directive, quoted
from motcua.work.directives.reader.quoted import Quoted


def words(text: str) -> Quoted:
    return quoted.quote(text, 0, len(text))


def tasks(text: str, issued: str | None = None) -> list[dict[str, Any]]:
    return read(text, issued)["tasks"]


def read(text: str, issued: str | None = None) -> dict[str, Any]:
    return directive.read(text, issued=date.fromisoformat(issued) if issued else None).as_json()
