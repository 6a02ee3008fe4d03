"""Whether "yêu cầu X", "phân công X" is an order of the document, or what somebody told here does with others."""

import re

from motcua.work.directives.reader.grammar import bodies
from motcua.work.directives.reader.grammar.orders import Order
from motcua.work.directives.reader.quoted import Quoted

_BELOW = re.compile(
    r"(?:các\s+)?(?:chủ đầu tư|nhà đầu tư|nhà thầu|doanh nghiệp|đơn vị thi công|đơn vị tư vấn|"
    r"(?:đơn vị|doanh nghiệp|cơ sở) (?:vận tải|kinh doanh|cung ứng|khai thác|lữ hành)|hãng|ngân hàng thương mại|"
    r"cơ sở (?:sản xuất|kinh doanh)|chủ (?:hồ|rừng|phương tiện|cơ sở|tàu)|hộ)(?!\w)"
)
_FORCES = re.compile(r"(?:lực lượng|cán bộ|công chức)(?: [^A-ZĐ]*)?$")


def of_others(sentence: Quoted, order: Order) -> bool:
    """As in "Yêu cầu các chủ đầu tư che chắn công trình" under "Sở Xây dựng": what the department asks of others."""
    return (
        order.asked
        and sentence.low.startswith(("yêu cầu", "đề nghị"))
        and all(_BELOW.match(bodies.plain(name)) for name in order.names.names)
    )


def own_forces(order: Order) -> bool:
    """As in "…; phân công lực lượng trực": whom one has, not whom one tells."""
    return bool(_FORCES.match(bodies.plain(order.names.names[0])))


def of_equals(clause: Quoted, start: int, order: Order) -> bool:
    """As in "…; đề nghị Bộ Tư lệnh Thủ đô hỗ trợ …": one named body, over which who is told before has no power.

    Source: decision 0226.
    """
    name = order.names.names[0]
    return clause.low.startswith("đề nghị ", start) and name[:1].isupper() and not _OF_MANY.match(bodies.plain(name))


_OF_MANY = re.compile(r"(?:các|những|mỗi|từng|ubnd|ủy ban nhân dân|cơ quan|đơn vị|chủ)(?!\w)")
