from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.registers.catalog import answers, form
from motcua.registers.catalog.form import AnswerKind, Option, Question

TODAY = date(2023, 5, 29)
SEX = (Option(value="male", vi="Nam", en="Male"), Option(value="female", vi="Nữ", en="Female"))


def asked(kind: AnswerKind, *, required: bool = True) -> Question:
    options = SEX if kind is AnswerKind.CHOICE else ()
    return Question(name="q", vi="Câu hỏi", en="Question", kind=kind, required=required, options=options)


def fault(kind: AnswerKind, answer: object) -> str:
    return answers.faults([asked(kind)], {"q": answer}, TODAY).get("q", "")


GOOD = [
    (AnswerKind.TEXT, "Trường Mầm non"),
    (AnswerKind.NAME, "Nguyễn Thị Ánh-Tuyết"),
    (AnswerKind.NAME, "Điểu K'Rê"),
    (AnswerKind.DATE, "31/12/2030"),
    (AnswerKind.PAST_DATE, "29/05/2023"),
    (AnswerKind.PAST_DATE, "2023-05-29"),
    (AnswerKind.TIME, "07:30"),
    (AnswerKind.YEAR, "1990"),
    (AnswerKind.NUMBER, "12"),
    (AnswerKind.NUMBER, 3),
    (AnswerKind.MEASURE, "85,5"),
    (AnswerKind.MEASURE, "1.250,75"),
    (AnswerKind.MONEY, "1.500.000"),
    (AnswerKind.MONEY, "0"),
    (AnswerKind.CHOICE, "female"),
    (AnswerKind.YES_NO, "yes"),
    (AnswerKind.YES_NO, False),
    (AnswerKind.PHONE, "+84 912 345 678"),
    (AnswerKind.EMAIL, "lan@noi.vn"),
    (AnswerKind.IDENTITY, "070 190 000 123"),
    (AnswerKind.TAX_NUMBER, "3800100101-001"),
    (AnswerKind.PLATE, "93A-123.45"),
    (AnswerKind.PLATE, "93H1-12345"),
    (AnswerKind.ADDRESS, "Ấp 1, xã Minh Hưng, huyện Bù Đăng"),
]
BAD = [
    (AnswerKind.TEXT, "x" * 301),
    (AnswerKind.LONG_TEXT, "x" * 4001),
    (AnswerKind.ADDRESS, "x" * 501),
    (AnswerKind.NAME, "12345"),
    (AnswerKind.NAME, "<script>"),
    (AnswerKind.DATE, "31/02/2023"),
    (AnswerKind.DATE, "hôm qua"),
    (AnswerKind.DATE, "01/01/1066"),
    (AnswerKind.PAST_DATE, "30/05/2023"),
    (AnswerKind.TIME, "25:00"),
    (AnswerKind.TIME, "0730"),
    (AnswerKind.YEAR, "2024"),
    (AnswerKind.YEAR, "90"),
    (AnswerKind.YEAR, "١٩٩٠"),
    (AnswerKind.NUMBER, "1,5"),
    (AnswerKind.NUMBER, "-1"),
    (AnswerKind.NUMBER, "mười"),
    (AnswerKind.MEASURE, "0"),
    (AnswerKind.MEASURE, "1,234"),
    (AnswerKind.MEASURE, "NaN"),
    (AnswerKind.MONEY, "1e99"),
    (AnswerKind.CHOICE, "other"),
    (AnswerKind.YES_NO, "có lẽ"),
    (AnswerKind.PHONE, "12"),
    (AnswerKind.EMAIL, "lan"),
    (AnswerKind.IDENTITY, "123"),
    (AnswerKind.TAX_NUMBER, "12"),
    (AnswerKind.PLATE, "ABC"),
]


@pytest.mark.parametrize(("kind", "answer"), GOOD)
def test_a_good_answer_is_taken(kind: AnswerKind, answer: object) -> None:
    assert fault(kind, answer) == ""


@pytest.mark.parametrize(("kind", "answer"), BAD)
def test_a_bad_answer_is_refused_in_one_sentence(kind: AnswerKind, answer: object) -> None:
    sentence = fault(kind, answer)
    assert sentence.endswith(".")


def test_every_kind_is_tried() -> None:
    assert {kind for kind, _ in GOOD} | {AnswerKind.LONG_TEXT} == set(AnswerKind)


@pytest.mark.parametrize("answer", [None, "", "   "])
def test_a_required_answer_must_be_there_and_another_need_not(answer: str | None) -> None:
    assert "Câu hỏi" in fault(AnswerKind.TEXT, answer)
    assert answers.faults([asked(AnswerKind.DATE, required=False)], {"q": answer}, TODAY) == {}


@given(st.text(max_size=60), st.sampled_from(list(AnswerKind)))
def test_nothing_that_is_typed_breaks_the_check(typed: str, kind: AnswerKind) -> None:
    assert isinstance(fault(kind, typed), str)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1.500.000", 1_500_000), ("85,5", Decimal("85.5")), ("85.5", Decimal("85.5")), ("1 000", 1000)],
)
def test_numbers_are_read_as_vietnamese_write_them(typed: str, meant: Decimal) -> None:
    assert answers.number(typed) == meant


def test_a_form_bounds_a_number_and_a_year_by_another_answer() -> None:
    born = Question(name="born", vi="Ngày sinh của trẻ", en="Born", kind=AnswerKind.PAST_DATE)
    mother = Question(name="mother", vi="Năm sinh của mẹ", en="Mother", kind=AnswerKind.YEAR, before="born", years=10)
    copies = Question(name="copies", vi="Số bản sao", en="Copies", kind=AnswerKind.NUMBER, most=50)
    asked = form.read([born.as_json(), mother.as_json(), copies.as_json()])
    assert asked == (born, mother, copies)
    given = {"born": "20/05/2023", "mother": "2022", "copies": "999999"}
    assert set(answers.faults(asked, given, TODAY)) == {"mother", "copies"}
    assert "Ngày sinh của trẻ" in answers.faults(asked, given, TODAY)["mother"]
    assert not answers.faults(asked, given | {"mother": "1995", "copies": "50"}, TODAY)


def test_a_form_is_read_as_it_was_written_and_said_in_both_languages() -> None:
    question = Question(
        name="sex", vi="Giới tính", en="Sex", kind=AnswerKind.CHOICE, options=SEX, help_vi="Chọn một.", page=2
    )
    name = asked(AnswerKind.NAME)
    assert form.read([question.as_json(), name.as_json()]) == (question, name)
    assert form.pages([question, name]) == ((name,), (question,))
    assert question.label("en") == "Sex"
    assert question.help("en") == "Chọn một."
    assert form.answered([question, name], {"sex": "male", "q": ""}, "en") == [("Sex", "Male")]
