"""The forms of the one-stop circulars, chosen by the legal version of a dossier."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.law import regime
from motcua.law.errors import NoSuchForm
from motcua.law.sentences import say


class FormKind(StrEnum):
    """What a form is for."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP = "stop"
    CONTROL_SLIP = "control_slip"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its number, title, paper, and the tail of the number each printed copy carries."""

    kind: FormKind
    number: str
    title: str
    paper: str
    suffix: str
    source: str

    @property
    def label(self) -> str:
        """`Mẫu số 01`."""
        return f"Mẫu số {self.number}"

    def copy_number(self, running: int, unit: str = "TTPVHCC") -> str:
        """The number of a printed copy: `12/PBS-TTPVHCC`."""
        return f"{running}/{self.suffix}-{unit}" if self.suffix else f"{running}/{unit}"


_OLD = "TT 01/2018"
_NEW = "TT 03/2025"
_RECEIPT = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
_SUPPLEMENT = "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
_REFUSAL = "Phiếu từ chối tiếp nhận giải quyết hồ sơ"
_CONTROL = "Phiếu kiểm soát quá trình giải quyết hồ sơ"
_APOLOGY = "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
_EXTENSION = "Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết"


def _row(circular: str, number: str, kind: FormKind, title: str, suffix: str, *, paper: str = "A5") -> Form:
    return Form(kind, number, title, paper, suffix, f"{circular}, Form {number}")


FORMS: dict[str, tuple[Form, ...]] = {
    _OLD: (
        _row(_OLD, "01", FormKind.RECEIPT, _RECEIPT, ""),
        _row(_OLD, "02", FormKind.SUPPLEMENT, _SUPPLEMENT, "PBS"),
        _row(_OLD, "03", FormKind.REFUSAL, _REFUSAL, "PTC"),
        _row(_OLD, "04", FormKind.APOLOGY, _APOLOGY, "PXL"),
        _row(_OLD, "05", FormKind.CONTROL_SLIP, _CONTROL, "PKS"),
        _row(_OLD, "06", FormKind.REGISTER, "Sổ theo dõi hồ sơ", "STD", paper="A4"),
    ),
    _NEW: (
        _row(_NEW, "01", FormKind.RECEIPT, _RECEIPT, ""),
        _row(_NEW, "02", FormKind.SUPPLEMENT, _SUPPLEMENT, "PBS"),
        _row(_NEW, "03", FormKind.REFUSAL, _REFUSAL, "PTC"),
        _row(_NEW, "04", FormKind.APOLOGY, _EXTENSION, "PXL"),
        _row(_NEW, "05", FormKind.STOP, "Thông báo dừng giải quyết hồ sơ", "TBD"),
        _row(_NEW, "06", FormKind.CONTROL_SLIP, _CONTROL, "PKS"),
        _row(_NEW, "07", FormKind.REGISTER, "Sổ theo dõi hồ sơ", "STD", paper="A4"),
    ),
}
_NEW_FORMS_FROM = date(2025, 9, 15)


def circular(legal_version: str, received: date | None = None) -> str:
    """The circular whose forms a dossier of a legal version uses.

    A dossier received under the new decree before its circular was issued still has the old forms.
    Source: TT 01/2018, Art. 9; TT 03/2025
    """
    if regime.named(legal_version).key == "NĐ 61/2018":
        return _OLD
    return _OLD if received is not None and received < _NEW_FORMS_FROM else _NEW


def of(kind: str, legal_version: str, received: date | None = None) -> Form:
    """The form of a kind for a dossier of a legal version; raises NoSuchForm when the circular has none.

    Source: TT 01/2018, Art. 9; TT 03/2025
    """
    text = circular(legal_version, received)
    for form in FORMS[text]:
        if form.kind == kind:
            return form
    raise NoSuchForm(
        say("%(text)s không có mẫu “%(kind)s”.", text=text, kind=kind),
        "Thông báo dừng giải quyết chỉ có từ TT 03/2025.",
        "Lập văn bản theo thể thức hành chính thông thường.",
        text,
    )
