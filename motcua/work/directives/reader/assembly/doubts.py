"""Contradictions and impossible dates, raised for a person to settle; nothing is corrected silently."""

import re
from collections import defaultdict
from datetime import date

from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.grammar.deadlines import Deadline
from motcua.work.directives.reader.quoted import Span
from motcua.work.directives.reader.reading import Doubt, Task

_APPRAISES = re.compile(r"(?:thẩm định|tổng hợp|đánh giá|thẩm tra|rà soát)(?!\w)")
_FELLOWS = 8  # tasks of one item: more is no item
_HANDS_IN = re.compile(r"(?:thực hiện lại|xây dựng|lập|báo cáo|gửi|trình)(?!\w)")
Placed = tuple[int, Task, Deadline]


def of(tasks: list[Task], issued: date | None, source: str) -> list[Doubt]:
    """What does not fit together, in the order of the tasks."""
    placed = [(number, task, limit) for number, task in enumerate(tasks) for limit in task.deadlines]
    found = [
        *_impossible(placed, source),
        *_before_the_document(placed, issued, source),
        *_report_before_work(tasks, source),
        *_too_late_for_the_appraiser(tasks, source),
        *_nobody(tasks, source),
    ]
    return sorted(found, key=lambda warning: warning.tasks)


def _spans(limits: list[Deadline], source: str) -> tuple[Span, ...]:
    return tuple(span for limit in limits for span in limit.words.spans(source))


def _impossible(placed: list[Placed], source: str) -> list[Doubt]:
    return [
        Doubt(
            "impossible_date",
            f"Mục {task.point}: “{limit.words.text}” không phải là ngày có thật.",
            (number,),
            _spans([limit], source),
        )
        for number, task, limit in placed
        if limit.impossible
    ]


def _before_the_document(placed: list[Placed], issued: date | None, source: str) -> list[Doubt]:
    """A limit that had run out on the day the document was issued."""
    return [
        Doubt(
            "before_the_document",
            f"Mục {task.point}: hạn {limit.day:%d/%m/%Y} đã qua khi văn bản ban hành ngày {issued:%d/%m/%Y}.",
            (number,),
            _spans([limit], source),
        )
        for number, task, limit in placed
        if issued and limit.day and limit.day < issued and not limit.rule.startswith("from")
    ]


def _report_before_work(tasks: list[Task], source: str) -> list[Doubt]:
    """One task whose report falls due before its work."""
    found = []
    for number, task in enumerate(tasks):
        work = [limit for limit in task.deadlines if limit.of == "work" and limit.day and limit.kind == "due"]
        report = [limit for limit in task.deadlines if limit.of == "report" and limit.day]
        if len(work) == 1 and len(report) == 1 and report[0].day < work[0].day and _is_about(work[0], report[0]):  # type: ignore[operator]
            told = (
                f"Mục {task.point}: báo cáo ({report[0].day:%d/%m/%Y}) đến hạn trước khi việc xong "
                f"({work[0].day:%d/%m/%Y})."
            )
            found.append(Doubt("report_before_work", told, (number,), _spans([work[0], report[0]], source)))
    return found


def _is_about(work: Deadline, report: Deadline) -> bool:
    """The report is of this work when it stands after it; a plan sent first and carried out later is in order."""
    return bool(work.words and report.words) and report.words.at[0] > work.words.at[0]


def _too_late_for_the_appraiser(tasks: list[Task], source: str) -> list[Doubt]:
    """Whoever appraises or sums up is due before those whose papers he needs."""
    found = []
    items: dict[str, list[int]] = defaultdict(list)
    for number, task in enumerate(tasks):
        items[task.point].append(number)
    for number, task in enumerate(tasks):
        for place in [place for place in items[task.point][:_FELLOWS] if place != number]:
            other = tasks[place]
            late, early = _last(other), _last(task)
            if late and early and early.day < late.day and _depends(task, other):  # type: ignore[operator]
                told = (
                    f"Mục {task.point}: {_who(task)} phải báo cáo kết quả thẩm định, tổng hợp trước ngày "
                    f"{early.day:%d/%m/%Y}, "
                    f"nhưng {_who(other)} đến {late.day:%d/%m/%Y} mới phải báo cáo."
                )
                found.append(Doubt("appraiser_before_units", told, (number, place), _spans([early, late], source)))
    return found


def _depends(task: Task, other: Task) -> bool:
    """The first appraises what the second hands in: the second passes through it, or redoes what it appraises."""
    mine = {bodies.plain(named.name) for named in task.lead}
    via = other.report_via is not None and bodies.plain(other.report_via.name) in mine
    return via or (bool(_APPRAISES.search(task.passage.low)) and bool(_HANDS_IN.search(other.content.low)))


def _last(task: Task) -> Deadline | None:
    return max((limit for limit in task.deadlines if limit.day), key=lambda limit: limit.day or date.min, default=None)


def _who(task: Task) -> str:
    return ", ".join(named.name for named in task.lead) or "đơn vị được giao"


def _nobody(tasks: list[Task], source: str) -> list[Doubt]:
    return [
        Doubt("nobody_told", f"Mục {task.point}: không rõ ai được giao.", (number,), tuple(task.passage.spans(source)))
        for number, task in enumerate(tasks)
        if not task.lead
    ]
