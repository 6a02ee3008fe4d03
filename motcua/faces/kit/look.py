"""How a province calls itself: its name and at most two colours, read from `look.yaml` of the pack."""

from dataclasses import dataclass
from functools import cache

import yaml
from django.conf import settings
from django.utils.translation import get_language


@dataclass(frozen=True)
class Look:
    """The names a visitor reads in the header and footer; colours as `#rrggbb`, empty for the house's own."""

    place_vi: str = "Bản minh họa"
    place_en: str = "Demonstration"
    hotline: str = "1022"
    brand: str = ""
    brand_ink: str = ""

    @property
    def place(self) -> str:
        """The name of the province in the visitor's language."""
        return self.place_en if get_language() == "en" else self.place_vi


@cache
def look(pack: str) -> Look:
    """The look of a pack; the house's own look for a pack that says nothing. Raises `TypeError` for an unknown key."""
    page = settings.ROOT / "packs" / pack / "look.yaml"
    return Look(**(yaml.safe_load(page.read_text("utf-8")) or {})) if page.exists() else Look()


def sheet(of: Look) -> str:
    """The few lines of CSS that put the province's own colours in place; empty when it has none."""
    pairs = {"--brand": of.brand, "--brand-ink": of.brand_ink}
    lines = "".join(f"{name}:{colour};" for name, colour in pairs.items() if colour)
    return f":root:not([data-theme=dark]){{{lines}}}" if lines else ""
