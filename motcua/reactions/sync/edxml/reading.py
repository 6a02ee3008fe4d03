"""Takes an envelope apart: into a document, or a refusal that says what is wrong with it."""

import binascii
import io
import zipfile
import zlib
from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

from motcua.law.calendar import ZONE
from motcua.law.sentences import join, say
from motcua.reactions.sync.edxml import sealing
from motcua.reactions.sync.edxml.document import (
    MOST_ATTACHMENTS,
    MOST_BYTES,
    Attachment,
    Business,
    Document,
    Organ,
    Signer,
    faults,
)  # fmt: skip
from motcua.reactions.sync.edxml.sealing import named
from motcua.reactions.sync.edxml.writing import DAY, MOMENT
from motcua.registers.people.errors import Invalid

_ZIPPED = ("zip", "openxmlformats", "opendocument", "epub")  # kinds of files that are packed by nature


@dataclass(frozen=True, slots=True)
class Opened:
    """A document out of its envelope; `sealed` when it carried digests, all of which are right."""

    document: Document
    sealed: bool


def read(content: bytes, *, today: date) -> Opened:
    """The document in the envelope, ours or another's.

    Raises `Invalid` for what is no envelope, for one that lacks what the structure demands, and for one that was
    changed after it was sealed.

    Source: TT 10/2016; decision 0531
    """
    root = _parsed(content)
    envelope = root if root.tag == named("edXMLEnvelope") else root.find(named("edXMLEnvelope"))
    if envelope is None:
        raise _refused("Tệp không có edXMLEnvelope.")
    header, trace = (_wanted(envelope, "edXMLHeader", name) for name in ("MessageHeader", "TraceHeaderList"))
    described = _manifest(envelope)
    told = sealing.told(envelope)
    files = _files(root, told)
    if missing := sorted(set(described) ^ set(files)):
        raise _refused(say("Danh mục tệp và các tệp kèm theo không khớp: %(missing)s.", missing=", ".join(missing)))
    if told and (
        wrong := sorted(_differing(told, sealing.digests(envelope, {n: f.content for n, f in files.items()})))
    ):
        raise _refused(
            say(
                "Gói tin đã bị sửa sau khi đóng: %(places)s.",
                places=tuple(_place(address, described) for address in wrong),
            )
        )
    document = _document(header, trace, tuple(files.values()))
    if found := faults(document, today):
        raise _refused(join(*found))
    return Opened(document, sealed=bool(told))


def _differing(told: dict[str, str], real: dict[str, str]) -> set[str]:
    return {address for address in told.keys() | real.keys() if told.get(address) != real.get(address)}


def _place(address: str, described: dict[str, str]) -> str:
    return "phần đầu văn bản" if address == sealing.HEAD else described.get(address.removeprefix("cid:"), address)


def _parsed(content: bytes) -> ET.Element:
    if len(content) > MOST_BYTES:
        raise _refused(say("Tệp lớn hơn %(most)s MB.", most=MOST_BYTES // 2**20))
    try:
        text = content.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:  # an envelope has none; what does would unpack itself
            raise _refused("Tệp khai báo DOCTYPE, điều một gói edXML không có.")
        return ET.fromstring(text.encode())  # noqa: S314 - entities were refused above
    except (UnicodeDecodeError, ET.ParseError) as error:
        raise _refused("Tệp không phải là XML đọc được (UTF-8).") from error


def _wanted(envelope: ET.Element, *names: str) -> ET.Element:
    found = envelope.find("/".join(map(named, names)))
    if found is None:
        raise _refused(say("Gói tin thiếu %(name)s.", name=names[-1]))
    return found


def _manifest(envelope: ET.Element) -> dict[str, str]:
    """The names of the files by the numbers that the list gives them."""
    found = {}
    for reference in _wanted(envelope, "edXMLBody", "edXMLManifest").findall(named("Reference")):
        found[_text(reference, "ContentId").removeprefix("cid:")] = _text(reference, "AttachmentName")
    return found


def _files(root: ET.Element, told: dict[str, str]) -> dict[str, Attachment]:
    found: dict[str, Attachment] = {}
    rest = MOST_BYTES
    for each in root.findall(f"{named('AttachmentEncoded')}/{named('Attachment')}"):
        number, kind = _text(each, "ContentId").removeprefix("cid:"), _text(each, "ContentType")
        if number in found or len(found) >= MOST_ATTACHMENTS:
            raise _refused(
                say("Tệp %(number)s được kèm hai lần.", number=number)
                if number in found
                else "Gói tin kèm quá nhiều tệp."
            )
        try:
            content = b64decode("".join(_text(each, "ContentTransferEncoded").split()), validate=True)
        except (binascii.Error, ValueError) as error:
            raise _refused(say("Tệp %(number)s không phải base64.", number=number)) from error
        as_it_is = sealing.digest(content) == told.get(f"cid:{number}")
        content = content if as_it_is else _unpacked(content, kind, rest)
        rest -= len(content)
        found[number] = Attachment(
            name=_text(each, "AttachmentName"), media_type=kind, content=content, description=_text(each, "Description")
        )
    return found


def _unpacked(content: bytes, kind: str, most: int) -> bytes:
    """The content, unpacked where the sender packed it to send it, as some gateways do."""
    if not content.startswith(b"PK\x03\x04") or any(word in kind for word in _ZIPPED):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = packed.infolist()
            if len(inside) != 1:
                return content
            with packed.open(inside[0]) as one:
                whole = one.read(most + 1)
    except (zipfile.BadZipFile, RuntimeError, EOFError, zlib.error) as error:
        raise _refused("Một tệp nén trong gói tin bị hỏng.") from error
    if len(whole) > most:
        raise _refused(say("Các tệp bung ra lớn hơn %(most)s MB.", most=MOST_BYTES // 2**20))
    return whole


def _document(header: ET.Element, trace: ET.Element, files: tuple[Attachment, ...]) -> Document:
    due = _text(header, "DueDate")
    signer = {name: _text(header, "SignerInfo", word) for name, word in _SIGNER.items()}
    kind = _text(trace, "Bussiness", "BussinessDocType") or "0"
    if kind not in {str(int(each)) for each in Business}:
        raise _refused(say("BussinessDocType “%(kind)s” không có trong quy chuẩn.", kind=kind))
    return Document(
        sender=_organ(header.find(named("From"))), receivers=tuple(map(_organ, header.findall(named("To")))),
        number=_text(header, "Code", "CodeNumber"), notation=_text(header, "Code", "CodeNotation"),
        place=_text(header, "PromulgationInfo", "Place"), kind=_text(header, "DocumentType", "TypeName"),
        issued=_moment(_text(header, "PromulgationInfo", "PromulgationDate"), DAY).date(),
        subject=_text(header, "Subject"), content=_text(header, "Content"), signer=Signer(**signer),
        due=_moment(due, DAY).date() if due else None, priority=_whole(header, "Priority"),
        pages=_whole(header, "PageAmount"), attachments=files, business=Business(int(kind)),
        reason=_text(trace, "Bussiness", "BussinessDocReason"),
        trace=tuple(
            (_text(each, "OrganId"), _moment(_text(each, "Timestamp"), MOMENT))
            for each in trace.findall(named("TraceHeader"))
        ),
    )  # fmt: skip


_SIGNER = {"name": "FullName", "post": "Position", "competence": "Competence"}


def _organ(found: ET.Element | None) -> Organ:
    if found is None:
        raise _refused("Gói tin không nói nơi gửi.")
    names = {"id": "OrganId", "name": "OrganName", "in_charge": "OrganizationInCharge", "address": "OrganAdd",
             "email": "Email", "telephone": "Telephone"}  # fmt: skip
    return Organ(**{name: _text(found, word) for name, word in names.items()})


def _text(parent: ET.Element, *names: str) -> str:
    return (parent.findtext("/".join(map(named, names))) or "").strip()


def _whole(header: ET.Element, name: str) -> int:
    text = _text(header, "OtherInfo", name) or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 6):  # noqa: PLR2004 - no document has so many pages
        raise _refused(say("%(name)s phải là số.", name=name))
    return int(text)


def _moment(text: str, form: str) -> datetime:
    try:
        return datetime.strptime(text, form).replace(tzinfo=ZONE)
    except ValueError as error:
        raise _refused(say("Thời điểm “%(text)s” không theo mẫu của quy chuẩn.", text=text[:30])) from error


def _refused(why: str) -> Invalid:
    return Invalid("Không nhận được gói edXML này.", why, "Hãy đề nghị nơi gửi đóng gói và gửi lại.", "TT 10/2016")
