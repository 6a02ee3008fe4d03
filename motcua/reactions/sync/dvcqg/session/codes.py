"""The codes by which the envelope tells how it went; numbers or texts, as the gateways of provinces differ."""

from motcua.reactions.sync.ports import Json, Permanent

WELL = frozenset({"0", "00"})
EXISTS, UNKNOWN, IN_PART = "3", "-3", "4"
BROKEN, NO_SESSION = frozenset({"-1"}), frozenset({"-2"})
NOT_OURS = frozenset({"-4", "-5"})  # no such account, no such service
_LONGEST = 300


def of(answer: Json) -> str:
    """The code of an answer, or of one item of it."""
    return str(answer.get("error_code", ""))


def said(answer: Json) -> str:
    """The words that came with the code."""
    return str(answer.get("message") or "không nêu lý do")


def says_exists(answer: Json) -> bool:
    """True when the other side has the dossier already."""
    return of(answer) == EXISTS or "đã tồn tại" in said(answer).lower()


def says_unknown(answer: Json) -> bool:
    """True when the other side does not have the dossier."""
    return of(answer) == UNKNOWN or "không tồn tại" in said(answer).lower()


def items(answer: Json) -> dict[str, list[Json]]:
    """What was said of each dossier in the request, when that was said."""
    found: dict[str, list[Json]] = {}
    for one in listed(answer.get("result")):
        if one.get("MaHoSo") and "error_code" in one:
            found.setdefault(str(one["MaHoSo"]), []).append(one)
    return found


def refusal(answer: Json) -> Permanent:
    """The refusal with the other side's own words."""
    return Permanent(f"Cổng Dịch vụ công quốc gia từ chối: {said(answer)[:_LONGEST]}")


def listed(told: object) -> list[Json]:
    """The objects of a list; none for anything else."""
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []
