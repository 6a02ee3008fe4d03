"""What each component counts, in the language of the page: for whoever takes a table away and has nothing else."""

from django.utils.translation import gettext, gettext_noop

from motcua.faces.kit import wording
from motcua.law.quality import Indicator
from motcua.reactions.quality.explaining.words import COUNTS

KNOWN = frozenset(
    (
        gettext_noop("thủ tục có quyết định công bố đúng hạn"),
        gettext_noop("thủ tục được công bố trong kỳ"),
        gettext_noop("thủ tục được công khai lên Cơ sở dữ liệu quốc gia đúng hạn"),
        gettext_noop("thủ tục phải công khai trong kỳ"),
        gettext_noop("thủ tục công khai đủ bảy nội dung bắt buộc"),
        gettext_noop("thủ tục đang công khai"),
        gettext_noop("hồ sơ đã đồng bộ lên Cổng Dịch vụ công quốc gia"),
        gettext_noop("hồ sơ tiếp nhận trong kỳ"),
        gettext_noop("hồ sơ giải quyết trước hạn, đúng hạn hoặc còn trong hạn"),
        gettext_noop("thủ tục được cung cấp trực tuyến"),
        gettext_noop("thủ tục thuộc thẩm quyền"),
        gettext_noop("dịch vụ công trực tuyến có hồ sơ nộp trực tuyến"),
        gettext_noop("dịch vụ công trực tuyến được cung cấp"),
        gettext_noop("hồ sơ nộp trực tuyến"),
        gettext_noop("hồ sơ nộp trực tuyến, có kết quả thì là kết quả điện tử"),
        gettext_noop("thủ tục có phí, lệ phí đã mở thanh toán trực tuyến"),
        gettext_noop("thủ tục có phí, lệ phí"),
        gettext_noop("thủ tục có phí, lệ phí có giao dịch thanh toán trực tuyến"),
        gettext_noop("hồ sơ thanh toán trực tuyến"),
        gettext_noop("hồ sơ phải nộp phí, lệ phí"),
        gettext_noop("hồ sơ có kết quả điện tử"),
        gettext_noop("hồ sơ phải có kết quả"),
        gettext_noop("hồ sơ đã số hóa thành phần và có tệp kết quả"),
        gettext_noop("đơn vị có chứng thực bản sao điện tử từ bản chính"),
        gettext_noop("đơn vị phải cung cấp chứng thực bản sao điện tử"),
        gettext_noop("hồ sơ dùng lại dữ liệu đã số hóa"),
        gettext_noop("hồ sơ có giấy tờ lấy từ kho dữ liệu dùng chung"),
        gettext_noop("hồ sơ của người đã được đối chiếu với dữ liệu dân cư"),
        gettext_noop("thủ tục có hồ sơ dùng dữ liệu dân cư"),
        gettext_noop("thủ tục có phát sinh hồ sơ"),
        gettext_noop("phản ánh, kiến nghị được xử lý đúng hạn"),
        gettext_noop("phản ánh, kiến nghị đến hạn xử lý"),
        gettext_noop("phản ánh, kiến nghị mà người dân hài lòng với cách xử lý"),
        gettext_noop("phản ánh, kiến nghị nhận trong kỳ"),
        gettext_noop("hồ sơ đúng hạn, không bị phản ánh hay đánh giá không hài lòng"),
    )
)
_ALL = 100  # percent


def part(row: Indicator) -> str:
    """What earns."""
    return gettext(COUNTS[row.formula.part])


def whole(row: Indicator) -> str:
    """What all is counted."""
    return gettext(COUNTS[row.formula.of])


def definition(row: Indicator) -> str:
    """How the points of a component are made, from which share they are full, and which article says so."""
    numbers = {
        "most": wording.number(row.points), "part": part(row), "whole": whole(row), "source": wording.cited(row.source),
        "reach": wording.number(float(row.formula.full_at * _ALL), 0),
    }  # fmt: skip
    if row.formula.full_at == 1:
        said = gettext("%(most)s điểm × (%(part)s ÷ %(whole)s). Nguồn: %(source)s.")
    else:
        said = gettext("%(most)s điểm × (%(part)s ÷ %(whole)s), đủ điểm từ %(reach)s %%. Nguồn: %(source)s.")
    return said % numbers
