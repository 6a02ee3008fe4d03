"""What voters asked for and what was answered, as long as it is public; never who asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording
from motcua.ledger import clock
from motcua.work.directives import answers
from motcua.work.directives.answers import ShownAnswer

_LONGEST, _MOST_DIGITS = 100, 4


@require_safe
def petitions(request: HttpRequest) -> HttpResponse:
    """A page of the answers that stand today, the newest first. Two queries."""
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:_LONGEST]
    here = _page(request)
    shown, total = answers.shown(clock.now().date(), text=words, page=here)
    first = (here - 1) * answers.PAGE + 1
    context = {
        "way": "public", "words": words, "total": total,
        "answers": [(one, outcome(one.outcome), kind(one), wording.cited(one.source)) for one in shown],
        "from": first if shown else 0, "to": first + len(shown) - 1 if shown else 0,
        "newer": _address(words, here - 1) if here > 1 else "",
        "older": _address(words, here + 1) if here * answers.PAGE < total else "",
    }  # fmt: skip
    response = render(request, "public/petitions.html", context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def outcome(of: str) -> str:
    """What came of a petition."""
    return {
        "resolved": gettext("Đã giải quyết"), "under_way": gettext("Đang giải quyết"),
        "explained": gettext("Giải trình, cung cấp thông tin"), "elsewhere": gettext("Không thuộc thẩm quyền"),
    }[of]  # fmt: skip


def kind(of: ShownAnswer) -> str:
    """By which way the petition came."""
    return {
        "petition_council": gettext("Kiến nghị gửi Hội đồng nhân dân"),
        "petition_assembly": gettext("Kiến nghị gửi Quốc hội"),
    }.get(of.kind, "")


def _page(request: HttpRequest) -> int:
    text = request.GET.get("page", "")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 1


def _address(words: str, page: int) -> str:
    told = {name: text for name, text in (("q", words), ("page", str(page) if page > 1 else "")) if text}
    path = reverse("public:petitions")
    return f"{path}?{urlencode(told)}" if told else path
