"""The acts that win points back: which dossiers or procedures each concerns, and what one of it changes.

Source: decision 0403
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection

from motcua.law.quality import Change, Counts, DueReading
from motcua.reactions.quality.explaining import dossiers
from motcua.reactions.quality.explaining.asking import Asked, Which
from motcua.reactions.quality.measures import RUNNING


class Sort(StrEnum):
    """Whether an act keeps points that would be lost, or regains points that were not earned."""

    KEEP = "keep"
    REGAIN = "regain"


class Over(StrEnum):
    """What an act is done to."""

    DOSSIER = "dossier"
    PROCEDURE = "procedure"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Remedy:
    """One kind of act: its words with the number of times, the component that it serves first, and what one changes."""

    key: str
    words: str
    component: str
    effects: Mapping[str, Change]
    over: Over = Over.DOSSIER
    condition: str = ""
    sort: Sort = Sort.REGAIN
    note: str = ""


_ONE = Change(1)
_UNPAID = "NOT EXISTS (SELECT FROM dossiers_dossier u WHERE u.code = quality_course.code AND u.fee_paid >= u.fee_total)"
_OPEN = "ended_day IS NULL"


# the column of the last day in time
_LAST_DAY = {DueReading.MOVED: "due_day", DueReading.ORIGINAL: "original_day"}


def remedies(reading: DueReading) -> tuple[Remedy, ...]:
    """Every kind of act, under a reading of on time. Conditions are asked with `%(judged)s` and `%(last)s`."""
    last_day = _LAST_DAY[reading]
    due = f"({RUNNING} AND {last_day} >= %(judged)s AND {last_day} <= %(last)s)"
    return (Remedy(
        "finish", "Giải quyết {n} hồ sơ còn trong hạn mà hạn rơi vào trước cuối kỳ ({last})", "B1",
        {"B1": _ONE, "F3": _ONE}, condition=due, sort=Sort.KEEP,
        note="Các hồ sơ này đang được tính đúng hạn; quá hạn thì mất điểm, không lấy lại được.",
    ), *_DOSSIERS, *_PROCEDURES, *_TOLD)  # fmt: skip


_DOSSIERS = (
    Remedy("exchange", "Đồng bộ {n} hồ sơ chưa lên Cổng Dịch vụ công quốc gia", "A4", {"A4": _ONE},
           condition="NOT exchanged"),
    Remedy("sign", "Ký số kết quả điện tử cho {n} hồ sơ đã có kết quả giấy", "E1", {"E1": _ONE},
           condition="result_due AND NOT result_electronic AND NOT digitised"),
    Remedy("sign_digitised", "Ký số kết quả điện tử cho {n} hồ sơ đã số hóa thành phần", "E1",
           {"E1": _ONE, "E2": _ONE}, condition="result_due AND NOT result_electronic AND digitised"),
    Remedy("digitise", "Số hóa thành phần của {n} hồ sơ đã có kết quả điện tử", "E2", {"E2": _ONE},
           condition="result_due AND result_electronic AND NOT digitised"),
    Remedy("reuse", "Lấy giấy tờ đã có trong kho thay vì yêu cầu nộp, với {n} hồ sơ đang giải quyết", "E4",
           {"E4": _ONE}, condition=f"{_OPEN} AND NOT reused", note="Chỉ làm được với giấy tờ mà kho dữ liệu đã có."),
    Remedy("share", "Lấy giấy tờ từ cơ sở dữ liệu của cơ quan khác cho {n} hồ sơ đang giải quyết", "E5",
           {"E5": _ONE}, condition=f"{_OPEN} AND NOT shared", note="Chỉ làm được với giấy tờ mà cơ quan khác đã có."),
    Remedy("pay", "Thu phí, lệ phí trực tuyến của {n} hồ sơ đang giải quyết chưa nộp", "D3", {"D3": _ONE},
           condition=f"{_OPEN} AND fee > 0 AND NOT paid_online AND {_UNPAID}"),
)  # fmt: skip

_PROCEDURES = (
    Remedy("offer", "Đưa {n} thủ tục không có phí lên dịch vụ công trực tuyến", "C1",
           {"C1": _ONE, "C2": Change(0, 1)}, Over.PROCEDURE, "o.agency_id IS NOT NULL AND NOT o.online AND NOT o.fee",
           note="Thủ tục vừa lên mạng cũng được đếm ở C2, cho đến khi có hồ sơ trực tuyến đầu tiên."),
    Remedy("offer_fee", "Đưa {n} thủ tục có phí lên mạng và mở thanh toán trực tuyến", "C1",
           {"C1": _ONE, "C2": Change(0, 1), "D1": _ONE}, Over.PROCEDURE, "o.fee AND NOT o.online",
           note="Thủ tục vừa lên mạng cũng được đếm ở C2, cho đến khi có hồ sơ trực tuyến đầu tiên."),
    Remedy("first_online", "Có hồ sơ trực tuyến đầu tiên ở {n} dịch vụ công trực tuyến chưa phát sinh", "C2",
           {"C2": _ONE}, Over.PROCEDURE, "o.online AND NOT coalesce(u.online > 0, false)"),
    Remedy("first_payment", "Có giao dịch thanh toán trực tuyến đầu tiên ở {n} thủ tục có phí", "D2",
           {"D2": _ONE}, Over.PROCEDURE, "o.fee AND o.online AND NOT coalesce(u.paid_online > 0, false)"),
)  # fmt: skip

_TOLD = (
    Remedy("complete", "Bổ sung nội dung còn thiếu của {n} thủ tục đã công khai", "A3", {"A3": _ONE}, Over.TOLD),
    Remedy("certify", "Mở chứng thực bản sao điện tử tại {n} đơn vị chưa cung cấp", "E3", {"E3": _ONE}, Over.TOLD),
)  # fmt: skip

# what cannot be won back, with the words for it
LOST: Mapping[str, str] = {
    "A1": "{n} thủ tục đã công bố chậm",
    "A2": "{n} thủ tục đã công khai chậm lên Cơ sở dữ liệu quốc gia",
    "B1": "{n} hồ sơ đã quá hạn",
    "C3": "{n} hồ sơ đã nộp trên giấy; chỉ hồ sơ sắp tới mới nâng được tỷ lệ",
    "F1": "{n} phản ánh, kiến nghị đã xử lý chậm",
}

# What could still be signed is kept with the counts; only dossiers that run are looked at one by one.
_KEPT = """
SELECT coalesce(sum(with_result - electronic_result - unsigned_digitised), 0), coalesce(sum(unsigned_digitised), 0),
       coalesce(sum(undue_digitised), 0)
  FROM quality_roll WHERE months = %(months)s AND first_day = %(first)s AND agency_id = ANY(%(units)s)
"""
_LOOKED_AT = "SELECT {sums} FROM quality_course WHERE " + dossiers.WITHIN + f" AND {_OPEN}"  # noqa: S608 - ours
_DUE = """
SELECT coalesce(sum(dossiers), 0) FROM quality_running
 WHERE agency_id = ANY(%(units)s) AND day BETWEEN %(first)s AND %(last)s AND {until} BETWEEN %(judged)s AND %(last)s
"""
_UNTIL = {DueReading.MOVED: "until", DueReading.ORIGINAL: "until_original"}


def dossiers_for(asked: Asked, counts: Mapping[str, Counts]) -> dict[str, int]:
    """How many dossiers each act could be done to: from the kept counts where they tell, else counted. Three queries.

    They are as many as the conditions find.
    """
    looked_at = {each.key: each.condition for each in _DOSSIERS if each.key in {"reuse", "share", "pay"}}
    sums = ", ".join(f"coalesce(sum(CASE WHEN {each} THEN 1 ELSE 0 END), 0)" for each in looked_at.values())
    which: Which = dossiers.bounds(asked, *dossiers.whole(asked))
    which |= {"first": asked.period.first, "months": asked.period.months}
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, which)
        sign, sign_digitised, undue = map(int, cursor.fetchone())
        cursor.execute(_LOOKED_AT.format(sums=sums), which)
        found = map(int, cursor.fetchone())
        cursor.execute(_DUE.format(until=_UNTIL[asked.reading]), which)
        due = int(cursor.fetchone()[0])
    exchanged, electronic, digitised = (counts[name] for name in ("A4", "E1", "E2"))
    return dict(zip(looked_at, found, strict=True)) | {
        "finish": due, "exchange": int(exchanged.whole - exchanged.part), "sign": sign,
        "sign_digitised": sign_digitised, "digitise": int(electronic.part - digitised.part) + undue,
    }  # fmt: skip
