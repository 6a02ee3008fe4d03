"""What the portal's templates may ask: `{% load portal %}`."""

from django import template

from motcua.faces.kit import wording as kit
from motcua.faces.portal import states, wording
from motcua.ledger import clock

register = template.Library()

register.filter("term", wording.term)
register.filter("span", kit.span)
register.filter("worded", wording.step)
register.filter("level", wording.level)
register.filter("levels", wording.levels)
register.filter("channel", wording.channel)
register.filter("online", wording.online)
register.filter("fee", wording.fee)
register.filter("fee_later", wording.fee_later)
register.filter("file_size", wording.size)
register.filter("state", states.said)


@register.simple_tag
def example_of_a_code() -> str:
    """A dossier code as a counter of this province writes it today: `{% example_of_a_code as example %}`."""
    return wording.example_of_a_code(clock.now().date())
