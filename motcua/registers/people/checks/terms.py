"""Why the population database may be asked, what may come of it, and how an unchanged particular is known again."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from django.utils.crypto import salted_hmac

PURPOSES: Mapping[str, str] = {
    "receive": "Điền và đối chiếu thông tin người nộp khi tiếp nhận hồ sơ",
    "verify": "Xác minh khi giấy tờ không rõ hoặc không khớp",
}
MOST, WINDOW = 60, timedelta(hours=1)  # questions of one officer: a counter serves people one by one


class Outcome(StrEnum):
    """What came of a question."""

    MATCHED = "matched"  # there is such a person, and what was typed agrees
    DIFFERS = "differs"  # there is such a person, and something typed is otherwise there
    UNKNOWN = "unknown"  # there is no such person
    FAILED = "failed"  # no answer came

    @property
    def label(self) -> str:
        """The outcome in Vietnamese."""
        return _LABELS[self]


_LABELS = {
    Outcome.MATCHED: "Khớp với cơ sở dữ liệu",
    Outcome.DIFFERS: "Có thông tin khác với cơ sở dữ liệu",
    Outcome.UNKNOWN: "Không tìm thấy người này",
    Outcome.FAILED: "Không nhận được trả lời",
}


def digest(check: int, name: str, value: str) -> str:
    """What is kept of a particular: of use only to who has the value already, and the secret of the house."""
    return salted_hmac("motcua.population", f"{check}\0{name}\0{value.strip()}", algorithm="sha256").hexdigest()
