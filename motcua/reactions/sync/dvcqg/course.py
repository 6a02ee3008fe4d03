"""The history of a dossier as the portal wants it told: each fact with the state it produced, fees, supplements. Pure.

Source: decision 0502
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.law.channels import ONLINE, POST
from motcua.law.workflow import State
from motcua.ledger.facts import FactView
from motcua.reactions.sync.dvcqg.picture import Picture

# what each fact makes of the state; nothing where the state stays as it was. A fact that is not here is not told.
STATE_AFTER: dict[str, State | None] = {
    "DossierRegistered": State.REGISTERED,
    "DossierReceived": State.RECEIVED,
    "DossierNotReceived": State.NOT_RECEIVED,
    "DossierForwarded": State.IN_PROGRESS,
    "DossierSentBack": None,
    "SupplementRequested": State.SUPPLEMENT_NEEDED,
    "SupplementProvided": State.IN_PROGRESS,
    "DossierSuspended": None,
    "DossierResumed": None,
    "DueDateExtended": None,
    "PaymentRequired": State.PAYMENT_NEEDED,
    "PaymentConfirmed": None,
    "ResultSigned": None,
    "DossierDecided": State.FINISHED,
    "DossierRejected": State.FINISHED,
    "WithdrawalAsked": State.WITHDRAWAL_ASKED,
    "DossierStopped": State.STOPPED,
    "ResultHandedOver": State.RETURNED,
}
TITLES: dict[str, str] = {
    "DossierRegistered": "Hồ sơ mới đăng ký",
    "DossierReceived": "Tiếp nhận hồ sơ và hẹn trả kết quả",
    "DossierNotReceived": "Từ chối tiếp nhận hồ sơ",
    "DossierForwarded": "Chuyển bước xử lý",
    "DossierSentBack": "Trả lại bước trước",
    "SupplementRequested": "Yêu cầu bổ sung, hoàn thiện hồ sơ",
    "SupplementProvided": "Người nộp đã bổ sung hồ sơ",
    "DossierSuspended": "Tạm dừng tính thời hạn",
    "DossierResumed": "Tiếp tục giải quyết",
    "DueDateExtended": "Xin lỗi và hẹn lại ngày trả kết quả",
    "PaymentRequired": "Yêu cầu thực hiện nghĩa vụ tài chính",
    "PaymentConfirmed": "Đã nộp phí, lệ phí, nghĩa vụ tài chính",
    "ResultSigned": "Đã ký, chờ đóng dấu, phát hành",
    "DossierDecided": "Đã có kết quả giải quyết",
    "DossierRejected": "Từ chối giải quyết hồ sơ",
    "WithdrawalAsked": "Người nộp xin rút hồ sơ",
    "DossierStopped": "Dừng giải quyết hồ sơ",
    "ResultHandedOver": "Đã trả kết quả",
}
AT_RECEPTION, AT_SUPPLEMENT = 1, 2  # HinhThucThu; 4, at return, never happens here: nothing is collected then
_MOVES_THE_STEP = {"DossierRegistered", "DossierReceived", "DossierForwarded", "DossierSentBack", "ResultSigned"}


@dataclass(frozen=True, slots=True)
class Step:
    """One fact as it is told: who, from which post, what, with the state after it, in which step and until when."""

    fact: FactView
    state: State
    title: str
    unit: str
    content: str
    begun_at: datetime | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Fee:
    """A sum asked for, in VND; `collected` 1 at reception, 2 later; `kind` 1 ordinary, 2 appraisal, 3 renewal."""

    name: str
    amount: int
    collected: int
    kind: int


@dataclass(frozen=True, slots=True)
class Supplement:
    """A request to complete the application: who asked for what and when, and how it was answered."""

    number: int
    asked_by: str
    asked_at: datetime
    items: tuple[str, ...]
    reason: str
    due_before: datetime | None
    answered_by: str = ""
    answered_at: datetime | None = None
    papers: tuple[str, ...] = ()
    due_after: datetime | None = None


def steps(picture: Picture) -> Iterator[Step]:
    """Every fact of the history that is told, oldest first."""
    state = State.REGISTERED
    before_pause: State | None = None
    begun: datetime | None = None
    due: datetime | None = None
    received = False
    for fact in picture.facts:
        if fact.name not in STATE_AFTER:
            continue
        received |= fact.name == "DossierReceived"
        if fact.name == "PaymentRequired":
            before_pause = state
        state = _after(fact, state, before_pause, received=received)
        if fact.name in _MOVES_THE_STEP:
            begun, due = fact.at, moment(fact.body.get("step_due"))
        place = picture.place(fact)
        yield Step(
            fact, state, place.title if place else "", place.unit if place else "", content(fact),
            begun, due if begun else None,
        )  # fmt: skip


def _after(fact: FactView, state: State, before_pause: State | None, *, received: bool) -> State:
    if fact.name == "SupplementProvided" and not received:
        return State.REGISTERED  # completed at the door: the counter has yet to receive it
    if fact.name == "PaymentConfirmed":  # with a due date the clock ran on; without one it was a fee among others
        stood = state is State.PAYMENT_NEEDED and bool(fact.body.get("due"))
        return State.IN_PROGRESS if stood and before_pause else state
    return STATE_AFTER[fact.name] or state


def content(fact: FactView) -> str:
    """What happened, in one line."""
    named = ("reason", "note", "number")
    told = next((str(fact.body[name]) for name in named if fact.body.get(name)), "")
    return ": ".join(part for part in (TITLES[fact.name], told) if part)


def fees(picture: Picture) -> Iterator[Fee]:
    """What was asked of the applicant, sum by sum: at reception, and each financial duty that came later."""
    later = [fact for fact in picture.facts if fact.name == "PaymentRequired"]
    at_reception = picture.fee_total - sum(_whole(fact.body.get("amount")) for fact in later)
    if at_reception > 0:
        yield Fee(f"Phí, lệ phí {picture.procedure.name}", at_reception, AT_RECEPTION, _kind(picture.procedure.name))
    for fact in later:
        name = str(fact.body.get("reason") or TITLES[fact.name])
        yield Fee(name, _whole(fact.body.get("amount")), AT_SUPPLEMENT, _kind(name))


def _kind(name: str) -> int:
    small = name.lower()
    return 2 if "thẩm định" in small else 3 if "gia hạn" in small else 1


def supplements(picture: Picture) -> Iterator[Supplement]:
    """Every request to complete the application, with its answer."""
    due: datetime | None = None
    open_: Supplement | None = None
    for fact in picture.facts:
        if fact.name == "SupplementRequested":
            if open_:
                yield open_
            items = _texts(fact.body.get("items"))
            open_ = Supplement(fact.n, fact.actor, fact.at, items, str(fact.body.get("reason", "")), due)
        elif fact.name == "SupplementProvided" and open_:
            yield Supplement(
                open_.number, open_.asked_by, open_.asked_at, open_.items, open_.reason, open_.due_before,
                fact.actor, fact.at, _texts(fact.body.get("papers")), moment(fact.body.get("due")),
            )  # fmt: skip
            open_ = None
        due = moment(fact.body.get("due")) or due
    if open_:
        yield open_


def paid_online(picture: Picture) -> bool:
    """True when a payment that came in online is in the history or on the row."""
    told = any(fact.name == "PaymentConfirmed" and fact.body.get("channel") == ONLINE for fact in picture.facts)
    return told or (picture.fee_paid > 0 and picture.fee_channel == ONLINE)


def handed_over(picture: Picture) -> FactView | None:
    """The fact by which the result reached the applicant."""
    return next((fact for fact in reversed(picture.facts) if fact.name == "ResultHandedOver"), None)


def by_post(picture: Picture) -> bool:
    """True when the result went by post, or is to."""
    over = handed_over(picture)
    return over.body.get("channel") == POST if over else picture.contact.get("receive_by") == "post"


def organisation(picture: Picture) -> bool:
    """True when the holder is an organisation: as the register says, or by a tax number's ten or thirteen digits."""
    if picture.person_kind:
        return picture.person_kind == "organisation"
    return len(picture.identity.replace("-", "")) in {10, 13}


def moment(told: object) -> datetime | None:
    """The moment that a fact's body tells."""
    return datetime.fromisoformat(told) if isinstance(told, str) and told else None


def _whole(told: object) -> int:
    return told if isinstance(told, int) else 0


def _texts(told: object) -> tuple[str, ...]:
    return tuple(str(one) for one in told if one) if isinstance(told, list) else ()
