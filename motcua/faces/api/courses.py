"""Dossiers of other one-stop systems, told in the national message format so that the index counts them too."""

from collections import Counter
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, Router, Schema

from motcua.faces.api import shapes
from motcua.faces.api.keys import actor_of
from motcua.ledger import clock
from motcua.reactions.quality.incoming import taking
from motcua.reactions.quality.incoming.names import Dictionary, Names
from motcua.reactions.quality.incoming.taking import Outcome, Row

router = Router(tags=["courses"])
Words = Annotated[dict[shapes.Text, shapes.Code], Field(max_length=2000)]


class DictionaryIn(Schema):
    """What the sender's words mean here: its units and procedures, and its codes of the population database."""

    agencies: Words = {}
    procedures: Words = {}
    population: Annotated[list[shapes.Code], Field(max_length=20)] = []


class CoursesIn(Schema):
    """Messages as `DongBoHoSoMC` carries them, or bodies of the gateway's `CreateDossier`.

    What was sent afterwards stands in these under `CapNhatTienTrinh` and `CapNhatTrangThai`.
    `exchanged` when the national portal has accepted them.
    """

    data: Annotated[list[dict[str, object]], Field(min_length=1, max_length=1000)]
    exchanged: bool = False
    dictionary: DictionaryIn = DictionaryIn()


class CourseOut(Schema):
    """What became of the message in this place, from 1: accepted, changed, unchanged, or refused for a reason."""

    place: int
    code: str
    outcome: Outcome
    reason: str


class CoursesOut(Schema):
    """How many there were of each, and the answer to every message in its place."""

    accepted: int
    changed: int
    unchanged: int
    refused: int
    answers: list[CourseOut]


@router.post("", response={200: CoursesOut, 401: shapes.Problem, 403: shapes.Problem, 422: shapes.Problem})
def tell(request: HttpRequest, body: CoursesIn) -> dict[str, object]:
    """The right ones are in the index, a wrong one is refused by itself; the same message again changes nothing."""
    by = actor_of(request)
    taking.require(by)
    words = Dictionary(body.dictionary.agencies, body.dictionary.procedures, frozenset(body.dictionary.population))
    rows = [Row(place, message) for place, message in enumerate(body.data, start=1)]
    answers = taking.take(rows, Names(words), by=by, at=clock.now(), exchanged=body.exchanged)
    counted = Counter(answer.outcome for answer in answers)
    return {**{outcome.value: counted[outcome] for outcome in Outcome}, "answers": list(answers)}
