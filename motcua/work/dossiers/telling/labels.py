"""The names of states, channels, roles and ways to receive a result in the reader's language.

The words of the law are the Vietnamese ones; each stands here once more so that a catalogue can translate it.
"""

from django.utils.translation import gettext

from motcua.law.workflow import State
from motcua.registers.people.roles import Role


def state(of: State) -> str:
    """What the state is called."""
    return {
        State.REGISTERED: gettext("Mới đăng ký"),
        State.RECEIVED: gettext("Được tiếp nhận"),
        State.NOT_RECEIVED: gettext("Không được tiếp nhận"),
        State.IN_PROGRESS: gettext("Đang xử lý"),
        State.SUPPLEMENT_NEEDED: gettext("Yêu cầu bổ sung giấy tờ"),
        State.PAYMENT_NEEDED: gettext("Yêu cầu thực hiện nghĩa vụ tài chính"),
        State.WITHDRAWAL_ASKED: gettext("Công dân yêu cầu rút hồ sơ"),
        State.STOPPED: gettext("Dừng xử lý"),
        State.FINISHED: gettext("Đã xử lý xong"),
        State.RETURNED: gettext("Đã trả kết quả"),
    }[of]


def channel(number: int) -> str:
    """How the application came in; empty for a number that is none."""
    return {
        1: gettext("Trực tiếp tại quầy"),
        2: gettext("Trực tuyến"),
        3: gettext("Qua bưu chính công ích"),
    }.get(number, "")


def role(value: str) -> str:
    """What an officer in this role is called; the value itself for a role that is none."""
    return {
        Role.COUNTER.value: gettext("Công chức một cửa"),
        Role.SPECIALIST.value: gettext("Chuyên viên thụ lý"),
        Role.DIVISION_HEAD.value: gettext("Lãnh đạo phòng"),
        Role.LEADER.value: gettext("Lãnh đạo đơn vị"),
        Role.REGISTRY.value: gettext("Văn thư"),
        Role.CONTROL.value: gettext("Kiểm soát thủ tục hành chính"),
        Role.CHAIR.value: gettext("Lãnh đạo UBND tỉnh"),
        Role.HOTLINE.value: gettext("Trực tổng đài 1022"),
        Role.OPERATOR.value: gettext("Quản trị vận hành"),
    }.get(value, value)


def receive_by(value: str) -> str:
    """How the result is received; empty for a way that is none."""
    return {
        "counter": gettext("Tại Bộ phận Một cửa"),
        "online": gettext("Bản điện tử"),
        "post": gettext("Qua bưu chính công ích"),
    }.get(value, "")
