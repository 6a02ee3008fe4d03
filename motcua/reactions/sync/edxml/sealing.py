"""The seal of an envelope: the digest of its head and of every file, so that whatever was touched shows.

A digest proves that nothing was changed on the way; who sent it is proven by the signature inside the PDF.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from xml.etree import ElementTree as ET

EDXML = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
XMLDSIG = "http://www.w3.org/2000/09/xmldsig#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
HEAD = "#MessageHeader"
_SEALED = ("MessageHeader", "TraceHeaderList")


def named(name: str) -> str:
    """The name of an element of the envelope as a reader of XML knows it."""
    return f"{{{EDXML}}}{name}"


def digests(envelope: ET.Element, files: Mapping[str, bytes]) -> dict[str, str]:
    """The digest of everything that is sealed, by its address: the head with the list of files, and each file."""
    found = {HEAD: digest(_canonical(envelope))}
    return found | {f"cid:{number}": digest(content) for number, content in files.items()}


def digest(content: bytes) -> str:
    """The digest as an envelope writes it."""
    return b64encode(hashlib.sha256(content).digest()).decode()


def _canonical(envelope: ET.Element) -> bytes:
    header, body = envelope.find(named("edXMLHeader")), envelope.find(named("edXMLBody"))
    parts = [header.find(named(name)) for name in _SEALED] if header is not None else []
    told = [_written(part) for part in (*parts, body) if part is not None]
    return "\n".join(told).encode()


def _written(part: ET.Element) -> str:
    return ET.canonicalize(ET.tostring(part, encoding="unicode"), strip_text=True)


def seal(envelope: ET.Element, files: Mapping[str, bytes]) -> None:
    """The envelope carries its digests."""
    header = envelope.find(named("edXMLHeader"))
    place = ET.SubElement(envelope if header is None else header, named("DigitalSignature"))
    manifest = ET.SubElement(place, f"{{{XMLDSIG}}}Manifest")
    for address, told in digests(envelope, files).items():
        reference = ET.SubElement(manifest, f"{{{XMLDSIG}}}Reference", {"URI": address})
        ET.SubElement(reference, f"{{{XMLDSIG}}}DigestMethod", {"Algorithm": SHA256})
        ET.SubElement(reference, f"{{{XMLDSIG}}}DigestValue").text = told


def told(envelope: ET.Element) -> dict[str, str]:
    """The digests that the envelope carries; none when it is not sealed. Other algorithms are not known here."""
    found = {}
    place = f"{named('edXMLHeader')}/{named('DigitalSignature')}/{{{XMLDSIG}}}Manifest/{{{XMLDSIG}}}Reference"
    for reference in envelope.findall(place):
        method = reference.find(f"{{{XMLDSIG}}}DigestMethod")
        value = reference.findtext(f"{{{XMLDSIG}}}DigestValue", "")
        if method is not None and method.get("Algorithm") == SHA256:
            found[reference.get("URI", "")] = value.strip()
    return found
