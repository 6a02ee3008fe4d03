"""Due dates as `law.deadline` reckons them, where what the receipts of one day share is reckoned once."""

from datetime import datetime

from motcua.law import deadline
from motcua.law.deadline import Deadline, Term, TermUnit
from motcua.law.deadline.steps import Received
from motcua.runtime.demonstration.walk.worktime import Worktime

_WHOLE_DAYS = {TermUnit.WORKING_DAY, TermUnit.DAY, TermUnit.MONTH, TermUnit.YEAR}


class Dates:
    """Remembers by calendar, term and day; both live as long as the province is built."""

    def __init__(self) -> None:
        """Nothing has been reckoned yet."""
        self._found: dict[tuple[int, int, int], Deadline] = {}

    def due(self, received: datetime, term: Term, worktime: Worktime) -> Deadline:
        """As `deadline.due`. A test holds it against that.

        A term of whole days ends at the same moment for all that is received in the office hours of a day.
        """
        calendar = worktime.calendar
        if term.unit not in _WHOLE_DAYS or term.minutes or not worktime.runs(received):
            return deadline.due(received, term, calendar)
        key = (id(calendar), id(term), received.toordinal())
        found = self._found.get(key)
        if found is None:
            self._found[key] = found = deadline.due(received, term, calendar)
        return Deadline(found.due, (Received(received.replace(second=0)), *found.steps[1:]))
