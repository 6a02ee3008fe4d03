"""Our accounts with the national portal: which address, which generation of its protocol, for which of our units.

`MOTCUA_DVCQG` tells them: one JSON object or a list of them, or the path of a file that holds it. Empty: a portal in
memory, for development. Source: decision 0502
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.reactions.sync import told
from motcua.reactions.sync.ports import Misconfigured
from motcua.registers.people import tree

DVCQG = "dvcqg"
GENERATIONS = ("session", "indexed", "gateway")
_TEXTS = ("address", "generation", "unit", "username", "password", "route", "arrives_as", "files_at")


@dataclass(frozen=True)
class Account:
    """One site's account with the portal; `unit` is its national code, `units` the codes of our agencies it is for.

    `rate` in dossiers a second; `arrives_as` is the name under which the portal itself files dossiers with us;
    `files_at` the address of this house under which the portal may fetch files, empty where it fetches none.
    """

    address: str = ""
    generation: str = "indexed"
    unit: str = ""
    username: str = ""
    password: str = field(default="", repr=False)
    route: str = ""
    arrives_as: str = ""
    files_at: str = ""
    units: tuple[str, ...] = ()
    dossiers_at_once: int = 40
    steps_at_once: int = 0  # as many as the generation bears
    rate: float = 400.0
    read_seconds: float = 20.0

    @property
    def name(self) -> str:
        """What the account is called on our side: the system, and the national code of the unit."""
        return f"{DVCQG}:{self.unit}" if self.unit else DVCQG

    @property
    def steps(self) -> int:
        """How many steps travel in one message: ten in the envelope, whose portal takes no more; a hundred by REST."""
        return self.steps_at_once or (100 if self.generation == "gateway" else 10)

    @property
    def real(self) -> bool:
        """True when there is somebody on the other side; false for the portal in memory."""
        return bool(self.address)


def read(setting: str) -> tuple[Account, ...]:
    """The accounts of the setting; one in memory when it is empty.

    Raises `Misconfigured`, naming what is wrong and never a password.
    """
    found = tuple(_account(row) for row in told.rows(setting, "MOTCUA_DVCQG", "tài khoản kết nối"))
    if not found:
        return (Account(),)
    if len({account.name for account in found}) != len(found):
        raise Misconfigured("Hai tài khoản kết nối (MOTCUA_DVCQG) cùng một mã đơn vị.")
    return found


def _account(row: Mapping[str, object]) -> Account:
    if not row.get("address"):
        raise Misconfigured("Mỗi tài khoản kết nối (MOTCUA_DVCQG) phải có address.")
    if unknown := set(row) - set(Account.__dataclass_fields__):
        raise Misconfigured(f"Tài khoản kết nối (MOTCUA_DVCQG) có mục lạ: {', '.join(sorted(unknown))}.")
    account = Account(**_typed(row))
    if account.generation not in GENERATIONS:
        raise Misconfigured(f"generation phải là một trong: {', '.join(GENERATIONS)}.")
    if account.files_at and not told.safe(account.files_at):
        raise Misconfigured("files_at của tài khoản kết nối (MOTCUA_DVCQG) phải bắt đầu bằng https://.")
    return account


def _typed(row: Mapping[str, object]) -> dict[str, Any]:
    typed: dict[str, Any] = {name: str(row[name]) for name in _TEXTS if name in row}
    typed["units"] = tuple(str(one) for one in _list(row.get("units")))
    try:
        typed |= {name: int(str(row[name])) for name in ("dossiers_at_once", "steps_at_once") if name in row}
        typed |= {name: float(str(row[name])) for name in ("rate", "read_seconds") if name in row}
    except ValueError:
        raise Misconfigured("rate, read_seconds, dossiers_at_once, steps_at_once phải là số.") from None
    return typed


def _list(told: object) -> list[object]:
    return told if isinstance(told, list) else []


def agencies(account: Account, of: tuple[Account, ...]) -> list[int] | None:
    """The numbers of the agencies whose dossiers go by this account; nothing when it is the only one: all do.

    An agency goes with the nearest above it that an account names; what nobody names goes with the one without `units`.
    """
    if len(of) == 1:
        return None
    whose = {code: one.name for one in of for code in one.units}
    rest = next((one.name for one in of if not one.units), "")
    known = tree.tree()
    found = []
    for agency in known.agencies:
        named = next((whose[above.code] for above in known.upwards(agency) if above.code in whose), rest)
        if named == account.name:
            found.append(agency.id)
    return found
