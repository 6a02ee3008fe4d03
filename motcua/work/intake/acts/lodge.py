"""A clerk takes in an application at the counter, or from the post."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from motcua.law import citation
from motcua.law.calendar import ZONE
from motcua.law.sentences import say
from motcua.registers.catalog import queries as catalog
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.acts import persons
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import register
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.application import Application, Given
from motcua.work.intake import applicant as applicants
from motcua.work.intake import completeness


@act("intake.lodge")
def lodge(
    *,
    by: Actor,
    procedure: str,
    agency: str,
    channel: int,
    applicant: Mapping[str, object],
    papers: Sequence[Given],
    answers: Mapping[str, object],
    at: datetime,
    representative: Mapping[str, object] | None = None,
    receive_by: str = "counter",
    paid: int = 0,
    on_paper: bool = False,
    key: str = "",
    unread: Mapping[str, str] | None = None,
) -> DossierCode:
    """A complete application is a received dossier with a promised date; sent twice under one `key` it is one dossier.

    `procedure` is the pack's key or the national code; `paid` in VND; `on_paper` when the applicant filled in the paper
    form, so that its questions need no answer here; `unread` are the faults of what could not be read. Raises `Invalid`
    with each missing thing named, all in one round. Source: NĐ 61/2018, Art. 17
    """
    today = at.astimezone(ZONE).date()
    version, place = catalog.current(procedure, today), people.agency(agency)
    who, other = applicants.read(applicant), applicants.read(representative) if representative else None
    faults = completeness.faults(
        procedure=version, agency=place, channel=channel, applicant=who, representative=other, answers=answers,
        papers=papers, today=today, on_paper=on_paper,
    )  # fmt: skip
    refuse_faults(faults | completeness.number_faults(papers, paid) | dict(unread or {}), today)
    known = persons.note(by=by, applicant=who.as_json(), at=at)
    application = Application(
        version=version.id, agency=place.id, channel=channel, applicant=who.name, identity=who.identity, person=known,
        contact=who.contact() | {"receive_by": receive_by}, representative=other.as_json() if other else None,
        answers=dict(answers), papers=completeness.with_declaration(version, papers, channel),
        fee=max(paid, completeness.fee(version, channel)), paid=paid,
        sender_key=f"{by.id}:{key}" if key else None,
    )  # fmt: skip
    return register.register(by=by, application=application, received=True, at=at)


def refuse_faults(faults: dict[str, str], today: date) -> None:
    """Nothing happens when the application is complete; otherwise `Invalid` names everything, by the law of today."""
    if not faults:
        return
    raise Invalid(
        "Hồ sơ chưa đầy đủ.",
        say("Có %(n)s nội dung cần bổ sung hoặc sửa; tất cả được nêu một lần.", n=len(faults)),
        "Hãy sửa các mục được đánh dấu rồi gửi lại.",
        citation.of_day("NĐ 61/2018, Art. 15(3); NĐ 118/2025, Art. 17", today),
        fields=faults,
    )
