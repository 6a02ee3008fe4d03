"""A person becomes known, or his particulars change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.law.calendar import ZONE
from motcua.ledger.record import record
from motcua.registers.people import numbers
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.events import PersonChanged, PersonRegistered
from motcua.registers.people.folding import fold
from motcua.registers.people.models import Person
from motcua.registers.people.roles import Kind

PERSON, ORGANISATION = "person", "organisation"
_CONTACT = ("phone", "email", "address")
_CHANGEABLE = ("full_name", "birth_date", "sex", "ethnic_group", *_CONTACT)
_LONGEST_NAME = 200
_EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What is known of a person, tidy: numbers without separators, names with single spaces."""

    kind: str = PERSON
    full_name: str = ""
    identity_no: str = ""
    birth_date: date | None = None
    sex: str = ""
    ethnic_group: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    def faults(self, today: date) -> dict[str, str]:
        """Each particular that cannot be accepted, with one sentence."""
        found = {
            "full_name": "" if 0 < len(self.full_name) <= _LONGEST_NAME else "Hãy nhập họ và tên, tối đa 200 ký tự.",
            "identity_no": numbers.identity_fault(self.identity_no, self.kind) if self.identity_no else "",
            "phone": numbers.phone_fault(self.phone) if self.phone else "",
            "email": numbers.email_fault(self.email) if self.email else "",
            "birth_date": birth_fault(self.birth_date, today),
        }
        return {name: sentence for name, sentence in found.items() if sentence}


def birth_fault(born: date | None, today: date) -> str:
    """What is wrong with a birth date, in one sentence; nothing for a possible one, or none."""
    if born is None:
        return ""
    if born > today:
        return "Ngày sinh ở tương lai. Hãy kiểm tra lại."
    return "" if born >= _EARLIEST else "Ngày sinh quá xa trong quá khứ. Hãy kiểm tra lại năm."


def read(typed: Mapping[str, object]) -> Particulars:
    """The particulars from typed fields: trimmed and tidied; a birth date that is no day counts as not given."""
    text = {name: " ".join(str(typed.get(name) or "").split()) for name in Particulars.__dataclass_fields__}
    text["full_name"] = text["full_name"] or " ".join(str(typed.get("name") or "").split())
    text["identity_no"] = numbers.tidy(text["identity_no"] or str(typed.get("identity") or ""))
    text["phone"] = numbers.tidy_phone(text["phone"])
    text["kind"] = ORGANISATION if text["kind"] == ORGANISATION else PERSON
    born = text.pop("birth_date")
    return Particulars(birth_date=_day(born), **text)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


@act("person.register")
def register(*, by: Actor, particulars: Particulars, at: datetime) -> int:
    """The person is in the register; answers with his number.

    Raises `Invalid` for particulars that cannot be, and `Conflict` when the identity number is already known.
    """
    _refuse_faults(particulars, at)
    number = _insert(particulars, account_id=_own_account(by, particulars))
    if number is None:
        raise Conflict(
            "Số định danh này đã có trong sổ đăng ký.",
            "Mỗi người chỉ được đăng ký một lần.",
            "Hãy tra cứu theo số định danh và dùng bản ghi đã có.",
        )
    record(PersonRegistered(person=number, kind=particulars.kind), by=by, at=at)
    return number


@act("person.register")
def note(*, by: Actor, applicant: Mapping[str, object], at: datetime) -> int | None:
    """The number of the applicant, registered now if the identity number was unknown; nothing without one.

    An officer's word brings the contact of a known person up to date; a citizen's only his own.
    """
    given = read(applicant)
    if not given.identity_no or not given.full_name or given.faults(at.astimezone(ZONE).date()):
        return None
    known = Person.objects.filter(kind=given.kind, identity_no=given.identity_no).first()
    if known is None:
        number = _insert(given, account_id=None)
        if number is not None:
            record(PersonRegistered(person=number, kind=given.kind), by=by, at=at)
            return number
        known = Person.objects.get(kind=given.kind, identity_no=given.identity_no)
    if by.kind is not Kind.CITIZEN or by.person_id == known.id:
        _change(known, {name: value for name in _CONTACT if (value := getattr(given, name))}, by=by, at=at)
    return known.id


@act("person.register")
def update(*, by: Actor, person: int, changes: Mapping[str, object], at: datetime) -> None:
    """The person's particulars are as given; the identity number never changes.

    Raises `NotFound`, `NotAllowed` for a citizen who is another, and `Invalid` for particulars that cannot be.
    """
    row = Person.objects.select_for_update().filter(id=person).first()
    if row is None:
        raise NotFound("Không tìm thấy người này.", "Sổ đăng ký không có người này.", "Hãy kiểm tra lại.")
    if by.kind is Kind.CITIZEN and by.person_id != person:
        raise NotAllowed("Bạn chỉ sửa được thông tin của chính mình.", "", "Hãy đăng nhập bằng tài khoản của người đó.")
    present = {name: getattr(row, name) for name in ("kind", "identity_no", *_CHANGEABLE)}
    given = read(present | {name: changes[name] for name in _CHANGEABLE if name in changes})
    _refuse_faults(given, at)
    _change(row, {name: getattr(given, name) for name in _CHANGEABLE if name in changes}, by=by, at=at)


def _refuse_faults(particulars: Particulars, at: datetime) -> None:
    if faults := particulars.faults(at.astimezone(ZONE).date()):
        raise Invalid("Thông tin chưa đúng.", "Một số mục cần sửa.", "Hãy sửa các mục được đánh dấu.", fields=faults)


def _own_account(by: Actor, particulars: Particulars) -> int | None:
    own = by.kind is Kind.CITIZEN and by.person_id is None and particulars.full_name == by.name
    return by.id if own else None


def _insert(given: Particulars, account_id: int | None) -> int | None:
    """The number of the new row, or nothing when another clerk was faster."""
    try:
        with transaction.atomic():
            row = Person(**vars(given), folded=fold(given.full_name), account_id=account_id)
            row.save(force_insert=True)
    except IntegrityError:
        return None
    return row.id


def _change(row: Person, values: Mapping[str, object], *, by: Actor, at: datetime) -> None:
    changed = tuple(name for name, value in values.items() if getattr(row, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(row, name, values[name])
    row.folded = fold(row.full_name)
    row.save(update_fields=[*changed, "folded"])
    record(PersonChanged(person=row.id, fields=changed), by=by, at=at)
