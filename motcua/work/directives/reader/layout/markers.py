"""What stands before an item: I., Điều 2., 1.2., a), (3), a dash, a plus."""

import re
from dataclasses import dataclass

from motcua.work.directives.reader.quoted import Quoted

ANNEX, PART, ROMAN, CAPITAL, ARTICLE = "annex", "part", "roman", "capital", "article"
NUMBER, LETTER, PAREN, BULLET, PLUS = "number", "letter", "paren", "bullet", "plus"
INTRO, PARAGRAPH, ROW = "intro", "paragraph", "row"

# The lower the rank, the nearer to the root. Numbers add their depth: 1. is 40, 1.1. is 41.
RANK = {ANNEX: 0, PART: 5, CAPITAL: 10, ROMAN: 20, ARTICLE: 30, NUMBER: 40, LETTER: 60, PAREN: 65, BULLET: 80, PLUS: 90}

_FORMS = (
    (ANNEX, re.compile(r"phụ lục(?: (?:số )?([ivx]+|\d{1,2}))?\b[.:]?", re.IGNORECASE)),
    (PART, re.compile(r"phần (?:thứ )?([ivx]+|nhất|hai|ba|tư|năm)\b[.:]?", re.IGNORECASE)),
    (ARTICLE, re.compile(r"điều (\d{1,3}[a-zđ]?)[.:]", re.IGNORECASE)),
    (ROMAN, re.compile(r"([IVX]{1,6})(?:[.)]\s?|/\s|\s?-\s)(?=\S)")),
    (NUMBER, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/:]\s?|\s?-\s|\s)(?=\D)")),
    (NUMBER, re.compile(r"(\d{1,2})[.)/](?:\s|(?=[^\W\d]))")),
    (NUMBER, re.compile(r"(\d{3})[.)]\s(?=[^\W\d_a-zđ])")),  # a list of a hundred tasks and more
    (NUMBER, re.compile(r"(\d{1,2})\s?-\s?(?=[^\W\d_a-zđ][^\W\d]*\s)")),
    (CAPITAL, re.compile(r"([A-HĐ])[.)]\s")),
    (LETTER, re.compile(r"([ivx]{2,4})[.)]\s(?=\S)")),  # "ii) …" stands beside "i) …"
    (LETTER, re.compile(r"([a-zđ]\d?)[.)/]\s?(?=\S)")),
    (PAREN, re.compile(r"\(([0-9]{1,2}|[ivx]{1,4}|[a-zđ])\)[.:]?\s?(?=[^\W\d_]{2}|[\"“])")),
    (PLUS, re.compile(r"()\+\s?(?=\S)")),
    (BULLET, re.compile(r"()[-•●▪∙·○■◦❖➢►✓\uf0b7\uf02d]\s*(?=[^\W\d_]|[\"“(\d])")),
)
_TITLE_LENGTH = 120
_FIRST = re.compile(r"[\dIVXA-HĐa-zđ(+\-•●▪∙·○■◦❖➢►✓\uf0b7\uf02dPp]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A kind of numbering, its label as written, its rank and how many characters it takes."""

    style: str
    label: str
    rank: int
    length: int


def of(words: Quoted, *, starred: bool = False) -> Marker | None:
    """The marker the words begin with; none where they begin with words."""
    if starred:
        return Marker(BULLET, "", RANK[BULLET], 0)
    key = words.key
    if not key or not _FIRST.match(key):
        return None
    for style, form in _FORMS:
        found = form.match(key)
        if found and not _is_title(style, key, found.end()):
            label = (found[1] or "").lower() if style in {LETTER, PAREN} else found[1] or ""
            depth = label.count(".") if style == NUMBER else 0
            return Marker(style, label, RANK[style] + depth, found.end())
    return None


def _is_title(style: str, key: str, end: int) -> bool:
    """An annex is headed shortly or in capitals; "Phụ lục I kèm theo Kế hoạch này" in prose is none."""
    if style not in {ANNEX, PART}:
        return False
    rest = key[end:].partition("(")[0].strip()
    return bool(rest) and not rest.isupper() and (rest[:1].islower() or len(rest) > _TITLE_LENGTH)
