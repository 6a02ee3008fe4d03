"""Counts that no dossier shows, told by who watches over procedures, each with where it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.reactions.quality import tallies
from motcua.reactions.quality.explaining.asking import below, indicator
from motcua.reactions.quality.incoming.events import CountTold
from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView

MOST = 10_000_000
_LONGEST_SOURCE = 500


@dataclass(frozen=True, slots=True)
class Telling:
    """A count as it was told: so many of so many, of one unit by itself, in one period."""

    unit: AgencyView
    component: str
    part: int
    whole: int
    source: str


def require(by: Actor) -> None:
    """Nothing happens when the actor may tell counts. Raises `NotAllowed`."""
    permissions.require(by, "index.tell")


def may(by: Actor) -> bool:
    """Whether the actor may tell counts. No query."""
    return permissions.may(by, "index.tell")


def tell(
    *, by: Actor, unit: str, component: str, period: Period, part: int, whole: int, source: str, at: datetime
) -> Telling:
    """The index counts `part` of `whole` for the unit in the period, instead of what was told before; a fact says so.

    A quarter or a year is told by itself: months are not added up. Raises `NotAllowed`, `NotFound` for a unit there is
    not, and `Invalid` for a component that dossiers show, a part larger than its whole, or no source.
    Source: decision 0401
    """
    require(by)
    agency, row = people.agency(unit), indicator(component)
    _require_right(row.id, part, whole, source)
    said = Telling(agency, row.id, part, whole, " ".join(source.split()))
    key: dict[str, Any] = {
        "agency_id": agency.id,
        "component": row.id,
        "months": period.months,
        "first_day": period.first,
    }
    new: dict[str, int | str] = {"part": part, "whole": whole, "source": said.source}
    with transaction.atomic():
        before = Told.objects.select_for_update().filter(**key).values("part", "whole", "source").first()
        if before != new:
            Told.objects.update_or_create(**key, defaults=new)
            count = f"{agency.code}~{row.id}~{period.key}"
            record(CountTold(count=count, part=part, whole=whole, source=said.source), by=by, at=at)
    return said


def _require_right(component: str, part: int, whole: int, source: str) -> None:
    if component not in tallies.TOLD:
        raise Invalid(
            say("Thành phần %(name)s không báo được: hệ thống tự đếm từ hồ sơ.", name=component), "",
            say("Các thành phần được báo: %(known)s.", known=", ".join(tallies.TOLD)),
            fields={"component": "Hãy chọn thành phần khác."},
        )  # fmt: skip
    if not 0 <= part <= whole <= MOST:
        raise Invalid(
            say("Số liệu %(part)s/%(whole)s chưa đúng.", part=part, whole=whole),
            "Tử số không được lớn hơn mẫu số, và không số nào âm.",
            "Hãy xem lại hai số.", fields={"part": "Phải từ 0 đến mẫu số."},
        )  # fmt: skip
    if not source.strip() or len(source) > _LONGEST_SOURCE:
        raise Invalid(
            "Chưa ghi nguồn của số liệu.",
            say("Ai xem chỉ số cũng phải biết số này ở đâu ra (tối đa %(most)s ký tự).", most=_LONGEST_SOURCE),
            "Hãy ghi số, ngày của văn bản hoặc tên hệ thống.", fields={"source": "Hãy ghi nguồn."},
        )  # fmt: skip


def told(unit: AgencyView, period: Period) -> Sequence[Telling]:
    """What was told of the unit and of all below it in the period, component by component. One query."""
    rows = Told.objects.filter(months=period.months, first_day=period.first, agency_id__in=below(unit))
    return [
        Telling(people.agency_by_id(agency), component, part, whole, source)
        for agency, component, part, whole, source in rows.order_by("component", "agency__sort_key").values_list(
            "agency_id", "component", "part", "whole", "source"
        )
    ]
