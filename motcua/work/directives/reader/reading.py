"""What the reader gives: tasks as the guidelines write them, each field with its place and how sure it is."""

from dataclasses import dataclass, field

from motcua.work.directives.reader.grammar.deadlines import Deadline
from motcua.work.directives.reader.quoted import Quoted, Span


@dataclass(slots=True)
class Named:
    """A body as written: its name in full ("Sở Y tế" of "các Sở: Nội vụ, Y tế") and the words it was read from."""

    name: str
    words: Quoted


@dataclass(slots=True)
class Task:
    """One task. `sure` gives a confidence from 0 to 1 for each field."""

    point: str
    lead: list[Named]
    coordinate: list[Named]
    content: Quoted
    passage: Quoted
    deadlines: list[Deadline]
    report_to: list[Named] = field(default_factory=list)
    report_via: Named | None = None
    sure: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A contradiction or an impossibility that a person must look at; `tasks` are places in the list of tasks."""

    code: str
    message: str
    tasks: tuple[int, ...]
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Reading:
    """A document read: its head, its tasks, its warnings, and the text that the spans count in.

    `title` is what it is about, for people: the schema of the guidelines has no place for it.
    """

    doc: str
    kind: str
    issuer: str | None
    number: str | None
    date: str | None
    tasks: list[Task]
    warnings: list[Doubt]
    source: str
    title: str = ""

    def as_json(self) -> dict[str, object]:
        """The reading in the schema of the guidelines, with spans, confidences and warnings."""
        return {
            "doc": self.doc,
            "kind": self.kind,
            "issuer": self.issuer,
            "number": self.number,
            "date": self.date,
            "tasks": [_task(task, self.source) for task in self.tasks],
            "warnings": [
                {"code": warning.code, "message": warning.message, "tasks": list(warning.tasks), "spans": warning.spans}
                for warning in self.warnings
            ],
        }


def _task(task: Task, source: str) -> dict[str, object]:
    return {
        "point": task.point,
        "lead": [named.name for named in task.lead],
        "coordinate": [named.name for named in task.coordinate],
        "content": task.content.text,
        "passage": task.passage.text,
        "deadline": [_deadline(deadline, source) for deadline in task.deadlines],
        "report_to": "; ".join(named.name for named in task.report_to) or None,
        "report_via": task.report_via.name if task.report_via else None,
        "spans": {
            "lead": [named.words.spans(source) for named in task.lead],
            "coordinate": [named.words.spans(source) for named in task.coordinate],
            "content": task.content.spans(source),
            "passage": task.passage.spans(source),
            "report_to": [named.words.spans(source) for named in task.report_to],
            "report_via": task.report_via.words.spans(source) if task.report_via else [],
        },
        "confidence": {name: round(value, 2) for name, value in task.sure.items()},
    }


def _deadline(deadline: Deadline, source: str) -> dict[str, object]:
    return {
        "text": deadline.words.text,
        "type": deadline.kind,
        "of": deadline.of,
        "date": deadline.day.isoformat() if deadline.day else None,
        "rule": deadline.rule,
        "spans": deadline.words.spans(source),
        "confidence": round(deadline.sure, 2),
    }
