"""Our line to the population database.

`MOTCUA_RESIDENTS` tells it: a JSON object, or the path of a file with one:
`{"address": "https://…", "key": "…", "secret": "…", "application": "…", "partner": "…", "unit": "000.00.00.H10"}`.
Empty: none; in a demonstration its made-up people answer. Source: decision 0541
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings

from motcua.reactions.sync import told
from motcua.reactions.sync.ports import Misconfigured

SETTING, WHAT = "MOTCUA_RESIDENTS", "cơ sở dữ liệu dân cư"
_KNOWN = {"address", "key", "secret", "application", "partner", "unit", "seconds"}


@dataclass(frozen=True)
class Line:
    """The address of the province's integration platform, and our key to it; `seconds` a clerk waits at most."""

    address: str
    key: str
    secret: str = field(repr=False)
    application: str = ""
    partner: str = ""
    unit: str = ""
    seconds: int = 6


def line() -> Line | None:
    """The line of the setting, if there is one. Raises `Misconfigured`, naming what is wrong and never a secret."""
    return _read(settings.RESIDENTS)


@lru_cache(maxsize=4)
def _read(setting: str) -> Line | None:
    rows = told.rows(setting, SETTING, WHAT)
    if len(rows) > 1:
        raise Misconfigured(f"Chỉ có một đường đến {WHAT} ({SETTING}).")
    return _line(rows[0]) if rows else None


def _line(row: Mapping[str, object]) -> Line:
    if unknown := set(row) - _KNOWN:
        raise Misconfigured(f"Đường đến {WHAT} ({SETTING}) có mục lạ: {', '.join(sorted(unknown))[:120]}.")
    texts = {name: told.text(row, name) for name in ("address", "key", "secret", "application", "partner", "unit")}
    made = Line(**texts, seconds=told.whole(row, "seconds", 6))
    if not told.safe(made.address):
        raise Misconfigured(f"Đường đến {WHAT} ({SETTING}) cần address bắt đầu bằng https://.")
    if not (made.key and made.secret and made.unit):
        raise Misconfigured(f"Đường đến {WHAT} ({SETTING}) cần key, secret và unit.")
    return made
