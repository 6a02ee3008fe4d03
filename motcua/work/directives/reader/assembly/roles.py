"""As in "Sở Nội vụ (chủ trì), Văn phòng UBND tỉnh (phối hợp)": who leads and who helps, told in brackets."""

import re

from motcua.work.directives.reader.reading import Named

_HELPS = re.compile(r"\s*\((?:cùng\s+)?phối hợp[^)]*\)$", re.IGNORECASE)
_LEADS = re.compile(r"\s*\((?:chủ trì|đầu mối|cơ quan (?:chủ trì|đầu mối|thường trực))[^)]*\)$", re.IGNORECASE)
_PART = re.compile(
    r"\s*\((?:nếu có|(?:qua\s+)?(?:Phòng|Ban|Chi cục|Trung tâm|Đội|Bộ phận|Văn phòng)\s[^)]*)\)$"
)  # of the body itself


def told(names: list[Named]) -> tuple[list[Named], list[Named]]:
    """Those who lead and those who help, without the word that says so."""
    lead = [_without(named, _LEADS) for named in names if not _HELPS.search(named.name)]
    lead = [_without(named, _PART) for named in lead]
    helpers = [_without(named, _HELPS) for named in names if _HELPS.search(named.name)]
    return lead, helpers


def _without(named: Named, role: re.Pattern[str]) -> Named:
    said = role.search(named.words.text)
    if said is None:
        return named
    return Named(role.sub("", named.name), named.words.cut(0, said.start()))
