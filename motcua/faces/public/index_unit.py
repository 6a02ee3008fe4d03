"""One unit's index, opened: six groups, every component with its counts, its points, its loss and its article."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording
from motcua.faces.kit.scores import counts, words
from motcua.faces.public import index, open_data
from motcua.law import quality
from motcua.law.quality import Component
from motcua.ledger import clock
from motcua.reactions.quality import standings, tallies, trend
from motcua.reactions.quality.explaining.kinds import PROCEDURES
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView


@dataclass(frozen=True, slots=True)
class Row:
    """A component as the page shows it."""

    one: Component
    inherited: bool

    @property
    def share(self) -> float | None:
        """The share that was counted, in percent; nothing where there was nothing to count."""
        counts = self.one.counts
        return None if counts is None or counts.is_empty else float(counts.ratio * 100)

    @property
    def untold(self) -> bool:
        """True where the count comes from outside and there is none."""
        return self.share is None and self.one.counts is not None and self.one.indicator.id in tallies.TOLD

    @property
    def state(self) -> str:
        """The colour of the points earned."""
        return index.state(float(self.one.points / self.one.indicator.points * 100))


@dataclass(frozen=True, slots=True)
class GroupRows:
    """A group with its points, what it could earn, and its components, the costliest loss first."""

    group: quality.Group
    points: object
    most: object
    rows: tuple[Row, ...]

    @property
    def by_agency(self) -> bool:
        """True where procedures are counted, once at each agency."""
        return any(row.one.indicator.id in PROCEDURES for row in self.rows)


@require_safe
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Where this unit's points come from and where they are lost. Raises `NotFound`. Fifteen queries."""
    today = clock.now().date()
    period, agency = index.asked(request, today), people.agency(code)
    rows = index.lines(period, today)
    line = next((row for row in rows if row.standing.agency.id == agency.id), None)
    shown = {
        "way": "public", "agency": agency, "period": period, "periods": index.tabs(period, today),
        "around": index.around(period, today), "line": line, "groups": groups(line.standing) if line else [],
        "bars": index.group_bars(line.standing) if line else [], "below": _below(rows, agency.id),
        "all_groups": index.short_groups(), "least": standings.LEAST, "trend": _trend(agency, period, today),
    }  # fmt: skip
    return render(request, "public/index/unit.html", shown)


def _trend(agency: AgencyView, period: Period, today: date) -> list[dict[str, object]]:
    """The total over the last periods as bars, each a door to its period; nothing where there is only one."""
    scores = trend.of_unit(agency, period, today)
    rows: list[dict[str, object]] = [
        {"label": words.period(then), "value": float(one.score.total), "shown": wording.number(one.score.total, 2),
         "href": f"?period={then.key}"}
        for then, one in scores
    ]  # fmt: skip
    return rows if len(rows) > 1 else []


def _below(rows: list[index.Line], agency: int) -> list[index.KindLines]:
    """The units directly under this one; the province's own are on the page of all units."""
    return index.by_kind(
        row
        for row in rows
        if row.standing.agency.parent_id == agency and row.standing.level is not quality.Level.DEPARTMENT
    )


def groups(standing: Standing) -> list[GroupRows]:
    """The components by group, within each the costliest loss first."""
    found = []
    for group, points in standing.score.groups.items():
        mine = [one for one in standing.score.components.values() if one.indicator.group is group]
        below = standing.level is not quality.Level.PROVINCE
        rows = tuple(Row(one, one.indicator.inherited and below) for one in sorted(mine, key=lambda one: -one.lost))
        found.append(GroupRows(group, points, sum(one.indicator.points for one in mine), rows))
    return found


@require_safe
def table(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The unit's components as open data. Raises `NotFound`."""
    at = clock.now()
    period, agency = index.asked(request, at.date()), people.agency(code)
    found = [line.standing for line in index.lines(period, at.date()) if line.standing.agency.id == agency.id]
    rows: list[dict[str, open_data.Value]] = [
        {
            "component": name, "title": words.component(one.indicator), "group": words.group(one.indicator.group),
            "part": None if one.counts is None else int(one.counts.part),
            "whole": None if one.counts is None else int(one.counts.whole),
            "points": float(one.points), "most": float(one.indicator.points), "lost": float(one.lost),
            "part_counts": counts.part(one.indicator), "whole_counts": counts.whole(one.indicator),
            "definition": counts.definition(one.indicator), "source": one.indicator.source,
        }
        for standing in found
        for name, one in standing.score.components.items()
    ]  # fmt: skip
    return open_data.answer(
        open_data.Table(
            name=f"index-{agency.code}-{period.key}", title=f"{agency.name}, {words.period(period)}", columns=columns(),
            rows=rows, source=gettext("Tính từ hồ sơ trên hệ thống Một Cửa theo QĐ 766/QĐ-TTg"), at=at,
        ),
        form,
    )  # fmt: skip


def columns() -> dict[str, str]:
    """The columns of a unit's table and what they mean."""
    return {
        "component": gettext("Mã thành phần"), "title": gettext("Thành phần"), "group": gettext("Nhóm chỉ số"),
        "part": gettext("Tử số"), "whole": gettext("Mẫu số"), "points": gettext("Điểm được"),
        "most": gettext("Điểm tối đa"), "lost": gettext("Điểm mất"),
        "part_counts": gettext("Tử số là gì"), "whole_counts": gettext("Mẫu số là gì"),
        "definition": gettext("Cách tính"), "source": gettext("Căn cứ"),
    }  # fmt: skip
