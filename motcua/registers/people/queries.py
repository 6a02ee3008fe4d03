"""What may be asked about agencies, officers and the people they serve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.law.calendar import Calendar
from motcua.law.sentences import say
from motcua.registers.people import calendars, pack, permissions
from motcua.registers.people import tree as trees
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.registers.people.folding import fold
from motcua.registers.people.models import Account, ApiToken, DayNotice, Person, Post
from motcua.registers.people.roles import Kind, Role
from motcua.registers.people.tree import AgencyView

__all__ = ["AgencyView"]

_LONGEST_LIST = 100


@dataclass(frozen=True, slots=True)
class OfficerView:
    """An officer in one of his posts."""

    account_id: int
    name: str
    agency_id: int
    role: Role
    title: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """A citizen or an organisation, as those who may know see them."""

    id: int
    kind: str
    identity_no: str
    full_name: str
    birth_date: date | None
    sex: str
    ethnic_group: str
    phone: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A counter as the public page shows it; `hours` are `07:30-11:30` and the like, for a weekday and a Saturday."""

    agency: AgencyView
    weekday: tuple[str, ...]
    saturday: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayNoticeView:
    """A day off or a made-up working day that was announced after the national data was shipped."""

    day: date
    working: bool
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class TokenView:
    """The key of a system: its first letters, what it may do and beneath which agency, since when, until when."""

    id: int
    username: str
    system: str
    name: str
    hint: str
    scopes: tuple[str, ...]
    agency: str
    agency_code: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None

    def opens(self, at: datetime) -> bool:
        """True while the key opens anything."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > at)


def agency(code: str) -> AgencyView:
    """The agency with this code. Raises `NotFound`."""
    return trees.tree().by_code.get(code) or trees.reread().by_code.get(code) or _no_agency(code)


def agency_by_id(number: int) -> AgencyView:
    """The agency with this number. Raises `NotFound`."""
    return trees.tree().by_id.get(number) or trees.reread().by_id.get(number) or _no_agency(str(number))


def _no_agency(asked: str) -> AgencyView:
    raise NotFound(
        "Không tìm thấy cơ quan này.",
        say("Không có cơ quan mang mã %(asked)s.", asked=asked),
        "Hãy chọn cơ quan trong danh sách.",
    )


def agencies(*, level: str = "", day: date | None = None) -> tuple[AgencyView, ...]:
    """Every agency, of one level if it is named, alive on the day if one is given, in dictionary order."""
    found = (each for each in trees.tree().agencies if not level or each.level == level)
    alive = (each for each in found if day is None or each.exists_on(day))
    return tuple(sorted(alive, key=lambda each: each.sort_key))


def children(agency_id: int | None, day: date | None = None) -> tuple[AgencyView, ...]:
    """The agencies directly below this one (below none: the top), alive on the day if one is given."""
    below = trees.tree().below.get(agency_id, ())
    return tuple(each for each in below if day is None or each.exists_on(day))


def root() -> AgencyView:
    """The agency above all: the people's committee of the province. Raises `NotFound` before a pack is loaded."""
    top = next((each for each in trees.tree().below.get(None, ()) if each.level == "province"), None)
    if top is None:
        raise NotFound("Chưa có tỉnh nào.", "Chưa nạp danh mục cơ quan.", "Hãy nạp gói dữ liệu của tỉnh.")
    return top


def path(agency_id: int) -> tuple[AgencyView, ...]:
    """The agency and all above it, from the top down."""
    here = agency_by_id(agency_id)
    return tuple(reversed(tuple(trees.tree().upwards(here))))


def counters(*, level: str = "", day: date | None = None) -> tuple[AgencyView, ...]:
    """The agencies with a counter, for this level if one is named, alive on the day if one is given."""
    return tuple(each for each in agencies(day=day) if each.receives and (not level or each.receives == level))


def desks(day: date) -> tuple[Desk, ...]:
    """Every counter of the day with its hours and how to reach it, for the public."""
    order = {level.code: place for place, level in enumerate(pack.current().levels)}
    found = sorted(counters(day=day), key=lambda each: (order.get(each.receives, len(order)), each.sort_key))
    return tuple(_desk(each) for each in found)


def _desk(counter: AgencyView) -> Desk:
    hours = next((each.hours for each in trees.tree().upwards(counter) if each.hours), None) or {}
    saturday = hours.get("saturday") or hours.get("saturday_reception") or ()
    return Desk(counter, tuple(hours.get("weekday", ())), tuple(saturday))


def calendar_for(agency_id: int) -> Calendar:
    """The working calendar of an agency: national days, days announced since, the agency's own hours.

    Source: BLLĐ 2019, Art. 112; decision 0010
    """
    agency_by_id(agency_id)
    return calendars.of_agency(agency_id, trees.tree())


def notices() -> tuple[DayNoticeView, ...]:
    """The announced days, oldest first. One query."""
    rows = DayNotice.objects.order_by("day").values_list("day", "working", "name", "source")
    return tuple(DayNoticeView(*row) for row in rows)


def told_apart(agency: AgencyView, name: str) -> str:
    """The name of the agency, with that of the unit above it where another one has the same. No query."""
    alike = sum(1 for each in trees.tree().agencies if name in (each.name, each.short_name))
    if alike < 2 or agency.parent_id is None:  # noqa: PLR2004 - itself and another
        return name
    return f"{name} ({agency_by_id(agency.parent_id).short_name})"


def settling_agency(agency_key: str, receiving_id: int, rules: Sequence[pack.Settles] | None = None) -> int:
    """The number of the agency that settles what this counter received, by the pack's table.

    `agency_key` stands in the procedure; `rules` is the pack's table unless another is given. Raises `NotFound` when
    table and tree give none.
    Source: decision 0010
    """
    here = agency_by_id(receiving_id)
    table = pack.current().settling if rules is None else rules
    rule = next((row for row in table if row.key == agency_key and row.level == here.receives), None)
    found = _by_ending(agency_key) if rule is None else _by_rule(rule, here)
    if found is None:
        raise NotFound(
            "Chưa xác định được cơ quan giải quyết.",
            say(
                "Không có cơ quan “%(agency_key)s” cho hồ sơ tiếp nhận tại %(name)s.",
                agency_key=agency_key,
                name=here.short_name,
            ),
            "Hãy bổ sung bảng phân công giải quyết trong pack.yaml hoặc chọn nơi nộp khác.",
        )
    return found.id


def _by_ending(key: str) -> AgencyView | None:
    return next((each for each in trees.tree().agencies if each.code.endswith(f"-{key}")), None)


def _by_rule(rule: pack.Settles, here: AgencyView) -> AgencyView | None:
    tree = trees.tree()
    if rule.by == "receiving":
        return here
    if rule.by == "above":
        return tree.by_id.get(here.parent_id) if here.parent_id else None
    if rule.by == "branch":
        named = (tree.by_code.get(f"{each.code}-{rule.code}") for each in tree.upwards(here))
        return next((each for each in named if each is not None), None)
    return tree.by_code.get(rule.code)


def officers(agency_id: int, role: Role | None = None) -> tuple[OfficerView, ...]:
    """Who works in the agency, in this role if one is named, by name. One query."""
    posts = Post.objects.filter(agency_id=agency_id, last_day__isnull=True, account__is_active=True)
    if role is not None:
        posts = posts.filter(role=role.value)
    rows = posts.order_by("account__full_name", "id").values_list("account_id", "account__full_name", "role", "title")
    return tuple(OfficerView(row[0], row[1], agency_id, Role(row[2]), row[3]) for row in rows)


def account_name(number: int) -> str:
    """The name of the person behind an account, empty for none. One query."""
    return Account.objects.filter(id=number).values_list("full_name", flat=True).first() or ""


def person(number: int, *, by: Actor) -> PersonView:
    """A person, for himself or for an officer who may read the register.

    Raises `NotFound`, also when the actor may not know of him. One query.
    """
    if by.person_id != number and not permissions.may(by, "person.read"):
        raise _nobody()
    found = Person.objects.filter(id=number).first()
    if found is None:
        raise _nobody()
    return view(found)


def persons(
    *, by: Actor, identity: str = "", phone: str = "", name: str = "", limit: int = 20
) -> tuple[PersonView, ...]:
    """Who is known under this identity number, this phone, or a name like this one; nobody when nothing is asked.

    Marks of the name may be missing. Raises `NotAllowed` for those who may not read the register. One query.
    """
    permissions.require(by, "person.read")
    asked = Q()
    if identity.strip():
        asked &= Q(identity_no=identity.strip())
    if phone.strip():
        asked &= Q(phone=phone.strip())
    for word in fold(name).split():
        asked &= Q(folded__contains=word)
    if not asked:
        return ()
    found = Person.objects.filter(asked).order_by("folded", "id")[: max(1, min(limit, _LONGEST_LIST))]
    return tuple(view(each) for each in found)


def view(row: Person) -> PersonView:
    """The row as a value."""
    return PersonView(
        id=row.id, kind=row.kind, identity_no=row.identity_no, full_name=row.full_name, birth_date=row.birth_date,
        sex=row.sex, ethnic_group=row.ethnic_group, phone=row.phone, email=row.email, address=row.address,
    )  # fmt: skip


def _nobody() -> NotFound:
    return NotFound("Không tìm thấy người này.", "Sổ đăng ký không có người này.", "Hãy kiểm tra lại số định danh.")


def tokens(*, by: Actor) -> tuple[TokenView, ...]:
    """Every key that was ever issued, the newest first. Raises `NotAllowed`. One query."""
    permissions.require(by, "people.manage")
    rows = ApiToken.objects.select_related("account", "agency").order_by("-id")
    return tuple(
        TokenView(
            row.id, row.account.username, row.account.full_name, row.name, row.hint, tuple(row.scopes),
            row.agency.short_name if row.agency else "", row.agency.code if row.agency else "", row.created_at,
            row.expires_at, row.revoked_at, row.last_used_at,
        )
        for row in rows
    )  # fmt: skip


def systems(*, by: Actor) -> tuple[tuple[str, str], ...]:
    """The open accounts of other systems: user name and name. Raises `NotAllowed`. One query."""
    permissions.require(by, "people.manage")
    rows = Account.objects.filter(kind=Kind.SYSTEM.value, is_active=True).order_by("full_name", "id")
    return tuple(rows.values_list("username", "full_name"))
