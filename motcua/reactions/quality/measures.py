"""What each count is: one condition on a dossier's course, in SQL that every engine of the house reads unchanged.

A count is the number of courses (rows of `quality_course`) for which the condition holds; the same condition finds the
dossiers behind the count. Only comparisons, AND, OR, NOT, IS NULL and coalesce: PostgreSQL, DuckDB and Spark agree on
these to the letter. Days are days in Vietnam, minutes are minutes since 1970.
"""

_END_DAY = "coalesce(ended_day, waiting_day)"
_END_MINUTE = "coalesce(ended_minute, waiting_minute)"
ONCE = "supplements <= 1"  # a second request for completion makes late. Source: QĐ 766/2022, Annex I(2)

MEASURES: dict[str, str] = {
    "received": "received_day IS NOT NULL",
    "online": "channel = 2",
    # the text of the formula: filed online, and given electronically where there is a result. Source: decision 0410
    "online_with_result": "channel = 2 AND (NOT result_due OR result_electronic)",
    "finished": "ended_day IS NOT NULL",
    # until the due day ends in Vietnam. Source: BLDS 2015, Art. 148(6)
    "finished_on_time": "ended_day <= due_day",
    # of those that ended or wait for the applicant; those that run are counted when asked, by their last day in time
    "on_time": f"{ONCE} AND {_END_DAY} <= due_day",
    "on_time_original": f"{ONCE} AND {_END_MINUTE} - waited <= first_due_minute",
    "without_due_day": "due_day IS NULL OR due_reckoned",  # the defect, also where the law helps out
    "exchanged": "exchanged",
    "with_fee": "fee > 0",
    "paid_online": "fee > 0 AND paid_online",
    "with_result": "result_due",
    "electronic_result": "result_due AND result_electronic",
    "digitised": "digitised AND result_electronic",
    "reusing": "reused",
    "shared": "shared",
    "population": "population",
    "disliked": f"disliked AND {ONCE} AND ({_END_DAY} IS NULL OR {_END_DAY} <= due_day)",
    # what acts could still be done to: a signature on a result, papers put into files
    "unsigned_digitised": "result_due AND digitised AND NOT result_electronic",
    "undue_digitised": "digitised AND result_electronic AND NOT result_due",
    "digitised_alone": "digitised AND NOT result_electronic",
}

# open, the clock running: in time as long as the day is not past; where there is none, nothing says so.
RUNNING = f"ended_day IS NULL AND waiting_day IS NULL AND {ONCE} AND due_day IS NOT NULL"

# a procedure's version with the seven parts it must be published with. Source: NĐ 63/2010, Art. 8(2)
COMPLETE = (
    "v.name <> '' AND v.process <> '[]' AND v.levels <> '[]' AND v.papers <> '[]' "
    "AND NOT v.term_assumed AND v.applicants <> '' AND v.agency_key <> ''"
)

# the article that asks for each share made of these counts
SOURCES: dict[str, str] = {
    "on_time": "QĐ 766/2022, Annex I(2)",
    "online": "QĐ 766/2022, Annex I(4)",
}


COUNT = "count(*) FILTER (WHERE "


def count(condition: str) -> str:
    """The number of courses for which the condition holds, as an aggregate every engine knows."""
    return f"{COUNT}{condition})"


def columns() -> str:
    """Every count as a column of its name."""
    return ", ".join(f"{count(condition)} AS {name}" for name, condition in MEASURES.items())
