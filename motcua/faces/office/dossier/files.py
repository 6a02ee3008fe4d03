"""Papers to print and files to look at, only for who may read their dossier."""

from csp.decorators import csp_replace
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.reactions.papers import queries as papers
from motcua.registers.files import queries as files
from motcua.registers.people.errors import NotFound
from motcua.work.dossiers import detail

KINDS = ("receipt", "supplement", "refusal", "apology", "stop", "control_slip")
_SHOWN_BY_US = {"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "frame-ancestors": ["'self'"]}


@require_safe
@officers_only
def paper(request: OfficeRequest, code: str, form: str) -> HttpResponse:
    """The form of the dossier as PDF, to look at and print."""
    if form not in KINDS:
        raise NotFound(gettext("Không có mẫu giấy này."), "", gettext("Hãy chọn một giấy trên trang hồ sơ."))
    content = papers.paper(code, form, by=request.actor, now=clock.now())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{form}-{code}.pdf") or "inline"
    return response


@require_safe
@xframe_options_sameorigin
@csp_replace(_SHOWN_BY_US)
@officers_only
def file(request: OfficeRequest, code: str, digest: str) -> FileResponse:
    """A file that lies with the dossier, shown in the page or by itself.

    Raises `NotFound` for a file that belongs elsewhere: knowing a digest is not a permission.
    """
    view = detail.dossier(code, by=request.actor, now=clock.now())
    there = {paper.file for paper in view.papers if paper.file}
    result = (view.result or {}).get("file")
    if digest not in there | ({result} if isinstance(result, str) and result else set()):
        raise NotFound(
            gettext("Không tìm thấy tệp này."), gettext("Tệp không thuộc hồ sơ %(code)s.") % {"code": view.code},
            gettext("Hãy mở tệp từ trang hồ sơ."),
        )  # fmt: skip
    kept = files.file(digest)
    return FileResponse(files.open_file(digest), content_type=kept.media_type, filename=kept.name)
