"""The frame around every page of the office: where one may go, and for which unit one works."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from motcua.faces.kit.sending import unsent
from motcua.faces.office.guard import OfficeRequest
from motcua.registers.people.actor import Actor
from motcua.registers.people.roles import Role

WORKERS = (Role.COUNTER, Role.SPECIALIST, Role.DIVISION_HEAD, Role.LEADER, Role.REGISTRY)
OVERSEERS = (Role.DIVISION_HEAD, Role.LEADER, Role.CONTROL, Role.CHAIR)
FOLLOWERS = (*WORKERS, Role.CONTROL, Role.CHAIR)


def show(
    request: OfficeRequest, template: str, context: Mapping[str, object], *, here: str = "", status: int = 200
) -> HttpResponse:
    """The page in its frame; `here` is the name of the entry of the navigation that is current.

    What was typed before the session ran out, and no form here takes back, stands above it to be copied.
    """
    left = unsent.left(request)
    whole = {"doors": ways(request.actor, here), "unit": unit(request.actor), "unsent": left, **context}
    return render(request, template, whole, status=status)


def ways(actor: Actor, here: str) -> list[dict[str, object]]:
    """Where this officer may go: the entries of the navigation at the side."""
    offered = [
        ("work", gettext("Danh sách việc"), "inbox", "w", WORKERS),
        ("counter", gettext("Tiếp nhận tại quầy"), "file-plus", "n", (Role.COUNTER,)),
        ("returning", gettext("Trả kết quả"), "package-check", "r", (Role.COUNTER,)),
        ("signing", gettext("Ký duyệt"), "signature", "d", (Role.LEADER,)),
        ("book", gettext("Sổ theo dõi hồ sơ"), "scroll-text", "", WORKERS),
        ("grading_mine", gettext("Phiếu đánh giá của tôi"), "clipboard-check", "", WORKERS),
        ("directives", gettext("Văn bản giao việc"), "file-text", "v", FOLLOWERS),
        ("duties", gettext("Nhiệm vụ được giao"), "clipboard-list", "", FOLLOWERS),
        ("duty_board", gettext("Theo dõi nhiệm vụ"), "list-checks", "", OVERSEERS),
        ("index", gettext("Bộ chỉ số 766"), "gauge", "i", OVERSEERS),
        ("reports", gettext("Báo cáo định kỳ"), "table", "", OVERSEERS),
        ("board", gettext("Bảng điều hành"), "layout-dashboard", "b", OVERSEERS),
        ("publications", gettext("Danh sách công khai"), "megaphone", "", tuple(Role)),
        ("payments", gettext("Thu phí, đối soát"), "scale", "", (Role.LEADER, Role.CONTROL)),
        ("catalogue", gettext("Danh mục quốc gia"), "book-open", "", (Role.CONTROL,)),
        ("exchange", gettext("Kết nối quốc gia"), "arrow-left-right", "", (Role.CONTROL, Role.OPERATOR)),
        ("systems", gettext("Hệ thống khác"), "network", "", (Role.OPERATOR,)),
        ("health", gettext("Sức khỏe hệ thống"), "heart-pulse", "", (Role.OPERATOR,)),
    ]
    return [
        {"label": label, "href": reverse(f"office:{name}"), "icon": icon, "key": key, "current": name == here}
        for name, label, icon, key, roles in offered
        if actor.has(*roles)
    ]


def unit(actor: Actor) -> str:
    """The unit for which the officer works; the first of them for who works in several."""
    return actor.posts[0].agency_name if actor.posts else ""


def home(actor: Actor) -> str:
    """The page on which this officer's day begins."""
    if actor.has(*WORKERS):
        return reverse("office:work")
    if actor.has(*OVERSEERS):
        return reverse("office:index")
    return reverse("office:exchange") if actor.has(Role.OPERATOR) else reverse("office:search")
