"""Duties in lists: what is late first, filtered by exactly what the numbers on the board count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.directives import paging, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import sheet, taking
from motcua.faces.office.lists.taking import Column, Table
from motcua.faces.office.promises import naming
from motcua.law.duties import Standing
from motcua.ledger import clock
from motcua.reactions.notify import reminders
from motcua.reactions.quality import progress
from motcua.reactions.quality.progress import Reached
from motcua.registers.people.errors import Invalid
from motcua.work.directives import following
from motcua.work.directives.following import Wish
from motcua.work.directives.views import DutyRow

_NAMES = ("standing", "unit", "giver", "directive", "kind", "mine", "unchecked", "words", "first", "last", "on")
_TABS = (Standing.LATE, Standing.OPEN, Standing.OPEN_ENDED, Standing.NOT_BEGUN)
_DAYS = {"first", "last", "on"}
_LONGEST = 200


@dataclass(frozen=True)
class DutyLine:
    """A duty as a row shows it."""

    row: DutyRow
    word: str
    shape: str
    left: str
    binds: str
    reached: Reached | None = None


def lines(rows: Iterable[DutyRow], today: date) -> list[DutyLine]:
    """The rows with their words, and what the figures come to by which some of them are measured."""
    every = list(rows)
    figures = progress.reached([row.target for row in every if row.target], today)
    return [_line(row, figures.get(row.target) if row.target else None, today) for row in every]


def _line(row: DutyRow, reached: Reached | None, today: date) -> DutyLine:
    binds = words.binds(row.binds)
    if row.withdrawn_on is not None:
        return DutyLine(row, gettext("Đã thu hồi"), "draft", "", binds, reached)
    left = words.left(row.standing, row.due_on, row.days_late, today)
    shape = words.shape(row.standing, row.due_on, today)
    return DutyLine(row, words.standing(row.standing), shape, left, binds, reached)


def columns() -> list[dict[str, object]]:
    """The heads of a list of duties."""
    heads = (gettext("Nhiệm vụ"), gettext("Đơn vị"), gettext("Phải"), gettext("Hạn"), gettext("Tình trạng"))
    return [{"label": head} for head in heads]


@require_safe
@officers_only
def page(request: OfficeRequest) -> HttpResponse:
    """The duties asked for; without a question those of the officer's own units, else all he may see."""
    said = typed_in = asked(request)
    told: refusals.Told | None = None
    try:
        today, wish = _on(said), wished(said)
    except Invalid as error:
        if not _DAYS & set(error.fields):
            raise
        told, said = refusals.told(error, _DAYS), said | dict.fromkeys(_DAYS, "")
        today, wish = _on(said), wished(said)
    here = paging.asked(request)
    rows, total = following.duties(by=request.actor, today=today, wish=wish, page=here)
    path = reverse("office:duties")
    context = {
        "lines": lines(rows, today), "columns": columns(), "said": typed_in, "tabs": _tabs(path, said), "total": total,
        "pages": paging.beside(path, said, here, following.PAGE, total),
        "told": reminders.of_units(by=request.actor, today=today),
        "sheets": [(form, paging.address(place, said)) for form, place in taking.offered("office:duties_sheet")],
        "chosen": _chosen(path, said, rows), "refusal": told,
    }  # fmt: skip
    status = told.status if told else 200
    return shell.show(request, "office/duties/page.html", context, here="duties", status=status)


def _on(said: dict[str, str]) -> date:
    """The day as of whose end the duties are asked for: today, unless another was typed. Raises `Invalid`."""
    return typed.day(said, "on") or clock.now().date()


@require_safe
@officers_only
def table(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same duties as a table to take away."""
    said = asked(request)
    today, wish = _on(said), wished(said)
    rows, _ = following.duties(by=request.actor, today=today, wish=wish, size=sheet.MOST_ROWS)
    source = gettext("Văn bản chỉ đạo và sổ theo dõi nhiệm vụ, tính đến %(day)s") % {"day": kit.day(today)}
    title = gettext("Nhiệm vụ được giao")
    if wish.then:
        title += ", " + gettext("như ngày %(day)s") % {"day": kit.day(today)}
    made = Table(f"nhiem-vu-{today:%Y%m%d}", title, source, _columns())
    return taking.answer(kind, made, (_cells(no, row) for no, row in enumerate(rows, 1)))


def _columns() -> tuple[Column, ...]:
    return (
        Column("number", gettext("STT"), gettext("Thứ tự trong bảng này.")),
        Column("content", gettext("Nhiệm vụ"), gettext("Việc được giao, theo lời văn bản.")),
        Column("directive", gettext("Văn bản"), gettext("Số, ký hiệu và trích yếu của văn bản giao.")),
        Column("point", gettext("Mục"), gettext("Chỗ giao việc trong văn bản.")),
        Column("unit", gettext("Đơn vị chủ trì"), gettext("Đơn vị chịu trách nhiệm; trống khi chưa rõ.")),
        Column("binds", gettext("Phải"), gettext("Thời hạn là để thực hiện xong hay để báo cáo.")),
        Column("due_on", gettext("Thời hạn"), gettext("Ngày cuối phải xong; trống khi không có hạn.")),
        Column("done_on", gettext("Ngày hoàn thành"), gettext("Ngày ghi là đã xong; trống khi chưa xong.")),
        Column("standing", gettext("Tình trạng"), gettext("Tình trạng vào cuối ngày mà bảng tính đến.")),
        Column("days_late", gettext("Số ngày trễ"), gettext("Số ngày quá hạn; 0 khi không trễ.")),
    )


def _cells(no: int, row: DutyRow) -> list[sheet.Cell]:
    return [
        no, row.content, " ".join(part for part in (row.sign, row.title) if part), words.point(row.point), row.unit,
        words.binds(row.binds), row.due_on, row.done_on, words.standing(row.standing), row.days_late,
    ]  # fmt: skip


def asked(request: OfficeRequest) -> dict[str, str]:
    """What was asked, as typed; nothing else is passed on to further pages."""
    said = {name: typed.clean(request.GET.get(name, ""))[:_LONGEST] for name in _NAMES}
    if not any(said.values()) and "all" not in request.GET and request.actor.has(*shell.WORKERS):
        said["mine"] = "1"
    return said


def wished(said: dict[str, str]) -> Wish:
    """The same as the query understands it. Raises `Invalid` for a state or a number that there is none of."""
    if said["standing"] and said["standing"] not in set(Standing):
        raise Invalid(gettext("Không có tình trạng này."), "", gettext("Hãy chọn một tình trạng trong danh sách."))
    return Wish(
        standing=Standing(said["standing"]) if said["standing"] else None, unit=said["unit"], giver=said["giver"],
        directive=_number(said["directive"]), mine=said["mine"] == "1", unchecked=said["unchecked"] == "1",
        words=said["words"], kind=said.get("kind", ""), first=typed.day(said, "first"), last=typed.day(said, "last"),
        then=bool(said.get("on")),
    )  # fmt: skip


def _number(text: str) -> int | None:
    if not text:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 15 else 0  # noqa: PLR2004


def _tabs(path: str, said: dict[str, str]) -> list[dict[str, object]]:
    """All, what is late, what is open, what has no day: with everything else that was asked kept."""
    names = [("", gettext("Tất cả")), *((one.value, words.standing(one)) for one in _TABS)]
    rest = {name: text for name, text in said.items() if name != "standing"}
    found: list[dict[str, object]] = [
        {
            "label": name,
            "href": _all(paging.address(path, {**rest, "standing": value})),
            "current": said["standing"] == value,
        }
        for value, name in names
    ]
    return found


def _all(address: str) -> str:
    """The address that asks for everything, where nothing is asked."""
    return address if "?" in address else f"{address}?all=1"


def _chosen(path: str, said: dict[str, str], rows: Iterable[DutyRow]) -> list[dict[str, object]]:
    """What the list is narrowed to, each with the address without it."""
    first = next(iter(rows), None)
    told = {
        "unit": first.unit if first else said["unit"], "giver": first.giver if first else said["giver"],
        "directive": first.title if first else said["directive"], "mine": gettext("của đơn vị tôi"),
        "unchecked": gettext("chờ xác nhận kết quả"),
        "kind": naming.kind(said["kind"]), "on": gettext("như ngày %(day)s") % {"day": _told(said, "on")},
        "first": gettext("hạn từ %(day)s") % {"day": _told(said, "first")},
        "last": gettext("hạn đến %(day)s") % {"day": _told(said, "last")},
    }  # fmt: skip
    return [
        {"label": label, "href": _all(paging.address(path, {**said, name: ""}))}
        for name, label in told.items()
        if said[name]
    ]


def _told(said: dict[str, str], name: str) -> str:
    return kit.day(typed.day(said, name))
