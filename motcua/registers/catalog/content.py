"""What a version of a procedure says, before it is published."""

from dataclasses import dataclass

from motcua.law.deadline import Term
from motcua.registers.catalog import process, synonyms
from motcua.registers.catalog.form import AnswerKind, Question
from motcua.registers.catalog.papers import Paper
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.catalog.tariff import FeeKind, FeeLine


@dataclass(frozen=True, kw_only=True)
class Content:
    """All that is published of a procedure; once published it stays as it is."""

    name: str
    field: str
    field_group: str
    levels: tuple[str, ...]
    agency_key: str
    term: Term
    source: str
    process: tuple[PlannedStep, ...]
    code: str = ""
    applicants: str = ""
    term_text: str = ""
    term_assumed: bool = False
    online_level: str = ""
    result: str = ""
    result_code: str = ""
    legal_basis: tuple[str, ...] = ()
    essential: bool = False
    papers: tuple[Paper, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    form: tuple[Question, ...] = ()
    decision: str = ""

    def columns(self) -> dict[str, object]:
        """The columns of the version's row, as plain JSON values where they are lists."""
        plain = (
            "name",
            "field",
            "field_group",
            "agency_key",
            "applicants",
            "term_text",
            "term_assumed",
            "online_level",
        )
        more = ("result", "result_code", "essential", "decision", "source")
        return {name: getattr(self, name) for name in (*plain, *more)} | {
            "folded": synonyms.searchable(self.name, self.code, self.field),
            "levels": list(self.levels),
            "term_value": self.term.value,
            "term_unit": self.term.unit.value,
            "legal_basis": list(self.legal_basis),
            "papers": [paper.as_json() for paper in self.papers],
            "fees": [line.as_json() for line in self.fees],
            "process": [step.as_json() for step in self.process],
            "form": [question.as_json() for question in self.form],
        }

    def faults(self) -> tuple[str, ...]:
        """What forbids this content to be published, in sentences; nothing when it may be.

        Source: NĐ 63/2010, Art. 8(2); TT 01/2018, Art. 8
        """
        found = [*process.faults(self.process, self.term), *self._form_faults()]
        if not self.name.strip():
            found.append("Thủ tục phải có tên.")
        if not self.levels:
            found.append("Phải nêu cấp tiếp nhận.")
        if not self.agency_key:
            found.append("Phải nêu cơ quan giải quyết.")
        if [paper.no for paper in self.papers] != list(range(1, len(self.papers) + 1)):
            found.append("Giấy tờ phải đánh số liên tục từ 1.")
        if any(
            (line.amount is None) is (line.kind is FeeKind.AMOUNT) or (line.amount or 0) < 0 for line in self._sums()
        ):
            found.append("Mỗi mức thu phải có số tiền không âm.")
        return tuple(found)

    def _sums(self) -> tuple[FeeLine, ...]:
        return tuple(line for line in self.fees if line.kind is FeeKind.AMOUNT or line.amount)

    def _form_faults(self) -> list[str]:
        names = [question.name for question in self.form]
        found = ["Hai câu hỏi của tờ khai trùng tên."] if len(set(names)) < len(names) else []
        if any((question.kind is AnswerKind.CHOICE) is not bool(question.options) for question in self.form):
            found.append("Câu hỏi lựa chọn phải có mục để chọn, câu hỏi khác thì không.")
        if any(question.before and question.before not in names for question in self.form):
            found.append("Câu hỏi so ngày phải nêu tên một câu hỏi của cùng tờ khai.")
        if any(paper.declared and paper.shown for paper in self.papers):
            found.append("Giấy tờ chỉ xuất trình thì không khai thay bằng tờ khai điện tử được.")
        if any(paper.declared for paper in self.papers) and not self.form:
            found.append("Giấy tờ khai trực tuyến phải có tờ khai điện tử để khai.")
        if any(not (question.vi and question.en) for question in self.form):
            found.append("Mỗi câu hỏi phải có lời tiếng Việt và tiếng Anh.")
        return found
