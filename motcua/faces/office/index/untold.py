"""What the page behind a number offers where nobody told it: who does, and the step that gets it told."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from motcua.faces.kit.scores import words
from motcua.faces.office.guard import OfficeRequest
from motcua.faces.office.index.asked import Asked
from motcua.reactions.quality import telling
from motcua.reactions.quality.board import untold
from motcua.reactions.quality.explaining.explanation import ExplainedComponent
from motcua.registers.people import permissions


def offer(request: OfficeRequest, wanted: Asked, component: ExplainedComponent) -> dict[str, object]:
    """Who tells the count, when it was last told, and the one step for who looks: tell it, or have it told."""
    before = untold.last_told(component.id, wanted.period)
    return {
        "tellers": untold.tellers(), "step": _step(request, wanted, component),
        "before": {} if before is None else {
            "label": words.period(before),
            "href": wanted.address("index_behind", period=before.key, component=component.id, side="whole"),
        },
    }  # fmt: skip


def _step(request: OfficeRequest, wanted: Asked, component: ExplainedComponent) -> dict[str, str]:
    if telling.may(request.actor):
        label = gettext("Báo số liệu %(component)s") % {"component": component.id}
        return {"label": label, "href": wanted.address("index_tell", component=component.id)}
    if not permissions.may(request.actor, "directive.take", wanted.unit.id, wanted.unit.path):
        return {}
    asked = {
        "component": component.id, "title": component.title, "period": wanted.period.label.lower()
    }  # fmt: skip
    with translation.override("vi"):  # the words of a document, whoever looks
        said = {
            "title": gettext("Báo số liệu thành phần %(component)s, %(period)s") % asked,
            "text": gettext(
                "Giao Văn phòng Ủy ban nhân dân tỉnh báo số liệu thành phần %(component)s (%(title)s) của %(period)s "
                "để tính Bộ chỉ số theo Quyết định 766/QĐ-TTg."
            ) % asked,
        }  # fmt: skip
    return {
        "label": gettext("Giao Văn phòng báo số liệu"),
        "href": f"{reverse('office:directive_take')}?{urlencode(said)}",
    }
