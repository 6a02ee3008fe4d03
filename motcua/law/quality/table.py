"""The scored components of the index of Decision 766, as a dated table."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from motcua.law.quality.formulas import Share, ZeroCase


class Group(StrEnum):
    """The six groups of the index."""

    TRANSPARENCY = "transparency"
    PROGRESS = "progress"
    ONLINE_SERVICE = "online_service"
    ONLINE_PAYMENT = "online_payment"
    DIGITIZATION = "digitization"
    SATISFACTION = "satisfaction"

    @property
    def label(self) -> str:
        """The group in the words of the decision."""
        return _GROUPS[self]


_GROUPS = {
    Group.TRANSPARENCY: "Công khai, minh bạch",
    Group.PROGRESS: "Tiến độ, kết quả giải quyết",
    Group.ONLINE_SERVICE: "Cung cấp dịch vụ trực tuyến",
    Group.ONLINE_PAYMENT: "Thanh toán trực tuyến",
    Group.DIGITIZATION: "Số hóa hồ sơ",
    Group.SATISFACTION: "Mức độ hài lòng",
}


class Level(StrEnum):
    """The levels of units that are scored."""

    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"


EVERY_LEVEL = tuple(Level)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One component: its share of the hundred points, its formula and its article.

    `inherited` components of a unit below the province are counted with the province's numbers. `levels` are those
    the component applies to. `first_day` is the first day of a period it scores; `times` is the component
    by whose share the points are multiplied.
    """

    id: str
    code: str
    title: str
    group: Group
    points: Decimal
    formula: Share
    source: str
    inherited: bool = False
    levels: tuple[Level, ...] = EVERY_LEVEL
    first_day: date = date(2022, 8, 1)
    times: str | None = None


_BY_LETTER = dict(zip("ABCDEF", Group, strict=True))
_AT_80, _AT_50, _AT_90 = Fraction(4, 5), Fraction(1, 2), Fraction(9, 10)
_FULL = ZeroCase.FULL
_INHERITED = ("A1", "A2", "A3")


def _row(id_: str, code: str, title: str, points: int, formula: Share) -> Indicator:
    group = _BY_LETTER[id_[0]]
    annex = f"QĐ 766/2022, Annex I({list(Group).index(group) + 1})"
    return Indicator(id_, code, title, group, Decimal(points), formula, annex, inherited=id_ in _INHERITED)


INDICATORS: tuple[Indicator, ...] = (
    _row("A1", "PUBLISH_ON_TIME", "TTHC công bố đúng hạn", 6,
         Share("procedures_published_on_time", "procedures_published")),
    _row("A2", "PUBLIC_UPDATE_ON_TIME", "TTHC cập nhật, công khai đúng hạn", 4,
         Share("procedures_posted_on_time", "procedures_to_post")),
    _row("A3", "PUBLIC_CONTENT_FULL", "TTHC công khai có đầy đủ nội dung", 2,
         Share("procedures_with_all_parts", "procedures_public")),
    _row("A4", "DOSSIER_SYNC", "Hồ sơ TTHC đồng bộ đầy đủ lên Cổng Dịch vụ công quốc gia", 6,
         Share("dossiers_exchanged", "dossiers_reported")),
    _row("B1", "PROCESSING_ON_TIME", "Hồ sơ giải quyết đúng hạn, trước hạn", 20,
         Share("dossiers_on_time", "dossiers")),
    _row("C1", "ONLINE_SERVICE_PROVIDED", "TTHC cung cấp dịch vụ công trực tuyến", 2,
         Share("procedures_online", "procedures_of_authority", _AT_80)),
    _row("C2", "ONLINE_SERVICE_USED", "Dịch vụ công trực tuyến có phát sinh hồ sơ trực tuyến", 4,
         Share("services_with_online_dossiers", "services_online")),
    _row("C3", "DOSSIER_FILED_ONLINE", "Hồ sơ nộp trực tuyến", 6,
         Share("dossiers_online", "dossiers_received", _AT_50)),
    _row("D1", "FEE_PROCEDURE_INTEGRATED", "TTHC có nghĩa vụ tài chính được tích hợp thanh toán trực tuyến", 2,
         Share("fee_procedures_integrated", "fee_procedures", _AT_80)),
    _row("D2", "FEE_PROCEDURE_PAID_ONLINE", "TTHC có giao dịch thanh toán trực tuyến", 2,
         Share("fee_procedures_paid_online", "fee_procedures", _AT_80)),
    _row("D3", "DOSSIER_PAID_ONLINE", "Hồ sơ thanh toán trực tuyến", 6,
         Share("dossiers_paid_online", "dossiers_with_fee")),
    _row("E1", "ORIGINAL_RESULT_AVAILABLE", "Hồ sơ cấp kết quả điện tử", 6,
         Share("dossiers_with_electronic_result", "dossiers_with_result")),
    _row("E2", "SO_HOA_GIAY_TO_GIAI_QUYET", "Hồ sơ số hóa thành phần hồ sơ", 4,
         Share("dossiers_digitised", "dossiers")),
    _row("E3", "ELECTRONIC_CERTIFIED_COPY", "Cung cấp chứng thực bản sao điện tử từ bản chính", 2,
         Share("units_certifying_copies", "units_asked_to", zero=_FULL)),
    _row("E4", "REUSED_DIGITIZED_DATA", "Khai thác, sử dụng lại thông tin, dữ liệu số hóa", 2,
         Share("dossiers_reusing", "dossiers", _AT_80)),
    _row("E5", "SYNCED_WITH_DVCQG_PERSONAL_STORAGE", "Hồ sơ số hóa có kết nối, chia sẻ phục vụ tái sử dụng", 4,
         Share("dossiers_shared", "dossiers")),
    _row("E6", "CITIZEN_DATA_CONNECTED_DOSSIER", "Hồ sơ có sử dụng dữ liệu dân cư", 2,
         Share("dossiers_with_population_data", "dossiers")),
    _row("E7", "CITIZEN_DATA_CONNECTED_FORMALITY", "TTHC có kết nối, chia sẻ dữ liệu dân cư", 2,
         Share("procedures_with_population_data", "procedures_with_dossiers")),
    _row("F1", "PETITION_PROCESSING_ON_TIME", "Phản ánh, kiến nghị được xử lý đúng hạn", 6,
         Share("petitions_on_time", "petitions_due", zero=_FULL)),
    _row("F2", "PETITION_HANDLING_SATISFACTION", "Hài lòng trong xử lý phản ánh, kiến nghị", 6,
         Share("petitions_satisfied", "petitions", zero=_FULL)),
    _row("F3", "DOSSIER_RECEIVING_SATISFACTION", "Hài lòng trong tiếp nhận, giải quyết TTHC", 6,
         Share("dossiers_satisfied", "dossiers", _AT_90)),
)  # fmt: skip

IDS = tuple(indicator.id for indicator in INDICATORS)

# What a variant may count instead of the part that the table names. Source: decision 0410
OTHER_PARTS = {"C3": ("dossiers_online_with_result",)}


class Band(StrEnum):
    """The five grades of a total."""

    EXCELLENT = "Xuất sắc"
    GOOD = "Tốt"
    FAIR = "Khá"
    AVERAGE = "Trung bình"
    WEAK = "Yếu"


BANDS = ((90, Band.EXCELLENT), (80, Band.GOOD), (70, Band.FAIR), (50, Band.AVERAGE))


def band(total: Decimal) -> Band:
    """The grade of a total out of a hundred.

    Source: QĐ 766/2022; decision 0106
    """
    return next((grade for least, grade in BANDS if total >= least), Band.WEAK)
