"""The words of the index of Decision 766 in the language of the page; the law's own words in Vietnamese."""

from decimal import Decimal
from typing import Protocol

from django.utils.translation import get_language, gettext, gettext_noop

from motcua.faces.kit import wording
from motcua.faces.kit.scores import maps
from motcua.law import quality
from motcua.law.quality import Band, Group, Indicator, Variant

_GROUPS = {
    Group.TRANSPARENCY: gettext_noop("Công khai, minh bạch"),
    Group.PROGRESS: gettext_noop("Tiến độ, kết quả giải quyết"),
    Group.ONLINE_SERVICE: gettext_noop("Cung cấp dịch vụ trực tuyến"),
    Group.ONLINE_PAYMENT: gettext_noop("Thanh toán trực tuyến"),
    Group.DIGITIZATION: gettext_noop("Số hóa hồ sơ"),
    Group.SATISFACTION: gettext_noop("Mức độ hài lòng"),
}
_BANDS = {
    Band.EXCELLENT: gettext_noop("Xuất sắc"),
    Band.GOOD: gettext_noop("Tốt"),
    Band.FAIR: gettext_noop("Khá"),
    Band.AVERAGE: gettext_noop("Trung bình"),
    Band.WEAK: gettext_noop("Yếu"),
}
_COMPONENTS = (
    gettext_noop("TTHC công bố đúng hạn"),
    gettext_noop("TTHC cập nhật, công khai đúng hạn"),
    gettext_noop("TTHC công khai có đầy đủ nội dung"),
    gettext_noop("Hồ sơ TTHC đồng bộ đầy đủ lên Cổng Dịch vụ công quốc gia"),
    gettext_noop("Hồ sơ giải quyết đúng hạn, trước hạn"),
    gettext_noop("TTHC cung cấp dịch vụ công trực tuyến"),
    gettext_noop("Dịch vụ công trực tuyến có phát sinh hồ sơ trực tuyến"),
    gettext_noop("Hồ sơ nộp trực tuyến"),
    gettext_noop("TTHC có nghĩa vụ tài chính được tích hợp thanh toán trực tuyến"),
    gettext_noop("TTHC có giao dịch thanh toán trực tuyến"),
    gettext_noop("Hồ sơ thanh toán trực tuyến"),
    gettext_noop("Hồ sơ cấp kết quả điện tử"),
    gettext_noop("Hồ sơ số hóa thành phần hồ sơ"),
    gettext_noop("Cung cấp chứng thực bản sao điện tử từ bản chính"),
    gettext_noop("Khai thác, sử dụng lại thông tin, dữ liệu số hóa"),
    gettext_noop("Hồ sơ số hóa có kết nối, chia sẻ phục vụ tái sử dụng"),
    gettext_noop("Hồ sơ có sử dụng dữ liệu dân cư"),
    gettext_noop("TTHC có kết nối, chia sẻ dữ liệu dân cư"),
    gettext_noop("Phản ánh, kiến nghị được xử lý đúng hạn"),
    gettext_noop("Hài lòng trong xử lý phản ánh, kiến nghị"),
    gettext_noop("Hài lòng trong tiếp nhận, giải quyết TTHC"),
)
TITLES = frozenset(_COMPONENTS)


class Months(Protocol):
    """A period of the index: the year and month it begins in, and how many months it has."""

    @property
    def key(self) -> str:
        """2023-05, 2023-Q2, 2023-H1 or 2023."""

    @property
    def label(self) -> str:
        """The period in Vietnamese."""


def group(one: Group) -> str:
    """The group in the language of the page."""
    return gettext(_GROUPS[one])


def band(one: Band) -> str:
    """The grade in the language of the page."""
    return gettext(_BANDS[one])


def component(one: Indicator) -> str:
    """The component in the language of the page; in Vietnamese the title that the decision gives."""
    return gloss(one.title)


def gloss(title: str) -> str:
    """A title of the decision in the language of the page; as it stands where the catalogue has none."""
    return gettext(title) if title else ""


def variant(one: Variant) -> str:
    """What a way to score is called in the language of the page."""
    return one.label_en if is_translated() else one.label


def is_translated() -> bool:
    """Whether titles of law want their Vietnamese beside them."""
    return get_language() != "vi"


def article(source: str) -> str:
    """An article as the reader of this language knows it."""
    return wording.cited(source)


def period(one: Months) -> str:
    """The period in the language of the page: "Tháng 05/2023", "May 2023"."""
    if not is_translated():
        return one.label
    year, _, part = one.key.partition("-")
    if not part:
        return year
    if part[0] == "Q":
        return gettext("quý %(n)s năm %(year)s") % {"n": part[1:], "year": year}
    if part[0] == "H":
        halves = (gettext("nửa đầu năm %(year)s"), gettext("nửa cuối năm %(year)s"))
        return halves[int(part[1:]) - 1] % {"year": year}
    return f"{_months()[int(part) - 1]} {year}"


def _months() -> tuple[str, ...]:
    return (
        gettext("tháng 1"), gettext("tháng 2"), gettext("tháng 3"), gettext("tháng 4"), gettext("tháng 5"),
        gettext("tháng 6"), gettext("tháng 7"), gettext("tháng 8"), gettext("tháng 9"), gettext("tháng 10"),
        gettext("tháng 11"), gettext("tháng 12"),
    )  # fmt: skip


def grade(total: Decimal) -> str:
    """The class of a total's colour, for the map."""
    return maps.GRADES[list(Band).index(quality.band(total))]


def legend() -> list[tuple[str, str, str]]:
    """The five grades and what none of them covers: class, word, from which total on."""
    words = [gettext("từ 90"), "80–90", "70–80", "50–70", gettext("dưới 50")]
    rows = [(key, band(one), span) for key, one, span in zip(maps.GRADES, Band, words, strict=True)]
    return [*rows, (maps.NONE, gettext("không có hồ sơ"), "")]


def on_map(name: str, total: Decimal, rank: str, href: str) -> maps.Value:
    """A district's value on the map, with its rank as 3/11, or without one; the number is that of the tables."""
    points = wording.number(total, 2)
    said = gettext("%(name)s: %(points)s điểm, %(band)s") % {
        "name": name, "points": points, "band": band(quality.band(total))
    }  # fmt: skip
    if rank:
        said += gettext(", hạng %(rank)s") % {"rank": rank}
    return maps.Value(points, grade(total), said, href, name)
