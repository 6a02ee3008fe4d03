"""The baseline: the same rows through the ORM with no rules at all, no sign-in, no facts of anyone."""

import itertools
import os
from datetime import UTC, datetime

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from motcua.ledger.models import Fact
from motcua.work.dossiers.models import OPEN, Dossier, Paper, Step

CODES = "BARE-"
_numbers = itertools.count()
_COLUMNS = ("code", "version__name", "applicant", "state", "due_at", "holder__full_name", "agency__short_name", "id")


def _like() -> Dossier:
    return Dossier.objects.filter(state__in=OPEN).order_by("-id")[0]


_template: list[Dossier] = []


@csrf_exempt
@transaction.atomic
def lodge(request: HttpRequest) -> JsonResponse:
    """A dossier, its step, two papers and a fact are inserted."""
    if not _template:
        _template.append(_like())
    now, like = datetime.now(UTC), _template[0]
    row = Dossier(
        code=f"{CODES}{os.getpid()}-{next(_numbers)}-{now:%H%M%S%f}", version_id=like.version_id,
        agency_id=like.agency_id,
        state=2, channel=1, regime=like.regime, applicant=like.applicant, applicant_folded=like.applicant_folded,
        applicant_identity=like.applicant_identity, contact=like.contact, answers=like.answers, filed_at=now,
        received_at=now, due_at=now, first_due_at=now, reckoning=like.reckoning, step_no=1, step_due_at=now,
        holder_id=like.holder_id, holder_agency_id=like.holder_agency_id, holder_role="counter",
    )  # fmt: skip
    row.save(force_insert=True)
    Step.objects.create(dossier=row, no=1, agency_id=row.agency_id, holder_id=row.holder_id, opened_at=now, due_at=now)
    Paper.objects.bulk_create([Paper(dossier=row, no=no, name="Tờ khai", originals=1, added_at=now) for no in (1, 2)])
    Fact.objects.create(
        subject=f"bare:{row.code}", name="Bare", at=now, recorded_at=now, actor="bare", body=request.body.decode()[:400]
    )
    return JsonResponse({"code": row.code}, status=201)


@csrf_exempt
@transaction.atomic
def act(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """A dossier is updated, a step inserted, a fact inserted."""
    now, row = datetime.now(UTC), _like()
    row.step_due_at = now
    row.save()
    Step.objects.create(dossier=row, no=9, agency_id=row.agency_id, opened_at=now, closed_at=now)
    Fact.objects.create(subject=f"bare:{row.code}", name="Bare", at=now, recorded_at=now, actor="bare", body="{}")
    return JsonResponse({"code": row.code})


def read(request: HttpRequest) -> JsonResponse:
    """A dossier with its steps and facts, read."""
    row = Dossier.objects.select_related("version", "agency", "holder").get(code=request.GET["code"])
    steps = list(row.steps.values("no", "opened_at", "closed_at"))
    facts = list(
        Fact.objects.filter(subject=f"dossier:{row.code}").order_by("n").values("n", "name", "at", "actor", "body")
    )
    return JsonResponse({"code": row.code, "applicant": row.applicant, "steps": steps, "facts": facts})


def list_of_25(request: HttpRequest) -> JsonResponse:
    """Twenty-five open dossiers of a unit by due date."""
    rows = Dossier.objects.filter(holder_agency_id=int(request.GET["agency"]), state__in=OPEN).order_by("due_at", "id")
    return JsonResponse({"rows": list(rows.values(*_COLUMNS)[:25])})
