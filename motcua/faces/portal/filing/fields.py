"""What a page asks, field by field: how each is shown, and what stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from motcua.faces.portal.filing import course
from motcua.faces.portal.wording import language
from motcua.reactions.notify import messages as channels
from motcua.registers.catalog.answers import NO, YES
from motcua.registers.catalog.form import AnswerKind, Question
from motcua.work.intake.queries import DraftView

MOST_RADIOS = 7
SELF, OTHER = "self", "other"
COUNTER, POST, ONLINE = "counter", "post", "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field; `name` is the place that a fault names: `answers.child_name`, `applicant.phone`, `agency`."""

    name: str
    label: str
    type: str = "text"
    value: str = ""
    hint: str = ""
    options: tuple[tuple[str, ...], ...] = ()
    optional: bool = False
    width: str = ""
    suffix: str = ""
    inputmode: str = ""
    autocomplete: str = ""
    fault: str = ""

    @property
    def said(self) -> str:
        """What stands in it as a person reads it."""
        return next((option[1] for option in self.options if option[0] == self.value), self.value)


_SHOWN: Mapping[AnswerKind, dict[str, str]] = {
    AnswerKind.LONG_TEXT: {"type": "textarea"},
    AnswerKind.DATE: {"type": "date", "width": "10"},
    AnswerKind.PAST_DATE: {"type": "date", "width": "10"},
    AnswerKind.TIME: {"width": "5", "inputmode": "numeric"},
    AnswerKind.YEAR: {"width": "5", "inputmode": "numeric"},
    AnswerKind.NUMBER: {"width": "5", "inputmode": "numeric"},
    AnswerKind.MEASURE: {"width": "10", "inputmode": "decimal"},
    AnswerKind.MONEY: {"width": "10", "inputmode": "numeric"},
    AnswerKind.PHONE: {"type": "tel", "width": "20"},
    AnswerKind.EMAIL: {"type": "email"},
    AnswerKind.IDENTITY: {"width": "20", "inputmode": "numeric"},
    AnswerKind.TAX_NUMBER: {"width": "20", "inputmode": "numeric"},
    AnswerKind.PLATE: {"width": "10"},
}


def of(page: course.Page, draft: DraftView) -> tuple[Field, ...]:
    """The fields of a page with what the draft holds."""
    if page.key == course.WHO:
        return (_who(draft),)
    if page.key == course.APPLICANT:
        return _applicant(draft)
    if page.key == course.RECEIVE:
        return _receive(draft)
    if page.key == course.WHERE:
        here = draft.agency
        return (Field(name="agency", label=page.title, value=here.code if here else ""),)
    return tuple(question(each, str(draft.answers.get(each.name) or "")) for each in page.questions)


def question(asked: Question, value: str) -> Field:
    """A question of the form as a field."""
    tongue = language()
    options = tuple((option.value, option.label(tongue)) for option in asked.options)
    if asked.kind is AnswerKind.YES_NO:
        options = ((YES, gettext("Có")), (NO, gettext("Không")))
    field = Field(
        name=f"answers.{asked.name}", label=asked.label(tongue), hint=_hint(asked, tongue), optional=not asked.required,
        value=value, options=options, suffix=gettext("đồng") if asked.kind is AnswerKind.MONEY else "",
        **_SHOWN.get(asked.kind, {}),
    )  # fmt: skip
    if not options:
        return field
    if len(options) <= MOST_RADIOS:
        return replace(field, type="radio")
    return replace(field, type="select", options=(("", gettext("Hãy chọn")), *options))


def _hint(asked: Question, tongue: str) -> str:
    """The hint of the form; beside a day also how one is written."""
    if asked.kind not in {AnswerKind.DATE, AnswerKind.PAST_DATE}:
        return asked.help(tongue)
    return " ".join(part for part in (asked.help(tongue), gettext("Ví dụ 24/04/1985.")) if part)


def _who(draft: DraftView) -> Field:
    options = (
        (SELF, gettext("Cho chính tôi"), ""),
        (OTHER, gettext("Thay người khác"), gettext("Tôi được ủy quyền; giấy ủy quyền tải lên ở bước Giấy tờ.")),
    )
    value = OTHER if draft.representative else SELF
    return Field(name="who", label=gettext("Bạn nộp hồ sơ cho ai?"), type="radio", options=options, value=value)


def _applicant(draft: DraftView) -> tuple[Field, ...]:
    """For oneself only how to be reached; for another all that the receipt names."""
    who, other = draft.applicant, draft.representative
    named = () if other is None and who.name else (
        Field(name="applicant.name", label=gettext("Họ và tên"), value=who.name,
              hint=gettext("Viết như trong giấy tờ.")),
    )  # fmt: skip
    numbered = () if other is None and who.identity else (
        Field(name="applicant.identity", label=gettext("Số căn cước hoặc chứng minh nhân dân"), value=who.identity,
              width="20", inputmode="numeric"),
    )  # fmt: skip
    mine = () if other is None else (
        Field(name="representative.phone", label=gettext("Điện thoại của bạn, người được ủy quyền"), type="tel",
              value=other.phone, width="20", autocomplete="tel"),
    )  # fmt: skip
    return (*named, *numbered, *_reach(draft), *mine)


def _reach(draft: DraftView) -> tuple[Field, ...]:
    who, own = draft.applicant, draft.representative is None
    return (
        Field(name="applicant.phone", label=gettext("Số điện thoại"), type="tel", value=who.phone, width="20",
              hint=gettext("Để quầy gọi khi cần; 4 số cuối mở được trang tra cứu."), autocomplete="tel" if own else ""),
        Field(name="applicant.email", label=gettext("Thư điện tử"), type="email", value=who.email, optional=True,
              hint=gettext("Tin về hồ sơ được gửi cả vào đây.") if channels.mails() else "",
              autocomplete="email" if own else ""),
        Field(name="applicant.address", label=gettext("Nơi ở hiện nay"), value=who.address,
              hint=gettext("Số nhà, thôn ấp, xã phường, huyện, tỉnh."), autocomplete="street-address" if own else ""),
    )  # fmt: skip


def _receive(draft: DraftView) -> tuple[Field, ...]:
    options = (
        (COUNTER, gettext("Đến quầy lấy"), gettext("Mang theo mã hồ sơ hoặc căn cước.")),
        (POST, gettext("Gửi bưu điện về nhà"), gettext("Bưu điện thu cước khi giao, theo giá của bưu điện.")),
        (ONLINE, gettext("Bản điện tử"), gettext("Tệp có chữ ký số, lấy trong mục “Hồ sơ của tôi”.")),
    )
    return (
        Field(name="receive_by", label=gettext("Bạn muốn nhận kết quả thế nào?"), type="radio", options=options,
              value=draft.receive_by or COUNTER),
        Field(name="applicant.deliver_to", label=gettext("Gửi về địa chỉ nào?"),
              value=draft.applicant.deliver_to or draft.applicant.address,
              optional=True, hint=gettext("Chỉ cần khi chọn gửi bưu điện.")),
    )  # fmt: skip
