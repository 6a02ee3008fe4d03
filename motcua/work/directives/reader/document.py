"""A file read to its tasks, whatever it is written in."""

import re
from datetime import date
from pathlib import Path

from motcua.law.sentences import say
from motcua.work.directives.reader import directive
from motcua.work.directives.reader.errors import Unreadable
from motcua.work.directives.reader.reading import Reading
from motcua.work.directives.reader.sources import ocr

LARGEST = 64_000_000  # bytes of a file
_LONGEST = 3_000_000  # characters of text: over a thousand pages
_CONTROL = 0.02  # share of control characters above which bytes are no text
_FRONT = 20_000  # characters looked at for old fonts
_FEW = 20  # letters of foreign names
_OF_OLD_FONTS = re.compile("[ñÞØßµ¸®¶·¹¨»¾¼½Æ©ÇÊÈÉËÌÐÎÏÑªÒÕÓÖ×ÝÜãä«åæçëîïðö÷øûüþÿÅÄÛ]")
_OF_UNICODE = re.compile("[\u1ea0-\u1ef9ăđơưĂĐƠƯ\u0300-\u0309\u0323]")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(path: Path, *, issued: date | None = None, recogniser: ocr.Recogniser | None = None) -> Reading:
    """The tasks of the document in the file. Raises `Unreadable`, which says why."""
    text = text_of(path, recogniser)
    if len(text) > _LONGEST:
        raise Unreadable(
            say("Tệp “%(name)s” có %(n)s ký tự.", name=path.name, n=f"{len(text):,}"),
            say("Giới hạn là %(most)s ký tự.", most=f"{_LONGEST:,}"),
            "Tách văn bản ra.",
        )
    if not text.strip():
        raise Unreadable(say("Tệp “%(name)s” không có chữ nào.", name=path.name), "", "Kiểm tra lại tệp.")
    demand_unicode(text, path.name)
    return directive.read(text, doc=path.stem, issued=issued)


def demand_unicode(text: str, name: str = "") -> None:
    """Nothing happens for Vietnamese in Unicode; `Unreadable` for letters of the fonts of before (TCVN3, VNI).

    `name` is the file's, where there is one.

    What those fonts show as "Chủ tịch" is kept as "Chñ tÞch": read as it stands, it would name nobody.
    """
    front = text[:_FRONT]
    old, new = len(_OF_OLD_FONTS.findall(front)), len(_OF_UNICODE.findall(front))
    if old > _FEW and old > new:
        raise Unreadable(
            say("Tệp “%(name)s” dùng bảng mã cũ (TCVN3, VNI), không phải Unicode.", name=name)
            if name
            else "Văn bản dùng bảng mã cũ (TCVN3, VNI), không phải Unicode.",
            "Chữ hiện đúng chỉ nhờ phông .VnTime hoặc VNI; máy đọc ra chữ khác.",
            "Chuyển sang Unicode (bằng bộ gõ hoặc Word) rồi nhập lại.",
        )


def text_of(path: Path, recogniser: ocr.Recogniser | None = None) -> str:
    """The text of the file, by what its first bytes say it is and not by its name."""
    first = _first_bytes(path)
    if first.startswith(b"%PDF-") or b"%PDF-" in first[:1024]:
        from motcua.work.directives.reader.sources import pdf

        return pdf.text_of(path, recogniser)
    if first.startswith(b"PK\x03\x04"):
        from motcua.work.directives.reader.sources import word

        return word.text_of(path)
    if first.startswith(_OLD_WORD):
        raise Unreadable(
            say("Tệp “%(name)s” là Word cũ (.doc) hoặc bị khóa.", name=path.name),
            "",
            "Mở bằng Word và lưu lại dạng .docx.",
        )
    return _plain(path)


def _first_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable(
                say("“%(path)s” là một thư mục.", path=path), "Lệnh này đọc từng văn bản.", "Chỉ đường dẫn tới một tệp."
            )
        if path.exists() and not path.is_file():
            raise Unreadable(
                say("“%(path)s” không phải là một tệp.", path=path),
                "Đây là ống dẫn hoặc thiết bị.",
                "Lưu thành tệp trước.",
            )
        if path.stat().st_size > LARGEST:
            raise Unreadable(
                say("Tệp “%(name)s” quá lớn.", name=path.name),
                say("Giới hạn là %(most)s MB.", most=LARGEST // 1_000_000),
                "Tách văn bản ra.",
            )
        with path.open("rb") as file:
            first = file.read(2048)
    except FileNotFoundError as error:
        raise Unreadable(say("Không thấy tệp “%(path)s”.", path=path), "", "Kiểm tra lại đường dẫn.") from error
    except (OSError, ValueError) as error:
        raise Unreadable(
            say("Không mở được tệp “%(path)s”.", path=path),
            say("Máy báo: %(reason)s.", reason=getattr(error, "strerror", None) or error),
            "Kiểm tra quyền đọc và đường dẫn.",
        ) from error
    if not first:
        raise Unreadable(say("Tệp “%(name)s” rỗng.", name=path.name), "", "Kiểm tra lại tệp.")
    return first


def _plain(path: Path) -> str:
    written = path.read_bytes()
    for encoding in _encodings(written):
        try:
            text = written.decode(encoding)
        except UnicodeDecodeError:
            continue
        control = sum(1 for letter in text[:20_000] if letter < " " and letter not in "\n\r\t\f\v")
        if control <= _CONTROL * min(len(text), 20_000):
            return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    raise Unreadable(
        say("Tệp “%(name)s” không phải văn bản đọc được.", name=path.name),
        "Cần TXT (UTF-8), DOCX hoặc PDF có chữ.",
        "Lưu lại ở một trong các dạng đó.",
    )


def _encodings(written: bytes) -> tuple[str, ...]:
    if written.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "cp1258")
