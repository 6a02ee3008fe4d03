"""What the office's templates may ask about the reasons of a score: `{% load explained %}`."""

from decimal import Decimal

from django import template

from motcua.faces.kit import wording
from motcua.faces.office.index import saying

register = template.Library()

register.filter("said", saying.said)


@register.filter(name="signed")
def signed(value: Decimal | int | None, places: int | None = None) -> str:
    """A change with its sign: "+3,80", "−1", "0"; a dash for nothing."""
    if value is None:
        return "–"
    if not value:
        return "0"
    size: Decimal | int = -value if value < 0 else value
    return f"{'−' if value < 0 else '+'}{wording.number(size, places)}"
