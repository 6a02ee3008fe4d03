"""The facts of a dossier in words, for whoever reads its history; `labels` names its states, channels and roles.

telling.story(view.history, steps={1: "Tiếp nhận"}, inside=True) -> what happened, in its own order
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.ledger.facts import FactView
from motcua.work.dossiers.telling.body import Body, Tone
from motcua.work.dossiers.telling.sentences import say

__all__ = ["Told", "Tone", "story"]

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
