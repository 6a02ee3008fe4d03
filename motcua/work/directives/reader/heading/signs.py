"""The number of a document and its day, as the head has them, or the foot."""

import re
from collections.abc import Sequence
from datetime import date

from motcua.work.directives.reader.grammar import days
from motcua.work.directives.reader.heading import front
from motcua.work.directives.reader.heading.front import Piece

KINDS = (
    "THÔNG BÁO|CHỈ THỊ|CÔNG ĐIỆN|KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾT LUẬN|BÁO CÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|ĐỀ ÁN|"
    "PHƯƠNG ÁN|TỜ TRÌNH|GIẤY MỜI|CÔNG VĂN"
)
_CODE = (
    r"(?P<code>\d{1,6}[a-z]?\s*(?:/\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐ][\w./&-]*(?:&\s)?[\w./&-]*\w|"
    r"-\s*[A-ZĐ]{1,6}\s*/\s*[A-ZĐ][\w-]*))"
)
_NUMBER = re.compile(rf"S[ốỐ]\s*:?\s*(?:{_CODE}|(?P<blank>[.…_\s]*/\s*[A-ZĐ]))")
_MARKED = re.compile(rf"(?<!\w)S[ốỐ]\s*:\s*{_CODE}")
_OF_KIND = re.compile(rf"(?i:{KINDS})\s+(?i:số)\s*:?\s*{_CODE}(?P<rest>.*)")
_IN_WORDS = r"(?P<day2>\d{1,2})\s+(?i:tháng)\s+(?P<month2>\d{1,2})\s+(?i:năm)\s+(?P<year2>\d{4})"
_IN_FIGURES = r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})"
_WRITTEN = rf"(?:{_IN_WORDS}|{_IN_FIGURES})(?!\d)"
_OF_PLACE = re.compile(rf"(?:{front.NAME}\s*(?:,|\s(?=(?i:ngày)))\s*(?:(?i:ngày)\s*)?|(?:Ngày|NGÀY)\s*){_WRITTEN}\W*")
_UNDATED = re.compile(
    rf"{front.NAME}\s*,\s*(?i:ngày)[\s.…_]*\d{{0,2}}[\s.…_]*(?i:tháng)[\s.…_\d]*(?i:năm)\s*\d{{4}}\W*"
)
_IN_THE_LINE = re.compile(rf"{front.NAME}\s*,\s*ngày\s*{_WRITTEN}")
_AFTER_NUMBER = re.compile(rf"\s*,?\s*(?:{front.NAME}\s*,\s*)?(?i:ngày)\s*{_WRITTEN}")
_SIGNED = re.compile(rf"(?i:(?:ngày|thời gian) (?:ký|ban hành|văn bản))\s*:?\s*{_WRITTEN}")
_TOP, _FIRST, _NEAR = (
    40,
    3,
    1_200,
)  # pieces of a head; those that can name the document; characters of a head in one line
_MOST_BROKEN = 3  # lines that one date is broken into


def number(found: Sequence[Piece]) -> str | None:
    """The number and sign of the document; none where its place was left empty, or there is none."""
    for place, piece in enumerate(found[:_TOP]):
        told = _NUMBER.match(piece.text) or (_OF_KIND.match(piece.text) if place < _FIRST else None)
        if told:
            return _squeezed(told)
    told = _MARKED.search(" ".join(piece.text for piece in found[:_TOP])[:_NEAR])
    return _squeezed(told) if told else None


def _squeezed(told: re.Match[str]) -> str | None:
    return re.sub(r"\s", "", told["code"]) if told["code"] else None


def day(found: Sequence[Piece], foot: Sequence[Piece]) -> date | None:
    """The day of the document: beside its place, behind its number, or of its signing; none where it is not told."""
    top = found[:_TOP]
    head = _placed(top) or _numbered(top)
    if head:
        return head
    flat = " ".join(piece.text for piece in top)
    for form, words in ((_SIGNED, flat), (_IN_THE_LINE, flat[:_NEAR]), (_SIGNED, " ".join(each.text for each in foot))):
        told = form.search(words)
        if told and (read := days.read(told, None).day):
            return read
    return _placed(foot[::-1], most=1)


def _placed(found: Sequence[Piece], most: int = _MOST_BROKEN) -> date | None:
    """The day of the line that is nothing but a place and a day, in one line or broken over a few."""
    for place in range(len(found)):
        for lines in range(1, most + 1):
            told = _OF_PLACE.fullmatch(" ".join(piece.text for piece in found[place : place + lines]))
            if told and (read := days.read(told, None).day):
                return read
    return None


def _numbered(found: Sequence[Piece]) -> date | None:
    """The day behind the document's own number: "Số: 11/CĐ-CT, Cao Bằng, ngày …", "Chỉ thị số 24/CT-TTg ngày …"."""
    for place, piece in enumerate(found):
        told = _NUMBER.match(piece.text) or (_OF_KIND.match(piece.text) if place < _FIRST else None)
        after = _AFTER_NUMBER.match(piece.text, told.end("code")) if told and told["code"] else None
        if after and (read := days.read(after, None).day):
            return read
    return None


def is_day(text: str) -> bool:
    """Whether the line is nothing but a place and a day, which may have been left open."""
    return bool(_OF_PLACE.fullmatch(text) or _UNDATED.fullmatch(text))


def is_number(text: str) -> bool:
    """Whether the line begins with the number of the document."""
    return bool(_NUMBER.match(text))


def behind_number(text: str) -> str:
    """What a line says behind kind, number and day: "về việc …" of "Chỉ thị số 24/CT-TTg ngày … về việc …"."""
    told = _OF_KIND.match(text)
    if not told:
        return ""
    after = _AFTER_NUMBER.match(told["rest"])
    return told["rest"][after.end() if after else 0 :].strip(" ,:-")
