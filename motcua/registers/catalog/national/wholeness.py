"""Whether what came is the whole national catalogue: a list that was cut short must not end what it has lost.

Source: decision 0551
"""

from collections.abc import Collection
from decimal import Decimal

from motcua.law.sentences import say
from motcua.registers.people.errors import Invalid

FEW = 3  # procedures that may vanish in a night without a word
_SHARE = Decimal("0.02")  # of those that the catalogue told before


class CatalogueCutShort(Invalid):
    """Far fewer procedures came than were there before: nobody may take that for a withdrawal without looking."""

    code = "catalogue_cut_short"

    def __init__(self, *, read: int, known: int, missing: int) -> None:
        """How many were read now, how many were there before, and how many of these were not told any more."""
        self.read, self.known, self.missing = read, known, missing
        super().__init__(
            "Danh mục quốc gia nhận về thiếu quá nhiều thủ tục; chưa đề xuất bãi bỏ thủ tục nào.",
            say("Lần này đọc được %(read)s thủ tục; trong %(known)s thủ tục đã có, %(missing)s không còn được nêu.",
                read=read, known=known, missing=missing),
            say("Hãy kiểm tra kết nối rồi đọc lại; nếu đúng là đã bãi bỏ, hãy xác nhận bằng con số %(missing)s "
                "(motcua catalog compare --missing %(missing)s).", missing=missing),
            fields={"missing": str(missing)},
        )  # fmt: skip


def require(*, read: Collection[str], known: Collection[str], unsure: Collection[str], confirmed: int | None) -> None:
    """Nothing happens when as good as all that was there before came again, or a person confirmed how many did not.

    `unsure` are codes that came but could not be read. Raises `CatalogueCutShort` with the figures.

    Source: decision 0551
    """
    missing = len(set(known) - set(read) - set(unsure))
    if missing > max(FEW, int(len(known) * _SHARE)) and missing != confirmed:
        raise CatalogueCutShort(read=len(read), known=len(known), missing=missing)
