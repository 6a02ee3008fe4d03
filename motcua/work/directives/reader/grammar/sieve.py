"""What looks like an item and is no task: closings, liability, contingency, history, enumerations."""

import re

from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.quoted import Quoted

_CLOSING = re.compile(
    r"^(?:[^,.;:]{0,120}\s)?(?:thông báo|\W*thông tin)\s+(?:đến|tới|để|cho)\s.*(?:biết|thực hiện)|"
    r"trân trọng|truyền đạt (?:ý kiến|nội dung)|"
    r"chịu trách nhiệm thi hành (?:quyết định|chỉ thị|nghị quyết|kế hoạch|công điện) này|"
    r"căn cứ (?:quyết định|chỉ thị|kế hoạch|nội dung)[^.;]{0,20} thi hành|"
    r"có hiệu lực (?:thi hành\s+)?(?:kể\s+)?từ|^\W*(?:trên đây là|nhận được|kính (?:đề nghị|báo cáo|mong))|"
    r"^[^,.;]{2,40}, ngày [^,.;]{1,30} năm \d{4}$|"
    r"^\W*(?:chỉ thị|quyết định|kế hoạch|công văn|văn bản|công điện|quy chế) này thay thế(?!\w)|"
    r"^\W*(?:điều \d+\. )?ban hành kèm theo|^\W*phê duyệt\s+(?:kèm theo|kế hoạch)|^\W*nơi nhận|^\W*kính gửi"
)
_CLOSING_WORD = re.compile(
    r"thông báo|thông tin|trân trọng|truyền đạt|thi hành|hiệu lực|trên đây|nhận được|kính|kèm theo|phê duyệt|"
    r"nơi nhận|, ngày|thay thế"
)
_STRICTLY = re.compile(
    r"(?:nghiêm túc|khẩn trương|tích cực|chủ động)\s*,?\s*(?:tổ "
    r"chức\s+|quán triệt,?\s+|khẩn trương\s+|phối hợp,?\s+)*(?:triển khai|thực hiện|chỉ "
    r"đạo)[^.;]{0,90}$|"
    r"chịu trách nhiệm thực hiện (?:quyết định|chỉ thị|nghị quyết|kế hoạch|công điện) này$|thực hiện nghiêm túc$|"
    r"(?:thực hiện|triển khai)\s*,?\s*(?:nghiêm túc|quán triệt|đầy đủ|hiệu quả|có hiệu "
    r"quả|tốt|nghiêm)[^.;,]{0,20}\s*(?:các nội dung|nội dung|kế hoạch|chỉ thị|công điện|"
    r"thông báo|văn bản|nhiệm vụ)[^.;]{0,40}(?:này|nêu trên|trên)[^.;]{0,20}$"
)
_ONLY_CARRY_OUT = re.compile(  # "Yêu cầu các đơn vị triển khai thực hiện."
    r"(?:(?:căn cứ|trên cơ sở)\s[^,.;:]{3,80},\s+(?:yêu cầu\s+|đề nghị\s+)?|yêu cầu\s|đề nghị\s)"
    r"[^.;:]{3,160}?\s(?:quan tâm,?\s+)?(?:phối hợp,?\s+)?(?:tổ chức\s+)?(?:triển khai|thực hiện)"
    r"(?:,?\s+(?:triển khai|thực hiện|chỉ đạo thực hiện))?"
    r"(?:\s+(?:các nội dung|nội dung|theo)\s+(?:trên|này|đúng quy định))?"
)
_OR_ELSE = re.compile(r";\s+nếu\s[^.;]*chịu trách nhiệm[^.;]*$")
_ASKS = re.compile(r"(?:yêu cầu|đề nghị|giao)(?!\w)")
_CONTINGENCY = re.compile(
    r"^(?:(?:trong quá trình|quá trình|trong thời gian)(?=[^.]*?\s(?:nếu|có|gặp|phát sinh|phản ánh|chưa rõ)(?!\w))|"
    r"trường hợp|nếu)[^.]*?(?:khó khăn|vướng "
    r"mắc|phát sinh|phản ánh|chưa rõ)[^.]*(?:\.|$)"
)
_LIABILITY = re.compile(
    r"chịu trách nhiệm\s+(?:toàn diện\s+|hoàn toàn\s+|toàn bộ\s+|cá nhân\s+)?trước\s+(?:pháp "
    r"luật|chủ tịch|ubnd|ủy ban|thủ tướng|chính phủ|tỉnh ủy|hđnd|bộ trưởng|giám đốc|ban)|"
    r"chịu trách nhiệm toàn diện(?! thực hiện)"
)
_ONLY_LIABLE = re.compile(rf"(?:(?:{bodies.HEAD})[^.;:]{{0,160}}?\s)?(?:phải\s+)?(?:{_LIABILITY.pattern})")
_LIABLE_IF = re.compile(  # "Trường hợp để tái diễn, Chủ tịch UBND xã phải kiểm điểm trách nhiệm."
    r"(?:trường hợp|nếu|để xảy ra|(?:cơ quan|đơn vị|địa phương|cá nhân) nào)(?!\w)[^.;]{3,220}?\s"
    r"(?:phải\s+|bị\s+|sẽ\s+)?(?:tự\s+)?(?:kiểm điểm|chịu trách nhiệm|xem xét trách nhiệm|xử lý trách nhiệm|"
    r"bị xử lý)(?!\w)[^.;]{0,120}[.;]?$"
)
_HISTORY = re.compile(
    r"^(?:[^,.;]{0,120}?\s)?(?:đã|vừa)\s+(?!được phân|được giao|có(?! (?:văn bản|báo cáo|công văn|tờ trình|ý kiến)))"
)
_CONSENTS = re.compile(
    r"(?:[^:.;]{3,160}:\s+)?(?:(?:(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố|huyện|xã|phường)|"
    r"ban thường vụ(?: \w+ ủy)?|thường trực [^,.;:]{3,30}?|chính phủ|hội nghị|"
    r"(?:phó )?(?:thủ tướng|chủ tịch)[^,.;:]{0,40}?)\s+)?(?:cơ bản\s+)?"
    r"(?:(?:ghi nhận|biểu dương|đánh giá cao|phê bình|hoan nghênh|cảm ơn)(?!\w)(?!\s+(?:và|,)?\s*giao)|"
    r"(?:chưa|không) (?:thông qua|thống nhất|đồng ý|chấp thuận|xem xét)(?!\w)|"
    r"(?:thống nhất|đồng ý|nhất trí|chấp thuận)"
    r"(?!\s+(?:giao|để|cho|nội dung,)|[^.;]*(?:trước ngày|(?<!với )(?<!theo )(?<!tại )(?<!qua )báo cáo))(?!\w))"
)
_AND_GIVES = re.compile(r"[,;]\s+(?:đồng thời,?\s+|và\s+)?(?:giao|yêu cầu|đề nghị)\s")  # "ghi nhận, giao Sở A …"
_JUDGED = re.compile(  # "Thời gian qua, … còn chậm": told, not ordered
    r"(?:trong\s+)?(?:thời gian qua|những năm qua|những năm gần đây|các năm qua|\d+ tháng (?:đầu|qua)|hiện nay|"
    r"trong giai đoạn vừa qua|bên cạnh những kết quả|tuy nhiên|nhìn chung|"
    r"cơ bản (?:thống nhất|đồng ý|nhất trí) với)(?!\w)"
)
_THEY_DID = re.compile(rf"[^,.;]{{0,60}},\s*(?:{bodies.HEAD})[^,.;]{{0,80}}?\s(?:cũng\s+)?đã\s")
_ABOUT = re.compile(r"(?:(?:đối với|về|riêng)[^:]*|[^:.;]{3,60}):\s")
_REACHED = re.compile(  # "UBND phường A số hóa hồ sơ mới đạt 31%": how far they came
    r"[^.;:]{3,160}?\s(?:mới|chỉ|mới chỉ)\s+(?:\w+\s+){0,3}?đạt(?:\s+được)?\s+\d"
)
_SPOKE = re.compile(  # whoever answers for others promises, thanks or wishes, and orders nothing
    r"(?:[^.;,]{3,60},\s+)?(?:đại diện|thay mặt|lãnh đạo|giám đốc|phó giám đốc|ông|bà)\s[^.;]{2,90}?\s"
    r"(?:cam kết|cho biết|khẳng định|bày tỏ|mong muốn|cảm ơn|tiếp thu|chia sẻ|hứa)(?!\w)"
)
_ENACTS = re.compile(
    r"(?:nay\s+)?(?:phê duyệt|ban hành|thành lập|kiện toàn|sửa đổi|bãi bỏ|bổ sung|điều chỉnh|công bố|công nhận|"
    r"thay thế|hủy bỏ|thông qua|quyết định này|chỉ thị này|phạm vi|đối tượng|hiệu lực|điều khoản)(?!\w)"
)
_ENUMERATED = re.compile(
    r"^(?:(?:các\s+)?(?:luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|công văn|"
    r"công điện|kế hoạch|văn bản|kết luận|thông báo|hướng dẫn)\s+(?:số|về|của|quy định|"
    r"ngày|đấu|đầu|\d)|"
    r"ý kiến chỉ đạo|tổng số|tổng giá trị|tỷ lệ|tỉ lệ|số lượng|số\s|danh mục|danh sách|tên\s|các nghị định|"
    r"[^:.;]{3,60}:\s*(?:khoảng\s+)?\d[\d.,]*\s*(?!/)[^\W\d]|\d+([.,]\d+)?\s*(?:%|triệu|tỷ|hồ sơ|cơ quan))"
)
_MONEY = re.compile(r"^(?:kinh phí|nguồn kinh phí|nguồn vốn|dự toán)\b")
_BACKGROUND = re.compile(

        r"^(?:về\s+)?(?:công tác\s+|một số\s+|những\s+|các\s+)?(?:mục đích|mục tiêu|yêu cầu(?=$|"
        r",)|quan điểm|căn cứ|cơ sở pháp lý|tình hình|thực trạng|đánh giá|kết quả (?:đạt được|"
        r"thực hiện|nổi bật)|tồn tại|hạn chế|nguyên nhân|kinh phí|"

        r"đối tượng|phạm vi|nguyên tắc|bài học|chỉ tiêu|thành phần|địa điểm|thời gian(?! tới)|sự cần "
        r"thiết|bối cảnh|ưu điểm|khái quát|nhận định|thông tin chung|giải thích|điều kiện|"
        r"thuận lợi)(?!\w)"
)  # fmt: skip
_WORKING = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|nội dung|phân công|trách nhiệm|triển khai|chỉ đạo|kiến nghị|biện pháp"
)


_HEADING_LENGTH, _EXHORTATION_LENGTH = 120, 460


def is_background(heading: Quoted) -> bool:
    """Whether what stands under the heading is no order: purpose, state of things, money."""
    low = heading.low.strip(" .:;")
    if len(low) > _HEADING_LENGTH or low == "yêu cầu chung":
        return False
    return bool(_BACKGROUND.search(low)) and not _WORKING.search(low)


def is_about_money(heading: Quoted) -> bool:
    """A section on money can hold orders to bodies; the other background sections hold none."""
    return "kinh phí" in heading.low or "nguồn vốn" in heading.low


def is_closing(words: Quoted) -> bool:
    """The closing formula of a document, or an exhortation with nothing of its own to do."""
    low = words.low[:400]
    return bool(_CLOSING_WORD.search(low) and _CLOSING.search(low))


def is_exhortation(words: Quoted) -> bool:
    """As in "Yêu cầu … nghiêm túc triển khai thực hiện": asks only that the rest be done."""
    low = _OR_ELSE.sub("", words.low.strip(" ./"))
    if _ONLY_CARRY_OUT.fullmatch(low):
        return True
    if bodies.begins_with_verb(words) and not _ASKS.match(low):
        return False
    return (
        len(low) < _EXHORTATION_LENGTH
        and bool(_STRICTLY.search(low))
        and not re.search(r"trước ngày|báo cáo kết quả|định kỳ", low)
    )


def is_contingency(words: Quoted) -> bool:
    """As in "Trong quá trình thực hiện, nếu có vướng mắc …"."""
    return bool(_CONTINGENCY.match(words.low))


def is_liability(words: Quoted) -> bool:
    """As in "… chịu trách nhiệm trước pháp luật nếu …" and nothing else."""
    return bool(_LIABILITY.search(words.low))


def is_only_liability(words: Quoted) -> bool:
    """A sentence that begins with the liability and orders no work besides it."""
    liable = _ONLY_LIABLE.match(words.low) or _LIABLE_IF.match(words.low)
    return bool(liable) and ";" not in words.low.rstrip(" ;.")


def is_consent(words: Quoted) -> bool:
    """As in "Thống nhất nội dung dự thảo.": a decision, and no order to anybody."""
    return words.once("consent", _is_consent)


def _is_consent(words: Quoted) -> bool:
    consents = _CONSENTS.match(words.low)
    return consents is not None and _AND_GIVES.search(words.low, consents.end()) is None


def is_history(words: Quoted) -> bool:
    """What was already done is told, not ordered."""
    return words.once("history", _is_history)


def _is_history(words: Quoted) -> bool:
    topic = _ABOUT.match(words.low)
    told = words.low[topic.end() :] if topic else words.low
    if _THEY_DID.match(told) or _JUDGED.match(told) or _SPOKE.match(told) or ("đạt" in told and _REACHED.match(told)):
        return True
    return not bodies.begins_with_verb(words) and bool(_HISTORY.match(told))


def is_enactment(words: Quoted) -> bool:
    """What an article does by itself: approves, issues, repeals."""
    return bool(_ENACTS.match(words.low))


def is_enumeration(words: Quoted) -> bool:
    """A document, an indicator or a sum in a list."""
    return bool(_ENUMERATED.match(words.low)) or bool(_MONEY.match(words.low) and not bodies.begins_with_verb(words))
