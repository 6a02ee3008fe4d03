"""The sheets as papers to sign: with the national title, the agency, place and day, and who signs. In Vietnamese."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from django.http import HttpResponse
from django.utils.translation import gettext, override

from motcua.faces.kit import wording as kit
from motcua.faces.office.grading import wording
from motcua.faces.office.index.asked import Asked
from motcua.law import grading
from motcua.reactions.papers import typeset
from motcua.reactions.papers.grading import sheet
from motcua.reactions.papers.grading.sheet import Column, Graded, Row, Signatory
from motcua.reactions.quality.grading.sheets import AgencySheet, Line, OfficialSheet
from motcua.work.grading.queries import ContestView


def of_unit(wanted: Asked, own: AgencySheet) -> HttpResponse:
    """The unit's sheet as a PDF."""
    with override("vi"):
        graded = Graded(
            title=gettext("Phiếu đánh giá việc giải quyết thủ tục hành chính"), unit=wanted.unit,
            period=wanted.period.label,
            about=((gettext("Đơn vị được đánh giá"), wanted.unit.name),
                   (gettext("Số hồ sơ xong trong kỳ"), kit.number(own.dossiers, 0))),
            columns=_columns(), rows=_lines(own.lines, own.total, wording.total_grade(own), grading.MOST),
            remarks=wording.remarks(own), signers=_signers(gettext("Người lập phiếu")),
        )  # fmt: skip
    return _answer(wanted, graded, f"danh-gia-{wanted.unit.code}")


def of_official(wanted: Asked, own: OfficialSheet) -> HttpResponse:
    """An official's sheet as a PDF: the official signs, and who heads the unit."""
    with override("vi"):
        graded = Graded(
            title=gettext("Phiếu đánh giá cán bộ, công chức, viên chức"), unit=own.agency, period=wanted.period.label,
            about=((gettext("Họ và tên"), own.name), (gettext("Đơn vị"), own.agency.name),
                   (gettext("Số hồ sơ có bước do người này giữ"), kit.number(own.dossiers, 0))),
            columns=_columns(), rows=_lines(own.lines, own.total, wording.total_grade(own), grading.MOST_OF_OFFICIAL),
            remarks=(), signers=_signers(gettext("Người được đánh giá"), own.name),
        )  # fmt: skip
    return _answer(wanted, graded, f"danh-gia-ca-nhan-{own.agency.code}")


def of_units(wanted: Asked, found: Sequence[AgencySheet]) -> HttpResponse:
    """The table of all units below as a PDF on its side, level by level."""
    with override("vi"):
        rows: list[Row] = []
        for level, sheets in groupby(found, key=lambda each: each.level):
            rows.append(Row(cells=(wording.level(level),)))
            rows += [_unit_row(each) for each in sheets]
        graded = Graded(
            title=gettext("Tổng hợp kết quả đánh giá các đơn vị"), unit=wanted.unit, period=wanted.period.label,
            about=(), rows=rows, wide=True, remarks=_legend(grading.INDICATORS),
            columns=[Column(title=gettext("Hạng"), width=1.1), Column(title=gettext("Đơn vị"), width=5, number=False),
                     *_numbers(grading.INDICATORS), Column(title=gettext("Tổng điểm"), width=1),
                     Column(title=gettext("Xếp loại"), width=1.7), Column(title=gettext("Số hồ sơ"), width=1.2)],
            signers=_signers(gettext("Người lập biểu")),
        )  # fmt: skip
    return _answer(wanted, graded, "danh-gia-cac-don-vi")


def of_officials(wanted: Asked, found: Sequence[OfficialSheet]) -> HttpResponse:
    """The table of the unit's officials as a PDF on its side."""
    with override("vi"):
        rows = [
            Row(
                cells=(str(place), each.name, kit.number(each.dossiers, 0), *map(_points, each.lines),
                       kit.number(each.total, 1), wording.total_grade(each)),
                under=tuple(f"{line.number}. {text}" for line in each.lines for text in _said(line.contests)),
            )
            for place, each in enumerate(found, 1)
        ]  # fmt: skip
        graded = Graded(
            title=gettext("Tổng hợp kết quả đánh giá cán bộ, công chức, viên chức"), unit=wanted.unit,
            period=wanted.period.label, about=(), rows=rows, wide=True, remarks=_legend(grading.OF_OFFICIALS),
            columns=[Column(title=gettext("STT"), width=0.8),
                     Column(title=gettext("Họ và tên"), width=4, number=False),
                     Column(title=gettext("Số hồ sơ"), width=1.2), *_numbers(grading.OF_OFFICIALS),
                     Column(title=gettext("Tổng điểm"), width=1.1), Column(title=gettext("Xếp loại"), width=3)],
            signers=_signers(gettext("Người lập biểu")),
        )  # fmt: skip
    return _answer(wanted, graded, f"danh-gia-can-bo-{wanted.unit.code}")


def _answer(wanted: Asked, graded: Graded, name: str) -> HttpResponse:
    drawn = typeset.typeset(sheet.fill(graded, day=wanted.today))
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{wanted.period.key}.pdf"'
    return response


def _columns() -> tuple[Column, ...]:
    return (
        Column(title=gettext("STT"), width=0.8), Column(title=gettext("Chỉ số đánh giá"), width=8, number=False),
        Column(title=gettext("Điểm chuẩn"), width=1.3), Column(title=gettext("Điểm đo được"), width=1.3),
        Column(title=gettext("Điểm thẩm định"), width=1.4),
    )  # fmt: skip


def _lines(lines: Sequence[Line], total: Decimal, grade: str, best: int) -> list[Row]:
    official = best == grading.MOST_OF_OFFICIAL
    rows = [
        Row(
            cells=(str(line.number), wording.title(line.number), str(grading.BEST), _number(line.measured),
                   _points(line)),
            under=(wording.note(line, official=official), *_said(line.contests)),
        )
        for line in lines
    ]  # fmt: skip
    rows.append(Row(cells=("", gettext("Tổng điểm"), str(best), "", kit.number(total, 1)), strong=True))
    return [*rows, Row(cells=(gettext("Xếp loại: %(grade)s") % {"grade": grade},))]


def _unit_row(each: AgencySheet) -> Row:
    under = tuple(f"{line.number}. {text}" for line in each.lines for text in _said(line.contests))
    cells = (
        f"{each.rank}/{each.among}", each.agency.short_name, *map(_points, each.lines), kit.number(each.total, 1),
        wording.total_grade(each), kit.number(each.dossiers, 0),
    )  # fmt: skip
    return Row(cells=cells, under=under)


def _said(contests: Sequence[ContestView]) -> list[str]:
    """Each contest with its answer, as one line."""
    return [wording.contested(one) for one in contests]


def _points(line: Line) -> str:
    return _number(line.verified)


def _number(points: Decimal | None) -> str:
    return "–" if points is None else kit.number(points, 1)


def _numbers(indicators: Iterable[int]) -> list[Column]:
    return [Column(title=str(number), width=0.8) for number in indicators]


def _legend(indicators: Iterable[int]) -> list[str]:
    return [f"({number}) {wording.title(number)}." for number in indicators]


def _signers(first: str, name: str = "") -> tuple[Signatory, ...]:
    """Who signs, by the roles of the form and for the pen: whoever prints a sheet is not its maker."""
    return Signatory(title=first, name=name), Signatory(title=gettext("Thủ trưởng đơn vị"))
