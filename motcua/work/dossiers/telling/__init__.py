"""The facts of a dossier in words, for whoever reads its history; `labels` names its states, channels and roles.

telling.story(view.history, steps=telling.steps(process), inside=True) -> what happened, in its own order

What stays Vietnamese in a sentence of another language stands between the marks of `law.sentences.quoted`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language

from motcua.ledger.facts import FactView
from motcua.registers.catalog.process import PlannedStep
from motcua.work.dossiers.telling.body import Body, Tone, in_place
from motcua.work.dossiers.telling.sentences import say

__all__ = ["Told", "Tone", "in_place", "step", "steps", "story"]

_SHOWN = 12  # digits of a fact's seal that a person compares


@dataclass(frozen=True)
class Told:
    """One fact in words; `sentence` may be empty, `items` are counted one by one, `note` is for officers alone."""

    n: int
    fact: str
    title: str
    sentence: str
    tone: Tone
    actor: str
    at: datetime
    items: tuple[str, ...] = ()
    note: str = ""
    seal: str = ""


def story(
    history: Sequence[FactView], *, steps: Mapping[int, str] | None = None, inside: bool = False
) -> tuple[Told, ...]:
    """The history in words of the reader's language, in its own order.

    `steps` names the steps of the process by number. Notes between officers are told only `inside` the house.
    """
    told, received = [], False
    for fact in history:
        received = received or fact.name == "DossierReceived"
        said = say(fact.name, Body(fact.body, fact.actor, steps or {}, received))
        told.append(
            Told(
                n=fact.n, fact=fact.name, title=said.title, sentence=said.sentence, tone=said.tone, actor=fact.actor,
                at=fact.at, items=said.items, note=said.note if inside else "", seal=fact.digest[:_SHOWN],
            )
        )  # fmt: skip
    return tuple(told)


def steps(process: Sequence[PlannedStep]) -> dict[int, str]:
    """What the steps are called by number, in the reader's language where it has a name for them."""
    return {one.no: step(one) for one in process}


def step(one: PlannedStep) -> str:
    """What the step is called in the reader's language, or in Vietnamese, marked as such."""
    return one.name_en if get_language() == "en" and one.name_en else in_place(one.name)
