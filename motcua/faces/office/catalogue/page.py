"""What the national catalogue says otherwise: the list, and one proposal field by field."""

from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.law import publishing
from motcua.law.calendar import ZONE, national
from motcua.ledger import clock
from motcua.reactions.sync.dvcqg import shortened
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.national import proposals
from motcua.registers.catalog.national.comparing import Difference
from motcua.registers.catalog.national.proposals import Kind, ProposalView, State
from motcua.registers.people import queries as people


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """The proposals that wait, and the last that were decided."""
    found = proposals.waiting(by=request.actor)
    shown = {
        "short": shortened.standing(),
        "waiting": [(one, kind_of(one), [field_of(each) for each in one.differences]) for one in found],
        "counts": [(kind_name(kind), sum(one.kind is kind for one in found)) for kind in Kind],
        "decided": [(one, kind_of(one), state_of(one)) for one in proposals.decided(by=request.actor)],
    }
    return shell.show(request, "office/catalogue/page.html", shown, here="catalogue")


@require_safe
@officers_only
def one(request: OfficeRequest, proposal: int) -> HttpResponse:
    """A proposal with each field on both sides, the clocks of its decision, and the two ways to decide."""
    return shown_one(request, proposals.one(proposal, by=request.actor))


def shown_one(request: OfficeRequest, view: ProposalView, *, refusal: object = None, status: int = 200) -> HttpResponse:
    """The page of a proposal; after a refusal with everything typed still there."""
    today = clock.now().date()
    proposed = max(today, view.earliest or today)
    typed = {name: request.POST.get(name, "") for name in ("first_day", "agency_key", "reason")}
    typed["first_day"] = typed["first_day"] or kit.day(proposed)
    shown = {
        "view": view, "kind": kind_of(view), "state": state_of(view), "refusal": refusal, "said": typed,
        "rows": [(field_of(each), each) for each in view.differences], "clocks": _clocks(view),
        "settlers": _settlers() if view.kind is Kind.ADDED else [], "waits": view.state is State.WAITING,
        "trail": [(gettext("Danh mục quốc gia"), ".."), (view.code, "")],
    }  # fmt: skip
    return shell.show(request, "office/catalogue/one.html", shown, here="catalogue", status=status)


def _settlers() -> list[tuple[str, str]]:
    """Every key of who settles, by the name of the agency whose code ends with it."""
    keys = sorted({key for found in catalog.settling_keys().values() for key in found})
    named = {key: next((each.name for each in people.agencies() if each.code.endswith(f"-{key}")), key) for key in keys}
    return [("", gettext("Hãy chọn")), *((key, named[key]) for key in keys)]


def _clocks(view: ProposalView) -> list[dict[str, object]]:
    """The two clocks of the decision: until when, done when, in time or not."""
    decision = view.decision
    if decision is None:
        return []
    posted = decision.posted_on or view.seen_at.astimezone(ZONE).date()
    told = (
        (
            gettext("Ban hành quyết định công bố"),
            decision.decided_on,
            publishing.decide_by(decision.effective_on, national()),
        ),
        (gettext("Công khai trên CSDL quốc gia"), posted, publishing.post_by(decision.decided_on, national())),
    )
    return [{"label": label, "done": done, "by": by, "late": _late(done, by)} for label, done, by in told]


def _late(done: date, by: date) -> bool:
    return done > by


def kind_of(view: ProposalView) -> str:
    """The kind of a proposal in the language of the page."""
    return kind_name(view.kind)


def kind_name(kind: Kind) -> str:
    """A kind in the language of the page."""
    return {
        Kind.ADDED: gettext("Thủ tục mới"), Kind.CHANGED: gettext("Sửa đổi, bổ sung"), Kind.ENDED: gettext("Bãi bỏ"),
    }[kind]  # fmt: skip


def state_of(view: ProposalView) -> str:
    """What became of a proposal, in the language of the page."""
    return {
        State.WAITING: gettext("Chờ quyết định"), State.ACCEPTED: gettext("Đã tiếp nhận"),
        State.REJECTED: gettext("Không tiếp nhận"), State.REPLACED: gettext("Đã có nội dung khác"),
    }[view.state]  # fmt: skip


def field_of(difference: Difference) -> str:
    """The name of a field in the language of the page."""
    return {
        "name": gettext("Tên thủ tục"), "field": gettext("Lĩnh vực"), "levels": gettext("Cấp thực hiện"),
        "applicants": gettext("Đối tượng thực hiện"), "term": gettext("Thời hạn giải quyết"),
        "papers": gettext("Thành phần hồ sơ"), "fees": gettext("Phí, lệ phí"), "result": gettext("Kết quả"),
        "legal_basis": gettext("Căn cứ pháp lý"),
    }[difference.field]  # fmt: skip
