"""A confirmed document: its tasks and how they stand, its text, its file, and what was corrected in its reading."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.directives import marking, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.registers.files import queries as files
from motcua.registers.people.errors import NotFound
from motcua.work.directives import following, queries
from motcua.work.directives.views import DutyRow

_MOST, _NAMED = 5_000, 3


@dataclass(frozen=True)
class LimitLine:
    """One limit of a task: what it binds, its day, and how many units stand how: (count, word, shape)."""

    binds: str
    due_on: date | None
    states: list[tuple[int, str, str]]


@dataclass(frozen=True)
class TaskLine:
    """A task of the document with its units, a few of them by name, and its limits."""

    number: int
    point: str
    content: str
    units: str
    more: int
    several: bool
    limits: list[LimitLine]


def by_task(rows: Iterable[DutyRow], today: date) -> list[TaskLine]:
    """The duties put together by task, in the order of the document."""
    groups: dict[int, list[DutyRow]] = defaultdict(list)
    for row in rows:
        groups[row.task].append(row)
    return [_task(some, today) for _, some in sorted(groups.items())]


def _task(some: list[DutyRow], today: date) -> TaskLine:
    owners = dict.fromkeys((row.unit_code, row.unit) for row in some)  # communes of two districts share a name
    units = [name or gettext("chưa rõ ai") for _, name in owners]
    limits: dict[tuple[date, str], list[DutyRow]] = defaultdict(list)
    for row in some:
        limits[row.due_on or date.max, row.binds].append(row)
    return TaskLine(
        number=some[0].task, point=some[0].point, content=some[0].content, units=", ".join(units[:_NAMED]),
        more=max(0, len(units) - _NAMED), several=len(units) > 1,
        limits=[_limit(rows, today) for _, rows in sorted(limits.items(), key=lambda one: one[0])],
    )  # fmt: skip


def _limit(rows: list[DutyRow], today: date) -> LimitLine:
    counts = Counter(row.standing for row in rows)
    due = rows[0].due_on
    states = [(n, words.standing(one), words.shape(one, due, today)) for one, n in counts.most_common()]
    return LimitLine(words.binds(rows[0].binds), due, states)


@require_safe
@officers_only
def document(request: OfficeRequest, directive: int) -> HttpResponse:
    """The document with the duties the officer may see; who may still correct it is led to its desk."""
    view = queries.directive(directive, by=request.actor)
    if "correct" in view.verbs:
        return HttpResponseRedirect(reverse("office:directive_desk", args=[directive]))
    today = clock.now().date()
    rows, total = following.duties(by=request.actor, today=today, wish=following.Wish(directive=directive), size=_MOST)
    context = {
        "view": view,
        "kind": words.kind(view.kind),
        "tasks": by_task(rows, today),
        "columns": [
            {"label": label} for label in (gettext("Nhiệm vụ"), gettext("Chủ trì"), gettext("Hạn và tình trạng"))
        ],
        "more": total > len(rows),
        "pieces": marking.quoted(view.text, ()),
    }
    return shell.show(request, "office/directives/document.html", context, here="directives")


@require_safe
@officers_only
def file(request: OfficeRequest, directive: int) -> FileResponse:
    """The stored file of the document. Raises `NotFound` for a document that was pasted."""
    view = queries.directive(directive, by=request.actor)
    if not view.file:
        raise NotFound(gettext("Văn bản này không có tệp."), gettext("Nội dung được dán hoặc là tệp chữ thường."),
                       gettext("Hãy đọc nội dung trên trang văn bản."))  # fmt: skip
    kept = files.file(view.file)
    return FileResponse(
        files.open_file(view.file), content_type=kept.media_type, filename=kept.name, as_attachment=True
    )


@require_safe
@officers_only
def example(request: OfficeRequest, directive: int) -> HttpResponse:
    """The tasks as a person left them, in the schema of the guidelines: a new example for the reader."""
    told = queries.example(directive, by=request.actor)
    response = HttpResponse(json.dumps(told, ensure_ascii=False, indent=1), content_type="application/json")
    response["Content-Disposition"] = content_disposition_header(True, f"van-ban-{directive}.json") or "attachment"
    return response
