"""A citizen enters by the word of a provider of electronic identity."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import uuid4

from motcua.ledger.record import record
from motcua.registers.people import numbers
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.acts import accounts, persons
from motcua.registers.people.acts.persons import Particulars
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.registers.people.events import IdentityLinked
from motcua.registers.people.models import Account, Identity, Person, SignIn
from motcua.registers.people.roles import Kind

_PROVEN = ("full_name", "birth_date", "sex")


class AssuranceTooLow(NotAllowed):
    """The provider is not sure enough that the person is who the register knows."""

    code = "assurance_too_low"


@act("person.enter")
def enter(
    *,
    by: Actor,
    provider: str,
    subject: str,
    level: int,
    links_from: int,
    particulars: Mapping[str, object],
    address: str | None,
    at: datetime,
) -> int:
    """The number of the account by which this person enters; person, account and link are there from now on.

    Known by the provider's own name for the account, else by the identity number. Who is already in the register is
    taken over only by a `level` of assurance from `links_from` on, and only then the proven particulars are renewed.
    Raises `AssuranceTooLow`, `Conflict` for an account that now names another person, `NotAllowed` for a closed one,
    and `Invalid` for a number that cannot be.
    Source: NĐ 59/2022, Art. 12; NĐ 69/2024; decision 0540
    """
    given = persons.read(particulars)
    if numbers.identity_fault(given.identity_no, given.kind) or not given.full_name:
        raise Invalid(
            "Chưa nhận được số định danh.", "Nơi xác thực danh tính gửi một số không đúng dạng.",
            "Hãy kiểm tra thông tin tài khoản định danh điện tử của bạn, hoặc đến quầy một cửa với thẻ căn cước.",
        )  # fmt: skip
    link = Identity.objects.select_for_update().select_related("account").filter(provider=provider, subject=subject)
    known = link.first()
    account = known.account if known else _account_of(given, by=by, level=level, links_from=links_from, at=at)
    _require_open(account, given)
    if known is None:
        _link(account, provider, subject, level, by=by, at=at)
    else:
        Identity.objects.filter(id=known.id).update(level=level, last_at=at)
    if level >= links_from:
        _renew(account, given, by=by, at=at)
    SignIn.objects.create(username=account.username, address=address, succeeded=True, at=at)
    Account.objects.filter(id=account.id).update(last_login=at)
    return account.id


def _account_of(given: Particulars, *, by: Actor, level: int, links_from: int, at: datetime) -> Account:
    """The account of the person with this number, held until the transaction ends; both are made where they lack."""
    whose = Person.objects.filter(kind=given.kind, identity_no=given.identity_no)
    if whose.exists():
        if level < links_from:
            raise AssuranceTooLow(
                "Chưa đăng nhập được.",
                f"Số định danh này đã có hồ sơ ở tỉnh; để bảo vệ hồ sơ đó cần tài khoản mức {links_from}, "
                f"tài khoản của bạn ở mức {level}.",
                "Hãy nâng mức tài khoản định danh tại công an xã, phường, hoặc đến quầy một cửa với thẻ căn cước.",
                "NĐ 59/2022, Art. 12",
            )
    else:
        persons.note(by=by, applicant=asdict(given), at=at)
    person = whose.select_for_update().get()
    own = person.account_id or accounts.open_account(
        by=by, username=f"dd-{uuid4().hex[:16]}", full_name=given.full_name, kind=Kind.CITIZEN, at=at, person=person.id
    )
    return Account.objects.get(id=own)


def _require_open(account: Account, given: Particulars) -> None:
    """Nothing happens for an open account of the same person. Raises `NotAllowed` and `Conflict`."""
    if not account.is_active:
        raise NotAllowed("Tài khoản của bạn đã khóa.", "", "Hãy gọi tổng đài hoặc đến quầy một cửa với thẻ căn cước.")
    same = Person.objects.filter(account=account, kind=given.kind, identity_no=given.identity_no).exists()
    if not same:
        raise Conflict(
            "Số định danh không khớp.",
            "Tài khoản định danh này đã gắn với một số định danh khác ở tỉnh.",
            "Hãy đến quầy một cửa với thẻ căn cước để được kiểm tra.",
        )


def _link(account: Account, provider: str, subject: str, level: int, *, by: Actor, at: datetime) -> None:
    """The account is entered by this identity from now on; two windows at the same moment make one link."""
    values = {"account": account, "level": level, "linked_at": at, "last_at": at}
    _, made = Identity.objects.get_or_create(provider=provider, subject=subject, defaults=values)
    if made:
        record(IdentityLinked(account=account.username, provider=provider, level=level), by=by, at=at)


def _renew(account: Account, given: Particulars, *, by: Actor, at: datetime) -> None:
    """Name, birth date and sex are as the provider proved them; what it did not tell stays."""
    changes = {name: value for name in _PROVEN if (value := getattr(given, name))}
    number = Person.objects.filter(account=account).values_list("id", flat=True).get()
    persons.update(by=by, person=number, changes=changes, at=at)
    Account.objects.filter(id=account.id).exclude(full_name=given.full_name).update(full_name=given.full_name)
