"""Which fact becomes which message to the citizen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction

from motcua.law.calendar import ZONE
from motcua.ledger import clock
from motcua.ledger.facts import FactView
from motcua.reactions.notify.models import Message
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import NotFound
from motcua.work.dossiers import detail, recollection
from motcua.work.dossiers.views import DossierView

Words = Callable[[DossierView, FactView], tuple[str, str]]


def _day(value: datetime | None) -> str:
    return value.astimezone(ZONE).strftime("%H:%M ngày %d/%m/%Y") if value else ""


def _why(fact: FactView) -> str:
    reason = str(fact.body.get("reason") or "")
    return f" Lý do: {reason}" if reason else ""


TEXTS: dict[str, Words] = {
    "DossierRegistered": lambda d, _f: (
        "Hồ sơ đã được gửi",
        f"{d.agency} sẽ kiểm tra và trả lời chậm nhất {_day(d.due_at)}.",
    ),
    "DossierReceived": lambda d, _f: ("Hồ sơ đã được tiếp nhận", f"Hẹn trả kết quả: {_day(d.due_at)}."),
    "DossierNotReceived": lambda d, f: ("Hồ sơ không được tiếp nhận", f"{d.agency} từ chối tiếp nhận.{_why(f)}"),
    "SupplementRequested": lambda d, f: (
        "Cần bổ sung hồ sơ",
        "Xin bổ sung một lần: "
        + "; ".join(map(str, _list(f.body.get("items"))))
        + f". Hạn bổ sung: {_day(asked.due if (asked := detail.answer_deadline(d)) else None)}."
        + _why(f),
    ),
    "SupplementProvided": lambda d, _f: ("Đã nhận phần bổ sung", f"Hẹn mới: {_day(d.due_at)}."),
    "DossierSuspended": lambda _d, f: ("Thời hạn tạm dừng", f"Thời hạn giải quyết tạm dừng.{_why(f)}"),
    "DossierResumed": lambda d, _f: ("Tiếp tục giải quyết", f"Hẹn trả kết quả: {_day(d.due_at)}."),
    "PaymentRequired": lambda _d, f: (
        "Cần nộp tiền",
        f"Số tiền: {int(str(f.body.get('amount') or 0)):,} đồng.".replace(",", ".") + _why(f),
    ),
    "DueDateExtended": lambda d, f: (
        "Xin lỗi và hẹn lại ngày trả",
        f"{d.agency} xin lỗi vì chưa trả kết quả đúng hẹn. Hẹn lại: {_day(d.due_at)}.{_why(f)}",
    ),
    "DossierDecided": lambda d, _f: ("Đã có kết quả", f"Mời nhận kết quả tại {d.agency} hoặc theo cách đã chọn."),
    "DossierRejected": lambda _d, f: ("Hồ sơ không được giải quyết", f"Văn bản từ chối đã có.{_why(f)}"),
    "DossierStopped": lambda _d, f: ("Dừng giải quyết hồ sơ", f"Hồ sơ dừng giải quyết.{_why(f)}"),
    "ResultHandedOver": lambda d, _f: ("Đã trả kết quả", f"Kết quả của hồ sơ {d.code} đã được trả."),
}


def mails() -> bool:
    """True when messages go out by mail too; every one stands in the portal, and none goes to a telephone."""
    return bool(settings.MAIL)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def tell(fact: FactView) -> None:
    """The applicant finds a message in the portal; once per fact."""
    if said := _said(fact):
        view, title, text = said
        _keep(view, fact, "portal", "", title=title, text=text)


def mail(fact: FactView) -> None:
    """The message is on its way to the applicant's mailbox, if one was given and there is a mail server; once per fact.

    Raises what the mail server's absence raises: it is tried again by itself, and the portal's message stands.
    """
    if not (mails() and (said := _said(fact))):
        return
    view, title, text = said
    address = view.contact.get("email", "")
    if address and _keep(view, fact, "email", address, title=title, text=text):
        body = f"Hồ sơ {view.code} – {view.procedure.name}\n\n{text}\n"
        send_mail(f"{title}: {view.code}", body, settings.DEFAULT_FROM_EMAIL, [address])
        Message.objects.filter(fact=fact.id, channel="email").update(sent_at=clock.now())


def _said(fact: FactView) -> tuple[DossierView, str, str] | None:
    """The dossier with title and text of the message that the fact calls for; nothing where it calls for none."""
    words = TEXTS.get(fact.name)
    if words is None:
        return None
    try:
        view = recollection.dossier(fact.subject.partition(":")[2], fact.at)
    except NotFound:
        return None
    return (view, *words(view, fact))


def _keep(view: DossierView, fact: FactView, channel: str, to: str, *, title: str, text: str) -> bool:
    """Keeps the message; false when it was kept before."""
    try:
        with transaction.atomic():
            Message.objects.create(
                dossier=view.code, fact=fact.id, person=view.person_id, channel=channel, to=to, title=title, text=text,
                at=fact.at, sent_at=clock.now() if channel == "portal" else None,
            )  # fmt: skip
    except IntegrityError:
        return False
    return True


@dataclass(frozen=True)
class MessageView:
    """A message as the citizen reads it."""

    dossier: str
    title: str
    text: str
    at: datetime
    unread: bool
    fact: int = 0  # number of the fact it tells of


def of_citizen(*, by: Actor, size: int = 50) -> tuple[MessageView, ...]:
    """The citizen's messages, newest first. One query."""
    if by.person_id is None:
        return ()
    rows = Message.objects.filter(person=by.person_id, channel="portal").order_by("-at", "-id")[:size]
    return tuple(MessageView(row.dossier, row.title, row.text, row.at, row.read_at is None, row.fact) for row in rows)
