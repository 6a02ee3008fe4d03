"""Files handed in by other systems."""

from django.http import HttpRequest
from ninja import File, Router, UploadedFile
from ninja.responses import Status

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of
from motcua.ledger import clock
from motcua.registers.files import acts

router = Router(tags=["files"])


@router.post("", response={201: shapes.FileOut, 401: shapes.Problem, 403: shapes.Problem, 422: shapes.Problem})
def store(request: HttpRequest, file: File[UploadedFile]) -> Status[object]:
    """The content is stored once and known by its digest; what is executable, encrypted or too large is refused."""
    return Status(201, acts.store(by=actor_of(request), name=file.name or "", stream=file, at=clock.now()))
