"""The population database at the counter: asked about one person with consent, and never in the way of the clerk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.faces.kit.wording import told
from motcua.faces.office import typed
from motcua.faces.office.counter import slip
from motcua.faces.office.counter.slip import Slip
from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.reactions.sync.ports import ExchangeFailed
from motcua.reactions.sync.residents import asking
from motcua.reactions.sync.residents.asking import Answer
from motcua.reactions.sync.residents.port import Question, Resident
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people.actor import Actor
from motcua.registers.people.acts import checks
from motcua.registers.people.checks import queries, terms
from motcua.registers.people.checks.terms import Outcome
from motcua.registers.people.errors import Invalid, Refused
from motcua.registers.people.tree import AgencyView

CHECK = "check"
_RENAMED = {"identity": "applicant.identity", "purpose": "purpose", "consent": "consent"}


@dataclass(frozen=True)
class Said:
    """What the clerk is told of a question: how it went, and what to do; `kind` as the kit's notices have it."""

    kind: str
    title: str
    text: str


def purposes() -> list[tuple[str, str]]:
    """What one may ask for."""
    said = {
        "receive": gettext("Điền và đối chiếu thông tin người nộp"),
        "verify": gettext("Xác minh khi giấy tờ không rõ"),
    }
    return [(key, said[key]) for key in terms.PURPOSES]


def asked(
    written: Slip, wish: Mapping[str, str], procedure: ProcedureView, place: AgencyView, by: Actor
) -> tuple[Slip, Said | None, dict[str, str]]:
    """The slip with what the database told, a word about it, and the faults of a question that could not be put."""
    if written.check:
        written = _without_another(written, by)
    faults = _faults(written)
    if faults:
        return written, None, faults
    try:
        check = checks.ask(
            by=by, agency=place.code, identity=written.who.get("identity", ""), purpose=wish.get("purpose", ""),
            procedure=procedure.key, procedure_name=procedure.name, consent="consent" in wish, at=clock.now(),
        )  # fmt: skip
    except Refused as refusal:
        fields = getattr(refusal, "fields", {})
        found = {_RENAMED.get(name, name): told(sentence) for name, sentence in fields.items()}
        said = Said("warning", told(refusal.what), told(refusal.why, refusal.remedy))
        return written, None if found else said, found
    return *_told(replace(written, check=check), procedure, by), {}


def _without_another(written: Slip, by: Actor) -> Slip:
    """The slip without sex and residence of whoever was asked about before, when the number is another one now."""
    gone = queries.left_over(written.check, written.who, by=by) & {"sex", "address"}
    return replace(written, check=0, who={name: text for name, text in written.who.items() if name not in gone})


def _faults(written: Slip) -> dict[str, str]:
    """What must be typed before anybody can be asked about: the database wants number, name and birth date together."""
    missing = gettext("Cần mục này để tra cứu: quét thẻ căn cước, hoặc gõ theo thẻ.")
    found = {f"applicant.{name}": missing for name in ("name", "identity") if not written.who.get(name)}
    try:
        born = _born(written)
    except Invalid as refusal:
        return found | {"applicant.birth_date": refusal.why}
    return found if born else found | {"applicant.birth_date": missing}


def _born(written: Slip) -> date | None:
    return typed.day({"born": written.who.get("birth_date", "")}, "born")


def _told(written: Slip, procedure: ProcedureView, by: Actor) -> tuple[Slip, Said]:
    born = _born(written)
    if born is None:
        raise TypeError("the birth date was read before")
    question = Question(
        check=written.check, officer=f"CB{by.id}", procedure_code=procedure.code or procedure.key,
        identity=written.who["identity"].replace(" ", ""), name=written.who["name"], birth_date=born,
    )  # fmt: skip
    try:
        answer = asking.ask(question)
    except ExchangeFailed as failed:
        checks.answered(by=by, check=written.check, outcome=Outcome.FAILED, told={}, at=clock.now())
        return replace(written, check=0), _failed(failed)
    if answer.resident is None:
        checks.answered(by=by, check=written.check, outcome=Outcome.UNKNOWN, told={}, at=clock.now())
        return replace(written, check=0), _unknown()
    return _taken(written, answer, answer.resident, by)


def _taken(written: Slip, answer: Answer, resident: Resident, by: Actor) -> tuple[Slip, Said]:
    """The slip with what agrees or was not typed; what differs stays as typed, and is named."""
    fields = _fields(resident)
    told = {name: value for name, value in fields.items() if value and name not in answer.differs}
    outcome = Outcome.DIFFERS if answer.differs else Outcome.MATCHED
    checks.answered(by=by, check=written.check, outcome=outcome, told=told, at=clock.now())
    return slip.with_resident(written, written.check, told, answer.differs), _differs(
        answer
    ) if answer.differs else _fits()


def _fields(resident: Resident) -> dict[str, str]:
    """What the database tells, as the form writes it."""
    return {
        "identity": resident.identity, "name": resident.name, "sex": resident.sex, "address": resident.address,
        "birth_date": wording.day(resident.birth_date) if resident.birth_date else "",
    }  # fmt: skip


def marks(written: Slip, by: Actor) -> dict[str, str]:
    """For each field that is still as the database told it, where it comes from; one query, none without a question."""
    found = queries.provenance(written.check, written.who, by=by) if written.check else None
    if found is None:
        return {}
    said = gettext("từ CSDL dân cư, %(clock)s") % {"clock": f"{found.at.astimezone(ZONE):%H:%M}"}
    return {f"applicant.{name}": said for name in found.names}


def use(written: Slip, dossier: str, by: Actor) -> None:
    """The question is known to have been for this dossier; a question of somebody else is not."""
    if written.check and queries.provenance(written.check, written.who, by=by):
        checks.used(by=by, check=written.check, dossier=dossier, values=dict(written.who), at=clock.now())


def _fits() -> Said:
    return Said(
        "success", gettext("Khớp với cơ sở dữ liệu quốc gia về dân cư."),
        gettext("Các mục lấy từ đó có ghi nguồn; hãy hỏi lại số điện thoại."),
    )  # fmt: skip


def _differs(answer: Answer) -> Said:
    names = {"name": gettext("họ và tên"), "birth_date": gettext("ngày sinh")}
    fields = ", ".join(names[one] for one in answer.differs)
    return Said(
        "warning", gettext("Khác với cơ sở dữ liệu dân cư: %(fields)s.") % {"fields": fields},
        gettext(
            "Hãy xem lại thẻ căn cước. Nếu thẻ đúng như đã gõ, vẫn nhận hồ sơ, và chỉ người nộp đến công an xã, "
            "phường để điều chỉnh dữ liệu."
        ),
    )  # fmt: skip


def _unknown() -> Said:
    return Said(
        "warning", gettext("Không có người nào khớp số định danh, họ tên và ngày sinh này."),
        gettext("Hãy xem lại từng chữ, từng số theo thẻ rồi tra lại; hoặc nhận hồ sơ theo giấy tờ như thường lệ."),
    )  # fmt: skip


def _failed(failed: ExchangeFailed) -> Said:
    said = gettext("Hãy nhận hồ sơ theo giấy tờ như thường lệ; lần tra này đã được ghi lại.")
    if failed.kind == "misconfigured":
        return Said("warning", gettext("Kết nối với cơ sở dữ liệu dân cư đang hỏng ở phía tỉnh."), said)
    return Said("warning", gettext("Cơ sở dữ liệu dân cư đang không trả lời."), said)
