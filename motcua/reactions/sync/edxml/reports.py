"""A report, or an answer, on its way to another body: what the envelope says about it."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.reactions.sync.edxml.document import Attachment, Document, Organ, Signer
from motcua.registers.people.tree import AgencyView


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a person types about it: number and notation, its day and subject, who signed, and to whom it goes.

    `kind` as Decree 30 names it: Báo cáo, Công văn.
    """

    receiver: Organ
    number: str
    notation: str
    issued: date
    subject: str
    signer: Signer
    kind: str = "Báo cáo"


def organ(agency: AgencyView) -> Organ:
    """The agency as the axis knows it, by its electronic identifier.

    Source: QĐ 20/2020
    """
    return Organ(
        id=agency.identifier or agency.code, name=agency.name, address=agency.address, email=agency.email,
        telephone=agency.phone,
    )  # fmt: skip


def document(sender: AgencyView, letter: Letter, file: Attachment, *, place: str, pages: int, at: datetime) -> Document:
    """The document with its one file, sent by the agency at that moment."""
    own = organ(sender)
    return Document(
        sender=own, receivers=(letter.receiver,), number=letter.number, notation=letter.notation, place=place,
        issued=letter.issued, kind=letter.kind, subject=letter.subject, signer=letter.signer, attachments=(file,),
        trace=((own.id, at),), pages=pages,
    )  # fmt: skip
