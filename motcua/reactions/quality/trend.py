"""One unit's score over several periods, asked together: how it has gone, without asking for everybody each time."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from django.db import connection
from django.db.models import Q

from motcua.law import quality
from motcua.reactions.quality import standings
from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.engines.live import OFFERED, PUBLISHED, Live
from motcua.reactions.quality.engines.source import Offer, Told
from motcua.reactions.quality.measures import MEASURES
from motcua.reactions.quality.models import Told as TellingOf
from motcua.reactions.quality.periods import Period
from motcua.reactions.quality.standings import Standing
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView

PERIODS = 6

_KEPT = asking.by_unit(
    f"SELECT first_day AS unit, {', '.join(MEASURES)} FROM quality_roll "  # noqa: S608 - names of ours
    "WHERE months = %(months)s AND first_day = ANY(%(first)s) AND agency_id = ANY(%(units)s)"
)
_RUNNING = """
SELECT p.first, coalesce(sum(r.dossiers) FILTER (WHERE r.until >= p.judged), 0),
       coalesce(sum(r.dossiers) FILTER (WHERE r.until_original >= p.judged), 0)
  FROM unnest(%(first)s::date[], %(last)s::date[], %(judged)s::date[]) AS p(first, last, judged)
  JOIN quality_running r ON r.day BETWEEN p.first AND p.last AND r.agency_id = ANY(%(units)s) GROUP BY p.first
"""
# what is asked of one day, asked of each of several
_EACH_DAY = "SELECT p.day, {asked} FROM unnest(%(judged)s::date[]) AS p(day), LATERAL ({question}) AS f{columns}"
_PUBLISHED = _EACH_DAY.format(asked="f.*", question=PUBLISHED.replace("%(day)s", "p.day"), columns="")
_OFFERED = _EACH_DAY.format(
    asked="sum(a), sum(b), sum(c), sum(d)", question=OFFERED.replace("%(day)s", "p.day"), columns="(unit, a, b, c, d)"
)
_OFFERED += " WHERE f.unit = ANY(%(units)s) GROUP BY p.day"


class OneUnit(Live):
    """The living house as far as one unit, all below it, and these periods go. Five queries for all of them."""

    def __init__(self, unit: AgencyView, periods: Sequence[Period], today: date) -> None:
        self.unit, self.today, self.months = unit, today, periods[0].months
        self.units = [agency.id for agency in people.agencies() if unit in people.path(agency.id)]
        self.first = [each.first for each in periods]
        self._which: dict[str, int | list[int] | list[date]] = {
            "units": self.units, "months": self.months, "first": self.first, "last": [each.last for each in periods],
            "judged": [each.judged_on(today) for each in periods],
        }  # fmt: skip

    def courses(self, period: Period, judged: date) -> Iterable[tuple[int, Mapping[str, int]]]:  # noqa: ARG002 - known
        """What the unit and all below it counted in the period."""
        if period.first in self._kept:
            moved, original = self._running.get(period.first, (0, 0))
            yield self.unit.id, self._kept[period.first] | {"running": moved, "running_original": original}

    def offers(self, day: date) -> Iterable[Offer]:
        """What the unit and all below it offer on the day."""
        if day in self._offered:
            yield self.unit.id, *self._offered[day]

    def published(self, day: date) -> tuple[int, int]:
        """How many procedures are published on the day, and how many with every part."""
        published, complete = self._published[day]
        return published, complete

    def told(self, period: Period) -> Iterable[Told]:
        """What was told to the index of the period about these units, and about all where the province counts."""
        return self._told.get(period.first, [])

    @cached_property
    def _kept(self) -> dict[date, dict[str, int]]:
        return {first: asking.named((first, *counts)) for first, counts in self._rows(_KEPT)}

    @cached_property
    def _running(self) -> dict[date, tuple[int, int]]:
        return {first: (int(counts[0]), int(counts[1])) for first, counts in self._rows(_RUNNING)}

    @cached_property
    def _offered(self) -> dict[date, tuple[int, ...]]:
        return {day: tuple(map(int, counts)) for day, counts in self._rows(_OFFERED)}

    @cached_property
    def _published(self) -> dict[date, tuple[int, ...]]:
        return dict(self._rows(_PUBLISHED))

    @cached_property
    def _told(self) -> dict[date, list[Told]]:
        inherited = [row.id for row in quality.INDICATORS if row.inherited]
        found: dict[date, list[Told]] = {}
        rows = TellingOf.objects.filter(
            Q(agency_id__in=self.units) | Q(component__in=inherited), months=self.months, first_day__in=self.first
        )
        for first, agency, component, part, whole in rows.values_list(
            "first_day", "agency_id", "component", "part", "whole"
        ):
            found.setdefault(first, []).append((agency, component, part, whole))
        return found

    def _rows(self, sql: str) -> list[tuple[date, tuple[int, ...]]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, self._which)
            return [(row[0], row[1:]) for row in cursor.fetchall()]


def of_unit(unit: AgencyView, last: Period, today: date) -> tuple[tuple[Period, Standing], ...]:
    """The unit's score in the period and those before it, the oldest first; none where it received no dossier.

    Ranks are not reckoned. Source: QĐ 766/2022, Annex I(1); decision 0401
    """
    asked = [last]
    while len(asked) < PERIODS:
        asked.append(asked[-1].previous())
    source = OneUnit(unit, asked, today)
    found = ((period, _own(period, source)) for period in reversed(asked))
    return tuple((period, one) for period, one in found if one is not None and one.dossiers)


def _own(period: Period, source: OneUnit) -> Standing | None:
    scored = standings.of_period(period, source.today, source=source)
    return next((each for each in scored if each.agency.id == source.unit.id), None)
