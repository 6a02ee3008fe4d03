# ruff: noqa: C901, PLW2901, E501, B007, PERF403 - kept as the shared scorer has it
"""When two lists of bodies name the same: the definitions of the shared scorer, of which this is a copy (gold/README.md)."""

import re
import unicodedata
from collections import Counter

AGENCY_T = 0.75

_TONE = {}
for a, b in (
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
):
    _TONE[a] = b
_TONE_RX = re.compile("(?:" + "|".join(_TONE) + r")(?!\w)")


def norm(s):
    s = unicodedata.normalize("NFC", str(s or "")).lower()
    s = re.sub(r"[*_|]+", " ", s)
    s = _TONE_RX.sub(lambda m: _TONE[m.group(0)], s)
    return re.sub(r"\s+", " ", s).strip()


def tokens(s):
    return re.findall(r"[^\W_]+(?:[/.][^\W_]+)*", norm(s))


def token_f1(a, b, weight=len):
    ca, cb = Counter(a), Counter(b)
    if not ca and not cb:
        return 1.0
    hit = sum(weight(t) * n for t, n in (ca & cb).items())
    tot = sum(weight(t) * n for t, n in ca.items()) + sum(weight(t) * n for t, n in cb.items())
    return 2.0 * hit / tot if tot else 0.0


# ------------------------------------------------------------------ agencies
_ABBR = [
    (r"\bubnd\b", "ủy ban nhân dân"),
    (r"\buỷ ban\b", "ủy ban"),
    (r"\bhđnd\b", "hội đồng nhân dân"),
    (r"\bmttq\b", "mặt trận tổ quốc"),
    (r"\bkh\s*&\s*cn\b|\bkhcn\b", "khoa học và công nghệ"),
    (r"\bnn\s*&\s*mt\b", "nông nghiệp và môi trường"),
    (r"\bnn\s*&\s*ptnt\b", "nông nghiệp và phát triển nông thôn"),
    (r"\btt\s*&\s*tt\b|\btttt\b", "thông tin và truyền thông"),
    (r"\btn\s*&\s*mt\b", "tài nguyên và môi trường"),
    (r"\bgd\s*&\s*đt\b|\bgdđt\b", "giáo dục và đào tạo"),
    (r"\bvpcp\b", "văn phòng chính phủ"),
    (r"\bvhttdl\b", "văn hóa, thể thao và du lịch"),
    (r"\bqlct\b", "quản lý"),
    (r"\btp\.?\s", "thành phố "),
    (r"\btx\.?\s", "thị xã "),
    (r"\bvn\b", "việt nam"),
    (r"\bttcp\b", "thanh tra chính phủ"),
]
_TITLE = re.compile(
    r"^(?:(?:các|đồng chí|đ/c|giám đốc|phó giám đốc|thủ trưởng|người đứng đầu|bộ trưởng|chủ nhiệm|"
    r"chủ tịch|phó chủ tịch|bí thư|thống đốc|chánh|lãnh đạo|đề nghị|giao|yêu cầu)\s+)+"
)
_HEAD = (
    r"(?:sở|bộ(?! chỉ huy quân sự$)|ủy ban|hội đồng|công an|văn phòng|tập đoàn|tổng công ty|công ty|trung tâm|"
    r"thanh tra|viện|cục|vụ|báo(?! chí)|đài|bảo hiểm xã hội|bưu điện|viễn thông|kho bạc|ngân hàng|mặt trận|"
    r"ban (?=quản lý|chỉ đạo|chỉ huy|dân tộc|tổ chức|tuyên giáo)|hội (?!đồng)|liên minh|đoàn|các (?=sở|bộ|cơ quan|đơn vị|địa phương|doanh nghiệp|nhà)|"
    r"chủ tịch|giám đốc|thủ trưởng|bộ trưởng|cơ quan|đơn vị|tỉnh ủy|thành ủy|viettel|vnpt|mobifone)"
)
_SPLIT = re.compile(r"(?:\s*[;]\s*|\s*,\s*|\s+và\s+)(?=" + _HEAD + r"(?:\s|$))")
_LIST = re.compile(
    r"^(.*?)\b(?:các\s+)?(bộ|sở|tỉnh, thành phố|tỉnh|thành phố|huyện|xã|tập đoàn|bộ, cơ quan)\s*:\s*(.+)$"
)
_GENERIC = re.compile(
    r"^(?:.*\b(?:có\s+)?liên quan|(?:các )?(?:cơ quan|đơn vị|địa phương|ngành|cấp)(?:[, ]+(?:và )?"
    r"(?:cơ quan|đơn vị|địa phương|ngành|tổ chức))*|cơ quan|đơn vị|địa phương|các nhà thầu|chủ đầu tư)$"
)


_COMMON = {
    "các",
    "bộ",
    "sở",
    "ban",
    "ngành",
    "cơ",
    "quan",
    "đơn",
    "vị",
    "địa",
    "phương",
    "tổ",
    "chức",
    "cá",
    "nhân",
    "năng",
    "chuyên",
    "môn",
    "khác",
    "có",
    "liên",
    "và",
    "với",
    "ngang",
    "thuộc",
    "trực",
    "chính",
    "phủ",
    "trung",
    "ương",
    "công",
    "ty",
    "tổng",
    "doanh",
    "nghiệp",
    "cấp",
    "bộ,",
    "đoàn",
    "thể",
    "trị",
    "xã",
    "hội",
}


def agencies(names):
    """Canonical list: abbreviations expanded, named lists expanded, titles dropped."""
    out = []
    if isinstance(names, str):
        names = [names]
    for raw in names or []:
        s = norm(raw)
        for rx, rep in _ABBR:
            s = re.sub(rx, rep, s)
        s = re.sub(r"\s*\([^)]*\)", "", s).strip(" .;:,-/")
        if not s:
            continue
        m = _LIST.match(s)
        if m:
            head = m.group(1).replace("các", " ").strip(" ,")
            kind = m.group(2).split(",")[0]
            parts = [p.strip() for p in re.split(r"\s*[;,]\s*|\s+và\s+", m.group(3)) if p.strip()]
            if kind in ("bộ", "sở"):  # names of ministries contain "và" and ","
                parts = _ministries(m.group(3))
            for p in parts:
                p = (
                    p
                    if re.match(_HEAD + r"\s", p) and kind not in p
                    else f"{kind} {p}"
                    if not p.startswith(kind)
                    else p
                )
                out.append(f"{head} {p}".strip())
            continue
        for part in re.split(r"\s*;\s*", s):
            if set(tokens(part)) <= _COMMON:  # a collective ("các bộ, cơ quan ngang bộ") stays whole
                out.append(part)
            else:
                out.extend(x for x in _SPLIT.split(part) if x)
    res = []
    for s in out:
        t = _TITLE.sub("", s).strip(" .;:,-")
        res.append(t or s)
    return list(dict.fromkeys(res))


def _ministries(text):
    known = [
        "nông nghiệp và môi trường",
        "nông nghiệp và phát triển nông thôn",
        "tài nguyên và môi trường",
        "văn hóa, thể thao và du lịch",
        "văn hóa và thể thao",
        "giáo dục và đào tạo",
        "khoa học và công nghệ",
        "thông tin và truyền thông",
        "kế hoạch và đầu tư",
        "lao động - thương binh và xã hội",
        "lao động, thương binh và xã hội",
        "dân tộc và tôn giáo",
        "quy hoạch - kiến trúc",
        "giao thông vận tải",
    ]
    found = []
    for k in known:
        if k in text:
            found.append((text.index(k), k))
            text = text.replace(k, "#" * len(k), 1)
    for m in re.finditer(r"[^;,#]+", text):
        for p in re.split(r"\s+và\s+", m.group(0)):
            p = p.strip(" .")
            if p and p != "và":
                found.append((m.start(), re.sub(r"^và\s+", "", p)))
    return [k for _, k in sorted(found)]


def is_generic(s):
    return bool(_GENERIC.match(s))


def match_sets(pred, gold):
    """Number of agencies matched one to one (soft)."""
    pairs = []
    for i, p in enumerate(pred):
        for j, g in enumerate(gold):
            f = 1.0 if p == g else token_f1(tokens(p), tokens(g))
            if f >= AGENCY_T:
                pairs.append((-f, i, j))
    used_p, used_g, n = set(), set(), 0
    for f, i, j in sorted(pairs):
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            n += 1
    return n


def same_receiver(p, g):
    p, g = norm(p), norm(g)
    if not p or not g:
        return not p and not g
    return match_sets(agencies(re.split(r"\s*;\s*", p)), agencies(re.split(r"\s*;\s*", g))) > 0
