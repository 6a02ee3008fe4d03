"""A line of a sheet is contested by whom it is about, and answered by whoever checks it."""

import re
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import IntegrityError, transaction

from motcua.law import grading
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import permissions
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.roles import Role
from motcua.registers.people.tree import AgencyView
from motcua.work.grading import queries
from motcua.work.grading.events import GradingAnswered, GradingContested
from motcua.work.grading.models import Contest

_PERIOD = re.compile(r"\d{4}(-Q[1-4])?")


@act("grading.contest")
def contest(
    *, by: Actor, agency: str, period: str, indicator: int, reason: str, at: datetime, official: int | None = None,
    shown: str = "",
) -> int:  # fmt: skip
    """The line is contested, and the sheet says so; answers with the contest's number.

    An official contests a line of his own sheet, the leader of a unit one of the unit's. `shown` are the points on
    the sheet that day. Raises `NotAllowed` for another's sheet, `Invalid` without a reason or for a line or period
    there is not, and `Conflict` while the line is contested already.
    Source: decision 0404
    """
    unit = people.agency(agency)
    own = _own(by, unit, official)
    _require_line(period, indicator, official)
    _require_text("reason", reason)
    try:
        with transaction.atomic():
            row = Contest.objects.create(
                agency_id=unit.id, official_id=official, period=period, indicator=indicator, shown=shown,
                reason=reason.strip(), by_id=own, at=at,
            )  # fmt: skip
    except IntegrityError:
        raise Conflict(
            "Dòng này đang có ý kiến chưa được trả lời.", "Mỗi dòng chỉ có một ý kiến đang chờ.", "Hãy đợi trả lời."
        ) from None
    fact = GradingContested(
        sheet=_sheet(unit, period, official), contest=row.id, indicator=indicator, shown=shown, reason=row.reason
    )
    record(fact, by=by, at=at)
    return row.id


@act("grading.answer")
def answer(*, by: Actor, contest: int, upheld: bool, answer: str, at: datetime, points: Decimal | None = None) -> None:
    """The contested line is answered; one that was right counts as `points` (0 to 2, one decimal) from now on.

    Raises `NotFound` for a contest that is others' to answer, `Conflict` for one already answered, and `Invalid`
    without words, or without points where the contest was right.
    Source: decision 0404
    """
    if not Contest.objects.select_for_update(of=("self",)).filter(id=contest).exists():
        raise NotFound("Không tìm thấy ý kiến này.", "", "Hãy mở lại phiếu đánh giá.")
    view = queries.to_answer(contest, by=by)
    if not view.open:
        raise Conflict(
            "Ý kiến này đã được trả lời.",
            say("%(answered_by)s đã trả lời.", answered_by=view.answered_by),
            "Hãy tải lại phiếu.",
        )
    _require_text("answer", answer)
    counts = _points(points) if upheld else None
    Contest.objects.filter(id=contest).update(
        answer=answer.strip(), upheld=upheld, points=counts, answered_by_id=by.id, answered_at=at
    )
    fact = GradingAnswered(
        sheet=_sheet(people.agency_by_id(view.agency_id), view.period, view.official_id), contest=contest,
        indicator=view.indicator, answer=answer.strip(), upheld=upheld, points="" if counts is None else str(counts),
    )  # fmt: skip
    record(fact, by=by, at=at)


def _own(by: Actor, unit: AgencyView, official: int | None) -> int:
    """The account of who contests the own sheet, or as leader of the unit the unit's. Raises `NotAllowed`."""
    leads = permissions.may(by, "grading.contest", unit.id, unit.path, role=Role.LEADER)
    if by.id is not None and (official == by.id or (official is None and leads)):
        return by.id
    raise NotAllowed(
        "Bạn không thể nêu ý kiến về phiếu này.",
        "Cá nhân nêu ý kiến về phiếu của mình; lãnh đạo đơn vị nêu ý kiến về phiếu của đơn vị.",
        "Hãy mở phiếu của mình.",
    )


def _require_line(period: str, indicator: int, official: int | None) -> None:
    lines = grading.INDICATORS if official is None else grading.OF_OFFICIALS
    if indicator not in lines or not _PERIOD.fullmatch(period):
        raise Invalid("Phiếu không có dòng này.", "", "Hãy mở lại phiếu và chọn một dòng.", "TT 01/2018, Art. 13")


def _require_text(field: str, text: str) -> None:
    if not text.strip():
        raise Invalid(
            "Chưa nhập nội dung.", "Nội dung này được ghi trên phiếu đánh giá.", "Hãy nhập rồi gửi lại.",
            fields={field: "Hãy nhập nội dung."},
        )  # fmt: skip


def _points(points: Decimal | None) -> Decimal:
    if points is None or not points.is_finite() or not 0 <= points <= grading.BEST:
        raise Invalid(
            "Chưa có điểm thẩm định.", "Ý kiến đúng thì dòng được tính lại bằng điểm thẩm định.",
            "Hãy ghi điểm từ 0 đến 2.", "TT 01/2018, Art. 13", fields={"points": "Hãy ghi điểm từ 0 đến 2."},
        )  # fmt: skip
    return points.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _sheet(unit: AgencyView, period: str, official: int | None) -> str:
    return f"{unit.code}~{period}" + (f"~{official}" if official is not None else "")
