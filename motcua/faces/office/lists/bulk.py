"""The same act on many dossiers, each on its own: what fails for one does not hold up the others."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.faces.office import addresses, refusals, shell, typed
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import possible
from motcua.ledger import clock
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers import detail
from motcua.work.dossiers.acts import forward, hand_over, issue, take

MOST = 100
LONGEST_PICK = 100


@dataclass(frozen=True)
class Outcome:
    """What became of one dossier."""

    code: str
    href: str
    done: bool
    said: str
    source: str = ""


@dataclass(frozen=True)
class _Bulk:
    title: str
    done: str
    act: Callable[[Actor, str, int, datetime], object]


def _take(by: Actor, code: str, step: int, at: datetime) -> None:
    take.take(by=by, dossier=code, step=step, at=at)


def _forward(by: Actor, code: str, step: int, at: datetime) -> None:
    forward.forward(by=by, dossier=code, step=step, at=at)


def _issue(by: Actor, code: str, step: int, at: datetime) -> None:
    issue.issue(by=by, dossier=code, step=step, at=at)


def _hand_over(by: Actor, code: str, _step: int, at: datetime) -> None:
    """To the applicant himself, by post or online as he asked; nobody is compared with a paper in one go."""
    view = detail.dossier(code, by=by, now=at)
    channel = possible.SENT.get(view.contact.get("receive_by", ""))
    if channel is None:
        raise Invalid(
            gettext("Hồ sơ này trả trực tiếp tại quầy."),
            gettext("Hãy mở hồ sơ, đối chiếu giấy tờ tùy thân của người nhận rồi trả."),
            source="NĐ 61/2018, Art. 20",
        )
    hand_over.hand_over(by=by, dossier=code, to=view.applicant, channel=channel, at=at)


def _bulks() -> dict[str, _Bulk]:
    return {
        "take": _Bulk(gettext("Nhận hồ sơ về tôi"), gettext("Đã nhận."), _take),
        "forward": _Bulk(gettext("Chuyển bước tiếp theo"), gettext("Đã chuyển."), _forward),
        "issue": _Bulk(gettext("Đóng dấu, phát hành kết quả"), gettext("Đã phát hành."), _issue),
        "hand_over": _Bulk(gettext("Trả kết quả cho người nộp"), gettext("Đã trả."), _hand_over),
    }


@require_POST
@officers_only
def bulk(request: OfficeRequest) -> HttpResponse:
    """The act is done on every dossier picked, and a report says for each what became of it."""
    wanted = _bulks().get(request.POST.get("do", ""))
    if wanted is None:
        raise Invalid(
            gettext("Không rõ việc cần làm."), "", gettext("Hãy quay lại danh sách và bấm một trong các nút.")
        )
    picks = list(dict.fromkeys(typed.clean(pick)[:LONGEST_PICK] for pick in request.POST.getlist("pick")))
    back = _back(request)
    if not picks:
        messages.warning(request, nothing_picked())
        return HttpResponseRedirect(back)
    if len(picks) > MOST:
        why = gettext("Bạn chọn %(picked)s hồ sơ, mỗi lần tối đa %(most)s.") % {"picked": len(picks), "most": MOST}
        raise Invalid(gettext("Chọn quá nhiều hồ sơ."), why, gettext("Hãy chọn ít hơn rồi làm nhiều lần."))
    now = clock.now()
    outcomes = [_outcome(wanted, request.actor, pick, now) for pick in picks]
    failed = [one for one in outcomes if not one.done]
    context = {"title": wanted.title, "done": len(outcomes) - len(failed), "failed": failed, "back": back,
               "outcomes": [*failed, *(one for one in outcomes if one.done)]}  # fmt: skip
    return shell.show(request, "office/work/report.html", context, here="work")


def nothing_picked() -> str:
    """What is said to who sent a batch of nothing."""
    return gettext("Chưa chọn hồ sơ nào nên chưa làm gì. Hãy đánh dấu hồ sơ trong danh sách trước.")


def _outcome(wanted: _Bulk, by: Actor, pick: str, at: datetime) -> Outcome:
    code, _, step = pick.rpartition("|")
    href = reverse("office:dossier", args=[code]) if re.fullmatch(addresses.Code.regex, code) else ""
    try:
        wanted.act(by, code, int(step) if step.isascii() and step.isdigit() else -1, at)
    except refusals.Refusal as error:
        told = refusals.told(error)
        said = " ".join(part for part in (told.what, told.why, *(sentence for _, sentence in told.faults)) if part)
        return Outcome(code, href, done=False, said=said, source=told.source)
    return Outcome(code, href, done=True, said=wanted.done)


def _back(request: OfficeRequest) -> str:
    page = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None) and page.startswith(reverse("office:work"))
    return page if ours else reverse("office:work")
