"""How the office says what kind of promise it is, what is known of it, its steps and their clocks."""

from django.utils.translation import gettext, ngettext

from motcua.law.promises import RECEIVED, Step


def kind(of: str) -> str:
    """A kind of promise; as it is for one that has no word here."""
    return {
        "finding": gettext("Tồn tại, hạn chế sau kiểm tra"), "plan": gettext("Kế hoạch phải thẩm định"),
        "land_plan": gettext("Công khai quy hoạch, kế hoạch sử dụng đất"),
        "petition_council": gettext("Kiến nghị cử tri gửi Hội đồng nhân dân"),
        "petition_assembly": gettext("Kiến nghị cử tri gửi Quốc hội"),
    }.get(of, of)  # fmt: skip


def detail(of: str) -> str:
    """What is written down of a promise."""
    return {
        "session": gettext("Kỳ họp"), "voter": gettext("Cử tri"), "address": gettext("Nơi cư trú"),
        "field": gettext("Lĩnh vực"), "section": gettext("Mục kiểm tra"),
    }.get(of, of)  # fmt: skip


def step(of: str) -> str:
    """A step of a promise."""
    return {
        "remedy": gettext("Báo cáo kết quả khắc phục"), "answer": gettext("Trả lời bằng văn bản"),
        "publish": gettext("Công khai"), "submit": gettext("Nộp kế hoạch để thẩm định"),
        "report": gettext("Báo cáo việc công bố"),
    }.get(of, of)  # fmt: skip


def term(of: Step) -> str:
    """Until when a step is to be done."""
    if of.within is None:
        return gettext("theo hạn văn bản ghi")
    many = {"n": of.within}
    if of.unit == "working_day":
        return gettext("trong %(n)s ngày làm việc sau hạn trả lời") % many
    days = ngettext("trong %(n)s ngày từ ngày nhận", "trong %(n)s ngày từ ngày nhận", of.within)
    return days % many if of.after == RECEIVED else gettext("theo hạn văn bản ghi")


def proof(of: str) -> str:
    """What shows that it is done."""
    return {
        "file": gettext("Hoàn thành khi có văn bản kèm theo."),
        "link": gettext("Hoàn thành khi có địa chỉ nơi đã công khai."),
        "letter": gettext("Hoàn thành khi văn bản trả lời được ban hành."),
        "publication": gettext("Hoàn thành khi nội dung trả lời được công khai."),
    }.get(of, "")  # fmt: skip
