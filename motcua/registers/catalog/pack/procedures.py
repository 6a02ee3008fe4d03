"""The tables of procedures, papers and fees of a pack become contents to be published."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from motcua.law.deadline import Term
from motcua.law.errors import LawError
from motcua.registers.catalog.content import Content
from motcua.registers.catalog.pack import forms, processes
from motcua.registers.catalog.papers import Paper
from motcua.registers.catalog.publishing import Wish
from motcua.registers.catalog.tariff import FeeKind, FeeLine
from motcua.registers.people.pack import BadPack, Pack, table
from motcua.registers.people.pack.table import Line

T = TypeVar("T")


@dataclass(frozen=True)
class Tables:
    """What belongs to the procedures of a pack, by their keys."""

    pack: Pack
    papers: defaultdict[str, list[Paper]]
    fees: defaultdict[str, list[FeeLine]]
    steps: defaultdict[str, list[Line]]
    standards: processes.Standards
    forms: forms.Forms


def wishes(pack: Pack) -> Iterator[Wish]:
    """Every procedure of the pack as it shall be published. Raises `BadPack` where the tables contradict themselves."""
    folder = pack.folder / "procedures"
    tables = Tables(
        pack,
        papers=_grouped(folder / "papers.csv", _paper),
        fees=_grouped(folder / "fees.csv", _fee),
        steps=_grouped(folder / "steps.csv", lambda line: line),
        standards=processes.standards(pack),
        forms=forms.forms(pack),
    )
    seen: set[str] = set()
    for line in table.lines(folder / "procedures.csv"):
        key = line.text("key")
        if not key or key in seen:
            raise line.fault(f"the key {key!r} is missing or stands there twice")
        seen.add(key)
        yield Wish(key=key, content=_content(line, tables), first_day=line.day("valid_from"))
    for rows, name in ((tables.papers, "papers.csv"), (tables.fees, "fees.csv"), (tables.steps, "steps.csv")):
        if lost := sorted(set(rows) - seen):
            raise BadPack(f"procedures/{name}: there is no procedure {', '.join(lost)}.")
    if lost := sorted(set(tables.forms.declares) - seen):
        raise BadPack(f"forms: there is no procedure {', '.join(lost)} whose papers could be declared.")


def _grouped(file: Path, read: Callable[[Line], T]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for line in table.lines(file):
        found[line.text("key")].append(read(line))
    return found


def _content(line: Line, tables: Tables) -> Content:
    key, (term, term_text, assumed) = line.text("key"), _term(line, tables.pack)
    agency_key, group = line.text("agency_key"), line.text("field_group")
    names = ("code", "name", "field", "online_level", "applicants", "result", "result_code")
    levels = tuple(tables.pack.level(level).code for level in line.parts("levels", "|"))
    return Content(
        **{name: line.text(name) for name in names},
        field_group=group,
        levels=levels,
        agency_key=agency_key,
        term=term,
        term_text=term_text,
        term_assumed=assumed,
        legal_basis=tuple(line.parts("legal_basis", ";")),
        essential=line.text("essential") == "1",
        papers=_papers(key, tables),
        fees=tuple(tables.fees.get(key, ())),
        process=processes.build(tables.steps.get(key, ()), tables.standards, agency_key, term),
        form=tables.forms.of(key, group),
        decision=tables.standards.decision,
        source=f"{line.text('data_source')}, {line.text('as_of')}, {line.text('confidence')}",
    )


def _papers(key: str, tables: Tables) -> tuple[Paper, ...]:
    """The list of the procedure, with what its own form asks marked. Raises `BadPack` for a number that it lacks."""
    listed, declared = tables.papers.get(key, []), tables.forms.declared(key)
    if lost := sorted(set(declared) - {paper.no for paper in listed if not paper.shown}):
        raise BadPack(f"forms: {key} has no paper {', '.join(map(str, lost))} to be handed in.")
    places = {no: place for place, no in enumerate(declared, 1)}
    return tuple(replace(paper, declared=places.get(paper.no, 0)) for paper in listed)


def _term(line: Line, pack: Pack) -> tuple[Term, str, bool]:
    """The term, its wording, and whether it is the pack's stand-in."""
    if not line.text("term_unit"):
        stand_in = pack.stand_in(line.day("valid_from"))
        return Term.of(stand_in.value, stand_in.unit), stand_in.text, True
    try:
        return Term.of(line.text("term_value") or "0", line.text("term_unit")), line.text("term_text"), False
    except LawError as error:
        raise line.fault(str(error)) from error


def _paper(line: Line) -> Paper:
    return Paper(
        no=line.whole("no"),
        name=line.text("name"),
        originals=line.whole("originals"),
        copies=line.whole("copies"),
        form_code=line.text("form_code"),
        case=line.text("case"),
        shown=line.text("shown") == "1",
    )


def _fee(line: Line) -> FeeLine:
    try:
        kind = FeeKind(line.text("kind"))
    except ValueError:
        raise line.fault(f"there is no kind of fee {line.text('kind')!r}") from None
    return FeeLine(
        kind=kind,
        amount=line.maybe_whole("amount"),
        channel=line.maybe_whole("channel"),
        condition=line.text("condition"),
        basis=line.text("basis"),
    )
