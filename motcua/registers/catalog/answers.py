"""Whether what was typed answers the questions of a form."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation

from motcua.law.sentences import Named, say
from motcua.registers.catalog.form import AnswerKind, Question
from motcua.registers.people import numbers

LONGEST = {AnswerKind.LONG_TEXT: 4000, AnswerKind.ADDRESS: 500}
_LONGEST_LINE = 300
_EARLIEST = date(1900, 1, 1)
_MOST_MONEY = Decimal(10) ** 15
_MOST = 1_000_000
_PLATE = re.compile(r"\d{2}[A-ZĐ]{1,2}\d?-?\d{3}\.?\d{2,3}", re.IGNORECASE)
_WRITTEN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YES, NO = "yes", "no"


def faults(questions: Iterable[Question], answers: Mapping[str, object], today: date) -> dict[str, str]:
    """Each question whose answer is missing or cannot be accepted, with one sentence; empty when all is well."""
    asked = tuple(questions)
    labels = {question.name: question.vi for question in asked}
    found: dict[str, str] = {}
    for question in asked:
        given = _text(answers.get(question.name))
        if not given:
            if question.required:
                found[question.name] = say("Hãy trả lời: %(question)s.", question=Named(question.vi, question.en))
        elif sentence := _fault(question, given, today) or _bound(question, given, answers, labels):
            found[question.name] = sentence
    return found


def _fault(question: Question, given: str, today: date) -> str:
    if len(given) > LONGEST.get(question.kind, _LONGEST_LINE):
        return say("Câu trả lời dài quá %(most)s ký tự.", most=LONGEST.get(question.kind, _LONGEST_LINE))
    if question.kind is AnswerKind.CHOICE:
        known = any(option.value == given for option in question.options)
        return "" if known else "Hãy chọn một trong các mục có sẵn."
    check = _CHECKS.get(question.kind)
    return check(given, today) if check else ""


def _bound(question: Question, given: str, answers: Mapping[str, object], labels: Mapping[str, str]) -> str:
    """What the form itself forbids: a number beyond its most, a year too near to the day it must come before."""
    amount = number(given)
    if question.most is not None and amount is not None and amount > question.most:
        return say("Hãy ghi một số không quá %(most)s.", most=question.most)
    this, other = _year_of(given), _year_of(_text(answers.get(question.before)))
    if question.before and this and other and other - this < question.years:
        against = labels.get(question.before, question.before)
        return say(
            "Năm này phải trước “%(against)s” ít nhất %(years)s năm. Hãy kiểm tra lại.",
            against=against,
            years=question.years,
        )
    return ""


def _year_of(given: str) -> int:
    """The year of a year or of a day; 0 when it is neither."""
    found = day(given)
    return found.year if found else int(given) if re.fullmatch(r"[0-9]{4}", given) else 0


def day(typed: str) -> date | None:
    """The day meant by `2023-05-29` or `29/05/2023`; nothing when it is no day."""
    found = _WRITTEN_DAY.fullmatch(typed.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(typed.strip())
    except ValueError:
        return None


def number(typed: str) -> Decimal | None:
    """The number meant by `1.500.000`, `85,5` or `85.5`; nothing when it is no number."""
    text = typed.strip().replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    try:
        found = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _text(answer: object) -> str:
    if isinstance(answer, bool):
        return YES if answer else NO
    return "" if answer is None else str(answer).strip()


def _date(given: str, today: date) -> str:
    del today
    found = day(given)
    if found is None:
        return "Ngày không có thật. Hãy ghi theo mẫu ngày/tháng/năm, ví dụ 29/05/2023."
    return "" if found >= _EARLIEST else "Ngày này quá xa trong quá khứ. Hãy kiểm tra lại năm."


def _past_date(given: str, today: date) -> str:
    found = day(given)
    if found is not None and found > today:
        return "Ngày này ở tương lai. Hãy kiểm tra lại."
    return _date(given, today)


def _time(given: str, today: date) -> str:
    del today
    try:
        time.fromisoformat(given if ":" in given else "?")
    except ValueError:
        return "Giờ không đúng. Hãy ghi theo mẫu giờ:phút, ví dụ 07:30."
    return ""


def _year(given: str, today: date) -> str:
    right = re.fullmatch(r"[0-9]{4}", given) is not None and _EARLIEST.year <= int(given) <= today.year
    return "" if right else say("Năm phải trong khoảng %(first)s đến %(last)s.", first=_EARLIEST.year, last=today.year)


def _whole(given: str, today: date) -> str:
    del today
    found = number(given)
    right = found is not None and found == found.to_integral_value() and 0 <= found < _MOST
    return "" if right else "Hãy ghi một số nguyên không âm, nhỏ hơn 1.000.000."


def _measure(given: str, today: date) -> str:
    del today
    found = number(given)
    right = found is not None and 0 < found < 10**9 and found == round(found, 2)
    return "" if right else "Hãy ghi một số lớn hơn 0, tối đa hai chữ số thập phân, ví dụ 85,5."


def _money(given: str, today: date) -> str:
    del today
    found = number(given)
    right = found is not None and found == found.to_integral_value() and 0 <= found < _MOST_MONEY
    return "" if right else "Hãy ghi số tiền bằng đồng, ví dụ 1.500.000."


def _name(given: str, today: date) -> str:
    del today
    return "" if re.search(r"[^\W\d_]", given) and not re.search(r"[\d<>]", given) else "Hãy viết họ tên bằng chữ."


_CHECKS: Mapping[AnswerKind, Callable[[str, date], str]] = {
    AnswerKind.NAME: _name,
    AnswerKind.DATE: _date,
    AnswerKind.PAST_DATE: _past_date,
    AnswerKind.TIME: _time,
    AnswerKind.YEAR: _year,
    AnswerKind.NUMBER: _whole,
    AnswerKind.MEASURE: _measure,
    AnswerKind.MONEY: _money,
    AnswerKind.YES_NO: lambda given, _: "" if given in {YES, NO} else "Hãy chọn Có hoặc Không.",
    AnswerKind.PHONE: lambda given, _: numbers.phone_fault(numbers.tidy_phone(given)),
    AnswerKind.EMAIL: lambda given, _: numbers.email_fault(given),
    AnswerKind.IDENTITY: lambda given, _: numbers.identity_fault(numbers.tidy(given)),
    AnswerKind.TAX_NUMBER: lambda given, _: numbers.identity_fault(numbers.tidy(given), "organisation"),
    AnswerKind.PLATE: lambda given, _: "" if _PLATE.fullmatch(given) else "Biển số không đúng mẫu, ví dụ 93A-123.45.",
}
