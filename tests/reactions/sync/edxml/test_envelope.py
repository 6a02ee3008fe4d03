"""The envelope of the document axis: what goes in comes out, and whatever was touched shows."""

import io
import zipfile
from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.law.calendar import ZONE
from motcua.reactions.sync.edxml import reading, writing
from motcua.reactions.sync.edxml.document import Attachment, Business, Document, Organ, Signer
from motcua.registers.people.errors import Invalid

TODAY = date(2023, 6, 15)
PDF = Attachment(
    name="II.06a.pdf", media_type="application/pdf", content=b"%PDF-1.7 \x00\xff", description="Biểu đã ký"
)
REPORT = Document(
    sender=Organ(id="000.00.00.H10", name="Ủy ban nhân dân tỉnh Bình Phước", email="h10@binhphuoc.example"),
    receivers=(Organ(id="G22", name="Văn phòng Chính phủ"), Organ(id="000.00.09.H10", name="Sở Nội vụ")),
    number="12", notation="BC-UBND", place="Bình Phước", issued=TODAY, kind="Báo cáo",
    subject='Giải quyết TTHC <quý II> & "6 tháng"', signer=Signer(name="Trần Văn Dũng", competence="KT. CHỦ TỊCH"),
    attachments=(PDF, replace(PDF, name="so.xlsx", media_type="application/vnd.ms-excel", content=b"PK\x03\x04x")),
    trace=(("000.00.00.H10", datetime(2023, 6, 15, 9, 30, tzinfo=ZONE)),), pages=3,
)  # fmt: skip


def envelope(document: Document = REPORT) -> bytes:
    return writing.write(document, today=TODAY)


def refusal(content: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        reading.read(content, today=TODAY)
    return str(refused.value)


def test_what_goes_in_comes_out_word_for_word():
    opened = reading.read(envelope(), today=TODAY)
    sender = replace(REPORT.sender, in_charge=REPORT.sender.name)
    receivers = tuple(replace(body, in_charge=body.name) for body in REPORT.receivers)
    files = tuple(replace(each, description=each.description) for each in REPORT.attachments)
    expected = replace(
        REPORT, sender=sender, receivers=receivers, attachments=files, content=REPORT.subject,
        reason="Văn bản điện tử mới",
    )  # fmt: skip
    assert opened == reading.Opened(expected, sealed=True)
    assert opened.document.id == "000.00.00.H10,2023/06/15,12/BC-UBND"
    assert envelope() == envelope()


@pytest.mark.parametrize(
    ("was", "now", "where"),
    [
        ("quý II", "quý III", "phần đầu văn bản"), ("G22", "G23", "phần đầu văn bản"),
        ("2023/06/15 09:30:00", "2023/06/15 09:31:00", "phần đầu văn bản"),
        (b64encode(PDF.content).decode(), b64encode(PDF.content + b"!").decode(), "II.06a.pdf"),
    ],
)  # fmt: skip
def test_whatever_was_touched_is_named(was: str, now: str, where: str):
    said = refusal(envelope().replace(was.encode(), now.encode()))
    assert "đã bị sửa" in said
    assert where in said


def test_a_file_that_is_gone_or_came_in_addition_is_noticed():
    whole = envelope().decode()
    begin, end = whole.index("<edXML:Attachment>"), whole.index("</edXML:Attachment>") + len("</edXML:Attachment>")
    assert "không khớp" in refusal((whole[:begin] + whole[end:]).encode())
    assert "hai lần" in refusal((whole[:end] + whole[begin:end] + whole[end:]).encode())


def foreign(packed: bytes, kind: str = "application/pdf") -> bytes:
    """As another program writes it: no digests, the file packed before it was encoded."""
    whole = envelope(replace(REPORT, attachments=(replace(PDF, media_type=kind),))).decode()
    begin, end = whole.index("<edXML:DigitalSignature>"), whole.index("</edXML:DigitalSignature>")
    whole = whole[:begin] + "<edXML:DigitalSignature>" + whole[end:]
    return whole.replace(b64encode(PDF.content).decode(), b64encode(packed).decode()).encode()


def zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("II.06a.pdf", content)
    return out.getvalue()


def test_a_foreign_envelope_is_read_its_packed_file_unpacked_and_told_to_be_unsealed():
    opened = reading.read(foreign(zipped(PDF.content)), today=TODAY)
    assert (opened.sealed, opened.document.attachments[0].content) == (False, PDF.content)


def test_a_file_that_unpacks_without_end_is_refused():
    assert "bung ra" in refusal(foreign(zipped(bytes(51 * 2**20))))
    assert "hỏng" in refusal(foreign(b"PK\x03\x04 no archive"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "XML"), (b"<edXML/>", "edXMLEnvelope"), (b"\xff\xfe<edXML/>", "XML"), (b"%PDF-1.7", "XML"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><edXML>&a;</edXML>', "DOCTYPE"),
        (envelope().replace(b"<edXML:CodeNumber>12<", b"<edXML:CodeNumber><"), "đã bị sửa"),
        (envelope().replace(b"edXMLManifest", b"edXMLList"), "edXMLManifest"),
        (foreign(PDF.content).replace(b"<edXML:CodeNumber>12<", b"<edXML:CodeNumber><"), "Số văn bản còn trống"),
        (foreign(PDF.content).replace(b"2023/06/15<", b"15-06-2023<"), "Thời điểm"),
        (foreign(PDF.content).replace(b"Type>0<", b"Type>9<"), "BussinessDocType"),
    ],
)  # fmt: skip
def test_what_is_no_right_envelope_is_refused_with_the_reason(content: bytes, said: str):
    assert said in refusal(content)


def test_what_the_axis_would_refuse_is_not_packed_and_every_fault_is_told():
    bad = replace(
        REPORT, receivers=(REPORT.receivers[0],) * 2, number="", subject="x" * 501, attachments=(), priority=9,
        issued=date(2023, 6, 16), signer=Signer(name=""), trace=(), sender=replace(REPORT.sender, id="h10 x"),
    )  # fmt: skip
    with pytest.raises(Invalid) as refused:
        envelope(bad)
    said = str(refused.value)
    for words in (
        "được ghi 2 lần", "Số văn bản còn trống", "Trích yếu dài hơn", "ít nhất một tệp", "Độ khẩn", "chưa tới",
        "Họ tên người ký", "đứng đầu", "không phải là mã định danh",
    ):  # fmt: skip
        assert words in said
    assert {"number", "subject", "signer"} <= refused.value.fields.keys()


def test_a_replaced_document_keeps_what_is_done_with_it():
    told = replace(REPORT, business=Business.REPLACED, reason="Thay biểu cũ", due=date(2023, 6, 25))
    opened = reading.read(envelope(told), today=TODAY).document
    assert (opened.business, opened.reason, opened.due) == (Business.REPLACED, "Thay biểu cũ", date(2023, 6, 25))
