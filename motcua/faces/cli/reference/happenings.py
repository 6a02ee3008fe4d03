"""The reference page of the facts that the ledger may hold: what each means, what it carries, whom it wakes."""

import importlib
import inspect
import types
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from motcua.ledger.event import Event, type_of

_NOTE = "<!-- Written by `motcua docs`; change the code, not this page. -->\n"
_TOLD = """\
A fact is stated by an act, once, and never changed. Its name is a class, its fields are the body in the ledger; beside
them every fact carries its subject, a number within the subject, the moment, who acted, and a digest that chains it to
the one before. A field marked *optional* is left out where it is empty.
"""
_KINDS = {str: "text", int: "number", bool: "yes or no", date: "day", datetime: "moment", tuple: "list of texts"}
# one name means one thing in every fact; `Fact.field` where a fact means it otherwise
FIELDS = {
    "alone": "whether the house did it of itself",
    "dossiers": "how many dossiers it concerns",
    "hook": "name of the subscription",
    "host": "the receiver's machine",
    "kinds": "names of the facts it is told of",
    "HookReplayed.since": "from which moment on",
    "HookSecretChanged.until": "until when the old secret signs, too",
    "account": "the name under which the account signs in",
    "agency": "code of the agency concerned",
    "agrees": "whether the unit agrees",
    "amount": "what is to be paid or was paid, in VND",
    "answer": "the unit's opinion",
    "GradingAnswered.answer": "what was answered",
    "answer_by": "until when an answer is owed",
    "applicant": "name of who applies",
    "basis": "the article that allows it",
    "before": "who held the dossier until now",
    "channel": "how it came: 1 at the counter, 2 online, 3 by post",
    "CountTold.count": "which count: the unit's code, the component and the period",
    "CountTold.part": "how many of the whole earn",
    "CountTold.source": "where the count was read",
    "CountTold.whole": "how many there were",
    "PaymentConfirmed.channel": "how it was paid: 1 at the counter, 2 online",
    "ResultHandedOver.channel": "how it was returned: 1 at the counter, 2 electronically, 3 by post",
    "CodeGiven.code": "the national code",
    "code": "the other system's code of the dossier",
    "consultation": "number of the question",
    "contest": "number of the contest",
    "day": "the day concerned",
    "decision": "number of the decision that publishes it",
    "digest": "SHA-256 of the content",
    "digitised": "whether the papers were digitised",
    "dossier": "code of the dossier",
    "draft": "number of the draft",
    "due": "the day and hour now promised",
    "due_at": "the day and hour promised",
    "ended_at": "when it was settled",
    "entries": "how many entries stand on the list",
    "entry": "number of the entry on the list",
    "exchanged": "whether the national portal has it",
    "fee": "what is to be paid, in VND",
    "fields": "names of what changed; the values stay in the register",
    "file": "digest of the stored result",
    "first_day": "from which day it holds",
    "ChangeProposed.kind": "added, changed or ended",
    "ChangeProposed.digest": "SHA-256 of the wording",
    "ChangeRejected.kind": "added, changed or ended",
    "DecisionPublished.number": "number of the publishing decision",
    "decided_on": "day of the decision",
    "effective_on": "from which day it is in force",
    "posted_on": "day on which it came into the national database",
    "decide_by": "last day on which it had to be decided",
    "post_by": "last day on which it had to be posted",
    "PublicationProposed.first_day": "first day of the period in which the dossiers were due",
    "first_due_at": "what was promised first",
    "due_reckoned": "nobody promised the due dates: they follow from the term of the procedure",
    "holder": "who holds the dossier; empty when it lies in the unit's tray",
    "identified_by": "the provider of identity at which the sender had signed in",
    "assurance": "the level of assurance of that sign-in",
    "check": "the question's number in the register",
    "purpose": "what the database was asked for: receive or verify",
    "consent": "whether the person agreed; without it nobody is asked about",
    "PopulationAnswered.outcome": "matched, differs, unknown or failed",
    "particulars": "the names of what was told, or taken over; never the values",
    "IdentityLinked.provider": "the provider of identity, as the setting names it",
    "IdentityLinked.level": "the level of assurance of the first sign-in",
    "identity_checked": "whether the receiver's identity was checked",
    "indicator": "number of the line, 1 to 9",
    "items": "what is missing, one by one",
    "corrected": "questions of the form that were answered anew",
    "was": "what had been answered before, in the same order",
    "kind": "what kind of account or person",
    "last_day": "until which day it holds",
    "PublicationProposed.last_day": "last day of the period in which the dossiers were due",
    "expires": "when the key ends",
    "late_apology": "whether the apology came after its own deadline",
    "media_type": "what the file truly is",
    "name": "what it is called",
    "note": "what the sender adds for the next officer",
    "number": "number of the decision",
    "paid_online": "whether it was paid online",
    "papers": "names of the papers handed in",
    "parent": "code of the agency above",
    "person": "number of the person in the register",
    "points": "what counts instead of what was measured",
    "population": "whether the population register was asked",
    "procedure": "key of the procedure",
    "publication": "number of the list",
    "question": "what was asked",
    "reason": "why, in the officer's or applicant's words",
    "received_at": "when it was received",
    "result": "name of the result",
    "result_due": "whether an electronic result is due",
    "result_electronic": "whether the result is electronic",
    "reused": "whether stored papers were used again",
    "role": "role that the step or post asks for",
    "scan": "what the virus scanner said",
    "scopes": "verbs that the key may perform",
    "shared": "whether data were taken from a shared register",
    "sheet": "unit and period of the sheet, and the official's account where it is his",
    "shown": "the points that the sheet showed",
    "shown_from": "first day on which everyone sees it",
    "shown_until": "last day on which anybody sees it",
    "size": "in bytes",
    "source": "the decision that says so",
    "step": "number of the step in the approved process",
    "step_due": "until when the step is to be done",
    "struck": "whether the entry was struck off",
    "successor": "code of the agency that takes over",
    "supplements": "how often completion was asked for",
    "signature": "whose digital signature the file carries, as the file says; nobody's for a paper signed by hand",
    "timing": "early, on_time or late",
    "to": "name of who received the result",
    "token": "number of the key; the key itself is kept nowhere",
    "upheld": "whether the contest was right",
    "version": "number of the version",
    "waited": "minutes during which the clock stood",
    "waited_minutes": "minutes during which the clock stood",
    "waiting_since": "since when the clock stands",
    "was_due": "what was promised before",
    "working": "whether people work on the day",
    # money
    "agreed": "how many lines agree",
    "applied": "what of it counts towards the dossier, in VND",
    "MoneyReceived.amount": "what came in, in VND",
    "MoneyRefunded.amount": "what went back, in VND",
    "MismatchSettled.amount": "the sum of the line, in VND",
    "PaymentAttempted.amount": "what is to be paid, in VND",
    "attempt": "number of the attempt within the order",
    "differing": "how many lines do not agree",
    "entered": "how many sums were entered from the file",
    "gateway": "name of the payment gateway",
    "lines": "how many lines the file has",
    "MismatchSettled.kind": "why the line did not agree",
    "order": "code of the order to pay",
    "receipt": "number of the receipt",
    "reference": "number of the bank's transfer",
    "MoneyReceived.source": "who told of it: a gateway, the bank, or the cash of a unit",
    "statement": "who told of which day: `bank~2023-05-29`",
    "transaction": "the other side's number of the transaction",
    "way": "by which way: cash, transfer, gateway or post",
    # directives and the tasks they give
    "FeedRenewed.account": "number of the account",
    "DoubtSettled.code": "what kind of contradiction it is",
    "DirectiveTakenIn.digest": "SHA-256 of the text",
    "directive": "number of the document",
    "done_on": "the day on which it was done",
    "doubt": "number of the contradiction",
    "doubts": "how many contradictions were raised",
    "TaskAssigned.due": "the days on which it falls due",
    "TaskDivided.due": "until when the part is to be done",
    "DutyBegun.due": "until when it is to be done",
    "OccurrenceOpened.due": "until when it is to be done",
    "duties": "how many obligations of single units exist since",
    "duty": "number of the unit's obligation",
    "event": "what happened, in the words of the document",
    "event_on": "the day on which it happened",
    "expires_on": "the last day on which the link opens",
    "DirectiveTakenIn.file": "digest of the stored document",
    "files": "digests of the evidence",
    "DirectiveTakenIn.kind": "what kind of document it is",
    "lead": "codes of the units that lead it",
    "DirectiveTakenIn.number": "number and sign of the document",
    "occurrence": "how often it has come",
    "old": "the day until now",
    "part": "number of the task that is the part",
    "point": "the place in the document",
    "proposals": "numbers of the proposals",
    "DirectiveTakenIn.proposals": "how many tasks were read",
    "remark": "what the person said of it",
    "task": "number of the task",
    "tasks": "how many tasks exist since",
    "text": "what the unit or the giver wrote",
    "until": "the later day",
    "DirectivePutAway.why": "why it was put away",
    "mandate": "number of the task in the Government's own system",
    "notice": "its place among the notices of the task",
    "MandateHeard.kind": "what the notice is about",
    "MandateHeard.due": "until when the giver wants it done",
    "NoticeTaken.kind": "what the notice is about",
    "NoticeTaken.remark": "what the person who took it wrote",
    "MandateAnswered.answer": "what the giver is told of",
    "MandateAnswered.until": "the later day that is asked for",
    "MandateAnswered.files": "digest and name of each piece of evidence",
    "standing": "how the whole task stands, as provinces exchange it",
    "unit": "which unit reported",
    "TaskReworded.old": "what it asked for until now",
    "content": "what it asks for now",
    "measure": "name of the figure; empty when it is measured no more",
    "of": "code of the unit whose figure it is",
    "instead_of": "the name that stood there until then, which is no unit of the house; empty where nobody was named",
    "DutyMeasured.first": "first day of the period",
    "DutyMeasured.months": "how long the period is",
    "at_least": "from where on it is met, in points, percent or number",
    "PublicationProposed.about": "dossiers or duties",
    "outcome": "resolved, under way, explained, or for another authority",
    "AnswerIssued.number": "number of the letter",
    "signed_on": "the day of the letter",
    "TaskAssigned.kind": "of promise; empty for what is only ordered",
    "verb": "what was done with them",
}


def page() -> str:
    """Every fact by subject: meaning, fields, and the reactions it wakes."""
    lines = [_NOTE, "# Facts\n", _TOLD]
    for subject, found in groupby(sorted(kinds(), key=lambda one: one.SUBJECT), key=lambda one: one.SUBJECT):
        lines += [f"## {subject}\n"]
        for kind in found:
            lines += _fact(kind)
    return "\n".join(lines)


def kinds() -> tuple[type[Event], ...]:
    """Every kind of fact that an `events.py` of the house defines, in the order in which it stands there."""
    house = Path(__file__).resolve().parents[3]
    for path in sorted(house.rglob("events.py")):
        importlib.import_module(".".join([house.name, *path.relative_to(house).with_suffix("").parts]))
    ours = [kind for kind in type_of.values() if kind.__module__.startswith(f"{house.name}.")]
    return tuple(kind for kind in ours if not kind.__subclasses__())


def meaning(kind: type[Event], field: str) -> str:
    """What the field says in this fact. Raises `KeyError` for a field that nobody has explained."""
    return FIELDS.get(f"{kind.__name__}.{field}") or FIELDS[field]


def _fact(kind: type[Event]) -> Iterator[str]:
    yield f"### {kind.__name__}\n"
    yield f"{(inspect.getdoc(kind) or '').strip()}\n"
    yield "| Field | Kind | Meaning |"
    yield "|---|---|---|"
    for field in fields(kind):
        yield f"| `{field.name}` | {_kind(field)} | {meaning(kind, field.name)} |"
    yield ""
    if woken := _woken(kind):
        yield f"Wakes: {woken}.\n"


def _kind(field: "Field[object]") -> str:
    optional = field.default is not MISSING or field.default_factory is not MISSING
    return _name(field.type) + (", optional" if optional else "")


def _name(kind: object) -> str:
    if isinstance(kind, types.UnionType):
        return next(_name(one) for one in kind.__args__ if one is not types.NoneType)
    return _KINDS.get(getattr(kind, "__origin__", kind), str(kind))  # type: ignore[call-overload,no-any-return]


def _woken(kind: type[Event]) -> str:
    from motcua import wiring

    names = (f"`{each.__module__.split('.')[2]}.{each.__name__}`" for each in wiring.BY_FACT.get(kind.__name__, ()))
    return ", ".join(names)
