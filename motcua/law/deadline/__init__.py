"""When a result is due, and what stops the clock.

deadline.due(received, deadline.Term.of(5, "working_day"), calendar.national()) -> Deadline(due, steps)
deadline.due(…).reckoning -> the lines under "why this date?"
"""

from motcua.law.deadline.count import due, due_on
from motcua.law.deadline.interruption import after_supplement, extend, index_due, restart, resume
from motcua.law.deadline.office import apology_by, online_answer_by, supplement_answer_by, supplement_by, transfer_by
from motcua.law.deadline.reckoning import Line
from motcua.law.deadline.result import Deadline
from motcua.law.deadline.start import Start, start
from motcua.law.deadline.term import (
    DAY_MINUTES,
    DEFAULT,
    KEEP_CLOCK,
    Clock,
    Cutoff,
    End,
    LateReceipt,
    SupplementReading,
    Term,
    TermUnit,
)
from motcua.law.deadline.verdict import Verdict, verdict

__all__ = [
    "DAY_MINUTES",
    "DEFAULT",
    "KEEP_CLOCK",
    "Clock",
    "Cutoff",
    "Deadline",
    "End",
    "LateReceipt",
    "Line",
    "Start",
    "SupplementReading",
    "Term",
    "TermUnit",
    "Verdict",
    "after_supplement",
    "apology_by",
    "due",
    "due_on",
    "extend",
    "index_due",
    "online_answer_by",
    "restart",
    "resume",
    "start",
    "supplement_answer_by",
    "supplement_by",
    "transfer_by",
    "verdict",
]
