"""The time limits of an item: each wording found once, in text order, with what it binds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from motcua.work.directives.reader import lexicon
from motcua.work.directives.reader.grammar import limits, moments, periods
from motcua.work.directives.reader.grammar.limits import Limit
from motcua.work.directives.reader.quoted import Quoted

_REPORTS = re.compile(
    rf"(?<!\w){lexicon.NO_NOUN}(?:(?:báo cáo|gửi|trình|nộp|phản hồi|có ý kiến về)(?!\w)|"
    r"(?:cung cấp|chia sẻ|(?<!luân )(?<!điều )chuyển)(?!\w)(?=[^.;:]{0,40}?\s"
    r"(?:dữ liệu|số liệu|thông tin|hồ sơ|tài liệu|báo cáo|danh sách|danh mục|kết quả|văn bản|ý kiến)(?!\w)))"
    r"(?!\s+(?:(?:định kỳ\s+)?của|số\s+\d))"
)
_FINISHES = re.compile(r"(?:hoàn thành|xong|hoàn tất|bàn giao|ban hành)\s*(?:việc\s+)?$")
_TIME_WORD = re.compile(r"\d|khi|kỳ|phiên họp|sau (?:mỗi|từng)|quý|hằng|hàng|mỗi|mùa|tết|khai giảng|bầu cử|đại hội")
_RULES = (*limits.RULES, *moments.RULES)
_BARE = (*moments.BARE, *limits.BARE)
_NEXT_TO = 3  # characters between two limits that are one
_OPEN_ENDED = re.compile(r"(?:các|những) năm tiếp theo|theo tiến độ|thường xuyên")
_CLAUSE = re.compile(r"[.;](?:\s|$)|:\s")
_HISTORY = re.compile(r"(?:đã|được giao(?! chủ trì| thực hiện)|bị|vừa)\s(?:(?!phải|cần|yêu cầu|đề nghị)[^.;,]){0,90}$")
_CITED = re.compile(r"(?:số\s+\S+|quyết định|nghị quyết|công văn|văn bản|kế hoạch)\s*$")
_PERIODICAL = re.compile(r"định kỳ|hằng năm|hàng năm|mỗi năm")
_FINISHING = re.compile(
    r"(?:hoàn thành|bàn giao|xong|khởi công|"
    r"đưa vào|trình|báo cáo|thông xe|ban hành|phê duyệt|kết thúc|sơ kết|tổng kết|dứt điểm)(?!\w)"
)
_OF_SUBJECT = re.compile(r"\s(?:có|đến|quá)\s+(?:thời hạn|hạn|tiến độ)(?:\s+hoàn thành)?\s*$")
_OF_A_YEAR = re.compile(  # "chỉ tiêu thu ngân sách trong năm 2026": the year of the thing
    r"(?:chỉ tiêu|mục tiêu|tăng trưởng|nhu cầu|số liệu|dự toán|thu ngân sách|phát sinh|xảy ra|vốn|biên chế|\d\s?%|"
    r"tỷ lệ|so với|áp dụng|hiệu lực|định hướng|công tác|hoạt động)(?!\w)"
)
_SETTLED = re.compile(r"(?:dứt điểm|giải quyết|xử lý)[^.;]*quá hạn\s*$")  # "xử lý 45 hồ sơ quá hạn trước ngày …"
_TOLD_PERIOD = re.compile(  # "trong thời gian diễn ra Kỳ thi từ ngày 26 đến ngày 29": when something else happens
    r"(?:diễn ra|xảy ra|trong thời gian|thiệt hại|số liệu|kỳ nghỉ|nghỉ (?:lễ|tết)|dự báo)[^.;]{0,60}$"
)
_PERIOD_OF_SUBJECT = re.compile(
    r"(?:được giao|không có khả năng|đã|kế hoạch|nhiệm vụ|tình hình|kết quả)\s(?:[^.;,]){0,40}$"
)
_FIXED_TIMES = ("định kỳ", "thường kỳ", "tháng", "thứ", "trước", "vào", "chậm nhất", "chiều", "sáng")
_THEN_DONE = re.compile(  # "hằng quý báo cáo", "mỗi tháng 01 lần"
    r"\s*,?\s*(?:báo cáo|tổng hợp|rà soát|cập nhật|gửi|công khai|kiểm tra|đánh giá|sơ kết|họp|giao ban|thống kê|trình|"
    r"đối soát|tham mưu|công bố|ít nhất|tối thiểu|\d+\s+lần)(?!\w)"
)
_COUNTED = re.compile(r"lần$|/")  # "06 tháng một lần", "02 tin, bài/tháng"
_OF_A_KIND = re.compile(
    r"(?:kế hoạch|dự toán|chương trình|nhu cầu|đời sống|sinh hoạt|sử dụng|hoạt động|công việc|nhiệm vụ|họp|giao ban|"
    r"chế độ|thu nhập|lương|chỉ tiêu|diễn ra|thường xuyên|theo dõi|giao dịch|đi lại|cuộc sống)\s*$"
)
_PUBLISHED = re.compile(r"\s+trên\s+(?:cổng|trang|hệ thống|các phương tiện|phương tiện|báo|đài|nền tảng)(?!\w)")
_ADJECTIVE = re.compile(r"\s*(?:của|theo quy định của|là|đều|có)(?!\w)")
_EACH_HALF = re.compile(  # "báo cáo tiến độ 6 tháng đầu năm trước ngày 10/6, cả năm trước ngày 10/12"
    r"(?:báo cáo|định kỳ)(?:\s[^.;]{0,70}?)?\s(?:0?6 tháng|sáu tháng|(?:cả )?năm)(?:\s+đầu năm|\s+cuối năm)?"
    r"\s*[\s(,:]\s*(?:gửi\s[^.;,]{2,40}\s)?$"
)
_EACH_YEAR = re.compile(r"[^,.;]{0,60}(?<!\w)(?:hằng|hàng|mỗi) năm(?!\w)")
_STATE = re.compile(
    r"\s*,?\s*(?:mới|chỉ|đã|vẫn|còn|toàn (?:tỉnh|thành phố|quốc)|cả nước)\s"
)  # "đến ngày 30/9 mới đạt 40%"
_PERIODIC_WORK = re.compile(r"(?:báo cáo|tổng hợp|rà soát|cập nhật|gửi|,)\s[^,]{0,80}$|,\s*$")
_AFTER_VERB = re.compile(rf"(?<!\w)(?:{lexicon.pattern('verbs')})\s*$")
_VAGUE_EVENT = re.compile(
    r"(?:có (?:khó khăn|vướng mắc|phát sinh|yêu cầu|đề nghị|phản ánh)|cần thiết|phát hiện|xảy ra|nhận được phản ánh)"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit with the words it was read from; `of` says whether it binds the work or the report."""

    words: Quoted
    kind: str
    of: str
    day: date | None
    rule: str
    impossible: bool
    sure: float


def of(words: Quoted, about: date | None) -> list[Deadline]:
    """The time limits in running text."""
    found = _matches(words, about, _RULES, _stands)
    found.extend(_years(words, found))
    found = periods.with_their_day(words, found)
    found.sort(key=lambda limit: limit.start)
    return _typed(words, _without_doubles(words, found))


def of_label(words: Quoted, about: date | None, *, reports: bool) -> list[Deadline]:
    """The time limits in the value of a label or column, where a month or year alone is a limit."""
    if _OPEN_ENDED.search(words.low):
        return []
    found = _matches(words, about, _RULES, lambda *_: True)
    if not found:
        found = _matches(words, about, _BARE, lambda *_: True)
    found.sort(key=lambda limit: limit.start)
    kinds = [limit.kind for limit in found]
    return [
        _made(words, limit, report=reports or bool(_REPORTS.search(words.low)), sure=0.9) for limit in found if kinds
    ]


Test = Callable[[Quoted, Limit], bool]


def _matches(words: Quoted, about: date | None, rules: limits.Rules, stands: Test) -> list[Limit]:
    found: list[Limit] = []
    told: list[Limit] = []
    if not _TIME_WORD.search(words.low):
        return found
    periodical = limits.PERIOD_WORD.search(words.key)
    starts = [word.start() for word in limits.FIRST_WORD.finditer(words.low)]
    for form, read in rules:
        of_period = read in limits.PERIODICAL
        if of_period and not periodical:
            continue
        anywhere = of_period or rules is _BARE
        for match in form.finditer(words.key) if anywhere else _from(form, words.key, starts):
            if any(match.start() < other.end and other.start < match.end() for other in [*found, *told]):
                continue
            if match.start() and words.key[match.start() - 1].isalnum():
                continue
            limit = read(match, about)
            if limit and stands(words, limit):
                found.append(limit)
            elif limit and limit.kind == limits.DUE and words.low.startswith("từ", limit.start):
                told.append(limit)  # "diễn ra từ ngày 26 đến ngày 29": no part of it is a limit either
    return found


def _from(form: re.Pattern[str], key: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """Where the form stands, as `finditer` finds it, looked for at `starts` alone."""
    past = 0
    for start in starts:
        match = form.match(key, start) if start >= past else None
        if match:
            past = match.end()
            yield match


def _stands(words: Quoted, limit: Limit) -> bool:
    """Whether the words are a limit here and not the date of something told."""
    before = words.low[max(0, limit.start - 100) : limit.start]
    clause = re.split(r"[.;](?:\s|$)", before)[-1]
    if _in_brackets(words.low, limit.start) and re.search(r"đã|tính", before[before.rfind("(") :]):
        return False
    if limit.kind == limits.RELATIVE:
        return (
            limit.rule.startswith("P")
            or words.low.startswith("ngay khi phát hiện", limit.start)
            or not _VAGUE_EVENT.search(words.low[limit.start : limit.end])
        )
    if limit.kind == limits.RECURRING and "before" not in limit.rule:
        own = words.low[limit.start : limit.end]
        return (
            own.startswith(_FIXED_TIMES)
            or _COUNTED.search(own) is not None
            or _at_the_end(words, limit, clause)
            or (
                not _ADJECTIVE.match(words.low, limit.end)
                and (
                    bool(_THEN_DONE.match(words.low, limit.end))
                    or not clause.strip(" ,-")
                    or bool(_PERIODIC_WORK.search(clause) or _AFTER_VERB.search(clause))
                )
            )
        )
    state = words.low.startswith("đến", limit.start) and _STATE.match(words.low, limit.end)
    if (state or (_OF_SUBJECT.search(clause) and not _SETTLED.search(clause))) or (
        words.low.startswith("từ", limit.start) and _TOLD_PERIOD.search(clause)
    ):
        return False
    if _CITED.search(clause) and limit.rule in {"by", "on"}:
        return False
    told = _HISTORY.search(clause)
    return told is None or (told[0].startswith("bị") and bool(_FINISHING.search(clause, 0, told.start())))


def _at_the_end(words: Quoted, limit: Limit, clause: str) -> bool:
    """As in "công bố chỉ số chất lượng không khí hằng ngày;": how often, unless it tells of what kind a thing is."""
    own = words.low[limit.start : limit.end]
    ends = limit.end == len(words) or words.low[limit.end : limit.end + 1] in {".", ";"}
    return (
        (ends or bool(_PUBLISHED.match(words.low, limit.end)))
        and own.endswith(("ngày", "tuần", "tháng"))
        and not _OF_A_KIND.search(clause)
    )


def _in_brackets(low: str, at: int) -> bool:
    return low.count("(", 0, at) > low.count(")", 0, at)


def _years(words: Quoted, found: list[Limit]) -> list[Limit]:
    """As in "bàn giao trong năm 2025": a year is a limit only for what is to be finished in it."""
    kept = []
    for match in limits.YEAR.finditer(words.key):
        before = re.split(r"[.;:]\s", words.low[max(0, match.start() - 90) : match.start()])[-1]
        if any(match.start() < other.end and other.start < match.end() for other in found):
            continue
        if (
            _in_brackets(words.low, match.start())
            or _OF_SUBJECT.search(before)
            or not (_FINISHING.search(before) or _ends_an_order(words, match.end(), before))
            or _PERIOD_OF_SUBJECT.search(before)
        ):
            continue
        limit = limits.of_year(match)
        if limit:
            kept.append(limit)
    return kept


def _ends_an_order(words: Quoted, end: int, before: str) -> bool:
    """As in "nhân rộng mô hình trong năm 2026.": the year closes what is to be done, and tells of no sum or number.

    Source: decision 0225.
    """
    return words.low[end : end + 1] in {"", ".", ";"} and not _OF_A_YEAR.search(before)


def _without_doubles(words: Quoted, found: list[Limit]) -> list[Limit]:
    """As in "định kỳ 6 tháng trước ngày 30 tháng 6": one limit, and a recurring one."""
    kept: list[Limit] = []
    for number, limit in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        vague = limit.kind == limits.RECURRING and "before" not in limit.rule
        if limit.rule == "periodic" and any(other.kind == limits.RECURRING and other is not limit for other in found):
            continue
        if vague and after and after.start - limit.end <= _NEXT_TO:
            continue
        if vague and kept and kept[-1].kind == limits.RECURRING and limit.start - kept[-1].end <= _NEXT_TO:
            continue
        if limit.guessed and limit.kind == limits.DUE and limit.day and _is_yearly(words, limit):
            rule = f"yearly:before:{limit.day.month:02d}-{limit.day.day:02d}"
            limit = replace(limit, kind=limits.RECURRING, day=None, rule=rule)  # noqa: PLW2901
        kept.append(limit)
    return kept


def _is_yearly(words: Quoted, limit: Limit) -> bool:
    """As in "Hằng năm, … báo cáo UBND tỉnh trước ngày 10 tháng 12": a day without a year, each year."""
    sentence = re.split(r"[.;](?:\s|$)", words.low[: limit.start])[-1]
    if _in_brackets(words.low, limit.start) and "định kỳ" in sentence:  # "định kỳ 06 tháng (trước 20/6) và năm (…)"
        return True
    if _EACH_HALF.search(sentence) or _EACH_YEAR.match(words.low, limit.end):
        return True
    return bool(_PERIODICAL.search(sentence[-40:] + words.low[limit.start : limit.end + 20])) or bool(
        re.match(r"\W*(?:định kỳ\s+)?(?:hằng|hàng|mỗi) năm(?!\w)", sentence)
    )


def _typed(words: Quoted, found: list[Limit]) -> list[Deadline]:
    told: list[Deadline] = []
    floor = 0
    for limit in found:
        boundaries = [mark.end() for mark in _CLAUSE.finditer(words.low, floor, limit.start)]
        clause = words.low[max([floor, *boundaries]) : limit.start]
        if (
            not clause.strip(" ,") and boundaries
        ):  # "…, trình UBND tỉnh; chậm nhất 15/8": the limit of what stands before
            clause = words.low[max([floor, *boundaries[:-1]]) : boundaries[-1] - 1].rstrip(" ;.")
        after = words.low[limit.end : limit.end + 60]
        told.append(
            _made(words, limit, report=_binds_report(clause, after, words.low[limit.start : limit.end]), sure=0.93)
        )
        floor = limit.end
    return told


def _binds_report(clause: str, after: str, own: str) -> bool:
    """The limit is of the report when the nearest thing to be done before it is a sending."""
    if _FINISHES.search(clause) or own.startswith(("hoàn thành", "xong")):
        return False
    if _REPORTS.search(clause) or _REPORTS.search(own):
        return True
    onward = re.split(r"[.;]", after)[0]
    return bool(re.match(r"\s*,?\s*(?:phải\s+|cần\s+)?(?:báo cáo|gửi|trình|có báo cáo)(?!\w)", onward)) or (
        not clause.strip(" ,") and bool(_REPORTS.search(onward))
    )


def _made(words: Quoted, limit: Limit, *, report: bool, sure: float) -> Deadline:
    kind = "report" if limit.kind == limits.DUE and report else limit.kind
    binds = "report" if report else "work"
    if limit.impossible:
        sure = 0.2
    elif limit.guessed:
        sure -= 0.25
    return Deadline(words.cut(limit.start, limit.end), kind, binds, limit.day, limit.rule, limit.impossible, sure)
