"""Settings that tell of the other sides, as `motcua.settings.objects` reads them."""

import re
from collections.abc import Mapping

from motcua.reactions.sync.ports import Misconfigured
from motcua.settings import objects

_ENCRYPTED = re.compile(r"https://[^\s/]+")
_OWN_MACHINE = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/|$)")


def rows(told: str, name: str, what: str) -> tuple[Mapping[str, object], ...]:
    """The objects that the setting `name` tells, none for an empty one; `what` is what it is about, in Vietnamese.

    Raises `Misconfigured`, naming the kind of fault and never a word of the content.
    """
    try:
        return objects.read(told)
    except objects.Unreadable as error:
        raise Misconfigured(f"Không đọc được cấu hình {what} ({name}): {error}.") from None


def text(row: Mapping[str, object], name: str, otherwise: str = "") -> str:
    """The text under the name, trimmed; `otherwise` where there is none."""
    value = row.get(name)
    return str(value).strip() if isinstance(value, (str, int)) and str(value).strip() else otherwise


def whole(row: Mapping[str, object], name: str, otherwise: int) -> int:
    """The whole number under the name, or `otherwise`."""
    value = text(row, name)
    return int(value) if value.isascii() and value.isdecimal() else otherwise


def pairs(row: Mapping[str, object], name: str) -> tuple[tuple[str, str], ...]:
    """The object under the name as pairs of texts, in its own order."""
    value = row.get(name)
    return tuple((str(key), str(one)) for key, one in value.items()) if isinstance(value, dict) else ()


def safe(address: str) -> bool:
    """True for an address whose traffic nobody between can read: encrypted, or on this machine."""
    return bool(_ENCRYPTED.match(address) or _OWN_MACHINE.match(address))
