"""Keeps issued papers with the house's other files, by their digest."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from motcua.registers.files import queries as files
from motcua.registers.files.models import StoredFile

MEDIA_TYPE = "application/pdf"


def keep(drawn: bytes, *, name: str, pages: int, at: datetime) -> str:
    """The file lies whole in the storage and stands in the register; answers with its digest.

    The same content is kept once; a piece left by a crash is replaced. It is clean, for the house made it.
    """
    digest = hashlib.sha256(drawn).hexdigest()
    _put(drawn, files.place_of(digest))
    StoredFile.objects.get_or_create(
        digest=digest,
        defaults={
            "name": name, "media_type": MEDIA_TYPE, "size": len(drawn), "pages": pages, "stored_at": at,
            "scan": "clean",
        },
    )  # fmt: skip
    return digest


def _put(drawn: bytes, place: str) -> None:
    if default_storage.exists(place):
        if default_storage.size(place) == len(drawn):
            return
        default_storage.delete(place)
    saved = default_storage.save(place, ContentFile(drawn))
    if saved != place:  # another process was faster
        default_storage.delete(saved)


def content(digest: str) -> bytes:
    """The kept file. Raises `NotFound` when the storage has lost it."""
    with files.open_file(digest) as kept:
        return bytes(kept.read())
