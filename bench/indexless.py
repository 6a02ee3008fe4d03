"""A house whose index can stand still while all else goes on, so that what the live index costs can be seen."""

import functools
from collections.abc import Callable
from pathlib import Path

from django.apps import AppConfig

from motcua.runtime import places


def mark() -> Path:
    """While this file is there, no cell is recounted."""
    return places.var() / "index-stands-still"


class Indexless(AppConfig):
    """The house of the measurements."""

    name = "bench"

    def ready(self) -> None:
        """Every fact still reaches the index, which looks first whether it stands still."""
        from motcua import wiring
        from motcua.reactions.quality import cells

        for fact, wakes in wiring.BY_FACT.items():
            wiring.BY_FACT[fact] = tuple(_unless_still(each) if each is cells.recount else each for each in wakes)


def _unless_still(reaction: Callable[[object], None]) -> Callable[[object], None]:
    @functools.wraps(reaction)
    def answer(fact: object) -> None:
        if not mark().exists():
            reaction(fact)

    return answer
