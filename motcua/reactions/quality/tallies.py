"""How many of what a unit has in a period: every count that the law's table names, by unit and by tree of units."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from motcua.law import quality
from motcua.law.quality import DueReading
from motcua.reactions.quality.measures import MEASURES
from motcua.reactions.quality.models import Told
from motcua.reactions.quality.periods import Period
from motcua.registers.people import queries as people

Tally = Mapping[str, int]

_SUMMED = ", ".join(f"sum({name})::bigint" for name in MEASURES)
_COUNTED = f"""
SELECT agency_id, count(*) FILTER (WHERE online > 0), count(*) FILTER (WHERE paid_online > 0),
       count(*) FILTER (WHERE population > 0), count(*), {_SUMMED}
  FROM quality_roll WHERE months = %(months)s AND first_day = %(first)s GROUP BY agency_id
"""  # noqa: S608 - names of ours
_RUNNING = """
SELECT agency_id, sum(dossiers) FILTER (WHERE until >= %(judged)s),
       sum(dossiers) FILTER (WHERE until_original >= %(judged)s)
  FROM quality_running WHERE day BETWEEN %(first)s AND %(last)s GROUP BY agency_id
"""
_OFFERED = """
SELECT s.agency_id, count(DISTINCT v.procedure_id), count(DISTINCT v.procedure_id) FILTER (WHERE v.online_level <> ''),
       count(DISTINCT v.procedure_id) FILTER (WHERE v.fees <> '[]'),
       count(DISTINCT v.procedure_id) FILTER (WHERE v.fees <> '[]' AND v.online_level <> '')
  FROM catalog_procedureversion v
  JOIN quality_settler s ON s.agency_key = v.agency_key
  JOIN people_agency c ON c.id = s.counter_id AND v.levels @> to_jsonb(c.receives)
 WHERE v.valid_from <= %(day)s AND (v.valid_to IS NULL OR v.valid_to >= %(day)s) GROUP BY s.agency_id
"""
# the seven parts that a published procedure must have. Source: NĐ 63/2010, Art. 8(2)
_PUBLIC = """
SELECT count(*), count(*) FILTER (WHERE v.name <> '' AND v.process <> '[]' AND v.levels <> '[]' AND v.papers <> '[]'
                                    AND NOT v.term_assumed AND v.applicants <> '' AND v.agency_key <> '')
  FROM catalog_procedureversion v
 WHERE v.valid_from <= %(day)s AND (v.valid_to IS NULL OR v.valid_to >= %(day)s)
"""
_PER_PROCEDURE = (
    "services_with_online_dossiers", "fee_procedures_paid_online", "procedures_with_population_data",
    "procedures_with_dossiers",
)  # fmt: skip
_OFFERS = ("procedures_of_authority", "services_online", "fee_procedures", "fee_procedures_integrated")
# what the law's table calls each count of dossiers
_NAMED = {
    "dossiers": "received", "dossiers_received": "received", "dossiers_reported": "received",
    "dossiers_online": "online", "dossiers_exchanged": "exchanged", "dossiers_with_fee": "with_fee",
    "dossiers_paid_online": "paid_online", "dossiers_with_result": "with_result",
    "dossiers_with_electronic_result": "electronic_result", "dossiers_digitised": "digitised",
    "dossiers_reusing": "reusing", "dossiers_shared": "shared", "dossiers_with_population_data": "population",
}  # fmt: skip
TOLD = ("A1", "A2", "A3", "E3", "F1", "F2")  # what no dossier of the house shows
_TOLD_NAMES = {row.id: (row.formula.part, row.formula.of) for row in quality.INDICATORS if row.id in TOLD}
NAMES = (
    frozenset(_NAMED)
    | {*_PER_PROCEDURE, *_OFFERS, "procedures_online", "dossiers_on_time", "dossiers_satisfied"}
    | {name for pair in _TOLD_NAMES.values() for name in pair}
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a period, the day on which open dossiers are judged, and which due date counts."""

    period: Period
    judged: date
    reading: DueReading = DueReading.MOVED


def own(question: Question) -> dict[int, Counter[str]]:
    """The counts of every agency by itself, by its number. Five queries, whatever the number of dossiers."""
    period, found = question.period, dict[int, Counter[str]]()
    which: dict[str, int | date] = {
        "months": period.months,
        "first": period.first,
        "last": period.last,
        "judged": question.judged,
    }
    running = {row[0]: row[1:] for row in _rows(_RUNNING, which)}
    for agency, *counts in _rows(_COUNTED, which):
        per_procedure, sums = counts[: len(_PER_PROCEDURE)], counts[len(_PER_PROCEDURE) :]
        measured = dict(zip(MEASURES, sums, strict=True))
        tally = Counter(dict(zip(_PER_PROCEDURE, per_procedure, strict=True)))
        tally.update({name: measured[measure] for name, measure in _NAMED.items()})
        _judge(tally, measured, running.get(agency, (0, 0)), question.reading)
        found[agency] = tally
    for agency, *offered in _rows(_OFFERED, {"day": question.judged}):
        tally = found.setdefault(agency, Counter())
        tally.update(dict(zip(_OFFERS, offered, strict=True)) | {"procedures_online": offered[1]})
    _add_what_is_told(found, question)
    return found


def _judge(tally: Counter[str], measured: Tally, running: Iterable[int | None], reading: DueReading) -> None:
    """On time: those that ended in time, and those that run and still are.

    Source: QĐ 766/2022, Annex I(2)
    """
    moved, original = (number or 0 for number in running)
    settled = {DueReading.MOVED: ("on_time", moved), DueReading.ORIGINAL: ("on_time_original", original)}
    measure, still = settled[reading]
    tally["dossiers_on_time"] = measured[measure] + still
    tally["dossiers_satisfied"] = max(0, tally["dossiers_on_time"] - measured["disliked"])


def _add_what_is_told(found: dict[int, Counter[str]], question: Question) -> None:
    told = Told.objects.filter(months=question.period.months, first_day=question.period.first)
    top = people.root().id
    for agency, component, part, whole in told.values_list("agency_id", "component", "part", "whole"):
        tally = found.setdefault(agency, Counter())
        of_part, of_whole = _TOLD_NAMES[component]
        tally.update({of_part: part, of_whole: whole})
    province = found.setdefault(top, Counter())
    if "procedures_public" not in province:
        [(public, complete)] = _rows(_PUBLIC, {"day": question.judged})
        province.update({"procedures_public": public, "procedures_with_all_parts": complete})


def with_all_below(tallies: Mapping[int, Counter[str]]) -> dict[int, Counter[str]]:
    """The counts of every agency together with all below it: parents add the counts of their children.

    Source: QĐ 766/2022, Annex I(1); decision 0401
    """
    found: dict[int, Counter[str]] = {}
    for agency, tally in tallies.items():
        for above in people.path(agency):
            found.setdefault(above.id, Counter()).update(tally)
    return found


def _rows(sql: str, which: Mapping[str, int | date]) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, which)
        return list(cursor.fetchall())
