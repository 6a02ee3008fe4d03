"""The one question that every engine is asked: how many courses of each unit, in SQL that none of them reads otherwise.

The question is put to `quality_whole`: a view of the database, or the Parquet files of an export under the same name.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from motcua.reactions.quality.measures import MEASURES, RUNNING, columns, count
from motcua.reactions.quality.periods import Period

# what is counted by procedure: conditions on the counts of one procedure of one unit
PER_PROCEDURE: dict[str, str] = {
    "services_with_online_dossiers": "online > 0",
    "fee_procedures_paid_online": "paid_online > 0",
    "procedures_with_population_data": "population > 0",
    "procedures_with_dossiers": "received > 0",
}
# those that run and are in time on the day on which open dossiers are judged, by the due day that each reading takes
STILL_IN_TIME: dict[str, str] = {"running": "due_day", "running_original": "original_day"}
COUNTED: tuple[str, ...] = (*PER_PROCEDURE, *MEASURES)  # in the order of `by_unit`


def by_unit(counted: str, more: Iterable[str] = ()) -> str:
    """From counts by unit and procedure, those by unit: the unit, `COUNTED`, and sums of whatever more there is."""
    procedures = ", ".join(f"{count(condition)} AS {name}" for name, condition in PER_PROCEDURE.items())
    sums = ", ".join(f"sum({name}) AS {name}_sum" for name in (*MEASURES, *more))
    return f"SELECT unit, {procedures}, {sums} FROM ({counted}) AS counted GROUP BY unit"  # noqa: S608 - ours


def of_courses(period: Period, judged: date, which: str = "true") -> str:
    """The question: every count of every unit over the courses received in the period, open ones judged on the day.

    `which` is a condition that they must meet besides.
    """
    still = ", ".join(
        f"{count(f'{RUNNING} AND {until} >= {_day(judged)}')} AS {name}" for name, until in STILL_IN_TIME.items()
    )
    counted = (
        f"SELECT agency_code AS unit, procedure_key, {columns()}, {still} FROM quality_whole "  # noqa: S608 - ours
        f"WHERE {which} AND received_day BETWEEN {_day(period.first)} AND {_day(period.last)} "
        "GROUP BY agency_code, procedure_key"
    )
    return by_unit(counted, STILL_IN_TIME)


def named(row: Sequence[Any], more: Iterable[str] = ()) -> dict[str, int]:
    """The counts of a row of `by_unit` by their names; engines answer with whole numbers of various kinds.

    One that found a condition to hold of none, and to be unknown of all, may answer with nothing.
    """
    return {name: int(value or 0) for name, value in zip((*COUNTED, *more), row[1:], strict=True)}


def _day(day: date) -> str:
    return f"DATE '{day.isoformat()}'"
