"""How each count is said in plain Vietnamese."""

from collections.abc import Mapping

from motcua.law.quality import Indicator
from motcua.reactions.quality.explaining.asking import Side

# what earns, and what all is counted, by the names of the law's table
COUNTS: Mapping[str, str] = {
    "procedures_published_on_time": "thủ tục có quyết định công bố đúng hạn",
    "procedures_published": "thủ tục được công bố trong kỳ",
    "procedures_posted_on_time": "thủ tục được công khai lên Cơ sở dữ liệu quốc gia đúng hạn",
    "procedures_to_post": "thủ tục phải công khai trong kỳ",
    "procedures_with_all_parts": "thủ tục công khai đủ bảy nội dung bắt buộc",
    "procedures_public": "thủ tục đang công khai",
    "dossiers_exchanged": "hồ sơ đã đồng bộ lên Cổng Dịch vụ công quốc gia",
    "dossiers_reported": "hồ sơ tiếp nhận trong kỳ",
    "dossiers_on_time": "hồ sơ giải quyết trước hạn, đúng hạn hoặc còn trong hạn",
    "dossiers": "hồ sơ tiếp nhận trong kỳ",
    "procedures_online": "thủ tục được cung cấp trực tuyến",
    "procedures_of_authority": "thủ tục thuộc thẩm quyền",
    "services_with_online_dossiers": "dịch vụ công trực tuyến có hồ sơ nộp trực tuyến",
    "services_online": "dịch vụ công trực tuyến được cung cấp",
    "dossiers_online": "hồ sơ nộp trực tuyến",
    "dossiers_received": "hồ sơ tiếp nhận trong kỳ",
    "fee_procedures_integrated": "thủ tục có phí, lệ phí đã mở thanh toán trực tuyến",
    "fee_procedures": "thủ tục có phí, lệ phí",
    "fee_procedures_paid_online": "thủ tục có phí, lệ phí có giao dịch thanh toán trực tuyến",
    "dossiers_paid_online": "hồ sơ thanh toán trực tuyến",
    "dossiers_with_fee": "hồ sơ phải nộp phí, lệ phí",
    "dossiers_with_electronic_result": "hồ sơ có kết quả điện tử",
    "dossiers_with_result": "hồ sơ phải có kết quả",
    "dossiers_digitised": "hồ sơ đã số hóa thành phần và có tệp kết quả",
    "units_certifying_copies": "đơn vị có chứng thực bản sao điện tử từ bản chính",
    "units_asked_to": "đơn vị phải cung cấp chứng thực bản sao điện tử",
    "dossiers_reusing": "hồ sơ dùng lại dữ liệu đã số hóa",
    "dossiers_shared": "hồ sơ có giấy tờ lấy từ kho dữ liệu dùng chung",
    "dossiers_with_population_data": "hồ sơ của người đã được đối chiếu với dữ liệu dân cư",
    "procedures_with_population_data": "thủ tục có hồ sơ dùng dữ liệu dân cư",
    "procedures_with_dossiers": "thủ tục có phát sinh hồ sơ",
    "petitions_on_time": "phản ánh, kiến nghị được xử lý đúng hạn",
    "petitions_due": "phản ánh, kiến nghị đến hạn xử lý",
    "petitions_satisfied": "phản ánh, kiến nghị mà người dân hài lòng với cách xử lý",
    "petitions": "phản ánh, kiến nghị nhận trong kỳ",
    "dossiers_satisfied": "hồ sơ đúng hạn, không bị phản ánh hay đánh giá không hài lòng",
}  # fmt: skip


def how_made(row: Indicator) -> str:
    """The formula of a component as one sentence."""
    percent = float(row.formula.full_at * 100)
    reach = "" if percent == 100 else f"; đủ điểm từ {percent:g} %"  # noqa: PLR2004
    return (
        f"Số {COUNTS[row.formula.part]} chia cho số {COUNTS[row.formula.of]}, "
        f"nhân {row.points.normalize():f} điểm{reach}."
    )


def side_title(row: Indicator, side: Side) -> str:
    """What a list of this side shows, as a heading."""
    if side is Side.REST:
        return f"Chưa được tính điểm: chưa phải {COUNTS[row.formula.part]}"
    said = COUNTS[row.formula.part if side is Side.PART else row.formula.of]
    return said[0].upper() + said[1:]
