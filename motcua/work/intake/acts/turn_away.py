"""A clerk cannot take in an application as it is: it has a number, a slip says why, and the counter keeps both."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from motcua.law.calendar import ZONE
from motcua.law.workflow import State
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.acts import persons
from motcua.work.dossiers import detail
from motcua.work.dossiers.acts import receive, register, supplement
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.application import Application, Given
from motcua.work.intake import applicant as applicants
from motcua.work.intake import completeness
from motcua.work.intake.acts.lodge import refuse_faults


@act("intake.lodge")
def ask_completion(
    *,
    by: Actor,
    procedure: str,
    agency: str,
    channel: int,
    applicant: Mapping[str, object],
    items: Sequence[str],
    reason: str,
    at: datetime,
    papers: Sequence[Given] = (),
    answers: Mapping[str, object] | None = None,
    key: str = "",
    unread: Mapping[str, str] | None = None,
) -> DossierCode:
    """The incomplete application is written down, and the applicant is told once what is missing.

    Sent twice under one `key` it is one dossier, asked once. `unread` are the places that whoever asks could not read.
    Raises `Invalid` without a name, a telephone number or what is missing, all in one round.
    Source: NĐ 61/2018, Art. 17(2)(a)
    """
    unsaid = {} if any(item.strip() for item in items) else {"items": "Hãy ghi ít nhất một giấy tờ hoặc nội dung."}
    unsaid |= {} if reason.strip() else {"reason": "Hãy nhập “Lý do”."}
    code = _written_down(
        by=by, procedure=procedure, agency=agency, channel=channel, applicant=applicant, papers=papers,
        answers=answers or {}, at=at, key=key, unread=dict(unread or {}) | unsaid,
    )  # fmt: skip
    if _untouched(code, by, at):
        supplement.supplement(by=by, dossier=code, items=items, reason=reason, at=at)
    return code


@act("intake.lodge")
def refuse(
    *,
    by: Actor,
    procedure: str,
    agency: str,
    channel: int,
    applicant: Mapping[str, object],
    reason: str,
    at: datetime,
    papers: Sequence[Given] = (),
    answers: Mapping[str, object] | None = None,
    key: str = "",
    unread: Mapping[str, str] | None = None,
) -> DossierCode:
    """The application is written down as refused at the door, with the reason that stands on the slip.

    Sent twice under one `key` it is one dossier. `unread` are the places that whoever asks could not read.
    Raises `Invalid` without a name, a telephone number or a reason, all in one round.
    Source: NĐ 61/2018, Art. 17(2)
    """
    unsaid = {} if reason.strip() else {"reason": "Hãy nhập “Lý do từ chối”."}
    code = _written_down(
        by=by, procedure=procedure, agency=agency, channel=channel, applicant=applicant, papers=papers,
        answers=answers or {}, at=at, key=key, unread=dict(unread or {}) | unsaid,
    )  # fmt: skip
    if _untouched(code, by, at):
        receive.refuse(by=by, dossier=code, reason=reason, at=at)
    return code


def _written_down(
    *,
    by: Actor,
    procedure: str,
    agency: str,
    channel: int,
    applicant: Mapping[str, object],
    papers: Sequence[Given],
    answers: Mapping[str, object],
    at: datetime,
    key: str,
    unread: Mapping[str, str],
) -> DossierCode:
    """The application has a number and waits; only who it is from must be known."""
    today = at.astimezone(ZONE).date()
    version = catalog.current(procedure, today)
    place = people.agency(agency)
    who = applicants.read(applicant)
    faults = applicants.faults(who, today=today, prefix="applicant.")
    faults |= completeness.place_faults(version, place, channel)
    if not who.identity:
        faults.pop("applicant.identity", None)
    refuse_faults(faults | completeness.number_faults(papers) | dict(unread), today)
    application = Application(
        version=version.id, agency=place.id, channel=channel, applicant=who.name, identity=who.identity,
        person=persons.note(by=by, applicant=who.as_json(), at=at), contact=who.contact(), answers=dict(answers),
        papers=tuple(papers), fee=completeness.fee(version, channel), sender_key=f"{by.id}:{key}" if key else None,
    )  # fmt: skip
    return register.register(by=by, application=application, received=False, at=at)


def _untouched(code: str, by: Actor, at: datetime) -> bool:
    """False for a dossier known from an earlier sending, which has had its answer."""
    return detail.dossier(code, by=by, now=at).state is State.REGISTERED
