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
    "dossiers_online_with_result": "hồ sơ nộp trực tuyến, có kết quả thì là kết quả điện tử",
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

# who tells what no dossier shows; the command and the page are the same for all
TOLD_BY: Mapping[str, str] = {
    "A1": "Văn phòng Ủy ban nhân dân tỉnh báo theo các quyết định công bố thủ tục trong kỳ.",
    "A2": "Văn phòng Ủy ban nhân dân tỉnh báo theo Cơ sở dữ liệu quốc gia về thủ tục hành chính.",
    "A3": "Văn phòng Ủy ban nhân dân tỉnh báo, hoặc hệ thống tự đếm trong danh mục thủ tục.",
    "E3": "Đơn vị có chứng thực báo qua bộ phận kiểm soát thủ tục của Văn phòng Ủy ban nhân dân tỉnh.",
    "F1": "Cơ quan tiếp nhận phản ánh, kiến nghị báo qua bộ phận kiểm soát thủ tục.",
    "F2": "Cơ quan tiếp nhận phản ánh, kiến nghị báo qua bộ phận kiểm soát thủ tục.",
}
NOT_TOLD = "Chưa ai báo số liệu của kỳ này."
HOW_TO_TELL = "Báo ở trang Báo số liệu, hoặc bằng lệnh motcua index tell."
# who or what shows the part that earns, where nothing did in the whole period
SHOWN_BY: Mapping[str, str] = {
    "A4": "Kết nối với Cổng Dịch vụ công quốc gia ghi nhận hồ sơ được Cổng nhận; xem bằng motcua exchange balance.",
    "C1": "Danh mục thủ tục cho biết mức trực tuyến; bộ phận kiểm soát thủ tục cập nhật khi có quyết định công bố.",
    "C2": "Người dân nộp hồ sơ trên Cổng dịch vụ công của tỉnh thì được ghi nhận.",
    "C3": "Người dân nộp hồ sơ trên Cổng dịch vụ công của tỉnh thì được ghi nhận.",
    "D1": "Danh mục thủ tục cho biết mức trực tuyến; bộ phận kiểm soát thủ tục cập nhật khi có quyết định công bố.",
    "D2": "Thanh toán trực tuyến được ghi nhận khi xác nhận phí của hồ sơ; tiền thu tại quầy không được tính.",
    "D3": "Thanh toán trực tuyến được ghi nhận khi xác nhận phí của hồ sơ; tiền thu tại quầy không được tính.",
    "E1": "Lãnh đạo ký số kết quả ở trang Ký duyệt, hoặc đính kèm tệp kết quả khi quyết định.",
    "E2": "Quầy quét giấy tờ khi tiếp nhận, và lãnh đạo ký số kết quả ở trang Ký duyệt.",
    "E4": "Quầy hoặc người nộp chọn giấy tờ đã có trong kho thay vì nộp lại.",
    "E5": "Quầy hoặc người nộp lấy giấy tờ từ cơ sở dữ liệu của cơ quan khác.",
    "E6": "Hồ sơ nộp trực tuyến bằng tài khoản đã định danh, hoặc được quầy tra cứu dữ liệu dân cư khi nhận, "
    "thì được ghi nhận.",
    "E7": "Hồ sơ nộp trực tuyến bằng tài khoản đã định danh, hoặc được quầy tra cứu dữ liệu dân cư khi nhận, "
    "thì được ghi nhận.",
}  # fmt: skip
NOTHING_SHOWN = "Trong kỳ chưa ghi nhận trường hợp nào."
BY_AGENCY = "Thủ tục được đếm ở từng cơ quan giải quyết: cùng một thủ tục ở mười xã là mười."
AS_THE_PROVINCE = "Lấy theo số liệu chung của tỉnh: việc công bố, công khai do cấp tỉnh thực hiện."
NOT_APPLICABLE = "Thành phần không áp dụng cho cấp này; đơn vị được trọn điểm."
EMPTY_FULL = "Trong kỳ không có gì để tính; theo quy ước, thành phần được trọn điểm."
EMPTY_NOTHING = "Trong kỳ không có gì để tính; theo quy ước, thành phần được 0 điểm."


def read_from(source: str) -> str:
    """Where a told count was read, as a sentence."""
    return f"Số liệu được báo từ: {source}."


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
