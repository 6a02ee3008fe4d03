"""Tokens that stand in an address for a right: signed by the house, bound to a row, dead when the row says so."""

from datetime import date

from django.core.signing import BadSignature, Signer

from motcua.work.directives.models import Feed, Link

_LINKS = Signer(salt="directives.link", sep="~")
_FEEDS = Signer(salt="directives.feed", sep="~")


def of_link(number: int) -> str:
    """The token of a link to a duty."""
    return _LINKS.sign(str(number))


def link(token: str, today: date) -> Link | None:
    """The link behind the token while it opens; nothing for any other text, or one that expired or was revoked."""
    number = _number(_LINKS, token)
    rows = Link.objects.select_related("duty__task__giver", "duty__task__directive", "duty__agency")
    if number is None:
        return None
    found = rows.filter(id=number, revoked_at__isnull=True, expires_on__gte=today)
    return found.first()


def of_feed(account: int, nonce: str) -> str:
    """The token of an officer's calendar."""
    return _FEEDS.sign(f"{account}.{nonce}")


def feed_of(account: int) -> str:
    """The token of the officer's calendar, empty before he asked for one. One query."""
    row = Feed.objects.filter(account_id=account).first()
    return of_feed(account, row.nonce) if row else ""


def account_of(token: str) -> int | None:
    """The officer whose calendar the token opens; nothing for any other text, or an old one. One query."""
    try:
        account, _, nonce = _FEEDS.unsign(token).partition(".")
    except BadSignature:
        return None
    known = account.isdecimal() and Feed.objects.filter(account_id=int(account), nonce=nonce).exists()
    return int(account) if known else None


def _number(signer: Signer, token: str) -> int | None:
    try:
        told = signer.unsign(token)
    except BadSignature:
        return None
    return int(told) if told.isdecimal() else None
