"""`motcua directives take|report|example`: a document into the house, how its duties stand, what was corrected."""

import argparse
import json
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.faces.cli.words import Groups
from motcua.law.errors import BadMoment

if TYPE_CHECKING:
    from motcua.work.directives.views import Form, Line


def wake() -> None:
    """The house answers questions; loaded late, for to read a file nothing of it is needed."""
    from motcua.runtime import awake

    awake.wake()


def add(verbs: Groups) -> None:
    """The command line knows `directives take`, `report` and `example`."""
    take = verbs.add_parser("take", help="a document into the office, for a person to confirm")
    take.add_argument("file", metavar="FILE", help="a .txt, .docx or .pdf document")
    take.add_argument("--giver", metavar="UNIT", help="the code of the unit that gives the tasks (the province)")
    take.add_argument("--issued", metavar="2023-08-17", help="the day of the document, where its head has none")
    take.set_defaults(run=take_in)
    report = verbs.add_parser("report", help="the province's form for a unit, and what is late")
    report.add_argument("unit", metavar="UNIT", help="the code of a unit")
    report.add_argument("--day", metavar="2023-08-26", help="as of this day (today)")
    report.add_argument("--first", metavar="DAY", help="the period begins (the year's first day)")
    report.add_argument("--last", metavar="DAY", help="the period ends (the year's last day)")
    report.add_argument("--json", action="store_true", help="print one JSON document")
    report.set_defaults(run=print_report)
    example = verbs.add_parser("example", help="a confirmed document as an example for the reader")
    example.add_argument("number", metavar="NUMBER", type=int, help="the number of the document here")
    example.set_defaults(run=print_example)


def take_in(arguments: argparse.Namespace) -> int:
    """The document was taken in; its number and its doubts were printed."""
    issued = day(arguments.issued, "--issued")
    wake()
    from motcua.ledger import clock
    from motcua.registers.files import acts as files
    from motcua.registers.people import queries as people
    from motcua.registers.people.actor import HOUSE
    from motcua.work.directives import queries
    from motcua.work.directives.acts import take_in as acts
    from motcua.work.directives.reader import document

    path, now = Path(arguments.file), clock.now()
    document.text_of(path)  # says what is wrong with a file before anything is stored
    giver = people.agency(arguments.giver) if arguments.giver else people.root()
    text, digest = acts.plain_text(path), ""
    if text is None:
        with path.open("rb") as content:
            digest = files.store(by=HOUSE, name=path.name, stream=content, at=now, expected=path.stat().st_size).digest
    told = acts.Told(issued=issued, file_name=path.name)
    number = acts.take_in(by=HOUSE, agency=giver.code, file=digest, text=text or "", told=told, at=now)
    view = queries.desk(number, by=HOUSE)
    print(f"{number}: {view.directive.title}\n{len(view.proposals)} nhiệm vụ được đề xuất · tasks proposed")
    for doubt in view.directive.doubts:
        print(f"! {doubt.message}")
    return 0


def print_report(arguments: argparse.Namespace) -> int:
    """The form was printed."""
    asked = {name: day(getattr(arguments, name), f"--{name}") for name in ("day", "first", "last")}
    wake()
    from motcua.ledger import clock
    from motcua.registers.people.actor import HOUSE
    from motcua.work.directives import following

    form = following.form(
        by=HOUSE, unit=arguments.unit, day=asked["day"] or clock.now().date(), first=asked["first"], last=asked["last"]
    )
    if arguments.json:
        print(json.dumps(as_json(form), ensure_ascii=False, default=str))
    else:
        _print_form(form)
    return 0


def print_example(arguments: argparse.Namespace) -> int:
    """The document as a person left it was printed, in the schema of the guidelines."""
    wake()
    from motcua.registers.people.actor import HOUSE
    from motcua.work.directives import queries

    print(json.dumps(queries.example(arguments.number, by=HOUSE), ensure_ascii=False))
    return 0


def day(written: str | None, name: str) -> date | None:
    """The day that was written behind a word of the command. Raises `BadMoment` for what is no day."""
    if written is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise BadMoment(f"Không đọc được ngày “{written}” ({name}).", "Ngày phải có thật.", "Ghi theo mẫu 2023-08-17.")


def as_json(form: "Form") -> dict[str, object]:
    """The form as one document: lines, sum, and what is late by name."""
    return {
        "agency": form.agency_code,
        "name": form.agency,
        "day": form.day,
        "first": form.first,
        "last": form.last,
        "lines": [_line(line) for line in form.lines],
        "total": _line(form.total),
        "late": [asdict(one) for one in form.late],
    }


def _line(line: "Line") -> dict[str, object]:
    rate = line.rate
    return {
        "unit": line.key,
        "name": line.name,
        "level": line.level,
        "total": rate.total,
        **asdict(rate),
        "percent_done_in_time": rate.percent(rate.done_in_time),
        "percent_done_late": rate.percent(rate.done_late),
        "percent_late": rate.percent(rate.late),
        "waiting_to_be_confirmed": line.unchecked,
    }


def _print_form(form: "Form") -> None:
    print(f"{form.agency}: {form.day:%d/%m/%Y} ({form.first:%d/%m/%Y} – {form.last:%d/%m/%Y})")
    for line in (*form.lines, form.total):
        rate = line.rate
        print(
            f"{line.name or '='}: {rate.total} = {rate.done_in_time} đúng hạn/in time"
            f" + {rate.done_late} xong trễ/done late + {rate.open} trong hạn/open + {rate.late} quá hạn/late"
        )
    for one in form.late:
        print(
            f"! {one.sign or one.directive} {one.point}: {one.content[:100]} – {one.due_on:%d/%m/%Y} (+{one.days_late})"
        )
        print(f"  {', '.join(one.units) or '?'}")
