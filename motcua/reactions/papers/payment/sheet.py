"""What stands on the paper about a payment: plain values, already decided elsewhere."""

from dataclasses import dataclass

from motcua.reactions.papers import sheets


@dataclass(frozen=True, kw_only=True)
class PaymentSheet:
    """Thông báo nộp phí, lệ phí, or the confirmation that it was paid: what came in, and what is still owed.

    `vietqr` is the text of the code by which the rest is paid; empty when nothing is left to pay.

    Source: decision 0520
    """

    form: sheets.Form
    head: sheets.Letterhead
    dossier_code: str
    applicant: sheets.Party
    request: str
    fees: tuple[sheets.Fee, ...]
    total: str
    owed: str
    in_words: str
    received: tuple[sheets.Fee, ...]
    order: str
    bank: str
    account: str
    holder: str
    vietqr: str
    trial: bool
    lookup: sheets.Lookup
