"""Our words and a gateway's, one into the other. Pure."""

import json
from collections.abc import Mapping
from datetime import datetime

from motcua.law.calendar import ZONE
from motcua.reactions.sync.payment import signing
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.port import Wanted, Word
from motcua.reactions.sync.payment.protocols import KEYPAY
from motcua.reactions.sync.ports import ExchangeFailed, Json

_STAMP = "%Y%m%d%H%M%S"
_LONGEST = 200


class Forged(ExchangeFailed):
    """A message whose signature does not fit, or which carries none."""

    kind = "forged"


class Muddled(ExchangeFailed):
    """A signed message that cannot be understood."""

    kind = "muddled"


def begin(gateway: Gateway, wanted: Wanted, now: datetime) -> Json:
    """The message that begins an attempt, signed."""
    speaks, bill = gateway.speaks, _bill(wanted)
    message: Json = {
        **speaks.constant, speaks.client: gateway.client, speaks.names.reference: wanted.reference,
        speaks.names.amount: str(wanted.amount),
    }  # fmt: skip
    if speaks is KEYPAY:
        message |= {"description": f"Nop phi ho so {wanted.dossier}", "bill_info": bill, "return_url": wanted.returns}
    else:
        message |= {
            "ThongTinGiaoDich": f"Nop phi ho so {wanted.dossier}", "ThoiGianGD": stamp(now), "ThongTinBienLai": bill,
            "UrlTraVe": wanted.returns,
        }  # fmt: skip
    return signing.signed(speaks.begin, message, gateway.secret)


def _bill(wanted: Wanted) -> str:
    """What is paid, by the names of the national payment platform; of the payer no more than the name."""
    told = {
        "MaDichVu": "2", "MaHoSo": wanted.dossier, "MaDonVi": wanted.unit_code, "TenDonVi": wanted.unit,
        "MaTTHC": wanted.procedure_code, "TenTTHC": wanted.procedure, "HoTenNguoiNop": wanted.payer,
        "NoiDungThanhToan": f"Phí, lệ phí hồ sơ {wanted.dossier}",
        "PhiLePhi": [
            {"LoaiPhiLePhi": "2" if "lệ phí" in name.lower() else "1", "MaPhiLePhi": str(no), "TenPhiLePhi": name,
             "SoTien": str(amount)}
            for no, (name, amount) in enumerate(wanted.lines, 1)
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def ask(gateway: Gateway, reference: str, now: datetime) -> Json:
    """The question what became of an attempt, signed."""
    speaks = gateway.speaks
    message: Json = {**speaks.asking, speaks.client: gateway.client, speaks.names.reference: reference}
    if "ThoiGianGD" in speaks.ask.fields:
        message["ThoiGianGD"] = stamp(now)
    return signing.signed(speaks.ask, message, gateway.secret)


def word(gateway: Gateway, message: Mapping[str, object], now: datetime) -> Word:
    """What the gateway tells. Raises `Forged` before anything else is looked at, then `Muddled`."""
    speaks = gateway.speaks
    if not signing.fits(speaks.told, message, gateway.notice_secret):
        raise Forged("Chữ ký của thông báo không đúng.")
    client = message.get(speaks.client)
    if client is not None and signing.plain(client) != gateway.client:
        raise Muddled("Thông báo dành cho đối tác khác.")
    names = speaks.names
    status = signing.plain(message.get(names.status))
    reference, transaction = (signing.plain(message.get(name)) for name in (names.reference, names.transaction))
    paid = True if status == names.paid else None if status in names.pending else False
    amount = sum_of(message.get(names.amount))
    said = (reference, transaction, status)
    if not reference or any(len(one) > _LONGEST or printable(one) != one for one in said):
        raise Muddled("Thông báo thiếu mã tham chiếu, hoặc dài quá.")
    if paid and (not transaction or amount is None):
        raise Muddled("Thông báo đã nộp mà thiếu mã giao dịch hoặc số tiền.")
    if signing.plain(message.get("MaTienTe", "VND")) != "VND":
        raise Muddled("Thông báo không tính bằng đồng Việt Nam.")
    return Word(
        gateway.name,
        reference,
        transaction,
        amount or 0,
        paid,
        status,
        _moment(message.get(names.at) if names.at in speaks.told.fields else None, now),
    )


def printable(told: object) -> str:
    """The signs of a text that a database and a page can hold, at most so many."""
    return "".join(sign for sign in signing.plain(told)[:_LONGEST] if sign.isprintable())


def sum_of(told: object) -> int | None:
    """A whole sum; "50000" and 50000 alike."""
    text = signing.plain(told)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 14 else None  # noqa: PLR2004


def _moment(told: object, now: datetime) -> datetime:
    """When it was paid by the gateway's clock; now, where it says nothing or the future."""
    try:
        at = datetime.strptime(signing.plain(told), _STAMP).replace(tzinfo=ZONE)
    except ValueError:
        return now
    return min(at, now)


def reply(gateway: Gateway, reference: str, refused: str, now: datetime) -> Json:
    """Our answer to a notification, in the gateway's words, signed where it wants that."""
    speaks = gateway.speaks
    told: Json = {speaks.code: speaks.refused if refused else speaks.understood, speaks.words: refused or "OK"}
    if speaks.reply is None:
        return told
    told |= {speaks.client: gateway.client, speaks.names.reference: reference, "ThoiGianGD": stamp(now)}
    return signing.signed(speaks.reply, told, gateway.secret)


def stamp(at: datetime) -> str:
    """A moment as gateways write it, in Vietnam's time."""
    return at.astimezone(ZONE).strftime(_STAMP)
