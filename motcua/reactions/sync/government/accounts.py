"""Our account with the Government Office's task system.

`MOTCUA_VPCP` tells it: a JSON object, or the path of a file that holds it. Empty: a system in memory, for development.
Source: decision 0535
"""

from dataclasses import dataclass, field

from motcua.reactions.sync import told
from motcua.reactions.sync.ports import Misconfigured

SYSTEM = "vpcp"
_TEXTS = ("address", "unit", "username", "password")
_NUMBERS = ("rate", "read_seconds")


@dataclass(frozen=True)
class Account:
    """The province's account; `unit` is its code there, `rate` in tasks a second."""

    address: str = ""
    unit: str = ""
    username: str = ""
    password: str = field(default="", repr=False)
    rate: float = 50.0
    read_seconds: float = 20.0
    generation: str = "tasks"

    @property
    def name(self) -> str:
        """What the connection is called on our side."""
        return f"{SYSTEM}:{self.unit}" if self.unit else SYSTEM

    @property
    def real(self) -> bool:
        """True when there is somebody on the other side; false for the system in memory."""
        return bool(self.address)


def read(setting: str) -> Account:
    """The account of the setting; one in memory when it is empty.

    Raises `Misconfigured`, naming what is wrong and never a password.
    """
    rows = told.rows(setting, "MOTCUA_VPCP", "tài khoản hệ thống theo dõi nhiệm vụ")
    if not rows:
        return Account()
    row = rows[0]
    if len(rows) > 1 or not row.get("address"):
        raise Misconfigured("Cấu hình MOTCUA_VPCP phải có address.")
    if unknown := set(row) - {*_TEXTS, *_NUMBERS}:
        raise Misconfigured(f"Cấu hình MOTCUA_VPCP có mục lạ: {', '.join(sorted(unknown))}.")
    try:
        numbers = {name: float(str(row[name])) for name in _NUMBERS if name in row}
    except ValueError:
        raise Misconfigured("rate, read_seconds của MOTCUA_VPCP phải là số.") from None
    return Account(**{name: str(row[name]) for name in _TEXTS if name in row}, **numbers)  # type: ignore[arg-type]
