"""Our accounts with payment gateways.

`MOTCUA_GATEWAYS` tells them: a JSON list, or the path of a file with one; each
`{"name": "keypay", "protocol": "keypay", "address": "https://…", "client": "…", "secret": "…", "notice_secret": "…"}`.
Empty: no gateway. Source: decision 0520
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from motcua.reactions.sync import told
from motcua.reactions.sync.payment.protocols import PROTOCOLS, Protocol
from motcua.reactions.sync.ports import Misconfigured

_NAME = re.compile(r"[a-z0-9-]{1,40}")
_SHORTEST_KEY = 16


@dataclass(frozen=True)
class Gateway:
    """An account with one gateway; `secret` signs what goes there, `notice_secret` what comes from there."""

    name: str
    protocol: str
    address: str
    client: str
    secret: str = field(repr=False)
    notice_secret: str = field(repr=False)
    label: str = ""

    @property
    def speaks(self) -> Protocol:
        """Its language."""
        return PROTOCOLS[self.protocol]

    @property
    def title(self) -> str:
        """What people call it."""
        return self.label or self.speaks.label


def every() -> tuple[Gateway, ...]:
    """The gateways of the setting. Raises `Misconfigured`, naming what is wrong and never a key."""
    return _read(settings.GATEWAYS)


def named(name: str) -> Gateway | None:
    """The gateway of this name, if there is one. Raises `Misconfigured`."""
    return next((one for one in every() if one.name == name), None)


@lru_cache(maxsize=4)
def _read(setting: str) -> tuple[Gateway, ...]:
    found = tuple(_gateway(row) for row in told.rows(setting, "MOTCUA_GATEWAYS", "cổng thanh toán"))
    if len({one.name for one in found}) != len(found):
        raise Misconfigured("Hai cổng thanh toán (MOTCUA_GATEWAYS) cùng một tên.")
    return found


def _gateway(row: Mapping[str, object]) -> Gateway:
    said = {key: str(row.get(key) or "") for key in ("name", "protocol", "address", "client", "secret", "label")}
    made = Gateway(**said, notice_secret=str(row.get("notice_secret") or said["secret"]))
    if not _NAME.fullmatch(made.name) or made.protocol not in PROTOCOLS:
        raise Misconfigured(f"Cổng thanh toán cần name (a-z, 0-9, -) và protocol: {', '.join(PROTOCOLS)}.")
    if not re.match(r"https?://", made.address):
        raise Misconfigured(f"Cổng thanh toán {made.name} cần address bắt đầu bằng https://.")
    if min(len(made.secret), len(made.notice_secret)) < _SHORTEST_KEY:
        raise Misconfigured(f"Khóa của cổng thanh toán {made.name} phải có ít nhất {_SHORTEST_KEY} ký tự.")
    return made
