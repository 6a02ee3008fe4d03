"""The sheets of agencies: nine indicators of a unit with all below it."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from motcua.law import grading
from motcua.law.quality import Level
from motcua.reactions.quality import standings
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.grading import counting, declared
from motcua.reactions.quality.grading.counting import Counted
from motcua.reactions.quality.grading.sheets import AgencySheet, Line
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people
from motcua.registers.people.tree import AgencyView
from motcua.work.grading import queries as contests
from motcua.work.grading.queries import ContestView

BY_DOSSIER = (1, 2, 3, 4, 7)
_Said = Mapping[tuple[int, int], Sequence[ContestView]]


def of_unit(unit: AgencyView, period: Period, today: date) -> AgencySheet:
    """The sheet of one agency with all below it. Six queries.

    Source: TT 01/2018, Art. 12; TT 01/2018, Art. 13
    """
    judged, whole = period.judged_on(today), Counted()
    for each in counting.of_units(below(unit), period, judged).values():
        whole.add(each)
    return _sheet(unit, period, judged, whole, _said(period))


def of_all(unit: AgencyView, period: Period, today: date) -> tuple[AgencySheet, ...]:
    """The sheets of every unit below this one that finished dossiers: level by level, the best first. Six queries.

    Source: TT 01/2018, Art. 15; decision 0404
    """
    judged, together = period.judged_on(today), defaultdict[int, Counted](Counted)
    for number, counted in counting.of_units(below(unit), period, judged).items():
        for above in people.path(number):
            if above.path.startswith(unit.path) and above.id != unit.id:
                together[above.id].add(counted)
    said = _said(period)
    found = [
        _sheet(people.agency_by_id(number), period, judged, counted, said)
        for number, counted in together.items()
        if counted.many["dossiers"]
    ]
    return tuple(sorted(_ranked(found), key=_place))


def _place(each: AgencySheet) -> tuple[int, Decimal, str, str]:
    return list(Level).index(each.level), -each.total, each.agency.sort_key, each.agency.code


def _ranked(found: Sequence[AgencySheet]) -> list[AgencySheet]:
    """Equal totals share a rank among siblings."""
    families = [standings.family_of(people.path(each.agency.id)) for each in found]
    totals = defaultdict[standings.Family, list[Decimal]](list)
    for each, family in zip(found, families, strict=True):
        insort(totals[family], each.total)
    return [
        replace(each, rank=1 + len(like) - bisect_right(like, each.total), among=len(like))
        for each, family in zip(found, families, strict=True)
        for like in [totals[family]]
    ]


def _said(period: Period) -> _Said:
    found = defaultdict[tuple[int, int], list[ContestView]](list)
    for one in contests.of_units(period.key):
        found[one.agency_id, one.indicator].append(one)
    return found


def _sheet(unit: AgencyView, period: Period, judged: date, counted: Counted, said: _Said) -> AgencySheet:
    level = standings.level_of(unit)
    marks = _whole_marks(level, counted)
    paper = declared.about(unit, 6, judged)
    counter = declared.about(unit, 5, judged)
    if paper is not None or counted.many["offered"]:
        marks[6] = grading.publicity(
            on_paper=paper is not None and 0 < paper.whole <= paper.part, electronic=counted.many["offered"] > 0
        )
    if counter is not None and counter.whole:
        share = Fraction(counter.part, counter.whole)
        marks[5] = grading.at_the_counter(level, share, all_received_there=counted.many["offered"] > 0)
    spreads = {number: dict(counted.points.get(number, {})) for number in BY_DOSSIER}
    points = spreads | {number: {mark: 1} for number, mark in marks.items()}
    means = grading.sheet(points).means
    lines = tuple(
        Line(
            number, means.get(number), spreads.get(number, {}), counted.many,
            {5: counter, 6: paper}.get(number), tuple(said.get((unit.id, number), ())),
        )
        for number in grading.INDICATORS
    )  # fmt: skip
    return AgencySheet(unit, level, period, lines, _strict(lines, counted), counted.many["overdue"])


def _whole_marks(level: Level, counted: Counted) -> dict[int, int]:
    """The indicators that are given to the agency as a whole, where facts show them."""
    many, marks = counted.many, dict[int, int]()
    if many["offered"]:
        at_counter = Fraction(many["at_counter"], many["offered"])
        marks[5] = grading.at_the_counter(level, at_counter, all_received_there=True)
    if many["told"]:
        marks[8] = grading.petitions(many["answered"], many["petitions"])
    if many["offered"] and many["dossiers"]:
        marks[9] = grading.online(
            Fraction(many["offered_online"], many["offered"]), Fraction(many["online"], many["dossiers"]),
            late=many["online_late"] + many["overdue_online"] > 0,
        )  # fmt: skip
    return marks


def _strict(lines: Sequence[Line], counted: Counted) -> Decimal:
    """The total by the day first promised, with those that run past their day counted as late.

    Lines with verified points keep them.
    Source: decision 0404
    """
    late = dict(counted.strict)
    late[0] = late.get(0, 0) + counted.many["overdue"]
    strict = grading.sheet({1: late, 7: late}).means
    points = (
        strict.get(line.number, line.measured) if line.verified == line.measured else line.verified for line in lines
    )
    return sum((each for each in points if each is not None), Decimal("0.0"))
