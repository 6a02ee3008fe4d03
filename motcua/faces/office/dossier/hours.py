"""The clock and the money: stop, run on, pay, apologise and name a new day."""

from datetime import timedelta

from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.faces.office import typed
from motcua.faces.office.dossier.forms import Doing, Field, Form, Seen
from motcua.law import deadline
from motcua.ledger import clock
from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import extend as extending
from motcua.work.dossiers.acts import pause


def suspend(_seen: Seen) -> Form:
    """The clock is stopped."""

    def perform(doing: Doing) -> str:
        pause.suspend(
            by=doing.by, dossier=doing.view.code, reason=typed.letter(doing.typed, "reason"),
            basis=typed.line(doing.typed, "basis"), at=doing.at,
        )  # fmt: skip
        return gettext("Đã tạm dừng tính thời hạn.")

    return Form(
        verb="suspend", title=gettext("Tạm dừng tính thời hạn"), button=gettext("Tạm dừng"), icon="circle-pause",
        perform=perform,
        says=gettext("Chỉ dừng khi pháp luật chuyên ngành cho phép, ví dụ chờ kết quả giám định."),
        follows=[gettext("Khi chạy tiếp, ngày hẹn lùi đúng bằng thời gian làm việc đã dừng.")],
        fields=[
            Field(name="reason", label=gettext("Lý do tạm dừng"), kind="textarea"),
            Field(name="basis", label=gettext("Căn cứ pháp lý"), hint=gettext("Ví dụ: khoản 2 Điều 61 NĐ 43/2014")),
        ],
    )  # fmt: skip


def resume(seen: Seen) -> Form:
    """The clock runs on."""
    view = seen.view

    def perform(doing: Doing) -> str:
        pause.resume(by=doing.by, dossier=doing.view.code, at=doing.at)
        return gettext("Thời hạn đã chạy tiếp.")

    since = wording.long_moment(view.waiting_since)
    return Form(
        verb="resume", title=gettext("Tiếp tục tính thời hạn"), button=gettext("Chạy tiếp"), icon="play",
        perform=perform,
        says=gettext("Thời hạn dừng từ %(moment)s.") % {"moment": since},
        follows=[gettext("Ngày hẹn lùi đúng bằng thời gian làm việc đã dừng; người nộp được báo ngày mới.")],
    )  # fmt: skip


def require_payment(_seen: Seen) -> Form:
    """The applicant is told what to pay."""

    def perform(doing: Doing) -> str:
        pause.require_payment(
            by=doing.by, dossier=doing.view.code, amount=typed.whole(doing.typed, "amount") or 0,
            reason=typed.letter(doing.typed, "reason"), at=doing.at,
        )  # fmt: skip
        return gettext("Đã thông báo nghĩa vụ tài chính. Thời hạn dừng cho đến khi nộp xong.")

    return Form(
        verb="require_payment", title=gettext("Yêu cầu nghĩa vụ tài chính"), button=gettext("Thông báo phải nộp"),
        icon="hand-coins", perform=perform,
        says=gettext("Người nộp nhận thông báo số tiền và nội dung phải nộp."),
        follows=[gettext("Thời hạn dừng từ lúc này, chạy tiếp khi xác nhận đã nộp đủ.")],
        fields=[
            Field(name="amount", label=gettext("Số tiền"), kind="number", suffix=gettext("đồng"), width="20"),
            Field(name="reason", label=gettext("Nội dung nghĩa vụ tài chính"), kind="textarea"),
        ],
    )  # fmt: skip


def extend(seen: Seen) -> Form:
    """The agency apologises and names a new day."""
    view = seen.view

    def perform(doing: Doing) -> str:
        until = typed.moment(doing.typed, "until", "clock")
        if until is None:
            raise Invalid(
                gettext("Chưa có ngày hẹn mới."), "", gettext("Hãy nhập ngày hẹn mới rồi gửi lại."),
                fields={"until": gettext("Hãy nhập ngày hẹn mới.")},
            )  # fmt: skip
        reason = typed.letter(doing.typed, "reason")
        extending.extend(by=doing.by, dossier=doing.view.code, until=until, reason=reason, at=doing.at)
        return gettext("Đã hẹn lại. In và gửi phiếu xin lỗi cho người nộp.")

    calendar = people.calendar_for(view.agency_id)
    follows = [gettext("Chỉ được hẹn lại một lần; người nộp nhận phiếu xin lỗi kèm lý do.")]
    if view.due_at is not None:
        last = deadline.apology_by(view.due_at, calendar).due
        words = {"moment": wording.long_moment(last)}
        if clock.now() > last:
            follows.append(
                gettext("Đã quá thời điểm phải xin lỗi (%(moment)s): phiếu vẫn gửi, ghi rõ là gửi muộn.") % words
            )
        else:
            follows.append(gettext("Phải xin lỗi chậm nhất %(moment)s.") % words)
    start = max(clock.now(), view.due_at or clock.now()) + timedelta(days=1)
    return Form(
        verb="extend", title=gettext("Xin lỗi và hẹn lại"), button=gettext("Xin lỗi và hẹn lại"), icon="calendar-clock",
        perform=perform, follows=follows,
        says=gettext("Ngày hẹn hiện nay: %(moment)s.") % {"moment": wording.long_moment(view.due_at)},
        fields=[
            Field(name="until", label=gettext("Ngày hẹn mới"), kind="date",
                  value=wording.day(calendar.next_working_day(start.date()))),
            Field(name="clock", label=gettext("Giờ"), value="17:00", width="5"),
            Field(name="reason", label=gettext("Lý do, viết cho người dân"), kind="textarea"),
        ],
    )  # fmt: skip
