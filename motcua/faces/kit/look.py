"""How a province calls itself: its name, its call centre and at most two colours, from its pack."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, gettext

from motcua.registers.people.pack import reading


@dataclass(frozen=True)
class Look:
    """The names a visitor reads in header and footer; colours as `#rrggbb`, empty for the house's own."""

    place_vi: str = ""
    place_en: str = ""
    hotline: str = "1022"
    brand: str = ""
    brand_ink: str = ""

    @property
    def place(self) -> str:
        """The name of the province in the visitor's language."""
        own = self.place_en if get_language() == "en" else self.place_vi
        return own or gettext("Bản minh họa")


@cache
def look(pack: str) -> Look:
    """The look of a pack; the house's own look when there is no such pack, so that even then a page can say so."""
    try:
        told = reading.load(pack)
    except reading.BadPack:
        return Look()
    return Look(
        place_vi=told.title.get("vi", ""),
        place_en=told.title.get("en", ""),
        hotline=told.contact.get("hotline", "1022"),
        brand=told.colours.get("brand", ""),
        brand_ink=told.colours.get("brand_dark", ""),
    )


def sheet(of: Look) -> str:
    """The few lines of CSS that put the province's own colours in place; empty unless it has both."""
    if not (of.brand and of.brand_ink):
        return ""
    own = {"--brand": of.brand, "--brand-deep": of.brand_ink, "--brand-ink": of.brand_ink, "--link": of.brand_ink}
    lines = "".join(f"{name}:{colour};" for name, colour in own.items())
    return (
        f"@media (prefers-color-scheme:light){{:root:not([data-theme]){{{lines}}}}}:root[data-theme=light]{{{lines}}}"
    )
