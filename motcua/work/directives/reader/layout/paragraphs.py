"""Lines that belong together: a paragraph may run over lines, pages and page breaks."""

import itertools
import re
from dataclasses import dataclass

from motcua.work.directives.reader import lexicon, quoted
from motcua.work.directives.reader.layout import lines, markers
from motcua.work.directives.reader.layout.lines import Line
from motcua.work.directives.reader.layout.markers import Marker
from motcua.work.directives.reader.quoted import Quoted

_ENDS = re.compile(r"[.;:!?…](?:[\"'”’)\]]*)$|/\.?/?$")
_WIDEST_WRAP = 150  # no hard-wrapped document is wider
_FULL = 0.72  # a line this full, against the widest, goes on below
_NARROW = 40
_EVEN = 1.2  # no line of a wrapped document is much wider than the others
_MOSTLY = 0.85  # share of lines after a gap: above this, a gap is no end of a paragraph
_LONGEST = 12_000  # characters: no item of a directive is longer; what follows is left unread
_SCRAP = 12  # "2025." or "XV." alone on a line is the end of the sentence above
_OPEN_LIST = re.compile(r":\s[^.;:]*$")
_CAPITAL_END = re.compile(r"\s[A-ZĐ]\w*$")
_TWO_CAPITALS = re.compile(r"[A-ZĐ]\w*\s[A-ZĐ]")
_BEGINS = re.compile(
    r"(?:kính gửi|nơi nhận)\s*:|cộng hòa xã hội|độc lập\s*-\s*tự do|số\s*:\s*\d*|v/v\s|căn cứ (?:luật|nghị)"
)
_OPENS = re.compile(  # how the body of a letter opens, after its address
    r"(?:Thực hiện|Căn cứ|Theo|Để|Nhằm|Xét|Qua|Tại|Trên cơ sở|Ngày|Sau khi|Tiếp theo|Trong|Thời gian|Vừa qua)\s"
)
_CLOSES = re.compile(  # how a paragraph begins after a whole sentence
    r"(?:Yêu cầu|Trên đây|Trong quá trình|Nhận được|Các [Bb]ộ trưởng|Văn phòng \w+ \w+ thông báo|Căn cứ|Nhằm|"
    r"Thực hiện (?:Công|Chỉ|Quyết|Nghị|Kế))\s"
)
_UNFINISHED = re.compile(  # no paragraph ends with these: "… phối hợp với Sở | Nông nghiệp và Môi trường …"
    r"(?<!\w)(?:và|với|của|các|cùng|tại|về|theo|đến|ngày|tháng|năm|số|gửi|trình|cho|từ|trước|trong|để|do|là|"
    r"sở|bộ|ubnd|ủy ban nhân|hđnd)$"
)
_SHORT = 0.62  # of the width: a first line no longer than this is short
_SEAM = 24  # characters at either side of the end of a line
_PLACE = lexicon.phrase("places")
_FEWEST = 3  # items that show how a document is spaced
_DATELINE = re.compile(r",\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}$")
_ROW = re.compile(r"\|.*\|")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words without the marker, the marker, and whether it is a row of a table."""

    words: Quoted
    marker: Marker | None
    row: bool = False

    @property
    def whole(self) -> Quoted:
        """The words; the marker is never among them."""
        return self.words


def of(source: str) -> list[Paragraph]:
    """The paragraphs of the document, broken lines mended."""
    found = _without_false_gaps(lines.of(source))
    width = _wrap_width(found)
    spaced = bool(width) and _are_spaced(found)
    first = int(width * _SHORT) if width and _begin_short(found, width) else 0
    groups: list[list[Line]] = []
    for line in found:
        if groups and _goes_on(groups[-1], line, width, spaced=spaced, first=first):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _without_false_gaps(found: list[Line]) -> list[Line]:
    """Where a gap stands before almost every line and sentences run across, the gaps say nothing."""
    gaps = sum(1 for line in found if line.after_gap)
    crossing = sum(
        1
        for above, line in itertools.pairwise(found)
        if line.after_gap
        and line.words.text[:1].islower()
        and not _ENDS.search(above.words.text)
        and not markers.of(line.words)
    )
    if gaps < (len(found) - 1) * _MOSTLY or crossing * 8 < len(found):
        return found
    return [Line(line.words, line.starred, after_gap=False, indent=line.indent) for line in found]


def _paragraph(group: list[Line]) -> Paragraph:
    words = quoted.joined([line.words for line in group]).cut(0, _LONGEST)
    if _is_row(words):
        return Paragraph(words, None, row=True)
    marker = markers.of(words, starred=group[0].starred)
    return Paragraph(words.cut(marker.length) if marker else words, marker)


def _is_row(words: Quoted) -> bool:
    return words.text.startswith("|") and bool(_ROW.match(words.text))


def _wrap_width(found: list[Line]) -> int:
    """How wide a hard-wrapped document is; 0 for one whose lines are paragraphs."""
    lengths = sorted(len(line.words) for line in found if not _is_row(line.words))
    if not lengths or lengths[-1] > _WIDEST_WRAP * 2:
        return 0
    wide = lengths[int(len(lengths) * 0.9)]
    crossing = sum(1 for line in found if line.words.text[:1].islower() and not line.after_gap)
    even = crossing > 1 and lengths[-1] <= wide * _EVEN
    return wide if wide <= _WIDEST_WRAP and (even or crossing * 8 >= len(found)) else 0


def _are_spaced(found: list[Line]) -> bool:
    """Whether every item stands after a gap: then lines without a gap between them are of one paragraph."""
    begun = [line for line in found if markers.of(line.words, starred=line.starred)]
    apart = sum(1 for line in begun if line.after_gap or line is found[0])
    return len(begun) >= _FEWEST and apart >= len(begun) * _MOSTLY


def _begin_short(found: list[Line], width: int) -> bool:
    """Whether the first lines of items are short though they go on: so are those of paragraphs without a mark."""
    begun = [line for line in found if markers.of(line.words, starred=line.starred)]
    waiting = [line for line in begun if not _ENDS.search(line.words.text)]
    short = sum(1 for line in waiting if len(line.words) < width * _SHORT)
    return len(waiting) >= _FEWEST and short >= len(waiting) * _MOSTLY


def _goes_on(group: list[Line], line: Line, width: int, *, spaced: bool, first: int) -> bool:
    """Whether the line continues the paragraph above it."""
    above = group[-1].words
    if _is_row(above) or _is_row(line.words) or _BEGINS.match(line.words.low) or _DATELINE.search(above.low):
        return False
    if _OPENS.match(line.words.text) and _BEGINS.match(group[0].words.low):
        return False
    ended = bool(_ENDS.search(above.text))
    marker = markers.of(line.words, starred=line.starred)
    full = bool(width) and len(above) >= width * _FULL
    if marker:
        return full and not ended and not line.after_gap and _is_split_name(marker, group, line)
    if ended and width and _begins_anew(group, line, first):
        return False
    if line.after_gap or not width:
        return not ended and len(above) > _NARROW and _is_rest(line)
    return (
        full
        or (not ended and (line.words.text[:1].islower() or line.words.text[:1].isdigit()))
        or above.text.endswith(",")
        or (
            not ended
            and (
                bool(_UNFINISHED.search(above.low)) or _parts_a_place(above, line) or (spaced and len(above) > _NARROW)
            )
        )
    )


def _begins_anew(group: list[Line], line: Line, first: int) -> bool:
    """Whether a line after a whole sentence begins a paragraph: drawn in, short as first lines are, or a closing."""
    short = len(line.words) < first and not _ENDS.search(line.words.text)
    return short or line.indent > group[-1].indent + 1 or bool(_CLOSES.match(line.words.text))


def _parts_a_place(above: Quoted, line: Line) -> bool:
    """As in "1. Thuế thành phố Hà | Nội: …": the name of a place runs over the end of the line."""
    seam = above.low[-_SEAM:]
    across = f"{seam} {line.words.low[:_SEAM]}"
    return any(place.start() < len(seam) < place.end() for place in _PLACE.finditer(across))


def _is_rest(line: Line) -> bool:
    """The rest of a sentence that a page break cut: it begins small, or is a mere scrap."""
    words = line.words.text
    return words[:1].islower() or (line.after_gap and len(words) <= _SCRAP and bool(_ENDS.search(words)))


def _is_split_name(marker: Marker, group: list[Line], line: Line) -> bool:
    """A name broken before its dash ("Công nghiệp / - Viễn thông Quân đội"), or a date broken before its number."""
    rest = line.words.text[marker.length :]
    if rest[:1].islower() and marker.style == markers.BULLET:
        return True  # "tổ chức chính trị / - xã hội"
    if marker.style != markers.BULLET:
        return marker.style in {markers.NUMBER, markers.PLUS, markers.LETTER} and rest[:1].islower()
    return bool(_OPEN_LIST.search(" ".join(part.words.text for part in group))) or bool(
        _CAPITAL_END.search(group[-1].words.text) and _TWO_CAPITALS.match(rest)
    )
