"""All that a message about a dossier may say, read for many at once; every field comes from a row or a fact."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import orjson
from django.db import connection

from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.ledger import facts as ledger
from motcua.ledger.facts import FactView
from motcua.registers.catalog import queries as catalog
from motcua.registers.catalog.queries import ProcedureView

_ROWS = """
SELECT d.code, d.version_id, d.state, d.channel, a.name AS agency, a.code AS agency_code,
       coalesce(h.name, a.name) AS holder_agency, d.applicant, d.applicant_identity AS identity,
       coalesce(p.kind, '') AS person_kind, d.contact::text, coalesce(d.representative::text, 'null') AS representative,
       d.filed_at, d.received_at, d.due_at, d.finished_at, d.returned_at, d.fee_total, d.fee_paid, d.fee_channel,
       coalesce(d.result::text, 'null') AS result,
       coalesce((SELECT f.name FROM files_storedfile f WHERE f.digest = d.result ->> 'file'), '') AS result_name,
       EXISTS (SELECT FROM people_populationcheck k WHERE k.dossier = d.code AND k.used) AS population_used,
       coalesce((SELECT json_agg(json_build_array(w.no, w.name, w.originals, w.copies, w.origin, coalesce(f.digest, ''),
                                                  coalesce(f.name, '')) ORDER BY w.no, w.id)
                   FROM dossiers_paper w LEFT JOIN files_storedfile f ON f.id = w.file_id
                  WHERE w.dossier_id = d.id)::text, '[]') AS papers
  FROM dossiers_dossier d
  JOIN people_agency a ON a.id = d.agency_id
  LEFT JOIN people_agency h ON h.id = d.holder_agency_id
  LEFT JOIN people_person p ON p.id = d.person_id
 WHERE d.code = ANY(%s)
"""
_PLACES = """
SELECT s.account_id, coalesce(nullif(s.title, ''), s.role), a.name, s.first_day, s.last_day
  FROM people_post s JOIN people_agency a ON a.id = s.agency_id WHERE s.account_id = ANY(%s) ORDER BY s.first_day
"""


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """A paper of the dossier; `file` is the digest of its content, empty for one that lies on the counter."""

    no: int
    name: str
    originals: int
    copies: int
    origin: str
    file: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Place:
    """The post from which somebody acted."""

    title: str
    unit: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A dossier as it stands, with its whole history. Money in VND."""

    code: str
    procedure: ProcedureView
    state: State
    channel: int
    agency: str
    agency_code: str
    holder_agency: str
    applicant: str
    identity: str
    person_kind: str
    contact: Mapping[str, str]
    representative: Mapping[str, str]
    filed_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    fee_total: int
    fee_paid: int
    fee_channel: int | None
    result: Mapping[str, object] | None
    result_name: str  # of its file
    population_used: bool  # something of what the population database told stands in it
    papers: tuple[PaperSeen, ...]
    facts: tuple[FactView, ...]
    places: Mapping[int, tuple[Place, ...]]

    @property
    def result_file(self) -> str:
        """The digest of the result, once it is issued and electronic; else nothing."""
        return str(self.result.get("file") or "") if self.result and self.finished_at else ""

    @property
    def last(self) -> int:
        """The place of its last fact in its history."""
        return self.facts[-1].n if self.facts else 0

    def place(self, fact: FactView) -> Place | None:
        """The post from which the fact was stated, as it stood on that day; none for a citizen or the house itself."""
        day = fact.at.astimezone(ZONE).date()
        held = self.places.get(fact.actor_id or 0, ())
        fitting = [one for one in held if one.first_day <= day and (one.last_day is None or day <= one.last_day)]
        own = [one for one in fitting if one.unit in {self.agency, self.holder_agency}]
        return next(iter(own or fitting), None)


def of(codes: Sequence[str]) -> dict[str, Picture]:
    """The dossiers with these codes; no entry for one that is not there. Three queries.

    The history is read before the rows: what happens in between is in the row and will be owed again, so a picture is
    never older than the history it is sent with.
    """
    histories: dict[str, list[FactView]] = defaultdict(list)
    for fact in ledger.of_all([f"dossier:{code}" for code in codes]):
        histories[fact.subject.partition(":")[2]].append(fact)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [list(codes)])
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        actors = {fact.actor_id for history in histories.values() for fact in history if fact.actor_id}
        cursor.execute(_PLACES, [list(actors)])
        places: dict[int, tuple[Place, ...]] = {}
        for account, *told in cursor.fetchall():
            places[account] = (*places.get(account, ()), Place(*told))
    return _coded({row["code"]: _picture(row, tuple(histories[row["code"]]), places) for row in rows})


def _coded(pictures: dict[str, Picture]) -> dict[str, Picture]:
    """The same, with national codes that were given after the process had read the versions. One query, seldom."""
    bare = {code: one.procedure.key for code, one in pictures.items() if not one.procedure.code}
    given = catalog.national_codes(set(bare.values())) if bare else {}
    for code, key in bare.items():
        if key in given:
            one = pictures[code]
            pictures[code] = replace(one, procedure=replace(one.procedure, code=given[key]))
    return pictures


def _picture(row: dict[str, object], facts: tuple[FactView, ...], places: Mapping[int, tuple[Place, ...]]) -> Picture:
    said = dict(row)
    procedure = catalog.version(int(str(said.pop("version_id"))))
    asked = {paper.no: paper.name for paper in procedure.papers}
    for name in ("contact", "representative", "result"):
        said[name] = orjson.loads(str(said[name]))
    papers = tuple(
        PaperSeen(no, name or asked.get(no, ""), *rest) for no, name, *rest in orjson.loads(str(said.pop("papers")))
    )
    state = State(int(str(said.pop("state"))))
    said["representative"] = said["representative"] or {}
    return Picture(**said, procedure=procedure, state=state, papers=papers, facts=facts, places=places)  # type: ignore[arg-type]
