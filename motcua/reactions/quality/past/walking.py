"""The dossiers that moved a component, found by walking the period's dossiers in the order of their codes.

What a page shows is folded from the facts of the dossiers it walks past, and of no others; of a dossier that had ended,
and about which nothing was recorded since, not even that is asked. So a page costs what it holds, not what the province
has. Where few have moved the strides grow, so that the whole is walked in a few queries.

Source: decision 0416
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from motcua.law.quality import Indicator
from motcua.reactions.quality.past import causes, folding, moves
from motcua.reactions.quality.past.moves import Move, Span

_FIRST, _LONGEST = 200, 12_800  # dossiers in a stride; each is twice the one before
# asked of one dossier after the other, in their order, until a stride is full
_FACT = """
(SELECT true FROM ledger_fact f WHERE f.subject = '{kind}:' || c.code AND f.recorded_at >= %(moment)s {which} LIMIT 1)
"""
_NAMED = "AND f.name = %(cause)s"
# all that a fold reads and that has a time, and time itself for what has not ended
_OWN = f"""
%(aged)s AND c.ended_at IS NULL OR {_FACT.format(kind="dossier", which="")}
    OR (SELECT true FROM dossiers_paper p WHERE p.dossier_id = c.id AND p.added_at >= %(moment)s LIMIT 1)
    OR (SELECT true FROM sync_transfer t WHERE t.dossier = c.code AND t.system = 'dvcqg'
                                           AND coalesce(t.arrived_at, t.changed_at) >= %(moment)s LIMIT 1)
    OR (SELECT true FROM people_populationcheck k WHERE k.dossier = c.code AND k.used LIMIT 1)
"""  # noqa: S608 - names of ours
_TOLD = f"%(aged)s AND c.ended_at IS NULL OR {_FACT.format(kind='course', which='')}"
# told dossiers are walked past whole: the day on which one was received may itself have been told anew
_STRIDE = """
SELECT code FROM (
    (SELECT code FROM (
        SELECT id, code, finished_at AS ended_at FROM dossiers_dossier
         WHERE received_at >= %(begin)s AND received_at < %(end)s AND agency_id IN (
               SELECT counter_id FROM quality_settler WHERE agency_id = ANY(%(units)s)
                UNION SELECT unnest(%(units)s::bigint[])) AND code > %(after)s ORDER BY code OFFSET 0) AS c
      WHERE {own} ORDER BY code LIMIT %(size)s)
    UNION ALL
    (SELECT code FROM (SELECT code, ended_at FROM quality_imported WHERE code > %(after)s ORDER BY code OFFSET 0) AS c
      WHERE {told} ORDER BY code LIMIT %(size)s)) AS found
 ORDER BY code LIMIT %(size)s
"""
_EVERY = _STRIDE.format(own=_OWN, told=_TOLD)
_OF_ONE_FACT = _STRIDE.format(
    own=_FACT.format(kind="dossier", which=_NAMED), told=_FACT.format(kind="course", which=_NAMED)
)


@dataclass(frozen=True, slots=True)
class Walked:
    """The first dossiers that moved a component, each with its cause; `more` when others follow."""

    moves: tuple[Move, ...]
    why: Mapping[str, str]
    more: bool


def walk(units: Sequence[int], row: Indicator, span: Span, *, cause: str, after: str, size: int) -> Walked:
    """The first `size` dossiers after a code that moved the component, of one cause where it is named.

    Three queries a stride; one stride for a page of which one dossier in four has moved.
    Source: decision 0416
    """
    found: list[Move] = []
    why: dict[str, str] = {}
    for codes in _strides(units, span, cause=cause, after=after):
        moved = causes.those_that_moved(row, moves.of(units, (row.formula.part, row.formula.of), span, among=codes))
        why |= causes.of_moves(moved, span.day)
        found += [move for move in moved if cause in {"", why[move.code]}]
        if len(found) > size:
            return Walked(tuple(found[:size]), why, more=True)
    return Walked(tuple(found), why, more=False)


def _strides(units: Sequence[int], span: Span, *, cause: str, after: str) -> Iterator[list[str]]:
    """The codes of the period's dossiers after one, in order, that can have moved; by the fact, where one is named."""
    by_fact = cause not in {"", causes.NO_FACT, causes.NEW}
    which: moves.Which = {
        **folding.asked_with(span.period, span.day), "units": list(units), "after": after, "cause": cause,
        "size": _FIRST, "aged": span.period.judged_on(span.day) != span.period.judged_on(span.today),
    }  # fmt: skip
    size, codes = _FIRST, [after]
    while codes:
        which |= {"after": codes[-1], "size": size}
        with connection.cursor() as cursor:
            cursor.execute(_OF_ONE_FACT if by_fact else _EVERY, which)
            codes = [code for (code,) in cursor.fetchall()]
        if codes:
            yield codes
        size = min(2 * size, _LONGEST)
