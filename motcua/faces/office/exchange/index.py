"""The index of a unit as it is here beside the index as the nation sees it, component by component."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.reactions.quality import nation


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """Both sides, and the way to the dossiers that make the difference."""
    wanted = asked.read(request.GET, request.actor)
    context = {
        "wanted": wanted, "both": nation.both_sides(wanted.unit, wanted.period, wanted.today),
        "around": [
            (period, wanted.address("exchange_index", period=period.key))
            for period in (wanted.period.previous(), wanted.period.next()) if period.first <= wanted.today
        ],
        "absent_at": wanted.address("index_behind", component=nation.EXCHANGE, side="rest"),
        "columns": [
            {"label": gettext("Thành phần")},
            *({"label": label, "number": True} for label in (
                gettext("Ở tỉnh"), gettext("Cổng thấy"), gettext("Điểm ở tỉnh"), gettext("Điểm Cổng thấy"),
                gettext("Chênh lệch"),
            )),
        ],
    }  # fmt: skip
    return shell.show(request, "office/exchange/index.html", context, here="exchange")
