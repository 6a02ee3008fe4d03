"""Where a message may go: to public addresses, by TLS; into private networks only where the operator said so.

The name is looked up once and the message goes to the address that was found good, so that a name which answers
otherwise a moment later leads nowhere else. Source: decision 0546
"""

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings

from motcua.reactions.sync.ports import Misconfigured, Temporary

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
LONGEST = 500
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Destination:
    """A good address: the name for certificate and `Host`, and the number to which the line goes."""

    scheme: str
    host: str
    port: int
    path: str
    number: str


class NotAllowed(Misconfigured):
    """The address leads where no message may go."""


def own_networks() -> tuple[Network, ...]:
    """The networks of the operator's into which messages may go. Raises `Misconfigured`."""
    return _networks(settings.HOOK_NETWORKS)


@lru_cache(maxsize=4)
def _networks(told: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(one.strip()) for one in told.split(",") if one.strip())
    except ValueError as error:
        raise Misconfigured("MOTCUA_HOOK_NETWORKS phải là danh sách mạng, ví dụ 10.20.0.0/16.") from error


def resolve(address: str) -> Destination:
    """The destination behind an address. Raises `NotAllowed`, and `Temporary` when its name cannot be looked up."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise NotAllowed("Địa chỉ nhận không đúng dạng.") from error
    if not host or not port or len(address) > LONGEST or parts.username or parts.password or parts.fragment:
        raise NotAllowed("Địa chỉ nhận phải có dạng https://máy-chủ/đường-dẫn, không kèm mật khẩu.")
    found = _looked_up(host, port)
    private = [one for one in found if not is_public(one)]
    mine = own_networks()
    if any(not _within(one, mine) for one in private):
        raise NotAllowed("Địa chỉ nhận thuộc mạng nội bộ; chỉ quản trị vận hành mở được (MOTCUA_HOOK_NETWORKS).")
    if parts.scheme != "https" and not all(_within(one, mine) for one in found):
        raise NotAllowed("Địa chỉ nhận phải là https.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Destination(parts.scheme, host, port, path, str(found[0]))


def _looked_up(host: str, port: int) -> Sequence[Address]:
    try:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Temporary("Không tra được tên máy chủ của địa chỉ nhận.") from error
    return [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in told]


def is_public(address: Address) -> bool:
    """True for an address of the world; an old address wrapped in a new one is judged by what is wrapped."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(wrapped)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _within(address: Address, networks: Sequence[Network]) -> bool:
    return any(address.version == one.version and address in one for one in networks)
