"""What the office's templates may ask about the reasons of a score: `{% load explained %}`."""

from django import template

from motcua.faces.office.index import saying

register = template.Library()

register.filter("said", saying.said)
