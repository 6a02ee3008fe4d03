import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.work.publications import queries
from motcua.work.publications.acts import contest, propose, publish
from motcua.work.publications.models import Entry
from tests import cast as people
from tests.cast import Cast

TUESDAY = people.at(13, month=6)
WHY = "Hồ sơ chờ ý kiến của cơ quan khác"


def shown(cast: Cast, proposed: int) -> None:
    publish.publish(
        by=cast.mai, publication=proposed, basis="Kế hoạch 198/KH-UBND ngày 28/8/2023", first=TUESDAY.date(),
        until=people.at(30, month=6).date(), at=TUESDAY,
    )  # fmt: skip


def test_who_is_named_contests_and_the_list_cannot_be_published(cast: Cast, proposed: int) -> None:
    contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=TUESDAY)
    assert facts.about(f"publication:{proposed}")[-1].body == {"entry": 1, "reason": WHY}
    with pytest.raises(Conflict):
        shown(cast, proposed)


@pytest.mark.parametrize("who", ["hung", "mai", "thu", "dung", "stranger", "khoa"])
def test_nobody_contests_for_another(cast: Cast, proposed: int, who: str) -> None:
    with pytest.raises(NotFound):
        contest.contest(by=getattr(cast, who), publication=proposed, entry=1, reason=WHY, at=TUESDAY)
    assert Entry.objects.get().contested_at is None


def test_a_citizen_contests_nothing(cast: Cast, proposed: int) -> None:
    with pytest.raises(NotAllowed):
        contest.contest(by=cast.lan, publication=proposed, entry=1, reason=WHY, at=TUESDAY)


def test_a_contest_says_why_and_comes_once(cast: Cast, proposed: int) -> None:
    with pytest.raises(Invalid) as refusal:
        contest.contest(by=cast.hoa, publication=proposed, entry=1, reason="  ", at=TUESDAY)
    assert "reason" in refusal.value.fields
    contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=TUESDAY)
    with pytest.raises(Conflict):
        contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=TUESDAY)


def test_after_publication_there_are_five_working_days_and_the_entry_is_hidden_at_once(
    cast: Cast, proposed: int
) -> None:
    shown(cast, proposed)
    assert len(queries.current(TUESDAY)[0].entries) == 1
    with pytest.raises(Conflict):
        contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=people.at(21, month=6))
    contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=people.at(20, month=6))
    assert queries.current(people.at(20, month=6))[0].entries == ()


def test_an_entry_that_stands_is_shown_again(cast: Cast, proposed: int) -> None:
    shown(cast, proposed)
    contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=TUESDAY)
    contest.answer(
        by=cast.thu, publication=proposed, entry=1, strike=False, reason="Không có phiếu hỏi", at=people.at(14, month=6)
    )
    assert len(queries.current(people.at(14, month=6))[0].entries) == 1


def test_an_entry_that_is_struck_is_shown_never_again_and_comes_on_no_other_list(cast: Cast, proposed: int) -> None:
    contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=TUESDAY)
    contest.answer(by=cast.mai, publication=proposed, entry=1, strike=True, reason="Đúng vậy", at=TUESDAY)
    assert facts.about(f"publication:{proposed}")[-1].body == {"entry": 1, "struck": True, "reason": "Đúng vậy"}
    with pytest.raises(Conflict):
        shown(cast, proposed)
    publish.withdraw(by=cast.thu, publication=proposed, reason="Không còn dòng nào", at=TUESDAY)
    with pytest.raises(Invalid):
        propose.propose(
            by=cast.thu, unit=cast.commune.code, first=people.at(1, month=6).date(), last=TUESDAY.date(), at=TUESDAY
        )


@pytest.mark.parametrize("who", ["hung", "hoa", "stranger", "khoa", "lan"])
def test_only_who_answers_for_the_unit_answers(cast: Cast, proposed: int, who: str) -> None:
    contest.contest(by=cast.hoa, publication=proposed, entry=1, reason=WHY, at=TUESDAY)
    with pytest.raises(NotAllowed):
        contest.answer(by=getattr(cast, who), publication=proposed, entry=1, strike=True, reason="Đúng", at=TUESDAY)
    assert not Entry.objects.get().struck


def test_nobody_answers_his_own_contest(cast: Cast, proposed: int) -> None:
    Entry.objects.update(account_id=cast.mai.id)
    contest.contest(by=cast.mai, publication=proposed, entry=1, reason=WHY, at=TUESDAY)
    with pytest.raises(NotAllowed):
        contest.answer(by=cast.mai, publication=proposed, entry=1, strike=True, reason="Đúng", at=TUESDAY)
    assert queries.publication(proposed, by=cast.mai, now=TUESDAY).entries[0].verbs == frozenset()
    assert queries.publication(proposed, by=cast.dung, now=TUESDAY).entries[0].verbs == {"answer"}


def test_there_is_nothing_to_answer_before_a_contest_and_after_an_answer(cast: Cast, proposed: int) -> None:
    for _ in range(2):
        with pytest.raises(Conflict):
            contest.answer(by=cast.mai, publication=proposed, entry=1, strike=True, reason="Đúng", at=TUESDAY)
        Entry.objects.update(contested_at=TUESDAY, answered_at=TUESDAY)
