"""Who is told to do something: at the start of a sentence, after "giao", in a heading."""

import re
from dataclasses import dataclass
from functools import partial

from motcua.work.directives.reader.grammar import bodies, headings, passives
from motcua.work.directives.reader.grammar.bodies import Names
from motcua.work.directives.reader.quoted import Quoted

_ORDER_WORD = (
    r"(?:(?<!họp )(?<!nghị )(?<!buổi )(?<!cuộc )(?<!sau )giao(?:\s+nhiệm vụ)?(?:\s+cho)?|"
    r"đề nghị|yêu cầu|phân công|đồng ý giao|thống nhất "
    r"giao|nhất trí giao|chuyển(?=(?:\s[^\s.;:,]+){1,9}?\s(?:xem xét|nghiên cứu|giải quyết|xử lý|chủ trì)(?!\w)))"
)
_ORDER = re.compile(
    rf"(?<!\w){_ORDER_WORD}\s+(?:trong vòng \d+ ngày,?\s+|(?:hằng|hàng) (?:năm|tháng|quý),?\s+|"
    rf"khẩn trương\s+)?(?:lãnh đạo\s+)?(?:các\s+đồng chí\s+|đồng chí\s+|đ/c\s+)?"
)
_NO_ORDER = re.compile(
    r"(?:được|đã|đang|theo|về|do|việc|các|những|của|kiến nghị|với|khi có|có|nhiệm vụ|phiếu|"
    r"văn bản|tờ trình|lời|điều kiện|sự|\(|văn bản số \S+)\s*$"
)
_CIRCUMSTANCE = re.compile(
    r"(?:để|về lâu dài|trước mắt|tới đây|sắp tới|song song|mặt khác|"
    r"sau khi|trên cơ sở|căn cứ|về(?=\s[^.;:,]{2,60},)|trong|với|khi|nhằm|từ|đối với|theo(?! dõi)|qua|đồng "
    r"thời|riêng|tại|trước|chậm nhất|vào|nhân dịp|thời gian tới|ngoài ra|ngay sau khi|hằng|hàng|định kỳ|trường "
    r"hợp|giai đoạn|đến|thực hiện (?:công (?:văn|điện)|chỉ (?:thị|đạo)|ý kiến|kết luận))(?!\w)"
)
_AFTER_LIST = re.compile(r"\s*(?:\([^)]*\))?\s*[,:]?\s*")
_PAST = re.compile(
    r"\s*(?:đã|đang|vừa|chưa|là(?! (?:cơ quan|đơn vị|đầu mối))|được|nhận được|có (?:vai trò|vị trí)|cho biết|nhận định|"
    r"đánh giá cao|ghi nhận|biểu dương|thông báo|kính|kết luận|thay mặt|cũng mong|mong muốn|mong rằng|tin tưởng|"
    r"cho rằng|bày tỏ|nhận xét|cảm ơn|chúc mừng)(?!\w)"
)
_REST_OF_LIST = re.compile(r"(?:xã|phường|huyện|thành phố|tỉnh|thị xã|ngành|đơn vị|địa phương|tổ chức|cơ sở|ban)(?!\w)")
_ONWARD = re.compile(rf"\s*(?:tiếp tục\s+|cũng\s+|còn\s+|nhấn mạnh,?\s+)?{_ORDER_WORD}\s+")
_GIVER = re.compile(
    r"(?:ubnd|ủy ban nhân dân|chính phủ|thủ tướng|thường trực|"
    r"chủ tịch (?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố))(?!\w)"
)
_STANDING = re.compile(r"\s?-\s(?:cơ quan|đơn vị|đầu mối|thường trực)[^.;:]{3,90}?\s-\s")
_DASH = re.compile(r"\s?-\s(?=\S)")
_ANNOUNCES = re.compile(  # the one who orders, and nobody told
    r"\s*(?:cũng\s+)?(?:(?:yêu cầu|đề nghị|giao|phân công|chỉ đạo|kết luận|quyết nghị)"
    r"(?:\s+(?:cụ thể|thực hiện|một số nội dung|các nội dung))?"
    r"(?:\s+như sau|\s+sau)?\s*:|(?:có\s+)?ý kiến(?:\s+chỉ đạo)?\s+như sau)"
)
_PROPOSED = re.compile(r"(?:đề xuất|kiến nghị)\s+(?:với\s+)?")
_CHARGED_SURE, _PASSIVE_SURE = 0.86, 0.7
_MOST_TOPICS = 4  # one before another: "Về A: đối với B: …"
_LIST_BEFORE = re.compile(r"(?:các|ubnd|xã|phường|sở|ban|bộ|cơ quan|đơn vị|ngành|huyện|thị xã)(?:\s\w+){0,4}$")
_CHARGED = re.compile(r"\s*được\s+(?:phân công|giao)[^.;:]{0,160}?\s(?=(?:có trách nhiệm|chịu trách nhiệm|phải)\s)")
_CHARGED_AT = re.compile(  # "các đơn vị được phân công tại Điều 1 báo cáo …"
    r"\s*được\s+(?:phân công|giao)(?:\s+nhiệm vụ|\s+chủ trì)?\s+(?:tại|theo|ở|trong)\s+"
    r"(?:điều|mục|khoản|điểm|kế hoạch|phụ lục|chỉ thị|quyết định|thông báo|công văn)"
    r"(?:\s+(?:này|trên|\d+|[ivx]+))*\s+(?=\w)"
)
_GIVEN_WORK = re.compile(  # "X được UBND tỉnh giao chủ trì …"
    r"\s*(?:(?:có|nằm|đang|trên)\s[^.;:,]{2,60}?\s)??được\s+(?:[^.;:,]{3,60}?\s)??"
    r"(?:giao|phân công|yêu cầu|đề nghị)(?:\s+(?:nhiệm vụ|trách nhiệm|phải))?\s+(?=\S)"
)


_STILL_TO_DO = re.compile(  # "Các đơn vị chưa hoàn thành khẩn trương thực hiện", "UBND các xã còn hồ sơ quá hạn phải …"
    r"\s*(?:chưa|còn|đang|chậm|có|để xảy ra)\s[^.;:]{3,90}?\s"
    r"(?=(?:khẩn trương|tiếp tục|nghiêm túc|phải|chủ động|tập trung|có trách nhiệm|kiểm điểm|rút kinh nghiệm)(?!\w))"
)


@dataclass(frozen=True, slots=True)
class Order:
    """An order to bodies: who, where their names begin, where what they must do begins, and how sure."""

    names: Names
    start: int
    action: int
    sure: float
    asked: bool = False  # "giao", "yêu cầu", "đề nghị" stand before the names


def first(words: Quoted, *, within: bool = False) -> Order | None:
    """The order the words begin with; none where they name nobody.

    `within` a section whose heading names the bodies, "đề nghị X" in the middle of a sentence is what they do.
    """
    return words.once("told within" if within else "told", partial(_first, within=within))


def _first(words: Quoted, *, within: bool, topics: int = 0) -> Order | None:
    there = _at_place(words)
    if there:
        return there
    handed = passives.handed_in(words)
    if handed:
        return Order(handed, handed.start, 0, _PASSIVE_SURE)
    said = _said_as_follows(words)
    topic = (said or headings.topic_end(words)) if topics < _MOST_TOPICS else 0
    if topic:
        rest = _first(words.cut(topic), within=within, topics=topics + 1)
        if rest:
            shift = _shift(words, topic)
            return Order(rest.names, rest.start + shift, rest.action + shift, rest.sure, rest.asked or bool(said))
    return (
        _subject(words, bodies.past_connective(words))
        or (None if within else _proposed(words) or _ordered(words))
        or _after_circumstance(words)
        or (None if within else _by(words))
    )


def _by(words: Quoted) -> Order | None:
    names = passives.agent(words)
    return Order(names, names.start, 0, _PASSIVE_SURE) if names else None


def _described(words: Quoted, names: Names) -> Names | None:
    """As in "Đối với các trường có bếp ăn bán trú: …": the collective with what tells it from others."""
    more = _DESCRIPTION.match(words.key, names.end)
    if more is None or len(names.names) > 1 or not names.names[0].lower().startswith("các "):
        return None
    whole = words.cut(names.start, more.end())
    return Names((whole.text,), (whole,), names.start, more.end(), "mark")


_DESCRIPTION = re.compile(r"(?:có|thuộc|đang|chưa|được|đã|trên|tại|trong|nằm)(?!\w)[^.;:]{0,90}(?=:\s)")
_AS_FOLLOWS = re.compile(r"(?:ý kiến|chỉ đạo|yêu cầu|kết luận|đề nghị)(?:\s+(?:chỉ đạo|cụ thể))?(?:\s+như sau)?:\s+")


def _said_as_follows(words: Quoted) -> int:
    """As in "Thực hiện Công văn …, UBND tỉnh có ý kiến như sau: Sở Y tế chủ trì …": where what is told begins."""
    found = _AS_FOLLOWS.search(words.low)
    return found.end() if found and bodies.begins(words, found.end()) else 0


_PLACE = re.compile(r"(?:tại|đối với|riêng(?:\s+đối với)?|về phía)\s+(?=\S)")


def _at_place(words: Quoted) -> Order | None:
    """As in "Tại Trung tâm X: thực hiện …", "Đối với Sở Y: …"."""
    begun = _PLACE.match(words.low)
    names = bodies.listed(words, begun.end()) if begun else None
    if begun is None or names is None:
        return None
    if words.key[names.end : names.end + 1] != ":":
        names = _described(words, names)
    if names is None:
        return None
    action = _AFTER_LIST.match(words.key, names.end)
    return Order(names, begun.end(), action.end() if action else names.end, 0.85)


def only_announces(words: Quoted, order: Order) -> bool:
    """As in "UBND tỉnh ban hành Kế hoạch với các nội dung sau:": who issues the document, and nobody told."""
    return not order.asked and bool(_ISSUES.match(words.low, order.action))


_ISSUES = re.compile(
    r"(?:(?:theo|căn cứ|trên cơ sở|sau khi)\s[^,:]{3,90},\s+)?"
    r"(?:cũng\s+|tiếp tục\s+)?(?:chỉ thị|quyết định|ban hành|xây dựng|triển khai|hướng dẫn|đề ra|báo cáo|thông báo|"
    r"trả lời|truyền đạt|có ý kiến|phê duyệt|quyết nghị|công bố|tổ chức triển khai)(?!\w)[^:]*:$"
)


def _shift(words: Quoted, at: int) -> int:
    return at + len(words.text[at:]) - len(words.text[at:].lstrip(" "))


def _proposed(words: Quoted) -> Order | None:
    """As in "Kiến nghị Chủ tịch UBND tỉnh chỉ đạo …" of an inspection, where it begins the item."""
    begun = _PROPOSED.match(words.low)
    order = _order_at(words, begun.end()) if begun else None
    return order if order and order.names.ended_by == "verb" else None


def _subject(words: Quoted, at: int) -> Order | None:
    """A sentence that begins with a body and what it does; "X yêu cầu Y …" is an order to Y."""
    polite = _ORDER.match(words.low, at)
    start = polite.end() if polite else at
    names = bodies.listed(words, start) or bodies.person(words, start)
    if names is None or _ANNOUNCES.match(words.low, names.end):
        return None
    names = (_described(words, names) if names.ended_by == "stop" else None) or _past_apposition(words, names)
    charged = _STILL_TO_DO.match(words.low, names.end) or (None if polite else _charge(words, names.end))
    if charged or _only_told(words, names.end, asked=bool(polite)):
        return _charged(words, names, charged.end()) if charged else None
    onward = None if polite else _ONWARD.match(words.low, names.end)
    if onward and (order := _order_at(words, onward.end())):
        return order
    if onward and _GIVER.match(bodies.plain(names.names[0])):
        return None
    if not (polite or _acts(words, names)):
        return None
    action = _AFTER_LIST.match(words.key, names.end)
    sure = 0.95 if polite or names.ended_by == "verb" else 0.75
    return Order(names, start, action.end() if action else names.end, sure, bool(polite))


def _charge(words: Quoted, at: int) -> re.Match[str] | None:
    return _CHARGED.match(words.low, at) or _CHARGED_AT.match(words.low, at) or _given_work(words, at)


def _given_work(words: Quoted, at: int) -> re.Match[str] | None:
    """What follows "được giao" is work to do, and no thing that was given."""
    given = _GIVEN_WORK.match(words.low, at)
    return given if given and bodies.begins_with_verb(words.cut(given.end())) else None


def _past_apposition(words: Quoted, names: Names) -> Names:
    """As in "Đồng chí A - Phó Chủ tịch UBND tỉnh trực tiếp …": the office after the dash belongs to the name."""
    between = _STANDING.match(words.low, names.end)
    if between:  # "Sở A - cơ quan thường trực … - xây dựng …"
        return Names(names.names, names.words, names.start, between.end(), "verb")
    dash = _DASH.match(words.key, names.end)
    office = bodies.listed(words, dash.end()) if dash else None
    return Names(names.names, names.words, names.start, office.end, office.ended_by) if office else names


def _acts(words: Quoted, names: Names) -> bool:
    """Whether what follows the names is what they do."""
    if names.ended_by == "mark":
        return words.key[names.end : names.end + 1] in {",", ":"}
    return names.ended_by == "verb"


def _is_rest_of_list(words: Quoted, comma: re.Match[str]) -> bool:
    """As in "UBND các phường, xã …": what stands after the comma goes on the list."""
    before = words.low[max(0, comma.start() - 40) : comma.start()]
    return bool(_REST_OF_LIST.match(words.key, comma.end())) and bool(_LIST_BEFORE.search(before))


def _charged(words: Quoted, names: Names, action: int) -> Order:
    """As in "Các cơ quan được phân công … có trách nhiệm …": a bare collective is named with its charge."""
    if len(names.names) == 1 and re.fullmatch(
        r"(?:các\s+)?(?:cơ quan|đơn vị|địa phương)(?:,\s+(?:đơn vị|địa phương))*", bodies.plain(names.names[0])
    ):
        whole = words.cut(names.start, action)
        names = Names((whole.text,), (whole,), names.start, action, "verb")
    return Order(names, names.start, action, _CHARGED_SURE, asked=True)


def _order_at(words: Quoted, at: int) -> Order | None:
    begun = re.compile(r"(?:lãnh đạo\s+|các\s+đồng chí\s+)?").match(words.low, at)
    start = begun.end() if begun else at
    names = bodies.listed(words, start) or bodies.person(words, start)
    if names is None:
        return None
    names = _past_apposition(words, names)
    action = _AFTER_LIST.match(words.key, names.end)
    return Order(names, start, action.end() if action else names.end, 0.95, asked=True)


def told(words: Quoted) -> Order | None:
    """An order inside a report of what was done: "Đoàn đã báo cáo … và yêu cầu UBND huyện …"."""
    return _ordered(words)


def _ordered(words: Quoted) -> Order | None:
    """As in "… giao Bộ X chủ trì …" anywhere in the sentence."""
    for found in _ORDER.finditer(words.low):
        if _NO_ORDER.search(words.low[max(0, found.start() - 30) : found.start()]):
            continue
        if words.low.count("(", 0, found.start()) > words.low.count(")", 0, found.start()):
            continue
        order = _order_at(words, found.end())
        if order and not _only_told(words, order.names.end, asked=True):
            return order
    return None


def _only_told(words: Quoted, at: int, *, asked: bool) -> bool:
    """Whether the words tell what bodies did or said; "Đề nghị X thông báo …" asks X to announce."""
    return bool(_PAST.match(words.low, at)) and not (asked and _ASKED_TO_SAY.match(words.low, at))


_ASKED_TO_SAY = re.compile(r"\s*(?:thông báo|kết luận|đánh giá cao|nhận xét|cho biết)(?!\w)")


def _after_circumstance(words: Quoted) -> Order | None:
    """As in "Để xác định vị trí của dự án, UBND tỉnh X phối hợp …": the body after the comma."""
    if not _CIRCUMSTANCE.match(words.low):
        return None
    for comma in re.finditer(r"[,:;]\s+", words.key):
        if not bodies.begins(words, comma.end()) or _is_rest_of_list(words, comma):
            continue
        order = _subject(words, comma.end())
        if order and (order.names.ended_by == "verb" or order.sure == _CHARGED_SURE):
            return Order(order.names, order.start, order.action, 0.8, order.asked)
    return None
