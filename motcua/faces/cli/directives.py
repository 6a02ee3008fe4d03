"""`motcua directives …`: read a directive to its tasks, which needs no database; take one in, and report on duties."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from motcua.faces.cli import directives_follow
from motcua.faces.cli.following import enter, find
from motcua.faces.cli.words import Groups

if TYPE_CHECKING:
    from motcua.work.directives.reader.reading import Reading, Task

# what the reader calls them, in words; nothing here wakes Django
_KINDS = {
    "thong_bao": "Thông báo", "cong_van": "Công văn", "ke_hoach": "Kế hoạch", "chi_thi": "Chỉ thị",
    "quyet_dinh": "Quyết định", "cong_dien": "Công điện", "nghi_quyet": "Nghị quyết", "tin_bai": "Tin bài",
}  # fmt: skip
_LIMITS = {"due": "thực hiện", "report": "báo cáo", "recurring": "định kỳ", "relative": "tính từ việc khác"}
_NOTHING = """\
Không đọc được nhiệm vụ nào: văn bản không giao việc cho ai, hoặc viết theo cách chưa đọc được.
No task was read: the document orders nothing, or is written in a way that is not read yet."""

_READ_HELP = """\
The tasks that FILE assigns: a text, Word (.docx) or PDF document. What is printed are proposals with the place they
were read from and a confidence; nothing is stored."""


def register(groups: Groups) -> None:
    """The command line knows `directives read`, `take`, `report`, `example`, `find` and `enter`."""
    parser = groups.add_parser("directives", help="read what leaders order, and follow it")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    read = verbs.add_parser("read", help="the tasks of a document", description=_READ_HELP)
    read.add_argument("file", metavar="FILE", help="a .txt, .docx or .pdf document; - for what comes in by the pipe")
    read.add_argument("--issued", metavar="2023-08-17", help="the day of the document, where its head has none")
    read.add_argument("--json", action="store_true", help="print one JSON document")
    read.set_defaults(run=print_tasks)
    directives_follow.add(verbs)
    find.add(verbs)
    enter.add(verbs)


def print_tasks(arguments: argparse.Namespace) -> int:
    """The tasks of the document were printed."""
    issued = directives_follow.day(arguments.issued, "--issued")
    from motcua.work.directives.reader import document

    with _file(arguments.file) as path:
        reading = document.read(path, issued=issued)
    if arguments.json:
        print(json.dumps(reading.as_json(), ensure_ascii=False))
    else:
        _print_list(reading)
    return 0


@contextmanager
def _file(name: str) -> Iterator[Path]:
    """The file of that name; for `-` one with what came in by the pipe, no more of it than any file may hold."""
    if name != "-":
        yield Path(name)
        return
    from motcua.work.directives.reader import document

    with TemporaryDirectory() as folder:
        path = Path(folder) / "stdin"
        path.write_bytes(sys.stdin.buffer.read(document.LARGEST + 1))
        yield path


def _print_list(reading: "Reading") -> None:
    kind = _KINDS.get(reading.kind, reading.kind)
    head = " · ".join(part for part in (kind, reading.number, reading.date, reading.issuer) if part)
    print(f"{reading.doc}: {head}")
    print(f"{len(reading.tasks)} nhiệm vụ được đề xuất · tasks proposed" if reading.tasks else _NOTHING)
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
    lines.extend(
        f"@ {limit.day or limit.rule} ({_LIMITS.get(limit.kind, limit.kind)}: {limit.words.text})"
        for limit in task.deadlines
    )
    if task.report_to:
        via = f" ← {task.report_via.name}" if task.report_via else ""
        lines.append(f"→ {'; '.join(named.name for named in task.report_to)}{via}")
    return lines
