"""The limits a decree sets for the office itself: transfer, answer, supplement, apology."""

from datetime import datetime, timedelta

from motcua.law import parameters
from motcua.law.calendar import Calendar, at_clock, in_zone
from motcua.law.deadline import count, skipped
from motcua.law.deadline.result import Deadline
from motcua.law.deadline.start import start
from motcua.law.deadline.steps import Answer, Ends, Moved, Received
from motcua.law.deadline.term import DEFAULT, Term, TermUnit


def transfer_by(received: datetime, calendar: Calendar) -> Deadline:
    """When a received dossier must have gone to the settling unit: that day, or after 15:00 the next opening.

    Source: NĐ 61/2018, Art. 18(2); NĐ 118/2025, Art. 18
    """
    begun = start(received, calendar, DEFAULT)
    day = begun.received.date()
    cutoff = at_clock(day, parameters.on("transfer_cutoff", day).clock)
    same_day = begun.why in ("", "early", "lunch") and begun.received <= cutoff
    due = calendar.closing(day) if same_day else calendar.opening(calendar.next_working_day(day))
    steps = skipped.between(calendar, day, due.date())
    act = "transfer" if same_day else "transfer_next"
    ends = Ends("exact")
    return Deadline(due, (Received(begun.received), Answer(act, begun.received), *steps, ends))


def online_answer_by(received: datetime, calendar: Calendar) -> Deadline:
    """When an online filing must have been accepted or sent back: 8 working hours.

    Source: NĐ 297/2025, Art. 6(4); NQ 66.7/2025; decision 0101
    """
    return _within("online_answer", "online_answer_within", TermUnit.WORKING_HOUR, received, calendar)


def supplement_by(received: datetime, calendar: Calendar) -> Deadline:
    """When the settling unit must have asked for completion: 3 working days from receipt.

    Source: NĐ 61/2018, Art. 19(4); NĐ 118/2025, Art. 19
    """
    return _within("supplement", "supplement_within", TermUnit.WORKING_DAY, received, calendar)


def supplement_answer_by(asked: datetime, calendar: Calendar) -> Deadline:
    """When a dossier whose completion never came may be closed: 15 working days.

    Source: NĐ 297/2025, Art. 6(4); decision 0101
    """
    return _within("supplement_answer", "supplement_answer_within", TermUnit.WORKING_DAY, asked, calendar)


def apology_by(due: datetime, calendar: Calendar) -> Deadline:
    """When the apology for a late result must have been sent: a day before the due day, at closing time.

    A day off gives way to the working day before it, for an apology may not come later.
    Source: NĐ 61/2018, Art. 19(9); NĐ 118/2025, Art. 19; decision 0104
    """
    local = in_zone(due)
    days = int(parameters.on("apology_before", local.date()).number)
    day = local.date() - timedelta(days=days)
    if not calendar.is_working(day):
        day = calendar.previous_working_day(day)
    return Deadline(calendar.closing(day), (Answer("apology", local), Ends("exact")))


def _within(act: str, parameter: str, unit: TermUnit, received: datetime, calendar: Calendar) -> Deadline:
    day = in_zone(received).date()
    term = Term.of(parameters.on(parameter, day).text, unit)
    reckoned = count.due(received, term, calendar)
    begun = reckoned.steps[: 2 if isinstance(reckoned.steps[1], Moved) else 1]
    counted = reckoned.steps[len(begun) :]
    return Deadline(reckoned.due, (*begun, Answer(act, in_zone(received)), *counted))
