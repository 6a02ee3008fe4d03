"""The index of Decision 766 for everyone: every unit with its points, its rank, and how far it has moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording
from motcua.faces.kit.scores import counts, maps, words
from motcua.faces.public import names, open_data
from motcua.law import quality
from motcua.ledger import clock
from motcua.reactions.quality import periods, standings
from motcua.reactions.quality import queries as quality_counts
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import pack


@dataclass(frozen=True, slots=True)
class Line:
    """A unit in the table; `moved` is how many ranks it has climbed since the period before, negative when it fell."""

    standing: Standing
    moved: int | None
    gained: float | None
    told: float = 0.0  # of what was gained, what was told now and not in the period before, or the other way round

    @property
    def fell(self) -> int:
        """How many ranks it has lost."""
        return max(0, -(self.moved or 0))

    @property
    def groups(self) -> list[float]:
        """The points of the six groups, in the order of the decision."""
        return [float(self.standing.score.groups[group]) for group in quality.Group]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every unit's index in a period, ranked among its siblings. Eleven queries."""
    today = clock.now().date()
    period = asked(request, today)
    rows = lines(period, today)
    top = next((row for row in rows if row.standing.level is quality.Level.PROVINCE), None)
    shown = {
        "way": "public", "period": period, "periods": tabs(period, today), "around": around(period, today), "top": top,
        "groups": short_groups(), "levels": _levels(rows, request.GET.get("level", "")), "least": standings.LEAST,
        "bars": group_bars(top.standing) if top else [], "map": district_map(rows, period),
    }  # fmt: skip
    return render(request, "public/index/page.html", shown)


def asked(request: HttpRequest, today: date) -> Period:
    """The period the address names, or the month of today.

    Raises `Invalid` for words that are none, and for a period that has not begun.
    """
    key = request.GET.get("period", "")
    period = periods.read(key) if key else periods.of(today, 1)
    period.require_begun(today)
    return period


def tabs(period: Period, today: date) -> list[dict[str, object]]:
    """Month, quarter, half-year and year around the period that is shown."""
    names = {1: gettext("Tháng"), 3: gettext("Quý"), 6: gettext("6 tháng"), 12: gettext("Năm")}
    day = min(period.last, today) if period.first <= today else period.first
    return [
        {"label": name, "href": f"?period={periods.of(day, months).key}", "current": months == period.months}
        for months, name in names.items()
    ]


def around(period: Period, today: date) -> dict[str, Period | None]:
    """The periods before and after; none that has not begun, and none before the first dossier. One query."""
    first, before, after = quality_counts.first_day(), period.previous(), period.next()
    return {
        "before": before if first and before.last >= first else None,
        "after": after if after.first <= today else None,
    }


def lines(period: Period, today: date) -> list[Line]:
    """Every unit of the period with its movement since the one before, the best of each level and kind first."""
    before = {each.agency.id: each for each in standings.of_period(period.previous(), today)}
    found = [_line(each, before.get(each.agency.id)) for each in standings.of_period(period, today) if each.dossiers]
    levels = list(quality.Level)
    return sorted(found, key=lambda line: _place(line.standing, levels))


def _place(one: Standing, levels: list[quality.Level]) -> tuple[int, int, standings.Family, int]:
    """Level by level, siblings together, those that are many before the others."""
    return levels.index(one.level), -one.among, one.family, one.rank or 10**6


def _line(now: Standing, then: Standing | None) -> Line:
    if then is None or then.rank is None or now.rank is None:
        return Line(now, None, None)
    gained, told = now.score.total - then.score.total, standings.newly_told(now, then)
    return Line(now, then.rank - now.rank, float(gained), float(told))


def district_map(rows: list[Line], period: Period) -> maps.Map | None:
    """The total of every district's committee on the map; nothing where the pack has no outlines."""
    values = {}
    for line in rows:
        agency, rank = line.standing.agency, line.standing.place
        href = f"{reverse('public:index_unit', args=[agency.code])}?period={period.key}"
        if line.standing.level is quality.Level.DISTRICT:
            short = names.short(agency.code, agency.name)
            values[agency.code] = words.on_map(short, line.standing.score.total, rank, href)
    return maps.districts(values)


def short_groups() -> list[tuple[str, object]]:
    """The six groups in a word or two each, with what each may earn."""
    names = (
        gettext("Minh bạch"), gettext("Tiến độ"), gettext("Trực tuyến"), gettext("Thanh toán"), gettext("Số hóa"),
        gettext("Hài lòng"),
    )  # fmt: skip
    return list(zip(names, _most().values(), strict=True))


def _most() -> dict[quality.Group, object]:
    return {group: sum(row.points for row in quality.INDICATORS if row.group is group) for group in quality.Group}


def _levels(rows: list[Line], chosen: str) -> dict[str, object]:
    """The levels as tabs, and the units of the one that is chosen, or of the first."""
    named = {level.code: level.label("en" if get_language() == "en" else "vi") for level in pack.current().levels}
    named[quality.Level.DEPARTMENT] = gettext("Sở, ban, ngành")
    below = [row for row in rows if row.standing.level is not quality.Level.PROVINCE]
    found = {level.value: list(units) for level, units in groupby(below, key=lambda row: row.standing.level)}
    here = chosen if chosen in found else next(iter(found), "")
    return {
        "here": here, "name": named.get(here, here), "kinds": by_kind(found.get(here, [])),
        "names": [(level, named.get(level, level)) for level in found],
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class KindLines:
    """The units that are compared with one another, under the name of their kind."""

    name: str
    lines: tuple[Line, ...]


def by_kind(rows: Iterable[Line]) -> list[KindLines]:
    """The lines, which come siblings together, under the names of what they have in common."""
    return [
        KindLines(names.family(family), tuple(lines))
        for family, lines in groupby(rows, key=lambda row: row.standing.family)
    ]


def group_bars(standing: Standing) -> list[dict[str, object]]:
    """The six groups as shares of what each may earn."""
    rows: list[dict[str, object]] = []
    for group, points in standing.score.groups.items():
        most = sum(row.points for row in quality.INDICATORS if row.group is group)
        share, shown = float(points / most * 100), f"{wording.number(float(points), 2)}/{most}"
        rows.append({"label": words.group(group), "value": share, "state": state(share), "shown": shown})
    return rows


def state(share: float) -> str:
    """The colour of a share of what can be earned: as good, as near and as late as the grades of the index."""
    return next(colour for least, colour in ((80, "on-time"), (50, "nearly"), (0, "late")) if share >= least)


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:
    """Every unit's index as open data: counts, points, groups, total, grade and rank."""
    at = clock.now()
    period = asked(request, at.date())
    return open_data.answer(
        open_data.Table(
            name=f"index-{period.key}", title=f"{gettext('Bộ chỉ số 766')}, {words.period(period)}",
            columns=columns(), headings=headings(), rows=[_row(line) for line in lines(period, at.date())],
            source=gettext("Tính từ hồ sơ trên hệ thống Một Cửa theo QĐ 766/QĐ-TTg"), at=at,
        ),
        form,
    )  # fmt: skip


def columns() -> dict[str, str]:
    """The columns of the table and what they mean."""
    counted = {
        f"{row.id}_{side}": f"{words.component(row)}, {name}: {said(row)}"
        for row in quality.INDICATORS
        for side, name, said in (("part", gettext("tử số"), counts.part), ("whole", gettext("mẫu số"), counts.whole))
    }
    points = {row.id: f"{words.component(row)}: {counts.definition(row)}" for row in quality.INDICATORS}
    return {
        "code": gettext("Mã cơ quan"), "name": gettext("Tên cơ quan"), "level": gettext("Cấp"),
        "rank": gettext("Hạng trong các cơ quan cùng loại"),
        "among": gettext("Số cơ quan cùng loại được xếp hạng"), "moved": gettext("Số bậc tăng so với kỳ trước"),
        "total": gettext("Tổng điểm trên 100"), "band": gettext("Xếp loại"),
        **{group.value: words.group(group) for group in quality.Group}, **points, **counted,
    }  # fmt: skip


def headings() -> dict[str, str]:
    """Short headings of the columns about components; what they mean stands beside the table."""
    sides = {"": gettext("điểm"), "_part": gettext("tử số"), "_whole": gettext("mẫu số")}
    return {
        f"{row.id}{side}": f"{row.id} {words.component(row)}: {name}"
        for row in quality.INDICATORS
        for side, name in sides.items()
    }


def _row(line: Line) -> dict[str, open_data.Value]:
    one = line.standing
    row: dict[str, open_data.Value] = {
        "code": one.agency.code, "name": one.agency.name, "level": one.level.value, "rank": one.rank,
        "among": one.among,
        "moved": line.moved, "total": float(one.score.total), "band": one.band.value if one.band else None,
        **{group.value: float(points) for group, points in one.score.groups.items()},
    }  # fmt: skip
    for name, scored in one.score.components.items():
        row[name] = float(scored.points)
    for name, counted in one.counts.items():
        row[f"{name}_part"], row[f"{name}_whole"] = int(counted.part), int(counted.whole)
    return row
