"""Into which bank account a unit's fees are paid.

`MOTCUA_BANK` tells them: a JSON list, or the path of a file with one; each `{"units": ["H10.37"], "bank": "970436",
"bank_name": "…", "account": "…", "name": "…"}`, one without `units` for all others. Source: decision 0520
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from motcua.registers.people import queries as people
from motcua.registers.people.errors import Invalid
from motcua.settings import objects

_TEXTS = ("bank", "bank_name", "account", "name")


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where money is received: the bank's six digits and name, the number, the holder.

    `trial` when it is made up for the demonstration and nobody can pay into it.
    """

    bank: str
    bank_name: str
    account: str
    name: str
    units: tuple[str, ...] = ()
    trial: bool = False


# no bank has these digits, so that no true money can go astray
TRIAL = BankAccount("999999", "Ngân hàng trình diễn", "0123456789", "KHO BAC TRINH DIEN", trial=True)


def of_agency(agency_id: int) -> BankAccount | None:
    """The account for the fees that this agency collects: of the nearest above it that has one; nothing without any.

    Raises `Invalid` when the setting cannot be read.
    """
    known = _read(settings.BANK)
    if not known:
        return TRIAL if settings.DEMONSTRATION else None
    for agency in reversed(people.path(agency_id)):
        for account in known:
            if agency.code in account.units:
                return account
    return next((account for account in known if not account.units), None)


@lru_cache(maxsize=4)
def _read(told: str) -> tuple[BankAccount, ...]:
    try:
        return tuple(_account(row) for row in objects.read(told))
    except (ValueError, KeyError, TypeError) as error:
        raise Invalid(
            "Không đọc được cấu hình tài khoản thu phí.", f"MOTCUA_BANK: {type(error).__name__}.",
            "Hãy báo quản trị vận hành.",
        ) from None  # fmt: skip


def _account(row: Mapping[str, object]) -> BankAccount:
    units = row.get("units") or []
    if not isinstance(units, list):
        raise TypeError("units")
    bank, bank_name, account, name = (str(row[key]) for key in _TEXTS)
    return BankAccount(bank, bank_name, account, name, tuple(str(unit) for unit in units))
