"""Draws up what is to be paid for a dossier, or what was paid: on the spot, as it stands now.

Source: decision 0520
"""

from datetime import datetime

from motcua.law.calendar import ZONE
from motcua.reactions.papers import filling, heading, sheets, typeset, wording
from motcua.reactions.papers.payment.sheet import PaymentSheet
from motcua.registers.people import queries as people
from motcua.registers.people.actor import Actor
from motcua.work.dossiers.views import DossierView
from motcua.work.payments import queries
from motcua.work.payments.views import Standing

_OURS = "Giấy của Hệ thống Một Cửa"


def draw(code: str, *, by: Actor, now: datetime) -> bytes:
    """The PDF for one dossier, with the VietQR code while an order is open.

    Raises `NotFound` for who may not read the dossier and `NotAllowed` for who may not see its money.
    """
    view, standing = queries.standing(code, by=by, now=now)
    return typeset.typeset(sheet(view, standing, now))


def sheet(view: DossierView, standing: Standing, now: datetime) -> PaymentSheet:
    """The sheet: what is to be paid, what came in, and how the rest is paid."""
    bill, account = standing.bill, standing.account if standing.qr else None
    agency = people.agency_by_id(view.agency_id)
    title = "Thông báo nộp phí, lệ phí" if bill.owed else "Giấy xác nhận đã nộp phí, lệ phí"
    number = standing.order or (standing.money[-1].receipt if standing.money else "")
    return PaymentSheet(
        form=sheets.Form(number=0, title=title, circular=_OURS),
        head=heading.letterhead(agency, number, now.astimezone(ZONE).date(), counter=True), dossier_code=view.code,
        applicant=filling.applicant(view), request=view.procedure.name,
        fees=tuple(sheets.Fee(name=line.name, amount=line.amount) for line in bill.lines),
        total=wording.dong(bill.total), owed=wording.dong(bill.owed),
        in_words=wording.dong_in_words(bill.owed or bill.paid),
        received=tuple(
            sheets.Fee(name=f"{one.receipt}: {one.way.label}", amount=one.amount, when=wording.moments(one.at)["stamp"])
            for one in standing.money
        ),
        order=standing.order, bank=f"{account.bank_name} ({account.bank})" if account else "",
        account=account.account if account else "", holder=account.name if account else "", vietqr=standing.qr,
        trial=bool(account and account.trial), lookup=filling.lookup(view.code),
    )  # fmt: skip
