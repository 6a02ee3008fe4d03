"""Whether whoever knocks is who he says, and no more than five wrong guesses in a quarter of an hour."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password

from motcua.law.sentences import say
from motcua.registers.people.actor import Actor, actor_for
from motcua.registers.people.acts import tokens
from motcua.registers.people.errors import Refused
from motcua.registers.people.models import Account, ApiToken, SignIn
from motcua.registers.people.roles import Kind

FAILURES_ALLOWED = 5
WINDOW = timedelta(minutes=15)
_TO_THE_MINUTE = timedelta(minutes=1)  # of the last use of a key: a write for every request would be too dear
_LONGEST_PASSWORD = 1024  # characters; hashing a longer one would only burn time


class WrongPassword(Refused):
    """User name and password do not belong together, or the account is closed; which of them is not said."""

    code = "wrong_password"


class TooManyGuesses(Refused):
    """The user name is locked for a while."""

    code = "too_many_guesses"


def check(username: str, password: str, *, address: str | None, at: datetime) -> Actor:
    """The actor behind the account; the attempt is noted, whatever its end.

    Raises `TooManyGuesses` after five failures within fifteen minutes, and `WrongPassword` otherwise.
    Call it outside a transaction that may be rolled back: the note must stay.

    Source: decision 0011
    """
    name = username.strip().lower()
    if failures(name, at) >= FAILURES_ALLOWED:
        raise TooManyGuesses(
            "Tài khoản tạm khóa.",
            say(
                "Đã nhập sai %(failures_allowed)s lần trong %(n)s phút.",
                failures_allowed=FAILURES_ALLOWED,
                n=WINDOW.seconds // 60,
            ),
            "Hãy thử lại sau 15 phút, hoặc liên hệ quản trị viên để đặt lại mật khẩu.",
        )
    account = Account.objects.filter(username=name).first()
    actor = _actor(account, password)
    SignIn.objects.create(username=name[:150], address=address, succeeded=actor is not None, at=at)
    if account is None or actor is None:
        raise WrongPassword(
            "Tên đăng nhập hoặc mật khẩu không đúng.", "", "Hãy kiểm tra lại; chú ý phím Caps Lock và bộ gõ tiếng Việt."
        )
    Account.objects.filter(id=account.id).update(last_login=at)
    return actor


def _actor(account: Account | None, password: str) -> Actor | None:
    if account is None:
        make_password(password[:_LONGEST_PASSWORD])  # a stranger waits as long as a friend
        return None
    right = len(password) <= _LONGEST_PASSWORD and check_password(password, account.password)
    return actor_for(account.id) if right and account.is_active else None


def failures(username: str, at: datetime) -> int:
    """The failures since the last success, within the window. One query."""
    recent = SignIn.objects.filter(username=username, at__gt=at - WINDOW, at__lte=at).order_by("-at", "-id")
    found = 0
    for succeeded in recent.values_list("succeeded", flat=True)[:FAILURES_ALLOWED]:
        if succeeded:
            break
        found += 1
    return found


def by_token(secret: str, at: datetime) -> Actor | None:
    """The system behind a key, with the verbs the key allows and how far; nothing for a key that opens nothing.

    One query, and once a minute another: the key was used. Source: decision 0545
    """
    if not secret.startswith(tokens.MARK):
        return None
    row = (
        ApiToken.objects.select_related("account", "agency")
        .filter(digest=tokens.digest_of(secret), revoked_at__isnull=True, account__is_active=True)
        .first()
    )
    if row is None or (row.expires_at is not None and row.expires_at <= at):
        return None
    if row.last_used_at is None or at - row.last_used_at >= _TO_THE_MINUTE:
        ApiToken.objects.filter(id=row.id).update(last_used_at=at)
    account = row.account
    return Actor(
        id=account.id, name=account.full_name, kind=Kind.SYSTEM, scopes=frozenset(row.scopes),
        reach=row.agency.path if row.agency else "", language=account.language,
    )  # fmt: skip
