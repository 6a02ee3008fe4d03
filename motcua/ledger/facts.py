"""Reads the ledger back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from motcua.ledger.models import Fact


@dataclass(frozen=True)
class FactView:
    """One fact as it was written; `digest` in hexadecimal."""

    id: int
    subject: str
    n: int
    name: str
    at: datetime
    recorded_at: datetime
    actor: str
    actor_id: int | None
    body: dict[str, object]
    digest: str


def about(subject: str) -> tuple[FactView, ...]:
    """The whole history of one subject, oldest first. One query."""
    return tuple(_view(fact) for fact in Fact.objects.filter(subject=subject).order_by("n"))


def told(subjects: Sequence[str], names: Sequence[str]) -> dict[str, tuple[FactView, ...]]:
    """The facts of these names about each of these subjects, oldest first; no entry for one without any. One query."""
    found: dict[str, list[FactView]] = {}
    for fact in Fact.objects.filter(subject__in=subjects, name__in=names).order_by("subject", "n"):
        found.setdefault(fact.subject, []).append(_view(fact))
    return {subject: tuple(views) for subject, views in found.items()}


def of_all(subjects: Sequence[str]) -> tuple[FactView, ...]:
    """The whole histories of these subjects, each oldest first. One query."""
    return tuple(_view(fact) for fact in Fact.objects.filter(subject__in=subjects).order_by("subject", "n"))


def numbered(ids: Sequence[int]) -> tuple[FactView, ...]:
    """The facts with these numbers, in the order they were written. One query."""
    return tuple(_view(fact) for fact in Fact.objects.filter(id__in=ids).order_by("id"))


def _view(fact: Fact) -> FactView:
    return FactView(
        id=fact.id,
        subject=fact.subject,
        n=fact.n,
        name=fact.name,
        at=fact.at,
        recorded_at=fact.recorded_at,
        actor=fact.actor,
        actor_id=fact.actor_id,
        body=orjson.loads(fact.body),
        digest=bytes(fact.digest).hex(),
    )
