"""The finished report in the envelope of the document axis: a file to be handed over where no axis is connected."""

from datetime import datetime
from io import BytesIO

import pikepdf
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed, uploads
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.reports import asked, page
from motcua.faces.office.reports.asked import Asked
from motcua.ledger import clock
from motcua.reactions.papers import heading
from motcua.reactions.sync.edxml import reports, writing
from motcua.reactions.sync.edxml.document import Attachment, Organ, Signer
from motcua.reactions.sync.edxml.reports import Letter
from motcua.registers.files import queries as files
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid

_FIELDS = ("receiver", "receiver_name", "number", "notation", "issued", "subject", "signer", "post", "competence")


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def package(request: OfficeRequest) -> HttpResponse:
    """The form of what the envelope says, and the envelope."""
    wanted, now = asked.read(request.GET, request.actor), clock.now()
    said = {name: request.POST.get(name, "") for name in _FIELDS} if request.method == "POST" else _proposed(wanted)
    shown: dict[str, object] = {
        "asked": wanted, "said": said, "unit_seen": wanted.unit, "period": page.period(wanted.span),
        "trail": [(wanted.report.code.split("/")[0], wanted.address()), (gettext("Đóng gói edXML"), "")],
    }  # fmt: skip
    status = 200
    if request.method == "POST":
        try:
            return _packed(request, wanted, now)
        except refusals.Refusal as error:
            refusal = refusals.told(error, {*_FIELDS, "file"})
            shown, status = shown | {"refusal": refusal}, refusal.status
    return shell.show(request, "office/reports/package.html", shown, here="reports", status=status)


def _proposed(wanted: Asked) -> dict[str, str]:
    above = people.agency_by_id(wanted.unit.parent_id) if wanted.unit.parent_id else None
    subject = f"{wanted.report.title} {wanted.span.label[0].lower()}{wanted.span.label[1:]}"
    return dict.fromkeys(_FIELDS, "") | {
        "receiver": reports.organ(above).id if above else "", "receiver_name": heading.receiver(wanted.unit),
        "notation": f"BC-{heading.abbreviation(wanted.unit, counter=False)}", "issued": kit.day(wanted.today),
        "subject": subject, "signer": "", "competence": "",
    }  # fmt: skip


def _packed(request: OfficeRequest, wanted: Asked, now: datetime) -> HttpResponse:
    letter = _letter(request)
    content = _signed(request, now) or page.drawn(wanted, request.actor.name)
    file = Attachment(name=f"{wanted.file_name}.pdf", media_type="application/pdf", content=content)
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = len(pdf.pages)
    document = reports.document(wanted.unit, letter, file, place=heading.place(wanted.unit), pages=pages, at=now)
    response = HttpResponse(writing.write(document, today=now.date()), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{wanted.file_name}.edxml"'
    return response


def _letter(request: OfficeRequest) -> Letter:
    typed_in = request.POST
    return Letter(
        receiver=Organ(id=typed.line(typed_in, "receiver").upper(), name=typed.line(typed_in, "receiver_name")),
        number=typed.line(typed_in, "number"), notation=typed.line(typed_in, "notation"),
        issued=typed.the_day(typed_in, "issued"), subject=typed.line(typed_in, "subject"),
        signer=Signer(
            name=typed.line(typed_in, "signer"), post=typed.line(typed_in, "post"),
            competence=typed.line(typed_in, "competence"),
        ),
    )  # fmt: skip


def _signed(request: OfficeRequest, now: datetime) -> bytes | None:
    """The signed PDF that was handed in; nothing when the field was left empty."""
    kept = uploads.keep(request.FILES.get("file"), by=request.actor, at=now)
    if kept is None:
        return None
    if kept.media_type != "application/pdf":
        sentence = gettext("Hãy chọn tệp PDF.")
        raise Invalid(gettext("Tệp này không phải là PDF."), "", sentence, fields={"file": sentence})
    with files.open_file(kept.digest) as content:
        return bytes(content.read())
