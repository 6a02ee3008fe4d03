"""Where the law is silent or a province counts differently: named sets of settings over the table, as dated data."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from motcua.law import parameters
from motcua.law.errors import BadParameter
from motcua.law.quality.formulas import ZeroCase
from motcua.law.quality.table import IDS, INDICATORS, OTHER_PARTS, Indicator, Level
from motcua.law.sentences import say

FOLDER = parameters.FOLDER / "quality"
NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to score: its rows, and what a unit earns for a component that does not apply to its level.

    `label` is its name in Vietnamese, `label_en` in English.
    """

    name: str
    label: str
    label_en: str
    first_day: date
    last_day: date | None
    source: str
    indicators: tuple[Indicator, ...]
    not_applicable_is_full: bool

    def scores(self, first: date, last: date) -> bool:
        """Whether it was a way to score at any time between these days."""
        return self.first_day <= last and (self.last_day is None or first <= self.last_day)

    @property
    def counts_otherwise(self) -> bool:
        """Whether it counts another part than the table: then the counts by the table say nothing about it."""
        return any(row.formula.part != own.formula.part for row, own in zip(self.indicators, INDICATORS, strict=True))


def names() -> tuple[str, ...]:
    """The names of every variant.

    Source: decision 0106
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@lru_cache(maxsize=32)
def named(name: str = NATIONAL) -> Variant:
    """The variant of a name; raises BadParameter when there is none.

    Source: QĐ 766/2022; decision 0106
    """
    if name not in names():
        raise BadParameter(
            say("Không có cách tính “%(name)s”.", name=name),
            remedy=say("Các cách tính: %(known)s.", known=", ".join(names())),
        )
    return read(FOLDER / f"{name}.yaml")


def read(path: Path) -> Variant:
    """The variant that a file describes; raises BadParameter, naming the component that is wrong.

    Source: decision 0106
    """
    body = parameters.load(path)
    if not isinstance(body, dict) or not isinstance(body.get("changes", {}), dict):
        raise BadParameter(say("Tệp cách tính %(name)s không hợp lệ.", name=path.name))
    first, last = body.get("first_day"), body.get("last_day")
    if not isinstance(first, date) or not (last is None or isinstance(last, date)):
        raise BadParameter(say("Tệp cách tính %(name)s thiếu ngày hiệu lực.", name=path.name))
    changes: Mapping[str, object] = body.get("changes", {})
    unknown = set(changes) - set(IDS)
    if unknown:
        raise BadParameter(
            say(
                "Tệp cách tính %(name)s nêu thành phần không có: %(unknown)s.",
                name=path.name,
                unknown=", ".join(sorted(unknown)),
            )
        )
    rows = tuple(_changed(row, changes.get(row.id, {})) for row in INDICATORS)
    if sum(row.points for row in rows) != 100:  # noqa: PLR2004  the index is out of a hundred
        raise BadParameter(say("Tệp cách tính %(name)s có tổng điểm tối đa khác 100.", name=path.name))
    full = body.get("not_applicable", "nothing") == "full"
    label, label_en = _said(body, "label"), _said(body, "label_en")
    return Variant(path.stem, label, label_en, first, last, str(body["source"]), rows, full)


def _said(body: Mapping[str, object], name: str) -> str:
    if not (said := body.get(name)):
        raise BadParameter(
            say("Tệp cách tính thiếu “%(name)s”.", name=name), remedy="Ghi tên gọi bằng tiếng Việt và tiếng Anh."
        )
    return str(said)


def _changed(row: Indicator, change: object) -> Indicator:
    if not isinstance(change, dict):
        raise BadParameter(say("Thay đổi của thành phần %(name)s không hợp lệ.", name=row.id))
    try:
        full_at = Fraction(str(change.get("full_at", row.formula.full_at)))
        zero = ZeroCase(change.get("zero", row.formula.zero))
        points = Decimal(str(change.get("points", row.points)))
        levels = tuple(Level(level) for level in change.get("levels", row.levels))
        times = str(change["times"]) if "times" in change else row.times
        part = str(change.get("part", row.formula.part))
    except (ValueError, InvalidOperation) as error:
        raise BadParameter(
            say("Thay đổi của thành phần %(name)s không hợp lệ: %(change)s.", name=row.id, change=change)
        ) from error
    known = part in (row.formula.part, *OTHER_PARTS.get(row.id, ()))
    if not 0 < full_at <= 1 or points < 0 or times not in (None, *IDS) or not known:
        raise BadParameter(
            say("Thay đổi của thành phần %(name)s không hợp lệ: %(change)s.", name=row.id, change=change)
        )
    formula = replace(row.formula, part=part, full_at=full_at, zero=zero)
    source = str(change.get("source", row.source))
    return replace(row, formula=formula, points=points, levels=levels, times=times, source=source)
