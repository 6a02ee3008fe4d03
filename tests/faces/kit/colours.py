"""Reads the colours out of the finished style sheet and reckons contrast as WCAG 2.2 does."""

import re

from motcua.faces.kit import stylesheet


def tokens(theme: str) -> dict[str, str]:
    """Each colour token of the light or the dark page, as `#rrggbb`."""
    sheet = stylesheet.css()
    blocks = re.findall(r":root\{([^}]*)\}", sheet)[:1]
    if theme == "dark":
        blocks += re.findall(r":root\[data-theme=dark\]\{([^}]*)\}", sheet)
    pairs = [pair.split(":", 1) for block in blocks for pair in block.split(";") if pair.startswith("--")]
    return {name[2:]: value for name, value in pairs if re.fullmatch(r"#[0-9a-f]{6}", value)}


def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Between 1 (the same) and 21 (black on white)."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
