"""The questions of the desk, ready to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, gettext

from motcua.faces.kit import wording
from motcua.faces.office import uploads
from motcua.faces.office.counter.slip import WHO, Held, Slip
from motcua.law import deadline
from motcua.law.channels import COUNTER, POST
from motcua.law.errors import LawError
from motcua.registers.catalog import answers
from motcua.registers.catalog.form import AnswerKind, Question
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.catalog.tariff import FeeKind
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.tree import AgencyView
from motcua.work.dossiers.telling import labels

FEW_OPTIONS = 5  # so many stand side by side; more go into a list
_INPUTS = {
    AnswerKind.LONG_TEXT: "textarea",
    AnswerKind.DATE: "date",
    AnswerKind.PAST_DATE: "date",
    AnswerKind.NUMBER: "number",
    AnswerKind.MEASURE: "number",
    AnswerKind.MONEY: "number",
    AnswerKind.YEAR: "number",
    AnswerKind.PHONE: "tel",
    AnswerKind.EMAIL: "email",
}
_WIDTHS = {AnswerKind.YEAR: "5", AnswerKind.TIME: "5", AnswerKind.PHONE: "20", AnswerKind.IDENTITY: "20"}


@dataclass(frozen=True)
class Ask:
    """One question as a field."""

    name: str
    label: str
    type: str = "text"
    value: str = ""
    error: str = ""
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    optional: bool = False
    width: str = ""
    mode: str = ""


@dataclass(frozen=True)
class Line:
    """One paper of the list with its fault, and the mark of its file."""

    held: Held
    error: str
    mark: str
    originals: str = ""  # the fault of the number of originals
    copies: str = ""  # and of copies


def places(procedure: ProcedureView) -> set[str]:
    """The places of the form to which a fault can lead."""
    asked = {f"answers.{question.name}" for question in procedure.form}
    handed = {f"{what}.{paper.no}" for paper in procedure.papers for what in ("papers", "originals", "copies")}
    people_ = {f"{whose}.{name}" for whose in ("applicant", "representative") for name in WHO}
    places_ = {"items", "reason", "refusal_reason", "paid", "card", "agency", "channel", "purpose", "consent"}
    return asked | handed | people_ | places_


def who(
    said: Mapping[str, str], faults: Mapping[str, str], whose: str, marks: Mapping[str, str] | None = None
) -> list[Ask]:
    """The particulars of the applicant or of who acts for him; `marks` says of some where they come from."""
    kinds = (("person", gettext("Cá nhân")), ("organisation", gettext("Tổ chức")))
    sexes = (("", ""), ("male", gettext("Nam")), ("female", gettext("Nữ")))
    asked: list[tuple[str, str, dict[str, object]]] = [
        ("kind", gettext("Là"), {"type": "select", "options": kinds}),
        ("name", gettext("Họ và tên, hoặc tên tổ chức"), {}),
        ("identity", gettext("Số căn cước hoặc mã số thuế"), {"mode": "numeric", "width": "20"}),
        ("birth_date", gettext("Ngày sinh"), {"type": "date", "optional": True}),
        ("sex", gettext("Giới tính"), {"type": "select", "options": sexes, "optional": True}),
        ("phone", gettext("Điện thoại"), {"type": "tel", "width": "20"}),
        ("email", gettext("Thư điện tử"), {"type": "email", "optional": True}),
        ("address", gettext("Địa chỉ"), {"optional": True}),
    ]
    return [
        Ask(
            f"{whose}.{name}",
            label,
            value=said.get(name, ""),
            error=faults.get(f"{whose}.{name}", ""),
            hint=(marks or {}).get(f"{whose}.{name}", ""),
            **more,  # type: ignore[arg-type]
        )
        for name, label, more in asked
    ]


def papers(slip: Slip, faults: Mapping[str, str], by: Actor) -> list[Line]:
    """The list of papers; those of special cases last."""
    lines = [
        Line(
            held,
            faults.get(f"papers.{held.paper.no}", ""),
            uploads.mark(held.file, by) if held.file else "",
            faults.get(f"originals.{held.paper.no}", ""),
            faults.get(f"copies.{held.paper.no}", ""),
        )
        for held in slip.papers
    ]
    return sorted(lines, key=lambda line: not line.held.paper.always)


def questions(procedure: ProcedureView, slip: Slip, faults: Mapping[str, str]) -> list[Ask]:
    """The questions of the procedure's own form."""
    language = get_language() or "vi"
    return [_ask(question, slip, faults, language) for question in procedure.form]


def _ask(question: Question, slip: Slip, faults: Mapping[str, str], language: str) -> Ask:
    options = tuple((option.value, option.label(language)) for option in question.options)
    kind = _INPUTS.get(question.kind, "text")
    if question.kind is AnswerKind.YES_NO:
        kind, options = "radio", ((answers.YES, gettext("Có")), (answers.NO, gettext("Không")))
    elif question.kind is AnswerKind.CHOICE and len(options) <= FEW_OPTIONS:
        kind = "radio"
    elif question.kind is AnswerKind.CHOICE:
        kind, options = "select", (("", ""), *options)
    name = f"answers.{question.name}"
    return Ask(
        name, question.label(language), kind, slip.answers.get(question.name, ""), faults.get(name, ""),
        question.help(language), options, not question.required, _WIDTHS.get(question.kind, ""),
    )  # fmt: skip


def ways() -> list[tuple[str, str]]:
    """How the result may be received."""
    return [(way, labels.receive_by(way)) for way in ("counter", "online", "post")]


def channels() -> list[tuple[str, str]]:
    """How the application came to this counter."""
    return [(str(number), labels.channel(number)) for number in (COUNTER, POST)]


def fees(procedure: ProcedureView, channel: int) -> list[str]:
    """The lines of the tariff in words."""
    found = []
    for line in procedure.fees:
        if not line.applies_to(channel):
            continue
        said = wording.money(line.amount) if line.kind is FeeKind.AMOUNT else line.kind.label
        found.append(f"{said} – {line.condition}" if line.condition and line.condition != said else said)
    return found


def promise(procedure: ProcedureView, place: AgencyView, at: datetime) -> datetime | None:
    """The date that would be promised if the application were taken in now; nothing beyond the calendar."""
    try:
        return deadline.due(at, procedure.term, people.calendar_for(place.id)).due
    except LawError:
        return None


def focus(slip: Slip, faults: Mapping[str, str]) -> str:
    """The place where the clerk goes on: the card first, then the first thing that is missing."""
    if faults:
        return ""
    if not slip.who.get("name"):
        return "card" if not slip.who.get("identity") else "applicant.name"
    return "papers.all" if slip.who.get("phone") else "applicant.phone"
