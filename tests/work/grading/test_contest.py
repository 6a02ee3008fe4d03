from decimal import Decimal

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed, NotFound
from motcua.registers.people.roles import Role
from motcua.work.grading import queries
from motcua.work.grading.acts import contest
from motcua.work.grading.models import Contest
from tests import cast as people
from tests.cast import Cast


def said(cast: Cast, **changes: object) -> int:
    """cô Hoa contests the second line of her own sheet."""
    given: dict[str, object] = {
        "by": cast.hoa, "agency": cast.commune.code, "period": "2023-Q2", "indicator": 2, "official": cast.hoa.id,
        "shown": "1.2", "reason": "Hồ sơ chờ ý kiến của huyện.", "at": people.MONDAY,
    }  # fmt: skip
    return contest.contest(**(given | changes))


def answered(cast: Cast, number: int, **changes: object) -> None:
    given: dict[str, object] = {
        "by": cast.mai, "contest": number, "upheld": True, "answer": "Đúng, đã xem lại.", "points": Decimal("1.8"),
        "at": people.at(30),
    }  # fmt: skip
    contest.answer(**(given | changes))


def of_the_unit(cast: Cast, **changes: object) -> int:
    return said(cast, by=cast.mai, official=None, **changes)


def told(subject: str) -> list[str]:
    return [fact.name for fact in facts.about(subject)]


def test_an_official_contests_a_line_of_the_own_sheet_and_the_head_answers(cast: Cast):
    number = said(cast)
    [waiting] = queries.of_officials("2023-Q2", cast.commune.id)
    assert (waiting.id, waiting.by, waiting.shown, waiting.open) == (number, "Lê Thị Hoa", "1.2", True)
    answered(cast, number)
    [done] = queries.of_officials("2023-Q2", cast.commune.id)
    assert (done.upheld, done.points, done.answered_by, done.open) == (True, Decimal("1.8"), "Phạm Thị Mai", False)
    sheet = f"grading:{cast.commune.code}~2023-Q2~{cast.hoa.id}"
    assert told(sheet) == ["GradingContested", "GradingAnswered"]
    assert facts.about(sheet)[1].body["points"] == "1.8"


def test_the_leader_contests_the_units_sheet_and_the_control_office_answers(cast: Cast):
    number = of_the_unit(cast, indicator=6)
    with pytest.raises(NotFound):
        answered(cast, number)  # chị Mai may not answer herself
    answered(cast, number, by=cast.thu, upheld=False, points=None)
    [view] = queries.of_units("2023-Q2")
    assert (view.upheld, view.points, view.answer) == (False, None, "Đúng, đã xem lại.")
    assert told(f"grading:{cast.commune.code}~2023-Q2") == ["GradingContested", "GradingAnswered"]


def test_another_leader_of_the_unit_does_not_answer_for_the_unit(cast: Cast):
    second = people.officer("pho", "Trần Văn Phó", cast.commune, Role.LEADER)
    with pytest.raises(NotFound):
        answered(cast, of_the_unit(cast), by=second)


def test_nobody_contests_the_sheet_of_another(cast: Cast):
    for changes in (
        {"by": cast.hung},
        {"by": cast.mai},
        {"by": cast.hoa, "official": None},
        {"by": cast.stranger, "official": None},
        {"by": cast.lan},
        {"by": cast.thu, "official": None},
    ):
        with pytest.raises(NotAllowed):
            said(cast, **changes)
    assert not Contest.objects.exists()


def test_only_who_answers_for_the_unit_answers(cast: Cast):
    number = said(cast)
    for stranger in (cast.stranger,):
        with pytest.raises(NotFound):
            answered(cast, number, by=stranger)
    for officer in (cast.hung, cast.hoa, cast.dung, cast.lan):
        with pytest.raises(NotAllowed):
            answered(cast, number, by=officer)
    with pytest.raises(NotFound):
        answered(cast, number + 1)


def test_a_line_is_contested_once_at_a_time(cast: Cast):
    number = said(cast)
    with pytest.raises(Conflict):
        said(cast)
    unit = of_the_unit(cast)
    with pytest.raises(Conflict):
        of_the_unit(cast)
    answered(cast, number)
    with pytest.raises(Conflict):
        answered(cast, number)
    assert said(cast) > unit


@pytest.mark.parametrize(
    "wrong", [{"reason": "  "}, {"indicator": 5}, {"indicator": 10}, {"period": "2023-05"}, {"period": "quý II"}]
)
def test_words_that_mean_nothing_are_refused(cast: Cast, wrong: dict[str, object]):
    with pytest.raises(Invalid):
        said(cast, **wrong)


@pytest.mark.parametrize(
    "wrong",
    [{"answer": ""}, {"points": None}, {"points": Decimal(3)}, {"points": Decimal("-0.1")}, {"points": Decimal("NaN")}],
)
def test_an_answer_without_words_or_points_is_refused(cast: Cast, wrong: dict[str, object]):
    number = said(cast)
    with pytest.raises(Invalid):
        answered(cast, number, **wrong)
    assert queries.to_answer(number, by=cast.mai).open
