"""Files handed in with a form: stored at once, so that a refused form does not lose them."""

from datetime import datetime
from typing import Protocol

from django.core.files.uploadedfile import UploadedFile

from motcua.registers.files import acts
from motcua.registers.people.actor import Actor


class Kept(Protocol):
    """A stored file: its number for the dossier, its digest for a form that is shown again."""

    @property
    def id(self) -> int:
        """The number of the file."""

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal."""


def keep(file: UploadedFile | None, *, by: Actor, at: datetime) -> Kept | None:
    """The file is stored; nothing for a field left empty. Raises `Invalid` for what may not be kept."""
    if file is None or not file.name:
        return None
    return acts.store(by=by, name=file.name, stream=file, at=at)
