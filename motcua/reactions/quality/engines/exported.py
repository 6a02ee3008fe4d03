"""An export as a source of counts: no database is asked, only an engine that reads its files."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from motcua.law.sentences import say
from motcua.reactions.quality.engines import asking, manifest
from motcua.reactions.quality.engines.source import Offer, Told
from motcua.reactions.quality.periods import Period
from motcua.registers.people.errors import Invalid, NotFound
from motcua.registers.people.tree import AgencyView, Tree

Engine = Callable[[Path, str], list[tuple[Any, ...]]]


class Exported:
    """The counts of an export, found by one engine. Raises `Invalid` for a folder that is none or is damaged."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder, self.engine = folder, engine
        self.manifest = manifest.read(folder)
        self._beside: dict[str, Any] = json.loads((folder / manifest.OFFERS).read_text(encoding="utf-8"))

    @property
    def today(self) -> date:
        """The day of the export."""
        return self.manifest.held.today

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:
        """Each unit's counts over the courses of the period. Raises `Invalid` for a period that is not held."""
        held = self.manifest.held
        if not held.holds(period):
            raise Invalid(
                say("Bản xuất này không có đủ kỳ %(period)s.", period=period.key),
                say(
                    "Bản xuất chỉ có hồ sơ tiếp nhận từ %(first)s đến %(last)s.",
                    first=f"{held.first:%d/%m/%Y}",
                    last=f"{held.last:%d/%m/%Y}",
                ),
                "Hãy chọn kỳ khác, hoặc xuất lại bằng `motcua index export --all`.",
            )
        if self.manifest.courses:
            for row in self.engine(self.folder / manifest.COURSES, asking.of_courses(period, judged)):
                yield self._number(row[0]), asking.named(row, asking.STILL_IN_TIME)

    def offers(self, day: date) -> Iterable[Offer]:
        """What each unit offered on the day."""
        units = self._beside["offers"][day.isoformat()]["units"]
        return [(self._number(code), *offered) for code, offered in units.items()]

    def published(self, day: date) -> tuple[int, int]:
        """How many procedures were published on the day, and how many with every part."""
        published, complete = self._beside["offers"][day.isoformat()]["published"]
        return published, complete

    def told(self, period: Period) -> Iterable[Told]:
        """What was told to the index of the period."""
        asked = [period.months, period.first.isoformat()]
        return [(self._number(row[0]), row[1], *row[4:]) for row in self._beside["told"] if row[2:4] == asked]

    def top(self) -> AgencyView:
        """The unit above all. Raises `NotFound` when there is none."""
        for unit in self._tree.below.get(None, ()):
            if unit.level == "province":
                return unit
        raise NotFound("Bản xuất không có tỉnh nào.", "Danh mục cơ quan trống.", "Hãy xuất lại.")

    def path(self, number: int) -> tuple[AgencyView, ...]:
        """The unit and all above it, from the top down."""
        return tuple(reversed(tuple(self._tree.upwards(self._tree.by_id[number]))))

    def _number(self, code: str) -> int:
        return self._tree.by_code[code].id

    @cached_property
    def _tree(self) -> Tree:
        rows = self._beside["agencies"]
        numbers = {row["code"]: number for number, row in enumerate(rows, 1)}
        return Tree(tuple(_unit(number, row, numbers.get(row["parent"])) for number, row in enumerate(rows, 1)))


def _unit(number: int, row: Mapping[str, str], parent: int | None) -> AgencyView:
    """The unit with what an export says of it; the rest is not its business."""
    return AgencyView(
        id=number, code=row["code"], name=row["name"], short_name=row["short_name"], level=row["level"],
        sort_key=row["sort_key"], parent_id=parent, identifier="", kind=row["kind"], path="", gso_code="", fields=(),
        receives="", hours=None, phone="", email="", address="", valid_from=date.min, valid_to=None, successor_id=None,
    )  # fmt: skip
