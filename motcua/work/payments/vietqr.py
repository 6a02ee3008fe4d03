"""The text of a VietQR code: EMVCo fields by number, length and value, with a checksum at the end.

Amount in whole VND; the reference is what the bank writes into the content of the transfer.
"""

import binascii
import re

from motcua.registers.people.errors import Invalid

_NAPAS, _TO_ACCOUNT = "A000000727", "QRIBFTTA"
_VND, _COUNTRY, _ONE_USE = "704", "VN", "12"
_LONGEST_REFERENCE, _LONGEST_ACCOUNT = 25, 19


def encode(*, bank: str, account: str, amount: int, reference: str) -> str:
    """The text to draw: a transfer of this sum to this account (`bank` by its six digits), with the reference.

    Raises `Invalid` for what a bank's application would not read.
    """
    if not re.fullmatch(r"\d{6}", bank) or not re.fullmatch(rf"[0-9A-Za-z]{{1,{_LONGEST_ACCOUNT}}}", account):
        raise Invalid("Tài khoản thu không hợp lệ.", "Mã ngân hàng có 6 chữ số.", "Hãy báo quản trị vận hành.")
    if not re.fullmatch(rf"[0-9A-Za-z ]{{1,{_LONGEST_REFERENCE}}}", reference) or not 0 < amount < 10**13:
        raise Invalid("Không lập được mã VietQR.", "Số tiền hoặc mã nộp không hợp lệ.", "Hãy tạo lại yêu cầu nộp.")
    receiver = _field("00", bank) + _field("01", account)
    merchant = _field("00", _NAPAS) + _field("01", receiver) + _field("02", _TO_ACCOUNT)
    told = (
        _field("00", "01") + _field("01", _ONE_USE) + _field("38", merchant) + _field("53", _VND)
        + _field("54", str(amount)) + _field("58", _COUNTRY)
        + _field("62", _field("01", reference) + _field("08", reference)) + "6304"
    )  # fmt: skip
    return told + checksum(told)


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE of the text in four hexadecimal digits, as field 63 holds it."""
    return f"{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def _field(number: str, value: str) -> str:
    return f"{number}{len(value):02d}{value}"
