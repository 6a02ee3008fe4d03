"""`motcua directives …`: read a directive to its tasks. No database, no settings, no network."""

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.faces.cli.words import Groups
from motcua.law.errors import BadMoment

if TYPE_CHECKING:
    from motcua.work.directives.reader.reading import Reading, Task

_READ_HELP = """\
The tasks that FILE assigns: a text, Word (.docx) or PDF document. What is printed are proposals with the place they
were read from and a confidence; nothing is stored."""


def register(groups: Groups) -> None:
    """The command line knows `directives read`."""
    parser = groups.add_parser("directives", help="read what leaders order")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    read = verbs.add_parser("read", help="the tasks of a document", description=_READ_HELP)
    read.add_argument("file", metavar="FILE", help="a .txt, .docx or .pdf document")
    read.add_argument("--issued", metavar="2023-08-17", help="the day of the document, where its head has none")
    read.add_argument("--json", action="store_true", help="print one JSON document")
    read.set_defaults(run=print_tasks)


def print_tasks(arguments: argparse.Namespace) -> int:
    """The tasks of the document were printed."""
    issued = _day(arguments.issued)
    from motcua.work.directives.reader import document

    reading = document.read(Path(arguments.file), issued=issued)
    if arguments.json:
        print(json.dumps(reading.as_json(), ensure_ascii=False))
    else:
        _print_list(reading)
    return 0


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise BadMoment(f"Không đọc được ngày “{written}” (--issued).", "Ngày phải có thật.", "Ghi theo mẫu 2023-08-17.")


def _print_list(reading: "Reading") -> None:
    head = " · ".join(part for part in (reading.kind, reading.number, reading.date, reading.issuer) if part)
    print(f"{reading.doc}: {head}")
    for number, task in enumerate(reading.tasks, 1):
        print(f"\n{number}. [{task.point}] {', '.join(named.name for named in task.lead) or '?'}")
        print(f"   {task.content.text}")
        for line in _details(task):
            print(f"   {line}")
    for warning in reading.warnings:
        print(f"\n! {warning.message}")


def _details(task: "Task") -> list[str]:
    lines = []
    if task.coordinate:
        lines.append(f"+ {', '.join(named.name for named in task.coordinate)}")
    lines.extend(f"@ {limit.day or limit.rule} ({limit.kind}: {limit.words.text})" for limit in task.deadlines)
    if task.report_to:
        via = f" ← {task.report_via.name}" if task.report_via else ""
        lines.append(f"→ {'; '.join(named.name for named in task.report_to)}{via}")
    return lines
