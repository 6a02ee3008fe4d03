"""Subscriptions of other systems are opened, signed anew, tried, stopped and resumed by the operator."""

import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from motcua.law.sentences import say
from motcua.ledger.models import Fact
from motcua.ledger.record import record
from motcua.reactions.sync import breaker
from motcua.reactions.sync.hooks import calling, destination, message, owing, receiver, signing
from motcua.reactions.sync.hooks.events import HookOpened, HookResumed, HookSecretChanged, HookStopped
from motcua.reactions.sync.hooks.ground import HEARS, found, hears, require
from motcua.reactions.sync.models import Hook
from motcua.reactions.sync.ports import ExchangeFailed, Health
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Conflict, Invalid
from motcua.registers.people.models import ApiToken

BOTH_SECRETS = timedelta(hours=24)  # how long the old secret signs beside the new one
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def open_hook(*, by: Actor, name: str, token: int, address: str, kinds: Iterable[str], at: datetime) -> str:
    """From now on the holder of the key is told of facts of these kinds; answers with the secret, shown never again.

    Raises `NotAllowed`, `Invalid` for what cannot be, and `Conflict` for a name that is taken.
    Source: decision 0546
    """
    require(by)
    wanted = sorted(set(kinds))
    with transaction.atomic():
        key = ApiToken.objects.select_related("account").filter(id=token).first()
        row = Hook(name=name.strip(), token=key, address=address.strip(), kinds=wanted, opened_at=at)
        _refuse_faults(row, key, at)
        if Hook.objects.filter(name=row.name).exists():
            raise Conflict("Tên đăng ký này đã có.", "", "Hãy chọn tên khác.")
        row.salt = signing.new_salt()
        row.since = Fact.objects.aggregate(last=Max("id"))["last"] or 0
        row.save(force_insert=True)
        host = destination.resolve(row.address).host
        record(HookOpened(hook=row.name, token=token, host=host, kinds=tuple(wanted)), by=by, at=at)
    return signing.secret(row.salt)


def _refuse_faults(row: Hook, key: ApiToken | None, at: datetime) -> None:
    strange = [kind for kind in row.kinds if kind not in message.KINDS]
    faults = {
        "name": "" if _NAME.fullmatch(row.name) else "Tên gồm 2 đến 60 chữ thường không dấu, số, dấu . _ -",
        "token": ""
        if key is not None and hears(row, at)
        else say("Khóa phải còn hiệu lực và có phạm vi “%(scope)s”.", scope=HEARS),
        "address": address_fault(row.address),
        "kinds": "" if row.kinds else "Hãy chọn ít nhất một loại.",
    }  # fmt: skip
    if strange:
        faults["kinds"] = say("Không có loại sự kiện: %(kinds)s.", kinds=", ".join(strange))
    if told := {name: sentence for name, sentence in faults.items() if sentence}:
        raise Invalid("Chưa mở được đăng ký.", "Một số mục cần sửa.", "Hãy sửa các mục được đánh dấu.", fields=told)


def address_fault(address: str) -> str:
    """One sentence on why no message may go there; empty when it may."""
    try:
        destination.resolve(address)
    except ExchangeFailed as failed:
        return failed.reason
    return ""


def change_secret(*, by: Actor, name: str, at: datetime) -> str:
    """Messages are signed with a new secret, which is answered here; for a day with the old one, too.

    Raises `NotAllowed` and `NotFound`.
    """
    require(by)
    with transaction.atomic():
        row = found(name)
        row.old_salt, row.old_until, row.salt = row.salt, at + BOTH_SECRETS, signing.new_salt()
        row.save(update_fields=["salt", "old_salt", "old_until"])
        record(HookSecretChanged(hook=row.name, until=row.old_until), by=by, at=at)
    return signing.secret(row.salt)


def stop(*, by: Actor, name: str, reason: str, at: datetime, alone: bool = False) -> None:
    """Nobody is told there any more, until it is resumed. Raises `NotAllowed`, `NotFound`, `Conflict`, `Invalid`."""
    require(by)
    if not reason.strip():
        raise Invalid("Chưa nêu lý do dừng.", "", "Hãy ghi lý do.", fields={"reason": "Bắt buộc."})
    with transaction.atomic():
        row = found(name)
        if row.stopped_at is not None:
            raise Conflict(
                "Đăng ký này đã dừng.", say("Lý do: %(reason)s", reason=row.stopped_why), "Không cần dừng lại."
            )
        row.stopped_at, row.stopped_why = at, reason.strip()
        row.save(update_fields=["stopped_at", "stopped_why"])
        record(HookStopped(hook=row.name, reason=row.stopped_why, alone=alone), by=by, at=at)


def resume(*, by: Actor, name: str, at: datetime, token: int | None = None) -> int:
    """The address is told again, first of what happened meanwhile; answers of how many dossiers.

    With a `token` the subscription belongs to another key of the same system.
    Raises `NotAllowed`, `NotFound`, `Conflict`, and `Invalid` when the key opens nothing.
    """
    require(by)
    with transaction.atomic():
        row = found(name)
        since = row.stopped_at
        if since is None:
            raise Conflict("Đăng ký này đang chạy.", "", "Không cần mở lại.")
        if token is not None:
            row.token = ApiToken.objects.select_related("account").filter(
                id=token, account_id=row.token.account_id
            ).first() or row.token  # fmt: skip
        if not hears(row, at):
            raise Invalid(
                "Chưa mở lại được.",
                say("Khóa của đăng ký không còn hiệu lực, hoặc không có phạm vi “%(scope)s”.", scope=HEARS),
                "Hãy cấp khóa mới cho cùng hệ thống rồi chọn khóa đó.", fields={"token": "Khóa không dùng được."},
            )  # fmt: skip
        row.stopped_at, row.stopped_why, row.failing_since = None, "", None
        row.save(update_fields=["stopped_at", "stopped_why", "failing_since", "token"])
        breaker.succeeded(receiver.Receiver(row).name, receiver.Receiver(row).system, accepted=0, refused=0, now=at)
        record(HookResumed(hook=row.name), by=by, at=at)
        return owing.replay(by=by, name=name, since=since)


def test(*, by: Actor, name: str, at: datetime) -> Health:
    """The address was tried with an event that tells nothing; when it answers, sending begins again at once.

    Raises `NotAllowed` and `NotFound`.
    """
    require(by)
    with transaction.atomic():
        row = found(name)
    way = receiver.Receiver(row)
    try:
        calling.call(row, message.ping(secrets.token_hex(32), receiver.source(), at.isoformat()), trial=True)
    except ExchangeFailed as failed:
        breaker.failed(way.name, failed, at)
        return Health(works=False, said=failed.reason)
    breaker.succeeded(way.name, way.system, accepted=0, refused=0, now=at)
    return Health(works=True, said="Bên nhận đã nhận sự kiện thử.")
