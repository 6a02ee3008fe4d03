"""Reads a procedure of the national catalogue (`LayThuTuc`) and its publishing decision (`LayQDCB`) without trust.

Source: decision 0532
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.law.channels import EVERY as EVERY_CHANNEL
from motcua.law.deadline import Term
from motcua.law.errors import LawError
from motcua.registers.catalog.papers import Paper
from motcua.registers.catalog.tariff import FeeKind, FeeLine

Json = Mapping[str, object]
CODE = re.compile(r"\d{1,2}\.\d{4,6}(\.[A-Z0-9.]{1,35})?")
_LEVELS = {"1": "province", "2": "district", "3": "commune"}  # 0 is a ministry's own
_UNITS = {
    "ngày làm việc": "working_day", "ngày": "day", "giờ": "hour", "giờ làm việc": "working_hour", "tháng": "month",
    "năm": "year", "trong ngày làm việc": "same_day", "trong ngày": "same_day",
}  # fmt: skip
_NO_FEE = {"không", "0", "miễn phí", "không có", "không thu"}
_MONEY = re.compile(r"\d{1,3}(?:[.,]\d{3})+|\d+")
_DAYS = (
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:\d{6})?"),
    re.compile(r"(?P<d>\d\d)/(?P<m>\d\d)/(?P<y>\d{4})"),
)
_MOST_LISTED, _LONGEST_TEXT, _MOST_MONEY = 500, 8_000, 10**12
_LARGEST = 1_000_000  # letters of one answer; the longest procedures have some sixty thousand
_TERM = re.compile(r"\d{1,4}(\.\d{1,2})?")  # as a version keeps it


class Unreadable(ValueError):
    """The answer cannot be a procedure; says what is wrong in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A procedure as the national catalogue tells it; what it leaves out is empty, no term is `None`."""

    code: str
    name: str
    public: bool
    field: str = ""
    levels: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    term: Term | None = None
    term_text: str = ""
    papers: tuple[Paper, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    result: str = ""
    result_code: str = ""
    legal_basis: tuple[str, ...] = ()
    decision: str = ""  # the catalogue's own number of the publishing decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A publishing decision: its number, its day, from when it holds, and when it came into the national database."""

    number: str
    decided_on: date
    effective_on: date
    posted_on: date | None = None


def read(told: object) -> Nation:
    """The procedure. Raises `Unreadable` with the first thing that is wrong; nulls are empty lists."""
    if not isinstance(told, Mapping):
        raise Unreadable("Câu trả lời không phải là một đối tượng.")
    _require_sound(told)
    code, name = _text(told, "MATTHC"), _text(told, "TENTTHC")
    if not CODE.fullmatch(code):
        raise Unreadable(f"Mã thủ tục “{code[:40]}” không đúng dạng.")
    if not name:
        raise Unreadable(f"Thủ tục {code} không có tên.")
    ways = list(_rows(told, "CACHTHUCTHUCHIEN"))
    term, wording = _term(ways)
    fields, results = list(_rows(told, "LINHVUCTHUCHIEN")), list(_rows(told, "KETQUATHUCHIEN"))
    return Nation(
        code=code, name=name, public=_text(told, "TRANGTHAI") == "1", term=term, term_text=wording,
        field=_text(fields[0], "TENLINHVUC") if fields else "", levels=tuple(_levels(told)),
        applicants=_texts(told, "DOITUONGTHUCHIEN", "TENDOITUONG"), papers=tuple(_papers(told)),
        fees=_fees(ways), result=_text(results[0], "TENKETQUA") if results else "",
        result_code=_text(results[0], "MAKETQUA") if results else "",
        legal_basis=_texts(told, "CANCUPHAPLY", "SOVANBAN"), decision=_text(told, "IDQUYETDINHCONGBO"),
    )  # fmt: skip


def decision(told: object) -> Decision | None:
    """The publishing decision; none where its number or one of its days is missing or no day. Raises `Unreadable`."""
    if not isinstance(told, Mapping):
        return None
    _require_sound(told)
    number = _text(told, "SOQUYETDINH")
    decided, effective = _day(_text(told, "NGAYQUYETDINH")), _day(_text(told, "NGAYHIEULUC"))
    if not number or decided is None or effective is None:
        return None
    posted = _day(_text(told, "NGAYCONGKHAI"))
    return Decision(number=number, decided_on=decided, effective_on=effective, posted_on=posted)


def _require_sound(told: Json) -> None:
    """Nothing happens when the answer, with all that is not read of it, can be kept as it came."""
    try:
        text = json.dumps(told, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (ValueError, TypeError, RecursionError):  # half of a letter, no number, lists within lists without end
        raise Unreadable("Câu trả lời có ký tự hoặc cấu trúc không lưu được.") from None
    if len(text) > _LARGEST:
        raise Unreadable(f"Câu trả lời dài quá {_LARGEST} chữ.")
    if "\\u0000" in text:
        raise Unreadable("Câu trả lời có ký tự rỗng (NUL): tệp hỏng hoặc sai bảng mã.")


def _day(text: str) -> date | None:
    found = next((match for form in _DAYS if (match := form.fullmatch(text))), None)
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


def _text(told: Json, name: str) -> str:
    value = told.get(name)
    if value is None:
        return ""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise Unreadable(f"{name} phải là chữ hoặc số.")
    text = " ".join(str(value).split())
    if "\ufffd" in text:
        raise Unreadable(f"{name} có chữ hỏng (sai bảng mã, không phải UTF-8).")
    if len(text) > _LONGEST_TEXT:
        raise Unreadable(f"{name} dài quá {_LONGEST_TEXT} chữ.")
    return text


def _rows(told: Json, name: str) -> Iterator[Json]:
    rows = told.get(name)
    if rows is None or rows == "":
        return
    if not isinstance(rows, Sequence) or isinstance(rows, str) or len(rows) > _MOST_LISTED:
        raise Unreadable(f"{name} phải là danh sách, không quá {_MOST_LISTED} mục.")
    for row in rows:
        if not isinstance(row, Mapping):
            raise Unreadable(f"{name} có mục không phải là đối tượng.")
        yield row


def _texts(told: Json, name: str, inner: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for row in _rows(told, name) if (text := _text(row, inner))))


def _levels(told: Json) -> Iterator[str]:
    for row in _rows(told, "CAPTHUCHIEN"):
        level = _text(row, "CAPTHUCHIEN")
        if level in _LEVELS:
            yield _LEVELS[level]
        elif level != "0":
            raise Unreadable(f"Cấp thực hiện “{level[:20]}” không có trong danh mục.")


def _term(ways: Sequence[Json]) -> tuple[Term | None, str]:
    """The term of the first channel that tells one, and its wording."""
    for way in ways:
        for row in _rows(way, "THOIGIAN"):
            value, unit, wording = (_text(row, name) for name in ("THOIGIANGIAIQUYET", "DONVITINH", "MOTA"))
            if not unit:
                continue
            if unit.lower() not in _UNITS:
                raise Unreadable(f"Đơn vị thời gian “{unit[:30]}” chưa biết.")
            if not _TERM.fullmatch(number := value.replace(",", ".") or "0"):
                raise Unreadable(f"Thời hạn “{value[:20]} {unit[:30]}” không phải là số ngày, giờ lưu được.")
            try:
                return Term.of(number, _UNITS[unit.lower()]), wording
            except LawError as error:
                raise Unreadable(f"Thời hạn “{value[:20]} {unit[:30]}” không tính được.") from error
    return None, ""


def _fees(ways: Sequence[Json]) -> tuple[FeeLine, ...]:
    """Every line of the tariff once: without a channel where all channels have it."""
    lines: dict[tuple[FeeKind, int | None, str], list[int]] = {}
    for way in ways:
        channel = _text(way, "KENH")
        if channel not in {str(each) for each in EVERY_CHANNEL}:
            raise Unreadable(f"Kênh thực hiện “{channel[:20]}” không có trong danh mục.")
        for row in _rows(way, "THOIGIAN"):
            for fee in _rows(row, "PHILEPHI"):
                lines.setdefault(_fee(fee), []).append(int(channel))
    found = []
    for (kind, amount, condition), channels in lines.items():
        once = [None] if set(channels) == set(EVERY_CHANNEL) else sorted(set(channels))
        found += [FeeLine(kind=kind, amount=amount, channel=each, condition=condition) for each in once]
    return tuple(found)


def _fee(told: Json) -> tuple[FeeKind, int | None, str]:
    money, note = _text(told, "SOTIEN"), _text(told, "MOTA")
    if not money:
        return FeeKind.UNKNOWN, None, note
    if money.lower() in _NO_FEE:
        return FeeKind.FREE, None, note
    if _MONEY.fullmatch(money):
        amount = int(re.sub(r"[.,]", "", money))
        if amount > _MOST_MONEY:
            raise Unreadable(f"Mức thu “{money[:30]}” quá lớn.")
        return FeeKind.AMOUNT, amount, note
    if "hội đồng nhân dân" in money.lower():
        return FeeKind.BY_PROVINCIAL_COUNCIL, None, note
    return FeeKind.SEE_NOTE, None, note if money.lower() == "xem mô tả" else f"{money}. {note}".strip(". ")


def _papers(told: Json) -> Iterator[Paper]:
    number = 0
    for case in _rows(told, "THANHPHANHOSO"):
        for row in _rows(case, "GIAYTO"):
            name = _text(row, "TENGIAYTO")
            if not name:
                raise Unreadable("Có giấy tờ không có tên.")
            number += 1
            if number > _MOST_LISTED:
                raise Unreadable(f"Thành phần hồ sơ quá {_MOST_LISTED} giấy tờ.")
            yield Paper(
                no=number, name=name, case=_text(case, "TRUONGHOP"), form_code=_text(row, "TENMAUDON"),
                originals=_count(row, "SOBANCHINH"), copies=_count(row, "SOBANSAO"),
            )  # fmt: skip


def _count(row: Json, name: str) -> int:
    text = _text(row, name) or "0"
    if not (text.isascii() and text.isdecimal() and len(text) < 4):  # noqa: PLR2004 - nobody asks for a thousand copies
        raise Unreadable(f"{name} “{text[:20]}” không phải là số bản.")
    return int(text)
