"""Whether an application has all that its procedure asks for: the same check at the counter and online."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from motcua.law.channels import ONLINE
from motcua.law.sentences import say
from motcua.registers.catalog import answers as catalog_answers
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers.application import MOST_SHEETS, Given, declaration
from motcua.work.intake import applicant as applicants
from motcua.work.intake.applicant import Applicant

MOST_TAKEN = 10**10  # VND taken at a counter for one dossier; beyond this a number was mistyped: decision 0207


def faults(
    *,
    procedure: ProcedureView,
    agency: AgencyView | None,
    channel: int,
    applicant: Applicant,
    representative: Applicant | None,
    answers: Mapping[str, object],
    papers: Sequence[Given],
    today: date,
    on_paper: bool = False,
) -> dict[str, str]:
    """Each place that keeps the application from being complete, with one sentence; empty when it is complete.

    What was declared `on_paper` need not be typed again; what is typed is checked.
    Source: NĐ 61/2018, Art. 17(1); decision 0202
    """
    found = applicants.faults(applicant, today=today, prefix="applicant.")
    if representative is not None:
        found |= applicants.faults(representative, today=today, prefix="representative.")
    found |= place_faults(procedure, agency, channel)
    asked = [question for question in procedure.form if answers.get(question.name) or not on_paper or channel == ONLINE]
    found |= {f"answers.{key}": text for key, text in catalog_answers.faults(asked, answers, today).items()}
    return found | missing_papers(procedure, papers, channel) | number_faults(papers)


def number_faults(papers: Sequence[Given], paid: int = 0) -> dict[str, str]:
    """Numbers of sheets, and an amount taken in VND, that cannot be; empty when all can.

    Source: decision 0207
    """
    wrong = [one.no for one in papers if not (0 <= one.originals <= MOST_SHEETS and 0 <= one.copies <= MOST_SHEETS)]
    found = {f"papers.{no}": "Số bản của mỗi giấy tờ là số nguyên từ 0 đến 1.000." for no in wrong}
    if not 0 <= paid <= MOST_TAKEN:
        found["paid"] = "Số tiền đã thu là số nguyên từ 0 đến 10 tỷ đồng."
    return found


def place_faults(procedure: ProcedureView, agency: AgencyView | None, channel: int) -> dict[str, str]:
    """What forbids filing this procedure there and that way; empty when nothing does."""
    if agency is None:
        return {"agency": "Hãy chọn nơi nộp hồ sơ."}
    if agency.receives not in procedure.levels:
        return {"agency": say("%(agency)s không tiếp nhận thủ tục này. Hãy chọn nơi khác.", agency=agency.short_name)}
    if channel == ONLINE and not procedure.online:
        return {"channel": "Thủ tục này chưa nộp trực tuyến được. Hãy nộp tại quầy hoặc qua bưu chính."}
    return {}


def missing_papers(procedure: ProcedureView, papers: Sequence[Given], channel: int) -> dict[str, str]:
    """Each paper that belongs to every application and is not there: on the counter as paper, online as a file.

    The declaration is one, by whatever name the list has it: online the form itself, elsewhere any of its papers.
    Source: decision 0205
    """
    there = {
        paper.no
        for paper in papers
        if paper.file is not None or (channel != ONLINE and paper.originals + paper.copies > 0)
    }
    declared = channel == ONLINE or any(paper.declared and paper.no in there for paper in procedure.papers)
    return {
        f"papers.{paper.no}": say("Còn thiếu: %(paper)s.", paper=paper.name)
        for paper in procedure.papers
        if paper.always and paper.no not in there and not (paper.declared and declared)
    }


def with_declaration(procedure: ProcedureView, papers: Sequence[Given], channel: int) -> tuple[Given, ...]:
    """What is handed in, and online the declaration made on the form itself, unless a file of it was sent all the same.

    Source: decision 0205
    """
    sent = {paper.no for paper in papers} & {paper.no for paper in procedure.papers if paper.declared}
    form = declaration(procedure) if channel == ONLINE and not sent else None
    return (form, *papers) if form else tuple(papers)


def fee(procedure: ProcedureView, channel: int) -> int:
    """What is known to be payable on this channel, in VND; amounts that depend on a case are settled at the counter."""
    lines = [line for line in procedure.fees if line.amount and line.applies_to(channel) and not line.condition]
    return int(sum((Decimal(line.amount or 0) for line in lines), Decimal(0)))
