"""Which page of a list is asked for, and the addresses of the pages beside it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from motcua.faces.office.guard import OfficeRequest

_MOST = 5  # digits


def asked(request: OfficeRequest) -> int:
    """The number of the page, 1 for anything that is none."""
    text = request.GET.get("page", "")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) <= _MOST else 1


def beside(path: str, said: Mapping[str, str], here: int, size: int, total: int) -> dict[str, object]:
    """What the pagination of a list is told: which rows are shown, the page before and the page after."""
    first, last = (here - 1) * size + 1, min(here * size, total)
    return {
        "from": first if last >= first else 0,
        "to": max(last, 0),
        "total": total,
        "newer": address(path, said, page=here - 1) if here > 1 else "",
        "older": address(path, said, page=here + 1) if here * size < total else "",
    }


def address(path: str, said: Mapping[str, str], *, page: int = 1) -> str:
    """The path with what was asked, without what is empty."""
    told = {name: text for name, text in said.items() if text} | ({"page": str(page)} if page > 1 else {})
    return f"{path}?{urlencode(told)}" if told else path
