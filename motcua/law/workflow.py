"""The ten national states of a dossier and the permitted moves between them, as a table."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from motcua.law import citation
from motcua.law.errors import NotPermitted
from motcua.law.forms import FormKind
from motcua.law.sentences import say


class State(IntEnum):
    """The state of a dossier by its national number (TrangThaiHoSo)."""

    REGISTERED = 1
    RECEIVED = 2
    NOT_RECEIVED = 3
    IN_PROGRESS = 4
    SUPPLEMENT_NEEDED = 5
    PAYMENT_NEEDED = 6
    WITHDRAWAL_ASKED = 7
    STOPPED = 8
    FINISHED = 9
    RETURNED = 10

    @property
    def label(self) -> str:
        """The state in the words of the national portal."""
        return LABELS[self]

    @property
    def is_final(self) -> bool:
        """True when no move leads on."""
        return not any(self in move.from_states for move in MOVES)

    @property
    def clock_runs(self) -> bool:
        """True while the time is the office's: in the other states nobody's lateness grows."""
        return self in (State.RECEIVED, State.IN_PROGRESS)


LABELS = {
    State.REGISTERED: "Mới đăng ký",
    State.RECEIVED: "Được tiếp nhận",
    State.NOT_RECEIVED: "Không được tiếp nhận",
    State.IN_PROGRESS: "Đang xử lý",
    State.SUPPLEMENT_NEEDED: "Yêu cầu bổ sung giấy tờ",
    State.PAYMENT_NEEDED: "Yêu cầu thực hiện nghĩa vụ tài chính",
    State.WITHDRAWAL_ASKED: "Công dân yêu cầu rút hồ sơ",
    State.STOPPED: "Dừng xử lý",
    State.FINISHED: "Đã xử lý xong",
    State.RETURNED: "Đã trả kết quả",
}


@dataclass(frozen=True, slots=True)
class Move:
    """A permitted move: `None` among `from_states` is a dossier not yet registered; `to_state` None keeps the state.

    `accepted` tells apart the two lives of a state: True asks that the dossier had been received before, False that it
    had not, None minds neither. `form` is the paper the move issues.
    """

    verb: str
    label: str
    from_states: tuple[State | None, ...]
    to_state: State | None
    form: FormKind | None
    source: str
    accepted: bool | None = None


_S = State
_WORKED_ON = (_S.RECEIVED, _S.IN_PROGRESS)

MOVES: tuple[Move, ...] = (
    Move("register", "Nộp hồ sơ trực tuyến", (None,), _S.REGISTERED, None, "NĐ 61/2018, Art. 16; NĐ 118/2025, Art. 15"),
    Move("receive", "Tiếp nhận", (None, _S.REGISTERED), _S.RECEIVED, FormKind.RECEIPT,
         "NĐ 61/2018, Art. 17(2); NĐ 118/2025, Art. 17"),
    Move("refuse", "Từ chối tiếp nhận", (None, _S.REGISTERED), _S.NOT_RECEIVED, FormKind.REFUSAL,
         "NĐ 61/2018, Art. 17(2); NĐ 118/2025, Art. 17"),
    Move("supplement", "Yêu cầu bổ sung trước khi tiếp nhận", (None, _S.REGISTERED), _S.SUPPLEMENT_NEEDED,
         FormKind.SUPPLEMENT, "NĐ 61/2018, Art. 17(2)(a); NĐ 118/2025, Art. 17", accepted=False),
    Move("supplement", "Yêu cầu bổ sung", _WORKED_ON, _S.SUPPLEMENT_NEEDED, FormKind.SUPPLEMENT,
         "NĐ 61/2018, Art. 19(4); NĐ 118/2025, Art. 19", accepted=True),
    Move("complete", "Bổ sung đủ, chờ tiếp nhận", (_S.SUPPLEMENT_NEEDED,), _S.REGISTERED, None,
         "NĐ 61/2018, Art. 17(2)(a); NĐ 118/2025, Art. 17", accepted=False),
    Move("complete", "Bổ sung đủ, tính lại thời hạn", (_S.SUPPLEMENT_NEEDED,), _S.IN_PROGRESS, FormKind.RECEIPT,
         "NĐ 61/2018, Art. 19(4); NĐ 118/2025, Art. 19", accepted=True),
    Move("forward", "Chuyển xử lý", (_S.RECEIVED,), _S.IN_PROGRESS, FormKind.CONTROL_SLIP,
         "NĐ 61/2018, Art. 18; NĐ 118/2025, Art. 18"),
    Move("forward", "Chuyển bước tiếp theo", (_S.IN_PROGRESS,), None, FormKind.CONTROL_SLIP,
         "NĐ 61/2018, Art. 18; NĐ 118/2025, Art. 18"),
    Move("send_back", "Trả lại bước trước", (_S.IN_PROGRESS,), None, FormKind.CONTROL_SLIP, "TT 01/2018, Art. 8"),
    Move("consult", "Lấy ý kiến", (_S.IN_PROGRESS,), None, None, "NĐ 61/2018, Art. 19; NĐ 118/2025, Art. 19"),
    Move("answer", "Cho ý kiến", (_S.IN_PROGRESS,), None, None, "NĐ 61/2018, Art. 19; NĐ 118/2025, Art. 19"),
    Move("suspend", "Tạm dừng tính thời hạn", (_S.IN_PROGRESS,), None, None, "decision 0104"),
    Move("resume", "Tiếp tục tính thời hạn", (_S.IN_PROGRESS,), None, None, "decision 0104"),
    Move("require_payment", "Yêu cầu thực hiện nghĩa vụ tài chính", _WORKED_ON, _S.PAYMENT_NEEDED, None,
         "NĐ 61/2018, Art. 22; NĐ 118/2025, Art. 24"),
    Move("confirm_payment", "Xác nhận đã thực hiện nghĩa vụ tài chính", (_S.PAYMENT_NEEDED,), _S.IN_PROGRESS, None,
         "NĐ 61/2018, Art. 22; NĐ 118/2025, Art. 24"),
    Move("extend", "Xin lỗi và hẹn lại ngày trả", (*_WORKED_ON, _S.PAYMENT_NEEDED), None, FormKind.APOLOGY,
         "NĐ 61/2018, Art. 19(9); NĐ 118/2025, Art. 19"),
    Move("decide", "Ký kết quả", _WORKED_ON, _S.IN_PROGRESS, None, "NĐ 61/2018, Art. 19; NĐ 118/2025, Art. 19"),
    Move("reject", "Từ chối giải quyết", _WORKED_ON, _S.IN_PROGRESS, FormKind.REFUSAL,
         "NĐ 61/2018, Art. 19(8); NĐ 118/2025, Art. 19"),
    Move("issue", "Đóng dấu, phát hành kết quả", (_S.IN_PROGRESS,), _S.FINISHED, None,
         "NĐ 30/2020, Art. 15; NĐ 30/2020, Art. 17; decision 0204"),
    Move("withdraw", "Yêu cầu rút hồ sơ",
         (_S.REGISTERED, _S.RECEIVED, _S.IN_PROGRESS, _S.SUPPLEMENT_NEEDED, _S.PAYMENT_NEEDED),
         _S.WITHDRAWAL_ASKED, None, "TT 03/2025, Art. 7; NĐ 118/2025, Art. 21"),
    Move("stop", "Dừng xử lý theo yêu cầu", (_S.WITHDRAWAL_ASKED,), _S.STOPPED, FormKind.STOP,
         "TT 03/2025, Art. 7; NĐ 118/2025, Art. 21"),
    Move("stop", "Dừng xử lý vì không bổ sung", (_S.SUPPLEMENT_NEEDED,), _S.STOPPED, FormKind.STOP,
         "NĐ 297/2025, Art. 6(4); decision 0101"),
    Move("hand_over", "Trả kết quả", (_S.FINISHED,), _S.RETURNED, FormKind.REGISTER,
         "NĐ 61/2018, Art. 20; NĐ 118/2025, Art. 22"),
)  # fmt: skip

VERBS = tuple(dict.fromkeys(move.verb for move in MOVES))
_WHILE_SUSPENDED = frozenset({"resume", "withdraw", "consult", "answer", "extend"})
_WHEN_SIGNED = frozenset({"issue", "send_back", "extend", "answer", "resume"})


def permitted(state: State | None, verb: str, *, accepted: bool | None = None, day: date | None = None) -> State:
    """The state after a permitted move; raises NotPermitted, naming what may be done instead.

    `state` None is a dossier not yet registered. `accepted` tells whether the dossier had been received when it came to
    this state; without it a move of a dossier already received is meant. A refusal cites the law of `day`, the day from
    which the dossier is settled; without it, of every day.
    Source: NĐ 61/2018, Art. 17; NĐ 61/2018, Art. 19; NĐ 118/2025, Art. 17
    """
    return find(state, verb, accepted=accepted, day=day).to_state or _kept(state)


def find(state: State | None, verb: str, *, accepted: bool | None = None, day: date | None = None) -> Move:
    """The row of the permitted move, with its form and source; raises NotPermitted.

    Source: NĐ 61/2018, Art. 17; NĐ 61/2018, Art. 19; NĐ 118/2025, Art. 17
    """
    rows = [move for move in MOVES if move.verb == verb and state in move.from_states]
    wanted = True if accepted is None else accepted
    for move in rows:
        if move.accepted in (None, wanted) or len(rows) == 1:
            return move
    source = "NĐ 61/2018, Art. 17; NĐ 118/2025, Art. 17"
    raise NotPermitted(
        say(
            "Không thể “%(verb)s” khi hồ sơ ở trạng thái “%(state)s”.",
            verb=(_verb_label(verb),),
            state=(_state_label(state),),
        ),
        "Thủ tục không cho phép bước này từ trạng thái hiện tại.",
        say("Có thể: %(moves)s.", moves=choices(state) or ("không còn bước nào",)),
        citation.of_day(source, day) if day else source,
    )


def choices(state: State | None) -> tuple[str, ...]:
    """The labels of every move permitted from the state.

    Source: NĐ 61/2018, Art. 17; NĐ 118/2025, Art. 17
    """
    return tuple(dict.fromkeys(move.label for move in MOVES if state in move.from_states))


def verbs(state: State | None) -> tuple[str, ...]:
    """The verbs permitted from the state, in the order of the table.

    Source: NĐ 61/2018, Art. 17; NĐ 118/2025, Art. 17
    """
    return tuple(dict.fromkeys(move.verb for move in MOVES if state in move.from_states))


def while_in_progress(*, suspended: bool = False, signed: bool = False) -> tuple[str, ...]:
    """The verbs permitted in the state IN_PROGRESS while the clock is suspended, or once the result is signed.

    What is signed waits to be issued: it is sent back or apologised for with a new day, but no longer withdrawn.
    Source: TT 03/2025, Art. 7; NĐ 118/2025, Art. 21; decision 0104; decision 0204
    """
    return tuple(
        verb
        for verb in verbs(State.IN_PROGRESS)
        if (verb in _WHILE_SUSPENDED or not suspended) and (verb in _WHEN_SIGNED or not signed)
    )


def _kept(state: State | None) -> State:
    if state is None:
        raise NotPermitted("Hồ sơ chưa có trạng thái.", remedy="Đăng ký hoặc tiếp nhận hồ sơ trước.")
    return state


def _verb_label(verb: str) -> str:
    return next((move.label for move in MOVES if move.verb == verb), verb)


def _state_label(state: State | None) -> str:
    return "chưa đăng ký" if state is None else state.label
