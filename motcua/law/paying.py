"""How fees may be paid, what of a sum counts towards a dossier, and what of it may be given back."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.law import channels
from motcua.law.errors import BadBill
from motcua.law.workflow import State


class Way(StrEnum):
    """The ways in which a fee may be paid."""

    CASH = "cash"
    TRANSFER = "transfer"
    GATEWAY = "gateway"
    POST = "post"

    @property
    def label(self) -> str:
        """The way in Vietnamese."""
        return _LABELS[self]

    @property
    def channel(self) -> int:
        """The channel that the index counts it under: 1 at the counter, 2 online, 3 by post."""
        return _CHANNELS[self]


_LABELS = {
    Way.CASH: "Trực tiếp tại Bộ phận Một cửa", Way.TRANSFER: "Chuyển khoản theo mã VietQR",
    Way.GATEWAY: "Cổng thanh toán trực tuyến", Way.POST: "Qua dịch vụ bưu chính công ích",
}  # fmt: skip
_CHANNELS = {
    Way.CASH: channels.COUNTER, Way.TRANSFER: channels.ONLINE,
    Way.GATEWAY: channels.ONLINE, Way.POST: channels.POST,
}  # fmt: skip
ENDED = frozenset({State.NOT_RECEIVED, State.STOPPED})  # nothing is settled any more for what was paid
_NOTHING_ASKED = ENDED | {State.WITHDRAWAL_ASKED}


@dataclass(frozen=True, slots=True)
class Parts:
    """A sum that came in, in VND: what of it counts towards the dossier, and what is too much."""

    applied: int
    surplus: int


def ways(state: State) -> tuple[Way, ...]:
    """The ways in which the fees of a dossier in this state may be paid; none when nothing is asked any more.

    Source: NĐ 61/2018, Art. 22; decision 0520
    """
    return () if state in _NOTHING_ASKED else tuple(Way)


def divide(amount: int, owed: int, state: State) -> Parts:
    """What of a sum that came in counts towards what is owed; a dossier that has ended takes nothing more.

    Both in VND. Raises `BadBill` for a sum that is not positive or a debt below zero.
    Source: NĐ 61/2018, Art. 22; decision 0520
    """
    if amount <= 0 or owed < 0:
        raise BadBill("Số tiền không hợp lệ.", remedy="Số tiền là số nguyên dương, tính bằng đồng.")
    applied = 0 if state in ENDED else min(amount, owed)
    return Parts(applied, amount - applied)


def refundable(amount: int, applied: int, refunded: int, state: State) -> int:
    """What may still be given back of a sum, in VND: what was too much, and all of it once the dossier has ended.

    Source: Luật 97/2015, Art. 10; decision 0520
    """
    whole = amount if state in ENDED else amount - applied
    return max(0, whole - refunded)
