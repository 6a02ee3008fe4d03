"""The figure that the words of a task speak of, proposed to whoever confirms it."""

import re
from dataclasses import replace
from decimal import Decimal

from motcua.work.directives.draft import Draft
from motcua.work.directives.reader import quoted

_PERCENT = re.compile(r"(?<![\d,.])(\d{1,3}(?:[.,]\d{1,2})?)\s*%")
_FULL, _NONE = 100, Decimal(0)
_LONGEST = 4_000  # letters of a passage that are looked through
# What a task speaks of, which figure that is, and where it is met when no percentage is told; without one there,
# only a task that tells a percentage has a figure. The first that fits holds.
_SPOKEN: tuple[tuple[str, str, Decimal | None], ...] = (
    (r"(?:giải quyết|xử lý|khắc phục|chấm dứt)[^.;]{0,60}?hồ sơ[^.;]{0,60}?(?:trễ hạn|quá hạn|chậm hạn|tồn đọng)",
     "overdue", _NONE),
    (r"không để[^.;]{0,40}?hồ sơ[^.;]{0,60}?(?:trễ hạn|quá hạn|tồn đọng)", "overdue", _NONE),
    (r"phản ánh,? kiến nghị[^.;]{0,80}?đúng hạn", "F1%", None),
    (r"(?:hồ sơ|thủ tục hành chính)[^.;]{0,80}?đúng (?:hạn|và trước hạn)|trước hạn và đúng hạn", "B1%", None),
    (r"thanh toán[^.;]{0,30}?trực tuyến", "D3%", None),
    (r"hồ sơ[^.;]{0,60}?trực tuyến|trực tuyến[^.;]{0,20}?toàn trình", "C3%", None),
    (r"kết quả[^.;]{0,60}?điện tử", "E1%", None),
    (r"số hóa", "E2%", None),
    (r"hài lòng", "F3%", None),
)  # fmt: skip
_RULES = tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)"), name, least) for words, name, least in _SPOKEN)


def proposed(draft: Draft) -> Draft:
    """The draft with the figure its words speak of; as it was where they speak of none.

    Source: decision 0151
    """
    said = quoted.small(quoted.one_spelling(f"{draft.content} {draft.passage}"[:_LONGEST]))
    for rule, name, least in _RULES:
        found = rule.search(said)
        told = _told(said, found.end()) if found and least is None else least
        if found and told is not None:
            return replace(draft, measure=name, at_least=f"{told.normalize():f}")
    return draft


def _told(said: str, after: int) -> Decimal | None:
    """The percentage told in the same sentence: behind the words first, then before them."""
    end = re.compile(r"[.;](?!\d)").search(said, after)
    begins = max(said.rfind(mark, 0, after) for mark in (". ", "; "))
    behind = _PERCENT.search(said, after, end.start() if end else len(said))
    found = behind or _PERCENT.search(said, max(0, begins), after)
    number = Decimal(found[1].replace(",", ".")) if found else None
    return number if number is not None and 0 < number <= _FULL else None
