"""The numbers by which people are known, and how they are told from a slip of the pen."""

import re

_SEPARATORS = re.compile(r"[\s.\-]")
_CITIZEN = re.compile(r"0\d{2}\d\d{8}")
_OLDER_CARD = re.compile(r"\d{9}")
_TAX = re.compile(r"\d{10}(\d{3})?")
_PHONE = re.compile(r"0\d{9,10}")
_LONGEST_EMAIL = 254  # RFC 5321
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")


def tidy(typed: str) -> str:
    """The number without spaces, dots and hyphens."""
    return _SEPARATORS.sub("", typed)


def tidy_phone(typed: str) -> str:
    """The telephone number as it is dialled at home: `+84 912 345 678` → `0912345678`."""
    digits = tidy(typed).replace("(", "").replace(")", "")
    return "0" + digits.removeprefix("+84") if digits.startswith("+84") else digits


def identity_fault(number: str, kind: str = "person") -> str:
    """One sentence on what is wrong with a tidy identity number; empty when it can be right.

    Source: decision 0011
    """
    if kind == "organisation":
        return "" if _TAX.fullmatch(number) else "Mã số thuế có 10 hoặc 13 chữ số."
    if _CITIZEN.fullmatch(number) or _OLDER_CARD.fullmatch(number):
        return ""
    return "Số định danh có 12 chữ số và bắt đầu bằng 0; chứng minh nhân dân có 9 chữ số."


def phone_fault(number: str) -> str:
    """One sentence on what is wrong with a tidy telephone number; empty when it can be right."""
    return "" if _PHONE.fullmatch(number) else "Số điện thoại gồm 10 chữ số, ví dụ 0912 345 678."


def email_fault(address: str) -> str:
    """One sentence on what is wrong with an e-mail address; empty when it can be right."""
    right = _EMAIL.fullmatch(address) is not None and len(address) <= _LONGEST_EMAIL
    return "" if right else "Địa chỉ thư điện tử phải có dạng ten@noi.vn."
