"""Files handed in with a form: stored at once, so that a refused form does not lose them."""

from dataclasses import dataclass
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.core.signing import BadSignature, Signer

from motcua.faces.kit.wording import told
from motcua.faces.office.guard import OfficeRequest
from motcua.registers.files import acts
from motcua.registers.files import queries as files
from motcua.registers.files.queries import FileView
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound, Refused

_MARKS = Signer(salt="office.uploads")


def keep(file: "UploadedFile[bytes] | None", *, by: Actor, at: datetime) -> FileView | None:
    """The file is stored; nothing for a field left empty. Raises `Refused` for what may not be kept."""
    if file is None or not file.name:
        return None
    return acts.store(by=by, name=file.name, stream=file, at=at, expected=file.size)


def mark(file: FileView, by: Actor) -> str:
    """A mark by which this officer's form, shown again, still has the file; nobody can make one for another file."""
    return _MARKS.sign(f"{file.digest}:{by.id}")


def marked(mark: str, by: Actor) -> FileView | None:
    """The file behind a mark of this officer; nothing for any other text."""
    try:
        digest, _, owner = _MARKS.unsign(mark).partition(":")
        return files.file(digest) if owner == str(by.id) else None
    except (BadSignature, NotFound):
        return None


@dataclass(frozen=True)
class Kept:
    """A file that a refused form still has: its mark, its name, and whose digital signature it carries, if any's."""

    mark: str
    name: str
    signers: tuple[str, ...]


def again(request: OfficeRequest, name: str, *, at: datetime) -> Kept | None:
    """The file of a form that is shown again; nothing when there was none, or none that may be kept."""
    given = request.FILES.get(name)
    if given is not None:
        given.seek(0)
        found, _ = attempt(given, by=request.actor, at=at)
    else:
        found = marked(request.POST.get(f"kept.{name}", ""), request.actor)
    return Kept(mark(found, request.actor), found.name, files.signers(found.digest)) if found else None


def attempt(file: "UploadedFile[bytes] | None", *, by: Actor, at: datetime) -> tuple[FileView | None, str]:
    """The file, or what is wrong with it."""
    try:
        return keep(file, by=by, at=at), ""
    except Refused as error:
        return None, told(error.what, error.why, error.remedy)
