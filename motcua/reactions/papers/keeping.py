"""Keeps issued papers with the house's other files, by their digest."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from motcua.registers.files.models import StoredFile

MEDIA_TYPE = "application/pdf"


def keep(content: bytes, *, name: str, pages: int | None, at: datetime) -> str:
    """The file lies in the storage and in the register; answers with its digest. The same content is kept once."""
    digest = hashlib.sha256(content).hexdigest()
    path = _path(digest)
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(content))
    StoredFile.objects.get_or_create(
        digest=digest,
        defaults={"name": name, "media_type": MEDIA_TYPE, "size": len(content), "pages": pages, "stored_at": at,
                  "scan": "clean"},
    )  # fmt: skip
    return digest


def content(digest: str) -> bytes:
    """The kept file. Raises `FileNotFoundError` when the storage has lost it."""
    with default_storage.open(_path(digest)) as kept:
        return bytes(kept.read())


def _path(digest: str) -> str:
    return f"{digest[:2]}/{digest[2:4]}/{digest}"
