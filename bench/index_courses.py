"""A house with millions of courses of other one-stop systems: the index at a size at which no dossier is walked.

Ten million dossiers with their papers, steps and facts would take this machine hours. The index asks one row of each,
and reads those of other systems from a table of their own: so many rows are made up there, by the database itself.
"""

from django.db import connection, transaction

from motcua.ledger import clock
from motcua.reactions.quality import cells
from motcua.reactions.quality.models import Imported

AT_ONCE = 1_000_000
YEARS = 5
# a number that looks like chance and is always the same; who settles what is taken from the house's own dossiers
_MADE_UP = """
INSERT INTO quality_imported (code, agency_id, procedure_id, channel, received_at, due_at, first_due_at, ended_at,
    waiting_since, waited, supplements, fee, paid_online, exchanged, result_due, result_electronic, digitised, reused,
    shared, population, disliked, digest, due_reckoned)
WITH pair AS MATERIALIZED (
    SELECT agency_id, procedure_id, row_number() OVER (ORDER BY agency_id, procedure_id) - 1 AS n
      FROM (SELECT DISTINCT agency_id, procedure_id FROM quality_roll WHERE months = 12) AS known
), drawn AS (
    SELECT g, abs(hashint8(g)::bigint) AS h, %(now)s::timestamptz - (%(all)s - g) * (interval '1 year' * %(years)s
           / %(all)s) AS came FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS g
), course AS (
    SELECT *, came + (3 + h %% 20) * interval '1 day' AS due, came + (1 + h / 7 %% 22) * interval '1 day' AS done
      FROM drawn
)
SELECT 'BENCH-' || g, p.agency_id, p.procedure_id, 1 + (h %% 3)::int, came, due, due,
       CASE WHEN done < %(now)s AND h %% 50 > 0 THEN done END, CASE WHEN h %% 400 = 0 THEN came + interval '1 day' END,
       h %% 7, (h %% 100 / 98)::int, h %% 4 * 50000, h %% 11 > 5, h %% 13 > 1, done < %(now)s AND h %% 50 > 0,
       done < %(now)s AND h %% 50 > 0 AND h %% 17 > 4, h %% 19 > 6, h %% 23 > 12, h %% 29 > 20, h %% 31 > 3,
       h %% 101 = 0, '', false
  FROM course JOIN pair p ON p.n = h / 11 %% (SELECT count(*) FROM pair)
 ORDER BY g
"""


def fill(courses: int) -> None:
    """The house has so many courses of other systems beside its own, all of them counted; made at the first time."""
    there = Imported.objects.filter(code__startswith="BENCH-").count()
    for first in range(there, courses, AT_ONCE):
        which = {
            "now": clock.now(),
            "all": courses,
            "years": YEARS,
            "first": first + 1,
            "last": min(first + AT_ONCE, courses),
        }
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_MADE_UP, which)
        print(f"  {which['last']:,} courses")
    if there < courses:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE) quality_imported")
        cells.recount_all()
