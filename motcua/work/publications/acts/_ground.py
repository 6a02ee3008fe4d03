"""What every act on a list stands on: the locked row, the right to touch it, an entry of it, something written."""

import re

from motcua.law.sentences import say
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.work.publications.models import Entry, Publication

_LONGEST = 2000
_PERSONAL = re.compile(r"(?<!\d)\d(?:[ .]?\d){8,}(?!\d)")  # nine digits or more: an identity number, a telephone


def locked(number: int) -> Publication:
    """The row of the list, held until the transaction ends. Raises `NotFound`. One query."""
    row = Publication.objects.select_for_update(of=("self",)).select_related("agency").filter(id=number).first()
    if row is None:
        raise NotFound(
            "Không tìm thấy danh sách này.",
            say("Không có danh sách số %(number)s.", number=number),
            "Hãy mở lại trang danh sách.",
        )
    return row


def locked_for(number: int, *, by: Actor, verb: str) -> Publication:
    """The same, for an actor who may perform the verb for the unit of the list. Raises `NotAllowed` too."""
    row = locked(number)
    permissions.require(by, verb, row.agency_id, row.agency.path)
    return row


def entry(row: Publication, no: int) -> Entry:
    """An entry of the list. Raises `NotFound`. One query."""
    found = Entry.objects.filter(publication_id=row.id, no=no).first()
    if found is None:
        raise NotFound(
            "Không tìm thấy dòng này.", say("Danh sách không có dòng số %(no)s.", no=no), "Hãy mở lại danh sách."
        )
    return found


def standing(row: Publication) -> None:
    """Nothing happens when the list has not been withdrawn; otherwise `Conflict`."""
    if row.withdrawn_at is not None:
        raise Conflict(
            "Danh sách đã được gỡ.",
            say("%(withdrawn_by)s đã gỡ danh sách này.", withdrawn_by=row.withdrawn_by),
            "Không cần làm gì thêm.",
        )


def written(field: str, text: str, label: str, *, least: int = 1) -> str:
    """What was written, trimmed. Raises `Invalid` for too little, too much, or a long number of a person."""
    said = text.strip()
    if len(said) < least:
        raise _fault(field, f"Hãy nhập “{label}”.")
    if len(said) > _LONGEST:
        raise _fault(field, f"“{label}” dài quá {_LONGEST} chữ.")
    if _PERSONAL.search(said):
        raise _fault(field, "Không ghi số định danh, số điện thoại của ai ở đây.")
    return said


def _fault(field: str, sentence: str) -> Invalid:
    return Invalid("Nội dung chưa được chấp nhận.", sentence, "Hãy sửa rồi gửi lại.", fields={field: sentence})
