"""A dossier goes on to its next step, or back to the one before."""

from datetime import datetime

from motcua.ledger.record import record
from motcua.registers.catalog import process
from motcua.registers.catalog.process import PlannedStep
from motcua.registers.people.act import act
from motcua.registers.people.actor import Actor
from motcua.registers.people.errors import Invalid
from motcua.work.dossiers.acts import _ground
from motcua.work.dossiers.acts._ground import DossierCode
from motcua.work.dossiers.events import DossierForwarded, DossierSentBack
from motcua.work.dossiers.models import Dossier, Step


@act("dossier.forward")
def forward(
    *, by: Actor, dossier: str, at: datetime, holder: int | None = None, note: str = "", step: int | None = None
) -> DossierCode:
    """The dossier stands at the next step of its approved process, with a deadline of its own.

    `step` is the step the officer saw: `Conflict` when somebody has moved it meanwhile. Raises `Invalid` when the
    process has no further step.

    Source: NĐ 61/2018, Art. 18
    """
    row = _ground.locked(dossier, by=by, verb="dossier.forward", step=step)
    _ground.move(row, "forward")
    following = _ground.planned(row, row.step_no + 1)
    _require_signed(row, following)
    if following is None:
        raise Invalid(
            "Không còn bước nào để chuyển.", "Quy trình đã ở bước cuối.", "Hãy trình ký quyết định hoặc trả kết quả."
        )
    unit = row.holder_agency_id
    name = _ground.go_to(row, following, by=by, at=at, holder=holder)
    row.save()
    record(
        DossierForwarded(
            dossier=row.code,
            step=following.no,
            agency=_ground.new_unit(row, unit),
            holder=name,
            step_due=row.step_due_at,
            note=note.strip(),
        ),
        by=by,
        at=at,
    )
    return DossierCode(row.code)


def _require_signed(row: Dossier, following: PlannedStep | None) -> None:
    """Nothing happens on the way to a desk; `Invalid` where what is next is to issue what nobody has signed."""
    if following is None or following != process.issuing(_ground.procedure_of(row).process):
        return
    raise Invalid(
        "Kết quả chưa được ký.", "Bước tiếp theo là đóng dấu, phát hành văn bản đã ký.",
        "Hãy ký kết quả hoặc ký không giải quyết; hồ sơ sẽ tự sang văn thư.", "NĐ 30/2020, Art. 17",
    )  # fmt: skip


@act("dossier.send_back")
def send_back(*, by: Actor, dossier: str, reason: str, at: datetime, step: int | None = None) -> DossierCode:
    """The dossier is again with who did the step before, who is told why; what was signed is signed no more.

    Raises `Invalid` at the first step or without a reason. Source: NĐ 61/2018, Art. 19
    """
    row = _ground.locked(dossier, by=by, verb="dossier.send_back", step=step)
    _ground.require_text("reason", reason, "Lý do chuyển lại")
    _ground.move(row, "send_back")
    before = _ground.planned(row, row.step_no - 1)
    if before is None:
        raise Invalid("Không có bước trước đó.", "Hồ sơ đang ở bước đầu tiên.", "Hãy xử lý tiếp hoặc yêu cầu bổ sung.")
    last = (
        Step.objects.filter(dossier_id=row.id, no=before.no).order_by("-id").values_list("holder_id", flat=True).first()
    )
    name = _ground.go_to(row, before, by=by, at=at, holder=last)
    row.result = None
    row.save()
    record(
        DossierSentBack(
            dossier=row.code,
            step=before.no,
            agency=_ground.agency_code(row.holder_agency_id),
            holder=name,
            reason=reason.strip(),
        ),
        by=by,
        at=at,
    )
    return DossierCode(row.code)
