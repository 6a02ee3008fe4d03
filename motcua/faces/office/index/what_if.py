"""What the score would be if the ticked acts were done: told at once where they are ticked, each one easily undone."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.request import QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.faces.office.index import asked
from motcua.faces.office.index.asked import Asked
from motcua.reactions.quality.explaining import recovery
from motcua.reactions.quality.explaining.recovery import WhatIf

_OFTEN = 10**9  # as often as the act can be done


@dataclass(frozen=True, slots=True)
class Ticked:
    """The answer, and each ticked act with the address of the page without it."""

    answer: WhatIf
    acts: tuple[tuple[str, str, str], ...]
    none: str

    @property
    def keys(self) -> frozenset[str]:
        """Which acts are ticked."""
        return frozenset(self.answer.done)


@require_safe
@officers_only
def what_if(request: OfficeRequest) -> HttpResponse:
    """The answer alone, for the page that shows the acts; empty where nothing is ticked. Raises `NotFound`."""
    wanted = asked.read(request.GET, request.actor)
    return render(request, "office/index/_what_if.html", {"what_if": ticked(request.GET, wanted)})


def ticked(words: QueryDict, wanted: Asked) -> Ticked | None:
    """The score if the ticked acts were done as often as they can be; none where nothing is ticked. Nine queries."""
    keys = sorted(set(words.getlist("do")) & recovery.every_act())
    if not keys:
        return None
    answer = recovery.what_if(wanted.unit, wanted.period, wanted.today, dict.fromkeys(keys, _OFTEN))
    acts = tuple((key, answer.titles[key], _without(key, keys, wanted)) for key in keys)
    return Ticked(answer, acts, f"{wanted.address()}#winback")


def _without(key: str, keys: list[str], wanted: Asked) -> str:
    rest = urlencode([("do", each) for each in keys if each != key])
    return f"{wanted.address()}{'&' if rest else ''}{rest}#winback"
