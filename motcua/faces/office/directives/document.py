"""A confirmed document: its tasks and how they stand, its text, its file, and what was corrected in its reading."""

import json

from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.directives import duties, marking, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.registers.files import queries as files
from motcua.registers.people.errors import NotFound
from motcua.work.directives import following, queries

_MOST = 1_000


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
        "lines": duties.lines(rows, today),
        "columns": duties.columns(),
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
