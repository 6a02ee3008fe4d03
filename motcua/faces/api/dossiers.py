"""Dossiers: taken in, listed, read, followed."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Header, Query, Router
from ninja.responses import Status

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of, public
from motcua.law.deadline import Deadline
from motcua.ledger import clock
from motcua.registers.files import queries as files
from motcua.work.dossiers import detail, queries
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.views import DossierRow, DossierView
from motcua.work.intake.acts import lodge

router = Router(tags=["dossiers"])
REFUSALS = {401: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem, 422: shapes.Problem}


@router.post("", response={201: shapes.Received, **REFUSALS})
def take_in(
    request: HttpRequest,
    body: shapes.DossierIn,
    idempotency_key: Annotated[str, Header(max_length=200, pattern=shapes.KEPT)] = "",
) -> Status[dict[str, object]]:
    """A complete application becomes a received dossier; the same Idempotency-Key gives the same dossier."""
    by, at = actor_of(request), clock.now()
    code = lodge.lodge(
        by=by,
        procedure=body.procedure,
        agency=body.agency,
        channel=body.channel,
        applicant=body.applicant.model_dump(),
        representative=body.representative.model_dump() if body.representative else None,
        papers=[_given(paper) for paper in body.papers],
        answers=body.answers,
        receive_by=body.receive_by,
        paid=body.paid,
        key=idempotency_key,
        at=at,
    )
    promise = detail.promise(code)
    return Status(201, {"code": code, "due_at": promise.due, "why": why(promise)})


def _given(paper: shapes.PaperIn) -> Given:
    file = files.file(paper.file).id if paper.file else None
    return Given(
        no=paper.no, name=paper.name, originals=paper.originals, copies=paper.copies, file=file, origin=paper.origin
    )


def why(promise: Deadline) -> list[dict[str, object]]:
    """The lines under “why this date?”."""
    return [
        {"text": line.text_vi, "text_en": line.text_en, "day": line.day, "source": line.source}
        for line in promise.reckoning
    ]


@router.get("", response={200: shapes.WorkOut, **REFUSALS})
def work_list(
    request: HttpRequest,
    tab: Annotated[str, Query(max_length=20, pattern=shapes.KEPT)] = "mine",
    q: Annotated[str, Query(max_length=100, pattern=shapes.KEPT)] = "",
    after: Annotated[str, Query(max_length=200, pattern=shapes.KEPT)] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 25,
) -> dict[str, object]:
    """A page of the work list of who asks, soonest due first."""
    page = queries.work_list(by=actor_of(request), now=clock.now(), tab=tab, text=q, after=after, size=limit)
    return {"rows": [row(each) for each in page.rows], "counts": vars(page.counts), "after": page.after}


def row(each: DossierRow | DossierView) -> dict[str, object]:
    """A dossier in a list."""
    return {
        "code": each.code,
        "procedure": each.procedure if isinstance(each, DossierRow) else each.procedure.name,
        "applicant": each.applicant,
        "state": int(each.state),
        "state_label": each.state.label,
        "standing": each.standing.value,
        "channel": each.channel,
        "received_at": each.received_at,
        "due_at": each.due_at,
        "step_no": each.step_no,
        "step_due_at": each.step_due_at,
        "holder": each.holder,
        "holder_agency": each.holder_agency,
        "agency": each.agency,
    }


@router.get("/{code}", response={200: shapes.DossierOut, **REFUSALS})
def one(request: HttpRequest, code: shapes.InPath) -> dict[str, object]:
    """The dossier with its whole history, for who may read it."""
    view = detail.dossier(code, by=actor_of(request), now=clock.now())
    plain = (
        "regime", "applicant_identity", "contact", "representative", "answers", "filed_at", "first_due_at",
        "finished_at", "returned_at", "supplements", "extensions", "fee_total", "fee_paid", "result", "history",
    )  # fmt: skip
    return {
        **row(view),
        **{name: getattr(view, name) for name in plain},
        "why": why(Deadline.from_json(view.reckoning)) if view.reckoning else [],
        "verbs": sorted(view.verbs),
    }


@router.get(
    "/{code}/progress", auth=public, response={200: shapes.ProgressOut, 404: shapes.Problem, 422: shapes.Problem}
)
def progress(request: HttpRequest, code: shapes.InPath) -> dict[str, object]:  # noqa: ARG001
    """How far the dossier with this code is, for anyone who has the code."""
    found = detail.progress(code)
    return {
        **{
            name: getattr(found, name)
            for name in ("code", "procedure", "agency", "steps_done", "steps_planned", "due_at")
        },
        "state": int(found.state),
        "state_label": found.state.label,
    }
