"""A gateway in memory: it checks what it is sent as a real one would, takes money, and writes signed notifications."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from motcua.reactions.sync.payment import mapping, signing
from motcua.reactions.sync.payment.accounts import Gateway
from motcua.reactions.sync.payment.port import Wanted, Word
from motcua.reactions.sync.ports import Json, Permanent


@dataclass
class Held:
    """An attempt as the gateway has it."""

    amount: int
    returns: str = ""
    transaction: str = ""
    paid: bool | None = None
    at: str = ""


@dataclass
class FakeGateway:
    """Both sides in one: our client's questions answered without a network."""

    gateway: Gateway
    base: str = "https://cong.example"
    held: dict[str, Held] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def begin(self, wanted: Wanted, now: datetime) -> str:
        """As the port says."""
        answer = self.begun(mapping.begin(self.gateway, wanted, now))
        if answer.get(self.gateway.speaks.code) != self.gateway.speaks.understood:
            raise Permanent(f"{self.gateway.title} không nhận lần nộp này.")
        return str(answer[self.gateway.speaks.address])

    def ask(self, reference: str, now: datetime) -> Word | None:
        """As the port says."""
        answer = self.asked(mapping.ask(self.gateway, reference, now))
        if self.gateway.speaks.told.into not in answer:
            return None
        return mapping.word(self.gateway, answer, now)

    def begun(self, message: Mapping[str, object]) -> Json:
        """The gateway's answer to a message that begins an attempt; one that is not truly signed is refused."""
        speaks = self.gateway.speaks
        if not signing.fits(speaks.begin, message, self.gateway.secret):
            return {speaks.code: speaks.refused, speaks.words: "wrong signature"}
        reference, amount = str(message[speaks.names.reference]), int(str(message[speaks.names.amount]))
        returns = str(message.get("return_url") or message.get("UrlTraVe") or "")
        with self._lock:
            self.held.setdefault(reference, Held(amount, returns))
        return {speaks.code: speaks.understood, speaks.address: f"{self.base}/pay/{reference}"}

    def asked(self, message: Mapping[str, object]) -> Json:
        """The gateway's answer to a question: its word on the attempt, or that it does not know it."""
        speaks = self.gateway.speaks
        reference = str(message.get(speaks.names.reference))
        if not signing.fits(speaks.ask, message, self.gateway.secret) or reference not in self.held:
            return {speaks.code: speaks.refused, speaks.words: "unknown"}
        return self.notification(reference)

    def pay(self, reference: str, now: datetime) -> Json:
        """The payer has paid; the notification that the gateway then sends."""
        with self._lock:
            held = self.held[reference]
            if held.paid is None:
                held.paid, held.transaction, held.at = (
                    True,
                    f"GD{len(self.held):06d}{reference[-6:]}",
                    mapping.stamp(now),
                )
        return self.notification(reference)

    def cancel(self, reference: str, now: datetime) -> Json:
        """The payer has turned back; the notification that the gateway then sends."""
        held = self.held[reference]
        held.paid, held.at = False, mapping.stamp(now)
        return self.notification(reference)

    def notification(self, reference: str) -> Json:
        """The gateway's word on the attempt, signed."""
        speaks, held = self.gateway.speaks, self.held[reference]
        names = speaks.names
        status = names.pending[0] if held.paid is None else names.paid if held.paid else "99"
        message: Json = {
            speaks.client: self.gateway.client, names.reference: reference, names.transaction: held.transaction,
            names.amount: str(held.amount), names.status: status, names.at: held.at,
        }  # fmt: skip
        message |= {name: message.get(name, speaks.constant.get(name, "")) for name in speaks.told.fields}
        return signing.signed(speaks.told, message, self.gateway.notice_secret)

    def statement(self) -> bytes:
        """What the gateway says of the day, as CSV."""
        rows = [f"{reference},{held.transaction},{held.amount}" for reference, held in self.held.items() if held.paid]
        return "\n".join(["transaction_id,transaction_code,trans_amount", *rows, ""]).encode()
