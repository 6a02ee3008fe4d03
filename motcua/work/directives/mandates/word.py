"""What the giver's own system tells of one of its tasks, as a plain value; nothing of any wire is in it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Json = dict[str, object]


class Kind(StrEnum):
    """What a notice of the giver is about. The values are those on the wire; `UNCLEAR` is ours."""

    ASSIGNED = "giao"
    CHANGED = "dieuchinh"
    EXTENDED = "giahan"
    WITHDRAWN = "thuhoi"
    RETURNED = "tralai"
    ACCEPTED = "chapnhan"
    REFUSED = "khonggiahan"
    UNCLEAR = "khongro"

    @property
    def label(self) -> str:
        """What the notice is about, in Vietnamese."""
        return _LABELS[self]


_LABELS = {
    Kind.ASSIGNED: "Giao nhiệm vụ",
    Kind.CHANGED: "Điều chỉnh nhiệm vụ",
    Kind.EXTENDED: "Gia hạn",
    Kind.WITHDRAWN: "Thu hồi nhiệm vụ",
    Kind.RETURNED: "Trả lại kết quả",
    Kind.ACCEPTED: "Chấp nhận kết quả",
    Kind.REFUSED: "Không gia hạn",
    Kind.UNCLEAR: "Thông báo không đọc được",
}


class Answer(StrEnum):
    """What the giver is told. The values are those on the wire."""

    TAKEN = "tiepnhan"
    DECLINED = "khongtiepnhan"
    NOTED = "danhan"
    PROGRESS = "tiendo"
    DONE = "ketqua"
    EXTENSION = "denghigiahan"
    NO_EXTENSION = "rutdenghi"

    @property
    def label(self) -> str:
        """What is told, in Vietnamese."""
        return _ANSWERS[self]


_ANSWERS = {
    Answer.TAKEN: "Tiếp nhận nhiệm vụ",
    Answer.DECLINED: "Không tiếp nhận",
    Answer.NOTED: "Đã nhận thông báo",
    Answer.PROGRESS: "Báo cáo tiến độ",
    Answer.DONE: "Báo cáo kết quả",
    Answer.EXTENSION: "Đề nghị gia hạn",
    Answer.NO_EXTENSION: "Rút đề nghị gia hạn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One notice: the number of the task there, its place among the notices of that task, and what it says."""

    code: str
    n: int
    kind: Kind
    told_at: datetime
    sign: str = ""  # of the document that gives the task
    title: str = ""
    issuer: str = ""
    issued_on: date | None = None
    point: str = ""
    content: str = ""
    lead: tuple[str, ...] = ()
    coordinate: tuple[str, ...] = ()
    due_on: date | None = None
    reason: str = ""

    def as_json(self) -> Json:
        """The notice as a row keeps it, without its number and moment."""
        return {
            "sign": self.sign, "title": self.title, "issuer": self.issuer,
            "issued_on": self.issued_on.isoformat() if self.issued_on else None, "point": self.point,
            "content": self.content, "lead": list(self.lead), "coordinate": list(self.coordinate),
            "due_on": self.due_on.isoformat() if self.due_on else None, "reason": self.reason,
        }  # fmt: skip

    @classmethod
    def of(cls, code: str, n: int, kind: str, told_at: datetime, body: Json) -> "Word":
        """The notice back from a row."""
        return cls(
            code=code, n=n, kind=Kind(kind), told_at=told_at, issued_on=_day(body.get("issued_on")),
            due_on=_day(body.get("due_on")), lead=_names(body.get("lead")), coordinate=_names(body.get("coordinate")),
            **{name: str(body.get(name) or "") for name in _TEXTS},
        )  # fmt: skip


_TEXTS = ("sign", "title", "issuer", "point", "content", "reason")


def _day(told: object) -> date | None:
    return date.fromisoformat(str(told)) if told else None


def _names(told: object) -> tuple[str, ...]:
    return tuple(str(one) for one in told) if isinstance(told, (list, tuple)) else ()
