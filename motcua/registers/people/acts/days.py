"""A day of rest, or of work in its place, is announced after the national data was shipped."""

from datetime import date, datetime

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import calendars
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.registers.people.events import DayAnnounced, DayNoticeWithdrawn
from motcua.registers.people.models import DayNotice


@act("calendar.announce")
def announce(*, by: Actor, day: date, working: bool, name: str, source: str, at: datetime) -> None:
    """Every agency works by the announced day, in every process within half a minute.

    Dates that were promised before stay as they are: they keep the calendar they were reckoned with.
    Raises `Invalid` without a name or a source, or when the day is what it would become; `Conflict` when it was
    announced already; `CalendarEnds` outside the national calendar.

    Source: BLLĐ 2019, Art. 112(3)
    """
    faults = {key: "Không được để trống." for key, text in (("name", name), ("source", source)) if not text.strip()}
    if faults:
        raise Invalid(
            "Chưa đủ thông tin về ngày này.", "Ngày nghỉ phải có tên và văn bản.", "Hãy ghi đủ.", fields=faults
        )
    if calendars.base().is_working(day) is working:
        pattern = "Ngày %(day)s đã là ngày làm việc." if working else "Ngày %(day)s đã là ngày nghỉ."
        raise Invalid(
            say(pattern, day=f"{day:%d/%m/%Y}"),
            "Thông báo này không thay đổi gì.",
            "Hãy kiểm tra lại ngày.",
        )
    _, new = DayNotice.objects.get_or_create(
        day=day, defaults={"working": working, "name": name.strip(), "source": source.strip(), "announced_at": at}
    )
    if not new:
        raise Conflict(
            say("Ngày %(day)s đã được thông báo.", day=f"{day:%d/%m/%Y}"),
            "Mỗi ngày chỉ có một thông báo.",
            "Hãy thu hồi thông báo cũ trước.",
        )
    record(DayAnnounced(day=day, working=working, name=name, source=source), by=by, at=at)
    calendars.forget_soon()


@act("calendar.announce")
def withdraw(*, by: Actor, day: date, at: datetime) -> None:
    """The national calendar holds again for the day. Raises `NotFound` when nothing was announced."""
    row = DayNotice.objects.select_for_update().filter(day=day).first()
    if row is None:
        raise NotFound(
            say("Ngày %(day)s không có thông báo nào.", day=f"{day:%d/%m/%Y}"), "", "Hãy chọn ngày trong danh sách."
        )
    row.delete()
    record(DayNoticeWithdrawn(day=day, name=row.name), by=by, at=at)
    calendars.forget_soon()
