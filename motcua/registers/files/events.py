"""The facts that can be stated about stored files. The name stays out of them: it may name a person."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.ledger.event import Event


@dataclass(frozen=True, kw_only=True)
class FileStored(Event):
    """A content came in that was not there before."""

    SUBJECT: ClassVar[str] = "file"
    subject_field: ClassVar[str] = "digest"
    digest: str
    media_type: str
    size: int
    scan: str
