"""What every act on a dossier stands on: the locked row, the right to touch it, the permitted move, the next step."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NewType

from django.db import connection
from django.db.models import F

from motcua.law import citation, workflow
from motcua.law.calendar import ZONE, Calendar
from motcua.law.deadline import Deadline
from motcua.law.sentences import say
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.registers.people.roles import Kind, Role
from motcua.work.dossiers import assignment, detail, reach
from motcua.work.dossiers.application import Given, own_name
from motcua.work.dossiers.models import Dossier, Paper, Step

DossierCode = NewType("DossierCode", str)


def locked(code: str, *, by: Actor, verb: str, step: int | None = None) -> Dossier:
    """The dossier's row, held until the transaction ends, for an actor who may perform the verb on it.

    Raises `NotFound` when there is none, or none that this citizen may know of, `NotAllowed` when the verb is another
    unit's or the step another's, and `Conflict` when it has left the step that the officer saw. One query.
    """
    dossier = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("agency", "holder_agency")
        .filter(code=code)
        .first()
    )
    if dossier is None or (by.kind is Kind.CITIZEN and not belongs_to(dossier, by)):
        raise NotFound(
            "Không tìm thấy hồ sơ này.",
            say("Không có hồ sơ mang mã %(code)s.", code=code),
            "Hãy kiểm tra lại mã in trên giấy hẹn.",
        )
    if by.kind is not Kind.CITIZEN:
        reach.require_unit(by, verb, detail.place(dossier))
        expect_step(dossier, step)  # who pressed twice learns that it has moved, not that the step is another's
        reach.require(by, verb, detail.place(dossier))
    return dossier


def belongs_to(dossier: Dossier, by: Actor) -> bool:
    """True when the citizen is the applicant, or filed it online for the applicant."""
    return detail.is_ones_own(dossier, by)


def move(dossier: Dossier, verb: str) -> None:
    """The dossier is in the state to which the verb leads; the law's table refuses what it does not permit.

    Raises `law.errors.NotPermitted`, `Invalid` for work on a dossier whose clock is suspended, and `Conflict` for work
    on one whose result is signed and waits only to be issued.
    """
    state = workflow.State(dossier.state)
    accepted = dossier.received_at is not None
    dossier.state = int(workflow.permitted(state, verb, accepted=accepted, day=law_day(dossier)))
    if state is not workflow.State.IN_PROGRESS:
        return
    if dossier.waiting_since is not None and verb not in workflow.while_in_progress(suspended=True):
        raise Invalid("Hồ sơ đang tạm dừng.", "Thời hạn đang không được tính.", "Hãy cho tiếp tục giải quyết trước.")
    if dossier.result is not None and verb not in workflow.while_in_progress(signed=True):
        raise Conflict(
            "Kết quả của hồ sơ đã được ký.",
            say(
                "Người ký: %(signer)s. Hồ sơ chỉ còn chờ văn thư đóng dấu, phát hành.", signer=dossier.result["signer"]
            ),
            "Nếu phải sửa, hãy chuyển lại bước trước để xem lại và ký lại.",
        )


def law_day(dossier: Dossier) -> date:
    """The day whose law the dossier runs under to its end: that of its filing, from which its `regime` comes."""
    return dossier.filed_at.astimezone(ZONE).date()


def cited(dossier: Dossier, source: str) -> str:
    """The pointers of a source line that are law for this dossier, whatever is in force today."""
    return citation.of_day(source, law_day(dossier))


def expect_step(dossier: Dossier, step: int | None) -> None:
    """Nothing happens when the dossier is still at the step the officer saw; otherwise `Conflict`.

    This makes a button pressed twice, or by two people, act once.
    """
    if step is not None and dossier.step_no != step:
        raise Conflict(
            "Hồ sơ đã được chuyển bước.",
            say("Bạn đang xem bước %(step)s, hồ sơ nay ở bước %(step_no)s.", step=step, step_no=dossier.step_no),
            "Hãy tải lại hồ sơ để xem ai vừa xử lý.",
        )


def procedure_of(dossier: Dossier) -> catalog.ProcedureView:
    """The version of the procedure under which the dossier runs."""
    return catalog.version(dossier.version_id)


def calendar_of(dossier: Dossier) -> Calendar:
    """The calendar of the agency that answers for the dossier."""
    return people.calendar_for(dossier.agency_id)


def planned(dossier: Dossier, no: int) -> PlannedStep | None:
    """The step with this number in the approved process, or nothing past its end."""
    return next((step for step in procedure_of(dossier).process if step.no == no), None)


def place_of(dossier: Dossier, step: PlannedStep) -> int:
    """The agency that does the step: the counter's steps where it was received, the others where it is settled."""
    if step.role is Role.COUNTER:
        return dossier.agency_id
    return people.settling_agency(procedure_of(dossier).agency_key, dossier.agency_id)


def stand_at(
    dossier: Dossier, step: PlannedStep, *, by: Actor, at: datetime, holder: int | None = None
) -> tuple[Step, str]:
    """The dossier stands at this step, held by the named officer, or else the least burdened one of the unit.

    Where the unit has nobody in that role it lies in the unit's tray. Neither the dossier nor the step is saved here;
    the step and the holder's name are answered.
    """
    agency_id = place_of(dossier, step)
    officer = assignment.officer(agency_id, step.role, wanted=holder, by=by)
    due = min_of(calendar_of(dossier).add_minutes(at, step.minutes), dossier.due_at)
    dossier.step_no, dossier.step_due_at = step.no, due
    dossier.holder_id, dossier.holder_agency_id, dossier.holder_role = officer.id, agency_id, step.role.value
    opened = Step(
        dossier_id=dossier.id, no=step.no, agency_id=agency_id, holder_id=officer.id, opened_at=at, due_at=due
    )
    return opened, officer.name


def go_to(dossier: Dossier, step: PlannedStep, *, by: Actor, at: datetime, holder: int | None = None) -> str:
    """The step before is closed and this one open; answers with the holder's name, empty when the unit's tray holds it.

    The dossier itself is not saved here.
    """
    opened, name = stand_at(dossier, step, by=by, at=at, holder=holder)
    close_steps(dossier, at)
    opened.save(force_insert=True)
    return name


def lay_papers(dossier: Dossier, given: Iterable[Given], at: datetime) -> None:
    """The papers handed in lie with the dossier. One query."""
    procedure = procedure_of(dossier)
    Paper.objects.bulk_create(
        Paper(
            dossier_id=dossier.id,
            no=paper.no,
            name=own_name(paper, procedure),
            originals=paper.originals,
            copies=paper.copies,
            file_id=paper.file,
            origin=paper.origin,
            added_at=at,
        )
        for paper in given
    )


def step_runs_to(dossier: Dossier, due: datetime) -> None:
    """The open step and the dossier name the same day: this one, or that of the result where it is earlier. One query.

    The dossier itself is not saved here; its result's day must stand before.
    """
    dossier.step_due_at = min_of(due, dossier.due_at)
    Step.objects.filter(dossier_id=dossier.id, closed_at__isnull=True).update(due_at=dossier.step_due_at)


def min_of(first: datetime, second: datetime | None) -> datetime:
    """The earlier of the two, the second being optional."""
    return first if second is None else min(first, second)


def close_steps(dossier: Dossier, at: datetime) -> None:
    """No step of the dossier is open any more. One query."""
    Step.objects.filter(dossier_id=dossier.id, closed_at__isnull=True).update(closed_at=at)


def lay_down(dossier: Dossier, at: datetime) -> None:
    """Nobody holds the dossier any more. The dossier itself is not saved here."""
    close_steps(dossier, at)
    dossier.step_due_at = None
    dossier.holder_id = None


def next_number(series: str) -> int:
    """The next number of a series, from 1; unique under any number of clerks, gaps are allowed.

    Held until commit, so it is asked for as late as possible.
    Source: TT 01/2018, Art. 19
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_numberseries AS s (series, last) VALUES (%s, 1)"
            " ON CONFLICT (series) DO UPDATE SET last = s.last + 1 RETURNING last",
            [series],
        )
        return int(cursor.fetchone()[0])


def stop_clock(dossier: Dossier, at: datetime) -> None:
    """The dossier waits from this moment."""
    dossier.waiting_since = at


def start_clock(dossier: Dossier, at: datetime) -> int:
    """The dossier waits no more; answers with the minutes it waited, by the wall clock."""
    minutes = int((at - dossier.waiting_since).total_seconds() // 60) if dossier.waiting_since else 0
    dossier.waited = F("waited") + minutes  # the database adds
    dossier.waiting_since = None
    return minutes


def due_of(dossier: Dossier) -> datetime:
    """The date promised. Raises `Invalid` for a dossier whose clock has not started."""
    if dossier.due_at is None:
        raise Invalid("Hồ sơ chưa có ngày hẹn trả.", "Hồ sơ chưa được tiếp nhận.", "Hãy tiếp nhận hồ sơ trước.")
    return dossier.due_at


def promise_of(dossier: Dossier) -> Deadline:
    """The date promised, with its explanation. Raises `Invalid` for a dossier whose clock has not started."""
    due_of(dossier)
    return Deadline.from_json(dossier.reckoning or {})


def awaits_payment(dossier: Dossier) -> bool:
    """True while the dossier stands still for a financial duty."""
    return dossier.state == workflow.State.PAYMENT_NEEDED


def require_text(field: str, text: str, label: str) -> None:
    """Nothing happens when something was written; otherwise `Invalid` names the field."""
    if text.strip():
        return
    raise Invalid(
        say("Chưa nhập “%(label)s”.", label=(label,)),
        "Nội dung này được ghi vào hồ sơ và thông báo cho người dân.", "Hãy nhập rồi gửi lại.",
        fields={field: say("Hãy nhập “%(label)s”.", label=(label,))},
    )  # fmt: skip


def agency_code(agency_id: int | None) -> str:
    """The code of an agency by its number; empty for none."""
    return people.agency_by_id(agency_id).code if agency_id else ""


def new_unit(dossier: Dossier, before: int | None) -> str:
    """The code of the unit that holds the dossier; empty when it is the one that held it before."""
    return "" if dossier.holder_agency_id == before else agency_code(dossier.holder_agency_id)


def name_of(account_id: int | None) -> str:
    """The name of an account; empty for none. One query."""
    return people.account_name(account_id) if account_id else ""
