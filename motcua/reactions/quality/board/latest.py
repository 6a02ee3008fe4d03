"""The last period of which there is anything to say."""

from datetime import date

from django.db import connection

from motcua.reactions.quality import periods
from motcua.reactions.quality.explaining.asking import below
from motcua.reactions.quality.periods import Period
from motcua.registers.people.tree import AgencyView

_LAST = """
SELECT first_day FROM quality_roll
 WHERE months = 1 AND first_day <= %(today)s AND agency_id = ANY(%(units)s) AND received > 0
 ORDER BY first_day DESC LIMIT 1
"""


def month(unit: AgencyView, today: date) -> Period:
    """The month of today, or the last one before in which the unit or one below it received a dossier. One query.

    Where there never was one, it is the month of today.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAST, {"today": today, "units": below(unit)})
        row = cursor.fetchone()
    return periods.of(row[0] if row else today, 1)
