"""The agencies as one tree, read at once and kept for a few seconds: it is asked often and changes rarely."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db import transaction

from motcua.registers.people.models import Agency

FRESH_FOR = 15.0  # seconds a process trusts what it has read; a change elsewhere is noticed within them


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency as it stands; `receives` is the level whose procedures its counter takes in, empty without one."""

    id: int
    code: str
    identifier: str
    name: str
    short_name: str
    kind: str
    level: str
    parent_id: int | None
    path: str
    gso_code: str
    fields: tuple[str, ...]
    receives: str
    hours: Mapping[str, list[str]] | None = field(hash=False)
    phone: str
    email: str
    address: str
    sort_key: str
    valid_from: date
    valid_to: date | None
    successor_id: int | None

    def exists_on(self, day: date) -> bool:
        """True when the agency exists on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class Tree:
    """Every agency there is or was."""

    agencies: tuple[AgencyView, ...]

    @cached_property
    def by_id(self) -> Mapping[int, AgencyView]:
        """The agencies by their number."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def by_code(self) -> Mapping[str, AgencyView]:
        """The agencies by their code."""
        return {agency.code: agency for agency in self.agencies}

    @cached_property
    def below(self) -> Mapping[int | None, tuple[AgencyView, ...]]:
        """The agencies directly below each, in the order of the Vietnamese dictionary."""
        found: dict[int | None, list[AgencyView]] = {}
        for agency in sorted(self.agencies, key=lambda agency: agency.sort_key):
            found.setdefault(agency.parent_id, []).append(agency)
        return {number: tuple(agencies) for number, agencies in found.items()}

    def upwards(self, agency: AgencyView) -> Iterator[AgencyView]:
        """The agency itself and every one above it, the nearest first."""
        here: AgencyView | None = agency
        while here is not None:
            yield here
            here = self.by_id.get(here.parent_id) if here.parent_id else None


class _Kept:
    tree: Tree | None = None
    read_at = float("-inf")


def tree() -> Tree:
    """The tree as it was at most `FRESH_FOR` seconds ago. No query while it is fresh, one otherwise."""
    if _Kept.tree is None or time.monotonic() - _Kept.read_at > FRESH_FOR:
        return reread()
    return _Kept.tree


def reread() -> Tree:
    """The tree as it stands now. One query."""
    names = [name for name in AgencyView.__dataclass_fields__ if name != "fields"]
    rows = Agency.objects.values_list("fields", *names)
    _Kept.tree = Tree(tuple(AgencyView(**dict(zip(names, row[1:], strict=True)), fields=tuple(row[0])) for row in rows))
    _Kept.read_at = time.monotonic()
    return _Kept.tree


def forget_soon() -> None:
    """What this process has read is forgotten now, and again once the present transaction is committed."""
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """The tree is read afresh at the next question."""
    _Kept.tree, _Kept.read_at = None, float("-inf")
