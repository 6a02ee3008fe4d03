"""The rows behind a number or an act of the index: a page at a time, or whole as a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.http.request import QueryDict
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.kit.scores import counts, reasons, words
from motcua.faces.office import shell
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked, saying, untold
from motcua.faces.office.index.asked import Asked
from motcua.faces.office.lists import sheet
from motcua.law import quality
from motcua.ledger import clock
from motcua.reactions.quality import explaining, telling
from motcua.reactions.quality.board import untold as decided
from motcua.reactions.quality.explaining import Kind, Side, explanation, recovery
from motcua.reactions.quality.explaining.behind import LONGEST, PAGE, Behind
from motcua.reactions.quality.explaining.explanation import ExplainedComponent
from motcua.reactions.quality.explaining.rows import DossierRow, ProcedureRow, ToldRow
from motcua.registers.people.errors import NotFound

_LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class Question:
    """Whose rows: those of an act, or those of one side of a component."""

    wanted: Asked
    component: str
    side: str
    act: str

    @property
    def words(self) -> dict[str, str]:
        """The same question in an address."""
        return {"component": self.component, "side": self.side, "act": self.act}

    @property
    def says_why(self) -> bool:
        """True where every row lost points: then each dossier says why."""
        return not self.act and self.side == Side.REST.value

    def rows(self, after: str = "", size: int = PAGE) -> Behind:
        """One page of the rows. Raises `Invalid` for a component, side, act or place there is not."""
        wanted = self.wanted
        about = explaining.Asked(wanted.unit, self.component or "B1", wanted.period, wanted.today)
        if self.act:
            return recovery.rows(about, self.act, after, size)
        return explaining.behind(about, self.side, after, size)

    def all_rows(self) -> Iterator[DossierRow | ProcedureRow | ToldRow]:
        """Every row, as far as a sheet reaches."""
        page, shown = self.rows(size=LONGEST), 0
        while page.rows and shown < sheet.MOST_ROWS:
            yield from page.rows
            shown += len(page.rows)
            page = self.rows(page.next, LONGEST) if page.next else Behind(page.kind, ())


def _question(words: QueryDict, wanted: Asked) -> Question:
    side = words.get("side", Side.REST.value)[:_LONGEST_WORD]
    return Question(wanted, words.get("component", "")[:_LONGEST_WORD], side, words.get("act", "")[:_LONGEST_WORD])


@require_safe
@officers_only
def behind(request: OfficeRequest) -> HttpResponse:
    """The dossiers, procedures or told counts behind a number, and how the number is made."""
    wanted = asked.read(request.GET, request.actor)
    question = _question(request.GET, wanted)
    page = question.rows(request.GET.get("after", "")[:_LONGEST_WORD])
    explained = explanation.explain(wanted.unit, wanted.period, wanted.today)
    component, title = _about(question, explained)
    shown = {
        "title": title, "component": component, "kind": page.kind.value, "rows": page.rows, "period": wanted.period,
        "unit_seen": wanted.unit, "says_why": question.says_why,
        "sides": [] if question.act else _sides(question, component),
        "older": wanted.address("index_behind", **question.words, after=page.next) if page.next else "",
        "exports": [
            (form.upper(), wanted.address("index_behind_sheet", form, **question.words)) for form in sheet.KINDS
        ],
        "tell_at": wanted.address("index_tell") if telling.may(request.actor) else "",
        "untold": untold.offer(request, wanted, component) if component.is_untold and not question.act else None,
        "decisions": [] if question.act else decided.decisions(component.id, wanted.period),
        "trail": [(wanted.unit.short_name, wanted.address()), (title, "")],
    }  # fmt: skip
    return shell.show(request, "office/index/behind/page.html", shown, here="index")


def _about(question: Question, explained: explanation.Explanation) -> tuple[ExplainedComponent, str]:
    if not question.act:
        component = explained.component(question.component or "B1")
        return component, words.gloss(component.title)
    wanted = question.wanted
    acts = recovery.winback(wanted.unit, wanted.period, wanted.today).acts
    act = next((one for one in acts if one.key == question.act), None)
    if act is None:
        raise NotFound(
            gettext("Không còn việc nào như vậy."), gettext("Mọi hồ sơ của việc này đã xong."),
            gettext("Hãy mở lại bảng chỉ số."),
        )  # fmt: skip
    return explained.component(act.component), saying.said(act.title)


def _sides(question: Question, component: ExplainedComponent) -> list[dict[str, object]]:
    part, whole = component.part or 0, component.whole or 0
    named = (
        (Side.REST, gettext("Mất điểm"), max(0, whole - part)),
        (Side.PART, gettext("Được điểm"), part),
        (Side.WHOLE, gettext("Tất cả"), whole),
    )
    return [
        {"label": label, "count": count, "current": side.value == question.side,
         "href": question.wanted.address("index_behind", component=component.id, side=side.value)}
        for side, label, count in named
    ]  # fmt: skip


@require_safe
@officers_only
def behind_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The same rows, whole, as a table to take away."""
    wanted = asked.read(request.GET, request.actor)
    question = _question(request.GET, wanted)
    heads, component = _heads(question.rows(size=1).kind), question.component or "B1"
    rows = list(question.all_rows())
    heads |= _more_heads(component) if "days_late" in heads else {}
    cells: list[list[sheet.Cell]] = [[getattr(row, key) for key in heads] for row in rows]
    if question.says_why and "days_late" in heads:
        heads["why"] = gettext("Vì sao mất điểm")
        told = [reasons.why(row, component) if isinstance(row, DossierRow) else "" for row in rows]
        cells = [[*line, why] for line, why in zip(cells, told, strict=True)]
    name = f"chi-so-{wanted.unit.code}-{wanted.period.key}-{question.act or component}"
    return sheet.answer(form_of(kind), name, heads, cells, about_table(wanted, component))


def form_of(kind: str) -> str:
    """The kind of table that was asked for. Raises `NotFound`."""
    if kind not in sheet.KINDS:
        raise NotFound(gettext("Không có dạng tệp này."), "", gettext("Hãy chọn XLSX, CSV hoặc JSON."))
    return kind


def about_table(wanted: Asked, *components: str) -> sheet.About:
    """What a table of the index is: of which unit and period, and how its components are made."""
    rows = [row for row in quality.INDICATORS if not components or row.id in components]
    meanings = {f"{row.id} {words.component(row)}": counts.definition(row) for row in rows}
    source = gettext("Tính từ hồ sơ trên hệ thống Một Cửa theo QĐ 766/QĐ-TTg")
    return sheet.About(f"{wanted.unit.name}, {words.period(wanted.period)}", source, clock.now(), meanings)


def _more_heads(component: str) -> dict[str, str]:
    """The columns that a component's own dossiers need: payment, papers and results."""
    if component == "D3":
        return {"fee": gettext("Phí, lệ phí (đồng)"), "paid_online": gettext("Đã nộp trực tuyến (1: có)")}
    if component in {"E1", "E2"}:
        return {
            "digitised": gettext("Giấy tờ đã số hóa (1: có)"), "electronic": gettext("Kết quả điện tử (1: có)")
        }  # fmt: skip
    return {}


def _heads(kind: Kind) -> dict[str, str]:
    return {
        Kind.DOSSIER: {
            "code": gettext("Mã hồ sơ"), "procedure": gettext("Thủ tục"), "unit": gettext("Cơ quan giải quyết"),
            "counter": gettext("Nơi tiếp nhận"), "received": gettext("Ngày tiếp nhận"), "due": gettext("Hẹn trả"),
            "ended": gettext("Ngày xong"), "days_late": gettext("Số ngày trễ"), "state": gettext("Trạng thái"),
            "holder": gettext("Đơn vị giữ"),
        },
        Kind.PROCEDURE: {
            "code": gettext("Mã thủ tục"), "procedure": gettext("Thủ tục"), "unit": gettext("Cơ quan giải quyết"),
            "dossiers": gettext("Hồ sơ trong kỳ"), "marked": gettext("Trong đó được tính"),
            "online": gettext("Mức trực tuyến"),
        },
        Kind.TOLD: {
            "unit": gettext("Cơ quan"), "part": gettext("Tử số"), "whole": gettext("Mẫu số"),
            "source": gettext("Nguồn số liệu"),
        },
    }[kind]  # fmt: skip


@require_safe
@officers_only
def index_sheet(request: OfficeRequest, kind: str) -> HttpResponse:
    """The unit's components with counts, points, loss and article, as a table to take away."""
    wanted = asked.read(request.GET, request.actor)
    explained = explanation.explain(wanted.unit, wanted.period, wanted.today)
    heads = {
        "group": gettext("Nhóm chỉ số"), "component": gettext("Mã"), "title": gettext("Thành phần"),
        "part": gettext("Tử số"), "whole": gettext("Mẫu số"), "points": gettext("Điểm được"),
        "most": gettext("Điểm tối đa"), "lost": gettext("Điểm mất"), "source": gettext("Căn cứ"),
        "definition": gettext("Cách tính"),
    }  # fmt: skip
    rows: list[list[sheet.Cell]] = [
        [
            words.group(group.group), one.id, words.gloss(one.title), one.part, one.whole,
            one.points, one.most, one.lost, words.article(one.source), saying.said(one.how),
        ]
        for group in explained.groups
        for one in group.components
    ]  # fmt: skip
    name = f"chi-so-{wanted.unit.code}-{wanted.period.key}"
    return sheet.answer(form_of(kind), name, heads, rows, about_table(wanted))
