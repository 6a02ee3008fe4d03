"""One dossier, whole: for the officer's page, the citizen's page, and anyone who holds its code."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import orjson
from django.db import connection
from django.db.models import Q

from motcua.law import deadline, workflow
from motcua.law.deadline import Deadline
from motcua.law.errors import LawError
from motcua.law.workflow import State
from motcua.ledger import facts
from motcua.ledger.facts import FactView
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.registers.people.folding import fold
from motcua.registers.people.roles import Kind
from motcua.work.dossiers import reach, standing
from motcua.work.dossiers.models import Dossier
from motcua.work.dossiers.views import ConsultationView, DossierRow, DossierView, PaperView, Progress, StepView

_AROUND = """
SELECT
 (SELECT json_agg(json_build_array(s.no, u.short_name, a.full_name, s.opened_at, s.due_at, s.closed_at, u.id)
                  ORDER BY s.id)
    FROM dossiers_step s JOIN people_agency u ON u.id = s.agency_id LEFT JOIN people_account a ON a.id = s.holder_id
   WHERE s.dossier_id = %(id)s)::text,
 (SELECT json_agg(json_build_array(p.no, p.name, p.originals, p.copies, p.origin, coalesce(f.digest, ''),
                                   coalesce(f.name, ''), coalesce(f.media_type, ''), coalesce(f.size, 0), p.added_at)
                  ORDER BY p.no = 0, p.no, p.id)
    FROM dossiers_paper p LEFT JOIN files_storedfile f ON f.id = p.file_id WHERE p.dossier_id = %(id)s)::text,
 (SELECT json_agg(json_build_array(c.id, u.short_name, u.id, c.question, c.asked_by, c.asked_at, c.due_at, c.answer,
                                   c.agrees, c.answered_by, c.answered_at) ORDER BY c.id)
    FROM dossiers_consultation c JOIN people_agency u ON u.id = c.agency_id WHERE c.dossier_id = %(id)s)::text
"""
_UNKNOWN = (
    "Không tìm thấy hồ sơ này.",
    "Mã hồ sơ sai, hoặc bạn không có quyền xem.",
    "Hãy kiểm tra lại mã in trên giấy hẹn.",
)
_FILE_DIGITS = 4
_OTHERS = 1_000_000  # place of papers that the procedure does not ask for: after those it does


def dossier(code: str, *, by: Actor, now: datetime) -> DossierView:
    """The dossier with its steps, papers, consultations and whole history, for who may read it. Three queries.

    Raises `NotFound` for anyone else, so that a stranger does not learn which codes exist.
    """
    row = Dossier.objects.select_related("agency", "holder", "holder_agency").filter(code=code).first()
    if row is None:
        raise NotFound(*_UNKNOWN)
    steps, papers, consultations, agencies = _around(row)
    if not _may_read(row, by, agencies):
        raise NotFound(*_UNKNOWN)
    procedure = catalog.version(row.version_id)
    return DossierView(
        code=row.code, procedure=procedure, state=State(row.state), regime=row.regime, channel=row.channel,
        standing=standing.of(state=row.state, due_at=row.due_at, finished_at=row.finished_at,
                             waiting_since=row.waiting_since, begun_at=row.received_at or row.filed_at, now=now),
        agency=row.agency.name, agency_code=row.agency.code, agency_id=row.agency_id,
        holder=row.holder.full_name if row.holder else "", holder_id=row.holder_id,
        holder_agency=row.holder_agency.name if row.holder_agency else "", holder_agency_id=row.holder_agency_id,
        holder_role=row.holder_role, step_no=row.step_no, step_due_at=row.step_due_at,
        applicant=row.applicant, applicant_identity=row.applicant_identity, person_id=row.person_id,
        contact=row.contact, representative=row.representative, answers=row.answers, filed_at=row.filed_at,
        received_at=row.received_at, due_at=row.due_at, first_due_at=row.first_due_at, reckoning=row.reckoning,
        finished_at=row.finished_at, returned_at=row.returned_at, extensions=row.extensions,
        supplements=row.supplements, waiting_since=row.waiting_since, fee_total=row.fee_total, fee_paid=row.fee_paid,
        result=result_named(row.result, procedure.result), steps=_named(steps, procedure),
        papers=_titled(papers, procedure),
        consultations=consultations, history=facts.about(f"dossier:{row.code}"), verbs=verbs(row, by),
    )  # fmt: skip


def answer_deadline(view: DossierView) -> Deadline | None:
    """By when the applicant brings what was asked for, and why; nothing when nothing was."""
    return _answer_by(view.agency_id, [fact for fact in view.history if fact.name == "SupplementRequested"])


def answers_by(rows: Sequence[DossierRow]) -> dict[str, datetime]:
    """By when the applicant brings what was asked for, of those dossiers that wait for it. One query, if any does."""
    waiting = {f"dossier:{row.code}": row for row in rows if row.state is State.SUPPLEMENT_NEEDED}
    asked = facts.told(list(waiting), ["SupplementRequested"]) if waiting else {}
    found = {waiting[subject].code: _answer_by(waiting[subject].agency_id, told) for subject, told in asked.items()}
    return {code: promise.due for code, promise in found.items() if promise}


def _answer_by(agency_id: int, asked: Sequence[FactView]) -> Deadline | None:
    try:
        return deadline.supplement_answer_by(asked[-1].at, people.calendar_for(agency_id)) if asked else None
    except LawError:  # a day that no calendar knows: the page is shown without it
        return None


def _around(
    row: Dossier,
) -> tuple[tuple[StepView, ...], tuple[PaperView, ...], tuple[ConsultationView, ...], frozenset[int]]:
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, {"id": row.id})
        steps, papers, consultations = (orjson.loads(part or "[]") for part in cursor.fetchone())
    moment = _moment
    return (
        tuple(
            StepView(s[0], "", s[1], s[2] or "", datetime.fromisoformat(s[3]), moment(s[4]), moment(s[5]))
            for s in steps
        ),
        tuple(
            PaperView(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], datetime.fromisoformat(p[9]))
            for p in papers
        ),
        tuple(
            ConsultationView(c[0], c[1], c[2], c[3], c[4], datetime.fromisoformat(c[5]), datetime.fromisoformat(c[6]),
                             c[7], c[8], c[9], moment(c[10]))
            for c in consultations
        ),
        frozenset([s[6] for s in steps] + [c[2] for c in consultations]),
    )  # fmt: skip


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _named(steps: tuple[StepView, ...], procedure: ProcedureView) -> tuple[StepView, ...]:
    names = {step.no: step.name for step in procedure.process}
    return tuple(
        StepView(s.no, names.get(s.no, ""), s.agency, s.holder, s.opened_at, s.due_at, s.closed_at) for s in steps
    )


def _titled(papers: tuple[PaperView, ...], procedure: ProcedureView) -> tuple[PaperView, ...]:
    """The papers by the procedure's list; of one handed in again the last stands first, the others are replaced."""
    names = {asked.no: asked.name for asked in procedure.papers}
    named = [paper if paper.name else replace(paper, name=names.get(paper.no, "")) for paper in papers]
    if len({paper.added_at for paper in named}) < 2:  # noqa: PLR2004 - nothing came later
        return tuple(named)
    numbers = {fold(name): no for no, name in names.items()} | {fold(each.name): each.no for each in named if each.no}
    groups: dict[tuple[int, str], list[PaperView]] = {}
    for paper in named:
        groups.setdefault((numbers.get(fold(paper.name), _OTHERS), fold(paper.name)), []).append(paper)
    return tuple(paper for key in sorted(groups) for paper in _newest_first(groups[key]))


def _newest_first(papers: Sequence[PaperView]) -> list[PaperView]:
    """What was handed in together stays together; all but the last time is marked as replaced."""
    last = max(paper.added_at for paper in papers)
    ordered = sorted(papers, key=lambda paper: paper.added_at, reverse=True)
    return [paper if paper.added_at == last else replace(paper, replaced=True) for paper in ordered]


def _may_read(row: Dossier, by: Actor, agencies: frozenset[int]) -> bool:
    if by.kind is Kind.CITIZEN:
        return is_ones_own(row, by)
    if by.kind is Kind.SYSTEM:
        return permissions.may(by, "dossier.read", row.agency_id, row.agency.path)
    concerned = agencies | {row.agency_id, row.holder_agency_id}
    if any(post.agency_id in concerned and permissions.may(by, "dossier.read", post.agency_id) for post in by.posts):
        return True
    return permissions.may(by, "dossier.oversee", row.agency_id, row.agency.path)


def is_ones_own(row: Dossier, by: Actor) -> bool:
    """True for the applicant, and for the citizen who filed it online for another.

    Source: decision 0301
    """
    if by.person_id is None:
        return False
    return by.person_id == row.person_id or (row.representative or {}).get("person") == str(by.person_id)


def verbs(row: Dossier, by: Actor) -> frozenset[str]:
    """The verbs that the law permits to the dossier as it stands and the table permits to this actor. No query."""
    state = State(row.state)
    allowed = workflow.verbs(state)
    if state is State.IN_PROGRESS:
        suspended, signed = row.waiting_since is not None, row.result is not None
        allowed = workflow.while_in_progress(suspended=suspended, signed=signed)
    if by.kind is Kind.CITIZEN:
        return frozenset(v for v in allowed if permissions.may(by, f"dossier.{v}"))
    here = place(row)
    return frozenset(verb for verb in allowed if reach.may(by, f"dossier.{verb}", here))


def result_named(result: dict[str, object] | None, promised: str) -> dict[str, object] | None:
    """The result with its name: what the procedure promises, where it was granted and nothing else is written."""
    return {"name": promised} | result if result is not None and result.get("granted") else result


def place(row: Dossier) -> reach.Place:
    """Where the dossier lies, for the question whose verbs it is open to."""
    return reach.Place(row.agency_id, row.holder_agency_id, row.holder_role, row.version_id, row.holder_id)


def promise(code: str) -> Deadline:
    """The date promised for the dossier, with its explanation, for who has just taken it in. One query."""
    stored = Dossier.objects.filter(code=code).values_list("reckoning", flat=True).first()
    return Deadline.from_json(stored or {})


def progress(code: str, *, digits: str = "") -> Progress:
    """How far the dossier with this code is; with the last four digits of the applicant's number or phone, when too.

    Raises `NotFound`.

    Source: TT 01/2018, Art. 16(2)
    """
    row = Dossier.objects.select_related("agency").filter(Q(code=code.strip()) | Q(code=code.strip().upper())).first()
    if row is None:
        raise NotFound(
            "Không tìm thấy hồ sơ này.",
            "Mã hồ sơ chưa đúng.",
            "Hãy nhập đúng mã in trên giấy hẹn, kể cả dấu chấm và gạch.",
        )
    procedure = catalog.version(row.version_id)
    known = _knows(row, digits)
    done = len(procedure.process) if row.finished_at else max(0, row.step_no - 1)
    return Progress(
        code=row.code,
        procedure=procedure.name,
        agency=row.agency.name,
        state=State(row.state),
        steps_done=done,
        steps_planned=len(procedure.process),
        due_at=row.due_at if known and row.received_at else None,
        history=facts.about(f"dossier:{row.code}") if known else (),
    )


def _knows(row: Dossier, digits: str) -> bool:
    given = digits.strip()
    if len(given) != _FILE_DIGITS or not given.isdigit():
        return False
    other = row.representative or {}
    numbers = (row.applicant_identity, row.contact.get("phone", ""), other.get("identity", ""), other.get("phone", ""))
    return any(number.endswith(given) for number in numbers if number)
