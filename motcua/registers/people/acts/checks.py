"""The population database is asked about one person, and what came of it is put down before it is used."""

from collections.abc import Mapping
from datetime import datetime

from motcua.law.sentences import say
from motcua.ledger.record import record
from motcua.registers.people import numbers, permissions
from motcua.registers.people import queries as people
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.checks import queries, terms
from motcua.registers.people.checks.terms import Outcome
from motcua.registers.people.errors import Invalid, NotAllowed, NotFound, Refused
from motcua.registers.people.events import PopulationAnswered, PopulationAsked, PopulationUsed
from motcua.registers.people.models import PopulationCheck

_TOO_MANY = "Mỗi cán bộ tra cứu không quá %(most)s lần trong một giờ; giới hạn này giữ kín dữ liệu của người dân."


class TooManyChecks(Refused):
    """One officer asks about more people than come to one counter."""

    code = "too_many_checks"


@act("person.check")
def ask(
    *,
    by: Actor,
    agency: str,
    identity: str,
    purpose: str,
    procedure: str,
    procedure_name: str,
    consent: bool,
    at: datetime,
) -> int:
    """The question is put down, whatever becomes of it; answers with its number. Only then the database may be asked.

    About one person, for one procedure, with that person's consent. Raises `Invalid` without purpose, consent or a
    number that can be, and `TooManyChecks` beyond sixty in an hour.
    Source: NĐ 13/2023, Art. 11; NĐ 104/2022, Art. 14; decision 0541
    """
    place, officer = people.agency(agency), by.id
    if officer is None:
        raise NotAllowed("Chỉ cán bộ tại quầy tra cứu được.", "", "Hãy đăng nhập bằng tài khoản cán bộ.")
    permissions.require(by, "person.check", place.id, place.path)
    number = numbers.tidy(identity)
    _refuse_faults(number, purpose, consent=consent)
    recent = PopulationCheck.objects.filter(officer_id=officer, asked_at__gt=at - terms.WINDOW, asked_at__lte=at)
    if recent.count() >= terms.MOST:
        raise TooManyChecks(
            "Bạn đã tra cứu quá nhiều người.",
            say(_TOO_MANY, most=terms.MOST),
            "Hãy nhận hồ sơ theo giấy tờ người nộp xuất trình, và tra cứu sau.",
        )
    row = PopulationCheck.objects.create(
        officer_id=officer, agency_id=place.id, identity_no=number, purpose=purpose, procedure=procedure,
        procedure_name=procedure_name, asked_at=at,
    )  # fmt: skip
    record(
        PopulationAsked(check=row.id, agency=agency, procedure=procedure, purpose=purpose, consent=True), by=by, at=at
    )
    return row.id


def _refuse_faults(number: str, purpose: str, *, consent: bool) -> None:
    citizen = not numbers.identity_fault(number) and len(number) == 12  # noqa: PLR2004 - digits of a citizen number
    faults = {
        "identity": "" if citizen else "Cần số định danh 12 chữ số.",
        "purpose": "" if purpose in terms.PURPOSES else "Hãy chọn mục đích tra cứu.",
        "consent": "" if consent else "Hãy hỏi và đánh dấu khi người nộp đồng ý.",
    }
    if found := {name: sentence for name, sentence in faults.items() if sentence}:
        raise Invalid(
            "Chưa tra cứu được dữ liệu dân cư.",
            "Chỉ tra cứu từng người, có mục đích và có sự đồng ý của người đó.",
            "Hãy bổ sung, hoặc nhận hồ sơ theo giấy tờ người nộp xuất trình.",
            "NĐ 13/2023, Art. 11",
            fields=found,
        )


@act("person.check")
def answered(*, by: Actor, check: int, outcome: str, told: Mapping[str, str], at: datetime) -> None:
    """The question has its outcome; of what was `told` only the names and digests are kept.

    Said twice it is said once. Raises `NotFound` for a question of somebody else.
    """
    row = _own(check, by)
    if row.outcome:
        return
    row.outcome, row.answered_at = Outcome(outcome).value, at
    row.particulars = {name: terms.digest(row.id, name, value) for name, value in told.items() if value}
    row.save(update_fields=["outcome", "answered_at", "particulars"])
    record(PopulationAnswered(check=row.id, outcome=row.outcome, particulars=tuple(row.particulars)), by=by, at=at)


@act("person.check")
def used(*, by: Actor, check: int, dossier: str, values: Mapping[str, str], at: datetime) -> None:
    """The question was for this dossier, opened with those `values` that are still as the database told them.

    Said twice it is said once. Raises `NotFound` for a question of somebody else.
    """
    row = _own(check, by)
    if row.dossier:
        return
    same = queries.provenance(check, values, by=by)
    kept = tuple(sorted(same.names)) if same else ()
    row.dossier, row.used = dossier, bool(kept)
    row.save(update_fields=["dossier", "used"])
    record(PopulationUsed(check=row.id, dossier=dossier, particulars=kept), by=by, at=at)


def _own(check: int, by: Actor) -> PopulationCheck:
    row = PopulationCheck.objects.select_for_update().filter(id=check, officer_id=by.id).first()
    if row is None:
        raise NotFound("Không có lần tra cứu này.", "Chỉ người đã tra cứu mới ghi được kết quả.", "Hãy tra cứu lại.")
    return row
