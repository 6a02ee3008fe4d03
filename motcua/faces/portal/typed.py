"""What a form brings, made harmless: text without control characters, never longer than anyone would type."""

import unicodedata
from collections.abc import Iterable, Mapping

from django.http import HttpRequest
from django.utils.translation import gettext

LONGEST = 10_000  # characters of one answer
_KEPT_CONTROLS = "\n\t"


def clean(text: str) -> str:
    """The text composed (NFC), with plain line ends and without control characters, trimmed at the ends."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in plain if c in _KEPT_CONTROLS or unicodedata.category(c) not in {"Cc", "Cs"}).strip()


def texts(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """The typed text of each of these fields that came with the form; a field that did not come is not named."""
    return {name: clean(request.POST[name]) for name in names if name in request.POST}


def too_long(given: Mapping[str, str]) -> dict[str, str]:
    """A sentence for each field that is longer than anyone would type."""
    return {
        name: gettext("Nội dung dài quá %(most)s ký tự. Hãy rút gọn, hoặc đưa vào một tệp đính kèm.")
        % {"most": LONGEST}
        for name, text in given.items()
        if len(text) > LONGEST
    }


def whole(text: str | None, otherwise: int = -1) -> int:
    """The whole number that was typed, or `otherwise` for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else otherwise  # noqa: PLR2004
