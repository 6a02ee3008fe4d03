"""How duties stand by unit, giver or document, and the province's form, on the screen, on paper and as a table."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit import wording as kit
from motcua.faces.office import refusals, shell, typed
from motcua.faces.office.directives import duties, paging, words
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import sheet, taking
from motcua.faces.office.lists.taking import Column, Table
from motcua.law.duties import Standing
from motcua.ledger import clock
from motcua.registers.people import queries as people
from motcua.work.directives import following
from motcua.work.directives.views import Form, Line

_GROUPS = ("unit", "giver", "directive")
_COUNTED: tuple[tuple[str, Standing], ...] = (
    ("late", Standing.LATE), ("open", Standing.OPEN), ("done_in_time", Standing.DONE_IN_TIME),
    ("done_late", Standing.DONE_LATE),
)  # fmt: skip
Doors = list[tuple[int, str, str]]


@require_safe
@officers_only
def board(request: OfficeRequest) -> HttpResponse:
    """The duties the officer may see, added up; each number opens exactly those it counted."""
    today = clock.now().date()
    group = request.GET.get("by", "unit") if request.GET.get("by") in _GROUPS else "unit"
    lines = following.board(by=request.actor, today=today, group=group)
    names = {"unit": gettext("Theo đơn vị"), "giver": gettext("Theo người giao"), "directive": gettext("Theo văn bản")}
    context = {
        "tabs": [{"label": name, "href": f"?by={one}", "current": one == group} for one, name in names.items()],
        "rows": [(line, _doors(group, line, {})) for line in lines],
        "total": following.total(lines) if lines else None,
        "columns": _columns(names[group]),
        "first": {"unit": gettext("Đơn vị"), "giver": gettext("Người giao"), "directive": gettext("Văn bản")}[group],
        "group": group,
    }
    return shell.show(request, "office/duties/board.html", context, here="duty_board")


def _columns(first: str) -> list[dict[str, object]]:
    heads = (
        gettext("Quá hạn"), gettext("Trong hạn"), gettext("Xong đúng hạn"), gettext("Xong quá hạn"),
        gettext("Không có hạn"), gettext("Chờ xác nhận"),
    )  # fmt: skip
    return [{"label": first}, *({"label": head, "number": True} for head in heads)]


def _doors(group: str, line: Line, more: dict[str, str]) -> Doors:
    """Each count with its state and the address of what it counted; nought opens nothing."""
    path = reverse("office:duties")
    found: Doors = []
    for name, standing in _COUNTED:
        count = getattr(line.rate, name)
        said = {group: line.key, "standing": standing.value, **more}
        found.append(
            (count, "late" if standing is Standing.LATE and count else "", paging.address(path, said) if count else "")
        )
    return found


@require_safe
@officers_only
def form(request: OfficeRequest) -> HttpResponse:
    """The province's form for a unit and all beneath it; what is late stands below it by name."""
    told: refusals.Told | None = None
    made: Form | None = None
    said = {name: typed.clean(request.GET.get(name, ""))[:60] for name in ("unit", "day", "first", "last")}
    try:
        made = _form(request, said)
    except refusals.Refusal as error:
        told = refusals.told(error, {"unit", "day", "first", "last"})
    context: dict[str, object] = {"said": said, "refusal": told, "units": _units(request)}
    if made:
        shown = {"first": kit.day(made.first), "last": kit.day(made.last)}
        doors = shown | ({"on": kit.day(made.day)} if made.day != clock.now().date() else {})
        context |= {
            "form": made,
            "said": {"unit": made.agency_code, "day": kit.day(made.day), **shown},
            "rows": [(no, line, _doors("unit", line, doors), _percents(line)) for no, line in enumerate(made.lines, 1)],
            "sum": _percents(made.total),
            "late": [(one, words.binds(one.binds)) for one in made.late],
            "measured": _measured(request, made),
            "worst": [line for line in sorted(made.lines, key=lambda one: -one.rate.late)[:5] if line.rate.late],
            "sheets": [
                (kind.upper(), paging.address(reverse("office:duty_form_sheet", args=[kind]), said))
                for kind in sheet.KINDS
            ],
        }  # fmt: skip
    return shell.show(
        request, "office/duties/form.html", context, here="duty_board", status=told.status if told else 200
    )


@require_safe
@officers_only
def form_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same form as a table to take away, with its period and its day where the form of table has room for them."""
    taking.form_of(kind)
    said = {name: typed.clean(request.GET.get(name, ""))[:60] for name in ("unit", "day", "first", "last")}
    made = _form(request, said)
    source = gettext("Sổ theo dõi nhiệm vụ: hạn từ %(first)s đến %(last)s, tính đến hết ngày %(day)s") % {
        "first": kit.day(made.first), "last": kit.day(made.last), "day": kit.day(made.day)
    }  # fmt: skip
    name = f"ket-qua-nhiem-vu-{made.agency_code}-{made.day:%Y%m%d}"
    title = f"{gettext('Biểu tổng hợp thực hiện nhiệm vụ')} – {made.agency}"
    shares = _shares if kind == "json" else _percents
    lines = [*enumerate(made.lines, 1), (None, made.total)]
    rows = ([no, *_cells(line, gettext("Tổng cộng"), shares(line))] for no, line in lines)
    return taking.answer(kind, Table(name, title, source, _sheet_columns()), rows)


def _sheet_columns() -> tuple[Column, ...]:
    share = gettext("Phần trăm trên tổng số.")
    return (
        Column("number", gettext("TT"), gettext("Thứ tự trong bảng này.")),
        Column("unit", gettext("Đơn vị"), gettext("Đơn vị chịu trách nhiệm; dòng cuối là tổng.")),
        Column("total", gettext("Tổng số nhiệm vụ"),
               gettext("Số lượt có hạn trong kỳ: mỗi đơn vị, mỗi thời hạn của một nhiệm vụ là một lượt.")),
        Column("done_in_time", gettext("Hoàn thành đúng hạn"), gettext("Số lượt xong trước hạn hoặc đúng hạn.")),
        Column("done_late", gettext("Hoàn thành quá hạn"), gettext("Số lượt xong sau hạn.")),
        Column("open", gettext("Chưa hoàn thành, trong hạn"), gettext("Số lượt chưa xong, chưa qua hạn.")),
        Column("late", gettext("Chưa hoàn thành, quá hạn"), gettext("Số lượt chưa xong, đã qua hạn.")),
        Column("share_in_time", gettext("% hoàn thành đúng hạn"), share),
        Column("share_late", gettext("% hoàn thành quá hạn"), share),
        Column("share_overdue", gettext("% chưa hoàn thành, quá hạn"), share),
        Column("note", gettext("Ghi chú"), gettext("Số kết quả chờ người giao xác nhận.")),
    )  # fmt: skip


def _cells(line: Line, total: str, shares: Sequence[sheet.Cell]) -> list[sheet.Cell]:
    rate = line.rate
    note = gettext("%(n)s chờ xác nhận") % {"n": line.unchecked} if line.unchecked else ""
    return [line.name or total, rate.total, rate.done_in_time, rate.done_late, rate.open, rate.late, *shares, note]


def _shares(line: Line) -> list[Decimal | None]:
    """The three shares of all that was assigned; nothing where nothing was."""
    rate = line.rate
    return [rate.percent(part) for part in (rate.done_in_time, rate.done_late, rate.late)]


def _percents(line: Line) -> list[str]:
    """The three shares of all that was assigned, with one decimal; a dash where nothing was."""
    return [_written(share) for share in _shares(line)]


def _written(share: Decimal | None) -> str:
    return kit.number(share, 1) if share is not None else "–"


def _form(request: OfficeRequest, said: dict[str, str]) -> Form:
    today = clock.now().date()
    day: Callable[[str], date | None] = lambda name: typed.day(said, name)  # noqa: E731
    unit = said["unit"] or _units(request)[0][0]
    return following.form(by=request.actor, unit=unit, day=day("day") or today, first=day("first"), last=day("last"))


def _measured(request: OfficeRequest, made: Form) -> list[duties.DutyLine]:
    """The duties of the form that are measured, with what their figures came to on its day."""
    rows = following.measured(by=request.actor, today=made.day, unit=made.agency_code, first=made.first, last=made.last)
    return duties.lines(rows, made.day)


def _units(request: OfficeRequest) -> list[tuple[str, str]]:
    """The units a form can be made for: the province and its departments for who watches, else the own ones."""
    own = [people.agency_by_id(number) for number in sorted(request.actor.agency_ids)]
    if request.actor.has(*shell.OVERSEERS[2:]):
        root = people.root()
        return [(root.code, root.name), *((one.code, one.name) for one in people.children(root.id))]
    return [(one.code, one.name) for one in own]
