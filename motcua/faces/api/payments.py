"""What payment gateways tell us: no session and no key, the signature of the message is who asks."""

import hashlib
import logging
from typing import Annotated

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Schema
from pydantic import ConfigDict

from motcua.faces.api import shapes
from motcua.ledger import clock
from motcua.reactions.sync.payment import speaking
from motcua.reactions.sync.payment.port import Word
from motcua.reactions.sync.ports import ExchangeFailed, Json, Misconfigured
from motcua.registers.people.actor import HOUSE
from motcua.registers.people.errors import Refused
from motcua.work.payments.acts import hear

log = logging.getLogger("motcua.payments")
router = Router(tags=["payments"])
Name = Annotated[str, Path(max_length=40, pattern="^[a-z0-9-]+$")]


class Notification(Schema):
    """A gateway's own message, with its own names and its signature; see docs/how-to/connect-a-system.md."""

    model_config = ConfigDict(extra="allow")


class Reply(Schema):
    """Our answer in the gateway's own names."""

    model_config = ConfigDict(extra="allow")


REFUSALS = {403: Reply, 409: Reply, 422: shapes.Problem}
# without its gateway no message can be verified: refused as a wrong signature is
_UNKNOWN: Json = {"error": "Tỉnh không có thỏa thuận với cổng thanh toán mang tên này."}


@router.post("/{gateway}/notifications", response={200: Reply, **REFUSALS}, auth=None)
def notified(request: HttpRequest, gateway: Name, body: Notification) -> HttpResponse:  # noqa: ARG001 - described, and read whole
    """What the gateway tells is entered once, however often it is told; what does not fit is refused and listed."""
    now, message = clock.now(), orjson.loads(request.body)
    try:
        if not speaking.knows(gateway):
            return _answer(403, _UNKNOWN)
        told = speaking.word(gateway, message, now)
    except Misconfigured:
        return _answer(403, _UNKNOWN)
    except ExchangeFailed as failed:
        _list(gateway, message, failed.reason)
        return _answer(403, speaking.reply(gateway, "", failed.reason, now))
    refused = _entered(told)
    if refused:
        _list(gateway, message, refused)
    return _answer(409 if refused else 200, speaking.reply(gateway, told.reference, refused, now))


def _entered(told: Word) -> str:
    """The word is entered; otherwise why it does not fit."""
    try:
        hear.tell(
            by=HOUSE, gateway=told.gateway, reference=told.reference, transaction=told.transaction, amount=told.amount,
            paid=told.paid, status=told.status, paid_at=told.at, at=clock.now(),
        )  # fmt: skip
    except Refused as refusal:
        return str(refusal)
    return ""


def _list(gateway: str, message: Json, reason: str) -> None:
    """The refused message stands on the list; an empty one, which nobody meant to sign, does not."""
    log.warning("a notification of %s was refused", gateway)
    if not message:
        return
    reference, transaction, amount = speaking.told_of(gateway, message)
    digest = hashlib.sha256(orjson.dumps(message, option=orjson.OPT_SORT_KEYS)).hexdigest()
    hear.refuse(
        by=HOUSE, gateway=gateway, digest=digest, reason=reason, at=clock.now(), order=reference,
        transaction=transaction, amount=amount,
    )  # fmt: skip


def _answer(status: int, told: Json) -> HttpResponse:
    return HttpResponse(orjson.dumps(told), status=status, content_type="application/json")
