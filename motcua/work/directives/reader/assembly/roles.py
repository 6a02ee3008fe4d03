"""As in "Sở Nội vụ (chủ trì), Văn phòng UBND tỉnh (phối hợp)": who leads and who helps, told in brackets."""

import re

from motcua.work.directives.reader.reading import Named

_HELPS = re.compile(r"\s*\((?:cùng\s+)?phối hợp[^)]*\)$", re.IGNORECASE)
_LEADS = re.compile(r"\s*\((?:chủ trì|đầu mối|cơ quan (?:chủ trì|đầu mối|thường trực))[^)]*\)$", re.IGNORECASE)
_PART = re.compile(
    r"\s*\((?:nếu có|sau đây (?:gọi|viết)[^)]*|"
    r"theo (?:địa bàn|chức năng|lĩnh vực|thẩm quyền|phân công)[^)]*|"
    r"(?:qua\s+)?(?:Phòng|Ban|Chi cục|Trung tâm|Đội|Bộ phận|Văn phòng)\s[^)]*)\)$"
)  # of the body itself


def told(names: list[Named]) -> tuple[list[Named], list[Named]]:
    """Those who lead and those who help, without the word that says so."""
    helping = _helping(names)
    lead = [_without(named, _LEADS) for named in names if named not in helping]
    lead = [_without(named, _PART) for named in lead]
    return lead, [_without(named, _HELPS) for named in helping]


def _helping(names: list[Named]) -> list[Named]:
    """As in "A (chủ trì), B, C (phối hợp)": C, and B, who stands between."""
    told = [number for number, named in enumerate(names) if _LEADS.search(named.name)]
    last = max((number for number, named in enumerate(names) if _HELPS.search(named.name)), default=-1)
    between = range(max(told) + 1, last) if told else range(0)
    return [named for number, named in enumerate(names) if _HELPS.search(named.name) or number in between]


def _without(named: Named, role: re.Pattern[str]) -> Named:
    said = role.search(named.words.text)
    if said is None:
        return named
    return Named(role.sub("", named.name), named.words.cut(0, said.start()))
