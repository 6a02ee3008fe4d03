"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def of(request: HttpRequest) -> str | None:
    """The visitor's own address; nothing when it is no address.

    Behind as many of our own proxies as `settings.PROXIES` says, the last of them that is not ours is believed: what a
    visitor writes further left in `X-Forwarded-For` is his own invention.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
        said = named[-min(settings.PROXIES, len(named))] if named else said
    try:
        return str(ipaddress.ip_address(said))
    except ValueError:
        return None
