"""What a sheet asks about its contested lines."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet

from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.registers.people.roles import Role
from motcua.work.grading.models import Contest


@dataclass(frozen=True, slots=True)
class ContestView:
    """A contested line; `points` are what counts instead, where the contest was right."""

    id: int
    agency_id: int
    official_id: int | None
    period: str
    indicator: int
    shown: str
    reason: str
    by_id: int
    by: str
    at: datetime
    answer: str
    upheld: bool | None
    points: Decimal | None
    answered_by: str
    answered_at: datetime | None

    @property
    def open(self) -> bool:
        """True until it is answered."""
        return self.answered_at is None


def of_units(period: str) -> tuple[ContestView, ...]:
    """What was said against the sheets of units, oldest first. One query."""
    return _views(Contest.objects.filter(period=period, official__isnull=True))


def of_officials(period: str, agency_id: int) -> tuple[ContestView, ...]:
    """What was said against the sheets of the officials of one unit, oldest first. One query."""
    return _views(Contest.objects.filter(period=period, agency_id=agency_id, official__isnull=False))


def to_answer(number: int, *, by: Actor) -> ContestView:
    """A contest that this officer may answer. Raises `NotFound`, also for one that others answer. One query."""
    found = _views(Contest.objects.filter(id=number))
    if not found or not may_answer(by, found[0]):
        raise NotFound("Không tìm thấy ý kiến này.", "", "Hãy mở lại phiếu đánh giá.")
    return found[0]


def may_answer(by: Actor, contest: ContestView) -> bool:
    """True for the control office, and for the leader of the unit on an official's line; nobody answers himself.

    Source: decision 0404
    """
    agency = people.agency_by_id(contest.agency_id)
    role = Role.CONTROL if contest.official_id is None else None
    return contest.by_id != by.id and permissions.may(by, "grading.answer", agency.id, agency.path, role=role)


def _views(rows: QuerySet[Contest]) -> tuple[ContestView, ...]:
    return tuple(
        ContestView(
            id=row.id, agency_id=row.agency_id, official_id=row.official_id, period=row.period,
            indicator=row.indicator, shown=row.shown, reason=row.reason, by_id=row.by_id, by=row.by.full_name,
            at=row.at, answer=row.answer, upheld=row.upheld, points=row.points,
            answered_by=row.answered_by.full_name if row.answered_by else "", answered_at=row.answered_at,
        )
        for row in rows.select_related("by", "answered_by").order_by("id")
    )  # fmt: skip
