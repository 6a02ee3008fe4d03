"""A duty is measured by a figure of the house, said by its giver; nobody types what it comes to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from motcua.ledger import facts
from motcua.registers.people.errors import Conflict, Invalid, NotAllowed
from motcua.work.directives import following, queries
from motcua.work.directives.acts import confirm, correct, measure, take_in
from motcua.work.directives.draft import Draft
from motcua.work.directives.gauging import proposing
from motcua.work.directives.models import Duty, Target
from tests.work.directives.conftest import Province, at

ASKED = {"name": "B1%", "agency": "LOC-BP-STTTT", "first": date(2023, 7, 1), "months": 3, "at_least": Decimal("98.5")}


@pytest.fixture
def duty(followed: int) -> int:
    return Duty.objects.get(task__point="II.1 bullet 1").id


def test_the_giver_says_by_which_figure_a_duty_is_measured(people_of: Province, duty: int) -> None:
    measure.measure(by=people_of.thu, duty=duty, at=at(18), **ASKED)
    row = following.rows(Duty.objects.filter(id=duty), date(2023, 8, 18))[0]
    assert row.target is not None
    assert (row.target.measure.name, row.target.agency_code, row.target.at_least) == (
        "B1%", "LOC-BP-STTTT", Decimal("98.5"),
    )  # fmt: skip
    asked = following.measured(by=people_of.thu, today=date(2023, 8, 18), unit="H10", first=date(2023, 1, 1),
                               last=date(2023, 12, 31))  # fmt: skip
    assert [one.number for one in asked] == [duty]
    assert facts.about(f"task:{row.task}")[-1].body["measure"] == "B1%"
    measure.unmeasure(by=people_of.dung, duty=duty, at=at(19))
    assert not Target.objects.exists()
    with pytest.raises(Conflict):
        measure.unmeasure(by=people_of.dung, duty=duty, at=at(19))


@pytest.mark.parametrize(
    "wrong", [{"name": "B9%"}, {"first": date(2023, 8, 1)}, {"months": 2}, {"at_least": Decimal(101)},
              {"at_least": Decimal(0)}, {"at_least": Decimal("NaN")}, {"at_least": Decimal("98.555")},
              {"name": "overdue", "at_least": Decimal(-1)}]
)  # fmt: skip
def test_a_figure_that_is_not_in_the_list_is_refused(people_of: Province, duty: int, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        measure.measure(by=people_of.thu, duty=duty, at=at(18), **{**ASKED, **wrong})
    assert not Target.objects.exists()


def test_the_unit_does_not_choose_its_own_measure(people_of: Province, duty: int) -> None:
    with pytest.raises(NotAllowed):
        measure.measure(by=people_of.khanh, duty=duty, at=at(18), **ASKED)


@pytest.mark.parametrize(
    ("said", "figure"),
    [
        ("xử lý dứt điểm 312 hồ sơ trễ hạn; công khai xin lỗi", ("overdue", "0")),
        ("không để phát sinh hồ sơ quá hạn", ("overdue", "0")),
        ("phấn đấu tỷ lệ hồ sơ giải quyết đúng hạn đạt tối thiểu 98,5%", ("B1%", "98.5")),
        ("tối thiểu 80% hồ sơ được nộp trực tuyến", ("C3%", "80")),
        ("đẩy mạnh thanh toán trực tuyến đạt từ 60% trở lên", ("D3%", "60")),
        ("số hóa 100% hồ sơ, kết quả giải quyết", ("E2%", "100")),
        ("đẩy mạnh thanh toán trực tuyến. Hoàn thành 100% chỉ tiêu thu", ("", "")),
        ("rà soát quy trình nội bộ", ("", "")),
    ],
)
def test_the_words_of_a_task_propose_a_figure(said: str, figure: tuple[str, str]) -> None:
    draft = proposing.proposed(Draft(content=said))
    assert (draft.measure, draft.at_least) == figure


def test_a_proposed_figure_measures_its_duties_once_the_document_is_confirmed(people_of: Province) -> None:
    text = (
        "1. Sở Y tế xử lý dứt điểm hồ sơ trễ hạn trước ngày 15/9/2023.\n\n"
        "2. Sở Nội vụ bảo đảm tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%.\n"
    )
    told = take_in.Told(title="Công văn", issued=date(2023, 8, 17))
    number = take_in.take_in(by=people_of.thu, agency="H10", text=text, told=told, at=at(18))
    first, second = queries.desk(number, by=people_of.thu).proposals
    assert (first.draft.measure, second.draft.measure) == ("overdue", "B1%")
    for wrong in ("101", "0", "x"):
        with pytest.raises(Invalid):
            correct.edit(by=people_of.thu, directive=number, proposal=second.number, at=at(18),
                         draft=replace(second.draft, at_least=wrong))  # fmt: skip
    correct.edit(by=people_of.thu, directive=number, proposal=second.number, at=at(18),
                 draft=replace(second.draft, at_least="97.5"))  # fmt: skip
    correct.accept(by=people_of.thu, directive=number, at=at(18))
    assert not Target.objects.exists(), "nothing exists until a person confirms"
    confirm.confirm(by=people_of.thu, directive=number, at=at(18))
    rows = Target.objects.order_by("duty__task__no").values_list("measure", "agency__code", "first_day", "at_least")
    assert list(rows) == [
        ("overdue", "LOC-BP-SYT", date(2023, 9, 1), Decimal(0)),
        ("B1%", "LOC-BP-SNV", date(2023, 8, 1), Decimal("97.5")),
    ]  # fmt: skip
