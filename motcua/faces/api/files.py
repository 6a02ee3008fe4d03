"""Files handed in by other systems, and files of dossiers that the national portal fetches."""

import logging

from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from ninja import File, Router, UploadedFile
from ninja.responses import Status

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of
from motcua.ledger import clock
from motcua.reactions.sync.dvcqg import links
from motcua.registers.files import acts, queries
from motcua.registers.people.errors import NotFound

log = logging.getLogger("motcua.sync")
router = Router(tags=["files"])


@router.post("", response={201: shapes.FileOut, 401: shapes.Problem, 403: shapes.Problem, 422: shapes.Problem})
def store(request: HttpRequest, file: File[UploadedFile]) -> Status[object]:
    """The content is stored once and known by its digest; what is executable, encrypted or too large is refused."""
    return Status(201, acts.store(by=actor_of(request), name=file.name or "", stream=file, at=clock.now()))


@require_safe
def fetched(request: HttpRequest, code: str, digest: str, seal: str) -> FileResponse:  # noqa: ARG001
    """A file of a dossier, for whoever shows the seal that only the national portal was told; nothing else to anyone.

    Raises `NotFound`, the same for a wrong seal as for a file that is there no more. Source: decision 0549
    """
    if not links.opens(code, digest, seal):
        raise NotFound(gettext("Không tìm thấy tệp này."), gettext("Địa chỉ không còn đúng."), "")
    kept = queries.file(digest)
    log.info("a file of dossier %s was fetched by the national portal", code)
    answer = FileResponse(
        queries.open_file(digest), content_type=kept.media_type, filename=kept.name, as_attachment=True
    )
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
