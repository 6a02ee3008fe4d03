"""The next version of a procedure: the nation's wording, with what only this house knows kept or filled in."""

from collections.abc import Sequence
from dataclasses import replace

from motcua.law.deadline import Term
from motcua.registers.catalog import process
from motcua.registers.catalog.content import Content
from motcua.registers.catalog.national.reading import Nation
from motcua.registers.catalog.pack import forms, minutes, processes
from motcua.registers.catalog.papers import Paper
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.catalog.tariff import FeeLine
from motcua.registers.people import pack
from motcua.registers.people.folding import fold


def content(nation: Nation, ours: ProcedureView | None, *, agency_key: str, group: str, source: str) -> Content:
    """What the version will say. What the nation leaves out stays as it is; the process is stretched to a new term.

    A procedure that is new here has the standard process of who settles it and the form of its field.

    Source: TT 01/2018, Art. 8; decision 0532
    """
    known = processes.standards(pack.current())
    term = nation.term or (ours.term if ours else _stand_in())
    steps = _stretched(ours.process, term) if ours else processes.build((), known, agency_key, term)
    return Content(
        name=nation.name, code=nation.code, field=nation.field or (ours.field if ours else "Khác"), field_group=group,
        levels=nation.levels or (ours.levels if ours else ()), agency_key=agency_key, term=term,
        term_text=nation.term_text if nation.term else (ours.term_text if ours else ""),
        term_assumed=nation.term is None and (ours.term_assumed if ours else True),
        applicants=", ".join(nation.applicants) or (ours.applicants if ours else ""), process=steps,
        online_level=ours.online_level if ours else "", essential=ours.essential if ours else False,
        result=nation.result or (ours.result if ours else ""),
        result_code=nation.result_code or (ours.result_code if ours else ""),
        legal_basis=nation.legal_basis or (ours.legal_basis if ours else ()),
        papers=_declared(nation.papers, ours.papers if ours else ()) or (ours.papers if ours else ()),
        fees=_based(nation.fees, ours.fees if ours else ()) or (ours.fees if ours else ()),
        form=ours.form if ours else forms.forms(pack.current()).of(nation.code, group),
        decision=ours.decision if ours else known.decision, source=source,
    )  # fmt: skip


def _stand_in() -> Term:
    found = pack.current().terms[-1]
    return Term.of(found.value, found.unit)


def _stretched(steps: Sequence[PlannedStep], term: Term) -> tuple[PlannedStep, ...]:
    """The same steps, their minutes making the term."""
    total = process.budget(term)
    if sum(step.minutes for step in steps) == total:
        return tuple(steps)
    shares = minutes.spread(total, [step.minutes for step in steps])
    return tuple(replace(step, minutes=share) for step, share in zip(steps, shares, strict=True))


def _declared(papers: Sequence[Paper], ours: Sequence[Paper]) -> tuple[Paper, ...]:
    """The nation's papers; one that our form asks in full, and that keeps its name, is still declared there."""
    asked = {fold(paper.name): paper.declared for paper in ours if paper.declared}
    return tuple(replace(paper, declared=0 if paper.shown else asked.get(fold(paper.name), 0)) for paper in papers)


def _based(fees: Sequence[FeeLine], ours: Sequence[FeeLine]) -> tuple[FeeLine, ...]:
    """The nation's tariff with the legal text that ours names for the same sum."""
    texts = {(line.kind, line.amount, line.condition): line.basis for line in ours if line.basis}
    return tuple(replace(line, basis=texts.get((line.kind, line.amount, line.condition), "")) for line in fees)
