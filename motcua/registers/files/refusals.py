"""Why a file is not taken in: each refusal says what, why and what to do."""

from motcua.registers.people.errors import Invalid, Refused

ACCEPTED = "PDF, JPEG, PNG, WEBP, DOCX, XLSX"


class Unacceptable(Invalid):
    """The file itself cannot be accepted; another one may."""

    code = "file_unacceptable"

    def __init__(self, what: str, why: str = "", remedy: str = "") -> None:
        """The same sentence stands at the input field `file`."""
        super().__init__(what, why, remedy or "Hãy chọn tệp khác.", fields={"file": f"{what} {why}".strip()})


class CannotStore(Refused):
    """The file may be good, but it cannot be kept just now; nothing of it was."""

    code = "file_cannot_be_stored"


def wrong_kind(found: str) -> Unacceptable:
    """The refusal of a kind of file that is not on the list."""
    return Unacceptable(
        "Không nhận loại tệp này.",
        f"Nội dung tệp là {found}; hệ thống chỉ nhận {ACCEPTED}.",
        "Hãy chụp ảnh, quét hoặc lưu giấy tờ thành PDF rồi tải lên lại.",
    )


def damaged(found: str) -> Unacceptable:
    """The refusal of a file that calls itself something it cannot be read as."""
    return Unacceptable(
        "Tệp bị hỏng.", f"Không đọc được nội dung {found}.", "Hãy mở thử tệp trên máy, lưu lại rồi tải lên."
    )


def locked(found: str) -> Unacceptable:
    """The refusal of a file that asks for a password."""
    return Unacceptable(
        "Tệp có mật khẩu.", f"Cơ quan không mở được tệp {found} đã mã hóa.", "Hãy bỏ mật khẩu rồi tải lên lại."
    )


def active(what: str) -> Unacceptable:
    """The refusal of a document that would do something by itself."""
    return Unacceptable(
        "Tệp có nội dung tự chạy.", f"Trong tệp có {what}.", "Hãy in hoặc xuất lại tệp thành PDF rồi tải lên."
    )
