"""Officers are given posts and leave them."""

from datetime import date, datetime

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.registers.people.events import PostEnded, PostGiven
from motcua.registers.people.models import Account, Agency, Post
from motcua.registers.people.roles import Kind, Role


@act("people.manage")
def give_post(
    *, by: Actor, username: str, agency: str, role: Role, first_day: date, at: datetime, title: str = ""
) -> int:
    """The officer has this role in the agency from the day on; answers with the number of the post.

    Raises `NotFound`, `Conflict` when he has it already, and `Invalid` for an account that is no open officer's or an
    agency that does not exist on the day.
    """
    account = Account.objects.select_for_update().filter(username=username).first()
    place = Agency.objects.filter(code=agency).first()
    if account is None or place is None:
        raise NotFound("Không tìm thấy tài khoản hoặc cơ quan.", f"{username}, {agency}.", "Hãy kiểm tra lại.")
    if not account.is_active or account.kind != Kind.OFFICER:
        raise Invalid("Tài khoản này không giao vị trí được.", "Tài khoản đã khóa hoặc không phải của cán bộ.", "")
    if first_day < place.valid_from or (place.valid_to and first_day > place.valid_to):
        raise Invalid(
            say(
                "%(name)s không hoạt động vào ngày %(first_day)s.",
                name=place.short_name,
                first_day=f"{first_day:%d/%m/%Y}",
            ),
            "",
            "Hãy chọn ngày khác.",
        )
    held = Post.objects.filter(account=account, agency=place, role=role.value, last_day__isnull=True)
    if held.exists():
        raise Conflict(say("%(name)s đang giữ vị trí này.", name=account.full_name), "", "Không cần giao lại.")
    post = Post.objects.create(account=account, agency=place, role=role.value, title=title, first_day=first_day)
    record(PostGiven(account=username, agency=agency, role=role.value, first_day=first_day), by=by, at=at)
    return post.id


@act("people.manage")
def end_post(*, by: Actor, post: int, last_day: date, at: datetime) -> None:
    """The officer has the post no more after the day; what he held lies in the unit's tray until it is given on.

    Raises `NotFound`, `Conflict` when it ended already, `Invalid` for a last day before the first.
    """
    row = Post.objects.select_for_update(of=("self",)).select_related("account", "agency").filter(id=post).first()
    if row is None:
        raise NotFound("Không tìm thấy vị trí này.", "", "Hãy tải lại danh sách.")
    if row.last_day is not None:
        raise Conflict(
            "Vị trí này đã kết thúc.", say("Ngày cuối là %(last_day)s.", last_day=f"{row.last_day:%d/%m/%Y}"), ""
        )
    if last_day < row.first_day:
        raise Invalid(
            "Ngày cuối trước ngày đầu.",
            say("Ngày đầu là %(first_day)s.", first_day=f"{row.first_day:%d/%m/%Y}"),
            "Hãy sửa ngày.",
        )
    row.last_day = last_day
    row.save(update_fields=["last_day"])
    fact = PostEnded(account=row.account.username, agency=row.agency.code, role=row.role, last_day=last_day)
    record(fact, by=by, at=at)
