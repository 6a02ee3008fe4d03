"""What the applicant declared in the electronic form is declared anew, while the application is completed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.registers.catalog import answers as catalog_answers
from motcua.registers.catalog.form import Question
from motcua.registers.catalog.queries import ProcedureView
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.application import Given, declaration
from motcua.work.dossiers.models import Dossier


@dataclass(frozen=True)
class Correction:
    """What was declared anew: the questions, what had been answered, and the form as a paper handed in once more."""

    questions: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    paper: tuple[Given, ...] = ()


def correct(row: Dossier, procedure: ProcedureView, given: Mapping[str, object], today: date) -> Correction:
    """The row holds the new answers; it is not saved here. Nothing is corrected where every answer is as it was.

    Raises `Invalid` with the place of each answer that cannot be accepted.
    Source: decision 0205
    """
    changed = tuple(question for question in procedure.form if _differs(question, row.answers, given))
    if not changed:
        return Correction()
    answers = row.answers | {question.name: given[question.name] for question in changed}
    if faults := catalog_answers.faults(procedure.form, answers, today):
        raise Invalid(
            "Tờ khai sửa chưa đúng.", "Có câu trả lời còn thiếu hoặc chưa hợp lệ.", "Hãy sửa các mục được đánh dấu.",
            fields={f"answers.{name}": sentence for name, sentence in faults.items()},
        )  # fmt: skip
    was = tuple(question.said(row.answers.get(question.name)) for question in changed)
    row.answers = answers
    form = declaration(procedure)
    return Correction(tuple(question.vi for question in changed), was, (form,) if form else ())


def _differs(question: Question, before: Mapping[str, object], given: Mapping[str, object]) -> bool:
    return question.name in given and str(given[question.name] or "") != str(before.get(question.name) or "")
