"""The end: the result is signed, refused, stopped, or handed over."""

from django.http import QueryDict
from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.faces.office import typed, uploads
from motcua.faces.office.dossier.forms import Doing, Field, Form, Seen
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import decide as deciding
from motcua.work.dossiers.acts import hand_over as handing
from motcua.work.dossiers.acts import stop as stopping
from motcua.work.dossiers.telling import labels

_WAYS = {"counter": "1", "online": "2", "post": "3"}


def require_checked(typed_in: QueryDict) -> None:
    """Nothing happens when who takes the result at the counter was compared with an identity paper.

    Raises `Invalid` for a hand-over in person without it; what goes by post or online is given to nobody in person.
    Source: NĐ 61/2018, Art. 20
    """
    if "identity" in typed_in or typed_in.get("channel") != _WAYS["counter"]:
        return
    raise Invalid(
        gettext("Chưa xác nhận đã đối chiếu giấy tờ tùy thân."),
        gettext("Trả trực tiếp thì kết quả chỉ được giao cho người nộp hoặc người được ủy quyền."),
        gettext("Hãy đối chiếu giấy tờ tùy thân của người nhận rồi đánh dấu vào ô, hoặc chọn hình thức trả khác."),
        "NĐ 61/2018, Art. 20",
        fields={"identity": gettext("Hãy đối chiếu rồi đánh dấu vào ô này.")},
    )


def decide(seen: Seen) -> Form:
    """The result is signed."""
    view = seen.view

    def perform(doing: Doing) -> str:
        file = uploads.keep(doing.files.get("file"), by=doing.by, at=doing.at)
        deciding.decide(
            by=doing.by, dossier=doing.view.code, number=typed.line(doing.typed, "number"), step=doing.step,
            at=doing.at, file=file.digest if file else "",
        )  # fmt: skip
        return gettext("Đã ký kết quả và chuyển về Bộ phận Một cửa để trả.")

    return Form(
        verb="decide", title=gettext("Ký kết quả"), button=gettext("Ký và chuyển trả"), icon="signature",
        perform=perform,
        says=gettext("Kết quả: %(result)s.") % {"result": view.procedure.result or view.procedure.name},
        follows=[
            gettext("Việc giải quyết kết thúc, thời hạn dừng tại đây."),
            gettext("Người nộp được báo kết quả đã có."),
        ],
        fields=[
            Field(
                name="number", label=gettext("Số của kết quả"), width="20", optional=True,
                hint=gettext("Để trống thì hệ thống cấp số tiếp theo trong ngày của đơn vị."),
            ),
            Field(name="file", label=gettext("Bản điện tử của kết quả"), kind="file", optional=True),
        ],
    )  # fmt: skip


def reject(seen: Seen) -> Form:
    """The request is refused on its merits."""
    view = seen.view

    def perform(doing: Doing) -> str:
        deciding.reject(
            by=doing.by, dossier=doing.view.code, reason=typed.letter(doing.typed, "reason"), step=doing.step,
            at=doing.at, number=typed.line(doing.typed, "number"),
        )  # fmt: skip
        return gettext("Đã ký văn bản không giải quyết và chuyển về Bộ phận Một cửa để trả.")

    return Form(
        verb="reject", title=gettext("Không giải quyết"), button=gettext("Ký không giải quyết"), danger=True,
        icon="circle-x", perform=perform,
        says=gettext("Sau thẩm định, hồ sơ không đủ điều kiện; văn bản trả lời nêu rõ lý do là kết quả."),
        follows=[gettext("Phải trả lời trong thời hạn (%(due)s).") % {"due": wording.long_moment(view.due_at)}],
        fields=[
            Field(name="reason", label=gettext("Lý do không giải quyết"), kind="textarea", rows=4),
            Field(name="number", label=gettext("Số văn bản"), optional=True, width="20"),
        ],
    )  # fmt: skip


def withdraw(_seen: Seen) -> Form:
    """The applicant wants the dossier back."""

    def perform(doing: Doing) -> str:
        stopping.withdraw(by=doing.by, dossier=doing.view.code, reason=typed.letter(doing.typed, "reason"), at=doing.at)
        return gettext("Đã ghi nhận đề nghị rút hồ sơ.")

    return Form(
        verb="withdraw", title=gettext("Ghi nhận đề nghị rút hồ sơ"), button=gettext("Ghi nhận"), icon="rotate-ccw",
        perform=perform,
        says=gettext("Người nộp đến đề nghị lấy lại hồ sơ; chỉ được khi chưa ký kết quả."),
        follows=[gettext("Bước sau là dừng giải quyết và trả lại giấy tờ gốc.")],
        fields=[Field(name="reason", label=gettext("Lý do"), kind="textarea", optional=True)],
    )  # fmt: skip


def stop(_seen: Seen) -> Form:
    """Work ends without a result."""

    def perform(doing: Doing) -> str:
        stopping.stop(by=doing.by, dossier=doing.view.code, reason=typed.letter(doing.typed, "reason"), at=doing.at)
        return gettext("Đã dừng giải quyết hồ sơ.")

    return Form(
        verb="stop", title=gettext("Dừng giải quyết"), button=gettext("Dừng giải quyết"), danger=True, icon="circle-x",
        perform=perform,
        says=gettext("Dừng theo đề nghị của người nộp, hoặc vì không bổ sung trong thời hạn."),
        follows=[gettext("Hồ sơ kết thúc không có kết quả; giấy tờ gốc được trả lại.")],
        fields=[Field(name="reason", label=gettext("Lý do dừng giải quyết"), kind="textarea")],
    )  # fmt: skip


def hand_over(seen: Seen) -> Form:
    """The result goes to whom it belongs."""
    view = seen.view

    def perform(doing: Doing) -> str:
        require_checked(doing.typed)
        handing.hand_over(
            by=doing.by, dossier=doing.view.code, to=typed.line(doing.typed, "to"), at=doing.at,
            channel=typed.whole(doing.typed, "channel") or 0, identity_checked="identity" in doing.typed,
        )  # fmt: skip
        return gettext("Đã trả kết quả.")

    other = (view.representative or {}).get("name", "")
    ways = [(str(number), labels.channel(number)) for number in (1, 2, 3)]
    chosen = _WAYS.get(view.contact.get("receive_by", "counter"), "1")
    hint = gettext("Người được ủy quyền trong hồ sơ: %(name)s.") % {"name": other} if other else ""
    return Form(
        verb="hand_over", title=gettext("Trả kết quả"), button=gettext("Đã trả kết quả"), icon="package-check",
        perform=perform,
        says=gettext("Kết quả được trả kể cả khi hồ sơ trễ hạn hoặc thiếu thư xin lỗi."),
        follows=[gettext("Trả lại giấy tờ gốc nếu hồ sơ còn giữ.")],
        fields=[
            Field(name="to", label=gettext("Người nhận"), value=view.applicant, hint=hint),
            Field(name="channel", label=gettext("Hình thức trả"), kind="radio", options=ways, value=chosen),
            Field(name="identity", label=gettext("Đã đối chiếu giấy tờ tùy thân của người nhận"), kind="checkbox"),
        ],
    )  # fmt: skip
