"""What a page's typed fields change in the draft, and what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext

from motcua.faces.portal import typed
from motcua.faces.portal.filing import course, fields
from motcua.faces.portal.filing.fields import Field
from motcua.faces.portal.finding import places
from motcua.registers.people.actor import Actor
from motcua.work.intake import queries
from motcua.work.intake.applicant import Applicant
from motcua.work.intake.queries import DraftView

_WAYS = (fields.COUNTER, fields.POST, fields.ONLINE)


def filled(asked: Sequence[Field], given: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields with what was typed instead of what the draft holds."""
    return tuple(replace(field, value=given.get(field.name, field.value)) for field in asked)


def marked(asked: Sequence[Field], faults: Mapping[str, str]) -> tuple[Field, ...]:
    """The fields with their faults."""
    return tuple(replace(field, fault=faults.get(field.name, "")) for field in asked)


def summed_up(asked: Sequence[Field], faults: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each fault with its place, as the list above the form tells it: naming the field, unless the sentence does."""
    labels = {field.name: field.label for field in asked if not field.label.endswith("?")}
    return [
        (place, f"{label}: {fault}" if (label := labels.get(place, "")) and label not in fault else fault)
        for place, fault in faults.items()
    ]


def of(page: course.Page, draft: DraftView, given: Mapping[str, str], by: Actor) -> dict[str, object]:
    """The parts of the draft that the typed fields change; only fields that the page asks are listened to."""
    if page.key == course.WHO:
        return _who(draft, given.get("who", ""), by)
    parts: dict[str, dict[str, str]] = {}
    changes: dict[str, object] = {}
    for name, text in given.items():
        part, dot, field = name.partition(".")
        if dot:
            parts.setdefault(part, {})[field] = text
        elif part != "receive_by" or text in _WAYS:
            changes[part] = text
    if "representative" in parts and draft.representative is not None:
        parts["representative"] = draft.representative.as_json() | parts["representative"]
    return changes | parts


def _who(draft: DraftView, who: str, by: Actor) -> dict[str, object]:
    """For another, the one signed in becomes the representative and the applicant is asked anew; and back again."""
    if who == fields.OTHER and draft.representative is None:
        empty = dict.fromkeys(Applicant.__dataclass_fields__, "")
        return {"representative": queries.known_applicant(by), "applicant": empty}
    if who == fields.SELF and draft.representative is not None:
        empty = dict.fromkeys(Applicant.__dataclass_fields__, "")
        return {"representative": None, "applicant": empty | queries.known_applicant(by)}
    return {}


def faults(page: course.Page, draft: DraftView, asked: Sequence[Field], today: date) -> dict[str, str]:
    """What is wrong with the fields of this page, as they stand in the draft."""
    named = {field.name for field in asked}
    found = {place: sentence for place, sentence in queries.faults(draft, today).items() if place in named}
    if page.key == course.RECEIVE and draft.receive_by == fields.POST and not draft.applicant.deliver_to:
        found["applicant.deliver_to"] = gettext("Hãy ghi địa chỉ để bưu điện gửi kết quả.")
    return found


def refused(page: course.Page, draft: DraftView, given: Mapping[str, str], today: date) -> dict[str, str]:
    """What cannot even be kept: a choice that is not there, a text longer than anyone would type."""
    found = typed.too_long(given)
    if page.key == course.WHERE and given.get("agency") not in _codes(draft, today):
        found["agency"] = gettext("Hãy chọn nơi nộp trong danh sách.")
    if page.key == course.WHO and given.get("who") not in {fields.SELF, fields.OTHER}:
        found["who"] = gettext("Hãy chọn một trong hai.")
    if page.key == course.RECEIVE and given.get("receive_by") not in _WAYS:
        found["receive_by"] = gettext("Hãy chọn một cách nhận kết quả.")
    return found


def _codes(draft: DraftView, today: date) -> set[str]:
    return {desk.agency.code for desk in places.receiving(draft.procedure, today)}
