"""A file of one's own, sent to the browser: of a dossier or a draft that one may read."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.portal import guard
from motcua.faces.portal.mine import dossier
from motcua.ledger import clock
from motcua.reactions.papers import queries as papers
from motcua.registers.files import queries as files
from motcua.work.dossiers import detail
from motcua.work.intake import queries as intake

SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp"}  # drawn anew or checked when they were stored


@never_cache
@require_safe
@guard.citizen_only
def of_dossier(request: HttpRequest, code: str, digest: str) -> FileResponse:
    """A paper handed in with the dossier, issued about it, or its result. Raises `NotFound` for another's dossier."""
    view = detail.dossier(code, by=guard.actor(request), now=clock.now())
    named = {paper.file: (paper.file_name, paper.media_type) for paper in view.papers if paper.file}
    if digest in named:
        return _sent(digest, *named[digest])
    own = {paper.digest for paper in dossier.issued(papers.issued(view))} | {dossier.result_file(view)}
    if not digest or digest not in own:
        raise Http404(digest)
    file = files.file(digest)
    return _sent(digest, file.name, file.media_type)


@never_cache
@require_safe
@guard.citizen_only
def of_draft(request: HttpRequest, draft: UUID, paper: int) -> FileResponse:
    """A file put with one's own draft."""
    view = intake.draft(draft, by=guard.actor(request))
    found = next((each for each in view.papers if each.id == paper), None)
    if found is None:
        raise Http404(str(paper))
    return _sent(found.digest, found.file_name, found.media_type)


def _sent(digest: str, name: str, media_type: str) -> FileResponse:
    """What a browser can show safely is shown, the rest is put away by the visitor."""
    response = FileResponse(
        files.open_file(digest), filename=name, content_type=media_type, as_attachment=media_type not in SHOWN
    )
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
