"""Accounts are opened and closed, and change their password."""

import re
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password

from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import permissions
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.events import AccountClosed, AccountOpened, PasswordSet, PostEnded, TokenRevoked
from motcua.registers.people.models import Account, ApiToken, Person, Post
from motcua.registers.people.roles import Kind

SHORTEST_PASSWORD = 10
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,148}")


@act("people.manage")
def open_account(
    *,
    by: Actor,
    username: str,
    full_name: str,
    kind: Kind,
    at: datetime,
    password: str = "",
    email: str = "",
    phone: str = "",
    person: int | None = None,
) -> int:
    """Someone, or another system, can sign in; answers with the account's number. Without a password: by other means.

    A citizen's account belongs to a `person` of the register. Raises `Conflict` when the user name was ever taken or
    the person has an account, `Invalid` for a name or a password that cannot be.
    """
    name = username.strip().lower()
    _refuse_faults(name, full_name, password)
    if Account.objects.filter(username=name).exists():
        raise Conflict(
            say("Tên đăng nhập %(name)s đã có.", name=name), "Tên đăng nhập không dùng lại.", "Hãy chọn tên khác."
        )
    account = Account.objects.create(
        username=name, full_name=" ".join(full_name.split()), kind=kind.value, email=email, phone=phone,
        password=make_password(password or None),
    )  # fmt: skip
    if person is not None and not Person.objects.filter(id=person, account__isnull=True).update(account=account):
        raise Conflict("Người này đã có tài khoản hoặc không có trong sổ.", "", "Hãy tra cứu lại theo số định danh.")
    record(AccountOpened(account=name, kind=kind.value), by=by, at=at)
    return account.id


def _refuse_faults(name: str, full_name: str, password: str) -> None:
    faults = {
        "username": ""
        if _USERNAME.fullmatch(name)
        else "Tên đăng nhập gồm 2 đến 149 chữ thường không dấu, số, . _ @ + -",
        "full_name": "" if full_name.strip() else "Hãy nhập họ và tên.",
        "password": password_fault(password, name) if password else "",
    }
    if found := {key: sentence for key, sentence in faults.items() if sentence}:
        raise Invalid("Chưa mở được tài khoản.", "Một số mục cần sửa.", "Hãy sửa các mục được đánh dấu.", fields=found)


def password_fault(password: str, username: str) -> str:
    """One sentence on what is wrong with the password; empty when it will do.

    Source: decision 0011
    """
    if len(password) < SHORTEST_PASSWORD:
        return f"Mật khẩu phải có ít nhất {SHORTEST_PASSWORD} ký tự."
    if username and username in password.lower():
        return "Mật khẩu không được chứa tên đăng nhập."
    return "" if len(set(password)) > SHORTEST_PASSWORD // 2 else "Mật khẩu lặp quá ít ký tự; hãy dùng câu dài hơn."


@act("people.manage")
def close_account(*, by: Actor, username: str, reason: str, at: datetime) -> None:
    """Nobody can sign in with the account any more; its posts and keys end with it.

    Raises `NotFound`, `Invalid` without a reason, and `NotAllowed` for one's own account.
    """
    row = _locked(username)
    if row.id == by.id:
        raise NotAllowed("Không thể tự khóa tài khoản của mình.", "", "Hãy nhờ một quản trị viên khác.")
    if not reason.strip():
        raise Invalid(
            "Chưa nêu lý do.", "Việc khóa tài khoản phải có lý do.", "Hãy ghi lý do.", fields={"reason": "Bắt buộc."}
        )
    if not row.is_active:
        return
    row.is_active = False
    row.save(update_fields=["is_active"])
    today = at.astimezone(ZONE).date()
    posts = list(Post.objects.filter(account=row, last_day__isnull=True).select_related("agency"))
    tokens = list(ApiToken.objects.filter(account=row, revoked_at__isnull=True))
    Post.objects.filter(id__in=[post.id for post in posts]).update(last_day=today)
    ApiToken.objects.filter(id__in=[token.id for token in tokens]).update(revoked_at=at)
    record(
        AccountClosed(account=username, reason=reason),
        *(PostEnded(account=username, agency=each.agency.code, role=each.role, last_day=today) for each in posts),
        *(TokenRevoked(account=username, token=each.id, name=each.name) for each in tokens),
        by=by, at=at,
    )  # fmt: skip


@act("account.keep")
def set_password(*, by: Actor, username: str, password: str, at: datetime, present: str = "") -> None:
    """The account has another password. One's own needs the `present` one; another's, the right to manage people.

    Raises `NotFound`, `NotAllowed`, and `Invalid` for a password that cannot be.
    """
    row = _locked(username)
    own = row.id == by.id
    if not own:
        permissions.require(by, "people.manage")
    elif row.has_usable_password() and not check_password(present, row.password):
        raise Invalid("Mật khẩu hiện tại không đúng.", "", "Hãy nhập lại.", fields={"present": "Không đúng."})
    if fault := password_fault(password, username):
        raise Invalid("Chưa đổi được mật khẩu.", fault, "Hãy chọn mật khẩu khác.", fields={"password": fault})
    row.password = make_password(password)
    row.save(update_fields=["password"])
    record(PasswordSet(account=username), by=by, at=at)


def _locked(username: str) -> Account:
    row = Account.objects.select_for_update().filter(username=username).first()
    if row is None:
        raise NotFound(
            "Không tìm thấy tài khoản này.",
            say("Không có tài khoản %(username)s.", username=username),
            "Hãy kiểm tra lại tên đăng nhập.",
        )
    return row
