"""The internal process of each procedure: from the pack's steps where they name who does what, else the standard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from motcua.law.deadline import Term, TermUnit
from motcua.registers.catalog import process
from motcua.registers.catalog.pack import minutes
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people.pack import BadPack, Pack
from motcua.registers.people.pack.table import Line
from motcua.registers.people.roles import Role

_OTHERWISE = "department"
_APPLICANT = "applicant"
_WHOLE = 100  # the shares of a standard process


@dataclass(frozen=True)
class Standards:
    """The standard processes of a pack; `minutes` of their steps are shares of a hundred."""

    decision: str
    kinds: Mapping[str, str]
    processes: Mapping[str, tuple[PlannedStep, ...]]
    titles: Mapping[str, str]

    def of(self, agency_key: str) -> tuple[PlannedStep, ...]:
        """The standard process of the kind of agency that settles."""
        return self.processes[self.kinds.get(agency_key, _OTHERWISE)]


def standards(pack: Pack) -> Standards:
    """The standard processes in `processes.yaml`. Raises `BadPack` when a process is missing or its shares are off."""
    file = pack.folder / "processes.yaml"
    try:
        body = yaml.safe_load(file.read_text(encoding="utf-8"))
        found = Standards(
            decision=str(body["decision"]),
            kinds={str(key): str(kind) for key, kind in body["kinds"].items()},
            processes={str(kind): _standard(rows) for kind, rows in body["processes"].items()},
            titles={str(title): str(role) for title, role in body["titles"].items()},
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadPack(f"{pack.key}/processes.yaml: {type(error).__name__} {error}") from error
    for kind in {*found.kinds.values(), _OTHERWISE}:
        if sum(step.minutes for step in found.processes.get(kind, ())) != _WHOLE:
            raise BadPack(f"{pack.key}/processes.yaml: the shares of {kind!r} must make {_WHOLE}.")
    return found


def _standard(rows: Sequence[Mapping[str, object]]) -> tuple[PlannedStep, ...]:
    return tuple(
        PlannedStep(
            no=no,
            name=str(row["name"]),
            role=Role(str(row["role"])),
            title=str(row["title"]),
            unit=str(row["unit"]),
            minutes=int(str(row["share"])),
            **{key: str(row.get(key, "")) for key in ("name_en", "title_en", "unit_en")},
        )
        for no, row in enumerate(rows, 1)
    )


def build(lines: Sequence[Line], known: Standards, agency_key: str, term: Term) -> tuple[PlannedStep, ...]:
    """The process of a procedure: steps of the counter at both ends, someone who signs, minutes that make the term.

    Source: TT 01/2018, Art. 8; decision 0010
    """
    standard, total = known.of(agency_key), process.budget(term)
    if not lines or not all(line.text("title") for line in lines):
        return _numbered(standard, minutes.spread(total, [step.minutes for step in standard]))
    described = [_described(line, known) for line in sorted(lines, key=lambda line: line.whole("no"))]
    steps = [step for step in described if step is not None]
    spoken = _completed(steps, standard)
    return _numbered(spoken, _shared(total, spoken, standard))


def _described(line: Line, known: Standards) -> PlannedStep | None:
    title = line.text("title")
    role = known.titles.get(title)
    if role is None:
        raise line.fault(f"the post {title!r} stands in no line of processes.yaml")
    if role == _APPLICANT:
        return None
    return PlannedStep(
        no=0, name=line.text("action"), role=Role(role), title=title, unit=line.text("unit"), minutes=_minutes(line)
    )


def _minutes(line: Line) -> int:
    value = line.decimal("time_value")
    try:
        return process.budget(Term(value, TermUnit(line.text("time_unit")))) if value else 0
    except ValueError:
        raise line.fault(f"there is no unit of time {line.text('time_unit')!r}") from None


def _completed(steps: Sequence[PlannedStep], standard: Sequence[PlannedStep]) -> tuple[PlannedStep, ...]:
    """The steps with the standard's reception, signature and return where the source is silent about them."""
    found = [replace(step) for step in steps]
    if not found or found[0].role is not Role.COUNTER:
        found.insert(0, replace(standard[0], minutes=0))
    if found[-1].role is not Role.COUNTER or len(found) == 1:
        found.append(replace(standard[-1], minutes=0))
    if not any(step.role is Role.LEADER for step in found):
        signs = next(step for step in standard if step.role is Role.LEADER)
        found.insert(len(found) - 1, replace(signs, minutes=0))
    return tuple(found)


def _shared(total: int, steps: Sequence[PlannedStep], standard: Sequence[PlannedStep]) -> tuple[int, ...]:
    """The source's own minutes where they make the term; else silent steps share what is left, or all by weight."""
    spoken = sum(step.minutes for step in steps)
    silent = [step for step in steps if not step.minutes]
    if spoken == total and not silent:
        return tuple(step.minutes for step in steps)
    usual = {step.role: step.minutes for step in standard}
    weights = [0 if step.minutes else usual.get(step.role, usual[Role.SPECIALIST]) for step in steps]
    if silent and spoken + minutes_for(silent) <= total:
        rest = minutes.spread(total - spoken, weights)
        return tuple(step.minutes + more for step, more in zip(steps, rest, strict=True))
    return minutes.spread(total, [step.minutes or total * weights[place] // _WHOLE for place, step in enumerate(steps)])


def minutes_for(silent: Sequence[PlannedStep]) -> int:
    """The least that steps without a time of their own must have, if the source's times shall stand: an hour each."""
    return 60 * len(silent)


def _numbered(steps: Sequence[PlannedStep], shares: Sequence[int]) -> tuple[PlannedStep, ...]:
    return tuple(
        replace(step, no=no, minutes=share) for no, (step, share) in enumerate(zip(steps, shares, strict=True), 1)
    )
