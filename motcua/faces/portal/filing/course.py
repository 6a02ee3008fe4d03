"""The pages of an application in their order: each asks one thing, and every draft knows where it was left."""

from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.registers.catalog import form
from motcua.registers.catalog.form import Question
from motcua.work.intake.queries import DraftView

WHERE, WHO, APPLICANT, PAPERS, RECEIVE, CHECK = "where", "who", "applicant", "papers", "receive", "check"
FORM = "form-"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `key` stands in its address, `step` is its place among the six steps, from 1."""

    key: str
    step: int
    title: str
    questions: tuple[Question, ...] = ()


def steps() -> tuple[str, ...]:
    """What the six steps are called."""
    return (
        gettext("Nơi nộp"),
        gettext("Người nộp"),
        gettext("Tờ khai"),
        gettext("Giấy tờ"),
        gettext("Nhận kết quả"),
        gettext("Xem lại"),
    )


def pages(draft: DraftView) -> tuple[Page, ...]:
    """The pages of this draft's procedure, first to last."""
    return (
        Page(WHERE, 1, gettext("Bạn nộp hồ sơ ở đâu?")),
        Page(WHO, 2, gettext("Bạn nộp hồ sơ cho ai?")),
        Page(APPLICANT, 2, _applicant(draft)),
        *_form_pages(draft),
        Page(PAPERS, 4, gettext("Giấy tờ kèm theo")),
        Page(RECEIVE, 5, gettext("Bạn muốn nhận kết quả thế nào?")),
        Page(CHECK, 6, gettext("Xem lại rồi nộp")),
    )


def _applicant(draft: DraftView) -> str:
    return gettext("Người có yêu cầu") if draft.representative else gettext("Liên hệ với bạn thế nào?")


def _form_pages(draft: DraftView) -> tuple[Page, ...]:
    groups = form.pages(draft.procedure.form)
    if len(groups) == 1:
        return (Page(f"{FORM}1", 3, gettext("Tờ khai"), groups[0]),)
    return tuple(
        Page(f"{FORM}{n}", 3, gettext("Tờ khai, trang %(n)s trên %(of)s") % {"n": n, "of": len(groups)}, questions)
        for n, questions in enumerate(groups, 1)
    )


def page(draft: DraftView, key: str) -> Page | None:
    """The page with this key, or nothing."""
    return next((each for each in pages(draft) if each.key == key), None)


def before(draft: DraftView, key: str) -> str:
    """The key of the page before; empty for the first."""
    keys = [each.key for each in pages(draft)]
    place = keys.index(key)
    return keys[place - 1] if place else ""


def after(draft: DraftView, key: str) -> str:
    """The key of the page after; the last is its own."""
    keys = [each.key for each in pages(draft)]
    return keys[min(keys.index(key) + 1, len(keys) - 1)]


def home_of(draft: DraftView, place: str) -> str:
    """The key of the page on which a place is typed, as a fault names it: `answers.child_name`, `papers.2`."""
    part, _, name = place.partition(".")
    if part == "answers":
        found = (each for each in pages(draft) if any(question.name == name for question in each.questions))
        return next((each.key for each in found), CHECK)
    return {
        "agency": WHERE,
        "channel": WHERE,
        "applicant": APPLICANT,
        "representative": APPLICANT,
        "papers": PAPERS,
    }.get(part, CHECK)
