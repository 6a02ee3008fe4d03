"""The points of one dossier for each indicator, in the words of `quality_course`. `law.grading` says the same."""

_TIME = "CASE WHEN {due} IS NULL THEN NULL WHEN ended_day < {due} THEN 2 WHEN ended_day = {due} THEN 1 ELSE 0 END"

# Source: TT 01/2018, Art. 12; decision 0404
MARKS: dict[int, str] = {
    1: _TIME.format(due="due_day"),
    3: "CASE WHEN supplements <= 0 THEN 2 WHEN supplements = 1 THEN 1 ELSE 0 END",
    4: "CASE WHEN channel = 2 THEN 2 ELSE 1 END",
    7: _TIME.format(due="due_day"),  # no complaint is recorded by the house: what is left is the time
}
# of one step, by `s`; the worst of a unit's steps, or of an official's, is that of the dossier
STEP = (
    "CASE WHEN quality_day(s.closed_at) < quality_day(s.due_at) THEN 2 "
    "WHEN quality_day(s.closed_at) = quality_day(s.due_at) THEN 1 ELSE 0 END"
)
# days from the day on which the step was due
OVER = "quality_day(s.closed_at) - quality_day(s.due_at)"
# steps that were done before the result was: handing it over waits for the applicant
WALKED = "s.closed_at IS NOT NULL AND s.due_at IS NOT NULL AND s.opened_at < d.finished_at"
# as an array that is known before the dossiers are read: then they are found by counter and day of the end together
COUNTERS = (
    "counter_id = ANY(ARRAY(SELECT counter_id FROM quality_settler WHERE agency_id = ANY(%(units)s)) "
    "|| %(units)s::bigint[])"
)
# dossiers finished in the period that the units settled or received, each with its points; counters bound the search
GRADED = f"""
SELECT code, origin, agency_id, channel, procedure_id, received_day, due_day, ended_day, supplements,
       {_TIME.format(due="original_day")} AS strict,
       {", ".join(f"{mark} AS m{number}" for number, mark in MARKS.items())}
  FROM quality_course
 WHERE ended_day BETWEEN %(first)s AND %(last)s AND received_at < %(end)s AND {COUNTERS}
"""  # noqa: S608 - words of ours
# the steps of those dossiers in the units
STEPS = f"""
({GRADED}) c JOIN dossiers_dossier d ON d.code = c.code AND c.origin = 'motcua'
  JOIN dossiers_step s ON s.dossier_id = d.id AND s.agency_id = ANY(%(units)s) AND {WALKED}
"""


def spread(column: str) -> str:
    """How many have 0, 1 and 2 points in the column, as three counts."""
    return ", ".join(f"count(*) FILTER (WHERE {column} = {points})" for points in range(3))
