"""What templates may ask about scores: `{% load scores %}`."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from motcua.faces.kit.scores import maps, reasons, words

register = template.Library()

register.filter("band", words.band)
register.filter("group_name", words.group)
register.filter("component", words.component)
register.filter("gloss", words.gloss)
register.filter("article", words.article)
register.filter("period_name", words.period)
register.filter("why_lost", reasons.why)
register.filter("looked_at", reasons.looked_at)
register.filter("shown_for", reasons.shown)
register.simple_tag(words.legend, name="map_legend")
register.simple_tag(words.is_translated, name="is_translated")

# the hatching of each grade, in a square of 24: the worse, the more ink
_HATCHED = dict(
    zip((*maps.GRADES, maps.NONE), ("", "M-6 6l12-12M-6 30L30-6M18 30l12-12", "", "M0 12h24", "M0 0l24 24M0 24L24 0",
                                    "M12 11v2"), strict=True)
)  # fmt: skip


@register.simple_tag(name="map_hatchings")
def hatchings() -> SafeString:
    """The patterns that fill the districts of a map, so that it is read without colours too."""
    drawn = [(grade, mark_safe(f'<path d="{line}"/>' if line else "")) for grade, line in _HATCHED.items()]  # noqa: S308
    return format_html_join(
        "",
        '<pattern id="map-{0}" class="map-{0}" width="24" height="24" patternUnits="userSpaceOnUse">'
        '<rect width="24" height="24"/>{1}</pattern>',
        drawn,
    )
