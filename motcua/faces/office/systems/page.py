"""The operator's page of other systems: keys and subscriptions, and how each fares."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.refusals import Told
from motcua.faces.office.systems import words
from motcua.ledger import clock
from motcua.reactions.sync.hooks import seeing
from motcua.reactions.sync.hooks.ground import HEARS
from motcua.registers.people import permissions
from motcua.registers.people import queries as people

LIVES = (30, 90, 365)  # days


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """Every key and every subscription; only for those who keep them."""
    return show(request)


def show(
    request: OfficeRequest, *, refusal: Told | None = None, form: str = "", secret: Mapping[str, str] | None = None
) -> HttpResponse:
    """The page, with what was refused and typed in one of its forms, or with a secret that is shown this once."""
    by, now = request.actor, clock.now()
    permissions.require(by, "people.manage")
    keys = people.tokens(by=by)
    said = request.POST if refusal else {}
    context = {
        "keys": [(key, key.opens(now)) for key in keys],
        "hooks": [(view, *words.standing(view)) for view in seeing.hooks(by=by)],
        "systems": people.systems(by=by), "scopes": words.scopes(), "kinds": words.kinds(),
        "agencies": [("", gettext("Toàn tỉnh")), *((one.code, one.name) for one in people.agencies(day=now.date()))],
        "lives": [(str(days), gettext("%(days)s ngày") % {"days": days}) for days in LIVES],
        "hearers": [
            (str(key.id), f"{key.system} – {key.name} ({key.hint}…)")
            for key in keys if key.opens(now) and HEARS in key.scopes
        ],
        "refusal": refusal, "faults": refusal.fields if refusal else {}, "form": form, "said": said,
        "chosen": {name: request.POST.getlist(name) if refusal else [] for name in ("scopes", "kinds")},
        "secret": secret, "docs_at": reverse("api-1:openapi-json"),
        "key_columns": _columns(gettext("Khóa"), gettext("Phạm vi"), gettext("Cơ quan"), gettext("Dùng lần cuối"),
                                gettext("Hết hạn"), gettext("Việc cần làm")),
        "hook_columns": _columns(gettext("Đăng ký"), gettext("Địa chỉ nhận"), gettext("Tình trạng"),
                                 gettext("Đang chờ")),
    }  # fmt: skip
    return shell.show(
        request, "office/systems/page.html", context, here="systems", status=refusal.status if refusal else 200
    )


def _columns(*labels: str) -> list[dict[str, object]]:
    return [{"label": label} for label in labels]
