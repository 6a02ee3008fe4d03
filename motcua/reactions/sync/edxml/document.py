"""A document as the axis carries it, and what the structure of the message demands of it.

Source: TT 10/2016; decision 0531
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from motcua.law.sentences import say

MOST_BYTES = 50 * 1024 * 1024  # of a message, and of what its attachments unpack to
MOST_ATTACHMENTS = 50
_ORGAN = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)*")
_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_LONGEST_ORGAN, _LONGEST_NAME = 35, 200


class Business(IntEnum):
    """What the sender does with the document: `BussinessDocType`."""

    NEW = 0
    WITHDRAWN = 1
    UPDATED = 2
    REPLACED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """A body on the axis by its electronic identifier.

    Source: QĐ 20/2020
    """

    id: str
    name: str
    in_charge: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with the document."""

    name: str
    media_type: str
    content: bytes
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed: competence (such as `KT. CHỦ TỊCH`), post and name."""

    name: str
    post: str = ""
    competence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document with its way: who sends it to whom, its number, day and subject, and its files.

    `trace` lists who had it in hand, the sender first. `priority` 0 (ordinary) to 4.
    """

    sender: Organ
    receivers: tuple[Organ, ...]
    number: str
    notation: str
    place: str
    issued: date
    kind: str
    subject: str
    signer: Signer
    attachments: tuple[Attachment, ...]
    trace: tuple[tuple[str, datetime], ...]
    content: str = ""
    due: date | None = None
    priority: int = 0
    pages: int = 1
    business: Business = Business.NEW
    reason: str = ""

    @property
    def id(self) -> str:
        """What the axis calls it: sender, day, number and notation."""
        return f"{self.sender.id},{self.issued:%Y/%m/%d},{self.number}/{self.notation}"


def faults(document: Document, today: date) -> tuple[str, ...]:
    """What the axis would refuse, in sentences; nothing when it may go.

    Source: TT 10/2016; decision 0531
    """
    return (*_bodies(document), *_texts(document), *_rest(document, today), *_files(document.attachments))


def _bodies(document: Document) -> Iterator[str]:
    if not document.receivers:
        yield "Văn bản chưa có nơi nhận."
    for body in (document.sender, *document.receivers):
        if not _ORGAN.fullmatch(body.id) or len(body.id) > _LONGEST_ORGAN:
            yield say("“%(id)s” không phải là mã định danh của cơ quan.", id=body.id)
        if not body.name.strip() or len(body.name) > _LONGEST_NAME:
            yield say("Cơ quan %(id)s phải có tên, dài nhất %(most)s chữ.", id=body.id, most=_LONGEST_NAME)
    for code, times in Counter(body.id for body in document.receivers).items():
        if times > 1:
            yield say("Nơi nhận %(code)s được ghi %(times)s lần.", code=code, times=times)


_LENGTHS = {
    "number": ("Số văn bản", 11, True), "notation": ("Ký hiệu văn bản", 30, True), "place": ("Nơi ban hành", 50, True),
    "kind": ("Loại văn bản", 100, True), "subject": ("Trích yếu", 500, True), "content": ("Nội dung", 500, False),
    "reason": ("Lý do", 500, False),
}  # fmt: skip
_SIGNER = {"name": ("Họ tên người ký", 50, True), "post": ("Chức vụ người ký", 100, False),
           "competence": ("Thẩm quyền ký", 100, False)}  # fmt: skip


def _texts(document: Document) -> Iterator[str]:
    told = [(*rule, str(getattr(document, name))) for name, rule in _LENGTHS.items()]
    told += [(*rule, str(getattr(document.signer, name))) for name, rule in _SIGNER.items()]
    for label, longest, needed, text in told:
        if needed and not text.strip():
            yield say("%(label)s còn trống.", label=(label,))
        if len(text) > longest:
            yield say("%(label)s dài hơn %(most)s chữ.", label=(label,), most=longest)


def _rest(document: Document, today: date) -> Iterator[str]:
    if document.issued > today:
        yield say("Ngày ban hành %(day)s chưa tới.", day=f"{document.issued:%d/%m/%Y}")
    if not 0 <= document.priority <= 4:  # noqa: PLR2004 - five degrees
        yield "Độ khẩn phải từ 0 đến 4."
    if document.pages < 0:
        yield "Số trang không được âm."
    if not document.trace or document.trace[0][0] != document.sender.id:
        yield "Nơi gửi phải đứng đầu danh sách nơi đã qua."


def _files(attachments: tuple[Attachment, ...]) -> Iterator[str]:
    if not attachments:
        yield "Văn bản phải kèm ít nhất một tệp."
    if len(attachments) > MOST_ATTACHMENTS:
        yield say("Văn bản kèm quá %(most)s tệp.", most=MOST_ATTACHMENTS)
    for each in attachments:
        if not each.name.strip() or len(each.name) > _LONGEST_NAME or "/" in each.name or "\\" in each.name:
            yield say("Tên tệp “%(name)s” không dùng được.", name=each.name)
        if not _MEDIA.fullmatch(each.media_type):
            yield say("Loại tệp “%(kind)s” không dùng được.", kind=each.media_type)
        if not each.content:
            yield say("Tệp “%(name)s” trống.", name=each.name)
    if sum(len(each.content) for each in attachments) > MOST_BYTES * 3 // 4:  # as it is written it grows by a third
        yield say("Các tệp lớn hơn %(most)s MB.", most=MOST_BYTES * 3 // 4 // 2**20)
