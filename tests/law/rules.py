"""How an example's plain values become the arguments of a rule, and its answer plain values again."""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from decimal import Decimal
from fractions import Fraction

from motcua.law import (
    calendar,
    deadline,
    dossier_code,
    duties,
    fees,
    forms,
    grading,
    paying,
    promises,
    publishing,
    quality,
    regime,
    reporting,
    workflow,
)
from motcua.law.quality import variants


def moment(text: str) -> datetime:
    """A local moment, unless it names its zone."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=calendar.ZONE)


def plain(value: datetime) -> str:
    """A moment as examples write it."""
    return f"{value:%Y-%m-%dT%H:%M}"


def calendar_of(given: Mapping, days: Mapping | None = None) -> calendar.Calendar:
    """The calendar an example asks for: the national one unless it names days, hours or Saturdays."""
    found = calendar.national()
    if days is not None:
        found = found.with_days(closed=days["closed"], made_up=days["made_up"])
    parse = calendar.hours.parse
    return found.with_hours(
        calendar.Hours(
            weekday=parse(given["hours"]) if "hours" in given else found.hours.weekday,
            saturday=parse(given["saturday"]) if "saturday" in given else (),
            saturday_reception=parse(given["reception"]) if "reception" in given else (),
        )
    )


def clock_of(given: Mapping) -> deadline.Clock:
    """The settings an example asks for."""
    end = given.get("end", "end_of_day")
    return deadline.Clock(
        end=time.fromisoformat(end) if ":" in end else deadline.End(end),
        cutoff=deadline.Cutoff(given.get("cutoff", "none")),
        late_receipt=deadline.LateReceipt(given.get("late_receipt", "day_zero")),
        saturday_half_from=given.get("half_from"),
    )


def term_of(given: Mapping) -> deadline.Term:
    """The term of an example."""
    return deadline.Term.of(given["term"], given["unit"])


def due(given: Mapping, days: Mapping | None = None) -> deadline.Deadline:
    """A due date as the examples ask for it."""
    return deadline.due(moment(given["received"]), term_of(given), calendar_of(given, days), clock_of(given))


def _after_supplement(given: Mapping) -> deadline.Deadline:
    return deadline.after_supplement(
        due(given),
        moment(given["asked"]),
        moment(given["completed"]),
        term=term_of(given),
        calendar=calendar_of(given),
        reading=deadline.SupplementReading(given.get("reading", "restart")),
    )


def _parsed(given: Mapping) -> list[str | None]:
    code = dossier_code.parse(given["text"], units=given.get("units", ()))
    return [code.unit, code.day.isoformat() if code.day else None, code.number]


def _payable(given: Mapping) -> int:
    lines = [
        fees.FeeLine("x", fees.FeeKind(kind), amount, count, field) for kind, amount, count, field in given["lines"]
    ]
    return fees.payable(lines, given["groups"], given["day"], fees.read(given.get("council", []))).total


def _divided(given: Mapping) -> list[int]:
    parts = paying.divide(given["amount"], given["owed"], workflow.State(given["state"]))
    return [parts.applied, parts.surplus]


def _state(given: Mapping) -> workflow.State | None:
    return workflow.State(given["state"]) if given["state"] else None


def _counts(given: Mapping) -> dict[str, quality.Counts]:
    return {name: quality.Counts(*pair) for name, pair in given.items()}


def _score(given: Mapping) -> str:
    level = quality.Level(given.get("level", "province"))
    return str(quality.score(_counts(given["counts"]), level, given.get("variant", "national")).total)


def _row(given: Mapping) -> quality.Indicator:
    return next(row for row in quality.named(given.get("variant", "national")).indicators if row.id == given["id"])


def _score_after(given: Mapping) -> str:
    changes = {name: quality.Change(*pair) for name, pair in given["changes"].items()}
    return str(quality.score_after(_counts(given["counts"]), quality.Level("province"), changes).total)


def _after(given: Mapping) -> list[int]:
    counts = quality.after(quality.Counts(*given["counts"]), quality.Change(*given["change"]))
    return [counts.part, counts.whole]


def _inherited(given: Mapping) -> dict[str, list[int]]:
    counts = quality.inherit(_counts(given["counts"]), quality.Level(given["level"]), _counts(given["province"]))
    return {name: [count.part, count.whole] for name, count in counts.items()}


def _is_on_time(given: Mapping) -> bool:
    found = {name: moment(given[name]) for name in ("received", "due", "moved", "ended") if name in given}
    waits = [quality.Wait(*(moment(text) for text in wait)) for wait in given.get("waits", [])]
    longest = deadline.Term.of(*given["longest"]) if "longest" in given else None
    course = quality.Course(**found, waits=waits, longest=longest)
    end = moment(given.get("period_end", "2025-12-31T23:59"))
    return quality.is_on_time(course, end, quality.DueReading(given.get("reading", "original")))


def _sheet(given: Mapping) -> str:
    made = grading.sheet(given["points"])
    return str(made.total_of_official if given.get("official") else made.total)


_GRADING: dict[str, Callable[[Mapping], object]] = {
    "time_taken": lambda g: grading.time_taken(moment(g["done"]), moment(g["due"])),
    "few": lambda g: grading.few(g["times"]),
    "at_the_counter": lambda g: grading.at_the_counter(
        quality.Level(g["level"]), Fraction(g["percent"], 100), all_received_there=g["all"]
    ),
    "publicity": lambda g: grading.publicity(**g),
    "attitude": lambda g: grading.attitude(moment(g["done"]), moment(g["due"]), complained=g["complained"]),
    "petitions": lambda g: grading.petitions(g["on_time"], g["due"], prolonged=g["prolonged"]),
    "online": lambda g: grading.online(Fraction(g["procedures"], 100), Fraction(g["dossiers"], 100), late=g["late"]),
    "one_decimal": lambda g: str(grading.one_decimal(Fraction(*g["over"]))),
    "sheet": _sheet,
    "agency_grade": lambda g: grading.agency_grade(Decimal(g["total"])).value,
    "official_grade": lambda g: grading.official_grade(Decimal(g["total"])).value,
}


def _rate(given: Mapping) -> list[object]:
    made = duties.rate(duties.Standing(name) for name, count in given.items() for _ in range(count))
    shares = [made.percent(part) for part in (made.done_in_time, made.done_late, made.late)]
    return [made.total, *(share if share is None else str(share) for share in shares)]


_DUTIES: dict[str, Callable[[Mapping], object]] = {
    "standing": lambda g: duties.standing(g.get("due"), g.get("done"), g["today"], waits=g.get("waits", False)).value,
    "days_late": lambda g: duties.days_late(g.get("due"), g.get("done"), g["today"]),
    "rate": _rate,
    "next_due": lambda g: duties.next_due(g["rule"], g["after"]),
    "due_after": lambda g: duties.due_after(g["rule"], g["event"]),
    "reminder": lambda g: (found := duties.reminder(g.get("due"), g["today"])) and found.value,
}


_REPORTING: dict[str, Callable[[Mapping], object]] = {
    "filled": lambda g: list(reporting.filled(reporting.REPORTS[g["form"]], g["counts"])),
    "leaves": lambda g: list(reporting.leaves(reporting.REPORTS[g["form"]], g["column"])),
    "contradictions": lambda g: list(reporting.contradictions(reporting.REPORTS[g["form"]], g["cells"])),
    "printed": lambda g: [each.number for each in reporting.printed(reporting.REPORTS[g["form"]], g["levels"])],
    "days": lambda g: [day.isoformat() for day in reporting.days(g["year"], g.get("quarter"))],
}


def _promised(given: Mapping) -> list[str | None]:
    kind = promises.kind(given["kind"], given["received"])
    found = promises.days(kind, given["received"], calendar.national(), given.get("named"))
    return [day.isoformat() if day else None for day in found.values()]


def _shown_until(given: Mapping) -> str:
    step = promises.kind(given["kind"], given["first"]).step(given["step"])
    return promises.shown_until(step, given["first"]).isoformat()


_PROMISES: dict[str, Callable[[Mapping], object]] = {
    "table": lambda g: [one.first_day.isoformat() for one in promises.table() if one.key == g["kind"]],
    "kinds": lambda g: [one.key for one in promises.kinds(g["day"])],
    "kind": lambda g: promises.kind(g["kind"], g["day"]).source,
    "days": _promised,
    "shown_until": _shown_until,
}


def _office(rule: Callable[[datetime, calendar.Calendar], deadline.Deadline]) -> Callable[[Mapping], deadline.Deadline]:
    return lambda given: rule(moment(given.get("received") or given["due"]), calendar_of(given))


_DEADLINES: dict[str, Callable[[Mapping], deadline.Deadline]] = {
    "due": due,
    "restart": lambda g: deadline.restart(moment(g["asked"]), moment(g["completed"]), term_of(g), calendar_of(g)),
    "after_supplement": _after_supplement,
    "resume": lambda g: deadline.resume(due(g), moment(g["suspended"]), moment(g["resumed"]), calendar_of(g)),
    "extend": lambda g: deadline.extend(due(g), moment(g["until"]), calendar_of(g), moment(g["at"]), g.get("times", 0)),
    "transfer_by": _office(deadline.transfer_by),
    "online_answer_by": _office(deadline.online_answer_by),
    "supplement_by": _office(deadline.supplement_by),
    "supplement_answer_by": _office(deadline.supplement_answer_by),
    "apology_by": _office(deadline.apology_by),
}

_PLAIN: dict[str, Callable[[Mapping], object]] = {
    "deadline.start": lambda g: plain(deadline.start(moment(g["received"]), calendar_of(g), clock_of(g)).moment),
    "deadline.index_due": lambda g: plain(
        deadline.index_due(moment(g["due"]), tuple((moment(a), moment(c)) for a, c in g["waits"]))
    ),
    "deadline.verdict": lambda g: (
        deadline.verdict(moment(g["finished"]), moment(g["due"]), exact=g.get("exact", False)).value
    ),
    "calendar.national": lambda g: calendar.national(g.get("known_on")).is_working(g["day"]),
    "workflow.permitted": lambda g: int(workflow.permitted(_state(g), g["verb"], accepted=g.get("accepted"))),
    "workflow.find": lambda g: workflow.find(_state(g), g["verb"]).form,
    "workflow.verbs": lambda g: list(workflow.verbs(_state(g))),
    "workflow.while_in_progress": lambda g: list(workflow.while_in_progress(**g)),
    "workflow.choices": lambda g: list(workflow.choices(_state(g))),
    "regime.on": lambda g: regime.on(g["day"]).key,
    "regime.named": lambda g: regime.named(g["key"]).key,
    "forms.of": lambda g: forms.of(g["kind"], g["legal_version"], g.get("received")).source,
    "forms.circular": lambda g: forms.circular(g["legal_version"], g.get("received")),
    "dossier_code.format": lambda g: dossier_code.format(g["unit_code"], g["day"], g["number"]),
    "dossier_code.parse": _parsed,
    "dossier_code.field_code": lambda g: dossier_code.field_code(g["agency"], g["field"]),
    "fees.payable": _payable,
    "fees.groups": lambda g: list(fees.groups(g["day"])),
    "fees.national": lambda _: len(fees.national()),
    "paying.ways": lambda g: [way.value for way in paying.ways(workflow.State(g["state"]))],
    "paying.divide": _divided,
    "paying.refundable": lambda g: paying.refundable(**g | {"state": workflow.State(g["state"])}),
    "quality.score": _score,
    "quality.inherit": _inherited,
    "quality.after": _after,
    "quality.score_after": _score_after,
    "quality.exact_points": lambda g: str(quality.exact_points(_row(g), quality.Counts(*g["counts"]))),
    "quality.points_of_one": lambda g: str(quality.points_of_one(_row(g), quality.Counts(*g["counts"]))),
    "quality.target": lambda g: quality.target(quality.Target(g["which"]), g["day"]).text,
    "quality.falls_short": lambda g: quality.falls_short(
        quality.Target(g["which"]), quality.Counts(*g["counts"]), g["day"]
    ),
    "quality.until_full": lambda g: quality.until_full(_row(g), quality.Counts(*g["counts"])),
    "quality.is_on_time": _is_on_time,
    "quality.statutory_due": lambda g: quality.statutory_due(
        moment(g["received"]), term_of(g), calendar_of(g)
    ).isoformat(),
    "quality.band": lambda g: quality.band(Decimal(g["total"])).value,
    "quality.half_up": lambda g: str(quality.half_up(Fraction(*g["over"]))),
    "quality.names": lambda _: list(quality.names()),
    "quality.named": lambda g: sum(row.points for row in quality.named(g["name"]).indicators),
    "quality.read": lambda g: sum(row.points for row in quality.read(variants.FOLDER / f"{g['name']}.yaml").indicators),
    "fees.read": lambda g: len(fees.read(g["rows"])),
    **{f"grading.{name}": rule for name, rule in _GRADING.items()},
    **{f"duties.{name}": rule for name, rule in _DUTIES.items()},
    "publishing.decide_by": lambda g: publishing.decide_by(g["day"], calendar.national()).isoformat(),
    "publishing.post_by": lambda g: publishing.post_by(
        g["day"], calendar.national(), urgent=g.get("urgent", False)
    ).isoformat(),
    **{f"reporting.{name}": rule for name, rule in _REPORTING.items()},
    **{f"promises.{name}": rule for name, rule in _PROMISES.items()},
}


def answer(rule: str, given: Mapping, days: Mapping | None) -> object:
    """What the rule says: a deadline, or a plain value."""
    short = rule.removeprefix("motcua.law.")
    if short == "deadline.due_on":
        return deadline.due_on(given["received"], given["working_days"], calendar_of(given, days)).isoformat()
    if short.startswith("deadline.") and short.removeprefix("deadline.") in _DEADLINES:
        return _DEADLINES[short.removeprefix("deadline.")](given)
    return _PLAIN[short](given)


def rules() -> set[str]:
    """Every rule an example may name."""
    return {f"motcua.law.deadline.{name}" for name in (*_DEADLINES, "due_on")} | {
        f"motcua.law.{name}" for name in _PLAIN
    }
