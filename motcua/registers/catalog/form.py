"""What the online form of a procedure asks, question by question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.registers.catalog import row


class AnswerKind(StrEnum):
    """How an answer is typed and checked; `answers.faults` knows each."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NAME = "name"
    DATE = "date"
    PAST_DATE = "past_date"
    TIME = "time"
    YEAR = "year"
    NUMBER = "number"
    MEASURE = "measure"  # a length or an area, up to two decimals
    MONEY = "money"  # VND
    CHOICE = "choice"
    YES_NO = "yes_no"
    PHONE = "phone"
    EMAIL = "email"
    IDENTITY = "identity"  # citizen number or older identity card
    TAX_NUMBER = "tax_number"
    ADDRESS = "address"
    PLATE = "plate"  # number plate of a vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a choice: what is kept, and how it is called."""

    value: str
    vi: str
    en: str

    def label(self, language: str = "vi") -> str:
        """The wording in the language; Vietnamese where there is no English."""
        return self.en if language == "en" and self.en else self.vi

    def as_json(self) -> dict[str, object]:
        """The option as the version keeps it."""
        return {"value": self.value, "vi": self.vi, "en": self.en}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `name` is the key of its answer, `page` the page of the form it stands on, from 1.

    `most` is the largest number taken. Where `before` names another question, the answer is a year or a day at least
    `years` years before that other answer.
    """

    name: str
    vi: str
    en: str
    kind: AnswerKind = AnswerKind.TEXT
    required: bool = True
    help_vi: str = ""
    help_en: str = ""
    options: tuple[Option, ...] = ()
    page: int = 1
    most: int | None = None
    before: str = ""
    years: int = 0

    def label(self, language: str = "vi") -> str:
        """The wording in the language; Vietnamese where there is no English."""
        return self.en if language == "en" and self.en else self.vi

    def help(self, language: str = "vi") -> str:
        """The hint in the language; Vietnamese where there is no English, empty where there is none."""
        return self.help_en if language == "en" and self.help_en else self.help_vi

    def said(self, answer: object, language: str = "vi") -> str:
        """The answer as a person reads it: the wording of a choice, a day as 17/12/1976, or what was typed."""
        found = next((option for option in self.options if option.value == answer), None)
        if found:
            return found.label(language)
        typed = str(answer if answer is not None else "")
        return _day(typed) if self.kind in {AnswerKind.DATE, AnswerKind.PAST_DATE} else typed

    def as_json(self) -> dict[str, object]:
        """The question as the version keeps it; what is empty is left out."""
        line: dict[str, object] = {"name": self.name, "vi": self.vi, "en": self.en, "kind": self.kind.value}
        line |= {"required": self.required, "page": self.page}
        line |= {key: text for key, text in (("help_vi", self.help_vi), ("help_en", self.help_en)) if text}
        line |= {"most": self.most} if self.most is not None else {}
        line |= {"before": self.before, "years": self.years} if self.before else {}
        return line | ({"options": [option.as_json() for option in self.options]} if self.options else {})


def _day(typed: str) -> str:
    try:
        return f"{date.fromisoformat(typed):%d/%m/%Y}"
    except ValueError:
        return typed


def read(rows: object) -> tuple[Question, ...]:
    """The questions of a version, in their order.

    Raises `TypeError` or `ValueError` for what `as_json` never wrote.
    """
    return tuple(
        Question(
            name=line.text("name"),
            vi=line.text("vi"),
            en=line.text("en"),
            kind=AnswerKind(line.text("kind")),
            required=line.flag("required"),
            help_vi=line.text("help_vi"),
            help_en=line.text("help_en"),
            options=tuple(
                Option(value=option.text("value"), vi=option.text("vi"), en=option.text("en"))
                for option in line.rows("options")
            ),
            page=line.whole("page") or 1,
            most=line.maybe_whole("most"),
            before=line.text("before"),
            years=line.whole("years"),
        )
        for line in row.read(rows)
    )


def pages(questions: Iterable[Question]) -> tuple[tuple[Question, ...], ...]:
    """The questions page by page."""
    asked = tuple(questions)
    numbers = sorted({question.page for question in asked})
    return tuple(tuple(question for question in asked if question.page == number) for number in numbers)


def answered(
    questions: Iterable[Question], answers: Mapping[str, object], language: str = "vi"
) -> list[tuple[str, str]]:
    """Label and answer of every question that was answered, ready to be read."""
    return [
        (question.label(language), question.said(answers[question.name], language))
        for question in questions
        if answers.get(question.name) not in {None, ""}
    ]
