"""Puts a document into its envelope."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree import ElementTree as ET

from motcua.law.calendar import ZONE
from motcua.law.sentences import join
from motcua.reactions.sync.edxml import sealing
from motcua.reactions.sync.edxml.document import Document, Organ, faults
from motcua.reactions.sync.edxml.sealing import EDXML, named
from motcua.registers.people.errors import Invalid

DAY, MOMENT = "%Y/%m/%d", "%Y/%m/%d %H:%M:%S"
_XLINK = "http://www.w3.org/1999/xlink"
_ACTOR = "http://schemas.xmlsoap.org/soap/actor/next"
for _prefix, _space in (("edXML", EDXML), ("xlink", _XLINK), ("ds", sealing.XMLDSIG)):
    ET.register_namespace(_prefix, _space)


def write(document: Document, *, today: date) -> bytes:
    """The envelope with its files and its seal; the same bytes for the same document.

    Raises `Invalid` with every fault that the axis would refuse.

    Source: TT 10/2016; decision 0531
    """
    if found := faults(document, today):
        raise Invalid(
            "Chưa đóng gói được văn bản.",
            join(*found),
            "Hãy bổ sung rồi đóng gói lại.",
            "TT 10/2016",
            fields={name: sentence for name, words in _FIELDS.items() for sentence in found if words in sentence},
        )
    root = ET.Element(named("edXML"))
    envelope = _under(root, "edXMLEnvelope")
    header = _under(envelope, "edXMLHeader")
    _head(_under(header, "MessageHeader"), document)
    _trace(_under(header, "TraceHeaderList", {"id": "trace", "version": "1.0", "actor": _ACTOR}), document)
    files = {f"tep-{place}": each for place, each in enumerate(document.attachments, 1)}
    manifest = _under(_under(envelope, "edXMLBody"), "edXMLManifest", {"version": "1.0"})
    encoded = _under(root, "AttachmentEncoded")
    for number, each in files.items():
        links = {f"{{{_XLINK}}}href": f"cid:{number}", f"{{{_XLINK}}}type": "simple"}
        described = {"Description": each.description or each.name, "AttachmentName": each.name}
        _texts(
            _under(manifest, "Reference", links),
            described | {"ContentType": each.media_type, "ContentId": f"cid:{number}"},
        )
        content = {"ContentTransferEncoded": b64encode(each.content).decode()}
        _texts(
            _under(encoded, "Attachment"), {"ContentType": each.media_type, "ContentId": number} | described | content
        )
    sealing.seal(envelope, {number: each.content for number, each in files.items()})
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


_FIELDS = {
    "receiver": "ơi nhận", "number": "Số văn bản", "notation": "Ký hiệu", "signer": "người ký", "subject": "Trích yếu",
    "issued": "Ngày ban hành",
}  # fmt: skip


def _head(into: ET.Element, document: Document) -> None:
    _organ(into, "From", document.sender)
    for body in document.receivers:
        _organ(into, "To", body)
    _texts(_under(into, "Code"), {"CodeNumber": document.number, "CodeNotation": document.notation})
    day = document.issued.strftime(DAY)
    _texts(_under(into, "PromulgationInfo"), {"Place": document.place, "PromulgationDate": day})
    _texts(_under(into, "DocumentType"), {"Type": "2", "TypeName": document.kind})  # 2: an administrative document
    _texts(into, {"Subject": document.subject, "Content": document.content or document.subject})
    signer = document.signer
    _texts(
        _under(into, "SignerInfo"), {"Competence": signer.competence, "Position": signer.post, "FullName": signer.name}
    )
    if document.due:
        _texts(into, {"DueDate": document.due.strftime(DAY)})
    places = _under(into, "ToPlaces")
    for body in document.receivers:
        _texts(places, {"Place": body.name})
    other = {"Priority": str(document.priority), "PromulgationAmount": "1", "PageAmount": str(document.pages)}
    _texts(_under(into, "OtherInfo"), other)
    _texts(into, {"SteeringType": "0", "DocumentId": document.id})


def _organ(into: ET.Element, name: str, body: Organ) -> None:
    told = {"OrganId": body.id, "OrganizationInCharge": body.in_charge or body.name, "OrganName": body.name}
    _texts(
        _under(into, name), told | _given({"OrganAdd": body.address, "Email": body.email, "Telephone": body.telephone})
    )


def _given(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}


def _trace(into: ET.Element, document: Document) -> None:
    for body, at in document.trace:
        stamp = at.astimezone(ZONE).strftime(MOMENT)
        _texts(_under(into, "TraceHeader"), {"OrganId": body, "Timestamp": stamp})
    reason = document.reason or "Văn bản điện tử mới"
    business = {"BussinessDocType": str(int(document.business)), "BussinessDocReason": reason, "Paper": "0"}
    _texts(_under(into, "Bussiness"), business)


def _under(parent: ET.Element, name: str, attributes: Mapping[str, str] | None = None) -> ET.Element:
    return ET.SubElement(parent, named(name), dict(attributes or {}))


def _texts(parent: ET.Element, texts: Mapping[str, str] | Iterable[tuple[str, str]]) -> None:
    for name, text in dict(texts).items():
        _under(parent, name).text = _legible(text)


def _legible(text: str) -> str:
    """The text without what XML cannot carry."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
