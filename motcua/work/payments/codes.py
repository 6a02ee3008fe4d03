"""The code of an order to pay: short, plain in any bank's system, and a mistyped one is noticed.

Source: decision 0520
"""

import re
from datetime import date

LENGTH = 16
_PATTERN = re.compile(r"MC\d{14}")
_CHECK = 97


def format(day: date, number: int) -> str:  # noqa: A001 - as dossier_code.format
    """`MC` + day + number of the day + two check digits: MC23052900000138."""
    digits = f"{day:%y%m%d}{number:06d}"
    return f"MC{digits}{_check(digits):02d}"


def _check(digits: str) -> int:
    return _CHECK + 1 - int(digits) * 100 % _CHECK  # as ISO 7064: the whole number leaves 1


def sound(code: str) -> bool:
    """True for a code whose check digits fit."""
    return bool(_PATTERN.fullmatch(code)) and int(code[2:]) % _CHECK == 1


def of_attempt(code: str, no: int) -> str:
    """How a gateway knows one attempt: the order's code and two digits; 18 characters of its 20."""
    return f"{code}{no:02d}"


def parted(reference: str) -> tuple[str, int]:
    """The order's code and the number of the attempt in a gateway's reference; 0 in a bare code."""
    code, rest = reference[:LENGTH], reference[LENGTH:]
    return code, int(rest) if rest.isascii() and rest.isdigit() and len(rest) == 2 else 0  # noqa: PLR2004


def found_in(text: str) -> str:
    """The first sound code in the content of a transfer, whatever the bank put around it; empty when there is none."""
    packed = re.sub(r"[^0-9A-Z]", "", text.upper())
    starts = (found.start() for found in re.finditer("(?=MC)", packed))
    return next((packed[at : at + LENGTH] for at in starts if sound(packed[at : at + LENGTH])), "")
