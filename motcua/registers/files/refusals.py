"""Why a file is not taken in: each refusal says what, why and what to do."""

from motcua.law.sentences import join, say
from motcua.registers.people.errors import Invalid, Refused

ACCEPTED = "PDF, JPEG, PNG, WEBP, DOCX, XLSX"


class Unacceptable(Invalid):
    """The file itself cannot be accepted; another one may."""

    code = "file_unacceptable"

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        """The same sentence stands at the input field `file`."""
        super().__init__(what, why, remedy or "Hãy chọn tệp khác.", fields={"file": join(what, why)})


class CannotStore(Refused):
    """The file may be good, but it cannot be kept just now; nothing of it was."""

    code = "file_cannot_be_stored"


def wrong_kind(found: str) -> Unacceptable:
    """The refusal of a kind of file that is not on the list."""
    return Unacceptable(
        "Không nhận loại tệp này.",
        say("Nội dung tệp là %(found)s; hệ thống chỉ nhận %(accepted)s.", found=found, accepted=ACCEPTED),
        "Hãy chụp ảnh, quét hoặc lưu giấy tờ thành PDF rồi tải lên lại.",
    )


def damaged(found: str) -> Unacceptable:
    """The refusal of a file that calls itself something it cannot be read as."""
    return Unacceptable(
        "Tệp bị hỏng.",
        say("Không đọc được nội dung %(found)s.", found=found),
        "Hãy mở thử tệp trên máy, lưu lại rồi tải lên.",
    )


def locked(found: str) -> Unacceptable:
    """The refusal of a file that asks for a password."""
    return Unacceptable(
        "Tệp có mật khẩu.",
        say("Cơ quan không mở được tệp %(found)s đã mã hóa.", found=found),
        "Hãy bỏ mật khẩu rồi tải lên lại.",
    )


def active(what: str) -> Unacceptable:
    """The refusal of a document that would do something by itself."""
    return Unacceptable(
        "Tệp có nội dung tự chạy.",
        say("Trong tệp có %(what)s.", what=what),
        "Hãy in hoặc xuất lại tệp thành PDF rồi tải lên.",
    )
