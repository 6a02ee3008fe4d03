"""A proposed task as a plain value: from the reader's schema, to a row, and back into the schema as an example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

One = TypeVar("One")
Json = Mapping[str, object]
WORK, REPORT = "work", "report"
KINDS = ("due", "report", "recurring", "relative")


@dataclass(frozen=True, slots=True)
class Party:
    """A body as written, with the codes of the agencies of the register that are meant; none where it is unknown."""

    name: str
    codes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The party as a row keeps it."""
        return {"name": self.name, "codes": list(self.codes)}

    @classmethod
    def of(cls, told: object) -> "Party":
        """The party back from a row."""
        row = told if isinstance(told, dict) else {}
        return cls(str(row.get("name", "")), tuple(str(code) for code in _list(row.get("codes"))))


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit in the schema of the guidelines; `binds` says whether the work or the report."""

    text: str
    kind: str
    binds: str
    day: date | None
    rule: str

    def as_json(self) -> dict[str, object]:
        """The limit in the schema of the guidelines."""
        day = self.day.isoformat() if self.day else None
        return {"text": self.text, "type": self.kind, "of": self.binds, "date": day, "rule": self.rule}

    @classmethod
    def of(cls, told: object) -> "Limit":
        """The limit back from the schema."""
        row = told if isinstance(told, dict) else {}
        day = row.get("date")
        return cls(
            text=str(row.get("text") or ""), kind=str(row.get("type") or "due"), binds=str(row.get("of") or WORK),
            day=date.fromisoformat(str(day)) if day else None, rule=str(row.get("rule") or ""),
        )  # fmt: skip


Spans = Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposed task; `spans` say where each field stands in the text, `sure` how sure the reader was of it."""

    point: str = ""
    lead: tuple[Party, ...] = ()
    coordinate: tuple[Party, ...] = ()
    content: str = ""
    passage: str = ""
    limits: tuple[Limit, ...] = ()
    report_to: str = ""
    report_via: str = ""
    kind: str = ""  # of promise, when a person says it is one
    appraiser: str = ""  # code of the unit that judges the result, beside the giver
    measure: str = ""  # the figure by which its duties are measured, and from where on it is met
    at_least: str = ""
    spans: Spans = field(default_factory=dict)
    sure: Mapping[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        """The draft as a row keeps it."""
        return {
            "point": self.point,
            "lead": [party.as_json() for party in self.lead],
            "coordinate": [party.as_json() for party in self.coordinate],
            "content": self.content,
            "passage": self.passage,
            "limits": [limit.as_json() for limit in self.limits],
            "report_to": self.report_to,
            "report_via": self.report_via,
            "kind": self.kind,
            "appraiser": self.appraiser,
            "measure": self.measure,
            "at_least": self.at_least,
            "spans": {name: [list(span) for span in found] for name, found in self.spans.items()},
            "sure": dict(self.sure),
        }

    @classmethod
    def of(cls, row: Json) -> "Draft":
        """The draft back from a row."""
        return cls(
            point=str(row.get("point") or ""),
            lead=tuple(Party.of(one) for one in _list(row.get("lead"))),
            coordinate=tuple(Party.of(one) for one in _list(row.get("coordinate"))),
            content=str(row.get("content") or ""),
            passage=str(row.get("passage") or ""),
            limits=tuple(Limit.of(one) for one in _list(row.get("limits"))),
            report_to=str(row.get("report_to") or ""),
            report_via=str(row.get("report_via") or ""),
            kind=str(row.get("kind") or ""),
            appraiser=str(row.get("appraiser") or ""),
            measure=str(row.get("measure") or ""),
            at_least=str(row.get("at_least") or ""),
            spans=_spans(row.get("spans")),
            sure={str(name): float(str(value)) for name, value in _dict(row.get("sure")).items()},
        )

    def example(self) -> dict[str, object]:
        """The task in the schema of the guidelines, as a person has left it."""
        return {
            "point": self.point,
            "lead": [party.name for party in self.lead],
            "coordinate": [party.name for party in self.coordinate],
            "content": self.content,
            "passage": self.passage,
            "deadline": [limit.as_json() for limit in self.limits],
            "report_to": self.report_to or None,
            "report_via": self.report_via or None,
        }

    def joined(self, other: "Draft") -> "Draft":
        """The two as one: the words one after the other, every body and every limit once."""
        spans = {name: (*self.spans.get(name, ()), *other.spans.get(name, ())) for name in {*self.spans, *other.spans}}
        return replace(
            self,
            lead=_once(self.lead, other.lead),
            coordinate=_once(self.coordinate, other.coordinate),
            content=_together(self.content, other.content),
            passage=self.passage if other.passage in self.passage else _together(self.passage, other.passage),
            limits=_once(self.limits, other.limits),
            report_to=self.report_to or other.report_to,
            report_via=self.report_via or other.report_via,
            spans=spans,
        )


def read(task: Json) -> Draft:
    """The draft that the reader's own JSON of a task holds, its bodies not yet looked up."""
    spans = _spans(task.get("spans"))
    limits = _list(task.get("deadline"))
    spans["limits"] = tuple(span for one in limits for span in _span_list(_dict(one).get("spans")))
    return Draft(
        point=str(task.get("point") or ""),
        lead=tuple(Party(str(name)) for name in _list(task.get("lead"))),
        coordinate=tuple(Party(str(name)) for name in _list(task.get("coordinate"))),
        content=str(task.get("content") or ""),
        passage=str(task.get("passage") or ""),
        limits=tuple(Limit.of(one) for one in limits),
        report_to=str(task.get("report_to") or ""),
        report_via=str(task.get("report_via") or ""),
        spans=spans,
        sure={str(name): float(str(value)) for name, value in _dict(task.get("confidence")).items()},
    )


def _spans(told: object) -> dict[str, tuple[tuple[int, int], ...]]:
    return {str(name): _span_list(found) for name, found in _dict(told).items()}


def _span_list(told: object) -> tuple[tuple[int, int], ...]:
    """Spans, whether they stand in one list or in a list for each body."""
    found: list[tuple[int, int]] = []
    for one in _list(told):
        parts = _list(one)
        if len(parts) == 2 and all(isinstance(part, int) for part in parts):  # noqa: PLR2004 - a span is a pair
            found.append((int(str(parts[0])), int(str(parts[1]))))
        else:
            found.extend(_span_list(parts))
    return tuple(found)


def _once(*groups: Sequence[One]) -> tuple[One, ...]:
    found: list[One] = []
    for group in groups:
        found.extend(one for one in group if one not in found)
    return tuple(found)


def _together(first: str, second: str) -> str:
    return "; ".join(part for part in (first, second) if part)


def _list(told: object) -> list[object]:
    return list(told) if isinstance(told, (list, tuple)) else []


def _dict(told: object) -> dict[str, object]:
    return told if isinstance(told, dict) else {}
