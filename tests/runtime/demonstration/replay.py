"""Performs by the real acts, one by one, what the demonstration wrote in bulk, and reads both back."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection

import motcua.work.dossiers.acts.consult
import motcua.work.dossiers.acts.decide
import motcua.work.dossiers.acts.extend
import motcua.work.dossiers.acts.forward
import motcua.work.dossiers.acts.hand_over
import motcua.work.dossiers.acts.issue
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
from motcua.runtime.demonstration.load.tables import COLUMNS
from motcua.runtime.demonstration.walk.house import POSTS, Call

Rows = dict[str, list[tuple[object, ...]]]
_NUMBERING = {"dossier.register": "dossiers_dossier", "dossier.consult": "dossiers_consultation"}

# What is compared: all rows of these tables in this order. Steps, papers and facts are numbered in another order.
READ = {
    "dossiers_dossier": "id",
    "dossiers_step": "dossier_id, opened_at, id",
    "dossiers_paper": "dossier_id, added_at, id",
    "dossiers_consultation": "id",
    "dossiers_numberseries": "series",
    "ledger_fact": "subject, n",
}
_UNCOUNTED = {"dossiers_step", "dossiers_paper", "ledger_fact"}
_DOSSIERS_ONLY = {"ledger_fact": "WHERE subject LIKE 'dossier:%'"}
_EMPTIED = (
    "dossiers_dossier, dossiers_step, dossiers_paper, dossiers_consultation, dossiers_numberseries, ledger_fact,"
    " ledger_seal, papers_issuedpaper, intake_draft"
)


def read() -> Rows:
    """Every row that acts on dossiers leave."""
    found = {}
    for table, order in READ.items():
        columns = ", ".join(COLUMNS[table][table in _UNCOUNTED :])
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {table} {_DOSSIERS_ONLY.get(table, '')} ORDER BY {order}")  # noqa: S608 - names of ours
            found[table] = [
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


def _number_next(table: str, number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, false)", [table, number])


class Stage:
    """The officers and citizens who act again."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        """`numbers` are those of the dossiers by code; they and the questions about them get the same again."""
        self._actors: dict[int, Actor] = {}
        self._numbers = numbers

    def perform(self, calls: Iterable[Call]) -> None:
        """Every act is performed by the same actor with the same words, in the order of time."""
        for call in sorted(calls, key=lambda each: each.at):
            if call.verb == POSTS:
                self._change_posts(call)
                continue
            if call.verb in _NUMBERING:
                _number_next(_NUMBERING[call.verb], self._numbers[call.dossier])
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
