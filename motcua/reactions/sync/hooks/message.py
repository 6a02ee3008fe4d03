"""A fact as other systems are told of it: CloudEvents 1.0, structured JSON. Pure.

Without the scope to read dossiers nothing of it names a person or quotes what somebody typed.
Source: decision 0546
"""

from dataclasses import dataclass

from motcua.ledger.facts import FactView
from motcua.reactions.sync.ports import Json
from motcua.work.dossiers.events import DossierFact

MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"
TYPE = "vn.motcua."
PING = "Ping"
KINDS: tuple[str, ...] = tuple(sorted(one.__name__ for one in DossierFact.__subclasses__()))
# what tells nothing of a person and was typed by nobody; whatever a fact may tell besides is for those who may read it
OPEN = frozenset({
    "agency", "amount", "answer_by", "channel", "consultation", "due", "identity_checked", "late_apology", "procedure",
    "role", "step", "step_due", "timing", "waited_minutes", "was_due",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dossier was received, and what is asked in it: codes."""

    agency: str
    procedure: str


def event(fact: FactView, place: Place, *, source: str, whole: bool) -> Json:
    """The event of a fact; `whole` for who may read the dossier.

    `id` is the fact's digest and stays the same however often it is told; `sequence` is its place in the dossier's
    history, in letters that sort.
    """
    body = fact.body if whole else {name: value for name, value in fact.body.items() if name in OPEN}
    dossier = fact.subject.partition(":")[2]
    data: Json = {"dossier": dossier, "agency": place.agency, "procedure": place.procedure, **body}
    if whole:
        data["actor"] = fact.actor
    return _envelope(fact.digest, fact.name, source, fact.at.isoformat()) | {
        "subject": dossier, "sequence": f"{fact.n:010d}", "data": data,
    }  # fmt: skip


def ping(number: str, source: str, at: str) -> Json:
    """An event that tells nothing, to try an address."""
    return _envelope(number, PING, source, at) | {"data": {}}


def _envelope(number: str, kind: str, source: str, at: str) -> Json:
    return {
        "specversion": "1.0", "id": number, "type": TYPE + kind, "source": source, "time": at,
        "datacontenttype": "application/json",
    }  # fmt: skip
