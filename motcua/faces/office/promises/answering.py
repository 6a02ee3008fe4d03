"""The acts on a petition as forms: the letter is written, issued, published, withdrawn; and the letter as a PDF."""

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from motcua.faces.office import typed
from motcua.faces.office.directives.forms import Form
from motcua.faces.office.dossier.forms import Field
from motcua.faces.office.guard import OfficeRequest, officers_only
from motcua.ledger import clock
from motcua.reactions.papers.letter import drawing
from motcua.work.directives.acts import answer
from motcua.work.directives.views import DutyView

_BODY = 20_000


@require_safe
@officers_only
def letter(request: OfficeRequest, task: int, duty: int) -> HttpResponse:  # noqa: ARG001 - the address names both
    """The letter as a PDF, a draft until it is issued."""
    drawn = drawing.draw(duty, by=request.actor, now=clock.now())
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="tra-loi-{duty}.pdf"'
    return response


def outcomes() -> list[tuple[str, str]]:
    """What can come of a petition."""
    return [
        ("resolved", gettext("đã giải quyết")), ("under_way", gettext("đang giải quyết")),
        ("explained", gettext("giải trình, cung cấp thông tin")), ("elsewhere", gettext("không thuộc thẩm quyền")),
    ]  # fmt: skip


def forms(one: DutyView) -> dict[str, Form]:
    """The acts on the letter of the duty."""
    there = one.answer
    return {
        "write": Form(
            title=gettext("Soạn văn bản trả lời"), button=gettext("Lưu"), done=gettext("Đã lưu văn bản trả lời."),
            says=gettext("Lãnh đạo đơn vị ban hành sau; đến lúc đó vẫn sửa được."),
            fields=(
                Field(name="outcome", label=gettext("Kết quả giải quyết"), kind="select",
                      options=[("", "–"), *outcomes()], value=there.outcome if there else ""),
                Field(name="to", label=gettext("Kính gửi, mỗi dòng một nơi"), kind="textarea", rows=2,
                      value=there.to if there else ""),
                Field(name="body", label=gettext("Nội dung trả lời, mỗi dòng một đoạn"), kind="textarea", rows=10,
                      value=there.body if there else ""),
            ),
            perform=lambda r, n: answer.write(
                by=r.actor, duty=n, outcome=typed.line(r.POST, "outcome", 20), to=typed.letter(r.POST, "to"),
                body=typed.letter(r.POST, "body", _BODY), at=clock.now(),
            ),
        ),
        "issue": Form(
            title=gettext("Ban hành văn bản trả lời"), button=gettext("Ban hành"),
            done=gettext("Đã ban hành văn bản trả lời."),
            says=gettext("Văn bản mang số này, ngày hôm nay và tên bạn; kiến nghị được tính là đã trả lời."),
            fields=(Field(name="number", label=gettext("Số, ký hiệu")),),
            perform=lambda r, n: answer.issue(
                by=r.actor, duty=n, number=typed.line(r.POST, "number", 100), at=clock.now()
            ),
        ),
        **_shown(one),
    }  # fmt: skip


def _shown(one: DutyView) -> dict[str, Form]:
    there = one.answer
    return {
        "publish": Form(
            title=gettext("Công khai nội dung trả lời"), button=gettext("Công khai"),
            done=gettext("Đã công khai nội dung trả lời."),
            says=gettext(
                "Mọi người đọc được đúng hai nội dung dưới đây, từ hôm nay đến khi hết thời gian công khai."
                " Không ghi tên, nơi ở, số điện thoại của cử tri."
            ),
            fields=(
                Field(name="matter", label=gettext("Kiến nghị"), kind="textarea", rows=4,
                      value=there.bare_matter if there else ""),
                Field(name="said", label=gettext("Trả lời"), kind="textarea", rows=10,
                      value=there.bare_said if there else ""),
            ),
            perform=lambda r, n: answer.publish(
                by=r.actor, duty=n, matter=typed.letter(r.POST, "matter", _BODY),
                said=typed.letter(r.POST, "said", _BODY), at=clock.now(),
            ),
        ),
        "withdraw": Form(
            title=gettext("Gỡ nội dung trả lời"), button=gettext("Gỡ"), done=gettext("Đã gỡ nội dung trả lời."),
            danger=True, says=gettext("Ngay sau đó không ai bên ngoài đọc được; có thể công khai lại."),
            fields=(Field(name="reason", label=gettext("Lý do gỡ"), kind="textarea"),),
            perform=lambda r, n: answer.withdraw(
                by=r.actor, duty=n, reason=typed.letter(r.POST, "reason"), at=clock.now()
            ),
        ),
    }  # fmt: skip
