"""The day's money as a table to take away: every line that does not agree, settled or not."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.lists import sheet, taking
from motcua.faces.office.lists.taking import Column, Table
from motcua.ledger import clock
from motcua.work.payments import queries


@require_safe
@officers_only
def mismatches(request: OfficeRequest, kind: str) -> HttpResponse:
    """Every line that does not agree."""
    rows = (
        (one.day, one.source, one.line, one.transaction, one.order, one.dossier, one.amount, one.ours, one.content,
         one.kind.reason, one.settled, one.settled_by, one.settled_at)
        for one in queries.mismatches(by=request.actor, most=sheet.MOST_ROWS)
    )  # fmt: skip
    source = gettext("Sao kê của ngân hàng và cổng thanh toán, so với sổ thu của tỉnh")
    name = f"doi-soat-thu-phi-{clock.now():%Y%m%d}"
    return taking.answer(kind, Table(name, gettext("Dòng lệch của các ngày đã đối soát"), source, _columns()), rows)


def _columns() -> Sequence[Column]:
    return (
        Column("day", gettext("Ngày"), gettext("Ngày của sao kê.")),
        Column("source", gettext("Nguồn"), gettext("bank là ngân hàng; ngoài ra là tên cổng thanh toán.")),
        Column("line", gettext("Dòng"), gettext("Dòng trong tệp sao kê; 0 khi chỉ sổ của tỉnh có.")),
        Column("transaction", gettext("Mã giao dịch"), gettext("Số của ngân hàng hoặc cổng thanh toán.")),
        Column("order", gettext("Mã nộp"), gettext("Mã của tỉnh mà người nộp ghi khi chuyển tiền.")),
        Column("dossier", gettext("Hồ sơ"), gettext("Hồ sơ mà mã nộp đòi phí; trống khi không có.")),
        Column("amount", gettext("Số tiền trên sao kê"), gettext("Đồng; âm là tiền ra.")),
        Column("ours", gettext("Số tiền của tỉnh"), gettext("Đồng đã ghi hoặc còn phải nộp; trống khi không có.")),
        Column("content", gettext("Nội dung"), gettext("Nội dung chuyển tiền, như trên sao kê.")),
        Column("reason", gettext("Vì sao lệch"), gettext("Điều không khớp và việc phải làm.")),
        Column("settled", gettext("Cách xử lý"), gettext("Điều đã tìm ra hoặc đã làm; trống khi chưa xử lý.")),
        Column("settled_by", gettext("Người xử lý"), gettext("Người ghi cách xử lý.")),
        Column("settled_at", gettext("Lúc xử lý"), gettext("Lúc ghi cách xử lý.")),
    )
