"""The index as the nation can count it, from the dossiers that its portal has accepted, beside the index as it is here.

Source: decision 0504
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from motcua.law import quality
from motcua.law.quality import Counts, Indicator
from motcua.reactions.quality import standings
from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.engines.live import Live
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

EXCHANGE = "A4"  # counted there against what we report, so it is the same on both sides
_NOTHING = Counts(0, 0)


class Nation(Live):
    """The house counted from those courses alone that the national portal has."""

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:
        """Each unit's counts over what was exchanged. One query that reads every dossier of the period."""
        with connection.cursor() as cursor:
            cursor.execute(asking.of_courses(period, judged, "exchanged"))
            rows = cursor.fetchall()
        for row in rows:
            yield people.agency(row[0]).id, asking.named(row, asking.STILL_IN_TIME)


@dataclass(frozen=True, slots=True)
class Seen:
    """One component as it is here and as it is there."""

    indicator: Indicator
    here: Counts
    there: Counts
    points_here: Decimal
    points_there: Decimal

    @property
    def lost(self) -> Decimal:
        """The points that the nation does not see; less than nothing where it sees more than there is."""
        return self.points_here - self.points_there

    @property
    def absent(self) -> tuple[int, int]:
        """How many are not there: of those that count as well done, and of all that are counted."""
        return int(self.here.part - self.there.part), int(self.here.whole - self.there.whole)

    def as_json(self) -> dict[str, object]:
        """The component as one object."""
        return {
            "id": self.indicator.id, "title": self.indicator.title,
            "here": [int(self.here.part), int(self.here.whole)], "there": [int(self.there.part), int(self.there.whole)],
            "points_here": float(self.points_here), "points_there": float(self.points_there), "lost": float(self.lost),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class BothSides:
    """The index of a unit on both sides, component by component."""

    agency: AgencyView
    here: Decimal
    there: Decimal
    absent: int  # dossiers that the portal does not have
    components: tuple[Seen, ...]

    def as_json(self) -> dict[str, object]:
        """Both sides as one object."""
        return {
            "unit": self.agency.code, "here": float(self.here), "there": float(self.there), "absent": self.absent,
            "components": [one.as_json() for one in self.components],
        }  # fmt: skip


def both_sides(unit: AgencyView, period: Period, today: date) -> BothSides | None:
    """The index of the unit with all below it, here and as the nation sees it; nothing for one without dossiers.

    A dossier that has arrived counts as it stands here, also while its last facts are on their way.

    Source: QĐ 766/2022, Annex I; decision 0504
    """
    ours = next((one for one in standings.of_period(period, today) if one.agency.id == unit.id), None)
    if ours is None or not ours.dossiers:
        return None
    seen = standings.of_period(period, today, source=Nation())
    theirs = next((one for one in seen if one.agency.id == unit.id), None)
    counts = dict(theirs.counts if theirs else dict.fromkeys(ours.counts, _NOTHING)) | {EXCHANGE: ours.counts[EXCHANGE]}
    score = quality.score({name: counts[name] for name in ours.score.components}, ours.level, quality.NATIONAL)
    components = tuple(
        Seen(one.indicator, ours.counts[name], counts[name], one.points, score.components[name].points)
        for name, one in ours.score.components.items()
    )
    exchanged = ours.counts[EXCHANGE]
    return BothSides(unit, ours.score.total, score.total, int(exchanged.whole - exchanged.part), components)
