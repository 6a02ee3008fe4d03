"""On the road: who holds the dossier next, and who is asked meanwhile."""

from django.utils.translation import gettext

from motcua.faces.office import typed
from motcua.faces.office.dossier.forms import Doing, Field, Form, Option, Seen
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.registers.people.roles import Role
from motcua.work.dossiers import telling
from motcua.work.dossiers.acts import consult as consulting
from motcua.work.dossiers.acts import forward as forwarding
from motcua.work.dossiers.acts import take as taking
from motcua.work.dossiers.telling import labels
from motcua.work.dossiers.views import ConsultationView, DossierView

USUAL_DAYS = 5  # working days that a unit is usually given to answer


def following(view: DossierView) -> PlannedStep | None:
    """The next step of the approved process."""
    return next((step for step in view.procedure.process if step.no == view.step_no + 1), None)


def place_of(view: DossierView, step: PlannedStep) -> int:
    """The agency that does the step."""
    if step.role is Role.COUNTER:
        return view.agency_id
    return people.settling_agency(view.procedure.agency_key, view.agency_id)


def _officers(agency_id: int, role: Role) -> list[Option]:
    """Who may hold the dossier there, after the choice to leave it to the house. One query."""
    named = [(str(officer.account_id), f"{officer.name} – {officer.title or labels.role(role.value)}")
             for officer in people.officers(agency_id, role)]  # fmt: skip
    return [("", gettext("Tự chọn người đang giữ ít hồ sơ nhất")), *named]


def forward(seen: Seen) -> Form:
    """The dossier goes on."""
    view = seen.view

    def perform(doing: Doing) -> str:
        forwarding.forward(
            by=doing.by, dossier=doing.view.code, holder=typed.whole(doing.typed, "holder"), step=doing.step,
            at=doing.at, note=typed.letter(doing.typed, "note"),
        )  # fmt: skip
        return gettext("Đã chuyển hồ sơ sang bước tiếp theo.")

    step, place, fields = following(view), "", []
    if step is not None:
        agency = place_of(view, step)
        place = people.agency_by_id(agency).name
        fields.append(
            Field(
                name="holder",
                label=gettext("Người xử lý"),
                kind="select",
                options=_officers(agency, step.role),
                optional=True,
            )
        )
    fields.append(Field(name="note", label=gettext("Ghi chú cho người nhận"), kind="textarea", optional=True, rows=2))
    names = {"no": step.no if step else "", "name": telling.step(step) if step else "", "agency": place}
    return Form(
        verb="forward", title=gettext("Chuyển bước tiếp theo"), button=gettext("Chuyển"), icon="send", fields=fields,
        perform=perform,
        says=gettext("Bước %(no)s: %(name)s, tại %(agency)s.") % names,
        follows=[gettext("Người nhận thấy hồ sơ ngay trong danh sách việc, với hạn riêng của bước.")],
    )  # fmt: skip


def send_back(seen: Seen) -> Form:
    """The dossier goes back one step."""
    view = seen.view

    def perform(doing: Doing) -> str:
        reason = typed.letter(doing.typed, "reason")
        forwarding.send_back(by=doing.by, dossier=doing.view.code, reason=reason, step=doing.step, at=doing.at)
        return gettext("Đã chuyển lại bước trước.")

    before = next((step for step in view.procedure.process if step.no == view.step_no - 1), None)
    return Form(
        verb="send_back", title=gettext("Chuyển lại bước trước"), button=gettext("Chuyển lại"), icon="undo-2",
        perform=perform,
        says=gettext("Hồ sơ trở về bước “%(name)s”, với người đã làm.") % {"name": before.name if before else ""},
        follows=[gettext("Thời hạn giải quyết vẫn chạy; người dân không thấy lý do này.")],
        fields=[Field(name="reason", label=gettext("Lý do chuyển lại"), kind="textarea")],
    )  # fmt: skip


def take(seen: Seen) -> Form:
    """The officer takes the dossier in hand."""
    view = seen.view

    def perform(doing: Doing) -> str:
        taking.take(by=doing.by, dossier=doing.view.code, step=doing.step, at=doing.at)
        return gettext("Hồ sơ nay do bạn giữ.")

    if view.holder:
        says = gettext("Hồ sơ đang do %(name)s giữ; bạn nhận thay đồng nghiệp.") % {"name": view.holder}
    else:
        says = gettext("Hồ sơ đang chờ người nhận tại đơn vị.")
    return Form(
        verb="take", title=gettext("Nhận xử lý hồ sơ"), button=gettext("Nhận về tôi"), icon="user-check", says=says,
        perform=perform,
        follows=[gettext("Từ lúc này bạn chịu trách nhiệm về hạn của bước.")],
    )  # fmt: skip


def assign(seen: Seen) -> Form:
    """The head gives the dossier to another officer."""
    view = seen.view

    def perform(doing: Doing) -> str:
        holder = typed.whole(doing.typed, "holder")
        if holder is None:
            raise Invalid(
                gettext("Chưa chọn người xử lý."), "", gettext("Hãy chọn một người trong danh sách."),
                fields={"holder": gettext("Hãy chọn một người.")},
            )  # fmt: skip
        reason = typed.letter(doing.typed, "reason")
        taking.assign(by=doing.by, dossier=doing.view.code, holder=holder, reason=reason, at=doing.at)
        return gettext("Đã giao hồ sơ.")

    agency = view.holder_agency_id or view.agency_id
    choices = _officers(agency, Role(view.holder_role))[1:] if view.holder_role else []
    return Form(
        verb="assign", title=gettext("Giao người xử lý"), button=gettext("Giao"), icon="user-plus",
        perform=perform,
        says=gettext("Chọn người khác của đơn vị làm bước hiện tại."),
        follows=[gettext("Hạn của bước không thay đổi.")],
        fields=[
            Field(name="holder", label=gettext("Người xử lý"), kind="select",
                  options=[("", gettext("Chọn người")), *choices]),
            Field(name="reason", label=gettext("Lý do"), kind="textarea", optional=True, rows=2),
        ],
    )  # fmt: skip


def consult(seen: Seen) -> Form:
    """Another unit is asked."""
    view = seen.view

    def perform(doing: Doing) -> str:
        consulting.consult(
            by=doing.by, dossier=doing.view.code, agency=typed.line(doing.typed, "agency"),
            question=typed.letter(doing.typed, "question"), days=typed.whole(doing.typed, "days") or 0, at=doing.at,
        )  # fmt: skip
        return gettext("Đã gửi yêu cầu lấy ý kiến.")

    others = [(agency.code, agency.short_name) for agency in people.agencies() if agency.id != view.holder_agency_id]
    return Form(
        verb="consult", title=gettext("Lấy ý kiến đơn vị khác"), button=gettext("Gửi lấy ý kiến"),
        icon="message-square", perform=perform,
        says=gettext("Đơn vị được hỏi thấy câu hỏi kèm hồ sơ và hạn trả lời."),
        follows=[gettext("Thời hạn giải quyết của hồ sơ vẫn chạy trong lúc chờ.")],
        fields=[
            Field(name="agency", label=gettext("Đơn vị được hỏi"), kind="select",
                  options=[("", gettext("Chọn đơn vị")), *others]),
            Field(name="question", label=gettext("Nội dung lấy ý kiến"), kind="textarea"),
            Field(name="days", label=gettext("Trả lời trong"), kind="number", value=USUAL_DAYS, width="3",
                  suffix=gettext("ngày làm việc")),
        ],
    )  # fmt: skip


def open_questions(view: DossierView, by: Actor) -> list[ConsultationView]:
    """The questions that wait for an answer of the actor's units."""
    return [one for one in view.consultations if one.answered_at is None and one.agency_id in by.agency_ids]


def _stances() -> list[Option]:
    return [("yes", gettext("Đồng ý")), ("no", gettext("Không đồng ý")), ("other", gettext("Ý kiến khác"))]


def answer(seen: Seen) -> Form:
    """The unit that was asked answers."""
    view = seen.view
    asked = open_questions(view, seen.by)

    def perform(doing: Doing) -> str:
        chosen = typed.whole(doing.typed, "consultation") or (asked[0].id if asked else 0)
        if chosen not in {one.id for one in asked}:
            raise Invalid(
                gettext("Không có câu hỏi nào chờ đơn vị bạn trả lời."), gettext("Có thể đồng nghiệp vừa trả lời."),
                gettext("Hãy tải lại hồ sơ."),
            )  # fmt: skip
        agrees = {"yes": True, "no": False}.get(doing.typed.get("agrees", ""))
        consulting.answer(
            by=doing.by, consultation=chosen, text=typed.letter(doing.typed, "text"), agrees=agrees, at=doing.at
        )
        return gettext("Đã gửi ý kiến trả lời.")

    questions = [(str(one.id), f"{one.asked_by}: {one.question}") for one in asked]
    return Form(
        verb="answer", title=gettext("Trả lời ý kiến"), button=gettext("Gửi trả lời"), icon="message-square",
        perform=perform,
        says=gettext("Ý kiến được ghi vào hồ sơ và báo cho đơn vị hỏi; chỉ trả lời một lần."),
        fields=[
            Field(name="consultation", label=gettext("Câu hỏi"), kind="radio", options=questions,
                  value=questions[0][0] if questions else ""),
            Field(name="agrees", label=gettext("Ý kiến"), kind="radio", value="", options=_stances()),
            Field(name="text", label=gettext("Nội dung trả lời"), kind="textarea"),
        ],
    )  # fmt: skip
