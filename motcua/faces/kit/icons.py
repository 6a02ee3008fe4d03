"""The open icons of the house, read once from the vendored sheet `vendor/lucide/icons.svg`."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHEET = Path(__file__).parent / "vendor" / "lucide" / "icons.svg"


@cache
def drawings() -> dict[str, str]:
    """Every icon of the sheet: name → the inside of its SVG."""
    sheet = SHEET.read_text("utf-8")
    return dict(re.findall(r'<symbol id="([a-z0-9-]+)">(.*?)</symbol>', sheet, re.DOTALL))


@cache
def icon(name: str, size: int = 20, style: str = "") -> SafeString:
    """An icon inlined as SVG, hidden from screen readers because words always stand beside it.

    `size` is in CSS pixels at the normal text size and grows with it.
    Raises `KeyError` for a name that is not on the sheet.
    """
    drawing = mark_safe(drawings()[name])  # noqa: S308  # our own vendored sheet, not anything typed
    return format_html(
        '<svg class="icon{}" width="{}" height="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        f" {style}" if style else "",
        size,
        size,
        drawing,
    )
