"""Who asked the population database about me: when, for which agency, why, and what was told."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.faces.portal import guard
from motcua.registers.people.checks import queries
from motcua.registers.people.checks.queries import CheckView
from motcua.registers.people.checks.terms import Outcome

_PURPOSES: dict[str, Callable[[], str]] = {
    "receive": lambda: gettext("Điền và đối chiếu thông tin người nộp khi tiếp nhận hồ sơ"),
    "verify": lambda: gettext("Xác minh khi giấy tờ không rõ hoặc không khớp"),
}
_OUTCOMES: dict[Outcome | None, Callable[[], str]] = {
    Outcome.MATCHED: lambda: gettext("Thông tin khớp với cơ sở dữ liệu"),
    Outcome.DIFFERS: lambda: gettext("Có thông tin khác với cơ sở dữ liệu"),
    Outcome.UNKNOWN: lambda: gettext("Không tìm thấy người khớp thông tin"),
    Outcome.FAILED: lambda: gettext("Cơ sở dữ liệu không trả lời"),
    None: lambda: gettext("Chưa ghi nhận trả lời"),
}
_PARTICULARS: dict[str, Callable[[], str]] = {
    "identity": lambda: gettext("số định danh"), "name": lambda: gettext("họ và tên"),
    "birth_date": lambda: gettext("ngày sinh"), "sex": lambda: gettext("giới tính"),
    "address": lambda: gettext("nơi thường trú"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lookup:
    """One question about me, in words."""

    check: CheckView
    purpose: str
    outcome: str
    told: str


@never_cache
@require_safe
@guard.citizen_only
def lookups(request: HttpRequest) -> HttpResponse:
    """Every question about me, the latest first. Two queries.

    Source: NĐ 13/2023, Art. 9
    """
    shown = [_lookup(check) for check in queries.about_me(by=guard.actor(request))]
    return render(request, "portal/lookups/page.html", {"way": "my", "lookups": shown})


def _lookup(check: CheckView) -> Lookup:
    names = [said() for name, said in _PARTICULARS.items() if name in check.particulars]
    return Lookup(check, _PURPOSES[check.purpose](), _OUTCOMES[check.outcome](), ", ".join(names))
