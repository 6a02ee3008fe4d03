"""The sentences in which the index explains itself, in the language of the page; their source is Vietnamese."""

import re
from functools import cache

from django.utils.translation import get_language, gettext, gettext_noop

from motcua.faces.office.index import fragments

_SENTENCES = (
    gettext_noop("Số %(part)s chia cho số %(whole)s, nhân %(points)s điểm."),
    gettext_noop("Số %(part)s chia cho số %(whole)s, nhân %(points)s điểm; đủ điểm từ %(reach)s %%."),
    gettext_noop("Số liệu được báo từ: %(source)s."),
    gettext_noop("Giải quyết %(n)s hồ sơ còn trong hạn mà hạn rơi vào trước cuối kỳ (%(last)s)"),
    gettext_noop("Đồng bộ %(n)s hồ sơ chưa lên Cổng Dịch vụ công quốc gia"),
    gettext_noop("Ký số kết quả điện tử cho %(n)s hồ sơ đã có kết quả giấy"),
    gettext_noop("Ký số kết quả điện tử cho %(n)s hồ sơ đã số hóa thành phần"),
    gettext_noop("Số hóa thành phần của %(n)s hồ sơ đã có kết quả điện tử"),
    gettext_noop("Lấy giấy tờ đã có trong kho thay vì yêu cầu nộp, với %(n)s hồ sơ đang giải quyết"),
    gettext_noop("Lấy giấy tờ từ cơ sở dữ liệu của cơ quan khác cho %(n)s hồ sơ đang giải quyết"),
    gettext_noop("Thu phí, lệ phí trực tuyến của %(n)s hồ sơ đang giải quyết chưa nộp"),
    gettext_noop("Đưa %(n)s thủ tục không có phí lên dịch vụ công trực tuyến"),
    gettext_noop("Đưa %(n)s thủ tục có phí lên mạng và mở thanh toán trực tuyến"),
    gettext_noop("Có hồ sơ trực tuyến đầu tiên ở %(n)s dịch vụ công trực tuyến chưa phát sinh"),
    gettext_noop("Có giao dịch thanh toán trực tuyến đầu tiên ở %(n)s thủ tục có phí"),
    gettext_noop("Bổ sung nội dung còn thiếu của %(n)s thủ tục đã công khai"),
    gettext_noop("Mở chứng thực bản sao điện tử tại %(n)s đơn vị chưa cung cấp"),
    gettext_noop("%(n)s thủ tục đã công bố chậm"),
    gettext_noop("%(n)s thủ tục đã công khai chậm lên Cơ sở dữ liệu quốc gia"),
    gettext_noop("%(n)s hồ sơ đã quá hạn"),
    gettext_noop("%(n)s hồ sơ đã nộp trên giấy; chỉ hồ sơ sắp tới mới nâng được tỷ lệ"),
    gettext_noop("%(n)s phản ánh, kiến nghị đã xử lý chậm"),
    gettext_noop("Tám tuần qua đơn vị chỉ có %(n)s hồ sơ trong %(days)s ngày; cần ít nhất %(least)s hồ sơ trong "
                 "%(least_days)s ngày để dự báo."),
    gettext_noop("Chưa được tính điểm: chưa phải %(part)s"),
)  # fmt: skip
_HOLE = re.compile(r"%\((\w+)\)s")
_NUMBERS = frozenset({"n", "days", "least", "least_days"})


def said(sentence: str) -> str:
    """The sentence in the language of the page; as it stands where the catalogue has none for it."""
    if not sentence or get_language() == "vi":
        return sentence
    if sentence in fragments.ALL:
        return gettext(sentence)
    for words, form in _forms():
        if found := form.fullmatch(sentence):
            made = gettext(words) % {name: _part(name, text) for name, text in found.groupdict().items()}
            return made[0].upper() + made[1:] if sentence[0].isupper() else made
    return sentence


def _part(name: str, text: str) -> str:
    if name in _NUMBERS:
        return text.replace(".", ",")
    return gettext(text) if text in fragments.ALL else text


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((words, re.compile(_form(words))) for words in _SENTENCES)


def _form(words: str) -> str:
    """What a sentence made from these words looks like: a named group for every hole."""
    pieces = _HOLE.split(words.replace("%%", "%"))
    return "".join(f"(?P<{piece}>.+?)" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces))
