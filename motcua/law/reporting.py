"""The reports on procedures that units send up: their columns, the sums between these, and the days they cover.

reporting.DOSSIERS, reporting.PROCEDURES             the forms II.06a and II.07b, column by column
reporting.filled(report, counts) -> cells            every column of the form, totals included
reporting.contradictions(report, cells) -> sentences what does not add up
reporting.days(2023, 2) -> (first, last)             the days of a quarter's report, or of a year's
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.law import parameters
from motcua.law.errors import BadMoment
from motcua.law.sentences import say

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form: its printed number, what is counted, and the columns of which it is the sum.

    `group` and `under` are the headings above it; `level` names the level of units it is about, where it is one.
    """

    number: int
    name: str
    title: str
    group: str
    under: str = ""
    parts: tuple[int, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A form: its number, title, what is counted, its columns and the sums that must come out equal.

    `lines` heads the second column. A balance is two sets of columns whose sums are the same.
    """

    key: str
    code: str
    title: str
    counted: str
    lines: str
    columns: tuple[Column, ...]
    balances: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    source: str = "TT 01/2020"


_RECEIVED, _SETTLED, _OPEN = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"
DOSSIERS = Report(
    "dossiers", "II.06a/VPCP/KSTT",
    "Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết thủ tục hành chính",
    "Số hồ sơ thủ tục hành chính", "Lĩnh vực, công việc giải quyết theo cấp",
    (
        Column(3, "received", "Tổng số", _RECEIVED, parts=(4, 5, 6)),
        Column(4, "received_online", "Trực tuyến", _RECEIVED, "Trong kỳ"),
        Column(5, "received_direct", "Trực tiếp, dịch vụ bưu chính", _RECEIVED, "Trong kỳ"),
        Column(6, "carried_over", "Từ kỳ trước", _RECEIVED),
        Column(7, "settled", "Tổng số", _SETTLED, parts=(8, 9, 10)),
        Column(8, "settled_early", "Trước hạn", _SETTLED),
        Column(9, "settled_on_time", "Đúng hạn", _SETTLED),
        Column(10, "settled_late", "Quá hạn", _SETTLED),
        Column(11, "open", "Tổng số", _OPEN, parts=(12, 13)),
        Column(12, "open_in_time", "Trong hạn", _OPEN),
        Column(13, "open_late", "Quá hạn", _OPEN),
    ),
    balances=(((3,), (7, 11)),),
)  # fmt: skip
_AUTHORITY = "Tổng số TTHC thuộc thẩm quyền giải quyết của địa phương"
_ONE_STOP = "TTHC được thực hiện theo cơ chế một cửa, một cửa liên thông"
_PROCESS = "Quy trình nội bộ giải quyết TTHC theo cơ chế một cửa, một cửa liên thông được ban hành"
_LEVELS = (("province", "tỉnh"), ("district", "huyện"), ("commune", "xã"))


def _by_level(first: int, key: str, group: str, titles: str = "Cấp {}") -> tuple[Column, ...]:
    parts = tuple(range(first + 1, first + 1 + len(_LEVELS)))
    rest = (
        Column(number, f"{key}_{level}", titles.format(title), group, level=level)
        for number, (level, title) in zip(parts, _LEVELS, strict=True)
    )
    return (Column(first, key, "Tổng số", group, parts=parts), *rest)


PROCEDURES = Report(
    "procedures", "II.07b/VPCP/KSTT", "Tổng hợp số lượng thủ tục hành chính", "Thủ tục hành chính, quy trình", "Đơn vị",
    (
        *_by_level(3, "authority", _AUTHORITY),
        *_by_level(7, "one_stop", _ONE_STOP, "Tại BPMC cấp {}"),
        *_by_level(11, "process", _PROCESS),
    ),
    balances=(),
)  # fmt: skip
REPORTS: Mapping[str, Report] = {each.key: each for each in (DOSSIERS, PROCEDURES)}


def filled(report: Report, counts: Mapping[str, int]) -> tuple[int, ...]:
    """The cells of a line in the order of the columns: what was counted, and the sums of it.

    Source: TT 01/2020; decision 0530
    """
    number = {each.number: counts.get(each.name, 0) for each in report.columns if not each.parts}
    return tuple(
        sum(number[part] for part in each.parts) if each.parts else number[each.number] for each in report.columns
    )


def leaves(report: Report, column: int) -> tuple[str, ...]:
    """What is counted in the column with this number, by name; for a sum, the names of its parts; else nothing.

    Source: TT 01/2020; decision 0530
    """
    found = next((each for each in report.columns if each.number == column), None)
    if found is None:
        return ()
    wanted = found.parts or (found.number,)
    return tuple(each.name for each in report.columns if each.number in wanted)


def contradictions(report: Report, cells: Sequence[int]) -> tuple[str, ...]:
    """The sums of the form that do not come out, such as `(3) = (7) + (11): 10 ≠ 9`; none in a right line.

    Source: TT 01/2020; decision 0530
    """
    value = {each.number: cell for each, cell in zip(report.columns, cells, strict=True)}
    sums = [((each.number,), each.parts) for each in report.columns if each.parts]
    wrong = []
    for left, right in (*sums, *report.balances):
        one, other = (sum(value[number] for number in side) for side in (left, right))
        if one != other:
            wrong.append(f"{_said(left)} = {_said(right)}: {one} ≠ {other}")
    return tuple(wrong)


def _said(numbers: Sequence[int]) -> str:
    return " + ".join(f"({number})" for number in numbers)


def printed(report: Report, levels: Collection[str]) -> tuple[Column, ...]:
    """The columns that are printed where these are the levels of units: a level there is not has none.

    Source: decision 0530
    """
    return tuple(each for each in report.columns if not each.level or each.level in levels)


def days(year: int, quarter: int | None = None) -> tuple[date, date]:
    """The first and the last day of the report of a quarter (1 to 4), or of the year.

    It closes in the last month of its period; the next one begins the day after. Raises BadMoment for a quarter there
    is not and BadParameter for years before the rule.

    Source: NĐ 09/2019, Art. 12
    """
    if quarter is not None and not 1 <= quarter <= QUARTERS:
        raise BadMoment(
            say("Không có quý %(quarter)s.", quarter=quarter), "Một năm có bốn quý.", "Hãy ghi quý từ 1 đến 4."
        )
    last_month = 12 if quarter is None else quarter * 3
    closes = parameters.on("report_last_day", date(year, last_month, 28))
    last = date(year, last_month, int(closes.number))
    months = 12 if quarter is None else 3
    before = date(year - 1, last_month + 12 - months, 1) if last_month <= months else date(year, last_month - months, 1)
    return before.replace(day=int(closes.number)) + timedelta(days=1), last
