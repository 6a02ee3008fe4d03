"""How many of what a unit has in a period: every count that the law's table names, by unit and by tree of units."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.reactions.quality.engines import asking
from motcua.reactions.quality.engines.live import Live
from motcua.reactions.quality.engines.source import Source
from motcua.reactions.quality.periods import Period

Tally = Mapping[str, int]
LIVE = Live()

_OFFERS = ("procedures_of_authority", "services_online", "fee_procedures", "fee_procedures_integrated")
# what the law's table calls each count of dossiers
NAMED = {
    "dossiers": "received", "dossiers_received": "received", "dossiers_reported": "received",
    "dossiers_online": "online", "dossiers_exchanged": "exchanged", "dossiers_with_fee": "with_fee",
    "dossiers_paid_online": "paid_online", "dossiers_with_result": "with_result",
    "dossiers_with_electronic_result": "electronic_result", "dossiers_digitised": "digitised",
    "dossiers_reusing": "reusing", "dossiers_shared": "shared", "dossiers_with_population_data": "population",
}  # fmt: skip
TOLD = ("A1", "A2", "A3", "E3", "F1", "F2")  # what no dossier of the house shows
_TOLD_NAMES = {row.id: (row.formula.part, row.formula.of) for row in quality.INDICATORS if row.id in TOLD}
NAMES = (
    frozenset(NAMED)
    | {*asking.PER_PROCEDURE, *_OFFERS, "procedures_online", "dossiers_on_time", "dossiers_satisfied"}
    | {name for pair in _TOLD_NAMES.values() for name in pair}
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a period, the day on which open dossiers are judged, and which due date counts."""

    period: Period
    judged: date
    reading: DueReading = DueReading.MOVED


def own(question: Question, source: Source = LIVE) -> dict[int, Counter[str]]:
    """The counts of every unit by itself, by its number. Five queries of the living house, however many dossiers."""
    found = dict[int, Counter[str]]()
    for unit, measured in source.courses(question.period, question.judged):
        tally = Counter({name: measured[name] for name in asking.PER_PROCEDURE})
        tally.update({name: measured[measure] for name, measure in NAMED.items()})
        _judge(tally, measured, question.reading)
        found[unit] = tally
    for unit, *offered in source.offers(question.judged):
        tally = found.setdefault(unit, Counter())
        tally.update(dict(zip(_OFFERS, offered, strict=True)) | {"procedures_online": offered[1]})
    _add_what_is_told(found, question, source)
    return found


def _judge(tally: Counter[str], measured: Tally, reading: DueReading) -> None:
    """On time: those that ended in time, and those that run and still are.

    Source: QĐ 766/2022, Annex I(2)
    """
    settled = {DueReading.MOVED: ("on_time", "running"), DueReading.ORIGINAL: ("on_time_original", "running_original")}
    ended, still = settled[reading]
    tally["dossiers_on_time"] = measured[ended] + measured[still]
    tally["dossiers_satisfied"] = max(0, tally["dossiers_on_time"] - measured["disliked"])


def _add_what_is_told(found: dict[int, Counter[str]], question: Question, source: Source) -> None:
    for unit, component, part, whole in source.told(question.period):
        tally = found.setdefault(unit, Counter())
        of_part, of_whole = _TOLD_NAMES[component]
        tally.update({of_part: part, of_whole: whole})
    province = found.setdefault(source.top().id, Counter())
    if "procedures_public" not in province:
        public, complete = source.published(question.judged)
        province.update({"procedures_public": public, "procedures_with_all_parts": complete})


def with_all_below(tallies: Mapping[int, Counter[str]], source: Source = LIVE) -> dict[int, Counter[str]]:
    """The counts of every agency together with all below it: parents add the counts of their children.

    Source: QĐ 766/2022, Annex I(1); decision 0401
    """
    found: dict[int, Counter[str]] = {}
    for agency, tally in tallies.items():
        for above in source.path(agency):
            found.setdefault(above.id, Counter()).update(tally)
    return found
