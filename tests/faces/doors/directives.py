"""What lies behind the doors of directives: one document to confirm, one confirmed, with a duty of the commune."""

from dataclasses import dataclass, replace
from datetime import date

from motcua.registers.people.actor import HOUSE
from motcua.work.directives.acts import confirm, correct, mandate, report, share, take_in
from motcua.work.directives.mandates.word import Kind, Word
from motcua.work.directives.models import Duty, Link, Mandate
from tests import cast as people

TEXT = """1. Giao UBND xã Minh Hưng rà soát hồ sơ, báo cáo trước ngày 30/6/2023.
2. Giao Hội Chữ thập đỏ tỉnh báo cáo trước ngày 30/6/2023.
"""


@dataclass(frozen=True)
class Given:
    """A document nobody has confirmed; a task with its duty; a link to another; a calendar's address."""

    directive: int
    task: int
    duty: int
    link: str
    feed: str
    mandate: int


def build(cast: people.Cast, digest: str) -> Given:
    """cô Thu has taken in two letters and confirmed one; cô Hoa and a body outside have told how far they are."""
    told = take_in.Told(title="Công văn", issued=date(2023, 5, 20))
    waiting, done = (
        take_in.take_in(by=cast.thu, agency="H10", text=text, told=told, at=people.MONDAY)
        for text in (f"{TEXT}\nBản sao.", TEXT)
    )
    correct.accept(by=cast.thu, directive=done, at=people.MONDAY)
    confirm.confirm(by=cast.thu, directive=done, at=people.MONDAY)
    own = Duty.objects.get(agency=cast.commune)
    report.report(by=cast.hoa, duty=own.id, text="Đang làm", files=[digest], at=people.MONDAY)
    link = share.share(by=cast.dung, duty=Duty.objects.get(agency=None).id, at=people.MONDAY)
    report.report_outside(
        by=HOUSE, link=Link.objects.get().id, name="An", text="Đã nhận", files=[digest], at=people.MONDAY
    )
    return Given(waiting, own.task_id, own.id, link, share.renew_feed(by=cast.hoa, at=people.MONDAY), _mandated())


def _mandated() -> int:
    """A task that the Government has given, and then given more time for; nobody has looked at either."""
    given = Word(
        code="NV-1",
        n=1,
        kind=Kind.ASSIGNED,
        told_at=people.MONDAY,
        content="Kết nối hệ thống",
        due_on=date(2023, 6, 30),
    )
    later = replace(given, n=2, kind=Kind.EXTENDED, due_on=date(2023, 7, 31))
    for word in (given, later):
        mandate.hear(by=HOUSE, word=word, at=people.MONDAY)
    return Mandate.objects.get().id
