"""Keys for other systems: shown once, kept as a digest, good for few verbs beneath one agency, revoked for ever."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import permissions, tree
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid, NotFound
from motcua.registers.people.events import TokenIssued, TokenRevoked
from motcua.registers.people.models import Account, ApiToken
from motcua.registers.people.roles import Kind

MARK = "mc_"  # so that a leaked key is recognised by whoever scans for secrets
_BYTES = 32
_HINT = 8  # letters of a key that are kept in clear; what remains is beyond guessing


def digest_of(secret: str) -> bytes:
    """The SHA-256 of a key: all that is kept of it."""
    return hashlib.sha256(secret.encode()).digest()


@act("people.manage")
def issue_token(
    *,
    by: Actor,
    username: str,
    name: str,
    scopes: Iterable[str],
    at: datetime,
    expires_at: datetime | None = None,
    agency: str = "",
) -> str:
    """The system can sign in with the key that is answered here and shown never again; `scopes` are verbs of the table.

    The key holds for the dossiers of `agency` and of all beneath it; without one, of the whole province. Raises
    `NotFound`, and `Invalid` for an account that is no system's, a verb systems may not perform, or a past end.
    Source: decision 0545
    """
    account = Account.objects.select_for_update().filter(username=username).first()
    if account is None:
        raise NotFound(
            "Không tìm thấy tài khoản này.",
            say("Không có tài khoản %(username)s.", username=username),
            "Hãy kiểm tra lại.",
        )
    wanted = tuple(sorted(set(scopes)))
    place = tree.tree().by_code.get(agency)
    _refuse_faults(account, name, wanted, expires_at, at, unit="" if place or not agency else agency)
    secret = MARK + secrets.token_urlsafe(_BYTES)
    row = ApiToken.objects.create(
        account=account, name=name.strip(), digest=digest_of(secret), hint=secret[:_HINT], scopes=list(wanted),
        created_at=at, expires_at=expires_at, agency_id=place.id if place else None,
    )  # fmt: skip
    told = TokenIssued(
        account=username, token=row.id, name=row.name, scopes=wanted, agency=agency, expires=expires_at
    )  # fmt: skip
    record(told, by=by, at=at)
    return secret


def _refuse_faults(
    account: Account, name: str, scopes: tuple[str, ...], expires_at: datetime | None, at: datetime, *, unit: str
) -> None:
    strange = [verb for verb in scopes if verb not in permissions.BY_VERB or not permissions.BY_VERB[verb].system]
    faults = {
        "username": "" if account.is_active and account.kind == Kind.SYSTEM else "Phải là tài khoản hệ thống đang mở.",
        "name": "" if name.strip() else "Hãy đặt tên cho khóa.",
        "scopes": f"Hệ thống không được cấp: {', '.join(strange)}." if strange else "",
        "expires_at": "Ngày hết hạn đã qua." if expires_at is not None and expires_at <= at else "",
        "agency": f"Không có cơ quan mang mã {unit}." if unit else "",
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
