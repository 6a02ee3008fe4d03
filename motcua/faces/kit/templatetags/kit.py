"""What templates may ask of the kit: `{% load kit %}`. Cheap enough for every row of a long list."""

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django_cotton.templatetags import Attrs

from motcua.faces.kit import drawing, icons, status, wording
from motcua.faces.kit.templatetags import keeping
from motcua.law import sentences

register = template.Library()
SELECTED = mark_safe(" selected")
_QUOTED = re.compile(f"{sentences.FROM}([^{sentences.FROM}{sentences.TO}]*){sentences.TO}")
_ENTRY = dict.fromkeys(
    (
        *("label", "href", "icon", "count", "current", "state", "key"),
        *("sort", "number", "narrow", "hidden"),
    )
)

register.tag("kept", keeping.kept)
register.filter("day", wording.day)
register.filter("moment", wording.moment)
register.filter("long_day", wording.long_day)
register.filter("long_moment", wording.long_moment)
register.filter("number", wording.number)
register.filter("vnd", wording.money)
register.filter("working", wording.working_time)
register.filter("phone", wording.phone)
register.filter("given_name", wording.given_name)
register.filter("file_size", wording.size)
register.filter("cited", wording.cited)


@register.filter
def tongues(text: str) -> SafeString:
    """The sentence, with each passage that stayed Vietnamese in it marked as such for who hears it read."""
    told = _QUOTED.sub(r'<span lang="vi">\1</span>', conditional_escape(text))
    return mark_safe(sentences.bare(told))  # noqa: S308 - escaped above


@register.filter
def breaks(code: str) -> SafeString:
    """A long code that may go on in a new line after a dot or a dash; copied, it is the same text."""
    return format_html_join("", "{}{}", ((part, mark_safe("<wbr>") if part in ".-" else "") for part in _apart(code)))


@register.filter
def spaced(endings: str) -> str:
    """The endings of file names as people read them: ".pdf, .jpg"."""
    return ", ".join(part.strip() for part in endings.split(","))


def _apart(code: str) -> list[str]:
    return [part for part in re.split(r"([.-])", code) if part]


@register.simple_tag(name="icon")
def icon(name: str, size: int = 20, style: str = "") -> SafeString:
    """An icon of the sheet, inlined: `{% icon "calendar" %}`."""
    return icons.icon(name, int(size), style)


@register.simple_tag(name="status")
def status_tag(state: str, label: str = "") -> SafeString:
    """A status in a word, a shape and a colour: `{% status "late" %}`, `{% status row.colour row.word %}`."""
    return _tag(str(state), str(label) or status.word(state), isinstance(label, SafeString))


@lru_cache(maxsize=512)
def _tag(state: str, words: str, safe: bool) -> SafeString:  # noqa: FBT001  # part of the key of what is remembered
    shown = mark_safe(words) if safe else words  # noqa: S308  # it was safe before it became a key
    return format_html('<span class="tag tag-{}">{}</span>', status.shape(state), shown)


@register.simple_tag(name="due_on")
def due_on(due: dt.datetime | None, now: dt.datetime, state: str = "", left: str = "") -> SafeString:
    """A due date with how far away it is, for rows: `{% due_on row.due now %}`."""
    if due is None:
        return mark_safe('<span class="due due-none">–</span>')
    kind = state or status.by_due(due, now)
    return format_html(
        '<span class="due due-{}"><time datetime="{}">{}</time> <span class="due-left">{}</span></span>',
        status.shape(kind),
        due.isoformat(timespec="minutes"),
        wording.day(due),
        left or wording.left(due, now),
    )


@register.filter(name="given")
def given(attrs: Attrs | Mapping[str, Any]) -> SafeString:
    """The attributes a piece was given beyond its own, escaped, ready to stand inside a start tag.

    Cotton's own `{{ attrs }}` trusts every value; here a value typed by a person cannot leave its attribute.
    """
    pairs = attrs.attrs_dict() if isinstance(attrs, Attrs) else dict(attrs)
    parts = []
    for key, value in pairs.items():
        if value is True:
            parts.append(format_html(" {}", key))
        elif value is not None and value is not False:
            parts.append(format_html(' {}="{}"', key, value))
    return format_html_join("", "{}", ((part,) for part in parts))


@register.filter(name="among")
def among(value: object, chosen: object) -> bool:
    """True when the value is the chosen one, or one of the chosen; both compared as text."""
    if isinstance(chosen, (list, tuple, set, frozenset)):
        return str(value) in {str(one) for one in chosen}
    return chosen is not None and str(value) == str(chosen)


@register.filter(name="as_options")
def as_options(options: Iterable[Sequence[object]], chosen: object) -> SafeString:
    """The options of a select, written at once: a list of a hundred procedures is no hundred little templates."""
    if isinstance(chosen, (list, tuple, set, frozenset)):
        wanted = {str(one) for one in chosen}
    else:
        wanted = set() if chosen is None else {str(chosen)}
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((one[0], SELECTED if str(one[0]) in wanted else "", one[1]) for one in options),
    )


@register.filter(name="at")
def at(mapping: Mapping[str, Any] | None, key: object) -> Any:
    """The entry of a mapping under a key that is itself a variable; nothing when absent."""
    return mapping.get(str(key)) if mapping else None


@register.simple_tag(name="qr")
def qr(text: str, label: str, scale: int = 4) -> SafeString:
    """A QR code as SVG that says `label` to who cannot see it."""
    return drawing.qr(text, str(conditional_escape(label)), int(scale))


@register.simple_tag(name="gauge")
def gauge(value: Decimal | float, most: Decimal | float = 100) -> SafeString:
    """The half-round scale of a score, as SVG; the number itself stands in words beside it."""
    return drawing.gauge(float(value), float(most))


@register.simple_tag(name="bar_rows")
def bar_rows(
    rows: list[dict[str, Any]], most: Decimal | float = 0, target: Decimal | float = 0
) -> list[dict[str, Any]]:
    """The rows of a bar chart with their widths, always counted from zero; see `drawing.bars`."""
    return drawing.bars(rows, float(most or 0), float(target or 0))


@register.simple_tag(name="once_key")
def once_key() -> str:
    """A fresh key that makes one sending of a form recognisable, however often it arrives."""
    return str(uuid.uuid4())


@register.filter(name="entries")
def entries(items: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """The entries of a navigation, a row of tabs or a table head, with nothing under every key that was left out."""
    return [{**_ENTRY, **item} for item in items or ()]


@register.simple_tag(name="sorted_by", takes_context=True)
def sorted_by(context: template.Context, column: str, sort: str) -> str:
    """The address of the same list in the order of a column; turned around when it is in that order already."""
    wanted = f"-{column}" if sort == column else column
    request = context.get("request")
    kept = [
        (name, value)
        for name, values in (request.GET.lists() if request else ())
        if name not in {"sort", "after", "page"}
        for value in values
    ]
    return "?" + urlencode([*kept, ("sort", wanted)])


@register.filter(name="plain")
def plain(value: Decimal | float) -> str:
    """A number as machines write it, whatever the language: 71.69."""
    return f"{float(value):g}"
