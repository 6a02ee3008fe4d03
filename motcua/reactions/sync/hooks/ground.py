"""What everything done to a subscription stands on: who may, which one, and whether its key still opens anything."""

from datetime import datetime

from motcua.law.sentences import say
from motcua.reactions.sync.models import Hook
from motcua.registers.people import permissions
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound

HEARS = "event.read"  # the scope of a key without which nothing is told


def require(by: Actor) -> None:
    """Nothing happens when the actor keeps the subscriptions. Raises `NotAllowed`."""
    permissions.require(by, "hook.keep")


def found(name: str) -> Hook:
    """The subscription of this name, held until the transaction ends. Raises `NotFound`."""
    row = Hook.objects.select_for_update(of=("self",)).select_related("token__account").filter(name=name).first()
    if row is None:
        raise NotFound(
            "Không tìm thấy đăng ký nhận sự kiện này.",
            say("Không có đăng ký tên %(name)s.", name=name),
            "Hãy xem lại danh sách.",
        )
    return row


def hears(row: Hook, now: datetime) -> bool:
    """True while the key of the subscription opens anything, and events at all."""
    token = row.token
    ended = token.revoked_at is not None or (token.expires_at is not None and token.expires_at <= now)
    return token.account.is_active and not ended and HEARS in token.scopes
