"""The ten states of a dossier as a citizen understands them: the official name, what it means, and the colour."""

from dataclasses import dataclass

from django.utils.translation import gettext

from motcua.law.workflow import State
from motcua.work.dossiers.views import Standing


@dataclass(frozen=True, slots=True)
class Said:
    """A state in words; `shape` is one of the kit's statuses, `asks` tells that the citizen's turn has come."""

    name: str
    meaning: str
    shape: str
    asks: bool = False


def said(state: State) -> Said:
    """The state in the reader's language."""
    return {
        State.REGISTERED: Said(
            gettext("Mới đăng ký"), gettext("Hồ sơ đã đến quầy. Quầy xem và trả lời trong 8 giờ làm việc."), "waiting"
        ),
        State.RECEIVED: Said(gettext("Được tiếp nhận"), gettext("Hồ sơ đủ giấy tờ. Ngày hẹn trả đã định."), "on-time"),
        State.NOT_RECEIVED: Said(
            gettext("Không được tiếp nhận"),
            gettext("Quầy không nhận hồ sơ này; lý do ghi trong phiếu từ chối."),
            "done",
        ),
        State.IN_PROGRESS: Said(gettext("Đang xử lý"), gettext("Cơ quan đang giải quyết hồ sơ."), "on-time"),
        State.SUPPLEMENT_NEEDED: Said(
            gettext("Yêu cầu bổ sung giấy tờ"),
            gettext("Hồ sơ còn thiếu. Đồng hồ dừng cho đến khi bạn bổ sung."),
            "waiting",
            asks=True,
        ),
        State.PAYMENT_NEEDED: Said(
            gettext("Yêu cầu thực hiện nghĩa vụ tài chính"),
            gettext("Cần nộp một khoản tiền rồi hồ sơ mới đi tiếp. Đồng hồ đang dừng."),
            "waiting",
            asks=True,
        ),
        State.WITHDRAWAL_ASKED: Said(
            gettext("Công dân yêu cầu rút hồ sơ"), gettext("Yêu cầu rút hồ sơ đang được xem."), "waiting"
        ),
        State.STOPPED: Said(gettext("Dừng xử lý"), gettext("Hồ sơ đã dừng, không giải quyết tiếp."), "done"),
        State.FINISHED: Said(gettext("Đã xử lý xong"), gettext("Đã có kết quả, chờ trao cho bạn."), "done", asks=True),
        State.RETURNED: Said(gettext("Đã trả kết quả"), gettext("Kết quả đã đến tay người nộp."), "done"),
    }[state]


def shape(state: State, standing: Standing) -> str:
    """The colour and shape of a dossier that is on its way: late and nearly due come before the state's own."""
    running = {
        Standing.LATE: "late",
        Standing.NEARLY: "nearly",
        Standing.WAITING: "waiting",
        Standing.ON_TIME: "on-time",
    }
    return running.get(standing, "done") if state.clock_runs else said(state).shape
