"""Keys for other systems: shown once, kept as a digest, revoked for ever."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from motcua.ledger.record import record
from motcua.registers.people import permissions
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.registers.people.events import TokenIssued, TokenRevoked
from motcua.registers.people.models import Account, ApiToken
from motcua.registers.people.roles import Kind

MARK = "mc_"  # so that a leaked key is recognised by whoever scans for secrets
_BYTES = 32


def digest_of(secret: str) -> bytes:
    """The SHA-256 of a key: all that is kept of it."""
    return hashlib.sha256(secret.encode()).digest()


@act("people.manage")
def issue_token(
    *, by: Actor, username: str, name: str, scopes: Iterable[str], at: datetime, expires_at: datetime | None = None
) -> str:
    """The system can sign in with the key that is answered here and shown never again; `scopes` are verbs of the table.

    Raises `NotFound`, and `Invalid` for an account that is no system's, a verb systems may not perform, or a past end.
    """
    account = Account.objects.select_for_update().filter(username=username).first()
    if account is None:
        raise NotFound("Không tìm thấy tài khoản này.", f"Không có tài khoản {username}.", "Hãy kiểm tra lại.")
    wanted = tuple(sorted(set(scopes)))
    _refuse_faults(account, name, wanted, expires_at, at)
    secret = MARK + secrets.token_urlsafe(_BYTES)
    row = ApiToken.objects.create(
        account=account, name=name.strip(), digest=digest_of(secret), scopes=list(wanted), created_at=at,
        expires_at=expires_at,
    )  # fmt: skip
    record(TokenIssued(account=username, token=row.id, name=row.name, scopes=wanted), by=by, at=at)
    return secret


def _refuse_faults(
    account: Account, name: str, scopes: tuple[str, ...], expires_at: datetime | None, at: datetime
) -> None:
    strange = [verb for verb in scopes if verb not in permissions.BY_VERB or not permissions.BY_VERB[verb].system]
    faults = {
        "username": "" if account.is_active and account.kind == Kind.SYSTEM else "Phải là tài khoản hệ thống đang mở.",
        "name": "" if name.strip() else "Hãy đặt tên cho khóa.",
        "scopes": f"Hệ thống không được cấp: {', '.join(strange)}." if strange else "",
        "expires_at": "Ngày hết hạn đã qua." if expires_at is not None and expires_at <= at else "",
    }
    if found := {key: sentence for key, sentence in faults.items() if sentence}:
        raise Invalid("Chưa cấp được khóa.", "Một số mục cần sửa.", "Hãy sửa các mục được đánh dấu.", fields=found)


@act("people.manage")
def revoke_token(*, by: Actor, token: int, at: datetime) -> None:
    """The key opens nothing any more. Raises `NotFound`, and `Conflict` when it was revoked before."""
    row = ApiToken.objects.select_for_update(of=("self",)).select_related("account").filter(id=token).first()
    if row is None:
        raise NotFound("Không tìm thấy khóa này.", "", "Hãy tải lại danh sách.")
    if row.revoked_at is not None:
        raise Conflict("Khóa này đã bị thu hồi.", "", "Không cần thu hồi lại.")
    row.revoked_at = at
    row.save(update_fields=["revoked_at"])
    record(TokenRevoked(account=row.account.username, token=row.id, name=row.name), by=by, at=at)
