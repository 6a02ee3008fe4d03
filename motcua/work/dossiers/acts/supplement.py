"""The applicant is asked, once, to complete the application, and does."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.law import deadline, parameters
from motcua.law.calendar import ZONE
from motcua.law.errors import NotPermitted
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import _declaration, _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.events import SupplementProvided, SupplementRequested
from motcua.work.dossiers.models import Dossier


@act("dossier.supplement")
def supplement(
    *, by: Actor, dossier: str, items: Sequence[str], reason: str, at: datetime, basis: str = ""
) -> DossierCode:
    """The applicant is told once, fully and exactly, what is missing; the clock stands.

    After the three working days for asking, the article of the sector's law that allows it must be named in `basis`.
    Raises `Invalid` without items, reason or that article, and `LawError` when it was asked before.

    Source: NĐ 61/2018, Art. 15(3); NĐ 61/2018, Art. 19(4)
    """
    row = _ground.locked(dossier, by=by, verb="dossier.supplement")
    wanted = tuple(item.strip() for item in items if item.strip())
    if not wanted:
        raise Invalid(
            "Chưa có nội dung cần bổ sung.",
            "Phiếu yêu cầu phải nêu đầy đủ, chính xác từng giấy tờ, một lần.",
            "Hãy ghi ít nhất một giấy tờ hoặc nội dung.",
            _ground.cited(row, "NĐ 61/2018, Art. 15(3); NĐ 118/2025, Art. 17"),
            fields={"items": "Hãy ghi ít nhất một giấy tờ hoặc nội dung cần bổ sung."},
        )
    _ground.require_text("reason", reason, "Lý do")
    _require_first(row)
    _require_in_time(row, basis, at)
    _ground.move(row, "supplement")
    row.supplements += 1
    _ground.stop_clock(row, at)
    row.save()
    record(
        SupplementRequested(dossier=row.code, items=wanted, reason=reason.strip(), basis=basis.strip()), by=by, at=at
    )
    return DossierCode(row.code)


def asked_before(supplements: int, law_day: date) -> NotPermitted | None:
    """Why no more completion may be asked of a dossier of that day that was asked so often; nothing where one may.

    Source: NĐ 61/2018, Art. 15(3)
    """
    rule = parameters.on("supplements_allowed", law_day)
    if supplements < rule.number:
        return None
    return NotPermitted(
        "Hồ sơ đã được yêu cầu bổ sung một lần.",
        "Việc yêu cầu bổ sung chỉ được thực hiện một lần, đầy đủ và chính xác.",
        "Hãy giải quyết theo hồ sơ đang có, hoặc từ chối có lý do.",
        rule.source,
    )


def _require_first(row: Dossier) -> None:
    refusal = asked_before(row.supplements, _ground.law_day(row))
    if refusal is not None:
        raise refusal


def _require_in_time(row: Dossier, basis: str, at: datetime) -> None:
    if row.received_at is None or basis.strip():
        return
    last = deadline.supplement_by(row.received_at, _ground.calendar_of(row)).due
    if at > last:
        raise Invalid(
            "Đã quá thời hạn yêu cầu bổ sung.",
            say("Việc yêu cầu bổ sung phải thực hiện chậm nhất %(last)s.", last=f"{last:%H:%M ngày %d/%m/%Y}"),
            "Nếu pháp luật chuyên ngành cho phép, hãy ghi căn cứ; nếu không, hãy giải quyết hoặc từ chối có lý do.",
            _ground.cited(row, "NĐ 61/2018, Art. 19(4); NĐ 118/2025, Art. 19"),
            fields={"basis": "Hãy ghi căn cứ pháp lý chuyên ngành cho phép bổ sung sau thời hạn này."},
        )


@act("dossier.complete")
def complete(
    *,
    by: Actor,
    dossier: str,
    papers: Sequence[Given] = (),
    answers: Mapping[str, object] | None = None,
    at: datetime,
) -> DossierCode:
    """The application is complete; a dossier already received has its whole time limit again from this moment.

    One not yet received goes back to the counter, which has its hours for answering again. `answers` are those of the
    form that were declared anew, by question; raises `Invalid` for one that cannot be accepted.
    Source: NĐ 61/2018, Art. 19(4); decision 0205
    """
    row = _ground.locked(dossier, by=by, verb="dossier.complete")
    before_receipt = row.received_at is None
    _ground.move(row, "complete")
    anew = _declaration.correct(row, _ground.procedure_of(row), answers or {}, at.astimezone(ZONE).date())
    handed_in = (*anew.paper, *papers)
    if before_receipt:
        promise = deadline.online_answer_by(at, _ground.calendar_of(row))
    else:
        term = _ground.procedure_of(row).term
        promise = deadline.restart(row.waiting_since or at, at, term, _ground.calendar_of(row))
    row.due_at, row.reckoning = promise.due, promise.as_json()
    step = _ground.planned(row, row.step_no)
    if step is not None:
        _ground.step_runs_to(row, _ground.calendar_of(row).add_minutes(at, step.minutes))
    _ground.start_clock(row, at)
    row.save()
    _ground.lay_papers(row, handed_in, at)
    record(
        SupplementProvided(
            dossier=row.code, papers=tuple(paper.name for paper in handed_in), due=promise.due,
            corrected=anew.questions, was=anew.was,
        ),
        by=by, at=at,
    )  # fmt: skip
    return DossierCode(row.code)
