"""What the public pages' templates may ask: `{% load public %}`."""

from django import template

from motcua.faces.public import names

register = template.Library()

register.filter("short_name", names.short)
register.filter("signed", names.signed)
