"""Answers to the questions of an online form, such as the form accepts."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from motcua.registers.catalog.form import AnswerKind, Question
from motcua.runtime.demonstration.people.citizens import Citizen
from motcua.runtime.demonstration.plan.arrival import Arrival

if TYPE_CHECKING:
    from motcua.runtime.demonstration.lives.circle import Circle

_CHILD_DAYS = (5, 50)
_ADULT_YEARS = (21, 70)
_TEXTS: Mapping[str, str] = {  # by the whole name, or by its last word
    "nationality": "Việt Nam",
    "request": "Đề nghị giải quyết theo quy định của pháp luật.",
    "purpose": "Bổ sung hồ sơ cá nhân",
    "relation": "Con",
    "relation_to_head": "Con",
    "line": "Bán lẻ nông sản, hàng tạp hóa",
    "content": "Thay đổi theo giấy tờ kèm theo",
    "change": "Thay đổi theo hợp đồng kèm theo",
    "by": "Ủy ban nhân dân huyện",
    "at": "Ủy ban nhân dân xã nơi cư trú",
    "cause": "Bệnh già",
    "document": "Văn bằng, chứng chỉ",
}


def to(questions: Sequence[Question], citizen: Citizen, arrival: Arrival, circle: "Circle") -> dict[str, object]:
    """An answer to every required question, from the applicant's side."""
    chance = circle.chance
    return {
        question.name: _answer(question, citizen, arrival, circle, chance)
        for question in questions
        if question.required
    }


def _answer(question: Question, citizen: Citizen, arrival: Arrival, circle: "Circle", chance: random.Random) -> str:
    if question.kind is AnswerKind.CHOICE:
        return chance.choice(question.options).value
    if question.kind is AnswerKind.NAME:
        return _name(question, citizen, circle, chance)
    if question.kind in _BY_KIND:
        return _BY_KIND[question.kind](citizen, arrival, chance)
    if question.kind is AnswerKind.PAST_DATE:
        return _past(question, arrival, chance)
    return _text(question.name, citizen, chance)


def _text(name: str, citizen: Citizen, chance: random.Random) -> str:
    last = name.rpartition("_")[2]
    if last == "group":
        return citizen.group or "Kinh"
    if last in {"no", "account"}:
        return f"{chance.randint(1000, 999999)}"
    if last == "name":
        return citizen.name
    return _TEXTS.get(name) or _TEXTS.get(last) or "Theo giấy tờ kèm theo"


def _past(question: Question, arrival: Arrival, chance: random.Random) -> str:
    """A child was born lately, a grown-up long ago, and other things happened within some years."""
    if "birth" in question.name and "child" not in question.name:
        return (arrival.filed - timedelta(days=int(chance.uniform(*_ADULT_YEARS) * 365.25))).date().isoformat()
    days = _CHILD_DAYS if "child" in question.name or "death" in question.name else (60, 1500)
    return (arrival.filed - timedelta(days=chance.randint(*days))).date().isoformat()


def _name(question: Question, citizen: Citizen, circle: "Circle", chance: random.Random) -> str:
    if any(part in question.name for part in ("applicant", "owner", "holder")):
        return citizen.name
    sex = "female" if any(part in question.name for part in ("mother", "wife")) else "male"
    return circle.names.full(sex, "Kinh", chance)


def _day(_: Citizen, arrival: Arrival, chance: random.Random) -> str:
    return (arrival.filed + timedelta(days=chance.randint(1, 60))).date().isoformat()


def _year(_: Citizen, arrival: Arrival, chance: random.Random) -> str:
    return str(arrival.filed.year - chance.randint(22, 45))


_BY_KIND: Mapping[AnswerKind, Callable[[Citizen, Arrival, random.Random], str]] = {
    AnswerKind.DATE: _day,
    AnswerKind.TIME: lambda _, __, chance: f"{chance.randint(0, 23):02d}:{chance.choice((0, 15, 30, 45)):02d}",
    AnswerKind.YEAR: _year,
    AnswerKind.NUMBER: lambda _, __, chance: str(chance.randint(1, 3)),
    AnswerKind.MEASURE: lambda _, __, chance: f"{chance.randint(600, 90000) / 10:.1f}".replace(".", ","),
    AnswerKind.MONEY: lambda _, __, chance: str(chance.randint(5, 900) * 1_000_000),
    AnswerKind.YES_NO: lambda _, __, chance: chance.choice(("yes", "no")),
    AnswerKind.PHONE: lambda citizen, _, __: citizen.phone,
    AnswerKind.EMAIL: lambda citizen, _, __: citizen.email or f"nguoi-nop-{citizen.number}@binhphuoc.example",
    AnswerKind.IDENTITY: lambda _, __, chance: f"0708{chance.randint(50, 99)}{chance.randrange(10**6):06d}",
    AnswerKind.TAX_NUMBER: lambda citizen, _, __: (
        citizen.identity if citizen.kind != "person" else f"99{citizen.number:08d}"
    ),
    AnswerKind.ADDRESS: lambda citizen, _, __: citizen.address,
    AnswerKind.PLATE: lambda _, __, chance: (
        f"93{chance.choice('AC')}-{chance.randint(100, 999)}.{chance.randint(10, 99)}"
    ),
}
