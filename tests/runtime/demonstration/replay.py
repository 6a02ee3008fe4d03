"""Performs by the real acts, one by one, what the demonstration wrote in bulk, and reads both back."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

import motcua.work.dossiers.acts.consult
import motcua.work.dossiers.acts.decide
import motcua.work.dossiers.acts.extend
import motcua.work.dossiers.acts.forward
import motcua.work.dossiers.acts.hand_over
import motcua.work.dossiers.acts.pause
import motcua.work.dossiers.acts.receive
import motcua.work.dossiers.acts.register
import motcua.work.dossiers.acts.stop
import motcua.work.dossiers.acts.supplement
import motcua.work.dossiers.acts.take  # noqa: F401 - importing an act makes it known
from motcua.ledger import clock
from motcua.registers.people.act import ACTS
from motcua.registers.people.actor import HOUSE, Actor, actor_for
from motcua.registers.people.models import Post
from motcua.runtime.demonstration.load import bare
from motcua.runtime.demonstration.walk.house import POSTS, Call

Rows = dict[str, list[tuple[object, ...]]]

# What is compared, with what has to differ left out: the numbers of facts, since the registers' facts come first.
READ = {
    "dossiers": "SELECT * FROM dossiers_dossier ORDER BY id",
    "steps": "SELECT * FROM dossiers_step ORDER BY id",
    "papers": "SELECT * FROM dossiers_paper ORDER BY id",
    "consultations": "SELECT * FROM dossiers_consultation ORDER BY id",
    "numbers": "SELECT * FROM dossiers_numberseries ORDER BY series",
    "facts": (
        "SELECT subject, n, name, at, recorded_at, actor, actor_id, body, digest FROM ledger_fact"
        " WHERE subject LIKE 'dossier:%' ORDER BY id"
    ),
}
_EMPTIED = (
    "dossiers_dossier, dossiers_step, dossiers_paper, dossiers_consultation, dossiers_numberseries, ledger_fact,"
    " ledger_seal, papers_issuedpaper, intake_draft"
)


def read() -> Rows:
    """Every row that acts on dossiers leave."""
    found = {}
    for name, question in READ.items():
        with connection.cursor() as cursor:
            cursor.execute(question)
            found[name] = [
                tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in cursor.fetchall()
            ]
    return found


def forget_dossiers() -> None:
    """No dossier is there any more; agencies, procedures, officers, citizens and files are."""
    raw = connection.connection
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with bare.unguarded(raw):
        raw.execute(f"TRUNCATE {_EMPTIED} RESTART IDENTITY CASCADE")


class Stage:
    """The officers and citizens who act again."""

    def __init__(self) -> None:
        self._actors: dict[int, Actor] = {}

    def perform(self, calls: Iterable[Call]) -> None:
        """Every act is performed by the same actor at the same moment with the same words."""
        for call in calls:
            if call.verb == POSTS:
                self._change_posts(call)
                continue
            with clock.standing_at(call.at):
                answer = ACTS[call.verb](by=self._actor(call.by.id), at=call.at, **self._arguments(call))
            assert str(answer) == call.dossier, f"{call.verb} answered {answer}, not {call.dossier}"

    def _arguments(self, call: Call) -> dict[str, object]:
        if call.verb in {"dossier.register", "dossier.answer"}:
            return dict(call.more)
        return {"dossier": call.dossier, **call.more}

    def _actor(self, number: int | None) -> Actor:
        if number is None:
            return HOUSE
        if number not in self._actors:
            found = actor_for(number)
            assert found is not None
            self._actors[number] = found
        return self._actors[number]

    def _change_posts(self, call: Call) -> None:
        """The posts of the officer are those he has from this moment on."""
        self._actors.pop(call.by.id, None)
        held = {(agency, role.value) for agency, role in call.more["posts"]}
        for post in Post.objects.filter(account_id=call.by.id).order_by("id"):
            has = (post.agency_id, post.role) in held
            last_day = None if has else date(2000, 1, 1)
            if post.last_day != last_day:
                Post.objects.filter(id=post.id).update(last_day=last_day)
            held.discard((post.agency_id, post.role))
