"""`motcua law …`: ask the law from the command line. No database, no settings."""

import argparse
import json
import re
from datetime import date, datetime

from motcua.faces.cli.rules import law_readings
from motcua.faces.cli.words import Groups
from motcua.law import calendar, deadline
from motcua.law.errors import BadMoment, BadTerm, ImpossibleCalendar
from motcua.law.sentences import say

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR, _YEARS_AHEAD = 2000, 2099, 40

_DUE_HELP = """\
When is the result due? The term begins on the day after the receipt; the last day ends at closing time.
Without --off and --makeup the national calendar rules (2022-2027). With either of them, the days given REPLACE the
national ones altogether: no other holiday is off, no other Saturday is worked. An empty list ("") is allowed."""


_OWN_DAYS = "Không dùng lịch nghỉ quốc gia: chỉ tính các ngày nêu ở --off và --makeup"

_SCORE_HELP = """\
The index of Decision 766 of each unit. FILE (or - for standard input) is one JSON document:
{"units": {"H10": {"level": "province", "counts": {"A1": [0, 89], "B1": [144625, 184513]}}}}
Levels: province, department, district, commune. E3 may be a percentage instead: 100 earns its 2 points.
A component not given is not scored and is listed under "missing"."""


def register(groups: Groups) -> None:
    """The command line knows `law due` and `law score`."""
    parser = groups.add_parser("law", help="ask the law: when is it due, what is the score")
    questions = parser.add_subparsers(title="questions", metavar="QUESTION", required=True)
    due = questions.add_parser("due", help="when a result is due", description=_DUE_HELP)
    due.add_argument("--received", required=True, metavar="2024-04-24T09:00", help="local time of receipt")
    due.add_argument("--term", required=True, metavar="N", help="the time limit; 0.5 working day is 4 working hours")
    due.add_argument("--unit", required=True, choices=[unit.value for unit in deadline.TermUnit])
    due.add_argument("--hours", metavar="07:30-11:30,13:00-17:00", help="working hours of Monday to Friday")
    due.add_argument("--saturday", metavar="07:30-11:30", help="Saturday is a working day with these hours")
    due.add_argument("--off", metavar="DATES", help="days off instead of the national ones, split by commas")
    due.add_argument("--makeup", metavar="DATES", help="days of weekly rest that are worked, split by commas")
    ends = due.add_mutually_exclusive_group()
    ends.add_argument("--keep-clock", action="store_true", help="due at the same time of day as the receipt")
    ends.add_argument("--end-of-day", action="store_true", help="due at closing time (the usual)")
    due.add_argument("--json", action="store_true", help="print one JSON document")
    due.set_defaults(run=print_due)
    score = questions.add_parser("score", help="the index from counts", description=_SCORE_HELP)
    score.formatter_class = argparse.RawDescriptionHelpFormatter
    score.add_argument("--counts", required=True, metavar="FILE", help="the counts, or - for standard input")
    score.add_argument("--variant", default="national", help="where the law is silent: a name of parameters/quality")
    score.add_argument("--inherit", action="store_true", help="give units the A1-A3 of the one province in the file")
    score.add_argument("--json", action="store_true", help="print one JSON document")
    score.set_defaults(run=print_scores)


def print_scores(arguments: argparse.Namespace) -> int:
    """The scores were printed; the index is loaded only now, for a due date must not wait for it."""
    from motcua.faces.cli.rules import law_score

    return law_score.print_scores(arguments)


def print_due(arguments: argparse.Namespace) -> int:
    """The due moment and its reckoning were printed."""
    received = _moment(arguments.received)
    days = _calendar(arguments, received)
    term = deadline.Term.of(_number(arguments.term), arguments.unit)
    clock = deadline.KEEP_CLOCK if arguments.keep_clock else deadline.DEFAULT
    answer = deadline.due(received, term, days, clock)
    reckoning = [line.vietnamese for line in answer.reckoning]
    reckoning += law_readings.others(received, term, days, clock, answer.due)
    if arguments.off is not None or arguments.makeup is not None:
        reckoning.append(_OWN_DAYS)
    due = f"{answer.due:%Y-%m-%dT%H:%M}"
    if arguments.json:
        print(json.dumps({"due": due, "reckoning": reckoning, "source": answer.source}, ensure_ascii=False))
    else:
        print(due, *(f"  {line}" for line in reckoning), sep="\n")
    return 0


def _calendar(arguments: argparse.Namespace, received: datetime) -> calendar.Calendar:
    weekday = calendar.hours.parse(arguments.hours) if arguments.hours is not None else calendar.hours.DEFAULT.weekday
    saturday = calendar.hours.parse(arguments.saturday) if arguments.saturday is not None else ()
    hours = calendar.Hours(weekday, saturday)
    if arguments.off is None and arguments.makeup is None:
        return calendar.national().with_hours(hours)
    return _given_days(_days(arguments.off or ""), _days(arguments.makeup or ""), received, hours)


def _given_days(closed: set[date], made_up: set[date], received: datetime, hours: calendar.Hours) -> calendar.Calendar:
    first = min(max(_FIRST_YEAR, received.year - 1), _LAST_YEAR)
    last = max(min(_LAST_YEAR, received.year + _YEARS_AHEAD), _FIRST_YEAR)
    named = calendar.national().reasons
    return calendar.Calendar(
        first_day=date(first, 1, 1),
        last_day=date(last, 12, 31),
        closed=tuple(_named(day, named.get(day)) for day in sorted(closed)),
        made_up=tuple(calendar.MadeUp(day) for day in sorted(made_up)),
        hours=hours,
    )


def _named(day: date, known: calendar.DayOff | None) -> calendar.DayOff:
    """The day off under the name of its festival; a swap belongs to the national list only."""
    return known if known is not None and known.kind != "swap" else calendar.DayOff(day)


def _moment(written: str) -> datetime:
    try:
        if _MOMENT.fullmatch(written):
            return _in_vietnam(datetime.fromisoformat(written))
    except ValueError:
        pass
    raise BadMoment(
        say("Không đọc được thời điểm tiếp nhận “%(written)s” (--received).", written=written),
        "Thời điểm phải có ngày và giờ có thật.",
        "Ghi theo mẫu 2024-04-24T09:00, giờ Việt Nam.",
    )


def _in_vietnam(moment: datetime) -> datetime:
    return moment.replace(tzinfo=calendar.ZONE) if moment.tzinfo is None else calendar.in_zone(moment)


def _number(written: str) -> str:
    if not _NUMBER.fullmatch(written):
        raise BadTerm(
            say("Thời hạn “%(written)s” không phải là một số (--term).", written=written),
            remedy="Ghi ví dụ 5 hoặc 0.5.",
        )
    return written


def _days(written: str) -> set[date]:
    try:
        return {_day(part.strip()) for part in written.split(",")} if written.strip() else set()
    except ValueError as error:
        raise ImpossibleCalendar(
            say("Không đọc được danh sách ngày “%(written)s”.", written=written),
            remedy="Ghi theo mẫu 2025-04-30,2025-05-01.",
        ) from error


def _day(written: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        raise ValueError(written)
    return date.fromisoformat(written)
