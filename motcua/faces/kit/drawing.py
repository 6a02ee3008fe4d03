"""Small drawings made on the server: QR codes and the scale of a score. No script, no request, good on paper."""

import io
import math
from typing import Any

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from motcua.faces.kit import wording

_CENTRE, _RADIUS, _BASE = 100, 84, 100


def qr(text: str, label: str, scale: int = 4) -> SafeString:
    """A QR code of `text` (error correction M) as SVG in the colour of the text, named by `label` (already escaped)."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out,
        kind="svg",
        scale=scale,
        border=2,
        xmldecl=False,
        svgns=False,
        nl=False,
        svgclass="qr",
        lineclass="",
        omitsize=False,
    )
    return mark_safe(out.getvalue().decode().replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1))  # noqa: S308


def _point(share: float, radius: float) -> tuple[float, float]:
    angle = math.pi * (1 - share)
    return round(_CENTRE + radius * math.cos(angle), 2), round(_BASE - radius * math.sin(angle), 2)


def _arc(start: float, end: float, radius: float) -> str:
    (x1, y1), (x2, y2) = _point(start, radius), _point(end, radius)
    return f"M{x1} {y1}A{radius} {radius} 0 0 1 {x2} {y2}"


def gauge(value: float, most: float = 100) -> SafeString:
    """A half-round scale from 0 to `most`, filled up to `value`, with a tick at each fifth."""
    share = max(0.0, min(1.0, value / most)) if most else 0.0
    ticks = "".join(
        "M{} {}L{} {}".format(*_point(n / 10, _RADIUS - 12), *_point(n / 10, _RADIUS - 15)) for n in range(1, 10)
    )
    filled = format_html('<path class="gauge-value" d="{}"/>', _arc(0, share, _RADIUS)) if share else ""
    return format_html(
        '<svg class="gauge-scale" viewBox="0 0 200 108" aria-hidden="true" focusable="false">'
        '<path class="gauge-track" d="{}"/>{}<path class="gauge-tick" d="{}"/></svg>',
        _arc(0, 1, _RADIUS),
        filled,
        ticks,
    )


def bars(rows: list[dict[str, Any]], most: float = 0, target: float = 0) -> list[dict[str, Any]]:
    """The rows with the width of each bar and the place of the target, in hundredths of `most`, counted from zero.

    Without `most`, the longest bar fills the line.
    """
    top = most or max([float(row["value"]) for row in rows] + [target], default=0) or 1
    mark = f"{target / top * 100:.2f}" if target else ""
    return [
        {
            "shown": wording.number(row["value"]),
            "href": None,
            "state": "",
            **row,
            "width": f"{max(0.0, min(100.0, float(row['value']) / top * 100)):.2f}",
            "target": mark,
        }
        for row in rows
    ]
