"""What lies behind the doors of directives: one document to confirm, one confirmed, with a duty of the commune."""

from dataclasses import dataclass
from datetime import date

from motcua.work.directives.acts import confirm, correct, report, share, take_in
from motcua.work.directives.models import Duty
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


def build(cast: people.Cast, digest: str) -> Given:
    """cô Thu has taken in a letter twice and confirmed it once; cô Hoa has told how far the commune is."""
    told = take_in.Told(title="Công văn", issued=date(2023, 5, 20))
    waiting, done = (
        take_in.take_in(by=cast.thu, agency="H10", text=TEXT, told=told, at=people.MONDAY) for _ in range(2)
    )
    correct.accept(by=cast.thu, directive=done, at=people.MONDAY)
    confirm.confirm(by=cast.thu, directive=done, at=people.MONDAY)
    own = Duty.objects.get(agency=cast.commune)
    report.report(by=cast.hoa, duty=own.id, text="Đang làm", files=[digest], at=people.MONDAY)
    link = share.share(by=cast.dung, duty=Duty.objects.get(agency=None).id, at=people.MONDAY)
    return Given(waiting, own.task_id, own.id, link, share.renew_feed(by=cast.hoa, at=people.MONDAY))
