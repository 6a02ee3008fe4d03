"""Words and whole sentences of the index that have no holes in them."""

from django.utils.translation import gettext_noop

from motcua.faces.kit.scores import counts

ALL = counts.KNOWN | frozenset((
    gettext_noop("hồ sơ"), gettext_noop("thủ tục"), gettext_noop("số liệu được báo"), gettext_noop("thủ tục × cơ quan"),
    gettext_noop("Các hồ sơ này đang được tính đúng hạn; quá hạn thì mất điểm, không lấy lại được."),
    gettext_noop("Chỉ làm được với giấy tờ mà kho dữ liệu đã có."),
    gettext_noop("Thủ tục vừa lên mạng cũng được đếm ở C2, cho đến khi có hồ sơ trực tuyến đầu tiên."),
    gettext_noop("Kỳ chưa bắt đầu."),
    gettext_noop("Chưa ai báo số liệu của kỳ này."),
    gettext_noop("Báo ở trang Báo số liệu, hoặc bằng lệnh motcua index tell."),
    gettext_noop("Văn phòng Ủy ban nhân dân tỉnh báo theo các quyết định công bố thủ tục trong kỳ."),
    gettext_noop("Văn phòng Ủy ban nhân dân tỉnh báo theo Cơ sở dữ liệu quốc gia về thủ tục hành chính."),
    gettext_noop("Văn phòng Ủy ban nhân dân tỉnh báo, hoặc hệ thống tự đếm trong danh mục thủ tục."),
    gettext_noop("Đơn vị có chứng thực báo qua bộ phận kiểm soát thủ tục của Văn phòng Ủy ban nhân dân tỉnh."),
    gettext_noop("Cơ quan tiếp nhận phản ánh, kiến nghị báo qua bộ phận kiểm soát thủ tục."),
    gettext_noop("Kết nối với Cổng Dịch vụ công quốc gia ghi nhận hồ sơ được Cổng nhận; xem bằng "
                 "motcua exchange balance."),
    gettext_noop("Danh mục thủ tục cho biết mức trực tuyến; bộ phận kiểm soát thủ tục cập nhật khi có quyết định "
                 "công bố."),
    gettext_noop("Người dân nộp hồ sơ trên Cổng dịch vụ công của tỉnh thì được ghi nhận."),
    gettext_noop("Thanh toán trực tuyến được ghi nhận khi xác nhận phí của hồ sơ; tiền thu tại quầy không được tính."),
    gettext_noop("Lãnh đạo ký số kết quả ở trang Ký duyệt, hoặc đính kèm tệp kết quả khi quyết định."),
    gettext_noop("Quầy quét giấy tờ khi tiếp nhận, và lãnh đạo ký số kết quả ở trang Ký duyệt."),
    gettext_noop("Quầy hoặc người nộp chọn giấy tờ đã có trong kho thay vì nộp lại."),
    gettext_noop("Quầy hoặc người nộp lấy giấy tờ từ cơ sở dữ liệu của cơ quan khác."),
    gettext_noop(
        "Hồ sơ nộp trực tuyến bằng tài khoản đã định danh, hoặc được quầy tra cứu dữ liệu dân cư khi nhận, "
        "thì được ghi nhận."
    ),
    gettext_noop("Trong kỳ chưa ghi nhận trường hợp nào."),
    gettext_noop("Thủ tục được đếm ở từng cơ quan giải quyết: cùng một thủ tục ở mười xã là mười."),
    gettext_noop("Lấy theo số liệu chung của tỉnh: việc công bố, công khai do cấp tỉnh thực hiện."),
    gettext_noop("Thành phần không áp dụng cho cấp này; đơn vị được trọn điểm."),
    gettext_noop("Trong kỳ không có gì để tính; theo quy ước, thành phần được trọn điểm."),
    gettext_noop("Trong kỳ không có gì để tính; theo quy ước, thành phần được 0 điểm."),
    gettext_noop("Chỉ làm được với giấy tờ mà cơ quan khác đã có."),
    gettext_noop("Hồ sơ đã xong không làm lại được; chỉ hồ sơ đang giải quyết và sắp tới mới nâng được tỷ lệ."),
    gettext_noop("Chỉ hồ sơ nộp bằng tài khoản đã định danh hoặc được đối chiếu dân cư khi nhận mới nâng được tỷ lệ."),
    gettext_noop("Số chung của cả tỉnh: cấp tỉnh làm thì mọi đơn vị cùng được."),
    gettext_noop("Trong kỳ không phát sinh gì để tính."),
    gettext_noop("Quyết định đã ban hành trễ thì vẫn là trễ trong kỳ này."),
    gettext_noop("Thủ tục đã công khai trễ thì vẫn là trễ trong kỳ này."),
    gettext_noop("Hồ sơ đã trễ hạn thì vẫn là trễ trong kỳ này."),
    gettext_noop("Hồ sơ đã nộp trên giấy; chỉ hồ sơ sắp tới nộp trực tuyến mới nâng được tỷ lệ."),
    gettext_noop("Thủ tục có phí chưa lên mạng thì chưa thể có giao dịch trực tuyến."),
    gettext_noop("Phí, lệ phí đã nộp ngoài mạng hoặc hồ sơ đã xong; chỉ hồ sơ sắp tới mới nâng được tỷ lệ."),
    gettext_noop("Hồ sơ chưa có kết quả, hoặc mới có kết quả giấy: số hóa và ký số lúc xong thì được tính."),
    gettext_noop("Phản ánh, kiến nghị đã xử lý trễ thì vẫn là trễ trong kỳ này."),
    gettext_noop("Người dân đã trả lời là không hài lòng; chỉ phản ánh sắp tới mới nâng được tỷ lệ."),
    gettext_noop("Hồ sơ đã trễ hạn hoặc người nộp đã đánh giá không hài lòng."),
    gettext_noop("Không còn việc nào trong kỳ này nâng được số này."),
))  # fmt: skip
