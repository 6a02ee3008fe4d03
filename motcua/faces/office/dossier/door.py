"""At the door: receive, refuse, ask for completion, take in what completes."""

from django.utils.translation import gettext

from motcua.faces.kit import wording
from motcua.faces.office import typed, uploads
from motcua.faces.office.dossier.forms import Doing, Field, Form, Seen
from motcua.law import deadline
from motcua.ledger import clock
from motcua.registers.people import queries as people
from motcua.work.dossiers.acts import receive as receiving
from motcua.work.dossiers.acts import supplement as completing
from motcua.work.dossiers.application import Given
from motcua.work.dossiers.views import DossierView

MOST_ITEMS = 60


def receive(seen: Seen) -> Form:
    """The application is taken in."""
    view = seen.view

    def perform(doing: Doing) -> str:
        receiving.receive(by=doing.by, dossier=doing.view.code, at=doing.at)
        return gettext("Đã tiếp nhận. In giấy tiếp nhận và hẹn trả kết quả cho người nộp.")

    return Form(
        verb="receive", title=gettext("Tiếp nhận hồ sơ"), button=gettext("Tiếp nhận"), icon="file-check",
        perform=perform,
        says=gettext("Xác nhận hồ sơ của %(name)s đã đầy đủ, hợp lệ.") % {"name": view.applicant},
        follows=[
            gettext("Thời hạn tính từ lúc này; tiếp nhận bây giờ thì hẹn trả %(due)s.") % {"due": _promise(view)},
            gettext("Người nộp nhận giấy tiếp nhận kèm ngày hẹn trả và lý do của ngày đó."),
        ],
    )  # fmt: skip


def _promise(view: DossierView) -> str:
    """The date that would be promised if the clock started now."""
    due = deadline.due(clock.now(), view.procedure.term, people.calendar_for(view.agency_id)).due
    return wording.long_moment(due)


def refuse(_seen: Seen) -> Form:
    """The application is turned away."""

    def perform(doing: Doing) -> str:
        reason = typed.letter(doing.typed, "reason")
        receiving.refuse(by=doing.by, dossier=doing.view.code, reason=reason, at=doing.at)
        return gettext("Đã từ chối tiếp nhận. In phiếu từ chối cho người nộp.")

    return Form(
        verb="refuse", title=gettext("Từ chối tiếp nhận"), button=gettext("Từ chối tiếp nhận"), danger=True, icon="ban",
        perform=perform,
        says=gettext("Chỉ từ chối khi thủ tục không thuộc thẩm quyền hoặc hồ sơ không thể hoàn thiện."),
        follows=[
            gettext("Hồ sơ kết thúc tại đây; muốn làm lại, người nộp phải nộp hồ sơ mới."),
            gettext("Lý do được ghi vào phiếu từ chối và gửi cho người nộp."),
        ],
        fields=[
            Field(
                name="reason", label=gettext("Lý do từ chối"), kind="textarea", hint=gettext("Viết cho người dân hiểu.")
            ),
        ],
    )  # fmt: skip


def supplement(seen: Seen) -> Form:
    """Completion is asked for, once."""
    view = seen.view

    def perform(doing: Doing) -> str:
        completing.supplement(
            by=doing.by, dossier=doing.view.code, items=_items(doing), reason=typed.letter(doing.typed, "reason"),
            basis=typed.line(doing.typed, "basis"), at=doing.at,
        )  # fmt: skip
        return gettext("Đã yêu cầu bổ sung. Thời hạn dừng lại cho đến khi người nộp hoàn thiện hồ sơ.")

    listed = [(paper.name, paper.name) for paper in view.procedure.papers]
    fields = [
        Field(name="items", label=gettext("Giấy tờ cần bổ sung, sửa lại"), kind="checkboxes", options=listed, value=[]),
        Field(
            name="more", label=gettext("Nội dung khác, mỗi dòng một việc"), kind="textarea", optional=True,
            hint=gettext("Nêu đúng chỗ cần sửa: mục nào, sửa thế nào."),
        ),
        Field(name="reason", label=gettext("Lý do"), kind="textarea"),
    ]  # fmt: skip
    if view.received_at:
        last = deadline.supplement_by(view.received_at, people.calendar_for(view.agency_id)).due
        hint = gettext("Chỉ cần khi yêu cầu sau %(moment)s.") % {"moment": wording.long_moment(last)}
        fields.append(
            Field(name="basis", label=gettext("Căn cứ pháp luật chuyên ngành"), hint=hint, optional=True)
        )  # fmt: skip
    follows = [gettext("Chỉ được yêu cầu một lần: hãy nêu đầy đủ, chính xác mọi nội dung.")]
    if view.received_at:
        follows.append(gettext("Thời hạn dừng; khi bổ sung xong, thời hạn tính lại từ đầu."))
    return Form(
        verb="supplement", title=gettext("Yêu cầu bổ sung, hoàn thiện hồ sơ"), button=gettext("Gửi yêu cầu bổ sung"),
        icon="file-pen", perform=perform, follows=follows, fields=fields,
        says=gettext("Người nộp nhận phiếu liệt kê từng nội dung còn thiếu."),
    )  # fmt: skip


def _items(doing: Doing) -> list[str]:
    ticked = [typed.clean(item)[: typed.LINE] for item in doing.typed.getlist("items")]
    written = typed.letter(doing.typed, "more").splitlines()
    return [item.strip() for item in [*ticked, *written] if item.strip()][:MOST_ITEMS]


def complete(seen: Seen) -> Form:
    """What completes the dossier is handed in at the counter."""
    view = seen.view

    def perform(doing: Doing) -> str:
        completing.complete(by=doing.by, dossier=doing.view.code, papers=_handed_in(doing), at=doing.at)
        return gettext("Đã ghi nhận hồ sơ bổ sung.")

    listed = [(str(paper.no), paper.name) for paper in view.procedure.papers]
    scans = [
        Field(
            name=f"file-{paper.no}",
            label=gettext("Bản quét: %(paper)s") % {"paper": paper.name},
            kind="file",
            optional=True,
        )
        for paper in view.procedure.papers
    ]
    again = gettext("Thời hạn tính lại từ đầu; ghi nhận bây giờ thì hẹn trả %(due)s.") % {"due": _promise(view)}
    answer_by = deadline.online_answer_by(clock.now(), people.calendar_for(view.agency_id)).due
    waits = gettext("Hồ sơ trở lại chờ tiếp nhận; cần trả lời trước %(due)s.") % {"due": wording.long_moment(answer_by)}
    return Form(
        verb="complete", title=gettext("Nhận hồ sơ bổ sung"), button=gettext("Ghi nhận đã bổ sung"), icon="file-check",
        perform=perform,
        says=gettext("Đánh dấu những giấy tờ người nộp vừa mang đến."),
        follows=[again if view.received_at else waits],
        fields=[
            Field(name="papers", label=gettext("Giấy tờ nhận thêm"), kind="checkboxes", options=listed, value=[]),
            Field(name="more", label=gettext("Giấy tờ khác, mỗi dòng một tên"), kind="textarea", optional=True, rows=2),
            *scans,
        ],
    )  # fmt: skip


def _handed_in(doing: Doing) -> list[Given]:
    given = []
    for paper in doing.view.procedure.papers:
        file = uploads.keep(doing.files.get(f"file-{paper.no}"), by=doing.by, at=doing.at)
        if file is not None or str(paper.no) in doing.typed.getlist("papers"):
            number, origin = (file.id, "scan") if file else (None, "paper")
            given.append(Given(no=paper.no, name=paper.name, originals=1, file=number, origin=origin))
    others = typed.letter(doing.typed, "more").splitlines()
    return given + [Given(no=0, name=name.strip(), originals=1) for name in others if name.strip()]
