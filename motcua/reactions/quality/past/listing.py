"""The dossiers that moved a component since a past day, page by page, and how many of each cause there are.

A page is quick whatever the period; the counts of the causes read all of it and are kept until something changes.

Source: decision 0416
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from motcua.law.quality import Indicator
from motcua.law.sentences import say
from motcua.reactions.quality.board import pulse
from motcua.reactions.quality.explaining.asking import below, indicator
from motcua.reactions.quality.past import causes, moves, shifting, walking
from motcua.reactions.quality.past.moves import Span
from motcua.reactions.quality.past.standings import require_past
from motcua.registers.people.errors import Invalid
from motcua.registers.people.tree import AgencyView

PAGE, LONGEST = 50, 20_000
_KEPT = 64  # units since a day whose causes are kept; some kilobytes


@dataclass(frozen=True, slots=True)
class MovedPage:
    """One page of the dossiers that moved a component; `next` names the place of the following page."""

    component: str
    rows: tuple[causes.Moved, ...]
    next: str = ""


def page(
    unit: AgencyView, component: str, span: Span, *, cause: str = "", after: str = "", size: int = PAGE
) -> MovedPage:  # fmt: skip
    """The dossiers that moved a component since the day, by their codes; those of one cause where it is named.

    Five queries where one dossier in four has moved. Raises `Invalid` for a component that dossiers do not count, a
    cause there is not, and a day out of reach.
    Source: decision 0407; decision 0416
    """
    require_past(span.period, span.day, span.today)
    row = _row(component)
    if cause and cause not in causes.NAMES:
        raise Invalid(
            say("Không có loại sự kiện “%(name)s”.", name=cause),
            "",
            say("Hãy chọn trong: %(known)s.", known=", ".join(causes.NAMES)),
        )
    size = max(1, min(size, LONGEST))
    found = walking.walk(below(unit), row, span, cause=cause, after=after, size=size)
    facts = moves.facts_since([move.code for move in found.moves], span.day)
    rows = tuple(causes.moved(row, move, found.why, facts) for move in found.moves)
    return MovedPage(row.id, rows, rows[-1].code if found.more else "")


def counted(unit: AgencyView, component: str, span: Span) -> tuple[causes.Cause, ...]:
    """Every cause with how many dossiers it moved. Reads the whole period, once for as long as nothing changes.

    Raises `Invalid` as `page` does. One query; two more when the counts of the unit have changed.
    Source: decision 0407; decision 0416
    """
    require_past(span.period, span.day, span.today)
    beats = pulse.of(unit, span.period, span.today)
    return _counted(tuple(below(unit)), span, beats.own)[_row(component).id]


@lru_cache(maxsize=_KEPT)
def _counted(units: tuple[int, ...], span: Span, _beats: str) -> Mapping[str, tuple[causes.Cause, ...]]:
    return shifting.since(span, units, alone=True).causes


def _row(component: str) -> Indicator:
    row = indicator(component)
    if row not in causes.BY_DOSSIERS:
        raise Invalid(
            say("Thành phần %(name)s không đếm bằng hồ sơ.", name=row.id),
            "Số của thành phần này lấy từ danh mục thủ tục hoặc được báo.",
            say("Các thành phần đếm bằng hồ sơ: %(known)s.", known=", ".join(each.id for each in causes.BY_DOSSIERS)),
        )  # fmt: skip
    return row
