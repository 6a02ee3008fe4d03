"""The end: the result is signed, refused, stopped, or handed over."""

from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.faces.office import typed, uploads
from motcua.faces.office.dossier.forms import Doing, Field, Form, Seen
from motcua.law import channels
from motcua.registers.catalog import process
from motcua.work.dossiers.acts import decide as deciding
from motcua.work.dossiers.acts import hand_over as handing
from motcua.work.dossiers.acts import issue as issuing
from motcua.work.dossiers.acts import stop as stopping
from motcua.work.dossiers.telling import labels
from motcua.work.dossiers.views import DossierView

_WAYS = {"counter": "1", "online": "2", "post": "3"}


def _number() -> Field:
    return Field(
        name="number", label=gettext("Số của kết quả"), width="20", optional=True,
        hint=gettext("Để trống thì hệ thống cấp số tiếp theo trong ngày của đơn vị."),
    )  # fmt: skip


def _file(doing: Doing) -> str:
    """The digest of the file handed in now, or with the form when it was refused; empty without one."""
    file = uploads.keep(doing.files.get("file"), by=doing.by, at=doing.at)
    file = file or uploads.marked(doing.typed.get("kept.file", ""), doing.by)
    return file.digest if file else ""


def decide(seen: Seen) -> Form:
    """The result is signed."""
    view = seen.view
    stamped = process.issuing(view.procedure.process) is not None

    def perform(doing: Doing) -> str:
        deciding.decide(
            by=doing.by, dossier=doing.view.code, number=typed.line(doing.typed, "number"), step=doing.step,
            at=doing.at, file=_file(doing), on_paper="on_paper" in doing.typed,
        )  # fmt: skip
        if stamped:
            return gettext("Đã ghi nhận kết quả đã ký và chuyển văn thư đóng dấu, phát hành.")
        return gettext("Đã ghi nhận kết quả đã ký và chuyển về Bộ phận Một cửa để trả.")

    fields = [
        Field(name="file", label=gettext("Tệp kết quả đã ký"), kind="file"),
        Field(
            name="on_paper", kind="checkbox",
            label=gettext("Tôi đã ký kết quả trên giấy; tệp kèm theo, nếu có, là bản chụp không mang chữ ký số"),
        ),
    ]  # fmt: skip
    return Form(
        verb="decide", title=gettext("Ghi nhận kết quả đã ký"), icon="signature", perform=perform,
        button=gettext("Ghi nhận và chuyển văn thư") if stamped else gettext("Ghi nhận và chuyển trả"),
        says=gettext("Kết quả: %(result)s.") % {"result": view.procedure.result or view.procedure.name},
        follows=[
            gettext("Nút này không ký số thay bạn: hãy ký số tệp trước khi tải lên, hoặc ký trên giấy."),
            *_after_signing(stamped=stamped),
        ],
        fields=fields if stamped else [*fields, _number()],
    )  # fmt: skip


def _after_signing(*, stamped: bool) -> list[str]:
    if stamped:
        return [gettext("Văn thư cấp số, đóng dấu rồi chuyển về Bộ phận Một cửa; đến lúc đó thời hạn mới dừng.")]
    return [
        gettext("Việc giải quyết kết thúc, thời hạn dừng tại đây."),
        gettext("Người nộp được báo kết quả đã có."),
    ]


def reject(seen: Seen) -> Form:
    """The request is refused on its merits."""
    view = seen.view
    stamped = process.issuing(view.procedure.process) is not None

    def perform(doing: Doing) -> str:
        deciding.reject(
            by=doing.by, dossier=doing.view.code, reason=typed.letter(doing.typed, "reason"), step=doing.step,
            at=doing.at, number=typed.line(doing.typed, "number"),
        )  # fmt: skip
        if stamped:
            return gettext("Đã ký văn bản không giải quyết và chuyển văn thư đóng dấu, phát hành.")
        return gettext("Đã ký văn bản không giải quyết và chuyển về Bộ phận Một cửa để trả.")

    reason = Field(name="reason", label=gettext("Lý do không giải quyết"), kind="textarea", rows=4)
    number = Field(name="number", label=gettext("Số văn bản"), optional=True, width="20")
    return Form(
        verb="reject", title=gettext("Không giải quyết"), button=gettext("Ký không giải quyết"), danger=True,
        icon="circle-x", perform=perform,
        says=gettext("Sau thẩm định, hồ sơ không đủ điều kiện; văn bản trả lời nêu rõ lý do là kết quả."),
        follows=[gettext("Phải trả lời trong thời hạn (%(due)s).") % {"due": wording.long_moment(view.due_at)}],
        fields=[reason] if stamped else [reason, number],
    )  # fmt: skip


def issue(seen: Seen) -> Form:
    """What was signed is stamped and goes to the counter."""
    view = seen.view
    signed = view.result or {}

    def perform(doing: Doing) -> str:
        issuing.issue(
            by=doing.by, dossier=doing.view.code, number=typed.line(doing.typed, "number"), step=doing.step,
            at=doing.at, file=_file(doing),
        )  # fmt: skip
        return gettext("Đã phát hành kết quả và chuyển về Bộ phận Một cửa để trả.")

    name = signed.get("name") or gettext("Văn bản không giải quyết")
    return Form(
        verb="issue", title=gettext("Đóng dấu, phát hành kết quả"), button=gettext("Phát hành và chuyển trả"),
        icon="stamp", perform=perform,
        says=gettext("%(name)s, người ký: %(signer)s.") % {"name": name, "signer": signed.get("signer", "")},
        follows=_after_signing(stamped=False),
        fields=[
            _number(),
            Field(name="file", label=gettext("Bản điện tử đã đóng dấu"), kind="file", optional=True),
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
        handing.hand_over(
            by=doing.by, dossier=doing.view.code, to=typed.line(doing.typed, "to"), at=doing.at,
            channel=typed.whole(doing.typed, "channel") or 0, identity_checked="identity_checked" in doing.typed,
        )  # fmt: skip
        return gettext("Đã trả kết quả.")

    other = (view.representative or {}).get("name", "")
    ways = [(str(number), labels.channel(number)) for number in channels.EVERY]
    chosen = _WAYS.get(view.contact.get("receive_by", "counter"), "1")
    hint = gettext("Người được ủy quyền trong hồ sơ: %(name)s.") % {"name": other} if other else ""
    return Form(
        verb="hand_over", title=gettext("Trả kết quả"), button=gettext("Đã trả kết quả"), icon="package-check",
        perform=perform,
        says=gettext("Kết quả được trả kể cả khi hồ sơ trễ hạn hoặc thiếu thư xin lỗi."),
        follows=[*_sent_to(view), gettext("Trả lại giấy tờ gốc nếu hồ sơ còn giữ.")],
        fields=[
            Field(name="to", label=gettext("Người nhận"), value=view.applicant, hint=hint),
            Field(name="channel", label=gettext("Hình thức trả"), kind="radio", options=ways, value=chosen),
            Field(name="identity_checked", kind="checkbox",
                  label=gettext("Đã đối chiếu giấy tờ tùy thân của người nhận")),
        ],
    )  # fmt: skip


def _sent_to(view: DossierView) -> list[str]:
    """Where the post brings the result, for who asked for that; nothing for all others."""
    there = view.contact.get("deliver_to") or view.contact.get("address", "")
    asked = view.contact.get("receive_by") == "post" and there
    return [gettext("Người nộp đăng ký nhận qua bưu chính, tại: %(place)s.") % {"place": there}] if asked else []
