"""Agencies come into being, change and cease; none is ever erased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import calendars, tree
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.registers.people.events import AgencyChanged, AgencyClosed, AgencyOpened, PostEnded
from motcua.registers.people.folding import sort_key
from motcua.registers.people.models import Agency, Post

_CHANGEABLE = ("name", "short_name", "phone", "email", "address", "receives", "hours", "fields", "identifier")


@dataclass(frozen=True, kw_only=True)
class NewAgency:
    """What an agency needs to exist; `parent` is the code of the one above, empty at the top."""

    code: str
    identifier: str
    name: str
    short_name: str
    kind: str
    level: str
    parent: str
    first_day: date
    gso_code: str = ""
    fields: tuple[str, ...] = ()
    receives: str = ""
    hours: dict[str, list[str]] | None = None
    phone: str = ""
    email: str = ""
    address: str = ""


@act("people.manage")
def open_agency(*, by: Actor, agency: NewAgency, at: datetime) -> int:
    """The agency exists from its first day on; answers with its number.

    Raises `Conflict` when the code was ever used, `NotFound` without the agency above, `Invalid` without a name.
    """
    if not (agency.code.strip() and agency.name.strip()):
        raise Invalid(
            "Cơ quan phải có mã và tên.", "", "Hãy ghi đủ.", fields={"code": "Bắt buộc.", "name": "Bắt buộc."}
        )
    if Agency.objects.filter(code=agency.code).exists():
        raise Conflict(
            say("Mã %(code)s đã dùng.", code=agency.code), "Mã của một cơ quan không dùng lại.", "Hãy chọn mã khác."
        )
    above = _locked(agency.parent) if agency.parent else None
    if agency.hours:
        calendars.hours_from(agency.hours)
    values = {name: value for name, value in vars(agency).items() if name not in {"parent", "first_day", "fields"}}
    row = Agency.objects.create(
        **values, parent=above, path="", fields=list(agency.fields), sort_key=sort_key(agency.name),
        valid_from=agency.first_day,
    )  # fmt: skip
    row.path = f"{above.path if above else '/'}{row.id}/"
    row.save(update_fields=["path"])
    name, parent, first_day = agency.name, agency.parent, agency.first_day
    record(AgencyOpened(agency=agency.code, name=name, parent=parent, first_day=first_day), by=by, at=at)
    _forget()
    return row.id


@act("people.manage")
def change_agency(*, by: Actor, agency: str, changes: Mapping[str, object], at: datetime) -> None:
    """The agency's particulars are as given; its code, its place in the tree and its first day never change.

    Raises `NotFound`, `Invalid` for a particular that does not change this way, `ImpossibleCalendar` for hours.
    """
    row = _locked(agency)
    if strange := sorted(set(changes) - set(_CHANGEABLE)):
        raise Invalid(
            "Không thể sửa mục này.",
            say("Các mục không sửa được: %(listed)s.", listed=", ".join(strange)),
            "Hãy bỏ các mục đó.",
        )
    hours = changes.get("hours")
    if isinstance(hours, dict) and hours:
        calendars.hours_from(hours)
    changed = tuple(name for name, value in changes.items() if getattr(row, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(row, name, changes[name])
    row.sort_key = sort_key(row.name)
    row.save(update_fields=[*changed, "sort_key"])
    record(AgencyChanged(agency=agency, fields=changed), by=by, at=at)
    _forget()


@act("people.manage")
def close_agency(
    *, by: Actor, agency: str, last_day: date, at: datetime, successor: str = "", reason: str = ""
) -> None:
    """The agency exists until its last day and no longer; the posts in it end with it.

    Open dossiers follow by a decree of their own. Raises `NotFound`, `Conflict` when it is closed already or still has
    agencies below it, `Invalid` for a last day before its first.
    """
    row = _locked(agency)
    if row.valid_to is not None:
        raise Conflict(
            say("%(name)s đã kết thúc hoạt động.", name=row.short_name),
            say("Ngày cuối là %(valid_to)s.", valid_to=f"{row.valid_to:%d/%m/%Y}"),
            "",
        )
    if last_day < row.valid_from:
        raise Invalid(
            "Ngày cuối trước ngày thành lập.",
            say("Thành lập ngày %(valid_from)s.", valid_from=f"{row.valid_from:%d/%m/%Y}"),
            "Hãy sửa ngày.",
        )
    if row.children.filter(valid_to__isnull=True).exists():
        raise Conflict("Còn cơ quan trực thuộc đang hoạt động.", "", "Hãy kết thúc các cơ quan trực thuộc trước.")
    row.valid_to = last_day
    row.successor = _locked(successor) if successor else None
    row.save(update_fields=["valid_to", "successor"])
    closed = AgencyClosed(agency=agency, last_day=last_day, successor=successor, reason=reason)
    record(closed, *end_posts(row, last_day), by=by, at=at)
    _forget()


def end_posts(row: Agency, last_day: date) -> tuple[PostEnded, ...]:
    """No post in the agency reaches beyond the day; answers with the facts to be recorded. Two queries."""
    posts = list(Post.objects.filter(agency=row, last_day__isnull=True).select_related("account"))
    Post.objects.filter(id__in=[post.id for post in posts]).update(last_day=last_day)
    held = [(each.account.username, each.role) for each in posts]
    return tuple(PostEnded(account=name, agency=row.code, role=role, last_day=last_day) for name, role in held)


@act("people.manage")
def reopen_agency(*, by: Actor, agency: str, at: datetime) -> None:
    """The agency goes on existing as if it had not been closed; posts must be given anew. Raises `NotFound`."""
    row = _locked(agency)
    if row.valid_to is None:
        return
    first_day = row.valid_to + timedelta(days=1)
    row.valid_to, row.successor = None, None
    row.save(update_fields=["valid_to", "successor"])
    parent = row.parent.code if row.parent else ""
    record(AgencyOpened(agency=agency, name=row.name, parent=parent, first_day=first_day), by=by, at=at)
    _forget()


def _locked(code: str) -> Agency:
    row = Agency.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound(
            "Không tìm thấy cơ quan này.", say("Không có cơ quan mang mã %(code)s.", code=code), "Hãy kiểm tra lại mã."
        )
    return row


def _forget() -> None:
    tree.forget_soon()
    calendars.forget_soon()
