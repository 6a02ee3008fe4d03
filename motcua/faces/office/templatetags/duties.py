"""What the pages of directives and duties may ask about words of the reader and of figures: `{% load duties %}`."""

from django import template

from motcua.faces.kit.scores import words as scores
from motcua.faces.office.directives import words

register = template.Library()

register.filter("measure", words.measure)
register.filter("measured_in", words.unit)
register.filter("doubt", words.doubt)
register.filter("point", words.point)
register.filter("period", scores.period)
