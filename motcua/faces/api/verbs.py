"""The acts on a dossier, one address each."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import AwareDatetime

from motcua.faces.api import dossiers, shapes
from motcua.faces.api.keys import actor_of
from motcua.ledger import clock
from motcua.registers.files import queries as files
from motcua.registers.people.errors import NotAllowed
from motcua.registers.people.roles import Kind
from motcua.work.dossiers import queries
from motcua.work.dossiers.acts import (
    consult,
    decide,
    extend,
    forward,
    hand_over,
    issue,
    pause,
    receive,
    stop,
    supplement,
    take,
)
from motcua.work.dossiers.application import Given

router = Router(tags=["acts"])
ANSWERS = {200: shapes.DossierRowOut, **dossiers.REFUSALS}
Step = Annotated[int | None, Field(ge=0, le=1000)]


class Nothing(Schema):
    """An act that needs no more than its name; `step` guards against acting on what has changed."""

    step: Step = None


class Reason(Nothing):
    """An act that must say why."""

    reason: shapes.Long


class Supplement(Reason):
    """What is missing; `basis` where the sector's law allows asking after three working days."""

    items: Annotated[list[shapes.Text], Field(min_length=1, max_length=50)]
    basis: shapes.Text = ""


class Complete(Schema):
    """The papers handed in."""

    papers: Annotated[list[shapes.PaperIn], Field(max_length=100)] = []


class Forward(Nothing):
    """To whom, or nobody in particular, and a note."""

    holder: shapes.Number | None = None
    note: shapes.Long = ""


class Consult(Schema):
    """Which unit is asked what, with how many working days to answer."""

    agency: shapes.Code
    question: shapes.Long
    days: Annotated[int, Field(ge=1, le=30)]


class Suspend(Reason):
    """Why, and by which article."""

    basis: shapes.Text


class Pay(Schema):
    """An amount in VND and, when demanded, what for; when paid, on which channel."""

    amount: Annotated[int, Field(ge=1, le=10**13)]
    reason: shapes.Long = ""
    channel: Annotated[int, Field(ge=1, le=3)] = 1


class Extend(Reason):
    """The one new date."""

    until: AwareDatetime


class Issue(Nothing):
    """The number of the result, or none to draw the unit's next one, and the digest of its stored file."""

    number: shapes.Text = ""
    file: shapes.Digest = ""


class Decide(Issue):
    """The same; without a file, `on_paper` says that what was signed is a paper."""

    on_paper: bool = False


class HandOver(Schema):
    """Who received the result, on which channel, and whether an identity paper was compared: at the counter it must."""

    to: shapes.Text
    channel: Annotated[int, Field(ge=1, le=3)] = 1
    identity_checked: bool


def _now(code: shapes.InPath) -> dict[str, object]:
    return dossiers.row(queries.after_act(code, now=clock.now()))


@router.post("/{code}/receive", response=ANSWERS)
def receive_it(request: HttpRequest, code: shapes.InPath) -> dict[str, object]:
    """The application is accepted and its clock runs."""
    receive.receive(by=actor_of(request), dossier=code, at=clock.now())
    return _now(code)


@router.post("/{code}/refuse", response=ANSWERS)
def refuse_it(request: HttpRequest, code: shapes.InPath, body: Reason) -> dict[str, object]:
    """The application is refused at the door."""
    receive.refuse(by=actor_of(request), dossier=code, reason=body.reason, at=clock.now())
    return _now(code)


@router.post("/{code}/supplement", response=ANSWERS)
def ask_for_more(request: HttpRequest, code: shapes.InPath, body: Supplement) -> dict[str, object]:
    """The applicant is asked, once, to complete it."""
    supplement.supplement(
        by=actor_of(request), dossier=code, items=body.items, reason=body.reason, basis=body.basis, at=clock.now()
    )
    return _now(code)


@router.post("/{code}/complete", response=ANSWERS)
def complete_it(request: HttpRequest, code: shapes.InPath, body: Complete) -> dict[str, object]:
    """The application is complete; its clock starts again."""
    papers = [
        Given(no=p.no, name=p.name, originals=p.originals, copies=p.copies, origin=p.origin,
              file=files.file(p.file).id if p.file else None)
        for p in body.papers
    ]  # fmt: skip
    supplement.complete(by=actor_of(request), dossier=code, papers=papers, at=clock.now())
    return _now(code)


@router.post("/{code}/forward", response=ANSWERS)
def forward_it(request: HttpRequest, code: shapes.InPath, body: Forward) -> dict[str, object]:
    """The dossier goes on to its next step."""
    forward.forward(
        by=actor_of(request), dossier=code, holder=body.holder, note=body.note, step=body.step, at=clock.now()
    )
    return _now(code)


@router.post("/{code}/send-back", response=ANSWERS)
def send_it_back(request: HttpRequest, code: shapes.InPath, body: Reason) -> dict[str, object]:
    """The dossier goes back to the step before."""
    forward.send_back(by=actor_of(request), dossier=code, reason=body.reason, step=body.step, at=clock.now())
    return _now(code)


@router.post("/{code}/take", response=ANSWERS)
def take_it(request: HttpRequest, code: shapes.InPath, body: Nothing) -> dict[str, object]:
    """Who asks holds the dossier."""
    take.take(by=actor_of(request), dossier=code, step=body.step, at=clock.now())
    return _now(code)


@router.post("/{code}/consult", response=ANSWERS)
def consult_about_it(request: HttpRequest, code: shapes.InPath, body: Consult) -> dict[str, object]:
    """Another unit is asked for its opinion."""
    consult.consult(
        by=actor_of(request), dossier=code, agency=body.agency, question=body.question, days=body.days, at=clock.now()
    )
    return _now(code)


@router.post("/{code}/suspend", response=ANSWERS)
def suspend_it(request: HttpRequest, code: shapes.InPath, body: Suspend) -> dict[str, object]:
    """The clock stands."""
    pause.suspend(by=actor_of(request), dossier=code, reason=body.reason, basis=body.basis, at=clock.now())
    return _now(code)


@router.post("/{code}/resume", response=ANSWERS)
def resume_it(request: HttpRequest, code: shapes.InPath) -> dict[str, object]:
    """The clock runs on."""
    pause.resume(by=actor_of(request), dossier=code, at=clock.now())
    return _now(code)


@router.post("/{code}/require-payment", response=ANSWERS)
def require_payment(request: HttpRequest, code: shapes.InPath, body: Pay) -> dict[str, object]:
    """The applicant must pay first."""
    pause.require_payment(by=actor_of(request), dossier=code, amount=body.amount, reason=body.reason, at=clock.now())
    return _now(code)


@router.post("/{code}/confirm-payment", response=ANSWERS)
def confirm_payment(request: HttpRequest, code: shapes.InPath, body: Pay) -> dict[str, object]:
    """The payment has come in through the till of the system that says so; officers enter money by its receipt."""
    by = actor_of(request)
    if by.kind is not Kind.SYSTEM:
        raise NotAllowed(
            "Cán bộ không ghi thu bằng lời xác nhận.", "Tiền được ghi theo số biên lai hoặc giao dịch của ngân hàng.",
            "Hãy dùng trang “Thu phí, lệ phí” của hồ sơ.",
        )  # fmt: skip
    pause.confirm_payment(by=by, dossier=code, amount=body.amount, channel=body.channel, at=clock.now())
    return _now(code)


@router.post("/{code}/extend", response=ANSWERS)
def extend_it(request: HttpRequest, code: shapes.InPath, body: Extend) -> dict[str, object]:
    """The agency apologises and names one new date."""
    extend.extend(by=actor_of(request), dossier=code, until=body.until, reason=body.reason, at=clock.now())
    return _now(code)


@router.post("/{code}/decide", response=ANSWERS)
def decide_it(request: HttpRequest, code: shapes.InPath, body: Decide) -> dict[str, object]:
    """The result is signed; where the process has the clerical office issue it, the dossier stands there next."""
    decide.decide(
        by=actor_of(request), dossier=code, number=body.number, file=body.file, on_paper=body.on_paper, step=body.step,
        at=clock.now(),
    )  # fmt: skip
    return _now(code)


@router.post("/{code}/reject", response=ANSWERS)
def reject_it(request: HttpRequest, code: shapes.InPath, body: Reason) -> dict[str, object]:
    """The request is refused on its merits."""
    decide.reject(by=actor_of(request), dossier=code, reason=body.reason, step=body.step, at=clock.now())
    return _now(code)


@router.post("/{code}/issue", response=ANSWERS)
def issue_it(request: HttpRequest, code: shapes.InPath, body: Issue) -> dict[str, object]:
    """What was signed has its number and seal, and is with the counter."""
    issue.issue(by=actor_of(request), dossier=code, number=body.number, file=body.file, step=body.step, at=clock.now())
    return _now(code)


@router.post("/{code}/withdraw", response=ANSWERS)
def withdraw_it(request: HttpRequest, code: shapes.InPath, body: Reason) -> dict[str, object]:
    """The applicant wants it back."""
    stop.withdraw(by=actor_of(request), dossier=code, reason=body.reason, at=clock.now())
    return _now(code)


@router.post("/{code}/stop", response=ANSWERS)
def stop_it(request: HttpRequest, code: shapes.InPath, body: Reason) -> dict[str, object]:
    """Work on it ends."""
    stop.stop(by=actor_of(request), dossier=code, reason=body.reason, at=clock.now())
    return _now(code)


@router.post("/{code}/hand-over", response=ANSWERS)
def hand_it_over(request: HttpRequest, code: shapes.InPath, body: HandOver) -> dict[str, object]:
    """The applicant has the result."""
    hand_over.hand_over(
        by=actor_of(request), dossier=code, to=body.to, channel=body.channel, identity_checked=body.identity_checked,
        at=clock.now(),
    )  # fmt: skip
    return _now(code)
