"""How many of what a unit has in a period: every count that the law's table names, by unit and by tree of units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import add, itemgetter

from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.engines.live import Live
from motcua.reactions.quality.engines.source import Source
from motcua.reactions.quality.periods import Period
from motcua.registers.people.tree import AgencyView

LIVE = Live()

_OFFERS = ("procedures_of_authority", "services_online", "fee_procedures", "fee_procedures_integrated")
# what the law's table calls each count of dossiers
NAMED = {
    "dossiers": "received", "dossiers_received": "received", "dossiers_reported": "received",
    "dossiers_online": "online", "dossiers_online_with_result": "online_with_result",
    "dossiers_exchanged": "exchanged", "dossiers_with_fee": "with_fee",
    "dossiers_paid_online": "paid_online", "dossiers_with_result": "with_result",
    "dossiers_with_electronic_result": "electronic_result", "dossiers_digitised": "digitised",
    "dossiers_reusing": "reusing", "dossiers_shared": "shared", "dossiers_with_population_data": "population",
}  # fmt: skip
TOLD = ("A1", "A2", "A3", "E3", "F1", "F2")  # what no dossier of the house shows
_TOLD_NAMES = {row.id: (row.formula.part, row.formula.of) for row in quality.INDICATORS if row.id in TOLD}
# The counts of a unit stand in a row, each in its place: hundreds of units are added up for every reading.
_COUNTED = (*asking.PER_PROCEDURE, *NAMED)
_JUDGED = ("dossiers_on_time", "dossiers_satisfied")
_OFFERED = (*_OFFERS, "procedures_online")
_TOLD_COLUMNS = tuple(dict.fromkeys(name for pair in _TOLD_NAMES.values() for name in pair))
ORDER: tuple[str, ...] = (*_COUNTED, *_JUDGED, *_OFFERED, *_TOLD_COLUMNS)
NAMES = frozenset(ORDER)
PLACE: Mapping[str, int] = {name: place for place, name in enumerate(ORDER)}
_counted = itemgetter(*asking.PER_PROCEDURE, *NAMED.values())
_UNCOUNTED, _UNOFFERED = [0] * (len(_COUNTED) + len(_JUDGED)), [0] * (len(_OFFERED) + len(_TOLD_COLUMNS))
_FROM, _TO = PLACE[_OFFERED[0]], PLACE[_OFFERED[-1]] + 1
# ended in time, and in time still, by each reading
_IN_TIME = {DueReading.MOVED: ("on_time", "running"), DueReading.ORIGINAL: ("on_time_original", "running_original")}

Row = list[int]  # the counts of a unit in the order of `ORDER`


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a period, the day on which open dossiers are judged, and which due date counts."""

    period: Period
    judged: date
    reading: DueReading = DueReading.MOVED


def own(question: Question, source: Source = LIVE) -> dict[int, Row]:
    """The counts of every unit by itself, by its number. Five queries of the living house, however many dossiers.

    On time: those that ended in time, and those that run and still are.
    Source: QĐ 766/2022, Annex I(2)
    """
    found = dict[int, Row]()
    ended, still = _IN_TIME[question.reading]
    for unit, measured in source.courses(question.period, question.judged):
        on_time = measured[ended] + measured[still]
        found[unit] = [*_counted(measured), on_time, max(0, on_time - measured["disliked"]), *_UNOFFERED]
    for unit, *offered in source.offers(question.judged):
        row = found.setdefault(unit, _nothing())
        row[_FROM:_TO] = [*offered, offered[1]]
    _add_what_is_told(found, question, source)
    return found


def _nothing() -> Row:
    return [*_UNCOUNTED, *_UNOFFERED]


def _add_what_is_told(found: dict[int, Row], question: Question, source: Source) -> None:
    top = source.top().id
    found.setdefault(top, _nothing())
    public_is_told = False
    for unit, component, part, whole in source.told(question.period):
        row = found.setdefault(unit, _nothing())
        for name, number in zip(_TOLD_NAMES[component], (part, whole), strict=True):
            row[PLACE[name]] += number
        public_is_told |= component == "A3" and unit == top
    if not public_is_told:
        public, complete = source.published(question.judged)
        row = found[top]
        row[PLACE["procedures_public"]], row[PLACE["procedures_with_all_parts"]] = public, complete


def with_all_below(rows: Mapping[int, Row], source: Source = LIVE) -> dict[int, Row]:
    """The counts of every agency together with all below it: parents add the counts of their children.

    Source: QĐ 766/2022, Annex I(1); decision 0401
    """
    found: dict[int, Row] = {}
    paths = {unit: source.path(unit) for unit in rows}
    deepest = max(map(len, paths.values()), default=0)
    levels: list[dict[int, tuple[tuple[AgencyView, ...], Row]]] = [{} for _ in range(deepest + 1)]
    for unit, row in rows.items():
        levels[len(paths[unit])][unit] = paths[unit], row
    for depth in range(deepest, 0, -1):
        for unit, (path, row) in levels[depth].items():
            found[unit] = row
            if depth > 1:
                _add(levels[depth - 1], path[:-1], row)
    return found


def _add(level: dict[int, tuple[tuple[AgencyView, ...], Row]], path: tuple[AgencyView, ...], row: Row) -> None:
    """The unit at the end of the path has the counts of the row too."""
    before = level.get(path[-1].id)
    level[path[-1].id] = path, row if before is None else list(map(add, before[1], row))
