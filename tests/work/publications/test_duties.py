"""A list of late duties names units alone, is contested by who leads them, and is published and ends like any other."""

from datetime import date

import pytest

from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.directives.acts import report
from motcua.work.directives.models import Duty
from motcua.work.publications import queries
from motcua.work.publications.acts import contest, propose, publish
from tests.work.directives import conftest as directives
from tests.work.directives.conftest import Province, at, people_of

__all__ = ["people_of"]
AUGUST = {"first": date(2023, 8, 1), "last": date(2023, 8, 25), "about": queries.DUTIES}
BASIS = "Công văn số 900/UBND-KSTT ngày 28/8/2023 của Chủ tịch UBND tỉnh"


@pytest.fixture
def listed(people_of: Province) -> int:
    """cô Thu has proposed what was due until the 25th and is late on the 26th."""
    directives.confirmed(people_of)
    return propose.propose(by=people_of.thu, unit="H10", at=at(26), **AUGUST)  # type: ignore[arg-type]


def test_every_late_duty_is_on_it_and_no_person_is(people_of: Province, listed: int) -> None:
    view = queries.publication(listed, by=people_of.thu, now=at(26))
    codes = [entry.agency for entry in view.entries]
    # eleven districts, the office and information and communications; the insurance works outside the house
    assert (len(codes), len(set(codes))) == (13, 13)
    assert {entry.name for entry in view.entries} == {""}
    assert {entry.days_late for entry in view.entries} == {1}
    with pytest.raises(Invalid):
        propose.propose(by=people_of.thu, unit="H10", at=at(26), **AUGUST)  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        propose.propose(by=people_of.thu, unit="H10", at=at(26), **AUGUST | {"about": "rumours"})  # type: ignore[arg-type]


def test_a_duty_done_late_stays_on_a_list_and_one_done_in_time_never_comes(people_of: Province) -> None:
    directives.confirmed(people_of)
    own = Duty.objects.get(agency__code="LOC-BP-696", due_on=date(2023, 8, 25))
    report.report(by=people_of.phuoc, duty=own.id, text="Xong", done=True, at=at(26))
    mine = {"by": people_of.phuoc, "unit": "LOC-BP-696", "now": at(27), **AUGUST}
    [one] = queries.draft(**mine)  # type: ignore[arg-type]
    assert (one.dossier, one.days_late) == (f"NV-{own.id}", 1)
    Duty.objects.filter(id=own.id).update(done_on=date(2023, 8, 25))
    assert queries.draft(**mine) == ()  # type: ignore[arg-type]


def test_the_units_leader_contests_and_everyone_reads_what_stands(people_of: Province, listed: int) -> None:
    own = queries.publication(listed, by=people_of.phuoc, now=at(26))
    [entry] = own.entries
    assert entry.verbs == {"contest"}
    with pytest.raises(NotFound):
        contest.contest(by=people_of.linh, publication=listed, entry=entry.no, reason="Bão", at=at(27))
    contest.contest(by=people_of.phuoc, publication=listed, entry=entry.no, reason="Đã xin gia hạn", at=at(27))
    shown = {
        "publication": listed,
        "basis": BASIS,
        "first": date(2023, 8, 28),
        "until": date(2023, 9, 10),
        "at": at(28),
    }
    with pytest.raises(Conflict):
        publish.publish(by=people_of.dung, **shown)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        contest.answer(by=people_of.phuoc, publication=listed, entry=entry.no, strike=True, reason="x", at=at(28))
    contest.answer(by=people_of.thu, publication=listed, entry=entry.no, strike=True, reason="Đúng", at=at(28))
    publish.publish(by=people_of.dung, **shown)  # type: ignore[arg-type]
    [public] = queries.current(at(29))
    assert (public.about, len(public.entries), public.entries[0].dossier[:3]) == ("duties", 12, "NV-")
    assert queries.current(at(11, month=9)) == ()
